//! Sorting and grouping whose machinery stands in the engine once, whatever is sorted.
//!
//! The library's own sorts and ordered maps are compiled anew for every type, some kilobytes each of what a browser
//! downloads; nothing here is long enough for their speed to tell.

use std::cmp::Ordering;

/// Sorts; equals keep their order.
pub fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted(items.len(), &|a, b| compare(&items[a as usize], &items[b as usize]));
    arrange(items, order);
}

pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Which item belongs at each place; nothing where all stand in order, as most do.
fn sorted(length: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let follows = |a: u32, b: u32| compare(a, b).is_le();
    if (1..length as u32).all(|at| follows(at - 1, at)) {
        return Vec::new();
    }
    let mut order: Vec<u32> = (0..length as u32).collect();
    let mut merged = Vec::with_capacity(length);
    let mut width = 1;
    while width < length {
        for runs in order.chunks(2 * width) {
            let (mut left, mut right) = runs.split_at(width.min(runs.len()));
            while let ([a, ..], [b, ..]) = (left, right) {
                if follows(*a, *b) {
                    merged.push(*a);
                    left = &left[1..];
                } else {
                    merged.push(*b);
                    right = &right[1..];
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width *= 2;
    }
    order
}

/// Follows each round of places that hand on to one another.
fn arrange<T>(items: &mut [T], mut order: Vec<u32>) {
    for first in 0..order.len() {
        let mut at = first;
        loop {
            let from = order[at] as usize;
            order[at] = at as u32;
            if from == first {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Values by key: the keys in order, the values of each as they came.
pub struct Groups<K, V>(Vec<(K, V)>);

impl<K: Ord, V> Groups<K, V> {
    pub fn new() -> Groups<K, V> {
        Groups(Vec::new())
    }

    pub fn add(&mut self, key: K, value: V) {
        self.0.push((key, value));
    }

    pub fn sorted(mut self) -> Vec<(K, Vec<V>)> {
        by(&mut self.0, |(a, _), (b, _)| a.cmp(b));
        let mut groups: Vec<(K, Vec<V>)> = Vec::new();
        for (key, value) in self.0 {
            match groups.last_mut() {
                Some((last, values)) if *last == key => values.push(value),
                _ => groups.push((key, vec![value])),
            }
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_library_does() {
        let mut state = 7_u32;
        for length in 0..40 {
            let items: Vec<(u32, usize)> = (0..length)
                .map(|at| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 29, at)
                })
                .collect();
            let (mut mine, mut theirs) = (items.clone(), items);
            by_key(&mut mine, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            assert_eq!(mine, theirs);
        }
    }

    #[test]
    fn groups_stand_in_order_and_keep_theirs() {
        let mut groups = Groups::new();
        for (key, value) in [(2, 'a'), (1, 'b'), (2, 'c')] {
            groups.add(key, value);
        }
        assert_eq!(groups.sorted(), [(1, vec!['b']), (2, vec!['a', 'c'])]);
    }
}
