//! Binding: what each item means, from its own words first, then from its sentence, then from its section.

use super::items::{Item, Opening};
use super::under::HeadingStack;
use super::vocabulary::{Words, is_rate, merge_stage, words};
use super::{name, titles};
use crate::read::document::{Document, Fact};
use crate::read::meaning::{Meaning, Measure, Purse, Stage, Subject};
use crate::read::terms::Hit;
use crate::read::unit::Unit;
use crate::report::Kind;
use crate::text::HasWords;
use crate::text::{Span, WordSet};

/// An item with its meaning.
#[derive(Debug, Clone, Copy)]
pub struct Bound {
    pub item: Item,
    pub words: Words,
    pub fact: Fact,
    /// Its own words name its subject; it did not inherit it.
    pub named: bool,
    /// 其中 (or 分别为, 包括) stands before it: it is the first part of something.
    pub opens_parts: bool,
}

/// What carries over from one item to the next.
struct Context {
    block: u32,
    sentence: u32,
    clause: u32,
    subject: Subject,
    purse: Purse,
    /// Whose money the sentence's leading figure is.
    lead_purse: Purse,
    stage: Option<Stage>,
    /// Subject and stage of the sentence's leading figure, which the parts after 其中 go back to.
    lead_subject: Subject,
    lead_stage: Option<Stage>,
    /// What the headings say that the paragraph is about.
    heading_subject: Subject,
    /// Stage of a 年初… clause that the figures after it belong to.
    aside: bool,
    /// What an open bracket speaks of, with its clause.
    inside: Option<(u32, Subject)>,
    /// The subjects that the sentence has given amounts of, and the sentence before it.
    listed: Vec<Subject>,
    listed_before: Vec<Subject>,
}

/// What words of change are written with.
const CHANGES: &[char] = &['增', '减', '升', '降', '涨', '长', '变', '动'];

/// Words that a name may end in, and characters of them with the shortest name.
const FUNDS: &str = "项目资金";
const NAMED: usize = 7;

/// Words before a number that something did not come to.
const SHORT_OF: &[&str] = &["不到", "未到", "不足", "未达", "未达到", "没有达到", "达不到", "不够", "低于", "未满"];

/// Binds every item, in order.
pub fn bind(doc: &mut Document, items: &[Item]) -> Vec<Bound> {
    let mut out: Vec<Bound> = Vec::with_capacity(items.len());
    let mut headings = HeadingStack::default();
    let mut ctx = Context {
        block: u32::MAX,
        sentence: u32::MAX,
        clause: u32::MAX,
        subject: Subject::Whole,
        purse: Purse::All,
        lead_purse: Purse::All,
        stage: None,
        lead_subject: Subject::Whole,
        lead_stage: None,
        heading_subject: Subject::Whole,
        aside: false,
        inside: None,
        listed: Vec::new(),
        listed_before: Vec::new(),
    };
    // A report that speaks of 基本支出 is a unit's, or tells of the unit's money too.
    let basic = |h: &Hit| matches!(h.meaning, Meaning::Subject(Subject::Basic) | Meaning::Both(Subject::Basic, _));
    let own_project = doc.kind == Kind::Project && !doc.hits_in(doc.span).iter().any(basic);
    let mut spread = false;
    for item in items {
        let same_block = item.block == ctx.block;
        if !same_block {
            headings.advance(doc, item.block as usize);
            ctx.block = item.block;
            ctx.subject = headings.subject().unwrap_or(Subject::Whole);
            ctx.purse = headings.purse();
            ctx.lead_subject = ctx.subject;
            ctx.heading_subject = ctx.subject;
            ctx.lead_stage = headings.stage();
            ctx.listed.clear();
            if let Some(named) = headings.nearest().and_then(|heading| titles::of_paragraph(doc, &heading, item)) {
                (ctx.subject, ctx.lead_subject, ctx.heading_subject) = (named, named, named);
            }
        }
        let first_of_sentence = item.sentence != ctx.sentence;
        if first_of_sentence {
            // 。其中：… goes on with the sentence before it.
            let opening = words(doc.hits_in(Span { start: item.lead.start, end: item.label.end }));
            let continues = same_block && opening.of_which;
            // 资金来源：甲20万元、乙30万元。共计50万元: a total goes on with what it is the total of.
            let totals = same_block && opening.total && opening.stage.is_none();
            ctx.sentence = item.sentence;
            ctx.aside = false;
            // Last year's figure at the head of a paragraph says nothing of the next sentence's.
            if matches!(ctx.lead_stage, Some(Stage::Prior | Stage::Carried)) {
                ctx.lead_stage = headings.stage();
            }
            std::mem::swap(&mut ctx.listed, &mut ctx.listed_before);
            ctx.listed.clear();
            if !continues {
                ctx.subject = ctx.lead_subject;
                ctx.stage = ctx.stage.filter(|_| totals);
            }
        } else if item.clause != ctx.clause {
            ctx.subject = ctx.lead_subject;
            ctx.purse = ctx.lead_purse;
            ctx.aside = false;
        }
        ctx.clause = item.clause;
        let mut own = words(doc.hits_in(item.label));
        let label = doc.str(item.label);
        own.from = label.ends_with(['由', '从']);
        // 由9万元减少到7万元, 经费变动情况：本年实际9万元: what is told is the amount, not its change.
        let told = label.rfind('：').map(|at| &label[at..]);
        own.moved = MOVED.ending(label).is_some();
        if own.moved || told.is_some_and(|told| !told.contains(CHANGES)) {
            (own.rise, own.fall, own.change) = (false, false, false);
        }
        // 决算比预算少3万元: how far the two lie apart.
        if label.contains(['比', '较']) && label.ends_with(['少', '多']) {
            (own.compared, own.fall, own.rise) = (true, label.ends_with('少'), label.ends_with('多'));
        }
        own.from |= own.stage == Some(Stage::Prior) && label.contains('由');
        // 与上年30万元相比: last year's amount, not how far this year's lies from it.
        if own.compared && !(own.rise || own.fall || own.change) && is_of_last_year(label) {
            (own.compared, own.stage) = (false, Some(Stage::Prior));
        }
        let closes = matches!(label, "共" | "累计") && item.opening == Opening::Comma;
        own.total |= closes || WHOLES.within(label) || label.starts_with("汇总");
        // 道路清扫项目资金20万元, between 绿化资金20万元 and others: part of the name, and no stage.
        if own.stage == Some(Stage::Budget) && label.ends_with(FUNDS) && label.chars().count() > NAMED {
            let name = Span { end: item.label.end - FUNDS.len() as u32, ..item.label };
            own.stage = words(doc.hits_in(name)).stage;
        }
        // 县财政局累计拨付20万元: what the treasury paid out has come.
        if own.stage == Some(Stage::Spent) && label.has("财政局") && label.ends_with("拨付") {
            own.stage = Some(Stage::Received);
        }
        if doc.figure(item.fig).unit.is_money() {
            let last = out.last().filter(|b| b.item.sentence == item.sentence).map(|b| b.fact.stage);
            own.stage = of_what_is_left(doc, item, last.flatten()).or(own.stage).or_else(|| stage_around(doc, item));
        }
        // 占预算资金60万元的90%, 与计划数60万元相比: the amount that another is measured by.
        let is_base = doc.figure(item.fig).unit.is_money() && is_measured_by(label);
        if is_base {
            own.stage = BASES.iter().find(|(word, _)| label.has(word)).map(|(_, stage)| *stage);
            own.base = true;
            (own.measure, own.completion_of, own.compared, own.share_of) = (None, false, false, false);
        } else if doc.figure(item.fig).unit.is_money() && own.completion_of && own.stage.is_none() {
            // 占年初预算60万元的比重为90%
            let full = label.has("调整") || label.has("全年");
            let other = if full { Stage::Full } else { Stage::Budget };
            own.stage = Some(if label.has("年初") { Stage::Initial } else { other });
            (own.base, own.completion_of) = (true, false);
        }
        // 预算数由60万元变为54万元: what it was changed to is the adjusted budget.
        let changed = out.last().is_some_and(|b: &Bound| {
            b.words.from && b.item.sentence == item.sentence && b.fact.stage == Some(Stage::Initial)
        });
        if own.moved && own.stage.is_none() && changed {
            own.stage = Some(Stage::Full);
        }
        // In a project's own report 项目支出 is what the project spent.
        if own_project && own.stage.is_none() && label.ends_with("项目支出") {
            (own.subject, own.stage) = (Some(Subject::Whole), Some(Stage::Spent));
        }
        // 基本支出预算合计30万元，支出合计28万元: of the same, told again.
        let same =
            |s: &Subject| *s == ctx.subject && !matches!(s, Subject::Whole | Subject::Named(_) | Subject::Income);
        if label == "支出合计" && !first_of_sentence && !ctx.listed.is_empty() && ctx.listed.iter().all(same) {
            own.subject = Some(ctx.subject);
        }
        let before = words(doc.hits_in(item.lead));
        if !item.shared.is_empty() {
            let shared = words(doc.hits_in(item.shared));
            // A、B分别为x、y: the first of them opens the parts of what stands before.
            own.respectively |= out.last().is_none_or(|last| last.item.shared != item.shared);
            own.stage = own.stage.or(shared.stage);
            own.subject = own.subject.or(shared.subject);
            own.measure = own.measure.or(shared.measure);
        }
        let mut bound = bind_item(doc, *item, own, before, first_of_sentence, &mut ctx);
        // 预算金额各为20万元、30万元: several amounts of one name are the whole of none.
        let goes_on = matches!(doc.str(item.label), "" | "和" | "与" | "及") && item.shared.is_empty();
        let begins = item.shared.is_empty() && super::items::SHARING.within(doc.str(item.label));
        spread = begins || spread && goes_on;
        bound.fact.aside |= spread;
        out.push(bound);
    }
    out
}

/// Words that tell a stage of money alone, and only where they stand right before it.
const ENDS: &[(&str, Stage)] =
    &[("已完成", Stage::Spent), ("已用", Stage::Spent), ("未用", Stage::Balance), ("尚余", Stage::Balance)];
/// What is said after an amount that is left: 尚有20万元未支付.
const LEFT: WordSet = WordSet::new(&[
    "未支付",
    "未支出",
    "未使用",
    "未执行",
    "未拨付",
    "未到位",
    "尚未到位",
    "未列支",
    "未形成支出",
    "尚未支付",
    "尚未使用",
    "尚未支出",
    "结转下年",
    "结转至下年",
]);

/// 结转结余情况：年初20万元，年末30万元: what was left at the year's beginning and end is no budget.
fn of_what_is_left(doc: &Document, item: &Item, last: Option<Stage>) -> Option<Stage> {
    let label = doc.str(item.label);
    match () {
        _ if label.ends_with("年末") && last == Some(Stage::Carried) => Some(Stage::Balance),
        _ if !label.ends_with("年初") => None,
        _ if doc.str(item.lead).has_any(&["结转", "结余"]) => Some(Stage::Carried),
        _ => None,
    }
}

fn stage_around(doc: &Document, item: &Item) -> Option<Stage> {
    if LEFT.leading(doc.str(item.tail)).is_some() {
        return Some(Stage::Balance);
    }
    let label = doc.str(item.label);
    ENDS.iter().find(|(word, _)| label.ends_with(word)).map(|(_, stage)| *stage)
}

/// What an amount is called that another is a share of, or is compared with.
const BASES: &[(&str, Stage)] = &[
    ("到位", Stage::Received),
    ("下达", Stage::Received),
    ("预算", Stage::Budget),
    ("计划", Stage::Budget),
    ("概算", Stage::Budget),
];

fn is_measured_by(label: &str) -> bool {
    let opens = label.starts_with(['占', '与', '较']);
    opens && BASES.iter().any(|(word, _)| label.has(word)) && !label.contains(['年', '期', '增', '减', '，', '的'])
}

/// 较上年, 与上年决算数: nothing follows the year but what its amount is called.
fn is_of_last_year(label: &str) -> bool {
    const CALLED: [&str; 9] = ["数", "的", "为", "决算", "支出", "实际", "同期", "金额", "度"];
    let mut said = label;
    while let Some(shorter) = CALLED.iter().find_map(|word| said.strip_suffix(word)) {
        said = shorter;
    }
    said.ends_with("上年") || said.ends_with("去年")
}

/// Words before the amount that a change came to.
const MOVED: WordSet = WordSet::new(&["到", "至", "变为", "调整为", "降为", "增为"]);
/// Words of a total that are not vocabulary.
const WHOLES: WordSet = WordSet::new(&["总计", "可支配资金", "小计", "用工总量", "用工总数"]);
/// A value that is only bounded, not told.
const BOUNDS: WordSet = WordSet::new(&["以上", "以下", "以内", "（含）"]);

fn bind_item(doc: &mut Document, item: Item, own: Words, before: Words, first: bool, ctx: &mut Context) -> Bound {
    let unit = doc.figure(item.fig).unit;
    let mut measure = measure_of(&own, unit);
    // 扣0.5分: what was taken is not what was earned.
    if unit == Unit::Score && ["扣", "扣减", "扣除", "扣掉"].iter().any(|w| doc.str(item.label).ends_with(w)) {
        measure = Measure::Delta;
    }
    // 合格率（11分）：… and 15分×完成率 are weights, whatever the words are.
    if unit == Unit::Score {
        let bracketed = own.measure.is_none()
            && item.opening == Opening::Bracket
            && doc.str(item.tail).is_empty()
            && item.label.is_empty();
        // 总分100分，扣3分，得97分; 9.74分/10分.
        let after = &doc.text.copy[item.tail.end as usize..];
        let full = measure == Measure::Total
            && doc.figure(item.fig).value == Some(rust_decimal::Decimal::ONE_HUNDRED)
            && ["，扣", "，共扣", "，得", "，实得", "，自评得"].iter().any(|w| after.starts_with(w));
        if bracketed || full || doc.str(item.label) == "/" || doc.str(item.tail).starts_with(['×', '中']) {
            measure = Measure::Weight;
        }
    }
    // 执行率不到100%: what it fell short of is not what it was.
    if unit == Unit::Percent && SHORT_OF.iter().any(|w| doc.str(item.label).ends_with(w)) {
        measure = Measure::OtherRate;
    }
    // 力争6月底前预算执行率达到50%: what is aimed at.
    if measure == Measure::ExecRate && doc.str(item.label).has("月底前") {
        measure = Measure::OtherRate;
    }
    // 扣2.5分，得7.5分: what was taken is not what was earned.
    if unit == Unit::Score && doc.str(item.label).trim_end_matches(['了', '共']).ends_with(['扣', '减', '失']) {
        measure = Measure::Delta;
    }
    // 小于等于100%计满分: a step of the scoring standard, not a target.
    if measure == Measure::Target && own.measure.is_none() && doc.str(item.tail).starts_with(['计', '得', '记', '为'])
    {
        measure = Measure::OtherRate;
    }
    let is_part = own.of_which || before.of_which;
    let new_purse = own.purse.or(if first || is_part { before.purse } else { None });
    if let Some(purse) = new_purse {
        ctx.purse = purse;
    } else if first {
        ctx.purse = Purse::All;
    }
    if first {
        ctx.lead_purse = ctx.purse;
    }

    // The subject: its own words, then the figureless words just before, then what is at hand.
    let mut named = true;
    let subject = match own.subject {
        Some(subject) => subject,
        None if unit.is_money() && part_of_cars(doc, &item, ctx).is_some() => {
            part_of_cars(doc, &item, ctx).unwrap_or(ctx.subject)
        }
        // 增加30万元 names nothing, nor does 减少到30万元.
        None => match (!own.base && !own.moved && measure != Measure::Delta)
            .then(|| name::of_item(doc, item, &own))
            .flatten()
        {
            Some(subject) if unit.is_money() && is_the_reports_own(doc, subject) => Subject::Whole,
            Some(subject) if unit.is_money() => subject,
            _ => match before.subject {
                Some(subject) if item.opening != Opening::Figure => subject,
                _ => {
                    named = false;
                    let inside = ctx.inside.filter(|(clause, _)| {
                        item.depth > 0 && *clause == item.clause && item.opening == Opening::Comma
                    });
                    let total = own.total || doc.str(item.label).starts_with(['总', '共']);
                    let listed = if first { &ctx.listed_before } else { &ctx.listed };
                    let whole = if total { whole_of(listed) } else { None };
                    // 人员经费、公用经费分别为20万元、10万元，合计30万元；执行29万元: what follows is the whole's too.
                    if let Some(whole) = whole.filter(|_| !first && item.depth == 0) {
                        ctx.lead_subject = whole;
                    }
                    // 甲预算20万元、乙预算30万元，共50万元: the total is not the last one's.
                    let of_all = (total && unit.is_money() && matches!(ctx.subject, Subject::Named(_)))
                        .then_some(ctx.heading_subject);
                    whole.or(inside.map(|(_, subject)| subject)).or(of_all).unwrap_or(ctx.subject)
                }
            },
        },
    };
    // The stage: own words, the words before, then for a part the stage of what it is part of.
    let own_stage = own.stage;
    let before_stage = before.stage.filter(|_| own_stage.is_none() || own_stage == Some(Stage::Budget));
    let inherited = if own_stage.is_none() && before_stage.is_none() { ctx.stage.or(ctx.lead_stage) } else { None };
    let mut stage = match (own_stage, before_stage) {
        (Some(own), Some(before)) => Some(merge_stage(Some(before), own)),
        (own, before) => own.or(before).or(inherited),
    };
    if measure == Measure::Delta {
        stage = match (own.compared, own.rise, own.fall) {
            (false, true, _) if own_stage.is_some_and(Stage::is_budget) => Some(Stage::Raise),
            (false, _, true) if own_stage.is_some_and(Stage::is_budget) => Some(Stage::Cut),
            _ => None,
        };
    }
    if before.stage == Some(Stage::Initial) || (own_stage == Some(Stage::Initial) && is_part) {
        ctx.aside = true;
    }
    if unit.is_money() && measure == Measure::Amount && of_earlier_year(doc, &item) {
        stage = Some(Stage::Prior);
    }
    // 近三年支出：2020年80万元，2021年85万元，2022年90万元.
    if unit.is_money() && year_told(doc, &item).is_some_and(|named| doc.year.is_some_and(|year| named + 1 < year)) {
        stage = None;
    }
    let bounded = own.limit || BOUNDS.leading(doc.str(item.tail)).is_some();
    if bounded || own.each {
        stage = None;
    }
    // 全年预算由A调整为B: A is what it was before.
    if own.from {
        stage = match own_stage.or(inherited) {
            Some(Stage::Prior) => Some(Stage::Prior),
            _ => own_stage.filter(|s| s.is_budget()).map(|_| Stage::Initial),
        };
    }
    // 由上年的9万元减少到7万元: the second is this year's.
    if own.moved && own_stage.is_none() && stage == Some(Stage::Prior) {
        stage = Some(Stage::Spent);
    }
    let aside = ctx.aside && stage == Some(Stage::Spent) || before_year_end(doc, &item);

    let opens_parts = is_part || own.respectively || before.respectively || own.contains || before.contains;
    // 支出50万元，较上年40万元增加10万元，其中…: last year's amount is told in passing, the parts are of this year's.
    let in_passing = stage == Some(Stage::Prior) && doc.str(item.label).starts_with(['比', '较', '与', '同']);
    if measure == Measure::Amount && unit.is_money() && item.depth == 0 && (first || !in_passing) {
        if first {
            ctx.lead_subject = subject;
            ctx.lead_stage = stage;
        }
        ctx.subject = subject;
        ctx.listed.push(subject);
        if own_stage.is_some() || before_stage.is_some() {
            ctx.stage = stage;
        }
    } else if named && own.subject.is_some() && item.depth == 0 && !own.share_of {
        ctx.subject = subject;
    } else if measure == Measure::Count
        && let Some(kind) = name::counted(doc, item)
    {
        // 特定目标类项目2个，批复预算…: what is counted is what the money is for.
        ctx.subject = kind;
    }
    if item.depth > 0 && named && item.opening == Opening::Bracket {
        ctx.inside = Some((item.clause, subject));
    }
    let fact = Fact {
        fig: item.fig,
        subject,
        stage,
        measure,
        purse: ctx.purse,
        sure: (named || item.sentence == ctx.sentence) && (own_stage.is_some() || before_stage.is_some()),
        sentence: item.sentence,
        block: item.block,
        aside,
    };
    Bound { item, words: own, fact, named, opens_parts }
}

/// 公务用车购置及运行维护费20万元（其中购置费8万元、运行费12万元）: short for what the cars cost.
fn part_of_cars(doc: &Document, item: &Item, ctx: &Context) -> Option<Subject> {
    let inside = ctx.inside.filter(|(clause, _)| item.depth > 0 && *clause == item.clause).map(|(_, subject)| subject);
    let cars = |s: Subject| matches!(s, Subject::Vehicle | Subject::VehicleBuy | Subject::VehicleRun);
    if !cars(inside.unwrap_or(ctx.subject)) {
        return None;
    }
    let label = doc.str(item.label).without_start("其中").trim_end_matches(['费', '用', '支', '出', '为']);
    match label {
        "购置" | "车辆购置" => Some(Subject::VehicleBuy),
        "运行" | "维护" | "运行维护" | "运维" | "车辆运行维护" => Some(Subject::VehicleRun),
        _ => None,
    }
}

/// In the report of one project its own name says no more than 本项目.
fn is_the_reports_own(doc: &Document, subject: Subject) -> bool {
    const LEAST: usize = 5;
    let Subject::Named(name) = subject else { return false };
    let core = &doc.names[name as usize].core;
    doc.kind == Kind::Project && core.chars().count() >= LEAST && doc.str(doc.title).contains(core.as_str())
}

/// 基本支出a、项目支出b，共计c: what these are the parts of.
fn whole_of(listed: &[Subject]) -> Option<Subject> {
    use Subject::{
        Abroad, Basic, Personnel, Projects, Public, Reception, ThreePublic, Vehicle, VehicleBuy, VehicleRun,
    };
    let has = |subject| listed.contains(&subject);
    let only = |of: &[Subject]| listed.len() >= 2 && listed.iter().all(|s| of.contains(s));
    match () {
        _ if has(Projects) && (has(Basic) || has(Personnel)) => Some(Subject::Whole),
        _ if only(&[Personnel, Public]) => Some(Basic),
        _ if only(&[Abroad, Vehicle, VehicleBuy, VehicleRun, Reception]) => Some(ThreePublic),
        _ => None,
    }
}

/// 比2020年的2962.45万元: an amount of an earlier year than the report's.
fn of_earlier_year(doc: &Document, item: &Item) -> bool {
    year_told(doc, item).is_some_and(|named| Some(named + 1) == doc.year)
}

/// The year that an amount's words begin with, or compare it with.
fn year_told(doc: &Document, item: &Item) -> Option<u16> {
    let label = doc.str(item.label);
    let digits = &label[..label.find('年')?];
    let start = digits.len().checked_sub(4)?;
    let named = digits.get(start..)?.parse::<u16>().ok()?;
    let lead = &digits[..start];
    let compared = lead.ends_with(['比', '较', '与', '由', '从', '同']) || lead.ends_with("相比");
    ((compared || lead.is_empty()) && !label.has("项目")).then_some(named)
}

/// 截至6月底: not the year's own figure.
fn before_year_end(doc: &Document, item: &Item) -> bool {
    let words = doc.str(Span { start: item.lead.start, end: item.label.end });
    if !words.contains('月') {
        return false;
    }
    let Some(at) = words.place_of("月底").or_else(|| words.place_of("月末")).or_else(|| words.place_of("月3"))
    else {
        return false;
    };
    let digits: String = words[..at].chars().rev().take_while(char::is_ascii_digit).collect();
    !digits.is_empty() && digits != "21"
}

fn measure_of(own: &Words, unit: Unit) -> Measure {
    let indicator =
        matches!(own.measure, Some(Measure::Target | Measure::Midyear | Measure::Actual | Measure::CompletionRate));
    match unit {
        _ if indicator => own.measure.unwrap_or(Measure::Actual),
        // 计划不低于199人: a value to be reached, whatever the words before it.
        _ if own.bound && own.measure.is_none() && unit != Unit::Score => Measure::Target,
        Unit::Score => match own.measure {
            Some(m @ (Measure::Weight | Measure::Score | Measure::Total)) => m,
            _ => Measure::Score,
        },
        // 低于序时进度10个百分点: how far two rates lie apart is no rate of its own.
        Unit::Points if !own.share_of => Measure::OtherRate,
        Unit::Percent | Unit::Points => match own.measure {
            _ if own.completion_of => Measure::OtherRate,
            _ if own.share_of => Measure::Share,
            Some(m) if is_rate(m) || m == Measure::Share => m,
            _ if own.rise || own.fall || own.change || own.compared => Measure::Growth,
            _ => Measure::OtherRate,
        },
        Unit::Money(_) if own.rise || own.fall || own.compared || own.change => Measure::Delta,
        Unit::Money(_) => Measure::Amount,
        _ => Measure::Count,
    }
}
