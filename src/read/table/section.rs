//! A part of a table that has one header: what the grid reader and the stream reader both come to.

use super::cell::Cell;
use super::head::{Column, Head};
use crate::read::document::Fig;
use crate::read::unit::Unit;
use crate::text::HasWords;
use crate::text::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The money part of a self-evaluation form.
    Fund,
    Indicators,
    /// Projects, places, units, subjects: a list with amounts.
    List,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub label: Span,
    /// A cell for each head; `None` where the row has none.
    pub cells: Vec<Option<Cell>>,
}

impl Row {
    /// The number in the first column of a kind.
    pub fn fig(&self, heads: &[Head], is: impl Fn(Column) -> bool) -> Option<Fig> {
        heads.iter().zip(&self.cells).find(|(head, _)| is(head.column)).and_then(|(_, cell)| cell.as_ref()?.fig)
    }

    pub fn cell(&self, heads: &[Head], column: Column) -> Option<Cell> {
        heads
            .iter()
            .zip(&self.cells)
            .find(|(head, cell)| head.column == column && cell.is_some())
            .and_then(|(_, cell)| *cell)
    }
}

/// 产出指标（50分）: where a group of indicators begins.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// The first row that stands under it.
    pub row: usize,
    pub level: u8,
    pub name: Span,
    pub weight: Option<Fig>,
}

#[derive(Debug, Clone)]
pub struct Section {
    pub sort: Sort,
    pub heads: Vec<Head>,
    pub rows: Vec<Row>,
    pub marks: Vec<Mark>,
    /// 总分, 合计 of an indicator table.
    pub total: Option<Row>,
    /// 小计, with how many rows stand above it.
    pub subtotals: Vec<(usize, Row)>,
    /// 预算执行率 among the indicators: points, and no target.
    pub execution: Option<Row>,
    pub block: u32,
    pub span: Span,
    pub unit: Unit,
    /// Some row of it could not be cut: sums over it prove nothing.
    pub torn: bool,
}

impl Section {
    pub fn new(sort: Sort, mut heads: Vec<Head>, block: u32, span: Span) -> Section {
        // 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值: only the last is an indicator's own.
        for i in 1..heads.len() {
            if heads[i].column == Column::Weight && matches!(heads[i - 1].column, Column::Level(_)) {
                heads[i].column = Column::Points;
            }
        }
        Section {
            sort,
            heads,
            rows: vec![],
            marks: vec![],
            total: None,
            subtotals: vec![],
            execution: None,
            block,
            span,
            unit: Unit::None,
            torn: false,
        }
    }

    pub fn index(&self, column: Column) -> Option<usize> {
        self.heads.iter().position(|head| head.column == column)
    }
}

/// What kind of part these heads open, if any.
pub fn sort_of(heads: &[Head]) -> Option<Sort> {
    let has = |column: Column| heads.iter().any(|h| h.column == column);
    let amounts = heads.iter().filter(|h| h.column.is_amount()).count();
    let money = heads.iter().filter(|h| matches!(h.column, Column::Money(_))).count();
    let scored = has(Column::Weight) || has(Column::Score);
    let named = has(Column::Name) || has(Column::Level(1)) || has(Column::Level(2));
    let aims = has(Column::Target) || has(Column::Actual);
    let listed = has(Column::Label) || has(Column::Ordinal);
    if money == 0 && (scored && (aims || named) || has(Column::Target) && has(Column::Actual) && heads.len() >= 3) {
        return Some(Sort::Indicators);
    }
    if money >= 1 && (scored || has(Column::ExecRate) && !listed) && !aims {
        return Some(Sort::Fund);
    }
    if amounts >= 1 && listed || amounts >= 2 {
        return Some(Sort::List);
    }
    None
}

/// 小计: the sum of a part.
pub fn is_subtotal(label: &str) -> bool {
    label.has("小计")
}

/// 合计, 小计, 总计, 总分 at the end or the beginning of a row's label.
pub fn is_total(label: &str) -> bool {
    if !label.contains(['计', '总', '得']) {
        return false;
    }
    let bare: String = label.chars().filter(|c| !matches!(c, ' ' | '\n' | '：' | '*')).collect();
    let bare = bare.trim_end_matches(|c: char| matches!(c, '）' | '（' | '分') || c.is_ascii_digit());
    ["合计", "小计", "总计", "共计", "总分", "总得分", "合计得分", "自评总分", "总", "综合得分"].contains(&bare)
        || ["合计", "小计", "总计", "共计"].iter().any(|w| bare.ends_with(w))
        || ["合计", "总计"].iter().any(|w| bare.starts_with(w) && bare.chars().count() <= 8)
}
