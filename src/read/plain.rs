//! Numbers that are no data: years, dates, document numbers, ordinals, codes, thresholds of scoring rules, prompts.

use super::figure::Plain;
use super::unit::Unit;
use crate::text::HasWords;
use crate::text::WordSet;

/// Why the number at hand is no datum, from what stands around it in its paragraph.
pub fn why_plain(before: &str, number: &str, after: &str, unit: Unit) -> Option<Plain> {
    // What tells is near; a paragraph may be megabytes long.
    let (before, after) = (near_end(before), near_start(after));
    let last = before.chars().next_back();
    let whole = !number.contains(['.', ',']);
    if is_year(number) && is_year_beside(before, after) {
        return Some(Plain::Year);
    }
    if whole && number.len() <= 2 && is_date_part(before, after) {
        return Some(Plain::Date);
    }
    if number.contains('.') && is_dotted_date(number, after) {
        return Some(Plain::Date);
    }
    // 共90万元。1.甲60万元；2.乙30万元: the items of a list may follow each other in one paragraph.
    let begins =
        before.is_empty() || before.ends_with('（') || before.ends_with(['。', '；', '：']) && unit == Unit::None;
    if last == Some('第') || begins && is_ordinal(number, after) {
        return Some(Plain::Ordinal);
    }
    if whole && names_ordinal(before) && !unit_is_clear(unit) {
        return Some(Plain::Ordinal);
    }
    if is_code(before, number, after, unit) {
        return Some(Plain::Code);
    }
    if after.starts_with('字') && (after.starts_with("字以内") || after.starts_with("字左右")) {
        return Some(Plain::Prompt);
    }
    // 执行数/预算数×100%: the hundred of a formula in words.
    let factor = matches!(last, Some('×' | '*')) && matches!(number, "100" | "100.00") && unit == Unit::Percent;
    if factor && before.trim_end_matches(['×', '*', '）']).ends_with(|c: char| !c.is_ascii_digit()) {
        return Some(Plain::Threshold);
    }
    if is_threshold(before, after) {
        return Some(Plain::Threshold);
    }
    None
}

/// Bytes of the paragraph that are looked at on either side.
const CONTEXT: usize = 300;

fn near_end(text: &str) -> &str {
    let mut from = text.len().saturating_sub(CONTEXT);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

fn near_start(text: &str) -> &str {
    let mut to = text.len().min(CONTEXT);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}

fn unit_is_clear(unit: Unit) -> bool {
    !matches!(unit, Unit::None)
}

fn is_year(number: &str) -> bool {
    number.len() == 4
        && (number.starts_with("19") || number.starts_with("20"))
        && number.bytes().all(|b| b.is_ascii_digit())
}

fn is_year_beside(before: &str, after: &str) -> bool {
    after.starts_with('年')
        || after.starts_with("财年")
        || (before.ends_with(['〔', '[', '【', '（']) && after.starts_with(['〕', ']', '】', '）']))
        || (after.starts_with(['-', '—', '~', '至', '/', '.'])
            && after.chars().skip(1).take(6).any(|c| c.is_ascii_digit() || c == '年'))
            && before.chars().next_back().is_none_or(|c| !c.is_ascii_digit())
            && !after.starts_with("-0.")
        || before.ends_with("年度：")
        || before.ends_with("年-")
}

/// Month and day, 3-6月, and times of day.
fn is_date_part(before: &str, after: &str) -> bool {
    let beside = match after.chars().next() {
        Some('月') => true,
        Some('日') => !after.starts_with("日均"),
        Some('号') => before.ends_with('月'),
        Some('时') => after.starts_with("时至"),
        Some('年') => after.starts_with("年期"),
        _ => false,
    };
    let range = (after.starts_with(['-', '—', '~', '至', '、']))
        && after
            .trim_start_matches(['-', '—', '~', '至', '、'])
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .starts_with(['月', '日'])
        && !before.ends_with(|c: char| c.is_ascii_digit());
    let iso = before.ends_with(['-', '/', '.', '：']) && ends_with_date(before.trim_end_matches(['-', '/', '.', '：']));
    beside || range || iso
}

/// 2024-04, 2022/4, 15：25 — a date or time that the next number goes on.
pub fn ends_with_date(before: &str) -> bool {
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let head = &before[..before.len() - digits];
    match digits {
        4 => {
            before.ends_with(|c: char| c.is_ascii_digit())
                && (before[head.len()..].starts_with("20") || before[head.len()..].starts_with("19"))
        }
        1 | 2 => {
            head.ends_with(['-', '/', '.', '：', ' '])
                && ends_with_date(head.trim_end_matches(['-', '/', '.', '：', ' ']))
        }
        _ => false,
    }
}

/// 2024.11.25
fn is_dotted_date(number: &str, after: &str) -> bool {
    let Some((year, month)) = number.split_once('.') else { return false };
    is_year(year) && month.len() <= 2 && after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit())
}

/// The number of a heading or a list item.
fn is_ordinal(number: &str, after: &str) -> bool {
    number.len() <= 2
        && (after.starts_with(['、', '）'])
            || after.strip_prefix('.').is_some_and(|rest| {
                !rest.starts_with(|c: char| c.is_ascii_digit()) || is_year(rest.get(..4).unwrap_or(""))
            }))
        || number.len() <= 4
            && number.split_once('.').is_some_and(|(n, year)| n.len() <= 2 && is_year(year))
            && after.starts_with('年')
}

/// 指标1, 目标2：, 表3, 附件1, 附表2-1
fn names_ordinal(before: &str) -> bool {
    NUMBERED.ending(before).is_some() || before.ends_with('表') && !before.ends_with("代表")
}

const NUMBERED: WordSet = WordSet::new(&["指标", "目标", "附件", "附表", "图", "序号", "问题", "措施", "注", "No."]);
const HOTLINES: WordSet = WordSet::new(&["热线", "平台", "工作", "市民", "便民", "政务", "电话", "工单", "投诉"]);
const CODES: WordSet = WordSet::new(&[
    "电话：",
    "手机：",
    "传真：",
    "邮编：",
    "邮政编码：",
    "索引号：",
    "编号：",
    "编码：",
    "电话",
    "热线",
]);

fn is_code(before: &str, number: &str, after: &str, unit: Unit) -> bool {
    let whole = !number.contains(['.', ',']);
    let last = before.chars().next_back();
    let next = after.chars().next();
    // 财农指〔2023〕10号, 皖成咨字[2021]第4088号
    if whole && after.starts_with('号') && !after.starts_with("号召") {
        return true;
    }
    if last.is_some_and(|c| matches!(c, '〕' | '】' | ']')) && whole {
        return true;
    }
    // P1.5, 510000_0013zp, LED3
    if last.is_some_and(|c| c.is_ascii_alphabetic() || c == '_') {
        return true;
    }
    if next.is_some_and(|c| c.is_ascii_alphabetic() || c == '_') && unit == Unit::None {
        return true;
    }
    if whole
        && (number.len() == 5 && number.starts_with("12") || number == "110" || number == "119" || number == "120")
        && HOTLINES.leading(after).is_some()
    {
        return true;
    }
    if unit == Unit::None && CODES.ending(before).is_some() {
        return true;
    }
    // Telephone numbers and what goes on from them; subject codes; long identifiers.
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let phone = last == Some('-') && digits >= 7
        || (next == Some('-') && (digits == 3 || digits == 4) && number.starts_with('0'));
    let subject = whole
        && matches!(digits, 5 | 7)
        && number.starts_with('2')
        && next.is_some_and(crate_is_han)
        && unit == Unit::None;
    phone
        || subject
        || whole && digits == 11 && number.starts_with('1') && unit == Unit::None
        || whole && (12..=25).contains(&digits) && unit == Unit::None
}

fn crate_is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// The clause is a scoring rule: 每降低1%扣0.5分, 90（含）-100分为优, 达到90%以上得满分.
fn is_threshold(before: &str, after: &str) -> bool {
    let (mut clause_start, mut each, mut included) = (before.len(), false, false);
    for c in before.chars().rev() {
        clause_start -= c.len_utf8();
        match c {
            '，' | '；' | '。' | '|' | '：' => break,
            '每' => each = true,
            '含' => included = true,
            _ => {}
        }
    }
    let head = &before[clause_start..];
    let tail = || &after[..after.find(['，', '；', '。', '|', '\n']).unwrap_or(after.len())];
    let says = |words: &WordSet| words.within(head) || words.within(tail());
    let each = each && says(&CHANGES);
    // 每低于5%，扣2分: of one sentence; a deduction that was made stands in another.
    // 每超过一个百分点扣0.5分，超编一人，扣1分: the standard has its deduction, the last is one that was made.
    let open = |sentence: &str| sentence.rfind('每').is_some_and(|at| !sentence[at..].contains('扣'));
    let deduct = head.ends_with('扣') && open(before[..clause_start].rsplit('。').next().unwrap_or(""));
    let band = after.starts_with(['（', '分']) && (after.starts_with("（含）") || after.starts_with("分（含）"))
        || included && head.has("（含）") && says(&GRADES);
    each || deduct || band || is_step(head.trim_start_matches(['，', '；', '。', '|', '：']), tail)
}

/// Comparisons that open a step of a scoring standard.
const COMPARISONS: WordSet =
    WordSet::new(&["等于", "大于等于", "小于等于", "大于", "小于", "高于", "低于", "超过", "≥", "≤", "<", ">"]);

/// 0-10%（含）计4分, 等于0计5分, 大于30%不得分: the whole clause is one step of a standard.
fn is_step<'t>(head: &str, tail: impl Fn() -> &'t str) -> bool {
    let bound = |text: &str| {
        let from = COMPARISONS.leading(text).map_or(0, str::len);
        let rest =
            text[from..].trim_start_matches(|c: char| c.is_ascii_digit() || ".%-~—～至（）含以上下内".contains(c));
        text.len() - rest.len()
    };
    let head_end = bound(head);
    match &head[head_end..] {
        // The number is one of the bounds.
        "" => {
            let tail = tail();
            let result = &tail[bound(tail)..];
            let points = result.strip_prefix(['计', '得', '记']);
            points.is_some_and(|p| p.starts_with(|c: char| c.is_ascii_digit() || c == '满'))
                || result.starts_with("不得分")
                || result.starts_with("不计分")
        }
        // It is the points of the step.
        "计" | "得" | "记" => head_end > 0 && tail().starts_with('分'),
        _ => false,
    }
}

const CHANGES: WordSet = WordSet::new(&["扣", "得", "加"]);
const GRADES: WordSet = WordSet::new(&["优", "良", "中", "差", "一般", "合格"]);
