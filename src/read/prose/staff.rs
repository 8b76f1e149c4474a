//! Posts and people: 编制 and 实有, and their parts.

use super::bind::Bound;
use crate::gather::Gather;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::unit::Unit;
use crate::text::HasWords;
use crate::text::WordSet;

/// What a count of posts or people is of, by the last words that lead to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Posts,
    PartOfPosts,
    /// All people, on duty and retired.
    People,
    Retired,
    OnDuty,
    PartOfOnDuty,
}

use Head::{OnDuty, PartOfOnDuty, PartOfPosts, People, Posts, Retired};

#[rustfmt::skip]
const HEADS: &[(&str, Head)] = &[
    ("编制", Posts), ("编制数", Posts), ("编制人数", Posts), ("编制总数", Posts), ("总编制", Posts), ("核定编制", Posts), ("人员编制", Posts), ("机构编制", Posts), ("编制名额", Posts),
    ("行政编制", PartOfPosts), ("事业编制", PartOfPosts), ("工勤编制", PartOfPosts), ("参公编制", PartOfPosts), ("公务员编制", PartOfPosts), ("服务编制", PartOfPosts), ("其他编制", PartOfPosts), ("专项编制", PartOfPosts), ("全额编制", PartOfPosts), ("差额编制", PartOfPosts),
    ("实有人员", People), ("实有人数", People), ("年末实有人数", People), ("职工总数", People), ("总人数", People), ("实有", People),
    ("离休人员", Retired), ("退休人员", Retired), ("离退休人员", Retired), ("离休", Retired), ("退休", Retired), ("离退休", Retired),
    ("在职人员总数", OnDuty), ("在职人员", OnDuty), ("在职人数", OnDuty), ("在职职工", OnDuty), ("在编人员", OnDuty), ("在编在职人员", OnDuty), ("在职", OnDuty), ("在岗", OnDuty), ("在岗人员", OnDuty),
    ("行政人员", PartOfOnDuty), ("事业人员", PartOfOnDuty), ("工勤人员", PartOfOnDuty), ("参公人员", PartOfOnDuty), ("公务员", PartOfOnDuty), ("行政编制人员", PartOfOnDuty), ("事业编制人员", PartOfOnDuty), ("参公编制人员", PartOfOnDuty), ("工勤编制人员", PartOfOnDuty), ("后勤人员", PartOfOnDuty), ("工勤", PartOfOnDuty), ("服务人员", PartOfOnDuty), ("专业技术人员", PartOfOnDuty),
];

/// The same words: most labels end in none of them.
const ENDS: WordSet = WordSet::new(&WORDS);
const WORDS: [&str; HEADS.len()] = {
    let mut words = [""; HEADS.len()];
    let mut i = 0;
    while i < words.len() {
        words[i] = HEADS[i].0;
        i += 1;
    }
    words
};

/// Kinds of posts without the word for posts.
const BARE: [&str; 6] = ["行政", "事业", "工勤", "机关工勤", "参公", "公务员"];

struct Count {
    at: usize,
    head: Head,
}

/// States what the staffing paragraph claims.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let counts: Vec<Count> = bound
        .iter()
        .enumerate()
        .filter(|(_, b)| matches!(doc.figure(b.item.fig).unit, Unit::Count("人" | "名" | "个" | "位")))
        .filter_map(|(at, b)| head(doc.str(b.item.label)).map(|head| Count { at, head }))
        .gather();
    let mut i = 0;
    while i < counts.len() {
        let from = i;
        let block = bound[counts[i].at].item.block;
        while i < counts.len() && bound[counts[i].at].item.block == block {
            i += 1;
        }
        sums(doc, bound, &counts[from..i]);
    }
    control_rate(doc, bound, &counts);
}

fn head(label: &str) -> Option<Head> {
    let text = label.trim_end_matches(['为', '是', '共', '计', '有', '：', '数', '达', '合', '定']);
    ENDS.ending(text).or_else(|| ENDS.ending(label))?;
    HEADS
        .iter()
        .filter(|(word, _)| text.ends_with(word) || label.ends_with(word))
        .max_by_key(|(word, _)| word.len())
        .map(|(_, head)| *head)
}

/// Posts are the sum of their kinds, people of those on duty and those retired.
fn sums(doc: &mut Document, bound: &[Bound], counts: &[Count]) {
    for (whole, own, rule) in [
        (Posts, &[PartOfPosts][..], "staff_quota_sum"),
        (People, &[OnDuty, Retired], "staff_actual_sum"),
        (OnDuty, &[PartOfOnDuty], "staff_actual_sum"),
    ] {
        let heads = |c: &Count| c.head == whole || whole == Posts && is_headed_by_part(counts, c, bound);
        if let Some(count) = counts.iter().find(|c| heads(c)) {
            parts_after(doc, bound, count.at, whole, own, rule);
        }
        parts_before(doc, bound, counts, whole, own, rule);
    }
}

/// 编制14名，其中：行政编制9名，工勤编制5名: every count that follows is a part, up to one of another kind.
fn parts_after(doc: &mut Document, bound: &[Bound], at: usize, whole: Head, own: &[Head], rule: &'static str) {
    let stated = bound[at].item;
    let mut figs: Vec<Fig> = Vec::new();
    let mut known = 0;
    for b in &bound[at + 1..] {
        let label = doc.str(b.item.label);
        let head = head(label);
        let kind_of_post =
            whole == Posts && head == Some(Posts) && label.ends_with("编制") && label.len() > "总编制".len();
        // 编制84人，其中行政57人、事业24人: the kinds of posts by their bare names.
        let bare =
            matches!(whole, Posts | OnDuty) && BARE.contains(&label.without_start("其中").trim_start_matches('：'));
        let other = head.is_some_and(|h| !own.contains(&h)) && !kind_of_post && !bare
            || label.has_any(&["领导", "职数", "下辖", "临聘", "聘用", "另有", "编外", "此外"])
            || b.item.is_besides(doc);
        let same = doc.figure(b.item.fig).unit.same_family(doc.figure(stated.fig).unit);
        let follows =
            b.item.sentence == stated.sentence || figs.is_empty() && b.opens_parts && b.item.block == stated.block;
        let goes_on = figs
            .first()
            .is_some_and(|f| bound[at + 1].item.fig == *f && b.item.sentence == bound[at + 1].item.sentence);
        if other || !same || !(follows || goes_on) {
            break;
        }
        known += usize::from(head.is_some() || bare);
        figs.push(b.item.fig);
    }
    if figs.len() >= 2 && known >= 2 {
        doc.claims.push(Claim::new(rule, stated.fig, Expr::sum(figs), Force::Demands));
    } else if let [only] = figs.as_slice() {
        doc.claims.push(Claim::new(rule, stated.fig, Expr::Fig(*only), Force::Supports));
    }
}

/// 行政编制38个、事业编制46名，合计84名; …，总编制84名: the parts in a row before their total.
fn parts_before(doc: &mut Document, bound: &[Bound], counts: &[Count], whole: Head, own: &[Head], rule: &'static str) {
    let mut run: Vec<usize> = Vec::new();
    for count in counts.iter().filter(|c| own.contains(&c.head)) {
        if run.last().is_some_and(|last| last + 1 != count.at) {
            run.clear();
        }
        run.push(count.at);
        let Some(total) = bound.get(count.at + 1).filter(|_| run.len() >= 2) else { continue };
        let label = doc.str(total.item.label);
        let named = match head(label) {
            Some(head) => head == whole && label.starts_with(['总', '共']),
            None => total.words.total,
        };
        let first = &bound[run[0]].item;
        let same = doc.figure(total.item.fig).unit.same_family(doc.figure(first.fig).unit);
        // 实有人数分别为8名、69名、3名: a list told in turn is all of it or nothing.
        let whole_list = first.shared.is_empty() || run[0] == 0 || bound[run[0] - 1].item.shared != first.shared;
        if named && whole_list && same && total.item.sentence == bound[run[0]].item.sentence {
            let figs: Vec<Fig> = run.iter().map(|&k| bound[k].item.fig).gather();
            doc.claims.push(Claim::new(rule, total.item.fig, Expr::sum(figs), Force::Demands));
        }
    }
}

/// 机关行政编制9名，其中：行政编制9名，…: the whole is named like one of its parts.
fn is_headed_by_part(counts: &[Count], count: &Count, bound: &[Bound]) -> bool {
    let next = counts.iter().find(|c| c.at > count.at);
    count.head == PartOfPosts
        && next.is_some_and(|n| n.head == PartOfPosts && bound[n.at].opens_parts && n.at == count.at + 1)
}

/// 在职人员控制率 = 在职 ÷ 编制.
fn control_rate(doc: &mut Document, bound: &[Bound], counts: &[Count]) {
    let mut claims = Vec::new();
    for b in bound.iter().filter(|b| doc.figure(b.item.fig).unit == Unit::Percent) {
        let words = doc.str(crate::text::Span { start: b.item.lead.start, end: b.item.label.end });
        if !words.has("控制率") || claims.len() >= 20 {
            continue;
        }
        let own = words.has("在职人员控制率")
            || words.ends_with("控制率") && counts.iter().any(|c| bound[c.at].item.sentence == b.item.sentence);
        if !own {
            continue;
        }
        let of = |heads: &[Head]| {
            counts.iter().filter(|c| heads.contains(&c.head)).map(|c| bound[c.at].item.fig).take(2).gather()
        };
        let people = of(&[OnDuty, People]);
        let posts = of(&[Posts]);
        let readings: Vec<Expr> =
            people.iter().flat_map(|a| posts.iter().map(|b| Expr::div(Expr::Fig(*a), Expr::Fig(*b)))).gather();
        if !readings.is_empty() {
            // One count of either in the sentence of the rate, and no other anywhere: it is of these.
            let beside = |figs: &[Fig]| {
                let here =
                    |c: &&Count| bound[c.at].item.sentence == b.item.sentence && figs.contains(&bound[c.at].item.fig);
                figs.len() == 1 && counts.iter().any(|c| here(&c))
            };
            let force = if beside(&people) && beside(&posts) { Force::Demands } else { Force::Suggests };
            claims.push(Claim { rule: "staff_control_rate", stated: b.item.fig, readings, at_most: false, force });
        }
    }
    doc.claims.append(&mut claims);
}
