//! Several reports in one paste are told apart: a title, a cover or the numbering starts again.

use super::document::Document;
use super::{cover, figure, terms};
use crate::text::{Block, Heading, Numbering, Span, Text, WordSet, outline};

/// One empty document for each report of the text.
pub fn reports<'t>(text: &'t Text<'t>) -> impl Iterator<Item = Document<'t>> {
    let headings = outline(text);
    let starts = starts(text, &headings);
    (0..starts.len()).map(move |i| {
        let from = starts[i];
        let to = starts.get(i + 1).copied().unwrap_or(text.blocks.len());
        let start = if i == 0 { 0 } else { text.blocks[from].span().start as usize };
        let end = text.blocks.get(to).map_or(text.copy.len(), |b| b.span().start as usize);
        let span = Span::new(start, end);
        // Each report keeps its own figures: indexes are counted from its first.
        let figures = figure::figures(text, span);
        Document {
            text,
            year: main_year(text, &figures),
            figures,
            cues: Vec::new(),
            hits: terms::hits(&text.copy, span),
            outline: headings[range(&headings, span, |h| h.span.start)].to_vec(),
            span,
            blocks: from..to,
            kind: Default::default(),
            title: Span::default(),
            unit: Span::default(),
            filled: None,
            facts: Vec::new(),
            names: Vec::new(),
            name_index: Default::default(),
            indicators: Vec::new(),
            projects: Vec::new(),
            claims: Vec::new(),
            totals: Vec::new(),
            grades: Vec::new(),
            execution_score: None,
            execution_weight: None,
            tallies: Vec::new(),
            parts: Vec::new(),
            unread: Vec::new(),
        }
    })
}

fn range<T>(list: &[T], span: Span, start: impl Fn(&T) -> u32) -> std::ops::Range<usize> {
    list.partition_point(|x| start(x) < span.start)..list.partition_point(|x| start(x) < span.end)
}

/// The year that a report speaks of most: of its cover and title first.
fn main_year(text: &Text, figures: &[figure::Figure]) -> Option<u16> {
    let mut counts: Vec<(u16, u32)> = Vec::new();
    for f in figures {
        if f.plain != Some(figure::Plain::Year) {
            continue;
        }
        let Ok(year) = text.slice(f.span).parse::<u16>() else { continue };
        let own = text.copy[f.span.end as usize..].starts_with("年度")
            || text.copy[f.span.end as usize..].starts_with("年部门");
        let weight = if own { 3 } else { 1 };
        match counts.iter_mut().find(|(y, _)| *y == year) {
            Some((_, n)) => *n += weight,
            None => counts.push((year, weight)),
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(year, _)| year)
}

/// The blocks at which a report begins; always at least the first.
fn starts(text: &Text, headings: &[Heading]) -> Vec<usize> {
    let mut titled = titled(text);
    let pages = pages(text);
    // The title of a page stands below what the page begins with.
    titled.retain(|title| !pages.iter().any(|page| (*page..*page + 8).contains(title)));
    titled.extend(pages);
    let mut out = numbered(text, headings);
    // A title shows the beginning; the numbering that starts again below it says the same once more.
    out.retain(|at| !titled.iter().any(|title| (*title..*title + 8).contains(at)));
    out.extend(titled);
    crate::order::by_key(&mut out, |at| *at);
    out
}

/// What a web page prints above a report: so far from the last such line another page begins.
fn pages(text: &Text) -> Vec<usize> {
    const LEAST: usize = 6;
    let mut last = 0;
    let mut out = Vec::new();
    for (at, block) in text.blocks.iter().enumerate() {
        let Block::Prose(span) = block else { continue };
        if span.len() < 300 && PAGE_HEADS.leading(text.slice(*span)).is_some() {
            if span.start - last > APART && text.blocks.len() - at > LEAST {
                out.push(if is_titled(text, at - 1) { at - 1 } else { at });
            }
            last = span.end;
        }
    }
    out
}

/// Bytes that lie between the titles of two reports, or the heads of two pages, at least.
const APART: u32 = 600;
/// Rows of a form that has been filled in.
const FORM: usize = 5;

/// Soon after it stands the first chapter.
fn opens_chapters(text: &Text, at: usize) -> bool {
    const SOON: usize = 6;
    let first = |block: &Block| {
        let body = text.slice(block.span());
        matches!(block, Block::Prose(_)) && (body.starts_with("一、") || body.starts_with("第一部分"))
    };
    text.blocks[at + 1..].iter().take(SOON).any(first)
}

fn is_titled(text: &Text, at: usize) -> bool {
    matches!(text.blocks[at], Block::Prose(line) if cover::is_report_title(text.slice(line).trim_end()))
}

const PAGE_HEADS: WordSet = WordSet::new(&["当前位置", "发布时间", "发布日期", "索引号", "信息来源"]);

/// Titles that name another year than the title before them.
fn titled(text: &Text) -> Vec<usize> {
    let mut out = Vec::new();
    let (mut year, mut last, mut titled) = (None, 0, 0);
    for (at, block) in text.blocks.iter().enumerate() {
        let span = match block {
            Block::Prose(span) => span,
            // A form may hold its title as its first cell.
            Block::Table(grid) => match grid.rows.first().and_then(|row| row.iter().find(|c| !c.span.is_empty())) {
                Some(cell) => &cell.span,
                None => continue,
            },
        };
        let line = text.slice(*span);
        // 某项目绩效自评报告, far below another title and with chapters under it: another text, of whatever year.
        let form = |block: &Block| matches!(block, Block::Table(grid) if grid.rows.len() >= FORM);
        let apart = span.start - last > APART || text.blocks[titled..at].iter().any(form);
        if apart && is_titled(text, at) {
            let from = out.last().copied().unwrap_or(0);
            if opens_chapters(text, at) && !is_contents(text, &text.blocks[from..at]) {
                out.push(at);
                year = None;
            }
        }
        let below = || cover::year_of_title(&format!("{line}{}", year_below(text, at)?));
        let Some(named) = (span.len() < 300).then(|| cover::year_of_title(line).or_else(below)).flatten() else {
            continue;
        };
        if year.is_some_and(|year| year != named) {
            out.push(at);
        }
        (year, last, titled) = (Some(named), span.end, at + 1);
    }
    out
}

/// （2022年度）, alone under a title that names no year.
fn year_below<'t>(text: &'t Text, at: usize) -> Option<&'t str> {
    let title = text.slice(text.blocks[at].span()).trim_end();
    let Some(Block::Prose(below)) = text.blocks.get(at + 1) else { return None };
    let below = text.slice(*below).trim();
    (title.ends_with(['告', '表']) && below.len() < 30 && below.starts_with('（') && below.ends_with('）'))
        .then_some(below)
}

/// The blocks from which on the numbering of the chapters starts again.
fn numbered(text: &Text, headings: &[Heading]) -> Vec<usize> {
    let mut out = vec![0];
    // How far the chapters have come, and the parts (第二部分) above them: a new part counts its chapters anew.
    let (mut chapter, mut part) = (0, 0);
    let mut last_start = 0;
    for heading in headings.iter().filter(|h| h.alone) {
        let highest = match heading.numbering {
            // 第一部分 after chapters that no part stood above: as much a beginning as 一、 would be.
            Numbering::Part if part == 0 => &mut chapter,
            Numbering::Part => &mut part,
            Numbering::Han => &mut chapter,
            _ => continue,
        };
        // 一、 again after at least 二、: another report, from its title on.
        if heading.number == 1 && *highest >= 2 {
            if !is_contents(text, &text.blocks[last_start..heading.block]) {
                let at = title_before(text, heading.block, last_start);
                if at > last_start {
                    out.push(at);
                    last_start = at;
                }
            }
            *highest = 0;
        }
        if heading.numbering == Numbering::Part {
            (chapter, part) = (0, part.max(heading.number));
        } else {
            chapter = chapter.max(heading.number);
        }
    }
    out
}

/// A table of contents: since the report began there was nothing but short lines, hardly one of them a sentence.
fn is_contents(text: &Text, blocks: &[Block]) -> bool {
    let sentences = blocks.iter().filter(|b| text.slice(b.span()).contains('。')).count();
    let named = blocks.iter().take(12).any(|b| matches!(text.slice(b.span()).trim_end(), "目录" | "目次"));
    sentences <= usize::from(named) && blocks.iter().all(|b| matches!(b, Block::Prose(_)))
}

/// Walks back from 一、 over the short unpunctuated paragraphs of a title and cover.
fn title_before(text: &Text, block: usize, not_before: usize) -> usize {
    const REACH: usize = 8;
    // 主要数据：…得分95分。: a sentence may stand between the title and 一、.
    let titled = |at: &usize| is_titled(text, *at);
    let mut at = (not_before + 1..block).rev().take(REACH).find(titled).unwrap_or(block);
    let end = at.saturating_sub(REACH);
    while at > not_before + 1 && at > end {
        let Block::Prose(span) = text.blocks[at - 1] else { break };
        let line = text.slice(span);
        if line.ends_with(['。', '；', '，']) || line.chars().count() > 60 {
            break;
        }
        // The foot of the report before: a date closes it.
        let foot = line.ends_with('日') && !line.contains('：') || line.ends_with("页");
        if foot {
            break;
        }
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(source: &str) -> usize {
        reports(&Text::new(source)).count()
    }

    #[test]
    fn reports_are_told_apart_and_a_contents_page_is_none() {
        let report = "一、概况\n单位职能明确，编制九人。\n二、绩效\n各项完成良好。\n三、问题\n进度偏慢。\n";
        assert_eq!(count(report), 1);
        assert_eq!(count(&format!("{report}某局二〇二三年绩效自评报告\n{report}")), 2);
        let parts = format!("第一部分 单位概况\n{report}第二部分 决算说明\n{report}");
        assert_eq!(count(&parts), 1);
        assert_eq!(count(&format!("{parts}{parts}")), 2);
        assert_eq!(count(&format!("第一部分 单位概况\n一、职能\n二、机构\n第二部分 决算说明\n{parts}")), 1);
        let form = "2022年度项目支出绩效自评表\n得分\t10\t9\n";
        assert_eq!(count(&format!("{form}关于某局2019年度绩效自评情况的报告\n县财政局：\n现报告如下：\n{report}")), 2);
        assert_eq!(count(&format!("{form}某局部门整体支出绩效自评报告\n（2020年度）\n{report}")), 2);
        assert_eq!(count(&format!("{form}某局部门整体支出绩效自评报告\n（2022年度）\n{report}")), 1);
        let pages = format!("{form}{report}").replacen("单位职能", &"单位职能".repeat(60), 1);
        assert_eq!(count(&format!("{pages}当前位置：首页>政务公开\n某镇绩效自评报告\n{report}")), 2);
        assert_eq!(count(&format!("{pages}某镇修路项目绩效自评报告\n{report}")), 2);
        assert_eq!(count("一、概况\n单位职能明确。\n二、绩效\n完成良好。\n第一部分 总体情况\n一、职能\n完成。\n"), 2);
        assert_eq!(count(&format!("某局绩效自评报告\n目录\n一、概况\n二、绩效\n三、问题\n{report}")), 1);
    }
}
