//! A book before it is open and after it is done with: the first start, the backups of a book that cannot be opened,
//! and the end of a sample. What works on an open book is in `book`.

use crate::book::{BackupRow, Purpose, row};
use crate::problem::AppError;
use crate::{App, Clock, Folders, sample};
use domain::Country;
use std::path::Path;
use storage::{Store, StoreError};

impl App {
    /// Opens the book, or makes it on the first start. A book that is gone while its backups are there is not
    /// replaced by an empty one: that would look as if all work were lost.
    /// Errors: those of `open` and `create`; `book_missing` when only backups are there.
    pub fn open_or_create(folders: Folders, clock: Clock, home_country: Country) -> Result<Self, AppError> {
        match Store::open(&folders.book, &folders.backups, clock.tick()) {
            Ok(store) => Ok(Self::with(store, clock, folders, home_country)),
            Err(StoreError::Missing { .. }) if backups(&folders).is_empty() => {
                Self::create(folders, Purpose::Business, clock, home_country)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Puts a backup in the place of a book that is not open, and opens it. What lay there is kept: as a backup where
    /// it is sound, else byte for byte. Errors: `not_found` for a name that is not in `backups`, those of a restore.
    pub fn restore_closed(folders: Folders, name: &str, clock: Clock, home_country: Country) -> Result<Self, AppError> {
        let found = storage::backup::backups(&folders.backups, &folders.book).into_iter().find(|b| row(b).name == name);
        let chosen = found.ok_or_else(|| AppError::Unknown { what: "backup", id: name.to_owned() })?;
        let (store, _) = Store::restore(&chosen.path, &folders.book, &folders.backups, clock.tick())?;
        let app = Self::with(store, clock, folders, home_country);
        crate::outbox::doubt_all(&app)?;
        Ok(app)
    }

    /// Opens the sample, or makes it. It lives on its own day, so that its figures stand whatever today is.
    /// Errors: `sample_mismatch` for a real book of that name, those of `open` and of making it.
    pub fn open_sample(folders: Folders, home_country: Country) -> Result<Self, AppError> {
        if !folders.book.exists() {
            sample::make(folders.clone(), sample::TODAY, None).inspect_err(|_| discard_unfinished(&folders))?;
        }
        let app = Self::open(folders, Clock::starting_on(sample::TODAY), home_country)?;
        match app.is_sample()? {
            true => Ok(app),
            false => Err(StoreError::SampleMismatch { path: app.folders().book.clone() }.into()),
        }
    }

    /// Makes a verified backup through a connection of its own, so that the book stays in use meanwhile.
    pub fn backup_aside(&self) -> Result<BackupRow, AppError> {
        let (at, folders) = (self.now(), self.folders());
        let made = storage::backup::make(&folders.book, &folders.backups, at)?;
        self.saw_backup(&made);
        Ok(row(&made))
    }

    /// True for a book of invented data.
    pub fn is_sample(&self) -> Result<bool, AppError> {
        Ok(self.nature()?.0)
    }

    /// Closes a sample and removes it with its backups; afterwards every command is refused.
    /// Errors: `sample_mismatch` for a real book, which stays open and untouched.
    pub fn discard_sample(&self) -> Result<(), AppError> {
        let folders = self.folders();
        let mut slot = self.slot();
        let is_sample = slot.as_ref().map(Store::is_sample).transpose()?;
        if is_sample != Some(true) {
            return Err(StoreError::SampleMismatch { path: folders.book.clone() }.into());
        }
        drop(slot.take());
        let backups = storage::backup::backups(&folders.backups, &folders.book);
        backups.iter().try_for_each(|b| remove(&b.path))?;
        for ending in ["", "-wal", "-shm", "-journal", ".lock"] {
            let mut name = folders.book.clone().into_os_string();
            name.push(ending);
            remove(Path::new(&name))?;
        }
        // Kept when something else lies in it.
        let _kept = std::fs::remove_dir(&folders.backups);
        Ok(())
    }
}

/// Half a sample is none: it goes, so that the next try starts anew.
fn discard_unfinished(folders: &Folders) {
    let Ok(country) = Country::parse("IE") else { return };
    let unfinished = App::open(folders.clone(), Clock::starting_on(sample::TODAY), country);
    if let Err(error) = unfinished.and_then(|app| app.discard_sample()) {
        // The problem that is reported is the one that stopped the making.
        drop(error);
    }
}

fn remove(path: &Path) -> Result<(), AppError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(trouble(path, error)),
        _ => Ok(()),
    }
}

/// Verified backups of a book that need not be open, newest first.
pub fn backups(folders: &Folders) -> Vec<BackupRow> {
    storage::backup::backups(&folders.backups, &folders.book).iter().map(row).collect()
}

/// What the disk said about the file at `path`, as the same problems that the book has.
pub fn trouble(path: &Path, error: std::io::Error) -> AppError {
    use std::io::ErrorKind;
    let path = path.to_owned();
    AppError::Store(match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull { path, free_bytes: None },
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => StoreError::ReadOnly { path },
        _ => StoreError::Io { path, source: error },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::TODAY;

    fn home() -> Country {
        Country::parse("IE").expect("Ireland exists")
    }

    fn clock() -> Clock {
        Clock::starting_on(TODAY)
    }

    #[test]
    fn a_lost_book_is_restored_from_its_backup_and_never_replaced_by_an_empty_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let folders = Folders::beside(&folder.path().join("Milepost.milepost"));
        let app = App::open_or_create(folders.clone(), clock(), home()).expect("the first start makes the book");
        let made = app.backup_aside().expect("a backup beside the open book");
        drop(app);
        std::fs::remove_file(&folders.book).expect("the book is lost");

        let refused = App::open_or_create(folders.clone(), clock(), home()).err().expect("no empty book in its place");
        assert_eq!(crate::Problem::from(refused).code, "book_missing");
        assert_eq!(backups(&folders)[0].name, made.name);
        let wrong = App::restore_closed(folders.clone(), "../x.milepost", clock(), home()).err().expect("not a name");
        assert_eq!(crate::Problem::from(wrong).code, "not_found");
        App::restore_closed(folders, &made.name, clock(), home()).expect("the backup opens");
    }

    #[test]
    fn only_a_sample_can_be_discarded_and_nothing_of_it_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let real = Folders::beside(&folder.path().join("Milepost.milepost"));
        let app = App::create(real.clone(), Purpose::Business, clock(), home()).expect("a book");
        let refused = app.discard_sample().expect_err("a real book stays");
        assert_eq!(crate::Problem::from(refused).code, "sample_mismatch");
        drop(app);
        assert!(real.book.exists());
        std::fs::remove_dir_all(folder.path())
            .and_then(|()| std::fs::create_dir(folder.path()))
            .expect("an empty folder");

        let sample = Folders::beside(&folder.path().join("Sample.milepost"));
        let app = App::create(sample, Purpose::Sample, clock(), home()).expect("a sample");
        app.backup_aside().expect("with a backup");
        app.discard_sample().expect("it goes");
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
    }
}
