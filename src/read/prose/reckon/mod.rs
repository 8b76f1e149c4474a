//! What the figures near each other come to, whatever the words: what a reader with a calculator would try.
//!
//! Nobody can list all the ways in which a report says that this is the sum, the rest, the share of that. But figures of
//! many digits that come out to the last of them do so by no chance. So sums, differences, rates and products are tried
//! among the figures near each other; the fewer digits a result has, the fewer ways may be tried to reach it. What comes
//! out is proved, and excuses the figure from readings that do not. What the words claim plainly and does not come out is
//! only suggested: it accuses where one slip of a figure that nothing else bears out would mend it.

mod differences;
mod echoes;
mod hints;
mod laws;
mod lists;
mod products;
mod rates;
mod scores;
mod sheet;
mod siblings;
mod sums;
mod table_totals;
mod tables;
#[cfg(test)]
mod tests;
mod told;

use super::bind::Bound;
use crate::quick::{Figs, Map, Set};
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::text::WordSet;
use sheet::{Num, numbers};

/// States what comes out.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let nums = numbers(doc, bound);
    let mut found = Found::default();
    found.heads.extend(nums.iter().filter(|n| is_head(doc, n)).map(|n| n.fig));
    sums::find(doc, &nums, &mut found);
    tables::find(doc, &nums, &mut found);
    echoes::find(doc, &nums, &mut found);
    echoes::in_brackets(doc, &nums, &mut found);
    differences::find(doc, &nums, &mut found);
    products::find(doc, &nums, &mut found);
    rates::find(doc, &nums, &mut found);
    scores::find(doc, &nums, &mut found);
    siblings::find(doc, &nums, &mut found);
    told::find(doc, &nums, &mut found);
    hints::find(doc, &nums, &mut found);
    doc.claims.append(&mut found.claims);
}

/// What clauses told outside the running text say of their own figures.
pub fn told_in(doc: &mut Document, bound: &[Bound]) {
    let (nums, mut found) = (numbers(doc, bound), Found::default());
    sums::find(doc, &nums, &mut found);
    differences::find(doc, &nums, &mut found);
    products::find(doc, &nums, &mut found);
    rates::find(doc, &nums, &mut found);
    told::find(doc, &nums, &mut found);
    // The tables' own rates have been reckoned with the running text.
    let known: Set<(&str, Fig)> = doc.claims.iter().map(|c| (c.rule, c.stated)).collect();
    found.claims.retain(|c| !known.contains(&(c.rule, c.stated)));
    doc.claims.append(&mut found.claims);
}

/// Words that the report's larger amounts come with.
const HEAD: WordSet = WordSet::new(&["合计", "总", "共", "预算", "下达", "到位", "收入"]);

fn is_head(doc: &Document, n: &Num) -> bool {
    n.unit.is_money() && n.digits >= 3 && n.depth == 0 && HEAD.within(n.label(doc))
}

/// What came out so far.
#[derive(Default)]
pub struct Found {
    claims: Vec<Claim>,
    /// What was reckoned by which rule, and every figure that took part.
    stated: Set<(&'static str, Fig)>,
    /// The parts of every sum, in their order.
    sums: Set<Vec<Fig>>,
    /// How far from its print, as a share of it, each figure may be for all that came out with it: nothing for the
    /// terms of a sum, half a per mille for what 98.4% was reckoned of.
    proved: Map<Fig, f64>,
    /// Every figure of a product that came out.
    priced: Figs,
    /// Totals, and amounts that are said again and again: what the rest of the report is measured by.
    heads: Figs,
}

impl Found {
    fn holds(&mut self, rule: &'static str, stated: &Num, reading: Expr) {
        let mut figs = vec![stated.fig];
        reading.figures(&mut figs);
        self.stated.insert((rule, stated.fig));
        if matches!(reading, Expr::Add(_)) {
            let mut parts = figs[1..].to_vec();
            crate::order::by_key(&mut parts, |fig| *fig);
            self.sums.insert(parts);
        }
        let room = if matches!(rule, "reckoned_rate" | "reckoned_product") { stated.half / stated.value } else { 0.0 };
        if rule == "reckoned_product" {
            self.priced.extend(figs.iter().copied());
        }
        for fig in figs {
            let known = self.proved.entry(fig).or_insert(room);
            *known = known.min(room);
        }
        self.claims.push(Claim::new(rule, stated.fig, reading, Force::Supports));
    }

    /// Whether what came out with a figure would not with this value in its place.
    fn speaks_against(&self, n: &Num, value: f64) -> bool {
        self.proved.get(&n.fig).is_some_and(|room| (value - n.value).abs() > room * n.value)
    }

    fn claim(&mut self, rule: &'static str, stated: Fig, reading: Expr, force: Force) {
        self.claims.push(Claim::new(rule, stated, reading, force));
    }
}

/// How many ways may be tried to reach a result of so many digits before one comes out by chance.
pub fn tries(digits: u32) -> usize {
    match digits {
        0 | 1 => 0,
        2 => 3,
        3 => 24,
        4 => 160,
        _ => 600,
    }
}

/// The numbers like this one that stand near it: those of its sentence first, then those before it in its paragraph and
/// the paragraph before, then the report's heads; the nearest first.
pub fn neighbours<'s>(nums: &'s [Num], found: &Found, i: usize, alike: impl Fn(&Num) -> bool) -> Vec<&'s Num> {
    const BEFORE: usize = 14;
    const AFTER: usize = 4;
    const HEADS: usize = 12;
    const FAR: usize = 24;
    const REACH: usize = 300;
    let own = &nums[i];
    let mut out: Vec<&Num> = Vec::new();
    let put = |n: &'s Num, out: &mut Vec<&'s Num>| {
        if n.fig != own.fig && n.value != 0.0 && alike(n) && !out.iter().any(|o| o.fig == n.fig) {
            out.push(n);
        }
    };
    let before = nums[..i].iter().rev();
    before.clone().take(BEFORE).take_while(|n| n.sentence == own.sentence).for_each(|n| put(n, &mut out));
    let after = nums[i + 1..].iter().take(AFTER).take_while(|n| n.sentence == own.sentence);
    after.for_each(|n| put(n, &mut out));
    before.clone().take(BEFORE).take_while(|n| n.block + 2 > own.block).for_each(|n| put(n, &mut out));
    // 省级239.65万元，占11.79%；…。共计2033.11万元: what it is a share of may come last.
    let ahead = nums[i + 1..].iter().take(2 * BEFORE).take_while(|n| n.block == own.block);
    ahead
        .filter(|n| found.heads.contains(&n.fig) || n.sentence < own.sentence + 3)
        .take(4)
        .for_each(|n| put(n, &mut out));
    before.clone().take(REACH).filter(|n| found.heads.contains(&n.fig)).take(HEADS).for_each(|n| put(n, &mut out));
    if own.digits > 4 {
        before.take(2 * FAR).filter(|n| n.digits >= 3).take(FAR).for_each(|n| put(n, &mut out));
    }
    out
}
