//! What holds between three columns in most rows of a table, whatever their heads say, should hold in all:
//! 预算812.00、支出803.64、结余8.36、支出率98.97%.

use super::Found;
use super::sheet::Num;
use crate::gather::Gather;
use crate::read::document::{Expr, Force};

type Row<'n> = [Option<&'n Num>];

/// Columns and rows that are looked at.
const WIDE: usize = 8;
const HIGH: usize = 200;

/// What three cells of a row may have to do with each other.
#[derive(Clone, Copy)]
enum Law {
    /// The third is the first and the second.
    Sum,
    /// The third is the first less the second.
    Rest,
    /// The third is the second less the first.
    Growth,
    /// The third is the first over the second, or the second over the first.
    Over,
    Under,
}

const LAWS: [Law; 5] = [Law::Sum, Law::Rest, Law::Growth, Law::Over, Law::Under];

impl Law {
    fn value(self, a: f64, b: f64) -> f64 {
        match self {
            Law::Sum => a + b,
            Law::Rest => a - b,
            Law::Growth => b - a,
            Law::Over => a / b,
            Law::Under => b / a,
        }
    }

    fn reading(self, a: &Num, b: &Num) -> Expr {
        let (a, b) = (Expr::Fig(a.fig), Expr::Fig(b.fig));
        match self {
            Law::Sum => Expr::Add(vec![a, b]),
            Law::Rest => Expr::sub(a, b),
            Law::Growth => Expr::sub(b, a),
            Law::Over => Expr::div(a, b),
            Law::Under => Expr::div(b, a),
        }
    }

    fn is_rate(self) -> bool {
        matches!(self, Law::Over | Law::Under)
    }

    fn rule(self) -> &'static str {
        match self {
            Law::Sum => "reckoned_sum",
            Law::Rest | Law::Growth => "reckoned_difference",
            Law::Over | Law::Under => "reckoned_rate",
        }
    }

    fn fits(self, [a, b, c]: [&Num; 3]) -> bool {
        a.alike(b) && a.is_amount() && if self.is_rate() { c.is_rate() } else { c.alike(a) }
    }

    fn holds(self, [a, b, c]: [&Num; 3]) -> bool {
        c.is(self.value(a.value, b.value), self.is_rate())
    }
}

/// Tries every law over every three columns.
pub fn find(rows: &[Vec<Option<&Num>>], found: &mut Found) {
    let rows = &rows[..rows.len().min(HIGH)];
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    let of_numbers = |c: &usize| rows.iter().filter(|row| matches!(row.get(*c), Some(Some(_)))).count() >= 3;
    let columns: Vec<usize> = (0..wide).filter(of_numbers).take(WIDE).gather();
    for (i, &a) in columns.iter().enumerate() {
        for (j, &b) in columns.iter().enumerate().skip(i + 1) {
            running(rows, a, b, found);
            for &c in &columns[j + 1..] {
                let cells: Vec<[&Num; 3]> = rows.iter().filter_map(|row| cells(row, [a, b, c])).gather();
                LAWS.iter().for_each(|law| hold(*law, &cells, found));
            }
        }
    }
}

/// 累计: the cell above and the cell beside it.
fn running(rows: &[Vec<Option<&Num>>], beside: usize, column: usize, found: &mut Found) {
    let steps = rows.windows(2).filter_map(|two| {
        let (above, beside, total) = (amount(&two[0], column)?, amount(&two[1], beside)?, amount(&two[1], column)?);
        (above.alike(total) && beside.alike(total)).then_some([above, beside, total])
    });
    hold(Law::Sum, &steps.gather(), found);
}

fn amount<'n>(row: &Row<'n>, column: usize) -> Option<&'n Num> {
    row.get(column).copied().flatten().filter(|n| n.is_amount())
}

/// Three cells of one row that all hold more than nothing.
fn cells<'n>(row: &Row<'n>, columns: [usize; 3]) -> Option<[&'n Num; 3]> {
    // A hundred per cent may be of anything.
    let telling = |n: &&Num| n.value != 0.0 && !(n.is_rate() && n.value == 1.0);
    let cell = |c: usize| row.get(c).copied().flatten().filter(telling);
    Some([cell(columns[0])?, cell(columns[1])?, cell(columns[2])?])
}

/// Where a law holds in most rows of some size, those where it does not are doubtful.
fn hold(law: Law, rows: &[[&Num; 3]], found: &mut Found) {
    const LEAST: usize = 2;
    let subject: Vec<&[&Num; 3]> = rows.iter().filter(|row| law.fits(**row)).gather();
    // Numbers of one digit are a law of no weight.
    let telling =
        |row: &&&[&Num; 3]| law.holds(***row) && row[0].digits.max(row[2].digits) >= 3 && row[0].value != row[1].value;
    let right = subject.iter().filter(telling).count();
    let wrong = subject.iter().filter(|row| !law.holds(***row)).count();
    if right < LEAST || wrong * 2 > right {
        return;
    }
    for &&[a, b, c] in &subject {
        let reading = law.reading(a, b);
        if law.holds([a, b, c]) {
            found.holds(law.rule(), c, reading);
        } else {
            let force = if right > LEAST { Force::Doubts } else { Force::Suggests };
            found.claim(law.rule(), c.fig, reading, force);
        }
    }
}
