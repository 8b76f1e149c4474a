//! Families D and E: how indicators are scored, and what the scores come to.

use super::{Basis, Family, Rule, Say, say};
use crate::report::Severity;

const MESSAGE: Say = say(
    "{formula}：写的是{stated}，重算为{computed}，相差{difference}。",
    "{formula}: {stated} is stated, it comes to {computed}, a difference of {difference}.",
);

const PROPORTIONAL: Basis = Basis::Regulation(say(
    "公开的自评表填报说明：未完成的按完成比例记分，得分不超过分值上限",
    "published notes of self-evaluation forms: scores in proportion to completion, never above the weight",
));

pub const RULES: &[Rule] = &[
    Rule {
        id: "indicator_completion_rate",
        family: Family::Indicators,
        severity: Severity::Error,
        title: say("指标完成率与目标值、完成值不符", "Completion rate does not follow from target and actual value"),
        checks: say(
            "完成率等于完成值除以目标值（≤类指标反算，或满足即100%），封顶与不封顶都算对。",
            "Actual over target (the other way round for ≤ targets), capped at a hundred per cent or not.",
        ),
        why: say("完成率常被误填为预算执行率。", "The execution rate is often written in its place."),
        basis: PROPORTIONAL,
        message: MESSAGE,
        fires: "培训人次：该指标预期指标值为大于等于200人，实际完成值为150人，该指标完成率为85%。",
        quiet: "培训人次：该指标预期指标值为大于等于200人，实际完成值为150人，该指标完成率为75%。",
        check: None,
    },
    Rule {
        id: "score_eq_weight_x_rate",
        family: Family::Indicators,
        severity: Severity::Error,
        title: say("指标得分与权重、完成率不符", "Score does not follow from weight and completion"),
        checks: say(
            "按比例计分时，得分等于权重乘以完成率，最高为权重。",
            "Where scores are proportional: weight times completion, at most the weight.",
        ),
        why: say(
            "本报告其他指标按比例得分时才判为错误。",
            "An error only where the report scores its other indicators in proportion.",
        ),
        basis: PROPORTIONAL,
        message: MESSAGE,
        fires: "办结率：该指标预期指标值为100%，实际完成值为80%，该指标完成率为80%。该指标权重分值为10分，自评得分8分。\n及时率：该指标预期指标值为100%，实际完成值为90%，该指标完成率为90%。该指标权重分值为10分，自评得分9分。\n受理率：该指标预期指标值为100%，实际完成值为60%，该指标完成率为60%。该指标权重分值为10分，自评得分9分。",
        quiet: "办结率：该指标预期指标值为100%，实际完成值为80%，该指标完成率为80%。该指标权重分值为10分，自评得分8分。\n及时率：该指标预期指标值为100%，实际完成值为90%，该指标完成率为90%。该指标权重分值为10分，自评得分9分。\n受理率：该指标预期指标值为100%，实际完成值为60%，该指标完成率为60%。该指标权重分值为10分，自评得分6分。",
        check: None,
    },
    Rule {
        id: "score_cap",
        family: Family::Indicators,
        severity: Severity::Error,
        title: say("得分超过权重", "Score above its weight"),
        checks: say("得分不超过该指标分值。", "A score is at most its weight."),
        why: say("超额完成也以分值为上限。", "Over-achievement earns no more than the weight."),
        basis: PROPORTIONAL,
        message: say("得分高于分值上限：{formula}。", "The score is above its weight: {formula}."),
        fires: "受理率：该指标预期指标值为100%，实际完成值为100%，该指标完成率为100%。该指标权重分值为10分，自评得分12分。",
        quiet: "受理率：该指标预期指标值为100%，实际完成值为100%，该指标完成率为100%。该指标权重分值为10分，自评得分10分。",
        check: None,
    },
    Rule {
        id: "exec_score_eq_10_x_rate",
        family: Family::Totals,
        severity: Severity::Error,
        title: say("预算执行率得分不符", "Score of budget execution does not follow"),
        checks: say(
            "预算执行率得分等于其分值（一般为10分）乘以执行率，最高为分值。",
            "Its weight (ten as a rule) times the execution rate, at most the weight.",
        ),
        why: say("按四舍五入后的执行率计算也算对。", "The rounded rate may be used."),
        basis: PROPORTIONAL,
        message: MESSAGE,
        fires: "全年预算金额400万元，执行金额为380万元，执行率为95%，得9.8分。",
        quiet: "全年预算金额400万元，执行金额为380万元，执行率为95%，得9.5分。",
        check: None,
    },
    Rule {
        id: "weights_sum_100",
        family: Family::Totals,
        severity: Severity::Error,
        title: say("权重合计不等于100", "Weights do not come to 100"),
        checks: say(
            "各指标权重合计为100分，或指标90分加预算执行率10分。",
            "Weights come to 100, or to 90 beside 10 for budget execution.",
        ),
        why: say("权重合计不对，总分就没有意义。", "Without that the total means nothing."),
        basis: Basis::Arithmetic,
        message: say("权重合计不对：{formula}。", "The weights do not come out: {formula}."),
        fires: "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t数量指标\t培训场次\t10场\t10场\t30\t30\n\t质量指标\t合格率\t100%\t100%\t40\t40\n效益指标\t社会效益\t知晓率\t90%\t95%\t25\t25\n合计\t\t\t\t\t100\t95\n",
        quiet: "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t数量指标\t培训场次\t10场\t10场\t30\t30\n\t质量指标\t合格率\t100%\t100%\t40\t40\n效益指标\t社会效益\t知晓率\t90%\t95%\t30\t30\n合计\t\t\t\t\t100\t100\n",
        check: None,
    },
    Rule {
        id: "level1_eq_sum_level3",
        family: Family::Totals,
        severity: Severity::Error,
        title: say("一级指标分值与三级指标之和不符", "Group weight ≠ sum of its indicators"),
        checks: say(
            "一级指标括号内的分值等于其下三级指标分值之和。",
            "The weight in brackets is the sum of the indicators under it.",
        ),
        why: say("分值分配不拢，评分就有多有少。", "Otherwise points go missing or are given twice."),
        basis: Basis::Arithmetic,
        message: MESSAGE,
        fires: "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标（50分）\t数量指标\t培训场次\t10场\t10场\t20\t20\n\t质量指标\t合格率\t100%\t100%\t20\t20\n效益指标（30分）\t社会效益\t知晓率\t90%\t95%\t30\t30\n",
        quiet: "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标（50分）\t数量指标\t培训场次\t10场\t10场\t20\t20\n\t质量指标\t合格率\t100%\t100%\t30\t30\n效益指标（30分）\t社会效益\t知晓率\t90%\t95%\t30\t30\n",
        check: None,
    },
    Rule {
        id: "score_sum_eq_total",
        family: Family::Totals,
        severity: Severity::Error,
        title: say("总分不等于各项得分之和", "Total score ≠ sum of the scores"),
        checks: say(
            "自评总分等于各指标得分与预算执行率得分之和。",
            "The total is the indicators' scores and that of budget execution.",
        ),
        why: say("改动一项得分而未改总分最为常见。", "A score is changed and the total left as it was."),
        basis: Basis::Arithmetic,
        message: MESSAGE,
        fires: "甲率：该指标预期指标值为100%，实际完成值为100%。该指标权重分值为30分，自评得分30分。\n乙率：该指标预期指标值为100%，实际完成值为100%。该指标权重分值为40分，自评得分40分。\n丙率：该指标预期指标值为100%，实际完成值为50%，完成率50%。该指标权重分值为30分，自评得分15分。\n绩效自评综合得分88分。",
        quiet: "甲率：该指标预期指标值为100%，实际完成值为100%。该指标权重分值为30分，自评得分30分。\n乙率：该指标预期指标值为100%，实际完成值为100%。该指标权重分值为40分，自评得分40分。\n丙率：该指标预期指标值为100%，实际完成值为50%，完成率50%。该指标权重分值为30分，自评得分15分。\n绩效自评综合得分85分。",
        check: None,
    },
];
