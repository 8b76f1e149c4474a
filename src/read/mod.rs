//! Floor 2: what the text says.

mod cover;
mod cover_dates;
pub mod cues;
pub mod document;
pub mod figure;
pub mod grade;
pub mod meaning;
mod parallel;
mod plain;
pub mod prose;
pub mod slips;
mod split;
pub mod table;
pub mod terms;
pub mod unit;

pub use document::Document;

use crate::text::Text;

/// Reads every report that a text holds, one after the other: of a hundred only one at a time is in memory.
pub fn read<'t>(text: &'t Text<'t>) -> impl Iterator<Item = Document<'t>> {
    split::reports(text).map(|mut doc| {
        cover::read(&mut doc);
        cues::read(&mut doc);
        table::read(&mut doc);
        prose::read(&mut doc);
        grade::read(&mut doc);
        doc
    })
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// The whole of a text as one document, with figures and vocabulary and nothing read yet.
    pub fn document<'t>(text: &'t Text<'t>) -> Document<'t> {
        split::reports(text).next().expect("a text holds at least one report")
    }
}
