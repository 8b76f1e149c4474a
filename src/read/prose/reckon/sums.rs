//! Totals and their parts.

use super::Found;
use super::sheet::Num;
use crate::gather::Gather;
use crate::quick::Figs;
use crate::read::document::{Document, Expr, Fig};
use crate::read::unit::Unit;
use crate::text::WordSet;

/// Parts of one total.
const LONGEST: usize = 40;
/// What makes a sum no chance: telling digits, and what else speaks for it.
const ENOUGH: u32 = 4;

pub const TOTAL: WordSet = WordSet::new(&["合计", "共", "总", "累计", "全年", "小计"]);
pub const PARTS: WordSet =
    WordSet::new(&["其中", "包括", "分别", "含", "分为", "为：", "如下", "构成", "组成", "即", "是：", "用于", "分布"]);
const SEVERAL: WordSet = WordSet::new(&["前两项", "前三项", "前四项", "两项", "三项", "两类", "三类"]);
/// Amounts for one of something are no parts.
const EACH: WordSet = WordSet::new(&["每", "均", "标准", "单价"]);
const GROWN: WordSet = WordSet::new(&["增加", "追加", "减少", "增支", "下达"]);
/// What a part is told to hold, or how it changed.
const INNER: WordSet = WordSet::new(&["含", "其中", "增", "减", "比", "较", "扣", "年初", "上年", "结转"]);
/// What is taken away in a train of changes.
const MINUS: WordSet = WordSet::new(&["减", "核销", "收回", "扣", "调出", "上缴", "退回"]);

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    let mut inner: Figs = Figs::default();
    for (i, total) in nums.iter().enumerate() {
        if !total.is_amount() || total.digits < 2 || total.cell {
            continue;
        }
        let ways: &[Way] =
            if total.unit == Unit::Score { &[Way::Won] } else { &[Way::All, Way::WithoutInner, Way::Signed] };
        let parts =
            ways.iter().find_map(|way| forward(doc, nums, i, *way, i + 1).or_else(|| backward(doc, nums, i, *way, 0)));
        let Some(parts) = parts else { continue };
        // 总额甲，比上年的乙增加丙。从来源看，丁、戊: it may be the sum of others too.
        let last = parts.iter().filter_map(part_of).max().filter(|fig| *fig > total.fig);
        let more = last.filter(|_| total.digits > ENOUGH).and_then(|last| {
            let from = nums.partition_point(|n| n.fig <= last);
            forward(doc, nums, i, Way::All, from)
        });
        inner.extend(parts.iter().filter_map(part_of));
        put(found, total, parts);
        if let Some(more) = more {
            put(found, total, more);
        }
    }
    for (i, total) in nums.iter().enumerate() {
        let open = total.is_amount() && total.digits > ENOUGH && !total.cell && total.unit != Unit::Score;
        if open && !found.stated.contains(&("reckoned_sum", total.fig)) {
            let parts = forward(doc, nums, i, Way::Whole(&inner), i + 1)
                .or_else(|| backward(doc, nums, i, Way::Whole(&inner), 0).or_else(|| earlier(doc, nums, i)));
            if let Some(parts) = parts {
                put(found, total, parts);
            }
        }
    }
    super::lists::find(doc, nums, found);
}

pub fn put(found: &mut Found, total: &Num, parts: Vec<Expr>) {
    found.heads.insert(total.fig);
    found.holds("reckoned_sum", total, Expr::Add(parts));
}

fn part_of(part: &Expr) -> Option<Fig> {
    match part {
        Expr::Fig(fig) => Some(*fig),
        Expr::Neg(part) => part_of(part),
        _ => None,
    }
}

pub fn is_each(doc: &Document, n: &Num) -> bool {
    let label = n.label(doc);
    // 因工资标准提高增加218.36万元 is no amount for one.
    EACH.within(label) && GROWN.ending(label).is_none()
}

/// How the numbers beside a total are taken for its parts.
#[derive(Clone, Copy)]
enum Way<'f> {
    All,
    /// 甲120万元（含乙20万元）、丙80万元: not what is told of a part.
    WithoutInner,
    /// 追加200万元，收回50万元: each with the sign that its words give it.
    Signed,
    /// 管理（20分）扣2分，得18分: the points won.
    Won,
    /// 甲100万元，分三批：30万元、50万元、20万元；加上乙20万元: not the parts of another total of this paragraph.
    Whole(&'f Figs),
}

impl Way<'_> {
    /// The sign of a part; `None` where it is none.
    fn sign(self, doc: &Document, total: &Num, n: &Num) -> Option<f64> {
        let label = n.label(doc);
        let part = total.alike(n)
            && !is_each(doc, n)
            && match self {
                Way::All | Way::Signed => true,
                Way::WithoutInner => !INNER.within(label),
                Way::Won => n.won,
                Way::Whole(inner) => !inner.contains(&n.fig),
            };
        part.then(|| if matches!(self, Way::Signed) && MINUS.within(label) { -1.0 } else { 1.0 })
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
fn forward(doc: &Document, nums: &[Num], i: usize, way: Way, after: usize) -> Option<Vec<Expr>> {
    const STARTS: usize = 10;
    let total = &nums[i];
    let within = nums[after..].iter().take(STARTS).take_while(|n| n.block == total.block).count();
    // What is compared with last year stands between a total and its 其中.
    // So does a sentence about something else; the parts of a long total are known by their sum.
    let next = |j: usize| {
        total.digits > ENOUGH && nums[j].sentence == total.sentence + 1 && nums[j - 1].sentence == total.sentence
    };
    let opens = |j: &usize| *j == i + 1 || next(*j) || PARTS.within(nums[*j].words(doc));
    (after..after + within).filter(opens).find_map(|from| from_here(doc, nums, total, from, way))
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
fn backward(doc: &Document, nums: &[Num], i: usize, way: Way, skipped: usize) -> Option<Vec<Expr>> {
    let total = &nums[i];
    let mut skipped = skipped;
    let said = 2 * u32::from(TOTAL.within(total.label(doc)));
    let mut train = Train::new();
    for n in nums[..i].iter().rev().take(2 * LONGEST).take_while(|n| n.block == total.block) {
        let Some(sign) = way.sign(doc, total, n).filter(|_| n.depth <= total.depth) else { continue };
        if skipped > 0 {
            skipped -= 1;
            continue;
        }
        train.take(n, sign);
        let right = train.comes_to(total, said);
        let base = if right || !matches!(way, Way::Signed) { None } else { base(nums, i, n, total.value - train.sum) };
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

/// 甲、乙、丙、丁，前两项合计: parts that others stand after.
fn earlier(doc: &Document, nums: &[Num], i: usize) -> Option<Vec<Expr>> {
    const MOST: usize = 6;
    let said = TOTAL.within(nums[i].words(doc)) || SEVERAL.within(nums[i].words(doc));
    (1..=MOST).filter(|_| said).find_map(|skipped| backward(doc, nums, i, Way::All, skipped))
}

/// What a train of changes began with: an amount of the paragraphs before it.
fn base<'s>(nums: &'s [Num], i: usize, first: &Num, value: f64) -> Option<&'s Num> {
    const NEAR: usize = 10;
    const FAR: usize = 60;
    let total = &nums[i];
    let before = nums[..i].iter().rev().take(FAR).filter(|n| n.block < first.block).take(NEAR);
    before.filter(|n| total.digits > ENOUGH && n.unit == total.unit && n.digits >= 3).find(|n| n.is(value, false))
}
