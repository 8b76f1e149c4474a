//! Points told in running text and in tables: what they come to, whichever of the two says it. All invented.

use super::tests::{assert_clean, assert_has, relations};

const GROUPS: &str = "岩泉镇人民政府2022年度部门整体支出绩效自评报告\n四、评价指标分析\n\
    （一）投入情况（12分）\n1.目标合理性。满分5分，符合职责，得5分。\n2.人员控制率。分值7分，超编一人，扣1分，得6分。\n以上合计得分11分。\n\
    （二）过程情况（88分）\n1.预算完成率。满分40分，等于100%计40分，90-100%（含）计35分，低于90%不得分，得35分。\n2.制度健全性。满分48分，制度完整，得48分。\n该部分合计得分83分。\n\
    五、评价结论\n评价结论：94分，优。";

#[test]
fn groups_come_to_their_heads_and_the_total() {
    assert_has(GROUPS, "holds level1_eq_sum_level3 12 = 5 + 7");
    assert_has(GROUPS, "holds score_sum_eq_total 11 = 5 + 6");
    assert_has(GROUPS, "holds score_sum_eq_total 83 = 35 + 48");
    assert_has(GROUPS, "holds score_sum_eq_total 94 = 11 + 83");
    assert_has(GROUPS, "holds score_eq_weight_minus_deduction 6 = 7 − 1");
    assert_clean(GROUPS);
    let wrong = GROUPS.replace("制度完整，得48分", "制度完整，得43分");
    assert_has(&wrong, "fails score_sum_eq_total 83 = 35 + 43".replace(" = ", " ≠ ").as_str());
}

#[test]
fn one_figure_stands_under_a_group_of_one() {
    let text = "岩泉镇2022年度修路项目支出绩效自评报告\n（一）产出指标（60分，得57分）\n1.修路长度（60分）：目标值为≥20公里，实际完成值为19公里，完成率为95%，得57分，因雨停工。\n\
        （二）满意度指标（40分，得40分）\n2.服务对象满意度（40分）：目标值为≥90%，实际完成值为95%，完成率为105.56%，得40分。\n三、结论\n项目最终得分97分，等级为优。";
    assert_has(text, "holds level1_eq_sum_level3 60 = 60");
    assert_has(text, "holds score_sum_eq_total 57 = 57");
    assert_has(text, "holds score_eq_weight_x_rate 57 = 60 × min(95%, 1)");
    assert_has(text, "holds score_sum_eq_total 97 = 57 + 40");
    assert_clean(text);
}

#[test]
fn targets_are_known_by_their_place() {
    for said in [
        "资金拨付及时率（分值20分）计划等于96%，实际完成72%，完成比例75%，自评得分15分，付款单据不全。",
        "资金拨付及时率设定值=96%，全年完成72%，指标完成率为75%，指标权重20分，得15分，付款单据不全。",
        "资金拨付及时率：72%（目标≥96%），完成率75%，得分15分/权重20分，付款单据不全。",
        "资金拨付及时率，应完成96%，已完成72%，完成率75%，评分：15分/20分，付款单据不全。",
        "设置资金拨付及时率指标，分值20分，目标达到96%，完成情况为72%，完成率75%，该指标得15分，付款单据不全。",
    ] {
        let text = format!("岩泉镇2022年度修路项目支出绩效自评报告\n三、指标完成情况\n1.{said}");
        assert_has(&text, "holds indicator_completion_rate 75% = 72% ÷ 96%");
        assert_has(&text, "holds score_eq_weight_x_rate 15 = 20 × min(75%, 1)");
    }
}

#[test]
fn execution_in_the_text_and_indicators_in_a_table_make_one_total() {
    let text = "岩泉镇人民政府2022年度部门整体支出绩效自评报告\n一、执行情况\n预算执行率为95%，权重10分，得分9.5分。\n\
        |一级指标|三级指标|指标值|完成值|分值|得分|\n|产出指标|修路长度|≥20公里|20公里|50|50|\n|效益指标|带动就业|≥8人|8人|30|30|\n|满意度指标|群众满意度|≥90%|81%|10|9|\n\
        二、结论\n部门整体绩效评价得分98.5分，其中当年预算执行情况得9.5分，等级为优。";
    assert_has(text, "holds score_sum_eq_total 98.5 = 9.5 + 50 + 30 + 9");
    assert_has(text, "holds same_fact_consistent 9.5 = 9.5");
    let wrong = text.replace("|10|9|", "|10|6|");
    assert!(relations(&wrong).iter().any(|r| r.starts_with("fails")), "{:#?}", relations(&wrong));
}

#[test]
fn parts_agree_wherever_they_are_printed() {
    let table = "|评价内容|评价指标|标准分值|扣分|自评得分|\n|投入|目标合理性|12||12|\n||资金到位率|8|2|6|\n||小计|20|2|18|\n|过程|制度健全性|30||30|\n||小计|30|0|30|\n\
        |产出|完成及时性|25|1|24|\n||质量达标率|25||25|\n||小计|50|1|49|\n|合计||100|3|97|\n";
    for list in [
        "评价得分97分，分项为投入18分/20分；过程30分/30分；产出49分/50分，评定为优。",
        "投入、过程、产出的分值分别为20分、30分、50分，得分分别为18分、30分、49分，总得分97分，等级为优。",
        "对照评分表打分，投入应得20分，实得18分；过程应得30分，实得30分；产出应得50分，实得49分；合计97分，评价等次为优。",
    ] {
        let text = format!("岩泉镇2022年度部门整体支出绩效评价评分表\n{table}{list}");
        assert_has(&text, "holds level1_eq_sum_level3 20 = 12 + 8");
        assert_has(&text, "holds score_eq_weight_minus_deduction 49 = 50 − 1");
        assert_has(&text, "holds same_fact_consistent 49 = 49");
        assert_clean(&text);
        let wrong = text.replace("49分", "47分");
        let found = crate::check(&wrong);
        assert!(found.findings.iter().any(|f| f.severity != crate::report::Severity::Note), "{list}");
    }
}

#[test]
fn what_was_lost_and_what_a_standard_says_is_no_score() {
    let text = "岩泉镇2022年度修路项目支出绩效自评报告\n评分标准：执行率100%得满分，得分90分以上为优，80-89分为良。\n1.修路长度：计划20公里，实际19公里，完成率95%，满分20分，扣1分，得19分，因雨停工。\n\
        四、结论\n总分100分，扣1分，得99分，等级为优。";
    assert_has(text, "holds score_eq_weight_x_rate 19 = 20 × min(95%, 1)");
    assert_clean(text);
}
