//! What a check needs of a rule: its words and its eyes.
//!
//! Most of a rule's row is for people who read its page. The rows are constants, so what is taken out of them here, while
//! compiling, is all that travels in an engine that shows no pages.

use super::{FAMILIES, Found, Rule, Say};
use crate::options::Options;
use crate::read::Document;
use crate::report::Severity;

type Check = fn(&Document, &Options, &mut Vec<Found>);

#[derive(Clone, Copy)]
pub struct Spoken {
    pub id: &'static str,
    pub severity: Severity,
    pub title: Say,
    pub message: Say,
    check: Option<Check>,
}

impl Spoken {
    const fn of(rule: &Rule) -> Spoken {
        Spoken { id: rule.id, severity: rule.severity, title: rule.title, message: rule.message, check: rule.check }
    }
}

static ALL: [Spoken; COUNT] = {
    let mut all = [Spoken::of(&FAMILIES[0][0]); COUNT];
    let (mut at, mut family) = (0, 0);
    while family < FAMILIES.len() {
        let mut row = 0;
        while row < FAMILIES[family].len() {
            all[at] = Spoken::of(&FAMILIES[family][row]);
            (at, row) = (at + 1, row + 1);
        }
        family += 1;
    }
    all
};

const COUNT: usize = {
    let (mut count, mut family) = (0, 0);
    while family < FAMILIES.len() {
        (count, family) = (count + FAMILIES[family].len(), family + 1);
    }
    count
};

/// What is said where a rule has found something.
pub fn spoken(id: &str) -> Option<&'static Spoken> {
    ALL.iter().find(|rule| rule.id == id)
}

/// The rules that look for themselves, family by family.
pub fn checks() -> impl Iterator<Item = Check> {
    ALL.iter().filter_map(|rule| rule.check)
}
