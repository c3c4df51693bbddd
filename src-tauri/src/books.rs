//! Which book the window shows: the user's own, the sample, or none with the reason why.

use crate::Desktop;
use crate::commands::problem;
use crate::desktop::usage;
use app::book::{BackupRow, Purpose, RestoreBackup};
use app::problem::Severity;
use app::table::Nothing;
use app::{App, AppError, Clock, Folders, Problem};
use chrono::NaiveDate;
use domain::Country;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// The books of one window.
pub struct Books {
    own: Folders,
    sample: Folders,
    home_country: Country,
    /// None: the computer's clock. Tests stand on a day.
    day: Option<NaiveDate>,
    open: RwLock<Open>,
}

struct Open {
    own: Result<Arc<App>, Problem>,
    /// Shown in place of the own book while it is open.
    sample: Option<Arc<App>>,
}

impl Books {
    /// Opens the book at `path`, or makes it on the first start. A failure is kept and answers every command, so that
    /// the window can say it. `day`: None for the computer's clock.
    pub fn open(path: &Path, home_country: Country, day: Option<NaiveDate>) -> Self {
        let own = Folders::beside(path);
        let sample = Folders::beside(&path.with_file_name("Sample.milepost"));
        let closed = Open { own: Err(closed()), sample: None };
        let books = Self { own, sample, home_country, day, open: RwLock::new(closed) };
        books.write().own = books.try_open();
        books
    }

    /// A window that has no book, because of `problem` with the folder where it belongs.
    pub fn none(path: &Path, home_country: Country, problem: Problem) -> Self {
        let (own, sample) = (Folders::beside(path), Folders::beside(&path.with_file_name("Sample.milepost")));
        Self { own, sample, home_country, day: None, open: RwLock::new(Open { own: Err(problem), sample: None }) }
    }

    /// The book that the window shows. Errors: why there is none.
    pub fn shown(&self) -> Result<Arc<App>, Problem> {
        let open = self.read();
        open.sample.as_ref().map_or_else(|| open.own.clone(), |sample| Ok(Arc::clone(sample)))
    }

    /// The user's own book, also while the sample is shown.
    pub fn own(&self) -> Result<Arc<App>, Problem> {
        self.read().own.clone()
    }

    /// A file of this computer's beside the own book; it is no part of the book and of no backup.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.own.book.with_file_name(name)
    }

    /// Lets go of every book, so that its file is complete before the program ends.
    pub fn close(&self) {
        *self.write() = Open { own: Err(closed()), sample: None };
    }

    fn try_open(&self) -> Result<Arc<App>, Problem> {
        arc(App::open_or_create(self.own.clone(), self.clock(), self.home_country))
    }

    fn clock(&self) -> Clock {
        self.day.map_or(Clock::System, Clock::starting_on)
    }

    // A panic under the lock is a bug in the switching; both fields are whole at any moment.
    fn read(&self) -> RwLockReadGuard<'_, Open> {
        self.open.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Open> {
        self.open.write().unwrap_or_else(PoisonError::into_inner)
    }
}

fn arc(opened: Result<App, AppError>) -> Result<Arc<App>, Problem> {
    opened.map(Arc::new).map_err(Problem::from)
}

fn closed() -> Problem {
    problem("closed", "the book is closed", Severity::File)
}

/// Goes over to the sample book, which is made when there is none.
pub fn open_sample(desktop: &Desktop, _: Nothing) -> Result<(), Problem> {
    let books = &desktop.books;
    let mut open = books.write();
    if open.sample.is_none() {
        open.sample = Some(arc(App::open_sample(books.sample.clone(), books.home_country))?);
    }
    Ok(())
}

/// Goes back to the own book and removes the sample.
pub fn leave_sample(desktop: &Desktop, _: Nothing) -> Result<(), Problem> {
    let mut open = desktop.books.write();
    let sample = open.sample.take().ok_or_else(|| usage("leave_sample", "no sample is open"))?;
    Ok(sample.discard_sample()?)
}

/// Verified backups of a book that could not be opened, newest first.
pub fn backups_of_closed_book(desktop: &Desktop, _: Nothing) -> Result<Vec<BackupRow>, Problem> {
    let books = &desktop.books;
    refuse_open(&books.read(), "backups_of_closed_book")?;
    Ok(app::closed::backups(&books.own))
}

/// Puts a backup in the place of a book that could not be opened, and opens it.
pub fn restore_closed_book(desktop: &Desktop, RestoreBackup { name }: RestoreBackup) -> Result<(), Problem> {
    let books = &desktop.books;
    let mut open = books.write();
    refuse_open(&open, "restore_closed_book")?;
    open.own = Ok(arc(App::restore_closed(books.own.clone(), &name, books.clock(), books.home_country))?);
    Ok(())
}

/// Tries once more, for instance after the other window was closed. Errors: why it still cannot be opened.
pub fn open_book_again(desktop: &Desktop, _: Nothing) -> Result<(), Problem> {
    let mut open = desktop.books.write();
    refuse_open(&open, "open_book_again")?;
    open.own = desktop.books.try_open();
    open.own.clone().map(drop)
}

/// Makes a new book where one is gone and only its backups are left. Errors: `already_exists` for one that is there.
pub fn start_new_book(desktop: &Desktop, _: Nothing) -> Result<(), Problem> {
    let books = &desktop.books;
    let mut open = books.write();
    refuse_open(&open, "start_new_book")?;
    open.own = Ok(arc(App::create(books.own.clone(), Purpose::Business, books.clock(), books.home_country))?);
    Ok(())
}

/// Closes the window.
pub fn quit(desktop: &Desktop, _: Nothing) -> Result<(), Problem> {
    desktop.hands.quit();
    Ok(())
}

fn refuse_open(open: &Open, name: &str) -> Result<(), Problem> {
    match open.own {
        Ok(_) => Err(usage(name, "the book is open")),
        Err(_) => Ok(()),
    }
}
