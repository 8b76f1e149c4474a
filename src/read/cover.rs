//! The cover and the foot of a report: title, unit, year, date of filling in, and what kind of text it is.

use super::cover_dates::{filled, year, year_in};
use super::document::Document;
use super::meaning::Subject;
use crate::gather::Gather;
use crate::report::Kind;
use crate::text::HasWords;
use crate::text::{Block, Numbering, Span, WordSet};

/// How far from the top a cover reaches, and from the end a foot, in blocks.
const COVER: usize = 14;
const FOOT: usize = 6;
/// The longest title, in characters.
const TITLE: usize = 70;

pub fn read(doc: &mut Document) {
    let lines = cover_lines(doc);
    doc.title = title(doc, &lines);
    doc.unit = unit(doc, &lines);
    doc.filled = filled(doc, &lines);
    doc.year = year(doc, &lines);
    doc.kind = kind(doc);
}

/// The lines and cells before the first chapter.
fn cover_lines(doc: &Document) -> Vec<Span> {
    let mut out = Vec::new();
    for block in doc.blocks.clone().take(COVER) {
        if doc.outline.iter().any(|h| h.block == block && matches!(h.numbering, Numbering::Han | Numbering::HanBracket))
        {
            break;
        }
        match &doc.text.blocks[block] {
            Block::Prose(span) => out.push(*span),
            Block::Table(grid) => {
                out.extend(grid.rows.iter().take(COVER).flatten().map(|c| c.span).filter(|s| !s.is_empty()).take(60))
            }
        }
    }
    out
}

/// The title of a report or form, whatever year it is of.
pub(super) fn is_report_title(line: &str) -> bool {
    is_title(line) && line.ends_with(['告', '表']) && !line.starts_with('附')
}

fn is_title(line: &str) -> bool {
    !line.ends_with(['。', '；', '，', '：'])
        && !line.contains('：')
        && !line.starts_with(['根', '按', '为'])
        && TITLED.within(line)
        && REPORTING.within(line)
        && line.chars().count() <= TITLE
}

const TITLED: WordSet = WordSet::new(&["自评", "绩效评价", "绩效报告", "绩效目标", "决算", "评价报告"]);
const REPORTING: WordSet = WordSet::new(&["报告", "自评表", "说明", "公开", "情况", "自评"]);

/// How much of a line is title: all of it, or what stands before the salutation that was joined to it.
fn titled_part(line: &str) -> Option<usize> {
    if is_title(line) {
        return Some(line.len());
    }
    if !line.ends_with('：') {
        return None;
    }
    let end = line.place_of("报告")? + "报告".len();
    let salutation = line[end..].chars().count() <= 16;
    (salutation && is_title(&line[..end])).then_some(end)
}

/// The year that the title of a report names; nothing where the line is no such title.
pub(super) fn year_of_title(line: &str) -> Option<u16> {
    let title = &line[..titled_part(line)?];
    let report = title.has_any(&["自评", "绩效评价", "决算"])
        && (title.ends_with('表') || title.has_any(&["报告", "自评表", "公开", "说明"]));
    let annex = title.starts_with("附") || title.starts_with(|c: char| "（一二三四五六七八九十".contains(c));
    year_in(title).map(|(_, year, _)| year).filter(|_| report && !annex)
}

fn title(doc: &Document, lines: &[Span]) -> Span {
    let found =
        lines.iter().take(8).enumerate().find_map(|(at, line)| titled_part(doc.str(*line)).map(|length| (at, length)));
    let Some((at, length)) = found else { return Span::default() };
    let mut span = Span::new(lines[at].start as usize, lines[at].start as usize + length);
    // `某局部门整体支出` on a line of its own, `绩效自评报告` on the next.
    if at > 0 && doc.str(span).chars().count() <= 14 {
        let before = doc.str(lines[at - 1]);
        let names = !before.contains('：') && !before.ends_with(['。', '；', '，']) && before.chars().count() >= 4;
        if names && !before.starts_with("附件") && before.chars().count() <= 40 {
            span.start = lines[at - 1].start;
        }
    }
    span
}

const UNIT_LABELS: &[&str] = &[
    "部门单位名称",
    "部门（单位）名称",
    "单位名称",
    "填报单位",
    "填报部门",
    "部门名称",
    "预算单位",
    "编报单位",
    "自评单位",
    "评价单位",
    "实施单位",
    "项目单位",
    "项目实施单位",
    "报送单位",
    "主管部门",
    "部门（单位）",
    "填表单位",
    "预算部门",
    "部门",
];

/// What a form prints where the seal goes.
const STAMPS: &[&str] = &["（公章）", "（盖章）", "（签章）", "（章）"];

/// How the name of a public body ends.
const BODIES: &[&str] = &[
    "办公室",
    "委员会",
    "人民政府",
    "街道办事处",
    "办事处",
    "管委会",
    "管理局",
    "法院",
    "检察院",
    "医院",
    "学校",
    "中学",
    "小学",
    "幼儿园",
    "大学",
    "学院",
    "中心",
    "总站",
    "联合会",
    "协会",
    "总工会",
    "公司",
    "大队",
    "支队",
    "总队",
    "图书馆",
    "文化馆",
    "博物馆",
    "档案馆",
    "研究院",
    "研究所",
    "管理所",
    "管理站",
    "管理处",
    "宣传部",
    "组织部",
    "统战部",
    "武装部",
    "局",
    "厅",
    "委",
    "办",
    "部",
    "镇",
    "乡",
    "街道",
    "党校",
    "团委",
    "妇联",
    "政协",
    "人大",
];

fn unit(doc: &Document, lines: &[Span]) -> Span {
    labelled(doc, lines, UNIT_LABELS, names_a_body)
        .or_else(|| unit_of_title(doc))
        .or_else(|| above_title(doc, lines))
        .or_else(|| signature(doc))
        .unwrap_or_default()
}

/// What follows a label: at the beginning of its line, or of a date also further on in a short one.
fn after_label<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let leads = text.strip_prefix(label).or_else(|| text.strip_prefix("项目").and_then(|t| t.strip_prefix(label)));
    leads.or_else(|| {
        let dated =
            label.len() > "日期".len() && (label.ends_with("日期") || label.ends_with("时间")) && text.len() <= 180;
        let rest = &text[text.place_of(label).filter(|_| dated)? + label.len()..];
        rest.starts_with('：').then_some(rest)
    })
}

/// Two Chinese characters at least, and not the next label of the form.
fn names_a_body(value: &str) -> bool {
    let label = ["名称", "负责人", "资金", "电话", "情况", "类别", "类型"].iter().any(|w| value.ends_with(w));
    value.chars().filter(|c| crate::text::is_han(*c)).count() >= 2 && !label && !UNIT_LABELS.contains(&value)
}

/// What stands after a label of the cover: on its line after the colon, or in the next cell.
pub(super) fn labelled(doc: &Document, lines: &[Span], labels: &[&str], fits: impl Fn(&str) -> bool) -> Option<Span> {
    for label in labels {
        for (i, line) in lines.iter().enumerate() {
            let text = doc.str(*line);
            let Some(rest) = after_label(text, label) else { continue };
            let rest = STAMPS.iter().fold(rest, |r, m| r.strip_prefix(m).unwrap_or(r));
            if let Some(value) = rest.strip_prefix('：') {
                let value = value.trim();
                let ends = [" ", "单位：", "金额单位：", "填报", "填表", "联系", "年度："];
                let end =
                    ends.iter().filter_map(|w| value.place_of(w)).filter(|at| *at > 0).min().unwrap_or(value.len());
                let value = STAMPS.iter().fold(&value[..end], |v, m| v.strip_suffix(m).unwrap_or(v));
                if fits(value) && value.chars().count() <= 60 {
                    let start = line.end as usize - rest.trim_start_matches('：').trim_start().len();
                    return Some(Span::new(start, start + value.len()));
                }
            } else if rest.is_empty()
                && let Some(next) = lines.get(i + 1)
                && fits(doc.str(*next))
            {
                return Some(*next);
            }
        }
    }
    None
}

/// 某市某局关于…, 某市某局2023年度…
fn unit_of_title(doc: &Document) -> Option<Span> {
    let mut span = doc.title;
    if let Some((0, _, length)) = year_in(doc.str(span)) {
        let rest = &doc.str(span)[length..];
        let after = ["年度", "年"].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
        span.start = span.end - after.len() as u32;
    }
    span.start += if doc.str(span).starts_with("关于") { "关于".len() as u32 } else { 0 };
    let title = doc.str(span);
    let stop = ["关于", "20", "部门整体", "整体支出", "二〇", "本级"]
        .iter()
        .filter_map(|w| title.place_of(w))
        .filter(|at| *at > 0)
        .min()?;
    let head = title[..stop].trim_end_matches([' ', '\n']);
    let known = head.chars().count() >= 3 && BODIES.iter().any(|b| head.ends_with(b));
    known.then(|| Span::new(span.start as usize, span.start as usize + head.len()))
}

fn is_body(text: &str) -> bool {
    let length = text.chars().count();
    (4..=30).contains(&length)
        && BODIES.iter().any(|b| text.ends_with(b))
        && !text.contains(['，', '；', '：', '。', '、'])
}

/// A body alone on a line above the title.
fn above_title(doc: &Document, lines: &[Span]) -> Option<Span> {
    let above = lines.iter().take_while(|line| line.end <= doc.title.start && !doc.title.is_empty());
    above.copied().find(|line| is_body(doc.str(*line)))
}

/// The last lines of a report: the body that signs it, then the date.
fn signature(doc: &Document) -> Option<Span> {
    foot(doc).into_iter().rev().find(|line| is_body(doc.str(*line)))
}

/// The last short lines; none where a second title shows that the foot is another report's.
pub(super) fn foot(doc: &Document) -> Vec<Span> {
    // （三）绩效目标完成情况 is a chapter's.
    let numbered = |line: &str| line.starts_with(|c: char| "（一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    let another =
        |b: &Block| matches!(b, Block::Prose(s) if s.len() < 160 && is_title(doc.str(*s)) && !numbered(doc.str(*s)));
    if !doc.title.is_empty() && doc.text.blocks[doc.blocks.clone()].iter().skip(COVER).any(another) {
        return Vec::new();
    }
    let from = doc.blocks.end.saturating_sub(FOOT).max(doc.blocks.start);
    doc.text.blocks[from..doc.blocks.end]
        .iter()
        .filter_map(|b| match b {
            Block::Prose(span) => Some(*span),
            Block::Table(_) => None,
        })
        .filter(|span| doc.str(*span).len() <= 120)
        .gather()
}

/// What the title calls it, or what it is made of.
fn kind(doc: &Document) -> Kind {
    let title = doc.str(doc.title);
    let titled = |words: &[&str]| title.has_any(words);
    let tables: u32 =
        doc.text.blocks[doc.blocks.clone()].iter().map(|b| matches!(b, Block::Table(_)) as u32 * b.span().len()).sum();
    let mostly_table = tables * 2 > doc.span.len();
    let body = doc.text.slice(doc.span);
    let grid_words = ["一级指标", "二级指标", "三级指标"].iter().filter(|w| body.has(w)).count();
    if titled(&["自评表", "评价表", "评分表"]) || (mostly_table && grid_words >= 2) {
        return Kind::Table;
    }
    if titled(&["整体支出", "部门整体", "单位整体", "整体绩效"]) {
        return Kind::Department;
    }
    if titled(&["决算"]) && !titled(&["自评"]) {
        return Kind::Accounts;
    }
    if titled(&["项目", "专项", "转移支付", "补助资金", "资金"]) {
        return Kind::Project;
    }
    if grid_words >= 2 && tables > 0 && tables * 4 > doc.span.len() {
        return Kind::Table;
    }
    let says =
        |subject: Subject| doc.hits.iter().filter(|h| h.meaning == super::meaning::Meaning::Subject(subject)).count();
    let accounts = body.has("决算")
        && (says(Subject::ThreePublic) > 0 || says(Subject::Reception) > 0 || body.has("一般公共预算财政拨款支出决算"));
    let count = |word: &str| body.places_of(word).count();
    match () {
        _ if accounts && count("决算") > count("自评") => Kind::Accounts,
        _ if body.has("部门整体支出") || body.has("整体支出绩效") || body.has("部门整体绩效") => {
            Kind::Department
        }
        _ if says(Subject::Basic) >= 2 && body.has("项目支出") && !accounts => Kind::Department,
        _ if accounts => Kind::Accounts,
        _ if grid_words == 3 && doc.outline.iter().all(|h| h.numbering > Numbering::HanBracket) => Kind::Table,
        _ if body.has("项目") || body.has("专项资金") || body.has("补助资金") => Kind::Project,
        _ => Kind::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::document;
    use crate::text::Text;

    fn covered(source: &str, check: impl Fn(&Document)) {
        let text = Text::new(source);
        let mut doc = document(&text);
        read(&mut doc);
        check(&doc);
    }

    #[test]
    fn a_cover_is_read() {
        let source = "青川市部门整体支出\n绩效自评报告\n（2022 年度）\n部门单位名称（公章）：青川市农业农村局\n填报时间：2023 年 3 月 8 日\n\n一、基本情况\n（一）职能。\n";
        covered(source, |doc| {
            assert_eq!(doc.str(doc.title), "青川市部门整体支出\n绩效自评报告");
            assert_eq!(doc.str(doc.unit), "青川市农业农村局");
            assert_eq!(doc.year, Some(2022));
            let filled = doc.filled.unwrap();
            assert_eq!((filled.year, filled.month, filled.day), (2023, 3, Some(8)));
            assert_eq!(doc.str(filled.span), "2023年3月8日");
            assert_eq!(doc.kind, Kind::Department);
        });
    }

    #[test]
    fn a_title_names_the_unit_and_a_foot_the_date() {
        let source = "柳河县水利局2021年度农村饮水项目绩效自评报告\n一、项目概况\n本项目总投资300万元。\n柳河县水利局\n二〇二二年四月十五日\n";
        covered(source, |doc| {
            assert_eq!(doc.str(doc.unit), "柳河县水利局");
            assert_eq!((doc.year, doc.kind), (Some(2021), Kind::Project));
            let filled = doc.filled.unwrap();
            assert_eq!((filled.year, filled.month, filled.day), (2022, 4, Some(15)));
        });
    }

    #[test]
    fn a_form_is_a_table() {
        let source = "项目支出绩效自评表（2023年度）\n主管部门\t临川区民政局\n一级指标\t二级指标\t三级指标\t分值\t得分\n产出指标\t数量指标\t救助人数\t20\t20\n";
        covered(source, |doc| {
            assert_eq!((doc.kind, doc.year), (Kind::Table, Some(2023)));
            assert_eq!(doc.str(doc.unit), "临川区民政局");
        });
    }

    #[test]
    fn labels_share_a_line() {
        let source = "项目支出绩效自评表（2022年度）\n填报单位：临川区司法局  单位：万元\n得分\t10\t9\n填表人：某某  填报日期：2023年5月24日\n";
        covered(source, |doc| {
            assert_eq!(doc.str(doc.unit), "临川区司法局");
            assert_eq!(doc.filled.map(|d| (d.year, d.month)), Some((2023, 5)));
        });
    }

    #[test]
    fn without_a_cover_nothing_is_invented() {
        covered("一、基本情况\n本单位职责明确。\n", |doc| {
            assert!(doc.title.is_empty() && doc.unit.is_empty() && doc.filled.is_none() && doc.year.is_none());
        });
    }
}
