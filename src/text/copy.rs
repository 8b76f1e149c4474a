//! The copy that is read: folded, unwrapped, cut into blocks, and each byte of it able to say where it stood.

use super::fold::{Folded, fold, is_chinese_mark, is_han};
use super::lines::{Line, LineKind, continues, continues_anything, lines};
use super::tables::{Cell, Cut, Grid, cut_row, is_rule};
use super::way::Way;
use super::{Block, Span};

/// The source, the copy, and the way back.
pub struct Text<'a> {
    pub source: &'a str,
    pub copy: String,
    pub blocks: Vec<Block>,
    way: Way,
}

impl<'a> Text<'a> {
    pub fn new(source: &'a str) -> Text<'a> {
        let mut build = Builder {
            source,
            copy: String::with_capacity(source.len()),
            way: Way::default(),
            last: 0,
            blocks: Vec::new(),
            digits: 0,
            grouped: false,
            fraction: false,
        };
        build.all(&lines(source));
        build.way.lead(build.copy.len(), source.len());
        Text { source, copy: build.copy, blocks: build.blocks, way: build.way }
    }

    /// The words of a span; none where it is turned round or cuts a character.
    #[inline]
    pub fn slice(&self, span: Span) -> &str {
        self.copy.get(span.range()).unwrap_or("")
    }

    /// Where a byte of the source stands in the copy: at the first character kept from there on. Marks that the copy
    /// drops (quotes, markup) are found in the source and shown through this.
    pub fn seen(&self, source: usize) -> usize {
        self.copy.ceil_char_boundary(self.way.copy(source, self.copy.len()))
    }

    /// The byte range of the source that a span of the copy came from.
    pub fn origin(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.copy.floor_char_boundary(span.start as usize);
        if span.is_empty() {
            let start = self.way.source(first);
            return start..start;
        }
        let (start, end) = self.way.sources(first, self.copy.floor_char_boundary(span.end as usize - 1));
        let width = self.source[end..].chars().next().map_or(0, char::len_utf8);
        start..end + width
    }
}

/// Merged cells widen a row no further than this.
const WIDEST: usize = 400;

struct Builder<'a> {
    source: &'a str,
    copy: String,
    way: Way,
    /// Where the character last written stood.
    last: usize,
    blocks: Vec<Block>,
    /// The number being written: digits since its start or its last separator, and what it has had so far.
    digits: u32,
    grouped: bool,
    fraction: bool,
}

impl Builder<'_> {
    fn all(&mut self, lines: &[Line]) {
        let mut open: Option<(usize, &Line)> = None;
        // The line before was joined to the one before it.
        let mut running = false;
        let mut i = 0;
        while i < lines.len() {
            let line = &lines[i];
            match line.kind {
                LineKind::Blank | LineKind::PageNumber => i += 1,
                LineKind::Row | LineKind::Cell => {
                    self.close(&mut open);
                    running = false;
                    i = self.table(lines, i);
                }
                LineKind::Prose => {
                    // A line in the middle of a paragraph that no mark ends goes on, however short it is.
                    let goes_on = open.is_some_and(|(_, before)| {
                        continues(before, line) || running && before.leaves_open() && continues_anything(line)
                    });
                    if !goes_on {
                        self.close(&mut open);
                    }
                    running = goes_on;
                    let start = open.map_or(self.copy.len(), |(start, _)| start);
                    self.prose(line.start, line.end);
                    open = Some((start, line));
                    i += 1;
                }
            }
        }
        self.close(&mut open);
    }

    fn close(&mut self, open: &mut Option<(usize, &Line)>) {
        if let Some((start, _)) = open.take() {
            let span = Span::new(start, self.copy.len());
            if !span.is_empty() {
                self.blocks.push(Block::Prose(span));
            }
            self.push('\n', self.last);
        }
    }

    /// Takes the run of table rows that begins at line `i`; answers the line after it.
    fn table(&mut self, lines: &[Line], mut i: usize) -> usize {
        let start = self.copy.len();
        let kind = lines[i].kind;
        let mut rows = Vec::new();
        // For each column, how many rows more a cell of the rows above reaches down.
        let mut above: Vec<usize> = Vec::new();
        while i < lines.len() && matches!(lines[i].kind, LineKind::Blank | LineKind::PageNumber)
            || i < lines.len() && lines[i].kind == kind
        {
            let line = &lines[i];
            i += 1;
            if line.kind != kind || is_rule(&self.source[line.start..line.end]) {
                continue;
            }
            let cuts = match kind {
                LineKind::Cell => vec![Cut { start: line.start, end: line.end, across: 1, down: 1 }],
                _ => cut_row(self.source, line.start, line.end),
            };
            let html = self.source[line.start..].starts_with('<');
            let row = self.row(&cuts, html, &mut above);
            let last = self.source[..line.end].chars().next_back().map_or(0, char::len_utf8);
            self.push('\n', line.end - last);
            rows.push(row);
        }
        let span = Span::new(start, self.copy.len());
        self.blocks.push(Block::Table(Grid { span, rows }));
        i
    }

    fn row(&mut self, cuts: &[Cut], html: bool, above: &mut Vec<usize>) -> Vec<Cell> {
        let mut row: Vec<Cell> = Vec::with_capacity(cuts.len());
        let mut covered = Vec::new();
        for cut in cuts {
            self.covered(&mut row, above, cut.start);
            if cut.down > 1 {
                covered.extend(
                    (row.len()..row.len() + cut.across.min(WIDEST.saturating_sub(row.len()).max(1)))
                        .map(|column| (column, cut.down - 1)),
                );
            }
            self.bar(&row, cut.start);
            let from = self.copy.len();
            match html {
                true => super::html::words(self.source, cut.start, cut.end)
                    .into_iter()
                    .for_each(|(from, to)| self.prose(from, to)),
                false => self.prose(cut.start, cut.end),
            }
            row.push(Cell { span: Span::new(from, self.copy.len()) });
            for _ in 1..cut.across.min(WIDEST.saturating_sub(row.len())) {
                self.bar(&row, cut.end);
                row.push(Cell { span: Span::new(self.copy.len(), self.copy.len()) });
            }
        }
        if let Some(last) = cuts.last() {
            self.covered(&mut row, above, last.end);
        }
        above.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        for (column, rows) in covered {
            above.resize(above.len().max(column + 1), 0);
            above[column] = rows;
        }
        row
    }

    /// Empty cells where cells of the rows above reach down.
    fn covered(&mut self, row: &mut Vec<Cell>, above: &[usize], from: usize) {
        while above.get(row.len()).is_some_and(|rows| *rows > 0) {
            self.bar(row, from);
            row.push(Cell { span: Span::new(self.copy.len(), self.copy.len()) });
        }
    }

    fn bar(&mut self, row: &[Cell], from: usize) {
        if !row.is_empty() {
            self.push('|', from);
        }
    }

    fn push(&mut self, c: char, from: usize) {
        if c.is_ascii_digit() {
            self.digits += 1;
        } else {
            let inside = self.digits > 0;
            self.grouped = inside && (c == ',' || (self.grouped && c == '.'));
            self.fraction = inside && c == '.';
            self.digits = 0;
        }
        self.way.lead(self.copy.len(), from);
        self.last = from;
        self.copy.push(c);
    }

    /// Writes Chinese characters as they stand.
    fn push_han(&mut self, run: &str, from: usize) {
        (self.digits, self.grouped, self.fraction) = (0, false, false);
        self.way.lead(self.copy.len(), from);
        self.last = from + run.len() - run.chars().next_back().map_or(0, char::len_utf8);
        self.copy.push_str(run);
    }

    /// Writes a stretch of running text.
    fn prose(&mut self, start: usize, end: usize) {
        let text = &self.source[start..end];
        let mut blank = None;
        let mut begun = false;
        let mut offset = 0;
        while let Some(original) = text[offset..].chars().next() {
            let from = start + offset;
            let rest = &text[offset..];
            // A number goes on, or begins: nothing about its digits has to be asked.
            if original.is_ascii_digit() && blank.is_none() {
                begun = true;
                offset += 1;
                self.push(original, from);
                continue;
            }
            let run = han_run(rest);
            if run > 0 {
                // Beside them a blank means nothing.
                (blank, begun) = (None, true);
                self.push_han(&rest[..run], from);
                offset += run;
                continue;
            }
            offset += original.len_utf8();
            let c = match fold(original) {
                Folded::Char(c) => c,
                Folded::Blank | Folded::Break => {
                    blank = Some(from);
                    continue;
                }
                Folded::Nothing => continue,
            };
            if c == '*' || c == '#' || c == '_' {
                let run = rest.chars().take_while(|r| fold(*r) == Folded::Char(c)).count();
                let bytes: usize = rest.chars().take(run).map(char::len_utf8).sum();
                if run > 1 || (c == '#' && !begun) {
                    offset += bytes - original.len_utf8();
                    continue;
                }
            }
            if !begun && matches!(c, '-' | '•' | '●' | '■' | '◆' | '▪' | '➢' | '·') && listed(rest) {
                continue;
            }
            if let Some(at) = blank.take()
                && begun
                && self.blank_matters(c, rest)
            {
                self.push(' ', at);
            }
            begun = true;
            let c = match c {
                // A wrap may stand inside the group: what follows is read from the source, not from the line.
                ',' | '，' => self.comma(original, &self.source[from..]),
                c => c,
            };
            self.push(c, from);
        }
    }

    /// Whether a blank before `next` separates anything.
    fn blank_matters(&self, next: char, rest: &str) -> bool {
        let Some(last) = self.copy.chars().next_back() else { return false };
        if is_han(last) || is_han(next) || is_chinese_mark(last) || is_chinese_mark(next) {
            return false;
        }
        if last.is_ascii_digit() && next.is_ascii_digit() {
            // `1 234 567`: a blank as thousands separator.
            let three = digits_ahead(rest) == 3;
            let groups = three && !self.fraction && (1..=3).contains(&self.digits) && !rest.starts_with('0');
            return !groups;
        }
        !(matches!(last, '.' | ',') && next.is_ascii_digit() || last.is_ascii_digit() && matches!(next, '.' | ','))
    }

    /// A comma inside a number stays; any other becomes the Chinese one.
    fn comma(&self, original: char, rest: &str) -> char {
        let mut ahead = rest.chars();
        ahead.next();
        let group = ahead.as_str();
        // A Chinese comma between half-width digits lists numbers; between full-width digits it groups them.
        let wide = group.chars().next().is_some_and(|c| ('０'..='９').contains(&c));
        let may = original != '，' || wide;
        let leads = if self.grouped { self.digits == 3 } else { (1..=3).contains(&self.digits) };
        let groups = digits_ahead(group) == 3;
        if may && !self.fraction && leads && groups { ',' } else { '，' }
    }
}

/// How many bytes of plain Chinese characters come next: those of U+4E00 to U+9FFF, which fold to themselves.
fn han_run(text: &str) -> usize {
    text.as_bytes().chunks(3).take_while(|c| matches!(c, [0xE4, 0xB8..=0xBF, _] | [0xE5..=0xE9, ..])).count() * 3
}

/// How many digits come next (blanks before them set aside), counted up to four. A line break among the first three
/// is a wrap inside the number; after them it ends the number.
fn digits_ahead(rest: &str) -> usize {
    let mut count = 0;
    let mut wrapped = false;
    for c in rest.chars().take(40).map(fold) {
        match c {
            Folded::Char('0'..='9') => count += 1,
            Folded::Break if count < 3 => wrapped = true,
            Folded::Blank if count == 0 || wrapped => {}
            _ => break,
        }
        if count == 4 {
            break;
        }
    }
    count
}

/// A bullet stands before a word or a number of a list, not before a negative amount.
fn listed(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next();
    match chars.next() {
        Some(c) if fold(c) == Folded::Blank => true,
        Some(c) => !matches!(fold(c), Folded::Char('0'..='9')),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(source: &str) -> String {
        Text::new(source).copy.trim_end().to_string()
    }

    #[test]
    fn widths_blanks_and_marks_go() {
        assert_eq!(copy("全年预算 ２２９．６６ 万元(含**上年**结转),"), "全年预算229.66万元（含上年结转），");
        assert_eq!(copy("“三公”经费"), "三公经费");
        assert_eq!(copy("共 1 234.50 元"), "共1234.50元");
        assert_eq!(copy("98. 75%"), "98.75%");
    }

    #[test]
    fn thousands_and_lists_are_told_apart() {
        assert_eq!(copy("7,800,000.00元"), "7,800,000.00元");
        assert_eq!(copy("分别为4125,3024元"), "分别为4125，3024元");
        assert_eq!(copy("公务用车费支出决算1,3\n88.70元"), "公务用车费支出决算1,388.70元");
        assert_eq!(copy("合计支出1,388\n2.项目支出"), "合计支出1,388\n2.项目支出");
        assert_eq!(copy("分别为12，345人"), "分别为12，345人");
        assert_eq!(copy("１２，３４５元"), "12,345元");
    }

    #[test]
    fn wraps_are_joined_and_spans_find_home() {
        let source = "全年预算为318.\n\n— 3 —\n\n9万\n元，执行率72%。";
        let text = Text::new(source);
        assert_eq!(text.copy.trim_end(), "全年预算为318.9万元，执行率72%。");
        let at = text.copy.find("318.9").unwrap();
        let home = text.origin(Span::new(at, at + 5));
        assert_eq!(&source[home], "318.\n\n— 3 —\n\n9");
        assert_eq!(text.seen(source.find('9').unwrap()), text.copy.find("9万").unwrap());
        assert_eq!(text.seen(source.len()), text.copy.len());
    }
}
