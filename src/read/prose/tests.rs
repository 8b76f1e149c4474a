//! What running text states, told as the relations that come of it.

use crate::report::Verdict;

/// The relations of a text: `holds parts_sum 50 = 20 + 30`.
fn relations(text: &str) -> Vec<String> {
    let said = |verdict| match verdict {
        Verdict::Holds => "holds",
        Verdict::Rounding => "rounding",
        Verdict::Fails => "fails",
    };
    crate::check(text).relations.iter().map(|r| format!("{} {} {}", said(r.verdict), r.rule, r.formula)).collect()
}

fn assert_has(text: &str, relation: &str) {
    let found = relations(text);
    assert!(found.iter().any(|r| r == relation), "{relation} is not among {found:#?}");
}

fn assert_clean(text: &str) {
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
    assert_has(SIDE_BY_SIDE, "holds project_list_sum 90.0 = 40.5 + 27.3 + 22.2");
    assert_has(SIDE_BY_SIDE, "holds project_list_sum 81.0 = 38.1 + 25.4 + 17.5");
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
