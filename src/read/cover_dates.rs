//! When a report was filled in, and which year it is about.

use super::cover::{foot, labelled};
use super::document::{Date, Document};
use crate::text::HasWords;
use crate::text::Span;

const DATE_LABELS: &[&str] = &[
    "填报日期",
    "填报时间",
    "填表日期",
    "填表时间",
    "报告日期",
    "报告时间",
    "编制日期",
    "自评日期",
    "自评时间",
    "评价时间",
    "日期",
];

pub(super) fn filled(doc: &Document, lines: &[Span]) -> Option<Date> {
    let labelled = |lines: &[Span]| labelled(doc, lines, DATE_LABELS, |value| date_in(value).is_some());
    let foot = foot(doc);
    let place = labelled(lines).or_else(|| labelled(&foot)).or_else(|| {
        // A date alone on a line, at the foot first.
        let alone = |line: &&Span| {
            let text = doc.str(**line);
            text.chars().count() <= 14 && text.ends_with(['日', '月']) && date_in(text).is_some()
        };
        foot.iter().rev().find(alone).or_else(|| lines.iter().find(alone)).copied()
    })?;
    let (at, length, year, month, day) = date_in(doc.str(place))?;
    let start = place.start as usize + at;
    Some(Date { span: Span::new(start, start + length), year, month, day })
}

/// The first date of a text: place, length, year, month, day.
fn date_in(text: &str) -> Option<(usize, usize, u16, u8, Option<u8>)> {
    let (at, year, used) = year_in(text)?;
    let rest = &text[at + used..];
    let rest = rest.strip_prefix(['年', '-', '.', '/'])?;
    let rest = rest.trim_start_matches(' ');
    let (month, after) = small_number(rest)?;
    if !(1..=12).contains(&month) {
        return None;
    }
    let mut end = text.len() - after.len();
    let mut day = None;
    if let Some(tail) = after.strip_prefix(['月', '-', '.', '/']) {
        end = text.len() - tail.len();
        if let Some((d, last)) = small_number(tail.trim_start_matches(' ')).filter(|(d, _)| (1..=31).contains(d)) {
            day = Some(d);
            end = text.len() - last.strip_prefix('日').unwrap_or(last).len();
        }
    }
    Some((at, end - at, year, month, day))
}

/// 2023, 二〇二三: place, value, length.
pub(super) fn year_in(text: &str) -> Option<(usize, u16, usize)> {
    let bytes = text.as_bytes();
    let arabic = (0..bytes.len().saturating_sub(3)).find(|&i| {
        bytes[i..].starts_with(b"20")
            && bytes[i..i + 4].iter().all(u8::is_ascii_digit)
            && !bytes.get(i + 4).is_some_and(u8::is_ascii_digit)
            && !(i > 0 && bytes[i - 1].is_ascii_digit())
    });
    if let Some(at) = arabic {
        return Some((at, text[at..at + 4].parse().ok()?, 4));
    }
    let at = ["二〇", "二○", "二零", "二O"].iter().filter_map(|w| text.place_of(w)).min()?;
    let mut year = 0u16;
    let mut used = 0;
    for c in text[at..].chars().take(4) {
        let digit = match c {
            '〇' | '○' | 'O' => 0,
            c => "零一二三四五六七八九".chars().position(|d| d == c)?,
        };
        year = year * 10 + digit as u16;
        used += c.len_utf8();
    }
    (2000..2100).contains(&year).then_some((at, year, used))
}

/// A month or day in digits or Chinese numerals, and what follows it.
fn small_number(text: &str) -> Option<(u8, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return Some((text[..digits].parse().ok()?, &text[digits..]));
    }
    let numerals: usize = text.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
    let value = crate::text::han_number(&text[..numerals]).filter(|_| numerals > 0)?;
    Some((value.try_into().ok()?, &text[numerals..]))
}

/// The year the report is about: the title's, the cover's, the conclusion's, or the one the text speaks of most.
pub(super) fn year(doc: &Document, lines: &[Span]) -> Option<u16> {
    let of = |text: &str| {
        year_in(text)
            .filter(|(at, _, used)| text[at + used..].starts_with('年') || text[at + used..].starts_with("财年"))
    };
    if let Some((_, year, _)) = of(doc.str(doc.title)) {
        return Some(year);
    }
    for line in lines.iter().take(10) {
        let text = doc.str(*line);
        let dated = DATE_LABELS.iter().any(|l| text.starts_with(l));
        let short = text.chars().count() <= 40 && !text.ends_with('。');
        let labelled = ["评价年度：", "自评年度：", "年度：", "报告年度："].iter().any(|l| text.starts_with(l));
        let found = if labelled {
            year_in(text)
        } else {
            of(text).filter(|(at, _, used)| text[at + used..].starts_with("年度"))
        };
        if !dated
            && short
            && let Some((_, year, _)) = found
        {
            return Some(year);
        }
    }
    most_spoken_of(doc)
}

/// `2023年` or `2023年度` said most often, where one clearly leads.
fn most_spoken_of(doc: &Document) -> Option<u16> {
    let mut counts: Vec<(u16, u32)> = Vec::new();
    for figure in doc.figures.iter().filter(|f| f.plain == Some(super::figure::Plain::Year)) {
        let after = &doc.text.copy[figure.span.end as usize..];
        let Ok(year) = doc.str(figure.span).parse::<u16>() else { continue };
        // A date is no statement about a year.
        let weight = if after.starts_with("年度") { 2 } else { 1 };
        let dated = after.strip_prefix('年').is_some_and(|a| a.starts_with(|c: char| c.is_ascii_digit()));
        if !after.starts_with('年') || dated {
            continue;
        }
        match counts.iter_mut().find(|(y, _)| *y == year) {
            Some((_, n)) => *n += weight,
            None => counts.push((year, weight)),
        }
    }
    let all: u32 = counts.iter().map(|(_, n)| n).sum();
    counts.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| n * 10 >= all * 6).map(|(year, _)| year)
}
