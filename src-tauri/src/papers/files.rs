//! Files of records: chosen in a dialog, opened from a temporary copy, saved where the user says. The page names neither
//! path nor folder.

use super::{HandedOver, How, Saved, handed_over, save_as};
use crate::commands::problem;
use crate::desktop::{Desktop, Media, Question};
use crate::shell;
use app::attachments::{self, AttachFile, AttachmentArgument, AttachmentRow, CheckFile, Place, WaitingFileArgument};
use app::bank::{self, BankFile, BankFileView, CheckBankFile};
use app::clients_in::{self, ClientsFile, ReadClientsView};
use app::closed::trouble;
use app::problem::Severity;
use app::table::Nothing;
use app::{AppError, Problem, book};
use domain::Refusal;
use domain::attachment::{BYTES_MAX, check_size, file_name, may_be_opened, media_type};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use ts_rs::TS;

/// Which file, on a list or on a sheet.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct FileArgument {
    #[serde(default)]
    pub id: Option<domain::AttachmentId>,
    #[serde(default)]
    pub waiting: Option<domain::WaitingFileId>,
}

/// Asks for a file and keeps it at a place; None when the user chose none.
/// Errors: those of `check_file`; a folder; a file that cannot be read.
pub fn pick_file(desktop: &Desktop, to: Place) -> Result<Option<Vec<AttachmentRow>>, Problem> {
    let app = desktop.app()?;
    let Some(path) = desktop.hands.ask(Question::PickFile) else { return Ok(None) };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let about = std::fs::metadata(&path).map_err(|error| unreadable(&path, &error))?;
    if !about.is_file() {
        return Err(refusal(Refusal::NotAFile { name: file_name(&name) }));
    }
    // The size alone refuses what is too large: nothing of it is read.
    attachments::check_file(&app, CheckFile { to, name: name.clone(), size: about.len() })?;
    let bytes = read(&path)?;
    Ok(Some(attachments::attach_file(&app, AttachFile { to, name }, &bytes)?))
}

/// A file of clients that was chosen, by its name, with what was understood of it.
#[derive(Debug, Serialize, TS)]
pub struct PickedClients {
    pub name: String,
    pub view: ReadClientsView,
}

/// Asks for a file of cards or a table and reads it; None when the user chose none. Nothing of it is kept.
/// Errors: those of `read_clients_file`; a folder; a file that cannot be read.
pub fn pick_clients_file(desktop: &Desktop, _: Nothing) -> Result<Option<PickedClients>, Problem> {
    let app = desktop.app()?;
    let Some(path) = desktop.hands.ask(Question::PickFile) else { return Ok(None) };
    let name = file_name(&path.file_name().unwrap_or_default().to_string_lossy());
    if std::fs::metadata(&path).map_err(|error| unreadable(&path, &error))?.is_dir() {
        return Err(refusal(Refusal::NotAFile { name }));
    }
    let bytes = read_most(&path, clients_in::FILE_MAX)?;
    let view = clients_in::read_clients_file(&app, ClientsFile { name: name.clone() }, &bytes)?;
    Ok(Some(PickedClients { name, view }))
}

/// Asks for a bank's file and reads it against the open invoices; None when the user chose none. Nothing of it is kept.
/// Errors: those of `check_bank_file` and of the file; a folder; a file that cannot be read.
pub fn pick_bank_file(desktop: &Desktop, _: Nothing) -> Result<Option<BankFileView>, Problem> {
    let app = desktop.app()?;
    let Some(path) = desktop.hands.ask(Question::PickBankFile) else { return Ok(None) };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let about = std::fs::metadata(&path).map_err(|error| unreadable(&path, &error))?;
    if !about.is_file() {
        return Err(refusal(Refusal::NotAFile { name: file_name(&name) }));
    }
    bank::check_bank_file(&app, CheckBankFile { name: name.clone(), size: about.len() })?;
    let bytes = read_most(&path, bank::BYTES_MAX)?;
    Ok(Some(bank::read_bank_file(&app, BankFile { name }, &bytes)?))
}

/// At most one byte more than `most`, by which a file that grew is known.
fn read_most(path: &Path, most: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

/// Reads no more than a file may have, should it grow meanwhile.
fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    let bytes = read_most(path, BYTES_MAX)?;
    check_size(&shown(path), u64::try_from(bytes.len()).unwrap_or(u64::MAX)).map_err(refusal)?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    let message = format!("cannot read {}: {error}", path.display());
    let told = problem("file_unreadable", &message, Severity::Refused);
    Problem { detail: [("name".to_owned(), shown(path))].into(), ..told }
}

fn shown(path: &Path) -> String {
    file_name(&path.file_name().unwrap_or_default().to_string_lossy())
}

fn refusal(refusal: Refusal) -> Problem {
    AppError::from(refusal).into()
}

/// Opens a copy of a file in the user's own viewer, which cannot change the one in the book. What could run, such as a
/// program, is only shown in its folder.
pub fn open_file(desktop: &Desktop, file: FileArgument) -> Result<HandedOver, Problem> {
    let (name, bytes) = bytes_of(desktop, file)?;
    // A folder for each content, so that equal names do not meet.
    let folder = desktop.places.temporary.join(attachments::short_hash(&bytes));
    let path = folder.join(&name);
    put(&folder, &path, &bytes)?;
    let media = Media::Kept(media_type(&name, &bytes));
    let how = if may_be_opened(&name) && desktop.hands.open(&path, media) {
        How::Viewer
    } else if desktop.hands.reveal(&path) {
        How::Folder
    } else {
        How::Written
    };
    Ok(handed_over(how, &path))
}

/// Writes a copy that only its owner can read and nobody is asked to change.
fn put(folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    shell::make_private_folder(folder).map_err(|error| trouble(folder, error))?;
    book::write_file(path, bytes).map_err(|error| trouble(path, error))?;
    shell::make_private(path).map_err(|error| trouble(path, error))?;
    Ok(())
}

/// Asks where to and saves a copy of a file there.
pub fn save_file(desktop: &Desktop, file: FileArgument) -> Result<Saved, Problem> {
    let (name, bytes) = bytes_of(desktop, file)?;
    let media = Media::Kept(media_type(&name, &bytes));
    save_as(desktop, name, media, &bytes)
}

fn bytes_of(desktop: &Desktop, file: FileArgument) -> Result<(String, Vec<u8>), Problem> {
    let app = desktop.app()?;
    match (file.id, file.waiting) {
        (Some(id), None) => Ok(attachments::attachment_file(&app, AttachmentArgument { id })?),
        (None, Some(id)) => Ok(attachments::waiting_bytes(&app, WaitingFileArgument { id })?),
        (None, None) | (Some(_), Some(_)) => Err(crate::desktop::usage("open_file", "says one of id and waiting")),
    }
}
