//! Figures: every number of the copy as printed, with its unit, and whether it is a datum at all.

use crate::decimal::Exact;
use rust_decimal::Decimal;

use super::unit::{Unit, unit_at};
use crate::text::{Span, Text};

/// Why a number is no datum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    Year,
    Date,
    /// 第三届, 2.
    Ordinal,
    /// 财农指〔2023〕10号, 2050202, P1.5, 12345热线
    Code,
    /// 每超过一个百分点扣0.5分
    Threshold,
    /// (100字以内)
    Prompt,
}

/// A number as printed.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// The number itself in the copy: sign, digits, separators.
    pub span: Span,
    /// Number and unit.
    pub whole: Span,
    /// `None`: it has more digits than an exact decimal holds.
    pub value: Option<Decimal>,
    /// Decimals as printed: precision is meaning.
    pub decimals: u32,
    pub unit: Unit,
    pub plain: Option<Plain>,
    /// Written with Chinese numerals.
    pub han: bool,
}

/// Characters of a number that can be a datum: longer ones are read by nobody, and sums of them would not fit a decimal.
const LONGEST: usize = 16;

impl Figure {
    /// The amount in 元, the share as a fraction, the count as it is.
    pub fn base(&self) -> Option<Decimal> {
        let value = self.value?;
        // Nearly every figure is short enough to be moved by whole digits.
        match (self.unit, i64::try_from(value.mantissa())) {
            (_, Ok(0)) | (_, Err(_)) => value.times(self.scale()),
            (Unit::Money(power), Ok(digits)) => match digits.checked_mul(10i64.pow(power.into())) {
                Some(digits) => Some(Decimal::new(digits, value.scale())),
                None => value.times(self.scale()),
            },
            (Unit::Percent | Unit::Points, Ok(digits)) if value.scale() < 20 => {
                Some(Decimal::new(digits, value.scale() + 2))
            }
            (Unit::Percent | Unit::Points, _) => value.times(self.scale()),
            _ => Some(value),
        }
    }

    /// What one of its unit is in base units.
    pub fn scale(&self) -> Decimal {
        match self.unit {
            Unit::Money(power) => Decimal::from(10u64.pow(power.into())),
            Unit::Percent | Unit::Points => Decimal::new(1, 2),
            _ => Decimal::ONE,
        }
    }

    /// An amount of 元, a fraction or a count in the figure's own unit.
    pub fn in_unit(&self, base: Decimal) -> Option<Decimal> {
        match self.unit {
            Unit::Money(power) if base.scale() + u32::from(power) <= Decimal::MAX_SCALE => {
                let mut value = base;
                value.set_scale(base.scale() + u32::from(power)).ok()?;
                Some(value)
            }
            Unit::Money(_) => base.over(self.scale()),
            Unit::Percent | Unit::Points => base.times(Decimal::ONE_HUNDRED),
            _ => Some(base),
        }
    }

    pub fn is_datum(&self) -> bool {
        self.plain.is_none()
    }
}

/// Finds every number of a span of the copy that begins with a line, in order.
pub fn figures(text: &Text, span: Span) -> Vec<Figure> {
    let copy = &text.copy[..span.end as usize];
    let bytes = copy.as_bytes();
    let mut out = Vec::with_capacity(span.len() as usize / 60);
    let mut i = span.start as usize;
    let mut line_start = i;
    while i < bytes.len() {
        let b = bytes[i];
        if b.is_ascii_digit() {
            let end = number_end(bytes, i);
            out.push(arabic(copy, line_start, i, end));
            i = end;
        } else if b == b'\n' {
            i += 1;
            line_start = i;
        } else if b < 0x80 {
            i += 1;
        } else if matches!(b, 0xE4..=0xE9) && HAN_DIGITS & 1 << (bytes[i + 2] & 63) == 0 {
            i += 3;
        } else {
            match han_run(copy, i) {
                Some(figure) => {
                    i = figure.whole.end as usize;
                    out.push(figure);
                }
                None => {
                    i += if b >= 0xF0 {
                        4
                    } else if b >= 0xE0 {
                        3
                    } else {
                        2
                    }
                }
            }
        }
    }
    out
}

/// Digits, thousands separators, one decimal point.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut i = start;
    let mut point = false;
    while i < bytes.len() {
        match bytes[i] {
            b'0'..=b'9' => i += 1,
            b',' if bytes.get(i + 1).is_some_and(u8::is_ascii_digit) => i += 1,
            b'.' if !point && bytes.get(i + 1).is_some_and(u8::is_ascii_digit) => {
                point = true;
                i += 1;
            }
            _ => break,
        }
    }
    i
}

fn arabic(copy: &str, line_start: usize, digits: usize, end: usize) -> Figure {
    let before = &copy[line_start..digits];
    let after = &copy[end..];
    let negative = is_minus(before);
    let start = if negative { digits - 1 } else { digits };
    let printed: String;
    let number = match copy[start..end].contains(',') {
        true => {
            printed = copy[start..end].replace(',', "");
            printed.as_str()
        }
        false => &copy[start..end],
    };
    let value = if number.len() <= LONGEST { crate::decimal::parse(number) } else { None };
    let decimals = number.split_once('.').map_or(0, |(_, d)| d.len() as u32);
    let (unit, unit_bytes) = unit_at(after).unwrap_or((Unit::None, 0));
    let mut unit = unit;
    let plain = super::plain::why_plain(before, number, after, unit);
    if plain.is_some() && matches!(unit, Unit::Money(_)) && plain != Some(Plain::Threshold) {
        unit = Unit::None;
    }
    Figure {
        span: Span::new(start, end),
        whole: Span::new(start, end + unit_bytes),
        value,
        decimals,
        unit,
        plain,
        han: false,
    }
}

/// `-13.27` after a word or an opening mark is negative; `3-6` is a range.
fn is_minus(before: &str) -> bool {
    let Some(rest) = before.strip_suffix('-') else { return false };
    rest.chars()
        .next_back()
        .is_none_or(|c| !(c.is_ascii_alphanumeric() || matches!(c, '%' | '-' | '）' | ']' | '〕' | '】')))
        && !super::plain::ends_with_date(rest)
}

/// The characters of Chinese numerals by their last six bits: few others share them.
const HAN_DIGITS: u64 = {
    let digits = "零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟点".as_bytes();
    let (mut marks, mut i) = (0, 2);
    while i < digits.len() {
        marks |= 1 << (digits[i] & 63);
        i += 3;
    }
    marks
};

/// A character of a Chinese numeral.
#[rustfmt::skip]
fn is_han_digit(c: char) -> bool {
    matches!(c,
        '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万' | '亿' | '两' | '〇'
            | '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '拾' | '佰' | '仟' | '点')
}

/// 八个村, 壹佰万元, 百分之九十三点一六: Chinese numerals that a counted unit follows.
fn han_run(copy: &str, start: usize) -> Option<Figure> {
    let rest = &copy[start..];
    let first = rest.chars().next()?;
    if !is_han_digit(first) {
        return None;
    }
    let percent = rest.strip_prefix("百分之");
    if matches!(first, '万' | '亿' | '千' | '点' | '十' if percent.is_none() && first != '十') {
        return None;
    }
    let body = percent.unwrap_or(rest);
    let length: usize = body.chars().take_while(|c| is_han_digit(*c)).map(char::len_utf8).sum();
    let numeral = &body[..length];
    let from = rest.len() - body.len();
    let (value, decimals) = han_value(numeral)?;
    let after = &body[length..];
    let (unit, unit_bytes) = match percent {
        Some(_) => (Unit::Percent, 0),
        None => counted(numeral, after)?,
    };
    let before = copy[..start].chars().next_back();
    if matches!(before, Some('第' | '每' | '十' | '之')) || before.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let span = Span::new(start, start + from + length);
    Some(Figure {
        span,
        whole: Span::new(start, start + from + length + unit_bytes),
        value: Some(value),
        decimals,
        unit,
        plain: None,
        han: true,
    })
}

/// The counted units that make Chinese numerals a figure. 一个, 一批 are articles, not counts.
fn counted(numeral: &str, after: &str) -> Option<(Unit, usize)> {
    let (unit, bytes) = unit_at(after)?;
    match unit {
        Unit::Money(_) => Some((unit, bytes)),
        Unit::Count("个" | "名" | "人" | "家" | "所" | "项" | "户" | "处" | "辆" | "村") if numeral != "一" =>
        {
            // 三个月, 两个维护: a length of time and a slogan are no counts.
            let next = &after[bytes..];
            (!next.starts_with(['月', '年', '维', '确', '一', '代', '百', '方', '坚', '务', '统']))
                .then_some((unit, bytes))
        }
        _ => None,
    }
}

/// 九十三点一六 → 93.16, 壹佰万 → 1000000; with the decimals it was written with.
fn han_value(numeral: &str) -> Option<(Decimal, u32)> {
    let (whole, fraction) = numeral.split_once('点').unwrap_or((numeral, ""));
    let (mut total, mut section, mut digit) = (0u64, 0u64, 0u64);
    let mut any = false;
    for c in whole.chars() {
        match c {
            '十' | '拾' => {
                (section, digit) = (section + digit.max(u64::from(section == 0 || digit == 0)).max(1) * 10, 0)
            }
            '百' | '佰' => (section, digit) = (section + digit.max(1) * 100, 0),
            '千' | '仟' => (section, digit) = (section + digit.max(1) * 1000, 0),
            '万' => (total, section, digit) = (total + (section + digit) * 10_000, 0, 0),
            '亿' => (total, section, digit) = ((total + section + digit) * 100_000_000, 0, 0),
            c => {
                if digit != 0 {
                    return None;
                }
                digit = han_digit(c)?;
            }
        }
        any = true;
        if total > 1_000_000_000_000 {
            return None;
        }
    }
    if !any {
        return None;
    }
    let mut value = Decimal::from(total + section + digit);
    let mut place = Decimal::ONE;
    for c in fraction.chars().take(10) {
        place *= Decimal::new(1, 1);
        value += place * Decimal::from(han_digit(c)?);
    }
    Some((value, fraction.chars().count() as u32))
}

fn han_digit(c: char) -> Option<u64> {
    if c == '两' {
        return Some(2);
    }
    ["零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖"]
        .iter()
        .find_map(|row| row.chars().position(|d| d == c))
        .map(|d| d as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<(String, Option<&'static str>, bool)> {
        let text = Text::new(source);
        figures(&text, Span::new(0, text.copy.len()))
            .iter()
            .map(|f| (f.value.map_or("?".into(), |v| v.to_string()), f.unit.name(), f.is_datum()))
            .collect()
    }

    fn one(source: &str) -> (String, Option<&'static str>, bool) {
        read(source).remove(0)
    }

    #[test]
    fn numbers_with_their_units() {
        assert_eq!(one("支出7,800,000.00元"), ("7800000.00".into(), Some("元"), true));
        assert_eq!(one("省直达-13.27万元"), ("-13.27".into(), Some("万元"), true));
        assert_eq!(one("执行率98.75％"), ("98.75".into(), Some("%"), true));
        assert_eq!(read("0-6岁")[1].0, "6");
        assert_eq!(one(&"9".repeat(300)).0, "?");
    }

    #[test]
    fn chinese_numerals() {
        assert_eq!(one("保障八个村运转"), ("8".into(), Some("个"), true));
        assert_eq!(one("合计壹佰万元"), ("1000000".into(), Some("元"), true));
        assert_eq!(one("为百分之九十三点一六"), ("93.16".into(), Some("%"), true));
        assert_eq!(one("二十三万元").0, "230000");
        assert!(read("一是加强管理，第三个五年，一个目标，十四五，两个维护").is_empty());
    }

    #[test]
    fn what_is_no_datum() {
        for plain in [
            "2023年度",
            "4月15日",
            "第4088号",
            "财农指〔2023〕10号",
            "12345热线",
            "2050202小学教育",
            "P1.5屏",
            "每超过1个百分点扣0.5分",
            "（100字以内）",
            "1.主要职能",
            "联系电话：0991-3812345",
        ] {
            assert!(read(plain).iter().all(|f| !f.2), "{plain}: {:?}", read(plain));
        }
        for datum in ["2023万元", "共2023人", "12345万元", "得9.88分", "开展活动12次"] {
            assert!(read(datum).iter().all(|f| f.2), "{datum}");
        }
    }
}
