//! Writes forged reports and their corrupted copies, for measuring the checker with a script.
//!
//! `cargo run --example forge -- --n 200 --seed 1 --mutants 2 --family both --out DIR`

#[path = "../tests/forge/mod.rs"]
mod forge;

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options: HashMap<&str, &str> =
        arguments.chunks(2).filter(|c| c.len() == 2).map(|c| (c[0].as_str(), c[1].as_str())).collect();
    let number = |name: &str, default: u64| options.get(name).map_or(default, |v| v.parse().expect("a number"));
    let (count, first, mutants) = (number("--n", 100), number("--seed", 1), number("--mutants", 2));
    let out = PathBuf::from(options.get("--out").copied().unwrap_or("target/forged"));
    std::fs::create_dir_all(&out)?;
    let mut spoiled = std::fs::File::create(out.join("mutants.ndjson"))?;
    let families = match options.get("--family").copied().unwrap_or("both") {
        "both" => forge::Family::ALL.to_vec(),
        name => forge::Family::ALL.into_iter().filter(|f| f.name() == name).collect(),
    };
    assert!(!families.is_empty(), "--family first, second or both");
    let all = families.iter().flat_map(|&family| (first..first + count).map(move |seed| (family, seed)));
    for (family, seed) in all {
        let report = forge::forge(family, seed);
        let id = match family {
            forge::Family::First => format!("{seed:05}"),
            forge::Family::Second => format!("s{seed:05}"),
            forge::Family::Written => format!("w{seed:05}"),
        };
        std::fs::write(out.join(format!("{id}.txt")), &report.text)?;
        std::fs::write(out.join(format!("{id}.json")), truth(&id, &report).to_string())?;
        for (i, mutant) in forge::corrupt::mutants(&report, mutants as usize).iter().enumerate() {
            writeln!(spoiled, "{}", spoil(&id, i, mutant))?;
        }
    }
    Ok(())
}

fn truth(id: &str, report: &forge::Forged) -> Value {
    let facts: Vec<Value> = report
        .facts
        .iter()
        .map(|f| {
            json!({"key": f.key, "unit": f.unit, "raw": f.raw, "value": f.value, "span": [f.start, f.end],
                "exact": f.exact})
        })
        .collect();
    let relations: Vec<Value> = report
        .relations
        .iter()
        .map(|r| {
            json!({"formula": r.formula, "holds": true, "keys": forge::evaluate::keys(&r.formula),
                "strength": if r.core { "core" } else { "far" }})
        })
        .collect();
    json!({"id": id, "kind": report.kind.name(), "tags": [], "facts": facts, "relations": relations,
        "problems": [], "must_not_flag": [], "clean": true})
}

fn spoil(id: &str, index: usize, mutant: &forge::corrupt::Mutant) -> Value {
    let broken: Vec<Value> = mutant.broken.iter().map(|f| json!({"formula": f})).collect();
    json!({"id": format!("{id}_m{index}"), "case": id, "op": mutant.slip.name(), "key": mutant.key,
        "span": [mutant.span.0, mutant.span.1], "old": mutant.old, "new": mutant.new, "true_value": mutant.old_value,
        "broken": broken, "decidable": mutant.decidable, "text": mutant.text})
}
