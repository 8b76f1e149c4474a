//! `gouji`: the command on top of the library.

fn main() {}
