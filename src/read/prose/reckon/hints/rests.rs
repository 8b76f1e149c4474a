//! What is left, and all but comes out.

use super::super::sheet::Num;
use super::super::{Found, neighbours};
use super::slips::slips_to;
use super::{LONG, NEAR, REST, is_rare, pairs};
use crate::read::document::{Document, Expr, Force};
use crate::read::unit::Unit;
use crate::slip::Slip;
use crate::text::HasWords;
use crate::text::WordSet;

/// What is left of one of the numbers near it after another.
const LEVEL: WordSet =
    WordSet::new(&["减少到", "压减到", "下降到", "降到", "降至", "减至", "增加到", "增至", "提高到", "上升到", "升至"]);
const CERTAIN: u32 = 6;
const FAR: usize = 12;

pub fn hint(doc: &Document, nums: &[Num], i: usize, found: &mut Found) {
    let rest = &nums[i];
    if rest.unit == Unit::Score {
        return;
    }
    let near = neighbours(nums, found, i, |n| !n.cell && n.alike(rest));
    // 由247.06万元减少到214.98万元 is what it came to, not by how much.
    let told = REST.within(rest.label(doc)) && LEVEL.ending(rest.label(doc)).is_none();
    // So many digits come from two numbers by no chance, however far off they stand.
    let (reach, certain) = if rest.digits >= CERTAIN { (FAR, true) } else { (NEAR, false) };
    for (less, more, close) in pairs(rest, &near, reach) {
        let slip = slips_to(doc, found, rest, more.value - less.value)
            .or_else(|| slips_to(doc, found, more, less.value + rest.value))
            .or_else(|| slips_to(doc, found, less, more.value - rest.value));
        if let Some(slip) = slip {
            // 收支相抵，结余…: what came in less what went out.
            let balanced = more.label(doc).has("收入") && less.label(doc).has("支出");
            let plain =
                told && ((balanced || close) && rest.digits >= LONG || certain || rest.digits > LONG && is_rare(slip));
            let force = if plain || slip == Slip::Unit { Force::Suggests } else { Force::Hints };
            let reading = Expr::sub(Expr::Fig(more.fig), Expr::Fig(less.fig));
            found.claim("reckoned_difference", rest.fig, reading, force);
        }
    }
}
