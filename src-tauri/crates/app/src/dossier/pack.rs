//! Writes the parts of a dossier as a zip, one after the other: never more than one file is in memory. Files are stored as
//! they are, with the days of the documents, so that the same book gives the same bytes on the same day.

use super::{Existing, Part, Source};
use crate::App;
use crate::book::{write_new_stream, write_stream};
use crate::closed::trouble;
use crate::packing::Packed;
use crate::problem::AppError;
use chrono::{Datelike, NaiveDate};
use std::io::Write;
use std::path::Path;
use storage::record::{file, mail};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What can stop the packing.
enum Stopped {
    Disk(std::io::Error),
    Book(AppError),
    ByUser,
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<zip::result::ZipError> for Stopped {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Disk(error.into())
    }
}

/// Errors: of the disk, a name that is taken.
pub(super) fn write(app: &App, parts: &[Part], path: &Path, existing: Existing) -> Result<Packed, AppError> {
    check_free(path, existing)?;
    app.packing().begin(parts.len());
    let packed = write_begun(app, parts, path, existing);
    app.packing().end();
    packed
}

/// Refuses a name that is taken, before an hour of work and not after it.
pub(crate) fn check_free(path: &Path, existing: Existing) -> Result<(), AppError> {
    if existing == Existing::Kept && path.symlink_metadata().is_ok() { Err(taken(path)) } else { Ok(()) }
}

/// The same for a packing that was begun, and can be stopped, before its parts were there.
pub(super) fn write_begun(app: &App, parts: &[Part], path: &Path, existing: Existing) -> Result<Packed, AppError> {
    if app.packing().is_stopped() {
        return Ok(Packed::Stopped);
    }
    app.packing().of(parts.len());
    let fill = |file: &mut std::fs::File| pack(app, parts, file);
    let written = match existing {
        Existing::Replaced => write_stream(path, fill),
        Existing::Kept => write_new_stream(path, fill),
    };
    match written {
        Ok(()) => Ok(Packed::Whole),
        Err(Stopped::ByUser) => Ok(Packed::Stopped),
        Err(Stopped::Disk(error)) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(taken(path)),
        Err(Stopped::Disk(error)) => Err(trouble(path, error)),
        Err(Stopped::Book(error)) => Err(error),
    }
}

fn taken(path: &Path) -> AppError {
    trouble(path, std::io::ErrorKind::AlreadyExists.into())
}

fn pack(app: &App, parts: &[Part], file: &mut std::fs::File) -> Result<(), Stopped> {
    let mut zip = ZipWriter::new(file);
    for part in parts {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(noon(part.on))
            .unix_permissions(0o644);
        zip.start_file(part.path.as_str(), options)?;
        match &part.source {
            Source::Made(bytes) => zip.write_all(bytes)?,
            Source::Kept(hash) => {
                let bytes = app.read(|conn, _| Ok(file::file(conn, hash)?)).map_err(Stopped::Book)?;
                zip.write_all(&bytes)?;
            }
            Source::Mail(id, _) => {
                let bytes = app.read(|conn, _| Ok(mail::mail(conn, *id)?.bytes(conn)?)).map_err(Stopped::Book)?;
                zip.write_all(&bytes)?;
            }
        }
        if !app.packing().step() {
            return Err(Stopped::ByUser);
        }
    }
    zip.finish()?;
    Ok(())
}

/// Noon of a day, as an archive can have it: from 1980 to 2107.
fn noon(day: NaiveDate) -> DateTime {
    let part = |value: u32| u8::try_from(value).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1980);
    DateTime::from_date_and_time(year, part(day.month()), part(day.day()), 12, 0, 0).unwrap_or_default()
}
