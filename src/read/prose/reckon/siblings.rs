//! 社会保障支出628.15万元，占5.5%；卫生健康支出287.40万元，占2.5%；…: shares told in a row are shares of one whole.
//!
//! What most of them are a share of, the others are too, however few digits they have.

use super::Found;
use super::sheet::Num;
use crate::read::document::{Document, Expr};
use crate::text::WordSet;

/// A share that names no whole of its own.
const SHARE: WordSet = WordSet::new(&["占", "占比", "比重", "比例", "占比为", "比重为", "各占", "分别占"]);
const OF_WHICH: WordSet = WordSet::new(&["其中"]);
/// Figures back from the row's first in which its whole stands, and after its last.
const BACK: usize = 40;
const AHEAD: usize = 6;
const LONGEST: usize = 24;
/// Telling digits of a share that comes to no whole by chance.
const TELLING: u32 = 3;

/// An amount and the share that it is said to be.
#[derive(Clone, Copy)]
struct Told<'n> {
    part: &'n Num,
    rate: &'n Num,
}

impl Told<'_> {
    fn is_of(&self, whole: &Num) -> bool {
        self.rate.is(self.part.value / whole.value, true)
    }
}

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    let mut from = 0;
    while from < nums.len() {
        let row = one_by_one(doc, nums, from);
        agree(nums, &row, found);
        from += (2 * row.len()).max(1);
    }
}

/// Holds a row to the whole that most of it is of.
fn agree(nums: &[Num], row: &[Told], found: &mut Found) {
    if row.len() < 2 {
        return;
    }
    let last = nums.partition_point(|n| n.fig <= row[row.len() - 1].rate.fig);
    let near = nums[..last].iter().rev().take(BACK).chain(nums[last..].iter().take(AHEAD));
    let largest = row.iter().map(|told| told.part.value).fold(0.0, f64::max);
    let wholes = near.filter(|n| n.is_amount() && n.alike(row[0].part) && n.value >= largest * 0.1);
    let right = |whole: &&Num| row.iter().filter(|told| told.is_of(whole)).count();
    let Some(whole) = wholes.max_by_key(|whole| right(whole)) else { return };
    let right = right(&whole);
    let tells = row.iter().any(|told| told.is_of(whole) && told.rate.digits >= TELLING);
    if right < 2 && row.len() > 2 || right * 2 < row.len() || right == row.len() || !tells {
        return;
    }
    for told in row.iter().filter(|told| !told.is_of(whole)) {
        found.told("share_recalc", told.rate.fig, vec![Expr::div(Expr::Fig(told.part.fig), Expr::Fig(whole.fig))]);
    }
}

/// 甲10万元，占20%；乙5万元，占10%: each amount with its share right behind it.
fn one_by_one<'n>(doc: &Document, nums: &'n [Num], from: usize) -> Vec<Told<'n>> {
    let mut row: Vec<Told> = Vec::new();
    for two in nums[from..].chunks_exact(2).take(LONGEST) {
        let told = Told { part: &two[0], rate: &two[1] };
        let follows = row.last().is_none_or(|last| {
            told.part.block <= last.rate.block + 1 && told.part.alike(last.part) && told.part.depth == last.part.depth
        });
        if !follows || !is_share(doc, told) {
            break;
        }
        row.push(told);
    }
    row
}

fn is_share(doc: &Document, Told { part, rate }: Told) -> bool {
    let beside = part.is_amount() && !part.cell && part.value != 0.0 && rate.is_rate() && part.clause == rate.clause;
    let label = rate.label(doc).trim_start_matches(['约', '，']);
    let named = || {
        // 早孕建册1801人，早孕建册率为94.69%
        let name = label.trim_end_matches(['为', '达', '到']).strip_suffix('率');
        name.is_some_and(|name| name.chars().count() >= 2 && part.label(doc).ends_with(name))
    };
    let shares = SHARE.ending(label).is_some_and(|word| word.len() == label.len());
    beside && (shares || named()) && !OF_WHICH.within(part.words(doc))
}
