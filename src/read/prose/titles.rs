//! What a numbered paragraph is of: 1.河道保洁经费。年初预算…; or the line above it: 1.河道保洁经费 ⏎ 本项目下达预算….

use super::items::{Item, Opening};
use super::name;
use crate::read::document::Document;
use crate::read::meaning::{Meaning, Subject};
use crate::report::Kind;
use crate::text::{Heading, Numbering, Span};

/// Words that point back to the heading.
const SELF: &[&str] = &["本项目", "该项目", "此项目"];

/// The name that its number's words give a paragraph, where its first figure tells the money of what was named.
pub fn of_paragraph(doc: &mut Document, heading: &Heading, item: &Item) -> Option<Subject> {
    let title = doc.str(heading.title);
    // 1.“河道保洁”绩效自评综述：…自评得分90分。全年预算数20万元: the whole paragraph is the project's.
    let review = heading.block == item.block as usize && title.ends_with("自评综述");
    if doc.kind == Kind::Project && !review || heading.numbering < Numbering::HanBracket {
        return None;
    }
    let hits = doc.hits_in(heading.title);
    let known = hits.iter().any(|h| matches!(h.meaning, Meaning::Subject(_) | Meaning::Both(..)));
    if known || !doc.figures_in(heading.title).is_empty() {
        return None;
    }
    let label = doc.str(item.label);
    let staged = label.starts_with("资金")
        || doc
            .hits_in(item.label)
            .first()
            .is_some_and(|h| h.span.start == item.label.start && matches!(h.meaning, Meaning::Stage(_)));
    let points_back = SELF.iter().any(|word| label.starts_with(word));
    let own = heading.block == item.block as usize
        && item.opening == Opening::Sentence
        && item.label.start.saturating_sub(heading.title.end) <= '。'.len_utf8() as u32;
    let above = heading.alone && heading.block + 1 == item.block as usize;
    let named = review
        || own && (staged || name::is_nominal(title))
        || above && (points_back || staged && is_name(doc, heading));
    if !named {
        return None;
    }
    let told = ["绩效自评综述", "自评综述"].iter().find_map(|words| title.strip_suffix(words)).unwrap_or(title);
    let span = Span { start: heading.span.start, end: heading.title.start + told.len() as u32 };
    let span = name::before_stage(doc, span);
    name::intern(doc, span)
}

/// 2.村庄规划编制 ⏎ 3.路灯改造项目: a title that ends like a name, or stands beside one that does.
fn is_name(doc: &Document, heading: &Heading) -> bool {
    let at = doc.outline.partition_point(|h| h.span.start < heading.span.start);
    let beside = doc.outline[at.saturating_sub(1)..doc.outline.len().min(at + 2)].iter();
    beside
        .filter(|h| h.numbering == heading.numbering && h.alone)
        .any(|h| name::is_nominal(doc.str(h.title)) && h.number.abs_diff(heading.number) <= 1)
}

#[cfg(test)]
mod tests {
    fn subjects(source: &str) -> Vec<String> {
        crate::check(source).facts.iter().map(|f| f.label.to_string()).collect()
    }

    #[test]
    fn a_numbered_paragraph_tells_what_its_money_is_of() {
        let own = subjects("2023年度部门决算公开说明\n1.河道清淤补助。年初预算20万元，调整后18万元。");
        assert_eq!(own, ["河道清淤补助", "河道清淤补助"]);
        let above = subjects("2023年度部门决算公开说明\n1.图书更新\n本项目下达预算20万元，完成支付18万元。");
        assert_eq!(above, ["图书更新", "图书更新"]);
        let review = subjects("2023年度部门决算公开说明\n1.“河道清淤”绩效自评综述：自评得分90分。全年预算数20万元。");
        assert_eq!(review[1], "河道清淤");
        let told = subjects("2023年度部门决算公开说明\n1.资金安排情况\n年初预算20万元，支出18万元。");
        assert_eq!(told, ["整体", "整体"]);
    }
}
