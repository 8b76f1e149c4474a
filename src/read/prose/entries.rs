//! What the running text gives points: weight and score of one thing, paired, with the number it stands under.

use super::bind::Bound;
use super::parts;
use crate::read::document::{Document, Fig};
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::text::HasWords;
use crate::text::{Block, Numbering, Span, WordSet, numbered};

/// Something that has points: its weight and its score, with the number that it stands under.
#[derive(Debug, Clone)]
pub struct Entry {
    pub level: Option<Numbering>,
    pub at: u32,
    pub block: u32,
    pub sentence: u32,
    pub weight: Option<Fig>,
    pub score: Option<Fig>,
    /// 扣2分: what was taken off.
    pub taken: Vec<Fig>,
    /// Scores of its text that are not the last: the standard's own, perhaps.
    pub passed: usize,
    /// 以上合计得分16分
    pub subtotal: bool,
    /// The core of its name: 产出 of 产出指标.
    pub name: String,
}

/// 以上合计得分16分, 该部分得分22分.
pub fn is_subtotal(doc: &Document, b: &Bound) -> bool {
    let label = doc.str(b.item.label);
    matches!(b.fact.measure, Measure::Score | Measure::Total)
        && (label.starts_with("合计")
            || label.has("小计")
            || label.has("该部分")
            || label.has("以上")
            || label.has("本部分")
            || label.has("共得"))
}

/// Every entry of the running text, in order.
pub fn entries(doc: &Document, bound: &[Bound]) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    let mut next = 0;
    for (i, b) in bound.iter().enumerate().filter(|(_, b)| doc.figure(b.item.fig).unit == Unit::Score) {
        if i < next {
            continue;
        }
        let fresh = || Entry {
            level: None,
            at: doc.figure(b.item.fig).span.start,
            block: b.item.block,
            sentence: b.item.sentence,
            weight: None,
            score: None,
            taken: Vec::new(),
            passed: 0,
            subtotal: false,
            name: parts::name_before(doc, b),
        };
        if is_subtotal(doc, b) {
            out.push(Entry { score: Some(b.item.fig), subtotal: true, ..fresh() });
            continue;
        }
        let pairs = respective(doc, bound, i);
        let names = if pairs > 0 { parts::names_before(doc, b, pairs) } else { Vec::new() };
        for k in 0..pairs {
            let (weight, score) = (bound[i + k].item.fig, bound[i + pairs + k].item.fig);
            let name = names.get(k).cloned().unwrap_or_default();
            out.push(Entry { weight: Some(weight), score: Some(score), name, ..fresh() });
        }
        if pairs > 0 {
            next = i + 2 * pairs;
            continue;
        }
        match b.fact.measure {
            Measure::Weight => {
                // 得10分（满分10分）: the weight after its score.
                let after = i.checked_sub(1).map(|k| bound[k].item);
                match out.last_mut() {
                    Some(last)
                        if last.weight.is_none()
                            && !last.subtotal
                            && after.is_some_and(|a| Some(a.fig) == last.score && a.sentence == b.item.sentence) =>
                    {
                        last.weight = Some(b.item.fig);
                    }
                    _ => out.push(Entry { level: level(doc, b), weight: Some(b.item.fig), ..fresh() }),
                }
            }
            Measure::Delta => {
                // A standard's own steps stand before the score, what was lost beside it.
                let label = doc.str(b.item.label);
                let lost = label.contains('扣') && !label.contains('每') && !label.has("各扣");
                if let Some(last) = out.last_mut().filter(|l| lost && !l.subtotal && l.block == b.item.block) {
                    last.taken.push(b.item.fig);
                }
            }
            Measure::Score if precedes_weight(doc, bound, i) => {
                out.push(Entry { level: level(doc, b), score: Some(b.item.fig), ..fresh() });
            }
            Measure::Score => {
                match out.last_mut() {
                    Some(last) if !last.subtotal && last.weight.is_some() && last.block == b.item.block => {
                        last.passed += usize::from(last.score.is_some());
                        last.score = Some(b.item.fig);
                    }
                    Some(last)
                        if last.score.is_none()
                            && last.weight.is_some()
                            && last.taken.is_empty()
                            && b.item.block - last.block == 1
                            && level(doc, b).is_none() =>
                    {
                        last.score = Some(b.item.fig);
                    }
                    // 1.目标明确性得5分: an item that gives no weight.
                    _ => {
                        let level = level(doc, b).filter(|_| out.last().is_none_or(|l| l.sentence != b.item.sentence));
                        if level.is_some() {
                            out.push(Entry { level, score: Some(b.item.fig), ..fresh() });
                        }
                    }
                }
            }
            _ => {}
        }
    }
    out
}

/// 产出指标39.4分（满分40分）: the weight stands right behind the score.
fn precedes_weight(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let Some(next) = bound.get(i + 1).filter(|n| n.fact.measure == Measure::Weight) else { return false };
    let from = doc.figure(bound[i].item.fig).whole.end;
    let between = Span { start: from, end: doc.figure(next.item.fig).span.start };
    let text = if between.start < between.end { doc.str(between) } else { return false };
    text.len() <= 24 && text.starts_with(['（', '/'])
}

/// 分值分别为15分、35分，得分分别为13分、34分: weights and scores in two lists of one length.
fn respective(doc: &Document, bound: &[Bound], i: usize) -> usize {
    let run = |from: usize, measure: Measure| {
        bound[from.min(bound.len())..]
            .iter()
            .take_while(|b| {
                b.fact.measure == measure
                    && b.item.sentence == bound[i].item.sentence
                    && doc.figure(b.item.fig).unit == Unit::Score
            })
            .count()
    };
    let weights = run(i, Measure::Weight);
    let scores = if weights >= 2 { run(i + weights, Measure::Score) } else { 0 };
    if scores == weights { weights } else { 0 }
}

/// What headings of a whole list of points end in.
const LISTING: WordSet =
    WordSet::new(&["得分情况", "评分情况", "自评情况", "评价情况", "结论", "自评结果", "评价结果", "综述"]);

/// How far a sentence's beginning is looked for, in bytes.
const SENTENCE: usize = 400;

/// The number that a figure's sentence begins with, or the one of its indicator's heading right above the paragraph.
fn level(doc: &Document, b: &Bound) -> Option<Numbering> {
    let Block::Prose(block) = doc.text.blocks[b.item.block as usize] else { return None };
    let copy = &doc.text.copy;
    let figure = doc.figure(b.item.fig).span.start as usize;
    let from = copy.floor_char_boundary((block.start as usize).max(figure.saturating_sub(SENTENCE)));
    let start = copy[from..figure].rfind(['。', '；']).map_or(from, |at| from + at + '。'.len_utf8());
    let head = &copy[block.start as usize..];
    // 6.长效机制。该指标为定性指标，权重14分: the first points of a numbered paragraph are the item's own.
    let points = doc.figures_in(Span { start: block.start, end: figure as u32 });
    let first = doc.figures[points].iter().all(|f| f.unit != Unit::Score);
    // （一）得分情况。产出50分，得44分；…: the number is of the whole list, not of its first part.
    let item = |head: &str| LISTING.ending(&head[..head.find('。').unwrap_or(0)]).is_none();
    let own = numbered(copy[start..figure].trim_start_matches(' '))
        .or_else(|| numbered(head).filter(|_| first && item(head)));
    if own.is_some() || start != block.start as usize {
        return own.map(|n| n.0);
    }
    let above = doc.outline.partition_point(|h| (h.block as u32) < b.item.block).checked_sub(1)?;
    let heading = &doc.outline[above];
    let title = doc.str(heading.title);
    let counted = |rest: &str| rest.chars().all(|c| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    let names = title.ends_with("指标") || title.strip_prefix("指标").is_some_and(counted);
    (names && heading.alone && heading.block as u32 + 1 == b.item.block && doc.figures_in(heading.span).is_empty())
        .then_some(heading.numbering)
}
