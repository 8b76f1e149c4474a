//! The rules as the command lists them.

/// A thing said in both languages.
#[derive(Clone, Copy)]
pub struct Say {
    pub zh: &'static str,
    pub en: &'static str,
}

pub struct Rule {
    pub id: &'static str,
    pub family: &'static str,
    pub severity: gouji::report::Severity,
    pub title: Say,
    pub checks: Say,
    pub why: Say,
    pub basis: &'static str,
    pub fires: &'static str,
    pub quiet: &'static str,
}

pub fn rules() -> &'static [Rule] {
    &[]
}

/// Whether a rule of that id exists.
pub fn knows(id: &str) -> bool {
    rules().iter().any(|rule| rule.id == id)
}

/// The id that was probably meant: the one that takes the fewest changed letters, if they are few.
pub fn nearest(id: &str) -> Option<&'static str> {
    let near = rules().iter().map(|rule| (distance(rule.id, id), rule.id)).min()?;
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
