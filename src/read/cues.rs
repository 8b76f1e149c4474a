//! Phrases that rules of wording and narrative listen for, found in one pass over the report.

use crate::gather::Gather;
use std::sync::LazyLock;

use super::document::Document;
use super::slips::SLIPS;
use crate::text::{Phrases, Span};

/// What a phrase says, or what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// No money lies idle.
    NoIdle,
    /// Paid as the work progressed.
    PaidByProgress,
    /// Not paid in time.
    PaidLate,
    /// The budget was not exceeded.
    NotOver,
    /// The target was reached.
    Reached,
    /// Much money is left.
    MuchLeft,
    /// A sum of money is large; the clause must say which.
    MuchMoney,
    /// The targets were not met well.
    Unsatisfying,
    /// Budget and accounts lie far apart.
    FarApart,
    /// Much was added during the year.
    MuchAdded,
    /// According to the budget of the year's beginning.
    ByInitial,
    /// Money was saved.
    Saved,
    /// Cut, pressed down: of the three public expenses, in the past tense.
    Pressed,
    /// A sentence of the form that tells its user what to write.
    Prompt,
    /// 100字以内
    PromptLength,
    /// 见附件
    Attachment,
    /// 见下表
    Table,
    /// What the writers call the place they serve.
    Township,
    Town,
    County,
    /// Praise that would fit any unit.
    Stock,
    /// Two marks that cannot stand together.
    Marks,
    /// An index into [`SLIPS`].
    Slip(u16),
}

/// A phrase where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Cued {
    pub span: Span,
    pub cue: Cue,
}

#[rustfmt::skip]
const PHRASES: &[(Cue, &[&str])] = &[
    (Cue::NoIdle, &[
        "不存在闲置", "不存在资金闲置", "无资金闲置", "无闲置", "没有闲置", "未出现闲置", "未出现资金闲置", "未发生闲置",
        "不存在结余闲置", "不存在沉淀", "不存在资金沉淀", "不存在浪费", "不存在资金浪费",
    ]),
    (Cue::PaidByProgress, &[
        "按照项目进度支付", "按项目进度支付", "按照进度支付", "按进度支付", "按照项目进度拨付", "按项目进度拨付", "按照进度拨付",
        "按进度拨付", "按工程进度支付", "按照工程进度支付", "按照序时进度支付", "按合同进度支付",
    ]),
    (Cue::PaidLate, &[
        "未及时支付", "未能及时支付", "支付不及时", "未按时支付", "未能按时支付", "未及时拨付", "未能及时拨付", "拨付不及时",
        "未按进度支付", "未能按进度支付", "支付进度缓慢", "支付进度滞后", "支付滞后", "未能及时付款", "付款不及时",
    ]),
    (Cue::NotOver, &[
        "未超预算", "没有超预算", "无超预算", "不存在超预算", "未突破预算", "未超出预算", "未超过预算", "控制在预算范围内",
        "控制在预算内", "控制在年初预算内", "控制在预算之内", "控制在批复预算内",
    ]),
    (Cue::Reached, &[
        "达到预期目标", "达到预期指标", "达到预期绩效目标", "达成预期指标", "达成预期目标", "达到年度目标", "完成预期目标",
        "实现预期目标", "达到年初目标", "达到预期值",
    ]),
    (Cue::MuchLeft, &[
        "结余较多", "结余过多", "结余较大", "结余过大", "结余资金较多", "结余资金较大", "结余数额较大", "结余数额多", "结转结余较多",
        "结转结余资金较多", "结转结余规模较大", "结转资金较多", "结转资金较大", "结转较多", "结转较大", "资金剩余较多", "剩余资金较多",
        "存量资金较多",
    ]),
    (Cue::MuchMoney, &["数额多", "数额较多", "数额大", "数额较大", "数额过大", "金额较多", "金额较大", "金额过大"]),
    (Cue::Unsatisfying, &[
        "完成不理想", "完成情况不理想", "完成得不理想", "完成效果不理想", "执行不理想", "执行情况不理想", "资金未完成", "指标未完成",
        "目标未完成", "未能完成预期目标", "未完成预期目标", "未达到预期目标", "未能达到预期目标",
    ]),
    (Cue::FarApart, &[
        "决算数与预算数相差较大", "预算数与决算数相差较大", "决算与预算相差较大", "预算与决算相差较大", "预决算差异较大",
        "预算与决算差异较大", "预算数与决算数差异较大", "决算数与预算数差异较大", "预算与实际支出差异较大", "预算与实际支出相差较大",
        "预算与执行差异较大", "预算执行偏差较大", "预算执行与预算编制差异较大", "执行数与预算数相差较大", "执行数与预算数差异较大",
    ]),
    (Cue::MuchAdded, &[
        "追加较多", "追加过多", "追加频繁", "追加次数较多", "追加预算较多", "追加资金较多", "追加项目较多", "频繁追加", "追加金额较大",
    ]),
    (Cue::ByInitial, &["按年初", "按照年初", "依据年初", "根据年初"]),
    (Cue::Saved, &["厉行节约", "节约资金", "节约经费", "节约支出", "减少非必要支出", "压减非必要支出"]),
    (Cue::Pressed, &["压缩了", "压减了", "缩减了", "大幅度压缩", "大幅压缩", "大幅压减", "大幅下降", "明显下降", "显著下降", "大幅减少", "有效压减"]),
    (Cue::Prompt, &[
        "对照年度目标，说明", "结合自评情况，说明", "结合自评情况，分析", "结合自评情况，提出", "请在此处填写", "点击此处输入", "此处填写",
        "简要说明项目的", "请简要说明", "（请说明", "请填写",
    ]),
    (Cue::PromptLength, &["字以内）", "字以内。", "字左右）"]),
    (Cue::Attachment, &["见附件", "详见附件", "见附表", "详见附表"]),
    (Cue::Table, &["见下表", "详见下表", "如下表"]),
    (Cue::Township, &["全乡", "乡政府", "乡机关", "乡党委", "我乡", "本乡"]),
    (Cue::Town, &["全镇", "镇机关", "我镇", "本镇"]),
    (Cue::County, &["我县", "县委县政府"]),
    (Cue::Stock, &[
        "目标设置合理", "目标设定合理", "预算编制科学", "预算编制合理", "预算规模合理", "结构清晰", "制度健全", "管理制度完善", "管理规范", "资金使用合规",
        "资金使用规范", "专款专用", "圆满完成", "较好地完成了", "较好完成了", "取得了良好的", "取得了较好的", "取得良好的", "效益良好", "效果良好", "效果显著",
        "成效显著", "成效明显", "达到了预期效果", "满意度较高", "进一步加强", "进一步提高", "进一步完善", "进一步强化", "高度重视", "加强组织领导",
        "提高资金使用效益", "提升资金使用效益", "增强绩效意识", "树立绩效理念", "强化绩效理念",
    ]),
    (Cue::Marks, &[
        "，。", "。。", "，，", "、、", "；。", "。；", "，；", "；，", "、。", "。，", "，、", "、，", "；；", "：：", "：。", "、；", "；、", "。、", "、等",
        "：，", "：；", "！。", "。！", "（）",
    ]),
];

/// Listens to one report.
pub fn read(doc: &mut Document) {
    let copy = doc.text.slice(doc.span);
    let base = doc.span.start as usize;
    doc.cues = LISTENED
        .find(copy)
        .filter_map(|found| {
            let cue = CUES[found.phrase];
            let span = Span::new(base + found.start, base + found.end);
            (!innocent(cue, &copy[..found.start], &copy[found.end..])).then_some(Cued { span, cue })
        })
        .gather();
}

/// A phrase that its neighbours make part of another word.
fn innocent(cue: Cue, before: &str, after: &str) -> bool {
    let next = |set: &str| after.chars().next().is_some_and(|c| set.contains(c));
    let last = |set: &str| before.chars().next_back().is_some_and(|c| set.contains(c));
    match cue {
        Cue::Slip(row) => last(SLIPS[row as usize].after) || next(SLIPS[row as usize].before),
        // 全乡村, 本乡土, 全镇村
        Cue::Township | Cue::Town => next("村镇土亲音情愁域") || last("各乡镇"),
        // 全县级, 各县
        Cue::County => next("域级城"),
        _ => false,
    }
}

static LISTENED: LazyLock<Phrases> = LazyLock::new(|| {
    let phrases = PHRASES.iter().flat_map(|(_, phrases)| phrases.iter().copied());
    Phrases::new(phrases.chain(SLIPS.iter().map(|slip| slip.wrong)))
});

/// What each of the phrases listened for is.
static CUES: LazyLock<Vec<Cue>> = LazyLock::new(|| {
    let phrases = PHRASES.iter().flat_map(|(cue, phrases)| std::iter::repeat_n(*cue, phrases.len()));
    phrases.chain((0..SLIPS.len()).map(|row| Cue::Slip(row as u16))).gather()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::document;
    use crate::text::Text;

    fn heard(source: &str) -> Vec<Cue> {
        let text = Text::new(source);
        let mut doc = document(&text);
        read(&mut doc);
        doc.cues.iter().map(|cued| cued.cue).collect()
    }

    #[test]
    fn phrases_are_heard() {
        assert_eq!(heard("资金运行平稳，不存在闲置或挪用。"), [Cue::NoIdle]);
        assert_eq!(heard("扎实做好我乡各项工作"), [Cue::Township]);
        assert!(heard("全面推进全乡村振兴，为了了解情况，达到目的的做法").is_empty());
    }

    #[test]
    fn slips_know_their_innocent_neighbours() {
        assert!(matches!(heard("已建立往来帐目。")[..], [Cue::Slip(_)]));
        assert!(heard("按排名先后，自己完成申报，预防犯罪，关注消防安全").is_empty());
    }
}
