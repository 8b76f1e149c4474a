//! How many projects got which grade, and what they scored on average: “优”3个、“良”2个; 平均得分91分.

use rust_decimal::Decimal;

use super::bind::Bound;
use super::project::counts_projects;
use crate::read::document::{Claim, Document, Expr, Force};
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::text::WordSet;

const GRADES: WordSet = WordSet::new(&["优", "优秀", "良", "良好", "中", "中等", "一般", "差", "较差"]);

/// Figures before the grades among which their whole stands.
const REACH: usize = 8;

/// States what the counts of all grades come to, and what scores are on average.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    let mut i = 0;
    while i < bound.len() {
        let run = bound[i..].iter().take_while(|b| is_grade(doc, b) && b.item.sentence == bound[i].item.sentence);
        let length = run.count();
        if length >= 2 {
            let before = bound[i.saturating_sub(REACH)..i].iter().rev();
            let mut near = before.take_while(|b| b.item.block == bound[i].item.block);
            if let Some(whole) = near.find(|b| counts_projects(doc, b)) {
                let parts = bound[i..i + length].iter().map(|b| b.item.fig);
                // Two grades need not be all.
                let force = if length >= 3 { Force::Doubts } else { Force::Supports };
                claims.push(Claim::new("count_parts_sum", whole.item.fig, Expr::sum(parts), force));
            }
        }
        i += length.max(1);
    }
    averages(doc, bound, &mut claims);
    doc.claims.append(&mut claims);
}

fn is_grade(doc: &Document, b: &Bound) -> bool {
    let label = doc.str(b.item.label).trim_end_matches(['”', '"', '的', '为', '有', '级', '等']);
    matches!(doc.figure(b.item.fig).unit, Unit::Count("个" | "项")) && GRADES.ending(label).is_some()
}

/// 3个项目…自评平均分91分。1.甲…得分90分。2.乙…得分92分。…
fn averages(doc: &Document, bound: &[Bound], claims: &mut Vec<Claim>) {
    const AFTER: u32 = 3;
    const LONGEST: usize = 400;
    for (i, mean) in bound.iter().enumerate() {
        if !mean.words.mean || doc.figure(mean.item.fig).unit != Unit::Score {
            continue;
        }
        let mut scores: Vec<&Bound> = Vec::new();
        for b in bound[i + 1..].iter().take(LONGEST) {
            let last = scores.last().map_or(mean.item.block, |s| s.item.block);
            if b.item.block - last > AFTER {
                break;
            }
            let score =
                matches!(b.fact.measure, Measure::Score | Measure::Total) && doc.figure(b.item.fig).unit == Unit::Score;
            // One score a paragraph: what else it gives points are the score's own parts.
            if score && b.item.block > last {
                scores.push(b);
            }
        }
        if scores.len() >= 2 {
            let sum = Expr::sum(scores.iter().map(|s| s.item.fig));
            let count = Decimal::from(scores.len());
            // 纳入自评的项目6个: some of them were not read.
            let counted = bound[..i].iter().rev().take_while(|b| b.item.sentence == mean.item.sentence);
            let mut counted =
                counted.map(|b| doc.figure(b.item.fig)).filter(|f| matches!(f.unit, Unit::Count("个" | "项")));
            let all = counted.all(|f| f.value == Some(count));
            let force = if all { Force::Suggests } else { Force::Supports };
            claims.push(Claim::new("share_recalc", mean.item.fig, Expr::div(sum, Expr::Num(count)), force));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_grades_come_to_all_projects() {
        let told = |count: u8| {
            format!(
                "2023年度部门决算公开说明\n对{count}个项目开展自评，涉及资金20万元。评价结果：“优”3个、“良”1个、“中”0个。"
            )
        };
        assert!(crate::check(&told(4)).relations.iter().any(|r| r.rule == "count_parts_sum"));
        assert!(crate::check(&told(5)).findings.iter().any(|f| f.rule == "count_parts_sum"));
    }

    #[test]
    fn an_average_is_that_of_the_scores_below_it() {
        let text = "2023年度部门决算公开说明\n纳入自评的项目2个，自评平均得分91分。\n1.甲项目，预算20万元，得分90分。\n2.乙项目，预算30万元，得分92分。";
        assert!(crate::check(text).relations.iter().any(|r| r.rule == "share_recalc" && r.formula.starts_with("91")));
    }
}
