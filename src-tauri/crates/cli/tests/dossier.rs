//! History, register and dossier from the terminal, on the sample book.

#![expect(clippy::unwrap_used, reason = "a story that cannot be set up fails where it stands")]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let book = folder.join("own.milepost");
    let cli = env!("CARGO_BIN_EXE_milepost-cli");
    Command::new(cli).arg("--book").arg(book).args(["--on", "2026-11-16"]).args(arguments).output().unwrap()
}

#[track_caller]
fn answer(folder: &Path, arguments: &[&str]) -> Value {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn s62_s86_s87_history_register_and_dossier_from_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert!(run(folder, &["sample"]).status.success());
    let history = answer(folder, &["history", "1", "--json"]);
    assert_eq!(history[0]["code"], "project_created", "oldest first");
    let columns = String::from_utf8(run(folder, &["history", "1"]).stdout).unwrap();
    assert!(columns.starts_with("at ") && columns.contains("invoice_issued"), "{columns}");

    let (register, zip) = (folder.join("register.csv"), folder.join("own.zip"));
    let (register, zip) = (register.to_str().unwrap(), zip.to_str().unwrap());
    let told = answer(folder, &["export", "register", "--as-at", "2026-06-30", "-o", register]);
    let lines = std::fs::read_to_string(register).unwrap().lines().count();
    assert_eq!(told["documents"].as_u64(), u64::try_from(lines - 1).ok());
    let later = run(folder, &["export", "register", "--as-at", "2027-06-30", "-o", register]);
    assert_eq!(later.status.code(), Some(1), "a day to come is refused");

    let told = answer(folder, &["dossier", "1", zip]);
    assert!(told["files"].as_array().unwrap().len() > 8, "{told}");
    let first = std::fs::read(zip).unwrap();
    let again = run(folder, &["dossier", "1", zip]);
    assert_eq!(again.status.code(), Some(3), "a file that is there is kept");
    assert_eq!(std::fs::read(zip).unwrap(), first);
    answer(folder, &["dossier", "1", zip, "--replace", "--private-notes"]);
    assert_eq!(run(folder, &["dossier", "99", zip, "--replace"]).status.code(), Some(1));
    assert!(std::fs::read(zip).unwrap().starts_with(b"PK"), "a refusal leaves what was there");
}
