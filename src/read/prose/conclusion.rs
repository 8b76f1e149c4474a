//! The total as a conclusion states it in words of its own: 评价结论：96分，优; 部门整体绩效评价得分96分.

use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::bind::Bound;
use crate::read::document::Document;
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::report::Kind;
use crate::text::WordSet;

/// Words that no part's score has.
const SURE: WordSet =
    WordSet::new(&["综合得分", "综合评分", "总体得分", "评价结论", "自评结论", "自评成绩", "综合评价得分"]);

/// Words that a part's score may have too, unless they are said of the whole.
const LIKELY: WordSet = WordSet::new(&[
    "评价得分",
    "自评得分",
    "自评得",
    "自评评分",
    "绩效得分",
    "自评分",
    "自评分数",
    "最终得分",
    "最终评分",
    "自评成绩",
    "自评结果",
    "评价结果",
]);
const WHOLES: WordSet =
    WordSet::new(&["整体", "本部门", "本单位", "本项目", "我单位", "我部门", "部门", "单位", "年度", "项目"]);

/// Words after a total that is then divided, or graded.
const DIVIDED: WordSet = WordSet::new(&[
    "分项",
    "其中",
    "扣",
    "满分",
    "具体",
    "等级",
    "等次",
    "评定",
    "评价等",
    "评价结",
    "评价为",
    "认定",
    "属",
]);

/// Parts of the whole.
const PARTS: WordSet = WordSet::new(&[
    "指标", "产出", "效益", "效果", "过程", "投入", "决策", "管理", "满意", "执行", "立项", "部分", "平均", "上年",
    "维度",
]);

/// 总分100分，扣1.5分，得98.5分: the score after the full marks, as its place among the figures.
pub fn after_full(doc: &Document, bound: &[Bound], i: usize) -> Option<usize> {
    let me = &bound[i];
    let same = |b: &&Bound| b.item.sentence == me.item.sentence && doc.figure(b.item.fig).unit == Unit::Score;
    let rest: Vec<&Bound> = bound[i + 1..].iter().take(3).take_while(same).gather();
    let lost = rest.iter().take_while(|b| b.fact.measure == Measure::Delta).count();
    let score = rest.get(lost).filter(|b| matches!(b.fact.measure, Measure::Score | Measure::Total))?;
    let full = doc.figure(me.item.fig).value == Some(Decimal::ONE_HUNDRED) && doc.str(me.item.label).has("总分");
    let got = doc.str(score.item.label).trim_end_matches(['为', '：', ' ']);
    (full && (got.ends_with('得') || got.ends_with("得分"))).then_some(i + 1 + lost)
}

/// A score that its own clause says is the report's total.
pub fn is_total(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let b = &bound[i];
    if doc.figure(b.item.fig).unit != Unit::Score {
        return false;
    }
    // The clause alone: what stands before a comma may be of anything.
    // 评价结论：96分: the colon has cut the label off.
    let cut = doc.str(b.item.label).trim().is_empty();
    let words = doc.str(if cut { b.item.lead } else { b.item.label });
    let words = words.trim_end_matches(['：', ' ', '为', '是', '了']);
    // 评价得分96分，其中…: alone at the head of a sentence that goes on to its parts.
    let after = doc.text.copy[doc.figure(b.item.fig).whole.end as usize..].trim_start_matches(['，', '。', '（', ' ']);
    let divided = DIVIDED.leading(after).is_some();
    let first = (i == 0 || bound[i - 1].item.sentence != b.item.sentence) && doc.str(b.item.lead).trim().is_empty();
    let leads = divided && first && LIKELY.iter().any(|word| word == words);
    // 2.路灯维护项目自评得分90分: of one of several projects.
    let of_one = doc.kind != Kind::Project
        && words.last_place_of("项目").is_some_and(|at| at > 0 && !words[..at].ends_with(['本', '该', '个']));
    let told = SURE.ending(words).is_some() || LIKELY.ending(words).is_some() && WHOLES.within(words) && !of_one;
    (told || leads) && !PARTS.within(words)
}
