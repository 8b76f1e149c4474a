//! What final accounts say: this year and last, what came in and went out, whole lists over many paragraphs.

fn told(body: &str) -> String {
    format!("某县某局2023年度部门决算公开说明\n{body}\n")
}

/// Every relation that holds, with the rule it comes from.
fn holding(body: &str) -> Vec<String> {
    let report = crate::check(&told(body));
    assert!(report.findings.iter().all(|f| f.severity == crate::report::Severity::Note), "{:?}", report.findings);
    report.relations.into_iter().map(|r| r.formula).collect()
}

fn found(body: &str) -> Vec<String> {
    let warned = |f: &crate::report::Finding| f.severity != crate::report::Severity::Note;
    crate::check(&told(body)).findings.into_iter().filter(warned).map(|f| f.rule.into_owned()).collect()
}

#[test]
fn last_year_stands_between_this_year_and_the_change() {
    let text = |prior: &str| {
        format!("“三公”经费决算19.73万元，预算24.45万元，完成81%；与上年决算{prior}万元相比减少2.34万元，下降11%。")
    };
    let held = holding(&text("22.07"));
    assert!(held.iter().any(|f| f.contains("2.34 = 22.07")), "{held:?}");
    assert!(held.iter().any(|f| f.contains("11%") && f.contains("22.07")), "{held:?}");
    assert!(held.iter().any(|f| f.contains("81%")), "{held:?}");
    assert!(found(&text("22.70")).contains(&"three_public_change".to_string()));
}

#[test]
fn a_value_that_was_moved_from_is_last_years() {
    let held = holding(
        "公务用车购置及运行费由上年的49.68万元变为45.83万元，公务接待费由9.60万元变为8.78万元，三公总额由59.28万元变为54.61万元。",
    );
    assert!(held.iter().any(|f| f.contains("59.28 = ")) && held.iter().any(|f| f.contains("54.61 = ")), "{held:?}");
}

#[test]
fn what_cars_cost_is_told_in_short() {
    let held = holding(
        "公务用车购置及运行维护费支出14.83万元（其中购置费0.00万元、运行维护费14.83万元），公务接待费支出4.35万元，因公出国（境）费支出1.20万元，三公经费支出合计20.38万元。",
    );
    assert!(held.iter().any(|f| f.matches('+').count() == 3), "{held:?}");
}

#[test]
fn what_came_in_and_was_carried_in_is_all_there_is() {
    let text = |carried: &str| {
        format!(
            "一、收支总体情况\n2023年度收、支总计均为4048.6万元。\n二、收入情况\n本年收入3836.9万元，年初结转和结余{carried}万元。\n"
        )
    };
    let held = holding(&text("211.7"));
    assert!(held.iter().any(|f| f.contains("4048.6 = 3836.9")), "{held:?}");
    assert_eq!(found(&text("217.1")), ["carryover_identity"]);
}

#[test]
fn a_class_in_brackets_is_part_of_its_name() {
    let held = holding(
        "支出100.5万元主要用于以下方面：教育（类）支出60.3万元，占60.00%；农林水（类）支出40.2万元，占40.00%。",
    );
    assert!(held.iter().any(|f| f.contains("60.3 + 40.2")), "{held:?}");
}

#[test]
fn lists_are_opened_by_their_words() {
    for text in [
        "固定资产2427.2万元，由房屋构筑物1134.0万元、车辆228.4万元、其他固定资产1064.8万元组成。",
        "工资福利支出1490.6万元，含基本工资282.6万元、津补贴和奖金501.1万元、社保缴费440.1万元、公积金266.8万元。",
        "四个季度支出依次为539.91万元、776.78万元、460.51万元和955.14万元，累计2732.34万元。",
        "本年收入2726.36万元，年初结转和结余107.1万元。本年收入中，财政拨款收入2379.57万元，占87.28%；事业收入258.73万元，占9.49%；其他收入88.06万元，占3.23%。",
    ] {
        let held = holding(text);
        assert!(held.iter().any(|f| f.matches('+').count() >= 2), "{text}: {held:?}");
    }
}

#[test]
fn what_is_owned_is_what_is_owed_and_what_is_ones_own() {
    let text = |net: &str| {
        format!(
            "资产总额2530.53万元，其中流动资产530.50万元，固定资产2000.03万元。负债总额731.57万元，净资产{net}万元。"
        )
    };
    assert!(holding(&text("1798.96")).iter().any(|f| f.contains("731.57 + 1798.96")));
    assert_eq!(found(&text("1789.96")), ["parts_sum"]);
}

#[test]
fn shares_that_are_given_out_follow_their_names() {
    let held = holding(
        "2023年收入合计2327.0万元。从来源看，财政拨款、事业收入、其他收入分别为2164.9万元、83.8万元、78.3万元，占比分别为93.03%、3.60%、3.36%。",
    );
    assert_eq!(held.iter().filter(|f| f.contains('%')).count(), 3, "{held:?}");
}

#[test]
fn two_parts_that_come_to_their_whole_have_shares_of_it() {
    let text = |share: &str| {
        format!("2023年支出预算3306.5万元。按支出结构分：基本支出2341.8万元，占{share}%；项目支出964.7万元，占29%。")
    };
    assert!(holding(&text("71")).iter().any(|f| f.contains("71%")));
    assert_eq!(found(&text("77")), ["share_recalc"]);
}

#[test]
fn a_share_is_of_what_its_words_name() {
    let text = |share: &str| {
        format!(
            "政府采购支出总额611.49万元，其中：政府采购货物支出159.44万元、政府采购工程支出221.98万元、政府采购服务支出230.07万元。授予小微企业合同金额467.52万元，占政府采购支出总额的{share}%。"
        )
    };
    assert!(holding(&text("76")).iter().any(|f| f.contains("76%")));
    assert_eq!(found(&text("67")), ["share_recalc"]);
}

#[test]
fn what_came_in_is_told_once_or_alike() {
    let text = |again: &str| {
        format!(
            "一、总体情况\n本年收入2449.65万元，比上年减少400.52万元，下降14.1%。\n二、收入情况\n本年收入合计{again}万元（上年为2850.17万元，同比下降14.1%）。"
        )
    };
    assert!(found(&text("2449.65")).is_empty());
    assert!(!found(&text("2449.56")).is_empty());
}

#[test]
fn offices_and_projects_are_counted_where_they_are_listed() {
    let projects = |n: u8| {
        format!("三、项目支出预算\n安排项目{n}个，共671.5万元：垃圾分类试点经费266.3万元；征管系统升级资金405.2万元。")
    };
    assert!(found(&projects(2)).is_empty());
    assert_eq!(found(&projects(3)), ["org_count_matches_list"]);
    assert_eq!(found("本单位现有业务股室4个，为政工科、宣教科、信息科。"), ["org_count_matches_list"]);
}

#[test]
fn an_amount_may_follow_its_share() {
    let text = |share: &str| {
        format!(
            "本年收入合计4166.1万元（上年为4741.4万元，同比下降12.1%）。\n财政拨款收入占{share}%，为4006.5万元；其他收入159.6万元，占3.83%。"
        )
    };
    assert!(holding(&text("96.17")).iter().any(|f| f.contains("96.17% = 4006.5")));
    assert!(!found(&text("69.17")).is_empty());
}

#[test]
fn what_classes_of_spending_were_granted_is_not_all_that_was_granted() {
    let text = "一、执行情况\n决算支出1230.7万元，占年初预算1425.8万元的86.3%。\n二、具体情况\n1.教育支出（类）。年初预算为577.0万元，支出决算为676.5万元。\n2.住房保障支出（类）。年初预算为609.1万元，支出决算为554.2万元。";
    assert!(found(text).is_empty(), "{:?}", found(text));
}
