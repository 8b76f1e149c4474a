//! Formulas and differences as those say them who do not program.

use crate::options::Lang;

/// The value of a word of a message.
pub fn word(name: &str, value: &str, lang: Lang) -> String {
    match name {
        "difference" => difference(value, lang),
        "formula" | "also" => formula(value.to_string(), lang),
        _ => value.to_string(),
    }
}

/// Both numbers stand before their difference, which needs no sign; that of two rates is of points.
fn difference(value: &str, lang: Lang) -> String {
    let size = value.trim_start_matches('-');
    match size.strip_suffix('%') {
        Some(points) if lang == Lang::Zh => format!("{points}个百分点"),
        Some(points) => format!("{points} percentage points"),
        None => size.to_string(),
    }
}

/// `5 × min(50 ÷ 75, 1)` as `5 × (50 ÷ 75，至多1)`.
fn formula(mut formula: String, lang: Lang) -> String {
    while let Some(at) = formula.find(MIN) {
        let (mut depth, mut comma, mut end) = (0, None, formula.len());
        for (i, c) in formula[at..].char_indices() {
            match c {
                '(' => depth += 1,
                ',' if depth == 1 => comma = Some(at + i),
                ')' if depth == 1 => {
                    end = at + i;
                    break;
                }
                ')' => depth -= 1,
                _ => {}
            }
        }
        if let Some(comma) = comma.filter(|comma| *comma < end) {
            formula.replace_range(comma..comma + 2, if lang == Lang::Zh { "，至多" } else { ", at most " });
        }
        formula.replace_range(at..at + MIN.len(), "(");
    }
    formula
}

const MIN: &str = "min(";

#[cfg(test)]
mod tests {
    use super::{difference, formula};
    use crate::options::Lang::{En, Zh};

    #[test]
    fn a_difference_has_no_sign_and_that_of_rates_is_of_points() {
        assert_eq!(difference("-9万元", Zh), "9万元");
        assert_eq!(difference("-0.52%", Zh), "0.52个百分点");
        assert_eq!(difference("0.52%", En), "0.52 percentage points");
    }

    #[test]
    fn the_lesser_of_two_is_said_in_words() {
        assert_eq!(formula("4 ≠ 5 × min(50元 ÷ 75元, 1)".into(), Zh), "4 ≠ 5 × (50元 ÷ 75元，至多1)");
        assert_eq!(
            formula("9 ≠ min((1 + 2) × 3, 8) + min(1, 2)".into(), En),
            "9 ≠ ((1 + 2) × 3, at most 8) + (1, at most 2)"
        );
        assert_eq!(formula("1 = 2 ÷ 2".into(), Zh), "1 = 2 ÷ 2");
    }
}
