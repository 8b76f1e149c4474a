//! Family K: what the text says in words against what its figures say.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::look::{clause, denied, heard, money, percent, quoted, sentence, spent_share};
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::cues::Cue;
use crate::read::document::Operator;
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::unit::Unit;
use crate::report::{Kind, Severity};
use crate::text::Span;

pub const RULES: &[Rule] = &[
    Rule {
        id: "narrative_no_idle_vs_rate",
        family: Family::Narrative,
        severity: Severity::Warning,
        title: say("称不存在闲置，而执行率偏低", "“Nothing idle”, yet little was spent"),
        checks: say(
            "称资金不存在闲置、浪费时，总执行率不低于90%，各项目不低于80%（总执行率达95%的不查项目）。",
            "Where no money is said to lie idle, 90% of the whole and 80% of every project was spent (projects are not looked at from 95% of the whole).",
        ),
        why: say("大额未支出的资金就是闲置的资金。", "Money largely unspent is idle money."),
        basis: Basis::Practice,
        message: say(
            "文中称“{words}”，而{what}的执行率为{rate}。",
            "The text says “{words}”, while {what_en} was executed at {rate}.",
        ),
        fires: "全年预算数为400万元，全年实际支出资金300万元，预算执行率为75%。本年度预算执行不存在闲置、浪费等情况。\n",
        quiet: "全年预算数为400万元，全年实际支出资金396万元，预算执行率为99%。本年度预算执行不存在闲置、浪费等情况。\n",
        check: Some(no_idle),
    },
    Rule {
        id: "narrative_progress_vs_reason",
        family: Family::Narrative,
        severity: Severity::Warning,
        title: say("称按进度支付，又称未及时支付", "Paid on schedule, and not paid in time"),
        checks: say(
            "“按进度支付”与“未及时支付”不并存。",
            "“Paid on schedule” and “not paid in time” do not both stand.",
        ),
        why: say("两处必有一处是套话。", "One of the two is a stock phrase."),
        basis: Basis::Practice,
        message: say("一处写“{words}”，另一处写“{other}”。", "One place says “{words}”, another “{other}”."),
        fires: "严格按照项目进度支付资金。偏差原因：年底审批未完成，部分经费未及时支付。\n",
        quiet: "严格按照项目进度支付资金，不存在未及时支付的情况。\n",
        check: Some(progress_against_reason),
    },
    Rule {
        id: "narrative_no_over_vs_over",
        family: Family::Narrative,
        severity: Severity::Warning,
        title: say("称未超预算，而支出大于预算", "“Within budget”, yet more was spent"),
        checks: say(
            "称控制在预算内时，全年支出不大于全年预算。",
            "Where the budget is said to be kept, spending is not above it.",
        ),
        why: say("两句话必有一句不对。", "One of the two is wrong."),
        basis: Basis::Arithmetic,
        message: say(
            "文中称“{words}”，而支出{spent}大于预算{budget}。",
            "The text says “{words}”, while {spent} was spent of {budget}.",
        ),
        fires: "全年预算数为300万元，全年实际支出资金320万元。全年支出控制在预算范围内。\n",
        quiet: "全年预算数为300万元，全年实际支出资金290万元。全年支出控制在预算范围内。\n",
        check: Some(not_over),
    },
    Rule {
        id: "narrative_reached_vs_rate",
        family: Family::Narrative,
        severity: Severity::Warning,
        title: say("称达到预期目标，而未完成", "“Target reached”, yet it was not"),
        checks: say(
            "称某指标达到预期目标时，其完成率不低于100%。",
            "Where an indicator is said to have reached its target, its completion is not below 100%.",
        ),
        why: say("结论与所列数字矛盾。", "The conclusion contradicts the figures given."),
        basis: Basis::Arithmetic,
        message: say(
            "指标“{name}”的完成率为{rate}，却称“{words}”。",
            "Indicator “{name}” is at {rate}, yet said to be “{words}”.",
        ),
        fires: "三、绩效分析\n（一）指标一：\n培训次数：该指标预期指标值为大于等于10次，本次评价培训次数为8次，该指标完成率为80%，达到预期目标。该指标权重分值为10分，自评得分8分。\n",
        quiet: "三、绩效分析\n（一）指标一：\n培训次数：该指标预期指标值为大于等于10次，本次评价培训次数为10次，该指标完成率为100%，达到预期目标。该指标权重分值为10分，自评得分10分。\n",
        check: Some(reached),
    },
    Rule {
        id: "narrative_balance_large_vs_rate",
        family: Family::Narrative,
        severity: Severity::Warning,
        title: say("称结余较多，而执行率很高", "“Much left over”, yet nearly all was spent"),
        checks: say(
            "称资金结余较多时，执行率低于98%。",
            "Where much is said to be left over, less than 98% was spent.",
        ),
        why: say("多为沿用旧稿的问题描述。", "The problem was copied from an old draft."),
        basis: Basis::Practice,
        message: say(
            "文中称“{words}”，而{what}的执行率为{rate}。",
            "The text says “{words}”, while {what_en} was executed at {rate}.",
        ),
        fires: "全年预算数为400万元，全年实际支出资金398万元，预算执行率为99.5%。存在的问题：资金结余较多。\n",
        quiet: "全年预算数为400万元，全年实际支出资金300万元，预算执行率为75%。存在的问题：资金结余较多。\n",
        check: Some(much_left),
    },
    Rule {
        id: "conclusion_vs_problem_text",
        family: Family::Narrative,
        severity: Severity::Warning,
        title: say("问题描述与结论、执行率矛盾", "The problems told contradict the result"),
        checks: say(
            "称完成不理想的，得分不在90分以上；称预决算相差较大的，执行率并非都在95%以上。",
            "Where completion is called poor, the score is below 90; where budget and accounts are said to lie far apart, not every rate is above 95%.",
        ),
        why: say("套用的问题与本单位实际不符。", "Borrowed problems do not fit the unit."),
        basis: Basis::Practice,
        message: say("文中称“{words}”，而{fact}。", "The text says “{words}”, while {fact_en}."),
        fires: "自评综合得分98.5分，评价结果为“优”。存在的问题：部门整体绩效目标完成不理想。\n",
        quiet: "自评综合得分78.5分，评价结果为“中”。存在的问题：部门整体绩效目标完成不理想。\n",
        check: Some(conclusion_against_problem),
    },
    Rule {
        id: "approx_with_precise",
        family: Family::Narrative,
        severity: Severity::Note,
        title: say("约数与精确数并用", "Approximate and exact at once"),
        checks: say("“近、约、左右”不与带小数的金额连用。", "“About” does not stand with an amount that has decimals."),
        why: say("既然精确到小数，就不必说约。", "A figure with decimals is not approximate."),
        basis: Basis::Practice,
        message: say("{words}既是约数又带小数。", "{words}: approximate, and with decimals."),
        fires: "投入近12.6万元修缮道路。\n",
        quiet: "投入近12万元修缮道路，节约12.6万元，最近12.6万元到位。\n",
        check: Some(approximate_and_exact),
    },
];

/// What the rate of one subject is called in a message.
struct Rated {
    zh: String,
    en: String,
    rate: Decimal,
    places: Vec<Span>,
}

fn rated(doc: &Document, subject: Subject) -> Option<Rated> {
    let (zh, en) = if subject == Subject::Whole { ("全年预算", "the budget") } else { subject.label()? };
    let (rate, figs) = spent_share(doc, subject)?;
    let places = figs.iter().map(|f| doc.figure(*f).span).gather();
    Some(Rated { zh: zh.into(), en: en.into(), rate, places })
}

/// The project of which the smallest share was spent.
fn least_spent(doc: &Document) -> Option<Rated> {
    let mut least: Option<Rated> = None;
    for project in &doc.projects {
        let (Some(b), Some(s)) = (project.budget, project.spent) else { continue };
        let (Some(budget), Some(spent)) = (doc.figure(b).base(), doc.figure(s).base()) else { continue };
        let Some(rate) = (spent * Decimal::ONE_HUNDRED).over(budget) else { continue };
        if least.as_ref().is_none_or(|l| rate < l.rate) {
            let name = doc.str(doc.names[project.name as usize].span).replace('\n', "");
            let places = vec![doc.figure(s).span, doc.figure(b).span];
            least = Some(Rated { zh: format!("“{name}”"), en: format!("“{name}”"), rate, places });
        }
    }
    least
}

fn against(rule: &'static str, said: Span, doc: &Document, rated: &Rated) -> Found {
    let found = Found::new(rule, Severity::Warning).claim(said);
    rated
        .places
        .iter()
        .fold(found, |f, at| f.operand(*at))
        .word("words", doc.str(said))
        .word("what", rated.zh.as_str())
        .word("what_en", rated.en.as_str())
        .word("rate", percent(rated.rate))
}

fn no_idle(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let Some(said) = heard(doc, Cue::NoIdle).next() else { return };
    let whole = rated(doc, Subject::Whole);
    if whole.as_ref().is_some_and(|w| w.rate >= Decimal::from(95)) {
        return;
    }
    let whole = whole.filter(|w| w.rate < Decimal::from(90));
    let low = whole.or_else(|| least_spent(doc).filter(|p| p.rate < Decimal::from(80)));
    if let Some(low) = low {
        out.push(against("narrative_no_idle_vs_rate", said.span, doc, &low));
    }
}

fn progress_against_reason(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let Some(said) = heard(doc, Cue::PaidByProgress).next() else { return };
    let Some(other) = heard(doc, Cue::PaidLate).find(|c| !denied(doc, c.span)) else { return };
    out.push(
        Found::new("narrative_progress_vs_reason", Severity::Warning)
            .claim(said.span)
            .operand(clause(doc, other.span))
            .word("words", doc.str(said.span))
            .word("other", doc.str(clause(doc, other.span))),
    );
}

fn not_over(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let Some(said) = heard(doc, Cue::NotOver).find(|c| !denied_after(doc, c.span)) else { return };
    let (Some((s, spent)), Some((b, budget))) =
        (money(doc, Subject::Whole, Stage::Spent), money(doc, Subject::Whole, Stage::Full))
    else {
        return;
    };
    if spent > budget {
        out.push(
            Found::new("narrative_no_over_vs_over", Severity::Warning)
                .claim(said.span)
                .operand(doc.figure(s).span)
                .operand(doc.figure(b).span)
                .word("words", doc.str(said.span))
                .word("spent", doc.str(doc.figure(s).whole))
                .word("budget", doc.str(doc.figure(b).whole)),
        );
    }
}

/// What was kept within the budget is one kind of expense, or only meant to be.
fn denied_after(doc: &Document, at: Span) -> bool {
    let said = sentence(doc, at);
    doc.str(said).has_any(&["三公", "接待", "用车", "力争", "努力", "今后", "下一步"])
}

fn reached(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for indicator in doc.indicators.iter().filter(|i| !i.from_table && i.operator != Operator::AtMost) {
        let Some(rate) = indicator.rate.map(|r| doc.figure(r)) else { continue };
        let said = heard(doc, Cue::Reached).find(|c| indicator.span.contains(c.span) && !not_reached(doc, c.span));
        if let (Some(value), Some(said)) = (rate.value, said)
            && value < Decimal::ONE_HUNDRED
            && rate.unit.name() == Some("%")
        {
            out.push(
                Found::new("narrative_reached_vs_rate", Severity::Warning)
                    .claim(said.span)
                    .operand(rate.span)
                    .word("name", doc.str(indicator.name))
                    .word("rate", doc.str(rate.whole))
                    .word("words", doc.str(said.span)),
            );
        }
    }
}

/// 未达到, 基本达到, 未能达到
fn not_reached(doc: &Document, at: Span) -> bool {
    let before = &doc.text.copy[clause(doc, at).start as usize..at.start as usize];
    before.ends_with(['未', '没', '能']) || before.has_any(&["未", "基本", "没有", "尚", "接近", "才", "如"])
}

fn much_left(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let full = Decimal::from(98);
    let said = doc.cues.iter().find(|c| match c.cue {
        Cue::MuchLeft => !denied(doc, c.span),
        Cue::MuchMoney => !denied(doc, c.span) && speaks_of_rest(doc.str(clause(doc, c.span))),
        _ => false,
    });
    let Some(said) = said else { return };
    let words = clause(doc, said.span);
    let projects = doc.str(words).has("项目") || doc.str(words).has("专项");
    let looks_back = doc.str(words).has_any(&["上年", "往年", "以前年度"]);
    // A low rate anywhere makes the complaint true of something.
    let low = least_spent(doc).is_some_and(|p| p.rate < full);
    let of =
        if projects { rated(doc, Subject::Projects).or_else(|| least_spent(doc)) } else { rated(doc, Subject::Whole) };
    if let Some(of) = of.filter(|of| of.rate >= full && !low && !looks_back) {
        out.push(against("narrative_balance_large_vs_rate", words, doc, &of));
    }
}

/// The clause is about money left, not about a large purchase.
fn speaks_of_rest(words: &str) -> bool {
    let says = |list: &[&str]| words.has_any(list);
    says(&["结余", "结转", "剩余"]) || (words.has("资金") && says(&["出现", "存在", "造成", "导致", "产生"]))
}

fn conclusion_against_problem(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let top = doc.totals.iter().copied().find(|t| {
        let total = doc.figure(*t);
        total.value.is_some_and(|v| v >= Decimal::from(90) && v <= Decimal::ONE_HUNDRED)
    });
    if let Some(total) = top.map(|t| doc.figure(t))
        && let Some(said) = heard(doc, Cue::Unsatisfying).find(|c| !partly(doc, c.span) && of_the_whole(doc, c.span))
    {
        let words = clause(doc, said.span);
        let score = doc.str(total.span);
        out.push(
            Found::new("conclusion_vs_problem_text", Severity::Warning)
                .claim(words)
                .operand(total.span)
                .word("words", doc.str(words))
                .word("fact", format!("自评得分为{score}分"))
                .word("fact_en", format!("the score is {score}")),
        );
    }
    if doc.kind == Kind::Accounts || !budget_kept(doc) {
        return;
    }
    let rates: Vec<_> = doc.facts.iter().filter(|f| f.measure == Measure::ExecRate).map(|f| doc.figure(f.fig)).gather();
    let least = rates.iter().filter_map(|f| f.value).min();
    if let (Some(least), Some(said)) =
        (least.filter(|v| *v >= Decimal::from(95)), heard(doc, Cue::FarApart).find(|c| !partly(doc, c.span)))
    {
        let found = Found::new("conclusion_vs_problem_text", Severity::Warning).claim(said.span);
        out.push(
            rates
                .iter()
                .take(8)
                .fold(found, |f, rate| f.operand(rate.span))
                .word("words", doc.str(said.span))
                .word("fact", format!("所写执行率都不低于{}", percent(least)))
                .word("fact_en", format!("no rate given is below {}", percent(least))),
        );
    }
}

/// It speaks of the unit's targets as a whole, not of one indicator, and not of spending that may well have lagged.
fn of_the_whole(doc: &Document, at: Span) -> bool {
    let words = doc.str(clause(doc, at));
    let spending =
        doc.str(at).starts_with("执行") && rated(doc, Subject::Whole).is_none_or(|w| w.rate < Decimal::from(95));
    let plain = doc.str(at).has("不理想") || words.has_any(&["整体", "总体", "部门", "经费"]);
    let inside = doc.indicators.iter().any(|i| i.span.contains(at) || i.reason.contains(at));
    plain && !spending && !inside
}

/// The year's budget is about what it was at first: budget and accounts cannot lie far apart for its changing.
fn budget_kept(doc: &Document) -> bool {
    let initial = money(doc, Subject::Whole, Stage::Initial);
    let full = money(doc, Subject::Whole, Stage::Full);
    initial.zip(full).is_none_or(|((_, i), (_, f))| (f - i).abs() * Decimal::TEN <= i.abs())
}

/// Only some of it went badly, or it is not said of this year's result.
fn partly(doc: &Document, at: Span) -> bool {
    let said = doc.str(clause(doc, at));
    let after = &doc.text.copy[at.end as usize..];
    said.has_any(&["个别", "部分", "少数", "有的", "某些", "一些", "单个"])
        || denied(doc, at)
        || after.starts_with('的') && !after.starts_with("的情况") && !after.starts_with("的问题")
}

fn approximate_and_exact(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let copy = &doc.text.copy;
    let mut places = Vec::new();
    for figure in doc.figures.iter().filter(|f| f.decimals > 0 && f.unit.is_money() && f.is_datum()) {
        let before = &copy[doc.span.start as usize..figure.span.start as usize];
        let after = &copy[figure.whole.end as usize..];
        let near = before.strip_suffix('近').is_some_and(|b| !b.ends_with(['最', '附', '临', '邻', '远', '亲']));
        let about =
            before.strip_suffix('约').is_some_and(|b| !b.ends_with(['节', '签', '履', '契', '公', '合', '违', '集']));
        // 约0.25亿元 may well be rounded; 约2513.67万元 is not.
        if figure.unit != Unit::YI && (near || about || after.starts_with("左右")) {
            let lead = if near || about { "近".len() } else { 0 };
            let tail = if after.starts_with("左右") { "左右".len() } else { 0 };
            places.push(Span::new(figure.span.start as usize - lead, figure.whole.end as usize + tail));
        }
    }
    if !places.is_empty() {
        let found = places.iter().fold(Found::new("approx_with_precise", Severity::Note), |f, at| f.claim(*at));
        out.push(found.word("words", quoted(places.iter().map(|p| doc.str(*p)))));
    }
}
