//! Names: the projects and purposes that a report calls by words of its own.

use super::bind::Words;
use super::items::{Item, Opening};
use crate::read::document::Document;
use crate::read::meaning::{Meaning, Subject};
use crate::text::Span;

/// Words that say whose money it is, not what for: the whole unit's.
const OWNERS: &[&str] = &[
    "我单位", "本单位", "我部门", "本部门", "单位", "部门", "我局", "我委", "我办", "我院", "我校", "我镇", "我乡", "我县", "我市",
    "我区", "我中心", "本级", "全年", "本年", "本年度", "年度", "当年", "全区", "全县", "全市", "全省", "人民政府", "办公室", "委员会",
];

/// What a name may end in to be a project's or a purpose's.
const ENDINGS: &[&str] = &[
    "项目", "经费", "资金", "补助", "工程", "专项", "补贴", "费用", "费", "贷款", "救助", "改革", "治理", "养护", "维护", "建设", "管理", "购置", "活动",
    "服务", "维养", "配套", "奖励", "保障", "改造", "培训", "工资", "支出", "县", "区", "市", "镇", "乡", "旗", "处", "科", "局", "中心", "村",
];

/// Words at the head of a label that belong to the sentence, not to the name.
const HEADS: &[&str] = &[
    "其中", "分别为", "分别是", "分别", "包括", "包含", "含", "用于", "主要是", "主要为", "主要用于", "以及", "另有", "另外", "一是", "二是", "三是", "四是", "五是", "和", "与", "及", "即", "为", "是",
    "安排", "下达", "分配", "给予", "拨付", "投入", "支付", "落实", "合计", "共计", "总计", "完成", "本次", "全部", "实施", "开展",
];

/// Words at the end of a label that lead to the figure.
const TAILS: &[&str] = &[
    "为", "是", "达到", "达", "共计", "合计", "总计", "共", "约", "近", "计", "的", "了", "有", "：", "安排", "下达", "拨付", "投入", "支付", "落实", "分配", "到", "已", "总额", "金额", "总金额", "数", "资金共",
];

/// The name that an item's own words, or the figureless clause before them, give it.
pub fn of_item(doc: &mut Document, item: Item, own: &Words) -> Option<Subject> {
    let label = before_stage(doc, item.label);
    if let Some(subject) = intern(doc, label, own.stage.is_some()) {
        return Some(subject);
    }
    // 分别为：甲项目，预算金额为…: the name stands in the clause before.
    if item.opening == Opening::Comma || item.opening == Opening::Colon {
        let lead = doc.str(item.lead);
        let end = lead.trim_end_matches(['，', '：']).len();
        let start = lead[..end].rfind(['，', '：', '）']).map_or(0, |at| at + lead[at..].chars().next().map_or(0, char::len_utf8));
        let clause = Span::new(item.lead.start as usize + start, item.lead.start as usize + end);
        return intern(doc, before_stage(doc, clause), false).filter(|_| is_nominal(doc.str(clause)));
    }
    None
}

/// The words before the first word of stage or measure.
fn before_stage(doc: &Document, span: Span) -> Span {
    let cut = doc
        .hits_in(span)
        .iter()
        .find(|h| matches!(h.meaning, Meaning::Stage(_) | Meaning::Measure(_)))
        .map_or(span.end, |h| h.span.start.max(span.start));
    // 应支出人大综合业务经费150万元: the name stands after the stage's word.
    let stage_first = cut == span.start || doc.str(Span { start: span.start, end: cut }).trim_end_matches(char::is_numeric).ends_with('年');
    if stage_first {
        let after = doc.hits_in(span).iter().rev().find(|h| matches!(h.meaning, Meaning::Stage(_))).map_or(span.start, |h| h.span.end);
        return Span { start: after.min(span.end), end: span.end };
    }
    Span { start: span.start, end: cut }
}

fn is_nominal(text: &str) -> bool {
    ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// The subject that these words name, if they name one.
fn intern(doc: &mut Document, span: Span, staged: bool) -> Option<Subject> {
    let mut text = doc.str(span);
    let mut start = span.start as usize;
    // Years before a name are no part of it, unless they begin it (2022年效能考核).
    loop {
        let before = text.len();
        for head in HEADS {
            if let Some(rest) = text.strip_prefix(head) {
                start += head.len();
                text = rest;
            }
        }
        if text.len() == before {
            break;
        }
    }
    loop {
        let before = text.len();
        for tail in TAILS {
            text = text.strip_suffix(tail).unwrap_or(text);
        }
        if text.len() == before {
            break;
        }
    }
    let text = text.trim_matches(['，', '：', '、', ' ']);
    if text.len() < 6 || text.len() > 150 {
        return None;
    }
    if matches!(text, "项目" | "个项目" | "各项目" | "所有项目") {
        return Some(Subject::Projects);
    }
    if staged && !is_nominal(text) {
        return None;
    }
    if OWNERS.iter().any(|owner| text.ends_with(owner)) {
        return None;
    }
    let core = core(text);
    if core.chars().count() < 2 {
        return None;
    }
    let span = Span::new(start, start + text.len());
    Some(Subject::Named(doc.name(&core, span)))
}

/// What is left of a name when the words every name has are taken away.
pub fn core(name: &str) -> String {
    let mut core = name;
    if let Some(at) = core.find("年度") {
        if core[..at].ends_with(|c: char| c.is_ascii_digit()) {
            core = &core[at + "年度".len()..];
        }
    } else if let Some(at) = core.find('年')
        && core[..at].ends_with(|c: char| c.is_ascii_digit())
    {
        core = &core[at + '年'.len_utf8()..];
    }
    loop {
        let before = core.len();
        for tail in ["项目", "经费", "资金", "工作", "补助", "专项", "支出", "费用", "费", "的"] {
            if core.len() > tail.len() + 3 {
                core = core.strip_suffix(tail).unwrap_or(core);
            }
        }
        if core.len() == before {
            break;
        }
    }
    core.to_string()
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_of_one_thing_have_one_core() {
        assert_eq!(super::core("综合业务项目"), super::core("综合业务经费"));
        assert_eq!(super::core("2022年效能考核项目"), "效能考核");
        assert_eq!(super::core("水源地保护工作经费"), "水源地保护");
    }
}
