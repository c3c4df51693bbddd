//! Files of banks: what came in, which open invoices it may pay, and recording what the user confirmed. A file comes in as
//! bytes beside its name; nothing of it is kept but the payments that were confirmed.

mod own;
mod read;
mod record;
mod view;

pub(crate) use own::WaitingTable;
pub use own::{BankTable, BankTableView, TableEntry, bank_table, read_bank_table};
pub use read::{BYTES_MAX, BankColumn, LeftWhy, Mark, Order, OwnLayout};
pub use record::{BankEntries, BankWeight, ChosenEntry, ChosenInvoice, EntryForm, WeighedEntry};
pub use record::{record_bank_entries, weigh_bank_entries};
pub use view::{BankFileView, BankInvoice, BankLeft, BankRow, EntryView, LeftCount};

use crate::App;
use crate::payments::asked;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::{Money, Why};
use serde::Deserialize;
use storage::Connection;
use storage::record::invoice::{self, InvoiceEntry, InvoiceFilter, InvoiceState};
use ts_rs::TS;

/// Invoices with something open that are looked at.
const OPEN_MAX: u32 = 5000;

/// A file that somebody holds over the list: judged before it is read.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckBankFile {
    pub name: String,
    #[ts(type = "number")]
    pub size: u64,
}

/// What a file that comes in as bytes is called.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BankFile {
    pub name: String,
}

/// Judges a file before a byte of it is read. Errors: `file_is_empty`, `bank_file_too_large`.
pub fn check_bank_file(_: &App, CheckBankFile { name, size }: CheckBankFile) -> Result<(), AppError> {
    Ok(read::check_size(&name, size)?)
}

/// Reads a bank's file against the open invoices; nothing is written. A table that nobody knows waits for `read_bank_table`.
/// Errors: those of `check_bank_file`, `not_a_bank_file`, `bank_xml_refused`, `unknown_bank_layout`, `too_many_bank_entries`.
pub fn read_bank_file(app: &App, BankFile { name }: BankFile, bytes: &[u8]) -> Result<BankFileView, AppError> {
    let kept = app.read(|conn, _| own::kept(conn))?;
    let statement = read::read(&name, bytes, &kept).inspect_err(|refusal| own::wait(app, refusal, &name, bytes))?;
    let name = domain::attachment::file_name(&name);
    app.read(|conn, moment| view::view(conn, name, statement, moment.on))
}

/// Every invoice that still asks for money, the first due first.
fn open_invoices(conn: &Connection, today: NaiveDate) -> Result<Vec<InvoiceEntry>, AppError> {
    let filter = InvoiceFilter { state: InvoiceState::Outstanding, limit: OPEN_MAX, ..InvoiceFilter::default() };
    let mut all = invoice::invoices(conn, &filter, today)?;
    all.extend(invoice::invoices(conn, &InvoiceFilter { state: InvoiceState::KeptBack, ..filter }, today)?);
    all.sort_by_key(|entry| (entry.open().next_due_on(), entry.id));
    all.dedup_by_key(|entry| entry.id);
    Ok(all)
}

/// What is to be paid of one invoice today; where only what is kept back is open, that.
fn to_pay(entry: &InvoiceEntry, today: NaiveDate) -> Result<Money, Why> {
    let asked = asked(std::slice::from_ref(entry), today)?;
    Ok(asked.first().map_or(Money::zero(entry.gross.currency()), |(now, _)| *now))
}
