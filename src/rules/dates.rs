//! Family I: years and dates.

use super::look::{paragraph, sentence};
use super::{Basis, Family, Found, Rule, say};
use crate::options::Options;
use crate::read::Document;
use crate::read::figure::Plain;
use crate::report::Severity;
use crate::text::HasWords;
use crate::text::Span;

pub const RULES: &[Rule] = &[
    Rule {
        id: "fiscal_year_consistent",
        family: Family::Dates,
        severity: Severity::Warning,
        title: say("报告年度前后不一", "The report's year varies"),
        checks: say(
            "标题、封面与评价结论说的是同一个年度；项目名称里的年份不算。",
            "Title, cover and conclusion speak of one year; years inside project names do not count.",
        ),
        why: say("沿用上年底稿时最容易漏改年度。", "A draft of the year before keeps its year in places."),
        basis: Basis::Practice,
        message: say(
            "报告年度为{year}年，这里写的是{other}年度。",
            "The report is about {year}; here it says {other}.",
        ),
        fires: "柳河县水利局2023年度部门整体支出绩效自评报告\n一、评价结论\n2022年度部门整体支出绩效自评综合得分95分。\n",
        quiet: "柳河县水利局2023年度部门整体支出绩效自评报告\n一、评价结论\n2022年效能考核项目已支付，2023年度部门整体支出绩效自评综合得分95分。\n",
        check: Some(fiscal_year_consistent),
    },
    Rule {
        id: "report_date_after_year",
        family: Family::Dates,
        severity: Severity::Error,
        title: say("填报日期早于报告年度结束", "Filled in before the year was over"),
        checks: say("自评在报告年度结束之后填报。", "A self-evaluation is filled in after its year has ended."),
        why: say("年度未结束，全年执行数和完成值尚不可知。", "Before the year ends its figures cannot be known."),
        basis: Basis::Practice,
        message: say(
            "报告年度为{year}年，填报日期是{date}。",
            "The report is about {year}; it was filled in on {date}.",
        ),
        fires: "某市文化馆2023年度项目支出绩效自评报告\n填报时间：2022年3月8日\n一、项目概况\n",
        quiet: "某市文化馆2023年度项目支出绩效自评报告\n填报时间：2024年3月8日\n一、项目概况\n",
        check: Some(report_date_after_year),
    },
    Rule {
        id: "report_date_late",
        family: Family::Dates,
        severity: Severity::Note,
        title: say("填报日期偏晚", "Filled in late"),
        checks: say(
            "自评一般在次年上半年完成；超过次年设定月份的提示。",
            "Self-evaluations are done in the first half of the next year; later than the set month is pointed out.",
        ),
        why: say("可能是逾期，也可能是日期笔误。", "It may be late, or the date may be a slip."),
        basis: Basis::Practice,
        message: say("{year}年度的自评，填报日期是{date}。", "A self-evaluation of {year}, filled in on {date}."),
        fires: "某市文化馆2023年度项目支出绩效自评报告\n一、项目概况\n本项目按计划实施。\n某市文化馆\n2024年12月2日\n",
        quiet: "某市文化馆2023年度项目支出绩效自评报告\n一、项目概况\n本项目按计划实施。\n某市文化馆\n2024年5月6日\n",
        check: Some(report_date_late),
    },
    Rule {
        id: "asof_date_mismatch",
        family: Family::Dates,
        severity: Severity::Warning,
        title: say("“截至”日期与报告年度不符", "“As of” a date of another year"),
        checks: say(
            "人员、预算、支出的截至日期属于报告年度。",
            "Staff, budget and spending are as of a date in the report's year.",
        ),
        why: say(
            "截至日停在上年，数字多半也是上年的。",
            "An as-of date of the year before means figures of the year before.",
        ),
        basis: Basis::Practice,
        message: say(
            "报告年度为{year}年，这里的数截至{date}。",
            "The report is about {year}; these figures are as of {date}.",
        ),
        fires: "某市文化馆2024年度部门整体支出绩效自评报告\n一、概况\n截至2023年12月31日，单位编制36人，实有34人。\n",
        quiet: "某市文化馆2024年度部门整体支出绩效自评报告\n一、概况\n截至2023年底，全市建成分馆12个。截至2024年12月31日，单位编制36人，实有34人。\n",
        check: Some(asof_date_mismatch),
    },
    Rule {
        id: "month_day_valid",
        family: Family::Dates,
        severity: Severity::Error,
        title: say("日期不存在", "No such date"),
        checks: say("写出的月、日在日历上存在。", "The month and day exist in the calendar."),
        why: say("2月30日之类的日期必为笔误。", "A 30th of February is certainly a slip."),
        basis: Basis::Arithmetic,
        message: say("日历上没有“{date}”。", "There is no “{date}” in the calendar."),
        fires: "项目于2月30日完成验收。\n",
        quiet: "项目于2024年2月29日完成验收，1-12月31日前付清。\n",
        check: Some(month_day_valid),
    },
];

fn fiscal_year_consistent(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let Some(year) = doc.year else { return };
    let copy = &doc.text.copy;
    for figure in doc.figures.iter().filter(|f| f.plain == Some(Plain::Year)) {
        let Some(other) = doc.str(figure.span).parse::<u16>().ok().filter(|y| *y < year || *y > year + 1) else {
            continue;
        };
        let Some(rest) = copy[figure.span.end as usize..].strip_prefix("年度") else { continue };
        // The sentence that sums the report up, not one that looks back.
        let sums_up = [
            "部门整体支出绩效自评",
            "部门整体绩效自评",
            "整体支出绩效自评",
            "项目支出绩效自评",
            "项目绩效自评",
            "绩效自评综合得分",
            "自评综合得分",
            "绩效自评得分",
        ];
        let said = sentence(doc, figure.span);
        let text = doc.str(said);
        let before = &text[..text.place_of("年度").unwrap_or(0)];
        let looks_back = before.has_any(&["上年", "比", "较", "根据", "按照", "《", "连续", "历年", "往年", "自"]);
        let scores = text.has("得分") || text.has("评价结果") || text.has("等级");
        if scores && !looks_back && sums_up.iter().any(|w| rest.starts_with(w)) {
            let end = figure.span.end as usize + "年度".len();
            let found = Found::new("fiscal_year_consistent", Severity::Warning)
                .claim(Span::new(figure.span.start as usize, end));
            let found = if doc.title.is_empty() { found } else { found.context(doc.title) };
            out.push(found.word("year", year.to_string()).word("other", other.to_string()));
        }
    }
}

fn report_date_after_year(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let (Some(year), Some(filled)) = (doc.year, doc.filled) else { return };
    // Many units fill in the form in the last weeks of the year itself: only before that is it doubtful.
    let severity = match () {
        // Certain only where the title itself names the year, and the date cannot be that of another report of the paste.
        _ if filled.year < year
            && doc.blocks.len() == doc.text.blocks.len()
            && doc.str(doc.title).contains(&year.to_string()) =>
        {
            Severity::Error
        }
        _ if filled.year < year => Severity::Warning,
        _ if filled.year == year && filled.month < 12 => Severity::Warning,
        _ => return,
    };
    out.push(
        Found::new("report_date_after_year", severity)
            .claim(filled.span)
            .word("year", year.to_string())
            .word("date", doc.str(filled.span)),
    );
}

fn report_date_late(doc: &Document, options: &Options, out: &mut Vec<Found>) {
    let (Some(year), Some(filled)) = (doc.year, doc.filled) else { return };
    let late = filled.year > year + 1 || filled.year == year + 1 && filled.month > options.profile.late_month;
    if late {
        out.push(
            Found::new("report_date_late", Severity::Note)
                .claim(filled.span)
                .word("year", year.to_string())
                .word("date", doc.str(filled.span)),
        );
    }
}

fn asof_date_mismatch(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let Some(year) = doc.year else { return };
    let copy = &doc.text.copy;
    for figure in doc.figures.iter().filter(|f| f.plain == Some(Plain::Year)) {
        let before = &copy[doc.span.start as usize..figure.span.start as usize];
        let after = &copy[figure.span.end as usize..doc.span.end as usize];
        let asof = ["截至", "截止", "截至到", "截止到"].iter().any(|w| before.ends_with(w));
        let ends = ["年12月31日", "年12月底", "年12月末", "年底", "年末"].iter().find(|e| after.starts_with(*e));
        let (true, Some(ends)) = (asof, ends) else { continue };
        if doc.str(figure.span).parse::<u16>().is_ok_and(|y| y + 1 == year) {
            let date = Span::new(figure.span.start as usize, figure.span.end as usize + ends.len());
            let text = doc.str(sentence(doc, figure.span));
            let own = text.has_any(&["编制", "在职", "实有", "预算执行", "执行数", "执行率"]);
            let looks_back = text.has_any(&["上年", "累计", "年初", "结转", "历年"]);
            // A paragraph that also gives this year's figures compares the two.
            let compares = doc.str(paragraph(doc, figure.span)).places_of(&format!("{year}年")).count() > 0;
            if own && !looks_back && !compares {
                out.push(
                    Found::new("asof_date_mismatch", Severity::Warning)
                        .claim(date)
                        .word("year", year.to_string())
                        .word("date", doc.str(date)),
                );
            }
        }
    }
}

fn month_day_valid(doc: &Document, _: &Options, out: &mut Vec<Found>) {
    let copy = doc.str(doc.span);
    for (at, _) in copy.match_indices('月') {
        let month_text = digits_before(&copy[..at]);
        let tail = &copy[at + "月".len()..];
        let day_length = tail.bytes().take_while(u8::is_ascii_digit).count();
        if month_text.is_empty() || !(1..=2).contains(&day_length) || !tail[day_length..].starts_with('日') {
            continue;
        }
        let head = &copy[..at - month_text.len()];
        if head.ends_with(['.', '-', '~', '/', ',']) || month_text.len() > 2 {
            continue;
        }
        let (Ok(month), Ok(day)) = (month_text.parse::<u8>(), tail[..day_length].parse::<u8>()) else { continue };
        let year = head.strip_suffix('年').and_then(|h| digits_before(h).parse::<u16>().ok());
        if !exists(year, month, day) {
            let from = doc.span.start as usize + at - month_text.len();
            let place = Span::new(from, from + month_text.len() + "月".len() + day_length + "日".len());
            out.push(Found::new("month_day_valid", Severity::Error).claim(place).word("date", doc.str(place)));
        }
    }
}

fn digits_before(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_ascii_digit()).len()..]
}

fn exists(year: Option<u16>, month: u8, day: u8) -> bool {
    let leap = year.is_none_or(|y| y % 4 == 0 && y % 100 != 0 || y % 400 == 0);
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + leap as u8,
        1..=12 => 31,
        _ => return false,
    };
    (1..=last).contains(&day)
}
