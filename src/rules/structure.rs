//! Family H: the parts that a report should have, and what its cover should say.

use super::look::quoted;
use super::{Basis, Family, Found, Rule, say};
use crate::gather::Gather;
use crate::options::Options;
use crate::read::Document;
use crate::report::{Kind, Severity};
use crate::text::HasWords;
use crate::text::{Heading, Numbering, Span, WordSet};

pub const RULES: &[Rule] = &[
    Rule {
        id: "required_sections",
        family: Family::Structure,
        severity: Severity::Note,
        title: say("缺少常用的章节", "Parts usually present are missing"),
        checks: say(
            "报告具备通行提纲的各个部分：概况、完成情况、问题与改进；项目报告还有结果应用与公开。",
            "The report has the parts of the common outline: overview, completion, problems and measures; a project report also the use and publication of results.",
        ),
        why: say("缺少的部分往往正是审核所问。", "What is missing is often what a reviewer asks for."),
        basis: Basis::Practice,
        message: say("各章标题中没有：{words}。", "No chapter title speaks of: {words_en}."),
        fires: "某市2023年度道路养护项目绩效自评报告\n一、项目概况\n项目预算50万元。\n二、绩效目标完成情况\n已完成。\n三、存在的问题和改进措施\n进度偏慢，将加强管理。\n",
        quiet: "某市2023年度道路养护项目绩效自评报告\n一、项目概况\n项目预算50万元。\n二、绩效目标完成情况\n已完成。\n三、存在的问题和改进措施\n进度偏慢，将加强管理。\n四、绩效自评结果应用和公开情况\n按要求公开。\n五、其他需要说明的问题\n无\n",
        check: Some(required_sections),
    },
    Rule {
        id: "section_empty_or_offtopic",
        family: Family::Structure,
        severity: Severity::Note,
        title: say("章节没有内容", "A section says nothing"),
        checks: say(
            "标题之下有相应内容：问题与措施不只写“无”，节约情况写出节约额。",
            "Under a title stands what it announces: problems are not just “none”, savings are given as sums.",
        ),
        why: say("空章节等于没有自评。", "An empty section is no evaluation."),
        basis: Basis::Practice,
        message: say("“{title}”之下{what}。", "Under “{title}” {what_en}."),
        fires: "一、项目概况\n项目预算50万元。\n二、存在的问题\n无。\n三、改进措施\n加强管理。\n",
        quiet: "一、项目概况\n项目预算50万元。\n二、存在的问题\n支出进度偏慢。\n三、其他需要说明的问题\n无。\n",
        check: Some(section_empty),
    },
    Rule {
        id: "cover_fields_missing",
        family: Family::Structure,
        severity: Severity::Note,
        title: say("缺少封面信息", "Cover data missing"),
        checks: say("文首写明标题、填报单位、年度和填报时间。", "The top names title, unit, year and date."),
        why: say(
            "缺了它们，报告无从归档；也可能只是没有粘贴封面。",
            "Without them a report cannot be filed; perhaps the cover was not pasted.",
        ),
        basis: Basis::Practice,
        message: say("文首没有读到：{words}。", "Not found at the top: {words_en}."),
        fires: "一、基本概况\n本单位职责明确。\n二、资金情况\n到位及时。\n三、绩效分析\n项目完成良好。\n",
        quiet: "某市文化馆2023年度项目绩效自评报告\n填报单位：某市文化馆\n填报时间：2024年3月1日\n一、基本概况\n职责明确。\n二、资金情况\n到位及时。\n三、绩效分析\n完成良好。\n",
        check: Some(cover_fields_missing),
    },
];

/// The chapters of a report as the outline numbers them.
fn chapters<'d>(doc: &'d Document) -> Vec<&'d Heading> {
    doc.outline.iter().filter(|h| h.numbering == Numbering::Han && h.title.len() >= 6).gather()
}

/// A part of the common outline: its name in both languages, and the words that announce it.
type Part = (&'static str, &'static str, &'static [&'static str]);

const RESULTS: &[&str] = &["应用", "公开"];

const PROJECT_PARTS: &[Part] = &[
    ("项目概况", "overview", &["概况", "基本情况", "概述", "简介", "分解下达", "背景", "项目情况", "绩效目标"]),
    (
        "绩效目标完成情况",
        "completion",
        &[
            "完成情况",
            "绩效分析",
            "实现情况",
            "绩效情况",
            "绩效评价",
            "实施情况",
            "评价情况",
            "自评情况",
            "评价结论",
            "结论",
        ],
    ),
    ("问题与改进", "problems and measures", &["问题", "原因", "改进", "措施", "建议", "偏离"]),
    ("自评结果应用和公开", "use and publication of results", RESULTS),
];

const DEPARTMENT_PARTS: &[Part] = &[
    ("单位概况", "overview", &["概况", "基本情况", "概述", "简介"]),
    ("支出与绩效情况", "expenditure and performance", &["支出", "绩效", "使用", "完成情况", "执行", "评价", "自评"]),
    ("问题与改进", "problems and measures", &["问题", "原因", "改进", "措施", "建议"]),
];

fn required_sections(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let chapters = chapters(doc);
    let parts = match doc.kind {
        Kind::Project => PROJECT_PARTS,
        Kind::Department => DEPARTMENT_PARTS,
        _ => return,
    };
    let Some(last) = chapters.last().filter(|_| chapters.len() >= 3) else { return };
    let missing: Vec<&Part> = parts
        .iter()
        // （三）存在的问题和原因 under another chapter is the part, too.
        .filter(|(_, _, words)| !doc.outline.iter().any(|h| doc.str(h.title).has_any(words)))
        // Use and publication is often a paragraph of another chapter.
        .filter(|(_, _, words)| *words != RESULTS || !doc.str(doc.span).has_any(words))
        .gather();
    if !missing.is_empty() {
        out.push(
            Found::new("required_sections", Severity::Note)
                .claim(last.span)
                .word("words", quoted(missing.iter().map(|(zh, _, _)| *zh)))
                .word("words_en", quoted(missing.iter().map(|(_, en, _)| *en))),
        );
    }
}

/// What stands under a heading, up to the next one.
fn body(doc: &Document, i: usize) -> Span {
    let end = doc.outline.get(i + 1).map_or(doc.span.end, |next| next.span.start);
    Span::new(doc.outline[i].span.end as usize, end.max(doc.outline[i].span.end) as usize)
}

const ASKING: WordSet = WordSet::new(&["问题", "原因", "措施", "建议"]);

fn section_empty(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for (i, heading) in doc.outline.iter().enumerate().filter(|(_, h)| h.numbering <= Numbering::DigitBracket) {
        let title = doc.str(heading.title);
        let under = body(doc, i);
        let text = doc.str(under).trim_matches(['。', '：', '\n', ' ', '，']);
        let none = matches!(text, "无" | "暂无" | "没有" | "无问题" | "暂无问题" | "不存在问题" | "/");
        let asks = none && ASKING.within(title) && !title.has("其他");
        let saving = title.contains('节') && title.has("节约情况") && title.chars().count() <= 20;
        let what = if asks {
            ("只写了“无”", "stands only “none”")
        } else if saving && !text.is_empty() && !tells_savings(doc, under) {
            ("没有写出节约的金额", "no sum saved is given")
        } else {
            continue;
        };
        out.push(
            Found::new("section_empty_or_offtopic", Severity::Note)
                .claim(heading.span)
                .word("title", title)
                .word("what", what.0)
                .word("what_en", what.1),
        );
    }
}

/// A figure stands in a clause that speaks of saving.
fn tells_savings(doc: &Document, under: Span) -> bool {
    let words = ["节约", "节省", "节支", "结余", "减少", "降低", "下降", "压减"];
    doc.figures_in(under).map(|i| doc.figures[i]).filter(|f| f.is_datum()).any(|f| {
        let clause = super::look::clause(doc, f.span);
        doc.str(clause).has_any(&words)
    })
}

fn cover_fields_missing(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let chapters = chapters(doc);
    // The text begins with its first chapter: where anything stands above it, a cover may take any form.
    let bare = chapters.first().is_some_and(|h| h.block == doc.blocks.start && h.number == 1);
    if !matches!(doc.kind, Kind::Department | Kind::Project) || chapters.len() < 3 || !bare {
        return;
    }
    let fields = [
        ("标题", "title", doc.title.is_empty()),
        ("填报单位", "unit", doc.unit.is_empty()),
        ("年度", "year", doc.year.is_none()),
        ("填报时间", "date", doc.filled.is_none()),
    ];
    let missing = || fields.iter().filter(|(_, _, missing)| *missing);
    if missing().count() >= 2 {
        out.push(
            Found::new("cover_fields_missing", Severity::Note)
                .claim(chapters[0].span)
                .word("words", quoted(missing().map(|(zh, _, _)| *zh)))
                .word("words_en", quoted(missing().map(|(_, en, _)| *en))),
        );
    }
}
