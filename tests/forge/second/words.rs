//! Names of the second family: places, offices, works. Invented; the first family has other ones.

use super::super::page::Page;

const FIRST: &[&str] = &["鹤", "湄", "坂", "涂", "荔", "浚", "崇", "嵩", "泷", "芦", "竹", "黎", "恒", "兰", "郧"];
const SECOND: &[&str] = &["岗", "洲", "屏", "垅", "源", "塘", "栖", "港", "堰", "州", "岭", "埠", "川", "城", "台"];
const KINDS: &[&str] = &["县", "县", "区", "市", "镇", "乡"];

const OFFICES: &[(&str, &str)] = &[
    ("教育体育局", "义务教育、学前教育、体育赛事和校园安全管理"),
    ("卫生健康局", "公共卫生、基层医疗和老龄健康服务"),
    ("财政局", "财政收支管理、国库支付和会计监督"),
    ("审计局", "预算执行审计、经济责任审计和政府投资审计"),
    ("住房和城乡建设局", "城市建设、住房保障和建筑市场监管"),
    ("自然资源局", "耕地保护、不动产登记和地质灾害防治"),
    ("生态环境分局", "大气、水、土壤污染防治和环境监测"),
    ("退役军人事务局", "优抚安置、双拥和烈士褒扬"),
    ("人民检察院", "刑事检察、民事行政检察和公益诉讼"),
    ("妇女联合会", "妇女儿童权益维护和家庭教育指导"),
    ("总工会", "职工维权、困难帮扶和劳模服务"),
    ("融媒体中心", "新闻采编、广播电视播出和网络宣传"),
    ("气象局", "气象观测、预报预警和人工影响天气"),
    ("供销合作社联合社", "农资供应、再生资源回收和合作经济"),
    ("科学技术协会", "科普宣传、学术交流和科技工作者服务"),
    ("信访局", "来信来访办理和矛盾纠纷化解"),
    ("商务局", "商贸流通、电子商务和外资外贸促进"),
    ("博物馆", "文物征集、陈列展览和社会教育"),
];

const TOWN_DUTY: &str = "基层党建、经济发展、民生保障、综合治理和应急管理";

pub const SUBJECTS: &[&str] = &[
    "城乡义务教育补助",
    "农村饮水安全巩固提升",
    "老年人意外伤害保险",
    "公共场所体育设施维护",
    "城区绿地养护",
    "污水处理厂运行",
    "非税征管系统升级",
    "社区矫正帮教",
    "地质灾害隐患点监测",
    "冬春农田水利建设",
    "退役士兵技能培训",
    "新闻采编设备更新",
    "秸秆综合利用",
    "电子商务进农村",
    "防返贫动态监测",
    "党群服务中心运转",
    "残疾儿童康复救助",
    "生活垃圾分类试点",
    "村庄规划编制",
    "人大代表活动",
    "小型水库除险加固",
    "乡镇卫生院能力提升",
    "文物库房安防改造",
    "山洪灾害预警设施维护",
];

pub const BRANCHES: &[&str] = &[
    "局机关",
    "会计核算中心",
    "城区中心学校",
    "妇幼保健服务站",
    "不动产登记所",
    "环境监测站",
    "综合服务大厅",
    "园林管护所",
    "文化馆",
];

pub const TOWNSHIPS: &[&str] =
    &["木樨镇", "杨柳铺镇", "三岔乡", "黄泥冲镇", "沙坝乡", "太平场镇", "白鹭洲街道", "金鸡岭乡", "官渡口镇", "长冲乡"];

pub const SECTIONS: &[&str] = &[
    "党政办",
    "财务室",
    "经济发展办",
    "社会事务办",
    "法规督查科",
    "政工科",
    "信息统计科",
    "项目管理科",
    "审批服务科",
    "综合治理办",
    "宣教科",
];

const SURNAMES: &[&str] = &["方", "汤", "贺", "龚", "麻", "向", "瞿", "滕"];
const GIVEN: &[&str] = &["凌云", "玉梅", "学军", "海燕", "子墨", "桂芳"];

/// Sets the words that every phrase may use: `<unit>`, `<we>`, `<place>`, `<bureau>`, `<year>`, `<last>`, `<next>` …
pub fn settle(page: &mut Page) {
    let place = format!("{}{}{}", page.rng.pick(FIRST), page.rng.pick(SECOND), page.rng.pick(KINDS));
    let town = place.ends_with(['镇', '乡']);
    let (office, duty) = if town { ("人民政府", TOWN_DUTY) } else { *page.rng.pick(OFFICES) };
    let short: &[&str] = match () {
        _ if town => &["我镇", "本单位", "我单位"],
        _ if office.ends_with('局') => &["我局", "局本级", "本部门", "我单位"],
        _ if office.ends_with('院') => &["我院", "本院", "本部门"],
        _ => &["本单位", "我单位", "本部门"],
    };
    let short = match *page.rng.pick(short) {
        "我镇" if place.ends_with('乡') => "我乡",
        other => other,
    };
    let above = if place.ends_with('市') {
        "市"
    } else if place.ends_with('区') {
        "区"
    } else {
        "县"
    };
    let year = page.rng.range(2018, 2025);
    let person = format!("{}{}", page.rng.pick(SURNAMES), page.rng.pick(GIVEN));
    let (month, day) = (page.rng.range(1, 7), page.rng.range(1, 28));
    let phone = format!("0{}-{}", page.rng.range(371, 998), page.rng.range(2_200_000, 8_888_888));
    let number = page.rng.range(1, 190).to_string();
    let code = *page.rng.pick(&["财绩", "财预绩", "财办", "财监绩", "财发", "政发"]);
    for (name, text) in [
        ("unit", format!("{place}{office}")),
        ("office", office.to_string()),
        ("duty", duty.to_string()),
        ("we", short.to_string()),
        ("place", place),
        ("above", above.to_string()),
        ("year", year.to_string()),
        ("last", (year - 1).to_string()),
        ("next", (year + 1).to_string()),
        ("person", person),
        ("month", month.to_string()),
        ("day", day.to_string()),
        ("phone", phone),
        ("number", number),
        ("code", code.to_string()),
        ("g1", "优".to_string()),
        ("g2", "良".to_string()),
        ("g3", "中".to_string()),
        ("g4", "差".to_string()),
    ] {
        page.word(name, text);
    }
}
