//! Exact decimals, quicker where they are small: nearly every figure of a report fits in 64 bits.

use rust_decimal::Decimal;

/// The four operations, where they come out. The library's own are compiled into every place that uses them, some two
/// thousand bytes of what a browser downloads each time.
pub trait Exact {
    fn plus(self, other: Self) -> Option<Decimal>;
    fn minus(self, other: Self) -> Option<Decimal>;
    fn times(self, other: Self) -> Option<Decimal>;
    fn over(self, other: Self) -> Option<Decimal>;
}

impl Exact for Decimal {
    #[inline(never)]
    fn plus(self, other: Decimal) -> Option<Decimal> {
        self.checked_add(other)
    }

    #[inline(never)]
    fn minus(self, other: Decimal) -> Option<Decimal> {
        self.checked_sub(other)
    }

    #[inline(never)]
    fn times(self, other: Decimal) -> Option<Decimal> {
        self.checked_mul(other)
    }

    #[inline(never)]
    fn over(self, other: Decimal) -> Option<Decimal> {
        self.checked_div(other)
    }
}

/// Half up, as accountants round.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    let Some(surplus) = value.scale().checked_sub(decimals).filter(|surplus| *surplus > 0) else { return value };
    let mantissa = value.mantissa();
    let rounded = match (i64::try_from(mantissa), 10i64.checked_pow(surplus)) {
        (Ok(mantissa), Some(unit)) => i128::from(mantissa / unit + mantissa % unit / (unit / 2)),
        _ => {
            let unit = 10i128.pow(surplus);
            mantissa / unit + mantissa % unit / (unit / 2)
        }
    };
    let mut out = Decimal::from_i128_with_scale(rounded, decimals);
    if value.is_zero() {
        // A zero keeps its sign.
        out.set_sign_negative(value.is_sign_negative());
    }
    out
}

/// A number as it is written, with all its decimals: digits and a point, as many as 64 bits hold.
pub fn parse(text: &str) -> Option<Decimal> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (mut mantissa, mut scale) = (None, None);
    for b in digits.bytes() {
        match b {
            b'0'..=b'9' => {
                mantissa = Some(mantissa.unwrap_or(0_i64).checked_mul(10)?.checked_add(i64::from(b - b'0'))?);
                scale = scale.map(|scale| scale + 1);
            }
            b'.' if scale.is_none() => scale = Some(0),
            _ => return None,
        }
    }
    let mantissa = if negative { -mantissa? } else { mantissa? };
    Decimal::try_new(mantissa, scale.unwrap_or(0)).ok()
}

/// The significant digits of a number: the zeros that close its fraction are not counted.
pub fn digits(value: Decimal) -> usize {
    let (mantissa, _) = without_zeros(value);
    mantissa.checked_ilog10().map_or(1, |log| log as usize + 1)
}

/// A number without the zeros that close its fraction: 12.50 is 12.5.
pub fn shortest(value: Decimal) -> String {
    let (mantissa, scale) = without_zeros(value);
    written(mantissa, scale, value.is_sign_negative() && mantissa > 0)
}

/// A number with all its decimals.
pub fn printed(value: Decimal) -> String {
    written(value.mantissa().unsigned_abs(), value.scale(), value.is_sign_negative())
}

/// A number with all its decimals and without its point.
pub fn unpointed(value: Decimal) -> String {
    let mantissa = value.mantissa();
    written(mantissa.unsigned_abs(), 0, mantissa < 0)
}

fn written(mantissa: u128, scale: u32, negative: bool) -> String {
    // What does not fit in 64 bits stands above the last so many digits.
    const LOW: u32 = 19;
    let (mut rest, mut above) = match u64::try_from(mantissa) {
        Ok(all) => (all, 0),
        Err(_) => ((mantissa % 10u128.pow(LOW)) as u64, (mantissa / 10u128.pow(LOW)) as u64),
    };
    // Written from its end: a sign, a point and thirty digits, or the zeros of a small fraction.
    let mut out = [b'0'; 40];
    let mut at = out.len();
    let mut count = 0;
    while rest > 0 || above > 0 || count <= scale {
        if count == LOW && above > 0 {
            (rest, above) = (above, 0);
        }
        if count == scale && scale > 0 {
            at -= 1;
            out[at] = b'.';
        }
        at -= 1;
        out[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        count += 1;
    }
    if negative {
        at -= 1;
        out[at] = b'-';
    }
    std::str::from_utf8(&out[at..]).unwrap_or_default().to_string()
}

/// Digits and decimals without the zeros that close the fraction.
fn without_zeros(value: Decimal) -> (u128, u32) {
    let (mut mantissa, mut scale) = (value.mantissa().unsigned_abs(), value.scale());
    if let Ok(mut small) = u64::try_from(mantissa) {
        while scale > 0 && small % 10 == 0 {
            (small, scale) = (small / 10, scale - 1);
        }
        return (small.into(), scale);
    }
    while scale > 0 && mantissa % 10 == 0 {
        (mantissa, scale) = (mantissa / 10, scale - 1);
    }
    (mantissa, scale)
}

#[cfg(test)]
mod tests {
    use rust_decimal::RoundingStrategy;

    use super::*;

    const SOME: &[&str] = &[
        "0",
        "0.00",
        "-0.001",
        "1",
        "-1",
        "10",
        "12.50",
        "-12.5",
        "0.05",
        "-0.005",
        "0.0049",
        "99.995",
        "1000000",
        "2.675",
        "184467440737095516.15",
        "12345678901234567890.55",
        "0.3333333333333333333333333333",
        "-7.9999999999999999999999999",
        "79228162514264337593543950335",
        "-10000000000000000000.000000000",
        "0.0000000000000000000000000001",
    ];

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let others =
            ["", ".", "-", "-.", ".5", "5.", "-0.00", "1.2.3", "1,000", "+1", "1e3", "007", "9999999999999.99"];
        for text in SOME.iter().chain(&others).filter(|text| text.len() <= 16 && !text.starts_with('+')) {
            let (quick, exact) = (parse(text), Decimal::from_str_exact(text).ok());
            assert_eq!(quick.map(|v| v.to_string()), exact.map(|v| v.to_string()), "{text}");
        }
    }

    #[test]
    fn the_quick_way_comes_to_the_same() {
        let mut nothing = Decimal::new(0, 2);
        nothing.set_sign_negative(true);
        for value in SOME.iter().map(|text| text.parse().unwrap()).chain([nothing]) {
            let text = value.to_string();
            assert_eq!(shortest(value), value.normalize().to_string(), "{text}");
            assert_eq!(printed(value), value.to_string(), "{text}");
            assert_eq!(unpointed(value), value.mantissa().to_string(), "{text}");
            assert_eq!(digits(value), value.normalize().mantissa().abs().to_string().len(), "{text}");
            for decimals in 0..6 {
                let slow = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
                let quick = round(value, decimals);
                assert_eq!((quick, quick.scale(), quick.to_string()), (slow, slow.scale(), slow.to_string()), "{text}");
            }
        }
    }
}
