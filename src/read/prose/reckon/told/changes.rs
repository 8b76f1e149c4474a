//! 由38个减至9个，减少29个，下降76.3%; 5家，比上年的3家增加2家; 同比增长11.98%（2022年5642人次）.

use super::super::Found;
use super::super::sheet::Num;
use crate::read::document::{Document, Expr};
use crate::read::prose::items::Opening;
use crate::read::unit::Unit;
use crate::text::WordSet;

const RISE: WordSet = WordSet::new(&[
    "增加",
    "增长",
    "上升",
    "提高",
    "提升",
    "上涨",
    "增幅",
    "涨幅",
    "增",
    "多",
    "升",
    "高",
    "上浮",
    "高出",
    "多出",
    "超出",
    "净增",
    "增产",
    "增收",
    "超额",
    "超计划",
    "超目标",
    "超任务",
    "增加了",
    "增长了",
    "提高了",
    "上升了",
    "多支出",
    "多支",
]);
const FALL: WordSet = WordSet::new(&[
    "减少",
    "下降",
    "降低",
    "降幅",
    "减",
    "少",
    "降",
    "低",
    "下浮",
    "下浮率",
    "节约",
    "节约率",
    "节支率",
    "压减",
    "压降",
    "压缩",
    "缩减",
    "缩短",
    "提前",
    "净减",
    "减产",
    "节水",
    "减少了",
    "下降了",
    "降低了",
    "少了",
    "少支出",
    "少支",
]);
/// What was done beyond the plan before it.
const BEYOND: WordSet = WordSet::new(&["超额", "超计划", "超目标", "超任务", "超出"]);
const PLANNED: WordSet = WordSet::new(&["计划", "目标", "任务", "指标", "应"]);
/// What is told of several things in turn.
const IN_TURN: WordSet = WordSet::new(&["分别", "依次", "各"]);
/// What something was before, or is compared with.
const SINCE: WordSet = WordSet::new(&["由", "从", "比", "较", "与", "同比", "相比"]);
/// What a price or a cost was brought down from.
const CEILING: WordSet = WordSet::new(&["控制价", "最高限价", "预算", "估算", "送审"]);
const BROUGHT_DOWN: WordSet =
    WordSet::new(&["节约", "节约率", "节支率", "节资率", "下浮", "下浮率", "降幅", "核减率", "审减率"]);
const BEFORE: WordSet = WordSet::new(&["上年", "去年", "同期", "上一年", "上期", "前一年"]);
/// The same after words that name the thing: 大班额班级由2020年的38个.
const SINCE_THEN: WordSet =
    WordSet::new(&["由20", "从20", "由上", "从上", "由原", "从原", "和20", "比20", "较20", "与20"]);
/// Longer words before a change speak of something else.
const LONGEST: usize = 8;

/// Which way it went.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Up,
    Down,
}

fn turn(doc: &Document, n: &Num) -> Option<Turn> {
    let label = n.label(doc);
    if label.chars().count() > LONGEST {
        return None;
    }
    match () {
        _ if RISE.ending(label).is_some() || is_beyond(label) => Some(Turn::Up),
        _ if FALL.ending(label).is_some() => Some(Turn::Down),
        _ => None,
    }
}

/// 超额14.6公里, and 超14.6公里 where nothing else is said: 完成率超95% is none.
fn is_beyond(label: &str) -> bool {
    BEYOND.ending(label).is_some() || label.trim_start_matches('，') == "超"
}

fn is_base(doc: &Document, n: &Num) -> bool {
    let label = n.label(doc);
    let since = SINCE.leading(label).is_some() || SINCE_THEN.within(label) || label.ends_with(['由', '从']);
    // 11.98%（2022年5642人次）
    let year = label.strip_suffix('年').is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    since || year || label.starts_with("上一") || BEFORE.within(label) || is_compared(label)
}

/// 申请调动的教师比上年的84人: but 占比 and 比例 compare nothing.
fn is_compared(label: &str) -> bool {
    let compares = |(at, c): (usize, char)| {
        let (before, after) = (&label[..at], &label[at + c.len_utf8()..]);
        matches!(c, '较' | '比') && !before.ends_with(['占', '同', '环']) && !after.starts_with(['例', '重', '率'])
    };
    !label.ends_with('比') && !IN_TURN.within(label) && label.char_indices().any(compares)
}

/// The change at `k` of a clause.
pub fn tell(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let change = &clause[k];
    if change.is_rate() {
        in_bracket(doc, clause, k, found);
    }
    let Some(turn) = turn(doc, change) else { return };
    let is_change = |n: &&Num| self::turn(doc, n).is_some();
    let like = |n: &Num| match change.unit {
        Unit::Percent => n.is_amount() && n.unit != Unit::Score,
        Unit::Points => n.is_rate(),
        _ => n.alike(change),
    };
    // 减少29个，下降76.3%: the changes told together, and before them what it was and what it is.
    let together = clause[..k].iter().rev().take_while(is_change).count();
    let apart = clause[k - together..k].iter().find(|n| change.is_rate() && like(n));
    let before = &clause[..k - together];
    let bracket = clause.get(k + 1).filter(|n| n.depth == change.depth + 1 && is_base(doc, n) && like(n));
    // 年初预算1360万元，调整为1496万元，比年初增加136万元
    let from_start = change.label(doc).contains("年初");
    let is_base = |n: &Num| is_base(doc, n) || from_start && n.label(doc).starts_with("年初");
    let (base, now) = match (bracket, before) {
        (Some(base), [.., now]) => (base, Some(now)),
        (None, [.., a, b]) if is_base(b) => (b, Some(a)),
        (None, [.., a, b]) if is_base(a) => (a, Some(b)),
        (None, [base]) if is_base(base) => (base, None),
        // 控制价650万元，中标价620万元，下浮4.6%
        (None, [.., a, b]) if BROUGHT_DOWN.ending(change.label(doc)).is_some() && CEILING.within(a.label(doc)) => {
            (a, Some(b))
        }
        // 计划260公里，建成274.6公里，超额14.6公里
        (None, [.., a, b]) if is_beyond(change.label(doc)) && PLANNED.within(a.label(doc)) => (a, Some(b)),
        _ => return,
    };
    // 甲95%、乙90%，比上年的89%提高: which of the two is compared?
    if now.is_some_and(|now| now.opening == Opening::Enumeration || IN_TURN.within(now.label(doc))) {
        return;
    }
    let now = now.filter(|now| like(now) && now.alike(base) && now.depth == base.depth.min(change.depth));
    if !like(base) || base.value == 0.0 {
        return;
    }
    let over =
        |difference: Expr| if change.is_rate() { Expr::div(difference, Expr::Fig(base.fig)) } else { difference };
    let mut readings = Vec::new();
    if let Some(now) = now {
        let (more, less) = if turn == Turn::Up { (now, base) } else { (base, now) };
        readings.push(over(Expr::sub(Expr::Fig(more.fig), Expr::Fig(less.fig))));
    }
    if let Some(apart) = apart {
        readings.push(over(Expr::Fig(apart.fig)));
    }
    found.told("told_change", change.fig, readings);
}

/// 密度下降率35.9%（由46.5千克降至29.8千克）.
fn in_bracket(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let Some([from, to]) = clause.get(k + 1..k + 3) else { return };
    let inside = |n: &Num| n.depth == clause[k].depth + 1 && n.is_amount() && n.value != 0.0;
    let moved = from.label(doc).ends_with(['由', '从']) && to.label(doc).ends_with(['至', '到']);
    if inside(from) && inside(to) && from.alike(to) && moved {
        let (more, less) = if from.value > to.value { (from, to) } else { (to, from) };
        let apart = Expr::sub(Expr::Fig(more.fig), Expr::Fig(less.fig));
        found.told("told_change", clause[k].fig, vec![Expr::div(apart, Expr::Fig(from.fig))]);
    }
}
