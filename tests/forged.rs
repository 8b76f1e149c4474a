//! Properties of the checker over hundreds of forged reports: consistent ones raise no error, one wrong figure is found
//! and named, and what only changes the looks of a report changes no finding.

mod forge;
mod kept;
mod measure;

use std::collections::{BTreeMap, BTreeSet};

use forge::corrupt::mutants;
use forge::rewrite::{self, rewrite};
use forge::{Family, Forged, forge};
use gouji::report::Severity;
use kept::Better::{Higher, Lower};
use kept::{Measured, hold};
use measure::{Gist, covers, gists, names, news};

fn seeds(family: Family) -> std::ops::Range<u64> {
    match family {
        Family::First => 10_000..10_240,
        Family::Second => 10_000..10_160,
        // Each is read several times, to spoil other figures of it.
        Family::Written => 0..6 * forge::written::all().len() as u64,
    }
}

/// Its place in `tests/ratchet.json`; what the first family reached is no promise for the second.
fn group(family: Family, what: &str) -> String {
    match family {
        Family::First => format!("forged, {what}"),
        Family::Second => format!("forged second, {what}"),
        Family::Written => format!("written, {what}"),
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
tests_of!(written, Family::Written);

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

fn a_seed_names_one_report(family: Family) {
    let start = seeds(family).start;
    assert_eq!(forge(family, start).text, forge(family, start).text);
    assert_ne!(forge(family, start).text, forge(family, start + 8).text);
}

fn consistent_reports_raise_no_error(family: Family) {
    let (mut errors, mut warnings) = (vec![], vec![]);
    for seed in seeds(family) {
        let report = forge(family, seed);
        for finding in gouji::check(&report.text).findings {
            let said = format!("seed {seed} {}: {} {}", report.kind.name(), finding.rule, finding.message);
            match finding.severity {
                Severity::Error => errors.push(said),
                // The forgers leave the conclusion out of some reports, and that is worth saying.
                Severity::Warning if finding.rule != "score_or_grade_missing" => warnings.push(said),
                _ => {}
            }
        }
    }
    list("false errors", &errors);
    list("false warnings", &warnings);
    let measured = [("false errors", errors.len()), ("false warnings", warnings.len())];
    hold(&group(family, "consistent"), &measured.map(|(what, n)| Measured::new(what, n as f64, Lower, 0.0)));
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
            let covered = covers(&report, &checked, &relation.formula);
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
