//! What leaves as a zip where the user says: the dossier of a project, the PDFs of chosen invoices.

use super::{Saved, save_as, save_by};
use crate::desktop::{Desktop, Media};
use app::Problem;
pub use app::dossier::DossierArgument;
use app::dossier::{Existing, dossier, write};
pub use app::invoices::Selection;
use app::invoices::{invoice_files, invoice_table, write_invoice_files};
use app::packing::Packed;
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
    save_archive(desktop, made.name.clone(), |path| Ok(write_invoice_files(&app, made, path)?))
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
