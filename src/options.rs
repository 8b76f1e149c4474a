//! What the user may set: language, rules switched off, the region's profile, a portal's own wording rules.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Zh,
    En,
}

/// Everything that changes what a check says. Every field has a default; unknown fields are refused.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    pub lang: Lang,
    /// Rules that stay silent, by id.
    pub rules_off: Vec<String>,
    pub profile: Profile,
    /// The portal's own wording rules.
    pub wording: Vec<Wording>,
}

/// What differs from province to province.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    pub name: String,
    /// Lower bounds of the grades, best first: `[["优", 90], ["良", 80], ["中", 60], ["差", 0]]`.
    pub grades: Vec<(String, u8)>,
    /// What an execution rate is of: tried first, the other readings after it.
    pub denominator: Denominator,
    /// Completion above this many percent wants a reason.
    pub over_achievement: u16,
    /// A project's execution rate below this many percent is a warning …
    pub low_execution: u16,
    /// … and below this many percent a note.
    pub watch_execution: u16,
    /// Budget adjustment above this many percent wants a reason (note) …
    pub adjustment_note: u16,
    /// … and above this many percent is a warning.
    pub adjustment_warning: u16,
    /// Completion below this many percent is pointed out.
    pub low_completion: u16,
    /// A report filled in later than this month of the following year is late.
    pub late_month: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Denominator {
    Initial,
    #[default]
    Full,
    Received,
}

impl Default for Profile {
    fn default() -> Self {
        let grade = |name: &str, from| (name.to_string(), from);
        Profile {
            name: "default".into(),
            grades: vec![grade("优", 90), grade("良", 80), grade("中", 60), grade("差", 0)],
            denominator: Denominator::Full,
            over_achievement: 130,
            low_execution: 60,
            watch_execution: 80,
            adjustment_note: 20,
            adjustment_warning: 25,
            low_completion: 60,
            late_month: 9,
        }
    }
}

/// One wording rule of the portal's own: where `pattern` matches, `message` is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    pub id: String,
    /// A regular expression of the `regex` crate (linear time, whatever it says). The browser has that crate's small
    /// sister, `regex-lite`: there `\w`, `\d`, `\s` and `\b` know ASCII only, and `\p{…}` is refused.
    pub pattern: String,
    pub message: String,
    /// `error`, `warning` (where nothing is said) or `note`.
    #[serde(default)]
    pub severity: Option<String>,
}
