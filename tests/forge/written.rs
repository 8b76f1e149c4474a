//! Reports written by hand (`tests/written/KIND_PLACE_TOPIC.txt`), each consistent, with their figures marked in the text.
//!
//! A mark `⟦key:unit:printed⟧` stands for the printed number; the unit that follows it is part of the text. `!` after the
//! unit says that the number claims its value exactly. `key.o2` prints `key` a second time. After the line `====` follow
//! the relations, `expression = key`, one a line; `far` before one says that only a far-seeing checker knows it.

use std::path::Path;

use super::number::plain;
use super::page::{Fact, Relation};
use super::{Forged, Kind};

const END_OF_TEXT: &str = "\n====\n";

pub struct Written {
    pub name: String,
    marked: String,
}

/// All of them, by name.
pub fn all() -> Vec<Written> {
    let folder = std::env::var("GOUJI_WRITTEN").unwrap_or(format!("{}/tests/written", env!("CARGO_MANIFEST_DIR")));
    let mut found: Vec<Written> = std::fs::read_dir(Path::new(&folder))
        .expect("the folder of the written reports")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| Written {
            name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
            marked: std::fs::read_to_string(&path).expect("a readable report"),
        })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!found.is_empty(), "no written reports");
    found
}

impl Written {
    /// The report; a seed decides which figures are spoilt in it.
    pub fn read(&self, seed: u64) -> Forged {
        let (marked, told) = self.marked.split_once(END_OF_TEXT).expect("a line ==== before the relations");
        let (text, facts) = unmark(marked);
        let mut relations: Vec<Relation> =
            told.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).map(relation).collect();
        for fact in &facts {
            if let Some((first, nth)) = fact.key.rsplit_once(".o")
                && !nth.is_empty()
                && nth.bytes().all(|b| b.is_ascii_digit())
            {
                relations.push(Relation { formula: format!("{first} = {}", fact.key), core: true });
            }
        }
        Forged { seed, kind: self.kind(), text, facts, relations }
    }

    fn kind(&self) -> Kind {
        let name = self.name.split('_').next().unwrap_or_default();
        [Kind::Department, Kind::Project, Kind::Table, Kind::Accounts]
            .into_iter()
            .find(|kind| kind.name() == name)
            .unwrap_or_else(|| panic!("{}: no such kind", self.name))
    }
}

fn relation(line: &str) -> Relation {
    match line.strip_prefix("far ") {
        Some(formula) => Relation { formula: formula.to_string(), core: false },
        None => Relation { formula: line.to_string(), core: true },
    }
}

fn unmark(marked: &str) -> (String, Vec<Fact>) {
    let (mut text, mut facts, mut length16) = (String::new(), vec![], 0);
    let mut pieces = marked.split('⟦');
    let mut push = |piece: &str| {
        let start = length16;
        length16 += piece.encode_utf16().count();
        text.push_str(piece);
        (start, length16)
    };
    push(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (mark, rest) = piece.split_once('⟧').expect("a closed mark");
        let mut parts = mark.splitn(3, ':');
        let mut part = || parts.next().unwrap_or_else(|| panic!("key, unit and number in {mark}"));
        let (key, unit, raw) = (part().to_string(), part(), part().to_string());
        let (start, end) = push(&raw);
        let exact = unit.ends_with('!');
        let unit = unit.trim_end_matches('!').to_string();
        facts.push(Fact { key, start, end, value: plain(&raw), raw, unit, exact });
        push(rest);
    }
    (text, facts)
}
