//! The rules of milestone billing: money, plans, acceptance, invoices, payments.
//!
//! Pure: no clock, no disk, no SQL, no float, no async. Today's date is always an argument.
//!
//! Glossary, one word per thing:
//! - **plan**: the ordered milestones of one project; its amounts sum to the **contract** value once **agreed**.
//! - **milestone**: a deliverable, phase or achievement with an agreed amount.
//! - **change order**: a numbered proposal of the next revision of an agreed plan; nothing of it counts before it is agreed.
//! - **started**, **done**, **accepted**: dated facts about a milestone; its status is derived from them.
//!   The screen says *sign-off* where the code says *accept*.
//! - **issue**: the one step that draws a number and freezes an invoice. There is no way back; mistakes
//!   are corrected by a **credit note**.
//! - **dispute**: what a client does not accept; nothing reminds of it until it is **resolved**, and it stays outstanding.
//! - **retainage**: the rule by which a client keeps money back: of the net, which is billed later by a release, or of the
//!   gross, which is billed and taxed at once and paid later (**retention**).
//! - **outstanding**: issued minus paid minus credited minus written off. **Overdue** is the part past its due date.

pub mod advice;
pub mod as_at;
pub mod attachment;
pub mod bank;
pub mod bookings;
pub mod change_order;
pub mod contract;
pub mod date;
pub mod days;
pub mod dispute;
pub mod exchange;
pub mod exposure;
pub mod filing;
pub mod id;
pub mod invoice;
pub mod late_interest;
pub mod ledger;
pub mod legal;
pub mod locale;
pub mod mail_files;
pub mod milestone;
pub mod money;
pub mod national;
pub mod numbering;
pub mod outbox;
pub mod papers;
pub mod party;
pub mod pasted;
pub mod payment;
pub mod payment_code;
pub mod percent;
pub mod places;
pub mod plan;
pub mod plan_template;
pub mod project;
pub mod promptness;
pub mod refusal;
pub mod reminder;
pub mod report;
pub mod retention;
pub mod search;
pub mod statement;
pub mod tax;
pub mod terms;
pub mod text;

#[cfg(test)]
mod tests;

pub use id::*;
pub use invoice::{DraftInvoice, InvoiceBody, IssuedInvoice};
pub use locale::{Country, Language, Paper};
pub use milestone::{Milestone, MilestoneStatus};
pub use money::{Currency, Money, Rounding};
pub use payment_code::PaymentCode;
pub use percent::{Percent, Quantity};
pub use refusal::{Invalid, Refusal, Why};
