//! Groups of scores in running text: （一）投入情况（16分） over 1. 2. 3., each with weight and score; the dimensions of a
//! total, one a line. What adds up to what follows from the numbering.

use rust_decimal::Decimal;

use super::bind::Bound;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::text::{Block, Numbering, Span, numbered};

/// Something that has points: its weight and its score, with the number that it stands under.
#[derive(Debug, Clone)]
struct Entry {
    level: Option<Numbering>,
    at: u32,
    block: u32,
    sentence: u32,
    weight: Option<Fig>,
    score: Option<Fig>,
    /// 扣2分: what was taken off.
    taken: Vec<Fig>,
    /// Scores of its text that are not the last: the standard's own, perhaps.
    passed: usize,
    /// 以上合计得分16分
    subtotal: bool,
}

/// States what the groups' weights and scores come to.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let entries = entries(doc, bound);
    deductions(doc, &entries);
    let mut heads: Vec<Group> = Vec::new();
    for at in 0..entries.len() {
        heads.extend(group(doc, &entries, at));
    }
    let sound = heads.iter().filter(|g| g.holds(doc, true)).count();
    for group in &heads {
        group.claims(doc, sound >= 2);
    }
    let tops = tops(&entries, &heads);
    totals(doc, &tops);
}

/// 以上合计得分16分, 该部分得分22分.
pub fn is_subtotal(doc: &Document, b: &Bound) -> bool {
    let label = doc.str(b.item.label);
    matches!(b.fact.measure, Measure::Score | Measure::Total)
        && (label.starts_with("合计")
            || label.contains("小计")
            || label.contains("该部分")
            || label.contains("以上")
            || label.contains("本部分")
            || label.contains("共得"))
}

fn entries(doc: &Document, bound: &[Bound]) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    let mut next = 0;
    for (i, b) in bound.iter().enumerate().filter(|(_, b)| doc.figure(b.item.fig).unit == Unit::Score) {
        if i < next {
            continue;
        }
        let fresh = || Entry {
            level: None,
            at: doc.figure(b.item.fig).span.start,
            block: b.item.block,
            sentence: b.item.sentence,
            weight: None,
            score: None,
            taken: Vec::new(),
            passed: 0,
            subtotal: false,
        };
        if is_subtotal(doc, b) {
            out.push(Entry { score: Some(b.item.fig), subtotal: true, ..fresh() });
            continue;
        }
        let pairs = respective(doc, bound, i);
        for k in i..i + pairs {
            let (weight, score) = (bound[k].item.fig, bound[k + pairs].item.fig);
            out.push(Entry { weight: Some(weight), score: Some(score), ..fresh() });
        }
        if pairs > 0 {
            next = i + 2 * pairs;
            continue;
        }
        match b.fact.measure {
            Measure::Weight => {
                // 得10分（满分10分）: the weight after its score.
                let after = i.checked_sub(1).map(|k| bound[k].item);
                match out.last_mut() {
                    Some(last)
                        if last.weight.is_none()
                            && !last.subtotal
                            && after.is_some_and(|a| Some(a.fig) == last.score && a.sentence == b.item.sentence) =>
                    {
                        last.weight = Some(b.item.fig);
                    }
                    _ => out.push(Entry { level: level(doc, b), weight: Some(b.item.fig), ..fresh() }),
                }
            }
            Measure::Delta => {
                // A standard's own steps stand before the score, what was lost beside it.
                let lost = doc.str(b.item.label).contains('扣');
                if let Some(last) = out.last_mut().filter(|l| lost && !l.subtotal && l.block == b.item.block) {
                    last.taken.push(b.item.fig);
                }
            }
            Measure::Score if precedes_weight(doc, bound, i) => {
                out.push(Entry { level: level(doc, b), score: Some(b.item.fig), ..fresh() });
            }
            Measure::Score => {
                match out.last_mut() {
                    Some(last) if !last.subtotal && last.weight.is_some() && last.block == b.item.block => {
                        last.passed += usize::from(last.score.is_some());
                        last.score = Some(b.item.fig);
                    }
                    Some(last)
                        if last.score.is_none()
                            && last.weight.is_some()
                            && b.item.block - last.block == 1
                            && level(doc, b).is_none() =>
                    {
                        last.score = Some(b.item.fig);
                    }
                    // 1.目标明确性得5分: an item that gives no weight.
                    _ => {
                        let level = level(doc, b).filter(|_| out.last().is_none_or(|l| l.sentence != b.item.sentence));
                        if level.is_some() {
                            out.push(Entry { level, score: Some(b.item.fig), ..fresh() });
                        }
                    }
                }
            }
            _ => {}
        }
    }
    out
}

/// 产出指标39.4分（满分40分）: the weight stands right behind the score.
fn precedes_weight(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let Some(next) = bound.get(i + 1).filter(|n| n.fact.measure == Measure::Weight) else { return false };
    let from = doc.figure(bound[i].item.fig).whole.end;
    let between = Span { start: from, end: doc.figure(next.item.fig).span.start };
    let text = if between.start < between.end { doc.str(between) } else { return false };
    text.len() <= 24 && text.starts_with(['（', '/'])
}

/// 分值分别为15分、35分，得分分别为13分、34分: weights and scores in two lists of one length.
fn respective(doc: &Document, bound: &[Bound], i: usize) -> usize {
    let run = |from: usize, measure: Measure| {
        bound[from.min(bound.len())..]
            .iter()
            .take_while(|b| {
                b.fact.measure == measure
                    && b.item.sentence == bound[i].item.sentence
                    && doc.figure(b.item.fig).unit == Unit::Score
            })
            .count()
    };
    let weights = run(i, Measure::Weight);
    let scores = if weights >= 2 { run(i + weights, Measure::Score) } else { 0 };
    if scores == weights { weights } else { 0 }
}

/// How far a sentence's beginning is looked for, in bytes.
const SENTENCE: usize = 400;

/// The number that a figure's sentence begins with, or the one of its indicator's heading right above the paragraph.
fn level(doc: &Document, b: &Bound) -> Option<Numbering> {
    let Block::Prose(block) = doc.text.blocks[b.item.block as usize] else { return None };
    let copy = &doc.text.copy;
    let figure = doc.figure(b.item.fig).span.start as usize;
    let from = copy.floor_char_boundary((block.start as usize).max(figure.saturating_sub(SENTENCE)));
    let start = copy[from..figure].rfind(['。', '；']).map_or(from, |at| from + at + '。'.len_utf8());
    if start != from || from == block.start as usize {
        let own = numbered(copy[start..figure].trim_start_matches(' ')).map(|n| n.0);
        if own.is_some() || start != from {
            return own;
        }
    }
    let above = doc.outline.partition_point(|h| (h.block as u32) < b.item.block).checked_sub(1)?;
    let heading = &doc.outline[above];
    let title = doc.str(heading.title);
    let counted = |rest: &str| rest.chars().all(|c| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    let names = title.ends_with("指标") || title.strip_prefix("指标").is_some_and(counted);
    (names && heading.alone && heading.block as u32 + 1 == b.item.block && doc.figures_in(heading.span).is_empty())
        .then_some(heading.numbering)
}

/// 满分15分，扣4分，得11分
fn deductions(doc: &mut Document, entries: &[Entry]) {
    for e in entries.iter().filter(|e| (1..=3).contains(&e.taken.len())) {
        if let (Some(weight), Some(score)) = (e.weight, e.score) {
            let reading = Expr::sub(Expr::Fig(weight), Expr::sum(e.taken.iter().copied()));
            doc.claims.push(Claim::new("score_eq_weight_minus_lost", score, reading, Force::Supports));
        }
    }
}

/// A numbered entry and the entries right under it.
struct Group {
    at: usize,
    weight: Option<Fig>,
    scores: Vec<Fig>,
    parts: Vec<Entry>,
    end: usize,
}

fn group(doc: &Document, entries: &[Entry], at: usize) -> Option<Group> {
    let head = &entries[at];
    let level = head.level.filter(|_| !head.subtotal && head.weight.is_some())?;
    let mut end = at + 1;
    let mut scores: Vec<Fig> = head.score.into_iter().collect();
    let limit = chapter_end(doc, head, level);
    while let Some(next) = entries.get(end).filter(|e| e.at < limit) {
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
    let parts: Vec<Entry> = inside.iter().filter(|e| outermost.is_none() || e.level == outermost).cloned().collect();
    // What an indicator's own text says of points is no part of it.
    let own = doc.indicators.iter().any(|i| i.weight == head.weight) || doc.execution_weight == head.weight;
    (!parts.is_empty() && !own).then_some(Group { at, weight: head.weight, scores, parts, end })
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
    e.taken.is_empty() && (e.passed == 0 || quotes_standard(doc, e)) || weight.checked_sub(taken) == Some(score)
}

/// 等于0计5分，0-10%（含）计4分，大于30%不得分，得4分: the scores before the last are the standard's.
fn quotes_standard(doc: &Document, e: &Entry) -> bool {
    let (Some(weight), Some(score)) = (e.weight, e.score) else { return false };
    let said = doc.str(Span { start: e.at.max(doc.figure(weight).whole.end), end: doc.figure(score).span.start });
    said.len() < 600 && ["不得分", "（含）", "计满分", "得满分"].iter().any(|w| said.contains(w))
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
    while at < entries.len() {
        match groups.iter().find(|g| g.at == at) {
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
    let mut from = 0;
    for i in 1..=tops.len() {
        let goes_on = tops.get(i).is_some_and(|e| {
            let listed = |e: &Entry| tops.iter().filter(|o| o.sentence == e.sentence).take(3).count() == 3;
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
    let run: Vec<&Entry> = best.iter().filter(execution).collect();
    let weights: Option<Vec<Fig>> = run.iter().map(|e| e.weight).collect();
    let scores: Option<Vec<Fig>> = run.iter().map(|e| e.score).collect();
    let (Some(weights), Some(scores)) = (weights, scores) else { return };
    if run.len() < 2 || doc.totals.is_empty() {
        return;
    }
    let hundred = Decimal::ONE_HUNDRED;
    let weight_sum: Decimal = weights.iter().map(|w| value(doc, *w)).sum();
    let with_execution = doc.execution_score.filter(|s| !scores.contains(s));
    let worth = doc.execution_weight.map_or(Decimal::TEN, |w| value(doc, w));
    let whole = weight_sum == hundred;
    let beside = with_execution.is_some() && weight_sum.checked_add(worth) == Some(hundred);
    let mut all = scores.clone();
    if !whole {
        all.extend(with_execution);
    }
    let comes_out = doc.totals.iter().any(|t| adds_up(doc, *t, &all));
    let sure = run.iter().all(|e| is_sure(doc, e));
    for total in doc.totals.clone() {
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
