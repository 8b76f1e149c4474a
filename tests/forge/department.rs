//! 部门整体支出绩效自评报告, in the manners of many provinces.

use super::budget::{self, Money};
use super::indicators::{self, Scorecard};
use super::page::{Depth, Page};
use super::scoring::{self, Sheet};
use super::world::chinese;
use super::{details, money_talk, people, small_talk, three_public};

/// The parts a report is made of; a skeleton says in what order and under what headings.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Duties,
    People,
    Works,
    Initial,
    Adjust,
    Execution,
    Spending,
    Basic,
    Projects,
    ThreePublic,
    Income,
    Balance,
    Virtues,
    Indicators,
    Table,
    Verdict,
    Problems,
    Remedies,
}

use Part::*;

/// How the report comes to its total.
enum Scoring {
    Indicators(Scorecard),
    Standards(Sheet),
}

type Chapter = (&'static str, &'static [(&'static str, &'static [Part])]);

const SKELETONS: &[&[Chapter]] = &[
    &[
        (
            "基本概况",
            &[
                ("部门单位基本情况", &[Duties, People]),
                ("部门单位年度重点工作", &[Works]),
                ("部门单位整体预算规模及安排情况", &[Initial, Adjust, Execution, Spending]),
            ],
        ),
        (
            "部门单位整体支出管理及使用情况",
            &[("基本支出和使用情况", &[Basic]), ("项目管理和使用情况", &[Virtues, Projects])],
        ),
        ("部门单位整体支出绩效分析", &[("", &[Indicators])]),
        ("评价结论", &[("", &[Verdict])]),
        ("存在的主要问题及原因分析", &[("", &[Problems])]),
        ("改进措施和建议", &[("", &[Remedies])]),
    ],
    &[
        ("部门（单位）概况", &[("基本情况", &[Duties, People]), ("部门整体支出规模和使用方向", &[Income, Spending])]),
        (
            "部门整体支出管理及使用情况",
            &[
                ("基本支出情况", &[Basic]),
                ("“三公”经费使用和管理情况", &[ThreePublic]),
                ("专项支出情况", &[Projects]),
                ("预算编制及执行情况", &[Initial, Adjust, Execution]),
            ],
        ),
        ("部门整体支出绩效情况", &[("", &[Works, Indicators, Verdict])]),
        ("存在的主要问题", &[("", &[Problems])]),
        ("改进措施和有关建议", &[("", &[Remedies])]),
    ],
    &[
        ("部门概况", &[("机构组成", &[People]), ("机构职能", &[Duties])]),
        (
            "部门资金收支情况",
            &[("收入情况", &[Income]), ("支出情况", &[Spending, Basic]), ("结余分配和结转结余情况", &[Balance])],
        ),
        (
            "部门整体绩效分析",
            &[
                ("履职效能", &[Works]),
                ("预算管理", &[Initial, Adjust, Execution, Virtues]),
                ("财务管理", &[Virtues]),
                ("项目绩效", &[Projects]),
                ("指标完成情况", &[Table]),
            ],
        ),
        ("评价结论及建议", &[("评价结论", &[Verdict]), ("存在问题", &[Problems]), ("改进建议", &[Remedies])]),
    ],
    &[
        ("部门概况", &[("机构设置及职责工作任务情况", &[Duties, People]), ("部门整体绩效目标设立情况", &[Works])]),
        ("当年预算执行情况", &[("", &[Execution, Spending, Balance])]),
        ("整体绩效目标实现情况", &[("", &[Indicators])]),
        (
            "预算管理情况分析",
            &[("财务管理", &[Virtues, Basic]), ("资产管理", &[ThreePublic]), ("项目管理", &[Projects])],
        ),
        ("总体评价结论", &[("评价得分情况", &[Verdict]), ("存在的问题及原因分析", &[Problems])]),
        ("措施建议", &[("", &[Remedies])]),
    ],
    &[
        (
            "基本情况",
            &[
                ("部门职能", &[Duties]),
                ("年度总体工作和重点工作任务", &[Works]),
                ("部门整体支出情况", &[Execution, Spending, Basic]),
            ],
        ),
        (
            "绩效自评情况",
            &[
                ("自评结论", &[Verdict]),
                ("履职效能分析", &[Indicators]),
                ("管理效率分析", &[Initial, Adjust, ThreePublic, Virtues]),
                ("重点项目完成情况", &[Projects]),
            ],
        ),
        ("存在问题及改进意见", &[("", &[Problems, Remedies])]),
    ],
    &[
        (
            "单位基本情况",
            &[("主要职责", &[Duties]), ("机构和人员", &[People]), ("年度收支", &[Income, Spending, Balance])],
        ),
        (
            "预算绩效管理工作开展情况",
            &[
                ("预算安排", &[Initial, Adjust]),
                ("预算执行", &[Execution, Basic, ThreePublic]),
                ("项目支出", &[Projects]),
            ],
        ),
        ("绩效目标完成情况", &[("", &[Table])]),
        ("偏离绩效目标的原因和下一步改进措施", &[("", &[Problems, Remedies])]),
        ("绩效自评结果", &[("", &[Verdict])]),
    ],
    &[
        ("单位概况", &[("单位职能", &[Duties]), ("机构人员情况", &[People])]),
        (
            "预算安排及执行情况",
            &[
                ("[年初预算情况|部门预算批复情况]", &[Initial]),
                ("预算调整情况", &[Adjust]),
                ("[支出情况|决算情况]", &[Execution, Spending]),
                ("结转结余情况", &[Balance]),
            ],
        ),
        (
            "部门整体支出绩效实现情况",
            &[("[总体|年度]目标完成情况", &[Works]), ("[指标完成情况|绩效指标得分情况]", &[Indicators])],
        ),
        ("自评结论", &[("", &[Verdict])]),
        ("发现的主要问题和改进措施", &[("主要问题", &[Problems]), ("改进措施", &[Remedies])]),
    ],
    &[
        (
            "概述",
            &[("部门概况", &[Duties, People]), ("年度资金情况", &[Income, Execution]), ("自评组织情况", &[Virtues])],
        ),
        (
            "自评内容",
            &[
                ("预算配置", &[Initial, ThreePublic]),
                ("预算执行", &[Adjust, Basic, Balance]),
                ("预算管理", &[Virtues]),
                ("项目完成情况", &[Projects]),
                ("履职产出与效果", &[Works, Table]),
            ],
        ),
        ("综合评价情况及评价结论", &[("", &[Verdict])]),
        ("问题与建议", &[("", &[Problems, Remedies])]),
    ],
    &[
        ("部门基本情况", &[("", &[Duties, People, Income])]),
        (
            "部门财政支出管理和使用情况",
            &[("部门财政支出", &[Spending, Basic]), ("专项资金", &[Projects]), ("三公经费", &[ThreePublic])],
        ),
        ("绩效自评工作开展情况", &[("", &[Virtues])]),
        ("评价指标分析", &[("", &[Indicators])]),
        ("评价情况和结论", &[("综合得分", &[Verdict]), ("主要成效", &[Works])]),
        ("存在的问题和整改情况", &[("", &[Problems])]),
        ("绩效自评结果应用", &[("", &[Remedies])]),
    ],
];

pub fn write(page: &mut Page) {
    let money = budget::draw(page);
    people::draw(page);
    three_public::draw(page);
    let how = match page.chance(25) {
        true => Scoring::Standards(scoring::draw(page)),
        false => {
            let count = page.rng.range(4, 9) as usize;
            Scoring::Indicators(indicators::score(page, count, true))
        }
    };
    cover(page);
    let skeleton = *page.rng.pick(SKELETONS);
    let level2 = page.rng.range(1, 3);
    for (i, (title, sections)) in skeleton.iter().enumerate() {
        page.line(&format!("{}、{title}", chinese(i + 1)));
        page.depth = Depth::Chapter;
        let mut number = 0;
        for (heading, parts) in sections.iter() {
            if !heading.is_empty() {
                number += 1;
                page.depth = if level2 == 3 { Depth::Numbered } else { Depth::Bracketed };
                match level2 {
                    1 => page.line(&format!("（{}）{heading}", chinese(number))),
                    2 => page.line(&format!("（{}）{heading}。", chinese(number))),
                    _ => page.line(&format!("{number}.{heading}")),
                }
            }
            for &part in parts.iter() {
                tell(page, part, &money, &how);
            }
        }
    }
    if page.chance(35)
        && let Scoring::Indicators(card) = &how
    {
        annex(page, card);
    }
    if page.chance(50) {
        page.line("<unit>");
        page.line("<next>年<month>月<day>日");
    }
}

/// The table that goes with the report and says it all again.
fn annex(page: &mut Page, card: &Scorecard) {
    use super::grid::{self, Layout};
    let layout = *page.rng.pick(&[Layout::Tabs, Layout::Pipes, Layout::TrailingPipes]);
    let unit = page.style.money;
    page.line("[附件|附表]：<year>年度部门整体支出绩效[自评表|目标自评表]");
    let money = [
        vec![
            format!("年度预算（{unit}）"),
            "年初预算数".into(),
            "全年预算数".into(),
            "全年执行数".into(),
            "执行率".into(),
        ],
        row("资金总额", ["initial_budget", "full_budget", "spent"], "{rate}"),
        row("其中：基本支出", ["initial_basic", "full_basic", "spent_basic"], "{rate_basic}"),
        row("项目支出", ["initial_project", "full_project", "spent_project"], "{rate_project}"),
    ];
    grid::print(page, layout, &money);
    let mut rows = grid::indicator_rows(page, card, layout);
    let width = rows[0].len();
    let mut total = vec![String::new(); width];
    total[0] = "总分".to_string();
    total[width - 1] = "{total.score:n}".to_string();
    // The total stands under the scores; where a column of reasons follows, the row is cut there.
    if let Some(at) = rows[0].iter().position(|h| h.ends_with("得分")) {
        total[width - 1] = String::new();
        total[at] = "{total.score:n}".to_string();
    }
    let mut exec = vec![String::new(); width];
    exec[0] = "预算执行率".to_string();
    for (names, what) in
        [(["分值", "权重", "分值（权重）"], "{exec.weight:n}"), (["得分", "自评得分", ""], "{exec.score:n}")]
    {
        if let Some(at) = rows[0].iter().position(|h| names.contains(&h.as_str())) {
            exec[at] = what.to_string();
        }
    }
    rows.push(exec);
    rows.push(total);
    grid::print(page, layout, &rows);
}

fn row(name: &str, keys: [&str; 3], rate: &str) -> Vec<String> {
    let mut cells = vec![name.to_string()];
    cells.extend(keys.iter().map(|k| format!("{{{k}:n}}")));
    cells.push(rate.to_string());
    cells
}

fn cover(page: &mut Page) {
    page.line_one(&[
        "<unit><year>年度部门整体支出绩效自评报告",
        "<unit>\n<year>年部门整体支出绩效评价报告",
        "<place>部门单位整体支出绩效自评报告\n（<year>年度）\n部门单位名称（公章）：<unit>\n填报时间：<next>年<month>月<day>日",
        "附件2\n<year>年度部门整体支出绩效自评报告\n填报单位：<unit>  联系人：<person>  联系电话：<phone>\n填报日期：<next>年<month>月<day>日",
        "关于<unit><year>年度整体支出绩效自评情况的报告\n县财政局：\n根据《关于开展<year>年度部门整体支出绩效自评工作的通知》（<code>〔<next>〕<number>号）要求，现将自评情况报告如下：",
    ]);
}

fn tell(page: &mut Page, part: Part, money: &Money, how: &Scoring) {
    let more = page.rng.range(3, 6) as usize;
    match part {
        Duties => page.line_one(&[
            "<unit>主要负责全<place>范围内的<duty>等工作，[贯彻执行|宣传贯彻]国家、省、市有关法律法规和方针政策，承办本级党委、政府交办的其他事项。",
            "主要职能：<duty>；[起草|拟订]相关规划和年度计划并组织实施；[负责人|法定代表人]<person>。",
            "<we>为[财政全额拨款|一级预算]单位，承担<duty>等职责，成立于2003年，2019年3月机构改革中更为现名。",
        ]),
        People => {
            people::rooms(page);
            people::staff(page);
        }
        Works => {
            small_talk::works(page, more);
            details::tell(page, 1);
        }
        Initial => {
            money_talk::initial(page);
            if page.chance(20) {
                details::units(page);
            }
        }
        Adjust => money_talk::adjustment(page),
        Execution => money_talk::execution(page),
        Spending => money_talk::spending(page),
        Basic => money_talk::basic(page),
        Projects => money_talk::projects(page, money),
        ThreePublic => match page.chance(25) {
            true => three_public::table(page),
            false => three_public::tell(page),
        },
        Income => money_talk::income(page),
        Balance => money_talk::balance(page),
        Virtues => small_talk::virtues(page, 2),
        Indicators | Table => match how {
            Scoring::Standards(sheet) => scoring::tell(page, sheet),
            Scoring::Indicators(card) => {
                money_talk::execution_score(page);
                match part {
                    Table => super::grid::indicators(page, card),
                    _ => indicators::tell(page, card),
                }
            }
        },
        Verdict => {
            if matches!(how, Scoring::Indicators(_)) && page.chance(18) {
                return page.line("部门整体绩效评价得分{total.score}，其中当年预算执行情况得{exec.score}，[绩效评价等级|等级]为“<grade>”。");
            }
            verdict(page);
        }
        Problems => small_talk::problems(page),
        Remedies => small_talk::remedies(page),
    }
}

pub fn verdict(page: &mut Page) {
    page.line_one(&[
        "<year>年度部门整体支出绩效自评综合得分{total.score}，评价结果为“<grade>”。",
        "[经自评|综合评定]，<we><year>年度整体支出绩效自评[得分|总分为]{total.score}，[自评|评价]等级为<grade>。",
        "[对照|按照]评价指标体系，自评总得分{total.score}，[绩效|]评级为“<grade>”。",
        "评价结论：{total.score}，<grade>。",
        "根据评分标准（90分（含）以上为优、80（含）-90分为良、60（含）-80分为中、60分以下为差），[我单位|本部门]自评得{total.score}。",
        "<year>年，[我单位|本部门]整体支出绩效综合评分为{total.score}，绩效等级：<grade>。",
        "[综上所述|综上]，自评[合计|综合]得分{total.score}（满分{total.weight}），[评价|自评]结论为<grade>。",
    ]);
}
