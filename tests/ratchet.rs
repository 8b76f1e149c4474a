//! The figures of the scorer over the annotated reports beside the repository, where they are present.
#![cfg(feature = "cli")]

mod kept;

use std::path::Path;
use std::process::Command;

use kept::Better::{Higher, Lower};
use kept::{Better, Measured};
use serde_json::Value;

/// Where the scorer tells a figure, which way is better, and the bar it must reach.
const FIGURES: &[(&str, Better, Option<f64>)] = &[
    ("seeds: figures and relations/figure_value_unit", Higher, Some(97.0)),
    ("seeds: figures and relations/proved", Higher, None),
    ("seeds: figures and relations/rel_checked", Higher, Some(97.0)),
    ("seeds: figures and relations/rel_right", Higher, Some(97.0)),
    ("seeds: figures and relations/wrong_verdict", Lower, Some(0.0)),
    ("seeds: problems/error/found", Higher, Some(100.0)),
    ("seeds: problems/error/at_level", Higher, Some(100.0)),
    ("seeds: problems/warning/found", Higher, Some(85.0)),
    ("seeds: problems/info/found", Higher, Some(55.0)),
    ("groundtruth (seeds)/错误/found", Higher, Some(100.0)),
    ("groundtruth (seeds)/错误/at_level", Higher, Some(100.0)),
    ("groundtruth (seeds)/疑点/found", Higher, Some(85.0)),
    ("groundtruth (seeds)/提示/found", Higher, Some(55.0)),
    ("groundtruth (seeds)/失败关系/found", Higher, Some(100.0)),
    ("groundtruth (seeds)/成立关系/found", Higher, Some(97.0)),
    ("groundtruth (seeds)/traps/hit", Lower, Some(0.0)),
    ("false alarms: seeds/false_errors", Lower, Some(0.0)),
    ("false alarms: seeds/false_warnings", Lower, None),
    ("false alarms: seeds/trap_hits", Lower, Some(0.0)),
    ("cases: figures and relations/figure_value_unit", Higher, Some(97.0)),
    ("cases: figures and relations/proved", Higher, None),
    ("cases: figures and relations/rel_checked", Higher, Some(85.0)),
    ("cases: figures and relations/rel_right", Higher, None),
    ("cases: figures and relations/wrong_verdict", Lower, Some(0.0)),
    ("cases: problems/error/found", Higher, Some(85.0)),
    ("cases: problems/error/at_level", Higher, Some(85.0)),
    ("cases: problems/warning/found", Higher, Some(85.0)),
    ("cases: problems/info/found", Higher, Some(85.0)),
    ("false alarms: clean cases/false_errors", Lower, Some(0.0)),
    ("false alarms: clean cases/false_warnings", Lower, None),
    ("false alarms: clean cases/trap_hits", Lower, Some(0.0)),
    ("false alarms: cases with problems/false_errors", Lower, Some(0.0)),
    ("false alarms: cases with problems/false_warnings", Lower, None),
    ("false alarms: cases with problems/trap_hits", Lower, Some(0.0)),
    ("mutants/core_not_glued/detected", Higher, Some(98.0)),
    ("mutants/core_not_glued/localised", Higher, Some(85.0)),
    ("mutants/core_not_glued/repaired", Higher, None),
    ("harmless/soft/same", Higher, Some(100.0)),
    ("harmless/soft/relations_kept", Higher, None),
    ("harmless/hard/nothing_invented", Higher, Some(100.0)),
    ("harmless/hard/relations_kept", Higher, None),
];

#[test]
fn no_figure_of_the_scorer_gets_worse() {
    let scorer = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tools/score.py");
    if !scorer.is_file() {
        kept::say("scorer: left out, ../shared is not there");
        return;
    }
    if Command::new("python3").arg("--version").output().is_err() {
        kept::say("scorer: left out, python3 is not there");
        return;
    }
    let told = scored(&scorer);
    let mut measured: Vec<Measured> =
        FIGURES.iter().map(|(place, better, bar)| Measured::new(place, figure(&told, place), *better, *bar)).collect();
    measured.push(Measured::new("run/texts without an answer", lost(&told), Lower, 0.0));
    kept::hold("scorer", &measured);
}

/// Everything the scorer has to say of the program built for this test.
fn scored(scorer: &Path) -> Value {
    let answer = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scored.json");
    let output = Command::new("python3")
        // The scorer's folder is not ours to leave compiled files in.
        .arg("-B")
        .arg(scorer)
        .args(["--cmd", &format!("'{}' check --format ndjson", env!("CARGO_BIN_EXE_gouji")), "--brief", "--out"])
        .arg(&answer)
        .output()
        .expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(&answer).expect("the scorer writes its answer");
    serde_json::from_str(&text).expect("the scorer writes JSON")
}

fn figure(told: &Value, place: &str) -> f64 {
    let found = told.pointer(&format!("/metrics/{place}")).and_then(Value::as_f64);
    found.unwrap_or_else(|| panic!("the scorer tells no {place}"))
}

/// Texts on which the program crashed, answered with an error, or said nothing that can be read.
fn lost(told: &Value) -> f64 {
    let runs = told["run"].as_array().expect("the scorer tells of its runs");
    let count = |run: &Value, what: &str| match &run[what] {
        Value::Array(list) => list.len() as f64,
        number => number.as_f64().unwrap_or_else(|| panic!("the scorer tells no {what}")),
    };
    runs.iter().flat_map(|run| ["crashes", "error_lines", "bad_lines", "missing"].map(|what| count(run, what))).sum()
}
