//! All prepared invoices as files: marked as drafts, under safe names, never over another file, ended by Ctrl-C.

#![expect(clippy::unwrap_used, reason = "a story that cannot be set up fails where it stands")]

use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// A book with a draft for each client, the first one first.
    fn with_drafts(clients: &[&str]) -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        assert!(desk.run(&["new"], "").status.success());
        let mut script = String::new();
        for (at, client) in (1..).zip(clients) {
            let line = json!({
                "milestone": null, "title": "Advice", "description": "", "deliverables": [], "quantity": "",
                "unit_price": "1000", "tax_rate": "", "override_reason": "", "amount_reason": "",
            });
            for call in [
                json!({ "call": "create_client", "arguments": { "name": client, "city": "Cork" } }),
                json!({ "call": "new_invoice", "arguments": { "client": at } }),
                json!({ "call": "save_invoice_draft", "arguments": { "id": at, "patch": { "lines": [line] } } }),
            ] {
                script.push_str(&format!("{call}\n"));
            }
        }
        let made = desk.run(&["script"], &script);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stdout));
        desk
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_milepost-cli"));
        command.arg("--book").arg(self.folder.path().join("own.milepost")).args(["--on", "2026-11-16"]);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = self.command(arguments).spawn().unwrap();
        // A run that reads no input has closed it: that is no failure of the story.
        let _closed = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn papers(&self) -> PathBuf {
        self.folder.path().join("papers")
    }

    fn export(&self) -> Output {
        self.run(&["export", "drafts", "-o", self.papers().to_str().unwrap()], "")
    }
}

fn json_of(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|_| panic!("no JSON: {}", String::from_utf8_lossy(bytes)))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn is_whole(pdf: &Path) -> bool {
    let bytes = std::fs::read(pdf).unwrap();
    bytes.starts_with(b"%PDF-1.7") && bytes.ends_with(b"%%EOF\n")
}

#[test]
fn every_draft_becomes_a_file_and_none_is_written_over() {
    let desk = Desk::with_drafts(&["Halden Rail Ltd.", "../東京/etc"]);
    std::fs::create_dir(desk.papers()).unwrap();
    let own = desk.papers().join("Draft-1-Halden-Rail-Ltd.pdf");
    std::fs::write(&own, "my own notes").unwrap();
    let output = desk.export();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = json_of(&output.stdout);
    assert_eq!(told["written"], json!(["Draft-2-etc.pdf", "Draft-1-Halden-Rail-Ltd-2.pdf"]), "newest first");
    assert_eq!((&told["refused"], &told["left"]), (&json!([]), &json!(0)));
    assert_eq!(std::fs::read_to_string(&own).unwrap(), "my own notes");
    assert!(is_whole(&desk.papers().join("Draft-2-etc.pdf")));
    assert!(desk.export().status.success());
    let expected = [
        "Draft-1-Halden-Rail-Ltd-2.pdf",
        "Draft-1-Halden-Rail-Ltd-3.pdf",
        "Draft-1-Halden-Rail-Ltd.pdf",
        "Draft-2-etc-2.pdf",
        "Draft-2-etc.pdf",
    ];
    assert_eq!(names(&desk.papers()), expected, "and nothing half beside them");
    let same = |one: &str, two: &str| {
        std::fs::read(desk.papers().join(one)).unwrap() == std::fs::read(desk.papers().join(two)).unwrap()
    };
    assert!(same("Draft-2-etc.pdf", "Draft-2-etc-2.pdf"), "the same draft, the same bytes");
    let list = desk.run(&["list", "invoices", "--json"], "");
    assert!(!String::from_utf8_lossy(&list.stdout).contains("2026-001"), "nothing was issued");
}

#[test]
fn a_draft_with_a_price_that_cannot_be_read_is_named_and_keeps_no_other_from_being_written() {
    let desk = Desk::with_drafts(&["Halden", "Oakline", "Bramble"]);
    let wrong = json!({
        "milestone": null, "title": "Advice", "description": "", "deliverables": [], "quantity": "",
        "unit_price": "90000000000000000", "tax_rate": "", "override_reason": "", "amount_reason": "",
    });
    let patch = json!({ "call": "save_invoice_draft", "arguments": { "id": 2, "patch": { "lines": [wrong] } } });
    assert!(desk.run(&["script"], &format!("{patch}\n")).status.success(), "it waits as typed");
    let output = desk.export();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let told = json_of(&output.stdout);
    assert_eq!(told["written"], json!(["Draft-3-Bramble.pdf", "Draft-1-Halden.pdf"]));
    assert_eq!(names(&desk.papers()), ["Draft-1-Halden.pdf", "Draft-3-Bramble.pdf"], "nothing of the second");
    let refused = &told["refused"][0];
    assert_eq!((&refused["id"], &refused["client"]), (&json!(2), &json!("Oakline")));
    assert_eq!(refused["problem"]["fields"][0]["field"], "lines.0.unit_price");
    let problem = json_of(&output.stderr);
    assert_eq!(problem["code"], "not_all_drawn");
    let message = problem["message"].as_str().unwrap();
    assert!(message.contains("2 (Oakline: lines.0.unit_price"), "{message}");
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let desk = Desk::with_drafts(&["Halden"]);
    std::fs::write(desk.papers(), "a file").unwrap();
    let output = desk.export();
    assert_eq!(output.status.code(), Some(3));
    assert!(json_of(&output.stderr)["message"].as_str().unwrap().contains("papers"));
}

#[test]
fn ctrl_c_ends_it_between_two_files_and_says_how_far_it_came() {
    if std::env::consts::FAMILY != "unix" {
        // Elsewhere no program can press Ctrl-C for another one.
        return;
    }
    let clients: Vec<String> = (0..40).map(|n| format!("Client {n}")).collect();
    let desk = Desk::with_drafts(&clients.iter().map(String::as_str).collect::<Vec<_>>());
    let mut child = desk.command(&["export", "drafts", "-o", desk.papers().to_str().unwrap()]).spawn().unwrap();
    let has_begun = || std::fs::read_dir(desk.papers()).is_ok_and(|mut files| files.next().is_some());
    while !has_begun() {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it wrote anything");
        std::thread::yield_now();
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(json_of(&output.stderr)["code"], "cancelled");
    let told = json_of(&output.stdout);
    let mut written: Vec<String> = serde_json::from_value(told["written"].clone()).unwrap();
    written.sort();
    assert_eq!(names(&desk.papers()), written, "no half file, and each that is there is told");
    assert_eq!(written.len() + usize::try_from(told["left"].as_u64().unwrap()).unwrap(), clients.len());
    assert!(written.len() < clients.len(), "it was stopped");
    assert!(written.iter().all(|name| is_whole(&desk.papers().join(name))));
}
