//! Holds no code: see `tests/binding.rs`.
