//! What would come out if it were not for one slip.
//!
//! Where the words of one sentence leave hardly another way to read them, the judge says so. Everything else is one way
//! among several, and a slip may mend it by chance: it counts where the same slip mends two of them.

mod prints;
mod rates;
mod rests;
mod slips;
mod totals;

pub use slips::{comes_from, slip_of, slips_into, slips_to};

use super::Found;
use super::sheet::Num;
use crate::read::document::Document;
use crate::slip::Slip;
use crate::text::WordSet;

/// Hints of one report: more of them mean that the text was not understood.
const MOST: usize = 60;
/// Digits of a result that can be missed by a slip.
const TELLING: u32 = 3;
/// Digits of a result that a single slip hardly ever reaches by chance.
const LONG: u32 = 4;
const REST: WordSet = super::differences::REST;

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    let before = found.claims.len();
    for (i, result) in nums.iter().enumerate() {
        if result.cell || result.printed < 2 || found.claims.len() > before + MOST {
            continue;
        }
        let open = |rule| !found.stated.contains(&(rule, result.fig));
        match result.is_rate() {
            // Everything was reached: that is said of all kinds of things.
            true if result.value == 1.0 => {}
            true if result.digits < TELLING => {}
            true if open("reckoned_rate") => rates::hint(doc, nums, i, found),
            true => {}
            false => {
                let (sum, difference) = (open("reckoned_sum"), open("reckoned_difference"));
                totals::hint(doc, nums, i, !sum, found);
                if difference && result.digits >= TELLING && REST.within(result.words(doc)) {
                    rests::hint(doc, nums, i, found);
                }
            }
        }
    }
    totals::lists(doc, nums, found);
    prints::find(doc, nums, found);
}

/// Numbers near a result that it may come from.
const NEAR: usize = 6;

/// Slips that hardly any two numbers are apart by chance: there are few ways to make them.
fn is_rare(slip: Slip) -> bool {
    matches!(slip, Slip::Transposed | Slip::Point | Slip::Unit | Slip::Zero | Slip::Tail)
}

/// Pairs of numbers near a result, and whether it is one of the few that its own sentence has.
fn pairs<'n>(result: &Num, near: &[&'n Num], reach: usize) -> Vec<(&'n Num, &'n Num, bool)> {
    const CLOSE: usize = 3;
    let near = &near[..near.len().min(reach)];
    let mut out = Vec::new();
    for (k, b) in near.iter().enumerate().skip(1) {
        for a in near[..k].iter().filter(|a| a.value != b.value) {
            let before = a.fig.max(b.fig) < result.fig;
            let close = k < CLOSE && before && a.sentence == result.sentence && b.sentence == result.sentence;
            let (less, more) = if a.value < b.value { (*a, *b) } else { (*b, *a) };
            out.push((less, more, close));
        }
    }
    out
}
