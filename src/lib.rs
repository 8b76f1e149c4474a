//! Gouji reads a Chinese budget-performance self-evaluation report and checks every figure in it against every other.
//!
//! ```
//! let report = gouji::check("全年预算数为200万元，全年支出180万元，预算执行率为90%。");
//! assert!(report.findings.is_empty());
//! ```

mod decimal;
mod gather;
mod judge;
pub mod options;
mod order;
mod quick;
mod read;
pub mod report;
mod rules;
mod slip;
mod speak;
mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use options::{Lang, Options, Profile, Wording};
pub use report::Report;
pub use rules::{Basis, Family, Rule, Say};

/// Every rule, family by family.
///
/// ```
/// assert!(gouji::rules().all(|rule| !rule.title.zh.is_empty()));
/// ```
#[cfg(feature = "full")]
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    rules::all()
}

/// What the options say that cannot be done, in the user's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionsError(pub String);

impl std::fmt::Display for OptionsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for OptionsError {}

/// A checker made once with its options, for many texts.
pub struct Checker {
    options: Options,
    own: Vec<rules::own::Own>,
}

impl Checker {
    pub fn new(options: Options) -> Result<Checker, OptionsError> {
        let own = rules::own::compile(&options)?;
        Ok(Checker { options, own })
    }

    /// Checks one text.
    pub fn check(&self, source: &str) -> Report {
        let text = text::Text::new(source);
        let mut speech = speak::Speech::new(&text, &self.options);
        for mut doc in read::read(&text) {
            rules::state(&mut doc);
            let judgement = judge::judge(&doc);
            let found = rules::check(&doc, &self.options);
            speech.tell(&doc, judgement, &found);
        }
        speech.end(&self.own)
    }
}

/// Checks one text with the default options.
pub fn check(text: &str) -> Report {
    Checker { options: Options::default(), own: Vec::new() }.check(text)
}
