//! Maps whose keys are hashed in a few steps. The keys are figures and names of one report, and a report is checked
//! on its reader's own machine: nobody gains by making them collide.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;
pub type Set<K> = HashSet<K, BuildHasherDefault<Quick>>;

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
        // The table takes the low bits for the place and the high ones for the tag: both must be stirred.
        self.0 ^ self.0 >> 29
    }
}
