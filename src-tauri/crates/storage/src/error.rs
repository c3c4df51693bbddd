//! Why the book could not do something, in plain sentences: what was attempted, on what, what helps.

use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("cannot open {path}: there is no file of this name; choose another book or restore a backup")]
    Missing { path: PathBuf },
    #[error("cannot open {path}: it is {what}, not a book; choose the file itself")]
    NotABook { path: PathBuf, what: &'static str },
    #[error("cannot open {path}: the file is empty, its content is lost; restore a backup")]
    EmptyFile { path: PathBuf },
    #[error("cannot open {path}: the file belongs to another program; it was not changed")]
    ForeignFile { path: PathBuf },
    #[error(
        "cannot use {path}: its newest entries lie in a file ending in -wal, but the book itself is gone; put the book back beside it or move that file away"
    )]
    OrphanWal { path: PathBuf },
    #[error(
        "cannot open {path}: a newer Milepost wrote it (format {found}, this one knows {known}); update Milepost, the file was not changed"
    )]
    NewerBook { path: PathBuf, found: i64, known: i64 },
    #[error(
        "cannot read {path} yet: it has format {found} and must be brought to {known} first; copy it to where it may be changed and open it there"
    )]
    OlderBook { path: PathBuf, found: i64, known: i64 },
    #[error("cannot write to {path}: the file or its folder is read-only; reading and exporting still work")]
    ReadOnly { path: PathBuf },
    #[error("cannot write to {}: the disk is full{}; nothing was lost, free some space and try again", place(.path), free(.free_bytes))]
    DiskFull { path: PathBuf, free_bytes: Option<u64> },
    #[error("cannot open {path} for writing: it is already open in another window or program")]
    InUse { path: PathBuf },
    #[error("cannot create {path}: a file of this name exists and was left as it is")]
    AlreadyExists { path: PathBuf },
    #[error("the book is damaged: {what}; restore the last good backup")]
    Damaged { what: String },
    #[error("cannot restore {path}: one is a sample book and the other is not")]
    SampleMismatch { path: PathBuf },
    #[error("cannot read {column} of {table} {id}: {reason}")]
    UnreadableRow { table: &'static str, id: String, column: &'static str, reason: String },
    #[error("cannot find {table} {id}")]
    NotFound { table: &'static str, id: i64 },
    /// A CHECK, UNIQUE, foreign key or append-only trigger said no.
    #[error("the book refused the change: {what}")]
    Refused { what: String },
    #[error("cannot bring the book to this version's format: {0}")]
    Migration(rusqlite_migration::Error),
    #[error("the book could not be read or written: {0}")]
    Sqlite(#[source] rusqlite::Error),
    #[error("cannot read or write {path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
}

fn place(path: &Path) -> String {
    if path.as_os_str().is_empty() { "the book".to_owned() } else { path.display().to_string() }
}

fn free(bytes: &Option<u64>) -> String {
    bytes.map_or_else(String::new, |n| format!(" ({n} bytes free)"))
}

/// Without a path: inside a transaction. `Store` adds the path where it starts and commits one.
impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        let nowhere = PathBuf::new;
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull { path: nowhere(), free_bytes: None },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { path: nowhere() },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse { path: nowhere() },
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged { what: source.to_string() },
            Some(ErrorCode::ConstraintViolation) => Self::Refused { what: source.to_string() },
            _ => Self::Sqlite(source),
        }
    }
}

impl StoreError {
    /// Turns what SQLite said about the file at `path` into a sentence that names it.
    pub(crate) fn on(path: &Path) -> impl Fn(rusqlite::Error) -> StoreError {
        let path = path.to_owned();
        move |source| match StoreError::from(source) {
            Self::DiskFull { .. } => Self::full(&path),
            Self::ReadOnly { .. } => Self::ReadOnly { path: path.clone() },
            Self::InUse { .. } => Self::InUse { path: path.clone() },
            Self::Sqlite(source) if source.sqlite_error_code() == Some(ErrorCode::CannotOpen) => {
                Self::Io { path: path.clone(), source: std::io::Error::other(source) }
            }
            other => other,
        }
    }

    pub(crate) fn io(path: &Path) -> impl Fn(std::io::Error) -> StoreError {
        let path = path.to_owned();
        move |source| match source.kind() {
            std::io::ErrorKind::NotFound => Self::Missing { path: path.clone() },
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::full(&path),
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
                Self::ReadOnly { path: path.clone() }
            }
            _ => Self::Io { path: path.clone(), source },
        }
    }

    fn full(path: &Path) -> StoreError {
        let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Self::DiskFull { path: path.to_owned(), free_bytes: fs4::available_space(folder).ok() }
    }
}

impl StoreError {
    /// Stable word by which a caller picks its own sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "book_missing",
            Self::NotABook { .. } => "not_a_book",
            Self::EmptyFile { .. } => "empty_file",
            Self::ForeignFile { .. } => "foreign_file",
            Self::OrphanWal { .. } => "orphan_wal",
            Self::NewerBook { .. } => "newer_book",
            Self::OlderBook { .. } => "older_book",
            Self::ReadOnly { .. } => "read_only",
            Self::DiskFull { .. } => "disk_full",
            Self::InUse { .. } => "in_use",
            Self::AlreadyExists { .. } => "already_exists",
            Self::Damaged { .. } => "damaged",
            Self::SampleMismatch { .. } => "sample_mismatch",
            Self::UnreadableRow { .. } => "unreadable_row",
            Self::NotFound { .. } => "not_found",
            Self::Refused { .. } => "book_refused",
            Self::Migration(_) => "migration",
            Self::Sqlite(_) => "sqlite",
            Self::Io { .. } => "io",
        }
    }
}
