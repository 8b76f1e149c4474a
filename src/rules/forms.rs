//! Family H: what forms and annexes leave behind or leave out.

use super::look::{heard, quoted, sentence};
use super::{Basis, Family, Found, Rule, say};
use crate::gather::Gather;
use crate::options::Options;
use crate::read::Document;
use crate::read::cues::Cue;
use crate::read::meaning::{Measure, Subject};
use crate::report::Severity;
use crate::text::HasWords;
use crate::text::{Block, Span};

pub const RULES: &[Rule] = &[
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
        let subject = words.has_any(&["三公", "公务接待", "因公出国", "公务用车"]);
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
    let prompts: Vec<Span> = heard(doc, Cue::Prompt).map(|c| sentence(doc, c.span)).gather();
    let lengths: Vec<Span> = heard(doc, Cue::PromptLength).map(|c| super::look::clause(doc, c.span)).gather();
    // `说明原因（100字以内）` may be printed on the form itself.
    let severity = if prompts.is_empty() { Severity::Note } else { Severity::Warning };
    let mut places: Vec<Span> = prompts.into_iter().chain(lengths).gather();
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
    let mut places: Vec<Span> = heard(doc, Cue::Table).map(|c| c.span).filter(|at| !table_after(*at)).gather();
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
        let long: Vec<_> = grid.rows.iter().filter(|r| r.len() > header.len()).gather();
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
        if doc.str(grid.span).has_any(&["指标", "分值", "权重", "得分"]) {
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
