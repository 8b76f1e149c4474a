//! What weights and scores add up to, wherever their parts stand: in the running text, in a table, or in both.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::quick::{Figs, Map, Set};

use rust_decimal::Decimal;

use super::scoring::{fig, one, value};
use crate::read::Document;
use crate::read::document::{Claim, Expr, Fig, Force, Indicator, Tally};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::table::row_unread;
use crate::read::unit::Unit;

/// A report prints its total a few times; more of them are those of many things.
const TOTALS: usize = 8;

/// States what every printing of the indicators comes to.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    execution(doc, out);
    let lists = lists(doc);
    let loose = is_loose(doc);
    let tallied: Set<u32> = doc.tallies.iter().map(|t| t.list).collect();
    let tables = lists.iter().filter(|l| l[0].from_table).count();
    for list in &lists {
        if !tallied.contains(&list[0].list) {
            untotalled(doc, list, tables, loose, out);
        }
    }
    for tally in &doc.tallies {
        totalled(doc, tally, tables, out);
    }
}

/// A score that no indicator took means that one was not read.
fn is_loose(doc: &Document) -> bool {
    let taken: Figs = doc.indicators.iter().filter_map(|i| i.score).chain(doc.execution_score).collect();
    doc.facts
        .iter()
        .any(|f| f.measure == Measure::Score && doc.figure(f.fig).unit == Unit::Score && !taken.contains(&f.fig))
}

/// The indicators, printing by printing.
fn lists<'d>(doc: &'d Document) -> Vec<Vec<&'d Indicator>> {
    let mut out: Vec<Vec<&Indicator>> = Vec::new();
    let mut at: Map<u32, usize> = Map::default();
    for indicator in &doc.indicators {
        let at = *at.entry(indicator.list).or_insert(out.len());
        if at == out.len() {
            out.push(Vec::new());
        }
        out[at].push(indicator);
    }
    out
}

/// The score of execution follows from the rate that the report gives, wherever it gives it.
fn execution(doc: &Document, out: &mut Vec<Claim>) {
    const MOST: usize = 4;
    /// What forms give execution at most: a part of more points is of more than its rate.
    const MOST_POINTS: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
    let Some(score) = doc.execution_score else { return };
    if value(doc, doc.execution_weight) > Some(MOST_POINTS) {
        return;
    }
    let told = |c: &Claim| c.rule == "exec_score_eq_10_x_rate" && c.stated == score;
    if doc.claims.iter().any(told) || doc.execution_weight.is_none() && value(doc, Some(score)) > Some(Decimal::TEN) {
        return;
    }
    let base = || doc.execution_weight.map_or(Expr::Num(Decimal::TEN), fig);
    let mut rates: Vec<Fig> = Vec::new();
    let facts = || doc.facts.iter().filter(|f| f.subject == Subject::Whole && !f.aside);
    for fact in facts().filter(|f| f.measure == Measure::ExecRate && doc.figure(f.fig).unit == Unit::Percent) {
        if rates.len() < MOST && rates.iter().all(|r| value(doc, Some(*r)) != value(doc, Some(fact.fig))) {
            rates.push(fact.fig);
        }
    }
    let amount = |pick: fn(Stage) -> bool| {
        facts().find(|f| f.measure == Measure::Amount && f.stage.is_some_and(pick)).map(|f| f.fig)
    };
    let capped = |rate| Expr::mul(base(), Expr::min(rate, one()));
    let mut readings: Vec<Expr> = rates.into_iter().map(|r| capped(fig(r))).gather();
    if let (Some(spent), Some(budget)) = (amount(|s| s == Stage::Spent), amount(|s| s == Stage::Full)) {
        readings.push(capped(Expr::div(fig(spent), fig(budget))));
    }
    if !readings.is_empty() {
        let force = Force::Suggests;
        out.push(Claim { rule: "exec_score_eq_10_x_rate", stated: score, readings, at_most: false, force });
    }
}

fn sum(doc: &Document, figs: &[Fig]) -> Decimal {
    figs.iter().filter_map(|f| value(doc, Some(*f))).sum()
}

fn with(extra: Option<Fig>, figs: &[Fig]) -> Option<Expr> {
    Some(Expr::sum(std::iter::once(extra?).chain(figs.iter().copied())))
}

/// A printing without a total of its own: its weights come to 100, or to 90 beside 10 for budget execution; its scores
/// to the total of the report.
fn untotalled(doc: &Document, list: &[&Indicator], tables: usize, loose: bool, out: &mut Vec<Claim>) {
    let weights: Vec<Fig> = list.iter().filter_map(|i| i.weight).gather();
    let scores: Vec<Fig> = list.iter().filter_map(|i| i.score).gather();
    if weights.len() < list.len() || scores.len() < list.len() {
        return;
    }
    let (hundred, ninety) = (Decimal::ONE_HUNDRED, Decimal::from(90));
    let execution = doc.execution_score;
    let weight_sum = sum(doc, &weights);
    let worth = value(doc, doc.execution_weight).or(execution.map(|_| Decimal::TEN));
    let complete = weight_sum == hundred || worth.is_some_and(|w| weight_sum.plus(w) == Some(hundred));
    if list.len() < 3 && !(complete && list.len() == 2) {
        return;
    }
    let mut terms: Vec<Fig> = weights[1..].to_vec();
    terms.extend(doc.execution_weight);
    let rest = |total: Decimal| Expr::sub(Expr::Num(total), Expr::sum(terms.clone()));
    let mut readings = vec![rest(hundred)];
    if execution.is_some() && doc.execution_weight.is_none() {
        readings = vec![rest(ninety), rest(hundred)];
    } else if doc.execution_weight.is_some() {
        readings.push(Expr::sub(Expr::Num(hundred), Expr::sum(weights[1..].iter().copied())));
    }
    // Scores that come to the total show that every row was read.
    let scored = sum(doc, &scores);
    let with_execution = execution.and_then(|e| value(doc, Some(e))).and_then(|e| scored.plus(e));
    let comes_out = doc.totals.iter().take(TOTALS).any(|t| {
        let total = value(doc, Some(*t));
        total == Some(scored) || total.is_some() && total == with_execution
    });
    let force = match () {
        _ if tables > 1 => Force::Supports,
        _ if comes_out && list.len() >= 3 => Force::Doubts,
        _ => Force::Suggests,
    };
    out.push(Claim { rule: "weights_sum_100", stated: weights[0], readings, at_most: false, force });
    // Ten points are budget execution's, and what it scored was not read.
    let half = execution.is_none() && (doc.execution_weight.is_some() && weight_sum != hundred || weight_sum == ninety);
    let force = match () {
        _ if list[0].from_table && tables > 1 || half => Force::Supports,
        _ if complete => Force::Demands,
        _ if loose => Force::Supports,
        _ => Force::Suggests,
    };
    for &total in doc.totals.iter().take(TOTALS) {
        let mut readings: Vec<Expr> = with(execution, &scores).into_iter().gather();
        let alone = Expr::sum(scores.iter().copied());
        readings.insert(if weight_sum == hundred { 0 } else { readings.len() }, alone);
        out.push(Claim { rule: "score_sum_eq_total", stated: total, readings, at_most: false, force });
    }
}

/// A total row whose form does not say what execution is worth, or what it scored: the report may say it elsewhere.
fn totalled(doc: &Document, tally: &Tally, tables: usize, out: &mut Vec<Claim>) {
    let known = |figure: Option<Fig>| figure.filter(|_| tally.alone);
    let (weight, score) = (known(doc.execution_weight), known(doc.execution_score));
    // Ten points short, and no row of budget execution: that row stands elsewhere, or was not read.
    let short = |stated: Option<Fig>| {
        value(doc, stated).is_some_and(|total| total.minus(sum(doc, &tally.weights)) == Some(Decimal::TEN))
    };
    let elsewhere = weight.is_none() && short(tally.weight);
    let all = |known: Option<Fig>, rows: &[Fig]| known.into_iter().chain(rows.iter().copied()).gather();
    let (weights, scores) = (all(weight, &tally.weights), all(score, &tally.scores));
    let unread = row_unread(doc, (tally.weight, &weights), (tally.score, &scores));
    let force = |known: bool| match () {
        _ if !tally.whole || unread || elsewhere && !known => Force::Supports,
        _ if tables > 1 && known => Force::Suggests,
        _ => Force::Demands,
    };
    if let Some(stated) = tally.weight.filter(|_| !tally.weights.is_empty()) {
        let ten = score.filter(|_| weight.is_none()).map(|_| {
            Expr::Add(std::iter::once(Expr::Num(Decimal::TEN)).chain(tally.weights.iter().map(|w| fig(*w))).gather())
        });
        let known = weight.is_some() || ten.is_some();
        let mut readings: Vec<Expr> = with(weight, &tally.weights).or(ten).into_iter().gather();
        readings.push(Expr::sum(tally.weights.iter().copied()));
        let force = force(known);
        out.push(Claim { rule: "weights_sum_100", stated, readings, at_most: false, force });
    }
    if let Some(stated) = tally.score.filter(|_| !tally.scores.is_empty()) {
        let mut readings: Vec<Expr> = with(score, &tally.scores).into_iter().gather();
        if score.is_none() || tally.inner || weight.is_none() {
            readings.push(Expr::sum(tally.scores.iter().copied()));
        }
        let force = if tally.half && score.is_none() { Force::Supports } else { force(score.is_some()) };
        out.push(Claim { rule: "score_sum_eq_total", stated, readings, at_most: false, force });
    }
}
