//! Formulas as they are shown: with the numbers as printed.

use rust_decimal::Decimal;

use super::interval::round;
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
    let expr = &claim.readings[reading];
    // a = 100 − (b + c) is shown as it is meant: a + b + c = 100.
    if let Expr::Sub(total, parts) = expr
        && let (Expr::Num(total), Expr::Add(parts)) = (&**total, &**parts)
    {
        let parts: Vec<String> = parts.iter().map(|p| shown(doc, p, 1)).collect();
        return format!("{} + {} {sign} {total}", number(doc, claim.stated), parts.join(" + "));
    }
    if let Expr::Num(count) = expr {
        return format!("{} {sign} {count}（列举）", number(doc, claim.stated));
    }
    format!("{} {sign} {}", number(doc, claim.stated), shown(doc, expr, 0))
}

/// A figure as printed, with its unit where that is a sign or a scale.
pub fn number(doc: &Document, fig: Fig) -> String {
    let figure = doc.figure(fig);
    let digits = doc.str(figure.span);
    match figure.unit {
        Unit::Percent => format!("{digits}%"),
        Unit::Money(0) => format!("{digits}元"),
        Unit::Money(8) => format!("{digits}亿元"),
        _ => digits.to_string(),
    }
}

/// A value in the unit of a figure, with that unit: 91.79%, 6.33万元.
pub fn told(doc: &Document, fig: Fig, value: &str) -> String {
    format!("{value}{}", doc.figure(fig).unit.name().unwrap_or(""))
}

fn shown(doc: &Document, expr: &Expr, above: u8) -> String {
    let (text, level) = match expr {
        Expr::Fig(fig) => (number(doc, *fig), 3),
        Expr::Num(value) => (value.to_string(), 3),
        Expr::Rounded(a, _) => return shown(doc, a, above),
        Expr::Neg(a) => (format!("−{}", shown(doc, a, 2)), 1),
        Expr::Add(terms) => {
            let mut text = String::new();
            for (i, term) in terms.iter().enumerate() {
                match term {
                    Expr::Neg(inner) if i > 0 => text += &format!(" − {}", shown(doc, inner, 1)),
                    term => {
                        if i > 0 {
                            text += " + ";
                        }
                        text += &shown(doc, term, 1);
                    }
                }
            }
            (text, if terms.len() > 1 { 1 } else { 3 })
        }
        Expr::Sub(a, b) => (format!("{} − {}", shown(doc, a, 1), shown(doc, b, 2)), 1),
        Expr::Mul(a, b) => (format!("{} × {}", shown(doc, a, 2), shown(doc, b, 3)), 2),
        Expr::Div(a, b) => (format!("{} ÷ {}", shown(doc, a, 2), shown(doc, b, 3)), 2),
        Expr::Min(a, b) => (format!("min({}, {})", shown(doc, a, 0), shown(doc, b, 0)), 3),
    };
    if level < above { format!("（{text}）") } else { text }
}

/// A value of base units in the unit of a figure, at most two decimals finer than it is printed.
pub fn in_unit(doc: &Document, fig: Fig, base: Decimal) -> String {
    let figure = doc.figure(fig);
    let value = base.checked_div(figure.scale()).unwrap_or(base);
    round(value, figure.decimals.max(2)).normalize().to_string()
}
