//! Every single change of one figure that would make a failing claim hold.

use crate::decimal::Exact;
use rust_decimal::Decimal;

use super::cause::{Court, digits_printed};
use super::interval::{evaluate, half_ulp};
use crate::decimal::round;
use crate::read::document::{Claim, Expr, Fig, Force};
use crate::read::unit::Unit;
use crate::slip::{self, Slip};

/// One figure taken at another value.
#[derive(Debug, Clone, Copy)]
pub struct Remedy {
    pub fig: Fig,
    /// In the figure's own unit.
    pub value: Decimal,
    /// Half of the last place that the value would be printed with, in base units.
    pub half: Decimal,
}

const MOST_READINGS: usize = 4;
/// The same where only a slip of what is stated is looked for, and the digits with which it is no chance.
const MOST_LOOSE: usize = 8;
const TELLING: usize = 4;

impl Court<'_, '_> {
    /// Every single change that would mend a claim.
    pub fn remedies(&self, claim: &Claim) -> Vec<Remedy> {
        let mut out = Vec::new();
        // What is only inferred is held to its likeliest reading: among many, chance would find a slip.
        let readings = if claim.force <= Force::Suggests { 1 } else { MOST_READINGS };
        for (at, expr) in claim.readings.iter().enumerate() {
            let Some(computed) = evaluate(self.doc, self.precision, expr) else { continue };
            if at >= readings {
                if claim.force >= Force::Suggests && self.is_printed_slip(claim.stated, computed.value, at) {
                    self.at(claim.stated, computed.value, &mut out);
                }
                continue;
            }
            self.at(claim.stated, computed.value, &mut out);
            let Some(target) = self.doc.figure(claim.stated).base() else { continue };
            let mut figs = Vec::new();
            expr.figures(&mut figs);
            let linear = !has_product(expr);
            let room = self.room(claim.stated);
            for fig in figs {
                let Some(exact) = self.solve(expr, fig, target) else { continue };
                self.at(fig, exact, &mut out);
                if !linear {
                    self.around(fig, exact, room, &mut out);
                }
            }
        }
        out
    }

    /// Whether a rate is so slight a slip of what one reading among many comes to that chance hardly made it.
    fn is_printed_slip(&self, fig: Fig, exact: Decimal, reading: usize) -> bool {
        let figure = self.doc.figure(fig);
        let (Some(printed), Some(exact)) = (figure.value, exact.over(figure.scale())) else { return false };
        if figure.unit != Unit::Percent || reading > MOST_LOOSE {
            return false;
        }
        let value = round(exact, figure.decimals);
        let length = digits_printed(printed, figure.decimals);
        let last_place = (printed - value).abs() == Decimal::new(1, figure.decimals.min(28));
        last_place && length >= TELLING
            || (figure.decimals.saturating_sub(1)..=figure.decimals + 1).any(|decimals| {
                let value = round(exact, decimals);
                let long = digits_printed(value, decimals).max(length) >= TELLING;
                match slip::between(figure, value) {
                    Some(Slip::Transposed | Slip::Point | Slip::Dropped | Slip::Doubled) => long,
                    Some(Slip::Digit) => long && reading < MOST_READINGS,
                    _ => false,
                }
            })
    }

    /// A figure that should come to a value: as finely printed as it is, as one slip would have it, or in another unit.
    fn at(&self, fig: Fig, exact: Decimal, out: &mut Vec<Remedy>) {
        let figure = self.doc.figure(fig);
        let Some(value) = exact.over(figure.scale()) else { return };
        let own = self.precision.decimals(self.doc, fig);
        self.put(fig, round(value, own), own, out);
        // 9.4% for 94%, 246% for 24.6%: a shifted point and a dropped digit change how finely it is printed.
        for decimals in figure.decimals.saturating_sub(2)..=self.precision.finest(self.doc, fig) {
            let value = round(value, decimals);
            let slip = slip::between(figure, value);
            if decimals != own && matches!(slip, Some(Slip::Point | Slip::Dropped)) {
                self.put(fig, value, decimals, out);
            }
        }
        if let (true, Some(printed)) = (figure.unit.is_money(), figure.value) {
            let wan = Decimal::from(10_000);
            for factor in [wan, Decimal::new(1, 4)] {
                let Some(shifted) =
                    printed.times(factor).filter(|shifted| is_near(*shifted, value, Decimal::new(1, 2)))
                else {
                    continue;
                };
                let half = half_ulp(figure.decimals).times(figure.scale()).and_then(|half| half.times(factor));
                out.extend(half.map(|half| Remedy { fig, value: shifted.normalize(), half }));
            }
        }
    }

    /// A rate leaves room: the values that one slip away or that stand elsewhere are likelier than its middle.
    fn around(&self, fig: Fig, exact: Decimal, room: Decimal, out: &mut Vec<Remedy>) {
        let figure = self.doc.figure(fig);
        let scale = figure.scale();
        let Some(value) = exact.over(scale) else { return };
        let own = self.precision.decimals(self.doc, fig);
        for origin in slip::origins(figure).into_iter().filter(|origin| is_near(*origin, value, room)) {
            self.put(fig, origin, own.max(origin.scale()), out);
        }
        let margin = exact.abs() * room;
        let from = self.printed.partition_point(|(value, _)| *value < exact - margin);
        let near = |(value, _): &&(Decimal, Vec<Fig>)| *value <= exact + margin;
        for (other, figs) in self.printed[from..].iter().take_while(near).take(20) {
            if self.doc.figure(figs[0]).unit.same_family(figure.unit)
                && let Some(value) = other.over(scale)
            {
                self.put(fig, value, own.max(value.scale()), out);
            }
        }
    }

    /// How far from its middle what a stated rate follows from may lie: a hundredth, or more where the rate is coarse.
    fn room(&self, stated: Fig) -> Decimal {
        let hundredth = Decimal::new(1, 2);
        let figure = self.doc.figure(stated);
        let coarse = figure.value.and_then(|value| half_ulp(figure.decimals).over(value.abs()));
        coarse.map_or(hundredth, |coarse| (coarse + hundredth).min(Decimal::new(2, 1)))
    }

    fn put(&self, fig: Fig, value: Decimal, decimals: u32, out: &mut Vec<Remedy>) {
        let half = half_ulp(decimals).times(self.doc.figure(fig).scale());
        out.extend(half.map(|half| Remedy { fig, value, half }));
    }

    /// The value of one figure that makes the expression come to the target.
    fn solve(&self, expr: &Expr, fig: Fig, target: Decimal) -> Option<Decimal> {
        let value = |e: &Expr| evaluate(self.doc, self.precision, e).map(|i| i.value);
        let has = |e: &Expr| contains(e, fig);
        match expr {
            Expr::Fig(f) => (*f == fig).then_some(target),
            Expr::Num(_) => None,
            Expr::Neg(a) => self.solve(a, fig, -target),
            Expr::Rounded(a, _) => self.solve(a, fig, target),
            Expr::Add(terms) => {
                let mine = terms.iter().position(has)?;
                let mut rest = target;
                for (_, term) in terms.iter().enumerate().filter(|(i, _)| *i != mine) {
                    if has(term) {
                        return None;
                    }
                    rest = rest.minus(value(term)?)?;
                }
                self.solve(&terms[mine], fig, rest)
            }
            Expr::Sub(a, b) => match (has(a), has(b)) {
                (true, false) => self.solve(a, fig, target.plus(value(b)?)?),
                (false, true) => self.solve(b, fig, value(a)?.minus(target)?),
                _ => None,
            },
            Expr::Mul(a, b) => match (has(a), has(b)) {
                (true, false) => self.solve(a, fig, target.over(value(b)?)?),
                (false, true) => self.solve(b, fig, target.over(value(a)?)?),
                _ => None,
            },
            Expr::Div(a, b) => match (has(a), has(b)) {
                (true, false) => self.solve(a, fig, target.times(value(b)?)?),
                (false, true) => self.solve(b, fig, value(a)?.over(target)?),
                // x ÷ (y + x), (y − x) ÷ x: one step of each shape that growth has.
                (true, true) => solve_growth(a, b, fig, target, &value),
                _ => None,
            },
            Expr::Min(a, b) => match (has(a), has(b)) {
                (true, false) => self.solve(a, fig, target),
                (false, true) => self.solve(b, fig, target),
                _ => None,
            },
        }
    }
}

fn is_near(value: Decimal, wanted: Decimal, room: Decimal) -> bool {
    (value - wanted).abs() <= wanted.abs() * room
}

pub fn has_product(expr: &Expr) -> bool {
    match expr {
        Expr::Fig(_) | Expr::Num(_) => false,
        Expr::Add(terms) => terms.iter().any(has_product),
        Expr::Neg(a) | Expr::Rounded(a, _) => has_product(a),
        Expr::Sub(a, b) => has_product(a) || has_product(b),
        Expr::Mul(..) | Expr::Div(..) | Expr::Min(..) => true,
    }
}

fn contains(expr: &Expr, fig: Fig) -> bool {
    let mut figs = Vec::new();
    expr.figures(&mut figs);
    figs.contains(&fig)
}

/// `d ÷ (n − d)`, `d ÷ (n + d)` and `(n − p) ÷ p` for the figure that stands on both sides.
fn solve_growth(
    a: &Expr,
    b: &Expr,
    fig: Fig,
    target: Decimal,
    value: &dyn Fn(&Expr) -> Option<Decimal>,
) -> Option<Decimal> {
    let one = Decimal::ONE;
    match (a, b) {
        (Expr::Fig(d), Expr::Sub(n, d2)) if *d == fig && matches!(**d2, Expr::Fig(x) if x == fig) => {
            value(n)?.times(target)?.over(one.plus(target)?)
        }
        (Expr::Fig(d), Expr::Add(terms)) if *d == fig => {
            let other = terms.iter().find(|t| !contains(t, fig))?;
            value(other)?.times(target)?.over(one.minus(target)?)
        }
        (Expr::Sub(x, y), Expr::Fig(p)) if *p == fig => match (&**x, &**y) {
            (n, Expr::Fig(q)) if *q == fig => value(n)?.over(one.plus(target)?),
            (Expr::Fig(q), n) if *q == fig => value(n)?.over(one.minus(target)?),
            _ => None,
        },
        _ => None,
    }
}
