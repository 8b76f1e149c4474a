//! What is not wrong because it was misread: a figure that comes to the digit from figures near it is not what a failing
//! claim takes it for.

use crate::decimal::Exact;
use crate::gather::Gather;
use rust_decimal::Decimal;

use super::cause::digits_printed;
use super::likely::is_no_chance;
use super::otherwise::is_slip;
use super::verdict::Judged;
use crate::quick::{Figs, Map};
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::figure::Figure;
use crate::read::unit::Unit;
use crate::report::Verdict;
use crate::slip;
use crate::text::Span;

/// What the rules begin with that only bear out what they find.
const RECKONED: &str = "reckoned_";
/// Digits of a rate that no two figures give by chance.
const TELLING: usize = 3;

/// Takes the failing claims out that something holding excuses.
pub fn excused(doc: &Document, judged: &mut Vec<Judged>) {
    if !judged.iter().any(|j| j.verdict == Verdict::Fails) {
        return;
    }
    let excuses = Excuses::of(doc, judged);
    judged.retain(|j| j.verdict != Verdict::Fails || !excuses.hold_for(j));
}

/// What the claims that hold say of the figures that are stated.
struct Excuses<'a, 't> {
    doc: &'a Document<'t>,
    /// Rates that their own words explain, by whatever claim.
    rates: Figs,
    /// What was reckoned to be a part of a whole, and what anything else, with how.
    shares: Map<Fig, Vec<&'a Expr>>,
    others: Map<Fig, Vec<&'a Expr>>,
    /// The parts that a total was reckoned from.
    parts: Map<Fig, Vec<Fig>>,
}

impl<'a, 't> Excuses<'a, 't> {
    fn of(doc: &'a Document<'t>, judged: &[Judged]) -> Self {
        let mut excuses = Excuses {
            doc,
            rates: Figs::default(),
            shares: Map::default(),
            others: Map::default(),
            parts: Map::default(),
        };
        for j in judged.iter().filter(|j| j.verdict != Verdict::Fails) {
            let claim = excuses.claim(j);
            let reading = &claim.readings[j.reading];
            if matches!(reading, Expr::Div(..)) {
                excuses.rates.insert(claim.stated);
            }
            match claim.rule.strip_prefix(RECKONED) {
                Some("sum") => excuses.parts.entry(claim.stated).or_default().extend(figures(reading)),
                Some(_) if !excuses.tells(claim.stated) => {}
                // 312400人 at 89元 each makes the total; its parts must still add up to it.
                Some("product") if excuses.doc.figure(claim.stated).unit.is_money() => {}
                Some(_) if is_share(reading) => excuses.shares.entry(claim.stated).or_default().push(reading),
                Some(_) => excuses.others.entry(claim.stated).or_default().push(reading),
                None => {}
            }
        }
        excuses
    }

    fn claim(&self, j: &Judged) -> &'a Claim {
        &self.doc.claims[j.claim]
    }

    /// 98% may be of anything.
    fn tells(&self, fig: Fig) -> bool {
        let figure = self.doc.figure(fig);
        figure.unit != Unit::Percent || figure.value.is_some_and(|v| digits_printed(v, figure.decimals) >= TELLING)
    }

    fn hold_for(&self, j: &Judged) -> bool {
        let claim = self.claim(j);
        let reading = &claim.readings[j.reading];
        // That one of two prints is what others come to tells only which of them is right.
        if let (Expr::Fig(other), Force::Suggests | Force::Hints) = (reading, claim.force)
            && !claim.at_most
        {
            let known = |fig: &Fig| self.shares.contains_key(fig) || self.others.contains_key(fig);
            return known(&claim.stated) && known(other);
        }
        // A rate or a rest is of one thing. But that the other part leaves 11.14% does not excuse this part from being it.
        let otherwise = |of: &Map<Fig, Vec<&Expr>>| {
            of.get(&claim.stated).is_some_and(|ways| {
                ways.iter()
                    .any(|way| !self.shows_a_slip(claim, reading, way) && !is_farther_than_a_slip(self.doc, j, way))
            })
        };
        let reckoned = otherwise(&self.shares) || otherwise(&self.others) && !is_share(reading);
        // A total has parts of more than one kind, and must have been read from the same.
        let shared = |parts: &Vec<Fig>| figures(reading).iter().filter(|fig| parts.contains(fig)).count() >= 2;
        reckoned
            || claim.rule == "like_its_neighbours" && self.rates.contains(&claim.stated)
            || self.parts.get(&claim.stated).is_some_and(shared)
            || self.caps_another(claim, reading)
            || self.takes_a_subtotal(claim, reading)
    }

    /// 9.62分 is 10分 of the 96.19% that stands elsewhere: that does not excuse the 9.19% beside it, it tells what it should be.
    fn shows_a_slip(&self, claim: &Claim, read: &Expr, reckoned: &Expr) -> bool {
        let value = |fig: &Fig| self.doc.figure(*fig).base();
        // 比上年20.50万元增加1.05万元，增长7.32%: of 22.00万元 less 20.50万元, which tells what the increase should be.
        if let (Expr::Div(top, base), Expr::Div(other, over)) = (read, reckoned)
            && let (Expr::Fig(top), Expr::Fig(base), Expr::Sub(more, less), Expr::Fig(over)) =
                (&**top, &**base, &**other, &**over)
            && let (Expr::Fig(more), Expr::Fig(less)) = (&**more, &**less)
            && value(base) == value(over)
        {
            let figure = self.doc.figure(*top);
            let change = value(more).zip(value(less)).and_then(|(more, less)| more.checked_sub(less));
            let right = change.and_then(|v| v.abs().checked_div(figure.scale()));
            return right.is_some_and(|v| slip::between(figure, v).is_some());
        }
        let (read, reckoned) = (figures(read), figures(reckoned));
        let lacks = |others: &[Fig], fig: &Fig| !others.iter().any(|other| value(other) == value(fig));
        let mut odd = read.iter().filter(|fig| lacks(&reckoned, fig));
        let Some(first) = odd.next().filter(|first| odd.all(|fig| fig == *first)) else { return false };
        let mut instead = reckoned.iter().filter(|fig| lacks(&read, fig));
        let figure = |fig: Fig| self.doc.figure(fig);
        // What stands beside it may be another amount, where the words do not leave just one.
        let apart = |fig: &Fig| apart(self.doc, figure(claim.stated), figure(*fig));
        let plain = |fig: &Fig| claim.force == Force::Demands && is_plain_slip(figure(*first), figure(*fig));
        let slipped = |fig: &Fig| plain(fig) || apart(fig) && is_slip(self.doc, *first, *fig);
        instead.clone().count() <= 2 && instead.any(slipped)
    }

    /// 自评得分95.40分。各部分如下：⏎决策部分，权重20分: the whole, before its first part.
    fn caps_another(&self, claim: &Claim, reading: &Expr) -> bool {
        let Expr::Fig(weight) = reading else { return false };
        let (score, weight) = (self.doc.figure(claim.stated), self.doc.figure(*weight));
        claim.at_most && score.span.start < weight.span.start && apart(self.doc, score, weight)
    }

    /// 20分、15分…，以上共90分: what the others come to is none of them.
    fn takes_a_subtotal(&self, claim: &Claim, reading: &Expr) -> bool {
        if claim.rule != "weights_sum_100" {
            return false;
        }
        let points: Vec<Decimal> =
            figures(reading).into_iter().chain([claim.stated]).filter_map(|fig| self.doc.figure(fig).base()).gather();
        let all: Decimal = points.iter().sum();
        points.len() > 3 && points.iter().any(|v| all - v == *v)
    }
}

/// Another sentence, or another line.
fn apart(doc: &Document, a: &Figure, b: &Figure) -> bool {
    let (a, b) = (a.span.min(b.span), a.span.max(b.span));
    doc.str(Span { start: a.end, end: b.start }).contains(['\n', '。'])
}

/// 较年初20.50万元增加1.50万元，增长3.77%: where one sentence tells all of it, a slip of the rate is likelier than that it is
/// of figures from elsewhere.
pub fn is_farther_than_a_slip(doc: &Document, j: &Judged, way: &Expr) -> bool {
    let claim = &doc.claims[j.claim];
    let stated = doc.figure(claim.stated);
    let here = |fig: &Fig| !apart(doc, stated, doc.figure(*fig));
    let told_here = || figures(&claim.readings[j.reading]).iter().all(here) && !figures(way).iter().all(here);
    if claim.force < Force::Doubts || stated.unit != Unit::Percent || !told_here() {
        return false;
    }
    let Some(exact) = j.computed.checked_div(stated.scale()) else { return false };
    (stated.decimals.saturating_sub(1)..=stated.decimals + 1)
        .any(|decimals| slip::between(stated, crate::decimal::round(exact, decimals)).is_some())
}

/// One is the other with digits swapped, left out or doubled, or with its point elsewhere.
fn is_plain_slip(printed: &Figure, right: &Figure) -> bool {
    let value = right.base().and_then(|v| v.over(printed.scale()));
    value.is_some_and(|v| slip::between(printed, v).is_some_and(|slip| is_no_chance(slip, v, TELLING)))
}

fn is_share(reading: &Expr) -> bool {
    matches!(reading, Expr::Div(part, _) if matches!(**part, Expr::Fig(_)))
}

fn figures(reading: &Expr) -> Vec<Fig> {
    let mut figs = Vec::new();
    reading.figures(&mut figs);
    figs
}
