//! macOS: `open` asks Launch Services and says by its exit code when no program takes the file.

pub(crate) use super::unix::{make_own_folder, make_private, make_private_folder};

use crate::Media;
use std::path::Path;
use std::process::Command;

/// Before anything else runs: nothing to do here.
pub(crate) fn prepare() -> Result<(), String> {
    Ok(())
}

/// Opens the file with the user's program for it. False when there is none.
pub(crate) fn open(path: &Path, _: Media) -> bool {
    succeeds(Command::new("/usr/bin/open").arg(path))
}

/// Starts the user's program for mails on an address. False when there is none.
pub(crate) fn write_mail(address: &str) -> bool {
    succeeds(Command::new("/usr/bin/open").arg(address))
}

/// Shows the file in the Finder.
pub(crate) fn reveal(path: &Path) -> bool {
    succeeds(Command::new("/usr/bin/open").arg("-R").arg(path))
}

fn succeeds(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}
