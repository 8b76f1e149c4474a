//! The texts to check: files and standard input, decoded.

use std::io::{self, IsTerminal, Read};
use std::path::Path;

use crate::decode::decode;
use crate::words::Words;

/// A text and the name it is reported under.
pub struct Input {
    pub name: String,
    pub text: String,
}

pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads one file, or standard input for `-`. The error is a whole sentence.
pub fn read(path: &Path, words: Words) -> Result<Input, String> {
    let (name, bytes) = if is_standard_input(path) {
        if io::stdin().is_terminal() {
            eprintln!("gouji: {}", words.type_here());
        }
        let mut bytes = vec![];
        (words.standard_input().to_string(), io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes))
    } else {
        (path.display().to_string(), std::fs::read(path))
    };
    let bytes = bytes.map_err(|error| words.cannot_read(&name, &error))?;
    let decoded = decode(&bytes).map_err(|kind| words.not_text(&name, kind))?;
    if decoded.broken > 0 {
        eprintln!("gouji: {}", words.broken_places(&name, decoded.broken));
    }
    Ok(Input { name, text: decoded.text })
}
