//! The lines of the source, and which line breaks are only wraps.

use super::fold::{Folded, fold, is_han};
use super::words::HasWords;
use super::words::find_byte;
use super::{forms, html};
use crate::gather::Gather;

/// What a line is for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    Blank,
    PageNumber,
    /// Cells stand side by side, cut by bars, tabs or wide blanks.
    Row,
    /// One cell of a form that was pasted with one cell a line.
    Cell,
    Prose,
}

#[derive(Debug, Clone)]
pub struct Line {
    /// Byte range of the source, without the line break.
    pub start: usize,
    pub end: usize,
    pub kind: LineKind,
    /// Printed characters, blanks not counted.
    pub width: usize,
    /// It opens a heading, a list item, or something else that never continues the line before it.
    pub opens: bool,
    /// It is an opening line short enough to be a heading on its own.
    pub heading: bool,
    /// Its last and first printed characters, folded.
    first: char,
    last: char,
}

/// A heading longer than this may have been wrapped; a line shorter than this was not wrapped by the page's width.
const NARROW: usize = 20;
const HEADING: usize = 24;
/// The longest line that only addresses the report.
const SALUTATION: usize = 16;

/// Cuts the source into lines and tells what each one is.
pub fn lines(source: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(source.len() / 48 + 1);
    let mut start = 0;
    let bytes = source.as_bytes();
    let html = source.has("<t") || source.has("<T");
    let mut at = 0;
    // Hardly any other byte begins a break or a tag.
    let may = |b: u8| matches!(b, 0x0A..=0x0D | 0xC2 | 0xE2 | b'<');
    while let Some(found) = find_byte(bytes, at, may) {
        at = found;
        if html
            && bytes[at] == b'<'
            && let Some(end) = html::row_at(source, at)
        {
            out.push(describe(source, start, at));
            out.push(Line { kind: LineKind::Row, ..describe(source, at, end) });
            (start, at) = (end, end);
            continue;
        }
        let width = break_width(&bytes[at..]);
        if width == 0 {
            at += 1;
            continue;
        }
        out.push(describe(source, start, at));
        at += width;
        start = at;
    }
    if start < source.len() {
        out.push(describe(source, start, source.len()));
    }
    if html {
        out.iter_mut()
            .filter(|l| l.kind == LineKind::Prose && html::is_tags(&source[l.start..l.end]))
            .for_each(|l| l.kind = LineKind::Blank);
    }
    forms::mark_rows(&mut out, source);
    forms::mark_cells(&mut out, source);
    mark_page_numbers(&mut out, source);
    out
}

/// How many bytes the line break takes that a text begins with; none where it begins with something else. It says of
/// bytes what [`fold`] says of characters.
fn break_width(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => 2,
        [b'\n' | b'\r' | 0x0B | 0x0C, ..] => 1,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}

/// The printed characters of a line, folded.
pub fn printed(line: &str) -> impl Iterator<Item = char> + '_ {
    line.chars().filter_map(|c| match fold(c) {
        Folded::Char(c) if c != '\t' => Some(c),
        _ => None,
    })
}

fn describe(source: &str, start: usize, end: usize) -> Line {
    let line = &source[start..end];
    let mut width = 0;
    let (mut first, mut last) = ('\0', '\0');
    let mut bars = 0;
    let mut inner_tab = false;
    let mut pending_tab = false;
    let (mut digits, mut blanks) = (0, 0);
    for c in line.chars() {
        if is_han(c) {
            inner_tab |= pending_tab;
            first = if width == 0 { c } else { first };
            width += 1;
            last = c;
            continue;
        }
        match fold(c) {
            Folded::Char('\t') => pending_tab = width > 0,
            // The marks of bold text are no part of it.
            Folded::Char('*') if line.has("**") => {}
            Folded::Char(c) => {
                inner_tab |= pending_tab;
                digits += usize::from(c.is_ascii_digit());
                bars += usize::from(c == '|');
                if width == 0 {
                    first = c;
                }
                width += 1;
                last = c;
            }
            Folded::Blank => blanks += usize::from(width > 0),
            _ => {}
        }
    }
    let row =
        bars > 0 || inner_tab || (digits > 1 && blanks > 1 && !matches!(last, '。' | '；' | '，') && aligned(line));
    let kind = match () {
        _ if width == 0 => LineKind::Blank,
        _ if row => LineKind::Row,
        _ => LineKind::Prose,
    };
    let salutes = width <= SALUTATION && last == '：' && salutes(line) || is_furniture(first, line);
    let opens = width > 0 && (salutes || opens(line));
    let heading = salutes || opens && width <= HEADING && !says_more(line) && !labels_cover(&head_of(line));
    Line { start, end, kind, width, opens, heading, first, last }
}

/// Two bare numbers side by side, with blanks between: a row of an aligned table.
fn aligned(line: &str) -> bool {
    let mut numbers = 0;
    let mut tokens = 0;
    let mut before = "";
    for token in line.split(|c| fold(c) == Folded::Blank) {
        // 657  657: two blanks stand in no number.
        if token.is_empty() {
            before = "";
            continue;
        }
        if token.contains(['，', '。', '；', '、']) {
            return false;
        }
        tokens += 1;
        // 表 1  2024 年度: a year, a month or a day is told in words.
        let dated = token.starts_with(['年', '月', '日']);
        if numbers >= 2 && tokens >= 3 && !dated {
            return true;
        }
        let number = token.chars().all(|c| matches!(fold(c), Folded::Char('0'..='9' | '.' | ',' | '%' | '-')))
            && token.chars().any(|c| matches!(fold(c), Folded::Char('0'..='9')));
        numbers = match () {
            _ if !number => 0,
            _ if one_grouped_number(before, token) => numbers,
            _ => numbers + 1,
        };
        before = token;
    }
    numbers >= 2 && tokens >= 3
}

/// `1 234.50`: the second token is the rest of the first, with a blank as thousands separator.
fn one_grouped_number(before: &str, token: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let whole = token.split('.').next().unwrap_or(token);
    digits(before) && before.len() <= 3 && digits(whole) && whole.len() == 3 && !token.ends_with('%')
}

/// （一）投入情况。2023年共有: after a comma, or after its full stop, a heading goes on as text.
fn says_more(line: &str) -> bool {
    let mut stopped = false;
    printed(line).filter(|c| *c != '*').any(|c| {
        let more = stopped || matches!(c, '，' | '；' | ',' | ';');
        stopped = c == '。';
        more
    })
}

/// 县财政局： a line that addresses the report; neither the title above nor the text below goes on in it.
fn salutes(line: &str) -> bool {
    let text: String = printed(line).collect();
    ["局：", "厅：", "府：", "财政所：", "委员会：", "办公室："].iter().any(|end| text.ends_with(end))
        && !text.contains(['，', '。', '、', '；'])
}

/// 发布时间：… 浏览次数：387: what a web page prints around the text.
fn is_furniture(first: char, line: &str) -> bool {
    #[rustfmt::skip]
    const HEADS: [&str; 11] = [
        "发布时间", "发布日期", "发布机构", "来源：", "信息来源", "索引号", "分享到", "当前位置", "【字体", "填表人", "填报人",
    ];
    if !matches!(first, '发' | '来' | '信' | '索' | '分' | '当' | '【' | '填') {
        return false;
    }
    let head: String = printed(line).take(4).collect();
    HEADS.iter().any(|word| head.starts_with(word))
}

/// Whether a line opens something new: a numbered heading, a list item, a bullet, an attachment.
fn opens(line: &str) -> bool {
    let marked = printed(line).next().is_some_and(|c| c == '#');
    let head = head_of(line);
    let titles = head.starts_with(&['关', '于']) && line.trim_end().ends_with("报告")
        || head.starts_with(&['2', '0']) && TITLES.iter().any(|end| line.trim_end().ends_with(end));
    marked || titles || numbering_length(&head).is_some() || bullet(&head) || opens_part(&head)
}

/// What the titles of reports end in, which may begin with their year.
const TITLES: &[&str] = &["自评表", "打分表", "评分表", "自评报告", "评价报告", "决算公开", "决算说明"];

/// The first characters of a line after the marks of Markdown.
fn head_of(line: &str) -> Vec<char> {
    printed(line).skip_while(|c| matches!(c, '*' | '#' | '>' | '_')).take(8).gather()
}

fn bullet(head: &[char]) -> bool {
    matches!(head.first(), Some('•' | '●' | '■' | '◆' | '▪' | '➢' | '★' | '☆' | '※' | '·'))
        || (head.first() == Some(&'-') && head.get(1).is_some_and(|c| is_han(*c)))
}

fn opens_part(head: &[char]) -> bool {
    let starts = |word: &str| word.chars().zip(head.iter()).filter(|(a, b)| a == *b).count() == word.chars().count();
    starts("附件") || starts("附表") || starts("附：") || starts("单位：") || starts("备注：") || labels_cover(head)
}

/// `填报时间：`, `部门名称（公章）：`: a line of the cover, which no line above it was wrapped into.
fn labels_cover(head: &[char]) -> bool {
    let Some(at) = head.iter().position(|c| matches!(c, '：' | '（')) else { return false };
    let ends = |word: &str| head[..at].ends_with(&word.chars().gather());
    at >= 4 && (ends("名称") || ends("时间") || ends("日期") || ends("单位") || ends("部门") || ends("年度"))
}

pub fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零' | '〇')
}

/// How many characters the numbering at the head of a line takes: `一、` `（一）` `1.` `（1）` `①` `第一部分`.
pub fn numbering_length(head: &[char]) -> Option<usize> {
    let run = |from: usize, is: fn(char) -> bool| head[from..].iter().take_while(|c| is(**c)).count();
    match head.first()? {
        '①'..='⑳' => Some(1),
        '第' => {
            let n = run(1, |c| is_numeral(c) || c.is_ascii_digit());
            let tail = &head[(1 + n).min(head.len())..];
            let part = usize::from(tail.starts_with(&['部', '分'])) * 2;
            let chapter = usize::from(matches!(tail.first(), Some('章' | '节')));
            (n > 0 && part + chapter > 0).then_some(1 + n + part + chapter)
        }
        '（' => {
            let n = run(1, is_numeral).max(run(1, |c| c.is_ascii_digit()));
            (n > 0 && n <= 3 && head.get(1 + n) == Some(&'）')).then_some(n + 2)
        }
        c if is_numeral(*c) => {
            let n = run(0, is_numeral);
            // 五一、十一: two numerals count nothing without a ten between or beside them.
            let counts = n == 1 || head[..n].contains(&'十');
            let marked = n <= 3 && counts && matches!(head.get(n), Some('、' | '.' | '．'));
            (marked && !counts_on(&head[n + 1..])).then_some(n + 1)
        }
        c if c.is_ascii_digit() => {
            let n = run(0, |c| c.is_ascii_digit());
            let mark = head.get(n)?;
            let next = head.get(n + 1);
            // `1.2023年` is item 1 of a year; `2.31` is a number that a line break was put before.
            let item = match mark {
                '、' => true,
                '.' => {
                    next.is_some_and(|c| !c.is_ascii_digit())
                        || head[n + 1..].starts_with(&['2', '0'])
                            && head[n + 1..].iter().take(4).all(char::is_ascii_digit)
                            && head.len() >= n + 6
                            && head[n + 5] == '年'
                }
                '）' => true,
                _ => false,
            };
            (n <= 2 && item).then_some(n + 1)
        }
        _ => None,
    }
}

/// 二、三季度, 二、三年级: after the mark the counting goes on, and a line break stood before it.
fn counts_on(rest: &[char]) -> bool {
    rest.first().is_some_and(|c| is_numeral(*c))
        && (matches!(rest.get(1), Some('季' | '月' | '级' | '期' | '批' | '、'))
            || rest[1..].starts_with(&['年', '级']))
}

/// Lines that hold nothing but a page number. A bare number counts as one only beside running text:
/// in a column of short cells it is a cell.
fn mark_page_numbers(lines: &mut [Line], source: &str) {
    let printed_at: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].width > 0).gather();
    for (k, &i) in printed_at.iter().enumerate() {
        let line = &lines[i];
        if line.width > 14 || matches!(line.kind, LineKind::Row | LineKind::Cell) {
            continue;
        }
        let text: String = printed(&source[line.start..line.end]).collect();
        let wide = |j: Option<&usize>| j.is_some_and(|j| lines[*j].width >= NARROW || lines[*j].opens);
        let beside_prose = wide(k.checked_sub(1).and_then(|k| printed_at.get(k))) || wide(printed_at.get(k + 1));
        if is_page_mark(&text) || (text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit()) && beside_prose) {
            lines[i].kind = LineKind::PageNumber;
        }
    }
}

pub fn is_page_mark(text: &str) -> bool {
    let number = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let dashed = text.trim_matches(['-', '—', '–', '~', '·']);
    if dashed.len() < text.len() && number(dashed) && text.starts_with(['-', '—', '–', '~', '·']) {
        return true;
    }
    let Some(rest) = text.strip_prefix('第') else { return false };
    let Some((page, rest)) = rest.split_once('页') else { return false };
    let of = rest.trim_start_matches(['，', '/', ' ']).strip_prefix('共').and_then(|r| r.strip_suffix('页'));
    number(page) && (rest.is_empty() || of.is_some_and(number))
}

/// Whether `next` only continues `line` (blank lines and page numbers between them already set aside).
pub fn continues(line: &Line, next: &Line) -> bool {
    if line.kind != LineKind::Prose || next.kind != LineKind::Prose {
        return false;
    }
    // 完成第 ⏎ 三、第五标段: no line ends so, and what looks like a number of headings is none.
    // 情况见本报告 ⏎ 第三部分逐项说明。: no heading ends so, and the line before it does not end at all.
    let said = next.first == '第' && next.ends() && line.leaves_open() && line.width >= NARROW;
    if next.opens && !said && !(line.last == '第' && is_numeral(next.first)) {
        return false;
    }
    if matches!(line.last, '。' | '！' | '？' | '!' | '?') || line.heading {
        return matches!(next.first, '，' | '。' | '、' | '；' | '：' | '）' | '%');
    }
    line.width >= NARROW
        || matches!(line.last, '，' | '、' | '：' | '；' | '（' | '《' | '.' | '≥' | '≤' | '=')
        || matches!(next.first, '，' | '。' | '、' | '；' | '：' | '）' | '%' | '.')
        || (line.last.is_ascii_digit()
            && (next.first.is_ascii_digit() && !line.is_a_number() || matches!(next.first, '万' | '亿' | '元' | '分')))
        || (matches!(line.last, '万' | '亿') && next.first == '元')
        || (matches!(line.last, '的' | '为' | '占' | '达' | '约' | '比' | '较' | '共' | '由')
            && next.first.is_ascii_digit())
}

impl Line {
    /// 31 over 33: short lines that begin and end with digits are numbers of a column, not one number broken in two.
    fn is_a_number(&self) -> bool {
        const LONGEST: usize = 14;
        self.first.is_ascii_digit() && self.width <= LONGEST
    }

    /// A clause ends here, as no heading does.
    fn ends(&self) -> bool {
        matches!(self.last, '。' | '；' | '，')
    }

    /// No mark says that anything ends here.
    pub fn leaves_open(&self) -> bool {
        !self.heading && !matches!(self.last, '。' | '！' | '？' | '!' | '?' | '；' | '：' | '）')
    }
}

/// Whether a line can be the middle of a paragraph, or its end.
pub fn continues_anything(line: &Line) -> bool {
    line.kind == LineKind::Prose && !line.opens && (line.width >= NARROW || line.last == '。')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(a: &str, b: &str) -> bool {
        let text = format!("{a}\n{b}");
        let lines = lines(&text);
        continues(&lines[0], &lines[1])
    }

    #[test]
    fn wraps_are_told_from_breaks() {
        assert!(joined("全年预算数为318.9万", "元，执行数200万元。"));
        assert!(joined("年初预算98.", "75%"));
        assert!(joined("完成预算9万元的", "77.78%，比上年减少"));
        assert!(joined("本单位全年预算总额为四千万元左右其中基本支出预", "算为二千万元"));
        assert!(joined("受秋冬季疫情和连阴雨天气的影响，工期推迟，完成第", "三、第五标段的时间比计划晚。"));
        assert!(!joined("31", "33"));
        assert!(!joined("一、基本情况", "本单位为行政单位"));
        assert!(!joined("工作全部完成。", "下一年度"));
        assert!(!joined("本单位全年预算总额为四千万元左右其中基本支出", "（二）项目支出"));
    }

    #[test]
    fn a_salutation_stands_alone() {
        assert!(!joined("关于某县某某局二〇二三年度整体支出绩效自评情况的报告", "县财政局："));
        assert!(!joined("填表人：某某  联系电话：0747-8000000  填报日期：2023年5月24日", "关于某局绩效自评情况的报告"));
        assert!(!joined("发布时间：2022-07-28 16:53 来源：某市某某局 浏览次数：719", "某市某某局绩效自评报告"));
        assert!(!joined("某市某某局的全部绩效自评材料附在此表之后一并报送", "2022年度项目支出绩效自评报告"));
        assert!(joined("（一）资金投入情况分析。2023年度共有4个项", "目，支出20万元。"));
        assert!(joined("1.购置设备:66台(目标=66台),完成率", "100.0%,得分11分/权重11分。"));
        assert!(joined("除上述项目外其余工作均按时完成，具体情况在本报告", "第三部分逐项说明。"));
        assert!(!joined("**五、一般公共预算财政拨款基本支出决算情况说明**", "基本支出是指保障单位运转的支出。"));
        assert!(!joined("县财政局：", "根据通知要求，现将有关情况报告如下。"));
        assert!(joined("本单位全年预算总额为四千万元左右，具体情况如", "下："));
    }

    #[test]
    fn a_line_ends_at_every_break() {
        for c in '\0'..='\u{ffff}' {
            let text = c.to_string();
            assert_eq!(break_width(text.as_bytes()) == text.len(), fold(c) == Folded::Break, "{c:?}");
        }
        assert_eq!(lines("甲\r\n乙\u{85}丙\u{2028}丁").len(), 4);
    }

    #[test]
    fn page_numbers_are_seen() {
        for mark in ["— 3 —", "- 12 -", "第 3 页 共 12 页", "—7—", "第5页"] {
            let text = format!("甲\n{mark}\n乙");
            assert_eq!(lines(&text)[1].kind, LineKind::PageNumber, "{mark}");
        }
        let cells = "分值\n10\n得分\n10\n";
        assert!(lines(cells).iter().all(|l| l.kind == LineKind::Prose));
    }

    #[test]
    fn two_blanks_part_two_numbers() {
        let row = "其中：当年财政拨款  657  657  615.2148  -  -  -";
        assert_eq!(lines(row)[0].kind, LineKind::Row);
        assert_eq!(lines("表 1  2024 年度项目预算执行情况表")[0].kind, LineKind::Prose);
    }

    #[test]
    fn numbering_is_measured() {
        let length = |s: &str| numbering_length(&s.chars().take(8).collect::<Vec<_>>());
        assert_eq!(length("一、基本"), Some(2));
        assert_eq!(length("（十二）项目"), Some(4));
        assert_eq!(length("1.项目"), Some(2));
        assert_eq!(length("2.31万元"), None);
        assert_eq!(length("1.2023年"), Some(2));
        assert_eq!(length("二、三季度支出"), None);
        assert_eq!(length("三、一般公共预算"), Some(2));
        assert_eq!(length("第一部分"), Some(4));
        assert_eq!(length("第三章"), Some(3));
        assert_eq!(length("第"), None);
        assert_eq!(length("第12345678"), None);
        assert_eq!(length("一是加强"), None);
        assert_eq!(length("五一、国庆"), None);
    }
}
