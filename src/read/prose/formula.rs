//! Computations that the text writes out: 193.11÷195.55×100%=98.75%, 1200+340=1540.

use super::bind::Bound;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::Measure;

/// States every written computation whose result is printed.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut i = 0;
    while i + 1 < bound.len() {
        match chain(doc, bound, i) {
            Some((expr, result)) => {
                let stated = bound[result].item.fig;
                let rule = match bound[result].fact.measure {
                    Measure::ExecRate => "exec_rate_recalc",
                    Measure::AdjustRate => "adjust_rate_recalc",
                    _ => "formula_recalc",
                };
                doc.claims.push(Claim::new(rule, stated, expr, Force::Demands));
                i = result;
            }
            None => i += 1,
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Op {
    Add,
    Sub,
    Mul,
    Div,
}

/// The computation that begins at figure `i`, and the figure of its result.
fn chain(doc: &Document, bound: &[Bound], i: usize) -> Option<(Expr, usize)> {
    let mut terms: Vec<(Op, Vec<(Op, Fig)>)> = vec![(Op::Add, vec![(Op::Mul, bound[i].item.fig)])];
    for k in i + 1..bound.len().min(i + 16) {
        if bound[k].item.block != bound[i].item.block {
            return None;
        }
        let between = doc.str(crate::text::Span {
            start: bound[k - 1].item.tail.start,
            end: doc.figure(bound[k].item.fig).span.start,
        });
        let between = between.trim_matches([' ', '（', '）']);
        let fig = bound[k].item.fig;
        match between {
            "+" => terms.push((Op::Add, vec![(Op::Mul, fig)])),
            "-" | "—" => terms.push((Op::Sub, vec![(Op::Mul, fig)])),
            "×" | "*" => terms.last_mut()?.1.push((Op::Mul, fig)),
            "÷" | "/" => terms.last_mut()?.1.push((Op::Div, fig)),
            "=" | "×100%=" | "*100%=" | "×100=" | "）×100%=" | "，即" if k > i + 1 => {
                return Some((build(terms), k));
            }
            // 支出1677万元/预算1716万元: words between are no computation.
            _ => return None,
        }
    }
    None
}

fn build(terms: Vec<(Op, Vec<(Op, Fig)>)>) -> Expr {
    let mut sum: Vec<Expr> = terms
        .into_iter()
        .map(|(sign, factors)| {
            let mut factors = factors.into_iter();
            let mut product = Expr::Fig(factors.next().map_or(0, |(_, fig)| fig));
            for (op, fig) in factors {
                product =
                    if op == Op::Div { Expr::div(product, Expr::Fig(fig)) } else { Expr::mul(product, Expr::Fig(fig)) };
            }
            if sign == Op::Sub { Expr::Neg(Box::new(product)) } else { product }
        })
        .collect();
    if sum.len() == 1 { sum.remove(0) } else { Expr::Add(sum) }
}
