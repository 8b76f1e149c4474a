//! Sums that the text states: 其中 a、b、c, lists closed by 共计, and totals opened by a colon.

use super::bind::Bound;
use super::composed::{announces_parts, follows_directly};
use super::items::Opening;
use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::{HasWords, WordSet};
use rust_decimal::Decimal;

use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::unit::Unit;

/// How far back from 其中 the whole may stand, in figures.
const REACH: usize = 8;

/// The longest list that is added up.
const LONGEST: usize = 150;

/// States a claim for every list that is the parts of something.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut i = 0;
    while i < bound.len() {
        if bound[i].opens_parts
            || opens_by_colon(bound, i)
            || opens_by_bracket(bound, i)
            || opens_by_purpose(doc, bound, i)
            || opens_by_division(doc, bound, i)
            || i > 0 && announces_parts(doc, &bound[i - 1])
            || opens_by_words(doc, bound, i)
        {
            parts_of(doc, bound, i);
        }
        if bound[i].words.total {
            list_before(doc, bound, i);
        }
        i += 1;
    }
}

/// 共4段，长3.47km：右岸1段…: a colon after a figure opens its parts.
fn opens_by_colon(bound: &[Bound], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|k| &bound[k]) else { return false };
    // 支出明细（合计80万元）：… closes its bracket first.
    let marks = if before.item.depth > bound[i].item.depth { "）：" } else { "：" };
    bound[i].item.opening == Opening::Colon
        && before.item.block == bound[i].item.block
        && bound[i].item.label.start as usize - before.item.tail.end as usize <= marks.len()
}

/// 工资50万元，含基本工资20万元、…; 本年收入中，甲20万元、乙30万元.
fn opens_by_words(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let item = bound[i].item;
    let (label, lead) = (doc.str(item.label), doc.str(item.lead));
    let contains = label.starts_with('含') && !label.starts_with("含税");
    item.opening == Opening::Comma && (contains || lead.ends_with("中，") && lead.len() <= 36)
}

/// 车辆6辆（甲4辆、乙2辆）: so does a bracket.
fn opens_by_bracket(bound: &[Bound], i: usize) -> bool {
    bound[i].item.opening == Opening::Bracket
        && i > 0
        && bound[i - 1].item.block == bound[i].item.block
        && bound[i].item.depth == bound[i - 1].item.depth + 1
        && bound[i].item.label.start as usize - bound[i - 1].item.tail.start as usize <= 3 * '（'.len_utf8()
}

/// 安排100万元，用于甲60万元、乙40万元: what it was used for, where the whole stands right before.
fn opens_by_purpose(doc: &Document, bound: &[Bound], i: usize) -> bool {
    bound[i].item.opening == Opening::Comma
        && follows_directly(&bound[i])
        && doc.str(bound[i].item.label).starts_with("用于")
        && i > 0
        && bound[i - 1].item.sentence == bound[i].item.sentence
        && bound[i - 1].item.depth == bound[i].item.depth
}

/// 资金100万元，按来源分：中央60万元、县级40万元; 共支出100万元。1.甲60万元；2.乙40万元.
fn opens_by_division(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|k| &bound[k].item) else { return false };
    let item = &bound[i].item;
    if before.block != item.block || before.depth != item.depth {
        return false;
    }
    let between = doc.str(crate::text::Span { start: before.tail.start, end: item.label.start });
    let divided = item.opening == Opening::Colon && between.contains('按') && between.ends_with("分：");
    let label = doc.str(item.label);
    let numbered = ["1.", "1、", "一是", "其一"].iter().any(|n| label.starts_with(n));
    item.sentence - before.sentence <= 1 && (divided || numbered && matches!(between, "。" | "："))
}

fn family(doc: &Document, b: &Bound) -> Unit {
    doc.figure(b.item.fig).unit
}

fn same_kind(doc: &Document, a: &Bound, b: &Bound) -> bool {
    family(doc, a).same_family(family(doc, b))
        && matches!(
            (a.fact.measure, b.fact.measure),
            (Measure::Amount, Measure::Amount) | (Measure::Count, Measure::Count) | (Measure::Delta, Measure::Delta)
        )
}

/// The parts that begin at item `i`, and the whole before them.
fn parts_of(doc: &mut Document, bound: &[Bound], i: usize) {
    let first = &bound[i];
    // 其中：预算金额为x，执行金额为y: parts of two wholes may run side by side, one for each stage.
    let stages: Vec<Option<Stage>> = {
        let mut seen = Vec::new();
        for b in run(doc, bound, i).map(|k| &bound[k]).take(4) {
            let stage = own_stage(b);
            if !seen.contains(&stage) {
                seen.push(stage);
            }
        }
        seen
    };
    // Parts that tell one thing each may be of a whole that does not say its stage.
    let plain = stages.iter().flatten().count() == 1;
    let from = doc.claims.len();
    let one_bracket = in_one_bracket(doc, &run(doc, bound, i).map(|k| &bound[k]).gather());
    for (k, stage) in stages.into_iter().enumerate() {
        let Some(lead) = run(doc, bound, i).map(|k| &bound[k]).find(|b| own_stage(b) == stage) else { continue };
        // 甲下达50万元，其中a20万元、b30万元；乙下达60万元，其中…: 乙 is 甲's neighbour, not a part of it.
        if k > 0 && (lead.item.clause != first.item.clause || stage.is_none()) {
            continue;
        }
        let Some(mut whole) = whole_of(doc, bound, i, lead, stage, one_bracket) else { continue };
        if whole.fact.stage.is_none() && stage.is_some() && !plain {
            continue;
        }
        let all: Vec<&Bound> = run(doc, bound, i)
            .map(|k| &bound[k])
            .filter(|b| same_kind(doc, b, whole) && is_plain_part(b))
            .filter(|b| own_stage(b) == stage || own_stage(b).is_none() && k == 0)
            .gather();
        if stage.is_none()
            && let Some(exact) = whole_by_sum(doc, bound, i, whole, &all)
        {
            whole = exact;
        }
        // The list may end at its first ；, where what follows is the whole's neighbour.
        let near: Vec<&Bound> = all.iter().copied().filter(|b| b.item.clause == first.item.clause).gather();
        let hedged = is_open(doc, if near.len() >= 2 { &near } else { &all });
        let main = is_of_the_main(doc, bound, i) || whole.fact.stage.is_none() && stage.is_some();
        let mut readings = Vec::new();
        for parts in [&all, &near] {
            if parts.len() >= 2 && !readings.contains(parts) {
                readings.push((*parts).clone());
            }
        }
        if readings.is_empty() {
            continue;
        }
        // Of people counted, women and minorities overlap.
        let people = matches!(family(doc, whole), Unit::Count("人" | "名" | "人次"));
        let force = match () {
            _ if hedged || people => Force::Supports,
            _ if main => Force::Suggests,
            _ if announces_parts(doc, whole) => Force::Doubts,
            _ if readings.iter().any(|parts| is_partition(doc, whole, parts)) => Force::Demands,
            _ if ends_with_the_rest(doc, &readings[0]) => Force::Doubts,
            // 车辆6辆（甲4辆、乙1辆、丙1辆）: a list in brackets is whole unless it says otherwise.
            _ if first.item.depth > whole.item.depth
                && readings[0].len() >= 2
                && (whole.fact.measure == Measure::Amount || alike(doc, whole, &readings[0]))
                && in_one_bracket(doc, &readings[0]) =>
            {
                Force::Doubts
            }
            _ => Force::Suggests,
        };
        let rule = rule_for(whole, &readings[0]);
        let mut readings: Vec<Expr> = readings.iter().map(|parts| signed_sum(whole, parts)).gather();
        if force == Force::Suggests && readings.len() > 1 {
            readings.swap(0, 1);
        }
        doc.claims.push(Claim { rule, stated: whole.item.fig, readings, at_most: false, force });
    }
    side_by_side(doc, from);
}

/// 其中甲预算a、支出x，乙预算b、支出y: a list whose budgets come to their total to the digit is whole, and its
/// spending must come to its own.
fn side_by_side(doc: &mut Document, from: usize) {
    if doc.claims.len() < from + 2 {
        return;
    }
    let sum = |claim: &Claim| match claim.readings.first() {
        Some(Expr::Add(terms)) => terms.iter().try_fold(Decimal::ZERO, |sum, term| match term {
            Expr::Fig(fig) => sum.plus(doc.figure(*fig).base()?),
            _ => None,
        }),
        _ => None,
    };
    let holds: Vec<bool> = doc.claims[from..]
        .iter()
        .map(|c| c.force >= Force::Suggests && sum(c).is_some() && sum(c) == doc.figure(c.stated).base())
        .gather();
    if holds.contains(&true) {
        for claim in doc.claims[from..].iter_mut().filter(|c| c.force == Force::Suggests) {
            claim.force = Force::Doubts;
        }
    }
}

/// 车辆6辆（甲车4辆、乙车2辆）: counts of one kind of thing, printed with the unit of their whole.
fn alike(doc: &Document, whole: &Bound, parts: &[&Bound]) -> bool {
    let kind = |b: &Bound| doc.str(b.item.label).chars().last();
    whole.fact.measure == Measure::Count
        && parts.len() >= 3
        && parts.iter().all(|p| family(doc, p) == family(doc, whole) && kind(p) == kind(parts[0]))
}

/// …、其他收入5万元: a list that ends with the rest is whole.
fn ends_with_the_rest(doc: &Document, parts: &[&Bound]) -> bool {
    let of = |b: &Bound| doc.str(b.item.label);
    parts.len() >= 3 && parts.last().is_some_and(|last| of(last).has_any(&["其他", "其它", "其余"]))
}

fn in_one_bracket(doc: &Document, parts: &[&Bound]) -> bool {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    !doc.str(crate::text::Span { start: first.item.tail.start, end: last.item.label.start.max(first.item.tail.start) })
        .contains('）')
}

/// The stage a part says itself; a change has none.
fn own_stage(b: &Bound) -> Option<Stage> {
    if b.fact.measure == Measure::Delta { None } else { b.words.stage }
}

/// A part is an amount of its own, not a unit price, a limit or a note in brackets.
fn is_plain_part(b: &Bound) -> bool {
    !b.words.each
        && !b.words.limit
        && !b.words.total
        && !b.words.mean
        && !b.words.from
        && !b.words.base
        && !b.words.share_of
        && !b.words.completion_of
}

/// The items of the list that begins at `i`, the insides of its own parts left out.
fn run<'b>(doc: &'b Document, bound: &'b [Bound], i: usize) -> impl Iterator<Item = usize> + 'b {
    let first = bound[i].item;
    let mut nested_until: Option<u32> = None;
    (i..bound.len().min(i + LONGEST))
        .take_while(move |&k| {
            let item = bound[k].item;
            item.block == first.block
                && item.sentence == first.sentence
                && item.depth >= first.depth
                && !(k > i && item.depth == first.depth && item.is_besides(doc))
        })
        .filter(move |&k| {
            let b = &bound[k];
            if k > i && b.opens_parts && b.item.depth == first.depth {
                nested_until = Some(b.item.clause);
            }
            let nested = nested_until == Some(b.item.clause);
            b.item.depth == first.depth && !nested
        })
}

/// The figure that the parts from `i` are parts of.
fn whole_of<'b>(
    doc: &Document,
    bound: &'b [Bound],
    i: usize,
    part: &Bound,
    stage: Option<Stage>,
    one_bracket: bool,
) -> Option<&'b Bound> {
    let first = bound[i].item;
    let mut best = None;
    for k in (i.saturating_sub(REACH)..i).rev() {
        let b = &bound[k];
        if b.item.block != first.block || first.sentence - b.item.sentence > 1 {
            break;
        }
        let titles = k + 1 == i && b.words.total && first.opening == Opening::Colon;
        if b.item.depth > first.depth && !titles
            || !same_kind(doc, b, part)
            || b.words.each
            || b.words.limit
            || matches!(b.fact.stage, Some(Stage::Prior | Stage::Carried))
            || is_less_change(doc, b, part)
        {
            continue;
        }
        // In brackets the whole is the figure before the bracket, whatever its stage is called; but
        // 甲（预算a，执行x），乙（预算b，执行y） are parts with a bracket each.
        if first.depth > b.item.depth && one_bracket {
            return Some(b);
        }
        if stage.is_none()
            || b.fact.stage.is_none()
            || b.fact.stage == stage
            || (is_spend(stage) && is_spend(b.fact.stage))
            || (is_budget(stage) && is_budget(b.fact.stage))
        {
            best = Some(b);
            break;
        }
    }
    best
}

const CHANGED: WordSet = WordSet::new(&["节约", "节省", "减少", "增加", "压减", "下降", "超支", "结余"]);

/// 支出28.01万元，较预算节约2.99万元，其中甲26.14万元: what was saved is less than one of the parts.
fn is_less_change(doc: &Document, b: &Bound, part: &Bound) -> bool {
    let change = b.fact.measure == Measure::Delta || CHANGED.within(doc.str(b.item.label));
    change && doc.figure(b.item.fig).base() < doc.figure(part.item.fig).base()
}

/// Parts that do not say their stage may be of any whole before them: of the one they come to.
fn whole_by_sum<'b>(
    doc: &Document,
    bound: &'b [Bound],
    i: usize,
    nearest: &Bound,
    parts: &[&Bound],
) -> Option<&'b Bound> {
    let sum: Decimal = parts.iter().filter_map(|p| doc.figure(p.item.fig).base()).sum();
    let first = bound[i].item;
    (i.saturating_sub(REACH)..i).rev().map(|k| &bound[k]).take_while(|b| b.item.block == first.block).find(|b| {
        b.item.depth == nearest.item.depth && same_kind(doc, b, nearest) && doc.figure(b.item.fig).base() == Some(sum)
    })
}

fn is_spend(stage: Option<Stage>) -> bool {
    stage == Some(Stage::Spent)
}

fn is_budget(stage: Option<Stage>) -> bool {
    stage.is_some_and(Stage::is_budget)
}

/// 等, or an open end: the list is not whole.
fn is_open(doc: &Document, parts: &[&Bound]) -> bool {
    let Some(last) = parts.last() else { return true };
    let tail = doc.str(last.item.tail);
    let to = last.item.tail.end as usize;
    let after = doc.text.copy[to..].trim_start_matches(['，', '、']);
    tail.starts_with('等') || after.starts_with('等')
}

/// 主要包括: the list need not be whole, but what it misses by a slip it meant to come to.
fn is_of_the_main(doc: &Document, bound: &[Bound], i: usize) -> bool {
    let lead = doc.str(crate::text::Span { start: bound[i].item.lead.start, end: bound[i].item.label.end });
    bound[i].words.others || lead.has("主要") || lead.has("如：") || lead.has("重点")
}

/// Parts that the regulation says are all there is.
fn is_partition(doc: &Document, whole: &Bound, parts: &[&Bound]) -> bool {
    let mut subjects: Vec<Subject> = parts.iter().map(|p| p.fact.subject).gather();
    crate::order::by_key(&mut subjects, |subject| *subject);
    subjects.dedup();
    if subjects.len() != parts.len() {
        return false;
    }
    use Subject::*;
    match whole.fact.subject {
        Whole | Named(_) | Income => subjects == [Basic, Projects] || subjects == [Projects, Personnel, Public],
        Basic => subjects == [Personnel, Public],
        ThreePublic => {
            subjects.contains(&Reception)
                && subjects.iter().all(|s| matches!(s, Abroad | Vehicle | VehicleBuy | VehicleRun | Reception))
                && subjects.iter().any(|s| matches!(s, Vehicle | VehicleRun))
                && (subjects.contains(&Abroad) || none_abroad(doc, whole))
        }
        Vehicle => subjects == [VehicleBuy, VehicleRun],
        _ => false,
    }
}

/// 无因公出国（境）支出: the paragraph says that there is no third part.
fn none_abroad(doc: &Document, b: &Bound) -> bool {
    let block = doc.str(doc.text.blocks[b.item.block as usize].span());
    block.has_any(&["无因公出国", "未发生因公出国", "没有因公出国"])
}

fn rule_for(whole: &Bound, parts: &[&Bound]) -> &'static str {
    use Subject::*;
    let subjects: Vec<Subject> = parts.iter().map(|p| p.fact.subject).gather();
    if subjects.contains(&Basic) && subjects.contains(&Projects) {
        return match whole.fact.stage {
            Some(Stage::Initial) => "initial_total_eq_basic_plus_project",
            Some(Stage::Spent) => "spend_total_eq_basic_plus_project",
            _ => "budget_total_eq_basic_plus_project",
        };
    }
    if subjects.contains(&Personnel) && subjects.contains(&Public) && !subjects.contains(&Projects) {
        return "basic_eq_personnel_plus_public";
    }
    if whole.fact.measure == Measure::Delta {
        return "three_public_change";
    }
    if matches!(whole.fact.subject, ThreePublic | Vehicle) {
        return "three_public_sum";
    }
    if whole.fact.measure == Measure::Count {
        return "count_parts_sum";
    }
    "parts_sum"
}

/// The sum of the parts; a fall among rises is taken away.
fn signed_sum(whole: &Bound, parts: &[&Bound]) -> Expr {
    let opposite = |b: &Bound| whole.fact.measure == Measure::Delta && b.words.fall != whole.words.fall;
    Expr::Add(
        parts
            .iter()
            .map(|b| if opposite(b) { Expr::Neg(Box::new(Expr::Fig(b.item.fig))) } else { Expr::Fig(b.item.fig) })
            .gather(),
    )
}

/// a 40万元；b 2万元。共计42万元: the list before a total.
fn list_before(doc: &mut Document, bound: &[Bound], i: usize) {
    let total = &bound[i];
    if !matches!(total.fact.measure, Measure::Amount | Measure::Count) || total.opens_parts || total.words.each {
        return;
    }
    let parts = parts_before(doc, bound, i);
    if parts.len() >= 2 {
        // The total closes its clause's list, or its sentence's.
        let near: Vec<Fig> =
            parts.iter().filter(|k| bound[**k].item.clause == total.item.clause).map(|k| bound[*k].item.fig).gather();
        let figs: Vec<Fig> = parts.iter().map(|k| bound[*k].item.fig).gather();
        let mut readings = vec![Expr::sum(figs)];
        if near.len() >= 2 && near.len() < parts.len() {
            readings.insert(0, Expr::sum(near));
        }
        let rule = if total.fact.measure == Measure::Count { "count_parts_sum" } else { "parts_sum" };
        let force = if closes(doc, bound, i, &parts) { Force::Doubts } else { Force::Suggests };
        doc.claims.push(Claim { rule, stated: total.item.fig, readings, at_most: false, force });
        bracketed_list(doc, bound, i, &parts);
    }
}

/// 甲20万元、乙30万元，合计50万元: nothing but the list stands in the sentence, and the total ends it.
fn closes(doc: &Document, bound: &[Bound], i: usize, parts: &[usize]) -> bool {
    let label = doc.str(bound[i].item.label).trim_end_matches(['为', '：']);
    let unstaged = parts.iter().all(|&k| own_stage(&bound[k]) == own_stage(&bound[parts[0]]));
    let row = parts.windows(2).all(|p| p[1] == p[0] + 1) && parts.last().is_some_and(|k| k + 1 == i);
    matches!(label, "共" | "合计" | "共计" | "总计" | "累计" | "两项合计" | "三项合计" | "以上合计" | "合计金额")
        && bound[parts[0]].item.sentence == bound[i].item.sentence
        && unstaged
        && row
}

/// The parts before a total: of its own sentence, or of the sentence before when the total opens one.
fn parts_before(doc: &Document, bound: &[Bound], i: usize) -> Vec<usize> {
    let total = &bound[i];
    let own = (0..i).rev().take(LONGEST).take_while(|&k| bound[k].item.sentence == total.item.sentence);
    let fits = |k: usize| {
        let b = &bound[k];
        // 七年级612人、八年级587人，共36个教学班: classes are no sum of pupils.
        let counted = total.fact.measure != Measure::Count
            || doc.figure(b.item.fig).unit == doc.figure(total.item.fig).unit
            || doc.figure(b.item.fig).unit != Unit::Count("人");
        counted && same_kind(doc, b, total) && b.item.depth == total.item.depth && is_plain_part(b)
    };
    let mut parts: Vec<usize> = own.filter(|&k| fits(k)).gather();
    if parts.is_empty() {
        let first = (0..i).rev().take(LONGEST).find(|&k| bound[k].item.sentence != total.item.sentence);
        let Some(first) = first.filter(|&k| bound[k].item.block == total.item.block) else { return Vec::new() };
        let sentence = bound[first].item.sentence;
        parts = (0..=first)
            .rev()
            .take(LONGEST)
            .take_while(|&k| bound[k].item.sentence == sentence)
            .filter(|&k| fits(k))
            .gather();
    }
    parts.reverse();
    // 5个乡镇100万元，其中：甲20万元、…，合计100万元: the list begins at 其中.
    if let Some(opens) = parts.iter().rposition(|&k| bound[k].opens_parts)
        && parts.len() - opens >= 2
    {
        parts.drain(..opens);
    }
    parts
}

/// a 33万元（其中土建32万元），b 20万元（其中土建19万元），合计53万元（其中土建51万元）.
fn bracketed_list(doc: &mut Document, bound: &[Bound], total: usize, parts: &[usize]) {
    let inside = |k: usize| {
        bound
            .get(k + 1)
            .filter(|b| b.item.depth == bound[k].item.depth + 1 && b.item.sentence == bound[k].item.sentence)
    };
    let Some(stated) = inside(total) else { return };
    let label = doc.str(stated.item.label).to_string();
    let same: Vec<&Bound> = parts
        .iter()
        .filter_map(|&k| inside(k))
        .filter(|b| doc.str(b.item.label) == label && same_kind(doc, b, stated))
        .gather();
    if same.len() == parts.len() && same.len() >= 2 {
        let figs: Vec<Fig> = same.iter().map(|b| b.item.fig).gather();
        doc.claims.push(Claim::new("parts_sum", stated.item.fig, Expr::sum(figs), Force::Suggests));
    }
}

impl PartialEq for Bound {
    fn eq(&self, other: &Bound) -> bool {
        self.item.fig == other.item.fig
    }
}
