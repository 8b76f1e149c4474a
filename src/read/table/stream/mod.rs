//! Cells in one long row: one a line, or all on one line. Nothing but the header says where a row ends.

mod indicators;
#[cfg(test)]
mod tests;

use crate::gather::Gather;
use crate::read::document::Document;
use crate::read::table::cell::{Cell, Shape};
use crate::read::table::grid::fits;
use crate::read::table::head::{self, Column, Head};
use crate::read::table::labels;
use crate::read::table::section::{Mark, Row, Section, Sort, is_total, sort_of};
use crate::text::Span;

/// A cell that a narrow column broke takes at most so many lines.
const BROKEN: usize = 4;

/// No form has so many columns.
const MOST: usize = 40;

pub struct Stream<'c> {
    cells: &'c [Cell],
    /// For each cell the head that begins there, and the cell after it.
    heads: Vec<Option<(Head, usize)>>,
    /// For each cell the group of indicators that begins there, and the cell after it.
    groups: Vec<Option<(Mark, usize)>>,
    /// Empty cells stand where the form has them (bars around every cell).
    whole: bool,
    block: u32,
}

/// The longest phrase of several cells that is a head word for word.
fn head_at(doc: &Document, cells: &[Cell], at: usize) -> Option<(Head, usize)> {
    let mut text = String::new();
    let mut found = None;
    for (count, cell) in cells[at..].iter().take(BROKEN).enumerate() {
        let words = doc.str(cell.span);
        if !cell.is_text() || text.len() + words.len() > 72 || count == 0 && words.starts_with('（') {
            break;
        }
        text.push_str(words);
        if let Some(head) = head::exact(&text, cells[at].span) {
            found = Some((head, at + count + 1));
        }
    }
    found
}

/// Finds the headers of a stream and reads what follows each.
pub fn read(doc: &mut Document, stream: &Stream, out: &mut Vec<Section>) {
    let mut at = 0;
    while at < stream.cells.len() {
        let Some((mut heads, after)) = stream.header(doc, at) else {
            at += 1;
            continue;
        };
        let Some(sort) = sort_of(&heads) else {
            at = after.max(at + 1);
            continue;
        };
        // 资金来源 is what the rows are called by, and no column beside their names.
        if sort == Sort::Fund && heads[0].column == Column::Label {
            heads.remove(0);
        }
        let start = stream.cells[at].span;
        let mut section = Section::new(sort, heads, stream.block, start);
        // 项目资金（元） before the header, （万元） below its last line.
        let near = if sort == Sort::Indicators { at..at } else { at.saturating_sub(16)..after.min(stream.cells.len()) };
        for cell in stream.cells[near].iter().filter(|c| c.is_text()) {
            if let Some(unit) = crate::read::table::units::money_in_bracket(doc.str(cell.span)) {
                section.unit = unit;
            }
        }
        at = match sort {
            Sort::Fund => stream.funds(doc, &mut section, after),
            Sort::Indicators => stream.indicators(doc, &mut section, at, after),
            Sort::List => stream.list(doc, &mut section, after),
        };
        if !section.rows.is_empty() || section.total.is_some() {
            out.push(section);
        }
    }
}

impl<'c> Stream<'c> {
    pub fn new(doc: &Document, cells: &'c [Cell], whole: bool, block: u32) -> Stream<'c> {
        let heads = (0..cells.len()).map(|at| head_at(doc, cells, at)).gather();
        let groups = indicators::groups(doc, cells);
        Stream { cells, heads, groups, whole, block }
    }

    fn head(&self, at: usize) -> Option<(Head, usize)> {
        *self.heads.get(at)?
    }

    fn header(&self, doc: &Document, from: usize) -> Option<(Vec<Head>, usize)> {
        let mut heads: Vec<Head> = Vec::new();
        let mut at = from;
        while let Some((head, next)) = self.head(at) {
            if self.opens_rows(doc, &heads, at, next) {
                break;
            }
            heads.push(head);
            if heads.len() > MOST {
                return None;
            }
            at = self.skip_bracket(doc, next, heads.last_mut());
        }
        // 年度预算数（万元） beside 年初预算, 调整后预算数: the form's side, that sounds like a column.
        let amounts = |heads: &[Head]| heads.iter().filter(|h| h.column.is_amount() && !h.unit.is_money()).count();
        if heads.len() > 3 && heads[0].column.is_amount() && heads[0].unit.is_money() && amounts(&heads[1..]) >= 2 {
            heads.remove(0);
        }
        // 项目资金 beside 资金来源, 全年预算数, …, 得分: the form's side, that tells no amount.
        let scored = heads.iter().any(|h| matches!(h.column, Column::Weight | Column::Score));
        let staged = heads.iter().filter(|h| matches!(h.column, Column::Money(_))).count();
        let is_side = |said: &str| said.ends_with("资金") && said.chars().count() <= 4;
        if scored && staged >= 2 && heads[0].column.is_amount() && is_side(doc.str(heads[0].span)) {
            heads.remove(0);
        }
        if heads.len() < 2 {
            return None;
        }
        // The upper row of a header with two rows: 年度指标值 … above 一级指标 … 指标值, 度量单位.
        if let Some(level) = heads.iter().position(|h| h.column == Column::Level(1))
            && level > 0
        {
            let lower = heads.split_off(level);
            // The side label of the form (指标) is no upper row.
            let upper = if heads.iter().any(|h| h.column.is_value()) { heads } else { Vec::new() };
            heads = two_rows(&upper, &lower);
        }
        Some((heads, at))
    }

    /// 预算执行率 | 10 | 9.5 right below the heads of indicators sounds like one of them, and is the first row.
    fn opens_rows(&self, doc: &Document, heads: &[Head], at: usize, next: usize) -> bool {
        heads.iter().any(|h| matches!(h.column, Column::Weight | Column::Score))
            && heads
                .iter()
                .any(|h| matches!(h.column, Column::Level(_) | Column::Name | Column::Target | Column::Actual))
            && self.cells.get(next).is_some_and(|c| !c.is_text())
            && labels::is_execution(&self.joined(doc, at, next))
    }

    /// （A） or （20分*执行率） as cells of their own.
    fn skip_bracket(&self, doc: &Document, at: usize, head: Option<&mut Head>) -> usize {
        let opens = |i: usize| self.cells.get(i).is_some_and(|c| c.is_text() && doc.str(c.span).starts_with('（'));
        if !opens(at) {
            return at;
        }
        for count in 1..=BROKEN {
            let Some(cells) = self.cells.get(at..at + count) else { return at };
            let text: String = cells.iter().map(|c| doc.str(c.span)).collect();
            if text.ends_with('）') {
                if let (Some(head), Some(unit)) = (head, crate::read::table::units::named_in_bracket(&text)) {
                    head.unit = unit;
                }
                return at + count;
            }
        }
        at
    }

    fn is_stop(&self, doc: &Document, at: usize) -> bool {
        let Some(cell) = self.cells.get(at) else { return true };
        if !cell.is_text() {
            return false;
        }
        let text = doc.str(cell.span);
        labels::is_other_part(text)
            || labels::is_side(text)
            || self.header(doc, at).is_some_and(|(heads, _)| sort_of(&heads).is_some())
    }

    fn joined(&self, doc: &Document, from: usize, to: usize) -> String {
        self.cells[from..to].iter().map(|c| doc.str(c.span)).collect()
    }

    fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.cells[from].span.start, end: self.cells[to - 1].span.end }
    }

    fn funds(&self, doc: &mut Document, section: &mut Section, mut at: usize) -> usize {
        loop {
            if at >= self.cells.len() || self.is_stop(doc, at) {
                return at;
            }
            let label_from = at;
            while at < self.cells.len()
                && at - label_from < BROKEN
                && self.cells[at].is_text()
                && !(at > label_from && self.is_stop(doc, at))
            {
                at += 1;
                if self.whole {
                    break;
                }
            }
            let label = self.joined(doc, label_from, at);
            let named = at > label_from && labels::is_fund(&label);
            if at > label_from && !named || at == label_from && !section.rows.is_empty() {
                return label_from.max(at.min(label_from + 1));
            }
            let (cells, next) = if self.whole { self.by_place(doc, section, at) } else { self.by_kind(section, at) };
            match cells {
                Some(cells) => {
                    let label = if named { self.span(label_from, at) } else { Span::default() };
                    section.rows.push(Row { label, cells });
                    section.span.end = self.cells[next - 1].span.end;
                }
                None if self.cells[at..next].iter().any(Cell::is_numeric) => {
                    doc.unread.push((self.span(at, next), "table-ragged"));
                    section.torn = true;
                }
                None if !named => return at.max(label_from + 1),
                None => {}
            }
            at = next.max(label_from + 1);
        }
    }

    /// Values with every empty cell in its place.
    fn by_place(&self, doc: &Document, section: &Section, from: usize) -> (Option<Vec<Option<Cell>>>, usize) {
        let mut out = vec![None; section.heads.len()];
        let mut at = from;
        let mut said = false;
        for (i, head) in section.heads.iter().enumerate() {
            let Some(cell) = self.cells.get(at) else { break };
            if cell.is_text()
                && (head.column != Column::Reason
                    || labels::is_fund(doc.str(cell.span)) && !doc.str(cell.span).contains('。')
                    || self.is_stop(doc, at))
            {
                break;
            }
            if !fits(head.column, cell) {
                return (None, at);
            }
            said |= !cell.is_void();
            out[i] = Some(*cell);
            at += 1;
        }
        (said.then_some(out), at)
    }

    /// Values without their empty cells: all of them, or one for each column of money.
    fn by_kind(&self, section: &Section, from: usize) -> (Option<Vec<Option<Cell>>>, usize) {
        let run = self.cells[from..].iter().take_while(|c| c.is_numeric() || c.shape == Shape::Dash).count();
        let values = &self.cells[from..from + run];
        let numeric: Vec<usize> = (0..section.heads.len()).filter(|i| section.heads[*i].column.is_numeric()).gather();
        let money: Vec<usize> = numeric.iter().copied().filter(|i| section.heads[*i].column.is_amount()).gather();
        let until_rate: Vec<usize> = numeric
            .iter()
            .copied()
            .filter(|i| !matches!(section.heads[*i].column, Column::Weight | Column::Score))
            .gather();
        for columns in [&numeric, &money, &until_rate] {
            if columns.len() == run
                && run > 0
                && columns.iter().zip(values).all(|(i, c)| fits(section.heads[*i].column, c))
            {
                let mut out = vec![None; section.heads.len()];
                columns.iter().zip(values).for_each(|(i, c)| out[*i] = Some(*c));
                return (Some(out), from + run);
            }
        }
        // 0 0 0 — —: one for each column of money, and nothing said of the rest.
        let rest = values.get(money.len()..).is_some_and(|rest| rest.iter().all(|c| c.shape == Shape::Dash));
        if rest && !money.is_empty() && money.iter().zip(values).all(|(i, c)| fits(section.heads[*i].column, c)) {
            let mut out = vec![None; section.heads.len()];
            money.iter().zip(values).for_each(|(i, c)| out[*i] = Some(*c));
            return (Some(out), from + run);
        }
        (None, from + run)
    }

    /// A list of projects or places: a label, then exactly the columns of the header.
    fn list(&self, doc: &Document, section: &mut Section, mut at: usize) -> usize {
        let columns: Vec<usize> = (0..section.heads.len()).gather();
        let Some(label) = section.index(Column::Label) else { return at };
        while at + columns.len() <= self.cells.len() {
            let cells = &self.cells[at..at + columns.len()];
            let fit = cells[label].is_text()
                && columns
                    .iter()
                    .zip(cells)
                    .all(|(i, c)| fits(section.heads[*i].column, c) && (self.whole || c.shape != Shape::Empty))
                && cells.iter().any(|c| c.is_numeric());
            if fit && self.header(doc, at).is_none() {
                section.rows.push(Row { label: cells[label].span, cells: cells.iter().map(|c| Some(*c)).gather() });
                at += columns.len();
                section.span.end = self.cells[at - 1].span.end;
                continue;
            }
            // 合计: fewer cells, one for each column of numbers.
            let run = self.cells[at + 1..].iter().take_while(|c| c.is_numeric() || c.shape == Shape::Dash).count();
            let numeric: Vec<usize> =
                columns.iter().copied().filter(|i| section.heads[*i].column.is_numeric()).gather();
            let money: Vec<usize> = numeric.iter().copied().filter(|i| section.heads[*i].column.is_amount()).gather();
            if cells[0].is_text() && is_total(doc.str(cells[0].span)) {
                let values = &self.cells[at + 1..at + 1 + run];
                if let Some(to) = [&numeric, &money].into_iter().find(|c| c.len() == run) {
                    let mut row = vec![None; columns.len()];
                    to.iter().zip(values).for_each(|(i, c)| row[*i] = Some(*c));
                    section.rows.push(Row { label: cells[0].span, cells: row });
                    section.span.end = self.cells[at + run].span.end;
                }
                return at + 1 + run;
            }
            return at;
        }
        at
    }
}

/// The upper heads with the lower ones in place of the one that they divide.
pub fn two_rows(upper: &[Head], lower: &[Head]) -> Vec<Head> {
    let names = lower.iter().take_while(|h| matches!(h.column, Column::Level(_) | Column::Name)).count();
    let mut out = lower[..names].to_vec();
    let rest = &lower[names..];
    let mut placed = false;
    for head in upper {
        if head.column == Column::Target && !rest.is_empty() {
            out.extend_from_slice(rest);
            placed = true;
        } else {
            out.push(*head);
        }
    }
    if !placed {
        out.extend_from_slice(rest);
    }
    out
}
