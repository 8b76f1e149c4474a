//! Family A: what comes in, goes out and is left, and how a budget was changed, told in one paragraph.

use super::{PROVED, Rule, Say, say};
use crate::gather::Gather;
use crate::read::Document;
use crate::read::document::{Claim, Expr, Fact, Fig, Force};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::report::Severity;
use crate::text::HasWords;
use crate::text::{Block, Span, WordSet};

const MESSAGE: Say = say(
    "{formula}：写的是{stated}，按各项算得{computed}，相差{difference}。",
    "{formula}: {stated} is stated, the items give {computed}, a difference of {difference}.",
);

const fn balance(
    id: &'static str,
    severity: Severity,
    title: Say,
    checks: Say,
    why: Say,
    fires: &'static str,
    quiet: &'static str,
) -> Rule {
    Rule { id, severity, title, checks, why, message: MESSAGE, fires, quiet, ..PROVED }
}

pub const RULES: &[Rule] = &[
    balance(
        "carryover_identity",
        Severity::Error,
        say("收支与结转不平衡", "Income, spending and what is carried over do not balance"),
        say(
            "同一段写明本年收入、年初结转、本年支出、年末结转的，收入加年初结转减支出等于年末结转；收入总计等于支出总计。",
            "Where one paragraph tells income, spending and what was carried in and out, they balance, and so do both totals.",
        ),
        say("收支恒等，差额必有一处写错。", "The two sides are equal by definition."),
        "本年收入合计820.50万元，年初结转和结余31.20万元；本年支出合计798.30万元，年末结转和结余54.40万元。\n",
        "本年收入合计820.50万元，年初结转和结余31.20万元；本年支出合计798.30万元，年末结转和结余53.40万元。\n",
    ),
    balance(
        "adjust_parts_sum",
        Severity::Warning,
        say("分项调整之和不等于总调整", "The changes of the parts do not come to the whole change"),
        say(
            "同一段写明预算总调整和基本支出、项目支出各自调整的，三者相符。",
            "Where one paragraph tells the change of the whole budget and of its two parts, they agree.",
        ),
        say("调增为加，调减为减。", "What was added counts for, what was cut against."),
        "全年预算调增60.00万元，基本支出调增25.00万元，项目支出调增45.00万元。\n",
        "全年预算调增60.00万元，基本支出调增75.00万元，项目支出调减15.00万元。\n",
    ),
];

/// A term of the balance, by the words right before its amount.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Term {
    Income,
    CarriedIn,
    Reserves,
    Spending,
    Distributed,
    CarriedOut,
    TotalIn,
    TotalOut,
    /// What could be spent: income and what was carried in.
    Available,
}

#[rustfmt::skip]
const TERMS: &[(&str, Term)] = &[
    ("本年收入", Term::Income), ("年总收入", Term::Income), ("各项收入", Term::Income),
    ("年初结转和结余", Term::CarriedIn), ("年初结转结余", Term::CarriedIn), ("年初结转", Term::CarriedIn),
    ("上年结转和结余", Term::CarriedIn), ("上年结转结余", Term::CarriedIn), ("上年结转", Term::CarriedIn),
    ("使用非财政拨款结余", Term::Reserves), ("使用非财政拨款结余和专用结余", Term::Reserves),
    ("本年支出", Term::Spending), ("年总支出", Term::Spending),
    ("结余分配", Term::Distributed),
    ("年末结转和结余", Term::CarriedOut), ("年末结转结余", Term::CarriedOut), ("年末结转", Term::CarriedOut),
    ("结转下年", Term::CarriedOut),
    ("收入总计", Term::TotalIn), ("支出总计", Term::TotalOut),
    ("可安排资金", Term::Available), ("可用资金", Term::Available), ("可使用资金", Term::Available), ("可支配财力", Term::Available),
    ("可支配资金", Term::Available), ("可安排使用资金", Term::Available),
    ("收、支总计", Term::TotalIn), ("收入支出总计", Term::TotalIn), ("收支总计", Term::TotalIn),
];

/// The same words without what they mean.
const TOLD: WordSet = WordSet::new(&TERM_WORDS);
const TERM_WORDS: [&str; TERMS.len()] = {
    let mut words = [""; TERMS.len()];
    let mut i = 0;
    while i < words.len() {
        words[i] = TERMS[i].0;
        i += 1;
    }
    words
};

/// States what the movements of a report's money come to.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    let told = |f: &&Fact| matches!(f.measure, Measure::Amount | Measure::Delta);
    let mut amounts: Vec<&Fact> = doc.facts.iter().filter(told).gather();
    crate::order::by_key(&mut amounts, |f| f.fig);
    let mut amounts = amounts.into_iter().peekable();
    for block in doc.blocks.clone() {
        let Block::Prose(span) = doc.text.blocks[block] else { continue };
        let mut here: Vec<&Fact> = Vec::new();
        while let Some(fact) = amounts.next_if(|f| doc.figure(f.fig).span.start < span.end) {
            let figure = doc.figure(fact.fig);
            if figure.unit.is_money() && figure.span.start >= span.start {
                here.push(fact);
            }
        }
        if here.len() >= 2 {
            balances(doc, span, &here, out);
            left_over(doc, span, &here, out);
            changes(&here, out);
        }
    }
}

fn balances(doc: &Document, block: Span, here: &[&Fact], out: &mut Vec<Claim>) {
    let mut told: Vec<(Term, Fig)> = Vec::new();
    for fact in here {
        if let Some(term) = term(doc, block, fact.fig) {
            // Told twice: of two purses, or of two years.
            if told.iter().any(|(t, _)| *t == term) {
                return;
            }
            told.push((term, fact.fig));
        }
    }
    let of = |term: Term| told.iter().find(|(t, _)| *t == term).map(|(_, fig)| Expr::Fig(*fig));
    let fig = |term: Term| told.iter().find(|(t, _)| *t == term).map(|(_, fig)| *fig);
    // 收入总计…，支出总计…，收支相抵后结余…: these totals are of the year alone.
    let carried = of(Term::CarriedIn).is_some() || of(Term::CarriedOut).is_some();
    let rest = doc.str(block).has_any(&["结余", "结转", "相抵"]);
    let mut state = |stated: Option<Fig>, readings: Vec<Expr>, force: Force| {
        if let Some(stated) = stated {
            out.push(Claim { rule: "carryover_identity", stated, readings, at_most: false, force });
        }
    };
    let with = |terms: [Option<Expr>; 3]| Expr::Add(terms.into_iter().flatten().gather());
    if let (Some(income), Some(spending), Some(carried)) = (of(Term::Income), of(Term::Spending), of(Term::CarriedIn)) {
        let minus = |e: Option<Expr>| e.map(|e| Expr::Neg(Box::new(e)));
        let mut terms = vec![income, carried];
        terms.extend(of(Term::Reserves));
        terms.extend(minus(Some(spending)));
        terms.extend(minus(of(Term::Distributed)));
        state(fig(Term::CarriedOut), vec![Expr::Add(terms)], Force::Demands);
    }
    if let (Some(income), Some(carried)) = (of(Term::Income), of(Term::CarriedIn)) {
        state(fig(Term::TotalIn), vec![with([Some(income), of(Term::Reserves), Some(carried)])], Force::Demands);
    }
    if let (Some(income), Some(carried)) = (of(Term::Income), of(Term::CarriedIn)) {
        state(fig(Term::Available), vec![with([Some(income), of(Term::Reserves), Some(carried)])], Force::Doubts);
    }
    if let (Some(spending), Some(carried)) = (of(Term::Spending), of(Term::CarriedOut)) {
        state(fig(Term::TotalOut), vec![with([Some(spending), of(Term::Distributed), Some(carried)])], Force::Demands);
    }
    if let Some(total) = of(Term::TotalIn) {
        let force = match (carried, rest) {
            (true, _) => Force::Demands,
            (false, true) => Force::Supports,
            (false, false) => Force::Doubts,
        };
        // 收支相抵后年末结转98万元: what is left may stand outside the totals.
        let left = of(Term::CarriedOut).map(|left| Expr::sub(total.clone(), left));
        state(fig(Term::TotalOut), std::iter::once(total).chain(left).gather(), force);
    }
}

/// 全年预算数90万元…，全年支出82万元…。年末结转结余8万元: of one paragraph, where nothing was carried in.
fn left_over(doc: &Document, block: Span, here: &[&Fact], out: &mut Vec<Claim>) {
    let of_term = |wanted: Term| here.iter().find(|f| term(doc, block, f.fig) == Some(wanted));
    let Some(left) = of_term(Term::CarriedOut).filter(|_| of_term(Term::CarriedIn).is_none()) else { return };
    let first = |stage: Stage| here.iter().find(|f| f.stage == Some(stage) && f.fig < left.fig);
    let (Some(full), Some(spent)) = (first(Stage::Full), first(Stage::Spent)) else { return };
    if full.subject == spent.subject {
        let reading = Expr::sub(Expr::Fig(full.fig), Expr::Fig(spent.fig));
        out.push(Claim::new("balance_eq_budget_minus_spend", left.fig, reading, Force::Suggests));
    }
}

/// Bytes before an amount in which its words are looked for.
const WORDS: u32 = 60;

fn term(doc: &Document, block: Span, fig: Fig) -> Option<Term> {
    let end = doc.figure(fig).span.start;
    let from = doc.text.copy.ceil_char_boundary(block.start.max(end.saturating_sub(WORDS)) as usize);
    let words = doc.text.copy[from..end as usize].trim_end_matches(['均', '各', '为', '是', '：', ' ']);
    let words = ["合计", "共计", "共"].iter().fold(words, |w, tail| w.strip_suffix(tail).unwrap_or(w));
    let word = TOLD.ending(words)?;
    TERMS.iter().find(|(term, _)| *term == word).map(|(_, term)| *term)
}

/// 调增60万元，其中：基本支出调增25万元，项目支出调增35万元
fn changes(here: &[&Fact], out: &mut Vec<Claim>) {
    let signed = |subject: Subject| {
        let mut found = here.iter().filter(|f| f.subject == subject);
        let fact = found.find(|f| matches!(f.stage, Some(Stage::Raise | Stage::Cut)))?;
        let again = here.iter().filter(|f| f.subject == subject && f.stage == fact.stage).count() > 1;
        (!again).then_some((fact.fig, fact.stage == Some(Stage::Raise)))
    };
    let (Some(whole), Some(basic), Some(projects)) =
        (signed(Subject::Whole), signed(Subject::Basic), signed(Subject::Projects))
    else {
        return;
    };
    let part = |(fig, up): (Fig, bool)| match up == whole.1 {
        true => Expr::Fig(fig),
        false => Expr::Neg(Box::new(Expr::Fig(fig))),
    };
    let reading = Expr::Add(vec![part(basic), part(projects)]);
    out.push(Claim::new("adjust_parts_sum", whole.0, reading, Force::Doubts));
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_told_twice_is_left_alone() {
        let text = "本年收入820万元，年初结转30万元，其中财政拨款年初结转20万元；本年支出798万元，年末结转40万元。\n";
        assert!(crate::check(text).findings.iter().all(|f| f.rule != "carryover_identity"));
    }

    #[test]
    fn what_is_available_came_in_or_was_carried_over() {
        let text = "全年取得各项收入1816.80万元。加上上年结转23.20万元，可安排资金共1840万元。\n本年支出1800.50万元。\n年末结转39.50万元。\n";
        let fails = |text: &str| {
            let relations = crate::check(text).relations;
            relations.iter().any(|r| r.rule == "carryover_identity" && r.verdict == crate::report::Verdict::Fails)
        };
        assert!(!fails(text));
        assert!(fails(&text.replace("23.20", "32.20")));
        assert!(fails(&text.replace("39.50", "93.50")));
    }

    #[test]
    fn both_totals_are_equal() {
        let text = "收入总计851.70万元，支出总计851.07万元。\n";
        assert!(crate::check(text).findings.iter().any(|f| f.rule == "carryover_identity"));
    }
}
