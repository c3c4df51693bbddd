//! Windows: the shell opens a file by its ending and says when no program takes it.

use crate::Media;
use std::path::Path;

/// Before anything else runs: nothing to do here.
pub(crate) fn prepare() -> Result<(), String> {
    Ok(())
}

/// Makes a folder that is ours alone, as everything in the user's profile is by inheritance.
pub(crate) fn make_own_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}

/// Makes `folder` and its parents. Those in the user's profile are the user's alone by inheritance.
pub(crate) fn make_private_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}

pub(crate) fn make_private(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Opens the file with the user's program for it. False when there is none.
pub(crate) fn open(path: &Path, _: Media) -> bool {
    tauri_plugin_opener::open_path(path, None::<&str>).is_ok()
}

/// Starts the user's program for mails on an address. False when there is none.
pub(crate) fn write_mail(address: &str) -> bool {
    tauri_plugin_opener::open_url(address, None::<&str>).is_ok()
}

/// Shows the file in the Explorer.
pub(crate) fn reveal(path: &Path) -> bool {
    tauri_plugin_opener::reveal_item_in_dir(path).is_ok()
}
