//! Forms whose cells lost their bars: one cell a line, all cells on one line, a header above aligned numbers.

use super::fold::{Folded, fold};
use super::lines::{Line, LineKind, is_page_mark, numbering_length, printed};
use super::words::HasWords;
use crate::gather::Gather;

/// Words that stand alone in a cell of the forms. Several of them close together are a form, one is nothing.
const WORDS: &[&str] = &[
    "一级指标",
    "二级指标",
    "三级指标",
    "指标名称",
    "指标值",
    "年度指标值",
    "目标值",
    "年初目标值",
    "预期指标值",
    "实际完成值",
    "全年完成值",
    "完成值",
    "全年实际值",
    "实际值",
    "指标性质",
    "度量单位",
    "计量单位",
    "分值",
    "权重",
    "得分",
    "自评得分",
    "执行率",
    "预算执行率",
    "完成率",
    "年初预算数",
    "年初预算",
    "全年预算数",
    "调整后预算数",
    "全年执行数",
    "预算执行数",
    "预算数",
    "执行数",
    "预算金额",
    "执行金额",
    "支出金额",
    "年度资金总额",
    "项目名称",
    "主管部门",
    "实施单位",
    "绩效指标",
    "年度总体目标",
    "产出指标",
    "效益指标",
    "满意度指标",
    "数量指标",
    "质量指标",
    "时效指标",
    "成本指标",
    "合计",
    "总分",
    "备注",
];

/// So many different words within `WINDOW` printed lines open a form.
const ENOUGH: usize = 4;
const WINDOW: usize = 16;
/// A form goes on over at most so many lines without a number or a word of the form.
const GAP: usize = 12;
/// A line longer than this is running text that got into a cell, or the text after the table.
const LONG: usize = 34;

#[derive(Clone, Copy, PartialEq)]
enum Token {
    Word(usize),
    Number,
    Long,
    Other,
}

/// Turns the lines of forms with one cell a line into cells.
pub fn mark_cells(lines: &mut [Line], source: &str) {
    let printed_at: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].width > 0).gather();
    // Few texts hold such a form: look for short lines before looking at words.
    let tokens: Vec<Token> = printed_at.iter().map(|i| token(&lines[*i], source)).gather();
    let mut at = 0;
    while at < tokens.len() {
        if !matches!(tokens[at], Token::Word(_)) || different(&tokens[at..(at + WINDOW).min(tokens.len())]) < ENOUGH {
            at += 1;
            continue;
        }
        let mut last = at;
        let mut next = at + 1;
        let mut long = 0;
        while next < tokens.len() && next - last <= GAP {
            let line = &lines[printed_at[next]];
            if line.kind == LineKind::Row || opens_section(line, source) {
                break;
            }
            match tokens[next] {
                Token::Word(_) | Token::Number => {
                    last = next;
                    long = 0;
                }
                Token::Long => long += 1,
                Token::Other => {}
            }
            if long > 3 {
                break;
            }
            next += 1;
        }
        let first = beginning(lines, source, &printed_at, &tokens, at);
        for i in &printed_at[first..=last] {
            let line = &mut lines[*i];
            let text: String = printed(&source[line.start..line.end]).take(16).collect();
            if line.kind == LineKind::Prose && !is_page_mark(&text) {
                line.kind = LineKind::Cell;
            }
        }
        at = last + 1;
    }
}

/// The cells before the first word of the form: the short lines under its title.
fn beginning(lines: &[Line], source: &str, printed_at: &[usize], tokens: &[Token], at: usize) -> usize {
    let mut first = at;
    while first > 0 && at - first < 10 {
        let line = &lines[printed_at[first - 1]];
        let text: String = printed(&source[line.start..line.end]).take(16).collect();
        let title = ["表", "报告"].iter().any(|w| text.ends_with(w)) || text.has("自评");
        let short = line.width <= 16 && !text.contains(['。', '；', '，']) && tokens[first - 1] != Token::Long;
        if !short || title || line.kind != LineKind::Prose || opens_section(line, source) {
            break;
        }
        first -= 1;
    }
    first
}

fn different(tokens: &[Token]) -> usize {
    let mut seen = 0u64;
    for token in tokens {
        if let Token::Word(i) = token {
            seen |= 1 << i;
        }
    }
    seen.count_ones() as usize
}

fn token(line: &Line, source: &str) -> Token {
    if line.kind == LineKind::Row {
        return Token::Other;
    }
    if line.width > LONG {
        return Token::Long;
    }
    if line.width > 14 {
        return Token::Other;
    }
    let text: String = printed(&source[line.start..line.end]).collect();
    let bare = text.split('（').next().unwrap_or(&text).trim_end_matches('：');
    if let Some(i) = WORDS.iter().position(|w| *w == bare) {
        return Token::Word(i);
    }
    let number = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '≥' | '≤' | '='))
        && text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '≥' | '≤' | '='));
    if number { Token::Number } else { Token::Other }
}

/// 一、 and （一）: the report goes on after the form.
fn opens_section(line: &Line, source: &str) -> bool {
    let text = &source[line.start..line.end];
    let head: Vec<char> = printed(text).take(8).gather();
    // 某工程2023年度绩效自评报告: another text begins.
    if line.width > LONG / 2 && text.trim_end().ends_with("报告") && (text.has("自评") || text.has("评价")) {
        return true;
    }
    line.opens
        && numbering_length(&head).is_some()
        && head.iter().take(2).any(|c| !c.is_ascii_digit() && !matches!(c, '（' | '.' | '、' | '①'..='⑳'))
}

/// Turns a line that holds a whole form into a row, and gives aligned numbers their header and their short rows.
pub fn mark_rows(lines: &mut [Line], source: &str) {
    for line in lines.iter_mut().filter(|l| l.kind == LineKind::Prose && l.width > 80) {
        if is_squashed(&source[line.start..line.end]) {
            line.kind = LineKind::Row;
        }
    }
    join_open_rows(lines, source);
    let mut before: Option<usize> = None;
    for i in 0..lines.len() {
        if lines[i].kind == LineKind::Blank {
            continue;
        }
        if let Some(b) = before {
            let (upper, lower) = (&lines[b], &lines[i]);
            let tabs = |line: &Line| source[line.start..line.end].contains('\t');
            // A row of one cell: the tabs of its empty cells are all that shows it.
            if upper.kind == LineKind::Row && lower.kind == LineKind::Prose && tabs(upper) && tabs(lower) {
                lines[i].kind = LineKind::Row;
                before = Some(i);
                continue;
            }
            let cut_by_blanks = |line: &Line| {
                line.kind == LineKind::Row && !source[line.start..line.end].contains(['|', '\t', '│', '｜', '<'])
            };
            // 已使用 ⏎ （万元） 结余（万元）: a header broken before the unit of one of its columns.
            let whole = b.checked_sub(1).map(|k| &lines[k]).filter(|above| {
                source[upper.start..].starts_with(['（', '('])
                    && above.kind == LineKind::Prose
                    && is_heads(&source[above.start..upper.end])
            });
            if cut_by_blanks(lower) && upper.kind == LineKind::Prose && is_heads(&source[upper.start..upper.end]) {
                lines[b].kind = LineKind::Row;
            } else if cut_by_blanks(lower) && upper.kind == LineKind::Prose && whole.is_some() {
                lines[b - 1].end = upper.end;
                lines[b - 1].kind = LineKind::Row;
                (lines[b].kind, lines[b].width) = (LineKind::Blank, 0);
            } else if cut_by_blanks(upper)
                && lower.kind == LineKind::Prose
                && (is_short_row(&source[lower.start..lower.end])
                    || is_like(&source[upper.start..upper.end], &source[lower.start..lower.end]))
            {
                lines[i].kind = LineKind::Row;
            }
        }
        before = Some(i);
    }
}

/// `| 甲 | 因雨⏎停工 | 10 |`: a row that began with a bar goes on until a bar ends it.
fn join_open_rows(lines: &mut [Line], source: &str) {
    let bar = |c: Option<char>| c.is_some_and(|c| fold(c) == Folded::Char('|'));
    let ends = |line: &Line| bar(source[line.start..line.end].trim_end().chars().next_back());
    let begins = |line: &Line| bar(source[line.start..line.end].trim_start().chars().next());
    let mut i = 0;
    while i < lines.len() {
        if lines[i].kind != LineKind::Row || !begins(&lines[i]) || ends(&lines[i]) {
            i += 1;
            continue;
        }
        // Only where the table itself closes its rows, and soon.
        let last = (i + 1..lines.len().min(i + 8))
            .take_while(|k| !begins(&lines[*k]))
            .find(|k| lines[*k].width > 0 && ends(&lines[*k]));
        if let Some(last) = last {
            lines[i].end = lines[last].end;
            for line in &mut lines[i + 1..=last] {
                line.kind = LineKind::Blank;
                line.width = 0;
            }
            i = last;
        }
        i += 1;
    }
}

fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c| fold(c) == Folded::Blank).filter(|t| !t.is_empty())
}

/// A form on one line: many short pieces, several words of the form among them, several numbers.
fn is_squashed(line: &str) -> bool {
    if !line.has("指标") {
        return false;
    }
    let (mut words, mut numbers, mut count) = (0u64, 0, 0);
    for piece in pieces(line) {
        count += 1;
        let bare = piece.split(['（', '(']).next().unwrap_or(piece);
        if let Some(i) = WORDS.iter().position(|w| *w == bare) {
            words |= 1 << i;
        } else if is_number(piece) {
            numbers += 1;
        }
    }
    words.count_ones() as usize >= ENOUGH && numbers >= 4 && count >= 20 && line.matches('。').count() <= 3
}

fn is_number(piece: &str) -> bool {
    piece.chars().any(|c| matches!(fold(c), Folded::Char('0'..='9')))
        && piece.chars().all(|c| matches!(fold(c), Folded::Char('0'..='9' | '.' | ',' | '%' | '-')))
}

/// A mark of running text, in the narrow print or the wide one; a comma may stand in a number.
fn talks(piece: &str) -> bool {
    let mark = |c: char| matches!(c, '，' | '。' | '；' | '：' | ':' | ';') || c == ',' && !is_number(piece);
    piece.chars().any(mark)
}

/// 项目名称 预算金额 执行金额 执行率: short words side by side that head columns.
fn is_heads(line: &str) -> bool {
    let mut count = 0;
    let mut heads = 0;
    for piece in pieces(line) {
        if talks(piece) || piece.chars().count() > 14 || is_number(piece) {
            return false;
        }
        count += 1;
        let says = [
            "预算", "执行", "金额", "支出", "合计", "得分", "分值", "权重", "名称", "项目", "完成", "指标", "地区",
            "下达", "单位",
        ];
        heads += usize::from(piece.has_any(&says));
    }
    count >= 3 && heads >= 2
}

/// A row of an aligned table with one number only.
fn is_short_row(line: &str) -> bool {
    let mut numbers = 0;
    let mut words = 0;
    for piece in pieces(line) {
        if talks(piece) || piece.chars().count() > 30 {
            return false;
        }
        if is_number(piece) { numbers += 1 } else { words += 1 }
    }
    numbers >= 1 && (1..=3).contains(&words)
}

/// 人居环境  10  显著改善  显著改善  10 under a row of as many cells: words in it are values.
fn is_like(row: &str, line: &str) -> bool {
    const LEAST: usize = 5;
    let plain = !pieces(line).any(talks);
    let cells = pieces(line).count();
    plain && cells >= LEAST && cells == pieces(row).count() && pieces(line).last().is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn kinds(source: &str) -> String {
        lines(source)
            .iter()
            .map(|l| match l.kind {
                LineKind::Cell => 'c',
                LineKind::Row => 'r',
                LineKind::Prose => 'p',
                LineKind::PageNumber => 'n',
                LineKind::Blank => '.',
            })
            .collect()
    }

    #[test]
    fn a_form_with_one_cell_a_line_is_seen() {
        let form = "自评情况如下\n一级指标\n\n三级指标\n分值\n得分\n产出指标\n修渠长度\n— 2 —\n12\n10\n10\n总分\n100\n98\n二、存在的问题\n预算不准。";
        assert_eq!(kinds(form), "pc.cccccnccccccpp");
        let prose = "分值\n得分\n本单位全面完成了各项工作任务，得到了群众的好评。\n3\n";
        assert!(!kinds(prose).contains('c'), "{}", kinds(prose));
    }

    #[test]
    fn aligned_numbers_get_their_header() {
        assert_eq!(
            kinds("见下表：\n项目名称 预算金额 执行金额 执行率\n修渠 12.5 12.5 100%\n合计 12.5 12.5\n说明完毕。"),
            "prrrp"
        );
        assert_eq!(
            kinds("项目名称 预算安排（万元） 已使用\n（万元） 结余（万元）\n修渠 12.5 12.5 0\n合计 12.5 12.5 0"),
            "r.rr"
        );
        assert_eq!(kinds("项目名称 预算金额 执行金额\n修渠 12.5 12.5 100%\n原因:由于下达较晚 12 月才办"), "rrp");
    }

    #[test]
    fn a_form_on_one_line_is_a_row() {
        let line = "甲项目自评表 项目名称 修渠 主管部门 水务站 全年预算数 全年执行数 执行率 得分 12.5 12.5 100% 10 三级指标 指标值 实际完成值 得分 渠长 5 5 40 渠数 2 2 50 总分 100 填表说明略";
        assert_eq!(kinds(line), "r");
    }

    #[test]
    fn a_row_may_have_words_for_values() {
        let row = "产出指标  时效指标  答复率  30  90%  81%  90%  27";
        assert!(is_like(row, "效益指标  生态指标  环境质量  30  显著改善  显著改善  —  30"));
        assert!(!is_like(row, "效益指标  环境质量  30  显著改善"));
    }
}
