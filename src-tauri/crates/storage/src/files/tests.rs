//! What modes and links do to a book. One that may not be written opens for reading and is not changed by a byte.
#![expect(clippy::disallowed_types, clippy::disallowed_methods, reason = "the test starts itself as another process")]

use super::beside;
use crate::fixture::{Desk, contents, crashed, issue, moment};
use crate::{Store, StoreError};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

const BOOK: &str = "MILEPOST_TEST_READ_ONLY";

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// Reads the book and is refused to write; must run as somebody whom modes hold back.
#[test]
fn reads_and_cannot_write() {
    let Some(book) = std::env::var_os(BOOK) else { return };
    let mut store = Store::open(Path::new(&book), Path::new("/nonexistent"), moment(1)).unwrap();
    assert!(store.is_read_only());
    assert!(store.verify().unwrap().is_sound());
    assert!(matches!(issue(&mut store), Err(StoreError::ReadOnly { .. })));
}

/// Runs the test above as nobody, whom modes hold back even where the tests run as root.
fn reads_as_nobody(book: &Path) {
    use std::os::unix::process::CommandExt as _;
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0);
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "files::tests::reads_and_cannot_write", "--nocapture"]).env(BOOK, book);
    if is_root {
        command.uid(65_534).gid(65_534);
    }
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"), "the reader ran");
}

fn untouched(desk: &Desk, file_mode: u32, folder_mode: u32) {
    set_mode(&desk.book(), file_mode);
    set_mode(desk.folder(), folder_mode);
    let before = contents(desk.folder());
    reads_as_nobody(&desk.book());
    assert_eq!(contents(desk.folder()), before);
    set_mode(desk.folder(), 0o700);
}

#[test]
fn a_read_only_folder() {
    let desk = Desk::with_documents(2);
    set_mode(&beside(&desk.book(), ".lock"), 0o444);
    untouched(&desk, 0o444, 0o555);
    std::fs::remove_file(beside(&desk.book(), ".lock")).unwrap();
    untouched(&desk, 0o444, 0o555);
}

#[test]
fn a_read_only_file_in_an_open_folder() {
    let desk = Desk::with_documents(2);
    set_mode(&beside(&desk.book(), ".lock"), 0o666);
    untouched(&desk, 0o444, 0o777);
}

#[test]
fn a_crashed_book_in_a_read_only_folder() {
    let desk = crashed("UPDATE client SET name = 'newest'");
    set_mode(&beside(&desk.book(), "-wal"), 0o444);
    untouched(&desk, 0o444, 0o555);
}

#[test]
fn a_link_is_no_book() {
    let desk = Desk::with_documents(1);
    let link = desk.folder().join("link.milepost");
    std::os::unix::fs::symlink(desk.book(), &link).unwrap();
    assert!(matches!(Store::open(&link, &desk.backups(), moment(1)), Err(StoreError::NotABook { .. })));
    let restored = Store::restore(&link, &desk.folder().join("other.milepost"), &desk.backups(), moment(1));
    assert!(matches!(restored, Err(StoreError::NotABook { .. })));
}

#[test]
fn only_the_owner_reads_the_files() {
    let desk = Desk::new();
    let mut store = desk.create();
    issue(&mut store).unwrap();
    store.backup(&desk.backups(), moment(5).at).unwrap();
    for folder in [desk.folder().to_owned(), desk.backups()] {
        for path in contents(&folder).into_keys() {
            let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        }
    }
}
