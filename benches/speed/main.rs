//! `cargo bench --bench speed`: what a check costs, against a UTF-8 validation pass over the same bytes in the same run.

mod measure;

use std::process::ExitCode;

fn main() -> ExitCode {
    let ratios = measure::ratios();
    println!("{ratios}");
    if ratios.within_bars() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
