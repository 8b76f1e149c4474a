//! The command as a user runs it: a process, its output and its exit status.
#![cfg(feature = "cli")]

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

/// A clean text and one whose sum is wrong: 61.20 + 24.70 is 85.90.
const CLEAN: &str = "2023年，全年预算数为200万元，全年支出180万元，预算执行率为90%。\n";
const FAULTY: &str = "一、资金情况\n年初预算数为88.60万元，其中：基本支出61.20万元，项目支出24.70万元。\n";

fn gouji(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
    command.args(args).env_remove("NO_COLOR").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(args: &[&str]) -> Output {
    gouji(args).output().unwrap()
}

/// Runs with `input` on standard input, written from a thread: output may come before all input is read.
fn run_on(args: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut child = gouji(args).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.into();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("ended by a signal")
}

fn json_lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

fn line(id: &str, text: &str) -> String {
    format!("{}\n", serde_json::json!({"id": id, "text": text}))
}

/// A folder of its own for each test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

// ---- text

#[test]
fn text_shows_the_place_the_line_and_marks_under_the_figures() {
    let folder = Folder::new("text-marks");
    let file = folder.file("报告.txt", FAULTY);
    let output = run(&["check", &file]);
    assert_eq!(status(&output), 1, "{}", err(&output));
    let shown = out(&output);
    assert!(shown.starts_with("错误["), "{shown}");
    assert!(shown.contains(&format!("--> {file}:2:7\n")), "{shown}");
    let lines: Vec<&str> = shown.lines().collect();
    let quoted = lines.iter().position(|line| line.starts_with("2 | 年初预算数为88.60万元")).expect(shown);
    let marks = lines[quoted + 1];
    // Two columns for each of the six characters before the figure, four for the line number and its bar.
    assert_eq!(marks.find('^'), Some(4 + 12), "{shown}");
    assert_eq!(marks.matches('^').count(), "88.60".len(), "{shown}");
    assert!(marks.contains('-'), "{shown}");
    assert!(!shown.contains('\u{1b}'), "colour where there is no terminal");
}

#[test]
fn text_closes_with_a_summary_in_the_language_asked_for() {
    let chinese = run_on(&["check"], CLEAN);
    assert_eq!(status(&chinese), 0, "{}{}", out(&chinese), err(&chinese));
    let last = out(&chinese).lines().last().unwrap();
    assert!(last.starts_with("标准输入: 共 ") && last.contains("错误 0、"), "{last}");

    let english = run_on(&["check", "--lang", "en", "-"], CLEAN);
    let last = out(&english).lines().last().unwrap();
    assert!(last.starts_with("standard input: ") && last.contains(" proved") && last.contains("0 errors"), "{last}");
}

#[test]
fn several_files_are_told_apart_and_counted_together() {
    let folder = Folder::new("several-files");
    let (clean, faulty) = (folder.file("clean.txt", CLEAN), folder.file("faulty.txt", FAULTY));
    let output = run(&["check", &clean, &faulty]);
    assert_eq!(status(&output), 1);
    let shown = out(&output);
    let summary_of = |file: &str| shown.lines().position(|line| line.starts_with(&format!("{file}: 共 ")));
    assert!(summary_of(&clean).unwrap() < summary_of(&faulty).unwrap(), "{shown}");
    assert!(shown.lines().last().unwrap().starts_with("合计 2 个文件: "), "{shown}");
}

// ---- files

#[test]
fn every_encoding_of_a_file_gives_the_same_report() {
    let folder = Folder::new("encodings");
    let utf16: Vec<u8> = FAULTY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xEF, 0xBB, 0xBF], FAULTY.as_bytes()].concat();
    // 年初预算数为88.60万元 and so on in GB18030, from the encoding's own tables.
    let gb = encoding_rs::GB18030.encode(FAULTY).0.into_owned();
    let files = [
        folder.file("utf8.txt", FAULTY),
        folder.file("marked.txt", marked),
        folder.file("utf16.txt", utf16),
        folder.file("gb.txt", gb),
    ];
    let args: Vec<&str> = ["check", "--format", "ndjson"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let mut reports = json_lines(&run(&args));
    assert_eq!(reports.len(), 4);
    for (report, file) in reports.iter_mut().zip(&files) {
        assert_eq!(report["id"], file.as_str());
        assert_eq!(report["text"], FAULTY);
        report.as_object_mut().unwrap().remove("id");
    }
    for report in &reports[1..] {
        assert_eq!(report, &reports[0]);
    }
}

#[test]
fn an_unreadable_file_is_named_and_the_others_are_still_checked() {
    let folder = Folder::new("unreadable");
    let (clean, faulty) = (folder.file("clean.txt", CLEAN), folder.file("faulty.txt", FAULTY));
    let pdf = folder.file("report.pdf", b"%PDF-1.7\n\x00\x01");
    let missing = folder.0.join("missing.txt").to_str().unwrap().to_string();
    let output = run(&["check", &clean, &pdf, &missing, folder.0.to_str().unwrap(), &faulty]);
    assert_eq!(status(&output), 2);
    let complaints: Vec<&str> = err(&output).lines().collect();
    assert_eq!(complaints.len(), 3, "{complaints:?}");
    assert!(complaints[0].contains("report.pdf: 这是 PDF 文件"), "{complaints:?}");
    assert!(complaints[1].contains("missing.txt: 无法读取: 文件不存在"), "{complaints:?}");
    assert!(complaints[2].contains("这是一个文件夹"), "{complaints:?}");
    for file in [&clean, &faulty] {
        assert!(out(&output).contains(&format!("{file}: 共 ")), "{}", out(&output));
    }
}

#[test]
fn json_lists_several_files_and_gives_one_as_it_is() {
    let folder = Folder::new("json");
    let (clean, faulty) = (folder.file("clean.txt", CLEAN), folder.file("faulty.txt", FAULTY));
    let one: Value = serde_json::from_str(out(&run(&["check", "--format", "json", &faulty]))).unwrap();
    for field in ["gouji", "kind", "figures", "relations", "findings", "text"] {
        assert!(one.get(field).is_some(), "no {field}");
    }
    let missing = folder.0.join("missing.txt").to_str().unwrap().to_string();
    let output = run(&["check", "--format", "json", &clean, &missing, &faulty]);
    assert_eq!(status(&output), 2);
    let all: Value = serde_json::from_str(out(&output)).unwrap();
    assert_eq!(all.as_array().unwrap().len(), 3);
    assert_eq!(all[1]["id"], missing.as_str());
    assert!(all[1]["error"].as_str().unwrap().contains("文件不存在"));
    assert_eq!(all[2], one);
}

#[test]
fn spans_count_utf16_units_of_the_text_in_the_report() {
    let report: Value =
        serde_json::from_str(out(&run_on(&["check", "--format", "json"], format!("😀😀{CLEAN}")))).unwrap();
    let units: Vec<u16> = report["text"].as_str().unwrap().encode_utf16().collect();
    let figures = report["figures"].as_array().unwrap();
    assert!(figures.len() >= 3, "{report}");
    for figure in figures {
        let at = |i: usize| figure["span"][i].as_u64().unwrap() as usize;
        assert_eq!(String::from_utf16(&units[at(0)..at(1)]).unwrap(), figure["text"].as_str().unwrap());
    }
}

// ---- stream

#[test]
fn a_stream_is_answered_line_by_line_in_order() {
    let input: String = (0..2000).map(|i| line(&format!("r{i}"), if i % 3 == 0 { FAULTY } else { CLEAN })).collect();
    let output = run_on(&["check", "--format", "ndjson"], input);
    assert_eq!(status(&output), 1);
    let answers = json_lines(&output);
    assert_eq!(answers.len(), 2000);
    for (i, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], format!("r{i}"));
        assert_eq!(answer["findings"].as_array().unwrap().is_empty(), i % 3 != 0, "line {i}: {answer}");
        assert!(answer.get("text").is_none());
    }
    let clean = run_on(&["check", "--format", "ndjson", "-"], line("a", CLEAN));
    assert_eq!(status(&clean), 0);
}

#[test]
fn a_line_that_cannot_be_read_is_answered_and_the_stream_goes_on() {
    let input = [
        line("first", CLEAN).into_bytes(),
        b"not json\n".to_vec(),
        b"{\"id\": \"no-text\"}\n".to_vec(),
        b"\n".to_vec(),
        b"{\"id\": \"bytes\", \"text\": \"\xFF\xFE\"}\n".to_vec(),
        b"{\"id\": \"number\", \"text\": 12}\n".to_vec(),
        b"{\"text\": \"no id\"}\n".to_vec(),
        "[".repeat(100_000).into_bytes(),
        b"\n".to_vec(),
        line("last", CLEAN).trim_end().as_bytes().to_vec(),
    ]
    .concat();
    let output = run_on(&["check", "--format", "ndjson", "--lang", "en"], input);
    let answers = json_lines(&output);
    let ids: Vec<_> = answers.iter().map(|answer| answer["id"].as_str()).collect();
    assert_eq!(ids, [Some("first"), None, Some("no-text"), None, Some("number"), None, None, Some("last")]);
    for answer in &answers[1..7] {
        let error = answer["error"].as_str().unwrap();
        assert!(error.starts_with("line ") && error.contains(" cannot be read: "), "{error}");
        assert!(answer.get("findings").is_none());
    }
    for answer in [&answers[0], &answers[7]] {
        assert!(answer["findings"].is_array() && answer.get("error").is_none());
    }
    assert!(answers[2]["error"].as_str().unwrap().starts_with("line 3 "));
    assert_eq!(status(&output), 0);
    assert!(err(&output).contains("6 lines of standard input could not be read"), "{}", err(&output));
}

#[test]
fn half_a_surrogate_pair_does_not_lose_the_report() {
    let input = format!("{{\"id\": \"s\", \"text\": \"\\ud800{}\"}}\n", CLEAN.trim_end());
    let answers = json_lines(&run_on(&["check", "--format", "ndjson"], input));
    let plain =
        json_lines(&run_on(&["check", "--format", "ndjson"], line("s", &format!("\u{FFFD}{}", CLEAN.trim_end()))));
    assert!(answers[0].get("error").is_none(), "{}", answers[0]);
    assert_eq!(answers, plain);
}

#[test]
fn a_slow_producer_is_answered_before_it_sends_more() {
    let mut child: Child = gouji(&["check", "--format", "ndjson"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for id in ["a", "b", "c"] {
        stdin.write_all(line(id, CLEAN).as_bytes()).unwrap();
        let mut answer = String::new();
        // Would wait for ever if answers were held back until more lines came.
        answers.read_line(&mut answer).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_stream_beside_files_is_refused() {
    let folder = Folder::new("stream-and-files");
    let file = folder.file("clean.txt", CLEAN);
    let output = run(&["check", "--format", "ndjson", &file, "-"]);
    assert_eq!(status(&output), 2);
    assert!(out(&output).is_empty());
    assert!(err(&output).contains("不能与文件同时使用"), "{}", err(&output));
}

// ---- options

#[test]
fn a_rule_switched_off_says_nothing() {
    let findings = |args: &[&str]| {
        let args: Vec<&str> = ["check", "--format", "json"].iter().chain(args).copied().collect();
        let report: Value = serde_json::from_str(out(&run_on(&args, FAULTY))).unwrap();
        let rules: Vec<String> =
            report["findings"].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap().to_string()).collect();
        rules
    };
    let all = findings(&[]);
    assert!(!all.is_empty());
    assert!(!findings(&["--rules-off", &all[0]]).contains(&all[0]));
    assert!(findings(&["--rules-off", &all.join(",")]).is_empty());
}

#[test]
fn an_unknown_rule_is_refused_with_the_one_that_was_meant() {
    let id = first_rule();
    let mut misspelt = id.clone();
    misspelt.pop();
    let output = run_on(&["check", "--rules-off", &misspelt], CLEAN);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains(&format!("是不是 {id}？")), "{}", err(&output));
}

#[test]
fn a_profile_that_cannot_be_used_is_explained() {
    let folder = Folder::new("profiles");
    let cut = folder.file("cut.json", "{\n  \"low_execution\": ");
    let misspelt = folder.file("misspelt.json", "{\n  \"low_exekution\": 70\n}");
    let wrong = folder.file("wrong.json", "{\"profile\": {\"low_execution\": \"seventy\"}}");
    let pattern = folder.file("pattern.json", r#"{"wording": [{"id": "w", "pattern": "(", "message": "m"}]}"#);
    let missing = folder.0.join("missing.json").to_str().unwrap().to_string();
    for (file, word) in [
        (&cut, "第 2 行"),
        (&misspelt, "low_exekution"),
        (&wrong, "第 1 行"),
        (&pattern, "选项有误"),
        (&missing, "文件不存在"),
    ] {
        let output = run_on(&["check", "--profile", file], CLEAN);
        assert_eq!(status(&output), 2, "{file}");
        assert!(out(&output).is_empty(), "{file}: {}", out(&output));
        assert!(err(&output).contains(word), "{file}: {}", err(&output));
    }
}

#[test]
fn a_profile_sets_the_language_and_the_flag_overrides_it() {
    let folder = Folder::new("profile-lang");
    let profile = folder.file("en.json", r#"{"lang": "en"}"#);
    let last = |args: &[&str]| out(&run_on(args, CLEAN)).lines().last().unwrap().to_string();
    assert!(last(&["check", "--profile", &profile]).starts_with("standard input: "));
    assert!(last(&["check", "--profile", &profile, "--lang", "zh"]).starts_with("标准输入: "));
}

#[test]
fn wrong_arguments_are_told_in_both_languages() {
    for args in [&["chek"][..], &["check", "--format", "xml"], &["check", "--colour"], &["explain"], &[]] {
        let output = run(args);
        assert_eq!(status(&output), 2, "{args:?}");
        assert!(out(&output).is_empty(), "{args:?}");
        assert!(err(&output).contains("Usage") || err(&output).contains("error: "), "{args:?}: {}", err(&output));
    }
    assert!(err(&run(&["check", "--format", "xml"])).starts_with("参数有误"));
}

#[test]
fn help_and_version_go_to_standard_output() {
    for args in [&["--help"][..], &["check", "--help"], &["rules", "-h"], &["explain", "--help"], &["--version"]] {
        let output = run(args);
        assert_eq!(status(&output), 0, "{args:?}");
        assert!(out(&output).len() > 8 && err(&output).is_empty(), "{args:?}");
    }
}

// ---- bad input

#[test]
fn junk_is_answered_and_nothing_panics() {
    let noise: Vec<u8> = (0..40_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let output = run_on(&["check"], noise);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("不是可读的文本"), "{}", err(&output));

    let texts = [
        "",
        " \n\t\n",
        "no Chinese at all, 12 of 13",
        "\u{1b}[31m支出\u{7}12万元\u{202e}",
        &"9".repeat(300),
        &"（".repeat(3000),
        &"一、".repeat(3000),
        &format!("{}\n", vec!["1"; 200].join("\t")).repeat(20),
    ]
    .map(str::to_string);
    for text in texts {
        let output = run_on(&["check"], text.clone());
        assert!(status(&output) <= 1, "{:?}: {}", text.get(..20), err(&output));
        assert!(!out(&output).contains('\u{1b}'), "an escape of the text reached the terminal");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_early_is_no_trouble() {
    let input: String = (0..5000).map(|i| line(&i.to_string(), FAULTY)).collect();
    let mut child = gouji(&["check", "--format", "ndjson"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(input.as_bytes());
    });
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("{\"id\":\"0\""), "{first}");
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(err(&output), "");
    assert_eq!(output.status.code(), Some(2), "a check cut short");
}

// ---- rules

fn first_rule() -> String {
    out(&run(&["rules"])).split('\t').next().unwrap().to_string()
}

#[test]
fn rules_are_listed_and_every_one_can_be_explained() {
    let listed: Vec<Vec<String>> =
        out(&run(&["rules"])).lines().map(|line| line.split('\t').map(str::to_string).collect()).collect();
    let json: Value = serde_json::from_str(out(&run(&["rules", "--format", "json", "--lang", "en"]))).unwrap();
    assert!(!listed.is_empty());
    assert_eq!(listed.len(), json.as_array().unwrap().len());
    for (row, rule) in listed.iter().zip(json.as_array().unwrap()) {
        assert_eq!(row.len(), 3, "{row:?}");
        assert_eq!(row[0], rule["id"].as_str().unwrap());
        assert!(["错误", "疑点", "提示"].contains(&row[1].as_str()), "{row:?}");
    }
    let id = &listed[0][0];
    let explained = run(&["explain", id]);
    assert_eq!(status(&explained), 0);
    assert!(out(&explained).starts_with(id.as_str()) && out(&explained).contains("为什么"), "{}", out(&explained));
    assert!(out(&run(&["explain", id, "--lang", "en"])).contains("Why"));
}

#[test]
fn an_unknown_rule_cannot_be_explained() {
    let output = run(&["explain", "no-such-rule-at-all"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("没有这条规则: no-such-rule-at-all"), "{}", err(&output));
}
