//! What the desktop commands work on: the open book, places for files, and the hands that touch the system.

use crate::books::Books;
use crate::commands::TABLE;
use crate::outbox::Turn;
use crate::printing::Cups;
use app::{App, AppError, Problem};
use post::Post;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One window's desktop. Behind both handlers, and behind the test bridge.
pub struct Desktop {
    pub books: Books,
    pub places: Places,
    pub hands: Box<dyn Hands>,
    pub post: Post,
    /// Whose turn it is to send mails.
    pub turn: Turn,
}

/// Folders outside the book.
#[derive(Debug, Clone)]
pub struct Places {
    /// The user's documents: where dialogs start and where handed-over files lie, in a folder `Milepost`.
    pub documents: PathBuf,
    /// Copies of attached files that were opened; emptied at each start.
    pub temporary: PathBuf,
}

/// A question that a dialog asks. The path is chosen by the user, never by the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Where to save a file, with the suggested folder and name.
    Save { folder: PathBuf, name: String, media: Media },
    /// Which PNG or JPEG to take.
    PickPicture,
    /// Which file of any kind to take.
    PickFile,
    /// Which file of a bank to read.
    PickBankFile,
    /// In which folder issued documents are filed, beginning at the one of now.
    PickFolder { folder: PathBuf },
}

/// What a file is, when the system is asked where to save it or for the program that opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    Pdf,
    Xml,
    MailDraft,
    Calendar,
    Table,
    Workbook,
    /// A journal in plain text.
    Journal,
    Archive,
    /// A file that was attached, by its media type.
    Kept(&'static str),
}

impl Media {
    /// Ending of its files, without the dot; empty where the name brings its own.
    pub fn ending(self) -> &'static str {
        match self {
            Media::Pdf => "pdf",
            Media::Xml => "xml",
            Media::MailDraft => "eml",
            Media::Calendar => "ics",
            Media::Table => "csv",
            Media::Workbook => "xlsx",
            Media::Journal => "journal",
            Media::Archive => "zip",
            Media::Kept(_) => "",
        }
    }
}

/// What is done outside our own window. The window's hands are native; those of tests answer by themselves.
pub trait Hands: Send + Sync {
    /// The path that the user chose; None when the dialog was cancelled.
    fn ask(&self, question: Question) -> Option<PathBuf>;
    /// True when a program for such files was found and started.
    fn open(&self, path: &Path, media: Media) -> bool;
    /// True when a program took a `mailto:` address.
    fn write_mail(&self, address: &str) -> bool;
    /// True when a file manager shows the file or its folder.
    fn reveal(&self, path: &Path) -> bool;
    /// The system's way to its printers; None where the viewer prints.
    fn cups(&self) -> Option<Cups>;
    fn quit(&self);
}

impl Desktop {
    /// Runs a command of the app's table or of the desktop's by its name.
    /// Errors: the command's own; the reason why the book is not open; `usage` for an unknown name.
    pub fn call(&self, name: &str, arguments: Value) -> Result<Value, Problem> {
        if let Some(row) = app::commands::TABLE.iter().find(|row| row.name == name) {
            return (row.run)(&*self.app()?, arguments);
        }
        match TABLE.iter().find(|row| row.name == name) {
            Some(row) => (row.run)(self, arguments),
            None => Err(usage(name, "there is no such command")),
        }
    }

    /// Bytes of the open book by their name. Errors: as `call`.
    pub fn bytes(&self, name: &str, arguments: Value) -> Result<Vec<u8>, Problem> {
        app::bytes::bytes(&*self.app()?, name, arguments)
    }

    /// Takes bytes in under a name. Errors: as `call`.
    pub fn take(&self, name: &str, arguments: Value, bytes: &[u8]) -> Result<Value, Problem> {
        app::bytes::take(&*self.app()?, name, arguments, bytes)
    }

    /// The book that the window shows. Errors: why it could not be opened.
    pub fn app(&self) -> Result<Arc<App>, Problem> {
        self.books.shown()
    }
}

/// A command that was called when or how it cannot be: a fault of the page, not of the user.
pub(crate) fn usage(name: &str, reason: &str) -> Problem {
    AppError::Usage { name: name.to_owned(), reason: reason.to_owned() }.into()
}
