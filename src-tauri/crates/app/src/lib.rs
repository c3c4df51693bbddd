//! Use cases of Milepost, without a window: each is a row of the command table (`commands::TABLE`).
//!
//! Arguments are ids and drafts of plain strings, parsed here into values that cannot be wrong; results are what a
//! screen shows. Knows no Tauri, no dialog and no path from a caller's JSON.

pub mod advice;
pub mod agreement;
pub mod as_at;
pub mod attachments;
pub mod bank;
pub mod billing;
pub mod board;
pub mod book;
pub mod bookings;
mod bounds;
pub mod business;
pub mod bytes;
pub mod calendar;
pub mod change_orders;
pub mod clients;
pub mod clients_in;
pub mod clock;
pub mod closed;
pub mod commands;
pub mod credits;
pub(crate) mod csv;
pub mod dashboard;
mod decoding;
pub mod disputes;
pub mod dossier;
pub mod drafts;
mod due_notice;
pub mod einvoices;
pub mod exposure;
pub mod filing;
pub mod form;
pub mod history;
pub mod invoices;
pub mod issuing;
pub mod ladder;
mod looks;
pub mod mail;
pub mod milestones;
pub mod outbox;
mod outlook;
pub mod packing;
pub mod papers;
pub mod pasted;
pub mod payments;
pub mod plan_offers;
pub mod plan_templates;
pub mod preview;
pub mod problem;
pub mod projects;
pub mod promptness;
pub mod reminders;
pub mod reports;
pub mod sample;
pub mod schedule;
mod sheet;
mod system_fonts;
pub mod table;
pub mod templates;
pub mod workspace;
pub mod year_pack;

pub use book::Folders;
pub use clock::Clock;
pub use problem::{AppError, Problem};
pub use storage::{Entry, Moment};

use domain::Country;
use std::sync::{Mutex, MutexGuard};
use storage::{Connection, Store, StoreError};

/// An open book with its clock and folders. One per window or command line.
pub struct App {
    /// None only while a restore swaps the file, under the lock.
    store: Mutex<Option<Store>>,
    last_backup_at: Mutex<Option<chrono::DateTime<chrono::Utc>>>,
    clock: Clock,
    folders: Folders,
    /// Country of a book that has no business yet, from the system's settings.
    home_country: Country,
    packing: packing::Packing,
    /// A table of a bank whose columns are not known yet.
    bank_table: Mutex<Option<bank::WaitingTable>>,
}

impl App {
    fn slot(&self) -> MutexGuard<'_, Option<Store>> {
        // A panic under the lock is a bug that rolled its transaction back; the store itself is still sound.
        self.store.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub(crate) fn with_store<T>(&self, work: impl FnOnce(&mut Store) -> Result<T, AppError>) -> Result<T, AppError> {
        match self.slot().as_mut() {
            Some(store) => work(store),
            None => {
                Err(StoreError::Damaged { what: "the book could not be opened again after a restore".to_owned() }
                    .into())
            }
        }
    }

    pub(crate) fn home_country(&self) -> Country {
        self.home_country
    }

    pub(crate) fn packing(&self) -> &packing::Packing {
        &self.packing
    }

    /// The table of a bank that waits for what its columns are.
    pub(crate) fn waiting_table(&self) -> Option<bank::WaitingTable> {
        self.bank_table.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    pub(crate) fn let_wait(&self, table: Option<bank::WaitingTable>) {
        *self.bank_table.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = table;
    }

    pub(crate) fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.clock.tick().at
    }

    /// For a write that is several commands in one.
    pub(crate) fn moment(&self) -> Moment {
        self.clock.tick()
    }

    /// Moves the clock of a book that stands on a day on to a later one; the computer's clock stays what it is.
    pub fn jump_to(&self, day: chrono::NaiveDate) {
        self.clock.jump_to(day);
    }

    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// Reads in one snapshot.
    pub(crate) fn read<T>(
        &self,
        query: impl FnOnce(&Connection, Moment) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let moment = self.clock.tick();
        self.with_store(|store| store.read(|conn| query(conn, moment)))
    }

    /// Writes in one transaction with its journal entry, or not at all.
    pub(crate) fn write<T>(
        &self,
        command: &'static str,
        change: impl FnOnce(&Connection, Moment) -> Result<(T, Entry), AppError>,
    ) -> Result<T, AppError> {
        let moment = self.clock.tick();
        self.with_store(|store| store.write(command, moment, |tx| change(tx, moment)))
    }
}
