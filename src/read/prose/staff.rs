//! Posts and people: 编制 and 实有, their parts, and how many lists say there are.

use rust_decimal::Decimal;

use super::bind::Bound;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::unit::Unit;

/// What a count of posts or people is of, by the last words that lead to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Posts,
    PartOfPosts,
    People,
    PartOfPeople,
    OnDuty,
}

#[rustfmt::skip]
const HEADS: &[(&str, Head)] = &[
    ("行政编制", Head::PartOfPosts), ("事业编制", Head::PartOfPosts), ("工勤编制", Head::PartOfPosts), ("参公编制", Head::PartOfPosts), ("公务员编制", Head::PartOfPosts), ("参公事业编制", Head::PartOfPosts), ("其他编制", Head::PartOfPosts), ("工勤事业编制", Head::PartOfPosts),
    ("编制总数", Head::Posts), ("编制人数", Head::Posts), ("编制数", Head::Posts), ("总编制", Head::Posts), ("核定编制", Head::Posts), ("人员编制", Head::Posts), ("编制", Head::Posts),
    ("离休人员", Head::PartOfPeople), ("退休人员", Head::PartOfPeople), ("离退休人员", Head::PartOfPeople), ("离休", Head::PartOfPeople), ("退休", Head::PartOfPeople), ("离退休", Head::PartOfPeople),
    ("在职人员总数", Head::OnDuty), ("在职人员", Head::OnDuty), ("在职人数", Head::OnDuty), ("在职职工", Head::OnDuty), ("在编人员", Head::OnDuty), ("在职", Head::OnDuty), ("在岗", Head::OnDuty),
    ("实有人员", Head::People), ("实有人数", Head::People), ("年末实有人数", Head::People), ("职工总数", Head::People), ("总人数", Head::People), ("实有", Head::People),
];

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
        .collect();
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
    HEADS
        .iter()
        .filter(|(word, _)| text.ends_with(word) || label.ends_with(word))
        .max_by_key(|(word, _)| word.len())
        .map(|(_, head)| *head)
}

/// Posts are the sum of their kinds, people of those on duty and those retired.
fn sums(doc: &mut Document, bound: &[Bound], counts: &[Count]) {
    for (whole, own, rule) in [
        (Head::Posts, [Head::PartOfPosts, Head::PartOfPosts], "staff_quota_sum"),
        (Head::People, [Head::OnDuty, Head::PartOfPeople], "staff_actual_sum"),
    ] {
        let heads = |c: &Count| c.head == whole || whole == Head::Posts && is_headed_by_part(counts, c, bound);
        let Some(count) = counts.iter().find(|c| heads(c)) else { continue };
        let stated = bound[count.at].item;
        // Every count that follows in the sentence is a part, up to one of another kind.
        let mut figs: Vec<Fig> = Vec::new();
        let mut known = 0;
        for b in &bound[count.at + 1..] {
            let label = doc.str(b.item.label);
            let head = head(label);
            let kind_of_post = whole == Head::Posts
                && head == Some(Head::Posts)
                && label.ends_with("编制")
                && label.len() > "总编制".len();
            let other = head.is_some_and(|h| !own.contains(&h)) && !kind_of_post
                || ["领导", "职数", "下辖", "临聘", "聘用"].iter().any(|w| label.contains(w));
            let same = doc.figure(b.item.fig).unit.same_family(doc.figure(stated.fig).unit);
            let follows =
                b.item.sentence == stated.sentence || figs.is_empty() && b.opens_parts && b.item.block == stated.block;
            if other
                || !same
                || !(follows
                    || figs.first().is_some_and(|f| {
                        bound[count.at + 1].item.fig == *f && b.item.sentence == bound[count.at + 1].item.sentence
                    }))
            {
                break;
            }
            known += usize::from(head.is_some());
            figs.push(b.item.fig);
        }
        if figs.len() >= 2 && known >= 2 {
            doc.claims.push(Claim::new(rule, stated.fig, Expr::sum(figs), Force::Demands));
        } else if let [only] = figs.as_slice() {
            doc.claims.push(Claim::new(rule, stated.fig, Expr::Fig(*only), Force::Supports));
        }
    }
}

/// 机关行政编制9名，其中：行政编制9名，…: the whole is named like one of its parts.
fn is_headed_by_part(counts: &[Count], count: &Count, bound: &[Bound]) -> bool {
    let next = counts.iter().find(|c| c.at > count.at);
    count.head == Head::PartOfPosts
        && next.is_some_and(|n| n.head == Head::PartOfPosts && bound[n.at].opens_parts && n.at == count.at + 1)
}

/// 在职人员控制率 = 在职 ÷ 编制.
fn control_rate(doc: &mut Document, bound: &[Bound], counts: &[Count]) {
    let mut claims = Vec::new();
    for b in bound.iter().filter(|b| doc.figure(b.item.fig).unit == Unit::Percent) {
        let words = doc.str(crate::text::Span { start: b.item.lead.start, end: b.item.label.end });
        if !words.contains("控制率") || claims.len() >= 20 {
            continue;
        }
        let own = words.contains("在职人员控制率")
            || words.ends_with("控制率") && counts.iter().any(|c| bound[c.at].item.sentence == b.item.sentence);
        if !own {
            continue;
        }
        let of = |heads: &[Head]| {
            counts.iter().filter(|c| heads.contains(&c.head)).map(|c| bound[c.at].item.fig).take(2).collect::<Vec<_>>()
        };
        let people = of(&[Head::OnDuty, Head::People]);
        let posts = of(&[Head::Posts]);
        let readings: Vec<Expr> =
            people.iter().flat_map(|a| posts.iter().map(|b| Expr::div(Expr::Fig(*a), Expr::Fig(*b)))).collect();
        if !readings.is_empty() {
            claims.push(Claim {
                rule: "staff_control_rate",
                stated: b.item.fig,
                readings,
                at_most: false,
                force: Force::Suggests,
            });
        }
    }
    doc.claims.append(&mut claims);
}

/// Nouns that are counted and then listed.
const LISTED: &[&str] = &[
    "机构",
    "科室",
    "处室",
    "部门",
    "股室",
    "中心",
    "站所",
    "所属单位",
    "下属单位",
    "事业单位",
    "二级单位",
    "项目",
    "办公室",
    "科",
    "处",
    "单位",
];

/// Bytes after a count in which its list is looked for.
const LIST: usize = 1500;

/// 下设5个机构，分别是：甲、乙、丙、丁、戊: the count and the list.
pub fn lists(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    for b in bound {
        if !matches!(doc.figure(b.item.fig).unit, Unit::Count("个" | "家" | "所")) {
            continue;
        }
        let whole = doc.figure(b.item.fig).whole;
        let block = doc.text.blocks[b.item.block as usize].span();
        let end = doc.text.copy.floor_char_boundary((block.end as usize).min(whole.end as usize + LIST));
        let after = &doc.text.copy[whole.end as usize..end];
        let Some(listed) = list_after(after) else { continue };
        let force = if listed.sure { Force::Demands } else { Force::Supports };
        claims.push(Claim::new("org_count_matches_list", b.item.fig, Expr::Num(Decimal::from(listed.count)), force));
    }
    doc.claims.append(&mut claims);
}

struct Listed {
    count: usize,
    /// Nothing in the list is open to another reading.
    sure: bool,
}

/// The list that a count announces: a noun, then 分别是 or a colon, then names between 、.
fn list_after(text: &str) -> Option<Listed> {
    let mark = text.char_indices().take(40).find(|(_, c)| matches!(c, '：' | '。' | '；'))?;
    let (head, rest) = match mark.1 {
        '：' => (&text[..mark.0], &text[mark.0 + '：'.len_utf8()..]),
        // 下设5个机构。分别是：…
        '。' => {
            let rest = &text[mark.0 + '。'.len_utf8()..];
            let rest = rest.strip_prefix("分别是").or(rest.strip_prefix("分别为")).or(rest.strip_prefix("包括"))?;
            (&text[..mark.0], rest.trim_start_matches(['：', '，']))
        }
        _ => return None,
    };
    let head = head.trim_end_matches(['，']);
    let head = ["分别是", "分别为", "即", "包括", "具体为", "分别"]
        .iter()
        .fold(head, |h, w| h.strip_suffix(w).unwrap_or(h))
        .trim_end_matches(['，', '：']);
    let noun = LISTED.iter().any(|n| head.ends_with(n));
    if !noun || head.chars().count() > 14 {
        return None;
    }
    let stop = rest.find(['。', '；']).unwrap_or(rest.len());
    let list = &rest[..stop];
    if list.contains(|c: char| c.is_ascii_digit()) || list.contains("等") || list.contains("其中") {
        return None;
    }
    let mut depth = 0;
    let mut count = 1;
    let mut loose = list.contains('，') || list.contains('和') || list.contains('及') || list.contains('与');
    for c in list.chars() {
        match c {
            '（' => depth += 1,
            '）' => depth -= 1,
            '、' if depth == 0 => count += 1,
            '：' => loose = true,
            _ => {}
        }
    }
    (count >= 2).then_some(Listed { count, sure: !loose && depth == 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_counted() {
        let count = |text: &str| list_after(text).map(|l| l.count);
        assert_eq!(count("机构。分别是：办公室、财务科、业务科。"), Some(3));
        assert_eq!(count("内设科室，分别为：办公室（党委办）、财务（审计、统计）科。"), Some(2));
        assert_eq!(count("项目等工作。"), None);
    }
}
