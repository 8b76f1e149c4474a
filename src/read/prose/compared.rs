//! How far two values lie apart that a sentence tells beside each other: 执行率98.36%，较上年的96.02%提高2.34个百分点;
//! 工期146天，较合同工期160天提前14天; 优良天数108天，同比增加9天（上年99天）; 合格率98.4%（抽检64批次，合格63批次）.
//!
//! Money has readers of its own; what is counted and measured is told in few digits, so that only the words can say
//! what is compared with what.

use super::bind::Bound;
use super::items::Opening;
use crate::read::document::{Claim, Document, Expr, Force};
use crate::read::unit::Unit;
use crate::text::WordSet;

/// The whole of what stands between two values and how far they lie apart.
const APART: WordSet = WordSet::new(&[
    "增加", "提高", "上升", "提升", "增长", "高出", "多出", "高", "多", "增", "升", "减少", "降低", "下降", "压缩",
    "少", "低", "减", "降", "提前", "缩短", "超出", "超", "净增", "净减",
]);
/// Those of them that say that it is less than it was.
const FALL: WordSet = WordSet::new(&["减", "降", "压", "少", "低", "提前", "缩短"]);
/// What was done beyond the plan right before it.
const BEYOND: WordSet =
    WordSet::new(&["超额", "超计划", "超目标", "超任务", "超出", "超额完成", "多完成", "超计划完成", "超出计划"]);
const PLANNED: WordSet = WordSet::new(&["计划", "目标", "任务", "指标", "应"]);
/// The year before, in a bracket behind the change.
const BEFORE: WordSet = WordSet::new(&["上年", "上一", "去年", "同期", "上期"]);
/// What is told of several things in turn.
const IN_TURN: WordSet = WordSet::new(&["分别", "依次", "各"]);
/// Rates of what a bracket counts.
const RATES: WordSet = WordSet::new(&["率", "满意度", "实际", "完成值", "实际值", "达到", "完成", "比例", "占比"]);

/// States how far the values that a sentence compares lie apart.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    for i in 1..bound.len() {
        match doc.figure(bound[i].item.fig).unit {
            Unit::Percent => {
                changed(doc, bound, i, &mut claims);
                counted_in_bracket(doc, bound, i, &mut claims);
            }
            Unit::Points | Unit::Count(_) | Unit::Measure(_) => apart(doc, bound, i, &mut claims),
            _ => {}
        }
    }
    doc.claims.append(&mut claims);
}

fn unit(doc: &Document, b: &Bound) -> Unit {
    doc.figure(b.item.fig).unit
}

fn label<'d>(doc: &'d Document, b: &Bound) -> &'d str {
    doc.str(b.item.label).trim_end_matches(['了', '约', '为', '：', '达'])
}

/// The word of change that is all that stands before a figure, 同比 and 较上年 set aside.
fn tells_a_change(doc: &Document, b: &Bound) -> bool {
    let said = label(doc, b);
    let bare =
        ["同比", "较上年", "比上年", "较上年同期", "比去年"].iter().find_map(|w| said.strip_prefix(w)).unwrap_or(said);
    APART.ending(bare).is_some_and(|word| bare == word)
}

/// 较上年的96.02%, 诊疗量比2022年的84人次; but 办件量占比64.1% is a share.
fn is_compared_with(doc: &Document, b: &Bound) -> bool {
    let said = label(doc, b);
    let compares = |(at, c): (usize, char)| {
        let (before, after) = (&said[..at], &said[at + c.len_utf8()..]);
        c == '较' || c == '比' && !before.ends_with(['占', '同', '环']) && !after.starts_with(['例', '重', '率'])
    };
    let told = said.char_indices().filter(|(_, c)| matches!(c, '较' | '比'));
    !said.ends_with('比') && told.into_iter().any(compares) && !IN_TURN.within(said)
}

fn in_one_sentence(a: &Bound, b: &Bound) -> bool {
    a.item.sentence == b.item.sentence && a.item.depth == b.item.depth
}

/// How far a value has come from another, the way that the words say.
fn difference(now: &Bound, then: &Bound, falls: bool) -> Expr {
    let (more, less) = if falls { (then, now) } else { (now, then) };
    Expr::sub(Expr::Fig(more.item.fig), Expr::Fig(less.item.fig))
}

fn falls(doc: &Document, b: &Bound) -> bool {
    FALL.within(label(doc, b))
}

/// 146天，较160天提前14天; 计划260公里，建成274.6公里，超额14.6公里; 108天，同比增加9天（上年99天）.
fn apart(doc: &Document, bound: &[Bound], i: usize, out: &mut Vec<Claim>) {
    let me = &bound[i];
    let of_kind = |b: &Bound| match unit(doc, me) {
        Unit::Points => unit(doc, b) == Unit::Percent,
        own => unit(doc, b) == own,
    };
    let before = |back: usize| i.checked_sub(back).map(|k| &bound[k]).filter(|b| of_kind(b) && in_one_sentence(b, me));
    let pair = match (before(2), before(1)) {
        (Some(now), Some(then)) if tells_a_change(doc, me) && is_compared_with(doc, then) => Some((now, then)),
        (Some(plan), Some(done)) if BEYOND.ending(label(doc, me)).is_some() && PLANNED.within(label(doc, plan)) => {
            Some((done, plan))
        }
        (_, Some(now)) if tells_a_change(doc, me) => {
            year_before(doc, bound, i).filter(|b| of_kind(b)).map(|b| (now, b))
        }
        _ => None,
    };
    let Some((now, then)) = pair else { return };
    // 甲95%、乙90%，比上年的89%提高…: which of the two is compared?
    if now.item.opening == Opening::Enumeration || now.words.from || IN_TURN.within(label(doc, now)) {
        return;
    }
    let rule = if unit(doc, me) == Unit::Points { "growth_rate_recalc" } else { "three_public_change" };
    out.push(Claim::new(rule, me.item.fig, difference(now, then, falls(doc, me)), Force::Doubts));
}

/// 同比增加9天（上年99天）
fn year_before<'b>(doc: &Document, bound: &'b [Bound], i: usize) -> Option<&'b Bound> {
    let next = bound.get(i + 1)?;
    let told = next.item.opening == Opening::Bracket && next.item.sentence == bound[i].item.sentence;
    (told && BEFORE.within(label(doc, next))).then_some(next)
}

/// 57人，比2022年的84人下降32.14%; 比上年的438600人次增加20880人次，增长4.76%; 38.6万人次，同比增长21%（上年为31.9万人次）.
fn changed(doc: &Document, bound: &[Bound], i: usize, out: &mut Vec<Claim>) {
    let me = &bound[i];
    if !tells_a_change(doc, me) {
        return;
    }
    let counted = |b: &Bound| matches!(unit(doc, b), Unit::Count(_) | Unit::Measure(_));
    let before = |back: usize| i.checked_sub(back).map(|k| &bound[k]).filter(|b| counted(b) && in_one_sentence(b, me));
    let (Some(last), first) = (before(1), before(2)) else { return };
    let first = first.filter(|b| unit(doc, b) == unit(doc, last));
    let (reading, force) = match first {
        Some(now) if is_compared_with(doc, last) => {
            (Expr::div(difference(now, last, falls(doc, me)), Expr::Fig(last.item.fig)), Force::Doubts)
        }
        Some(then) if is_compared_with(doc, then) && tells_a_change(doc, last) => {
            (Expr::div(Expr::Fig(last.item.fig), Expr::Fig(then.item.fig)), Force::Doubts)
        }
        _ => {
            let Some(then) = year_before(doc, bound, i).filter(|b| unit(doc, b) == unit(doc, last)) else { return };
            (Expr::div(difference(last, then, falls(doc, me)), Expr::Fig(then.item.fig)), Force::Doubts)
        }
    };
    out.push(Claim::new("growth_rate_recalc", me.item.fig, reading, force));
}

/// 合格率98.4%（抽检64批次，合格63批次）; 密度下降率35.9%（由46.5千克降至29.8千克）.
fn counted_in_bracket(doc: &Document, bound: &[Bound], i: usize, out: &mut Vec<Claim>) {
    let me = &bound[i];
    let Some([whole, part]) = bound.get(i + 1..i + 3) else { return };
    let inside = |b: &Bound| b.item.depth == me.item.depth + 1 && b.item.sentence == me.item.sentence;
    let alone = bound.get(i + 3).is_none_or(|b| !inside(b));
    let of_kind = unit(doc, whole) == unit(doc, part) && !matches!(unit(doc, whole), Unit::Percent | Unit::Score);
    if whole.item.opening != Opening::Bracket || !inside(whole) || !inside(part) || !alone || !of_kind {
        return;
    }
    let (w, p) = (Expr::Fig(whole.item.fig), Expr::Fig(part.item.fig));
    let reading = match () {
        _ if whole.words.from => Expr::div(difference(part, whole, falls(doc, part)), w),
        _ if RATES.ending(label(doc, me)).is_none() || me.words.bound || PLANNED.within(label(doc, me)) => return,
        _ if doc.figure(whole.item.fig).base() < doc.figure(part.item.fig).base() => Expr::div(w, p),
        _ => Expr::div(p, w),
    };
    out.push(Claim::new("share_recalc", me.item.fig, reading, Force::Suggests));
}

#[cfg(test)]
mod tests {
    use crate::read::prose::tests::{assert_clean, assert_has};

    const TEXT: &str = "云岭县住建局2022年老旧小区改造项目绩效自评报告\n\
        支出进度98.36%，较上年的96.02%提高2.34个百分点。平均工期146天，较合同工期160天提前14天。\n\
        计划改建农村公路260公里，实际建成274.6公里，超额14.6公里。优良天数108天，同比增加9天（上年99天）。\n\
        接待群众38.6万人次，同比增长21.0%（上年为31.9万人次）。申请调动的教师57人，比2022年的84人下降32.14%。\n\
        产品合格率98.4%（抽检64批次，合格63批次）。";

    #[test]
    fn what_a_sentence_compares_lies_as_far_apart_as_it_says() {
        for relation in [
            "holds growth_rate_recalc 2.34 = 98.36% − 96.02%",
            "holds three_public_change 14 = 160 − 146",
            "holds three_public_change 14.6 = 274.6 − 260",
            "holds three_public_change 9 = 108 − 99",
            "holds share_recalc 98.4% = 63 ÷ 64",
        ] {
            assert_has(TEXT, relation);
        }
        assert_clean(TEXT);
        for (right, wrong) in [
            ("96.02%", "90.62%"),
            ("前14天", "前24天"),
            ("上年99天", "上年9天"),
            ("32.14%", "23.14%"),
            ("31.9", "39.1"),
        ] {
            let said = crate::check(&TEXT.replace(right, wrong)).findings;
            assert!(said.iter().any(|f| f.severity != crate::report::Severity::Note), "{wrong}: {said:#?}");
        }
    }
}
