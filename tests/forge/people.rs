//! Posts, staff and inner offices.

use super::page::Page;
use super::world::{ROOMS, SUBORDINATES, chinese};

pub fn draw(page: &mut Page) {
    let admin = page.rng.range(6, 48);
    let service = page.rng.range(3, 60);
    let workers = page.rng.range(1, 5);
    let vacant = page.rng.range(0, 5);
    let quota = admin + service + workers;
    let in_service = quota - vacant;
    let (retired, on_leave) = (page.rng.range(2, 40), page.rng.range(1, 3));
    for (key, count) in [
        ("posts", quota),
        ("posts_admin", admin),
        ("posts_service", service),
        ("posts_workers", workers),
        ("in_service", in_service),
        ("in_service_admin", admin - vacant.min(3)),
        ("in_service_service", in_service - (admin - vacant.min(3)) - workers),
        ("in_service_workers", workers),
        ("retired", retired),
        ("on_leave", on_leave),
        ("people", in_service + retired + on_leave),
    ] {
        let unit = if key.starts_with("posts") { *page.rng.pick(&["名", "人", "个"]) } else { "人" };
        page.set_count(key, count, unit);
    }
    page.set_rate("staff_rate", in_service.into(), quota.into());
    page.relate("posts_admin + posts_service + posts_workers = posts");
    page.relate("in_service_admin + in_service_service + in_service_workers = in_service");
    page.relate("in_service + retired + on_leave = people");
    page.relate("in_service / posts = staff_rate");
}

/// How many there are, in one of the ways it is written, and their names.
fn listed(page: &mut Page, key: &str, pool: &[&'static str], from: i64, to: i64) -> (String, String) {
    let count = page.rng.range(from, to.min(pool.len() as i64)) as usize;
    let names = page.rng.sample(pool, count).join("、");
    page.set_count(key, count as i64, "个");
    page.relate(format!("{count} = {key}"));
    let told = match page.chance(35) {
        true => format!("{}个", chinese(count)),
        false => format!("{{{key}}}"),
    };
    (told, names)
}

pub fn rooms(page: &mut Page) {
    let noun = *page.rng.pick(&["内设机构", "职能科室", "科（室）", "内设科室"]);
    let (count, names) = listed(page, "rooms", ROOMS, 3, 9);
    page.word("room_names", names);
    let pattern = *page.rng.pick(&[
        "<unit>[内设|下设]<rooms>，[分别是|分别为|即|包括]：<room_names>。",
        "[根据机构改革方案，|]<we>设<rooms>：<room_names>。",
        "[本部门|<we>]内设机构包括<room_names>，共<rooms>。",
        "截至<year>年12月31日，<unit>共设有<rooms>（<room_names>）。",
    ]);
    page.say(&pattern.replace("<rooms>", &format!("{count}{noun}")));
    if page.chance(60) {
        let (count, names) = listed(page, "subs", SUBORDINATES, 2, 5);
        page.word("sub_names", names);
        let pattern = *page.rng.pick(&[
            "下辖<subs>，[分别为|即]<sub_names>。",
            "[另有|下属]<subs>：<sub_names>。",
            "[纳入|]部门[预算|决算]编制范围的有<subs>，包括：<sub_names>。",
        ]);
        page.say(&pattern.replace("<subs>", &format!("{count}所属事业单位")));
    }
    page.push("\n");
}

pub fn staff(page: &mut Page) {
    page.line_one(&[
        "<we>编制总数{posts}，行政编制、事业编制、工勤编制分别为{posts_admin}、{posts_service}、{posts_workers}；在职{in_service}。",
        "[年末|截至<year>年末]，编制人数{posts}，实有在职人数{in_service}，[控制率|在职人员控制率]为{staff_rate}。另有[劳务派遣|临聘]人员{#3-20}人。",
        "共有编制{posts}。其中：行政编制{posts_admin}；事业编制{posts_service}；工勤编制{posts_workers}。实有[人员|人数]{people}，在职{in_service}，离休{on_leave}，退休{retired}。",
        "在职人员总数{in_service}（公务员{in_service_admin}，事业人员{in_service_service}，工勤人员{in_service_workers}），控制在编制数{posts}[以内|之内]。",
        "[核定|机构]编制数{posts}，其中：行政编制{posts_admin}，事业编制{posts_service}，工勤编制{posts_workers}。<year>年[末|底]在职人员{in_service}。",
        "<year>年年末，<we>[共有编制|编制总数]{posts}（行政编制{posts_admin}、事业编制{posts_service}、机关工勤编制{posts_workers}），[年末实有|实有]人数{people}，其中在职{in_service}、退休{retired}、离休{on_leave}。",
        "<we>人员编制{posts}，[其中|]行政编制{posts_admin}、全额事业编制{posts_service}、后勤服务编制{posts_workers}；[实有|现有]在职人员{in_service}，[其中：|包括]行政人员{in_service_admin}、事业人员{in_service_service}、工勤人员{in_service_workers}。",
        "[经县委编办核定，|]编制{posts}，年末在职在编人员{in_service}，在职人员控制率{staff_rate}；离退休人员共{#3-40}人[，由社保统一发放|]。",
        "部门实有人数{people}，其中：在职人员{in_service}，离休人员{on_leave}，退休人员{retired}。编制人数{posts}。",
        "[行政|公务员]编制{posts_admin}、事业编制{posts_service}、工勤编制{posts_workers}，合计{posts}。在职人员控制率=在职人员数/编制数={in_service:n}/{posts:n}×100%={staff_rate}。",
    ]);
}
