//! The dossier of a project: everything that was agreed, accepted, billed and paid as one zip with an index and a list of
//! hashes that anyone can check without this program (S87).
//!
//! Collecting decides names and reads no file of others; packing streams one file after the other. Folders are named in
//! English, for `SHA256SUMS`, the tables and their codes are: they are for programs and for any reader. The index speaks
//! the language of the client, to whom the dossier speaks.

mod collect;
mod names;
mod pack;
mod tables;

pub(crate) use pack::check_free;

use crate::packing::Packed;
use crate::problem::AppError;
use crate::{App, Entry, papers};
use chrono::NaiveDate;
use domain::papers::{FilePurpose, IndexedFile};
use domain::{MailId, ProjectId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::Path;
use storage::record::project;
use ts_rs::TS;

/// Which project, and whether what was noted for nobody else goes along; it does not unless it is asked for.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DossierArgument {
    pub id: ProjectId,
    #[serde(default)]
    #[ts(optional)]
    pub private_notes: Option<bool>,
}

/// What is in a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DossierContents {
    /// Such as `Dossier-HAL-2026-01.zip`.
    pub name: String,
    /// Paths of all files, in their order.
    pub files: Vec<String>,
    /// Papers that cannot be made from the book as it is.
    pub missing: Vec<String>,
}

/// A dossier that can be written.
pub struct Dossier {
    pub contents: DossierContents,
    project: ProjectId,
    parts: Vec<Part>,
}

/// Where the bytes of a part are.
enum Source {
    Made(Vec<u8>),
    /// In the book, under this hash.
    Kept(String),
    /// A mail of the book, put together again: its hash.
    Mail(MailId, String),
}

struct Part {
    /// With `/` between folders and file.
    path: String,
    purpose: FilePurpose,
    about: String,
    /// The day that it speaks of; its date in the archive.
    on: NaiveDate,
    source: Source,
}

impl Part {
    fn sha256(&self) -> String {
        match &self.source {
            Source::Made(bytes) => storage::digest::of_bytes(bytes),
            Source::Kept(hash) | Source::Mail(_, hash) => hash.clone(),
        }
    }
}

/// Collects the dossier of a project. Errors: `not_found`, as reading.
pub fn dossier(app: &App, asked: DossierArgument) -> Result<Dossier, AppError> {
    let (code, today) = app.read(|conn, moment| Ok((project::project(conn, asked.id)?.code, moment.on)))?;
    let collected = collect::parts(app, asked, today)?;
    let mut parts = names::distinct(collected.parts);
    parts.sort_by(|a, b| a.path.cmp(&b.path));
    let indexed = |part: &Part| IndexedFile {
        path: part.path.clone(),
        purpose: part.purpose,
        about: part.about.clone(),
        on: part.on,
        sha256: part.sha256(),
    };
    let missing = collected.missing;
    let index = papers::index_pdf(app, asked.id, parts.iter().map(indexed).collect(), missing.clone(), today)?;
    parts.push(Part {
        path: "Index.pdf".to_owned(),
        purpose: FilePurpose::History,
        about: String::new(),
        on: today,
        source: Source::Made(index),
    });
    let sums: String = parts.iter().map(|part| format!("{}  {}\n", part.sha256(), part.path)).collect();
    parts.push(Part {
        path: "SHA256SUMS".to_owned(),
        purpose: FilePurpose::History,
        about: String::new(),
        on: today,
        source: Source::Made(sums.into_bytes()),
    });
    let name = format!("Dossier-{}.zip", papers::safe_name(&code));
    let files = parts.iter().map(|part| part.path.clone()).collect();
    Ok(Dossier { contents: DossierContents { name, files, missing }, project: asked.id, parts })
}

/// What the dossier of a project would hold. Errors: as `dossier`.
pub fn dossier_contents(app: &App, asked: DossierArgument) -> Result<DossierContents, AppError> {
    Ok(dossier(app, asked)?.contents)
}

/// What may stand at the path already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// The user said yes to replacing it.
    Replaced,
    Kept,
}

/// Writes a dossier beside `path` and gives it its name once it is whole. Errors: of the disk, a name that is taken.
pub fn write(app: &App, dossier: &Dossier, path: &Path, existing: Existing) -> Result<Packed, AppError> {
    let packed = pack::write(app, &dossier.parts, path, existing)?;
    // A book that can only be read hands out all that it has and keeps no record of it.
    if packed == Packed::Stopped || app.nature()?.1 {
        return Ok(packed);
    }
    let sums = dossier.parts.last().map(Part::sha256).unwrap_or_default();
    let entry = json!({ "files": dossier.parts.len(), "sums": sums });
    app.write("hand_over_dossier", |_, _| Ok((packed, Entry::about("project", dossier.project, entry))))
}

/// Files for a zip of their own: of the book, or made for it.
#[derive(Default)]
pub(crate) struct Files(Vec<Part>);

impl Files {
    /// A file of the book by its hash, dated by its document.
    pub(crate) fn put_kept(&mut self, path: String, on: NaiveDate, hash: String) {
        let (purpose, source) = (FilePurpose::Invoice, Source::Kept(hash));
        self.0.push(Part { path, purpose, about: String::new(), on, source });
    }

    /// A file that was made of the book as it stands on a day.
    pub(crate) fn put_made(&mut self, path: String, on: NaiveDate, bytes: Vec<u8>) {
        let (purpose, source) = (FilePurpose::History, Source::Made(bytes));
        self.0.push(Part { path, purpose, about: String::new(), on, source });
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Puts them in the order of their names, equal ones with numbers, and a list of their hashes behind them.
    pub(crate) fn sort_and_sum(&mut self, on: NaiveDate) {
        self.0 = names::distinct(std::mem::take(&mut self.0));
        self.0.sort_by(|a, b| a.path.cmp(&b.path));
        let sums: String = self.0.iter().map(|part| format!("{}  {}\n", part.sha256(), part.path)).collect();
        self.put_made("SHA256SUMS".to_owned(), on, sums.into_bytes());
    }

    /// Writes what was begun; `write` does the same from the beginning.
    pub(crate) fn write_begun(&self, app: &App, path: &Path, existing: Existing) -> Result<Packed, AppError> {
        pack::write_begun(app, &self.0, path, existing)
    }

    /// Writes them as `write` does; equal names get numbers.
    pub(crate) fn write(self, app: &App, path: &Path, existing: Existing) -> Result<Packed, AppError> {
        pack::write(app, &names::distinct(self.0), path, existing)
    }
}
