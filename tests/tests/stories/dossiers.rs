//! The dossier of a project, opened by other programs than ours: `unzip`, `sha256sum`, `pdftotext`.

use crate::world::{World, id, words};
use app::dossier::{Dossier, DossierArgument, Existing, dossier, write};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn made(w: &World, project: i64, private_notes: bool) -> Dossier {
    let asked = DossierArgument { id: domain::ProjectId(project), private_notes: Some(private_notes) };
    dossier(w.app(), asked).unwrap_or_else(|error| panic!("{error}"))
}

/// The dossier unpacked by `unzip` into a folder of its own.
pub fn unpacked(w: &World, project: i64, private_notes: bool) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("own.zip");
    write(w.app(), &made(w, project, private_notes), &zip, Existing::Kept).unwrap();
    let out = folder.path().join("out");
    let told = Command::new("unzip").arg("-q").arg(&zip).arg("-d").arg(&out).output();
    let told = told.expect("unzip is missing: install unzip");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    (folder, out)
}

/// Paths of all files below a folder, with `/`.
pub fn files(folder: &Path) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(here) = open.pop() {
        for entry in std::fs::read_dir(here).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                all.insert(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    all
}

pub fn checked(folder: &Path) -> bool {
    Command::new("sha256sum")
        .args(["-c", "--quiet", "--strict", "SHA256SUMS"])
        .current_dir(folder)
        .status()
        .unwrap()
        .success()
}

fn attach(w: &World, kind: &str, of: i64, name: &str, bytes: &[u8]) {
    let to = json!({ "to": { "kind": kind, "id": of }, "name": name });
    app::bytes::take(w.app(), "attach_file", to, bytes).unwrap_or_else(|problem| panic!("{problem:?}"));
}

/// A contract with everything in it: evidence, a change order, a credit note, payments.
fn lived(w: &mut World) -> (crate::world::Plan, Vec<Value>) {
    let plan = w.proposed();
    attach(w, "plan", plan.id, "signed contract.pdf", b"%PDF-1.7 the signed contract");
    w.agree(&plan);
    attach(w, "project", plan.id, "brief.txt", b"What the work is about");
    w.ok("save_milestone", json!({ "id": plan.milestones[0], "patch": { "private_note": "They haggle" } }));
    w.ok("mark_done", json!({ "id": plan.milestones[0] }));
    attach(w, "sign_off", plan.milestones[0], "mail.eml", b"Subject: Yes\r\n\r\nAccepted.");
    w.ok("accept_milestone", json!({ "id": plan.milestones[0], "by": "Ciara Doyle", "channel": "email" }));
    let first = w.issue(plan.milestones[0]);
    w.ok("record_payment", json!({ "invoices": [first["id"]], "reference": "HAL-77", "note": "Only for me" }));
    w.restart("2026-04-30");
    let order = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "A depot" } }));
    w.ok("save_change_row", json!({ "id": order, "row": 2, "patch": { "amount": "20000" } }));
    w.ok("send_change_order", json!({ "id": order }));
    attach(w, "change_order", order, "signed contract.pdf", b"%PDF-1.7 the signed change");
    w.ok("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "email" }));
    let second = w.bill(plan.milestones[1]);
    let note = w.ok("issue_credit", json!({ "id": second["id"], "extent": "whole", "reason": "Wrong buyer" }));
    (plan, vec![first, second, note])
}

#[test]
fn s87_a_dossier_holds_the_whole_contract_and_anyone_can_check_it() {
    let mut w = World::on("2026-03-02");
    let (plan, documents) = lived(&mut w);
    let (_gone, out) = unpacked(&w, plan.id, false);
    let found = files(&out);
    for wanted in [
        "01-contract/Agreement-1-signed contract.pdf",
        "02-changes/Agreement-2-signed contract.pdf",
        "03-acceptances/M1-mail.eml",
        "04-invoices/Invoice-2026-001.pdf",
        "04-invoices/E-invoice-2026-001.xml",
        "04-invoices/Credit-note-2026-003.pdf",
        "05-messages/messages.csv",
        "06-payments/payments.csv",
        "07-history/history.csv",
        "07-history/history.json",
        "08-attachments/Project-brief.txt",
        "Index.pdf",
        "SHA256SUMS",
    ] {
        assert!(found.contains(wanted), "{wanted} in {found:#?}");
    }
    let made_papers =
        ["01-contract/Schedule-", "02-changes/Schedule-", "02-changes/Change-order-", "03-acceptances/Certificate-"];
    for paper in made_papers {
        assert_eq!(
            found.iter().filter(|path| path.starts_with(paper)).count(),
            if paper.ends_with("Certificate-") { 2 } else { 1 },
            "{paper} in {found:#?}"
        );
    }
    assert!(checked(&out), "sha256sum finds every file as it was");
    let sums = std::fs::read_to_string(out.join("SHA256SUMS")).unwrap();
    let named: BTreeSet<String> = sums.lines().map(|line| line.split_once("  ").unwrap().1.to_owned()).collect();
    let others: BTreeSet<String> = found.iter().filter(|path| *path != "SHA256SUMS").cloned().collect();
    assert_eq!(named, others, "every other file is named, and none twice");
    assert_eq!(sums.lines().count(), named.len());

    let read = |path: &str| std::fs::read(out.join(path)).unwrap();
    for document in &documents {
        let word = if document["kind"] == "credit_note" { "Credit-note" } else { "Invoice" };
        let number = document["number"].as_str().unwrap();
        assert_eq!(read(&format!("04-invoices/{word}-{number}.pdf")), w.pdf(document), "{number}, byte for byte");
        if let Some(xml) = w.xml(document) {
            assert_eq!(read(&format!("04-invoices/E-invoice-{number}.xml")), xml);
        }
    }
    assert_eq!(read("03-acceptances/M1-mail.eml"), b"Subject: Yes\r\n\r\nAccepted.");
    let first = found.iter().find(|path| path.starts_with("01-contract/Schedule-")).unwrap();
    let then = words(&read(first));
    assert!(then.contains("48,000.00") && !then.contains("20,000.00"), "as it was agreed first: {then}");
    let index = words(&read("Index.pdf"));
    for text in
        ["04-invoices/Invoice-2026-001.pdf", "Certificate of acceptance", "sha256sum -c SHA256SUMS", &sums[..64]]
    {
        let text: String = text.split_whitespace().collect();
        assert!(index.split_whitespace().collect::<String>().contains(&text), "{text} in {index}");
    }
    if let Some(folder) = std::env::var_os("MILEPOST_JUDGED") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::copy(out.join("Index.pdf"), Path::new(&folder).join("dossier-index.pdf")).unwrap();
        std::fs::copy(out.join(first), Path::new(&folder).join("dossier-schedule.pdf")).unwrap();
    }
    // A check that cannot fail proves nothing.
    std::fs::write(out.join("06-payments/payments.csv"), "changed").unwrap();
    assert!(!checked(&out), "a changed file is found");
}

#[test]
fn s87_private_notes_stay_out_unless_they_are_asked_for() {
    let mut w = World::on("2026-03-02");
    let (plan, _) = lived(&mut w);
    let all = |private: bool| {
        let (_gone, out) = unpacked(&w, plan.id, private);
        files(&out)
            .iter()
            .map(|path| String::from_utf8_lossy(&std::fs::read(out.join(path)).unwrap()).into_owned())
            .collect::<String>()
    };
    let (without, with) = (all(false), all(true));
    for note in ["They haggle", "Only for me"] {
        assert!(!without.contains(note), "{note} is private");
        assert!(with.contains(note), "{note} was asked for");
    }
    assert!(made(&w, plan.id, true).contents.files.contains(&"09-private-notes/private-notes.txt".to_owned()));
}

#[test]
fn s87_the_same_book_gives_the_same_bytes_on_the_same_day() {
    let mut w = World::on("2026-03-02");
    let (plan, _) = lived(&mut w);
    let folder = tempfile::tempdir().unwrap();
    let bytes = |name: &str| {
        let path = folder.path().join(name);
        write(w.app(), &made(&w, plan.id, false), &path, Existing::Kept).unwrap();
        std::fs::read(path).unwrap()
    };
    assert!(bytes("one.zip") == bytes("two.zip"), "that it was saved before is no part of it");
    w.assert_sound();
}

#[test]
fn s87_hostile_names_become_files_that_every_system_can_write() {
    let w = World::on("2026-03-02");
    let client = w.ok("create_client", {
        let mut halden = crate::world::halden();
        halden["name"] = json!("../../CON: <Rail>|\"*?");
        halden
    });
    let plan = w.plan(id(&client), "100", &[("../..\\etc/passwd", "100")]);
    w.ok("save_project", json!({ "id": plan.id, "patch": { "title": "..\\NUL", "code": "../x:y" } }));
    w.agree(&plan);
    let names = [
        "../../etc/passwd",
        "C:\\boot.ini",
        "CON",
        "nul.txt",
        ".hidden",
        "scan.pdf",
        "Scan.pdf",
        "a\u{202e}fdp.exe",
        "合同.pdf",
        "-rf",
    ];
    for (at, name) in names.iter().enumerate() {
        attach(&w, "project", plan.id, name, format!("file {at}").as_bytes());
    }
    attach(&w, "project", plan.id, &format!("{}.pdf", "ü".repeat(300)), b"long");
    let (_gone, out) = unpacked(&w, plan.id, false);
    let found = files(&out);
    assert!(checked(&out));
    let attached: Vec<&String> = found.iter().filter(|path| path.starts_with("08-attachments/")).collect();
    assert_eq!(attached.len(), names.len() + 1, "each is there: {attached:#?}");
    let folded: BTreeSet<String> = found.iter().map(|path| path.to_lowercase()).collect();
    assert_eq!(folded.len(), found.len(), "no two are the same where capital letters do not count");
    for path in &found {
        for part in path.split('/') {
            assert!(!part.starts_with(['.', '-', ' ']) && !part.ends_with(['.', ' ']) && part.len() <= 240, "{path}");
            assert!(!part.contains(['\\', ':', '*', '?', '"', '<', '>', '|', '\u{202e}']), "{path}");
            let stem = part.split('.').next().unwrap().to_uppercase();
            assert!(!["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()), "{path}");
        }
    }
    let name = made(&w, plan.id, false).contents.name;
    assert!(name.starts_with("Dossier-") && !name.contains(['/', '\\', ':']), "{name}");
}

#[test]
fn s87_what_cannot_be_made_is_named_and_the_rest_is_there() {
    let w = World::on("2026-03-02");
    let client = w.ok("create_client", json!({ "name": "No address" }));
    let plan = w.plan(id(&client), "100", &[("One", "100")]);
    let contents = made(&w, plan.id, false).contents;
    assert!(
        !contents.missing.is_empty() && contents.files.contains(&"07-history/history.json".to_owned()),
        "{contents:?}"
    );
    assert_eq!(w.refused("not_found", "dossier_contents", json!({ "id": 99 }))["code"], "not_found");
}

#[test]
fn s87_nothing_is_overwritten_unasked_and_no_half_file_is_left() {
    let mut w = World::on("2026-03-02");
    let (plan, _) = lived(&mut w);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("taken.zip");
    std::fs::write(&path, "mine").unwrap();
    let made = made(&w, plan.id, false);
    let refused = write(w.app(), &made, &path, Existing::Kept).unwrap_err();
    assert!(app::Problem::from(refused).message.contains("taken.zip"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    write(w.app(), &made, &path, Existing::Replaced).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
    let gone = folder.path().join("no such folder").join("x.zip");
    let refused = app::Problem::from(write(w.app(), &made, &gone, Existing::Kept).unwrap_err());
    assert_eq!(refused.severity, app::problem::Severity::File, "{refused:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
}

/// The words of the certificate of a milestone.
fn certified(w: &World, milestone: i64) -> String {
    words(&app::bytes::bytes(w.app(), "certificate_pdf", json!({ "id": milestone })).unwrap())
}

#[test]
fn s87_s93_a_removed_milestone_keeps_its_certificate() {
    let w = World::on("2026-03-02");
    let plan = w.agreed();
    let pilot = plan.milestones[1];
    w.ok("mark_done", json!({ "id": pilot }));
    w.refused("nothing_to_certify", "certificate", json!({ "id": pilot }));
    let yes = json!({ "id": pilot, "by": "Ciara Doyle", "channel": "email", "words": "The pilot runs." });
    w.ok("accept_milestone", yes);
    let before = certified(&w, pilot);
    assert!(before.contains("The pilot runs."), "{before}");
    let order = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "No pilot after all" } }));
    w.ok("remove_change_row", json!({ "id": order, "row": 2 }));
    w.ok("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "email" }));
    w.refused("not_found", "milestone", json!({ "id": pilot }));
    assert_eq!(certified(&w, pilot), before, "it was accepted as it stood");
    let entries = w.ok("project_history", json!({ "id": plan.id }))["entries"].clone();
    let accepted = entries.as_array().unwrap().iter().find(|entry| entry["code"] == "accepted").unwrap();
    assert_eq!(accepted["link"], json!({ "to": "certificate", "id": pilot }), "the history leads to it");
    let (_gone, out) = unpacked(&w, plan.id, false);
    let found = files(&out);
    assert!(found.iter().any(|path| path.ends_with("-M2-removed.pdf")), "and the dossier holds it: {found:#?}");
    // What was removed without an acceptance has nothing to certify, now as before.
    let rollout = plan.milestones[2];
    let order = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "Discovery only" } }));
    w.ok("remove_change_row", json!({ "id": order, "row": 2 }));
    w.ok("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "email" }));
    w.refused("nothing_to_certify", "certificate", json!({ "id": rollout }));
    w.assert_sound();
}
