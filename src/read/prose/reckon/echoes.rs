//! Amounts that are printed again.

use super::Found;
use super::sheet::{Num, Sheet};
use crate::order::Groups;
use crate::read::document::{Document, Expr};
use crate::read::unit::Unit;

/// Digits with which two prints are no chance, and the words they must share besides.
const ENOUGH: u32 = 4;

pub fn find(doc: &Document, sheet: &Sheet, found: &mut Found) {
    let mut printed: Groups<u64, usize> = Groups::new();
    for (i, n) in sheet.nums.iter().enumerate().filter(|(_, n)| telling(n)) {
        printed.add(n.value.to_bits(), i);
    }
    for (_, at) in printed.sorted().into_iter().filter(|(_, at)| at.len() >= 2) {
        let first = &sheet.nums[at[0]];
        for i in &at[1..] {
            let again = &sheet.nums[*i];
            if !again.alike(first) {
                continue;
            }
            let one = shares_a_word(sheet.words(doc, first), sheet.words(doc, again));
            if one || first.digits > ENOUGH {
                found.heads.insert(first.fig);
                found.heads.insert(again.fig);
            }
            if one {
                found.holds("same_fact_consistent", again.fig, Expr::Fig(first.fig));
            }
        }
    }
}

fn telling(n: &Num) -> bool {
    n.is_amount() && n.unit != Unit::Score && (n.digits >= 3 || n.digits == 2 && n.printed > ENOUGH)
}

/// Two characters that stand side by side in both labels.
fn shares_a_word(a: &str, b: &str) -> bool {
    shared(a, b, 2)
}

/// Four characters in a row lead to both.
pub fn says_the_same(doc: &Document, sheet: &Sheet, a: &Num, b: &Num) -> bool {
    shared(sheet.label(doc, a), sheet.label(doc, b), 4)
}

fn shared(a: &str, b: &str, length: usize) -> bool {
    let chars: Vec<char> = a.chars().rev().take(16).collect();
    let other: Vec<char> = b.chars().rev().take(16).collect();
    chars.windows(length).any(|run| other.windows(length).any(|w| w == run))
}
