//! Indicators in a stream of cells: groups, rows, reasons, the total.

use super::{BROKEN, Stream};
use crate::gather::Gather;
use crate::read::document::Document;
use crate::read::table::cell::{Cell, Shape};
use crate::read::table::grid::fits;
use crate::read::table::head::Column;
use crate::read::table::labels;
use crate::read::table::section::{Mark, Row, Section, Sort, is_subtotal, is_total, sort_of};
use crate::text::HasWords;
use crate::text::Span;

impl Stream<'_> {
    pub(super) fn indicators(&self, doc: &mut Document, section: &mut Section, header: usize, mut at: usize) -> usize {
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
            .gather();
        let mut skipped = 0;
        while at < self.cells.len() {
            if skipped > 12 {
                return at;
            }
            let cell = self.cells[at];
            if let Some((mark, next)) = self.group(section.rows.len(), at)
                && !self.is_name(doc, section, &columns, at, next)
            {
                section.marks.push(mark);
                at = next;
                skipped = 0;
                continue;
            }
            if cell.is_text() && is_total(doc.str(cell.span)) {
                let (total, next) = self.points(doc, section, at);
                if is_subtotal(doc.str(cell.span)) && total.is_some() {
                    section.subtotals.extend(total.map(|row| (section.rows.len(), row)));
                    at = next;
                    continue;
                }
                section.total = total;
                return next;
            }
            if cell.is_text()
                && labels::is_execution(doc.str(cell.span))
                && let (Some(row), next) = self.points(doc, section, at)
            {
                section.execution = Some(row);
                at = next;
                skipped = 0;
                continue;
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
                let (total, next) = self.points(doc, section, total);
                section.total = total;
                return next;
            }
            match self.row(doc, section, &columns, at) {
                Some((row, next, _)) => {
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

    /// The group that begins at a cell, as a mark on the next row.
    fn group(&self, row: usize, at: usize) -> Option<(Mark, usize)> {
        let (mark, next) = (*self.groups.get(at)?)?;
        Some((Mark { row, ..mark }, next))
    }

    /// 服务对象满意度 before figures is an indicator, before the name of one a group.
    fn is_name(&self, doc: &Document, section: &Section, columns: &[usize], at: usize, next: usize) -> bool {
        next == at + 1
            && labels::names_both(doc.str(self.cells[at].span))
            && self.cells.get(next).is_some_and(|c| !c.is_text())
            && section.index(Column::Points).is_none()
            && self.row(doc, section, columns, at).is_some()
    }

    /// One indicator: its name in several cells, then exactly the columns of the header; the cell after it, and how
    /// doubtful it is.
    fn row(&self, doc: &Document, section: &Section, columns: &[usize], at: usize) -> Option<(Row, usize, usize)> {
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
        best.map(|(doubt, mut row, next)| {
            if let Some(i) = section.index(Column::Name) {
                let cell = Cell { span: row.label, shape: Shape::Text, fig: None };
                row.cells[i] = Some(cell);
            }
            (row, next, doubt)
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
            if column == Column::Reason || column == Column::Lost && self.nothing_lost(section, columns, i, at) {
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
                    if value.is_some_and(|v| v > 1000.into() || v.is_sign_negative()) {
                        return None;
                    }
                    if column == Column::Weight {
                        weight = value;
                    } else if let (Some(w), Some(s)) = (weight, value)
                        && s > w
                    {
                        doubt += 2;
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

    /// The cell of 扣分 is empty, and gone: fewer numbers follow than there are columns for them.
    fn nothing_lost(&self, section: &Section, columns: &[usize], lost: usize, at: usize) -> bool {
        let wanted = columns.iter().filter(|i| **i >= lost && section.heads[**i].column.is_numeric()).count();
        let found = self.cells[at.min(self.cells.len())..].iter().take_while(|c| c.is_numeric()).count();
        !self.whole && found < wanted
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
                let doubt = |at: usize| self.row(doc, section, columns, at).map(|(_, _, doubt)| doubt);
                // 无, and an indicator that fits its columns better without it.
                let begins_row = doubt(at).is_some_and(|own| own == 0 || doubt(at + 1).is_none_or(|next| next >= own));
                let goes_on =
                    self.group(0, at).is_some() || is_total(text) || labels::is_other_part(text) || begins_row;
                if goes_on {
                    return at;
                }
                // The reason ends where the next group, total or indicator begins.
                let mut end = at + 1;
                while end < self.cells.len() && end - at < 12 {
                    let next = &self.cells[end];
                    let done = !next.is_text()
                        || self.group(0, end).is_some()
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

    /// 总分 | 100 | 96 and 预算执行率 | 10 | 9.6: a label and points.
    fn points(&self, doc: &Document, section: &mut Section, at: usize) -> (Option<Row>, usize) {
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
        let of =
            |is: &dyn Fn(Column) -> bool| (0..section.heads.len()).filter(|i| is(section.heads[*i].column)).gather();
        let own = of(&|c| matches!(c, Column::Weight | Column::Score | Column::Lost));
        let columns =
            if own.len() == numbers.len() { own } else { of(&|c| matches!(c, Column::Weight | Column::Score)) };
        let total = is_total(doc.str(self.cells[at].span));
        section.torn |= total && numbers.len() > columns.len();
        // With the empty cells in place the first number is the weight; without them both must stand there.
        let enough = numbers.len() == columns.len()
            || total && self.whole && numbers.len() == 1 && self.cells[at + 1].shape == Shape::Number;
        if !enough {
            return (None, end);
        }
        let mut cells = vec![None; section.heads.len()];
        columns.iter().zip(&numbers).for_each(|(i, c)| cells[*i] = Some(*c));
        section.span.end = self.cells[end - 1].span.end;
        (Some(Row { label: self.cells[at].span, cells }), end)
    }
}

/// For each cell the group that begins there.
pub fn groups(doc: &Document, cells: &[Cell]) -> Vec<Option<(Mark, usize)>> {
    let mut out: Vec<Option<(Mark, usize)>> = vec![None; cells.len()];
    // From the end, for a group's level may hang on the group after it.
    for at in (0..cells.len()).rev() {
        out[at] = group_at(doc, cells, at, &out);
    }
    out
}

/// 产出指标（50）, possibly over several cells.
fn group_at(doc: &Document, cells: &[Cell], at: usize, later: &[Option<(Mark, usize)>]) -> Option<(Mark, usize)> {
    if !cells[at].is_text() || !labels::may_begin_group(doc.str(cells[at].span)) {
        return None;
    }
    let mut text = String::new();
    let mut found = None;
    for (count, cell) in cells[at..].iter().take(BROKEN).enumerate() {
        let words = doc.str(cell.span);
        if !cell.is_text() && !words.contains(['（', '）']) || text.len() + words.len() > 90 {
            break;
        }
        // The next group's name is no part of this one's.
        if count > 0 && later[at + count].is_some() {
            break;
        }
        text.push_str(words);
        let next = at + count + 1;
        let span = Span { start: cells[at].span.start, end: cell.span.end };
        let weight = labels::bracket_weight(doc, span);
        let side = || (weight.is_some() && labels::is_side(&text)).then_some(0);
        if let Some(level) = labels::group_level(&without_open_bracket(&text)).or_else(side) {
            // 成本指标 is a group of its own in the newer forms, and one of 产出指标 in the older.
            let leads = later.get(next).copied().flatten().is_some_and(|(mark, _)| mark.level == 2);
            let own = level != 1 || weight.is_some() || !text.has("成本") || leads;
            found = Some((Mark { row: 0, level: if own { level } else { 2 }, name: span, weight }, next));
        }
    }
    found
}

/// 效益指标30分）: the bracket that opens it was lost.
fn without_open_bracket(text: &str) -> String {
    if text.contains('（') && text.contains('）') || !text.contains(['（', '）']) {
        return text.to_string();
    }
    text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '分' | '）' | '（' | ' ')).to_string()
}
