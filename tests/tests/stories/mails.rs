//! Mails are kept: what was written can be read, and its very bytes come back. Another program than ours parses them.

use crate::world::{TODAY, World, id};
use app::mail::notices::{NoticeArgument, NoticeKind, notice_made, record_notice};
use app::mail::{InvoiceFiles, MailTexts, invoice_made, record_invoice_mail, record_statement_mail, statement_made};
use domain::{ClientId, InvoiceId, MilestoneId};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// What Python's own parser of mails reads: each header with its count, the text, and the attached files by name and hash.
const PARSER: &str = r#"
import sys, json, hashlib
from email import message_from_bytes, policy
mail = message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
assert not mail.defects, mail.defects
files = [[part.get_filename(), part.get_content_type(), hashlib.sha256(part.get_payload(decode=True)).hexdigest()]
         for part in mail.iter_attachments()]
names = [name.lower() for name in mail.keys()]
body = mail.get_body(("plain",)).get_content()
print(json.dumps({"names": names, "subject": mail["Subject"], "to": str(mail["To"] or ""), "cc": str(mail["Cc"] or ""), "id": mail["Message-ID"], "text": body, "files": files}))
"#;

pub fn parsed(eml: &[u8]) -> Value {
    let mut python = Command::new("python3")
        .args(["-c", PARSER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is missing");
    python.stdin.take().unwrap().write_all(eml).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "the parser takes it: {}", String::from_utf8_lossy(eml));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn kept_bytes(w: &World, mail: &Value) -> Vec<u8> {
    app::bytes::bytes(w.app(), "mail_eml", json!({ "id": mail })).unwrap()
}

fn texts(subject: &str, text: &str) -> MailTexts {
    MailTexts {
        to: vec!["accounts@halden.example".to_owned()],
        cc: Vec::new(),
        subject: subject.to_owned(),
        text: text.to_owned(),
    }
}

/// Opens the mail of an invoice as the window does. Returns the bytes that the mail program got.
fn mailed(w: &World, invoice: &Value, mail: &MailTexts) -> Vec<u8> {
    let number = InvoiceId(id(invoice));
    let made = invoice_made(w.app(), number, mail, &InvoiceFiles::default()).unwrap();
    record_invoice_mail(w.app(), number, &made).unwrap();
    made.eml
}

#[test]
fn s33_the_mail_of_an_invoice_is_kept_with_its_words_and_its_very_bytes() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let mail = texts(
        "Invoice 2026-001: Grüße aus Köln ✓",
        "Dear Ciara,\n\nherewith the invoice: 17.712,00 €.\n. alone\nKind regards",
    );
    let eml = mailed(&w, &invoice, &mail);
    let events = w.invoice(&invoice["id"])["events"].clone();
    let event = events.as_array().unwrap().iter().find(|event| event["kind"] == "mail_draft_opened").unwrap();
    let kept = w.ok("kept_mail", json!({ "id": event["mail"] }));
    assert_eq!((&kept["subject"], &kept["to"]), (&json!(mail.subject), &json!(["accounts@halden.example"])));
    assert!(kept["text"].as_str().unwrap().contains("17.712,00 €"), "{kept:#}");
    assert_eq!(kept["sha256"], storage::digest::of_bytes(&eml));
    assert_eq!(kept_bytes(&w, &event["mail"]), eml, "byte for byte");

    let pdf = w.pdf(&invoice);
    let read = parsed(&eml);
    assert_eq!(read["files"], json!([["Invoice-2026-001.pdf", "application/pdf", storage::digest::of_bytes(&pdf)]]));
    assert_eq!(kept["files"][0]["sha256"], storage::digest::of_bytes(&pdf));
    assert_eq!((&read["subject"], &read["to"]), (&json!(mail.subject), &json!("accounts@halden.example")));
    let said = read["text"].as_str().unwrap().replace("\r\n", "\n");
    assert_eq!(said.trim_end(), mail.text, "the words as they were looked over");
    let history = w.ok("project_history", json!({ "id": plan.id }));
    let told =
        history["entries"].as_array().unwrap().iter().find(|entry| entry["code"] == "mail_draft_opened").unwrap();
    assert_eq!(told["mail"], json!({ "id": event["mail"], "sha256": kept["sha256"] }));
    w.refused("not_found", "kept_mail", json!({ "id": 99 }));
    w.assert_reopens_sound();
}

#[test]
fn s33_hostile_subjects_names_and_recipients_give_no_header_more() {
    let w = World::on(TODAY);
    let mut business = crate::world::sandberg();
    business["number_pattern"] = json!("../\"; filename=x.exe\"/{YYYY}/{000}");
    if w.call("save_business", business.clone()).is_err() {
        business["number_pattern"] = json!("../CON/{YYYY}/{000}");
        w.ok("save_business", business);
    }
    let mut client = crate::world::halden();
    client["name"] = json!("Halden\" <x@evil.example>, Bcc: eve@evil.example");
    let client = id(&w.ok("create_client", client));
    let invoice = w.bill_freely(client, "=?utf-8?q?Bcc=3A_eve?=", "100");
    for subject in ["=?utf-8?q?x=0D=0ABcc:_eve@evil.example?=", "Bcc: eve@evil.example", "ü".repeat(300).as_str(), ""]
    {
        let eml = mailed(&w, &invoice, &texts(subject, "--boundary--\nFrom evil\n.\n\nSubject: another"));
        let read = parsed(&eml);
        let mut names: Vec<&str> =
            read["names"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        names.sort_unstable();
        let ours = ["content-type", "date", "from", "mime-version", "subject", "to", "x-unsent"];
        assert_eq!(names, ours, "{subject:?}");
        assert_eq!(read["files"].as_array().unwrap().len(), 1, "{subject:?}");
        assert_eq!(read["files"][0][2], storage::digest::of_bytes(&w.pdf(&invoice)), "{subject:?}");
    }
    let forged = texts("x\r\nBcc: eve@evil.example", "Hello");
    let refused = invoice_made(w.app(), InvoiceId(id(&invoice)), &forged, &InvoiceFiles::default());
    let refused = refused.err().map(app::Problem::from).unwrap();
    assert_eq!(refused.code, "invalid");
    w.assert_reopens_sound();
}

#[test]
fn s33_texts_without_a_file_and_papers_made_anew_are_kept_too() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let argument = || NoticeArgument { id: MilestoneId(plan.milestones[0]), kind: NoticeKind::HeadsUp };
    let notice = notice_made(w.app(), argument(), &texts("Coming up", "Dear Ciara")).unwrap();
    record_notice(w.app(), argument(), &notice).unwrap();
    w.bill(plan.milestones[0]);
    let asked = || serde_json::from_value(json!({ "client": 1 })).unwrap();
    let statement = statement_made(w.app(), asked(), &texts("Statement", "Dear Ciara")).unwrap();
    record_statement_mail(w.app(), ClientId(1), &statement).unwrap();
    let paper = app::bytes::bytes(w.app(), "statement_pdf", json!({ "client": 1 })).unwrap();
    // From now on the statement says something else; the mail does not.
    w.ok("record_payment", json!({ "invoices": [1], "amount": "100" }));
    assert_ne!(app::bytes::bytes(w.app(), "statement_pdf", json!({ "client": 1 })).unwrap(), paper);
    for (mail, made, files) in [(json!(1), &notice, 0), (json!(2), &statement, 1)] {
        assert_eq!(kept_bytes(&w, &mail), made.eml);
        assert_eq!(parsed(&made.eml)["files"].as_array().unwrap().len(), files);
    }
    assert_eq!(parsed(&statement.eml)["files"][0][2], storage::digest::of_bytes(&paper));
    w.assert_reopens_sound();
}

#[test]
fn s87_the_dossier_holds_every_mail_as_it_was_opened() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let first = mailed(&w, &invoice, &texts("Invoice 2026-001", "Dear Ciara"));
    let again = mailed(&w, &invoice, &texts("Invoice 2026-001, once more", "Dear Ciara"));
    let (_folder, out) = crate::dossiers::unpacked(&w, plan.id, false);
    let names = crate::dossiers::files(&out);
    assert!(crate::dossiers::checked(&out), "sha256sum agrees");
    for (eml, name) in [(first, "2026-11-16-Invoice-2026-001.eml"), (again, "2026-11-16-Invoice-2026-001 (2).eml")] {
        let path = format!("05-messages/mails/{name}");
        assert!(names.contains(&path), "{names:?}");
        assert_eq!(std::fs::read(out.join(&path)).unwrap(), eml);
        let sums = std::fs::read_to_string(out.join("SHA256SUMS")).unwrap();
        assert!(sums.contains(&format!("{}  {path}\n", storage::digest::of_bytes(&eml))), "{sums}");
        let table = std::fs::read_to_string(out.join("05-messages/messages.csv")).unwrap();
        assert!(table.contains(&storage::digest::of_bytes(&eml)), "{table}");
    }
}

#[test]
fn s76_who_pays_gets_the_mail_and_who_is_informed_gets_a_copy() {
    let w = World::on(TODAY);
    let client = w.client();
    let contact = |name: &str, email: &str, roles: Value| json!({ "name": name, "position": "", "email": email, "phone": "", "roles": roles });
    let contacts = json!([
        contact("Ciara Doyle", "ciara@halden.example", json!(["approver", "copy"])),
        contact("Owen Byrne", "owen@halden.example", json!(["accounts_payable"])),
        contact("Una Walsh", "una@halden.example", json!([])),
        contact("Desk", "OWEN@halden.example", json!(["copy"])),
    ]);
    let invoice = w.bill_freely(client, "Advice", "100");
    let of = || w.ok("invoice_mail", json!({ "id": invoice["id"] }))["mail"].clone();
    assert_eq!(
        (&of()["to"], &of()["cc"]),
        (&json!(["accounts@halden.example"]), &json!([])),
        "the client's own address"
    );
    w.ok("save_contacts", json!({ "id": client, "contacts": contacts }));
    assert_eq!((&of()["to"], &of()["cc"]), (&json!(["owen@halden.example"]), &json!(["ciara@halden.example"])));
    let made =
        app::mail::eml(w.app(), domain::InvoiceId(id(&invoice)), &serde_json::from_value(of()).unwrap()).unwrap();
    assert_eq!(parsed(&made)["cc"], "ciara@halden.example", "the draft of the mail program carries it too");
}

/// Subject and text of the mail of an invoice, as the sheet shows them.
fn written(w: &World, invoice: &Value) -> (String, String) {
    let mail = w.ok("invoice_mail", json!({ "id": invoice["id"] }))["mail"].clone();
    (mail["subject"].as_str().unwrap().to_owned(), mail["text"].as_str().unwrap().to_owned())
}

#[test]
fn s74_own_texts_of_mails_are_filled_checked_by_name_and_go_back_to_those_that_are_shipped() {
    let w = World::on(TODAY);
    let invoice = w.bill(w.agreed().milestones[0]);
    let shipped = written(&w, &invoice);
    let save =
        |subject: &str, text: &str| json!({ "language": "en", "kind": "invoice", "subject": subject, "text": text });
    w.ok("save_mail_texts", save("{business}: {number} of {total}", "Hello {contact}\n\n{sentence}\n\n{sender}"));
    let own = written(&w, &invoice);
    assert_eq!(own.0, "Sandberg Advisory: 2026-001 of €17,712.00");
    let sentence = shipped.1.split("\n\n").nth(1).unwrap();
    assert!(own.1.contains(sentence), "amounts and days are the program's: {} / {sentence}", own.1);
    assert!(!own.1.contains("{sentence}") && !own.1.starts_with("Dear"), "{}", own.1);
    let rows = |w: &World| w.ok("mail_texts", json!({}))["rows"].as_array().unwrap().clone();
    assert_eq!(rows(&w).iter().filter(|row| row["is_own"] == true).count(), 1);
    assert_eq!(rows(&w).len(), 8 * 7, "each kind in each language");

    for (kind, place) in [("invoice", "nummer"), ("statement", "number"), ("heads_up", "total")] {
        let typed = json!({ "language": "en", "kind": kind, "subject": "x", "text": format!("{{{place}}}") });
        let problem = w.refused("invalid", "save_mail_texts", typed);
        assert_eq!(
            (&problem["fields"][0]["field"], &problem["fields"][0]["code"]),
            (&json!("text"), &json!("unknown_place"))
        );
        assert!(problem["message"].as_str().unwrap().contains(place), "{problem}");
    }
    w.refused("invalid", "save_mail_texts", save("x", "  "));
    assert_eq!(written(&w, &invoice), own, "what was refused changed nothing");
    w.ok("save_mail_texts", save("", ""));
    assert_eq!(written(&w, &invoice), shipped, "as shipped again");
    w.assert_reopens_sound();
}
