//! The rules as the command lists them.

pub use gouji::{Basis, Family, Rule, Say, rules};

/// A family's name for people, and the one for programs.
pub fn family(family: Family) -> (Say, &'static str) {
    let (id, zh, en) = match family {
        Family::Sums => ("sums", "合计与分项", "Sums and their parts"),
        Family::Ratios => ("ratios", "比率", "Ratios"),
        Family::Consistency => ("consistency", "前后一致", "The same figure in several places"),
        Family::Indicators => ("indicators", "绩效指标", "Performance indicators"),
        Family::Totals => ("totals", "权重、得分与等级", "Weights, scores and grades"),
        Family::Staff => ("staff", "机构与人员", "Organisation and staff"),
        Family::Projects => ("projects", "项目", "Projects"),
        Family::Structure => ("structure", "结构与编号", "Structure and numbering"),
        Family::Dates => ("dates", "日期与年度", "Dates and years"),
        Family::Wording => ("wording", "单位与用语", "Units and wording"),
        Family::Narrative => ("narrative", "文字与数字", "What the text says against its figures"),
    };
    (Say { zh, en }, id)
}

/// What a rule rests on, in words.
pub fn basis(basis: Basis) -> Say {
    match basis {
        Basis::Arithmetic => Say { zh: "算术关系", en: "Arithmetic" },
        Basis::Regulation(name) => name,
        Basis::Practice => Say {
            zh: "评审惯例，可按地区设置",
            en: "What reviewers commonly ask; a region's profile can set it otherwise",
        },
    }
}

/// Whether a rule of that id exists.
pub fn knows(id: &str) -> bool {
    rules().any(|rule| rule.id == id)
}

/// The id that was probably meant: the one that takes the fewest changed letters, if they are few.
pub fn nearest(id: &str) -> Option<&'static str> {
    let near = rules().map(|rule| (distance(rule.id, id), rule.id)).min()?;
    (near.0 <= id.chars().count() / 3).then_some(near.1)
}

/// How many letters must be put in, taken out or replaced to make one of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in other.chars().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[row.len() - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_changed_letters() {
        for (one, other, expected) in
            [("", "", 0), ("sum", "", 3), ("", "sum", 3), ("initial", "inital", 1), ("rate", "tare", 2)]
        {
            assert_eq!(distance(one, other), expected, "{one} {other}");
        }
    }
}
