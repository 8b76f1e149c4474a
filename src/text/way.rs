//! The way back: where each character of the copy stood in the source.

/// Copy and source run side by side over long stretches; only the places are kept at which their distance changes.
#[derive(Default)]
pub struct Way {
    /// Where a stretch begins in the copy, and where in the source.
    turns: Vec<(u32, u32)>,
}

impl Way {
    /// The characters from this place of the copy on stood at this place of the source and after it.
    pub fn lead(&mut self, copy: usize, source: usize) {
        let (copy, source) = (copy as u32, source as u32);
        let same = self.turns.last().is_some_and(|(c, s)| copy.wrapping_sub(*c) == source.wrapping_sub(*s));
        if !same {
            self.turns.push((copy, source));
        }
    }

    /// Where the character of the source stood that begins at this place of the copy.
    pub fn source(&self, copy: usize) -> usize {
        let turn = self.turns.partition_point(|(c, _)| *c as usize <= copy);
        let (c, s) = turn.checked_sub(1).map_or((0, 0), |turn| self.turns[turn]);
        s as usize + copy - c as usize
    }

    /// Where two characters stood, of which the second does not come before the first.
    pub fn sources(&self, first: usize, second: usize) -> (usize, usize) {
        let next = self.turns.partition_point(|(c, _)| *c as usize <= first);
        let (c, s) = next.checked_sub(1).map_or((0, 0), |turn| self.turns[turn]);
        let source = |copy: usize| s as usize + copy - c as usize;
        let one = self.turns.get(next).is_none_or(|(c, _)| second < *c as usize);
        (source(first), if one { source(second) } else { self.source(second) })
    }

    /// The place of the copy from which on all that is shown stood at this place of the source or after it, give or
    /// take the bytes of one character.
    pub fn copy(&self, source: usize, end: usize) -> usize {
        let turn = self.turns.partition_point(|(_, s)| (*s as usize) < source);
        let next = self.turns.get(turn).map_or(end, |(c, _)| *c as usize);
        let reached = turn.checked_sub(1).map(|turn| self.turns[turn]);
        reached.map_or(0, |(c, s)| next.min(c as usize + source - s as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_followed_both_ways() {
        let mut way = Way::default();
        // `ab  cd`, of which the copy keeps `abcd`.
        for (copy, source) in [(0, 0), (1, 1), (2, 4), (3, 5), (4, 6)] {
            way.lead(copy, source);
        }
        assert_eq!(way.turns.len(), 2);
        assert_eq!([0, 1, 2, 3, 4].map(|copy| way.source(copy)), [0, 1, 4, 5, 6]);
        assert_eq!((way.sources(0, 1), way.sources(1, 2), way.sources(2, 3)), ((0, 1), (1, 4), (4, 5)));
        assert_eq!([0, 1, 2, 3, 4, 5, 6].map(|source| way.copy(source, 4)), [0, 1, 2, 2, 2, 3, 4]);
    }
}
