//! Family J: 元 for 万元, 万元 for 亿元.

use crate::decimal::Exact;
use crate::quick::Map;

use rust_decimal::Decimal;

use super::{Basis, Family, Found, Rule, Suspicion, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::document::{Fact, Fig};
use crate::read::meaning::{Measure, Purse, Stage, Subject};
use crate::read::unit::Unit;
use crate::report::Severity;
use crate::slip::Slip;

pub const RULES: &[Rule] = &[Rule {
    id: "unit_scale_suspect",
    family: Family::Wording,
    severity: Severity::Warning,
    title: say("金额单位疑有误", "An amount may have the wrong unit"),
    checks: say(
        "同一笔金额前后相差约一万倍，或没有写执行率的预算数与支出数相差约一万倍的，疑为元、万元、亿元之误。",
        "One amount that is some ten thousand times another print of it, or spending so far from its budget where no rate is given.",
    ),
    why: say("元与万元混用是最常见的单位错误。", "Yuan for ten thousand yuan is the commonest slip of units."),
    basis: Basis::Arithmetic,
    message: say(
        "“{stated}”与“{other}”相差约{factor}倍，疑为单位写错。",
        "“{stated}” and “{other}” are some {factor} times apart; a unit may be wrong.",
    ),
    fires: "本级项目共2个：道路养护项目，预算金额为40.00万元，执行金额为38.50元；图书补助项目，预算金额为20.00万元，执行金额为20.00万元。",
    quiet: "本级项目共2个：道路养护项目，预算金额为40.00万元，执行金额为385000元；图书补助项目，预算金额为20.00万元，执行金额为20.00万元。",
    check: Some(suspect),
}];

/// Findings of one text; beyond them its units are beyond help.
const MOST: usize = 30;

fn suspect(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let mut said: Vec<(Fig, Fig)> = Vec::new();
    for project in doc.projects.iter().filter(|p| p.rate.is_none()) {
        if let (Some(budget), Some(spent)) = (project.budget, project.spent) {
            said.push((spent, budget));
        }
    }
    let mut prints: Map<(Subject, Stage, Purse), &Fact> = Map::default();
    for fact in doc.facts.iter().filter(|f| f.measure == Measure::Amount && f.sure && !f.aside) {
        let Some(stage) = fact.stage.filter(|s| !matches!(s, Stage::Prior | Stage::Carried | Stage::Balance)) else {
            continue;
        };
        let first = *prints.entry((fact.subject, stage, fact.purse)).or_insert(fact);
        if first.fig != fact.fig {
            said.push((fact.fig, first.fig));
        }
    }
    let mut told: Vec<Fig> = Vec::new();
    for (fig, other) in said {
        if told.len() == MOST {
            break;
        }
        let Some(factor) = apart(doc, fig, other).filter(|_| !told.contains(&fig)) else { continue };
        told.push(fig);
        let (figure, other) = (doc.figure(fig), doc.figure(other));
        let mut found = Found::new("unit_scale_suspect", Severity::Warning)
            .claim(figure.span)
            .operand(other.span)
            .word("stated", doc.str(figure.whole))
            .word("other", doc.str(other.whole))
            .word("factor", factor);
        // Of the two the one in the rarer unit is to blame.
        let (rare, common) =
            if uses(doc, figure.unit) <= uses(doc, other.unit) { (figure, other) } else { (other, figure) };
        let value = rare.value.and_then(|v| v.times(common.scale())?.over(rare.scale()));
        found.suspect = value.map(|value| Suspicion {
            span: rare.span,
            value: crate::decimal::shortest(value),
            why: super::why(Slip::Unit),
            words: Vec::new(),
        });
        out.push(found);
    }
}

fn uses(doc: &Document, unit: Unit) -> usize {
    doc.figures_in(doc.span).filter(|f| doc.figures[*f].unit == unit).count()
}

/// How many times one is the other, where that is a step between units and no exact one, which the sums and
/// repetitions of the report find with more certainty.
fn apart(doc: &Document, a: Fig, b: Fig) -> Option<&'static str> {
    let (a, b) = (doc.figure(a), doc.figure(b));
    let money = a.unit.is_money() && b.unit.is_money() && a.unit != b.unit;
    let (x, y) = (a.base()?, b.base()?);
    let share = x.max(y).over(x.min(y)).filter(|_| money && x > Decimal::ZERO && y > Decimal::ZERO)?;
    [(10_000, "一万"), (100_000_000, "一亿")].into_iter().find_map(|(factor, name)| {
        let rest = share.over(Decimal::from(factor))?;
        let near = rest != Decimal::ONE && rest > Decimal::new(95, 2) && rest < Decimal::from(3);
        near.then_some(name)
    })
}
