//! Shares: a part over its whole.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::{Known, LONGEST_LIST, is_amount, is_base, item_of};
use crate::quick::{Map, Set};
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::prose::bind::Bound;
use crate::read::prose::items::Opening;
use crate::read::prose::respective::goes_on;
use crate::read::unit::Unit;

/// 完成预算9.7万元的95.9%: a percentage of the amount just before it.
pub(super) fn is_of_the_last(doc: &Document, b: &Bound) -> bool {
    doc.figure(b.item.fig).unit == Unit::Percent && matches!(doc.str(b.item.label), "的" | "的比例为" | "的比重为")
}

pub(super) fn of_the_last(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
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
        .gather();
    // 决算x，占调整预算y的比重为…；占年初预算z的比重为…: it is the spending that is compared.
    if base.fact.stage.is_some_and(Stage::is_budget) {
        let spent = |f: &Fig| item_of(bound, *f).is_some_and(|b| b.fact.stage == Some(Stage::Spent));
        crate::order::by_key(&mut tops, |f| !spent(f));
        tops.extend(known.figures(base.fact.subject, |s| s == Stage::Spent));
    }
    let here = |top: &Fig| item_of(bound, *top).is_some_and(|b| b.item.clause == base.item.clause);
    let alone = tops.iter().filter(|top| here(top)).count() == 1 && tops.first().is_some_and(here);
    if alone && tops.len() > 1 && matches!(kind, Unit::Count(_) | Unit::Measure(_)) {
        tops.truncate(1);
    }
    let readings: Vec<Expr> = tops.into_iter().map(|top| Expr::div(Expr::Fig(top), Expr::Fig(base.item.fig))).gather();
    if !readings.is_empty() {
        let rule = if base.fact.stage.is_some_and(is_base) { "exec_rate_recalc" } else { "share_recalc" };
        // 在岗33人，占编制35人的94%: nothing else can be meant.
        let beside = i >= 2 && bound[i - 2].item.sentence == base.item.sentence;
        let label = doc.str(base.item.label);
        let counts =
            matches!(kind, Unit::Count(_) | Unit::Measure(_)) && (label.starts_with('占') || label.starts_with("完成"));
        let force = if beside && counts && alone { Force::Doubts } else { Force::Suggests };
        doc.claims.push(Claim { rule, stated: bound[i].item.fig, readings, at_most: false, force });
    }
}

/// 工程190万元（42%），货物88万元（20%）: a bare percentage in brackets after each amount of a list.
pub(super) fn is_share_in_brackets(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let bare = |k: usize| {
        let (me, before) = (&bound[k].item, &bound[k - 1].item);
        is_bare_rate(doc, &bound[k])
            && me.depth == before.depth + 1
            && me.sentence == before.sentence
            && doc.figure(before.fig).unit.is_money()
    };
    let other = |k: usize| k > 0 && k < bound.len() && bound[k].item.sentence == bound[i].item.sentence && bare(k);
    i > 0 && bare(i) && (other(i + 2) || i >= 2 && other(i - 2))
}

fn is_bare_rate(doc: &Document, b: &Bound) -> bool {
    b.item.opening == Opening::Bracket && b.item.label.is_empty() && doc.figure(b.item.fig).unit == Unit::Percent
}

/// Where a figure's item stands.
fn position(bound: &[Bound], fig: Fig) -> usize {
    bound.binary_search_by_key(&fig, |b| b.item.fig).unwrap_or(bound.len())
}

/// What a share is a share of the whole by: the amount before it in its clause, or the one that it stands for in a list.
fn part_of<'b>(doc: &Document, bound: &'b [Bound], i: usize) -> Option<&'b Bound> {
    let of_clause = |b: &&Bound| {
        matches!(b.fact.measure, Measure::Amount | Measure::Count) && b.item.clause == bound[i].item.clause
    };
    let before = || (0..i).rev().map(|k| &bound[k]);
    // 收入50万元（甲30万元，乙20万元），占40%: what a bracket divides is the part, not the last in the bracket.
    let outer = before().take(8).filter(of_clause).find(|b| b.item.depth <= bound[i].item.depth);
    // 财政拨款收入占96%，为48万元: the amount that is told after its share.
    let told_after = bound.get(i + 1).filter(|b| {
        doc.str(b.item.label) == "为"
            && b.item.sentence == bound[i].item.sentence
            && b.fact.measure == Measure::Amount
            && doc.figure(b.item.fig).unit.is_money()
    });
    told_after.or_else(|| in_turn(doc, bound, i)).or(outer).or_else(|| before().take(3).find(of_clause))
}

/// 甲20万元，占40%；乙15万元，占30%；丙15万元，占30%: shares that make a hundred are of the sum of their parts.
pub(super) fn of_their_sum(doc: &mut Document, bound: &[Bound], from: usize) {
    let percent = |b: &Bound| b.fact.measure == Measure::Share && doc.figure(b.item.fig).unit == Unit::Percent;
    let shares: Vec<usize> = (0..bound.len()).filter(|i| percent(&bound[*i])).gather();
    let mut found: Vec<(Fig, Expr)> = Vec::new();
    for list in shares.chunk_by(|a, b| bound[*a].item.sentence == bound[*b].item.sentence) {
        let parts: Vec<Fig> = list.iter().filter_map(|i| Some(part_of(doc, bound, *i)?.item.fig)).gather();
        let unit = parts.first().map(|f| doc.figure(*f).unit);
        let alike = parts.iter().all(|f| unit.is_some_and(|unit| doc.figure(*f).unit.same_family(unit)));
        let each_its_own = parts.len() == list.len() && parts.windows(2).all(|p| p[0] < p[1]);
        if !alike || !each_its_own || !(3..=LONGEST_LIST).contains(&list.len()) {
            continue;
        }
        let (mut sum, mut slack) = (Decimal::ZERO, Decimal::ZERO);
        for &i in list {
            let figure = doc.figure(bound[i].item.fig);
            sum += figure.value.unwrap_or_default();
            slack += Decimal::new(5, figure.decimals.min(20) + 1);
        }
        if (sum - Decimal::ONE_HUNDRED).abs() <= slack {
            let whole = || Expr::sum(parts.iter().copied());
            let of = |(i, part): (&usize, &Fig)| (bound[*i].item.fig, Expr::div(Expr::Fig(*part), whole()));
            found.extend(list.iter().zip(&parts).map(of));
        }
    }
    let rules = ["share_recalc", "three_public_share"];
    let known: Map<Fig, usize> = (from..doc.claims.len())
        .filter(|i| rules.contains(&doc.claims[*i].rule))
        .map(|i| (doc.claims[i].stated, i))
        .collect();
    for (stated, reading) in found {
        match known.get(&stated) {
            Some(at) => doc.claims[*at].readings.push(reading),
            None => doc.claims.push(Claim::new("share_recalc", stated, reading, Force::Suggests)),
        }
    }
}

/// 公务接待费20.10万元，占88.86%: the amount before it, of any amount that can be its whole.
pub(super) fn share(doc: &mut Document, known: &Known, bound: &[Bound], i: usize) {
    let Some(part) = part_of(doc, bound, i) else { return };
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
        .gather();
    wholes.reverse();
    // 甲40万元，占80%；乙10万元，占20%: what has a share of its own is a part like this one before it is a whole.
    let is_part = |fig: &Fig| {
        let at = position(bound, *fig);
        let shares = |k: usize| bound.get(k).is_some_and(|b| b.fact.measure == Measure::Share);
        shares(at + 1) || at > 0 && shares(at - 1) && doc.str(bound[at].item.label) == "为"
    };
    match bound[i].fact.measure {
        Measure::Share => crate::order::by_key(&mut wholes, is_part),
        // 甲20万元（40%），乙30万元（60%）
        _ => wholes.retain(|fig| !bound.get(position(bound, *fig) + 1).is_some_and(|b| is_bare_rate(doc, b))),
    }
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
    // 占政府采购支出总额的60%: the words name the whole, and the report knows one.
    let named = bound[i].words.subject.filter(|s| *s != part.fact.subject && *s != Subject::Whole);
    let told = named.map(|s| known.figures(s, |stage| stage == Stage::Spent)).filter(|figs| figs.len() == 1);
    if let Some([whole]) = told.as_deref() {
        wholes.retain(|fig| fig != whole);
        wholes.insert(0, *whole);
    }
    let force = match of_three {
        _ if told.is_some() && doc.str(bound[i].item.label).ends_with('的') => Force::Doubts,
        true if whole_known => Force::Demands,
        true => Force::Doubts,
        false => Force::Suggests,
    };
    let mut readings: Vec<Expr> = wholes.iter().map(|w| Expr::div(Expr::Fig(part.item.fig), Expr::Fig(*w))).gather();
    let listed = shared_out(doc, bound, i);
    if listed.len() >= 2 && listed.contains(&part.item.fig) {
        readings.push(Expr::div(Expr::Fig(part.item.fig), Expr::sum(listed)));
    }
    doc.claims.push(Claim { rule, stated: bound[i].item.fig, readings, at_most: false, force });
}

/// 甲、乙分别为30万元、70万元，占比分别为30%、70%: the amount that stands where the share does in its own list.
fn in_turn<'b>(doc: &Document, bound: &'b [Bound], i: usize) -> Option<&'b Bound> {
    const MOST: usize = 24;
    let unit = |k: usize| doc.figure(bound[k].item.fig).unit;
    let follows = |k: usize| goes_on(doc, bound, k);
    let first = i - (0..MOST).take_while(|back| i > *back && follows(i - back)).count();
    let end = (i + 1..bound.len().min(first + MOST)).take_while(|k| follows(*k)).last().map_or(i + 1, |k| k + 1);
    let length = end - first;
    // 共90万元 may stand between the lists.
    let list = (first.saturating_sub(1)..=first).rev().find(|&stop| {
        stop >= length
            && unit(stop - 1) != Unit::Percent
            && (stop - length + 1..stop).all(follows)
            && !follows(stop - length)
            && bound[stop - length].item.sentence == bound[i].item.sentence
    })?;
    (length >= 2).then(|| &bound[list - length + (i - first)])
}

/// 拨款占95.31%，为2165万元；其他收入106万元，占4.69%: the amounts of a sentence that have a share each.
fn shared_out(doc: &Document, bound: &[Bound], i: usize) -> Vec<Fig> {
    let from = i.saturating_sub(LONGEST_LIST);
    let near = &bound[from..bound.len().min(i + LONGEST_LIST)];
    let of_sentence: Vec<&Bound> = near.iter().filter(|b| b.item.sentence == bound[i].item.sentence).gather();
    let has_share = |k: usize| of_sentence.get(k).is_some_and(|b| b.fact.measure == Measure::Share);
    (0..of_sentence.len())
        .filter(|&k| {
            of_sentence[k].fact.measure == Measure::Amount && doc.figure(of_sentence[k].item.fig).unit.is_money()
        })
        .filter(|&k| has_share(k + 1) || k > 0 && has_share(k - 1) && doc.str(of_sentence[k].item.label) == "为")
        .map(|k| of_sentence[k].item.fig)
        .gather()
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
        _ if words.has("预算") => Some(Stage::is_budget),
        _ if words.has("支出") => Some(|s| s == Stage::Spent),
        _ if doc.str(part.item.label).has("收入") || words.has("收入") => None,
        // A list over many paragraphs names its whole at its head, or nowhere.
        _ if part.fact.stage == Some(Stage::Spent) => Some(|s| s == Stage::Spent),
        _ if part.fact.stage.is_some_and(Stage::is_budget) => Some(Stage::is_budget),
        _ => None,
    };
    let of_income = doc.str(part.item.label).has("收入") || words.has("收入");
    if of_income {
        out.extend(known.figures(Subject::Income, |_| true));
    }
    // 占项目支出的43%; 占34%: of what its words name, or of what the share before it is of.
    let named = me.words.subject.unwrap_or(Subject::Whole);
    let whole = stage.into_iter().flat_map(|fits| known.figures(named, fits));
    out.extend(whole);
    let unsaid = !words.has_any(&["预算", "支出"]);
    let last = doc.claims.last().filter(|c| unsaid && c.rule == "share_recalc");
    if let Some(last) = last.filter(|c| item_of(bound, c.stated).is_some_and(|b| b.item.sentence == me.item.sentence)) {
        out.extend(last.readings.iter().filter_map(|r| match r {
            Expr::Div(_, whole) => match **whole {
                Expr::Fig(whole) => Some(whole),
                _ => None,
            },
            _ => None,
        }));
        crate::order::by_key(&mut out, |fig| *fig);
        out.dedup();
    }
    out.retain(|fig| *fig != part.item.fig && doc.figure(*fig).base() >= doc.figure(part.item.fig).base());
    out
}

/// 支出50万元：基本支出30万元，占60%；项目支出20万元，占40%: two parts that come to a whole have shares of it.
fn whole_of_two(
    doc: &Document,
    list: &[usize],
    parts: &dyn Fn(&Claim) -> Vec<(Fig, Fig)>,
    holds: &dyn Fn(Fig, Fig, Decimal) -> bool,
) -> Vec<(usize, Fig, Force)> {
    let base = |fig: Fig| doc.figure(fig).base();
    let readings: Vec<Vec<(Fig, Fig)>> = list.iter().map(|i| parts(&doc.claims[*i])).gather();
    let sum = readings.iter().try_fold(Decimal::ZERO, |sum, r| sum.plus(base(r.first()?.0)?));
    let whole = readings.iter().flatten().map(|(_, whole)| *whole).find(|whole| base(*whole) == sum);
    match whole {
        Some(whole) if list.len() == 2 && readings[0][0].0 != readings[1][0].0 => {
            // One of them is right: then the other is wrong.
            let right = list
                .iter()
                .zip(&readings)
                .any(|(i, r)| base(whole).is_some_and(|w| holds(doc.claims[*i].stated, r[0].0, w)));
            let force = if right { Force::Demands } else { Force::Doubts };
            list.iter().map(|i| (*i, whole, force)).gather()
        }
        _ => Vec::new(),
    }
}

/// Shares of one list are of one whole: what two or more of them agree on, the others are held to.
pub(super) fn agree_on_a_whole(doc: &mut Document, bound: &[Bound], from: usize) {
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
            .gather()
    };
    let holds = |stated: Fig, part: Fig, whole: Decimal| -> bool {
        let share = doc.figure(part).base().and_then(|p| p.times(Decimal::ONE_HUNDRED)?.over(whole));
        let printed = doc.figure(stated).value;
        matches!((share, printed), (Some(s), Some(p)) if (s - p).abs() <= precision(stated))
    };
    let item = |i: usize| item_of(bound, doc.claims[i].stated).map(|b| b.item);
    let mut changes: Vec<(usize, Fig, Force)> = Vec::new();
    let shares: Vec<usize> = (from..doc.claims.len())
        .filter(|i| doc.claims[*i].rule == "share_recalc" && doc.claims[*i].force < Force::Demands)
        .gather();
    let sentence = |i: usize| item(i).map(|i| i.sentence);
    let mut several: Set<u32> = Set::default();
    several.extend(shares.windows(2).filter(|w| sentence(w[0]) == sentence(w[1])).filter_map(|w| sentence(w[0])));
    // 1.甲支出20万元，占40%… ⏎ 2.乙支出30万元，占60%…: a list may run over paragraphs, one share in each.
    let together = |a: usize, b: usize| match (item(a), item(b)) {
        (Some(a), Some(b)) => {
            let single = !several.contains(&a.sentence) && !several.contains(&b.sentence);
            let follows = (1..=2).contains(&b.block.saturating_sub(a.block));
            a.sentence == b.sentence || single && follows && doc.str(a.label) == doc.str(b.label)
        }
        _ => false,
    };
    for list in shares.chunk_by(|a, b| together(*a, *b)) {
        if list.len() < 3 {
            changes.extend(whole_of_two(doc, list, &parts, &holds));
            continue;
        }
        let mut votes: Vec<(Decimal, Fig, usize)> = Vec::new();
        for &i in list {
            let mut own: Vec<Decimal> = Vec::new();
            for (part, whole) in parts(&doc.claims[i]) {
                let Some(value) = doc.figure(whole).base().filter(|v| !v.is_zero()) else { continue };
                // A whole printed twice is one whole to each share.
                if holds(doc.claims[i].stated, part, value) && !own.contains(&value) {
                    own.push(value);
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
