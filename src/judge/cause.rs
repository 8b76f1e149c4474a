//! One finding for each root cause: the figure whose change makes most of what fails hold again.

use crate::decimal::Exact;
use crate::gather::Gather;
use rust_decimal::Decimal;

use super::interval::{Interval, Precision};
use super::likely::{is_no_chance, middle};
use super::remedy::{Remedy, has_product};
use super::verdict::{Change, Judged, judge};
use crate::order::{self, Groups};
use crate::quick::{Map, Set};
use crate::read::document::{Claim, Document, Fig, Force};
use crate::read::unit::Unit;
use crate::report::Verdict;
use crate::rules::{Say, say, why};
use crate::slip::{self, Slip};

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
    /// A slip that chance does not bring about, and nothing speaks for another figure.
    pub certain: bool,
    /// Something else of the report shows that the value was meant.
    pub shown: bool,
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
    let mut open: Vec<Judged> = judged.iter().filter(|j| j.verdict == Verdict::Fails).cloned().gather();
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
            Suspect { why, mends: failing.len(), certain: c.suspect.certain && !rivalled, ..c.suspect.clone() }
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
    pub middle: Decimal,
}

/// One change, with what it would mend and what speaks for and against it.
struct Candidate {
    suspect: Suspect,
    mended: Vec<(usize, i32)>,
    /// What does not depend on the failing claims: slips, other prints, what it would break.
    score: i32,
    order: usize,
}

/// What the relations of a figure say to a change of it.
#[derive(Default)]
pub struct Testimony {
    score: i32,
    mended: Vec<(usize, i32)>,
    breaks: usize,
    /// Claims that come out to the digit with it, whether they accused anybody or not.
    backed: usize,
    /// The figures of what it mends.
    pub concerned: Vec<Fig>,
    /// Nothing that it mends leaves room for more than one value.
    pub linear: bool,
    /// It is itself what a product or a quotient comes to.
    pub rate: bool,
    /// A sum comes out to the digit that only rounding allowed before.
    pub sharpens: bool,
    /// Nothing but another print of the figure is mended.
    pub reprint: bool,
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
            self.mended.iter().filter(|(claim, _)| open.contains(claim)).map(|(_, gain)| *gain).gather();
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
        let base = value.times(figure.scale())?;
        let like = |old: Interval| {
            if old.low == old.high { Some(Interval::exact(base)) } else { Interval::around(base, half) }
        };
        let operand = like(self.precision.operand(self.doc, fig)?)?;
        let stated = like(self.precision.printed(self.doc, fig)?)?;
        let said = self.testimony(Change { fig, operand, stated }, failing)?;
        let slip = slip::between(figure, value);
        let stands_at = self.stands_at(fig, value, &[]);
        let why = match (slip, stands_at) {
            (Some(slip), _) => why(slip),
            (None, Some(_)) => say("文中另一处写的正是这个数", "this value stands elsewhere in the text"),
            (None, None) => say("改为此数后各式均成立", "with this value everything holds"),
        };
        let score = said.score + self.likelihood(fig, value, slip, &said);
        let (mends, breaks) = (said.mended.len(), said.breaks);
        let digits = digits_printed(value, figure.decimals) - usize::from(said.backed < 2);
        let certain = breaks == 0 && slip.is_some_and(|slip| is_no_chance(slip, value, digits));
        let shown = slip.is_some() && breaks == 0 && self.is_shown(fig, value, certain, &said);
        let suspect = Suspect { fig, value, why, slip, stands_at, mends, breaks, certain, shown };
        Some(Candidate { suspect, mended: said.mended, score, order: 0 })
    }

    /// What the relations of a figure say to its change; `None` when it mends nothing.
    fn testimony(&self, change: Change, failing: &Set<usize>) -> Option<Testimony> {
        let fig = change.fig;
        let mut said = Testimony { linear: true, reprint: true, ..Testimony::default() };
        for &index in self.of_figure.get(&fig)?.iter().take(MOST_CLAIMS) {
            let claim = &self.claims[index];
            let judged = self.verdict.get(&index)?;
            let after = judge(self.doc, self.precision, index, claim, Some(change));
            let reading = after.as_ref().map_or(0, |j| j.reading);
            let product = claim.readings.iter().any(has_product);
            let supports = claim.force == Force::Supports;
            // The whole of what was allowed, spent or scored to the last: that comes of itself, and seldom by a slip.
            if claim.at_most && uses_all(judged) != after.as_ref().is_some_and(uses_all) {
                said.score += if uses_all(judged) { -2 } else { 2 };
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
                    said.mended.push((index, gain - less));
                    said.backed += usize::from(after == Verdict::Holds && !claim.at_most);
                    said.linear &= !product;
                    said.reprint &= claim.rule == SAME;
                    said.rate |= product && claim.stated == fig;
                    said.concerned.push(claim.stated);
                    claim.readings[reading].figures(&mut said.concerned);
                }
                // It accuses nobody, but it bears witness.
                (Verdict::Fails, Verdict::Holds) if supports && reading == 0 => {
                    said.backed += usize::from(!claim.at_most);
                    said.score += match () {
                        _ if !claim.at_most => 3 - i32::from(product),
                        // Spending may well pass a budget, a score never what it is worth.
                        _ => i32::from(claim.rule == "score_cap") * 3,
                    };
                }
                (Verdict::Fails, _) => {}
                // Of two digits any amounts near a rate give it.
                (_, Verdict::Fails) if supports && is_coarse(self.doc, claim) => said.score -= 1,
                (_, Verdict::Fails) => {
                    said.breaks += 1;
                    said.score -= match () {
                        _ if !supports => 10,
                        _ if claim.at_most => 3,
                        _ => 5,
                    };
                }
                // It holds both ways; but what comes out to the digit with one of the two speaks for that one.
                (Verdict::Holds, Verdict::Rounding) if !claim.at_most && uses() => {
                    said.score -= if product { 1 } else { 4 };
                }
                (Verdict::Rounding, Verdict::Holds) if !claim.at_most && uses() => {
                    said.score += 1;
                    said.sharpens |= !product;
                }
                _ => {}
            }
        }
        (!said.mended.is_empty()).then_some(said)
    }
}

impl Court<'_, '_> {
    /// Whether a figure takes part in anything that comes out to the digit, but for its other prints.
    pub fn is_upheld(&self, fig: Fig) -> bool {
        let holds = |index: &usize| {
            let claim = &self.claims[*index];
            let holds = self.verdict.get(index).is_some_and(|j| j.verdict == Verdict::Holds);
            holds && !claim.at_most && claim.rule != SAME
        };
        self.of_figure.get(&fig).is_some_and(|of| of.iter().take(MOST_CLAIMS).any(holds))
    }
}

/// The rule of what is printed twice.
pub const SAME: &str = "same_fact_consistent";

/// A rate of so few digits that what came out by trying proves little.
fn is_coarse(doc: &Document, claim: &Claim) -> bool {
    let figure = doc.figure(claim.stated);
    let few = figure.value.is_some_and(|v| digits_printed(v, figure.decimals) < 3);
    claim.rule == "reckoned_rate" && figure.unit == Unit::Percent && few
}

fn uses_all(judged: &Judged) -> bool {
    judged.stated == judged.computed
}

/// People and things come whole.
pub fn is_counted(unit: Unit) -> bool {
    matches!(unit, Unit::Count(_))
}

/// The digits of a value as a figure prints it: 100.00 has five.
pub fn digits_printed(value: Decimal, decimals: u32) -> usize {
    let mut printed = value.abs();
    printed.rescale(printed.normalize().scale().max(decimals));
    crate::decimal::unpointed(printed).len()
}
