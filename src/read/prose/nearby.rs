//! What a sentence says of its own figures without the words of the budget: 发放600份，收回582份，回收率97%; 应检90台，
//! 实检85台，未检5台; 由84.7%升至88.9%，上升4.2个百分点.

use super::bind::Bound;
use super::items::Opening;
use crate::judge::slip::{self, Slip};
use crate::quick::Set;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage};
use crate::read::unit::Unit;
use crate::text::{Span, WordSet};
use rust_decimal::Decimal;

/// What a rate is called.
const RATES: WordSet = WordSet::new(&["率", "比例", "满意度"]);
/// A rate of what was saved, not of what it came to.
const SAVED: WordSet =
    WordSet::new(&["下浮", "节约率", "节支率", "节资率", "降幅", "下降率", "减少率", "审减率", "核减率"]);
/// Rates that compare with another year, or that are to be reached.
const OTHERS: &[&str] = &["增长", "同比", "上年", "目标", "计划", "增速", "增幅", "不低于", "要求", "平均"];
/// What is left of something when the rest is taken away.
const REST: WordSet = WordSet::new(&[
    "剩余",
    "其余",
    "尚余",
    "尚需",
    "还需",
    "尚待",
    "尚缺",
    "尚欠",
    "尚差",
    "空编",
    "缺编",
    "空缺",
    "未",
    "短缺",
    "缺口",
    "净增",
    "净增加",
    "净减",
    "净减少",
    "结余",
    "节余",
    "节约",
    "节省",
    "节支",
    "超支",
    "多支出",
    "少支出",
    "相差",
    "差额",
]);
/// Words that hold 未 without meaning it.
const NOT_REST: WordSet = WordSet::new(&["未成年", "未来", "未婚", "未就业"]);
/// Figures back in which what a figure is of is looked for.
const REACH: usize = 12;

/// States what is reckoned within a sentence.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let told: Set<Fig> = doc.claims.iter().filter(|c| c.force > Force::Supports).map(|c| c.stated).collect();
    let mut claims = Vec::new();
    for i in 1..bound.len() {
        let b = &bound[i];
        match doc.figure(b.item.fig).unit {
            Unit::Percent if !told.contains(&b.item.fig) => rate(doc, bound, i, &mut claims),
            Unit::Points => points(doc, bound, i, &mut claims),
            Unit::Money(_) | Unit::Count(_) | Unit::Measure(_) => {
                rest(doc, bound, i, &mut claims);
                converted(doc, bound, i, &mut claims);
                moved(doc, bound, i, &mut claims);
            }
            _ => {}
        }
    }
    doc.claims.append(&mut claims);
}

/// The words of the last clause before a figure, without a bracket that explains them.
fn words<'d>(doc: &'d Document, b: &Bound) -> &'d str {
    let said = doc.str(Span { start: b.item.lead.start, end: b.item.label.end });
    let said = said.trim_end_matches(['为', '是', '达', '到', '：', '仅', '只', '有', '至', '了']);
    let said = match said.strip_suffix('）').and_then(|s| s.rfind('（')) {
        Some(open) => &said[..open],
        None => said,
    };
    said.rsplit(['，', '；', '。', '：', '、']).next().unwrap_or(said)
}

/// The figures before `i` of its sentence, the nearest first, that are of the kind of the one at `of`.
fn alike<'b>(doc: &Document, bound: &'b [Bound], i: usize, of: &Bound) -> Vec<&'b Bound> {
    let unit = doc.figure(of.item.fig).unit;
    let sentence = bound[i].item.sentence;
    let near = bound[i.saturating_sub(REACH)..i].iter().rev().take_while(|b| b.item.sentence == sentence);
    near.filter(|b| doc.figure(b.item.fig).unit.same_family(unit) && b.item.fig != of.item.fig && !b.words.each)
        .collect()
}

/// 发放600份，收回582份，回收率97%: the nearest figure and what it is a part of.
fn rate(doc: &Document, bound: &[Bound], i: usize, out: &mut Vec<Claim>) {
    let b = &bound[i];
    let said = words(doc, b);
    let saved = SAVED.ending(said).is_some();
    if RATES.ending(said).is_none() && !saved || OTHERS.iter().any(|w| said.contains(w)) {
        return;
    }
    if !matches!(b.fact.measure, Measure::OtherRate | Measure::Share | Measure::ControlRate) {
        return;
    }
    let of_amounts = |b: &&Bound| matches!(b.fact.measure, Measure::Amount | Measure::Count | Measure::Delta);
    let counted = |b: &&Bound| of_amounts(b) && doc.figure(b.item.fig).value.is_some_and(|v| !v.is_zero());
    let Some(part) =
        bound[i.saturating_sub(2)..i].iter().rev().filter(counted).find(|p| p.item.sentence == b.item.sentence)
    else {
        return;
    };
    let value = |b: &Bound| doc.figure(b.item.fig).base().unwrap_or_default();
    let mut readings = Vec::new();
    for whole in alike(doc, bound, i, part).into_iter().filter(counted) {
        // 调查480户，满意549户，满意度95.63%: more than all were satisfied by a slip.
        let slipped = value(part) > value(whole) && exceeds_by_a_slip(doc, b, part, whole);
        let (less, more) = if value(part) <= value(whole) || slipped { (part, whole) } else { (whole, part) };
        let (less, more) = (Expr::Fig(less.item.fig), Expr::Fig(more.item.fig));
        let over = Expr::div(less.clone(), more.clone());
        if saved {
            readings.push(Expr::div(Expr::sub(more.clone(), less), more));
        }
        readings.push(over);
    }
    // 纠纷853件，其中劳资纠纷22件，调解成功率96%: the rate is of something else.
    let first = alike(doc, bound, i, part).into_iter().find(counted);
    let Some(first) = first else { return };
    let (less, more) = (value(part).min(value(first)), value(part).max(value(first)));
    let printed = value(b).checked_mul(more).unwrap_or_default();
    let twice = |v: Decimal| v.checked_add(v).unwrap_or(v);
    let percent = less.checked_div(more).and_then(|r| r.checked_mul(Decimal::ONE_HUNDRED));
    let figure = doc.figure(b.item.fig);
    let shifted = percent.is_some_and(|right| {
        (0..=2)
            .any(|d| slip::between(figure, right.round_dp(figure.decimals.saturating_sub(1) + d)) == Some(Slip::Point))
    });
    // 回收率95.8%，综合满意度95.2%: the first of two rates is of the figures before them.
    let taken = part.item.fig < bound[i - 1].item.fig && doc.figure(bound[i - 1].item.fig).unit == Unit::Percent;
    let near = saved || shifted || printed <= twice(less) && less <= twice(printed);
    let force = if near && !taken { Force::Suggests } else { Force::Supports };
    out.push(Claim { rule: "share_recalc", stated: b.item.fig, readings, at_most: false, force });
}

/// A part that is larger than its whole would give the rate if one of the two were free of a slip.
fn exceeds_by_a_slip(doc: &Document, rate: &Bound, part: &Bound, whole: &Bound) -> bool {
    let figure = doc.figure(rate.item.fig);
    let (Some(percent), Some(p), Some(w)) =
        (figure.value, doc.figure(part.item.fig).value, doc.figure(whole.item.fig).value)
    else {
        return false;
    };
    let fits = |p: Decimal, w: Decimal| {
        let right = p.checked_mul(Decimal::ONE_HUNDRED).and_then(|p| p.checked_div(w));
        right.is_some_and(|right| right.round_dp(figure.decimals) == percent)
    };
    slip::origins(doc.figure(part.item.fig)).iter().any(|p| fits(*p, w))
        || slip::origins(doc.figure(whole.item.fig)).iter().any(|w| fits(p, *w))
}

/// 由84.7%升至88.9%，上升4.2个百分点.
fn points(doc: &Document, bound: &[Bound], i: usize, out: &mut Vec<Claim>) {
    let [.., from, to] = &bound[..i] else { return };
    let percent = |b: &Bound| doc.figure(b.item.fig).unit == Unit::Percent && b.item.sentence == bound[i].item.sentence;
    let moved = doc.str(to.item.label).contains(['至', '到', '为']);
    if !percent(from) || !percent(to) || !moved {
        return;
    }
    let value = |b: &Bound| doc.figure(b.item.fig).base().unwrap_or_default();
    let (less, more) = if value(from) <= value(to) { (from, to) } else { (to, from) };
    let reading = Expr::sub(Expr::Fig(more.item.fig), Expr::Fig(less.item.fig));
    out.push(Claim::new("growth_rate_recalc", bound[i].item.fig, reading, Force::Doubts));
}

/// 应检90台，实检85台，未检5台; 剩余90万元，其中质保金60万元，结余30万元: a whole less all that stands between.
fn rest(doc: &Document, bound: &[Bound], i: usize, out: &mut Vec<Claim>) {
    let b = &bound[i];
    let said = words(doc, b);
    if !REST.within(said) || NOT_REST.within(said) || b.words.each {
        return;
    }
    // 本年支出90万元，上年支出80万元；年末结余12万元: last year's is no part of this year's.
    let of_now = |o: &&Bound| o.item.depth == b.item.depth && o.fact.stage != Some(Stage::Prior);
    let before: Vec<&Bound> = alike(doc, bound, i, b).into_iter().filter(of_now).collect();
    let value = |b: &Bound| doc.figure(b.item.fig).base().unwrap_or_default();
    let mut readings = Vec::new();
    let mut between = value(match before.first() {
        Some(first) => first,
        None => return,
    });
    for (k, whole) in before.iter().enumerate().skip(1) {
        if value(whole) > between {
            let parts = before[..k].iter().rev().map(|p| Expr::Fig(p.item.fig));
            let parts = if k == 1 { Expr::Fig(before[0].item.fig) } else { Expr::Add(parts.collect()) };
            readings.push(Expr::sub(Expr::Fig(whole.item.fig), parts));
        }
        let Some(sum) = between.checked_add(value(whole)) else { break };
        between = sum;
    }
    if !readings.is_empty() {
        // What was saved or left of a budget has a rule of its own.
        let left = ["节约", "结余", "剩余"].iter().any(|w| said.contains(w)) && readings.len() == 1;
        let rule = if left { "balance_eq_budget_minus_spend" } else { "parts_sum" };
        out.push(Claim { rule, stated: b.item.fig, readings, at_most: false, force: Force::Suggests });
    }
}

/// 支出26420000元，折合2642万元: one amount in two units.
fn converted(doc: &Document, bound: &[Bound], i: usize, out: &mut Vec<Claim>) {
    let (a, b) = (&bound[i - 1], &bound[i]);
    let money = |b: &Bound| doc.figure(b.item.fig).unit.is_money();
    if matches!(doc.str(b.item.label), "折合" | "合" | "折合人民币")
        && money(a)
        && money(b)
        && a.item.sentence == b.item.sentence
    {
        out.push(Claim::new("same_fact_consistent", b.item.fig, Expr::Fig(a.item.fig), Force::Doubts));
    }
}

/// 由68400元增加到74250元，增加5850元，增长8.6%: two values of one thing, and how far they are apart.
fn moved(doc: &Document, bound: &[Bound], i: usize, out: &mut Vec<Claim>) {
    let (from, to) = (&bound[i - 1], &bound[i]);
    let alike = doc.figure(from.item.fig).unit == doc.figure(to.item.fig).unit;
    let reached = to.item.opening == Opening::Figure && doc.str(to.item.label).ends_with(['至', '到', '为']);
    if !from.words.from || !reached || !alike || from.item.sentence != to.item.sentence {
        return;
    }
    let value = |b: &Bound| doc.figure(b.item.fig).base().unwrap_or_default();
    let (before, after) = (Expr::Fig(from.item.fig), Expr::Fig(to.item.fig));
    let apart =
        if value(from) <= value(to) { Expr::sub(after, before.clone()) } else { Expr::sub(before.clone(), after) };
    // 基本支出由a调增至b，项目支出由c调增至d: the next pair is of another thing.
    let own = |n: &&Bound| n.item.sentence == to.item.sentence && !n.words.from;
    for next in bound[i + 1..].iter().take(2).take_while(own) {
        let turned = next.words.rise || next.words.fall || words(doc, next).ends_with(['升', '降', '增', '减']);
        let unit = doc.figure(next.item.fig).unit;
        if turned && unit == Unit::Percent {
            let reading = Expr::div(apart.clone(), before.clone());
            out.push(Claim::new("growth_rate_recalc", next.item.fig, reading, Force::Doubts));
        } else if turned && unit == doc.figure(to.item.fig).unit {
            out.push(Claim::new("three_public_change", next.item.fig, apart.clone(), Force::Doubts));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::prose::tests::{assert_clean, assert_has};

    #[test]
    fn what_a_sentence_reckons_is_reckoned_again() {
        let text = "云岭县文旅局2022年部门整体支出绩效自评报告\n发放问卷600份，收回有效问卷582份，回收率97.00%，其中表示满意的553份，满意率95.02%。\n\
            应检设备17325台，实检17290台，定检率99.8%，未检的35台均已停用。\n\
            普及率由上年的96.2%提高到98.5%，提高2.3个百分点。\n\
            户均收入由68400元增加到74250元，增加5850元，增长8.6%。\n\
            控制价3328.6万元，中标价3187.45万元，下浮4.24%。";
        for relation in [
            "holds share_recalc 97.00% = 582 ÷ 600",
            "holds share_recalc 95.02% = 553 ÷ 582",
            "holds parts_sum 35 = 17325 − 17290",
            "holds growth_rate_recalc 2.3 = 98.5% − 96.2%",
            "holds three_public_change 5850元 = 74250元 − 68400元",
            "holds growth_rate_recalc 8.6% = （74250元 − 68400元） ÷ 68400元",
            "holds share_recalc 4.24% = （3328.6 − 3187.45） ÷ 3328.6",
        ] {
            assert_has(text, relation);
        }
        assert_clean(text);
        assert_has(&text.replace("97.00%", "79.00%"), "fails told_share 79.00% ≠ 582 ÷ 600");
    }

    #[test]
    fn what_is_not_of_the_figures_beside_it_is_left_alone() {
        assert_clean(
            "云岭县文旅局2022年部门整体支出绩效自评报告\n化解纠纷853件，其中劳资纠纷22件，调解成功率96.4%，同比增长率12.4%。",
        );
    }
}
