//! The index of a dossier as a PDF. The names of its files are what they are: a character that no font shows becomes a low
//! line, and the hash beside it still says which file it is.

use super::{drawn, engagement};
use crate::App;
use crate::issuing::logo;
use crate::problem::AppError;
use crate::system_fonts::fonts_for_paper;
use chrono::NaiveDate;
use documents::DocumentError;
use domain::ProjectId;
use domain::papers::{DossierIndex, IndexedFile};
use storage::record::project;

/// Errors: characters of the parties that no font shows, as reading.
pub(crate) fn index_pdf(
    app: &App,
    id: ProjectId,
    files: Vec<IndexedFile>,
    missing: Vec<String>,
    on: NaiveDate,
) -> Result<Vec<u8>, AppError> {
    app.read(|conn, _| {
        let of = engagement(conn, app, project::project(conn, id)?)?;
        let mut index = DossierIndex::of(&of, files, missing, on);
        let logo = logo(conn, index.letter.logo.as_deref())?;
        let draw = |index: &DossierIndex| {
            drawn(documents::index_pages(index, logo.as_ref(), &fonts_for_paper(index, &index.letter)))
        };
        let pages = match draw(&index)? {
            Ok(pages) => pages,
            Err(places) => {
                let chars: Vec<char> = places.iter().flat_map(|place| place.chars.clone()).collect();
                let shown = |text: &str| text.chars().map(|c| if chars.contains(&c) { '_' } else { c }).collect();
                for file in &mut index.files {
                    (file.path, file.about) = (shown(&file.path), shown(&file.about));
                }
                index.missing = index.missing.iter().map(|text| shown(text)).collect();
                index.letter.project.title = shown(&index.letter.project.title);
                draw(&index)?.map_err(DocumentError::Uncovered)?
            }
        };
        Ok(documents::pdf(&pages, None)?)
    })
}
