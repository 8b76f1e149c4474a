//! Families D and E: whether the indicators cover what they should, and how the points are dealt out among them.

use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::gauge::{self, Gauge};
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::report::{Kind, Severity};

pub const RULES: &[Rule] = &[
    Rule {
        id: "indicator_category_missing",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("缺少某类绩效指标", "A kind of indicator is missing"),
        checks: say(
            "绩效指标包括产出、效益、满意度等类别；项目自评只写执行率的为疑点。",
            "Indicators cover output, effect and satisfaction; a project report with nothing but execution rates is a warning.",
        ),
        why: say(
            "只有执行率和次数，看不出花钱的效果。",
            "Rates of spending and counts do not show what the money achieved.",
        ),
        basis: Basis::Regulation(say(
            "公开的项目支出绩效自评表（产出、效益、满意度三类指标）",
            "published project forms (output, effect and satisfaction)",
        )),
        message: say("没有看到{missing}。", "Not found: {missing_en}."),
        fires: "会议次数，预期指标是6次，实际完成值是6次，指标完成率是100%。\n调研次数，预期指标是4次，实际完成值是4次，指标完成率是100%。\n执行率，预期指标是100%，实际完成值是100%，指标完成率是100%。",
        quiet: "会议次数，预期指标是6次，实际完成值是6次，指标完成率是100%。\n调研次数，预期指标是4次，实际完成值是4次，指标完成率是100%。\n群众满意度，预期指标是90%，实际完成值是95%，指标完成率是105.56%。",
        check: Some(category_missing),
    },
    Rule {
        id: "indicator_weight_score_missing",
        family: Family::Indicators,
        severity: Severity::Warning,
        title: say("指标没有权重和得分", "Indicators without weight and score"),
        checks: say(
            "写了自评总分的，各指标也写权重和得分。",
            "Where a total is stated, every indicator has its weight and score.",
        ),
        why: say("没有权重和得分，总分无法复核。", "Otherwise nobody can check the total."),
        basis: Basis::Practice,
        message: say(
            "{count}个指标均未写权重和得分，总分{score}无法复核。",
            "None of the {count} indicators has a weight or a score; the total {score} cannot be checked.",
        ),
        fires: "甲率，预期指标是100%，实际完成值是100%，指标完成率是100%。\n乙次数，预期指标是6次，实际完成值是6次，指标完成率是100%。\n丙次数，预期指标是4次，实际完成值是4次，指标完成率是100%。\n绩效自评综合得分93分。",
        quiet: "甲率：该指标预期指标值为100%，实际完成值为100%。该指标权重分值为60分，自评得分60分。\n乙率：该指标预期指标值为100%，实际完成值为100%。该指标权重分值为40分，自评得分40分。\n绩效自评综合得分100分。",
        check: Some(unweighted),
    },
    Rule {
        id: "single_indicator_overweight",
        family: Family::Indicators,
        severity: Severity::Note,
        title: say("单个指标权重过高", "One indicator weighs too much"),
        checks: say("单个指标的分值不超过50分。", "No single indicator is worth more than 50 points."),
        why: say("一个指标几乎决定总分，评价就失去意义。", "One indicator all but decides the total."),
        basis: Basis::Practice,
        message: say("指标“{name}”一项占{weight}。", "“{name}” alone is worth {weight}."),
        fires: "办结率：该指标预期指标值为100%，实际完成值为100%。该指标权重分值为70分，自评得分70分。\n受理率：该指标预期指标值为100%，实际完成值为100%。该指标权重分值为20分，自评得分20分。",
        quiet: "办结率：该指标预期指标值为100%，实际完成值为100%。该指标权重分值为50分，自评得分50分。\n受理率：该指标预期指标值为100%，实际完成值为100%。该指标权重分值为40分，自评得分40分。",
        check: Some(overweight),
    },
    Rule {
        id: "level1_weight_std",
        family: Family::Totals,
        severity: Severity::Note,
        title: say("一级指标分值与常用分配不同", "Group weights differ from the usual ones"),
        checks: say(
            "一级指标分值一般为产出50、效益30、满意度10（有成本指标的为成本20、产出40、效益20、满意度10）。",
            "Usually output 50, effect 30, satisfaction 10 (or cost 20, output 40, effect 20, satisfaction 10).",
        ),
        why: say("允许适当调整，仅作提示。", "Changes are allowed; this is a hint only."),
        basis: Basis::Regulation(say(
            "公开的自评表填报说明（产出50、效益30、满意度10、执行率10）",
            "notes of published forms (50, 30, 10, 10)",
        )),
        message: say("{name}为{weight}，常用分值为{usual}。", "{name} is worth {weight}; {usual} is usual."),
        fires: "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标（70分）\t数量指标\t培训场次\t10场\t10场\t40\t40\n\t质量指标\t合格率\t100%\t100%\t30\t30\n效益指标（20分）\t社会效益\t知晓率\t90%\t95%\t20\t20\n",
        quiet: "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标（50分）\t数量指标\t培训场次\t10场\t10场\t20\t20\n\t质量指标\t合格率\t100%\t100%\t30\t30\n效益指标（30分）\t社会效益\t知晓率\t90%\t95%\t30\t30\n",
        check: Some(unusual_weights),
    },
];

fn category_missing(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let text = doc.str(doc.span);
    let has = |words: &[&str]| text.has_any(words);
    if has(&["满意", "好评"]) || matches!(doc.kind, Kind::Accounts | Kind::Unknown) && doc.indicators.is_empty() {
        return;
    }
    // 发挥经济效益 is a phrase of every report; the others name a kind of indicator.
    let effect = has(&["效益指标", "社会效益", "生态效益", "可持续影响"]);
    if doc.indicators.len() >= 3 {
        let (missing, missing_en) = if effect {
            ("满意度指标", "satisfaction")
        } else {
            ("标明的效益指标和满意度指标", "indicators of effect or of satisfaction")
        };
        let first = doc.indicators[0].name;
        // The heading of the first indicator, where it has one.
        let heading = doc.outline.iter().rev().find(|h| h.title.end <= first.start).map_or(first, |h| h.title);
        let found = Found::new("indicator_category_missing", Severity::Note).claim(first).operand(heading);
        out.push(found.word("missing", missing).word("missing_en", missing_en));
        return;
    }
    // A heading promises indicators, and nothing but rates of spending follows.
    let promised = doc
        .outline
        .iter()
        .find(|h| doc.str(h.title).has("绩效指标完成情况") || doc.str(h.title).has("指标完成情况分析"));
    let output = has(&["产出指标", "数量指标", "质量指标", "时效指标"]);
    if let Some(heading) = promised
        && doc.indicators.is_empty()
        && !effect
        && !output
        && doc.kind == Kind::Project
        && !has(&["自评表", "附表", "附件"])
        && doc.projects.iter().any(|p| p.rate.is_some())
    {
        let places = doc.projects.iter().filter_map(|p| p.rate).map(|r| doc.figure(r).span);
        let found = places
            .fold(Found::new("indicator_category_missing", Severity::Warning).claim(heading.title), Found::context);
        out.push(
            found
                .word("missing", "产出、效益、满意度指标，只有预算执行率")
                .word("missing_en", "indicators of output, effect or satisfaction; there are only execution rates"),
        );
    }
}

fn unweighted(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let Some(total) = doc.totals.first().map(|t| doc.figure(*t)) else { return };
    let prose: Vec<Gauge> = gauge::all(doc).filter(|g| !g.indicator.from_table).gather();
    let bare = prose.iter().all(|g| g.indicator.weight.is_none() && g.indicator.score.is_none());
    let complete = prose.iter().all(|g| g.indicator.target.is_some() && g.indicator.actual.is_some());
    // Points given in a table, or in a line of their own, are given.
    let elsewhere = prose.len() < doc.indicators.len()
        || doc.str(doc.span).has_any(&["权重", "分值", "自评表", "评分表", "附表", "扣"]);
    if prose.len() >= 3 && bare && complete && !elsewhere {
        let found = Found::new("indicator_weight_score_missing", Severity::Warning).claim(total.span);
        let found = prose.iter().fold(found, |f, g| f.context(g.indicator.span));
        out.push(found.word("count", prose.len().to_string()).word("score", doc.str(total.whole)));
    }
}

fn overweight(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    if doc.indicators.len() < 2 {
        return;
    }
    for gauge in gauge::all(doc) {
        let Some(figure) = gauge.figure(gauge.indicator.weight) else { continue };
        if figure.value.is_some_and(|w| w > Decimal::from(50) && w < Decimal::ONE_HUNDRED) {
            out.push(
                Found::new("single_indicator_overweight", Severity::Note)
                    .claim(figure.span)
                    .context(gauge.indicator.name)
                    .word("name", gauge.name())
                    .word("weight", doc.str(figure.whole)),
            );
        }
    }
}

/// The usual weights of a group, with and without indicators of cost.
const USUAL: &[(&str, &str, &[i64])] = &[
    ("产出指标", "50", &[50, 40]),
    ("效益指标", "30", &[30, 20, 40]),
    ("满意度指标", "10", &[10]),
    ("成本指标", "20", &[20, 10]),
];

fn unusual_weights(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let mut seen = Vec::new();
    for claim in doc.claims.iter().filter(|c| c.rule == "level1_eq_sum_level3") {
        let figure = doc.figure(claim.stated);
        let before = &doc.text.copy[doc.span.start as usize..figure.span.start as usize];
        let label = before.rsplit(['|', '\n', '；', '。']).next().unwrap_or("");
        // 产出指标得46分、效益指标30分: the name nearest before the points is theirs.
        let named = USUAL.iter().filter_map(|row| Some((label.last_place_of(row.0)?, row)));
        let Some((_, (name, usual, allowed))) = named.max_by_key(|(at, _)| *at) else { continue };
        let Some(value) = figure.value else { continue };
        if seen.contains(name) || allowed.iter().any(|a| value == Decimal::from(*a)) {
            continue;
        }
        seen.push(name);
        out.push(
            Found::new("level1_weight_std", Severity::Note)
                .claim(figure.span)
                .word("name", *name)
                .word("weight", doc.str(figure.whole))
                .word("usual", *usual),
        );
    }
}
