//! Lines of a stream, read ahead on a thread of their own into a bounded store.
//!
//! Whoever takes from the store gets all that is there. A fast producer is so checked in batches big enough
//! for all cores; a slow one that waits for its answer before it sends the next line gets it at once.

use std::io::{self, BufRead};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

/// Lines waiting may hold this much together before the reader waits for room.
const STORE: usize = 8 << 20;
/// One line may hold this much; what is longer is skipped and answered with an error.
const LINE: usize = 256 << 20;

#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1, blank lines included.
    pub number: u64,
    /// `None` where the line was too long to be kept.
    pub bytes: Option<Vec<u8>>,
}

pub struct Intake {
    store: Arc<Store>,
}

#[derive(Default)]
struct Store {
    state: Mutex<State>,
    filled: Condvar,
    emptied: Condvar,
}

#[derive(Default)]
struct State {
    lines: Vec<Line>,
    bytes: usize,
    end: Option<io::Result<()>>,
}

impl Intake {
    /// Starts to read.
    pub fn of(source: impl BufRead + Send + 'static) -> Intake {
        Intake::within(source, STORE, LINE)
    }

    fn within(mut source: impl BufRead + Send + 'static, store_limit: usize, line_limit: usize) -> Intake {
        let store = Arc::new(Store::default());
        let filling = Arc::clone(&store);
        // Not joined: when the output is gone the process ends, though the reader may still wait for input.
        std::thread::spawn(move || {
            let end = filling.fill(&mut source, store_limit, line_limit);
            filling.lock().end = Some(end);
            filling.filled.notify_all();
        });
        Intake { store }
    }

    /// All lines that are there, waiting for the first; `None` at the end.
    pub fn take(&self) -> io::Result<Option<Vec<Line>>> {
        let waits = |state: &mut State| state.lines.is_empty() && state.end.is_none();
        let mut state = self.store.filled.wait_while(self.store.lock(), waits).unwrap_or_else(|e| e.into_inner());
        if state.lines.is_empty() {
            return state.end.take().unwrap_or(Ok(())).map(|()| None);
        }
        state.bytes = 0;
        let lines = std::mem::take(&mut state.lines);
        self.store.emptied.notify_all();
        Ok(Some(lines))
    }
}

impl Store {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn fill(&self, source: &mut impl BufRead, store_limit: usize, line_limit: usize) -> io::Result<()> {
        let mut number = 0;
        while let Some(bytes) = read_line(source, line_limit)? {
            number += 1;
            let size = bytes.as_ref().map_or(0, Vec::len);
            if bytes.as_ref().is_some_and(|bytes| bytes.trim_ascii().is_empty()) {
                continue;
            }
            let full = |state: &mut State| !state.lines.is_empty() && state.bytes + size > store_limit;
            let mut state = self.emptied.wait_while(self.lock(), full).unwrap_or_else(|e| e.into_inner());
            state.bytes += size;
            state.lines.push(Line { number, bytes });
            self.filled.notify_all();
        }
        Ok(())
    }
}

/// The next line without its end; `Some(None)` where it was longer than the limit, `None` at the end of all.
fn read_line(source: &mut impl BufRead, limit: usize) -> io::Result<Option<Option<Vec<u8>>>> {
    let mut line = Some(Vec::new());
    let mut seen = false;
    loop {
        let buffer = match source.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            buffer => buffer?,
        };
        if buffer.is_empty() {
            return Ok(seen.then_some(line));
        }
        seen = true;
        let newline = buffer.iter().position(|&byte| byte == b'\n');
        let piece = &buffer[..newline.unwrap_or(buffer.len())];
        match &mut line {
            Some(kept) if kept.len() + piece.len() <= limit => kept.extend_from_slice(piece),
            _ => line = None,
        }
        let used = piece.len() + usize::from(newline.is_some());
        source.consume(used);
        if newline.is_some() {
            return Ok(Some(line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Cursor};

    fn all(intake: &Intake) -> Vec<Line> {
        let mut lines = vec![];
        while let Some(more) = intake.take().unwrap() {
            lines.extend(more);
        }
        lines
    }

    fn line(number: u64, text: &str) -> Line {
        Line { number, bytes: Some(text.into()) }
    }

    #[test]
    fn lines_come_in_order_and_blank_ones_only_count() {
        let intake = Intake::of(Cursor::new("a\n\n  \r\nb\nlast"));
        assert_eq!(all(&intake), [line(1, "a"), line(4, "b"), line(5, "last")]);
    }

    #[test]
    fn a_line_over_the_limit_is_skipped_and_told() {
        let source = BufReader::with_capacity(4, Cursor::new("ok\n123456789012345\nfine\n"));
        let intake = Intake::within(source, 100, 10);
        assert_eq!(all(&intake), [line(1, "ok"), Line { number: 2, bytes: None }, line(3, "fine")]);
    }

    #[test]
    fn a_full_store_makes_the_reader_wait_and_loses_nothing() {
        let text: String = (0..1000).map(|i| format!("line {i}\n")).collect();
        let intake = Intake::within(Cursor::new(text), 64, 64);
        let mut count = 0;
        while let Some(batch) = intake.take().unwrap() {
            let held: usize = batch.iter().filter_map(|line| line.bytes.as_ref()).map(Vec::len).sum();
            assert!(held <= 64, "{held} bytes at once");
            for line in batch {
                assert_eq!(line.bytes.unwrap(), format!("line {count}").into_bytes());
                count += 1;
            }
        }
        assert_eq!(count, 1000);
    }
}
