//! Of the figures that could explain a contradiction the right one is named.

/// What stands there, what it should be, and why, for every finding of a text that has a suspect.
fn suspects(text: &str) -> Vec<(String, String, String)> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let report = crate::check(text);
    let named = report.findings.iter().filter_map(|f| f.suspect.as_ref());
    named
        .map(|s| {
            let printed = &units[s.span.start as usize..s.span.end as usize];
            (String::from_utf16_lossy(printed), s.value.clone(), s.why.clone())
        })
        .collect()
}

fn assert_named(text: &str, printed: &str, value: &str) {
    let all = suspects(text);
    assert!(all.iter().any(|(p, v, _)| p == printed && v == value), "{text}\n{all:?}");
}

#[test]
fn a_shifted_rate_is_named_though_it_is_printed_more_finely() {
    let text = "全年预算数为803.5万元，全年实际支出752万元，预算执行率为9.4%。";
    assert_named(text, "9.4", "94");
}

#[test]
fn a_price_for_each_is_of_yuan() {
    let text = "一级指标\t三级指标\t年度指标值\t实际完成值\t完成率\t分值\t得分\n产出指标\t修缮水渠\t≥12公里\t12公里\t100%\t50\t50\n成本指标\t人均培训标准\t≥640万元\t480元\t75%\t20\t15\n效益指标\t受益农户\t≥300户\t300户\t100%\t30\t30\n";
    assert_named(text, "640", "0.064");
}

#[test]
fn no_satisfaction_is_above_the_whole() {
    let text = "群众满意度：该指标预期指标值为大于等于880%，实际完成值为88%，该指标完成率为100%。";
    assert_named(text, "880", "88");
}

#[test]
fn a_part_that_another_sum_bears_out_is_not_the_suspect() {
    let text = "“三公”经费支出决算合计6.60万元，其中：因公出国（境）费0.00万元，公务接待费1.00万元，公务用车购置及运行维护费5.60万元。公务用车购置及运行维护费5.60万元（其中：公务用车购置费0.00万元，公务用车运行维护费5.62万元）。";
    assert_named(text, "5.62", "5.60");
}

#[test]
fn full_marks_are_seldom_a_slip() {
    let text = "自评情况：决策分值20分，得20分；过程分值20分，得20分；产出分值30分，得26.5分；效益分值30分，得3分。绩效自评综合得分为96.5分。";
    assert_named(text, "3", "30");
}

#[test]
fn a_guess_among_equals_says_so() {
    let text = "编制数73名，其中：行政编制16名，事业编制53名，工勤编制5名。";
    let all = suspects(text);
    assert!(all.iter().any(|(.., why)| why.contains("也可能")), "{all:?}");
}

#[test]
fn two_amounts_that_a_swap_parts_are_one() {
    let text = "二、项目支出情况\n甲镇水渠修缮项目全年预算200.25万元，支出202.05万元，均已完成。\n";
    assert_named(text, "202.05", "200.25");
}

/// Whether a text has an error of a rule.
fn has_error(text: &str, rule: &str) -> bool {
    crate::check(text).findings.iter().any(|f| f.rule == rule && f.severity == crate::report::Severity::Error)
}

#[test]
fn a_swap_of_many_digits_is_an_error_however_the_relation_was_read() {
    let text =
        |rate: &str| format!("政府采购支出总额4301.66万元，其中：货物支出983.59万元，占政府采购支出总额的{rate}%。");
    assert!(has_error(&text("28.27"), "share_recalc"));
    assert!(!has_error(&text("21.87"), "share_recalc"));
}

#[test]
fn weights_and_scores_that_fall_short_alike_had_a_row_that_was_not_read() {
    let text = |total: &str| {
        format!(
            "一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t培训场次\t10场\t10场\t30\t30\n产出指标\t合格率\t100%\t100%\t30\t27\n效益指标\t知晓率\t90%\t95%\t10\t10\n{total}"
        )
    };
    let errors = |total: &str| has_error(&text(total), "score_sum_eq_total");
    assert!(!errors("合计\t\t\t\t100\t97\n") && errors("合计\t\t\t\t70\t76\n"));
}

#[test]
fn a_score_that_the_other_print_of_its_rate_gives_does_not_excuse_the_rate_beside_it() {
    let text = "全年预算数2552.15万元，全年执行数2454.81万元，预算执行率96.19%。\n（一）预算执行率。全年执行率9.19%，分值10分，得9.62分。";
    assert_named(text, "9.19", "96.19");
}

#[test]
fn sums_to_the_cent_leave_no_room() {
    let text =
        |total: &str| format!("基本支出{total}元，其中：人员经费支出21,889,786.95元，日常公用经费支出3,536,641.17元。");
    assert!(suspects(&text("25,426,428.12")).is_empty());
    assert!(!suspects(&text("25,426,428.11")).is_empty());
}

#[test]
fn a_swap_that_near_figures_and_another_print_both_show_is_told() {
    let text = "本年收入2869.01万元，年初结转和结余61.84万元，收入总计2930.85万元。\n收入分别为财政拨款2720.68万元、其他收入148.33万元，合计2869.01万元；上年结转68.14万元。";
    assert_named(text, "68.14", "61.84");
}

#[test]
fn far_figures_do_not_excuse_a_slip_in_a_sentence_that_tells_all() {
    let text = |rate: &str| {
        format!("卫生支出年初预算445.21万元，决算502.55万元，预算完成率{rate}%。\n基本支出决算502.91万元。")
    };
    assert!(!has_error(&text("112.9"), "exec_rate_recalc"));
    assert!(has_error(&text("113.0"), "exec_rate_recalc"));
}

#[test]
fn a_rate_is_a_slip_of_any_budget_that_it_may_be_of() {
    let text = "年初预算6,128,400.00元，追加497,650.00元，全年预算数6,626,050.00元。\n全年支出6,487,307.22元。\n预算执行率9.91%。";
    assert_named(text, "9.91", "97.91");
}

#[test]
fn what_grew_is_a_slip_where_the_rate_is_that_of_the_difference() {
    let text = "全年支出17.86万元，与2022年的19.42万元相比少支出1.96万元，下降8.03%。";
    assert_named(text, "1.96", "1.56");
}
