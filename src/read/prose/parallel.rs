//! Clauses of one make: what is said of one project, source or indicator after the other.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::bind::Bound;
use super::items::Opening;
use crate::read::document::Document;
use crate::read::meaning::Subject;
use crate::read::parallel::{self, Key, Row};

/// Holds what clauses of one make say to each other.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut rows: Vec<Row> = Vec::new();
    let mut sentence = u32::MAX;
    for b in bound {
        let key = key(doc, b);
        // 甲20万元，占33%，乙…: what was said before is said again of the next.
        let again = rows.last().is_none_or(|row| row.iter().any(|(k, _)| *k == key));
        if b.item.sentence != sentence || again {
            rows.push(Row::new());
            sentence = b.item.sentence;
        }
        if let Some(row) = rows.last_mut() {
            row.push((key, b.item.fig));
        }
    }
    rows.retain(|row| row.len() >= 3);
    parallel::read(doc, &rows);
}

/// What a figure is, by the words next to it; what it is of does not count.
fn key(doc: &Document, b: &Bound) -> Key {
    let label = doc.str(b.item.label);
    let named = matches!(b.fact.subject, Subject::Named(_)) && b.named && b.words.stage.is_none();
    let last = if named { Some('*') } else { label.chars().next_back() };
    let mut hasher = DefaultHasher::new();
    (last, b.words.stage, b.words.measure, b.words.rise, b.words.fall, b.item.opening == Opening::Bracket)
        .hash(&mut hasher);
    doc.figure(b.item.fig).unit.hash(&mut hasher);
    hasher.finish()
}
