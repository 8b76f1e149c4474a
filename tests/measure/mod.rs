//! What the checker made of a forged report: which relations it covered, whether it saw a planted fault and named it.

// Each program that includes this module uses its own part of it.
#![allow(dead_code)]

use std::collections::{BTreeMap, BTreeSet};

use gouji::Report;
use gouji::report::{Finding, Role, Severity, Verdict};

use crate::forge::corrupt::Mutant;
use crate::forge::{Forged, evaluate};

pub fn utf16(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

pub fn quote(units: &[u16], start: usize, end: usize) -> String {
    String::from_utf16_lossy(&units[start.min(units.len())..end.min(units.len())])
}

pub fn digits(text: &str) -> String {
    text.chars().map(narrow_digit).filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

pub fn narrow_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFF10 + 0x30).expect("an ASCII digit"),
        '．' => '.',
        other => other,
    }
}

/// What a finding says, whatever the text around it looks like: rule, severity, digits of its claims.
pub type Gist = (String, Severity, Vec<String>);

pub fn gist(units: &[u16], finding: &Finding) -> Gist {
    let mut claims: Vec<String> = finding
        .spans
        .iter()
        .filter(|s| s.role == Role::Claim)
        .map(|s| digits(&quote(units, s.start as usize, s.end as usize)))
        .collect();
    claims.sort();
    (finding.rule.to_string(), finding.severity, claims)
}

pub fn gists(text: &str, report: &Report) -> BTreeMap<Gist, usize> {
    let units = utf16(text);
    let mut counted = BTreeMap::new();
    for finding in &report.findings {
        *counted.entry(gist(&units, finding)).or_insert(0) += 1;
    }
    counted
}

/// Whether a relation that the checker holds to be true covers this one, figure by figure.
pub fn covers(report: &Forged, checked: &Report, formula: &str) -> bool {
    let operands = occurrences(report, formula);
    checked.relations.iter().any(|r| {
        r.verdict != Verdict::Fails
            && operands.iter().all(|places| {
                r.spans.iter().any(|s| places.iter().any(|p| (s.start as usize) < p.1 && p.0 < s.end as usize))
            })
    })
}

/// For every figure of the formula, all places that print it; a comparison of two places means just those two.
pub fn occurrences(report: &Forged, formula: &str) -> Vec<Vec<(usize, usize)>> {
    let keys = evaluate::keys(formula);
    let pair = keys.len() == 2 && formula == format!("{} = {}", keys[0], keys[1]);
    keys.iter()
        .map(|key| {
            let repeats = format!("{key}.o");
            report
                .facts
                .iter()
                .filter(|f| f.key == *key || (!pair && f.key.starts_with(&repeats)))
                .map(|f| (f.start, f.end))
                .collect()
        })
        .collect()
}

/// Findings that the fault brought about and that point at it or at a figure it contradicts.
pub fn news<'a>(report: &Forged, mutant: &Mutant, checked: &'a Report, before: &BTreeSet<Gist>) -> Vec<&'a Finding> {
    let units = utf16(&mutant.text);
    let shift = utf16(&mutant.text).len() as i64 - utf16(&report.text).len() as i64;
    let moved = |at: usize| if at > mutant.span.0 { (at as i64 + shift) as usize } else { at };
    let mut places = vec![mutant.span];
    for key in mutant.broken.iter().flat_map(|f| evaluate::keys(f)) {
        let fact = report.facts.iter().find(|f| f.key == key).expect("a formula speaks of facts");
        places.push((moved(fact.start), moved(fact.end)));
    }
    let touches =
        |f: &Finding| f.spans.iter().any(|s| places.iter().any(|p| (s.start as usize) < p.1 && p.0 < s.end as usize));
    checked
        .findings
        .iter()
        .filter(|f| f.severity != Severity::Note && touches(f) && !before.contains(&gist(&units, f)))
        .collect()
}

pub fn names(finding: &Finding, mutant: &Mutant) -> bool {
    finding
        .suspect
        .as_ref()
        .is_some_and(|s| (s.span.start as usize) < mutant.span.1 && mutant.span.0 < s.span.end as usize)
}
