//! Tables in every layout, all of them invented.

use crate::read::document::{Document, Expr, Fig};
use crate::read::tests::document;
use crate::text::Text;

/// Everything that reading tables added, one line each, to be compared as text.
fn said(source: &str) -> String {
    let text = Text::new(source);
    let mut doc = document(&text);
    super::read(&mut doc);
    let fig = |f: Option<Fig>| f.map_or("-".to_string(), |f| show(&doc, f));
    let mut out = String::new();
    for f in &doc.facts {
        let stage = f.stage.map_or("", |s| s.code());
        out += &format!("fact {:?} {stage} {} {:?} {}\n", f.subject, f.measure.code(), f.purse, show(&doc, f.fig));
    }
    for i in &doc.indicators {
        out += &format!(
            "indicator {} {:?} target {} actual {} weight {} score {} reason {}\n",
            doc.str(i.name).replace(['\n', '|'], ""),
            i.operator,
            fig(i.target),
            fig(i.actual),
            fig(i.weight),
            fig(i.score),
            doc.str(i.reason)
        );
    }
    for p in &doc.projects {
        out += &format!(
            "project {} {} {} {}\n",
            doc.names[p.name as usize].core,
            fig(p.budget),
            fig(p.spent),
            fig(p.rate)
        );
    }
    for c in &doc.claims {
        let readings: Vec<String> = c.readings.iter().map(|r| expr(&doc, r)).collect();
        let sign = if c.at_most { "<=" } else { "=" };
        out += &format!("claim {:?} {} {} {sign} {}\n", c.force, c.rule, show(&doc, c.stated), readings.join(" | "));
    }
    for t in &doc.tallies {
        for (name, stated, parts) in [("weights", t.weight, &t.weights), ("scores", t.score, &t.scores)] {
            let parts: Vec<String> = parts.iter().map(|f| show(&doc, *f)).collect();
            let whole = if t.whole { "all of" } else { "some of" };
            if let Some(stated) = stated {
                out += &format!("tally of {name} {} {whole} {}\n", show(&doc, stated), parts.join("+"));
            }
        }
    }
    for t in &doc.totals {
        out += &format!("total {}\n", show(&doc, *t));
    }
    for g in &doc.grades {
        out += &format!("grade {}\n", doc.str(g.span));
    }
    for (span, why) in &doc.unread {
        out += &format!("unread {why} {}\n", doc.str(*span));
    }
    out
}

fn show(doc: &Document, fig: Fig) -> String {
    let f = doc.figure(fig);
    format!("{}{}", doc.str(f.span), f.unit.name().unwrap_or(""))
}

fn expr(doc: &Document, e: &Expr) -> String {
    match e {
        Expr::Fig(f) => show(doc, *f),
        Expr::Num(n) => n.to_string(),
        Expr::Add(list) => list.iter().map(|e| expr(doc, e)).collect::<Vec<_>>().join("+"),
        Expr::Sub(a, b) => format!("({}-{})", expr(doc, a), expr(doc, b)),
        Expr::Mul(a, b) => format!("{}*{}", expr(doc, a), expr(doc, b)),
        Expr::Div(a, b) => format!("{}/{}", expr(doc, a), expr(doc, b)),
        Expr::Min(a, b) => format!("min({},{})", expr(doc, a), expr(doc, b)),
        Expr::Neg(a) => format!("-{}", expr(doc, a)),
        Expr::Rounded(a, _) => expr(doc, a),
    }
}

/// Prints what a file's tables say: `TABLE=path cargo test dump -- --nocapture`.
#[test]
fn dump() {
    if let Ok(paths) = std::env::var("TABLE") {
        for path in paths.split(',') {
            println!("##### {path}");
            println!("{}", said(&std::fs::read_to_string(path).unwrap()));
        }
    }
}

fn lines(source: &str, begins: &str) -> Vec<String> {
    said(source).lines().filter(|l| l.starts_with(begins)).map(str::to_string).collect()
}

/// Every one of these lines is said, and none that accuses beside `claims`.
fn says(source: &str, expected: &[&str]) {
    let all = said(source);
    for line in expected {
        assert!(all.lines().any(|l| l == *line), "not said: {line}\n{all}");
    }
}

const FORM: [&str; 5] = [
    "fact Whole full amount All 86.50万元",
    "indicator 修建灌渠长度 AtLeast target 12公里 actual 12.6公里 weight 30分 score 30分 reason ",
    "claim Demands exec_score_eq_10_x_rate 9.71分 = 10分*min(97.11%,1) | 10分*min(84.00万元/86.50万元,1) | 10分*min(84.00万元/80.00万元,1)",
    "claim Demands weights_sum_100 100分 = 10分+30分+20分+30分+10分",
    "claim Demands score_sum_eq_total 99.21分 = 9.71分+30分+20分+29.5分+10分",
];

#[test]
fn the_national_form_in_bars() {
    let source = "项目支出绩效自评表\n\
| 项目名称 | 柳河乡小型水利维修 | | | | | | |\n\
| 项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n\
| | 年度资金总额 | 80.00 | 86.50 | 84.00 | 10 | 97.11% | 9.71 |\n\
| | 其中：当年财政拨款 | 80.00 | 80.00 | 77.50 | — | — | — |\n\
| | 上年结转资金 | 0.00 | 6.50 | 6.50 | — | — | — |\n\
| | 其他资金 | | | | — | — | — |\n\
| 年度总体目标 | 预期目标 | | | 实际完成情况 | | | |\n\
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |\n\
| | 产出指标（50分） | 数量指标 | 修建灌渠长度 | ≥12公里 | 12.6公里 | 30 | 30 | |\n\
| | | 质量指标 | 验收合格率 | 100% | 100% | 20 | 20 | |\n\
| | 效益指标（30分） | 社会效益指标 | 灌溉面积 | ≥800亩 | 790亩 | 30 | 29.5 | 一处渠段改线 |\n\
| | 满意度指标（10分） | 服务对象满意度指标 | 群众满意度 | ≥90% | 94% | 10 | 10 | |\n\
| 总分 | | | | | | 100 | 99.21 | 优 |\n";
    says(source, &FORM);
    says(
        source,
        &[
            "indicator 灌溉面积 AtLeast target 800亩 actual 790亩 weight 30分 score 29.5分 reason 一处渠段改线",
            "claim Demands exec_rate_recalc 97.11% = 84.00万元/86.50万元 | 84.00万元/80.00万元",
            "claim Demands table_fund_parts 80.00万元 = 80.00万元",
            "claim Demands table_fund_parts 86.50万元 = 80.00万元+6.50万元",
            "claim Demands table_fund_parts 84.00万元 = 77.50万元+6.50万元",
            "claim Demands level1_eq_sum_level3 50分 = 30分+20分",
            "total 99.21分",
            "grade 优",
        ],
    );
    assert_eq!(lines(source, "unread"), [""; 0]);
}

#[test]
fn the_national_form_with_one_cell_a_line() {
    let source = "项目支出绩效自评表\n\n项目名称\n\n柳河乡小型水利维修\n\n项目资金\n（万元）\n\n年初预算数\n\n全年预算数\n\n全年\n执行数\n\n分值\n\n执行率\n\n得分\n\n\
年度资金总额\n\n80.00\n\n86.50\n\n84.00\n\n10\n\n97.11%\n\n9.71\n\n其中：当年财政\n拨款\n\n80.00\n\n80.00\n\n77.50\n\n—\n\n—\n\n—\n\n\
上年结转资金\n\n0.00\n\n6.50\n\n6.50\n\n—\n\n—\n\n—\n\n其他资金\n\n—\n\n—\n\n—\n\n\
年度总体目标\n\n预期目标\n\n实际完成情况\n\n维修灌渠，保障灌溉。\n\n已维修灌渠。\n\n绩效\n指标\n\n一级指标\n\n二级指标\n\n三级指标\n\n年度\n指标值\n\n实际\n完成值\n\n分值\n\n得分\n\n偏差原因分析及改进措施\n\n\
产出\n指标\n\n数量\n指标\n\n修建灌渠长度\n\n≥12公里\n\n12.6公里\n\n30\n\n30\n\n质量\n指标\n\n验收合格率\n\n100%\n\n100%\n\n20\n\n20\n\n\
效益\n指标\n\n社会效益\n指标\n\n灌溉面积\n\n≥800亩\n\n790亩\n\n30\n\n29.5\n\n一处渠段改线\n\n满意度\n指标\n\n服务对象\n满意度\n指标\n\n群众满意度\n\n≥90%\n\n94%\n\n10\n\n10\n\n总分\n\n100\n\n99.21\n\n二、存在的问题\n无。";
    says(source, &FORM);
    says(
        source,
        &[
            "indicator 灌溉面积 AtLeast target 800亩 actual 790亩 weight 30分 score 29.5分 reason 一处渠段改线",
            "claim Demands table_fund_parts 84.00万元 = 77.50万元+6.50万元",
        ],
    );
    assert_eq!(lines(source, "unread"), [""; 0]);
}

#[test]
fn a_cell_a_line_with_a_bar_keeps_its_empty_cells() {
    let source = "部门预算项目支出绩效自评表（2022年度） |\n预算执行情况（10分） |\n年度预算数（万元） |\n年初预算 |\n调整后预算数 |\n预算执行数 |\n预算执行率 |\n权重 |\n得分 |\n原因 |\n\
总额 |\n80.00 |\n86.50 |\n84.00 |\n97.11% |\n10 |\n9.71 |\n|\n其中：财政资金 |\n80.00 |\n86.50 |\n84.00 |\n97.11% |\n/ |\n/ |\n单位资金 |\n0.00 |\n0.00 |\n0.00 |\n0.00% |\n/ |\n/ |\n\
绩效指标（90分） |\n一级指标 |\n二级指标 |\n三级指标 |\n指标性质 |\n指标值 |\n度量单位 |\n完成值 |\n权重 |\n得分 |\n未完成原因分析 |\n\
产出指标 |\n数量指标 |\n修建灌渠长度 |\n≥ |\n12 |\n公里 |\n12.6 |\n60 |\n60 |\n|\n效益指标 |\n社会效益指标 |\n灌溉户数 |\n= |\n430 |\n户 |\n|\n30 |\n29.5 |\n改线 |\n合计 |\n100 |\n99.21 |\n|\n评价结论 |\n良好。 |\n";
    says(
        source,
        &[
            "fact Whole full amount All 86.50万元",
            "indicator 修建灌渠长度 AtLeast target 12公里 actual 12.6公里 weight 60分 score 60分 reason ",
            "indicator 灌溉户数 Equals target 430户 actual - weight 30分 score 29.5分 reason 改线",
            "claim Demands table_fund_parts 86.50万元 = 86.50万元",
            "claim Supports table_fund_parts 86.50万元 = 86.50万元+0.00万元",
            "claim Demands level1_eq_sum_level3 90分 = 60分+30分",
            "claim Demands weights_sum_100 100分 = 10分+60分+30分 | 60分+30分",
            "claim Demands score_sum_eq_total 99.21分 = 9.71分+60分+29.5分 | 60分+29.5分",
        ],
    );
}

#[test]
fn places_with_subtotals_and_a_list_cut_short() {
    let source = "补助资金分配表\n单位：万元\n地区\t已预下达\t本次下达\t合计下达\n全省合计\t900\t300\t1200\n东川市合计\t30\t12\t42\n甲县\t20\t8\t28\n乙县\t10\t4\t14\n西川市合计\t50\t20\t70\n丙县\t35\t14\t49\n丁县\t15\t6\t21\n（以下从略）\n";
    says(
        source,
        &[
            "claim Demands table_column_sum 1200万元 = 900万元+300万元",
            "claim Demands table_column_sum 42万元 = 28万元+14万元",
            "claim Demands table_column_sum 20万元 = 14万元+6万元",
        ],
    );
    let claims = lines(source, "claim");
    assert!(!claims.iter().any(|c| c.contains("900万元 = ")), "the list is cut short: {claims:?}");
}

#[test]
fn a_wrong_cell_in_a_list_of_projects_is_claimed_against() {
    let source = "项目名称\t年初预算数\t调整数\t调整后预算数\t执行数\t执行率\n村道养护\t12.50\t1.50\t14.00\t13.30\t95.00%\n广场维修\t8.00\t-2.00\t6.00\t6.00\t100.00%\n小计\t20.50\t-0.50\t20.00\t19.30\t96.50%\n防汛物资\t5.00\t0.00\t5.00\t4.00\t80.00%\n合计\t25.50\t-0.50\t25.00\t22.30\t93.20%\n（单位：万元）";
    says(
        source,
        &[
            "project 村道养护 14.00万元 13.30万元 95.00%",
            "claim Demands table_column_sum 20.50万元 = 12.50万元+8.00万元",
            "claim Demands table_column_sum 25.50万元 = 20.50万元+5.00万元",
            "claim Demands table_column_sum 22.30万元 = 19.30万元+4.00万元",
            "claim Demands adjusted_eq_initial_plus_change 14.00万元 = 12.50万元+1.50万元",
            "claim Demands exec_rate_recalc 80.00% = 4.00万元/5.00万元 | 4.00万元/5.00万元",
        ],
    );
}

#[test]
fn aligned_blanks_under_a_line_of_heads() {
    let source = "项目执行情况见下表（单位：元）：\n\n项目名称 预算金额（调整后） 执行金额 执行率 备注\n\n文化下乡经费 23900.00 23600.00 98.74%\n\n图书更新 6100.00 6100.00 100.00%\n\n合计 30000.00 29700.00\n\n以上项目均已完成，资金使用规范。";
    says(
        source,
        &[
            "fact Named(0) full amount All 23900.00元",
            "project 图书更新 6100.00元 6100.00元 100.00%",
            "claim Demands table_column_sum 30000.00元 = 23900.00元+6100.00元",
            "claim Demands exec_rate_recalc 98.74% = 23600.00元/23900.00元",
        ],
    );
}

#[test]
fn markdown_with_a_rule_under_the_header() {
    let source = "| 指标名称 | 权重 | 目标值 | 完成值 | 得分 |\n|---|:--:|---|---|---|\n| 培训场次 | 20 | ≥4场 | 5场 | 20 |\n| **合格率** | 30 | ≥95% | 90% | 28.42 |\n| 合计 | 50 | | | 48.42 |\n";
    says(
        source,
        &[
            "indicator 培训场次 AtLeast target 4场 actual 5场 weight 20分 score 20分 reason ",
            "indicator 合格率 AtLeast target 95% actual 90% weight 30分 score 28.42分 reason ",
            "tally of weights 50分 all of 20分+30分",
            "tally of scores 48.42分 all of 20分+28.42分",
            "claim Demands score_cap 28.42分 <= 30分",
        ],
    );
}

#[test]
fn an_html_table_with_merged_cells() {
    let source = "<table><tr><th rowspan=\"2\">项目资金<br>（元）</th><th></th><th>年初预算数</th><th>全年预算数</th><th>全年执行数</th><th>分值</th><th>执行率</th><th>得分</th></tr>\n<tr><td>年度资金总额</td><td>9000.00</td><td>9000.00</td><td>8100.00</td><td>10</td><td>90%</td><td>9</td></tr></table>\n\
<table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td></tr><tr><td rowspan=2>产出指标</td><td>数量指标</td><td>购书册数</td><td>300册</td><td>300册</td><td>50</td><td>50</td></tr><tr><td>时效指标</td><td>完成时间</td><td>12月底前</td><td>按期</td><td>40</td><td>40</td></tr><tr><td colspan=5>总分</td><td>100</td><td>99</td></tr></table>";
    says(
        source,
        &[
            "fact Whole spent amount All 8100.00元",
            "indicator 购书册数 Unsaid target 300册 actual 300册 weight 50分 score 50分 reason ",
            "claim Demands weights_sum_100 100分 = 10分+50分+40分",
            "claim Demands score_sum_eq_total 99分 = 9分+50分+40分",
        ],
    );
}

#[test]
fn a_form_whose_rows_begin_with_the_tail_of_another() {
    let source = "项目支出绩效自评表 | 公开14表 | 项目资金 （元） |\n| 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | 年度资金总额 |\n| 9000.00 | 8100.00 | 10 | 90% | 9 | 其中：当年财政 拨款 |\n| 9000.00 | 8100.00 | — |\n| — | 其他资金 | — | — | — | — |\n| — | 年度 总体 目标 | 预期目标 | 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 产出指标 | 数量指标 | 购书册数 | ≥ | 300 | 册 | 310 | 60 | 60 |\n| 满意度指标 | 服务对象满意度指标 | 读者满意度 | ≥ | 90 | % | 92% | 30 | 30 |\n| 总分 | 100 | 99 | 优 |\n";
    says(
        source,
        &[
            "fact Whole full amount All 9000.00元",
            "claim Demands exec_rate_recalc 90% = 8100.00元/9000.00元",
            "indicator 购书册数 AtLeast target 300册 actual 310册 weight 60分 score 60分 reason ",
            "indicator 读者满意度 AtLeast target 90% actual 92% weight 30分 score 30分 reason ",
            "claim Demands weights_sum_100 100分 = 10分+60分+30分",
            "claim Demands table_fund_parts 8100.00元 = 8100.00元",
        ],
    );
}

#[test]
fn two_forms_in_one_text_keep_their_sums_apart() {
    let form = |name: &str, budget: &str, total: &str| {
        format!(
            "项目名称|{name}|||||\n项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分\n年度资金总额|{budget}|{budget}|{budget}|10|100%|10\n一级指标|三级指标|年度指标值|实际完成值|分值|得分|备注\n产出指标|场次|4场|4场|50|50|\n效益指标|覆盖率|90%|90%|40|40|\n总分||||100|{total}|\n"
        )
    };
    let source = format!("{}\n以下为第二个项目。\n{}", form("文化下乡", "5.00", "100"), form("图书更新", "7.00", "99"));
    says(
        &source,
        &[
            "fact Named(0) full amount All 5.00万元",
            "fact Named(1) full amount All 7.00万元",
            "claim Demands score_sum_eq_total 100分 = 10分+50分+40分",
            "claim Demands score_sum_eq_total 99分 = 10分+50分+40分",
        ],
    );
    assert_eq!(lines(&source, "total"), [""; 0], "neither total is the report's");
}

#[test]
fn columns_in_another_order_and_units_in_every_cell() {
    let source = "资金来源\t执行率\t全年执行数\t全年预算数\t得分\t分值\n年度资金总额\t80%\t4.8万元\t6万元\t8\t10\n其中：财政拨款\t\t4.8万元\t5万元\t\t\n其他资金\t\t0万元\t1万元\t\t\n";
    says(
        source,
        &[
            "fact Whole spent amount All 4.8万元",
            "claim Demands exec_rate_recalc 80% = 4.8万元/6万元",
            "claim Demands table_fund_parts 6万元 = 5万元+1万元",
            "claim Demands exec_score_eq_10_x_rate 8分 = 10分*min(80%,1) | 10分*min(4.8万元/6万元,1)",
        ],
    );
}

#[test]
fn a_part_above_its_whole_is_claimed_against() {
    let source = "项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分\n年度资金总额|0|0|0|10|0|0\n其中：本年财政拨款|90|89.97|89.97|||\n";
    says(
        source,
        &["claim Demands table_fund_parts 90万元 <= 0万元", "claim Demands table_fund_parts 89.97万元 <= 0万元"],
    );
}

#[test]
fn two_splits_of_one_total() {
    let source = "年度预算申请（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分\n年度资金总额|500|560|532|10|95%|9.5\n按收入性质分：|||按支出性质分：|||\n其中：一般公共预算：420|||其中：基本支出：310|||\n其他资金：140|||项目支出：250|||\n";
    says(
        source,
        &[
            "fact Basic full amount All 310万元",
            "fact Projects full amount All 250万元",
            "fact Whole spent amount All 532万元",
            "claim Demands table_fund_parts 560万元 = 420万元+140万元",
            "claim Demands table_fund_parts 560万元 = 310万元+250万元",
        ],
    );
}

#[test]
fn what_does_not_fit_is_left_unread() {
    let ragged =
        "项目名称|预算数|执行数|执行率\n村道养护|12.5|13.3|95%\n广场维修|8.0|6.0|100%|7|9|11\n合计|20.5|19.3|94%\n";
    assert_eq!(lines(ragged, "unread"), ["unread table-ragged 广场维修|8.0|6.0|100%|7|9|11"]);
    assert!(!lines(ragged, "claim").iter().any(|c| c.contains("column_sum")), "a torn table proves no sum");
    assert_eq!(lines("甲|1|2|3\n乙|4|5|6\n", "unread").len(), 1);
    assert_eq!(lines("甲|1|2|3\n乙|4|5|6\n", "claim"), [""; 0]);
}

#[test]
fn a_single_part_that_differs_proves_nothing() {
    let source = "单位：万元\n单位名称|项目名称|合计|中央资金|省级资金\n合计||126.4|139.7|-13.3\n（一）公用经费小计||124.9|124.9|0.0\n南山学校|公用经费|27.0|27.0|\n";
    let claims = lines(source, "claim");
    assert!(
        claims.contains(&"claim Demands table_column_sum 126.4万元 = 139.7万元+-13.3万元".to_string()),
        "{claims:?}"
    );
    assert!(!claims.iter().any(|c| c.contains("124.9万元 = 27.0万元")), "{claims:?}");
}

#[test]
fn parts_of_parts_are_not_added_again() {
    let source = "单位：万元\n项目|预算数|决算数\n一、基本支出|320.00|318.50\n人员经费|290.00|289.00\n公用经费|30.00|29.50\n二、项目支出|80.00|71.50\n支出合计|400.00|390.00\n";
    says(
        source,
        &[
            "fact Personnel budget amount All 290.00万元",
            "claim Demands table_column_sum 400.00万元 = 320.00万元+80.00万元",
            "fact Projects spent amount All 71.50万元",
            "claim Demands table_column_sum 390.00万元 = 318.50万元+71.50万元",
        ],
    );
    let cars = "单位：万元\n项目|决算数\n因公出国（境）费|0.00\n公务用车购置及运行维护费|8.00\n其中：公务用车购置费|5.00\n公务用车运行维护费|3.00\n公务接待费|1.20\n合计|9.20\n";
    let both = [
        "claim Suggests table_column_sum 8.00万元 = 5.00万元+3.00万元",
        "claim Suggests table_column_sum 9.20万元 = 0.00万元+8.00万元+1.20万元",
    ];
    assert_eq!(lines(cars, "claim"), both);
    // Numbered rows: what 其中 divides lies one deeper than the row it divides.
    let numbered = cars
        .replace("因公出国", "1.因公出国")
        .replace("公务用车购置及", "2.公务用车购置及")
        .replace("公务接待费", "3.公务接待费");
    says(&numbered, &both);
}

#[test]
fn points_in_columns_of_their_own() {
    let source = "一级指标|分值|二级指标|三级指标|分值|得分\n投入|20|目标设定|目标合理性|12|12\n|||指标明确性|8|7\n产出|80|职责履行|任务完成率|80|78\n合计|100|||100|97\n";
    says(
        source,
        &[
            "indicator 目标合理性 Unsaid target - actual - weight 12分 score 12分 reason ",
            "claim Demands level1_eq_sum_level3 20分 = 12分+8分",
            "tally of weights 100分 all of 12分+8分+80分",
            "tally of scores 97分 all of 12分+7分+78分",
        ],
    );
}

#[test]
fn a_header_in_two_rows() {
    let wide = "绩效指标|||年度指标值|||实际完成值|分值|得分|备注\n一级指标|二级指标|三级指标|指标性质|指标值|度量单位||||\n产出指标|数量指标|培训人次|≥|120|人次|130|50|50|\n";
    let narrow = "绩效指标|年度指标值|实际完成值|分值|得分|备注\n一级指标|二级指标|三级指标|指标性质|指标值|度量单位\n产出指标|数量指标|培训人次|≥|120|人次|130|50|50|\n";
    for source in [wide, narrow] {
        says(source, &["indicator 培训人次 AtLeast target 120人次 actual 130人次 weight 50分 score 50分 reason "]);
    }
}

#[test]
fn a_row_broken_inside_a_cell_and_a_table_cut_by_a_line() {
    let source = "| 项目名称 | 预算数（万元） | 执行数（万元） | 执行率 |\n| 村道\n养护 | 12.00 | 11.40 | 95% |\n续表\n| 广场维修 | 8.00 | 6.00 | 75% |\n| 合计 | 20.00 | 17.40 | 87% |\n";
    says(
        source,
        &[
            "project 村道养护 12.00万元 11.40万元 95%",
            "project 广场维修 8.00万元 6.00万元 75%",
            "claim Demands table_column_sum 17.40万元 = 11.40万元+6.00万元",
        ],
    );
}

#[test]
fn glued_digits_are_not_guessed() {
    let source = "项目支出绩效自评表\n年初预算数全年预算数全年执行数分值执行率得分年度资金总额：303010100.00%10其中：本年财政拨款3030一级指标二级指标三级指标分值指标值实际完成值得分";
    assert_eq!(lines(source, "unread").len(), 1);
    assert_eq!(lines(source, "claim"), [""; 0]);
    assert_eq!(lines("全年预算数30万元，执行率100.00%，得10分；三级指标得分90分。", "unread"), [""; 0]);
}

#[test]
fn a_form_copied_out_of_a_pdf_with_blanks_between_its_cells() {
    let source = "项目支出绩效自评表\n项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n年度资金总额 86.50 86.50 84.00 10 97.11% 9.71\n其中：当年财政拨款 86.50 86.50 84.00 — 97.11% —\n其他资金 0 0 0 — — —\n年度总体目标 预期目标 实际完成情况\n维修灌渠，保障灌溉。已完成。\n\
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施\n产出指标 数量指标 修建灌渠长度 ≥12公里 12.6公里 30 30\n质量指标 验收合格率 100% 100% 20 20\n绩效\n效益指标 社会效益指标 灌溉面积 ≥800亩 790亩 30 29.5 改线\n满意度指标 服务对象满意度指标 群众满意度 ≥90% 94% 10 10\n总分 100 99.21\n";
    says(source, &[FORM[0], FORM[1], FORM[3], FORM[4], "claim Demands table_fund_parts 84.00万元 = 84.00万元"]);
    assert_eq!(lines(source, "unread"), [""; 0]);
}

#[test]
fn tabs_around_one_cell_are_a_row() {
    let source = "年度预算申请（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n\t年度资金总额\t500\t560\t532\t10\t95%\t9.5\n\t按收入性质分：\t\t\t按支出性质分：\t\t\t\n\t其中：一般公共预算：420\t\t\t其中：基本支出：310\t\t\t\n\t政府性基金拨款：0\t\t\t项目支出：250\t\t\t\n\t其他资金：140\t\t\t\t\t\t\n";
    says(
        source,
        &[
            "claim Demands table_fund_parts 560万元 = 420万元+0万元+140万元",
            "claim Demands table_fund_parts 560万元 = 310万元+250万元",
        ],
    );
}

/// Pieces of tables in any order: an answer, and every span inside the text.
#[test]
fn junk_is_survived() {
    const PIECES: [&str; 40] = [
        "|",
        "|",
        "|",
        "\t",
        "\n",
        "\n",
        "\n\n",
        " ",
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
        "一级指标",
        "三级指标",
        "指标值",
        "实际完成值",
        "年度资金总额",
        "其中：财政拨款",
        "其他资金",
        "产出指标（50分）",
        "数量指标",
        "总分",
        "合计",
        "……",
        "（",
        "）",
        "—",
        "100%",
        "9.71",
        "-3",
        "12公里",
        "99999999999999999999999999999999999",
        "<tr>",
        "<td rowspan=3 colspan=70>",
        "</td></tr>",
        "&nbsp",
        "𠀀",
        "单位：万元",
    ];
    let mut seed = 0x9E37_79B9_7F4A_7C15u64;
    for _ in 0..1500 {
        let mut source = String::new();
        for _ in 0..70 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            source.push_str(PIECES[(seed >> 33) as usize % PIECES.len()]);
        }
        let text = Text::new(&source);
        let mut doc = document(&text);
        super::read(&mut doc);
        for indicator in &doc.indicators {
            assert!(!indicator.span.is_empty() && text.copy.get(indicator.span.range()).is_some(), "{source}");
        }
        for (span, _) in &doc.unread {
            assert!(text.copy.get(span.range()).is_some(), "{source}");
            text.origin(*span);
        }
    }
}

#[test]
fn execution_among_the_indicators_and_a_name_that_is_also_a_group() {
    let grid = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t数量指标\t清淤长度\t≥9公里\t9公里\t60\t60\n满意度指标\t服务对象满意度指标\t服务对象满意度\t≥90%\t81%\t30\t27\n预算执行率\t\t\t\t\t10\t9.5\n总分\t100\t96.5\n";
    let cells = grid.split(['\t', '\n']).filter(|c| !c.is_empty()).collect::<Vec<_>>().join("\n");
    for source in [grid, &cells] {
        says(
            source,
            &[
                "indicator 清淤长度 AtLeast target 9公里 actual 9公里 weight 60分 score 60分 reason ",
                "indicator 服务对象满意度 AtLeast target 90% actual 81% weight 30分 score 27分 reason ",
                "claim Demands weights_sum_100 100分 = 10分+60分+30分",
                "claim Demands score_sum_eq_total 96.5分 = 9.5分+60分+27分",
                "total 96.5分",
            ],
        );
        assert!(!said(source).contains("indicator 预算执行率"), "{}", said(source));
    }
    // With a target it is an indicator like any other.
    let aimed = grid.replace("预算执行率\t\t\t\t\t", "预算执行率\t\t\t100%\t95%\t");
    says(&aimed, &["indicator 预算执行率 Unsaid target 100% actual 95% weight 10分 score 9.5分 reason "]);
}

#[test]
fn a_table_with_words_of_its_own_over_its_columns_goes_on_under_no_other() {
    let source = "| 支出分类 | 全年预算数（万元） | 全年执行数（万元） | 执行率 |\n| 基本支出 | 50 | 45 | 90% |\n| 项目支出 | 20 | 10 | 50% |\n见下表。\n| 经费控制情况 | 2020年水平 | 2021年水平 | 今年水平 |\n| 公务接待费 | 8 | 10 | 9 |\n";
    let claims = lines(source, "claim");
    assert!(claims.iter().any(|c| c.contains("exec_rate_recalc 90%")), "{claims:?}");
    assert!(!claims.iter().any(|c| c.contains("exec_rate_recalc 9%")), "{claims:?}");
}

#[test]
fn a_side_beside_the_sources_of_money_is_no_column() {
    let source = "项目支出绩效自评表\n项目资金\n资金来源\n全年预算数（A）\n全年执行数（B）\n分值\n执行率（B/A）\n得分\n年度资金总额\n86.50\n84.00\n10\n97.11%\n9.71\n其中：中央资金\n86.50\n84.00\n—\n97.11%\n—\n\
        一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n分值\n得分\n产出指标\n数量指标\n清淤长度\n≥9公里\n9公里\n60\n60\n满意度指标\n满意度指标\n居民满意度\n≥90%\n81%\n30\n27\n总分\n100\n96.71\n";
    says(source, &["claim Demands score_sum_eq_total 96.71分 = 9.71分+60分+27分"]);
}

#[test]
fn what_is_left_is_told_apart_from_what_was_spent_of_it() {
    let source = "云岭县2022年项目支出绩效自评报告\n资金支出情况见下表（单位：万元）。\n学校名称    下达数    支出数    结余数    支出率\n东河小学    812.00    803.64    8.36    98.97%\n西河中学    946.50    914.27    32.23    96.59%\n南驿小学    385.20    379.80    5.40    98.60%\n北关学校    728.30    655.47    72.83    90.00%\n合  计    2872.00    2753.18    118.82    95.86%\n";
    let said = |text: &str| {
        let found = crate::check(text).findings.into_iter();
        found.filter(|f| f.rule == "like_its_neighbours" || f.rule == "table_column_sum").count()
    };
    assert_eq!(said(source), 0);
    assert!(said(&source.replace("32.23", "37.23")) > 0);
    assert!(said(&source.replace("96.59%", "95.69%")) > 0);
}
