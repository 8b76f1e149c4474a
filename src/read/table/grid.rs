//! Rows of cells: columns by header, rows laid under them.

use super::cell::{Cell, Shape};
use super::head::{self, Column, Head};
use super::labels;
use super::section::{Mark, Row, Section, Sort, is_subtotal, is_total, sort_of};
use super::stream;
use crate::gather::Gather;
use crate::read::document::Document;
use crate::read::unit::Unit;
use crate::text::HasWords;
use crate::text::Span;

/// Cuts a grid into the parts that its header rows open.
pub fn read(doc: &mut Document, rows: &[Vec<Cell>], block: u32, out: &mut Vec<Section>) {
    let headers: Vec<Option<Vec<Head>>> = rows.iter().map(|row| header(doc, row)).gather();
    let mut open: Option<Section> = None;
    let mut upper: Option<Vec<Head>> = None;
    let mut at = 0;
    while at < rows.len() {
        let row = &rows[at];
        if let Some(heads) = &headers[at] {
            let heads = match upper.take() {
                Some(above) => merge(&above, heads),
                None => heads.clone(),
            };
            close(&mut open, out);
            // A header over a header: 年度指标值 above 指标性质, 指标值, 度量单位.
            if headers.get(at + 1).is_some_and(Option::is_some) {
                upper = Some(heads);
                at += 1;
                continue;
            }
            if sort_of(&heads).is_some() {
                let body = headers[at + 1..].iter().position(Option::is_some).unwrap_or(rows.len() - at - 1);
                let (heads, unit) = settle(heads, &rows[at + 1..at + 1 + body]);
                if let Some(sort) = sort_of(&heads) {
                    let mut section = Section::new(sort, heads, block, row_span(row));
                    section.unit = unit;
                    open = Some(section);
                }
            }
        } else if let Some(section) = &mut open {
            if ends(doc, section.sort, row) {
                close(&mut open, out);
            } else {
                place(doc, section, row);
            }
        }
        at += 1;
    }
    close(&mut open, out);
}

fn close(open: &mut Option<Section>, out: &mut Vec<Section>) {
    if let Some(section) = open.take()
        && (!section.rows.is_empty() || section.total.is_some())
    {
        out.push(section);
    }
}

/// Rows that go on under the header of the table before: a line of text or a page's foot cut the table in two.
pub fn go_on(doc: &mut Document, rows: &[Vec<Cell>], section: &mut Section) -> bool {
    let width = section.heads.len();
    // A first row of words alone heads columns of its own, in whatever words.
    if rows
        .first()
        .is_some_and(|row| row.iter().filter(|c| c.is_text()).count() >= 3 && !row.iter().any(Cell::is_numeric))
    {
        return false;
    }
    let fit = rows
        .iter()
        .filter(|row| {
            row.len() <= width && row.iter().any(Cell::is_numeric) && align(doc, &section.heads, row).is_some()
        })
        .count();
    if fit == 0 || fit * 4 < rows.len() * 3 {
        return false;
    }
    for row in rows {
        if ends(doc, section.sort, row) {
            break;
        }
        place(doc, section, row);
    }
    true
}

pub fn row_span(row: &[Cell]) -> Span {
    let start = row.first().map_or(0, |c| c.span.start);
    let end = row.last().map_or(0, |c| c.span.end);
    Span { start, end }
}

/// The heads of a header row: two that are heads word for word, one of them over values, and no number.
fn header(doc: &Document, row: &[Cell]) -> Option<Vec<Head>> {
    if row.iter().any(Cell::is_numeric) {
        return None;
    }
    let mut values = 0;
    let mut kinds: Vec<Column> = Vec::new();
    for cell in row {
        if cell.is_text()
            && let Some(head) = head::exact(doc.str(cell.span), cell.span)
        {
            values += usize::from(head.column.is_value());
            if !kinds.contains(&head.column) {
                kinds.push(head.column);
            }
        }
    }
    if kinds.len() < 2 || (values == 0 && !kinds.contains(&Column::Level(1))) {
        return None;
    }
    Some(row.iter().map(|cell| head::loose(doc.str(cell.span), cell.span)).gather())
}

/// The lower head where there is one, the upper else.
fn merge(above: &[Head], below: &[Head]) -> Vec<Head> {
    // Without the empty cells of merged ones, the lower heads stand in place of the upper one that they divide.
    let levels = below.first().is_some_and(|h| h.column == Column::Level(1));
    if levels && above.iter().chain(below).all(|h| !h.span.is_empty()) {
        let upper: Vec<Head> = above.iter().copied().filter(|h| h.column != Column::Text).gather();
        return stream::two_rows(&upper, below);
    }
    (0..above.len().max(below.len()))
        .filter_map(|i| match (above.get(i), below.get(i)) {
            (Some(a), Some(b)) if b.span.is_empty() => Some(*a),
            (_, Some(b)) => Some(*b),
            (a, None) => a.copied(),
        })
        .gather()
}

/// A head that sounds like money over a column of words is the label column, and the unit it names is the table's.
fn settle(mut heads: Vec<Head>, rows: &[Vec<Cell>]) -> (Vec<Head>, Unit) {
    let mut unit = Unit::None;
    for (i, head) in heads.iter_mut().enumerate() {
        if !head.column.is_amount() {
            if head.unit.is_money() {
                unit = head.unit;
            }
            continue;
        }
        let (mut words, mut numbers) = (0, 0);
        for cell in rows.iter().filter_map(|row| row.get(i)) {
            words += usize::from(cell.is_text());
            numbers += usize::from(cell.is_numeric());
        }
        // The form's own 执行数 has a number under it, whatever is told in words farther down.
        let mut below = rows.iter().filter_map(|row| row.get(i)).filter(|c| c.shape != Shape::Empty);
        if words > numbers && !below.next().is_some_and(Cell::is_numeric) {
            if head.unit.is_money() {
                unit = head.unit;
            }
            head.column = Column::Text;
        }
    }
    (heads, unit)
}

/// A row of the form that belongs to no list: 年度总体目标, 其他需要说明的问题.
fn ends(doc: &Document, sort: Sort, row: &[Cell]) -> bool {
    let first = row.iter().find(|c| c.is_text()).map(|c| doc.str(c.span));
    sort != Sort::List && first.is_some_and(labels::is_other_part)
}

fn place(doc: &mut Document, section: &mut Section, row: &[Cell]) {
    if row.iter().all(|c| c.is_void()) {
        if let Some(dots) = row.iter().find(|c| doc.str(c.span).contains('…')) {
            section.rows.push(Row { label: dots.span, cells: vec![None; section.heads.len()] });
        }
        return;
    }
    let label = label_of(doc, section, row);
    let text = doc.str(label).to_string();
    let numbers = row.iter().filter(|c| c.is_numeric()).count();
    if numbers == 0 && row.iter().filter(|c| !c.is_void()).count() == 1 && section.sort != Sort::Indicators {
        // A note, or 从略: the row says nothing in figures.
        if labels::is_cut_short(&text) {
            section.rows.push(Row { label, cells: vec![None; section.heads.len()] });
        }
        return;
    }
    let total = is_total(&text);
    let execution = labels::is_execution(&text);
    let mut cells = align(doc, &section.heads, row);
    if section.sort == Sort::Indicators && (total || execution && sums_only(&section.heads, row).is_some()) {
        // Only points stand in these rows: a number under another head shows that empty cells are gone.
        cells = cells.filter(|cells| only_points(&section.heads, cells)).or_else(|| sums_only(&section.heads, row));
    }
    let Some(cells) = cells else {
        if numbers > 0 {
            doc.unread.push((row_span(row), "table-ragged"));
            section.torn = true;
        }
        return;
    };
    section.span.end = section.span.end.max(row_span(row).end);
    if section.sort == Sort::Indicators {
        if total && is_subtotal(&text) {
            section.subtotals.push((section.rows.len(), Row { label, cells }));
            return;
        }
        if total {
            section.total = Some(Row { label, cells });
            return;
        }
        if execution && only_points(&section.heads, &cells) {
            section.execution = Some(Row { label, cells });
            return;
        }
        marks(doc, section, &cells);
        let named =
            section.heads.iter().zip(&cells).any(|(h, c)| h.column == Column::Name && c.is_some_and(|c| c.is_text()));
        if !named && numbers == 0 {
            return;
        }
    }
    section.rows.push(Row { label, cells });
}

/// The last words before the first value column; the indicator's name where there is a column of them.
fn label_of(doc: &Document, section: &Section, row: &[Cell]) -> Span {
    let value = section.heads.iter().position(|h| h.column.is_value()).unwrap_or(row.len());
    let before = &row[..value.min(row.len())];
    let is_words = |c: &&Cell| c.is_text() && doc.str(c.span).chars().any(|c| !c.is_ascii_digit());
    if section.sort == Sort::List
        && let Some(i) = section.heads.iter().position(|h| h.column == Column::Label)
        && let Some(cell) = row.get(i)
        && cell.is_text()
    {
        // 合计 may stand in the column before.
        return row[..i].iter().find(|c| c.is_text() && is_total(doc.str(c.span))).map_or(cell.span, |c| c.span);
    }
    before.iter().rev().find(is_words).or_else(|| row.iter().find(is_words)).map_or(Span::default(), |c| c.span)
}

fn marks(doc: &Document, section: &mut Section, cells: &[Option<Cell>]) {
    let row = section.rows.len();
    for (i, (head, cell)) in section.heads.iter().zip(cells).enumerate() {
        let Some(cell) = cell.filter(|c| c.is_text()) else { continue };
        let level = match head.column {
            Column::Level(level) => level,
            // 绩效指标（90分） beside the table.
            Column::Text if labels::is_side(doc.str(cell.span)) => 0,
            _ => continue,
        };
        let same = section
            .marks
            .iter()
            .rev()
            .find(|m| m.level == level)
            .is_some_and(|m| doc.str(m.name) == doc.str(cell.span));
        if !same {
            let beside =
                section.heads.get(i + 1).filter(|h| h.column == Column::Points).and_then(|_| cells[i + 1]?.fig);
            section.marks.push(Mark {
                row,
                level,
                name: cell.span,
                weight: labels::bracket_weight(doc, cell.span).or(beside),
            });
        }
    }
}

/// Whether a cell can stand in a column.
pub fn fits(column: Column, cell: &Cell) -> bool {
    use Column::*;
    match column {
        Money(_) | Sum | Amount => matches!(cell.shape, Shape::Empty | Shape::Dash | Shape::Number | Shape::Money),
        ExecRate | Completion | Arrival | Share => {
            matches!(cell.shape, Shape::Empty | Shape::Dash | Shape::Number | Shape::Percent)
        }
        Weight | Points => matches!(cell.shape, Shape::Empty | Shape::Dash | Shape::Number | Shape::Percent),
        Score | Lost => matches!(cell.shape, Shape::Empty | Shape::Dash | Shape::Number),
        Nature => matches!(cell.shape, Shape::Empty | Shape::Dash | Shape::Sign | Shape::Text),
        UnitOf => matches!(cell.shape, Shape::Empty | Shape::Dash | Shape::Text | Shape::Sign),
        Name | Level(_) => matches!(cell.shape, Shape::Empty | Shape::Dash | Shape::Text),
        Label => !matches!(cell.shape, Shape::Number | Shape::Percent | Shape::Money),
        Reason => !matches!(cell.shape, Shape::Number | Shape::Percent | Shape::Money),
        Ordinal => matches!(cell.shape, Shape::Empty | Shape::Dash | Shape::Number | Shape::Text),
        Target | Midyear | Actual | Code | Text => true,
    }
}

/// Whether a cell can stand in a column, its words heard too: 数量指标 is no first-level group.
fn agrees(doc: &Document, column: Column, cell: &Cell, sure: bool) -> bool {
    let level = |cell: &Cell| labels::group_level(doc.str(cell.span));
    let named = |cell: &Cell| sure && labels::names_both(doc.str(cell.span));
    fits(column, cell)
        && match column {
            Column::Level(1) => level(cell) != Some(2),
            Column::Level(2) => level(cell) != Some(1) || doc.str(cell.span).has("成本"),
            Column::Name => !cell.is_text() || level(cell).is_none() || named(cell),
            _ => true,
        }
}

/// Lays a row under the heads: column by column, or moved by the cells that a merged cell swallowed.
fn align(doc: &Document, heads: &[Head], row: &[Cell]) -> Option<Vec<Option<Cell>>> {
    let full = row.iter().rposition(|c| c.shape != Shape::Empty).map_or(0, |i| i + 1);
    let row = &row[..full];
    if let Some(cells) = shifted(doc, heads, row, 0) {
        return Some(cells);
    }
    if let Some(cells) = values_in_order(heads, row) {
        return Some(cells);
    }
    let missing = heads.len() as isize - row.len() as isize;
    let mut tries = vec![missing];
    tries.extend((1..=6).filter(|d| *d != missing));
    // Cells swallowed on the left: L1 and L2 of the row above go on.
    for by in tries.into_iter().filter(|by| *by > 0) {
        if let Some(cells) = shifted(doc, heads, row, by)
            && starts_with_words(heads, &cells)
        {
            return Some(cells);
        }
    }
    None
}

fn shifted(doc: &Document, heads: &[Head], row: &[Cell], by: isize) -> Option<Vec<Option<Cell>>> {
    let mut out = vec![None; heads.len()];
    for (i, cell) in row.iter().enumerate() {
        let to = (i as isize + by) as usize;
        match heads.get(to) {
            // A moved row proves its place: a number under words does not.
            Some(head) if by > 0 && head.column == Column::Text && cell.is_numeric() => return None,
            Some(head) if agrees(doc, head.column, cell, by == 0 || !row.get(i + 1).is_some_and(Cell::is_text)) => {
                out[to] = Some(*cell);
            }
            Some(_) => return None,
            None if cell.shape == Shape::Empty => {}
            None => return None,
        }
    }
    Some(out)
}

/// A moved row must begin in a column of words and reach the columns of values.
fn starts_with_words(heads: &[Head], cells: &[Option<Cell>]) -> bool {
    let first = cells.iter().position(Option::is_some);
    let words = first.is_some_and(|i| matches!(heads[i].column, Column::Name | Column::Label | Column::Level(_)));
    let values = heads.iter().zip(cells).any(|(h, c)| h.column.is_value() && c.is_some_and(|c| !c.is_void()));
    words && values
}

/// `合计 | 126.44 | 139.71 | -13.27`: the words of a merged cell, then one number for each column of numbers.
fn values_in_order(heads: &[Head], row: &[Cell]) -> Option<Vec<Option<Cell>>> {
    let said: Vec<&Cell> = row.iter().filter(|c| c.shape != Shape::Empty).gather();
    let words = said.iter().take_while(|c| c.is_text()).count();
    let columns: Vec<usize> = (0..heads.len()).filter(|i| heads[*i].column.is_numeric()).gather();
    let values = &said[words..];
    if words == 0 || values.is_empty() || values.len() != columns.len() {
        return None;
    }
    let mut out = vec![None; heads.len()];
    for (column, cell) in columns.into_iter().zip(values) {
        if !fits(heads[column].column, cell) {
            return None;
        }
        out[column] = Some(**cell);
    }
    Some(out)
}

/// Every number stands under a head of points.
fn only_points(heads: &[Head], cells: &[Option<Cell>]) -> bool {
    heads.iter().zip(cells).all(|(head, cell)| head.column.is_points() || !cell.is_some_and(|c| c.is_numeric()))
}

/// The total row of an indicator table: its numbers are weight and score.
fn sums_only(heads: &[Head], row: &[Cell]) -> Option<Vec<Option<Cell>>> {
    let numbers: Vec<&Cell> = row.iter().filter(|c| c.is_numeric()).gather();
    if numbers.iter().any(|c| c.shape != Shape::Number) {
        return None;
    }
    let of = |is: &dyn Fn(Column) -> bool| (0..heads.len()).filter(|i| is(heads[*i].column)).gather();
    let own = of(&|c| matches!(c, Column::Weight | Column::Score | Column::Lost));
    let columns = if own.len() == numbers.len() { own } else { of(&|c| matches!(c, Column::Weight | Column::Score)) };
    if numbers.len() != columns.len() || numbers.is_empty() {
        return None;
    }
    let mut out = vec![None; heads.len()];
    for (column, cell) in columns.into_iter().zip(numbers) {
        out[column] = Some(*cell);
    }
    Some(out)
}
