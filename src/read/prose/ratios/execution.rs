//! Rates of execution, arrival, adjustment and control: an amount over a budget.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::{Known, REACH, is_amount, is_base, is_change, item_of, near, nearest};
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Stage, Subject};
use crate::read::prose::bind::Bound;
use crate::read::prose::items::Opening;
use crate::read::unit::Unit;
use crate::report::Kind;
use crate::slip;
use crate::text::{Span, WordSet};

/// Where money comes from, beside what comes from elsewhere.
const SOURCES: WordSet = WordSet::new(&["配套", "自筹", "中央", "省级", "市级", "州级", "县级", "区级", "社会资本"]);

/// 执行率 = 执行数 ÷ 预算数: the nearest pair first, then every pair that the report has of the same subject.
pub(super) fn execution_rate(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let subject = me.fact.subject;
    // 年末结转10万元，占全年预算的9.5%: of what was just told, which was not spent.
    let is_share = me.words.completion_of && doc.str(me.item.label).starts_with('占');
    let left = |b: &Bound| b.fact.stage == Some(Stage::Balance) && b.item.sentence == me.item.sentence;
    if is_share && i > 0 && left(&bound[i - 1]) {
        let top = || Expr::Fig(bound[i - 1].item.fig);
        let readings: Vec<Expr> =
            known.figures(subject, is_base).into_iter().map(|f| Expr::div(top(), Expr::Fig(f))).gather();
        if !readings.is_empty() {
            let force = Force::Suggests;
            doc.claims.push(Claim { rule: "carryover_rate", stated: me.item.fig, readings, at_most: false, force });
        }
        return;
    }
    let spends = |b: &Bound| is_amount(doc, b) && b.fact.stage == Some(Stage::Spent);
    let budgeted = |b: &Bound| is_amount(doc, b) && b.fact.stage.is_some_and(is_base);
    // A rate that names its subject is of that subject; any other of what was just spoken of.
    let fits = |b: &Bound| !me.named || b.fact.subject == subject;
    let spent: Vec<Fig> = near(bound, i, |b| spends(b) && fits(b)).iter().map(|b| b.item.fig).gather();
    let of = |fig: Fig| item_of(bound, fig).map(|b| b.fact.subject);
    let about = spent.first().and_then(|f| of(*f)).unwrap_or(subject);
    let mut budgets: Vec<Fig> =
        near(bound, i, |b| budgeted(b) && b.fact.subject == about).iter().map(|b| b.item.fig).gather();
    for other in near(bound, i, |b| budgeted(b) && fits(b)) {
        if !budgets.contains(&other.item.fig) {
            budgets.push(other.item.fig);
        }
    }
    let in_sentence = |figs: &[Fig]| {
        figs.first().is_some_and(|f| {
            let around = bound[i.saturating_sub(REACH)..bound.len().min(i + 2)].iter();
            around.clone().any(|b| b.item.fig == *f && b.item.sentence == me.item.sentence)
        })
    };
    let mut told_here = false;
    // 执行率94.76%（全年预算2898万元）: the base may stand in brackets right after its rate.
    let bracketed = bound.get(i + 1).filter(|n| {
        n.item.opening == Opening::Bracket
            && n.item.sentence == me.item.sentence
            && doc.figure(n.item.fig).unit.is_money()
            && n.fact.stage.is_some_and(Stage::is_budget)
    });
    if let Some(base) = bracketed {
        budgets = vec![base.item.fig];
    }
    // 到位资金使用率, 占调整后预算的: the words say of which, where it was just told.
    if let Some(stage) = told_base(doc, me) {
        let of_stage = |f: &Fig| item_of(bound, *f).is_some_and(|b| b.fact.stage == Some(stage));
        let here = |f: &Fig| item_of(bound, *f).is_some_and(|b| b.item.sentence == me.item.sentence);
        if budgets.iter().any(|f| of_stage(f) && here(f)) {
            budgets.retain(|f| of_stage(f) && here(f));
            told_here = true;
        }
    }
    let own_base = budgets.first().and_then(|f| of(*f)) == Some(about);
    // 按全年预算数计算，…: the words say of which budget it is, and it may stand elsewhere.
    let told = doc.str(crate::text::Span { start: me.item.lead.start, end: me.item.label.end }).contains('按');
    // 到位x，支出x，使用率100%；预算执行率97%: of the budget, which may stand elsewhere.
    let of_budget = doc.str(me.item.label).has("预算")
        && budgets.first().and_then(|f| item_of(bound, *f)).is_some_and(|b| b.fact.stage == Some(Stage::Received));
    // 执行率100%（支出/到位）: its own words tell that it is of what has come.
    let of_received = doc.str(Span { start: me.item.tail.start, end: block_end(doc, me) }).starts_with("（支出/到位");
    let close =
        !of_budget && (told_here || !of_received) && in_sentence(&spent) && in_sentence(&budgets) && own_base && !told;
    let mut tops: Vec<Fig> = spent.into_iter().take(3).gather();
    let mut bases: Vec<Fig> = budgets.into_iter().take(4).gather();
    let elsewhere = if told_here { Vec::new() } else { known.figures(about, is_base) };
    for (list, found) in [(&mut tops, known.figures(about, |s| s == Stage::Spent)), (&mut bases, elsewhere)] {
        for fig in found {
            if list.len() < 5 && !list.contains(&fig) {
                list.push(fig);
            }
        }
    }
    // 项目支出20万元…。总体预算执行率97%: of the whole, whatever was told last.
    if !close && about != Subject::Whole && doc.str(me.item.label).has_any(&["总体", "整体"]) {
        tops.splice(0..0, known.figures(Subject::Whole, |s| s == Stage::Spent).into_iter().take(2));
        bases.splice(0..0, known.figures(Subject::Whole, is_base).into_iter().take(2));
    }
    let mut readings: Vec<Expr> =
        tops.iter().flat_map(|s| bases.iter().map(|b| Expr::div(Expr::Fig(*s), Expr::Fig(*b)))).take(16).gather();
    if readings.is_empty() {
        return;
    }
    // 支出90万元，支出率90%，结余10万元: of what there was to spend, which nothing else may print.
    let left = bound.get(i + 1).filter(|b| is_amount(doc, b) && b.item.sentence == me.item.sentence);
    if let (Some(left), false) = (left.filter(|b| b.fact.stage == Some(Stage::Balance)), of_budget) {
        let all = Expr::sum([tops[0], left.item.fig]);
        readings.push(Expr::div(Expr::Fig(tops[0]), all));
    }
    if close && !me.words.completion_of {
        mended_elsewhere(doc, me, &tops, &bases);
    }
    // 累计支出90万元，支付率95%: one amount was spent, and the project's report knows of one budget.
    let value = |fig: &Fig| doc.figure(*fig).base();
    let one = |figs: &[Fig]| figs.windows(2).all(|two| value(&two[0]) == value(&two[1]));
    let lone =
        doc.kind == Kind::Project && about == Subject::Whole && one(&tops) && one(&bases) && !me.words.completion_of;
    let spent_here = tops.first().is_some_and(|f| item_of(bound, *f).is_some_and(|b| b.item.clause == me.item.clause));
    // 占预算的92%: which budget is a matter of the words before it.
    // 批次支出90万元，其中甲支出20万元，执行率76%: the budget of what stands in the list may not be told.
    let untold = matches!(about, Subject::Named(_)) && !own_base && !of_budget;
    // 各批次支出分别为90万元、30万元，执行率分别为89%、78%: which is of which is a matter of their order.
    let in_turn = me.words.respectively && me.item.shared.is_empty();
    // 基本支出执行率100% is of the adjusted budget, which may not be told, where the whole was adjusted.
    let initial = |f: &Fig| item_of(bound, *f).is_some_and(|b| b.fact.stage == Some(Stage::Initial));
    let adjusted = about != Subject::Whole && !known.figures(Subject::Whole, |s| s == Stage::Full).is_empty();
    let out_of_date = !close && adjusted && bases.iter().all(initial);
    let force = if in_turn
        || out_of_date
        || untold && tops.first().and_then(|f| item_of(bound, *f)).is_some_and(|b| b.opens_parts)
    {
        Force::Supports
    } else if lone && spent_here && !close {
        Force::Doubts
    } else if close && !me.words.completion_of {
        Force::Demands
    } else {
        Force::Suggests
    };
    doc.claims.push(Claim { rule: "exec_rate_recalc", stated: me.item.fig, readings, at_most: false, force });
}

/// 预算2.39万元，执行2.63万元，执行率99%, and elsewhere 执行2.36万元: the amount beside the rate is a slip of the other print.
fn mended_elsewhere(doc: &mut Document, rate: &Bound, tops: &[Fig], bases: &[Fig]) {
    let value = |fig: Fig| doc.figure(fig).base();
    let (Some(printed), Some(top), Some(base)) = (value(rate.item.fig), value(tops[0]), value(bases[0])) else {
        return;
    };
    let decimals = doc.figure(rate.item.fig).decimals + 2;
    let fits = |top: Decimal| top.over(base).is_some_and(|r| crate::decimal::round(r, decimals) == printed);
    if fits(top) {
        return;
    }
    let slipped = |other: &&Fig| {
        let here = doc.figure(tops[0]);
        let right = value(**other).and_then(|v| v.over(here.scale()));
        value(**other).is_some_and(fits) && right.is_some_and(|v| slip::between(here, v).is_some())
    };
    if let Some(other) = tops[1..].iter().find(slipped) {
        doc.claims.push(Claim::new("same_fact_consistent", tops[0], Expr::Fig(*other), Force::Suggests));
    }
}

fn block_end(doc: &Document, b: &Bound) -> u32 {
    doc.text.blocks[b.item.block as usize].span().end
}

/// Which budget a rate's own words name.
fn told_base(doc: &Document, rate: &Bound) -> Option<Stage> {
    let words = doc.str(rate.item.label);
    match () {
        _ if words.has("到位") => Some(Stage::Received),
        _ if words.has("年初") => Some(Stage::Initial),
        _ if words.has("调整") || words.has("全年预算") => Some(Stage::Full),
        _ => None,
    }
}

/// 决算16万元，预算19万元，完成84.21%: a bare 完成 after both.
pub(super) fn is_bare_completion(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let me = &bound[i];
    let label = doc.str(me.item.label).trim_end_matches(['为', '了', '达', '：']);
    let completes = ["完成", "完成预算", "完成率", "完成年初预算", "完成比例"].iter().any(|word| label.ends_with(word));
    if doc.figure(me.item.fig).unit != Unit::Percent || !completes || i < 2 {
        return false;
    }
    let beside = &bound[i - 2..i];
    let has = |fits: fn(Stage) -> bool| {
        beside
            .iter()
            .any(|b| b.item.sentence == me.item.sentence && is_amount(doc, b) && b.fact.stage.is_some_and(fits))
    };
    has(|s| s == Stage::Spent) && has(Stage::is_budget)
}

/// 调整率 = 调整数 ÷ 年初预算数, whatever the sign.
pub(super) fn adjustment_rate(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let Some(initial) = nearest(doc, known, bound, i, |s| s == Stage::Initial) else { return };
    let base = || Expr::Fig(initial);
    let mut readings = Vec::new();
    if let Some(change) = nearest(doc, known, bound, i, is_change) {
        readings.push(Expr::div(Expr::Fig(change), base()));
    }
    if let Some(full) = nearest(doc, known, bound, i, |s| s == Stage::Full) {
        readings.push(Expr::div(Expr::sub(Expr::Fig(full), base()), base()));
        readings.push(Expr::div(Expr::sub(base(), Expr::Fig(full)), base()));
    }
    if !readings.is_empty() {
        let same_sentence = bound[..i]
            .iter()
            .rev()
            .take(REACH)
            .any(|b| b.item.fig == initial && b.item.sentence == bound[i].item.sentence);
        let force = if same_sentence { Force::Demands } else { Force::Suggests };
        doc.claims.push(Claim {
            rule: "adjust_rate_recalc",
            stated: bound[i].item.fig,
            readings,
            at_most: false,
            force,
        });
    }
}

/// 公用经费控制率, 三公经费控制率 = 支出 ÷ 预算 of what the rate is named after.
pub(super) fn control_rate(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let words = doc.str(crate::text::Span { start: me.item.lead.start, end: me.item.label.end });
    let (subject, rule) = match () {
        _ if words.has("公用经费控制率") => (Subject::Public, "public_cost_control_rate"),
        _ if words.has("三公") => (Subject::ThreePublic, "three_public_control_rate"),
        _ => return,
    };
    let of = |fits: fn(Stage) -> bool| -> (Vec<Fig>, bool) {
        let own = |b: &Bound| is_amount(doc, b) && b.fact.stage.is_some_and(fits) && b.fact.subject == subject;
        let close: Vec<Fig> = near(bound, i, own).iter().map(|b| b.item.fig).take(2).gather();
        let here = !close.is_empty();
        (if here { close } else { known.figures(subject, fits) }, here)
    };
    let (tops, top_here) = of(|s| s == Stage::Spent);
    let (bases, base_here) = of(Stage::is_budget);
    let readings: Vec<Expr> =
        tops.iter().flat_map(|s| bases.iter().map(|b| Expr::div(Expr::Fig(*s), Expr::Fig(*b)))).gather();
    if !readings.is_empty() {
        let force = if top_here && base_here { Force::Demands } else { Force::Suggests };
        doc.claims.push(Claim { rule, stated: me.item.fig, readings, at_most: false, force });
    }
}

/// 到位率, 结转结余率: an amount of this stage over a budget of the paragraph, or over what it was promised.
pub(super) fn two_stage_rate(
    doc: &mut Document,
    known: &Known,
    bound: &[Bound],
    i: usize,
    over: Stage,
    rule: &'static str,
) {
    let top = near(bound, i, |b| is_amount(doc, b) && b.fact.stage == Some(over));
    // 累计拨付x，与计划数y相比，到位率z: to the project what is granted has come.
    let granted = near(bound, i, |b| {
        over == Stage::Received && is_amount(doc, b) && b.fact.stage == Some(Stage::Spent) && {
            b.item.sentence == bound[i].item.sentence && doc.str(b.item.label).has("拨付")
        }
    });
    let own = top.first().filter(|b| b.item.sentence == bound[i].item.sentence);
    let Some(top) = own.or(granted.first()).or(top.first()).copied() else { return };
    let others = |fits: &dyn Fn(&Bound) -> bool| -> Vec<Fig> {
        let fits = |b: &Bound| is_amount(doc, b) && b.item.fig != top.item.fig && fits(b);
        near(bound, i, fits).iter().map(|b| b.item.fig).take(4).gather()
    };
    // 甲资金应到a、实到b；…。总到位x，总到位率y: of all that was to come, not of the last that was listed.
    let total = doc.str(bound[i].item.label).has_any(&["总", "综合", "整体"]);
    // 第一批下达a，第二批下达b，共下达c，到位率z: batches are parts of what came, not what was to come.
    let batch = |b: &Bound| top.words.total && !b.words.total && b.fact.stage == Some(Stage::Received);
    // 市县配套到位3960万元，到位率90%: of what was to come from there.
    let source = SOURCES.find(doc.str(top.item.label), 0).map(|(_, source)| source);
    let from_there = |b: &Bound| source.is_none_or(|source| doc.str(b.item.label).contains(source));
    let fits = |b: &Bound| {
        b.fact.stage.is_some_and(is_base)
            && !batch(b)
            && !(total && matches!(b.fact.subject, Subject::Named(_)))
            && from_there(b)
    };
    let staged = others(&fits);
    // 投入资金共计x，实际到位y，到位率z: what was to come may be called anything.
    let unstaged =
        others(&|b| b.fact.stage.is_none() && from_there(b) && (b.words.total || b.named && !b.opens_parts && !total));
    let force = if staged.is_empty() { Force::Suggests } else { Force::Doubts };
    let mut bases: Vec<Fig> = staged.into_iter().chain(unstaged).take(5).gather();
    let known = known.figures(top.fact.subject, is_base).into_iter().filter(|_| source.is_none());
    for fig in known {
        if fig != top.item.fig && !bases.contains(&fig) {
            bases.push(fig);
        }
    }
    // 第三批900万元。三批共计下达3827万元，到位率100%: no more came than was to come.
    let value = |fig: Fig| doc.figure(fig).base();
    if value(bound[i].item.fig) <= Some(rust_decimal::Decimal::ONE) {
        bases.retain(|b| value(*b) >= value(top.item.fig));
    }
    let readings: Vec<Expr> = bases.into_iter().map(|b| Expr::div(Expr::Fig(top.item.fig), Expr::Fig(b))).gather();
    if !readings.is_empty() {
        doc.claims.push(Claim { rule, stated: bound[i].item.fig, readings, at_most: false, force });
    }
}
