//! Documents on their way out of the window, and the logo on its way in.

use crate::page::Page;
use serde_json::{Value, json};
use std::path::Path;

fn mail() -> Value {
    json!({ "to": ["accounts@halden.example", "ciara.doyle@halden.example"], "subject": "Invoice 2026-001", "text": "Dear Ciara" })
}

/// Kinds of events of the invoice, oldest first, with to whom.
fn events(page: &Page) -> Vec<(String, String)> {
    let invoice = page.ok("invoice", json!({ "id": 1 }));
    let text = |event: &Value, key: &str| event[key].as_str().unwrap().to_owned();
    invoice["events"].as_array().unwrap().iter().map(|e| (text(e, "kind"), text(e, "recipient"))).collect()
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_saved_pdf_is_the_stored_one_and_is_noted() {
    let page = Page::with_invoice();
    let target = page.folder().join("to the client");
    page.system.lock().unwrap().answer = Some(target.clone());
    let saved = page.ok("save_pdf", json!({ "id": 1 }));
    assert_eq!(saved["saved"], true);
    assert_eq!(saved["name"], "to the client.pdf", "the ending is added where none was typed");
    let bytes = std::fs::read(target.with_extension("pdf")).unwrap();
    assert_eq!(bytes, page.bytes("invoice_pdf", json!({ "id": 1 })).unwrap());
    assert_eq!(events(&page), [("pdf_saved".to_owned(), String::new())]);
    let asked = format!("{:?}", page.system.lock().unwrap().asked);
    assert!(asked.contains("Invoice-2026-001.pdf"), "the dialog suggests the name: {asked}");
}

#[test]
fn a_saved_e_invoice_is_the_one_inside_the_pdf_or_another_format_and_is_noted() {
    let page = Page::with_invoice();
    let save = |format: &str, name: &str| {
        page.system.lock().unwrap().answer = Some(page.folder().join(name));
        let saved = page.ok("save_einvoice", json!({ "id": 1, "format": format }));
        std::fs::read(page.folder().join(saved["name"].as_str().unwrap())).unwrap()
    };
    assert_eq!(save("cii", "inside.xml"), page.bytes("invoice_xml", json!({ "id": 1 })).unwrap());
    assert_eq!(save("ubl", "peppol"), page.bytes("invoice_ubl", json!({ "id": 1 })).unwrap());
    assert!(page.folder().join("peppol.xml").exists(), "the ending is added where none was typed");
    assert_eq!(events(&page), [("xml_saved".to_owned(), String::new()), ("ubl_saved".to_owned(), String::new())]);
    let asked = format!("{:?}", page.system.lock().unwrap().asked);
    assert!(asked.contains("Invoice-2026-001.xml") && asked.contains("UBL-2026-001.xml"), "suggested names: {asked}");

    page.system.lock().unwrap().answer = Some(page.folder().join("authority.xml"));
    let problem = page.call("save_einvoice", json!({ "id": 1, "format": "xrechnung" })).unwrap_err();
    assert_eq!(problem["code"], "einvoice_faults", "a German authority wants to know where it goes: {problem}");
    assert!(!page.folder().join("authority.xml").exists(), "what is refused is not asked for and not written");
    assert_eq!(events(&page).len(), 2);
}

#[test]
fn the_window_knows_which_formats_an_invoice_can_have_and_why_not() {
    let page = Page::with_invoice();
    let rows = page.ok("einvoice_exports", json!({ "id": 1 }));
    let told =
        |row: &Value| (row["format"].as_str().unwrap().to_owned(), row["problem"]["code"].as_str().map(str::to_owned));
    let rows: Vec<_> = rows.as_array().unwrap().iter().map(told).collect();
    let refused = Some("einvoice_faults".to_owned());
    assert_eq!(rows, [("cii".to_owned(), None), ("xrechnung".to_owned(), refused), ("ubl".to_owned(), None)]);
}

#[test]
fn s30_s93_proposal_and_certificate_leave_as_files_and_the_journal_knows_which() {
    let page = Page::with_invoice();
    page.system.lock().unwrap().answer = Some(page.folder().join("to the client"));
    let saved = page.ok("save_proposal", json!({ "id": 1 }));
    assert_eq!(saved["name"], "to the client.pdf");
    let bytes = std::fs::read(page.folder().join("to the client.pdf")).unwrap();
    assert_eq!(bytes, page.bytes("proposal_pdf", json!({ "id": 1 })).unwrap());

    let accepted = page.ok("milestones", json!({}));
    let accepted = accepted.as_array().unwrap().iter().find(|m| m["invoice_number"].is_string()).unwrap()["id"].clone();
    let opened = page.ok("open_certificate", json!({ "id": accepted }));
    assert_eq!(opened["how"], "viewer");
    let folder = page.documents().join("Milepost/Proposals and certificates");
    let path = folder.join(opened["name"].as_str().unwrap());
    assert!(opened["name"].as_str().unwrap().starts_with("Certificate-"), "{opened}");
    assert_eq!(std::fs::read(&path).unwrap(), page.bytes("certificate_pdf", json!({ "id": accepted })).unwrap());
    assert_eq!(page.system.lock().unwrap().opened, std::slice::from_ref(&path));
    #[cfg(unix)]
    assert_eq!((mode(&path), mode(&folder)), (0o600, 0o700));

    let history = page.ok("milestone", json!({ "id": accepted }))["history"].clone();
    let noted = history.as_array().unwrap().iter().filter(|h| h["command"] == "hand_over_certificate").count();
    assert_eq!(noted, 1, "{history}");
}

#[test]
fn s60_an_addendum_leaves_as_a_file_and_the_journal_knows_which() {
    let page = Page::with_invoice();
    let order = page.ok("start_change_order", json!({ "project": 1 }))["change_order"]["id"].clone();
    page.ok("save_change_order", json!({ "id": order, "patch": { "reason": "A depot" } }));
    page.ok("add_change_row", json!({ "id": order, "patch": { "title": "Depot", "amount": "10" } }));
    let opened = page.ok("open_addendum", json!({ "id": order }));
    let name = opened["name"].as_str().unwrap();
    assert!(name.starts_with("Change-order-") && name.ends_with("-1.pdf"), "{opened}");
    let path = page.documents().join("Milepost/Proposals and certificates").join(name);
    assert_eq!(std::fs::read(&path).unwrap(), page.bytes("addendum_pdf", json!({ "id": order })).unwrap());

    page.system.lock().unwrap().answer = Some(page.folder().join("to the client"));
    assert_eq!(page.ok("save_addendum", json!({ "id": order }))["name"], "to the client.pdf");
    assert_eq!(std::fs::read(page.folder().join("to the client.pdf")).unwrap(), std::fs::read(&path).unwrap());
    page.ok("save_change_order", json!({ "id": order, "patch": { "reason": "" } }));
    page.system.lock().unwrap().answer = Some(page.folder().join("nothing"));
    assert_eq!(page.refused("save_addendum", json!({ "id": order })), "change_without_reason");
    assert!(!page.folder().join("nothing.pdf").exists(), "what is refused is not asked for and not written");
}

#[test]
fn s10_a_status_report_leaves_as_a_file_and_the_journal_knows_which() {
    let page = Page::with_invoice();
    let opened = page.ok("open_status_report", json!({ "id": 1 }));
    let name = opened["name"].as_str().unwrap();
    assert!(name.starts_with("Status-") && name.ends_with(".pdf"), "{opened}");
    let path = page.documents().join("Milepost/Proposals and certificates").join(name);
    assert_eq!(std::fs::read(&path).unwrap(), page.bytes("status_report_pdf", json!({ "id": 1 })).unwrap());
    page.system.lock().unwrap().answer = Some(page.folder().join("to the client"));
    assert_eq!(page.ok("save_status_report", json!({ "id": 1 }))["name"], "to the client.pdf");
    assert_eq!(std::fs::read(page.folder().join("to the client.pdf")).unwrap(), std::fs::read(&path).unwrap());
}

#[test]
fn s22_a_statement_leaves_as_letter_table_and_mail_draft_and_the_journal_knows_which() {
    let page = Page::with_invoice();
    let opened = page.ok("open_statement", json!({ "client": 1 }));
    let name = opened["name"].as_str().unwrap();
    assert!(name.starts_with("Statement-Halden-Rail-Ltd-") && name.ends_with(".pdf"), "{opened}");
    let path = page.documents().join("Milepost/Statements").join(name);
    let pdf = std::fs::read(&path).unwrap();
    assert_eq!(pdf, page.bytes("statement_pdf", json!({ "client": 1 })).unwrap());
    page.system.lock().unwrap().answer = Some(page.folder().join("to the client"));
    assert_eq!(page.ok("save_statement", json!({ "client": 1 }))["name"], "to the client.pdf");
    page.system.lock().unwrap().answer = Some(page.folder().join("to the client"));
    assert_eq!(page.ok("save_statement_csv", json!({ "client": 1 }))["name"], "to the client.csv");
    let table = std::fs::read(page.folder().join("to the client.csv")).unwrap();
    assert_eq!(table, page.bytes("statement_csv", json!({ "client": 1 })).unwrap());

    let mail = page.ok("statement_mail", json!({ "client": 1 }))["mail"].clone();
    let argument = json!({ "statement": { "client": 1 }, "mail": mail });
    page.system.lock().unwrap().has_mail_program = false;
    assert_eq!(page.refused("open_statement_draft", argument.clone()), "no_mail_program");
    page.system.lock().unwrap().has_mail_program = true;
    let opened = page.ok("open_statement_draft", argument);
    assert_eq!(opened["how"], "mail_draft");
    let eml = page.documents().join("Milepost/Messages").join(opened["name"].as_str().unwrap());
    let eml = String::from_utf8(std::fs::read(eml).unwrap()).unwrap();
    assert!(eml.contains("Subject: Statement of account") && eml.contains("\"Statement-Halden-Rail-Ltd-"), "{eml}");
}

#[test]
fn s32_a_text_for_the_client_opens_as_a_draft_or_says_why_not() {
    let page = Page::with_invoice();
    let open = page.ok("project", json!({ "id": 1 }))["milestones"].clone();
    let open = open.as_array().unwrap().iter().find(|row| row["status"] == "planned").unwrap()["id"].clone();
    let mail = page.ok("milestone_notice", json!({ "id": open, "kind": "heads_up" }))["mail"].clone();
    let argument = json!({ "id": open, "kind": "heads_up", "mail": mail });
    page.system.lock().unwrap().has_mail_program = false;
    assert_eq!(page.refused("open_notice_draft", argument.clone()), "no_mail_program");
    let folder = page.documents().join("Milepost/Messages");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "no draft is left lying about");
    let noted = |page: &Page| {
        let history = page.ok("milestone", json!({ "id": open }))["history"].clone();
        history.as_array().unwrap().iter().filter(|row| row["command"] == "open_heads_up").count()
    };
    assert_eq!(noted(&page), 0, "nothing claims that a draft was opened");

    page.system.lock().unwrap().has_mail_program = true;
    let opened = page.ok("open_notice_draft", argument);
    assert_eq!(opened["how"], "mail_draft");
    let draft = folder.join(opened["name"].as_str().unwrap());
    assert_eq!(page.system.lock().unwrap().opened, std::slice::from_ref(&draft));
    #[cfg(unix)]
    assert_eq!((mode(&draft), mode(&folder)), (0o600, 0o700));
    assert_eq!(noted(&page), 1);
}

#[test]
fn s35_the_days_of_a_project_are_saved_as_a_calendar() {
    let page = Page::with_invoice();
    let code = |page: &Page| page.refused("save_calendar", json!({ "id": 9 }));
    assert_eq!(code(&page), "not_found");
    let order = page.ok("start_change_order", json!({ "project": 1 }))["change_order"]["id"].clone();
    page.ok("save_change_order", json!({ "id": order, "patch": { "reason": "Days" } }));
    page.ok(
        "add_change_row",
        json!({ "id": order, "patch": { "title": "Depot", "amount": "10", "target_on": "2027-02-05" } }),
    );
    page.ok("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "call" }));
    page.system.lock().unwrap().answer = Some(page.folder().join("days"));
    assert_eq!(page.ok("save_calendar", json!({ "id": 1 }))["name"], "days.ics");
    let file = std::fs::read_to_string(page.folder().join("days.ics")).unwrap();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.contains("DTSTART;VALUE=DATE:20270205"), "{file}");
    let asked = format!("{:?}", page.system.lock().unwrap().asked);
    assert!(asked.contains("Milestones-"), "the dialog suggests the name: {asked}");
}

#[test]
fn a_cancelled_dialog_changes_nothing() {
    let page = Page::with_invoice();
    assert_eq!(page.ok("save_pdf", json!({ "id": 1 })), json!({ "saved": false, "folder": "", "name": "" }));
    assert_eq!(page.ok("pick_logo", json!({})), Value::Null);
    assert!(events(&page).is_empty());
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let page = Page::with_invoice();
    page.system.lock().unwrap().answer = Some(page.folder().join("no such folder/x.pdf"));
    let problem = page.call("save_pdf", json!({ "id": 1 })).unwrap_err();
    assert_eq!(problem["severity"], "file");
    assert!(problem["message"].as_str().unwrap().contains("no such folder"), "{problem}");
    assert!(events(&page).is_empty(), "what was not saved is not noted");
}

#[test]
fn s44_the_pdf_opens_in_the_viewer_for_printing() {
    let page = Page::with_invoice();
    let opened = page.ok("open_pdf", json!({ "id": 1 }));
    let path = page.documents().join("Milepost/2026/Invoice-2026-001.pdf");
    assert_eq!((opened["how"].as_str(), opened["name"].as_str()), (Some("viewer"), Some("Invoice-2026-001.pdf")));
    assert_eq!(page.system.lock().unwrap().opened, std::slice::from_ref(&path));
    assert_eq!(events(&page), [("pdf_opened".to_owned(), String::new())]);
    #[cfg(unix)]
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
}

#[test]
fn s42_the_mail_draft_carries_the_pdf_and_is_noted_with_its_recipients() {
    let page = Page::with_invoice();
    let opened = page.ok("open_mail_draft", json!({ "id": 1, "mail": mail() }));
    assert_eq!(opened["how"], "mail_draft");
    let draft = page.documents().join("Milepost/2026/Invoice-2026-001.eml");
    assert_eq!(page.system.lock().unwrap().opened, std::slice::from_ref(&draft));
    let text = String::from_utf8_lossy(&std::fs::read(&draft).unwrap()).into_owned();
    assert!(text.contains("X-Unsent: 1") && text.contains("filename=\"Invoice-2026-001.pdf\""), "{}", &text[..600]);
    let recipients = "accounts@halden.example, ciara.doyle@halden.example";
    assert_eq!(events(&page), [("mail_draft_opened".to_owned(), recipients.to_owned())]);
    #[cfg(unix)]
    assert_eq!(mode(&draft), 0o600);
}

#[test]
fn without_a_mail_program_the_pdf_is_shown_in_its_folder() {
    let page = Page::with_invoice();
    page.system.lock().unwrap().has_mail_program = false;
    page.system.lock().unwrap().has_file_manager = true;
    let shown = page.ok("open_mail_draft", json!({ "id": 1, "mail": mail() }));
    assert_eq!((shown["how"].as_str(), shown["name"].as_str()), (Some("folder"), Some("Invoice-2026-001.pdf")));
    let folder = page.documents().join("Milepost/2026");
    assert_eq!(page.system.lock().unwrap().revealed, [folder.join("Invoice-2026-001.pdf")]);
    assert!(!folder.join("Invoice-2026-001.eml").exists(), "no draft is left lying about");
    assert_eq!(events(&page), [("pdf_saved".to_owned(), String::new())], "nothing claims that a draft was opened");
}

#[test]
fn s46_a_mail_program_that_takes_no_drafts_gets_the_text_and_the_pdf_is_shown_beside_it() {
    let page = Page::with_invoice();
    let mut system = page.system.lock().unwrap();
    (system.has_mail_program, system.has_address_program, system.has_file_manager) = (false, true, true);
    drop(system);
    let answer = page.ok("open_mail_draft", json!({ "id": 1, "mail": mail() }));
    assert_eq!(answer["how"], "mail_text");
    let folder = page.documents().join("Milepost/2026");
    let system = page.system.lock().unwrap();
    assert_eq!(system.revealed, [folder.join("Invoice-2026-001.pdf")]);
    assert!(
        system.written[0].starts_with("mailto:accounts@halden.example,ciara.doyle@halden.example?"),
        "{:?}",
        system.written
    );
    drop(system);
    assert!(!folder.join("Invoice-2026-001.eml").exists());
    let recipients = "accounts@halden.example, ciara.doyle@halden.example";
    assert_eq!(events(&page), [("mail_draft_opened".to_owned(), recipients.to_owned())]);
}

#[test]
fn s46_further_files_of_an_invoice_lie_beside_it_where_the_mail_program_takes_words_alone() {
    let page = Page::with_invoice();
    let to = json!({ "to": { "kind": "project", "id": 1 }, "name": "Notes.txt" });
    let filed = page.take("attach_file", &to, b"As agreed").unwrap()[0]["id"].clone();
    let asked = json!({ "id": 1, "mail": mail(), "files": { "files": [filed] } });
    page.ok("open_mail_draft", asked.clone());
    let draft = std::fs::read(page.documents().join("Milepost/2026/Invoice-2026-001.eml")).unwrap();
    assert!(String::from_utf8_lossy(&draft).contains("filename=\"Notes.txt\""));
    let mut system = page.system.lock().unwrap();
    (system.has_mail_program, system.has_address_program, system.has_file_manager) = (false, true, true);
    drop(system);
    let opened = page.ok("open_mail_draft", asked);
    assert_eq!((&opened["how"], &opened["files"]), (&json!("mail_text"), &json!(2)));
    let folder = page.documents().join("Milepost/Messages/Invoice-2026-001");
    assert_eq!(page.system.lock().unwrap().revealed, [folder.join("Invoice-2026-001.pdf")]);
    assert_eq!(std::fs::read(folder.join("Notes.txt")).unwrap(), b"As agreed");
    let other = json!({ "id": 1, "mail": mail(), "files": { "files": [99] } });
    assert_eq!(page.refused("open_mail_draft", other), "not_found");
}

#[test]
fn with_no_program_at_all_the_answer_says_where_the_pdf_lies() {
    let page = Page::with_invoice();
    page.system.lock().unwrap().has_viewer = false;
    let written = page.ok("open_pdf", json!({ "id": 1 }));
    assert_eq!(written["how"], "written");
    let path = Path::new(written["folder"].as_str().unwrap()).join(written["name"].as_str().unwrap());
    assert!(std::fs::read(path).unwrap().starts_with(b"%PDF"));
}

#[test]
fn only_a_picture_of_modest_size_becomes_the_logo() {
    let page = Page::new();
    let put = |name: &str, bytes: &[u8]| {
        let path = page.folder().join(name);
        std::fs::write(&path, bytes).unwrap();
        page.system.lock().unwrap().answer = Some(path);
    };
    put("letter.png", b"%PDF-1.7");
    assert_eq!(page.refused("pick_logo", json!({})), "not_an_image");
    put("huge.png", &vec![0; 10 * 1024 * 1024 + 1]);
    assert_eq!(page.refused("pick_logo", json!({})), "image_too_large");
    page.system.lock().unwrap().answer = Some(page.folder().to_owned());
    assert_eq!(page.refused("pick_logo", json!({})), "not_an_image");
    page.system.lock().unwrap().answer = Some(page.folder().join("gone.png"));
    assert_eq!(page.call("pick_logo", json!({})).unwrap_err()["severity"], "file");
    let icon = include_bytes!("../../../icons/32x32.png");
    put("logo.png", icon);
    assert!(page.ok("pick_logo", json!({}))["logo"].is_string());
    assert_eq!(page.bytes("logo", json!({})).unwrap(), icon);
}
