//! 集中供养68人，支出126.48万元，人均1.86万元; 举办培训班18期，培训1274人次，平均每期70.8人次.

use super::super::Found;
use super::super::sheet::Num;
use crate::gather::Gather;
use crate::read::document::{Document, Expr};
use crate::read::unit::Unit;
use crate::text::HasWords;
use crate::text::WordSet;

const EACH: WordSet = WordSet::new(&["均", "每", "单车"]);
/// Spells whose number is not told.
const SPELLS: WordSet = WordSet::new(&["月", "天", "日", "季", "学期"]);
const ROUGH: WordSet = WordSet::new(&["约", "近", "超", "以上", "左右", "余", "不足", "不到", "超过", "接近", "多"]);
const LONGEST: usize = 10;
/// Figures back in which the whole and the number stand.
const NEAR: usize = 6;

/// What each had, at `k` of a clause.
pub fn tell(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let each = &clause[k];
    let told = each.value != 0.0 && !each.is_rate() && is_each(doc, each);
    // 1500张（每张286元）42.90万元: it has been reckoned with what it goes with.
    if told && !is_rough(doc, each) && !found.priced.contains(&each.fig) {
        mean(doc, clause, k, found);
    }
}

/// 约6000元, 34万元左右: told only roughly.
pub fn is_rough(doc: &Document, n: &Num) -> bool {
    ROUGH.ending(n.label(doc)).is_some() || ROUGH.leading(n.tail(doc)).is_some()
}

pub fn is_each(doc: &Document, n: &Num) -> bool {
    let label = n.label(doc);
    EACH.within(label) && label.chars().count() <= LONGEST
}

/// Whether the words name what is counted: 户均 of 户, 平均每辆 of 辆.
pub fn names(doc: &Document, each: &Num, count: &Num) -> bool {
    let Unit::Count(unit) = count.unit else { return false };
    let label = each.label(doc);
    let after: String = count.tail(doc).chars().take(4).collect();
    // 77个村，平均每村2名: what is counted may follow its unit.
    let told = label
        .chars()
        .zip(label.chars().skip(1))
        .any(|(c, next)| c == '每' && (unit.contains(next) || after.contains(next)));
    let of_people = matches!(unit, "人" | "名" | "位" | "人次") && label.has("人均");
    told || of_people
        || unit.chars().any(|c| label.contains([c, '均'].iter().collect::<String>().as_str()))
        || (label.has("单车") || label.has("车均")) && unit == "辆"
}

fn mean(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let each = &clause[k];
    let like = |n: &Num| n.unit == each.unit || n.unit.is_money() && each.unit.is_money();
    let is_whole = |n: &Num| like(n) && n.value > each.value && !is_each(doc, n);
    // 173064人次 are so many for a month; of other numbers it is not told for how many months.
    let spelled = SPELLS.within(each.label(doc));
    let is_count = |n: &Num| {
        (!spelled || n.unit == Unit::Count("人次")) && names(doc, each, n) && n.unit != each.unit && n.value != 0.0
    };
    // 13期，分别为4期、6期、3期，培训780人，平均每期60人: any of them may be what it was divided by.
    let before = || clause[..k].iter().rev().take(NEAR).filter(|n| n.depth <= each.depth);
    let Some(whole) = before().find(|n| is_whole(n)) else { return };
    let counts = before().filter(|n| is_count(n));
    let readings = counts.map(|count| Expr::div(Expr::Fig(whole.fig), Expr::Fig(count.fig)));
    found.told("told_mean", each.fig, readings.gather());
}
