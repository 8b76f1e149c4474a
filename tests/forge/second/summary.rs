//! The sentence or two in which a report says everything beforehand.

use super::super::page::Page;
use super::card::Card;

pub fn department(page: &mut Page, card: &Card) {
    page.line_one(&[
        "<year>年，<we>年初预算{initial}，调整预算{budget}，支出决算{spent}，预算执行率{rate}，整体绩效自评{total.score}。",
        "主要数据：全年预算{budget}；全年支出{spent}（其中基本支出{basic.spent}，项目支出{project.spent}）；执行率{rate}；自评得分{total.score}，等级<grade>。",
        "本次自评涉及资金{budget}，实际支出{spent}，[结余{left}，|]自评得{total.score}，等级为<grade>。",
        "<we><year>年实有在职人员{working}，全年收入{income}、支出{spent}，“三公”经费{three}，固定资产{assets.fixed}。",
        "[摘要：|内容提要：]预算{budget}（基本支出{basic.budget}、项目支出{project.budget}），执行{spent}，执行率{rate}；评价总分{total.score}。",
    ]);
    if card.with_execution && page.chance(30) {
        page.line("其中预算执行得分{exec.score}（满分{exec.weight}）。");
    }
}

pub fn project(page: &mut Page) {
    page.line_one(&[
        "项目计划资金{plan}，到位{came}，支出{spent}，自评得分{total.score}，等级<grade>。",
        "<project>总投资{plan}，截至<year>年底完成支出{spent}，执行率{rate}（支出/到位），综合评分{total.score}。",
        "[摘要：|]<year>年<project>共安排{plan}、到位{came}、使用{spent}、结余{idle}，评价得分{total.score}。",
        "该项目到位资金{came}（{came:alt}），实际支出{spent}（{spent:alt}），自评等级<grade>。",
        "一句话结论：资金到位率{arrival}、使用率{rate}，自评{total.score}。",
    ]);
}
