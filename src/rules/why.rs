//! The reason that a suspect is named for: the slip of the pen that its value would undo.

use super::{Say, say};
use crate::slip::Slip;

pub fn why(slip: Slip) -> Say {
    match slip {
        Slip::Transposed => say("两位数字前后颠倒", "two digits are swapped"),
        Slip::Digit => say("有一位数字写错", "one digit differs"),
        Slip::Dropped => say("漏写了一位数字", "a digit is missing"),
        Slip::Doubled | Slip::Added => say("多写了一位数字", "there is a digit too many"),
        Slip::Zero => say("多写或漏写了零", "a zero too many or too few"),
        Slip::Point => say("小数点错位", "the decimal point is shifted"),
        Slip::Unit => say("单位写错", "the unit is wrong"),
        Slip::Tail => say("只差在尾数", "only the last digits differ"),
    }
}
