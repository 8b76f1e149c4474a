//! The figures reached so far, kept in `tests/ratchet.json`: none of them may get worse.
//!
//! `GOUJI_RAISE_RATCHET=1 cargo test` writes the better ones down; what got worse still fails. Delete a line to let go
//! of a figure on purpose.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    Higher,
    Lower,
}

/// One figure as it was measured now.
pub struct Measured {
    pub name: String,
    pub value: f64,
    pub better: Better,
    /// What the figure must reach in the end; the kept one may still fall short of it.
    pub bar: Option<f64>,
}

impl Measured {
    pub fn new(name: &str, value: f64, better: Better, bar: impl Into<Option<f64>>) -> Measured {
        // Two decimals, so that the file reads well and compares exactly.
        Measured { name: name.to_string(), value: (value * 100.0).round() / 100.0, better, bar: bar.into() }
    }

    fn is_worse_than(&self, other: f64) -> bool {
        match self.better {
            Better::Higher => self.value < other,
            Better::Lower => self.value > other,
        }
    }
}

type Kept = BTreeMap<String, BTreeMap<String, f64>>;

/// Tests of one program run side by side and write the same file.
static FILE: Mutex<()> = Mutex::new(());

/// Fails where a figure of `group` got worse than the one kept, or is not kept yet.
pub fn hold(group: &str, measured: &[Measured]) {
    let complaints = {
        let _alone = FILE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let raise = std::env::var_os("GOUJI_RAISE_RATCHET").is_some();
        let mut kept = read();
        let complaints = compare(group, measured, kept.entry(group.to_string()).or_default(), raise);
        if raise {
            let text = serde_json::to_string_pretty(&kept).expect("numbers by name are JSON");
            std::fs::write(path(), text + "\n").expect("tests/ratchet.json can be written");
        }
        complaints
    };
    for line in measured.iter().filter_map(|m| short_of_bar(group, m)) {
        say(&line);
    }
    assert!(complaints.is_empty(), "{group}:\n  {}", complaints.join("\n  "));
}

fn compare(group: &str, measured: &[Measured], kept: &mut BTreeMap<String, f64>, raise: bool) -> Vec<String> {
    let mut complaints = Vec::new();
    for now in measured {
        match kept.get(&now.name) {
            Some(&before) if now.is_worse_than(before) => {
                complaints.push(format!("{}: {} is worse than the {before} reached before", now.name, now.value));
            }
            _ if raise => {
                kept.insert(now.name.clone(), now.value);
            }
            Some(&before) if now.value != before => {
                say(&format!(
                    "{group}: {} went from {before} to {}: GOUJI_RAISE_RATCHET=1 keeps it",
                    now.name, now.value
                ));
            }
            Some(_) => {}
            None => complaints.push(format!("{}: {} is not kept in tests/ratchet.json yet", now.name, now.value)),
        }
    }
    let gone = kept.keys().filter(|name| measured.iter().all(|m| m.name != **name));
    complaints.extend(gone.map(|name| format!("{name}: is kept, and no longer measured")));
    complaints
}

fn short_of_bar(group: &str, now: &Measured) -> Option<String> {
    let bar = now.bar.filter(|bar| now.is_worse_than(*bar))?;
    Some(format!("{group}: {} is {}, the bar is {bar}: not there yet", now.name, now.value))
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ratchet.json")
}

fn read() -> Kept {
    let text = std::fs::read_to_string(path()).unwrap_or_else(|_| "{}".to_string());
    serde_json::from_str(&text).expect("tests/ratchet.json: figures by name, by group")
}

/// Said past the test runner, which swallows what a passing test prints.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
