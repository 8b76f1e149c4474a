//! Rows and columns that are called 合计: what stands above them, or to their left, comes to them.

use super::Found;
use super::sheet::Num;
use crate::gather::Gather;
use crate::read::document::{Document, Expr, Force};
use crate::text::Cell;

const TOTALS: &[&str] = &["合计", "总计", "共计", "总分"];

/// A total and the parts that its place gives it.
type Sum<'n> = (&'n Num, Vec<&'n Num>);

pub fn find(doc: &Document, cells: &[Vec<Cell>], rows: &[Vec<Option<&Num>>], found: &mut Found) {
    let is_total = |cell: &Cell| {
        let words: String = doc.str(cell.span).chars().filter(|c| !c.is_whitespace()).collect();
        TOTALS.contains(&words.as_str())
    };
    let mut from = 0;
    for (r, row) in cells.iter().enumerate() {
        if row.iter().any(is_total) && rows[r].iter().any(Option::is_some) {
            let above = &rows[from..r];
            let sums = (0..rows[r].len()).filter_map(|c| below(above, rows[r][c]?, c));
            let sums: Vec<Sum> = sums.gather();
            hold(&sums, found);
            from = r + 1;
        }
    }
    // 决策、过程、产出、效益、合计: the head of a column.
    for (r, head) in cells.iter().enumerate().take(2).filter(|(r, _)| rows[*r].iter().all(Option::is_none)) {
        if let Some(c) = head.iter().position(is_total).filter(|c| *c >= 2) {
            let sums = rows[r + 1..].iter().filter_map(|row| beside(row, c));
            hold(&sums.gather(), found);
        }
    }
}

/// Every number above a total, where no row lacks one.
fn below<'n>(above: &[Vec<Option<&'n Num>>], total: &'n Num, c: usize) -> Option<Sum<'n>> {
    let first = above.iter().position(|row| row.iter().any(Option::is_some))?;
    let parts: Option<Vec<&Num>> = above[first..].iter().map(|row| row.get(c).copied().flatten()).collect();
    parts.filter(|parts| are_parts(total, parts)).map(|parts| (total, parts))
}

/// Every number to the left of a total.
fn beside<'n>(row: &[Option<&'n Num>], c: usize) -> Option<Sum<'n>> {
    let total = row.get(c).copied().flatten()?;
    let parts: Vec<&Num> = row[..c].iter().skip_while(|cell| cell.is_none()).copied().collect::<Option<_>>()?;
    are_parts(total, &parts).then_some((total, parts))
}

fn are_parts(total: &Num, parts: &[&Num]) -> bool {
    total.is_amount() && parts.len() >= 2 && parts.iter().all(|n| n.alike(total))
}

/// Where one of them comes out, the others should; alone, it takes a slip to doubt it.
fn hold(sums: &[Sum], found: &mut Found) {
    let comes_out = |(total, parts): &&Sum| total.is(parts.iter().map(|n| n.value).sum(), false);
    let right = sums.iter().filter(comes_out).any(|(total, _)| total.value != 0.0);
    for sum in sums.iter().filter(|sum| !comes_out(sum)) {
        let (total, parts) = sum;
        let force = if right { Force::Doubts } else { Force::Suggests };
        found.claim("reckoned_sum", total.fig, Expr::sum(parts.iter().map(|n| n.fig)), force);
    }
}
