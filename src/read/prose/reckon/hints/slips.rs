//! Which slip of the pen would make a number come out.

use rust_decimal::Decimal;

use super::super::Found;
use super::super::sheet::Num;
use super::TELLING;
use crate::read::document::Document;
use crate::slip::{self, Slip};

/// The slip of the pen that turns this value into the number printed, where nothing bears the number out.
pub fn slips_to(doc: &Document, found: &Found, n: &Num, value: f64) -> Option<Slip> {
    slip_of(doc, found, n, value).filter(|(_, long)| *long).map(|(slip, _)| slip)
}

/// The same, and whether the number is long enough for that to tell by itself.
pub fn slip_of(doc: &Document, found: &Found, n: &Num, value: f64) -> Option<(Slip, bool)> {
    if found.speaks_against(n, value) || value <= 0.0 {
        return None;
    }
    let figure = doc.figure(n.fig);
    let in_another_unit = |by: f64| (n.value * by - value).abs() <= value * 1e-9;
    if n.unit.is_money() && [1e4, 1e-4].into_iter().any(in_another_unit) {
        return Some((Slip::Unit, n.printed >= TELLING));
    }
    // A dropped digit, a shifted point: the right number may have one place more.
    let decimals = figure.decimals + 1;
    let scaled = value / n.half * 0.5 * 10.0;
    if scaled >= 1e15 {
        return None;
    }
    // A rate is known to its own decimals; what amounts come to is known to the digit.
    let right = match n.is_rate() {
        true => Decimal::new((scaled / 10.0).round() as i64, figure.decimals),
        false => Decimal::new(scaled.round() as i64, decimals).normalize(),
    };
    let exact = n.is_rate() || (scaled - scaled.round()).abs() < 0.02;
    let telling = |right| n.digits.max(crate::decimal::digits(right) as u32) >= TELLING;
    if let Some(slip) = slip::between(figure, right).filter(|_| exact) {
        return Some((slip, telling(right)));
    }
    // 4.211% for 42.11%: a rate whose point is set wrong has other decimals.
    let places = figure.decimals.checked_sub(1).filter(|_| n.is_rate())?;
    let fewer = Decimal::new((scaled / 100.0).round() as i64, places);
    slip::between(figure, fewer).filter(|slip| *slip == Slip::Point).map(|slip| (slip, telling(fewer)))
}

/// The same where any value that fits would do.
pub fn slips_into(doc: &Document, found: &Found, n: &Num, fits: impl Fn(f64) -> bool) -> bool {
    n.digits >= TELLING && comes_from(doc, n, |v| fits(v) && !found.speaks_against(n, v))
}

/// Whether one slip would make the number of one that fits.
pub fn comes_from(doc: &Document, n: &Num, fits: impl Fn(f64) -> bool) -> bool {
    let figure = doc.figure(n.fig);
    let ulp = n.half * 2.0 * 10f64.powi(figure.decimals as i32);
    let value = |v: &Decimal| v.mantissa() as f64 / 10f64.powi(v.scale() as i32) * ulp;
    slip::origins(figure).iter().map(value).any(fits)
}

/// Whether ten thousand times an amount, or the ten-thousandth of it, would fit.
pub fn unit_slip(found: &Found, n: &Num, fits: impl Fn(f64) -> bool) -> bool {
    let may = n.unit.is_money() && n.printed >= TELLING && !found.proved.contains_key(&n.fig);
    may && [1e4, 1e-4].iter().any(|by| fits(n.value * by))
}
