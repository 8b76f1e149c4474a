//! What is left between two amounts of a contract: 送审a，审定b，审减c（审减率d）; 控制价a，中标价b，节约c.

use super::bind::Bound;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::unit::Unit;
use crate::text::{Span, WordSet};

/// An amount, the smaller one beside it, and what the difference between them is called.
struct Gap {
    from: WordSet,
    to: WordSet,
    left: WordSet,
}

const SUBMITTED: WordSet = WordSet::new(&["送审", "送审价", "送审金额", "送审额"]);
const SETTLED: WordSet = WordSet::new(&["审定", "审定价", "审定金额", "审定额", "审计价", "结算价", "结算金额"]);
const CEILING: WordSet = WordSet::new(&["控制价", "最高限价", "拦标价", "采购预算", "采购预算金额"]);
const BID: WordSet = WordSet::new(&[
    "中标价",
    "中标金额",
    "成交价",
    "成交金额",
    "合同价",
    "（成交）金额",
    "（成交）价",
    "实际采购",
    "实际采购金额",
    "采购金额",
]);
const SAVED: WordSet = WordSet::new(&["节约", "节省", "节约资金", "节支", "下浮"]);
const OWED: WordSet = WordSet::new(&["未付", "尚欠", "欠付", "未支付", "尚未支付", "待付", "剩余", "尚余"]);
const PAID: WordSet = WordSet::new(&["已付", "已支付", "已付工程款", "已拨付"]);

const FIXED: WordSet = WordSet::new(&["固定资产", "固定资产总额", "固定资产原值", "固定资产账面价值"]);
const IN_USE: WordSet = WordSet::new(&["在用", "在用资产", "在用固定资产"]);
const ASSETS: WordSet = WordSet::new(&["资产总额", "资产总计", "资产合计", "总资产"]);
const DEBTS: WordSet = WordSet::new(&["负债", "负债总额", "负债合计", "负债总计", "总负债"]);

const GAPS: &[Gap] = &[
    Gap {
        from: SUBMITTED,
        to: SETTLED,
        left: WordSet::new(&["审减", "核减", "审减额", "核减额", "审减金额", "核减金额"]),
    },
    Gap { from: CEILING, to: BID, left: SAVED },
    Gap { from: SETTLED, to: PAID, left: OWED },
    Gap { from: FIXED, to: IN_USE, left: WordSet::new(&["闲置", "闲置资产", "闲置固定资产"]) },
    Gap { from: ASSETS, to: DEBTS, left: WordSet::new(&["净资产", "净资产总额", "净资产合计"]) },
];

const NET: WordSet = WordSet::new(&["净资产", "净资产总额", "净资产合计", "净资产总计"]);

/// States each difference, and the rate that follows it.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    for sentence in bound.chunk_by(|a, b| a.item.sentence == b.item.sentence && a.item.block == b.item.block) {
        for gap in GAPS {
            let (Some(from), Some(to)) = (only(doc, sentence, &gap.from), only(doc, sentence, &gap.to)) else {
                continue;
            };
            if let Some(left) = only(doc, sentence, &gap.left) {
                let reading = Expr::sum([to.item.fig, left.item.fig]);
                claims.push(Claim::new("parts_sum", from.item.fig, reading, Force::Doubts));
                rate_after(doc, sentence, left, from.item.fig, &mut claims);
            }
            share_of(doc, sentence, to, from.item.fig, &mut claims);
        }
    }
    for block in bound.chunk_by(|a, b| a.item.block == b.item.block) {
        let books = [only(doc, block, &ASSETS), only(doc, block, &DEBTS), only(doc, block, &NET)];
        if let [Some(assets), Some(debts), Some(net)] = books {
            let reading = Expr::sum([debts.item.fig, net.item.fig]);
            claims.push(Claim::new("parts_sum", assets.item.fig, reading, Force::Doubts));
        }
    }
    doc.claims.append(&mut claims);
}

/// The one amount of the sentence that is called so.
fn only<'b>(doc: &Document, sentence: &'b [Bound], names: &WordSet) -> Option<&'b Bound> {
    let called = |b: &&Bound| {
        // 中标（成交）金额50万元: a bracket may stand among the words.
        let said = doc.str(Span { start: b.item.lead.start, end: b.item.label.end });
        let said = said.trim_end_matches(['为', '是', '了', '：', ' ']);
        doc.figure(b.item.fig).unit.is_money() && names.ending(said).is_some()
    };
    let mut found = sentence.iter().filter(called);
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// 核减5万元（核减率2%）: the percentage right after it is of the amount that it was taken from.
fn rate_after(doc: &Document, sentence: &[Bound], left: &Bound, from: Fig, out: &mut Vec<Claim>) {
    let at = sentence.iter().position(|b| b.item.fig == left.item.fig);
    let Some(rate) = at.and_then(|at| sentence.get(at + 1)) else { return };
    let label = doc.str(rate.item.label);
    let plain = label.is_empty() || label.ends_with('率') || label.ends_with("比例");
    if doc.figure(rate.item.fig).unit == Unit::Percent && plain {
        let reading = Expr::div(Expr::Fig(left.item.fig), Expr::Fig(from));
        out.push(Claim::new("share_recalc", rate.item.fig, reading, Force::Doubts));
    }
}

/// 已付50万元，占审定价的70%; 已付50万元（支付比例70%）; 审定50万元（审减率30%).
fn share_of(doc: &Document, sentence: &[Bound], part: &Bound, whole: Fig, out: &mut Vec<Claim>) {
    let at = sentence.iter().position(|b| b.item.fig == part.item.fig);
    let Some(share) = at.and_then(|at| sentence.get(at + 1)) else { return };
    let label = doc.str(share.item.label);
    let told = label.contains('占') && [SUBMITTED, SETTLED, CEILING, FIXED].iter().any(|names| names.within(label));
    let named = (label.ends_with('率') || label.ends_with("比例")) && label.contains(RATE_OF);
    if doc.figure(share.item.fig).unit != Unit::Percent || !told && !named {
        return;
    }
    let reading = Expr::div(Expr::Fig(part.item.fig), Expr::Fig(whole));
    out.push(Claim::new("share_recalc", share.item.fig, reading, Force::Doubts));
}

/// 支付比例, 采购执行率, 利用率: what a rate right after the smaller amount is called.
const RATE_OF: [char; 4] = ['付', '购', '利', '用'];

#[cfg(test)]
mod tests {
    use crate::read::prose::tests::assert_has;

    #[test]
    fn what_is_left_of_a_whole_is_reckoned() {
        let text = "云岭县文旅局2022年部门整体支出绩效自评报告\n采购预算278万元，中标（成交）金额235万元，节支43万元，节支率15.47%。\n\
            审定结算金额345.5万元，已支付269.5万元（支付比例78%），剩余76万元作为质保金。\n\
            固定资产1984万元，实际在用1884万元，利用率94.96%。";
        for relation in [
            "holds parts_sum 278 = 235 + 43",
            "holds share_recalc 15.47% = 43 ÷ 278",
            "holds parts_sum 345.5 = 269.5 + 76",
            "holds share_recalc 78% = 269.5 ÷ 345.5",
            "holds share_recalc 94.96% = 1884 ÷ 1984",
        ] {
            assert_has(text, relation);
        }
    }
}
