//! Government procurement and the running costs of the office.

use super::super::page::Page;
use super::ledger::compare;

pub fn draw(page: &mut Page) {
    let (goods, works, services) = (page.amount(2, 120), page.amount(3, 460), page.amount(2, 190));
    let whole = goods + works + services;
    let planned = page.share(whole, 100, 125);
    let small = page.share(whole, 45, 98);
    let micro = page.share(small, 25, 90);
    for (key, amount) in [
        ("buy", whole),
        ("buy.goods", goods),
        ("buy.works", works),
        ("buy.services", services),
        ("buy.budget", planned),
        ("buy.small", small),
        ("buy.micro", micro),
        ("buy.saved", planned - whole),
    ] {
        page.set_money(key, amount);
    }
    page.set_rate("buy.rate", whole, planned);
    page.set_rate("buy.saving", planned - whole, planned);
    page.relate("buy.goods + buy.works + buy.services = buy");
    page.relate("buy / buy.budget = buy.rate");
    page.relate("buy.budget - buy = buy.saved");
    page.relate("buy.saved / buy.budget = buy.saving");
    for (part, of) in
        [("small", "buy"), ("micro", "buy.small"), ("goods", "buy"), ("works", "buy"), ("services", "buy")]
    {
        page.set_rate(&format!("buy.{part}.share"), page.get(&format!("buy.{part}")), page.get(of));
        page.relate(format!("buy.{part} / {of} = buy.{part}.share"));
    }
    let costs = page.amount(12, 260);
    page.set_money("costs", costs);
    compare(page, "costs", costs);
    let planned = page.share(costs, 92, 118);
    page.set_money("costs.budget", planned);
    page.set_rate("costs.done", costs, planned);
    page.relate("costs / costs.budget = costs.done");
}

pub fn tell(page: &mut Page) {
    page.line_one(&[
        "<year>年政府采购预算{buy.budget}，实际采购{buy}，[政府采购执行率|采购预算执行率]{buy.rate}，节约资金{buy.saved}。",
        "全年政府采购支出{buy}，其中货物{buy.goods}、工程{buy.works}、服务{buy.services}；面向中小企业采购{buy.small}，占采购总额的{buy.small.share}，其中小微企业{buy.micro}，占中小企业份额的{buy.micro.share}。",
        "政府采购方面，货物类、工程类、服务类分别支出{buy.goods}、{buy.works}、{buy.services}，共{buy}，占比分别为{buy.goods.share}、{buy.works.share}、{buy.services.share}。",
        "本年采购总额{buy}：工程采购{buy.works}（{buy.works.share}），货物采购{buy.goods}（{buy.goods.share}），服务采购{buy.services}（{buy.services.share}）。",
        "采购预算{buy.budget}，中标（成交）金额{buy}，节支{buy.saved}，节支率{buy.saving}。",
        "授予中小企业合同金额{buy.small}，占政府采购支出总额{buy}的{buy.small.share}；货物采购支出{buy.goods}，工程采购支出{buy.works}，服务采购支出{buy.services}。",
    ]);
}

pub fn costs(page: &mut Page) {
    page.line_one(&[
        "<year>年<unit>机关运行经费支出{costs}，比上年决算数<costs.more>{costs.change}，<costs.up>{costs.growth}，主要原因是公用经费定额变化。",
        "机关运行经费年初预算{costs.budget}，支出决算{costs}，完成年初预算的{costs.done}；上年决算{costs.last}。",
        "本部门机关运行经费{costs}，与<last>年的{costs.last}相比，<costs.more>{costs.change}，<costs.up>幅度{costs.growth}。",
        "机关运行经费财政拨款支出{costs}，<costs.more>{costs.change}，同比<costs.up>{costs.growth}。",
        "机关运行经费{costs}（预算{costs.budget}），预算完成率{costs.done}。",
        "运行经费由上年的{costs.last}<costs.more>到{costs}，<costs.up>{costs.growth}，用于办公及印刷费、邮电费、差旅费、会议费、日常维修费等。",
    ]);
}
