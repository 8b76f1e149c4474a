//! Wholes that the text says are made of their parts: 资产90万元，由房屋60万元、车辆30万元组成.

use super::bind::Bound;
use crate::gather::Gather;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::Measure;
use crate::text::HasWords;
use crate::text::WordSet;

const MADE: WordSet = WordSet::new(&["组成", "构成"]);
/// Parts of one whole.
const LONGEST: usize = 24;

/// States every whole that is told with all its parts.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let claims: Vec<Claim> = (1..bound.len()).filter_map(|i| made_of(doc, bound, i)).gather();
    doc.claims.extend(claims);
}

/// The parts that begin at `i` with 由 and end with 组成, and the whole right before them.
fn made_of(doc: &Document, bound: &[Bound], i: usize) -> Option<Claim> {
    let (whole, first) = (&bound[i - 1], &bound[i]);
    let label = doc.str(first.item.label);
    let opens = label.starts_with('由') && !label.starts_with("由于") && follows_directly(first);
    if !opens || whole.item.sentence != first.item.sentence {
        return None;
    }
    let mut parts: Vec<Fig> = Vec::new();
    for b in bound[i..].iter().take(LONGEST).take_while(|b| b.item.sentence == first.item.sentence) {
        if b.item.depth != whole.item.depth || !is_alike(doc, b, whole) {
            continue;
        }
        parts.push(b.item.fig);
        let tail = doc.str(b.item.tail);
        if tail.starts_with('等') || b.words.each {
            return None;
        }
        if MADE.within(tail) {
            return (parts.len() >= 2)
                .then(|| Claim::new("parts_sum", whole.item.fig, Expr::sum(parts), Force::Demands));
        }
    }
    None
}

/// Nothing but a mark stands between an item's words and the figure before.
pub fn follows_directly(b: &Bound) -> bool {
    b.item.lead.len() <= '，'.len_utf8() as u32
}

fn is_alike(doc: &Document, a: &Bound, b: &Bound) -> bool {
    let plain = |b: &Bound| matches!(b.fact.measure, Measure::Amount | Measure::Count);
    plain(a) && plain(b) && doc.figure(a.item.fig).unit.same_family(doc.figure(b.item.fig).unit)
}

/// 结余90万元由两部分组成，…: the parts follow.
pub fn announces_parts(doc: &Document, b: &Bound) -> bool {
    let tail = doc.str(b.item.tail);
    tail.starts_with('由') && tail.has("部分") && MADE.within(tail)
}

#[cfg(test)]
mod tests {
    use crate::report::Severity;

    fn errors(text: &str) -> usize {
        crate::check(text).findings.iter().filter(|f| f.severity == Severity::Error && f.rule == "parts_sum").count()
    }

    #[test]
    fn a_whole_is_what_it_is_made_of() {
        assert_eq!(errors("固定资产317.65万元，由房屋264.07万元、车辆15.46万元和其他38.12万元组成。"), 0);
        assert_eq!(errors("固定资产317.65万元，由房屋264.07万元、车辆15.46万元和其他31.82万元组成。"), 1);
        assert_eq!(errors("总收入861.25万元由本年收入850.20万元与年初结转21.05万元构成，其中拨款800万元。"), 1);
        assert_eq!(errors("固定资产317.65万元，由房屋264.07万元、车辆15.46万元等组成。"), 0);
    }
}
