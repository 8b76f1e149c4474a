//! Ratios that the text states: execution and adjustment rates, shares, growth, completion, balances.

mod changes;
mod execution;
mod shares;

use self::changes::{adjusted, balance, change, growth};
use self::execution::{adjustment_rate, control_rate, execution_rate, is_bare_completion, two_stage_rate};
use self::shares::{agree_on_a_whole, is_of_the_last, is_share_in_brackets, of_the_last, of_their_sum, share};
use super::bind::Bound;
use crate::gather::Gather;
use crate::judge::digits;
use crate::quick::Map;
use crate::read::document::{Document, Fig};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::unit::Unit;

/// Figures between a share and the total that closes its list.
const LONGEST_LIST: usize = 40;

/// How many figures back a rate may look for what it is of.
const REACH: usize = 10;

/// States a claim for every rate, share, growth and balance that has something to be checked against.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let known = Known::of(doc);
    let from = doc.claims.len();
    for i in 0..bound.len() {
        let b = &bound[i];
        match b.fact.measure {
            Measure::ExecRate => execution_rate(doc, &known, bound, i),
            Measure::OtherRate if b.words.completion_of => execution_rate(doc, &known, bound, i),
            _ if is_bare_completion(doc, bound, i) => execution_rate(doc, &known, bound, i),
            Measure::Delta => change(doc, &known, bound, i),
            Measure::OtherRate if is_share_in_brackets(doc, bound, i) => share(doc, &known, bound, i),
            Measure::AdjustRate => adjustment_rate(doc, &known, bound, i),
            Measure::ArrivalRate => two_stage_rate(doc, &known, bound, i, Stage::Received, "funds_received_rate"),
            Measure::BalanceRate => two_stage_rate(doc, &known, bound, i, Stage::Balance, "carryover_rate"),
            Measure::ControlRate => control_rate(doc, &known, bound, i),
            _ if is_of_the_last(doc, b) => of_the_last(doc, &known, bound, i),
            Measure::Share => share(doc, &known, bound, i),
            Measure::Growth => growth(doc, &known, bound, i),
            Measure::Amount if b.fact.stage == Some(Stage::Full) && doc.figure(b.item.fig).unit.is_money() => {
                adjusted(doc, &known, bound, i)
            }
            Measure::Amount if b.words.stage == Some(Stage::Balance) && doc.figure(b.item.fig).unit.is_money() => {
                balance(doc, &known, bound, i)
            }
            _ => {}
        }
    }
    of_their_sum(doc, bound, from);
    agree_on_a_whole(doc, bound, from);
}

/// The figures near `i` that satisfy `fits`: of its sentence first, then of the rest of its block before it.
fn near(bound: &[Bound], i: usize, fits: impl Fn(&Bound) -> bool) -> Vec<&Bound> {
    let me = bound[i].item;
    let mut own: Vec<&Bound> = (0..i)
        .rev()
        .take(REACH)
        .take_while(|&k| bound[k].item.sentence == me.sentence)
        .map(|k| &bound[k])
        .filter(|b| fits(b))
        .gather();
    if own.is_empty() {
        own = (0..i)
            .rev()
            .take(REACH)
            .take_while(|&k| bound[k].item.block == me.block)
            .map(|k| &bound[k])
            .filter(|b| fits(b))
            .gather();
    }
    own
}

fn is_amount(doc: &Document, b: &Bound) -> bool {
    b.fact.measure == Measure::Amount && doc.figure(b.item.fig).unit.is_money() && b.item.depth == 0
}

/// What the whole report says of each subject's money: one figure for each value.
struct Known(Map<Subject, Vec<(Stage, Fig)>>);

/// Values of one subject and stage that are kept.
const KEPT: usize = 3;

impl Known {
    fn of(doc: &Document) -> Known {
        let mut map: Map<Subject, Vec<(Stage, Fig)>> = Map::default();
        for fact in &doc.facts {
            // What came in is told without a stage.
            let came = (fact.subject == Subject::Income).then_some(Stage::Received);
            let (Some(stage), Measure::Amount, false) = (fact.stage.or(came), fact.measure, fact.aside) else {
                continue;
            };
            let figure = doc.figure(fact.fig);
            // 支出总额约0.17亿元: too coarse to reckon with.
            let coarse = figure.unit == Unit::Money(8) && figure.value.is_some_and(|v| digits(v) < 3);
            if !figure.unit.is_money() || coarse {
                continue;
            }
            let list = map.entry(fact.subject).or_default();
            let of_stage = list.iter().filter(|(s, _)| *s == stage);
            if of_stage.clone().count() < KEPT && !of_stage.clone().any(|(_, f)| doc.figure(*f).base() == figure.base())
            {
                list.push((stage, fact.fig));
            }
        }
        Known(map)
    }

    /// The figures anywhere in the report that say this of this subject.
    fn figures(&self, subject: Subject, fits: impl Fn(Stage) -> bool) -> Vec<Fig> {
        let list = self.0.get(&subject).map_or(&[][..], Vec::as_slice);
        list.iter().filter(|(stage, _)| fits(*stage)).map(|(_, fig)| *fig).take(KEPT).gather()
    }
}

/// The item of a figure; items stand in the order of their figures.
fn item_of(bound: &[Bound], fig: Fig) -> Option<&Bound> {
    bound.binary_search_by_key(&fig, |b| b.item.fig).ok().map(|at| &bound[at])
}

fn is_base(stage: Stage) -> bool {
    stage.is_budget() || stage == Stage::Received
}

fn is_change(stage: Stage) -> bool {
    matches!(stage, Stage::Adjust | Stage::Raise | Stage::Cut)
}

/// The nearest figure of a stage: of the sentence and paragraph, else of the report.
fn nearest(doc: &Document, known: &Known, bound: &[Bound], i: usize, fits: fn(Stage) -> bool) -> Option<Fig> {
    let close = near(bound, i, |b| is_amount(doc, b) && b.fact.stage.is_some_and(fits)).first().map(|b| b.item.fig);
    close.or_else(|| known.figures(bound[i].fact.subject, fits).first().copied())
}
