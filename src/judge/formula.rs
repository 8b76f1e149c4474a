//! Formulas as they are shown: with the numbers as printed.

use rust_decimal::Decimal;

use crate::decimal::{printed, round, shortest};
use crate::read::document::{Claim, Document, Expr, Fig};
use crate::read::unit::Unit;

/// `213.57 = 190.81 + 4.74`; with ≠ and ≤ where they belong.
pub fn formula(doc: &Document, claim: &Claim, reading: usize, fails: bool) -> String {
    let sign = match (claim.at_most, fails) {
        (true, false) => "≤",
        (true, true) => ">",
        (false, false) => "=",
        (false, true) => "≠",
    };
    let mut out = String::with_capacity(48);
    number(doc, claim.stated, &mut out);
    let relate = |out: &mut String, sign: &str| {
        *out += " ";
        *out += sign;
        *out += " ";
    };
    match &claim.readings[reading] {
        // a = 100 − (b + c) is shown as it is meant: a + b + c = 100.
        Expr::Sub(total, parts) if matches!((&**total, &**parts), (Expr::Num(_), Expr::Add(_))) => {
            out += " + ";
            if let Expr::Add(parts) = &**parts {
                list(doc, parts, &mut out);
            }
            relate(&mut out, sign);
            shown(doc, total, 0, &mut out);
        }
        Expr::Num(count) => {
            relate(&mut out, sign);
            out += &printed(*count);
            out += "（列举）";
        }
        expr => {
            relate(&mut out, sign);
            shown(doc, expr, 0, &mut out);
        }
    }
    out
}

/// A figure as printed, with its unit where that is a sign or a scale.
fn number(doc: &Document, fig: Fig, out: &mut String) {
    let figure = doc.figure(fig);
    *out += doc.str(figure.span);
    *out += match figure.unit {
        Unit::Percent => "%",
        Unit::Money(0) => "元",
        Unit::Money(8) => "亿元",
        _ => "",
    };
}

/// A value in the unit of a figure, with that unit: 91.79%, 6.33万元.
pub fn told(doc: &Document, fig: Fig, value: &str) -> String {
    format!("{value}{}", doc.figure(fig).unit.name().unwrap_or(""))
}

/// How closely an expression holds together: 3 needs no brackets anywhere.
fn level(expr: &Expr) -> u8 {
    match expr {
        Expr::Fig(_) | Expr::Num(_) | Expr::Min(..) => 3,
        Expr::Mul(..) | Expr::Div(..) => 2,
        Expr::Add(terms) if terms.len() <= 1 => 3,
        Expr::Add(_) | Expr::Sub(..) | Expr::Neg(_) => 1,
        Expr::Rounded(a, _) => level(a),
    }
}

fn shown(doc: &Document, expr: &Expr, above: u8, out: &mut String) {
    if level(expr) < above {
        *out += "（";
        bare(doc, expr, out);
        *out += "）";
    } else {
        bare(doc, expr, out);
    }
}

fn bare(doc: &Document, expr: &Expr, out: &mut String) {
    let mut pair = |a: &Expr, sign: &str, b: &Expr, levels: (u8, u8)| {
        shown(doc, a, levels.0, out);
        *out += sign;
        shown(doc, b, levels.1, out);
    };
    match expr {
        Expr::Fig(fig) => number(doc, *fig, out),
        Expr::Num(value) => *out += &printed(*value),
        Expr::Rounded(a, _) => bare(doc, a, out),
        Expr::Neg(a) => {
            *out += "−";
            shown(doc, a, 2, out);
        }
        Expr::Add(terms) => list(doc, terms, out),
        Expr::Sub(a, b) => pair(a, " − ", b, (1, 2)),
        Expr::Mul(a, b) => pair(a, " × ", b, (2, 3)),
        Expr::Div(a, b) => pair(a, " ÷ ", b, (2, 3)),
        Expr::Min(a, b) => {
            *out += "min(";
            shown(doc, a, 0, out);
            *out += ", ";
            shown(doc, b, 0, out);
            *out += ")";
        }
    }
}

fn list(doc: &Document, terms: &[Expr], out: &mut String) {
    for (i, term) in terms.iter().enumerate() {
        match term {
            Expr::Neg(inner) if i > 0 => {
                *out += " − ";
                shown(doc, inner, 1, out);
            }
            term => {
                *out += if i > 0 { " + " } else { "" };
                shown(doc, term, 1, out);
            }
        }
    }
}

/// A value of base units in the unit of a figure, at most two decimals finer than it is printed.
pub fn in_unit(doc: &Document, fig: Fig, base: Decimal) -> String {
    let figure = doc.figure(fig);
    let value = figure.in_unit(base).unwrap_or(base);
    shortest(round(value, figure.decimals.max(2)))
}
