//! Family J, marks: quotes, brackets, punctuation, and what other programs left behind.

use super::look::{has_latin, heard, in_prose, quoted};
use super::{Basis, Family, Found, Rule, say};
use crate::gather::Gather;
use crate::options::Options;
use crate::read::Document;
use crate::read::cues::Cue;
use crate::report::Severity;
use crate::text::HasWords;
use crate::text::{Block, Span, find_byte};

/// More places than this are counted, not shown.
const SHOWN: usize = 24;

pub const RULES: &[Rule] = &[
    Rule {
        id: "markup_residue",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("残留排版标记", "Markup left behind"),
        checks: say("正文中没有残留的网页标签或域代码。", "No tags or field codes are left in the text."),
        why: say(
            "这些标记是转换格式时留下的，公开时会原样显示。",
            "They come from converting formats, and are published as they stand.",
        ),
        basis: Basis::Practice,
        message: say("文中残留排版标记{marks}，共{count}处。", "Markup is left in the text: {marks}, {count} places."),
        fires: "一、资金情况&nbsp;PAGEREF _Toc18 \\h 3\n（1）专项业务费：全年预算为20万元。\n",
        // Marks of Markdown are read over: they are put in and taken out without a change to what is said.
        quiet: "## 二、资金情况\n（1）**专项业务费**：全年预算为20万元，**县支出20万元。\n",
        check: Some(markup_residue),
    },
    Rule {
        id: "unmatched_quotes",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("引号不配对", "Quotes do not match"),
        checks: say(
            "左引号与右引号成对，弯引号不与直引号混用。",
            "Opening and closing quotes pair, curly ones with curly ones.",
        ),
        why: say("引号错配多由输入法或转换造成。", "Mismatched quotes come from input methods and conversions."),
        basis: Basis::Practice,
        message: say("引号不配对：{words}。", "Quotes do not match: {words}."),
        fires: "严格控制“公务用车\"支出。\n",
        quiet: "按照“三重一\n大”制度和\"双随机\"要求办理。\n",
        check: Some(unmatched_quotes),
    },
    Rule {
        id: "unmatched_brackets",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("括号不配对", "Brackets do not match"),
        checks: say(
            "括号、书名号成对出现，全角与半角视为同一种。",
            "Brackets and title marks pair; widths do not matter.",
        ),
        why: say("缺一半的括号使补充说明的范围不清。", "Half a bracket leaves unclear what it encloses."),
        basis: Basis::Practice,
        message: say("括号不配对：{words}。", "Brackets do not match: {words}."),
        fires: "本单位设有办公室（加挂督查室、财务科两个科室。\n",
        quiet: "本单位设有办公室(加挂督查室）、财务科，职责为：1）办文；2）办会。\n",
        check: Some(unmatched_brackets),
    },
    Rule {
        id: "punctuation_adjacent",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("标点重叠", "Marks side by side"),
        checks: say("两个不能连用的标点没有连在一起。", "No two marks stand together that cannot."),
        why: say(
            "多由删改后遗留，往往意味着漏掉了内容。",
            "They remain from editing, and often mean that something was dropped.",
        ),
        basis: Basis::Practice,
        message: say("标点连用{words}，共{count}处。", "Marks stand side by side: {words}, {count} places."),
        fires: "负责信访接待、档案管理、等工作。\n",
        quiet: "负责职称、等级评定，以及档案管理等工作……\n",
        check: Some(punctuation_adjacent),
    },
];

/// The place in the copy of a stretch of the source, never empty.
fn place(doc: &Document, from: usize, to: usize) -> Span {
    let copy = &doc.text.copy;
    let start = doc.text.seen(from);
    let end = doc.text.seen(to).max(start);
    let end = if end > start { end } else { start + copy[start..].chars().next().map_or(0, char::len_utf8) };
    Span::new(start, end)
}

fn finding(rule: &'static str, places: &[Span]) -> Found {
    places
        .iter()
        .take(SHOWN)
        .fold(Found::new(rule, Severity::Note), |found, at| found.claim(*at))
        .word("count", places.len().to_string())
}

/// What web pages and a word processor's fields leave in copied text.
const RESIDUE: &[&str] =
    &["&nbsp;", "<br", "<span", "</span", "<p>", "</p>", "<font", "PAGEREF", "HYPERLINK", "MERGEFORMAT", "\\h "];

fn markup_residue(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let home = doc.text.origin(doc.span);
    let source = &doc.text.source[home.clone()];
    // Each of them has letters.
    if !has_latin(source) {
        return;
    }
    let mut places = Vec::new();
    let mut marks = Vec::new();
    for code in RESIDUE {
        for at in source.places_of(code) {
            places.push(place(doc, home.start + at, home.start + at + code.len()));
            marks.push(code.trim_end());
        }
    }
    if !places.is_empty() {
        crate::order::by_key(&mut places, |place| *place);
        out.push(finding("markup_residue", &places).word("marks", quoted(marks)));
    }
}

/// The characters of a text that begin with a byte of some kind, with their places.
fn marks(text: &str, begins: impl Fn(u8) -> bool + Copy) -> impl Iterator<Item = (usize, char)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = find_byte(text.as_bytes(), from, begins)?;
        let c = text[at..].chars().next()?;
        from = at + c.len_utf8();
        Some((at, c))
    })
}

/// A pair of quotes may be this far apart, in bytes.
const QUOTED: usize = 900;
/// Two opening marks this near each other were meant as one pair.
const NEAR: usize = 90;

fn unmatched_quotes(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let home = doc.text.origin(doc.span);
    let source = &doc.text.source[home.clone()];
    let mut places = Vec::new();
    let (mut open, mut straight): (Option<usize>, Option<usize>) = (None, None);
    let mut wrong =
        |from: usize, to: usize| places.push(place(doc, home.start + from, home.start + to.min(from + NEAR)));
    for (at, c) in marks(source, |b| matches!(b, b'"' | 0xE2)) {
        match (c, open) {
            _ if !matches!(c, '“' | '”' | '"') => {}
            ('“', Some(before)) if at - before <= NEAR => {
                wrong(before, at);
                open = None;
            }
            ('“', before) => {
                if let Some(before) = before {
                    wrong(before, at);
                }
                open = Some(at);
            }
            ('”', Some(before)) => {
                if at - before > QUOTED {
                    wrong(before, at);
                }
                open = None;
            }
            ('”', None) => match straight.take_if(|before| at - *before <= NEAR) {
                Some(before) => wrong(before, at),
                None => wrong(at.saturating_sub(home_back(source, at)), at),
            },
            (_, Some(before)) if at - before <= NEAR => {
                wrong(before, at);
                open = None;
            }
            _ => straight = if straight.is_some() { None } else { Some(at) },
        }
    }
    if let Some(before) = open {
        wrong(before, source.len());
    }
    if !places.is_empty() {
        let words = quoted(places.iter().map(|p| doc.str(*p)));
        out.push(finding("unmatched_quotes", &places).word("words", words));
    }
}

/// The bytes of the character before `at`.
fn home_back(source: &str, at: usize) -> usize {
    source[..at].chars().next_back().map_or(0, char::len_utf8)
}

fn partner(c: char) -> Option<char> {
    Some(match c {
        '）' => '（',
        '》' => '《',
        '】' => '【',
        '〕' => '〔',
        _ => return None,
    })
}

fn unmatched_brackets(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let mut places: Vec<Span> = Vec::new();
    // What a paragraph left open, or closed without an opening: the next one may only be its wrapped continuation.
    let mut left_open: Vec<(char, Span)> = Vec::new();
    for block in &doc.text.blocks[doc.blocks.clone()] {
        let Block::Prose(span) = block else { continue };
        let text = doc.str(*span);
        let mut stack: Vec<(char, Span)> = Vec::new();
        for (at, c) in marks(text, |b| matches!(b, 0xE3 | 0xEF)) {
            if !matches!(c, '（' | '）' | '《' | '》' | '【' | '】' | '〔' | '〕') {
                continue;
            }
            let here = Span::new(span.start as usize + at, span.start as usize + at + c.len_utf8());
            let Some(opening) = partner(c) else {
                stack.push((c, here));
                continue;
            };
            if let Some(found) = stack.iter().rposition(|(open, _)| *open == opening) {
                places.extend(stack.drain(found..).skip(1).map(|(_, at)| at));
            } else if let Some(found) = left_open.iter().rposition(|(open, _)| *open == opening) {
                left_open.remove(found);
            } else if !lists(&text[..at]) {
                places.push(here);
            }
        }
        places.extend(left_open.drain(..).map(|(_, at)| at));
        left_open = stack;
    }
    places.extend(left_open.into_iter().map(|(_, at)| at));
    if !places.is_empty() {
        crate::order::by_key(&mut places, |place| *place);
        let around: Vec<Span> = places.iter().map(|at| neighbours(doc, *at)).gather();
        let words = quoted(around.iter().map(|p| doc.str(*p)));
        out.push(finding("unmatched_brackets", &around).word("words", words));
    }
}

/// `1）`, `a）`, `一）`: the bracket of a list item, which has no partner.
fn lists(before: &str) -> bool {
    let head = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c));
    head.len() < before.len()
        && (head.is_empty() || head.ends_with(['，', '。', '；', '：', '、', ' ', '\n', '）', '！', '？']))
}

/// A mark with the few characters on the side that it belongs to.
fn neighbours(doc: &Document, mark: Span) -> Span {
    let copy = &doc.text.copy;
    let opens = matches!(copy[mark.range()].chars().next(), Some('（' | '《' | '【' | '〔'));
    if opens {
        let more: usize =
            copy[mark.end as usize..].chars().take(6).take_while(|c| *c != '\n').map(char::len_utf8).sum();
        Span::new(mark.start as usize, mark.end as usize + more)
    } else {
        let more: usize =
            copy[..mark.start as usize].chars().rev().take(6).take_while(|c| *c != '\n').map(char::len_utf8).sum();
        Span::new(mark.start as usize - more, mark.end as usize)
    }
}

fn punctuation_adjacent(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let places: Vec<Span> = heard(doc, Cue::Marks)
        .map(|cued| cued.span)
        .filter(|at| in_prose(doc, *at) && !innocent_pair(doc, *at))
        .gather();
    if !places.is_empty() {
        let words = quoted(places.iter().map(|p| doc.str(*p)));
        out.push(finding("punctuation_adjacent", &places).word("words", words));
    }
}

fn innocent_pair(doc: &Document, at: Span) -> bool {
    let pair = doc.str(at);
    let after = doc.text.copy[at.end as usize..].chars().next();
    // 、等级, 、等待
    if pair == "、等" && after.is_some_and(|c| "级额待候效价次同式高值比于距".contains(c)) {
        return true;
    }
    // A quote or an ellipsis stood between them, or they are part of a longer run.
    let printed =
        doc.text.source[doc.text.origin(at)].chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '#')).count();
    printed != 2 || after.is_some_and(|c| pair.ends_with(c) && c != '等')
}
