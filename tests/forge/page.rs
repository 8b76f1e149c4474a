//! The sheet of paper a report is written on: expands phrase patterns and keeps a record of every figure it prints.
//!
//! A pattern is plain text with four marks:
//!
//! - `[one|other|]` one of the alternatives, at random; they nest;
//! - `<unit>` a word of this report;
//! - `{full}` a figure with its unit, `{full:n}` without it, `{full:yi}` rounded to 亿元, `{full:yuan}` in 元,
//!   `{full:alt}` in 元 where the report counts in 万元 and the other way about, `{@budget}` one of
//!   the current scope;
//! - `{#12-480}` a random number that means nothing to any relation.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::number::{round, trimmed, with_separators};
use super::rng::Rng;
use super::style::Style;

/// A value with its unit and the decimals it is printed with.
#[derive(Clone, Debug)]
pub struct Quantity {
    pub value: Decimal,
    pub unit: String,
    pub decimals: u32,
    /// Targets, weights and counts claim their value exactly; amounts and rates claim it as far as they print it.
    pub exact: bool,
}

/// A figure as it stands in the text; `start..end` counts UTF-16 code units.
#[derive(Clone, Debug)]
pub struct Fact {
    pub key: String,
    pub start: usize,
    pub end: usize,
    pub raw: String,
    pub value: String,
    pub unit: String,
    pub exact: bool,
}

/// `left = key` over fact keys; `core` relations are those any checker should know.
#[derive(Clone, Debug)]
pub struct Relation {
    pub formula: String,
    pub core: bool,
}

/// What stands above the present lines, because a list must not number its items like the headings around it.
#[derive(Clone, Copy, PartialEq)]
pub enum Depth {
    Chapter,
    /// Under a heading numbered （一）.
    Bracketed,
    /// Under a heading numbered 1.
    Numbered,
}

pub struct Page {
    pub rng: Rng,
    pub style: Style,
    pub text: String,
    length16: usize,
    column: usize,
    wraps: usize,
    /// Rows of a table are never wrapped.
    pub in_table: bool,
    pub depth: Depth,
    quantities: HashMap<String, Quantity>,
    printed: HashMap<String, usize>,
    words: HashMap<String, String>,
    scope: String,
    pub facts: Vec<Fact>,
    wished: Vec<Relation>,
    /// Relations that say nothing new where the figure named beside them is printed too.
    roundabout: Vec<(Relation, String)>,
}

impl Page {
    pub fn new(seed: u64) -> Page {
        let mut rng = Rng::new(seed);
        let style = Style::random(&mut rng);
        Page {
            rng,
            style,
            text: String::new(),
            length16: 0,
            column: 0,
            wraps: 0,
            in_table: false,
            depth: Depth::Chapter,
            quantities: HashMap::new(),
            printed: HashMap::new(),
            words: HashMap::new(),
            scope: String::new(),
            facts: vec![],
            wished: vec![],
            roundabout: vec![],
        }
    }

    pub fn chance(&mut self, percent: i64) -> bool {
        self.rng.chance(percent)
    }

    pub fn word(&mut self, name: &str, text: impl Into<String>) {
        self.words.insert(name.to_string(), text.into());
    }

    pub fn spoken(&self, name: &str) -> String {
        self.words.get(name).unwrap_or_else(|| panic!("no word <{name}>")).clone()
    }

    /// Makes `{@x}` mean `{p3.x}`, for rows of a list.
    pub fn scope(&mut self, prefix: impl Into<String>) {
        self.scope = prefix.into();
    }

    pub fn set(&mut self, key: &str, value: Decimal, unit: &str, decimals: u32) {
        let quantity = Quantity { value: round(value, decimals), unit: unit.to_string(), decimals, exact: false };
        self.quantities.insert(key.to_string(), quantity);
    }

    pub fn set_exact(&mut self, key: &str, value: Decimal, unit: &str, decimals: u32) {
        self.set(key, value, unit, decimals);
        self.quantities.get_mut(key).expect("just set").exact = true;
    }

    pub fn set_money(&mut self, key: &str, value: Decimal) {
        self.set(key, value, self.style.money, self.style.money_decimals);
    }

    /// The rate `part / whole`, printed to this clerk's decimals.
    pub fn set_rate(&mut self, key: &str, part: Decimal, whole: Decimal) {
        self.set(key, part / whole * Decimal::ONE_HUNDRED, "%", self.style.rate_decimals);
    }

    pub fn set_count(&mut self, key: &str, count: i64, unit: &str) {
        self.set_exact(key, Decimal::from(count), unit, 0);
    }

    pub fn get(&self, key: &str) -> Decimal {
        self.quantities.get(key).unwrap_or_else(|| panic!("no quantity {{{key}}}")).value
    }

    /// A random amount between `low` and `high` 万元, in this clerk's unit and precision.
    pub fn amount(&mut self, low: i64, high: i64) -> Decimal {
        let scale = if self.style.money == "元" { 10_000 } else { 1 };
        let minor = 10_i64.pow(self.style.money_decimals);
        let mut drawn = self.rng.range(low * scale * minor, high * scale * minor);
        // Some budgets are round.
        if self.rng.chance(12) && drawn > 20 * scale * minor {
            drawn -= drawn % (scale * minor);
        }
        Decimal::new(drawn, self.style.money_decimals)
    }

    /// `percent_low..=percent_high` of `whole`, in this clerk's precision and never nothing.
    pub fn share(&mut self, whole: Decimal, percent_low: i64, percent_high: i64) -> Decimal {
        let part = whole * Decimal::new(self.rng.range(percent_low * 100, percent_high * 100), 4);
        let least = Decimal::new(1, self.style.money_decimals);
        round(part, self.style.money_decimals).max(least)
    }

    /// States that `formula` holds, as far as all its figures get printed.
    pub fn relate(&mut self, formula: impl Into<String>) {
        self.wished.push(Relation { formula: formula.into(), core: true });
    }

    /// The same for a relation that only a far-seeing checker knows.
    pub fn relate_far(&mut self, formula: impl Into<String>) {
        self.wished.push(Relation { formula: formula.into(), core: false });
    }

    /// The same for a way around a figure: nobody takes it where that figure itself is printed.
    pub fn relate_unless(&mut self, shorter: &str, formula: impl Into<String>) {
        self.roundabout.push((Relation { formula: formula.into(), core: true }, shorter.to_string()));
    }

    pub fn relate_sum(&mut self, parts: &[String], whole: &str) {
        self.relate(format!("{} = {whole}", parts.join(" + ")));
    }

    /// `（一）`, or `（1）` under another heading.
    pub fn group_number(&self, number: usize) -> String {
        match self.depth {
            Depth::Chapter => format!("（{}）", super::world::chinese(number)),
            _ => format!("（{number}）"),
        }
    }

    /// `1.`, or `1）` under a heading that is numbered so.
    pub fn item_number(&self, number: usize) -> String {
        match self.depth {
            Depth::Numbered => format!("{number}）"),
            _ => format!("{number}."),
        }
    }

    pub fn has_printed(&self, key: &str) -> bool {
        self.printed.contains_key(key)
    }

    pub fn line(&mut self, pattern: &str) {
        self.say(pattern);
        self.push("\n");
    }

    pub fn say_one(&mut self, patterns: &[&str]) {
        let pattern = *self.rng.pick(patterns);
        self.say(pattern);
    }

    pub fn line_one(&mut self, patterns: &[&str]) {
        self.say_one(patterns);
        self.push("\n");
    }

    /// Expands a pattern onto the page.
    pub fn say(&mut self, pattern: &str) {
        let chars: Vec<char> = pattern.chars().collect();
        self.expand(&chars);
    }

    fn expand(&mut self, pattern: &[char]) {
        let mut at = 0;
        while at < pattern.len() {
            match pattern[at] {
                '[' => {
                    let end = closing(pattern, at, '[', ']');
                    let ways = alternatives(&pattern[at + 1..end]);
                    let way = self.rng.pick(&ways).to_vec();
                    self.expand(&way);
                    at = end + 1;
                }
                '{' => {
                    let end = closing(pattern, at, '{', '}');
                    let name: String = pattern[at + 1..end].iter().collect();
                    self.print(&name);
                    at = end + 1;
                }
                '<' => {
                    let end = closing(pattern, at, '<', '>');
                    let name: String = pattern[at + 1..end].iter().collect();
                    let word = self.spoken(&name);
                    self.push(&word);
                    at = end + 1;
                }
                c => {
                    self.push(c.encode_utf8(&mut [0; 4]));
                    at += 1;
                }
            }
        }
    }

    fn print(&mut self, mark: &str) {
        if let Some(range) = mark.strip_prefix('#') {
            let (low, high) = range.split_once('-').expect("{#low-high}");
            let drawn = self.rng.range(low.parse().expect("low"), high.parse().expect("high"));
            self.push(&drawn.to_string());
            return;
        }
        let (name, form) = mark.split_once(':').unwrap_or((mark, ""));
        let key = match name.strip_prefix('@') {
            Some(rest) => format!("{}{rest}", self.scope),
            None => name.to_string(),
        };
        let mut quantity =
            self.quantities.get(&key).unwrap_or_else(|| panic!("no quantity {{{key}}} for {mark}")).clone();
        if form == "yi" {
            let divisor = if quantity.unit == "元" { Decimal::new(100_000_000, 0) } else { Decimal::new(10_000, 0) };
            quantity.value = round(quantity.value / divisor, 2);
            quantity.unit = "亿元".to_string();
            quantity.decimals = 2;
        }
        if form == "yuan" && quantity.unit == "万元" {
            quantity.value = round(quantity.value * Decimal::new(10_000, 0), 2);
            quantity.unit = "元".to_string();
            quantity.decimals = 2;
        }
        if form == "alt" {
            let factor = Decimal::new(10_000, 0);
            let (value, unit) = match quantity.unit.as_str() {
                "元" => (quantity.value / factor, "万元"),
                _ => (quantity.value * factor, "元"),
            };
            quantity = Quantity { value: round(value, 2), unit: unit.to_string(), decimals: 2, ..quantity };
        }
        let raw = self.written(&quantity);
        if self.style.blanks && !self.text.ends_with(['\n', '\t', '|', ' ']) && form != "n" {
            self.push(" ");
        }
        self.wrap();
        let start = self.length16;
        self.put(&raw);
        let count = self.printed.entry(key.clone()).or_insert(0);
        *count += 1;
        let occurrence = if *count == 1 { key.clone() } else { format!("{key}.o{count}") };
        if *count > 1 {
            self.wished.push(Relation { formula: format!("{key} = {occurrence}"), core: true });
        }
        self.facts.push(Fact {
            key: occurrence,
            start,
            end: self.length16,
            value: raw.replace(',', ""),
            raw,
            unit: quantity.unit.clone(),
            exact: quantity.exact,
        });
        if form != "n" {
            if self.style.blanks && quantity.unit != "%" {
                self.push(" ");
            }
            match self.style.short_unit && quantity.unit == "万元" {
                true => self.push("万"),
                false => self.push(&quantity.unit),
            }
        }
    }

    fn written(&self, quantity: &Quantity) -> String {
        let plain = format!("{:.*}", quantity.decimals as usize, quantity.value);
        let money = quantity.unit.ends_with('元');
        let whole_percent = quantity.unit == "%" && quantity.value == Decimal::ONE_HUNDRED && self.style.trim_zeros;
        let plain = match (money && self.style.trim_zeros) || whole_percent || quantity.unit == "分" {
            true => trimmed(&plain),
            false => plain,
        };
        if money && self.style.separators { with_separators(&plain) } else { plain }
    }

    pub fn push(&mut self, text: &str) {
        let narrowed: String;
        let text = match self.style.narrow_punctuation {
            true => {
                narrowed = text.chars().map(narrow).collect();
                &narrowed
            }
            false => text,
        };
        if self.style.wrap_at.is_none() || self.in_table {
            return self.put(text);
        }
        for c in text.chars() {
            // Numbers stay whole, and no line begins with a full stop or a blank.
            if !c.is_ascii() && !"，。；：、）”％".contains(c) {
                self.wrap();
            }
            self.put(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn put(&mut self, text: &str) {
        self.length16 += text.encode_utf16().count();
        self.text.push_str(text);
        for c in text.chars() {
            self.column = if c == '\n' { 0 } else { self.column + 1 };
        }
    }

    /// Breaks the line where a PDF's line would be full; now and then a page ends there too.
    fn wrap(&mut self) {
        let Some(width) = self.style.wrap_at else { return };
        if self.in_table || self.column < width {
            return;
        }
        self.wraps += 1;
        self.put(if self.style.wrap_blank { "\n\n" } else { "\n" });
        if self.wraps.is_multiple_of(23) {
            self.put(&format!("\n- {} -\n\n", self.wraps / 23));
        }
    }

    /// The relations whose figures all stand in the text.
    pub fn relations(&self) -> Vec<Relation> {
        let known = |key: &str| self.facts.iter().any(|f| f.key == key);
        let mut seen = std::collections::HashSet::new();
        let roundabout = self.roundabout.iter().filter(|(_, shorter)| !known(shorter)).map(|(r, _)| r);
        self.wished
            .iter()
            .chain(roundabout)
            .filter(|r| super::evaluate::keys(&r.formula).iter().all(|k| known(k)))
            .filter(|r| seen.insert(r.formula.clone()))
            .cloned()
            .collect()
    }
}

fn narrow(c: char) -> char {
    match c {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        other => other,
    }
}

fn closing(pattern: &[char], open_at: usize, open: char, close: char) -> usize {
    let mut depth = 0;
    for (at, &c) in pattern.iter().enumerate().skip(open_at) {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    panic!("unclosed {open} in pattern {}", pattern.iter().collect::<String>());
}

/// Splits at the bars of this level only.
fn alternatives(inside: &[char]) -> Vec<&[char]> {
    let mut ways = vec![];
    let (mut depth, mut from) = (0, 0);
    for (at, &c) in inside.iter().enumerate() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            '|' if depth == 0 => {
                ways.push(&inside[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    ways.push(&inside[from..]);
    ways
}
