//! Ratios that the text states: execution and adjustment rates, shares, growth, completion, balances.

use rust_decimal::Decimal;

use super::bind::Bound;
use super::items::Opening;
use crate::judge::digits;
use crate::quick::Map;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::unit::Unit;

/// Figures between a share and the total that closes its list.
const LONGEST_LIST: usize = 40;

/// How many figures back a rate may look for what it is of.
const REACH: usize = 10;

/// States a claim for every rate, share, growth and balance that has something to be checked against.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let known = Known::of(doc);
    let from = doc.claims.len();
    for i in 0..bound.len() {
        let b = &bound[i];
        match b.fact.measure {
            Measure::ExecRate => execution_rate(doc, &known, bound, i),
            Measure::OtherRate if b.words.completion_of => execution_rate(doc, &known, bound, i),
            _ if is_bare_completion(doc, bound, i) => execution_rate(doc, &known, bound, i),
            Measure::Delta => change(doc, bound, i),
            Measure::AdjustRate => adjustment_rate(doc, &known, bound, i),
            Measure::ArrivalRate => two_stage_rate(doc, &known, bound, i, Stage::Received, "funds_received_rate"),
            Measure::BalanceRate => two_stage_rate(doc, &known, bound, i, Stage::Balance, "carryover_rate"),
            Measure::ControlRate => control_rate(doc, &known, bound, i),
            _ if is_of_the_last(doc, b) => of_the_last(doc, &known, bound, i),
            Measure::Share => share(doc, &known, bound, i),
            Measure::Growth => growth(doc, &known, bound, i),
            Measure::Amount if b.fact.stage == Some(Stage::Full) && doc.figure(b.item.fig).unit.is_money() => {
                adjusted(doc, &known, bound, i)
            }
            Measure::Amount if b.words.stage == Some(Stage::Balance) && doc.figure(b.item.fig).unit.is_money() => {
                balance(doc, &known, bound, i)
            }
            _ => {}
        }
    }
    agree_on_a_whole(doc, bound, from);
}

/// The figures near `i` that satisfy `fits`: of its sentence first, then of the rest of its block before it.
fn near(bound: &[Bound], i: usize, fits: impl Fn(&Bound) -> bool) -> Vec<&Bound> {
    let me = bound[i].item;
    let mut own: Vec<&Bound> = (0..i)
        .rev()
        .take(REACH)
        .take_while(|&k| bound[k].item.sentence == me.sentence)
        .map(|k| &bound[k])
        .filter(|b| fits(b))
        .collect();
    if own.is_empty() {
        own = (0..i)
            .rev()
            .take(REACH)
            .take_while(|&k| bound[k].item.block == me.block)
            .map(|k| &bound[k])
            .filter(|b| fits(b))
            .collect();
    }
    own
}

fn is_amount(doc: &Document, b: &Bound) -> bool {
    b.fact.measure == Measure::Amount && doc.figure(b.item.fig).unit.is_money() && b.item.depth == 0
}

/// What the whole report says of each subject's money: one figure for each value.
struct Known(Map<Subject, Vec<(Stage, Fig)>>);

/// Values of one subject and stage that are kept.
const KEPT: usize = 3;

impl Known {
    fn of(doc: &Document) -> Known {
        let mut map: Map<Subject, Vec<(Stage, Fig)>> = Map::default();
        for fact in &doc.facts {
            let (Some(stage), Measure::Amount, false) = (fact.stage, fact.measure, fact.aside) else { continue };
            let figure = doc.figure(fact.fig);
            // 支出总额约0.17亿元: too coarse to reckon with.
            let coarse = figure.unit == Unit::Money(8) && figure.value.is_some_and(|v| digits(v) < 3);
            if !figure.unit.is_money() || coarse {
                continue;
            }
            let list = map.entry(fact.subject).or_default();
            let of_stage = list.iter().filter(|(s, _)| *s == stage);
            if of_stage.clone().count() < KEPT && !of_stage.clone().any(|(_, f)| doc.figure(*f).base() == figure.base())
            {
                list.push((stage, fact.fig));
            }
        }
        Known(map)
    }

    /// The figures anywhere in the report that say this of this subject.
    fn figures(&self, subject: Subject, fits: impl Fn(Stage) -> bool) -> Vec<Fig> {
        let list = self.0.get(&subject).map_or(&[][..], Vec::as_slice);
        list.iter().filter(|(stage, _)| fits(*stage)).map(|(_, fig)| *fig).take(KEPT).collect()
    }
}

/// The item of a figure; items stand in the order of their figures.
fn item_of(bound: &[Bound], fig: Fig) -> Option<&Bound> {
    bound.binary_search_by_key(&fig, |b| b.item.fig).ok().map(|at| &bound[at])
}

/// 执行率 = 执行数 ÷ 预算数: the nearest pair first, then every pair that the report has of the same subject.
fn execution_rate(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let subject = me.fact.subject;
    let spends = |b: &Bound| is_amount(doc, b) && b.fact.stage == Some(Stage::Spent);
    let budgeted = |b: &Bound| is_amount(doc, b) && b.fact.stage.is_some_and(is_base);
    // A rate that names its subject is of that subject; any other of what was just spoken of.
    let fits = |b: &Bound| !me.named || b.fact.subject == subject;
    let spent: Vec<Fig> = near(bound, i, |b| spends(b) && fits(b)).iter().map(|b| b.item.fig).collect();
    let of = |fig: Fig| item_of(bound, fig).map(|b| b.fact.subject);
    let about = spent.first().and_then(|f| of(*f)).unwrap_or(subject);
    let mut budgets: Vec<Fig> =
        near(bound, i, |b| budgeted(b) && b.fact.subject == about).iter().map(|b| b.item.fig).collect();
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
    let of_budget = doc.str(me.item.label).contains("预算")
        && budgets.first().and_then(|f| item_of(bound, *f)).is_some_and(|b| b.fact.stage == Some(Stage::Received));
    let close = !of_budget && in_sentence(&spent) && in_sentence(&budgets) && own_base && !told;
    let mut tops: Vec<Fig> = spent.into_iter().take(3).collect();
    let mut bases: Vec<Fig> = budgets.into_iter().take(4).collect();
    let elsewhere = if told_here { Vec::new() } else { known.figures(about, is_base) };
    for (list, found) in [(&mut tops, known.figures(about, |s| s == Stage::Spent)), (&mut bases, elsewhere)] {
        for fig in found {
            if list.len() < 5 && !list.contains(&fig) {
                list.push(fig);
            }
        }
    }
    let readings: Vec<Expr> =
        tops.iter().flat_map(|s| bases.iter().map(|b| Expr::div(Expr::Fig(*s), Expr::Fig(*b)))).take(16).collect();
    if readings.is_empty() {
        return;
    }
    // 占预算的92%: which budget is a matter of the words before it.
    let force = if close && !me.words.completion_of { Force::Demands } else { Force::Suggests };
    doc.claims.push(Claim { rule: "exec_rate_recalc", stated: me.item.fig, readings, at_most: false, force });
}

/// Which budget a rate's own words name.
fn told_base(doc: &Document, rate: &Bound) -> Option<Stage> {
    let words = doc.str(rate.item.label);
    match () {
        _ if words.contains("到位") => Some(Stage::Received),
        _ if words.contains("年初") => Some(Stage::Initial),
        _ if words.contains("调整") || words.contains("全年预算") => Some(Stage::Full),
        _ => None,
    }
}

/// 决算16万元，预算19万元，完成84.21%: a bare 完成 after both.
fn is_bare_completion(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let me = &bound[i];
    if doc.figure(me.item.fig).unit != Unit::Percent || !doc.str(me.item.label).ends_with("完成") || i < 2 {
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

/// 与上年30万元相比减少2万元: the change and the two amounts right before it.
fn change(doc: &mut Document, bound: &[Bound], i: usize) {
    let me = &bound[i];
    if i < 2 || me.words.rise == me.words.fall || !doc.figure(me.item.fig).unit.is_money() {
        return;
    }
    let (far, near) = (&bound[i - 2], &bound[i - 1]);
    let amount = |b: &Bound| {
        b.item.sentence == me.item.sentence
            && b.fact.measure == Measure::Amount
            && doc.figure(b.item.fig).unit.is_money()
            && !b.words.total
    };
    if !amount(far) || !amount(near) {
        return;
    }
    let compared = |b: &Bound| {
        let label = doc.str(b.item.label);
        b.fact.stage == Some(Stage::Prior) || label.starts_with(['较', '比', '与'])
    };
    // 本年x，较上年y减少z; 与年初x相比，最终（y）增加z.
    let (now, before) = match (compared(far), compared(near)) {
        (false, true) => (far, near),
        (true, false) => (near, far),
        _ => return,
    };
    let (more, less) = if me.words.rise { (now, before) } else { (before, now) };
    let reading = Expr::sub(Expr::Fig(more.item.fig), Expr::Fig(less.item.fig));
    // 与2018年相比增加56万元 compares with what is not printed; 较上年30万元减少2万元 with what is.
    let own = doc.str(me.item.label);
    let told = before.fact.stage == Some(Stage::Prior) && !own.starts_with(['较', '比', '与', '同']);
    let level = now.item.depth == before.item.depth && before.item.depth == me.item.depth;
    let force = if told && level { Force::Doubts } else { Force::Suggests };
    doc.claims.push(Claim::new("three_public_change", me.item.fig, reading, force));
}

fn is_base(stage: Stage) -> bool {
    stage.is_budget() || stage == Stage::Received
}

fn is_change(stage: Stage) -> bool {
    matches!(stage, Stage::Adjust | Stage::Raise | Stage::Cut)
}

/// The nearest figure of a stage: of the sentence and paragraph, else of the report.
fn nearest(doc: &Document, known: &Known, bound: &[Bound], i: usize, fits: fn(Stage) -> bool) -> Option<Fig> {
    let close = near(bound, i, |b| is_amount(doc, b) && b.fact.stage.is_some_and(fits)).first().map(|b| b.item.fig);
    close.or_else(|| known.figures(bound[i].fact.subject, fits).first().copied())
}

/// 调整率 = 调整数 ÷ 年初预算数, whatever the sign.
fn adjustment_rate(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
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
fn control_rate(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let words = doc.str(crate::text::Span { start: me.item.lead.start, end: me.item.label.end });
    let (subject, rule) = match () {
        _ if words.contains("公用经费控制率") => (Subject::Public, "public_cost_control_rate"),
        _ if words.contains("三公") => (Subject::ThreePublic, "three_public_control_rate"),
        _ => return,
    };
    let of = |fits: fn(Stage) -> bool| -> (Vec<Fig>, bool) {
        let own = |b: &Bound| is_amount(doc, b) && b.fact.stage.is_some_and(fits) && b.fact.subject == subject;
        let close: Vec<Fig> = near(bound, i, own).iter().map(|b| b.item.fig).take(2).collect();
        let here = !close.is_empty();
        (if here { close } else { known.figures(subject, fits) }, here)
    };
    let (tops, top_here) = of(|s| s == Stage::Spent);
    let (bases, base_here) = of(Stage::is_budget);
    let readings: Vec<Expr> =
        tops.iter().flat_map(|s| bases.iter().map(|b| Expr::div(Expr::Fig(*s), Expr::Fig(*b)))).collect();
    if !readings.is_empty() {
        let force = if top_here && base_here { Force::Demands } else { Force::Suggests };
        doc.claims.push(Claim { rule, stated: me.item.fig, readings, at_most: false, force });
    }
}

/// 到位率, 结转结余率: an amount of this stage over a budget of the paragraph, or over what it was promised.
fn two_stage_rate(doc: &mut Document, known: &Known, bound: &[Bound], i: usize, over: Stage, rule: &'static str) {
    let top = near(bound, i, |b| is_amount(doc, b) && b.fact.stage == Some(over));
    // 累计拨付x，与计划数y相比，到位率z: to the project what is granted has come.
    let granted = near(bound, i, |b| {
        over == Stage::Received && is_amount(doc, b) && b.fact.stage == Some(Stage::Spent) && {
            b.item.sentence == bound[i].item.sentence && doc.str(b.item.label).contains("拨付")
        }
    });
    let own = top.first().filter(|b| b.item.sentence == bound[i].item.sentence);
    let Some(top) = own.or(granted.first()).or(top.first()).copied() else { return };
    let others = |fits: &dyn Fn(&Bound) -> bool| -> Vec<Fig> {
        let fits = |b: &Bound| is_amount(doc, b) && b.item.fig != top.item.fig && fits(b);
        near(bound, i, fits).iter().map(|b| b.item.fig).take(4).collect()
    };
    // 甲资金应到a、实到b；…。总到位x，总到位率y: of all that was to come, not of the last that was listed.
    let total = ["总", "综合", "整体"].iter().any(|w| doc.str(bound[i].item.label).contains(w));
    let fits = |b: &Bound| b.fact.stage.is_some_and(is_base) && !(total && matches!(b.fact.subject, Subject::Named(_)));
    let staged = others(&fits);
    // 投入资金共计x，实际到位y，到位率z: what was to come may be called anything.
    let unstaged = others(&|b| b.fact.stage.is_none() && (b.words.total || b.named && !b.opens_parts && !total));
    let force = if staged.is_empty() { Force::Suggests } else { Force::Doubts };
    let mut bases: Vec<Fig> = staged.into_iter().chain(unstaged).take(5).collect();
    for fig in known.figures(top.fact.subject, is_base) {
        if fig != top.item.fig && !bases.contains(&fig) {
            bases.push(fig);
        }
    }
    let readings: Vec<Expr> = bases.into_iter().map(|b| Expr::div(Expr::Fig(top.item.fig), Expr::Fig(b))).collect();
    if !readings.is_empty() {
        doc.claims.push(Claim { rule, stated: bound[i].item.fig, readings, at_most: false, force });
    }
}

/// 全年预算 = 年初预算 ± 调整: the change of the same sentence, the initial budget of it or of the report.
fn adjusted(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let around: Vec<&Bound> = bound[i.saturating_sub(6)..(i + 4).min(bound.len())]
        .iter()
        .filter(|b| b.item.sentence == me.item.sentence && is_amount(doc, b))
        // 基本支出追加x，调整为y；项目支出由a调整为b: of each its own.
        .filter(|b| b.item.clause == me.item.clause || b.fact.subject == me.fact.subject)
        .collect();
    let changes: Vec<&&Bound> = around.iter().filter(|b| b.fact.stage.is_some_and(is_change)).collect();
    let [first, rest @ ..] = changes.as_slice() else { return };
    if rest.len() > 1 {
        return;
    }
    let own = around.iter().find(|b| b.fact.stage == Some(Stage::Initial)).map(|b| b.item.fig);
    let initials: Vec<Fig> =
        own.map_or_else(|| known.figures(me.fact.subject, |s| s == Stage::Initial), |fig| vec![fig]);
    let signed =
        |b: &Bound, up: bool| if up { Expr::Fig(b.item.fig) } else { Expr::Neg(Box::new(Expr::Fig(b.item.fig))) };
    let signs: &[bool] = match first.fact.stage {
        Some(Stage::Raise) => &[true],
        Some(Stage::Cut) => &[false],
        _ => &[true, false],
    };
    let mut readings = Vec::new();
    for initial in initials {
        for &up in signs {
            let mut terms = vec![Expr::Fig(initial), signed(first, up)];
            if let [second] = rest {
                terms.push(signed(second, second.fact.stage != Some(Stage::Cut)));
            }
            readings.push(Expr::Add(terms));
        }
    }
    if !readings.is_empty() {
        let force = if own.is_some() { Force::Demands } else { Force::Suggests };
        doc.claims.push(Claim {
            rule: "adjusted_eq_initial_plus_change",
            stated: me.item.fig,
            readings,
            at_most: false,
            force,
        });
    }
}

/// 结余 = 预算 − 支出.
fn balance(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let subject = me.fact.subject;
    // 甲（预算a、支出b、结余c）: a bracket keeps its own books.
    let at_level = |b: &Bound| {
        b.fact.measure == Measure::Amount && doc.figure(b.item.fig).unit.is_money() && b.item.depth == me.item.depth
    };
    let beside = |stage: fn(Stage) -> bool| {
        let own = bound[i.saturating_sub(REACH)..i].iter().filter(|b| b.item.sentence == me.item.sentence);
        own.filter(|b| at_level(b) && b.fact.stage.is_some_and(stage)).count()
    };
    // 到位x，支出y，结余z in one sentence, and no other amount that could be meant.
    let close = beside(|s| s == Stage::Spent) == 1 && beside(is_base) == 1;
    let mut spent: Vec<Fig> = near(bound, i, |b| at_level(b) && b.fact.stage == Some(Stage::Spent))
        .iter()
        .take(2)
        .map(|b| b.item.fig)
        .collect();
    let mut budgets: Vec<Fig> = near(bound, i, |b| at_level(b) && b.fact.stage.is_some_and(is_base))
        .iter()
        .take(3)
        .map(|b| b.item.fig)
        .collect();
    spent.extend(known.figures(subject, |s| s == Stage::Spent).into_iter().take(2));
    budgets.extend(known.figures(subject, is_base).into_iter().take(3));
    budgets.extend(known.figures(subject, |s| s == Stage::Received).into_iter().take(2));
    budgets.dedup();
    let readings: Vec<Expr> =
        budgets.iter().flat_map(|b| spent.iter().map(|s| Expr::sub(Expr::Fig(*b), Expr::Fig(*s)))).take(12).collect();
    if !readings.is_empty() {
        doc.claims.push(Claim {
            rule: "balance_eq_budget_minus_spend",
            stated: me.item.fig,
            readings,
            at_most: false,
            force: if close { Force::Doubts } else { Force::Suggests },
        });
    }
}

/// 完成预算9.7万元的95.9%: a percentage of the amount just before it.
fn is_of_the_last(doc: &Document, b: &Bound) -> bool {
    doc.figure(b.item.fig).unit == Unit::Percent && matches!(doc.str(b.item.label), "的" | "的比例为" | "的比重为")
}

fn of_the_last(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let Some(base) = i.checked_sub(1).map(|k| &bound[k]).filter(|b| b.item.sentence == bound[i].item.sentence) else {
        return;
    };
    let kind = doc.figure(base.item.fig).unit;
    let mut tops: Vec<Fig> = (0..i - 1)
        .rev()
        .take(6)
        .map(|k| &bound[k])
        .take_while(|b| b.item.block == bound[i].item.block)
        .filter(|b| {
            doc.figure(b.item.fig).unit.same_family(kind) && matches!(b.fact.measure, Measure::Amount | Measure::Count)
        })
        .map(|b| b.item.fig)
        .collect();
    // 决算x，占调整预算y的比重为…；占年初预算z的比重为…: it is the spending that is compared.
    if base.fact.stage.is_some_and(Stage::is_budget) {
        let spent = |f: &Fig| item_of(bound, *f).is_some_and(|b| b.fact.stage == Some(Stage::Spent));
        crate::order::by_key(&mut tops, |f| !spent(f));
        tops.extend(known.figures(base.fact.subject, |s| s == Stage::Spent));
    }
    let readings: Vec<Expr> = tops.into_iter().map(|top| Expr::div(Expr::Fig(top), Expr::Fig(base.item.fig))).collect();
    if !readings.is_empty() {
        let rule = if base.fact.stage.is_some_and(is_base) { "exec_rate_recalc" } else { "share_recalc" };
        doc.claims.push(Claim { rule, stated: bound[i].item.fig, readings, at_most: false, force: Force::Suggests });
    }
}

/// 公务接待费20.10万元，占88.86%: the amount before it, of any amount that can be its whole.
fn share(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let Some(part) =
        (0..i).rev().take(3).map(|k| &bound[k]).find(|b| {
            matches!(b.fact.measure, Measure::Amount | Measure::Count) && b.item.clause == bound[i].item.clause
        })
    else {
        return;
    };
    let unit = doc.figure(part.item.fig).unit;
    let mut wholes: Vec<Fig> = (0..i)
        .rev()
        .take(40)
        .take_while(|&k| bound[k].item.block == bound[i].item.block)
        .map(|k| &bound[k])
        .filter(|b| {
            b.item.fig != part.item.fig
                && doc.figure(b.item.fig).unit.same_family(unit)
                && b.fact.measure == part.fact.measure
        })
        .filter(|b| doc.figure(b.item.fig).base() >= doc.figure(part.item.fig).base())
        .map(|b| b.item.fig)
        .collect();
    wholes.reverse();
    if let Unit::Money(_) = unit {
        // The whole of a three-public part is the three-public total, wherever it stands.
        if let Some(at) = wholes.iter().position(|fig| {
            item_of(bound, *fig)
                .is_some_and(|b| b.fact.subject == Subject::ThreePublic && b.fact.stage == Some(Stage::Spent))
        }) {
            wholes.swap(0, at);
        }
    }
    wholes.truncate(12);
    wholes.extend(told_wholes(doc, known, bound, i, part));
    let of_three = is_three_public(part.fact.subject);
    if of_three {
        let mut own = known.figures(Subject::ThreePublic, |s| s == Stage::Spent);
        own.retain(|f| !wholes.contains(f));
        wholes.splice(0..0, own);
    }
    if wholes.is_empty() {
        return;
    }
    let rule = if of_three { "three_public_share" } else { "share_recalc" };
    let whole_known = item_of(bound, wholes[0])
        .is_some_and(|b| b.fact.subject == Subject::ThreePublic && b.fact.stage == Some(Stage::Spent));
    let force = match of_three {
        true if whole_known => Force::Demands,
        true => Force::Doubts,
        false => Force::Suggests,
    };
    let readings = wholes.iter().map(|w| Expr::div(Expr::Fig(part.item.fig), Expr::Fig(*w))).collect();
    doc.claims.push(Claim { rule, stated: bound[i].item.fig, readings, at_most: false, force });
}

fn is_three_public(subject: Subject) -> bool {
    matches!(
        subject,
        Subject::Abroad | Subject::Vehicle | Subject::VehicleBuy | Subject::VehicleRun | Subject::Reception
    )
}

/// 占支出总额的59%, 占部门预算的30%: the words say of what, and it may stand after the share or elsewhere.
fn told_wholes(doc: &Document, known: &Known, bound: &[Bound], i: usize, part: &Bound) -> Vec<Fig> {
    let me = &bound[i];
    let mut out = Vec::new();
    // …（占41%）。合计50万元: the total may close the list in a sentence of its own.
    let after = bound[i + 1..].iter().take(LONGEST_LIST).take_while(|b| {
        b.item.block == me.item.block
            && (b.item.sentence == me.item.sentence || b.item.sentence == me.item.sentence + 1 && b.words.total)
    });
    out.extend(after.filter(|b| b.words.total && is_amount(doc, b)).map(|b| b.item.fig));
    let words = doc.str(me.item.label);
    let stage: Option<fn(Stage) -> bool> = match () {
        _ if words.contains("预算") => Some(Stage::is_budget),
        _ if words.contains("支出") => Some(|s| s == Stage::Spent),
        _ => None,
    };
    out.extend(stage.into_iter().flat_map(|fits| known.figures(Subject::Whole, fits)));
    out.retain(|fig| doc.figure(*fig).base() >= doc.figure(part.item.fig).base());
    out
}

/// Shares of one list are of one whole: what two or more of them agree on, the others are held to.
fn agree_on_a_whole(doc: &mut Document, bound: &[Bound], from: usize) {
    let precision = |fig: Fig| Decimal::new(5, doc.figure(fig).decimals.min(20) + 1);
    let parts = |c: &Claim| -> Vec<(Fig, Fig)> {
        c.readings
            .iter()
            .filter_map(|r| match r {
                Expr::Div(a, b) => match (&**a, &**b) {
                    (Expr::Fig(part), Expr::Fig(whole)) => Some((*part, *whole)),
                    _ => None,
                },
                _ => None,
            })
            .collect()
    };
    let holds = |stated: Fig, part: Fig, whole: Decimal| -> bool {
        let share = doc.figure(part).base().and_then(|p| p.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole));
        let printed = doc.figure(stated).value;
        matches!((share, printed), (Some(s), Some(p)) if (s - p).abs() <= precision(stated))
    };
    let sentence = |c: &Claim| item_of(bound, c.stated).map(|b| b.item.sentence);
    let mut changes: Vec<(usize, Fig, Force)> = Vec::new();
    let shares: Vec<usize> = (from..doc.claims.len())
        .filter(|i| doc.claims[*i].rule == "share_recalc" && doc.claims[*i].force < Force::Demands)
        .collect();
    for list in shares.chunk_by(|a, b| sentence(&doc.claims[*a]) == sentence(&doc.claims[*b])) {
        if list.len() < 3 {
            continue;
        }
        let mut votes: Vec<(Decimal, Fig, usize)> = Vec::new();
        for &i in list {
            for (part, whole) in parts(&doc.claims[i]) {
                let Some(value) = doc.figure(whole).base().filter(|v| !v.is_zero()) else { continue };
                if holds(doc.claims[i].stated, part, value) {
                    match votes.iter_mut().find(|v| v.0 == value) {
                        Some(vote) => vote.2 += 1,
                        None => votes.push((value, whole, 1)),
                    }
                }
            }
        }
        let Some((_, whole, n)) = votes.into_iter().max_by_key(|v| v.2).filter(|v| v.2 >= 2 && v.2 * 2 >= list.len())
        else {
            continue;
        };
        let force = if n >= 3 && n + 1 == list.len() { Force::Demands } else { Force::Doubts };
        changes.extend(list.iter().map(|i| (*i, whole, force)));
    }
    for (i, whole, force) in changes {
        let claim = &mut doc.claims[i];
        let part = claim.readings.iter().find_map(|r| match r {
            Expr::Div(part, _) => Some((**part).clone()),
            _ => None,
        });
        if let Some(part) = part {
            claim.readings.insert(0, Expr::div(part, Expr::Fig(whole)));
            claim.force = force;
        }
    }
}

/// 比上年增加X万元，增长Y%: Y = X ÷ (this year − X); or of last year where it is given.
fn growth(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let falls = me.words.fall;
    let is_delta = |b: &&Bound| {
        b.fact.measure == Measure::Delta
            && b.item.sentence == me.item.sentence
            && doc.figure(b.item.fig).unit.is_money()
    };
    // 同比增长17.66%（增加451万元）, or 增加451万元，增长17.66% with no amount of another thing between.
    let bracketed = bound.get(i + 1).filter(is_delta).filter(|n| n.item.opening == Opening::Bracket);
    let before = (i.saturating_sub(2)..i)
        .rev()
        .map(|k| &bound[k])
        .take_while(|b| b.fact.measure != Measure::Amount || b.fact.stage == Some(Stage::Prior))
        .find(is_delta);
    let delta = bracketed.or(before);
    let end = delta.map_or(i, |d| bound.binary_search_by_key(&d.item.fig, |b| b.item.fig).unwrap_or(i));
    let mut current: Vec<Fig> = (end.saturating_sub(4)..end)
        .rev()
        .map(|k| &bound[k])
        .take_while(|b| b.item.block == me.item.block)
        .filter(|b| is_amount(doc, b) && b.fact.stage != Some(Stage::Prior))
        .map(|b| b.item.fig)
        .collect();
    for fig in known.figures(me.fact.subject, |s| s == Stage::Spent) {
        if !current.contains(&fig) {
            current.push(fig);
        }
    }
    let prior = (i.saturating_sub(4)..i)
        .rev()
        .map(|k| &bound[k])
        .find(|b| b.item.sentence == me.item.sentence && is_amount(doc, b) && b.fact.stage == Some(Stage::Prior));
    let mut readings = Vec::new();
    if let Some(prior) = prior {
        let base = || Expr::Fig(prior.item.fig);
        if let Some(now) = current.first() {
            let (a, b) = if falls { (base(), Expr::Fig(*now)) } else { (Expr::Fig(*now), base()) };
            readings.push(Expr::div(Expr::sub(a, b), base()));
        }
        if let Some(delta) = delta {
            readings.push(Expr::div(Expr::Fig(delta.item.fig), base()));
        }
    }
    if let Some(delta) = delta {
        let change = || Expr::Fig(delta.item.fig);
        for now in &current {
            let base =
                if falls { Expr::Add(vec![Expr::Fig(*now), change()]) } else { Expr::sub(Expr::Fig(*now), change()) };
            readings.push(Expr::div(change(), base));
        }
        if let (Some(prior), Some(now)) = (prior, current.first()) {
            let (a, b) = if falls { (prior.item.fig, *now) } else { (*now, prior.item.fig) };
            doc.claims.push(Claim::new(
                "three_public_change",
                delta.item.fig,
                Expr::sub(Expr::Fig(a), Expr::Fig(b)),
                Force::Demands,
            ));
        }
    }
    if !readings.is_empty() {
        let force = if current.len() == 1 || prior.is_some() { Force::Demands } else { Force::Doubts };
        doc.claims.push(Claim { rule: "growth_rate_recalc", stated: me.item.fig, readings, at_most: false, force });
    }
}
