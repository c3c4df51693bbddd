//! Advice on plans: titles that say nothing, money in the wrong places, gaps. It explains, it never blocks.
//!
//! `title::judge` reads one title, `rewrite` words it better, `findings` looks at a whole plan, `balance` scores how its
//! money is spread and `offers` spreads it more fairly.

mod amounts;
mod crowded;
mod dates;
mod finding;
mod plan;
mod rewrite;
mod spaced;
mod thresholds;
pub mod title;
mod tokens;
mod words;

pub use amounts::{Offer, Spread, balance, offers};
pub use crowded::Elsewhere;
pub use dates::expected_on;
pub use finding::{CHECKS, Finding, FindingKind, Suggestion};
pub use plan::{Deposit, Plan, findings, findings_beside};
pub use rewrite::rewrite;
pub use spaced::{SpacedDate, spaced_dates};
pub(crate) use thresholds::near_a_euro;
pub use thresholds::{Limits, Thresholds};
