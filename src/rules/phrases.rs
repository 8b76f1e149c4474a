//! Family J and K: half-width commas among full-width ones, and stock phrases without figures.

use super::look::heard;
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::cues::Cue;
use crate::report::Severity;
use crate::text::{Block, Span, is_han};

pub const RULES: &[Rule] = &[
    Rule {
        id: "punctuation_width",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("全角、半角逗号混用", "Commas of two widths"),
        checks: say(
            "中文语句统一使用全角逗号，半角逗号不超过三处。",
            "Chinese sentences use one comma; no more than three are of the other width.",
        ),
        why: say("多由拼接不同来源的文字造成。", "Texts of several sources were put together."),
        basis: Basis::Practice,
        message: say(
            "正文混用半角逗号，共{count}处。",
            "Half-width commas stand among full-width ones, {count} of them.",
        ),
        fires: "本年度,我局认真开展自评,成立工作小组,制定方案,收集资料。评价认为，项目管理规范，产出良好，群众满意，资料齐全。\n",
        quiet: "本年度，我局认真开展自评，成立工作小组，制定方案，收集资料,形成报告。\n",
        check: Some(widths),
    },
    Rule {
        id: "boilerplate_ratio",
        family: Family::Narrative,
        severity: Severity::Note,
        title: say("套话较多", "Stock phrases for findings"),
        checks: say(
            "评价意见有数据或事例支持；通篇“制度健全、管理规范、效益良好”而句中没有数字的不超过四分之一。",
            "Findings rest on figures or facts; sentences of stock phrases without a figure are less than a quarter of the text.",
        ),
        why: say("换个单位也能用的话说明不了绩效。", "What would fit any unit says nothing of this one."),
        basis: Basis::Practice,
        message: say(
            "{count}句套话（如“{words}”）没有数据支持，约占正文的{rate}。",
            "{count} sentences of stock phrases (“{words}”), without a figure, make up {rate} of the text.",
        ),
        fires: "绩效目标设置合理，预算编制科学合理。资金使用合规，管理制度健全有效。各项工作圆满完成，取得了良好的社会效益。群众满意度较高，达到了预期效果。下一步将进一步加强绩效管理，提高资金使用效益。\n",
        quiet: "绩效目标设置合理，预算编制科学合理。本年修缮水渠12公里，惠及农户310户，亩均增产45公斤。抽查凭证60份，发现1笔报销缺少审批单，已补办。问卷回收200份，满意的186份。\n",
        check: Some(boilerplate),
    },
];

/// Half-width commas that a slip leaves, and full-width ones that show what is usual here.
const FEW: usize = 3;

fn widths(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    // In the copy they are one; the source tells them apart.
    let home = doc.text.origin(doc.span);
    let source = &doc.text.source[home.clone()];
    let han = |c: Option<char>| c.is_some_and(is_han);
    let narrow: Vec<usize> = source
        .match_indices(',')
        .map(|(at, _)| at)
        .filter(|at| han(source[..*at].chars().next_back()) && han(source[at + 1..].chars().next()))
        .collect();
    if narrow.len() > FEW && source.matches('，').nth(FEW).is_some() {
        let comma = |at: usize| Span::new(at, at + doc.text.copy[at..].chars().next().map_or(0, char::len_utf8));
        let places = narrow.iter().take(20).map(|at| comma(doc.text.seen(home.start + at)));
        let found = places.fold(Found::new("punctuation_width", Severity::Note), Found::claim);
        out.push(found.word("count", narrow.len().to_string()));
    }
}

/// Stock sentences that are worth a word.
const MANY: usize = 4;

fn boilerplate(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    if heard(doc, Cue::Stock).take(MANY).count() < MANY {
        return;
    }
    let mut sentences: Vec<Span> = Vec::new();
    for cued in heard(doc, Cue::Stock) {
        let said = super::look::sentence(doc, cued.span);
        if sentences.last() != Some(&said) && !doc.str(said).contains(|c: char| c.is_ascii_digit()) {
            sentences.push(said);
        }
    }
    let prose = doc.text.blocks[doc.blocks.clone()].iter().filter(|b| matches!(b, Block::Prose(_)));
    let whole: u32 = prose.map(|b| b.span().len()).sum();
    let stock: u32 = sentences.iter().map(|s| s.len()).sum();
    if sentences.len() >= MANY && stock * 4 >= whole {
        let first = doc.str(sentences[0]).trim();
        let found = sentences.iter().fold(Found::new("boilerplate_ratio", Severity::Note), |f, at| f.claim(*at));
        out.push(
            found
                .word("count", sentences.len().to_string())
                .word("words", first)
                .word("rate", format!("{}%", stock * 100 / whole.max(1))),
        );
    }
}
