//! `gouji rules` and `gouji explain`: the rules in their own words.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::args::{ExplainArgs, ListFormat, RulesArgs};
use crate::catalogue::{self, Rule};
use crate::check::Outcome;
use crate::page;
use crate::words::Words;

pub fn rules(args: RulesArgs, out: &mut dyn Write) -> io::Result<Outcome> {
    let words = Words(args.lang.chosen().unwrap_or_default());
    match args.format() {
        ListFormat::Text => {
            for rule in catalogue::rules() {
                writeln!(out, "{}\t{}\t{}", rule.id, words.severity(rule.severity), words.say(rule.title))?;
            }
        }
        ListFormat::Json => {
            let rules: Vec<Value> = catalogue::rules().map(|rule| as_json(rule, words)).collect();
            serde_json::to_writer_pretty(&mut *out, &rules)?;
            writeln!(out)?;
        }
        ListFormat::Markdown => page::write(out, catalogue::rules(), words)?,
    }
    Ok(Outcome::Clean)
}

fn as_json(rule: &Rule, words: Words) -> Value {
    json!({
        "id": rule.id,
        "family": catalogue::family(rule.family).1,
        "severity": rule.severity,
        "title": words.say(rule.title),
        "checks": words.say(rule.checks),
        "why": words.say(rule.why),
        "basis": words.say(catalogue::basis(rule.basis)),
        "fires": rule.fires,
        "quiet": rule.quiet,
    })
}

pub fn explain(args: ExplainArgs, out: &mut dyn Write) -> io::Result<Outcome> {
    let words = Words(args.lang.chosen().unwrap_or_default());
    let Some(rule) = catalogue::rules().find(|rule| rule.id == args.rule) else {
        eprintln!("gouji: {}", words.unknown_rule(&args.rule, catalogue::nearest(&args.rule)));
        return Ok(Outcome::Failed);
    };
    writeln!(out, "{} [{}] {}", rule.id, words.severity(rule.severity), words.say(rule.title))?;
    for (name, text) in [
        (words.pick("查什么", "What it checks"), words.say(rule.checks)),
        (words.pick("为什么", "Why"), words.say(rule.why)),
        (words.pick("依据", "Basis"), words.say(catalogue::basis(rule.basis))),
        (words.pick("会报的例子", "Fires on"), rule.fires),
        (words.pick("不报的例子", "Quiet on"), rule.quiet),
    ] {
        if !text.is_empty() {
            writeln!(out, "\n{name}\n  {}", text.trim_end().replace('\n', "\n  "))?;
        }
    }
    Ok(Outcome::Clean)
}
