//! 项目支出绩效自评报告: one project and where its money came from and went.

use super::super::page::Page;
use super::super::world::chinese;
use super::card::{self, Card};
use super::funds::{self, Plan};
use super::ledger;
use super::words::SUBJECTS;
use super::{building, card_talk, filler, grants, summary, tables, transfer, works};

pub fn write(page: &mut Page) {
    page.word("bureau", "县财政局");
    let subject = page.rng.pick(SUBJECTS).to_string();
    page.word("project", format!("{subject}项目"));
    filler::furniture(page);
    match page.rng.range(1, 10) {
        1 | 2 => return several(page),
        3 | 4 => return transfer::write(page),
        5 => return building::write(page),
        _ => {}
    }
    let plan = funds::draw(page);
    let card = card::indicators(page);
    page.line_one(&[
        "<project>绩效自评报告",
        "<unit><year>年<project>支出绩效自评报告",
        "关于<year>年度<project>资金绩效自评情况的报告\n<bureau>：",
        "<year>年度预算项目支出绩效自评报告\n项目名称：<project>\n实施单位：<unit>（盖章）\n联系人：<person> <phone>",
        "<place><project>（<year>年度）\n绩 效 评 价 报 告",
    ]);
    if page.chance(35) {
        summary::project(page);
    }
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
        Planned => funds::planned(page, plan),
        Arrived => funds::arrived(page, plan),
        Used => funds::used(page, plan),
        Components => funds::components(page, plan),
        Towns => funds::towns(page, plan),
        Contract => funds::works_contract(page),
        Care => filler::care(page),
        Deeds => {
            filler::deeds(page, 2);
            if page.chance(30) {
                grants::draw(page);
                grants::tell(page);
            }
        }
        Execution if card.with_execution => funds::execution(page),
        Execution => funds::used(page, plan),
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
    page.line("三、项目绩效目标完成情况");
    let mut number = 1;
    for (i, project) in ledger.projects.iter().enumerate() {
        let count = page.rng.range(1, 3) as usize;
        page.say(&page.item_number(i + 1));
        page.push(&format!("{}：", project.name));
        for (j, goal) in card::goals(page, number, count).iter().enumerate() {
            page.push(if j > 0 { "；" } else { "" });
            card_talk::outcome(page, goal);
        }
        page.push("。\n");
        number += count;
    }
    page.line("四、项目管理情况");
    filler::care(page);
    filler::deeds(page, 2);
    page.line("五、存在问题");
    filler::problems(page);
}
