//! The words of the forms that are no heads: sources of money, sides of the form, groups of indicators.

use crate::read::document::{Document, Fig};
use crate::read::meaning::{Purse, Subject};
use crate::text::HasWords;
use crate::text::Span;

/// Without blanks and brackets.
pub fn bare(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|c| {
            match c {
                '（' => depth += 1,
                '）' => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            depth <= 0 && !matches!(c, ' ' | '\n' | '：' | '|' | '*')
        })
        .collect()
}

/// A part of the form that is neither money nor indicators.
pub fn is_other_part(text: &str) -> bool {
    let text = bare(text);
    [
        "年度总体目标",
        "总体目标",
        "年度绩效目标",
        "预期目标",
        "其他需要说明",
        "评价结论",
        "存在问题",
        "改进措施",
        "自评结论",
        "项目负责人",
        "联系人",
        "填表人",
        "填报人",
        "备注",
        "注",
    ]
    .iter()
    .any(|w| text.starts_with(w) && text.chars().count() <= w.chars().count() + 8)
}

/// 绩效指标（90分） and 预算执行情况（10分）: the side of the form, with the points it is worth.
pub fn is_side(text: &str) -> bool {
    let text = bare(text);
    matches!(
        text.as_str(),
        "绩效指标" | "年度绩效指标" | "年度绩效目标" | "预算执行情况" | "预算执行" | "绩效目标" | "指标"
    )
}

/// 以下从略, ……, 等: the list goes on where nobody sees it.
pub fn is_cut_short(text: &str) -> bool {
    text.has("略") || text.has("……") || text.has("...") || bare(text) == "等" || text.has("未列")
}

/// Whether a text begins as the names of groups and sides do.
pub fn may_begin_group(text: &str) -> bool {
    const FIRSTS: &str = "产效满成过投决管数质时经社生可服绩年预指";
    text.chars().next().is_some_and(|c| FIRSTS.contains(c))
}

/// The words of a first- or second-level group, and its level.
pub fn group_level(text: &str) -> Option<u8> {
    if text.len() > 90 || !may_begin_group(text) {
        return None;
    }
    let text = bare(text);
    const FIRST: [&str; 13] = [
        "产出指标",
        "效益指标",
        "满意度指标",
        "成本指标",
        "产出",
        "效益",
        "满意度",
        "过程",
        "投入",
        "决策",
        "过程指标",
        "投入指标",
        "管理指标",
    ];
    const SECOND: [&str; 19] = [
        "数量指标",
        "质量指标",
        "时效指标",
        "经济成本指标",
        "社会成本指标",
        "生态环境成本指标",
        "生态成本指标",
        "经济效益指标",
        "社会效益指标",
        "生态效益指标",
        "可持续影响指标",
        "可持续发展指标",
        "服务对象满意度指标",
        "服务对象满意度",
        "服务对象满意度指标等",
        "经济效益",
        "社会效益",
        "生态效益",
        "可持续影响",
    ];
    match () {
        _ if FIRST.contains(&text.as_str()) => Some(1),
        _ if SECOND.contains(&text.as_str()) => Some(2),
        _ => None,
    }
}

/// 服务对象满意度, 社会效益: the name of a group in one form and of an indicator in the next.
pub fn names_both(text: &str) -> bool {
    group_level(text) == Some(2) && !bare(text).ends_with("指标")
}

/// 预算执行率 as a row of its own among the indicators.
pub fn is_execution(text: &str) -> bool {
    if !text.has("执行") {
        return false;
    }
    let text = bare(text);
    let core = text.without_end("得分").trim_end_matches('率').without_end("情况").without_end("进度");
    ["预算执行", "资金执行", "预算资金执行", "部门预算执行", "整体预算执行", "全年预算执行"].contains(&core)
}

/// The points in a group's bracket: 产出指标（50分）, （50）.
pub fn bracket_weight(doc: &Document, span: Span) -> Option<Fig> {
    let text = doc.str(span);
    doc.figures_in(span).map(|i| i as Fig).find(|fig| {
        let figure = doc.figure(*fig);
        let at = (figure.span.start - span.start) as usize;
        let end = (figure.span.end - span.start) as usize;
        let after = text[end..].trim_start_matches('分').trim_start();
        text[..at].trim_end().ends_with('（') && (after.starts_with('）') || after.is_empty())
    })
}

/// A source of money, or the total of all, as the form's rows name them.
pub fn is_fund(text: &str) -> bool {
    let text = bare(text);
    text.chars().count() <= 24
        && text.has_any(&[
            "总额",
            "合计",
            "财政",
            "结转",
            "资金",
            "中央",
            "省级",
            "市级",
            "县级",
            "区级",
            "州级",
            "自筹",
            "债券",
            "公共预算",
            "基金",
            "国有资本",
            "事业收入",
            "基本支出",
            "项目支出",
            "拨款",
            "补助",
            "小计",
            "人员经费",
            "公用经费",
        ])
}

/// 年度资金总额, 总额, 合计
pub fn is_fund_total(text: &str) -> bool {
    let text = bare(text);
    text.ends_with("资金总额")
        || matches!(
            text.as_str(),
            "总额"
                | "合计"
                | "资金合计"
                | "总计"
                | "资金总计"
                | "预算总额"
                | "年度预算总额"
                | "部门预算总额"
                | "支出总额"
                | "总金额"
                | "年度总额"
        )
}

/// The row that gathers whatever no other row names: with it the list of sources is whole.
pub fn is_fund_rest(text: &str) -> bool {
    let text = bare(text);
    text.starts_with("其他") || text == "单位资金" || text == "其它资金"
}

pub fn purse(text: &str) -> Purse {
    let text = bare(text);
    let has = |w: &str| text.has(w);
    match () {
        _ if has("基金") || has("国有资本") => Purse::Fund,
        _ if has("中央") || has("上级") || has("省级") => Purse::Upper,
        _ if has("结转") => Purse::Other,
        _ if has("财政专户") => Purse::Other,
        _ if has("财政") || has("公共预算") => Purse::Fiscal,
        _ => Purse::Other,
    }
}

/// What a row of amounts is of, where the form has a word of its own for it.
pub fn subject(text: &str) -> Option<Subject> {
    // 因公出国（境）费: a bracket may be part of the word.
    let whole: String = text.chars().filter(|c| !matches!(c, ' ' | '\n' | '|' | '*' | '“' | '”')).collect();
    known(&bare(text)).or_else(|| known(&whole))
}

fn known(text: &str) -> Option<Subject> {
    let text = text.strip_prefix("其中").unwrap_or(text).trim_start_matches('：');
    let text = text
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '、' | '.' | '一' | '二' | '三' | '四' | '五'));
    let text = ["合计", "小计", "总计"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    match crate::read::terms::meaning_of(text) {
        Some(crate::read::meaning::Meaning::Subject(subject)) => Some(subject),
        _ => None,
    }
}
