//! Points: the weight times the rate, the weight less what was taken off, a hundred less all that was taken off.

use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::sheet::Num;
use super::{Found, hints};
use crate::read::document::{Document, Expr, Force};
use crate::read::unit::Unit;
use crate::text::WordSet;

const RATE: WordSet = WordSet::new(&["执行", "完成率", "付率", "支付", "支出率", "到位率", "进度"]);
const TOTAL: WordSet = WordSet::new(&["总分", "总得分", "自评得分", "综合得分", "评分"]);

/// What points are taken off with.
const OFF: WordSet = WordSet::new(&["扣", "扣减", "扣分", "扣除", "共扣"]);
/// What a score of several places is called.
const MEAN: WordSet = WordSet::new(&["平均", "整体", "总体", "综合"]);
const MOST_PLACES: usize = 24;

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    let points: Vec<usize> = (0..nums.len()).filter(|i| nums[*i].unit == Unit::Score).gather();
    for &i in &points {
        let score = &nums[i];
        mean(doc, nums, i, found);
        let sentence = || nums[..i].iter().rev().take(12).take_while(|n| n.sentence == score.sentence);
        let off = |n: &Num| n.label(doc).ends_with('扣') || n.label(doc).ends_with("扣减");
        let weight = sentence().filter(|n| n.unit == Unit::Score).find(|n| !off(n) && n.value >= score.value);
        if let Some(weight) = weight {
            let taken: Vec<&Num> =
                sentence().take_while(|n| n.fig != weight.fig).filter(|n| n.unit == Unit::Score && off(n)).gather();
            let left = weight.value - taken.iter().map(|n| n.value).sum::<f64>();
            if !taken.is_empty() && score.is(left, true) {
                let reading = taken.iter().fold(Expr::Fig(weight.fig), |e, n| Expr::sub(e, Expr::Fig(n.fig)));
                found.holds("reckoned_difference", score, reading);
            }
            by_rate(doc, nums, i, weight, found);
            taken_off(doc, nums, i, weight, found);
        }
        if TOTAL.within(score.label(doc)) {
            let near = nums[i + 1..].iter().take(12).take_while(|n| n.sentence == score.sentence);
            let taken: Vec<&Num> = near.filter(|n| n.unit == Unit::Score && off(n)).gather();
            if taken.len() >= 2 && score.is(100.0 - taken.iter().map(|n| n.value).sum::<f64>(), true) {
                let whole = Expr::Num(Decimal::ONE_HUNDRED);
                let reading = taken.iter().fold(whole, |e, n| Expr::sub(e, Expr::Fig(n.fig)));
                found.holds("reckoned_difference", score, reading);
            }
        }
    }
}

/// 分值50分，得49.20分。扣分项是归档率，…扣0.80分: what was taken off, told after the points.
fn taken_off(doc: &Document, nums: &[Num], i: usize, weight: &Num, found: &mut Found) {
    const AFTER: usize = 16;
    let score = &nums[i];
    let clause = weight.clause == score.clause && weight.depth == score.depth;
    if !clause
        || !score.won
        || score.value >= weight.value
        || found.stated.contains(&("reckoned_difference", score.fig))
    {
        return;
    }
    // As far as the next part of the sentence with points of its own.
    let after = nums[i + 1..].iter().take(AFTER).take_while(|n| n.block == score.block);
    let after = after.take_while(|n| !(n.won && n.sentence == score.sentence));
    let off: Vec<&Num> =
        after.filter(|n| n.unit == Unit::Score && OFF.ending(n.label(doc).trim_end_matches('了')).is_some()).gather();
    let lost = weight.value - score.value;
    for count in 1..=off.len() {
        let sum: f64 = off[..count].iter().map(|n| n.value).sum();
        if (sum - lost).abs() < score.half * 0.02 + 1e-9 {
            let reading = off[..count].iter().fold(Expr::Fig(weight.fig), |e, n| Expr::sub(e, Expr::Fig(n.fig)));
            return found.holds("reckoned_difference", score, reading);
        }
    }
}

/// 整体得分85.81分，其中甲县91.75分、乙县90分…: what several places scored on the average.
fn mean(doc: &Document, nums: &[Num], i: usize, found: &mut Found) {
    let score = &nums[i];
    // 平均分分别为91.2分、90.5分…: each of them is a mean.
    let of_each = score.label(doc).has_any(&["分别", "依次", "各"]);
    if score.digits < 3
        || of_each
        || !MEAN.within(score.label(doc))
        || found.stated.contains(&("reckoned_rate", score.fig))
    {
        return;
    }
    let places: Vec<&Num> = nums[i + 1..]
        .iter()
        .take(MOST_PLACES)
        .take_while(|n| n.block == score.block && n.sentence <= score.sentence + 1)
        .filter(|n| n.unit == Unit::Score)
        .gather();
    if places.len() < 3 {
        return;
    }
    let count = places.len() as f64;
    let sum: f64 = places.iter().map(|n| n.value).sum();
    let reading = Expr::div(Expr::sum(places.iter().map(|n| n.fig)), Expr::Num(Decimal::from(places.len() as u64)));
    let mends = |n: &Num| hints::slips_into(doc, found, n, |value| score.is((sum - n.value + value) / count, true));
    if score.is(sum / count, true) {
        found.holds("reckoned_rate", score, reading);
    } else if places.iter().all(|n| n.value <= 100.0) && places.iter().any(|n| mends(n)) {
        found.claim("reckoned_rate", score.fig, reading, Force::Suggests);
    }
}

/// 10分，按执行率得9.35分: the rate may stand in another chapter.
fn by_rate(doc: &Document, nums: &[Num], i: usize, weight: &Num, found: &mut Found) {
    let score = &nums[i];
    if score.digits < 2 || score.value == weight.value {
        return;
    }
    let named = |n: &&Num| n.sentence == score.sentence || RATE.within(n.label(doc));
    let mut rates = nums[..i].iter().rev().take(300).filter(|n| n.is_rate()).filter(named).take(8);
    if let Some(rate) = rates.find(|rate| score.is(weight.value * rate.value, true)) {
        found.holds("reckoned_product", score, Expr::mul(Expr::Fig(weight.fig), Expr::Fig(rate.fig)));
    }
}
