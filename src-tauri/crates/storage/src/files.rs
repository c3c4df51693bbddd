//! Files around SQLite: private creation, copies, what must be on the disk, names beside the book.

use crate::{Result, StoreError};
use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

#[cfg(test)]
#[cfg(unix)]
mod tests;

/// `path` with `suffix` behind its whole name: `a.milepost` and `-wal` give `a.milepost-wal`.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}

/// The true name of `folder`, so that one book has one lock whatever way led to it.
pub(crate) fn true_name(folder: &Path) -> std::io::Result<PathBuf> {
    // Windows' canonical names (`\\?\C:\`) are not understood by all that get them.
    if cfg!(windows) { std::path::absolute(folder) } else { folder.canonicalize() }
}

/// The name under which SQLite reads a complete file without locks, WAL or any other file beside it. None where
/// names do not fit into it: Windows.
pub(crate) fn immutable_name(path: &Path) -> Option<String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    let escape = |byte: &u8| if is_plain(*byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") };
    let escaped: String = path.as_os_str().as_encoded_bytes().iter().map(escape).collect();
    (!cfg!(windows)).then(|| format!("file:{escaped}?immutable=1"))
}

/// A new empty file that only its owner can read. Errors: `AlreadyExists`.
pub(crate) fn create_private(path: &Path) -> Result<File> {
    private().create_new(true).open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => StoreError::AlreadyExists { path: path.to_owned() },
        _ => StoreError::io(path)(error),
    })
}

/// Options for reading and writing; new files only their owner can read, whatever the umask says.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes `folder` and its parents; new ones only their owner can enter.
pub(crate) fn create_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(StoreError::io(folder))
}

/// Copies `from` into a new private file. `sync_file` waits until the disk has it.
pub(crate) fn copy_private(from: &Path, to: &Path) -> Result<()> {
    let mut source = File::open(from).map_err(StoreError::io(from))?;
    let mut target = create_private(to)?;
    std::io::copy(&mut source, &mut target).map(drop).map_err(StoreError::io(to))
}

pub(crate) fn sync_file(path: &Path) -> Result<()> {
    // Windows flushes only handles that may write.
    let file = OpenOptions::new().read(true).write(true).open(path).map_err(StoreError::io(path))?;
    file.sync_all().map_err(StoreError::io(path))
}

/// Waits until the disk has the names in the folder of `path`. Windows keeps no such promise and needs none here.
pub(crate) fn sync_folder_of(path: &Path) -> Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    let folder = folder_of(path);
    File::open(folder).and_then(|f| f.sync_all()).map_err(StoreError::io(folder))
}

pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(crate) fn exists(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

/// True for a file with at least one byte.
pub(crate) fn has_content(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|m| m.len() > 0)
}

/// Removes `path` and the files that SQLite keeps beside it, whichever are there.
pub(crate) fn remove_with_companions(path: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        remove_if_there(&beside(path, suffix));
    }
}

/// For files whose staying is untidy, not wrong: the next start or backup tries again.
pub(crate) fn remove_if_there(path: &Path) {
    drop(std::fs::remove_file(path));
}
