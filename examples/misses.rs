//! What the checker misses in forged reports, each with the words around it: the compass for widening the readers.
//!
//! `cargo run --release --example misses -- --family second --seed 60000 --n 80 --mutants 2 --kind accounts --show unseen`
//!
//! `--show` is one of: unseen, unnamed, errors, warnings, relations, figures, text; without it only the shares are
//! printed.

#[path = "../tests/forge/mod.rs"]
mod forge;
#[path = "../tests/measure/mod.rs"]
mod measure;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use forge::corrupt::mutants;
use forge::{Family, Forged, forge};
use gouji::report::{Finding, Severity};
use measure::{Gist, covers, gists, names, news, quote, utf16};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options: HashMap<&str, &str> =
        arguments.chunks(2).filter(|c| c.len() == 2).map(|c| (c[0].as_str(), c[1].as_str())).collect();
    let number = |name: &str, default: u64| options.get(name).map_or(default, |v| v.parse().expect("a number"));
    let (count, start, faults) = (number("--n", 80), number("--seed", 1), number("--mutants", 2) as usize);
    let show = options.get("--show").copied().unwrap_or_default();
    for family in Family::ALL {
        if options.get("--family").is_some_and(|name| *name != "both" && *name != family.name()) {
            continue;
        }
        let mut tally = Tally::default();
        for seed in start..start + count {
            let report = forge(family, seed);
            if options.get("--kind").is_none_or(|kind| *kind == report.kind.name()) {
                measure(family, &report, faults, show, &mut tally);
            }
        }
        tally.print(family);
    }
}

/// By kind of report and what is counted: reached, of all.
#[derive(Default)]
struct Tally(BTreeMap<(&'static str, &'static str), (usize, usize)>);

impl Tally {
    fn count(&mut self, report: &Forged, what: &'static str, reached: bool) {
        for kind in [report.kind.name(), "all"] {
            let entry = self.0.entry((what, kind)).or_default();
            entry.0 += usize::from(reached);
            entry.1 += 1;
        }
    }

    fn print(&self, family: Family) {
        for ((what, kind), (part, whole)) in &self.0 {
            let share = 100.0 * *part as f64 / *whole as f64;
            println!("{} {what:<22} {kind:<10} {share:6.2} % of {whole}", family.name());
        }
    }
}

fn measure(family: Family, report: &Forged, faults: usize, show: &str, tally: &mut Tally) {
    let checked = gouji::check(&report.text);
    let units = utf16(&report.text);
    let id = format!("{} {} {}", family.name(), report.seed, report.kind.name());
    if show == "text" {
        println!("{}", report.text);
    }
    for (severity, what, name) in
        [(Severity::Error, "without false errors", "errors"), (Severity::Warning, "without warnings", "warnings")]
    {
        let raised: Vec<&Finding> = checked.findings.iter().filter(|f| f.severity == severity).collect();
        tally.count(report, what, raised.is_empty());
        if show == name {
            raised.iter().for_each(|finding| tell(&id, &units, finding));
        }
    }
    for relation in report.relations.iter().filter(|r| r.core) {
        let covered = covers(report, &checked, &relation.formula);
        tally.count(report, "relations checked", covered);
        if !covered && show == "relations" {
            println!("{id}: {}\n{}", relation.formula, places(report, &relation.formula, &units));
        }
    }
    for fact in &report.facts {
        let read = checked.figures.iter().any(|f| f.span.start as usize == fact.start);
        tally.count(report, "figures seen", read);
        if !read && show == "figures" {
            println!("{id}: {} {}", fact.key, around(&units, fact.start, fact.end));
        }
    }
    let before: BTreeSet<Gist> = gists(&report.text, &checked).into_keys().collect();
    for mutant in mutants(report, faults) {
        let checked = gouji::check(&mutant.text);
        let units = utf16(&mutant.text);
        let news = news(report, &mutant, &checked, &before);
        let named = news.iter().any(|finding| names(finding, &mutant));
        tally.count(report, "faults found", !news.is_empty());
        tally.count(report, "faults named", named);
        if mutant.decidable {
            tally.count(report, "decidable found", !news.is_empty());
            tally.count(report, "decidable named", named);
        }
        if show == "unseen" && news.is_empty() || show == "unnamed" && !news.is_empty() && !named {
            let told = around(&units, mutant.span.0, mutant.span.1);
            let only = if mutant.decidable { "" } else { " (others possible)" };
            println!("{id}: {} {} → {}{only}: {told}", mutant.key, mutant.old, mutant.new);
            for formula in &mutant.broken {
                println!("  breaks {formula}\n{}", places(report, formula, &self::utf16(&report.text)));
            }
            news.iter().for_each(|finding| tell("  said", &units, finding));
        }
    }
}

/// Where the figures of a formula stand in the report as it was before any fault.
fn places(report: &Forged, formula: &str, units: &[u16]) -> String {
    let keys = forge::evaluate::keys(formula);
    let facts = keys.iter().filter_map(|key| report.facts.iter().find(|f| f.key == *key));
    facts.map(|f| format!("    {}: {}", f.key, around(units, f.start, f.end))).collect::<Vec<_>>().join("\n")
}

fn around(units: &[u16], start: usize, end: usize) -> String {
    const REACH: usize = 45;
    let before = quote(units, start.saturating_sub(REACH), start);
    let after = quote(units, end, end + REACH);
    format!("{before}【{}】{after}", quote(units, start, end)).replace('\n', "⏎").replace('\t', "⇥")
}

fn tell(who: &str, units: &[u16], finding: &Finding) {
    println!("{who} {:?} {}: {}", finding.severity, finding.rule, finding.message);
    for span in &finding.spans {
        println!("    {}", around(units, span.start as usize, span.end as usize));
    }
    if let Some(suspect) = &finding.suspect {
        println!("    suspect {}", around(units, suspect.span.start as usize, suspect.span.end as usize));
    }
}
