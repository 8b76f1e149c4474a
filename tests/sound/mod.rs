//! What every answer owes its reader, whatever the text was; the tests and the fuzz target hold it to that.

use gouji::report::{Report, Span16};

/// What every answer must satisfy, whatever the text.
pub fn sound(text: &str) -> Report {
    let report = gouji::check(text);
    let units: Vec<u16> = text.encode_utf16().collect();
    for figure in &report.figures {
        inside(&units, figure.span.start, figure.span.end, "figure");
    }
    for pair in report.figures.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "figures overlap: {:?} {:?}", pair[0].span, pair[1].span);
    }
    for Span16 { start, end } in report.relations.iter().flat_map(|r| r.spans.iter()) {
        inside(&units, *start, *end, "relation");
    }
    for finding in &report.findings {
        assert!(!finding.spans.is_empty(), "{} points nowhere", finding.rule);
        for place in &finding.spans {
            inside(&units, place.start, place.end, &finding.rule);
        }
        if let Some(suspect) = &finding.suspect {
            inside(&units, suspect.span.start, suspect.span.end, "suspect");
        }
        assert!(!finding.message.is_empty() && !finding.title.is_empty(), "{} says nothing", finding.rule);
    }
    for heading in &report.outline {
        inside(&units, heading.span.start, heading.span.end, "heading");
    }
    for unread in &report.unread {
        inside(&units, unread.span.start, unread.span.end, "unread");
    }
    for indicator in &report.indicators {
        inside(&units, indicator.name_span.start, indicator.name_span.end, "indicator");
    }
    let count = report.figures.len();
    for fact in &report.facts {
        assert!((fact.figure as usize) < count, "a fact without a figure");
    }
    assert_eq!(report.summary.figures as usize, count);
    report
}

fn inside(units: &[u16], start: u32, end: u32, what: &str) {
    let (start, end) = (start as usize, end as usize);
    assert!(start < end && end <= units.len(), "{what}: span {start}..{end} of {}", units.len());
    let low = |at: usize| units.get(at).is_some_and(|u| (0xDC00..0xE000).contains(u));
    assert!(!low(start) && !low(end), "{what}: span {start}..{end} cuts a character");
}

/// The whole answer as one string, for comparing two.
pub fn said(report: &Report) -> String {
    serde_json::to_string(report).expect("a report is JSON")
}
