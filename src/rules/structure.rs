//! Family H: headings and their numbers, the parts that a report should have, what forms leave behind.

use super::look::{heard, quoted, sentence};
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::cues::Cue;
use crate::read::meaning::{Measure, Subject};
use crate::report::{Kind, Severity};
use crate::text::{Block, Heading, Numbering, Span, han_number};

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
        id: "heading_number_duplicate",
        family: Family::Structure,
        severity: Severity::Error,
        title: say("标题序号重复", "A heading number stands twice"),
        checks: say("同一上级标题之下，同级序号不重复。", "Under one heading no number of a level stands twice."),
        why: say("重复的序号使引用和条目数都不可靠。", "A doubled number makes references and counts unreliable."),
        basis: Basis::Practice,
        message: say("同一层级出现两个“{number}”。", "Two headings of one level are numbered “{number}”."),
        fires: "一、基本情况\n（一）职能。办文办会。\n（二）人员。共9人。\n（二）资产。共3项。\n",
        quiet: "一、基本情况\n（一）职能。办文办会。\n（二）人员。共9人。\n二、绩效\n（一）目标。明确。\n（二）完成。良好。二是内部管理有待加强。\n",
        check: Some(heading_number_duplicate),
    },
    Rule {
        id: "heading_number_gap",
        family: Family::Structure,
        severity: Severity::Warning,
        title: say("标题跳号", "A heading number is skipped"),
        checks: say("同级标题的序号连续。", "The numbers of one level follow each other."),
        why: say("跳号或是漏了一节，或是排错了号。", "Either a section was dropped or a number is wrong."),
        basis: Basis::Practice,
        message: say("“{before}”之后是“{after}”。", "“{before}” is followed by “{after}”."),
        fires: "一、概况\n职能明确。\n二、资金\n到位及时。\n四、绩效\n完成良好。\n五、问题\n进度偏慢。\n",
        quiet: "一、概况\n职能明确。\n二、资金\n到位及时。\n三、绩效\n完成良好。\n四、问题\n进度偏慢。\n",
        check: Some(heading_number_gap),
    },
    Rule {
        id: "heading_single_child",
        family: Family::Structure,
        severity: Severity::Note,
        title: say("只有一个下级序号", "A numbered list of one"),
        checks: say("列了（1）就还有（2）。", "Where there is a (1) there is a (2)."),
        why: say("只有一项的编号常意味着后面的内容漏了。", "A list of one often means that the rest was lost."),
        basis: Basis::Practice,
        message: say("{words}只有第1项，没有第2项。", "{words} has a first item and no second."),
        fires: "一、资金使用\n（1）基本支出包括人员经费和公用经费。\n二、绩效\n完成良好。\n",
        quiet: "一、资金使用\n（1）基本支出包括人员经费。\n（2）项目支出包括办案经费。\n二、绩效\n完成良好。\n",
        check: Some(heading_single_child),
    },
    Rule {
        id: "indicator_number_mismatch",
        family: Family::Structure,
        severity: Severity::Note,
        title: say("指标序号与标题序号不符", "Indicator and heading are numbered differently"),
        checks: say("“（三）”之下是“指标三”。", "Heading (3) is about indicator 3."),
        why: say("序号错位说明增删过指标而未重排。", "They drift apart when indicators are added or dropped."),
        basis: Basis::Practice,
        message: say(
            "标题序号为“{number}”，写的是“{indicator}”。",
            "The heading is numbered “{number}” and says “{indicator}”.",
        ),
        fires: "三、绩效分析\n（一）指标一：培训次数\n完成。\n（二）指标三：公示率\n完成。\n",
        quiet: "三、绩效分析\n（一）指标一：培训次数\n完成。\n（二）指标二：公示率\n完成。\n",
        check: Some(indicator_number_mismatch),
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
    Rule {
        id: "three_public_figures_missing",
        family: Family::Structure,
        severity: Severity::Warning,
        title: say("称压减三公经费而无金额", "Three public expenses cut, without a sum"),
        checks: say(
            "说三公经费大幅压减，就列出预算、支出或上年数。",
            "A claim that the three public expenses were cut much comes with amounts.",
        ),
        why: say("没有金额，压减与否无从核对。", "Without amounts the claim cannot be checked."),
        basis: Basis::Practice,
        message: say(
            "“{words}”，而全文没有三公经费或其分项的金额。",
            "“{words}”, yet no amount of the three public expenses is given.",
        ),
        fires: "严格执行有关规定，全年大幅压减了公务接待费用支出。\n",
        quiet: "全年大幅压减了公务接待费用支出。公务接待费预算5万元，支出2.3万元。\n",
        check: Some(three_public_figures_missing),
    },
    Rule {
        id: "template_prompt_left",
        family: Family::Structure,
        severity: Severity::Warning,
        title: say("模板提示语未删", "The form's prompt was left in"),
        checks: say("填写处没有模板的提示语。", "No prompt of the form stands where an answer belongs."),
        why: say("提示语还在，说明该栏没有填。", "Where the prompt remains, nothing was filled in."),
        basis: Basis::Practice,
        message: say("模板提示语{words}仍在文中。", "Prompts of the form remain: {words}."),
        fires: "评价结论\n结合自评情况，说明项目取得的成效（200字以内）。\n",
        quiet: "评价结论\n项目成效明显，群众满意。\n",
        check: Some(template_prompt_left),
    },
    Rule {
        id: "attachment_missing",
        family: Family::Structure,
        severity: Severity::Note,
        title: say("所称的附表不在文中", "A table or annex referred to is not there"),
        checks: say(
            "说“见附件”“见下表”，文中就有附件或表格。",
            "Where the text refers to an annex or a table, there is one.",
        ),
        why: say("数据在附表里而附表未附，无从核对。", "Figures in a missing annex cannot be checked."),
        basis: Basis::Practice,
        message: say("文中写{words}，其后没有读到。", "The text says {words}; nothing of the kind follows."),
        fires: "一、项目情况\n项目执行情况详见下表。\n二、绩效\n完成良好。\n",
        quiet: "一、项目情况\n各项目情况详见附件1。\n二、绩效\n完成良好。\n附件1：项目明细\n",
        check: Some(attachment_missing),
    },
    Rule {
        id: "table_header_column_drift",
        family: Family::Structure,
        severity: Severity::Note,
        title: say("表格行列不齐", "Rows with more cells than the header"),
        checks: say("表中各行的格数不多于表头。", "No row of a table has more cells than its header."),
        why: say("多出的格使数字错位到别的列。", "Extra cells shift figures into other columns."),
        basis: Basis::Practice,
        message: say(
            "表头有{columns}列，有{count}行多出格来。",
            "The header has {columns} columns; {count} rows have more cells.",
        ),
        fires: "项目名称|预算数|执行数\n道路养护|50|48\n桥梁检测|20|20\n绿化|10|9|8\n路灯|6|6\n",
        quiet: "项目名称|预算数|执行数\n道路养护|50|48\n桥梁检测|20|20\n绿化|10|9\n路灯|6|6\n",
        check: Some(table_header_column_drift),
    },
    Rule {
        id: "table_total_row_incomplete",
        family: Family::Structure,
        severity: Severity::Note,
        title: say("合计行缺项", "The total row is not filled"),
        checks: say("合计行与各行填写同样的数字列。", "The total row fills the same figure columns as the others."),
        why: say("合计的执行率正是总体完成情况。", "The rate of the total is the overall result."),
        basis: Basis::Practice,
        message: say(
            "合计行有{total}个数，其他行有{others}个。",
            "The total row has {total} figures, the others {others}.",
        ),
        fires: "项目名称|预算数|执行数|执行率\n道路养护|50|48|96%\n桥梁检测|20|20|100%\n合计|70|68|\n",
        quiet: "项目名称|预算数|执行数|执行率\n道路养护|50|48|96%\n桥梁检测|20|20|100%\n合计|70|68|97.14%\n",
        check: Some(table_total_row_incomplete),
    },
];

/// The chapters of a report as the outline numbers them.
fn chapters<'d>(doc: &'d Document) -> Vec<&'d Heading> {
    doc.outline.iter().filter(|h| h.numbering == Numbering::Han && h.title.len() >= 6).collect()
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
        .filter(|(_, _, words)| !chapters.iter().any(|h| words.iter().any(|w| doc.str(h.title).contains(w))))
        // Use and publication is often a paragraph of another chapter.
        .filter(|(_, _, words)| *words != RESULTS || !words.iter().any(|w| doc.str(doc.span).contains(w)))
        .collect();
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

fn section_empty(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for (i, heading) in doc.outline.iter().enumerate().filter(|(_, h)| h.numbering <= Numbering::DigitBracket) {
        let title = doc.str(heading.title);
        let under = body(doc, i);
        let text = doc.str(under).trim_matches(['。', '：', '\n', ' ', '，']);
        let asks = ["问题", "原因", "措施", "建议"].iter().any(|w| title.contains(w)) && !title.contains("其他");
        let none = matches!(text, "无" | "暂无" | "没有" | "无问题" | "暂无问题" | "不存在问题" | "/");
        let saving = title.contains("节约情况") && title.chars().count() <= 20;
        let what = if asks && none {
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
        words.iter().any(|w| doc.str(clause).contains(w))
    })
}

/// The numbers of one level under one heading, in order.
struct Run<'d> {
    numbering: Numbering,
    items: Vec<&'d Heading>,
}

/// Headings grouped by level and parent, wherever the levels stand in the hierarchy: a level that is open is returned
/// to, any other is entered.
fn runs<'d>(doc: &'d Document) -> Vec<Run<'d>> {
    let mut done = Vec::new();
    let mut open: Vec<Run> = Vec::new();
    for heading in &doc.outline {
        if let Some(level) = open.iter().position(|run| run.numbering == heading.numbering) {
            done.extend(open.drain(level + 1..));
            open[level].items.push(heading);
        } else {
            open.push(Run { numbering: heading.numbering, items: vec![heading] });
        }
    }
    done.extend(open);
    done
}

/// The number with its marks: `（四）`.
fn mark<'d>(doc: &'d Document, heading: &Heading) -> &'d str {
    doc.str(Span::new(heading.span.start as usize, heading.title.start as usize))
}

/// A list that starts again at 1 is another list, perhaps inside an item of the first: after that nothing about its
/// numbers is certain.
fn restarts(run: &Run) -> bool {
    run.items.windows(2).any(|w| w[1].number < w[0].number || w[1].number == 1)
}

fn heading_number_duplicate(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for run in runs(doc).iter().filter(|run| !restarts(run) && run.items[0].number == 1) {
        let severity = if run.numbering <= Numbering::HanBracket { Severity::Error } else { Severity::Note };
        for pair in run.items.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if a.number == b.number && (2..100).contains(&a.number) {
                let found = Found::new("heading_number_duplicate", severity).claim(b.span).context(a.span);
                out.push(found.word("number", mark(doc, b)));
            }
        }
    }
}

fn heading_number_gap(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for run in runs(doc).iter().filter(|run| !restarts(run)) {
        let sure = run.numbering <= Numbering::HanBracket && run.items.len() >= 4;
        let severity = if sure { Severity::Warning } else { Severity::Note };
        for pair in run.items.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if b.number == a.number + 2 && !hidden(doc, a, b) {
                let found = Found::new("heading_number_gap", severity).claim(b.span).context(a.span);
                out.push(found.word("before", mark(doc, a)).word("after", mark(doc, b)));
            }
        }
    }
}

/// The number that seems skipped stands somewhere between the two headings, in the middle of a line.
fn hidden(doc: &Document, a: &Heading, b: &Heading) -> bool {
    let between = &doc.text.copy[a.span.end as usize..b.span.start as usize];
    let n = a.number + 1;
    let han = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].get(n as usize - 1).copied().unwrap_or("十");
    [
        format!("{han}、"),
        format!("{han}，"),
        format!("{han}."),
        format!("（{han}）"),
        format!("{n}."),
        format!("{n}、"),
        format!("（{n}）"),
        format!("{n}）"),
    ]
    .iter()
    .any(|m| between.contains(m.as_str()))
}

fn heading_single_child(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let single: Vec<&Heading> = runs(doc)
        .iter()
        .filter(|run| run.items.len() == 1 && run.items[0].number == 1 && run.numbering > Numbering::Han)
        .map(|run| run.items[0])
        .filter(|heading| doc.outline.len() > 2 && !hidden(doc, heading, &end_of(doc, heading)))
        .collect();
    if !single.is_empty() {
        let words = quoted(single.iter().map(|h| doc.str(h.span)));
        let found = single.iter().fold(Found::new("heading_single_child", Severity::Note), |f, h| f.claim(h.span));
        out.push(found.word("words", words));
    }
}

/// A heading that stands where the section of another ends.
fn end_of(doc: &Document, heading: &Heading) -> Heading {
    let end = doc
        .outline
        .iter()
        .find(|h| h.span.start > heading.span.start && h.numbering < heading.numbering)
        .map_or(doc.span.end, |h| h.span.start)
        .max(heading.span.end);
    Heading { span: Span::new(end as usize, end as usize), ..heading.clone() }
}

fn indicator_number_mismatch(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for heading in &doc.outline {
        let title = doc.str(heading.title);
        let Some(rest) = title.strip_prefix("指标") else { continue };
        let digits: usize = rest.bytes().take_while(u8::is_ascii_digit).count();
        let numerals: usize =
            rest.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
        let number = if digits > 0 {
            rest[..digits].parse().ok()
        } else {
            han_number(&rest[..numerals]).filter(|_| numerals > 0)
        };
        if number.is_some_and(|n| n != heading.number && n < 100) {
            let length = "指标".len() + digits.max(numerals);
            out.push(
                Found::new("indicator_number_mismatch", Severity::Note)
                    .claim(heading.span)
                    .word("number", mark(doc, heading))
                    .word("indicator", &title[..length]),
            );
        }
    }
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

fn three_public_figures_missing(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    use Subject::*;
    let amounts = doc.facts.iter().any(|f| {
        matches!(f.subject, ThreePublic | Abroad | Vehicle | VehicleBuy | VehicleRun | Reception)
            && f.measure == Measure::Amount
    });
    if amounts {
        return;
    }
    for cued in heard(doc, Cue::Pressed) {
        let clause = super::look::clause(doc, cued.span);
        let words = doc.str(clause);
        let subject = ["三公", "公务接待", "因公出国", "公务用车"].iter().any(|w| words.contains(w));
        let said = sentence(doc, cued.span);
        let figures = doc.figures_in(said).any(|i| doc.figures[i].unit.is_money());
        if subject && !figures && !super::look::denied(doc, cued.span) {
            out.push(
                Found::new("three_public_figures_missing", Severity::Warning)
                    .claim(clause)
                    .context(said)
                    .word("words", words),
            );
            return;
        }
    }
}

fn template_prompt_left(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let prompts: Vec<Span> = heard(doc, Cue::Prompt).map(|c| sentence(doc, c.span)).collect();
    let lengths: Vec<Span> = heard(doc, Cue::PromptLength).map(|c| super::look::clause(doc, c.span)).collect();
    // `说明原因（100字以内）` may be printed on the form itself.
    let severity = if prompts.is_empty() { Severity::Note } else { Severity::Warning };
    let mut places: Vec<Span> = prompts.into_iter().chain(lengths).collect();
    crate::order::by_key(&mut places, |place| *place);
    places.dedup_by(|b, a| a.contains(*b));
    if !places.is_empty() {
        let words = quoted(places.iter().map(|p| doc.str(*p)));
        let found = places.iter().fold(Found::new("template_prompt_left", severity), |f, at| f.claim(*at));
        out.push(found.word("words", words));
    }
}

fn attachment_missing(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let blocks = || doc.text.blocks[doc.blocks.clone()].iter();
    let table_after = |at: Span| blocks().any(|b| matches!(b, Block::Table(_)) && b.span().start >= at.start);
    let annex = blocks().any(
        |b| matches!(b, Block::Prose(s) if ["附件", "附表", "附：", "附1"].iter().any(|w| doc.str(*s).starts_with(w))),
    );
    let mut places: Vec<Span> = heard(doc, Cue::Table).map(|c| c.span).filter(|at| !table_after(*at)).collect();
    if !annex {
        places.extend(heard(doc, Cue::Attachment).map(|c| c.span).filter(|at| !table_after(*at)));
    }
    if !places.is_empty() {
        crate::order::by_key(&mut places, |place| *place);
        let words = quoted(places.iter().map(|p| doc.str(*p)));
        let found = places.iter().fold(Found::new("attachment_missing", Severity::Note), |f, at| f.claim(*at));
        out.push(found.word("words", words));
    }
}

fn table_header_column_drift(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for block in &doc.text.blocks[doc.blocks.clone()] {
        let Block::Table(grid) = block else { continue };
        // Only where the cuts are certain, and most rows agree with the header.
        let cut = doc.text.source[doc.text.origin(grid.span)].contains(['|', '\t', '｜', '│']);
        let Some(header) = grid.rows.first() else { continue };
        let even = grid.rows.iter().filter(|r| r.len() == header.len()).count();
        let long: Vec<_> = grid.rows.iter().filter(|r| r.len() > header.len()).collect();
        if cut && grid.rows.len() >= 4 && even * 4 >= grid.rows.len() * 3 && !long.is_empty() {
            let row_span =
                |r: &[crate::text::Cell]| Span::new(r[0].span.start as usize, r[r.len() - 1].span.end as usize);
            let found =
                long.iter().fold(Found::new("table_header_column_drift", Severity::Note), |f, r| f.claim(row_span(r)));
            out.push(found.word("columns", header.len().to_string()).word("count", long.len().to_string()));
        }
    }
}

fn table_total_row_incomplete(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for block in &doc.text.blocks[doc.blocks.clone()] {
        let Block::Table(grid) = block else { continue };
        let figures = |row: &[crate::text::Cell]| {
            row.iter().skip(1).filter(|c| doc.str(c.span).starts_with(|c: char| c.is_ascii_digit())).count()
        };
        // Where indicators are scored the total row holds weight and score, and nothing to add up elsewhere.
        if ["指标", "分值", "权重", "得分"].iter().any(|w| doc.str(grid.span).contains(w)) {
            continue;
        }
        // The fewest figures that a row above has.
        let mut others = 0;
        for row in &grid.rows {
            let total = row.first().is_some_and(|c| matches!(doc.str(c.span), "合计" | "总计" | "小计"));
            let count = figures(row);
            if total && count >= 1 && count < others {
                let place = Span::new(row[0].span.start as usize, row[row.len() - 1].span.end as usize);
                out.push(
                    Found::new("table_total_row_incomplete", Severity::Note)
                        .claim(place)
                        .word("total", count.to_string())
                        .word("others", others.to_string()),
                );
            }
            if count > 0 {
                others = if others == 0 { count } else { others.min(count) };
            }
        }
    }
}
