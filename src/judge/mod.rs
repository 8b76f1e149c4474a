//! Floor 4: what follows. Exact decimals, intervals, three verdicts, one finding for each cause.

mod cause;
mod excused;
pub mod formula;
mod interval;
mod likely;
mod otherwise;
mod remedy;
#[cfg(test)]
mod tests;
mod verdict;

use crate::decimal::Exact;
use crate::gather::Gather;
use rust_decimal::Decimal;

pub use crate::decimal::digits;
use interval::Precision;

use crate::quick::Map;
use crate::read::Document;
use crate::read::document::{Claim, Expr, Fig, Force};
use crate::read::figure::Figure;
use crate::report::{Severity, State, Verdict};
use crate::rules::{Found, Suspicion, spoken};
use crate::slip;

/// A relation that was evaluated, in the copy's terms.
#[derive(Debug, Clone)]
pub struct Relation {
    pub rule: &'static str,
    pub verdict: Verdict,
    /// The claim first.
    pub figures: Vec<Fig>,
    pub formula: String,
    pub stated: String,
    pub computed: String,
    pub difference: String,
}

/// Everything the judge has to say of one report.
pub struct Judgement {
    pub relations: Vec<Relation>,
    pub found: Vec<Found>,
}

/// Judges every claim of a report.
pub fn judge(doc: &Document) -> Judgement {
    let precision = Precision::of(doc);
    let claims = &doc.claims;
    let mut judged: Vec<verdict::Judged> =
        claims.iter().enumerate().filter_map(|(i, claim)| verdict::judge(doc, &precision, i, claim, None)).gather();
    let mut witnesses = Vec::new();
    judged.retain(|j| {
        let claim = &claims[j.claim];
        let stays = j.verdict != Verdict::Fails
            || claim.force != Force::Supports
            || unit_would_mend(doc, &precision, j.claim, claim);
        if !stays {
            witnesses.push(j.clone());
        }
        stays
    });
    excused::excused(doc, &mut judged);
    drop_repeats(doc, &mut judged);
    let held = otherwise::explained(doc, &precision, &mut judged);
    let mut causes = cause::causes(doc, &precision, claims, &judged, &witnesses);
    let mut dropped = Vec::new();
    causes.retain(|cause| {
        let stays = is_worth_saying(doc, cause);
        if !stays {
            dropped.extend(cause.failing.iter().map(|j| j.claim));
        }
        stays
    });
    judged.retain(|j| !dropped.contains(&j.claim));
    let coarse = Coarse(precision.as_printed());
    let found = causes.iter().map(|cause| finding(doc, cause, &coarse)).gather();
    let mut relations: Vec<Relation> = judged.iter().map(|j| relation(doc, &doc.claims[j.claim], j)).gather();
    relations.extend(causes.iter().flat_map(|cause| explained(doc, &precision, cause)));
    relations.extend(held.iter().map(|(claim, judged)| relation(doc, claim, judged)));
    Judgement { relations, found }
}

/// 155.05元 in a list of 万元: a sum that only another unit makes come out to the digit is no chance.
fn unit_would_mend(doc: &Document, precision: &Precision, index: usize, claim: &Claim) -> bool {
    const MOST: usize = 40;
    let Some(reading @ (Expr::Add(_) | Expr::Sub(..) | Expr::Fig(_))) = claim.readings.first() else { return false };
    let mut figs = vec![claim.stated];
    reading.figures(&mut figs);
    if claim.at_most || figs.len() > MOST || figs.iter().any(|f| !doc.figure(*f).unit.is_money()) {
        return false;
    }
    let mixed = figs.iter().any(|f| doc.figure(*f).unit != doc.figure(figs[0]).unit);
    let long = |value: Decimal| crate::decimal::digits(value) >= 4;
    mixed
        && figs.iter().any(|&fig| {
            let Some(base) = doc.figure(fig).base().filter(|v| long(*v)) else { return false };
            let wan = Decimal::from(10_000);
            [base.times(wan), base.over(wan)].into_iter().flatten().any(|value| {
                let exact = interval::Interval::exact(value);
                let change = verdict::Change { fig, operand: exact, stated: exact };
                verdict::judge(doc, precision, index, claim, Some(change)).is_some_and(|j| j.verdict == Verdict::Holds)
            })
        })
}

/// What holds with the figure that the suspect should have been, where it stands elsewhere: 95.33% is 143 ÷ 150.
fn explained(doc: &Document, precision: &Precision, cause: &cause::Cause) -> Vec<Relation> {
    let Some((suspect, right)) = cause.suspect.as_ref().and_then(|s| Some((s.fig, s.stands_at?))) else {
        return Vec::new();
    };
    let replaced = cause.failing.iter().filter_map(|j| {
        let claim = &doc.claims[j.claim];
        let reading = claim.readings[j.reading].replacing(suspect, right);
        let other = Claim { readings: vec![reading], ..claim.clone() };
        let judged = verdict::judge(doc, precision, j.claim, &other, None)?;
        let told = claim.stated != right && claim.stated != suspect && judged.verdict != Verdict::Fails;
        told.then(|| relation(doc, &other, &judged))
    });
    replaced.gather()
}

/// Of the claims over the same figures the weightiest stays.
fn drop_repeats(doc: &Document, judged: &mut Vec<verdict::Judged>) {
    // The figures of every claim in one list, the stated one first, and where each claim's own begin.
    let mut figs = Vec::with_capacity(judged.len() * 4);
    let mut starts = vec![0];
    for j in judged.iter() {
        let claim = &doc.claims[j.claim];
        let start = figs.len();
        figs.push(claim.stated);
        claim.readings[j.reading].figures(&mut figs);
        crate::order::by_key(&mut figs[start + 1..], |fig| *fig);
        starts.push(figs.len());
    }
    let key = |i: usize, j: &verdict::Judged| (&figs[starts[i]..starts[i + 1]], doc.claims[j.claim].at_most);
    let mut best: Map<_, (Force, usize)> = Map::default();
    for (i, j) in judged.iter().enumerate() {
        let force = doc.claims[j.claim].force;
        let slot = best.entry(key(i, j)).or_insert((force, j.claim));
        if force > slot.0 {
            *slot = (force, j.claim);
        }
    }
    let mut at = 0..;
    judged.retain(|j| at.next().and_then(|i| best.get(&key(i, j))).is_some_and(|(_, claim)| *claim == j.claim));
}

/// A relation that is only inferred from how the text is built accuses only where one plausible slip would mend it.
fn is_worth_saying(doc: &Document, cause: &cause::Cause) -> bool {
    if cause.failing.iter().any(|j| doc.claims[j.claim].force >= Force::Doubts) {
        let explained = cause.suspect.as_ref().is_some_and(|s| s.slip.is_some() || s.stands_at.is_some());
        // The rest of a list may stand where nobody looked for it.
        let rule = |j: &verdict::Judged| doc.claims[j.claim].rule;
        if !explained && cause.failing.iter().all(|j| OPEN_LISTS.contains(&rule(j))) {
            return false;
        }
        let demanded = cause.failing.iter().any(|j| doc.claims[j.claim].force == Force::Demands);
        let off = |j: &verdict::Judged| if demanded { out_of_size(j) } else { is_far_off(j) };
        return explained || !cause.failing.iter().all(|j| off(j) && !is_shifted(doc, j));
    }
    let Some(suspect) = &cause.suspect else { return false };
    let hinted = cause.failing.iter().all(|j| doc.claims[j.claim].force == Force::Hints);
    if hinted && !suspect.shown && !mends_two(doc, cause) {
        return false;
    }
    // Small counts come near each other by chance.
    let counted = cause.failing.iter().all(|j| {
        let claim = &doc.claims[j.claim];
        let whole = doc.figure(claim.stated).decimals == 0 && j.stated.abs() < Decimal::ONE_HUNDRED;
        claim.rule == "count_parts_sum" && whole
    });
    // One digit of two may be any number's slip; of three or more it tells.
    let decimals = doc.figure(suspect.fig).decimals;
    let telling = cause::digits_printed(suspect.value, decimals) >= 3
        || suspect.mends >= 2
        || suspect.slip == Some(slip::Slip::Unit);
    suspect.slip.is_some() && suspect.breaks == 0 && telling && !counted
}

/// The slip mends two computations that have nothing but its figure in common: 72÷651 and (651−579)÷651 are one.
fn mends_two(doc: &Document, cause: &cause::Cause) -> bool {
    let Some(suspect) = &cause.suspect else { return false };
    let own = doc.figure(suspect.fig).base();
    let values = |j: &verdict::Judged| {
        let claim = &doc.claims[j.claim];
        let mut figs = vec![claim.stated];
        claim.readings[j.reading].figures(&mut figs);
        let values = figs.iter().map(|fig| doc.figure(*fig).base());
        values.filter(|value| *value != own).gather()
    };
    let told: Vec<_> = cause.failing.iter().take(MOST_HINTS).map(values).gather();
    let apart = |a: &Vec<Option<Decimal>>, b: &Vec<Option<Decimal>>| !a.iter().any(|value| b.contains(value));
    told.iter().enumerate().any(|(k, a)| told[..k].iter().any(|b| apart(a, b)))
}

/// Computations of one cause that are compared with each other.
const MOST_HINTS: usize = 12;

/// Twice or half of what is stated: so large a difference that no slip explains is more likely ours than the report's.
fn out_of_size(judged: &verdict::Judged) -> bool {
    let (stated, computed) = (judged.stated.abs(), judged.computed.abs());
    let double = |v: Decimal| v.plus(v).unwrap_or(v);
    computed > double(stated) || stated > double(computed)
}

/// A quarter more or less than it should be: without a slip of the pen, that is another amount than the words were
/// taken to mean.
fn is_far_off(judged: &verdict::Judged) -> bool {
    let (stated, computed) = (judged.stated.abs(), judged.computed.abs());
    let quarter = Decimal::new(25, 2);
    (stated - computed).abs() > stated.max(computed).times(quarter).unwrap_or_default()
}

/// A point or a unit set wrong puts a figure out of size by itself: ten times, or in another unit than its neighbours.
fn is_shifted(doc: &Document, judged: &verdict::Judged) -> bool {
    let (stated, computed) = (judged.stated.abs(), judged.computed.abs());
    let (less, more) = (stated.min(computed), stated.max(computed));
    let tens = [10, 100].map(Decimal::from).iter().any(|ten| {
        let shifted = less.times(*ten);
        shifted.is_some_and(|v| (v - more).abs() <= more * Decimal::new(3, 2))
    });
    let claim = &doc.claims[judged.claim];
    let mut figs = vec![claim.stated];
    claim.readings[judged.reading].figures(&mut figs);
    let money: Vec<_> = figs.iter().map(|f| doc.figure(*f).unit).filter(|unit| unit.is_money()).gather();
    tens || money.iter().any(|unit| *unit != money[0])
}

/// Lists that need not be whole.
const OPEN_LISTS: &[&str] = &["like_its_neighbours", "table_fund_parts", "project_list_sum"];

/// Rules over lists of figures, each of which must have been read for the sum to be wrong.
const OF_A_LIST: &[&str] = &[
    "like_its_neighbours",
    "weights_sum_100",
    "score_sum_eq_total",
    "level1_eq_sum_level3",
    "table_fund_parts",
    "project_list_sum",
];

/// What the list lacks stands among its figures: an item that was not read, perhaps.
fn was_left_out(doc: &Document, claim: &Claim, judged: &verdict::Judged) -> bool {
    let mut figs = vec![claim.stated];
    claim.readings[judged.reading].figures(&mut figs);
    let (Some(first), Some(last)) = (figs.iter().min(), figs.iter().max()) else { return false };
    let gap = judged.stated.minus(judged.computed);
    let between = (*first..=*last).filter(|fig| !figs.contains(fig));
    between.map(|fig| doc.figure(fig)).any(|figure| figure.is_datum() && figure.base() == gap)
}

fn finding(doc: &Document, cause: &cause::Cause, coarse: &Coarse) -> Found {
    let first = &cause.failing[0];
    let claim = &doc.claims[first.claim];
    // A list that misses its total by no slip of the pen may have an item that was not read.
    let slipped = cause.suspect.as_ref().is_some_and(|s| s.slip.is_some());
    let explained = slipped || cause.suspect.as_ref().is_some_and(|s| s.stands_at.is_some());
    let severity = match claim.force {
        // Were every figure rounded to what is printed, it could still be right: doubtful, not wrong.
        Force::Demands if cause.failing.iter().all(|j| coarse.holds(doc, j.claim)) => Severity::Warning,
        Force::Demands if OF_A_LIST.contains(&claim.rule) && (!slipped || was_left_out(doc, claim, first)) => {
            Severity::Warning
        }
        Force::Demands if !explained && out_of_size(first) => Severity::Warning,
        Force::Demands => spoken(claim.rule).map_or(Severity::Error, |r| r.severity),
        // One slip of the pen that mends two computations, or that alone makes just these digits of those, leaves no doubt.
        Force::Doubts | Force::Suggests
            if slipped && mends_two(doc, cause) || cause.suspect.as_ref().is_some_and(|s| s.certain) =>
        {
            spoken(claim.rule).map_or(Severity::Error, |r| r.severity)
        }
        _ => Severity::Warning,
    };
    let mut found = Found::new(claim.rule, severity);
    for (i, j) in cause.failing.iter().enumerate() {
        let claim = &doc.claims[j.claim];
        let mut figs = Vec::new();
        claim.readings[j.reading].figures(&mut figs);
        let place = |found: &mut Found, fig: Fig, role| {
            let span = doc.figure(fig).span;
            if !found.places.iter().any(|(s, _)| *s == span) {
                found.places.push((span, role));
            }
        };
        let role = if i == 0 { crate::report::Role::Claim } else { crate::report::Role::Operand };
        place(&mut found, claim.stated, role);
        for fig in figs {
            place(&mut found, fig, crate::report::Role::Operand);
        }
    }
    found.suspect = cause.suspect.as_ref().map(|s| Suspicion {
        span: doc.figure(s.fig).span,
        value: printed_like(doc.figure(s.fig), s),
        why: s.why,
        words: Vec::new(),
    });
    let relation = relation(doc, claim, first);
    let also: Vec<String> =
        cause.failing[1..].iter().map(|j| formula::formula(doc, &doc.claims[j.claim], j.reading, true)).gather();
    found
        .word("formula", relation.formula)
        .word("stated", formula::told(doc, claim.stated, doc.str(doc.figure(claim.stated).span)))
        .word("computed", formula::told(doc, claim.stated, &relation.computed))
        .word("difference", formula::told(doc, claim.stated, &relation.difference))
        .word("also", also.join("；"))
}

/// The claims judged again with every figure at its printed precision.
struct Coarse(Precision);

impl Coarse {
    fn holds(&self, doc: &Document, claim: usize) -> bool {
        let judged = verdict::judge(doc, &self.0, claim, &doc.claims[claim], None);
        judged.is_some_and(|j| j.verdict != Verdict::Fails)
    }
}

/// The right value, printed as finely as the wrong one unless the point itself was misplaced.
fn printed_like(figure: &Figure, suspect: &cause::Suspect) -> String {
    let mut value = suspect.value.normalize();
    if suspect.slip != Some(slip::Slip::Point) {
        value.rescale(value.scale().max(figure.decimals));
    }
    crate::decimal::printed(value)
}

fn relation(doc: &Document, claim: &Claim, j: &verdict::Judged) -> Relation {
    let mut figures = vec![claim.stated];
    claim.readings[j.reading].figures(&mut figures);
    let stated = formula::in_unit(doc, claim.stated, j.stated);
    let (computed, difference) = if j.stated == j.computed {
        (stated.clone(), "0".to_string())
    } else {
        let difference = j.stated.minus(j.computed).unwrap_or_default();
        (formula::in_unit(doc, claim.stated, j.computed), formula::in_unit(doc, claim.stated, difference))
    };
    Relation {
        rule: claim.rule,
        verdict: j.verdict,
        figures,
        formula: formula::formula(doc, claim, j.reading, j.verdict == Verdict::Fails),
        stated,
        computed,
        difference,
    }
}

/// The state of every figure of a report.
pub fn states(doc: &Document, relations: &[Relation]) -> Vec<State> {
    let mut states: Vec<State> =
        doc.figures.iter().map(|f| if f.is_datum() { State::Read } else { State::Plain }).gather();
    for relation in relations {
        for &fig in &relation.figures {
            let state = &mut states[fig as usize];
            *state = match (relation.verdict, *state) {
                (Verdict::Fails, _) | (_, State::Disputed) => State::Disputed,
                _ => State::Proved,
            };
        }
    }
    states
}
