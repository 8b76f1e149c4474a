//! Prices: 补助护林员60名，每名9000元，共54万元.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::bind::Bound;
use crate::read::document::{Claim, Document, Expr, Force};
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::text::WordSet;

/// Words that lead to what one costs, beside 每 and 人均.
const RATES: WordSet = WordSet::new(&["标准", "单价", "年均", "户均", "均价"]);
/// Words of a price by the month or the day: how many of them is not told.
const SPELLS: WordSet = WordSet::new(&["月", "天", "日", "季", "学期", "次"]);
/// Prices told in one sentence.
const MOST: usize = 12;

/// What a figure is in such a sentence.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Count,
    Price,
    Amount,
}

/// States what count and price come to, clause by clause, or for the lists of one sentence in turn.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    for sentence in bound.chunk_by(|a, b| a.item.sentence == b.item.sentence) {
        if !sentence.iter().any(|b| is_price(doc, b)) {
            continue;
        }
        let from = claims.len();
        for clause in sentence.chunk_by(|a, b| a.item.clause == b.item.clause) {
            in_turn(doc, clause, &mut claims);
        }
        if claims.len() == from {
            in_turn(doc, sentence, &mut claims);
        }
    }
    doc.claims.append(&mut claims);
}

/// As many counts as prices and amounts: the first of each go together, then the second.
fn in_turn(doc: &Document, stretch: &[Bound], out: &mut Vec<Claim>) {
    let (mut counts, mut prices, mut amounts) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = None;
    for b in stretch {
        // 标准依次为9500元、1000元: what follows in the list is what its first figure is.
        let joined = matches!(doc.str(b.item.label), "" | "和" | "与" | "及");
        last = if joined && last == Some(Role::Price) { last } else { role(doc, b) };
        match last {
            Some(Role::Count) => counts.push(b),
            Some(Role::Price) => prices.push(b),
            Some(Role::Amount) => amounts.push(b),
            None => {}
        }
    }
    let n = prices.len();
    // 完成168场，每场补助5000元，资金84万元，任务160场: with one price go the count and the amount nearest to it.
    if let [price] = prices[..] {
        let apart = |b: &&&Bound| b.item.fig.abs_diff(price.item.fig);
        let after = amounts.iter().find(|b| b.item.fig > price.item.fig).or(amounts.last()).copied();
        counts = counts.iter().min_by_key(apart).copied().into_iter().gather();
        amounts = after.into_iter().gather();
    }
    if n == 0 || n > MOST || counts.len() != n || amounts.len() != n {
        return;
    }
    let value = |b: &Bound| doc.figure(b.item.fig).base();
    let comes = |k: usize| {
        let count = value(counts[k]).and_then(|c| c.times(scale(doc, counts[k])));
        count.zip(value(prices[k])).and_then(|(c, p)| c.times(p)) == value(amounts[k])
    };
    // What one of them bears out is how the others are reckoned too.
    let borne = (0..n).filter(|k| comes(*k)).count();
    for k in 0..n {
        if prices[k].item.depth != amounts[k].item.depth && prices[k].item.depth != counts[k].item.depth {
            continue;
        }
        let label = doc.str(prices[k].item.label);
        let yearly = label.contains('月')
            && doc.figure(counts[k].item.fig).unit != Unit::Count("人次")
            && stretch.iter().any(|b| doc.str(b.item.label).has("全年"));
        let months = yearly.then(|| Expr::Num(Decimal::from(12))).filter(|_| !comes(k));
        let force = match () {
            // 户均约6000元, 34万元左右: told only roughly.
            _ if is_rough(doc, prices[k]) || is_rough(doc, amounts[k]) => Force::Supports,
            // 月均2436元: so much each month for who was there in that month.
            _ if months.is_some() && label.contains('均') => Force::Supports,
            // 劳务派遣6人，其中2人7月到岗，每人每月4500元: of the six, or of the two?
            _ if doc.str(counts[k].item.label).has("其中") && !comes(k) => Force::Supports,
            _ if SPELLS.within(label) && months.is_none() && !comes(k) => Force::Supports,
            _ if borne > 0 && borne + 1 == n => Force::Doubts,
            _ => Force::Suggests,
        };
        let product = Expr::mul(Expr::Fig(counts[k].item.fig), Expr::Fig(prices[k].item.fig));
        let scale = scale(doc, counts[k]);
        let product = if scale == Decimal::ONE { product } else { Expr::mul(product, Expr::Num(scale)) };
        let product = match months {
            Some(months) => Expr::mul(product, months),
            None => product,
        };
        out.push(Claim::new("price_times_count", amounts[k].item.fig, product, force));
    }
}

/// 76.4万人
fn scale(doc: &Document, count: &Bound) -> Decimal {
    match doc.figure(count.item.fig).unit {
        Unit::Measure(unit) if unit.starts_with('万') => Decimal::from(10_000),
        _ => Decimal::ONE,
    }
}

fn is_rough(doc: &Document, b: &Bound) -> bool {
    doc.str(b.item.label).ends_with(['约', '近']) || doc.str(b.item.tail).starts_with("左右")
}

fn role(doc: &Document, b: &Bound) -> Option<Role> {
    match doc.figure(b.item.fig).unit {
        Unit::Money(_) if is_price(doc, b) => Some(Role::Price),
        Unit::Money(_) if matches!(b.fact.measure, Measure::Amount | Measure::Delta) => Some(Role::Amount),
        Unit::Count(unit) if unit != "个月" => Some(Role::Count),
        Unit::Measure("亩" | "万亩" | "平方米" | "万人") => Some(Role::Count),
        _ => None,
    }
}

/// 每人500元, 标准为500元/年, 500元的标准.
fn is_price(doc: &Document, b: &Bound) -> bool {
    let figure = doc.figure(b.item.fig);
    if !figure.unit.is_money() {
        return false;
    }
    let (label, tail) = (doc.str(b.item.label), doc.str(b.item.tail));
    b.words.each || RATES.within(label) || tail.starts_with('/') || tail.starts_with("的标准")
}

#[cfg(test)]
mod tests {
    use crate::read::prose::tests::{assert_clean, assert_has};

    #[test]
    fn prices_times_counts_come_to_amounts() {
        let text = "云岭县民政局2022年部门整体支出绩效自评报告\n按每人每年7400元的标准补助特困对象852人，发放630.48万元；按1000元的标准补助老人796名，发放79.60万元。\n\
            护林员61名，高龄老人676名，补助标准依次为9500元、1000元，补助金额依次为57.95万元、67.6万元。";
        for relation in ["holds price_times_count 630.48 = 852 × 7400元", "holds price_times_count 67.6 = 676 × 1000元"]
        {
            assert_has(text, relation);
        }
        assert_has(&text.replace("796名", "756名"), "fails price_times_count 79.60 ≠ 756 × 1000元");
    }

    #[test]
    fn people_may_be_counted_by_the_ten_thousand() {
        let text =
            "云岭县民政局2022年部门整体支出绩效自评报告\n常住人口76.4万人，人均补助标准89元，应筹集6799.60万元。";
        assert_has(text, "holds price_times_count 6799.60 = 76.4 × 89元 × 10000");
        assert_clean(text);
    }

    #[test]
    fn a_price_by_the_month_need_not_run_all_year() {
        assert_clean("云岭县民政局2022年部门整体支出绩效自评报告\n补助保洁员30名，每人每月500元，发放16.50万元。");
    }
}
