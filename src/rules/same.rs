//! The same fact printed more than once must agree with itself.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use crate::read::Document;
use crate::read::document::{Claim, Expr, Fact, Force, Indicator};
use crate::read::meaning::{Measure, Purse, Stage, Subject};

/// States that every print of a fact equals another.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    one_meaning(doc, out);
    one_value(doc, out);
    one_rate(doc, out);
    one_indicator(doc, out);
}

/// The rate of one subject, printed again.
fn one_rate(doc: &Document, out: &mut Vec<Claim>) {
    let mut clusters: BTreeMap<(Subject, Measure, Decimal), &Fact> = BTreeMap::new();
    for fact in doc.facts.iter().filter(|f| matches!(f.measure, Measure::ExecRate | Measure::AdjustRate | Measure::Growth | Measure::Total)) {
        let Some(value) = doc.figure(fact.fig).base() else { continue };
        match clusters.get(&(fact.subject, fact.measure, value.normalize())) {
            Some(first) => out.push(Claim::new("same_fact_consistent", fact.fig, Expr::Fig(first.fig), Force::Supports)),
            None => {
                clusters.insert((fact.subject, fact.measure, value.normalize()), fact);
            }
        }
    }
}

/// An indicator told in prose and printed in a table has the same figures in both.
fn one_indicator(doc: &Document, out: &mut Vec<Claim>) {
    let plain = |span| doc.str(span).chars().filter(|c| !c.is_whitespace() && !matches!(c, '（' | '）' | '：')).collect::<String>();
    let mut named: HashMap<String, Vec<&Indicator>> = HashMap::new();
    for indicator in &doc.indicators {
        named.entry(plain(indicator.name)).or_default().push(indicator);
    }
    let mut pairs: Vec<(&Indicator, &Indicator)> =
        named.into_values().filter(|list| list.len() == 2 && list[0].from_table != list[1].from_table).map(|list| (list[0], list[1])).collect();
    pairs.sort_by_key(|(a, _)| a.span.start);
    for (a, b) in pairs {
        let fields = [(a.target, b.target), (a.actual, b.actual), (a.rate, b.rate), (a.weight, b.weight), (a.score, b.score)];
        let known = |(x, y): &(Option<u32>, Option<u32>)| Some(((*x)?, (*y)?));
        let both: Vec<(u32, u32)> = fields.iter().filter_map(known).collect();
        let equal = both.iter().filter(|(x, y)| doc.figure(*x).value == doc.figure(*y).value).count();
        // Two indicators of one name that agree in nothing else are two.
        let force = if equal * 2 >= both.len() && both.len() >= 3 { Force::Demands } else { Force::Supports };
        for (x, y) in both {
            if doc.figure(x).unit.same_family(doc.figure(y).unit) || doc.figure(x).value == doc.figure(y).value {
                out.push(Claim::new("same_fact_consistent", x.max(y), Expr::Fig(x.min(y)), force));
            }
        }
    }
    if let [first, rest @ ..] = doc.totals.as_slice() {
        for other in rest {
            let same = doc.figure(*other).value == doc.figure(*first).value;
            let force = if same { Force::Supports } else { Force::Suggests };
            out.push(Claim::new("same_fact_consistent", *other, Expr::Fig(*first), force));
        }
    }
}

/// Facts of one meaning: the sure ones must agree.
fn one_meaning(doc: &Document, out: &mut Vec<Claim>) {
    let mut clusters: BTreeMap<(Subject, Stage, Purse), Vec<&Fact>> = BTreeMap::new();
    for fact in &doc.facts {
        if let (Some(stage), Measure::Amount) = (fact.stage, fact.measure)
            && doc.figure(fact.fig).unit.is_money()
        {
            clusters.entry((fact.subject, stage, fact.purse)).or_default().push(fact);
        }
    }
    for ((_, stage, _), facts) in clusters {
        let Some(first) = facts.iter().find(|f| f.sure && !f.aside).or(facts.first()) else { continue };
        for fact in facts.iter().filter(|f| f.fig != first.fig) {
            let sure = fact.sure && first.sure && !fact.aside && !first.aside;
            let force = match () {
                _ if !sure || matches!(stage, Stage::Prior | Stage::Balance | Stage::Budget) => Force::Supports,
                _ => Force::Suggests,
            };
            out.push(Claim::new("same_fact_consistent", fact.fig, Expr::Fig(first.fig), force));
        }
    }
}

/// Digits that a value must have before its coming back is taken for more than chance.
const TELLING: usize = 4;

/// Facts of one value whose meanings do not exclude each other: the report prints one fact again in other words.
fn one_value(doc: &Document, out: &mut Vec<Claim>) {
    let mut clusters: BTreeMap<(Decimal, bool), Vec<&Fact>> = BTreeMap::new();
    for fact in &doc.facts {
        let figure = doc.figure(fact.fig);
        let share = matches!(fact.measure, Measure::ExecRate | Measure::AdjustRate | Measure::OtherRate) || fact.measure == Measure::Actual && !figure.unit.is_money();
        let amount = figure.unit.is_money() && matches!(fact.measure, Measure::Amount | Measure::Actual | Measure::Target);
        if let Some(value) = figure.base()
            && (amount || share)
            && telling(figure.value.unwrap_or_default()) >= if amount { TELLING } else { 3 }
        {
            clusters.entry((value.normalize(), amount)).or_default().push(fact);
        }
    }
    for facts in clusters.into_values() {
        // The first of each stage stands for all that share it.
        let mut heads: Vec<&Fact> = Vec::new();
        for fact in facts {
            match heads.iter().find(|h| compatible(h, fact)) {
                Some(head) => out.push(Claim::new("same_fact_consistent", fact.fig, Expr::Fig(head.fig), Force::Supports)),
                None => heads.push(fact),
            }
        }
    }
}

fn compatible(a: &Fact, b: &Fact) -> bool {
    let stages = match (a.stage, b.stage) {
        (Some(a), Some(b)) => a == b || a.is_budget() && b.is_budget(),
        _ => true,
    };
    let subjects = a.subject == b.subject || !a.sure || !b.sure || matches!((a.subject, b.subject), (Subject::Named(_), _) | (_, Subject::Named(_)));
    stages && subjects
}

fn telling(value: Decimal) -> usize {
    value.normalize().mantissa().abs().to_string().len()
}
