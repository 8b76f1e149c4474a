//! 部门决算说明: income and spending against last year, 三公, and what it says on performance.

use super::budget::{self, compare};
use super::page::Page;
use super::{indicators, money_talk, small_talk, three_public};

pub fn write(page: &mut Page) {
    let money = budget::draw(page);
    three_public::draw(page);
    indicators::score(page, 5, true);
    running_costs(page);
    procurement(page);
    functions(page);
    cars(page);
    evaluated(page);
    page.line_one(&[
        "<unit><year>年度部门决算公开说明",
        "第三部分  <year>年度部门决算情况说明",
        "<unit><year>年度部门决算情况说明",
    ]);
    page.line("一、收入[支出|]决算总体情况说明");
    overall_talk(page);
    page.line("二、收入决算情况说明");
    money_talk::income(page);
    page.line("三、支出决算情况说明");
    money_talk::spending(page);
    page.line("四、财政拨款支出决算[结构|具体]情况");
    functions_talk(page);
    page.line("五、一般公共预算财政拨款基本支出决算情况说明");
    money_talk::basic(page);
    page.line("六、“三公”经费支出决算情况说明");
    three_public::tell(page);
    three_public_details(page);
    page.line("七、机关运行经费[支出|]说明");
    page.line_one(&[
        "<year>年机关运行经费支出{running}，比上年<running_more>{running_change}，<running_up>{running_growth}。",
        "机关运行经费支出{running}，较<last>年的{running_last}<running_more>{running_change}，<running_up>{running_growth}。",
        "<year>年度机关运行经费{running}，与上年相比<running_more>{running_change}，<running_up>幅度为{running_growth}，[主要用于办公费、印刷费、差旅费等|系压减一般性支出]。",
        "本部门<year>年度机关运行经费支出{running}，上年{running_last}，同比<running_up>{running_growth}，[主要原因是厉行节约|主要是人员变动]。",
    ]);
    page.line("八、政府采购支出说明");
    procurement_talk(page);
    page.line("九、国有资产占用情况说明");
    page.line_one(&[
        "截至<year>年12月31日，共有车辆{cars}，其中：机要通信用车{cars_mail}、应急保障用车{cars_rescue}、其他用车{cars_other}；单价100万元以上设备{#0-3}台（套）。",
        "年末车辆合计{cars}（应急保障用车{cars_rescue}、机要通信用车{cars_mail}、其他用车{cars_other}）。",
    ]);
    page.line("十、预算绩效[管理工作开展|管理|]情况说明");
    performance(page, &money);
    if page.chance(60) {
        small_talk::works(page, 3);
    }
}

fn running_costs(page: &mut Page) {
    let running = page.amount(15, 320);
    page.set_money("running", running);
    compare(page, "running", running);
}

fn procurement(page: &mut Page) {
    let (goods, works, services) = (page.amount(3, 160), page.amount(5, 380), page.amount(2, 240));
    let whole = goods + works + services;
    for (key, amount) in [("buy_goods", goods), ("buy_works", works), ("buy_services", services), ("buy", whole)] {
        page.set_money(key, amount);
    }
    let small = page.share(whole, 50, 100);
    page.set_money("buy_small", small);
    page.set_rate("buy_small_share", small, whole);
    let micro = page.share(small, 30, 95);
    page.set_money("buy_micro", micro);
    page.set_rate("buy_micro_share", micro, whole);
    page.relate("buy_goods + buy_works + buy_services = buy");
    page.relate("buy_small / buy = buy_small_share");
    page.relate("buy_micro / buy = buy_micro_share");
}

fn procurement_talk(page: &mut Page) {
    page.line_one(&[
        "<year>年政府采购支出总额{buy}，其中：政府采购货物支出{buy_goods}、政府采购工程支出{buy_works}、政府采购服务支出{buy_services}。授予中小企业合同金额{buy_small}，占政府采购支出总额的{buy_small_share}，其中：授予小微企业合同金额{buy_micro}，占政府采购支出总额的{buy_micro_share}。",
        "本年政府采购支出合计{buy}，其中货物类{buy_goods}、工程类{buy_works}、服务类{buy_services}；授予中小企业{buy_small}（占比{buy_small_share}）。",
        "政府采购总额{buy}，其中：货物{buy_goods}，工程{buy_works}，服务{buy_services}。[其中|]授予小微企业合同金额{buy_micro}，占采购总额的{buy_micro_share}。",
        "政府采购货物、工程、服务支出分别为{buy_goods}、{buy_works}和{buy_services}，合计{buy}。其中授予中小企业合同{buy_small}，占{buy_small_share}。",
    ]);
}

const FUNCTIONS: &[&str] = &[
    "一般公共服务支出",
    "社会保障和就业支出",
    "卫生健康支出",
    "住房保障支出",
    "农林水支出",
    "城乡社区支出",
    "文化旅游体育与传媒支出",
];

/// Spending by class of function; the shares are printed beside it.
fn functions(page: &mut Page) {
    let count = page.rng.range(3, 5) as usize;
    let whole = page.get("spent");
    let mut left = whole;
    let mut keys = vec![];
    for i in 0..count {
        let key = format!("f{}.", i + 1);
        let amount = if i + 1 == count { left } else { page.share(left, 20, 70) };
        left -= amount;
        page.set_money(&format!("{key}amount"), amount);
        page.set_rate(&format!("{key}share"), amount, whole);
        page.relate(format!("{key}amount / spent = {key}share"));
        keys.push(format!("{key}amount"));
    }
    page.relate_sum(&keys, "spent");
    page.word("functions", count.to_string());
}

fn functions_talk(page: &mut Page) {
    let count: usize = page.spoken("functions").parse().expect("a count");
    let names = page.rng.sample(FUNCTIONS, count);
    page.say_one(&[
        "<year>年度财政拨款支出{spent}，主要用于以下方面：",
        "财政拨款支出{spent}，按功能分类：",
        "<year>年支出{spent}，具体构成为：",
    ]);
    let item = *page.rng.pick(&[
        "<name>{@amount}，占{@share}",
        "<name>{@amount}，占比{@share}",
        "<name>（类）{@amount}，占总支出的{@share}",
    ]);
    for (i, name) in names.iter().enumerate() {
        page.scope(format!("f{}.", i + 1));
        page.word("name", *name);
        page.say(item);
        page.push(if i + 1 == count { "。\n" } else { "；" });
    }
}

fn cars(page: &mut Page) {
    let (mail, rescue, other) = (page.rng.range(1, 3), page.rng.range(1, 4), page.rng.range(1, 6));
    for (key, count) in
        [("cars_mail", mail), ("cars_rescue", rescue), ("cars_other", other), ("cars", mail + rescue + other)]
    {
        page.set_count(key, count, "辆");
    }
    page.relate("cars_mail + cars_rescue + cars_other = cars");
}

fn overall_talk(page: &mut Page) {
    page.line_one(&[
        "<unit><year>年度收入总计{full_budget}，支出总计{full_budget}。[与上年相比，|]本年收入{income}，比上年<income_more>{income_change}，<income_up>{income_growth}；本年支出{spent}，比上年<spent_more>{spent_change}，<spent_up>{spent_growth}。",
        "<year>年度本年收入{income}，年初结转和结余{carried_in}，收入总计{full_budget}；本年支出{spent}，年末结转和结余{left}，支出总计{full_budget}。",
        "<year>年收、支总计均为{full_budget}。其中本年收入{income}，同比<income_up>{income_growth}；本年支出{spent}，同比<spent_up>{spent_growth}（上年支出{spent_last}）。",
    ]);
}

fn three_public_details(page: &mut Page) {
    page.line_one(&[
        "公务接待费支出{tp_reception}，完成预算{tp_reception_budget}的{tp_reception_done}，比上年<tp_reception_more>{tp_reception_change}，<tp_reception_up>{tp_reception_growth}。国内公务接待{tp_visits}，{tp_guests}。",
        "因公出国（境）费支出决算{tp_abroad}；公务用车购置及运行维护费支出决算{tp_vehicles}，完成预算{tp_vehicles_budget}的{tp_vehicles_done}；公务接待费支出决算{tp_reception}，完成预算{tp_reception_budget}的{tp_reception_done}。",
        "国内公务接待{tp_visits}、{tp_guests}，支出{tp_reception}，[人均|每人次]约百元；公务用车保有量{tp_cars}，运行维护费{tp_running}。",
        "公务用车购置及运行维护费支出{tp_vehicles}，比上年<tp_vehicles_more>{tp_vehicles_change}，<tp_vehicles_up>{tp_vehicles_growth}。其中：公务用车购置支出{tp_buying}，公务用车运行维护费支出{tp_running}，年末公务用车保有量{tp_cars}。",
        "“三公”经费支出决算为{tp}，完成预算的{tp_done}；与上年{tp_last}相比<tp_more>{tp_change}，<tp_up>{tp_growth}。",
    ]);
}

/// The self-evaluation as the accounts tell it.
fn evaluated(page: &mut Page) {
    page.set_money("evaluated", page.get("full_project"));
    page.set_rate("evaluated_share", page.get("full_project"), page.get("full_budget"));
    page.relate("full_project / full_budget = evaluated_share");
}

fn performance(page: &mut Page, money: &budget::Money) {
    page.say_one(&[
        "根据预算绩效管理要求，<we>组织对<year>年度{projects}项目开展了绩效自评，涉及资金{full_project}[，自评覆盖率达到100%|]。",
        "本部门对{projects}一般公共预算项目支出全面开展绩效自评，共涉及资金{full_project}，占部门预算总额的{evaluated_share}。",
    ]);
    page.line("组织开展部门整体支出绩效自评，自评得分{total.score}，等级为<grade>。");
    let item = *page.rng.pick(&[
        "<name>绩效自评综述：全年预算数{@budget}，执行数{@spent}，完成预算的{@rate}。[发现的主要问题及原因：前期准备不够充分。|]下一步改进措施：加快支出进度。",
        "<name>：预算{@budget}，执行{@spent}，执行率{@rate}，绩效目标[基本|全部]完成。",
    ]);
    for project in &money.projects {
        page.scope(project.key.clone());
        page.word("name", project.name.clone());
        page.line(item);
    }
}
