//! 部门整体支出绩效自评报告: skeletons of provinces the first family does not know.

use super::super::page::Page;
use super::card::{self, Card};
use super::ledger::{self, Ledger};
use super::skeleton::Part::{self, *};
use super::skeleton::{self, Skeleton};
use super::{buying, card_talk, details, filler, grants, money, staff, summary, tables, three, works};

const SKELETONS: &[Skeleton] = &[
    // By the kind of budget, with empty chapters for funds the office does not have.
    &[
        ("部门、单位基本情况", &[("主要职能", &[Duties]), ("机构情况", &[Offices]), ("人员情况", &[People])]),
        ("一般公共预算支出情况", &[("基本支出情况", &[Basic, Three]), ("项目支出情况", &[Works])]),
        ("政府性基金预算支出情况", &[("", &[Nothing])]),
        ("国有资本经营预算支出情况", &[("", &[Nothing])]),
        ("部门整体支出绩效情况", &[("", &[Executed, Deeds, Card])]),
        ("存在的问题及原因分析", &[("", &[Problems])]),
        ("下一步改进措施", &[("", &[Remedies])]),
        ("自评结果拟应用和公开情况", &[("", &[Verdict, Publicity])]),
    ],
    // Money first: income, spending, what is left; then results by kind of project.
    &[
        ("单位概况", &[("机构职能", &[Duties, Offices]), ("人员概况", &[People])]),
        (
            "收支情况",
            &[("部门总体收支情况", &[Income, Spending, Balance]), ("部门财政拨款收支情况", &[Approved, Changed])],
        ),
        (
            "绩效分析",
            &[("人员类和运转类", &[Basic]), ("特定目标类", &[Works]), ("履职效益", &[Deeds]), ("分项得分", &[Card])],
        ),
        ("评价结论", &[("", &[Verdict])]),
        ("问题和建议", &[("存在问题", &[Problems]), ("改进建议", &[Remedies])]),
    ],
    &[
        (
            "基本情况",
            &[
                ("部门概况", &[Duties, Offices, People]),
                ("部门整体收支情况", &[Income, Spending, Functions]),
                ("部门预算管理制度建设情况", &[Care]),
            ],
        ),
        ("绩效自评工作情况", &[("自评组织过程", &[Care])]),
        (
            "评价情况分析及综合评价结论",
            &[("预算配置", &[Approved, Three]), ("预算执行", &[Changed, Executed]), ("综合结论", &[Breakdown])],
        ),
        ("存在的问题和整改情况", &[("", &[Problems])]),
        ("绩效自评结果应用", &[("", &[Publicity])]),
        ("主要经验及做法", &[("", &[Deeds])]),
    ],
    // Everything is scored where it is told.
    &[
        (
            "部门基本情况",
            &[
                ("部门职能", &[Duties]),
                ("年度重点任务", &[Deeds]),
                ("部门整体支出情况（以决算数为统计口径）", &[Spending, Basic]),
            ],
        ),
        (
            "绩效自评情况",
            &[
                ("自评结论", &[Verdict]),
                ("各项指标评分", &[Card]),
                ("部门整体支出使用情况", &[Executed, Works]),
                ("采购管理", &[Buying]),
                ("资产管理", &[Owned]),
                ("运行成本", &[Three]),
            ],
        ),
        ("主要问题", &[("", &[Problems])]),
        ("改进意见", &[("", &[Remedies])]),
    ],
    // A town's report: short, flat, money in one table.
    &[
        ("基本情况", &[("", &[Duties, People, Owned])]),
        ("预算收支情况", &[("", &[Income, MoneyTable, Functions])]),
        ("重点工作完成情况", &[("", &[Deeds])]),
        ("专项资金使用情况", &[("", &[Works])]),
        ("“三公”经费情况", &[("", &[ThreeTable])]),
        ("自评得分", &[("", &[Breakdown])]),
        ("存在的不足与下步打算", &[("", &[Problems, Remedies])]),
    ],
    &[
        ("部门概况", &[("部门职责", &[Duties]), ("机构编制", &[Offices, People]), ("国有资产占用", &[Owned])]),
        (
            "部门预算执行",
            &[
                ("年初预算批复", &[Approved]),
                ("预算追加追减", &[Changed]),
                ("支出完成", &[Executed, Spending]),
                ("预算执行得分", &[ExecutionScore]),
            ],
        ),
        ("绩效目标完成", &[("部门履职", &[Deeds]), ("指标完成情况", &[CardTable])]),
        ("自评结论", &[("", &[Verdict])]),
        ("存在问题及原因", &[("", &[Problems])]),
        ("有关建议", &[("", &[Remedies])]),
    ],
    &[
        (
            "评价对象概况",
            &[("单位职能", &[Duties]), ("人员与资产", &[People, Owned]), ("预算与决算", &[MoneyTable, Balance])],
        ),
        ("评价工作开展情况", &[("", &[Care])]),
        ("综合评价结论", &[("", &[Breakdown])]),
        ("指标分析", &[("", &[Card])]),
        ("预算管理专项分析", &[("项目支出", &[Works]), ("政府采购", &[Buying]), ("三公经费", &[Three])]),
        ("问题及建议", &[("", &[Problems, Remedies])]),
    ],
    &[
        ("部门单位概况", &[("", &[Duties, Offices, People])]),
        (
            "年度预算安排及支出情况",
            &[("收入决算", &[Income]), ("支出决算", &[Spending, FunctionTable]), ("结转结余", &[Balance])],
        ),
        (
            "整体支出绩效目标实现情况",
            &[("产出与效益", &[Deeds]), ("预算执行", &[ExecutionScore]), ("指标评分", &[Card])],
        ),
        ("自评等级", &[("", &[Verdict])]),
        ("下一步工作", &[("", &[Remedies])]),
    ],
    &[
        ("预算执行总体情况", &[("", &[Executed, Basic, Works])]),
        ("管理情况", &[("预算管理", &[Approved, Changed]), ("采购与资产", &[Buying, Owned]), ("公务消费", &[Three])]),
        ("绩效评价情况", &[("得分情况", &[Breakdown]), ("扣分说明", &[CardTable])]),
        ("意见建议", &[("", &[Problems, Remedies])]),
    ],
    &[
        ("单位基本情况及年度任务", &[("单位情况", &[Duties, People]), ("任务完成", &[Deeds])]),
        ("资金情况分析", &[("资金来源", &[Income]), ("资金投向", &[Functions, Basic]), ("资金执行", &[Executed])]),
        ("项目实施情况", &[("", &[Works])]),
        ("绩效指标完成情况分析", &[("", &[ExecutionScore, Card])]),
        ("偏离目标原因及改进", &[("", &[Problems, Remedies])]),
        ("评价结果", &[("", &[Verdict])]),
    ],
];

pub fn write(page: &mut Page) {
    let ledger = ledger::draw(page);
    staff::draw(page);
    three::draw(page);
    buying::draw(page);
    details::draw(page);
    grants::draw(page);
    let standards = page.chance(40);
    let card = if standards { card::standards(page) } else { card::indicators(page) };
    let bureau = format!("{}财政局", page.spoken("above"));
    page.word("bureau", bureau);
    filler::furniture(page);
    page.line_one(&[
        "<unit><year>年度部门整体支出绩效自评报告",
        "<unit>\n<year>年部门整体绩效自评报告",
        "<unit>关于<year>年度部门整体支出绩效自评的报告\n<bureau>：\n按照<code>〔<next>〕<number>号文件要求，<we>组织开展了<year>年度整体支出绩效自评，有关情况如下：",
        "附件{#1-6}：\n部门整体支出绩效自评报告\n（<year>年度）\n单位名称：<unit>（盖章）",
        "<year>年度整体支出绩效评价自评报告\n评价类型：部门整体支出    评价方式：单位自评\n部门名称：<unit>    报告日期：<next>年<month>月",
    ]);
    if page.chance(35) {
        summary::department(page, &card);
    }
    let skeleton = *page.rng.pick(SKELETONS);
    skeleton::write(page, skeleton, |page, part| tell(page, part, &ledger, &card));
    if page.chance(40) {
        page.line("<unit>\n<next>年<month>月<day>日");
    }
}

pub fn tell(page: &mut Page, part: Part, ledger: &Ledger, card: &Card) {
    match part {
        Duties => filler::duties(page),
        Offices => staff::offices(page),
        People => staff::people(page),
        Owned => staff::owned(page),
        Deeds => {
            let count = page.rng.range(2, 5) as usize;
            filler::deeds(page, count);
            sometimes(page, 35, grants::tell);
        }
        Care => filler::care(page),
        Income => money::income(page),
        Approved => money::approved(page),
        Changed => money::changed(page),
        Executed => {
            money::executed(page);
            sometimes(page, 25, details::progress);
            sometimes(page, 15, details::remains);
        }
        Spending => {
            money::spending(page);
            sometimes(page, 20, details::units);
            sometimes(page, 20, details::years);
        }
        Functions => money::functions(page, ledger),
        FunctionTable => tables::functions(page, ledger),
        Basic => {
            money::basic(page);
            sometimes(page, 40, details::basic);
        }
        Works => works::tell(page, ledger),
        Three => three::tell(page),
        ThreeTable => tables::three(page),
        Buying => buying::tell(page),
        Balance => {
            money::balance(page);
            sometimes(page, 35, details::remains);
        }
        MoneyTable => {
            let layout = *page.rng.pick(tables::ANY);
            tables::money_rows(page, layout);
        }
        ExecutionScore if card.with_execution => card_talk::execution(page),
        ExecutionScore => money::executed(page),
        Card => {
            if card.with_execution && !page.has_printed("exec.score") {
                card_talk::execution(page);
            }
            card_talk::tell(page, card);
        }
        CardTable => {
            let layout = *page.rng.pick(tables::WHOLE);
            tables::card(page, card, layout);
        }
        Breakdown => card_talk::breakdown(page, card),
        Verdict => card_talk::verdict(page, card),
        Problems => filler::problems(page),
        Remedies => filler::remedies(page),
        Nothing => page.line_one(&["[我单位|本部门]<year>年无此项支出。", "无。", "不涉及。"]),
        Publicity => page.line_one(&[
            "自评结果将于<next>年{#7-10}月底前在<above>政府门户网站公开，并作为<next>年预算调整的参考。",
            "[拟将|将]自评结果[应用于|作为]下年度预算安排，[对执行率低于80%的项目压减预算|并在单位内部通报]。",
        ]),
    }
}

fn sometimes(page: &mut Page, percent: i64, tell: fn(&mut Page)) {
    if page.chance(percent) {
        tell(page);
    }
}
