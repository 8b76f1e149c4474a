//! A score card put in words.

use super::super::page::Page;
use super::card::{Card, Item, Section, Sort};

/// What was promised, as a pattern.
pub fn promised(page: &mut Page, item: &Item) -> String {
    let key = &item.key;
    let way = page.rng.range(1, 4);
    match (item.sort, way) {
        (Sort::Quality(what), _) => what.to_string(),
        (Sort::Standard, _) => String::new(),
        (Sort::AtLeast, 1) => format!("≥{{{key}target}}"),
        (Sort::AtLeast, 2) => format!("不低于{{{key}target}}"),
        (Sort::AtLeast, 3) => format!("{{{key}target}}以上"),
        (Sort::AtLeast, _) => format!("达到{{{key}target}}"),
        (Sort::AtMost, 1) => format!("≤{{{key}target}}"),
        (Sort::AtMost, 2) => format!("不超过{{{key}target}}"),
        (Sort::AtMost, 3) => format!("控制在{{{key}target}}以内"),
        (Sort::AtMost, _) => format!("不高于{{{key}target}}"),
        (Sort::Exactly, 1) => format!("＝{{{key}target}}"),
        (Sort::Exactly, _) => format!("{{{key}target}}"),
    }
}

fn finished(item: &Item) -> String {
    match item.sort {
        Sort::Quality(what) if item.reached => what.to_string(),
        Sort::Quality(_) => "[基本达到预期|部分实现]".to_string(),
        _ => format!("{{{}actual}}", item.key),
    }
}

/// How one report speaks of all its indicators.
#[derive(Clone, Copy)]
pub struct Manner {
    form: i64,
    numbered: bool,
}

pub fn manner(page: &mut Page) -> Manner {
    Manner { form: page.rng.range(1, 9), numbered: page.chance(60) }
}

fn indicator(page: &mut Page, item: &Item, how: Manner) {
    let (goal, done) = (promised(page, item), finished(item));
    page.scope(item.key.clone());
    let name = &item.name;
    let counted = matches!(item.sort, Sort::AtLeast | Sort::Exactly);
    // The score follows from the rate where the target was missed, so the rate must stand there.
    let rate = match (counted, item.reached) {
        (true, false) => "，完成率{@rate}",
        (true, true) => "[，完成率{@rate}|]",
        _ => "",
    };
    let worth = match item.reached {
        true => "[分值{@weight}，得分{@score}|该项{@weight}，得{@score}|权重{@weight}，自评{@score}]",
        false => {
            "[分值{@weight}，得分{@score}|分值{@weight}，按完成比例得{@score}|满分{@weight}，扣{@lost}，得{@score}]"
        }
    };
    let worth =
        if matches!(item.sort, Sort::Quality(_)) { worth.replace("按完成比例", "") } else { worth.to_string() };
    match how.form {
        1 => page.say(&format!("“{name}”目标值{goal}，实际值{done}{rate}，{worth}")),
        2 => page.say(&format!("{name}：计划{goal}，实际{done}{rate}；{worth}")),
        3 => page.say(&format!(
            "指标“{name}”（{{@weight}}），[年初设定|年度指标值]{goal}，年底完成{done}{rate}，得{{@score}}"
        )),
        4 => page.say(&format!("{name}年度指标值为{goal}，全年实际完成值为{done}{rate}。{worth}")),
        5 => page.say(&format!("{name}，[应完成|预期]{goal}，[已完成|实现]{done}{rate}，评分：{{@score}}/{{@weight}}")),
        6 => page.say(&format!("{name}（指标值：{goal}；完成值：{done}；分值：{{@weight}}；得分：{{@score}}）")),
        _ => page.say(&format!(
            "[设置|设]{name}指标，分值{{@weight}}，目标{goal}，[评价结果|完成情况]为{done}{rate}，该指标得{{@score}}"
        )),
    }
    if how.form == 6 && !item.reached && counted {
        page.say("，完成率{@rate}");
    }
    if !item.reached {
        page.say(&format!("，[未得满分原因|偏差原因|扣分原因]：{}", item.reason));
    }
    page.push("。");
}

/// What came of one goal, unscored.
pub fn outcome(page: &mut Page, item: &Item) {
    let (goal, done) = (promised(page, item), finished(item));
    page.scope(item.key.clone());
    let name = &item.name;
    let rate = if item.sort == Sort::AtMost { "" } else { "[，完成率{@rate}|（完成率{@rate}）|]" };
    page.say(&format!("[{name}目标{goal}，实际{done}|{name}{done}（目标{goal}）|{name}计划{goal}，完成{done}]{rate}"));
}

fn standard(page: &mut Page, item: &Item) {
    page.scope(item.key.clone());
    let name = &item.name;
    if item.reached {
        page.say(&format!(
            "[{name}（{{@weight}}）：符合要求，得{{@score}}。|{name}，标准分{{@weight}}，自评得分{{@score}}。|{name}分值{{@weight}}，[经核查|对照标准]不扣分，得{{@score}}。]"
        ));
    } else {
        let why = item.reason;
        page.say(&format!(
            "[{name}（{{@weight}}）：{why}，扣{{@lost}}，得{{@score}}。|{name}，标准分{{@weight}}，因{why}，扣{{@lost}}，自评得分{{@score}}。|{name}分值{{@weight}}，得{{@score}}，扣分{{@lost}}，[原因是|系]{why}。]"
        ));
    }
}

fn opening(page: &mut Page, section: &Section) {
    page.scope(section.key.clone());
    let name = section.name;
    page.say(&format!(
        "[{name}（{{@weight}}，得{{@score}}）|{name}：满分{{@weight}}，自评得分{{@score}}|{name}分值{{@weight}}，得分{{@score}}，得分率{{@rate}}|{name}，权重分{{@weight}}，实得{{@score}}]"
    ));
}

/// The whole card in prose.
pub fn tell(page: &mut Page, card: &Card) {
    let how = manner(page);
    let headed = page.chance(65);
    for (i, section) in card.sections.iter().enumerate() {
        if headed {
            page.say(&page.group_number(i + 1));
            opening(page, section);
            page.push("。\n");
        }
        for (j, item) in section.items.iter().enumerate() {
            if how.numbered {
                page.say(&page.item_number(j + 1));
            }
            match item.sort {
                Sort::Standard => standard(page, item),
                _ => {
                    if !how.numbered && page.chance(40) {
                        page.push(item.level);
                        page.push("：");
                    }
                    indicator(page, item, how);
                }
            }
            if how.numbered {
                page.push("\n");
            }
        }
        if !how.numbered {
            page.push("\n");
        }
    }
}

pub fn execution(page: &mut Page) {
    page.line_one(&[
        "预算执行（{exec.weight}）：年度预算{budget}，支出{spent}，执行率{rate}，按比例计{exec.score}。",
        "预算执行率指标满分{exec.weight}，<we>执行率{rate}，得{exec.score}，扣{exec.lost}。",
        "预算执行情况：调整后预算{budget}，支出{spent}，完成{rate}，该项得分{exec.score}（满分{exec.weight}）。",
        "资金执行率得分=执行率×{exec.weight:n}={rate}×{exec.weight:n}={exec.score}。",
        "预算执行率{rate}，分值{exec.weight}，自评{exec.score}[，主要扣分点为年末部分款项未支付|]。",
        "当年预算执行率为{rate}（{spent}/{budget}），得分{exec.score}，满分{exec.weight}。",
    ]);
}

/// Where the total comes from.
pub fn breakdown(page: &mut Page, card: &Card) {
    let form = page.rng.range(1, 6);
    let mut parts: Vec<(String, &str)> = card.sections.iter().map(|s| (s.key.clone(), s.name)).collect();
    if card.with_execution {
        parts.insert(0, ("exec.".into(), "预算执行"));
    }
    match form {
        1 => page.say("<we>自评总分{total.score}（满分{total.weight}），其中："),
        2 => page.say("总分{total.weight}，扣{total.lost}，得{total.score}。各部分得分："),
        3 => page.say("[对照|根据]评分表逐项打分，"),
        4 => page.say("评价得分{total.score}，分项为"),
        5 => page.say("<year>年度绩效自评得分汇总："),
        _ => {
            let names = parts.iter().map(|p| p.1).collect::<Vec<_>>().join("、");
            let weights = parts.iter().map(|p| format!("{{{}weight}}", p.0)).collect::<Vec<_>>().join("、");
            let scores = parts.iter().map(|p| format!("{{{}score}}", p.0)).collect::<Vec<_>>().join("、");
            return page.line(&format!(
                "{names}的分值分别为{weights}，得分分别为{scores}，总得分{{total.score}}，等级为<grade>。"
            ));
        }
    }
    let last = parts.len() - 1;
    for (i, (key, name)) in parts.iter().enumerate() {
        page.scope(key.clone());
        page.push(name);
        page.say(match form {
            1 => "{@score}（满分{@weight}）",
            2 => "{@score}",
            3 => "应得{@weight}，实得{@score}",
            4 => "{@score}/{@weight}",
            _ => "满分{@weight}，得{@score}",
        });
        page.push(if i < last { "；" } else { "" });
    }
    page.line(match form {
        1 | 2 => "。[评价|自评]等级“<grade>”。",
        4 => "，评定为“<grade>”。",
        _ => "；合计{total.score}，评价等次为<grade>。",
    });
}

pub fn verdict(page: &mut Page, card: &Card) {
    if page.chance(50) {
        return breakdown(page, card);
    }
    page.line_one(&[
        "<year>年度绩效自评得分为{total.score}，等次“<grade>”。",
        "[经综合打分|按评分标准逐项评定]，<we>最终得分{total.score}，等级<grade>。",
        "自评结果：{total.score}（满分{total.weight}，扣{total.lost}），<grade>。",
        "[结合|依据]佐证材料打分，自评总分为{total.score}，扣分{total.lost}，属于“<grade>”等次。",
        "<unit><year>年自评成绩{total.score}，自评等次：<grade>。",
        "百分制评分结果{total.score}；评价级别<grade>。",
    ]);
}
