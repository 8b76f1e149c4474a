//! An indicator measured: what its target, actual value, weight and score come to.

use crate::decimal::Exact;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::look::percent;
use crate::read::Document;
use crate::read::document::{Fig, Indicator, Operator};
use crate::read::figure::Figure;
use crate::read::unit::Unit;

/// One indicator with the document it stands in.
#[derive(Clone, Copy)]
pub struct Gauge<'d> {
    pub doc: &'d Document<'d>,
    pub indicator: &'d Indicator,
}

/// Every indicator of a report.
pub fn all<'d>(doc: &'d Document) -> impl Iterator<Item = Gauge<'d>> {
    // What ends so is a heading or a clause that stood before the indicator.
    let named =
        move |i: &&Indicator| i.from_table || !["情况", "调查", "如下"].iter().any(|w| doc.str(i.name).ends_with(w));
    doc.indicators.iter().filter(named).map(move |indicator| Gauge { doc, indicator })
}

/// A fraction as a message shows it, in per cent.
pub fn shown(rate: Decimal) -> String {
    percent(rate.times(Decimal::ONE_HUNDRED).unwrap_or(rate))
}

/// Names of which less is better, whatever the target's operator says or leaves unsaid.
const LESS_IS_BETTER: &[&str] = &[
    "投诉",
    "差错",
    "事故",
    "误差",
    "偏差",
    "死亡",
    "发病",
    "返工",
    "退货",
    "成本",
    "支出",
    "费用",
    "经费",
    "预算",
    "控制",
    "天数",
    "时间",
    "时限",
    "用时",
    "时长",
    "响应",
    "违规",
    "违纪",
    "漏",
    "负债",
    "能耗",
    "失业",
    "次品",
    "上访",
    "结余",
    "结转",
    "超编",
    "变动率",
    "流失",
    "辍学",
    "延误",
];

impl<'d> Gauge<'d> {
    pub fn figure(&self, fig: Option<Fig>) -> Option<&'d Figure> {
        fig.map(|f| self.doc.figure(f))
    }

    fn value(&self, fig: Option<Fig>) -> Option<Decimal> {
        self.figure(fig)?.base()
    }

    pub fn name(&self) -> &'d str {
        let name = self.doc.str(self.indicator.name).trim_start_matches(['★', '◆', '▲']);
        ["扣分项是", "扣分项为", "扣分指标为"].iter().find_map(|lead| name.strip_prefix(lead)).unwrap_or(name)
    }

    pub fn weight(&self) -> Option<Decimal> {
        self.value(self.indicator.weight)
    }

    pub fn score(&self) -> Option<Decimal> {
        self.value(self.indicator.score)
    }

    /// The completion rate as printed, as a fraction.
    pub fn stated_rate(&self) -> Option<Decimal> {
        self.figure(self.indicator.rate).filter(|f| f.unit == Unit::Percent)?.base()
    }

    /// Target and actual value where they can be compared.
    pub fn goal(&self) -> Option<(Decimal, Decimal)> {
        let (target, actual) = (self.figure(self.indicator.target)?, self.figure(self.indicator.actual)?);
        let alike = target.unit.same_family(actual.unit)
            || target.unit == Unit::None
            || actual.unit == Unit::None && target.unit != Unit::Percent;
        Some((target.base()?, actual.base()?)).filter(|_| alike)
    }

    /// How much of the target was reached, the other way round where less is better.
    pub fn completion(&self) -> Option<Decimal> {
        let (target, actual) = self.goal()?;
        match self.indicator.operator {
            Operator::AtMost if actual <= target => Some(Decimal::ONE),
            Operator::AtMost => target.over(actual),
            _ => actual.over(target),
        }
    }

    /// The larger of what is printed and what it comes to: a capped print hides how far the target was passed.
    pub fn reached(&self) -> Option<Decimal> {
        match (self.stated_rate(), self.completion()) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        }
    }

    /// More is better: the target says so, or nothing in the name speaks against it.
    pub fn grows(&self) -> bool {
        match self.indicator.operator {
            Operator::AtLeast => true,
            Operator::AtMost => false,
            _ => !self.name().has_any(LESS_IS_BETTER),
        }
    }

    /// A ≤ target that was passed, with every point given all the same.
    pub fn missed_with_full_marks(&self) -> bool {
        let Some((target, actual)) = self.goal() else { return false };
        let full = self.weight().is_some_and(|w| !w.is_zero() && self.score() == Some(w));
        self.indicator.operator == Operator::AtMost && actual > target && full
    }

    /// The reason as written, without the words that say there is none.
    pub fn reason(&self) -> Option<&'d str> {
        let reason = self.doc.str(self.indicator.reason).trim_matches([' ', '。', '，', '；', '：', '\n']);
        let none = reason.is_empty()
            || matches!(reason, "无" | "无偏差" | "不适用" | "—" | "-" | "/" | "暂无" | "没有偏差" | "无。" | "已完成");
        (!none).then_some(reason)
    }
}
