//! The sentences about a department's money.

use super::budget::Money;
use super::page::Page;

pub fn initial(page: &mut Page) {
    page.line_one(&[
        "<year>年度，县财政局批复<we>预算{initial_budget}，其中：基本支出预算{initial_basic}，占比[六成以上|较大]；项目支出预算{initial_project}。",
        "[年初|部门]预算批复情况：总额{initial_budget}，含基本支出{initial_basic}、项目支出{initial_project}。",
        "<we>年初支出预算为{initial_budget}，[由|由以下两部分构成：]基本支出{initial_basic}[和|，]项目支出{initial_project}[组成|]。",
        "年初预算数：{initial_budget}\n其中：基本支出{initial_basic}\n项目支出{initial_project}",
        "经县第{#4-19}届人民代表大会第{#1-5}次会议审查批准，<we><year>年年初预算数为{initial_budget}。其中，用于人员和公用的基本支出{initial_basic}，用于专项业务的项目支出{initial_project}。",
        "基本支出年初预算{initial_basic}，项目支出年初预算{initial_project}，[年初预算合计|合计]{initial_budget}。",
        "年初预算基本支出、项目支出分别为{initial_basic}和{initial_project}，共计{initial_budget}。",
        "<we>年初预算数为{initial_budget}，其中：基本支出年初预算数为{initial_basic}、项目支出年初预算数为{initial_project}。",
        "<year>年[年初批复|财政批复年初]部门预算{initial_budget}，[其中|包括]基本支出{initial_basic}，项目支出{initial_project}。",
        "年初部门预算安排{initial_budget}：基本支出{initial_basic}，项目支出{initial_project}。",
        "根据县财政局批复，<we><year>年年初预算支出总额{initial_budget}，分别为基本支出{initial_basic}和项目支出{initial_project}。",
        "<year>年度<unit>年初预算批复的预算数为{initial_budget}。按支出性质分，基本支出预算{initial_basic}，项目支出预算{initial_project}。",
        "<we>[按照|根据]“二上二下”程序编制预算，年初预算总额为{initial_budget}[，其中：|（其中：]基本支出年初预算{initial_basic}；项目支出年初预算{initial_project}。",
        "年初预算：{initial_budget}（基本支出{initial_basic}、项目支出{initial_project}）。",
        "<year>年县人大批准<we>年初支出预算{initial_budget}，其中基本支出{initial_basic}、项目支出{initial_project}，[全部为一般公共预算|无政府性基金预算]。",
    ]);
}

pub fn adjustment(page: &mut Page) {
    if page.spoken("adjusted") == "no" {
        return page.line_one(&[
            "年中未[进行|发生]预算调整，调整后全年预算数{full_budget}。",
            "全年预算数{full_budget}，与年初预算一致，未作调整。",
        ]);
    }
    page.line_one(&[
        "年中预算净<moved>{adjust}，全年预算由{initial_budget}调整为{full_budget}，调整率{adjust_rate}[，主要原因：一是职工调资，二是项目资金据实结算|，系政策性调整]。",
        "[本年度|<year>年]<added>经费{adjust}，主要用于落实工资政策和专项任务变动；<added>后全年预算总额{full_budget}。",
        "预算调整情况：年初预算{initial_budget}，<moved>{adjust}（<moved>比例{adjust_rate}），全年预算{full_budget}，调整事项均按程序报批。",
        "全年预算（调整后）{full_budget}，其中基本支出由{initial_basic}<moved>至{full_basic}，项目支出由{initial_project}<moved>至{full_project}，系人员和任务变化所致。",
        "年初预算{initial_budget}，[执行中|年度中间]<added>{adjust}，调整预算数{full_budget}，调整幅度为{adjust_rate}，原因为[人员变动|上级专款下达]和项目据实结算。",
        "<we>年初批复预算数{initial_budget}，年中<moved>{adjust}，调整后全年预算数{full_budget}，预算调整率{adjust_rate}。[调整原因主要是人员变动和上级专项下达。|]",
        "年中<added>预算{adjust}，[主要是|原因为]人员工资政策调整及项目变动，调整后预算{full_budget}。",
        "执行中<moved>{adjust}（其中基本支出<moved>{adjust_basic}，项目支出<moved>{adjust_project}），全年预算调整为{full_budget}，[预算调整率为|调整幅度]{adjust_rate}，主要因人员增减和项目清理。",
        "[因人员变动及上级资金安排变化，|]<year>年<moved>预算{adjust}，其中：基本支出{adjust_basic}、项目支出{adjust_project}。[调整后|年末]预算数为{full_budget}。",
        "预算调整率=预算调整数÷年初预算数×100%={adjust:n}÷{initial_budget:n}×100%={adjust_rate}，调整后全年预算{full_budget}，调整原因为政策性增减。",
        "全年预算数{full_budget}，比年初预算<moved>{adjust}，系人员经费和项目资金据实调整。",
    ]);
}

pub fn execution(page: &mut Page) {
    page.line_one(&[
        "全年预算{full_budget}、支出{spent}，预算执行率达到百分之<rate_cn>。",
        "<we>全年预算数、执行数各为{full_budget}、{spent}，执行率{rate}。",
        "截至6月底支出{half}，支出进度{half_rate}；截至12月底支出{spent}，占全年预算{full_budget}的{rate}。",
        "[年度|部门]预算执行率=本年支出数÷全年预算数×100%={spent:n}÷{full_budget:n}×100%={rate}。",
        "<year>年<we>全年预算{full_budget}，其中：人员类支出{personnel}、公用经费{public}、特定目标类项目{full_project}；全年执行{spent}，执行率为{rate}。",
        "本年支出{spent}，与全年预算数{full_budget}相比，执行率{rate}，[未执行|结余]{left}。",
        "整体支出预算{full_budget}，实际支出{spent}，[整体|总体]预算执行率{rate}；其中基本支出执行率{rate_basic}，项目支出执行率{rate_project}。",
        "资金总额{full_budget}已[全部|按进度]到位，实际支付{spent}，预算执行进度{rate}。",
        "年度预算执行情况良好，支出{spent}／预算{full_budget}，执行率{rate}。",
        "<we>全年支出预算{full_budget}，[决算|实际]支出{spent}（基本支出{spent_basic}，项目支出{spent_project}），预算完成率{rate}。",
        "全年预算数为{full_budget}，全年实际支出资金{spent}，预算执行率为{rate}。",
        "<year>年度<unit>整体支出全年预算总额为{full_budget}，资金执行数{spent}，执行率{rate}。",
        "<year>年<we>调整后预算数{full_budget}，预算执行数{spent}，预算执行率{rate}[，较好完成了支出进度|]。",
        "<year>年全年预算数{full_budget}，其中，基本支出预算数{full_basic}，项目支出预算数{full_project}。资金总体支出{spent}，其中，基本支出{spent_basic}，项目支出{spent_project}。预算执行率为{rate}。",
        "截至<year>年12月31日，部门整体支出{spent}，占全年预算{full_budget}的{rate}。",
        "全年预算{full_budget}，实际执行{spent}，结转结余{left}，执行率为{rate}。",
        "部门整体支出全年预算数（A）{full_budget}，全年执行数（B）{spent}，执行率（B/A）{rate}。",
        "本年度可用资金{full_budget}，实际使用{spent}，[支付率|资金使用率]{rate}。",
        "<year>年实际支出{spent}，完成全年预算（{full_budget}）的{rate}。",
    ]);
    if page.chance(25) {
        page.line_one(&[
            "[与年初预算相比|按年初预算口径]，支出决算{spent}完成年初预算{initial_budget}的{rate_initial}。",
            "支出总额约{spent:yi}。",
            "[国库集中支付系统显示，|]全年累计支付{spent:yuan}。",
        ]);
    }
}

pub fn execution_score(page: &mut Page) {
    page.line_one(&[
        "整体支出预算执行率（满分{exec.weight}）：执行数{spent}÷全年预算数{full_budget}={rate}，{exec.weight}×{rate}，得{exec.score}。",
        "预算资金执行率{rate}，按“得分=执行率×分值”计算，{exec.weight}中得{exec.score}。",
        "[部门预算|整体]执行率{rate}，分值{exec.weight}，[评分|计分]{exec.score}。",
        "<we><year>年全年预算金额为{full_budget}，执行金额为{spent}，执行率为{rate}，得{exec.score}。",
        "预算执行率（{exec.weight}）：全年预算{full_budget}，全年执行{spent}，执行率{rate}，按比例得{exec.score}。",
        "预算执行情况，分值{exec.weight}，预算执行率{rate}，自评得分{exec.score}。",
        "预算执行率为{rate}，[该项|]权重{exec.weight}，得分{exec.score}。",
    ]);
}

pub fn spending(page: &mut Page) {
    page.line_one(&[
        "<year>年支出总额{spent}，其中：人员经费支出{personnel_spent}，公用经费支出{public_spent}，项目支出{spent_project}。",
        "本年支出合计{spent}，比<last>年的{spent_last}<spent_more>{spent_change}，<spent_up>{spent_growth}。其中：基本支出{spent_basic}、项目支出{spent_project}。",
        "从支出构成看，基本支出{spent_basic}，占[总支出|支出总额]的{spent_basic_share}；项目支出{spent_project}，占{spent_project_share}，两项合计{spent}。",
        "支出方面，<year>年共支出{spent}，同比<spent_up>{spent_growth}，<spent_more>额为{spent_change}；[其中|分类看]，基本支出{spent_basic}，项目支出{spent_project}。",
        "全年实现支出{spent}（上年同期{spent_last}），包括基本支出{spent_basic}和项目支出{spent_project}。",
        "<we><year>年全年预算支出金额共计{spent}，其中：基本支出为{spent_basic}，主要用于[人员工资、社保缴费和日常办公|保障机构正常运转]；项目支出{spent_project}，主要用于[各专项业务开展|设备购置和业务保障]。",
        "<year>年支出合计{spent}，其中：基本支出{spent_basic}，占{spent_basic_share}；项目支出{spent_project}，占{spent_project_share}。",
        "[本年支出|年度总支出]{spent}。按用途划分，基本支出{spent_basic}（占总支出的{spent_basic_share}），项目支出{spent_project}（占总支出的{spent_project_share}）。",
        "全年总支出为{spent}，较上年<spent_more>{spent_change}，<spent_up>{spent_growth}。其中基本支出{spent_basic}，项目支出{spent_project}。",
        "<year>年度支出决算{spent}，上年支出{spent_last}，同比<spent_up>{spent_growth}；其中：人员经费{personnel_spent}，日常公用经费{public_spent}，项目支出{spent_project}。",
        "实际支出{spent}：（1）基本支出{spent_basic}，包括人员经费{personnel_spent}、公用经费{public_spent}；（2）项目支出{spent_project}。",
    ]);
}

pub fn basic(page: &mut Page) {
    page.line_one(&[
        "基本支出共{spent_basic}，人员经费{personnel_spent}占{personnel_share}，公用经费{public_spent}占{public_share}。",
        "基本支出调整后预算{full_basic}，决算{spent_basic}，执行率{rate_basic}：人员经费{personnel_spent}，包括基本工资、津贴补贴、奖金、社会保障缴费等；公用经费{public_spent}，包括办公费、培训费、工会经费、公务用车运行维护费等。",
        "（1）人员经费支出{personnel_spent}。（2）公用经费支出{public_spent}。以上基本支出合计{spent_basic}，占基本支出预算{full_basic}的{rate_basic}。",
        "人员经费预算{personnel}、支出{personnel_spent}；公用经费预算{public}、支出{public_spent}。基本支出预算合计{full_basic}，支出合计{spent_basic}。",
        "用于保障机构运转的基本支出{spent_basic}，较基本支出预算{full_basic}，完成{rate_basic}，其中：工资福利支出等人员经费{personnel_spent}、商品和服务支出等公用经费{public_spent}。",
        "<year>年本单位基本支出全年预算总额{full_basic}，其中：人员经费{personnel}，公用经费{public}。实际支出{spent_basic}，基本支出预算执行率{rate_basic}。",
        "基本支出全年预算数{full_basic}，执行数{spent_basic}，执行率{rate_basic}。其中人员经费支出{personnel_spent}，公用经费支出{public_spent}。",
        "基本支出预算{full_basic}（人员支出{personnel}、日常公用支出{public}），[全年|实际]支出{spent_basic}，[完成预算的|执行率为]{rate_basic}。",
        "基本支出是[为保障机构正常运转、完成日常工作任务而发生的支出|指保障单位运转的各项支出]，<year>年决算数{spent_basic}，其中用于在职及离退休人员的人员经费{personnel_spent}，用于办公费、水电费、差旅费等的公用经费{public_spent}。",
        "<year>年，基本支出{spent_basic}，具体为：工资福利及对个人和家庭补助等人员经费{personnel_spent}；商品和服务支出等公用经费{public_spent}[，包括办公费、印刷费、水费、电费等|]。",
        "<we>基本支出中，人员经费、公用经费[全年预算|预算]分别为{personnel}、{public}，合计{full_basic}；实际执行{spent_basic}，执行率{rate_basic}。",
    ]);
}

pub fn income(page: &mut Page) {
    page.line_one(&[
        "<year>年度收入总额{income}，较<last>年<income_more>{income_change}，<income_up>{income_growth}，其中财政拨款收入{income_fiscal}、其他收入{income_other}。",
        "本年收入合计{income}（上年为{income_last}，同比<income_up>{income_growth}）。财政拨款收入占{income_fiscal_share}，为{income_fiscal}；其他收入{income_other}，占{income_other_share}。",
        "<we>收入来源为财政拨款和其他收入，分别为{income_fiscal}、{income_other}，合计{income}；上年结转{carried_in}。",
        "全年收入{income}，与上年相比，<income_more>了{income_change}，<income_up>了{income_growth}。",
        "<year>年[收入合计|总收入|本年收入合计]{income}，其中：财政拨款收入{income_fiscal}，占{income_fiscal_share}；其他收入{income_other}，占{income_other_share}。",
        "<year>年收入{income}，同比上年度<income_more>{income_change}，<income_up>{income_growth}。其中：一般公共预算财政拨款{income_fiscal}，其他收入{income_other}。年初结转和结余{carried_in}。",
        "<we>本年收入{income}（财政拨款{income_fiscal}、其他收入{income_other}），加上年初结转结余{carried_in}，可支配资金共{full_budget}。",
        "收入情况：财政拨款收入{income_fiscal}、其他收入{income_other}，合计{income}，与上年{income_last}相比<income_more>{income_change}，[增减率|变动率]{income_growth}。",
    ]);
}

pub fn balance(page: &mut Page) {
    page.line_one(&[
        "收支相抵，年末结转结余{left}，[按规定|经批准]结转下年。",
        "全年预算{full_budget}，实际支出{spent}，形成结余{left}，[原因是|主要为]采购节约。",
        "年初结转和结余{carried_in}，本年收入{income}，本年支出{spent}，年末结转和结余{left}。",
        "全年预算{full_budget}，支出{spent}，年末结转和结余{left}。",
        "年末结转结余资金{left}，[主要是|系]项目尾款，[将按规定结转下年使用|已按规定上缴]。",
        "<year>年末结转结余{left}（全年预算数{full_budget}减去支出数{spent}）。",
    ]);
}

const LEADS: &[&str] = &[
    "<year>年本单位共有{projects}项目，项目总金额为{full_project}，执行金额为{spent_project}。其中：",
    "<year>年度[安排|实施]项目{projects}，全年预算数{full_project}，执行数{spent_project}，执行率{rate_project}。[具体如下|分别为]：",
    "项目支出[全年|]预算{full_project}，实际支出{spent_project}，预算执行率为{rate_project}，共涉及{projects}项目：",
    "<we><year>年项目支出共计{projects}，预算{full_project}，支出{spent_project}，[明细如下|具体情况]：",
    "<year>年项目支出{spent_project}（预算{full_project}），[占比情况及使用方向|使用情况]如下：",
    "<year>年[纳入绩效管理的|]项目[共|共计]{projects}，[预算总额|资金总额]{full_project}，[已支出|累计支出]{spent_project}，[总体|平均]执行率{rate_project}。[分项目看|其中]：",
    "<we>本年度实施<projects_cn>项目，安排预算{full_project}，完成支出{spent_project}。[一一说明如下|分别是]：",
    "项目支出决算{spent_project}，项目支出全年预算{full_project}，执行率{rate_project}，具体包括：",
    "特定目标类项目{projects}，批复预算{full_project}，实际支付{spent_project}，支付率{rate_project}：",
];

const ITEMS: &[&str] = &[
    "<name>，预算金额为{@budget}，执行金额为{@spent}",
    "<name>：全年预算数{@budget}，执行数{@spent}，执行率{@rate}",
    "<name>预算{@budget}，支出{@spent}，完成预算的{@rate}",
    "<name>安排资金{@budget}，实际使用{@spent}",
    "<name>全年预算{@budget}，实际支出{@spent}，预算执行率{@rate}，主要用于[相关业务开展|保障工作正常运行]",
    "<name>（预算{@budget}，执行{@spent}）",
    "<name>，全年预算{@budget}，全年执行{@spent}，执行率为{@rate}，[年度目标已完成|绩效目标基本实现]",
    "<name>：批复资金{@budget}，支付资金{@spent}，支付率{@rate}",
    "<name>资金{@budget}，已支付{@spent}",
    "<name>项目金额{@budget}，支出金额{@spent}，[资金|预算]执行率{@rate}",
    "<name>，年度预算数{@budget}，决算数{@spent}，[主要用于|资金用于]设备维护、耗材采购等",
];

pub fn projects(page: &mut Page, money: &Money) {
    if page.chance(25) {
        page.line("<year>年本单位共有{projects}项目，[项目情况|项目资金使用情况]如下表：");
        return super::grid::projects(page, &money.projects);
    }
    page.say_one(LEADS);
    let item = *page.rng.pick(ITEMS);
    let form = page.rng.range(1, 3);
    for (i, project) in money.projects.iter().enumerate() {
        page.scope(project.key.clone());
        page.word("name", project.name.clone());
        if form == 1 {
            page.say(&format!("\n（{}）", i + 1));
        } else if form == 2 {
            page.say(&format!("\n{}", page.item_number(i + 1)));
        }
        page.say(item);
        page.push(match (form, i + 1 == money.projects.len()) {
            (3, false) => "；",
            _ => "。",
        });
    }
    page.push("\n");
}
