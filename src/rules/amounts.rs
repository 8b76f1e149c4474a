//! Family J, numbers as written: units missing, doubled or of the wrong scale, letters among digits.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::look::{clause, has_latin, in_prose, money, paragraph, quoted};
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::figure::Figure;
use crate::read::meaning::{Meaning, Measure, Stage, Subject};
use crate::read::unit::{Unit, unit_at};
use crate::report::Severity;
use crate::text::Span;

pub const RULES: &[Rule] = &[
    Rule {
        id: "unit_missing",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("金额没有单位", "An amount without a unit"),
        checks: say("正文里的预算数、支出数都带单位。", "Budget and spending figures in the text carry a unit."),
        why: say("没有单位的金额可差一万倍。", "Without a unit an amount may be off by ten thousand."),
        basis: Basis::Practice,
        message: say("金额{words}后面没有单位。", "The amounts {words} carry no unit."),
        fires: "年初预算数为318.92，全年支出300万元。\n",
        quiet: "年初预算数为318.92万元，全年支出300万元，共12项。\n",
        check: Some(unit_missing),
    },
    Rule {
        id: "double_unit",
        family: Family::Wording,
        severity: Severity::Error,
        title: say("一个数带两个单位", "One number with two units"),
        checks: say("一个数只带一个单位。", "A number carries one unit."),
        why: say("“%万元”之类的写法无从得知是率还是额。", "After “%万元” nobody can tell a rate from an amount."),
        basis: Basis::Practice,
        message: say("“{words}”同时带有两个单位。", "“{words}” carries two units at once."),
        fires: "支出决算完成年初预算的104.2%万元。\n",
        quiet: "支出决算1200万元，完成年初预算的104.2%，走访慰问每户500元元旦前到位。\n",
        check: Some(double_unit),
    },
    Rule {
        id: "magnitude_outlier",
        family: Family::Wording,
        severity: Severity::Warning,
        title: say("金额超过单位全年支出", "An amount larger than all the unit spent"),
        checks: say(
            "工作成绩中说的发放、投入金额与同名项目的预算、单位全年支出在量级上相称。",
            "Amounts reported as paid out fit the budget of the project they belong to and the unit's spending.",
        ),
        why: say(
            "多为元与万元、小数点之误，或是不属于本单位的资金。",
            "Yuan for ten thousand yuan, a lost decimal point, or money that is not the unit's own.",
        ),
        basis: Basis::Practice,
        message: say(
            "“{words}”超过单位全年支出{whole}；项目“{project}”的预算为{budget}。",
            "“{words}” exceeds all that the unit spent ({whole}); the budget of “{project}” is {budget}.",
        ),
        fires: "全年预算数为900万元，全年支出850万元。全年发放高龄老人补贴6200万元。\n本单位共有1个项目：高龄老人补贴项目，预算金额为62万元，执行金额为62万元。\n",
        quiet: "全年预算数为900万元，全年支出850万元。全县完成税收6200万元，发放高龄老人补贴62万元。\n本单位共有1个项目：高龄老人补贴项目，预算金额为62万元，执行金额为62万元。\n",
        check: Some(magnitude_outlier),
    },
    Rule {
        id: "decimal_place_drift",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("小数位数不一", "Decimals vary"),
        checks: say("同一单位的金额保留相同的小数位。", "Amounts in one unit are printed with the same decimals."),
        why: say(
            "少一位小数可能是漏录，也使合计出现尾差。",
            "A missing decimal may be a typing slip, and makes sums miss by a little.",
        ),
        basis: Basis::Practice,
        message: say("多数金额保留两位小数，{words}只有一位。", "Most amounts have two decimals; {words} have one."),
        fires: "年初预算数为500.25万元，其中：基本支出年初预算数为320.15万元、项目支出年初预算数为180.1万元。全年预算数为612.34万元，其中：基本支出350.12万元，项目支出262.22万元。全年实际支出资金580.46万元，其中：基本支出340.23万元，项目支出240.23万元。\n",
        quiet: "甲类支出10.2万元，乙类支出20.31万元，丙类支出7.1万元。\n",
        check: Some(decimal_place_drift),
    },
    Rule {
        id: "percent_over_reason",
        family: Family::Wording,
        severity: Severity::Warning,
        title: say("百分数异常", "A percentage out of all reason"),
        checks: say("执行率、完成率等不为负，也不超过1000%。", "Rates are neither negative nor above 1000%."),
        why: say(
            "多为漏掉小数点，或把金额写成了比率。",
            "A decimal point was lost, or an amount stands where a rate belongs.",
        ),
        basis: Basis::Practice,
        message: say("“{words}”超出了比率的常见范围。", "“{words}” lies outside what a rate usually is."),
        fires: "全年支出98万元，预算执行率为9875%。\n",
        quiet: "预算执行率为98.75%，接待人次同比增长1250%。\n",
        check: Some(percent_over_reason),
    },
    Rule {
        id: "ocr_digit_confusion",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("数字里混有字母", "A letter among digits"),
        checks: say("数字中没有形似 0、1 的字母。", "No letter that looks like 0 or 1 stands among digits."),
        why: say("扫描识别常把 0 认成 O、把 1 认成 l。", "Scans read 0 as O and 1 as l."),
        basis: Basis::Practice,
        message: say("{words}中混有形似数字的字母。", "A letter stands for a digit in {words}."),
        fires: "全年支出2O3.5万元。\n",
        quiet: "采购OA系统、5G基站和IO模块，全年支出203.5万元，型号为X1O2B。\n",
        check: Some(ocr_digit_confusion),
    },
];

fn note(rule: &'static str, doc: &Document, places: &[Span], out: &mut Vec<Found>) {
    if !places.is_empty() {
        let found = places.iter().take(24).fold(Found::new(rule, Severity::Note), |f, at| f.claim(*at));
        out.push(found.word("words", quoted(places.iter().map(|p| doc.str(*p)))));
    }
}

fn unit_missing(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let copy = &doc.text.copy;
    let mut places = Vec::new();
    for figure in doc.figures.iter().filter(|f| f.unit == Unit::None && f.is_datum() && f.decimals > 0) {
        let before = copy[doc.span.start as usize..figure.span.start as usize]
            .trim_end_matches(['为', '是', '共', '计', '达', '约', '：']);
        let word_ends = doc.span.start + before.len() as u32;
        let said = doc.hits_in(Span::new(word_ends.saturating_sub(60) as usize, figure.span.start as usize));
        let stage = said.last().is_some_and(|h| {
            h.span.end == word_ends
                && matches!(h.meaning, Meaning::Stage(s) if !matches!(s, Stage::Prior | Stage::Carried))
        });
        let stops = copy[figure.span.end as usize..].starts_with(['，', '。', '；', '、', '\n']);
        if stage && stops && in_prose(doc, figure.span) {
            places.push(figure.span);
        }
    }
    if !places.is_empty() && !doc.str(doc.span).has("单位：") {
        note("unit_missing", doc, &places, out);
    }
}

fn double_unit(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let copy = &doc.text.copy[..doc.span.end as usize];
    for figure in doc.figures.iter().filter(|f| f.unit.is_money() || f.unit == Unit::Percent) {
        let at = figure.span.end as usize;
        let Some((first, length)) = unit_at(&copy[at..]) else { continue };
        let Some((second, more)) = unit_at(&copy[at + length..]) else { continue };
        let rest = &copy[at + length + more..];
        let clash = match (first, second) {
            (Unit::Percent, Unit::Money(_)) | (Unit::Money(_), Unit::Percent) | (Unit::Percent, Unit::Percent) => true,
            (Unit::Money(_), Unit::Money(_)) => copy[at + length..at + length + more].ends_with('元'),
            _ => false,
        };
        if !clash {
            continue;
        }
        // 500元元旦
        let word = rest.starts_with(['旦', '月', '宵', '素', '件', '老', '帅']);
        let whole = Span::new(figure.span.start as usize, at + length + more);
        let printed = &doc.text.source[doc.text.origin(whole)];
        // Cells run together in one line are a matter of copying.
        let told = in_prose(doc, whole) && doc.str(paragraph(doc, whole)).contains(['，', '。']);
        if !word && told && !printed.contains(char::is_whitespace) {
            out.push(Found::new("double_unit", Severity::Error).claim(whole).word("words", doc.str(whole)));
        }
    }
}

/// Words after which an amount is not the unit's own spending.
const NOT_SPENT: &[&str] = &[
    "收入",
    "税收",
    "产值",
    "GDP",
    "贷款",
    "投资额",
    "招商",
    "销售",
    "总值",
    "存款",
    "交易",
    "上缴",
    "罚没",
    "追回",
    "挽回",
];

fn magnitude_outlier(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let Some((_, whole)) = money(doc, Subject::Whole, Stage::Spent).or_else(|| money(doc, Subject::Whole, Stage::Full))
    else {
        return;
    };
    if doc.projects.is_empty() || whole.is_zero() {
        return;
    }
    let known = |at: Span| doc.facts.iter().any(|f| doc.figure(f.fig).span == at && f.subject.label().is_some());
    for figure in doc.figures.iter().filter(|f| f.unit.is_money() && f.is_datum()) {
        let Some(amount) = figure.base().filter(|a| *a > whole) else { continue };
        let said = Span::new(clause(doc, figure.span).start as usize, figure.whole.end as usize);
        let words = doc.str(said);
        let paid = words.has_any(&["发放", "投入", "支付", "补贴", "拨付", "使用"]);
        if known(figure.span) || !paid || words.has_any(NOT_SPENT) {
            continue;
        }
        let project = doc.projects.iter().find_map(|p| {
            let budget = doc.figure(p.budget?);
            let core = &doc.names[p.name as usize].core;
            (shares_phrase(core, words) && budget.base()? * Decimal::TEN < amount).then_some((p, budget))
        });
        if let Some((project, budget)) = project {
            let name = doc.names[project.name as usize].span;
            out.push(
                Found::new("magnitude_outlier", Severity::Warning)
                    .claim(figure.span)
                    .operand(budget.span)
                    .word("words", words)
                    .word("whole", in_unit(whole, figure))
                    .word("project", doc.str(name))
                    .word("budget", doc.str(budget.whole)),
            );
        }
    }
}

/// An amount in 元 as it reads in the unit of a figure.
fn in_unit(amount: Decimal, like: &Figure) -> String {
    let value = amount.over(like.scale()).unwrap_or(amount).normalize();
    format!("{value}{}", like.unit.name().unwrap_or(""))
}

/// Four characters of the name stand in the words.
fn shares_phrase(name: &str, words: &str) -> bool {
    let starts: Vec<usize> = name.char_indices().map(|(at, _)| at).chain([name.len()]).gather();
    starts.windows(5).any(|w| words.contains(&name[w[0]..w[4]]))
}

fn decimal_place_drift(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    // Only what the budget and its execution are made of: a grant of 2.5万元 is an exact sum.
    let mut figs: Vec<u32> = doc
        .facts
        .iter()
        .filter(|f| f.measure == Measure::Amount && f.subject.label().is_some())
        .map(|f| f.fig)
        .gather();
    crate::order::by_key(&mut figs, |fig| *fig);
    figs.dedup();
    let amounts = || figs.iter().map(|f| doc.figure(*f)).filter(|f| f.unit == Unit::WAN && f.decimals > 0);
    let two = amounts().filter(|f| f.decimals == 2).count();
    let one: Vec<Span> = amounts().filter(|f| f.decimals == 1).map(|f| f.span).gather();
    if two >= 8 && one.len() * 8 <= two {
        note("decimal_place_drift", doc, &one, out);
    }
}

fn percent_over_reason(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for figure in doc.figures.iter().filter(|f| f.unit == Unit::Percent && f.is_datum()) {
        let Some(value) = figure.value else { continue };
        if value >= Decimal::ZERO && value <= Decimal::ONE_THOUSAND {
            continue;
        }
        let said = clause(doc, figure.span);
        let grows = doc.str(said).has_any(&["增长", "增幅", "同比", "上升", "增加", "下降", "变动", "提高"]);
        let rate = doc.facts.iter().any(|f| {
            doc.figure(f.fig).span == figure.span
                && matches!(f.measure, Measure::ExecRate | Measure::CompletionRate | Measure::ArrivalRate)
        });
        // Cells run together are a matter of copying, not of the report.
        let glued = doc.text.source[doc.text.origin(figure.span)].contains(char::is_whitespace);
        if !grows && !glued && (value > Decimal::ZERO || rate) {
            let printed = doc.str(figure.whole);
            out.push(Found::new("percent_over_reason", Severity::Warning).claim(figure.span).word("words", printed));
        }
    }
}

fn ocr_digit_confusion(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let copy = doc.str(doc.span);
    if !has_latin(copy) {
        return;
    }
    let bytes = copy.as_bytes();
    let mut places = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let run = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b',' | b'_' | b'-'))
            .count();
        let token = &copy[at..at + run];
        let letters = token.bytes().filter(u8::is_ascii_alphabetic).count();
        let alike = token.bytes().filter(|b| matches!(b, b'O' | b'o' | b'l' | b'I')).count();
        let digits = token.bytes().filter(u8::is_ascii_digit).count();
        let number = digits > letters && token.as_bytes()[0].is_ascii_digit();
        if letters > 0 && letters == alike && number && unit_at(&copy[at + run..]).is_some() {
            let from = doc.span.start as usize + at;
            places.push(Span::new(from, from + run));
        }
        at += run;
    }
    note("ocr_digit_confusion", doc, &places, out);
}
