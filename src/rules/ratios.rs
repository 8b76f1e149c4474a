//! Family B: what must follow by division; and family C: what must agree with itself.

use super::{Basis, Family, PROVED, Rule, SUPPORTS_ONLY, Say, say};
use crate::report::Severity;

const MESSAGE: Say = say(
    "{formula}：写的是{stated}，重算为{computed}，相差{difference}。",
    "{formula}: {stated} is stated, it comes to {computed}, a difference of {difference}.",
);

const fn ratio(
    id: &'static str,
    severity: Severity,
    title: Say,
    checks: Say,
    why: Say,
    fires: &'static str,
    quiet: &'static str,
) -> Rule {
    Rule { id, family: Family::Ratios, severity, title, checks, why, message: MESSAGE, fires, quiet, ..PROVED }
}

pub const RULES: &[Rule] = &[
    ratio(
        "exec_rate_recalc",
        Severity::Error,
        say("执行率与金额不符", "Execution rate does not follow from the amounts"),
        say(
            "执行率等于执行数除以预算数；年初、全年、到位三种口径都试过才报。",
            "Spending over budget; the initial, full-year and received budget are all tried before it is called wrong.",
        ),
        say("四舍五入到所写的位数；按四舍五入前后的数计算都算对。", "Rounded half up to the digits shown."),
        "全年预算数为400万元，全年实际支出380万元，预算执行率为93%。",
        "全年预算数为400万元，全年实际支出380万元，预算执行率为95%。",
    ),
    ratio(
        "adjust_rate_recalc",
        Severity::Error,
        say("预算调整率与金额不符", "Adjustment rate does not follow from the amounts"),
        say("调整率等于调整数除以年初预算数（取绝对值）。", "The change over the initial budget, whatever its sign."),
        say("调减写成正数是习惯写法，不算错。", "A cut written as a positive rate is customary."),
        "年初批复预算数500万元，年中调增80万元，调整后全年预算数580万元，预算调整率18%。",
        "年初批复预算数500万元，年中调增80万元，调整后全年预算数580万元，预算调整率16%。",
    ),
    ratio(
        "like_its_neighbours",
        Severity::Error,
        say("与同类各项的算法不符", "Not reckoned like its neighbours"),
        say(
            "同一句式或同一表格的各行，凡有两行以上按同一算式成立的，其余各行也应成立。",
            "Where two or more rows or clauses of one make bear out a computation, the others must follow it.",
        ),
        say("逐项复制修改时常漏改其中一个数。", "When items are copied and changed, one figure is often forgotten."),
        "甲站到账60万元，花去45万元，还剩15万元。乙站到账80万元，花去50万元，还剩30万元。丙站到账90万元，花去20万元，还剩60万元。丁站到账70万元，花去31万元，还剩39万元。",
        "甲站到账60万元，花去45万元，还剩15万元。乙站到账80万元，花去50万元，还剩30万元。丙站到账90万元，花去20万元，还剩70万元。丁站到账70万元，花去31万元，还剩39万元。",
    ),
    ratio(
        "formula_recalc",
        Severity::Error,
        say("文中算式不成立", "A computation in the text does not come out"),
        say(
            "文中写出的加减乘除与所写结果一致。",
            "A sum, difference, product or quotient written out in the text gives the result stated.",
        ),
        say("算式是报告自己给出的依据。", "It is the report's own ground."),
        "增减率=2.40÷12.00×100%=25%。",
        "增减率=2.40÷12.00×100%=20%。",
    ),
    ratio(
        "price_times_count",
        Severity::Warning,
        say("金额与数量、标准不符", "Amount does not follow from count and price"),
        say(
            "一句话写明人数（数量）、每人（每份）标准和金额的，金额等于二者之积。",
            "Where a sentence tells how many, how much for each and what it came to, the amount is their product.",
        ),
        say("补助人数或标准更新后常忘记改金额。", "Count or price is updated, and the amount is left as it was."),
        "补助护林员61名，每名每年9500元，发放补助59.75万元。",
        "补助护林员61名，每名每年9500元，发放补助57.95万元。",
    ),
    ratio(
        "three_public_control_rate",
        Severity::Error,
        say("“三公”经费控制率与金额不符", "Control rate of the three public expenses does not follow from the amounts"),
        say(
            "三公经费控制率等于三公经费支出数除以预算数。",
            "What was spent on the three public expenses over their budget.",
        ),
        say("支出、预算和控制率都写在文中，可以逐项复核。", "Spending, budget and rate all stand in the text."),
        "“三公”经费预算安排40.00万元，实际支出31.00万元，“三公”经费控制率为87.50%。",
        "“三公”经费预算安排40.00万元，实际支出31.00万元，“三公”经费控制率为77.50%。",
    ),
    ratio(
        "public_cost_control_rate",
        Severity::Error,
        say("公用经费控制率与金额不符", "Control rate of running costs does not follow from the amounts"),
        say("公用经费控制率等于公用经费支出数除以预算数。", "What was spent on running costs over their budget."),
        say("支出、预算和控制率都写在文中，可以逐项复核。", "Spending, budget and rate all stand in the text."),
        "公用经费实际支出122.30万元，预算安排132.47万元，公用经费控制率95%。",
        "公用经费实际支出122.30万元，预算安排132.47万元，公用经费控制率92%。",
    ),
    ratio(
        "staff_control_rate",
        Severity::Error,
        say("在职人员控制率与人数不符", "Staff control rate does not follow from the counts"),
        say("在职人员控制率等于在职人数除以编制数。", "Those on duty over the posts."),
        say("离退休、临聘人员不计入在职。", "Retired and temporary staff do not count."),
        "编制数50人，在职人员45人，在职人员控制率95%。",
        "编制数50人，在职人员45人，在职人员控制率90%。",
    ),
    ratio(
        "funds_received_rate",
        Severity::Warning,
        say("资金到位率与金额不符", "Arrival rate does not follow from the amounts"),
        say("到位率等于到位资金除以预算（计划）数。", "Funds received over funds budgeted."),
        say("到位率是执行率的前提。", "What has not arrived cannot be spent."),
        "预算金额400万元，实际到位资金300万元，资金到位率85%。",
        "预算金额400万元，实际到位资金300万元，资金到位率75%。",
    ),
    ratio(
        "carryover_rate",
        Severity::Warning,
        say("结转结余率与金额不符", "Carry-over rate does not follow from the amounts"),
        say("结转结余率等于结转结余除以预算数。", "What is left over the budget."),
        say("约等于1减执行率。", "About one minus the execution rate."),
        "全年预算数400万元，年末结转20万元，结转结余率8%。",
        "全年预算数400万元，年末结转20万元，结转结余率5%。",
    ),
    ratio(
        "three_public_share",
        Severity::Error,
        say("“三公”经费占比与金额不符", "Share of the three public expenses does not follow"),
        say("占比等于该项除以三公经费合计。", "The part over the total."),
        say("各项占比之和应为100%。", "The shares add up to a hundred per cent."),
        "三公经费支出决算为20万元。其中公务接待费为5万元，占35%；公务用车运行维护费为15万元，占75%。",
        "三公经费支出决算为20万元。其中公务接待费为5万元，占25%；公务用车运行维护费为15万元，占75%。",
    ),
    ratio(
        "share_recalc",
        Severity::Error,
        say("占比与金额不符", "Share does not follow from the amounts"),
        say("占比等于该项除以所占的总数。", "The part over what it is a part of."),
        say("文中各个可能的总数都试过才报。", "Every total that the text offers is tried first."),
        "项目总投资4825.50万元，其中：土建工程1798.00万元，占32.76%；设备购置3027.50万元，占62.74%。",
        "项目总投资4825.50万元，其中：土建工程1798.00万元，占37.26%；设备购置3027.50万元，占62.74%。",
    ),
    ratio(
        "growth_rate_recalc",
        Severity::Error,
        say("增减率与金额不符", "Growth rate does not follow from the amounts"),
        say(
            "增长率等于增加额除以上年数；上年数未写时由本年数与增减额推出。",
            "The change over last year's figure, which this year's figure and the change imply.",
        ),
        say("降幅写成正数是习惯写法。", "A fall written as a positive rate is customary."),
        "2023年收入792.22万元，比上年增加189.25万元，增长39.31%。",
        "2023年收入792.22万元，比上年增加189.25万元，增长31.39%。",
    ),
    ratio(
        "spend_within_budget",
        Severity::Note,
        say("支出未超过预算", "Spending within the budget"),
        say("执行数不大于相应的预算（到位）数。", "What was spent is at most what was budgeted."),
        say(
            "成立时作为佐证显示；超出预算另有规则提示。",
            "Shown where it holds; overspending is another rule's matter.",
        ),
        SUPPORTS_ONLY,
        "全年预算数为400万元，全年实际支出380万元。",
    ),
    Rule {
        id: "same_fact_consistent",
        family: Family::Consistency,
        severity: Severity::Error,
        title: say("同一事实前后不一致", "One fact, two figures"),
        checks: say(
            "同一主体、同一口径的金额在文中各处一致。",
            "An amount of one subject and one stage is the same wherever it is printed.",
        ),
        why: say("前后两个数必有一个不对。", "One of the two must be wrong."),
        basis: Basis::Arithmetic,
        message: say(
            "同一事实写了两个数：{formula}，相差{difference}。",
            "One fact is printed two ways: {formula}, a difference of {difference}.",
        ),
        fires: "年初预算数为500万元。\n经批复，年初预算数为550万元。",
        quiet: "年初预算数为500万元。\n经批复，年初预算数为500.00万元。",
        check: None,
    },
];
