//! Common slips of official Chinese: the wrong form as it is typed or scanned, and the right one.
//!
//! A row belongs here when the wrong form is never right inside another word or phrase; a form that can be innocent
//! (作好, 年底于) stays out, or carries the neighbours that make it innocent.

/// One slip.
#[derive(Debug, Clone, Copy)]
pub struct Slip {
    pub wrong: &'static str,
    pub right: &'static str,
    /// Innocent after one of these characters …
    pub after: &'static str,
    /// … or before one of these.
    pub before: &'static str,
}

const fn slip(wrong: &'static str, right: &'static str) -> Slip {
    Slip { wrong, right, after: "", before: "" }
}

const fn unless(wrong: &'static str, right: &'static str, after: &'static str, before: &'static str) -> Slip {
    Slip { wrong, right, after, before }
}

#[rustfmt::skip]
pub const SLIPS: &[Slip] = &[
    // ---- 帐 for 账
    slip("帐户", "账户"), slip("帐务", "账务"), slip("帐目", "账目"), slip("记帐", "记账"), slip("报帐", "报账"),
    slip("台帐", "台账"), slip("转帐", "转账"), slip("专帐", "专账"), slip("对帐", "对账"), slip("结帐", "结账"),
    slip("建帐", "建账"), slip("入帐", "入账"), slip("挂帐", "挂账"), slip("帐号", "账号"), slip("帐套", "账套"),
    slip("帐簿", "账簿"), slip("总帐", "总账"), slip("欠帐", "欠账"), slip("到帐", "到账"), slip("帐款", "账款"),

    // ---- 截止 for 截至: before a point in time
    slip("截止目前", "截至目前"), slip("截止20", "截至20"), slip("截止12月", "截至12月"), slip("截止年底", "截至年底"),
    slip("截止年末", "截至年末"), slip("截止本年", "截至本年"), slip("截止上年", "截至上年"), slip("截止到", "截至"),
    slip("截止当前", "截至当前"), slip("截止6月", "截至6月"), slip("截止9月", "截至9月"), slip("截止评价日", "截至评价日"),

    // ---- money in and out: 拔 for 拨, and the like
    unless("划拔", "划拨", "计规", ""), slip("拔付", "拨付"), slip("拔款", "拨款"), slip("下拔", "下拨"),
    unless("调拔", "调拨", "", "尖"), slip("核拔", "核拨"), unless("拔入", "拨入", "选", ""), slip("财政拔", "财政拨"),
    unless("予算", "预算", "给授准不赋", "作"), slip("决祘", "决算"), unless("报消", "报销", "", "防息费"),
    unless("核消", "核销", "", "防息费"), slip("冲消", "冲销"), unless("注消", "注销", "关", ""), unless("撤消", "撤销", "", "防"),
    slip("徼纳", "缴纳"), slip("徼费", "缴费"), slip("采够", "采购"), slip("彩购", "采购"), slip("购制设备", "购置设备"),
    slip("购制办公", "购置办公"), unless("构置", "购置", "机结", ""), slip("构买", "购买"), slip("截流挤占", "截留挤占"),
    slip("截流、挤占", "截留、挤占"), slip("截流、挪用", "截留、挪用"), slip("截流资金", "截留资金"), slip("虚例", "虚列"),
    slip("挪佣", "挪用"), slip("补帖", "补贴"), slip("津帖", "津贴"),

    // ---- performance
    slip("绩校", "绩效"), slip("缋效", "绩效"), slip("积效评价", "绩效评价"), slip("积效自评", "绩效自评"), slip("积效目标", "绩效目标"),
    slip("绩效自平", "绩效自评"), slip("自平报告", "自评报告"), slip("满意渡", "满意度"), slip("社会效意", "社会效益"),
    slip("经济效意", "经济效益"), slip("指际", "指标"), slip("绩效评介", "绩效评价"), slip("评介得分", "评价得分"),
    slip("编织预算", "编制预算"), slip("预算编织", "预算编制"), slip("预算执形", "预算执行"), slip("年渡", "年度"),
    slip("进渡", "进度"), slip("力渡", "力度"), slip("程渡", "程度"), slip("额渡", "额度"), slip("制渡", "制度"),
    slip("凋整", "调整"), slip("凋研", "调研"), slip("凋查", "调查"), slip("协凋", "协调"),

    // ---- 己/已, 既/即, 侯/候, 其它
    unless("己完成", "已完成", "自", ""), unless("己经", "已经", "自", ""), unless("己支付", "已支付", "自", ""),
    unless("己全部", "已全部", "自", ""), unless("己拨付", "已拨付", "自", ""), unless("己建成", "已建成", "自", ""),
    unless("己投入", "已投入", "自", ""), unless("己制定", "已制定", "自", ""), unless("己建立", "已建立", "自", ""),
    unless("己按", "已按", "自", ""), slip("既使", "即使"), slip("即然", "既然"), slip("侯选", "候选"), slip("时侯", "时候"),
    slip("气侯", "气候"), slip("等侯", "等候"), slip("其它", "其他"), slip("即时足额", "及时足额"),

    // ---- words of every report
    unless("按装", "安装", "", "机修载"), unless("按排", "安排", "", "名放序列水量"), slip("布暑", "部署"), slip("部暑", "部署"),
    slip("布署", "部署"), slip("惯彻", "贯彻"), slip("贯切", "贯彻"), slip("措失", "措施"), unless("复盖", "覆盖", "恢批回", "章印"),
    slip("赋与", "赋予"), unless("授于", "授予", "传教", ""), slip("给于", "给予"), slip("付予", "赋予"), slip("反应了", "反映了"),
    slip("真实反应", "真实反映"), slip("如实反应", "如实反映"), slip("客观反应", "客观反映"), slip("全面反应", "全面反映"),
    slip("做为", "作为"), slip("座落", "坐落"), slip("坐谈会", "座谈会"), slip("签定", "签订"), slip("融汇贯通", "融会贯通"),
    slip("部份", "部分"), slip("充份", "充分"), slip("身分证", "身份证"), slip("分辩率", "分辨率"), slip("辩识", "辨识"),
    slip("编缉", "编辑"), slip("招骋", "招聘"), slip("骋用", "聘用"), slip("骋请", "聘请"), unless("防犯", "防范", "预", "罪"),
    unless("规犯", "规范", "", "罪"), slip("勾通", "沟通"), slip("筹画", "筹划"), unless("策画", "策划", "", "像"),
    slip("建全完善", "健全完善"), slip("建全制度", "健全制度"), slip("建全机制", "健全机制"), slip("建全各项", "健全各项"),
    slip("建全内控", "健全内控"), slip("建全管理", "健全管理"), slip("建立建全", "建立健全"), slip("健立", "建立"), slip("完擅", "完善"),
    slip("妥擅", "妥善"), slip("坚巨", "艰巨"), slip("坚苦奋斗", "艰苦奋斗"), slip("刻服", "克服"), slip("关健环节", "关键环节"),
    slip("关健指标", "关键指标"), slip("关健岗位", "关键岗位"), slip("关健作用", "关键作用"), slip("争求意见", "征求意见"),
    slip("维户", "维护"), slip("遗露", "遗漏"), slip("统畴", "统筹"), slip("依剧", "依据"), slip("根剧", "根据"),
    slip("根椐", "根据"), slip("依椐", "依据"), slip("数椐", "数据"), slip("综上所属", "综上所述"), slip("综上所诉", "综上所述"),
    slip("签暑", "签署"), slip("至力于", "致力于"), unless("导至", "导致", "引疏输诱传", ""), slip("不一至", "不一致"),
    slip("保持一至", "保持一致"), slip("适映", "适应"), slip("必需要", "必须要"), slip("松驰", "松弛"), slip("一愁莫展", "一筹莫展"),
    slip("一如继往", "一如既往"), slip("再接再励", "再接再厉"), slip("既往开来", "继往开来"), slip("迫不急待", "迫不及待"),
    slip("穿流不息", "川流不息"), slip("竭尽权力", "竭尽全力"), unless("可行行", "可行性", "", "为动"), slip("不段", "不断"),
    unless("逐部", "逐步", "", "门件"), slip("责仟", "责任"), slip("培圳", "培训"), slip("管埋", "管理"), slip("不可或却", "不可或缺"),

    // ---- a character too few or too many
    slip("等方；", "等方面；"), slip("等方。", "等方面。"), slip("等方，", "等方面，"),
    slip("提出了的", "提出的"), slip("制定了的", "制定的"), slip("开展了的", "开展的"), slip("形成了的", "形成的"),
    slip("取得了的", "取得的"), slip("下达了的", "下达的"), slip("存在了的", "存在的"), slip("进行了的", "进行的"),
    unless("的的", "的", "目标有别", "士确"), unless("了了", "了", "为明", "解结事"), unless("和和", "和", "温缓平中", "美气睦谐"),
    unless("是是", "是", "", "非"), unless("与与", "与", "参", ""),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_changes_something_and_stands_once() {
        for (i, slip) in SLIPS.iter().enumerate() {
            assert_ne!(slip.wrong, slip.right);
            assert!(!SLIPS[..i].iter().any(|other| other.wrong == slip.wrong), "{} twice", slip.wrong);
        }
        assert!(SLIPS.len() > 60);
    }
}
