//! Slips of the pen: how a clerk turns the right number into the printed one.

use crate::decimal::Exact;
use crate::gather::Gather;
use rust_decimal::Decimal;

use crate::read::figure::Figure;
use crate::read::unit::Unit;

/// The ways a figure goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    Transposed,
    Digit,
    Dropped,
    /// A digit typed twice.
    Doubled,
    /// A digit too many that is no repetition.
    Added,
    Point,
    /// A zero more or less at the end of a whole number.
    Zero,
    Unit,
    Tail,
}

impl Slip {
    /// How much it speaks for a figure that just this slip explains. There is one way to swap two neighbours or to shift
    /// the point, and nine times as many as there are digits to mistype one.
    pub fn weight(self) -> i32 {
        match self {
            Slip::Transposed | Slip::Point | Slip::Zero | Slip::Unit => 5,
            Slip::Dropped => 4,
            Slip::Doubled | Slip::Digit | Slip::Tail => 3,
            Slip::Added => 1,
        }
    }
}

/// Which slip turns `right` into what `figure` prints, both in the figure's unit.
pub fn between(figure: &Figure, right: Decimal) -> Option<Slip> {
    let printed = figure.value?;
    if right.is_sign_negative() != printed.is_sign_negative() || right.is_zero() {
        return None;
    }
    let scale = right.normalize().scale().max(figure.decimals);
    let digits = |v: Decimal, scale: u32| -> Vec<u8> {
        let mut v = v.abs();
        v.rescale(scale);
        crate::decimal::unpointed(v).into_bytes()
    };
    // 6.04 for 0.64: the nought before the point is swapped too; 7.0 for 0.7 is another place of the point.
    let shifted = printed.times(Decimal::TEN) == Some(right) || right.times(Decimal::TEN) == Some(printed);
    let whole = |v: Decimal| if shifted { digits(v, scale) } else { padded(digits(v, scale), scale) };
    let (a, b) = (whole(printed), whole(right));
    if a.len() == b.len() {
        let wrong: Vec<usize> = (0..a.len()).filter(|i| a[*i] != b[*i]).gather();
        let alike = scale == figure.decimals;
        match wrong.as_slice() {
            [_] if alike => return Some(Slip::Digit),
            [i, j] if alike && *j == i + 1 && a[*i] == b[*j] && a[*j] == b[*i] => return Some(Slip::Transposed),
            // 17.70 for 17.73 is a digit left out where it is printed 17.7.
            [i] if *i + 1 == a.len() && scale == figure.decimals + 1 => {
                return (figure.decimals > 0).then_some(Slip::Dropped);
            }
            _ => {}
        }
    }
    if figure.unit.is_money() {
        let ratio = printed.over(right)?.normalize();
        for power in [4, 8] {
            let factor = Decimal::from(10u64.pow(power));
            if ratio == factor || ratio.times(factor) == Some(Decimal::ONE) {
                return Some(Slip::Unit);
            }
        }
    }
    // The digits as printed, with as many closing zeros as the figure's neighbours may have.
    let own = digits(printed, figure.decimals);
    let shortest = right.normalize().scale();
    let scales = shortest.max(figure.decimals.saturating_sub(1))..=shortest.max(figure.decimals);
    let ratio = printed.over(right)?.normalize();
    if ratio == Decimal::TEN
        || ratio == Decimal::new(1, 1)
        || ratio == Decimal::ONE_HUNDRED
        || ratio == Decimal::new(1, 2)
    {
        // 100.00 for 10.00 is a zero too many, 5854.60 for 585.46 another place of the point.
        let one = own.first() == Some(&b'1') && own[1..].iter().all(|digit| *digit == b'0');
        if !one && figure.decimals > 0 || (shortest..=*scales.end()).any(|scale| digits(right, scale) == own) {
            return Some(Slip::Point);
        }
        if figure.decimals == 0 {
            return Some(Slip::Zero);
        }
    }
    if is_tail(figure, printed, right) {
        return Some(Slip::Tail);
    }
    for scale in scales {
        let right = digits(right, scale);
        // 0.62 for 10.62: the nought before the point is a digit too.
        let own = padded(own.clone(), figure.decimals);
        let right = padded(right, scale);
        if missing(&own, figure.decimals, &right, scale).is_some() {
            return Some(Slip::Dropped);
        }
        if let Some(at) = missing(&right, scale, &own, figure.decimals) {
            let repeated = own.get(at + 1) == Some(&own[at]) || at > 0 && own[at - 1] == own[at];
            return Some(if repeated { Slip::Doubled } else { Slip::Added });
        }
    }
    None
}

/// With the nought that stands before the point of a number less than one.
fn padded(mut digits: Vec<u8>, decimals: u32) -> Vec<u8> {
    while digits.len() <= decimals as usize {
        digits.insert(0, b'0');
    }
    digits
}

/// 2630.40 for 2630.39: less than ten of the last place apart, in a number long enough for that to tell.
fn is_tail(figure: &Figure, printed: Decimal, right: Decimal) -> bool {
    let places = 10i128.pow(figure.decimals.min(20));
    let Some(in_places) = printed.abs().times(Decimal::from(places)) else { return false };
    let apart = printed.minus(right).and_then(|d| d.abs().times(Decimal::from(places)));
    right.scale() <= figure.decimals && in_places >= Decimal::ONE_THOUSAND && apart.is_some_and(|d| d < Decimal::TEN)
}

/// Where `short` lacks a digit of `long` that is otherwise the same, the point included.
fn missing(short: &[u8], short_decimals: u32, long: &[u8], long_decimals: u32) -> Option<usize> {
    if short.len() + 1 != long.len() || short.len() < 2 {
        return None;
    }
    let last = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    // Of equal neighbours any may be the one.
    let first = last - long[..last].iter().rev().take_while(|digit| **digit == long[last]).count();
    let point = long.len() - (long_decimals as usize).min(long.len());
    let whole = short_decimals == long_decimals && first < point;
    let fraction = short_decimals + 1 == long_decimals && last >= point;
    (short[last..] == long[last + 1..] && (whole || fraction)).then_some(last)
}

/// Every number that one slip would turn into the printed one, in the figure's unit.
pub fn origins(figure: &Figure) -> Vec<Decimal> {
    let Some(printed) = figure.value else { return Vec::new() };
    let mut out = Vec::new();
    let scale = figure.decimals;
    let mut plain = printed.abs();
    plain.rescale(scale);
    let digits = crate::decimal::unpointed(plain).into_bytes();
    if digits.len() > 18 {
        return out;
    }
    let mut put = |digits: &[u8], scale: u32| {
        if let Some(number) = std::str::from_utf8(digits).ok().and_then(|s| s.parse::<i64>().ok())
            && number > 0
        {
            out.push(Decimal::new(number, scale));
        }
    };
    for i in 0..digits.len() {
        if i + 1 < digits.len() && digits[i] != digits[i + 1] {
            let mut d = digits.clone();
            d.swap(i, i + 1);
            put(&d, scale);
        }
        for new in b'0'..=b'9' {
            if new != digits[i] {
                let mut d = digits.clone();
                d[i] = new;
                put(&d, scale);
            }
        }
        if digits.len() > 1 {
            let mut d = digits.clone();
            d.remove(i);
            put(&d, scale);
        }
    }
    // A dropped digit may have stood before or after the point.
    for i in 0..=digits.len() {
        for new in b'0'..=b'9' {
            let mut d = digits.clone();
            d.insert(i, new);
            put(&d, scale);
            put(&d, scale + 1);
        }
    }
    let mut shifted = |power: i64, up: bool| {
        let factor = Decimal::from(10i64.pow(power as u32));
        out.extend(if up { printed.times(factor) } else { printed.over(factor) });
    };
    shifted(1, true);
    shifted(1, false);
    if let Unit::Money(_) = figure.unit {
        shifted(4, true);
        shifted(4, false);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn figure(text: &str, unit: Unit) -> Figure {
        let value: Decimal = text.parse().unwrap();
        Figure {
            span: Span::default(),
            whole: Span::default(),
            value: Some(value),
            decimals: value.scale(),
            unit,
            plain: None,
            han: false,
        }
    }

    #[test]
    fn slips_are_recognised() {
        let slip = |printed: &str, right: &str| between(&figure(printed, Unit::WAN), right.parse().unwrap());
        assert_eq!(slip("4637.18", "4637.81"), Some(Slip::Transposed));
        assert_eq!(slip("148", "143"), Some(Slip::Digit));
        assert_eq!(slip("463.81", "4637.81"), Some(Slip::Dropped));
        assert_eq!(slip("46378.1", "4637.81"), Some(Slip::Point));
        assert_eq!(slip("200", "2000000"), Some(Slip::Unit));
        assert_eq!(slip("2630.40", "2630.39"), Some(Slip::Tail));
        assert_eq!(slip("190.81", "208.83"), None);
        assert_eq!(slip("17.7", "17.73"), Some(Slip::Dropped));
        assert_eq!(slip("55", "95.5"), None);
        assert_eq!(slip("9.4", "94"), Some(Slip::Point));
        assert_eq!(slip("100.00", "10"), Some(Slip::Doubled));
        assert_eq!(slip("880", "88"), Some(Slip::Zero));
        assert_eq!(slip("7.0", "0.7"), Some(Slip::Point));
        assert_eq!(slip("1225", "125"), Some(Slip::Doubled));
        assert_eq!(slip("1235", "125"), Some(Slip::Added));
        assert_eq!(slip("0.62", "10.62"), Some(Slip::Dropped));
        assert_eq!(slip("6.04", "0.64"), Some(Slip::Transposed));
        assert_eq!(slip("0.75", "90.75"), Some(Slip::Dropped));
        assert_eq!(slip("1.18", "0.18"), Some(Slip::Digit));
        assert_eq!(slip("0.10", "10"), Some(Slip::Point));
    }

    #[test]
    fn every_slip_has_its_origin() {
        for (printed, right) in [("4637.18", "4637.81"), ("148", "143"), ("463.81", "4637.81"), ("46378.1", "4637.81")]
        {
            let figure = figure(printed, Unit::WAN);
            assert!(origins(&figure).contains(&right.parse().unwrap()), "{printed} from {right}");
        }
    }
}
