//! 计划12部、实际7部，完成58.33%; 发现问题67个，已整改61个，整改率91.04%; 合格率94.70%（送检132份，合格125份）.

use super::super::Found;
use super::super::sheet::Num;
use crate::read::document::{Document, Expr};
use crate::read::unit::Unit;
use crate::text::WordSet;

const RATES: WordSet =
    WordSet::new(&["率", "完成", "占", "占比", "比例", "比重", "进度", "完成值", "实际值", "满意度"]);
/// What a survey came to may stand before it.
const RESULTS: WordSet = WordSet::new(&["完成", "完成值", "实际值", "满意度"]);
/// Rates that are to be reached, or of another time.
const OTHERS: WordSet = WordSet::new(&["目标", "要求", "标准", "不低于", "增", "同比", "上年", "平均"]);
/// What was to be done.
const DUE: WordSet = WordSet::new(&["计划", "任务", "目标", "应", "指标", "需"]);
/// What is not among those that count.
const NOT: WordSet = WordSet::new(&["误", "不", "未"]);
/// The middle of the year and what must be kept to are no whole and no part.
const ASIDE: WordSet =
    WordSet::new(&["年中", "监控", "小于", "不超", "≤", "以内", "降至", "降到", "升至", "增至", "减至", "提高到"]);
const EXECUTED: WordSet = WordSet::new(&["执行", "支出", "支付", "使用"]);
/// What was due was done or received.
const DONE: WordSet = WordSet::new(&["完成", "完成率", "到位率", "到位"]);
const OF_WHICH: WordSet = WordSet::new(&["其中"]);
const LONGEST: usize = 14;

/// The rate at `k` of a clause.
pub fn tell(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let rate = &clause[k];
    let label = rate.label(doc);
    if !rate.is_rate() || rate.value == 0.0 || OTHERS.within(label) || label.chars().count() > LONGEST {
        return;
    }
    let name = label.trim_end_matches(['为', '达', '到', '是', '仅', '了', '均', '共']);
    if RATES.ending(name).is_none() {
        return;
    }
    let aside = |n: &Num| ASIDE.within(n.label(doc));
    // Execution has rules of its own, which know its budgets.
    let executed = EXECUTED.within(name);
    let usable = |(a, b): &(&Num, &Num)| {
        is_amount(a) && a.alike(b) && !(executed && a.unit.is_money()) && !aside(a) && !aside(b)
    };
    let Some((a, b)) = two(doc, clause, k, name).filter(usable) else { return };
    let is_due = |n: &Num| DUE.within(n.label(doc));
    let named = |n: &Num| shares_a_character(name, n.label(doc));
    // 非常满意803户、较满意451户，满意率: of both of them, perhaps.
    if is_content(doc, a) && is_content(doc, b) {
        return;
    }
    let inner = name.ends_with('占') && OF_WHICH.within(b.words(doc));
    let (part, whole) = match (is_due(a), is_due(b)) {
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
    let meant = named(part) || inner || is_content(doc, part) || is_due(whole) && DONE.ending(name).is_some();
    // 化解纠纷321件，其中劳资34件，调解成功率96%: no part is more than its whole.
    let within = value <= 1.0 || rate.value > 1.0;
    if near || meant && within {
        found.told("told_share", rate.fig, vec![reading]);
    }
}

/// The two numbers that a rate is of: those in the bracket after it, or those right before it.
fn two<'n>(doc: &Document, clause: &'n [Num], k: usize, name: &str) -> Option<(&'n Num, &'n Num)> {
    let (before, after) = (&clause[..k], &clause[k + 1..]);
    let inside = after.iter().take_while(|n| n.depth > clause[k].depth).count();
    match (before, &after[..inside], after) {
        (_, [a, b], _) => Some((a, b)),
        ([.., a], [b], _) => Some((a, b)),
        // 满意度完成值96.84%，回访190户，满意184户: so many were asked, and so many were content.
        (_, [], [asked, content, ..]) if RESULTS.ending(name).is_some() && is_content(doc, content) => {
            Some((asked, content))
        }
        ([.., a, b], [], _) if a.depth == b.depth && b.depth == clause[k].depth => Some((a, b)),
        _ => None,
    }
}

fn is_content(doc: &Document, n: &Num) -> bool {
    n.label(doc).ends_with("满意") && n.is_amount()
}

fn is_amount(n: &Num) -> bool {
    n.is_amount() && n.unit != Unit::Score && n.value != 0.0
}

/// 整改率 is of what was 整改.
fn shares_a_character(rate: &str, part: &str) -> bool {
    const EMPTY: &[char] = &['率', '完', '成', '为', '的', '占', '比', '数', '实', '际', '总', '全', '年', '值'];
    rate.chars().any(|c| !EMPTY.contains(&c) && part.contains(c))
}
