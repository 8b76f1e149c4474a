//! Family D: how the points of an indicator follow from what it reached.

use crate::decimal::Exact;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::gauge::{self, Gauge};
use super::{Basis, Family, Found, Rule, Suspicion, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::document::{Force, Operator};
use crate::read::unit::Unit;
use crate::report::Severity;

const FORM_NOTES: Basis = Basis::Regulation(say(
    "公开的自评表填报说明：完成指标值记满分，未完成的按完成比例记分",
    "published notes of self-evaluation forms: full marks for a target reached, a share of them otherwise",
));

pub const RULES: &[Rule] = &[
    Rule {
        id: "reverse_indicator_scoring",
        family: Family::Indicators,
        severity: Severity::Error,
        title: say("“≤”类指标的得分与达标情况不符", "Points of a ≤ target do not fit whether it was kept"),
        checks: say(
            "“小于等于”类指标：实际值超过目标值的不得满分；未超过的应得满分。",
            "For ≤ targets: no full marks where the actual value is above the target, and full marks where it is not.",
        ),
        why: say(
            "反向指标常按预算执行率计分，方向弄反。",
            "Such targets are often scored by the execution rate, the wrong way round.",
        ),
        basis: FORM_NOTES,
        message: say(
            "指标“{name}”目标为不超过{target}，实际{actual}，{outcome}，得{score}（满分{weight}）。",
            "“{name}”: at most {target}, actual {actual}, {outcome_en}; {score} of {weight}.",
        ),
        fires: "预算成本：该指标预期指标值为小于等于300万元，实际完成值为400万元，该指标完成率为92%。该指标权重分值为10分，自评得分10分。",
        quiet: "预算成本：该指标预期指标值为小于等于300万元，实际完成值为280万元，该指标完成率为100%。该指标权重分值为10分，自评得分10分。",
        check: Some(reverse_scoring),
    },
    Rule {
        id: "zero_rate_nonzero_score",
        family: Family::Indicators,
        severity: Severity::Error,
        title: say("完成率为0却有得分", "Points for nothing done"),
        checks: say(
            "完成率写明为0的指标、目标大于0而实际完成为0的指标不得分。",
            "An indicator at a completion of zero, or at zero of a target above it, earns nothing.",
        ),
        why: say("未完成的按完成比例记分，0的比例就是0分。", "A share of nothing is nothing."),
        basis: FORM_NOTES,
        message: say("指标“{name}”完成率为0，却得{score}。", "“{name}” is at 0 yet earns {score}."),
        fires: "下乡次数：该指标预期指标值为6次，实际完成值为0次，该指标完成率为0%。该指标权重分值为10分，自评得分5分。",
        quiet: "下乡次数：该指标预期指标值为6次，实际完成值为0次，该指标完成率为0%。该指标权重分值为10分，自评得分0分。",
        check: Some(zero_rate),
    },
    Rule {
        id: "unexplained_deduction",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("已完成而被扣分，未说明原因", "Points taken from a target reached, without a reason"),
        checks: say(
            "完成率达到100%的指标得满分，或说明扣分原因。",
            "A target reached earns full marks, or the text says why not.",
        ),
        why: say("扣分没有依据，得分无法复核。", "A deduction without grounds cannot be checked."),
        basis: FORM_NOTES,
        message: say(
            "指标“{name}”已完成，却只得{score}（满分{weight}），未说明原因。",
            "“{name}” was reached, yet earns {score} of {weight} without a reason.",
        ),
        fires: "一级指标\t三级指标\t指标值\t完成值\t分值\t得分\t偏差原因\n产出指标\t资金到位率\t≥100%\t100%\t10\t7\t\n产出指标\t培训场次\t≥10场\t10场\t40\t40\t\n效益指标\t知晓率\t≥90%\t92%\t40\t40\t\n",
        quiet: "一级指标\t三级指标\t指标值\t完成值\t分值\t得分\t偏差原因\n产出指标\t资金到位率\t≥100%\t100%\t10\t7\t到位时间较晚\n产出指标\t培训场次\t≥10场\t10场\t40\t40\t\n效益指标\t知晓率\t≥90%\t92%\t40\t40\t\n",
        check: Some(unexplained_deduction),
    },
    Rule {
        id: "over_achievement_unexplained",
        family: Family::Indicators,
        severity: Severity::Warning,
        title: say("超额完成较多而未分析原因", "A target far exceeded, without a reason"),
        checks: say(
            "完成值超过目标值较多（默认超过130%）时，说明原因。",
            "Where far more was reached than planned (130% unless set otherwise), the text says why.",
        ),
        why: say("多半是年初目标值定得偏低，应当分析并调整。", "The target was likely set too low."),
        basis: FORM_NOTES,
        message: say(
            "指标“{name}”目标{target}，实际{actual}，完成{rate}，没有说明原因。",
            "“{name}”: target {target}, actual {actual}, {rate} of it, and no reason given.",
        ),
        fires: "宣传场次：该指标预期指标值为大于等于10场，实际完成值为21场，该指标完成率为100%。该指标权重分值为10分，自评得分10分。",
        quiet: "宣传场次：该指标预期指标值为大于等于10场，实际完成值为11场，该指标完成率为110%。该指标权重分值为10分，自评得分10分。",
        check: Some(over_unexplained),
    },
    Rule {
        id: "over_achievement_high",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("超额完成较多", "A target well exceeded"),
        checks: say(
            "完成率超过115%且写了原因的，提示复核目标值。",
            "Completion above 115% with a reason given: the target deserves a second look.",
        ),
        why: say(
            "指标值偏低时，应调整目标或适度扣分。",
            "A target set too low should be corrected or cost some points.",
        ),
        basis: FORM_NOTES,
        message: say(
            "指标“{name}”目标{target}，实际{actual}，完成{rate}，请复核目标值是否偏低。",
            "“{name}”: target {target}, actual {actual}, {rate} of it; the target may be too low.",
        ),
        fires: "宣传场次：该指标预期指标值为大于等于10场，实际完成值为12场，该指标完成率为120%。偏差原因：群众需求增加，加办了两场。该指标权重分值为10分，自评得分10分。",
        quiet: "宣传场次：该指标预期指标值为大于等于10场，实际完成值为11场，该指标完成率为110%。偏差原因：群众需求增加，加办了一场。该指标权重分值为10分，自评得分10分。",
        check: Some(over_high),
    },
    Rule {
        id: "indicator_low_completion",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("指标完成率偏低", "Low completion"),
        checks: say(
            "完成率低于设定比例（默认60%）的指标，提示复核时重点关注。",
            "Completion below the set share (60%) is pointed out to the reviewer.",
        ),
        why: say("复核时应重点关注。", "A reviewer will look at it first."),
        basis: Basis::Practice,
        message: say("指标“{name}”只完成{rate}。", "“{name}” is at {rate} only."),
        fires: "培训人数：该指标预期指标值为100人，实际完成值为45人，该指标完成率为45%。偏差原因：场地改造。",
        quiet: "培训人数：该指标预期指标值为100人，实际完成值为85人，该指标完成率为85%。偏差原因：场地改造。",
        check: Some(low_completion),
    },
];

/// The finding with what every message about an indicator shows.
fn about(rule: &'static str, severity: Severity, gauge: &Gauge) -> Found {
    let i = gauge.indicator;
    let shown = |fig: Option<u32>| gauge.figure(fig).map_or(String::new(), |f| gauge.doc.str(f.whole).to_string());
    let claim = i.score.or(i.actual).or(i.rate).map_or(i.name, |f| gauge.doc.figure(f).span);
    let found = Found::new(rule, severity).claim(claim);
    let others =
        [i.target, i.actual, i.rate].into_iter().flatten().map(|f| gauge.doc.figure(f).span).filter(|s| *s != claim);
    others
        .fold(found, Found::operand)
        .context(i.name)
        .word("name", gauge.name())
        .word("target", shown(i.target))
        .word("actual", shown(i.actual))
        .word("score", shown(i.score))
        .word("weight", shown(i.weight))
}

/// The report quotes a standard by which less than everything earns full marks.
fn own_standard(doc: &Document) -> bool {
    let text = doc.str(doc.span);
    text.has_any(&["得满分", "计满分", "记满分", "为满分"])
}

fn reverse_scoring(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc).filter(|g| g.indicator.operator == Operator::AtMost) {
        let (Some((target, actual)), Some(weight), Some(score)) = (gauge.goal(), gauge.weight(), gauge.score()) else {
            continue;
        };
        // A share of something that is paid out (≤5% of applications) has its own arithmetic.
        if weight.is_zero() || target.is_zero() {
            continue;
        }
        let found = match () {
            _ if gauge.missed_with_full_marks() => {
                let Some(over) = actual.minus(target) else { continue };
                // A few per cent over may lie inside a tolerance that the report's standard grants.
                let clearly = over.over(target).is_some_and(|share| share > Decimal::new(2, 2));
                // Cells without a unit may have come out of line.
                let told = !gauge.indicator.from_table
                    || gauge.figure(gauge.indicator.actual).is_some_and(|f| f.unit != Unit::None);
                let certain = clearly && told && !own_standard(doc);
                let severity = if certain { Severity::Error } else { Severity::Warning };
                let shown = over_by(over, &gauge);
                about("reverse_indicator_scoring", severity, &gauge)
                    .word("outcome", format!("超出{shown}，未达标"))
                    .word("outcome_en", format!("{shown} over"))
            }
            _ if actual <= target && score < weight => {
                // A reason for the deduction makes it a matter of judgement.
                let told = gauge.reason().is_some() && gauge.stated_rate().is_none_or(|r| r >= Decimal::ONE);
                let severity = if told || gauge.indicator.from_table { Severity::Note } else { Severity::Warning };
                about("reverse_indicator_scoring", severity, &gauge)
                    .word("outcome", "已达标却被扣分")
                    .word("outcome_en", "kept, yet points were taken")
            }
            _ => continue,
        };
        out.push(found);
    }
}

/// The excess in the unit of the actual value.
fn over_by(over: Decimal, gauge: &Gauge) -> String {
    let Some(actual) = gauge.figure(gauge.indicator.actual) else { return String::new() };
    let value = over.over(actual.scale()).unwrap_or(over).normalize();
    format!("{value}{}", actual.unit.name().unwrap_or(""))
}

fn zero_rate(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc) {
        let nothing =
            gauge.indicator.rate.is_none() && gauge.grows() && gauge.completion().is_some_and(|c| c.is_zero());
        let zero = nothing || gauge.stated_rate().is_some_and(|r| r.is_zero());
        let points = gauge.score().is_some_and(|s| s > Decimal::ZERO);
        let accused = doc.claims.iter().any(|c| {
            Some(c.stated) == gauge.indicator.score && c.rule == "score_eq_weight_x_rate" && c.force >= Force::Doubts
        });
        if zero && points && !accused && gauge.indicator.operator != Operator::AtMost {
            out.push(about("zero_rate_nonzero_score", Severity::Error, &gauge));
        }
    }
}

fn unexplained_deduction(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc).filter(|g| g.indicator.operator != Operator::AtMost) {
        let (Some(weight), Some(score), Some(rate)) = (gauge.weight(), gauge.score(), gauge.reached()) else {
            continue;
        };
        let complete = rate >= Decimal::ONE && gauge.stated_rate().is_none_or(|r| r >= Decimal::ONE) && gauge.grows();
        if complete && score < weight && gauge.reason().is_none() {
            out.push(about("unexplained_deduction", Severity::Note, &gauge));
        }
    }
}

/// How far an indicator whose growth is good passed its target, where figures and not only a printed rate say so.
fn passed(gauge: &Gauge) -> Option<Decimal> {
    let target = gauge.figure(gauge.indicator.target)?;
    // Where the target itself is a growth or a fall, a ratio of rates says little.
    let of_rates =
        target.unit == Unit::Percent && gauge.name().has_any(&["增长", "增幅", "下降", "提高", "降低", "节约"]);
    (gauge.grows() && !of_rates).then(|| gauge.completion()).flatten()
}

/// One or two more of a few: small counts go in large steps.
fn a_few_more(gauge: &Gauge) -> bool {
    let counted = gauge.figure(gauge.indicator.target).is_some_and(|f| matches!(f.unit, Unit::Count(_)));
    counted && gauge.goal().is_some_and(|(target, actual)| actual.minus(target) <= Some(Decimal::TWO))
}

fn over_unexplained(doc: &Document, options: &Options, out: &mut Vec<Found>) {
    let limit = Decimal::new(i64::from(options.profile.over_achievement), 2);
    for gauge in gauge::all(doc) {
        let Some(rate) = passed(&gauge).filter(|r| *r > limit) else { continue };
        if gauge.reason().is_none() && !a_few_more(&gauge) {
            let mut found = about("over_achievement_unexplained", Severity::Warning, &gauge);
            // Just what was aimed at, says the rate; one of the two figures was mistyped.
            let full = gauge.stated_rate() == Some(Decimal::ONE);
            if let (true, Some(target), Some(actual)) = (full, gauge.indicator.target, gauge.indicator.actual) {
                found.suspect = Suspicion::by_slip(doc, actual, target);
            }
            out.push(found.word("rate", gauge::shown(rate)));
        }
    }
}

fn over_high(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc) {
        let Some(rate) = passed(&gauge).filter(|r| *r > Decimal::new(115, 2)) else { continue };
        if gauge.reason().is_some() {
            let found = about("over_achievement_high", Severity::Note, &gauge);
            out.push(found.word("rate", gauge::shown(rate)));
        }
    }
}

fn low_completion(doc: &Document, options: &Options, out: &mut Vec<Found>) {
    let limit = Decimal::new(i64::from(options.profile.low_completion), 2);
    for gauge in gauge::all(doc).filter(|g| g.indicator.operator != Operator::AtMost && g.grows()) {
        let Some(rate) = gauge.stated_rate().or_else(|| gauge.completion()) else { continue };
        if rate < limit {
            let found = about("indicator_low_completion", Severity::Note, &gauge);
            out.push(found.word("rate", gauge::shown(rate)));
        }
    }
}
