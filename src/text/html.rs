//! HTML tables: their rows and cells, with the tags set aside.

use super::tables::Cut;
use super::words::HasWords;

/// The row that begins at `at`, if one does: the byte after its end.
pub fn row_at(source: &str, at: usize) -> Option<usize> {
    if !opens(source, at, "tr") {
        return None;
    }
    let mut from = at + 3;
    while let Some(next) = source[from..].find('<').map(|i| from + i) {
        if opens(source, next, "/tr") {
            let close = source[next..].find('>').map_or(source.len(), |i| next + i + 1);
            return Some(close);
        }
        if opens(source, next, "tr") || opens(source, next, "/table") || opens(source, next, "table") {
            return Some(next);
        }
        from = next + 1;
    }
    Some(source.len())
}

fn opens(source: &str, at: usize, tag: &str) -> bool {
    let bytes = source.as_bytes();
    let Some(name) = bytes.get(at + 1..at + 1 + tag.len()) else { return false };
    bytes[at] == b'<'
        && name.eq_ignore_ascii_case(tag.as_bytes())
        && bytes.get(at + 1 + tag.len()).is_none_or(|b| !b.is_ascii_alphanumeric())
}

/// The cells of a row that `row_at` found.
pub fn cells(source: &str, start: usize, end: usize) -> Vec<Cut> {
    let mut out: Vec<Cut> = Vec::new();
    let mut open = false;
    let mut at = start;
    while let Some(next) = source[at..end].find('<').map(|i| at + i) {
        let close = source[next..end].find('>').map_or(end, |i| next + i + 1);
        let cell = opens(source, next, "td") || opens(source, next, "th");
        let done = opens(source, next, "/td") || opens(source, next, "/th") || opens(source, next, "/tr");
        if open && (cell || done) {
            out.last_mut().expect("a cell is open").end = next;
            open = false;
        }
        if cell {
            let tag = &source[next..close];
            out.push(Cut { start: close, end, across: attribute(tag, "colspan"), down: attribute(tag, "rowspan") });
            open = true;
        }
        at = close.max(next + 1);
    }
    out
}

/// `colspan="3"` → 3; 1 where it says nothing. A table is never wider or longer than a reader could use.
fn attribute(tag: &str, name: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let Some(at) = lower.place_of(name) else { return 1 };
    let value =
        lower[at + name.len()..].trim_start().trim_start_matches('=').trim_start().trim_start_matches(['"', '\'']);
    let digits: String = value.chars().take_while(char::is_ascii_digit).take(3).collect();
    digits.parse().unwrap_or(1).clamp(1, 60)
}

/// The stretches of a cell between its tags and entities.
pub fn words(source: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = start;
    let mut at = start;
    let mut closes = true;
    let bytes = source.as_bytes();
    while at < end {
        let skip = match bytes[at] {
            b'<' if closes => {
                let close = bytes[at..end].iter().position(|b| *b == b'>').map(|i| i + 1);
                closes = close.is_some();
                close
            }
            b'&' => bytes[at..end.min(at + 8)].iter().position(|b| *b == b';').map(|i| i + 1),
            _ => None,
        };
        match skip {
            Some(skip) => {
                out.push((from, at));
                at += skip;
                from = at;
            }
            None => at += 1,
        }
    }
    out.push((from, end));
    out.retain(|(from, to)| from < to);
    out
}

/// A line of tags alone.
pub fn is_tags(line: &str) -> bool {
    let mut rest = line.trim();
    if !rest.starts_with('<') {
        return false;
    }
    while let Some(tag) = rest.strip_prefix('<') {
        let Some(close) = tag.find('>') else { return false };
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
            return false;
        }
        rest = tag[close + 1..].trim_start();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Text};

    #[test]
    fn rows_and_merged_cells_are_laid_out() {
        let source = "<p>附表</p>\n<table border=1><tbody><tr><th colspan=\"2\">项目</th><th>金额</th></tr>\n<tr><td rowspan='2'>水利</td><td><p>修<b>渠</b></p>\n</td><td>1&nbsp;2.5</td></tr><tr><td>补堤</td><td>3</td></tr></tbody></table>";
        let text = Text::new(source);
        let Some(Block::Table(grid)) = text.blocks.iter().find(|b| matches!(b, Block::Table(_))) else {
            panic!("no table")
        };
        let rows: Vec<Vec<&str>> = grid.rows.iter().map(|r| r.iter().map(|c| text.slice(c.span)).collect()).collect();
        assert_eq!(rows, [vec!["项目", "", "金额"], vec!["水利", "修渠", "12.5"], vec!["", "补堤", "3"]]);
    }
}
