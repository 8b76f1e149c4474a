//! Rates of amounts near them.

use super::sheet::Num;
use super::{Found, hints, neighbours, tries};
use crate::read::document::{Document, Expr, Fig, Force};
use crate::read::unit::Unit;
use crate::text::WordSet;

/// What grew or shrank is measured by what it was.
pub const CHANGE: WordSet =
    WordSet::new(&["增", "减", "降", "升", "浮", "节", "涨", "压", "超", "多", "少", "高", "低"]);

pub const RISE: WordSet = WordSet::new(&["增", "升", "提高", "涨"]);
pub const FALL: WordSet = WordSet::new(&["减", "降", "少", "节", "下浮"]);
pub const SHARE: WordSet = WordSet::new(&["占", "比重", "比例"]);
const BEFORE: WordSet = WordSet::new(&["上年", "去年", "同期", "年初", "年度", "前年"]);
const TOGETHER: WordSet = WordSet::new(&["合计", "两项", "两者", "共占", "三项"]);
pub const RATE: WordSet = WordSet::new(&["率", "比例", "完成", "的", "为"]);

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    // What the last shares were shares of.
    let mut wholes: Vec<Num> = Vec::new();
    for (i, rate) in nums.iter().enumerate().filter(|(_, n)| n.is_rate() && n.value != 0.0) {
        // What points are of their weight follows from the rate, not the rate from them.
        let scored = rate.words(doc).contains('分') || SHARE.within(rate.words(doc));
        let near = neighbours(nums, found, i, |n| n.is_amount() && (scored || n.unit != Unit::Score));
        let change = CHANGE.within(rate.words(doc));
        let share = SHARE.within(rate.words(doc));
        let again = || {
            let part = near.first()?;
            let whole = wholes.iter().rev().take(3).find(|w| share && w.alike(part) && w.fig != part.fig)?;
            Some((*part, *whole, reading(rate, part, whole, false)?))
        };
        // 与上年决算数33.75万元相比，减少2.07万元，下降6.13%: by what it was, which is told.
        let own = nums[..i].iter().rev().take(3).take_while(|n| n.clause == rate.clause);
        let base = own.filter(|n| change && n.is_amount() && BEFORE.within(n.label(doc))).map(|n| n.fig).next();
        let pair = again().or_else(|| if change { since(doc, nums, i) } else { None }).or_else(|| {
            let (part, whole, reading) = first_pair(rate, &near, change, base)?;
            Some((part, *whole, reading))
        });
        match pair {
            Some((_, whole, reading)) => {
                if !change {
                    wholes.retain(|w| w.fig != whole.fig);
                    wholes.push(whole);
                }
                found.holds("reckoned_rate", rate, reading);
            }
            None if share && !wholes.is_empty() => amiss(doc, rate, &near, &wholes, found),
            None if TOGETHER.within(rate.words(doc)) => together(rate, &near, found),
            None => {}
        }
    }
}

/// 比上年25.88万元下降7.26%: what it is now may stand far before it.
fn since<'s>(doc: &Document, nums: &'s [Num], i: usize) -> Option<(&'s Num, Num, Expr)> {
    const FAR: usize = 40;
    let [.., was, rate] = &nums[..=i] else { return None };
    if !BEFORE.within(was.label(doc)) || was.sentence != rate.sentence || was.value == 0.0 || rate.digits < 3 {
        return None;
    }
    let far = nums[..i - 1].iter().rev().take(FAR).filter(|n| n.alike(was) && n.value != was.value);
    far.filter(|n| rate.is(((n.value - was.value) / was.value).abs(), true))
        .find_map(|now| Some((now, *was, reading(rate, now, was, true)?)))
}

/// The two nearest numbers that give the rate, before so many were tried that any two would.
fn first_pair<'n>(rate: &Num, near: &[&'n Num], change: bool, base: Option<Fig>) -> Option<(&'n Num, &'n Num, Expr)> {
    let mut left = tries(rate.digits);
    // One of the two stands near, and the other may stand farther off.
    for j in 0..near.len() {
        for k in j + 1..near.len() {
            let (a, b) = (near[j], near[k]);
            if base.is_some_and(|base| a.fig != base && b.fig != base) {
                continue;
            }
            if a.value == b.value || !a.alike(b) && a.sentence != b.sentence || a.unit.is_money() != b.unit.is_money() {
                continue;
            }
            left = left.checked_sub(1)?;
            let (less, more) = if a.value < b.value { (a, b) } else { (b, a) };
            let ways = if change || rate.value > 1.0 { [(less, more), (more, less)] } else { [(less, more); 2] };
            for (part, whole) in &ways[..1 + usize::from(change || rate.value > 1.0)] {
                if let Some(reading) = reading(rate, part, whole, change) {
                    return Some((part, whole, reading));
                }
            }
        }
    }
    None
}

/// 占1.59% among shares of one whole: it should be one too.
fn amiss(doc: &Document, rate: &Num, near: &[&Num], wholes: &[Num], found: &mut Found) {
    // Everything is all of something.
    let Some(part) = near.first().filter(|n| n.sentence == rate.sentence && rate.value != 1.0) else { return };
    let Some(whole) = wholes.last().filter(|w| w.alike(part) && w.value > part.value) else { return };
    let value = part.value / whole.value;
    let mends = hints::slips_to(doc, found, rate, value).is_some()
        || hints::slips_into(doc, found, part, |p| rate.is(p / whole.value, true));
    if mends {
        let reading = Expr::div(Expr::Fig(part.fig), Expr::Fig(whole.fig));
        found.claim("reckoned_rate", rate.fig, reading, Force::Suggests);
    }
}

/// 非常满意803户、满意451户，两项合计占94.57%.
fn together(rate: &Num, near: &[&Num], found: &mut Found) {
    let [a, b, rest @ ..] = near else { return };
    let fits = |w: &&&Num| w.alike(a) && w.alike(b) && rate.digits >= 3 && rate.is((a.value + b.value) / w.value, true);
    if let Some(whole) = rest.iter().take(4).find(fits) {
        let sum = Expr::sum([b.fig, a.fig]);
        found.holds("reckoned_rate", rate, Expr::div(sum, Expr::Fig(whole.fig)));
    }
}

fn reading(rate: &Num, part: &Num, whole: &Num, change: bool) -> Option<Expr> {
    let (p, w) = (Expr::Fig(part.fig), Expr::Fig(whole.fig));
    let ratio = part.value / whole.value;
    if rate.is(ratio, true) {
        return Some(Expr::div(p, w));
    }
    // Nearly nothing taken away leaves a hundred per cent of anything.
    if rate.value == 1.0 {
        return None;
    }
    if !change {
        return (rate.digits >= 4 && rate.is(1.0 - ratio, true)).then(|| Expr::div(Expr::sub(w.clone(), p), w));
    }
    if rate.is((ratio - 1.0).abs(), true) {
        let change = if ratio > 1.0 { Expr::sub(p, w.clone()) } else { Expr::sub(w.clone(), p) };
        return Some(Expr::div(change, w));
    }
    // An increase, by what there was before it; a decrease, by what there is now and was taken away.
    if rate.is(part.value / (whole.value - part.value), true) {
        return Some(Expr::div(p.clone(), Expr::sub(w, p)));
    }
    rate.is(part.value / (whole.value + part.value), true).then(|| Expr::div(p.clone(), Expr::Add(vec![w, p])))
}
