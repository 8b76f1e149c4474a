//! Forges self-evaluation reports that are consistent by construction, and spoils them by one figure.
//!
//! Everything follows from the seed: place, office, clerk's habits, skeleton, phrases, figures.

// Each test that includes this module uses its own part of it.
#![allow(dead_code)]

mod accounts;
mod budget;
pub mod corrupt;
mod department;
mod details;
mod dimensions;
pub mod evaluate;
mod grid;
mod indicators;
mod money_talk;
mod number;
mod page;
mod people;
mod project;
pub mod rewrite;
pub mod rng;
mod scoring;
mod sheet;
mod small_talk;
mod style;
mod three_public;
mod world;

pub use page::{Fact, Relation};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Department,
    Project,
    Table,
    Accounts,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Department => "department",
            Kind::Project => "project",
            Kind::Table => "table",
            Kind::Accounts => "accounts",
        }
    }
}

/// A consistent report and what it says.
pub struct Forged {
    pub seed: u64,
    pub kind: Kind,
    pub text: String,
    pub facts: Vec<Fact>,
    pub relations: Vec<Relation>,
}

/// Forges the report of this seed; one seed in twenty-three pastes two reports together.
pub fn forge(seed: u64) -> Forged {
    match seed % 23 == 22 {
        true => together(single(seed), single(seed + 1_000_003)),
        false => single(seed),
    }
}

/// Two reports in one paste: their figures have nothing to do with each other.
fn together(first: Forged, second: Forged) -> Forged {
    let text = format!("{}\n\n{}", first.text, second.text);
    let shift = first.text.encode_utf16().count() + 2;
    let renamed = |prefix: &str, formula: &str| {
        let known = evaluate::keys(formula);
        evaluate::tokens(formula)
            .into_iter()
            .map(|t| if known.contains(&t) { format!("{prefix}.{t}") } else { t })
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut facts = vec![];
    let mut relations = vec![];
    for (prefix, shift, part) in [("a", 0, &first), ("b", shift, &second)] {
        for fact in &part.facts {
            let key = format!("{prefix}.{}", fact.key);
            facts.push(Fact { key, start: fact.start + shift, end: fact.end + shift, ..fact.clone() });
        }
        for relation in &part.relations {
            relations.push(Relation { formula: renamed(prefix, &relation.formula), core: relation.core });
        }
    }
    Forged { seed: first.seed, kind: first.kind, text, facts, relations }
}

fn single(seed: u64) -> Forged {
    let kind = match seed % 8 {
        0 | 3 | 6 => Kind::Department,
        1 | 4 => Kind::Project,
        2 | 7 => Kind::Accounts,
        _ => Kind::Table,
    };
    let mut page = page::Page::new(seed);
    world::settle(&mut page);
    match kind {
        Kind::Department => department::write(&mut page),
        Kind::Project => project::write(&mut page),
        Kind::Accounts => accounts::write(&mut page),
        Kind::Table => sheet::write(&mut page),
    }
    let relations = page.relations();
    let forged = Forged { seed, kind, text: page.text, facts: page.facts, relations };
    let figures = evaluate::Figures::new(&forged.facts);
    for relation in &forged.relations {
        assert!(figures.holds(&relation.formula), "seed {seed}: {} does not hold\n{}", relation.formula, forged.text);
    }
    forged
}
