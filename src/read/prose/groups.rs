//! Groups of scores in running text: （一）投入情况（16分） over 1. 2. 3., each with weight and score; the dimensions of a
//! total, one a line. What adds up to what follows from the numbering.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::quick::{Figs, Map, Set};
use crate::text::HasWords;

use rust_decimal::Decimal;

use super::bind::Bound;
use super::entries::{Entry, entries};
use super::{hundred, parts};
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::text::{Numbering, Span};

/// A report prints its total a few times; more of them are those of many things.
const TOTALS: usize = 8;

/// States what the groups' weights and scores come to.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut entries = entries(doc, bound);
    closed_lists(doc, &mut entries);
    hundred::read(doc, &entries);
    entries.iter().for_each(|e| cap(doc, e));
    let taken: Figs = doc.indicators.iter().filter_map(|i| i.weight).chain(doc.execution_weight).collect();
    let mut ends: Vec<u32> = doc.totals.iter().map(|t| doc.figure(*t).span.start).gather();
    crate::order::by_key(&mut ends, |end| *end);
    let mut heads: Vec<Group> = Vec::new();
    for at in 0..entries.len() {
        // What an indicator's own text says of points is no part of it.
        if entries[at].weight.is_some_and(|w| !taken.contains(&w)) {
            heads.extend(group(doc, &entries, &ends, at));
        }
    }
    let sound = heads.iter().filter(|g| g.holds(doc, true)).count();
    for group in &heads {
        group.claims(doc, sound >= 2);
    }
    for group in &heads {
        let head = &entries[group.at];
        parts::push(doc, parts::HEADS, &head.name, group.weight, group.scores.first().copied());
        parts::made_of(doc, parts::UNDER, &head.name, group.weights(), group.points());
    }
    parts::listed(doc, &entries);
    under_headings(doc, &entries);
    let tops = tops(&entries, &heads);
    totals(doc, &tops);
}

/// 产出40分，得38分；效益40分，得40分；合计78分: what closes a list of parts is the total.
fn closed_lists(doc: &mut Document, entries: &mut Vec<Entry>) {
    let closes = |at: usize, all: &[Entry]| {
        let e = &all[at];
        // …；满意度10分，得10分。合计得分95.9分: it may begin a sentence of its own.
        let of_list = |p: &Entry| p.sentence == all[at - 1].sentence && p.block == e.block && !p.subtotal;
        e.subtotal && at >= 2 && all[at - 2..at].iter().all(of_list) && e.sentence - all[at - 1].sentence <= 1
    };
    let mut new: Vec<Fig> =
        (0..entries.len()).filter(|at| closes(*at, entries)).filter_map(|at| entries[at].score).gather();
    let closing: Figs = new.iter().copied().collect();
    entries.retain(|e| !(e.subtotal && e.score.is_some_and(|s| closing.contains(&s))));
    let known: Figs = doc.totals.iter().copied().collect();
    new.retain(|score| !known.contains(score));
    crate::order::by_key(&mut new, |score| *score);
    new.dedup();
    doc.totals.append(&mut new);
}

/// （二）过程 over its items, where only the conclusion says what 过程 is worth.
fn under_headings(doc: &mut Document, entries: &[Entry]) {
    let named: Set<String> = doc.parts.iter().map(|p| p.name.clone()).collect();
    let headed: Set<String> = doc.parts.iter().filter(|p| p.source == parts::HEADS).map(|p| p.name.clone()).collect();
    if named.len() == headed.len() {
        return;
    }
    for at in 0..doc.outline.len() {
        let heading = &doc.outline[at];
        let title = doc.str(heading.title);
        let name = parts::core(title.split(['（', '：']).next().unwrap_or(title)).to_string();
        if name.is_empty() || !named.contains(&name) || headed.contains(&name) {
            continue;
        }
        let end = doc.outline[at + 1..]
            .iter()
            .find(|h| h.numbering <= heading.numbering)
            .map_or(doc.span.end, |h| h.span.start);
        let from = entries.partition_point(|e| e.at < heading.span.end);
        let to = entries.partition_point(|e| e.at < end);
        let inside = &entries[from..to.max(from)];
        let outermost = inside.iter().filter_map(|e| e.level).min();
        let own: Vec<&Entry> =
            inside.iter().filter(|e| !e.subtotal && (outermost.is_none() || e.level == outermost)).gather();
        if own.len() >= 2 {
            let weights = own.iter().map(|e| e.weight).collect();
            let scores = own.iter().map(|e| e.score).collect();
            parts::made_of(doc, parts::UNDER, &name, weights, scores);
        }
    }
}

/// A numbered entry and the entries right under it.
struct Group {
    at: usize,
    weight: Option<Fig>,
    scores: Vec<Fig>,
    parts: Vec<Entry>,
    /// Other points are told under it, of what was not understood.
    loose: bool,
    end: usize,
}

fn group(doc: &Document, entries: &[Entry], totals: &[u32], at: usize) -> Option<Group> {
    let head = &entries[at];
    let level = head.level.filter(|_| !head.subtotal && head.weight.is_some())?;
    let mut end = at + 1;
    let mut scores: Vec<Fig> = head.score.into_iter().gather();
    // The total, and what the conclusion says of its parts, are no part of the last group.
    let total = totals.get(totals.partition_point(|at| *at <= head.at)).copied();
    let limit = chapter_end(doc, head, level).min(total.unwrap_or(u32::MAX));
    // 自评结果98分（满分100分）: nothing else is worth a hundred.
    let hundred = |e: &Entry| e.weight.is_some_and(|w| value(doc, w) == Decimal::ONE_HUNDRED);
    while let Some(next) = entries.get(end).filter(|e| e.at < limit && !hundred(e)) {
        if next.subtotal {
            scores.extend(next.score);
            break;
        }
        if next.level.is_some_and(|l| l <= level) {
            break;
        }
        end += 1;
    }
    let inside = &entries[at + 1..end];
    let outermost = inside.iter().filter_map(|e| e.level).min();
    let parts: Vec<Entry> = inside.iter().filter(|e| outermost.is_none() || e.level == outermost).cloned().gather();
    let loose = outermost.is_some() && inside.iter().any(|e| e.level.is_none() && e.weight.is_some());
    (!parts.is_empty()).then_some(Group { at, weight: head.weight, scores, parts, loose, end })
}

/// Where the chapter of an entry ends: at the next heading that is not under it.
fn chapter_end(doc: &Document, head: &Entry, level: Numbering) -> u32 {
    let from = doc.outline.partition_point(|h| h.block as u32 <= head.block);
    doc.outline[from..].iter().find(|h| h.numbering <= level).map_or(doc.span.end, |h| h.span.start)
}

fn value(doc: &Document, fig: Fig) -> Decimal {
    doc.figure(fig).value.unwrap_or_default()
}

fn adds_up(doc: &Document, stated: Fig, parts: &[Fig]) -> bool {
    parts.iter().map(|p| value(doc, *p)).sum::<Decimal>() == value(doc, stated)
}

/// A score that its own text leaves no doubt of.
fn is_sure(doc: &Document, e: &Entry) -> bool {
    let (Some(weight), Some(score)) = (e.weight, e.score) else { return false };
    let taken: Decimal = e.taken.iter().map(|t| value(doc, *t)).sum();
    let (weight, score) = (value(doc, weight), value(doc, score));
    e.taken.is_empty() && (e.passed == 0 || quotes_standard(doc, e)) || weight.minus(taken) == Some(score)
}

/// 等于0计5分，0-10%（含）计4分，大于30%不得分，得4分: the scores before the last are the standard's.
fn quotes_standard(doc: &Document, e: &Entry) -> bool {
    let (Some(weight), Some(score)) = (e.weight, e.score) else { return false };
    let said = doc.str(Span { start: e.at.max(doc.figure(weight).whole.end), end: doc.figure(score).span.start });
    said.len() < 600 && said.has_any(&["不得分", "（含）", "计满分", "得满分"])
}

/// What is scored gets no more points than it is worth, and those less that are taken off.
fn cap(doc: &mut Document, e: &Entry) {
    let (Some(weight), Some(score)) = (e.weight, e.score) else { return };
    let passes = value(doc, score) > value(doc, weight) && is_sure(doc, e);
    let force = if passes { Force::Doubts } else { Force::Supports };
    doc.claims.push(Claim { at_most: true, ..Claim::new("score_cap", score, Expr::Fig(weight), force) });
    if !e.taken.is_empty() {
        let rest = Expr::sub(Expr::Fig(weight), Expr::sum(e.taken.iter().copied()));
        doc.claims.push(Claim::new("score_eq_weight_minus_deduction", score, rest, Force::Supports));
    }
}

impl Group {
    fn weights(&self) -> Option<Vec<Fig>> {
        self.parts.iter().map(|p| p.weight).collect()
    }

    fn points(&self) -> Option<Vec<Fig>> {
        self.parts.iter().map(|p| p.score).collect()
    }

    /// Weights, or scores, come out to the digit.
    fn holds(&self, doc: &Document, weights: bool) -> bool {
        match weights {
            true => self.weight.zip(self.weights()).is_some_and(|(w, parts)| adds_up(doc, w, &parts)),
            false => {
                let points = self.points();
                self.scores.first().zip(points).is_some_and(|(s, parts)| adds_up(doc, *s, &parts))
            }
        }
    }

    /// Where one of the two sums comes out, the parts are the right ones and the other must come out too.
    fn claims(&self, doc: &mut Document, usual: bool) {
        let many = self.parts.len() >= 2;
        let (by_weight, by_score) = (self.holds(doc, true), self.holds(doc, false));
        if let (Some(stated), Some(weights)) = (self.weight, self.weights()) {
            let force = match () {
                _ if many && by_score => Force::Demands,
                // Where the other groups come out, one that has a single item must have its points.
                _ if !many && usual && !self.loose => Force::Doubts,
                _ if many && (usual || self.points().is_some()) || by_score => Force::Suggests,
                _ => Force::Supports,
            };
            doc.claims.push(Claim::new("level1_eq_sum_level3", stated, sum(&weights), force));
        }
        if let Some(points) = self.points() {
            let sure = self.parts.iter().all(|p| is_sure(doc, p));
            let force = match () {
                _ if many && sure && by_weight => Force::Demands,
                _ if many && self.weights().is_some() || by_weight => Force::Suggests,
                _ => Force::Supports,
            };
            for stated in &self.scores {
                doc.claims.push(Claim::new("score_sum_eq_total", *stated, sum(&points), force));
            }
        }
    }

    /// The group as a part of the whole.
    fn entry(&self, entries: &[Entry]) -> Entry {
        Entry { score: self.scores.first().copied(), passed: 0, taken: Vec::new(), ..entries[self.at].clone() }
    }
}

fn sum(figs: &[Fig]) -> Expr {
    match figs {
        [only] => Expr::Fig(*only),
        figs => Expr::sum(figs.iter().copied()),
    }
}

/// The groups and entries that no group holds, as they follow each other.
fn tops(entries: &[Entry], groups: &[Group]) -> Vec<Entry> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut groups = groups.iter().peekable();
    while at < entries.len() {
        while groups.next_if(|g| g.at < at).is_some() {}
        match groups.next_if(|g| g.at == at) {
            Some(group) => {
                out.push(group.entry(entries));
                at = group.end.max(at + 1);
            }
            None => {
                if !entries[at].subtotal {
                    out.push(entries[at].clone());
                }
                at += 1;
            }
        }
    }
    out
}

/// Runs of entries of one level, or of one sentence: each may be the dimensions of the total.
fn totals(doc: &mut Document, tops: &[Entry]) {
    let mut count: Map<u32, usize> = Map::default();
    tops.iter().for_each(|e| *count.entry(e.sentence).or_default() += 1);
    let mut from = 0;
    for i in 1..=tops.len() {
        let goes_on = tops.get(i).is_some_and(|e| {
            let listed = |e: &Entry| count[&e.sentence] >= 3;
            e.level == tops[from].level && (e.sentence == tops[i - 1].sentence || !listed(e) && !listed(&tops[i - 1]))
        });
        if !goes_on {
            total(doc, &tops[from..i]);
            from = i;
        }
    }
}

/// What the dimensions come to.
fn total(doc: &mut Document, best: &[Entry]) {
    let execution = |e: &&Entry| e.weight.is_none() || e.weight != doc.execution_weight;
    // 预算执行（10分）得9分；产出（50分）…: where the weights of all come to a hundred, execution is one of them.
    let all: Option<Decimal> = best.iter().map(|e| Some(value(doc, e.weight?))).sum();
    let complete = all == Some(Decimal::ONE_HUNDRED) && best.iter().all(|e| e.score.is_some());
    let run: Vec<&Entry> = best.iter().filter(|e| complete || execution(e)).gather();
    let weights: Option<Vec<Fig>> = run.iter().map(|e| e.weight).collect();
    let scores: Option<Vec<Fig>> = run.iter().map(|e| e.score).collect();
    let (Some(weights), Some(scores)) = (weights, scores) else { return };
    if run.len() < 2 || doc.totals.is_empty() {
        return;
    }
    let hundred = Decimal::ONE_HUNDRED;
    let weight_sum: Decimal = weights.iter().map(|w| value(doc, *w)).sum();
    let with_execution = doc.execution_score.filter(|s| !scores.contains(s) && !doc.totals.contains(s));
    let worth = doc.execution_weight.map_or(Decimal::TEN, |w| value(doc, w));
    let whole = weight_sum == hundred;
    let beside = with_execution.is_some() && weight_sum.plus(worth) == Some(hundred);
    let mut all = scores.clone();
    if !whole {
        all.extend(with_execution);
    }
    let comes_out = doc.totals.iter().any(|t| adds_up(doc, *t, &all));
    let sure = run.iter().all(|e| is_sure(doc, e));
    for total in doc.totals.iter().copied().take(TOTALS).gather() {
        let force = match () {
            _ if !(whole || beside) => Force::Supports,
            _ if sure => Force::Demands,
            _ => Force::Suggests,
        };
        doc.claims.push(Claim::new("score_sum_eq_total", total, sum(&all), force));
    }
    if whole || beside || comes_out && run.len() >= 3 {
        let rest = |of: Decimal| Expr::sub(Expr::Num(of), Expr::sum(weights[1..].iter().copied()));
        let beside = hundred - worth;
        let readings = if with_execution.is_some() {
            vec![rest(beside), rest(hundred)]
        } else {
            vec![rest(hundred), rest(beside)]
        };
        let force = if comes_out { Force::Demands } else { Force::Suggests };
        doc.claims.push(Claim { rule: "weights_sum_100", stated: weights[0], readings, at_most: false, force });
    }
}
