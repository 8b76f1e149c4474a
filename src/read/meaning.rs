//! What a figure can mean: of what it is (subject), of which stage of the money, and what it measures.

/// Of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// The whole unit, or the whole project in a project report.
    Whole,
    Basic,
    /// All projects together.
    Projects,
    Personnel,
    Public,
    ThreePublic,
    Abroad,
    Vehicle,
    VehicleBuy,
    VehicleRun,
    Reception,
    Income,
    /// 机关运行经费
    Operating,
    /// 政府采购
    Procurement,
    /// Somebody or something the report names; an index into [`super::Document::names`].
    Named(u32),
}

impl Subject {
    pub fn code(self) -> &'static str {
        match self {
            Subject::Whole => "whole",
            Subject::Basic => "basic",
            Subject::Projects => "project",
            Subject::Personnel => "personnel",
            Subject::Public => "public",
            Subject::ThreePublic => "three-public",
            Subject::Abroad => "abroad",
            Subject::Vehicle => "vehicle",
            Subject::VehicleBuy => "vehicle-purchase",
            Subject::VehicleRun => "vehicle-running",
            Subject::Reception => "reception",
            Subject::Income => "income",
            Subject::Operating => "operating",
            Subject::Procurement => "procurement",
            Subject::Named(_) => "named",
        }
    }

    /// As the finding names it.
    pub fn label(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Subject::Whole => ("整体", "total"),
            Subject::Basic => ("基本支出", "basic expenditure"),
            Subject::Projects => ("项目支出", "project expenditure"),
            Subject::Personnel => ("人员经费", "personnel"),
            Subject::Public => ("公用经费", "running costs"),
            Subject::ThreePublic => ("三公经费", "three public expenses"),
            Subject::Abroad => ("因公出国（境）费", "travel abroad"),
            Subject::Vehicle => ("公务用车费", "official cars"),
            Subject::VehicleBuy => ("公务用车购置费", "car purchase"),
            Subject::VehicleRun => ("公务用车运行维护费", "car running"),
            Subject::Reception => ("公务接待费", "reception"),
            Subject::Income => ("收入", "income"),
            Subject::Operating => ("机关运行经费", "operating costs"),
            Subject::Procurement => ("政府采购", "procurement"),
            Subject::Named(_) => return None,
        })
    }
}

/// Which station of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// 年初预算
    Initial,
    /// 调整数: its sign is in the figure or in the word (see [`Adjust`](Stage::Raise)).
    Adjust,
    /// 调增, 追加
    Raise,
    /// 调减, 核减
    Cut,
    /// 全年预算, 调整后预算
    Full,
    /// A budget that does not say which.
    Budget,
    /// 收入总计, 支出总计: this year's and what was carried over.
    Funds,
    /// 到位, 下达
    Received,
    /// 执行, 支出, 决算
    Spent,
    /// 上年
    Prior,
    /// 上年结转, 年初结转和结余
    Carried,
    /// 结余, 结转
    Balance,
}

impl Stage {
    pub fn code(self) -> &'static str {
        match self {
            Stage::Initial => "initial",
            Stage::Adjust | Stage::Raise | Stage::Cut => "adjust",
            Stage::Full => "full",
            Stage::Budget | Stage::Funds => "budget",
            Stage::Received => "received",
            Stage::Spent => "spent",
            Stage::Prior => "prior",
            Stage::Carried => "carried",
            Stage::Balance => "balance",
        }
    }

    pub fn is_budget(self) -> bool {
        matches!(self, Stage::Initial | Stage::Full | Stage::Budget | Stage::Funds)
    }
}

/// What a figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    Amount,
    /// 比上年增加 X: what was added or taken away
    Delta,
    Count,
    ExecRate,
    AdjustRate,
    ArrivalRate,
    BalanceRate,
    ControlRate,
    Share,
    Growth,
    Target,
    Midyear,
    Actual,
    CompletionRate,
    Weight,
    Score,
    Total,
    OtherRate,
}

impl Measure {
    pub fn code(self) -> &'static str {
        match self {
            Measure::Amount => "amount",
            Measure::Delta => "delta",
            Measure::Count => "count",
            Measure::ExecRate => "execution-rate",
            Measure::AdjustRate => "adjustment-rate",
            Measure::ArrivalRate => "arrival-rate",
            Measure::BalanceRate => "balance-rate",
            Measure::ControlRate => "control-rate",
            Measure::Share => "share",
            Measure::Growth => "growth",
            Measure::Target => "target",
            Measure::Midyear => "midyear",
            Measure::Actual => "actual",
            Measure::CompletionRate => "completion-rate",
            Measure::Weight => "weight",
            Measure::Score => "score",
            Measure::Total => "total-score",
            Measure::OtherRate => "rate",
        }
    }
}

/// Whose money: figures of different purses are never the same fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Purse {
    #[default]
    All,
    /// 一般公共预算, 财政拨款
    Fiscal,
    /// 政府性基金
    Fund,
    /// 上级专项, 中央, 省级
    Upper,
    /// 本级财力
    Own,
    /// 单位资金, 其他资金, 自筹
    Other,
}

/// How the text joins its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Link {
    /// 其中
    OfWhich,
    /// 合计, 共计, 总计
    Total,
    /// 分别为
    Respectively,
    /// 包括, 具体为
    Contains,
    /// 占
    ShareOf,
    /// 比上年, 较上年, 同比
    Compared,
    Rise,
    Fall,
    /// 变动, 增减
    Change,
    /// 持平
    Level,
    /// 完成年初预算的
    CompletionOf,
    /// 等, 主要包括: the list need not be whole
    AndOthers,
    /// 每: a price or a rate for one
    Each,
    /// 以上, 不超过, 限额
    Limit,
    /// 平均
    Mean,
}

/// Parts of an indicator that are words, not numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Note {
    Reason,
    Measures,
    AtLeast,
    AtMost,
    Equals,
}

/// The meaning of one phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    Subject(Subject),
    Stage(Stage),
    /// 总支出 says both.
    Both(Subject, Stage),
    Measure(Measure),
    Purse(Purse),
    Link(Link),
    Note(Note),
    /// A phrase that holds such words without meaning them: 预算绩效管理.
    Mask,
}
