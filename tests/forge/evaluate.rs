//! Whether a relation over printed figures holds, within the rounding their printing allows.
//!
//! An amount is known to the finest decimals its unit shows anywhere in the report, because clerks drop zeros at the end;
//! a rate is known to its own decimals; weights, targets and counts are exact.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::page::Fact;

#[derive(Clone, Copy, Debug)]
struct Interval {
    low: Decimal,
    high: Decimal,
}

impl Interval {
    fn around(value: Decimal, half: Decimal) -> Interval {
        Interval { low: value - half, high: value + half }
    }

    fn of(corners: [Decimal; 4]) -> Interval {
        let low = corners.into_iter().min().expect("four corners");
        Interval { low, high: corners.into_iter().max().expect("four corners") }
    }
}

/// What comes whole; anything else (吨, 公里, 名 on the average) is printed as far as it is known.
const COUNTED: [&str; 8] = ["个", "人", "次", "套", "户", "家", "年", ""];

pub struct Figures<'a> {
    by_key: HashMap<&'a str, &'a Fact>,
    money_decimals: HashMap<&'a str, u32>,
}

impl<'a> Figures<'a> {
    pub fn new(facts: &'a [Fact]) -> Figures<'a> {
        let mut money_decimals: HashMap<&str, u32> = HashMap::new();
        for fact in facts.iter().filter(|f| f.unit.ends_with('元')) {
            let least = if fact.unit == "元" { 0 } else { 2 };
            let entry = money_decimals.entry(&fact.unit).or_insert(least);
            *entry = (*entry).max(decimals(&fact.value));
        }
        Figures { by_key: facts.iter().map(|f| (f.key.as_str(), f)).collect(), money_decimals }
    }

    /// Whether `left = right` holds; a relation that cannot be evaluated (nothing to divide by) does not.
    pub fn holds(&self, formula: &str) -> bool {
        let (left, right) = formula.split_once('=').expect("a formula has an =");
        let (left, right) = (left.trim(), right.trim());
        if let (Some(a), Some(b)) = (self.by_key.get(left), self.by_key.get(right))
            && a.unit == b.unit
        {
            return number(&a.value) == number(&b.value);
        }
        let Some(claimed) = self.by_key.get(right) else { panic!("unknown figure {right} in {formula}") };
        let Some(computed) = (Parser { tokens: tokens(left), at: 0, figures: self }).sum() else { return false };
        let stated = self.interval(claimed, true);
        computed.low <= stated.high && stated.low <= computed.high
    }

    fn interval(&self, fact: &Fact, result: bool) -> Interval {
        let multiple = multiple(&fact.unit);
        let value = number(&fact.value);
        let money = fact.unit.ends_with('元');
        let exact_operand = !result && !money && (fact.exact || fact.unit == "分");
        let decimals = match fact.unit.as_str() {
            "亿元" => decimals(&fact.value),
            "万元" | "元" => self.money_decimals[fact.unit.as_str()],
            unit if COUNTED.contains(&unit) => return Interval::around(value * multiple, Decimal::ZERO),
            _ => decimals(&fact.value),
        };
        let half = if exact_operand { Decimal::ZERO } else { Decimal::new(5, decimals + 1) };
        Interval::around(value * multiple, half * multiple)
    }
}

fn number(printed: &str) -> Decimal {
    printed.parse().unwrap_or_else(|_| panic!("not a number: {printed}"))
}

fn decimals(printed: &str) -> u32 {
    printed.split_once('.').map_or(0, |(_, fraction)| fraction.len() as u32)
}

fn multiple(unit: &str) -> Decimal {
    match unit {
        "万元" => Decimal::new(10_000, 0),
        "亿元" => Decimal::new(100_000_000, 0),
        "%" => Decimal::new(1, 2),
        _ => Decimal::ONE,
    }
}

/// The figures a formula speaks of.
pub fn keys(formula: &str) -> Vec<String> {
    tokens(formula).into_iter().filter(|t| t.starts_with(|c: char| c.is_alphabetic()) && t != "minI").collect()
}

/// Names, numbers and signs of a formula, one by one.
pub fn tokens(formula: &str) -> Vec<String> {
    let mut list: Vec<String> = vec![];
    let mut word = String::new();
    for c in formula.chars() {
        if c.is_alphanumeric() || c == '.' || c == '_' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            list.push(std::mem::take(&mut word));
        }
        if !c.is_whitespace() {
            list.push(c.to_string());
        }
    }
    if !word.is_empty() {
        list.push(word);
    }
    list
}

struct Parser<'a> {
    tokens: Vec<String>,
    at: usize,
    figures: &'a Figures<'a>,
}

impl Parser<'_> {
    fn peek(&self) -> &str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn take(&mut self) -> String {
        self.at += 1;
        self.tokens[self.at - 1].clone()
    }

    fn sum(&mut self) -> Option<Interval> {
        let mut total = self.product()?;
        while matches!(self.peek(), "+" | "-") {
            let plus = self.take() == "+";
            let next = self.product()?;
            total = match plus {
                true => Interval { low: total.low + next.low, high: total.high + next.high },
                false => Interval { low: total.low - next.high, high: total.high - next.low },
            };
        }
        Some(total)
    }

    fn product(&mut self) -> Option<Interval> {
        let mut total = self.atom()?;
        while matches!(self.peek(), "*" | "/") {
            let times = self.take() == "*";
            let next = self.atom()?;
            let (a, b) = (total, next);
            if times {
                total = Interval::of([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]);
            } else if b.low <= Decimal::ZERO && b.high >= Decimal::ZERO {
                return None;
            } else {
                total = Interval::of([a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high]);
            }
        }
        Some(total)
    }

    fn atom(&mut self) -> Option<Interval> {
        let token = self.take();
        if token == "(" {
            let inner = self.sum();
            assert_eq!(self.take(), ")");
            return inner;
        }
        if token == "minI" {
            assert_eq!(self.take(), "(");
            let a = self.sum()?;
            assert_eq!(self.take(), ",");
            let b = self.sum()?;
            assert_eq!(self.take(), ")");
            return Some(Interval { low: a.low.min(b.low), high: a.high.min(b.high) });
        }
        if let Some(fact) = self.figures.by_key.get(token.as_str()) {
            return Some(self.figures.interval(fact, false));
        }
        Some(Interval::around(number(&token), Decimal::ZERO))
    }
}
