//! Documents on their way out: saved, opened for printing, handed to the mail program, shown in their folder. And the
//! one that comes in, the logo. Paths are chosen here or by the user in a dialog, never by the page.

pub mod dossiers;
pub mod einvoices;
pub mod files;
pub mod filing;
pub mod letters;
pub mod notices;
pub mod printing;
pub mod reminders;
pub mod reports;
pub mod statements;

use crate::commands::problem;
use crate::desktop::{Desktop, Media, Question};
use crate::shell;
use app::closed::trouble;
use app::invoices::pdf_name;
use app::mail::{Enclosed, InvoiceFiles, MailTexts};
use app::problem::Severity;
use app::table::Nothing;
use app::{App, Problem, book, business, invoices, issuing, mail};
pub use app::{drafts::DraftArgument, invoices::InvoiceArgument};
use domain::InvoiceId;
use domain::filing::counted;
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Where a file was saved; texts are empty when the user cancelled.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Saved {
    pub saved: bool,
    pub folder: String,
    pub name: String,
}

/// What became of a document that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The mail program shows a draft with the PDF attached.
    MailDraft,
    /// The mail program shows recipients and text; the files lie in the folder and are not attached.
    MailText,
    /// The viewer shows the PDF.
    Viewer,
    /// The file manager shows the PDF.
    Folder,
    /// No program came up; the PDF lies in the folder.
    Written,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct HandedOver {
    pub how: How,
    pub folder: String,
    /// File name of the PDF, or of the first of several files.
    pub name: String,
    /// How many files lie there for this.
    pub files: u32,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenMailDraft {
    pub id: InvoiceId,
    /// As looked over by the user.
    pub mail: MailTexts,
    /// What goes with it beside the PDF.
    #[serde(default)]
    #[ts(optional)]
    pub files: Option<InvoiceFiles>,
}

/// A logo may be so large; every issued document carries it.
const LOGO_MAX_BYTES: u64 = 10 * 1024 * 1024;

/// Asks where to and saves an issued invoice's PDF there.
pub fn save_pdf(desktop: &Desktop, InvoiceArgument { id }: InvoiceArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    let invoice = invoices::invoice(&app, InvoiceArgument { id })?;
    let pdf = invoices::invoice_pdf(&app, InvoiceArgument { id })?;
    let saved = save_as(desktop, pdf_name(invoice.kind, &invoice.number), Media::Pdf, &pdf)?;
    if saved.saved {
        record(&app, id, "pdf_saved", "")?;
    }
    Ok(saved)
}

/// Asks where to and saves the PDF of a prepared invoice, which is marked as a draft.
pub fn save_draft_pdf(desktop: &Desktop, DraftArgument { id }: DraftArgument) -> Result<Saved, Problem> {
    let pdf = issuing::draft_pdf(&*desktop.app()?, DraftArgument { id })?;
    save_as(desktop, "Invoice-draft.pdf".to_owned(), Media::Pdf, &pdf)
}

fn save_as(desktop: &Desktop, name: String, media: Media, bytes: &[u8]) -> Result<Saved, Problem> {
    save_by(desktop, name, media, |path| {
        book::write_file(path, bytes).map_err(|error| trouble(path, error))?;
        Ok(())
    })
}

/// Asks where to and lets `write` put the file there. The dialog has asked whether a file of that name may go.
fn save_by(
    desktop: &Desktop,
    name: String,
    media: Media,
    write: impl FnOnce(&Path) -> Result<(), Problem>,
) -> Result<Saved, Problem> {
    let folder = desktop.places.documents.clone();
    let Some(chosen) = desktop.hands.ask(Question::Save { folder, name, media }) else {
        return Ok(Saved { saved: false, folder: String::new(), name: String::new() });
    };
    let path = with_ending(chosen, media);
    write(&path)?;
    let (folder, name) = spoken(&path);
    Ok(Saved { saved: true, folder, name })
}

/// The ending behind a name that was typed without it, unless that would be another file that the user did not agree to
/// replace.
fn with_ending(chosen: PathBuf, media: Media) -> PathBuf {
    let ending = media.ending();
    // A file of somebody else's keeps the name that it came with.
    if ending.is_empty() {
        return chosen;
    }
    let ended = chosen.with_extension(ending);
    if chosen.extension().is_some() || ended.exists() { chosen } else { ended }
}

/// Opens an issued invoice's PDF in the user's own viewer; without one, shows it in its folder.
pub fn open_pdf(desktop: &Desktop, InvoiceArgument { id }: InvoiceArgument) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    let path = put_pdf(desktop, &app, id)?;
    if desktop.hands.open(&path, Media::Pdf) {
        record(&app, id, "pdf_opened", "")?;
        return Ok(handed_over(How::Viewer, &path));
    }
    reveal(desktop, &app, id, &path)
}

/// Opens a draft with the PDF attached in the user's mail program. A program that takes no drafts gets recipients and text,
/// and the PDF is shown in its folder, or all files in one of their own; without any, that alone.
/// Nothing is sent: whether it was is known to the mail program alone. Errors: `not_found` for a file of something else.
pub fn open_mail_draft(
    desktop: &Desktop,
    OpenMailDraft { id, mail, files }: OpenMailDraft,
) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    let made = mail::invoice_made(&app, id, &mail, &files.unwrap_or_default())?;
    let path = put_pdf(desktop, &app, id)?;
    let draft = path.with_extension("eml");
    put(&draft, &made.eml)?;
    if desktop.hands.open(&draft, Media::MailDraft) {
        mail::record_invoice_mail(&app, id, &made)?;
        return Ok(handed_over(How::MailDraft, &path));
    }
    // Nobody can open it, so that it would only lie in the way.
    std::fs::remove_file(&draft).map_err(|error| trouble(&draft, error))?;
    let shown = match &made.files[..] {
        [] | [_] => path,
        all => put_files(&own_folder(desktop, &app)?.join("Messages").join(&made.name).with_extension(""), all)?,
    };
    if desktop.hands.write_mail(&mail::address(&mail)) {
        desktop.hands.reveal(&shown);
        mail::record_invoice_text(&app, id, &made)?;
        return Ok(handed_files(How::MailText, &shown, &made.files));
    }
    let shown = reveal(desktop, &app, id, &shown)?;
    Ok(HandedOver { files: u32::try_from(made.files.len()).unwrap_or(u32::MAX), ..shown })
}

/// Shows an issued invoice's PDF in its folder.
pub fn show_in_folder(desktop: &Desktop, InvoiceArgument { id }: InvoiceArgument) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    let path = put_pdf(desktop, &app, id)?;
    reveal(desktop, &app, id, &path)
}

fn reveal(desktop: &Desktop, app: &App, id: InvoiceId, path: &Path) -> Result<HandedOver, Problem> {
    let how = if desktop.hands.reveal(path) { How::Folder } else { How::Written };
    record(app, id, "pdf_saved", "")?;
    Ok(handed_over(how, path))
}

/// Asks for a picture and takes it as the logo; None when the user chose none.
pub fn pick_logo(desktop: &Desktop, _: Nothing) -> Result<Option<business::BusinessView>, Problem> {
    let app = desktop.app()?;
    let Some(path) = desktop.hands.ask(Question::PickPicture) else { return Ok(None) };
    let bytes = read_picture(&path)?;
    Ok(Some(business::set_logo(&app, &bytes)?))
}

fn read_picture(path: &Path) -> Result<Vec<u8>, Problem> {
    let about = std::fs::metadata(path).map_err(|error| trouble(path, error))?;
    if !about.is_file() {
        return Err(problem("not_an_image", "cannot take this as the logo: it is not a file", Severity::Refused));
    }
    let file = std::fs::File::open(path).map_err(|error| trouble(path, error))?;
    let mut bytes = Vec::new();
    file.take(LOGO_MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| trouble(path, error))?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > LOGO_MAX_BYTES) {
        return Err(problem(
            "image_too_large",
            "cannot take this as the logo: it is larger than 10 MB",
            Severity::Refused,
        ));
    }
    Ok(bytes)
}

/// Writes the stored PDF to where the user finds it again: `Documents/Milepost/<year of issue>/Invoice-<number>.pdf`.
/// Invented invoices never lie among real ones.
fn put_pdf(desktop: &Desktop, app: &App, id: InvoiceId) -> Result<PathBuf, Problem> {
    let invoice = invoices::invoice(app, InvoiceArgument { id })?;
    let pdf = invoices::invoice_pdf(app, InvoiceArgument { id })?;
    let year = invoice.issue_on.format("%Y").to_string();
    let path = own_folder(desktop, app)?.join(year).join(pdf_name(invoice.kind, &invoice.number));
    put(&path, &pdf)?;
    Ok(path)
}

/// Where handed-over files lie.
fn own_folder(desktop: &Desktop, app: &App) -> Result<PathBuf, Problem> {
    let folder = desktop.places.documents.join("Milepost");
    Ok(if app.is_sample()? { folder.join("Sample") } else { folder })
}

/// Writes the files of one mail into a folder of their own, beside that of an earlier one. Returns the way to the first.
fn put_files(folder: &Path, files: &[Enclosed]) -> Result<PathBuf, Problem> {
    let (parent, name) = (folder.parent().unwrap_or(Path::new(".")), folder.file_name().unwrap_or_default());
    let name = name.to_string_lossy();
    let folder = (1..).map(|count| parent.join(counted(&name, count))).find(|path| !path.exists());
    let folder = folder.expect("no folder holds as many as there are numbers");
    for file in files {
        put(&folder.join(&file.name), &file.bytes)?;
    }
    Ok(files.first().map_or(folder.clone(), |first| folder.join(&first.name)))
}

/// Writes a file that only its owner can read, in a folder that only its owner can enter where we make it.
fn put(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let folder = path.parent().unwrap_or(Path::new("."));
    shell::make_private_folder(folder).map_err(|error| trouble(folder, error))?;
    book::write_file(path, bytes).map_err(|error| trouble(path, error))?;
    shell::make_private(path).map_err(|error| trouble(path, error))?;
    Ok(())
}

/// Notes in the book that a document left. A book that can only be read hands its documents out all the same.
fn record(app: &App, id: InvoiceId, kind: &'static str, recipient: &str) -> Result<(), Problem> {
    match invoices::record_event(app, id, kind, recipient).map_err(Problem::from) {
        Err(refused) if refused.code != "read_only" => Err(refused),
        _ => Ok(()),
    }
}

fn handed_over(how: How, path: &Path) -> HandedOver {
    let (folder, name) = spoken(path);
    HandedOver { how, folder, name, files: 1 }
}

/// Of several files that lie in a folder of their own.
fn handed_files(how: How, first: &Path, files: &[Enclosed]) -> HandedOver {
    HandedOver { files: u32::try_from(files.len()).unwrap_or(u32::MAX), ..handed_over(how, first) }
}

/// Folder and name as they can be shown.
fn spoken(path: &Path) -> (String, String) {
    let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    (text(path.parent().map(Path::as_os_str)), text(path.file_name()))
}
