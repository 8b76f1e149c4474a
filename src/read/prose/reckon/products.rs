//! So many at so much each.

use crate::gather::Gather;
use rust_decimal::Decimal;

use super::Found;
use super::sheet::Num;
use crate::read::document::{Document, Expr};
use crate::text::WordSet;

const EACH: WordSet = WordSet::new(&["每", "均", "标准", "单价", "/", "按", "各"]);
const MONTHLY: WordSet = WordSet::new(&["每月", "月均", "/月", "月标准", "按月"]);
/// Prices that one amount is tried with.
const PRICES: usize = 12;
/// Figures back and forth in which a price has its number and its amount.
const NEAR: usize = 7;
const TELLING: u32 = 3;

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    let is_price = |n: &&Num| n.unit.is_money() && n.value != 0.0 && !n.cell && EACH.within(n.label(doc));
    let prices: Vec<&Num> = nums.iter().filter(is_price).take(PRICES).gather();
    if !prices.is_empty() {
        elsewhere(doc, nums, &prices, found);
    }
    for (i, price) in nums.iter().enumerate() {
        let each = EACH.within(price.words(doc)) || EACH.leading(price.tail(doc)).is_some();
        if price.unit.is_money() && price.value != 0.0 && !price.cell && each {
            beside(doc, nums, i, found);
        }
    }
}

/// 培训320人，人均补助1500元，使用资金48万元: what stands around a price.
fn beside(doc: &Document, nums: &[Num], i: usize, found: &mut Found) {
    let price = &nums[i];
    let around = nums[i.saturating_sub(NEAR)..].iter().take(2 * NEAR + 1);
    let near: Vec<&Num> = around.filter(|n| n.block == price.block && n.fig != price.fig && n.value != 0.0).gather();
    let counts = || near.iter().filter(|n| n.is_amount() && !n.unit.is_money()).copied();
    for total in near.iter().filter(|n| n.unit.is_money()) {
        for count in counts() {
            let third = counts().filter(|n| n.fig != count.fig && n.value != 1.0);
            if let Some((stated, reading)) = times(doc, price, count, total, third) {
                found.holds("reckoned_product", stated, reading);
            }
        }
    }
}

/// 每户补助1200元 in one place, 68250户，需8190万元 in another: a number and an amount beside it, with every price.
fn elsewhere(doc: &Document, nums: &[Num], prices: &[&Num], found: &mut Found) {
    for row in nums.chunk_by(|a, b| a.sentence == b.sentence) {
        for (i, count) in row.iter().enumerate().filter(|(_, n)| n.is_amount() && !n.unit.is_money()) {
            let beside = row[i.saturating_sub(1)..].iter().take(3);
            for total in beside.filter(|n| n.unit.is_money() && n.digits >= TELLING) {
                let far = prices.iter().filter(|p| p.block != total.block);
                if let Some((stated, reading)) =
                    far.filter_map(|p| times(doc, p, count, total, std::iter::empty())).next()
                {
                    found.holds("reckoned_product", stated, reading);
                }
            }
        }
    }
}

/// 1625人 × 188元 × 12个月 = 366.60万元, or 462.8万元 ÷ 178名 = 2.60万元 each.
fn times<'n>(
    doc: &Document,
    price: &'n Num,
    count: &Num,
    total: &'n Num,
    mut thirds: impl Iterator<Item = &'n Num>,
) -> Option<(&'n Num, Expr)> {
    let product = price.value * count.value;
    let expr = || Expr::mul(Expr::Fig(count.fig), Expr::Fig(price.fig));
    // Side by side even few digits are no chance.
    let side_by_side = total.sentence == price.sentence && total.fig.abs_diff(price.fig) <= 2;
    let telling = total.digits >= TELLING || side_by_side && count.sentence == price.sentence;
    if telling && total.is(product, true) {
        return Some((total, expr()));
    }
    // 每人补助 is a price and exact; 人均 is what a division gave.
    let mean = price.label(doc).contains('均');
    if mean && price.digits >= TELLING && price.is(total.value / count.value, true) {
        return Some((price, Expr::div(Expr::Fig(total.fig), Expr::Fig(count.fig))));
    }
    if total.digits < TELLING {
        return None;
    }
    const MONTHS: f64 = 12.0;
    if MONTHLY.within(price.words(doc)) && total.is(product * MONTHS, true) {
        return Some((total, Expr::mul(expr(), Expr::Num(Decimal::from(12)))));
    }
    let third = thirds.find(|n| total.is(product * n.value, true))?;
    Some((total, Expr::mul(expr(), Expr::Fig(third.fig))))
}
