//! Tables as they are pasted: rows of cells, cut by bars, tabs or wide blanks.

use super::Span;
use super::fold::{Folded, fold};
use super::html;
use super::words::HasWords;
use crate::gather::Gather;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub span: Span,
}

/// The rows of one table, in the copy.
#[derive(Debug, Clone)]
pub struct Grid {
    pub span: Span,
    pub rows: Vec<Vec<Cell>>,
}

/// A cell as cut from the source, with the columns and rows that it covers.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    pub start: usize,
    pub end: usize,
    pub across: usize,
    pub down: usize,
}

/// A bracket that does not close within so many bytes was never meant to.
const BRACKET: usize = 48;

/// Cuts one line of the source into its cells.
pub fn cut_row(source: &str, start: usize, end: usize) -> Vec<Cut> {
    let line = &source[start..end];
    if line.starts_with('<') {
        return html::cells(source, start, end);
    }
    let bars = line.chars().any(|c| fold(c) == Folded::Char('|'));
    let tabs = line.trim().contains('\t');
    let mut cells = Vec::new();
    let mut from = 0;
    let mut bracket: Option<usize> = None;
    for (at, c) in line.char_indices() {
        let folded = fold(c);
        let cut = match folded {
            Folded::Char('|') => bars,
            Folded::Char('\t') => !bars,
            // `（20 分）` is one cell among cells cut by blanks.
            Folded::Blank => !bars && !tabs && bracket.is_none_or(|open| at - open > BRACKET),
            _ => false,
        };
        match folded {
            Folded::Char('（') => bracket = Some(at),
            Folded::Char('）') => bracket = None,
            _ => {}
        }
        if cut {
            cells.push((from, at));
            from = at + c.len_utf8();
        }
    }
    cells.push((from, line.len()));
    if !bars && !tabs {
        cells.retain(|(from, to)| from < to);
        join_spread_totals(line, &mut cells);
    }
    cells.into_iter().map(|(from, to)| Cut { start: start + from, end: start + to, across: 1, down: 1 }).gather()
}

/// 合  计: the two characters of a total that the typist spread over its column are one cell.
fn join_spread_totals(line: &str, cells: &mut Vec<(usize, usize)>) {
    const FIRST: [&str; 3] = ["合", "总", "小"];
    let of = |(from, to): (usize, usize)| &line[from..to];
    if let [first, second, _, ..] = cells[..]
        && FIRST.contains(&of(first))
        && of(second) == "计"
    {
        cells[0].1 = second.1;
        cells.remove(1);
    }
}

/// `|---|:--:|`: the line under a Markdown header.
pub fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line.chars().all(|c| matches!(fold(c), Folded::Blank | Folded::Char('|' | '-' | '：' | '+' | '=')))
        && line.has("--")
}
