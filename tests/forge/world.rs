//! Invented places, offices and works: everything a report names that is no figure.

use super::page::Page;

const FIRST: &[&str] = &["青", "云", "临", "南", "安", "沙", "松", "石", "澄", "永", "砚", "苇", "霁", "桐", "岚"];
const SECOND: &[&str] = &["屿", "樵", "浦", "麓", "陵", "溪", "桦", "坪", "砦", "浔", "湾", "垣", "泊", "峪", "墟"];
const KINDS: &[&str] = &["县", "县", "区", "市", "旗"];

/// (name, plural of its inner offices, its own works, what it is for)
const OFFICES: &[(&str, &str)] = &[
    ("交通运输局", "公路养护、客货运输管理和水路安全监管"),
    ("水利局", "水资源管理、河湖治理和水旱灾害防御"),
    ("农业农村局", "粮食生产、农产品质量安全和农村人居环境整治"),
    ("文化和旅游局", "公共文化服务、文物保护和旅游市场监管"),
    ("民政局", "社会救助、养老服务和社会组织登记管理"),
    ("司法局", "法治宣传、人民调解和社区矫正"),
    ("残疾人联合会", "残疾人康复、教育、就业和权益维护"),
    ("疾病预防控制中心", "传染病监测、免疫规划和卫生检验"),
    ("档案馆", "档案接收、保管、编研和利用"),
    ("医疗保障局", "医保基金监管、待遇审核和药品集中采购"),
    ("应急管理局", "安全生产监管、防灾减灾和应急救援"),
    ("林业和草原局", "造林绿化、森林防火和草原保护"),
    ("市场监督管理局", "食品药品监管、质量计量和消费者权益保护"),
    ("机关事务服务中心", "办公用房、公务用车和公共机构节能管理"),
    ("图书馆", "文献采集、阅读推广和古籍保护"),
    ("城市管理综合执法局", "市容环境、市政设施和户外广告管理"),
    ("人力资源和社会保障局", "就业创业、社会保险经办和劳动关系协调"),
    ("统计局", "统计调查、普查组织和数据发布"),
];

pub const ROOMS: &[&str] = &[
    "办公室",
    "政策法规科",
    "规划财务科",
    "人事教育科",
    "综合业务科",
    "监督检查科",
    "信息宣传科",
    "行政审批科",
    "安全管理科",
    "项目建设科",
    "后勤保障科",
    "执法监督股",
    "群众工作股",
];

pub const SUBORDINATES: &[&str] = &[
    "综合行政执法大队",
    "信息服务中心",
    "业务保障中心",
    "技术推广站",
    "质量检测所",
    "培训服务中心",
    "设施管护站",
    "公共事务中心",
];

pub const PROJECTS: &[&str] = &[
    "办公楼消防改造",
    "业务信息系统运行维护",
    "农村公路养护补助",
    "基层站所标准化建设",
    "专用设备购置",
    "法律顾问服务",
    "编外人员劳务费",
    "森林防火物资储备",
    "河道清淤疏浚",
    "公益性岗位补贴",
    "宣传教育活动",
    "全民阅读推广",
    "食品安全抽样检验",
    "老旧管网更新",
    "困难群众慰问",
    "村级便民服务点运行",
    "统计专项调查",
    "执法车辆租赁",
    "档案数字化加工",
    "高标准农田管护",
    "特种作业人员培训",
    "应急避难场所维护",
];

pub const TOWNS: &[&str] = &[
    "柳沟镇",
    "双桥镇",
    "石滩乡",
    "北岭镇",
    "龙泉寺镇",
    "下河湾乡",
    "新堡镇",
    "枫树坪镇",
    "西川乡",
    "大田镇",
    "南浔口镇",
];

const FAMILY: &[&str] = &["陈", "吕", "祁", "温", "邢", "蒲", "尚", "路"];
const GIVEN: &[&str] = &["志远", "晓岚", "建国", "文博", "思齐", "立新"];

pub fn settle(page: &mut Page) {
    let place = format!("{}{}{}", page.rng.pick(FIRST), page.rng.pick(SECOND), page.rng.pick(KINDS));
    let (office, duty) = *page.rng.pick(OFFICES);
    let short = ["我局", "我单位", "本单位", "本部门", "我部门"];
    let short = match office.ends_with('局') {
        true => *page.rng.pick(&short),
        false => *page.rng.pick(&short[1..]),
    };
    let year = page.rng.range(2019, 2024);
    page.word("unit", format!("{place}{office}"));
    page.word("office", office);
    page.word("duty", duty);
    page.word("we", short);
    page.word("place", place);
    page.word("year", year.to_string());
    page.word("last", (year - 1).to_string());
    page.word("next", (year + 1).to_string());
    let person = format!("{}{}", page.rng.pick(FAMILY), page.rng.pick(GIVEN));
    page.word("person", person);
    let month = page.rng.range(2, 6);
    let day = page.rng.range(1, 28);
    page.word("month", month.to_string());
    page.word("day", day.to_string());
    let phone = format!("0{}-{}", page.rng.range(310, 998), page.rng.range(2_100_000, 8_999_999));
    page.word("phone", phone);
    let number = page.rng.range(3, 260);
    page.word("number", number.to_string());
    let code = *page.rng.pick(&["财预", "财绩", "政办发", "财监", "财绩效", "府办"]);
    page.word("code", code);
}

/// 93.16 → 九十三点一六.
pub fn spoken_number(value: rust_decimal::Decimal) -> String {
    let plain = value.normalize().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), ""), |(w, f)| (w, f));
    let whole = match whole {
        "100" => "一百".to_string(),
        small => chinese(small.parse().expect("a rate below a hundred")),
    };
    let digit = |c: char| "零一二三四五六七八九".chars().nth(c as usize - '0' as usize).expect("a digit");
    let fraction: String = fraction.chars().map(digit).collect();
    if fraction.is_empty() { whole } else { format!("{whole}点{fraction}") }
}

/// 一 二 三 … 九十九.
pub fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_string(),
        n => format!("{}十", DIGITS[n]),
    };
    format!("{tens}{}", DIGITS[number % 10])
}
