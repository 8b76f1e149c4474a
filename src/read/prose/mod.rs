//! Reading running text.

mod bind;
mod items;
mod name;
mod ratios;
mod sums;

pub use bind::{Bound, Words};
pub use items::{Item, Opening};

use super::document::Document;

/// Adds to the document what its running text says.
pub fn read(doc: &mut Document) {
    let items = items::items(doc);
    let bound = bind::bind(doc, &items);
    doc.facts.extend(bound.iter().map(|b| b.fact));
    sums::read(doc, &bound);
    ratios::read(doc, &bound);
}
