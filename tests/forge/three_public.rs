//! “三公”经费: travel abroad, official vehicles, receptions.

use rust_decimal::Decimal;

use super::number::round;
use super::page::Page;

const PARTS: [&str; 3] = ["abroad", "vehicles", "reception"];

pub fn draw(page: &mut Page) {
    let abroad_none = page.chance(70);
    let abroad = if abroad_none { Decimal::ZERO } else { page.amount(2, 12) };
    let buying_none = page.chance(75);
    let buying = if buying_none { Decimal::ZERO } else { page.amount(12, 24) };
    let running = page.amount(3, 28);
    let reception = page.amount(1, 15);
    let now = [abroad, buying + running, reception];
    set_year(page, "", &now);
    page.set_money("tp_buying", buying);
    page.set_money("tp_running", running);
    page.relate("tp_buying + tp_running = tp_vehicles");
    page.relate("tp_abroad + tp_buying + tp_running + tp_reception = tp");

    let last: Vec<Decimal> = now
        .iter()
        .map(|&v| {
            let before = page.share(v, 78, 128);
            if v.is_zero() { v } else { before }
        })
        .collect();
    set_year(page, "_last", &last);
    let budget: Vec<Decimal> = now.iter().map(|&v| if v.is_zero() { v } else { page.share(v, 100, 135) }).collect();
    set_year(page, "_budget", &budget);

    let whole = page.get("tp");
    for part in PARTS {
        page.set_rate(&format!("tp_{part}_share"), page.get(&format!("tp_{part}")), whole);
        page.relate(format!("tp_{part} / tp = tp_{part}_share"));
    }
    for key in ["tp", "tp_vehicles", "tp_reception"] {
        let (now, last) = (page.get(key), page.get(&format!("{key}_last")));
        let change = now - last;
        page.set_money(&format!("{key}_change"), change.abs());
        page.set_rate(&format!("{key}_growth"), change.abs(), last);
        let flat = change.is_zero();
        page.word(&format!("{key}_more"), if flat || change > Decimal::ZERO { "增加" } else { "减少" });
        page.word(&format!("{key}_up"), if flat || change > Decimal::ZERO { "增长" } else { "下降" });
        let (a, b) = if change > Decimal::ZERO {
            (key.to_string(), format!("{key}_last"))
        } else {
            (format!("{key}_last"), key.to_string())
        };
        page.relate(format!("{a} - {b} = {key}_change"));
        page.relate(format!("{key}_change / {key}_last = {key}_growth"));
        let budget = page.get(&format!("{key}_budget"));
        page.set_rate(&format!("{key}_done"), now, budget);
        page.relate(format!("{key} / {key}_budget = {key}_done"));
    }
    let cars = page.rng.range(1, 6);
    page.set_count("tp_cars", cars, "辆");
    let visits = page.rng.range(12, 160);
    page.set_count("tp_visits", visits, "批次");
    let guests = visits * page.rng.range(5, 9) + page.rng.range(0, 4);
    page.set_count("tp_guests", guests, "人次");
}

fn set_year(page: &mut Page, suffix: &str, parts: &[Decimal]) {
    for (part, value) in PARTS.iter().zip(parts) {
        page.set_money(&format!("tp_{part}{suffix}"), round(*value, page.style.money_decimals));
    }
    page.set_money(&format!("tp{suffix}"), parts.iter().copied().sum());
    page.relate(format!("tp_abroad{suffix} + tp_vehicles{suffix} + tp_reception{suffix} = tp{suffix}"));
}

pub fn tell(page: &mut Page) {
    page.line_one(&[
        "<year>年“三公”经费实际支出{tp}，较上年{tp_last}<tp_more>{tp_change}，<tp_up>{tp_growth}；其中公务接待费{tp_reception}、公务用车运行维护费{tp_running}、公务用车购置费{tp_buying}、因公出国（境）费{tp_abroad}。",
        "三公经费：上年决算{tp_last}，本年决算{tp}，[变动|增减]{tp_change}，<tp_up>{tp_growth}。[严控接待标准|严格执行公车管理规定]。",
        "[我单位|本部门]“三公”经费预算{tp_budget}，其中公务用车购置及运行维护费{tp_vehicles_budget}、公务接待费{tp_reception_budget}、因公出国（境）费{tp_abroad_budget}；实际支出{tp}，占预算的{tp_done}。",
        "“三公”经费控制率=“三公”经费实际支出数÷“三公”经费预算安排数×100%={tp:n}÷{tp_budget:n}×100%={tp_done}。",
        "公务用车购置及运行维护费{tp_vehicles}（其中购置费{tp_buying}、运行维护费{tp_running}），公务接待费{tp_reception}，因公出国（境）费{tp_abroad}，三公经费合计{tp}。",
        "“三公”经费支出{tp}（<last>年为{tp_last}）：因公出国（境）费{tp_abroad}，占{tp_abroad_share}；公务用车费用{tp_vehicles}，占{tp_vehicles_share}；公务接待费{tp_reception}，占{tp_reception_share}。",
        "<year>年“三公”经费支出预算为{tp_budget}，实际支出{tp}。其中：因公出国（境）费{tp_abroad}，公务用车购置及运行维护费{tp_vehicles}，公务接待费{tp_reception}。",
        "“三公”经费决算{tp}，比上年<tp_more>{tp_change}，<tp_up>{tp_growth}。其中公务接待费{tp_reception}，占{tp_reception_share}；公务用车购置及运行费{tp_vehicles}，占{tp_vehicles_share}；因公出国（境）费用{tp_abroad}，占{tp_abroad_share}。",
        "<year>年三公经费决算数{tp}，上年决算数{tp_last}，三公经费变动率=（本年数-上年数）÷上年数，较上年<tp_up>{tp_growth}。",
        "全年“三公”经费支出{tp}，其中：公务接待费{tp_reception}（{tp_visits}、{tp_guests}），公务用车运行维护费{tp_running}，公务用车购置费{tp_buying}，因公出国（境）费{tp_abroad}。",
        "“三公”经费年初预算{tp_budget}（因公出国（境）费{tp_abroad_budget}、公务用车购置及运行费{tp_vehicles_budget}、公务接待费{tp_reception_budget}），决算数{tp}，完成预算的{tp_done}。",
        "因公出国（境）{tp_abroad}、公务接待费{tp_reception}、公务用车购置及运行维护费{tp_vehicles}，“三公”经费合计{tp}，控制在预算{tp_budget}以内，三公经费控制率{tp_done}。",
    ]);
}

/// The sheet of basic data that some provinces annex: last year, budget, final.
pub fn table(page: &mut Page) {
    use super::grid::{self, Layout};
    let layout = *page.rng.pick(&[Layout::Tabs, Layout::Pipes, Layout::TrailingPipes, Layout::Markdown]);
    let unit = page.style.money;
    page.line("[“三公”经费|经费控制]情况[如下|见下表]：");
    let (last, year) = (page.spoken("last"), page.spoken("year"));
    let mut rows = vec![vec![
        format!("经费控制情况（{unit}）"),
        format!("{last}年决算数"),
        format!("{year}年预算数"),
        format!("{year}年决算数"),
    ]];
    let numbered = page.chance(50);
    for (i, (name, key)) in [
        ("“三公”经费", "tp"),
        ("公务用车购置及运行维护费", "tp_vehicles"),
        ("因公出国（境）费", "tp_abroad"),
        ("公务接待费", "tp_reception"),
    ]
    .into_iter()
    .enumerate()
    {
        let name = if numbered && i > 0 { format!("{i}.{name}") } else { name.to_string() };
        rows.push(vec![name, format!("{{{key}_last:n}}"), format!("{{{key}_budget:n}}"), format!("{{{key}:n}}")]);
    }
    grid::print(page, layout, &rows);
}
