//! Family J, words: slips, repetitions, stray foreign words, and the names that units go by.

use super::look::{has_latin, heard, quoted};
use super::{Basis, Family, Found, Rule, say};
use crate::gather::Gather;
use crate::options::Options;
use crate::read::Document;
use crate::read::cues::Cue;
use crate::read::slips::SLIPS;
use crate::report::Severity;
use crate::text::HasWords;
use crate::text::{Block, Span, is_han};

pub const RULES: &[Rule] = &[
    Rule {
        id: "typo_dictionary",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("疑似错别字或漏字", "A common slip of the pen"),
        checks: say("没有公文中常见的错别字、漏字和多字。", "None of the common slips of official Chinese occurs."),
        why: say(
            "错字经由公开的报告流传，也常是扫描识别的痕迹。",
            "Slips are published with the report, and often betray a scan.",
        ),
        basis: Basis::Practice,
        message: say(
            "“{wrong}”通常写作“{right}”，共{count}处。",
            "“{wrong}” is usually written “{right}”; {count} places.",
        ),
        fires: "本年新开设零余额帐户一个。\n",
        quiet: "本年新开设零余额账户一个，自己完成了对账，为了了解情况开展走访。\n",
        check: Some(typo_dictionary),
    },
    Rule {
        id: "duplicated_phrase",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("词语重复", "A phrase stands twice"),
        checks: say("同一个词没有紧接着写两遍。", "No phrase is written twice in a row."),
        why: say("多由复制或替换造成。", "Copying and replacing leave such doubles."),
        basis: Basis::Practice,
        message: say("“{words}”连写了两遍。", "“{words}” is written twice in a row."),
        fires: "本次评价资金到位率到位率为100%。\n",
        quiet: "工作一步一步推进，实现了方方面面的提升，会同学校校长办公会研究研究。\n",
        check: Some(duplicated_phrase),
    },
    Rule {
        id: "latin_word_in_chinese",
        family: Family::Wording,
        severity: Severity::Error,
        title: say("中文语句夹英文虚词", "An English function word in a Chinese sentence"),
        checks: say(
            "中文语句中没有 and、or、of 之类的英文虚词。",
            "No and, or, of and the like stands in a Chinese sentence.",
        ),
        why: say("这类词只可能是翻译或生成工具的遗留。", "Only a translation or writing tool leaves such a word."),
        basis: Basis::Practice,
        message: say("中文语句中夹有英文“{words}”。", "The English word “{words}” stands inside a Chinese sentence."),
        fires: "认真落实上级会议精神 and 年度工作安排。\n",
        quiet: "配备LED屏和APP平台，采购Research and Development软件一套，使用OA系统。\n",
        check: Some(latin_word_in_chinese),
    },
    Rule {
        id: "unit_name_consistent",
        family: Family::Wording,
        severity: Severity::Note,
        title: say("单位名称前后不一", "The unit goes by two names"),
        checks: say("封面与正文使用同一个单位名称。", "Cover and text call the unit by one name."),
        why: say("机构改名或套用旧稿后常留下两种叫法。", "Renaming or reusing an old draft leaves two names."),
        basis: Basis::Practice,
        message: say("封面写“{unit}”，正文又写{words}。", "The cover says “{unit}”, the text also says {words}."),
        fires: "填报单位：东湖街道办事处\n一、基本情况\n东湖片区管委会编制数20人。\n",
        quiet: "填报单位：东湖街道办事处\n一、基本情况\n东湖街道编制数20人，协助城西管委会开展工作。\n",
        check: Some(unit_name_consistent),
    },
    Rule {
        id: "unit_name_copy_paste",
        family: Family::Wording,
        severity: Severity::Warning,
        title: say("单位类型与用词不符", "Words of another kind of unit"),
        checks: say(
            "街道、镇、乡、区的报告不用别类单位的自称。",
            "A report of a subdistrict, town, township or district does not speak as another kind of unit.",
        ),
        why: say("多为套用其他单位模板的痕迹。", "It shows that another unit's text was reused."),
        basis: Basis::Practice,
        message: say("填报单位为“{unit}”，文中却写{words}。", "The unit is “{unit}”, yet the text says {words}."),
        fires: "填报单位：东湖街道办事处\n一、基本情况\n扎实做好全乡各项工作。\n",
        quiet: "填报单位：东湖街道办事处\n一、基本情况\n全面推进全乡村振兴，服务城乡镇村居民。\n",
        check: Some(unit_name_copy_paste),
    },
];

fn typo_dictionary(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let mut rows: Vec<(u16, Vec<Span>)> = Vec::new();
    for cued in &doc.cues {
        let Cue::Slip(row) = cued.cue else { continue };
        match rows.iter_mut().find(|(r, _)| *r == row) {
            Some((_, places)) => places.push(cued.span),
            None => rows.push((row, vec![cued.span])),
        }
    }
    for (row, places) in rows {
        let slip = SLIPS[row as usize];
        let found = places.iter().fold(Found::new("typo_dictionary", Severity::Note), |f, at| f.claim(*at));
        out.push(found.word("wrong", slip.wrong).word("right", slip.right).word("count", places.len().to_string()));
    }
}

/// The longest phrase looked for twice, in characters.
const PHRASE: usize = 8;
/// Pairs that are written twice on purpose, or only look doubled.
const DOUBLES: &[&str] =
    &["研究", "讨论", "考虑", "商量", "学习", "人大", "人人", "某某", "中心", "往来", "项目", "资金", "经费"];

fn duplicated_phrase(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let mut seen: Vec<&str> = Vec::new();
    let mut last = [0; MARKS];
    for block in &doc.text.blocks[doc.blocks.clone()] {
        let Block::Prose(span) = block else { continue };
        let text = doc.str(*span);
        let mut from = 0;
        for at in recurring(doc.text.copy.as_bytes(), *span, &mut last) {
            if at < from {
                continue;
            }
            let Some(length) = doubled(&text.as_bytes()[at..]) else { continue };
            let phrase = &text[at..at + length];
            from = at + 2 * length;
            let whole = Span::new(span.start as usize + at, span.start as usize + from);
            // Joined lines bring a heading and its repetition together.
            let one_line = !doc.text.source[doc.text.origin(whole)].contains(['\n', '\r']);
            let meant = DOUBLES.contains(&phrase) || phrase.starts_with('一');
            if one_line && !meant && !seen.contains(&phrase) {
                seen.push(phrase);
                out.push(Found::new("duplicated_phrase", Severity::Note).claim(whole).word("words", phrase));
            }
        }
    }
}

/// Chinese characters are told apart by so many marks, their last eleven bits.
const MARKS: usize = 2048;

/// The places of a span, in order, from which on a Chinese character comes back within a phrase's length. `last` is
/// lent from span to span: what stood in an earlier one is never after a place of a later one.
fn recurring(copy: &[u8], span: Span, last: &mut [usize; MARKS]) -> Vec<usize> {
    let mut out = Vec::new();
    for (within, lead) in copy[span.range()].iter().enumerate().rev() {
        let at = span.start as usize + within;
        if matches!(lead, 0xE3..=0xE9)
            && let [_, b, c, ..] = copy[at..]
        {
            let next = &mut last[usize::from(b & 31) << 6 | usize::from(c & 63)];
            if *next > at && *next - at <= 3 * PHRASE {
                out.push(within);
            }
            *next = at;
        }
    }
    out.reverse();
    out
}

/// The bytes of the longest phrase of Chinese characters that stands here and again right after itself.
fn doubled(text: &[u8]) -> Option<usize> {
    // The Chinese characters of the reports take three bytes each, the first of them one of these.
    const HAN: usize = 3;
    let [0xE3..=0xE9, _, last, ..] = text else { return None };
    let mut length = HAN * PHRASE.min(text.len() / HAN / 2);
    while length > HAN {
        // Most characters differ in their last byte.
        if text[length + 2] == *last
            && text[..length] == text[length..2 * length]
            // 层层层层 is emphasis, not a phrase said twice.
            && text[..HAN] != text[HAN..2 * HAN]
            && std::str::from_utf8(&text[..length]).is_ok_and(|phrase| phrase.chars().all(is_han))
        {
            return Some(length);
        }
        length -= HAN;
    }
    None
}

const FUNCTION_WORDS: &[&str] = &[
    "and", "or", "the", "of", "with", "for", "to", "in", "is", "are", "by", "on", "at", "from", "as", "but", "this",
    "that", "be", "an",
];

fn latin_word_in_chinese(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let copy = doc.str(doc.span);
    if !has_latin(copy) {
        return;
    }
    let bytes = copy.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        // A phrase of several words is a name; only a word all alone is a stray one.
        let run = bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric() || b" -_.&/'".contains(b)).count();
        let word = copy[at..at + run].trim();
        let before = copy[..at].chars().next_back().is_some_and(|c| is_han(c) || c == '，' || c == '、');
        let after = copy[at + run..].chars().next().is_some_and(is_han);
        if before && after && FUNCTION_WORDS.contains(&word) {
            let from = doc.span.start as usize + at;
            out.push(
                Found::new("latin_word_in_chinese", Severity::Error)
                    .claim(Span::new(from, from + word.len()))
                    .word("words", word),
            );
        }
        at += run;
    }
}

/// What a basic unit of government is called, longest names first, and of which kind it is.
const KINDS: &[(&str, u8)] = &[
    ("街道办事处", 0),
    ("片区管理委员会", 1),
    ("片区管委会", 1),
    ("管理委员会", 1),
    ("管委会", 1),
    ("镇人民政府", 2),
    ("镇政府", 2),
    ("乡人民政府", 3),
    ("乡政府", 3),
];

fn unit_name_consistent(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let unit = doc.str(doc.unit);
    let Some((at, kind)) = KINDS.iter().find_map(|(name, kind)| unit.last_place_of(name).map(|at| (at, *kind))) else {
        return;
    };
    let stem: String = last_two(&unit[..at]).to_string();
    if stem.chars().count() < 2 {
        return;
    }
    let copy = doc.str(doc.span);
    let mut places: Vec<Span> = Vec::new();
    for (name, _) in KINDS.iter().filter(|(_, other)| *other != kind) {
        for at in copy.places_of(name) {
            if last_two(&copy[..at]) == stem {
                let from = doc.span.start as usize + at;
                places.push(Span::new(from - stem.len(), from + name.len()));
            }
        }
    }
    if !places.is_empty() {
        crate::order::by_key(&mut places, |place| *place);
        let words = quoted(places.iter().map(|p| doc.str(*p)));
        let found = Found::new("unit_name_consistent", Severity::Note).context(doc.unit);
        let found = places.iter().fold(found, |f, at| f.claim(*at));
        out.push(found.word("unit", unit.replace('\n', "")).word("words", words));
    }
}

fn last_two(text: &str) -> &str {
    let from = text.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    &text[from..]
}

fn unit_name_copy_paste(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let unit = doc.str(doc.unit);
    let ends = |names: &[&str]| names.iter().any(|n| unit.ends_with(n));
    let street = ends(&["街道办事处", "街道", "街道办", "街道党工委", "片区管理委员会", "片区管委会"]);
    let town = ends(&["镇人民政府", "镇政府", "镇", "镇党委"]);
    let township = ends(&["乡人民政府", "乡政府", "乡", "乡党委"]);
    let district = unit.contains('区') && !unit.contains(['县', '旗']) && !town && !township;
    let of = |cue: Cue| -> Vec<Span> { heard(doc, cue).map(|c| c.span).gather() };
    let mut places = Vec::new();
    if street || town {
        places.extend(of(Cue::Township));
    }
    if street || township {
        places.extend(of(Cue::Town));
    }
    if district {
        places.extend(of(Cue::County));
    }
    if places.is_empty() {
        return;
    }
    crate::order::by_key(&mut places, |place| *place);
    // A subdistrict that speaks of itself as a township copied somebody's text; a town may have been one.
    let own = places.iter().any(|at| doc.str(*at).starts_with(['全', '我', '本']));
    let severity = if street && own { Severity::Warning } else { Severity::Note };
    let words = quoted(places.iter().map(|p| doc.str(*p)));
    let found = places.iter().fold(Found::new("unit_name_copy_paste", severity), |f, at| f.claim(*at));
    out.push(found.context(doc.unit).word("unit", unit.replace('\n', "")).word("words", words));
}
