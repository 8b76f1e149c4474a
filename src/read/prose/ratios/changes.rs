//! What was added and taken away: adjusted budgets, balances, changes against the year before and their rates.

use super::{Known, REACH, is_amount, is_base, is_change, near};
use crate::gather::Gather;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::prose::bind::Bound;
use crate::read::prose::items::Opening;
use crate::text::HasWords;

/// Figures of a sentence among which a change looks for what it lies between.
const BEFORE: usize = 9;

/// 与上年30万元相比减少2万元: the change and the two amounts that it lies between.
pub(super) fn change(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    from_the_start(doc, known, bound, i);
    if me.words.rise == me.words.fall || !doc.figure(me.item.fig).unit.is_money() {
        return;
    }
    let own: Vec<&Bound> = bound[i.saturating_sub(BEFORE)..i]
        .iter()
        .rev()
        .take_while(|b| b.item.sentence == me.item.sentence)
        .filter(|b| b.fact.measure == Measure::Amount && doc.figure(b.item.fig).unit.is_money())
        .filter(|b| !b.words.each && !b.words.mean)
        .gather();
    let compared = |b: &Bound| {
        let label = doc.str(b.item.label);
        b.fact.stage == Some(Stage::Prior) || label.starts_with(['较', '比', '与'])
    };
    let pair = match own.as_slice() {
        [near, rest @ ..] if compared(near) && bound[i - 1].item.fig == near.item.fig => {
            // 调整后a，其中基本支出b、项目支出c；比年初x增加z: what is compared is of one thing.
            let of_it = |spent: bool| {
                let fits = |b: &&&Bound| {
                    b.fact.subject == near.fact.subject
                        && !compared(b)
                        && b.item.depth == me.item.depth
                        && (!spent || b.fact.stage == Some(Stage::Spent))
                };
                rest.iter().find(fits)
            };
            // 决算a，预算b；与上年决算x相比减少z: spending is compared with spending.
            let of_it = of_it(true).filter(|_| near.fact.stage == Some(Stage::Prior)).or_else(|| of_it(false));
            of_it.or(rest.first().filter(|b| !b.words.total && !compared(b))).map(|now| (*now, *near))
        }
        // 与年初x相比，最终（y）增加z.
        [near, far, ..] if compared(far) && bound[i - 1].item.fig == near.item.fig && !near.words.total => {
            Some((*near, *far))
        }
        _ => None,
    };
    let Some((now, before)) = pair else { return told_elsewhere(doc, known, &own, me) };
    let (more, less) = if me.words.rise { (now, before) } else { (before, now) };
    let reading = Expr::sub(Expr::Fig(more.item.fig), Expr::Fig(less.item.fig));
    // 与2018年相比增加56万元 compares with what is not printed; 较上年30万元减少2万元 with what is.
    let label = doc.str(me.item.label);
    let told = before.fact.stage == Some(Stage::Prior) && !label.starts_with(['较', '比', '与', '同']);
    let level = now.item.depth == before.item.depth && before.item.depth == me.item.depth;
    let force = if told && level { Force::Doubts } else { Force::Suggests };
    doc.claims.push(Claim::new("three_public_change", me.item.fig, reading, force));
}

/// 本年收入30万元，比上年减少2万元, where last year's stands in another sentence or a table.
fn told_elsewhere(doc: &mut Document, known: &Known, own: &[&Bound], me: &Bound) {
    let Some(now) = own.iter().find(|b| b.item.depth == me.item.depth).filter(|b| b.fact.stage != Some(Stage::Prior))
    else {
        return;
    };
    let prior = known.figures(now.fact.subject, |s| s == Stage::Prior);
    let [prior] = prior.as_slice() else { return };
    let (more, less) = if me.words.rise { (now.item.fig, *prior) } else { (*prior, now.item.fig) };
    let reading = Expr::sub(Expr::Fig(more), Expr::Fig(less));
    let force = if me.words.compared { Force::Suggests } else { Force::Supports };
    doc.claims.push(Claim::new("three_public_change", me.item.fig, reading, force));
}

/// 调整后预算90万元。比年初批复数80万元增加10万元: the adjusted budget may stand elsewhere.
fn from_the_start(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let Some(before) = i.checked_sub(1).map(|k| &bound[k]).filter(|b| b.item.sentence == me.item.sentence) else {
        return;
    };
    let compared = doc.str(before.item.label).starts_with(['较', '比', '与']);
    if !compared || before.fact.stage != Some(Stage::Initial) || me.words.rise == me.words.fall {
        return;
    }
    let base = || Expr::Fig(before.item.fig);
    let readings: Vec<Expr> = known
        .figures(before.fact.subject, |s| matches!(s, Stage::Full | Stage::Budget))
        .into_iter()
        .filter(|full| *full != before.item.fig)
        .map(|full| if me.words.rise { Expr::sub(Expr::Fig(full), base()) } else { Expr::sub(base(), Expr::Fig(full)) })
        .gather();
    if !readings.is_empty() {
        let rule = "adjusted_eq_initial_plus_change";
        doc.claims.push(Claim { rule, stated: me.item.fig, readings, at_most: false, force: Force::Suggests });
    }
}

/// 全年预算 = 年初预算 ± 调整: the change of the same sentence, the initial budget of it or of the report.
pub(super) fn adjusted(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let around: Vec<&Bound> = bound[i.saturating_sub(8)..(i + 4).min(bound.len())]
        .iter()
        .filter(|b| b.item.sentence == me.item.sentence && is_amount(doc, b))
        // 基本支出追加x，调整为y；项目支出由a调整为b: of each its own.
        .filter(|b| b.item.clause == me.item.clause || b.fact.subject == me.fact.subject)
        .gather();
    train_of_changes(doc, known, bound, i);
    // 比年初净增90万元: what all changes come to is none of them.
    let all = |b: &Bound| b.item.fig > me.item.fig && doc.str(b.item.label).has("净");
    let changes: Vec<&&Bound> = around.iter().filter(|b| b.fact.stage.is_some_and(is_change) && !all(b)).gather();
    let [first, rest @ ..] = changes.as_slice() else { return };
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
            terms.extend(rest.iter().map(|other| signed(other, other.fact.stage != Some(Stage::Cut))));
            readings.push(Expr::Add(terms));
        }
    }
    if !readings.is_empty() {
        let force = if own.is_some() && rest.len() < 2 { Force::Demands } else { Force::Suggests };
        doc.claims.push(Claim {
            rule: "adjusted_eq_initial_plus_change",
            stated: me.item.fig,
            readings,
            at_most: false,
            force,
        });
    }
}

/// 因调资增加20万元，上级下达60万元，因项目取消收回10万元，最终预算为270万元: every amount of the train is a change,
/// whatever it is called; its words tell which are taken away.
fn train_of_changes(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    const MOST: usize = 8;
    const LESS: [&str; 6] = ["减", "收回", "压", "调出", "核销", "上缴"];
    let me = &bound[i];
    let label = |b: &Bound| doc.str(b.item.label);
    let train: Vec<&Bound> = bound[i.saturating_sub(MOST)..i]
        .iter()
        .filter(|b| b.item.sentence == me.item.sentence && b.item.depth == me.item.depth)
        .filter(|b| doc.figure(b.item.fig).unit.is_money())
        .gather();
    let plain = |b: &&Bound| {
        matches!(b.fact.measure, Measure::Amount | Measure::Delta)
            && !b.words.total
            && !b.words.each
            && !b.words.from
            && !b.words.of_which
            && !b.words.compared
            && !matches!(b.fact.stage, Some(Stage::Initial | Stage::Full | Stage::Spent | Stage::Balance))
    };
    let told = train.iter().any(|b| b.fact.stage.is_some_and(is_change) || b.words.rise || b.words.fall);
    if train.len() < 2 || !told || !train.iter().all(plain) {
        return;
    }
    let known = |fits: fn(Stage) -> bool| {
        let own = known.figures(me.fact.subject, fits);
        if own.is_empty() { known.figures(Subject::Whole, fits) } else { own }
    };
    let (initial, budgets) = (known(|s| s == Stage::Initial), known(|s| s == Stage::Budget));
    let [initial] = (if initial.is_empty() { budgets } else { initial })[..] else { return };
    let signed = |b: &&Bound| {
        let less = label(b).has_any(&LESS);
        if less { Expr::Neg(Box::new(Expr::Fig(b.item.fig))) } else { Expr::Fig(b.item.fig) }
    };
    let terms = std::iter::once(Expr::Fig(initial)).chain(train.iter().map(signed)).gather();
    doc.claims.push(Claim::new("adjusted_eq_initial_plus_change", me.item.fig, Expr::Add(terms), Force::Suggests));
}

/// 结余 = 预算 − 支出.
pub(super) fn balance(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
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
        .gather();
    let mut budgets: Vec<Fig> = near(bound, i, |b| at_level(b) && b.fact.stage.is_some_and(is_base))
        .iter()
        .take(3)
        .map(|b| b.item.fig)
        .gather();
    spent.extend(known.figures(subject, |s| s == Stage::Spent).into_iter().take(2));
    budgets.extend(known.figures(subject, is_base).into_iter().take(3));
    budgets.extend(known.figures(subject, |s| s == Stage::Received).into_iter().take(2));
    budgets.dedup();
    let readings: Vec<Expr> =
        budgets.iter().flat_map(|b| spent.iter().map(|s| Expr::sub(Expr::Fig(*b), Expr::Fig(*s)))).take(12).gather();
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

/// 比上年增加X万元，增长Y%: Y = X ÷ (this year − X); or of last year where it is given.
pub(super) fn growth(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
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
        .filter(|b| is_amount(doc, b) && b.fact.stage != Some(Stage::Prior) && !b.words.each && !b.words.mean)
        .map(|b| b.item.fig)
        .gather();
    for fig in known.figures(me.fact.subject, |s| s == Stage::Spent) {
        if !current.contains(&fig) {
            current.push(fig);
        }
    }
    let is_prior = |b: &&Bound| {
        b.item.sentence == me.item.sentence
            && b.fact.measure == Measure::Amount
            && doc.figure(b.item.fig).unit.is_money()
            && b.fact.stage == Some(Stage::Prior)
    };
    // 上年30万元，…增长5%; 增长5%（上年30万元）
    let beside = (i.saturating_sub(4)..i).rev().map(|k| &bound[k]).find(is_prior);
    let after = bound.get(i + 1).filter(|n| n.item.opening == Opening::Bracket).filter(is_prior);
    let here = beside.or(after).map(|b| b.item.fig);
    let elsewhere = known.figures(me.fact.subject, |s| s == Stage::Prior);
    let prior = here.or(if elsewhere.len() == 1 { elsewhere.first().copied() } else { None });
    // 变动12%, 增减率12%: the words do not say which way.
    let falls: &[bool] = match (me.words.rise, me.words.fall) {
        (true, false) => &[false],
        (false, true) => &[true],
        _ => &[false, true],
    };
    // 决算a，预算b；比上年…: spending is compared with spending, and 上年预算 with a budget.
    let of_budget = prior.and_then(|f| super::item_of(bound, f)).is_some_and(|b| doc.str(b.item.label).has("预算"));
    let other = |f: &Fig| {
        let now = super::item_of(bound, *f);
        now.is_none_or(|b| {
            b.item.sentence != me.item.sentence || b.fact.stage.is_some_and(Stage::is_budget) != of_budget
        })
    };
    crate::order::by_key(&mut current, other);
    // 其中接待费2万元。上年“三公”经费9万元，本年下降10%: it is compared with what is of the same thing.
    let of = prior.and_then(|f| super::item_of(bound, f)).map(|b| b.fact.subject);
    let same = |f: &Fig| of.is_none_or(|s| super::item_of(bound, *f).is_none_or(|b| b.fact.subject == s));
    let apart = here.is_some() && current.first().is_some_and(|f| !same(f));
    if apart {
        crate::order::by_key(&mut current, |f| !same(f));
    }
    let mut readings = Vec::new();
    let base = |fig: Fig| Expr::Fig(fig);
    // 与年初预算30万元相比增加3万元，变动10%: of what it is compared with.
    if let Some(delta) = delta {
        let own = bound[i.saturating_sub(6)..i].iter().filter(|b| b.item.sentence == me.item.sentence);
        let compared = own.filter(|b| is_amount(doc, b) && doc.str(b.item.label).starts_with(['较', '比', '与']));
        readings.extend(compared.map(|b| Expr::div(base(delta.item.fig), base(b.item.fig))));
    }
    // 较年初净增90万元，增幅13%, where the initial budget stands in another section.
    if let Some(delta) = delta.filter(|d| doc.str(d.item.label).has("年初")) {
        let initial = known.figures(delta.fact.subject, |s| s == Stage::Initial);
        readings.extend(initial.into_iter().map(|fig| Expr::div(base(delta.item.fig), base(fig))));
    }
    if let (Some(prior), Some(delta)) = (prior, delta) {
        readings.push(Expr::div(base(delta.item.fig), base(prior)));
    }
    for &falls in falls {
        for now in &current {
            let Some(prior) = prior else { break };
            let (a, b) = if falls { (prior, *now) } else { (*now, prior) };
            readings.push(Expr::div(Expr::sub(base(a), base(b)), base(prior)));
        }
        if let Some(delta) = delta {
            let change = || base(delta.item.fig);
            for now in &current {
                let before =
                    if falls { Expr::Add(vec![base(*now), change()]) } else { Expr::sub(base(*now), change()) };
                readings.push(Expr::div(change(), before));
            }
        }
    }
    // The same words give the change and its rate: 减少2万元，下降5%.
    if let (Some(delta), Some(prior)) = (delta, here)
        && me.words.rise != me.words.fall
        && !current.is_empty()
    {
        let of = |now: &Fig| if me.words.fall { (prior, *now) } else { (*now, prior) };
        let readings = current.iter().map(of).map(|(a, b)| Expr::sub(base(a), base(b))).gather();
        let force = if apart { Force::Suggests } else { Force::Demands };
        let (rule, stated) = ("three_public_change", delta.item.fig);
        doc.claims.push(Claim { rule, stated, readings, at_most: false, force });
    }
    if !readings.is_empty() {
        let force = match () {
            _ if apart || delta.is_none() && here.is_none() => Force::Suggests,
            _ if current.len() == 1 || here.is_some() => Force::Demands,
            _ => Force::Doubts,
        };
        doc.claims.push(Claim { rule: "growth_rate_recalc", stated: me.item.fig, readings, at_most: false, force });
    }
}
