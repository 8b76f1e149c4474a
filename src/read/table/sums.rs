//! Sums that a table's own rows and columns claim.

use crate::decimal::Exact;
use crate::gather::Gather;
use rust_decimal::Decimal;

use super::head::{Column, Head};
use super::labels;
use super::section::{Row, Section, is_total};
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Stage, Subject};

/// A total and the rows that it adds up.
struct Group {
    total: usize,
    parts: Vec<usize>,
    /// Something after the parts shows that the list is whole.
    closed: bool,
}

/// Whether the stated figure is the sum, as far as the printed digits can tell.
pub fn holds(doc: &Document, stated: Fig, parts: &[Fig]) -> Option<bool> {
    let mut sum = Decimal::ZERO;
    let mut slack = ulp(doc, stated);
    for part in parts {
        sum = sum.plus(doc.figure(*part).base()?)?;
        slack += ulp(doc, *part);
    }
    let difference = (doc.figure(stated).base()? - sum).abs();
    // Figures with the same decimals add up to the digit; half a unit of the last one is all that others may miss.
    Some(difference <= slack)
}

fn ulp(doc: &Document, fig: Fig) -> Decimal {
    let figure = doc.figure(fig);
    if figure.decimals == 0 {
        return Decimal::ZERO;
    }
    Decimal::new(5, figure.decimals + 1) * figure.scale()
}

/// 合计 and 小计 rows against the rows above or below them.
pub fn columns(doc: &mut Document, section: &Section, rule: &'static str) {
    if section.torn {
        return;
    }
    let deep = depths(doc, section);
    divisions(doc, section, &deep, rule);
    let cut_short = section.rows.iter().any(|row| labels::is_cut_short(doc.str(row.label))) || goes_on(doc, section);
    let amounts: Vec<usize> = (0..section.heads.len()).filter(|i| section.heads[*i].column.is_amount()).gather();
    for mut group in groups(doc, section, cut_short) {
        // 其中, 人员经费 under 基本支出, 1. under 一、: parts of parts are not added again.
        let least = group.parts.iter().map(|i| deep[*i]).min().unwrap_or(0);
        let nested = group.parts.iter().any(|i| deep[*i] > least);
        group.parts.retain(|i| deep[*i] == least);
        let sums: Vec<(Fig, Vec<Fig>, bool)> = amounts.iter().filter_map(|i| sum(doc, section, &group, *i)).gather();
        let right = sums.iter().filter(|s| s.2).count();
        for (total, parts, right_here) in sums {
            // One column that adds up shows that the rows are all there.
            let others = right > usize::from(right_here);
            let force = match () {
                // One row and its total: only another column shows that no row is missing.
                _ if parts.len() < 2 && !(others && group.closed && !cut_short) => Force::Supports,
                _ if others => Force::Demands,
                _ if group.closed && amounts.len() == 1 && !nested => Force::Demands,
                _ if cut_short => Force::Supports,
                _ => Force::Suggests,
            };
            if force == Force::Supports && !right_here {
                continue;
            }
            let reading = match parts.as_slice() {
                [only] => Expr::Fig(*only),
                _ => Expr::sum(parts),
            };
            doc.claims.push(Claim::new(rule, total, reading, force));
        }
    }
}

/// 其中: rows under a row that is no total, which their sum is where one column shows it.
fn divisions(doc: &mut Document, section: &Section, deep: &[u8], rule: &'static str) {
    let amounts: Vec<usize> = (0..section.heads.len()).filter(|i| section.heads[*i].column.is_amount()).gather();
    for at in 0..section.rows.len() {
        let parts: Vec<usize> = (at + 1..section.rows.len())
            .take_while(|i| deep[*i] > deep[at])
            .filter(|i| deep[*i] == deep[at] + 1)
            .gather();
        if parts.len() < 2 || is_total(doc.str(section.rows[at].label)) {
            continue;
        }
        let group = Group { total: at, parts, closed: false };
        let sums: Vec<(Fig, Vec<Fig>, bool)> = amounts.iter().filter_map(|i| sum(doc, section, &group, *i)).gather();
        let telling = |s: &&(Fig, Vec<Fig>, bool)| s.2 && doc.figure(s.0).value.is_some_and(|v| !v.is_zero());
        let right = sums.iter().filter(telling).count();
        for (total, parts, right_here) in sums {
            let force = if right > usize::from(right_here) { Force::Demands } else { Force::Suggests };
            if right_here || right > 0 {
                doc.claims.push(Claim::new(rule, total, Expr::sum(parts), force));
            }
        }
    }
}

/// How deep each row stands below the table's own parts, as its numbering, its words and 其中 tell.
fn depths(doc: &Document, section: &Section) -> Vec<u8> {
    let labels: Vec<&str> = section.rows.iter().map(|row| doc.str(row.label).trim()).gather();
    let subjects: Vec<Option<Subject>> = labels.iter().map(|l| labels::subject(l)).gather();
    let has = |subject| subjects.contains(&Some(subject));
    let (basic, vehicle) = (has(Subject::Basic), has(Subject::Vehicle));
    // A row without a number of its own goes with the one above it that 其中 divides.
    let (mut within, mut above) = (false, 0);
    let mut out = Vec::with_capacity(labels.len());
    for (label, subject) in labels.iter().zip(&subjects) {
        let under = match subject {
            Some(Subject::Personnel | Subject::Public) => basic,
            Some(Subject::VehicleBuy | Subject::VehicleRun) => vehicle,
            _ => false,
        };
        let numbered = numbering_depth(label);
        within = label.starts_with("其中")
            || within
                && numbered.is_none()
                && subject.is_none()
                && label.ends_with(['费', '出', '资'])
                && !is_total(label);
        let nested = under || within;
        let depth = numbered.unwrap_or(if nested { above } else { 0 }) + u8::from(nested);
        if !nested {
            above = depth;
        }
        out.push(depth);
    }
    out
}

/// 一、 0, （一） 1, 1. 2, （1） 3.
fn numbering_depth(label: &str) -> Option<u8> {
    let han = |c: char| "一二三四五六七八九十".contains(c);
    let mut chars = label.chars();
    let first = chars.next()?;
    let second = chars.next()?;
    match first {
        '（' if han(second) => Some(1),
        '（' if second.is_ascii_digit() => Some(3),
        c if han(c) && (second == '、' || han(second)) => Some(0),
        c if c.is_ascii_digit() && (matches!(second, '.' | '、') || second.is_ascii_digit()) => Some(2),
        _ => None,
    }
}

/// The total and the parts in one column; whether they agree.
fn sum(doc: &Document, section: &Section, group: &Group, column: usize) -> Option<(Fig, Vec<Fig>, bool)> {
    let total = section.rows[group.total].cells[column]?.fig?;
    let mut parts = Vec::with_capacity(group.parts.len());
    for row in &group.parts {
        match section.rows[*row].cells[column] {
            Some(cell) if cell.fig.is_some() => parts.extend(cell.fig),
            Some(cell) if !cell.is_void() => return None,
            _ => {}
        }
    }
    if parts.is_empty() {
        return None;
    }
    let right = holds(doc, total, &parts)?;
    Some((total, parts, right))
}

/// 以下从略 after the table's last row.
fn goes_on(doc: &Document, section: &Section) -> bool {
    let from = section.span.end as usize;
    let rest = &doc.text.copy[from.min(doc.text.copy.len())..];
    let head: String = rest.chars().filter(|c| !matches!(c, '\n' | '|' | ' ')).take(16).collect();
    labels::is_cut_short(&head)
}

fn groups(doc: &Document, section: &Section, cut_short: bool) -> Vec<Group> {
    let rows: Vec<usize> = (0..section.rows.len()).filter(|i| has_amount(&section.rows[*i], &section.heads)).gather();
    let total = |i: usize| is_total(doc.str(section.rows[i].label));
    let Some(&first) = rows.first() else { return vec![] };
    if total(first) { before(doc, section, &rows, &total, cut_short) } else { after(&rows, &total) }
}

fn has_amount(row: &Row, heads: &[Head]) -> bool {
    row.fig(heads, |c| c.is_amount()).is_some()
}

/// Parts above their total.
fn after(rows: &[usize], total: &dyn Fn(usize) -> bool) -> Vec<Group> {
    let mut out = Vec::new();
    let last = rows.iter().rposition(|i| total(*i));
    let mut leaves: Vec<usize> = Vec::new();
    let mut subtotals: Vec<usize> = Vec::new();
    for (k, &i) in rows.iter().enumerate() {
        if !total(i) {
            leaves.push(i);
            continue;
        }
        let grand = Some(k) == last && (!subtotals.is_empty() || leaves.is_empty());
        if grand {
            let mut parts = std::mem::take(&mut subtotals);
            parts.append(&mut leaves);
            out.push(Group { total: i, parts, closed: true });
        } else {
            out.push(Group { total: i, parts: std::mem::take(&mut leaves), closed: true });
            subtotals.push(i);
        }
    }
    out.retain(|group| !group.parts.is_empty());
    out
}

/// Totals above their parts.
fn before(
    doc: &Document,
    section: &Section,
    rows: &[usize],
    total: &dyn Fn(usize) -> bool,
    cut_short: bool,
) -> Vec<Group> {
    let heads: Vec<usize> = (0..rows.len()).filter(|k| total(rows[*k])).gather();
    let bare = labels::bare(doc.str(section.rows[rows[0]].label));
    let grand = heads.len() > 1 && (heads.get(1) == Some(&1) || matches!(bare.as_str(), "合计" | "总计" | "共计"));
    let mut out = Vec::new();
    if grand {
        let mut parts: Vec<usize> = rows[1..heads[1]].to_vec();
        parts.extend(heads[1..].iter().map(|k| rows[*k]));
        if !cut_short {
            out.push(Group { total: rows[0], parts, closed: false });
        }
    }
    for (n, &head) in heads.iter().enumerate().skip(usize::from(grand)) {
        let end = heads.get(n + 1).copied().unwrap_or(rows.len());
        let parts = rows[head + 1..end].to_vec();
        let closed = heads.get(n + 1).is_some();
        if !parts.is_empty() {
            out.push(Group { total: rows[head], parts, closed });
        }
    }
    out
}

/// 合计 columns, 结余 columns, adjusted budgets: an identity that most rows keep binds them all.
pub fn rows(doc: &mut Document, section: &Section) {
    let heads = &section.heads;
    for (i, head) in heads.iter().enumerate() {
        if head.column == Column::Sum {
            let whole =
                |k: &usize| *k != i && matches!(heads[*k].column, Column::Amount | Column::Money(_)) && !heads[*k].part;
            let all: Vec<usize> = (0..heads.len()).filter(whole).gather();
            let next = (i + 1..heads.len()).find(|k| heads[*k].column == Column::Sum).unwrap_or(heads.len());
            let last = (0..i).rev().find(|k| heads[*k].column == Column::Sum).map_or(0, |k| k + 1);
            let following: Vec<usize> = (i + 1..next).filter(whole).gather();
            let preceding: Vec<usize> = (last..i).filter(whole).gather();
            for parts in [all, following, preceding] {
                if parts.len() >= 2 && by_vote(doc, section, "table_column_sum", i, &parts, &[]) {
                    break;
                }
            }
        }
    }
    let stage = |stage: Stage| heads.iter().position(|h| h.column == Column::Money(stage));
    let budget = stage(Stage::Full).or(stage(Stage::Budget)).or(stage(Stage::Initial));
    if let (Some(balance), Some(spent)) = (stage(Stage::Balance), stage(Stage::Spent)) {
        // What is left of the budget, or of what arrived.
        for whole in [budget, stage(Stage::Received)].into_iter().flatten() {
            if by_vote(doc, section, "balance_eq_budget_minus_spend", balance, &[whole], &[spent]) {
                break;
            }
        }
    }
    if let (Some(arrival), Some(received), Some(budget)) =
        (heads.iter().position(|h| h.column == Column::Arrival), stage(Stage::Received), budget)
    {
        quotients(doc, section, "funds_received_rate", arrival, |row| {
            Some((row.cells[received]?.fig?, row.cells[budget]?.fig?))
        });
    }
    shares(doc, section);
    if let (Some(full), Some(initial)) = (stage(Stage::Full), stage(Stage::Initial)) {
        let plus: Vec<usize> =
            [Some(initial), stage(Stage::Adjust), stage(Stage::Raise)].into_iter().flatten().gather();
        let minus: Vec<usize> = stage(Stage::Cut).into_iter().gather();
        if plus.len() + minus.len() > 1 {
            by_vote(doc, section, "adjusted_eq_initial_plus_change", full, &plus, &minus);
        }
    }
}

/// 占比 = the row's amount over the total row's, in the column of which that is true.
fn shares(doc: &mut Document, section: &Section) {
    let Some(share) = section.heads.iter().position(|h| h.column == Column::Share) else { return };
    let Some(total) = section.rows.iter().rposition(|row| is_total(doc.str(row.label))) else { return };
    let amounts = (0..section.heads.len()).rev().filter(|i| section.heads[*i].column.is_amount());
    for column in amounts.gather() {
        let Some(whole) = section.rows[total].cells[column].and_then(|c| c.fig) else { continue };
        if quotients(doc, section, "share_recalc", share, |row| Some((row.cells[column]?.fig?, whole))) {
            return;
        }
    }
}

/// Claims `stated = a ÷ b` in every row, where two rows in three keep it.
fn quotients(
    doc: &mut Document,
    section: &Section,
    rule: &'static str,
    stated: usize,
    terms: impl Fn(&Row) -> Option<(Fig, Fig)>,
) -> bool {
    let mut claims = Vec::new();
    let mut kept = 0;
    for row in &section.rows {
        let Some(rate) = row.cells[stated].and_then(|c| c.fig) else { continue };
        let Some((a, b)) = terms(row) else { continue };
        let value = |fig: Fig| doc.figure(fig).base();
        let (Some(printed), Some(a_value), Some(b_value)) = (value(rate), value(a), value(b)) else { continue };
        let Some(quotient) = a_value.over(b_value) else { continue };
        let close = printed.minus(quotient).is_some_and(|gap| gap.abs() <= ulp_of_rate(doc, rate));
        kept += usize::from(close);
        claims.push(Claim::new(rule, rate, Expr::div(Expr::Fig(a), Expr::Fig(b)), Force::Demands));
    }
    let binds = kept > 0 && kept * 3 >= claims.len() * 2;
    if binds {
        doc.claims.append(&mut claims);
    }
    binds
}

/// One unit of a rate's last printed digit.
fn ulp_of_rate(doc: &Document, rate: Fig) -> Decimal {
    let figure = doc.figure(rate);
    Decimal::new(1, figure.decimals.min(20)).times(figure.scale()).unwrap_or_default()
}

/// Claims `stated = Σ plus − Σ minus` in every row, where two rows in three keep it.
fn by_vote(
    doc: &mut Document,
    section: &Section,
    rule: &'static str,
    stated: usize,
    plus: &[usize],
    minus: &[usize],
) -> bool {
    let mut claims = Vec::new();
    let mut kept = 0;
    for row in &section.rows {
        let fig = |i: usize| row.cells[i].and_then(|c| c.fig);
        let Some(total) = fig(stated) else { continue };
        let added: Vec<Fig> = plus.iter().filter_map(|i| fig(*i)).gather();
        let taken: Vec<Fig> = minus.iter().filter_map(|i| fig(*i)).gather();
        if added.is_empty() || !minus.is_empty() && taken.is_empty() {
            continue;
        }
        // Σ plus = stated + Σ minus
        let mut other = taken.clone();
        other.push(total);
        let Some(ok) = difference_holds(doc, &added, &other) else { continue };
        kept += usize::from(ok);
        let reading = match taken.as_slice() {
            [] => Expr::sum(added),
            taken => Expr::sub(Expr::sum(added), Expr::sum(taken.iter().copied())),
        };
        claims.push(Claim::new(rule, total, reading, Force::Demands));
    }
    let binds = kept > 0 && kept * 3 >= claims.len() * 2;
    if binds {
        doc.claims.append(&mut claims);
    }
    binds
}

fn difference_holds(doc: &Document, left: &[Fig], right: &[Fig]) -> Option<bool> {
    let mut difference = Decimal::ZERO;
    let mut slack = Decimal::ZERO;
    for fig in left {
        difference = difference.plus(doc.figure(*fig).base()?)?;
        slack += ulp(doc, *fig);
    }
    for fig in right {
        difference = difference.minus(doc.figure(*fig).base()?)?;
        slack += ulp(doc, *fig);
    }
    Some(difference.abs() <= slack)
}
