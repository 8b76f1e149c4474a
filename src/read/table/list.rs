//! Lists with amounts: projects, places, units, subjects of expenditure.

use super::head::Column;
use super::labels;
use super::section::{Row, Section, is_total};
use super::{Names, fund, sums};
use crate::read::document::{Document, Project};
use crate::read::meaning::{Purse, Stage, Subject};
use crate::text::HasWords;

pub fn read(doc: &mut Document, names: &mut Names, section: &Section) {
    let projects = lists_projects(doc, section);
    for row in &section.rows {
        if row.label.is_empty() || row.fig(&section.heads, |c| c.is_numeric()).is_none() {
            continue;
        }
        fund::rate(doc, section, row);
        let label = doc.str(row.label).to_string();
        let total = is_total(&label);
        if total && projects {
            // Which projects the list is of, nobody says: its total is not the report's.
            continue;
        }
        let split = || section.rows.iter().any(|r| labels::subject(doc.str(r.label)) == Some(Subject::Basic));
        let known = match labels::subject(&label) {
            _ if projects => None,
            // 支出总计 under 基本支出 and 项目支出 is the whole of them.
            None if total && split() => Some(Subject::Whole),
            known => known,
        };
        match known {
            Some(subject) => fund::facts(doc, section, row, subject, Purse::All),
            None if total => {}
            None => {
                let name = names.intern(doc, row.label);
                fund::facts(doc, section, row, Subject::Named(name), Purse::All);
                if projects {
                    project(doc, section, row, name);
                }
            }
        }
    }
    sums::columns(doc, section, "table_column_sum");
    sums::rows(doc, section);
}

fn lists_projects(doc: &Document, section: &Section) -> bool {
    let label = section.heads.iter().find(|h| h.column == Column::Label);
    let named = label.is_some_and(|h| doc.str(h.span).has("项目") || doc.str(h.span).has("专项"));
    // 项目 over 基本支出 and 项目支出 heads subjects of expenditure, not projects.
    named && !section.rows.iter().any(|row| labels::subject(doc.str(row.label)).is_some())
}

fn project(doc: &mut Document, section: &Section, row: &Row, name: u32) {
    let money = |stage| row.fig(&section.heads, |c| c == Column::Money(stage));
    let budget = money(Stage::Full).or(money(Stage::Budget)).or(money(Stage::Initial));
    let spent = money(Stage::Spent);
    let rate = row.fig(&section.heads, |c| c == Column::ExecRate);
    if budget.is_some() || spent.is_some() {
        doc.projects.push(Project { name, budget, spent, rate, sentence: u32::MAX, block: section.block });
    }
}
