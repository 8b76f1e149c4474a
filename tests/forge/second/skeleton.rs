//! How a report is laid out: chapters, sections under them, and what each of them tells.

use super::super::page::{Depth, Page};
use super::super::world::chinese;

/// What a section tells.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Part {
    Duties,
    Offices,
    People,
    Owned,
    Deeds,
    Care,
    Income,
    Approved,
    Changed,
    Executed,
    Spending,
    Functions,
    FunctionTable,
    Basic,
    Works,
    Three,
    ThreeTable,
    Buying,
    Balance,
    MoneyTable,
    ExecutionScore,
    Card,
    CardTable,
    Breakdown,
    Verdict,
    Problems,
    Remedies,
    Nothing,
    Publicity,
}

impl Part {
    fn is_table(self) -> bool {
        matches!(self, Part::FunctionTable | Part::ThreeTable | Part::MoneyTable | Part::CardTable)
    }
}

pub type Section = (&'static str, &'static [Part]);
pub type Chapter = (&'static str, &'static [Section]);
pub type Skeleton = &'static [Chapter];

/// Numbering of the headings of one report.
#[derive(Clone, Copy)]
pub enum Numbering {
    /// 一、 and （一）
    Official,
    /// 一、 and 1.
    Mixed,
    /// 第一部分 and 一、
    Parts,
    /// （一） with its text on the same line
    RunIn,
}

pub fn write(page: &mut Page, skeleton: Skeleton, mut tell: impl FnMut(&mut Page, Part)) {
    let numbering = *page.rng.pick(&[
        Numbering::Official,
        Numbering::Official,
        Numbering::Mixed,
        Numbering::Parts,
        Numbering::RunIn,
    ]);
    for (i, (title, sections)) in skeleton.iter().enumerate() {
        page.depth = Depth::Chapter;
        match numbering {
            Numbering::Parts => page.line(&format!("第{}部分 {title}", chinese(i + 1))),
            _ => page.line(&format!("{}、{title}", chinese(i + 1))),
        }
        let mut number = 0;
        for (heading, parts) in sections.iter() {
            if !heading.is_empty() {
                number += 1;
                let cn = chinese(number);
                match numbering {
                    Numbering::Official => page.line(&format!("（{cn}）{heading}")),
                    Numbering::Mixed => page.line(&format!("{number}.{heading}")),
                    Numbering::Parts => page.line(&format!("{cn}、{heading}")),
                    // No table begins on the line of a heading.
                    Numbering::RunIn if parts.first().is_some_and(|p| p.is_table()) => {
                        page.line(&format!("（{cn}）{heading}"));
                    }
                    Numbering::RunIn => page.say(&format!("（{cn}）{heading}。")),
                }
                page.depth = match numbering {
                    Numbering::Mixed => Depth::Numbered,
                    Numbering::Parts => Depth::Chapter,
                    _ => Depth::Bracketed,
                };
            }
            for &part in parts.iter() {
                tell(page, part);
            }
        }
    }
}
