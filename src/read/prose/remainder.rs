//! What is left of what a sentence tells: 应检90台，实检85台，未检5台; and one amount told in two units: 折合2642万元.

use super::bind::Bound;
use crate::decimal::Exact;
use crate::gather::Gather;
use crate::read::document::{Claim, Document, Expr, Force};
use crate::read::meaning::Stage;
use crate::read::unit::Unit;
use crate::text::HasWords;
use crate::text::{Span, WordSet};

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
    let mut claims = Vec::new();
    for i in 1..bound.len() {
        let b = &bound[i];
        match doc.figure(b.item.fig).unit {
            Unit::Money(_) | Unit::Count(_) | Unit::Measure(_) => {
                rest(doc, bound, i, &mut claims);
                converted(doc, bound, i, &mut claims);
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
        .gather()
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
    let before: Vec<&Bound> = alike(doc, bound, i, b).into_iter().filter(of_now).gather();
    let value = |b: &Bound| doc.figure(b.item.fig).base().unwrap_or_default();
    let mut readings = Vec::new();
    let mut between = value(match before.first() {
        Some(first) => first,
        None => return,
    });
    for (k, whole) in before.iter().enumerate().skip(1) {
        if value(whole) > between {
            let parts = before[..k].iter().rev().map(|p| Expr::Fig(p.item.fig));
            let parts = if k == 1 { Expr::Fig(before[0].item.fig) } else { Expr::Add(parts.gather()) };
            readings.push(Expr::sub(Expr::Fig(whole.item.fig), parts));
        }
        let Some(sum) = between.plus(value(whole)) else { break };
        between = sum;
    }
    if !readings.is_empty() {
        // What was saved or left of a budget has a rule of its own.
        let left = said.has_any(&["节约", "结余", "剩余"]) && readings.len() == 1;
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

#[cfg(test)]
mod tests {
    use crate::read::prose::tests::{assert_clean, assert_has};

    #[test]
    fn what_is_left_is_reckoned_again() {
        let text = "云岭县文旅局2022年部门整体支出绩效自评报告\n发放问卷600份，收回有效问卷582份，回收率97.00%，其中表示满意的553份，满意率95.02%。\n\
            应检设备17325台，实检17290台，定检率99.8%，未检的35台均已停用。\n\
            普及率由上年的96.2%提高到98.5%，提高2.3个百分点。\n\
            户均收入由68400元增加到74250元，增加5850元，增长8.6%。\n\
            控制价3328.6万元，中标价3187.45万元，下浮4.24%。";
        assert_has(text, "holds parts_sum 35 = 17325 − 17290");
        assert_clean(text);
        assert_has(&text.replace("97.00%", "79.00%"), "fails told_share 79.00% ≠ 582 ÷ 600");
    }
}
