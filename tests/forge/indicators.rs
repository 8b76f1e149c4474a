//! Performance indicators: what was promised, what was done, what it scores.

use rust_decimal::Decimal;

use super::number::round;
use super::page::Page;

/// (level one, level two, name, unit, low, high, operator)
type Row = (&'static str, &'static str, &'static str, &'static str, i64, i64, &'static str);

const POOL: &[Row] = &[
    ("产出指标", "数量指标", "开展业务培训场次", "场", 6, 40, "≥"),
    ("产出指标", "数量指标", "维护道路里程", "公里", 20, 320, "≥"),
    ("产出指标", "数量指标", "抽检样品批次", "批次", 100, 900, "≥"),
    ("产出指标", "数量指标", "购置设备数量", "台", 5, 80, "="),
    ("产出指标", "数量指标", "惠及困难群众人数", "人", 60, 3000, "≥"),
    ("产出指标", "数量指标", "巡查检查次数", "次", 12, 240, "≥"),
    ("产出指标", "数量指标", "整理档案卷数", "卷", 800, 9000, "≥"),
    ("产出指标", "质量指标", "项目验收合格率", "%", 95, 100, "="),
    ("产出指标", "质量指标", "培训人员合格率", "%", 90, 98, "≥"),
    ("产出指标", "质量指标", "检测数据准确率", "%", 95, 100, "≥"),
    ("产出指标", "质量指标", "设备正常运行率", "%", 90, 99, "≥"),
    ("产出指标", "成本指标", "人均培训成本", "元", 280, 1600, "≤"),
    ("产出指标", "成本指标", "单位养护成本", "元", 900, 9000, "≤"),
    ("产出指标", "时效指标", "应急响应时间", "分钟", 20, 90, "≤"),
    ("产出指标", "质量指标", "有效投诉率", "%", 2, 9, "≤"),
    ("产出指标", "时效指标", "资金拨付及时率", "%", 95, 100, "="),
    ("产出指标", "时效指标", "任务按期完成率", "%", 90, 100, "≥"),
    ("产出指标", "时效指标", "工单按时办结率", "%", 95, 100, "≥"),
    ("效益指标", "社会效益指标", "群众政策知晓率", "%", 80, 95, "≥"),
    ("效益指标", "社会效益指标", "带动就业人数", "人", 20, 400, "≥"),
    ("效益指标", "经济效益指标", "节约运行成本比例", "%", 3, 12, "≥"),
    ("效益指标", "社会效益指标", "服务覆盖率", "%", 85, 100, "≥"),
    ("效益指标", "可持续影响指标", "管护机制健全率", "%", 90, 100, "="),
    ("满意度指标", "服务对象满意度指标", "服务对象满意度", "%", 85, 95, "≥"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "%", 85, 95, "≥"),
    ("满意度指标", "服务对象满意度指标", "受益企业满意度", "%", 85, 95, "≥"),
];

const QUALITIES: &[(&str, &str, &str, &str)] = &[
    ("效益指标", "社会效益指标", "公共服务水平", "有效提升"),
    ("效益指标", "社会效益指标", "基层治理能力", "明显提高"),
    ("效益指标", "生态效益指标", "区域生态环境", "持续改善"),
    ("效益指标", "可持续影响指标", "长效机制建设", "逐步完善"),
];

const REASONS: &[&str] = &[
    "受汛期施工影响，部分任务顺延至下年",
    "[部分|个别]合同尚未到付款节点",
    "年中职能划转，[工作量|任务量]相应减少",
    "招标流标后重新组织采购，进度滞后",
    "[报名|参训]人员因工作冲突未能[全部到场|参加]",
];

const MEASURES: &[&str] = &[
    "[下一年度|今后]提前开展前期工作，加快实施进度",
    "完善目标测算，[合理|科学]确定指标值",
    "[加强|强化]过程跟踪，[逐月|按季]调度",
];

pub struct Indicator {
    pub key: String,
    pub level1: &'static str,
    pub level2: &'static str,
    pub name: String,
    pub operator: &'static str,
    /// What a qualitative indicator promised and reached; it has no target figure then.
    pub quality: Option<&'static str>,
    pub reached: bool,
    pub unit: &'static str,
}

/// How completion above the target is stated.
#[derive(Clone, Copy, PartialEq)]
pub enum Completion {
    AsItIs,
    Capped,
}

/// Whether the clerk multiplies the rate as printed, or a spreadsheet multiplies what lies behind it.
#[derive(Clone, Copy, PartialEq)]
enum Arithmetic {
    Printed,
    Unrounded,
}

/// How this report rates its indicators.
#[derive(Clone, Copy)]
struct Manner {
    completion: Completion,
    arithmetic: Arithmetic,
    decimals: u32,
}

pub struct Scorecard {
    pub indicators: Vec<Indicator>,
    /// The scores follow from printed rates, so the rates must be printed.
    pub needs_rates: bool,
    pub with_execution: bool,
}

/// Makes `count` indicators whose weights and the weight of the execution rate come to 100, with scores and total.
///
/// Needs the rate of the execution already set as `rate`, from `spent` and `full_budget`.
pub fn score(page: &mut Page, count: usize, with_execution: bool) -> Scorecard {
    let completion = if page.chance(70) { Completion::AsItIs } else { Completion::Capped };
    let decimals = if page.chance(80) { 2 } else { 1 };
    let arithmetic = if page.chance(50) { Arithmetic::Printed } else { Arithmetic::Unrounded };
    let manner = Manner { completion, arithmetic, decimals };
    let mut rows = page.rng.sample(&POOL[..POOL.len() - 3], count - 1);
    rows.push(*page.rng.pick(&POOL[POOL.len() - 3..]));
    rows.sort_by_key(|r| ["产出指标", "效益指标", "满意度指标"].iter().position(|l| *l == r.0));
    let weights = weights(page, rows.len(), if with_execution { 90 } else { 100 });
    let mut card = Scorecard { indicators: vec![], needs_rates: arithmetic == Arithmetic::Printed, with_execution };
    let (mut weight_keys, mut score_keys) = (vec![], vec![]);
    let mut total = Decimal::ZERO;
    if with_execution {
        page.set_exact("exec.weight", Decimal::TEN, "分", 0);
        let rate = page.get("rate").min(Decimal::ONE_HUNDRED);
        page.set("exec.score", rate / Decimal::TEN, "分", decimals);
        page.relate("exec.weight * rate = exec.score");
        total += page.get("exec.score");
        weight_keys.push("exec.weight".to_string());
        score_keys.push("exec.score".to_string());
    }
    for (i, (row, weight)) in rows.iter().zip(weights).enumerate() {
        let key = format!("k{}.", i + 1);
        page.set_exact(&format!("{key}weight"), weight, "分", 1);
        let indicator = match page.chance(12) && row.0 == "效益指标" {
            true => quality(page, &key, weight),
            false => quantity(page, &key, row, weight, manner),
        };
        total += page.get(&format!("{key}score"));
        weight_keys.push(format!("{key}weight"));
        score_keys.push(format!("{key}score"));
        card.indicators.push(indicator);
    }
    categories(page, &card.indicators, decimals);
    page.set_exact("total.weight", Decimal::ONE_HUNDRED, "分", 0);
    page.set("total.score", total, "分", decimals);
    page.relate_sum(&weight_keys, "total.weight");
    page.relate_sum(&score_keys, "total.score");
    grade(page, total);
    card
}

/// The key of a level-one category.
pub fn category(level1: &str) -> &'static str {
    match level1 {
        "产出指标" => "output",
        "效益指标" => "effect",
        _ => "content",
    }
}

/// Sums weights and scores by level-one category.
fn categories(page: &mut Page, indicators: &[Indicator], decimals: u32) {
    for level1 in ["产出指标", "效益指标", "满意度指标"] {
        let members: Vec<&Indicator> = indicators.iter().filter(|i| i.level1 == level1).collect();
        for (what, decimals) in [("weight", 0), ("score", decimals)] {
            let keys: Vec<String> = members.iter().map(|i| format!("{}{what}", i.key)).collect();
            if keys.is_empty() {
                continue;
            }
            let sum = keys.iter().map(|k| page.get(k)).sum();
            let key = format!("{}.{what}", category(level1));
            page.set_exact(&key, sum, "分", decimals);
            page.relate_sum(&keys, &key);
        }
    }
}

/// Names the grade of `total` in the words this clerk uses.
pub fn grade(page: &mut Page, total: Decimal) {
    let step = [90, 80, 60].iter().filter(|&&bound| total < Decimal::from(bound)).count();
    let words =
        page.rng.pick(&[["优", "良", "中", "差"], ["优", "良", "中", "差"], ["优秀", "良好", "合格", "不合格"]]);
    let word = words[step];
    page.word("grade", word);
}

fn weights(page: &mut Page, count: usize, sum: i64) -> Vec<Decimal> {
    let count = count as i64;
    let mut weights = vec![sum / count; count as usize];
    for _ in 0..count {
        let (from, to) = (page.rng.range(0, count - 1) as usize, page.rng.range(0, count - 1) as usize);
        let step = page.rng.range(1, 3);
        if weights[from] > step + 2 {
            weights[from] -= step;
            weights[to] += step;
        }
    }
    weights[0] += sum - weights.iter().sum::<i64>();
    weights.into_iter().map(Decimal::from).collect()
}

fn quality(page: &mut Page, key: &str, weight: Decimal) -> Indicator {
    let taken = *page.rng.pick(QUALITIES);
    page.set(&format!("{key}score"), weight, "分", 2);
    Indicator {
        key: key.to_string(),
        level1: taken.0,
        level2: taken.1,
        name: taken.2.to_string(),
        operator: "",
        quality: Some(taken.3),
        reached: true,
        unit: "",
    }
}

fn quantity(page: &mut Page, key: &str, row: &Row, weight: Decimal, manner: Manner) -> Indicator {
    let &(level1, level2, name, unit, low, high, operator) = row;
    let target = Decimal::from(page.rng.range(low, high));
    let places = if unit == "%" { page.style.rate_decimals.min(2) } else { 0 };
    let actual = match page.rng.range(1, 10) {
        1..=4 => target,
        5..=7 if operator != "=" => above(page, target, unit),
        8..=10 => round(target * Decimal::new(page.rng.range(7800, 9890), 4), places).max(Decimal::ONE),
        _ => target,
    };
    if operator == "≤" {
        return limit(page, key, row, weight, manner);
    }
    let full = actual / target;
    let rate = match manner.completion {
        Completion::AsItIs => full,
        Completion::Capped => full.min(Decimal::ONE),
    };
    page.set_exact(&format!("{key}target"), target, unit, 0);
    page.set_exact(&format!("{key}actual"), actual, unit, if actual.fract().is_zero() { 0 } else { places });
    let mid = match unit {
        "%" => round(actual * Decimal::new(page.rng.range(40, 98), 2), 0),
        _ => round(actual * Decimal::new(page.rng.range(30, 80), 2), 0),
    };
    page.set_exact(&format!("{key}mid"), mid, unit, 0);
    page.set(&format!("{key}rate"), rate * Decimal::ONE_HUNDRED, "%", page.style.rate_decimals);
    set_score(page, key, weight, rate, manner);
    if manner.arithmetic == Arithmetic::Unrounded {
        page.relate(format!("{key}weight * minI({key}actual / {key}target, 1) = {key}score"));
    }
    match manner.completion {
        Completion::AsItIs => page.relate(format!("{key}actual / {key}target = {key}rate")),
        Completion::Capped => page.relate(format!("minI({key}actual / {key}target, 1) = {key}rate")),
    }
    page.relate(format!("{key}weight * minI({key}rate, 1) = {key}score"));
    Indicator {
        key: key.to_string(),
        level1,
        level2,
        name: name.to_string(),
        operator,
        quality: None,
        reached: actual >= target,
        unit,
    }
}

fn set_score(page: &mut Page, key: &str, weight: Decimal, rate: Decimal, manner: Manner) {
    let used = match manner.arithmetic {
        Arithmetic::Printed => page.get(&format!("{key}rate")) / Decimal::ONE_HUNDRED,
        Arithmetic::Unrounded => rate,
    };
    page.set(&format!("{key}score"), weight * used.min(Decimal::ONE), "分", manner.decimals);
}

/// An upper limit: kept it is complete, exceeded it is scored by target over actual.
fn limit(page: &mut Page, key: &str, row: &Row, weight: Decimal, manner: Manner) -> Indicator {
    let &(level1, level2, name, unit, low, high, operator) = row;
    let target = Decimal::from(page.rng.range(low, high));
    let kept = page.chance(80);
    let actual = match kept {
        true => round(target * Decimal::new(page.rng.range(70, 100), 2), 0).max(Decimal::ONE),
        false => round(target * Decimal::new(page.rng.range(104, 125), 2), 0).max(target + Decimal::ONE),
    };
    for (what, value) in [("target", target), ("actual", actual), ("mid", actual)] {
        page.set_exact(&format!("{key}{what}"), value, unit, 0);
    }
    let rate = if kept { Decimal::ONE } else { target / actual };
    page.set(&format!("{key}rate"), rate * Decimal::ONE_HUNDRED, "%", page.style.rate_decimals);
    set_score(page, key, weight, rate, manner);
    page.relate(format!("{key}weight * {key}rate = {key}score"));
    if !kept {
        page.relate(format!("{key}target / {key}actual = {key}rate"));
    }
    Indicator {
        key: key.to_string(),
        level1,
        level2,
        name: name.to_string(),
        operator,
        quality: None,
        reached: kept,
        unit,
    }
}

fn above(page: &mut Page, target: Decimal, unit: &str) -> Decimal {
    let more = round(target * Decimal::new(page.rng.range(101, 118), 2), 0);
    if unit == "%" { more.min(Decimal::ONE_HUNDRED).max(target) } else { more }
}

/// One way of telling an indicator in prose; `{n}` figures come from the scope.
const TELLINGS: &[&str] = &[
    "<name>：该指标预期指标值为<at>{@target}，年中监控实际完成值为{@mid}，本次评价<name>为{@actual}，该指标完成率为{@rate}<why>。该指标权重分值为{@weight}，自评得分{@score}。",
    "<name>。年初设定目标值<sign>{@target}，年末实际完成{@actual}，[完成率|指标完成率]{@rate}，分值{@weight}，得{@score}<why>。",
    "<name>（{@weight}）：目标值为<sign>{@target}，实际完成值为{@actual}，完成率为{@rate}，得{@score}<why>。",
    "<name>[指标|]：[年度|全年]计划<at>{@target}，截至12月底实际完成{@actual}，完成率达{@rate}<why>；该项满分{@weight}，自评{@score}。",
    "指标名称：<name>；年度指标值：<sign>{@target}；实际完成值：{@actual}；完成率：{@rate}；分值：{@weight}；得分：{@score}<why>。",
    "“<name>”指标，绩效目标为<at>{@target}，全年[实现|完成]{@actual}，[占|达到]目标值的{@rate}，[权重|分值]{@weight}，按比例计{@score}<why>。",
    "<name>[设定值|目标值]<sign>{@target}，[年中完成{@mid}，|]全年完成{@actual}，指标完成率为{@rate}，指标权重{@weight}，[评价得分|最终得分]{@score}<why>。",
    "<name>，预期指标值<sign>{@target}，[年中绩效运行监控完成值是{@mid}，|]实际完成值是{@actual}，指标完成率是{@rate}<why>。权重{@weight}，得分{@score}。",
    "<name>——年初目标<sign>{@target}，实际完成{@actual}，完成率{@rate}。评分：{@weight}×完成率，得{@score}<why>。",
    "<name>：目标值<at>{@target}，完成值{@actual}，指标完成率为{@rate}，该指标权重{@weight}，得分{@score}<why>。",
    "<name>年度指标值为<at>{@target}，[截至年末|年末]实际完成值为{@actual}，完成率为{@rate}，[赋分|指标分值]{@weight}，[实得|自评得]{@score}<why>。",
    "<name>（分值{@weight}）计划<at>{@target}，实际完成{@actual}，完成比例{@rate}，自评得分{@score}<why>。",
    "关于<name>，预期<at>{@target}，实际{@actual}，完成率{@rate}，自评{@score}（满分{@weight}）<why>。",
    "<name>：{@actual}（目标<sign>{@target}），完成率{@rate}，得分{@score}/权重{@weight}<why>。",
];

const QUALITY_TELLINGS: &[&str] = &[
    "<name>：年度目标为“<quality>”，实际<quality>，[达成预期指标|完成预期目标]，分值{@weight}，得{@score}。",
    "<name>。该指标为定性指标，目标<quality>，[经综合评判|]达成预期，权重{@weight}，自评得分{@score}。",
    "<name>（{@weight}）：预期<quality>，实际<quality>，得{@score}。",
    "<name>：目标值“<quality>”，完成值“<quality>”，分值{@weight}，自评{@score}。",
];

/// Tells all indicators the same way, as a list.
pub fn tell(page: &mut Page, card: &Scorecard) {
    let telling = *page.rng.pick(TELLINGS);
    let quality_telling = *page.rng.pick(QUALITY_TELLINGS);
    let form = page.rng.range(1, 5);
    let (mut level1, mut level2) = ("", "");
    let mut count = 0;
    for (i, indicator) in card.indicators.iter().enumerate() {
        page.scope(indicator.key.clone());
        page.word("name", indicator.name.clone());
        page.word("sign", indicator.operator);
        let at = *page.rng.pick(match indicator.operator {
            "≥" => &["不低于", "大于等于", "≥"],
            "≤" => &["不超过", "小于等于", "≤"],
            _ => &["", "", "等于"],
        });
        page.word("at", at);
        page.word("quality", indicator.quality.unwrap_or_default());
        let why = why(page, indicator);
        page.word("why", why);
        match form {
            1 => page.say(&format!("{}指标{}：\n", page.group_number(i + 1), super::world::chinese(i + 1))),
            2 => {
                if indicator.level2 != level2 {
                    level2 = indicator.level2;
                    count += 1;
                    page.say(&format!("{}{level2}\n", page.item_number(count)));
                }
            }
            3 => page.say(&format!("（{}）", i + 1)),
            5 => {
                if indicator.level1 != level1 {
                    level1 = indicator.level1;
                    count += 1;
                    let key = category(level1);
                    page.say(&format!(
                        "{}{level1}（{{{key}.weight}}[，得{{{key}.score}}|]）\n",
                        page.group_number(count)
                    ));
                }
                page.say(&page.item_number(i + 1));
            }
            _ => page.say(&page.item_number(i + 1)),
        }
        page.line(if indicator.quality.is_some() { quality_telling } else { telling });
    }
}

fn why(page: &mut Page, indicator: &Indicator) -> String {
    if indicator.reached {
        return String::new();
    }
    let (reason, measure) = reason_and_measure(page);
    let lead = *page.rng.pick(&["，偏差原因：", "，未完成原因是", "，偏差原因为"]);
    let link = *page.rng.pick(&["。改进措施：", "；改进措施："]);
    format!("{lead}{reason}{link}{measure}")
}

/// Why something fell short, and what will be done, already spelled out.
pub fn reason_and_measure(page: &mut Page) -> (String, String) {
    let (reason, measure) = (*page.rng.pick(REASONS), *page.rng.pick(MEASURES));
    (spelled(page, reason), spelled(page, measure))
}

/// Settles the alternatives of a pattern without figures.
pub fn spelled(page: &mut Page, pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('[') {
        let close = open + rest[open..].find(']').expect("closed");
        out.push_str(&rest[..open]);
        let ways: Vec<&str> = rest[open + 1..close].split('|').collect();
        out.push_str(page.rng.pick::<&str>(&ways));
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}
