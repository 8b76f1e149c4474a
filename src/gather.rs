//! Lists of what an iterator gives.

/// The library's own `collect` is compiled in several pieces for every chain of iterators, some hundreds of bytes each of
/// what a browser downloads; this is one short loop.
pub trait Gather: Iterator + Sized {
    fn gather(self) -> Vec<Self::Item> {
        let mut all = Vec::with_capacity(self.size_hint().0);
        for item in self {
            all.push(item);
        }
        all
    }
}

impl<I: Iterator> Gather for I {}
