//! Funds by the paper that grants them: 财农〔2023〕10号 grants one amount, wherever it is quoted.

use super::bind::Bound;
use crate::gather::Gather;
use crate::order::Groups;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::figure::Plain;
use crate::read::meaning::Measure;

/// Papers that must agree with themselves before one that does not is doubted.
const HABIT: usize = 2;

/// States that a paper quoted again grants the same amount again.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut grants: Groups<String, Fig> = Groups::new();
    for figure in doc.figures.iter().filter(|f| f.plain == Some(Plain::Code)) {
        let end = figure.span.end as usize;
        if !doc.text.copy[end..].starts_with('号') {
            continue;
        }
        let before = &doc.text.copy[..figure.span.start as usize];
        let key: String = before.chars().rev().take(8).take_while(|c| !matches!(c, '，' | '。' | '《')).collect();
        let next = bound.partition_point(|b| (b.item.label.end as usize) < end);
        let Some(b) =
            bound.get(next).filter(|b| (b.item.lead.start as usize) <= end && b.fact.measure == Measure::Amount)
        else {
            continue;
        };
        if doc.figure(b.item.fig).unit.is_money() {
            grants.add(format!("{key}{}", doc.str(figure.span)), b.item.fig);
        }
    }
    let value = |fig: Fig| doc.figure(fig).base();
    let quoted: Vec<(Fig, Fig)> =
        grants.sorted().iter().filter(|(_, g)| g.len() == 2).map(|(_, g)| (g[0], g[1])).gather();
    let agree = quoted.iter().filter(|(a, b)| value(*a) == value(*b)).count();
    let disagree = quoted.len() - agree;
    for (a, b) in quoted {
        let force = if agree >= HABIT && disagree == 1 { Force::Doubts } else { Force::Supports };
        doc.claims.push(Claim::new("same_fact_consistent", b, Expr::Fig(a), force));
    }
}
