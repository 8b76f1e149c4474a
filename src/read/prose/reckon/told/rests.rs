//! 编制21名，在编19名，空编2名; 年初7741人，新纳入632人，清退796人，年末7577人.

use super::super::Found;
use super::super::sheet::Num;
use crate::gather::Gather;
use crate::read::document::{Document, Expr};
use crate::read::unit::Unit;
use crate::text::WordSet;

const REST: WordSet =
    WordSet::new(&["空编", "缺编", "空缺", "空岗", "剩余", "尚余", "尚有", "尚欠", "尚缺", "还差", "其余", "余"]);
const START: WordSet = WordSet::new(&["年初", "期初", "上年末", "上年底"]);
const END: WordSet = WordSet::new(&["年末", "期末", "年底", "现有"]);
const IN: WordSet = WordSet::new(&["新增", "新纳入", "纳入", "增加", "调入", "新购", "购置", "招录", "新招", "接收"]);
const OUT: WordSet =
    WordSet::new(&["减少", "清退", "退出", "核减", "注销", "调出", "死亡", "报废", "处置", "退休", "移交"]);

/// What is left at `k` of a clause, of what the clause began with.
pub fn tell(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let left = &clause[k];
    if !matches!(left.unit, Unit::Count(_)) {
        return;
    }
    let label = left.label(doc);
    // 发现29个，整改27个，整改率93.1%，剩余2个
    let before: Vec<&Num> = clause[..k].iter().filter(|n| !n.is_rate()).gather();
    if let ([.., whole, taken], true) = (&before[..], REST.ending(label).is_some()) {
        let level = [whole, taken].iter().all(|n| n.unit == left.unit && n.depth == left.depth);
        if level && whole.value >= taken.value {
            found.told("told_rest", left.fig, vec![Expr::sub(Expr::Fig(whole.fig), Expr::Fig(taken.fig))]);
        }
    } else if END.within(label) {
        moved(doc, clause, k, found);
    }
}

/// What came in is added to what there was, what went is taken away.
fn moved(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let Some(start) = clause[..k].iter().rposition(|n| START.within(n.words(doc))) else { return };
    let signed = |n: &Num| match () {
        _ if n.unit != clause[k].unit => None,
        _ if IN.within(n.label(doc)) => Some(Expr::Fig(n.fig)),
        _ if OUT.within(n.label(doc)) => Some(Expr::Neg(Box::new(Expr::Fig(n.fig)))),
        _ => None,
    };
    let moves: Option<Vec<Expr>> = clause[start + 1..k].iter().map(signed).collect();
    if let Some(moves) = moves.filter(|moves| !moves.is_empty() && clause[start].unit == clause[k].unit) {
        let terms = std::iter::once(Expr::Fig(clause[start].fig)).chain(moves).gather();
        found.told("told_rest", clause[k].fig, vec![Expr::Add(terms)]);
    }
}
