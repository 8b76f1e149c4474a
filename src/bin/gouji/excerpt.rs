//! What is quoted of the text around marked figures: a paragraph of a report is often one line of a thousand
//! characters, so a line is quoted as the stretches around its marks, cut into rows that fit a terminal.

use std::ops::Range;

use crate::place::Places;

/// Characters shown before and after a mark.
const BEFORE: usize = 18;
const AFTER: usize = 12;
/// A mark longer than this many characters is shown by its beginning.
const LONGEST: usize = 24;
/// Characters in a row: Chinese ones are two columns wide.
const ROW: usize = 56;
const GAP: &str = "...";

/// A stretch of the text, in bytes, with what it is marked as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark<K> {
    pub span: Range<usize>,
    pub kind: K,
}

/// One quoted row: its text, and the marks in it as bytes of that text.
#[derive(Debug, PartialEq, Eq)]
pub struct Row<K> {
    pub line: usize,
    pub text: String,
    pub marks: Vec<Mark<K>>,
}

/// Quotes every mark once, in the order of the text. `marks` are UTF-16 offsets with their kinds.
pub fn rows<K: Clone>(text: &str, places: &Places, marks: &[(u32, u32, K)]) -> Vec<Row<K>> {
    let mut found: Vec<_> = marks
        .iter()
        .map(|(start, end, kind)| {
            let place = places.at(*start);
            let line = places.line_around(place.byte);
            let span = place.byte..shown_end(text, place.byte, places.at(*end).byte.min(line.end));
            (place.line, line, Mark { span, kind: kind.clone() })
        })
        .collect();
    found.sort_by_key(|(_, _, mark)| (mark.span.start, mark.span.end));

    let mut rows: Vec<Row<K>> = vec![];
    let mut quoted = 0..0;
    for (number, line, mark) in found {
        let window = window(text, &line, &mark.span);
        let joins = rows.last().is_some_and(|row| {
            let added = &text[quoted.end.max(window.start).min(window.end)..window.end];
            row.line == number && row.text.chars().count() + added.chars().count() <= ROW
        });
        if !joins {
            let text = if window.start > line.start { GAP.to_string() } else { String::new() };
            rows.push(Row { line: number, text, marks: vec![] });
            quoted = window.start..window.start;
        }
        let Some(row) = rows.last_mut() else { continue };
        // The tail "..." of the stretch before is only kept where something is left out.
        if joins && quoted.end < line.end {
            row.text.truncate(row.text.len() - GAP.len());
        }
        if window.start > quoted.end {
            row.text.push_str(GAP);
            quoted = window.start..window.start;
        }
        if window.end > quoted.end {
            row.text.push_str(&text[quoted.end..window.end]);
            quoted.end = window.end;
        }
        let behind = quoted.end - mark.span.start;
        let start = row.text.len() - behind;
        row.marks.push(Mark { span: start..start + mark.span.len(), kind: mark.kind });
        if quoted.end < line.end {
            row.text.push_str(GAP);
        }
    }
    rows
}

/// Where the shown part of a mark ends: at least one character, at most [`LONGEST`].
fn shown_end(text: &str, start: usize, end: usize) -> usize {
    let lengths = text[start..].chars().map(char::len_utf8);
    let mut at = start;
    for (count, length) in lengths.enumerate() {
        if (count > 0 && at >= end) || count == LONGEST || (count == 0 && text[at..].starts_with('\n')) {
            break;
        }
        at += length;
    }
    at
}

/// The stretch of the line that is shown for a mark; a scrap that would be left over at the edge is shown too.
/// A line that fits is shown whole.
fn window(text: &str, line: &Range<usize>, mark: &Range<usize>) -> Range<usize> {
    const SCRAP: usize = 4;
    if text[line.clone()].chars().nth(ROW).is_none() {
        return line.clone();
    }
    let back = |from: usize, count: usize| {
        text[line.start..from].char_indices().rev().nth(count - 1).map_or(line.start, |(at, _)| line.start + at)
    };
    let forth = |from: usize, count: usize| {
        text[from..line.end].char_indices().nth(count).map_or(line.end, |(at, _)| from + at)
    };
    let (mut start, mut end) = (back(mark.start, BEFORE), forth(mark.end, AFTER));
    if back(start, SCRAP) == line.start {
        start = line.start;
    }
    if forth(end, SCRAP) == line.end {
        end = line.end;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of a text whose marks stand in 【】, each shown as `line text | marked, marked`.
    fn shown(marked: &str) -> Vec<String> {
        let (mut text, mut units, mut open, mut marks) = (String::new(), 0, vec![], vec![]);
        for c in marked.chars() {
            match c {
                '【' => open.push(units),
                '】' => marks.push((open.pop().unwrap(), units, ())),
                _ => {
                    text.push(c);
                    units += c.len_utf16() as u32;
                }
            }
        }
        rows(&text, &Places::of(&text), &marks)
            .iter()
            .map(|row| {
                let marked: Vec<_> = row.marks.iter().map(|mark| &row.text[mark.span.clone()]).collect();
                format!("{} {} | {}", row.line, row.text, marked.join(", "))
            })
            .collect()
    }

    #[test]
    fn a_short_line_is_quoted_whole() {
        assert_eq!(
            shown("标题\n年初预算【12】万元，支出【9.5】万元。\n完"),
            ["2 年初预算12万元，支出9.5万元。 | 12, 9.5"]
        );
    }

    #[test]
    fn what_lies_far_between_two_marks_is_left_out() {
        let between = "间".repeat(60);
        assert_eq!(
            shown(&format!("头【1】{between}【2】尾")),
            [format!("1 头1{}...{}2尾 | 1, 2", "间".repeat(12), "间".repeat(18))]
        );
    }

    #[test]
    fn a_row_that_is_full_goes_on_in_the_next() {
        let one = format!("{}【7】", "字".repeat(19));
        let rows = shown(&one.repeat(9));
        assert!(rows.len() > 1);
        for row in &rows {
            assert!(row.chars().count() <= ROW + 40, "{row}");
        }
        let marks: usize = rows.iter().map(|row| row.rsplit(" | ").next().unwrap().split(", ").count()).sum();
        assert_eq!(marks, 9);
    }

    #[test]
    fn a_mark_over_several_lines_is_shown_on_its_first() {
        assert_eq!(shown("占比【98.\n75%】。"), ["1 占比98. | 98."]);
    }

    #[test]
    fn marks_inside_and_over_each_other_are_all_kept() {
        assert_eq!(shown("由【各村【3】个】组成"), ["1 由各村3个组成 | 各村3个, 3"]);
    }

    #[test]
    fn an_empty_mark_and_one_at_the_very_end_are_no_trouble() {
        assert_eq!(shown("支出【】9"), ["1 支出9 | 9"]);
        assert_eq!(shown("支出【】"), ["1 支出 | "]);
        assert_eq!(shown("【】"), ["1  | "]);
    }
}
