//! Rows of indicators: name, target, actual, weight, score; and what their weights and scores add up to.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::cell::{Cell, is_operator};
use super::fund::Execution;
use super::head::Column;
use super::labels;
use super::section::{Row, Section};
use crate::read::document::{Claim, Document, Expr, Fig, Force, Grade, Indicator, Operator, Part, Tally};
use crate::read::unit::Unit;
use crate::text::Span;

/// From here on the numbers of parts that forms print.
const FORMS: u32 = 1 << 20;

pub fn read(doc: &mut Document, section: &Section, list: u32) {
    for row in &section.rows {
        let indicator = Indicator { list, ..indicator(doc, section, row) };
        lost(doc, section, row);
        let percent = |fig: Fig| doc.figure(fig).unit == Unit::Percent;
        if let (Some(weight), Some(score)) = (indicator.weight, indicator.score)
            // Where one of the two is a rate, the row was cut wrongly.
            && percent(weight) == percent(score)
        {
            let mut cap = Claim::new("score_cap", score, Expr::Fig(weight), Force::Demands);
            cap.at_most = true;
            doc.claims.push(cap);
        }
        doc.indicators.push(indicator);
    }
}

/// 得分 = 分值 − 扣分
fn lost(doc: &mut Document, section: &Section, row: &Row) {
    let fig = |column| row.fig(&section.heads, |c| c == column);
    if let (Some(weight), Some(lost), Some(score)) = (fig(Column::Weight), fig(Column::Lost), fig(Column::Score)) {
        let reading = Expr::sub(Expr::Fig(weight), Expr::Fig(lost));
        doc.claims.push(Claim::new("score_eq_weight_minus_deduction", score, reading, Force::Demands));
    }
}

/// 完成率75.0%，因… in the column of reasons, where the form has none for the rate.
fn told_rate(doc: &Document, reason: Span) -> Option<Fig> {
    let text = doc.str(reason);
    let at = text.place_of("完成率")? + "完成率".len();
    let rest = text[at..].trim_start_matches(['为', '：', '是']);
    let start = reason.start + (text.len() - rest.len()) as u32;
    let fig = doc.figures_in(Span { start, end: reason.end }).next()? as Fig;
    let figure = doc.figure(fig);
    (figure.span.start == start && figure.unit == Unit::Percent).then_some(fig)
}

fn indicator(doc: &Document, section: &Section, row: &Row) -> Indicator {
    let cell = |column| row.cell(&section.heads, column);
    let fig = |column| cell(column).and_then(|c: Cell| c.fig);
    let target = cell(Column::Target);
    let said = |cell: Option<Cell>| cell.filter(|c| !c.is_void()).map_or(Span::default(), |c| c.span);
    let name = said(cell(Column::Name));
    let reason = said(cell(Column::Reason));
    let reason = if matches!(doc.str(reason), "无" | "无偏差" | "不适用") { Span::default() } else { reason };
    let nature = cell(Column::Nature).map(|c| operator(doc.str(c.span)));
    let nature = nature.filter(|o| *o != Operator::Unsaid);
    let first = row.cells.iter().flatten().next().map_or(row.label, |c| c.span);
    let last = row.cells.iter().flatten().rev().find(|c| !c.span.is_empty()).map_or(row.label, |c| c.span);
    Indicator {
        // One without a name is pointed at by what it aims for.
        name: [name, row.label, said(target), first].into_iter().find(|s| !s.is_empty()).unwrap_or(last),
        operator: nature.unwrap_or_else(|| target.map_or(Operator::Unsaid, |c| operator(doc.str(c.span)))),
        target: fig(Column::Target),
        midyear: fig(Column::Midyear),
        actual: fig(Column::Actual),
        rate: fig(Column::Completion).or_else(|| told_rate(doc, reason)),
        weight: fig(Column::Weight),
        score: fig(Column::Score),
        reason,
        measures: Span::default(),
        span: Span { start: first.start.min(row.label.start), end: last.end.max(row.label.end) },
        target_text: said(target),
        actual_text: said(cell(Column::Actual)),
        from_table: true,
        list: 0,
    }
}

/// ≥, ≤ or = before the number, or in words.
fn operator(text: &str) -> Operator {
    let text = text.trim();
    let mark: String = text.chars().take_while(|c| is_operator(*c)).collect();
    match mark.as_str() {
        "≥" | ">=" | ">" | "＞" => Operator::AtLeast,
        "≤" | "<=" | "<" | "＜" => Operator::AtMost,
        "=" => Operator::Equals,
        _ if ["大于", "不低于", "不少于", "不小于"].iter().any(|w| text.starts_with(w)) || text.ends_with("以上") => {
            Operator::AtLeast
        }
        _ if ["小于", "不高于", "不超过", "不大于"].iter().any(|w| text.starts_with(w))
            || text.ends_with("以内")
            || text.ends_with("以下") =>
        {
            Operator::AtMost
        }
        _ if text.starts_with("等于") => Operator::Equals,
        _ => Operator::Unsaid,
    }
}

/// A form without weights: the scores under a group may come to its points, if every indicator was met.
fn by_scores(doc: &mut Document, section: &Section, firsts: &[usize]) {
    let scores = points(doc, &section.rows, section, Column::Score);
    if section.index(Column::Weight).is_some() || !scores.whole {
        return;
    }
    // On a form that lost its lines the groups come after their rows.
    let after = section.marks.iter().filter(|m| m.level == 1).all(|m| m.row == section.rows.len());
    if let (true, Some(stated)) = (after, firsts.first().and_then(|i| section.marks[*i].weight)) {
        doc.claims.push(Claim::new("level1_eq_sum_level3", stated, Expr::sum(scores.figs), Force::Supports));
    }
}

/// The rows of a form, as far as their sums go.
struct Points {
    figs: Vec<Fig>,
    /// Every indicator has one.
    whole: bool,
}

fn points(doc: &Document, rows: &[Row], section: &Section, column: Column) -> Points {
    let figs: Vec<Fig> = rows.iter().filter_map(|row| row.fig(&section.heads, |c| c == column)).gather();
    let plain = figs.iter().all(|f| doc.figure(*f).unit == Unit::Score);
    Points { whole: figs.len() == rows.len() && plain && !section.torn && !rows.is_empty(), figs }
}

/// 预算执行率 | 10 | 9.6 among the indicators: what execution is worth where the money part does not say, said again where
/// it does.
fn execution(doc: &mut Document, sections: &[&Section], fund: Execution) -> Execution {
    let Some((section, row)) = sections.iter().find_map(|s| Some((s, s.execution.as_ref()?))) else { return fund };
    let own = |column| row.fig(&section.heads, |c| c == column);
    let (weight, score) = (own(Column::Weight), own(Column::Score));
    for (print, first) in [(weight, fund.weight), (score, fund.score)] {
        if let (Some(print), Some(first)) = (print, first) {
            doc.claims.push(Claim::new("same_fact_consistent", print, Expr::Fig(first), Force::Suggests));
        }
    }
    Execution { weight: fund.weight.or(weight), score: fund.score.or(score) }
}

/// What the weights and the scores of one form add up to.
pub fn sums(doc: &mut Document, sections: &[&Section], fund: Execution, alone: bool, list: u32) {
    let Some(last) = sections.last() else { return };
    for (n, section) in sections.iter().enumerate() {
        groups(doc, section, n + 1 < sections.len() || section.total.is_some());
    }
    let execution = execution(doc, sections, fund);
    if alone {
        doc.execution_weight = doc.execution_weight.or(execution.weight);
        doc.execution_score = doc.execution_score.or(execution.score);
    }
    for section in sections {
        parts(doc, section, list);
        subtotals(doc, section);
    }
    let Some(total) = &last.total else { return };
    lost(doc, last, total);
    let label = labels::bare(doc.str(total.label));
    // 合计 of the indicator part may leave execution out; 总分 may not.
    let inner = !label.has("总");
    let of = |doc: &Document, column| {
        let mut all = Points { figs: Vec::new(), whole: true };
        for section in sections {
            let points = points(doc, &section.rows, section, column);
            all.whole &= points.whole;
            all.figs.extend(points.figs);
        }
        all
    };
    let stated = |column| total.fig(&last.heads, |c| c == column);
    let (weight, score) = (stated(Column::Weight), stated(Column::Score));
    let (weights, scores) = (of(doc, Column::Weight), of(doc, Column::Score));
    if let Some(score) = score {
        // 合计 under weights of a hundred is the total all the same.
        let hundred = weight.and_then(|w| doc.figure(w).value) == Some(Decimal::ONE_HUNDRED);
        if alone && (!inner || hundred) {
            doc.totals.push(score);
        }
        grade(doc, score);
    }
    let all = |first: Option<Fig>, rows: &[Fig]| first.into_iter().chain(rows.iter().copied()).gather();
    let (with_weight, with_score) = (all(execution.weight, &weights.figs), all(execution.score, &scores.figs));
    let unread = row_unread(doc, (weight, &with_weight), (score, &with_score));
    for (stated, points, rule, extra) in [
        (weight, &weights, "weights_sum_100", execution.weight),
        (score, &scores, "score_sum_eq_total", execution.score),
    ] {
        let (Some(stated), Some(extra)) = (stated, extra) else { continue };
        if points.figs.is_empty() {
            continue;
        }
        let mut readings = vec![Expr::sum(std::iter::once(extra).chain(points.figs.iter().copied()))];
        if inner {
            readings.push(Expr::sum(points.figs.iter().copied()));
        }
        let force = if points.whole && !unread { Force::Demands } else { Force::Supports };
        doc.claims.push(Claim { rule, stated, readings, at_most: false, force });
    }
    // Points of budget execution may stand outside the form: only the whole report tells what the total is of.
    doc.tallies.push(Tally {
        list,
        weight: weight.filter(|_| execution.weight.is_none()),
        score: score.filter(|_| execution.score.is_none()),
        whole: scores.whole && (weights.whole || weights.figs.is_empty()),
        weights: weights.figs,
        scores: scores.figs,
        half: execution.weight.is_some(),
        inner,
        alone,
    });
}

/// Weights and scores that both fall short, by what one row may have had: it was not read.
pub fn row_unread(doc: &Document, weights: (Option<Fig>, &[Fig]), scores: (Option<Fig>, &[Fig])) -> bool {
    let value = |fig: Fig| doc.figure(fig).value.unwrap_or_default();
    let short = |(stated, rows): (Option<Fig>, &[Fig])| {
        let sum = rows.iter().try_fold(Decimal::ZERO, |sum, row| sum.plus(value(*row)))?;
        value(stated?).minus(sum).filter(|gap| *gap > Decimal::ZERO)
    };
    matches!((short(weights), short(scores)), (Some(weight), Some(score)) if score <= weight)
}

/// The first-level groups by name, as parts of the total.
fn parts(doc: &mut Document, section: &Section, list: u32) {
    let firsts: Vec<usize> = (0..section.marks.len()).filter(|i| section.marks[*i].level == 1).gather();
    for (n, &i) in firsts.iter().enumerate() {
        let mark = section.marks[i];
        let end = firsts.get(n + 1).map_or(section.rows.len(), |k| section.marks[*k].row);
        let rows = &section.rows[mark.row.min(end)..end];
        let whole =
            |column| Some(points(doc, rows, section, column)).filter(|p| p.whole).map(|p| p.figs).unwrap_or_default();
        let (weights, scores) = (whole(Column::Weight), whole(Column::Score));
        let own = section.subtotals.iter().find(|(to, _)| *to > mark.row && *to <= end).map(|(_, row)| row);
        let fig = |column| own.and_then(|row| row.fig(&section.heads, |c| c == column));
        let name = labels::bare(doc.str(mark.name));
        let name = name.strip_suffix("指标").unwrap_or(&name).to_string();
        let weight = mark.weight.or_else(|| fig(Column::Weight));
        let score = fig(Column::Score);
        if !name.is_empty() {
            doc.parts.push(Part { name, source: FORMS + list, weight, score, weights, scores });
        }
    }
}

/// 小计 under the indicators of a part, and what the parts come to.
fn subtotals(doc: &mut Document, section: &Section) {
    let mut from = 0;
    for (to, row) in &section.subtotals {
        lost(doc, section, row);
        let part = &section.rows[from..*to];
        for (column, rule) in [
            (Column::Weight, "level1_eq_sum_level3"),
            (Column::Lost, "score_sum_eq_total"),
            (Column::Score, "score_sum_eq_total"),
        ] {
            let Some(stated) = row.fig(&section.heads, |c| c == column) else { continue };
            let points = points(doc, part, section, column);
            let whole = points.whole || column == Column::Lost && !section.torn;
            if !points.figs.is_empty() {
                let force = if whole { Force::Demands } else { Force::Supports };
                doc.claims.push(Claim::new(rule, stated, Expr::sum(points.figs), force));
            }
        }
        from = *to;
    }
    let Some(total) = section.total.as_ref().filter(|_| from == section.rows.len() && section.subtotals.len() > 1)
    else {
        return;
    };
    for (column, rule) in [
        (Column::Weight, "weights_sum_100"),
        (Column::Lost, "score_sum_eq_total"),
        (Column::Score, "score_sum_eq_total"),
    ] {
        let fig = |row: &Row| row.fig(&section.heads, |c| c == column);
        let parts: Option<Vec<Fig>> = section.subtotals.iter().map(|s| fig(&s.1)).collect();
        if let (Some(stated), Some(parts)) = (fig(total), parts) {
            doc.claims.push(Claim::new(rule, stated, Expr::sum(parts), Force::Demands));
        }
    }
}

/// 优 after the total score.
fn grade(doc: &mut Document, score: Fig) {
    let from = doc.figure(score).whole.end as usize;
    let rest = &doc.text.copy[from..];
    let line_end = rest.find('\n').unwrap_or(rest.len());
    for (at, word) in rest[..line_end].match_indices(['优', '良', '中', '差']) {
        // 优 alone in its cell.
        let before = rest[..at].trim_end_matches([' ', '（']);
        let after = rest[at + word.len()..].trim_start_matches(['秀', '好', ' ', '）']);
        if before.ends_with('|') && (after.is_empty() || after.starts_with(['|', '\n'])) {
            let span = Span::new(from + at, from + at + word.len());
            doc.grades.push(Grade { span, total: Some(score) });
            return;
        }
    }
}

/// 产出指标（50分） against the indicators under it, 绩效指标（90分） against its groups.
fn groups(doc: &mut Document, section: &Section, goes_on: bool) {
    let firsts: Vec<usize> = (0..section.marks.len()).filter(|i| section.marks[*i].level == 1).gather();
    for (n, &i) in firsts.iter().enumerate() {
        let mark = section.marks[i];
        let Some(stated) = mark.weight else { continue };
        let next = firsts.get(n + 1).map(|k| section.marks[*k].row);
        let rows = &section.rows[mark.row..next.unwrap_or(section.rows.len())];
        let points = points(doc, rows, section, Column::Weight);
        if points.figs.is_empty() {
            continue;
        }
        let closed = next.is_some() || goes_on;
        let force = if points.whole && closed { Force::Demands } else { Force::Supports };
        doc.claims.push(Claim::new("level1_eq_sum_level3", stated, Expr::sum(points.figs), force));
    }
    by_scores(doc, section, &firsts);
    let weights: Option<Vec<Fig>> = firsts.iter().map(|i| section.marks[*i].weight).collect();
    let total = section.total.as_ref().and_then(|row| row.fig(&section.heads, |c| c == Column::Weight));
    if let (Some(weights), Some(stated)) = (weights.filter(|w| w.len() >= 2), total) {
        let execution = section.execution.as_ref().and_then(|row| row.fig(&section.heads, |c| c == Column::Weight));
        let sum = Expr::sum(weights.iter().copied().chain(execution));
        doc.claims.push(Claim::new("weights_sum_100", stated, sum, Force::Supports));
    }
    let Some(side) = section.marks.iter().find(|m| m.level == 0).and_then(|m| m.weight) else { return };
    let weights: Vec<Fig> = firsts.iter().filter_map(|i| section.marks[*i].weight).gather();
    if weights.len() == firsts.len() && weights.len() >= 2 {
        doc.claims.push(Claim::new("level1_eq_sum_level3", side, Expr::sum(weights), Force::Demands));
        return;
    }
    let points = points(doc, &section.rows, section, Column::Weight);
    if !points.figs.is_empty() {
        let force = if points.whole && goes_on { Force::Demands } else { Force::Supports };
        doc.claims.push(Claim::new("level1_eq_sum_level3", side, Expr::sum(points.figs), force));
    }
}
