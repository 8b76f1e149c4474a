//! The three verdicts: exact on the printed digits, inside what rounding allows, or neither.

use crate::decimal::Exact;
use rust_decimal::Decimal;

use super::interval::{Interval, Precision, evaluate_with};
use super::remedy::has_product;
use crate::decimal::round;
use crate::read::document::{Claim, Document, Expr, Fig};
use crate::report::Verdict;

/// A claim with what it came to.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Index of the claim.
    pub claim: usize,
    /// Which of its readings this is: the first that holds, else the canonical one.
    pub reading: usize,
    pub verdict: Verdict,
    /// Both in base units.
    pub stated: Decimal,
    pub computed: Decimal,
}

/// One figure taken at another value than the printed one.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    pub fig: Fig,
    /// As part of a computation, and as the result of one.
    pub operand: Interval,
    pub stated: Interval,
}

/// Judges one claim as printed, or with one figure changed.
pub fn judge(
    doc: &Document,
    precision: &Precision,
    index: usize,
    claim: &Claim,
    change: Option<Change>,
) -> Option<Judged> {
    let value = |fig: Fig| match change {
        Some(c) if c.fig == fig => Some(c.operand.value),
        _ => doc.figure(fig).base(),
    };
    let operand = |fig: Fig| match change {
        Some(c) if c.fig == fig => Some(c.operand),
        _ => precision.operand(doc, fig),
    };
    let printed = || match change {
        Some(c) if c.fig == claim.stated => Some(c.stated),
        _ => precision.printed(doc, claim.stated),
    };
    let stated = value(claim.stated)?;
    // A changed figure says itself how finely it would be printed.
    let rounds_to = |computed: Decimal| match change {
        Some(c) if c.fig == claim.stated => c.stated.stands_for(computed),
        _ => comes_to(doc, precision, claim.stated, stated, computed),
    };
    let mut best: Option<Judged> = None;
    for (reading, expr) in claim.readings.iter().enumerate() {
        let (verdict, computed) = match expr {
            Expr::Fig(other) if !claim.at_most => {
                let Some(computed) = value(*other) else { continue };
                (same_fact(doc, claim.stated, *other, stated, computed), computed)
            }
            _ => {
                // What comes to the printed digits holds, whatever room there was.
                let exact = if claim.at_most { None } else { exact(expr, &value) };
                match exact.filter(|exact| rounds_to(*exact)) {
                    Some(exact) => (Verdict::Holds, exact),
                    None => {
                        let Some(computed) = evaluate_with(expr, &operand) else { continue };
                        let verdict = match () {
                            _ if claim.at_most && stated <= computed.value => Verdict::Holds,
                            _ if claim.at_most => Verdict::Fails,
                            _ if rounds_to(computed.value) => Verdict::Holds,
                            _ if printed()?.overlaps(computed) && !leaves_no_room(doc, claim.stated, expr, &value) => {
                                Verdict::Rounding
                            }
                            _ => Verdict::Fails,
                        };
                        (verdict, computed.value)
                    }
                }
            }
        };
        let judged = Judged { claim: index, reading, verdict, stated, computed };
        let better = match (&best, verdict) {
            (None, _) | (Some(_), Verdict::Holds) => true,
            (Some(b), Verdict::Rounding) => b.verdict == Verdict::Fails,
            _ => false,
        };
        if better {
            best = Some(judged);
        }
        if verdict == Verdict::Holds {
            break;
        }
    }
    best
}

/// Sums to the cent, and sums of one part that is not nothing, come out to the digit: nothing was rounded.
fn leaves_no_room(doc: &Document, stated: Fig, expr: &Expr, value: &dyn Fn(Fig) -> Option<Decimal>) -> bool {
    let total = doc.figure(stated);
    let mut figs = Vec::new();
    expr.figures(&mut figs);
    let printed_alike = |fig: &Fig| {
        let figure = doc.figure(*fig);
        figure.unit == total.unit && figure.decimals == total.decimals || value(*fig).is_some_and(|v| v.is_zero())
    };
    if !total.unit.is_money() || has_product(expr) || !figs.iter().all(printed_alike) {
        return false;
    }
    let parts = figs.iter().filter(|fig| value(**fig).is_some_and(|v| !v.is_zero())).count();
    let place = total.scale().times(Decimal::new(1, total.decimals.min(28)));
    parts <= 1 || place.is_some_and(|place| place <= Decimal::new(1, 2))
}

/// The value of an expression as printed, where it is a simple one. Others, and those that divide by what may be
/// nothing, are left to their intervals.
fn exact(expr: &Expr, value: &dyn Fn(Fig) -> Option<Decimal>) -> Option<Decimal> {
    match expr {
        Expr::Fig(fig) => value(*fig),
        Expr::Add(terms) => terms.iter().try_fold(Decimal::ZERO, |sum, term| sum.plus(exact(term, value)?)),
        Expr::Sub(a, b) => exact(a, value)?.minus(exact(b, value)?),
        Expr::Div(a, b) if matches!(**b, Expr::Fig(_)) => exact(a, value)?.over(exact(b, value)?),
        _ => None,
    }
}

/// Rounded as the stated figure is printed, the computed value is the stated one.
fn comes_to(doc: &Document, precision: &Precision, fig: Fig, stated: Decimal, computed: Decimal) -> bool {
    let figure = doc.figure(fig);
    let decimals = precision.decimals(doc, fig);
    let shown = figure.in_unit(computed).map(|v| round(v, decimals));
    shown.and_then(|shown| shown.times(figure.scale())) == Some(stated)
}

/// The same fact printed twice: to the digit where it is printed alike, by interval where one print is coarser.
fn same_fact(doc: &Document, a: Fig, b: Fig, va: Decimal, vb: Decimal) -> Verdict {
    let (fa, fb) = (doc.figure(a), doc.figure(b));
    if va == vb {
        return Verdict::Holds;
    }
    // 2.89亿元 beside 28,860万元: the coarser print rounds the finer.
    let coarser = |x: &crate::read::figure::Figure| x.scale() * Decimal::new(1, x.decimals.min(27));
    if fa.unit == fb.unit && fa.decimals == fb.decimals {
        return Verdict::Fails;
    }
    let (ulp_a, ulp_b) = (coarser(fa), coarser(fb));
    let half = ulp_a.max(ulp_b) / Decimal::TWO;
    let different_unit = fa.unit != fb.unit;
    if different_unit && (va - vb).abs() <= half { Verdict::Rounding } else { Verdict::Fails }
}
