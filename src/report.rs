//! The result contract: what one check of one text says, in the shape that every face shows.
//!
//! Offsets are UTF-16 code units of the text as it was given, because that is how the browser counts.

use std::borrow::Cow;

use serde::Serialize;

/// `[start, end)` in UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span16 {
    pub start: u32,
    pub end: u32,
}

impl Serialize for Span16 {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end].serialize(to)
    }
}

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 部门整体支出绩效自评报告
    Department,
    /// 项目支出绩效自评报告
    Project,
    /// 绩效自评表
    Table,
    /// 部门决算说明 (its performance and 三公 parts)
    Accounts,
    #[default]
    Unknown,
}

/// How far a figure has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Takes part in a relation that holds and in none that fails.
    Proved,
    /// Takes part in a relation that fails.
    Disputed,
    /// Its meaning is known, but nothing binds it.
    Read,
    /// No datum: a year, an ordinal, a document number, a hotline.
    Plain,
}

/// What an evaluated relation came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Holds,
    /// Misses the printed digits but lies inside what their precision allows (尾差).
    Rounding,
    Fails,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// 错误: no reading makes the text right.
    Error,
    /// 疑点: it looks wrong.
    Warning,
    /// 提示: style, or worth a look.
    Note,
}

/// What a place is to a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Claim,
    Operand,
    Context,
}

/// Every number of the text, in reading order.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    pub span: Span16,
    pub text: String,
    /// Exact decimal in `unit`; empty when the number could not be read (too many digits).
    pub value: String,
    pub unit: Option<&'static str>,
    pub state: State,
}

/// A relation that was evaluated, holding or not; the claim's span comes first.
#[derive(Debug, Clone, Serialize)]
pub struct Relation {
    pub rule: &'static str,
    pub verdict: Verdict,
    pub spans: Vec<Span16>,
    pub formula: String,
    pub stated: String,
    pub computed: String,
    pub difference: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Place {
    pub start: u32,
    pub end: u32,
    pub role: Role,
}

/// The one figure whose change would make everything hold again.
#[derive(Debug, Clone, Serialize)]
pub struct Suspect {
    pub span: Span16,
    pub value: String,
    pub why: String,
}

/// What a reviewer must be told.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// A built-in rule, or one of the options' own.
    pub rule: Cow<'static, str>,
    pub severity: Severity,
    pub title: String,
    pub message: String,
    pub spans: Vec<Place>,
    pub suspect: Option<Suspect>,
    pub fingerprint: String,
}

/// A figure bound to its meaning; `figure` indexes [`Report::figures`].
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub figure: u32,
    /// `whole`, `basic`, `project`, `personnel`, `public`, `three-public` … or `named`.
    pub subject: &'static str,
    /// The subject in the report's own words.
    pub label: Cow<'static, str>,
    /// `initial`, `adjust`, `full`, `received`, `spent`, `prior`, `balance` … or empty.
    pub stage: &'static str,
    /// `amount`, `rate`, `weight`, `score`, `target`, `midyear`, `actual`, `count` …
    pub measure: &'static str,
}

/// One performance indicator; numbers index [`Report::figures`].
#[derive(Debug, Clone, Serialize)]
pub struct Indicator {
    pub name: String,
    pub name_span: Span16,
    /// `≥`, `≤`, `=` or empty.
    pub operator: &'static str,
    pub target: Option<u32>,
    pub midyear: Option<u32>,
    pub actual: Option<u32>,
    pub rate: Option<u32>,
    pub weight: Option<u32>,
    pub score: Option<u32>,
}

/// One project with its money; numbers index [`Report::figures`].
#[derive(Debug, Clone, Serialize)]
pub struct Project {
    pub name: String,
    pub name_span: Span16,
    pub budget: Option<u32>,
    pub spent: Option<u32>,
    pub rate: Option<u32>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Heading {
    pub level: u8,
    pub title: String,
    pub span: Span16,
}

/// One of the reports that were pasted together.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    pub span: Span16,
    pub kind: Kind,
    pub title: String,
    /// 填报单位, as the cover or the text names it.
    pub unit: String,
    pub year: Option<u16>,
    /// Total score, as an index into [`Report::figures`].
    pub total: Option<u32>,
    pub grade: String,
}

/// A stretch that was not read, and why.
#[derive(Debug, Clone, Serialize)]
pub struct Unread {
    pub span: Span16,
    pub reason: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Summary {
    pub figures: u32,
    pub proved: u32,
    pub disputed: u32,
    pub read: u32,
    pub plain: u32,
    pub relations: u32,
    pub errors: u32,
    pub warnings: u32,
    pub notes: u32,
    /// Proved figures in a hundred figures that are data, one decimal.
    pub share: String,
}

/// The whole answer.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub gouji: &'static str,
    pub kind: Kind,
    pub summary: Summary,
    pub figures: Vec<Figure>,
    pub relations: Vec<Relation>,
    pub findings: Vec<Finding>,
    pub facts: Vec<Fact>,
    pub indicators: Vec<Indicator>,
    pub projects: Vec<Project>,
    pub outline: Vec<Heading>,
    pub parts: Vec<Part>,
    pub unread: Vec<Unread>,
}
