//! Readers and writers of the tables, one file per family. They get an open transaction and start none.

pub mod ageing;
pub mod as_at;
pub mod attachment;
pub mod board;
pub mod bookings;
pub mod change_order;
pub mod credit;
pub mod dispute;
pub mod draft;
pub mod due_notice;
pub mod exchange;
pub mod exposure;
pub mod file;
pub mod health;
pub mod history;
pub mod invoice;
mod invoice_event;
mod invoice_file;
mod invoice_filter;
pub mod invoice_row;
mod invoice_sum;
pub mod issue;
pub mod list_as_at;
pub mod mail;
pub mod milestone;
mod open_sum;
pub mod outbox;
pub mod party;
pub mod payment;
pub mod plan_template;
pub mod project;
pub mod promptness;
pub mod reminder;
pub mod report;
pub(crate) mod row;
mod scope;
pub(crate) mod search;
pub mod setting;
pub mod standing;
pub mod statement;
#[cfg(test)]
mod tests;
pub mod timeline;

pub use row::next_id;
