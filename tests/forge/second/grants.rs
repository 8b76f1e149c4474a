//! So many people at so much each: what it comes to stands beside it.

use rust_decimal::Decimal;

use super::super::page::Page;

/// (who, counted in, the least and the most each gets in a year, in 元)
const GRANTS: &[(&str, &str, i64, i64)] = &[
    ("家庭经济困难寄宿生", "名", 500, 1500),
    ("八十岁以上老人", "名", 300, 1200),
    ("村医", "人", 3600, 9600),
    ("公益林护林员", "名", 4800, 10000),
    ("农村特困供养对象", "人", 6000, 12000),
    ("残疾人家庭无障碍改造", "户", 2000, 6000),
    ("脱贫劳动力外出务工", "人", 200, 1000),
    ("村（社区）文化活动室", "个", 5000, 30000),
];

pub fn draw(page: &mut Page) {
    let mut whole = Decimal::ZERO;
    for (i, (who, unit, low, high)) in page.rng.sample(GRANTS, 3).into_iter().enumerate() {
        let key = format!("g{}.", i + 1);
        let count = page.rng.range(18, 900);
        let each = page.rng.range(low / 100, high / 100) * 100;
        let amount = Decimal::from(count * each);
        page.set_count(&format!("{key}count"), count, unit);
        page.set_exact(&format!("{key}each"), each.into(), "元", 0);
        // Hundreds of 元 fit four decimals of 万元, and so does their sum.
        page.set_exact(&format!("{key}amount"), amount / Decimal::from(10_000), "万元", 2);
        page.relate(format!("{key}count * {key}each = {key}amount"));
        page.word(&format!("who{}", i + 1), who);
        whole += page.get(&format!("{key}amount"));
    }
    page.set_exact("grants", whole, "万元", 2);
    page.relate("g1.amount + g2.amount + g3.amount = grants");
}

pub fn tell(page: &mut Page) {
    page.line_one(&[
        "按每[人（户、个）|人]每年{g1.each}的标准补助<who1>{g1.count}，发放{g1.amount}；按{g2.each}的标准补助<who2>{g2.count}，发放{g2.amount}。",
        "惠民补贴：<who1>{g1.count}、每年{g1.each}，计{g1.amount}；<who2>{g2.count}、每年{g2.each}，计{g2.amount}；<who3>{g3.count}、每年{g3.each}，计{g3.amount}；合计{grants}。",
        "全年[兑现|落实]各类补助{grants}，其中<who1>{g1.amount}、<who2>{g2.amount}、<who3>{g3.amount}。",
        "补助<who1>{g1.count}，标准为{g1.each}/年，资金{g1.amount}（{g1.count:n}×{g1.each:n}÷10000）。",
        "<who1>{g1.count}，<who2>{g2.count}，<who3>{g3.count}，补助标准依次为{g1.each}、{g2.each}、{g3.each}，补助金额依次为{g1.amount}、{g2.amount}、{g3.amount}。",
        "[发放|拨付]<who3>补助{g3.amount}，[共|涉及]{g3.count}，[每年|年均]{g3.each}。",
    ]);
}
