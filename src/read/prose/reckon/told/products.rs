//! 完工24台，每台补贴280,000元，发放6,720,000元: a price, what it is paid for, and what that comes to.
//!
//! Which number and which amount go with a price is told by their places; that one slip makes them agree to the digit
//! says that they do.

use crate::gather::Gather;
use rust_decimal::Decimal;

use super::super::sheet::Num;
use super::super::{Found, hints};
use super::means::{is_each, is_rough, names};
use crate::quick::Figs;
use crate::read::document::{Document, Expr, Force};
use crate::read::unit::Unit;
use crate::text::{HasWords, WordSet};

const PRICE: WordSet = WordSet::new(&["每", "人均", "户均", "亩均", "标准为", "补助标准", "单价"]);
const PRICED: &str = "price_times_count";
const MONTHLY: WordSet = WordSet::new(&["月"]);
/// Numbers and amounts that are tried with a price, the nearest first.
const NEAR: usize = 2;
/// Figures of a sentence on either side of a price.
const REACH: usize = 5;

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    let spoken_for = Spoken::of(doc);
    for (i, price) in nums.iter().enumerate() {
        let priced = price.unit.is_money() && !price.cell && price.value != 0.0 && PRICE.within(price.label(doc));
        // A mean has gone into one amount; a price may be paid again and again.
        let spent = found.priced.contains(&price.fig) && price.label(doc).contains('均');
        if priced && !spent && !is_rough(doc, price) {
            one(doc, nums, i, &spoken_for, found);
        }
    }
}

/// The figures that other readers have put with a price.
struct Spoken {
    /// The amounts that the price reader has claimed something of, and those that it holds to it.
    priced: Figs,
    held: Figs,
}

impl Spoken {
    fn of(doc: &Document) -> Spoken {
        let priced = || doc.claims.iter().filter(|c| c.rule == PRICED);
        let held = priced().filter(|c| c.force >= Force::Doubts).map(|c| c.stated).collect();
        Spoken { priced: priced().map(|c| c.stated).collect(), held }
    }
}

/// The price at `i`, with what nothing else has been reckoned from.
fn one(doc: &Document, nums: &[Num], i: usize, spoken_for: &Spoken, found: &mut Found) {
    let price = &nums[i];
    let around = &nums[i.saturating_sub(REACH)..nums.len().min(i + 1 + REACH)];
    let beside = |n: &Num| n.fig != price.fig && n.sentence == price.sentence && PRICE.within(n.label(doc));
    let alone = !price.label(doc).has("其中") && !around.iter().any(beside);
    let free = |n: &&Num| n.fig != price.fig && n.value != 0.0 && !found.priced.contains(&n.fig);
    let mut near: Vec<&Num> =
        around.iter().filter(|n| n.sentence == price.sentence || alone && is_before(n, price)).filter(free).gather();
    crate::order::by_key(&mut near, |n| (n.clause != price.clause, n.fig.abs_diff(price.fig)));
    // 每处12000元 has been paid for 76处: it is no price of 9.57万吨.
    let used = found.priced.contains(&price.fig);
    let goes_with = |n: &&&Num| {
        matches!(n.unit, Unit::Count(_) | Unit::Measure(_))
            && !n.label(doc).has("其中")
            && (!used || names(doc, price, n))
    };
    let counts = || near.iter().filter(goes_with).take(NEAR);
    let is_total =
        |n: &&&Num| n.unit.is_money() && !PRICE.within(n.label(doc)) && !is_each(doc, n) && !is_rough(doc, n);
    let totals = || near.iter().filter(is_total).take(NEAR).filter(|n| !spoken_for.held.contains(&n.fig));
    for total in totals() {
        for count in counts() {
            // 62.35万亩: so many ten thousands.
            let by = if matches!(count.unit, Unit::Measure(unit) if unit.starts_with('万')) { 10_000 } else { 1 };
            // 44875人次 are so many for a month.
            let yearly = MONTHLY.within(price.label(doc)) && count.unit != Unit::Count("人次");
            let times = if yearly { by * 12 } else { by };
            if agree(doc, [total, count, price], times, found) {
                let product = Expr::mul(Expr::Fig(count.fig), Expr::Fig(price.fig));
                let times = (times != 1).then(|| Expr::Num(Decimal::from(times)));
                let reading = times.into_iter().fold(product, Expr::mul);
                // Where the price reader has seen it too, it keeps its name.
                let seen = spoken_for.priced.contains(&total.fig);
                return found.told(if seen { PRICED } else { "told_mean" }, total.fig, vec![reading]);
            }
        }
    }
}

/// Whether they do, or would but for one slip.
fn agree(doc: &Document, [total, count, price]: [&Num; 3], times: u32, found: &Found) -> bool {
    let slips = |n: &Num, value: f64| hints::slip_of(doc, found, n, value).is_some();
    let times = f64::from(times);
    // 人均补助标准计划274元，完成274元: the price again.
    if total.value == price.value {
        return false;
    }
    let product = count.value * price.value * times;
    let in_wan = [1e4, 1e-4].iter().any(|by| (total.value * by - product).abs() <= total.half * by);
    total.is(product, true)
        || in_wan
        || slips(total, product)
        || slips(count, total.value / price.value / times)
        || slips(price, total.value / count.value / times)
}

/// 执行数131.25万元。全年培训1750人，人均补贴750元: the amount may stand in the sentence before.
fn is_before(n: &Num, price: &Num) -> bool {
    n.unit.is_money() && n.block == price.block && n.sentence + 1 == price.sentence
}
