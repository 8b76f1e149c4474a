//! Looking around a place: its clause, its sentence, and what the report says of its money as a whole.

use crate::decimal::Exact;
use rust_decimal::Decimal;

use crate::read::Document;
use crate::read::cues::{Cue, Cued};
use crate::read::document::Fig;
use crate::read::meaning::{Measure, Purse, Stage, Subject};
use crate::text::{Block, Span, WordSet, find_byte};

/// The clause around a place: up to the next mark on either side.
pub fn clause(doc: &Document, at: Span) -> Span {
    around(doc, at, |c| matches!(c, '，' | '。' | '；' | '：' | '|' | '\n' | '！' | '？'))
}

/// The sentence around a place.
pub fn sentence(doc: &Document, at: Span) -> Span {
    around(doc, at, |c| matches!(c, '。' | '；' | '|' | '\n' | '！' | '？'))
}

#[inline]
fn around(doc: &Document, at: Span, stops: impl Fn(char) -> bool) -> Span {
    let copy = &doc.text.copy;
    let head = &copy[doc.span.start as usize..at.start as usize];
    let start = head.char_indices().rev().find(|(_, c)| stops(*c)).map_or(0, |(i, c)| i + c.len_utf8());
    let tail = &copy[at.end as usize..doc.span.end as usize];
    let end = tail.find(stops).unwrap_or(tail.len());
    Span::new(doc.span.start as usize + start, at.end as usize + end)
}

/// Whether a Latin letter stands anywhere in a text: few reports have any.
pub fn has_latin(text: &str) -> bool {
    find_byte(text.as_bytes(), 0, |b| b.is_ascii_alphabetic()).is_some()
}

/// Where a phrase was heard, in order.
pub fn heard<'d>(doc: &'d Document, cue: Cue) -> impl Iterator<Item = &'d Cued> {
    doc.cues.iter().filter(move |cued| cued.cue == cue)
}

/// What stands before a phrase in its clause denies it, or only wishes or plans it.
pub fn denied(doc: &Document, at: Span) -> bool {
    let clause = clause(doc, at);
    let before = &doc.text.copy[clause.start as usize..at.start as usize];
    DENIALS.within(before)
}

const DENIALS: WordSet = WordSet::new(&[
    "不存在",
    "避免",
    "防止",
    "杜绝",
    "未出现",
    "没有",
    "未发生",
    "减少",
    "防范",
    "力争",
    "确保",
    "如",
    "若",
    "对于",
]);

/// The block is running text.
pub fn in_prose(doc: &Document, at: Span) -> bool {
    let blocks = &doc.text.blocks[doc.blocks.clone()];
    let i = blocks.partition_point(|b| b.span().end <= at.start);
    matches!(blocks.get(i), Some(Block::Prose(_)))
}

/// The paragraph that a place stands in.
pub fn paragraph(doc: &Document, at: Span) -> Span {
    let blocks = &doc.text.blocks[doc.blocks.clone()];
    let i = blocks.partition_point(|b| b.span().end <= at.start);
    blocks.get(i).map_or(at, |b| b.span())
}

/// The report's figure for a stage of the money of one subject, all purses together.
pub fn money(doc: &Document, subject: Subject, stage: Stage) -> Option<(Fig, Decimal)> {
    doc.facts
        .iter()
        .filter(|f| f.subject == subject && f.stage == Some(stage) && f.measure == Measure::Amount)
        .filter(|f| f.purse == Purse::All && !f.aside)
        .find_map(|f| doc.figure(f.fig).base().map(|v| (f.fig, v)))
}

/// What was spent of the year's budget, in per cent, with the figures that say so.
pub fn spent_share(doc: &Document, subject: Subject) -> Option<(Decimal, Vec<Fig>)> {
    let spent = money(doc, subject, Stage::Spent);
    let budget = money(doc, subject, Stage::Full);
    if let (Some((s, spent)), Some((b, budget))) = (spent, budget)
        && !budget.is_zero()
    {
        return Some(((spent * Decimal::ONE_HUNDRED).over(budget)?, vec![s, b]));
    }
    let rate = doc.facts.iter().find(|f| f.subject == subject && f.measure == Measure::ExecRate && !f.aside)?;
    Some((doc.figure(rate.fig).value?, vec![rate.fig]))
}

/// A per cent figure as a message shows it.
pub fn percent(value: Decimal) -> String {
    format!("{}%", value.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize())
}

/// A list of phrases as a message quotes it: 「甲」「乙」, each once, and how many more.
pub fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for word in words {
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    let more = seen.len().saturating_sub(6);
    let mut out: String = seen.iter().take(6).map(|w| format!("“{w}”")).collect();
    if more > 0 {
        out += &format!("…(+{more})");
    }
    out
}
