//! A stream of reports: one JSON object a line in, one a line out, in order, on all cores, in bounded memory.

use std::io::{self, BufRead, Write};
use std::panic::{self, AssertUnwindSafe};

use gouji::Checker;
use rayon::prelude::*;
use serde_json::Value;

use crate::check::{Named, Outcome, Unreadable};
use crate::intake::{Intake, Line};
use crate::line::{self, Refusal, Trouble};
use crate::words::Words;

/// Lines answered at once: their answers are held until the slowest of them is done.
const AT_ONCE: usize = 256;

/// An unreadable line is answered in its place and said once more at the end, but is no failure of the run.
pub fn run(
    checker: &Checker,
    words: Words,
    source: impl BufRead + Send + 'static,
    out: &mut dyn Write,
) -> io::Result<Outcome> {
    let intake = Intake::of(source);
    let (mut outcome, mut in_trouble) = (Outcome::Clean, 0);
    while let Some(batch) = intake.take()? {
        for lines in batch.chunks(AT_ONCE) {
            let answers: Vec<Answer> = lines.par_iter().map(|line| answer(checker, words, line)).collect();
            for Answer { json, found } in answers {
                out.write_all(&json)?;
                match found {
                    Some(found) => outcome = outcome.max(found),
                    None => in_trouble += 1,
                }
            }
        }
        out.flush()?;
    }
    if in_trouble > 0 {
        eprintln!("gouji: {}", words.lines_in_trouble(in_trouble));
    }
    Ok(outcome)
}

struct Answer {
    /// With its line end.
    json: Vec<u8>,
    /// `None` for a line that could not be read.
    found: Option<Outcome>,
}

fn answer(checker: &Checker, words: Words, line: &Line) -> Answer {
    let request = match &line.bytes {
        Some(bytes) => line::parse(bytes),
        None => Err(Refusal { id: Value::Null, trouble: Trouble::TooLong }),
    };
    let mut json = Vec::new();
    let (written, found) = match request {
        Ok(request) => match guarded(|| checker.check(&request.text)) {
            Some(report) => {
                let named = Named { id: &request.id, text: None, report: &report };
                (serde_json::to_writer(&mut json, &named), Some(Outcome::of(&report)))
            }
            None => {
                let error = words.trouble(line.number, &Trouble::Fault);
                (serde_json::to_writer(&mut json, &Unreadable { id: request.id, error }), None)
            }
        },
        Err(Refusal { id, trouble }) => {
            let error = words.trouble(line.number, &trouble);
            (serde_json::to_writer(&mut json, &Unreadable { id, error }), None)
        }
    };
    debug_assert!(written.is_ok(), "writing to memory cannot fail");
    json.push(b'\n');
    Answer { json, found }
}

/// A fault of ours in one report must not cost the hundreds after it.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji::{Lang, Options};
    use std::io::Cursor;

    fn answers(input: &str) -> Vec<Value> {
        let checker = Checker::new(Options::default()).unwrap();
        let mut out = vec![];
        run(&checker, Words(Lang::Zh), Cursor::new(input.to_string()), &mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn every_line_is_answered_in_its_place() {
        let lines: String = (0..700).map(|i| format!("{{\"id\": {i}, \"text\": \"支出{i}万元\"}}\n")).collect();
        let ids: Vec<_> = answers(&lines).iter().map(|answer| answer["id"].as_u64().unwrap()).collect();
        assert_eq!(ids, (0..700).collect::<Vec<_>>());
    }

    #[test]
    fn a_fault_is_caught() {
        assert_eq!(guarded(|| 1), Some(1));
        assert_eq!(guarded(|| -> u8 { panic!("on purpose") }), None);
    }

    #[test]
    fn an_unreadable_line_is_answered_and_the_stream_goes_on() {
        let answers = answers("{\"id\":\"a\",\"text\":\"\"}\n{\"id\":\"b\"}\n\n{\"id\":\"c\",\"text\":\"\"}\n");
        assert_eq!(answers.len(), 3);
        assert_eq!(answers[1]["id"], "b");
        assert_eq!(answers[1]["error"], "第 2 行无法读取: 缺少 text");
        assert!(answers[1].get("findings").is_none());
        assert!(answers[2]["findings"].is_array());
    }
}
