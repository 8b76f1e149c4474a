//! Indicators told in running text: name, target, mid-year value, actual value, completion, weight, score, reason.

use super::bind::Bound;
use super::{aims, conclusion};
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use crate::read::document::{Claim, Document, Expr, Fig, Force, Indicator, Operator};
use crate::read::meaning::{Meaning, Measure, Note, Subject};
use crate::read::terms::Hit;
use crate::read::unit::Unit;
use crate::report::Kind;
use crate::text::{Block, Span};

/// Reads every indicator, and the score of budget execution that stands before them.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut reader = Reader { open: None, done: Vec::new(), guessed: false, pending: None };
    let mut skip = 0;
    for (i, b) in bound.iter().enumerate() {
        if i > 0 && i == skip {
            continue;
        }
        if reader.is_elsewhere(doc, b) {
            reader.close(doc);
        }
        match b.fact.measure {
            // 总分100分，扣2分，得98分
            Measure::Weight | Measure::Total if conclusion::after_full(doc, bound, i).is_some() => {
                reader.close(doc);
                skip = conclusion::after_full(doc, bound, i).unwrap_or_default();
                doc.totals.push(bound[skip].item.fig);
            }
            Measure::Target => {
                reader.target(doc, b);
                if aims::follows_actual(doc, bound, i) {
                    reader.actual(&bound[i - 1], false);
                }
            }
            // 办结率：97%（目标≥97%）: the target opens the indicator and takes this value.
            Measure::Actual if aims::follows_actual(doc, bound, i + 1) => {}
            Measure::Midyear => reader.put(b, |x| &mut x.midyear),
            Measure::Actual => {
                // A second value after the score is another indicator's, whose target was not read.
                if reader.open.as_ref().is_some_and(|(x, _)| x.actual.is_some() && x.score.is_some()) {
                    reader.close(doc);
                }
                reader.actual(b, false);
            }
            Measure::CompletionRate => reader.put(b, |x| &mut x.rate),
            Measure::Weight if reader.precedes_target(doc, bound, i) => {
                reader.pending = Some((b.item.fig, b.item.block))
            }
            Measure::Weight if reader.is_another(doc, bound, i) => {}
            Measure::Weight if reader.open.is_some() => reader.put(b, |x| &mut x.weight),
            Measure::Score if conclusion::is_total(doc, bound, i) => {
                reader.close(doc);
                doc.totals.push(b.item.fig);
            }
            Measure::Score if reader.open.is_some() => reader.score(doc, b),
            Measure::Score => execution_score(doc, bound, i),
            Measure::Weight => execution_weight(doc, bound, i),
            Measure::Total if !super::entries::is_subtotal(doc, b) && !is_of_one(doc, b) => doc.totals.push(b.item.fig),
            _ => reader.plain(doc, b),
        }
    }
    reader.close(doc);
    doc.indicators.append(&mut reader.done);
}

/// 2.路灯维护项目自评得分90分, in a report of more than that.
fn is_of_one(doc: &Document, b: &Bound) -> bool {
    matches!(b.fact.subject, Subject::Named(_)) && matches!(doc.kind, Kind::Department | Kind::Accounts)
}

struct Reader {
    open: Option<(Indicator, u32)>,
    done: Vec<Indicator>,
    /// The open indicator's actual value was taken by its unit, not by a word.
    guessed: bool,
    /// 合格率（11分）：目标值…: a weight that stands before its indicator's target, with its sentence.
    pending: Option<(Fig, u32)>,
}

impl Reader {
    /// The next figure is a target: this weight is that indicator's.
    fn precedes_target(&self, doc: &Document, bound: &[Bound], i: usize) -> bool {
        // 得分9分/10分: what comes after a score is that score's.
        if doc.str(bound[i].item.label) == "/" {
            return false;
        }
        // 权重合计100分: of all indicators together.
        if bound[i].words.total {
            return false;
        }
        let bare = bound[i].item.label.is_empty()
            || self.open.as_ref().is_none_or(|(x, _)| x.weight.is_some() || x.score.is_none());
        // 产出指标（50分）: a group's weight is no indicator's.
        let name = last_words(doc, bound[i].item.label.start);
        let group =
            ["指标", "产出", "效益", "效果", "投入", "过程", "决策", "情况", "分析"].iter().any(|w| name.ends_with(w))
                || name == "满意度";
        // 7.13分（满分10分）is worth ten itself; what is told in another sentence is another's.
        let paired = i > 0
            && bound[i - 1].fact.measure == Measure::Score
            && bound[i - 1].item.sentence == bound[i].item.sentence;
        let apart = bound
            .get(i + 1)
            .is_some_and(|next| next.item.block == bound[i].item.block && next.item.sentence != bound[i].item.sentence);
        !group
            && !paired
            && !apart
            && bare
            && bound
                .get(i + 1)
                .is_some_and(|next| next.fact.measure == Measure::Target && next.item.block - bound[i].item.block <= 1)
    }

    /// 得分9分/10分 of something that was not read: no weight of the open indicator.
    fn is_another(&self, doc: &Document, bound: &[Bound], i: usize) -> bool {
        let before = i.checked_sub(1).map(|k| bound[k].item.fig);
        doc.str(bound[i].item.label) == "/" && self.open.as_ref().is_some_and(|(x, _)| x.score != before)
    }

    /// A heading has passed since the open indicator's last figure: what follows is another thing.
    fn is_elsewhere(&self, doc: &Document, b: &Bound) -> bool {
        let Some((indicator, block)) = &self.open else { return false };
        if b.item.block == *block || indicator.target.is_none() {
            return false;
        }
        let heading = doc.outline.partition_point(|h| h.block as u32 <= *block);
        doc.outline.get(heading).is_some_and(|h| h.block as u32 <= b.item.block) || b.item.block - block > 4
    }

    fn close(&mut self, doc: &Document) {
        if let Some((mut indicator, _)) = self.open.take()
            && (indicator.actual.is_some() || indicator.score.is_some() || indicator.rate.is_some())
        {
            read_notes(doc, &mut indicator);
            self.done.push(indicator);
        }
    }

    fn target(&mut self, doc: &Document, b: &Bound) {
        if self.open.as_ref().is_some_and(|(i, _)| i.target.is_some() || i.actual.is_some() || i.score.is_some()) {
            self.close(doc);
        }
        let figure = doc.figure(b.item.fig).span;
        // One without a name is pointed at by what it aims for.
        let name = Some(name_before(doc, b)).filter(|name| !name.is_empty()).unwrap_or(figure);
        let indicator = Indicator {
            name,
            operator: operator(doc, b),
            target: Some(b.item.fig),
            weight: self.pending.take().filter(|(_, block)| b.item.block - block <= 1).map(|(fig, _)| fig),
            target_text: doc.figure(b.item.fig).whole,
            span: Span { start: name.start, end: doc.figure(b.item.fig).whole.end },
            ..Indicator::default()
        };
        self.open = Some((indicator, b.item.block));
        self.guessed = false;
    }

    fn put(&mut self, b: &Bound, field: impl Fn(&mut Indicator) -> &mut Option<Fig>) {
        if let Some((indicator, block)) = &mut self.open {
            let slot = field(indicator);
            if slot.is_none() {
                *slot = Some(b.item.fig);
                indicator.span.end = indicator.span.end.max(b.item.tail.start);
                *block = b.item.block;
            }
        }
    }

    fn actual(&mut self, b: &Bound, guess: bool) {
        if self.guessed
            && !guess
            && let Some((indicator, _)) = &mut self.open
        {
            indicator.actual = None;
        }
        self.guessed = guess;
        self.put(b, |x| &mut x.actual);
        if let Some((indicator, _)) = &mut self.open
            && indicator.actual == Some(b.item.fig)
        {
            indicator.actual_text = Span { start: b.item.label.end, end: b.item.tail.start };
        }
    }

    fn score(&mut self, doc: &Document, b: &Bound) {
        // 满分10分，得10分: without a word of weight a first score is followed by the real one.
        if doc.figure(b.item.fig).unit == Unit::Score {
            self.put(b, |x| &mut x.score);
        }
    }

    /// 本次开展督查检查工作98次: no word for “actual”, but it counts what the target counts.
    fn plain(&mut self, doc: &Document, b: &Bound) {
        let Some((indicator, _)) = &self.open else { return };
        let Some(target) = indicator.target else { return };
        let same_unit = doc.figure(target).unit == doc.figure(b.item.fig).unit;
        let label = doc.str(b.item.label);
        let says = label.has_any(&["本次", "实际", "完成", "达到", "达"]);
        let name = doc.str(indicator.name);
        let names = name.len() >= 12 && label.has(name);
        if same_unit && indicator.actual.is_none() && (says || names) {
            self.actual(b, true);
        }
    }
}

/// The words of one clause that end at a place, their bracket set aside.
fn last_words<'d>(doc: &'d Document, at: u32) -> &'d str {
    let before = doc.text.copy[..at as usize].trim_end_matches('（').trim_end_matches(['“', '”', ' ']);
    let from = floor(doc, (before.len() as u32).saturating_sub(90)) as usize;
    let clause = &before[from..];
    clause.rsplit(['\n', '。', '；', '，', '：', '、', '.', '）', ' ', '“']).next().unwrap_or(clause)
}

fn operator(doc: &Document, b: &Bound) -> Operator {
    let (label, tail) = (doc.str(b.item.label), doc.str(b.item.tail));
    if ["不超过", "控制在", "不高于", "低于", "小于"].iter().any(|w| label.ends_with(w))
        && !label.ends_with("不低于")
        && !label.ends_with("不小于")
        || ["以内", "以下", "之内"].iter().any(|w| tail.starts_with(w))
    {
        return Operator::AtMost;
    }
    let hits = doc.hits_in(Span { start: b.item.label.start, end: b.item.label.end });
    hits.iter()
        .rev()
        .find_map(|h| match h.meaning {
            Meaning::Note(Note::AtLeast) => Some(Operator::AtLeast),
            Meaning::Note(Note::AtMost) => Some(Operator::AtMost),
            Meaning::Note(Note::Equals) => Some(Operator::Equals),
            _ => None,
        })
        .unwrap_or(if doc.str(b.item.label).ends_with('=') { Operator::Equals } else { Operator::Unsaid })
}

/// The name that stands before the target: up to the colon or comma, without its number and its kind.
fn name_before(doc: &Document, b: &Bound) -> Span {
    let Block::Prose(block) = doc.text.blocks[b.item.block as usize] else { return Span::default() };
    let label = b.item.label;
    let term = doc
        .hits_in(label)
        .iter()
        .find(|h| h.meaning == Meaning::Measure(Measure::Target) || matches!(h.meaning, Meaning::Note(_)))
        .map_or(label.end, |h| h.span.start);
    let from = floor(doc, block.start.max(term.saturating_sub(NAME)));
    let start = doc.str(Span { start: from, end: term }).rfind(['。', '；']).map_or(from, |at| from + at as u32 + 3);
    let before = doc.str(Span { start, end: term });
    let mut best = Span::default();
    let mut at = start;
    for piece in before.split_inclusive(['：', '，', '（', '）']) {
        let clean = piece.trim_end_matches(['：', '，', '（', '）', '—', '-', '–', '”']);
        let (skip, kept) = strip_lead(clean);
        let kept = aims::without_aim(kept);
        let (set, kept) = without_set(kept);
        let skip = skip + set;
        let is_name = kept.chars().count() >= 2
            && !matches!(
                kept,
                "该指标" | "年度" | "其" | "指标" | "其中" | "该项指标" | "本指标" | "年初设定" | "年初" | "全年"
            )
            && !kept.starts_with("指标")
            && !kept.ends_with('分')
            && !is_kind(kept)
            && kept != "计划";
        if is_name {
            best = Span::new(at as usize + skip, at as usize + skip + kept.len());
            // 合格率（21分）计划…: the name ends before the bracket; 产出指标（50分）is a group's.
            if piece.ends_with(['：', '，']) || piece.ends_with('（') && !kept.ends_with("指标") {
                break;
            }
        }
        at += piece.len() as u32;
    }
    if best.is_empty() { heading_name(doc, b) } else { best }
}

/// 设置培训合格率指标: the name without the words that set it.
fn without_set(name: &str) -> (usize, &str) {
    let Some(bare) = name.strip_suffix("指标").filter(|n| !is_kind(name) && n.starts_with('设')) else {
        return (0, name);
    };
    let rest = bare.strip_prefix("设置").or(bare.strip_prefix("设定")).or(bare.strip_prefix('设')).unwrap_or(bare);
    (bare.len() - rest.len(), rest)
}

/// 数量指标, 社会效益指标: a kind of indicators, and no indicator.
fn is_kind(name: &str) -> bool {
    const KINDS: &[&str] = &[
        "数量",
        "质量",
        "时效",
        "成本",
        "产出",
        "效益",
        "满意度",
        "社会效益",
        "经济效益",
        "生态效益",
        "可持续影响",
        "服务对象满意度",
    ];
    name.strip_suffix("指标").is_some_and(|kind| KINDS.contains(&kind))
}

/// The character boundary at or before a place of the copy.
fn floor(doc: &Document, at: u32) -> u32 {
    doc.text.copy.floor_char_boundary(at as usize) as u32
}

/// Without the number (1. （1） 指标一) and the kind (数量指标) that lead it.
fn strip_lead(text: &str) -> (usize, &str) {
    let mut rest = text;
    loop {
        let before = rest.len();
        let number = rest.chars().take(6).position(|c| matches!(c, '.' | '、'));
        if let Some(n) = number
            && rest.chars().take(n).all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        {
            rest = &rest[rest.char_indices().nth(n + 1).map_or(rest.len(), |(i, _)| i)..];
        }
        if let Some(after) = rest.strip_prefix(|c: char| ('①'..='⑳').contains(&c)) {
            rest = after;
        }
        for kind in [
            "数量指标",
            "质量指标",
            "时效指标",
            "成本指标",
            "产出指标",
            "效益指标",
            "社会效益指标",
            "经济效益指标",
            "生态效益指标",
            "可持续影响指标",
            "满意度指标",
            "服务对象满意度指标",
        ] {
            if let Some(after) = rest.strip_prefix(kind)
                && !after.is_empty()
            {
                rest = after.trim_start_matches([' ', '-', '—', '：', '，']);
            }
        }
        if rest.len() == before {
            break;
        }
    }
    (text.len() - rest.len(), rest.trim_end())
}

fn heading_name(doc: &Document, b: &Bound) -> Span {
    let at = doc.outline.partition_point(|h| h.block as u32 <= b.item.block);
    at.checked_sub(1).map_or(Span::default(), |i| doc.outline[i].title)
}

/// Bytes after an indicator's last figure in which its reasons are looked for.
const REASONS: u32 = 3000;
/// Bytes before a target in which its name is looked for.
const NAME: u32 = 600;

/// The reason and the measures, from their words to the next field.
fn read_notes(doc: &Document, indicator: &mut Indicator) {
    let end = {
        let at = doc.text.blocks.partition_point(|b| b.span().end < indicator.span.end);
        let Some(block) = doc.text.blocks.get(at) else { return };
        block.span().end.min(indicator.span.end + REASONS)
    };
    let scope = Span { start: indicator.span.start, end: floor(doc, end) };
    let hits = doc.hits_in(scope);
    for (i, hit) in hits.iter().enumerate() {
        let Meaning::Note(note @ (Note::Reason | Note::Measures)) = hit.meaning else { continue };
        // 偏差原因：年初目标测算偏高: the reason itself may begin with such a word.
        let begins = |h: &Hit| {
            h.meaning == Meaning::Measure(Measure::Target)
                && doc
                    .str(Span { start: hit.span.end, end: h.span.start })
                    .trim_matches(['：', '，', '为', '是'])
                    .is_empty()
        };
        let stop = hits[i + 1..]
            .iter()
            .filter(|h| !begins(h))
            .find(|h| {
                matches!(
                    h.meaning,
                    Meaning::Note(Note::Reason | Note::Measures)
                        | Meaning::Measure(Measure::Weight | Measure::Score | Measure::Target)
                )
            })
            .map_or(scope.end, |h| h.span.start);
        let text = doc.str(Span { start: hit.span.end, end: stop });
        let lead = text.len() - text.trim_start_matches(['：', '，', '。', '为', '是']).len();
        let body = text[lead..].without_end("该指标").trim_end_matches(['，', '。', '；', '：']);
        let span = Span::new(hit.span.end as usize + lead, hit.span.end as usize + lead + body.len());
        match note {
            Note::Reason if indicator.reason.is_empty() => indicator.reason = span,
            Note::Measures if indicator.measures.is_empty() => indicator.measures = span,
            _ => {}
        }
    }
}

/// The points that a form gives to execution at the most.
const MOST_FOR_EXECUTION: u32 = 30;

/// 执行率为98.75%，得9.88分: the weight before it, ten where none is given, times the rate.
fn execution_score(doc: &mut Document, bound: &[Bound], i: usize) {
    let me = &bound[i];
    if doc.figure(me.item.fig).unit != Unit::Score {
        return;
    }
    // 执行率98%，按10分的权重折算: what could be won.
    if ["的权重", "的分值", "权重", "分值"].iter().any(|w| doc.str(me.item.tail).starts_with(w)) {
        return;
    }
    // 执行率93%，自评85.07分: no form gives execution so many points; it is the whole that is scored.
    if doc.figure(me.item.fig).value > Some(Decimal::from(MOST_FOR_EXECUTION)) {
        return;
    }
    // Directly after the rate, or with only the weight between: 执行率95%（满分10分），得9.5分.
    let rate = bound[..i].iter().rev().take(3).find(|b| b.fact.measure != Measure::Weight);
    let Some(rate) = rate.filter(|b| b.item.sentence == me.item.sentence && is_execution_rate(doc, bound, b)) else {
        // 其中当年预算执行情况得9.88分: said again in the conclusion.
        if !doc.str(me.item.label).has("预算执行") {
            return;
        }
        if opens_the_weights(doc, bound, i) {
            doc.execution_weight = doc.execution_weight.or(Some(me.item.fig));
        } else {
            execution_print(doc, me.item.fig, Force::Suggests);
        }
        return;
    };
    // 执行率97%；100%计满分，每低于5%扣2分，得5分: the quoted standard says how it follows.
    let between = doc.str(Span { start: rate.item.label.end, end: me.item.label.end });
    if between.contains('每') || between.has("满分") && between.contains('计') {
        return;
    }
    let near = bound[i.saturating_sub(6)..i].iter().rev().filter(|b| b.item.block == me.item.block);
    let weight = near
        .clone()
        .find(|b| b.fact.measure == Measure::Weight && doc.figure(b.item.fig).unit == Unit::Score)
        .map(|b| b.item.fig);
    let ten = Decimal::TEN;
    let base = weight.map_or(Expr::Num(ten), Expr::Fig);
    let reading = Expr::mul(base, Expr::min(Expr::Fig(rate.item.fig), Expr::Num(Decimal::ONE)));
    let force =
        if weight.is_some() || doc.figure(me.item.fig).value <= Some(ten) { Force::Demands } else { Force::Supports };
    doc.claims.push(Claim::new("exec_score_eq_10_x_rate", me.item.fig, reading, force));
    if let Some(weight) = weight {
        match doc.execution_weight {
            None => doc.execution_weight = Some(weight),
            Some(other) if other == weight => {}
            Some(other) => {
                doc.claims.push(Claim::new("same_fact_consistent", weight, Expr::Fig(other), Force::Supports))
            }
        }
    }
    execution_print(doc, me.item.fig, Force::Supports);
}

/// 其中预算执行10分、产出50分、效益30分、满意度10分: points that come to a hundred are those that could be won.
fn opens_the_weights(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let points = bound[i..].iter().take_while(|b| b.item.sentence == bound[i].item.sentence);
    let points = points.filter(|b| doc.figure(b.item.fig).unit == Unit::Score);
    let won = |b: &Bound| doc.str(b.item.label).contains('得');
    let bare: Vec<&Bound> = points.take_while(|b| !won(b)).gather();
    let sum: Decimal = bare.iter().filter_map(|b| doc.figure(b.item.fig).value).sum();
    bare.len() >= 3 && sum == Decimal::ONE_HUNDRED
}

/// The score of execution, first or again.
fn execution_print(doc: &mut Document, fig: Fig, force: Force) {
    match doc.execution_score {
        None => doc.execution_score = Some(fig),
        Some(other) => doc.claims.push(Claim::new("same_fact_consistent", fig, Expr::Fig(other), force)),
    }
}

/// 执行率95%, or the rate at the end of 预算执行率：执行数…÷预算数…=95%.
fn is_execution_rate(doc: &Document, bound: &[Bound], rate: &Bound) -> bool {
    if rate.fact.measure == Measure::ExecRate {
        return true;
    }
    let first = bound.partition_point(|b| b.item.sentence < rate.item.sentence);
    let said = doc.str(Span { start: bound[first].item.lead.start, end: rate.item.label.end });
    rate.fact.measure == Measure::OtherRate
        && doc.figure(rate.item.fig).unit == Unit::Percent
        && said.len() < 300
        && said.has("执行率")
}

fn execution_weight(doc: &mut Document, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let about = doc.str(Span { start: me.item.lead.start, end: me.item.label.end }).has("执行率");
    let near = bound[i.saturating_sub(3)..i]
        .iter()
        .any(|b| b.item.sentence == me.item.sentence && b.fact.measure == Measure::ExecRate);
    if (about || near) && doc.execution_weight.is_none() && doc.figure(me.item.fig).unit == Unit::Score {
        doc.execution_weight = Some(me.item.fig);
    }
}
