//! A work that takes years: what it was to cost, what was put into it year by year, how far it is.

use super::super::page::Page;
use super::{card, card_talk, filler, funds};

fn draw(page: &mut Page) {
    let (shell, machines) = (page.amount(300, 6000), page.amount(40, 900));
    let (others, reserve) = (page.share(shell, 6, 18), page.share(shell, 3, 8));
    let estimate = shell + machines + others + reserve;
    for (key, amount) in [
        ("estimate", estimate),
        ("e.shell", shell),
        ("e.machines", machines),
        ("e.others", others),
        ("e.reserve", reserve),
    ] {
        page.set_money(key, amount);
    }
    page.relate("e.shell + e.machines + e.others + e.reserve = estimate");
    for part in ["shell", "machines", "others", "reserve"] {
        page.set_rate(&format!("e.{part}.share"), page.get(&format!("e.{part}")), estimate);
        page.relate(format!("e.{part} / estimate = e.{part}.share"));
    }
    let first = page.share(estimate, 15, 30);
    let second = page.share(estimate, 15, 30);
    let third = page.share(estimate, 12, 30);
    let whole = first + second + third;
    for (key, amount) in
        [("y1.put", first), ("y2.put", second), ("y3.put", third), ("put", whole), ("unput", estimate - whole)]
    {
        page.set_money(key, amount);
    }
    page.set_rate("put.rate", whole, estimate);
    page.relate("y1.put + y2.put + y3.put = put");
    page.relate("put / estimate = put.rate");
    page.relate("estimate - put = unput");
    let paid = page.share(third, 70, 99);
    page.set_money("spent", paid);
    page.set_money("budget", third);
    page.set_rate("rate", paid, third);
    page.set_money("left", third - paid);
    page.relate("spent / budget = rate");
    page.relate("budget - spent = left");
    page.relate_far("y3.put = budget");
    let area = page.rng.range(800, 24_000);
    page.set_count("area", area, "平方米");
    let year: i64 = page.spoken("year").parse().expect("a year");
    page.word("before_last", (year - 2).to_string());
    funds::contract(page);
}

pub fn write(page: &mut Page) {
    name(page);
    draw(page);
    let card = card::indicators(page);
    page.line_one(&[
        "<place><work>建设项目绩效自评报告",
        "<work>工程<year>年度绩效自评报告\n建设单位：<unit>",
        "关于<work>项目<year>年度建设资金绩效自评的报告",
    ]);
    page.line("一、项目概况");
    page.line_one(&[
        "<work>建筑面积{area}，批复概算{estimate}，其中：建安工程费{e.shell}，设备购置费{e.machines}，工程建设其他费{e.others}，预备费{e.reserve}。",
        "项目总投资{estimate}：建安工程{e.shell}（{e.shell.share}）、设备{e.machines}（{e.machines.share}）、其他费用{e.others}（{e.others.share}）、预备费{e.reserve}（{e.reserve.share}）；建筑面积{area}。",
        "项目概算由建安工程费{e.shell}、设备费{e.machines}、其他费{e.others}和预备费{e.reserve}构成，共{estimate}，建设规模{area}。",
        "建设规模{area}，估算总投资{estimate}，建安工程费占{e.shell.share}，为{e.shell}；设备购置费{e.machines}，占{e.machines.share}。",
        "建安费、设备费、其他费、预备费分别为{e.shell}、{e.machines}、{e.others}、{e.reserve}，概算总额{estimate}。",
        "批复总投资{estimate}（含建安工程{e.shell}、设备{e.machines}、其他{e.others}、预备费{e.reserve}），建筑面积{area}。",
    ]);
    page.line("二、投资完成情况");
    page.line_one(&[
        "<before_last>年完成投资{y1.put}，<last>年完成投资{y2.put}，<year>年完成投资{y3.put}，累计完成投资{put}，占概算{estimate}的{put.rate}。",
        "三年累计投入{put}，其中<before_last>年{y1.put}、<last>年{y2.put}、<year>年{y3.put}；剩余投资{unput}。",
        "截至<year>年底累计完成投资{put}，占总投资{estimate}的{put.rate}，尚需投资{unput}。",
        "<before_last>至<year>年分别完成投资{y1.put}、{y2.put}和{y3.put}，合计{put}。",
        "项目累计完成投资{put}（<before_last>年{y1.put}，<last>年{y2.put}，<year>年{y3.put}），投资完成率{put.rate}。",
        "投资完成率{put.rate}，即累计完成{put}、概算{estimate}，剩余{unput}列入<next>年计划。",
    ]);
    page.line("三、年度资金使用");
    page.line_one(&[
        "<year>年度安排资金{budget}，支付{spent}，执行率{rate}，结余{left}。",
        "本年度预算{budget}，已支付{spent}，预算执行率{rate}。",
        "当年资金计划{budget}，实际支付{spent}，未支付{left}，支付率{rate}。",
        "<year>年预算资金{budget}已支付{spent}（{rate}），余{left}。",
    ]);
    page.line("四、工程管理");
    funds::works_contract(page);
    filler::care(page);
    page.line("五、绩效指标完成情况");
    if card.with_execution {
        card_talk::execution(page);
    }
    card_talk::tell(page, &card);
    page.line("六、自评结论");
    card_talk::verdict(page, &card);
    page.line("七、问题及建议");
    filler::problems(page);
}

fn name(page: &mut Page) {
    let work = *page.rng.pick(&[
        "第二水厂及配套管网",
        "城东九年一贯制学校",
        "人民医院门诊综合楼",
        "县城生活垃圾转运站",
        "老年养护院",
        "全民健身中心",
        "沿河截污干管",
    ]);
    page.word("work", work);
}
