//! Floor 2: what the text says.

mod cover;
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

/// Reads every report that a text holds.
pub fn read<'t>(text: &'t Text<'t>) -> Vec<Document<'t>> {
    let mut reports = split::reports(text);
    for doc in &mut reports {
        cover::read(doc);
        cues::read(doc);
        table::read(doc);
        prose::read(doc);
        grade::read(doc);
    }
    reports
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// The whole of a text as one document, with figures and vocabulary and nothing read yet.
    pub fn document<'t>(text: &'t Text<'t>) -> Document<'t> {
        split::reports(text).remove(0)
    }
}
