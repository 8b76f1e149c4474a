//! Tables read by their arithmetic alone: whatever the heads say, rows of one make follow one computation, and a column
//! that adds up beside others shows which rows the total is made of.

use super::cell::{Cell, Shape};
use super::sums::holds;
use crate::decimal::Exact;
use crate::gather::Gather;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::parallel::{self, Key, Row};
use crate::text::HasWords;

/// What the label of a total row holds.
const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "总额", "总数"];

/// Rows that one total may have.
const LONGEST: usize = 300;

/// States what a table's rows say to each other.
pub fn read(doc: &mut Document, rows: &[Vec<Cell>]) {
    if rows.iter().all(|row| row.len() == 1) {
        let cells: Vec<Cell> = rows.iter().flatten().copied().filter(|c| c.shape != Shape::Empty).gather();
        lines(doc, &cells);
    } else {
        by_arithmetic(doc, rows);
    }
}

/// Short lines one under the other that nobody marked as cells: a name, its numbers, the next name.
pub fn lines(doc: &mut Document, cells: &[Cell]) {
    for rows in in_rows(cells) {
        by_arithmetic(doc, &rows);
    }
}

/// One cell a line: a name and the numbers up to the next name are a row; rows of one width in a run are a table.
fn in_rows(cells: &[Cell]) -> Vec<Vec<Vec<Cell>>> {
    let mut tables: Vec<Vec<Vec<Cell>>> = Vec::new();
    let names: Vec<usize> = (0..cells.len()).filter(|i| cells[*i].is_text()).gather();
    for (k, &at) in names.iter().enumerate() {
        let end = names.get(k + 1).copied().unwrap_or(cells.len());
        let row = cells[at..end].to_vec();
        match tables.last_mut() {
            Some(table) if table[0].len() == row.len() => table.push(row),
            // 合计 without a rate: the row ends before its last column.
            Some(table) if table.len() >= 2 && row.len() >= 2 && table[0].len() == row.len() + 1 => {
                let void = Cell { shape: Shape::Empty, fig: None, ..row[0] };
                table.push(row.into_iter().chain([void]).gather());
            }
            _ => tables.push(vec![row]),
        }
    }
    tables.retain(|table| table.len() >= 3 && table[0].len() >= 3);
    tables
}

fn by_arithmetic(doc: &mut Document, rows: &[Vec<Cell>]) {
    let laid: Vec<Row> = rows.iter().map(|row| figures(row)).filter(|row| row.len() >= 3).gather();
    parallel::read(doc, &laid);
    for at in 0..rows.len() {
        if figures(&rows[at]).is_empty() {
            continue;
        }
        let heads_list =
            rows.get(at + 1).is_some_and(|next| number(doc, next) == Some(1)) && number(doc, &rows[at]).is_none();
        if heads_list || is_total(doc, &rows[at]) {
            total(doc, rows, at);
        }
    }
}

/// The figures of a row by their column, rows of other widths apart.
fn figures(row: &[Cell]) -> Row {
    let key = |at: usize| (row.len() * 1000 + at) as Key;
    row.iter().enumerate().filter_map(|(at, cell)| Some((key(at), cell.fig?))).gather()
}

fn label<'d>(doc: &'d Document, row: &[Cell]) -> &'d str {
    row.iter().find(|c| c.is_text()).map_or("", |c| doc.str(c.span))
}

fn is_total(doc: &Document, row: &[Cell]) -> bool {
    label(doc, row).has_any(TOTALS)
}

/// 1.因公出国（境）费: the number that a row's label begins with.
fn number(doc: &Document, row: &[Cell]) -> Option<u32> {
    let label = label(doc, row);
    let rest = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &label[..label.len() - rest.len()];
    rest.starts_with(['.', '、', '．']).then(|| digits.parse().ok())?
}

/// The total row `at`, with the set of rows beside it that at least one column adds up over.
fn total(doc: &mut Document, rows: &[Vec<Cell>], at: usize) {
    let width = rows[at].len();
    let fits = |i: &usize| rows[*i].len() == width && !figures(&rows[*i]).is_empty();
    let to_total = |i: &usize| !is_total(doc, &rows[*i]);
    let below: Vec<usize> = (at + 1..rows.len()).take(LONGEST).take_while(to_total).filter(fits).gather();
    let mut above: Vec<usize> = (0..at).rev().take(LONGEST).take_while(to_total).filter(fits).gather();
    above.reverse();
    let mut best: Option<(usize, Vec<Sum>)> = None;
    for side in [above, below] {
        let counted: Vec<usize> = side.iter().copied().filter(|i| number(doc, &rows[*i]).is_some()).gather();
        let plain: Vec<usize> = side.iter().copied().filter(|i| !label(doc, &rows[*i]).starts_with("其中")).gather();
        for parts in [side, counted, plain] {
            let sums = columns(doc, rows, at, &parts);
            let right = sums.iter().filter(|s| s.2).count();
            if right > best.as_ref().map_or(0, |b| b.0) {
                best = Some((right, sums));
            }
        }
    }
    let Some((right, sums)) = best else { return };
    let wrong = sums.len() - right;
    for (stated, parts, holds) in sums {
        let force = match () {
            _ if holds => Force::Suggests,
            _ if right >= 2 && wrong == 1 => Force::Demands,
            _ if right > wrong => Force::Doubts,
            _ => Force::Suggests,
        };
        doc.claims.push(Claim::new("table_column_sum", stated, Expr::sum(parts), force));
    }
}

fn sum_of(doc: &Document, parts: &[Fig]) -> Option<rust_decimal::Decimal> {
    parts.iter().try_fold(rust_decimal::Decimal::ZERO, |sum, f| sum.plus(doc.figure(*f).base()?))
}

/// 95, 90, 95 over 93.06: what lies among its parts is their rate or their mean, never their sum.
fn is_mean(doc: &Document, stated: Fig, parts: &[Fig]) -> bool {
    let value = |fig: Fig| doc.figure(fig).base();
    let values = || parts.iter().filter_map(|f| value(*f));
    let least = values().min();
    least.is_some_and(|v| v > rust_decimal::Decimal::ZERO) && value(stated) >= least && value(stated) <= values().max()
}

/// A total, its parts, and whether they come to it.
type Sum = (Fig, Vec<Fig>, bool);

/// Every amount column of a total row with its parts, and whether it comes out.
fn columns(doc: &Document, rows: &[Vec<Cell>], at: usize, parts: &[usize]) -> Vec<Sum> {
    let mut out = Vec::new();
    for (column, cell) in rows[at].iter().enumerate() {
        let Some(stated) = cell.fig else { continue };
        let unit = doc.figure(stated).unit;
        let cells: Vec<&Cell> = parts.iter().map(|i| &rows[*i][column]).gather();
        let figs: Vec<Fig> = cells.iter().filter_map(|c| c.fig).gather();
        let telling = figs.iter().filter(|f| doc.figure(**f).value.is_some_and(|v| !v.is_zero())).count();
        let whole = cells.iter().all(|c| c.fig.is_some() || c.is_void());
        let alike = figs.iter().all(|f| doc.figure(*f).unit.same_family(unit));
        if whole && alike && telling >= 2 && unit != crate::read::unit::Unit::Percent {
            let right = holds(doc, stated, &figs) == Some(true);
            // 23.6, 38.1, 38.4 over 100.0: shares without their sign have been rounded, and nothing says so.
            let rounded =
                right && unit == crate::read::unit::Unit::None && sum_of(doc, &figs) != doc.figure(stated).base();
            if !rounded && (right || !is_mean(doc, stated, &figs)) {
                out.push((stated, figs, right));
            }
        }
    }
    out
}
