//! Scoring by a sheet of standards (投入、过程、产出、效果), with stepwise deductions quoted beside the scores.

use rust_decimal::Decimal;

use super::number::round;
use super::page::Page;

struct Item {
    key: String,
    name: &'static str,
    /// How the score comes about, as a pattern.
    told: String,
}

struct Group {
    key: String,
    name: &'static str,
    items: Vec<Item>,
}

pub struct Sheet {
    groups: Vec<Group>,
}

const PLAIN: &[(&str, &str)] = &[
    ("绩效目标合理性", "绩效目标符合[职责和年度计划|“三定”方案]"),
    ("绩效指标明确性", "指标清晰、细化，[可衡量|与任务数对应]"),
    ("管理制度健全性", "制度[完整|健全]并得到执行"),
    ("资金使用合规性", "未发现违规使用资金"),
    ("预决算信息公开性", "[按时|在规定时限内]公开预决算"),
    ("资产管理安全性", "账实相符，处置规范"),
    ("基础信息完善性", "基础数据真实、完整"),
];

const OUTPUTS: &[(&str, &str)] = &[
    ("重点工作办结率", "重点工作全部办结"),
    ("职责履行完成情况", "[年度任务|各项工作]按计划完成"),
    ("质量达标率", "[验收|考核]均为合格以上"),
];

const EFFECTS: &[(&str, &str)] = &[
    ("经济效益", "[促进|带动]了相关产业发展"),
    ("社会效益", "公共服务能力[明显|进一步]提升"),
    ("生态效益", "[人居|生态]环境持续改善"),
    ("社会公众满意度", "[抽样|问卷]调查结果良好"),
];

/// Sets weights and scores of the groups, their sums and the total; needs money, staff and 三公 already drawn.
pub fn draw(page: &mut Page) -> Sheet {
    let mut groups = vec![];
    for (i, (name, pool)) in
        [("投入", PLAIN), ("过程", PLAIN), ("产出", OUTPUTS), ("效果", EFFECTS)].into_iter().enumerate()
    {
        let key = format!("g{}.", i + 1);
        let mut items = vec![];
        if i == 0 {
            items.push(staff(page, &format!("{key}i1.")));
        }
        if i == 1 {
            items.push(completion(page, &format!("{key}i1.")));
            items.push(control(page, &format!("{key}i2.")));
            items.push(public_cost(page, &format!("{key}i3.")));
        }
        let more = page.rng.range(2, 3) as usize;
        let offset = items.len();
        // The two first groups share a pool: each takes its own half.
        let half = if i == 0 {
            &pool[..3]
        } else if i == 1 {
            &pool[3..]
        } else {
            pool
        };
        for (j, (name, why)) in page.rng.sample(half, more).into_iter().enumerate() {
            let item = format!("{key}i{}.", offset + j + 1);
            let weight = page.rng.range(2, 6) * if i > 1 { 2 } else { 1 };
            let off = if page.chance(40) { Decimal::new(page.rng.range(1, 3) * 5, 1) } else { Decimal::ZERO };
            points(page, &item, weight, Decimal::from(weight) - off);
            let told = match off.is_zero() {
                true => format!("{why}，[计|得]{{@score}}"),
                false => format!(
                    "{why}，[但个别资料归档不够及时|个别环节有待加强]，[酌情|]扣{}分，得{{@score}}",
                    off.normalize()
                ),
            };
            items.push(Item { key: item, name, told });
        }
        groups.push(Group { key, name, items });
    }
    level(page, &mut groups);
    totals(page, &groups);
    Sheet { groups }
}

fn points(page: &mut Page, key: &str, weight: i64, score: Decimal) {
    page.set_exact(&format!("{key}weight"), weight.into(), "分", 0);
    page.set(&format!("{key}score"), score, "分", 2);
}

fn staff(page: &mut Page, key: &str) -> Item {
    points(page, key, 5, Decimal::from(5));
    Item {
        key: key.to_string(),
        name: "在职人员控制率",
        told: "在职人员{in_service}、编制{posts}，[在职人员控制率|控制率]{staff_rate}，[小于等于|不超过]100%计满分，每超过一个百分点扣0.5分，[得|计]{@score}".to_string(),
    }
}

/// Every five points below a hundred cost two points of five.
fn completion(page: &mut Page, key: &str) -> Item {
    let rate = page.get("rate");
    let steps = ((Decimal::ONE_HUNDRED - rate) / Decimal::from(5)).floor();
    points(page, key, 5, (Decimal::from(5) - steps * Decimal::TWO).max(Decimal::ZERO));
    Item {
        key: key.to_string(),
        name: "预算完成率",
        told: "全年预算{full_budget}，实际完成{spent}，预算完成率{rate}；100%计满分，每低于5%扣2分，扣完为止，[得|计]{@score}".to_string(),
    }
}

fn control(page: &mut Page, key: &str) -> Item {
    let rate = page.get("adjust") / page.get("initial_budget") * Decimal::ONE_HUNDRED;
    let band = [0, 10, 20, 30].iter().filter(|&&bound| rate > Decimal::from(bound)).count() as i64;
    points(page, key, 5, Decimal::from(if band == 4 { 0 } else { 5 - band }));
    Item {
        key: key.to_string(),
        name: "预算控制率",
        told: "年初预算{initial_budget}，[年中|本年]<moved>{adjust}，预算控制率{adjust_rate}；等于0计5分，0-10%（含）计4分，10-20%（含）计3分，20-30%（含）计2分，大于30%不得分，[得|计]{@score}".to_string(),
    }
}

fn public_cost(page: &mut Page, key: &str) -> Item {
    points(page, key, 5, Decimal::from(5));
    page.set_rate("public_rate", page.get("public_spent"), page.get("public"));
    page.relate("public_spent / public = public_rate");
    Item {
        key: key.to_string(),
        name: "公用经费控制率",
        told: "公用经费实际支出{public_spent}，预算安排{public}，公用经费控制率{public_rate}，[未超过|小于]100%，[得|计]{@score}".to_string(),
    }
}

/// Gives the last item what is missing to a hundred, or takes it away: from those before it where it has too little.
fn level(page: &mut Page, groups: &mut [Group]) {
    const LEAST: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
    let all: Decimal = groups.iter().flat_map(|g| &g.items).map(|i| page.get(&format!("{}weight", i.key))).sum();
    let mut missing = Decimal::ONE_HUNDRED - all;
    for item in groups[2..].iter().flat_map(|g| &g.items).rev() {
        let key = &item.key;
        let (weight, score) = (page.get(&format!("{key}weight")), page.get(&format!("{key}score")));
        let lost = weight - score;
        let levelled = (weight + missing).max(LEAST.min(weight));
        missing -= levelled - weight;
        page.set_exact(&format!("{key}weight"), levelled, "分", 0);
        page.set(&format!("{key}score"), levelled - lost, "分", 2);
    }
    assert!(missing.is_zero(), "weights come to a hundred");
}

fn totals(page: &mut Page, groups: &[Group]) {
    let (mut weights, mut scores) = (vec![], vec![]);
    let mut total = Decimal::ZERO;
    for group in groups {
        for what in ["weight", "score"] {
            let keys: Vec<String> = group.items.iter().map(|i| format!("{}{what}", i.key)).collect();
            let sum: Decimal = keys.iter().map(|k| page.get(k)).sum();
            page.set_exact(&format!("{}{what}", group.key), sum, "分", 2);
            page.relate_sum(&keys, &format!("{}{what}", group.key));
        }
        weights.push(format!("{}weight", group.key));
        scores.push(format!("{}score", group.key));
        total += page.get(&format!("{}score", group.key));
    }
    page.set_exact("total.weight", Decimal::ONE_HUNDRED, "分", 0);
    page.set("total.score", round(total, 2), "分", 2);
    page.relate_sum(&weights, "total.weight");
    page.relate_sum(&scores, "total.score");
    super::indicators::grade(page, total);
}

pub fn tell(page: &mut Page, sheet: &Sheet) {
    let form = page.rng.range(1, 3);
    for (i, group) in sheet.groups.iter().enumerate() {
        page.scope(group.key.clone());
        match form {
            1 => page.say(&format!("{}{}（{{@weight}}，得{{@score}}）。", page.group_number(i + 1), group.name)),
            2 => page.say(&format!(
                "{}{}指标，满分{{@weight}}，[自评|]得分{{@score}}。",
                page.item_number(i + 1),
                group.name
            )),
            _ => page.say(&format!("{}{}情况分析（{{@weight}}）\n", page.group_number(i + 1), group.name)),
        }
        for (j, item) in group.items.iter().enumerate() {
            page.scope(item.key.clone());
            let told = super::indicators::spelled(page, &item.told);
            match form {
                1 => page.say(&format!("{}{}（{{@weight}}）：{told}。", page.item_number(j + 1), item.name)),
                2 => page.say(&format!("（{}）{}，分值{{@weight}}：{told}。", j + 1, item.name)),
                _ => page.say(&format!("{}{}。[满分|分值]{{@weight}}，{told}。\n", page.item_number(j + 1), item.name)),
            }
        }
        page.scope(group.key.clone());
        page.line(if form == 3 { "[以上|该部分]合计得分{@score}。" } else { "" });
    }
}
