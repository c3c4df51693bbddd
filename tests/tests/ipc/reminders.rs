//! Reminders on their way out of the window: as a draft with the letter, or as the letter alone, each recorded once it left.

use crate::page::Page;
use app::book::Purpose;
use app::{App, Clock, Folders};
use serde_json::{Value, json};
use std::path::Path;

/// A book in whose lists one invoice is late today.
fn late(folder: &Path) {
    let country = domain::Country::parse("IE").unwrap();
    let clock = Clock::starting_on("2026-09-01".parse().unwrap());
    let app =
        App::create(Folders::beside(&folder.join("Milepost.milepost")), Purpose::Business, clock, country).unwrap();
    let call = |name: &str, arguments: Value| app::table::call(&app, name, arguments).unwrap();
    call(
        "save_business",
        json!({ "name": "Sandberg Advisory", "street": "14 Marine Row", "city": "Dublin 4", "country": "IE",
            "vat_number": "IE 1234567T", "bank_iban": "IE29 AIBK 9311 5212 3456 78" }),
    );
    call(
        "create_client",
        json!({ "name": "Halden Rail Ltd", "street": "3 Northgate Yard", "city": "Cork", "country": "IE",
            "email": "accounts@halden.example", "vat_number": "IE 7654321B" }),
    );
    let draft = call("new_invoice", json!({ "client": 1 }))["id"].clone();
    let line = json!({ "milestone": null, "title": "Advice", "description": "As agreed", "deliverables": [], "quantity": "",
        "unit_price": "1000", "tax_rate": "", "override_reason": "", "amount_reason": "" });
    call("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line] } }));
    call("issue_invoice", json!({ "id": draft }));
}

fn given(page: &Page) -> usize {
    page.ok("invoice", json!({ "id": 1 }))["reminders"].as_array().unwrap().len()
}

#[test]
fn s47_a_reminder_leaves_as_a_mail_draft_with_its_letter_and_counts_only_once_it_left() {
    let page = Page::over(late);
    let sheet = page.ok("reminder_sheet", json!({ "client": 1 }));
    let argument = json!({ "reminder": { "client": 1 }, "mail": sheet["mail"] });
    page.system.lock().unwrap().has_mail_program = false;
    assert_eq!(page.refused("open_reminder_draft", argument.clone()), "no_mail_program");
    assert_eq!(given(&page), 0, "what nobody took was not given");
    assert_eq!(std::fs::read_dir(page.documents().join("Milepost/Messages")).unwrap().count(), 0);
    page.system.lock().unwrap().has_mail_program = true;
    let opened = page.ok("open_reminder_draft", argument.clone());
    let eml = page.documents().join("Milepost/Messages").join(opened["name"].as_str().unwrap());
    let eml = String::from_utf8(std::fs::read(eml).unwrap()).unwrap();
    for part in [
        "Subject: Payment reminder: 2026-001",
        "To: accounts@halden.example",
        "\"Reminder-Halden-Rail-Ltd-2026-11-16.pdf\"",
    ] {
        assert!(eml.contains(part), "{part}: {eml}");
    }
    assert_eq!(given(&page), 1);
    assert_eq!(page.refused("open_reminder_draft", argument.clone()), "reminded_today");
    let mut again = argument;
    again["again"] = json!(true);
    page.ok("open_reminder_draft", again);
    assert_eq!(given(&page), 2);
    assert_eq!(page.ok("verify", json!({}))["is_sound"], true);
}

#[test]
fn s47_a_letter_that_is_saved_counts_and_one_that_is_not_does_not() {
    let page = Page::over(late);
    assert_eq!(page.ok("reminder_paper", json!({ "client": 1 }))["problems"], json!([]));
    let argument = json!({ "reminder": { "client": 1, "level": "last", "with_interest": true } });
    assert_eq!(page.ok("save_reminder", argument.clone())["saved"], false, "the dialog was cancelled");
    assert_eq!(given(&page), 0);
    page.system.lock().unwrap().answer = Some(page.folder().join("to the client"));
    assert_eq!(page.ok("save_reminder", argument)["name"], "to the client.pdf");
    assert!(std::fs::read(page.folder().join("to the client.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    let told = page.ok("invoice", json!({ "id": 1 }))["reminders"][0].clone();
    assert_eq!((&told["level"], &told["channel"]), (&json!("last"), &json!("letter")));
    let again = json!({ "reminder": { "client": 1 }, "channel": "copied", "again": true });
    assert_eq!(
        page.ok("record_reminder", again)["level"],
        "last",
        "no reminder of today is firmer than the last notice"
    );
}

#[test]
fn s46_s47_what_goes_with_a_reminder_is_named_by_its_ids_and_lies_beside_words_that_a_program_took() {
    let page = Page::over(late);
    let files = page.ok("reminder_files", json!({ "client": 1 }));
    let names: Vec<&str> = files["files"].as_array().unwrap().iter().map(|of| of["name"].as_str().unwrap()).collect();
    let (letter, statement) = ("Reminder-Halden-Rail-Ltd-2026-11-16.pdf", "Statement-Halden-Rail-Ltd-2026-11-16.pdf");
    assert_eq!(names, [letter, "Invoice-2026-001.pdf", statement]);
    assert_eq!(page.refused("reminder_files", json!({ "client": 99 })), "not_found");
    let sheet = page.ok("reminder_sheet", json!({ "client": 1 }));
    let asked =
        |files: Value| json!({ "reminder": { "client": 1 }, "mail": sheet["mail"], "files": files, "again": true });
    assert_eq!(page.refused("open_reminder_draft", asked(json!({ "invoices": [99] }))), "not_found");
    assert_eq!(page.refused("open_reminder_draft", asked(json!({ "invoices": ["/etc/passwd"] }))), "usage");
    page.ok("open_reminder_draft", asked(json!({ "invoices": [] })));
    let kept = page.ok("kept_mail", json!({ "id": 1 }));
    assert_eq!(kept["files"].as_array().unwrap().len(), 1, "the letter alone");

    // A program that takes words alone: every file lies in a folder of its own, and the journal names each.
    let mut system = page.system.lock().unwrap();
    (system.has_mail_program, system.has_address_program, system.has_file_manager) = (false, true, true);
    drop(system);
    let messages = page.documents().join("Milepost/Messages");
    for folder in ["Reminder-Halden-Rail-Ltd-2026-11-16", "Reminder-Halden-Rail-Ltd-2026-11-16 (2)"] {
        let opened = page.ok("open_reminder_draft", asked(json!({ "with_statement": true })));
        assert_eq!((opened["how"].as_str(), opened["name"].as_str()), (Some("mail_text"), Some(letter)));
        assert_eq!(opened["files"], 3);
        let folder = messages.join(folder);
        assert_eq!(page.system.lock().unwrap().revealed.last().unwrap(), &folder.join(letter));
        let mut found: Vec<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        found.sort_unstable();
        assert_eq!(found, ["Invoice-2026-001.pdf", letter, statement]);
        let pdf = page.bytes("invoice_pdf", json!({ "id": 1 })).unwrap();
        assert_eq!(std::fs::read(folder.join("Invoice-2026-001.pdf")).unwrap(), pdf, "as it was issued");
    }
    assert!(page.system.lock().unwrap().written[0].starts_with("mailto:accounts@halden.example?"));
    assert_eq!((given(&page), page.refused("kept_mail", json!({ "id": 2 }))), (3, "not_found".to_owned()));
    assert_eq!(page.ok("verify", json!({}))["is_sound"], true);
}
