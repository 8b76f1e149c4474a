//! The evaluation told in a sentence: 预算执行满分10分，得9分；产出指标满分40分，得38分；…；合计97分.

use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::bind::Bound;
use super::items::Opening;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::text::Span;

/// What an item says by its last words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Weight,
    Score,
    Taken,
    /// Neither: 产出指标38分
    Bare,
}

/// The last words of a label, the longer before those they end with.
const ROLES: &[(&str, Role)] = &[
    ("满分", Role::Weight),
    ("满分值", Role::Weight),
    ("总分值", Role::Weight),
    ("分值", Role::Weight),
    ("应得分", Role::Weight),
    ("应得", Role::Weight),
    ("权重分", Role::Weight),
    ("权重", Role::Weight),
    ("标准分", Role::Weight),
    ("自评得分", Role::Score),
    ("实际得分", Role::Score),
    ("得分", Role::Score),
    ("实得分", Role::Score),
    ("实得", Role::Score),
    ("评分", Role::Score),
    ("自评", Role::Score),
    ("成绩", Role::Score),
    ("结果", Role::Score),
    ("扣分", Role::Taken),
    ("扣分合计", Role::Taken),
    ("合计扣分", Role::Taken),
    ("共扣分", Role::Taken),
    ("扣减", Role::Taken),
    ("扣除", Role::Taken),
    ("扣", Role::Taken),
    ("得", Role::Score),
];

/// What the total of an evaluation is called when 得分 is taken away.
const TOTALS: &[&str] = &[
    "合计",
    "共计",
    "总计",
    "总",
    "总分",
    "综合",
    "最终",
    "评价",
    "自评",
    "绩效评价",
    "绩效自评",
    "自评总",
    "综合自评",
];

/// Words before the first part of a list.
const LEADS: &[&str] = &["分项为", "分项得分为", "分别为", "其中", "包括", "具体为", "即"];

/// Names of the part that budget execution has.
const EXECUTION: &[&str] = &["预算执行", "资金执行", "预算执行率", "资金执行率", "执行率", "预算执行情况"];

/// 等级, 等次 …: with these a score is the evaluation's.
const GRADED: &[&str] = &["等级", "等次", "级别", "评定为", "评为", "档次"];

/// One part of an evaluation: 产出指标满分40分，得38分.
#[derive(Debug, Clone)]
struct Part {
    name: Span,
    weight: Option<Fig>,
    score: Option<Fig>,
}

/// The parts of one sentence, with the totals that stand in it or right before it.
#[derive(Debug, Default)]
struct Summary {
    parts: Vec<Part>,
    totals: Vec<Fig>,
    /// 各部分得分：…, 分项为…: the words say that these are all parts.
    told: bool,
    /// What could be reached: 满分100分.
    full: Option<Fig>,
}

/// Tells the total of an evaluation from the scores of its parts by the grade that comes with it.
pub fn recast(doc: &Document, bound: &mut [Bound]) {
    for b in bound.iter_mut().filter(|b| doc.figure(b.item.fig).unit == Unit::Score) {
        let (name, role) = role_of(doc, b);
        if role == Role::Score && is_the_evaluations(doc, b, doc.str(name)) {
            b.fact.measure = Measure::Total;
        }
    }
}

/// 某局2022年自评成绩93分，等级优: a score with its grade is the evaluation's, whoever's it is.
fn is_the_evaluations(doc: &Document, b: &Bound, name: &str) -> bool {
    const LEAST: Decimal = Decimal::from_parts(30, 0, 0, false, 0);
    let named = is_total(name) || TOTALS.iter().any(|t| name.ends_with(t));
    let large = doc.figure(b.item.fig).value.is_some_and(|v| v >= LEAST);
    b.fact.measure == Measure::Score && named && large && is_graded(doc, b)
}

/// The sentence goes on to say which grade the score is.
fn is_graded(doc: &Document, b: &Bound) -> bool {
    const REACH: usize = 90;
    let copy = &doc.text.copy;
    let from = b.item.tail.start as usize;
    let after = &copy[from..copy.floor_char_boundary((from + REACH).min(doc.span.end as usize))];
    let sentence = &after[..after.find(['。', '\n', '；']).unwrap_or(after.len())];
    // 得9分，权重10分: an indicator's.
    let plain = sentence.bytes().all(|c| !c.is_ascii_digit());
    plain && sentence.has_any(GRADED)
}

/// States what the parts of every evaluation come to.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    deductions(doc, bound);
    rates(doc, bound);
    for summary in summaries(doc, bound) {
        claims(doc, &summary);
    }
}

/// The words before a figure of points without those that say what it is, and its role.
fn role_of(doc: &Document, b: &Bound) -> (Span, Role) {
    let label = doc.str(b.item.label);
    let start = label.rfind('：').filter(|at| at + 3 < label.len()).map_or(0, |at| at + '：'.len_utf8());
    let lead = LEADS.iter().find(|w| label[start..].starts_with(**w)).map_or(0, |w| w.len());
    let text = trimmed(&label[start + lead..]);
    let (text, role) = by_ending(text);
    let shared = (!b.item.shared.is_empty()).then(|| {
        let words = doc.str(b.item.shared);
        by_ending(trimmed(words.trim_end_matches(['分', '别', '依', '次', '为', '是']))).1
    });
    let from = b.item.label.start + (start + lead) as u32;
    (Span { start: from, end: from + text.len() as u32 }, shared.unwrap_or(role))
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches(['为', '是', '：', '了', '（', '/', ' '])
}

fn by_ending(text: &str) -> (&str, Role) {
    let found = ROLES.iter().filter(|(w, _)| text.ends_with(w)).max_by_key(|(w, _)| w.len());
    match found {
        Some((word, role)) => (text[..text.len() - word.len()].trim_end_matches(['的', '（', '，']), *role),
        None => (text, Role::Bare),
    }
}

/// 合计, 我局最终: what the total is called; 社会评价 is a part.
fn is_total(name: &str) -> bool {
    const OWNERS: &[&str] = &["项目", "部门", "单位", "部门整体", "整体", "绩效", "百分制"];
    TOTALS.iter().filter_map(|t| name.strip_suffix(t)).any(|owner| {
        owner.is_empty() || OWNERS.contains(&owner) || owner.len() <= 15 && owner.starts_with(['我', '本', '该', '经'])
    })
}

fn is_name(name: &str) -> bool {
    (2..=12).contains(&name.chars().count()) && name.chars().all(|c| c.is_alphabetic() && !c.is_ascii())
}

fn summaries(doc: &Document, bound: &[Bound]) -> Vec<Summary> {
    const MOST: usize = 40;
    let mut out = Vec::new();
    let points: Vec<&Bound> = bound.iter().filter(|b| doc.figure(b.item.fig).unit == Unit::Score).gather();
    let mut before: Option<&Bound> = None;
    for sentence in points.chunk_by(|a, b| a.item.block == b.item.block && a.item.sentence == b.item.sentence) {
        if sentence.len() >= 3 && out.len() < MOST {
            out.extend(summary(doc, sentence, before));
        }
        before = sentence.last().copied();
    }
    out
}

fn summary(doc: &Document, sentence: &[&Bound], before: Option<&Bound>) -> Option<Summary> {
    let mut found = Summary::default();
    let first = sentence[0];
    let opening = doc.str(Span { start: first.item.lead.start, end: first.item.label.end });
    found.told = opening.has_any(&["各部分", "分项", "汇总", "其中"]);
    for b in sentence {
        let (name, role) = role_of(doc, b);
        let fig = b.item.fig;
        let text = doc.str(name);
        if is_total(text) || b.fact.measure == Measure::Total {
            match role {
                Role::Weight => found.full = Some(fig),
                Role::Taken => {}
                _ => found.totals.push(fig),
            }
        } else if let Some(part) = part_named(doc, &mut found.parts, text) {
            // 分值分别为…，得分分别为…: the names come again.
            put(part, role, fig);
        } else if text.is_empty() {
            let slash = doc.str(b.item.label) == "/";
            match found.parts.last_mut() {
                Some(part) if slash => part.weight = part.weight.or(Some(fig)),
                Some(part) if role != Role::Bare => {
                    // 产出指标50分，得49分: the bare points before what was earned are what there was to earn.
                    if role == Role::Score && part.weight.is_none() {
                        part.weight = part.score.take();
                    }
                    put(part, role, fig);
                }
                None if role == Role::Weight => found.full = Some(fig),
                None if role == Role::Score => found.totals.push(fig),
                _ => return None,
            }
        } else if is_name(text) && role != Role::Taken {
            found.told |= doc.str(b.item.label).has_any(&["分项", "其中"]);
            let mut part = Part { name, weight: None, score: None };
            put(&mut part, role, fig);
            found.parts.push(part);
        } else {
            return None;
        }
    }
    // 总分100分，扣2分，得98分。各部分得分：…
    let nearby = before.filter(|b| b.item.block == first.item.block && role_of(doc, b).1 == Role::Score);
    found.totals.extend(nearby.map(|b| b.item.fig));
    (found.parts.len() >= 2 && found.parts.iter().all(|p| p.score.is_some())).then_some(found)
}

fn part_named<'p>(doc: &Document, parts: &'p mut [Part], name: &str) -> Option<&'p mut Part> {
    parts.iter_mut().find(|p| doc.str(p.name) == name)
}

fn put(part: &mut Part, role: Role, fig: Fig) {
    let slot = if role == Role::Weight { &mut part.weight } else { &mut part.score };
    if role != Role::Taken {
        *slot = slot.or(Some(fig));
    }
}

fn value(doc: &Document, fig: Fig) -> Decimal {
    doc.figure(fig).value.unwrap_or_default()
}

fn claims(doc: &mut Document, found: &Summary) {
    let scores: Vec<Fig> = found.parts.iter().filter_map(|p| p.score).gather();
    let weights: Option<Vec<Fig>> = found.parts.iter().map(|p| p.weight).collect();
    let sum = |figs: &[Fig]| figs.iter().map(|f| value(doc, *f)).sum::<Decimal>();
    let within = found.parts.iter().all(|p| p.weight.zip(p.score).is_none_or(|(w, s)| value(doc, s) <= value(doc, w)));
    let hundred = found.full.map_or(Decimal::ONE_HUNDRED, |f| value(doc, f));
    let whole = weights.as_ref().is_some_and(|w| sum(w) == hundred) && within;
    let reached = sum(&scores);
    let beside: Vec<Fig> = doc.totals.iter().copied().filter(|t| !found.totals.contains(t)).gather();
    // 总分为100分，包括管理30分、效果50分…: with another total told, these are the points that could be won.
    if weights.is_none() && reached == hundred && beside.iter().any(|t| value(doc, *t) < hundred) {
        return;
    }
    let comes_out = found.totals.iter().chain(&beside).any(|t| value(doc, *t) == reached);
    if !(whole || comes_out || found.told && found.parts.len() >= 3) {
        return;
    }
    for &total in &found.totals {
        let force = match () {
            _ if whole => Force::Demands,
            _ if found.told && within => Force::Doubts,
            _ => Force::Suggests,
        };
        doc.claims.push(Claim::new("score_sum_eq_total", total, Expr::sum(scores.iter().copied()), force));
        if comes_out || whole {
            doc.totals.push(total);
        }
    }
    for total in beside {
        let force = if whole && found.totals.is_empty() { Force::Demands } else { Force::Suggests };
        doc.claims.push(Claim::new("score_sum_eq_total", total, Expr::sum(scores.iter().copied()), force));
    }
    crate::order::by_key(&mut doc.totals, |fig| *fig);
    doc.totals.dedup();
    if let Some(weights) = weights {
        let force = if comes_out && within { Force::Demands } else { Force::Suggests };
        let claim = match found.full {
            Some(full) => Claim::new("weights_sum_100", full, Expr::sum(weights), force),
            None => {
                let rest = Expr::sub(Expr::Num(hundred), Expr::sum(weights[1..].iter().copied()));
                Claim::new("weights_sum_100", weights[0], rest, force)
            }
        };
        doc.claims.push(claim);
    }
    for part in &found.parts {
        reprints(doc, part, found.parts[0].name.start, whole, comes_out);
    }
}

/// The same part's points where the report prints them again: 产出指标（40分，得38分）, in a heading or in a table.
fn reprints(doc: &mut Document, part: &Part, sentence: u32, whole: bool, comes_out: bool) {
    let force = |sure| if sure { Force::Doubts } else { Force::Suggests };
    if EXECUTION.contains(&doc.str(part.name)) {
        let pairs = [(doc.execution_weight, part.weight, whole), (doc.execution_score, part.score, comes_out)];
        for (known, mine, sure) in pairs {
            if let (Some(known), Some(mine)) = (known, mine)
                && known != mine
            {
                doc.claims.push(Claim::new("same_fact_consistent", known, Expr::Fig(mine), force(sure)));
            }
        }
        doc.execution_weight = doc.execution_weight.or(part.weight);
        doc.execution_score = doc.execution_score.or(part.score);
        return;
    }
    for (weight, score) in elsewhere(doc, part, sentence) {
        for (other, mine, sure) in [(weight, part.weight, whole), (score, part.score, comes_out)] {
            if let (Some(other), Some(mine)) = (other, mine) {
                doc.claims.push(Claim::new("same_fact_consistent", other, Expr::Fig(mine), force(sure)));
            }
        }
    }
}

/// Weight and score beside every other mention of a part's name.
fn elsewhere(doc: &Document, part: &Part, sentence: u32) -> Vec<(Option<Fig>, Option<Fig>)> {
    const MOST: usize = 12;
    let name = doc.str(part.name);
    let name = name.strip_suffix("指标").unwrap_or(name);
    let mut out = Vec::new();
    if name.chars().count() < 2 {
        return out;
    }
    let base = doc.span.start as usize;
    for at in doc.str(doc.span).places_of(name) {
        let start = base + at;
        let own = start as u32 >= sentence && start as u32 <= sentence.max(part.name.end);
        let inside = doc.text.copy[base..start].chars().next_back().is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
        if own || inside || out.len() >= MOST {
            continue;
        }
        out.extend(points_after(doc, start + name.len()));
    }
    out
}

/// （40分，得38分）, ：满分40分，自评得分38分: the points that follow a name.
fn points_after(doc: &Document, at: usize) -> Option<(Option<Fig>, Option<Fig>)> {
    const GAP: usize = 30;
    let rest = &doc.text.copy[at..];
    let at = at + ["指标", "情况", "方面"].iter().find(|w| rest.starts_with(**w)).map_or(0, |w| w.len());
    let from = doc.figures.partition_point(|f| (f.span.start as usize) < at);
    let (mut end, mut weight, mut score) = (at, None, None);
    for fig in from..doc.figures.len().min(from + 2) {
        let figure = &doc.figures[fig];
        let start = figure.span.start as usize;
        let points = figure.is_datum() && matches!(figure.unit, Unit::Score | Unit::None);
        if !points || start > doc.span.end as usize || start - end > GAP {
            break;
        }
        let gap = &doc.text.copy[end..start];
        let words = gap.trim_matches(|c: char| matches!(c, '（' | '，' | '：' | '、' | '/' | ' '));
        let (left, role) = by_ending(trimmed(words));
        match role {
            _ if !left.is_empty() => break,
            Role::Bare if gap.contains('（') && weight.is_none() => weight = Some(fig as Fig),
            Role::Weight if weight.is_none() => weight = Some(fig as Fig),
            Role::Score if score.is_none() => score = Some(fig as Fig),
            _ => break,
        }
        end = figure.whole.end as usize;
    }
    (weight.is_some() || score.is_some()).then_some((weight, score))
}

/// Deductions told in one sentence.
const MOST_TAKEN: usize = 20;

const DEDUCTION: &str = "score_eq_weight_minus_deduction";

/// 自评总分为98分，扣分2分; 总分100分，扣2分，得98分.
fn deductions(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    for (i, total) in bound.iter().enumerate().filter(|(_, b)| b.fact.measure == Measure::Total) {
        let taken: Vec<&Bound> = bound[i + 1..]
            .iter()
            .take(MOST_TAKEN)
            .take_while(|b| b.item.sentence == total.item.sentence && doc.figure(b.item.fig).unit == Unit::Score)
            .take_while(|b| role_of(doc, b).1 == Role::Taken)
            .gather();
        let [first, rest @ ..] = taken.as_slice() else { continue };
        let left = |taken: Expr| Expr::sub(Expr::Num(Decimal::ONE_HUNDRED), taken);
        // 扣分合计6分，即：甲扣4分，乙扣2分; 其中甲扣4分，乙扣2分.
        let summed = doc.str(first.item.label).has_any(&["合计", "共", "总"]);
        let one = left(Expr::Fig(first.item.fig));
        let readings = match (rest, summed) {
            ([], _) => vec![one],
            (_, true) => {
                let parts = Expr::sum(rest.iter().map(|b| b.item.fig));
                claims.push(Claim::new("parts_sum", first.item.fig, parts, Force::Doubts));
                vec![one]
            }
            _ => vec![left(Expr::sum(taken.iter().map(|b| b.item.fig))), one],
        };
        let stated = total.item.fig;
        claims.push(Claim { rule: DEDUCTION, stated, readings, at_most: false, force: Force::Doubts });
    }
    for triple in bound.windows(3) {
        let [full, taken, total] = triple else { continue };
        let together = full.item.sentence == total.item.sentence
            && [full, taken, total].iter().all(|b| doc.figure(b.item.fig).unit == Unit::Score);
        let roles = full.fact.measure == Measure::Weight
            && total.fact.measure == Measure::Total
            && role_of(doc, taken).1 == Role::Taken
            && role_of(doc, total).1 == Role::Score;
        if together && roles {
            let reading = Expr::sub(Expr::Fig(full.item.fig), Expr::Fig(taken.item.fig));
            claims.push(Claim::new(DEDUCTION, total.item.fig, reading, Force::Demands));
        }
    }
    // 得97分（满分100分）
    for pair in bound.windows(2) {
        let [total, full] = pair else { continue };
        // 得97分，过程（10分）得9分: a bracket after other words is another thing's.
        let right_after = full.item.label.start <= total.item.tail.start + '（'.len_utf8() as u32;
        let bracketed = full.item.opening == Opening::Bracket && right_after;
        if bracketed && total.fact.measure == Measure::Total && full.fact.measure == Measure::Weight {
            let cap = Claim::new("score_cap", total.item.fig, Expr::Fig(full.item.fig), Force::Demands);
            claims.push(Claim { at_most: true, ..cap });
        }
    }
    for (i, triple) in bound.windows(3).enumerate() {
        // 分值5分，得4分，扣分1分, in any order, with no other points beside them.
        let beside = |k: usize| {
            let next = bound.get(k).filter(|b| b.item.sentence == triple[0].item.sentence);
            next.is_some_and(|b| doc.figure(b.item.fig).unit == Unit::Score)
        };
        let alone = !beside(i + 3)
            && !i.checked_sub(1).is_some_and(beside)
            && triple.iter().all(|b| {
                doc.figure(b.item.fig).unit == Unit::Score
                    && b.item.sentence == triple[0].item.sentence
                    && !doc.str(b.item.label).contains(['每', '各'])
            });
        let is_weight = |b: &&Bound| b.fact.measure == Measure::Weight;
        let is_taken = |b: &&Bound| b.fact.measure == Measure::Delta && role_of(doc, b).1 == Role::Taken;
        let is_score = |b: &&Bound| b.fact.measure == Measure::Score && role_of(doc, b).1 == Role::Score;
        let one = |is: &dyn Fn(&&Bound) -> bool| {
            triple.iter().find(is).filter(|_| triple.iter().filter(|b| is(b)).count() == 1)
        };
        if let (true, Some(weight), Some(taken), Some(score)) = (alone, one(&is_weight), one(&is_taken), one(&is_score))
        {
            let reading = Expr::sub(Expr::Fig(weight.item.fig), Expr::Fig(taken.item.fig));
            claims.push(Claim::new(DEDUCTION, score.item.fig, reading, Force::Doubts));
        }
    }
    doc.claims.append(&mut claims);
}

/// 产出指标分值40分，得分38分，得分率95%.
fn rates(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    for triple in bound.windows(3) {
        let [weight, score, rate] = triple else { continue };
        let told = doc.figure(rate.item.fig).unit == Unit::Percent
            && doc.str(rate.item.label).has("得分率")
            && weight.item.sentence == rate.item.sentence
            && [weight, score].iter().all(|b| doc.figure(b.item.fig).unit == Unit::Score);
        let (weight, score) = match (weight.fact.measure, score.fact.measure) {
            (Measure::Weight, Measure::Score | Measure::Total) => (weight, score),
            (Measure::Score | Measure::Total, Measure::Weight) => (score, weight),
            _ => continue,
        };
        if told {
            let reading = Expr::div(Expr::Fig(score.item.fig), Expr::Fig(weight.item.fig));
            claims.push(Claim::new("share_recalc", rate.item.fig, reading, Force::Demands));
        }
    }
    doc.claims.append(&mut claims);
}
