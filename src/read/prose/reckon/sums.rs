//! Totals and their parts.

use super::Found;
use super::sheet::Num;
use crate::gather::Gather;
use crate::read::document::{Document, Expr, Fig};
use crate::read::unit::Unit;
use crate::text::{HasWords, WordSet};

/// Parts of one total.
const LONGEST: usize = 40;
/// What makes a sum no chance: telling digits, and what else speaks for it.
const ENOUGH: u32 = 4;

pub const TOTAL: WordSet = WordSet::new(&["合计", "共", "总", "累计", "全年", "小计"]);
pub const PARTS: WordSet =
    WordSet::new(&["其中", "包括", "分别", "含", "分为", "为：", "如下", "构成", "组成", "即", "是：", "用于", "分布"]);
/// Amounts for one of something are no parts.
const EACH: WordSet = WordSet::new(&["每", "均", "标准", "单价"]);
/// What a part is told to hold, or how it changed.
const INNER: WordSet = WordSet::new(&["含", "其中", "增", "减", "比", "较", "扣", "年初", "上年", "结转"]);
/// What is taken away in a train of changes.
const MINUS: WordSet = WordSet::new(&["减", "核销", "收回", "扣", "调出", "上缴", "退回"]);

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    for (i, total) in nums.iter().enumerate() {
        if !total.is_amount() || total.digits < 2 || total.cell {
            continue;
        }
        let ways: &[Way] =
            if total.unit == Unit::Score { &[Way::Won] } else { &[Way::All, Way::WithoutInner, Way::Signed] };
        let parts = ways.iter().find_map(|way| forward(doc, nums, i, *way).or_else(|| backward(doc, nums, i, *way)));
        if let Some(parts) = parts {
            put(found, total, parts);
        }
    }
    lists(doc, nums, found);
}

fn put(found: &mut Found, total: &Num, parts: Vec<Expr>) {
    found.heads.insert(total.fig);
    found.holds("reckoned_sum", total, Expr::Add(parts));
}

pub fn is_each(doc: &Document, n: &Num) -> bool {
    EACH.within(n.label(doc))
}

/// How the numbers beside a total are taken for its parts.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    All,
    /// 甲120万元（含乙20万元）、丙80万元: not what is told of a part.
    WithoutInner,
    /// 追加200万元，收回50万元: each with the sign that its words give it.
    Signed,
    /// 管理（20分）扣2分，得18分: the points won.
    Won,
}

impl Way {
    /// The sign of a part; `None` where it is none.
    fn sign(self, doc: &Document, total: &Num, n: &Num) -> Option<f64> {
        let label = n.label(doc);
        let part = total.alike(n)
            && !EACH.within(label)
            && match self {
                Way::All | Way::Signed => true,
                Way::WithoutInner => !INNER.within(label),
                Way::Won => n.won,
            };
        part.then(|| if self == Way::Signed && MINUS.within(label) { -1.0 } else { 1.0 })
    }
}

/// The parts taken so far.
struct Train<'n> {
    parts: Vec<(&'n Num, f64)>,
    sum: f64,
}

impl<'n> Train<'n> {
    fn new() -> Train<'n> {
        Train { parts: Vec::new(), sum: 0.0 }
    }

    fn take(&mut self, n: &'n Num, sign: f64) {
        self.parts.push((n, sign));
        self.sum += sign * n.value;
    }

    /// Whether they come to the total by no chance; `more` is what else speaks for it.
    fn comes_to(&self, total: &Num, more: u32) -> bool {
        let several = u32::from(self.parts.len() >= 3);
        self.parts.len() >= 2
            && total.digits + more + several >= ENOUGH
            && total.is(self.sum, self.parts.iter().any(|(n, _)| n.unit != total.unit))
    }

    fn expressions(&self) -> Vec<Expr> {
        self.parts.iter().map(|(n, sign)| signed(n.fig, *sign)).gather()
    }
}

fn signed(fig: Fig, sign: f64) -> Expr {
    if sign < 0.0 { Expr::Neg(Box::new(Expr::Fig(fig))) } else { Expr::Fig(fig) }
}

/// 总数，其中甲、乙、丙: the numbers after the total in its paragraph, up to the one with which they come to it.
fn forward(doc: &Document, nums: &[Num], i: usize, way: Way) -> Option<Vec<Expr>> {
    const STARTS: usize = 10;
    let total = &nums[i];
    let within = nums[i + 1..].iter().take(STARTS).take_while(|n| n.block == total.block).count();
    // What is compared with last year stands between a total and its 其中.
    // So does a sentence about something else; the parts of a long total are known by their sum.
    let next = |j: usize| {
        total.digits > ENOUGH && nums[j].sentence == total.sentence + 1 && nums[j - 1].sentence == total.sentence
    };
    let opens = |j: &usize| *j == i + 1 || next(*j) || PARTS.within(nums[*j].words(doc));
    (i + 1..i + 1 + within).filter(opens).find_map(|from| from_here(doc, nums, total, from, way))
}

fn from_here(doc: &Document, nums: &[Num], total: &Num, from: usize, way: Way) -> Option<Vec<Expr>> {
    let opened = PARTS.within(nums[from].words(doc)) || nums[from].depth > total.depth;
    let (mut train, mut depth) = (Train::new(), 0);
    for (j, n) in nums.iter().enumerate().skip(from).take(2 * LONGEST).take_while(|(_, n)| n.block == total.block) {
        let Some(sign) = way.sign(doc, total, n) else { continue };
        if train.parts.is_empty() {
            depth = n.depth;
        } else if n.depth > depth {
            continue;
        }
        if n.depth < depth && depth > total.depth {
            break;
        }
        train.take(n, sign);
        let ends = !nums[j + 1..].iter().take_while(|m| m.sentence == n.sentence).any(|m| total.alike(m));
        let closed = ends && n.sentence == total.sentence;
        if train.comes_to(total, 2 * u32::from(opened) + u32::from(closed)) {
            return Some(train.expressions());
        }
        if train.sum > total.value * 1.5 || train.parts.len() == LONGEST {
            break;
        }
    }
    None
}

/// 甲、乙、丙，共计: the numbers before the total in its paragraph, from the nearest back.
fn backward(doc: &Document, nums: &[Num], i: usize, way: Way) -> Option<Vec<Expr>> {
    let total = &nums[i];
    let said = 2 * u32::from(TOTAL.within(total.label(doc)));
    let mut train = Train::new();
    for n in nums[..i].iter().rev().take(2 * LONGEST).take_while(|n| n.block == total.block) {
        let Some(sign) = way.sign(doc, total, n).filter(|_| n.depth <= total.depth) else { continue };
        train.take(n, sign);
        let right = train.comes_to(total, said);
        let base = if right || way != Way::Signed { None } else { base(nums, i, n, total.value - train.sum) };
        if right || base.is_some() {
            train.parts.reverse();
            return Some(base.into_iter().map(|n| Expr::Fig(n.fig)).chain(train.expressions()).gather());
        }
        if train.sum > total.value * 3.0 || train.parts.len() == LONGEST {
            break;
        }
    }
    None
}

/// What a train of changes began with: an amount of the paragraphs before it.
fn base<'s>(nums: &'s [Num], i: usize, first: &Num, value: f64) -> Option<&'s Num> {
    const NEAR: usize = 10;
    const FAR: usize = 60;
    let total = &nums[i];
    let before = nums[..i].iter().rev().take(FAR).filter(|n| n.block < first.block).take(NEAR);
    before.filter(|n| total.digits > ENOUGH && n.unit == total.unit && n.digits >= 3).find(|n| n.is(value, false))
}

/// What lists come to may stand anywhere.
fn lists(doc: &Document, nums: &[Num], found: &mut Found) {
    let mut printed: Vec<&Num> = nums.iter().filter(|n| n.is_amount() && n.value > 0.0).gather();
    printed.sort_by(|a, b| a.value.total_cmp(&b.value));
    let mut columns: Vec<Vec<&Num>> = numbered(doc).iter().flat_map(|items| columns(nums, items)).gather();
    columns.extend(counted_off(doc, nums));
    columns.extend(sentences(doc, nums));
    for column in columns {
        come_to(&column, &printed, found);
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
    let total = |n: &&&Num| n.alike(column[0]) && n.digits + long >= ENOUGH && !column.iter().any(|c| c.fig == n.fig);
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
    let of = |block: u32| {
        let start = nums.partition_point(|n| n.block < block);
        nums[start..].iter().take_while(move |n| n.block == block).filter(|n| n.is_amount())
    };
    let mut out = Vec::new();
    for family in FAMILIES {
        for nth in 0..DEEP {
            let column: Option<Vec<&Num>> =
                blocks.iter().map(|block| of(*block).filter(|n| family(n)).nth(nth)).collect();
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
        blocks.filter(|block| single(block)).filter_map(|block| block.iter().find(|n| n.unit.is_money())).collect();
    let runs = lines.chunk_by(|a, b| a.block + 1 == b.block).filter(|run| run.len() >= LEAST);
    runs.map(<[&Num]>::to_vec).collect()
}

/// 甲支出7415.28万元，占91.06%；乙支出312.47万元，占3.84%；…: all amounts of a sentence.
pub fn sentences<'s>(doc: &Document, nums: &'s [Num]) -> Vec<Vec<&'s Num>> {
    let plain = |n: &&Num| n.unit.is_money() && n.depth == 0 && !n.cell && !is_each(doc, n);
    let amounts: Vec<&Num> = nums.iter().filter(plain).gather();
    amounts.chunk_by(|a, b| a.sentence == b.sentence).filter(|run| run.len() >= 3).map(<[&Num]>::to_vec).gather()
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
