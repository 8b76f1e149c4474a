//! Several reports in one paste are told apart: a title, a cover or the numbering starts again.

use super::document::Document;
use super::{figure, terms};
use crate::text::{Block, Heading, Numbering, Span, Text, outline};

/// One empty document for each report of the text.
pub fn reports<'t>(text: &'t Text<'t>) -> Vec<Document<'t>> {
    let figures = figure::figures(text);
    let hits = terms::hits(&text.copy);
    let headings = outline(text);
    let starts = starts(text, &headings);
    let mut out = Vec::with_capacity(starts.len());
    for (i, &from) in starts.iter().enumerate() {
        let to = starts.get(i + 1).copied().unwrap_or(text.blocks.len());
        let start = if i == 0 { 0 } else { text.blocks[from].span().start as usize };
        let end = text.blocks.get(to).map_or(text.copy.len(), |b| b.span().start as usize);
        let span = Span::new(start, end);
        // Each report keeps its own figures: indexes are counted from its first.
        out.push(Document {
            text,
            figures: figures[range(&figures, span, |f| f.span.start)].to_vec(),
            cues: Vec::new(),
            hits: hits[range(&hits, span, |h| h.span.start)].to_vec(),
            outline: headings[range(&headings, span, |h| h.span.start)].to_vec(),
            span,
            blocks: from..to,
            kind: Default::default(),
            title: Span::default(),
            unit: Span::default(),
            year: main_year(text, &figures, span),
            filled: None,
            facts: Vec::new(),
            names: Vec::new(),
            name_index: Default::default(),
            indicators: Vec::new(),
            projects: Vec::new(),
            claims: Vec::new(),
            totals: Vec::new(),
            grades: Vec::new(),
            execution_score: None,
            execution_weight: None,
            unread: Vec::new(),
        });
    }
    out
}

fn range<T>(list: &[T], span: Span, start: impl Fn(&T) -> u32) -> std::ops::Range<usize> {
    list.partition_point(|x| start(x) < span.start)..list.partition_point(|x| start(x) < span.end)
}

/// The year that a report speaks of most: of its cover and title first.
fn main_year(text: &Text, figures: &[figure::Figure], span: Span) -> Option<u16> {
    let mut counts: Vec<(u16, u32)> = Vec::new();
    for f in &figures[range(figures, span, |f| f.span.start)] {
        if f.plain != Some(figure::Plain::Year) {
            continue;
        }
        let Ok(year) = text.slice(f.span).parse::<u16>() else { continue };
        let own = text.copy[f.span.end as usize..].starts_with("年度") || text.copy[f.span.end as usize..].starts_with("年部门");
        let weight = if own { 3 } else { 1 };
        match counts.iter_mut().find(|(y, _)| *y == year) {
            Some((_, n)) => *n += weight,
            None => counts.push((year, weight)),
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(year, _)| year)
}

/// The blocks at which a report begins; always at least the first.
fn starts(text: &Text, headings: &[Heading]) -> Vec<usize> {
    let mut out = vec![0];
    let mut highest = 0;
    let mut last_start = 0;
    for heading in headings.iter().filter(|h| h.numbering == Numbering::Han && h.alone) {
        // 一、 again after at least 二、: another report, from its title on.
        if heading.number == 1 && highest >= 2 {
            let at = title_before(text, heading.block, last_start);
            if at > last_start {
                out.push(at);
                last_start = at;
            }
            highest = 0;
        }
        highest = highest.max(heading.number);
    }
    out
}

/// Walks back from 一、 over the short unpunctuated paragraphs of a title and cover.
fn title_before(text: &Text, block: usize, not_before: usize) -> usize {
    let mut at = block;
    while at > not_before + 1 && block - at < 8 {
        let Block::Prose(span) = text.blocks[at - 1] else { break };
        let line = text.slice(span);
        if line.ends_with(['。', '；', '，']) || line.chars().count() > 60 {
            break;
        }
        // The foot of the report before: a date closes it.
        let foot = line.ends_with('日') && !line.contains('：') || line.ends_with("页");
        if foot {
            break;
        }
        at -= 1;
    }
    at
}
