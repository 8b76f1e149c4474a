//! The three verdicts: exact on the printed digits, inside what rounding allows, or neither.

use rust_decimal::Decimal;

use super::interval::{Interval, Precision, evaluate_with};
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
    pub value: Interval,
}

/// Judges one claim as printed, or with one figure changed.
pub fn judge(
    doc: &Document,
    precision: &Precision,
    index: usize,
    claim: &Claim,
    change: Option<Change>,
) -> Option<Judged> {
    let stated = match change {
        Some(c) if c.fig == claim.stated => c.value,
        _ => precision.printed(doc, claim.stated)?,
    };
    let operand = |fig: Fig| match change {
        Some(c) if c.fig == fig => Some(c.value),
        _ => precision.operand(doc, fig),
    };
    let mut best: Option<Judged> = None;
    for (reading, expr) in claim.readings.iter().enumerate() {
        let same = matches!(expr, Expr::Fig(_));
        let Some(computed) = evaluate_with(expr, &operand) else { continue };
        let verdict = match expr {
            _ if claim.at_most => {
                if stated.value <= computed.value {
                    Verdict::Holds
                } else {
                    Verdict::Fails
                }
            }
            Expr::Fig(other) if same => same_fact(doc, claim.stated, *other, stated, computed),
            _ => compare(doc, precision, claim.stated, stated, computed),
        };
        let judged = Judged { claim: index, reading, verdict, stated: stated.value, computed: computed.value };
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

fn compare(doc: &Document, precision: &Precision, fig: Fig, stated: Interval, computed: Interval) -> Verdict {
    let scale = doc.figure(fig).scale();
    let decimals = precision.decimals(doc, fig);
    let shown = doc.figure(fig).in_unit(computed.value).map(|v| round(v, decimals));
    match shown {
        Some(shown) if shown.checked_mul(scale) == Some(stated.value) => Verdict::Holds,
        _ if stated.overlaps(computed) => Verdict::Rounding,
        _ => Verdict::Fails,
    }
}

/// The same fact printed twice: to the digit where it is printed alike, by interval where one print is coarser.
fn same_fact(doc: &Document, a: Fig, b: Fig, va: Interval, vb: Interval) -> Verdict {
    let (fa, fb) = (doc.figure(a), doc.figure(b));
    if va.value == vb.value {
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
    if different_unit && (va.value - vb.value).abs() <= half { Verdict::Rounding } else { Verdict::Fails }
}
