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
        for (at, byte) in source.bytes().enumerate() {
            if at % STEP == 0 {
                marks.push(units);
            }
            units += units_begun_by(byte);
        }
        Utf16 { source, marks }
    }

    /// The UTF-16 offset of a byte offset that lies on a character boundary.
    pub fn at(&self, byte: usize) -> u32 {
        let byte = byte.min(self.source.len());
        let mark = byte / STEP;
        let (from, mut units) = match self.marks.get(mark) {
            Some(units) => (mark * STEP, *units),
            None if self.marks.is_empty() => return 0,
            None => ((self.marks.len() - 1) * STEP, self.marks[self.marks.len() - 1]),
        };
        for b in &self.source.as_bytes()[from..byte] {
            units += units_begun_by(*b);
        }
        units
    }
}

/// How many UTF-16 units the character takes whose first byte this is; 0 for its other bytes.
fn units_begun_by(byte: u8) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    }
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
        }
        assert_eq!(index.at(text.len()) as usize, text.encode_utf16().count());
        assert_eq!(Utf16::new("").at(0), 0);
    }
}
