//! Maps and sets of one report's figures and names. A report is checked on its reader's own machine, where nobody gains by
//! making keys collide: they are hashed in a few steps. And the table stands in the engine once, whatever is kept: the
//! library's own is compiled anew for every kind of key and value.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use std::ops::Index;

/// Values by key, in the order they came.
#[derive(Debug, Clone)]
pub struct Map<K, V> {
    entries: Vec<(K, V)>,
    table: Table,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map { entries: Vec::new(), table: Table::default() }
    }
}

impl<K: Hash + Eq, V> Map<K, V> {
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        Some(&self.entries[self.place(hash(key), key)?].1)
    }

    pub fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(hash(key), key).is_some()
    }

    /// The value that was there before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let hash = hash(&key);
        match self.place(hash, &key) {
            Some(place) => Some(std::mem::replace(&mut self.entries[place].1, value)),
            None => {
                self.add(hash, key, value);
                None
            }
        }
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.entries.into_iter().map(|(_, value)| value)
    }

    fn place<Q: Eq + ?Sized>(&self, hash: u32, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.table.find(hash, &|place| self.entries[place].0.borrow() == key)
    }

    fn add(&mut self, hash: u32, key: K, value: V) -> &mut V {
        self.table.add(hash);
        let place = self.entries.len();
        self.entries.push((key, value));
        &mut self.entries[place].1
    }
}

/// What stands under a key, or may be put there.
pub struct Entry<'m, K, V> {
    map: &'m mut Map<K, V>,
    key: K,
}

impl<'m, K: Hash + Eq, V> Entry<'m, K, V> {
    pub fn or_insert_with(self, value: impl FnOnce() -> V) -> &'m mut V {
        let hash = hash(&self.key);
        match self.map.place(hash, &self.key) {
            Some(place) => &mut self.map.entries[place].1,
            None => self.map.add(hash, self.key, value()),
        }
    }

    pub fn or_insert(self, value: V) -> &'m mut V {
        self.or_insert_with(|| value)
    }

    pub fn or_default(self) -> &'m mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

impl<K: Hash + Eq, V> Index<&K> for Map<K, V> {
    type Output = V;

    fn index(&self, key: &K) -> &V {
        self.get(key).expect("a key that was put in")
    }
}

impl<K: Hash + Eq, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Map<K, V> {
        let mut map = Map::default();
        map.extend(entries);
        map
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

#[derive(Debug, Clone)]
pub struct Set<K>(Map<K, ()>);

impl<K> Default for Set<K> {
    fn default() -> Set<K> {
        Set(Map::default())
    }
}

impl<K: Hash + Eq> Set<K> {
    /// Whether it was not there before.
    pub fn insert(&mut self, key: K) -> bool {
        self.0.insert(key, ()).is_none()
    }

    pub fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }

    pub fn len(&self) -> usize {
        self.0.entries.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = &K> {
        self.0.entries.iter().map(|(key, ())| key)
    }
}

impl<K: Hash + Eq> Extend<K> for Set<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

impl<K: Hash + Eq> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Set<K> {
        let mut set = Set::default();
        set.extend(keys);
        set
    }
}

/// Where keys stand, by their hashes: from its own slot on, each takes the next that is free.
#[derive(Debug, Clone, Default)]
struct Table {
    /// One more than the place of a key; 0 where none is. A power of two of them, at most half of them taken.
    slots: Vec<u32>,
    hashes: Vec<u32>,
}

impl Table {
    fn find(&self, hash: u32, is: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize;
        loop {
            let place = (*self.slots.get(slot & mask)? as usize).checked_sub(1)?;
            if self.hashes[place] == hash && is(place) {
                return Some(place);
            }
            slot += 1;
        }
    }

    /// Puts the next key where it will be found.
    fn add(&mut self, hash: u32) {
        self.hashes.push(hash);
        if self.hashes.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(8)];
            (0..self.hashes.len()).for_each(|place| self.put(place));
        } else {
            self.put(self.hashes.len() - 1);
        }
    }

    fn put(&mut self, place: usize) {
        let mask = self.slots.len() - 1;
        let mut slot = self.hashes[place] as usize & mask;
        while self.slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = place as u32 + 1;
    }
}

fn hash<Q: Hash + ?Sized>(key: &Q) -> u32 {
    let mut quick = Quick::default();
    key.hash(&mut quick);
    // The high bits are the well stirred ones.
    (quick.finish() >> 32) as u32
}

/// Some of the figures of a report, which are numbered without gaps: a look at one place, and nothing to hash.
#[derive(Default)]
pub struct Figs(Vec<bool>);

impl Figs {
    pub fn insert(&mut self, fig: u32) {
        let at = fig as usize;
        if at >= self.0.len() {
            self.0.resize(at + 1, false);
        }
        self.0[at] = true;
    }

    pub fn contains(&self, fig: &u32) -> bool {
        self.0.get(*fig as usize).is_some_and(|taken| *taken)
    }
}

impl Extend<u32> for Figs {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, figs: I) {
        figs.into_iter().for_each(|fig| self.insert(fig));
    }
}

impl FromIterator<u32> for Figs {
    fn from_iter<I: IntoIterator<Item = u32>>(figs: I) -> Figs {
        let mut all = Figs::default();
        all.extend(figs);
        all
    }
}

#[derive(Default)]
pub struct Quick(u64);

impl Quick {
    fn eat(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            self.eat(part.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.eat(n.into());
    }

    fn write_u32(&mut self, n: u32) {
        self.eat(n.into());
    }

    fn write_u64(&mut self, n: u64) {
        self.eat(n);
    }

    fn write_usize(&mut self, n: usize) {
        self.eat(n as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn a_map_holds_what_the_librarys_holds() {
        let (mut mine, mut theirs) = (Map::default(), HashMap::new());
        let mut state = 7_u32;
        for step in 0..3_000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = (state >> 22, u64::from(state >> 31));
            match step % 3 {
                0 => assert_eq!(mine.insert(key, step), theirs.insert(key, step)),
                1 => assert_eq!(mine.entry(key).or_insert(step), theirs.entry(key).or_insert(step)),
                _ => assert_eq!(mine.get(&key), theirs.get(&key)),
            }
        }
        assert_eq!(mine.values().count(), theirs.len());
        assert!(mine.into_iter().all(|(key, value)| theirs.remove(&key) == Some(value)));
    }

    #[test]
    fn names_are_found_by_their_words_and_stand_as_they_came() {
        let names: Set<String> = ["收入", "支出", "收入", "结余"].map(String::from).into_iter().collect();
        assert!(names.contains("支出") && !names.contains("预算"));
        assert!(names.iter().eq(["收入", "支出", "结余"]));
    }
}
