//! Family C: the projects that a report names in one place and leaves out in another.

use super::look::quoted;
use super::{Basis, Family, Found, Rule, say};
use crate::gather::Gather;
use crate::options::Options;
use crate::read::Document;
use crate::report::{Kind, Severity};
use crate::text::HasWords;
use crate::text::{Block, Span};

pub const RULES: &[Rule] = &[Rule {
    id: "project_list_consistent",
    family: Family::Consistency,
    severity: Severity::Note,
    title: say("项目列举前后不一致", "Two lists of the same projects differ"),
    checks: say(
        "正文两处列举同一批项目的，列出的项目相同。",
        "Where the running text lists the same projects twice, both lists hold the same ones.",
    ),
    why: say("多半漏列了一个，或改动后没有改全。", "One was likely left out, or a change was made in one place only."),
    basis: Basis::Practice,
    message: say("此处列举的项目有{words}，另一处没有。", "This list has {words}, the other one does not."),
    fires: "某局2023年度项目支出绩效自评报告\n一、项目背景\n图书采购、讲座展览、古籍修复三个项目由本馆实施。\n二、主要内容\n本年度项目包括：设备更新、图书采购、讲座展览、古籍修复。\n",
    quiet: "某局2023年度项目支出绩效自评报告\n一、项目背景\n图书采购、讲座展览、古籍修复等项目由本馆实施。\n二、主要内容\n本年度项目包括：设备更新、图书采购、讲座展览、古籍修复。\n",
    check: Some(lists_agree),
}];

/// Lists that are compared with each other, and items that a list may have more than another.
const LISTS: usize = 40;
const MORE: usize = 2;

struct List<'d> {
    items: Vec<(&'d str, Span)>,
}

fn lists_agree(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    if doc.kind != Kind::Project {
        return;
    }
    let mut lists: Vec<List> = Vec::new();
    for block in &doc.text.blocks[doc.blocks.clone()] {
        let Block::Prose(span) = block else { continue };
        let mut start = span.start as usize;
        for clause in doc.str(*span).split_inclusive(['。', '；', '，', '：']) {
            if lists.len() < LISTS && clause.matches('、').nth(1).is_some() {
                lists.extend(list(doc, start, start + clause.len()));
            }
            start += clause.len();
        }
    }
    for (at, a) in lists.iter().enumerate() {
        for b in &lists[..at] {
            let (long, short) = if a.items.len() >= b.items.len() { (a, b) } else { (b, a) };
            let shared = |item: &str| short.items.iter().any(|(other, _)| alike(item, other));
            let extra: Vec<&(&str, Span)> = long.items.iter().filter(|(item, _)| !shared(item)).gather();
            let common = long.items.len() - extra.len();
            if common >= 2 && common == short.items.len() && (1..=MORE).contains(&extra.len()) {
                let found =
                    extra.iter().fold(Found::new("project_list_consistent", Severity::Note), |f, (_, at)| f.claim(*at));
                let found = short.items.iter().fold(found, |f, (_, at)| f.context(*at));
                out.push(found.word("words", quoted(extra.iter().map(|(item, _)| *item))));
                return;
            }
        }
    }
}

/// 包括：甲、乙、丙 as three names; nothing where the list is open (等) or its items are no names.
fn list<'d>(doc: &'d Document, start: usize, end: usize) -> Option<List<'d>> {
    let clause = &doc.text.copy[start..end];
    let clause = clause.trim_end_matches(['，', '；', '。', '：']);
    let lead =
        ["包括", "分别是", "分别为", "即"].iter().filter_map(|w| clause.place_of(w).map(|at| at + w.len())).max();
    let from = lead.filter(|at| clause[*at..].contains('、')).unwrap_or(0);
    let mut at = start + from;
    let mut items = Vec::new();
    for piece in clause[from..].split('、') {
        // 甲、乙、丙项目是…: the list ends with its noun.
        let noun = ["项目", "两个", "三个", "四个", "五个"].iter().filter_map(|w| piece.place_of(w)).min();
        let item = noun.map_or(piece, |noun| &piece[..noun]).trim();
        if !(3..=30).contains(&item.chars().count()) || item.ends_with('等') {
            return None;
        }
        items.push((item, Span::new(at, at + item.len())));
        at += piece.len() + '、'.len_utf8();
        if noun.is_some() {
            break;
        }
    }
    (items.len() >= 3).then_some(List { items })
}

/// One name holds the other: 图书采购 and 图书采购经费.
fn alike(a: &str, b: &str) -> bool {
    let core = |name: &str| name.trim_end_matches(['费', '款']).without_end("经").without_end("项目").len();
    let (a, b) = (&a[..core(a)], &b[..core(b)]);
    a.has(b) || b.has(a)
}
