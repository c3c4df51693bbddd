//! What a file says it is, read from its first 100 bytes before SQLite touches it.
//! Only under the book's lock, or where no lock file exists: closing a file drops the locks that SQLite holds on it
//! in the same process.

use crate::files::{beside, has_content};
use crate::{Result, StoreError, migrate};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// "MILE" in the application id of the header.
pub(crate) const APPLICATION_ID: i32 = 0x4D49_4C45;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Refuses what is not a book that this program knows. Changes nothing.
/// Errors: `Missing`, `OrphanWal`, `NotABook`, `EmptyFile`, `ForeignFile`, `NewerBook`, `Damaged`.
pub(crate) fn check(path: &Path) -> Result<()> {
    let length = plain_file(path)?;
    if length == 0 {
        return Err(StoreError::EmptyFile { path: path.to_owned() });
    }
    let mut header = [0_u8; 100];
    let mut file = File::open(path).map_err(StoreError::io(path))?;
    match file.read_exact(&mut header) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Err(foreign(path)),
        Err(error) => return Err(StoreError::io(path)(error)),
    }
    if &header[..16] != MAGIC || word(&header, 68) != APPLICATION_ID.cast_unsigned() {
        return Err(foreign(path));
    }
    let found = i64::from(word(&header, 60).cast_signed());
    if found > migrate::known() {
        return Err(StoreError::NewerBook { path: path.to_owned(), found, known: migrate::known() });
    }
    if found < 1 {
        return Err(StoreError::Damaged { what: format!("{} says it has format {found}", path.display()) });
    }
    check_length(path, length, &header)
}

/// Length of the plain file at `path`.
fn plain_file(path: &Path) -> Result<u64> {
    let not_a_book = |what| Err(StoreError::NotABook { path: path.to_owned(), what });
    let meta = match std::fs::symlink_metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && has_content(&beside(path, "-wal")) => {
            return Err(StoreError::OrphanWal { path: path.to_owned() });
        }
        Err(error) => return Err(StoreError::io(path)(error)),
    };
    if meta.is_symlink() {
        // The WAL would lie beside the target, where the next program does not look for it.
        return not_a_book("a link");
    }
    if meta.is_dir() {
        return not_a_book("a folder");
    }
    if !meta.is_file() {
        return not_a_book("a device");
    }
    Ok(meta.len())
}

/// A file shorter than its own page count has lost its end, unless the WAL still holds it.
fn check_length(path: &Path, length: u64, header: &[u8; 100]) -> Result<()> {
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let count_is_current = word(header, 24) == word(header, 92);
    let needed = page_size * u64::from(word(header, 28));
    if count_is_current && length < needed && !has_content(&beside(path, "-wal")) {
        return Err(StoreError::Damaged {
            what: format!("{} is cut short: {length} of {needed} bytes are left", path.display()),
        });
    }
    Ok(())
}

fn foreign(path: &Path) -> StoreError {
    StoreError::ForeignFile { path: path.to_owned() }
}

fn word(header: &[u8; 100], at: usize) -> u32 {
    u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
}
