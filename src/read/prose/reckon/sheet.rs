//! The figures of the running text as bare numbers, with the places they stand at.

use crate::read::document::{Document, Fig};
use crate::read::figure::Figure;
use crate::read::prose::bind::Bound;
use crate::read::unit::Unit;

/// A figure as a number among its neighbours.
#[derive(Debug, Clone, Copy)]
pub struct Num {
    pub fig: Fig,
    /// In its base unit.
    pub value: f64,
    /// Half of its last printed place.
    pub half: f64,
    /// Digits that tell: without the zeros at either end of an amount; a rate's own zeros tell too.
    pub digits: u32,
    /// Digits as printed, without the zeros of the fraction's end.
    pub printed: u32,
    pub unit: Unit,
    /// What follows a number whose unit is not known.
    mark: char,
    pub block: u32,
    pub sentence: u32,
    pub depth: u8,
    /// Where it stands among the items of the text.
    pub at: usize,
}

impl Num {
    /// Figures of one family can be added.
    pub fn alike(&self, other: &Num) -> bool {
        self.unit.same_family(other.unit) && (self.unit != Unit::None || self.mark == other.mark)
    }

    pub fn is_rate(&self) -> bool {
        self.unit == Unit::Percent
    }

    /// An amount, a count or a score: what sums and shares are made of.
    pub fn is_amount(&self) -> bool {
        !matches!(self.unit, Unit::Percent | Unit::Points)
    }

    /// Whether `value` is what is printed. Sums of figures of one unit come out to the digit; others leave the room that
    /// the coarser print has.
    pub fn is(&self, value: f64, coarse: bool) -> bool {
        let room = if coarse { self.half * 1.001 } else { self.half * 0.02 };
        (self.value - value).abs() <= room + 1e-12 * self.value.abs()
    }
}

/// All of them, in their order.
pub struct Sheet<'b> {
    pub nums: Vec<Num>,
    pub bound: &'b [Bound],
}

impl<'b> Sheet<'b> {
    pub fn of(doc: &Document, bound: &'b [Bound]) -> Sheet<'b> {
        let nums = bound.iter().enumerate().filter_map(|(at, b)| num(doc, at, b)).collect();
        Sheet { nums, bound }
    }

    /// The words that lead to a number, from the clause's beginning or the figure before.
    pub fn label<'d>(&self, doc: &'d Document, num: &Num) -> &'d str {
        doc.str(self.bound[num.at].item.label)
    }

    /// The clauses without a figure before it, and its own words.
    pub fn words<'d>(&self, doc: &'d Document, num: &Num) -> &'d str {
        let item = &self.bound[num.at].item;
        doc.str(crate::text::Span { start: item.lead.start.min(item.label.start), end: item.label.end })
    }

    pub fn tail<'d>(&self, doc: &'d Document, num: &Num) -> &'d str {
        doc.str(self.bound[num.at].item.tail)
    }
}

fn num(doc: &Document, at: usize, b: &Bound) -> Option<Num> {
    let item = &b.item;
    let figure = doc.figure(item.fig);
    let value = figure.base().map(float)?;
    Some(Num {
        fig: item.fig,
        value,
        half: 0.5 * 10f64.powi(-(figure.decimals as i32)) * float(figure.scale()),
        digits: telling(figure),
        printed: figure.value.map_or(0, |v| length(v.normalize().trunc().mantissa().unsigned_abs())) + figure.decimals,
        unit: figure.unit,
        mark: doc.str(item.tail).chars().next().unwrap_or(' '),
        block: item.block,
        sentence: item.sentence,
        depth: item.depth,
        at,
    })
}

fn float(value: rust_decimal::Decimal) -> f64 {
    value.mantissa() as f64 / 10f64.powi(value.scale() as i32)
}

fn telling(figure: &Figure) -> u32 {
    let mut rest = figure.value.map_or(0, |v| v.mantissa().unsigned_abs());
    while figure.unit != Unit::Percent && rest != 0 && rest.is_multiple_of(10) {
        rest /= 10;
    }
    length(rest)
}

fn length(number: u128) -> u32 {
    number.checked_ilog10().map_or(0, |n| n + 1)
}
