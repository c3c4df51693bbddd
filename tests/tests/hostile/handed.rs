//! What leaves the book under hostile names: the page, the mail, the file's name; and pictures that come in.

use crate::world::{self, TODAY, World, id};
use crate::{template, texts};
use serde_json::json;
use std::path::Path;

/// The header lines of a mail, folded ones joined.
fn headers(eml: &str) -> Vec<String> {
    let head = eml.split("\r\n\r\n").next().unwrap_or_default();
    head.replace("\r\n ", " ").replace("\r\n\t", " ").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn s4_s9_s11_s18_an_invoice_of_hostile_names_is_text_on_paper_in_the_mail_and_on_disk() {
    let w = World::on(TODAY);
    w.ok(
        "save_business",
        json!({ "name": "Evil \"Corp\" <x@pwn.example>, ) Tj ET", "number_pattern": "../CON/{YYYY}/{000}" }),
    );
    let mut client = world::halden();
    client["name"] = json!("<script>alert('pwn')</script> ../../etc");
    let client = id(&w.ok("create_client", client));
    let invoice = w.bill_freely(client, "${7*7} endstream /OpenAction {{pwn}}", "100");
    assert_eq!(invoice["number"], "../CON/2026/001");
    // A word that is too long for its column breaks over lines.
    let together = |text: &str| text.split_whitespace().collect::<String>();
    let words = together(&w.words(&invoice));
    for said in
        ["<script>alert('pwn')</script> ../../etc", "${7*7} endstream /OpenAction {{pwn}}", "<x@pwn.example>, ) Tj ET"]
    {
        assert!(words.contains(&together(said)), "{said} is not on the page: {words}");
    }
    let mail = w.ok("invoice_mail", json!({ "id": invoice["id"] }));
    assert_eq!(mail["attachment"], "Invoice-..-CON-2026-001.pdf");
    let texts: app::mail::MailTexts = serde_json::from_value(mail["mail"].clone()).unwrap();
    let eml = app::mail::eml(w.app(), domain::InvoiceId(id(&invoice)), &texts).unwrap();
    let eml = String::from_utf8(eml).unwrap();
    let headers = headers(&eml);
    let names: Vec<&str> = headers.iter().map(|line| line.split(':').next().unwrap_or_default()).collect();
    let mut known = names.clone();
    known.sort_unstable();
    known.dedup();
    assert_eq!(known.len(), names.len(), "a header twice: {headers:?}");
    for name in &names {
        let ours = ["From", "Subject", "Date", "X-Unsent", "To", "MIME-Version", "Content-Type", "Message-ID"];
        assert!(ours.contains(name), "the header {name} is not ours: {headers:?}");
    }
    let from = headers.iter().find(|line| line.starts_with("From:")).expect("a sender");
    assert!(from.ends_with("<elin@sandberg.example>"), "the address is the seller's own: {from}");
    w.assert_sound();
}

#[test]
fn s60_s32_s35_addendum_notice_and_calendar_take_a_hostile_text_as_text_or_name_it() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let order = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    let row = |patch: serde_json::Value| json!({ "id": order, "row": 3, "patch": patch });
    w.ok("save_change_row", row(json!({ "amount": "18000", "target_on": "2027-02-05" })));
    let waiting = w.plan(1, "100", &[("One", "100")]);
    let planned = json!({ "id": waiting.milestones[0], "patch": { "target_on": "2027-02-05" } });
    w.ok("save_milestone", planned);
    let (mut printed, mut named) = (0, 0);
    for text in texts::texts() {
        // What is refused waits as it was typed, and keeps the paper from going out.
        w.call("save_change_order", json!({ "id": order, "patch": { "reason": text } })).ok();
        w.call("save_change_row", row(json!({ "title": text, "criterion": text }))).ok();
        w.ok("addendum", json!({ "id": order }));
        // A milestone that is not agreed yet takes the text into its status report.
        w.ok("status_report", json!({ "id": waiting.id }));
        if let Err(problem) = app::bytes::bytes(w.app(), "status_report_pdf", json!({ "id": waiting.id })) {
            assert!(!problem.fields.is_empty(), "{text:?}: {}", problem.message);
        }
        match app::bytes::bytes(w.app(), "addendum_pdf", json!({ "id": order })) {
            Ok(pdf) => {
                assert!(pdf.starts_with(b"%PDF-1.7"), "{text:?}");
                printed += 1;
            }
            Err(problem) => {
                assert!(!problem.fields.is_empty(), "{text:?}: {}", problem.message);
                named += 1;
            }
        }
        w.call("save_milestone", json!({ "id": waiting.milestones[0], "patch": { "title": text, "criterion": text } }))
            .ok();
        let notice = json!({ "id": waiting.milestones[0], "kind": "heads_up" });
        if let Err(problem) = w.call("milestone_notice", notice) {
            assert_eq!(problem["code"], "missing_milestone_title", "{text:?}");
        }
        let argument = app::projects::ProjectArgument { id: domain::ProjectId(waiting.id) };
        let file = String::from_utf8(app::calendar::calendar(w.app(), argument).unwrap().bytes).unwrap();
        assert_eq!(file.matches("\r\nBEGIN:VEVENT\r\n").count(), 2, "{text:?}: {file}");
        assert_eq!(file.matches("\r\nEND:VEVENT\r\n").count(), 2, "{text:?}: {file}");
        assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(char::is_control)), "{text:?}");
    }
    assert!(printed > 10 && named > 3, "{printed} printed, {named} named");
    w.assert_sound();
}

#[test]
fn s9_no_text_of_a_mail_becomes_a_header() {
    let w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "100");
    let eml = |texts: &app::mail::MailTexts| app::mail::eml(w.app(), domain::InvoiceId(id(&invoice)), texts);
    for text in texts::texts() {
        let to = "accounts@halden.example".to_owned();
        let attempts = [
            app::mail::MailTexts {
                to: vec![to.clone()],
                cc: Vec::new(),
                subject: text.clone(),
                text: "Hello".to_owned(),
            },
            app::mail::MailTexts {
                to: vec![to.clone()],
                cc: Vec::new(),
                subject: "Invoice".to_owned(),
                text: text.clone(),
            },
            app::mail::MailTexts {
                to: vec![to, text.clone()],
                cc: Vec::new(),
                subject: "Invoice".to_owned(),
                text: "Hello".to_owned(),
            },
        ];
        for mail in attempts {
            let Ok(made) = eml(&mail) else { continue };
            let made = String::from_utf8(made).expect("a mail is text");
            let lines = headers(&made);
            let count = |name: &str| lines.iter().filter(|line| line.to_lowercase().starts_with(name)).count();
            let counts = ["subject:", "to:", "from:", "bcc:", "cc:", "x-unsent:"].map(count);
            assert_eq!(counts, [1, 1, 1, 0, 0, 1], "{text:?}: {lines:?}");
            let head = made.split("\r\n\r\n").next().unwrap_or_default();
            assert!(
                head.is_ascii() && !head.replace("\r\n", "").contains(|c: char| c.is_control() && c != '\t'),
                "{head:?}"
            );
        }
    }
}

#[test]
fn s11_a_file_is_named_by_letters_that_no_system_reads_otherwise() {
    let mut numbers = texts::texts();
    numbers.extend(
        ["", ".", "..", "nul", "COM1", "a/b", "a\\b", "C:", "x.pdf.exe", "trailing. ", "~", "-rf", "\u{2024}\u{2215}"]
            .map(str::to_owned),
    );
    for number in numbers {
        let name = app::invoices::pdf_name(domain::invoice::DocumentKind::AdHoc, &number);
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
        assert!(plain && name.len() <= 80 && name.ends_with(".pdf") && name.starts_with("Invoice-"), "{name}");
        assert_eq!(Path::new("folder").join(&name).parent(), Some(Path::new("folder")), "{name}");
        // Windows knows its devices by the letters before the first dot.
        let stem = name.split('.').next().unwrap_or_default().to_lowercase();
        let devices = ["con", "prn", "aux", "nul", "com1", "lpt1"];
        assert!(!devices.contains(&stem.as_str()), "{name} is a device");
    }
}

#[test]
fn s20_a_hostile_picture_is_refused_and_leaves_the_business_as_it_was() {
    let template = template();
    let copy = template.copy();
    let before = copy.records();
    let header = |width: u32, height: u32| {
        let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        file.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
        file.extend(b"\x08\x06\0\0\0\0\0\0\0");
        file
    };
    for bytes in [
        header(50_000, 50_000),
        header(1, 1),
        b"<svg onload='pwn()'><image href='http://pwn.example'/></svg>".to_vec(),
        b"GIF89a".to_vec(),
        b"\xff\xd8\xff\xe0".to_vec(),
        vec![0; 70_000_000],
        Vec::new(),
    ] {
        let problem = app::Problem::from(app::business::set_logo(&copy.app, &bytes).unwrap_err());
        assert_eq!(problem.code, "not_an_image", "{problem:?}");
    }
    assert_eq!(copy.records(), before);
    copy.assert_sound("a logo");
}
