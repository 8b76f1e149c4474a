//! Identities over the facts of a report, as rows that read like the regulation.

use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

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

use Stage::{Full, Initial, Prior, Spent};
use Subject::{
    Abroad, Basic, Personnel, Projects, Public, Reception, ThreePublic, Vehicle, VehicleBuy, VehicleRun, Whole,
};

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
    partition("three_public_sum", Spent, ThreePublic, &[Abroad, VehicleBuy, VehicleRun, Reception]),
    partition("three_public_sum", Spent, ThreePublic, &[Abroad, VehicleRun, Reception]),
    partition("three_public_sum", Initial, ThreePublic, &[Abroad, Vehicle, Reception]),
    partition("three_public_sum", Full, ThreePublic, &[Abroad, Vehicle, Reception]),
    partition("three_public_sum", Prior, ThreePublic, &[Abroad, Vehicle, Reception]),
    partition("three_public_sum", Spent, ThreePublic, &[Vehicle, Reception]),
    partition("three_public_sum", Spent, ThreePublic, &[VehicleRun, Reception]),
    partition("three_public_sum", Spent, ThreePublic, &[VehicleBuy, VehicleRun, Reception]),
    partition("three_public_sum", Prior, ThreePublic, &[Vehicle, Reception]),
    partition("three_public_sum", Spent, Vehicle, &[VehicleBuy, VehicleRun]),
];

/// Facts on either side of one among which the others of its sentence stand.
const BESIDE: usize = 8;
/// At most this many prints of one fact are tried in an identity.
const PRINTS: usize = 3;
/// Places of the whole at which an identity is stated.
const PLACES: usize = 4;
/// Whole and parts within this many paragraphs of each other speak of the same money.
const NEAR: u32 = 12;

/// States the identities that the facts of a report allow, once for each place where the whole is printed.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    let none_abroad = doc.str(doc.span).has_any(&["无因公出国", "未发生因公出国", "没有因公出国"]);
    // 年初预算20万元，调整后预算26万元: both values, where one sentence tells them apart.
    let whole = |f: &&Fact| f.subject == Whole && f.measure == Measure::Amount && !f.aside;
    let at = |f: &&Fact, stage: Stage| whole(f) && f.stage == Some(stage);
    let beside = |i: usize| doc.facts[i.saturating_sub(BESIDE)..].iter().take(2 * BESIDE);
    let adjusted: Vec<[Option<Decimal>; 2]> = (0..doc.facts.len())
        .map(|i| (i, &doc.facts[i]))
        .filter(|(_, a)| at(a, Initial))
        .flat_map(|(i, a)| beside(i).filter(|b| at(b, Full) && b.sentence == a.sentence).map(move |b| [a, b]))
        .map(|both| both.map(|f| doc.figure(f.fig).base()))
        .filter(|[a, b]| a != b)
        .take(PLACES)
        .gather();
    for row in PARTITIONS {
        let whole = prints(doc, row.whole, row.stage);
        let Some(first) = whole.first() else { continue };
        // Budgets of many amounts that do not say which they are: of each project one.
        if first.stage != Some(row.stage) && values(doc, &whole) > 1 {
            continue;
        }
        let parts: Vec<Vec<&Fact>> =
            row.parts.iter().map(|p| prints(doc, *p, row.stage)).take_while(|prints| !prints.is_empty()).gather();
        if parts.len() < row.parts.len() {
            continue;
        }
        // Who tells of no travel abroad had none; who tells of it counts it.
        let at_home = row.whole == ThreePublic && !row.parts.contains(&Abroad);
        if at_home && spent_any(doc, Abroad, row.stage) {
            continue;
        }
        // Where cars were bought, running them is not all that they cost.
        if row.parts.contains(&VehicleRun) && !row.parts.contains(&VehicleBuy) && spent_any(doc, VehicleBuy, row.stage)
        {
            continue;
        }
        // One value of everything, sure, in one place: then the report itself says that these are the parts.
        let plain = values(doc, &whole) == 1 && parts.iter().all(|p| values(doc, p) == 1);
        let sure = parts
            .iter()
            .chain([&whole])
            .all(|p| p[0].sure && p[0].stage == Some(row.stage) && p[0].block.abs_diff(first.block) <= NEAR);
        // A part larger than the whole belongs to another whole.
        let fits = parts.iter().all(|p| doc.figure(p[0].fig).base() <= doc.figure(first.fig).base());
        let force = match () {
            // Nobody going abroad this year says nothing of the year before.
            _ if at_home && row.stage == Prior => Force::Supports,
            _ if plain && sure && fits && (!at_home || none_abroad) => Force::Demands,
            _ => Force::Suggests,
        };
        for (i, fact) in whole.iter().enumerate().take(PLACES) {
            let near: Vec<Vec<&Fact>> = parts.iter().map(|p| nearest_prints(doc, p, fact.block)).gather();
            let readings: Vec<Expr> = combinations(&near).into_iter().map(Expr::sum).gather();
            let together = near.iter().all(|prints| prints[0].block == fact.block);
            // 预算20万元 of a part may be the initial or the adjusted one: what comes to the other whole is that one's.
            let unstaged = row.stage.is_budget() && near.iter().any(|p| p[0].stage != Some(row.stage));
            let sum: Option<Decimal> = near.iter().map(|p| doc.figure(p[0].fig).base()).sum();
            let other = unstaged && sum.is_some() && adjusted.iter().any(|both| both.contains(&sum));
            let force = match i {
                _ if other => Force::Supports,
                0 => force,
                _ if together => Force::Suggests,
                _ => Force::Supports,
            };
            out.push(Claim { rule: row.rule, stated: fact.fig, readings, at_most: false, force });
        }
    }
    limits(doc, out);
    funds(doc, out);
}

/// 收入总计 = 本年收入 + 年初结转; 支出总计 = 本年支出 + 年末结转; and without the totals what was carried in and came
/// in is what was spent and is left. Told anywhere in the report.
fn funds(doc: &Document, out: &mut Vec<Claim>) {
    let of = |subjects: &[Subject], fits: &dyn Fn(Option<Stage>) -> bool| -> Vec<&Fact> {
        let money = |f: &&Fact| f.measure == Measure::Amount && !f.aside && doc.figure(f.fig).unit.is_money();
        doc.facts.iter().filter(money).filter(|f| subjects.contains(&f.subject) && fits(f.stage)).gather()
    };
    let whole = [Whole, Subject::Income];
    let came = |s: Option<Stage>| !matches!(s, Some(Prior | Stage::Carried | Stage::Balance | Stage::Funds));
    let total = of(&whole, &|s| s == Some(Stage::Funds));
    let income = of(&[Subject::Income], &came);
    let carried = of(&whole, &|s| s == Some(Stage::Carried));
    let spent = of(&[Whole], &|s| s == Some(Spent));
    let left = of(&whole, &|s| s == Some(Stage::Balance));
    // Reserves that were drawn on are told in sentences of their own.
    let reserves = doc.str(doc.span).has("非财政拨款结余");
    // 收入总计a，支出总计b，相抵后结余c: these totals are of the year alone.
    let force = if reserves || values(doc, &total) > 1 { Force::Supports } else { Force::Suggests };
    let near = |prints: &[&Fact], at: &Fact| -> Vec<Expr> {
        nearest_prints(doc, prints, at.block).into_iter().map(|f| Expr::Fig(f.fig)).gather()
    };
    let mut state =
        |stated: &[&Fact], plus: [&[&Fact]; 2], minus: &[&Fact]| {
            if plus.iter().any(|p| p.is_empty()) {
                return;
            }
            for fact in stated.iter().take(PLACES) {
                let (first, second) = (near(plus[0], fact), near(plus[1], fact));
                let mut readings = Vec::new();
                for a in &first {
                    for b in &second {
                        let sum = vec![a.clone(), b.clone()];
                        match near(minus, fact).as_slice() {
                            [] => readings.push(Expr::Add(sum)),
                            less => readings.extend(less.iter().map(|c| {
                                Expr::Add(sum.iter().cloned().chain([Expr::Neg(Box::new(c.clone()))]).gather())
                            })),
                        }
                    }
                }
                out.push(Claim { rule: "carryover_identity", stated: fact.fig, readings, at_most: false, force });
            }
        };
    state(&total, [&income, &carried], &[]);
    state(&total, [&spent, &left], &[]);
    if total.is_empty() && !spent.is_empty() {
        state(&left, [&income, &carried], &spent);
    }
}

/// What was spent is at most what was budgeted: worth showing where it holds.
fn limits(doc: &Document, out: &mut Vec<Claim>) {
    let mut last: Option<&Fact> = None;
    for fact in
        doc.facts.iter().filter(|f| f.measure == Measure::Amount && doc.figure(f.fig).unit.is_money() && !f.aside)
    {
        match fact.stage {
            Some(stage) if stage.is_budget() => last = Some(fact),
            Some(Spent | Stage::Received) => {
                if let Some(budget) = last.filter(|b| b.subject == fact.subject && b.block.abs_diff(fact.block) <= 2) {
                    let reading = vec![Expr::Fig(budget.fig)];
                    out.push(Claim {
                        rule: "spend_within_budget",
                        stated: fact.fig,
                        readings: reading,
                        at_most: true,
                        force: Force::Supports,
                    });
                }
            }
            _ => {}
        }
    }
}

/// Every print of this, the surest first; a budget that does not say which stands in only where none does.
fn prints<'d>(doc: &'d Document, subject: Subject, stage: Stage) -> Vec<&'d Fact> {
    let fits =
        |f: &Fact| f.stage == Some(stage) || matches!(f.stage, Some(Stage::Budget | Stage::Funds)) && stage.is_budget();
    let mut facts: Vec<&Fact> = doc
        .facts
        .iter()
        .filter(|f| f.subject == subject && fits(f) && f.measure == Measure::Amount && !f.aside)
        .filter(|f| doc.figure(f.fig).unit.is_money())
        .gather();
    if facts.iter().any(|f| f.stage == Some(stage)) {
        facts.retain(|f| f.stage == Some(stage));
    }
    crate::order::by_key(&mut facts, |f| !f.sure);
    facts
}

/// 因公出国费和购车费均为0元: told, and nothing to be counted.
fn spent_any(doc: &Document, subject: Subject, stage: Stage) -> bool {
    prints(doc, subject, stage).iter().any(|f| doc.figure(f.fig).base() != Some(Decimal::ZERO))
}

fn values(doc: &Document, prints: &[&Fact]) -> usize {
    let mut seen: Vec<_> = prints.iter().map(|f| doc.figure(f.fig).base()).gather();
    crate::order::by_key(&mut seen, |value| *value);
    seen.dedup();
    seen.len()
}

/// One print for each value, the one nearest to a paragraph.
fn nearest_prints<'d>(doc: &Document, prints: &[&'d Fact], block: u32) -> Vec<&'d Fact> {
    let mut sorted = prints.to_vec();
    crate::order::by_key(&mut sorted, |f| f.block.abs_diff(block));
    let mut out: Vec<&Fact> = Vec::new();
    for fact in sorted {
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
            .gather();
    }
    out
}
