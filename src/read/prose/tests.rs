//! What running text states, told as the relations that come of it.

use crate::report::Verdict;

/// The relations of a text: `holds parts_sum 50 = 20 + 30`.
pub(super) fn relations(text: &str) -> Vec<String> {
    let said = |verdict| match verdict {
        Verdict::Holds => "holds",
        Verdict::Rounding => "rounding",
        Verdict::Fails => "fails",
    };
    crate::check(text).relations.iter().map(|r| format!("{} {} {}", said(r.verdict), r.rule, r.formula)).collect()
}

pub(super) fn assert_has(text: &str, relation: &str) {
    let found = relations(text);
    assert!(found.iter().any(|r| r == relation), "{relation} is not among {found:#?}");
}

pub(super) fn assert_clean(text: &str) {
    let said: Vec<String> = crate::check(text)
        .findings
        .iter()
        .filter(|f| f.severity != crate::report::Severity::Note)
        .map(|f| format!("{} {}", f.rule, f.message))
        .filter(|f| !f.starts_with("score_or_grade_missing"))
        .collect();
    assert!(said.is_empty(), "{said:#?}");
}

const SIDE_BY_SIDE: &str = "云岭县文旅局2022年度项目支出绩效自评报告\n一、项目情况\n2022年项目预算90万元，支出81万元。\n\
    古道修缮项目、馆藏数字化项目、非遗传习项目的预算依次为40.5万元、27.3万元、22.2万元，共90.0万元，\
    支出依次为38.1万元、25.4万元、17.5万元，共81.0万元。";

#[test]
fn amounts_given_out_in_turn_are_parts() {
    assert_has(SIDE_BY_SIDE, "holds project_list_sum 90 = 40.5 + 27.3 + 22.2");
    assert_has(SIDE_BY_SIDE, "holds project_list_sum 81 = 38.1 + 25.4 + 17.5");
}

#[test]
fn names_given_once_serve_twice() {
    let report = crate::check(SIDE_BY_SIDE);
    let second = report.projects.iter().find(|p| p.name.contains("馆藏")).expect("the second project");
    let text = |fig: Option<u32>| fig.map(|f| report.figures[f as usize].text.clone());
    assert_eq!((text(second.budget), text(second.spent)), (Some("27.3".into()), Some("25.4".into())));
}

#[test]
fn a_verb_may_give_out_amounts() {
    assert_has(
        "石门县桥梁加固项目绩效自评报告\n批复概算300万元，中央资金、省级资金、自筹资金分别安排120万元、100万元、80万元。",
        "holds parts_sum 300 = 120 + 100 + 80",
    );
}

#[test]
fn what_came_of_all_is_not_measured_by_the_last_source() {
    assert_clean(
        "石门县桥梁加固项目绩效自评报告\n资金来源：中央120.5万元，自筹79.5万元，共计200万元。\n\
         中央资金应到120.5万元、实到120.5万元、到位率100%；自筹资金应到79.5万元、实到59.5万元、到位率74.84%。\
         总到位180万元，总到位率90%。",
    );
}

#[test]
fn the_next_grant_is_no_part_of_the_first() {
    assert_clean(
        "石门县转移支付资金绩效自评报告\n省厅〔2021〕8号文件下达70.5万元，其中：水渠修复30.2万元，泵站更新40.3万元；\
         市局〔2021〕9号文件下达50.6万元，其中：桥涵加固20.4万元，堤防修整30.2万元；\
         市局〔2021〕12号文件下达20.6万元，其中：巡护补助10.6万元，设备购置10万元。",
    );
}

const EVALUATED: &str = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n一、绩效分析\n（一）产出指标（50分，得47分）。\n\
    二、评价结论\n评价得分94.5分，分项为预算执行9.5分/10分；产出指标47分/50分；效益指标28分/30分；满意度指标10分/10分，评定为“优秀”。";

#[test]
fn parts_of_an_evaluation_come_to_its_total() {
    assert_has(EVALUATED, "holds score_sum_eq_total 94.5 = 9.5 + 47 + 28 + 10");
    assert_has(&EVALUATED.replace("28分/", "29分/"), "fails score_sum_eq_total 94.5 ≠ 9.5 + 47 + 29 + 10");
    assert_clean(EVALUATED);
}

#[test]
fn points_of_a_part_are_the_same_in_its_heading() {
    assert_has(EVALUATED, "holds same_fact_consistent 47 = 47");
    assert_has(&EVALUATED.replace("得47分", "得46分"), "fails same_fact_consistent 46 ≠ 47");
}

#[test]
fn weights_and_scores_may_be_given_out_in_turn() {
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n一、评价结论\n\
        决策、过程、产出、效益的分值分别为20分、20分、30分、30分，得分分别为19分、18分、30分、28分，总得分95分，等级为优。";
    assert_has(text, "holds score_sum_eq_total 95 = 19 + 18 + 30 + 28");
    assert_has(text, "holds weights_sum_100 20 + 20 + 30 + 30 = 100");
}

#[test]
fn what_was_taken_leaves_the_total() {
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n总分100分，扣5.5分，得94.5分。各部分得分：产出指标47.5分；效益指标37分；满意度指标10分。";
    assert_has(text, "holds score_eq_weight_minus_deduction 94.5 = 100 − 5.5");
    assert_has(text, "holds score_sum_eq_total 94.5 = 47.5 + 37 + 10");
    assert_has(&text.replace("扣5.5", "扣4.5"), "fails score_eq_weight_minus_deduction 94.5 ≠ 100 − 4.5");
}

#[test]
fn a_rate_of_points_is_score_over_weight() {
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n（一）产出指标分值50分，得分47分，得分率94%。";
    assert_has(text, "holds share_recalc 94% = 47 ÷ 50");
}

#[test]
fn points_after_a_stroke_are_the_scores_own() {
    // The first indicator aims at no figure: its weight is not the second one's.
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n一、绩效分析\n\
        1.长效机制，预期基本健全，实现基本健全，评分：40分/40分。\n\
        2.村民满意度，应完成≥90%，已完成72%，完成率80%，评分：8分/10分，扣分原因：年初目标测算偏高。";
    assert_has(text, "holds indicator_completion_rate 80% = 72% ÷ 90%");
    assert_has(text, "holds score_eq_weight_x_rate 8 = 10 × min(80%, 1)");
    assert_clean(text);
}

#[test]
fn what_an_audit_cuts_is_the_gap() {
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n一、建设情况\n\
        工程控制价262.5万元，中标价250.4万元，节约12.1万元（4.61%）。\n\
        竣工后送审248.6万元，审定240.2万元，核减8.4万元，核减率3.38%；已付工程款180.15万元，占审定价的75%，尚欠60.05万元。";
    assert_has(text, "holds parts_sum 262.5 = 250.4 + 12.1");
    assert_has(text, "holds share_recalc 4.61% = 12.1 ÷ 262.5");
    assert_has(text, "holds parts_sum 248.6 = 240.2 + 8.4");
    assert_has(text, "holds share_recalc 3.38% = 8.4 ÷ 248.6");
    assert_has(text, "holds share_recalc 75% = 180.15 ÷ 240.2");
    assert_has(text, "holds parts_sum 240.2 = 180.15 + 60.05");
    assert_has(&text.replace("核减8.4", "核减4.8"), "fails parts_sum 248.6 ≠ 240.2 + 4.8");
}

#[test]
fn shares_may_be_of_a_total_that_closes_their_list() {
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n一、资金情况\n\
        资金来源：中央80.4万元，占40.2%；省级70.6万元，占35.3%；自筹49万元，占24.5%。共计200万元。\n\
        截至年末，到位资金180万元，到位率90%。支付171万元，结余资金9万元按规定上缴。";
    assert_has(text, "holds share_recalc 35.3% = 70.6 ÷ 200");
    assert_has(text, "holds funds_received_rate 90% = 180 ÷ 200");
    assert_has(text, "holds balance_eq_budget_minus_spend 9 = 180 − 171");
}

#[test]
fn numbers_in_brackets_open_parts_and_no_brackets() {
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n一、资金情况\n\
        支出171.5万元的具体构成：（1）保洁服务96.3万元；（2）船只维修45.2万元；（3）宣传牌更新30万元。";
    assert_has(text, "holds parts_sum 171.5 = 96.3 + 45.2 + 30");
}

#[test]
fn what_another_is_measured_by_names_no_project() {
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n一、资金情况\n\
        2023年投入河道保洁资金共计190.5万元。实际到位资金180.4万元。\n\
        项目支出171.3万元，占预算资金190.5万元的89.92%，结余9.1万元。";
    assert_has(text, "holds balance_eq_budget_minus_spend 9.1 = 180.4 − 171.3");
    assert_has(text, "holds exec_rate_recalc 89.92% = 171.3 ÷ 190.5");
    assert!(crate::check(text).facts.iter().all(|f| f.subject == "whole"));
}

#[test]
fn what_is_granted_has_come() {
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n一、资金情况\n\
        县财政局累计拨付180.4万元，与计划数190.5万元相比，到位率94.7%。\n实际支出明细（合计171.3万元）：保洁服务96.3万元、船只维修45.2万元、宣传牌更新29.8万元。";
    assert_has(text, "holds funds_received_rate 94.7% = 180.4 ÷ 190.5");
    assert_has(text, "holds parts_sum 171.3 = 96.3 + 45.2 + 29.8");
}

#[test]
fn a_rate_in_a_bracket_is_of_the_two_before_it() {
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n一、目标完成情况\n\
        1.清理河段34处（目标达到32处）；受训村民60人（目标50人以上）（完成率120%）。";
    assert_has(text, "holds indicator_completion_rate 120% = 60 ÷ 50");
    assert_clean(text);
}

#[test]
fn what_is_left_may_be_told_after_its_amount() {
    let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n全年支出任务1571.27万元，已完成1461.91万元，尚有109.36万元未支付。";
    assert_has(text, "holds balance_eq_budget_minus_spend 109.36 = 1571.27 − 1461.91");
}

#[test]
fn what_an_amount_was_used_for_adds_up_to_it() {
    let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n项目支出共541.30万元，用于采编设备更新支出334.10万元，主要是劳务费；村庄规划编制支出207.20万元。\n\
        结转109.36万元由两部分组成，基本支出结转21.10万元，项目支出结转88.26万元，占全年预算1571.27万元的6.96%。";
    assert_has(text, "holds parts_sum 541.30 = 334.10 + 207.20");
    assert_has(text, "holds budget_total_eq_basic_plus_project 109.36 = 21.10 + 88.26");
    assert_has(&text.replace("88.26", "88.62"), "fails budget_total_eq_basic_plus_project 109.36 ≠ 21.10 + 88.62");
}

#[test]
fn a_total_goes_on_within_its_paragraph_alone() {
    let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n运行经费由上年的111.60万元减少到104.00万元。\n年末资产总计2539.31万元，较年初2753.89万元减少214.58万元，下降7.79%。";
    assert_clean(text);
}

#[test]
fn shares_given_out_in_turn_are_each_of_their_own_part() {
    let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n2022年收入合计984.57万元。从来源看，财政拨款、事业收入、其他收入分别为873.61万元、89.50万元、21.46万元，占比分别为88.7%、9.1%、2.2%。";
    for relation in ["holds share_recalc 88.7% = 873.61 ÷ 984.57", "holds share_recalc 9.1% = 89.50 ÷ 984.57"] {
        assert_has(text, relation);
    }
    assert_has(&text.replace("9.1%", "1.9%"), "fails share_recalc 1.9% ≠ 89.50 ÷ 984.57");
}

#[test]
fn a_share_is_of_what_its_words_name() {
    let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n全年支出958.98万元，其中项目支出511.02万元。\n\
        项目支出分三类：一是造林补助220.83万元，占项目支出的43.2%；二是管护补助172.61万元，占33.8%；三是防火117.58万元，占23.0%。";
    assert_has(text, "holds share_recalc 33.8% = 172.61 ÷ 511.02");
    assert_clean(text);
}

#[test]
fn what_fell_is_compared_with_the_same_thing() {
    let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n2022年“三公”经费决算13.51万元，其中：公务用车运行维护费12.15万元，公务接待费1.36万元。上年“三公”经费支出15.02万元，本年同比下降10.05%。";
    assert_has(text, "holds growth_rate_recalc 10.05% = （15.02 − 13.51） ÷ 15.02");
    assert_clean(text);
}

#[test]
fn several_deductions_leave_one_total() {
    let text = "松坪镇人民政府2023年度河道保洁项目绩效自评报告\n按照满分100分，本项目自评得分97.70分，其中工期扣1.6分，资金扣0.7分。自评等级：优秀。";
    assert_has(text, "holds score_eq_weight_minus_deduction 97.70 + 1.6 + 0.7 = 100");
    assert_clean(text);
}

#[test]
fn staff_hired_beside_the_posts_are_none_of_them() {
    assert_clean(
        "云岭县文旅局2022年度部门整体支出绩效自评报告\n年末在编人员430人，其中公务员327人，事业人员89人，工勤人员14人；另有编外辅助人员76人，离退休205人。",
    );
}

#[test]
fn all_changes_lead_to_the_adjusted_budget() {
    let text = "云岭县水务局2022年度部门整体支出绩效自评报告\n年初预算3862.40万元，年中追加1158.05万元，因人员调出核减84.22万元，调整后全年预算为4936.23万元，比年初净增1073.83万元，预算调整率27.80%。";
    assert_has(text, "holds adjusted_eq_initial_plus_change 4936.23 = 3862.40 + 1158.05 − 84.22");
    assert_has(text, "holds adjust_rate_recalc 27.80% = 1073.83 ÷ 3862.40");
}

#[test]
fn a_division_opens_its_parts() {
    let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n项目资金1108.2万元，按来源分：中央财政资金449.4万元、省级财政资金658.8万元。\n\
        设备购置支出90.4万元。1.电脑购置60.2万元；2.家具购置30.2万元。";
    assert_has(text, "holds parts_sum 1108.2 = 449.4 + 658.8");
    assert_has(text, "holds parts_sum 90.4 = 60.2 + 30.2");
}

#[test]
fn cars_are_called_many_ways() {
    let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n“三公”经费预算数40万元，决算数32万元。公务接待费预算16万元、决算12万元；公务用车购置和运行维护费预算17万元、决算15万元；因公出国（境）费预算7万元、决算5万元。";
    assert_has(text, "holds three_public_sum 32 = 5 + 15 + 12");
    assert_has(text, "holds three_public_sum 40 = 7 + 17 + 16");
}

#[test]
fn the_adjusted_budget_may_stand_before_its_change() {
    let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n年初预算37,854,628元。\n调整后的全年预算为38,948,035元，其中基本支出30,125,545元、项目支出8,822,490元；比年初批复数37,854,628元增加了1,093,407元。";
    assert_has(text, "holds adjusted_eq_initial_plus_change 1,093,407元 = 38,948,035元 − 37,854,628元");
}

#[test]
fn a_unit_that_is_wrong_is_found() {
    let text = "云岭县文旅局2022年度部门整体支出绩效自评报告\n共下达资金27,758,759元，其中中央资金4,081,963万元、市级资金14,141,063元、县级资金9,535,733元。";
    assert_has(text, "fails parts_sum 27,758,759元 ≠ 4,081,963 + 14,141,063元 + 9,535,733元");
}

#[test]
fn what_a_project_may_spend_is_one_amount() {
    let text = "云岭县水库加固项目绩效自评报告\n财农〔2022〕3号文下达资金2392.64万元。\n全年预算2393.64万元，全年执行2243.09万元。";
    assert!(!relations(text).iter().any(|r| r.starts_with("fails")), "a million less is no slip");
    let text = text.replace("2393.64", "2392.46");
    assert_has(&text, "fails same_fact_consistent 2392.46 ≠ 2392.64");
}

#[test]
fn what_is_spent_of_what_came_is_not_held_to_the_budget() {
    assert_clean(
        "云岭县水库加固项目绩效自评报告\n项目总投资1239.42万元，实际支出1132.79万元，执行率100%（支出/到位）。\n实际到位1132.79万元。",
    );
}

#[test]
fn shares_may_be_of_all_that_is_listed() {
    assert_clean(
        "云岭县文旅局2022年度部门整体支出绩效自评报告\n财政拨款收入占95.31%，为2165.79万元；其他收入106.57万元，占4.69%。",
    );
}

#[test]
fn a_computation_tells_its_figures_again() {
    let text = "云岭县民政局2022年度部门整体支出绩效自评报告\n补助护林员193名，标准为8100元/年，资金156.33万元（193×8100÷10000）。";
    assert_clean(text);
    assert_has(&text.replacen("193名", "139名", 1), "fails same_fact_consistent 139 ≠ 193 × 1");
}

#[test]
fn points_taken_may_stand_last() {
    let text = "云岭县民政局2022年度部门整体支出绩效自评报告\n管理制度健全性分值5分，得4分，扣分1分，原因是手续不全。";
    assert_has(text, "holds score_eq_weight_minus_deduction 4 = 5 − 1");
    assert_has(&text.replace("扣分1分", "扣分3分"), "fails score_eq_weight_minus_deduction 4 ≠ 5 − 3");
}

#[test]
fn posts_may_go_by_their_bare_kinds() {
    let text = "云岭县民政局2022年度部门整体支出绩效自评报告\n年末编制人数90个，其中行政36人，事业49人，工勤5人；年末在职人数87人。";
    assert_has(text, "holds staff_quota_sum 90 = 36 + 49 + 5");
    assert_clean(text);
}

#[test]
fn an_amount_converted_is_the_same_amount() {
    let text = "云岭县民政局2022年度部门整体支出绩效自评报告\n年度预算执行26420000元，折合2642万元。";
    assert_has(text, "holds same_fact_consistent 2642 = 26420000元");
    assert!(relations(&text.replace("26420000", "6420000")).iter().any(|r| r.starts_with("fails same_fact")));
}

#[test]
fn a_budget_changed_from_one_to_another_is_reckoned_by_its_changes() {
    let text = "云岭县民政局2022年度部门整体支出绩效自评报告\n年度中间追加预算5.85万元，年末收回结余指标20.42万元，预算数由1149.08万元变为1134.51万元。";
    assert_has(text, "holds adjusted_eq_initial_plus_change 1134.51 = 1149.08 + 5.85 − 20.42");
}

#[test]
fn a_rough_price_accuses_no_amount() {
    assert_clean("云岭县民政局2022年度部门整体支出绩效自评报告\n累计投入34万元左右，对58户实施改造，户均约6000元。");
}

#[test]
fn what_closes_a_list_over_paragraphs_is_its_total() {
    let text = "云岭县水库加固项目绩效自评报告\n（二）资金分配情况\n1.沙坝乡：290.77万元\n2.金鸡岭乡：288.98万元\n3.太平场镇：239.20万元\n以上合计818.95万元，均按进度拨付。";
    assert!(relations(text).iter().all(|r| r.starts_with("holds")));
    assert!(relations(&text.replace("239.20", "293.20")).iter().any(|r| r.starts_with("fails")));
}

#[test]
fn points_of_a_sentence_come_to_the_total_after_it() {
    let text = "云岭县民政局2022年度部门整体支出绩效自评报告\n预算执行指标（10分）按执行率折算得9.40分；管理指标（20分）因调整率偏高扣2分，得18分；产出指标（40分）得38.5分；效益指标（20分）得20分；满意度指标（10分）得10分。合计得分95.90分，自评等级为“优”。";
    assert_has(text, "holds score_sum_eq_total 95.90 = 9.40 + 18 + 38.5 + 20 + 10");
    assert_has(&text.replace("95.90", "95.91"), "fails score_sum_eq_total 95.91 ≠ 9.40 + 18 + 38.5 + 20 + 10");
}

#[test]
fn a_train_of_changes_ends_in_the_last_budget() {
    let text = "云岭县民政局2022年度部门整体支出绩效自评报告\n批复我局收支预算6224.35万元，其中基本支出预算4286.55万元、项目支出预算1937.8万元。\n\
        因调整工资标准增加218.36万元，上级下达改革资金2640万元、保护恢复资金815.4万元，因项目取消收回96.25万元，最终预算数为9801.86万元。";
    assert_clean(text);
    assert_has(
        &text.replace("9801.86", "9801.68"),
        "fails adjusted_eq_initial_plus_change 9801.68 ≠ 6224.35 + 218.36 + 2640 + 815.4 − 96.25",
    );
}

#[test]
fn one_price_goes_with_what_stands_nearest() {
    let text = "云岭县民政局2022年度部门整体支出绩效自评报告\n预算68.5万元，支出65.03万元，其中按每人每月300元的标准发放150名保洁员全年12个月补助54.00万元。";
    assert_clean(text);
    assert_has(&text.replace("54.00", "45.00"), "fails price_times_count 45.00 ≠ 150 × 300元 × 12");
}

#[test]
fn a_rate_may_have_lost_its_point() {
    let text = "云岭县民政局2022年度部门整体支出绩效自评报告\n发放问卷500份，全部收回，表示满意的471份，满意度94.2%。";
    assert_clean(text);
    assert_has(&text.replace("94.2%", "9.42%"), "fails told_share 9.42% ≠ 471 ÷ 500");
}
