//! The same fact printed more than once must agree with itself.

use std::collections::BTreeMap;

use crate::read::Document;
use crate::read::document::{Claim, Expr, Fact, Force};
use crate::read::meaning::{Measure, Purse, Stage, Subject};

/// States that every print of a fact equals its first.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
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
                _ if !sure || stage == Stage::Prior || stage == Stage::Balance => Force::Supports,
                _ => Force::Suggests,
            };
            out.push(Claim::new("same_fact_consistent", fact.fig, Expr::Fig(first.fig), force));
        }
    }
}
