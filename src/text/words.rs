//! A few words that a text is asked for together: whether it begins or ends with one of them, or holds one.

/// A short list of words, and which characters they begin and end with: most places of a text are passed over at one
/// look, whatever the length of the list.
pub struct WordSet {
    words: &'static [&'static str],
    heads: u64,
    /// The bytes before the last of their first characters.
    middles: u64,
    tails: u64,
}

impl WordSet {
    pub const fn new(words: &'static [&'static str]) -> WordSet {
        let (mut heads, mut middles, mut tails) = (0, 0, 0);
        let mut i = 0;
        while i < words.len() {
            let word = words[i].as_bytes();
            let width = width(word[0]);
            heads |= mark(word[width - 1]);
            middles |= mark(word[width.saturating_sub(2)]);
            tails |= mark(word[word.len() - 1]);
            i += 1;
        }
        WordSet { words, heads, middles, tails }
    }

    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }

    /// The first of the words, in the order of the list, that the text begins with.
    pub fn leading(&self, text: &str) -> Option<&'static str> {
        let bytes = text.as_bytes();
        let width = width(*bytes.first()?);
        if self.may_begin(&bytes[..width]) { self.first_at(bytes) } else { None }
    }

    /// The first of the words, in the order of the list, that the text ends with.
    pub fn ending(&self, text: &str) -> Option<&'static str> {
        let text = text.as_bytes();
        if self.tails & mark(*text.last()?) == 0 {
            return None;
        }
        self.words.iter().find(|word| ends(text, word.as_bytes())).copied()
    }

    #[inline]
    fn may_begin(&self, c: &[u8]) -> bool {
        self.heads & mark(c[c.len() - 1]) != 0 && self.middles & mark(c[c.len().saturating_sub(2)]) != 0
    }

    fn first_at(&self, text: &[u8]) -> Option<&'static str> {
        self.words.iter().find(|word| begins(text, word.as_bytes())).copied()
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
            // Nearly every character of a report has three bytes.
            let (width, may_begin) = match bytes[at..] {
                [0xE0..0xF0, middle, last, ..] => (3, self.heads & mark(last) != 0 && self.middles & mark(middle) != 0),
                _ => {
                    let width = width(*lead);
                    (width, self.may_begin(&bytes[at..at + width]))
                }
            };
            if may_begin && let Some(word) = self.first_at(&bytes[at..]) {
                return Some((at, word));
            }
            at += width;
        }
        None
    }
}

/// What is asked of a text about words. The library's own search is made for long words in long texts; here both are short.
pub trait HasWords {
    /// Whether a word stands in the text.
    fn has(&self, word: &str) -> bool;
    fn has_any(&self, words: &[&str]) -> bool;
    /// The first place where a word stands.
    fn place_of(&self, word: &str) -> Option<usize>;
    fn last_place_of(&self, word: &str) -> Option<usize>;
    /// Every place where a word stands, one after the other; the empty word stands nowhere.
    fn places_of(&self, word: &str) -> impl Iterator<Item = usize>;
    /// Without the word at its beginning, however often it stands there.
    fn without_start(&self, word: &str) -> &str;
    /// Without the word at its end, however often it stands there.
    fn without_end(&self, word: &str) -> &str;
}

impl HasWords for str {
    fn has(&self, word: &str) -> bool {
        self.place_of(word).is_some()
    }

    fn has_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(word))
    }

    fn place_of(&self, word: &str) -> Option<usize> {
        place_from(self.as_bytes(), 0, word.as_bytes())
    }

    fn last_place_of(&self, word: &str) -> Option<usize> {
        (0..=self.len()).rev().find(|at| self.as_bytes()[*at..].starts_with(word.as_bytes()))
    }

    fn places_of(&self, word: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = place_from(self.as_bytes(), from, word.as_bytes()).filter(|_| !word.is_empty())?;
            from = at + word.len();
            Some(at)
        })
    }

    fn without_start(&self, word: &str) -> &str {
        let mut rest = self;
        while let Some(less) = rest.strip_prefix(word) {
            rest = less;
        }
        rest
    }

    fn without_end(&self, word: &str) -> &str {
        let mut rest = self;
        while let Some(less) = rest.strip_suffix(word) {
            rest = less;
        }
        rest
    }
}

/// Where a byte stands that the word does not have, no word ends before it is passed by the word's whole length.
fn place_from(text: &[u8], from: usize, word: &[u8]) -> Option<usize> {
    let Some(last) = word.len().checked_sub(1) else { return Some(from) };
    let own = word.iter().fold(0, |marks, b| marks | mark(*b));
    let mut at = from + last;
    while let Some(b) = text.get(at) {
        if own & mark(*b) == 0 {
            at += word.len();
        } else if *b == word[last] && text[at - last..=at] == *word {
            return Some(at - last);
        } else {
            at += 1;
        }
    }
    None
}

/// The first place from a place on where a byte of some kind stands. It looks at whole stretches first: a stretch is
/// asked without stopping, which is quicker than asking each byte whether to stop.
#[inline]
pub fn find_byte(text: &[u8], from: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
    let (parts, _) = text.get(from..)?.as_chunks::<32>();
    let clear = parts.iter().take_while(|part| part.iter().fold(0, |any, b| any | u8::from(is(*b))) == 0).count();
    let at = from + 32 * clear;
    text[at..].iter().position(|b| is(*b)).map(|within| at + within)
}

/// Words of one length seldom end alike.
#[inline]
pub(super) fn begins(text: &[u8], word: &[u8]) -> bool {
    let last = word.len() - 1;
    text.get(last) == word.last() && text[..last] == word[..last]
}

/// Words that end alike seldom begin alike.
#[inline]
fn ends(text: &[u8], word: &[u8]) -> bool {
    let Some(from) = text.len().checked_sub(word.len()) else { return false };
    let middle = word.len() / 2;
    text.last() == word.last() && text[from + middle] == word[middle] && text[from..] == *word
}

/// The bytes of the character that begins with this one.
#[inline]
pub const fn width(lead: u8) -> usize {
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

    #[test]
    fn bytes_are_found_from_a_place_on() {
        let text = format!("{}=1{}=2", "年".repeat(30), "初".repeat(30));
        let find = |from| find_byte(text.as_bytes(), from, |b| b == b'=');
        assert_eq!((find(0), find(90), find(91), find(183)), (Some(90), Some(90), Some(182), None));
    }

    #[test]
    fn a_word_is_found_as_the_library_finds_it() {
        let long = "年初预算".repeat(20) + "执行率";
        for text in ["", "年", "年初预算", "上年年初", "3km", long.as_str()] {
            for word in ["", "年", "年初", "初预", "执行率", "km", "年初预算年", "算年初预算执"] {
                assert_eq!(text.place_of(word), text.find(word), "{word} in {text}");
                assert_eq!(text.has_any(&["决算", word]), text.contains(word));
                assert_eq!(text.last_place_of(word), text.rfind(word), "{word} in {text}");
                if !word.is_empty() {
                    assert!(text.places_of(word).eq(text.match_indices(word).map(|(at, _)| at)), "{word} in {text}");
                    assert_eq!(text.without_start(word), text.trim_start_matches(word));
                    assert_eq!(text.without_end(word), text.trim_end_matches(word));
                }
            }
        }
    }

    const SOME: WordSet = WordSet::new(&["以上", "以", "上年", "%", "km"]);

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
