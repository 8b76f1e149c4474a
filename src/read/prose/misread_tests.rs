//! Consistent reports that were once called wrong, each by one misreading of its money or its points. All invented.

use super::tests::{assert_clean, assert_has};

const UNIT: &str = "云岭县文旅局2022年度部门整体支出绩效自评报告\n";
const PROJECT: &str = "云岭县补贴项目2022年度绩效自评报告\n一、资金情况\n";
const ACCOUNTS: &str = "2022年度部门决算公开说明\n";

fn subjects(text: &str, printed: &str) -> Vec<String> {
    let report = crate::check(text);
    let of = |f: &&crate::report::Fact| report.figures[f.figure as usize].text == printed;
    report.facts.iter().filter(of).map(|f| f.subject.to_string()).collect()
}

#[test]
fn what_follows_a_total_is_of_what_the_total_is_of() {
    let text = "人员经费、公用经费预算分别为185.28万元、40.24万元，合计225.52万元；实际执行224.37万元，执行率99.49%。";
    assert_eq!(subjects(text, "224.37"), ["basic"]);
}

#[test]
fn the_first_of_what_was_announced_is_named() {
    let text = "2022年项目支出956.56万元，使用方向如下：食品抽样检验，全年预算337.01万元，全年执行330.02万元。";
    assert_eq!(subjects(text, "337.01"), ["named"]);
}

#[test]
fn another_money_is_no_second_print() {
    assert_clean(
        "云岭县两项补贴项目2022年度绩效自评表\n项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分\n\
        年度资金总额 | 690.00 | 705.00 | 688.92 | 10 | 97.72% | 9.77\n其中：当年财政拨款 | 690.00 | 695.00 | 678.92 | — | 97.69% | —\n\
        上年结转资金 | 0.00 | 10.00 | 10.00 | — | 100% | —\n一、资金情况\n\
        全年预算705.00万元，其中当年财政拨款695.00万元；全年支出688.92万元，预算执行率97.72%，得9.77分。",
    );
}

#[test]
fn what_one_sentence_tells_apart_is_two_amounts() {
    assert_clean(&format!(
        "{ACCOUNTS}1.垃圾分类试点。年初预算349.50万元，调整后349.05万元，支出224.70万元，占调整后预算的64.38%。"
    ));
}

#[test]
fn last_years_spending_leaves_nothing_this_year() {
    assert_clean(&format!(
        "{ACCOUNTS}本年收入890万元，上年收入940万元；本年支出823万元，上年支出696万元；年末结转和结余128万元，年初结转和结余61万元。"
    ));
}

#[test]
fn points_of_one_project_are_no_print_of_anothers() {
    assert_clean(&format!(
        "{ACCOUNTS}自评平均分90.55分。\n1.农田水利建设项目自评得分90.9分，项目资金103.55万元。\n2.设备更新项目自评得分90.2分，项目资金163.46万元。"
    ));
}

#[test]
fn a_number_before_a_list_of_points_is_not_its_first_parts() {
    assert_clean(&format!(
        "{UNIT}（一）得分情况。产出指标应得50分，实得44.46分；效益指标应得40分，实得40分；满意度指标应得10分，实得10分；合计94.46分，评价等次为优。"
    ));
}

#[test]
fn what_is_aimed_at_was_not_reached() {
    assert_clean(&format!(
        "{UNIT}本年支出2374.37万元，上年支出2379.75万元。\n当年预算2491.31万元，确保2023年6月底前预算执行率达到55%，9月底前达到75%。"
    ));
}

#[test]
fn rates_told_in_turn_are_not_of_the_nearest_amounts() {
    assert_clean(&format!(
        "{PROJECT}执行数1326.50万元，与下达数1552.60万元相比少226.10万元，执行率85.44%。\n各批次资金支出分别为942.84万元、383.66万元，执行率分别为89%、78%。"
    ));
}

#[test]
fn a_division_is_no_slip_of_itself() {
    assert_clean(&format!("{PROJECT}项目预算2,318万元。\n报告期内，支付2,138万元，预算执行率为2,138/2,318=92.23%。"));
}

#[test]
fn a_rate_may_be_of_what_there_was_to_spend() {
    let text = format!("{PROJECT}项目预算2021.28万元。\n累计支出1864.13万元，支出率98.66%，结余25.33万元。");
    assert_has(&text, "holds exec_rate_recalc 98.66% = 1864.13 ÷ （1864.13 + 25.33）");
    assert_clean(&text);
}

#[test]
fn a_short_line_ends_the_paragraph_that_was_left_open() {
    let text = format!(
        "{UNIT}（一）草原修复面积。全县本年度安排的预期指标值大于等于4万亩，实\n际完成3.5万亩，完成率\n87.5%，权重10分，得8.75分。"
    );
    assert_has(&text, "holds indicator_completion_rate 87.5% = 3.5 ÷ 4");
}

#[test]
fn a_slip_beside_a_rate_is_told_by_the_other_print() {
    let text = format!("{UNIT}2022年项目支出全年预算数23.9万元，执行数23.6万元，执行率99%。\n");
    let twice = format!("{text}本年项目支出预算23.9万元，实际支出23.6万元，预算执行率99%。");
    assert_clean(&twice);
    assert_has(&twice.replacen("23.6", "26.3", 1), "fails same_fact_consistent 26.3 ≠ 23.6");
}

#[test]
fn less_did_not_come_than_was_spent() {
    let text = format!("{PROJECT}共有4个项目，项目支出数217.06万元。\n项目经费实际到位资金217.06万元，专款专用。");
    assert_clean(&text);
    assert_has(&text.replace("到位资金217.06", "到位资金27.06"), "fails same_fact_consistent 27.06 ≠ 217.06");
}

#[test]
fn so_many_digits_of_a_length_are_one_length() {
    let text = format!("{PROJECT}计划新建村内道路32.63公里。\n已完成建设工程32.63公里，质量鉴定为合格。");
    assert_clean(&text);
    let wrong = text.replace("工程32.63", "工程3.263");
    assert_has(&wrong, "fails same_fact_consistent 3.263 ≠ 32.63");
}

#[test]
fn lengths_are_no_parts_of_a_number_of_things() {
    let text = format!("{PROJECT}治理河道总长为3.75km，其中干流长3.133km，支沟段0.617km；护岸工程共4段，长3.47km。");
    assert_clean(&text);
    assert_has(&text.replace("0.617", "0.67"), "fails count_parts_sum 3.75 ≠ 3.133 + 0.67");
}

#[test]
fn a_list_told_in_turn_is_all_of_it() {
    assert_clean(&format!(
        "{UNIT}行政编制、事业编制、工勤编制分别核定11个、69名和3名，共83名；实有人数分别为8名、69名、3名，共80名。"
    ));
}

#[test]
fn funds_of_a_project_are_like_the_funds_beside_them() {
    assert_clean(&format!(
        "{UNIT}2022年纳入管理的项目共4个，预算总额944.05万元，累计支出935.67万元。其中：岗位补贴资金52.29万元，已支付51.43万元；\
         站所建设项目资金281.34万元，已支付281.34万元；车辆租赁项目资金164.64万元，已支付157.12万元；法律顾问资金445.78万元，已支付445.78万元。"
    ));
}

#[test]
fn cars_bought_run_and_guests_received_are_the_three_public() {
    let text = format!(
        "{UNIT}“三公”经费支出313.58万元。公务用车购置费58.80万元；公务用车运行维护费251.36万元；公务接待费3.42万元。"
    );
    assert_has(&text, "holds three_public_sum 313.58 = 58.80 + 251.36 + 3.42");
    assert_clean(&text);
}

#[test]
fn the_whole_rate_is_of_the_whole() {
    let text = format!(
        "{UNIT}（一）预算\n调整后全年预算12575.41万元。\n（二）执行\n全年实际支出12180.49万元。其中：人员经费9210.11万元，项目支出2970.38万元。总体预算执行率96.86%。"
    );
    assert_has(&text, "holds exec_rate_recalc 96.86% = 12180.49 ÷ 12575.41");
    assert_clean(&text);
}

#[test]
fn travel_abroad_may_be_left_untold() {
    assert_clean(&format!(
        "{UNIT}一、运行成本\n公务用车购置及运行费由上年的10.32万元变为10.18万元，公务接待费由5.92万元变为4.60万元，三公总额由18.94万元变为17.35万元。"
    ));
}
