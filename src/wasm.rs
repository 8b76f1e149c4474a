//! The WASM package: a thin face over [`crate::Checker`].
