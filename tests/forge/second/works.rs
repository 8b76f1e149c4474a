//! The projects of a department, one after the other, in the ways they are enumerated.

use super::super::page::Page;
use super::ledger::Ledger;

pub fn tell(page: &mut Page, ledger: &Ledger) {
    match page.rng.range(1, 6) {
        1 => run_on(page, ledger),
        2 => listed(page, ledger),
        3 => respective(page, ledger),
        4 => headed(page, ledger),
        5 => by_purpose(page, ledger),
        _ => super::tables::projects(page, ledger),
    }
}

/// One long sentence: 其中：…；…；….
fn run_on(page: &mut Page, ledger: &Ledger) {
    page.say_one(&[
        "<year>年项目支出预算{project.budget}，实际支出{project.spent}，其中：",
        "项目支出决算数{project.spent}，为预算{project.budget}的{project.rate}，分项目看：",
        "<we>安排专项{projects}，资金{project.budget}，已支付{project.spent}（{project.rate}），具体是：",
        "全年实施项目{projects}，预算总额{project.budget}，支出总额{project.spent}，[结余{project.left}，|]包括",
    ]);
    let form = page.rng.range(1, 5);
    let last = ledger.projects.len() - 1;
    for (i, project) in ledger.projects.iter().enumerate() {
        page.scope(project.key.clone());
        page.push(&project.name);
        page.say(match form {
            1 => "预算{@budget}，支出{@spent}",
            2 => "{@budget}，已支出{@spent}，执行率{@rate}",
            3 => "（预算{@budget}、支出{@spent}、结余{@left}）",
            4 => "安排{@budget}，使用{@spent}，完成{@rate}",
            _ => "支出{@spent}，占该项目预算{@budget}的{@rate}",
        });
        page.push(if i == last {
            "。\n"
        } else if form == 3 {
            "、"
        } else {
            "；"
        });
    }
}

fn listed(page: &mut Page, ledger: &Ledger) {
    page.line_one(&[
        "<year>年<we>项目共<projects_cn>个，总预算{project.budget}，总支出{project.spent}，总体执行率{project.rate}。分项情况如下：",
        "项目支出{project.spent}，预算{project.budget}，各项目执行情况：",
        "特定目标类项目{projects}，年初预算{project.initial}，调整后{project.budget}，支出{project.spent}，执行进度{project.rate}。",
        "项目资金到位{project.received}（应到位{project.budget}，到位率{project.arrival}），支出{project.spent}，使用率{project.use}。",
    ]);
    let form = page.rng.range(1, 6);
    let circled = page.chance(25);
    for (i, project) in ledger.projects.iter().enumerate() {
        page.scope(project.key.clone());
        match circled {
            true => page.push(["①", "②", "③", "④", "⑤", "⑥"][i]),
            false => page.say(&page.item_number(i + 1)),
        }
        page.push(&project.name);
        page.line(match form {
            1 => "：年初预算{@initial}，全年预算{@budget}，实际支出{@spent}，预算执行率{@rate}。",
            2 => {
                "。预算安排{@budget}，资金到位{@received}，到位率{@arrival}；实际支出{@spent}，支出占到位资金的{@use}。"
            }
            3 => "预算{@budget}，全年支出{@spent}，结余{@left}[，已交回国库|，结转下年|]。",
            4 => "——[全年|年度]预算{@budget}、执行{@spent}、执行率{@rate}，[绩效目标基本实现|年度目标如期完成]。",
            5 => "：下达资金{@budget}，到位{@received}，支付{@spent}，账面结余{@idle}，资金使用率{@use}。",
            _ => "：本年支出{@spent}，预算数{@budget}，完成预算{@rate}。",
        });
    }
}

fn respective(page: &mut Page, ledger: &Ledger) {
    let all = |what: &str, join: &str| {
        ledger.projects.iter().map(|p| format!("{{{}{what}}}", p.key)).collect::<Vec<_>>().join(join)
    };
    let names = ledger.projects.iter().map(|p| p.name.clone()).collect::<Vec<_>>().join("、");
    let (budgets, spents) = (all("budget", "、"), all("spent", "、"));
    let rates = all("rate", "、");
    match page.rng.range(1, 4) {
        1 => page.line(&format!(
            "{names}[<projects_cn>个项目|等项目]预算分别为{budgets}，合计{{project.budget}}；实际支出分别为{spents}，合计{{project.spent}}。"
        )),
        2 => page.line(&format!(
            "项目支出{{project.spent}}，[涉及|包含]{names}，分别支出{spents}，执行率分别为{rates}；对应预算分别为{budgets}。"
        )),
        3 => page.line(&format!(
            "{names}的预算依次为{budgets}，共{{project.budget}}，支出依次为{spents}，共{{project.spent}}，[综合|总体]执行率{{project.rate}}。"
        )),
        _ => page.line(&format!(
            "<we>{{projects}}项目为{names}，预算金额各为{budgets}，支出金额各为{spents}，总支出{{project.spent}}占总预算{{project.budget}}的{{project.rate}}。"
        )),
    }
}

/// A heading for each, and under it what was planned, what came, what went.
fn headed(page: &mut Page, ledger: &Ledger) {
    let form = page.rng.range(1, 4);
    for (i, project) in ledger.projects.iter().enumerate() {
        page.scope(project.key.clone());
        page.say(&page.item_number(i + 1));
        page.push(&project.name);
        page.push("\n");
        page.line(match form {
            1 => "资金安排：{@budget}。资金到位：{@received}，到位率{@arrival}。资金使用：{@spent}，使用率{@use}。",
            2 => "该项目年初预算{@initial}，调整后预算{@budget}；截至<year>年12月31日支出{@spent}，执行率{@rate}，[剩余{@left}|剩余{@left}结转下年]。",
            3 => "项目预算{@budget}，其中已拨付到<we>{@received}；已支出{@spent}，尚有{@idle}未支付。",
            _ => "[本项目|该项目]下达预算{@budget}，完成支付{@spent}，预算完成率{@rate}。[资金用于购买服务、设备维护和人员劳务|支出方向与批复一致]。",
        });
    }
    page.line_one(&[
        "以上<projects_cn>个项目预算合计{project.budget}，支出合计{project.spent}，[综合执行率{project.rate}|未支出{project.left}]。",
        "上述项目共安排资金{project.budget}，共支出{project.spent}。",
        "综上，项目支出预算{project.budget}、执行{project.spent}，执行率{project.rate}。",
    ]);
}

/// Only what was spent, each with what it bought.
fn by_purpose(page: &mut Page, ledger: &Ledger) {
    let order = page.chance(50);
    if !order {
        page.say_one(&["项目支出{project.spent}，主要包括：", "<year>年项目支出共{project.spent}，用于"]);
    }
    let last = ledger.projects.len() - 1;
    for (i, project) in ledger.projects.iter().enumerate() {
        page.scope(project.key.clone());
        page.push(&project.name);
        page.say("支出{@spent}[，主要是委托业务费和劳务费|（含设备购置、运行维护等）|]");
        page.push(if i < last {
            "；"
        } else if order {
            "，"
        } else {
            "。\n"
        });
    }
    if order {
        page.line_one(&["项目支出合计{project.spent}。", "以上共计{project.spent}，较上年<project.spent.more>{project.spent.change}，<project.spent.up>{project.spent.growth}。"]);
    }
}
