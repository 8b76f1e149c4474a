//! Floor 2: what the text says.

pub mod document;
pub mod figure;
pub mod meaning;
mod plain;
pub mod terms;
pub mod unit;

pub use document::Document;
