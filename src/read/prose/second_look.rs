//! What the figures after one say about it.

use rust_decimal::Decimal;

use super::bind::Bound;
use super::items::Opening;
use crate::read::document::Document;
use crate::read::meaning::{Measure, Stage};
use crate::read::unit::Unit;

/// Mends the meaning of figures whose neighbours tell that it is another.
pub fn mend(doc: &Document, bound: &mut [Bound]) {
    for i in 0..bound.len().saturating_sub(1) {
        deducted_from(doc, bound, i);
        fallen_short_of(doc, bound, i);
        completed_in_money(doc, bound, i);
    }
}

/// 总分100分，扣6分，得94分: the first is the most there is, the last the total.
fn deducted_from(doc: &Document, bound: &mut [Bound], i: usize) {
    let [most, taken, left, ..] = &bound[i..] else { return };
    let one_sentence = most.item.sentence == left.item.sentence;
    let points = [most, taken, left].iter().all(|b| doc.figure(b.item.fig).unit == Unit::Score);
    let value = |b: &Bound| doc.figure(b.item.fig).value.unwrap_or_default();
    let falls = value(taken) < value(most) && value(left) < value(most);
    let whole = doc.str(most.item.label).ends_with(['分', '为']) && value(most) == Decimal::ONE_HUNDRED;
    let taken = taken.fact.measure == Measure::Delta && left.fact.measure == Measure::Score;
    if one_sentence && points && falls && whole && taken {
        bound[i].fact.measure = Measure::Weight;
        bound[i + 2].fact.measure = Measure::Total;
    }
}

/// 执行率不到100%（93.31%）: the rate is the one in the bracket.
fn fallen_short_of(doc: &Document, bound: &mut [Bound], i: usize) {
    let short = ["不到", "不足", "未到", "未达到", "未达", "没有达到"];
    let label = doc.str(bound[i].item.label);
    if bound[i].words.measure != Some(Measure::ExecRate) || !short.iter().any(|w| label.ends_with(w)) {
        return;
    }
    let rate = bound[i].fact;
    bound[i].fact.measure = Measure::OtherRate;
    let next = &mut bound[i + 1];
    let bracket = next.item.opening == Opening::Bracket && next.item.sentence == rate.sentence;
    if bracket && next.item.label.is_empty() && doc.figure(next.item.fig).unit == Unit::Percent {
        next.fact.measure = Measure::ExecRate;
        next.fact.subject = rate.subject;
    }
}

/// 全年预算90万元，实际完成81万元，预算完成率90%: what was completed is what was spent.
fn completed_in_money(doc: &Document, bound: &mut [Bound], i: usize) {
    let [budget, done, rate, ..] = &bound[i..] else { return };
    let money = |b: &Bound| doc.figure(b.item.fig).unit.is_money();
    let spent = money(budget)
        && budget.fact.stage.is_some_and(Stage::is_budget)
        && money(done)
        && done.fact.measure == Measure::Actual
        && doc.str(done.item.label).ends_with("完成")
        && rate.fact.measure == Measure::ExecRate;
    if spent && budget.item.sentence == rate.item.sentence {
        let subject = budget.fact.subject;
        let done = &mut bound[i + 1];
        done.words.stage = Some(Stage::Spent);
        (done.fact.stage, done.fact.measure, done.fact.subject) = (Some(Stage::Spent), Measure::Amount, subject);
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    fn measured(source: &str) -> Vec<(String, &'static str)> {
        let text = Text::new(source);
        let doc = crate::read::read(&text).next().expect("one report");
        doc.facts.iter().map(|f| (doc.str(doc.figure(f.fig).whole).to_string(), f.measure.code())).collect()
    }

    #[test]
    fn the_most_there_is_is_no_total() {
        let read = measured("综合评价总分100分，扣6.5分，得93.5分。");
        assert_eq!(read[0], ("100分".into(), "weight"));
        assert_eq!(read[2], ("93.5分".into(), "total-score"));
    }

    #[test]
    fn a_rate_that_was_not_reached_is_none() {
        let read = measured("尚余12万元未执行，预算执行率不到100%（94.2%）。");
        assert_eq!(read[1].1, "rate");
        assert_eq!(read[2], ("94.2%".into(), "execution-rate"));
    }

    #[test]
    fn what_was_completed_of_a_budget_was_spent() {
        let read = measured("全年预算90.5万元，实际完成81.4万元，预算完成率89.94%。");
        assert_eq!(read[1], ("81.4万元".into(), "amount"));
    }
}
