//! How scores follow from completion, as claims: completion rates, scores, weights, the total.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::totals;
use crate::read::Document;
use crate::read::document::{Claim, Expr, Fact, Fig, Force, Indicator, Operator};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::unit::Unit;
use crate::text::Span;

/// A report that prints two totals scores two things: which of them a list of scores comes to is inferred.
pub fn soften(doc: &mut Document) {
    let mut values = doc.totals.iter().filter_map(|f| doc.figure(*f).value);
    let first = values.next();
    if values.all(|value| Some(value) == first) {
        return;
    }
    let totals = doc.totals.clone();
    for claim in &mut doc.claims {
        if claim.rule == "score_sum_eq_total" && totals.contains(&claim.stated) {
            claim.force = claim.force.min(Force::Suggests);
        }
    }
}

/// States what the indicators' own figures demand.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    let proportional = proportion(doc);
    let lenient = tells_full_marks(doc);
    let spent = pairs(doc);
    for indicator in &doc.indicators {
        completion(doc, indicator, out);
        score(doc, indicator, proportional, lenient, &spent, out);
        cap(doc, indicator, out);
    }
    totals::claims(doc, out);
}

pub fn value(doc: &Document, fig: Option<Fig>) -> Option<Decimal> {
    doc.figure(fig?).base()
}

pub fn fig(f: Fig) -> Expr {
    Expr::Fig(f)
}

pub fn one() -> Expr {
    Expr::Num(Decimal::ONE)
}

/// The ways in which a completion rate may follow from target and actual value.
fn completions(doc: &Document, i: &Indicator) -> Vec<Expr> {
    let (Some(target), Some(actual)) = (i.target, i.actual) else { return Vec::new() };
    if !doc.figure(target).unit.same_family(doc.figure(actual).unit) {
        return Vec::new();
    }
    let forward = || Expr::div(fig(actual), fig(target));
    let reverse = || Expr::div(fig(target), fig(actual));
    match i.operator {
        Operator::AtMost => vec![Expr::min(one(), reverse()), reverse()],
        // A cost is better the lower it is, even where no sign says so.
        Operator::Unsaid if is_cost(doc, i, target) => {
            vec![forward(), Expr::min(one(), forward()), reverse(), Expr::min(one(), reverse())]
        }
        _ => vec![forward(), Expr::min(one(), forward())],
    }
}

fn is_cost(doc: &Document, i: &Indicator, target: Fig) -> bool {
    let name = doc.str(i.name);
    doc.figure(target).unit.is_money() || name.has_any(&["成本", "费用", "投诉", "差错", "事故", "时限", "时间"])
}

fn completion(doc: &Document, i: &Indicator, out: &mut Vec<Claim>) {
    let Some(rate) = i.rate else { return };
    let readings = completions(doc, i);
    if readings.is_empty() {
        return;
    }
    // 甲34项（目标32项）；乙3114人（目标2662人）（完成率117%）: the rate is of the target nearest before it.
    let last = i.target.max(i.actual).unwrap_or(rate);
    let (from, to) = (doc.figure(last).span.end, doc.figure(rate).span.start);
    let parted = |from: u32, to: u32| from < to && doc.str(Span { start: from, end: to }).contains('；');
    // 指标值：≥86%；完成值：86%；完成率：100%: where that sign parts target from actual, it parts no things.
    let first = i.target.min(i.actual).unwrap_or(last);
    let of_another = parted(from, to) && !parted(doc.figure(first).span.end, doc.figure(last).span.start);
    let force = match () {
        _ if of_another => Force::Supports,
        _ if i.operator == Operator::AtMost => Force::Doubts,
        _ => Force::Demands,
    };
    out.push(Claim { rule: "indicator_completion_rate", stated: rate, readings, at_most: false, force });
}

/// How far the report's incomplete indicators were scored in proportion to their completion: most of them, as many as
/// not, some, or none.
fn proportion(doc: &Document) -> Force {
    let (mut kept, mut other) = (0, 0);
    for i in &doc.indicators {
        let (Some(weight), Some(score)) = (value(doc, i.weight), value(doc, i.score)) else { continue };
        let Some(rate) = rate_of(doc, i).filter(|r| *r < Decimal::ONE && *r > Decimal::ZERO) else { continue };
        let Some(wanted) = weight.times(rate).filter(|_| !weight.is_zero()) else { continue };
        if (wanted - score).abs() <= Decimal::new(6, 3) {
            kept += 1;
        } else if score < weight {
            other += 1;
        }
    }
    match () {
        _ if kept == 0 => Force::Supports,
        _ if kept > other => Force::Demands,
        _ if kept == other && kept >= 2 => Force::Doubts,
        // One was reckoned, the others were weighed by somebody: this one's slip is told by something else, if at all.
        _ => Force::Hints,
    }
}

/// 培训人数少8人，酌情扣0.5分: what the report says was taken from an indicator, beside its points or further down.
fn told_deduction(doc: &Document, i: &Indicator) -> Option<Fig> {
    const SHORTEST: usize = 4 * '字'.len_utf8();
    const MENTIONS: usize = 4;
    const REACH: usize = 300;
    let taken = |span: Span| {
        doc.figures_in(span).map(|f| f as Fig).find(|f| {
            let figure = doc.figure(*f);
            figure.unit == Unit::Score && doc.str(Span { start: span.start, end: figure.span.start }).ends_with('扣')
        })
    };
    let name = doc.str(i.name);
    let mentions = || {
        let body = doc.str(doc.span);
        body.places_of(name).take(MENTIONS).filter_map(|at| {
            let end = body.floor_char_boundary(body.len().min(at + REACH));
            let end = body[at..end].find(['。', '\n']).map_or(end, |n| at + n);
            let start = doc.span.start as usize;
            taken(Span::new(start + at, start + end))
        })
    };
    taken(i.reason).or_else(|| (name.len() >= SHORTEST).then(mentions)?.next())
}

fn rate_of(doc: &Document, i: &Indicator) -> Option<Decimal> {
    if let Some(rate) = value(doc, i.rate) {
        return Some(rate);
    }
    let (target, actual) = (value(doc, i.target)?, value(doc, i.actual)?);
    match i.operator {
        Operator::AtMost => target.over(actual),
        _ => actual.over(target),
    }
}

fn score(
    doc: &Document,
    i: &Indicator,
    proportional: Force,
    lenient: bool,
    spent: &[(Subject, Fig, Fig)],
    out: &mut Vec<Claim>,
) {
    let (Some(weight), Some(score)) = (i.weight, i.score) else { return };
    let mut readings = Vec::new();
    if let Some(rate) = i.rate {
        readings.push(Expr::mul(fig(weight), Expr::min(fig(rate), one())));
    }
    if i.operator != Operator::AtMost || i.rate.is_none() {
        for completion in completions(doc, i).into_iter().take(1) {
            let capped = Expr::min(completion, one());
            // A rate that is not printed may have been rounded before it was used.
            if i.rate.is_none() {
                readings.extend([4, 3, 2].map(|n| Expr::mul(fig(weight), Expr::Rounded(Box::new(capped.clone()), n))));
            }
            readings.insert(usize::from(i.rate.is_some()), Expr::mul(fig(weight), capped));
        }
    }
    let Some(rate) = rate_of(doc, i) else { return };
    if readings.is_empty() {
        return;
    }
    let full = value(doc, Some(score)) == value(doc, Some(weight));
    let force = match () {
        // A ≤ target: whether its rate is one of completion at all is another rule's question.
        _ if i.operator == Operator::AtMost => Force::Doubts,
        _ if proportional > Force::Supports => proportional,
        // Full marks for a missed target look wrong whatever the scoring standard is.
        _ if full && rate < Decimal::ONE && !lenient => Force::Doubts,
        // No score in this report follows from completion in proportion: the standard is another one.
        _ => Force::Supports,
    };
    if !full
        && force > Force::Supports
        && let Some(taken) = told_deduction(doc, i)
    {
        readings.push(Expr::sub(fig(weight), fig(taken)));
    }
    out.push(Claim { rule: "score_eq_weight_x_rate", stated: score, readings, at_most: false, force });
    // Where the score is reached from target and actual value alone, the printed rate is still one that it goes with.
    if let Some(printed) = i.rate
        && readings_differ(doc, weight, printed, score)
    {
        let reading = Expr::mul(fig(weight), Expr::min(fig(printed), one()));
        out.push(Claim::new("score_eq_weight_x_rate", score, reading, Force::Supports));
    }
    // From target and actual value as well as from the printed rate.
    if i.rate.is_some() && i.operator != Operator::AtMost {
        let direct = completions(doc, i).into_iter().take(1).flat_map(|c| {
            let capped = Expr::min(c, one());
            [4, 3]
                .map(|n| Expr::mul(fig(weight), Expr::Rounded(Box::new(capped.clone()), n)))
                .into_iter()
                .chain([Expr::mul(fig(weight), capped)])
        });
        let readings: Vec<Expr> = direct.gather();
        if !readings.is_empty() {
            out.push(Claim {
                rule: "score_eq_weight_x_rate",
                stated: score,
                readings,
                at_most: false,
                force: Force::Supports,
            });
        }
    }
    named_rate(doc, i, spent, out);
}

/// Weight times the printed rate misses the score by its last digit.
fn readings_differ(doc: &Document, weight: Fig, rate: Fig, score: Fig) -> bool {
    let product = value(doc, Some(weight)).zip(value(doc, Some(rate))).and_then(|(w, r)| w.times(r.min(Decimal::ONE)));
    product.map(|p| p.round_dp(doc.figure(score).decimals)) != value(doc, Some(score))
}

/// Spending and budget of one subject that stand in one sentence.
fn pairs(doc: &Document) -> Vec<(Subject, Fig, Fig)> {
    const MOST: usize = 200;
    let amounts: Vec<&Fact> = doc.facts.iter().filter(|f| f.measure == Measure::Amount && !f.aside).gather();
    let mut out = Vec::new();
    for (k, spent) in amounts.iter().enumerate().filter(|(_, f)| f.stage == Some(Stage::Spent)) {
        let near = amounts[k.saturating_sub(6)..].iter().take(12);
        let budget = near
            .filter(|b| b.sentence == spent.sentence && b.subject == spent.subject)
            .find(|b| b.stage.is_some_and(Stage::is_budget));
        if let Some(budget) = budget
            && out.len() < MOST
        {
            out.push((spent.subject, spent.fig, budget.fig));
        }
    }
    out
}

/// An indicator named 项目支出预算执行率 says what the report's own projects' rate is.
fn named_rate(doc: &Document, i: &Indicator, spent: &[(Subject, Fig, Fig)], out: &mut Vec<Claim>) {
    let name = doc.str(i.name);
    if !name.has("执行率") {
        return;
    }
    let subject = match () {
        _ if name.has("项目") => Subject::Projects,
        _ if name.has("基本支出") => Subject::Basic,
        _ => Subject::Whole,
    };
    // The sentences nearest to the indicator first.
    let mut pairs: Vec<(Fig, Fig)> = spent.iter().filter(|(s, _, _)| *s == subject).map(|(_, a, b)| (*a, *b)).gather();
    crate::order::by_key(&mut pairs, |(spent, _)| doc.figure(*spent).span.start.abs_diff(i.span.start));
    pairs.truncate(4);
    for stated in [i.actual, i.rate].into_iter().flatten() {
        for (spent, budget) in &pairs {
            out.push(Claim::new(
                "indicator_actual_vs_body",
                stated,
                Expr::div(fig(*spent), fig(*budget)),
                Force::Supports,
            ));
        }
    }
}

/// The report quotes a standard by which less than everything earns full marks.
fn tells_full_marks(doc: &Document) -> bool {
    let text = doc.str(doc.span);
    text.has("满分") && text.has_any(&["得满分", "计满分", "记满分", "为满分"])
}

fn cap(doc: &Document, i: &Indicator, out: &mut Vec<Claim>) {
    let (Some(weight), Some(score)) = (i.weight, i.score) else { return };
    let known = i.from_table || i.target.is_some() && (i.rate.is_some() || i.actual.is_some());
    if known && !i.from_table {
        let force = if value(doc, Some(score)) <= value(doc, Some(weight)) { Force::Supports } else { Force::Demands };
        out.push(Claim { at_most: true, ..Claim::new("score_cap", score, fig(weight), force) });
    }
}
