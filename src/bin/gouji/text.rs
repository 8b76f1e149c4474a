//! A report for people at a terminal: every finding with the quoted lines and marks under the figures.

use std::io::{self, IsTerminal, Write};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use gouji::Report;
use gouji::report::{Finding, Role, Severity};

use crate::excerpt::{self, Row};
use crate::inputs::Input;
use crate::place::Places;
use crate::words::Words;

/// Rows are cut to fit beforehand, so the renderer has no need to.
const WIDTH: usize = 400;

/// How findings are drawn.
pub struct Style {
    renderer: Renderer,
    words: Words,
}

impl Style {
    pub fn for_standard_output(words: Words) -> Style {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let coloured = io::stdout().is_terminal()
            && set("NO_COLOR").is_none()
            && set("TERM").is_none_or(|terminal| terminal != "dumb");
        Style::new(words, coloured)
    }

    fn new(words: Words, coloured: bool) -> Style {
        let renderer = if coloured { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
        Style { renderer: renderer.term_width(WIDTH), words }
    }

    /// Writes the findings of one text, what was not read of it, and the summary line.
    pub fn write(&self, out: &mut dyn Write, input: &Input, report: &Report) -> io::Result<()> {
        let places = Places::of(&input.text);
        for finding in &report.findings {
            writeln!(out, "{}\n", self.finding(input, &places, finding))?;
        }
        for stretch in &report.unread {
            let place = places.at(stretch.span.start);
            writeln!(out, "{}", self.words.unread(&input.name, place.line, place.column, &stretch.reason))?;
        }
        writeln!(out, "{}", self.words.summary(&input.name, &report.summary))
    }

    fn finding(&self, input: &Input, places: &Places, finding: &Finding) -> String {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.with_name(self.words.severity(finding.severity)).primary_title(&finding.title);
        let rows = excerpt::rows(&input.text, places, &marks(finding));
        let mut group =
            Group::with_title(title.id(finding.rule.as_ref())).element(origin(&input.name, places, finding));
        for row in &rows {
            group = group.element(self.snippet(row));
        }
        if !finding.message.is_empty() {
            group = group.element(Level::NOTE.with_name(self.words.explanation()).message(&finding.message));
        }
        if let Some(suspect) = &finding.suspect {
            let printed = &input.text[places.at(suspect.span.start).byte..places.at(suspect.span.end).byte];
            let line = self.words.suspect(printed.trim(), &suspect.value, &suspect.why);
            group = group.element(Level::HELP.with_name(self.words.suggestion()).message(line));
        }
        without_bare_dividers(&self.renderer.render(&[group]))
    }

    fn snippet<'r>(&self, row: &'r Row<Kind>) -> Snippet<'r, Annotation<'r>> {
        let annotations = row.marks.iter().map(|mark| match mark.kind {
            Kind::Claim => AnnotationKind::Primary.span(mark.span.clone()),
            Kind::Other => AnnotationKind::Context.span(mark.span.clone()),
            Kind::Suspect => AnnotationKind::Context.span(mark.span.clone()).label(self.words.suspect_mark()),
            Kind::SuspectClaim => AnnotationKind::Primary.span(mark.span.clone()).label(self.words.suspect_mark()),
        });
        Snippet::source(&row.text).line_start(row.line).annotations(annotations)
    }
}

/// How a figure is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Claim,
    Other,
    Suspect,
    SuspectClaim,
}

fn marks(finding: &Finding) -> Vec<(u32, u32, Kind)> {
    let suspect = finding.suspect.as_ref().map(|suspect| (suspect.span.start, suspect.span.end));
    let mut marks: Vec<_> = finding
        .spans
        .iter()
        .map(|place| {
            let kind = match (place.role, suspect == Some((place.start, place.end))) {
                (Role::Claim, true) => Kind::SuspectClaim,
                (Role::Claim, false) => Kind::Claim,
                (_, true) => Kind::Suspect,
                (_, false) => Kind::Other,
            };
            (place.start, place.end, kind)
        })
        .collect();
    if let Some((start, end)) = suspect
        && !marks.iter().any(|(_, _, kind)| matches!(kind, Kind::Suspect | Kind::SuspectClaim))
    {
        marks.push((start, end, Kind::Suspect));
    }
    marks
}

/// Where the finding is: its claim, or else its first place.
fn origin<'n>(name: &'n str, places: &Places, finding: &Finding) -> Origin<'n> {
    let claim = finding.spans.iter().find(|place| place.role == Role::Claim).or(finding.spans.first());
    let origin = Origin::path(name);
    match claim.map(|claim| places.at(claim.start)) {
        Some(place) => origin.line(place.line).char_column(place.column),
        None => origin,
    }
}

/// The renderer draws `:::` with a path after it between stretches of one file; without a path it says nothing.
fn without_bare_dividers(drawn: &str) -> String {
    let bare = |line: &&str| {
        let mut visible = String::new();
        let mut escape = false;
        for c in line.chars() {
            match c {
                '\u{1b}' => escape = true,
                'm' if escape => escape = false,
                _ if escape => {}
                _ => visible.push(c),
            }
        }
        visible.trim() == ":::"
    };
    drawn.split('\n').filter(|line| !bare(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji::Lang;
    use gouji::report::{Place, Span16, Suspect};

    const TEXT: &str = "一、资金情况\n年初预算数88.60万元，其中：基本支出61.20万元，项目支出24.70万元。\n";

    fn input() -> Input {
        Input { name: "报告.txt".into(), text: TEXT.into() }
    }

    fn span(figure: &str) -> Span16 {
        let start = TEXT[..TEXT.find(figure).unwrap()].encode_utf16().count() as u32;
        Span16 { start, end: start + figure.encode_utf16().count() as u32 }
    }

    fn report() -> Report {
        let place = |figure, role| Place { start: span(figure).start, end: span(figure).end, role };
        let mut report = gouji::check("");
        report.findings = vec![Finding {
            rule: "initial-split".into(),
            severity: Severity::Error,
            title: "年初预算数 ≠ 基本支出 + 项目支出".into(),
            message: "88.60 = 61.20 + 24.70 不成立，相差 2.70。".into(),
            spans: vec![place("88.60", Role::Claim), place("61.20", Role::Operand), place("24.70", Role::Operand)],
            suspect: Some(Suspect { span: span("24.70"), value: "27.40".into(), why: "两位数字颠倒".into() }),
            fingerprint: "f".into(),
        }];
        report
    }

    fn drawn(words: Words, coloured: bool, report: &Report) -> String {
        let mut out = vec![];
        Style::new(words, coloured).write(&mut out, &input(), report).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn marks_stand_under_the_figures_two_columns_a_character() {
        let drawn = drawn(Words(Lang::Zh), false, &report());
        let expected = "\
错误[initial-split]: 年初预算数 ≠ 基本支出 + 项目支出
 --> 报告.txt:2:6
  |
2 | 年初预算数88.60万元，其中：基本支出61.20万元，项目支出24.70万元。
  |           ^^^^^                    -----              ----- 疑为此数有误
  |
  = 说明: 88.60 = 61.20 + 24.70 不成立，相差 2.70。
  = 建议: “24.70”疑应为“27.40”：两位数字颠倒
";
        assert!(drawn.starts_with(expected), "{drawn}");
    }

    #[test]
    fn colour_changes_nothing_but_colour() {
        let coloured = drawn(Words(Lang::En), true, &report());
        assert!(coloured.contains('\u{1b}'));
        assert!(!coloured.contains(":::"), "{coloured}");
        let plain = drawn(Words(Lang::En), false, &report());
        assert!(!plain.contains('\u{1b}'));
        assert!(plain.starts_with("error[initial-split]: "), "{plain}");
    }

    #[test]
    fn a_finding_about_the_whole_text_names_the_file() {
        let mut report = report();
        report.findings[0].spans.clear();
        report.findings[0].suspect = None;
        let drawn = drawn(Words(Lang::Zh), false, &report);
        assert!(drawn.contains("--> 报告.txt\n"), "{drawn}");
    }

    #[test]
    fn a_suspect_outside_the_marked_figures_is_marked_as_well() {
        let mut report = report();
        report.findings[0].spans.truncate(2);
        let drawn = drawn(Words(Lang::Zh), false, &report);
        assert!(drawn.contains("----- 疑为此数有误"), "{drawn}");
    }
}
