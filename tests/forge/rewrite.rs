//! Rewriting that changes how a report looks and nothing of what it says.

use super::Forged;
use super::number::with_separators;
use super::rng::Rng;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rewriting {
    WideDigits,
    Wrap,
    BlankLines,
    PageNumbers,
    Separators,
    Bold,
    CarriageReturns,
    NarrowPunctuation,
    BlanksAroundNumbers,
}

pub const ALL: [Rewriting; 9] = [
    Rewriting::WideDigits,
    Rewriting::Wrap,
    Rewriting::BlankLines,
    Rewriting::PageNumbers,
    Rewriting::Separators,
    Rewriting::Bold,
    Rewriting::CarriageReturns,
    Rewriting::NarrowPunctuation,
    Rewriting::BlanksAroundNumbers,
];

/// Rewrites `text`, which is the text of `report` or of one of its mutants.
pub fn rewrite(how: Rewriting, text: &str, report: &Forged) -> String {
    let mut rng = Rng::new(report.seed ^ 0xB01D);
    match how {
        Rewriting::WideDigits => wide(text),
        Rewriting::Wrap => by_line(text, |line| wrap(line, &mut rng)),
        Rewriting::BlankLines => text.replace('\n', "\n\n"),
        Rewriting::PageNumbers => page_numbers(text, &mut rng),
        Rewriting::Separators => separators(text),
        Rewriting::Bold => by_line(text, bold),
        Rewriting::CarriageReturns => format!("\u{feff}{}", text.replace('\n', "\r\n")),
        Rewriting::NarrowPunctuation => text.chars().map(narrow).collect(),
        Rewriting::BlanksAroundNumbers => blanks(text),
    }
}

fn by_line(text: &str, mut change: impl FnMut(&str) -> String) -> String {
    text.split('\n')
        .map(|line| if is_row(line) { line.to_string() } else { change(line) })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Table rows keep their shape: no PDF viewer breaks a cell off by accident.
fn is_row(line: &str) -> bool {
    line.contains(['|', '\t']) || line.contains("  ")
}

fn wide(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit_at = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
    let mut out = String::new();
    for (i, &c) in chars.iter().enumerate() {
        let inside = digit_at(i.checked_sub(1)) && digit_at(Some(i + 1));
        out.push(match c {
            '0'..='9' => char::from_u32(c as u32 - 0x30 + 0xFF10).expect("a full-width digit"),
            '.' if inside => '．',
            '%' if digit_at(i.checked_sub(1)) => '％',
            other => other,
        });
    }
    out
}

/// Breaks a long line the way a PDF copy does, but never inside a number.
fn wrap(line: &str, rng: &mut Rng) -> String {
    let chars: Vec<char> = line.chars().collect();
    let width = rng.range(26, 34) as usize;
    if chars.len() < width + 6 {
        return line.to_string();
    }
    let mut out = String::new();
    let mut column = 0;
    for (i, &c) in chars.iter().enumerate() {
        out.push(c);
        column += 1;
        let next = chars.get(i + 1).copied().unwrap_or('\n');
        let breakable = |c: char| !c.is_ascii() && !"０１２３４５６７８９％".contains(c);
        if column >= width && next != '\n' && breakable(c) && breakable(next) {
            out.push('\n');
            column = 0;
        }
    }
    out
}

fn page_numbers(text: &str, rng: &mut Rng) -> String {
    let form = rng.range(1, 3);
    let mut out = String::new();
    let mut page = 0;
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push('\n');
        }
        if i > 0 && i % 9 == 0 && !is_row(line) {
            page += 1;
            out.push_str(&match form {
                1 => format!("\n- {page} -\n\n"),
                2 => format!("\n— {page} —\n\n"),
                _ => format!("\n第 {page} 页 共 9 页\n\n"),
            });
        }
        out.push_str(line);
    }
    out
}

/// Puts separators into every amount of five digits and more that a unit of money follows.
fn separators(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        out.push_str(&rest[..at]);
        let number = &rest[at..];
        let end = number.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(number.len());
        let (number, tail) = number.split_at(end);
        let money = ["万元", "元", "亿元"].iter().any(|unit| tail.trim_start_matches(' ').starts_with(unit));
        let plain = number.chars().all(|c| c.is_ascii_digit() || c == '.') && number.matches('.').count() < 2;
        match money && plain && !number.ends_with('.') && number.split('.').next().is_some_and(|w| w.len() > 3) {
            true => out.push_str(&with_separators(number)),
            false => out.push_str(number),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Markdown: headings and some clauses in bold.
fn bold(line: &str) -> String {
    let heading = line.chars().count() < 30 && line.chars().nth(1) == Some('、');
    match heading {
        true => format!("**{line}**"),
        false => line.replace("其中：", "**其中：**").replace("得分", "**得分**"),
    }
}

fn narrow(c: char) -> char {
    match c {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        other => other,
    }
}

fn blanks(text: &str) -> String {
    let mut out = String::new();
    let mut previous = '\n';
    for c in text.chars() {
        let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        if (chinese(previous) && c.is_ascii_digit()) || (previous.is_ascii_digit() && chinese(c)) {
            out.push(' ');
        }
        out.push(c);
        previous = c;
    }
    out
}
