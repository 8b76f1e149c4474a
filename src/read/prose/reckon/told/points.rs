//! 预算执行得9.69分，产出得48分，效益得29分，满意度得10分，总分96.69分; 权重20分，完成率97.76%，按完成率计得19.55分.

use super::super::sheet::Num;
use super::super::{Found, hints};
use crate::read::document::{Document, Expr};
use crate::read::unit::Unit;
use crate::text::WordSet;

const TOTAL: WordSet =
    WordSet::new(&["总分", "总得分", "合计", "总计", "合计得分", "自评得分", "共得", "总评分", "累计得分"]);
const WEIGHT: WordSet = WordSet::new(&["权重", "满分", "分值", "标准分"]);

/// The points at `k` of a clause: what those before them come to, or what a rate makes of a weight.
pub fn tell(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let points = &clause[k];
    if points.unit != Unit::Score || points.value > 100.0 {
        return;
    }
    let label = points.label(doc).trim_end_matches(['为', '得']);
    if TOTAL.ending(label).is_some() {
        total(clause, k, found);
    } else if points.won {
        of_a_rate(doc, clause, k, found);
    }
}

fn total(clause: &[Num], k: usize, found: &mut Found) {
    let total = &clause[k];
    let won: Vec<&Num> = clause[..k].iter().filter(|n| n.won && n.depth == total.depth).collect();
    let sum: f64 = won.iter().map(|n| n.value).sum();
    if won.len() >= 3 && sum < total.value * 2.0 {
        found.told("told_parts", total.fig, vec![Expr::sum(won.iter().map(|n| n.fig))]);
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
