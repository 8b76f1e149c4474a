//! Family D: the reasons given for what was not reached.

use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::gauge::{self, Gauge};
use super::look::quoted;
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::document::Operator;
use crate::read::unit::Unit;
use crate::report::Severity;
use crate::text::WordSet;

const ASKED: Basis = Basis::Regulation(say(
    "公开的自评表填报说明：未完成的指标应分析原因",
    "published notes of self-evaluation forms: what was not reached wants a reason",
));

pub const RULES: &[Rule] = &[
    Rule {
        id: "deviation_reason_missing",
        family: Family::Indicators,
        severity: Severity::Warning,
        title: say("未完成而未说明原因", "A target missed, without a reason"),
        checks: say(
            "完成率低于100%的指标写明偏差原因（正文中完成率偏低的、或本报告其他指标多写了原因的为疑点，其余为提示）。",
            "Completion below 100% comes with a reason; a warning in running text where completion is low or most of the report's other indicators give theirs.",
        ),
        why: say("偏差原因是自评的重点内容。", "Reasons for deviations are the point of a self-evaluation."),
        basis: ASKED,
        message: say("指标“{name}”{state}，没有说明原因。", "“{name}” {state_en} and no reason is given."),
        fires: "培训人数：该指标预期指标值为100人，实际完成值为45人，该指标完成率为45%。该指标权重分值为10分，自评得分4.5分。",
        quiet: "培训人数：该指标预期指标值为100人，实际完成值为45人，该指标完成率为45%，偏差原因：场地改造，停办一期。该指标权重分值为10分，自评得分4.5分。",
        check: Some(missing),
    },
    Rule {
        id: "deviation_reason_when_100",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("完成率100%却写了偏差原因", "A reason for a deviation that is none"),
        checks: say("完成率恰为100%的指标不写偏差原因。", "An indicator at exactly 100% has no deviation to explain."),
        why: say("没有偏差就没有偏差原因，多为套用。", "Without a deviation there is nothing to explain."),
        basis: Basis::Practice,
        message: say(
            "指标“{name}”完成率为{rate}，却写了偏差原因“{words}”。",
            "“{name}” is at {rate}, yet a reason is given: “{words}”.",
        ),
        fires: "培训次数：该指标预期指标值为大于等于5次，本次评价培训次数为5次，该指标完成率为100%，偏差原因：上年疫情影响，本年补办。该指标权重分值为8分，自评得分8分。",
        quiet: "培训次数：该指标预期指标值为大于等于5次，本次评价培训次数为5次，该指标完成率为100%，偏差原因：无。该指标权重分值为8分，自评得分8分。",
        check: Some(when_complete),
    },
    Rule {
        id: "reason_tautology",
        family: Family::Indicators,
        severity: Severity::Warning,
        title: say("偏差原因没有说出原因", "A reason that is none"),
        checks: say("偏差原因不只是复述未完成、偏差较小或“详见”。", "A reason does more than restate the deviation."),
        why: say("复述结果等于没有分析。", "Restating the result explains nothing."),
        basis: ASKED,
        message: say(
            "指标“{name}”的偏差原因只写“{words}”，没有说出原因。",
            "“{name}”: the reason “{words}” explains nothing.",
        ),
        fires: "培训人数：该指标预期指标值为100人，实际完成值为55人，该指标完成率为55%，偏差原因：本年度未能完成培训任务。该指标权重分值为10分，自评得分5.5分。",
        quiet: "培训人数：该指标预期指标值为100人，实际完成值为55人，该指标完成率为55%，偏差原因：因场地改造未能完成培训任务。该指标权重分值为10分，自评得分5.5分。",
        check: Some(tautology),
    },
    Rule {
        id: "reason_copy_paste",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("不同指标的偏差原因逐字相同", "One reason for several indicators"),
        checks: say("不同指标的偏差原因各有针对性。", "Every indicator has a reason of its own."),
        why: say("复制的原因往往与指标不相干。", "A copied reason seldom fits."),
        basis: Basis::Practice,
        message: say(
            "{count}个指标（{names}）的偏差原因逐字相同：“{words}”。",
            "{count} indicators ({names}) give the same reason: “{words}”.",
        ),
        fires: "检查次数：该指标预期指标值为50次，实际完成值为52次，该指标完成率为104%。偏差原因：工作效率提高，任务超额完成。\n群众满意度：该指标预期指标值为大于等于90%，实际完成值为95%，该指标完成率为105.56%。偏差原因：工作效率提高，任务超额完成。",
        quiet: "检查次数：该指标预期指标值为50次，实际完成值为52次，该指标完成率为104%。偏差原因：增加了节前检查。\n群众满意度：该指标预期指标值为大于等于90%，实际完成值为95%，该指标完成率为105.56%。偏差原因：服务改进，群众认可。",
        check: Some(copied),
    },
    Rule {
        id: "reason_conflict",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("同一缺口给出两种原因", "Two reasons for one gap"),
        checks: say(
            "预算执行未完成的原因前后一致：节约与未及时支付不并存。",
            "What explains unspent money is one thing: thrift, or payments that came too late.",
        ),
        why: say("节约是不用再付，未及时支付是以后要付。", "Money saved is never paid; a payment delayed will be."),
        basis: Basis::Practice,
        message: say(
            "指标“{name}”归因于“{words}”，指标“{other}”归因于“{other_words}”。",
            "“{name}” is put down to “{words}”, “{other}” to “{other_words}”.",
        ),
        fires: "预算经费：该指标预期指标值为小于等于300万元，实际完成值为280万元，该指标完成率为93.33%，偏差原因：厉行节约，压减支出。\n项目支出预算执行率：该指标预期指标值为100%，实际完成值为80%，该指标完成率为80%，偏差原因：部分项目还在审批，未能支付。",
        quiet: "预算经费：该指标预期指标值为小于等于300万元，实际完成值为280万元，该指标完成率为93.33%，偏差原因：审批流程较长，未能支付。\n项目支出预算执行率：该指标预期指标值为100%，实际完成值为80%，该指标完成率为80%，偏差原因：部分项目还在审批，未能支付。",
        check: Some(conflict),
    },
    Rule {
        id: "decline_indicator_reason_conflict",
        family: Family::Indicators,
        severity: Severity::Warning,
        title: say("下降率与所写原因矛盾", "A fall that its reason rules out"),
        checks: say(
            "称费用下降的，原因不是“上年未能支付”。",
            "Where costs are said to have fallen, the reason is not that nothing was paid the year before.",
        ),
        why: say("上年没有支出，本年正常支出，只会上升。", "After a year without spending, normal spending is a rise."),
        basis: Basis::Practice,
        message: say(
            "指标“{name}”称下降{actual}，原因却是“{words}”。",
            "“{name}” claims a fall of {actual}, yet the reason is “{words}”.",
        ),
        fires: "2023年度绩效分析。会议费下降率：该指标预期指标值大于等于5%，本次评价会议费下降率为5%，该指标完成率为100%，偏差原因：由于上年会议费未支付，本年按实际付款。",
        quiet: "会议费下降率：该指标预期指标值大于等于5%，本次评价会议费下降率为6%，该指标完成率为120%，偏差原因：会议多改为线上召开。",
        check: Some(decline_conflict),
    },
    Rule {
        id: "decline_indicator_base_wrong",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("下降率用预算数论证", "A fall argued from the budget"),
        checks: say(
            "下降率与上年支出比，不与本年预算比。",
            "A fall is one from last year's spending, not from this year's budget.",
        ),
        why: say("预算用完与比上年下降是两回事。", "Spending the budget says nothing about last year."),
        basis: Basis::Practice,
        message: say(
            "指标“{name}”以“{words}”论证下降与否，应与上年支出比较。",
            "“{name}” argues from “{words}”; a fall is one from last year's spending.",
        ),
        fires: "车辆经费下降率：该指标预期指标值为大于等于5%，本次评价车辆经费下降率为0%，该指标完成率为0%，偏差原因：车辆老旧，预算3.2万元全部使用，未能下降。",
        quiet: "车辆经费下降率：该指标预期指标值为大于等于5%，本次评价车辆经费下降率为0%，该指标完成率为0%，偏差原因：车辆老旧，支出与上年持平。",
        check: Some(decline_base),
    },
];

fn about(rule: &'static str, severity: Severity, gauge: &Gauge) -> Found {
    let i = gauge.indicator;
    let rate = gauge.figure(i.rate).or_else(|| gauge.figure(i.actual));
    let claim = if i.reason.is_empty() { rate.map_or(i.name, |f| f.span) } else { i.reason };
    let shown = |fig: Option<u32>| gauge.figure(fig).map_or(String::new(), |f| gauge.doc.str(f.whole).to_string());
    // 27万平方米 is no rate: what is missed is the target.
    let percent = gauge.figure(i.rate).or(rate).is_some_and(|f| f.unit == Unit::Percent);
    let told = shown(i.rate.or(i.actual));
    let (state, state_en) = match percent {
        true => (format!("完成率{told}"), format!("is at {told}")),
        false => (format!("实际{told}，没有达到目标"), format!("came to {told}, short of its target,")),
    };
    let found = Found::new(rule, severity).claim(claim);
    let found = rate.map(|f| f.span).filter(|s| *s != claim).into_iter().fold(found, Found::operand);
    let said: String = gauge.reason().unwrap_or("").chars().take(40).collect();
    found
        .context(i.name)
        .word("name", gauge.name())
        .word("words", said)
        .word("rate", told)
        .word("state", state)
        .word("state_en", state_en)
        .word("actual", shown(i.actual))
}

fn missed(gauge: &Gauge) -> Option<Decimal> {
    let rate = match gauge.indicator.operator {
        Operator::AtMost => gauge.completion(),
        _ => gauge.stated_rate().or_else(|| gauge.completion()),
    }?;
    (rate < Decimal::ONE && gauge.grows()).then_some(rate)
}

fn missing(doc: &Document, options: &Options, out: &mut Vec<Found>) {
    let low = Decimal::new(i64::from(options.profile.low_completion), 2);
    let short: Vec<(Gauge, Decimal)> = gauge::all(doc).filter_map(|g| Some((g, missed(&g)?))).gather();
    let told = short.iter().filter(|(g, _)| g.reason().is_some()).count();
    for (gauge, rate) in short.iter().filter(|(g, _)| g.reason().is_none()) {
        // A form without a column for reasons gives them elsewhere.
        let asked = told > 0 && told * 2 >= short.len();
        let far = *rate < low || asked && *rate < Decimal::new(9, 1);
        let severity = if far && !gauge.indicator.from_table { Severity::Warning } else { Severity::Note };
        out.push(about("deviation_reason_missing", severity, gauge));
    }
}

fn when_complete(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc).filter(|g| g.stated_rate() == Some(Decimal::ONE)) {
        // A printed 100% may cap what was passed: that is a deviation.
        let exact = gauge.completion().is_none_or(|c| c == Decimal::ONE);
        if exact && gauge.reason().is_some() {
            out.push(about("deviation_reason_when_100", Severity::Note, &gauge));
        }
    }
}

/// Words by which a reason gives a cause.
const CAUSES: &[&str] = &[
    "因", "由于", "受", "影响", "导致", "造成", "疫情", "审批", "尚未", "跨年", "调整", "减少", "增加", "推迟", "延期",
    "流程", "天气", "招标", "节约", "取消", "变更", "不足", "不够", "较",
];

fn tautology(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc) {
        let Some(reason) = gauge.reason() else { continue };
        let Some(rate) = missed(&gauge) else { continue };
        let small = matches!(
            reason,
            "偏差较小" | "偏差不大" | "存在偏差" | "有偏差" | "正常偏差" | "合理偏差" | "略有偏差" | "偏差很小"
        );
        let restates = reason.has_any(&["未能完成", "未完成", "没有完成", "未达到", "未达标"]);
        let elsewhere = reason.starts_with("详见") || reason.starts_with("见附");
        let empty = restates && !reason.has_any(CAUSES) && reason.chars().count() <= 24;
        if small || elsewhere || empty {
            let far = rate < Decimal::new(7, 1);
            out.push(about("reason_tautology", if far { Severity::Warning } else { Severity::Note }, &gauge));
        }
    }
}

fn copied(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let told: Vec<(Gauge, &str)> =
        gauge::all(doc).filter_map(|g| Some((g, g.reason()?))).filter(|(_, r)| r.chars().count() >= 6).gather();
    for (i, (first, reason)) in told.iter().enumerate() {
        if told[..i].iter().any(|(_, r)| r == reason) {
            continue;
        }
        let same: Vec<&Gauge> = told[i..].iter().filter(|(_, r)| r == reason).map(|(g, _)| g).gather();
        let names = || same.iter().map(|g| g.name());
        if same.len() >= 2 && names().any(|n| n != first.name()) {
            let found =
                same.iter().fold(Found::new("reason_copy_paste", Severity::Note), |f, g| f.claim(g.indicator.reason));
            out.push(found.word("count", same.len().to_string()).word("names", quoted(names())).word("words", *reason));
        }
    }
}

fn conflict(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let of_money = |g: &Gauge| g.name().has_any(&["执行率", "预算", "经费", "支出"]);
    let says = |g: &Gauge, words: &[&str]| g.reason().is_some_and(|r| of_money(g) && r.has_any(words));
    let saved =
        gauge::all(doc).find(|g| says(g, &["节约", "压减支出", "减少非必要", "压缩开支"]) && missed_spending(g));
    let late = gauge::all(doc).find(|g| {
        says(
            g,
            &["未及时支付", "未能及时支付", "未能支付", "未支付", "未完全支付", "未能完全支付", "审批中", "流程未完成"],
        )
    });
    if let (Some(saved), Some(late)) = (saved, late)
        && saved.indicator.name != late.indicator.name
    {
        let other: String = late.reason().unwrap_or("").chars().take(40).collect();
        out.push(
            about("reason_conflict", Severity::Note, &saved)
                .operand(late.indicator.reason)
                .word("other", late.name())
                .word("other_words", other),
        );
    }
}

/// The reason speaks of money that was not spent.
fn missed_spending(gauge: &Gauge) -> bool {
    gauge.stated_rate().is_none_or(|r| r < Decimal::ONE)
}

const DECLINES: WordSet = WordSet::new(&["下降率", "降低率", "压减率", "压缩率", "减少率"]);

fn is_decline(gauge: &Gauge) -> bool {
    gauge.name().contains('率') && DECLINES.within(gauge.name())
}

fn decline_conflict(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc).filter(is_decline) {
        let Some(reason) = gauge.reason() else { continue };
        let fell = gauge.figure(gauge.indicator.actual).and_then(|f| f.value).is_some_and(|v| v > Decimal::ZERO);
        let unpaid = ["无法支付", "未支付", "未能支付", "没有支付", "未发生", "没有发生"]
            .iter()
            .filter_map(|w| reason.place_of(w))
            .min();
        let before = unpaid.map(|at| &reason[..at]);
        let prior = before.is_some_and(|b| b.has("上年") || b.has("去年") || names_earlier_year(b, doc.year));
        if fell && prior {
            out.push(about("decline_indicator_reason_conflict", Severity::Warning, &gauge));
        }
    }
}

/// 2022年度 in a report of 2023.
fn names_earlier_year(words: &str, year: Option<u16>) -> bool {
    words.split('年').any(|w| match w.as_bytes() {
        [.., b'2', b'0', a, b] if a.is_ascii_digit() && b.is_ascii_digit() => {
            let named = 2000 + u16::from(a - b'0') * 10 + u16::from(b - b'0');
            year.is_none_or(|y| named < y)
        }
        _ => false,
    })
}

fn decline_base(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc).filter(is_decline) {
        let Some(reason) = gauge.reason() else { continue };
        let used = reason.has_any(&["全部使用", "全部支出", "使用完毕", "全部用完", "全额支付"]);
        if reason.has("预算") && used && !reason.has("上年") {
            out.push(about("decline_indicator_base_wrong", Severity::Note, &gauge));
        }
    }
}
