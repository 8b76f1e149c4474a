//! Amounts that are printed again.

use super::Found;
use super::sheet::Num;
use crate::gather::Gather;
use crate::order::Groups;
use crate::read::document::{Document, Expr, Force};
use crate::read::unit::Unit;

/// Digits with which two prints are no chance, and the words they must share besides.
const ENOUGH: u32 = 4;

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    let mut printed: Groups<u64, usize> = Groups::new();
    for (i, n) in nums.iter().enumerate().filter(|(_, n)| telling(n)) {
        printed.add(n.value.to_bits(), i);
    }
    for (_, at) in printed.sorted().into_iter().filter(|(_, at)| at.len() >= 2) {
        let first = &nums[at[0]];
        for i in &at[1..] {
            let again = &nums[*i];
            if !again.alike(first) {
                continue;
            }
            // So many digits are one amount, whatever it is called; a table calls it by its row.
            let one = first.digits > 5 || shares_a_word(first.words(doc), again.words(doc));
            if one || first.digits > ENOUGH {
                found.heads.insert(first.fig);
                found.heads.insert(again.fig);
            }
            if one {
                found.holds("same_fact_consistent", again, Expr::Fig(first.fig));
            }
        }
    }
}

/// 1.26亿元（12586.30万元）: one amount in two units, the coarser print rounding the finer.
pub fn in_brackets(doc: &Document, nums: &[Num], found: &mut Found) {
    for two in nums.windows(2) {
        let (first, again) = (&two[0], &two[1]);
        // 745.88万元（5800元/公里） is a price.
        let alone = again.depth == first.depth + 1
            && again.label(doc).is_empty()
            && !again.tail(doc).starts_with(['/', '／', '每'])
            && again.sentence == first.sentence;
        if alone && first.unit.is_money() && again.unit.is_money() && first.unit != again.unit && again.digits >= 2 {
            found.claim("same_fact_consistent", again.fig, Expr::Fig(first.fig), Force::Doubts);
        }
    }
}

fn telling(n: &Num) -> bool {
    n.is_amount() && n.unit != Unit::Score && (n.digits >= 3 || n.digits == 2 && n.printed > ENOUGH)
}

/// Two characters that stand side by side in both labels.
pub fn shares_a_word(a: &str, b: &str) -> bool {
    shared(a, b, 2)
}

/// Four characters in a row lead to both.
pub fn says_the_same(doc: &Document, a: &Num, b: &Num) -> bool {
    shared(a.label(doc), b.label(doc), 4)
}

fn shared(a: &str, b: &str, length: usize) -> bool {
    let chars: Vec<char> = a.chars().rev().take(16).gather();
    let other: Vec<char> = b.chars().rev().take(16).gather();
    chars.windows(length).any(|run| other.windows(length).any(|w| w == run))
}
