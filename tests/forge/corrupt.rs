//! One wrong figure in a report that was right: the slips clerks make.

use rust_decimal::Decimal;

use super::Forged;
use super::evaluate::{self, Figures};
use super::number::{plain, wide, with_separators};
use super::page::Fact;
use super::rng::Rng;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slip {
    Transpose,
    Change,
    Drop,
    Shift,
    LastPlace,
    Unit,
}

pub const SLIPS: [Slip; 6] = [Slip::Transpose, Slip::Change, Slip::Drop, Slip::Shift, Slip::LastPlace, Slip::Unit];

impl Slip {
    pub fn name(self) -> &'static str {
        match self {
            Slip::Transpose => "digit_transpose",
            Slip::Change => "digit_change",
            Slip::Drop => "digit_drop",
            Slip::Shift => "decimal_shift",
            Slip::LastPlace => "last_place",
            Slip::Unit => "unit_slip",
        }
    }
}

pub struct Mutant {
    pub slip: Slip,
    pub key: String,
    /// The changed stretch in the new text, UTF-16.
    pub span: (usize, usize),
    pub old: String,
    pub new: String,
    pub old_value: String,
    pub text: String,
    /// Relations that hold no more, beyond rounding.
    pub broken: Vec<String>,
    /// Only this one figure explains everything: another figure of every broken relation is vouched for elsewhere.
    pub decidable: bool,
}

/// Up to `count` different corruptions; each breaks a core relation beyond rounding.
pub fn mutants(report: &Forged, count: usize) -> Vec<Mutant> {
    let mut made: Vec<Mutant> = vec![];
    for turn in 0..count * 3 {
        let slip = SLIPS[(report.seed as usize + turn) % SLIPS.len()];
        if let Some(mutant) = mutate(report, slip, turn as u64)
            && !made.iter().any(|m| m.key == mutant.key)
        {
            made.push(mutant);
        }
        if made.len() == count {
            break;
        }
    }
    made
}

fn mutate(report: &Forged, slip: Slip, turn: u64) -> Option<Mutant> {
    let mut rng = Rng::new(report.seed.wrapping_mul(977).wrapping_add(turn));
    let core: Vec<&str> = report.relations.iter().filter(|r| r.core).map(|r| r.formula.as_str()).collect();
    let mut bound: Vec<usize> = (0..report.facts.len())
        .filter(|&i| core.iter().any(|f| evaluate::keys(f).contains(&report.facts[i].key)))
        .collect();
    rng.shuffle(&mut bound);
    for at in bound {
        let fact = &report.facts[at];
        if number(&fact.value).is_zero() {
            continue;
        }
        for (raw, unit) in candidates(slip, fact, &mut rng) {
            if let Some(mutant) = try_out(report, slip, at, &raw, &unit) {
                return Some(mutant);
            }
        }
    }
    None
}

fn number(printed: &str) -> Decimal {
    printed.parse().expect("a printed number")
}

fn candidates(slip: Slip, fact: &Fact, rng: &mut Rng) -> Vec<(String, String)> {
    let value = fact.value.clone();
    let separators = fact.raw.contains([',', '，']);
    let digits: Vec<char> = value.chars().collect();
    let places: Vec<usize> = (0..digits.len()).filter(|&i| digits[i].is_ascii_digit()).collect();
    let mut list: Vec<String> = vec![];
    match slip {
        Slip::Transpose => {
            for pair in places.windows(2) {
                let mut changed = digits.clone();
                changed.swap(pair[0], pair[1]);
                list.push(changed.into_iter().collect());
            }
        }
        Slip::Change => {
            for &place in &places {
                let mut changed = digits.clone();
                changed[place] = char::from(b'0' + rng.range(0, 9) as u8);
                list.push(changed.into_iter().collect());
            }
        }
        Slip::Drop if places.len() > 2 => {
            for &place in &places {
                let mut changed = digits.clone();
                changed.remove(place);
                list.push(changed.into_iter().collect());
            }
        }
        Slip::Shift => {
            list.push((number(&value) * Decimal::TEN).normalize().to_string());
            list.push((number(&value) / Decimal::TEN).normalize().to_string());
        }
        Slip::LastPlace => {
            let unit = Decimal::new(1, number(&value).scale());
            for steps in [1, 2, 3, 5, 9] {
                list.push((number(&value) + unit * Decimal::from(steps)).to_string());
                list.push((number(&value) - unit * Decimal::from(steps)).to_string());
            }
        }
        Slip::Unit => {
            let unit = match fact.unit.as_str() {
                "万元" => "元",
                "元" => "万元",
                "亿元" => "万元",
                _ => return vec![],
            };
            return vec![(fact.raw.clone(), unit.to_string())];
        }
        Slip::Drop => {}
    }
    if slip != Slip::LastPlace {
        rng.shuffle(&mut list);
    }
    list.retain(|n| plausible(n) && number(n) != number(&value));
    let printed = |n: String| if separators { with_separators(&n) } else { n };
    let in_width = |n: String| if fact.raw.contains(is_wide) { wide(&n) } else { n };
    list.into_iter().map(|n| (in_width(printed(n)), fact.unit.clone())).collect()
}

fn is_wide(c: char) -> bool {
    ('０'..='９').contains(&c)
}

/// A clerk may write `0.5`, never `05` or `5.`.
fn plausible(printed: &str) -> bool {
    let whole = printed.split('.').next().unwrap_or("");
    !printed.starts_with(['.', '-'])
        && !printed.ends_with('.')
        && printed.matches('.').count() < 2
        && (whole == "0" || !whole.starts_with('0'))
}

fn try_out(report: &Forged, slip: Slip, at: usize, raw: &str, unit: &str) -> Option<Mutant> {
    let fact = &report.facts[at];
    let mut facts = report.facts.clone();
    facts[at].raw = raw.to_string();
    facts[at].value = plain(raw);
    facts[at].unit = unit.to_string();
    let after = Figures::new(&facts);
    let broken: Vec<String> =
        report.relations.iter().filter(|r| r.core && !after.holds(&r.formula)).map(|r| r.formula.clone()).collect();
    if broken.is_empty() {
        return None;
    }
    let units: Vec<u16> = report.text.encode_utf16().collect();
    let mut end = fact.end;
    let mut new = raw.to_string();
    if slip == Slip::Unit {
        let rest = String::from_utf16_lossy(&units[fact.end..]);
        let blanks = rest.chars().take_while(|c| *c == ' ').count();
        if !rest[blanks..].starts_with(&fact.unit) {
            return None;
        }
        end += blanks + fact.unit.encode_utf16().count();
        new = format!("{raw}{}{unit}", " ".repeat(blanks));
    }
    let text =
        format!("{}{new}{}", String::from_utf16_lossy(&units[..fact.start]), String::from_utf16_lossy(&units[end..]));
    let new_end = fact.start + new.encode_utf16().count();
    Some(Mutant {
        slip,
        key: fact.key.clone(),
        span: (fact.start, new_end),
        old: String::from_utf16_lossy(&units[fact.start..end]),
        new,
        old_value: fact.value.clone(),
        text,
        decidable: decidable(report, &fact.key, &broken),
        broken,
    })
}

/// Two relations broken that share only this figure, or one whose other figures all stand in relations that hold.
fn decidable(report: &Forged, key: &str, broken: &[String]) -> bool {
    let vouched = |other: &str| {
        report
            .relations
            .iter()
            .filter(|r| r.core && !broken.contains(&r.formula))
            .any(|r| evaluate::keys(&r.formula).iter().any(|k| k == other))
    };
    let shared = |other: &str| broken.iter().all(|f| evaluate::keys(f).iter().any(|k| k == other));
    !broken.iter().flat_map(|f| evaluate::keys(f)).any(|other| other != key && shared(&other) && !vouched(&other))
}
