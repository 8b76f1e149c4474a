//! What a printed number stands for: itself, and everything that rounds to it.

use crate::decimal::Exact;
use rust_decimal::Decimal;

use crate::decimal::round;
use crate::read::document::{Document, Expr, Fig};
use crate::read::unit::Unit;

/// A value and the range that its printed precision allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub value: Decimal,
    pub low: Decimal,
    pub high: Decimal,
}

impl Interval {
    pub fn exact(value: Decimal) -> Interval {
        Interval { value, low: value, high: value }
    }

    pub fn around(value: Decimal, half: Decimal) -> Option<Interval> {
        Some(Interval { value, low: value.minus(half)?, high: value.plus(half)? })
    }

    /// Whether a value is printed as this one.
    pub fn stands_for(self, value: Decimal) -> bool {
        value == self.value || self.low <= value && value < self.high
    }

    pub fn overlaps(self, other: Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    fn add(self, o: Interval) -> Option<Interval> {
        Some(Interval { value: self.value.plus(o.value)?, low: self.low.plus(o.low)?, high: self.high.plus(o.high)? })
    }

    fn neg(self) -> Interval {
        Interval { value: -self.value, low: -self.high, high: -self.low }
    }

    fn corners(self, o: Interval, op: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Interval> {
        if self.low == self.high && o.low == o.high {
            return Some(Interval::exact(op(self.value, o.value)?));
        }
        let corners = [op(self.low, o.low)?, op(self.low, o.high)?, op(self.high, o.low)?, op(self.high, o.high)?];
        let low = corners.into_iter().min()?;
        let high = corners.into_iter().max()?;
        Some(Interval { value: op(self.value, o.value)?, low, high })
    }

    fn is_positive(self) -> bool {
        self.low > Decimal::ZERO
    }

    fn mul(self, o: Interval) -> Option<Interval> {
        if self.is_positive() && o.is_positive() && (self.low < self.high || o.low < o.high) {
            return Some(Interval {
                value: self.value.times(o.value)?,
                low: self.low.times(o.low)?,
                high: self.high.times(o.high)?,
            });
        }
        self.corners(o, |a, b| a.times(b))
    }

    fn div(self, o: Interval) -> Option<Interval> {
        if o.low <= Decimal::ZERO && o.high >= Decimal::ZERO {
            return None;
        }
        if self.is_positive() && o.is_positive() && (self.low < self.high || o.low < o.high) {
            return Some(Interval {
                value: self.value.over(o.value)?,
                low: self.low.over(o.high)?,
                high: self.high.over(o.low)?,
            });
        }
        self.corners(o, |a, b| a.over(b))
    }

    fn min(self, o: Interval) -> Interval {
        Interval { value: self.value.min(o.value), low: self.low.min(o.low), high: self.high.min(o.high) }
    }
}

/// How finely a report prints: where it drops trailing zeros, 38.7 beside 7.06 stands for 38.70.
pub struct Precision {
    yuan: u32,
    wan: u32,
    score: u32,
    /// The decimals that some amount of 万元, and some rate, is really printed with.
    wan_printed: u32,
    percent: u32,
    /// Whether amounts of 元, and of 万元, have the zeros that would close them dropped.
    mixed: [bool; 2],
    exact: Vec<bool>,
}

impl Precision {
    pub fn of(doc: &Document) -> Precision {
        let finest = |unit: Unit| {
            doc.figures.iter().filter(|f| f.unit == unit && f.is_datum()).map(|f| f.decimals).max().unwrap_or(0).min(6)
        };
        let mut exact = vec![false; doc.figures.len()];
        for indicator in &doc.indicators {
            for fig in [indicator.target, indicator.actual, indicator.weight].into_iter().flatten() {
                exact[fig as usize] = true;
            }
        }
        // 万元 are kept to the cent of a 万元's hundredth: an integer among them has its zeros dropped.
        let (yuan, wan_printed) = (finest(Unit::YUAN), finest(Unit::WAN));
        let mixed = [(Unit::YUAN, yuan), (Unit::WAN, wan_printed)].map(|(unit, finest)| {
            let amounts = doc.figures.iter().filter(|f| f.unit == unit && f.is_datum());
            let (all, shorter) = amounts.fold((0, 0), |(all, n), f| (all + 1, n + usize::from(f.decimals < finest)));
            shorter * 3 > all
        });
        Precision {
            yuan,
            wan: wan_printed.max(2),
            score: finest(Unit::Score).min(2),
            wan_printed,
            percent: finest(Unit::Percent),
            mixed,
            exact,
        }
    }

    /// Every figure at its printed precision and no finer.
    pub fn as_printed(&self) -> Precision {
        Precision { yuan: 0, wan: 0, score: 0, exact: self.exact.clone(), ..*self }
    }

    /// The most decimals that the report prints figures of this one's kind with.
    pub fn finest(&self, doc: &Document, fig: Fig) -> u32 {
        let figure = doc.figure(fig);
        let report = match figure.unit {
            Unit::Money(0) => self.yuan,
            Unit::Money(4) => self.wan_printed,
            Unit::Percent => self.percent,
            Unit::Score => self.score,
            Unit::None | Unit::Measure(_) => 2,
            _ => 0,
        };
        report.max(figure.decimals)
    }

    /// Whether the report drops the zeros that would close an amount: there 3.7 is no slip for 3.74.
    pub fn is_mixed(&self, unit: Unit) -> bool {
        match unit {
            Unit::Money(0) => self.mixed[0],
            Unit::Money(_) => self.mixed[1],
            _ => false,
        }
    }

    /// Whether a figure is no rounding of anything.
    pub fn is_exact(&self, doc: &Document, fig: Fig) -> bool {
        self.operand(doc, fig).is_some_and(|i| i.low == i.high)
    }

    /// The decimals that a figure is meant with.
    pub fn decimals(&self, doc: &Document, fig: Fig) -> u32 {
        let figure = doc.figure(fig);
        match figure.unit {
            Unit::Money(0) => self.yuan.max(figure.decimals),
            Unit::Money(4) => self.wan.max(figure.decimals),
            // 9.5 is rounded to what it prints; 10 among 9.42 has its zeros dropped.
            Unit::Score if figure.decimals == 0 => self.score,
            _ => figure.decimals,
        }
    }

    /// What a figure stands for as part of a computation.
    pub fn operand(&self, doc: &Document, fig: Fig) -> Option<Interval> {
        let figure = doc.figure(fig);
        // Targets, actual values and weights are exact as printed, amounts never are.
        let ranged = match figure.unit {
            Unit::Money(_) => true,
            Unit::Percent | Unit::Points => !self.exact[fig as usize],
            _ => false,
        };
        if ranged { self.printed(doc, fig) } else { Some(Interval::exact(figure.base()?)) }
    }

    /// What a figure stands for as the result of a computation.
    pub fn printed(&self, doc: &Document, fig: Fig) -> Option<Interval> {
        let figure = doc.figure(fig);
        match figure.unit {
            Unit::Count(_) | Unit::None => Some(Interval::exact(figure.base()?)),
            _ => Interval::around(figure.base()?, half_ulp(self.decimals(doc, fig)).times(figure.scale())?),
        }
    }
}

/// Half of the last place.
pub fn half_ulp(decimals: u32) -> Decimal {
    Decimal::new(5, decimals.min(27) + 1)
}

/// What an expression comes to; `None` when it divides by zero, overflows, or uses an unreadable figure.
pub fn evaluate(doc: &Document, precision: &Precision, expr: &Expr) -> Option<Interval> {
    evaluate_with(expr, &|fig| precision.operand(doc, fig))
}

/// The same, with some figures taken at other values.
pub fn evaluate_with(expr: &Expr, figure: &dyn Fn(Fig) -> Option<Interval>) -> Option<Interval> {
    let go = |e: &Expr| evaluate_with(e, figure);
    match expr {
        Expr::Fig(fig) => figure(*fig),
        Expr::Num(value) => Some(Interval::exact(*value)),
        Expr::Add(terms) => terms.iter().try_fold(Interval::exact(Decimal::ZERO), |sum, t| sum.add(go(t)?)),
        Expr::Neg(a) => Some(go(a)?.neg()),
        Expr::Rounded(a, decimals) => Some(Interval::exact(round(go(a)?.value, *decimals))),
        Expr::Sub(a, b) => go(a)?.add(go(b)?.neg()),
        Expr::Mul(a, b) => go(a)?.mul(go(b)?),
        Expr::Div(a, b) => go(a)?.div(go(b)?),
        Expr::Min(a, b) => Some(go(a)?.min(go(b)?)),
    }
}
