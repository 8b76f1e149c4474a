//! Bytes of a file to text: UTF-8, GB18030 (which holds GBK and GB2312) or UTF-16, told apart by what fits best.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Text out of bytes, and how many places of it could not be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub broken: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    /// A document of an office program: its text has to be copied out first.
    Pdf,
    Zip,
    OldOffice,
    Binary,
}

pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    if let Some(kind) = container(bytes) {
        return Err(kind);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return readable(with(encoding, &bytes[mark..]));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return readable(with(encoding, bytes));
    }
    if bytes.contains(&0) {
        return Err(NotText::Binary);
    }
    let utf8 = with(UTF_8, bytes);
    if utf8.broken == 0 {
        return Ok(utf8);
    }
    let gb = with(GB18030, bytes);
    readable(if gb.broken < utf8.broken { gb } else { utf8 })
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let broken = if had_errors { text.matches('\u{FFFD}').count() } else { 0 };
    Decoded { text: text.into_owned(), broken }
}

/// A text with a broken place here and there is still worth checking; one character in fifty broken is no text.
fn readable(decoded: Decoded) -> Result<Decoded, NotText> {
    let limit = decoded.text.chars().count() / 50;
    if decoded.broken > limit.max(1) { Err(NotText::Binary) } else { Ok(decoded) }
}

fn container(bytes: &[u8]) -> Option<NotText> {
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    if bytes.starts_with(b"%PDF-") {
        Some(NotText::Pdf)
    } else if bytes.starts_with(b"PK\x03\x04") {
        Some(NotText::Zip)
    } else if bytes.starts_with(OLE) {
        Some(NotText::OldOffice)
    } else {
        None
    }
}

/// UTF-16 without its mark: blanks, digits and line ends leave zero bytes, and nearly every unit of it, read in the
/// right byte order, is a character that reports are written in.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(1 << 14)];
    if !sample.contains(&0) || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let likely = |unit_of: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).map(|pair| unit_of([pair[0], pair[1]]));
        let usual = units.filter(|unit| {
            matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0x2010..=0x22FF | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF)
        });
        usual.count() * 10 >= sample.len() / 2 * 9
    };
    match (likely(u16::from_le_bytes), likely(u16::from_be_bytes)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "一、全年预算数 128.40 万元，\n支出 96.30 万元。";

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let mut marked = vec![0xEF, 0xBB, 0xBF];
        marked.extend_from_slice(TEXT.as_bytes());
        let little = utf16(TEXT, u16::to_le_bytes);
        let big = utf16(TEXT, u16::to_be_bytes);
        let mut little_marked = vec![0xFF, 0xFE];
        little_marked.extend_from_slice(&little);
        let gb = GB18030.encode(TEXT).0.into_owned();
        for (name, bytes) in [
            ("utf-8", TEXT.as_bytes().to_vec()),
            ("utf-8 with mark", marked),
            ("utf-16le", little),
            ("utf-16be", big),
            ("utf-16le with mark", little_marked),
            ("gb18030", gb),
        ] {
            assert_eq!(decode(&bytes), Ok(Decoded { text: TEXT.into(), broken: 0 }), "{name}");
        }
    }

    #[test]
    fn one_broken_byte_does_not_lose_a_long_text() {
        let mut bytes = TEXT.repeat(20).into_bytes();
        bytes.insert(TEXT.len() * 3, 0xFF);
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.broken, 1);
        assert!(decoded.text.starts_with(TEXT));
    }

    #[test]
    fn documents_and_junk_are_named_as_such() {
        assert_eq!(decode(b"%PDF-1.7 ..."), Err(NotText::Pdf));
        assert_eq!(decode(b"PK\x03\x04rest"), Err(NotText::Zip));
        assert_eq!(decode(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]), Err(NotText::OldOffice));
        assert_eq!(decode(&[0, 1, 0, 0, 7, 0xFF, 0, 0, 0x80]), Err(NotText::Binary));
        assert_eq!(decode(&[0xFF; 200]), Err(NotText::Binary));
    }

    #[test]
    fn an_empty_file_is_an_empty_text() {
        assert_eq!(decode(b""), Ok(Decoded { text: String::new(), broken: 0 }));
    }
}
