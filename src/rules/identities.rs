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
    partition("initial_total_eq_basic_plus_project", Initial, Whole, &[Personnel, Public, Projects]),
    partition("budget_total_eq_basic_plus_project", Full, Whole, &[Personnel, Public, Projects]),
    partition("spend_total_eq_basic_plus_project", Spent, Whole, &[Personnel, Public, Projects]),
    partition("basic_eq_personnel_plus_public", Initial, Basic, &[Personnel, Public]),
    partition("basic_eq_personnel_plus_public", Full, Basic, &[Personnel, Public]),
    partition("basic_eq_personnel_plus_public", Spent, Basic, &[Personnel, Public]),
    partition("three_public_sum", Spent, ThreePublic, &[Abroad, Vehicle, Reception]),
    partition("three_public_sum", Spent, ThreePublic, &[Abroad, VehicleRun, Reception]),
    partition("three_public_sum", Full, ThreePublic, &[Abroad, Vehicle, Reception]),
    partition("three_public_sum", Spent, Vehicle, &[VehicleBuy, VehicleRun]),
];

/// At most this many prints of one fact are tried in an identity.
const PRINTS: usize = 3;
/// Whole and parts within this many paragraphs of each other speak of the same money.
const NEAR: u32 = 12;

/// States the identities that the facts of a report allow.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    for row in PARTITIONS {
        let whole = prints(doc, row.whole, row.stage);
        let parts: Vec<Vec<&Fact>> = row.parts.iter().map(|p| prints(doc, *p, row.stage)).collect();
        let (Some(stated), false) = (whole.first(), parts.iter().any(Vec::is_empty)) else { continue };
        let readings: Vec<Expr> = combinations(&parts).into_iter().map(Expr::sum).collect();
        // One print of everything, sure, in one place: then the report itself says that these are the parts.
        let plain = whole.len() == 1 && parts.iter().all(|p| p.len() == 1);
        let all = || parts.iter().flatten().chain(&whole);
        let sure = all().all(|f| f.sure && f.stage == Some(row.stage));
        let near = all().all(|f| f.block.abs_diff(stated.block) <= NEAR);
        let force = if plain && sure && near { Force::Demands } else { Force::Suggests };
        // Another print of the whole may be the one that adds up.
        for fact in &whole {
            let first = fact.fig == stated.fig;
            let force = if first { force } else { Force::Supports };
            out.push(Claim { rule: row.rule, stated: fact.fig, readings: readings.clone(), at_most: false, force });
        }
    }
}

/// The facts that say this, one for each value, the surest first; a budget that does not say which may stand in.
fn prints<'d>(doc: &'d Document, subject: Subject, stage: Stage) -> Vec<&'d Fact> {
    let fits = |f: &Fact| f.stage == Some(stage) || f.stage == Some(Stage::Budget) && stage.is_budget();
    let mut facts: Vec<&Fact> = doc
        .facts
        .iter()
        .filter(|f| f.subject == subject && fits(f) && f.measure == Measure::Amount && !f.aside)
        .filter(|f| doc.figure(f.fig).unit.is_money())
        .collect();
    // A budget that does not say which stands in only where none does.
    if facts.iter().any(|f| f.stage == Some(stage)) {
        facts.retain(|f| f.stage == Some(stage));
    }
    facts.sort_by_key(|f| !f.sure);
    let mut out: Vec<&Fact> = Vec::new();
    for fact in facts {
        let value = doc.figure(fact.fig).base();
        if out.len() < PRINTS && !out.iter().any(|f| doc.figure(f.fig).base() == value) {
            out.push(fact);
        }
    }
    out
}

fn combinations(parts: &[Vec<&Fact>]) -> Vec<Vec<Fig>> {
    let mut out: Vec<Vec<Fig>> = vec![Vec::new()];
    for prints in parts {
        out = prints
            .iter()
            .flat_map(|fact| {
                out.iter().map(move |base| {
                    let mut next = base.clone();
                    next.push(fact.fig);
                    next
                })
            })
            .take(27)
            .collect();
    }
    out
}
