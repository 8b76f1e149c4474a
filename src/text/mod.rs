//! Floor 1: the text as it was pasted, and the copy that is read.
//!
//! The copy has one form of everything (widths folded, blanks between Chinese characters gone, wrapped lines joined,
//! page numbers and markup set aside), and every byte of it knows where it stood in the source.

mod copy;
mod fold;
mod forms;
mod html;
mod lines;
mod offsets;
mod outline;
mod phrases;
mod tables;
mod way;
mod words;

pub use copy::Text;
pub use fold::is_han;
pub use lines::numbering_length;
pub use offsets::Utf16;
pub use outline::{Heading, Numbering, han_number, numbered, outline};
pub use phrases::Phrases;
pub use tables::{Cell, Grid};
pub use words::{HasWords, WordSet, find_byte, width};

/// A byte range of the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32 }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A stretch of the copy that is read as one: a paragraph of prose, or a table.
#[derive(Debug, Clone)]
pub enum Block {
    Prose(Span),
    Table(Grid),
}

impl Block {
    pub fn span(&self) -> Span {
        match self {
            Block::Prose(span) => *span,
            Block::Table(grid) => grid.span,
        }
    }
}
