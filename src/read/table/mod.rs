//! Reading tables: self-evaluation forms, indicator tables, lists of projects and of places.
//!
//! Columns are known by their heads, never by position alone; what cannot be cut with confidence is left unread.

mod cell;
mod fund;
mod grid;
mod head;
mod indicators;
mod labels;
mod list;
mod section;
mod stream;
mod sums;
mod units;

#[cfg(test)]
mod tests;

use self::cell::Cell;
use self::section::{Section, Sort};
use super::document::{Document, Name};
use crate::text::{Block, Grid, Span};

/// Adds to the document what its tables say.
pub fn read(doc: &mut Document) {
    let mut sections = Vec::new();
    let text = doc.text;
    for block in doc.blocks.clone() {
        if let Block::Table(grid) = &text.blocks[block] {
            cut(doc, grid, block as u32, &mut sections);
        }
    }
    if sections.is_empty() {
        return;
    }
    let prose = units::of_prose(doc);
    for section in &mut sections {
        units::settle(doc, section, prose);
    }
    let forms = forms(&sections);
    for form in &forms {
        let alone = forms.len() == 1;
        let fund = form.fund.map(|i| fund::read(doc, &sections[i], alone));
        for &i in &form.indicators {
            indicators::read(doc, &sections[i]);
        }
        let parts: Vec<&Section> = form.indicators.iter().map(|i| &sections[*i]).collect();
        indicators::sums(doc, &parts, fund.unwrap_or_default(), alone);
    }
    for section in sections.iter().filter(|s| s.sort == Sort::List) {
        list::read(doc, section);
    }
}

/// One self-evaluation form: its money part and its indicators (which a page break may cut in two).
#[derive(Default)]
struct Form {
    fund: Option<usize>,
    indicators: Vec<usize>,
}

fn forms(sections: &[Section]) -> Vec<Form> {
    let mut out: Vec<Form> = Vec::new();
    for (i, section) in sections.iter().enumerate() {
        let done = |form: &Form| form.indicators.last().is_some_and(|i| sections[*i].total.is_some());
        match section.sort {
            Sort::List => {}
            Sort::Fund => {
                // The money part stands before the indicators in every form seen.
                out.push(Form { fund: Some(i), indicators: vec![] });
            }
            Sort::Indicators => match out.last_mut() {
                Some(form) if !done(form) => form.indicators.push(i),
                _ => out.push(Form { fund: None, indicators: vec![i] }),
            },
        }
    }
    out
}

fn cut(doc: &mut Document, grid: &Grid, block: u32, out: &mut Vec<Section>) {
    let rows: Vec<Vec<Cell>> = grid.rows.iter().map(|row| row.iter().map(|cell| Cell::new(doc, cell.span)).collect()).collect();
    let before = out.len();
    match shape(doc, &rows) {
        Cut::Rows => grid::read(doc, &rows, block, out),
        Cut::Bars => {
            let cells = flatten(doc, &rows);
            stream::read(doc, &stream::Stream { cells: &cells, whole: true, block }, out);
        }
        Cut::Cells => {
            let cells: Vec<Cell> = rows.into_iter().flatten().filter(|c| c.shape != cell::Shape::Empty).collect();
            stream::read(doc, &stream::Stream { cells: &cells, whole: false, block }, out);
        }
    }
    let numbers = doc.figures_in(grid.span).len();
    if out.len() == before && numbers >= 4 {
        doc.unread.push((grid.span, "table-no-header"));
    }
}

enum Cut {
    Rows,
    /// Bars around every cell, line breaks anywhere.
    Bars,
    /// One cell a line, or all on one line: empty cells are gone.
    Cells,
}

fn shape(doc: &Document, rows: &[Vec<Cell>]) -> Cut {
    let said = |row: &Vec<Cell>| row.iter().filter(|c| c.shape != cell::Shape::Empty).count();
    if rows.len() == 1 || rows.iter().all(|row| row.len() == 1) {
        return Cut::Cells;
    }
    let single = rows.iter().filter(|row| row.len() <= 2 && said(row) <= 1).count();
    if single * 10 >= rows.len() * 8 {
        return Cut::Bars;
    }
    // A row that begins with a number and ends with the next row's label.
    let torn = rows.iter().filter(|row| {
        let mut cells = row.iter().filter(|c| c.shape != cell::Shape::Empty);
        let (Some(first), Some(last)) = (cells.next(), cells.next_back()) else { return false };
        let label = last.is_text() && (labels::is_fund(doc.str(last.span)) || labels::group_level(doc.str(last.span)).is_some());
        label && (first.is_numeric() || first.shape == cell::Shape::Dash || head::exact(doc.str(first.span), first.span).is_some())
    });
    if torn.count() >= 2 { Cut::Bars } else { Cut::Rows }
}

/// The cells between bars, whatever lines they stand on: the end of a line and the head of the next are one cell.
fn flatten(doc: &Document, rows: &[Vec<Cell>]) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::new();
    for row in rows {
        for (i, cell) in row.iter().enumerate() {
            match out.last_mut() {
                Some(last) if i == 0 => {
                    let span = match (last.span.is_empty(), cell.span.is_empty()) {
                        (_, true) => continue,
                        (true, false) => cell.span,
                        (false, false) => Span { start: last.span.start, end: cell.span.end },
                    };
                    *last = Cell::new(doc, span);
                }
                _ => out.push(*cell),
            }
        }
    }
    out
}

/// The index of a name in [`Document::names`], the same for the same core.
fn intern(doc: &mut Document, span: Span) -> u32 {
    let core: String = labels::bare(doc.str(span));
    let mut core = core.as_str();
    for tail in ["项目", "经费", "资金"] {
        if core.chars().count() > 4 {
            core = core.strip_suffix(tail).unwrap_or(core);
        }
    }
    if let Some(at) = doc.names.iter().position(|name| name.core == core) {
        return at as u32;
    }
    let core = core.to_string();
    doc.names.push(Name { span, core });
    (doc.names.len() - 1) as u32
}
