//! What is kept on this computer and in no book: where documents are filed and on what they are printed. A book that is carried to another computer finds
//! other folders there.

use crate::desktop::Desktop;
use app::closed::trouble;
use app::{Problem, book};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Computer {
    /// None: the usual one.
    pub filing_folder: Option<PathBuf>,
    /// The one that was used last.
    pub printer: Option<String>,
}

impl Computer {
    fn path(desktop: &Desktop) -> PathBuf {
        desktop.books.beside("computer.json")
    }

    /// What is kept. A file that cannot be read is as none: nothing in it is worth a window that does not open.
    pub fn read(desktop: &Desktop) -> Self {
        let path = Self::path(desktop);
        let Ok(bytes) = std::fs::read(&path) else { return Self::default() };
        serde_json::from_slice(&bytes).unwrap_or_else(|error| {
            tracing::warn!("{} cannot be read and counts as empty: {error}", path.display());
            Self::default()
        })
    }

    /// Errors: of the disk; a folder whose name is no text.
    pub fn keep(&self, desktop: &Desktop) -> Result<(), Problem> {
        let path = Self::path(desktop);
        let bytes = serde_json::to_vec_pretty(self).map_err(|error| trouble(&path, error.into()))?;
        Ok(book::write_file(&path, &bytes).map_err(|error| trouble(&path, error))?)
    }
}
