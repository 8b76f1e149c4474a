//! Points that could be won and come to a hundred: what was won of them is the total, whatever stands between them.

use crate::gather::Gather;
use rust_decimal::Decimal;

use super::entries::Entry;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::text::Numbering;

/// Entries of one evaluation.
const LEAST: usize = 3;
const LONGEST: usize = 60;
/// Entries after the last in which the total is told.
const CLOSING: usize = 3;
/// A report prints its total a few times.
const TOTALS: usize = 4;

/// States what the scores under weights of a hundred come to.
pub fn read(doc: &mut Document, entries: &[Entry]) {
    let mut levels: Vec<Option<Numbering>> = Vec::new();
    for entry in entries.iter().filter(|e| e.level.is_some()) {
        if !levels.contains(&entry.level) {
            levels.push(entry.level);
        }
    }
    // All of them, or those of one numbering alone: its headings, without the items under them.
    let all: Vec<usize> = (0..entries.len()).filter(|i| !entries[*i].subtotal).gather();
    let mut lists = vec![all.clone()];
    for level in levels {
        let own: Vec<usize> = all.iter().copied().filter(|i| entries[*i].level == level).gather();
        if own.len() < all.len() {
            lists.push(own);
        }
    }
    for list in &lists {
        for run in runs(doc, entries, list) {
            let scores: Option<Vec<Fig>> = run.iter().map(|i| entries[*i].score).collect();
            if let Some(scores) = scores {
                let last = run[run.len() - 1];
                state(doc, &scores, closing(doc, entries, last));
            }
        }
    }
    let given = runs(doc, entries, &all);
    let given = given.iter().find(|run| run.iter().all(|i| entries[*i].score.is_none()));
    for list in lists[1..].iter().filter(|list| given.is_some_and(|run| run.len() == list.len())) {
        // 预算执行（10分）、产出（50分）…四个方面: the weights in one sentence, the scores in the headings below it.
        let bare: Option<Vec<Fig>> =
            list.iter().map(|i| entries[*i].score.filter(|_| entries[*i].weight.is_none())).collect();
        if let Some(scores) = bare {
            state(doc, &scores, None);
        }
    }
}

fn value(doc: &Document, fig: Option<Fig>) -> Option<Decimal> {
    doc.figure(fig?).value
}

/// The entries one after the other whose weights come to a hundred.
fn runs(doc: &Document, entries: &[Entry], list: &[usize]) -> Vec<Vec<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    while from < list.len() {
        let mut sum = Decimal::ZERO;
        let mut length = 0;
        for i in list[from..].iter().take(LONGEST) {
            let Some(weight) = value(doc, entries[*i].weight) else { break };
            sum += weight;
            length += 1;
            if sum >= Decimal::ONE_HUNDRED {
                break;
            }
        }
        if sum == Decimal::ONE_HUNDRED && length >= LEAST && !is_nested(doc, entries, &list[from..from + length]) {
            out.push(list[from..from + length].to_vec());
            from += length;
        } else {
            from += 1;
        }
    }
    out
}

/// （二）效益20分 over 1.满意度20分: a heading's points are those of what stands under it.
fn is_nested(doc: &Document, entries: &[Entry], run: &[usize]) -> bool {
    let weight = |i: &usize| value(doc, entries[*i].weight).unwrap_or_default();
    (0..run.len()).any(|k| {
        let level = entries[run[k]].level;
        let under = run[k + 1..].iter().take_while(|i| entries[**i].level != level);
        level.is_some() && under.map(weight).sum::<Decimal>() == weight(&run[k])
    })
}

/// 以上满分100分，自评96.91分; 合计满分100分，合计得分98.57分: the total right after the last entry.
fn closing(doc: &Document, entries: &[Entry], last: usize) -> Option<Fig> {
    let mut after = entries[last + 1..].iter().take(CLOSING);
    let full = after.find(|e| value(doc, e.weight) == Some(Decimal::ONE_HUNDRED) && e.passed == 0)?;
    full.score.or_else(|| after.next().filter(|e| e.subtotal && e.block == full.block)?.score)
}

fn state(doc: &mut Document, scores: &[Fig], closing: Option<Fig>) {
    let sum: Decimal = scores.iter().filter_map(|s| doc.figure(*s).value).sum();
    let closing = closing.filter(|t| !doc.totals.contains(t) && !scores.contains(t));
    let mut totals: Vec<Fig> = doc.totals.iter().copied().take(TOTALS).chain(closing).gather();
    totals.retain(|t| !scores.contains(t));
    // Where they come to one print of the total, the others are another question.
    if totals.iter().any(|t| value(doc, Some(*t)) == Some(sum)) {
        totals.retain(|t| value(doc, Some(*t)) == Some(sum));
        doc.totals.extend(closing.filter(|t| totals.contains(t)));
    }
    for total in totals {
        doc.claims.push(Claim::new("score_sum_eq_total", total, Expr::sum(scores.iter().copied()), Force::Suggests));
    }
}

#[cfg(test)]
mod tests {
    use crate::read::prose::tests::{assert_clean, assert_has};

    #[test]
    fn what_was_won_of_a_hundred_is_the_total() {
        let text = "云岭县住建局2022年危房改造项目绩效自评报告\n\
            1、改造户数，指标值384户，完成值384户，满分30分，得分30分。\n2、打卡及时率，指标值100%，完成值96%，满分40分，得分38.4分。\n\
            3、群众满意度，指标值≥90%，完成值96.84%，满分30分，得分30分。\n以上合计满分100分，合计得分98.4分。";
        assert_has(text, "holds score_sum_eq_total 98.4 = 30 + 38.4 + 30");
        assert_clean(text);
        let said = crate::check(&text.replace("合计得分98.4", "合计得分89.4")).findings;
        assert!(said.iter().any(|f| f.rule == "score_sum_eq_total"), "{said:#?}");
    }
}
