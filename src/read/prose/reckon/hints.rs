//! What would come out if it were not for one slip.
//!
//! Where the words of one sentence leave hardly another way to read them, the judge says so. Everything else is one way
//! among several, and a slip may mend it by chance: it counts where the same slip mends two of them.

use super::sheet::Num;
use super::{Found, neighbours, rates, sums};
use crate::gather::Gather;
use crate::order;
use crate::read::document::{Document, Expr, Fig, Force};
use crate::read::unit::Unit;
use crate::slip::{self, Slip};
use crate::text::WordSet;
use rust_decimal::Decimal;

/// Hints of one report: more of them mean that the text was not understood.
const MOST: usize = 60;
/// Digits of a result that can be missed by a slip.
const TELLING: u32 = 3;
/// A rate to be reached comes from no figures.
const AIMS: WordSet = WordSet::new(&["目标", "计划", "不低于", "高于", "超过", "要求", "标准", "预期", "达到"]);
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
            true if open("reckoned_rate") => rate(doc, nums, i, found),
            true => {}
            false => {
                let (sum, difference) = (open("reckoned_sum"), open("reckoned_difference"));
                if sum {
                    total(doc, nums, i, found);
                }
                if difference && result.digits >= TELLING && REST.within(result.words(doc)) {
                    rest(doc, nums, i, found);
                }
            }
        }
    }
    lists(doc, nums, found);
    prints(doc, nums, found);
}

/// A total of so many of the numbers after it, or before it.
fn total(doc: &Document, nums: &[Num], i: usize, found: &mut Found) {
    const MOST_PARTS: usize = 20;
    let total = &nums[i];
    let part = |n: &&Num| n.block == total.block && total.alike(n) && !sums::is_each(doc, n);
    let after = nums[i + 1..].iter().take(2 * MOST_PARTS).take_while(|n| n.block == total.block).filter(part);
    let before = nums[..i].iter().rev().take(2 * MOST_PARTS).take_while(|n| n.block == total.block).filter(part);
    let runs: [(Vec<&Num>, bool); 2] =
        [(after.gather(), false), (before.gather(), sums::TOTAL.within(total.label(doc)))];
    for (run, closes) in runs {
        let depth = run.first().map_or(0, |n| n.depth);
        let run: Vec<&Num> = run.into_iter().filter(|n| n.depth == depth && n.value != 0.0).gather();
        let follows = run.first().is_some_and(|n| n.fig > total.fig);
        let opens = follows && sums::PARTS.within(run[0].words(doc));
        // …总计8.68亿元。其中，本年收入…: the parts may have a sentence of their own.
        let own = if opens { run[0].sentence } else { total.sentence };
        let sentence = run.iter().take_while(|n| n.sentence == own).count();
        let whole = sentence >= 3 && total.printed >= 5;
        if opens {
            exceeding(total, &run[..sentence], found);
        }
        let long = total.digits >= LONG || run.iter().take(sentence).any(|n| n.digits >= LONG);
        for length in 2..=run.len().min(MOST_PARTS) {
            // 甲预算20万元，支出18万元；乙…: some of these are no parts of it.
            let last = |n: &Num| n.label(doc).chars().next_back();
            let uniform = || length == sentence || run[..length].iter().all(|n| last(n) == last(run[0]));
            // Women and party members are among the same people.
            let plain = length == sentence && (closes || whole)
                || length <= sentence && opens && (long || !is_people(total.unit)) && uniform();
            sum(doc, total, &run[..length], plain, found);
        }
    }
}

/// 车辆64辆，其中执法用车20辆、作业用车46辆: parts of one thing are not more than it. People may be counted twice.
fn exceeding(total: &Num, parts: &[&Num], found: &mut Found) {
    let counted_once = matches!(total.unit, Unit::Count(_)) && !is_people(total.unit);
    let one_unit = parts.iter().all(|n| n.unit == total.unit && n.value < total.value);
    let sum: f64 = parts.iter().map(|n| n.value).sum();
    if counted_once && one_unit && parts.len() >= 2 && sum > total.value && sum < total.value * 2.0 {
        found.claim("count_parts_sum", total.fig, Expr::sum(parts.iter().map(|n| n.fig)), Force::Suggests);
    }
}

fn is_people(unit: Unit) -> bool {
    matches!(unit, Unit::Count("人" | "名" | "户" | "人次" | "次" | "位"))
}

fn sum(doc: &Document, total: &Num, parts: &[&Num], plain: bool, found: &mut Found) {
    let mut figs: Vec<Fig> = parts.iter().map(|n| n.fig).gather();
    order::by_key(&mut figs, |fig| *fig);
    // They are the parts of something else.
    if found.sums.contains(&figs) {
        return;
    }
    let size: f64 = parts.iter().map(|n| n.value).sum();
    let mixed = total.unit.is_money() && parts.iter().any(|n| n.unit != total.unit);
    if !mixed && !(0.1..10.0).contains(&(size / total.value)) {
        return;
    }
    let gap = total.value - size;
    // Where the words say that these are the parts, a slip of a short number tells as well.
    let told_again = |k: usize| {
        // 甲预算46万元，执行数42万元；乙预算237万元，执行数236万元: not all of them are parts.
        parts[k].value == total.value || parts[..k].iter().any(|n| n.label(doc) == parts[k].label(doc))
    };
    let listed = plain
        && parts.len() >= 3
        && (total.unit != Unit::Score || parts.iter().all(|n| n.won))
        && (total.unit == Unit::Score || !(0..parts.len()).any(told_again));
    let slips = |n: &Num, value: f64| slip_of(doc, found, n, value).filter(|(_, long)| listed || *long);
    let slip = slips(total, size).or_else(|| parts.iter().find_map(|n| slips(n, n.value + gap)));
    if let Some((slip, long)) = slip {
        // Ten thousand times what it should be, to the digit, is no chance.
        let force = match () {
            _ if listed && (!long || total.digits < LONG) => Force::Doubts,
            _ if plain && total.digits >= LONG || slip == Slip::Unit => Force::Suggests,
            _ => Force::Hints,
        };
        found.claim("reckoned_sum", total.fig, Expr::sum(parts.iter().map(|n| n.fig)), force);
    }
}

/// The first amounts of the items of a list, and an amount near it.
fn lists(doc: &Document, nums: &[Num], found: &mut Found) {
    const REACH: usize = 40;
    for starts in sums::numbered(doc) {
        for column in sums::columns(nums, &starts) {
            let from = nums.partition_point(|n| n.block < column[0].block);
            let to = nums.partition_point(|n| n.fig <= column[column.len() - 1].fig);
            let open = |n: &&Num| n.alike(column[0]) && !found.stated.contains(&("reckoned_sum", n.fig));
            let before = nums[..from].iter().rev().take(REACH).filter(open).take(6);
            let after = nums[to..].iter().take(REACH).filter(open).take(2);
            let totals: Vec<Num> = before.chain(after).copied().gather();
            for (k, total) in totals.iter().enumerate() {
                // The amount right before the list is what the list is of.
                let leads = k == 0 && total.block + 1 == column[0].block && total.digits > LONG;
                sum(doc, total, &column, leads, found);
            }
        }
    }
}

/// Pairs of numbers near a result, and whether it is one of the few that its own sentence has.
fn pairs<'n>(result: &Num, near: &[&'n Num]) -> Vec<(&'n Num, &'n Num, bool)> {
    const NEAR: usize = 6;
    const CLOSE: usize = 3;
    let near = &near[..near.len().min(NEAR)];
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

/// What is left of one of the numbers near it after another.
fn rest(doc: &Document, nums: &[Num], i: usize, found: &mut Found) {
    let rest = &nums[i];
    if rest.unit == Unit::Score {
        return;
    }
    let near = neighbours(nums, found, i, |n| !n.cell && n.alike(rest));
    let told = REST.within(rest.label(doc));
    for (less, more, close) in pairs(rest, &near) {
        let slip = slips_to(doc, found, rest, more.value - less.value)
            .or_else(|| slips_to(doc, found, more, less.value + rest.value))
            .or_else(|| slips_to(doc, found, less, more.value - rest.value));
        if let Some(slip) = slip {
            let plain = close && told && rest.digits >= LONG;
            let force = if plain || slip == Slip::Unit { Force::Suggests } else { Force::Hints };
            let reading = Expr::sub(Expr::Fig(more.fig), Expr::Fig(less.fig));
            found.claim("reckoned_difference", rest.fig, reading, force);
        }
    }
}

/// One of the numbers near it over another, or what it grew by over what it was.
fn rate(doc: &Document, nums: &[Num], i: usize, found: &mut Found) {
    let rate = &nums[i];
    let near = neighbours(nums, found, i, |n| !n.cell && n.is_amount() && n.unit != Unit::Score);
    let label = rate.label(doc);
    if AIMS.within(label) {
        return;
    }
    // What stands right before a rate is what it is of.
    let own = i.checked_sub(1).map(|at| &nums[at]).filter(|n| n.sentence == rate.sentence);
    let change = rates::CHANGE.within(label);
    let told = change || rates::RATE.within(label) && !rates::SHARE.within(label);
    for (less, more, close) in pairs(rate, &near) {
        if !less.alike(more) && less.sentence != more.sentence || less.unit.is_money() != more.unit.is_money() {
            continue;
        }
        if own.is_some_and(|n| n.fig != less.fig && n.fig != more.fig) {
            continue;
        }
        let strong = close && told;
        let near_by = less.sentence == rate.sentence && more.sentence == rate.sentence;
        let over = rate.value > 1.0;
        let (part, whole) = if over { (more, less) } else { (less, more) };
        let quotient = |p: f64, w: f64| p / w;
        let growth = |p: f64, w: f64| (p - w).abs() / w;
        let (p, w) = (Expr::Fig(part.fig), Expr::Fig(whole.fig));
        let mut ways = vec![(quotient as fn(f64, f64) -> f64, part, whole, Expr::div(p, w))];
        if change {
            let of = |part: &Num, whole: &Num, falls: bool| {
                let (p, w) = (Expr::Fig(part.fig), Expr::Fig(whole.fig));
                let change = if falls { Expr::sub(w.clone(), p) } else { Expr::sub(p, w.clone()) };
                Expr::div(change, w)
            };
            // 由294件降到1687件，下降42%: the words say which way it went, though a slip made the less the more.
            let falls = rates::FALL.within(label);
            let rises = rates::RISE.within(label);
            ways.push((growth, less, more, of(less, more, falls || !rises)));
            ways.push((growth, more, less, of(more, less, falls && !rises)));
        }
        let in_order = i >= 2 && [less.fig, more.fig].contains(&nums[i - 2].fig) && near_by;
        for (value, part, whole, reading) in ways {
            // Rates of few digits come near each other by chance.
            let slip = slips_to(doc, found, rate, value(part.value, whole.value))
                .filter(|_| strong || near_by || rate.digits > TELLING);
            let unit = unit_slip(found, part, |p| rate.is(value(p, whole.value), true))
                || unit_slip(found, whole, |w| rate.is(value(part.value, w), true));
            let mends = slip.is_some()
                || unit
                || slips_into(doc, found, part, |p| rate.is(value(p, whole.value), true))
                || slips_into(doc, found, whole, |w| rate.is(value(part.value, w), true));
            if mends {
                // One of so many slips of an amount makes any rate come out; the rate's own is telling, and a wrong unit.
                let plain = rate.digits >= LONG && strong && (slip.is_some() || in_order);
                let moved = near_by
                    && less.fig.max(more.fig) < rate.fig
                    && matches!(slip, Some(Slip::Point | Slip::Transposed));
                let force = if plain || moved || unit { Force::Suggests } else { Force::Hints };
                found.claim("reckoned_rate", rate.fig, reading, force);
            }
        }
    }
}

/// Whether ten thousand times an amount, or the ten-thousandth of it, would fit.
fn unit_slip(found: &Found, n: &Num, fits: impl Fn(f64) -> bool) -> bool {
    let may = n.unit.is_money() && n.digits >= TELLING && !found.proved.contains(&n.fig);
    may && [1e4, 1e-4].iter().any(|by| fits(n.value * by))
}

/// Values that the same words may lead to before they are a list of many things.
const LISTED: usize = 2;

/// Two prints of one amount, by their words, that are one slip apart.
fn prints(doc: &Document, nums: &[Num], found: &mut Found) {
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
            let proved = [one, other].map(|n| found.proved.contains(&n.fig));
            let slip = slips_to(doc, found, one, other.value).or_else(|| slips_to(doc, found, other, one.value));
            let Some(slip) = slip.filter(|_| one.alike(other) && proved != [true, true]) else { continue };
            // So many digits, two of them swapped, and the other print borne out: that is no second amount.
            let digits = one.digits.min(other.digits);
            let plain = proved != [false, false] && (digits >= 7 || digits >= 6 && slip == Slip::Transposed);
            let one_thing = || one.label(doc) != other.label(doc) || !listed(one);
            if plain || super::echoes::says_the_same(doc, one, other) && one_thing() {
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
        let sure = run.len() >= 3 && super::echoes::shares_a_word(other.label(doc), wrong.label(doc));
        if sure || super::echoes::says_the_same(doc, other, wrong) {
            found.claim("same_fact_consistent", wrong.fig, Expr::Fig(other.fig), Force::Suggests);
        }
    }
}

/// The slip of the pen that turns this value into the number printed, where nothing bears the number out.
pub fn slips_to(doc: &Document, found: &Found, n: &Num, value: f64) -> Option<Slip> {
    slip_of(doc, found, n, value).filter(|(_, long)| *long).map(|(slip, _)| slip)
}

/// The same, and whether the number is long enough for that to tell by itself.
pub fn slip_of(doc: &Document, found: &Found, n: &Num, value: f64) -> Option<(Slip, bool)> {
    if found.proved.contains(&n.fig) || value <= 0.0 {
        return None;
    }
    let figure = doc.figure(n.fig);
    // A dropped digit, a shifted point: the right number may have one place more.
    let decimals = figure.decimals + 1;
    let scaled = value / n.half * 0.5 * 10.0;
    if scaled >= 1e15 {
        return None;
    }
    // A rate is known to its own decimals; what amounts come to is known to the digit.
    let right = match n.is_rate() {
        true => Decimal::new((scaled / 10.0).round() as i64, figure.decimals),
        false => Decimal::new(scaled.round() as i64, decimals).normalize(),
    };
    let exact = n.is_rate() || (scaled - scaled.round()).abs() < 0.02;
    let telling = |right| n.digits.max(crate::decimal::digits(right) as u32) >= TELLING;
    if let Some(slip) = slip::between(figure, right).filter(|_| exact) {
        return Some((slip, telling(right)));
    }
    // 4.211% for 42.11%: a rate whose point is set wrong has other decimals.
    let places = figure.decimals.checked_sub(1).filter(|_| n.is_rate())?;
    let fewer = Decimal::new((scaled / 100.0).round() as i64, places);
    slip::between(figure, fewer).filter(|slip| *slip == Slip::Point).map(|slip| (slip, telling(fewer)))
}

/// The same where any value that fits would do.
pub fn slips_into(doc: &Document, found: &Found, n: &Num, fits: impl Fn(f64) -> bool) -> bool {
    if found.proved.contains(&n.fig) || n.digits < TELLING {
        return false;
    }
    let figure = doc.figure(n.fig);
    let ulp = n.half * 2.0 * 10f64.powi(figure.decimals as i32);
    let value = |v: &Decimal| v.mantissa() as f64 / 10f64.powi(v.scale() as i32) * ulp;
    slip::origins(figure).iter().any(|v| fits(value(v)))
}
