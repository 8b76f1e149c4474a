//! Properties of the checker over hundreds of forged reports: consistent ones raise no error, one wrong figure is found
//! and named, and what only changes the looks of a report changes no finding.

mod forge;
mod kept;

use std::collections::{BTreeMap, BTreeSet};

use forge::corrupt::{Mutant, mutants};
use forge::rewrite::{self, rewrite};
use forge::{Family, Forged, forge};
use gouji::Report;
use gouji::report::{Finding, Role, Severity, Verdict};
use kept::Better::{Higher, Lower};
use kept::{Measured, hold};

fn seeds(family: Family) -> std::ops::Range<u64> {
    match family {
        Family::First => 10_000..10_240,
        Family::Second => 10_000..10_160,
    }
}

/// Its place in `tests/ratchet.json`; what the first family reached is no promise for the second.
fn group(family: Family, what: &str) -> String {
    match family {
        Family::First => format!("forged, {what}"),
        Family::Second => format!("forged second, {what}"),
    }
}

macro_rules! tests_of {
    ($name:ident, $family:expr) => {
        mod $name {
            use super::Family;

            #[test]
            fn a_seed_names_one_report() {
                super::a_seed_names_one_report($family);
            }

            #[test]
            fn consistent_reports_raise_no_error() {
                super::consistent_reports_raise_no_error($family);
            }

            #[test]
            fn figures_are_read_as_printed() {
                super::figures_are_read_as_printed($family);
            }

            #[test]
            fn stated_relations_are_checked() {
                super::stated_relations_are_checked($family);
            }

            #[test]
            fn one_wrong_figure_is_found_and_named() {
                super::one_wrong_figure_is_found_and_named($family);
            }

            #[test]
            fn harmless_rewriting_changes_no_finding() {
                super::harmless_rewriting_changes_no_finding($family);
            }
        }
    };
}

tests_of!(first, Family::First);
tests_of!(second, Family::Second);

/// How much of a whole was reached, by kind of report.
#[derive(Default)]
struct Tally(BTreeMap<&'static str, (usize, usize)>);

impl Tally {
    fn count(&mut self, report: &Forged, reached: bool) {
        let entry = self.0.entry(report.kind.name()).or_default();
        entry.0 += usize::from(reached);
        entry.1 += 1;
    }

    fn percent(&self) -> f64 {
        percent(self.0.values().map(|v| v.0).sum(), self.0.values().map(|v| v.1).sum())
    }

    fn say(&self, family: Family, what: &str) {
        let kinds: Vec<String> = self
            .0
            .iter()
            .map(|(kind, (part, whole))| format!("{kind} {:.2} of {whole}", percent(*part, *whole)))
            .collect();
        kept::say(&format!("{} family, {what}, %: {}", family.name(), kinds.join(", ")));
    }
}

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

fn a_seed_names_one_report(family: Family) {
    let start = seeds(family).start;
    assert_eq!(forge(family, start).text, forge(family, start).text);
    assert_ne!(forge(family, start).text, forge(family, start + 8).text);
}

fn consistent_reports_raise_no_error(family: Family) {
    let mut wrong = vec![];
    for seed in seeds(family) {
        let report = forge(family, seed);
        for finding in gouji::check(&report.text).findings {
            if finding.severity == Severity::Error {
                wrong.push(format!("seed {seed} {}: {} {}", report.kind.name(), finding.rule, finding.message));
            }
        }
    }
    list("false errors", &wrong);
    hold(&group(family, "consistent"), &[Measured::new("false errors", wrong.len() as f64, Lower, 0.0)]);
}

fn figures_are_read_as_printed(family: Family) {
    let mut tally = Tally::default();
    let mut missed = vec![];
    for seed in seeds(family) {
        let report = forge(family, seed);
        let checked = gouji::check(&report.text);
        let found: BTreeMap<u32, (&str, Option<&str>)> =
            checked.figures.iter().map(|f| (f.span.start, (f.value.as_str(), f.unit))).collect();
        for fact in &report.facts {
            let same = |value: &str| value.parse::<rust_decimal::Decimal>().ok() == fact.value.parse().ok();
            let money_or_rate = fact.unit.ends_with('元') || fact.unit == "%";
            let at = found.get(&(fact.start as u32));
            let right =
                at.is_some_and(|(value, unit)| same(value) && (!money_or_rate || *unit == Some(fact.unit.as_str())));
            tally.count(&report, right);
            if !right {
                missed.push(format!("seed {seed} {} {}{}: {at:?}", fact.key, fact.raw, fact.unit));
            }
        }
    }
    let share = tally.percent();
    tally.say(family, "figures read right");
    list("figures not read right", &missed);
    hold(&group(family, "figures"), &[Measured::new("read right, %", share, Higher, FIGURES_READ)]);
}

fn stated_relations_are_checked(family: Family) {
    let mut tally = Tally::default();
    let mut missed = vec![];
    for seed in seeds(family) {
        let report = forge(family, seed);
        let checked = gouji::check(&report.text);
        for relation in report.relations.iter().filter(|r| r.core) {
            let operands = occurrences(&report, &relation.formula);
            let covered = checked.relations.iter().any(|r| {
                r.verdict != Verdict::Fails
                    && operands.iter().all(|places| {
                        r.spans.iter().any(|s| places.iter().any(|p| (s.start as usize) < p.1 && p.0 < s.end as usize))
                    })
            });
            tally.count(&report, covered);
            if !covered {
                missed.push(format!("seed {seed} {}: {}", report.kind.name(), relation.formula));
            }
        }
    }
    let share = tally.percent();
    tally.say(family, "relations checked");
    list("relations not checked", &missed);
    hold(&group(family, "relations"), &[Measured::new("checked, %", share, Higher, RELATIONS_CHECKED)]);
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

fn one_wrong_figure_is_found_and_named(family: Family) {
    let (mut found, mut named) = (Tally::default(), Tally::default());
    let (mut unseen, mut unnamed) = (vec![], vec![]);
    for seed in seeds(family) {
        let report = forge(family, seed);
        let before: BTreeSet<Gist> = gists(&report.text, &gouji::check(&report.text)).into_keys().collect();
        for mutant in mutants(&report, 2) {
            let checked = gouji::check(&mutant.text);
            let told = format!("seed {seed} {} {} → {}", mutant.key, mutant.old, mutant.new);
            let news = news(&report, &mutant, &checked, &before);
            let right = news.iter().any(|finding| names(finding, &mutant));
            found.count(&report, !news.is_empty());
            named.count(&report, right);
            match (news.is_empty(), right) {
                (true, _) => unseen.push(format!("{told} breaks {}", mutant.broken[0])),
                (false, false) => unnamed.push(told),
                (false, true) => {}
            }
        }
    }
    list("planted faults unseen", &unseen);
    list("planted faults seen and not named", &unnamed);
    found.say(family, "planted faults found");
    named.say(family, "planted faults named");
    let found = Measured::new("found, %", found.percent(), Higher, FAULTS_FOUND);
    let named = Measured::new("named, %", named.percent(), Higher, SUSPECTS_NAMED);
    hold(&group(family, "planted faults"), &[found, named]);
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

fn harmless_rewriting_changes_no_finding(family: Family) {
    let mut changed = vec![];
    for seed in seeds(family).step_by(3) {
        let report = forge(family, seed);
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
    hold(&group(family, "rewritings"), &[Measured::new("changed findings", changed.len() as f64, Lower, 0.0)]);
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
