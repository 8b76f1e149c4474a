//! Family F: people against posts. (What adds up among them is claimed by the readers.)

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::look::{percent, sentence};
use super::{Basis, Family, Found, Rule, Suspicion, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::document::Fig;
use crate::read::unit::Unit;
use crate::report::Severity;
use crate::text::{Block, Span};

pub const RULES: &[Rule] = &[
    Rule {
        id: "headcount_consistent",
        family: Family::Staff,
        severity: Severity::Warning,
        title: say("人数前后不一致", "Headcounts disagree"),
        checks: say(
            "编制数、在职人数、离退休人数在不同段落写出两次的，前后一致。",
            "Posts, staff in post and retired staff are the same wherever the running text gives them.",
        ),
        why: say(
            "同一时点的人数只有一个；口径不同的应写明。",
            "There is one number at one time; another count should say so.",
        ),
        basis: Basis::Arithmetic,
        message: say(
            "“{words}”一处为{stated}，另一处为{other}。",
            "“{words}” is {stated} in one place and {other} in another.",
        ),
        fires: "一、基本情况\n本单位在职人员26人，退休人员7人。\n二、支出情况\n基本支出用于保障在职人员28人的工资福利。\n",
        quiet: "一、基本情况\n本单位在职人员26人，退休人员7人。\n二、支出情况\n基本支出用于保障在职人员26人的工资福利，上年在职人员28人。\n",
        check: Some(headcounts),
    },
    Rule {
        id: "staff_over_quota",
        family: Family::Staff,
        severity: Severity::Warning,
        title: say("在职人数超过编制数", "More staff than posts"),
        checks: say(
            "在职（实有）人数不超过编制数，或说明编外人员等原因。",
            "Staff in post do not exceed the approved posts, or the text explains why.",
        ),
        why: say(
            "在职人员控制率超过100%要扣分，也可能是口径不同而未说明。",
            "A staffing rate above 100% costs points; or the two count different people and the text does not say so.",
        ),
        basis: Basis::Regulation(say(
            "湖南省部门整体支出绩效评价指标表（在职人员控制率）",
            "Hunan indicator table for departments (staffing control rate)",
        )),
        message: say(
            "实有{actual}人，编制{quota}人，控制率{rate}，没有说明。",
            "{actual} people for {quota} posts, {rate}, and no explanation.",
        ),
        fires: "本单位编制数20人，其中行政编制8名，事业编制12名。年末实有人数26人，其中：在职人员26人。\n",
        quiet: "本单位编制数20人，领导职数3名。年末实有人数26人，其中：在职人员19人，退休人员7人。下属队所编制10人，实有16人，其中编外聘用6人。\n",
        check: Some(staff_over_quota),
    },
];

/// What a headcount may be called, and must be called alike to be compared.
const HEADS: &[&str] = &[
    "编制数",
    "编制人数",
    "人员编制",
    "在职人员",
    "在职职工",
    "在编人员",
    "在职人数",
    "在编人数",
    "退休人员",
    "离退休人员",
    "离休人员",
    "在职在编人员",
];
/// Words of a sentence that counts other people, or at another time.
const OTHERS: &[&str] = &[
    "上年",
    "去年",
    "年初",
    "增加",
    "减少",
    "新增",
    "下属",
    "下设",
    "所属",
    "二级",
    "其中",
    "机关",
    "学校",
    "中心",
    "部分",
    "共有",
    "预算单位",
];

/// Headcounts that are compared; a text with more counts the people of many units.
const MOST: usize = 100;

fn headcounts(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let mut told: Vec<(&str, u32, Fig)> = Vec::new();
    for (block, place) in doc.blocks.clone().map(|b| (b as u32, doc.text.blocks[b].span())) {
        if !matches!(doc.text.blocks[block as usize], Block::Prose(_)) {
            continue;
        }
        for i in doc.figures_in(place) {
            let figure = &doc.figures[i];
            if !matches!(figure.unit, Unit::Count("人" | "名")) || !figure.is_datum() {
                continue;
            }
            let Some(words) = label(doc, place, i).map(|l| l.trim_end_matches(['为', '共', '有', '：'])) else {
                continue;
            };
            let Some(head) = HEADS.iter().filter(|h| words.ends_with(**h)).max_by_key(|h| h.len()) else { continue };
            let said = doc.str(sentence(doc, figure.span));
            let year = doc.year.map(|y| y.to_string());
            let other_year = said.has("20") && year.is_some_and(|y| !said.contains(y.as_str()));
            if told.len() < MOST && words.chars().count() <= 12 && !other_year && !said.has_any(OTHERS) {
                told.push((head, block, i as Fig));
            }
        }
    }
    for (at, (head, block, fig)) in told.iter().enumerate() {
        let first = told[..at].iter().find(|(h, b, _)| h == head && b != block);
        // More than two places, or two counts in one paragraph: they are of several bodies.
        let places = told.iter().filter(|(h, ..)| h == head).count();
        let Some((_, _, other)) = first.filter(|_| places == 2) else { continue };
        if doc.figure(*other).value != doc.figure(*fig).value {
            // Half a person was never meant.
            let whole = |f: Fig| doc.figure(f).value.is_some_and(|v| v.is_integer());
            let (wrong, right) = if whole(*fig) { (*other, *fig) } else { (*fig, *other) };
            let suspect = Suspicion::by_slip(doc, wrong, right).filter(|_| !whole(wrong));
            out.push(
                Found { suspect, ..Found::new("headcount_consistent", Severity::Warning) }
                    .claim(doc.figure(*fig).span)
                    .operand(doc.figure(*other).span)
                    .word("words", *head)
                    .word("stated", doc.str(doc.figure(*fig).whole))
                    .word("other", doc.str(doc.figure(*other).whole)),
            );
        }
    }
}

/// What a headcount counts.
#[derive(Clone, Copy, PartialEq)]
enum Count {
    /// All posts, or posts of one kind.
    Posts,
    KindOfPosts,
    InPost,
    /// Everybody, the retired perhaps among them.
    Present,
    Retired,
}

/// Words that explain more people than posts.
const EXPLAINED: &[&str] = &[
    "超编",
    "编外",
    "聘用",
    "临聘",
    "借调",
    "公益性岗位",
    "公益岗",
    "临时工",
    "购买服务",
    "劳务派遣",
    "辅警",
    "三支一扶",
    "西部计划",
    "员额",
    "协管",
    "合同制",
];

fn staff_over_quota(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for block in &doc.text.blocks[doc.blocks.clone()] {
        let Block::Prose(span) = block else { continue };
        let text = doc.str(*span);
        if !text.has("编制") || text.has_any(EXPLAINED) {
            continue;
        }
        let counts: Vec<(Count, Fig, Decimal)> = doc
            .figures_in(*span)
            .filter_map(|i| {
                let figure = &doc.figures[i];
                let people = figure.is_datum()
                    && matches!(figure.unit.name(), Some("人" | "名" | "个") | None)
                    && figure.decimals == 0;
                let label = label(doc, *span, i)?;
                (people && figure.unit != Unit::Percent).then_some((kind(label)?, i as Fig, figure.value?))
            })
            .gather();
        if let Some(found) = compare(doc, &counts) {
            out.push(found);
        }
    }
}

/// The words of the clause that lead to a figure.
fn label<'d>(doc: &'d Document, paragraph: Span, fig: usize) -> Option<&'d str> {
    let at = doc.figures[fig].span.start;
    let from = fig
        .checked_sub(1)
        .map(|f| doc.figures[f].whole.end)
        .filter(|end| *end > paragraph.start)
        .unwrap_or(paragraph.start);
    let words = &doc.text.copy[from as usize..at as usize];
    let start = words.char_indices().rev().find(|(_, c)| "，。；：、".contains(*c)).map(|(i, c)| i + c.len_utf8());
    // `实有人员：26人`: the colon belongs to the label.
    match start {
        Some(start) if words[start..].is_empty() => {
            let head = words.trim_end_matches(['：', '，', '、']);
            Some(head.rsplit(['，', '。', '；', '：', '、']).next().unwrap_or(head))
        }
        Some(start) => Some(&words[start..]),
        None => Some(words),
    }
}

fn kind(label: &str) -> Option<Count> {
    let says = |words: &[&str]| label.has_any(words);
    // 纳入决算编制范围的单位: accounts are drawn up (编制) as posts are.
    let drawn_up = ["决算编制", "预算编制", "编制范围", "编制机构", "编制单位", "独立编制"];
    if says(&["职数", "空编", "缺编", "占编", "核减", "划转", "车", "控制"]) || says(&drawn_up) {
        return None;
    }
    // 使用行政编制的人员: people, of one kind only.
    if label.has("编制") && says(&["使用", "占用", "编制的", "编制人员中"]) {
        return None;
    }
    if label.has("编制") {
        let part = says(&["行政编制", "事业编制", "工勤编制", "参公编制", "专项编制", "政法编制", "全额", "差额"])
            && !label.has("机关行政编制");
        return Some(if part { Count::KindOfPosts } else { Count::Posts });
    }
    if says(&["离休", "退休"]) {
        return Some(Count::Retired);
    }
    if says(&["在职", "在编", "在岗"]) {
        return Some(Count::InPost);
    }
    (says(&["实有"]) || label.ends_with("现有人员") || label.ends_with("现有职工")).then_some(Count::Present)
}

fn compare(doc: &Document, counts: &[(Count, Fig, Decimal)]) -> Option<Found> {
    let first = |kind: Count| counts.iter().find(|(k, _, _)| *k == kind);
    // Several units in one paragraph: it is not clear who belongs to whom.
    if counts.iter().filter(|(k, _, _)| *k == Count::Posts).count() > 1 {
        return None;
    }
    let parts: Decimal = counts.iter().filter(|(k, _, _)| *k == Count::KindOfPosts).map(|(_, _, n)| n).sum();
    // Kinds of posts without their total may not be all of them.
    let (posts_at, posts, severity) = match first(Count::Posts) {
        Some((_, fig, n)) => (*fig, *n, Severity::Warning),
        None => (first(Count::KindOfPosts)?.1, parts, Severity::Note),
    };
    let retired = first(Count::Retired).is_some();
    let (_, fig, people) = first(Count::InPost).or_else(|| first(Count::Present).filter(|_| !retired))?;
    // 委机关行政编制23名、事业编制41名: what is less than the kinds beside it, and none of them told twice, is no total.
    let told_twice = counts.iter().any(|(k, _, n)| *k == Count::KindOfPosts && *n == posts);
    let beside = posts < parts && !told_twice;
    if *people <= posts || posts.is_zero() || beside {
        return None;
    }
    let rate = (*people * Decimal::ONE_HUNDRED).over(posts)?;
    Some(
        Found::new("staff_over_quota", severity)
            .claim(doc.figure(*fig).span)
            .operand(doc.figure(posts_at).span)
            .word("actual", people.normalize().to_string())
            .word("quota", posts.normalize().to_string())
            .word("rate", percent(rate)),
    )
}
