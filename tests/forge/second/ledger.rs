//! The books of one office: sources, budget as approved and as changed, spending by nature, by project, by function.

use rust_decimal::Decimal;

use super::super::page::Page;
use super::words::SUBJECTS;

pub struct Project {
    pub key: String,
    pub name: String,
}

pub struct Ledger {
    pub projects: Vec<Project>,
    pub functions: Vec<Project>,
}

/// Sets all amounts and rates and says which relations between them any text states that prints them.
pub fn draw(page: &mut Page) -> Ledger {
    let projects = projects(page);
    let sum =
        |page: &Page, what: &str| -> Decimal { projects.iter().map(|p| page.get(&format!("{}{what}", p.key))).sum() };
    for what in ["initial", "budget", "received", "spent", "left"] {
        let total = sum(page, what);
        page.set_money(&format!("project.{what}"), total);
        let parts: Vec<String> = projects.iter().map(|p| format!("{}{what}", p.key)).collect();
        page.relate_sum(&parts, &format!("project.{what}"));
    }
    basic(page);
    totals(page, projects.len());
    sources(page);
    let functions = functions(page);
    for key in ["income", "spent", "basic.spent", "project.spent"] {
        let now = page.get(key);
        compare(page, key, now);
    }
    Ledger { projects, functions }
}

fn projects(page: &mut Page) -> Vec<Project> {
    let count = page.rng.range(2, 6) as usize;
    let names = page.rng.sample(SUBJECTS, count);
    let mut list = vec![];
    for (i, name) in names.into_iter().enumerate() {
        let key = format!("p{}.", i + 1);
        let budget = page.amount(4, 380);
        let received = if page.chance(70) { budget } else { page.share(budget, 82, 99) };
        let spent = if page.chance(40) { received } else { page.share(received, 68, 99) };
        let initial = if page.chance(50) { budget } else { page.share(budget, 86, 118) };
        for (what, amount) in [
            ("budget", budget),
            ("received", received),
            ("spent", spent),
            ("initial", initial),
            ("left", budget - spent),
        ] {
            page.set_money(&format!("{key}{what}"), amount);
        }
        page.set_money(&format!("{key}idle"), received - spent);
        page.set_rate(&format!("{key}rate"), spent, budget);
        page.set_rate(&format!("{key}arrival"), received, budget);
        page.set_rate(&format!("{key}use"), spent, received);
        for formula in [
            "#spent / #budget = #rate",
            "#received / #budget = #arrival",
            "#spent / #received = #use",
            "#budget - #spent = #left",
            "#received - #spent = #idle",
        ] {
            page.relate(formula.replace('#', &key));
        }
        let ending = *page.rng.pick(&["", "项目", "专项", "资金", "补助经费", "工作经费"]);
        list.push(Project { key, name: format!("{name}{ending}") });
    }
    list
}

fn basic(page: &mut Page) {
    let wages = page.amount(120, 2600);
    let aid = page.share(wages, 3, 14);
    let goods = page.share(wages, 6, 24);
    for (key, planned) in [("wages", wages), ("aid", aid), ("goods", goods)] {
        let spent = if page.chance(35) { planned } else { page.share(planned, 93, 99) };
        page.set_money(&format!("{key}.budget"), planned);
        page.set_money(&format!("{key}.spent"), spent);
    }
    for stage in ["budget", "spent"] {
        let of = |page: &Page, key: &str| page.get(&format!("{key}.{stage}"));
        let personnel = of(page, "wages") + of(page, "aid");
        let goods = of(page, "goods");
        page.set_money(&format!("personnel.{stage}"), personnel);
        page.set_money(&format!("basic.{stage}"), personnel + goods);
        page.relate(format!("wages.{stage} + aid.{stage} = personnel.{stage}"));
        // Public costs are what goods and services cost; a text need not say so.
        page.set_money(&format!("public.{stage}"), goods);
        page.relate_far(format!("goods.{stage} = public.{stage}"));
        page.relate(format!("personnel.{stage} + public.{stage} = basic.{stage}"));
        page.relate(format!("wages.{stage} + goods.{stage} + aid.{stage} = basic.{stage}"));
    }
    let whole = page.get("basic.spent");
    for key in ["wages", "aid", "goods", "personnel", "public"] {
        page.set_rate(&format!("{key}.share"), page.get(&format!("{key}.spent")), whole);
        page.relate(format!("{key}.spent / basic.spent = {key}.share"));
        page.set_rate(&format!("{key}.rate"), page.get(&format!("{key}.spent")), page.get(&format!("{key}.budget")));
        page.relate(format!("{key}.spent / {key}.budget = {key}.rate"));
    }
}

fn totals(page: &mut Page, count: usize) {
    let up = page.share(page.get("basic.budget"), 3, 12);
    let down = page.share(up, 15, 70);
    let approved = page.get("basic.budget") - up + down;
    page.set_money("basic.initial", approved);
    page.set_money("basic.up", up);
    page.set_money("basic.down", down);
    page.relate("basic.initial + basic.up - basic.down = basic.budget");
    for stage in ["initial", "budget", "spent"] {
        let (basic, project) = (page.get(&format!("basic.{stage}")), page.get(&format!("project.{stage}")));
        let whole = if stage == "spent" { "spent".to_string() } else { stage.to_string() };
        page.set_money(&whole, basic + project);
        page.relate(format!("basic.{stage} + project.{stage} = {whole}"));
        for (part, amount) in [("basic", basic), ("project", project)] {
            page.set_rate(&format!("{part}.{stage}.share"), amount, basic + project);
            page.relate(format!("{part}.{stage} / {whole} = {part}.{stage}.share"));
        }
    }
    let (first, last) = (page.get("initial"), page.get("budget"));
    let moved = last - first;
    page.set_money("moved", moved.abs());
    page.set_rate("moved.rate", moved.abs(), first);
    let sign = if moved >= Decimal::ZERO { "+" } else { "-" };
    page.relate(format!("initial {sign} moved = budget"));
    page.relate("moved / initial = moved.rate");
    page.word("moved", if moved >= Decimal::ZERO { "增加" } else { "减少" });
    page.word("moved_verb", if moved >= Decimal::ZERO { "追加" } else { "核减" });
    // Both halves of the change: what came on top, what was taken back.
    let back = page.share(last, 1, 4);
    let extra = last - first + back;
    page.word("both_ways", if extra > Decimal::ZERO { "yes" } else { "no" });
    page.set_money("extra", extra.abs().max(Decimal::ONE));
    page.set_money("back", back);
    if extra > Decimal::ZERO {
        page.set_money("extra", extra);
        page.relate("initial + extra - back = budget");
    }
    page.set_money("left", last - page.get("spent"));
    page.relate("budget - spent = left");
    page.relate_unless("basic.spent", "personnel.spent + public.spent + project.spent = spent");
    page.relate_unless("basic.spent", "wages.spent + goods.spent + aid.spent + project.spent = spent");
    for (rate, part, whole) in [
        ("rate", "spent", "budget"),
        ("rate.initial", "spent", "initial"),
        ("basic.rate", "basic.spent", "basic.budget"),
        ("project.rate", "project.spent", "project.budget"),
        ("project.arrival", "project.received", "project.budget"),
        ("project.use", "project.spent", "project.received"),
        ("left.rate", "left", "budget"),
    ] {
        page.set_rate(rate, page.get(part), page.get(whole));
        page.relate(format!("{part} / {whole} = {rate}"));
    }
    page.relate("project.budget - project.spent = project.left");
    let spoken = super::super::world::spoken_number(page.get("rate"));
    page.word("rate_cn", spoken);
    page.set_count("projects", count as i64, "个");
    page.relate(format!("{count} = projects"));
    page.word("projects_cn", super::super::world::chinese(count).replace('二', "两"));
}

/// Where the money came from; what the year had at its disposal is the budget as changed.
fn sources(page: &mut Page) {
    let available = page.get("budget");
    let carried = page.share(available, 1, 8);
    let income = available - carried;
    let business = page.share(income, 2, 11);
    let other = page.share(income, 1, 4);
    let fund = page.share(income, 2, 9);
    page.set_money("carried", carried);
    page.set_money("income", income);
    // The same money, but it takes the reader a thought to see it.
    page.set_money("available", available);
    page.relate_far("available = budget");
    page.relate("income + carried = available");
    page.relate("available - spent = left");
    for (rate, part) in [("used.rate", "spent"), ("unused.rate", "left")] {
        page.set_rate(rate, page.get(part), available);
        page.relate(format!("{part} / available = {rate}"));
    }
    for (key, amount) in
        [("fiscal", income - business - other), ("business", business), ("other", other), ("fund", fund)]
    {
        page.set_money(&format!("{key}.income"), amount);
        page.set_rate(&format!("{key}.share"), amount, income);
        page.relate(format!("{key}.income / income = {key}.share"));
    }
    // Of the fiscal money, what is general budget and what is a government fund.
    page.set_money("general.income", page.get("fiscal.income") - fund);
    page.relate("fiscal.income + business.income + other.income = income");
    page.relate("general.income + fund.income = fiscal.income");
    page.relate_unless("fiscal.income", "general.income + fund.income + business.income + other.income = income");
    page.relate_unless("available", "carried + income - spent = left");
}

const FUNCTIONS: &[&str] =
    &["一般公共服务", "教育", "社会保障和就业", "卫生健康", "城乡社区", "农林水", "住房保障", "灾害防治及应急管理"];

fn functions(page: &mut Page) -> Vec<Project> {
    let count = page.rng.range(3, 5) as usize;
    let names = page.rng.sample(FUNCTIONS, count);
    let mut rest = page.get("spent");
    let mut list = vec![];
    for (i, name) in names.into_iter().enumerate() {
        let key = format!("f{}.", i + 1);
        let amount = if i + 1 == count { rest } else { page.share(rest, 22, 60) };
        rest -= amount;
        let planned = page.share(amount, 84, 118);
        page.set_money(&format!("{key}spent"), amount);
        page.set_money(&format!("{key}initial"), planned);
        page.set_rate(&format!("{key}share"), amount, page.get("spent"));
        page.set_rate(&format!("{key}rate"), amount, planned);
        page.relate(format!("{key}spent / spent = {key}share"));
        page.relate(format!("{key}spent / {key}initial = {key}rate"));
        list.push(Project { key, name: name.to_string() });
    }
    let parts: Vec<String> = list.iter().map(|f| format!("{}spent", f.key)).collect();
    page.relate_sum(&parts, "spent");
    list
}

/// Last year's figure beside this year's: `<key>.last`, `.change`, `.growth` and the words `<key.more>`, `<key.up>`.
pub fn compare(page: &mut Page, key: &str, now: Decimal) {
    let mut last = page.share(now, 81, 121);
    if last == now {
        last += Decimal::new(1, page.style.money_decimals);
    }
    let more = now > last;
    page.set_money(&format!("{key}.last"), last);
    page.set_money(&format!("{key}.change"), (now - last).abs());
    page.set_rate(&format!("{key}.growth"), (now - last).abs(), last);
    page.word(&format!("{key}.more"), if more { "增加" } else { "减少" });
    page.word(&format!("{key}.up"), if more { "增长" } else { "下降" });
    let (high, low) = if more { ("", ".last") } else { (".last", "") };
    page.relate(format!("{key}{high} - {key}{low} = {key}.change"));
    page.relate(format!("{key}.change / {key}.last = {key}.growth"));
    // A text that gives the change in money and in percent has said what last year's figure was.
    let sign = if more { "-" } else { "+" };
    let implied = format!("{key}.change / ( {key} {sign} {key}.change ) = {key}.growth");
    page.relate_unless(&format!("{key}.last"), implied);
}
