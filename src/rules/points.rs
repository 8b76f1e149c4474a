//! Points that a total is told to be made of, and points that a form leaves out.

use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::grades::other_maximum;
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::document::{Claim, Expr, Fig, Force, Indicator};
use crate::read::unit::Unit;
use crate::report::Severity;
use crate::text::Span;

pub const RULES: &[Rule] = &[Rule {
    id: "score_negative_or_blank",
    family: Family::Indicators,
    severity: Severity::Warning,
    title: say("得分空缺或为负", "A score left blank, or below zero"),
    checks: say(
        "表中其他指标都有得分时，有分值的指标不空得分；得分不为负数。",
        "Where the other indicators of a table are scored, none with points is left without; no score is negative.",
    ),
    why: say("缺一项得分，总分就无从复核。", "With one score missing the total cannot be checked."),
    basis: Basis::Practice,
    message: say("指标“{name}”（{weight}）的得分{what}。", "The score of “{name}” ({weight}) is {what_en}."),
    fires: "一级指标\t三级指标\t指标值\t完成值\t分值\t得分\n产出指标\t修缮水渠\t≥12公里\t12公里\t30\t30\n产出指标\t验收合格率\t≥98%\t99%\t20\t20\n效益指标\t受益农户\t≥300户\t310户\t30\t\n满意度指标\t农户满意度\t≥90%\t93%\t10\t10\n",
    quiet: "一级指标\t三级指标\t指标值\t完成值\t分值\t得分\n产出指标\t修缮水渠\t≥12公里\t12公里\t30\t30\n产出指标\t验收合格率\t≥98%\t99%\t20\t20\n效益指标\t受益农户\t≥300户\t310户\t30\t30\n满意度指标\t农户满意度\t≥90%\t93%\t10\t10\n",
    check: Some(blank_or_negative),
}];

/// Scored indicators beside which a blank is one.
const SCORED: usize = 3;

fn blank_or_negative(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let value = |fig: Option<Fig>| fig.and_then(|f| doc.figure(f).value);
    let weighted: Vec<&Indicator> =
        doc.indicators.iter().filter(|i| i.from_table && value(i.weight).is_some_and(|w| !w.is_zero())).gather();
    let scored = weighted.iter().filter(|i| i.score.is_some()).count();
    let blank = weighted.len() - scored;
    // More than a few blanks are a column that was not read, or a form without scores.
    let told = scored >= SCORED && blank * 3 <= scored;
    for indicator in weighted {
        let negative = value(indicator.score).is_some_and(|s| s.is_sign_negative() && !s.is_zero());
        let (what, what_en) = match indicator.score {
            None if told => ("没有填写", "missing"),
            Some(_) if negative => ("为负数", "negative"),
            _ => continue,
        };
        let Some(weight) = indicator.weight else { continue };
        out.push(
            Found::new("score_negative_or_blank", Severity::Warning)
                .claim(indicator.score.map_or(doc.figure(weight).span, |s| doc.figure(s).span))
                .context(indicator.name)
                .word("name", doc.str(indicator.name))
                .word("weight", doc.str(doc.figure(weight).whole))
                .word("what", what)
                .word("what_en", what_en),
        );
    }
}

/// Bytes after a total in which the points that make it up are told.
const REACH: u32 = 600;

/// States what the sentences after a total say it is made of, and that all points together are a hundred.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    for &total in &doc.totals {
        made_up_of(doc, total, out);
    }
    hundred(doc, out);
}

/// 得分94.11分。其中：甲类50分，得48.35分；乙类50分，得45.76分
fn made_up_of(doc: &Document, total: Fig, out: &mut Vec<Claim>) {
    let figure = doc.figure(total);
    let from = figure.whole.end;
    let to = doc.text.copy.floor_char_boundary((from + REACH).min(doc.span.end) as usize);
    let text = &doc.text.copy[from as usize..to];
    let paragraph = text.find('\n').unwrap_or(text.len());
    let text = &text[..paragraph];
    let opener = ["其中", "各部分得分", "各项得分"].into_iter().filter_map(|w| Some((text.place_of(w)?, w))).min();
    let Some((parts, opener)) = opener.filter(|(at, _)| text[..*at].matches('。').count() <= 1) else { return };
    let end = text[parts..].find('。').map_or(text.len(), |at| parts + at);
    let points: Vec<Fig> = doc
        .figures_in(Span::new(from as usize + parts, from as usize + end))
        .filter(|f| doc.figures[*f].unit == Unit::Score && doc.figures[*f].is_datum())
        .map(|f| f as Fig)
        .gather();
    let value = |fig: &Fig| doc.figure(*fig).value.unwrap_or_default();
    // 各部分得分：甲类19分；乙类29分: nothing but scores.
    if opener != "其中" && points.len() >= 2 && !text[parts..end].has("满分") {
        out.push(Claim::new("score_sum_eq_total", total, Expr::sum(points), Force::Demands));
        return;
    }
    let (weights, scores): (Vec<Fig>, Vec<Fig>) = match points.len() {
        0..=3 => return,
        n if n % 2 == 0 => {
            (points.iter().step_by(2).copied().gather(), points.iter().skip(1).step_by(2).copied().gather())
        }
        _ => return,
    };
    let of_hundred = weights.iter().map(value).sum::<Decimal>() == Decimal::ONE_HUNDRED;
    let within = weights.iter().zip(&scores).all(|(w, s)| value(s) <= value(w));
    if of_hundred && within {
        out.push(Claim::new("score_sum_eq_total", total, Expr::sum(scores), Force::Demands));
    }
}

/// A form whose own total of points is above a hundred.
fn hundred(doc: &Document, out: &mut Vec<Claim>) {
    let hundred = Decimal::ONE_HUNDRED;
    let above: Vec<Fig> = doc
        .claims
        .iter()
        .filter(|c| c.rule == "weights_sum_100" && matches!(c.readings.first(), Some(Expr::Add(_))))
        .map(|c| c.stated)
        .filter(|total| doc.figure(*total).value.is_some_and(|v| v > hundred))
        .gather();
    if !above.is_empty() && !other_maximum(doc) {
        let claim = |total| Claim::new("weights_sum_100", total, Expr::Num(hundred), Force::Demands);
        out.extend(above.into_iter().map(claim));
    }
}
