//! 甲842.10万元、乙498.77万元、丙447.77万元，占比依次为47.1%、27.9%、25.0%: rates told in turn of what was told in turn.

use super::super::sheet::Num;
use super::super::{Found, rates};
use crate::gather::Gather;
use crate::read::document::{Document, Expr};
use crate::read::unit::Unit;
use crate::text::WordSet;

const IN_TURN: WordSet = WordSet::new(&["分别", "依次", "各占", "各为", "占比为", "比重为"]);
const SUM: WordSet = WordSet::new(&["合计", "共计", "总计", "小计", "共"]);
/// Rates of one list, amounts and totals that are looked at for a whole.
const LONGEST: usize = 12;
const NEAR: usize = 4;
const FAR: usize = 100;
const HEADS: usize = 6;

/// A rate with what its own bracket says it is of.
type Rate<'n> = (&'n Num, Option<&'n Num>);

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    let mut k = 0;
    while k < nums.len() {
        let (list, after) = list(doc, &nums[k..]);
        if (2..=LONGEST).contains(&list.len()) && IN_TURN.within(list[0].0.words(doc)) {
            tell(doc, nums, k, &list, found);
        }
        k += after;
    }
}

/// The rates that go on from the first number, and how many numbers they take up.
fn list<'n>(doc: &Document, nums: &'n [Num]) -> (Vec<Rate<'n>>, usize) {
    let first = &nums[0];
    let mut list: Vec<Rate> = Vec::new();
    if !first.is_rate() || first.cell {
        return (list, 1);
    }
    let mut after = 0;
    for n in nums.iter().take_while(|n| n.sentence == first.sentence) {
        let goes_on = list.is_empty() || matches!(n.label(doc), "" | "和" | "与" | "及" | "以及");
        match list.last_mut() {
            Some((_, base)) if n.depth > first.depth => *base = Some(n),
            _ if n.depth == first.depth && n.is_rate() && goes_on => list.push((n, None)),
            _ => break,
        }
        after += 1;
    }
    (list, after)
}

fn tell(doc: &Document, nums: &[Num], k: usize, list: &[Rate], found: &mut Found) {
    let first = list[0].0;
    // 货物427万元、工程235万元，合计662万元，占比分别为…: of the parts, not of what they come to.
    let is_part = |n: &&Num| n.depth == first.depth && SUM.ending(n.label(doc)).is_none();
    let amounts = nums[..k].iter().rev().take(3 * LONGEST).filter(is_part);
    // 中央512.00万元，省级186.50万元。两级资金占比分别为…: right before, or the sentence's own.
    let opens = k == 0 || nums[k - 1].sentence != first.sentence;
    let here = amounts.take_while(|n| n.block == first.block && (opens || n.sentence == first.sentence));
    let mut parts: Vec<&Num> = here.take(list.len()).gather();
    parts.reverse();
    let plain =
        |n: &&Num| n.is_amount() && n.unit != Unit::Score && n.alike(parts[0]) && n.sentence == parts[0].sentence;
    if parts.len() != list.len() || !parts.iter().all(plain) {
        return;
    }
    let share = |part: &Num, whole: f64, rate: &Num| rate.is(part.value / whole, true);
    let pairs = || parts.iter().zip(list);
    // 执行率分别为98.76%（预算5,948.60万元）和93.69%（预算20,114.53万元）
    if pairs().all(|(part, (_, base))| base.is_some_and(|b| b.alike(part) && b.value != 0.0)) {
        let own = || pairs().filter_map(|(part, (rate, base))| Some((part, rate, (*base)?)));
        if own().any(|(part, rate, base)| share(part, base.value, rate)) {
            own().for_each(|(part, rate, base)| {
                found.told("told_share", rate.fig, vec![Expr::div(Expr::Fig(part.fig), Expr::Fig(base.fig))]);
            });
        }
        return;
    }
    if !rates::SHARE.within(first.words(doc)) {
        return;
    }
    let right = |whole: f64| pairs().filter(|(part, (rate, _))| share(part, whole, rate)).count();
    let is_whole = |n: &&Num| n.alike(parts[0]) && n.value != 0.0 && !parts.iter().any(|part| part.fig == n.fig);
    let before = nums[..k].iter().rev().take(FAR).filter(is_whole);
    let near = before.clone().take_while(|n| n.block == first.block).take(NEAR);
    let heads = before.filter(|n| found.heads.contains(&n.fig)).take(HEADS);
    let sum: f64 = parts.iter().map(|n| n.value).sum();
    let all = std::iter::once((sum, None)).chain(near.chain(heads).map(|n| (n.value, Some(n.fig))));
    let Some((count, whole)) = all.map(|(v, fig)| (right(v), fig)).max_by_key(|(count, fig)| (*count, fig.is_some()))
    else {
        return;
    };
    let telling = pairs().any(|(_, (rate, _))| rate.digits >= 3);
    if count + 1 < list.len() || count == 0 || !telling {
        return;
    }
    let whole = || whole.map_or_else(|| Expr::sum(parts.iter().map(|n| n.fig)), Expr::Fig);
    for (part, (rate, _)) in pairs().filter(|(_, (rate, _))| rate.value != 1.0) {
        found.told("told_share", rate.fig, vec![Expr::div(Expr::Fig(part.fig), whole())]);
    }
}
