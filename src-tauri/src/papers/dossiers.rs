//! The dossier of a project on its way out: a zip where the user says.

use super::{Saved, save_by};
use crate::desktop::{Desktop, Media};
use app::Problem;
pub use app::dossier::DossierArgument;
use app::dossier::{Existing, dossier, write};

/// Asks where to and saves the dossier of a project. Errors: of the book and of the disk; then nothing is left there.
pub fn save_dossier(desktop: &Desktop, asked: DossierArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    let made = dossier(&app, asked)?;
    save_by(desktop, made.contents.name.clone(), Media::Archive, |path| {
        write(&app, &made, path, Existing::Replaced)?;
        Ok(())
    })
}
