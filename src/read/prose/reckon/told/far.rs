//! 公务接待费6.41万元 in one place, 接待94批次、752人次，人均接待费用85.24元 in another: means by their names.
//!
//! The number stands in the sentence or the one before; the amount is one that is called like the mean.

use super::super::sheet::Num;
use super::super::{Found, hints, tries};
use super::means::{is_rough, names};
use crate::gather::Gather;
use crate::read::document::{Document, Expr, Force};
use crate::text::{HasWords, WordSet};

const EACH: WordSet = WordSet::new(&["人均", "户均", "亩均", "车均", "班均", "生均", "次均", "平均每", "每"]);
/// What a mean's name tells besides what it is of.
const EMPTY: &[char] =
    &['均', '每', '人', '户', '次', '平', '费', '用', '支', '出', '的', '为', '数', '万', '元', '本'];
/// Figures back among which the number stands.
const NEAR: usize = 8;

/// Tries the means that no clause has told.
pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    for (i, each) in nums.iter().enumerate() {
        let label = each.label(doc);
        let told = each.digits >= 3 && !each.cell && !each.is_rate() && EACH.within(label) && !is_rough(doc, each);
        let open = !["reckoned_product", "reckoned_rate"].iter().any(|rule| found.stated.contains(&(*rule, each.fig)));
        if told && open && !found.proved.contains_key(&each.fig) {
            one(doc, nums, i, found);
        }
    }
}

fn one(doc: &Document, nums: &[Num], i: usize, found: &mut Found) {
    let each = &nums[i];
    let label = each.label(doc);
    let back = nums[i.saturating_sub(NEAR)..i].iter().rev().filter(|n| n.block == each.block);
    let called = nums.iter().filter(|n| n.block != each.block && shares(label, n.label(doc)));
    let counts = back.chain(called).filter(|n| !n.unit.is_money() && n.unit != each.unit && names(doc, each, n));
    let is_whole = |n: &&Num| {
        let like = n.unit.is_money() && each.unit.is_money() || n.unit == each.unit;
        like && n.value > each.value && !EACH.within(n.label(doc)) && shares(label, n.words(doc))
    };
    let wholes: Vec<&Num> = nums.iter().filter(is_whole).take(tries(each.digits)).gather();
    let mut slip = None;
    for count in counts.take(3).filter(|n| n.value > 1.0) {
        for whole in &wholes {
            let value = whole.value / count.value;
            let reading = || Expr::div(Expr::Fig(whole.fig), Expr::Fig(count.fig));
            if each.is(value, true) {
                return found.holds("reckoned_rate", each, reading());
            }
            let mends = hints::slips_into(doc, found, each, |v| (v - value).abs() <= each.half * 1.001)
                || hints::slips_into(doc, found, count, |v| each.is(whole.value / v, true));
            if mends && count.sentence + 1 >= each.sentence && count.block == each.block {
                slip = slip.or_else(|| Some(reading()));
            }
        }
    }
    if let Some(reading) = slip {
        found.claim("reckoned_rate", each.fig, reading, Force::Suggests);
    }
}

/// Two characters in a row of what the mean is of: 接待, 运行.
fn shares(label: &str, words: &str) -> bool {
    let chars: Vec<char> = label.chars().gather();
    let telling = |two: &&[char]| !two.iter().any(|c| EMPTY.contains(c));
    chars.windows(2).filter(telling).any(|two| words.has(two.iter().collect::<String>().as_str()))
}
