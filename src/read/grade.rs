//! Grades told in running text: 评价结果为“优”, 等级为良好, 评价结论：91分，优秀.

use super::document::{Document, Fig, Grade};
use super::meaning::Measure;
use super::unit::Unit;
use crate::text::{Block, Span, WordSet};

/// The words of a grade, longer ones before those they hold, with their rank (0 is the best).
const WORDS: &[(&str, u8)] = &[
    ("不合格", 3),
    ("优秀", 0),
    ("良好", 1),
    ("中等", 2),
    ("合格", 2),
    ("较差", 3),
    ("优", 0),
    ("良", 1),
    ("中", 2),
    ("差", 3),
];

/// What a grade is called before it is given.
const TRIGGERS: WordSet = WordSet::new(&[
    "等级",
    "等次",
    "评级",
    "评价结果",
    "评价结论",
    "自评结果",
    "自评结论",
    "评定",
    "认定",
    "评为",
    "档次",
]);

/// What may stand between that word and the grade.
const BETWEEN: WordSet = WordSet::new(&[
    "结论", "结果", "等级", "等次", "级别", "综合", "确定", "评定", "属于", "达到", "为", "是", "定", "：", "“", "\"",
    "‘", "「", "（", " ",
]);

/// The rank of a word of grade, 0 for the best.
pub fn rank(word: &str) -> Option<u8> {
    WORDS.iter().find(|(w, _)| *w == word).map(|(_, rank)| *rank)
}

/// The word of grade that a text begins with, and its rank.
pub fn leading(text: &str) -> Option<(&'static str, u8)> {
    WORDS.iter().find(|(word, _)| text.starts_with(word)).copied()
}

/// Adds the grades that the running text gives.
pub fn read(doc: &mut Document) {
    let mut grades = Vec::new();
    for block in &doc.text.blocks[doc.blocks.clone()] {
        let Block::Prose(span) = block else { continue };
        if !TRIGGERS.within(doc.str(*span)) {
            continue;
        }
        let mut start = span.start as usize;
        for sentence in doc.str(*span).split_inclusive(['。', '；', '\n']) {
            if TRIGGERS.within(sentence) && GRADED.within(sentence) && !states_bands(sentence) && !looks_back(sentence)
            {
                in_sentence(doc, Span::new(start, start + sentence.len()), &mut grades);
            }
            start += sentence.len();
        }
    }
    doc.grades.append(&mut grades);
    crate::order::by_key(&mut doc.grades, |g| g.span.start);
    doc.grades.dedup_by_key(|g| g.span.start);
}

/// 90分以上为优: a standard, not a result.
fn states_bands(sentence: &str) -> bool {
    BANDS.within(sentence)
}

fn looks_back(sentence: &str) -> bool {
    OTHER_YEARS.within(sentence)
}

const GRADED: WordSet = WordSet::new(&["优", "良", "中", "差", "格"]);
const BANDS: WordSet = WordSet::new(&[
    "分以上",
    "分以下",
    "含）",
    "(含",
    "≥",
    "≤",
    "级分为",
    "次分为",
    "档分为",
    "分为优",
    "分至",
    "低于",
    "不足",
]);
const OTHER_YEARS: WordSet = WordSet::new(&["上年", "上一年", "去年", "以前年度", "下一年", "力争", "争取"]);

fn in_sentence(doc: &Document, sentence: Span, out: &mut Vec<Grade>) {
    let text = doc.str(sentence);
    let mut from = 0;
    while let Some((at, trigger)) = TRIGGERS.find(text, from) {
        from = at + trigger.len();
        let Some(word) = given(text, from) else { continue };
        let span = Span { start: sentence.start + word.0 as u32, end: sentence.start + word.1 as u32 };
        from = word.1;
        let total = total_of(doc, sentence, span);
        out.push(Grade { span, total });
    }
}

/// The grade that follows its trigger: where its word begins and ends in the sentence.
fn given(text: &str, mut at: usize) -> Option<(usize, usize)> {
    while let Some(skip) = BETWEEN.leading(&text[at..]) {
        at += skip.len();
    }
    // 评价结论：91分，优秀
    let score = text[at..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    if score > 0 {
        let rest = text[at + score..].strip_prefix('分')?;
        let rest = rest.trim_start_matches(['，', '、', '（', '“', '"', ' ']);
        at = text.len() - rest.len();
        while let Some(skip) = BETWEEN.leading(&text[at..]) {
            at += skip.len();
        }
    }
    let (word, _) = leading(&text[at..])?;
    let end = at + word.len();
    let rest =
        ["等次", "等级", "等", "级", "档"].iter().fold(&text[end..], |rest, w| rest.strip_prefix(w).unwrap_or(rest));
    let closed = rest.is_empty() || rest.starts_with(['。', '，', '；', '”', '"', '’', '」', '）', '\n', '|', ' ']);
    closed.then_some((at, end))
}

/// The score that a grade is given for: the total of its sentence, else the nearest score.
fn total_of(doc: &Document, sentence: Span, grade: Span) -> Option<Fig> {
    let is_total = |fig: usize| doc.facts.iter().any(|f| f.fig as usize == fig && f.measure == Measure::Total);
    let scores =
        |span: Span| doc.figures_in(span).filter(|f| doc.figures[*f].unit == Unit::Score && doc.figures[*f].is_datum());
    let before = Span { start: sentence.start, end: grade.start };
    let after = Span { start: grade.end, end: sentence.end };
    let total = scores(before).rfind(|f| is_total(*f)).or_else(|| scores(after).find(|f| is_total(*f)));
    // Of several scores, none of them a total, none is what the grade is given for.
    let part = |fig: &usize| {
        let measure = doc.facts.iter().find(|f| f.fig as usize == *fig).map(|f| f.measure);
        // 效益30分/30分: a part's score beside its weight.
        let over = doc.text.copy[doc.figures[*fig].whole.end as usize..].starts_with('/');
        over || matches!(measure, Some(Measure::Weight | Measure::Delta))
    };
    let alone = || {
        let mut own = scores(before).filter(|f| !part(f));
        own.next().filter(|_| own.next().is_none())
    };
    total.or_else(alone).map(|f| f as Fig)
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    fn grades(source: &str) -> Vec<(String, Option<String>)> {
        let text = Text::new(source);
        let docs: Vec<_> = crate::read::read(&text).collect();
        docs[0]
            .grades
            .iter()
            .map(|g| {
                (docs[0].str(g.span).to_string(), g.total.map(|t| docs[0].str(docs[0].figure(t).span).to_string()))
            })
            .collect()
    }

    #[test]
    fn grades_with_their_scores() {
        let one = |word: &str, total: &str| vec![(word.to_string(), Some(total.to_string()))];
        assert_eq!(grades("综合得分93.5分，其中预算执行得9.6分，等级为“优”。"), one("优", "93.5"));
        assert_eq!(grades("评价结论：91分，优秀。"), one("优秀", "91"));
        assert_eq!(grades("绩效自评综合得分85分，评价结果为“良”。"), one("良", "85"));
        let two = grades("甲县得分92分，评价等次优秀；乙县得分81分，评价等次良好。");
        assert_eq!(two.len(), 2);
        assert_eq!(two[1], ("良好".into(), Some("81".into())));
    }

    #[test]
    fn what_is_no_grade() {
        for text in [
            "评价等级分为优、良、中、差四档。",
            "90分以上等级为优。",
            "上年评价结果为优。",
            "评价结果中存在的问题。",
            "等级为优的项目3个。",
        ] {
            assert!(grades(text).is_empty(), "{text}: {:?}", grades(text));
        }
    }
}
