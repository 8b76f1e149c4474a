//! What is left, what was saved, what was added.

use super::sheet::Num;
use super::{Found, neighbours, tries};
use crate::read::document::{Document, Expr};
use crate::text::WordSet;

pub const REST: WordSet = WordSet::new(&[
    "余", "剩", "节", "缺", "差", "未", "减", "增", "多", "少", "超", "净", "降", "升", "结转", "其余", "高", "低",
    "压", "短", "欠", "得", "另",
]);

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    for (i, rest) in nums.iter().enumerate() {
        if rest.digits < 2 || rest.is_rate() || rest.value == 0.0 || !REST.within(rest.words(doc)) {
            continue;
        }
        // 上升了4.2个百分点 is a difference of rates.
        let near = neighbours(nums, found, i, |n| {
            n.alike(rest) || rest.unit == crate::read::unit::Unit::Points && n.is_rate()
        });
        let mut left = tries(rest.digits);
        // One of the two stands near, and the other may stand farther off.
        'pairs: for (k, a) in near.iter().enumerate() {
            for b in &near[k + 1..] {
                left = match left.checked_sub(1) {
                    Some(left) => left,
                    None => break 'pairs,
                };
                let coarse = a.unit != rest.unit || b.unit != rest.unit;
                if rest.is((a.value - b.value).abs(), coarse && !a.is_rate()) && a.value != b.value {
                    let (more, less) = if a.value > b.value { (a, b) } else { (b, a) };
                    let reading = Expr::sub(Expr::Fig(more.fig), Expr::Fig(less.fig));
                    found.holds("reckoned_difference", rest, reading);
                    break 'pairs;
                }
            }
        }
    }
}
