//! Family K: stock phrases without figures.

use super::look::heard;
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::cues::Cue;
use crate::report::Severity;
use crate::text::{Block, Span};

pub const RULES: &[Rule] = &[Rule {
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
}];

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
