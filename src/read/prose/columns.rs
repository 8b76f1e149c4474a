//! Paragraphs of one make, added up: the budgets of all projects told one after the other are the projects' budget.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::quick::Map;
use crate::text::HasWords;

use rust_decimal::Decimal;

use super::bind::Bound;
use super::functions::is_class;
use super::parallel::key;
use super::project::counts_projects;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::parallel::Key;

/// Paragraphs between two items of one list.
const APART: u32 = 3;
/// Paragraphs before and after a list in which its total may stand.
const BEFORE: u32 = 8;
const AFTER: u32 = 3;
/// Items of one list, and digits of a total that are no chance.
const LONGEST: usize = 200;
const TELLING: usize = 4;

/// One figure of every item of a list.
struct Column<'b> {
    items: Vec<&'b Bound>,
    sum: Decimal,
}

/// States what lists over several sentences come to, and what the figures beside their totals must come to.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let columns = columns(doc, bound);
    let mut claims = Vec::new();
    for column in &columns {
        let Some(total) = total(doc, bound, column) else {
            claims.extend(closing(doc, bound, column).map(|total| claim(column, total, Force::Suggests)));
            continue;
        };
        claims.push(claim(column, total, Force::Suggests));
        // What classes of spending were granted need not be all that was granted.
        if matches!(column.items[0].fact.subject, Subject::Named(n) if is_class(&doc.names[n as usize].core)) {
            continue;
        }
        // The list is whole. What else its items tell comes to what else the total's sentence tells.
        let staged = |o: &&Column| o.items[0].fact.stage.is_some_and(|s| s == Stage::Spent || s.is_budget());
        for other in columns.iter().filter(|o| beside(column, o)).filter(staged) {
            let wanted = other.items[0].words.stage;
            let mut near = bound.iter().filter(|b| {
                b.item.sentence == total.item.sentence
                    && b.item.fig != total.item.fig
                    && b.fact.subject == total.fact.subject
                    && is_amount(doc, b)
                    && b.fact.stage == other.items[0].fact.stage
                    && (b.words.stage == wanted || wanted.is_none())
            });
            if let (Some(stated), None) = (near.next(), near.next())
                && !counts_others(doc, bound, total, other.items.len())
            {
                let force = if alike(doc, stated, other.sum) { Force::Demands } else { Force::Suggests };
                claims.push(claim(other, stated, force));
            }
        }
    }
    doc.claims.append(&mut claims);
}

fn claim(column: &Column, total: &Bound, force: Force) -> Claim {
    Claim::new("project_list_sum", total.item.fig, Expr::sum(column.items.iter().map(|b| b.item.fig)), force)
}

fn is_amount(doc: &Document, b: &Bound) -> bool {
    b.fact.measure == Measure::Amount && doc.figure(b.item.fig).unit.is_money()
}

/// Runs of named amounts of one key, one a sentence, closely after each other.
fn columns<'b>(doc: &Document, bound: &'b [Bound]) -> Vec<Column<'b>> {
    let mut open: Map<Key, Vec<&Bound>> = Map::default();
    let mut out: Vec<Vec<&Bound>> = Vec::new();
    for b in bound.iter().filter(|b| is_amount(doc, b) && matches!(b.fact.subject, Subject::Named(_))) {
        let run = open.entry(key(doc, b)).or_default();
        match run.last() {
            Some(last) if b.item.sentence == last.item.sentence => continue,
            Some(last) if b.item.block - last.item.block > APART || run.len() >= LONGEST => {
                out.push(std::mem::take(run));
            }
            _ => {}
        }
        run.push(b);
    }
    out.extend(open.into_values());
    out.retain(|run| run.len() >= 2);
    crate::order::by_key(&mut out, |run| run[0].item.fig);
    let sum = |run: &[&Bound]| run.iter().try_fold(Decimal::ZERO, |s, b| s.plus(doc.figure(b.item.fig).base()?));
    out.into_iter().filter_map(|items| Some(Column { sum: sum(&items)?, items })).gather()
}

/// An amount near the list that it comes to, to the digit.
fn total<'b>(doc: &Document, bound: &'b [Bound], column: &Column) -> Option<&'b Bound> {
    let first = column.items[0].item;
    let last = column.items[column.items.len() - 1].item;
    let from = bound.partition_point(|b| b.item.block + BEFORE < first.block);
    let own: Vec<Fig> = column.items.iter().map(|b| b.item.fig).gather();
    let long = crate::judge::digits(column.sum) >= TELLING;
    bound[from..]
        .iter()
        .take_while(|b| b.item.block <= last.block + AFTER)
        .filter(|b| long && is_amount(doc, b) && !own.contains(&b.item.fig))
        .find(|b| doc.figure(b.item.fig).base() == Some(column.sum))
}

/// 以上合计90万元: what is said to close the list, right after it.
fn closing<'b>(doc: &Document, bound: &'b [Bound], column: &Column) -> Option<&'b Bound> {
    const LEAST: usize = 3;
    let last = column.items.last()?.item;
    let stage = column.items[0].fact.stage;
    let from = bound.partition_point(|b| b.item.block <= last.block);
    let after = bound[from..].iter().take_while(|b| b.item.block == last.block + 1);
    let closes = |b: &&Bound| {
        let said = doc.str(crate::text::Span { start: b.item.lead.start, end: b.item.label.end });
        let staged = b.fact.stage == stage || b.fact.stage.is_none() || stage.is_none();
        let told = said.has_any(&["合计", "共计", "总计", "以上", "上述", "综上"]);
        is_amount(doc, b) && staged && told && b.item.depth == 0
    };
    after.take(4).find(closes).filter(|_| column.items.len() >= LEAST)
}

/// 以上六个项目合计…, where five were read.
fn counts_others(doc: &Document, bound: &[Bound], total: &Bound, listed: usize) -> bool {
    let from = bound.partition_point(|b| b.item.sentence < total.item.sentence);
    let mut own = bound[from..].iter().take_while(|b| b.item.sentence == total.item.sentence);
    own.any(|b| counts_projects(doc, b) && doc.figure(b.item.fig).value != Some(Decimal::from(listed)))
}

/// An amount of the size that the items come to: another size is another thing, if it is no slip.
fn alike(doc: &Document, stated: &Bound, sum: Decimal) -> bool {
    let Some(value) = doc.figure(stated.item.fig).base() else { return false };
    let fifth = value.abs() / Decimal::from(5);
    (value - sum).abs() <= fifth
}

/// Two columns of the same items.
fn beside(a: &Column, b: &Column) -> bool {
    a.items.len() == b.items.len()
        && a.items[0].item.fig != b.items[0].item.fig
        && a.items.iter().zip(&b.items).all(|(x, y)| x.item.sentence == y.item.sentence)
}
