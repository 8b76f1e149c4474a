//! Family H: headings and their numbers.

use super::look::quoted;
use super::{Basis, Family, Found, Rule, say};
use crate::gather::Gather;
use crate::options::Options;
use crate::read::Document;
use crate::report::Severity;
use crate::text::{Heading, Numbering, Span, han_number};

pub const RULES: &[Rule] = &[
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
];

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
        .gather();
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
