//! Before anything is called wrong: another reading of the same words, near the claim, that makes the printed figures
//! right to the digit. Which amount a rate is of, and which parts a sum has, is seldom said in so many words.

use crate::decimal::Exact;
use crate::gather::Gather;
use rust_decimal::Decimal;

use super::cause::digits_printed;
use super::excused::is_farther_than_a_slip;
use super::verdict::{Judged, judge};
use super::{Precision, digits};
use crate::quick::Map;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::unit::Unit;
use crate::report::Verdict;
use crate::slip;

/// Work limits for hostile texts.
const MOST_CLAIMS: usize = 200;
const MOST_READINGS: usize = 3;
const MOST_TERMS: usize = 150;

/// Figures before and after the claim among which another reading is looked for.
const BEFORE: usize = 24;
const AFTER: usize = 8;
/// The same where the claim has few digits, which chance may come to.
const CLOSE_BEFORE: usize = 16;
const CLOSE_AFTER: usize = 3;

/// Rules whose parts are named by the regulation or the form: their words leave no other reading.
const NAMED_PARTS: &[&str] = &[
    "initial_total_eq_basic_plus_project",
    "budget_total_eq_basic_plus_project",
    "spend_total_eq_basic_plus_project",
    "basic_eq_personnel_plus_public",
    "indicator_completion_rate",
    "project_list_sum",
    "told_change",
    "told_share",
    "told_mean",
    "told_parts",
    "told_rest",
];

/// Takes out of `judged` what fails only as it was read, and gives back the claims as they hold.
pub fn explained(doc: &Document, precision: &Precision, judged: &mut Vec<Judged>) -> Vec<(Claim, Judged)> {
    let mut held = Vec::new();
    let failing = |j: &Judged| {
        let claim = &doc.claims[j.claim];
        j.verdict == Verdict::Fails && claim.force >= Force::Suggests && !claim.at_most
    };
    let mut tried = 0;
    let shared = shared_wholes(doc, judged.iter().filter(|j| failing(j)).take(MOST_CLAIMS));
    judged.retain(|j| {
        if !failing(j) || tried == MOST_CLAIMS {
            return true;
        }
        tried += 1;
        let claim = &doc.claims[j.claim];
        if shared.contains(&j.claim) {
            return false;
        }
        if NAMED_PARTS.contains(&claim.rule) {
            return !claim.readings.iter().all(|r| is_told_twice(doc, claim.stated, r));
        }
        let Some((stated, reading)) = other_reading(doc, precision, j.claim, claim) else { return true };
        if is_farther_than_a_slip(doc, j, &reading) {
            return true;
        }
        let other = Claim { stated, readings: vec![reading], ..claim.clone() };
        held.extend(judge(doc, precision, j.claim, &other, None).map(|judged| (other, judged)));
        false
    });
    held
}

/// The figure that is right, and how it is reached.
fn other_reading(doc: &Document, precision: &Precision, index: usize, claim: &Claim) -> Option<(Fig, Expr)> {
    match doc.figure(claim.stated).unit {
        Unit::Percent | Unit::Points => other_rate(doc, precision, index, claim).map(|reading| (claim.stated, reading)),
        Unit::Money(_) | Unit::Count(_) => {
            claim.readings.iter().take(MOST_READINGS).find_map(|r| other_sum(doc, claim.stated, r))
        }
        _ => None,
    }
}

/// The figures around one, nearest or not, of one family of units.
fn around<'d>(doc: &'d Document, fig: Fig, before: usize, after: usize, unit: Unit) -> impl Iterator<Item = Fig> + 'd {
    let own = doc.figures_in(doc.span);
    let at = fig as usize;
    let from = at.saturating_sub(before).max(own.start);
    let to = (at + 1 + after).min(own.end);
    (from..to).map(|i| i as Fig).filter(move |f| {
        let figure = doc.figure(*f);
        *f != fig && figure.is_datum() && figure.unit.same_family(unit)
    })
}

/// One is what the other was meant to be: a slip that the report itself shows, and no other reading.
pub fn is_slip(doc: &Document, printed: Fig, other: Fig) -> bool {
    let figure = doc.figure(printed);
    let Some(value) = doc.figure(other).base() else { return true };
    figure.base() == Some(value)
        || value.over(figure.scale()).is_none_or(|value| slip::between(figure, value).is_some())
}

/// The rate of a near amount instead of the one it was read of.
fn other_rate(doc: &Document, precision: &Precision, index: usize, claim: &Claim) -> Option<Expr> {
    let stated = doc.figure(claim.stated);
    let (before, after) = match digits_printed(stated.value?, stated.decimals) {
        // Everything is 100% of itself.
        _ if stated.value == Some(Decimal::ONE_HUNDRED) => return None,
        0..=2 => return None,
        3 => (CLOSE_BEFORE, CLOSE_AFTER),
        _ => (BEFORE, AFTER),
    };
    for reading in claim.readings.iter().take(MOST_READINGS) {
        let mut figs = Vec::new();
        reading.figures(&mut figs);
        for &old in &figs {
            let unit = doc.figure(old).unit;
            // Targets and what was reached stand together by their form; small counts come near each other by chance.
            let telling = |fig: Fig| doc.figure(fig).base().is_some_and(|v| digits(v) >= 3) && unit != Unit::Percent;
            let near = around(doc, claim.stated, before, after, unit);
            for new in near.filter(|new| telling(*new) && !figs.contains(new) && !is_slip(doc, old, *new)) {
                let other = reading.replacing(old, new);
                let tried = Claim { readings: vec![other.clone()], ..claim.clone() };
                if judge(doc, precision, index, &tried, None).is_some_and(|j| j.verdict == Verdict::Holds) {
                    return Some(other);
                }
            }
        }
    }
    None
}

/// The terms of a plain sum or difference, with their signs.
fn terms(expr: &Expr, negative: bool, out: &mut Vec<(bool, Fig)>) -> Option<()> {
    match expr {
        Expr::Fig(fig) => out.push((negative, *fig)),
        Expr::Neg(a) => terms(a, !negative, out)?,
        Expr::Add(all) => all.iter().try_for_each(|t| terms(t, negative, out))?,
        Expr::Sub(a, b) => {
            terms(a, negative, out)?;
            terms(b, !negative, out)?;
        }
        _ => return None,
    }
    Some(())
}

fn expr_of(terms: &[(bool, Fig)]) -> Expr {
    Expr::Add(
        terms
            .iter()
            .map(|(negative, fig)| if *negative { Expr::Neg(Box::new(Expr::Fig(*fig))) } else { Expr::Fig(*fig) })
            .gather(),
    )
}

/// Enough digits that no chance makes two amounts the same.
const TELLING: usize = 4;

/// 1529 = 390 + 1529: a part that is the whole to the digit is the whole told again.
fn is_told_twice(doc: &Document, stated: Fig, reading: &Expr) -> bool {
    let mut parts = Vec::new();
    let whole = doc.figure(stated).base();
    terms(reading, false, &mut parts).is_some()
        && whole.is_some_and(|v| digits(v) >= TELLING)
        && parts.iter().any(|(_, fig)| doc.figure(*fig).base() == whole)
}

/// The sum of fewer parts, of one part more, of another part, or of another whole.
fn other_sum(doc: &Document, stated: Fig, reading: &Expr) -> Option<(Fig, Expr)> {
    let mut parts = Vec::new();
    terms(reading, false, &mut parts)?;
    if !(2..=MOST_TERMS).contains(&parts.len()) {
        return None;
    }
    let whole = doc.figure(stated).base()?;
    let unit = doc.figure(stated).unit;
    if digits(whole) < 3 {
        return None;
    }
    let value = |(negative, fig): (bool, Fig)| doc.figure(fig).base().map(|v| if negative { -v } else { v });
    let mut sum = Decimal::ZERO;
    let mut sums = Vec::with_capacity(parts.len() + 1);
    for &part in &parts {
        sums.push(sum);
        sum = sum.plus(value(part)?)?;
    }
    sums.push(sum);
    // 共a人，其中b、c、d；另有e: the list ends sooner or begins later than it was read.
    for at in 1..parts.len() {
        if sums[at] == whole {
            return Some((stated, expr_of(&parts[..at])));
        }
        if sum - sums[at] == whole {
            return Some((stated, expr_of(&parts[at..])));
        }
    }
    let telling = |v: Decimal| digits(v) >= TELLING;
    if !telling(whole) {
        return None;
    }
    let missing = whole.minus(sum)?;
    let near: Vec<(Decimal, Fig)> = around(doc, stated, BEFORE, AFTER, unit)
        .filter(|f| !parts.iter().any(|(_, part)| part == f))
        .filter_map(|f| Some((doc.figure(f).base()?, f)))
        .gather();
    let of_value = |wanted: Decimal| near.iter().find(|(v, _)| *v == wanted).map(|(_, f)| *f);
    for (i, &part) in parts.iter().enumerate() {
        let own = value(part)?;
        // One of the parts is none, or another amount is meant.
        if own == -missing {
            let mut fewer = parts.clone();
            fewer.remove(i);
            return Some((stated, expr_of(&fewer)));
        }
        // A list of many parts has one that is wrong more likely than one that was misread.
        if parts.len() > 2 {
            continue;
        }
        let wanted = own.plus(missing)?;
        let wanted = if part.0 { -wanted } else { wanted };
        if telling(wanted)
            && let Some(fig) = of_value(wanted)
            && !is_slip(doc, part.1, fig)
        {
            let mut others = parts.clone();
            others[i].1 = fig;
            return Some((stated, expr_of(&others)));
        }
    }
    if telling(missing)
        && let Some(fig) = of_value(missing.abs())
    {
        parts.push((missing.is_sign_negative(), fig));
        return Some((stated, expr_of(&parts)));
    }
    // The parts come to another amount: they are that one's.
    let other = of_value(sum).filter(|fig| telling(sum) && !is_slip(doc, stated, *fig))?;
    Some((other, expr_of(&parts)))
}

/// Shares that all fail of one whole, and are all right of another amount of the report, or of their own sum.
fn shared_wholes<'j>(doc: &Document, failing: impl Iterator<Item = &'j Judged>) -> Vec<usize> {
    let mut lists: Map<Fig, Vec<(usize, Fig, Fig)>> = Map::default();
    for j in failing {
        let claim = &doc.claims[j.claim];
        if let Expr::Div(part, whole) = &claim.readings[j.reading]
            && let (Expr::Fig(part), Expr::Fig(whole)) = (&**part, &**whole)
            && doc.figure(claim.stated).unit == Unit::Percent
        {
            lists.entry(*whole).or_default().push((j.claim, claim.stated, *part));
        }
    }
    let mut out = Vec::new();
    for (whole, list) in lists {
        if list.len() < 2 {
            continue;
        }
        let holds = |base: Decimal| {
            !base.is_zero()
                && list.iter().all(|(_, stated, part)| {
                    let figure = doc.figure(*stated);
                    let share = doc.figure(*part).base().and_then(|v| v.over(base));
                    let share = share.and_then(|v| figure.in_unit(v));
                    share.map(|v| crate::decimal::round(v, figure.decimals)) == figure.value
                })
        };
        let unit = doc.figure(whole).unit;
        let sum = list.iter().try_fold(doc.figure(whole).base().unwrap_or_default(), |sum, (_, _, part)| {
            sum.plus(doc.figure(*part).base()?)
        });
        let elsewhere = doc.figures_in(doc.span).map(|i| i as Fig).filter(|f| doc.figure(*f).unit.same_family(unit));
        let right = sum.is_some_and(holds)
            || elsewhere.into_iter().any(|f| doc.figure(f).base().is_some_and(holds) && !is_slip(doc, whole, f));
        if right {
            out.extend(list.iter().map(|(claim, ..)| *claim));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    fn said(text: &str) -> Vec<String> {
        let found = crate::check(text).findings.into_iter().filter(|f| f.severity != crate::report::Severity::Note);
        found.map(|f| f.message).collect()
    }

    #[test]
    fn a_rate_of_another_amount_near_by_is_right() {
        let text = "全年“三公”经费支出45.37万元，其中车辆运行费41.15万元，公务接待费4.22万元。上年“三公”经费支出50.48万元，本年同比下降10.12%。";
        assert!(said(text).is_empty(), "{:?}", said(text));
        assert!(!said(&text.replace("10.12%", "11.12%")).is_empty());
    }

    #[test]
    fn a_list_may_end_before_what_it_was_read_with() {
        let text = "年末在编人员318人，其中公务员205人，事业人员96人，工勤人员17人；另有编外辅助人员44人。";
        assert!(said(text).is_empty(), "{:?}", said(text));
        assert!(!said(&text.replace("96人", "86人")).is_empty());
    }

    #[test]
    fn shares_of_a_whole_that_stands_elsewhere_are_right() {
        let text = "本年项目支出4,120.35万元。\n项目支出按性质分为三类：一是造林补助1,905.22万元，占项目支出的46.2%；二是管护补助1,408.31万元，占34.2%；三是防火806.82万元，占19.6%。";
        assert!(said(text).is_empty(), "{:?}", said(text));
    }
}
