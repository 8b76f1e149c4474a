//! Names: the projects and purposes that a report calls by words of its own.

use crate::gather::Gather;
use crate::text::HasWords;
use std::sync::LazyLock;

use super::items::{Item, Opening};
use super::vocabulary::Words;
use crate::read::document::Document;
use crate::read::meaning::{Meaning, Subject};
use crate::report::Kind;
use crate::text::{Phrases, Span, WordSet};

/// Words that say whose money it is, when, or how it is counted, and not what it is for.
const NEUTRAL: &[&str] = &[
    "我单位",
    "本单位",
    "我部门",
    "本部门",
    "各单位",
    "单位",
    "部门",
    "我局",
    "本局",
    "我委",
    "本委",
    "我办",
    "本办",
    "我院",
    "我校",
    "本校",
    "我镇",
    "本镇",
    "我乡",
    "我县",
    "我市",
    "我区",
    "我州",
    "我旗",
    "我中心",
    "本中心",
    "我街道",
    "我站",
    "我所",
    "全区",
    "全县",
    "全市",
    "全省",
    "本级",
    "局机关",
    "机关",
    "全年",
    "本年度",
    "本年",
    "年度",
    "当年",
    "上半年",
    "年末",
    "年底",
    "下年",
    "次年",
    "下一",
    "两项",
    "实施",
    "开展",
    "纳入",
    "绩效管理",
    "绩效评价",
    "绩效自评",
    "重点",
    "三项",
    "上述",
    "以上",
    "月底",
    "月末",
    "年内",
    "期末",
    "总体",
    "整体",
    "全部",
    "实际",
    "累计",
    "已",
    "共",
    "总",
    "均",
    "各项",
    "各批次",
    "各批",
    "批次",
    "预算指标",
    "指标",
    "财务",
    "资金",
    "经费",
    "截至",
    "截止",
    "其",
    "该",
    "年",
    "月",
    "日",
    "底",
    "末",
    "度",
    "共有",
    "安排",
    "下达",
    "批复",
    "金额",
    "总额",
    "数额",
    "合计",
    "共计",
    "总计",
    "约",
    "近",
    "为",
    "是",
    "的",
    "中",
    "在",
    "经",
    "按",
    "由",
    "即",
    "本级财力",
    "上级专项资金",
    "上级专项",
    "财政拨款",
    "专项资金",
    "专项",
    "上级",
    "情况",
    "方面",
    "如下",
    "项目",
    "个",
    "等",
    "支付",
    "拨付",
    "使用",
    "完成",
    "财政",
    "收入",
    "较",
    "比",
    "与",
    "和",
    "及",
    "加上",
    "不含",
    "本项目",
    "尚余",
    "内容提要",
    "摘要",
    "主要数据",
];

/// What a name may end in to be a project's or a purpose's.
const ENDINGS: WordSet = WordSet::new(&[
    "项目", "经费", "资金", "补助", "工程", "专项", "补贴", "费用", "费", "贷款", "救助", "改革", "治理", "养护",
    "维护", "建设", "购置", "活动", "服务", "配套", "奖励", "改造", "培训",
]);

/// Words at the head of a label that belong to the sentence, not to the name.
const HEADS: WordSet = WordSet::new(&[
    "其中",
    "分别为",
    "分别是",
    "分别",
    "具体是",
    "具体为",
    "具体",
    "构成为",
    "来源为",
    "由",
    "包括",
    "包含",
    "含",
    "用于",
    "主要是",
    "主要为",
    "主要用于",
    "以及",
    "另有",
    "另外",
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "和",
    "与",
    "及",
    "即",
    "为",
    "是",
    "安排",
    "下达",
    "分配",
    "给予",
    "拨付",
    "投入",
    "支付",
    "落实",
    "合计",
    "共计",
    "总计",
    "完成",
    "本次",
    "全部",
    "未超过",
    "低于",
    "实施",
    "开展",
]);

/// Words at the end of a label that lead to the figure.
const TAILS: WordSet = WordSet::new(&[
    "为",
    "是",
    "达到",
    "达",
    "共计",
    "合计",
    "总计",
    "共",
    "约",
    "近",
    "计",
    "的",
    "了",
    "有",
    "：",
    "安排",
    "下达",
    "拨付",
    "投入",
    "支付",
    "落实",
    "分配",
    "到",
    "已",
    "总额",
    "金额",
    "总金额",
    "数",
    "资金共",
    "由",
]);

/// The name that an item's own words, or the figureless clause before them, give it.
pub fn of_item(doc: &mut Document, item: Item, own: &Words) -> Option<Subject> {
    let label = before_stage(doc, item.label);
    if own.measure.is_none()
        && let Some(subject) = intern(doc, label)
    {
        return Some(subject);
    }
    // 分别为：甲项目，预算金额为…: the name stands in the clause before.
    // …补助（预算175.7万元，执行167.7万元） names it before the bracket.
    let bracketed = item.opening == Opening::Bracket && own.stage.is_some();
    if matches!(item.opening, Opening::Comma | Opening::Colon) || bracketed {
        let lead = doc.str(item.lead);
        let end = lead.trim_end_matches(['，', '：', '（']).len();
        let start = lead[..end]
            .rfind(['，', '：', '）'])
            .map_or(0, |at| at + lead[at..].chars().next().map_or(0, char::len_utf8));
        let clause = Span::new(item.lead.start as usize + start, item.lead.start as usize + end);
        // 甲项目绩效自评综述：… names it too; 具体如下：… does not. So does an item of a list: 3.甲，预算为…
        let announced = is_announcement(doc.str(clause));
        // （4）河道疏浚，预算为…: the bracket of the number is no bracket of the name.
        let bracket = lead[..start].trim_start();
        let number = bracket.starts_with('（') && bracket.chars().count() <= 4;
        // 使用方向如下：道路清扫，全年预算…: so does the first of what was announced.
        let opens = lead[..start].ends_with("如下：");
        let listed = own.stage.is_some() && (number || opens || is_numbered(doc.str(clause)));
        let titled = !announced && (item.opening == Opening::Colon || listed);
        if titled || bracketed || is_nominal(doc.str(clause)) {
            return intern(doc, before_stage(doc, clause));
        }
    }
    None
}

/// 特定目标类项目2个 names a kind of project; 共有2个项目 all of them.
pub fn counted(doc: &mut Document, item: Item) -> Option<Subject> {
    let tail = doc.str(item.tail);
    let label = doc.str(item.label);
    if tail.starts_with("项目") && !label.has("项目") {
        return Some(Subject::Projects);
    }
    label
        .trim_end_matches(['共', '计', '有', '为'])
        .ends_with("项目")
        .then(|| intern(doc, item.label).unwrap_or(Subject::Projects))
}

/// What may stand before 下达 or 安排 without being a project: a paper's number, whoever grants.
const GRANTERS: &[&str] = &["号", "号文", "号文件", "财政局", "财政厅", "财政部", "财政所", "政府", "文件"];

/// The words before the first word of stage or measure.
pub(super) fn before_stage(doc: &Document, span: Span) -> Span {
    let cut = doc
        .hits_in(span)
        .iter()
        .find(|h| matches!(h.meaning, Meaning::Stage(_) | Meaning::Both(..) | Meaning::Measure(_)))
        .map_or(span.end, |h| h.span.start.max(span.start));
    // 应支出人大综合业务经费150万元: the name stands after the stage's word.
    let before = doc.str(Span { start: span.start, end: cut });
    let stage_first = cut == span.start
        || GRANTERS.iter().any(|g| before.ends_with(g))
        || doc.str(Span { start: span.start, end: cut }).trim_end_matches(char::is_numeric).ends_with('年');
    if stage_first {
        let after = doc
            .hits_in(span)
            .iter()
            .rev()
            .find(|h| matches!(h.meaning, Meaning::Stage(_)))
            .map_or(span.start, |h| h.span.end);
        return Span { start: after.min(span.end), end: span.end };
    }
    Span { start: span.start, end: cut }
}

/// （3）全民阅读: the clause begins with a number of a list.
fn is_numbered(text: &str) -> bool {
    let head: Vec<char> = text.chars().take(8).gather();
    crate::text::numbering_length(&head).is_some()
}

/// A clause before a colon that only says that something follows.
fn is_announcement(text: &str) -> bool {
    ANNOUNCING.ending(text).is_some()
}

const ANNOUNCING: WordSet = WordSet::new(&[
    "情况",
    "如下",
    "其中",
    "方面",
    "构成",
    "说明",
    "包括",
    "分别为",
    "分别是",
    "指标",
    "单位",
    "原因",
    "结论",
    "金额",
]);

pub(super) fn is_nominal(text: &str) -> bool {
    ENDINGS.ending(text).is_some()
}

/// The subject that these words name, if they name one.
pub(super) fn intern(doc: &mut Document, span: Span) -> Option<Subject> {
    let mut text = doc.str(span);
    let mut start = span.start as usize;
    // 1. and （2） number the list, not the project.
    let head: Vec<char> = text.chars().take(8).gather();
    if let Some(length) = crate::text::numbering_length(&head) {
        let bytes: usize = head[..length].iter().map(|c| c.len_utf8()).sum();
        start += bytes;
        text = &text[bytes..];
    }
    // 2023年投入河道保洁资金: the year is not the name's, and the verb after it neither.
    let year = text.bytes().take_while(u8::is_ascii_digit).count();
    if year == 4
        && let Some(rest) = text[year..].strip_prefix("年度").or_else(|| text[year..].strip_prefix('年'))
        && HEADS.leading(rest).is_some()
    {
        start += text.len() - rest.len();
        text = rest;
    }
    while let Some(head) = HEADS.leading(text) {
        start += head.len();
        text = &text[head.len()..];
    }
    while let Some(tail) = TAILS.ending(text) {
        text = &text[..text.len() - tail.len()];
    }
    let text = text.trim_matches(['，', '：', '、', ' ', '“', '”']);
    if text.len() < 6 || text.len() > 150 {
        return None;
    }
    if matches!(text, "个项目" | "各项目" | "所有项目") {
        return Some(Subject::Projects);
    }
    if is_neutral(text) {
        return None;
    }
    let core = core(text);
    // Marks and characters lost in decoding name nothing.
    if core.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return None;
    }
    // In a project's own report its name is the whole of it.
    if doc.kind == Kind::Project && core.chars().count() >= 4 && doc.str(doc.title).contains(core.as_str()) {
        return Some(Subject::Whole);
    }
    let span = Span::new(start, start + text.len());
    Some(Subject::Named(doc.name(&core, span)))
}

static NEUTRALS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(NEUTRAL.iter().copied()));

/// Nothing is left when dates, owners and words of counting are taken away.
fn is_neutral(text: &str) -> bool {
    let mut rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    while !rest.is_empty() {
        match NEUTRALS.leading(rest) {
            Some((_, length)) => rest = rest[length..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '-'),
            None => return false,
        }
    }
    true
}

/// The words that every name may end in.
const COMMON: WordSet = WordSet::new(&[
    "项目",
    "经费",
    "资金",
    "工作",
    "补助",
    "专项",
    "支出",
    "费用",
    "费",
    "的",
    "（类）",
    "（款）",
    "绩效自评综述",
    "自评综述",
    "自评",
    "绩效",
    "”",
]);

/// What is left of a name when the words every name has are taken away.
pub fn core(name: &str) -> String {
    let mut core = name;
    if let Some(at) = core.contains('年').then(|| core.place_of("年度")).flatten() {
        if core[..at].ends_with(|c: char| c.is_ascii_digit()) {
            core = &core[at + "年度".len()..];
        }
    } else if let Some(at) = core.find('年')
        && core[..at].ends_with(|c: char| c.is_ascii_digit())
    {
        core = &core[at + '年'.len_utf8()..];
    }
    while COMMON.ending(core).is_some() {
        let before = core.len();
        for tail in COMMON.iter() {
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
    fn what_has_no_letters_is_no_name() {
        for head in ["\u{FFFD}\u{FFFD}", "😀😀", "★★"] {
            let report = crate::check(&format!("{head}全年预算数为200万元，全年支出180万元，预算执行率为90%。"));
            assert!(report.projects.is_empty(), "{head}: {:?}", report.projects);
            assert!(report.facts.iter().all(|fact| fact.subject == "whole"), "{head}: {:?}", report.facts);
        }
    }

    #[test]
    fn names_of_one_thing_have_one_core() {
        assert_eq!(super::core("综合业务项目"), super::core("综合业务经费"));
        assert_eq!(super::core("2022年效能考核项目"), "效能考核");
        assert_eq!(super::core("水源地保护工作经费"), "水源地保护");
    }
}
