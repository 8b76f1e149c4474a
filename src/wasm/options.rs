//! The page's options out of a plain object.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::Options;

/// What is wrong is said in the language the object itself asks for.
pub fn read(value: JsValue) -> Result<Options, String> {
    if value.is_undefined() || value.is_null() {
        return Ok(Options::default());
    }
    let english = Reflect::get(&value, &"lang".into()).is_ok_and(|lang| lang == "en");
    let refuse = |why: &str| match english {
        true => format!("These options cannot be used: {why}"),
        false => format!("选项无法使用：{why}"),
    };
    let options: Options = serde_wasm_bindgen::from_value(value.clone()).map_err(|error| match culprit(&value) {
        Some(field) => refuse(&format!("`{field}`: {error}")),
        None => refuse(&error.to_string()),
    })?;
    // The deserializer asks the object only for the fields it knows. What it did not ask for is what does not come back.
    let understood = serde_wasm_bindgen::to_value(&options).map_err(|error| refuse(&error.to_string()))?;
    match not_understood(&value, &understood) {
        Some(field) if english => Err(refuse(&format!("there is no option `{field}`"))),
        Some(field) => Err(refuse(&format!("没有 `{field}` 这个选项"))),
        None => Ok(options),
    }
}

/// The field that cannot be read: the one that alone cannot be read either. The deserializer does not name it.
fn culprit(value: &JsValue) -> Option<String> {
    let fields = value.dyn_ref::<Object>()?;
    Object::keys(fields).iter().find_map(|key| {
        let alone = Object::new();
        Reflect::set(&alone, &key, &Reflect::get(fields, &key).ok()?).ok()?;
        serde_wasm_bindgen::from_value::<Options>(alone.into()).is_err().then(|| key.as_string())?
    })
}

/// The first field of `given`, at any depth, that `understood` lacks.
fn not_understood(given: &JsValue, understood: &JsValue) -> Option<String> {
    if !given.is_object() {
        return None;
    }
    if let (Some(given), Some(understood)) = (given.dyn_ref::<Array>(), understood.dyn_ref::<Array>()) {
        return given.iter().zip(understood.iter()).find_map(|(given, understood)| not_understood(&given, &understood));
    }
    Object::keys(given.unchecked_ref::<Object>()).iter().find_map(|key| {
        let (inside, answer) = (Reflect::get(given, &key).ok()?, Reflect::get(understood, &key).ok()?);
        // A field that says nothing may be absent from the answer.
        if inside.is_undefined() {
            None
        } else if answer.is_undefined() {
            key.as_string()
        } else {
            not_understood(&inside, &answer).map(|field| format!("{}.{field}", key.as_string().unwrap_or_default()))
        }
    })
}
