//! Family D: how targets and actual values are written.

use super::gauge::{self, Gauge};
use super::look::quoted;
use super::{Basis, Family, Found, Rule, say};
use crate::gather::Gather;
use crate::options::Options;
use crate::read::Document;
use crate::read::document::{Fig, Operator};
use crate::read::unit::Unit;
use crate::report::Severity;

pub const RULES: &[Rule] = &[
    Rule {
        id: "target_operator_missing",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("目标值没有写明“≥”“≤”或“=”", "Targets without ≥, ≤ or ="),
        checks: say("定量目标值写明方向。", "A target in figures says which way it counts."),
        why: say("没有方向，超过目标值是好是坏就无从判断。", "Without it nobody knows whether more is better."),
        basis: Basis::Practice,
        message: say(
            "{count}个指标的目标值没有写明“≥”“≤”或“=”：{names}。",
            "{count} targets say neither ≥, ≤ nor =: {names}.",
        ),
        fires: "检查次数：该指标预期指标值为50次，实际完成值为52次，该指标完成率为104%。",
        quiet: "检查次数：该指标预期指标值为大于等于50次，实际完成值为52次，该指标完成率为104%。",
        check: Some(operator_missing),
    },
    Rule {
        id: "target_unit_mismatch",
        family: Family::Indicators,
        severity: Severity::Warning,
        title: say("目标值与完成值单位不同", "Target and actual value in different units"),
        checks: say("同一指标的目标值与完成值用同一单位。", "Target and actual value of one indicator share a unit."),
        why: say("单位不同就无法比较。", "Otherwise they cannot be compared."),
        basis: Basis::Arithmetic,
        message: say(
            "指标“{name}”目标值为{target}，完成值却为{actual}。",
            "“{name}”: the target is {target}, the actual value {actual}.",
        ),
        fires: "宣传场次：该指标预期指标值为大于等于10场，本次评价实际完成值为1200人，该指标完成率为100%。",
        quiet: "宣传场次：该指标预期指标值为大于等于10场，本次评价实际完成值为10场，该指标完成率为100%。",
        check: Some(unit_mismatch),
    },
    Rule {
        id: "qualitative_with_quant",
        family: Family::Indicators,
        severity: Severity::Warning,
        title: say("定量指标只填“完成”", "A figure asked, a word given"),
        checks: say("目标值为数字的，完成值也填数字。", "Where the target is a figure, so is the actual value."),
        why: say("只写“完成”看不出完成了多少。", "“Done” does not say how much."),
        basis: Basis::Practice,
        message: say(
            "指标“{name}”目标值为{target}，完成值只写“{words}”。",
            "“{name}”: the target is {target}, the actual value only “{words}”.",
        ),
        fires: "一级指标\t三级指标\t指标值\t完成值\t分值\t得分\n产出指标\t成本控制数\t≤30万元\t完成\t50\t50\n产出指标\t培训场次\t≥10场\t10场\t40\t40\n",
        quiet: "一级指标\t三级指标\t指标值\t完成值\t分值\t得分\n产出指标\t成本控制数\t≤30万元\t29万元\t50\t50\n效益指标\t工作秩序\t明显改善\t完成\t40\t40\n",
        check: Some(word_for_figure),
    },
    Rule {
        id: "target_copied_as_actual",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("完成值照抄目标值", "The target copied as the actual value"),
        checks: say("完成值写实际数，不带“≥”“≤”。", "The actual value is a figure, without ≥ or ≤."),
        why: say("实际完成多少是确定的数。", "What was reached is a certain number."),
        basis: Basis::Practice,
        message: say(
            "{count}个指标的完成值照抄了目标值（含“≥”“≤”）：{names}。",
            "{count} actual values copy their targets, ≥ or ≤ included: {names}.",
        ),
        fires: "一级指标\t三级指标\t指标值\t完成值\t分值\t得分\n产出指标\t护栏长度\t≥266米\t≥266米\t50\t50\n产出指标\t培训场次\t≥10场\t10场\t40\t40\n",
        quiet: "一级指标\t三级指标\t指标值\t完成值\t分值\t得分\n产出指标\t护栏长度\t≥266米\t270米\t50\t50\n产出指标\t培训场次\t≥10场\t10场\t40\t40\n",
        check: Some(copied),
    },
];

fn shown<'d>(gauge: &Gauge<'d>, fig: Option<u32>) -> &'d str {
    gauge.figure(fig).map_or("", |f| gauge.doc.str(f.whole))
}

/// One note for all of them.
fn together(rule: &'static str, gauges: &[Gauge], at: impl Fn(&Gauge) -> Option<u32>, out: &mut Vec<Found>) {
    if gauges.is_empty() {
        return;
    }
    let places = gauges.iter().filter_map(|g| g.figure(at(g)).map(|f| f.span));
    let found = places.fold(Found::new(rule, Severity::Note), Found::claim);
    out.push(found.word("count", gauges.len().to_string()).word("names", quoted(gauges.iter().map(Gauge::name))));
}

/// 32项以上, 达到77千米: words that say as much as a sign.
fn is_bounded(doc: &Document, target: Fig) -> bool {
    let figure = doc.figure(target);
    let before = doc.text.copy[..figure.span.start as usize].trim_end();
    let after = doc.text.copy[figure.whole.end as usize..].trim_start();
    ["以上", "以下", "以内", "及以上", "之内"].iter().any(|w| after.starts_with(w))
        || ["达到", "达", "控制在", "至少", "不少于", "不低于", "不超过", "不高于"].iter().any(|w| before.ends_with(w))
}

fn operator_missing(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    // A form may keep the operator in a column that the copy has lost.
    let unsaid: Vec<Gauge> = gauge::all(doc)
        .filter(|g| g.indicator.operator == Operator::Unsaid && !g.indicator.from_table)
        .filter(|g| g.indicator.target.is_some_and(|target| !is_bounded(doc, target)))
        .gather();
    together("target_operator_missing", &unsaid, |g| g.indicator.target, out);
}

fn unit_mismatch(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc) {
        let (Some(target), Some(actual)) = (gauge.figure(gauge.indicator.target), gauge.figure(gauge.indicator.actual))
        else {
            continue;
        };
        let loose = |u: Unit| {
            matches!(u, Unit::None | Unit::Points | Unit::Score)
                || matches!(u, Unit::Count("个" | "项" | "次" | "期" | "批" | "件"))
        };
        // A share of a number of things may be told by its number.
        if loose(target.unit)
            || loose(actual.unit)
            || target.unit.same_family(actual.unit)
            || actual.unit == Unit::Percent
        {
            continue;
        }
        let measures = matches!((target.unit, actual.unit), (Unit::Measure(_), Unit::Measure(_)));
        let severity = if gauge.indicator.from_table || measures { Severity::Note } else { Severity::Warning };
        out.push(
            Found::new("target_unit_mismatch", severity)
                .claim(actual.span)
                .operand(target.span)
                .context(gauge.indicator.name)
                .word("name", gauge.name())
                .word("target", shown(&gauge, gauge.indicator.target))
                .word("actual", shown(&gauge, gauge.indicator.actual)),
        );
    }
}

/// Words that stand where a figure is asked.
const NO_FIGURE: &[&str] = &[
    "完成",
    "已完成",
    "全部完成",
    "达标",
    "达成",
    "达成预期指标",
    "达成预期目标",
    "达到",
    "是",
    "无",
    "按时完成",
    "已达标",
];

fn word_for_figure(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc).filter(|g| g.indicator.actual.is_none()) {
        let Some(target) =
            gauge.figure(gauge.indicator.target).filter(|t| t.unit != Unit::Percent && t.unit != Unit::None)
        else {
            continue;
        };
        let words = doc.str(gauge.indicator.actual_text).trim();
        if !NO_FIGURE.contains(&words) {
            continue;
        }
        out.push(
            Found::new("qualitative_with_quant", Severity::Warning)
                .claim(gauge.indicator.actual_text)
                .operand(target.span)
                .word("name", gauge.name())
                .word("target", shown(&gauge, gauge.indicator.target))
                .word("words", words),
        );
    }
}

fn copied(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let marks = ['≥', '≤', '>', '<', '＞', '＜'];
    let copies: Vec<Gauge> = gauge::all(doc)
        .filter(|g| {
            let (target, actual) = (doc.str(g.indicator.target_text).trim(), doc.str(g.indicator.actual_text).trim());
            actual.starts_with(marks) && (actual == target || actual.trim_start_matches(marks) == target)
        })
        .gather();
    together("target_copied_as_actual", &copies, |g| g.indicator.actual, out);
}
