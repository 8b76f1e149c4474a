//! Family E: scores against the standard that the report itself quotes: deductions, steps, bands.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::{Family, PROVED, Rule, Say, say};
use crate::read::Document;
use crate::read::document::{Claim, Expr, Fact, Fig, Force};
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::text::{Block, Span};

const MESSAGE: Say = say(
    "{formula}：按所列标准应得{computed}，写的是{stated}，相差{difference}。",
    "{formula}: the quoted standard gives {computed}, {stated} is stated, a difference of {difference}.",
);

const fn standard(
    id: &'static str,
    title: Say,
    checks: Say,
    why: Say,
    fires: &'static str,
    quiet: &'static str,
) -> Rule {
    Rule { id, family: Family::Totals, title, checks, why, message: MESSAGE, fires, quiet, ..PROVED }
}

pub const RULES: &[Rule] = &[
    standard(
        "score_eq_weight_minus_deduction",
        say("得分不等于分值减去扣分", "Score does not equal its points less the deductions"),
        say(
            "一项写明分值、扣分和得分的，得分等于分值减去各项扣分。",
            "Where points, deductions and score of an item are told, the score is what the deductions leave.",
        ),
        say("分值、扣分、得分三者必有一处不对。", "One of the three must be wrong."),
        "1.资产管理（10分）：账实相符，但登记不够及时，扣1.5分，得9.5分。\n",
        "1.资产管理（10分）：账实相符，但登记不够及时，扣1.5分，得8.5分。\n",
    ),
    standard(
        "step_deduction_score",
        say("得分与所列扣分标准不符", "Score does not follow from the quoted steps of deduction"),
        say(
            "写明“每低于（超过）若干个百分点扣若干分”的，按所列比率重算得分；整档扣、不足一档按一档扣、按比例扣都算对。",
            "Where so many points are taken for every so many per cent, the score is computed from the rate; whole steps, steps begun and shares of a step are all accepted.",
        ),
        say("标准、比率、得分都写在文中，可以逐项复核。", "Standard, rate and score all stand in the text."),
        "1.预算完成率。分值5分，预算完成率88%；100%计满分，每低于5%扣2分，扣完为止，得5分。\n",
        "1.预算完成率。分值5分，预算完成率88%；100%计满分，每低于5%扣2分，扣完为止，得1分。\n",
    ),
    standard(
        "budget_control_rate_step",
        say("得分与所列分档标准不符", "Score does not follow from the quoted bands"),
        say(
            "写明各档得分的（如预算控制率“0-10%（含）计4分，10-20%（含）计3分”），得分为比率所在一档；压在界线上时两档都算对。",
            "Where the points of each band are quoted, the score is that of the band that the rate lies in; on a bound both are accepted.",
        ),
        say("标准、比率、得分都写在文中，可以逐项复核。", "Standard, rate and score all stand in the text."),
        "2.预算控制率（5分）：预算控制率14.2%；等于0计5分，0-10%（含）计4分，10-20%（含）计3分，大于20%不得分，得4分。\n",
        "2.预算控制率（5分）：预算控制率14.2%；等于0计5分，0-10%（含）计4分，10-20%（含）计3分，大于20%不得分，得3分。\n",
    ),
];

/// Bytes from an item's points in which its score is looked for.
const REACH: u32 = 900;

/// States what the quoted standards demand of the scores.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    let in_prose = |f: &Fact| matches!(doc.text.blocks.get(f.block as usize), Some(Block::Prose(_)));
    let points = |f: &&Fact| doc.figure(f.fig).unit == Unit::Score && in_prose(f);
    let mut told: Vec<(Fig, Measure)> = doc.facts.iter().filter(points).map(|f| (f.fig, f.measure)).gather();
    crate::order::by_key(&mut told, |(fig, _)| *fig);
    for (at, (weight, _)) in told.iter().enumerate().filter(|(_, (_, measure))| *measure == Measure::Weight) {
        let start = doc.figure(*weight).whole.end;
        let next = told[at + 1..].iter().find(|(fig, measure)| *measure == Measure::Weight && fig > weight);
        let end = next.map_or(doc.span.end, |(fig, _)| doc.figure(*fig).span.start).min(start.saturating_add(REACH));
        if end <= start {
            continue;
        }
        let end = doc.text.copy.floor_char_boundary(end as usize) as u32;
        let inside: Vec<(Fig, Measure)> =
            told[at + 1..].iter().copied().take_while(|(fig, _)| doc.figure(*fig).span.start < end).gather();
        Item { doc, weight: *weight, text: Span { start, end }, told: inside }.claims(out);
    }
    for indicator in doc.indicators.iter().filter(|i| i.from_table) {
        let (Some(weight), Some(score)) = (indicator.weight, indicator.score) else { continue };
        let rate = [indicator.actual, indicator.rate].into_iter().flatten().find(|f| is_rate(doc, *f));
        let Some(rate) = rate else { continue };
        if let Some((rule, readings)) =
            Standard::of(doc.str(indicator.span)).and_then(|s| s.readings(doc, weight, rate))
        {
            out.push(Claim { rule, stated: score, readings, at_most: false, force: Force::Doubts });
        }
    }
}

fn is_rate(doc: &Document, fig: Fig) -> bool {
    doc.figure(fig).unit == Unit::Percent && doc.figure(fig).is_datum()
}

/// What a score is said after: the whole of its clause.
const RESULTS: &[&str] = &[
    "得",
    "计",
    "记",
    "得分",
    "得分为",
    "自评得分",
    "自评得",
    "自评分",
    "实得",
    "实得分",
    "故得",
    "该项得",
    "该项得分",
    "该项计",
    "本项得",
    "本项得分",
    "本项计",
    "该指标得",
    "该指标得分",
    "因此得",
    "最终得",
    "最终得分",
];

/// One item of a scoring: its points, and what is told of them.
struct Item<'d> {
    doc: &'d Document<'d>,
    weight: Fig,
    text: Span,
    /// The other figures in points, with their meaning.
    told: Vec<(Fig, Measure)>,
}

impl Item<'_> {
    /// The words of a figure's clause before it.
    fn lead(&self, fig: Fig) -> &str {
        let words = self.doc.str(Span { start: self.text.start, end: self.doc.figure(fig).span.start });
        let from = words.char_indices().rev().find(|(_, c)| "，。；：（）\n".contains(*c));
        words[from.map_or(0, |(at, c)| at + c.len_utf8())..].trim()
    }

    fn claims(&self, out: &mut Vec<Claim>) {
        let text = self.doc.str(self.text);
        if !text.contains('扣') && !text.has("不得分") {
            return;
        }
        let mut scores = self.told.iter().filter(|(_, measure)| *measure == Measure::Score);
        // Several scores: the points are those of a section, and nobody knows which of them this one has.
        let (Some((score, _)), None) = (scores.next(), scores.next()) else { return };
        if !RESULTS.contains(&self.lead(*score)) {
            return;
        }
        let before = Span { start: self.text.start, end: self.doc.figure(*score).span.start };
        self.deductions(*score, out);
        let Some(standard) = Standard::of(self.doc.str(before)) else { return };
        let quoted = Span { start: before.start, end: before.start + standard.at as u32 };
        let Some(rate) = self.doc.figures_in(quoted).map(|f| f as Fig).rfind(|f| is_rate(self.doc, *f)) else { return };
        if let Some((rule, readings)) = standard.readings(self.doc, self.weight, rate) {
            let force = if standard.sure { Force::Demands } else { Force::Doubts };
            out.push(Claim { rule, stated: *score, readings, at_most: false, force });
        }
    }

    /// 扣1.5分，得8.5分
    fn deductions(&self, score: Fig, out: &mut Vec<Claim>) {
        let taken: Vec<Fig> = self
            .told
            .iter()
            .filter(|(fig, measure)| *fig < score && *measure == Measure::Delta && self.doc.figure(*fig).is_datum())
            .map(|(fig, _)| *fig)
            .gather();
        // Another score between: the deductions may be of something else.
        let between = self.told.iter().any(|(fig, measure)| *fig < score && *measure != Measure::Delta);
        // 数量、时效各扣1.5分: how often, nobody says.
        let said = self.doc.str(Span { start: self.text.start, end: self.doc.figure(score).span.start });
        let each = said.contains('每') || said.has("各扣");
        // 总分（满分100分，扣8.07分）: the evaluation's, not the indicator's that follows.
        let whole = self.doc.figure(self.weight).value == Some(Decimal::ONE_HUNDRED);
        if taken.is_empty() || between || each || whole {
            return;
        }
        // 共扣3分 sums up what stands before it.
        let last = taken[taken.len() - 1];
        let summed = ["共扣", "合计扣", "累计扣"].iter().any(|w| self.lead(last).ends_with(w));
        let taken = if summed { Expr::Fig(last) } else { Expr::sum(taken) };
        let taken = match taken {
            Expr::Add(mut one) if one.len() == 1 => one.remove(0),
            other => other,
        };
        let reading = Expr::sub(Expr::Fig(self.weight), taken);
        out.push(Claim::new("score_eq_weight_minus_deduction", score, reading, Force::Demands));
    }
}

/// A scoring standard as it is quoted.
struct Standard {
    /// Where in the text it begins.
    at: usize,
    steps: Steps,
    /// It says itself from where the steps are counted.
    sure: bool,
}

enum Steps {
    /// For every so many per cent below (or above) the base so many points are taken.
    Deduct { base: Decimal, above: bool, every: Decimal, points: Decimal },
    /// From, to, points.
    Bands(Vec<(Decimal, Decimal, Decimal)>),
}

impl Standard {
    fn of(text: &str) -> Option<Standard> {
        Standard::deduct(text).or_else(|| Standard::bands(text))
    }

    /// …，小于等于100%计满分，每超过一个百分点扣0.5分
    fn deduct(text: &str) -> Option<Standard> {
        let at = text.find('每')?;
        let after = &text[at + '每'.len_utf8()..];
        let above = ["超", "高", "增", "多"].iter().any(|w| after.starts_with(w));
        let below = ["低", "降", "减", "少", "下降"].iter().any(|w| after.starts_with(w));
        let (first, rest) = next_number(after, 18)?;
        // 每低于100%1个百分点: the base, then the step.
        let (inner, every, rest) = match next_number(rest.strip_prefix('%').unwrap_or(rest), 3) {
            Some((every, rest)) if is_per_cent(rest) => (Some(first), every, rest),
            _ => (None, first, rest),
        };
        let taken = rest.find('扣').filter(|at| *at <= 30)?;
        let (points, unit) = next_number(&rest[taken + '扣'.len_utf8()..], 6)?;
        if above == below || !is_per_cent(rest) || !unit.starts_with('分') || every.is_zero() {
            return None;
        }
        let clause = text[..at].trim_end_matches('，');
        let begin =
            clause.char_indices().rev().find(|(_, c)| "，。；：\n".contains(*c)).map_or(0, |(i, c)| i + c.len_utf8());
        let full = clause[begin..].has("满分").then(|| next_number(&clause[begin..], 24)).flatten();
        let base = inner.or(full.map(|(n, _)| n));
        let from = if full.is_some() { begin } else { at };
        let steps = Steps::Deduct { base: base.unwrap_or(Decimal::ONE_HUNDRED), above, every, points };
        Some(Standard { at: from, steps, sure: base.is_some() })
    }

    /// 等于0计5分，0-10%（含）计4分，大于30%不得分
    fn bands(text: &str) -> Option<Standard> {
        let mut bands = Vec::new();
        let mut begin = None;
        let mut at = 0;
        for clause in text.split_inclusive(['，', '；', '。']) {
            if let Some(band) = band(clause) {
                begin.get_or_insert(at);
                bands.push(band);
            }
            at += clause.len();
        }
        (bands.len() >= 3).then(|| Standard { at: begin.unwrap_or(0), steps: Steps::Bands(bands), sure: true })
    }

    /// The rule and the ways to reach the score.
    fn readings(&self, doc: &Document, weight: Fig, rate: Fig) -> Option<(&'static str, Vec<Expr>)> {
        let full = doc.figure(weight).value?;
        let rate = doc.figure(rate).value?;
        let scored = |points: Decimal| match full.minus(points)? {
            lost if lost.is_zero() => Some(Expr::Fig(weight)),
            lost if lost.is_sign_negative() => None,
            lost => Some(Expr::sub(Expr::Fig(weight), Expr::Num(lost.normalize()))),
        };
        match &self.steps {
            Steps::Deduct { base, above, every, points } => {
                let gap = if *above { rate.minus(*base)? } else { base.minus(rate)? };
                let steps = gap.max(Decimal::ZERO).over(*every)?;
                let lost = |steps: Decimal| Some(full.minus(steps.times(*points)?)?.max(Decimal::ZERO));
                let counts = [steps.floor(), steps.ceil(), steps];
                let readings = counts.into_iter().filter_map(|n| scored(lost(n)?)).gather();
                Some(("step_deduction_score", readings))
            }
            Steps::Bands(bands) => {
                let rate = rate.abs();
                let fits = bands.iter().filter(|(from, to, _)| *from <= rate && rate <= *to);
                let readings: Vec<Expr> = fits.filter_map(|(_, _, points)| scored(*points)).gather();
                (!readings.is_empty()).then_some(("budget_control_rate_step", readings))
            }
        }
    }
}

fn is_per_cent(text: &str) -> bool {
    text.starts_with(['%', '个']) || text.starts_with("百分点")
}

/// The next number within so many bytes, and what follows it.
fn next_number(text: &str, within: usize) -> Option<(Decimal, &str)> {
    let at = text.find(|c: char| c.is_ascii_digit() || "一二两三五十".contains(c)).filter(|at| *at <= within)?;
    let rest = &text[at..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    if digits > 0 {
        return Some((crate::decimal::parse(&rest[..digits])?, &rest[digits..]));
    }
    let han = rest.chars().next()?;
    let value = match han {
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '五' => 5,
        _ => 10,
    };
    Some((Decimal::from(value), &rest[han.len_utf8()..]))
}

/// One band: its bounds in per cent, and its points.
fn band(clause: &str) -> Option<(Decimal, Decimal, Decimal)> {
    let clause = clause.trim_matches(['，', '；', '。', ' ', '（']);
    let (range, points) = match clause.strip_suffix("不得分").or_else(|| clause.strip_suffix("不计分")) {
        Some(range) => (range, Decimal::ZERO),
        None => {
            let head = clause.strip_suffix('分')?;
            let mark = head.rfind(['计', '得', '记'])?;
            (&head[..mark], crate::decimal::parse(head[mark + '计'.len_utf8()..].trim())?)
        }
    };
    let numbers: Vec<Decimal> =
        range.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(crate::decimal::parse).gather();
    let words = range.trim_matches(|c: char| c.is_ascii_digit() || ".%-~—～至（）含 ".contains(c));
    let beyond = Decimal::from(1_000_000);
    match (numbers.as_slice(), words) {
        ([a, b], "") if a < b => Some((*a, *b, points)),
        ([n], "等于") => Some((*n, *n, points)),
        ([n], "大于" | "超过" | "高于" | "以上" | "大于等于" | "≥" | ">") => Some((*n, beyond, points)),
        ([n], "小于" | "低于" | "不足" | "以下" | "以内" | "小于等于" | "≤" | "<") => {
            Some((Decimal::ZERO, *n, points))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn bands_are_read_with_their_bounds() {
        let band = |text: &str| super::band(text).map(|(a, b, p)| (a.to_string(), b.to_string(), p.to_string()));
        let some = |a: &str, b: &str, p: &str| Some((a.to_string(), b.to_string(), p.to_string()));
        assert_eq!(band("0-10%（含）计4分，"), some("0", "10", "4"));
        assert_eq!(band("等于0计5分，"), some("0", "0", "5"));
        assert_eq!(band("大于30%不得分。"), some("30", "1000000", "0"));
        assert_eq!(band("预算控制率8.9%；"), None);
        assert_eq!(band("实际得4分，"), None);
    }

    #[test]
    fn whole_steps_begun_steps_and_shares_are_all_right() {
        let raised = |score: &str| {
            let text = format!(
                "1.到位率。分值6分，资金到位率94.5%，达到100%得满分，每低于1个百分点扣0.5分，扣完为止，得{score}分。"
            );
            crate::check(&text).findings.iter().any(|f| f.rule == "step_deduction_score")
        };
        assert!(!raised("3.5") && !raised("3") && !raised("3.25"));
        assert!(raised("4.5") && raised("6"));
    }

    #[test]
    fn the_points_of_a_section_are_no_item_s() {
        let text = "（一）投入（15分）。控制率93%，按“不超过100%计满分，每超过一个百分点扣0.5分”计5分；变动率小于0，计5分；其余计5分。";
        assert!(crate::check(text).findings.iter().all(|f| f.rule != "step_deduction_score"));
    }

    #[test]
    fn a_deduction_of_something_else_accuses_nobody() {
        let text =
            "（二）过程（20分）：制度健全得10分，资产登记滞后，扣1分，得9分。采购2宗未备案，每宗扣0.5分，得9分。";
        assert!(crate::check(text).findings.iter().all(|f| f.rule != "score_eq_weight_minus_deduction"));
    }
}
