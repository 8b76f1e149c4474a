//! `gouji check`: texts in, reports out, in the order they were named.

use std::io::{self, Write};
use std::path::PathBuf;

use gouji::report::{Severity, Summary};
use gouji::{Checker, Report};
use rayon::prelude::*;
use serde::Serialize;

use crate::args::{CheckArgs, Format};
use crate::catalogue;
use crate::inputs::{self, Input};
use crate::profile;
use crate::stream;
use crate::text::Style;
use crate::words::Words;

/// What the command came to; its number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Clean = 0,
    Errors = 1,
    Failed = 2,
}

impl Outcome {
    pub fn of(report: &Report) -> Outcome {
        let error = report.findings.iter().any(|finding| finding.severity == Severity::Error);
        if error { Outcome::Errors } else { Outcome::Clean }
    }
}

/// A report with the name of its text, and the text itself where the offsets would mean nothing without it.
#[derive(Serialize)]
pub struct Named<'r, I: Serialize> {
    pub id: I,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'r str>,
    #[serde(flatten)]
    pub report: &'r Report,
}

/// What stands in the place of a report that cannot be given.
#[derive(Serialize)]
pub struct Unreadable<I: Serialize> {
    pub id: I,
    pub error: String,
}

pub fn run(args: CheckArgs, out: &mut dyn Write) -> io::Result<Outcome> {
    let options = match profile::options(args.profile.as_deref(), args.lang.chosen(), &args.rules_off) {
        Ok(options) => options,
        Err(complaint) => {
            eprintln!("gouji: {complaint}");
            return Ok(Outcome::Failed);
        }
    };
    let words = Words(options.lang);
    // Only what was typed is held against the user: a profile may outlive a rule's name.
    let own = |id: &str| options.wording.iter().any(|wording| wording.id == id);
    if let Some(id) = args.rules_off.iter().find(|id| !id.is_empty() && !catalogue::knows(id) && !own(id)) {
        eprintln!("gouji: {}", words.unknown_rule(id, catalogue::nearest(id)));
        return Ok(Outcome::Failed);
    }
    let checker = match Checker::new(options) {
        Ok(checker) => checker,
        Err(error) => {
            eprintln!("gouji: {}", words.bad_options(&error));
            return Ok(Outcome::Failed);
        }
    };

    let format = args.format();
    let files = if args.files.is_empty() { vec![PathBuf::from("-")] } else { args.files };
    let standard_input = files.iter().any(|file| inputs::is_standard_input(file));
    if format == Format::Ndjson && standard_input {
        if files.len() > 1 {
            eprintln!("gouji: {}", words.stream_among_files());
            return Ok(Outcome::Failed);
        }
        return stream::run(&checker, words, io::BufReader::with_capacity(1 << 16, io::stdin()), out);
    }
    match format {
        Format::Text => text(&checker, words, &files, out),
        Format::Json if files.len() > 1 => json(&checker, words, &files, out, ["[\n", ",\n", "\n]\n"]),
        Format::Json => json(&checker, words, &files, out, ["", "", "\n"]),
        Format::Ndjson => json(&checker, words, &files, out, ["", "\n", "\n"]),
    }
}

type Checked = Result<(Input, Report), String>;

/// Checks the files on all cores, a few at a time so that memory stays bounded, and hands the answers on in order.
fn each(
    checker: &Checker,
    words: Words,
    files: &[PathBuf],
    mut answer: impl FnMut(&PathBuf, Checked) -> io::Result<()>,
) -> io::Result<Outcome> {
    let mut outcome = Outcome::Clean;
    for some in files.chunks(rayon::current_num_threads() * 4) {
        let checked: Vec<Checked> = some
            .par_iter()
            .map(|file| {
                let input = inputs::read(file, words)?;
                let report = checker.check(&input.text);
                Ok((input, report))
            })
            .collect();
        for (file, checked) in some.iter().zip(checked) {
            outcome = outcome.max(match &checked {
                Ok((_, report)) => Outcome::of(report),
                Err(_) => Outcome::Failed,
            });
            answer(file, checked)?;
        }
    }
    Ok(outcome)
}

fn text(checker: &Checker, words: Words, files: &[PathBuf], out: &mut dyn Write) -> io::Result<Outcome> {
    let style = Style::for_standard_output(words);
    let mut total = Summary::default();
    let outcome = each(checker, words, files, |_, checked| match checked {
        Ok((input, report)) => {
            add(&mut total, &report.summary);
            style.write(out, &input, &report)
        }
        Err(complaint) => {
            // What was said of the files before stands above the complaint, also where both go to one terminal.
            out.flush()?;
            eprintln!("gouji: {complaint}");
            Ok(())
        }
    })?;
    if files.len() > 1 {
        writeln!(out, "{}", words.total(files.len(), &total))?;
    }
    Ok(outcome)
}

fn add(total: &mut Summary, one: &Summary) {
    total.figures += one.figures;
    total.proved += one.proved;
    total.disputed += one.disputed;
    total.read += one.read;
    total.errors += one.errors;
    total.warnings += one.warnings;
    total.notes += one.notes;
}

/// One JSON object a file, between `open`, `between` and `close`.
fn json(
    checker: &Checker,
    words: Words,
    files: &[PathBuf],
    out: &mut dyn Write,
    [open, between, close]: [&str; 3],
) -> io::Result<Outcome> {
    let mut separator = open;
    let outcome = each(checker, words, files, |file, checked| {
        out.write_all(separator.as_bytes())?;
        separator = between;
        match checked {
            Ok((input, report)) => {
                let named = Named { id: &input.name, text: Some(&input.text), report: &report };
                serde_json::to_writer(&mut *out, &named)?;
            }
            Err(error) => {
                eprintln!("gouji: {error}");
                serde_json::to_writer(&mut *out, &Unreadable { id: file.display().to_string(), error })?;
            }
        }
        Ok(())
    })?;
    out.write_all(close.as_bytes())?;
    Ok(outcome)
}
