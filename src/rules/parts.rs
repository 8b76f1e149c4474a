//! The parts of the total, wherever they are printed: one part has one weight and one score, and is the sum of what
//! stands under it.

use crate::quick::Map;

use super::scoring::{fig, value};
use crate::read::Document;
use crate::read::document::{Claim, Expr, Fig, Force, Part};
use crate::read::prose::UNDER;

/// Places in which one part may be printed.
const PRINTS: usize = 6;

/// A claim with the two sources that it compares.
struct Held {
    sources: (u32, u32),
    claim: Claim,
    holds: bool,
}

/// States that every print of a part equals the others, and the sum of what stands under it.
pub fn claims(doc: &Document, out: &mut Vec<Claim>) {
    let mut named: crate::order::Groups<&str, &Part> = crate::order::Groups::new();
    for part in &doc.parts {
        named.add(&part.name, part);
    }
    let mut held: Vec<Held> = Vec::new();
    for (_, parts) in named.sorted().iter().filter(|(_, p)| p.len() >= 2 && p.len() <= PRINTS) {
        // Two of one name in one place are two things.
        let twice = |a: &Part| parts.iter().filter(|b| b.source == a.source).count() > 1;
        for (i, a) in parts.iter().enumerate() {
            for b in parts[i + 1..].iter().filter(|b| b.source != a.source && !twice(a) && !twice(b)) {
                compare(doc, a, b, &mut held);
            }
        }
    }
    // Places that agree in most of what they share tell of the same parts.
    let mut sources: Map<(u32, u32), (usize, usize)> = Map::default();
    for h in &held {
        let entry = sources.entry(h.sources).or_default();
        *entry = (entry.0 + usize::from(h.holds), entry.1 + 1);
    }
    for h in held {
        let (agreed, all) = sources[&h.sources];
        let force = match () {
            _ if h.holds => Force::Supports,
            // What stands under a heading is known by its numbering alone: a part of it may have gone unread.
            _ if agreed >= 3 && agreed * 3 >= all * 2 && h.sources.0 != UNDER && h.sources.1 != UNDER => Force::Demands,
            _ if agreed >= 1 && agreed * 2 >= all => Force::Suggests,
            _ => continue,
        };
        out.push(Claim { force, ..h.claim });
    }
}

fn compare(doc: &Document, a: &Part, b: &Part, out: &mut Vec<Held>) {
    let sources = (a.source.min(b.source), a.source.max(b.source));
    let mut same = |x: Option<Fig>, y: Option<Fig>| {
        if let (Some(x), Some(y)) = (x, y)
            && x != y
        {
            let claim = Claim::new("same_fact_consistent", x.max(y), fig(x.min(y)), Force::Supports);
            out.push(Held { sources, claim, holds: value(doc, Some(x)) == value(doc, Some(y)) });
        }
    };
    same(a.weight, b.weight);
    same(a.score, b.score);
    for (whole, under) in [(a, b), (b, a)] {
        for (stated, parts, rule) in
            [(whole.weight, &under.weights, "level1_eq_sum_level3"), (whole.score, &under.scores, "score_sum_eq_total")]
        {
            if let Some(stated) = stated.filter(|_| !parts.is_empty()) {
                let sum = parts.iter().filter_map(|p| value(doc, Some(*p))).sum();
                let holds = value(doc, Some(stated)) == Some(sum);
                let reading = match parts.as_slice() {
                    [only] => fig(*only),
                    parts => Expr::sum(parts.iter().copied()),
                };
                out.push(Held { sources, claim: Claim::new(rule, stated, reading, Force::Supports), holds });
            }
        }
    }
}
