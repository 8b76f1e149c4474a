//! Targets and actual values that stand as such only by their place: 及时率（9分）计划99%，实际完成99%，得9分.

use super::bind::Bound;
use crate::read::document::Document;
use crate::read::meaning::Measure;
use crate::text::WordSet;

/// Words that a target's own words end with, when the name before them sounds like another measure.
const AIMS: WordSet = WordSet::new(&[
    "计划",
    "目标",
    "目标值",
    "目标数",
    "指标值",
    "设定值",
    "预期",
    "预期值",
    "任务数",
    "计划数",
    "计划值",
]);

/// What may stand between such a word and its figure.
const BOUNDS: WordSet = WordSet::new(&[
    "大于等于",
    "小于等于",
    "不低于",
    "不少于",
    "不小于",
    "不超过",
    "不高于",
    "不大于",
    "等于",
    "大于",
    "小于",
    "控制在",
    "达到",
    "为",
    "是",
]);

/// How far the points of an indicator stand from its target, in figures.
const NEAR: usize = 6;

/// Recasts the figures that only their neighbours show to be targets and actual values.
pub fn read(doc: &Document, bound: &mut [Bound]) {
    for i in 0..bound.len() {
        if !is_aim(without_bounds(doc.str(bound[i].item.label))) || !is_scored(bound, i) {
            continue;
        }
        if follows_actual(doc, bound, i) {
            bound[i].fact.measure = Measure::Target;
            bound[i - 1].fact.measure = Measure::Actual;
        } else if precedes_actual(doc, bound, i) {
            bound[i].fact.measure = Measure::Target;
            let next = &mut bound[i + 1].fact.measure;
            if *next != Measure::Midyear {
                *next = Measure::Actual;
            }
        }
    }
}

/// 办结率：97%（目标≥97%）: the value stands before the target, whose bracket opens right after it.
pub fn follows_actual(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let (Some(before), Some(me)) = (i.checked_sub(1).and_then(|k| bound.get(k)), bound.get(i)) else { return false };
    let label = doc.str(me.item.label);
    me.item.label.start == doc.figure(before.item.fig).whole.end
        && label.starts_with('（')
        && is_aim(without_bounds(label).trim_start_matches('（'))
        && same_kind(doc, before, me)
        && doc.str(before.item.label).ends_with(['：', '为'])
}

/// 计划99%，实际完成99%
fn precedes_actual(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let me = &bound[i];
    bound.get(i + 1).is_some_and(|next| {
        let label = doc.str(next.item.label).trim_end();
        let says = matches!(next.fact.measure, Measure::Actual | Measure::Midyear)
            || label.ends_with("实际") && next.fact.measure != Measure::Target;
        says && next.item.sentence == me.item.sentence && same_kind(doc, me, next)
    })
}

fn same_kind(doc: &Document, a: &Bound, b: &Bound) -> bool {
    doc.figure(a.item.fig).unit.same_family(doc.figure(b.item.fig).unit)
}

fn is_aim(words: &str) -> bool {
    AIMS.ending(words).is_some()
}

fn without_bounds(label: &str) -> &str {
    let marks = |c: char| matches!(c, ' ' | '=' | '≥' | '≤' | '>' | '<' | '：');
    let mut rest = label.trim_end_matches(marks);
    while let Some(bound) = BOUNDS.ending(rest) {
        rest = rest[..rest.len() - bound.len()].trim_end_matches(marks);
    }
    rest
}

/// Points or a completion rate stand near: it is an indicator that is told here.
fn is_scored(bound: &[Bound], i: usize) -> bool {
    let of = |b: &Bound| matches!(b.fact.measure, Measure::Score | Measure::Weight | Measure::CompletionRate);
    bound[i + 1..].iter().take(NEAR).any(|b| of(b) && b.item.block - bound[i].item.block <= 1)
}

/// A name without the word for its target: 培训成本设定值.
pub fn without_aim(name: &str) -> &str {
    const TAILS: &[&str] =
        &["年度指标值", "预期指标值", "指标值", "设定值", "目标值", "年初目标", "年度目标", "计划", "预期"];
    let bare = name.trim_end_matches(['—', '-', ' ']);
    let cut = TAILS.iter().find_map(|t| bare.strip_suffix(t)).unwrap_or(bare);
    cut.trim_end_matches(['—', '-', ' ', '的'])
}
