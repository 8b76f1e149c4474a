//! Cells in one long row: one a line, or all on one line. Nothing but the header says where a row ends.

use super::cell::{Cell, Shape};
use super::grid::fits;
use super::head::{self, Column, Head};
use super::labels;
use super::section::{Mark, Row, Section, Sort, is_total, sort_of};
use crate::read::document::Document;
use crate::text::Span;

/// A cell that a narrow column broke takes at most so many lines.
const BROKEN: usize = 4;

/// No form has so many columns.
const MOST: usize = 40;

pub struct Stream<'c> {
    cells: &'c [Cell],
    /// For each cell the head that begins there, and the cell after it.
    heads: Vec<Option<(Head, usize)>>,
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
        let Some((heads, after)) = stream.header(doc, at) else {
            at += 1;
            continue;
        };
        let Some(sort) = sort_of(&heads) else {
            at = after.max(at + 1);
            continue;
        };
        let start = stream.cells[at].span;
        let mut section = Section::new(sort, heads, stream.block, start);
        // 项目资金（元） before the header, （万元） below its last line.
        let near = if sort == Sort::Indicators { at..at } else { at.saturating_sub(16)..after.min(stream.cells.len()) };
        for cell in stream.cells[near].iter().filter(|c| c.is_text()) {
            if let Some(unit) = super::units::money_in_bracket(doc.str(cell.span)) {
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
        let heads = (0..cells.len()).map(|at| head_at(doc, cells, at)).collect();
        Stream { cells, heads, whole, block }
    }

    fn head(&self, at: usize) -> Option<(Head, usize)> {
        *self.heads.get(at)?
    }

    fn header(&self, doc: &Document, from: usize) -> Option<(Vec<Head>, usize)> {
        let mut heads: Vec<Head> = Vec::new();
        let mut at = from;
        while let Some((head, next)) = self.head(at) {
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
                if let (Some(head), Some(unit)) = (head, super::units::named_in_bracket(&text)) {
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
        let numeric: Vec<usize> = (0..section.heads.len()).filter(|i| section.heads[*i].column.is_numeric()).collect();
        let money: Vec<usize> = numeric.iter().copied().filter(|i| section.heads[*i].column.is_amount()).collect();
        let until_rate: Vec<usize> = numeric
            .iter()
            .copied()
            .filter(|i| !matches!(section.heads[*i].column, Column::Weight | Column::Score))
            .collect();
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

    fn indicators(&self, doc: &mut Document, section: &mut Section, header: usize, mut at: usize) -> usize {
        // 产出指标 … may stand beside the header: take the side's points from before it.
        for back in (header.saturating_sub(2)..header).rev() {
            let cell = self.cells[back];
            if cell.is_text() && labels::is_side(doc.str(cell.span)) {
                section.marks.push(Mark {
                    row: 0,
                    level: 0,
                    name: cell.span,
                    weight: labels::bracket_weight(doc, cell.span),
                });
            }
        }
        let columns: Vec<usize> = (0..section.heads.len())
            .filter(|i| !matches!(section.heads[*i].column, Column::Level(_) | Column::Name | Column::Ordinal))
            .collect();
        let mut skipped = 0;
        while at < self.cells.len() {
            if skipped > 12 {
                return at;
            }
            if let Some((mark, next)) = self.group(doc, section.rows.len(), at) {
                section.marks.push(mark);
                at = next;
                skipped = 0;
                continue;
            }
            let cell = self.cells[at];
            if cell.is_text() && is_total(doc.str(cell.span)) {
                at = self.total(section, at);
                return at;
            }
            // A page break repeats the header.
            if let Some((heads, next)) = self.header(doc, at)
                && let Some(sort) = sort_of(&heads)
            {
                if sort == Sort::Indicators && heads.len() == section.heads.len() {
                    at = next;
                    continue;
                }
                return at;
            }
            if cell.is_text() && labels::is_other_part(doc.str(cell.span)) && !section.rows.is_empty() {
                // 其他需要说明的问题 stands before 总分 in some forms.
                let near = (at..(at + 4).min(self.cells.len()))
                    .find(|i| self.cells[*i].is_text() && is_total(doc.str(self.cells[*i].span)));
                let Some(total) = near else { return at };
                at = self.total(section, total);
                return at;
            }
            match self.row(doc, section, &columns, at) {
                Some((row, next)) => {
                    section.span.end = self.cells[next - 1].span.end;
                    section.rows.push(row);
                    at = self.reason(doc, section, &columns, next);
                    skipped = 0;
                }
                None => {
                    if cell.is_numeric() {
                        doc.unread.push((cell.span, "table-ragged"));
                        section.torn = true;
                    }
                    skipped += usize::from(cell.shape != Shape::Empty);
                    at += 1;
                }
            }
        }
        at
    }

    /// 产出指标（50）, possibly over several cells.
    fn group(&self, doc: &Document, row: usize, at: usize) -> Option<(Mark, usize)> {
        for count in (1..=BROKEN).rev() {
            let Some(cells) = self.cells.get(at..at + count) else { continue };
            let bracket = |c: &Cell| c.is_text() || doc.str(c.span).starts_with('（') || doc.str(c.span).contains('）');
            if !cells.iter().all(bracket) {
                continue;
            }
            let text = self.joined(doc, at, at + count);
            let span = self.span(at, at + count);
            let weight = labels::bracket_weight(doc, span);
            let side = || (weight.is_some() && labels::is_side(&text)).then_some(0);
            let Some(level) = labels::group_level(&without_open_bracket(&text)).or_else(side) else { continue };
            // A name that only ends in a bracket is not one group more.
            if count > 1 && labels::group_level(&self.joined(doc, at + 1, at + count)).is_some() {
                continue;
            }
            // 成本指标 is a group of its own in the newer forms, and one of 产出指标 in the older.
            let own = level != 1
                || weight.is_some()
                || !text.contains("成本")
                || self.group(doc, row, at + count).is_some_and(|(m, _)| m.level == 2);
            return Some((Mark { row, level: if own { level } else { 2 }, name: span, weight }, at + count));
        }
        None
    }

    /// One indicator: its name in several cells, then exactly the columns of the header.
    fn row(&self, doc: &Document, section: &Section, columns: &[usize], at: usize) -> Option<(Row, usize)> {
        let names = if self.whole { 1 } else { BROKEN };
        let mut best: Option<(usize, Row, usize)> = None;
        for count in 1..=names {
            let Some(cells) = self.cells.get(at..at + count) else { break };
            if !cells.iter().all(|c| c.is_text())
                || count > 1 && labels::group_level(doc.str(cells[count - 1].span)).is_some()
            {
                break;
            }
            if let Some((cells, next, doubt)) = self.values(doc, section, columns, at + count) {
                let better = best.as_ref().is_none_or(|(least, _, _)| doubt < *least);
                if better {
                    best = Some((doubt, Row { label: self.span(at, at + count), cells }, next));
                }
            }
        }
        best.map(|(_, mut row, next)| {
            if let Some(i) = section.index(Column::Name) {
                let cell = Cell { span: row.label, shape: Shape::Text, fig: None };
                row.cells[i] = Some(cell);
            }
            (row, next)
        })
    }

    /// The value columns up to the score, and how doubtful the fit is.
    fn values(
        &self,
        doc: &Document,
        section: &Section,
        columns: &[usize],
        from: usize,
    ) -> Option<(Vec<Option<Cell>>, usize, usize)> {
        let mut out = vec![None; section.heads.len()];
        let mut at = from;
        let mut doubt = 0;
        let mut points = 0;
        let (mut weight, mut target) = (None, None);
        for &i in columns {
            let column = section.heads[i].column;
            if column == Column::Reason {
                continue;
            }
            let cell = self.cells.get(at)?;
            if !fits(column, cell) || !self.whole && cell.shape == Shape::Empty {
                return None;
            }
            if cell.is_text() && (labels::group_level(doc.str(cell.span)).is_some() || is_total(doc.str(cell.span))) {
                return None;
            }
            match column {
                Column::Weight | Column::Score => {
                    let value = cell.fig.and_then(|f| doc.figure(f).value);
                    points += usize::from(value.is_some());
                    if value.is_some_and(|v| v > 100.into() || v.is_sign_negative()) {
                        return None;
                    }
                    if column == Column::Weight {
                        weight = value;
                    } else if let (Some(w), Some(s)) = (weight, value)
                        && s > w
                    {
                        doubt += 3;
                    }
                }
                Column::Target => target = Some(cell.is_text()),
                Column::Actual => {
                    doubt += usize::from(target.is_some_and(|words| words != cell.is_text() && !cell.is_void()))
                }
                _ => {}
            }
            out[i] = Some(*cell);
            at += 1;
        }
        (points > 0 && doubt < 3).then_some((out, at, doubt))
    }

    /// The reason after a row, where there is one.
    fn reason(&self, doc: &Document, section: &mut Section, columns: &[usize], at: usize) -> usize {
        let Some(i) = section.index(Column::Reason) else { return at };
        let Some(cell) = self.cells.get(at) else { return at };
        match cell.shape {
            Shape::Empty if self.whole => at + 1,
            Shape::Dash => at + 1,
            Shape::Text => {
                let text = doc.str(cell.span);
                let goes_on = self.group(doc, 0, at).is_some()
                    || is_total(text)
                    || labels::is_other_part(text)
                    || self.row(doc, section, columns, at).is_some();
                if goes_on {
                    return at;
                }
                // The reason ends where the next group, total or indicator begins.
                let mut end = at + 1;
                while end < self.cells.len() && end - at < 12 {
                    let next = &self.cells[end];
                    let done = !next.is_text()
                        || self.group(doc, 0, end).is_some()
                        || is_total(doc.str(next.span))
                        || labels::is_other_part(doc.str(next.span))
                        || self.header(doc, end).is_some()
                        || self.row(doc, section, columns, end).is_some();
                    if done || self.whole {
                        break;
                    }
                    end += 1;
                }
                let span = self.span(at, end);
                if let Some(row) = section.rows.last_mut() {
                    row.cells[i] = Some(Cell { span, shape: Shape::Text, fig: None });
                }
                end
            }
            _ => at,
        }
    }

    /// 总分 | 100 | 96
    fn total(&self, section: &mut Section, at: usize) -> usize {
        let mut numbers = Vec::new();
        let mut end = at + 1;
        while end < self.cells.len() && end - at <= section.heads.len() + 2 {
            let cell = &self.cells[end];
            match cell.shape {
                Shape::Number => numbers.push(*cell),
                Shape::Empty | Shape::Dash => {}
                _ => break,
            }
            end += 1;
        }
        let columns: Vec<usize> = (0..section.heads.len())
            .filter(|i| matches!(section.heads[*i].column, Column::Weight | Column::Score))
            .collect();
        if numbers.len() > columns.len() {
            section.torn = true;
        }
        // With the empty cells in place the first number is the weight; without them both must stand there.
        let enough = numbers.len() == columns.len()
            || self.whole && numbers.len() == 1 && self.cells[at + 1].shape == Shape::Number;
        if enough {
            let mut cells = vec![None; section.heads.len()];
            columns.iter().zip(&numbers).for_each(|(i, c)| cells[*i] = Some(*c));
            section.total = Some(Row { label: self.cells[at].span, cells });
            section.span.end = self.cells[end - 1].span.end;
        }
        end
    }

    /// A list of projects or places: a label, then exactly the columns of the header.
    fn list(&self, doc: &Document, section: &mut Section, mut at: usize) -> usize {
        let columns: Vec<usize> = (0..section.heads.len()).collect();
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
                section.rows.push(Row { label: cells[label].span, cells: cells.iter().map(|c| Some(*c)).collect() });
                at += columns.len();
                section.span.end = self.cells[at - 1].span.end;
                continue;
            }
            // 合计: fewer cells, one for each column of numbers.
            let run = self.cells[at + 1..].iter().take_while(|c| c.is_numeric() || c.shape == Shape::Dash).count();
            let numeric: Vec<usize> =
                columns.iter().copied().filter(|i| section.heads[*i].column.is_numeric()).collect();
            let money: Vec<usize> = numeric.iter().copied().filter(|i| section.heads[*i].column.is_amount()).collect();
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

/// 效益指标30分）: the bracket that opens it was lost.
fn without_open_bracket(text: &str) -> String {
    if text.contains('（') && text.contains('）') || !text.contains(['（', '）']) {
        return text.to_string();
    }
    text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '分' | '）' | '（' | ' ')).to_string()
}
