//! Particulars that real reports go into: audits of works, surveys, purchases, the units of a department.
//!
//! Some of their figures hang together in ways only a far-seeing checker proves; none may be mistaken for a budget.

use rust_decimal::Decimal;

use super::page::Page;

pub fn tell(page: &mut Page, count: usize) {
    let all: [fn(&mut Page); 5] = [audit, survey, purchase, growth, people_reached];
    for one in page.rng.sample(&all, count) {
        one(page);
    }
}

/// Works submitted at one price and approved at another.
fn audit(page: &mut Page) {
    let submitted = page.amount(20, 400);
    let cut = page.share(submitted, 2, 14);
    page.set_money("audit_submitted", submitted);
    page.set_money("audit_cut", cut);
    page.set_money("audit_approved", submitted - cut);
    page.set_rate("audit_rate", cut, submitted);
    page.relate_far("audit_submitted - audit_cut = audit_approved");
    page.relate_far("audit_cut / audit_submitted = audit_rate");
    page.line_one(&[
        "[附属|配套]工程送审金额{audit_submitted}，审定金额{audit_approved}，审减{audit_cut}，审减率{audit_rate}。",
        "经财政投资评审，[一标段|附属工程]预算送审价{audit_submitted}，审定价{audit_approved}，核减{audit_cut}（核减率{audit_rate}）。",
    ]);
}

fn survey(page: &mut Page) {
    let sent = page.rng.range(100, 800);
    let back = sent - page.rng.range(0, sent / 12);
    let content = back - page.rng.range(0, back / 10);
    page.set_count("survey_sent", sent, "份");
    page.set_count("survey_back", back, "份");
    page.set_count("survey_content", content, "份");
    page.set_rate("survey_return", back.into(), sent.into());
    page.set_rate("survey_rate", content.into(), back.into());
    page.relate_far("survey_back / survey_sent = survey_return");
    page.relate_far("survey_content / survey_back = survey_rate");
    page.line_one(&[
        "[评价组|本次评价]发放[调查|]问卷{survey_sent}，收回有效问卷{survey_back}，回收率{survey_return}；其中表示满意的{survey_content}，占{survey_rate}。",
        "[问卷|抽样]调查：发放{survey_sent}、回收{survey_back}（回收率{survey_return}）。",
    ]);
}

/// A few purchases, each a count at a unit price; the list says that it is not complete.
fn purchase(page: &mut Page) {
    let things = page.rng.sample(
        &[("台式电脑", "台"), ("办公桌椅", "套"), ("巡查无人机", "架"), ("对讲机", "部"), ("档案密集架", "组")],
        3,
    );
    page.say("[主要|重点]采购了");
    for (i, (thing, unit)) in things.into_iter().enumerate() {
        let key = format!("buy{}.", i + 1);
        let count = page.rng.range(2, 40);
        let price = Decimal::new(page.rng.range(12, 180), 2);
        page.set_count(&format!("{key}count"), count, unit);
        page.set_exact(&format!("{key}price"), price, "万元", 2);
        page.set_exact(&format!("{key}cost"), price * Decimal::from(count), "万元", 2);
        page.relate_far(format!("{key}count * {key}price = {key}cost"));
        page.scope(key);
        if i > 0 {
            page.push("、");
        }
        page.say(&format!("{thing}{{@count}}（单价{{@price}}，计{{@cost}}）"));
    }
    page.line("等[设备|物资]，均[履行|按规定履行]政府采购程序。");
}

/// Growth without its base: nothing to prove.
fn growth(page: &mut Page) {
    page.line_one(&[
        "全年[接待|服务][群众|办事企业]{#2-60}.{#1-9}万人次，同比增长{#2-30}.{#1-9}%；网上办件量占比{#60-95}.{#1-9}%，[较|比]上年提高{#2-9}.{#1-9}个百分点。",
        "[平均|单件]办理时限由{#10-20}个工作日压缩到{#3-6}个工作日，[压减|提速][五成以上|近七成]。",
    ]);
}

fn people_reached(page: &mut Page) {
    page.line_one(&[
        "[累计|共]培训{#200-900}人，其中女性{#60-120}人、[少数民族|脱贫户]{#20-50}人[，就业{#100-150}人|]。",
        "受益[人口|群众]{#1-9}.{#10-99}万人，其中[脱贫人口|低收入人口]{#200-900}人。",
    ]);
}

/// The budget by the units that make up the department.
pub fn units(page: &mut Page) {
    let whole = page.get("full_budget");
    let own = page.share(whole, 45, 75);
    let second = page.share(whole - own, 30, 70);
    for (key, amount) in [("u1.budget", own), ("u2.budget", second), ("u3.budget", whole - own - second)] {
        page.set_money(key, amount);
    }
    page.relate("u1.budget + u2.budget + u3.budget = full_budget");
    page.line_one(&[
        "按预算单位划分，<office>本级{u1.budget}、所属技术推广站{u2.budget}、信息服务中心{u3.budget}，合计{full_budget}。",
        "全年预算{full_budget}，其中：<office>机关{u1.budget}，综合服务中心{u2.budget}，质量检测所{u3.budget}。",
    ]);
}
