//! Tables in every layout, all of them invented.
