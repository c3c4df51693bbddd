//! The hands of a real window: native dialogs, and the programs that the user's system names.

use super::{MAIN, system};
use crate::printing::Cups;
use crate::{Hands, Media, Question};
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

pub(super) struct Native<R: Runtime> {
    handle: AppHandle<R>,
    /// Answers in place of every dialog, for tests: a file, or a folder that takes the suggested name; empty: cancelled.
    answer: Option<PathBuf>,
}

impl<R: Runtime> Native<R> {
    pub(super) fn new(handle: AppHandle<R>, answer: Option<PathBuf>) -> Self {
        Self { handle, answer }
    }

    fn dialog(&self) -> FileDialogBuilder<R> {
        let dialog = self.handle.dialog().file();
        match self.handle.get_webview_window(MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl<R: Runtime> Hands for Native<R> {
    fn ask(&self, question: Question) -> Option<PathBuf> {
        if let Some(answer) = &self.answer {
            return answered(answer, question);
        }
        let chosen = match question {
            Question::Save { folder, name, media } => {
                let kind = media.ending();
                let dialog = self.dialog().set_directory(folder).set_file_name(name);
                let dialog = if kind.is_empty() { dialog } else { dialog.add_filter(kind.to_uppercase(), &[kind]) };
                dialog.blocking_save_file()
            }
            Question::PickPicture => {
                self.dialog().add_filter("PNG, JPEG", &["png", "jpg", "jpeg"]).blocking_pick_file()
            }
            Question::PickFile => self.dialog().blocking_pick_file(),
            Question::PickBankFile => {
                self.dialog().add_filter("CSV, camt", &["csv", "xml", "txt", "CSV", "XML", "TXT"]).blocking_pick_file()
            }
            Question::PickFolder { folder } => self.dialog().set_directory(folder).blocking_pick_folder(),
        };
        chosen.and_then(|path| path.into_path().ok())
    }

    fn open(&self, path: &Path, media: Media) -> bool {
        system::open(path, media)
    }

    fn write_mail(&self, address: &str) -> bool {
        system::write_mail(address)
    }

    fn reveal(&self, path: &Path) -> bool {
        system::reveal(path)
    }

    fn cups(&self) -> Option<Cups> {
        cfg!(unix).then(Cups::default)
    }

    fn quit(&self) {
        self.handle.exit(0);
    }
}

/// The path that a test laid down as the user's choice.
fn answered(answer: &Path, question: Question) -> Option<PathBuf> {
    if answer.as_os_str().is_empty() {
        return None;
    }
    match question {
        Question::Save { name, .. } if answer.is_dir() => Some(answer.join(name)),
        Question::Save { .. }
        | Question::PickPicture
        | Question::PickFile
        | Question::PickBankFile
        | Question::PickFolder { .. } => Some(answer.to_owned()),
    }
}
