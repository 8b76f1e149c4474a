//! 招聘毕业生37人（本科11人、专科26人）: words that between them name all there is.

use super::super::Found;
use super::super::sheet::Num;
use crate::read::document::{Document, Expr};
use crate::read::prose::items::Opening;
use crate::text::WordSet;

/// Sides that are told together because there is no other, or because the others are told too.
const SIDES: &[WordSet] = &[
    WordSet::new(&["男", "女"]),
    WordSet::new(&["城镇", "城市", "城区", "农村", "乡村", "乡镇"]),
    WordSet::new(&["线上", "线下"]),
    WordSet::new(&["行政", "参公", "事业", "工勤", "公务员"]),
    WordSet::new(&["在编", "编外", "聘用", "临聘", "特岗"]),
    WordSet::new(&["在职", "离退休", "退休", "离休"]),
    WordSet::new(&["博士", "硕士", "研究生", "本科", "专科", "大专", "中专"]),
    WordSet::new(&["学前", "幼儿园", "小学", "初中", "高中"]),
    WordSet::new(&["专任教师", "教辅", "工勤"]),
    WordSet::new(&["境内", "境外"]),
    WordSet::new(&["国道", "省道", "县道", "乡道", "村道", "县乡道"]),
    WordSet::new(&["常年", "一次性", "延续", "当年新增"]),
    WordSet::new(&["“优”", "“良”", "“中”", "“差”"]),
    WordSet::new(&["优秀", "良好", "合格", "不合格"]),
    WordSet::new(&["住宅", "商业", "公共建筑"]),
    WordSet::new(&["国家级", "省级", "市级", "州级", "县级", "国培", "省培", "中央", "自治区", "区级"]),
    WordSet::new(&["新建", "改建", "扩建", "续建", "改造", "改扩建"]),
    WordSet::new(&["集中", "分散"]),
    WordSet::new(&["一期", "二期", "三期"]),
    WordSet::new(&["第一批", "第二批", "第三批", "第四批"]),
    WordSet::new(&["一季度", "二季度", "三季度", "四季度"]),
    WordSet::new(&["上半年", "下半年"]),
    WordSet::new(&["非常满意", "很满意", "比较满意", "较满意", "基本满意", "不满意", "满意"]),
    WordSet::new(&["自有", "租赁"]),
    WordSet::new(&["货物", "工程", "服务"]),
    WordSet::new(&["一级", "二级", "三级", "四级"]),
    WordSet::new(&["A级", "B级", "C级", "D级", "Ａ级", "Ｂ级", "Ｃ级", "Ｄ级"]),
    WordSet::new(&["轿车", "越野车", "客车", "货车", "专用车", "特种"]),
    WordSet::new(&["住院", "门诊"]),
    WordSet::new(&["公办", "民办"]),
    WordSet::new(&["国产", "进口"]),
    WordSet::new(&["千人以上", "千人以下"]),
    WordSet::new(&["支部", "总支", "党委"]),
    WordSet::new(&["原有", "新增"]),
    WordSet::new(&["机关", "本级", "下属", "所属", "直属", "派出所"]),
    WordSet::new(&["到期", "未到期"]),
    WordSet::new(&["企业", "个体"]),
    WordSet::new(&["现场", "书面", "电话", "网络"]),
];

/// What leads to the parts of a whole.
const PARTS: WordSet = WordSet::new(&["其中", "包括", "分别", "含", "按", "分为"]);
/// Who is asked is content or not.
const ASKED: WordSet = WordSet::new(&["调查", "问卷", "抽查", "走访", "回访", "访谈"]);
/// They have been told before, or are not all.
const MORE: WordSet = WordSet::new(&["等", "累计", "另", "比上", "较上"]);

/// The whole at `k` of a clause, with the sides told right after it.
pub fn tell(doc: &Document, clause: &[Num], k: usize, found: &mut Found) {
    let whole = &clause[k];
    let rest = &clause[k + 1..];
    let Some(first) = rest.first().filter(|n| whole.value > 1.0 && is_part(whole, n)) else { return };
    let inside = first.depth > whole.depth;
    let asked = ASKED.within(whole.words(doc)) && first.label(doc).ends_with("满意");
    if !inside && !asked && first.opening != Opening::Colon && !PARTS.within(first.words(doc)) {
        return;
    }
    let Some(sides) = SIDES.iter().find(|sides| sides.within(first.label(doc))) else { return };
    let mut named: Vec<&str> = Vec::new();
    let mut parts = Vec::new();
    for n in rest.iter().take_while(|n| n.depth >= first.depth) {
        // 占53%, 每人20元: told of the part before it.
        if n.depth > first.depth || n.is_rate() {
            continue;
        }
        let side = sides.find(n.label(doc), 0).map(|(_, side)| side);
        // 财政补助事业单位、经费自理事业单位: there are more kinds than these words tell.
        if side.is_some_and(|side| named.contains(&side)) {
            return;
        }
        match side.filter(|_| is_part(whole, n)) {
            Some(side) => {
                named.push(side);
                parts.push(n);
            }
            None if n.opening == Opening::Enumeration => return,
            None => break,
        }
    }
    let open = parts.iter().any(|n| MORE.within(n.label(doc)) || n.tail(doc).starts_with('等'));
    // 满意803户、较满意451户，两项占94%: there may be others.
    let whole_survey = !asked || named.len() >= 3 || named.contains(&"不满意");
    if parts.len() >= 2 && whole_survey && !open && parts.iter().all(|n| n.unit == whole.unit) {
        found.told("told_parts", whole.fig, vec![Expr::sum(parts.iter().map(|n| n.fig))]);
    }
}

fn is_part(whole: &Num, n: &Num) -> bool {
    n.is_amount() && n.alike(whole)
}
