//! Family F: people against posts. (What adds up among them is claimed by the readers.)

use rust_decimal::Decimal;

use super::look::percent;
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::document::Fig;
use crate::read::unit::Unit;
use crate::report::Severity;
use crate::text::{Block, Span};

pub const RULES: &[Rule] = &[Rule {
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
}];

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
        if !text.contains("编制") || EXPLAINED.iter().any(|w| text.contains(w)) {
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
            .collect();
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
    let says = |words: &[&str]| words.iter().any(|w| label.contains(w));
    if says(&["职数", "空编", "缺编", "占编", "核减", "划转", "车", "控制"]) {
        return None;
    }
    // 使用行政编制的人员: people, of one kind only.
    if label.contains("编制") && says(&["使用", "占用", "编制的", "编制人员中"]) {
        return None;
    }
    if label.contains("编制") {
        let part = says(&["行政编制", "事业编制", "工勤编制", "参公编制", "专项编制", "政法编制", "全额", "差额"])
            && !label.contains("机关行政编制");
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
    if *people <= posts || posts.is_zero() {
        return None;
    }
    let rate = (*people * Decimal::ONE_HUNDRED).checked_div(posts)?;
    Some(
        Found::new("staff_over_quota", severity)
            .claim(doc.figure(*fig).span)
            .operand(doc.figure(posts_at).span)
            .word("actual", people.normalize().to_string())
            .word("quota", posts.normalize().to_string())
            .word("rate", percent(rate)),
    )
}
