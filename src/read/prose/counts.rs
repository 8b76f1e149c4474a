//! Counts told with their parts: 小区29个，其中甲街道14个、乙街道9个、丙街道6个; 书展64场次、讲座38场次，合计102场次.
//!
//! Small numbers come near each other by chance. What makes them parts of a whole is how they are told: one after the
//! other, in the unit of the whole that stands right before or behind them, and with words that leave no part out.

use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::bind::Bound;
use super::items::Opening;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::slip::{self, Slip};
use crate::text::{Span, WordSet};

/// Words between a whole and its first part that leave no part out.
const ALL_OF_THEM: WordSet =
    WordSet::new(&["分别", "依次", "包括", "分为", "即", "为：", "是：", "组成", "构成", "一季度", "上半年"]);
/// Words that leave room for others.
const NOT_ALL: WordSet = WordSet::new(&["主要", "重点", "如", "等", "含", "新增", "另", "上年", "累计", "比", "较"]);
/// What the last part is called when it is all the rest.
const THE_REST: WordSet = WordSet::new(&["其他", "其它", "其余", "剩余"]);
/// What closes a list with its sum.
const SUM: WordSet = WordSet::new(&["合计", "共计", "总计", "共"]);
const LONGEST: usize = 20;
/// Bytes of the mark between two parts.
const MARK: u32 = 3;
/// Characters of a part's name.
const LONGEST_NAME: usize = 18;

/// States what every list of counts comes to.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    let mut i = 0;
    while i < bound.len() {
        let length = if is_part(doc, &bound[i]) { run(doc, bound, i) } else { 1 };
        if length >= 2 {
            let list = &bound[i..i + length];
            match bound.get(i + length).filter(|next| goes_with(doc, &bound[i], next)) {
                Some(total)
                    if closes(doc, total) && (unit(doc, total) == unit(doc, &list[0]) || is_sum(doc, total, list)) =>
                {
                    claim(doc, total, list, true, &mut claims);
                    i += length;
                    continue;
                }
                // 甲5人、乙4人、丙2辆: what is counted otherwise may be a part as well.
                Some(next) if next.item.opening == Opening::Enumeration => {}
                _ => divided(doc, bound, i, list, &mut claims),
            }
        }
        // A whole told like its parts is taken for the first of them; the list goes on behind it.
        let opens = (i + 1..i + length).find(|k| opens_list(doc, bound, *k));
        i = opens.unwrap_or(i + length);
    }
    doc.claims.append(&mut claims);
}

fn unit(doc: &Document, b: &Bound) -> Unit {
    doc.figure(b.item.fig).unit
}

fn value(doc: &Document, b: &Bound) -> Decimal {
    doc.figure(b.item.fig).value.unwrap_or_default()
}

fn is_part(doc: &Document, b: &Bound) -> bool {
    let w = &b.words;
    matches!(unit(doc, b), Unit::Count(_) | Unit::Measure(_))
        && !matches!(b.fact.measure, Measure::Target | Measure::Delta)
        && !(w.each || w.limit || w.mean || w.from || w.moved || w.rise || w.fall || w.compared || w.bound)
}

fn opens_list(doc: &Document, bound: &[Bound], k: usize) -> bool {
    let item = &bound[k].item;
    let shares = !item.shared.is_empty() && item.shared != bound[k - 1].item.shared;
    bound[k].opens_parts || shares || item.shared.is_empty() && ALL_OF_THEM.within(doc.str(item.label))
}

/// How many counts follow each other as the parts of one list do.
fn run(doc: &Document, bound: &[Bound], i: usize) -> usize {
    let first = &bound[i];
    let goes_on = |k: usize| {
        let b = &bound[k];
        let label = doc.str(b.item.label);
        let joined = matches!(b.item.opening, Opening::Enumeration | Opening::Comma)
            || b.item.opening == Opening::Figure && (label.is_empty() || label.starts_with(['和', '与', '及']));
        joined
            && b.item.sentence == first.item.sentence
            && b.item.depth == first.item.depth
            && unit(doc, b).same_family(unit(doc, first))
            && is_part(doc, b)
            && !b.opens_parts
            && !closes(doc, b)
            && !b.item.is_besides(doc)
            && b.item.label.start <= bound[k - 1].item.tail.end + MARK
            && label.chars().count() <= LONGEST_NAME
    };
    1 + (i + 1..bound.len().min(i + LONGEST)).take_while(|k| goes_on(*k)).count()
}

/// 小区29个，其中甲街道14个、乙街道9个、丙街道6个.
fn divided(doc: &Document, bound: &[Bound], i: usize, list: &[Bound], out: &mut Vec<Claim>) {
    let first = &bound[i];
    // 29个，涉及三个街道，其中…: how many parts there are is told before them.
    let told = i.checked_sub(1).is_some_and(|k| {
        let figure = doc.figure(bound[k].item.fig);
        figure.han && figure.value == Some(Decimal::from(list.len()))
    });
    let Some(whole) = i.checked_sub(1 + usize::from(told)).map(|k| &bound[k]) else { return };
    let level = whole.item.depth == first.item.depth
        || whole.item.depth + 1 == first.item.depth && first.item.opening == Opening::Bracket;
    let near = whole.item.clause == first.item.clause
        || first.opens_parts && whole.item.block == first.item.block && whole.item.sentence + 1 == first.item.sentence;
    let of_kind = is_part(doc, whole) && unit(doc, whole).same_family(unit(doc, first));
    if !level || !near || !of_kind || closes(doc, whole) && !first.opens_parts {
        return;
    }
    let said = doc.str(Span { start: whole.item.tail.start, end: doc.figure(first.item.fig).span.start });
    let all = told
        || ALL_OF_THEM.within(said)
        || THE_REST.within(doc.str(list[list.len() - 1].item.label))
        || is_named_by_all(doc, whole, list)
        || list.len() >= 3 && (named_alike(doc, list) || !first.opens_parts && is_row(list));
    if first.opens_parts || all {
        claim(doc, whole, list, all, out);
    }
}

/// It stands in the sentence and the bracket of the list.
fn goes_with(doc: &Document, first: &Bound, next: &Bound) -> bool {
    // 干流3.1km，支沟0.6km；护岸工程共4段: lengths are no parts of a number of things.
    let measured = |b: &Bound| matches!(unit(doc, b), Unit::Measure(_));
    let alike = !measured(first) && !measured(next) || unit(doc, first).same_family(unit(doc, next));
    let known = alike && !matches!(unit(doc, next), Unit::None | Unit::Percent);
    known && next.item.sentence == first.item.sentence && next.item.depth == first.item.depth
}

/// 七年级612人、八年级587人，共24个教学班: what is counted otherwise is something else, unless it comes out.
fn is_sum(doc: &Document, total: &Bound, list: &[Bound]) -> bool {
    value(doc, total) == list.iter().map(|b| value(doc, b)).sum()
}

/// 书展64场次，讲座38场次，合计102场次: what closes a list is all of it.
fn closes(doc: &Document, total: &Bound) -> bool {
    let label = doc.str(total.item.label).trim_end_matches(['为', '有']);
    // 干垃圾、湿垃圾、可回收物、有害垃圾…，干湿两类合计: of two of them.
    (SUM.leading(label).is_some() || SUM.ending(label).is_some()) && !label.contains('两')
}

/// 选聘指导员和普查员498名，其中指导员86名、普查员412名: the whole is called by all its parts.
fn is_named_by_all(doc: &Document, whole: &Bound, list: &[Bound]) -> bool {
    let name = |b: &Bound| doc.str(b.item.label).without_start("其中").to_string();
    let label = doc.str(whole.item.label);
    list.iter().all(|b| name(b).chars().count() >= 2 && label.contains(&name(b)))
}

/// 经营型4期、专业型6期、技能型3期: parts of one kind.
fn named_alike(doc: &Document, list: &[Bound]) -> bool {
    let kind = |b: &Bound| doc.str(b.item.label).chars().last();
    kind(&list[0]).is_some() && list.iter().all(|b| kind(b) == kind(&list[0]))
}

/// 更换28600口，南屿9120口、北礁6480口、东澳5250口: nothing but 、 between them.
fn is_row(list: &[Bound]) -> bool {
    list[1..].iter().all(|b| b.item.opening == Opening::Enumeration) && list[0].item.opening == Opening::Comma
}

/// People and what they do may be counted twice: women and party members are among the same.
fn may_overlap(unit: Unit) -> bool {
    matches!(unit, Unit::Count("人" | "名" | "户" | "人次" | "次" | "位"))
}

fn claim(doc: &Document, whole: &Bound, list: &[Bound], all: bool, out: &mut Vec<Claim>) {
    let open = |b: &Bound| NOT_ALL.within(doc.str(b.item.label)) || doc.str(b.item.tail).starts_with('等');
    let total = value(doc, whole);
    let sum: Decimal = list.iter().map(|b| value(doc, b)).sum();
    if list.iter().any(open) || total.is_zero() || list.iter().any(|b| value(doc, b).is_zero()) {
        return;
    }
    let gap = total - sum;
    let exceeds = sum > total && !may_overlap(unit(doc, whole));
    let slips = || {
        let part = |b: &Bound| slip::between(doc.figure(b.item.fig), value(doc, b) + gap);
        list.iter().filter_map(part).chain(slip::between(doc.figure(whole.item.fig), sum))
    };
    // Of these there are few ways for each number, so that chance hardly hits them.
    let sure = |slip: Slip| matches!(slip, Slip::Transposed | Slip::Point | Slip::Zero | Slip::Doubled);
    let small = gap.abs() * Decimal::from(5) <= total;
    let force = match () {
        _ if gap.is_zero() => Force::Supports,
        _ if all && (small || slips().next().is_some()) => Force::Doubts,
        _ if exceeds && sum < total + total => Force::Doubts,
        _ if list.len() >= 3 && !may_overlap(unit(doc, whole)) && slips().any(sure) => Force::Doubts,
        _ => return,
    };
    let parts: Vec<Fig> = list.iter().map(|b| b.item.fig).gather();
    out.push(Claim::new("count_parts_sum", whole.item.fig, Expr::sum(parts), force));
}

#[cfg(test)]
mod tests {
    use crate::read::prose::tests::{assert_clean, assert_has};

    const WHOLE: &str = "云岭县住建局2022年老旧小区改造项目绩效自评报告\n\
        改造小区29个，其中河东街道14个、河西街道9个、北关街道6个；改造楼栋217栋，惠及住户9541户，三个街道依次为4862户、2935户、1744户。\n\
        维修项目284处，其中水源改造61处、管网更换158处、设施更新65处。\n\
        全年受理工单1324件，一季度312件，二季度340件，三季度373件，四季度299件。\n\
        图书馆办展64场次，文化馆办展38场次，文化站办展23场次，合计125场次。";

    #[test]
    fn parts_come_to_their_count() {
        for relation in [
            "holds count_parts_sum 29 = 14 + 9 + 6",
            "holds count_parts_sum 9541 = 4862 + 2935 + 1744",
            "holds count_parts_sum 284 = 61 + 158 + 65",
            "holds count_parts_sum 1324 = 312 + 340 + 373 + 299",
            "holds count_parts_sum 125 = 64 + 38 + 23",
        ] {
            assert_has(WHOLE, relation);
        }
        assert_clean(WHOLE);
    }

    #[test]
    fn a_slip_among_small_counts_is_seen() {
        for (right, wrong) in [("街道6个", "街道7个"), ("1744户", "1745户"), ("340件", "304件"), ("125场", "152场")]
        {
            let said = crate::check(&WHOLE.replace(right, wrong)).findings;
            assert!(said.iter().any(|f| f.rule == "count_parts_sum"), "{wrong}: {said:#?}");
        }
    }

    #[test]
    fn a_list_closed_by_its_sum_is_read_once() {
        assert_clean(
            "云岭县住建局2022年老旧小区改造项目绩效自评报告\n\
             行政编制、事业编制、工勤编制分别核定22名、74名和8名，共104名；实有人数分别为20人、72人、8人，共100人。",
        );
    }

    #[test]
    fn a_list_that_need_not_be_whole_accuses_nobody() {
        assert_clean(
            "云岭县住建局2022年老旧小区改造项目绩效自评报告\n\
             现有职工46人，其中党员20人、女职工18人、中级以上职称21人。改造小区29个，其中新开工12个、连片改造3个。\n\
             走访困难群众45户，其中残疾人家庭12户、单亲家庭3户等。",
        );
    }
}
