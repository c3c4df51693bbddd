//! Many documents at once on their way out: the dossier of a project, the PDFs of chosen invoices, the pack of a year.

use super::{HandedOver, How, Saved, handed_over, own_folder, put, save_as, save_by};
use crate::desktop::{Desktop, Media};
use app::Problem;
pub use app::dossier::DossierArgument;
use app::dossier::{Existing, dossier, write};
pub use app::invoices::Selection;
use app::invoices::{bound_invoices, invoice_files, invoice_table, record_opened, write_invoice_files};
use app::packing::Packed;
pub use app::year_pack::YearPackArgument;
use app::year_pack::{self, year_pack};
use std::path::Path;

/// Asks where to and saves the dossier of a project. Errors: of the book and of the disk; then nothing is left there.
pub fn save_dossier(desktop: &Desktop, asked: DossierArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    let made = dossier(&app, asked)?;
    save_archive(desktop, made.contents.name.clone(), |path| Ok(write(&app, &made, path, Existing::Replaced)?))
}

/// Asks where to and saves the PDFs of chosen invoices. Errors: as `save_dossier`.
pub fn save_invoice_pdfs(desktop: &Desktop, asked: Selection) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    let made = invoice_files(&app, &asked)?;
    save_archive(desktop, made.name.clone(), |path| Ok(write_invoice_files(&app, made, path, Existing::Replaced)?))
}

/// Asks where to and saves all of a period as one zip. Errors: `invalid` period; as `save_dossier`.
pub fn save_year_pack(desktop: &Desktop, asked: YearPackArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    let pack = year_pack(&app, &asked)?;
    save_archive(desktop, pack.name.clone(), |path| Ok(year_pack::write(&app, &pack, path, Existing::Replaced)?))
}

/// Opens the PDFs of chosen invoices as one in the user's own viewer, where they are printed; without one, shows it in its
/// folder. None when the user stopped it. Errors: of the book and of the disk.
pub fn open_invoices(desktop: &Desktop, asked: Selection) -> Result<Option<HandedOver>, Problem> {
    let app = desktop.app()?;
    let Some(bound) = bound_invoices(&app, &asked)? else { return Ok(None) };
    let path = own_folder(desktop, &app)?.join(&bound.name);
    put(&path, &bound.pdf)?;
    let how = if desktop.hands.open(&path, Media::Pdf) {
        How::Viewer
    } else if desktop.hands.reveal(&path) {
        How::Folder
    } else {
        How::Written
    };
    record_opened(&app, &bound)?;
    Ok(Some(handed_over(how, &path)))
}

/// Asks where to and saves chosen invoices as a table for a spreadsheet.
pub fn save_invoice_table(desktop: &Desktop, asked: Selection) -> Result<Saved, Problem> {
    let file = invoice_table(&*desktop.app()?, asked)?;
    save_as(desktop, file.name, Media::Table, &file.bytes)
}

/// Nothing was saved when the user stopped it.
fn save_archive(
    desktop: &Desktop,
    name: String,
    write: impl FnOnce(&Path) -> Result<Packed, Problem>,
) -> Result<Saved, Problem> {
    let mut packed = Packed::Whole;
    let saved = save_by(desktop, name, Media::Archive, |path| {
        packed = write(path)?;
        Ok(())
    })?;
    match packed {
        Packed::Whole => Ok(saved),
        Packed::Stopped => Ok(Saved { saved: false, folder: String::new(), name: String::new() }),
    }
}
