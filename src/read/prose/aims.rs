//! Targets and actual values that stand as such only by their place: 及时率（9分）计划99%，实际完成99%，得9分.

use super::bind::Bound;
use super::items::Opening;
use crate::read::document::Document;
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::text::{Span, WordSet};

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
    "应完成",
    "应达到",
    "年初设定",
    "设定",
]);

/// Words that an actual value's own words end with, right after a target.
const DONE: WordSet = WordSet::new(&[
    "实际",
    "实际值",
    "已完成",
    "完成情况",
    "评价结果",
    "实现",
    "完成",
    "达成",
    "实际完成",
    "实际达到",
    "结果",
    "达到",
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

/// Recasts the figures that only their neighbours show to be targets, actual values or points.
pub fn read(doc: &Document, bound: &mut [Bound]) {
    for i in 0..bound.len() {
        if doc.figure(bound[i].item.fig).unit == Unit::Score {
            points(doc, bound, i);
            continue;
        }
        let aim = bound[i].fact.measure == Measure::Target || is_aim(without_bounds(doc.str(bound[i].item.label)));
        if !aim || !is_scored(bound, i) {
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

/// Points that are no score: what was lost, what a standard says, what something is worth.
fn points(doc: &Document, bound: &mut [Bound], i: usize) {
    if bound[i].fact.measure != Measure::Score {
        return;
    }
    let label = doc.str(bound[i].item.label).trim_end_matches(['：', ' ', '了']);
    let tail = doc.str(bound[i].item.tail).trim_start_matches(['（', ' ']);
    let lost = ["扣", "扣减", "扣除", "扣分", "失分"].iter().any(|w| label.ends_with(w));
    let standard = ["以上", "以下", "及以上", "含）"].iter().any(|w| tail.starts_with(w));
    if lost || standard {
        bound[i].fact.measure = Measure::Delta;
    } else if label.ends_with("应得") || is_bare_weight(doc, bound, i) || is_over_weight(doc, bound, i) {
        bound[i].fact.measure = Measure::Weight;
    }
}

/// 评分：9.5分/10分
fn is_over_weight(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|k| &bound[k]) else { return false };
    let between = Span { start: doc.figure(before.item.fig).whole.end, end: doc.figure(bound[i].item.fig).span.start };
    before.fact.measure == Measure::Score && between.start < between.end && doc.str(between).trim() == "/"
}

/// 办结率：97%（目标≥97%）: the value stands before the target, whose bracket opens right after it.
pub fn follows_actual(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let (Some(before), Some(me)) = (i.checked_sub(1).and_then(|k| bound.get(k)), bound.get(i)) else { return false };
    let from = doc.figure(before.item.fig).whole.end;
    me.item.label.start >= from
        && doc.str(Span { start: from, end: me.item.label.end }).starts_with('（')
        && is_aim(without_bounds(doc.str(me.item.label)).trim_start_matches('（'))
        && same_kind(doc, before, me)
        && (before.item.opening == Opening::Colon || doc.str(before.item.label).ends_with(['：', '为']))
}

/// 计划99%，实际完成99%
fn precedes_actual(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let me = &bound[i];
    bound.get(i + 1).is_some_and(|next| {
        let label = without_bounds(doc.str(next.item.label));
        let free = !matches!(next.fact.measure, Measure::Target | Measure::CompletionRate | Measure::ExecRate);
        let says = matches!(next.fact.measure, Measure::Actual | Measure::Midyear)
            || free && DONE.iter().any(|w| label.ends_with(w));
        says && next.item.sentence == me.item.sentence && same_kind(doc, me, next)
    })
}

/// 决策15分，得11分: what something is worth, told by the score right after it.
fn is_bare_weight(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let Some(next) = bound.get(i + 1) else { return false };
    let me = &bound[i];
    let points = |b: &Bound| b.fact.measure == Measure::Score && doc.figure(b.item.fig).unit == Unit::Score;
    let (own, then) = (doc.str(me.item.label), doc.str(next.item.label));
    points(me)
        && points(next)
        && me.item.sentence == next.item.sentence
        && !own.is_empty()
        && !own.contains(['得', '计', '评', '扣', '加'])
        && matches!(
            then.trim_start_matches(['，', '）']),
            "得" | "得分" | "自评得" | "实得" | "实际得" | "计" | "自评得分"
        )
        && doc.str(Span { start: doc.figure(me.item.fig).whole.end, end: next.item.label.end }).chars().count() <= 8
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
    // 计划达到90%, but 实际达到90% has only this word.
    if let Some(plan) = rest.strip_suffix("达到").filter(|r| r.ends_with(['划', '标', '期', '求'])) {
        rest = plan;
    }
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
    let bare = without_bounds(name).trim_end_matches(['—', '-', ' ']);
    let cut = TAILS.iter().find_map(|t| bare.strip_suffix(t)).unwrap_or(bare);
    cut.trim_end_matches(['—', '-', ' ', '的'])
}
