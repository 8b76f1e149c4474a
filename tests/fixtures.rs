//! Whole reports of our own, each with what must be found in it written beside it.
//!
//! A line of `NAME.expected` is one of:
//!
//! ```text
//! kind department                                     what the report is
//! clean                                               no error and no warning at all
//! error RULE QUOTE                                    a finding at the quoted place; « » narrows the quote to a figure
//! error|warning RULE|RULE QUOTE suspect 4.72 -> 4.27  any of these; this figure is to blame, and this is what it should be
//! maybe error RULE QUOTE                              may be found as well: a second cause that one may tell apart or not
//! quiet QUOTE                                         no error and no warning claims anything here
//! ```
//!
//! Every error not expected counts against the checker, and so does a second error on an expectation already met: one
//! cause, one finding. What is not met yet stays written down; `tests/ratchet.json` keeps how much is met, and that may
//! only grow.

mod kept;

use std::path::{Path, PathBuf};

use gouji::Report;
use gouji::report::{Finding, Role, Severity};
use kept::Better::{Higher, Lower};
use kept::Measured;
use rust_decimal::Decimal;

struct Expected {
    line: String,
    optional: bool,
    levels: Vec<Severity>,
    rules: Vec<String>,
    place: (usize, usize),
    suspect: Option<(String, Decimal)>,
}

#[derive(Default)]
struct Sheet {
    kind: String,
    clean: bool,
    expected: Vec<Expected>,
    quiet: Vec<(String, (usize, usize))>,
}

fn sheet(path: &Path, text: &str) -> Sheet {
    let mut sheet = Sheet::default();
    let written = std::fs::read_to_string(path).expect("an .expected beside every .txt");
    for line in written.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "kind" => sheet.kind = rest.to_string(),
            "clean" => sheet.clean = true,
            "quiet" => sheet.quiet.push((rest.to_string(), place(text, rest, path))),
            "maybe" => {
                let (levels, rest) = rest.split_once(' ').expect("maybe LEVEL RULE QUOTE");
                sheet.expected.push(Expected { optional: true, ..expected(line, levels, rest, text, path) });
            }
            levels => sheet.expected.push(expected(line, levels, rest, text, path)),
        }
    }
    sheet
}

fn expected(line: &str, levels: &str, rest: &str, text: &str, path: &Path) -> Expected {
    let (rules, rest) = rest.split_once(' ').unwrap_or_else(|| panic!("{}: {line}", path.display()));
    let (quote, suspect) = match rest.split_once(" suspect ") {
        Some((quote, blamed)) => {
            let (old, new) = blamed.split_once(" -> ").unwrap_or_else(|| panic!("{}: {line}", path.display()));
            (quote, Some((old.to_string(), new.trim().parse().expect("a number after ->"))))
        }
        None => (rest, None),
    };
    let level = |name: &str| match name {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        "note" => Severity::Note,
        other => panic!("{}: {other} is no severity", path.display()),
    };
    Expected {
        line: line.to_string(),
        optional: false,
        levels: levels.split('|').map(level).collect(),
        rules: rules.split('|').map(str::to_string).collect(),
        place: place(text, quote, path),
        suspect,
    }
}

/// Where the quote stands, in UTF-16 code units; it must stand exactly once.
fn place(text: &str, quote: &str, path: &Path) -> (usize, usize) {
    let plain = quote.replace(['«', '»'], "");
    let at: Vec<usize> = text.match_indices(&plain).map(|(i, _)| i).collect();
    assert!(at.len() == 1, "{}: “{plain}” stands {} times in the text", path.display(), at.len());
    let length = |s: &str| s.encode_utf16().count();
    let start = length(&text[..at[0]]);
    match (quote.find('«'), quote.find('»')) {
        (Some(open), Some(close)) => {
            let start = start + length(&quote[..open]);
            (start, start + length(&quote[open + '«'.len_utf8()..close]))
        }
        _ => (start, start + length(&plain)),
    }
}

fn overlaps(finding: &Finding, place: (usize, usize), only_claims: bool) -> bool {
    finding
        .spans
        .iter()
        .filter(|s| !only_claims || s.role == Role::Claim)
        .any(|s| (s.start as usize) < place.1 && place.0 < s.end as usize)
}

fn meets(finding: &Finding, wanted: &Expected) -> bool {
    wanted.levels.contains(&finding.severity)
        && wanted.rules.iter().any(|r| *r == finding.rule)
        && overlaps(finding, wanted.place, false)
}

/// What is wrong with the suspect, if anything.
fn suspect_amiss(finding: &Finding, wanted: &Expected, units: &[u16]) -> Option<String> {
    let (old, new) = wanted.suspect.as_ref()?;
    let Some(suspect) = &finding.suspect else { return Some("names no suspect".to_string()) };
    let blamed = String::from_utf16_lossy(&units[suspect.span.start as usize..suspect.span.end as usize]);
    let value: Option<Decimal> = suspect.value.replace(',', "").trim_end_matches('%').parse().ok();
    let right = blamed.contains(old.as_str()) && value == Some(*new);
    (!right).then(|| format!("blames {blamed} for {}, expected {old} -> {new}", suspect.value))
}

fn shown(finding: &Finding, units: &[u16]) -> String {
    let claims: Vec<String> = finding
        .spans
        .iter()
        .filter(|s| s.role == Role::Claim)
        .map(|s| String::from_utf16_lossy(&units[s.start as usize..s.end as usize]))
        .collect();
    format!("{:?} {} “{}” {}", finding.severity, finding.rule, claims.join("” “"), finding.message)
}

/// How a report compares with its sheet.
#[derive(Default)]
struct Outcome {
    wanted: usize,
    met: usize,
    /// Errors nobody expected.
    strays: usize,
    /// Errors and warnings where there must be none.
    traps: usize,
    /// Every difference in words, one line each.
    lines: Vec<String>,
}

/// Everything in which the report differs from what was expected.
fn compare(sheet: &Sheet, report: &Report, text: &str) -> Outcome {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut outcome = Outcome { wanted: 1, ..Outcome::default() };
    let kind = serde_json::to_value(report.kind).expect("a kind is JSON");
    if kind == serde_json::Value::String(sheet.kind.clone()) {
        outcome.met += 1;
    } else {
        outcome.lines.push(format!("kind: expected {}, read as {kind}", sheet.kind));
    }
    let mut taken = vec![false; report.findings.len()];
    for wanted in &sheet.expected {
        let found = (0..report.findings.len()).find(|&i| !taken[i] && meets(&report.findings[i], wanted));
        if let Some(found) = found {
            taken[found] = true;
        }
        if !wanted.optional {
            outcome.expectation(wanted, found.map(|i| &report.findings[i]), report, &units);
        }
    }
    for (finding, taken) in report.findings.iter().zip(&taken) {
        if !taken && finding.severity == Severity::Error {
            outcome.strays += 1;
            outcome.lines.push(format!("unexpected: {}", shown(finding, &units)));
        }
        if sheet.clean && finding.severity == Severity::Warning {
            outcome.traps += 1;
            outcome.lines.push(format!("clean, and yet: {}", shown(finding, &units)));
        }
        if !taken && finding.severity != Severity::Note {
            for (quote, _) in sheet.quiet.iter().filter(|(_, place)| overlaps(finding, *place, true)) {
                outcome.traps += 1;
                outcome.lines.push(format!("trap “{quote}”: {}", shown(finding, &units)));
            }
        }
    }
    outcome
}

impl Outcome {
    /// Counts an expectation that must be met: by a finding, and where it says so with the right figure to blame.
    fn expectation(&mut self, wanted: &Expected, found: Option<&Finding>, report: &Report, units: &[u16]) {
        self.wanted += 1;
        match found.map(|finding| suspect_amiss(finding, wanted, units)) {
            Some(None) => self.met += 1,
            Some(Some(amiss)) => self.lines.push(format!("suspect: {}: {amiss}", wanted.line)),
            None => {
                self.lines.push(format!("missing: {}", wanted.line));
                for finding in report.findings.iter().filter(|f| overlaps(f, wanted.place, false)) {
                    self.lines.push(format!("    there stands: {}", shown(finding, units)));
                }
            }
        }
    }
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut list: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("tests/fixtures")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    list.sort();
    list
}

#[test]
fn whole_reports_get_the_findings_written_beside_them() {
    let mut sum = Outcome::default();
    let all = fixtures();
    assert!(all.len() >= 10, "only {} fixtures", all.len());
    for path in &all {
        let text = std::fs::read_to_string(path).expect("readable");
        let sheet = sheet(&path.with_extension("expected"), &text);
        let outcome = compare(&sheet, &gouji::check(&text), &text);
        if !outcome.lines.is_empty() {
            let name = path.file_stem().expect("a name").to_string_lossy();
            println!("\n{name}\n  {}", outcome.lines.join("\n  "));
        }
        sum.wanted += outcome.wanted;
        sum.met += outcome.met;
        sum.strays += outcome.strays;
        sum.traps += outcome.traps;
    }
    kept::hold(
        "fixtures",
        &[
            Measured::new("expectations met", sum.met as f64, Higher, sum.wanted as f64),
            Measured::new("errors nobody expected", sum.strays as f64, Lower, 0.0),
            Measured::new("alarms where there must be none", sum.traps as f64, Lower, 0.0),
        ],
    );
}
