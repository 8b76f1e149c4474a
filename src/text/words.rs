//! A few words that a text is asked for together: whether it begins or ends with one of them, or holds one.

/// A short list of words, and which characters they begin and end with: most places of a text are passed over at one
/// look, whatever the length of the list.
pub struct Words {
    words: &'static [&'static str],
    heads: u64,
    tails: u64,
}

impl Words {
    pub const fn new(words: &'static [&'static str]) -> Words {
        let (mut heads, mut tails) = (0, 0);
        let mut i = 0;
        while i < words.len() {
            let word = words[i].as_bytes();
            heads |= mark(word[width(word[0]) - 1]);
            tails |= mark(word[word.len() - 1]);
            i += 1;
        }
        Words { words, heads, tails }
    }

    /// The first of the words, in the order of the list, that the text begins with.
    pub fn leading(&self, text: &str) -> Option<&'static str> {
        let bytes = text.as_bytes();
        let may = self.heads & mark(*bytes.get(width(*bytes.first()?) - 1)?) != 0;
        if may { self.words.iter().copied().find(|word| begins(bytes, word.as_bytes())) } else { None }
    }

    /// The first of the words, in the order of the list, that the text ends with.
    pub fn ending(&self, text: &str) -> Option<&'static str> {
        let may = self.tails & mark(*text.as_bytes().last()?) != 0;
        if may { self.words.iter().copied().find(|word| text.ends_with(word)) } else { None }
    }

    /// Whether one of the words stands in the text.
    pub fn within(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }

    /// The first place from a place on where one of the words stands, and the word.
    pub fn find(&self, text: &str, from: usize) -> Option<(usize, &'static str)> {
        let bytes = text.as_bytes();
        let mut at = from;
        while let Some(lead) = bytes.get(at) {
            let width = width(*lead);
            if self.heads & mark(bytes[at + width - 1]) != 0
                && let Some(word) = self.words.iter().copied().find(|word| begins(&bytes[at..], word.as_bytes()))
            {
                return Some((at, word));
            }
            at += width;
        }
        None
    }
}

/// Compared byte by byte: most words differ in their first character.
#[inline]
fn begins(text: &[u8], word: &[u8]) -> bool {
    text.len() >= word.len() && text.iter().zip(word).all(|(a, b)| a == b)
}

/// The bytes of the character that begins with this one.
#[inline]
const fn width(lead: u8) -> usize {
    match lead {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

/// A character by the last six bits of its code point, which its last byte holds.
#[inline]
const fn mark(last: u8) -> u64 {
    1 << (last & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: Words = Words::new(&["以上", "以", "上年", "%", "km"]);

    #[test]
    fn words_are_found_where_they_stand() {
        assert_eq!(SOME.leading("以上为优"), Some("以上"));
        assert_eq!(SOME.leading("以下"), Some("以"));
        assert_eq!(SOME.leading("k"), None);
        assert_eq!(SOME.ending("较上年"), Some("上年"));
        assert_eq!(SOME.ending("年"), None);
        assert_eq!(SOME.find("长3km，比上年", 0), Some((4, "km")));
        assert_eq!(SOME.find("长3km，比上年", 6), Some((12, "上年")));
        assert!(SOME.within("90%") && !SOME.within("九成𠀀") && !SOME.within(""));
    }
}
