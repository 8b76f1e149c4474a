//! Family J: people and things that come in fractions.

use super::look::clause;
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::unit::Unit;
use crate::report::Severity;
use crate::text::Block;
use crate::text::HasWords;

pub const RULES: &[Rule] = &[Rule {
    id: "count_not_whole",
    family: Family::Wording,
    severity: Severity::Warning,
    title: say("人数、户数等带有小数", "People or things counted in fractions"),
    checks: say(
        "人、户、个、辆等按整数计的数不应有小数；平均数、每单位数和约数除外。",
        "People, households, cars and the like are whole; means, amounts for one of something and rough numbers are not asked.",
    ),
    why: say("半个人、半户多半是小数点点错了位置。", "Half a person is most often a point set wrong."),
    basis: Basis::Arithmetic,
    message: say("“{stated}”是按整数计的数，却带有小数。", "“{stated}” is counted whole, yet has a fraction."),
    fires: "选聘普查员41.2名，其中新聘86名。",
    quiet: "选聘普查员412名，平均每乡51.5名。",
    check: Some(fractions),
}];

/// What comes whole.
const WHOLE: &[&str] =
    &["人", "名", "位", "户", "家", "个", "所", "辆", "台", "套", "座", "场次", "批次", "人次", "户次"];
/// Words that make it a mean, a rate or a rough number.
const SHARED: &[&str] = &["均", "每", "约", "近", "率", "比", "折合", "相当", "万", "指数", "系数"];
/// Findings of one text.
const MOST: usize = 20;

fn fractions(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let prose = doc.text.blocks[doc.blocks.clone()].iter().filter_map(|block| match block {
        Block::Prose(span) => Some(*span),
        Block::Table(_) => None,
    });
    for figure in prose.flat_map(|span| doc.figures_in(span)).map(|i| &doc.figures[i]).filter(|f| f.is_datum()) {
        let counted = matches!(figure.unit, Unit::Count(name) if WHOLE.contains(&name));
        if !counted || figure.value.is_none_or(|value| value.is_integer()) || out.len() == MOST {
            continue;
        }
        let words = doc.str(clause(doc, figure.span));
        if !words.has_any(SHARED) {
            let found = Found::new("count_not_whole", Severity::Warning).claim(figure.span);
            out.push(found.word("stated", doc.str(figure.whole)));
        }
    }
}
