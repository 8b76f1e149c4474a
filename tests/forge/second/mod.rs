//! The second family: the same duty as the first and nothing else in common with it but paper and arithmetic.

mod accounts;
mod building;
mod buying;
mod card;
mod card_talk;
mod department;
mod details;
mod filler;
mod funds;
mod grants;
mod ledger;
mod money;
mod project;
mod sheet;
mod skeleton;
mod staff;
mod summary;
mod tables;
mod three;
mod transfer;
mod words;
mod works;

use super::Kind;
use super::page::Page;

pub fn kind(seed: u64) -> Kind {
    match seed % 8 {
        1 | 4 | 7 => Kind::Department,
        0 | 3 => Kind::Project,
        2 | 6 => Kind::Accounts,
        _ => Kind::Table,
    }
}

pub fn write(page: &mut Page, kind: Kind) {
    words::settle(page);
    match kind {
        Kind::Department => department::write(page),
        Kind::Project => project::write(page),
        Kind::Accounts => accounts::write(page),
        Kind::Table => sheet::write(page),
    }
}
