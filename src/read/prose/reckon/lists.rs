//! What lists come to: the amounts of their items, one column after the other.

use super::Found;
use super::sheet::Num;
use super::sums::{is_each, put};
use crate::gather::Gather;
use crate::read::document::{Document, Expr};
use crate::read::prose::items::Opening;
use crate::read::unit::Unit;
use crate::text::{HasWords, WordSet};

/// What makes a sum no chance: telling digits, and what else speaks for it.
const ENOUGH: u32 = 4;

/// What lists come to may stand anywhere.
pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    let mut printed: Vec<&Num> = nums.iter().filter(|n| n.is_amount() && n.value > 0.0).gather();
    crate::order::by(&mut printed, |a, b| a.value.total_cmp(&b.value));
    let mut columns: Vec<Vec<&Num>> = numbered(doc).iter().flat_map(|items| columns(nums, items)).gather();
    columns.extend(counted_off(doc, nums));
    columns.extend(in_sentences(doc, nums));
    columns.extend(placed(doc, nums));
    for column in columns {
        come_to(&column, &printed, found);
    }
    for column in of_clauses(doc, nums).iter().flatten() {
        let uniform = is_uniform(doc, column);
        // 共三批3200万元：第一批…；第二批…: the total may lead the first of them, or close the last.
        let runs = [&column[..], &column[1..], &column[..column.len() - 1]];
        let fits = |run: &&&[&Num]| run.len() > 1 && (uniform || run[0].unit.is_money());
        runs.iter().filter(fits).find(|run| come_to(run, &printed, found));
    }
    paragraphs(nums, &printed, found);
}

/// Finds the amount, the nearest if there are more, that a column comes to.
fn come_to(column: &[&Num], printed: &[&Num], found: &mut Found) -> bool {
    let sum: f64 = column.iter().map(|n| n.value).sum();
    // Points are told in few digits; many of them come to their sum by no chance.
    let long = if column[0].unit == Unit::Score { column.len() as u32 - 1 } else { column.len() as u32 / 3 };
    let from = printed.partition_point(|n| n.value < sum * (1.0 - 1e-9));
    let near = printed[from..].iter().take_while(|n| n.value <= sum * (1.0 + 1e-9));
    // Two amounts come to a third of the report by chance, if it is no long one.
    let enough = if column.len() == 2 { ENOUGH + 1 } else { ENOUGH };
    let total = |n: &&&Num| n.alike(column[0]) && n.digits + long >= enough && !column.iter().any(|c| c.fig == n.fig);
    let first = i64::from(column[0].fig);
    let total = near.filter(total).min_by_key(|n| (i64::from(n.fig) - first).abs());
    if let Some(total) = total {
        put(found, total, column.iter().map(|n| Expr::Fig(n.fig)).gather());
    }
    total.is_some()
}

/// The blocks that open the items of each numbered list: headings of one make with numbers that follow each other.
pub fn numbered(doc: &Document) -> Vec<Vec<u32>> {
    const REACH: usize = 400;
    let outline = &doc.outline;
    let mut out = Vec::new();
    let mut taken = vec![false; outline.len()];
    for i in 0..outline.len() {
        if taken[i] {
            continue;
        }
        let mut items = vec![outline[i].block as u32];
        let mut last = outline[i].number;
        let later = outline.iter().enumerate().skip(i + 1).take(REACH);
        for (j, heading) in later.filter(|(_, h)| h.numbering == outline[i].numbering) {
            if heading.number != last + 1 {
                break;
            }
            (taken[j], last) = (true, heading.number);
            items.push(heading.block as u32);
        }
        if items.len() >= 2 {
            out.push(items);
        }
    }
    out
}

/// What lists are made of.
const FAMILIES: [fn(&Num) -> bool; 4] =
    [|n| n.unit.is_money(), |n| n.won, |n| n.unit == Unit::Score, |n| matches!(n.unit, Unit::Count(_))];

/// The first, second and third amount of one family of every item, where every item has it.
pub fn columns<'s>(nums: &'s [Num], blocks: &[u32]) -> Vec<Vec<&'s Num>> {
    const DEEP: usize = 3;
    const BELOW: u32 = 3;
    // What a heading alone on its line is of stands below it.
    let of = |k: usize| {
        let (from, to) = (blocks[k], blocks.get(k + 1).map_or(blocks[k] + BELOW, |next| *next));
        let start = nums.partition_point(|n| n.block < from);
        let first = nums.get(start).map_or(from, |n| n.block);
        let inside = first < to && first < from + BELOW;
        nums[start..].iter().take_while(move |n| inside && n.block == first).filter(|n| n.is_amount())
    };
    let mut out = Vec::new();
    for family in FAMILIES {
        for nth in 0..DEEP {
            let column: Option<Vec<&Num>> = (0..blocks.len()).map(|k| of(k).filter(|n| family(n)).nth(nth)).collect();
            match column {
                Some(column) if column.iter().all(|n| n.alike(column[0])) => out.push(column),
                _ => break,
            }
        }
    }
    out
}

/// Paragraphs one after the other that each have an amount of their own, wherever the list begins and ends.
fn paragraphs(nums: &[Num], printed: &[&Num], found: &mut Found) {
    const DEEP: usize = 2;
    const ITEMS: usize = 10;
    for family in &FAMILIES[..3] {
        for nth in 0..DEEP {
            let blocks = nums.chunk_by(|a, b| a.block == b.block).filter(|block| !block[0].cell);
            let firsts: Vec<&Num> = blocks.filter_map(|block| block.iter().filter(|n| family(n)).nth(nth)).gather();
            for from in 0..firsts.len() {
                let one_by_one = |two: &[&Num]| two[0].block + 1 == two[1].block;
                let length = 1 + firsts[from..].windows(2).take(ITEMS - 1).take_while(|two| one_by_one(two)).count();
                (2..=length).find(|length| come_to(&firsts[from..from + length], printed, found));
            }
        }
    }
}

/// Paragraphs one after the other that each have one amount: the lines of a list without numbers.
pub fn stacked(nums: &[Num]) -> Vec<Vec<&Num>> {
    const LEAST: usize = 3;
    let blocks = nums.chunk_by(|a, b| a.block == b.block).filter(|block| !block[0].cell);
    let single = |block: &'_ [Num]| block.iter().filter(|n| n.unit.is_money()).count() == 1;
    let lines: Vec<&Num> =
        blocks.filter(|block| single(block)).filter_map(|block| block.iter().find(|n| n.unit.is_money())).gather();
    let runs = lines.chunk_by(|a, b| a.block + 1 == b.block).filter(|run| run.len() >= LEAST);
    runs.map(<[&Num]>::to_vec).gather()
}

/// 甲支出7415.28万元，占91.06%；乙支出312.47万元，占3.84%；…: all amounts of a sentence.
pub fn sentences<'s>(doc: &Document, nums: &'s [Num]) -> Vec<Vec<&'s Num>> {
    let mut all = in_sentences(doc, nums);
    all.retain(|run| run.len() >= 3);
    all
}

fn in_sentences<'s>(doc: &Document, nums: &'s [Num]) -> Vec<Vec<&'s Num>> {
    let plain = |n: &&Num| n.unit.is_money() && n.depth == 0 && !n.cell && !is_each(doc, n);
    let amounts: Vec<&Num> = nums.iter().filter(plain).gather();
    amounts.chunk_by(|a, b| a.sentence == b.sentence).filter(|run| run.len() >= 2).map(<[&Num]>::to_vec).gather()
}

/// 甲镇任务82户，竣工81户；乙镇任务71户，竣工68户；…: of every paragraph the columns of its clauses.
pub fn of_clauses<'s>(doc: &Document, nums: &'s [Num]) -> Vec<Vec<Vec<&'s Num>>> {
    const DEEP: usize = 5;
    const ITEMS: usize = 40;
    let part = |n: &&Num| n.is_amount() && n.depth == 0 && !is_each(doc, n);
    let last = |n: &Num| n.label(doc).chars().next_back();
    let mut out = Vec::new();
    for block in nums.chunk_by(|a, b| a.block == b.block).filter(|block| !block[0].cell) {
        let clauses: Vec<&[Num]> = block.chunk_by(|a, b| a.clause == b.clause).gather();
        // The first clause may tell of the whole before it tells of its item.
        let Some(pattern) = clauses.get(1) else { continue };
        let mut columns = Vec::new();
        for (k, like) in pattern.iter().filter(part).take(DEEP).enumerate() {
            let alike = |n: &&Num| n.alike(like) && n.won == like.won;
            let nth = pattern.iter().filter(part).take(k).filter(alike).count();
            let own = |clause: &&'s [Num]| -> Option<&'s Num> {
                let mut named = clause.iter().filter(part).filter(alike).filter(|n| last(n) == last(like));
                named.next().or_else(|| clause.iter().filter(part).filter(alike).nth(nth))
            };
            let column: Vec<Option<&Num>> = clauses.iter().map(own).gather();
            let runs = column.chunk_by(|a, b| a.is_some() && b.is_some());
            let runs = runs.filter(|run| run.len() >= 2 && run.len() <= ITEMS);
            columns.extend(runs.map(|run| run.iter().flatten().copied().gather()));
        }
        if !columns.is_empty() {
            out.push(columns);
        }
    }
    out
}

/// The labels of all end alike: 任务, 任务, 任务.
pub fn is_uniform(doc: &Document, column: &[&Num]) -> bool {
    let last = |n: &Num| n.label(doc).chars().next_back();
    last(column[0]).is_some() && column.iter().all(|n| last(n) == last(column[0]))
}

/// 城关镇34户、石坝镇57户、清水镇61户、双河乡48户: things of one kind, place by place.
pub fn placed<'s>(doc: &Document, nums: &'s [Num]) -> Vec<Vec<&'s Num>> {
    const LEAST: usize = 4;
    let named = |n: &Num| n.label(doc).chars().count() >= 2;
    let follows = |a: &Num, b: &Num| {
        b.opening == Opening::Enumeration && a.unit == b.unit && a.sentence == b.sentence && a.depth == b.depth
    };
    let counted = |run: &&[Num]| matches!(run[0].unit, Unit::Count(_)) && !run[0].cell && run.len() >= LEAST;
    let runs = nums.chunk_by(follows).filter(counted).filter(|run| run.iter().all(named));
    runs.map(|run| run.iter().gather()).gather()
}

/// 一是…；二是…: the first amount after each of the words that count off the items of a paragraph.
pub fn counted_off<'s>(doc: &Document, nums: &'s [Num]) -> Vec<Vec<&'s Num>> {
    const MARKS: &[[&str; 8]] = &[
        ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是"],
        ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧"],
        ["（1）", "（2）", "（3）", "（4）", "（5）", "（6）", "（7）", "（8）"],
        ["（a）", "（b）", "（c）", "（d）", "（e）", "（f）", "（g）", "（h）"],
    ];
    const MARK: WordSet = WordSet::new(MARKS.as_flattened());
    let marked: Vec<&Num> = nums.iter().filter(|n| n.is_amount() && !n.cell && MARK.within(n.words(doc))).gather();
    let mut out = Vec::new();
    for marks in MARKS {
        let mut column: Vec<&Num> = Vec::new();
        for n in marked.iter().copied() {
            let words = n.words(doc);
            let same = column.first().is_none_or(|c| c.block == n.block && c.alike(n));
            let next = marks.get(column.len()).is_some_and(|mark| words.has(mark));
            if next && same {
                column.push(n);
            } else if words.has(marks[0]) {
                out.push(std::mem::replace(&mut column, vec![n]));
            }
        }
        out.push(column);
    }
    out.retain(|column| column.len() >= 2);
    out
}
