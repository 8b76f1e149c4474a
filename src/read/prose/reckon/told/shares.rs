//! 计划12部、实际7部，完成58.33%; 发现问题67个，已整改61个，整改率91.04%; 合格率94.70%（送检132份，合格125份）.

use super::super::sheet::Num;
use super::super::{Found, hints};
use crate::gather::Gather;
use crate::read::document::{Document, Expr};
use crate::read::unit::Unit;
use crate::text::HasWords;
use crate::text::WordSet;

const RATES: WordSet = WordSet::new(&[
    "率",
    "完成",
    "占",
    "占比",
    "比例",
    "比重",
    "进度",
    "完成值",
    "实际值",
    "满意度",
    "预算的",
    "计划的",
    "任务的",
    "目标的",
]);
/// What a survey came to may stand before it.
const RESULTS: WordSet = WordSet::new(&["完成", "完成值", "实际值", "满意度"]);
/// Rates that are to be reached, or of another time.
const OTHERS: WordSet = WordSet::new(&["目标", "要求", "标准", "不低于", "增", "同比", "上年", "平均", "后者", "前者"]);
/// What was to be done.
const DUE: WordSet = WordSet::new(&["计划", "任务", "目标", "应", "指标", "需", "预算"]);
const SPENT: WordSet = WordSet::new(&["支出", "决算", "收入", "支出决算", "决算数"]);
/// What is not among those that count.
const NOT: WordSet = WordSet::new(&["误", "不", "未"]);
/// The middle of the year and what must be kept to are no whole and no part.
const ASIDE: WordSet =
    WordSet::new(&["年中", "监控", "小于", "不超", "≤", "以内", "降至", "降到", "升至", "增至", "减至", "提高到"]);
const EXECUTED: WordSet = WordSet::new(&["执行", "支出", "支付", "使用", "调整", "控制"]);
const SPENDS: WordSet = WordSet::new(&["支出", "支付", "使用", "执行", "已用", "兑付", "拨付", "发放", "花"]);
/// What was due was done or received.
const DONE: WordSet = WordSet::new(&["完成", "完成率", "到位率", "到位", "预算的", "计划的", "任务的", "目标的"]);
/// It may be said of rates too.
const AIMED: WordSet = WordSet::new(&["目标的", "计划的", "任务的", "指标值的", "目标值的"]);
const OF_WHICH: WordSet = WordSet::new(&["其中"]);
const LONGEST: usize = 14;
/// Digits of a rate that no slip reaches by chance.
const TELLING: u32 = 3;

/// The rate at `k` of a clause.
pub fn tell(doc: &Document, clause: &[Num], k: usize, ruled: bool, found: &mut Found) {
    let rate = &clause[k];
    let label = rate.label(doc);
    if rate.is_rate() && AIMED.ending(label).is_some() && of_an_aim(doc, clause, k, found) {
        return;
    }
    if !rate.is_rate() || rate.value == 0.0 || OTHERS.within(label) || label.chars().count() > LONGEST {
        return;
    }
    let name = label.trim_end_matches(['为', '达', '到', '是', '仅', '了', '均', '共']);
    if RATES.ending(name).is_none() {
        return;
    }
    if name.has("满意") && survey(doc, clause, k, found) {
        return;
    }
    let aside = |n: &Num| ASIDE.within(n.label(doc));
    // Execution and the like have rules of their own, which know the budgets, where they find any.
    let executed = EXECUTED.within(name) && (ruled || name.has("调整"));
    let usable = |(a, b): &(&Num, &Num)| {
        let spends = || SPENDS.within(a.label(doc)) || SPENDS.within(b.label(doc));
        let own = !(EXECUTED.within(name) && a.unit.is_money()) || !executed && spends();
        is_amount(a) && a.alike(b) && own && !aside(a) && !aside(b)
    };
    let Some((a, b)) = two(doc, clause, k, name).filter(usable) else { return };
    // 8处新建中有6处按期完工，2处延后，按期完工率75%: it comes of two others.
    let of_others = clause[..k].iter().any(|a| clause[..k].iter().any(|b| a.alike(b) && comes_of(rate, a, b)));
    if of_others && !comes_of(rate, a, b) && !comes_of(rate, b, a) {
        return;
    }
    // 一般公共预算财政拨款支出 is no budget.
    let is_due = |n: &Num| DUE.within(n.label(doc)) && SPENT.ending(n.label(doc)).is_none();
    let named = |n: &Num| shares_a_character(name, n.label(doc));
    // 非常满意803户、较满意451户，满意率: of both of them, perhaps.
    if is_content(doc, a) && is_content(doc, b) {
        return;
    }
    let inner = name.ends_with('占') && OF_WHICH.within(b.words(doc));
    let (part, whole) = match (is_due(a), is_due(b)) {
        // （7182张/12640张）
        _ if b.label(doc).starts_with(['/', '／']) => (a, b),
        (true, false) => (b, a),
        (false, true) => (a, b),
        _ if named(a) && !named(b) => (a, b),
        _ if named(b) && !named(a) || inner || a.value >= b.value => (b, a),
        _ => (a, b),
    };
    let missed = NOT.within(part.label(doc)) && !NOT.within(name);
    let (p, w) = (Expr::Fig(part.fig), Expr::Fig(whole.fig));
    let ratio = part.value / whole.value;
    let (value, reading) = match missed {
        true => (1.0 - ratio, Expr::div(Expr::sub(w.clone(), p), w)),
        false => (ratio, Expr::div(p, w)),
    };
    // 纠纷853件，其中劳资纠纷22件，调解成功率96%: the rate is of something else.
    let near = (rate.value / 2.0..=rate.value * 2.0).contains(&value);
    let over = whole.label(doc).starts_with(['/', '／']);
    let meant = named(part) || inner || is_content(doc, part) || is_due(whole) && DONE.ending(name).is_some();
    // 化解纠纷321件，其中劳资34件，调解成功率96%: no part is more than its whole.
    let within = value <= 1.0 || rate.value > 1.0;
    // 成功创业386人，带动就业1063人，创业成功率18%: nothing says which is the whole.
    let unsaid = named(a) && named(b) && !is_due(whole) && !inner;
    let mends = || {
        hints::slip_of(doc, found, rate, value).is_some()
            || hints::slips_into(doc, found, part, |p| rate.is(p / whole.value, true))
            || hints::slips_into(doc, found, whole, |w| rate.is(part.value / w, true))
    };
    // 总投资2058万元，完成支出1678万元，执行率92.1%（支出/到位）: of which budget it is, is seldom told beside it.
    let spent = EXECUTED.within(name) && part.unit.is_money();
    let mended = named(part) && !named(whole) && mends();
    // 送检14批次，合格181批次，合格率98.37%: more came than went, and one slip says how.
    let fits = |n: &Num, fits: &dyn Fn(f64) -> bool| hints::comes_from(doc, n, fits);
    let slipped = || fits(whole, &|w| rate.is(part.value / w, true)) || fits(part, &|p| rate.is(p / whole.value, true));
    let impossible = named(part) && !within && whole.fig < part.fig && rate.digits >= TELLING && slipped();
    if (near || over || meant && within || mended || impossible) && (!unsaid && !spent || mends()) {
        found.told("told_share", rate.fig, vec![reading]);
    }
}

fn comes_of(rate: &Num, part: &Num, whole: &Num) -> bool {
    is_amount(part) && part.value != whole.value && rate.is(part.value / whole.value, true)
}

/// 优果率目标80%，测定为78%，达到目标的97.5%: what a rate is of the rate that was aimed at.
fn of_an_aim(doc: &Document, clause: &[Num], k: usize, found: &mut Found) -> bool {
    let [.., aim, reached] = &clause[..k] else { return false };
    let told = aim.is_rate() && reached.is_rate() && DUE.within(aim.label(doc));
    let near = clause[k].value * 0.05..=clause[k].value * 20.0;
    let told = told && aim.value != 0.0 && near.contains(&(reached.value / aim.value));
    if told {
        found.told("told_share", clause[k].fig, vec![Expr::div(Expr::Fig(reached.fig), Expr::Fig(aim.fig))]);
    }
    told
}

/// The two numbers that a rate is of: those in the bracket after it, or those right before it.
fn two<'n>(doc: &Document, clause: &'n [Num], k: usize, name: &str) -> Option<(&'n Num, &'n Num)> {
    let (before, after) = (&clause[..k], &clause[k + 1..]);
    let inside = after.iter().take_while(|n| n.depth > clause[k].depth).count();
    match (before, &after[..inside], after) {
        (_, [a, b], _) => Some((a, b)),
        ([.., a], [b], _) => Some((a, b)),
        // 运行经费178万元（预算166万元），预算完成率107.23%: the bracket says what was due.
        ([.., a, b], [], _) if b.depth == a.depth + 1 && a.depth == clause[k].depth && DUE.within(b.label(doc)) => {
            Some((a, b))
        }
        // 满意度完成值96.84%，回访190户，满意184户: so many were asked, and so many were content.
        (_, [], [asked, content, ..]) if RESULTS.ending(name).is_some() && is_content(doc, content) => {
            Some((asked, content))
        }
        _ => {
            // 样本1640户，抽样比例10%，满意1507户，满意度91.89%: other rates may stand between.
            let mut near = before.iter().rev().filter(|n| !n.is_rate() && n.depth == clause[k].depth);
            let (b, a) = (near.next()?, near.next()?);
            (inside == 0 && k > 0 && b.fig == clause[k - 1].fig).then_some((a, b))
        }
    }
}

/// 走访964户，其中非常满意634户、满意287户、一般43户，满意度95.54%: how many of those asked were content, to what degree.
fn survey(doc: &Document, clause: &[Num], k: usize, found: &mut Found) -> bool {
    let asked = clause[..k].iter().rev().filter(|n| !n.is_rate());
    let asked: Vec<&Num> = asked.take_while(|n| n.alike(&clause[k - 1]) && n.depth == clause[k].depth).gather();
    let content: Vec<&Num> = asked.iter().rev().filter(|n| is_content(doc, n)).copied().gather();
    let whole = asked.last().filter(|n| !is_content(doc, n) && asked.len() > 3 && content.len() >= 2);
    let Some(whole) = whole else { return false };
    let sum = |count: usize| Expr::sum(content[..count].iter().map(|n| n.fig));
    let readings = (1..=content.len()).rev().map(|count| Expr::div(sum(count), Expr::Fig(whole.fig))).gather();
    found.told("told_share", clause[k].fig, readings);
    true
}

fn is_content(doc: &Document, n: &Num) -> bool {
    let label = n.label(doc).trim_end_matches(['”', '的']);
    n.is_amount() && label.ends_with("满意") && !label.ends_with("不满意")
}

fn is_amount(n: &Num) -> bool {
    n.is_amount() && n.unit != Unit::Score && n.value != 0.0
}

/// 整改率 is of what was 整改.
fn shares_a_character(rate: &str, part: &str) -> bool {
    const EMPTY: &[char] = &['率', '完', '成', '为', '的', '占', '比', '数', '实', '际', '总', '全', '年', '值'];
    rate.chars().any(|c| !EMPTY.contains(&c) && part.contains(c))
}
