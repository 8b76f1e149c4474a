//! One finding for each root cause: the figure whose change makes most of what fails hold again.

use rust_decimal::Decimal;

use super::interval::{Interval, Precision};
use super::remedy::{Remedy, has_product};
use super::slip::{self, Slip};
use super::verdict::{Change, Judged, judge};
use crate::order::{self, Groups};
use crate::quick::{Map, Set};
use crate::read::document::{Claim, Document, Fig, Force};
use crate::read::unit::Unit;
use crate::report::Verdict;
use crate::rules::{Say, say};

/// What failed together, and the figure that explains it.
#[derive(Debug, Clone)]
pub struct Cause {
    /// The failing claims, the weightiest first.
    pub failing: Vec<Judged>,
    pub suspect: Option<Suspect>,
}

#[derive(Debug, Clone)]
pub struct Suspect {
    pub fig: Fig,
    /// In the figure's own unit.
    pub value: Decimal,
    pub why: Say,
    pub slip: Option<Slip>,
    /// Another figure that has the value.
    pub stands_at: Option<Fig>,
    /// How many failing claims it mends, and how many holding ones it would break.
    pub mends: usize,
    pub breaks: usize,
}

/// Work limits for hostile texts: beyond them causes are reported without a suspect.
const MOST_FAILING: usize = 60;
const MOST_TRIED: usize = 4000;
const MOST_CLAIMS: usize = 60;

/// Groups the failing claims by cause. Witnesses are claims that failed without accusing anybody.
pub fn causes(
    doc: &Document,
    precision: &Precision,
    claims: &[Claim],
    judged: &[Judged],
    witnesses: &[Judged],
) -> Vec<Cause> {
    let mut open: Vec<Judged> = judged.iter().filter(|j| j.verdict == Verdict::Fails).cloned().collect();
    if open.is_empty() {
        return Vec::new();
    }
    order::by_key(&mut open, |j| std::cmp::Reverse(claims[j.claim].force));
    let rest = open.split_off(open.len().min(MOST_FAILING));
    let court = Court::new(doc, precision, claims, judged.iter().chain(witnesses));
    let candidates = court.candidates(&open);
    let mut out = Vec::new();
    while !open.is_empty() {
        let left: Set<usize> = open.iter().map(|j| j.claim).collect();
        let best = candidates
            .iter()
            .filter_map(|c| Some((c.score_on(&left)?, c)))
            .max_by_key(|(score, c)| (*score, std::cmp::Reverse(c.order)));
        let best = best.filter(|(score, _)| *score > 0);
        let rivalled = best.is_some_and(|(score, best)| {
            candidates
                .iter()
                .any(|c| c.suspect.fig != best.suspect.fig && c.score_on(&left) == Some(score) && c.shares(best))
        });
        let best = best.map(|(_, c)| c);
        let mended: Set<usize> = match best {
            Some(c) => c.mended.iter().map(|(claim, _)| *claim).collect(),
            None => Set::from_iter([open[0].claim]),
        };
        let (failing, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(|j| mended.contains(&j.claim));
        open = rest;
        let suspect = best.map(|c| {
            let why = if rivalled { ONE_OF_SEVERAL } else { c.suspect.why };
            Suspect { why, mends: failing.len(), ..c.suspect.clone() }
        });
        out.push(Cause { failing, suspect });
    }
    out.extend(rest.into_iter().map(|j| Cause { failing: vec![j], suspect: None }));
    out
}

/// What is known of every figure while one is sought that explains what fails.
pub struct Court<'a, 't> {
    pub doc: &'a Document<'t>,
    pub precision: &'a Precision,
    claims: &'a [Claim],
    verdict: Map<usize, &'a Judged>,
    of_figure: Map<Fig, Vec<usize>>,
    /// Where each value (in base units) is printed.
    pub printed: Vec<(Decimal, Vec<Fig>)>,
    /// How large an amount is that stands in the middle of all.
    middle: Decimal,
}

/// One change, with what it would mend and what speaks for and against it.
struct Candidate {
    suspect: Suspect,
    mended: Vec<(usize, i32)>,
    /// What does not depend on the failing claims: slips, other prints, what it would break.
    score: i32,
    order: usize,
}

/// As much speaks for another figure of the relation.
const ONE_OF_SEVERAL: Say = say(
    "改为此数即可成立，但也可能是式中另一个数写错",
    "with this value it holds, but another figure of the relation may as well be the wrong one",
);

impl Candidate {
    /// Whether both mend one claim.
    fn shares(&self, other: &Candidate) -> bool {
        self.mended.iter().any(|(claim, _)| other.mended.iter().any(|(mended, _)| mended == claim))
    }

    /// Its weight for the claims that are still open; `None` when it mends none of them.
    fn score_on(&self, open: &Set<usize>) -> Option<i32> {
        let gains: Vec<i32> =
            self.mended.iter().filter(|(claim, _)| open.contains(claim)).map(|(_, gain)| *gain).collect();
        (!gains.is_empty()).then(|| gains.iter().sum::<i32>() + self.score)
    }
}

impl<'a, 't> Court<'a, 't> {
    fn new(
        doc: &'a Document<'t>,
        precision: &'a Precision,
        claims: &'a [Claim],
        judged: impl Iterator<Item = &'a Judged> + Clone,
    ) -> Self {
        let mut of_figure: Map<Fig, Vec<usize>> = Map::default();
        let mut figs = Vec::new();
        for j in judged.clone() {
            figs.clear();
            let claim = &claims[j.claim];
            figs.push(claim.stated);
            claim.readings.iter().for_each(|r| r.figures(&mut figs));
            order::by_key(&mut figs, |fig| *fig);
            figs.dedup();
            for fig in &figs {
                of_figure.entry(*fig).or_default().push(j.claim);
            }
        }
        let mut printed: Groups<Decimal, Fig> = Groups::new();
        for (i, f) in doc.figures.iter().enumerate().filter(|(_, f)| f.is_datum()) {
            if let Some(value) = f.base() {
                printed.add(value.normalize(), i as Fig);
            }
        }
        let verdict = judged.map(|j| (j.claim, j)).collect();
        let printed = printed.sorted();
        Court { doc, precision, claims, verdict, of_figure, middle: middle(doc, &printed), printed }
    }

    /// Every change that would mend one of the failing claims, weighed.
    fn candidates(&self, open: &[Judged]) -> Vec<Candidate> {
        let failing: Set<usize> = open.iter().map(|j| j.claim).collect();
        let mut tried: Set<(Fig, Decimal)> = Set::default();
        let mut out = Vec::new();
        for j in open {
            for remedy in self.remedies(&self.claims[j.claim]) {
                if tried.len() < MOST_TRIED && tried.insert((remedy.fig, remedy.value.normalize())) {
                    let order = out.len();
                    out.extend(self.weigh(&remedy, &failing).map(|c| Candidate { order, ..c }));
                }
            }
        }
        out
    }

    /// A change with all that speaks for and against it; `None` when it mends nothing or cannot be.
    fn weigh(&self, remedy: &Remedy, failing: &Set<usize>) -> Option<Candidate> {
        let &Remedy { fig, value, half } = remedy;
        let figure = self.doc.figure(fig);
        if value.is_sign_negative() != figure.value?.is_sign_negative() && !value.is_zero()
            || figure.value == Some(value)
            || is_counted(figure.unit) && !value.is_integer()
        {
            return None;
        }
        let base = value.checked_mul(figure.scale())?;
        let like = |old: Interval| {
            if old.low == old.high { Some(Interval::exact(base)) } else { Interval::around(base, half) }
        };
        let operand = like(self.precision.operand(self.doc, fig)?)?;
        let stated = like(self.precision.printed(self.doc, fig)?)?;
        let change = Change { fig, operand, stated };
        let (mut score, mut mended, mut breaks) = (0, Vec::new(), 0);
        let (mut concerned, mut linear, mut rate) = (Vec::new(), true, false);
        for &index in self.of_figure.get(&fig)?.iter().take(MOST_CLAIMS) {
            let claim = &self.claims[index];
            let judged = self.verdict.get(&index)?;
            let after = judge(self.doc, self.precision, index, claim, Some(change));
            let reading = after.as_ref().map_or(0, |j| j.reading);
            // The whole of what was allowed, spent or scored to the last: that comes of itself, and seldom by a slip.
            if claim.at_most && uses_all(judged) != after.as_ref().is_some_and(uses_all) {
                score += if uses_all(judged) { -2 } else { 2 };
            }
            let (before, after) = (judged.verdict, after.map_or(Verdict::Fails, |j| j.verdict));
            let uses = || {
                let mut figs = vec![claim.stated];
                claim.readings[judged.reading].figures(&mut figs);
                figs.contains(&fig)
            };
            match (before, after) {
                (Verdict::Fails, Verdict::Fails) => {}
                (Verdict::Fails, _) if failing.contains(&index) => {
                    let gain = match claim.force {
                        Force::Demands => 10,
                        Force::Doubts => 7,
                        Force::Hints => 4,
                        _ => 6,
                    };
                    // What only another way of reckoning makes come out explains less.
                    let less = i32::from(after == Verdict::Rounding) + i32::from(reading > 0);
                    mended.push((index, gain - less));
                    let product = claim.readings.iter().any(has_product);
                    linear &= !product;
                    rate |= product && claim.stated == fig;
                    concerned.push(claim.stated);
                    claim.readings[reading].figures(&mut concerned);
                }
                // It accuses nobody, but it bears witness.
                (Verdict::Fails, Verdict::Holds)
                    if claim.force == Force::Supports && reading == 0 && !claim.at_most =>
                {
                    score += if claim.readings.iter().any(has_product) { 2 } else { 3 };
                }
                (Verdict::Fails, _) => {}
                (_, Verdict::Fails) => {
                    breaks += 1;
                    score -= if claim.force == Force::Supports { 5 } else { 10 };
                }
                // It holds both ways; but what comes out to the digit with one of the two speaks for that one.
                (Verdict::Holds, Verdict::Rounding) if !claim.at_most && uses() => {
                    score -= if claim.readings.iter().any(has_product) { 1 } else { 4 };
                }
                (Verdict::Rounding, Verdict::Holds) if !claim.at_most && uses() => score += 1,
                _ => {}
            }
        }
        if mended.is_empty() {
            return None;
        }
        let slip = slip::between(figure, value);
        let stands_at = self.stands_at(fig, base, &[]);
        let stands = self.stands_at(fig, base, &concerned).is_some();
        score += self.likelihood(fig, value, slip, operand.low == operand.high && figure.unit != Unit::Score);
        // 100% and 20 stand everywhere, and what a rate leaves room for may stand somewhere by chance.
        if stands && telling_digits(value) >= 3 {
            score += if slip.is_some() || linear { 4 } else { 2 };
        }
        // Nobody does twice the whole of something; a rate of money may well be of more than the whole.
        let within = |v: Decimal| v <= Decimal::ONE_HUNDRED;
        if !rate && figure.unit == Unit::Percent && within(value) != figure.value.is_some_and(within) {
            score += if within(value) { 2 } else { -3 };
        }
        let why = match (slip, stands_at) {
            (Some(slip), _) => slip.why(),
            (None, Some(_)) => say("文中另一处写的正是这个数", "this value stands elsewhere in the text"),
            (None, None) => say("改为此数后各式均成立", "with this value everything holds"),
        };
        let suspect = Suspect { fig, value, why, slip, stands_at, mends: mended.len(), breaks };
        Some(Candidate { suspect, mended, score, order: 0 })
    }

    /// How likely somebody who meant the value wrote the figure, whatever the relations say.
    fn likelihood(&self, fig: Fig, value: Decimal, slip: Option<Slip>, is_exact: bool) -> i32 {
        let figure = self.doc.figure(fig);
        // The last place of a number too short for that to be a slip by itself.
        let near =
            || figure.value.is_some_and(|old| figure.decimals > 0 && (old - value).abs() < ulps(10, figure.decimals));
        let mut score = slip.map_or_else(|| if near() { 2 } else { 0 }, Slip::weight);
        // Targets and counts are printed as finely as they are meant.
        score -= i32::from(is_exact && value.normalize().scale() > figure.decimals);
        match slip {
            Some(Slip::Unit) => score += if self.unit_is_odd(fig, value) { 3 } else { -3 },
            // Nobody drops a digit that the report never prints.
            _ if value.normalize().scale() > self.precision.finest(self.doc, fig) => score -= 4,
            _ => {}
        }
        // Half a person was never meant.
        if is_counted(figure.unit) && figure.value.is_some_and(|printed| !printed.is_integer()) {
            score += 6;
        }
        score - if value.is_zero() { 4 } else { 0 }
    }

    /// Whether the other unit brings an amount nearer to what the report's amounts are like: a price for each is of 元,
    /// the rest is about as large as the amount in their middle.
    fn unit_is_odd(&self, fig: Fig, value: Decimal) -> bool {
        let figure = self.doc.figure(fig);
        let each = self.doc.indicators.iter().any(|indicator| {
            let of_it = [indicator.target, indicator.midyear, indicator.actual].contains(&Some(fig));
            of_it && EACH.iter().any(|word| self.doc.str(indicator.name).contains(word))
        });
        let bigger = figure.value.is_some_and(|printed| printed < value);
        let size = |v: Decimal| v.trunc().mantissa().unsigned_abs().checked_ilog10().map_or(0, |log| log as i32);
        let off = |v: Option<Decimal>| v.map_or(i32::MAX, |v| (size(v) - size(self.middle)).abs());
        if each { !bigger } else { off(value.checked_mul(figure.scale())) < off(figure.base()) }
    }

    /// Another print of the value; one of the figures that are to be brought together with this one says nothing new.
    fn stands_at(&self, fig: Fig, base: Decimal, concerned: &[Fig]) -> Option<Fig> {
        let unit = self.doc.figure(fig).unit;
        let base = base.normalize();
        let at = self.printed.binary_search_by(|(value, _)| value.cmp(&base)).ok()?;
        let found = &self.printed[at].1;
        found
            .iter()
            .copied()
            .find(|f| *f != fig && !concerned.contains(f) && self.doc.figure(*f).unit.same_family(unit))
    }
}

/// Words in the name of what is reckoned for one: per head, per day, by the piece.
const EACH: &[&str] = &["均", "每", "单价", "标准", "单位"];

fn uses_all(judged: &Judged) -> bool {
    judged.stated == judged.computed
}

/// People and things come whole.
fn is_counted(unit: Unit) -> bool {
    matches!(unit, Unit::Count(_))
}

/// The amount that as many of the report's are larger than as are smaller.
fn middle(doc: &Document, printed: &[(Decimal, Vec<Fig>)]) -> Decimal {
    let amounts: Vec<Decimal> = printed
        .iter()
        .filter(|(value, figs)| !value.is_zero() && doc.figure(figs[0]).unit.is_money())
        .map(|(value, _)| *value)
        .collect();
    amounts.get(amounts.len() / 2).copied().unwrap_or_default()
}

fn ulps(count: i64, decimals: u32) -> Decimal {
    Decimal::new(count, decimals.min(28))
}

/// The digits that tell one number from another: 2000 has one.
fn telling_digits(value: Decimal) -> usize {
    let digits = value.mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').len()
}

/// The digits of a value as a figure prints it: 100.00 has five.
pub fn digits_printed(value: Decimal, decimals: u32) -> usize {
    let mut printed = value.abs();
    printed.rescale(printed.normalize().scale().max(decimals));
    printed.mantissa().to_string().len()
}
