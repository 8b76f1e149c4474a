//! Totals and their parts.

use super::Found;
use super::sheet::{Num, Sheet};
use crate::order;
use crate::read::document::{Document, Expr, Fig};
use crate::read::unit::Unit;
use crate::text::WordSet;

/// Parts of one total.
const LONGEST: usize = 40;
/// Telling digits, those of a total's words counted in, that make a sum no chance.
const ENOUGH: u32 = 4;

pub const TOTAL: WordSet = WordSet::new(&["合计", "共", "总", "累计", "全年", "小计"]);
pub const PARTS: WordSet =
    WordSet::new(&["其中", "包括", "分别", "含", "分为", "为：", "如下", "构成", "组成", "即", "是："]);
/// Amounts for one of something are no parts.
const EACH: WordSet = WordSet::new(&["每", "均", "标准", "单价"]);
/// What a part is told to hold, or how it changed.
const INNER: WordSet = WordSet::new(&["含", "其中", "增", "减", "比", "较", "扣", "年初", "上年", "结转"]);
/// What is taken away in a train of changes.
const MINUS: WordSet = WordSet::new(&["减", "核销", "收回", "扣", "调出", "上缴", "退回"]);

pub fn find(doc: &Document, sheet: &Sheet, found: &mut Found) {
    for i in 0..sheet.nums.len() {
        let total = &sheet.nums[i];
        if !total.is_amount() || total.digits < 2 {
            continue;
        }
        if let Some(parts) = forward(doc, sheet, i).or_else(|| backward(doc, sheet, i)) {
            put(found, total, parts);
        }
    }
    lists(doc, sheet, found);
}

fn put(found: &mut Found, total: &Num, parts: Vec<Expr>) {
    found.heads.insert(total.fig);
    found.holds("reckoned_sum", total.fig, Expr::Add(parts));
}

pub fn is_each(doc: &Document, sheet: &Sheet, n: &Num) -> bool {
    EACH.within(sheet.label(doc, n))
}

/// 总数，其中甲、乙、丙: the numbers after the total in its paragraph, up to the one with which they come to it.
fn forward(doc: &Document, sheet: &Sheet, i: usize) -> Option<Vec<Expr>> {
    const STARTS: usize = 10;
    let total = &sheet.nums[i];
    let of_block = |n: &&Num| n.block == total.block;
    let opens = |j: &usize| *j == i + 1 || PARTS.within(sheet.words(doc, &sheet.nums[*j]));
    let within = sheet.nums[i + 1..].iter().take(STARTS).take_while(of_block).count();
    // What is compared with last year stands between a total and its 其中.
    let starts: Vec<usize> = (i + 1..i + 1 + within).filter(opens).collect();
    starts.iter().find_map(|from| {
        from_here(doc, sheet, total, *from, false).or_else(|| from_here(doc, sheet, total, *from, true))
    })
}

/// The parts that begin at a place, with or without those told of a part of them (含丙).
fn from_here(doc: &Document, sheet: &Sheet, total: &Num, from: usize, without: bool) -> Option<Vec<Expr>> {
    let said = 2 * u32::from(PARTS.within(sheet.words(doc, &sheet.nums[from])) || sheet.nums[from].depth > total.depth);
    let (mut parts, mut sum, mut depth): (Vec<&Num>, f64, u8) = (Vec::new(), 0.0, 0);
    for n in sheet.nums[from..].iter().take(2 * LONGEST).take_while(|n| n.block == total.block) {
        if !total.alike(n) || is_each(doc, sheet, n) {
            continue;
        }
        if parts.is_empty() {
            depth = n.depth;
        } else if n.depth > depth || without && INNER.within(sheet.label(doc, n)) {
            continue;
        }
        if n.depth < depth && depth > total.depth {
            break;
        }
        parts.push(n);
        sum += n.value;
        if parts.len() >= 2 && total.is(sum, is_coarse(total, &parts)) && total.digits + said >= ENOUGH {
            return Some(parts.iter().map(|n| Expr::Fig(n.fig)).collect());
        }
        if sum > total.value * 1.01 || parts.len() == LONGEST {
            break;
        }
    }
    None
}

fn is_coarse(total: &Num, parts: &[&Num]) -> bool {
    parts.iter().any(|n| n.unit != total.unit)
}

/// 甲、乙、丙，共计: the numbers before the total in its paragraph, from the nearest back, each with the sign its words
/// give it.
fn backward(doc: &Document, sheet: &Sheet, i: usize) -> Option<Vec<Expr>> {
    let total = &sheet.nums[i];
    // 管理指标（20分）扣2分，得18分: what was taken off is in the points already.
    let ways: &[bool] = if total.unit == Unit::Score { &[true] } else { &[false, true] };
    ways.iter().find_map(|without| back_from(doc, sheet, i, *without))
}

fn back_from(doc: &Document, sheet: &Sheet, i: usize, without: bool) -> Option<Vec<Expr>> {
    let total = &sheet.nums[i];
    let said = 2 * u32::from(TOTAL.within(sheet.label(doc, total)));
    let (mut parts, mut sum): (Vec<(&Num, f64)>, f64) = (Vec::new(), 0.0);
    for n in sheet.nums[..i].iter().rev().take(2 * LONGEST).take_while(|n| n.block == total.block) {
        let label = sheet.label(doc, n);
        if !total.alike(n) || EACH.within(label) || n.depth > total.depth || without && INNER.within(label) {
            continue;
        }
        let sign = if MINUS.within(label) { -1.0 } else { 1.0 };
        parts.push((n, sign));
        sum += sign * n.value;
        let coarse = parts.iter().any(|(n, _)| n.unit != total.unit);
        let right = parts.len() >= 2 && total.is(sum, coarse) && total.digits + said >= ENOUGH;
        let base = if right || without { None } else { base(sheet, i, parts[parts.len() - 1].0, total.value - sum) };
        if right || base.is_some() {
            let train = parts.iter().rev().map(|(n, sign)| signed(n.fig, *sign));
            return Some(base.into_iter().map(|n| Expr::Fig(n.fig)).chain(train).collect());
        }
        if sum > total.value * 3.0 || parts.len() == LONGEST {
            break;
        }
    }
    None
}

/// What a train of changes began with: an amount of the paragraphs before it.
fn base<'s>(sheet: &'s Sheet, i: usize, first: &Num, value: f64) -> Option<&'s Num> {
    const NEAR: usize = 10;
    let total = &sheet.nums[i];
    let before = sheet.nums[..i].iter().rev().filter(|n| n.block < first.block).take(NEAR);
    before.filter(|n| total.digits > ENOUGH && n.unit == total.unit && n.digits >= 3).find(|n| n.is(value, false))
}

fn signed(fig: Fig, sign: f64) -> Expr {
    if sign < 0.0 { Expr::Neg(Box::new(Expr::Fig(fig))) } else { Expr::Fig(fig) }
}

/// The first amounts of the items of a list, and the second ones: what each column comes to may stand anywhere.
fn lists(doc: &Document, sheet: &Sheet, found: &mut Found) {
    let mut printed: Vec<&Num> = sheet.nums.iter().filter(|n| n.is_amount() && n.value > 0.0).collect();
    printed.sort_by(|a, b| a.value.total_cmp(&b.value));
    let lists = numbered(doc).into_iter().chain(paragraphs(sheet));
    let columns = lists.flat_map(|starts| columns(sheet, &starts)).chain(counted_off(doc, sheet));
    {
        for column in columns {
            let sum: f64 = column.iter().map(|n| n.value).sum();
            let from = printed.partition_point(|n| n.value < sum * (1.0 - 1e-9));
            let near = printed[from..].iter().take_while(|n| n.value <= sum * (1.0 + 1e-9));
            let own = |n: &&&Num| !column.iter().any(|c| c.fig == n.fig);
            let first = column[0].at as i64;
            // Points are told in few digits; many of them come to their sum by no chance.
            let long = if column[0].unit == Unit::Score { column.len() as u32 - 1 } else { column.len() as u32 / 3 };
            let totals = near.filter(own).filter(|n| n.alike(column[0]) && n.digits + long >= ENOUGH);
            let mut totals: Vec<&Num> = totals.copied().collect();
            order::by_key(&mut totals, |n| (n.at as i64 - first).abs());
            if let Some(total) = totals.first() {
                put(found, total, column.iter().map(|n| Expr::Fig(n.fig)).collect());
            }
        }
    }
}

/// The blocks that open the items of each numbered list: headings of one make with numbers that follow each other.
pub fn numbered(doc: &Document) -> Vec<Vec<(u32, u32)>> {
    let outline = &doc.outline;
    let mut out = Vec::new();
    let mut taken = vec![false; outline.len()];
    for i in 0..outline.len() {
        if taken[i] {
            continue;
        }
        let mut items = vec![i];
        let mut last = i;
        for (j, heading) in outline.iter().enumerate().skip(i + 1) {
            if heading.numbering != outline[i].numbering {
                continue;
            }
            if heading.number != outline[last].number + 1 {
                break;
            }
            taken[j] = true;
            items.push(j);
            last = j;
        }
        if items.len() >= 2 {
            out.push(items.iter().map(|k| (outline[*k].block as u32, outline[*k].block as u32)).collect());
        }
    }
    out
}

/// Paragraphs one after the other that each begin with an amount of its own.
fn paragraphs(sheet: &Sheet) -> Vec<Vec<(u32, u32)>> {
    let mut out: Vec<Vec<(u32, u32)>> = Vec::new();
    let mut blocks: Vec<u32> = sheet.nums.iter().map(|n| n.block).collect();
    blocks.dedup();
    for run in blocks.chunk_by(|a, b| a + 1 == *b).filter(|run| run.len() >= 2 && run.len() <= LONGEST) {
        // Wherever the list begins: its total stands before it or after it.
        for from in 0..run.len() - 1 {
            for to in from + 2..=run.len().min(from + 12) {
                out.push(run[from..to].iter().map(|b| (*b, *b)).collect());
            }
        }
    }
    out
}

/// 一是…；二是…: the first amount after each of the words that count off the items of a paragraph.
fn counted_off<'s>(doc: &Document, sheet: &'s Sheet) -> Vec<Vec<&'s Num>> {
    const MARKS: [[&str; 8]; 3] = [
        ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是"],
        ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧"],
        ["（1）", "（2）", "（3）", "（4）", "（5）", "（6）", "（7）", "（8）"],
    ];
    let mut out = Vec::new();
    for marks in MARKS {
        let mut column: Vec<&Num> = Vec::new();
        for n in sheet.nums.iter().filter(|n| n.is_amount()) {
            let words = sheet.words(doc, n);
            let same = column.first().is_none_or(|c| c.block == n.block && c.alike(n));
            let next = marks.get(column.len()).is_some_and(|mark| words.contains(mark));
            if next && same {
                column.push(n);
            } else if words.contains(marks[0]) {
                out.push(std::mem::replace(&mut column, vec![n]));
            }
        }
        out.push(column);
    }
    out.retain(|column| column.len() >= 2);
    out
}

/// The first, second and third amount of one family of every item, where every item has it.
pub fn columns<'s>(sheet: &'s Sheet, items: &[(u32, u32)]) -> Vec<Vec<&'s Num>> {
    const DEEP: usize = 3;
    let of = |(from, to): (u32, u32)| {
        let start = sheet.nums.partition_point(|n| n.block < from);
        sheet.nums[start..].iter().take_while(move |n| n.block <= to).filter(|n| n.is_amount())
    };
    let mut out = Vec::new();
    for family in
        [|n: &Num| n.unit.is_money(), |n: &Num| n.unit == Unit::Score, |n: &Num| matches!(n.unit, Unit::Count(_))]
    {
        for nth in 0..DEEP {
            let column: Option<Vec<&Num>> = items.iter().map(|item| of(*item).filter(|n| family(n)).nth(nth)).collect();
            match column {
                Some(column) if column.iter().all(|n| n.alike(column[0])) => out.push(column),
                _ => break,
            }
        }
    }
    out
}
