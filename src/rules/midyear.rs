//! Family D: the mid-year values of indicators.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::gauge::{self, Gauge};
use super::look::{clause, sentence};
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::unit::Unit;
use crate::report::Severity;
use crate::text::Span;

pub const RULES: &[Rule] = &[
    Rule {
        id: "midyear_le_final",
        family: Family::Indicators,
        severity: Severity::Warning,
        title: say("年中值大于年末值", "More at mid-year than at the end"),
        checks: say(
            "累计类指标（次数、人数、金额等）的年中值不大于全年完成值。",
            "Where an indicator counts up, its mid-year value is not above the final one.",
        ),
        why: say("累计数不会变少。", "What is counted up does not shrink."),
        basis: Basis::Practice,
        message: say(
            "指标“{name}”年中{midyear}，年末却为{actual}。",
            "“{name}”: {midyear} at mid-year, {actual} at the end.",
        ),
        fires: "宣传场次：该指标预期指标值为大于等于10场，年中监控实际完成值为12场，本次评价实际完成值为10场，该指标完成率为100%。",
        quiet: "宣传场次：该指标预期指标值为大于等于10场，年中监控实际完成值为6场，本次评价实际完成值为10场，该指标完成率为100%。",
        check: Some(not_above_final),
    },
    Rule {
        id: "midyear_before_allocation",
        family: Family::Indicators,
        severity: Severity::Warning,
        title: say("资金下半年才下达，年中却已有进度", "Progress before the money came"),
        checks: say(
            "文中说明资金在8月以后才下达的，相应执行率指标的年中值应为0或不适用。",
            "Where the text says the money came in August or later, its execution at mid-year is nought.",
        ),
        why: say("资金未下达，不可能已有执行率。", "What has not arrived cannot have been spent."),
        basis: Basis::Practice,
        message: say(
            "文中称“{words}”，而指标“{name}”的年中值已为{midyear}。",
            "The text says “{words}”, while “{name}” stood at {midyear} at mid-year.",
        ),
        fires: "由于项目资金指标到11月份才下达，预算调剂较多。\n项目支出预算执行率，预期指标是100%，年中绩效运行监控完成值是40%，本次评价实际完成值是96%，指标完成率是96%。",
        quiet: "由于项目资金指标到3月份才下达，预算调剂较多。\n项目支出预算执行率，预期指标是100%，年中绩效运行监控完成值是40%，本次评价实际完成值是96%，指标完成率是96%。",
        check: Some(before_allocation),
    },
    Rule {
        id: "midyear_exact_half",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("年中值恰好都是目标值的一半", "Every mid-year value is half the target"),
        checks: say(
            "三个以上指标的年中值不全都恰为目标值的一半。",
            "With three indicators or more, the mid-year values are not all exactly half the targets.",
        ),
        why: say("多半是机械填报，不是监控所得。", "They were likely filled in by rote."),
        basis: Basis::Practice,
        message: say(
            "{count}个指标的年中值都恰为目标值的50%。",
            "All {count} mid-year values are exactly half their targets.",
        ),
        fires: "甲率，预期指标是100%，年中完成值是50%，实际完成值是100%。\n乙次数，预期指标是6次，年中完成值是3次，实际完成值是6次。\n丙次数，预期指标是8次，年中完成值是4次，实际完成值是8次。",
        quiet: "甲率，预期指标是100%，年中完成值是55%，实际完成值是100%。\n乙次数，预期指标是6次，年中完成值是3次，实际完成值是6次。\n丙次数，预期指标是8次，年中完成值是4次，实际完成值是8次。",
        check: Some(exact_half),
    },
    Rule {
        id: "midyear_zero_satisfaction",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("满意度的年中值填0", "Satisfaction of nought at mid-year"),
        checks: say(
            "年中未做满意度调查的，填“未开展”或“不适用”，不填0%。",
            "Where no survey was made by mid-year, the value is “none”, not 0%.",
        ),
        why: say("0%的意思是没有一个人满意。", "0% says that nobody was content."),
        basis: Basis::Practice,
        message: say(
            "指标“{name}”年中值为{midyear}，未开展调查的不宜填0。",
            "“{name}” stands at {midyear} at mid-year; no survey is not nought.",
        ),
        fires: "群众满意度：该指标预期指标值为大于等于90%，年中监控实际完成值为0%，本次评价群众满意度为95%，该指标完成率为105.56%。",
        quiet: "群众满意度：该指标预期指标值为大于等于90%，年中监控实际完成值为88%，本次评价群众满意度为95%，该指标完成率为105.56%。",
        check: Some(zero_satisfaction),
    },
];

fn about(rule: &'static str, severity: Severity, gauge: &Gauge) -> Found {
    let shown = |fig: Option<u32>| gauge.figure(fig).map_or(String::new(), |f| gauge.doc.str(f.whole).to_string());
    let i = gauge.indicator;
    let found = Found::new(rule, severity).claim(gauge.figure(i.midyear).map_or(i.name, |f| f.span));
    let found = gauge.figure(i.actual).map(|f| f.span).into_iter().fold(found, Found::operand);
    found.context(i.name).word("name", gauge.name()).word("midyear", shown(i.midyear)).word("actual", shown(i.actual))
}

fn values(gauge: &Gauge) -> Option<(Decimal, Decimal)> {
    let (midyear, actual) = (gauge.figure(gauge.indicator.midyear)?, gauge.figure(gauge.indicator.actual)?);
    Some((midyear.base()?, actual.base()?)).filter(|_| midyear.unit == actual.unit)
}

fn not_above_final(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    // Levels go up and down: stocks, prices, durations, people present.
    let levels = [
        "率", "满意", "浓度", "指数", "平均", "人均", "存量", "单价", "价格", "时间", "天数", "时限", "温度", "水位",
        "在校", "在册", "在园", "余额", "成本",
    ];
    for gauge in gauge::all(doc) {
        let Some((midyear, actual)) = values(&gauge) else { continue };
        let counts_up = gauge
            .figure(gauge.indicator.midyear)
            .is_some_and(|f| !matches!(f.unit, Unit::Percent | Unit::Points | Unit::Score | Unit::None));
        if counts_up && midyear > actual && !gauge.name().has_any(&levels) {
            out.push(about("midyear_le_final", Severity::Warning, &gauge));
        }
    }
}

/// 到12月份才下达: the month is in the second half of the year.
fn late_allocation(doc: &Document) -> Option<Span> {
    let text = doc.str(doc.span);
    for at in text.places_of("才") {
        let here = doc.span.start as usize + at;
        let said = sentence(doc, Span::new(here, here));
        let told = clause(doc, Span::new(here, here));
        let after: String = text[at + "才".len()..].chars().take(6).collect();
        let before = &doc.text.copy[said.start as usize..here];
        let Some(month) = before.rfind('月') else { continue };
        let digits = before[..month].chars().rev().take_while(char::is_ascii_digit).gather();
        let month: u32 = digits.iter().rev().collect::<String>().parse().unwrap_or(0);
        let near = before.chars().rev().take(6).any(|c| c == '月');
        let came = after.has_any(&["下达", "到位", "拨付", "下拨", "批复"]);
        let money = before.has_any(&["资金", "指标", "经费", "预算"]);
        if near && came && money && (8..=12).contains(&month) && !before.has("上年") {
            return Some(told);
        }
    }
    None
}

fn before_allocation(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let Some(said) = late_allocation(doc) else { return };
    let projects_only = doc.str(said).has("项目") || doc.str(said).has("专项");
    for gauge in gauge::all(doc) {
        let name = gauge.name();
        let of_money = name.has("执行率") && (name.has("项目") || name.has("专项")) && projects_only;
        let begun = gauge.figure(gauge.indicator.midyear).and_then(|f| f.value).is_some_and(|v| v > Decimal::ZERO);
        if of_money && begun {
            out.push(
                about("midyear_before_allocation", Severity::Warning, &gauge)
                    .operand(said)
                    .word("words", doc.str(said)),
            );
        }
    }
}

fn exact_half(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let mut places = Vec::new();
    for gauge in gauge::all(doc) {
        let (Some(midyear), Some(target)) =
            (gauge.figure(gauge.indicator.midyear), gauge.figure(gauge.indicator.target))
        else {
            continue;
        };
        let (Some(half), Some(whole)) = (midyear.base(), target.base()) else { continue };
        if half.times(Decimal::TWO) != Some(whole) || whole.is_zero() {
            return;
        }
        places.push(midyear.span);
    }
    if places.len() >= 3 {
        let found = places.iter().fold(Found::new("midyear_exact_half", Severity::Note), |f, at| f.claim(*at));
        out.push(found.word("count", places.len().to_string()));
    }
}

fn zero_satisfaction(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc).filter(|g| g.name().has("满意")) {
        let zero = gauge.figure(gauge.indicator.midyear).and_then(|f| f.value).is_some_and(|v| v.is_zero());
        if zero {
            out.push(about("midyear_zero_satisfaction", Severity::Note, &gauge));
        }
    }
}
