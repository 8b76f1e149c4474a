//! Reading tables: self-evaluation forms, indicator tables, lists of projects and of places.
//!
//! Columns are known by their heads, never by position alone; what cannot be cut with confidence is left unread.

mod bare;
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

pub use indicators::row_unread;
pub use labels::is_execution;

#[cfg(test)]
mod tests;

use crate::gather::Gather;
use crate::quick::{Map, Set};
use crate::text::HasWords;

use self::cell::Cell;
use self::section::{Section, Sort};
use super::document::{Document, Name};
use crate::text::{Block, Grid, Span};

/// Adds to the document what its tables say.
pub fn read(doc: &mut Document) {
    let mut sections = Vec::new();
    let text = doc.text;
    for block in doc.blocks.clone() {
        match &text.blocks[block] {
            Block::Table(grid) => cut(doc, grid, block as u32, &mut sections),
            Block::Prose(span) if is_glued(text.slice(*span)) => doc.unread.push((*span, "table-glued")),
            Block::Prose(_) => {}
        }
    }
    if !sections.is_empty() {
        state(doc, &mut sections);
    }
    let mut short: Vec<Cell> = Vec::new();
    for block in doc.blocks.clone() {
        match &text.blocks[block] {
            Block::Prose(span) if ((span.end - span.start) as usize) < SHORT => short.push(Cell::new(doc, *span)),
            block => {
                bare::lines(doc, &std::mem::take(&mut short));
                if let Block::Table(grid) = block {
                    let before = doc.claims.len();
                    bare::read(doc, &cells(doc, grid));
                    // What its arithmetic tells was checked, heads or no heads.
                    if doc.claims.len() > before {
                        doc.unread.retain(|(span, why)| *span != grid.span || *why != "table-no-header");
                    }
                }
            }
        }
    }
    bare::lines(doc, &short);
}

/// A line shorter than this, in bytes, may be a cell.
const SHORT: usize = 90;

/// States what the sections say, form by form.
fn state(doc: &mut Document, sections: &mut [Section]) {
    let prose = units::of_prose(doc);
    for section in sections.iter_mut() {
        units::settle(doc, section, prose);
    }
    let mut names = Names::of(doc);
    let forms = forms(sections);
    let alone = forms.len() - reprints(doc, sections, &forms) == 1;
    for (n, form) in forms.iter().enumerate() {
        let list = n as u32 + 1;
        let fund = form.fund.map(|i| fund::read(doc, &mut names, &sections[i], alone));
        for &i in &form.indicators {
            indicators::read(doc, &sections[i], list);
        }
        let parts: Vec<&Section> = form.indicators.iter().map(|i| &sections[*i]).gather();
        indicators::sums(doc, &parts, fund.unwrap_or_default(), alone, list);
    }
    for section in sections.iter().filter(|s| s.sort == Sort::List) {
        list::read(doc, &mut names, section);
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

/// How many tables print the indicators of an earlier form again.
fn reprints(doc: &Document, sections: &[Section], forms: &[Form]) -> usize {
    let mut seen: Set<&str> = Set::default();
    let mut count = 0;
    let mut funded = false;
    for form in forms {
        let own: Set<&str> =
            form.indicators.iter().flat_map(|i| &sections[*i].rows).map(|row| doc.str(row.label)).collect();
        let again = own.iter().filter(|name| seen.contains(*name)).count();
        // Two forms with money of their own are of two projects.
        let one = form.fund.is_none() || !funded;
        count += usize::from(one && again >= 2 && again * 3 >= own.len() * 2);
        funded |= form.fund.is_some();
        seen.extend(own.iter().copied());
    }
    count
}

fn cells(doc: &Document, grid: &Grid) -> Vec<Vec<Cell>> {
    grid.rows.iter().map(|row| row.iter().map(|cell| Cell::new(doc, cell.span)).gather()).gather()
}

fn cut(doc: &mut Document, grid: &Grid, block: u32, out: &mut Vec<Section>) {
    let rows = cells(doc, grid);
    let before = out.len();
    match shape(doc, &rows) {
        Cut::Rows => {
            grid::read(doc, &rows, block, out);
            if out.len() == before
                && let Some(last) = out.last_mut()
                && near(doc, last, block)
                && grid::go_on(doc, &rows, last)
            {
                return;
            }
        }
        Cut::Bars => {
            let cells = flatten(doc, &rows);
            let stream = stream::Stream::new(doc, &cells, true, block);
            stream::read(doc, &stream, out);
        }
        Cut::Cells => {
            let cells: Vec<Cell> = rows.into_iter().flatten().filter(|c| c.shape != cell::Shape::Empty).gather();
            let stream = stream::Stream::new(doc, &cells, false, block);
            stream::read(doc, &stream, out);
        }
    }
    let numbers = doc.figures_in(grid.span).len();
    if out.len() == before && numbers >= 4 {
        doc.unread.push((grid.span, "table-no-header"));
    }
}

/// Nothing but a line or two stands between a section and the table after it.
fn near(doc: &Document, section: &Section, block: u32) -> bool {
    let blocks = &doc.text.blocks[section.block as usize + 1..block as usize];
    blocks.len() <= 2
        && section.total.is_none()
        && blocks.iter().all(|b| matches!(b, Block::Prose(span) if span.end - span.start < 90))
}

/// A form whose cells ran together: its words in one paragraph, and numbers that no longer have an end.
fn is_glued(text: &str) -> bool {
    if !text.has("级指标") && !text.has("资金总额") {
        return false;
    }
    let words =
        ["一级指标", "二级指标", "三级指标", "资金总额", "执行率", "得分", "分值", "预算数", "执行数", "完成值"];
    let bytes = text.as_bytes();
    let endless = bytes.windows(2).any(|w| w[0] == b'%' && w[1].is_ascii_digit())
        || bytes
            .split(|b| !(b.is_ascii_digit() || *b == b'.'))
            .any(|run| run.iter().filter(|b| **b == b'.').count() > 1);
    endless && words.iter().filter(|w| text.has(w)).count() >= 3
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
        let label = last.is_text()
            && (labels::is_fund(doc.str(last.span)) || labels::group_level(doc.str(last.span)).is_some());
        label
            && (first.is_numeric()
                || first.shape == cell::Shape::Dash
                || head::exact(doc.str(first.span), first.span).is_some())
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

/// The names of the document by their cores.
struct Names(Map<String, u32>);

impl Names {
    fn of(doc: &Document) -> Names {
        Names(doc.names.iter().enumerate().map(|(i, name)| (name.core.clone(), i as u32)).collect())
    }

    /// The index of a name in [`Document::names`], the same for the same core.
    fn intern(&mut self, doc: &mut Document, span: Span) -> u32 {
        let bare = labels::bare(doc.str(span));
        let mut core = bare.as_str();
        for tail in ["项目", "经费", "资金"] {
            if core.chars().count() > 4 {
                core = core.strip_suffix(tail).unwrap_or(core);
            }
        }
        *self.0.entry(core.to_string()).or_insert_with(|| {
            doc.names.push(Name { span, core: core.to_string() });
            (doc.names.len() - 1) as u32
        })
    }
}
