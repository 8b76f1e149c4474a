//! Groups of scores: （一）投入情况（16分） over 1. 2. 3., each with weight and score, closed by a subtotal.

use super::bind::Bound;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::text::Numbering;

/// Figures of one chapter that are looked at.
const LONGEST: usize = 400;

/// States what the groups' weights and scores come to.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let headings: Vec<(usize, Numbering, u32, u32)> =
        doc.outline.iter().enumerate().map(|(i, h)| (i, h.numbering, h.block as u32, h.span.start)).collect();
    let mut subtotals: Vec<Fig> = Vec::new();
    for &(i, numbering, block, start) in &headings {
        if !matches!(numbering, Numbering::HanBracket | Numbering::Han | Numbering::Digit) {
            continue;
        }
        let end = headings[i + 1..].iter().find(|h| h.1 <= numbering).map_or(doc.span.end, |h| h.3);
        let from = bound.partition_point(|b| b.item.label.end < start);
        let to = bound.partition_point(|b| b.item.label.end < end);
        let inside: Vec<&Bound> = bound[from..to.max(from)]
            .iter()
            .take(LONGEST)
            .filter(|b| doc.figure(b.item.fig).unit == Unit::Score)
            .collect();
        let Some((head, rest)) = inside.split_first() else { continue };
        let heads = head.item.block == block && head.fact.measure == Measure::Weight;
        if !heads || rest.len() < 2 {
            continue;
        }
        let subtotal = rest.iter().find(|b| is_subtotal(doc, b));
        let of = |measure: Measure| {
            rest.iter()
                .filter(|b| b.fact.measure == measure && !is_subtotal(doc, b))
                .map(|b| b.item.fig)
                .collect::<Vec<Fig>>()
        };
        let (weights, scores) = (of(Measure::Weight), of(Measure::Score));
        if weights.len() >= 2 {
            let force = if weights.len() == scores.len() { Force::Suggests } else { Force::Supports };
            doc.claims.push(Claim::new(
                "level1_eq_sum_level3",
                head.item.fig,
                Expr::sum(weights.iter().copied()),
                force,
            ));
        }
        if let Some(subtotal) = subtotal {
            if !scores.is_empty() {
                let force = if weights.len() == scores.len() { Force::Suggests } else { Force::Supports };
                doc.claims.push(Claim::new(
                    "score_sum_eq_total",
                    subtotal.item.fig,
                    Expr::sum(scores.iter().copied()),
                    force,
                ));
            }
            subtotals.push(subtotal.item.fig);
        }
    }
    if subtotals.len() >= 2 {
        for total in doc.totals.clone() {
            if !subtotals.contains(&total) {
                doc.claims.push(Claim::new(
                    "score_sum_eq_total",
                    total,
                    Expr::sum(subtotals.iter().copied()),
                    Force::Suggests,
                ));
            }
        }
    }
}

/// 以上合计得分16分, 该部分得分22分.
pub fn is_subtotal(doc: &Document, b: &Bound) -> bool {
    let label = doc.str(b.item.label);
    matches!(b.fact.measure, Measure::Score | Measure::Total)
        && (label.starts_with("合计")
            || label.contains("小计")
            || label.contains("该部分")
            || label.contains("以上")
            || label.contains("本部分")
            || label.contains("共得"))
}
