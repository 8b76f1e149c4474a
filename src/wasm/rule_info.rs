//! A rule as a page shows it, in one language.

use serde::Serialize;

use crate::Lang;
use crate::report::Severity;
use crate::rules::{Basis, Family, Rule};

/// One rule as its page shows it, in the configured language.
#[derive(Debug, Serialize)]
pub struct RuleInfo {
    pub id: &'static str,
    /// `sums`, `ratios`, `consistency`, `indicators`, `totals`, `staff`, `projects`, `structure`, `dates`, `wording`
    /// or `narrative`.
    pub family: &'static str,
    pub severity: Severity,
    pub title: &'static str,
    pub checks: &'static str,
    pub why: &'static str,
    pub basis: &'static str,
    /// A text that fires the rule.
    pub fires: &'static str,
    /// A text that leaves it quiet.
    pub quiet: &'static str,
}

impl RuleInfo {
    pub fn new(rule: &Rule, lang: Lang) -> RuleInfo {
        RuleInfo {
            id: rule.id,
            family: family(rule.family),
            severity: rule.severity,
            title: rule.title.in_lang(lang),
            checks: rule.checks.in_lang(lang),
            why: rule.why.in_lang(lang),
            basis: basis(&rule.basis, lang),
            fires: rule.fires,
            quiet: rule.quiet,
        }
    }
}

fn family(family: Family) -> &'static str {
    match family {
        Family::Sums => "sums",
        Family::Ratios => "ratios",
        Family::Consistency => "consistency",
        Family::Indicators => "indicators",
        Family::Totals => "totals",
        Family::Staff => "staff",
        Family::Projects => "projects",
        Family::Structure => "structure",
        Family::Dates => "dates",
        Family::Wording => "wording",
        Family::Narrative => "narrative",
    }
}

fn basis(basis: &Basis, lang: Lang) -> &'static str {
    match (basis, lang) {
        (Basis::Arithmetic, Lang::Zh) => "算术关系",
        (Basis::Arithmetic, Lang::En) => "arithmetic",
        (Basis::Practice, Lang::Zh) => "评审惯例，可按地区设置",
        (Basis::Practice, Lang::En) => "what reviewers commonly ask; a region's profile can set it otherwise",
        (Basis::Regulation(text), lang) => text.in_lang(lang),
    }
}
