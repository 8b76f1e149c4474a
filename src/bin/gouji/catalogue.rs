//! The rules as the command lists them.

/// A thing said in both languages.
#[derive(Clone, Copy)]
pub struct Say {
    pub zh: &'static str,
    pub en: &'static str,
}

pub struct Rule {
    pub id: &'static str,
    pub family: &'static str,
    pub severity: gouji::report::Severity,
    pub title: Say,
    pub checks: Say,
    pub why: Say,
    pub basis: &'static str,
    pub fires: &'static str,
    pub quiet: &'static str,
}

pub fn rules() -> &'static [Rule] {
    &[]
}

/// Whether a rule of that id exists.
pub fn knows(id: &str) -> bool {
    rules().iter().any(|rule| rule.id == id)
}

/// The id that was probably meant.
pub fn nearest(_id: &str) -> Option<&'static str> {
    None
}
