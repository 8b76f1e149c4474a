//! What figures near each other come to by plain reckoning, whatever they are called. (The readers claim it.)

use super::{Family, PROVED, Rule, SUPPORTS_ONLY, Say, say};
use crate::report::Severity;

const MESSAGE: Say = say(
    "{formula}：按附近各数计算应为{computed}，写的是{stated}，相差{difference}；只改一个数即可成立。",
    "{formula}: the figures beside it come to {computed}, {stated} is stated, a difference of {difference}; one slip explains it.",
);
const WHY: Say = say(
    "位数多的数碰巧算得出的可能极小；只差一处笔误就能成立的，多半是笔误。",
    "Figures of many digits hardly ever come out by chance; where one slip of the pen keeps them from it, it most likely is one.",
);

/// The row of a rule over figures that stand near each other.
pub(super) const fn reckoned(
    id: &'static str,
    title: Say,
    checks: Say,
    fires: &'static str,
    quiet: &'static str,
) -> Rule {
    Rule {
        id,
        family: Family::Ratios,
        severity: Severity::Warning,
        title,
        checks,
        why: WHY,
        message: MESSAGE,
        fires,
        quiet,
        ..PROVED
    }
}

pub const RULES: &[Rule] = &[
    reckoned(
        "reckoned_sum",
        say("合计与前后所列各数不符", "A total its neighbours do not come to"),
        say(
            "一段话或一组分项里的数，凡与附近的总数恰好加得拢的即予证明；只差一处笔误的予以提示。",
            "Figures of a paragraph or a list that come to a total near them prove it; one slip away from it, they are shown.",
        ),
        "旧桥加固支出271.84万元，柳塘桥用去48.65万元，石滩桥用去135.35万元，岗头桥用去89.64万元。",
        "旧桥加固支出271.84万元，柳塘桥用去48.65万元，石滩桥用去133.55万元，岗头桥用去89.64万元。",
    ),
    reckoned(
        "reckoned_difference",
        say("余数与前后两数之差不符", "A remainder its neighbours do not leave"),
        say(
            "结余、短缺、节约、增减等数，与附近两数之差恰好相等的即予证明；只差一处笔误的予以提示。",
            "What is left, short, saved or added is proved by two figures near it; one slip away from them, it is shown.",
        ),
        "县级配套应到4115.40万元，已到3712.86万元，少到402.45万元。",
        "县级配套应到4115.40万元，已到3712.86万元，少到402.54万元。",
    ),
    reckoned(
        "reckoned_rate",
        say("比率与前后两数不符", "A rate its neighbours do not give"),
        say(
            "比率由附近两数相除恰好得出的即予证明；只差一处笔误的予以提示。",
            "A rate that two figures near it give is proved; one slip away from them, it is shown.",
        ),
        "抽检样品468批，合格459批，为抽检数的89.08%。",
        "抽检样品468批，合格459批，为抽检数的98.08%。",
    ),
    reckoned(
        "reckoned_product",
        say("金额与单价、数量不符", "An amount that price and number do not make"),
        say(
            "单价与数量相乘恰好得出附近金额的，予以证明。",
            "A price and a number that make an amount near them prove it.",
        ),
        SUPPORTS_ONLY,
        "标准为每户1250元。\n首批改造68241户，需8530.13万元。",
    ),
];
