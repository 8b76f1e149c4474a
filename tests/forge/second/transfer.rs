//! A county's report on money sent down from above in several letters, each for several purposes.

use rust_decimal::Decimal;

use super::super::grid;
use super::super::page::Page;
use super::super::world::chinese;
use super::{card, card_talk, filler, tables};

const PURPOSES: &[&str] = &[
    "中小河流治理",
    "农田灌溉渠系改造",
    "农村供水设施维护",
    "小流域综合整治",
    "水毁工程修复",
    "农业水价改革",
    "村组道路硬化",
    "产业奖补",
    "公益岗位补助",
    "校舍维修",
    "学生营养膳食",
    "卫生室标准化",
];

const SENDERS: &[&str] = &["省财政厅", "市财政局", "自治区财政厅", "省财政厅、省水利厅"];

struct Letter {
    key: String,
    sender: &'static str,
    purposes: Vec<(String, &'static str)>,
}

fn draw(page: &mut Page) -> Vec<Letter> {
    let count = page.rng.range(2, 4);
    let mut names = page.rng.sample(PURPOSES, PURPOSES.len()).into_iter();
    let mut letters = vec![];
    let (mut total, mut total_spent) = (Decimal::ZERO, Decimal::ZERO);
    for i in 1..=count {
        let key = format!("b{i}.");
        let (mut amount, mut spent) = (Decimal::ZERO, Decimal::ZERO);
        let mut purposes = vec![];
        for j in 1..=page.rng.range(2, 3) {
            let item = format!("b{i}.c{j}.");
            let planned = page.amount(6, 640);
            let used = if page.chance(45) { planned } else { page.share(planned, 72, 99) };
            page.set_money(&format!("{item}plan"), planned);
            page.set_money(&format!("{item}spent"), used);
            page.set_rate(&format!("{item}rate"), used, planned);
            page.relate(format!("{item}spent / {item}plan = {item}rate"));
            amount += planned;
            spent += used;
            purposes.push((item, names.next().expect("enough purposes")));
        }
        for (what, sum) in [("plan", amount), ("spent", spent)] {
            page.set_money(&format!("{key}{what}"), sum);
            let parts: Vec<String> = purposes.iter().map(|(item, _)| format!("{item}{what}")).collect();
            page.relate_sum(&parts, &format!("{key}{what}"));
        }
        page.set_rate(&format!("{key}rate"), spent, amount);
        page.relate(format!("{key}spent / {key}plan = {key}rate"));
        total += amount;
        total_spent += spent;
        let sender = *page.rng.pick(SENDERS);
        letters.push(Letter { key, sender, purposes });
    }
    for (what, sum) in [("plan", total), ("spent", total_spent), ("left", total - total_spent)] {
        page.set_money(what, sum);
    }
    for what in ["plan", "spent"] {
        let parts: Vec<String> = letters.iter().map(|l| format!("{}{what}", l.key)).collect();
        page.relate_sum(&parts, what);
    }
    for letter in &letters {
        page.set_rate(&format!("{}share", letter.key), page.get(&format!("{}plan", letter.key)), total);
        page.relate(format!("{}plan / plan = {}share", letter.key, letter.key));
    }
    page.set_rate("rate", total_spent, total);
    page.relate("spent / plan = rate");
    page.relate("plan - spent = left");
    letters
}

/// The purposes of one letter, as a pattern.
fn purposes(letter: &Letter, shape: &str, join: &str) -> String {
    letter
        .purposes
        .iter()
        .map(|(key, name)| shape.replace('#', name).replace("{@", &format!("{{{key}")))
        .collect::<Vec<_>>()
        .join(join)
}

fn sent_down(page: &mut Page, letters: &[Letter]) {
    let form = page.rng.range(1, 6);
    if form != 3 {
        page.say(match form {
            1 => "<year>年，上级共下达我<above>资金{plan}。",
            2 => "<year>年度到位转移支付资金{plan}，按文件分：",
            4 => "我<above><year>年收到上级资金{plan}，具体如下：",
            5 => "资金下达情况：总额{plan}，分批下达。",
            _ => "全年分批下达资金{plan}，",
        });
    }
    for (i, letter) in letters.iter().enumerate() {
        let (ordinal, sender) = (chinese(i + 1), letter.sender);
        let number = page.rng.range(2, 180);
        let said = match form {
            1 => {
                format!("{sender}〔<year>〕{number}号文件下达{{@plan}}，其中：{}；", purposes(letter, "#{@plan}", "，"))
            }
            2 => format!("第{ordinal}批{{@plan}}（{}）；", purposes(letter, "#{@plan}", "、")),
            3 => format!("第{ordinal}批资金{{@plan}}，用于{}；", purposes(letter, "#{@plan}", "、")),
            4 => format!("{sender}下达{{@plan}}，占{{@share}}，包括{}；", purposes(letter, "#{@plan}", "和")),
            5 => format!("{ordinal}是{sender}文件下达{{@plan}}：{}；", purposes(letter, "#安排{@plan}", "，")),
            _ => format!("{sender}第{ordinal}批{{@plan}}（其中{}）；", purposes(letter, "#{@plan}", "、")),
        };
        // Each letter's own figures, then those of its purposes, which name their keys in full.
        page.say(&said.replace("{@", &format!("{{{}", letter.key)));
    }
    page.line(match form {
        3 => "各批合计下达{plan}。",
        6 => "已全部到位。",
        _ => "以上资金均已到位。",
    });
}

fn spent(page: &mut Page, letters: &[Letter]) {
    page.line_one(&[
        "截至<year>年12月31日，累计支出{spent}，执行率{rate}，结转{left}。",
        "资金执行情况：下达{plan}，支出{spent}，支出进度{rate}。",
        "全部资金已支出{spent}，占下达数{plan}的{rate}，剩余{left}[按规定结转|待质保期满支付]。",
        "执行数{spent}，与下达数{plan}相比少{left}，执行率{rate}。",
    ]);
    match page.rng.range(1, 5) {
        1 => {
            for (i, letter) in letters.iter().enumerate() {
                let each = purposes(letter, "#支出{@spent}，执行率{@rate}", "；");
                let own = format!("第{}批下达{{@plan}}，支出{{@spent}}，执行率{{@rate}}，其中{each}。", chinese(i + 1));
                page.line(&own.replace("{@", &format!("{{{}", letter.key)));
            }
        }
        2 => {
            let spents = letters.iter().map(|l| format!("{{{}spent}}", l.key)).collect::<Vec<_>>().join("、");
            let rates = letters.iter().map(|l| format!("{{{}rate}}", l.key)).collect::<Vec<_>>().join("、");
            page.line(&format!("各批次资金支出分别为{spents}，执行率分别为{rates}。"));
        }
        3 => {
            let mut number = 0;
            for (key, name) in letters.iter().flat_map(|l| &l.purposes) {
                number += 1;
                let line = "#：下达{@plan}，已支出{@spent}，执行率{@rate}。";
                let line = line.replace('#', name).replace("{@", &format!("{{{key}"));
                page.say(&page.item_number(number));
                page.line(&line);
            }
        }
        _ => table(page, letters),
    }
}

fn table(page: &mut Page, letters: &[Letter]) {
    let layout = *page.rng.pick(tables::WHOLE);
    let of = format!("（{}）", page.style.money);
    let mut rows =
        vec![vec!["批次".to_string(), "用途".into(), format!("下达资金{of}"), format!("支出{of}"), "执行率".into()]];
    for (i, letter) in letters.iter().enumerate() {
        for (j, (key, name)) in letter.purposes.iter().enumerate() {
            let batch = if j == 0 { format!("第{}批", chinese(i + 1)) } else { String::new() };
            rows.push(vec![
                batch,
                name.to_string(),
                format!("{{{key}plan:n}}"),
                format!("{{{key}spent:n}}"),
                format!("{{{key}rate}}"),
            ]);
        }
        let key = &letter.key;
        rows.push(vec![
            String::new(),
            "小计".into(),
            format!("{{{key}plan:n}}"),
            format!("{{{key}spent:n}}"),
            format!("{{{key}rate}}"),
        ]);
    }
    rows.push(vec!["合计".into(), String::new(), "{plan:n}".into(), "{spent:n}".into(), "{rate}".into()]);
    grid::print(page, layout, &rows);
}

pub fn write(page: &mut Page) {
    let letters = draw(page);
    let card = card::indicators(page);
    page.line_one(&[
        "<place><year>年度上级转移支付资金绩效自评报告",
        "关于<year>年度中央和省级专项资金绩效自评的报告",
        "<unit><year>年转移支付项目绩效自评报告",
    ]);
    page.line("一、绩效目标分解下达情况");
    sent_down(page, &letters);
    page.line("二、绩效目标完成情况");
    page.line("（一）资金投入情况");
    spent(page, &letters);
    page.line("（二）资金管理情况");
    filler::care(page);
    page.line("（三）绩效指标完成情况");
    page.depth = super::super::page::Depth::Bracketed;
    match page.chance(40) {
        true => {
            let layout = *page.rng.pick(tables::WHOLE);
            tables::card(page, &card, layout);
        }
        false => card_talk::tell(page, &card),
    }
    page.line("三、自评结论");
    card_talk::verdict(page, &card);
    page.line("四、存在问题");
    filler::problems(page);
}
