//! 政府采购支出总额 = 货物 + 工程 + 服务: the law knows no fourth kind.

use super::bind::Bound;
use crate::gather::Gather;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::text::HasWords;

const KINDS: [&str; 3] = ["货物", "工程", "服务"];

/// States for every paragraph that tells all three kinds what they come to.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    for block in bound.chunk_by(|a, b| a.item.block == b.item.block) {
        let kinds: Vec<Fig> = KINDS.iter().filter_map(|kind| only(doc, block, kind)).gather();
        if kinds.len() < KINDS.len() {
            continue;
        }
        let whole = |b: &&Bound| {
            is_amount(doc, b)
                && b.fact.subject == Subject::Procurement
                && !b.fact.stage.is_some_and(|s| s.is_budget() || s == Stage::Balance || s == Stage::Prior)
                && !kinds.contains(&b.item.fig)
        };
        let wholes: Vec<Fig> = block.iter().filter(whole).map(|b| b.item.fig).gather();
        let force = if wholes.len() == 1 { Force::Doubts } else { Force::Suggests };
        for whole in wholes.into_iter().take(2) {
            claims.push(Claim::new("parts_sum", whole, Expr::sum(kinds.iter().copied()), force));
        }
    }
    doc.claims.append(&mut claims);
}

fn is_amount(doc: &Document, b: &Bound) -> bool {
    b.fact.measure == Measure::Amount && doc.figure(b.item.fig).unit.is_money() && !b.words.each
}

/// The one amount of a paragraph that is of this kind alone.
fn only(doc: &Document, block: &[Bound], kind: &str) -> Option<Fig> {
    let of_it = |b: &&Bound| {
        let label = doc.str(b.item.label);
        is_amount(doc, b)
            && label.has(kind)
            && (label.has("采购") || label.contains('类') || !b.item.shared.is_empty())
            && KINDS.iter().filter(|k| label.has(k)).count() == 1
    };
    let mut found = block.iter().filter(of_it);
    let one = found.next()?;
    found.next().is_none().then_some(one.item.fig)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_three_kinds_come_to_the_whole() {
        let told = |total: &str| {
            format!(
                "2023年度部门决算公开说明\n八、政府采购支出情况\n授予中小企业合同金额30万元，占政府采购支出总额{total}万元的50%；货物采购支出10.5万元，工程采购支出20万元，服务采购支出29.5万元。"
            )
        };
        assert!(crate::check(&told("60")).relations.iter().any(|r| r.rule == "parts_sum"));
        assert!(crate::check(&told("61")).findings.iter().any(|f| f.rule == "parts_sum"));
    }
}
