//! The document: what one report says, as data. Every reader adds to it; rules and judge only look.

use crate::gather::Gather;
use rust_decimal::Decimal;

use super::cues::Cued;
use super::figure::Figure;
use super::meaning::{Measure, Purse, Stage, Subject};
use super::terms::Hit;
use crate::quick::Map;
use crate::report::Kind;
use crate::text::{Heading, Span, Text};

/// An index into [`Document::figures`].
pub type Fig = u32;

/// A figure bound to its meaning.
#[derive(Debug, Clone, Copy)]
pub struct Fact {
    pub fig: Fig,
    pub subject: Subject,
    pub stage: Option<Stage>,
    pub measure: Measure,
    pub purse: Purse,
    /// The clause itself says it; nothing was inherited. Only a sure fact can accuse another.
    pub sure: bool,
    /// Where it stands: facts of one sentence belong together.
    pub sentence: u32,
    pub block: u32,
    /// It stands in the sentence's train of an earlier stage (年初…执行数): not the year's own figure.
    pub aside: bool,
}

/// Somebody or something the report names.
#[derive(Debug, Clone)]
pub struct Name {
    pub span: Span,
    /// The name without 项目, 经费, 资金 …: two mentions with one core are one thing.
    pub core: String,
}

/// How an indicator's target is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Operator {
    #[default]
    Unsaid,
    AtLeast,
    AtMost,
    Equals,
}

#[derive(Debug, Clone, Default)]
pub struct Indicator {
    pub name: Span,
    pub operator: Operator,
    pub target: Option<Fig>,
    pub midyear: Option<Fig>,
    pub actual: Option<Fig>,
    pub rate: Option<Fig>,
    pub weight: Option<Fig>,
    pub score: Option<Fig>,
    /// 偏差原因, as written; empty when the report gives none.
    pub reason: Span,
    pub measures: Span,
    /// Everything that was read as this indicator.
    pub span: Span,
    /// The words of target and actual as printed (a quality in words has no figure).
    pub target_text: Span,
    pub actual_text: Span,
    /// Read from a table row (a prose indicator otherwise).
    pub from_table: bool,
    /// Which printing of the indicators it stands in: 0 the running text, then the tables in their order.
    pub list: u32,
}

/// A part of the total (产出指标, 过程): its points as one place prints them, or the points of what stands under it.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Without 指标 and the like: one name for one part.
    pub name: String,
    /// Which list, table or set of headings it was read from.
    pub source: u32,
    pub weight: Option<Fig>,
    pub score: Option<Fig>,
    pub weights: Vec<Fig>,
    pub scores: Vec<Fig>,
}

/// The total row of an indicator table that does not say what budget execution scored.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    pub list: u32,
    /// The total as printed, and what stands above it.
    pub weight: Option<Fig>,
    pub weights: Vec<Fig>,
    pub score: Option<Fig>,
    pub scores: Vec<Fig>,
    /// Every row has its points.
    pub whole: bool,
    /// The form gives the weight of execution, and no score.
    pub half: bool,
    /// 合计 of the indicators alone, perhaps.
    pub inner: bool,
    /// The report has no other form: what it says of execution anywhere is said of this one.
    pub alone: bool,
}

#[derive(Debug, Clone)]
pub struct Project {
    pub name: u32,
    pub budget: Option<Fig>,
    pub spent: Option<Fig>,
    pub rate: Option<Fig>,
    pub sentence: u32,
    pub block: u32,
}

/// An expression over figures, in base units.
#[derive(Debug, Clone)]
pub enum Expr {
    Fig(Fig),
    Num(Decimal),
    Add(Vec<Expr>),
    Neg(Box<Expr>),
    Sub(Box<Expr>, Box<Expr>),
    Mul(Box<Expr>, Box<Expr>),
    Div(Box<Expr>, Box<Expr>),
    Min(Box<Expr>, Box<Expr>),
    /// Rounded half up to so many decimals before it is used further.
    Rounded(Box<Expr>, u32),
}

impl Expr {
    pub fn sum(figs: impl IntoIterator<Item = Fig>) -> Expr {
        Expr::Add(figs.into_iter().map(Expr::Fig).gather())
    }

    pub fn sub(a: Expr, b: Expr) -> Expr {
        Expr::Sub(Box::new(a), Box::new(b))
    }

    pub fn mul(a: Expr, b: Expr) -> Expr {
        Expr::Mul(Box::new(a), Box::new(b))
    }

    pub fn div(a: Expr, b: Expr) -> Expr {
        Expr::Div(Box::new(a), Box::new(b))
    }

    pub fn min(a: Expr, b: Expr) -> Expr {
        Expr::Min(Box::new(a), Box::new(b))
    }

    /// The same expression with another figure in the place of one.
    pub fn replacing(&self, old: Fig, new: Fig) -> Expr {
        let go = |e: &Expr| Box::new(e.replacing(old, new));
        match self {
            Expr::Fig(fig) => Expr::Fig(if *fig == old { new } else { *fig }),
            Expr::Num(value) => Expr::Num(*value),
            Expr::Add(terms) => Expr::Add(terms.iter().map(|t| t.replacing(old, new)).gather()),
            Expr::Neg(a) => Expr::Neg(go(a)),
            Expr::Sub(a, b) => Expr::Sub(go(a), go(b)),
            Expr::Mul(a, b) => Expr::Mul(go(a), go(b)),
            Expr::Div(a, b) => Expr::Div(go(a), go(b)),
            Expr::Min(a, b) => Expr::Min(go(a), go(b)),
            Expr::Rounded(a, decimals) => Expr::Rounded(go(a), *decimals),
        }
    }

    /// Every figure that takes part, in order.
    pub fn figures(&self, out: &mut Vec<Fig>) {
        match self {
            Expr::Fig(fig) => out.push(*fig),
            Expr::Num(_) => {}
            Expr::Add(terms) => terms.iter().for_each(|t| t.figures(out)),
            Expr::Neg(a) | Expr::Rounded(a, _) => a.figures(out),
            Expr::Sub(a, b) | Expr::Mul(a, b) | Expr::Div(a, b) | Expr::Min(a, b) => {
                a.figures(out);
                b.figures(out);
            }
        }
    }
}

/// How much weight a claim's failure has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// Worth showing when it holds; says nothing when it fails.
    Supports,
    /// One way among several to read what stands there: accuses only where the slip that mends it mends another too.
    Hints,
    /// Inferred from how the text is built: accuses only when one plausible slip would mend it.
    Suggests,
    /// It looks wrong when it fails: a warning.
    Doubts,
    /// The report claims it, or the regulation demands it: an error when it fails.
    Demands,
}

/// What must hold between figures: the stated one, and every legitimate way to reach it.
#[derive(Debug, Clone)]
pub struct Claim {
    pub rule: &'static str,
    pub stated: Fig,
    /// The canonical reading first.
    pub readings: Vec<Expr>,
    pub at_most: bool,
    pub force: Force,
}

impl Claim {
    pub fn new(rule: &'static str, stated: Fig, reading: Expr, force: Force) -> Claim {
        Claim { rule, stated, readings: vec![reading], at_most: false, force }
    }
}

/// 优, 良 … where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Grade {
    pub span: Span,
    /// The total it goes with, where the sentence has one.
    pub total: Option<Fig>,
}

/// A date of the cover or the foot of the report.
#[derive(Debug, Clone, Copy)]
pub struct Date {
    pub span: Span,
    pub year: u16,
    pub month: u8,
    pub day: Option<u8>,
}

/// One report.
pub struct Document<'t> {
    pub text: &'t Text<'t>,
    /// Every figure of the whole paste; a report's own are those inside `span`.
    pub figures: Vec<Figure>,
    pub hits: Vec<Hit>,
    /// The phrases that rules of wording and narrative listen for, of this report only.
    pub cues: Vec<Cued>,
    pub outline: Vec<Heading>,
    pub span: Span,
    pub blocks: std::ops::Range<usize>,
    pub kind: Kind,
    pub title: Span,
    pub unit: Span,
    pub year: Option<u16>,
    pub filled: Option<Date>,
    pub facts: Vec<Fact>,
    pub names: Vec<Name>,
    pub name_index: Map<String, u32>,
    pub indicators: Vec<Indicator>,
    pub projects: Vec<Project>,
    pub claims: Vec<Claim>,
    /// Total scores, as printed (often twice).
    pub totals: Vec<Fig>,
    pub grades: Vec<Grade>,
    /// Score and weight of budget execution, where the report gives them.
    pub execution_score: Option<Fig>,
    pub execution_weight: Option<Fig>,
    pub tallies: Vec<Tally>,
    pub parts: Vec<Part>,
    /// Stretches that were not read, with the message key that says why.
    pub unread: Vec<(Span, &'static str)>,
}

/// Bytes in which counting up is quicker than searching.
const NEAR: u32 = 1000;

impl Document<'_> {
    /// The name with this core: a new one, or the one that the report has used before.
    pub fn name(&mut self, core: &str, span: Span) -> u32 {
        if let Some(at) = self.name_index.get(core) {
            return *at;
        }
        let at = self.names.len() as u32;
        self.names.push(Name { span, core: core.to_string() });
        self.name_index.insert(core.to_string(), at);
        at
    }

    #[inline]
    pub fn figure(&self, fig: Fig) -> &Figure {
        &self.figures[fig as usize]
    }

    #[inline]
    pub fn str(&self, span: Span) -> &str {
        self.text.slice(span)
    }

    /// The figures inside a span of the copy, as a range of indexes.
    pub fn figures_in(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.figures.partition_point(|f| f.span.start < span.start);
        let rest = &self.figures[from..];
        let inside = match span.len() {
            0..=NEAR => rest.iter().take_while(|f| f.span.start < span.end).count(),
            _ => rest.partition_point(|f| f.span.start < span.end),
        };
        from..from + inside
    }

    /// The vocabulary inside a span of the copy.
    pub fn hits_in(&self, span: Span) -> &[Hit] {
        if span.is_empty() {
            return &[];
        }
        let from = self.hits.partition_point(|h| h.span.start < span.start);
        let rest = &self.hits[from..];
        let inside = match span.len() {
            0..=NEAR => rest.iter().take_while(|h| h.span.start < span.end).count(),
            _ => rest.partition_point(|h| h.span.start < span.end),
        };
        &self.hits[from..from + inside]
    }
}
