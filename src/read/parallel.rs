//! Rows of one make: what most of them do, the others are held to.
//!
//! A report says the same thing many times over: of every project its budget, its spending and its rate, of every line of
//! a table the same columns. A computation that two or more of such rows bear out to the digit is how the report
//! reckons, whatever words it uses; a row that does not follow it is wrong, or at least odd.

use crate::gather::Gather;
use rust_decimal::Decimal;

use super::document::{Claim, Document, Expr, Fig, Force};
use super::unit::Unit;
use crate::quick::Map;

/// What a figure is in its row: figures of one key mean the same in every row.
pub type Key = u64;

/// The figures of a row, each with its key; no key stands twice in a row.
pub type Row = Vec<(Key, Fig)>;

/// Figures of one row that are tried against each other.
const WIDEST: usize = 9;
/// Rows that bear a pattern out before it says anything of the others.
const ENOUGH: usize = 2;
/// Rows that bear it out before one that does not is called wrong.
const PLENTY: usize = 3;

/// A computation over three figures of a row; the last is what the other two come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Shape {
    /// a + b = c
    Sum,
    /// a − b = c
    Difference,
    /// a ÷ b = c%
    Ratio,
    /// |a − b| ÷ b = c%
    Growth,
}

const SHAPES: &[Shape] = &[Shape::Sum, Shape::Difference, Shape::Ratio, Shape::Growth];

type Pattern = (Shape, Key, Key, Key);

/// How one row stands to a pattern.
#[derive(Clone, Copy, PartialEq)]
enum Standing {
    Holds,
    /// It holds whatever the pattern is: nothing was taken away, everything was reached.
    HoldsAnyway,
    Fails,
}

/// States for every pattern that rows bear out what it demands of all of them.
pub fn read(doc: &mut Document, rows: &[Row]) {
    let mut borne: Map<Pattern, usize> = Map::default();
    for row in rows {
        let terms: Vec<Term> = row.iter().take(WIDEST).map(|(key, fig)| Term::of(doc, *key, *fig)).gather();
        each_triple(&terms, |shape, a, b, c| {
            if stands(shape, a, b, c) == Some(Standing::Holds) {
                *borne.entry((shape, a.key, b.key, c.key)).or_default() += 1;
            }
        });
    }
    // Points are small numbers: that they add up twice may be chance.
    let enough = |pattern: &Pattern, n: usize| {
        let sums = matches!(pattern.0, Shape::Sum | Shape::Difference);
        n >= if sums && is_score(doc, rows, pattern.3) { PLENTY } else { ENOUGH }
    };
    let mut patterns: Vec<(Pattern, usize)> = borne.into_iter().filter(|(p, n)| enough(p, *n)).gather();
    crate::order::by_key(&mut patterns, |(pattern, n)| (std::cmp::Reverse(*n), *pattern));
    let laid: Vec<Laid> = patterns.into_iter().map(|(pattern, holding)| lay(doc, rows, pattern, holding)).gather();
    // A rate of the adjusted budget is one of the initial budget too where nothing was adjusted: where one pattern holds,
    // no other over two of its figures accuses the third.
    // That spending over budget is the rate says nothing of what is left, though, nor the rest of the rate.
    let adds = |one: &Laid| matches!(one.shape, Shape::Sum | Shape::Difference);
    let mut bound: Map<(bool, Fig, Fig), usize> = Map::default();
    for one in &laid {
        for (a, b, c, _) in one.rows.iter().filter(|r| r.3 != Standing::Fails) {
            for (x, y) in [(a, b), (a, c), (b, c)] {
                let most = bound.entry((adds(one), *x.min(y), *x.max(y))).or_default();
                *most = one.holding.max(*most);
            }
        }
    }
    let excused = |one: &Laid, a: Fig, b: Fig, c: Fig| {
        [(a, b), (a, c), (b, c)]
            .iter()
            .any(|(x, y)| bound.get(&(adds(one), *x.min(y), *x.max(y))).is_some_and(|n| *n >= one.holding))
    };
    let mut claims = Vec::new();
    for one in &laid {
        let accused = |r: &&(Fig, Fig, Fig, Standing)| r.3 == Standing::Fails && !excused(one, r.0, r.1, r.2);
        let failing = one.rows.iter().filter(accused).count();
        // 2 of 3 tell; 2 of 4 do not.
        if failing > 1 && failing * 4 > one.holding {
            continue;
        }
        let force = if one.holding >= PLENTY && failing <= 1 { Force::Demands } else { Force::Doubts };
        // An indicator's rate follows its target's direction, not its neighbours.
        let indicator = |c: Fig| doc.indicators.iter().any(|i| i.rate == Some(c));
        for r in one.rows.iter().filter(|r| r.3 == Standing::Holds || accused(r) && !indicator(r.2)) {
            claims.push(claim(doc, one.shape, r.0, r.1, r.2, force));
        }
    }
    doc.claims.append(&mut claims);
}

/// A pattern laid over every row that has its keys.
struct Laid {
    shape: Shape,
    holding: usize,
    rows: Vec<(Fig, Fig, Fig, Standing)>,
}

fn is_score(doc: &Document, rows: &[Row], key: Key) -> bool {
    let mut figs = rows.iter().flatten().filter(|(k, _)| *k == key).map(|(_, fig)| *fig);
    figs.next().is_some_and(|fig| doc.figure(fig).unit == Unit::Score)
}

fn lay(doc: &Document, rows: &[Row], (shape, a, b, c): Pattern, holding: usize) -> Laid {
    let of = |row: &Row, key: Key| row.iter().find(|(k, _)| *k == key).map(|(_, fig)| *fig);
    let stand = |row: &Row| {
        let (a, b, c) = (of(row, a)?, of(row, b)?, of(row, c)?);
        let term = |fig: Fig| Term::of(doc, 0, fig);
        Some((a, b, c, stands(shape, &term(a), &term(b), &term(c))?))
    };
    Laid { shape, holding, rows: rows.iter().filter_map(stand).gather() }
}

/// A figure of a row, ready to be reckoned with.
struct Term {
    key: Key,
    fig: Fig,
    unit: Unit,
    /// In its base unit; `None` where it cannot be read.
    value: Option<f64>,
    /// How far its print may be from what it stands for.
    half: f64,
}

impl Term {
    fn of(doc: &Document, key: Key, fig: Fig) -> Term {
        let figure = doc.figure(fig);
        let half = 0.5 * 10f64.powi(-(figure.decimals as i32)) * float(figure.scale());
        Term { key, fig, unit: figure.unit, value: figure.base().map(float), half }
    }

    fn is_amount(&self) -> bool {
        matches!(self.unit, Unit::Money(_) | Unit::Score | Unit::Count(_) | Unit::Measure(_) | Unit::None)
    }
}

/// Every three figures of a row whose first two go together, with every shape.
fn each_triple(row: &[Term], mut visit: impl FnMut(Shape, &Term, &Term, &Term)) {
    for a in row.iter().filter(|a| a.is_amount()) {
        for b in row.iter().filter(|b| b.fig != a.fig && a.unit.same_family(b.unit)) {
            for c in row.iter().filter(|c| c.fig != a.fig && c.fig != b.fig) {
                SHAPES.iter().for_each(|shape| visit(*shape, a, b, c));
            }
        }
    }
}

fn claim(doc: &Document, shape: Shape, a: Fig, b: Fig, c: Fig, force: Force) -> Claim {
    let (x, y) = (|| Expr::Fig(a), || Expr::Fig(b));
    let readings = match shape {
        Shape::Sum => vec![Expr::Add(vec![x(), y()])],
        Shape::Difference => vec![Expr::sub(x(), y())],
        Shape::Ratio => vec![Expr::div(x(), y()), Expr::min(Expr::div(x(), y()), Expr::Num(Decimal::ONE))],
        Shape::Growth => vec![Expr::div(Expr::sub(x(), y()), y()), Expr::div(Expr::sub(y(), x()), y())],
    };
    let score = doc.figure(c).unit == Unit::Score;
    let force = if score { force.min(Force::Doubts) } else { force };
    Claim { rule: "like_its_neighbours", stated: c, readings, at_most: false, force }
}

/// Whether three figures stand to each other in this shape; `None` where their units cannot.
fn stands(shape: Shape, a: &Term, b: &Term, c: &Term) -> Option<Standing> {
    let fits = match shape {
        // One of each pair says both: a + b with a before b, c not the first of an a − b turned around.
        Shape::Sum => a.fig < b.fig && a.unit.same_family(c.unit),
        // c = a − b is a = b + c: the larger is told by the sum unless it stands first.
        Shape::Difference => a.fig < b.fig && a.fig < c.fig && a.unit.same_family(c.unit),
        // What a score is of its weight follows a scoring standard, not a division.
        Shape::Ratio | Shape::Growth => {
            // A rate stands after what it is worked out from.
            let after = a.fig < c.fig && b.fig < c.fig;
            after && c.unit == Unit::Percent && a.unit != Unit::Score
        }
    };
    if !fits || !a.is_amount() || !a.unit.same_family(b.unit) {
        return None;
    }
    let (va, vb, vc) = (a.value?, b.value?, c.value?);
    let (ua, ub, uc) = (a.half, b.half, c.half);
    // How far the computation and the printed result may be apart by rounding alone.
    let (computed, room) = match shape {
        Shape::Sum => (va + vb, uc),
        Shape::Difference => (va - vb, uc),
        Shape::Ratio if vb != 0.0 => (va / vb, uc + (ua + ub * (va / vb).abs()) / vb.abs()),
        Shape::Growth if vb != 0.0 => ((va - vb).abs() / vb, uc + (ua + 2.0 * ub) / vb.abs()),
        _ => return None,
    };
    let anyway = match shape {
        Shape::Sum => va == 0.0 || vb == 0.0,
        Shape::Difference => vb == 0.0 || vc == 0.0,
        // What holds only by the room that its figures' rounding leaves, or to a result too coarse, bears nothing out.
        Shape::Ratio | Shape::Growth => {
            let exact = (computed - vc).abs() <= uc * 1.001;
            va == vb || va == 0.0 || !exact || uc > 0.02 * vc.abs()
        }
    };
    let capped = shape == Shape::Ratio && vc == 1.0 && computed >= 1.0;
    let same = (computed - vc).abs() <= room * 1.001 + 1e-9 * vc.abs();
    Some(match () {
        _ if same && anyway || capped => Standing::HoldsAnyway,
        _ if same => Standing::Holds,
        _ => Standing::Fails,
    })
}

fn float(value: Decimal) -> f64 {
    value.mantissa() as f64 / 10f64.powi(value.scale() as i32)
}
