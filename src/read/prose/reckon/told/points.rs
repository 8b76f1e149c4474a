//! 预算执行得9.69分，产出得48分，效益得29分，满意度得10分，总分96.69分; 权重20分，完成率97.76%，按完成率计得19.55分.

use super::super::sheet::Num;
use super::super::{Found, hints};
use crate::gather::Gather;
use crate::read::document::{Document, Expr};
use crate::read::unit::Unit;
use crate::text::WordSet;

const TOTAL: WordSet = WordSet::new(&["总分", "总得分", "合计", "总计", "合计得分", "自评得分", "总评分", "累计得分"]);
const ALL_OFF: WordSet = WordSet::new(&["共扣", "合计扣", "累计扣", "共计扣"]);
const INNER: WordSet = WordSet::new(&["小计", "其余", "其中"]);
/// 产出50分得满分: all that could be won.
const ALL_WON: WordSet = WordSet::new(&["得满分", "计满分", "均得满分", "，得满分", "全部得分"]);
const WEIGHT: WordSet = WordSet::new(&["权重", "满分", "分值", "标准分"]);

/// The points at `k` of a clause, where a rate makes them of a weight.
pub fn tell(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let points = &clause[k];
    if points.unit != Unit::Score || points.value > 100.0 {
        return;
    }
    if points.won {
        of_a_rate(doc, clause, k, found);
    }
}

/// The points told in the same sentence, or in the one before where all the points stand.
pub fn total(doc: &Document, nums: &[Num], k: usize, found: &mut Found) {
    const REACH: usize = 24;
    let total = &nums[k];
    let label = total.label(doc).trim_end_matches(['为', '得']);
    if total.unit != Unit::Score || total.value > 100.0 || total.cell || TOTAL.ending(label).is_none() {
        return;
    }
    let before = nums[k.saturating_sub(REACH)..k].iter().filter(|n| {
        n.block == total.block && (n.won || n.unit == Unit::Score && ALL_WON.leading(n.tail(doc)).is_some())
    });
    let before: Vec<&Num> = before.filter(|n| n.depth == total.depth && TOTAL.ending(n.label(doc)).is_none()).gather();
    let of = |back: u32| before.iter().filter(move |n| n.sentence + back == total.sentence).copied().gather();
    let won = [0, 1].map(of).into_iter().find(|won| won.len() >= 3);
    // 四项合计100分 is what could be won; 小计 has told some of them before.
    let inner = |won: &Vec<&Num>| won.iter().any(|n| INNER.within(n.words(doc)));
    let Some(won) = won.filter(|won| total.value != 100.0 && !inner(won)) else { return };
    let sum: f64 = won.iter().map(|n| n.value).sum();
    if sum < total.value * 2.0 {
        found.told("told_parts", total.fig, vec![Expr::sum(won.iter().map(|n| n.fig))]);
    }
}

/// 资金管理（20分）得18.5分 in one place, 资金管理扣1.5分 in another.
pub fn taken(doc: &Document, nums: &[Num], k: usize, found: &mut Found) {
    const SHORTEST: usize = 3;
    let taken = &nums[k];
    let Some(name) = taken.label(doc).strip_suffix('扣').filter(|_| taken.unit == Unit::Score && !taken.cell) else {
        return;
    };
    let name = name.trim_start_matches(['因', '其', '中', '：', '是', '、']);
    if name.chars().count() < SHORTEST {
        return;
    }
    // 资金管理（20分）: a bracket's own words are none.
    let words = |n: &Num| if n.label(doc).is_empty() { n.words(doc) } else { n.label(doc) };
    let is_named = |n: &Num| words(n).trim_end_matches(['（', '(', '满', '分', '值', '权', '重']).ends_with(name);
    let told = |two: &&[Num]| {
        let [weight, won] = two else { return false };
        let scored = won.won || weight.cell && won.cell && won.label(doc) == weight.label(doc);
        weight.fig != taken.fig && is_named(weight) && scored && won.value <= weight.value && weight.value <= 100.0
    };
    let mut places = nums.windows(2).filter(told);
    if let (Some([weight, won]), None) = (places.next(), places.next()) {
        let left = Expr::sub(Expr::Fig(weight.fig), Expr::Fig(won.fig));
        found.told("told_rest", taken.fig, vec![left]);
    }
}

/// 共扣2.50分。其中甲扣1.00分，乙扣1.5分: all that was taken off, told after its sum.
pub fn taken_off(doc: &Document, nums: &[Num], k: usize, found: &mut Found) {
    const REACH: usize = 24;
    let all = &nums[k];
    let label = |n: &Num| n.label(doc).trim_end_matches(['了', '减', '除']);
    if all.unit != Unit::Score || all.cell || ALL_OFF.ending(label(all)).is_none() {
        return;
    }
    let after = nums[k + 1..].iter().take(REACH).take_while(|n| n.block == all.block);
    let after = after.take_while(|n| ALL_OFF.ending(label(n)).is_none() && n.sentence <= all.sentence + 2);
    let off: Vec<&Num> = after.filter(|n| n.unit == Unit::Score && label(n).ends_with('扣')).gather();
    let sum: f64 = off.iter().map(|n| n.value).sum();
    let slips = |n: &Num, value: f64| hints::slip_of(doc, found, n, value).is_some();
    let mends = || slips(all, sum) || off.iter().any(|n| slips(n, n.value + all.value - sum));
    if off.len() >= 2 && (all.is(sum, true) || mends()) {
        found.told("told_parts", all.fig, vec![Expr::sum(off.iter().map(|n| n.fig))]);
    }
}

/// Right before the points a rate and a weight, in this order or the other: one slip keeps them from each other.
fn of_a_rate(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let points = &clause[k];
    let [.., a, b] = &clause[..k] else { return };
    let (rate, weight) = if a.is_rate() { (a, b) } else { (b, a) };
    let told = rate.is_rate() && weight.unit == Unit::Score && WEIGHT.within(weight.label(doc)) && rate.value <= 1.0;
    if !told || rate.value == 1.0 || points.value == weight.value {
        return;
    }
    let slips = |n: &Num, value: f64| hints::slip_of(doc, found, n, value).is_some();
    let rounded = |value: f64| (value / points.half / 2.0).round() * points.half * 2.0;
    let mends = slips(points, rounded(weight.value * rate.value))
        || slips(rate, points.value / weight.value)
        || slips(weight, (points.value / rate.value).round());
    if mends || points.is(weight.value * rate.value, true) {
        found.told("told_share", points.fig, vec![Expr::mul(Expr::Fig(weight.fig), Expr::Fig(rate.fig))]);
    }
}
