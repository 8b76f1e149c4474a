//! What a clause plainly tells of its own figures. (The readers claim it.)

use super::reckoned::reckoned;
use super::{Family, Rule, Say, say};
use crate::report::Severity;

const MESSAGE: Say = say(
    "{formula}：按同一句话里的数计算应为{computed}，写的是{stated}，相差{difference}。",
    "{formula}: the figures of the same clause come to {computed}, {stated} is stated, a difference of {difference}.",
);
const WHY: Say = say(
    "一句话里自己说明了数与数的关系，读者一算便知对错。",
    "The clause itself says how its figures go together; any reader can reckon it.",
);

const fn told(id: &'static str, title: Say, checks: Say, fires: &'static str, quiet: &'static str) -> Rule {
    let row = reckoned(id, title, checks, fires, quiet);
    Rule { family: Family::Sums, severity: Severity::Error, why: WHY, message: MESSAGE, ..row }
}

pub const RULES: &[Rule] = &[
    told(
        "told_change",
        say("增减数与前后两数不符", "A change its two figures do not make"),
        say(
            "“由甲降到乙，减少丙，下降丁%”“比上年的甲增加乙”：增减量和增减幅度按前后两数重算。",
            "From so much to so much, by so much, by so many per cent: the change and its rate are reckoned again.",
        ),
        "大班额班级由2020年的38个减至9个，减少27个。",
        "大班额班级由2020年的38个减至9个，减少29个。",
    ),
    told(
        "told_share",
        say("比率与本句两数不符", "A rate the two figures of its clause do not give"),
        say(
            "“计划12部、实际7部，完成58.33%”“发现67个，整改61个，整改率91.04%”：比率按句中两数重算。",
            "So many planned, so many done, so many per cent: the rate is reckoned again.",
        ),
        "发现问题67个，已整改61个，整改率94.01%。",
        "发现问题67个，已整改61个，整改率91.04%。",
    ),
    told(
        "told_mean",
        say("平均数或总额与本句数量不符", "A mean or an amount its numbers do not give"),
        say(
            "“培训18期、1274人次，平均每期70.8人次”“6个站点、每站18万元，合计108万元”：平均数、总额按句中数量重算。",
            "So many courses, so many people, so many each: means and amounts are reckoned again.",
        ),
        "举办培训班19期，培训乡村医生1274人次，平均每期70.8人次。",
        "举办培训班18期，培训乡村医生1274人次，平均每期70.8人次。",
    ),
    told(
        "told_parts",
        say("总数与括号内或冒号后各数之和不符", "A whole its parts do not add up to"),
        say(
            "括号内、冒号后逐一列出的各数，或行政与事业、线上与线下这样成对说全的各数，应加总为前面的总数；“两项共”应为前两数之和。",
            "Parts laid out in a bracket or after a colon, or named side by side (men and women), add up to the whole before them.",
        ),
        "招聘毕业生63人（本科12人、专科24人）。",
        "招聘毕业生36人（本科12人、专科24人）。",
    ),
    told(
        "told_rest",
        say("剩余数、年末数与本句各数不符", "What is left does not follow from its clause"),
        say(
            "“编制21名，在编19名，空编2名”“年初、新增、减少、年末”：剩下的数按句中各数重算。",
            "So many posts, so many filled, so many vacant; so many at the start, in, out, and at the end.",
        ),
        "事业编制21名，年末在编19名，空编3名。",
        "事业编制21名，年末在编19名，空编2名。",
    ),
];
