//! Finer figures that some reports go into: quarters, units, kinds of pay, a row of years, what is left of what.

use rust_decimal::Decimal;

use super::super::page::Page;
use super::words::BRANCHES;

/// Cuts `whole` into parts named `keys` and says that they add up to it.
fn cut(page: &mut Page, whole: &str, keys: &[&str]) {
    let mut rest = page.get(whole);
    for (i, key) in keys.iter().enumerate() {
        let left = (keys.len() - i) as i64;
        let amount = if left == 1 { rest } else { page.share(rest, 60 / left, 130 / left) };
        rest -= amount;
        page.set_money(key, amount);
    }
    let parts: Vec<String> = keys.iter().map(|k| k.to_string()).collect();
    page.relate_sum(&parts, whole);
}

const PAY: [&str; 4] = ["pay.base", "pay.extra", "pay.insurance", "pay.housing"];
const OFFICE: [&str; 4] = ["cost.paper", "cost.travel", "cost.power", "cost.other"];
const QUARTERS: [&str; 4] = ["q1.spent", "q2.spent", "q3.spent", "q4.spent"];
const UNITS: [&str; 3] = ["u1.spent", "u2.spent", "u3.spent"];

pub fn draw(page: &mut Page) {
    cut(page, "wages.spent", &PAY);
    cut(page, "goods.spent", &OFFICE);
    let parts: Vec<String> = OFFICE.iter().map(|k| k.to_string()).collect();
    page.relate_sum(&parts, "public.spent");
    cut(page, "spent", &QUARTERS);
    cut(page, "spent", &UNITS);
    cut(page, "budget", &["u1.budget", "u2.budget", "u3.budget"]);
    for (i, key) in ["half", "nine"].into_iter().enumerate() {
        let sum: Decimal = QUARTERS[..2 + i].iter().map(|q| page.get(q)).sum();
        page.set_money(key, sum);
        page.set_rate(&format!("{key}.rate"), sum, page.get("budget"));
        page.relate(format!("{key} / budget = {key}.rate"));
    }
    page.relate("q1.spent + q2.spent = half");
    page.relate("half + q3.spent = nine");
    page.relate("nine + q4.spent = spent");
    for (key, budget, spent) in
        [("basic.left", "basic.budget", "basic.spent"), ("personnel.left", "personnel.budget", "personnel.spent")]
    {
        page.set_money(key, page.get(budget) - page.get(spent));
        page.relate(format!("{budget} - {spent} = {key}"));
    }
    page.relate("basic.left + project.left = left");
    // The two years before, and how the last of three compares with the first.
    let first = page.share(page.get("spent.last"), 85, 112);
    page.set_money("spent.first", first);
    let change = page.get("spent") - first;
    page.set_money("spent.since", change.abs());
    page.word("since", if change >= Decimal::ZERO { "增加" } else { "减少" });
    let (high, low) = if change >= Decimal::ZERO { ("spent", "spent.first") } else { ("spent.first", "spent") };
    page.relate(format!("{high} - {low} = spent.since"));
    let year: i64 = page.spoken("year").parse().expect("a year");
    page.word("before_last", (year - 2).to_string());
    let names = page.rng.sample(BRANCHES, 3);
    for (i, name) in names.into_iter().enumerate() {
        page.word(&format!("u{}", i + 1), name);
    }
    let head = Decimal::from(10_000) * page.get("goods.spent") / page.get("working");
    let head = if page.style.money == "元" { page.get("goods.spent") / page.get("working") } else { head };
    page.set("per_head", head, "元", 2);
    page.relate("public.spent / working = per_head");
}

pub fn basic(page: &mut Page) {
    page.line_one(&[
        "工资福利支出{wages.spent}（其中：基本工资{pay.base}，津贴补贴及奖金{pay.extra}，社会保障缴费{pay.insurance}，住房公积金{pay.housing}）；商品和服务支出{goods.spent}（其中：办公印刷费{cost.paper}，差旅费{cost.travel}，水电费{cost.power}，其他{cost.other}）；对个人和家庭的补助{aid.spent}。",
        "公用经费{public.spent}，[具体|明细]为：办公费{cost.paper}、差旅费{cost.travel}、水电费{cost.power}、其他商品和服务支出{cost.other}。",
        "工资福利支出{wages.spent}，含基本工资{pay.base}、津补贴和奖金{pay.extra}、社保缴费{pay.insurance}、公积金{pay.housing}。",
        "商品和服务支出{goods.spent}中，差旅费、水电费、办公费分别为{cost.travel}、{cost.power}、{cost.paper}，其余{cost.other}为培训、维修等支出。",
        "在职人员{working}，公用经费{public.spent}，人均公用支出{per_head}。",
        "基本支出预算{basic.budget}，决算{basic.spent}，结余{basic.left}，其中人员经费预算{personnel.budget}、决算{personnel.spent}、结余{personnel.left}。",
    ]);
}

pub fn progress(page: &mut Page) {
    page.line_one(&[
        "分季度看，一季度支出{q1.spent}，二季度支出{q2.spent}，三季度支出{q3.spent}，四季度支出{q4.spent}，全年合计{spent}。",
        "上半年支出{half}，占全年预算{budget}的{half.rate}；前三季度支出{nine}，占{nine.rate}；全年支出{spent}，占{rate}。",
        "截至6月末支出{half}，9月末支出{nine}，12月末支出{spent}，支出进度分别为{half.rate}、{nine.rate}、{rate}[，预算总额{budget}|（全年预算{budget}）]。",
        "四个季度支出依次为{q1.spent}、{q2.spent}、{q3.spent}和{q4.spent}，累计{spent}。",
        "前三季度累计支出{nine}，四季度支出{q4.spent}，全年{spent}。",
        "上半年{half}（一季度{q1.spent}、二季度{q2.spent}），三季度{q3.spent}，四季度{q4.spent}，共支出{spent}。",
    ]);
}

pub fn units(page: &mut Page) {
    page.line_one(&[
        "按单位分：<u1>支出{u1.spent}，<u2>支出{u2.spent}，<u3>支出{u3.spent}，汇总支出{spent}。",
        "全年预算{budget}，其中<u1>{u1.budget}、<u2>{u2.budget}、<u3>{u3.budget}。",
        "<u1>、<u2>、<u3>[三家单位|]预算分别为{u1.budget}、{u2.budget}、{u3.budget}，共{budget}；支出分别为{u1.spent}、{u2.spent}、{u3.spent}，共{spent}。",
        "部门汇总支出{spent}，[构成如下|由以下单位构成]：1.<u1>{u1.spent}；2.<u2>{u2.spent}；3.<u3>{u3.spent}。",
    ]);
}

pub fn years(page: &mut Page) {
    page.line_one(&[
        "近三年支出情况：<before_last>年{spent.first}，<last>年{spent.last}，<year>年{spent}。",
        "<before_last>年、<last>年、<year>年，<we>支出分别为{spent.first}、{spent.last}和{spent}，三年间<since>{spent.since}。",
        "与<before_last>年的{spent.first}相比，<year>年支出{spent}，<since>{spent.since}；与<last>年的{spent.last}相比，<spent.more>{spent.change}，<spent.up>{spent.growth}。",
    ]);
}

pub fn remains(page: &mut Page) {
    page.line_one(&[
        "年末结余{left}，其中基本支出结余{basic.left}，项目支出结余{project.left}。",
        "未执行预算{left}：基本支出{basic.left}，项目支出{project.left}。",
        "结转结余{left}由两部分组成，基本支出结转{basic.left}，项目支出结转{project.left}，占全年预算{budget}的{left.rate}。",
    ]);
}
