//! Issued documents in the folder of the user's files. The folder is chosen in a dialog and kept on this computer, the way in
//! it follows from the document. Nothing that lies there is ever replaced, and nothing that goes wrong here undoes an issue.

use super::{InvoiceArgument, Saved, own_folder, spoken};
use crate::commands::problem;
use crate::computer::Computer;
use crate::desktop::{Desktop, Question};
use crate::shell;
use app::filing::{Reason, document, record_filed, waiting};
use app::problem::Severity;
use app::table::Nothing;
use app::{App, Problem, book};
use domain::InvoiceId;
use domain::filing::counted;
use serde::Serialize;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use ts_rs::TS;

/// One at a time: two of them would each note the same document.
static TURN: Mutex<()> = Mutex::new(());
/// So many files of one name lie beside each other.
const COPIES_MAX: u32 = 999;

/// Where documents are filed on this computer.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct FilingFolder {
    pub folder: String,
    /// The user chose it; else it is the usual one, which is made when it is needed.
    pub is_chosen: bool,
    /// False for a chosen one that is gone, such as a disk that is not plugged in.
    pub is_there: bool,
}

/// What became of the documents that waited.
#[derive(Debug, Serialize, TS)]
pub struct FiledIssued {
    pub filed: u32,
    /// Those that wait on, and why the first of them does.
    pub left: u32,
    pub problem: Option<Problem>,
}

/// The folder of the shown book. Invented documents never lie among real ones.
struct Folder {
    path: PathBuf,
    is_chosen: bool,
}

impl Folder {
    fn of(desktop: &Desktop, app: &App) -> Result<Self, Problem> {
        let chosen = if app.is_sample()? { None } else { Computer::read(desktop).filing_folder };
        Ok(match chosen {
            Some(path) => Self { path, is_chosen: true },
            None => Self { path: own_folder(desktop, app)?.join("Invoices"), is_chosen: false },
        })
    }

    fn view(&self) -> FilingFolder {
        let folder = self.path.to_string_lossy().into_owned();
        FilingFolder { folder, is_chosen: self.is_chosen, is_there: !self.is_chosen || self.path.is_dir() }
    }

    /// A folder inside, made where it is missing. A chosen one is never made: where a disk is not plugged in, the files would
    /// lie in its place and be hidden once it is.
    fn make(&self, inside: &[String]) -> std::io::Result<PathBuf> {
        let folder = inside.iter().fold(self.path.clone(), |path, part| path.join(part));
        if !self.is_chosen {
            shell::make_private_folder(&folder)?;
        } else if self.path.is_dir() {
            std::fs::create_dir_all(&folder)?;
        } else {
            return Err(ErrorKind::NotFound.into());
        }
        Ok(folder)
    }

    /// What the disk said, in words for the user.
    fn trouble(&self, error: &Error) -> Problem {
        let folder = self.path.display();
        let (code, message) = match error.kind() {
            ErrorKind::NotFound if self.is_chosen => ("filing_folder_gone", format!("{folder} is not there")),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("filing_folder_full", format!("{folder} is full")),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                ("filing_folder_closed", format!("nothing may be written to {folder}"))
            }
            _ => ("filing_failed", format!("nothing could be written to {folder}: {error}")),
        };
        let told = problem(code, &format!("the PDF was not saved: {message}"), Severity::Refused);
        let detail = [("folder".to_owned(), folder.to_string()), ("reason".to_owned(), error.to_string())];
        Problem { detail: detail.into(), ..told }
    }
}

/// The folder in which issued documents are filed on this computer.
pub fn filing_folder(desktop: &Desktop, _: Nothing) -> Result<FilingFolder, Problem> {
    Ok(Folder::of(desktop, &*desktop.app()?)?.view())
}

/// Asks for the folder in which issued documents are filed; None when the user chose none. Errors: a file.
pub fn choose_filing_folder(desktop: &Desktop, _: Nothing) -> Result<Option<FilingFolder>, Problem> {
    let app = desktop.app()?;
    let now = Folder::of(desktop, &app)?;
    let Some(chosen) = desktop.hands.ask(Question::PickFolder { folder: now.path }) else { return Ok(None) };
    let chosen = Folder { path: chosen, is_chosen: true };
    if !chosen.path.is_dir() {
        return Err(chosen.trouble(&ErrorKind::NotFound.into()));
    }
    remember(desktop, Some(chosen.path))?;
    Ok(Some(Folder::of(desktop, &app)?.view()))
}

/// Goes back to the usual folder. What lies in the other one stays there.
pub fn forget_filing_folder(desktop: &Desktop, _: Nothing) -> Result<FilingFolder, Problem> {
    let app = desktop.app()?;
    remember(desktop, None)?;
    Ok(Folder::of(desktop, &app)?.view())
}

fn remember(desktop: &Desktop, folder: Option<PathBuf>) -> Result<(), Problem> {
    let mut computer = Computer::read(desktop);
    computer.filing_folder = folder;
    computer.keep(desktop)
}

/// Files an issued document because the user asks for it. Errors: of the folder, in its own words.
pub fn file_invoice(desktop: &Desktop, InvoiceArgument { id }: InvoiceArgument) -> Result<Saved, Problem> {
    let _one_at_a_time = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let app = desktop.app()?;
    let (folder, name) = spoken(&file(&app, &Folder::of(desktop, &app)?, id, Reason::Asked)?);
    Ok(Saved { saved: true, folder, name })
}

/// Files all documents that were issued and are to be filed by themselves: after each issue, at the start of the window, and
/// once more when the user asks for it.
pub fn file_issued(desktop: &Desktop, _: Nothing) -> Result<FiledIssued, Problem> {
    let _one_at_a_time = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let app = desktop.app()?;
    let folder = Folder::of(desktop, &app)?;
    let mut done = FiledIssued { filed: 0, left: 0, problem: None };
    for id in waiting(&app)? {
        match file(&app, &folder, id, Reason::Issued) {
            Ok(_) => done.filed += 1,
            Err(failed) => {
                done.left += 1;
                done.problem.get_or_insert(failed);
            }
        }
    }
    Ok(done)
}

/// Returns where the PDF lies.
fn file(app: &App, folder: &Folder, id: InvoiceId, reason: Reason) -> Result<PathBuf, Problem> {
    let document = document(app, id)?;
    let put = || {
        let inside = folder.make(&document.way.folders)?;
        let put = |ending: &str, bytes: &[u8]| put_beside(&inside, &document.way.name, ending, bytes);
        let pdf = put("pdf", &document.pdf)?;
        document.xml.as_deref().map(|xml| put("xml", xml)).transpose()?;
        if !folder.is_chosen {
            shell::make_private(&pdf)?;
        }
        Ok(pdf)
    };
    let path = put().map_err(|error: Error| folder.trouble(&error))?;
    record_filed(app, id, &spoken(&path).1, reason)?;
    Ok(path)
}

/// Writes a file beside what lies there already: another file of its name gets company, ` (2)`, and the same file is left
/// alone. Returns where it lies.
fn put_beside(folder: &Path, name: &str, ending: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
    for count in 1..=COPIES_MAX {
        let path = folder.join(format!("{}.{ending}", counted(name, count)));
        match std::fs::symlink_metadata(&path) {
            Ok(there) => {
                let may_be_it = there.is_file() && usize::try_from(there.len()) == Ok(bytes.len());
                if may_be_it && std::fs::read(&path).is_ok_and(|held| held == bytes) {
                    return Ok(path);
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => match book::write_new_file(&path, bytes) {
                Ok(()) => return Ok(path),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            },
            Err(error) => return Err(error),
        }
    }
    Err(Error::new(ErrorKind::AlreadyExists, format!("{name}.{ending} lies there {COPIES_MAX} times")))
}
