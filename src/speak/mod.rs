//! The report: what was read, proved and found, in the user's language and in UTF-16 offsets.

mod plain;

use crate::gather::Gather;
use std::ops::Range;

use crate::decimal::printed;
use crate::judge::{Judgement, Relation, states};
use crate::options::{Lang, Options};
use crate::quick::Map;
use crate::read::Document;
use crate::read::document::{Fig, Operator};
use crate::report::{self, Kind, Report, Role, Severity, Span16, State, Summary};
use crate::rules::own::Own;
use crate::rules::{Found, Say, spoken};
use crate::text::{Span, Text, Utf16};

/// The report of one text as it grows, document by document.
pub struct Speech<'a> {
    speaker: Speaker<'a>,
    options: &'a Options,
    /// How many reports each unit has had so far.
    units: Map<String, usize>,
    out: Report,
}

impl<'a> Speech<'a> {
    pub fn new(text: &'a Text<'a>, options: &'a Options) -> Speech<'a> {
        let out = Report {
            gouji: env!("CARGO_PKG_VERSION"),
            kind: Kind::default(),
            summary: Summary::default(),
            figures: Vec::new(),
            relations: Vec::new(),
            findings: Vec::new(),
            facts: Vec::new(),
            indicators: Vec::new(),
            projects: Vec::new(),
            outline: Vec::new(),
            parts: Vec::new(),
            unread: Vec::new(),
        };
        let speaker = Speaker { text, index: Utf16::new(text.source), lang: options.lang };
        Speech { speaker, options, units: Map::default(), out }
    }

    /// Adds what one document says and what was found in it.
    pub fn tell(&mut self, doc: &Document, judgement: Judgement, found: &[Found]) {
        let Speech { speaker, options, units, out } = self;
        if out.parts.is_empty() {
            out.kind = doc.kind;
        }
        let unit = doc.str(doc.unit);
        let told = units.entry(unit.to_string()).or_default();
        let home = Home { unit, nth: *told };
        *told += 1;
        let base = out.figures.len() as Fig;
        let states = states(doc, &judgement.relations);
        let spans = speaker.figures(doc, &states, out);
        speaker.facts(doc, base, out);
        let off = |id: &str| options.rules_off.iter().any(|r| r == id);
        let kept = judgement.relations.into_iter().filter(|r| !off(r.rule));
        out.relations.extend(kept.map(|r| relation(r, &spans)));
        let all = judgement.found.iter().chain(found).filter(|f| !off(f.rule));
        out.findings.extend(all.filter_map(|f| speaker.finding(f, &home)));
        speaker.part(doc, base, out);
    }

    /// What a portal's own rules say of the whole text comes last.
    pub fn end(self, own: &[Own]) -> Report {
        let Speech { speaker, mut out, .. } = self;
        for own in own {
            out.findings.extend(own.matches(speaker.text.source).into_iter().map(|at| speaker.own(own, at)));
        }
        crate::order::by_key(&mut out.findings, |f| (f.severity, f.spans.first().map_or(0, |s| s.start)));
        out.summary = summary(&out);
        out
    }
}

struct Speaker<'a> {
    text: &'a Text<'a>,
    index: Utf16<'a>,
    lang: Lang,
}

impl Speaker<'_> {
    fn span(&self, span: Span) -> Span16 {
        self.span16(self.text.origin(span))
    }

    fn span16(&self, origin: Range<usize>) -> Span16 {
        let start = self.index.at(origin.start);
        Span16 { start, end: start + self.index.between(origin) }
    }

    /// Tells every figure, and answers where each stands.
    fn figures(&self, doc: &Document, states: &[State], out: &mut Report) -> Vec<Span16> {
        let mut spans = Vec::with_capacity(doc.figures.len());
        out.figures.reserve(doc.figures.len());
        for (figure, state) in doc.figures.iter().zip(states) {
            let origin = self.text.origin(figure.span);
            let span = self.span16(origin.clone());
            spans.push(span);
            out.figures.push(report::Figure {
                text: self.text.source[origin].to_string(),
                span,
                value: figure.value.map(printed).unwrap_or_default(),
                unit: figure.unit.name(),
                state: *state,
            });
        }
        spans
    }

    fn facts(&self, doc: &Document, base: Fig, out: &mut Report) {
        for fact in &doc.facts {
            let label = match (fact.subject.label(), fact.subject) {
                (Some((zh, en)), _) => if self.lang == Lang::Zh { zh } else { en }.into(),
                (None, crate::read::meaning::Subject::Named(name)) => {
                    doc.str(doc.names[name as usize].span).to_string().into()
                }
                _ => "".into(),
            };
            out.facts.push(report::Fact {
                figure: base + fact.fig,
                subject: fact.subject.code(),
                label,
                stage: fact.stage.map_or("", |s| s.code()),
                measure: fact.measure.code(),
            });
        }
        let at = |fig: Option<Fig>| fig.map(|f| f + base);
        for i in &doc.indicators {
            out.indicators.push(report::Indicator {
                name: doc.str(i.name).to_string(),
                name_span: self.span(i.name),
                operator: match i.operator {
                    Operator::Unsaid => "",
                    Operator::AtLeast => "≥",
                    Operator::AtMost => "≤",
                    Operator::Equals => "=",
                },
                target: at(i.target),
                midyear: at(i.midyear),
                actual: at(i.actual),
                rate: at(i.rate),
                weight: at(i.weight),
                score: at(i.score),
            });
        }
        for p in &doc.projects {
            let name = &doc.names[p.name as usize];
            out.projects.push(report::Project {
                name: doc.str(name.span).to_string(),
                name_span: self.span(name.span),
                budget: at(p.budget),
                spent: at(p.spent),
                rate: at(p.rate),
            });
        }
    }

    fn finding(&self, found: &Found, home: &Home) -> Option<report::Finding> {
        let rule = spoken(found.rule)?;
        let mut places: Vec<report::Place> = found
            .places
            .iter()
            .map(|(span, role)| {
                let s = self.span(*span);
                report::Place { start: s.start, end: s.end, role: *role }
            })
            .filter(|p| p.start < p.end)
            .gather();
        crate::order::by_key(&mut places, |p| match p.role {
            Role::Claim => 0,
            Role::Operand => 1,
            Role::Context => 2,
        });
        let words: Vec<(&'static str, String)> =
            found.words.iter().map(|(name, value)| (*name, plain::word(name, value, self.lang))).gather();
        let mut message = fill(rule.message.in_lang(self.lang), &words);
        let also = words.iter().find(|(name, _)| *name == "also").map_or("", |(_, v)| v.as_str());
        if !also.is_empty() {
            message += &fill(ALSO.in_lang(self.lang), &words);
        }
        Some(report::Finding {
            rule: found.rule.into(),
            severity: found.severity,
            title: rule.title.in_lang(self.lang).to_string(),
            message,
            suspect: found.suspect.as_ref().map(|s| report::Suspect {
                span: self.span(s.span),
                value: s.value.clone(),
                why: fill(s.why.in_lang(self.lang), &s.words),
            }),
            fingerprint: fingerprint(self.text, found, home),
            spans: places,
        })
    }

    /// What one of the portal's own rules found, at its place in the source.
    fn own(&self, own: &Own, at: Range<usize>) -> report::Finding {
        let mut print = Fingerprint::new();
        print.eat(own.id.as_bytes());
        print.place(&self.text.source[..at.start], &self.text.source[at.clone()]);
        let place = report::Place { start: self.index.at(at.start), end: self.index.at(at.end), role: Role::Claim };
        report::Finding {
            rule: own.id.clone().into(),
            severity: own.severity,
            title: own.message.clone(),
            message: own.message.clone(),
            spans: vec![place],
            suspect: None,
            fingerprint: print.hex(),
        }
    }

    fn part(&self, doc: &Document, base: Fig, out: &mut Report) {
        use crate::text::Numbering;
        for h in doc.outline.iter().filter(|h| h.alone || h.numbering <= Numbering::HanBracket) {
            out.outline.push(report::Heading {
                level: h.numbering as u8 + 1,
                title: doc.str(h.span).to_string(),
                span: self.span(h.span),
            });
        }
        out.parts.push(report::Part {
            span: self.span(doc.span),
            kind: doc.kind,
            title: doc.str(doc.title).to_string(),
            unit: doc.str(doc.unit).to_string(),
            year: doc.year,
            total: doc.totals.first().map(|f| f + base),
            grade: doc.grades.first().map_or(String::new(), |g| doc.str(g.span).to_string()),
        });
        for (span, reason) in &doc.unread {
            out.unread
                .push(report::Unread { span: self.span(*span), reason: unread(reason).in_lang(self.lang).to_string() });
        }
    }
}

/// A relation with the places that its figures have in the source.
fn relation(r: Relation, spans: &[Span16]) -> report::Relation {
    report::Relation {
        rule: r.rule,
        verdict: r.verdict,
        spans: r.figures.iter().map(|fig| spans[*fig as usize]).gather(),
        formula: r.formula,
        stated: r.stated,
        computed: r.computed,
        difference: r.difference,
    }
}

const ALSO: Say = crate::rules::say("同一原因还使：{also}。", " The same cause also gives: {also}.");

/// Why a stretch was not read.
fn unread(key: &str) -> Say {
    use crate::rules::say;
    match key {
        "table-glued" => say(
            "表格各格粘连，无法可靠切分，未作核查。",
            "The cells of this table run into each other; it was not checked.",
        ),
        "table-ragged" => say(
            "表格各行列数不齐，无法对应表头，未作核查。",
            "The rows of this table do not fit its header; it was not checked.",
        ),
        "table-no-header" => say(
            "未找到表头，表中数字未作核查。",
            "This table has no header that is known; its figures were not checked.",
        ),
        _ => say("未能读懂，未作核查。", "This could not be read; it was not checked."),
    }
}

/// Puts values into a message; a name without a value becomes nothing.
fn fill(template: &str, words: &[(&'static str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 40);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out += &rest[..open];
        let Some(close) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + close];
        out += words.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v.as_str());
        rest = &rest[open + close + 1..];
    }
    out + rest
}

/// Whose report of a paste a finding is about: the same slip in two reports is two findings.
struct Home<'a> {
    unit: &'a str,
    /// Which of this unit's reports, where it has several in one paste.
    nth: usize,
}

fn fingerprint(text: &Text, found: &Found, home: &Home) -> String {
    let mut print = Fingerprint::new();
    print.eat(home.unit.as_bytes());
    print.eat(&(home.nth as u64).to_le_bytes());
    print.eat(found.rule.as_bytes());
    for (span, role) in &found.places {
        if *role != Role::Context {
            print.place(&text.copy[..span.start as usize], text.slice(*span));
        }
    }
    print.hex()
}

/// Stable across wording and across changes elsewhere: whose report, the rule, and the printed text of its places.
struct Fingerprint(u64);

impl Fingerprint {
    fn new() -> Fingerprint {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }

    /// A place, with the words before it: they tell two equal figures apart.
    fn place(&mut self, before: &str, printed: &str) {
        let before: String = before.chars().rev().take(8).collect();
        self.eat(before.as_bytes());
        self.eat(printed.as_bytes());
    }

    fn eat(&mut self, bytes: &[u8]) {
        for b in bytes.iter().chain(b"\x1f") {
            self.0 = (self.0 ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}

fn summary(report: &Report) -> Summary {
    let state = |s: State| report.figures.iter().filter(|f| f.state == s).count() as u32;
    let severity = |s: Severity| report.findings.iter().filter(|f| f.severity == s).count() as u32;
    let (proved, disputed, read) = (state(State::Proved), state(State::Disputed), state(State::Read));
    let data = proved + disputed + read;
    let tenths = (proved * 1000).checked_div(data).unwrap_or(0);
    Summary {
        figures: report.figures.len() as u32,
        proved,
        disputed,
        read,
        plain: state(State::Plain),
        relations: report.relations.len() as u32,
        errors: severity(Severity::Error),
        warnings: severity(Severity::Warning),
        notes: severity(Severity::Note),
        share: format!("{}.{}", tenths / 10, tenths % 10),
    }
}
