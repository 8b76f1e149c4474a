//! Counts and the lists they announce or close: 下设5个科室：甲、乙…; 包括甲、乙、丙，共3个科室; 3个乡镇：甲镇5万元…

use crate::gather::Gather;
use crate::text::HasWords;
use rust_decimal::Decimal;

use super::bind::Bound;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::{Measure, Stage, Subject};
use crate::read::unit::Unit;
use crate::text::WordSet;

/// Nouns that are counted and then listed.
const LISTED: WordSet = WordSet::new(&[
    "机构",
    "科室",
    "处室",
    "部门",
    "股室",
    "中心",
    "站所",
    "单位",
    "项目",
    "办公室",
    "科",
    "处",
    "股",
    "乡镇",
    "镇",
    "乡",
    "街道",
    "社区",
    "村",
    "学校",
    "医院",
    "卫生院",
    "企业",
    "县区",
    "县（区）",
    "县（市、区）",
    "市县",
    "区县",
    "站",
    "大队",
    "支队",
    "园区",
]);

/// Words between a counted noun and its list, longer ones before those they begin with.
const OPENERS: WordSet = WordSet::new(&[
    "分别是：",
    "分别为：",
    "分别是",
    "分别为",
    "分别：",
    "即：",
    "包括：",
    "包括",
    "具体为：",
    "具体如下：",
    "如下：",
    "为：",
    "，为",
    "：",
    "即",
]);

/// What the parts of a unit are called when they are counted right after their names: 办公室、财务科2个科室.
const INNER: WordSet = WordSet::new(&[
    "内设机构",
    "科室",
    "股室",
    "处室",
    "事业单位",
    "二级单位",
    "下属单位",
    "直属单位",
    "所属单位",
    "预算单位",
]);
/// What the name of an office ends in.
const OFFICES: WordSet = WordSet::new(&[
    "科", "股", "室", "办", "处", "中心", "站", "所", "队", "局", "校", "学", "院", "组", "部", "委", "会", "馆", "场",
    "园", "机关", "本级", "）",
]);

/// Words before a list that its count closes.
const LEADERS: &[&str] =
    &["包括", "分别是", "分别为", "设有", "设置", "下设", "内设", "设", "有", "为", "由", "下属", "下辖", "所属", "："];

/// Bytes before or after a count in which its list is looked for.
const LIST: usize = 1500;

/// States what every counted list comes to.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    for (i, b) in bound.iter().enumerate() {
        let figure = doc.figure(b.item.fig);
        if !matches!(figure.unit, Unit::Count("个" | "家" | "所")) {
            continue;
        }
        let stated = figure.value.unwrap_or_default();
        let claim = |computed: usize, force| {
            Claim::new("org_count_matches_list", b.item.fig, Expr::Num(Decimal::from(computed)), force)
        };
        let block = doc.text.blocks[b.item.block as usize].span();
        let copy = &doc.text.copy;
        let end = copy.floor_char_boundary((block.end as usize).min(figure.whole.end as usize + LIST));
        let start =
            copy.ceil_char_boundary((block.start as usize).max(figure.span.start.saturating_sub(LIST as u32) as usize));
        let after = &copy[figure.whole.end as usize..end];
        let before = &copy[start..(figure.span.start as usize).max(start)];
        if let Some(listed) = list_after(before, after).or_else(|| list_before(before, after)) {
            // 甲科、乙科等3个科室: the list need not be whole.
            let partly = before.trim_end_matches(['共', '计', '，']).ends_with('等');
            let force = match listed.most == listed.least {
                _ if partly => Force::Supports,
                true => Force::Demands,
                false => Force::Doubts,
            };
            let fits = (listed.least..=listed.most).find(|n| Decimal::from(*n) == stated);
            claims.push(claim(fits.unwrap_or(listed.most), force));
        } else if let Some(shares) = shares_after(doc, bound, i, after) {
            let counted = Decimal::from(shares.figs.len());
            claims.push(claim(shares.figs.len(), if shares.proved { Force::Demands } else { Force::Supports }));
            if counted == stated && !shares.proved {
                claims.extend(shares.come_to(doc, bound, i));
            }
        }
    }
    doc.claims.append(&mut claims);
}

/// How many names a list holds: 甲、乙和丙 is three, or two if 乙和丙 is one name.
#[derive(Debug, PartialEq, Eq)]
struct Listed {
    least: usize,
    most: usize,
}

/// Where the list begins that this counted noun opens, in the text after the count; the noun may stand before it:
/// 实施项目共5个，分别为：….
fn opened(before: &str, text: &str) -> Option<usize> {
    let near = &text[..text.char_indices().nth(28).map_or(text.len(), |(at, _)| at)];
    let (at, opener) = OPENERS.find(near, 0)?;
    // 股室11个，下辖单位4个，分别是…: the list is of the count right before it.
    if near[..at].contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut clauses = near[..at].trim_end_matches(['，', '。']).split('，');
    let noun = clauses.next()?;
    // 6个处室，设置甲类和乙类，分别是：a、b…: words between are heard only where the opener is plain.
    let told = || LISTED.ending(before.trim_end_matches(['共', '有', '计'])).is_some();
    let is_open = match opener {
        // 股室3个，为办公室、…: and not 3个科室，为加强管理、….
        "，为" => noun.is_empty() && told() && are_offices(&text[at + opener.len()..]),
        _ => {
            let plain = clauses.next().is_none_or(|words| words == "其中") || opener.starts_with("分别");
            plain && (is_listed(noun) || noun.is_empty() && told())
        }
    };
    is_open.then_some(at + opener.len())
}

/// Every name of a list is that of an office.
fn are_offices(list: &str) -> bool {
    let list = &list[..list.find(['。', '；', '，', '\n']).unwrap_or(list.len())];
    list.split(['、', '和', '及', '与']).all(|name| OFFICES.ending(name).is_some())
}

fn is_listed(noun: &str) -> bool {
    noun.chars().count() <= 12 && !noun.contains(['，', '。', '；', '、']) && LISTED.ending(noun).is_some()
}

/// 下设5个机构，分别是：甲、乙、丙、丁、戊。
fn list_after(before: &str, text: &str) -> Option<Listed> {
    let rest = text[opened(before, text)?..].trim_start_matches(['：', '，']);
    names(&rest[..rest.find(['。', '；']).unwrap_or(rest.len())])
}

/// 内设机构包括甲、乙、丙，共3个内设机构; 内设机构为甲科、乙科，计2个; 内设甲科、乙科2个科室.
fn list_before(before: &str, after: &str) -> Option<Listed> {
    let counted = ["共计", "合计", "共", "计"].iter().find_map(|word| before.strip_suffix(word));
    let noun = &after[..after.find(['，', '。', '；', '（', '、']).unwrap_or(after.len())];
    // 由甲科、乙科、丙科3个科室组成
    let composed = ["组成", "构成"].iter().find_map(|word| noun.strip_suffix(word));
    let noun = composed.unwrap_or(noun);
    let list = counted.unwrap_or(before).trim_end_matches(['，', '等']);
    let sentence =
        list.rfind(['。', '；', '\n']).map_or(0, |at| at + list[at..].chars().next().map_or(0, char::len_utf8));
    // The list begins after the last leading word that stands before its first 、.
    let first = sentence + list[sentence..].find('、')?;
    let clause = match counted {
        Some(_) => sentence,
        None => list.rfind('，').map_or(sentence, |at| sentence.max(at + '，'.len_utf8())),
    };
    let (from, leader) = LEADERS
        .iter()
        .filter_map(|l| Some((list.get(clause..first)?.last_place_of(l)? + l.len(), *l)))
        .max_by_key(|(at, _)| *at)?;
    let names = &list[clause + from..];
    let told = match counted {
        Some(_) if noun.is_empty() => LISTED.ending(&list[..clause + from - leader.len()]).is_some(),
        Some(_) => is_listed(noun),
        None if composed.is_some() => is_listed(noun),
        None => INNER.ending(noun).is_some() && noun.chars().count() <= 12 && are_offices(names),
    };
    (told && !before.ends_with("等共")).then(|| self::names(names)).flatten()
}

fn names(list: &str) -> Option<Listed> {
    if list.contains(|c: char| c.is_ascii_digit()) || list.contains('等') || list.has("其中") || list.contains('：')
    {
        return None;
    }
    let (mut depth, mut least, mut perhaps) = (0i32, 1, 0);
    for c in list.chars() {
        match c {
            '（' => depth += 1,
            '）' => depth -= 1,
            '、' if depth == 0 => least += 1,
            '和' | '及' | '与' | '，' if depth == 0 => perhaps += 1,
            _ => {}
        }
    }
    (least >= 2 && depth == 0).then_some(Listed { least, most: least + perhaps })
}

/// The amounts of a counted list, each with a name of its own.
struct Shares {
    figs: Vec<Fig>,
    /// They come to an amount of the text to the digit: the list is whole.
    proved: bool,
}

/// 6个乡镇分配情况：甲镇20万元；乙镇30万元…
fn shares_after(doc: &Document, bound: &[Bound], i: usize, after: &str) -> Option<Shares> {
    const LONGEST: usize = 60;
    let noun_end = after.find(['：', '，', '。'])?;
    let noun = after[..noun_end].without_end("分配情况").without_end("情况").trim_end_matches(char::is_numeric);
    let me = &bound[i];
    // 安排项目5个，共50万元：甲20万元；…
    let said = doc.str(me.item.label).trim_end_matches(['共', '有', '计']);
    let told = noun.is_empty() && LISTED.ending(said).is_some();
    let projects = noun.ends_with("项目") || told && said.ends_with("项目");
    if !is_listed(noun) && !told {
        return None;
    }
    let parts: Vec<&Bound> = bound[i + 1..]
        .iter()
        .take(LONGEST)
        .take_while(|b| b.item.sentence == me.item.sentence)
        .filter(|b| b.item.depth == me.item.depth && doc.figure(b.item.fig).unit.is_money() && !b.words.total)
        .gather();
    let plain = |b: &Bound| matches!(b.fact.subject, Subject::Named(_)) && b.named && b.fact.measure == Measure::Amount;
    // 2个乡镇100万元，其中…: an amount of its own before the list.
    let listed: Vec<&&Bound> = parts.iter().skip_while(|b| !plain(b)).gather();
    if listed.len() < 2 || !listed.iter().all(|b| plain(b)) || doc.str(listed.last()?.item.tail).starts_with('等') {
        return None;
    }
    let sum: Decimal = listed.iter().filter_map(|b| doc.figure(b.item.fig).base()).sum();
    let proved = around(bound, i).any(|b| doc.figure(b.item.fig).base() == Some(sum));
    // Some of the projects may be told alone.
    if projects && !proved {
        return None;
    }
    Some(Shares { figs: listed.iter().map(|b| b.item.fig).gather(), proved })
}

/// The amounts near a list that can be its total.
fn around(bound: &[Bound], i: usize) -> impl Iterator<Item = &Bound> {
    const REACH: usize = 12;
    let closing =
        bound[i..].iter().take(60).filter(move |b| b.words.total && b.item.sentence == bound[i].item.sentence);
    bound[..i].iter().rev().take(REACH).chain(closing)
}

impl Shares {
    /// What the list is likely to come to: an amount that it misses by one slip.
    fn come_to(&self, doc: &Document, bound: &[Bound], i: usize) -> Vec<Claim> {
        const TRIED: usize = 3;
        around(bound, i)
            .filter(|b| {
                b.fact.measure == Measure::Amount && doc.figure(b.item.fig).unit.is_money() && b.item.depth == 0
            })
            .filter(|b| b.fact.stage.is_some_and(|s| s.is_budget() || s == Stage::Received))
            .filter(|b| {
                !self.figs.contains(&b.item.fig) && !b.opens_parts && !matches!(b.words.subject, Some(Subject::Income))
            })
            .take(TRIED)
            .map(|b| Claim::new("parts_sum", b.item.fig, Expr::sum(self.figs.iter().copied()), Force::Suggests))
            .gather()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Option<(usize, usize)> {
        list_after("", text).map(|l| (l.least, l.most))
    }

    #[test]
    fn lists_are_counted() {
        assert_eq!(count("机构。分别是：办公室、财务科、业务科。"), Some((3, 3)));
        assert_eq!(count("内设科室，分别为：办公室（党委办）、财务（审计、统计）科。"), Some((2, 2)));
        assert_eq!(count("所属事业单位，分别为执法大队、信息中心和服务中心。"), Some((2, 3)));
        assert_eq!(count("处室，按职能设置，分别是：甲室、乙室。"), Some((2, 2)));
        assert_eq!(count("项目等工作。"), None);
        assert_eq!(list_after("现有业务股室", "，为政工科、管理科、经济发展办。").map(|l| l.least), Some(3));
        assert_eq!(list_after("现有业务股室", "，为加强管理、提高效率、优化服务。").map(|l| l.least), None);
        assert_eq!(count("科室，工作任务重：人员少、经费少。"), None);
    }

    #[test]
    fn a_count_may_close_its_list() {
        let count = |text: &str| {
            let (before, after) = text.split_once('#').unwrap();
            list_before(before, after).map(|l| l.least)
        };
        assert_eq!(count("本单位内设办公室、财务股、河湖股#股室，下属排水站、供水总站2个事业单位。"), Some(3));
        assert_eq!(count("我乡由宣教科、发展办、审批科#个内设机构组成。"), Some(3));
        assert_eq!(count("本部门内设机构为社会事务办、宣教科、党政办，计#。"), Some(3));
        assert_eq!(count("全年走访东河镇、西河镇#个镇的困难群众。"), None);
        assert_eq!(count("本部门内设机构包括法规科、综合科、执法科，共#个内设机构。"), Some(3));
        assert_eq!(count("全年完成了甲、乙等共#个项目。"), None);
    }
}
