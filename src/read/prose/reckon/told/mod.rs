//! What a clause plainly tells of its own figures: from what to what, how many of how many, so much each, these and those.
//!
//! Its words leave one way to reckon them. So even counts of one digit are held to it, and what does not come out is
//! doubted whether one slip explains it or not.

mod bases;
mod changes;
mod far;
mod in_turn;
mod lists;
mod means;
mod named;
mod parts;
mod points;
mod priced;
mod products;
mod rests;
mod shares;
mod sides;
#[cfg(test)]
mod tests;

use super::Found;
use super::sheet::Num;
use crate::quick::Figs;
use crate::read::document::{Claim, Document, Expr, Fig, Force};

/// Figures of a clause that are looked at: more are a table's.
const LONGEST: usize = 40;

/// Claims what the clauses tell and what has not come out yet.
pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    // What a rule of its own has claimed already, or will of an indicator, is not claimed again.
    let ruled: Figs = doc.claims.iter().map(|c| c.stated).collect();
    let mut claimed: Figs = doc.claims.iter().filter(|c| c.force >= Force::Doubts).map(|c| c.stated).collect();
    let whole = doc.indicators.iter().filter(|i| i.target.is_some() && i.actual.is_some());
    claimed.extend(whole.filter_map(|i| i.rate));
    for clause in nums.chunk_by(|a, b| a.clause == b.clause) {
        if clause[0].cell || clause.len() < 2 || clause.len() > LONGEST {
            continue;
        }
        for k in 0..clause.len() {
            changes::tell(doc, clause, k, found);
            if !claimed.contains(&clause[k].fig) {
                shares::tell(doc, clause, k, ruled.contains(&clause[k].fig), found);
            }
            means::tell(doc, clause, k, found);
            parts::tell(doc, clause, k, found);
            sides::tell(doc, clause, k, found);
            points::tell(doc, clause, k, found);
            rests::tell(doc, clause, k, found);
        }
    }
    in_turn::find(doc, nums, found);
    for (k, rate) in nums.iter().enumerate() {
        points::total(doc, nums, k, found);
        points::taken(doc, nums, k, found);
        points::taken_off(doc, nums, k, found);
        if !claimed.contains(&rate.fig) {
            bases::tell(doc, nums, k, found);
        }
    }
    products::find(doc, nums, found);
    priced::find(doc, nums, found);
    lists::find(doc, nums, found);
    far::find(doc, nums, found);
    named::find(doc, nums, &claimed, found);
}

impl Found {
    /// What the words tell, in every way they leave.
    pub fn told(&mut self, rule: &'static str, stated: Fig, readings: Vec<Expr>) {
        let reckoned = ["reckoned_sum", "reckoned_difference", "reckoned_rate", "reckoned_product"];
        if !readings.is_empty() && !reckoned.iter().any(|rule| self.stated.contains(&(rule, stated))) {
            self.stated.extend(reckoned.map(|rule| (rule, stated)));
            self.claims.push(Claim { rule, stated, readings, at_most: false, force: Force::Doubts });
        }
    }
}
