//! Units, as a table: what is money, what is a share, what is counted.

use std::sync::LazyLock;

use crate::text::Phrases;

/// What a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// An amount; the power of ten that makes it 元.
    Money(u8),
    Percent,
    /// 百分点
    Points,
    /// 分
    Score,
    /// Persons, posts, projects, times … counted whole.
    Count(&'static str),
    /// Measured, not counted: 公里, 亩, 万平方米.
    Measure(&'static str),
    None,
}

impl Unit {
    pub const YUAN: Unit = Unit::Money(0);
    pub const WAN: Unit = Unit::Money(4);
    pub const YI: Unit = Unit::Money(8);

    /// As the report writes it.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Unit::Money(0) => "元",
            Unit::Money(3) => "千元",
            Unit::Money(4) => "万元",
            Unit::Money(6) => "百万元",
            Unit::Money(_) => "亿元",
            Unit::Percent => "%",
            Unit::Points => "个百分点",
            Unit::Score => "分",
            Unit::Count(name) | Unit::Measure(name) => name,
            Unit::None => return None,
        })
    }

    pub fn is_money(self) -> bool {
        matches!(self, Unit::Money(_))
    }

    /// Figures of one family can be added and compared.
    pub fn same_family(self, other: Unit) -> bool {
        match (self, other) {
            (Unit::Money(_), Unit::Money(_)) => true,
            (Unit::Count(a), Unit::Count(b)) => a == b || (is_person(a) && is_person(b)),
            (a, b) => a == b,
        }
    }
}

fn is_person(unit: &str) -> bool {
    matches!(unit, "人" | "名" | "位" | "个")
}

/// What may stand after a number, longest first where one begins another.
const UNITS: &[(&str, Unit)] = &[
    ("万元", Unit::WAN),
    ("亿元", Unit::YI),
    ("千元", Unit::Money(3)),
    ("百万元", Unit::Money(6)),
    ("元", Unit::YUAN),
    ("%", Unit::Percent),
    ("百分比", Unit::Percent),
    ("个百分点", Unit::Points),
    ("百分点", Unit::Points),
    ("分钟", Unit::Count("分钟")),
    ("分", Unit::Score),
    ("万人次", Unit::Measure("万人次")),
    ("人次", Unit::Count("人次")),
    ("万人", Unit::Measure("万人")),
    ("人", Unit::Count("人")),
    ("名", Unit::Count("名")),
    ("位", Unit::Count("位")),
    ("万美元", Unit::Measure("万美元")),
    ("美元", Unit::Measure("美元")),
    ("万平方米", Unit::Measure("万平方米")),
    ("平方米", Unit::Measure("平方米")),
    ("平方公里", Unit::Measure("平方公里")),
    ("立方米", Unit::Measure("立方米")),
    ("万亩", Unit::Measure("万亩")),
    ("亩", Unit::Measure("亩")),
    ("公顷", Unit::Measure("公顷")),
    ("公里", Unit::Measure("公里")),
    ("千米", Unit::Measure("千米")),
    ("km", Unit::Measure("km")),
    ("米", Unit::Measure("米")),
    ("m", Unit::Measure("m")),
    ("㎡", Unit::Measure("㎡")),
    ("吨", Unit::Measure("吨")),
    ("公斤", Unit::Measure("公斤")),
    ("千瓦时", Unit::Measure("千瓦时")),
    ("小时", Unit::Measure("小时")),
    ("万户", Unit::Measure("万户")),
    ("户", Unit::Count("户")),
    ("万次", Unit::Measure("万次")),
    ("场次", Unit::Count("场次")),
    ("批次", Unit::Count("批次")),
    ("次", Unit::Count("次")),
    ("个工作日", Unit::Count("个工作日")),
    ("工作日", Unit::Count("工作日")),
    ("个月", Unit::Count("个月")),
    ("个", Unit::Count("个")),
    ("项", Unit::Count("项")),
    ("家", Unit::Count("家")),
    ("所", Unit::Count("所")),
    ("处", Unit::Count("处")),
    ("条", Unit::Count("条")),
    ("件", Unit::Count("件")),
    ("份", Unit::Count("份")),
    ("套", Unit::Count("套")),
    ("台", Unit::Count("台")),
    ("辆", Unit::Count("辆")),
    ("场", Unit::Count("场")),
    ("期", Unit::Count("期")),
    ("本", Unit::Count("本")),
    ("册", Unit::Count("册")),
    ("篇", Unit::Count("篇")),
    ("宗", Unit::Count("宗")),
    ("起", Unit::Count("起")),
    ("栋", Unit::Count("栋")),
    ("座", Unit::Count("座")),
    ("盏", Unit::Count("盏")),
    ("块", Unit::Count("块")),
    ("支", Unit::Count("支")),
    ("张", Unit::Count("张")),
    ("头", Unit::Count("头")),
    ("只", Unit::Count("只")),
    ("株", Unit::Count("株")),
    ("棵", Unit::Count("棵")),
    ("袋", Unit::Count("袋")),
    ("批", Unit::Count("批")),
    ("段", Unit::Count("段")),
    ("轮", Unit::Count("轮")),
    ("天", Unit::Count("天")),
    ("村", Unit::Count("村")),
    ("部", Unit::Count("部")),
    ("口", Unit::Count("口")),
    ("眼", Unit::Count("眼")),
    ("间", Unit::Count("间")),
    ("例", Unit::Count("例")),
    ("粒", Unit::Count("粒")),
    ("万", Unit::WAN),
    ("亿", Unit::YI),
];

static NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(UNITS.iter().map(|(name, _)| *name)));

/// The unit at the head of `rest`, and how many bytes it takes.
pub fn unit_at(rest: &str) -> Option<(Unit, usize)> {
    let (row, _) = NAMES.leading(rest)?;
    let (name, unit) = &UNITS[row];
    // `45.54万袋`: ten thousand of something counted is measured, not money.
    if matches!(*name, "万" | "亿") {
        let counted = rest[name.len()..].chars().next().is_some_and(|c| {
            UNITS.iter().any(|(n, u)| matches!(u, Unit::Count(_) | Unit::Measure(_)) && n.starts_with(c))
                || c == '美'
                || c == '平'
                || c == '余'
        });
        if counted {
            return Some((Unit::Measure("万"), name.len()));
        }
    }
    Some((*unit, name.len()))
}

/// A unit named alone, as in a table header or `单位：万元`.
pub fn unit_named(text: &str) -> Option<Unit> {
    UNITS.iter().find(|(name, _)| *name == text).map(|(_, unit)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unit_is_taken() {
        assert_eq!(unit_at("万元，"), Some((Unit::WAN, 6)));
        assert_eq!(unit_at("万平方米").map(|u| u.0), Some(Unit::Measure("万平方米")));
        assert_eq!(unit_at("万袋").map(|u| u.0), Some(Unit::Measure("万")));
        assert_eq!(unit_at("分，").map(|u| u.0), Some(Unit::Score));
        assert_eq!(unit_at("人次").map(|u| u.0), Some(Unit::Count("人次")));
        for (i, (name, _)) in UNITS.iter().enumerate() {
            assert!(UNITS[..i].iter().all(|(early, _)| !name.starts_with(early)), "{name} is hidden");
        }
    }
}
