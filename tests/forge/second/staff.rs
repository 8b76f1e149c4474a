//! Offices, posts, heads and what they own.

use super::super::page::Page;
use super::super::world::chinese;
use super::words::{BRANCHES, SECTIONS};

pub fn draw(page: &mut Page) {
    let (civil, career, manual) = (page.rng.range(8, 60), page.rng.range(5, 90), page.rng.range(1, 8));
    let posts = civil + career + manual;
    let (civil_in, career_in, manual_in) =
        (civil - page.rng.range(0, 4), career - page.rng.range(0, 4), manual - page.rng.range(0, 1));
    let working = civil_in + career_in + manual_in;
    let (retired, hired) = (page.rng.range(3, 60), page.rng.range(2, 25));
    let unit = *page.rng.pick(&["人", "人", "名"]);
    for (key, count) in [
        ("posts", posts),
        ("posts.civil", civil),
        ("posts.career", career),
        ("posts.manual", manual),
        ("working", working),
        ("working.civil", civil_in),
        ("working.career", career_in),
        ("working.manual", manual_in),
        ("retired", retired),
        ("hired", hired),
        ("heads", working + retired),
        ("hands", working + hired),
    ] {
        let unit = if key.starts_with("posts") && page.chance(30) { "个" } else { unit };
        page.set_count(key, count, unit);
    }
    page.set_rate("staffing", working.into(), posts.into());
    for formula in [
        "posts.civil + posts.career + posts.manual = posts",
        "working.civil + working.career + working.manual = working",
        "working + retired = heads",
        "working + hired = hands",
        "working / posts = staffing",
    ] {
        page.relate(formula);
    }
    assets(page);
}

fn assets(page: &mut Page) {
    let (current, fixed, intangible) = (page.amount(30, 900), page.amount(80, 4000), page.amount(1, 60));
    let whole = current + fixed + intangible;
    let debts = page.share(whole, 3, 30);
    for (key, amount) in [
        ("assets", whole),
        ("assets.current", current),
        ("assets.fixed", fixed),
        ("assets.intangible", intangible),
        ("debts", debts),
        ("net", whole - debts),
    ] {
        page.set_money(key, amount);
    }
    let used = page.share(fixed, 92, 99);
    page.set_money("assets.used", used);
    page.set_rate("assets.use", used, fixed);
    let (buildings, vehicles) = (page.share(fixed, 40, 70), page.share(fixed, 4, 14));
    for (key, amount) in
        [("fixed.buildings", buildings), ("fixed.vehicles", vehicles), ("fixed.other", fixed - buildings - vehicles)]
    {
        page.set_money(key, amount);
    }
    for formula in [
        "assets.current + assets.fixed + assets.intangible = assets",
        "debts + net = assets",
        "assets.used / assets.fixed = assets.use",
        "fixed.buildings + fixed.vehicles + fixed.other = assets.fixed",
    ] {
        page.relate(formula);
    }
    super::ledger::compare(page, "assets", whole);
}

pub fn offices(page: &mut Page) {
    let count = page.rng.range(3, 7) as usize;
    let names = page.rng.sample(SECTIONS, count).join("、");
    page.set_count("sections", count as i64, "个");
    page.relate(format!("{count} = sections"));
    page.word("section_names", names);
    page.word("sections_cn", chinese(count));
    page.say_one(&[
        "<unit>设{sections}内设机构：<section_names>。",
        "内设<section_names>等<sections_cn>个股室。",
        "机构设置：<section_names>共{sections}[科室|部门]。",
        "<we>现有[职能|业务]股室{sections}，[即|为]<section_names>。",
        "根据“三定”方案，<we>内设机构为<section_names>，计{sections}。",
        "<we>由<section_names>{sections}内设机构组成。",
    ]);
    if page.chance(50) {
        let count = page.rng.range(2, 5) as usize;
        let names = page.rng.sample(BRANCHES, count).join("、");
        page.set_count("branches", count as i64, "个");
        page.relate(format!("{count} = branches"));
        page.word("branch_names", names);
        page.say_one(&[
            "[部门|决算]汇总范围包括{branches}单位：<branch_names>。",
            "所属预算单位{branches}，分别是<branch_names>。",
            "纳入<year>年部门[预算|决算]编报的单位共{branches}，其中包括<branch_names>。",
        ]);
    }
    page.push("\n");
}

pub fn people(page: &mut Page) {
    page.line_one(&[
        "人员情况：核定编制{posts}，包括行政编制{posts.civil}、事业编制{posts.career}、工勤编制{posts.manual}；年末实有在职人员{working}（公务员{working.civil}、事业人员{working.career}、工勤人员{working.manual}）。",
        "截至<year>年末，<we>在职{working}，退休{retired}，[共有|合计]{heads}。",
        "<year>年末在编在岗{working}，占编制数{posts}的{staffing}；聘用[编外|临时]人员{hired}，用工总量{hands}。",
        "编委核定<we>行政编制{posts.civil}、事业编制{posts.career}、机关工勤编制{posts.manual}，总编制{posts}。",
        "人员编制{posts}，实有{working}，财政供养人员控制率{staffing}（在职人员数/编制数）。",
        "<we>总人数{heads}，其中在职职工{working}，退休职工{retired}[；另有遗属{#2-9}人|]。",
        "行政编制、事业编制、工勤编制分别核定{posts.civil}、{posts.career}和{posts.manual}，共{posts}；实有人数分别为{working.civil}、{working.career}、{working.manual}，共{working}。",
        "年末编制人数{posts}，其中行政{posts.civil}，事业{posts.career}，工勤{posts.manual}；年末在职人数{working}，在职人员控制率{staffing}，[未超编|控制在100%以内]。",
    ]);
}

pub fn owned(page: &mut Page) {
    page.line_one(&[
        "截至<year>年12月31日，<we>资产总额{assets}，其中流动资产{assets.current}，固定资产{assets.fixed}，无形资产{assets.intangible}。负债总额{debts}，净资产{net}。",
        "年末资产总计{assets}，较年初{assets.last}<assets.more>{assets.change}，<assets.up>{assets.growth}。",
        "<we>固定资产原值{assets.fixed}，在用{assets.used}，固定资产利用率{assets.use}。",
        "固定资产{assets.fixed}，由房屋构筑物{fixed.buildings}、车辆{fixed.vehicles}、其他固定资产{fixed.other}组成。",
        "资产负债情况：资产{assets}＝负债{debts}＋净资产{net}；资产中，流动资产、固定资产、无形资产分别为{assets.current}、{assets.fixed}、{assets.intangible}。",
        "<year>年末，固定资产账面价值{assets.fixed}，其中：房屋{fixed.buildings}，车辆{fixed.vehicles}，其他{fixed.other}；实际在用{assets.used}，利用率{assets.use}。",
    ]);
}
