//! Advice on plans: titles that say nothing, money in the wrong places, gaps. It explains, it never blocks.

pub mod title;
mod tokens;
mod words;
