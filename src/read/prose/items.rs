//! Running text as items: every figure with the words that lead to it.

use crate::gather::Gather;
use crate::read::document::{Document, Fig};
use crate::read::meaning::{Link, Meaning};
use crate::text::HasWords;
use crate::text::{Block, Span, WordSet, width};

/// What stands before an item's words: where its clause begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// The sentence's first words.
    Sentence,
    /// ；
    Clause,
    /// ，
    Comma,
    /// 、 or a connecting word
    Enumeration,
    /// ：
    Colon,
    /// （
    Bracket,
    /// ）
    Closed,
    /// The figure before, with nothing between.
    Figure,
}

/// A figure with the words that lead to it.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub fig: Fig,
    /// From the clause's beginning, or the figure before, to this figure.
    pub label: Span,
    /// The clauses without a figure that stand between the item before and `label`.
    pub lead: Span,
    pub opening: Opening,
    /// From the figure's end to the next mark or figure.
    pub tail: Span,
    /// How many brackets are open.
    pub depth: u8,
    /// 基本支出和项目支出年初预算分别为x、y: the words that several figures share.
    pub shared: Span,
    /// Counted through the report.
    pub sentence: u32,
    /// Counted through the report; 。 and paragraphs end it, and ； too.
    pub clause: u32,
    pub block: u32,
}

/// Words that set what follows apart from the list before them.
const BESIDES: &[&str] = &["另", "此外", "除此", "除上述", "同时"];

impl Item {
    /// 另有5人, 此外…: not of the list before it.
    pub fn is_besides(&self, doc: &Document) -> bool {
        let begins = |span: Span| {
            let words = doc.str(span).trim_start_matches(['，', '；', '、', '。', '（', ' ', '\n']);
            BESIDES.iter().any(|w| words.starts_with(w))
        };
        begins(self.label) || begins(self.lead)
    }
}

/// Every item of a report's running text, in order.
pub fn items(doc: &Document) -> Vec<Item> {
    let mut out = Vec::with_capacity(doc.figures.len());
    let mut count = Counter { sentence: 0, clause: 0 };
    for block in doc.blocks.clone() {
        if let Block::Prose(span) = doc.text.blocks[block] {
            block_items(doc, span, block as u32, &mut count, &mut out);
            count.sentence += 1;
            count.clause += 1;
        }
    }
    share_out(doc, &mut out);
    out
}

/// What a form's cell tells in sentences (实际完成情况): the last long cell of its row, as the ones before it say what was
/// planned.
pub fn in_cells(doc: &Document) -> Vec<Item> {
    const LONG: u32 = 90;
    const FIGURES: usize = 3;
    let mut out = Vec::new();
    let mut count = Counter { sentence: 0, clause: 0 };
    for block in doc.blocks.clone() {
        let Block::Table(grid) = &doc.text.blocks[block] else { continue };
        for row in &grid.rows {
            let mut long = row.iter().map(|c| c.span).filter(|span| span.end - span.start >= LONG);
            let (Some(_), Some(told)) = (long.next(), long.next_back()) else { continue };
            if doc.figures_in(told).len() >= FIGURES {
                block_items(doc, told, block as u32, &mut count, &mut out);
                count.sentence += 1;
                count.clause += 1;
            }
        }
    }
    share_out(doc, &mut out);
    out
}

struct Counter {
    sentence: u32,
    clause: u32,
}

fn block_items(doc: &Document, span: Span, block: u32, count: &mut Counter, out: &mut Vec<Item>) {
    let body = doc.str(span);
    let bytes = body.as_bytes();
    let base = span.start as usize;
    let mut figures = doc.figures_in(span);
    let mut figure = figures.next();
    let mut depth = 0u8;
    // Where the words now being read began, what began them, and the figureless clauses before them.
    let mut label = base;
    let mut lead = base;
    let mut opening = Opening::Sentence;
    let mut open_tail: Option<usize> = None;
    let mut next_at = base;
    // Where the bracket of a part's number closes.
    let mut number_end = base;
    let begins = |f: &Option<usize>| f.map_or(usize::MAX, |f| doc.figures[f].span.start as usize);
    let mut figure_at = begins(&figure);
    while let Some(byte) = bytes.get(next_at - base) {
        let at = next_at;
        // Where the character ends, or the figure that begins with it.
        next_at += width(*byte);
        if let Some(f) = figure.filter(|_| figure_at <= at) {
            figure = figures.next();
            figure_at = begins(&figure);
            let figure = &doc.figures[f];
            let after = figure.whole.end as usize;
            next_at = next_at.max(after);
            if figure.is_datum() {
                close_tail(out, &mut open_tail, at);
                out.push(Item {
                    fig: f as Fig,
                    label: Span::new(label, figure.span.start as usize),
                    lead: Span::new(lead, label),
                    opening,
                    tail: Span::new(after, after),
                    depth,
                    shared: Span::default(),
                    sentence: count.sentence,
                    clause: count.clause,
                    block,
                });
                open_tail = Some(out.len() - 1);
                label = after;
                lead = after;
                opening = Opening::Figure;
            }
            continue;
        }
        // No mark is among the characters proper, which begin with these bytes.
        if matches!(byte, 0xE4..=0xE9) {
            continue;
        }
        let Some(c) = doc.text.copy[at..next_at].chars().next() else { break };
        // （1）材料购置60万元；（2）…: the number belongs to the part's words.
        if c == '（'
            && let Some(length) = numbered_part(&doc.text.copy[at..span.end as usize])
        {
            if opening == Opening::Figure {
                close_tail(out, &mut open_tail, at);
                (label, opening) = (at, Opening::Enumeration);
            }
            number_end = at + length;
            continue;
        }
        // 因公出国（境）费, 教育（类）支出: one character in brackets is part of the word.
        if c == '（'
            && opening != Opening::Figure
            && let Some(length) = bracketed_character(&doc.text.copy[at..span.end as usize])
        {
            number_end = at + length;
            continue;
        }
        if c == '）' && next_at == number_end {
            continue;
        }
        let next = match c {
            '。' | '！' | '？' | '!' | '?' => Opening::Sentence,
            '；' => Opening::Clause,
            '，' => Opening::Comma,
            '、' => Opening::Enumeration,
            '：' => Opening::Colon,
            '（' => Opening::Bracket,
            '）' => Opening::Closed,
            _ => continue,
        };
        close_tail(out, &mut open_tail, at);
        let after = at + c.len_utf8();
        match next {
            Opening::Sentence => {
                count.sentence += 1;
                count.clause += 1;
                depth = 0;
                lead = after;
            }
            Opening::Clause => {
                count.clause += 1;
                lead = after;
            }
            Opening::Bracket => depth = depth.saturating_add(1),
            Opening::Closed => depth = depth.saturating_sub(1),
            // A list of words before a figure (办公费、印刷费120万元) is one label.
            Opening::Enumeration if opening != Opening::Figure => continue,
            // 实际完成值：84%: the words before the colon are the figure's own.
            Opening::Colon if opening != Opening::Figure && is_key(doc, Span::new(label, at)) => continue,
            _ => {}
        }
        label = after;
        opening = next;
    }
    close_tail(out, &mut open_tail, base + body.len());
}

/// （1）, （一）: the bytes of a number in brackets that a text begins with.
fn numbered_part(text: &str) -> Option<usize> {
    let head: Vec<char> = text.chars().take(6).gather();
    crate::text::numbering_length(&head).map(|n| head[..n].iter().map(|c| c.len_utf8()).sum())
}

/// （境）, （类）: its bytes.
fn bracketed_character(text: &str) -> Option<usize> {
    const PARTS: [char; 8] = ['境', '类', '款', '项', '市', '县', '区', '镇'];
    let mut chars = text.chars().skip(1);
    let inside = chars.next().filter(|c| PARTS.contains(c))?;
    (chars.next() == Some('）')).then_some('（'.len_utf8() + inside.len_utf8() + '）'.len_utf8())
}

/// Words short enough to be a field's name, with a meaning of their own.
fn is_key(doc: &Document, span: Span) -> bool {
    const LONGEST: u32 = 48;
    let means =
        |m: Meaning| matches!(m, Meaning::Measure(_) | Meaning::Stage(_) | Meaning::Both(..) | Meaning::Subject(_));
    let hits = doc.hits_in(span);
    span.end - span.start <= LONGEST
        && hits.iter().any(|h| means(h.meaning))
        && !hits.iter().any(|h| matches!(h.meaning, Meaning::Link(Link::OfWhich | Link::Contains | Link::Respectively)))
}

/// Gives each of several figures its own name: A、B分别为x、y; and again in 支出依次为u、v of the same sentence.
fn share_out(doc: &Document, items: &mut [Item]) {
    let mut given: Vec<Span> = Vec::new();
    let mut sentence = None;
    for i in 0..items.len() {
        if sentence != Some(items[i].sentence) {
            sentence = Some(items[i].sentence);
            given.clear();
        }
        let prefix = items[i].label;
        let Some(stem) = distributive_stem(doc.str(prefix)) else { continue };
        let mut names: Vec<Span> = split_names(stem, prefix.start as usize);
        let run = 1 + items[i + 1..]
            .iter()
            .take(LONGEST_SHARE)
            .take_while(|n| {
                matches!(doc.str(n.label), "" | "和" | "与" | "及" | "、") && n.sentence == items[i].sentence
            })
            .count();
        if names.len() == 1 && run == given.len() {
            names.clone_from(&given);
        } else {
            given = names.iter().map(|name| bare_name(doc, *name)).gather();
        }
        if names.len() < 2 || run < names.len() {
            continue;
        }
        for (k, name) in names.into_iter().enumerate() {
            items[i + k].label = name;
            if k > 0 {
                items[i + k].lead = Span { start: name.start, end: name.start };
            }
            items[i + k].shared = prefix;
        }
    }
}

/// Figures that one 分别为 gives out.
const LONGEST_SHARE: usize = 24;

pub const SHARING: WordSet = WordSet::new(&["分别", "依次", "各为", "各是"]);

/// What stands before 分别为, 依次为, 分别安排: the names, and what is said of them.
fn distributive_stem(label: &str) -> Option<&str> {
    const LONGEST_VERB: usize = 4;
    if !SHARING.within(label) {
        return None;
    }
    let (at, word) =
        SHARING.iter().filter_map(|w| label.last_place_of(w).map(|at| (at, w))).max_by_key(|(at, _)| *at)?;
    let verb = label[at + word.len()..].trim_end_matches('：');
    let short = verb.chars().count() <= LONGEST_VERB && !verb.contains(['，', '、', '）']);
    short.then_some(&label[..at])
}

/// 残疾人康复专项的预算 names the project 残疾人康复专项.
fn bare_name(doc: &Document, name: Span) -> Span {
    let cut = doc
        .hits_in(name)
        .iter()
        .find(|h| h.span.start > name.start && matches!(h.meaning, Meaning::Stage(_) | Meaning::Measure(_)))
        .map_or(name.end, |h| h.span.start);
    let text = doc.str(Span { start: name.start, end: cut });
    Span { start: name.start, end: name.start + text.trim_end_matches('的').len() as u32 }
}

/// A、B和C as three spans.
fn split_names(stem: &str, base: usize) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, c) in stem.char_indices() {
        if matches!(c, '、' | '和' | '与') {
            out.push(Span::new(base + from, base + at));
            from = at + c.len_utf8();
        }
    }
    out.push(Span::new(base + from, base + stem.len()));
    out.retain(|s| !s.is_empty());
    out
}

fn close_tail(out: &mut [Item], open: &mut Option<usize>, at: usize) {
    if let Some(i) = open.take() {
        let tail = &mut out[i].tail;
        tail.end = tail.start.max(at as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::document;

    #[test]
    fn figures_come_with_their_words() {
        let text = crate::text::Text::new(
            "全年预算200万元，其中：基本支出（含人员经费80万元）120万元、项目支出80万元。实际支出",
        );
        let doc = document(&text);
        let found: Vec<_> =
            items(&doc).iter().map(|i| (doc.str(i.label).to_string(), i.opening, i.depth, i.sentence)).collect();
        assert_eq!(
            found,
            [
                ("全年预算".to_string(), Opening::Sentence, 0, 0),
                ("含人员经费".to_string(), Opening::Bracket, 1, 0),
                ("".to_string(), Opening::Closed, 0, 0),
                ("项目支出".to_string(), Opening::Enumeration, 0, 0),
            ]
        );
    }
}
