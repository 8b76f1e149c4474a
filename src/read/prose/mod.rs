//! Reading running text.

mod aims;
mod bind;
mod formula;
mod groups;
mod indicator;
pub mod items;
mod lists;
mod name;
mod papers;
mod parallel;
mod project;
mod ratios;
mod staff;
mod sums;

use super::document::Document;

/// Adds to the document what its running text says.
pub fn read(doc: &mut Document) {
    let items = items::items(doc);
    let mut bound = bind::bind(doc, &items);
    aims::read(doc, &mut bound);
    doc.facts.extend(bound.iter().map(|b| b.fact));
    indicator::read(doc, &bound);
    sums::read(doc, &bound);
    staff::read(doc, &bound);
    lists::read(doc, &bound);
    groups::read(doc, &bound);
    formula::read(doc, &bound);
    papers::read(doc, &bound);
    project::read(doc, &bound);
    ratios::read(doc, &bound);
    parallel::read(doc, &bound);
}
