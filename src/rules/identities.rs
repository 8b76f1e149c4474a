//! Identities over the facts of a report, as rows that read like the regulation.

use crate::read::Document;
use crate::read::document::{Claim, Expr, Fact, Fig, Force};
use crate::read::meaning::{Measure, Stage, Subject};

/// The whole is the sum of its parts, at one stage of the money.
struct Partition {
    rule: &'static str,
    whole: Subject,
    parts: &'static [Subject],
    stage: Stage,
}

const fn partition(rule: &'static str, stage: Stage, whole: Subject, parts: &'static [Subject]) -> Partition {
    Partition { rule, whole, parts, stage }
}

use Stage::{Full, Initial, Spent};
use Subject::{Abroad, Basic, Personnel, Projects, Public, Reception, ThreePublic, Vehicle, VehicleBuy, VehicleRun, Whole};

#[rustfmt::skip]
const PARTITIONS: &[Partition] = &[
    partition("initial_total_eq_basic_plus_project", Initial, Whole, &[Basic, Projects]),
    partition("budget_total_eq_basic_plus_project", Full, Whole, &[Basic, Projects]),
    partition("spend_total_eq_basic_plus_project", Spent, Whole, &[Basic, Projects]),
    partition("basic_eq_personnel_plus_public", Initial, Basic, &[Personnel, Public]),
    partition("basic_eq_personnel_plus_public", Full, Basic, &[Personnel, Public]),
    partition("basic_eq_personnel_plus_public", Spent, Basic, &[Personnel, Public]),
    partition("three_public_sum", Spent, ThreePublic, &[Abroad, Vehicle, Reception]),
    partition("three_public_sum", Spent, ThreePublic, &[Abroad, VehicleRun, Reception]),
    partition("three_public_sum", Spent, Vehicle, &[VehicleBuy, VehicleRun]),
];

/// At most this many prints of one fact are tried in an identity.
const PRINTS: usize = 3;

/// States the identities that the facts of a report allow.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    for row in PARTITIONS {
        let of = |subject| prints(doc, subject, row.stage);
        let whole = of(row.whole);
        let parts: Vec<Vec<Fig>> = row.parts.iter().map(|p| of(*p)).collect();
        if whole.is_empty() || parts.iter().any(Vec::is_empty) {
            continue;
        }
        let mut readings = Vec::new();
        for combination in combinations(&parts) {
            readings.push(Expr::sum(combination));
        }
        for &stated in whole.iter().take(1) {
            out.push(Claim { rule: row.rule, stated, readings: readings.clone(), at_most: false, force: Force::Demands });
        }
    }
}

/// The figures that say this fact, one for each value, the surest first.
fn prints(doc: &Document, subject: Subject, stage: Stage) -> Vec<Fig> {
    let mut facts: Vec<&Fact> = doc
        .facts
        .iter()
        .filter(|f| f.subject == subject && f.stage == Some(stage) && f.measure == Measure::Amount && !f.aside)
        .filter(|f| doc.figure(f.fig).unit.is_money())
        .collect();
    facts.sort_by_key(|f| !f.sure);
    let mut out: Vec<Fig> = Vec::new();
    for fact in facts {
        let value = doc.figure(fact.fig).base();
        if out.len() < PRINTS && !out.iter().any(|f| doc.figure(*f).base() == value) {
            out.push(fact.fig);
        }
    }
    out
}

fn combinations(parts: &[Vec<Fig>]) -> Vec<Vec<Fig>> {
    let mut out: Vec<Vec<Fig>> = vec![Vec::new()];
    for prints in parts {
        out = prints
            .iter()
            .flat_map(|fig| {
                out.iter().map(move |base| {
                    let mut next = base.clone();
                    next.push(*fig);
                    next
                })
            })
            .take(27)
            .collect();
    }
    out
}
