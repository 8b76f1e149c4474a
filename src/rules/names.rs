//! Family C: plans, projects and indicators that should go by one name and one number.

use super::gauge::{self, Gauge};
use super::look::{clause, sentence};
use super::{Basis, Family, Found, Rule, say};
use crate::gather::Gather;
use crate::options::Options;
use crate::quick::Map;
use crate::read::Document;
use crate::read::meaning::Subject;
use crate::read::unit::Unit;
use crate::report::Severity;
use crate::text::HasWords;
use crate::text::Span;

pub const RULES: &[Rule] = &[
    Rule {
        id: "plan_vs_target",
        family: Family::Consistency,
        severity: Severity::Note,
        title: say("年度计划与指标目标值不一", "The year's plan differs from the target"),
        checks: say(
            "年度重点工作中写明的计划数与指标的目标值一致。",
            "What the year's plan sets down is what the target says.",
        ),
        why: say("目标低于计划，完成率就虚高。", "A target below the plan makes completion look better."),
        basis: Basis::Practice,
        message: say(
            "工作计划写“{words}”，指标“{name}”的目标值却为{target}。",
            "The plan says “{words}”, the target of “{name}” is {target}.",
        ),
        fires: "年度重点工作：计划组织业务培训12次，走访企业30家。\n三、绩效分析\n业务培训次数：该指标预期指标值为大于等于6次，本次评价业务培训次数为12次，该指标完成率为200%。",
        quiet: "年度重点工作：计划组织业务培训6次，走访企业30家。\n三、绩效分析\n业务培训次数：该指标预期指标值为大于等于6次，本次评价业务培训次数为6次，该指标完成率为100%。",
        check: Some(plan_vs_target),
    },
    Rule {
        id: "project_name_consistent",
        family: Family::Consistency,
        severity: Severity::Note,
        title: say("项目名称前后不一", "A project under two names"),
        checks: say(
            "一句之中预算与支出所属的项目名称一致。",
            "Budget and spending of one sentence belong to one name.",
        ),
        why: say("名称不同，看不出是不是同一个项目。", "With two names it is open whether they are one project."),
        basis: Basis::Practice,
        message: say(
            "同一句中预算写“{first}”，支出写“{second}”。",
            "One sentence has a budget for “{first}” and spending for “{second}”.",
        ),
        fires: "2023年应支出综合业务经费150万元，实际支出综合事务管理经费143万元，预算执行率95.33%。",
        quiet: "2023年应支出综合业务经费150万元，实际支出综合业务经费143万元，预算执行率95.33%。",
        check: Some(project_names),
    },
    Rule {
        id: "indicator_name_consistent",
        family: Family::Consistency,
        severity: Severity::Note,
        title: say("指标名称前后不一", "An indicator under two names"),
        checks: say(
            "指标的名称与填写完成值时所用的名称一致。",
            "An indicator is called the same where its target and where its actual value stand.",
        ),
        why: say("名称不同，口径可能也不同。", "Another name may mean another thing."),
        basis: Basis::Practice,
        message: say("指标“{name}”另写作“{other}”。", "“{name}” is also called “{other}”."),
        fires: "受训人员满意度：该指标预期指标值大于等于95%，本次评价受训单位满意度为97%，该指标完成率为102.11%。",
        quiet: "受训人员满意度：该指标预期指标值大于等于95%，本次评价受训人员满意度为97%，该指标完成率为102.11%。",
        check: Some(indicator_names),
    },
    Rule {
        id: "project_purpose_vs_name",
        family: Family::Consistency,
        severity: Severity::Warning,
        title: say("项目用途与名称不符", "A purpose that is not the project's name"),
        checks: say(
            "项目名称写明前往某省的，用途中的目的地包括该省。",
            "Where a project is named after a province, its purpose includes that province.",
        ),
        why: say("用途与名称不同，资金可能改变了用途。", "Money may have gone to another purpose."),
        basis: Basis::Practice,
        message: say(
            "项目“{name}”的用途写的是“{words}”，没有{place}。",
            "“{name}” was used for “{words}”, which leaves out {place}.",
        ),
        fires: "赴云南等省考察学习项目全年预算8.20万元，实际支出8.20万元，主要用于赴福建、浙江等地考察学习的差旅费用。",
        quiet: "赴云南等省考察学习项目全年预算8.20万元，实际支出8.20万元，主要用于赴云南、浙江等地考察学习的差旅费用。",
        check: Some(purpose_vs_name),
    },
];

/// Provinces, as names of projects and journeys write them.
const PROVINCES: &[&str] = &[
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "台湾",
    "香港",
    "澳门",
];

fn purpose_vs_name(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for project in &doc.projects {
        let Some(spent) = project.spent.map(|s| doc.figure(s)) else { continue };
        let name = &doc.names[project.name as usize];
        let heads: Vec<&str> = name.core.match_indices('赴').map(|(at, to)| &name.core[at + to.len()..]).gather();
        let Some(place) = PROVINCES.iter().find(|p| heads.iter().any(|head| head.starts_with(**p))) else { continue };
        let after = Span { start: spent.whole.end, end: sentence(doc, spent.whole).end };
        let words = doc.str(after);
        let Some(at) = words.place_of("用于") else { continue };
        let purpose = &words[at..];
        let elsewhere = purpose.has_any(PROVINCES) && !purpose.has(place);
        if elsewhere {
            let said: String = purpose.chars().take(30).collect();
            out.push(
                Found::new("project_purpose_vs_name", Severity::Warning)
                    .claim(Span { start: after.start + at as u32, end: after.end })
                    .operand(name.span)
                    .word("name", name.core.as_str())
                    .word("words", said)
                    .word("place", *place),
            );
        }
    }
}

/// Two neighbouring characters of the name stand in the words, other than those that any indicator has.
fn shares_word(name: &str, words: &str) -> bool {
    let chars: Vec<char> = name.chars().gather();
    chars.windows(2).any(|pair| {
        let pair: String = pair.iter().collect();
        ![
            "次数", "人数", "数量", "组织", "开展", "完成", "工作", "活动", "项目", "场次", "个数", "情况", "服务",
            "人员",
        ]
        .contains(&pair.as_str())
            && words.has(&pair)
    })
}

fn plan_vs_target(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc) {
        let (Some(target), Some(actual)) = (gauge.figure(gauge.indicator.target), gauge.figure(gauge.indicator.actual))
        else {
            continue;
        };
        if !matches!(target.unit, Unit::Count(_))
            || target.unit != actual.unit
            || target.value == actual.value
            || !gauge.grows()
        {
            continue;
        }
        let planned = doc.figures_in(doc.span).map(|f| &doc.figures[f]).find(|f| {
            let outside = !doc.indicators.iter().any(|i| i.span.contains(f.span));
            let same = f.unit == actual.unit && f.value == actual.value && f.is_datum();
            outside && same && {
                let said = sentence(doc, f.whole);
                let before = &doc.text.copy[said.start as usize..f.span.start as usize];
                // The word right before the number says what is counted.
                let part: String =
                    before.rsplit(['，', '、', '：']).next().unwrap_or("").chars().rev().take(4).collect();
                let part: String = part.chars().rev().collect();
                before.has_any(&["计划", "拟", "预计"]) && !before.has("完成") && shares_word(gauge.name(), &part)
            }
        });
        if let Some(planned) = planned {
            let part = Span { start: clause(doc, planned.span).start, end: planned.whole.end };
            out.push(
                Found::new("plan_vs_target", Severity::Note)
                    .claim(target.span)
                    .operand(part)
                    .word("words", doc.str(part))
                    .word("name", gauge.name())
                    .word("target", doc.str(target.whole)),
            );
        }
    }
}

fn project_names(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let subjects: Map<u32, Subject> = doc.facts.iter().map(|f| (f.fig, f.subject)).collect();
    for project in &doc.projects {
        let Some(spent) = project.spent else { continue };
        let other = subjects.get(&spent).copied();
        let Some(Subject::Named(other)) = other.filter(|s| *s != Subject::Named(project.name)) else { continue };
        let (first, second) = (&doc.names[project.name as usize], &doc.names[other as usize]);
        // One name within the other is an abbreviation.
        if first.core.has(&second.core) || second.core.has(&first.core) {
            continue;
        }
        out.push(
            Found::new("project_name_consistent", Severity::Note)
                .claim(doc.figure(spent).span)
                .operand(project.budget.map_or(first.span, |b| doc.figure(b).span))
                .word("first", first.core.as_str())
                .word("second", second.core.as_str()),
        );
    }
}

/// How the words before the actual value call the indicator: 本次评价受益部门满意度为.
fn called<'d>(gauge: &Gauge<'d>) -> Option<&'d str> {
    let doc = gauge.doc;
    let actual = gauge.figure(gauge.indicator.actual)?;
    let start = clause(doc, actual.span).start as usize;
    let words = &doc.text.copy[start..actual.span.start as usize];
    let words = ["本次评价", "本次", "实际"].iter().fold(words, |w, lead| w.strip_prefix(lead).unwrap_or(w));
    let words =
        ["为", "是", "共计", "达到", "达", "合计"].iter().fold(words, |w, end| w.strip_suffix(end).unwrap_or(w));
    (!words.is_empty()).then_some(words)
}

/// The names share how they begin and how they end, and differ in a word between.
fn one_word_apart(a: &str, b: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().gather(), b.chars().gather());
    let head = x.iter().zip(&y).take_while(|(p, q)| p == q).count();
    let tail = x.iter().rev().zip(y.iter().rev()).take_while(|(p, q)| p == q).count();
    let shorter = x.len().min(y.len());
    let (head, tail) = (head.min(shorter), tail.min(shorter - head.min(shorter)));
    let (dx, dy) = (x.len() - head - tail, y.len() - head - tail);
    head >= 2 && tail >= 2 && (1..=3).contains(&dx) && (1..=3).contains(&dy) && x.len() >= 5
}

fn indicator_names(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc).filter(|g| !g.indicator.from_table) {
        let other = called(&gauge)
            .filter(|c| one_word_apart(gauge.name(), c))
            .map(str::to_string)
            .or_else(|| body_name(doc, &gauge));
        let Some(other) = other else { continue };
        let claim = gauge.figure(gauge.indicator.actual).map_or(gauge.indicator.name, |f| clause(doc, f.span));
        out.push(
            Found::new("indicator_name_consistent", Severity::Note)
                .claim(claim)
                .operand(gauge.indicator.name)
                .word("name", gauge.name())
                .word("other", other),
        );
    }
}

/// The body counts the same number of what begins like the indicator and goes on otherwise: 解决就业困难人员52人.
fn body_name(doc: &Document, gauge: &Gauge) -> Option<String> {
    let actual = gauge.figure(gauge.indicator.actual).filter(|f| matches!(f.unit, Unit::Count(_)))?;
    let stem: String = gauge.name().without_end("人数").without_end("次数").without_end("数量").to_string();
    if stem == gauge.name() || stem.chars().count() < 4 {
        return None;
    }
    let figure = doc.figures_in(doc.span).map(|f| &doc.figures[f]).find(|f| {
        let same = f.unit == actual.unit && f.value == actual.value && f.span != actual.span;
        same && doc.str(Span { start: clause(doc, f.span).start, end: f.span.start }).has(&stem)
            && !gauge.indicator.span.contains(f.span)
    })?;
    let words = doc.str(Span { start: clause(doc, figure.span).start, end: figure.span.start });
    let words = &words[words.place_of(&stem)?..];
    let more = words.chars().count() - stem.chars().count();
    ((2..=6).contains(&more) && !words.ends_with("人数") && !words.contains(['为', '共'])).then(|| words.to_string())
}
