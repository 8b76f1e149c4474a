//! What a department says of its budget, its income and its spending.

use super::super::page::Page;

pub fn approved(page: &mut Page) {
    page.line_one(&[
        "<year>年初，<bureau>下达<we>部门预算指标{initial}，其中基本支出指标{basic.initial}，项目支出指标{project.initial}。",
        "年初部门预算收支平衡，支出安排{initial}。按支出类别：基本支出{basic.initial}（占{basic.initial.share}），项目支出{project.initial}（占{project.initial.share}）。",
        "经人代会批准并由财政部门批复，<year>年本部门支出预算共计{initial}：一是基本支出{basic.initial}；二是项目支出{project.initial}。",
        "<we>年初预算{initial}。其中：保工资、保运转的基本支出{basic.initial}；用于专项工作的项目支出{project.initial}。",
        "年初预算安排基本支出{basic.initial}、项目支出{project.initial}，预算总盘子{initial}。",
        "[根据|按照]《关于批复<year>年部门预算的通知》（<code>〔<year>〕<number>号），核定<unit>年初支出预算{initial}，其中，基本支出{basic.initial}，占年初预算的{basic.initial.share}；项目支出{project.initial}，占年初预算的{project.initial.share}。",
        "<year>年部门预算批复数{initial}（基本{basic.initial}、项目{project.initial}）。",
        "[本年度|当年]年初批复预算：基本支出{basic.initial}；项目支出{project.initial}；合计{initial}。",
    ]);
}

pub fn changed(page: &mut Page) {
    if page.spoken("both_ways") == "yes" && page.chance(45) {
        return page.line_one(&[
            "执行中追加预算{extra}，收回指标{back}，全年预算调整为{budget}（年初{initial}）。",
            "年初预算{initial}，年中上级转移支付等增加{extra}，压减一般性支出等减少{back}，年末调整预算数{budget}。",
            "预算变动情况：年初批复{initial}；[年中|执行中]调增{extra}，调减{back}；变动后{budget}，[主要是人员调整和项目据实结算|均已履行审批程序]。",
            "全年预算{budget}=年初预算{initial}+追加{extra}-核减{back}[，增减原因为政策性调资和项目变更|]。",
            "在年初预算{initial}的基础上，因工资调标、上级专款下达等追加{extra}，同时财政统一收回{back}，最终预算{budget}。",
            "年度中间，财政[累计|先后]追加<we>预算{extra}，年末收回结余指标{back}，预算数由{initial}变为{budget}。",
        ]);
    }
    page.line_one(&[
        "[决算时|年末]调整预算数{budget}，较年初{initial}<moved>{moved}，<moved>幅度{moved.rate}，主要是人员经费和专项资金变动。",
        "因职工工资正常晋档及专项增减，年中<moved_verb>{moved}，占年初预算{initial}的{moved.rate}，调整后预算总额{budget}。",
        "年初预算{initial}，<moved_verb>{moved}，全年可执行预算{budget}。",
        "与年初预算{initial}相比，最终预算（{budget}）<moved>{moved}，变动率{moved.rate}，原因是上级专项增减变化。",
        "<year>年<we>预算调整{moved}（<moved>），预算调整率{moved.rate}，其中年初预算{initial}，调整后{budget}，系政策性因素。",
        "调整后的全年预算为{budget}，其中基本支出{basic.budget}、项目支出{project.budget}；比年初批复数{initial}<moved>了{moved}。",
        "基本支出年初安排{basic.initial}，追加{basic.up}，压减{basic.down}，调整为{basic.budget}；项目支出由{project.initial}调整为{project.budget}。全年预算合计{budget}。",
    ]);
}

pub fn executed(page: &mut Page) {
    page.line_one(&[
        "<year>年，<we>[共|累计]列支{spent}，预算完成程度{rate}（全年预算{budget}），年末结余{left}。",
        "截止<year>年底，全年预算指标{budget}已支出{spent}，结余{left}，[支出进度|预算完成率]达{rate}。",
        "<year>年决算支出{spent}，占调整预算{budget}的比重为{rate}；占年初预算{initial}的比重为{rate.initial}。",
        "[整体|本部门]预算{budget}，支出{spent}，[执行进度|预算执行率]{rate}；分类看，基本支出预算{basic.budget}、支出{basic.spent}、执行率{basic.rate}，项目支出预算{project.budget}、支出{project.spent}、执行率{project.rate}。",
        "预算执行率达到百分之<rate_cn>，即全年预算{budget}、支出{spent}。",
        "<we>全年支出{spent}，预算{budget}，尚余{left}未执行，执行率不到[100%|百分之百]（{rate}）。",
        "预算执行率：{rate}。[即|计算过程：]决算支出{spent}/调整预算{budget}。",
        "部门整体支出预算执行率为{rate}，其中：预算安排{budget}，实际使用{spent}，结转下年使用{left}，[结转结余率|结余率]{left.rate}。",
        "<unit><year>年度可支配财力{available}，实际支出{spent}，年终结转{left}。支出占可支配财力的{used.rate}。",
        "全年支出任务{budget}，已完成{spent}，完成{rate}，尚有{left}未支付，[主要为跨年合同尾款|系项目未到付款期]。",
        "[当年|年度]预算执行{spent:alt}，折合{spent}，执行率{rate}（全年预算{budget}）。",
    ]);
}

pub fn income(page: &mut Page) {
    page.line_one(&[
        "<year>年度收入总计{available}，其中：本年收入{income}，年初结转和结余{carried}。本年收入中，财政拨款收入{fiscal.income}，占{fiscal.share}；事业收入{business.income}，占{business.share}；其他收入{other.income}，占{other.share}。",
        "全年取得各项收入{income}。其中：一般公共预算拨款{general.income}；政府性基金拨款{fund.income}；事业收入{business.income}；利息等其他收入{other.income}。加上上年结转{carried}，可安排资金共{available}。",
        "收入构成：财政拨款{fiscal.income}、事业收入{business.income}、其他收入{other.income}，三项合计{income}，较上年（{income.last}）<income.more>{income.change}，<income.up>{income.growth}。",
        "<we>资金来源有三块：一是财政拨款{fiscal.income}（其中一般公共预算{general.income}，政府性基金{fund.income}）；二是事业收入{business.income}；三是其他收入{other.income}。以上共计{income}；另有上年结转结余{carried}。",
        "<year>年收入合计{income}（不含上年结转{carried}），与<last>年相比<income.more>{income.change}，<income.up>{income.growth}。从来源看，财政拨款、事业收入、其他收入分别为{fiscal.income}、{business.income}、{other.income}，占比分别为{fiscal.share}、{business.share}、{other.share}。",
        "总收入{available}，由本年收入{income}与年初结转结余{carried}构成，其中本年财政拨款{fiscal.income}，占本年收入的{fiscal.share}。",
        "本年收入决算{income}，比上年<income.more>{income.change}，<income.up>{income.growth}，[主要原因是|变动主要系]人员经费[及|和]专项拨款变化。其中：财政拨款收入决算{fiscal.income}；事业收入决算{business.income}；其他收入决算{other.income}。",
    ]);
    if page.chance(30) {
        page.line_one(&[
            "财政拨款收入{fiscal.income}中，一般公共预算财政拨款{general.income}，政府性基金预算财政拨款{fund.income}，无国有资本经营预算财政拨款。",
            "按预算级次划分，财政拨款收入{fiscal.income}，即一般公共预算{general.income}加政府性基金预算{fund.income}。",
        ]);
    }
}

pub fn spending(page: &mut Page) {
    page.line_one(&[
        "<year>年支出{spent}，其中基本支出{basic.spent}，占{basic.spent.share}，项目支出{project.spent}，占{project.spent.share}；无上缴上级支出、经营支出和对附属单位补助支出。",
        "本年支出合计{spent}，与上年{spent.last}相比，<spent.more>{spent.change}，<spent.up>{spent.growth}。其中：工资福利支出{wages.spent}；商品和服务支出{goods.spent}；对个人和家庭的补助{aid.spent}；项目支出{project.spent}。",
        "支出按性质分：基本支出{basic.spent}，较上年<basic.spent.more>{basic.spent.change}，<basic.spent.up>{basic.spent.growth}；项目支出{project.spent}，较上年<project.spent.more>{project.spent.change}，<project.spent.up>{project.spent.growth}。两项共计{spent}。",
        "<we>全年支出{spent}，主要用在两个方面：（1）维持机构运转的基本支出{basic.spent}；（2）完成专项任务的项目支出{project.spent}。",
        "<year>年度总支出{spent}，<spent.more>{spent.change}，同比<spent.up>{spent.growth}。从结构看，基本支出{basic.spent}、项目支出{project.spent}，后者占{project.spent.share}。",
        "<year>年支出{spent}，同比<spent.up>{spent.growth}（<spent.more>{spent.change}），其中：基本支出{basic.spent}，同比<basic.spent.up>{basic.spent.growth}（<basic.spent.more>{basic.spent.change}）；项目支出{project.spent}。",
        "全年实际支出{spent}，比<last>年的{spent.last}<spent.up>{spent.growth}。基本支出、项目支出分别为{basic.spent}和{project.spent}，占比分别为{basic.spent.share}和{project.spent.share}。",
        "支出决算{spent}中，人员支出{personnel.spent}，日常公用支出{public.spent}，项目支出{project.spent}。",
    ]);
}

pub fn functions(page: &mut Page, ledger: &super::ledger::Ledger) {
    page.say_one(&[
        "按功能分类，支出{spent}具体构成为：",
        "<year>年支出{spent}按支出功能科目划分：",
        "支出{spent}主要用于以下方面：",
        "从功能科目看，全年支出{spent}，其中：",
    ]);
    let shared = page.chance(60);
    let form = if shared { page.rng.range(1, 3) } else { 4 };
    let last = ledger.functions.len() - 1;
    for (i, function) in ledger.functions.iter().enumerate() {
        page.scope(function.key.clone());
        page.push(&function.name);
        page.say(match form {
            1 => "（类）支出{@spent}，占{@share}",
            2 => "支出{@spent}，占总支出的{@share}",
            3 => "{@spent}（{@share}）",
            _ => "支出{@spent}",
        });
        page.push(if i == last { "。\n" } else { "；" });
    }
}

pub fn basic(page: &mut Page) {
    page.line_one(&[
        "基本支出{basic.spent}。其中：人员经费{personnel.spent}，占基本支出的{personnel.share}，[主要用于|包括]在职职工工资、津补贴、社会保险缴费、住房公积金及退休人员补助；公用经费{public.spent}，占基本支出的{public.share}，[主要用于|包括]办公、印刷、邮电、差旅、维修等。",
        "人员支出{personnel.spent}（工资福利支出{wages.spent}、对个人和家庭的补助{aid.spent}），日常公用支出{public.spent}，基本支出合计{basic.spent}。",
        "<year>年基本支出预算{basic.budget}，实际支出{basic.spent}，[完成率|执行率]{basic.rate}。按经济分类：301工资福利支出{wages.spent}，302商品和服务支出{goods.spent}，303对个人和家庭的补助{aid.spent}。",
        "基本支出主要保障<we>正常运转，全年支出{basic.spent}，比上年<basic.spent.more>{basic.spent.change}，<basic.spent.up>{basic.spent.growth}。人员经费和公用经费分别支出{personnel.spent}、{public.spent}。",
        "1.人员类：预算{personnel.budget}，支出{personnel.spent}，执行率{personnel.rate}；2.公用类：预算{public.budget}，支出{public.spent}，执行率{public.rate}；基本支出小计预算{basic.budget}，支出{basic.spent}。",
        "工资福利支出{wages.spent}，占{wages.share}；商品和服务支出{goods.spent}，占{goods.share}；对个人和家庭的补助支出{aid.spent}，占{aid.share}；共计基本支出{basic.spent}。",
        "基本支出（{basic.spent}）＝工资福利支出（{wages.spent}）＋商品和服务支出（{goods.spent}）＋对个人和家庭的补助（{aid.spent}）。",
    ]);
}

pub fn balance(page: &mut Page) {
    page.line_one(&[
        "年末结转和结余{left}，[占全年预算的{left.rate}|均为项目结转]，按规定[结转下年|由财政收回统筹]使用。",
        "<year>年收入总计{available}，支出总计{spent}，收支相抵后年末结转结余{left}。",
        "全年预算{budget}减去实际支出{spent}，年终结余{left}，[结余率为{left.rate}|原因是部分项目尚未验收]。",
        "当年可用资金{available}，已用{spent}，未用{left}，未用部分占可用资金的{unused.rate}。",
        "结转结余情况：年初{carried}，年末{left}。",
        "年初结转结余{carried}，本年收入{income}，本年支出{spent}，年末结转结余{left}。",
    ]);
}
