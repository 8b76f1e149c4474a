//! 项目支出绩效自评报告: one project and where its money came from and went.

use rust_decimal::Decimal;

use super::super::grid;
use super::super::page::Page;
use super::super::world::chinese;
use super::card::{self, Card};
use super::ledger;
use super::words::{SUBJECTS, TOWNSHIPS};
use super::{card_talk, filler, tables, transfer, works};

const LEVELS: [(&str, &str); 4] = [("central", "中央"), ("province", "省级"), ("county", "县级"), ("self", "自筹")];

struct Plan {
    /// Levels of government (and the office itself) that pay.
    levels: Vec<(&'static str, &'static str)>,
    parts: Vec<String>,
    towns: Vec<String>,
}

fn draw(page: &mut Page) -> Plan {
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

fn contract(page: &mut Page) {
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

fn planned(page: &mut Page, plan: &Plan) {
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

fn arrived(page: &mut Page, plan: &Plan) {
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

fn used(page: &mut Page, plan: &Plan) {
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

fn components(page: &mut Page, plan: &Plan) {
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

fn towns(page: &mut Page, plan: &Plan) {
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
fn execution(page: &mut Page) {
    page.line_one(&[
        "资金执行率（{exec.weight}）：到位{came}，支出{spent}，执行率{rate}，得{exec.score}。",
        "预算执行情况，满分{exec.weight}，实际支出{spent}占到位资金{came}的{rate}，得{exec.score}。",
        "执行率得分：{exec.weight}×{rate}={exec.score}。",
        "执行率{rate}，该项满分{exec.weight}，自评{exec.score}，扣{exec.lost}。",
        "预算执行率分值{exec.weight}，[按|依]支出{spent}与到位资金{came}之比（{rate}）计分，得分{exec.score}。",
        "资金使用率为{rate}，对应得分{exec.score}（分值{exec.weight}）。",
    ]);
}

fn works_contract(page: &mut Page) {
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

pub fn write(page: &mut Page) {
    page.word("bureau", "县财政局");
    let subject = page.rng.pick(SUBJECTS).to_string();
    page.word("project", format!("{subject}项目"));
    filler::furniture(page);
    match page.rng.range(1, 10) {
        1 | 2 => return several(page),
        3 | 4 => return transfer::write(page),
        _ => {}
    }
    let plan = draw(page);
    let card = card::indicators(page);
    page.line_one(&[
        "<project>绩效自评报告",
        "<unit><year>年<project>支出绩效自评报告",
        "关于<year>年度<project>资金绩效自评情况的报告\n<bureau>：",
        "<year>年度预算项目支出绩效自评报告\n项目名称：<project>\n实施单位：<unit>（盖章）\n联系人：<person> <phone>",
        "<place><project>（<year>年度）\n绩 效 评 价 报 告",
    ]);
    let skeleton = *page.rng.pick(SKELETONS);
    for (i, (title, sections)) in skeleton.iter().enumerate() {
        page.line(&format!("{}、{title}", chinese(i + 1)));
        page.depth = super::super::page::Depth::Chapter;
        for (j, (heading, parts)) in sections.iter().enumerate() {
            if !heading.is_empty() {
                page.depth = super::super::page::Depth::Bracketed;
                page.line(&format!("（{}）{heading}", chinese(j + 1)));
            }
            for &part in parts.iter() {
                tell(page, part, &plan, &card);
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Part {
    Background,
    Planned,
    Arrived,
    Used,
    Components,
    Towns,
    Contract,
    Care,
    Deeds,
    Execution,
    Card,
    CardTable,
    Breakdown,
    Verdict,
    Problems,
    Remedies,
}

use Part::*;

type Chapter = (&'static str, &'static [(&'static str, &'static [Part])]);

const SKELETONS: &[&[Chapter]] = &[
    &[
        (
            "基本情况",
            &[
                ("项目立项背景", &[Background]),
                ("项目资金投入和使用", &[Planned, Arrived, Used]),
                ("项目绩效目标", &[Deeds]),
            ],
        ),
        ("绩效评价工作开展情况", &[("", &[Care])]),
        ("综合评价情况及评价结论", &[("", &[Breakdown])]),
        ("绩效评价指标分析", &[("", &[Execution, Card])]),
        ("存在的问题及原因", &[("", &[Problems])]),
        ("有关建议", &[("", &[Remedies])]),
    ],
    &[
        ("绩效目标分解下达情况", &[("上级下达预算情况", &[Planned]), ("资金分配情况", &[Towns])]),
        (
            "绩效目标完成情况分析",
            &[
                ("资金投入情况分析", &[Arrived, Used]),
                ("总体绩效目标完成情况", &[Deeds]),
                ("绩效指标完成情况", &[Card]),
            ],
        ),
        ("偏离绩效目标的原因和下一步措施", &[("", &[Problems, Remedies])]),
        ("绩效自评结果", &[("", &[Verdict])]),
    ],
    &[
        ("项目概况", &[("基本情况", &[Background]), ("预算安排", &[Planned])]),
        (
            "项目资金使用及管理情况",
            &[("资金落实情况", &[Arrived]), ("资金实际使用情况", &[Used, Components]), ("资金管理情况", &[Care])],
        ),
        ("项目组织实施情况", &[("招投标和结算情况", &[Contract]), ("日常管理", &[Care])]),
        ("项目绩效情况", &[("", &[Card, Verdict])]),
        ("问题与建议", &[("", &[Problems, Remedies])]),
    ],
    &[
        ("项目申报及批复", &[("", &[Background, Planned])]),
        (
            "项目实施及管理",
            &[("资金计划及到位", &[Arrived, Towns]), ("资金使用", &[Used, Components]), ("财务管理", &[Care])],
        ),
        ("项目绩效", &[("完成情况", &[CardTable]), ("得分情况", &[Execution, Verdict])]),
        ("问题及建议", &[("", &[Problems])]),
    ],
    &[
        ("自评得分", &[("", &[Breakdown])]),
        ("资金情况", &[("资金来源", &[Planned]), ("资金去向", &[Components, Used])]),
        ("建设情况", &[("", &[Contract, Deeds])]),
        ("指标完成情况", &[("", &[CardTable])]),
        ("改进措施", &[("", &[Remedies])]),
    ],
    &[
        ("项目基本信息", &[("", &[Background])]),
        ("投入分析", &[("资金安排", &[Planned]), ("资金到位", &[Arrived]), ("资金执行", &[Used, Execution])]),
        ("产出和效益分析", &[("", &[Card])]),
        ("结论", &[("", &[Verdict, Problems])]),
    ],
    &[
        ("总体情况", &[("", &[Planned, Used, Deeds])]),
        ("绩效实现情况", &[("", &[CardTable, Verdict])]),
        ("管理情况", &[("", &[Care, Contract])]),
    ],
];

fn tell(page: &mut Page, part: Part, plan: &Plan, card: &Card) {
    match part {
        Background => page.line_one(&[
            "<project>由<unit>组织实施，实施期限为<year>年{#1-4}月至12月，[属经常性项目|为延续性项目]，主要内容为<duty>。",
            "根据<code>〔<year>〕<number>号文件，[批准立项|同意实施]<project>，[涉及|覆盖]{#3-15}个乡镇、{#20-90}个行政村。",
            "为[解决群众急难愁盼问题|补齐基础设施短板]，<above>政府第{#3-60}次常务会议[研究决定|审议通过]实施<project>。",
        ]),
        Planned => planned(page, plan),
        Arrived => arrived(page, plan),
        Used => used(page, plan),
        Components => components(page, plan),
        Towns => towns(page, plan),
        Contract => works_contract(page),
        Care => filler::care(page),
        Deeds => filler::deeds(page, 2),
        Execution if card.with_execution => execution(page),
        Execution => used(page, plan),
        Card => card_talk::tell(page, card),
        CardTable => {
            let layout = *page.rng.pick(tables::WHOLE);
            tables::card(page, card, layout);
        }
        Breakdown => card_talk::breakdown(page, card),
        Verdict => card_talk::verdict(page, card),
        Problems => filler::problems(page),
        Remedies => filler::remedies(page),
    }
}

/// One report on all projects of an office.
fn several(page: &mut Page) {
    let ledger = ledger::draw(page);
    page.line_one(&["<unit><year>年度项目支出绩效自评报告", "<year>年部门预算项目绩效自评情况汇总\n<unit>"]);
    page.line("一、项目基本情况");
    page.line_one(&[
        "<year>年<we>部门预算安排项目{projects}，年初预算{project.initial}，调整后预算{project.budget}，到位{project.received}，支出{project.spent}。",
        "<we><year>年实施{projects}项目，总预算{project.budget}，到位{project.received}（到位率{project.arrival}），总支出{project.spent}（执行率{project.rate}）。",
        "<year>年度项目{projects}，预算{project.budget}，支出{project.spent}，结余{project.left}。",
    ]);
    page.line("二、项目资金和执行情况");
    works::tell(page, &ledger);
    page.line("三、项目管理情况");
    filler::care(page);
    filler::deeds(page, 2);
    page.line("四、存在问题");
    filler::problems(page);
}
