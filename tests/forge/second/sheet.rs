//! 绩效自评表: the national form and what provinces have made of it.

use rust_decimal::Decimal;

use super::super::grid::{self, LAYOUTS, Layout};
use super::super::page::Page;
use super::card;
use super::ledger;
use super::words::SUBJECTS;
use super::{buying, card_talk, filler, staff, tables, three};

pub fn write(page: &mut Page) {
    page.word("bureau", "财政局");
    filler::furniture(page);
    match page.rng.range(1, 6) {
        1 | 2 => project_form(page),
        3 => department_form(page),
        4 => standards_form(page),
        5 => annexes(page),
        _ => project_list(page),
    }
}

/// Head, funds by source, goals, indicators, total.
fn project_form(page: &mut Page) {
    let layout = if page.chance(15) { Layout::Flow } else { *page.rng.pick(LAYOUTS) };
    funds(page);
    let card = card::indicators(page);
    let subject = *page.rng.pick(SUBJECTS);
    page.line_one(&["项目支出绩效自评表", "<year>年项目支出绩效自评表", "部门预算项目支出绩效自评表（<year>年度）"]);
    let of = format!("（{}）", page.style.money);
    let with_initial = page.chance(60);
    let mut rows = vec![
        vec!["项目名称".to_string(), subject.to_string()],
        vec!["主管部门".into(), "<unit>".into(), "实施单位".into(), "<unit>".into()],
    ];
    let mut header = vec![format!("项目资金{of}")];
    if with_initial {
        header.push("年初预算数".into());
    }
    let names =
        *page.rng.pick(&[["全年预算数", "全年执行数"], ["调整后预算数", "预算执行数"], ["预算数（A）", "执行数（B）"]]);
    header.extend(names.iter().map(|n| n.to_string()));
    let scored = card.with_execution && page.chance(60);
    let weight_first = page.chance(60);
    let rate_name = if names[0] == "预算数（A）" { "执行率（B/A）" } else { "执行率" }.to_string();
    header.extend(match (scored, weight_first) {
        (false, _) => vec![rate_name],
        (true, true) => vec!["分值".to_string(), rate_name, "得分".to_string()],
        (true, false) => vec![rate_name, "分值".to_string(), "得分".to_string()],
    });
    rows.push(header);
    for (name, key) in
        [("年度资金总额", ""), ("其中：财政拨款", "fiscal."), ("上年结转资金", "carried."), ("其他资金", "other.")]
    {
        let mut row = vec![name.to_string()];
        if with_initial {
            row.push(format!("{{{key}initial:n}}"));
        }
        row.push(format!("{{{key}budget:n}}"));
        row.push(format!("{{{key}spent:n}}"));
        let zero = page.get(&format!("{key}budget")).is_zero();
        let rate = if zero { "0%".to_string() } else { format!("{{{key}rate}}") };
        let (weight, score) = match key {
            "" => ("{exec.weight:n}", "{exec.score:n}"),
            _ => ("—", "—"),
        };
        row.extend(match (scored, weight_first) {
            (false, _) => vec![rate],
            (true, true) => vec![weight.to_string(), rate, score.to_string()],
            (true, false) => vec![rate, weight.to_string(), score.to_string()],
        });
        rows.push(row);
    }
    grid::print(page, layout, &rows);
    if page.chance(60) {
        page.line_one(&[
            "年度总体目标完成情况：[已完成年初设定目标|基本完成]。",
            "预期目标：按时完成年度任务。实际完成情况：已完成。",
        ]);
    }
    tables::card(page, &card, layout);
    if page.chance(50) {
        page.line_one(&[
            "自评等级：<grade>",
            "评价结论：自评总分{total.score}，等级<grade>。",
            "填表人：<person>　联系电话：<phone>",
        ]);
    }
}

fn funds(page: &mut Page) {
    let fiscal = page.amount(10, 1200);
    let carried = if page.chance(60) { Decimal::ZERO } else { page.share(fiscal, 3, 18) };
    let other = if page.chance(70) { Decimal::ZERO } else { page.share(fiscal, 4, 22) };
    let mut totals = [Decimal::ZERO; 3];
    for (key, budget) in [("fiscal.", fiscal), ("carried.", carried), ("other.", other)] {
        let spent = if budget.is_zero() || page.chance(45) { budget } else { page.share(budget, 78, 99) };
        let initial = if budget.is_zero() || page.chance(60) { budget } else { page.share(budget, 85, 115) };
        for (i, (what, amount)) in [("initial", initial), ("budget", budget), ("spent", spent)].into_iter().enumerate()
        {
            page.set_money(&format!("{key}{what}"), amount);
            totals[i] += amount;
        }
        if !budget.is_zero() {
            page.set_rate(&format!("{key}rate"), spent, budget);
            page.relate(format!("{key}spent / {key}budget = {key}rate"));
        }
    }
    for (what, total) in ["initial", "budget", "spent"].into_iter().zip(totals) {
        page.set_money(what, total);
        page.relate(format!("fiscal.{what} + carried.{what} + other.{what} = {what}"));
    }
    page.set_rate("rate", page.get("spent"), page.get("budget"));
    page.relate("spent / budget = rate");
}

fn department_form(page: &mut Page) {
    ledger::draw(page);
    let card = card::indicators(page);
    page.line_one(&["部门整体支出绩效自评表\n（<year>年度）", "<year>年度部门整体绩效目标完成情况自评表"]);
    page.line("部门名称：<unit>");
    let layout = *page.rng.pick(tables::WHOLE);
    match page.chance(50) {
        true => tables::money_rows(page, layout),
        false => tables::by_income_and_by_use(page, layout, card.with_execution),
    }
    tables::card(page, &card, layout);
    page.line("自评等级：<grade>");
}

fn standards_form(page: &mut Page) {
    ledger::draw(page);
    let card = card::standards(page);
    page.line_one(&["部门整体支出绩效评价评分表", "<unit><year>年度整体支出绩效自评打分表"]);
    let layout = *page.rng.pick(tables::WHOLE);
    tables::card(page, &card, layout);
    card_talk::breakdown(page, &card);
}

/// The basic data that a report carries behind it.
fn annexes(page: &mut Page) {
    let ledger = ledger::draw(page);
    staff::draw(page);
    three::draw(page);
    buying::draw(page);
    page.line("附件1\n<year>年度部门整体支出绩效评价基础数据表\n填报单位：<unit>");
    match page.chance(65) {
        true => tables::basics(page),
        false => {
            staff::people(page);
            tables::three(page);
        }
    }
    let layout = *page.rng.pick(tables::WHOLE);
    tables::money_rows(page, layout);
    buying::tell(page);
    page.line("附件2");
    tables::functions(page, &ledger);
}

fn project_list(page: &mut Page) {
    let ledger = ledger::draw(page);
    page.line("<unit><year>年度项目绩效自评汇总表");
    tables::projects(page, &ledger);
    page.line_one(&[
        "说明：以上项目共{projects}。",
        "注：执行率=支出数/预算数×100%。",
        "填表人：<person>　审核人：<person>　填报日期：<next>年<month>月<day>日",
    ]);
}
