//! Two prints of one amount that one slip tells apart: their digits find them, and their words must not say that they are two.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::quick::{Figs, Map};
use crate::read::Document;
use crate::read::document::{Claim, Expr, Fact, Fig, Force};
use crate::read::meaning::{Measure, Purse, Stage, Subject};
use crate::read::unit::Unit;
use crate::slip::{self, Slip};

/// Digits that chance hardly brings so near each other, and those that only hint at it.
const LONG: u32 = 6;
const TELLING: u32 = 4;
/// Prints of the same digits that are looked at.
const ALIKE: usize = 4;

/// An amount, with the number that its digits make without the point.
struct Print {
    fact: Fact,
    digits: u64,
    /// How many there are, and how many without the zeros that close them.
    length: u32,
    telling: u32,
}

/// Claims that amounts one slip apart are one.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    let mut prints: Vec<Print> = doc.facts.iter().filter_map(|fact| print(doc, *fact)).gather();
    let read: Figs = doc.facts.iter().map(|fact| fact.fig).collect();
    let unread = doc.figures_in(doc.span).map(|i| i as Fig).filter(|fig| !read.contains(fig));
    prints.extend(unread.filter_map(|fig| print(doc, unsaid(fig))));
    let mut by_digits: Map<u64, Vec<usize>> = Map::default();
    for (i, print) in prints.iter().enumerate() {
        let same = by_digits.entry(print.digits).or_default();
        if same.len() < ALIKE {
            same.push(i);
        }
    }
    let mut found = Vec::new();
    for (i, print) in prints.iter().enumerate() {
        slipped(print, &mut |digits| {
            for other in by_digits.get(&digits).into_iter().flatten().filter(|other| **other != i) {
                let (first, again) = (i.min(*other), i.max(*other));
                if !found.contains(&(first, again))
                    && found.len() < MOST
                    && let Some(force) = weight(doc, &prints[first], &prints[again])
                {
                    found.push((first, again));
                    let claim = Expr::Fig(prints[first].fact.fig);
                    out.push(Claim::new("same_fact_consistent", prints[again].fact.fig, claim, force));
                }
            }
        });
    }
}

/// More of them mean that the report's amounts are that like each other.
const MOST: usize = 40;

/// Of what a number is that no reader has understood: a cell of a table without heads.
const UNSAID: Subject = Subject::Named(u32::MAX);

fn unsaid(fig: Fig) -> Fact {
    let (subject, stage, measure, purse) = (UNSAID, None, Measure::Amount, Purse::All);
    Fact { fig, subject, stage, measure, purse, sure: false, sentence: u32::MAX, block: 0, aside: false }
}

fn print(doc: &Document, fact: Fact) -> Option<Print> {
    let figure = doc.figure(fact.fig);
    let amount = matches!(fact.measure, Measure::Amount | Measure::Delta) && figure.unit.is_money();
    let count = fact.measure == Measure::Count && matches!(figure.unit, Unit::Count(_));
    let usable = (amount || count) && figure.is_datum() && !fact.aside;
    let value = figure.value.filter(|v| usable && crate::decimal::digits(*v) >= TELLING as usize)?;
    let digits = u64::try_from(value.mantissa().unsigned_abs()).ok()?;
    let length = |digits: u64| digits.checked_ilog10().map_or(0, |n| n + 1);
    let mut short = digits;
    while short != 0 && short.is_multiple_of(10) {
        short /= 10;
    }
    Some(Print { fact, digits, length: length(digits), telling: length(short) })
}

/// The digits with the point elsewhere, two neighbours swapped, one left out, and the last place one more.
fn slipped(print: &Print, try_one: &mut dyn FnMut(u64)) {
    try_one(print.digits);
    try_one(print.digits + 1);
    let mut place = 1;
    for _ in 1..print.length {
        let (low, high) = (print.digits / place % 10, print.digits / place / 10 % 10);
        if low > high {
            try_one(print.digits + (low - high) * place * 9);
        }
        try_one(print.digits / place / 10 * place + print.digits % place);
        place *= 10;
    }
}

/// How much it weighs that both are one amount; nothing where the words tell them apart.
fn weight(doc: &Document, first: &Print, again: &Print) -> Option<Force> {
    let (a, b) = (doc.figure(first.fact.fig), doc.figure(again.fact.fig));
    if a.base() == b.base() || first.fact.sentence == again.fact.sentence || first.fact.measure != again.fact.measure {
        return None;
    }
    let between =
        |x: &crate::read::figure::Figure, y: &crate::read::figure::Figure| slip::between(x, y.base()?.over(x.scale())?);
    let slip = between(a, b).or_else(|| between(b, a))?;
    // People and things are many and small: only a point among them tells.
    if !a.unit.is_money() && (a.unit != b.unit || slip != Slip::Point) {
        return None;
    }
    let last_place = matches!(slip, Slip::Digit | Slip::Tail);
    if last_place && (a.unit != b.unit || a.decimals != b.decimals || a.decimals == 0) {
        return None;
    }
    // 1253.09 and 1253.10: one of them may be round.
    let (less, more) = (first.telling.min(again.telling), first.telling.max(again.telling));
    let length = if last_place { more } else { less };
    let (stages, subjects) =
        (of_one_stage(&first.fact, &again.fact, last_place), of_one_subject(&first.fact, &again.fact));
    let sure = first.fact.sure && again.fact.sure;
    match (stages, subjects) {
        (Some(true), Some(true)) if length > TELLING && (sure || !last_place) => Some(Force::Suggests),
        (Some(_), Some(_)) if length >= LONG && !last_place => Some(Force::Suggests),
        (Some(_), Some(_)) if length >= LONG => Some(Force::Hints),
        (Some(true), Some(_)) | (Some(_), Some(true)) => Some(Force::Hints),
        _ => None,
    }
}

/// Whether both say one stage, or may; `None` where they say two.
fn of_one_stage(a: &Fact, b: &Fact, last_place: bool) -> Option<bool> {
    let (Some(x), Some(y)) = (a.stage, b.stage) else { return Some(false) };
    let unsaid = |stage: Stage| matches!(stage, Stage::Budget | Stage::Funds);
    match () {
        _ if x == y => Some(true),
        _ if x.is_budget() && y.is_budget() && (unsaid(x) || unsaid(y)) => Some(false),
        // What came may be a little less than what was to come.
        _ if x == Stage::Received && y.is_budget() || y == Stage::Received && x.is_budget() => {
            (!last_place).then_some(false)
        }
        _ => (!a.sure || !b.sure).then_some(false),
    }
}

/// The same of what they are of.
fn of_one_subject(a: &Fact, b: &Fact) -> Option<bool> {
    let named = |fact: &Fact| matches!(fact.subject, Subject::Named(_));
    let wide = |fact: &Fact| matches!(fact.subject, Subject::Whole | Subject::Projects | Subject::Income);
    match () {
        _ if a.subject == UNSAID || b.subject == UNSAID => Some(false),
        _ if a.subject == b.subject => Some(true),
        _ if named(a) && named(b) => None,
        _ if named(a) || named(b) || !a.sure || !b.sure => Some(false),
        _ => (wide(a) && wide(b)).then_some(false),
    }
}

#[cfg(test)]
mod tests {
    fn said(text: &str) -> Vec<String> {
        let found = crate::check(text).findings.into_iter().filter(|f| f.severity != crate::report::Severity::Note);
        found.map(|f| f.message).collect()
    }

    #[test]
    fn two_neighbours_swapped_make_no_second_budget() {
        let text = "机关、大厅和服务站三家单位预算分别为5,596,809.86元、8,313,244.46元、9,027,691.01元，共22,937,745.33元。\n预算执行率为93.42%，其中：预算安排22,937,745.33元，实际使用21,428,213.93元。";
        assert!(said(text).is_empty(), "{:?}", said(text));
        assert!(!said(&text.replace("安排22,937,745", "安排22,937,475")).is_empty());
    }

    #[test]
    fn one_more_in_the_last_place_is_a_slip_where_the_sum_says_so() {
        let text = "一、项目支出\n项目支出1253.09万元。\n二、明细\n其中甲路面修补工程支出600.04万元，乙桥梁加固工程支出653.05万元，项目支出合计1253.09万元。";
        assert!(said(text).is_empty(), "{:?}", said(text));
        assert!(!said(&text.replace("合计1253.09", "合计1253.10")).is_empty());
    }

    #[test]
    fn amounts_of_two_stages_may_be_near_each_other() {
        let text = "年初预算1534.48万元，其中基本支出1072.71万元，项目支出461.77万元。\n全年支出1468.54万元，其中基本支出1072.72万元，项目支出395.82万元。";
        assert!(said(text).is_empty(), "{:?}", said(text));
    }
}
