//! A cell as its shape shows it, before anybody knows which column it stands in.

use crate::read::document::{Document, Fig};
use crate::read::figure::Plain;
use crate::read::unit::Unit;
use crate::text::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Empty,
    /// —, /, -: the form's own way to say that nothing goes here.
    Dash,
    /// A number without a unit.
    Number,
    Percent,
    Money,
    /// A number with another unit, or with an operator or a bound before it.
    Counted,
    /// ≥ or the like, alone.
    Sign,
    Text,
}

#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// Without the blanks around it.
    pub span: Span,
    pub shape: Shape,
    /// The number that the cell is (not one that merely occurs in its words).
    pub fig: Option<Fig>,
}

impl Cell {
    pub fn new(doc: &Document, span: Span) -> Cell {
        let raw = doc.str(span);
        let body = raw.trim();
        let start = span.start as usize + (raw.len() - raw.trim_start().len());
        let span = Span::new(start, start + body.len());
        let (shape, fig) = shape(doc, span, body);
        Cell { span, shape, fig }
    }

    pub fn is_numeric(&self) -> bool {
        matches!(self.shape, Shape::Number | Shape::Percent | Shape::Money | Shape::Counted)
    }

    /// Nothing is said here.
    pub fn is_void(&self) -> bool {
        matches!(self.shape, Shape::Empty | Shape::Dash)
    }

    pub fn is_text(&self) -> bool {
        self.shape == Shape::Text
    }
}

fn shape(doc: &Document, span: Span, body: &str) -> (Shape, Option<Fig>) {
    if body.is_empty() || body.chars().all(|c| c == '…') {
        return (Shape::Empty, None);
    }
    if body.chars().all(|c| matches!(c, '-' | '—' | '/' | '\\' | '―' | '─' | '一')) {
        return (Shape::Dash, None);
    }
    if is_sign(body) {
        return (Shape::Sign, None);
    }
    let figures = doc.figures_in(span);
    if figures.len() != 1 {
        return (Shape::Text, None);
    }
    let fig = figures.start;
    let figure = &doc.figures[fig];
    if figure.han {
        return (Shape::Text, None);
    }
    let base = span.start;
    let before = &body[..(figure.span.start - base) as usize];
    let whole_end = ((figure.whole.end - base) as usize).min(body.len());
    let after = body[whole_end..].trim();
    // 2020年决算数: a year and the words that it goes with.
    if figure.plain == Some(Plain::Year) && !after.is_empty() {
        return (Shape::Text, None);
    }
    let bound = !before.is_empty();
    if !(before.chars().all(is_operator)
        || matches!(
            before,
            "不少于" | "不低于" | "不超过" | "不高于" | "大于等于" | "小于等于" | "大于" | "小于" | "约"
        ))
    {
        return (Shape::Text, None);
    }
    let limit = matches!(after, "以上" | "以下" | "以内" | "左右" | "及以上");
    // 2个县: a count and its thing; the number is still what the cell says.
    let thing = after.chars().count() <= 4
        && !after.contains(|c: char| c.is_ascii_digit() || matches!(c, '，' | '；' | '、' | '|'));
    if !(after.is_empty() || limit || thing) {
        return (Shape::Text, None);
    }
    let shape = match figure.unit {
        _ if bound || limit => Shape::Counted,
        _ if !after.is_empty() => Shape::Counted,
        Unit::Percent => Shape::Percent,
        Unit::Money(_) => Shape::Money,
        Unit::None | Unit::Score => Shape::Number,
        _ => Shape::Counted,
    };
    (shape, Some(fig as Fig))
}

pub fn is_operator(c: char) -> bool {
    matches!(c, '≥' | '≤' | '=' | '>' | '<' | '＞' | '＜' | '±' | '≈')
}

fn is_sign(body: &str) -> bool {
    body.chars().all(is_operator)
        || matches!(body, "大于等于" | "小于等于" | "等于" | "定性" | "大于" | "小于" | "定性指标")
}
