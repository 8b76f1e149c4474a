//! 预留份额52000元，实际授予57613元，为预留份额的110.80%: a share of what its own words name, where that was told.

use super::super::Found;
use super::super::sheet::Num;
use crate::read::document::{Document, Expr};
use crate::read::unit::Unit;
use crate::text::WordSet;

const OPENS: &[&str] = &["占", "为", "相当于", "完成", "达到", "是"];
/// More than one thing is counted, or another year's.
const OTHERS: WordSet =
    WordSet::new(&["分别", "合计", "共", "两项", "上年", "去年", "同期", "增", "减", "目标", "要求"]);
/// Numbers back to what is named.
const FAR: usize = 40;

/// The rate at `i`.
pub fn tell(doc: &Document, nums: &[Num], i: usize, found: &mut Found) {
    let [.., part, rate] = &nums[..=i] else { return };
    let Some((part_name, name)) = named(rate.label(doc)).filter(|_| rate.is_rate() && rate.digits >= 2) else { return };
    if rate.value == 1.0 || OTHERS.within(rate.words(doc)) {
        return;
    }
    let called = |n: &Num, name: &str| {
        let label = n.label(doc).trim_end_matches(['为', '达', '是', '共', '计', '：']);
        n.is_amount() && n.unit != Unit::Score && !n.cell && n.value != 0.0 && label.ends_with(name)
    };
    let before = || nums[..i].iter().rev().take(FAR);
    // 决算数为预算数的97.55% names both.
    let part = match part_name {
        "" => Some(part).filter(|n| n.sentence == rate.sentence && n.depth == rate.depth && called(n, "")),
        _ => before().find(|n| called(n, part_name)),
    };
    let Some(part) = part else { return };
    let mut wholes = before().filter(|n| n.fig != part.fig && n.alike(part) && called(n, name));
    let Some(whole) = wholes.next() else { return };
    // Several of one name: none of them is named.
    let one =
        whole.sentence == part.sentence || whole.sentence == rate.sentence || wholes.all(|n| n.value == whole.value);
    let size = part.value / whole.value / rate.value;
    if one && (0.005..200.0).contains(&size) {
        found.told("told_share", rate.fig, vec![Expr::div(Expr::Fig(part.fig), Expr::Fig(whole.fig))]);
    }
}

/// 占合同总价的 names 合同总价, and 决算数为预算数的 both 决算数 and 预算数.
fn named(label: &str) -> Option<(&str, &str)> {
    let said = label.strip_suffix('的')?;
    let (part, whole) = match OPENS.iter().find_map(|word| said.strip_prefix(word)) {
        Some(whole) => ("", whole),
        None => said.split_once('为').or_else(|| said.split_once('占'))?,
    };
    let whole = whole.trim_start_matches(['到', '了']);
    let plain = |name: &str| name.chars().count() >= 2;
    (plain(whole) && (part.is_empty() || plain(part))).then_some((part, whole))
}
