//! The same fact printed more than once must agree with itself.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::read::Document;
use crate::read::document::{Claim, Expr, Fact, Force};
use crate::read::meaning::{Measure, Purse, Stage, Subject};

/// States that every print of a fact equals another.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    one_meaning(doc, out);
    one_value(doc, out);
}

/// Facts of one meaning: the sure ones must agree.
fn one_meaning(doc: &Document, out: &mut Vec<Claim>) {
    let mut clusters: BTreeMap<(Subject, Stage, Purse), Vec<&Fact>> = BTreeMap::new();
    for fact in &doc.facts {
        if let (Some(stage), Measure::Amount) = (fact.stage, fact.measure)
            && doc.figure(fact.fig).unit.is_money()
        {
            clusters.entry((fact.subject, stage, fact.purse)).or_default().push(fact);
        }
    }
    for ((_, stage, _), facts) in clusters {
        let Some(first) = facts.iter().find(|f| f.sure && !f.aside).or(facts.first()) else { continue };
        for fact in facts.iter().filter(|f| f.fig != first.fig) {
            let sure = fact.sure && first.sure && !fact.aside && !first.aside;
            let force = match () {
                _ if !sure || matches!(stage, Stage::Prior | Stage::Balance | Stage::Budget) => Force::Supports,
                _ => Force::Suggests,
            };
            out.push(Claim::new("same_fact_consistent", fact.fig, Expr::Fig(first.fig), force));
        }
    }
}

/// Digits that a value must have before its coming back is taken for more than chance.
const TELLING: usize = 4;

/// Facts of one value whose meanings do not exclude each other: the report prints one fact again in other words.
fn one_value(doc: &Document, out: &mut Vec<Claim>) {
    let mut clusters: BTreeMap<(Decimal, bool), Vec<&Fact>> = BTreeMap::new();
    for fact in &doc.facts {
        let figure = doc.figure(fact.fig);
        let share = matches!(fact.measure, Measure::ExecRate | Measure::AdjustRate | Measure::OtherRate) || fact.measure == Measure::Actual && !figure.unit.is_money();
        let amount = figure.unit.is_money() && matches!(fact.measure, Measure::Amount | Measure::Actual | Measure::Target);
        if let Some(value) = figure.base()
            && (amount || share)
            && telling(figure.value.unwrap_or_default()) >= if amount { TELLING } else { 3 }
        {
            clusters.entry((value.normalize(), amount)).or_default().push(fact);
        }
    }
    for facts in clusters.into_values() {
        // The first of each stage stands for all that share it.
        let mut heads: Vec<&Fact> = Vec::new();
        for fact in facts {
            match heads.iter().find(|h| compatible(h, fact)) {
                Some(head) => out.push(Claim::new("same_fact_consistent", fact.fig, Expr::Fig(head.fig), Force::Supports)),
                None => heads.push(fact),
            }
        }
    }
}

fn compatible(a: &Fact, b: &Fact) -> bool {
    let stages = match (a.stage, b.stage) {
        (Some(a), Some(b)) => a == b || a.is_budget() && b.is_budget(),
        _ => true,
    };
    let subjects = a.subject == b.subject || !a.sure || !b.sure || matches!((a.subject, b.subject), (Subject::Named(_), _) | (_, Subject::Named(_)));
    stages && subjects
}

fn telling(value: Decimal) -> usize {
    value.normalize().mantissa().abs().to_string().len()
}
