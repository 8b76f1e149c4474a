//! Which encoding the bytes of a text file are in. The browser's own decoder does the work.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{TextDecoder, TextDecoderOptions};

pub fn decode(bytes: &Uint8Array) -> Result<JsString, JsValue> {
    let head: Vec<u8> = bytes.subarray(0, bytes.length().min(4096)).to_vec();
    if head.starts_with(&[0xFF, 0xFE]) {
        return with("utf-16le", bytes, false);
    }
    if head.starts_with(&[0xFE, 0xFF]) {
        return with("utf-16be", bytes, false);
    }
    if let Some(label) = utf16_without_mark(&head) {
        return with(label, bytes, false);
    }
    // Text in GB18030 is hardly ever well-formed UTF-8 by chance, so what decodes without a fault is UTF-8.
    with("utf-8", bytes, true).or_else(|_| with("gb18030", bytes, false))
}

/// Chinese text in UTF-16 still has digits, blanks and line ends, whose high byte is nought: always on the same side.
fn utf16_without_mark(head: &[u8]) -> Option<&'static str> {
    let noughts = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    // One unit in twenty: a stray nought in a damaged file does not make it UTF-16.
    let enough = (head.len() / 40).max(1);
    match (noughts(0), noughts(1)) {
        (0, low) if low >= enough => Some("utf-16le"),
        (high, 0) if high >= enough => Some("utf-16be"),
        _ => None,
    }
}

fn with(label: &str, bytes: &Uint8Array, fatal: bool) -> Result<JsString, JsValue> {
    let options = TextDecoderOptions::new();
    options.set_fatal(fatal);
    let decoder = TextDecoder::new_with_label_and_options(label, &options)?;
    decoder.decode_with_js_u8_array(bytes).map(JsString::from)
}
