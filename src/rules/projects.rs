//! Family G: projects, their money and their number.

use crate::decimal::Exact;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::look::{heard, paragraph, percent, sentence};
use super::{Basis, Family, Found, Rule, Suspicion, say};
use crate::options::Options;
use crate::quick::Map;
use crate::read::Document;
use crate::read::cues::Cue;
use crate::read::document::{Fig, Project};
use crate::read::figure::Figure;
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::unit::Unit;
use crate::report::{Kind, Severity};
use crate::text::{Block, Span, WordSet};

pub const RULES: &[Rule] = &[
    Rule {
        id: "project_low_execution",
        family: Family::Projects,
        severity: Severity::Warning,
        title: say("项目执行率偏低而未说明原因", "A project little executed, without a reason"),
        checks: say(
            "项目执行率低于60%（疑点）或80%（提示）的，单独说明原因；界线可按地区设置。",
            "Below 60% (warning) or 80% (note) of a project's budget, the text says why; a region may set other bounds.",
        ),
        why: say("不少地区要求执行率偏低的项目逐项说明。", "Many regions ask for a reason, project by project."),
        basis: Basis::Regulation(say(
            "四川省部门预算项目自评表（2023）填报要求",
            "Sichuan self-evaluation form (2023), notes",
        )),
        message: say(
            "{name}预算{budget}，支出{spent}，执行率{rate}，没有说明原因。",
            "{name}: {spent} of {budget} spent ({rate}), and no reason given.",
        ),
        fires: "本级项目共2个：道路养护项目，预算金额为40.00万元，执行金额为12.00万元，改善出行条件；图书补助项目，预算金额为20.00万元，执行金额为20.00万元。",
        quiet: "本级项目共2个：道路养护项目，预算金额为40.00万元，执行金额为12.00万元，由于工程跨年，余款次年支付；图书补助项目，预算金额为20.00万元，执行金额为20.00万元。",
        check: Some(low_execution),
    },
    Rule {
        id: "project_over_budget",
        family: Family::Projects,
        severity: Severity::Warning,
        title: say("项目支出大于预算", "A project spent more than its budget"),
        checks: say(
            "项目支出不大于全年预算，或说明结转、追加等来源。",
            "A project does not spend more than its budget of the year, or the text says where the rest came from.",
        ),
        why: say("没有预算不得支出。", "There is no spending without a budget."),
        basis: Basis::Arithmetic,
        message: say("{name}预算{budget}，支出却为{spent}。", "{name}: {spent} spent against a budget of {budget}."),
        fires: "本级项目共2个：道路养护项目，全年预算40.00万元，执行金额为46.00万元；图书补助项目，全年预算20.00万元，执行金额为20.00万元。",
        quiet: "本级项目共2个：道路养护项目，全年预算40.00万元，执行金额为36.00万元；图书补助项目，全年预算20.00万元，执行金额为20.00万元。",
        check: Some(over_budget),
    },
    Rule {
        id: "project_zero_budget_spend",
        family: Family::Projects,
        severity: Severity::Warning,
        title: say("预算为0的项目有支出", "Spending without a budget"),
        checks: say("全年预算为0的项目没有支出。", "A project without a budget for the year spends nothing."),
        why: say(
            "没有预算不得支出；年初为0而年中追加的不在此列。",
            "There is no spending without a budget; one added during the year is another matter.",
        ),
        basis: Basis::Arithmetic,
        message: say("{name}预算为0，支出却为{spent}。", "{name}: {spent} spent without a budget."),
        fires: "本级项目共2个：道路养护项目，全年预算0万元，执行金额为46.00万元；图书补助项目，全年预算20.00万元，执行金额为20.00万元。",
        quiet: "本级项目共2个：道路养护项目，年初预算0万元，执行金额为46.00万元；图书补助项目，全年预算20.00万元，执行金额为20.00万元。",
        check: Some(zero_budget),
    },
    Rule {
        id: "project_completed_but_low",
        family: Family::Projects,
        severity: Severity::Note,
        title: say("称已完成，而执行率偏低", "“Completed”, yet little was spent"),
        checks: say(
            "称项目已完成或达到效益的，执行率不低于60%。",
            "A project said to be complete, or to have had its effect, spent at least 60%.",
        ),
        why: say("钱没花，事如何办成，应当说明。", "How it was done without the money wants a word."),
        basis: Basis::Practice,
        message: say("{name}称“{words}”，执行率只有{rate}。", "{name} is said to be “{words}”; {rate} was spent."),
        fires: "本级项目共2个：道路养护项目，预算金额为40.00万元，执行金额为12.00万元，达到改善出行条件的效益；图书补助项目，预算金额为20.00万元，执行金额为20.00万元。",
        quiet: "本级项目共2个：道路养护项目，预算金额为40.00万元，执行金额为38.00万元，达到改善出行条件的效益；图书补助项目，预算金额为20.00万元，执行金额为20.00万元。",
        check: Some(completed_but_low),
    },
    Rule {
        id: "project_count_consistent",
        family: Family::Projects,
        severity: Severity::Error,
        title: say("项目个数前后不一致", "The number of projects disagrees"),
        checks: say(
            "金额相同的项目，各处所写个数一致；所写个数与金额之和相符的项目清单一致。",
            "Projects of one amount are as many wherever they are counted, and as many as the list that comes to that amount.",
        ),
        why: say("个数与清单必有一处不对。", "One of the two must be wrong."),
        basis: Basis::Arithmetic,
        message: say(
            "一处写{stated}，另一处为{other}，金额同为{amount}。",
            "{stated} in one place, {other} in another, for the same {amount}.",
        ),
        fires: "项目支出数共计3个，全年预算数5.86万元，资金执行数5.86万元。\n2023年共有2个专项资金项目，全年预算数5.86万元。",
        quiet: "项目支出数共计2个，全年预算数5.86万元，资金执行数5.86万元。\n2023年共有2个专项资金项目，全年预算数5.86万元。",
        check: Some(count_consistent),
    },
];

/// Words that give a reason.
const REASONS: &[&str] = &[
    "，因",
    "原因",
    "因为",
    "由于",
    "跨年",
    "尚未",
    "结转",
    "未支付",
    "待支付",
    "待验收",
    "审批",
    "未完工",
    "未验收",
    "质保",
    "年底",
    "节约",
    "节余",
    "暂缓",
    "缓慢",
    "滞后",
    "下达较晚",
    "据实",
];

/// A project with both its amounts, once.
struct Spent<'d> {
    project: &'d Project,
    budget: Fig,
    spent: Fig,
    share: Decimal,
    /// Where the same amounts are printed again.
    again: Vec<Fig>,
}

/// The projects that spent such a share of their budgets, in per cent.
fn spent<'d>(doc: &'d Document, such: impl Fn(Decimal) -> bool) -> Vec<Spent<'d>> {
    let mut seen = Map::default();
    let mut out: Vec<Spent> = Vec::new();
    for project in &doc.projects {
        let (Some(budget), Some(spent)) = (project.budget, project.spent) else { continue };
        let (Some(b), Some(s)) = (doc.figure(budget).base(), doc.figure(spent).base()) else { continue };
        if b.is_zero() {
            continue;
        }
        let Some(share) = s.over(b).and_then(|share| share.times(Decimal::ONE_HUNDRED)) else { continue };
        if !such(share) {
            continue;
        }
        if let Some(at) = seen.get(&(b, s)) {
            let first: &mut Spent = &mut out[*at];
            first.again.push(spent);
            continue;
        }
        seen.insert((b, s), out.len());
        out.push(Spent { project, budget, spent, share, again: Vec::new() });
    }
    out
}

fn name(doc: &Document, project: &Project) -> String {
    format!("“{}”", doc.str(doc.names[project.name as usize].span).replace('\n', ""))
}

/// The clauses from a project's money to the next project.
fn tail(doc: &Document, fig: Fig) -> Span {
    let figure = doc.figure(fig);
    let said = sentence(doc, figure.whole);
    let block = paragraph(doc, figure.span);
    let end = said.end.min(block.end.max(figure.whole.end));
    Span { start: figure.whole.end, end }
}

fn about(rule: &'static str, severity: Severity, doc: &Document, s: &Spent) -> Found {
    let found = Found::new(rule, severity).claim(doc.figure(s.spent).span).operand(doc.figure(s.budget).span);
    let rate = s.project.rate.map(|fig| doc.figure(fig).span);
    let found = rate.into_iter().fold(found, Found::operand);
    s.again
        .iter()
        .fold(found, |f, fig| f.context(doc.figure(*fig).span))
        .context(doc.names[s.project.name as usize].span)
        .word("name", name(doc, s.project))
        .word("budget", doc.str(doc.figure(s.budget).whole))
        .word("spent", doc.str(doc.figure(s.spent).whole))
        .word("rate", percent(s.share))
}

fn stage_of(doc: &Document, fig: Fig) -> Option<Stage> {
    doc.facts.iter().find(|f| f.fig == fig).and_then(|f| f.stage)
}

fn in_table(doc: &Document, at: Span) -> bool {
    let blocks = &doc.text.blocks[doc.blocks.clone()];
    let i = blocks.partition_point(|b| b.span().end <= at.start);
    matches!(blocks.get(i), Some(Block::Table(_)))
}

/// Projects that are told of; beyond them the list itself is the finding.
const MOST: usize = 60;

fn low_execution(doc: &Document, options: &Options, out: &mut Vec<Found>) {
    let low = Decimal::from(options.profile.low_execution);
    let watch = Decimal::from(options.profile.watch_execution);
    for s in spent(doc, |share| share < watch).iter().take(MOST) {
        let words = doc.str(tail(doc, s.spent));
        if words.has_any(REASONS) {
            continue;
        }
        // A list in a table has its reasons elsewhere; a report on one project is all about its deviation.
        let bound = if doc.kind == Kind::Project { (low + watch) / Decimal::TWO } else { low };
        // Final accounts publish what was spent; they do not account for it.
        let mild = doc.kind == Kind::Accounts
            || s.share >= bound
            || in_table(doc, doc.figure(s.spent).span)
            || explained_elsewhere(doc, s);
        let severity = if mild { Severity::Note } else { Severity::Warning };
        out.push(about("project_low_execution", severity, doc, s));
    }
}

/// A sentence that names the project and gives a reason for what was not spent.
fn explained_elsewhere(doc: &Document, s: &Spent) -> bool {
    let core = &doc.names[s.project.name as usize].core;
    if core.chars().count() < 4 {
        return false;
    }
    doc.str(doc.span).split(['。', '；', '\n']).any(|sentence| {
        let reason = sentence.has_any(&["原因", "由于", "因为", "尚未", "未能"]);
        reason
            && sentence.contains(core.as_str())
            && sentence.has_any(&["执行", "支付", "支出", "进度", "结转", "结余"])
    })
}

/// Money of earlier years, of others, or added later pays for more than the budget.
fn other_money(words: &str) -> bool {
    words.has_any(&["结转", "追加", "上年", "自筹", "其他资金", "统筹", "调剂", "超支", "往年", "垫付"])
}

fn over_budget(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for s in spent(doc, |share| share > Decimal::ONE_HUNDRED).iter().take(MOST) {
        let said = sentence(doc, doc.figure(s.spent).whole);
        let full = stage_of(doc, s.budget) == Some(Stage::Full);
        if !other_money(doc.str(said)) && stage_of(doc, s.budget) != Some(Stage::Initial) {
            // A budget that does not say which may be that of the year's beginning, unless the text denies any excess.
            let denied = heard(doc, Cue::NotOver).any(|c| doc.str(sentence(doc, c.span)).has("项目"));
            let certain = (full || denied) && !in_table(doc, doc.figure(s.spent).span);
            let severity = if certain { Severity::Warning } else { Severity::Note };
            let suspect = Suspicion::by_slip(doc, s.spent, s.budget);
            out.push(Found { suspect, ..about("project_over_budget", severity, doc, s) });
        }
    }
}

fn zero_budget(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for project in &doc.projects {
        let (Some(budget), Some(spent)) = (project.budget, project.spent) else { continue };
        let zero = |f: &Figure| f.value.is_some_and(|v| v.is_zero());
        if !zero(doc.figure(budget)) {
            continue;
        }
        let of_year = matches!(stage_of(doc, budget), Some(Stage::Full | Stage::Budget));
        let positive = doc.figure(spent).value.is_some_and(|v| v > Decimal::ZERO);
        let said = sentence(doc, doc.figure(spent).whole);
        if of_year && positive && !other_money(doc.str(said)) {
            let severity = if in_table(doc, doc.figure(spent).span) { Severity::Note } else { Severity::Warning };
            out.push(
                Found::new("project_zero_budget_spend", severity)
                    .claim(doc.figure(spent).span)
                    .operand(doc.figure(budget).span)
                    .word("name", name(doc, project))
                    .word("spent", doc.str(doc.figure(spent).whole)),
            );
        }
    }
}

fn completed_but_low(doc: &Document, options: &Options, out: &mut Vec<Found>) {
    let low = Decimal::from(options.profile.low_execution);
    for s in spent(doc, |share| share < low).iter().take(MOST) {
        let words = doc.str(tail(doc, s.spent));
        let Some(said) = ["，已完成", "，达到", "，全部完成", "，已全部完成"]
            .iter()
            .find_map(|w| words.place_of(w).map(|at| &words[at..]))
        else {
            continue;
        };
        let said: String =
            said.trim_start_matches('，').chars().take_while(|c| !"，。；".contains(*c)).take(24).collect();
        out.push(about("project_completed_but_low", Severity::Note, doc, s).word("words", said));
    }
}

/// A number of projects, and an amount that the same sentence gives for them.
struct Counted {
    fig: Fig,
    count: Decimal,
    amounts: Vec<(Stage, Decimal, Fig)>,
    sentence: Span,
}

/// Words of a clause that counts some of the projects only.
const PARTS: WordSet = WordSet::new(&["其中", "完成", "新增", "增加", "减少", "取消", "未"]);

/// The figure counts projects: 共有2个专项资金项目, 项目支出数共计2个.
fn counts_projects(doc: &Document, figure: &Figure) -> bool {
    let after = &doc.text.copy[figure.whole.end as usize..];
    let near = after.char_indices().take(12);
    let mut near = near.skip_while(|(_, c)| !matches!(c, '，' | '。' | '；' | '：' | '、' | '（' | '\n' | '|'));
    let end = near.next().map(|(at, _)| at);
    let noun = &after[..end.or(after.char_indices().nth(12).map(|(at, _)| at)).unwrap_or(after.len())];
    // It is named by what it counts, or by the words before it where nothing follows.
    if !noun.is_empty() && !noun.ends_with("项目") {
        return false;
    }
    let said = sentence(doc, figure.whole);
    let before = &doc.text.copy[said.start as usize..figure.span.start as usize];
    let clause = before.rsplit(['，', '：', '；', '。', '、']).next().unwrap_or("");
    // 平均每个项目, 2个以上项目: no count of what the money is for.
    let named = noun.ends_with("项目")
        || noun.is_empty()
            && clause.has("项目")
            && (clause.ends_with('计') || clause.ends_with('共') || clause.ends_with('有'));
    named && !PARTS.within(clause) && !noun.has("以上") && !clause.contains('每')
}

fn counted(doc: &Document) -> Vec<Counted> {
    let mut out = Vec::new();
    for i in doc.figures_in(doc.span) {
        let figure = &doc.figures[i];
        if !matches!(figure.unit, Unit::Count("个" | "项"))
            || !figure.is_datum()
            || in_table(doc, figure.span)
            || !counts_projects(doc, figure)
        {
            continue;
        }
        let Some(count) = figure.value else { continue };
        let sentence = sentence(doc, figure.whole);
        let amounts = amounts_after(doc, Span { start: figure.whole.end, end: sentence.end });
        out.push(Counted { fig: i as Fig, count, amounts, sentence });
    }
    out
}

/// The first amount of each stage that follows a count and is no single project's.
fn amounts_after(doc: &Document, span: Span) -> Vec<(Stage, Decimal, Fig)> {
    let mut out: Vec<(Stage, Decimal, Fig)> = Vec::new();
    for i in doc.figures_in(span) {
        let fact = doc
            .facts
            .iter()
            .find(|f| f.fig as usize == i && f.measure == Measure::Amount && !matches!(f.subject, Subject::Named(_)));
        if let Some((stage, value)) = fact.and_then(|f| Some((f.stage?, doc.figure(f.fig).base()?)))
            && !out.iter().any(|(s, ..)| *s == stage)
            && doc.figures[i].unit.is_money()
        {
            out.push((stage, value, i as Fig));
        }
    }
    out
}

/// An amount that coming back is more than chance.
fn telling(doc: &Document, fig: Fig) -> bool {
    let figure = doc.figure(fig);
    figure.value.is_some_and(|v| !v.is_zero()) && figure.decimals >= 1
}

fn count_consistent(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let counts = counted(doc);
    for (i, a) in counts.iter().enumerate() {
        for b in &counts[..i] {
            let shared = a.amounts.iter().find(|(stage, value, fig)| {
                telling(doc, *fig) && b.amounts.iter().any(|(s, v, _)| s == stage && v == value)
            });
            let Some((_, _, amount)) = shared else { continue };
            if a.count != b.count && a.sentence != b.sentence {
                out.push(
                    disagree(doc, a, doc.str(doc.figure(b.fig).whole).to_string(), *amount)
                        .operand(doc.figure(b.fig).span),
                );
                return;
            }
        }
    }
    for a in &counts {
        for (stage, value, fig) in a.amounts.iter().filter(|(_, _, fig)| telling(doc, *fig)) {
            let Some(listed) = list_after(doc, a, *stage, *value) else { continue };
            if Decimal::from(listed) != a.count {
                out.push(disagree(doc, a, format!("清单{listed}个"), *fig));
                return;
            }
        }
    }
}

/// How many projects of a list, opened by the count, come to the amount.
fn list_after(doc: &Document, counted: &Counted, stage: Stage, total: Decimal) -> Option<usize> {
    let from = doc
        .projects
        .iter()
        .position(|p| p.spent.is_some_and(|s| s > counted.fig) && p.budget.is_some_and(|b| b > counted.fig))?;
    let mut sum = Decimal::ZERO;
    for (n, project) in doc.projects[from..].iter().enumerate() {
        let fig = if stage == Stage::Spent { project.spent } else { project.budget }?;
        // The total itself may have been read as a project.
        if fig <= counted.fig || counted.amounts.iter().any(|(_, _, f)| *f == fig) {
            return None;
        }
        sum = sum.plus(doc.figure(fig).base()?)?;
        if sum >= total {
            return (sum == total && n >= 1).then_some(n + 1);
        }
    }
    None
}

fn disagree(doc: &Document, counted: &Counted, other: String, amount: Fig) -> Found {
    let figure = doc.figure(counted.fig);
    Found::new("project_count_consistent", Severity::Error)
        .claim(figure.span)
        .context(doc.figure(amount).span)
        .word("stated", doc.str(figure.whole))
        .word("other", other)
        .word("amount", doc.str(doc.figure(amount).whole))
}
