//! What the words before a figure say by themselves.

use crate::read::meaning::{Link, Meaning, Measure, Note, Purse, Stage, Subject};
use crate::read::terms::Hit;

/// What an item's words say by themselves.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words {
    pub subject: Option<Subject>,
    pub stage: Option<Stage>,
    pub measure: Option<Measure>,
    pub purse: Option<Purse>,
    pub of_which: bool,
    pub total: bool,
    pub respectively: bool,
    pub contains: bool,
    pub share_of: bool,
    pub compared: bool,
    pub rise: bool,
    pub fall: bool,
    /// 变动: up or down, the rate after it says which.
    pub change: bool,
    pub completion_of: bool,
    pub others: bool,
    pub each: bool,
    pub limit: bool,
    pub mean: bool,
    /// ≥, 不低于: a value to be reached or kept.
    pub bound: bool,
    /// 由A调增至B: the value it was before.
    pub from: bool,
    /// …减少到B: the value that it came to.
    pub moved: bool,
    /// 占预算60万元的90%: what another amount is measured by.
    pub base: bool,
}

/// Reads the vocabulary of a stretch; the last word of a kind counts.
pub fn words(hits: &[Hit]) -> Words {
    let mut w = Words::default();
    for hit in hits {
        match hit.meaning {
            Meaning::Subject(s) => w.subject = Some(s),
            Meaning::Stage(s) => w.stage = Some(merge_stage(w.stage, s)),
            Meaning::Both(s, t) => {
                // “三公”经费支出总额 is theirs, not the whole unit's.
                if s != Subject::Whole || w.subject.is_none() {
                    w.subject = Some(s);
                }
                w.stage = Some(merge_stage(w.stage, t));
            }
            Meaning::Measure(m) => w.measure = Some(merge_measure(w.measure, m)),
            Meaning::Purse(p) => w.purse = Some(p),
            Meaning::Link(link) => match link {
                Link::OfWhich => w.of_which = true,
                Link::Total => w.total = true,
                Link::Respectively => w.respectively = true,
                Link::Contains => w.contains = true,
                Link::ShareOf => w.share_of = true,
                Link::Compared => w.compared = true,
                Link::Rise => w.rise = true,
                Link::Fall => w.fall = true,
                Link::Change => w.change = true,
                Link::Level => {}
                Link::CompletionOf => w.completion_of = true,
                Link::AndOthers => w.others = true,
                Link::Each => w.each = true,
                Link::Limit => w.limit = true,
                Link::Mean => w.mean = true,
            },
            Meaning::Note(Note::AtLeast | Note::AtMost) => w.bound = true,
            Meaning::Note(_) | Meaning::Mask => {}
        }
    }
    w
}

/// 年初…预算数 is the initial budget: a bare 预算 adds nothing to a stage that is known.
pub fn merge_stage(known: Option<Stage>, next: Stage) -> Stage {
    match (known, next) {
        (Some(known @ (Stage::Initial | Stage::Full | Stage::Prior | Stage::Raise | Stage::Cut)), Stage::Budget) => {
            known
        }
        (Some(Stage::Prior), Stage::Spent) => Stage::Prior,
        // 收回结余指标: what is taken back is a cut, whatever it was.
        (Some(known @ (Stage::Raise | Stage::Cut)), Stage::Balance) => known,
        (Some(Stage::Carried), Stage::Balance) => Stage::Carried,
        // 年中调增项目预算, 调整后全年支出预算
        (Some(Stage::Budget), Stage::Spent) => Stage::Spent,
        _ => next,
    }
}

/// What an indicator's words say goes before the rate that its name speaks of.
fn merge_measure(known: Option<Measure>, next: Measure) -> Measure {
    match known {
        Some(known @ (Measure::Target | Measure::Midyear | Measure::Actual))
            if is_rate(next) || matches!(next, Measure::Actual | Measure::CompletionRate) =>
        {
            known
        }
        _ => next,
    }
}

pub fn is_rate(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::ExecRate
            | Measure::AdjustRate
            | Measure::ArrivalRate
            | Measure::BalanceRate
            | Measure::ControlRate
            | Measure::OtherRate
    )
}
