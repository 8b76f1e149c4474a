//! The binding, tried in a real browser: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]

use gouji::wasm::{Checker, decode};
use js_sys::{Error, JsString, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "全年预算数为200万元，全年支出180万元，预算执行率为90%。";

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

fn checker() -> Checker {
    Checker::new(JsValue::UNDEFINED).unwrap()
}

fn decoded(bytes: &[u8]) -> String {
    decode(&Uint8Array::from(bytes)).unwrap().into()
}

fn words(text: &str) -> Vec<u32> {
    checker().check(text).get(0).unchecked_into::<Uint32Array>().to_vec()
}

#[wasm_bindgen_test]
fn a_report_crosses_as_numbers_and_one_string() {
    let packed = checker().check(TEXT);
    let strings: String = packed.get(1).unchecked_into::<JsString>().into();
    let words = packed.get(0).unchecked_into::<Uint32Array>().to_vec();
    // The engine's version comes first in both.
    let version = gouji::check("").gouji;
    assert_eq!(words[..2], [0, version.len() as u32]);
    assert!(strings.starts_with(version));
}

#[wasm_bindgen_test]
fn a_lone_surrogate_shifts_no_offset() {
    let lone: JsString = JsString::from_char_code1(0xD83D);
    let mended = String::from(lone);
    assert_eq!(mended.encode_utf16().count(), 1);
    let pair = words(&format!("😀{TEXT}"));
    let two = words(&format!("{mended}{mended}{TEXT}"));
    assert_eq!(pair, two);
}

#[wasm_bindgen_test]
fn options_are_taken_as_a_plain_object() {
    Checker::new(object(&[("lang", "en".into())])).unwrap();
    Checker::new(object(&[])).unwrap();
    Checker::new(JsValue::NULL).unwrap();
}

#[wasm_bindgen_test]
fn options_that_cannot_be_read_are_refused_by_name() {
    for (wrong, said) in [
        (object(&[("lang", "fr".into())]), "fr"),
        (object(&[("langauge", "zh".into())]), "langauge"),
        (object(&[("rules_off", 7.into())]), "rules_off"),
        (JsValue::from_str("zh"), "zh"),
        (object(&[("profile", object(&[("grade", 7.into())]))]), "profile.grade"),
    ] {
        let error: Error = Checker::new(wrong).err().expect("refused");
        assert_eq!(String::from(error.name()), "OptionsError");
        assert!(String::from(error.message()).contains(said), "{:?} does not say {said}", error.message());
    }
}

#[wasm_bindgen_test]
fn a_file_is_decoded_by_what_it_holds() {
    let text = "支出213.57万元\r\n";
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    assert_eq!(decoded(text.as_bytes()), text);
    assert_eq!(decoded(&marked(&[0xEF, 0xBB, 0xBF], text.as_bytes())), text);
    assert_eq!(decoded(&little), text);
    assert_eq!(decoded(&big), text);
    assert_eq!(decoded(&marked(&[0xFF, 0xFE], &little)), text);
    assert_eq!(decoded(&marked(&[0xFE, 0xFF], &big)), text);
    // 支出213.57万元 in GB18030.
    let national = b"\xD6\xA7\xB3\xF6213.57\xCD\xF2\xD4\xAA\r\n";
    assert_eq!(decoded(national), text);
    assert_eq!(decoded(b""), "");
}

#[wasm_bindgen_test]
fn bytes_in_no_encoding_still_give_a_text() {
    assert!(decoded(&[0xFF, 0x30, 0x80, 0x41]).contains('A'));
}
