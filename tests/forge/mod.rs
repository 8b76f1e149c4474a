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
mod second;
mod sheet;
mod small_talk;
mod style;
mod three_public;
mod world;
pub mod written;

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

/// Two generators that share paper and arithmetic, and no words, and reports written by hand: what is tuned to one can be
/// measured on the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    First,
    Second,
    Written,
}

impl Family {
    pub const ALL: [Family; 3] = [Family::First, Family::Second, Family::Written];

    pub fn name(self) -> &'static str {
        match self {
            Family::First => "first",
            Family::Second => "second",
            Family::Written => "written",
        }
    }
}

/// Forges the report of this seed; one seed in twenty-three pastes two reports together.
pub fn forge(family: Family, seed: u64) -> Forged {
    match seed % 23 == 22 && family != Family::Written {
        true => together(single(family, seed), single(family, seed + 1_000_003)),
        false => single(family, seed),
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

fn single(family: Family, seed: u64) -> Forged {
    let forged = match family {
        Family::First => paged(seed, |page| first(page, seed)),
        Family::Second => paged(seed, |page| {
            let kind = second::kind(seed);
            second::write(page, kind);
            kind
        }),
        Family::Written => {
            let all = written::all();
            all[seed as usize % all.len()].read(seed)
        }
    };
    let figures = evaluate::Figures::new(&forged.facts);
    for relation in &forged.relations {
        let told = || forged.text.lines().next().unwrap_or_default();
        assert!(figures.holds(&relation.formula), "seed {seed}: {} does not hold in {}", relation.formula, told());
    }
    forged
}

fn paged(seed: u64, write: impl FnOnce(&mut page::Page) -> Kind) -> Forged {
    let mut page = page::Page::new(seed);
    let kind = write(&mut page);
    let relations = page.relations();
    Forged { seed, kind, text: page.text, facts: page.facts, relations }
}

fn first(page: &mut page::Page, seed: u64) -> Kind {
    let kind = match seed % 8 {
        0 | 3 | 6 => Kind::Department,
        1 | 4 => Kind::Project,
        2 | 7 => Kind::Accounts,
        _ => Kind::Table,
    };
    world::settle(page);
    match kind {
        Kind::Department => department::write(page),
        Kind::Project => project::write(page),
        Kind::Accounts => accounts::write(page),
        Kind::Table => sheet::write(page),
    }
    kind
}
