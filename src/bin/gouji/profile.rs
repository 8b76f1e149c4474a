//! Options out of a JSON file and the command line.

use std::path::Path;

use gouji::{Lang, Options, Profile};
use serde_json::{Map, Value};

use crate::decode::decode;
use crate::words::Words;

/// Reads the options: defaults, then the file, then what the command line says.
/// The error is a whole sentence in the user's language.
pub fn options(file: Option<&Path>, lang: Option<Lang>, rules_off: &[String]) -> Result<Options, String> {
    let mut options = match file {
        None => Options::default(),
        Some(path) => read(path, Words(lang.unwrap_or_default()))?,
    };
    if let Some(lang) = lang {
        options.lang = lang;
    }
    options.rules_off.extend(rules_off.iter().map(|id| id.trim().to_string()).filter(|id| !id.is_empty()));
    Ok(options)
}

fn read(path: &Path, words: Words) -> Result<Options, String> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| words.cannot_read(&name, &error))?;
    let text = decode(&bytes).map_err(|kind| words.not_text(&name, kind))?.text;
    parse(&text).map_err(|error| words.bad_profile(&name, &error))
}

/// The file holds either all options or a region's profile alone; any name only options have tells them apart.
fn parse(text: &str) -> serde_json::Result<Options> {
    const OPTIONS_ONLY: [&str; 4] = ["lang", "rules_off", "profile", "wording"];
    let fields: Map<String, Value> = serde_json::from_str(text)?;
    if OPTIONS_ONLY.iter().any(|name| fields.contains_key(*name)) {
        serde_json::from_str(text)
    } else {
        let profile: Profile = serde_json::from_str(text)?;
        Ok(Options { profile, ..Options::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_alone_is_taken_as_the_profile() {
        let options = parse(r#"{"name": "某省", "low_execution": 75}"#).unwrap();
        assert_eq!((options.profile.name.as_str(), options.profile.low_execution), ("某省", 75));
    }

    #[test]
    fn whole_options_are_taken_whole() {
        let options = parse(r#"{"lang": "en", "rules_off": ["x"], "profile": {"late_month": 4}}"#).unwrap();
        assert_eq!(options.lang, Lang::En);
        assert_eq!(options.rules_off, ["x"]);
        assert_eq!(options.profile.late_month, 4);
    }

    #[test]
    fn a_misspelt_field_is_named_with_its_place() {
        let error = parse("{\n  \"low_exekution\": 75\n}").unwrap_err();
        assert_eq!(error.line(), 2);
        assert!(error.to_string().contains("low_exekution"), "{error}");
    }

    #[test]
    fn something_else_than_an_object_is_refused() {
        assert!(parse("[1, 2]").is_err());
        assert!(parse("").is_err());
    }
}
