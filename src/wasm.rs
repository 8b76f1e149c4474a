//! The face the browser sees: [`Checker`], `decode`, and nothing that reads or judges.
//!
//! A report crosses as one array of numbers and one string (`pack`), because building an object for every figure costs
//! more than checking it; the page builds objects when somebody looks at them. Options and rules, which cross
//! rarely, go as plain objects.
//!
//! It is compiled twice. The light engine is what a first view downloads: it checks, in Chinese, with the options as they
//! are where nobody has set any. The full one (the feature `full`) takes options and knows the rules' pages.

mod decode;
#[cfg(feature = "full")]
mod options;
mod pack;
#[cfg(feature = "full")]
mod rule_info;

use js_sys::{Array, Error, Uint8Array};
use wasm_bindgen::prelude::*;

/// The glue's own types name this one; it is made from the Rust by scripts/contract.mjs.
#[cfg(feature = "full")]
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { RuleInfo } from '../contract';";

/// A checker made once with its options, for many texts.
#[wasm_bindgen]
pub struct Checker {
    inner: crate::Checker,
    #[cfg(feature = "full")]
    lang: crate::Lang,
}

#[cfg(feature = "full")]
#[wasm_bindgen]
impl Checker {
    /// Throws an `OptionsError` that says in words what is wrong with the options.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Checker, Error> {
        let options = options::read(options).map_err(refuse)?;
        let lang = options.lang;
        let inner = crate::Checker::new(options).map_err(refuse)?;
        Ok(Checker { inner, lang })
    }

    /// Every rule there is, in the language of the options.
    #[wasm_bindgen(unchecked_return_type = "RuleInfo[]")]
    pub fn rules(&self) -> Result<JsValue, JsValue> {
        let all: Vec<_> = crate::rules().map(|rule| rule_info::RuleInfo::new(rule, self.lang)).collect();
        Ok(serde_wasm_bindgen::to_value(&all)?)
    }

    /// One rule, or `undefined` where there is none of that name.
    #[wasm_bindgen(unchecked_return_type = "RuleInfo | undefined")]
    pub fn explain(&self, id: &str) -> Result<JsValue, JsValue> {
        let rule = crate::rules().find(|rule| rule.id == id);
        Ok(serde_wasm_bindgen::to_value(&rule.map(|rule| rule_info::RuleInfo::new(rule, self.lang)))?)
    }
}

#[cfg(not(feature = "full"))]
#[wasm_bindgen]
impl Checker {
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Checker, Error> {
        if !options.is_undefined() {
            return Err(refuse("this engine takes no options: load the full one"));
        }
        let inner = crate::Checker::new(crate::Options::default()).map_err(refuse)?;
        Ok(Checker { inner })
    }
}

#[wasm_bindgen]
impl Checker {
    /// Checks one text. A lone surrogate of the text arrives as U+FFFD, which is one code unit too: offsets hold.
    #[wasm_bindgen(unchecked_return_type = "[words: Uint32Array, strings: string]")]
    pub fn check(&self, text: &str) -> Array {
        let (words, strings) = pack::pack(&self.inner.check(text));
        Array::of2(&js_sys::Uint32Array::from(&words[..]), &JsValue::from_str(&strings))
    }
}

/// An error the page can tell from a crash by its name.
fn refuse(reason: impl std::fmt::Display) -> Error {
    let error = Error::new(&reason.to_string());
    error.set_name("OptionsError");
    error
}

/// Turns the bytes of a text file into its text: by its byte order mark, or as UTF-8, UTF-16 or GB18030.
#[wasm_bindgen]
pub fn decode(bytes: &Uint8Array) -> Result<js_sys::JsString, JsValue> {
    decode::decode(bytes)
}

/// A panic becomes a JavaScript error with the panic's words, instead of a bare `unreachable`. The light engine has no words
/// left to say (scripts/mute.mjs).
#[cfg(feature = "full")]
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}
