//! The money of one office in one year, consistent by construction.

use rust_decimal::Decimal;

use super::page::Page;

pub struct Project {
    pub key: String,
    pub name: String,
}

pub struct Money {
    pub projects: Vec<Project>,
    pub basic_spent_in_full: bool,
}

/// Sets every amount and rate of a department's year and the relations between them.
pub fn draw(page: &mut Page) -> Money {
    let personnel = page.amount(180, 3200);
    let public = page.share(personnel, 5, 22);
    let basic_spent_in_full = page.chance(30);
    let (personnel_spent, public_spent) = match basic_spent_in_full {
        true => (personnel, public),
        false => (page.share(personnel, 96, 100), page.share(public, 88, 100)),
    };
    let projects = projects(page);
    let project_budget: Decimal = projects.iter().map(|p| page.get(&format!("{}budget", p.key))).sum();
    let project_spent: Decimal = projects.iter().map(|p| page.get(&format!("{}spent", p.key))).sum();

    page.set_money("personnel", personnel);
    page.set_money("public", public);
    page.set_money("personnel_spent", personnel_spent);
    page.set_money("public_spent", public_spent);
    page.set_money("full_basic", personnel + public);
    page.set_money("spent_basic", personnel_spent + public_spent);
    page.set_money("full_project", project_budget);
    page.set_money("spent_project", project_spent);
    page.set_money("full_budget", personnel + public + project_budget);
    page.set_money("spent", personnel_spent + public_spent + project_spent);
    page.set_count("projects", projects.len() as i64, "个");
    page.relate(format!("{} = projects", projects.len()));

    let spent = page.get("spent");
    let half = page.share(spent, 38, 56);
    page.set_money("half", half);
    page.set_rate("half_rate", half, page.get("full_budget"));
    page.relate("half / full_budget = half_rate");
    page.set_rate("personnel_share", page.get("personnel_spent"), page.get("spent_basic"));
    page.set_rate("public_share", page.get("public_spent"), page.get("spent_basic"));
    page.relate("personnel_spent / spent_basic = personnel_share");
    page.relate("public_spent / spent_basic = public_share");
    page.word("projects_cn", format!("{}个", super::world::chinese(projects.len()).replace('二', "两")));

    initial(page);
    page.set_rate("rate", page.get("spent"), page.get("full_budget"));
    let spoken = super::world::spoken_number(page.get("rate"));
    page.word("rate_cn", spoken);
    page.set_rate("rate_basic", page.get("spent_basic"), page.get("full_basic"));
    page.set_rate("rate_project", page.get("spent_project"), page.get("full_project"));
    page.set_money("left", page.get("full_budget") - page.get("spent"));
    income(page);
    last_year(page);

    for (whole, basic, project) in [
        ("initial_budget", "initial_basic", "initial_project"),
        ("full_budget", "full_basic", "full_project"),
        ("spent", "spent_basic", "spent_project"),
    ] {
        page.relate(format!("{basic} + {project} = {whole}"));
    }
    page.relate("personnel + public = full_basic");
    page.relate("personnel_spent + public_spent = spent_basic");
    page.relate("personnel + public + full_project = full_budget");
    page.relate("personnel_spent + public_spent + spent_project = spent");
    page.relate("spent / full_budget = rate");
    page.relate("spent_basic / full_basic = rate_basic");
    page.relate("spent_project / full_project = rate_project");
    page.relate("full_budget - spent = left");
    let sums = |what: &str| projects.iter().map(|p| format!("{}{what}", p.key)).collect::<Vec<_>>();
    page.relate_sum(&sums("budget"), "full_project");
    page.relate_sum(&sums("spent"), "spent_project");
    Money { projects, basic_spent_in_full }
}

fn projects(page: &mut Page) -> Vec<Project> {
    let count = page.rng.range(2, 7) as usize;
    let names = page.rng.sample(super::world::PROJECTS, count);
    let mut list = vec![];
    for (i, name) in names.into_iter().enumerate() {
        let key = format!("p{}.", i + 1);
        let budget = page.amount(3, 460);
        let spent = match page.chance(45) {
            true => budget,
            false => page.share(budget, 91, 100),
        };
        page.set_money(&format!("{key}budget"), budget);
        page.set_money(&format!("{key}spent"), spent);
        page.set_rate(&format!("{key}rate"), spent, budget);
        page.relate(format!("{key}spent / {key}budget = {key}rate"));
        let ending = *page.rng.pick(&["项目", "经费", "项目", "专项经费", ""]);
        list.push(Project { key, name: format!("{name}{ending}") });
    }
    list
}

/// What was budgeted at first, and how it became the budget of the year.
fn initial(page: &mut Page) {
    let up = page.chance(65);
    let (full_basic, full_project) = (page.get("full_basic"), page.get("full_project"));
    let unchanged = page.chance(12);
    let sign = if up { Decimal::ONE } else { Decimal::NEGATIVE_ONE };
    let (by_basic, by_project) = match unchanged {
        true => (Decimal::ZERO, Decimal::ZERO),
        false => (page.share(full_basic, 2, 9), page.share(full_project, 2, 15)),
    };
    let (initial_basic, initial_project) = (full_basic - by_basic * sign, full_project - by_project * sign);
    page.set_money("initial_basic", initial_basic);
    page.set_money("initial_project", initial_project);
    page.set_money("initial_budget", initial_basic + initial_project);
    page.set_money("adjust", by_basic + by_project);
    page.set_money("adjust_basic", by_basic);
    page.set_money("adjust_project", by_project);
    page.set_rate("adjust_rate", page.get("adjust"), page.get("initial_budget"));
    page.set_rate("rate_initial", page.get("spent"), page.get("initial_budget"));
    let sign = if up { "+" } else { "-" };
    page.relate(format!("initial_budget {sign} adjust = full_budget"));
    page.relate("adjust / initial_budget = adjust_rate");
    page.relate("spent / initial_budget = rate_initial");
    page.relate_far(format!("initial_basic {sign} adjust_basic = full_basic"));
    page.relate_far(format!("initial_project {sign} adjust_project = full_project"));
    page.relate_far("adjust_basic + adjust_project = adjust");
    page.word("moved", if up { "调增" } else { "调减" });
    page.word("added", if up { "追加" } else { "核减" });
    page.word("adjusted", if unchanged { "no" } else { "yes" });
}

/// Where the money of the year came from: this year's income and what was left of the last.
fn income(page: &mut Page) {
    let full = page.get("full_budget");
    let carried = page.share(full, 1, 9);
    let income = full - carried;
    let other = page.share(income, 1, 8);
    page.set_money("carried_in", carried);
    page.set_money("income", income);
    page.set_money("income_other", other);
    page.set_money("income_fiscal", income - other);
    page.set_rate("income_other_share", other, income);
    page.set_rate("income_fiscal_share", income - other, income);
    page.relate("income_fiscal + income_other = income");
    page.relate("income_fiscal / income = income_fiscal_share");
    page.relate("income_other / income = income_other_share");
    page.relate("income + carried_in = full_budget");
    page.set_rate("spent_basic_share", page.get("spent_basic"), page.get("spent"));
    page.set_rate("spent_project_share", page.get("spent_project"), page.get("spent"));
    page.relate("spent_basic / spent = spent_basic_share");
    page.relate("spent_project / spent = spent_project_share");
}

/// Last year's figures, for the comparisons.
fn last_year(page: &mut Page) {
    for what in ["income", "spent"] {
        let now = page.get(what);
        compare(page, what, now);
    }
}

/// Sets `<key>_last`, `_change`, `_growth` and the words `<key>_more` (增加/减少) and `<key>_up` (增长/下降).
pub fn compare(page: &mut Page, key: &str, now: Decimal) {
    let last = page.share(now, 84, 117);
    let last = if last == now { last + Decimal::new(1, page.style.money_decimals) } else { last };
    page.set_money(&format!("{key}_last"), last);
    page.set_money(&format!("{key}_change"), (now - last).abs());
    page.set_rate(&format!("{key}_growth"), (now - last).abs(), last);
    let more = now > last;
    page.word(&format!("{key}_more"), if more { "增加" } else { "减少" });
    page.word(&format!("{key}_up"), if more { "增长" } else { "下降" });
    let (a, b) = if more { (key.to_string(), format!("{key}_last")) } else { (format!("{key}_last"), key.to_string()) };
    page.relate(format!("{a} - {b} = {key}_change"));
    page.relate(format!("{key}_change / {key}_last = {key}_growth"));
    // Where last year's figure is not printed, it is implied by this year's and the change.
    let sign = if more { "-" } else { "+" };
    page.relate_far(format!("{key}_change / ({key} {sign} {key}_change) = {key}_growth"));
}
