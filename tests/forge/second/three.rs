//! “三公”经费: what was planned, what was spent, what it was the year before.

use rust_decimal::Decimal;

use super::super::page::Page;

/// Reception, vehicles, travel abroad: planned, spent, last year.
pub fn draw(page: &mut Page) {
    let abroad = if page.chance(75) { Decimal::ZERO } else { page.amount(2, 14) };
    let bought = if page.chance(75) { Decimal::ZERO } else { page.amount(10, 26) };
    let (running, meals) = (page.amount(2, 30), page.amount(1, 12));
    for (key, amount) in [("abroad", abroad), ("bought", bought), ("running", running), ("meals", meals)] {
        let (budget, last) = match amount.is_zero() {
            true => (amount, amount),
            false => (page.share(amount, 100, 140), page.share(amount, 80, 130)),
        };
        for (stage, amount) in [("", amount), (".budget", budget), (".last", last)] {
            page.set_money(&format!("{key}{stage}"), amount);
        }
    }
    for stage in ["", ".budget", ".last"] {
        let of = |page: &Page, key: &str| page.get(&format!("{key}{stage}"));
        let cars = of(page, "bought") + of(page, "running");
        page.set_money(&format!("cars{stage}"), cars);
        page.set_money(&format!("three{stage}"), cars + of(page, "abroad") + of(page, "meals"));
        page.relate(format!("bought{stage} + running{stage} = cars{stage}"));
        page.relate(format!("abroad{stage} + cars{stage} + meals{stage} = three{stage}"));
        let parts = format!("abroad{stage} + bought{stage} + running{stage} + meals{stage} = three{stage}");
        page.relate_unless(&format!("cars{stage}"), parts);
        // Who spent nothing abroad may leave it out.
        if abroad.is_zero() {
            page.relate_unless(&format!("abroad{stage}"), format!("cars{stage} + meals{stage} = three{stage}"));
        }
    }
    let whole = page.get("three");
    page.set_rate("abroad.share", page.get("abroad"), whole);
    page.relate("abroad / three = abroad.share");
    for key in ["three", "cars", "meals", "running"] {
        let (now, last, budget) = (page.get(key), page.get(&format!("{key}.last")), page.get(&format!("{key}.budget")));
        let more = now > last;
        page.set_money(&format!("{key}.change"), (now - last).abs());
        page.set_rate(&format!("{key}.growth"), (now - last).abs(), last);
        page.set_rate(&format!("{key}.done"), now, budget);
        page.set_rate(&format!("{key}.share"), now, whole);
        page.set_money(&format!("{key}.saved"), budget - now);
        page.word(&format!("{key}.more"), if more { "增加" } else { "减少" });
        page.word(&format!("{key}.up"), if more { "增长" } else { "下降" });
        let (high, low) = if more { ("", ".last") } else { (".last", "") };
        page.relate(format!("{key}{high} - {key}{low} = {key}.change"));
        page.relate(format!("{key}.change / {key}.last = {key}.growth"));
        page.relate(format!("{key} / {key}.budget = {key}.done"));
        page.relate(format!("{key} / three = {key}.share"));
        page.relate(format!("{key}.budget - {key} = {key}.saved"));
    }
    let guests = page.rng.range(40, 900);
    let unit = *page.rng.pick(&["人", "人次"]);
    page.set_count("guests", guests, unit);
    let (meetings, cars) = (page.rng.range(8, 90).min(guests), page.rng.range(1, 7));
    page.set_count("meetings", meetings, "批次");
    page.set_count("cars.kept", cars, "辆");
}

pub fn tell(page: &mut Page) {
    page.line_one(&[
        "“三公”经费全年预算{three.budget}，实际支出{three}，[完成预算的{three.done}|比预算节约{three.saved}]。其中：因公出国（境）费{abroad}；公务接待费{meals}，占{meals.share}；公务用车购置及运行维护费{cars}，占{cars.share}。",
        "<year>年“三公”经费支出{three}（上年{three.last}），<three.more>{three.change}，<three.up>{three.growth}：公务用车运行维护费{running}，公务用车购置费{bought}，公务接待费{meals}，因公出国（境）费{abroad}。",
        "三公经费控制情况：预算数{three.budget}，决算数{three}，控制率{three.done}。公务接待费预算{meals.budget}、决算{meals}；公务用车购置和运行维护费预算{cars.budget}、决算{cars}；因公出国（境）费预算{abroad.budget}、决算{abroad}。",
        "公务接待费支出{meals}，较上年<meals.more>{meals.change}，<meals.up>{meals.growth}；公车运行维护费支出{running}，较上年<running.more>{running.change}，<running.up>{running.growth}。“三公”经费总支出{three}，低于年初预算{three.budget}。",
        "本年度“三公”经费预算、决算分别为{three.budget}、{three}，预算完成率{three.done}；上年决算{three.last}。",
        "“三公”经费共支出{three}。1.因公出国（境）{abroad}；2.公务用车购置{bought}、运行维护{running}，小计{cars}；3.公务接待{meals}，接待{meetings}、{guests}。",
        "“三公”经费变动情况：本年实际{three}，上年实际{three.last}，同比<three.up>{three.growth}；其中公务接待费本年{meals}，上年{meals.last}。",
        "<we>严控三公支出，公务用车购置及运行费由上年的{cars.last}变为{cars}，公务接待费由{meals.last}变为{meals}，三公总额由{three.last}变为{three}。",
    ]);
}

/// The long form of the final accounts: every part against budget and against last year.
pub fn in_full(page: &mut Page) {
    page.line_one(&[
        "<year>年度“三公”经费财政拨款支出预算为{three.budget}，支出决算为{three}，完成预算的{three.done}，决算数[小于预算数|不高于预算数]的主要原因是从严控制。",
        "<year>年“三公”经费决算{three}，预算{three.budget}，[决算比预算少{three.saved}|完成{three.done}]；与上年决算{three.last}相比<three.more>{three.change}，<three.up>{three.growth}。",
        "“三公”经费年初预算{three.budget}，支出决算{three}，完成预算{three.done}；比上年<three.more>{three.change}，主要是公务用车和接待费用变化。",
        "<year>年“三公”经费支出{three}，其中：因公出国（境）费{abroad}，公务用车购置及运行费{cars}，公务接待费{meals}；较预算{three.budget}节约{three.saved}。",
        "“三公”经费支出总额{three}，较<last>年的{three.last}<three.more>{three.change}，<three.more>比例{three.growth}；预算执行率{three.done}。",
        "一般公共预算“三公”经费支出{three}，比<last>年<three.more>{three.change}，<three.up>{three.growth}，完成年初预算{three.budget}的{three.done}。",
    ]);
    page.line_one(&[
        "1.因公出国（境）经费支出{abroad}。\n2.公务用车购置及运行维护费支出{cars}，完成预算{cars.budget}的{cars.done}，比上年<cars.more>{cars.change}，<cars.up>{cars.growth}。其中：公务用车购置费{bought}；公务用车运行维护费{running}，年末公务用车保有量{cars.kept}。\n3.公务接待费支出{meals}，完成预算{meals.budget}的{meals.done}，比上年<meals.more>{meals.change}，<meals.up>{meals.growth}。国内公务接待{meetings}，{guests}。",
        "因公出国（境）费预算{abroad.budget}，决算{abroad}；公务用车购置及运行维护费预算{cars.budget}，决算{cars}，占“三公”经费的{cars.share}，其中购置费{bought}、运行费{running}；公务接待费预算{meals.budget}，决算{meals}，占“三公”经费的{meals.share}。",
        "公务用车购置及运行维护费{cars}，比上年{cars.last}<cars.more>{cars.change}，其中购置{bought}、运行维护{running}；公务接待费{meals}，比上年{meals.last}<meals.more>{meals.change}，共接待{meetings}、{guests}；因公出国（境）费{abroad}，上年{abroad.last}。",
        "因公出国（境）费、公务用车购置费、公务用车运行维护费、公务接待费分别为{abroad}、{bought}、{running}、{meals}，合计{three}。",
        "因公出国（境）{abroad}，占{abroad.share}；公务用车购置及运行维护{cars}，占{cars.share}（其中运行维护{running}）；公务接待{meals}，占{meals.share}，接待{guests}。",
        "具体情况：（1）因公出国（境）费支出决算{abroad}；（2）公务用车运行维护费支出决算{running}，占{running.share}，较上年{running.last}<running.more>{running.change}；（3）公务用车购置费支出决算{bought}；（4）公务接待费支出决算{meals}，占{meals.share}，较上年{meals.last}<meals.more>{meals.change}。",
    ]);
}
