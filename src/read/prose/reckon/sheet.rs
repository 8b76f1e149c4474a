//! The figures of a report as bare numbers, with the places they stand at and the words that lead to them.

use crate::gather::Gather;
use crate::read::document::{Document, Fig};
use crate::read::figure::Figure;
use crate::read::prose::bind::Bound;
use crate::read::prose::items::Opening;
use crate::read::unit::Unit;
use crate::text::{Block, Span, WordSet};

const WON: WordSet = WordSet::new(&["得", "计", "评"]);
/// Points that could be won.
const DUE: WordSet = WordSet::new(&["满分", "应得"]);

/// A figure as a number among its neighbours.
#[derive(Debug, Clone, Copy)]
pub struct Num {
    pub fig: Fig,
    /// In its base unit.
    pub value: f64,
    /// Half of its last printed place.
    pub half: f64,
    /// Digits that tell: without the zeros at either end of an amount; a rate's own zeros tell too.
    pub digits: u32,
    /// Digits as printed, without the zeros of the fraction's end.
    pub printed: u32,
    pub unit: Unit,
    /// What follows a number whose unit is not known.
    mark: char,
    pub block: u32,
    /// Numbers of one sentence, or of one row of a table, have the same.
    pub sentence: u32,
    /// ； ends it.
    pub clause: u32,
    pub opening: Opening,
    pub depth: u8,
    /// Points that were won, not points that could be.
    pub won: bool,
    /// It stands in a table.
    pub cell: bool,
    /// The words that lead to it, from the clause's beginning or the figure before; in a table what its row is called.
    label: Span,
    /// The clauses without a figure before it, and its label.
    words: Span,
    tail: Span,
}

impl Num {
    /// Figures of one family can be added.
    pub fn alike(&self, other: &Num) -> bool {
        self.unit.same_family(other.unit) && (self.unit != Unit::None || self.mark == other.mark)
    }

    pub fn is_rate(&self) -> bool {
        self.unit == Unit::Percent
    }

    /// An amount, a count or a score: what sums and shares are made of.
    pub fn is_amount(&self) -> bool {
        !matches!(self.unit, Unit::Percent | Unit::Points)
    }

    /// Whether `value` is what is printed. Sums of figures of one unit come out to the digit; others leave the room that
    /// the coarser print has.
    pub fn is(&self, value: f64, coarse: bool) -> bool {
        let room = if coarse { self.half * 1.001 } else { self.half * 0.02 };
        (self.value - value).abs() <= room + 1e-12 * self.value.abs()
    }

    pub fn label<'d>(&self, doc: &'d Document) -> &'d str {
        doc.str(self.label)
    }

    pub fn words<'d>(&self, doc: &'d Document) -> &'d str {
        doc.str(self.words)
    }

    pub fn tail<'d>(&self, doc: &'d Document) -> &'d str {
        doc.str(self.tail)
    }
}

/// All of them, in their order.
pub fn numbers(doc: &Document, bound: &[Bound]) -> Vec<Num> {
    let mut out: Vec<Num> = bound
        .iter()
        .filter_map(|b| {
            let item = &b.item;
            let words = Span { start: item.lead.start.min(item.label.start), end: item.label.end };
            let num = num(doc, item.fig, item.label, words, item.tail)?;
            let (block, sentence, clause) = (item.block, item.sentence, item.clause);
            Some(Num { block, sentence, clause, opening: item.opening, depth: item.depth, ..num })
        })
        .gather();
    let mut row_number = u32::MAX;
    for block in doc.blocks.clone() {
        let Block::Table(grid) = &doc.text.blocks[block] else { continue };
        for row in &grid.rows {
            row_number -= 1;
            let named = |c: &&crate::text::Cell| !c.span.is_empty() && doc.figures_in(c.span).is_empty();
            let label = row.iter().find(named).map_or(Span::default(), |c| c.span);
            for figs in row.iter().map(|cell| doc.figures_in(cell.span)).filter(|figs| figs.len() == 1) {
                let num = num(doc, figs.start as Fig, label, label, Span::default());
                out.extend(num.map(|n| Num {
                    block: block as u32,
                    sentence: row_number,
                    clause: row_number,
                    cell: true,
                    ..n
                }));
            }
        }
    }
    crate::order::by_key(&mut out, |n| n.fig);
    // 得分依次为15分、23.6分、34.5分: won as the first of them.
    for i in 1..out.len() {
        let goes_on = out[i].unit == Unit::Score && out[i].label.is_empty() && out[i].sentence == out[i - 1].sentence;
        out[i].won |= goes_on && out[i - 1].won;
    }
    out
}

fn num(doc: &Document, fig: Fig, label: Span, words: Span, tail: Span) -> Option<Num> {
    let figure = doc.figure(fig);
    let value = figure.base().filter(|_| figure.is_datum()).map(float)?;
    Some(Num {
        fig,
        value,
        half: 0.5 * 10f64.powi(-(figure.decimals as i32)) * float(figure.scale()),
        digits: telling(figure),
        printed: figure.value.map_or(0, |v| length(v.normalize().trunc().mantissa().unsigned_abs())) + figure.decimals,
        unit: figure.unit,
        mark: doc.str(tail).chars().next().unwrap_or(' '),
        block: 0,
        sentence: 0,
        clause: 0,
        opening: Opening::Sentence,
        depth: 0,
        won: figure.unit == Unit::Score && WON.within(doc.str(label)) && !DUE.within(doc.str(label)),
        cell: false,
        label,
        words,
        tail,
    })
}

fn float(value: rust_decimal::Decimal) -> f64 {
    value.mantissa() as f64 / 10f64.powi(value.scale() as i32)
}

fn telling(figure: &Figure) -> u32 {
    let mut rest = figure.value.map_or(0, |v| v.mantissa().unsigned_abs());
    while figure.unit != Unit::Percent && rest != 0 && rest.is_multiple_of(10) {
        rest /= 10;
    }
    length(rest)
}

fn length(number: u128) -> u32 {
    number.checked_ilog10().map_or(0, |n| n + 1)
}
