//! Headings and their numbering: 一、 （一） 1. （1） ①.

use super::lines::{is_numeral, numbering_length};
use super::{Block, Span, Text};
use crate::gather::Gather;

/// The manner of a heading's number, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Numbering {
    /// 第一部分
    Part,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// （1）
    DigitBracket,
    /// ①
    Circle,
}

#[derive(Debug, Clone)]
pub struct Heading {
    pub numbering: Numbering,
    pub number: u32,
    /// Number and title.
    pub span: Span,
    /// The title alone, up to the first full stop or colon.
    pub title: Span,
    /// The block that it opens.
    pub block: usize,
    /// The title is all there is in its paragraph.
    pub alone: bool,
}

/// The longest title, in bytes of the copy.
const TITLE: usize = 90;

/// Every numbered heading and list item that opens a paragraph.
pub fn outline(text: &Text) -> Vec<Heading> {
    let mut out = Vec::new();
    for (block, span) in text.blocks.iter().enumerate().filter_map(|(i, b)| match b {
        Block::Prose(span) => Some((i, *span)),
        Block::Table(_) => None,
    }) {
        let body = text.slice(span);
        let Some((numbering, number, bytes)) = numbered(body) else { continue };
        let rest = &body[bytes..];
        let stop = rest.find(['。', '：', '，', '；']).unwrap_or(rest.len());
        if stop > TITLE {
            continue;
        }
        let from = span.start as usize;
        out.push(Heading {
            numbering,
            number,
            span: Span::new(from, from + bytes + stop),
            title: Span::new(from + bytes, from + bytes + stop),
            block,
            alone: rest[stop..].chars().count() <= 1,
        });
    }
    out
}

/// The number that a text begins with, and its length in bytes.
pub fn numbered(body: &str) -> Option<(Numbering, u32, usize)> {
    if !body.starts_with(|c: char| matches!(c, '①'..='⑳' | '第' | '（') || is_numeral(c) || c.is_ascii_digit()) {
        return None;
    }
    let head: Vec<char> = body.chars().take(10).gather();
    let mark = &head[..numbering_length(&head)?];
    let (numbering, number) = read_number(mark)?;
    Some((numbering, number, mark.iter().map(|c| c.len_utf8()).sum()))
}

fn read_number(mark: &[char]) -> Option<(Numbering, u32)> {
    let body: String = mark.iter().filter(|c| is_numeral(**c) || c.is_ascii_digit()).collect();
    let number = if body.is_empty() { None } else { body.parse().ok().or_else(|| han_number(&body)) };
    Some(match mark[0] {
        c @ '①'..='⑳' => (Numbering::Circle, c as u32 - '①' as u32 + 1),
        '第' => (Numbering::Part, number?),
        '（' if body.starts_with(|c: char| c.is_ascii_digit()) => (Numbering::DigitBracket, number?),
        '（' => (Numbering::HanBracket, number?),
        c if c.is_ascii_digit() => {
            (if mark.last() == Some(&'）') { Numbering::DigitBracket } else { Numbering::Digit }, number?)
        }
        _ => (Numbering::Han, number?),
    })
}

/// 十二 → 12, 二十 → 20, up to 999.
pub fn han_number(text: &str) -> Option<u32> {
    let (mut total, mut digit) = (0, 0);
    for c in text.chars() {
        match c {
            '十' => (total, digit) = (total + digit.max(1) * 10, 0),
            '百' => (total, digit) = (total + digit.max(1) * 100, 0),
            c => digit = "零一二三四五六七八九".chars().position(|d| d == c).or((c == '〇').then_some(0))? as u32,
        }
    }
    Some(total + digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_read() {
        let text = Text::new("一、基本情况\n（一）概况。本单位编制9人。\n1.职能\n2.31万元\n十二、其他");
        let found: Vec<_> =
            outline(&text).iter().map(|h| (h.numbering, h.number, text.slice(h.title).to_string())).collect();
        assert_eq!(
            found,
            [
                (Numbering::Han, 1, "基本情况".to_string()),
                (Numbering::HanBracket, 1, "概况".to_string()),
                (Numbering::Digit, 1, "职能".to_string()),
                (Numbering::Han, 12, "其他".to_string()),
            ]
        );
    }
}
