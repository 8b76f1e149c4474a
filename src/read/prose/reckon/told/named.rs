//! 单元工程1864个，合格1864个；优良1702个，优良率91.31%; 抽查班次186个。问题班次7个，占抽查班次的3.76%: shares whose whole
//! is told by its name, in the clauses before.

use super::super::sheet::Num;
use super::super::{Found, hints};
use crate::gather::Gather;
use crate::quick::Figs;
use crate::read::document::{Document, Expr, Force};
use crate::read::unit::Unit;
use crate::text::{HasWords, WordSet};

/// Rates of money have rules of their own, which know the budgets; others are of more than counts.
const OTHERS: WordSet = WordSet::new(&[
    "执行率",
    "支付率",
    "使用率",
    "支出率",
    "到位率",
    "增长率",
    "控制率",
    "结余率",
    "满意率",
    "拨付率",
    "结转率",
    "节约率",
]);
const AIMS: WordSet = WordSet::new(&["目标", "要求", "计划", "不低于", "高于", "低于", "超过", "同比", "上年"]);
const NOT: WordSet = WordSet::new(&["未", "不", "平均", "每", "增", "减"]);
/// Figures back in which the part and the whole stand.
const NEAR: usize = 12;
const FAR: usize = 60;

pub fn find(doc: &Document, nums: &[Num], claimed: &Figs, found: &mut Found) {
    for (i, rate) in nums.iter().enumerate() {
        let open = rate.is_rate() && !rate.cell && rate.printed >= 2 && rate.value != 0.0;
        if !open || claimed.contains(&rate.fig) || found.stated.contains(&("reckoned_rate", rate.fig)) {
            continue;
        }
        let label = rate.label(doc).trim_end_matches(['为', '达', '到', '约', '是', '仅', '：']);
        let pair = match label.strip_suffix('的').and_then(|l| l.rsplit_once('占')) {
            Some((_, whole)) => of_whole(doc, nums, i, whole),
            None if label.ends_with('率') && OTHERS.ending(label).is_none() && !AIMS.within(label) => {
                of_part(doc, nums, i, label)
            }
            None => None,
        };
        if let Some((part, whole)) = pair {
            hold(doc, [rate, part, whole], found);
        }
    }
}

/// 占抽查班次的: the one number of the report's last pages that is called so, and the number right before.
fn of_whole<'n>(doc: &Document, nums: &'n [Num], i: usize, name: &str) -> Option<(&'n Num, &'n Num)> {
    if name.chars().count() < 3 || AIMS.within(name) {
        return None;
    }
    let rate = &nums[i];
    let sentence = nums[..i].iter().rev().take(NEAR).take_while(|n| n.sentence == rate.sentence);
    let part = sentence.filter(|n| n.depth == rate.depth).find(|n| is_part(n))?;
    let called = |n: &&Num| n.fig != part.fig && n.alike(part) && n.label(doc).ends_with(name) && !n.is_rate();
    let mut wholes = nums[i.saturating_sub(FAR)..i].iter().rev().filter(called);
    let whole = wholes.next()?;
    let alone = wholes.all(|n| n.value == whole.value);
    (alone && part.value < whole.value).then_some((part, whole))
}

/// 优良率: the number of what is 优良, and the one number of its kind before it that it is a part of.
fn of_part<'n>(doc: &Document, nums: &'n [Num], i: usize, label: &str) -> Option<(&'n Num, &'n Num)> {
    let rate = &nums[i];
    let name: Vec<char> = label.chars().rev().skip(1).take(2).gather();
    let name: String = name.into_iter().rev().collect();
    if name.chars().count() < 2 {
        return None;
    }
    let before = || nums[i.saturating_sub(NEAR)..i].iter().rev().take_while(|n| n.block == rate.block);
    let clause = before().take_while(|n| n.clause == rate.clause && n.depth == rate.depth);
    let called = |n: &&Num| is_part(n) && !n.unit.is_money() && n.label(doc).has(&name) && !NOT.within(n.label(doc));
    let part = clause.clone().find(called)?;
    // What stands in the clause itself has been tried.
    let wholes = before().filter(|n| n.clause != rate.clause && n.sentence + 1 >= rate.sentence);
    let mut wholes = wholes.filter(|n| n.unit == part.unit && n.value >= part.value && !NOT.within(n.label(doc)));
    let whole = wholes.next()?;
    (wholes.all(|n| n.value == whole.value)).then_some((part, whole))
}

fn is_part(n: &Num) -> bool {
    n.is_amount() && n.unit != Unit::Score && n.value != 0.0
}

/// Proved, or one slip from it.
fn hold(doc: &Document, [rate, part, whole]: [&Num; 3], found: &mut Found) {
    let value = part.value / whole.value;
    let reading = Expr::div(Expr::Fig(part.fig), Expr::Fig(whole.fig));
    let slips = |n: &Num, value: f64| hints::slip_of(doc, found, n, value).is_some();
    let into = |n: &Num, fits: &dyn Fn(f64) -> bool| hints::slips_into(doc, found, n, fits);
    if rate.is(value, true) {
        found.holds("reckoned_rate", rate, reading);
    } else if slips(rate, value)
        || into(part, &|v| rate.is(v / whole.value, true))
        || into(whole, &|v| rate.is(part.value / v, true))
    {
        found.claim("reckoned_rate", rate.fig, reading, Force::Suggests);
    }
}
