//! The parts of the total (产出指标, 过程) by name: where the text prints their points, and what stands under them.

use super::bind::Bound;
use super::entries::Entry;
use crate::gather::Gather;
use crate::read::document::{Document, Fig, Part};
use crate::read::table::is_execution;
use crate::text::HasWords;

/// Where a part's points were read: the heads of groups, what stands under them, and from `LISTS` on each sentence.
pub const HEADS: u32 = 0;
pub const UNDER: u32 = 1;
const LISTS: u32 = 1 << 30;

/// How far before its figure a name is looked for, in bytes.
const REACH: usize = 90;
/// The longest name of a part, in characters.
const LONGEST: usize = 12;

/// The name that stands before a figure: 各部分得分：产出指标57分.
pub fn name_before(doc: &Document, b: &Bound) -> String {
    let end = doc.figure(b.item.fig).span.start as usize;
    let copy = &doc.text.copy;
    let from = copy.floor_char_boundary(end.saturating_sub(REACH));
    core(last_clause(&copy[from..end])).to_string()
}

/// 投入、过程、产出的分值分别为: the names of a list, where there are so many.
pub fn names_before(doc: &Document, b: &Bound, count: usize) -> Vec<String> {
    let end = doc.figure(b.item.fig).span.start as usize;
    let copy = &doc.text.copy;
    let from = copy.floor_char_boundary(end.saturating_sub(3 * REACH));
    let said = &copy[from..end];
    let Some(stop) = said.last_place_of("分别").map(|at| said[..at].trim_end_matches(POINTS_OF).len()) else {
        return Vec::new();
    };
    let said = said[..stop].trim_end_matches('的');
    let clause = said.rsplit(['。', '；', '，', '：', '\n', '）']).next().unwrap_or(said);
    let names: Vec<String> = clause.split(['、', '和', '及']).map(|n| core(n).to_string()).gather();
    if names.len() == count { names } else { Vec::new() }
}

const POINTS_OF: &[char] = &['分', '值', '满', '权', '重', '标', '准'];

/// The words of the last clause, without those for points: 产出指标分值 → 产出指标.
fn last_clause(said: &str) -> &str {
    const TAILS: &[&str] = &[
        "（",
        "：",
        " ",
        "分值",
        "满分",
        "应得",
        "自评得分",
        "得分",
        "实得",
        "标准分",
        "权重分",
        "权重",
        "总分值",
        "自评",
        "为",
        "计",
        "得",
        "，",
    ];
    let mut said = said;
    while let Some(shorter) = TAILS.iter().find_map(|t| said.strip_suffix(t)) {
        said = shorter;
    }
    let stops = |c: char| {
        matches!(c, '。' | '；' | '，' | '：' | '、' | '）' | '\n' | '.' | '为' | '|' | ' ') || c.is_ascii_digit()
    };
    said.rsplit(stops).next().unwrap_or(said)
}

/// A part's name without 指标, 情况; empty where it is no name.
pub fn core(name: &str) -> &str {
    let mut name = name.trim_matches(['“', '”', ' ', '：']).without_start("其中");
    for tail in ["指标", "情况", "部分", "方面", "维度", "类"] {
        name = name.strip_suffix(tail).filter(|n| !n.is_empty()).unwrap_or(name);
    }
    let count = name.chars().count();
    if (2..=LONGEST).contains(&count) { name } else { "" }
}

/// A part as one place prints it.
pub fn push(doc: &mut Document, source: u32, name: &str, weight: Option<Fig>, score: Option<Fig>) {
    if name.is_empty() || weight.is_none() && score.is_none() {
        return;
    }
    if is_execution(name) {
        doc.execution_weight = doc.execution_weight.or(weight);
        doc.execution_score = doc.execution_score.or(score);
    }
    doc.parts.push(Part { name: name.to_string(), source, weight, score, ..Part::default() });
}

/// What stands under a part.
pub fn made_of(doc: &mut Document, source: u32, name: &str, weights: Option<Vec<Fig>>, scores: Option<Vec<Fig>>) {
    if !name.is_empty() && (weights.is_some() || scores.is_some()) {
        let (weights, scores) = (weights.unwrap_or_default(), scores.unwrap_or_default());
        doc.parts.push(Part { name: name.to_string(), source, weights, scores, ..Part::default() });
    }
}

/// 产出指标57分/60分；效益指标30分/30分: parts that one sentence lists.
pub fn listed(doc: &mut Document, entries: &[Entry]) {
    let mut from = 0;
    for i in 1..=entries.len() {
        if entries.get(i).is_some_and(|e| e.sentence == entries[from].sentence) {
            continue;
        }
        let own = &entries[from..i];
        if own.len() >= 2 && own.iter().all(|e| !e.name.is_empty()) {
            for e in own {
                push(doc, LISTS + e.sentence, &e.name, e.weight, e.score);
            }
        }
        from = i;
    }
}
