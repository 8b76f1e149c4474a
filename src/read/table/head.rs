//! Column heads: what a column says of the cells below it.

use crate::quick::Map;
use crate::text::HasWords;
use std::sync::LazyLock;

use crate::read::meaning::{Meaning, Measure, Stage};
use crate::read::terms::meaning_of;
use crate::read::unit::{Unit, unit_named};
use crate::text::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// 序号, 行次
    Ordinal,
    /// 科目编码
    Code,
    /// 一级指标, 二级指标
    Level(u8),
    /// 三级指标
    Name,
    /// 项目名称, 地区, 单位
    Label,
    Nature,
    UnitOf,
    Target,
    Midyear,
    Actual,
    Completion,
    ExecRate,
    Weight,
    /// The points of a group, in a column beside its level.
    Points,
    Score,
    /// 扣分
    Lost,
    /// 到位率
    Arrival,
    /// 占比
    Share,
    Reason,
    Money(Stage),
    /// 合计: the sum of the other amounts of its row
    Sum,
    /// An amount of no known stage: 中央资金, 本次下达
    Amount,
    /// Words
    Text,
}

impl Column {
    /// A column of money.
    pub fn is_amount(self) -> bool {
        matches!(self, Column::Money(_) | Column::Sum | Column::Amount)
    }

    /// A column that holds nothing but numbers.
    pub fn is_numeric(self) -> bool {
        self.is_amount()
            || self.is_points()
            || matches!(self, Column::ExecRate | Column::Completion | Column::Arrival | Column::Share)
    }

    /// A column of points.
    pub fn is_points(self) -> bool {
        matches!(self, Column::Weight | Column::Points | Column::Score | Column::Lost)
    }

    pub fn is_value(self) -> bool {
        self.is_numeric() || matches!(self, Column::Target | Column::Midyear | Column::Actual)
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Head {
    pub column: Column,
    /// The unit that the head names: （万元）, （%）.
    pub unit: Unit,
    pub span: Span,
    /// 其中: its amounts are part of another column's.
    pub part: bool,
}

/// What a head says, with its brackets set aside.
struct Words<'a> {
    bare: String,
    unit: Unit,
    part: bool,
    full: &'a str,
}

fn words(text: &str) -> Words<'_> {
    let mut bare = String::with_capacity(text.len());
    let mut unit = Unit::None;
    let mut bracket: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '[' | '【' => bracket = bracket.or(Some(at + c.len_utf8())),
            '）' | ']' | '】' => {
                if let Some(from) = bracket.take()
                    && let Some(named) = unit_in(&text[from..at])
                {
                    unit = named;
                }
            }
            ' ' | '\n' | '\t' | '：' | '*' => {}
            _ if bracket.is_some() => {}
            c => bare.push(c),
        }
    }
    let part = bare.starts_with("其中");
    let bare = bare.strip_prefix("其中").map(str::to_string).unwrap_or(bare);
    // 全年预算数A, 执行率B/A: the letters of the form's own formula.
    let bare =
        bare.trim_end_matches(|c: char| c.is_ascii_uppercase() || matches!(c, '/' | '×' | '=' | '÷' | '%')).to_string();
    Words { bare, unit, part, full: text }
}

/// A unit that a bracket names: 万元, 单位：万元, %.
pub fn unit_in(bracket: &str) -> Option<Unit> {
    let name = bracket.trim().without_start("单位").trim_start_matches(['：', ' ']).without_start("人民币");
    unit_named(name)
}

/// Heads that say it in so many words.
const EXACT: &[(&str, Column)] = &[
    ("序号", Column::Ordinal),
    ("行次", Column::Ordinal),
    ("栏次", Column::Ordinal),
    ("编号", Column::Ordinal),
    ("科目编码", Column::Code),
    ("功能分类科目编码", Column::Code),
    ("项目编码", Column::Code),
    ("预算科目", Column::Text),
    ("功能科目", Column::Text),
    ("支出功能分类科目", Column::Text),
    ("政府经济分类科目", Column::Text),
    ("一级指标", Column::Level(1)),
    ("二级指标", Column::Level(2)),
    ("三级指标", Column::Name),
    ("四级指标", Column::Name),
    ("指标名称", Column::Name),
    ("评价指标", Column::Name),
    ("具体指标", Column::Name),
    ("指标内容", Column::Name),
    ("评价内容", Column::Level(1)),
    ("评价项目", Column::Level(1)),
    ("评价维度", Column::Level(1)),
    ("绩效指标名称", Column::Name),
    ("指标性质", Column::Nature),
    ("指标方向", Column::Nature),
    ("性质", Column::Nature),
    ("运算符号", Column::Nature),
    ("计算符号", Column::Nature),
    ("比较符号", Column::Nature),
    ("度量单位", Column::UnitOf),
    ("计量单位", Column::UnitOf),
    ("指标单位", Column::UnitOf),
    ("指标值单位", Column::UnitOf),
    ("年度指标值", Column::Target),
    ("指标值", Column::Target),
    ("目标值", Column::Target),
    ("预期指标值", Column::Target),
    ("预期值", Column::Target),
    ("年初目标值", Column::Target),
    ("年初指标值", Column::Target),
    ("年初设定目标值", Column::Target),
    ("年初设定指标值", Column::Target),
    ("年初绩效目标值", Column::Target),
    ("年度目标值", Column::Target),
    ("计划指标值", Column::Target),
    ("计划目标值", Column::Target),
    ("全年指标值", Column::Target),
    ("全年目标值", Column::Target),
    ("绩效目标值", Column::Target),
    ("绩效指标值", Column::Target),
    ("预期目标值", Column::Target),
    ("预期当年实现值", Column::Target),
    ("计划值", Column::Target),
    ("目标指标值", Column::Target),
    ("年中监控完成值", Column::Midyear),
    ("年中完成值", Column::Midyear),
    ("监控完成值", Column::Midyear),
    ("年中监控值", Column::Midyear),
    ("实际完成值", Column::Actual),
    ("全年完成值", Column::Actual),
    ("全年实际值", Column::Actual),
    ("全年实际完成值", Column::Actual),
    ("年度完成值", Column::Actual),
    ("年度实际完成值", Column::Actual),
    ("实际完成指标值", Column::Actual),
    ("实际完成", Column::Actual),
    ("完成值", Column::Actual),
    ("实际值", Column::Actual),
    ("全年实际完成情况", Column::Actual),
    ("指标完成值", Column::Actual),
    ("指标实际完成值", Column::Actual),
    ("指标完成情况", Column::Actual),
    ("年度指标值完成情况", Column::Actual),
    ("完成率", Column::Completion),
    ("指标完成率", Column::Completion),
    ("完成比例", Column::Completion),
    ("目标完成率", Column::Completion),
    ("执行率", Column::ExecRate),
    ("预算执行率", Column::ExecRate),
    ("支出执行率", Column::ExecRate),
    ("资金执行率", Column::ExecRate),
    ("支出率", Column::ExecRate),
    ("支付率", Column::ExecRate),
    ("支出进度", Column::ExecRate),
    ("执行进度", Column::ExecRate),
    ("预算执行进度", Column::ExecRate),
    ("预算完成率", Column::ExecRate),
    ("资金使用率", Column::ExecRate),
    ("使用率", Column::ExecRate),
    ("到位资金使用率", Column::ExecRate),
    ("完成预算", Column::ExecRate),
    ("完成年初预算", Column::ExecRate),
    ("完成预算比例", Column::ExecRate),
    ("支出占预算比例", Column::ExecRate),
    ("占预算比例", Column::ExecRate),
    ("完成年初预算比例", Column::ExecRate),
    ("到位率", Column::Arrival),
    ("资金到位率", Column::Arrival),
    ("占比", Column::Share),
    ("比重", Column::Share),
    ("所占比例", Column::Share),
    ("占总支出比例", Column::Share),
    ("分值", Column::Weight),
    ("权重", Column::Weight),
    ("指标分值", Column::Weight),
    ("分值权重", Column::Weight),
    ("权重分值", Column::Weight),
    ("权重分", Column::Weight),
    ("标准分值", Column::Weight),
    ("标准分", Column::Weight),
    ("应得分", Column::Weight),
    ("扣分", Column::Lost),
    ("扣分值", Column::Lost),
    ("扣减分值", Column::Lost),
    ("扣分情况", Column::Lost),
    ("扣分原因", Column::Reason),
    ("扣分理由", Column::Reason),
    ("扣分说明", Column::Reason),
    ("实得分", Column::Score),
    ("满分", Column::Weight),
    ("指标权重", Column::Weight),
    ("满分值", Column::Weight),
    ("得分", Column::Score),
    ("自评得分", Column::Score),
    ("自评分", Column::Score),
    ("自评分值", Column::Score),
    ("实际得分", Column::Score),
    ("评价得分", Column::Score),
    ("指标得分", Column::Score),
    ("评分", Column::Score),
    ("原因", Column::Reason),
    ("备注", Column::Reason),
    ("偏差原因", Column::Reason),
    ("偏差原因分析", Column::Reason),
    ("偏差原因分析及改进措施", Column::Reason),
    ("偏差分析及改进措施", Column::Reason),
    ("偏差原因及改进措施", Column::Reason),
    ("偏差原因分析与改进措施", Column::Reason),
    ("未完成原因分析", Column::Reason),
    ("未完成原因分析及改进措施", Column::Reason),
    ("未完成原因和改进措施", Column::Reason),
    ("未完成原因及改进措施", Column::Reason),
    ("未完成原因和拟改进措施", Column::Reason),
    ("偏差大或目标未完成原因分析", Column::Reason),
    ("说明", Column::Reason),
    ("改进措施", Column::Reason),
    ("项目名称", Column::Label),
    ("项目", Column::Label),
    ("支出项目", Column::Label),
    ("预算项目", Column::Label),
    ("预算项目名称", Column::Label),
    ("专项名称", Column::Label),
    ("地区", Column::Label),
    ("市县", Column::Label),
    ("县区", Column::Label),
    ("县市区", Column::Label),
    ("单位名称", Column::Label),
    ("单位", Column::Label),
    ("预算单位", Column::Label),
    ("实施单位", Column::Label),
    ("使用单位", Column::Label),
    ("科目名称", Column::Label),
    ("科目", Column::Label),
    ("支出分类", Column::Label),
    ("支出功能分类", Column::Label),
    ("乡镇", Column::Label),
    ("乡镇名称", Column::Label),
    ("名称", Column::Label),
    ("支出内容", Column::Label),
    ("资金来源", Column::Label),
    ("资金构成", Column::Label),
    ("资金渠道", Column::Label),
    ("资金类别", Column::Label),
    ("资金性质", Column::Label),
    ("支出类型", Column::Label),
    ("支出类别", Column::Label),
    ("指标", Column::Label),
    ("类别", Column::Label),
    ("内容", Column::Text),
    ("项目内容", Column::Text),
    ("项目类型", Column::Text),
    ("项目类别", Column::Text),
    ("项目负责人", Column::Text),
    ("用途", Column::Text),
    ("评分标准", Column::Text),
    ("评价标准", Column::Text),
    ("指标解释", Column::Text),
    ("指标说明", Column::Text),
    ("合计", Column::Sum),
    ("总计", Column::Sum),
    ("小计", Column::Sum),
    ("合计金额", Column::Sum),
    ("合计下达", Column::Sum),
    ("年度预算", Column::Money(Stage::Full)),
    ("全年预算", Column::Money(Stage::Full)),
    ("年度预算数", Column::Money(Stage::Full)),
    ("全年预算数", Column::Money(Stage::Full)),
    ("全年执行数", Column::Money(Stage::Spent)),
    ("全年支出数", Column::Money(Stage::Spent)),
    ("年度执行数", Column::Money(Stage::Spent)),
    ("年初预算数", Column::Money(Stage::Initial)),
    ("年初数", Column::Money(Stage::Initial)),
    ("年初批复数", Column::Money(Stage::Initial)),
    ("调整后预算", Column::Money(Stage::Full)),
    ("调整预算", Column::Money(Stage::Full)),
    ("调整预算数", Column::Money(Stage::Full)),
    ("执行数", Column::Money(Stage::Spent)),
    ("执行", Column::Money(Stage::Spent)),
    ("支出", Column::Money(Stage::Spent)),
    ("实际执行数", Column::Money(Stage::Spent)),
    ("资金执行数", Column::Money(Stage::Spent)),
    ("预算执行数", Column::Money(Stage::Spent)),
    ("预算支出数", Column::Money(Stage::Spent)),
    ("已支付", Column::Money(Stage::Spent)),
    ("本年执行数", Column::Money(Stage::Spent)),
    ("预算数", Column::Money(Stage::Budget)),
    ("预算", Column::Money(Stage::Budget)),
    ("预算金额", Column::Money(Stage::Budget)),
    ("预算安排", Column::Money(Stage::Budget)),
    ("预算安排数", Column::Money(Stage::Budget)),
    ("本年预算数", Column::Money(Stage::Budget)),
    ("批复数", Column::Money(Stage::Budget)),
    ("预算指标数", Column::Money(Stage::Budget)),
    ("本年预算", Column::Money(Stage::Budget)),
    ("上年决算", Column::Money(Stage::Prior)),
    ("上年数", Column::Money(Stage::Prior)),
    ("上年实际", Column::Money(Stage::Prior)),
    ("本年决算", Column::Money(Stage::Spent)),
    ("决算", Column::Money(Stage::Spent)),
    ("已使用", Column::Money(Stage::Spent)),
    ("已支出", Column::Money(Stage::Spent)),
    ("支付金额", Column::Money(Stage::Spent)),
    ("支付数", Column::Money(Stage::Spent)),
    ("到位金额", Column::Money(Stage::Received)),
    ("结余", Column::Money(Stage::Balance)),
    ("结余资金", Column::Money(Stage::Balance)),
    ("到位数", Column::Money(Stage::Received)),
    ("结余数", Column::Money(Stage::Balance)),
    ("结转数", Column::Money(Stage::Balance)),
];

/// The head that a text is word for word.
pub fn exact(text: &str, span: Span) -> Option<Head> {
    if text.len() > 90 {
        return None;
    }
    let words = words(text);
    let column = in_so_many_words(&words)?;
    Some(Head { column, unit: words.unit, span, part: words.part })
}

static BY_PHRASE: LazyLock<Map<&str, Column>> = LazyLock::new(|| EXACT.iter().copied().collect());

fn in_so_many_words(words: &Words) -> Option<Column> {
    let bare = words.bare.as_str();
    if let Some(column) = BY_PHRASE.get(bare) {
        let after = words.full.has("调整后") || words.full.has("调整预算");
        return Some(match column {
            Column::Money(Stage::Budget) if after => Column::Money(Stage::Full),
            column => *column,
        });
    }
    // The vocabulary is long: only what ends like a head is looked up there.
    if bare.len() > 45
        || !bare.ends_with([
            '数', '额', '算', '行', '出', '金', '率', '值', '分', '付', '余', '转', '增', '减', '加', '位', '达',
        ])
    {
        return None;
    }
    match meaning_of(bare)? {
        Meaning::Stage(stage) if !matches!(bare, "年初" | "上年" | "预算" | "下达" | "到位") => {
            Some(Column::Money(stage))
        }
        Meaning::Measure(Measure::Target) => Some(Column::Target),
        Meaning::Measure(Measure::Midyear) => Some(Column::Midyear),
        Meaning::Measure(Measure::Actual) => Some(Column::Actual),
        Meaning::Measure(Measure::ExecRate) => Some(Column::ExecRate),
        Meaning::Measure(Measure::CompletionRate) => Some(Column::Completion),
        Meaning::Measure(Measure::Weight) => Some(Column::Weight),
        Meaning::Measure(Measure::Score) => Some(Column::Score),
        _ => None,
    }
}

/// The head of a column in a row that is a header by its other cells.
pub fn loose(text: &str, span: Span) -> Head {
    let words = words(text);
    let column = in_so_many_words(&words).unwrap_or_else(|| by_what_it_holds(&words));
    Head { column, unit: words.unit, span, part: words.part }
}

fn by_what_it_holds(words: &Words) -> Column {
    let bare = words.bare.as_str();
    let has = |list: &[&str]| bare.has_any(list);
    match () {
        _ if bare.is_empty() => Column::Text,
        _ if has(&["原因", "改进措施", "备注", "说明"]) => Column::Reason,
        _ if has(&["执行率", "支出率", "支付率"]) => Column::ExecRate,
        _ if has(&["完成率"]) => Column::Completion,
        _ if has(&["年中", "监控", "1-"]) && has(&["完成", "值"]) => Column::Midyear,
        _ if has(&["完成值", "实际值", "实际完成"]) => Column::Actual,
        _ if has(&["指标值", "目标值", "预期值", "计划值"]) => Column::Target,
        _ if bare.ends_with("得分") || bare.ends_with("评分") => Column::Score,
        _ if bare.ends_with("分值") || bare.ends_with("权重") => Column::Weight,
        _ if bare.ends_with("一级指标") => Column::Level(1),
        _ if bare.ends_with("二级指标") => Column::Level(2),
        _ if bare.ends_with("三级指标") || bare.ends_with("指标名称") => Column::Name,
        _ if bare.starts_with("合计") || bare.ends_with("合计") || bare.ends_with("总计") => Column::Sum,
        _ if bare.ends_with("名称") || bare.ends_with("单位") => Column::Label,
        _ if has(&["年初"]) && has(&["预算", "批复", "安排"]) => Column::Money(Stage::Initial),
        _ if has(&["调整后", "全年预算"]) => Column::Money(Stage::Full),
        _ if has(&["执行数", "执行金额", "支出数", "支出金额", "实际支出", "决算数"]) => {
            Column::Money(Stage::Spent)
        }
        _ if words.unit.is_money() => Column::Amount,
        _ if has(&["资金", "金额", "下达", "拨款", "经费", "补助", "收入", "支出", "预算", "决算"]) => {
            Column::Amount
        }
        _ => Column::Text,
    }
}
