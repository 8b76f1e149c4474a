//! Habits of one clerk: units, decimals, separators, and what a copy out of a PDF does to the lines.

use super::rng::Rng;

/// Habits of one clerk.
#[derive(Clone, Debug)]
pub struct Style {
    /// 万元 or 元.
    pub money: &'static str,
    pub money_decimals: u32,
    pub rate_decimals: u32,
    pub separators: bool,
    pub trim_zeros: bool,
    /// Blanks between Chinese characters and numbers.
    pub blanks: bool,
    /// `,` `:` `;` `()` in half width.
    pub narrow_punctuation: bool,
    /// Copied from a PDF: running text breaks after about so many characters.
    pub wrap_at: Option<usize>,
    /// … with a blank line between all lines.
    pub wrap_blank: bool,
    /// 万 for 万元.
    pub short_unit: bool,
}

impl Style {
    pub fn random(rng: &mut Rng) -> Style {
        let money = *rng.pick(&["万元", "万元", "万元", "万元", "万元", "万元", "元"]);
        let money_decimals = if money == "元" { *rng.pick(&[2, 2, 0]) } else { *rng.pick(&[2, 2, 2, 2, 1, 0, 4]) };
        Style {
            money,
            money_decimals,
            rate_decimals: *rng.pick(&[2, 2, 2, 1, 0]),
            separators: rng.chance(if money == "元" { 60 } else { 20 }),
            trim_zeros: rng.chance(30),
            blanks: rng.chance(12),
            narrow_punctuation: rng.chance(10),
            wrap_at: if rng.chance(16) { Some(rng.range(24, 38) as usize) } else { None },
            wrap_blank: rng.chance(50),
            short_unit: rng.chance(4),
        }
    }
}
