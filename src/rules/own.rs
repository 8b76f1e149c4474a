//! A portal's own wording rules: patterns that the source text, as the user sees it, is searched for.
//!
//! The patterns are strangers' data. The `regex` crate searches in linear time whatever they say, and what a pattern may
//! grow to when it is compiled is bounded here, so a hostile one is refused or slow at worst, but never hangs a check.

use crate::text::HasWords;
use std::collections::HashSet;
use std::ops::Range;

use regex::{Regex, RegexBuilder};

use crate::OptionsError;
use crate::options::{Lang, Options, Wording};
use crate::report::Severity;
use crate::rules::rule;

/// A report with more matches of one rule is not read any better for all of them being listed.
const MOST_MATCHES: usize = 200;

/// A pattern that keeps matching nothing is given up.
const MOST_EMPTY_MATCHES: usize = 1000;

/// Bytes one compiled pattern may take. A Chinese pattern of the longest kind the page takes stays far below.
const LARGEST_PATTERN: usize = 256 << 10;

/// Depth of brackets a pattern may have.
const DEEPEST_NESTING: u32 = 50;

/// One rule, ready to be searched for.
pub struct Own {
    pub id: String,
    pub message: String,
    pub severity: Severity,
    pattern: Regex,
}

impl Own {
    /// Where the source has what the rule looks for; a pattern that matches nothing at a place says nothing of it.
    pub fn matches(&self, source: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut empty = 0;
        // One search is linear, but each of them may look at the rest of the text in vain: that is why the empty ones are
        // bounded too.
        for at in self.pattern.find_iter(source).map(|m| m.range()) {
            if at.is_empty() {
                empty += 1;
            } else {
                found.push(at);
            }
            if found.len() == MOST_MATCHES || empty == MOST_EMPTY_MATCHES {
                break;
            }
        }
        found
    }
}

/// Compiles the rules that are not switched off. Those that are must be sound all the same, or switching one on again
/// would break a portal.
pub fn compile(options: &Options) -> Result<Vec<Own>, OptionsError> {
    let mut ids = HashSet::new();
    let mut all = Vec::with_capacity(options.wording.len());
    for (index, wording) in options.wording.iter().enumerate() {
        let refuse = |why: Refusal| OptionsError(why.said(index, wording, options.lang));
        if wording.id.trim().is_empty() {
            return Err(refuse(Refusal::NoId));
        }
        if rule(&wording.id).is_some() {
            return Err(refuse(Refusal::BuiltIn));
        }
        if !ids.insert(wording.id.as_str()) {
            return Err(refuse(Refusal::Twice));
        }
        let severity = match wording.severity.as_deref() {
            None => Severity::Warning,
            Some(name) => severity(name).ok_or_else(|| refuse(Refusal::Severity))?,
        };
        let pattern = pattern(&wording.pattern).map_err(|why| refuse(Refusal::Pattern(why)))?;
        let message = if wording.message.trim().is_empty() { &wording.id } else { &wording.message };
        all.push(Own { id: wording.id.clone(), message: message.clone(), severity, pattern });
    }
    all.retain(|own| !options.rules_off.contains(&own.id));
    Ok(all)
}

fn pattern(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).size_limit(LARGEST_PATTERN).nest_limit(DEEPEST_NESTING).build()
}

fn severity(name: &str) -> Option<Severity> {
    match name {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "note" => Some(Severity::Note),
        _ => None,
    }
}

/// Why a rule cannot be used.
enum Refusal {
    NoId,
    Twice,
    BuiltIn,
    Severity,
    Pattern(regex::Error),
}

impl Refusal {
    fn said(&self, index: usize, wording: &Wording, lang: Lang) -> String {
        let Wording { id, severity, .. } = wording;
        let severity = severity.as_deref().unwrap_or_default();
        let number = index + 1;
        match (self, lang) {
            (Refusal::NoId, Lang::Zh) => format!("第 {number} 条用语规则没有编号（id）"),
            (Refusal::NoId, Lang::En) => format!("wording rule {number} has no id"),
            (Refusal::Twice, Lang::Zh) => format!("用语规则“{id}”的编号重复"),
            (Refusal::Twice, Lang::En) => format!("the id of wording rule `{id}` stands twice"),
            (Refusal::BuiltIn, Lang::Zh) => format!("用语规则“{id}”与内置规则同名，请另取编号"),
            (Refusal::BuiltIn, Lang::En) => format!("wording rule `{id}` has the id of a built-in rule"),
            (Refusal::Severity, Lang::Zh) => {
                format!("用语规则“{id}”的级别“{severity}”无法识别，应为 error、warning 或 note")
            }
            (Refusal::Severity, Lang::En) => {
                format!("wording rule `{id}`: there is no severity `{severity}`; it is error, warning or note")
            }
            (Refusal::Pattern(why), Lang::Zh) => match too_big(why) {
                true => format!("用语规则“{id}”的模式展开后过大，请减少重复次数"),
                false => format!("用语规则“{id}”的模式有误：{why}"),
            },
            (Refusal::Pattern(why), Lang::En) => match too_big(why) {
                true => format!("wording rule `{id}`: the pattern repeats too much"),
                false => format!("wording rule `{id}`: bad pattern: {why}"),
            },
        }
    }
}

/// By its words, because the browser's small crate has no kinds of errors.
fn too_big(why: &regex::Error) -> bool {
    why.to_string().has("size limit")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Checker;
    use crate::report::{Finding, Role};

    fn wording(id: &str, pattern: &str) -> Wording {
        Wording { id: id.into(), pattern: pattern.into(), message: format!("见 {id}"), severity: None }
    }

    fn refused(wording: Vec<Wording>, lang: Lang) -> String {
        match Checker::new(Options { wording, lang, ..Options::default() }) {
            Ok(_) => panic!("was accepted"),
            Err(error) => error.0,
        }
    }

    fn found(wording: Vec<Wording>, rules_off: &[&str], text: &str) -> Vec<Finding> {
        let ids: Vec<String> = wording.iter().map(|w| w.id.clone()).collect();
        let rules_off = rules_off.iter().map(|id| id.to_string()).collect();
        let checker = Checker::new(Options { wording, rules_off, ..Options::default() }).unwrap();
        checker.check(text).findings.into_iter().filter(|f| ids.iter().any(|id| *id == f.rule)).collect()
    }

    #[test]
    fn every_match_is_a_finding_where_the_user_sees_it() {
        // Full-width digits, a blank and markup, all of which the copy that is read drops; a character of two units.
        let text = "𠮷县**大力**推进，全 力推进２０项；大力推进。";
        let findings = found(vec![wording("empty-talk", "大力.*?推进")], &[], text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let places: Vec<String> = findings
            .iter()
            .map(|f| String::from_utf16(&units[f.spans[0].start as usize..f.spans[0].end as usize]).unwrap())
            .collect();
        assert_eq!(places, ["大力**推进", "大力推进"]);
        for finding in &findings {
            assert_eq!((finding.title.as_str(), finding.message.as_str()), ("见 empty-talk", "见 empty-talk"));
            assert_eq!((finding.severity, finding.spans.len()), (Severity::Warning, 1));
            assert_eq!(finding.spans[0].role, Role::Claim);
        }
        assert_ne!(findings[0].fingerprint, findings[1].fingerprint);
    }

    #[test]
    fn a_fingerprint_outlives_changes_elsewhere() {
        let print = |text: &str| found(vec![wording("w", "大力")], &[], text)[0].fingerprint.clone();
        assert_eq!(
            print("一、概况\n我单位全年认真履职，大力推进。"),
            print("一、说明\n我单位全年认真履职，大力推进。")
        );
        assert_ne!(print("我单位大力推进。"), print("各单位大力推进。"));
    }

    #[test]
    fn a_rule_has_the_severity_it_asks_for_and_counts() {
        let severe = Wording { severity: Some("error".into()), ..wording("w", "大力") };
        let checker = Checker::new(Options { wording: vec![severe], ..Options::default() }).unwrap();
        let without = crate::check("大力推进。").summary.errors;
        assert_eq!(checker.check("大力推进。").summary.errors, without + 1);
    }

    #[test]
    fn a_rule_switched_off_is_silent() {
        let rules = || vec![wording("a", "大力"), wording("b", "推进")];
        let raised: Vec<_> = found(rules(), &["a"], "大力推进。").into_iter().map(|f| f.rule).collect();
        assert_eq!(raised, ["b"]);
    }

    #[test]
    fn empty_matches_say_nothing_and_many_are_capped() {
        assert!(found(vec![wording("w", "x*")], &[], "大力推进。").is_empty());
        assert_eq!(found(vec![wording("w", "大")], &[], &"大，".repeat(1000)).len(), MOST_MATCHES);
        assert_eq!(found(vec![wording("w", "大|x*")], &[], &"大力，".repeat(100)).len(), 100);
    }

    #[test]
    fn what_cannot_be_used_is_refused_in_words() {
        let zh = |wording: Vec<Wording>| refused(wording, Lang::Zh);
        assert!(zh(vec![wording("w", "(")]).contains("“w”的模式有误"));
        assert!(zh(vec![wording(" ", "a")]).contains("第 1 条"));
        assert!(zh(vec![wording("w", "a"), wording("w", "b")]).contains("重复"));
        let built_in = crate::rules().next().unwrap().id;
        assert!(zh(vec![wording(built_in, "a")]).contains("内置规则"));
        let severity = Wording { severity: Some("fatal".into()), ..wording("w", "a") };
        assert!(zh(vec![severity.clone()]).contains("“fatal”无法识别"));
        assert!(refused(vec![severity], Lang::En).contains("no severity `fatal`"));
        assert!(refused(vec![wording("w", "[")], Lang::En).contains("bad pattern"));
    }

    #[test]
    fn patterns_a_portal_would_write_are_small_enough() {
        for pattern in
            [r"\w{2,4}委", "[一-龥]{2,60}等", "(?:大力|全力|着力){1,20}推进", r"\d{4}年.{0,200}?支出", r"(?i)\bktv\b"]
        {
            let own = compile(&Options { wording: vec![wording("w", pattern)], ..Options::default() });
            assert!(own.is_ok(), "{pattern}: {}", own.err().unwrap());
        }
    }

    #[test]
    fn a_bad_rule_is_refused_even_where_it_is_switched_off() {
        let options = Options { wording: vec![wording("w", "(")], rules_off: vec!["w".into()], ..Options::default() };
        assert!(Checker::new(options).is_err());
    }

    #[test]
    fn a_hostile_pattern_is_refused_or_runs_in_linear_time() {
        for pattern in ["a{5000}{5000}", "(a?){5000}", "((a{100}){100}){100}", &"(".repeat(200)] {
            refused(vec![wording("w", pattern)], Lang::Zh);
        }
        assert!(refused(vec![wording("w", "a{5000}{5000}")], Lang::Zh).contains("过大"));
        // Backtracking would take longer than the age of the world, and searching on after each empty match a minute.
        let text = format!("{}b", "a".repeat(20_000));
        for pattern in ["(a+)+$", "(a|aa)+$", "(.*)*c", "(a|a)*c", ".*c|", ".*c|a", "(a?){500}[cb]c"] {
            let own = compile(&Options { wording: vec![wording("w", pattern)], ..Options::default() }).unwrap();
            let start = std::time::Instant::now();
            own[0].matches(&text);
            assert!(start.elapsed().as_secs() < 20, "{pattern}");
        }
    }
}
