//! A project judged by 决策、过程、产出、效益: four weights, four scores, deductions said in words.

use rust_decimal::Decimal;

use super::page::Page;

const NAMES: [&[&str; 4]; 2] = [&["决策", "过程", "产出", "效益"], &["项目立项", "项目管理", "项目产出", "项目效果"]];

const DEDUCTIONS: &[&str] = &[
    "[绩效指标|个别指标]量化不够，扣{off}分",
    "[部分|个别]资料归档不及时，扣{off}分",
    "支出进度[略低于|稍低于]序时进度，扣{off}分",
    "[宣传|公示]不够充分，扣{off}分",
];

pub fn draw(page: &mut Page) {
    let weights = *page.rng.pick(&[[20, 20, 30, 30], [15, 25, 35, 25], [10, 20, 40, 30], [15, 20, 35, 30]]);
    let mut total = Decimal::ZERO;
    let (mut weight_keys, mut score_keys) = (vec![], vec![]);
    for (i, weight) in weights.into_iter().enumerate() {
        let key = format!("d{}.", i + 1);
        let off = if page.chance(65) { Decimal::new(page.rng.range(1, 8) * 5, 1) } else { Decimal::ZERO };
        page.set_exact(&format!("{key}weight"), weight.into(), "分", 0);
        page.set_exact(&format!("{key}off"), off, "分", 1);
        page.set(&format!("{key}score"), Decimal::from(weight) - off, "分", 1);
        page.relate_far(format!("{key}weight - {key}off = {key}score"));
        total += page.get(&format!("{key}score"));
        weight_keys.push(format!("{key}weight"));
        score_keys.push(format!("{key}score"));
    }
    page.set_exact("total.weight", Decimal::ONE_HUNDRED, "分", 0);
    page.set("total.score", total, "分", 1);
    page.relate_sum(&weight_keys, "total.weight");
    page.relate_sum(&score_keys, "total.score");
    super::indicators::grade(page, total);
}

pub fn tell(page: &mut Page) {
    let names = *page.rng.pick(&NAMES);
    if page.chance(30) {
        return in_one_sentence(page, names);
    }
    let form = page.rng.range(1, 3);
    for (i, name) in names.iter().enumerate() {
        page.scope(format!("d{}.", i + 1));
        match form {
            1 => page.say(&format!("{}{name}情况（满分{{@weight}}，得{{@score}}）。", page.group_number(i + 1))),
            2 => page.say(&format!("{}{name}指标：分值{{@weight}}，自评得分{{@score}}。", page.item_number(i + 1))),
            _ => page.say(&format!("{name}（{{@weight}}）：")),
        }
        reason(page, i);
        page.line(if form == 3 { "，[实际|自评]得{@score}。" } else { "。" });
    }
}

fn reason(page: &mut Page, at: usize) {
    if page.get(&format!("d{}.off", at + 1)).is_zero() {
        return page.say("[各项要素齐全|完成情况良好|符合评分标准][，不扣分|]");
    }
    let why = *page.rng.pick(DEDUCTIONS);
    page.say(&why.replace("{off}分", "{@off}"));
}

fn in_one_sentence(page: &mut Page, names: &[&str; 4]) {
    page.say("[从得分情况看|具体得分为]，");
    for (i, name) in names.iter().enumerate() {
        page.scope(format!("d{}.", i + 1));
        page.say(&format!("{name}{{@weight}}，得{{@score}}"));
        page.push(if i == 3 { "。\n" } else { "；" });
    }
}
