//! Lists told in turn: 甲、乙分别支出30万元、60万元，共90万元，执行率分别为75%、80%；对应预算分别为40万元、75万元.

use crate::decimal::Exact;
use crate::gather::Gather;
use std::ops::Range;

use rust_decimal::Decimal;

use super::bind::Bound;
use super::items::Opening;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage};
use crate::read::unit::Unit;
use crate::text::WordSet;

/// What a total is called beside its lists.
const TOTALS: WordSet = WordSet::new(&["总", "共", "合计", "汇总"]);
/// Items of one list.
const LONGEST: usize = 60;

/// States what the lists of a sentence come to, and what they say of each other.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    let mut from = 0;
    while from < bound.len() {
        let sentence = bound[from].item.sentence;
        let end = from + bound[from..].iter().take_while(|b| b.item.sentence == sentence).count();
        let lists = lists(doc, bound, from..end);
        for list in &lists {
            total(doc, bound, from..end, list, &lists, &mut claims);
            rates(doc, bound, from..end, list, &lists, &mut claims);
        }
        from = end;
    }
    doc.claims.append(&mut claims);
}

/// Whether an item goes on with the list of the one before it.
pub fn goes_on(doc: &Document, bound: &[Bound], k: usize) -> bool {
    let Some(before) = k.checked_sub(1).map(|k| &bound[k]) else { return false };
    let b = &bound[k];
    let joined = matches!(doc.str(b.item.label), "" | "和" | "与" | "及" | "以及")
        && matches!(b.item.opening, Opening::Enumeration | Opening::Figure);
    let shared = !b.item.shared.is_empty() && b.item.shared == before.item.shared;
    (joined || shared)
        && b.item.sentence == before.item.sentence
        && b.item.depth == before.item.depth
        && doc.figure(b.item.fig).unit.same_family(doc.figure(before.item.fig).unit)
}

fn lists(doc: &Document, bound: &[Bound], within: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = within.start;
    for k in within.start + 1..=within.end {
        if k < within.end && goes_on(doc, bound, k) {
            continue;
        }
        if k - start >= 2 && k - start <= LONGEST {
            out.push(start..k);
        }
        start = k;
    }
    out
}

fn is_amount(doc: &Document, b: &Bound) -> bool {
    b.fact.measure == Measure::Amount && doc.figure(b.item.fig).unit.is_money() && !b.words.each
}

/// 支出分别为30万元、60万元，共90万元: a total of the list's own stage, after it or before.
fn total(
    doc: &Document,
    bound: &[Bound],
    within: Range<usize>,
    list: &Range<usize>,
    lists: &[Range<usize>],
    out: &mut Vec<Claim>,
) {
    let first = &bound[list.start];
    if !bound[list.clone()].iter().all(|b| is_amount(doc, b)) {
        return;
    }
    let stage = first.fact.stage;
    let fits = |k: &usize| {
        let b = &bound[*k];
        let alike =
            stage.is_none() || b.fact.stage.is_none() || b.fact.stage == stage || both_budgets(b.fact.stage, stage);
        let listed = lists.iter().any(|l| l.contains(k));
        !listed && alike && is_amount(doc, b) && b.item.depth == first.item.depth
    };
    let named = |k: &usize| TOTALS.within(doc.str(bound[*k].item.label));
    let after = (list.end..within.end).filter(fits).find(named);
    let before = || list.start.checked_sub(1).filter(|k| *k >= within.start).filter(fits);
    let Some(k) = after.or_else(before) else { return };
    let right_after = k == list.end && bound[k].item.clause == first.item.clause;
    let force = if right_after { Force::Doubts } else { Force::Suggests };
    let parts: Vec<Fig> = bound[list.clone()].iter().map(|b| b.item.fig).gather();
    out.push(Claim::new("parts_sum", bound[k].item.fig, Expr::sum(parts), force));
}

fn both_budgets(a: Option<Stage>, b: Option<Stage>) -> bool {
    a.is_some_and(Stage::is_budget) && b.is_some_and(Stage::is_budget)
}

/// 执行率分别为75%、80%: of two lists of amounts as long, or of as many amounts right before over one budget.
fn rates(
    doc: &Document,
    bound: &[Bound],
    within: Range<usize>,
    list: &Range<usize>,
    lists: &[Range<usize>],
    out: &mut Vec<Claim>,
) {
    let first = &bound[list.start];
    let rate = matches!(first.fact.measure, Measure::ExecRate | Measure::ArrivalRate | Measure::OtherRate);
    if doc.figure(first.item.fig).unit != Unit::Percent || !rate {
        return;
    }
    let amounts: Vec<&Range<usize>> =
        lists.iter().filter(|l| l.len() == list.len() && is_amount(doc, &bound[l.start])).gather();
    let spent = |l: &Range<usize>| bound[l.start].fact.stage == Some(Stage::Spent);
    let pairs: Vec<(Fig, Fig)> = match amounts.as_slice() {
        [a, b] => {
            let (top, base) = if spent(b) { (b, a) } else { (a, b) };
            (*top).clone().zip((*base).clone()).map(|(t, b)| (bound[t].item.fig, bound[b].item.fig)).gather()
        }
        _ => over_one_budget(doc, bound, within, list),
    };
    let holds: Vec<bool> =
        list.clone().zip(&pairs).map(|(k, (top, base))| comes_to(doc, bound[k].item.fig, *top, *base)).gather();
    let borne = holds.iter().filter(|h| **h).count();
    for (k, (top, base)) in list.clone().zip(pairs) {
        let force = if borne + 1 >= list.len() && borne > 0 { Force::Doubts } else { Force::Suggests };
        let reading = Expr::div(Expr::Fig(top), Expr::Fig(base));
        out.push(Claim::new("exec_rate_recalc", bound[k].item.fig, reading, force));
    }
}

/// 6月末支出40万元，12月末支出90万元，支出进度分别为40%、90%（全年预算100万元）.
fn over_one_budget(doc: &Document, bound: &[Bound], within: Range<usize>, list: &Range<usize>) -> Vec<(Fig, Fig)> {
    let budget = |b: &&Bound| is_amount(doc, b) && b.fact.stage.is_some_and(Stage::is_budget);
    let after = bound[list.end..within.end].iter().take(1).find(budget);
    let Some(base) = after.or_else(|| bound[within.start..list.start].iter().find(budget)) else { return Vec::new() };
    let Some(from) = list.start.checked_sub(list.len()).filter(|f| *f >= within.start) else { return Vec::new() };
    let tops = &bound[from..list.start];
    let all =
        tops.iter().all(|b| is_amount(doc, b) && b.item.fig != base.item.fig && b.fact.stage == Some(Stage::Spent));
    if all { tops.iter().map(|b| (b.item.fig, base.item.fig)).gather() } else { Vec::new() }
}

/// The quotient is the rate as printed.
fn comes_to(doc: &Document, rate: Fig, top: Fig, base: Fig) -> bool {
    let value = |fig: Fig| doc.figure(fig).base();
    let quotient = value(top).zip(value(base)).and_then(|(t, b)| t.times(Decimal::ONE_HUNDRED)?.over(b));
    let half = Decimal::new(5, doc.figure(rate).decimals.min(20) + 1);
    quotient.zip(doc.figure(rate).value).is_some_and(|(q, r)| (q - r).abs() <= half)
}

#[cfg(test)]
mod tests {
    use crate::read::prose::tests::{assert_clean, assert_has};

    #[test]
    fn lists_told_in_turn_are_reckoned_with() {
        let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n古道项目、非遗项目、展馆专项，分别支出33.54万元、141.95万元、113.36万元，执行率分别为93.61%、72.60%、74.09%；对应预算分别为35.83万元、195.52万元、153.00万元。\n\
            预算金额各为7.19万元、75.65万元、145.00万元，支出金额各为5.99万元、52.76万元、145.00万元，总支出203.75万元占总预算227.84万元的89.43%。\n\
            截至6月末支出783.05万元，9月末支出1093.56万元，12月末支出1461.91万元，支出进度分别为49.84%、69.60%、93.04%（全年预算1571.27万元）。";
        for relation in [
            "holds exec_rate_recalc 72.60% = 141.95 ÷ 195.52",
            "holds parts_sum 203.75 = 5.99 + 52.76 + 145.00",
            "holds parts_sum 227.84 = 7.19 + 75.65 + 145.00",
            "holds exec_rate_recalc 69.60% = 1093.56 ÷ 1571.27",
        ] {
            assert_has(text, relation);
        }
        assert_has(&text.replace("195.52", "195.2"), "fails exec_rate_recalc 72.60% ≠ 141.95 ÷ 195.2");
        assert_clean(text);
    }
}
