//! Rows and columns of tables whose heads were not understood.

use super::sheet::Num;
use super::{Found, hints, laws, table_totals};
use crate::gather::Gather;
use crate::read::document::{Document, Expr, Force};
use crate::text::{Block, Cell};

/// Cells that one sum is tried over, and rows up or down.
const WIDE: usize = 8;
const HIGH: usize = 40;
/// Telling digits of a sum of two, and of more.
const ENOUGH: u32 = 4;

pub fn find(doc: &Document, nums: &[Num], found: &mut Found) {
    for block in doc.blocks.clone() {
        let Block::Table(grid) = &doc.text.blocks[block] else { continue };
        let at = |cell: &Cell| {
            let figs = doc.figures_in(cell.span);
            let place = (figs.len() == 1).then(|| nums.binary_search_by_key(&(figs.start as u32), |n| n.fig).ok());
            place.flatten().map(|i| &nums[i])
        };
        let rows: Vec<Vec<Option<&Num>>> = grid.rows.iter().map(|row| row.iter().map(at).gather()).gather();
        across(doc, &rows, found);
        table_totals::find(doc, &grid.rows, &rows, found);
        laws::find(&rows, found);
        for (r, row) in rows.iter().enumerate() {
            for c in 0..row.len() {
                let Some(total) = row[c].filter(|n| n.is_amount() && n.digits >= 3) else { continue };
                let above = rows[..r].iter().rev().take(HIGH).map_while(|row| row.get(c).copied().flatten());
                sum(total, above, found);
                let below = rows[r + 1..].iter().take(HIGH).map_while(|row| row.get(c).copied().flatten());
                sum(total, below, found);
                running(&rows, r, c, found);
            }
        }
    }
}

/// 中央820、省级260、州级100、合计1180: where most rows come to one of their cells, the others should.
fn across(doc: &Document, rows: &[Vec<Option<&Num>>], found: &mut Found) {
    const MOST: usize = 20;
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0).min(MOST);
    for c in 2..wide {
        for length in 2..=c.min(WIDE) {
            let sums: Vec<(&Num, Vec<&Num>)> = rows.iter().filter_map(|row| row_sum(row, c, length)).gather();
            let comes_out = |(total, parts): &(&Num, Vec<&Num>)| total.is(parts.iter().map(|n| n.value).sum(), false);
            let right = sums.iter().filter(|s| comes_out(s)).count();
            let long = sums.iter().filter(|s| comes_out(s)).any(|(total, _)| total.digits >= ENOUGH);
            if right == 0 || right == 1 && !long || right * 2 < sums.len() {
                continue;
            }
            for (total, parts) in &sums {
                let reading = Expr::sum(parts.iter().map(|n| n.fig));
                let gap = total.value - parts.iter().map(|n| n.value).sum::<f64>();
                let mends = |n: &Num, value: f64| hints::slips_to(doc, found, n, value).is_some();
                if gap.abs() <= total.half * 0.02 {
                    found.holds("reckoned_sum", total, reading);
                } else if right >= 2
                    && (mends(total, total.value - gap) || parts.iter().any(|n| mends(n, n.value + gap)))
                {
                    found.claim("reckoned_sum", total.fig, reading, Force::Suggests);
                }
            }
            break;
        }
    }
}

/// A cell and the so many numbers to its left that at least two of are more than nothing.
fn row_sum<'n>(row: &[Option<&'n Num>], c: usize, length: usize) -> Option<(&'n Num, Vec<&'n Num>)> {
    let total = row.get(c).copied().flatten().filter(|n| n.is_amount())?;
    let parts: Vec<&Num> = row[c - length..c].iter().copied().collect::<Option<_>>()?;
    let several = parts.iter().filter(|n| n.value != 0.0).count() >= 2;
    (several && parts.iter().all(|n| n.alike(total))).then_some((total, parts))
}

/// The numbers beside a cell, one after the other, up to the one with which they come to it.
fn sum<'n>(total: &Num, beside: impl Iterator<Item = &'n Num>, found: &mut Found) {
    let (mut parts, mut sum) = (Vec::new(), 0.0);
    for n in beside.filter(|n| n.alike(total)) {
        parts.push(n.fig);
        sum += n.value;
        let tells = total.digits + u32::from(parts.len() >= 3) >= ENOUGH;
        if parts.len() >= 2 && tells && total.is(sum, false) {
            found.heads.insert(total.fig);
            return found.holds("reckoned_sum", total, Expr::sum(parts.into_iter().rev()));
        }
        if sum > total.value * 1.01 {
            return;
        }
    }
}

/// 累计: what stands beside a cell, and the cell above it.
fn running(rows: &[Vec<Option<&Num>>], r: usize, c: usize, found: &mut Found) {
    let cell = |r: usize, c: usize| rows.get(r).and_then(|row| row.get(c)).copied().flatten();
    let (Some(r1), Some(c1)) = (r.checked_sub(1), c.checked_sub(1)) else { return };
    if let (Some(total), Some(above), Some(beside)) = (cell(r, c), cell(r1, c), cell(r, c1))
        && total.digits > ENOUGH
        && above.alike(total)
        && beside.alike(total)
        && total.is(above.value + beside.value, false)
    {
        found.holds("reckoned_sum", total, Expr::sum([above.fig, beside.fig]));
    }
}
