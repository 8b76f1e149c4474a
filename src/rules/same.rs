//! The same fact printed more than once must agree with itself.

use crate::decimal::Exact;
use crate::gather::Gather;
use rust_decimal::Decimal;

use crate::order::{self, Groups};
use crate::quick::Map;
use crate::read::Document;
use crate::read::document::{Claim, Expr, Fact, Force, Indicator, Project, Tally};
use crate::read::meaning::{Measure, Purse, Stage, Subject};
use crate::read::unit::Unit;
use crate::report::Kind;
use crate::slip::Slip;

/// One indicator is printed in the text, in its table and perhaps in a summary; more of a name are more things.
const LISTS: usize = 4;

/// States that every print of a fact equals another.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    one_meaning(doc, out);
    if doc.kind == Kind::Project {
        one_budget(doc, out);
        short_of_what_was_spent(doc, out);
    }
    one_value(doc, out);
    one_rate(doc, out);
    one_indicator(doc, out);
    one_project(doc, out);
    super::reprints::claims(doc, out);
}

/// A project of one name with one budget has spent one amount.
fn one_project(doc: &Document, out: &mut Vec<Claim>) {
    let mut seen: Map<u32, &Project> = Map::default();
    let value = |fig: Option<u32>| fig.and_then(|f| doc.figure(f).base());
    for project in &doc.projects {
        let Some(first) = seen.get(&project.name) else {
            seen.insert(project.name, project);
            continue;
        };
        let same_budget = value(first.budget).is_some() && value(first.budget) == value(project.budget);
        let same_spent = value(first.spent).is_some() && value(first.spent) == value(project.spent);
        for (a, b, other) in [(first.budget, project.budget, same_spent), (first.spent, project.spent, same_budget)] {
            let (Some(a), Some(b)) = (a, b) else { continue };
            let force = if other { Force::Demands } else { Force::Supports };
            out.push(Claim::new("same_fact_consistent", b, Expr::Fig(a), force));
        }
    }
}

/// The rate of one subject, printed again.
fn one_rate(doc: &Document, out: &mut Vec<Claim>) {
    let mut clusters: Map<(Subject, Measure, Decimal), &Fact> = Map::default();
    for fact in doc
        .facts
        .iter()
        .filter(|f| matches!(f.measure, Measure::ExecRate | Measure::AdjustRate | Measure::Growth | Measure::Total))
    {
        let Some(value) = doc.figure(fact.fig).base() else { continue };
        match clusters.get(&(fact.subject, fact.measure, value)) {
            Some(first) => {
                out.push(Claim::new("same_fact_consistent", fact.fig, Expr::Fig(first.fig), Force::Supports))
            }
            None => {
                clusters.insert((fact.subject, fact.measure, value), fact);
            }
        }
    }
}

/// An indicator told in prose and printed in a table, or in two tables, has the same figures in both.
fn one_indicator(doc: &Document, out: &mut Vec<Claim>) {
    let several = doc.indicators.iter().any(|i| i.list != doc.indicators[0].list);
    let plain = |span| {
        doc.str(span).chars().filter(|c| !c.is_whitespace() && !matches!(c, '（' | '）' | '：')).collect::<String>()
    };
    let mut named: Map<String, Vec<&Indicator>> = Map::default();
    for indicator in doc.indicators.iter().filter(|_| several) {
        named.entry(plain(indicator.name)).or_default().push(indicator);
    }
    let mut pairs: Vec<(&Indicator, &Indicator)> = Vec::new();
    for list in named.values().filter(|list| list.len() >= 2 && list.len() <= LISTS) {
        // Two of one name in one printing are two indicators.
        if list.windows(2).all(|two| two[0].list != two[1].list) {
            pairs.extend(list[1..].iter().map(|other| (list[0], *other)));
        }
    }
    order::by_key(&mut pairs, |(a, b)| (a.span.start, b.span.start));
    let fields = |(a, b): &(&Indicator, &Indicator)| -> Vec<(u32, u32)> {
        [(a.target, b.target), (a.actual, b.actual), (a.rate, b.rate), (a.weight, b.weight), (a.score, b.score)]
            .into_iter()
            .filter_map(|(x, y)| Some((x?, y?)))
            .gather()
    };
    let equal = |both: &[(u32, u32)]| both.iter().filter(|(x, y)| doc.figure(*x).value == doc.figure(*y).value).count();
    // Two forms may be of two projects with the same indicators: only lists that agree in most figures are one list twice.
    let mut lists: Map<(u32, u32), (usize, usize, usize)> = Map::default();
    for pair in &pairs {
        let both = fields(pair);
        let entry = lists.entry((pair.0.list, pair.1.list)).or_default();
        *entry = (entry.0 + 1, entry.1 + equal(&both), entry.2 + both.len());
    }
    for pair in &pairs {
        let both = fields(pair);
        let (shared, agreed, all) = lists[&(pair.0.list, pair.1.list)];
        let reprint = pair.0.from_table != pair.1.from_table || shared >= 2 && agreed * 5 >= all * 4;
        // Two indicators of one name that disagree in more than one figure are two.
        let force =
            if reprint && equal(&both) + 1 >= both.len() && both.len() >= 3 { Force::Demands } else { Force::Supports };
        for (x, y) in both {
            if doc.figure(x).unit.same_family(doc.figure(y).unit) || doc.figure(x).value == doc.figure(y).value {
                out.push(Claim::new("same_fact_consistent", x.max(y), Expr::Fig(x.min(y)), force));
            }
        }
    }
    one_total(doc, out);
}

/// The total score, wherever it is printed: in the text, and under the report's only form.
fn one_total(doc: &Document, out: &mut Vec<Claim>) {
    let value = |fig: u32| doc.figure(fig).value;
    let [first, rest @ ..] = doc.totals.as_slice() else { return };
    let one = |a: u32, b: u32, force| Claim::new("same_fact_consistent", a, Expr::Fig(b), force);
    for other in rest {
        let same = value(*other) == value(*first);
        out.push(one(*other, *first, if same { Force::Supports } else { Force::Suggests }));
    }
    let hundred = |t: &&Tally| t.weight.is_some_and(|w| value(w) == Some(Decimal::ONE_HUNDRED));
    for tally in doc.tallies.iter().filter(hundred) {
        let Some(score) = tally.score.filter(|s| !doc.totals.contains(s)) else { continue };
        // Rows that come to their total leave no doubt of it.
        let sum: Option<Decimal> = tally.scores.iter().map(|s| value(*s)).sum();
        let proved = tally.alone && tally.whole && sum.is_some() && sum == value(score);
        for &total in &doc.totals {
            let force = match () {
                _ if value(total) == value(score) => Force::Supports,
                _ if proved => Force::Doubts,
                _ => Force::Suggests,
            };
            out.push(one(total, score, force));
        }
    }
}

/// Facts of one meaning: the sure ones must agree.
fn one_meaning(doc: &Document, out: &mut Vec<Claim>) {
    let mut clusters: Groups<(Subject, Stage, Purse), &Fact> = Groups::new();
    let one_purse = only_fiscal(doc);
    for fact in &doc.facts {
        // What came in this year is one fact, whatever stage the words around it are of.
        let came = fact.subject == Subject::Income
            && !matches!(fact.stage, Some(Stage::Prior | Stage::Carried | Stage::Balance | Stage::Funds));
        let stage = if came { Some(Stage::Received) } else { fact.stage };
        if let (Some(stage), Measure::Amount) = (stage, fact.measure)
            && doc.figure(fact.fig).unit.is_money()
        {
            // A named project's budget is its budget, whatever it is called.
            let named = matches!(fact.subject, Subject::Named(_)) && (stage.is_budget() || stage == Stage::Received);
            let fiscal = one_purse && !came && fact.purse == Purse::Fiscal;
            let purse = if fiscal { Purse::All } else { fact.purse };
            clusters.add((fact.subject, if named { Stage::Budget } else { stage }, purse), fact);
        }
    }
    for ((_, stage, _), facts) in clusters.sorted() {
        if facts.len() < 2 {
            continue;
        }
        let Some(first) = commonest(doc, &facts) else { continue };
        for fact in facts.iter().filter(|f| f.fig != first.fig) {
            // What was granted for a thing that is named is what it may spend.
            let told = |f: &Fact| match f.subject {
                Subject::Named(_) => f.sure || f.stage == Some(Stage::Received),
                // What came in, and the parts that the regulation names, are one each: the heading may say their stage.
                Subject::Income => true,
                Subject::Whole | Subject::Projects => f.sure,
                _ => f.sure || stage == Stage::Spent,
            };
            // 年初预算349.50万元，调整后349.05万元: one sentence that gives both tells them apart.
            let apart = fact.sentence == first.sentence && fact.stage != first.stage;
            let sure = told(fact) && told(first) && !fact.aside && !first.aside && !apart;
            let equal = doc.figure(fact.fig).base() == doc.figure(first.fig).base();
            // 100万元 more is one digit more, and no slip where the words may mean another thing.
            let loose = stage == Stage::Balance || stage == Stage::Budget;
            let force = match slip_between(doc, fact.fig, first.fig) {
                _ if equal || !sure || matches!(stage, Stage::Prior | Stage::Carried) => Force::Supports,
                Some(Slip::Digit) if loose => Force::Supports,
                Some(_) => Force::Suggests,
                // Two amounts that no slip turns into each other are two facts, whatever the words are.
                None if loose => Force::Supports,
                None => continue,
            };
            out.push(Claim::new("same_fact_consistent", fact.fig, Expr::Fig(first.fig), force));
        }
    }
}

/// What a project may spend, called 下达, 到位 or 预算: a slip that no shortfall explains.
fn one_budget(doc: &Document, out: &mut Vec<Claim>) {
    const LONG: usize = 5;
    let fits = |f: &&Fact| {
        f.subject == Subject::Whole
            && f.measure == Measure::Amount
            && !f.aside
            && matches!(f.stage, Some(Stage::Full | Stage::Budget | Stage::Received))
            && doc.figure(f.fig).value.is_some_and(|v| telling(v) >= LONG)
    };
    let facts: Vec<&Fact> = doc.facts.iter().filter(fits).take(PRINTS).gather();
    for (i, fact) in facts.iter().enumerate() {
        // 100万元 less is one digit less, and no slip.
        let slipped = |f: &&&Fact| slip_between(doc, fact.fig, f.fig).is_some_and(|slip| slip != Slip::Digit);
        if let Some(first) = facts[..i].iter().filter(|f| f.stage != fact.stage).find(slipped) {
            out.push(Claim::new("same_fact_consistent", fact.fig, Expr::Fig(first.fig), Force::Suggests));
        }
    }
}

/// 实际到位27.06万元 of what 217.06万元 was spent from: less came than went, and one slip says why.
fn short_of_what_was_spent(doc: &Document, out: &mut Vec<Claim>) {
    let of = |stage: Stage| {
        let own = |f: &&Fact| matches!(f.subject, Subject::Whole | Subject::Projects) && f.purse == Purse::All;
        let fits =
            move |f: &&Fact| own(f) && f.stage == Some(stage) && f.measure == Measure::Amount && f.sure && !f.aside;
        doc.facts.iter().filter(fits).filter(|f| doc.figure(f.fig).unit.is_money()).take(PRINTS)
    };
    let value = |f: &Fact| doc.figure(f.fig).base();
    for came in of(Stage::Received) {
        let short = |spent: &&Fact| spent.subject == came.subject && value(came) < value(spent);
        let slipped = |spent: &&Fact| slip_between(doc, came.fig, spent.fig).is_some_and(|slip| slip != Slip::Digit);
        if let Some(spent) = of(Stage::Spent).filter(short).find(slipped) {
            out.push(Claim::new("same_fact_consistent", came.fig, Expr::Fig(spent.fig), Force::Suggests));
        }
    }
}

/// Everything that was spent was the budget's own money: 财政拨款支出 is the whole spending.
fn only_fiscal(doc: &Document) -> bool {
    let spent = |purse: Purse| {
        doc.facts.iter().filter(move |f| {
            (f.subject, f.stage, f.measure, f.purse) == (Subject::Whole, Some(Stage::Spent), Measure::Amount, purse)
        })
    };
    let value = |f: &Fact| doc.figure(f.fig).base();
    let all: Vec<_> = spent(Purse::All).take(PRINTS).map(value).gather();
    spent(Purse::Fiscal).take(PRINTS).any(|f| all.contains(&value(f)))
}

/// The print whose value most prints have, the sure ones before the others.
fn commonest<'d>(doc: &Document, facts: &[&'d Fact]) -> Option<&'d Fact> {
    let sure = |f: &Fact| f.sure && !f.aside;
    let weight = |f: &&&Fact| {
        let same = |other: &&&Fact| doc.figure(other.fig).base() == doc.figure(f.fig).base();
        let prints = facts.iter().filter(same).filter(|other| sure(other)).take(PRINTS).count();
        (sure(f), prints, std::cmp::Reverse(f.fig))
    };
    facts.iter().take(PRINTS * PRINTS).max_by_key(weight).copied()
}

/// Prints of one fact that are weighed against each other.
const PRINTS: usize = 8;

fn one_slip_apart(doc: &Document, a: u32, b: u32) -> bool {
    slip_between(doc, a, b).is_some()
}

fn slip_between(doc: &Document, a: u32, b: u32) -> Option<Slip> {
    let (a, b) = (doc.figure(a), doc.figure(b));
    crate::slip::between(a, b.base()?.over(a.scale())?)
}

/// Digits that a value must have before its coming back is taken for more than chance.
const TELLING: usize = 4;

/// Figures of one value whose meanings do not exclude each other: the report prints one fact again in other words.
fn one_value(doc: &Document, out: &mut Vec<Claim>) {
    let mut meaning: Vec<Option<&Fact>> = vec![None; doc.figures.len()];
    for fact in &doc.facts {
        meaning[fact.fig as usize] = Some(fact);
    }
    let mut clusters: Groups<(Decimal, u8), u32> = Groups::new();
    for (fig, figure) in doc.figures.iter().enumerate().filter(|(_, f)| f.is_datum()) {
        let measure = meaning[fig].map(|f| f.measure);
        let kind = match figure.unit {
            Unit::Money(_) if !matches!(measure, Some(Measure::Delta)) => 0,
            Unit::Percent
                if matches!(
                    measure,
                    Some(Measure::ExecRate | Measure::AdjustRate | Measure::OtherRate | Measure::Actual)
                ) =>
            {
                1
            }
            Unit::Measure(_) => 2,
            _ => continue,
        };
        let (Some(value), Some(printed)) = (figure.base(), figure.value) else { continue };
        if telling(printed) >= if kind == 1 { 3 } else { TELLING } {
            clusters.add((value, kind), fig as u32);
        }
    }
    for (_, figs) in clusters.sorted() {
        // The first of each stage stands for all that share it.
        let mut heads: Vec<u32> = Vec::new();
        for fig in figs {
            let same = heads.iter().find(|h| match (meaning[**h as usize], meaning[fig as usize]) {
                (Some(a), Some(b)) => compatible(a, b),
                _ => true,
            });
            match same {
                Some(head) => out.push(Claim::new("same_fact_consistent", fig, Expr::Fig(*head), Force::Supports)),
                None if heads.len() < 8 => heads.push(fig),
                None => {}
            }
        }
    }
    repeated_pairs(doc, out);
    one_number(doc, out);
}

/// 1,313.7647元 beside 1,313.7647万元: a number long enough to be one fact, with two units.
fn one_number(doc: &Document, out: &mut Vec<Claim>) {
    let mut prints: Groups<Decimal, u32> = Groups::new();
    for (fig, figure) in doc.figures.iter().enumerate().filter(|(_, f)| f.is_datum() && f.unit.is_money()) {
        if let Some(value) = figure.value.filter(|v| telling(*v) >= TELLING) {
            prints.add(value, fig as u32);
        }
    }
    for (_, figs) in prints.sorted() {
        let unit = |fig: &u32| doc.figure(*fig).unit;
        // The first print of each unit, with how many have it.
        let mut units: Vec<(u32, usize)> = Vec::new();
        for fig in &figs {
            match units.iter_mut().find(|(head, _)| unit(head) == unit(fig)) {
                Some((_, n)) => *n += 1,
                None => units.push((*fig, 1)),
            }
        }
        let Some((head, _)) = units.iter().max_by_key(|(head, n)| (*n, std::cmp::Reverse(*head))) else { continue };
        for fig in figs.iter().filter(|f| unit(f) != unit(head)) {
            out.push(Claim::new("same_fact_consistent", *fig, Expr::Fig(*head), Force::Doubts));
        }
    }
}

/// An amount, whether it stands first of its pair, and the stages of both.
type Half = (Decimal, bool, Option<Stage>, Option<Stage>, Purse);

/// 下达56万元，完成54.6万元, said again: two amounts side by side that come back side by side.
fn repeated_pairs(doc: &Document, out: &mut Vec<Claim>) {
    let money: Vec<&Fact> = doc.facts.iter().filter(|f| doc.figure(f.fig).unit.is_money()).gather();
    let mut seen: Map<(Decimal, Decimal), (u32, u32)> = Map::default();
    // One of the two, with what both are of: the other is held to what stood beside it the first time.
    let mut half: Map<Half, (u32, Subject)> = Map::default();
    // 其中财政拨款预算60万元；全年支出90万元: the second is not of the same money.
    let together = |p: &&[&Fact]| p[0].sentence == p[1].sentence && p[0].purse == p[1].purse;
    for pair in money.windows(2).filter(together) {
        let (Some(a), Some(b)) = (doc.figure(pair[0].fig).base(), doc.figure(pair[1].fig).base()) else { continue };
        if a == b || a.is_zero() || b.is_zero() {
            continue;
        }
        for (known, first, other) in [(a, true, pair[1]), (b, false, pair[0])] {
            let long = doc.figure(pair[usize::from(!first)].fig).value.is_some_and(|v| telling(v) >= 3);
            if !long || pair[0].stage.is_none() || pair[1].stage.is_none() {
                continue;
            }
            let key = (known, first, pair[0].stage, pair[1].stage, pair[0].purse);
            let (beside, subject) = *half.entry(key).or_insert((other.fig, other.subject));
            let apart = doc.figure(beside).base() != doc.figure(other.fig).base();
            if apart && subject == other.subject && one_slip_apart(doc, other.fig, beside) {
                out.push(Claim::new("same_fact_consistent", other.fig, Expr::Fig(beside), Force::Doubts));
            }
        }
        match seen.get(&(a, b)) {
            Some((x, y)) => {
                out.push(Claim::new("same_fact_consistent", pair[0].fig, Expr::Fig(*x), Force::Supports));
                out.push(Claim::new("same_fact_consistent", pair[1].fig, Expr::Fig(*y), Force::Supports));
            }
            None => {
                seen.insert((a, b), (pair[0].fig, pair[1].fig));
            }
        }
    }
}

fn compatible(a: &Fact, b: &Fact) -> bool {
    let stages = match (a.stage, b.stage) {
        (Some(a), Some(b)) => a == b || a.is_budget() && b.is_budget() || a == Stage::Received || b == Stage::Received,
        _ => true,
    };
    let subjects = a.subject == b.subject
        || !a.sure
        || !b.sure
        || matches!((a.subject, b.subject), (Subject::Named(_), _) | (_, Subject::Named(_)));
    stages && subjects
}

fn telling(value: Decimal) -> usize {
    crate::decimal::digits(value)
}
