//! 项目支出绩效自评报告.

use rust_decimal::Decimal;

use super::number::round;
use super::page::{Depth, Page};
use super::world::{PROJECTS, TOWNS, chinese};
use super::{dimensions, grid, indicators, small_talk};

/// The parts a report is made of.
#[derive(Clone, Copy)]
enum Part {
    Background,
    Works,
    Sources,
    Towns,
    Spending,
    Virtues,
    Indicators,
    Verdict,
    Problems,
    Remedies,
    Nothing,
}

use Part::*;

type Chapter = (&'static str, &'static [(&'static str, &'static [Part])]);

const SKELETONS: &[&[Chapter]] = &[
    &[
        (
            "[基本情况|项目概况|项目基本情况]",
            &[
                ("[项目背景|项目立项情况|项目概况]", &[Background, Works]),
                ("[资金安排情况|资金投入和使用情况]", &[Sources]),
                ("[资金分配情况|资金下达情况]", &[Towns]),
            ],
        ),
        (
            "[绩效目标完成情况分析|绩效自评情况|项目绩效情况]",
            &[
                ("[资金投入情况分析|预算执行情况]", &[Spending]),
                ("[资金管理情况分析|项目管理情况]", &[Virtues]),
                ("[绩效指标完成情况|绩效指标完成情况分析]", &[Indicators]),
            ],
        ),
        ("[综合评价结论|评价结论|自评结论]", &[("", &[Verdict])]),
        ("[存在的问题|主要问题及原因分析]", &[("", &[Problems])]),
        ("[改进措施|下一步工作措施|有关建议]", &[("", &[Remedies])]),
    ],
    // The outline for transfers from above.
    &[
        (
            "绩效目标分解下达情况",
            &[("[资金下达情况|下达预算及项目情况]", &[Sources, Towns]), ("绩效目标[设定|]情况", &[Background])],
        ),
        (
            "绩效目标完成情况分析",
            &[
                ("资金投入情况分析", &[Spending]),
                ("总体绩效目标完成情况分析", &[Works]),
                ("绩效指标完成情况分析", &[Indicators]),
            ],
        ),
        ("偏离绩效目标的原因和下一步改进措施", &[("", &[Problems, Remedies])]),
        ("绩效自评结果拟应用和公开情况", &[("", &[Verdict])]),
        ("其他需要说明的问题", &[("", &[Nothing])]),
    ],
    &[
        ("项目绩效目标", &[("项目背景、主要内容", &[Background]), ("项目资金来源及使用情况", &[Sources, Spending])]),
        ("评价工作开展情况", &[("", &[Virtues])]),
        ("绩效分析及评价结论", &[("评价结论", &[Verdict]), ("指标分析", &[Indicators])]),
        ("主要经验及做法、存在的问题及原因分析", &[("主要做法", &[Works]), ("存在问题", &[Problems])]),
        ("有关建议", &[("", &[Remedies])]),
    ],
    &[
        (
            "项目基本情况",
            &[
                ("立项依据", &[Background]),
                ("预算安排与支出", &[Sources, Towns, Spending]),
                ("项目组织管理", &[Virtues]),
            ],
        ),
        ("项目实施成效", &[("", &[Works, Indicators])]),
        ("自评得分", &[("", &[Verdict])]),
        ("存在不足与下步计划", &[("存在不足", &[Problems]), ("下步计划", &[Remedies])]),
    ],
    &[
        ("基本情况", &[("", &[Background, Sources])]),
        (
            "自评情况",
            &[("自评分数", &[Verdict]), ("专项资金使用绩效", &[Spending, Indicators]), ("绩效亮点", &[Works])],
        ),
        ("存在的问题和改进措施", &[("", &[Problems, Remedies])]),
    ],
];

struct Content {
    sources: Vec<(&'static str, String)>,
    towns: Vec<(&'static str, String)>,
    /// `None` where the project is judged by decision, process, output and effect.
    card: Option<indicators::Scorecard>,
}

pub fn write(page: &mut Page) {
    let project = *page.rng.pick(PROJECTS);
    page.word("project", project);
    let content = Content { sources: funds(page), towns: towns(page), card: card(page) };
    page.line_one(&[
        "<unit><year>年<project>项目绩效自评报告",
        "<year>年度<project>项目支出绩效自评报告",
        "<place><year>年<project>专项资金绩效评价报告\n（<unit>）",
        "<unit>关于<year>年<project>项目绩效自评情况的报告",
        "<year>年<project>资金绩效自评报告\n根据<code>〔<next>〕<number>号文件要求，<we>对<year>年<project>资金使用情况开展了绩效自评，现报告如下：",
        "<project>项目支出绩效评价报告\n（<year>年度）\n项目名称：<project>\n项目单位（盖章）：<unit>\n填报日期：<next>年<month>月<day>日",
    ]);
    let skeleton = *page.rng.pick(SKELETONS);
    let level2 = page.rng.range(1, 3);
    for (i, (title, sections)) in skeleton.iter().enumerate() {
        page.line(&format!("{}、{title}", chinese(i + 1)));
        page.depth = Depth::Chapter;
        for (j, (heading, parts)) in sections.iter().enumerate() {
            if !heading.is_empty() {
                page.depth = if level2 == 3 { Depth::Numbered } else { Depth::Bracketed };
                match level2 {
                    1 => page.line(&format!("（{}）{heading}", chinese(j + 1))),
                    2 => page.line(&format!("（{}）{heading}。", chinese(j + 1))),
                    _ => page.line(&format!("{}.{heading}", j + 1)),
                }
            }
            for &part in parts.iter() {
                tell(page, part, &content);
            }
        }
    }
    if page.chance(50) {
        page.line("<unit>\n<next>年<month>月<day>日");
    }
}

fn card(page: &mut Page) -> Option<indicators::Scorecard> {
    if page.chance(25) {
        dimensions::draw(page);
        return None;
    }
    let count = page.rng.range(4, 8) as usize;
    let with_execution = page.chance(70);
    Some(indicators::score(page, count, with_execution))
}

fn tell(page: &mut Page, part: Part, content: &Content) {
    match part {
        Background => page.line_one(&[
            "为[做好|推进]<project>工作，根据《<place><year>年度重点工作任务清单》和<code>〔<year>〕<number>号文件精神，设立<project>项目，由<unit>组织实施，实施周期为<year>年1月至12月。",
            "<project>项目[属于|为][经常性|延续性]项目，<unit>为项目实施单位，项目负责人<person>。立项依据为<code>〔<last>〕<number>号。",
            "<project>项目自2016年起实施，[旨在|目的是]提升公共服务水平，<unit>负责[组织|具体]实施，[受益对象|服务对象]为全<place>群众。",
        ]),
        Works => {
            small_talk::works(page, 4);
            super::details::tell(page, 2);
        }
        Sources => sources_talk(page, &content.sources),
        Towns if page.chance(60) => town_talk(page, &content.towns),
        Towns => {}
        Spending => spending_talk(page),
        Virtues => small_talk::virtues(page, 3),
        Indicators => match &content.card {
            None => dimensions::tell(page),
            Some(card) => {
                if card.with_execution {
                    super::money_talk::execution_score(page);
                }
                match page.chance(35) {
                    true => grid::indicators(page, card),
                    false => indicators::tell(page, card),
                }
            }
        },
        Verdict => page.line_one(&[
            "<project>项目自评得分{total.score}，[评价|自评]等级为“<grade>”。",
            "经[综合评价|自评]，本项目综合得分为{total.score}，绩效等级<grade>。",
            "项目自评总得分{total.score}[（满分{total.weight}）|]，评价结果为<grade>。",
            "[按照|对照]评分标准，<year>年<project>项目[最终|综合]得分{total.score}，[评定|认定]为“<grade>”。",
            "自评[总|]分{total.score}，等次：<grade>。自评结果[拟|将]在门户网站公开，并作为下年度预算安排的参考。",
        ]),
        Problems => small_talk::problems(page),
        Remedies => small_talk::remedies(page),
        Nothing => page.line("无。"),
    }
}

/// Budget by level of government, received, spent.
fn funds(page: &mut Page) -> Vec<(&'static str, String)> {
    let levels = ["中央财政资金", "省级财政资金", "市级财政资金", "县级配套资金"];
    let count = page.rng.range(2, 3) as usize;
    let mut chosen = page.rng.sample(&[0_usize, 1, 2, 3], count);
    chosen.sort_unstable();
    let mut sources = vec![];
    let mut budget = Decimal::ZERO;
    for level in chosen {
        let key = format!("src{}.", level + 1);
        let amount = page.amount(20, 1500);
        page.set_money(&format!("{key}budget"), amount);
        budget += amount;
        sources.push((levels[level], key));
    }
    let keys: Vec<String> = sources.iter().map(|(_, k)| format!("{k}budget")).collect();
    page.relate_sum(&keys, "full_budget");
    let received = if page.chance(75) { budget } else { page.share(budget, 92, 99) };
    let spent = if page.chance(30) { received } else { page.share(received, 90, 100) };
    page.set_money("full_budget", budget);
    page.set_money("received", received);
    page.set_money("spent", spent);
    page.set_money("left", received - spent);
    page.set_rate("received_rate", received, budget);
    page.set_rate("spent_rate", spent, received);
    page.set_rate("rate", spent, budget);
    page.relate("received / full_budget = received_rate");
    page.relate("spent / received = spent_rate");
    page.relate("spent / full_budget = rate");
    page.relate("received - spent = left");
    sources
}

/// How the money was shared out among towns.
fn towns(page: &mut Page) -> Vec<(&'static str, String)> {
    let count = page.rng.range(3, 7);
    let names = page.rng.sample(TOWNS, count as usize);
    let whole = page.get("full_budget");
    let mut left = whole;
    let mut list = vec![];
    for (i, name) in names.into_iter().enumerate() {
        let key = format!("t{}.", i + 1);
        let last = i as i64 == count - 1;
        let even = round(left / Decimal::from(count - i as i64), page.style.money_decimals);
        let amount = if last { left } else { page.share(even, 60, 130) };
        left -= amount;
        page.set_money(&format!("{key}amount"), amount);
        list.push((name, key));
    }
    let keys: Vec<String> = list.iter().map(|(_, k)| format!("{k}amount")).collect();
    page.relate_sum(&keys, "full_budget");
    page.set_count("towns", count, "个");
    page.relate(format!("{count} = towns"));
    list
}

fn series(page: &mut Page, list: &[(&'static str, String)], what: &str, joint: &str) {
    for (i, (name, key)) in list.iter().enumerate() {
        if i > 0 {
            page.push(joint);
        }
        page.say(&format!("{name}{{{key}{what}}}"));
    }
}

fn sources_talk(page: &mut Page, sources: &[(&'static str, String)]) {
    page.say_one(&[
        "<year>年<project>项目[预算|计划]安排资金{full_budget}，其中：",
        "项目资金{full_budget}，按来源分：",
        "<code>〔<year>〕<number>号文下达<year>年度<project>资金{full_budget}，其中：",
        "<year>年投入<project>资金共计{full_budget}，构成为",
        "项目总投资{full_budget}，资金来源为：",
        "<year>年共下达<project>资金{full_budget}，其中",
        "本项目全年预算数{full_budget}，包括",
    ]);
    let joint = *page.rng.pick(&["，", "、", "；"]);
    series(page, sources, "budget", joint);
    page.push("。");
    page.line_one(&[
        "截至<year>年底，实际到位资金{received}，资金到位率{received_rate}。",
        "资金已到位{received}，到位率为{received_rate}。",
        "实际到位{received}。",
    ]);
}

fn town_talk(page: &mut Page, towns: &[(&'static str, String)]) {
    page.say_one(&[
        "资金按因素法分配到{towns}乡镇，分别为：",
        "共分配{towns}乡镇{full_budget}，其中：",
        "{towns}乡镇分配情况：",
    ]);
    let joint = *page.rng.pick(&["，", "、", "；"]);
    series(page, towns, "amount", joint);
    page.line("[，合计{full_budget}|]。");
}

fn spending_talk(page: &mut Page) {
    page.line_one(&[
        "项目全年预算{full_budget}，实际支出{spent}，预算执行率{rate}。",
        "项目到位资金{received}，已支出{spent}，占到位资金的{spent_rate}，占预算的{rate}，[结转下年|尚未支付]{left}。",
        "[报告期内|评价期内]，支付{spent}，预算执行率为{spent:n}/{full_budget:n}={rate}。",
        "年度预算数{full_budget}，年度执行数{spent}，[预算执行率|执行率]{rate}，[未达100%的原因是尾款未到付款期|执行情况良好]。",
        "截至<year>年12月31日，项目实际支出资金{spent}，占预算资金{full_budget}的{rate}，[结余|结转资金]{left}。",
        "到位资金{received}，实际使用{spent}，资金使用率{spent_rate}；[按全年预算数计算，|]预算执行率{rate}。",
        "全年执行数{spent}，全年预算数{full_budget}，执行率=全年执行数/全年预算数×100%={rate}。",
        "累计拨付{spent}，[执行率|支付率]{rate}，剩余{left}[待验收后支付|]。",
    ]);
}
