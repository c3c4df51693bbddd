//! Files that only their owner can read, for Linux and macOS.

use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

/// Makes a folder that is ours alone, and closes it to others where the webview made it before us.
pub(crate) fn make_own_folder(folder: &Path) -> std::io::Result<()> {
    make_private_folder(folder)?;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}

/// Makes `folder` and its parents; new ones only their owner can enter.
pub(crate) fn make_private_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

pub(crate) fn make_private(path: &Path) -> std::io::Result<()> {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}
