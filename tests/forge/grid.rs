//! Tables as they arrive by paste: tabs, pipes, one cell a line, aligned blanks.

use super::budget::Project;
use super::indicators::{Indicator, Scorecard};
use super::page::Page;

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Layout {
    Tabs,
    Pipes,
    /// `a | b | c |` without a leading bar.
    TrailingPipes,
    Markdown,
    CellPerLine,
    /// One cell a line, each followed by a bar.
    CellPerLinePiped,
    Blanks,
    Html,
    /// One cell a line with blank lines between: a word processor's table pasted as text.
    CellPerLineBlank,
    /// Cells of a row parted by one blank, empty ones gone: what a PDF viewer copies.
    Flow,
}

pub const LAYOUTS: &[Layout] = &[
    Layout::Tabs,
    Layout::Tabs,
    Layout::Pipes,
    Layout::TrailingPipes,
    Layout::Markdown,
    Layout::CellPerLine,
    Layout::CellPerLinePiped,
    Layout::Blanks,
    Layout::Html,
    Layout::CellPerLineBlank,
];

/// Prints rows of cell patterns.
pub fn print(page: &mut Page, layout: Layout, rows: &[Vec<String>]) {
    page.in_table = true;
    if layout == Layout::Html {
        page.push("<table border=\"1\">\n");
    }
    for (i, row) in rows.iter().enumerate() {
        match layout {
            Layout::Pipes | Layout::Markdown => page.push("| "),
            Layout::Html => page.push("<tr><td>"),
            _ => {}
        }
        for (j, cell) in row.iter().enumerate() {
            if j > 0 {
                page.push(match layout {
                    Layout::Tabs => "\t",
                    Layout::Pipes | Layout::TrailingPipes | Layout::Markdown => " | ",
                    Layout::CellPerLine => "\n",
                    Layout::CellPerLineBlank => "\n\n",
                    Layout::CellPerLinePiped => " |\n",
                    Layout::Blanks => "  ",
                    Layout::Flow => " ",
                    Layout::Html => "</td><td>",
                });
            }
            page.say(cell);
        }
        page.push(match layout {
            Layout::Tabs | Layout::Blanks | Layout::CellPerLine | Layout::Flow => "\n",
            Layout::Html => "</td></tr>\n",
            Layout::CellPerLineBlank => "\n\n",
            _ => " |\n",
        });
        if layout == Layout::Markdown && i == 0 {
            page.push(&format!("|{}\n", "---|".repeat(row.len())));
        }
    }
    if layout == Layout::Html {
        page.push("</table>\n");
    }
    page.in_table = false;
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|c| c.to_string()).collect()
}

/// The table of projects with its total row.
pub fn projects(page: &mut Page, projects: &[Project]) {
    let layout =
        *page.rng.pick(&[Layout::Tabs, Layout::Pipes, Layout::TrailingPipes, Layout::Markdown, Layout::Blanks]);
    let unit = page.style.money;
    let (in_header, with_rate) = (page.chance(50), page.chance(60));
    let suffix = if in_header { format!("（{unit}）") } else { String::new() };
    if !in_header {
        page.line(&format!("单位：{unit}"));
    }
    let (budget, spent) = *page.rng.pick(&[
        ("全年预算数", "全年执行数"),
        ("预算金额", "执行金额"),
        ("预算数", "实际支出数"),
        ("预算金额（调整后）", "执行金额"),
    ]);
    let mut header =
        vec!["序号".to_string(), "项目名称".to_string(), format!("{budget}{suffix}"), format!("{spent}{suffix}")];
    if with_rate {
        header.push("执行率".to_string());
    }
    let mut rows = vec![header];
    for (i, project) in projects.iter().enumerate() {
        let key = &project.key;
        let mut cells =
            vec![(i + 1).to_string(), project.name.clone(), format!("{{{key}budget:n}}"), format!("{{{key}spent:n}}")];
        if with_rate {
            cells.push(format!("{{{key}rate}}"));
        }
        rows.push(cells);
    }
    let mut total = row(&["", "合计", "{full_project:n}", "{spent_project:n}"]);
    if layout == Layout::Blanks {
        total.remove(0);
    }
    if with_rate {
        total.push("{rate_project}".to_string());
    }
    match page.chance(25) && layout != Layout::Blanks {
        true => rows.insert(1, total),
        false => rows.push(total),
    }
    print(page, layout, &rows);
}

/// The columns an indicator table may have, in one of the orders in use.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Level1,
    Level2,
    Name,
    Operator,
    Target,
    TargetWithOperator,
    Unit,
    Actual,
    Rate,
    Weight,
    Score,
    Reason,
}

use Column::*;

const ORDERS: &[&[Column]] = &[
    &[Level1, Level2, Name, TargetWithOperator, Actual, Weight, Score, Reason],
    &[Level1, Level2, Name, Weight, TargetWithOperator, Actual, Score, Reason],
    &[Level1, Level2, Name, Operator, Target, Unit, Actual, Weight, Score, Reason],
    &[Level1, Level2, Name, TargetWithOperator, Actual, Rate, Weight, Score],
    &[Level1, Name, Weight, TargetWithOperator, Actual, Rate, Score],
    &[Level1, Level2, Name, Operator, Target, Unit, Actual, Rate, Weight, Score, Reason],
];

fn heading(page: &mut Page, column: Column) -> &'static str {
    page.rng.pick::<&str>(match column {
        Level1 => &["一级指标"],
        Level2 => &["二级指标"],
        Name => &["三级指标", "三级指标", "指标名称"],
        Operator => &["指标性质"],
        Target => &["指标值"],
        TargetWithOperator => &["年度指标值", "年初目标值", "指标值", "年度指标值（A）"],
        Unit => &["度量单位", "计量单位"],
        Actual => &["实际完成值", "全年完成值", "完成值", "实际完成值（B）"],
        Rate => &["完成率", "指标完成率"],
        Weight => &["分值", "权重", "分值（权重）"],
        Score => &["得分", "自评得分"],
        Reason => &["偏差原因分析及改进措施", "未完成原因分析"],
    })
}

fn cell(page: &mut Page, column: Column, indicator: &Indicator) -> String {
    let key = &indicator.key;
    let with_unit = |what: &str| format!("{{{key}{what}}}");
    match (column, indicator.quality) {
        (Level1, _) => indicator.level1.to_string(),
        (Level2, _) => indicator.level2.to_string(),
        (Name, _) => indicator.name.clone(),
        (Weight, _) => format!("{{{key}weight:n}}"),
        (Score, _) => format!("{{{key}score:n}}"),
        (Operator, Some(_)) => "定性".to_string(),
        (Operator, None) => indicator.operator.to_string(),
        (Target | TargetWithOperator | Actual, Some(quality)) => quality.to_string(),
        (Unit | Rate, Some(_)) => String::new(),
        (Unit, None) => indicator.unit.to_string(),
        (Target, None) => format!("{{{key}target:n}}"),
        (TargetWithOperator, None) => format!("{}{}", indicator.operator, with_unit("target")),
        (Actual, None) => with_unit("actual"),
        (Rate, None) => format!("{{{key}rate}}"),
        (Reason, _) if indicator.reached => String::new(),
        (Reason, _) => {
            let (reason, measure) = super::indicators::reason_and_measure(page);
            format!("{reason}；{measure}")
        }
    }
}

/// The indicator rows alone, with their header; the caller says the layout.
pub fn indicator_rows(page: &mut Page, card: &Scorecard, layout: Layout) -> Vec<Vec<String>> {
    let fitting: Vec<_> = ORDERS.iter().copied().filter(|o| !card.needs_rates || o.contains(&Rate)).collect();
    let order = *page.rng.pick(&fitting);
    // Merged cells come out empty, except where a lone line could not show them.
    let merged = page.chance(50) && matches!(layout, Layout::Tabs | Layout::Pipes | Layout::TrailingPipes);
    let blank = match layout {
        Layout::Blanks | Layout::CellPerLine | Layout::CellPerLineBlank => "无",
        _ => "",
    };
    let mut rows = vec![order.iter().map(|&c| heading(page, c).to_string()).collect::<Vec<_>>()];
    let (mut level1, mut level2) = ("", "");
    let weights_in_cells = merged && page.chance(40);
    for indicator in &card.indicators {
        let mut cells = vec![];
        for &column in order {
            let mut text = cell(page, column, indicator);
            if weights_in_cells && column == Level1 {
                text = format!("{text}（{{{}.weight:n}}分）", super::indicators::category(indicator.level1));
            }
            if merged
                && ((column == Level1 && level1 == indicator.level1)
                    || (column == Level2 && level2 == indicator.level2))
            {
                text = String::new();
            }
            cells.push(if text.is_empty() && !merged { blank.to_string() } else { text });
        }
        (level1, level2) = (indicator.level1, indicator.level2);
        rows.push(cells);
    }
    rows
}

pub fn indicators(page: &mut Page, card: &Scorecard) {
    let layouts = [Layout::Tabs, Layout::Tabs, Layout::Pipes, Layout::TrailingPipes, Layout::Markdown, Layout::Html];
    let layout = *page.rng.pick(&layouts);
    page.line("[绩效指标完成情况|各项指标完成情况|指标自评情况][见下表|如下]：");
    let rows = indicator_rows(page, card, layout);
    print(page, layout, &rows);
}
