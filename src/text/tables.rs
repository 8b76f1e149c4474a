//! Tables as they are pasted: rows of cells, cut by bars, tabs or wide blanks.

use super::Span;
use super::fold::{Folded, fold};

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

/// Cuts one line of the source into its cells, as byte ranges of the source.
pub fn cut_row(source: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let line = &source[start..end];
    let bars = line.chars().any(|c| fold(c) == Folded::Char('|'));
    let tabs = line.trim().contains('\t');
    let is_cut = |c: char| match fold(c) {
        Folded::Char('|') => bars,
        Folded::Char('\t') => !bars,
        Folded::Blank => !bars && !tabs,
        _ => false,
    };
    let mut cells = Vec::new();
    let mut from = 0;
    for (at, c) in line.char_indices().filter(|(_, c)| is_cut(*c)) {
        cells.push((start + from, start + at));
        from = at + c.len_utf8();
    }
    cells.push((start + from, end));
    if !bars && !tabs {
        cells.retain(|(from, to)| from < to);
    }
    cells
}
