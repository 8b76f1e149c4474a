//! What was added and taken away: adjusted budgets, balances, changes against the year before and their rates.

use super::{Known, REACH, is_amount, is_base, is_change, near};
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage};
use crate::read::prose::bind::Bound;
use crate::read::prose::items::Opening;

/// 与上年30万元相比减少2万元: the change and the two amounts right before it.
pub(super) fn change(doc: &mut Document, bound: &[Bound], i: usize) {
    let me = &bound[i];
    if i < 2 || me.words.rise == me.words.fall || !doc.figure(me.item.fig).unit.is_money() {
        return;
    }
    let (far, near) = (&bound[i - 2], &bound[i - 1]);
    let amount = |b: &Bound| {
        b.item.sentence == me.item.sentence
            && b.fact.measure == Measure::Amount
            && doc.figure(b.item.fig).unit.is_money()
            && !(b.words.total || b.words.each || b.words.mean)
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

/// 全年预算 = 年初预算 ± 调整: the change of the same sentence, the initial budget of it or of the report.
pub(super) fn adjusted(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let me = &bound[i];
    let around: Vec<&Bound> = bound[i.saturating_sub(8)..(i + 4).min(bound.len())]
        .iter()
        .filter(|b| b.item.sentence == me.item.sentence && is_amount(doc, b))
        // 基本支出追加x，调整为y；项目支出由a调整为b: of each its own.
        .filter(|b| b.item.clause == me.item.clause || b.fact.subject == me.fact.subject)
        .collect();
    // 比年初净增90万元: what all changes come to is none of them.
    let all = |b: &Bound| b.item.fig > me.item.fig && doc.str(b.item.label).contains("净");
    let changes: Vec<&&Bound> = around.iter().filter(|b| b.fact.stage.is_some_and(is_change) && !all(b)).collect();
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

/// 比上年增加X万元，增长Y%: Y = X ÷ (this year − X); or of last year where it is given.
pub(super) fn growth(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
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
        .filter(|b| is_amount(doc, b) && b.fact.stage != Some(Stage::Prior) && !b.words.each && !b.words.mean)
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
    // 其中接待费2万元。上年“三公”经费9万元，本年下降10%: it is compared with what is of the same thing.
    let same =
        |f: &Fig| prior.is_some_and(|p| super::item_of(bound, *f).is_none_or(|b| b.fact.subject == p.fact.subject));
    let apart = prior.is_some() && current.first().is_some_and(|f| !same(f));
    if apart {
        crate::order::by_key(&mut current, |f| !same(f));
    }
    if let Some(prior) = prior {
        let base = || Expr::Fig(prior.item.fig);
        for now in &current {
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
        if let Some(prior) = prior.filter(|_| !current.is_empty()) {
            let of = |now: &Fig| if falls { (prior.item.fig, *now) } else { (*now, prior.item.fig) };
            let readings = current.iter().map(of).map(|(a, b)| Expr::sub(Expr::Fig(a), Expr::Fig(b))).collect();
            let force = if apart { Force::Suggests } else { Force::Demands };
            let (rule, stated) = ("three_public_change", delta.item.fig);
            doc.claims.push(Claim { rule, stated, readings, at_most: false, force });
        }
    }
    if !readings.is_empty() {
        let force = match () {
            _ if apart => Force::Suggests,
            _ if current.len() == 1 || prior.is_some() => Force::Demands,
            _ => Force::Doubts,
        };
        doc.claims.push(Claim { rule: "growth_rate_recalc", stated: me.item.fig, readings, at_most: false, force });
    }
}
