//! 集中供热每户480元，生物质炉具每户400元 in one place, 生物质6500户，需260万元 in another: prices by their names; and
//! 1880人、每人每月100元，290人、每人每月250元: what all the tiers of a benefit come to.

use rust_decimal::Decimal;

use super::super::sheet::Num;
use super::super::{Found, hints};
use super::means::{is_each, is_rough, names};
use crate::gather::Gather;
use crate::read::document::{Document, Expr, Force};
use crate::read::unit::Unit;
use crate::text::{HasWords, WordSet};

const PRICE: WordSet = WordSet::new(&["每", "补助标准", "奖励标准", "单价"]);
const MONTHLY: WordSet = WordSet::new(&["月"]);
/// Prices of one report that are looked for by their names.
const MOST: usize = 12;
/// Figures before and after the tiers in which their total stands.
const NEAR: usize = 6;
const TELLING: u32 = 4;
/// Characters of a name that is no other thing's.
const WHOLE_NAME: usize = 4;

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    let is_price = |n: &&Num| n.unit.is_money() && n.value != 0.0 && !n.cell && PRICE.within(n.label(doc));
    let prices: Vec<&Num> = nums.iter().filter(is_price).filter(|n| !is_rough(doc, n)).gather();
    if prices.is_empty() {
        return;
    }
    tiers(doc, nums, &prices, found);
    if prices.len() <= MOST {
        by_name(doc, nums, &prices, found);
    }
}

/// What a price is for, without quotes: 煤改电 of “煤改电”每户.
fn subject<'d>(doc: &'d Document, price: &Num) -> &'d str {
    let label = price.label(doc);
    let end = label.char_indices().find(|(_, c)| *c == '每').map_or(label.len(), |(at, _)| at);
    let name = label[..end].trim_matches(['，', '、', '；', '“', '”', '：', '按']);
    name.without_end("标准为").without_end("补助").without_end("补贴").trim_end_matches(['“', '”'])
}

/// The first two characters of a subject, where they are words.
fn mark(subject: &str) -> Option<&str> {
    let end =
        subject.char_indices().nth(2).map(|(at, _)| at).or((subject.chars().count() == 2).then_some(subject.len()));
    end.map(|end| &subject[..end])
        .filter(|mark| !mark.contains(|c: char| c.is_ascii_digit() || "，、其中对".contains(c)))
}

/// A number and an amount beside it, in a clause that is called like just one of the prices.
fn by_name(doc: &Document, nums: &[Num], prices: &[&Num], found: &mut Found) {
    for clause in nums.chunk_by(|a, b| a.clause == b.clause).filter(|clause| !clause[0].cell) {
        let [.., a, b] = clause else { continue };
        // 支出936000元，救助78人, or the other way round.
        let (count, total) = if a.unit.is_money() { (b, a) } else { (a, b) };
        let counted = matches!(count.unit, Unit::Count(_) | Unit::Measure(_)) && total.unit.is_money();
        if clause.len() > 3
            || !counted
            || is_each(doc, total)
            || found.stated.contains(&("reckoned_product", total.fig))
        {
            continue;
        }
        let words = clause[0].words(doc);
        let called = |p: &&&Num| {
            let subject = subject(doc, p);
            let whole = subject.chars().count() >= WHOLE_NAME && words.has(subject);
            p.block != total.block && (whole || mark(subject).is_some_and(|mark| words.has(mark)))
        };
        let goes_with = |p: &&&Num| names(doc, p, count) && !MONTHLY.within(p.label(doc));
        // Of several prices that are called alike the one that comes out, or else the one that a slip keeps from it.
        let named: Vec<&&Num> = prices.iter().filter(called).filter(goes_with).gather();
        for exactly in [true, false] {
            if named.iter().any(|price| hold(doc, &[(count, price)], total, 1, exactly, found)) {
                break;
            }
        }
    }
}

/// Trains of numbers and prices with no amount of their own.
fn tiers(doc: &Document, nums: &[Num], prices: &[&Num], found: &mut Found) {
    let mut all: Vec<(&Num, &Num)> = Vec::new();
    for price in prices.iter().copied().filter(|price| !found.priced.contains(&price.fig)) {
        let at = nums.partition_point(|n| n.fig < price.fig);
        let beside = nums[at.saturating_sub(1)..].iter().take(3);
        let mut beside = beside.filter(|n| n.fig != price.fig && n.clause == price.clause && n.value != 0.0);
        all.extend(beside.find(|n| names(doc, price, n)).map(|count| (count, price)));
    }
    for run in all.chunk_by(|a, b| a.1.block == b.1.block && b.1.fig - a.1.fig < 6).filter(|run| run.len() >= 2) {
        let (first, last) = (run[0].0.fig.min(run[0].1.fig), run[run.len() - 1].1.fig.max(run[run.len() - 1].0.fig));
        let (from, to) = (nums.partition_point(|n| n.fig < first), nums.partition_point(|n| n.fig <= last));
        let block = run[0].1.block;
        let near = nums[from.saturating_sub(NEAR)..from].iter().rev().chain(nums[to..].iter().take(NEAR));
        let is_total = |n: &&Num| {
            n.unit.is_money()
                && n.digits >= TELLING
                && n.block.abs_diff(block) <= 1
                && !is_each(doc, n)
                && !is_rough(doc, n)
        };
        let monthly = run.iter().all(|(_, price)| MONTHLY.within(price.label(doc)));
        let totals: Vec<&Num> = near.filter(is_total).gather();
        for exactly in [true, false] {
            let spells: &[u32] = if monthly { &[1, 12] } else { &[1] };
            let ways = totals.iter().flat_map(|total| spells.iter().map(move |times| (*total, *times)));
            let mut ways =
                ways.filter(|(total, _)| !found.stated.contains(&("reckoned_product", total.fig))).gather().into_iter();
            if ways.any(|(total, times)| hold(doc, run, total, times, exactly, found)) {
                break;
            }
        }
    }
}

/// Proved, or one slip from it.
fn hold(doc: &Document, tiers: &[(&Num, &Num)], total: &Num, times: u32, exactly: bool, found: &mut Found) -> bool {
    let by = f64::from(times);
    let sum: f64 = tiers.iter().map(|(count, price)| count.value * price.value * by).sum();
    let product = |(count, price): &(&Num, &Num)| {
        let product = Expr::mul(Expr::Fig(count.fig), Expr::Fig(price.fig));
        if times == 1 { product } else { Expr::mul(product, Expr::Num(Decimal::from(times))) }
    };
    let reading = || match tiers {
        [one] => product(one),
        all => Expr::Add(all.iter().map(product).gather()),
    };
    if total.is(sum, true) {
        found.holds("reckoned_product", total, reading());
        return true;
    }
    let slips = |n: &Num, value: f64| hints::slip_of(doc, found, n, value).is_some();
    let gap = total.value - sum;
    let amiss = |(count, price): &(&Num, &Num)| {
        slips(count, count.value + gap / price.value / by) || slips(price, price.value + gap / count.value / by)
    };
    let rounded = (sum / total.half / 2.0).round() * total.half * 2.0;
    let in_another_unit = [1e4, 1e-4].iter().any(|by| (total.value * by - sum).abs() <= total.half * by);
    let mends = !exactly && (in_another_unit || slips(total, rounded) || tiers.iter().any(amiss));
    if mends {
        let force = if tiers.len() == 1 { Force::Doubts } else { Force::Suggests };
        found.claim("reckoned_product", total.fig, reading(), force);
    }
    mends
}
