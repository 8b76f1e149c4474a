//! UTF-16 offsets of a report to bytes, lines and columns of its text.

use std::ops::Range;

/// A stop every so many bytes keeps looking up an offset cheap, even in one line of megabytes.
const STRIDE: usize = 1024;
/// More of a line than any quotation shows, in bytes to either side.
const QUOTABLE: usize = 1024;

/// A place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub byte: usize,
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
}

#[derive(Clone, Copy)]
struct Stop {
    unit: usize,
    place: Place,
}

pub struct Places<'t> {
    text: &'t str,
    stops: Vec<Stop>,
}

impl<'t> Places<'t> {
    pub fn of(text: &'t str) -> Places<'t> {
        let mut stop = Stop { unit: 0, place: Place { byte: 0, line: 1, column: 1 } };
        let mut stops = vec![stop];
        for c in text.chars() {
            stop.step(c);
            if stop.place.byte - stops[stops.len() - 1].place.byte >= STRIDE {
                stops.push(stop);
            }
        }
        Places { text, stops }
    }

    /// The place of a UTF-16 offset; one past the end is the end, one inside a character is its start.
    pub fn at(&self, unit: u32) -> Place {
        let unit = unit as usize;
        let before = self.stops.partition_point(|stop| stop.unit <= unit) - 1;
        let mut stop = self.stops[before];
        for c in self.text[stop.place.byte..].chars() {
            if stop.unit + c.len_utf16() > unit {
                break;
            }
            stop.step(c);
        }
        stop.place
    }

    /// The bytes of the line that holds a byte, without its end; of a long line only so much as can be quoted.
    pub fn line_around(&self, byte: usize) -> Range<usize> {
        let from = self.text.floor_char_boundary(byte.saturating_sub(QUOTABLE));
        let to = self.text.ceil_char_boundary(byte + QUOTABLE);
        let start = self.text[from..byte].rfind('\n').map_or(from, |at| from + at + 1);
        let end = self.text[byte..to].find('\n').map_or(to, |at| byte + at);
        start..end
    }
}

impl Stop {
    fn step(&mut self, c: char) {
        self.unit += c.len_utf16();
        self.place.byte += c.len_utf8();
        if c == '\n' {
            self.place.line += 1;
            self.place.column = 1;
        } else {
            self.place.column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_utf16_and_columns_are_characters() {
        let text = "一😀b\n支出 9\n";
        let places = Places::of(text);
        let seen: Vec<_> = [0, 1, 2, 3, 4, 5, 8, 99].map(|u| places.at(u)).map(|p| (p.byte, p.line, p.column)).into();
        assert_eq!(seen, [(0, 1, 1), (3, 1, 2), (3, 1, 2), (7, 1, 3), (8, 1, 4), (9, 2, 1), (16, 2, 4), (18, 3, 1)]);
    }

    #[test]
    fn stops_do_not_change_the_answer() {
        let text = "金额一二三四😀\n".repeat(700);
        let places = Places::of(&text);
        assert!(places.stops.len() > 5);
        for line in 0..700 {
            let place = places.at(line * 9 + 6);
            assert_eq!((place.line, place.column), (line as usize + 1, 7));
        }
    }

    #[test]
    fn a_line_is_found_around_any_of_its_bytes() {
        let places = Places::of("ab\ncde\n");
        assert_eq!([0, 2, 3, 6, 7].map(|byte| places.line_around(byte)), [0..2, 0..2, 3..6, 3..6, 7..7]);
    }
}
