//! The book: one business in one SQLite file. The only crate that knows SQLite.
//!
//! It holds what it is given and hands it back, or says why it cannot. It decides no rule of billing and reads no
//! clock: day and instant are arguments.
//!
//! - `book` opens, creates and refuses files; `Store::read` and `Store::write` are the only two ways in.
//! - `journal` chains one entry to each write; `digest` seals issued documents; `verify` recomputes all of it.
//! - `backup` copies a book and counts a copy only once it is verified; `restore` puts one back.
//! - `record` reads and writes the tables.

pub mod backup;
pub mod book;
pub mod digest;
pub mod error;
mod files;
#[cfg(test)]
mod fixture;
mod header;
mod instant;
pub mod journal;
mod lock;
mod migrate;
pub mod record;
pub mod restore;
pub mod verify;

pub use backup::Backup;
pub use book::Store;
pub use error::StoreError;
pub use instant::instant;
pub use journal::{Entry, Moment, Recorded};
pub use restore::Restored;
/// An open transaction or snapshot, as `Store::write` and `Store::read` hand it on; nothing above runs SQL on it.
pub use rusqlite::Connection;
pub use verify::{Fault, Verification};

/// What most functions of this crate return.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
