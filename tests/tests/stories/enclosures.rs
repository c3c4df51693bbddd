//! A mail carries several files: a reminder its letter, the invoices as they were issued and the statement; an invoice what is
//! filed at its work. What left is named with its hashes, comes back byte by byte, and gives no header more.

use crate::mail_host::{Desk, MailHost, PASSWORD};
use crate::mails::parsed;
use crate::world::{TODAY, World, codes, id};
use app::mail::{MailTexts, invoice_made, record_invoice_mail};
use app::reminders::{ReminderArgument, ReminderFiles, record_ready, reminder_made};
use domain::{ClientId, InvoiceId};
use serde_json::{Value, json};

fn place(kind: &str, id: i64) -> Value {
    json!({ "kind": kind, "id": id })
}

/// Files a file. Returns its id.
fn filed(w: &World, to: &Value, name: &str, bytes: &[u8]) -> Value {
    let rows = app::bytes::take(w.app(), "attach_file", json!({ "to": to, "name": name }), bytes).unwrap();
    rows.as_array().unwrap().last().unwrap()["id"].clone()
}

fn hash(bytes: &[u8]) -> String {
    storage::digest::of_bytes(bytes)
}

fn kept_bytes(w: &World, mail: &Value) -> Vec<u8> {
    app::bytes::bytes(w.app(), "mail_eml", json!({ "id": mail })).unwrap()
}

fn pdf(w: &World, invoice: &Value) -> String {
    hash(&w.pdf(invoice))
}

/// Names of files with their hashes, of what a parser read and of what the book says.
fn files(of: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let pair = |file: &Value| match file.as_array() {
        Some(read) => (text(&read[0]), text(&read[2])),
        None => (text(&file["name"]), text(&file["sha256"])),
    };
    of["files"].as_array().unwrap().iter().map(pair).collect()
}

/// Headers of a mail by their names, sorted.
fn headers(read: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = read["names"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    names.sort_unstable();
    names
}

const DRAFT: [&str; 7] = ["content-type", "date", "from", "mime-version", "subject", "to", "x-unsent"];
const SENT: [&str; 7] = ["content-type", "date", "from", "message-id", "mime-version", "subject", "to"];

/// Two invoices that are late on 1 December, one that is in dispute, and their client.
fn late() -> (World, i64, [Value; 3]) {
    let mut w = World::on("2026-10-01");
    let client = w.client();
    let all = ["Kick-off", "Audit report", "Travel"].map(|title| w.bill_freely(client, title, "1000"));
    w.ok("dispute_invoice", json!({ "id": all[2]["id"], "reason": "Not agreed" }));
    w.restart("2026-12-01");
    (w, client, all)
}

fn argument(client: i64) -> ReminderArgument {
    ReminderArgument { client: ClientId(client), invoices: None, level: None, with_interest: None }
}

/// Opens the mail of a reminder as the window does. Returns its bytes and the number of the kept mail.
fn remind(w: &World, client: i64, of: &Value, typed: Value) -> (Vec<u8>, Value) {
    let sheet = w.ok("reminder_sheet", json!({ "client": client }));
    let mail: MailTexts = serde_json::from_value(sheet["mail"].clone()).unwrap();
    let typed: ReminderFiles = serde_json::from_value(typed).unwrap();
    let (ready, made) = reminder_made(w.app(), &argument(client), true, &mail, &typed).unwrap();
    let eml = made.eml.clone();
    record_ready(w.app(), ready.as_mail(made)).unwrap();
    let given = w.invoice(&of["id"])["reminders"].as_array().unwrap().last().unwrap().clone();
    (eml, given["mail"].clone())
}

#[test]
fn s47_a_reminder_carries_its_letter_each_invoice_as_issued_and_the_statement_where_it_is_ticked() {
    let (w, client, [first, second, disputed]) = late();
    let view = w.ok("reminder_files", json!({ "client": client }));
    let rows = view["files"].as_array().unwrap();
    let told =
        |row: &Value| (row["kind"].as_str().unwrap().to_owned(), row["invoice"].clone(), row["is_ticked"] == true);
    assert_eq!(
        rows.iter().map(told).collect::<Vec<_>>(),
        [
            ("letter".to_owned(), Value::Null, true),
            ("invoice".to_owned(), first["id"].clone(), true),
            ("invoice".to_owned(), second["id"].clone(), true),
            ("statement".to_owned(), Value::Null, false),
        ],
        "the longest overdue first; what is in dispute is not among them"
    );
    assert_eq!(view["max"], 18_000_000);

    // As it is ticked by itself.
    let (eml, mail) = remind(&w, client, &first, json!({}));
    let read = parsed(&eml);
    let letter = ("Reminder-Halden-Rail-Ltd-2026-12-01.pdf".to_owned(), files(&read)[0].1.clone());
    let issued = |number: &str, of: &Value| (format!("Invoice-{number}.pdf"), pdf(&w, of));
    let both = [letter.clone(), issued("2026-001", &first), issued("2026-002", &second)];
    assert_eq!(files(&read), both, "the stored bytes, in the order of the letter");
    assert_eq!(headers(&read), DRAFT);
    let kept = w.ok("kept_mail", json!({ "id": mail }));
    assert_eq!(files(&kept), both, "the log names every file with its hash");
    assert_eq!((kept["sha256"].clone(), kept_bytes(&w, &mail)), (json!(hash(&eml)), eml));
    let size = |at: usize| rows[at]["size"].as_u64().unwrap();
    assert_eq!(size(1), w.pdf(&first).len() as u64);

    // One unticked, and the statement of today wanted.
    let (eml, mail) = remind(&w, client, &second, json!({ "invoices": [second["id"]], "with_statement": true }));
    let statement = app::bytes::bytes(w.app(), "statement_pdf", json!({ "client": client })).unwrap();
    assert_eq!(size(3), statement.len() as u64);
    let statement = ("Statement-Halden-Rail-Ltd-2026-12-01.pdf".to_owned(), hash(&statement));
    assert_eq!(files(&parsed(&eml))[1..], [issued("2026-002", &second), statement]);
    assert_eq!(kept_bytes(&w, &mail), eml);
    // The letter alone.
    let (eml, _) = remind(&w, client, &first, json!({ "invoices": [] }));
    assert_eq!(files(&parsed(&eml)).len(), 1);

    for other in [&disputed["id"], &json!(99)] {
        let typed = serde_json::from_value(json!({ "invoices": [other] })).unwrap();
        let mail = MailTexts { to: Vec::new(), cc: Vec::new(), subject: "x".to_owned(), text: String::new() };
        let refused = reminder_made(w.app(), &argument(client), true, &mail, &typed).err().map(app::Problem::from);
        assert_eq!(refused.unwrap().code, "not_found", "{other}: no reminder carries what it does not tell of");
    }
    w.assert_reopens_sound();
}

#[test]
fn s46_s47_a_reminder_that_milepost_sends_arrives_with_all_its_files_and_the_book_names_each_with_its_hash() {
    let host = MailHost::open();
    let (w, client, [first, second, _]) = late();
    w.ok("save_mail_server", host.form());
    let sheet = w.ok("reminder_sheet", json!({ "client": client }));
    let asked = |files: Value| json!({ "reminder": { "client": client }, "mail": sheet["mail"], "files": files });
    w.refused("not_found", "send_reminder", asked(json!({ "invoices": [99] })));
    w.refused("usage", "send_reminder", asked(json!({ "paths": ["/etc/passwd"] })));
    let row = w.ok("send_reminder", asked(json!({ "with_statement": true })));
    assert_eq!(Desk::new(&w, PASSWORD).deliver_all(&w).sent, 1);
    let arrived = host.mail(1).0;
    let read = parsed(&arrived);
    assert_eq!(headers(&read), SENT, "one subject, and nothing more");
    let found = files(&read);
    assert_eq!(
        (found.len(), &found[1].1, &found[2].1),
        (4, &pdf(&w, &first), &pdf(&w, &second)),
        "letter, two invoices, statement"
    );
    assert_eq!(files(&w.ok("kept_mail", json!({ "id": row["id"] }))), found);
    let left = w.ok("outbox", json!({}))["left"][0].clone();
    assert_eq!((files(&left), files(&row)), (found.clone(), found.clone()));
    assert_eq!(files(&w.export()["mails"][0]), found, "in the export too");
    let export = app::book::export_book(w.app(), app::table::Nothing {}).unwrap();
    let entry = export["journal"].as_array().unwrap().iter().find(|entry| entry["command"] == "send_reminder").unwrap();
    for (name, sha256) in &found {
        assert!(entry.to_string().contains(name) && entry.to_string().contains(sha256), "{name}: {entry}");
    }
    w.assert_reopens_sound();
}

/// Every name that could become a header, a path or another file, and bytes that no mail may change.
fn hostile() -> Vec<(String, Vec<u8>)> {
    let every: Vec<u8> = (0..=255).collect();
    let lines = b"one\r\ntwo\n.\n\n--boundary--\r\nSubject: another\r\n\r\n\0\x1a".to_vec();
    [
        ("x\r\nBcc: eve@evil.example\r\n.pdf", every.clone()),
        ("a\"; filename=\"b.exe", every.clone()),
        ("..\\../etc/passwd", lines.clone()),
        ("Gr\u{f6}\u{df}e \u{5951}\u{7d04}\u{66f8} \u{2713}.txt", lines.clone()),
        ("=?utf-8?q?x=0D=0ABcc:_eve@evil.example?=.pdf", b"%PDF-1.7 x".to_vec()),
        ("inner.eml", b"Subject: inner\r\nBcc: eve@evil.example\r\n\r\nHello".to_vec()),
        ("scan.pdf", b"%PDF-1.7 one".to_vec()),
        ("SCAN.pdf", b"%PDF-1.7 two".to_vec()),
        ("scan.pdf", b"%PDF-1.7 one".to_vec()),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into_iter()
    .chain([(format!("{}.pdf", "\u{e4}".repeat(300)), every), ("one byte".to_owned(), vec![0])])
    .collect()
}

#[test]
fn s9_s46_files_of_an_invoice_arrive_byte_by_byte_whatever_they_are_called() {
    let host = MailHost::open();
    let w = World::on(TODAY);
    w.ok("save_mail_server", host.form());
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let hostile = hostile();
    let ids: Vec<Value> = (0..)
        .zip(&hostile)
        .map(|(at, (name, bytes))| {
            let at = if at % 2 == 0 { place("project", plan.id) } else { place("milestone", plan.milestones[0]) };
            filed(&w, &at, name, bytes)
        })
        .collect();
    let choices = w.ok("invoice_mail", json!({ "id": invoice["id"] }))["choices"].clone();
    assert_eq!(choices.as_array().unwrap().len(), hostile.len() + 1, "each, and the e-invoice: {choices:#}");
    let asked = json!({ "files": ids, "with_einvoice": true });
    let words =
        json!({ "to": ["accounts@halden.example"], "cc": [], "subject": "Invoice", "text": "--\n.\nSubject: x" });
    let row = w.ok("send_invoice_mail", json!({ "id": invoice["id"], "mail": words, "files": asked }));
    assert_eq!(Desk::new(&w, PASSWORD).deliver_all(&w).sent, 1);

    let mail: MailTexts = serde_json::from_value(words).unwrap();
    let number = InvoiceId(id(&invoice));
    let made = invoice_made(w.app(), number, &mail, &serde_json::from_value(asked).unwrap()).unwrap();
    record_invoice_mail(w.app(), number, &made).unwrap();
    assert_eq!(kept_bytes(&w, &json!(2)), made.eml, "the draft is kept byte by byte");
    for (eml, ours, kept) in [(host.mail(1).0, SENT, row["id"].clone()), (made.eml, DRAFT, json!(2))] {
        let read = parsed(&eml);
        assert_eq!(headers(&read), ours);
        let found = files(&read);
        let mut expected = vec![pdf(&w, &invoice)];
        expected.extend(hostile.iter().map(|(_, bytes)| hash(bytes)));
        expected.push(hash(&w.xml(&invoice).unwrap()));
        assert_eq!(found.iter().map(|(_, sha256)| sha256.clone()).collect::<Vec<_>>(), expected);
        assert_eq!(files(&w.ok("kept_mail", json!({ "id": kept }))), found, "under the names that the book says");
        let names: std::collections::BTreeSet<String> = found.iter().map(|(name, _)| name.to_lowercase()).collect();
        assert_eq!(names.len(), found.len(), "each name once: {found:#?}");
        for (name, _) in &found {
            assert!(!name.contains(['/', '\\', '"', '\r', '\n', ':']) && name.chars().count() <= 130, "{name:?}");
        }
        for name in ["Invoice-2026-001.pdf", "Invoice-2026-001.xml", "scan.pdf", "SCAN (2).pdf", "scan (3).pdf"] {
            assert!(found.iter().any(|(other, _)| other == name), "{name}: {found:#?}");
        }
    }
    w.assert_reopens_sound();
}

#[test]
fn s46_no_file_of_another_client_project_or_milestone_goes_with_an_invoice() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let other = w.agreed();
    let theirs = filed(&w, &place("project", other.id), "Theirs.pdf", b"%PDF-1.7 theirs");
    let later = filed(&w, &place("milestone", plan.milestones[2]), "Later.pdf", b"%PDF-1.7 later");
    let gone = filed(&w, &place("project", plan.id), "Gone.pdf", b"%PDF-1.7 gone");
    w.ok("remove_attachment", json!({ "id": gone }));
    let mail = MailTexts { to: Vec::new(), cc: Vec::new(), subject: "x".to_owned(), text: String::new() };
    let number = InvoiceId(id(&invoice));
    for wanted in [theirs, later, gone, json!(99)] {
        let asked = serde_json::from_value(json!({ "files": [wanted] })).unwrap();
        let refused = invoice_made(w.app(), number, &mail, &asked).err().map(app::Problem::from);
        assert_eq!(refused.unwrap().code, "not_found", "{wanted}");
    }
    // An invoice to somebody at home carries no e-invoice where the law knows none; what is not there does not go.
    let choices = w.ok("invoice_mail", json!({ "id": invoice["id"] }))["choices"].clone();
    assert_eq!(choices.as_array().unwrap().iter().filter(|of| of["id"].is_number()).count(), 0, "{choices:#}");
}

#[test]
fn s47_a_mail_that_no_server_takes_is_refused_in_words_and_nothing_of_it_is_kept() {
    let host = MailHost::open();
    let w = World::on(TODAY);
    w.ok("save_mail_server", host.form());
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let at = place("project", plan.id);
    let large = vec![7u8; 9_000_000];
    let ids: Vec<Value> = (0..2).map(|of| filed(&w, &at, "video.mov", &[&large[..], &[of]].concat())).collect();
    let words = json!({ "to": ["accounts@halden.example"], "cc": [], "subject": "Invoice", "text": "" });
    let asked = |ids: &[Value]| json!({ "id": invoice["id"], "mail": words, "files": { "files": ids } });
    let problem = w.refused("mail_too_large", "send_invoice_mail", asked(&ids));
    assert_eq!(problem["detail"], json!({ "megabytes": "19", "max": "18" }));
    assert!(problem["message"].as_str().unwrap().contains("untick"), "{problem}");
    let small: Vec<Value> = (0u8..48).map(|of| filed(&w, &at, "note.txt", &[of])).collect();
    let fifty: Vec<Value> = small.iter().chain(&ids[..1]).chain(&small[..1]).cloned().collect();
    let problem = w.refused("invalid", "send_invoice_mail", asked(&fifty));
    assert_eq!(codes(&problem), ["too_many"]);
    assert_eq!(w.ok("outbox", json!({}))["open"], json!([]));
    w.refused("not_found", "kept_mail", json!({ "id": 1 }));

    w.ok("send_invoice_mail", asked(&fifty[..49]));
    assert_eq!(Desk::new(&w, PASSWORD).deliver_all(&w).sent, 1);
    let arrived = host.mail(1).0;
    assert!(arrived.len() < 25_000_000, "{} bytes on their way", arrived.len());
    assert_eq!(parsed(&arrived)["files"].as_array().unwrap().len(), 50);
    w.assert_reopens_sound();
}

#[test]
fn s33_s46_backups_and_dossiers_hold_every_file_of_a_mail() {
    let (w, client, [first, ..]) = late();
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let note = filed(&w, &place("project", plan.id), "Notes.txt", b"As agreed\n");
    let mail = MailTexts {
        to: vec!["accounts@halden.example".to_owned()],
        cc: Vec::new(),
        subject: "Invoice".to_owned(),
        text: "Dear Ciara".to_owned(),
    };
    let asked = serde_json::from_value(json!({ "files": [note] })).unwrap();
    let number = InvoiceId(id(&invoice));
    let made = invoice_made(w.app(), number, &mail, &asked).unwrap();
    record_invoice_mail(w.app(), number, &made).unwrap();
    let (reminder, kept) = remind(&w, client, &first, json!({ "with_statement": true }));
    let backup = w.ok("backup", json!({}))["name"].clone();
    remind(&w, client, &first, json!({}));
    w.ok("restore_backup", json!({ "name": backup }));
    assert_eq!(kept_bytes(&w, &kept), reminder, "put back with the book");
    w.refused("not_found", "kept_mail", json!({ "id": 3 }));
    assert_eq!(w.ok("verify", json!({}))["is_sound"], true);

    let (_folder, out) = crate::dossiers::unpacked(&w, plan.id, false);
    assert!(crate::dossiers::checked(&out), "sha256sum agrees");
    let eml = std::fs::read(out.join("05-messages/mails/2026-12-01-Invoice-2026-004.eml")).unwrap();
    assert_eq!((parsed(&eml)["files"][1][0].as_str(), &eml), (Some("Notes.txt"), &made.eml));
    w.assert_reopens_sound();
}
