//! Reading running text.

mod items;

pub use items::{Item, Opening};

use super::document::Document;

/// Adds to the document what its running text says.
pub fn read(doc: &mut Document) {
    let _items = items::items(doc);
}
