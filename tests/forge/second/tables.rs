//! Tables of the second family: other columns, other names above them, other orders.

use super::super::grid::{self, Layout};
use super::super::page::Page;
use super::card::{Card, Sort};
use super::card_talk::promised;
use super::ledger::Ledger;

fn cells(list: &[&str]) -> Vec<String> {
    list.iter().map(|c| c.to_string()).collect()
}

/// Layouts whose empty cells survive.
pub const WHOLE: &[Layout] =
    &[Layout::Tabs, Layout::Tabs, Layout::Pipes, Layout::TrailingPipes, Layout::Markdown, Layout::Html];

/// Layouts for tables without an empty cell.
pub const ANY: &[Layout] =
    &[Layout::Tabs, Layout::Pipes, Layout::Flow, Layout::Blanks, Layout::CellPerLine, Layout::Html, Layout::Flow];

/// The unit of money, above the table or in its headings.
fn unit_line(page: &mut Page) -> String {
    let unit = page.style.money;
    match page.rng.range(1, 3) {
        1 => {
            page.line(&format!("单位：{unit}"));
            String::new()
        }
        2 => {
            page.line(&format!("[金额单位：|（单位：]{unit}").replace("（单位：", "单位: "));
            String::new()
        }
        _ => format!("（{unit}）"),
    }
}

pub fn projects(page: &mut Page, ledger: &Ledger) {
    let layouts = if page.chance(50) { WHOLE } else { ANY };
    let layout = *page.rng.pick(layouts);
    page.line_one(&["<year>年度项目支出明细表", "项目资金执行情况一览表", "附表：专项资金使用情况"]);
    let of = unit_line(page);
    // (heading, what, with its unit)
    let columns: &[(&str, &str, bool)] = match page.rng.range(1, 4) {
        1 => &[
            ("年初预算", "initial", true),
            ("调整后预算", "budget", true),
            ("支出数", "spent", true),
            ("执行率", "rate", false),
        ],
        2 => &[
            ("预算安排", "budget", true),
            ("到位资金", "received", true),
            ("已使用", "spent", true),
            ("结余", "left", true),
        ],
        3 => &[("实际支出", "spent", true), ("预算数", "budget", true), ("完成预算%", "rate", false)],
        _ => &[
            ("预算指标数", "budget", true),
            ("到位率", "arrival", false),
            ("到位金额", "received", true),
            ("支付金额", "spent", true),
            ("使用率", "use", false),
        ],
    };
    // The total has no number: that cell stays empty.
    let numbered = page.chance(50) && WHOLE.contains(&layout);
    let total_first = page.chance(35);
    let mut rows = vec![];
    let mut header = if numbered { cells(&["序号", "项目"]) } else { cells(&["项目名称"]) };
    header.extend(columns.iter().map(|(name, _, money)| if *money { format!("{name}{of}") } else { name.to_string() }));
    rows.push(header);
    let cell = |key: &str, what: &str, money: bool| match money {
        true => format!("{{{key}{what}:n}}"),
        false => format!("{{{key}{what}}}"),
    };
    for (i, project) in ledger.projects.iter().enumerate() {
        let mut row = if numbered { vec![(i + 1).to_string()] } else { vec![] };
        row.push(project.name.clone());
        row.extend(columns.iter().map(|(_, what, money)| cell(&project.key, what, *money)));
        rows.push(row);
    }
    let mut total = if numbered { cells(&[""]) } else { vec![] };
    total.push(page.rng.pick(&["合计", "总计", "合  计"]).to_string());
    total.extend(columns.iter().map(|(_, what, money)| cell("project.", what, *money)));
    match total_first {
        true => rows.insert(1, total),
        false => rows.push(total),
    }
    grid::print(page, layout, &rows);
}

/// Spending by function against the budget.
pub fn functions(page: &mut Page, ledger: &Ledger) {
    let layout = *page.rng.pick(WHOLE);
    let of = unit_line(page);
    let mut rows = vec![vec![
        "科目".to_string(),
        format!("年初预算数{of}"),
        format!("决算数{of}"),
        "完成年初预算".to_string(),
        "占比".to_string(),
    ]];
    for function in &ledger.functions {
        let key = &function.key;
        rows.push(vec![
            format!("{}支出", function.name),
            format!("{{{key}initial:n}}"),
            format!("{{{key}spent:n}}"),
            format!("{{{key}rate}}"),
            format!("{{{key}share}}"),
        ]);
    }
    rows.push(cells(&["本年支出合计", "", "{spent:n}", "", ""]));
    grid::print(page, layout, &rows);
}

/// 预算 / 决算 / 上年 of the three public expenses.
pub fn three(page: &mut Page) {
    let layouts = if page.chance(50) { WHOLE } else { ANY };
    let layout = *page.rng.pick(layouts);
    let of = unit_line(page);
    let mut rows =
        vec![vec!["项目".to_string(), format!("上年决算{of}"), format!("本年预算{of}"), format!("本年决算{of}")]];
    let lines = [
        ("“三公”经费合计", "three"),
        ("1.因公出国（境）费", "abroad"),
        ("2.公务用车购置及运行维护费", "cars"),
        ("其中：公务用车购置费", "bought"),
        ("公务用车运行维护费", "running"),
        ("3.公务接待费", "meals"),
    ];
    for (name, key) in lines {
        rows.push(vec![
            name.to_string(),
            format!("{{{key}.last:n}}"),
            format!("{{{key}.budget:n}}"),
            format!("{{{key}:n}}"),
        ]);
    }
    grid::print(page, layout, &rows);
}

/// A form that changes its columns on the way down: people first, then what costs were in three years' columns.
pub fn basics(page: &mut Page) {
    let layout = *page.rng.pick(WHOLE);
    let unit = page.style.money;
    let mut rows = vec![
        cells(&["财政供养人员情况", "编制数", "<year>年实际在职人数", "控制率"]),
        cells(&["", "{posts:n}", "{working:n}", "{staffing}"]),
        vec![
            format!("经费控制情况（{unit}）"),
            "<last>年决算数".into(),
            "<year>年预算数".into(),
            "<year>年决算数".into(),
        ],
    ];
    for (name, key) in [
        ("“三公”经费", "three"),
        ("1、公务用车配备及运行维护费", "cars"),
        ("其中：公车购置", "bought"),
        ("公车运行维护", "running"),
        ("2、出国经费", "abroad"),
        ("3、公务接待", "meals"),
    ] {
        rows.push(vec![
            name.to_string(),
            format!("{{{key}.last:n}}"),
            format!("{{{key}.budget:n}}"),
            format!("{{{key}:n}}"),
        ]);
    }
    rows.push(cells(&["项目支出", "{project.spent.last:n}", "{project.budget:n}", "{project.spent:n}"]));
    rows.push(cells(&["政府采购金额", "——", "{buy.budget:n}", "{buy:n}"]));
    if page.chance(50) {
        rows.push(cells(&["厉行节约保障措施", "[严格审批|压减公务接待]", "", ""]));
    }
    grid::print(page, layout, &rows);
}

/// Two lists side by side under the total, each cell with its own name and unit.
pub fn by_income_and_by_use(page: &mut Page, layout: Layout, scored: bool) {
    let mut head = cells(&["年度预算申请", "年初预算数", "全年预算数", "全年执行数", "执行率"]);
    let mut total = cells(&["年度资金总额", "{initial}", "{budget}", "{spent}", "{rate}"]);
    if scored {
        head.splice(4..4, cells(&["分值"]));
        total.splice(4..4, cells(&["{exec.weight:n}"]));
        head.push("得分".into());
        total.push("{exec.score:n}".into());
    }
    let width = head.len();
    let mut rows = vec![head, total];
    for (left, right) in [
        ("按收入性质分：", "按支出性质分："),
        ("其中：财政拨款：{fiscal.income}", "其中：基本支出：{basic.budget}"),
        ("事业收入：{business.income}", "项目支出：{project.budget}"),
        ("其他收入：{other.income}", ""),
        ("上年结转：{carried}", ""),
    ] {
        let mut row = vec![String::new(); width];
        row[0] = left.into();
        row[3] = right.into();
        rows.push(row);
    }
    page.relate("fiscal.income + business.income + other.income + carried = budget");
    grid::print(page, layout, &rows);
}

/// Basic and project spending through the stages of the budget.
pub fn money_rows(page: &mut Page, layout: Layout) {
    let of = unit_line(page);
    let (first, second, third) = *page.rng.pick(&[
        ("年初预算", "调整预算", "决算数"),
        ("年初预算数（A）", "全年预算数（B）", "全年执行数（C）"),
        ("批复数", "调整后预算数", "实际支出"),
    ]);
    let mut rows = vec![vec![
        "支出分类".to_string(),
        format!("{first}{of}"),
        format!("{second}{of}"),
        format!("{third}{of}"),
        "预算执行率".to_string(),
    ]];
    let basic = ["基本支出", "{basic.initial:n}", "{basic.budget:n}", "{basic.spent:n}", "{basic.rate}"];
    let project = ["项目支出", "{project.initial:n}", "{project.budget:n}", "{project.spent:n}", "{project.rate}"];
    let whole = ["支出总计", "{initial:n}", "{budget:n}", "{spent:n}", "{rate}"];
    let order = if page.chance(50) { [whole, basic, project] } else { [basic, project, whole] };
    rows.extend(order.iter().map(|row| cells(row)));
    grid::print(page, layout, &rows);
}

/// The score card: columns in one of several orders, sections as merged cells.
pub fn card(page: &mut Page, card: &Card, layout: Layout) {
    let standards = card.sections.iter().all(|s| s.items.iter().all(|i| i.sort == Sort::Standard));
    if standards {
        return standard_card(page, card, layout);
    }
    // One cell a line or parted by blanks: an empty cell would be lost, so none is left empty.
    let dense = !WHOLE.contains(&layout);
    let split_target = page.chance(35) && !dense;
    let score_first = page.chance(35);
    // 产出指标（50分）
    let weighed = page.chance(40) && !dense;
    let with_rate = page.chance(30);
    let with_rate = with_rate || (dense && card.by_printed_rate);
    let with_reason = !dense && (page.chance(50) || (card.by_printed_rate && !with_rate));
    let mut header = cells(&["一级指标", "二级指标", "三级指标"]);
    let worth = cells(&[*page.rng.pick(&["分值", "权重", "标准分"])]);
    let goal = match split_target {
        true => cells(&["指标性质", "指标值", "度量单位", "完成值"]),
        false => cells(&["年度指标值", "实际完成值"]),
    };
    for part in if score_first { [&worth, &goal] } else { [&goal, &worth] } {
        header.extend(part.iter().cloned());
    }
    if with_rate {
        header.push("完成率".into());
    }
    header.push("得分".into());
    if with_reason {
        header.push("偏差原因及改进措施".into());
    }
    let mut rows = vec![header.clone()];
    for section in &card.sections {
        for (i, item) in section.items.iter().enumerate() {
            let key = &item.key;
            let first = i == 0;
            let section_name = match (first || dense, weighed) {
                (false, _) => String::new(),
                (true, false) => section.name.to_string(),
                (true, true) => format!("{}（{{{}weight}}）", section.name, section.key),
            };
            let mut row = vec![section_name, item.level.to_string(), item.name.clone()];
            let worth = vec![format!("{{{key}weight:n}}")];
            let goal = match (split_target, item.sort) {
                (true, Sort::Quality(what)) => cells(&["定性", what, "", if item.reached { what } else { "基本达到" }]),
                (true, sort) => vec![
                    match sort {
                        Sort::AtMost => "≤",
                        Sort::Exactly => "=",
                        _ => "≥",
                    }
                    .to_string(),
                    format!("{{{key}target:n}}"),
                    item.unit.to_string(),
                    format!("{{{key}actual:n}}"),
                ],
                (false, Sort::Quality(what)) => cells(&[what, if item.reached { what } else { "基本达到" }]),
                (false, _) => vec![promised(page, item), format!("{{{key}actual}}")],
            };
            for part in if score_first { [&worth, &goal] } else { [&goal, &worth] } {
                row.extend(part.iter().cloned());
            }
            let rated = matches!(item.sort, Sort::AtLeast | Sort::Exactly);
            if with_rate {
                row.push(if rated {
                    format!("{{{key}rate}}")
                } else if dense {
                    "—".into()
                } else {
                    String::new()
                });
            }
            row.push(format!("{{{key}score:n}}"));
            if with_reason {
                row.push(match (item.reached, rated && !with_rate) {
                    (true, _) => String::new(),
                    (false, true) => format!("{}，完成率{{{key}rate}}", item.reason),
                    (false, false) => item.reason.to_string(),
                });
            }
            rows.push(row);
        }
    }
    let mut total = vec![String::new(); header.len()];
    total[0] = page.rng.pick(&["合计", "总分", "总计"]).to_string();
    let at = |names: &[&str]| header.iter().position(|h| names.contains(&h.as_str())).expect("a column");
    total[at(&["分值", "权重", "标准分"])] = "{total.weight:n}".into();
    total[at(&["得分"])] = "{total.score:n}".into();
    if card.with_execution {
        let mut exec = vec![String::new(); header.len()];
        exec[0] = "预算执行率".into();
        exec[at(&["分值", "权重", "标准分"])] = "{exec.weight:n}".into();
        exec[at(&["得分"])] = "{exec.score:n}".into();
        rows.insert(1, exec);
    }
    rows.push(total);
    if dense {
        rows.iter_mut().for_each(|row| row.retain(|cell| !cell.is_empty()));
    }
    grid::print(page, layout, &rows);
}

fn standard_card(page: &mut Page, card: &Card, layout: Layout) {
    let sums = page.chance(60);
    let mut rows = vec![cells(&["评价内容", "评价指标", "标准分值", "扣分", "自评得分", "扣分原因"])];
    for section in &card.sections {
        for (i, item) in section.items.iter().enumerate() {
            let key = &item.key;
            rows.push(vec![
                if i == 0 { section.name.to_string() } else { String::new() },
                item.name.clone(),
                format!("{{{key}weight:n}}"),
                if item.reached { String::new() } else { format!("{{{key}lost:n}}") },
                format!("{{{key}score:n}}"),
                if item.reached { String::new() } else { item.reason.to_string() },
            ]);
        }
        if sums {
            let key = &section.key;
            rows.push(vec![
                String::new(),
                "小计".into(),
                format!("{{{key}weight:n}}"),
                format!("{{{key}lost:n}}"),
                format!("{{{key}score:n}}"),
                String::new(),
            ]);
        }
    }
    rows.push(cells(&["合计", "", "{total.weight:n}", "{total.lost:n}", "{total.score:n}", ""]));
    grid::print(page, layout, &rows);
}
