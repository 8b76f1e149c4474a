//! Which unit the numbers of a table are in, where their cells do not say.

use super::head::{self, Column};
use super::section::{Section, Sort};
use crate::read::document::{Document, Fig};
use crate::read::unit::{Unit, unit_named};
use crate::text::HasWords;
use crate::text::{Block, Span};

/// A unit of money in a bracket of a cell: 项目资金（元）, （单位：万元）.
pub fn money_in_bracket(text: &str) -> Option<Unit> {
    named_in_bracket(text).filter(|unit| unit.is_money())
}

pub fn named_in_bracket(text: &str) -> Option<Unit> {
    text.split('（').skip(1).find_map(|rest| head::unit_in(rest.split('）').next().unwrap_or(rest)))
}

/// 单位：万元, anywhere in a short text.
pub fn declared(text: &str) -> Option<Unit> {
    text.places_of("单位：").find_map(|at| {
        let rest = text[at + "单位：".len()..].trim_start().without_start("人民币");
        ["万元", "亿元", "千元", "元"].iter().find(|name| rest.starts_with(*name)).and_then(|name| unit_named(name))
    })
}

/// How far from a section, in bytes, a declared unit still is its own.
const NEAR: u32 = 2000;

/// A stretch of the copy, cut at characters.
fn clip<'t>(doc: &Document<'t>, from: u32, to: u32) -> &'t str {
    let copy = doc.text.copy.as_str();
    let edge = |mut at: usize| {
        while !copy.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    &copy[edge(from as usize)..edge(to as usize)]
}

/// The unit of money that a table's surroundings declare: a line inside it, before it, or right after it.
pub fn around(doc: &Document, block: usize, section: Span) -> Option<Unit> {
    let blocks = &doc.text.blocks;
    let own = blocks[block].span();
    let from = own.start.max(section.start.saturating_sub(NEAR));
    let to = own.end.min(section.end + NEAR);
    if let Some(unit) =
        declared(clip(doc, from, section.end.max(from))).or_else(|| declared(clip(doc, section.end.min(to), to)))
    {
        return Some(unit);
    }
    let short = |i: usize| match &blocks[i] {
        Block::Prose(span) if span.end - span.start < 240 => {
            declared(doc.str(*span)).or_else(|| money_in_bracket(doc.str(*span)))
        }
        _ => None,
    };
    let before = (doc.blocks.start..block).rev().take(3).find_map(short);
    before.or_else(|| (block + 1..doc.blocks.end).take(1).find_map(short))
}

/// The unit that the running text writes, where it writes only one.
pub fn of_prose(doc: &Document) -> Option<Unit> {
    let mut found: Option<Unit> = None;
    let mut count = 0;
    for figure in doc.figures.iter().filter(|f| f.unit.is_money() && f.is_datum()) {
        if found.is_some_and(|unit| unit != figure.unit) {
            return None;
        }
        found = Some(figure.unit);
        count += 1;
    }
    found.filter(|_| count >= 3)
}

/// Gives the numbers of a section the units that their columns mean.
pub fn settle(doc: &mut Document, section: &mut Section, prose: Option<Unit>) {
    let head_unit = section.heads.iter().map(|h| h.unit).find(|u| u.is_money());
    let mut money = section.unit;
    if money == Unit::None {
        money = head_unit.or_else(|| around(doc, section.block as usize, section.span)).or(prose).unwrap_or(Unit::None);
        section.unit = money;
    }
    let rows = section
        .rows
        .iter()
        .chain(section.total.as_ref())
        .chain(section.execution.as_ref())
        .chain(section.subtotals.iter().map(|s| &s.1));
    for row in rows {
        let named = match section.sort {
            Sort::Indicators => row.cell(&section.heads, Column::UnitOf).and_then(|c| unit_of_cell(doc.str(c.span))),
            _ => None,
        };
        let label = if section.sort == Sort::Indicators { named_in_bracket(doc.str(row.label)) } else { None };
        for (head, cell) in section.heads.iter().zip(&row.cells) {
            let Some(fig) = cell.as_ref().and_then(|c| c.fig) else { continue };
            let unit = match head.column {
                Column::Money(_) | Column::Sum | Column::Amount => match head.unit.is_money() {
                    true => head.unit,
                    false => money,
                },
                Column::Weight | Column::Points | Column::Score | Column::Lost => Unit::Score,
                Column::Target | Column::Actual | Column::Midyear => named.or(label).unwrap_or(Unit::None),
                Column::ExecRate | Column::Completion | Column::Arrival | Column::Share => {
                    rate_unit(doc, fig, head.unit)
                }
                Column::Ordinal => {
                    doc.figures[fig as usize].plain = Some(crate::read::figure::Plain::Ordinal);
                    continue;
                }
                Column::Code => {
                    doc.figures[fig as usize].plain = Some(crate::read::figure::Plain::Code);
                    continue;
                }
                _ => Unit::None,
            };
            give(doc, fig, unit);
        }
    }
    for fig in section.marks.iter().filter_map(|m| m.weight) {
        give(doc, fig, Unit::Score);
    }
}

fn give(doc: &mut Document, fig: Fig, unit: Unit) {
    let figure = &mut doc.figures[fig as usize];
    if figure.unit == Unit::None {
        figure.unit = unit;
    }
}

/// A rate without its % is one where the head says so or where it cannot be a fraction.
fn rate_unit(doc: &Document, fig: Fig, head: Unit) -> Unit {
    let above_one = doc.figure(fig).value.is_some_and(|v| v > rust_decimal::Decimal::new(15, 1));
    if head == Unit::Percent || above_one { Unit::Percent } else { Unit::None }
}

/// The 度量单位 column; a word that is no known unit leaves the number bare.
fn unit_of_cell(text: &str) -> Option<Unit> {
    let name = text.trim();
    unit_named(name).or_else(|| unit_named(name.trim_end_matches(['（', '）'])))
}
