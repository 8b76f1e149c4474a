//! 绩效自评表: head, money, goals, indicators, total.

use rust_decimal::Decimal;

use super::grid::{self, LAYOUTS, Layout};
use super::indicators;
use super::page::Page;

pub fn write(page: &mut Page) {
    let layout = *page.rng.pick(LAYOUTS);
    money(page);
    let count = page.rng.range(4, 11) as usize;
    let card = indicators::score(page, count, true);
    let project = *page.rng.pick(super::world::PROJECTS);
    page.word("project", project);
    page.line_one(&[
        "<year>年度项目支出绩效自评表",
        "项目支出绩效自评表\n（<year>年度）",
        "附件3\n<place>预算项目支出绩效自评表（<year>年度）",
    ]);
    let unit = page.style.money;
    let unit_above = page.chance(40);
    if unit_above {
        page.line(&format!("填报单位：<unit>  单位：{unit}"));
    }
    let mut rows: Vec<Vec<String>> = vec![
        vec!["项目名称".into(), "<project>".into()],
        vec!["主管部门".into(), "<place>财政局".into(), "实施单位".into(), "<unit>".into()],
    ];
    let of = if unit_above { String::new() } else { format!("（{unit}）") };
    funds(page, &mut rows, &of, layout);
    let sheet_rows = grid::indicator_rows(page, &card, layout);
    let width = sheet_rows[0].len();
    let weight_at = position(&sheet_rows[0], &["分值", "权重", "分值（权重）"]);
    let score_at = position(&sheet_rows[0], &["得分", "自评得分"]);
    goals(page, &mut rows);
    rows.extend(sheet_rows);
    let one_line =
        matches!(layout, Layout::CellPerLine | Layout::CellPerLineBlank | Layout::CellPerLinePiped | Layout::Blanks);
    let total = match one_line || page.chance(40) {
        true => vec!["总分".into(), "{total.weight:n}".into(), "{total.score:n}".into()],
        false => {
            let mut cells = vec![String::new(); width];
            cells[0] = "合计".to_string();
            cells[weight_at] = "{total.weight:n}".to_string();
            cells[score_at] = "{total.score:n}".to_string();
            cells
        }
    };
    rows.push(total);
    grid::print(page, layout, &rows);
    if page.chance(50) {
        page.line("自评等级：<grade>");
    }
    if page.chance(40) {
        page.line("填表人：<person>  联系电话：<phone>  填报日期：<next>年<month>月<day>日");
    }
}

fn position(header: &[String], names: &[&str]) -> usize {
    header.iter().position(|h| names.contains(&h.as_str())).expect("every order has weight and score")
}

fn money(page: &mut Page) {
    let fiscal = page.amount(8, 1600);
    let carried = if page.chance(70) { Decimal::ZERO } else { page.share(fiscal, 4, 20) };
    let other = if page.chance(80) { Decimal::ZERO } else { page.share(fiscal, 5, 30) };
    let whole = page.chance(40);
    let mut spent_total = Decimal::ZERO;
    for (key, amount) in [("fiscal", fiscal), ("carried", carried), ("other", other)] {
        let spent = if whole || amount.is_zero() { amount } else { page.share(amount, 90, 100) };
        page.set_money(&format!("{key}.budget"), amount);
        page.set_money(&format!("{key}.spent"), spent);
        let initial = if page.chance(70) || amount.is_zero() { amount } else { page.share(amount, 88, 110) };
        page.set_money(&format!("{key}.initial"), initial);
        if !amount.is_zero() {
            page.set_rate(&format!("{key}.rate"), spent, amount);
            page.relate(format!("{key}.spent / {key}.budget = {key}.rate"));
        }
        spent_total += spent;
    }
    page.set_money("full_budget", fiscal + carried + other);
    page.set_money("spent", spent_total);
    let initial: Decimal = ["fiscal", "carried", "other"].iter().map(|k| page.get(&format!("{k}.initial"))).sum();
    page.set_money("initial_budget", initial);
    page.set_rate("rate", spent_total, fiscal + carried + other);
    page.relate("spent / full_budget = rate");
    page.relate("fiscal.budget + carried.budget + other.budget = full_budget");
    page.relate("fiscal.spent + carried.spent + other.spent = spent");
    page.relate("fiscal.initial + carried.initial + other.initial = initial_budget");
}

/// The rows of the money: the header in one of its orders, the total, and the sources.
fn funds(page: &mut Page, rows: &mut Vec<Vec<String>>, of: &str, layout: Layout) {
    let (initial, full, spent) = *page.rng.pick(&[
        ("年初预算数", "全年预算数", "全年执行数"),
        ("年初预算", "调整后预算数", "预算执行数"),
        ("年初预算数", "全年预算数（A）", "全年执行数（B）"),
    ]);
    let dash = *page.rng.pick(&["—", "/", "-"]);
    let label = format!("项目资金{of}");
    rows.push([&label, initial, full, spent, "分值", "执行率", "得分"].iter().map(|s| s.to_string()).collect());
    let line = |name: &str, key: &str, tail: [&str; 3]| -> Vec<String> {
        let mut cells = vec![name.to_string()];
        for what in ["initial", "budget", "spent"] {
            cells.push(format!("{{{key}.{what}:n}}"));
        }
        cells.extend(tail.iter().map(|s| s.to_string()));
        cells
    };
    rows.push(
        [
            "年度资金总额",
            "{initial_budget:n}",
            "{full_budget:n}",
            "{spent:n}",
            "{exec.weight:n}",
            "{rate}",
            "{exec.score:n}",
        ]
        .iter()
        .map(|s| s.to_string())
        .collect(),
    );
    let first = *page.rng.pick(&["其中：当年财政拨款", "其中：本年财政拨款", "其中：财政拨款"]);
    rows.push(line(first, "fiscal", [dash, if layout == Layout::Tabs { "{fiscal.rate}" } else { dash }, dash]));
    rows.push(line("上年结转资金", "carried", [dash, dash, dash]));
    rows.push(line("其他资金", "other", [dash, dash, dash]));
}

fn goals(page: &mut Page, rows: &mut Vec<Vec<String>>) {
    let goal = super::indicators::spelled(page, "[保障|推进]<project>工作[顺利|有序]开展，提升公共服务水平。");
    let done = super::indicators::spelled(page, "[已按计划完成|基本完成]年度目标任务。");
    rows.push(vec!["年度总体目标".into(), "预期目标".into(), "实际完成情况".into()]);
    rows.push(vec![String::new(), goal, done]);
    if page.chance(30) {
        rows.pop();
        rows.pop();
    }
}
