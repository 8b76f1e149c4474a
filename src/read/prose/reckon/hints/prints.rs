//! Two prints of one amount that are not alike.

use super::super::sheet::Num;
use super::super::{Found, echoes, sums};
use super::LONG;
use super::slips::slips_to;
use crate::gather::Gather;
use crate::order;
use crate::read::document::{Document, Expr, Force};
use crate::read::unit::Unit;
use crate::slip::Slip;

/// Values that the same words may lead to before they are a list of many things.
const LISTED: usize = 2;

/// Two prints of one amount, by their words, that are one slip apart.
pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    in_another_unit(doc, nums, found);
    shifted(doc, nums, found);
    let mut long: Vec<usize> =
        (0..nums.len()).filter(|i| nums[*i].digits >= LONG && nums[*i].is_amount() && !nums[*i].cell).gather();
    order::by_key(&mut long, |i| nums[*i].value.to_bits());
    long.dedup_by_key(|i| nums[*i].value.to_bits());
    // 年初预算20万元 of one project after the other: these words say of none which it is.
    let listed = |n: &Num| {
        let label = n.label(doc);
        long.iter().filter(|i| nums[**i].label(doc) == label).nth(LISTED).is_some()
    };
    for (k, i) in long.iter().enumerate() {
        let one = &nums[*i];
        // Slips that leave an amount its size; others are rarer than chance.
        for other in long[k + 1..].iter().map(|j| &nums[*j]).take_while(|n| n.value < one.value * 1.5).take(12) {
            let proved = [one, other].map(|n| found.proved.contains_key(&n.fig));
            let slip = slips_to(doc, found, one, other.value).or_else(|| slips_to(doc, found, other, one.value));
            let Some(slip) = slip.filter(|_| one.alike(other) && proved != [true, true]) else { continue };
            // So many digits, two of them swapped, and the other print borne out: that is no second amount.
            let digits = one.digits.min(other.digits);
            let plain = proved != [false, false] && (digits >= 7 || digits >= 6 && slip == Slip::Transposed);
            let one_thing = || one.label(doc) != other.label(doc) || !listed(one);
            if plain || echoes::says_the_same(doc, one, other) && one_thing() {
                let (first, again) = if one.fig < other.fig { (one, other) } else { (other, one) };
                let force = if plain { Force::Suggests } else { Force::Hints };
                found.claim("same_fact_consistent", again.fig, Expr::Fig(first.fig), force);
            }
        }
    }
}

/// 道路32.63公里 and 道路3.263公里: so many digits of one measure are one value, with the point set wrong.
fn shifted(doc: &Document, nums: &[Num], found: &mut Found) {
    let measured = |n: &&Num| matches!(n.unit, Unit::Measure(_)) && n.digits >= LONG && !n.cell;
    let digits = |n: &Num| doc.figure(n.fig).value.map(|v| v.normalize().mantissa());
    let mut lengths: Vec<&Num> = nums.iter().filter(measured).gather();
    order::by_key(&mut lengths, |n| (digits(n), n.fig));
    for two in lengths.chunk_by(|a, b| digits(a) == digits(b)).filter(|run| run.len() == 2) {
        if two[0].value != two[1].value && two[0].alike(two[1]) {
            found.claim("same_fact_consistent", two[1].fig, Expr::Fig(two[0].fig), Force::Suggests);
        }
    }
}

/// 56万元 and 56元 of the same words: one amount, in a wrong unit.
fn in_another_unit(doc: &Document, nums: &[Num], found: &mut Found) {
    let mut amounts: Vec<&Num> =
        nums.iter().filter(|n| n.unit.is_money() && n.digits >= 2 && !n.cell && !sums::is_each(doc, n)).gather();
    let printed = |n: &Num| doc.figure(n.fig).value.map(|v| v.normalize());
    order::by_key(&mut amounts, |n| (printed(n), n.fig));
    for run in amounts.chunk_by(|a, b| printed(a) == printed(b)) {
        // One among its like: the others agree on the unit.
        let odd = |n: &&&Num| run.iter().filter(|m| m.unit == n.unit).count() == 1;
        let Some(other) = run.iter().find(|n| run.len() == 2 || !odd(n)) else { continue };
        let Some(wrong) = run.iter().find(|n| n.unit != other.unit && odd(n)) else { continue };
        let sure = run.len() >= 3 && echoes::shares_a_word(other.label(doc), wrong.label(doc));
        if sure || echoes::says_the_same(doc, other, wrong) {
            found.claim("same_fact_consistent", wrong.fig, Expr::Fig(other.fig), Force::Suggests);
        }
    }
}
