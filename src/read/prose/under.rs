//! The headings that a figure stands under, and what their titles say of it.

use super::vocabulary::words;
use crate::read::document::Document;
use crate::read::meaning::{Meaning, Purse, Stage, Subject};
use crate::text::Heading;

/// The headings that an item stands under.
#[derive(Default)]
pub struct HeadingStack {
    next: usize,
    open: Vec<Title>,
}

/// A heading that is open, with what its title says of the figures under it.
struct Title {
    heading: Heading,
    subject: Option<Subject>,
    stage: Option<Stage>,
    purse: Option<Purse>,
}

impl HeadingStack {
    pub fn advance(&mut self, doc: &Document, block: usize) {
        while let Some(heading) = doc.outline.get(self.next)
            && heading.block <= block
        {
            self.next += 1;
            self.open.retain(|t| t.heading.numbering < heading.numbering);
            let hits = doc.hits_in(heading.title);
            let mut subjects = hits.iter().filter_map(|h| match h.meaning {
                Meaning::Subject(s) => Some(s),
                _ => None,
            });
            // A title that names two subjects says nothing of which one a figure is.
            let subject = subjects.next().filter(|s| subjects.all(|other| other == *s));
            let said = words(hits);
            // 支出决算情况说明 speaks of spending; 预算安排及执行情况 of more than one stage.
            let mut stages = hits.iter().filter_map(|h| match h.meaning {
                Meaning::Stage(s) | Meaning::Both(_, s) => Some(s),
                _ => None,
            });
            let stage = stages.next().filter(|s| *s == Stage::Spent && stages.all(|other| other == *s));
            self.open.push(Title { heading: heading.clone(), subject, stage, purse: said.purse });
        }
    }

    pub fn subject(&self) -> Option<Subject> {
        self.open.iter().rev().find_map(|t| t.subject)
    }

    pub fn purse(&self) -> Purse {
        self.open.iter().rev().find_map(|t| t.purse).unwrap_or_default()
    }

    /// The heading that stands last.
    pub fn nearest(&self) -> Option<Heading> {
        self.open.last().map(|t| t.heading.clone())
    }

    pub fn stage(&self) -> Option<Stage> {
        self.open.last().and_then(|t| t.stage)
    }
}
