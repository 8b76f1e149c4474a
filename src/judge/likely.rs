//! How likely somebody who meant one value wrote another, whatever the relations say.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::cause::{Court, Testimony, is_counted};
use crate::read::document::{Document, Fig};
use crate::read::unit::Unit;
use crate::slip::Slip;

/// Words in the name of what is reckoned for one: per head, per day, by the piece.
const EACH: &[&str] = &["均", "每", "单价", "标准", "单位"];

/// Digits that tell a number from others: 100% and 20 stand everywhere.
const TELLING: usize = 3;

impl Court<'_, '_> {
    /// What speaks for a figure's being a slip for the value.
    pub fn likelihood(&self, fig: Fig, value: Decimal, slip: Option<Slip>, said: &Testimony) -> i32 {
        let Some(printed) = self.doc.figure(fig).value else { return 0 };
        let finest = self.precision.finest(self.doc, fig);
        let score = self.fineness(fig, value, slip, said.rate) + self.prints(fig, value, slip, said);
        let score = score
            + match slip {
                Some(Slip::Unit) if self.unit_is_odd(fig, value) => 3,
                Some(Slip::Unit) => -3,
                // Nobody drops a digit that the report never prints.
                _ if value.normalize().scale() > finest => -4,
                _ => 0,
            };
        score + self.sense(fig, printed, value, said.rate) - if value.is_zero() { 4 } else { 0 }
    }

    /// The slip itself, and whether the value would be printed so.
    fn fineness(&self, fig: Fig, value: Decimal, slip: Option<Slip>, rate: bool) -> i32 {
        let figure = self.doc.figure(fig);
        let Some(printed) = figure.value else { return 0 };
        let apart = (printed - value).abs();
        let places = |count: i64| Decimal::new(count, figure.decimals.min(28));
        let finer = value.normalize().scale() > figure.decimals;
        let usual = slip.map_or(0, Slip::weight);
        match slip {
            // A rate is rounded by whoever reckons it.
            _ if rate && apart == places(1) => usual.max(5),
            // The last place of a number too short for that to be a slip by itself.
            None if figure.decimals > 0 && apart < places(10) => 2,
            Some(Slip::Dropped) if finer && self.precision.is_mixed(figure.unit) => usual - 2,
            // Targets and counts are printed as finely as they are meant.
            _ if finer && figure.unit != Unit::Score && self.precision.is_exact(self.doc, fig) => usual - 1,
            _ => usual,
        }
    }

    /// The value may stand elsewhere, and so may what is printed.
    fn prints(&self, fig: Fig, value: Decimal, slip: Option<Slip>, said: &Testimony) -> i32 {
        let figure = self.doc.figure(fig);
        let elsewhere = |value: Decimal, telling: usize| {
            telling_digits(value) >= telling && self.stands_at(fig, value, &said.concerned).is_some()
        };
        let kept = figure.value.is_some_and(|printed| elsewhere(printed, TELLING + 1));
        // What a rate leaves room for, and rates themselves, may stand somewhere by chance.
        let chance = slip.is_none() && !said.linear || figure.unit == Unit::Percent;
        let moved = if elsewhere(value, TELLING) { if chance { 2 } else { 4 } } else { 0 };
        moved - if kept { 2 } else { 0 }
    }

    /// Half a person was never meant, nor twice the whole of something; of a budget a little more than all may be spent.
    fn sense(&self, fig: Fig, printed: Decimal, value: Decimal, rate: bool) -> i32 {
        let unit = self.doc.figure(fig).unit;
        let within = |v: Decimal| v <= if rate { Decimal::TWO * Decimal::ONE_HUNDRED } else { Decimal::ONE_HUNDRED };
        match unit {
            Unit::Percent if within(printed) && !within(value) => -3,
            Unit::Percent if within(value) && !within(printed) => 2,
            _ if is_counted(unit) && !printed.is_integer() => 6,
            _ => 0,
        }
    }

    /// Whether more than what is only hinted at shows that a slip's value was meant: another print of it, or a sum that comes
    /// out to the digit; of two prints, that one is what others come to and nothing holds with the slip.
    pub fn is_shown(&self, fig: Fig, value: Decimal, certain: bool, said: &Testimony) -> bool {
        if said.reprint {
            let borne_out = said.concerned.iter().any(|other| *other != fig && self.is_upheld(*other));
            return said.sharpens || certain && borne_out && !self.is_upheld(fig);
        }
        // Of many digits one may be mistyped; fewer tell where chance hardly leads from one value to the other.
        let telling = if certain { TELLING + 1 } else { TELLING + 3 };
        telling_digits(value) >= telling && self.stands_at(fig, value, &said.concerned).is_some()
    }

    /// Whether the other unit brings an amount nearer to what the report's amounts are like: a price for each is of 元,
    /// the rest is about as large as the amount in their middle.
    fn unit_is_odd(&self, fig: Fig, value: Decimal) -> bool {
        let figure = self.doc.figure(fig);
        let each = self.doc.indicators.iter().any(|indicator| {
            let of_it = [indicator.target, indicator.midyear, indicator.actual].contains(&Some(fig));
            of_it && self.doc.str(indicator.name).has_any(EACH)
        });
        let bigger = figure.value.is_some_and(|printed| printed < value);
        let size = |v: Decimal| v.trunc().mantissa().unsigned_abs().checked_ilog10().map_or(0, |log| log as i32);
        let off = |v: Option<Decimal>| v.map_or(i32::MAX, |v| (size(v) - size(self.middle)).abs());
        if each { !bigger } else { off(value.times(figure.scale())) < off(figure.base()) }
    }

    /// Another print of the value, which is in the figure's own unit; one of the figures that are to be brought together
    /// with this one says nothing new.
    pub fn stands_at(&self, fig: Fig, value: Decimal, concerned: &[Fig]) -> Option<Fig> {
        let figure = self.doc.figure(fig);
        let at = |base: Decimal| {
            let base = base.normalize();
            let at = self.printed.binary_search_by(|(value, _)| value.cmp(&base)).ok()?;
            let of_kind = |f: &Fig| {
                let unit = self.doc.figure(*f).unit;
                figure.unit == Unit::None || unit.same_family(figure.unit)
            };
            let found = &self.printed[at].1;
            found.iter().copied().find(|f| *f != fig && !concerned.contains(f) && of_kind(f))
        };
        // 1457.02/1600.24=91.05%: a computation leaves the units out.
        let wan = value.times(Decimal::from(10_000)).filter(|_| figure.unit == Unit::None);
        value.times(figure.scale()).and_then(at).or_else(|| wan.and_then(at))
    }
}

/// The amount that as many of the report's are larger than as are smaller.
pub fn middle(doc: &Document, printed: &[(Decimal, Vec<Fig>)]) -> Decimal {
    let amounts: Vec<Decimal> = printed
        .iter()
        .filter(|(value, figs)| !value.is_zero() && doc.figure(figs[0]).unit.is_money())
        .map(|(value, _)| *value)
        .gather();
    amounts.get(amounts.len() / 2).copied().unwrap_or_default()
}

/// The digits of a number without the zeros that close it: 2000 has one.
fn telling_digits(value: Decimal) -> usize {
    crate::decimal::unpointed(value.abs()).trim_end_matches('0').len()
}

/// Whether two numbers of so many digits that have nothing to do with each other would hardly be this slip apart. One
/// wrong digit, or a difference in the last place, may be what a part that was not read has.
pub fn is_no_chance(slip: Slip, value: Decimal, digits: usize) -> bool {
    match slip {
        Slip::Transposed => digits >= 3,
        Slip::Point | Slip::Unit | Slip::Dropped | Slip::Doubled => digits >= 3 && telling_digits(value) >= 3,
        _ => false,
    }
}
