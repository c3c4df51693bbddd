//! Money: rounding (M7), splitting (M3), reading (M8), limits (M12), currencies (M13).

mod currencies;
mod limits;
mod parsing;
mod rounding;
mod splitting;
