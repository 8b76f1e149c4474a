//! Projects: each with its budget and its spending, and the lists of them that come to a total.

use super::bind::Bound;
use super::functions::is_class;
use crate::gather::Gather;
use crate::read::document::{Claim, Document, Expr, Fig, Force, Project};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::unit::Unit;
use crate::text::HasWords;

/// Reads the projects of the running text, and states what their lists come to.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let from = doc.projects.len();
    counts(doc, bound);
    gather(doc, bound);
    distributed(doc, bound);
    let projects = doc.projects[from..].to_vec();
    let lists: Vec<&[Project]> = groups(&projects).into_iter().map(|group| without_total(doc, group)).gather();
    for group in lists.into_iter().take(LISTS) {
        totals(doc, bound, group);
    }
}

/// 共15个项目，年初8个，年中增加7个: the count is those of the year's beginning and those added.
fn counts(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    let is_project = |b: &Bound| {
        b.fact.measure == Measure::Count
            && (doc.str(b.item.tail).starts_with("项目") || doc.str(b.item.label).has("项目"))
    };
    for (i, total) in bound.iter().enumerate().filter(|(_, b)| is_project(b)) {
        let label = doc.str(total.item.label);
        if !label.ends_with('共') && !label.ends_with("共有") && !label.ends_with("共计") {
            continue;
        }
        let after = || {
            bound[i + 1..]
                .iter()
                .take(20)
                .take_while(|b| b.item.sentence == total.item.sentence)
                .filter(|b| b.item.depth == total.item.depth && is_project(b))
        };
        let initial = after().find(|b| b.words.stage == Some(Stage::Initial));
        let added = after().find(|b| ["增加", "新增", "追加"].iter().any(|w| doc.str(b.item.label).ends_with(w)));
        if let (Some(initial), Some(added)) = (initial, added) {
            claims.push(Claim::new(
                "project_group_sum",
                total.item.fig,
                Expr::sum([initial.item.fig, added.item.fig]),
                Force::Doubts,
            ));
        }
    }
    doc.claims.append(&mut claims);
}

/// 甲、乙的预算分别为a、b，支出分别为x、y: the projects of lists that run side by side.
fn distributed(doc: &mut Document, bound: &[Bound]) {
    let from = doc.projects.len();
    for b in bound.iter().filter(|b| !b.item.shared.is_empty() && b.fact.measure == Measure::Amount) {
        let (Subject::Named(name), Some(stage)) = (b.fact.subject, b.fact.stage) else { continue };
        let (sentence, block) = (b.item.sentence, b.item.block);
        let known = doc.projects[from..].iter().position(|p| p.name == name && p.sentence == sentence);
        let at = known.map_or(doc.projects.len(), |at| from + at);
        if known.is_none() {
            doc.projects.push(Project { name, budget: None, spent: None, rate: None, sentence, block });
        }
        let project = &mut doc.projects[at];
        match stage {
            Stage::Spent => project.spent = project.spent.or(Some(b.item.fig)),
            _ if stage.is_budget() => project.budget = project.budget.or(Some(b.item.fig)),
            _ => {}
        }
    }
    let mut at = 0;
    doc.projects.retain(|p| {
        at += 1;
        at <= from || p.budget.is_some() && p.spent.is_some()
    });
}

/// The project that an item is about; a total is about none, and what is shared out is read on its own.
fn gathered(doc: &Document, b: &Bound) -> Option<u32> {
    match b.fact.subject {
        Subject::Named(name)
            if b.item.shared.is_empty() && !b.words.total && may_be_one(&doc.names[name as usize].core) =>
        {
            Some(name)
        }
        _ => None,
    }
}

/// A stretch of the year or the price of a contract is no project, nor is a class of spending.
fn may_be_one(core: &str) -> bool {
    !is_class(core) && !["季度", "半年", "月份", "总价", "合同价"].iter().any(|end| core.ends_with(end))
}

/// A named subject with a budget and a spent amount in one clause or sentence is a project.
fn gather(doc: &mut Document, bound: &[Bound]) {
    let mut i = 0;
    while i < bound.len() {
        let Some(name) = gathered(doc, &bound[i]) else {
            i += 1;
            continue;
        };
        let start = i;
        let mut project = Project {
            name,
            budget: None,
            spent: None,
            rate: None,
            sentence: bound[i].item.sentence,
            block: bound[i].item.block,
        };
        while i < bound.len() && bound[i].item.sentence == bound[start].item.sentence {
            let b = &bound[i];
            // A second name beside the first (甲经费150万元，实际支出乙经费148万元) is still the first's money.
            let other_name = b.fact.subject != bound[start].fact.subject;
            let second = other_name
                && !(b.fact.stage == Some(Stage::Spent)
                    && project.spent.is_none()
                    && b.item.clause == bound[start].item.clause
                    && matches!(b.fact.subject, Subject::Named(_)));
            let repeated = b.fact.measure == Measure::Amount
                && b.fact.stage.is_some_and(Stage::is_budget)
                && project.budget.is_some();
            if i > start && (second || repeated) && b.fact.measure == Measure::Amount {
                break;
            }
            let money = doc.figure(b.item.fig).unit.is_money() && !b.words.each;
            match (b.fact.measure, b.fact.stage) {
                (Measure::Amount, Some(stage))
                    if money && (stage.is_budget() || stage == Stage::Received) && project.budget.is_none() =>
                {
                    project.budget = Some(b.item.fig);
                }
                // 甲项目资金20万元，已支付18万元: an amount without a stage before one that was spent.
                (Measure::Amount, None) if money && b.named && project.budget.is_none() && project.spent.is_none() => {
                    project.budget = Some(b.item.fig);
                }
                (Measure::Amount, Some(Stage::Spent)) if money && project.spent.is_none() => {
                    project.spent = Some(b.item.fig)
                }
                (Measure::ExecRate, _) if project.spent.is_some() && project.rate.is_none() => {
                    project.rate = Some(b.item.fig)
                }
                (Measure::OtherRate, _) if b.words.completion_of && project.rate.is_none() => {
                    project.rate = Some(b.item.fig)
                }
                _ => {}
            }
            i += 1;
        }
        if project.budget.is_some() && project.spent.is_some() {
            doc.projects.push(project);
        }
        i = i.max(start + 1);
    }
}

/// Projects of one list, and lists of one report, that are added up.
const LONGEST: usize = 200;
const LISTS: usize = 40;

/// Runs of projects that follow each other closely, none named twice.
fn groups(projects: &[Project]) -> Vec<&[Project]> {
    let mut out = Vec::new();
    let mut start = 0;
    for i in 1..=projects.len() {
        let ends = i == projects.len()
            || projects[i].block - projects[i - 1].block > 3
            || i - start >= LONGEST
            || projects[start..i].iter().any(|p| p.name == projects[i].name);
        if ends {
            if i - start >= 2 {
                out.push(&projects[start..i]);
            }
            start = i;
        }
    }
    out
}

/// 全部项目预算50万元，支出48万元。甲…乙…: what reads like the first project may be all of them.
fn without_total<'p>(doc: &Document, group: &'p [Project]) -> &'p [Project] {
    let [first, rest @ ..] = group else { return group };
    let is_sum = |of: fn(&Project) -> Option<Fig>| {
        let value = |p: &Project| of(p).and_then(|f| doc.figure(f).base());
        rest.len() >= 2 && rest.iter().map(value).sum::<Option<rust_decimal::Decimal>>() == value(first)
    };
    if is_sum(|p| p.budget) || is_sum(|p| p.spent) { rest } else { group }
}

/// Prints of the total that are tried for one list.
const TOTALS: usize = 6;

fn totals(doc: &mut Document, bound: &[Bound], group: &[Project]) {
    let counts = counts_of(doc, bound, group);
    let counted = !counts.is_empty();
    for fig in counts {
        let listed = Expr::Num(rust_decimal::Decimal::from(group.len()));
        doc.claims.push(Claim::new("project_count_consistent", fig, listed, Force::Supports));
    }
    for stage in [Stage::Budget, Stage::Spent] {
        let figs: Option<Vec<Fig>> =
            group.iter().map(|p| if stage == Stage::Budget { p.budget } else { p.spent }).collect();
        let Some(figs) = figs else { continue };
        let sum: rust_decimal::Decimal = figs.iter().filter_map(|f| doc.figure(*f).base()).sum();
        let fits =
            |s: Stage| if stage == Stage::Spent { s == Stage::Spent } else { s.is_budget() || s == Stage::Received };
        // 项目支出90万元（预算95万元），使用情况如下：…: right before the list its total need not say its stage.
        let before = |b: &Bound| {
            let at = group[0].block;
            b.fact.subject == Subject::Projects && b.named && b.item.block < at && at - b.item.block <= 2
        };
        let mut candidates: Vec<&Bound> = bound
            .iter()
            .filter(|b| {
                b.fact.measure == Measure::Amount
                    && (b.fact.stage.is_some_and(fits) || b.fact.stage.is_none() && before(b))
                    && !b.fact.aside
                    && !b.words.base
                    && !figs.contains(&b.item.fig)
            })
            .filter(|b| doc.figure(b.item.fig).unit.is_money())
            .filter(|b| {
                matches!(b.fact.subject, Subject::Projects | Subject::Whole)
                    || doc.figure(b.item.fig).base() == Some(sum)
            })
            .gather();
        // The total that belongs to a list is the projects' own, and the nearest before it.
        let at = group[0].block;
        crate::order::by_key(&mut candidates, |b| {
            let equal = doc.figure(b.item.fig).base() == Some(sum);
            (!equal, b.fact.subject != Subject::Projects, b.item.block > at, b.item.block.abs_diff(at))
        });
        let reached = candidates.first().is_some_and(|b| doc.figure(b.item.fig).base() == Some(sum));
        let mut claims = Vec::new();
        for b in candidates.into_iter().take(TOTALS) {
            let near = b.item.block <= at && at - b.item.block <= 4;
            let own = (near || counted) && b.fact.subject == Subject::Projects && (b.named || b.fact.sure);
            // The year's list need not come to the budget that it began with.
            let counted = counted && b.fact.stage != Some(Stage::Initial);
            let force = match () {
                _ if doc.figure(b.item.fig).base() == Some(sum) => Force::Supports,
                _ if reached || !own || b.fact.stage == Some(Stage::Received) => continue,
                // 以上六个项目支出合计…: one of them was not read.
                _ if miscounted(doc, bound, b, group.len()).is_some() => continue,
                _ if counted && near && b.fact.stage.is_some() => Force::Demands,
                _ => Force::Suggests,
            };
            claims.push(Claim::new("project_list_sum", b.item.fig, Expr::sum(figs.iter().copied()), force));
            // 对5个项目开展自评，涉及资金50万元: of four projects that come to it.
            if force == Force::Supports
                && let Some(count) = miscounted(doc, bound, b, group.len())
            {
                let listed = Expr::Num(rust_decimal::Decimal::from(group.len()));
                claims.push(Claim::new("project_count_consistent", count, listed, Force::Doubts));
            }
            if !reached {
                break;
            }
        }
        doc.claims.append(&mut claims);
    }
}

/// The only number of projects in the sentence of their total, where it is not how many were listed.
fn miscounted(doc: &Document, bound: &[Bound], total: &Bound, listed: usize) -> Option<Fig> {
    let digits = doc.figure(total.item.fig).value.map_or(0, crate::judge::digits);
    let from = bound.partition_point(|b| b.item.sentence < total.item.sentence);
    let own = bound[from..].iter().take_while(|b| b.item.sentence == total.item.sentence);
    let mut counts = own.filter(|b| counts_projects(doc, b));
    let count = counts.next().filter(|_| counts.next().is_none() && digits >= 3)?;
    let value = doc.figure(count.item.fig).value;
    (value != Some(rust_decimal::Decimal::from(listed))).then_some(count.item.fig)
}

/// Where the report says that there are as many projects as the list has.
fn counts_of(doc: &Document, bound: &[Bound], group: &[Project]) -> Vec<Fig> {
    let n = rust_decimal::Decimal::from(group.len());
    let says = |b: &&Bound| doc.figure(b.item.fig).value == Some(n) && counts_projects(doc, b);
    bound.iter().filter(says).map(|b| b.item.fig).take(4).gather()
}

/// 4个一般公共预算项目支出, 自评项目4个
pub fn counts_projects(doc: &Document, b: &Bound) -> bool {
    let (label, tail) = (doc.str(b.item.label), doc.str(b.item.tail));
    let label = label.trim_end_matches(['共', '计', '有', '为', '数']);
    b.fact.measure == Measure::Count
        && matches!(doc.figure(b.item.fig).unit, Unit::Count("个" | "项"))
        && (label.ends_with("项目") || tail.char_indices().take(10).any(|(at, _)| tail[at..].starts_with("项目")))
}
