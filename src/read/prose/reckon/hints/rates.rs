//! Rates that all but come out.

use super::super::sheet::Num;
use super::super::{Found, neighbours, rates};
use super::slips::{slips_into, slips_to, unit_slip};
use super::{LONG, NEAR, TELLING, is_rare, pairs};
use crate::read::document::{Document, Expr, Force};
use crate::read::unit::Unit;
use crate::slip::Slip;
use crate::text::WordSet;

/// A rate to be reached comes from no figures.
const AIMS: WordSet = WordSet::new(&["目标", "计划", "不低于", "高于", "超过", "要求", "标准", "预期", "达到"]);

/// One of the numbers near it over another, or what it grew by over what it was.
pub fn hint(doc: &Document, nums: &[Num], i: usize, found: &mut Found) {
    let rate = &nums[i];
    let near = neighbours(nums, found, i, |n| !n.cell && n.is_amount() && n.unit != Unit::Score);
    let label = rate.label(doc);
    if AIMS.within(label) {
        return;
    }
    // What stands right before a rate is what it is of.
    let own = i.checked_sub(1).map(|at| &nums[at]).filter(|n| n.sentence == rate.sentence);
    let change = rates::CHANGE.within(label);
    let told = change || rates::RATE.within(label) && !rates::SHARE.within(label);
    for (less, more, close) in pairs(rate, &near, NEAR) {
        if !less.alike(more) && less.sentence != more.sentence || less.unit.is_money() != more.unit.is_money() {
            continue;
        }
        if own.is_some_and(|n| n.fig != less.fig && n.fig != more.fig) {
            continue;
        }
        let strong = close && told;
        let near_by = less.sentence == rate.sentence && more.sentence == rate.sentence;
        let over = rate.value > 1.0;
        let (part, whole) = if over { (more, less) } else { (less, more) };
        let quotient = |p: f64, w: f64| p / w;
        let growth = |p: f64, w: f64| (p - w).abs() / w;
        let (p, w) = (Expr::Fig(part.fig), Expr::Fig(whole.fig));
        let mut ways = vec![(quotient as fn(f64, f64) -> f64, part, whole, Expr::div(p, w))];
        if change {
            let of = |part: &Num, whole: &Num, falls: bool| {
                let (p, w) = (Expr::Fig(part.fig), Expr::Fig(whole.fig));
                let change = if falls { Expr::sub(w.clone(), p) } else { Expr::sub(p, w.clone()) };
                Expr::div(change, w)
            };
            // 由294件降到1687件，下降42%: the words say which way it went, though a slip made the less the more.
            let falls = rates::FALL.within(label);
            let rises = rates::RISE.within(label);
            ways.push((growth, less, more, of(less, more, falls || !rises)));
            ways.push((growth, more, less, of(more, less, falls && !rises)));
        }
        let in_order = i >= 2 && [less.fig, more.fig].contains(&nums[i - 2].fig) && near_by;
        for (value, part, whole, reading) in ways {
            // Rates of few digits come near each other by chance.
            let slip = slips_to(doc, found, rate, value(part.value, whole.value))
                .filter(|_| strong || near_by || rate.digits > TELLING);
            let unit = unit_slip(found, part, |p| rate.is(value(p, whole.value), true))
                || unit_slip(found, whole, |w| rate.is(value(part.value, w), true));
            let mends = slip.is_some()
                || unit
                || slips_into(doc, found, part, |p| rate.is(value(p, whole.value), true))
                || slips_into(doc, found, whole, |w| rate.is(value(part.value, w), true));
            if mends {
                // One of so many slips of an amount makes any rate come out; the rate's own is telling, and a wrong unit.
                let last_place = (rate.value - value(part.value, whole.value)).abs() <= 3.0 * rate.half;
                let rare = own.is_some() && told && slip.is_some_and(|slip| is_rare(slip) || last_place);
                let plain = rate.digits >= LONG && (strong && (slip.is_some() || in_order) || rare);
                let moved = near_by
                    && less.fig.max(more.fig) < rate.fig
                    && matches!(slip, Some(Slip::Point | Slip::Transposed));
                let force = if plain || moved || unit { Force::Suggests } else { Force::Hints };
                found.claim("reckoned_rate", rate.fig, reading, force);
            }
        }
    }
}
