//! 部门决算公开说明 and the notes taken from it.

use super::super::page::Page;
use super::super::world::chinese;
use super::ledger::{self, Ledger};
use super::{buying, details, filler, money, staff, tables, three, works};

pub fn write(page: &mut Page) {
    let ledger = ledger::draw(page);
    staff::draw(page);
    three::draw(page);
    buying::draw(page);
    details::draw(page);
    evaluated(page, &ledger);
    page.word("bureau", "财政局");
    filler::furniture(page);
    match page.rng.range(1, 7) {
        7 => next_budget(page, &ledger),
        1 => by_numbers(page, &ledger),
        2 => note_on_three(page),
        3 => note_on_results(page, &ledger),
        4 => town(page, &ledger),
        5 => fiscal(page, &ledger),
        _ => other_matters(page, &ledger),
    }
}

/// How many projects were evaluated, what money they had, how they came out.
fn evaluated(page: &mut Page, ledger: &Ledger) {
    let count = ledger.projects.len() as i64;
    let mut grades = [0, 0, 0];
    for project in &ledger.projects {
        let score = page.rng.range(762, 1000);
        grades[if score >= 900 {
            0
        } else if score >= 800 {
            1
        } else {
            2
        }] += 1;
        page.set_exact(&format!("{}score", project.key), rust_decimal::Decimal::new(score, 1), "分", 1);
    }
    for (key, n) in ["best", "good", "fair"].into_iter().zip(grades) {
        page.set_count(key, n, "个");
    }
    let best = grades[0];
    page.relate("best + good + fair = projects");
    page.set_rate("best.share", best.into(), count.into());
    page.relate("best / projects = best.share");
    let sum: rust_decimal::Decimal = ledger.projects.iter().map(|p| page.get(&format!("{}score", p.key))).sum();
    page.set("mean", sum / rust_decimal::Decimal::from(count), "分", 2);
    let parts = ledger.projects.iter().map(|p| format!("{}score", p.key)).collect::<Vec<_>>().join(" + ");
    page.relate(format!("( {parts} ) / {count} = mean"));
}

fn results(page: &mut Page, ledger: &Ledger) {
    page.line_one(&[
        "根据预算绩效管理要求，<we>对<year>年度{projects}项目支出开展绩效自评，共涉及资金{project.budget}，自评覆盖率100%。[评价结果：|其中]“优”{best}、“良”{good}、“中”{fair}。",
        "组织对{projects}项目进行了自评，涉及预算资金{project.budget}，全年支出{project.spent}，总体执行率{project.rate}；评价等级为优的{best}，占{best.share}。",
        "<year>年纳入绩效自评的项目{projects}，预算金额{project.budget}，执行金额{project.spent}；自评平均分{mean}。",
        "绩效自评实现全覆盖，{projects}项目、{project.budget}资金全部纳入，评价结果优、良、中分别为{best}、{good}、{fair}。",
        "[<we>|本部门]应开展自评项目{projects}，已完成自评项目{projects}，涉及资金{project.budget}，已支出{project.spent}，结余{project.left}。",
        "部门自评项目共{projects}，项目预算总额{project.budget}、决算总额{project.spent}。",
    ]);
    let form = page.rng.range(1, 5);
    for (i, project) in ledger.projects.iter().enumerate() {
        page.scope(project.key.clone());
        page.say(&page.item_number(i + 1));
        let name = &project.name;
        page.line(&match form {
            1 => format!("“{name}”绩效自评综述：根据年初设定的绩效目标，自评得分{{@score}}。全年预算数{{@budget}}，执行数{{@spent}}，完成预算的{{@rate}}。"),
            2 => format!("{name}：全年预算{{@budget}}，全年执行{{@spent}}，预算执行率{{@rate}}，自评{{@score}}，[产出指标全部完成|目标如期实现]。"),
            3 => format!("{name}自评得分{{@score}}，项目资金{{@budget}}，实际使用{{@spent}}，剩余{{@left}}。"),
            4 => format!("{name}。年初预算{{@initial}}，调整后{{@budget}}，支出{{@spent}}，占调整后预算的{{@rate}}。"),
            _ => format!("{name}，预算{{@budget}}，到位{{@received}}，支出{{@spent}}，到位资金使用率{{@use}}，得分{{@score}}。"),
        });
    }
}

/// Every function against the budget it began with.
fn by_function(page: &mut Page, ledger: &Ledger) {
    if page.chance(25) {
        return tables::functions(page, ledger);
    }
    let form = page.rng.range(1, 4);
    for (i, function) in ledger.functions.iter().enumerate() {
        page.scope(function.key.clone());
        page.say(&page.item_number(i + 1));
        let name = &function.name;
        page.line(&match form {
            1 => format!("{name}支出（类）。年初预算为{{@initial}}，支出决算为{{@spent}}，完成年初预算的{{@rate}}。决算数与年初预算数存在差异的主要原因是年中预算调整。"),
            2 => format!("{name}支出{{@spent}}，占{{@share}}，为年初预算{{@initial}}的{{@rate}}。"),
            3 => format!("{name}支出年初预算{{@initial}}，决算{{@spent}}，预算完成率{{@rate}}。"),
            _ => format!("{name}（类）支出{{@spent}}，年初预算数{{@initial}}，完成{{@rate}}，主要用于[人员经费和专项业务|职工社保和项目建设]。"),
        });
    }
}

fn totals(page: &mut Page) {
    page.line_one(&[
        "<year>年度收、支总计均为{available}。其中本年收入{income}，与上年相比<income.more>{income.change}，<income.up>{income.growth}；年初结转和结余{carried}。",
        "收入总计{available}，包括本年收入{income}、年初结转和结余{carried}；支出总计{available}，包括本年支出{spent}、年末结转和结余{left}。",
        "<year>年度收入支出总计{available}。其中：本年收入{income}，比上年<income.more>{income.change}，<income.up>{income.growth}；本年支出{spent}，比上年<spent.more>{spent.change}，<spent.up>{spent.growth}。",
        "收入总计{available}，支出总计{available}。本年收入{income}，本年支出{spent}，年末结转结余{left}。",
        "本年收入{income}，上年收入{income.last}；本年支出{spent}，上年支出{spent.last}；年末结转和结余{left}，年初结转和结余{carried}。",
        "<year>年，<unit>总收入{available}（含年初结转{carried}），总支出{spent}，年末结转{left}。",
    ]);
}

fn chapter(page: &mut Page, number: usize, title: &str) {
    page.line(&format!("{}、{title}", chinese(number)));
}

fn by_numbers(page: &mut Page, ledger: &Ledger) {
    page.line_one(&[
        "<year>年度部门决算情况说明\n<unit>",
        "<unit><year>年部门决算信息公开",
        "第三部分 <year>年度部门决算情况说明",
    ]);
    chapter(page, 1, "收入支出决算总体情况说明");
    totals(page);
    chapter(page, 2, "收入决算情况说明");
    money::income(page);
    chapter(page, 3, "支出决算情况说明");
    money::spending(page);
    if page.chance(30) {
        details::years(page);
    }
    chapter(page, 4, "一般公共预算财政拨款支出决算情况说明");
    by_function(page, ledger);
    chapter(page, 5, "一般公共预算财政拨款基本支出决算情况说明");
    money::basic(page);
    if page.chance(50) {
        details::basic(page);
    }
    chapter(page, 6, "“三公”经费支出决算情况说明");
    three::in_full(page);
    chapter(page, 7, "机关运行经费支出情况");
    buying::costs(page);
    chapter(page, 8, "政府采购支出情况");
    buying::tell(page);
    chapter(page, 9, "国有资产占有使用情况");
    staff::owned(page);
    chapter(page, 10, "预算绩效情况说明");
    results(page, ledger);
}

fn note_on_three(page: &mut Page) {
    page.line_one(&["<unit><year>年“三公”经费决算情况说明", "<year>年度“三公”经费公开情况\n单位：<unit>"]);
    three::in_full(page);
    if page.chance(60) {
        page.line_one(&["附：“三公”经费支出情况表", "“三公”经费明细如下："]);
        tables::three(page);
    }
    buying::costs(page);
}

fn note_on_results(page: &mut Page, ledger: &Ledger) {
    page.line_one(&["<unit><year>年度预算绩效管理工作开展情况说明", "关于<year>年度绩效自评开展情况的说明\n<unit>"]);
    chapter(page, 1, "绩效管理工作开展情况");
    filler::care(page);
    money::executed(page);
    chapter(page, 2, "项目绩效自评结果");
    results(page, ledger);
    chapter(page, 3, "存在问题");
    filler::problems(page);
}

fn town(page: &mut Page, ledger: &Ledger) {
    page.line("<place><year>年度决算公开说明");
    chapter(page, 1, "部门概况");
    filler::duties(page);
    staff::offices(page);
    staff::people(page);
    chapter(page, 2, "决算收支总体情况");
    totals(page);
    money::functions(page, ledger);
    chapter(page, 3, "基本支出和项目支出");
    money::basic(page);
    works::tell(page, ledger);
    chapter(page, 4, "三公经费");
    match page.chance(40) {
        true => tables::three(page),
        false => three::tell(page),
    }
    chapter(page, 5, "其他重要事项");
    buying::costs(page);
    buying::tell(page);
}

fn fiscal(page: &mut Page, ledger: &Ledger) {
    page.line("<unit><year>年部门决算分析报告");
    chapter(page, 1, "预算执行情况");
    money::approved(page);
    money::changed(page);
    money::executed(page);
    details::progress(page);
    if page.chance(40) {
        details::units(page);
    }
    chapter(page, 2, "收支结构分析");
    money::income(page);
    by_function(page, ledger);
    chapter(page, 3, "人员和资产");
    staff::people(page);
    staff::owned(page);
    chapter(page, 4, "结转结余情况");
    money::balance(page);
    details::remains(page);
    chapter(page, 5, "绩效自评情况");
    results(page, ledger);
}

fn other_matters(page: &mut Page, ledger: &Ledger) {
    page.line("其他重要事项的情况说明");
    let order = page.chance(50);
    if order {
        page.say("（一）机关运行经费。");
        buying::costs(page);
        page.say("（二）政府采购。");
        buying::tell(page);
    } else {
        page.say("（一）政府采购支出情况。");
        buying::tell(page);
        page.say("（二）机关运行经费支出情况。");
        buying::costs(page);
    }
    page.say("（三）国有资产占用情况。");
    staff::owned(page);
    page.line("（四）预算绩效管理工作开展情况。");
    page.depth = super::super::page::Depth::Bracketed;
    results(page, ledger);
}

/// The budget made public at the beginning of the year, which says nothing of spending.
fn next_budget(page: &mut Page, ledger: &Ledger) {
    page.line_one(&["<unit><year>年部门预算公开说明", "<year>年部门预算编制说明\n<unit>"]);
    chapter(page, 1, "部门概况");
    filler::duties(page);
    staff::offices(page);
    page.line_one(&[
        "编制{posts}，在职{working}，退休{retired}。",
        "核定编制{posts}，实有在职人员{working}，控制率{staffing}。",
    ]);
    chapter(page, 2, "收支预算");
    ledger::compare(page, "initial", page.get("initial"));
    page.line_one(&[
        "<year>年收支预算{initial}，比上年{initial.last}<initial.more>{initial.change}，<initial.up>{initial.growth}。其中基本支出{basic.initial}，项目支出{project.initial}。",
        "<year>年支出预算{initial}，较上年<initial.more>{initial.change}，<initial.up>{initial.growth}。按支出结构分：基本支出{basic.initial}，占{basic.initial.share}；项目支出{project.initial}，占{project.initial.share}。",
        "本年预算总额{initial}，上年预算总额{initial.last}，同比<initial.up>{initial.growth}。基本支出、项目支出预算分别为{basic.initial}、{project.initial}。",
        "支出预算{initial}，包括：1.基本支出{basic.initial}；2.项目支出{project.initial}。与上年预算数{initial.last}相比<initial.more>{initial.change}。",
    ]);
    chapter(page, 3, "项目支出预算");
    page.say_one(&["安排项目{projects}，共{project.initial}：", "项目支出预算{project.initial}，其中："]);
    let last = ledger.projects.len() - 1;
    for (i, project) in ledger.projects.iter().enumerate() {
        page.say(&format!("{}{{{}initial}}", project.name, project.key));
        page.push(if i == last { "。\n" } else { "；" });
    }
    chapter(page, 4, "“三公”经费预算");
    page.line_one(&[
        "“三公”经费预算{three.budget}，其中：因公出国（境）费{abroad.budget}，公务用车购置费{bought.budget}，公务用车运行维护费{running.budget}，公务接待费{meals.budget}。",
        "“三公”经费预算安排{three.budget}：公务接待费{meals.budget}；公务用车购置及运行费{cars.budget}（购置{bought.budget}，运行{running.budget}）；因公出国（境）费{abroad.budget}。",
        "因公出国（境）、公务用车购置及运行、公务接待预算分别为{abroad.budget}、{cars.budget}、{meals.budget}，“三公”经费合计{three.budget}。",
    ]);
    chapter(page, 5, "政府采购和运行经费预算");
    page.line("政府采购预算{buy.budget}。机关运行经费预算{costs.budget}。");
}
