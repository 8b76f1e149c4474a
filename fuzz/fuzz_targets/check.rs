//! Any text gets a sound answer, and the same one twice.
//!
//! `cargo +nightly fuzz run check`
#![no_main]

#[path = "../../tests/sound/mod.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let report = sound::sound(text);
    assert_eq!(sound::said(&report), sound::said(&gouji::check(text)));
});
