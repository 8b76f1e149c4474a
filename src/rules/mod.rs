//! Floor 3: what must hold.
//!
//! A rule is one row: what it checks, why, on what basis, an example that fires it and one that must not, and its
//! message in both languages. A rule over figures that add up or follow from each other has no code of its own: the
//! readers state such relations as [`Claim`](crate::read::document::Claim)s and the judge proves them. A rule of conduct
//! or form carries a `check`.

mod adjustments;
mod agreement;
mod amounts;
mod conduct;
mod coverage;
mod dates;
mod forms;
mod gauge;
mod grades;
mod headings;
mod identities;
mod indicators;
mod look;
mod marks;
mod midyear;
mod movements;
mod names;
mod narrative;
#[cfg(feature = "full")]
pub mod own;
#[cfg(not(feature = "full"))]
#[path = "own_absent.rs"]
pub mod own;
mod parts;
mod phrases;
mod points;
mod project_lists;
mod projects;
mod ratios;
mod reasons;
mod reckoned;
mod reprints;
mod same;
mod scale;
mod scoring;
mod spoken;
mod staff;
mod standards;
mod structure;
mod sums;
mod targets;
mod told;
mod totals;
mod whole_counts;
mod why;
mod wording;

use crate::decimal::Exact;
use crate::options::{Lang, Options};
use crate::read::Document;
use crate::read::document::Fig;
use crate::report::{Role, Severity};
use crate::slip::{self, Slip};
use crate::text::Span;

pub use spoken::spoken;
pub use why::why;

/// A text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Say {
    pub zh: &'static str,
    pub en: &'static str,
}

impl Say {
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// The engine of a browser's first view speaks Chinese alone; whoever wants English is given the full one.
pub const fn say(zh: &'static str, en: &'static str) -> Say {
    Say { zh, en: if cfg!(feature = "full") { en } else { zh } }
}

/// The families of the catalogue, A to K.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    Sums,
    Ratios,
    Consistency,
    Indicators,
    Totals,
    Staff,
    Projects,
    Structure,
    Dates,
    Wording,
    Narrative,
}

/// What a rule rests on. A clause is cited only where its text has been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    Arithmetic,
    /// A regulation or a published form whose text was seen, named without clause numbers.
    Regulation(Say),
    /// What reviewers commonly ask; a region's profile can set it otherwise.
    Practice,
}

/// One rule.
pub struct Rule {
    pub id: &'static str,
    pub family: Family,
    /// The severity it usually has; a finding may be milder.
    pub severity: Severity,
    pub title: Say,
    pub checks: Say,
    pub why: Say,
    pub basis: Basis,
    /// The message, with `{name}` where a value of the finding goes.
    pub message: Say,
    /// A text that must raise the rule, and one that must not; both are run as tests.
    pub fires: &'static str,
    pub quiet: &'static str,
    /// `None`: the judge proves it from the claims the readers state.
    pub check: Option<fn(&Document, &Options, &mut Vec<Found>)>,
}

/// Stands for the example of a rule that accuses nobody: it only shows what it bears out.
pub const SUPPORTS_ONLY: &str = "";

impl Rule {
    /// Whether the rule never raises a finding and is seen in relations that hold alone.
    pub fn only_supports(&self) -> bool {
        self.fires == SUPPORTS_ONLY
    }
}

/// The row of a rule that the judge proves, for the families to fill in.
const PROVED: Rule = Rule {
    id: "",
    family: Family::Sums,
    severity: Severity::Error,
    title: say("", ""),
    checks: say("", ""),
    why: say("", ""),
    basis: Basis::Arithmetic,
    message: say("", ""),
    fires: "",
    quiet: "",
    check: None,
};

/// What a rule found: places in the copy and the values for its message.
#[derive(Debug, Clone)]
pub struct Found {
    pub rule: &'static str,
    pub severity: Severity,
    pub places: Vec<(Span, Role)>,
    /// Values for the message's `{name}`s.
    pub words: Vec<(&'static str, String)>,
    pub suspect: Option<Suspicion>,
}

/// The one figure whose change would make everything hold again.
#[derive(Debug, Clone)]
pub struct Suspicion {
    pub span: Span,
    pub value: String,
    pub why: Say,
    /// Values for the reason's `{name}`s.
    pub words: Vec<(&'static str, String)>,
}

impl Suspicion {
    /// A figure that one slip, other than a single wrong digit, parts from what it should be.
    pub fn by_slip(doc: &Document, fig: Fig, right: Fig) -> Option<Suspicion> {
        let (figure, right) = (doc.figure(fig), doc.figure(right));
        let value = right.base()?.over(figure.scale())?;
        let slip =
            slip::between(figure, value).filter(|slip| !matches!(slip, Slip::Digit | Slip::Tail | Slip::Added))?;
        Some(Suspicion { span: figure.span, value: crate::decimal::shortest(value), why: why(slip), words: Vec::new() })
    }
}

impl Found {
    pub fn new(rule: &'static str, severity: Severity) -> Found {
        Found { rule, severity, places: Vec::new(), words: Vec::new(), suspect: None }
    }

    pub fn claim(mut self, span: Span) -> Found {
        self.places.push((span, Role::Claim));
        self
    }

    pub fn operand(mut self, span: Span) -> Found {
        self.places.push((span, Role::Operand));
        self
    }

    pub fn context(mut self, span: Span) -> Found {
        self.places.push((span, Role::Context));
        self
    }

    pub fn word(mut self, name: &'static str, value: impl Into<String>) -> Found {
        self.words.push((name, value.into()));
        self
    }
}

/// Every rule, family by family.
#[cfg(feature = "full")]
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|rules| rules.iter())
}

/// One rule by its id.
#[cfg(feature = "full")]
pub fn rule(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

const FAMILIES: &[&[Rule]] = &[
    sums::RULES,
    movements::RULES,
    ratios::RULES,
    reckoned::RULES,
    told::RULES,
    agreement::RULES,
    names::RULES,
    project_lists::RULES,
    indicators::RULES,
    points::RULES,
    conduct::RULES,
    reasons::RULES,
    midyear::RULES,
    targets::RULES,
    coverage::RULES,
    grades::RULES,
    standards::RULES,
    staff::RULES,
    projects::RULES,
    structure::RULES,
    headings::RULES,
    forms::RULES,
    dates::RULES,
    wording::RULES,
    marks::RULES,
    amounts::RULES,
    scale::RULES,
    whole_counts::RULES,
    narrative::RULES,
    adjustments::RULES,
    phrases::RULES,
];

/// States what must hold between the facts of a report, beside what its own sentences and tables claim.
pub fn state(doc: &mut Document) {
    let mut claims = Vec::new();
    identities::claims(doc, &mut claims);
    same::claims(doc, &mut claims);
    scoring::claims(doc, &mut claims);
    points::claims(doc, &mut claims);
    parts::claims(doc, &mut claims);
    movements::claims(doc, &mut claims);
    standards::claims(doc, &mut claims);
    doc.claims.append(&mut claims);
    scoring::soften(doc);
}

/// Runs every rule that looks for itself.
pub fn check(doc: &Document, options: &Options) -> Vec<Found> {
    let mut found = Vec::new();
    for check in spoken::checks() {
        check(doc, options, &mut found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Verdict;

    fn raised(text: &str) -> Vec<String> {
        crate::check(text).findings.into_iter().map(|f| f.rule.into_owned()).collect()
    }

    #[test]
    fn every_rule_fires_on_its_example_and_keeps_quiet_on_the_other() {
        let mut wrong = Vec::new();
        for rule in all() {
            if rule.only_supports() {
                let shown = crate::check(rule.quiet).relations;
                if !shown.iter().any(|r| r.rule == rule.id && r.verdict == Verdict::Holds) {
                    wrong.push(format!("{} supports nothing: {shown:?}", rule.id));
                }
            } else if !raised(rule.fires).iter().any(|id| id == rule.id) {
                wrong.push(format!("{} does not fire: {:?}", rule.id, raised(rule.fires)));
            }
            if raised(rule.quiet).iter().any(|id| id == rule.id) {
                wrong.push(format!("{} is not quiet", rule.id));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn parts_of_the_outline_may_stand_under_another_chapter() {
        let text = "甲县乙局2023年度部门整体支出绩效自评报告\n一、自评结论\n（一）自评得分\n得98分。\n（二）存在的问题和原因\n进度前松后紧。\n二、佐证材料\n（一）基本情况\n全局在职20人。\n三、绩效目标完成情况\n支出均按计划执行。";
        assert!(!raised(text).iter().any(|id| id == "required_sections"));
    }

    #[test]
    fn what_is_not_true_is_not_said() {
        let usual = "产出指标46.5分/50分；效益指标30分/30分；满意度指标10分/10分。\n（一）效益指标30分，得30分。\n1.甲，15分，得15分。\n2.乙，15分，得15分。";
        assert!(!raised(usual).iter().any(|id| id == "level1_weight_std"));
        let bounded = "1.审计项目：计划32项以上，实际24项，完成率75%，该项9分，得6.75分。\n2.清理河道：计划达到77千米，实际77千米，完成率100%，该项9分，得9分。";
        assert!(!raised(bounded).iter().any(|id| id == "target_operator_missing"));
    }

    #[test]
    fn every_rule_stands_once_and_says_its_words() {
        let mut ids: Vec<_> = all().map(|r| r.id).collect();
        ids.sort();
        assert!(ids.windows(2).all(|w| w[0] != w[1]), "an id stands twice");
        for rule in all() {
            for text in [rule.fires, rule.quiet] {
                for finding in crate::check(text).findings {
                    assert!(!finding.message.contains(['{', '}']), "{}: {}", finding.rule, finding.message);
                }
            }
        }
    }
}
