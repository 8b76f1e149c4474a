//! Ratios that the text states: execution and adjustment rates, shares, growth, completion, balances.

use super::bind::Bound;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::unit::Unit;

/// How many figures back a rate may look for what it is of.
const REACH: usize = 10;

/// States a claim for every rate, share, growth and balance that has something to be checked against.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    for i in 0..bound.len() {
        let b = &bound[i];
        match b.fact.measure {
            Measure::ExecRate => execution_rate(doc, bound, i),
            Measure::OtherRate if b.words.completion_of => execution_rate(doc, bound, i),
            Measure::AdjustRate => adjustment_rate(doc, bound, i),
            Measure::ArrivalRate => two_stage_rate(doc, bound, i, Stage::Received, "funds_received_rate"),
            Measure::BalanceRate => two_stage_rate(doc, bound, i, Stage::Balance, "carryover_rate"),
            Measure::Share => share(doc, bound, i),
            Measure::Growth => growth(doc, bound, i),
            Measure::Amount if b.fact.stage == Some(Stage::Full) && doc.figure(b.item.fig).unit.is_money() => adjusted(doc, bound, i),
            Measure::Amount if b.fact.stage == Some(Stage::Balance) && doc.figure(b.item.fig).unit.is_money() => balance(doc, bound, i),
            _ => {}
        }
    }
}

/// The figures near `i` that satisfy `fits`: of its sentence first, then of the rest of its block before it.
fn near<'b>(bound: &'b [Bound], i: usize, fits: impl Fn(&Bound) -> bool) -> Vec<&'b Bound> {
    let me = bound[i].item;
    let mut own: Vec<&Bound> = (0..i)
        .rev()
        .take(REACH)
        .take_while(|&k| bound[k].item.sentence == me.sentence)
        .map(|k| &bound[k])
        .filter(|b| fits(b))
        .collect();
    if own.is_empty() {
        own = (0..i)
            .rev()
            .take(REACH)
            .take_while(|&k| bound[k].item.block == me.block)
            .map(|k| &bound[k])
            .filter(|b| fits(b))
            .collect();
    }
    own
}

fn is_amount(doc: &Document, b: &Bound) -> bool {
    b.fact.measure == Measure::Amount && doc.figure(b.item.fig).unit.is_money() && b.item.depth == 0
}

/// 执行率 = 执行数 ÷ 预算数: the nearest pair first, then every pair the sentence allows.
fn execution_rate(doc: &mut Document, bound: &[Bound], i: usize) {
    let subject = bound[i].fact.subject;
    let own_subject = bound[i].named;
    let of_subject = |b: &Bound| !own_subject || b.fact.subject == subject || matches!(b.fact.subject, Subject::Named(_));
    let mut spent = near(bound, i, |b| is_amount(doc, b) && b.fact.stage == Some(Stage::Spent) && of_subject(b));
    if spent.is_empty() {
        spent = near(bound, i, |b| is_amount(doc, b) && b.fact.stage == Some(Stage::Spent));
    }
    let Some(nearest) = spent.first().copied() else { return };
    // A budget of the same sentence, else of the same paragraph; the spent one's own subject first.
    let mut budgets = near(bound, i, |b| is_amount(doc, b) && b.fact.stage.is_some_and(is_base) && b.fact.subject == nearest.fact.subject);
    for other in near(bound, i, |b| is_amount(doc, b) && b.fact.stage.is_some_and(is_base)) {
        if !budgets.contains(&other) {
            budgets.push(other);
        }
    }
    if budgets.is_empty() {
        return;
    }
    let mut readings = Vec::new();
    for s in spent.iter().take(3) {
        for b in budgets.iter().take(4) {
            readings.push(Expr::div(Expr::Fig(s.item.fig), Expr::Fig(b.item.fig)));
        }
    }
    doc.claims.push(Claim { rule: "exec_rate_recalc", stated: bound[i].item.fig, readings, at_most: false, force: Force::Demands });
}

fn is_base(stage: Stage) -> bool {
    stage.is_budget() || stage == Stage::Received
}

/// 调整率 = 调整数 ÷ 年初预算数, whatever the sign.
fn adjustment_rate(doc: &mut Document, bound: &[Bound], i: usize) {
    let stage = |b: &Bound, wanted: fn(Stage) -> bool| is_amount(doc, b) && b.fact.stage.is_some_and(wanted);
    let changes = near(bound, i, |b| stage(b, |s| matches!(s, Stage::Adjust | Stage::Raise | Stage::Cut)));
    let initial = near(bound, i, |b| stage(b, |s| s == Stage::Initial));
    let full = near(bound, i, |b| stage(b, |s| s == Stage::Full));
    let Some(initial) = initial.first() else { return };
    let base = || Expr::Fig(initial.item.fig);
    let mut readings = Vec::new();
    if let Some(change) = changes.first() {
        readings.push(Expr::div(Expr::Fig(change.item.fig), base()));
    }
    if let Some(full) = full.first() {
        readings.push(Expr::div(Expr::sub(Expr::Fig(full.item.fig), base()), base()));
        readings.push(Expr::div(Expr::sub(base(), Expr::Fig(full.item.fig)), base()));
    }
    if !readings.is_empty() {
        doc.claims.push(Claim { rule: "adjust_rate_recalc", stated: bound[i].item.fig, readings, at_most: false, force: Force::Demands });
    }
}

/// 到位率, 结转结余率: an amount of this stage over a budget of the sentence.
fn two_stage_rate(doc: &mut Document, bound: &[Bound], i: usize, over: Stage, rule: &'static str) {
    let top = near(bound, i, |b| is_amount(doc, b) && b.fact.stage == Some(over));
    let Some(top) = top.first().copied() else { return };
    let under = near(bound, i, |b| is_amount(doc, b) && b.fact.stage.is_some_and(is_base) && b.item.fig != top.item.fig);
    let readings: Vec<Expr> = under.iter().take(4).map(|b| Expr::div(Expr::Fig(top.item.fig), Expr::Fig(b.item.fig))).collect();
    if !readings.is_empty() {
        doc.claims.push(Claim { rule, stated: bound[i].item.fig, readings, at_most: false, force: Force::Doubts });
    }
}

/// 全年预算 = 年初预算 ± 调整.
fn adjusted(doc: &mut Document, bound: &[Bound], i: usize) {
    let same = |b: &Bound| is_amount(doc, b) && b.fact.subject == bound[i].fact.subject;
    let around: Vec<&Bound> = bound[i.saturating_sub(6)..(i + 4).min(bound.len())]
        .iter()
        .filter(|b| b.item.sentence == bound[i].item.sentence && same(b))
        .collect();
    let initial = around.iter().find(|b| b.fact.stage == Some(Stage::Initial));
    let change: Vec<&&Bound> =
        around.iter().filter(|b| matches!(b.fact.stage, Some(Stage::Adjust | Stage::Raise | Stage::Cut))).collect();
    let (Some(initial), [first, rest @ ..]) = (initial, change.as_slice()) else { return };
    if rest.len() > 1 {
        return;
    }
    let base = || Expr::Fig(initial.item.fig);
    let signed = |b: &Bound, up: bool| if up { Expr::Fig(b.item.fig) } else { Expr::Neg(Box::new(Expr::Fig(b.item.fig))) };
    let mut readings = Vec::new();
    let signs: &[bool] = match first.fact.stage {
        Some(Stage::Raise) => &[true],
        Some(Stage::Cut) => &[false],
        _ => &[true, false],
    };
    for &up in signs {
        let mut terms = vec![base(), signed(first, up)];
        if let [second] = rest {
            terms.push(signed(second, second.fact.stage != Some(Stage::Cut)));
        }
        readings.push(Expr::Add(terms));
    }
    doc.claims.push(Claim { rule: "adjusted_eq_initial_plus_change", stated: bound[i].item.fig, readings, at_most: false, force: Force::Demands });
}

/// 结余 = 预算 − 支出.
fn balance(doc: &mut Document, bound: &[Bound], i: usize) {
    let spent = near(bound, i, |b| is_amount(doc, b) && b.fact.stage == Some(Stage::Spent));
    let budgets = near(bound, i, |b| is_amount(doc, b) && b.fact.stage.is_some_and(is_base));
    let same_sentence = |b: &Bound| b.item.sentence == bound[i].item.sentence;
    let (Some(spent), false) = (spent.first().filter(|b| same_sentence(b)), budgets.is_empty()) else { return };
    let readings = budgets
        .iter()
        .filter(|b| same_sentence(b))
        .take(4)
        .map(|b| Expr::sub(Expr::Fig(b.item.fig), Expr::Fig(spent.item.fig)))
        .collect::<Vec<_>>();
    if !readings.is_empty() {
        doc.claims.push(Claim { rule: "balance_eq_budget_minus_spend", stated: bound[i].item.fig, readings, at_most: false, force: Force::Suggests });
    }
}

/// 公务接待费20.10万元，占88.86%: the amount before it, of any amount that can be its whole.
fn share(doc: &mut Document, bound: &[Bound], i: usize) {
    let Some(part) = (0..i)
        .rev()
        .take(3)
        .map(|k| &bound[k])
        .find(|b| matches!(b.fact.measure, Measure::Amount | Measure::Count) && b.item.clause == bound[i].item.clause)
    else {
        return;
    };
    let unit = doc.figure(part.item.fig).unit;
    let mut wholes: Vec<Fig> = (0..i)
        .rev()
        .take(40)
        .take_while(|&k| bound[k].item.block == bound[i].item.block)
        .map(|k| &bound[k])
        .filter(|b| b.item.fig != part.item.fig && doc.figure(b.item.fig).unit.same_family(unit) && b.fact.measure == part.fact.measure)
        .filter(|b| doc.figure(b.item.fig).base() >= doc.figure(part.item.fig).base())
        .map(|b| b.item.fig)
        .collect();
    wholes.reverse();
    if let Unit::Money(_) = unit {
        // The whole of a three-public part is the three-public total, wherever it stands.
        if let Some(at) = wholes.iter().position(|fig| bound.iter().any(|b| b.item.fig == *fig && b.fact.subject == Subject::ThreePublic && b.fact.stage == Some(Stage::Spent))) {
            wholes.swap(0, at);
        }
    }
    wholes.truncate(12);
    if wholes.is_empty() {
        return;
    }
    let rule = match part.fact.subject {
        Subject::Abroad | Subject::Vehicle | Subject::VehicleBuy | Subject::VehicleRun | Subject::Reception => "three_public_share",
        _ => "share_recalc",
    };
    let force = if rule == "three_public_share" { Force::Demands } else { Force::Suggests };
    let readings = wholes.iter().map(|w| Expr::div(Expr::Fig(part.item.fig), Expr::Fig(*w))).collect();
    doc.claims.push(Claim { rule, stated: bound[i].item.fig, readings, at_most: false, force });
}

/// 比上年增加X万元，增长Y%: Y = X ÷ (this year − X); or of last year where it is given.
fn growth(doc: &mut Document, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let falls = me.words.fall;
    let delta = (i.saturating_sub(2)..i).rev().map(|k| &bound[k]).find(|b| {
        b.fact.measure == Measure::Delta && b.item.sentence == me.item.sentence && doc.figure(b.item.fig).unit.is_money()
    });
    let end = delta.map_or(i, |d| bound.iter().position(|b| b.item.fig == d.item.fig).unwrap_or(i));
    let mut current: Vec<Fig> = (end.saturating_sub(4)..end)
        .rev()
        .map(|k| &bound[k])
        .take_while(|b| b.item.block == me.item.block)
        .filter(|b| is_amount(doc, b) && b.fact.stage != Some(Stage::Prior))
        .map(|b| b.item.fig)
        .collect();
    for b in bound.iter().filter(|b| b.named && b.fact.subject == me.fact.subject && b.fact.stage == Some(Stage::Spent) && is_amount(doc, b)).take(4) {
        if !current.contains(&b.item.fig) {
            current.push(b.item.fig);
        }
    }
    let prior = (i.saturating_sub(4)..i).rev().map(|k| &bound[k]).find(|b| {
        b.item.sentence == me.item.sentence && is_amount(doc, b) && b.fact.stage == Some(Stage::Prior)
    });
    let mut readings = Vec::new();
    if let Some(prior) = prior {
        let base = || Expr::Fig(prior.item.fig);
        if let Some(now) = current.first() {
            let (a, b) = if falls { (base(), Expr::Fig(*now)) } else { (Expr::Fig(*now), base()) };
            readings.push(Expr::div(Expr::sub(a, b), base()));
        }
        if let Some(delta) = delta {
            readings.push(Expr::div(Expr::Fig(delta.item.fig), base()));
        }
    }
    if let Some(delta) = delta {
        let change = || Expr::Fig(delta.item.fig);
        for now in &current {
            let base = if falls { Expr::Add(vec![Expr::Fig(*now), change()]) } else { Expr::sub(Expr::Fig(*now), change()) };
            readings.push(Expr::div(change(), base));
        }
        if let (Some(prior), Some(now)) = (prior, current.first()) {
            let (a, b) = if falls { (prior.item.fig, *now) } else { (*now, prior.item.fig) };
            doc.claims.push(Claim::new("three_public_change", delta.item.fig, Expr::sub(Expr::Fig(a), Expr::Fig(b)), Force::Demands));
        }
    }
    if !readings.is_empty() {
        let force = if current.len() == 1 || prior.is_some() { Force::Demands } else { Force::Doubts };
        doc.claims.push(Claim { rule: "growth_rate_recalc", stated: me.item.fig, readings, at_most: false, force });
    }
}
