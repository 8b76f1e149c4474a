//! The rule pages in `docs/` are the rules' own text: stale pages fail here.
//!
//! `GOUJI_WRITE_DOCS=1 cargo test --test docs` writes them anew.
#![cfg(feature = "cli")]

use std::path::Path;
use std::process::Command;

#[test]
fn the_rule_pages_are_up_to_date() {
    for (name, lang) in [("rules.md", "en"), ("rules.zh-CN.md", "zh")] {
        let output = Command::new(env!("CARGO_BIN_EXE_gouji"))
            .args(["rules", "--format", "markdown", "--lang", lang])
            .output()
            .unwrap();
        assert!(output.status.success());
        let fresh = String::from_utf8(output.stdout).unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        if std::env::var_os("GOUJI_WRITE_DOCS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &fresh).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(kept == fresh, "docs/{name} is stale: run GOUJI_WRITE_DOCS=1 cargo test --test docs");
    }
}
