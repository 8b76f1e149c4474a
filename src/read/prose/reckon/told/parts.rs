//! 保障43人（孤儿9人、事实无人抚养儿童34人）; 下属机构22个：局机关6个，医院14个，服务中心2个; 0.62万亩，1.85万亩，两项共2.47万亩.

use super::super::Found;
use super::super::sheet::Num;
use crate::gather::Gather;
use crate::read::document::{Document, Expr};
use crate::read::prose::items::Opening;
use crate::read::unit::Unit;
use crate::text::WordSet;

/// What several are called when they are added up: 两项共.
const SEVERAL: [&str; 6] = ["项", "类", "批", "期", "者", "块"];
const SUM: WordSet = WordSet::new(&["共", "合计", "共计", "总计", "计", "累计"]);
const OF_WHICH: WordSet = WordSet::new(&["其中", "包括"]);
const OTHERS: WordSet = WordSet::new(&["其他", "其它", "其余", "和其他", "及其他"]);
/// What is told of the whole besides, or of more than it.
const ASIDE: WordSet = WordSet::new(&[
    "合计", "小计", "计划", "调整", "目标", "实际", "其中", "含", "比", "较", "上年", "去年", "另", "累计", "平均",
    "每", "最",
]);

/// The number at `k` of a clause, as a whole with all its parts beside it.
pub fn tell(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let whole = &clause[k];
    if !whole.is_amount() || whole.unit == Unit::Score || whole.value <= 1.0 {
        return;
    }
    let label = whole.label(doc);
    let several = k.checked_sub(1).map(|at| &clause[at]).filter(|n| SUM.ending(label).is_some() && is_several(n));
    let parts = match several {
        Some(several) => added_up(clause, k, several.value as usize),
        None => laid_out(doc, clause, k),
    };
    if let Some(parts) = parts {
        found.told("told_parts", whole.fig, vec![Expr::sum(parts.iter().map(|n| n.fig))]);
    }
}

fn is_several(n: &Num) -> bool {
    matches!(n.unit, Unit::Count(unit) if SEVERAL.contains(&unit)) && (2.0..7.0).contains(&n.value)
}

/// …，两项共2.47万亩: just so many of one unit before it.
fn added_up(clause: &[Num], k: usize, count: usize) -> Option<Vec<&Num>> {
    let parts: Vec<&Num> = clause[..k].iter().filter(|n| n.alike(&clause[k]) && n.depth == clause[k].depth).gather();
    (parts.len() == count).then_some(parts)
}

/// A bracket, or all that follows a colon, that holds nothing but parts.
fn laid_out<'n>(doc: &Document, clause: &'n [Num], k: usize) -> Option<Vec<&'n Num>> {
    let (whole, rest) = (&clause[k], &clause[k + 1..]);
    let first = rest.first()?;
    let bracket = first.depth == whole.depth + 1 && first.opening == Opening::Bracket;
    let colon = first.depth == whole.depth && first.opening == Opening::Colon;
    let parts: Vec<&Num> = rest.iter().take_while(|n| n.depth >= first.depth).gather();
    // 其中执法用车18辆、其他用车46辆: the others are all the others.
    let last = clause[k + 1..].iter().take_while(|n| n.depth == first.depth && n.unit == whole.unit).count();
    let others =
        last >= 2 && OTHERS.leading(clause[k + last].label(doc)).is_some() && OF_WHICH.within(first.words(doc));
    let parts = if others { rest[..last].iter().gather() } else { parts };
    let plain = |n: &&Num| {
        n.unit == whole.unit
            && n.depth == first.depth
            && n.value < whole.value * 10.0
            && if others { SUM.ending(n.label(doc)).is_none() } else { !ASIDE.within(n.label(doc)) }
    };
    // 甲（预算20万元）、乙（预算30万元）: what stands in more than one bracket is told of each.
    let one_bracket = !parts.iter().skip(1).any(|n| matches!(n.opening, Opening::Bracket | Opening::Closed));
    let named = one_bracket && parts.iter().all(|n| !n.label(doc).is_empty());
    let open = parts.last().is_some_and(|n| n.tail(doc).starts_with('等'));
    let enough = parts.len() >= 3 || bracket && parts.len() == 2;
    ((bracket || colon || others) && (enough || others) && named && !open && parts.iter().all(plain)).then_some(parts)
}
