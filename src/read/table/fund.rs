//! The money part of a self-evaluation form: totals, sources, execution rate and its score.

use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::head::{Column, Head};
use super::labels;
use super::section::{Row, Section};
use super::{Names, sums};
use crate::read::document::{Claim, Document, Expr, Fact, Fig, Force};
use crate::read::meaning::{Measure, Purse, Stage, Subject};
use crate::read::unit::Unit;
use crate::text::{Block, Cell, Grid, Span};

/// What the indicator part needs of the money part.
#[derive(Debug, Default, Clone, Copy)]
pub struct Execution {
    pub weight: Option<Fig>,
    pub score: Option<Fig>,
}

pub fn read(doc: &mut Document, names: &mut Names, section: &Section, alone: bool) -> Execution {
    let heads = &section.heads;
    let total = section.rows.iter().position(|row| labels::is_fund_total(doc.str(row.label)) || row.label.is_empty());
    let total = total.or(if section.rows.len() == 1 { Some(0) } else { None });
    let whole = subject(doc, names, section, alone);
    for (i, row) in section.rows.iter().enumerate() {
        let (subject, purse) = match () {
            _ if Some(i) == total => (whole, Purse::All),
            _ => match labels::subject(doc.str(row.label)) {
                Some(subject) => (subject, Purse::All),
                None => match labels::purse(doc.str(row.label)) {
                    Purse::Fiscal => (whole, Purse::Fiscal),
                    purse => (Subject::Named(names.intern(doc, row.label)), purse),
                },
            },
        };
        facts(doc, section, row, subject, purse);
        if !has_slipped(doc, heads, row) {
            rate(doc, section, row);
        }
    }
    if let Some(total) = total {
        parts(doc, section, total);
        splits(doc, names, section, total);
    }
    let first = total.or(if section.rows.is_empty() { None } else { Some(0) });
    let Some(row) = first.map(|i| &section.rows[i]) else { return Execution::default() };
    // 97.23% under 分值: the cells have slipped by a column, and none of them is what its head says.
    if has_slipped(doc, heads, row) {
        doc.unread.push((section.span, "table-ragged"));
        return Execution::default();
    }
    let weight = row.fig(heads, |c| c == Column::Weight).or_else(|| weight_beside(doc, section));
    let score = row.fig(heads, |c| c == Column::Score);
    score_claim(doc, section, row, weight, score);
    if alone {
        doc.execution_weight = doc.execution_weight.or(weight);
        doc.execution_score = doc.execution_score.or(score);
    }
    Execution { weight, score }
}

/// The whole of the report, or the project that this form is about where it is one of several.
fn subject(doc: &mut Document, names: &mut Names, section: &Section, alone: bool) -> Subject {
    let name = project_name(doc, section);
    let department = || {
        doc.blocks.clone().any(|i| matches!(doc.text.blocks[i], Block::Prose(span) if doc.str(span).has("整体支出")))
    };
    match name {
        Some(name) if !alone || department() => Subject::Named(names.intern(doc, name)),
        _ => Subject::Whole,
    }
}

/// The cell beside 项目名称, above the money.
fn project_name(doc: &Document, section: &Section) -> Option<Span> {
    let Block::Table(grid) = &doc.text.blocks[section.block as usize] else { return None };
    // A form names its project a few rows above its money, each cell of which may be a row of its own.
    let above = grid.rows.partition_point(|row| row.first().is_some_and(|c| c.span.start < section.span.start));
    let rows = &grid.rows[above.saturating_sub(40)..above];
    let cells: Vec<Span> = rows.iter().flatten().map(|c| c.span).filter(|s| s.start < section.span.start).gather();
    let at = cells.iter().rposition(|s| labels::bare(doc.str(*s)) == "项目名称")?;
    cells[at + 1..].iter().copied().find(|s| !doc.str(*s).trim().is_empty())
}

pub fn facts(doc: &mut Document, section: &Section, row: &Row, subject: Subject, purse: Purse) {
    for (head, cell) in section.heads.iter().zip(&row.cells) {
        let Some(fig) = cell.as_ref().and_then(|c| c.fig) else { continue };
        let mut sure = true;
        let (stage, measure) = match head.column {
            Column::Money(stage) => (Some(stage), Measure::Amount),
            Column::Amount | Column::Sum => {
                sure = false;
                (None, Measure::Amount)
            }
            // 完成年初预算的比例 may well be above one: it is no rate of execution.
            Column::ExecRate if of_initial(section) => (None, Measure::OtherRate),
            Column::ExecRate => (None, Measure::ExecRate),
            Column::Completion => (None, Measure::CompletionRate),
            _ => continue,
        };
        doc.facts.push(Fact {
            fig,
            subject,
            stage,
            measure,
            purse,
            sure,
            sentence: u32::MAX,
            block: section.block,
            aside: false,
        });
    }
}

/// The only budget of the table is the initial one.
fn of_initial(section: &Section) -> bool {
    let stages = |stage| section.index(Column::Money(stage)).is_some();
    stages(Stage::Initial) && !stages(Stage::Full) && !stages(Stage::Budget)
}

/// Budget columns in the order in which a rate is tried against them, and what was spent.
fn denominators(section: &Section, row: &Row) -> (Vec<Fig>, Option<Fig>) {
    let fig = |stage| row.fig(&section.heads, |c| c == Column::Money(stage));
    let budgets = [Stage::Full, Stage::Budget, Stage::Initial, Stage::Received].into_iter().filter_map(fig).gather();
    (budgets, fig(Stage::Spent))
}

/// A number stands in a column without a head, right of a column of money.
fn blurred(section: &Section, row: &Row) -> bool {
    let heads = &section.heads;
    (1..heads.len()).any(|i| {
        let money = (0..i).rev().find(|k| !heads[*k].span.is_empty()).is_some_and(|k| heads[k].column.is_amount());
        heads[i].span.is_empty() && money && row.cells[i].is_some_and(|c| c.is_numeric())
    })
}

fn is_zero(doc: &Document, fig: Fig) -> bool {
    doc.figure(fig).value.is_none_or(|v| v.is_zero())
}

fn has_slipped(doc: &Document, heads: &[Head], row: &Row) -> bool {
    let points = row.fig(heads, |c| matches!(c, Column::Weight | Column::Score));
    points.is_some_and(|fig| doc.figure(fig).unit == Unit::Percent)
}

/// 执行率 = 执行数 ÷ 预算数
pub fn rate(doc: &mut Document, section: &Section, row: &Row) {
    let Some(stated) = row.fig(&section.heads, |c| c == Column::ExecRate) else { return };
    let (budgets, Some(spent)) = denominators(section, row) else { return };
    let readings: Vec<Expr> =
        budgets.into_iter().filter(|b| !is_zero(doc, *b)).map(|b| Expr::div(Expr::Fig(spent), Expr::Fig(b))).gather();
    if readings.is_empty() || section.torn && section.rows.len() == 1 {
        return;
    }
    // Amounts under a head of nobody's stand beside the ones that were read: the rate may be of all of them.
    let force = if blurred(section, row) { Force::Suggests } else { Force::Demands };
    doc.claims.push(Claim { rule: "exec_rate_recalc", stated, readings, at_most: false, force });
}

/// Score of execution = its weight × the rate, at most the weight.
fn score_claim(doc: &mut Document, section: &Section, row: &Row, weight: Option<Fig>, score: Option<Fig>) {
    let (Some(weight), Some(score)) = (weight, score) else { return };
    let capped = |rate| Expr::mul(Expr::Fig(weight), Expr::min(rate, Expr::Num(Decimal::ONE)));
    let mut readings = Vec::new();
    if let Some(rate) = row.fig(&section.heads, |c| c == Column::ExecRate) {
        readings.push(capped(Expr::Fig(rate)));
    }
    let (budgets, spent) = denominators(section, row);
    if let Some(spent) = spent {
        let rates = budgets.into_iter().filter(|b| !is_zero(doc, *b));
        readings.extend(rates.map(|b| capped(Expr::div(Expr::Fig(spent), Expr::Fig(b)))).gather());
    }
    if !readings.is_empty() {
        doc.claims.push(Claim {
            rule: "exec_score_eq_10_x_rate",
            stated: score,
            readings,
            at_most: false,
            force: Force::Demands,
        });
    }
}

/// 预算执行情况（10分） beside the money, where no column says what execution is worth.
fn weight_beside(doc: &mut Document, section: &Section) -> Option<Fig> {
    let start = doc.text.blocks[section.block as usize].span().start.max(section.span.start.saturating_sub(400));
    let end =
        section.rows.first().and_then(|r| r.cells.iter().flatten().next()).map_or(section.span.start, |c| c.span.start);
    let range = doc.figures_in(Span { start, end });
    let fig = range.rev().map(|i| i as Fig).find(|fig| {
        let figure = doc.figure(*fig);
        let before = doc.text.copy[..figure.span.start as usize].trim_end();
        let after = doc.text.copy[figure.whole.end as usize..].trim_start();
        figure.unit == Unit::Score && before.ends_with('（') && after.starts_with('）')
    })?;
    Some(fig)
}

/// 年度资金总额 = the sum of its sources, column by column.
fn parts(doc: &mut Document, section: &Section, total: usize) {
    let rows = &section.rows[total + 1..];
    if rows.is_empty() || section.torn {
        return;
    }
    let labels: Vec<&str> = rows.iter().map(|row| doc.str(row.label)).gather();
    let nested = labels.iter().filter(|l| l.starts_with("其中")).count() > 1;
    let whole = labels.iter().any(|l| labels::is_fund_rest(l)) || rest_is_blank(doc, section);
    let mut claims = Vec::new();
    for (i, head) in section.heads.iter().enumerate() {
        if !head.column.is_amount() {
            continue;
        }
        let Some(stated) = section.rows[total].cells[i].and_then(|c| c.fig) else { continue };
        let parts: Vec<Fig> = rows.iter().filter_map(|row| row.cells[i].and_then(|c| c.fig)).gather();
        if parts.is_empty() {
            continue;
        }
        let Some(right) = sums::holds(doc, stated, &parts) else { continue };
        let force = match () {
            _ if nested => Force::Supports,
            _ if whole || rows.len() >= 3 => Force::Demands,
            _ if parts.len() >= 2 => Force::Suggests,
            _ => Force::Supports,
        };
        let mut said = parts.iter().copied().filter(|f| !is_zero(doc, *f));
        if let (Some(only), None) = (said.next(), said.next())
            && (right || force > Force::Supports)
        {
            // One source is the whole: the same amount twice, which no rounding parts.
            claims.push(Claim::new("table_fund_parts", stated, Expr::Fig(only), force));
            if parts.len() > 1 {
                claims.push(Claim::new("table_fund_parts", stated, Expr::sum(parts), Force::Supports));
            }
        } else if right || force > Force::Supports {
            claims.push(Claim::new("table_fund_parts", stated, Expr::sum(parts), force));
        } else if let [part] = parts.as_slice()
            && doc.figure(*part).base() > doc.figure(stated).base()
        {
            // A part is never more than its whole, however many other parts there are.
            let mut claim = Claim::new("table_fund_parts", *part, Expr::Fig(stated), Force::Demands);
            claim.at_most = true;
            claims.push(claim);
        }
    }
    doc.claims.append(&mut claims);
}

/// 其他资金 without a single figure leaves no row in the section, but shows that the list of sources is whole.
fn rest_is_blank(doc: &Document, section: &Section) -> bool {
    let Block::Table(grid) = &doc.text.blocks[section.block as usize] else { return false };
    cells_below(grid, section, 60).any(|c| labels::is_fund_rest(doc.str(c.span)))
}

/// The cells from a section's header to so many bytes below its last row.
fn cells_below<'g>(grid: &'g Grid, section: &Section, bytes: u32) -> impl Iterator<Item = &'g Cell> {
    let (from, to) = (section.span.start, section.span.end + bytes);
    let first = grid.rows.partition_point(|row| row.last().is_some_and(|c| c.span.end < from));
    grid.rows[first..].iter().flatten().skip_while(move |c| c.span.start < from).take_while(move |c| c.span.start <= to)
}

/// 按收入性质分 and 按支出性质分: two splits of one total, each part a cell of its own (基本支出：120万元).
fn splits(doc: &mut Document, names: &mut Names, section: &Section, total: usize) {
    let text = doc.text;
    let Block::Table(grid) = &text.blocks[section.block as usize] else { return };
    let mut income: Vec<(Fig, Span)> = Vec::new();
    let mut spending: Vec<(Fig, Span)> = Vec::new();
    for cell in cells_below(grid, section, 1200) {
        let Some((label, fig)) = labelled(doc, cell.span) else { continue };
        let words = labels::bare(doc.str(label));
        if words.ends_with("基本支出") || words.ends_with("项目支出") {
            spending.push((fig, label));
        } else if labels::is_fund(&words) && !labels::is_fund_total(&words) {
            income.push((fig, label));
        }
    }
    let row = &section.rows[total];
    let stated = |stage| row.fig(&section.heads, |c| c == Column::Money(stage));
    let totals: Vec<(Fig, Stage)> =
        [Stage::Full, Stage::Budget, Stage::Initial].into_iter().filter_map(|s| stated(s).map(|f| (f, s))).gather();
    for (parts, by_spending) in [(income, false), (spending, true)] {
        for (fig, _) in &parts {
            let figure = &mut doc.figures[*fig as usize];
            if figure.unit == Unit::None {
                figure.unit = section.unit;
            }
        }
        let figs: Vec<Fig> = parts.iter().map(|p| p.0).gather();
        if figs.is_empty() || totals.is_empty() {
            continue;
        }
        let right = totals.iter().find(|(total, _)| sums::holds(doc, *total, &figs) == Some(true));
        let (total, stage) = *right.unwrap_or(&totals[0]);
        let rest = by_spending || parts.iter().any(|(_, label)| labels::is_fund_rest(doc.str(*label)));
        let force = match figs.len() {
            1 => Force::Supports,
            _ if rest => Force::Demands,
            _ => Force::Suggests,
        };
        doc.claims.push(Claim::new("table_fund_parts", total, Expr::sum(figs), force));
        for (fig, label) in parts {
            let words = doc.str(label).to_string();
            let subject = match by_spending {
                true if words.has("基本支出") => Subject::Basic,
                true => Subject::Projects,
                false => Subject::Named(names.intern(doc, label)),
            };
            let purse = if by_spending { Purse::All } else { labels::purse(&words) };
            let sure = right.is_some();
            doc.facts.push(Fact {
                fig,
                subject,
                stage: Some(stage),
                measure: Measure::Amount,
                purse,
                sure,
                sentence: u32::MAX,
                block: section.block,
                aside: false,
            });
        }
    }
}

/// `label：number` in one cell.
fn labelled(doc: &Document, span: Span) -> Option<(Span, Fig)> {
    let figures = doc.figures_in(span);
    if figures.len() != 1 {
        return None;
    }
    let figure = &doc.figures[figures.start];
    let text = doc.str(span);
    let at = (figure.span.start - span.start) as usize;
    let end = ((figure.whole.end - span.start) as usize).min(text.len());
    let label = text[..at].trim_end();
    if !(label.ends_with('：')
        && text[end..].trim().is_empty()
        && (figure.unit.is_money() || figure.unit == Unit::None))
    {
        return None;
    }
    let label = Span::new(span.start as usize, span.start as usize + label.len() - '：'.len_utf8());
    Some((label, figures.start as Fig))
}
