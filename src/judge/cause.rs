//! One finding for each root cause: the figure whose change makes most of what fails hold again.

use rust_decimal::Decimal;

use super::interval::{Interval, Precision};
use super::slip::{self, Slip};
use super::verdict::{Change, Judged, judge};
use crate::decimal::{digits, round};
use crate::order::{self, Groups};
use crate::quick::{Map, Set};
use crate::read::document::{Claim, Document, Expr, Fig, Force};
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
const MOST_READINGS: usize = 4;

/// Groups the failing claims by cause.
pub fn causes(doc: &Document, precision: &Precision, claims: &[Claim], judged: &[Judged]) -> Vec<Cause> {
    let mut open: Vec<Judged> = judged.iter().filter(|j| j.verdict == Verdict::Fails).cloned().collect();
    if open.is_empty() {
        return Vec::new();
    }
    order::by_key(&mut open, |j| std::cmp::Reverse(claims[j.claim].force));
    let rest = open.split_off(open.len().min(MOST_FAILING));
    let court = Court::new(doc, precision, claims, judged);
    let candidates = court.candidates(&open);
    let mut out = Vec::new();
    while !open.is_empty() {
        let left: Set<usize> = open.iter().map(|j| j.claim).collect();
        let best = candidates
            .iter()
            .filter_map(|c| Some((c.score_on(&left)?, c)))
            .max_by_key(|(score, c)| (*score, std::cmp::Reverse(c.order)));
        let best = best.filter(|(score, _)| *score > 0).map(|(_, c)| c);
        let mended: Set<usize> = match best {
            Some(c) => c.mended.iter().map(|(claim, _)| *claim).collect(),
            None => Set::from_iter([open[0].claim]),
        };
        let (failing, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(|j| mended.contains(&j.claim));
        open = rest;
        let suspect = best.map(|c| Suspect { mends: failing.len(), ..c.suspect.clone() });
        out.push(Cause { failing, suspect });
    }
    out.extend(rest.into_iter().map(|j| Cause { failing: vec![j], suspect: None }));
    out
}

struct Court<'a, 't> {
    doc: &'a Document<'t>,
    precision: &'a Precision,
    claims: &'a [Claim],
    verdict: Map<usize, &'a Judged>,
    of_figure: Map<Fig, Vec<usize>>,
    /// Where each value (in base units) is printed.
    printed: Vec<(Decimal, Vec<Fig>)>,
    /// The unit that most amounts are printed in.
    money: Option<Unit>,
}

/// One change, with what it would mend and what speaks for and against it.
struct Candidate {
    suspect: Suspect,
    mended: Vec<(usize, i32)>,
    /// What does not depend on the failing claims: slips, other prints, what it would break.
    score: i32,
    order: usize,
}

impl Candidate {
    /// Its weight for the claims that are still open; `None` when it mends none of them.
    fn score_on(&self, open: &Set<usize>) -> Option<i32> {
        let gains: Vec<i32> =
            self.mended.iter().filter(|(claim, _)| open.contains(claim)).map(|(_, gain)| *gain).collect();
        (!gains.is_empty()).then(|| gains.iter().sum::<i32>() + self.score)
    }
}

impl<'a, 't> Court<'a, 't> {
    fn new(doc: &'a Document<'t>, precision: &'a Precision, claims: &'a [Claim], judged: &'a [Judged]) -> Self {
        let mut of_figure: Map<Fig, Vec<usize>> = Map::default();
        let mut figs = Vec::new();
        for j in judged {
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
        let verdict = judged.iter().map(|j| (j.claim, j)).collect();
        Court { doc, precision, claims, verdict, of_figure, printed: printed.sorted(), money: money(doc) }
    }

    /// Every change that would mend one of the failing claims, weighed.
    fn candidates(&self, open: &[Judged]) -> Vec<Candidate> {
        let failing: Set<usize> = open.iter().map(|j| j.claim).collect();
        let mut tried: Set<(Fig, Decimal)> = Set::default();
        let mut out = Vec::new();
        for j in open {
            for (fig, value) in self.remedies(&self.claims[j.claim]) {
                if tried.len() < MOST_TRIED && tried.insert((fig, value.normalize())) {
                    let order = out.len();
                    out.extend(self.weigh(fig, value, &failing).map(|c| Candidate { order, ..c }));
                }
            }
        }
        out
    }

    /// Every single change that would mend a claim: figure and value in the figure's unit.
    fn remedies(&self, claim: &Claim) -> Vec<(Fig, Decimal)> {
        let mut out = Vec::new();
        // What is only inferred is held to its likeliest reading: among many, chance would find a slip.
        let readings = if claim.force == Force::Suggests { 1 } else { MOST_READINGS };
        for expr in claim.readings.iter().take(readings) {
            let Some(computed) = super::interval::evaluate(self.doc, self.precision, expr) else { continue };
            if let Some(value) = self.in_unit(claim.stated, computed.value) {
                out.push((claim.stated, value));
            }
            let mut figs = Vec::new();
            expr.figures(&mut figs);
            let Some(target) = self.doc.figure(claim.stated).base() else { continue };
            let linear = !has_product(expr);
            for fig in figs {
                let Some(exact) = self.solve(expr, fig, target) else { continue };
                let figure = self.doc.figure(fig);
                let Some(value) = exact.checked_div(figure.scale()) else { continue };
                if let Some(rounded) = self.in_unit(fig, exact) {
                    out.push((fig, rounded));
                }
                if !linear {
                    // A rate leaves room: the values that one slip away or that stand elsewhere are likelier than its middle.
                    let near = |v: &Decimal| (*v - value).abs() <= value.abs() * Decimal::new(1, 2);
                    out.extend(slip::origins(figure).into_iter().filter(near).map(|v| (fig, v)));
                    let scale = figure.scale();
                    let margin = exact.abs() * Decimal::new(1, 2);
                    let from = self.printed.partition_point(|(value, _)| *value < exact - margin);
                    let near = |(value, _): &&(Decimal, Vec<Fig>)| *value <= exact + margin;
                    let others = self.printed[from..].iter().take_while(near).take(20);
                    out.extend(
                        others
                            .filter(|(_, figs)| self.doc.figure(figs[0]).unit.same_family(figure.unit))
                            .filter_map(|(v, _)| Some((fig, v.checked_div(scale)?))),
                    );
                }
            }
        }
        out
    }

    fn in_unit(&self, fig: Fig, base: Decimal) -> Option<Decimal> {
        let value = base.checked_div(self.doc.figure(fig).scale())?;
        Some(round(value, self.precision.decimals(self.doc, fig)))
    }

    /// The value of one figure that makes the expression come to the target.
    fn solve(&self, expr: &Expr, fig: Fig, target: Decimal) -> Option<Decimal> {
        let value = |e: &Expr| super::interval::evaluate(self.doc, self.precision, e).map(|i| i.value);
        let has = |e: &Expr| contains(e, fig);
        match expr {
            Expr::Fig(f) => (*f == fig).then_some(target),
            Expr::Num(_) => None,
            Expr::Neg(a) => self.solve(a, fig, -target),
            Expr::Rounded(a, _) => self.solve(a, fig, target),
            Expr::Add(terms) => {
                let mine = terms.iter().position(has)?;
                let mut rest = target;
                for (_, term) in terms.iter().enumerate().filter(|(i, _)| *i != mine) {
                    if has(term) {
                        return None;
                    }
                    rest = rest.checked_sub(value(term)?)?;
                }
                self.solve(&terms[mine], fig, rest)
            }
            Expr::Sub(a, b) => match (has(a), has(b)) {
                (true, false) => self.solve(a, fig, target.checked_add(value(b)?)?),
                (false, true) => self.solve(b, fig, value(a)?.checked_sub(target)?),
                _ => None,
            },
            Expr::Mul(a, b) => match (has(a), has(b)) {
                (true, false) => self.solve(a, fig, target.checked_div(value(b)?)?),
                (false, true) => self.solve(b, fig, target.checked_div(value(a)?)?),
                _ => None,
            },
            Expr::Div(a, b) => match (has(a), has(b)) {
                (true, false) => self.solve(a, fig, target.checked_mul(value(b)?)?),
                (false, true) => self.solve(b, fig, value(a)?.checked_div(target)?),
                // x ÷ (y + x), (y − x) ÷ x: one step of each shape that growth has.
                (true, true) => solve_growth(a, b, fig, target, &value),
                _ => None,
            },
            Expr::Min(a, b) => match (has(a), has(b)) {
                (true, false) => self.solve(a, fig, target),
                (false, true) => self.solve(b, fig, target),
                _ => None,
            },
        }
    }

    fn weigh(&self, fig: Fig, value: Decimal, failing: &Set<usize>) -> Option<Candidate> {
        let figure = self.doc.figure(fig);
        if value.is_sign_negative() != figure.value?.is_sign_negative() && !value.is_zero()
            || figure.value == Some(value)
            || is_counted(figure.unit) && figure.decimals == 0 && !value.is_integer()
        {
            return None;
        }
        let base = value.checked_mul(figure.scale())?;
        let half = Decimal::new(5, self.precision.decimals(self.doc, fig).min(26) + 1).checked_mul(figure.scale())?;
        let ranged = self.precision.operand(self.doc, fig)?;
        let changed = if ranged.low == ranged.high {
            Interval::exact(base)
        } else {
            Interval { value: base, low: base.checked_sub(half)?, high: base.checked_add(half)? }
        };
        let change = Change { fig, value: changed };
        let (mut score, mut mended, mut breaks) = (0, Vec::new(), 0);
        for &index in self.of_figure.get(&fig)?.iter().take(MOST_CLAIMS) {
            let claim = &self.claims[index];
            let before = self.verdict.get(&index)?.verdict;
            let after =
                judge(self.doc, self.precision, index, claim, Some(change)).map_or(Verdict::Fails, |j| j.verdict);
            let uses = {
                let mut figs = vec![claim.stated];
                claim.readings[self.verdict[&index].reading].figures(&mut figs);
                figs.contains(&fig)
            };
            match (before, after) {
                (Verdict::Fails, Verdict::Fails) => {}
                (Verdict::Fails, _) if failing.contains(&index) => {
                    let gain = match claim.force {
                        Force::Demands => 10,
                        Force::Doubts => 7,
                        _ => 6,
                    };
                    mended.push((index, gain - i32::from(after == Verdict::Rounding)));
                }
                (Verdict::Fails, _) => {}
                (_, Verdict::Fails) => {
                    breaks += 1;
                    score -= if claim.force == Force::Supports { 5 } else { 10 };
                }
                // It holds both ways; but what holds with the printed value speaks for the printed value, if it is
                // fine enough to tell the two apart.
                _ if uses && !claim.at_most && !claim.readings.iter().any(has_product) => score -= 2,
                _ => {}
            }
        }
        if mended.is_empty() {
            return None;
        }
        let slip = slip::between(figure, value);
        let stands_at = self.stands_at(fig, base);
        score += match slip {
            Some(Slip::Transposed | Slip::Point | Slip::Unit) => 5,
            Some(Slip::Dropped | Slip::Doubled) => 4,
            Some(Slip::Digit) => 3,
            Some(Slip::Tail) => 2,
            None => 0,
        };
        score += if stands_at.is_some() && digits(value) >= 3 { 4 } else { 0 };
        // Nobody drops a digit that the report never prints.
        if value.normalize().scale() > self.precision.decimals(self.doc, fig) {
            score -= 4;
        }
        if slip == Some(Slip::Unit) {
            score += if Some(figure.unit) == self.money { -3 } else { 3 };
        }
        let why = match (slip, stands_at) {
            (Some(slip), _) => slip.why(),
            (None, Some(_)) => say("文中另一处写的正是这个数", "this value stands elsewhere in the text"),
            (None, None) => say("改为此数后各式均成立", "with this value everything holds"),
        };
        let suspect = Suspect { fig, value, why, slip, stands_at, mends: mended.len(), breaks };
        Some(Candidate { suspect, mended, score, order: 0 })
    }

    fn stands_at(&self, fig: Fig, base: Decimal) -> Option<Fig> {
        let unit = self.doc.figure(fig).unit;
        let base = base.normalize();
        let at = self.printed.binary_search_by(|(value, _)| value.cmp(&base)).ok()?;
        let found = &self.printed[at].1;
        found.iter().copied().find(|f| *f != fig && self.doc.figure(*f).unit.same_family(unit))
    }
}

/// People and things come whole.
fn is_counted(unit: Unit) -> bool {
    matches!(unit, Unit::Count(_))
}

/// The unit that most of the report's amounts are printed in.
fn money(doc: &Document) -> Option<Unit> {
    let mut counts = [0usize; 16];
    for figure in doc.figures.iter().filter(|f| f.is_datum()) {
        if let Unit::Money(power) = figure.unit {
            counts[usize::from(power).min(15)] += 1;
        }
    }
    (0u8..16).rev().max_by_key(|p| counts[usize::from(*p)]).filter(|p| counts[usize::from(*p)] > 0).map(Unit::Money)
}

/// The digits of a value as a figure prints it: 100.00 has five.
pub fn digits_printed(value: Decimal, decimals: u32) -> usize {
    let mut printed = value.abs();
    printed.rescale(printed.normalize().scale().max(decimals));
    printed.mantissa().to_string().len()
}

fn has_product(expr: &Expr) -> bool {
    match expr {
        Expr::Fig(_) | Expr::Num(_) => false,
        Expr::Add(terms) => terms.iter().any(has_product),
        Expr::Neg(a) | Expr::Rounded(a, _) => has_product(a),
        Expr::Sub(a, b) => has_product(a) || has_product(b),
        Expr::Mul(..) | Expr::Div(..) | Expr::Min(..) => true,
    }
}

fn contains(expr: &Expr, fig: Fig) -> bool {
    let mut figs = Vec::new();
    expr.figures(&mut figs);
    figs.contains(&fig)
}

/// `d ÷ (n − d)`, `d ÷ (n + d)` and `(n − p) ÷ p` for the figure that stands on both sides.
fn solve_growth(
    a: &Expr,
    b: &Expr,
    fig: Fig,
    target: Decimal,
    value: &dyn Fn(&Expr) -> Option<Decimal>,
) -> Option<Decimal> {
    let one = Decimal::ONE;
    match (a, b) {
        (Expr::Fig(d), Expr::Sub(n, d2)) if *d == fig && matches!(**d2, Expr::Fig(x) if x == fig) => {
            value(n)?.checked_mul(target)?.checked_div(one.checked_add(target)?)
        }
        (Expr::Fig(d), Expr::Add(terms)) if *d == fig => {
            let other = terms.iter().find(|t| !contains(t, fig))?;
            value(other)?.checked_mul(target)?.checked_div(one.checked_sub(target)?)
        }
        (Expr::Sub(x, y), Expr::Fig(p)) if *p == fig => match (&**x, &**y) {
            (n, Expr::Fig(q)) if *q == fig => value(n)?.checked_div(one.checked_add(target)?),
            (Expr::Fig(q), n) if *q == fig => value(n)?.checked_div(one.checked_sub(target)?),
            _ => None,
        },
        _ => None,
    }
}
