//! Family E: the total score and the grade that it earns.

use crate::decimal::Exact;
use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::gauge::{self, Gauge};
use super::look::{quoted, sentence};
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::document::{Fig, Grade, Operator};
use crate::read::grade::{leading, rank};
use crate::read::unit::Unit;
use crate::report::{Kind, Severity};
use crate::text::Span;

pub const RULES: &[Rule] = &[
    Rule {
        id: "grade_band",
        family: Family::Totals,
        severity: Severity::Error,
        title: say("等级与得分不符", "The grade does not fit the score"),
        checks: say(
            "优90分（含）以上、良80至90分、中60至80分、差60分以下；报告自己写明标准的，以报告为准。",
            "优 from 90, 良 from 80, 中 from 60, 差 below; the report's own bands come first.",
        ),
        why: say("等级由得分决定。", "The score decides the grade."),
        basis: Basis::Regulation(say(
            "财政部预算司公开的绩效评价等级标准（90、80、60分）",
            "grade bands published by the Ministry of Finance (90, 80, 60)",
        )),
        message: say(
            "得分{score}，按标准应为“{wanted}”，写的是“{grade}”。",
            "{score} earns “{wanted}”; “{grade}” is stated.",
        ),
        fires: "绩效自评综合得分86.5分，评价结果为“优”。",
        quiet: "绩效自评综合得分86.5分，评价结果为“良”。85分以上为优秀的是另一项考核。",
        check: Some(grade_band),
    },
    Rule {
        id: "grade_sensitivity",
        family: Family::Totals,
        severity: Severity::Warning,
        title: say("等级压线，取决于有疑问的得分", "The grade hangs on a doubtful score"),
        checks: say(
            "≤类指标未达标却得满分的，扣回按完成率多得的分后，等级不变。",
            "Where a missed ≤ target was given full marks, the grade stays when the surplus is taken back.",
        ),
        why: say(
            "一项得分改正，等级就变，应先复核这一项。",
            "One corrected score changes the grade: it should be looked at first.",
        ),
        basis: Basis::Practice,
        message: say(
            "总分{score}，等级“{grade}”；“{name}”未达标却得满分，改正后约{corrected}分，等级为“{wanted}”。",
            "The total is {score}, “{grade}”; “{name}” missed its target with full marks; corrected it is about {corrected}, “{wanted}”.",
        ),
        fires: "预算成本：该指标预期指标值为小于等于300万元，实际完成值为400万元，该指标完成率为92%。该指标权重分值为10分，自评得分10分。\n绩效自评综合得分90.3分，评价结果为“优”。",
        quiet: "预算成本：该指标预期指标值为小于等于300万元，实际完成值为400万元，该指标完成率为92%。该指标权重分值为10分，自评得分10分。\n绩效自评综合得分95.3分，评价结果为“优”。",
        check: Some(grade_sensitivity),
    },
    Rule {
        id: "score_or_grade_missing",
        family: Family::Totals,
        severity: Severity::Warning,
        title: say("没有自评得分和等级", "No score and no grade"),
        checks: say("自评报告写明自评总分和等级。", "A self-evaluation states its total score and its grade."),
        why: say("没有得分和等级，自评就没有结论。", "Without them the evaluation has no result."),
        basis: Basis::Practice,
        message: say("全文没有自评得分，也没有评价等级。", "The report states neither a score nor a grade."),
        fires: "2023年度文化活动项目绩效自评报告\n一、项目概况\n文化活动项目由区文化馆组织实施，面向全区群众开展演出、展览、讲座和辅导，全年预算80万元，实际支出78万元，预算执行率97.5%。项目设立的依据是区里关于丰富群众文化生活的工作安排，主要内容包括送戏进社区、送展览进校园、送辅导进乡村，以及培育基层文艺队伍。项目资金由区级财政安排，用于场地布置、演出劳务、宣传印刷和设备租赁。\n二、绩效目标完成情况\n项目资金按照计划到位，支出手续齐全，专款专用，未发现截留和挪用。全年开展活动12场，参加群众2300人，活动内容丰富，宣传到位，群众反映较好。馆内建立了活动档案，对每场活动的人数、内容和意见进行登记，并在年底组织了总结。各项工作按时完成，成本控制在预算以内，文艺队伍的水平有所提高，基层文化阵地的使用更加充分。辅导老师每月到社区和村里指导排练，帮助各支队伍编排节目，逐步形成了各有特色的活动品牌。活动场地由各社区免费提供，安全预案完备，全年没有发生安全问题。\n三、偏离绩效目标的原因和下一步改进措施\n总体上没有明显偏离。个别活动受天气影响改期举行，年底前均已补办。下一步将继续加强活动组织，提前与社区和学校沟通时间，做好雨天备用场地的安排；丰富活动形式，增加青少年和老年人喜爱的内容；扩大活动覆盖面，把更多场次安排到偏远的村里；做好绩效监控，按季度分析项目进展和资金使用情况，发现问题及时纠正，确保资金安全有效，让群众得到更多实惠。同时完善志愿者管理办法，吸引更多有特长的居民参与组织和辅导，减轻馆内人员不足带来的压力。\n",
        quiet: "2023年度文化活动项目绩效自评报告\n文化活动项目自评得分97.5分，自评等级为优。\n",
        check: Some(score_or_grade_missing),
    },
    Rule {
        id: "score_over_100",
        family: Family::Totals,
        severity: Severity::Error,
        title: say("总分超过100分", "A total above 100"),
        checks: say(
            "自评总分不超过100分（另有满分或加分规定的除外）。",
            "The total is at most 100, unless another maximum or bonus points are told.",
        ),
        why: say("满分为100分。", "A hundred is the maximum."),
        basis: Basis::Arithmetic,
        message: say("自评总分{score}超过100分。", "The total {score} is above 100."),
        fires: "绩效自评综合得分104.5分。",
        quiet: "绩效自评综合得分104.5分，满分为120分。",
        check: Some(score_over_100),
    },
    Rule {
        id: "grade_case_mix",
        family: Family::Totals,
        severity: Severity::Note,
        title: say("等级用词不一", "Grades in mixed words"),
        checks: say("同一等级在全文用同一个词。", "One grade goes by one word."),
        why: say("“优”与“优秀”混用，看不出用的是哪套等级。", "“优” beside “优秀” leaves open which scale is used."),
        basis: Basis::Practice,
        message: say("同一等级写法不一：{words}。", "One grade goes by several words: {words}."),
        fires: "项目一综合得分95分，评价结果为“优”。\n项目二综合得分93分，评价结果为“优秀”。",
        quiet: "项目一综合得分95分，评价结果为“优”。\n项目二综合得分83分，评价结果为“良”。",
        check: Some(grade_case_mix),
    },
    Rule {
        id: "all_full_but_total_below_100",
        family: Family::Totals,
        severity: Severity::Warning,
        title: say("各项全部完成，总分却不满", "Everything complete, yet points are missing"),
        checks: say(
            "未列权重和得分时，各指标完成率均达100%而总分低于100分的，应说明扣分去向。",
            "Without weights and scores: where every indicator is complete, a total below 100 wants an explanation.",
        ),
        why: say("扣了分而看不出扣在哪里，得分无法复核。", "Points were taken and nobody can see where."),
        basis: Basis::Practice,
        message: say(
            "{count}个指标完成率均不低于100%，总分却为{score}，未说明扣分去向。",
            "All {count} indicators are complete, yet the total is {score}; where points were taken is not told.",
        ),
        fires: "甲率，预期指标是100%，实际完成值是100%，指标完成率是100%。\n乙次数，预期指标是6次，实际完成值是6次，指标完成率是100%。\n丙次数，预期指标是4次，实际完成值是4次，指标完成率是100%。\n绩效自评综合得分93分。",
        quiet: "甲率，预期指标是100%，实际完成值是100%，指标完成率是100%。\n乙次数，预期指标是6次，实际完成值是3次，指标完成率是50%。\n丙次数，预期指标是4次，实际完成值是4次，指标完成率是100%。\n绩效自评综合得分93分。",
        check: Some(all_full),
    },
];

/// The lower bound of each rank of grade.
struct Bands {
    from: [Option<Decimal>; 4],
    /// The report tells them itself.
    own: bool,
}

impl Bands {
    /// `None`: the report tells bands of its own that cannot be read with confidence.
    fn of(doc: &Document, options: &Options) -> Option<Bands> {
        let text = doc.str(doc.span);
        let mut told = false;
        for sentence in sentences_with(text, '优') {
            if sentence.bytes().filter(u8::is_ascii_digit).count() < 4 {
                continue;
            }
            let words = grade_words(sentence);
            let of_one_rank = words.windows(2).all(|pair| pair[0].2 == pair[1].2);
            if of_one_rank || !standard(sentence) {
                continue;
            }
            told = true;
            if let Some(from) = own_bands(sentence, &words) {
                return Some(Bands { from, own: true });
            }
        }
        if told {
            return None;
        }
        let mut from = [None; 4];
        for (at, (name, bound)) in options.profile.grades.iter().enumerate() {
            let rank = rank(name).map_or(at, usize::from);
            if let Some(slot) = from.get_mut(rank) {
                *slot = Some(Decimal::from(*bound));
            }
        }
        Some(Bands { from, own: false })
    }

    fn rank(&self, score: Decimal) -> Option<usize> {
        (0..4).find(|r| self.from[*r].is_some_and(|from| score >= from))
    }
}

/// The sentences of a text that hold a character.
fn sentences_with(text: &str, c: char) -> impl Iterator<Item = &str> {
    let ends = |c: char| matches!(c, '。' | '；' | '\n');
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text[from..].find(c)?;
        let start = text[from..at].rfind(ends).map_or(from, |stop| text.ceil_char_boundary(from + stop + 1));
        let end = text[at..].find(ends).map_or(text.len(), |stop| at + stop);
        from = end;
        Some(&text[start..end])
    })
}

/// 90分（含）以上为优, 优（90-100分）: a sentence that tells bands rather than a result.
fn standard(sentence: &str) -> bool {
    sentence.has_any(&["以上", "以下", "-", "—", "～", "~", "至", "≥", "<"])
}

fn grade_words(sentence: &str) -> Vec<(usize, usize, u8)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let Some((word, rank)) = leading(&sentence[at..]) else {
            at += sentence[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        out.push((at, at + word.len(), rank));
        at += word.len();
    }
    out
}

/// Lower bounds from 优（90-100分）、良… or from 90-100分为优，80-90分为良….
fn own_bands(sentence: &str, words: &[(usize, usize, u8)]) -> Option<[Option<Decimal>; 4]> {
    let numbers_follow = sentence[words.first()?.1..]
        .trim_start_matches(['：', '（', '(', '”', '"', ' ', '为'])
        .starts_with(|c: char| c.is_ascii_digit() || c == '≥');
    let mut from = [None; 4];
    for (i, &(start, end, rank)) in words.iter().enumerate() {
        let part = if numbers_follow {
            &sentence[end..words.get(i + 1).map_or(sentence.len(), |next| next.0)]
        } else {
            &sentence[if i == 0 { 0 } else { words[i - 1].1 }..start]
        };
        let numbers = numbers_in(part);
        let open_below = part.has_any(&["以下", "低于", "不足", "小于", "<", "＜"]);
        let least = match numbers.as_slice() {
            [] => return None,
            [_] if open_below => Decimal::ZERO,
            all => *all.iter().min()?,
        };
        from[usize::from(rank)].get_or_insert(least);
    }
    let bounds: Vec<Decimal> = from.iter().flatten().copied().gather();
    let falls = bounds.windows(2).all(|w| w[0] > w[1]) && bounds.len() >= 2 && bounds[0] <= Decimal::ONE_HUNDRED;
    (falls && bounds[0] >= Decimal::from(50)).then_some(from)
}

fn numbers_in(text: &str) -> Vec<Decimal> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(crate::decimal::parse).gather()
}

/// The total that a grade belongs to: of its sentence, or the report's where there is only one.
fn total_for(doc: &Document, grade: &Grade) -> Option<Fig> {
    let single = || {
        let (first, rest) = doc.totals.split_first()?;
        let same = rest.iter().all(|t| doc.figure(*t).value == doc.figure(*first).value);
        (same && doc.grades.len() == 1).then_some(*first)
    };
    let fig = grade.total.or_else(single)?;
    let value = doc.figure(fig).value?;
    // 28.5分/30分: the points of one item, not a total; nor is a score below thirty.
    let (before, after) =
        (&doc.text.copy[..doc.figure(fig).span.start as usize], &doc.text.copy[doc.figure(fig).whole.end as usize..]);
    let out_of = before.ends_with(['/', '÷']) || after.starts_with('/');
    let total = doc.totals.contains(&fig) || value >= Decimal::from(30) && !out_of;
    (total && value <= Decimal::ONE_HUNDRED).then_some(fig)
}

fn name_of(doc: &Document, options: &Options, rank: usize) -> String {
    let spoken = doc.grades.iter().map(|g| doc.str(g.span)).find(|w| crate::read::grade::rank(w) == Some(rank as u8));
    let profile = || options.profile.grades.get(rank).map(|(name, _)| name.as_str());
    spoken.or_else(profile).unwrap_or("").to_string()
}

fn grade_band(doc: &Document, options: &Options, out: &mut Vec<Found>) {
    if doc.grades.is_empty() {
        return;
    }
    let Some(bands) = Bands::of(doc, options) else { return };
    // Another maximum has other bands.
    if other_maximum(doc) && !bands.own {
        return;
    }
    for grade in &doc.grades {
        let Some(fig) = total_for(doc, grade) else { continue };
        let Some(stated) = rank(doc.str(grade.span)).map(usize::from) else { continue };
        let Some(score) = doc.figure(fig).value else { continue };
        let Some(wanted) = bands.rank(score) else { continue };
        if wanted == stated || bands.from[stated].is_none() {
            continue;
        }
        // Between 89 and 90 a standard in whole points leaves the grade open.
        let open = bands.rank(score.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
            == Some(stated)
            || bands.rank(score.ceil()) == Some(stated) && !score.is_integer();
        let severity = if open { Severity::Warning } else { Severity::Error };
        out.push(
            Found::new("grade_band", severity)
                .claim(grade.span)
                .operand(doc.figure(fig).span)
                .word("score", doc.str(doc.figure(fig).whole))
                .word("grade", doc.str(grade.span))
                .word("wanted", name_of(doc, options, wanted)),
        );
    }
}

fn grade_sensitivity(doc: &Document, options: &Options, out: &mut Vec<Found>) {
    let Some(grade) = doc.grades.iter().find(|g| total_for(doc, g).is_some()) else { return };
    let Some(bands) = Bands::of(doc, options) else { return };
    let Some(fig) = total_for(doc, grade) else { return };
    let Some(score) = doc.figure(fig).value else { return };
    let Some(now) = bands.rank(score) else { return };
    for gauge in gauge::all(doc).filter(Gauge::missed_with_full_marks) {
        let (Some(weight), Some(rate)) = (gauge.weight(), gauge.stated_rate().or_else(|| gauge.completion())) else {
            continue;
        };
        let lost = Decimal::ONE.minus(rate.min(Decimal::ONE)).and_then(|lost| weight.times(lost));
        let Some(corrected) = lost.and_then(|lost| score.minus(lost)) else { continue };
        let corrected = corrected.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        let Some(then) = bands.rank(corrected) else { continue };
        if then > now && gauge.indicator.operator == Operator::AtMost {
            out.push(
                Found::new("grade_sensitivity", Severity::Warning)
                    .claim(grade.span)
                    .operand(doc.figure(fig).span)
                    .context(gauge.indicator.name)
                    .word("score", doc.str(doc.figure(fig).whole))
                    .word("grade", doc.str(grade.span))
                    .word("name", doc.str(gauge.indicator.name))
                    .word("corrected", corrected.normalize().to_string())
                    .word("wanted", name_of(doc, options, then)),
            );
        }
    }
}

/// Words by which a report tells a score, a grade, or where they are to be found.
const RESULT: &[&str] = &[
    "得分",
    "总分",
    "评分",
    "自评分",
    "分值",
    "等级",
    "等次",
    "评级",
    "优秀",
    "“优”",
    "“良”",
    "良好”",
    "自评表",
    "评价表",
];

fn score_or_grade_missing(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let evaluates = matches!(doc.kind, Kind::Project | Kind::Department);
    let text = doc.str(doc.span);
    if !evaluates || !doc.totals.is_empty() || !doc.grades.is_empty() || !text.has("自评") {
        return;
    }
    // An excerpt may have left the result out.
    let chapters = doc.outline.iter().filter(|h| h.numbering == crate::text::Numbering::Han).count();
    if text.chars().count() < 600 || chapters < 3 || text.has_any(RESULT) {
        return;
    }
    let scored = doc.figures_in(doc.span).any(|f| doc.figures[f].unit == Unit::Score && doc.figures[f].is_datum());
    let place = if doc.title.is_empty() { doc.outline[0].title } else { doc.title };
    if !scored {
        out.push(Found::new("score_or_grade_missing", Severity::Warning).claim(place));
    }
}

/// 满分120分, 加分项: a total above a hundred may be right.
pub fn other_maximum(doc: &Document) -> bool {
    let text = doc.str(doc.span);
    let bonus = text.has_any(&["加分", "附加分", "奖励分"]);
    let maximum = ["满分为", "满分", "总分值为", "总分值"].iter().any(|w| {
        text.places_of(w).any(|at| {
            let digits: String = text[at + w.len()..].chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<u32>().is_ok_and(|n| n > 100)
        })
    });
    bonus || maximum
}

fn score_over_100(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let beyond = |t: &u32| doc.figure(*t).value.is_some_and(|v| v > Decimal::ONE_HUNDRED);
    if !doc.totals.iter().any(beyond) || other_maximum(doc) {
        return;
    }
    let mut seen = Vec::new();
    for &total in &doc.totals {
        let figure = doc.figure(total);
        if figure.value.is_some_and(|v| v > Decimal::ONE_HUNDRED) && !seen.contains(&figure.value) {
            seen.push(figure.value);
            out.push(
                Found::new("score_over_100", Severity::Error).claim(figure.span).word("score", doc.str(figure.whole)),
            );
        }
    }
}

fn grade_case_mix(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    for wanted in 0..4u8 {
        let places: Vec<Span> =
            doc.grades.iter().map(|g| g.span).filter(|s| rank(doc.str(*s)) == Some(wanted)).gather();
        let Some(other) = places.iter().find(|s| doc.str(**s) != doc.str(places[0])) else { continue };
        out.push(
            Found::new("grade_case_mix", Severity::Note)
                .claim(*other)
                .operand(places[0])
                .word("words", quoted(places.iter().map(|s| doc.str(*s)))),
        );
    }
}

fn all_full(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let Some(total) = doc.totals.iter().map(|t| doc.figure(*t)).find(|t| t.value.is_some()) else { return };
    let gauges: Vec<Gauge> = gauge::all(doc).gather();
    let unweighted = gauges.iter().all(|g| g.indicator.weight.is_none() && g.indicator.score.is_none());
    let complete = gauges.iter().all(|g| g.stated_rate().or_else(|| g.completion()).is_some_and(|r| r >= Decimal::ONE));
    let below = total.value.is_some_and(|v| v < Decimal::ONE_HUNDRED && v > Decimal::from(30));
    let explained = || doc.str(doc.span).contains('扣');
    if gauges.len() >= 3 && unweighted && complete && below && !explained() && !other_maximum(doc) {
        out.push(
            Found::new("all_full_but_total_below_100", Severity::Warning)
                .claim(total.span)
                .context(sentence(doc, total.span))
                .word("count", gauges.len().to_string())
                .word("score", doc.str(total.whole)),
        );
    }
}
