//! So many at so much each.

use super::Found;
use super::sheet::{Num, Sheet};
use crate::read::document::{Document, Expr, Fig};
use crate::text::WordSet;

const EACH: WordSet = WordSet::new(&["每", "均", "标准", "单价", "/", "按", "各"]);

/// Prices that one amount is tried with.
const PRICES: usize = 12;

pub fn find(doc: &Document, sheet: &Sheet, found: &mut Found) {
    elsewhere(doc, sheet, found);
    for (i, one) in sheet.nums.iter().enumerate() {
        let mean = sheet.label(doc, one).contains('均');
        let each = EACH.within(sheet.words(doc, one)) || EACH.leading(sheet.tail(doc, one)).is_some();
        if !one.unit.is_money() || one.value == 0.0 || !each {
            continue;
        }
        let from = sheet.nums[..i].iter().rposition(|n| n.block != one.block).map_or(0, |at| at + 1);
        let to = sheet.nums[i..].iter().position(|n| n.block != one.block).map_or(sheet.nums.len(), |at| at + i);
        let near = &sheet.nums[from.max(i.saturating_sub(6))..to.min(i + 7)];
        let counts = near.iter().filter(|n| n.fig != one.fig && n.is_amount() && !n.unit.is_money());
        let totals: Vec<&Num> = near.iter().filter(|n| n.fig != one.fig && n.unit.is_money()).collect();
        for count in counts.clone() {
            for total in &totals {
                if let Some((stated, reading)) = times(one, count, total, mean, counts.clone()) {
                    found.holds("reckoned_product", stated, reading);
                }
            }
        }
    }
}

/// 每户补助1200元 in one place, 68250户，需8190万元 in another: a number and the amount after it, with every price.
fn elsewhere(doc: &Document, sheet: &Sheet, found: &mut Found) {
    let is_price = |n: &&Num| n.unit.is_money() && n.value != 0.0 && EACH.within(sheet.label(doc, n));
    let prices: Vec<&Num> = sheet.nums.iter().filter(is_price).take(PRICES).collect();
    for pair in sheet.nums.windows(2).filter(|_| !prices.is_empty()) {
        let (a, b) = (&pair[0], &pair[1]);
        let (count, total) = if a.unit.is_money() { (b, a) } else { (a, b) };
        if !total.unit.is_money() || !count.is_amount() || count.unit.is_money() || total.digits < 3 {
            continue;
        }
        let far = |p: &&&Num| p.block != total.block && total.is(p.value * count.value, true);
        if let Some(price) = prices.iter().find(|p| a.sentence == b.sentence && far(p)) {
            found.holds("reckoned_product", total.fig, Expr::mul(Expr::Fig(count.fig), Expr::Fig(price.fig)));
        }
    }
}

/// 1625人 × 188元 × 12个月 = 366.60万元, or 462.8万元 ÷ 178名 = 2.60万元 each.
fn times<'n>(
    one: &'n Num,
    count: &'n Num,
    total: &'n Num,
    mean: bool,
    others: impl Iterator<Item = &'n Num>,
) -> Option<(Fig, Expr)> {
    let fig = |n: &Num| Expr::Fig(n.fig);
    let product = one.value * count.value;
    if total.digits >= 3 && total.is(product, true) {
        return Some((total.fig, Expr::mul(fig(count), fig(one))));
    }
    // 每人补助 is a price and exact; 人均 is what a division gave.
    if mean && one.digits >= 3 && one.is(total.value / count.value, true) {
        return Some((one.fig, Expr::div(fig(total), fig(count))));
    }
    if total.digits < 3 {
        return None;
    }
    let mut others = others.filter(|n| n.fig != count.fig);
    let third = others.find(|n| n.value != 1.0 && total.is(product * n.value, true))?;
    Some((total.fig, Expr::mul(Expr::mul(fig(count), fig(one)), fig(third))))
}
