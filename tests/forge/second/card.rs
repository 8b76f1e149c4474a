//! Scores: sections of indicators and standards, what each is worth, what each got, and why not all of it.

use rust_decimal::Decimal;

use super::super::number::round;
use super::super::page::Page;

#[derive(Clone, Copy, PartialEq)]
pub enum Sort {
    /// A target to reach; the score follows the completion where it falls short.
    AtLeast,
    Exactly,
    AtMost,
    /// In words only.
    Quality(&'static str),
    /// A standard of conduct, scored by the reviewer.
    Standard,
}

pub struct Item {
    pub key: String,
    pub name: String,
    pub level: &'static str,
    pub sort: Sort,
    pub unit: &'static str,
    pub reached: bool,
    pub reason: &'static str,
}

pub struct Section {
    pub key: String,
    pub name: &'static str,
    pub items: Vec<Item>,
}

pub struct Card {
    pub sections: Vec<Section>,
    /// Whether the execution of the budget is scored apart, ten points.
    pub with_execution: bool,
    /// Scores were worked out from the completion rates as printed, so no text may leave those out.
    pub by_printed_rate: bool,
}

type Goal = (&'static str, &'static str, Sort, i64, i64, &'static str);

use Sort::{AtLeast, AtMost, Exactly, Quality, Standard};

const OUTPUT: &[Goal] = &[
    ("数量指标", "举办科普讲座", AtLeast, 4, 60, "场次"),
    ("数量指标", "新建文体广场", Exactly, 2, 30, "处"),
    ("数量指标", "补助对象人数", AtLeast, 80, 4200, "人"),
    ("数量指标", "清理河道长度", AtLeast, 6, 90, "千米"),
    ("数量指标", "完成审计项目", AtLeast, 5, 40, "项"),
    ("数量指标", "发放宣传资料", AtLeast, 900, 20000, "份"),
    ("数量指标", "绿化管养面积", AtLeast, 300, 90000, "平方米"),
    ("数量指标", "购置办公设备", Exactly, 4, 60, "台（套）"),
    ("质量指标", "工程质量达标率", Exactly, 100, 100, "%"),
    ("质量指标", "稿件差错率", AtMost, 1, 4, "%"),
    ("质量指标", "设施完好率", AtLeast, 90, 99, "%"),
    ("质量指标", "补助发放准确率", Exactly, 100, 100, "%"),
    ("时效指标", "项目完成及时率", AtLeast, 90, 100, "%"),
    ("时效指标", "信访件按期答复率", AtLeast, 92, 100, "%"),
    ("成本指标", "每场活动平均费用", AtMost, 2000, 18000, "元"),
    ("成本指标", "人均补助标准", Exactly, 120, 1500, "元"),
];

const EFFECT: &[Goal] = &[
    ("经济效益指标", "带动农户户均增收", AtLeast, 300, 2600, "元"),
    ("社会效益指标", "政策知晓率", AtLeast, 80, 96, "%"),
    ("社会效益指标", "安全责任事故", AtMost, 1, 3, "起"),
    ("社会效益指标", "矛盾纠纷化解率", AtLeast, 88, 98, "%"),
    ("社会效益指标", "公共服务能力", Quality("有所增强"), 0, 0, ""),
    ("生态效益指标", "水质优良比例", AtLeast, 75, 95, "%"),
    ("生态效益指标", "人居环境质量", Quality("显著改善"), 0, 0, ""),
    ("可持续影响指标", "长效管护制度", Quality("健全有效"), 0, 0, ""),
];

const CONTENT: &[Goal] = &[
    ("服务对象满意度指标", "受益群众满意度", AtLeast, 85, 96, "%"),
    ("服务对象满意度指标", "师生满意度", AtLeast, 88, 97, "%"),
    ("服务对象满意度指标", "社会公众满意度", AtLeast, 80, 95, "%"),
];

const CONDUCT: &[(&str, &[&str])] = &[
    ("投入", &["绩效目标合理性", "绩效指标明确性", "在职人员控制率", "“三公经费”变动率", "重点支出安排率"]),
    ("决策", &["立项依据充分性", "立项程序规范性", "绩效目标合理性", "预算编制科学性", "资金分配合理性"]),
    (
        "过程",
        &["管理制度健全性", "资金使用合规性", "政府采购执行率", "公用经费控制率", "预决算信息公开性", "资产管理安全性"],
    ),
    ("预算编制", &["预算编制完整性", "目标设置规范性", "预算调整控制"]),
    ("管理效率", &["信息公开", "采购合规性", "资产盘点", "绩效监控", "非税收入上缴"]),
    ("产出", &["实际完成率", "质量达标率", "完成及时性", "成本节约率"]),
    ("效益", &["社会效益", "生态效益", "可持续影响", "服务对象满意度"]),
    ("履职效果", &["重点工作办结", "机关效能", "行政成本控制", "公众评价"]),
];

const REASONS: &[&str] = &[
    "[部分|个别]工程因连续降雨推迟",
    "采购流程耗时[偏长|较长]，合同签订较晚",
    "[年初|设定]目标测算偏高",
    "对象自愿放弃，[符合条件人数|实际需求]减少",
    "[档案|佐证材料]归集不全",
    "制度修订[不及时|滞后]",
];

const SHORTCOMINGS: &[&str] = &[
    "[制度|内控流程]更新不及时",
    "[佐证|档案]材料[不完整|归集不全]",
    "[预算|目标]编制不够细化",
    "[执行|公开]时间[晚于|滞后于]规定",
    "[个别|少数]环节审批手续不全",
];

/// What a project without a card of its own set out to do.
pub fn goals(page: &mut Page, first: usize, count: usize) -> Vec<Item> {
    let chosen = page.rng.sample(OUTPUT, count);
    chosen.into_iter().enumerate().map(|(i, goal)| item(page, first + i, goal, 10, true)).collect()
}

/// Draws the card of a department or project: indicators in three sections beside the execution of the budget.
pub fn indicators(page: &mut Page) -> Card {
    let counts = [page.rng.range(2, 6) as usize, page.rng.range(1, 3) as usize, 1];
    let with_execution = page.chance(80);
    let by_printed_rate = page.chance(50);
    let weights: [i64; 3] = match (with_execution, page.rng.range(1, 3)) {
        (true, 1) => [50, 30, 10],
        (true, 2) => [60, 20, 10],
        (true, _) => [40, 40, 10],
        (false, 1) => [60, 30, 10],
        (false, _) => [50, 40, 10],
    };
    let mut sections = vec![];
    let mut number = 0;
    for (i, (name, pool)) in
        [("产出指标", OUTPUT), ("效益指标", EFFECT), ("满意度指标", CONTENT)].into_iter().enumerate()
    {
        let key = format!("s{}.", i + 1);
        let goals = page.rng.sample(pool, counts[i]);
        let worth = split(page, weights[i], goals.len());
        let mut items = vec![];
        for (goal, weight) in goals.into_iter().zip(worth) {
            number += 1;
            items.push(item(page, number, goal, weight, by_printed_rate));
        }
        add_up(page, &key, &items);
        sections.push(Section { key, name, items });
    }
    finish(page, sections, with_execution, by_printed_rate)
}

/// Draws the card of a department that is scored by standards.
pub fn standards(page: &mut Page) -> Card {
    let (first, worth): (&[&str], &[i64]) = match page.rng.range(1, 4) {
        1 => (&["投入", "过程", "产出", "效益"], &[15, 35, 25, 25]),
        2 => (&["决策", "过程", "产出", "效益"], &[20, 20, 30, 30]),
        3 => (&["预算编制", "管理效率", "履职效果"], &[20, 30, 50]),
        _ => (&["决策", "过程", "履职效果"], &[15, 35, 50]),
    };
    let mut sections = vec![];
    let mut number = 0;
    for (i, (name, weight)) in first.iter().zip(worth).enumerate() {
        let key = format!("s{}.", i + 1);
        let names = CONDUCT.iter().find(|c| c.0 == *name).expect("a known section").1;
        let count = page.rng.range(2, names.len() as i64) as usize;
        let chosen = page.rng.sample(names, count);
        let worth = split(page, *weight, chosen.len());
        let mut items = vec![];
        for (item_name, weight) in chosen.into_iter().zip(worth) {
            number += 1;
            items.push(item(page, number, ("", item_name, Standard, 0, 0, ""), weight, false));
        }
        add_up(page, &key, &items);
        sections.push(Section { key, name, items });
    }
    finish(page, sections, false, false)
}

/// Whole points, none below two.
fn split(page: &mut Page, whole: i64, count: usize) -> Vec<i64> {
    let mut parts = vec![];
    let mut rest = whole;
    for left in (1..=count as i64).rev() {
        let fair = rest / left;
        let part = if left == 1 { rest } else { (fair + page.rng.range(-2, 2)).clamp(2, rest - 2 * (left - 1)) };
        parts.push(part);
        rest -= part;
    }
    parts
}

fn item(page: &mut Page, number: usize, goal: Goal, weight: i64, by_printed_rate: bool) -> Item {
    let (level, name, sort, low, high, unit) = goal;
    let key = format!("i{number}.");
    let weight = Decimal::from(weight);
    page.set_exact(&format!("{key}weight"), weight, "分", 0);
    let short = page.chance(28);
    let mut score = weight;
    let mut reached = true;
    let target = page.rng.range(low, high.max(low));
    match sort {
        Quality(_) | Standard => {
            if short {
                score -= Decimal::new(page.rng.range(1, 4) * 5, 1);
                reached = false;
            }
        }
        AtMost => {
            page.set_exact(&format!("{key}target"), target.into(), unit, 0);
            let actual = if target > 20 { page.rng.range(target * 8 / 10, target) } else { page.rng.range(0, target) };
            page.set_exact(&format!("{key}actual"), actual.into(), unit, 0);
        }
        AtLeast | Exactly => {
            let actual = match (short, sort) {
                (true, _) => (target * page.rng.range(62, 97) / 100).max(1),
                (false, Exactly) => target,
                (false, _) if unit == "%" => page.rng.range(target, 100.max(target)),
                _ => target + target * page.rng.range(0, 25) / 100,
            };
            reached = actual >= target;
            page.set_exact(&format!("{key}target"), target.into(), unit, 0);
            page.set_exact(&format!("{key}actual"), actual.into(), unit, 0);
            let mid = page.rng.range(actual * 3 / 10, actual * 7 / 10);
            page.set_exact(&format!("{key}mid"), mid.into(), unit, 0);
            page.set_rate(&format!("{key}rate"), actual.into(), target.into());
            page.relate(format!("{key}actual / {key}target = {key}rate"));
            if !reached {
                score = match by_printed_rate {
                    true => round(weight * page.get(&format!("{key}rate")) / Decimal::ONE_HUNDRED, 2),
                    false => round(weight * Decimal::from(actual) / Decimal::from(target), 2),
                };
                page.relate(format!("{key}weight * {key}rate = {key}score"));
            }
        }
    }
    if score == weight {
        reached = true;
    }
    page.set_exact(&format!("{key}score"), score, "分", 2);
    page.set_exact(&format!("{key}lost"), weight - score, "分", 2);
    page.relate(format!("{key}weight - {key}lost = {key}score"));
    let reason = *page.rng.pick(if sort == Standard { SHORTCOMINGS } else { REASONS });
    Item { key, name: name.to_string(), level, sort, unit, reached, reason }
}

fn add_up(page: &mut Page, section: &str, items: &[Item]) {
    for what in ["weight", "score", "lost"] {
        let whole: Decimal = items.iter().map(|i| page.get(&format!("{}{what}", i.key))).sum();
        page.set_exact(&format!("{section}{what}"), whole, "分", 2);
        // A section of one item prints the same number again, which is no sum to anybody.
        if items.len() > 1 && what != "lost" {
            let parts: Vec<String> = items.iter().map(|i| format!("{}{what}", i.key)).collect();
            page.relate_sum(&parts, &format!("{section}{what}"));
        }
    }
    page.relate(format!("{section}weight - {section}lost = {section}score"));
    page.set_rate(
        &format!("{section}rate"),
        page.get(&format!("{section}score")),
        page.get(&format!("{section}weight")),
    );
    page.relate(format!("{section}score / {section}weight = {section}rate"));
}

fn finish(page: &mut Page, sections: Vec<Section>, with_execution: bool, by_printed_rate: bool) -> Card {
    let mut keys: Vec<String> = sections.iter().map(|s| s.key.clone()).collect();
    if with_execution {
        let rate = page.get("rate").min(Decimal::ONE_HUNDRED);
        page.set_exact("exec.weight", Decimal::TEN, "分", 0);
        page.set_exact("exec.score", rate / Decimal::TEN, "分", 2);
        page.set_exact("exec.lost", Decimal::TEN - page.get("exec.score"), "分", 2);
        page.relate("exec.weight * rate = exec.score");
        page.relate("exec.weight - exec.lost = exec.score");
        keys.push("exec.".to_string());
    }
    for what in ["weight", "score", "lost"] {
        let whole: Decimal = keys.iter().map(|k| page.get(&format!("{k}{what}"))).sum();
        page.set_exact(&format!("total.{what}"), whole, "分", 2);
    }
    for what in ["weight", "score"] {
        let parts: Vec<String> = keys.iter().map(|k| format!("{k}{what}")).collect();
        page.relate_sum(&parts, &format!("total.{what}"));
        let items = sections.iter().flat_map(|s| s.items.iter()).map(|i| format!("{}{what}", i.key));
        let all: Vec<String> = items.chain(with_execution.then(|| format!("exec.{what}"))).collect();
        page.relate_unless(&format!("s1.{what}"), format!("{} = total.{what}", all.join(" + ")));
    }
    page.relate("total.weight - total.lost = total.score");
    let score = page.get("total.score");
    let grades = *page.rng.pick(&[["优", "良", "中", "差"], ["优秀", "良好", "合格", "不合格"], ["A", "B", "C", "D"]]);
    let at = [90, 80, 60].iter().position(|&floor| score >= Decimal::from(floor)).unwrap_or(3);
    page.word("grade", grades[at]);
    for (name, grade) in ["g1", "g2", "g3", "g4"].into_iter().zip(grades) {
        page.word(name, grade);
    }
    Card { sections, with_execution, by_printed_rate }
}
