//! Family K: how a report tells of its budget being changed.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::look::{clause, denied, heard, money, paragraph, percent, sentence};
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::cues::Cue;
use crate::read::meaning::{Measure, Stage, Subject};
use crate::report::Severity;
use crate::text::Span;

pub const RULES: &[Rule] = &[
    Rule {
        id: "narrative_initial_vs_added",
        family: Family::Narrative,
        severity: Severity::Warning,
        title: say("称按年初批复安排，又称追加较多", "As approved at first, and much added later"),
        checks: say(
            "“按年初批复安排”与“年中追加较多”不并存。",
            "“As initially approved” and “much was added” do not both stand.",
        ),
        why: say(
            "追加较多时，资金就不是按年初批复安排的。",
            "Where much was added, money was not arranged as initially approved.",
        ),
        basis: Basis::Practice,
        message: say("一处写“{words}”，另一处写“{other}”。", "One place says “{words}”, another “{other}”."),
        fires: "项目资金按年初预算批复文件安排。存在的问题：预算编制不够准确，年中追加较多。\n",
        quiet: "项目资金按年初预算批复文件安排。今后将避免年中追加较多的情况。\n",
        check: Some(initial_against_added),
    },
    Rule {
        id: "adjust_large_unexplained",
        family: Family::Narrative,
        severity: Severity::Warning,
        title: say("预算调整较大而未说明原因", "A large adjustment without a reason"),
        checks: say(
            "全年预算比年初增减超过设定比例时，文中说明原因（超过提示线为提示，超过疑点线为疑点）。",
            "Where the budget changed by more than the set share during the year, the text says why.",
        ),
        why: say("不少地区要求对年中调整单独说明理由。", "Many regions demand a reason for changes during the year."),
        basis: Basis::Regulation(say(
            "四川省部门预算项目自评表（2023）填报要求",
            "Sichuan self-evaluation form (2023), notes",
        )),
        message: say("预算调整{rate}，没有说明原因。", "The budget was adjusted by {rate} and no reason is given."),
        fires: "我单位年初批复预算数300万元，年中调增150万元，调整后全年预算数450万元，预算调整率50%。\n",
        quiet: "我单位年初批复预算数300万元，年中调增150万元，调整后全年预算数450万元，预算调整率50%，主要原因是上级下达专项资金。\n",
        check: Some(adjusted_without_reason),
    },
    Rule {
        id: "narrative_saved_vs_over",
        family: Family::Narrative,
        severity: Severity::Note,
        title: say("称节约，而支出大于年初预算", "“Saved”, yet more was spent than planned"),
        checks: say(
            "以节约解释偏差时，支出不大于年初预算。",
            "Where saving explains a deviation, spending is not above the initial budget.",
        ),
        why: say("比年初多花了钱，就谈不上节约。", "Spending more than planned is no saving."),
        basis: Basis::Practice,
        message: say(
            "文中称“{words}”，而支出{spent}大于年初预算{budget}。",
            "The text says “{words}”, while {spent} was spent against an initial {budget}.",
        ),
        fires: "我单位年初预算数为300万元。全年预算数为400万元，全年实际支出资金380万元。偏差原因：因厉行节约，减少非必要支出。\n",
        quiet: "我单位年初预算数为400万元。全年预算数为400万元，全年实际支出资金380万元。偏差原因：因厉行节约，减少非必要支出。\n",
        check: Some(saved_but_over),
    },
];

fn initial_against_added(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let arranged = heard(doc, Cue::ByInitial).map(|c| sentence_part(doc, c.span)).find(|s| {
        let words = doc.str(*s);
        words.has("安排") && (words.has("批复") || words.has("预算"))
    });
    let added = heard(doc, Cue::MuchAdded).map(|c| c.span).find(|at| !denied(doc, *at));
    if let (Some(said), Some(other)) = (arranged, added) {
        out.push(
            Found::new("narrative_initial_vs_added", Severity::Warning)
                .claim(said)
                .operand(other)
                .word("words", doc.str(said))
                .word("other", doc.str(other)),
        );
    }
}

/// The clause, read on through a title in 《》 that holds marks of its own.
fn sentence_part(doc: &Document, at: Span) -> Span {
    clause(doc, at)
}

/// Words with which a report gives its reasons.
const REASONS: &[&str] = &[
    "原因",
    "由于",
    "主要是",
    "主要系",
    "主要为",
    "主要用于",
    "系",
    "因",
    "用于",
    "追加的项目",
    "新增",
    "人员变动",
    "调资",
    "下达专项",
    "上级专项",
];

/// What was added or taken away is told item by item.
const MOVED: &[&str] = &["追加", "调增", "调减", "核减"];
const ITEM_BY_ITEM: &[&str] = &["分别是", "分别为", "包括", "其中"];

fn adjusted_without_reason(doc: &Document, options: &Options, out: &mut Vec<Found>) {
    let initial = money(doc, Subject::Whole, Stage::Initial);
    let full = money(doc, Subject::Whole, Stage::Full);
    let printed =
        doc.facts.iter().find(|f| f.subject == Subject::Whole && f.measure == Measure::AdjustRate).map(|f| f.fig);
    let computed = initial.zip(full).and_then(|((_, i), (_, f))| ((f - i) * Decimal::ONE_HUNDRED).over(i));
    let Some(rate) = computed.or_else(|| printed.and_then(|p| doc.figure(p).value)) else { return };
    let size = rate.abs();
    // Several times the budget, or next to nothing of it: the two amounts are not of one thing.
    let apart = rate > Decimal::from(400) || rate < Decimal::from(-80);
    if size <= Decimal::from(options.profile.adjustment_note) || apart {
        return;
    }
    let figs: Vec<u32> = printed.into_iter().chain(full.map(|(f, _)| f)).chain(initial.map(|(f, _)| f)).gather();
    let Some(&first) = figs.first() else { return };
    if explained(doc, &figs) {
        return;
    }
    let large = size > Decimal::from(options.profile.adjustment_warning);
    let severity = if large { Severity::Warning } else { Severity::Note };
    let found = Found::new("adjust_large_unexplained", severity).claim(doc.figure(first).span);
    let found = figs[1..].iter().fold(found, |f, fig| f.operand(doc.figure(*fig).span));
    out.push(found.word("rate", percent(rate)));
}

/// A reason stands beside one of the figures, or wherever the text speaks of adjusting.
fn explained(doc: &Document, figs: &[u32]) -> bool {
    let gives = |span: Span| doc.str(span).has_any(REASONS);
    let beside = figs.iter().any(|f| {
        let at = doc.figure(*f).span;
        let here = sentence(doc, at);
        gives(here) || gives(next_sentence(doc, here))
    });
    let elsewhere = [
        "调整原因",
        "调增原因",
        "调减原因",
        "追加原因",
        "预算调整主要",
        "年中追加主要",
        "调增主要",
        "调减主要",
        "追加主要",
        "增加主要",
        "减少主要",
    ];
    // 全年追加2,609,500.00元，分别是：…
    let itemised = |sentence: &str| {
        let told = MOVED.iter().find_map(|w| sentence.find(w));
        told.is_some_and(|at| ITEM_BY_ITEM.iter().any(|w| sentence[at..].contains(w)))
    };
    let text = doc.str(doc.span);
    beside || elsewhere.iter().any(|w| text.contains(w)) || text.split(['。', '\n']).any(itemised)
}

/// The sentence after one, inside its paragraph.
fn next_sentence(doc: &Document, here: Span) -> Span {
    let block = paragraph(doc, here);
    let rest = &doc.text.copy[(here.end.min(block.end)) as usize..block.end as usize];
    let skip = rest.chars().next().map_or(0, char::len_utf8);
    let end = rest[skip..].find(['。', '；']).map_or(rest.len(), |at| skip + at);
    Span::new(here.end as usize, (here.end as usize + end).min(block.end.max(here.end) as usize))
}

fn saved_but_over(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let (Some((s, spent)), Some((i, initial))) =
        (money(doc, Subject::Whole, Stage::Spent), money(doc, Subject::Whole, Stage::Initial))
    else {
        return;
    };
    if spent <= initial {
        return;
    }
    // Given as a reason: a promise to be thrifty is none.
    let said = heard(doc, Cue::Saved).find(|c| {
        let words = doc.str(sentence(doc, c.span));
        let before = &doc.text.copy[clause(doc, c.span).start as usize..c.span.start as usize];
        before.contains('因') || before.has("由于") || words.has("偏差原因：") && !words.has("改进措施")
    });
    if let Some(said) = said {
        out.push(
            Found::new("narrative_saved_vs_over", Severity::Note)
                .claim(clause(doc, said.span))
                .operand(doc.figure(s).span)
                .operand(doc.figure(i).span)
                .word("words", doc.str(clause(doc, said.span)))
                .word("spent", doc.str(doc.figure(s).whole))
                .word("budget", doc.str(doc.figure(i).whole)),
        );
    }
}
