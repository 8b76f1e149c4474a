//! Cells one a line whose rows begin in ways of their own.

/// Whether a relation of this rule with this formula holds.
fn holds(source: &str, rule: &str, formula: &str) -> bool {
    crate::check(source).relations.iter().any(|r| r.rule == rule && r.formula == formula)
}

#[test]
fn execution_right_below_the_heads_is_a_row() {
    let source = "项目支出绩效自评表\n一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n权重\n完成率\n得分\n预算执行率\n10\n9.5\n\
产出指标\n数量指标\n新建广场\n20处\n20处\n60\n100%\n60\n效益指标\n社会效益指标\n受益人口\n500人\n480人\n30\n96%\n28.8\n总分\n100\n98.3\n";
    assert!(holds(source, "score_sum_eq_total", "98.3 = 9.5 + 60 + 28.8"));
    assert!(holds(source, "weights_sum_100", "100 = 10 + 60 + 30"));
}

#[test]
fn no_reason_is_no_indicator() {
    let source = "项目支出绩效自评表\n资金来源 |\n全年预算数 |\n全年执行数 |\n执行率 |\n分值 |\n得分 |\n年度资金总额 |\n80.00 |\n76.00 |\n95.00% |\n10 |\n9.5 |\n\
其中：省级资金 |\n50.00 |\n50.00 |\n100.00% |\n— |\n— |\n县级资金 |\n30.00 |\n26.00 |\n86.67% |\n— |\n— |\n\
指标名称 |\n年度指标值 |\n全年完成值 |\n分值 |\n得分 |\n偏差原因 |\n\
数量指标：培训人次 |\n≥450人次 |\n468人次 |\n50 |\n50 |\n无 |\n质量指标：考核合格率 |\n≥90% |\n91.8% |\n30 |\n30 |\n无 |\n满意度指标：学员满意度 |\n≥90% |\n93.1% |\n10 |\n10 |\n无 |\n合计 |\n |\n |\n100 |\n99.5 |\n |\n";
    assert!(holds(source, "table_fund_parts", "80.00 = 50.00 + 30.00"));
    assert!(holds(source, "score_sum_eq_total", "99.5 = 9.5 + 50 + 30 + 10"));
}
