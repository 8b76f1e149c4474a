//! The command `gouji`: a thin face of the library. No rule, no reading and no arithmetic lives here.

mod args;
mod catalogue;
mod check;
mod decode;
mod excerpt;
mod inputs;
mod intake;
mod line;
mod listing;
mod page;
mod place;
mod profile;
mod stream;
mod text;
mod words;

use std::io::{self, Write};
use std::process::ExitCode;

use args::Command;
use check::Outcome;

fn main() -> ExitCode {
    let command = match args::read() {
        Ok(command) => command,
        Err(status) => return ExitCode::from(status),
    };
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout());
    let listing = !matches!(command, Command::Check(_));
    let outcome = match command {
        Command::Check(args) => check::run(args, &mut out),
        Command::Rules(args) => listing::rules(args, &mut out),
        Command::Explain(args) => listing::explain(args, &mut out),
    };
    let outcome = outcome.and_then(|outcome| out.flush().map(|()| outcome));
    match outcome {
        Ok(outcome) => ExitCode::from(outcome as u8),
        // Whoever closed the pipe has seen enough of a list, but a check was cut short.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::from(if listing { Outcome::Clean } else { Outcome::Failed } as u8)
        }
        Err(error) => {
            eprintln!("gouji: {error}");
            ExitCode::from(Outcome::Failed as u8)
        }
    }
}
