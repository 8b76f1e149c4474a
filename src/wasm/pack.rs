//! A report as numbers and one string. `www/engine/unpack.ts` is its mirror; a test holds the two together.
//!
//! Every list is its length followed by rows of fixed width. A string is two words: where it starts in the common string
//! and how long it is, in UTF-16 code units. [`NONE`] stands for what is absent.

use crate::report::{
    Fact, Figure, Finding, Heading, Indicator, Part, Place, Project, Relation, Report, Span16, Suspect, Unread,
};

const NONE: u32 = u32::MAX;

pub fn pack(report: &Report) -> (Vec<u32>, String) {
    // Destructured without `..` here and below, so that a field added to the report cannot be forgotten here.
    let Report {
        gouji,
        kind,
        summary,
        figures,
        relations,
        findings,
        facts,
        indicators,
        projects,
        outline,
        parts,
        unread,
    } = report;
    let mut to = Packer::with_room_for(figures.len(), relations.len(), facts.len());
    to.text(gouji);
    to.word(*kind as u32);
    to.summary(summary);
    to.list(figures, Packer::figure);
    to.list(relations, Packer::relation);
    to.pool(relations.iter().flat_map(|relation| &relation.spans), Packer::span);
    to.list(findings, Packer::finding);
    to.pool(findings.iter().flat_map(|finding| &finding.spans), Packer::place);
    to.list(facts, Packer::fact);
    to.list(indicators, Packer::indicator);
    to.list(projects, Packer::project);
    to.list(outline, Packer::heading);
    to.list(parts, Packer::part);
    to.list(unread, Packer::unread);
    (to.words, to.strings)
}

struct Packer {
    words: Vec<u32>,
    strings: String,
    /// Length of `strings` in UTF-16 code units.
    at: u32,
    /// How many rows of the pool after the list at hand are spoken for.
    pooled: u32,
}

impl Packer {
    fn with_room_for(figures: usize, relations: usize, facts: usize) -> Packer {
        Packer {
            words: Vec::with_capacity(256 + figures * 9 + relations * 19 + facts * 9),
            strings: String::with_capacity(1024 + figures * 16 + relations * 64 + facts * 40),
            at: 0,
            pooled: 0,
        }
    }

    fn word(&mut self, word: u32) {
        self.words.push(word);
    }

    fn optional(&mut self, index: Option<u32>) {
        self.word(index.unwrap_or(NONE));
    }

    fn text(&mut self, text: &str) {
        let length = if text.is_ascii() { text.len() } else { text.encode_utf16().count() } as u32;
        self.words.extend([self.at, length]);
        self.strings.push_str(text);
        self.at += length;
    }

    fn span(&mut self, span: &Span16) {
        self.words.extend([span.start, span.end]);
    }

    fn list<T>(&mut self, items: &[T], write: fn(&mut Packer, &T)) {
        self.word(items.len() as u32);
        self.pooled = 0;
        items.iter().for_each(|item| write(self, item));
    }

    fn pool<'a, T: 'a>(&mut self, items: impl Iterator<Item = &'a T>, write: fn(&mut Packer, &T)) {
        self.word(self.pooled);
        items.for_each(|item| write(self, item));
    }

    /// Where the pool rows of the item at hand start, and how many they are.
    fn pooled(&mut self, count: usize) {
        self.words.extend([self.pooled, count as u32]);
        self.pooled += count as u32;
    }

    fn summary(&mut self, summary: &crate::report::Summary) {
        let crate::report::Summary {
            figures,
            proved,
            disputed,
            read,
            plain,
            relations,
            errors,
            warnings,
            notes,
            share,
        } = summary;
        self.words.extend([figures, proved, disputed, read, plain, relations, errors, warnings, notes]);
        self.text(share);
    }

    fn figure(&mut self, figure: &Figure) {
        let Figure { span, text, value, unit, state } = figure;
        self.span(span);
        self.word(*state as u32);
        self.text(text);
        self.text(value);
        match unit {
            Some(unit) => self.text(unit),
            None => self.words.extend([NONE, 0]),
        }
    }

    fn relation(&mut self, relation: &Relation) {
        let Relation { rule, verdict, spans, formula, stated, computed, difference } = relation;
        self.text(rule);
        self.word(*verdict as u32);
        self.pooled(spans.len());
        for text in [formula, stated, computed, difference] {
            self.text(text);
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let Finding { rule, severity, title, message, spans, suspect, fingerprint } = finding;
        self.text(rule);
        self.word(*severity as u32);
        self.text(title);
        self.text(message);
        self.pooled(spans.len());
        self.text(fingerprint);
        match suspect {
            Some(Suspect { span, value, why }) => {
                self.span(span);
                self.text(value);
                self.text(why);
            }
            None => self.words.extend([NONE; 6]),
        }
    }

    fn place(&mut self, place: &Place) {
        let Place { start, end, role } = place;
        self.words.extend([*start, *end, *role as u32]);
    }

    fn fact(&mut self, fact: &Fact) {
        let Fact { figure, subject, label, stage, measure } = fact;
        self.word(*figure);
        for text in [subject, label.as_ref(), stage, measure] {
            self.text(text);
        }
    }

    fn indicator(&mut self, indicator: &Indicator) {
        let Indicator { name, name_span, operator, target, midyear, actual, rate, weight, score } = indicator;
        self.text(name);
        self.span(name_span);
        self.text(operator);
        for index in [target, midyear, actual, rate, weight, score] {
            self.optional(*index);
        }
    }

    fn project(&mut self, project: &Project) {
        let Project { name, name_span, budget, spent, rate } = project;
        self.text(name);
        self.span(name_span);
        for index in [budget, spent, rate] {
            self.optional(*index);
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let Heading { level, title, span } = heading;
        self.word(u32::from(*level));
        self.text(title);
        self.span(span);
    }

    fn part(&mut self, part: &Part) {
        let Part { span, kind, title, unit, year, total, grade } = part;
        self.span(span);
        self.word(*kind as u32);
        self.text(title);
        self.text(unit);
        self.optional(year.map(u32::from));
        self.optional(*total);
        self.text(grade);
    }

    fn unread(&mut self, unread: &Unread) {
        let Unread { span, reason } = unread;
        self.span(span);
        self.text(reason);
    }
}
