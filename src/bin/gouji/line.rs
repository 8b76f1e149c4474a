//! One line of a stream: `{"id": …, "text": …}`, read leniently where nothing is lost by it.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

#[derive(Debug)]
pub struct Request {
    pub id: Value,
    pub text: String,
}

/// Why a line cannot be read.
#[derive(Debug)]
pub enum Trouble {
    NotUtf8,
    TooLong,
    NoId,
    BadId,
    NoText,
    NotJson(serde_json::Error),
    /// The checker itself failed: a fault of ours.
    Fault,
}

/// What is left of a line that cannot be read: its id, where that came before the trouble, else null.
#[derive(Debug)]
pub struct Refusal {
    pub id: Value,
    pub trouble: Trouble,
}

pub fn parse(line: &[u8]) -> Result<Request, Refusal> {
    let refuse = |id: Value, trouble| Err(Refusal { id, trouble });
    // Editors on Windows put a mark before the first line.
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    // Strings are read as bytes below, so nobody else looks at this.
    if std::str::from_utf8(line).is_err() {
        return refuse(Value::Null, Trouble::NotUtf8);
    }
    let mut draft = Draft::default();
    let mut json = serde_json::Deserializer::from_slice(line);
    let read = (&mut draft).deserialize(&mut json).and_then(|()| json.end());
    let id = draft.id.unwrap_or_default();
    if let Err(error) = read {
        return refuse(id, Trouble::NotJson(error));
    }
    match id {
        Value::Null => refuse(id, Trouble::NoId),
        Value::String(_) | Value::Number(_) => match draft.text {
            Some(text) => Ok(Request { id, text }),
            None => refuse(id, Trouble::NoText),
        },
        _ => refuse(id, Trouble::BadId),
    }
}

/// Filled while the line is read, so that an id survives trouble that comes after it.
#[derive(Default)]
struct Draft {
    id: Option<Value>,
    text: Option<String>,
}

impl<'de> DeserializeSeed<'de> for &mut Draft {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Draft {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("{\"id\": …, \"text\": …}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "id" => self.id = Some(map.next_value()?),
                "text" => self.text = Some(map.next_value_seed(Text)?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// A JSON string in which half a surrogate pair (`\ud800`) is no reason to refuse the whole report:
/// it becomes U+FFFD, as in a browser, and so keeps its one UTF-16 unit and every offset after it.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<String, D::Error> {
        from.deserialize_bytes(self)
    }
}

impl Visitor<'_> for Text {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string as \"text\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_string())
    }

    /// serde_json hands half pairs over as the three bytes ED A0..BF xx, which no UTF-8 text holds.
    fn visit_bytes<E: Error>(self, mut bytes: &[u8]) -> Result<String, E> {
        let mut text = String::with_capacity(bytes.len());
        loop {
            match std::str::from_utf8(bytes) {
                Ok(rest) => {
                    text.push_str(rest);
                    return Ok(text);
                }
                Err(error) => {
                    let (good, bad) = bytes.split_at(error.valid_up_to());
                    text.push_str(std::str::from_utf8(good).map_err(E::custom)?);
                    text.push('\u{FFFD}');
                    bytes = bad.get(3..).unwrap_or_default();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(line: &str) -> Refusal {
        parse(line.as_bytes()).unwrap_err()
    }

    #[test]
    fn a_line_gives_id_and_text_whatever_else_it_holds() {
        let request = parse(r#"{"more": [1, {"a": null}], "text": "支出\n12万元", "id": 7}"#.as_bytes()).unwrap();
        assert_eq!((request.id, request.text.as_str()), (7.into(), "支出\n12万元"));
    }

    #[test]
    fn half_a_surrogate_pair_becomes_one_replacement() {
        for (json, text) in [
            (r"a\ud800b", "a\u{FFFD}b"),
            (r"\udc00", "\u{FFFD}"),
            (r"\ud800\ud800年", "\u{FFFD}\u{FFFD}年"),
            (r"\ud83d\ude00", "😀"),
            (r"预算\ud800", "预算\u{FFFD}"),
        ] {
            let line = format!(r#"{{"id": "x", "text": "{json}"}}"#);
            assert_eq!(parse(line.as_bytes()).unwrap().text, text, "{json}");
        }
    }

    #[test]
    fn the_id_survives_trouble_that_comes_after_it() {
        assert_eq!(refusal(r#"{"id": "k", "text": 5}"#).id, "k");
        assert_eq!(refusal(r#"{"id": "k", "text": "cut sho"#).id, "k");
        assert_eq!(refusal(r#"{"id": "k", "text": "a"} more"#).id, "k");
        assert_eq!(refusal("nonsense").id, Value::Null);
    }

    #[test]
    fn what_is_missing_is_named() {
        assert!(matches!(refusal(r#"{"text": "a"}"#).trouble, Trouble::NoId));
        assert!(matches!(refusal(r#"{"id": ["k"], "text": "a"}"#).trouble, Trouble::BadId));
        assert!(matches!(refusal(r#"{"id": "k"}"#).trouble, Trouble::NoText));
        assert!(matches!(refusal("[1]").trouble, Trouble::NotJson(_)));
        assert!(matches!(parse(b"{\"id\": \"\xFF\"}").unwrap_err().trouble, Trouble::NotUtf8));
    }
}
