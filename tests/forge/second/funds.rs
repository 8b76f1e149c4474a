//! Where the money of one project came from, whether it came, and where it went.

use rust_decimal::Decimal;

use super::super::grid;
use super::super::page::Page;
use super::super::world::chinese;
use super::tables;
use super::words::TOWNSHIPS;

const LEVELS: [(&str, &str); 4] = [("central", "中央"), ("province", "省级"), ("county", "县级"), ("self", "自筹")];

pub struct Plan {
    /// Levels of government (and the office itself) that pay.
    levels: Vec<(&'static str, &'static str)>,
    parts: Vec<String>,
    towns: Vec<String>,
}

pub fn draw(page: &mut Page) -> Plan {
    let count = page.rng.range(2, 4) as usize;
    let mut levels = page.rng.sample(&LEVELS, count);
    levels.sort_by_key(|l| LEVELS.iter().position(|k| k.0 == l.0));
    let all_came = page.chance(55);
    for (i, (level, _)) in levels.iter().enumerate() {
        let planned = page.amount(if i == 0 { 60 } else { 8 }, if i == 0 { 1900 } else { 320 });
        let came = if all_came || i == 0 { planned } else { page.share(planned, 55, 99) };
        let spent = if page.chance(50) { came } else { page.share(came, 75, 99) };
        for (what, amount) in [("plan", planned), ("came", came), ("used", spent)] {
            page.set_money(&format!("{level}.{what}"), amount);
        }
        page.set_rate(&format!("{level}.arrival"), came, planned);
        page.set_rate(&format!("{level}.use"), spent, came);
        page.relate(format!("{level}.came / {level}.plan = {level}.arrival"));
        page.relate(format!("{level}.used / {level}.came = {level}.use"));
    }
    for (what, whole) in [("plan", "plan"), ("came", "came"), ("used", "spent")] {
        let total: Decimal = levels.iter().map(|(l, _)| page.get(&format!("{l}.{what}"))).sum();
        page.set_money(whole, total);
        let parts: Vec<String> = levels.iter().map(|(l, _)| format!("{l}.{what}")).collect();
        page.relate_sum(&parts, whole);
    }
    for (level, _) in &levels {
        page.set_rate(&format!("{level}.share"), page.get(&format!("{level}.plan")), page.get("plan"));
        page.relate(format!("{level}.plan / plan = {level}.share"));
    }
    let (plan, came, spent) = (page.get("plan"), page.get("came"), page.get("spent"));
    page.set_rate("arrival", came, plan);
    page.set_rate("rate", spent, came);
    page.set_money("idle", came - spent);
    page.set_money("missing", plan - came);
    for formula in ["came / plan = arrival", "spent / came = rate", "came - spent = idle", "plan - came = missing"] {
        page.relate(formula);
    }
    let parts = divide(page, "c", "spent", 3, 5);
    let towns = divide(page, "t", "came", 3, 7);
    contract(page);
    Plan { levels, parts, towns }
}

/// Divides `whole` among a few and returns their keys.
fn divide(page: &mut Page, prefix: &str, whole: &str, from: i64, to: i64) -> Vec<String> {
    let count = page.rng.range(from, to);
    let mut rest = page.get(whole);
    let mut keys = vec![];
    for i in 1..=count {
        let amount = if i == count { rest } else { page.share(rest, 18, 45) };
        rest -= amount;
        let key = format!("{prefix}{i}.");
        page.set_money(&format!("{key}amount"), amount);
        page.set_rate(&format!("{key}share"), amount, page.get(whole));
        page.relate(format!("{key}amount / {whole} = {key}share"));
        keys.push(key);
    }
    let parts: Vec<String> = keys.iter().map(|k| format!("{k}amount")).collect();
    page.relate_sum(&parts, whole);
    keys
}

pub fn contract(page: &mut Page) {
    let ceiling = page.amount(40, 900);
    let bid = page.share(ceiling, 86, 99);
    let submitted = page.share(bid, 98, 106);
    let settled = page.share(submitted, 88, 99);
    let paid = page.share(settled, 60, 97);
    for (key, amount) in [
        ("ceiling", ceiling),
        ("bid", bid),
        ("bid.saved", ceiling - bid),
        ("submitted", submitted),
        ("settled", settled),
        ("cut", submitted - settled),
        ("paid", paid),
        ("owed", settled - paid),
    ] {
        page.set_money(key, amount);
    }
    page.set_rate("cut.rate", submitted - settled, submitted);
    page.set_rate("bid.saving", ceiling - bid, ceiling);
    page.set_rate("paid.rate", paid, settled);
    for formula in [
        "ceiling - bid = bid.saved",
        "bid.saved / ceiling = bid.saving",
        "submitted - settled = cut",
        "cut / submitted = cut.rate",
        "settled - paid = owed",
        "paid / settled = paid.rate",
    ] {
        page.relate(formula);
    }
}

fn list(plan: &Plan, shape: impl Fn(&str, &str) -> String, join: &str) -> String {
    plan.levels.iter().map(|(key, name)| shape(key, name)).collect::<Vec<_>>().join(join)
}

pub fn planned(page: &mut Page, plan: &Plan) {
    let each = list(plan, |k, n| format!("{n}资金{{{k}.plan}}"), "，");
    let shares = list(plan, |k, n| format!("{n}{{{k}.plan}}，占{{{k}.share}}"), "；");
    let names = list(plan, |_, n| format!("{n}资金"), "、");
    let sums = list(plan, |k, _| format!("{{{k}.plan}}"), "、");
    match page.rng.range(1, 6) {
        1 => page.line(&format!("项目计划总投资{{plan}}，其中：{each}。")),
        2 => page.line(&format!("资金来源：{shares}。共计{{plan}}。")),
        3 => page.line(&format!("<year>年下达<project>资金{{plan}}（{each}）。")),
        4 => page.line(&format!("批复概算{{plan}}，{names}分别安排{sums}。")),
        5 => page.line(&format!("{each}，项目预算合计{{plan}}。")),
        _ => page.line(&format!("该项目预算总额{{plan}}，按资金渠道分：{shares}。")),
    }
}

pub fn arrived(page: &mut Page, plan: &Plan) {
    let each = list(plan, |k, n| format!("{n}资金到位{{{k}.came}}"), "，");
    let rates = list(plan, |k, n| format!("{n}资金应到{{{k}.plan}}、实到{{{k}.came}}、到位率{{{k}.arrival}}"), "；");
    match page.rng.range(1, 6) {
        1 => page.line(&format!("[截至<year>年12月底|截止年末]，到位资金{{came}}，到位率{{arrival}}。其中，{each}。")),
        2 => page.line(&format!("{rates}。总到位{{came}}，总到位率{{arrival}}。")),
        3 => page.line("应到位资金{plan}，实际到位{came}，资金到位率为{arrival}[，缺口{missing}|]。"),
        4 => page.line(&format!("资金到位情况：{each}，共计{{came}}，占计划{{plan}}的{{arrival}}。")),
        5 => page.line("资金到位率=实际到位资金/计划资金×100%={came:n}/{plan:n}×100%={arrival}。"),
        _ => page.line("<bureau>[实际|累计]拨付{came}，与计划数{plan}相比，到位率{arrival}。"),
    }
}

pub fn used(page: &mut Page, plan: &Plan) {
    let each = list(plan, |k, n| format!("{n}资金支出{{{k}.used}}"), "，");
    let rates = list(plan, |k, n| format!("{n}资金支出{{{k}.used}}，执行率{{{k}.use}}"), "；");
    match page.rng.range(1, 7) {
        1 => page.line(&format!("累计支出{{spent}}，支出率{{rate}}，结余{{idle}}。其中，{each}。")),
        2 => page.line(&format!("资金执行情况：{rates}；合计支出{{spent}}，综合执行率{{rate}}。")),
        3 => page.line("到位资金{came}，已使用{spent}，[未使用|剩余]{idle}，资金使用率{rate}。"),
        4 => page.line("[截至|截止]自评时点，项目实际支出{spent}（折合{spent:alt}），占到位资金{came}的{rate}。"),
        5 => page.line(&format!("项目支出{{spent}}，{each}；到位资金结余{{idle}}。")),
        6 => page.line("预算执行率=支出数/到位数={spent:n}/{came:n}={rate}。"),
        _ => {
            page.line("全年到位{came}，支付{spent}，执行率{rate}，[结余资金{idle}按规定上缴|余款{idle}待验收后支付]。")
        }
    }
}

const PURPOSES: &[&str] = &[
    "土建工程",
    "设备采购",
    "勘察设计监理",
    "人工劳务",
    "宣传培训",
    "材料购置",
    "第三方服务",
    "苗木及养护",
    "系统开发",
];

pub fn components(page: &mut Page, plan: &Plan) {
    let names = page.rng.sample(PURPOSES, plan.parts.len());
    let form = page.rng.range(1, 6);
    match form {
        1 => page.say("支出{spent}的具体构成："),
        2 => page.say("项目支出{spent}，其中："),
        3 => page.say("资金主要用于："),
        4 => page.say("按用途划分，"),
        5 => page.say("实际支出明细（合计{spent}）："),
        _ => page.say("全部支出{spent}用于<project>，包括"),
    }
    let last = names.len() - 1;
    for (i, (name, key)) in names.iter().zip(&plan.parts).enumerate() {
        page.scope(key.clone());
        page.say(&match form {
            1 => format!("（{}）{name}{{@amount}}", i + 1),
            2 => format!("{name}支出{{@amount}}，占{{@share}}"),
            3 => format!("{}是{name}{{@amount}}", chinese(i + 1)),
            4 => format!("{name}费{{@amount}}（占{{@share}}）"),
            5 => format!("{name}{{@amount}}"),
            _ => format!("{name}{{@amount}}"),
        });
        page.push(if i == last {
            ""
        } else if form == 5 || form == 6 {
            "、"
        } else {
            "；"
        });
    }
    page.line(match form {
        3 | 4 => "。合计{spent}。",
        _ => "。",
    });
}

pub fn towns(page: &mut Page, plan: &Plan) {
    let names = page.rng.sample(TOWNSHIPS, plan.towns.len());
    match page.rng.range(1, 6) {
        1 => {
            page.say("资金分配情况：");
            for (i, (name, key)) in names.iter().zip(&plan.towns).enumerate() {
                page.say(&format!("{}{name}{{{key}amount}}", if i > 0 { "，" } else { "" }));
            }
            page.line("，共{came}。");
        }
        2 => {
            let count = names.len();
            let all = names.join("、");
            let sums = plan.towns.iter().map(|k| format!("{{{k}amount}}")).collect::<Vec<_>>().join("、");
            page.line(&format!("到位资金{{came}}全部下达到{all}等{count}个乡镇（街道），分别为{sums}。"));
        }
        3 => {
            let layout = *page.rng.pick(tables::WHOLE);
            let of = format!("（{}）", page.style.money);
            page.line("资金分配表");
            let mut rows = vec![vec!["乡镇".to_string(), format!("分配金额{of}"), "占比".to_string()]];
            for (name, key) in names.iter().zip(&plan.towns) {
                rows.push(vec![name.to_string(), format!("{{{key}amount:n}}"), format!("{{{key}share}}")]);
            }
            rows.push(vec!["合计".into(), "{came:n}".into(), String::new()]);
            grid::print(page, layout, &rows);
        }
        4 => {
            for (i, (name, key)) in names.iter().zip(&plan.towns).enumerate() {
                page.line(&format!("{}{name}：{{{key}amount}}", page.item_number(i + 1)));
            }
            page.line("以上合计{came}，[已全部下达|均按进度拨付]。");
        }
        5 => {
            let (first, rest) = plan.towns.split_first().expect("three and more");
            let rest: Vec<String> =
                names[1..].iter().zip(rest).map(|(name, key)| format!("{name}{{{key}amount}}")).collect();
            let rest = rest.join("、");
            page.line(&format!(
                "分配最多的是{}，为{{{first}amount}}，占{{{first}share}}；其余为{rest}，总额{{came}}。",
                names[0]
            ));
        }
        _ => {
            page.say("<bureau>将{came}分解下达：");
            for (i, (name, key)) in names.iter().zip(&plan.towns).enumerate() {
                page.say(&format!("{}{name}{{{key}amount}}（{{{key}share}}）", if i > 0 { "；" } else { "" }));
            }
            page.push("。\n");
        }
    }
}

/// What the execution of the money that came is worth.
pub fn execution(page: &mut Page) {
    page.line_one(&[
        "资金执行率（{exec.weight}）：到位{came}，支出{spent}，执行率{rate}，得{exec.score}。",
        "预算执行情况，满分{exec.weight}，实际支出{spent}占到位资金{came}的{rate}，得{exec.score}。",
        "执行率得分：{exec.weight}×{rate}={exec.score}。",
        "执行率{rate}，该项满分{exec.weight}，自评{exec.score}，扣{exec.lost}。",
        "预算执行率分值{exec.weight}，[按|依]支出{spent}与到位资金{came}之比（{rate}）计分，得分{exec.score}。",
        "资金使用率为{rate}，对应得分{exec.score}（分值{exec.weight}）。",
    ]);
}

pub fn works_contract(page: &mut Page) {
    page.line_one(&[
        "工程招标控制价{ceiling}，中标价{bid}，节约{bid.saved}（{bid.saving}）。",
        "[竣工|完工]后送审{submitted}，审定{settled}，核减{cut}，核减率{cut.rate}；已付工程款{paid}，占审定价的{paid.rate}，尚欠{owed}。",
        "通过公开招标确定施工单位，最高限价{ceiling}，中标金额{bid}，较限价下浮{bid.saving}。",
        "施工合同价{bid}，结算送审价{submitted}，审减{cut}，结算审定价{settled}。",
        "控制价{ceiling}，中标价{bid}；送审{submitted}，审定{settled}；已付{paid}，未付{owed}。",
        "结算审计：送审{submitted}，审定{settled}，审减{cut}（审减率{cut.rate}）。",
        "审定结算金额{settled}，已支付{paid}（支付比例{paid.rate}），剩余{owed}作为质保金及尾款。",
    ]);
}
