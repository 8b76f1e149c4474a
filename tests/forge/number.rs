//! Exact decimals the way finance clerks round and print them.

use rust_decimal::{Decimal, RoundingStrategy};

/// Half up, as every regulation on the matter has it.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    rounded
}

/// `part / whole` in percent.
pub fn percent(part: Decimal, whole: Decimal, decimals: u32) -> Decimal {
    round(part / whole * Decimal::ONE_HUNDRED, decimals)
}

/// `1234567.8` → `1,234,567.8`.
pub fn with_separators(plain: &str) -> String {
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(w, f)| (w, Some(f)));
    let digits = whole.len();
    let mut printed = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (digits - i) % 3 == 0 {
            printed.push(',');
        }
        printed.push(c);
    }
    if let Some(fraction) = fraction {
        printed.push('.');
        printed.push_str(fraction);
    }
    printed
}

/// Drops zeros at the end of the fraction, as spreadsheets do.
pub fn trimmed(plain: &str) -> String {
    match plain.contains('.') {
        true => plain.trim_end_matches('0').trim_end_matches('.').to_string(),
        false => plain.to_string(),
    }
}

/// The number that is printed, without separators and in narrow digits.
pub fn plain(raw: &str) -> String {
    raw.chars().map(narrow).filter(|c| *c != ',' && !c.is_whitespace()).collect()
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).expect("a digit"),
        '．' => '.',
        '，' => ',',
        other => other,
    }
}

pub fn wide(number: &str) -> String {
    number
        .chars()
        .map(|c| match c {
            '0'..='9' => char::from_u32(c as u32 - '0' as u32 + '０' as u32).expect("a digit"),
            '.' => '．',
            other => other,
        })
        .collect()
}
