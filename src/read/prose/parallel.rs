//! Clauses of one make: what is said of one project, source or indicator after the other.

use crate::gather::Gather;
use std::hash::{Hash, Hasher};

use super::bind::Bound;
use super::items::Opening;
use crate::quick::Quick;
use crate::read::document::{Document, Fig};
use crate::read::meaning::Subject;
use crate::read::parallel::{self, Key, Row};

/// Holds what clauses of one make say to each other.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut rows = Vec::new();
    let mut i = 0;
    while i < bound.len() {
        let sentence = bound[i].item.sentence;
        let end = i + bound[i..].iter().take_while(|b| b.item.sentence == sentence).count();
        clauses(doc, &bound[i..end], &mut rows);
        respective(doc, &bound[i..end], &mut rows);
        i = end;
    }
    rows.retain(|row: &Row| row.len() >= 3);
    parallel::read(doc, &rows);
}

/// 支出90万元：甲20万元（22%），乙70万元（78%）: a new row begins where a key comes again, and what stood before the
/// first row of the sentence is part of all of them.
fn clauses(doc: &Document, sentence: &[Bound], rows: &mut Vec<Row>) {
    let mut row = Row::new();
    // 得分分别为9分、8分: a list is told by its order, below.
    for b in sentence.iter().filter(|b| b.item.shared.is_empty()) {
        let key = key(doc, b);
        if let Some(at) = row.iter().position(|(k, _)| *k == key) {
            let lead = row[..at].to_vec();
            rows.push(std::mem::replace(&mut row, lead));
        }
        row.push((key, b.item.fig));
    }
    rows.push(row);
}

/// 甲、乙、丙分别支出x、y、z，共t，占比分别为a、b、c: lists of one length speak of the same things in turn.
fn respective(doc: &Document, sentence: &[Bound], rows: &mut Vec<Row>) {
    let mut lists: Vec<Vec<&Bound>> = Vec::new();
    for b in sentence {
        let joined = matches!(doc.str(b.item.label), "" | "和" | "与" | "及")
            && matches!(b.item.opening, Opening::Enumeration | Opening::Figure);
        match lists.last_mut() {
            Some(list)
                if (joined || !b.item.shared.is_empty() && list[0].item.shared == b.item.shared)
                    && doc.figure(list[0].item.fig).unit == doc.figure(b.item.fig).unit =>
            {
                list.push(b)
            }
            _ => lists.push(vec![b]),
        }
    }
    let mut by_length: crate::order::Groups<usize, &Vec<&Bound>> = crate::order::Groups::new();
    for list in lists.iter().filter(|l| l.len() >= 2) {
        by_length.add(list.len(), list);
    }
    let single: Vec<(Key, Fig)> =
        lists.iter().filter(|l| l.len() == 1).map(|l| (key(doc, l[0]), l[0].item.fig)).take(3).gather();
    for (length, lists) in by_length.sorted().into_iter().filter(|(_, lists)| lists.len() >= 2) {
        for k in 0..length {
            // The lists of a sentence are told apart by their order.
            let own = lists.iter().take(4).enumerate().map(|(n, list)| (n as Key, list[k].item.fig));
            rows.push(own.chain(single.iter().copied()).gather());
        }
    }
}

/// What a figure is, by the words next to it; what it is of does not count.
pub fn key(doc: &Document, b: &Bound) -> Key {
    let label = doc.str(b.item.label);
    // 甲镇20万元，乙站30万元: what begins with a name is told by no word of it; 甲站到账20万元，花去9万元 is.
    let begins = !matches!(b.item.opening, Opening::Comma | Opening::Figure | Opening::Bracket);
    let named = begins && matches!(b.fact.subject, Subject::Named(_)) && b.named && b.words.stage.is_none();
    let last = if named { Some('*') } else { label.chars().next_back() };
    // The same key on every machine: the order of what is said follows from it.
    let mut hasher = Quick::default();
    // 甲20万元（22%）: the bracket explains the figure right before it, or else the words that it closes on.
    let bracketed = (b.item.opening == Opening::Bracket)
        .then(|| doc.text.copy[..b.item.label.start as usize].trim_end_matches(['（', ' ']).chars().next_back());
    (last, b.words.stage, b.words.measure, b.words.rise, b.words.fall, bracketed).hash(&mut hasher);
    doc.figure(b.item.fig).unit.hash(&mut hasher);
    hasher.finish()
}
