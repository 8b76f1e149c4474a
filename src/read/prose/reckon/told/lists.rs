//! 甲镇任务82户，竣工81户；乙镇任务71户，竣工68户；…。七个乡镇共竣工149户: what the items of a list come to.
//!
//! That all items are told is known by the words of the total, or by another column of the same list that comes out.
//! One slip of a number that nothing else bears out must explain why it does not.

use super::super::echoes::shares_a_word;
use super::super::sheet::Num;
use super::super::{Found, hints, lists};
use crate::gather::Gather;
use crate::read::document::{Document, Expr, Fig, Force};
use crate::text::{HasWords, WordSet};

const SUM: WordSet = WordSet::new(&["共", "合计", "总计", "累计", "计", "总"]);
const HAN: [char; 11] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/// What items are counted by: 七个乡镇, 五项.
const COUNTED: [char; 10] = ['个', '项', '批', '类', '家', '期', '条', '标', '级', '地'];
const NUMBERED: WordSet = WordSet::new(&["第一", "一是", "其一"]);
/// Figures before and after a list in which its total stands.
const NEAR: usize = 4;
const LEAST: usize = 3;

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    for columns in lists::of_clauses(doc, nums) {
        for (k, column) in columns.iter().enumerate() {
            if column.len() < LEAST || came_out(column, found) {
                continue;
            }
            let beside = |other: &&Vec<&Num>| {
                let ends = |c: &[&Num]| (c[0].clause, c[c.len() - 1].clause);
                ends(other) == ends(column) && came_out(other, found)
            };
            let whole = columns.iter().enumerate().filter(|(j, _)| *j != k).map(|(_, c)| c).find(beside).is_some();
            // The total itself may stand in the same train.
            let runs = [&column[..], &column[..column.len() - 1], &column[1..]];
            let _told =
                runs.iter().filter(|run| run.len() >= LEAST).any(|run| total(doc, nums, run, &columns, whole, found));
        }
    }
}

fn came_out(column: &[&Num], found: &Found) -> bool {
    let mut figs: Vec<Fig> = column.iter().map(|n| n.fig).gather();
    crate::order::by_key(&mut figs, |fig| *fig);
    found.sums.contains(&figs) || found.sums.contains(&figs[1..]) || found.sums.contains(&figs[..figs.len() - 1])
}

/// Holds the column to the amount near it that its words or its neighbour's sum tell to be its total.
fn total(doc: &Document, nums: &[Num], column: &[&Num], all: &[Vec<&Num>], whole: bool, found: &mut Found) -> bool {
    let (first, last) = (column[0], column[column.len() - 1]);
    let at = |fig: Fig| nums.partition_point(|n| n.fig < fig);
    let (from, to) = (at(first.fig), at(last.fig) + 1);
    let size: f64 = column.iter().map(|n| n.value).sum();
    let like = |n: &&Num| n.alike(first) && n.value > 0.0;
    let near = |n: &&Num| n.block.abs_diff(first.block) <= 1;
    let uniform = lists::is_uniform(doc, column);
    // 第一批下达1850万元；第二批安排964.5万元: what is numbered need not be called alike.
    if !uniform && !NUMBERED.within(first.words(doc)) {
        return false;
    }
    let before = nums[..from].iter().rev().take(NEAR).filter(near).filter(like);
    let after = nums[to..].iter().take(2 * NEAR).filter(near).filter(like).filter(|n| n.clause != last.clause);
    let named = |n: &Num, follows: bool| {
        let label = n.label(doc);
        let ends = |label: &str, n: &Num| tail(doc, n).is_some_and(|tail| label.has(tail));
        let counted = is_counted(doc, nums, n, column.len());
        let shared = ends(label, last);
        let summed = SUM.within(label) && (shared || !all.iter().any(|other| ends(label, other[0])));
        counted && (summed || shared) || uniform && follows && summed && (shared || n.won && first.won)
    };
    let mut totals: Vec<&Num> = before.filter(|n| named(n, false)).chain(after.filter(|n| named(n, true))).gather();
    if whole && uniform {
        let outside = |n: &&Num| n.fig < first.fig || n.fig > last.fig;
        let called = |n: &&Num| n.digits >= 3 && shares_a_word(n.label(doc), last.label(doc));
        totals.extend(nums.iter().filter(outside).filter(like).filter(called));
    }
    let told = totals.iter().find(|total| {
        let gap = total.value - size;
        let slips = |n: &Num, value: f64| value > 0.0 && hints::slip_of(doc, found, n, value).is_some();
        slips(total, size) || column.iter().any(|n| slips(n, n.value + gap))
    });
    if let Some(total) = told {
        // 三个乡镇共竣工198户 leaves no doubt which three, were their numbers ever so short; nor does a column beside
        // another that comes out.
        let plain = uniform && is_counted(doc, nums, total, column.len())
            || whole && column.len() > LEAST && tail(doc, last).is_some_and(|tail| total.label(doc).has(tail));
        let force = if plain { Force::Doubts } else { Force::Suggests };
        found.claim("reckoned_sum", total.fig, Expr::sum(column.iter().map(|n| n.fig)), force);
    }
    told.is_some()
}

/// The last two characters of what leads to a number.
fn tail<'d>(doc: &'d Document, n: &Num) -> Option<&'d str> {
    let label = n.label(doc);
    label.char_indices().rev().nth(1).map(|(at, _)| &label[at..]).filter(|tail| !tail.contains(['，', '、', '；']))
}

/// 七个乡镇共竣工373户 after seven of them; the number of items may be a figure of its own before the total.
fn is_counted(doc: &Document, nums: &[Num], total: &Num, items: usize) -> bool {
    let at = nums.partition_point(|n| n.fig < total.fig);
    let figure = nums[..at].last().filter(|n| n.clause == total.clause);
    let said = || {
        let words = total.words(doc);
        let han = HAN.get(items).copied().unwrap_or('?');
        words.chars().zip(words.chars().skip(1)).any(|(a, b)| a == han && COUNTED.contains(&b))
    };
    figure.is_some_and(|n| n.value == items as f64 && n.unit != total.unit) || said()
}
