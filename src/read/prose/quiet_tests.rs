//! Consistent sentences that were once called wrong, each by one misreading. All invented.

use super::tests::{assert_clean, assert_has};

#[test]
fn what_is_had_besides_is_no_part() {
    assert_clean("年末实有在编人员96人，其中行政人员61人，事业人员28人，工勤人员7人；另有公益岗位12人。");
    assert_clean("公务用车运行费10.5万元，其中燃油费6.2万元、维修费4.3万元，另支付租车费2.75万元。");
}

#[test]
fn a_share_is_of_what_its_bracket_divides() {
    let text = "本年收入合计480万元，包括：财政拨款收入456万元（一般公共预算396万元，政府性基金60万元），占收入合计的95%；事业收入24万元，占5%。";
    assert_has(text, "holds share_recalc 95% = 456 ÷ 480");
    assert_clean(text);
}

#[test]
fn a_net_rise_over_the_budget_is_a_change() {
    let text = "年初预算1200万元，追加预算315万元，核减人员经费15万元，调整后全年预算1500万元，比年初净增300万元，预算调整率25%。";
    assert_has(text, "holds adjust_rate_recalc 25% = 300 ÷ 1200");
    assert_clean(text);
}

#[test]
fn a_mean_is_no_amount_to_be_compared() {
    assert_clean("公务接待费4,380元，共接待73人，人均60元。与上年决算数5,250元相比，减少870元，降低16.57%。");
}

#[test]
fn batches_are_not_what_was_to_come() {
    assert_clean(
        "资金分两批下达：第一批省级补助1,620万元，第二批债券资金480万元。两批共计下达2,100万元，全部到位，资金到位率100%。",
    );
}

#[test]
fn deductions_add_up() {
    let text = "按照满分100分，本项目自评得分95.50分，其中网箱未建成扣2.8分，资金未用完扣1.7分。";
    assert_has(text, "holds score_eq_weight_minus_deduction 95.50 + 2.8 + 1.7 = 100");
    assert_clean(text);
}

#[test]
fn a_column_of_rates_has_no_sum() {
    assert_clean(
        "标段    面积（万亩）    合同价（万元）    已支付（万元）    支付比例（%）\n第一标段    1.2    1,500    1,425    95.00\n\
        第二标段    1.1    1,400    1,260    90.00\n合计    2.3    2,900    2,685    92.59\n",
    );
}

#[test]
fn points_taken_in_so_many_words_are_right() {
    let text = "一级指标\t三级指标\t指标值\t完成值\t分值\t得分\n产出指标\t技能培训人数\t≥300人\t290人\t10\t9.5\n产出指标\t新建站点数量\t≥20个\t15个\t8\t6\n\
        效益指标\t就业率\t≥80%\t83%\t22\t22\n满意度指标\t满意度\t≥90%\t95%\t60\t60\n总分\t\t\t\t100\t97.5\n说明：技能培训人数比目标少10人，酌情扣0.5分；新建站点按完成比例计分。";
    assert_clean(text);
}

#[test]
fn accounts_are_drawn_up_for_bodies_and_not_for_people() {
    assert_clean("纳入2022年度部门决算编制范围的预算单位共1个，即本级。年末实有在职人员63人。");
}

#[test]
fn figures_near_each_other_accuse_by_no_chance() {
    assert_clean(
        "全年计划举办活动87场，实际举办102场，完成计划的117.24%，超计划15场，参与群众4.1万人次，同比增长16.2%。",
    );
    assert_clean("单位核定编制346名，年末在编344人，空编2名；另有退休人员42人，劳务派遣29人。");
    assert_clean("建档立卡户651户，已脱贫579户，剩余72户纳入监测。户均增收1744元，人均可支配收入19708元，增长11.9%。");
}

#[test]
fn shares_that_make_a_hundred_are_of_their_sum() {
    let text = "支出按功能分类：社会保障支出203.35万元，占7.00%；卫生健康支出116.20万元，占4.00%；农林水支出2585.45万元，占89.00%。";
    assert_has(text, "holds share_recalc 4.00% = 116.20 ÷ （203.35 + 116.20 + 2585.45）");
    assert_clean(text);
}

#[test]
fn a_part_that_is_the_whole_is_no_part() {
    assert_clean(
        "某某局2023年度部门整体支出绩效自评报告\n全年决算支出1,529.40万元。\n基本支出小计预算395.20万元，支出390.10万元。\n项目支出预算1,201.00万元，支出1,139.30万元。",
    );
}

#[test]
fn a_part_s_points_cap_no_total() {
    assert_clean(
        "本项目自评总分93.05分，预算执行（10分）得8.54分，产出（50分）得46.01分，效益（30分）得28.50分，满意度（10分）得10分，自评等级为优。",
    );
}
