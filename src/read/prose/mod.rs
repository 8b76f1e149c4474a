//! Reading running text.

#[cfg(test)]
mod accounts_tests;
mod aims;
mod bind;
mod columns;
mod composed;
mod conclusion;
mod counts;
mod entries;
mod evaluation;
mod formula;
mod functions;
mod graded;
mod groups;
mod hundred;
mod indicator;
pub mod items;
mod lists;
#[cfg(test)]
mod misread_tests;
mod name;

mod papers;
mod parallel;
mod parts;
#[cfg(test)]
mod points_tests;
mod price;
mod procurement;
mod project;
#[cfg(test)]
mod quiet_tests;
mod ratios;
mod reckon;
mod remainder;
mod respective;
mod second_look;
mod settlement;
mod staff;
mod sums;
#[cfg(test)]
mod tests;
mod titles;
mod under;
mod vocabulary;

pub use parts::UNDER;

use super::document::Document;

/// Adds to the document what its running text says.
pub fn read(doc: &mut Document) {
    let items = items::items(doc);
    let mut bound = bind::bind(doc, &items);
    second_look::mend(doc, &mut bound);
    aims::read(doc, &mut bound);
    evaluation::recast(doc, &mut bound);
    doc.facts.extend(bound.iter().map(|b| b.fact));
    indicator::read(doc, &bound);
    evaluation::read(doc, &bound);
    sums::read(doc, &bound);
    composed::read(doc, &bound);
    price::read(doc, &bound);
    staff::read(doc, &bound);
    lists::read(doc, &bound);
    groups::read(doc, &bound);
    formula::read(doc, &bound);
    papers::read(doc, &bound);
    settlement::read(doc, &bound);
    procurement::read(doc, &bound);
    graded::read(doc, &bound);
    counts::read(doc, &bound);
    project::read(doc, &bound);
    ratios::read(doc, &bound);
    remainder::read(doc, &bound);
    respective::read(doc, &bound);
    parallel::read(doc, &bound);
    columns::read(doc, &bound);
    reckon::read(doc, &bound);
    cells(doc);
}

/// What the long cells of forms say of their own figures; nothing else is known of what they tell.
fn cells(doc: &mut Document) {
    let items = items::in_cells(doc);
    if !items.is_empty() {
        let bound = bind::bind(doc, &items);
        counts::read(doc, &bound);
        remainder::read(doc, &bound);
        reckon::told_in(doc, &bound);
    }
}
