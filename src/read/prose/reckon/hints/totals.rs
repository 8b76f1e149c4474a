//! Totals that all but come out.

use super::super::sheet::Num;
use super::super::{Found, lists, sums};
use super::LONG;
use super::slips::slip_of;
use crate::gather::Gather;
use crate::order;
use crate::read::document::{Document, Expr, Fig, Force};
use crate::read::unit::Unit;
use crate::slip::Slip;
use crate::text::{Block, WordSet};

/// A total of so many of the numbers after it, or before it.
pub fn hint(doc: &Document, nums: &[Num], i: usize, proved: bool, found: &mut Found) {
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
            // What comes out as another sum has these parts only where the words say so.
            if plain || !proved {
                sum(doc, total, &run[..length], plain, found);
            }
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

/// Words that lay out all of something.
const LAID_OUT: WordSet =
    WordSet::new(&["按", "分", "从", "来源", "主要", "依次", "季度", "方面", "情况", "去向", "由", "一是", "内容"]);

const PLANNED: WordSet = WordSet::new(&["预算", "计划", "批复", "下达"]);
const DONE: WordSet = WordSet::new(&["支出", "执行", "决算", "调整", "到位", "完成"]);

/// The amounts of a list, wherever they stand, and an amount near it that they all but come to.
pub fn lists(doc: &Document, nums: &[Num], found: &mut Found) {
    const MOST: usize = 40;
    let numbered = lists::numbered(doc);
    let mut columns: Vec<Vec<&Num>> = numbered.iter().flat_map(|starts| lists::columns(nums, starts)).gather();
    columns.extend(lists::counted_off(doc, nums));
    columns.extend(lists::sentences(doc, nums));
    columns.extend(lists::stacked(nums));
    columns.extend(lists::placed(doc, nums));
    for column in columns.iter().take(MOST) {
        list(doc, nums, column, found);
    }
}

fn list(doc: &Document, nums: &[Num], column: &[&Num], found: &mut Found) {
    const REACH: usize = 40;
    let (first, last) = (column[0], column[column.len() - 1]);
    let from = nums.partition_point(|n| n.fig < first.fig);
    let to = nums.partition_point(|n| n.fig <= last.fig);
    // 年初预算33万元，调整后28万元，支出28万元: stages of one thing are no parts of another.
    let staged = |words: &WordSet| column.iter().any(|n| words.within(n.label(doc)));
    if staged(&PLANNED) && staged(&DONE) {
        return;
    }
    let alike = |n: &&Num| n.alike(first);
    let before = nums[..from].iter().rev().take(REACH).filter(alike).take(8);
    let after = nums[to..].iter().take(REACH).filter(alike).take(2);
    // Of several prints of one amount the nearest.
    let mut totals: Vec<Num> = Vec::new();
    for n in before.chain(after) {
        if !totals.iter().any(|total| total.value == n.value) {
            totals.push(*n);
        }
    }
    let last_character = |n: &Num| n.label(doc).chars().next_back();
    let of_one_kind = || column.len() >= 3 && column.iter().all(|n| last_character(n) == last_character(first));
    let laid_out = LAID_OUT.within(first.words(doc)) || sums::PARTS.within(first.words(doc)) || of_one_kind();
    // 项目支出具体为：⏎1.…: the line before the list says that it follows.
    let announced = announcement(doc, nums, first);
    let size: f64 = column.iter().map(|n| n.value).sum();
    for (k, total) in totals.iter().enumerate() {
        // The amount right before the list is what the list is of.
        let leads =
            k == 0 && total.fig < first.fig && total.block + 1 >= first.block || laid_out || announced.is_some();
        // 各乡镇完成情况为：城关镇34户、…: so many counts come to another near them by no chance.
        let near = total.fig < first.fig && total.block + 1 >= first.block;
        let places = matches!(first.unit, Unit::Count(_)) && near && laid_out && total.value >= size * 0.5;
        let digits = column.iter().map(|n| n.digits).fold(total.digits, u32::max);
        let proved = found.stated.contains(&("reckoned_sum", total.fig));
        if leads || !proved {
            sum(doc, total, column, leads && digits > LONG || places, found);
        }
    }
}

/// The words of a line without figures that ends in a colon, right before a list.
fn announcement<'d>(doc: &'d Document, nums: &[Num], first: &Num) -> Option<&'d str> {
    let before = (first.block as usize).checked_sub(1).filter(|block| doc.blocks.contains(block))?;
    let Block::Prose(span) = doc.text.blocks[before] else { return None };
    let bare = nums.binary_search_by_key(&(before as u32), |n| n.block).is_err();
    let words = doc.str(span).trim_end();
    (bare && words.ends_with('：')).then_some(words)
}
