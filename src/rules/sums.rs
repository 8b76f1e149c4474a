//! Family A: what must add up.

use super::{PROVED, Rule, Say, say};

const MESSAGE: Say = say(
    "{formula}：写的是{stated}，按各项算得{computed}，相差{difference}。",
    "{formula}: {stated} is stated, the parts come to {computed}, a difference of {difference}.",
);

/// A sum that the judge proves from claims.
const fn sum(id: &'static str, title: Say, checks: Say, why: Say, fires: &'static str, quiet: &'static str) -> Rule {
    Rule { id, title, checks, why, message: MESSAGE, fires, quiet, ..PROVED }
}

pub const RULES: &[Rule] = &[
    sum(
        "initial_total_eq_basic_plus_project",
        say("年初预算数不等于基本支出与项目支出之和", "Initial budget ≠ basic + project expenditure"),
        say(
            "年初预算总数等于基本支出与项目支出的年初预算之和。",
            "The initial budget is the sum of its basic and project parts.",
        ),
        say(
            "总数与分项常取自不同时点，分项误填调整后数最为常见。",
            "Total and parts are often taken at different times; adjusted parts under an initial total are the usual slip.",
        ),
        "年初预算数为500万元，其中：基本支出年初预算数为320万元、项目支出年初预算数为160万元。",
        "年初预算数为500万元，其中：基本支出年初预算数为320万元、项目支出年初预算数为180万元。",
    ),
    sum(
        "budget_total_eq_basic_plus_project",
        say("全年预算数不等于基本支出与项目支出之和", "Full-year budget ≠ basic + project expenditure"),
        say(
            "全年（调整后）预算总数等于基本支出与项目支出之和。",
            "The full-year budget is the sum of its basic and project parts.",
        ),
        say(
            "上级专项已含在项目支出内时不再另加。",
            "Earmarked funds already inside project expenditure are not added again.",
        ),
        "全年预算数为600万元，其中：基本支出350万元，项目支出200万元。",
        "全年预算数为600万元，其中：基本支出350万元，项目支出250万元。",
    ),
    sum(
        "spend_total_eq_basic_plus_project",
        say("支出合计不等于基本支出与项目支出之和", "Total spending ≠ basic + project expenditure"),
        say("支出总数等于基本支出与项目支出之和。", "Total spending is the sum of basic and project expenditure."),
        say(
            "总支出照抄预算数时，差额就是未执行的数。",
            "Where the total repeats the budget, the difference is what was not spent.",
        ),
        "全年实际支出480万元，其中：基本支出300万元，项目支出170万元。",
        "全年实际支出480万元，其中：基本支出300万元，项目支出180万元。",
    ),
    sum(
        "adjusted_eq_initial_plus_change",
        say("调整后预算数不等于年初预算数加减调整数", "Adjusted budget ≠ initial budget ± change"),
        say(
            "调整后预算等于年初预算加调增、减调减。",
            "The adjusted budget is the initial one plus what was added, minus what was cut.",
        ),
        say("方向由“调增、追加、调减、核减”等词决定。", "The words raised, added, cut decide the sign."),
        "年初批复预算数500万元，年中调增80万元，调整后全年预算数590万元。",
        "年初批复预算数500万元，年中调增80万元，调整后全年预算数580万元。",
    ),
    sum(
        "basic_eq_personnel_plus_public",
        say("基本支出不等于人员经费与公用经费之和", "Basic expenditure ≠ personnel + running costs"),
        say("基本支出等于人员经费与公用经费之和。", "Basic expenditure is personnel plus running costs."),
        say("“其中”拆的可能是执行数，而总数写的是预算数。", "The parts may be spending while the total is the budget."),
        "基本支出全年预算总额300万元，其中：人员经费240万元，公用经费50万元。",
        "基本支出全年预算总额300万元，其中：人员经费240万元，公用经费60万元。",
    ),
    sum(
        "three_public_sum",
        say("“三公”经费合计不等于各项之和", "Three public expenses ≠ their parts"),
        say(
            "三公经费等于因公出国（境）费、公务用车费、公务接待费之和；公务用车费等于购置费与运行维护费之和。",
            "Travel abroad, cars and reception add up to the total; purchase and running add up to cars.",
        ),
        say("公开的三公经费须与分项一致。", "Published totals must agree with their parts."),
        "三公经费支出决算为20万元，其中：因公出国（境）费0万元，公务用车运行维护费12万元，公务接待费6万元。",
        "三公经费支出决算为20万元，其中：因公出国（境）费0万元，公务用车运行维护费12万元，公务接待费8万元。",
    ),
    sum(
        "three_public_change",
        say("增减额与各项不符", "Change ≠ its parts"),
        say(
            "增减总额等于各项增减之和，也等于本年数与上年数之差。",
            "The total change is the sum of the parts' changes, and this year's figure less last year's.",
        ),
        say("增减额算错会连带增减率出错。", "A wrong change makes a wrong rate."),
        "三公经费支出决算为20万元，上年决算数为26万元，比上年减少5万元，下降19.23%。",
        "三公经费支出决算为20万元，上年决算数为26万元，比上年减少6万元，下降23.08%。",
    ),
    sum(
        "parts_sum",
        say("合计与各项之和不符", "Total ≠ sum of its parts"),
        say(
            "“其中”“合计”“共计”等词连接的总数与各项之和一致。",
            "A total and the parts that the text lists for it agree.",
        ),
        say(
            "列举完整而加不拢时，总有一个数写错。",
            "Where the list is whole and does not add up, one of its figures is wrong.",
        ),
        "全年下达补助资金1253.46万元，其中中央资金805万元，自治区资金263万元，本级配套资金185.64万元。",
        "全年下达补助资金1253.46万元，其中中央资金805万元，自治区资金263万元，本级配套资金185.46万元。",
    ),
    sum(
        "count_parts_sum",
        say("总数与分项个数不符", "Count ≠ sum of its parts"),
        say("总个数等于各类个数之和。", "A count is the sum of the counts it is made of."),
        say("增减项目后常忘记改总数。", "Totals are often left unchanged when items come and go."),
        "全区共有便民服务点1125个，其中旗舰点316个，标准点819个。",
        "全区共有便民服务点1125个，其中旗舰点316个，标准点809个。",
    ),
    sum(
        "staff_quota_sum",
        say("编制总数与分项不符", "Posts ≠ sum of their kinds"),
        say(
            "编制总数等于行政、事业、工勤等编制之和（领导职数不另加）。",
            "All posts are the administrative, institutional and workers' posts; leading posts are among them.",
        ),
        say("总项与分项常被写成同名，数也随之写错。", "Total and part often share a name, and then a number."),
        "本单位编制数9名，其中：行政编制9名，工勤编制5名。",
        "本单位编制数14名，其中：行政编制9名，工勤编制5名。",
    ),
    sum(
        "staff_actual_sum",
        say("实有人数与分项不符", "Staff ≠ those on duty and retired"),
        say("实有人数等于在职、离休、退休人数之和。", "People are those on duty and those retired."),
        say("人数是人员经费的依据。", "Personnel costs rest on it."),
        "年末实有人数52人，其中：在职人员40人，退休人员10人。",
        "年末实有人数52人，其中：在职人员40人，退休人员12人。",
    ),
    sum(
        "org_count_matches_list",
        say("机构（项目）个数与列举不符", "Count ≠ length of the list"),
        say("“下设N个机构：甲、乙、丙”中的N等于列举的个数。", "N in “N departments: A, B, C” is how many are listed."),
        say("机构改革、项目增减后常忘记改个数。", "Counts are left unchanged when the list changes."),
        "下设4个科室，分别是：办公室、财务科、业务科。",
        "下设3个科室，分别是：办公室、财务科、业务科。",
    ),
    sum(
        "project_list_sum",
        say("项目合计不等于各项目之和", "Projects' total ≠ sum of the projects"),
        say("项目预算（支出）总额等于逐个项目之和。", "The projects' total is the sum of the projects listed."),
        say("逐项列出的项目是总额的唯一依据。", "The list is the only ground for the total."),
        "2023年共有2个项目，项目支出数35万元，其中：河道清淤项目年初预算20万元，实际支出18万元；路灯改造项目年初预算16万元，实际支出16万元。",
        "2023年共有2个项目，项目支出数34万元，其中：河道清淤项目年初预算20万元，实际支出18万元；路灯改造项目年初预算16万元，实际支出16万元。",
    ),
    sum(
        "project_group_sum",
        say("项目个数与年初、年中个数之和不符", "Projects ≠ those budgeted at first + those added"),
        say(
            "项目总个数等于年初批复的个数加年中增加的个数。",
            "All projects are those of the initial budget and those added in the year.",
        ),
        say("有项目取消的应当写明。", "A project that was dropped should be told."),
        "实施项目共9个，年初批复预算5个项目300万元，年中增加3个项目。",
        "实施项目共8个，年初批复预算5个项目300万元，年中增加3个项目。",
    ),
    sum(
        "balance_eq_budget_minus_spend",
        say("结余不等于预算减支出", "Balance ≠ budget − spending"),
        say("结转结余等于预算（到位）数减支出数。", "What is left is the budget less what was spent."),
        say("结余与执行率是同一件事的两面。", "Balance and execution rate say the same thing twice."),
        "项目资金共计36950万元，实际使用资金19078万元，资金结转17782万元。",
        "项目资金共计36950万元，实际使用资金19078万元，资金结转17872万元。",
    ),
    sum(
        "table_column_sum",
        say("表中合计行与各行之和不符", "Table total ≠ sum of its rows"),
        say(
            "每列合计（小计）等于所含各行之和，合计列等于各分列之和。",
            "Each total row is the sum of its rows, each total column of its columns.",
        ),
        say(
            "改动一格而未改合计是最常见的表格错误。",
            "Changing a cell and not its total is the commonest slip in tables.",
        ),
        "项目名称\t预算数\t执行数\n道路养护\t120\t110\n桥梁检测\t80\t75\n合计\t210\t185\n",
        "项目名称\t预算数\t执行数\n道路养护\t120\t110\n桥梁检测\t80\t75\n合计\t200\t185\n",
    ),
    sum(
        "table_fund_parts",
        say("资金总额不等于各来源之和", "Total funds ≠ sum of their sources"),
        say(
            "年度资金总额等于财政拨款、结转资金与其他资金之和。",
            "The year's total funds are appropriations, carried-over and other funds.",
        ),
        say("资金区逐列都应平衡。", "Every column of the funds block must balance."),
        "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t100\t120\t110\t10\t91.67%\t9.17\n其中：当年财政拨款\t100\t100\t110\t—\t—\t—\n上年结转资金\t0\t10\t0\t—\t—\t—\n其他资金\t0\t0\t0\t—\t—\t—\n",
        "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t100\t120\t110\t10\t91.67%\t9.17\n其中：当年财政拨款\t100\t110\t110\t—\t—\t—\n上年结转资金\t0\t10\t0\t—\t—\t—\n其他资金\t0\t0\t0\t—\t—\t—\n",
    ),
];
