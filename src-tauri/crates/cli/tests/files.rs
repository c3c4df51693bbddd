//! Files that are no book of ours are refused with exit code 3, named, and left as they were.
#![expect(clippy::unwrap_used, reason = "a story that cannot be set up fails where it stands")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The book at `path` is refused with `code`; the file, where there is one, keeps every byte.
#[track_caller]
fn refused(path: &Path, code: &str) {
    let before = std::fs::read(path).ok();
    let folder = || {
        let mut names: Vec<_> =
            std::fs::read_dir(path.parent().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let beside = folder();
    for verb in [&["list", "invoices"][..], &["verify"], &["call", "create_client", r#"{"name":"x"}"#]] {
        let output =
            Command::new(env!("CARGO_BIN_EXE_milepost-cli")).arg("--book").arg(path).args(verb).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{verb:?}: {said}");
        let problem: Value = serde_json::from_str(&said).expect("the problem is one JSON object on standard error");
        assert_eq!(problem["code"], code, "{said}");
        assert!(
            problem["message"].as_str().unwrap().contains(path.file_name().unwrap().to_str().unwrap()),
            "the file is named: {said}"
        );
        assert!(output.stdout.is_empty(), "nothing is answered");
    }
    assert_eq!(std::fs::read(path).ok(), before, "not a byte was changed");
    assert_eq!(folder(), beside, "nothing was left beside it");
}

fn made(folder: &Path, name: &str) -> std::path::PathBuf {
    let book = folder.join(name);
    let output = Command::new(env!("CARGO_BIN_EXE_milepost-cli")).arg("--book").arg(&book).arg("new").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::remove_file(folder.join(format!("{name}.lock"))).unwrap();
    book
}

/// Overwrites four bytes of the header of an SQLite file.
fn with_header(book: &Path, at: usize, value: u32) {
    let mut bytes = std::fs::read(book).unwrap();
    bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
    std::fs::write(book, bytes).unwrap();
}

#[test]
fn no_file_an_empty_one_and_a_text_are_not_a_book() {
    let folder = tempfile::tempdir().unwrap();
    refused(&folder.path().join("gone.milepost"), "book_missing");
    let empty = folder.path().join("empty.milepost");
    std::fs::write(&empty, b"").unwrap();
    refused(&empty, "empty_file");
    let text = folder.path().join("letter.milepost");
    std::fs::write(&text, "Dear Ciara, ".repeat(500)).unwrap();
    refused(&text, "foreign_file");
}

#[test]
fn a_database_of_another_program_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let book = made(folder.path(), "photos.milepost");
    // Byte 68 of an SQLite file: the application id.
    with_header(&book, 68, 0x0F05_5112);
    refused(&book, "foreign_file");
}

#[test]
fn a_book_of_a_newer_program_asks_for_an_update() {
    let folder = tempfile::tempdir().unwrap();
    let book = made(folder.path(), "newer.milepost");
    // Byte 60 of an SQLite file: the user version, which is the format of the book.
    with_header(&book, 60, 99);
    refused(&book, "newer_book");
}

#[test]
fn a_folder_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("folder.milepost");
    std::fs::create_dir(&path).unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_milepost-cli")).arg("--book").arg(&path).arg("verify").output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
}
