//! Byte offsets of the source to UTF-16 code units, once, at the boundary.

/// Answers byte offset → UTF-16 offset; built in one pass, a table entry for every 64 bytes.
pub struct Utf16<'a> {
    source: &'a str,
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl<'a> Utf16<'a> {
    pub fn new(source: &'a str) -> Utf16<'a> {
        let mut marks = Vec::with_capacity(source.len() / STEP + 1);
        let mut units = 0u32;
        for step in source.as_bytes().chunks(STEP) {
            marks.push(units);
            units += units_in(step);
        }
        Utf16 { source, marks }
    }

    /// How many UTF-16 units a byte range has.
    pub fn between(&self, bytes: std::ops::Range<usize>) -> u32 {
        if bytes.len() > 2 * STEP {
            return self.at(bytes.end) - self.at(bytes.start);
        }
        self.source.as_bytes().get(bytes).map_or(0, units_in)
    }

    /// The UTF-16 offset of a byte offset that lies on a character boundary.
    pub fn at(&self, byte: usize) -> u32 {
        let byte = byte.min(self.source.len());
        let mark = byte / STEP;
        let (from, units) = match self.marks.get(mark) {
            Some(units) => (mark * STEP, *units),
            None if self.marks.is_empty() => return 0,
            None => ((self.marks.len() - 1) * STEP, self.marks[self.marks.len() - 1]),
        };
        units + units_in(&self.source.as_bytes()[from..byte])
    }
}

/// How many UTF-16 units the characters take that begin in a stretch: one each, and one more for those of four bytes.
fn units_in(bytes: &[u8]) -> u32 {
    bytes.iter().map(|b| u32::from(*b & 0xC0 != 0x80) + u32::from(*b >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_javascript_does() {
        let text = "预算𠀀元a".repeat(40);
        let index = Utf16::new(&text);
        for (at, _) in text.char_indices() {
            assert_eq!(index.at(at) as usize, text[..at].encode_utf16().count());
            assert_eq!(index.between(3..at.max(3)) as usize, text[3..at.max(3)].encode_utf16().count());
        }
        assert_eq!(index.at(text.len()) as usize, text.encode_utf16().count());
        assert_eq!(Utf16::new("").at(0), 0);
    }
}
