//! One writer per book: an advisory lock on an empty file beside it, which the system drops with the process.

use crate::files::{beside, private};
use crate::{Result, StoreError};
use std::fs::{File, TryLockError};
use std::path::Path;

/// Held as long as the book is open. The file stays behind: removing it would race with the next owner.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    /// For writing. Errors: `InUse`; `ReadOnly` where the folder takes no new file.
    pub(crate) fn exclusive(book: &Path) -> Result<Self> {
        Self::take(book, File::try_lock)
    }

    /// For reading, beside other readers. Errors: as `exclusive`.
    pub(crate) fn shared(book: &Path) -> Result<Self> {
        Self::take(book, File::try_lock_shared)
    }

    fn take(book: &Path, try_lock: fn(&File) -> Result<(), TryLockError>) -> Result<Self> {
        let path = beside(book, ".lock");
        let file = private().create(true).truncate(false).open(&path).map_err(StoreError::io(&path))?;
        match try_lock(&file) {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: book.to_owned() }),
            Err(TryLockError::Error(source)) => Err(StoreError::Io { path, source }),
        }
    }
}

impl Drop for Lock {
    /// Closing alone is not enough: a child process between fork and exec holds the same open file for a moment.
    fn drop(&mut self) {
        drop(self.file.unlock());
    }
}
