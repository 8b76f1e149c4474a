//! Properties of the checker over hundreds of forged reports: consistent ones raise no error, one wrong figure is found
//! and named, and what only changes the looks of a report changes no finding.

mod forge;
mod kept;

use std::collections::{BTreeMap, BTreeSet};

use forge::corrupt::{Mutant, mutants};
use forge::rewrite::{self, rewrite};
use forge::{Forged, forge};
use gouji::Report;
use gouji::report::{Finding, Role, Severity, Verdict};
use kept::Better::{Higher, Lower};
use kept::{Measured, hold};

const SEEDS: std::ops::Range<u64> = 10_000..10_240;

// What must be reached, in percent; `tests/ratchet.json` keeps how far it is, and nothing may fall behind that.
const FIGURES_READ: f64 = 97.0;
const RELATIONS_CHECKED: f64 = 85.0;
const FAULTS_FOUND: f64 = 98.0;
const SUSPECTS_NAMED: f64 = 85.0;

fn percent(part: usize, whole: usize) -> f64 {
    assert!(whole > 0, "nothing was measured");
    100.0 * part as f64 / whole as f64
}

fn utf16(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn quote(units: &[u16], start: usize, end: usize) -> String {
    String::from_utf16_lossy(&units[start.min(units.len())..end.min(units.len())])
}

fn digits(text: &str) -> String {
    text.chars().map(narrow_digit).filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

fn narrow_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFF10 + 0x30).expect("an ASCII digit"),
        '．' => '.',
        other => other,
    }
}

/// What a finding says, whatever the text around it looks like: rule, severity, digits of its claims.
type Gist = (String, Severity, Vec<String>);

fn gist(units: &[u16], finding: &Finding) -> Gist {
    let mut claims: Vec<String> = finding
        .spans
        .iter()
        .filter(|s| s.role == Role::Claim)
        .map(|s| digits(&quote(units, s.start as usize, s.end as usize)))
        .collect();
    claims.sort();
    (finding.rule.to_string(), finding.severity, claims)
}

fn gists(text: &str, report: &Report) -> BTreeMap<Gist, usize> {
    let units = utf16(text);
    let mut counted = BTreeMap::new();
    for finding in &report.findings {
        *counted.entry(gist(&units, finding)).or_insert(0) += 1;
    }
    counted
}

#[test]
fn a_seed_names_one_report() {
    let (once, again) = (forge(SEEDS.start), forge(SEEDS.start));
    assert_eq!(once.text, again.text);
    assert_ne!(once.text, forge(SEEDS.start + 8).text);
}

#[test]
fn consistent_reports_raise_no_error() {
    let mut wrong = vec![];
    for seed in SEEDS {
        let report = forge(seed);
        for finding in gouji::check(&report.text).findings {
            if finding.severity == Severity::Error {
                wrong.push(format!("seed {seed} {}: {} {}", report.kind.name(), finding.rule, finding.message));
            }
        }
    }
    list("false errors", &wrong);
    hold("forged, consistent", &[Measured::new("false errors", wrong.len() as f64, Lower, 0.0)]);
}

#[test]
fn figures_are_read_as_printed() {
    let (mut all, mut read) = (0, 0);
    let mut missed = vec![];
    for seed in SEEDS {
        let report = forge(seed);
        let checked = gouji::check(&report.text);
        let found: BTreeMap<u32, (&str, Option<&str>)> =
            checked.figures.iter().map(|f| (f.span.start, (f.value.as_str(), f.unit.as_deref()))).collect();
        for fact in &report.facts {
            all += 1;
            let same = |value: &str| value.parse::<rust_decimal::Decimal>().ok() == fact.value.parse().ok();
            let money_or_rate = fact.unit.ends_with('元') || fact.unit == "%";
            match found.get(&(fact.start as u32)) {
                Some((value, unit)) if same(value) && (!money_or_rate || *unit == Some(fact.unit.as_str())) => {
                    read += 1
                }
                other => missed.push(format!("seed {seed} {} {}{}: {other:?}", fact.key, fact.raw, fact.unit)),
            }
        }
    }
    let share = percent(read, all);
    list("figures not read right", &missed);
    hold("forged, figures", &[Measured::new("read right, %", share, Higher, FIGURES_READ)]);
}

#[test]
fn stated_relations_are_checked() {
    let (mut all, mut checked_right) = (0, 0);
    let mut missed = vec![];
    for seed in SEEDS {
        let report = forge(seed);
        let checked = gouji::check(&report.text);
        for relation in report.relations.iter().filter(|r| r.core) {
            all += 1;
            let operands = occurrences(&report, &relation.formula);
            let covered = checked.relations.iter().any(|r| {
                r.verdict != Verdict::Fails
                    && operands.iter().all(|places| {
                        r.spans.iter().any(|s| places.iter().any(|p| (s.start as usize) < p.1 && p.0 < s.end as usize))
                    })
            });
            match covered {
                true => checked_right += 1,
                false => missed.push(format!("seed {seed} {}: {}", report.kind.name(), relation.formula)),
            }
        }
    }
    let share = percent(checked_right, all);
    list("relations not checked", &missed);
    hold("forged, relations", &[Measured::new("checked, %", share, Higher, RELATIONS_CHECKED)]);
}

/// For every figure of the formula, all places that print it; a comparison of two places means just those two.
fn occurrences(report: &Forged, formula: &str) -> Vec<Vec<(usize, usize)>> {
    let keys = forge::evaluate::keys(formula);
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

#[test]
fn one_wrong_figure_is_found_and_named() {
    let (mut all, mut found, mut named) = (0, 0, 0);
    let (mut unseen, mut unnamed) = (vec![], vec![]);
    for seed in SEEDS {
        let report = forge(seed);
        let before: BTreeSet<Gist> = gists(&report.text, &gouji::check(&report.text)).into_keys().collect();
        for mutant in mutants(&report, 2) {
            all += 1;
            let checked = gouji::check(&mutant.text);
            let told = format!("seed {seed} {} {} → {}", mutant.key, mutant.old, mutant.new);
            let news = news(&report, &mutant, &checked, &before);
            if news.is_empty() {
                unseen.push(format!("{told} breaks {}", mutant.broken[0]));
                continue;
            }
            found += 1;
            match news.iter().any(|finding| names(finding, &mutant)) {
                true => named += 1,
                false => unnamed.push(told),
            }
        }
    }
    list("planted faults unseen", &unseen);
    list("planted faults seen and not named", &unnamed);
    let found = Measured::new("found, %", percent(found, all), Higher, FAULTS_FOUND);
    let named = Measured::new("named, %", percent(named, all), Higher, SUSPECTS_NAMED);
    hold("forged, planted faults", &[found, named]);
}

/// Findings that the fault brought about and that point at it or at a figure it contradicts.
fn news<'a>(report: &Forged, mutant: &Mutant, checked: &'a Report, before: &BTreeSet<Gist>) -> Vec<&'a Finding> {
    let units = utf16(&mutant.text);
    let shift = utf16(&mutant.text).len() as i64 - utf16(&report.text).len() as i64;
    let moved = |at: usize| if at > mutant.span.0 { (at as i64 + shift) as usize } else { at };
    let mut places = vec![mutant.span];
    for key in mutant.broken.iter().flat_map(|f| forge::evaluate::keys(f)) {
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

fn names(finding: &Finding, mutant: &Mutant) -> bool {
    finding
        .suspect
        .as_ref()
        .is_some_and(|s| (s.span.start as usize) < mutant.span.1 && mutant.span.0 < s.span.end as usize)
}

#[test]
fn harmless_rewriting_changes_no_finding() {
    let mut changed = vec![];
    for seed in SEEDS.step_by(3) {
        let report = forge(seed);
        let mut texts = vec![report.text.clone()];
        texts.extend(mutants(&report, 1).into_iter().map(|m| m.text));
        for text in texts {
            let before = gists(&text, &gouji::check(&text));
            for how in rewrite::ALL {
                let rewritten = rewrite(how, &text, &report);
                let after = gists(&rewritten, &gouji::check(&rewritten));
                if before != after {
                    changed.push(format!("seed {seed} {how:?}: {}", difference(&before, &after)));
                }
            }
        }
    }
    list("rewritings that changed findings", &changed);
    hold("forged, rewritings", &[Measured::new("changed findings", changed.len() as f64, Lower, 0.0)]);
}

fn difference(before: &BTreeMap<Gist, usize>, after: &BTreeMap<Gist, usize>) -> String {
    let lost: Vec<_> = before.keys().filter(|k| before.get(k) != after.get(k)).collect();
    let new: Vec<_> = after.keys().filter(|k| before.get(k) != after.get(k)).collect();
    format!("before {lost:?}, after {new:?}")
}

/// Shown where the test fails, or with `--nocapture`.
fn list(what: &str, lines: &[String]) {
    println!("{} {what}", lines.len());
    for line in lines.iter().take(40) {
        println!("  {line}");
    }
}
