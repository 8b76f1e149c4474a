//! Families A to C: figures of one thing that should agree in several places.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::gauge;
use super::look::{money, sentence};
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::document::{Fact, Fig};
use crate::read::meaning::{Measure, Purse, Stage, Subject};
use crate::read::unit::Unit;
use crate::report::{Kind, Severity};

pub const RULES: &[Rule] = &[
    Rule {
        id: "indicator_actual_vs_body",
        family: Family::Consistency,
        severity: Severity::Error,
        title: say("指标完成值与正文执行率不符", "An indicator's actual value contradicts the text"),
        checks: say(
            "名为某类支出预算执行率的指标，其完成值与正文该类支出的执行率一致。",
            "An indicator named after an execution rate has the value that the text gives for it.",
        ),
        why: say("同一个率只能有一个值。", "One rate has one value."),
        basis: Basis::Arithmetic,
        message: say(
            "指标“{name}”完成值为{actual}，正文的执行率却为{stated}。",
            "“{name}” is at {actual}, the text says {stated}.",
        ),
        fires: "项目支出全年预算数40.00万元，执行数38.00万元，执行率95%。\n三、绩效分析\n项目支出预算执行率，预期指标是100%，本次评价实际完成值是100%，指标完成率是100%。",
        quiet: "项目支出全年预算数40.00万元，执行数38.00万元，执行率95%。\n三、绩效分析\n项目支出预算执行率，预期指标是100%，本次评价实际完成值是95.00%，指标完成率是95%。",
        check: Some(actual_vs_body),
    },
    Rule {
        id: "caliber_conflict",
        family: Family::Consistency,
        severity: Severity::Warning,
        title: say("同一支出的执行率口径不一", "Rates of one expenditure over different budgets"),
        checks: say(
            "支出相同而执行率不同的，写明各自所用的预算口径（年初、全年）。",
            "Where one expenditure has two execution rates, each says over which budget.",
        ),
        why: say(
            "不写明口径，读者只看到两个矛盾的率。",
            "Without it the reader sees two rates that contradict each other.",
        ),
        basis: Basis::Practice,
        message: say(
            "{subject}支出同为{spent}，执行率一处为{rate}，另一处为{other}，预算口径不一且未写明。",
            "{subject_en}: {spent} spent, at {rate} in one place and {other} in another, over budgets that are not told apart.",
        ),
        fires: "基本支出全年预算数220.00万元，执行数220.00万元，执行率100%。\n基本支出预算总额275.00万元，实际支出220.00万元，预算执行率80%。",
        quiet: "基本支出全年预算数220.00万元，执行数220.00万元，执行率100%。\n基本支出年初预算数275.00万元，实际支出220.00万元，预算执行率80%。",
        check: Some(calibers),
    },
    Rule {
        id: "exec_rate_over_100",
        family: Family::Ratios,
        severity: Severity::Warning,
        title: say("执行率超过100%", "An execution rate above 100%"),
        checks: say(
            "执行率不超过100%，或说明结转、追加等来源，或以年初预算为分母。",
            "It is at most 100%, or the text tells of money carried over or added, or of the initial budget as its ground.",
        ),
        why: say("支出不会超过可用的预算。", "No more can be spent than there is."),
        basis: Basis::Practice,
        message: say("执行率{rate}超过100%，没有说明原因。", "An execution rate of {rate}, without a reason."),
        fires: "全年预算数为400万元，全年实际支出440万元，预算执行率为110%。",
        quiet: "年初预算数为400万元，年中追加后全年实际支出440万元，为年初预算的110%，预算执行率为110%。",
        check: Some(rate_over_100),
    },
    Rule {
        id: "funds_received_vs_budget",
        family: Family::Sums,
        severity: Severity::Warning,
        title: say("到位数疑照抄支出数", "Funds received that look copied from spending"),
        checks: say(
            "到位资金与支出相同而与预算不同的，核对到位数。",
            "Funds received that equal spending but not the budget deserve a look.",
        ),
        why: say("到位多少与花了多少是两回事。", "What arrived and what was spent are two things."),
        basis: Basis::Practice,
        message: say(
            "实际到位{received}与支出数相同，而各项目预算合计为{budget}。",
            "{received} received equals what was spent, while the budgets come to {budget}.",
        ),
        fires: "2023年共有2个项目，项目支出数57.26万元。其中：甲展览项目年初预算40万元，实际支出37.26万元；乙培训项目年初预算20万元，实际支出20万元。\n经费实际到位资金57.26万元。",
        quiet: "2023年共有2个项目，项目支出数57.26万元。其中：甲展览项目年初预算40万元，实际支出37.26万元；乙培训项目年初预算20万元，实际支出20万元。\n经费实际到位资金60万元。",
        check: Some(received),
    },
    Rule {
        id: "initial_equals_adjusted_copy",
        family: Family::Sums,
        severity: Severity::Warning,
        title: say("年初分项疑照抄全年数", "Initial parts that look copied from the year's"),
        checks: say(
            "年初预算与全年预算总数不同时，基本支出、项目支出不会都相同。",
            "Where the budget changed during the year, its two parts are not both unchanged.",
        ),
        why: say("总数调整了，分项必有一项变动。", "A total cannot change while its parts stay."),
        basis: Basis::Arithmetic,
        message: say(
            "年初预算{initial}与全年预算{full}不同，基本支出、项目支出的年初数却与全年数完全相同。",
            "The budget went from {initial} to {full}, yet both its parts are the same before and after.",
        ),
        fires: "年初预算数为300.00万元，其中：基本支出年初预算数为240.00万元、项目支出年初预算数为30.00万元。\n调整后全年预算数270.00万元。\n基本支出全年预算数240.00万元。\n项目支出全年预算数30.00万元。",
        quiet: "年初预算数为300.00万元，其中：基本支出年初预算数为270.00万元、项目支出年初预算数为30.00万元。\n调整后全年预算数270.00万元。\n基本支出全年预算数240.00万元。\n项目支出全年预算数30.00万元。",
        check: Some(initial_copied),
    },
];

/// The expenditure that an execution rate's name speaks of.
fn subject_of(name: &str) -> Option<Subject> {
    let rate = ["预算执行率", "支出执行率", "资金执行率", "经费执行率"].iter().any(|w| name.ends_with(w));
    let pure =
        name.without_end("执行率").without_end("预算").without_end("支出").without_end("资金").without_end("经费");
    match pure {
        _ if !rate => None,
        "项目" => Some(Subject::Projects),
        "基本" => Some(Subject::Basic),
        "" | "整体" | "部门整体" | "全年" | "年度" | "部门" | "总" => Some(Subject::Whole),
        _ => None,
    }
}

/// The rates that the text prints for an expenditure, and those that its amounts come to.
fn body_rates(doc: &Document, subject: Subject) -> (Vec<Fig>, Vec<Decimal>) {
    let inside = |f: &Fact| {
        doc.indicators.iter().any(|i| {
            i.actual == Some(f.fig) || i.rate == Some(f.fig) || i.target == Some(f.fig) || i.midyear == Some(f.fig)
        })
    };
    let printed = doc
        .facts
        .iter()
        .filter(|f| f.subject == subject && f.measure == Measure::ExecRate && !inside(f))
        .map(|f| f.fig)
        .gather();
    let amounts = |pick: fn(Stage) -> bool| -> Vec<Decimal> {
        doc.facts
            .iter()
            .filter(|f| f.subject == subject && f.measure == Measure::Amount && f.stage.is_some_and(pick))
            .filter_map(|f| doc.figure(f.fig).base())
            .gather()
    };
    let budgets = amounts(|s| s.is_budget() || s == Stage::Received);
    let spent = amounts(|s| s == Stage::Spent);
    let computed = budgets.iter().flat_map(|b| spent.iter().filter_map(move |s| s.over(*b))).gather();
    (printed, computed)
}

/// The printed figures stand for one value at the coarser precision.
fn agree(doc: &Document, a: Fig, b: Fig) -> bool {
    let (a, b) = (doc.figure(a), doc.figure(b));
    let (Some(x), Some(y)) = (a.value, b.value) else { return true };
    let unit = Decimal::new(1, a.decimals.min(b.decimals).min(20));
    x.minus(y).is_some_and(|gap| gap.abs() < unit)
}

fn actual_vs_body(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for gauge in gauge::all(doc) {
        let Some(subject) = subject_of(gauge.name()) else { continue };
        let Some(actual) = gauge.indicator.actual.filter(|f| doc.figure(*f).unit == Unit::Percent) else { continue };
        let (printed, computed) = body_rates(doc, subject);
        let Some(first) = printed.first().copied() else { continue };
        let value = doc.figure(actual).base().unwrap_or_default();
        let reachable = computed.iter().any(|c| {
            c.minus(value).is_some_and(|gap| gap.abs() < Decimal::new(1, doc.figure(actual).decimals.min(18) + 2))
        });
        if reachable || printed.iter().any(|p| agree(doc, *p, actual)) {
            continue;
        }
        // The text contradicts itself elsewhere, or gives only one print: it may be the one that is wrong.
        let unanimous = printed.iter().all(|p| agree(doc, *p, first));
        let severity =
            if unanimous && (printed.len() >= 2 || !computed.is_empty()) { Severity::Error } else { Severity::Warning };
        let found = Found::new("indicator_actual_vs_body", severity).claim(doc.figure(actual).span);
        let found = printed.iter().map(|p| doc.figure(*p).span).fold(found, Found::operand);
        out.push(
            found
                .word("name", gauge.name())
                .word("actual", doc.str(doc.figure(actual).whole))
                .word("stated", doc.str(doc.figure(first).whole)),
        );
    }
}

/// An execution rate with the budget and the spending of its sentence.
struct Executed {
    subject: Subject,
    rate: Fig,
    budget: (Stage, Decimal, Fig),
    spent: Decimal,
    spent_at: Fig,
}

fn executed(doc: &Document) -> Vec<Executed> {
    let mut out = Vec::new();
    for (at, rate) in doc.facts.iter().enumerate().filter(|(_, f)| f.measure == Measure::ExecRate && !f.aside) {
        let near = || {
            doc.facts[..at].iter().rev().take(4).filter(|f| {
                f.sentence == rate.sentence
                    && f.block == rate.block
                    && f.measure == Measure::Amount
                    && f.subject == rate.subject
                    && !f.aside
            })
        };
        let spent = near().find(|f| f.stage == Some(Stage::Spent));
        let budget = near().find(|f| f.stage.is_some_and(Stage::is_budget));
        let amounts = budget
            .and_then(|b| Some((b.stage?, doc.figure(b.fig).base()?, b.fig)))
            .zip(spent.and_then(|s| Some((doc.figure(s.fig).base()?, s.fig))));
        if let Some((budget, (spent, spent_at))) = amounts {
            out.push(Executed { subject: rate.subject, rate: rate.fig, budget, spent, spent_at });
        }
    }
    out
}

fn calibers(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    // Each is held against the others: a few of each subject are enough.
    let mut all = executed(doc);
    all.truncate(200);
    for (i, a) in all.iter().enumerate() {
        for b in &all[..i] {
            let Some((zh, en)) = a.subject.label() else { continue };
            let unsaid = |e: &Executed| e.budget.0 == Stage::Budget;
            let telling = doc.figure(a.spent_at).decimals >= 1 || a.spent == Decimal::ZERO;
            // 年初 beside 全年 says which budget it is.
            let mixed = (unsaid(a) || unsaid(b)) && a.budget.1 != b.budget.1;
            if a.subject == b.subject && a.spent == b.spent && telling && mixed && !agree(doc, a.rate, b.rate) {
                out.push(
                    Found::new("caliber_conflict", Severity::Warning)
                        .claim(doc.figure(a.rate).span)
                        .operand(doc.figure(a.budget.2).span)
                        .operand(doc.figure(b.rate).span)
                        .operand(doc.figure(b.budget.2).span)
                        .word("subject", zh)
                        .word("subject_en", en)
                        .word("spent", doc.str(doc.figure(a.spent_at).whole))
                        .word("rate", doc.str(doc.figure(a.rate).whole))
                        .word("other", doc.str(doc.figure(b.rate).whole)),
                );
                return;
            }
        }
    }
}

fn rate_over_100(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for fact in doc.facts.iter().filter(|f| f.measure == Measure::ExecRate && !f.aside) {
        let figure = doc.figure(fact.fig);
        if figure.unit != Unit::Percent || figure.value.is_none_or(|v| v <= Decimal::ONE_HUNDRED) {
            continue;
        }
        let said = doc.str(sentence(doc, figure.whole));
        let explained = said.has_any(&[
            "结转",
            "追加",
            "上年",
            "年初",
            "调增",
            "增加",
            "追减",
            "由于",
            "因",
            "自筹",
            "其他资金",
            "收入",
        ]);
        let of_indicator = doc.indicators.iter().any(|i| i.span.contains(figure.span));
        if !explained && !of_indicator {
            // Final accounts are measured by the budget that the year began with.
            let severity = if doc.kind == Kind::Accounts { Severity::Note } else { Severity::Warning };
            out.push(Found::new("exec_rate_over_100", severity).claim(figure.span).word("rate", doc.str(figure.whole)));
        }
    }
}

fn received(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let whole = |stage| money(doc, Subject::Whole, stage).or_else(|| money(doc, Subject::Projects, stage));
    let Some((fig, arrived)) = whole(Stage::Received) else { return };
    let spent = money(doc, Subject::Whole, Stage::Spent).into_iter().chain(money(doc, Subject::Projects, Stage::Spent));
    let figure = doc.figure(fig);
    if figure.decimals < 2 || !spent.into_iter().any(|(f, s)| s == arrived && f != fig) {
        return;
    }
    // The report gives no total budget: the first list of projects does.
    if whole(Stage::Full).is_some() || whole(Stage::Budget).is_some() || whole(Stage::Initial).is_some() {
        return;
    }
    let mut names = Vec::new();
    let mut budget = Decimal::ZERO;
    let mut places = Vec::new();
    for project in doc.projects.iter().take_while(|p| {
        let new = !names.contains(&p.name);
        names.push(p.name);
        new
    }) {
        let Some(b) = project.budget.and_then(|b| doc.figure(b).base()) else { return };
        budget = budget.plus(b).unwrap_or(budget);
        places.extend(project.budget.map(|b| doc.figure(b).span));
    }
    if places.len() >= 2 && budget > arrived {
        let shown = budget.over(figure.scale()).unwrap_or(budget).normalize();
        let found = Found::new("funds_received_vs_budget", Severity::Warning).claim(figure.span);
        let found = places.into_iter().fold(found, Found::operand);
        out.push(
            found
                .word("received", doc.str(figure.whole))
                .word("budget", format!("{shown}{}", figure.unit.name().unwrap_or(""))),
        );
    }
}

fn initial_copied(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let fact = |subject: Subject, stage: Stage| {
        doc.facts
            .iter()
            .filter(|f| {
                f.subject == subject
                    && f.stage == Some(stage)
                    && f.measure == Measure::Amount
                    && f.purse == Purse::All
                    && f.sure
            })
            .find_map(|f| doc.figure(f.fig).base().map(|v| (f.fig, v)))
    };
    let (Some(initial), Some(full)) = (fact(Subject::Whole, Stage::Initial), fact(Subject::Whole, Stage::Full)) else {
        return;
    };
    let parts = [Subject::Basic, Subject::Projects].map(|s| (fact(s, Stage::Initial), fact(s, Stage::Full)));
    let mut places = Vec::new();
    for (before, after) in parts {
        let (Some((fig, before)), Some((_, after))) = (before, after) else { return };
        if before != after || before.is_zero() {
            return;
        }
        places.push(doc.figure(fig).span);
    }
    if initial.1 != full.1 {
        let found =
            places.into_iter().fold(Found::new("initial_equals_adjusted_copy", Severity::Warning), Found::claim);
        out.push(
            found
                .operand(doc.figure(initial.0).span)
                .operand(doc.figure(full.0).span)
                .word("initial", doc.str(doc.figure(initial.0).whole))
                .word("full", doc.str(doc.figure(full.0).whole)),
        );
    }
}
