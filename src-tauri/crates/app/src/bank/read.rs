//! A bank's file as booked entries: from bytes, whatever encoding, separator or version they have. Pure: knows neither book
//! nor clock. What cannot be read is named with its line; what nobody knows is refused.

mod camt;
mod cells;
mod layouts;
mod own;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use cells::{Mark, Order};
pub use own::{BankColumn, OwnLayout};
pub(super) use own::{KeptLayout, UnknownTable, read_by, unknown};
pub(super) use text::clean;

use domain::Refusal;
use domain::bank::BankEntry;
use serde::Serialize;
use ts_rs::TS;

/// Most bytes of a bank's file: years of one account.
pub const BYTES_MAX: u64 = 10_000_000;
/// Most entries of one file, in and out.
const ENTRIES_MAX: usize = 20_000;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    /// Name of the bank's layout, or the version of the message.
    pub layout: String,
    /// Booked entries in the order of the file.
    pub entries: Vec<Booked>,
    pub left: Vec<LeftLine>,
}

/// A booked entry with its line in the file, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Booked {
    pub line: u32,
    pub entry: BankEntry,
}

/// What was read and is no booked entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LeftLine {
    pub line: u32,
    pub why: LeftWhy,
    /// The line as it stands in the file, cut short.
    pub text: String,
}

/// Why an entry of a bank's file is left aside; what the user may want to look at comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeftWhy {
    /// Day or amount cannot be read.
    Unreadable,
    /// The invoice that it names asks for another currency.
    OtherCurrency,
    /// The bank took an entry back.
    Reversal,
    /// Not booked yet.
    Pending,
    /// Booked after today.
    Future,
    /// Recorded before.
    Recorded,
    /// Money that went out.
    Outgoing,
}

/// A cell or message came to an entry, or to the reason why it is none.
pub(super) type Outcome = Result<BankEntry, LeftWhy>;

/// Reads a file; a table that no layout fits by `own` ones. Errors: `FileIsEmpty`, `BankFileTooLarge`, `NotABankFile`, `BankXmlRefused`, `UnknownBankLayout`,
/// `TooManyBankEntries`.
pub(super) fn read(name: &str, bytes: &[u8], own: &[KeptLayout]) -> Result<Statement, Refusal> {
    check_size(name, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let name = domain::attachment::file_name(name);
    let text = crate::decoding::decoded(bytes).ok_or_else(|| Refusal::NotABankFile { name: name.clone() })?;
    if text.trim().is_empty() {
        return Err(Refusal::FileIsEmpty { name });
    }
    let statement = if text.trim_start().starts_with('<') {
        camt::read(&name, &text)?
    } else {
        let read = table::read(&name, &text);
        let is_unknown = matches!(read, Err(Refusal::UnknownBankLayout { .. }));
        let by_own = if is_unknown { own::read(&name, &text, own) } else { None };
        by_own.unwrap_or(read)?
    };
    if statement.entries.len() + statement.left.len() > ENTRIES_MAX {
        return Err(Refusal::TooManyBankEntries { name, max: ENTRIES_MAX });
    }
    Ok(statement)
}

/// Judges a file by its size, before a byte of it is read. Errors: `FileIsEmpty`, `BankFileTooLarge`.
pub fn check_size(name: &str, bytes: u64) -> Result<(), Refusal> {
    let name = domain::attachment::file_name(name);
    match bytes {
        0 => Err(Refusal::FileIsEmpty { name }),
        1..=BYTES_MAX => Ok(()),
        _ => Err(Refusal::BankFileTooLarge { name, megabytes: bytes.div_ceil(1_000_000), max: BYTES_MAX / 1_000_000 }),
    }
}
