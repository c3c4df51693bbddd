//! What is chosen in the list of invoices: it leaves as a zip, as one PDF for the printer, as a table; drafts go and come back.

use crate::world::{TODAY, World, id, line};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::Command;

/// What `unzip` finds: names in their order with their bytes.
fn unzipped(zip: &std::path::Path) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let told = Command::new("unzip").arg("-q").arg(zip).arg("-d").arg(out.path()).output();
    let told = told.expect("unzip is missing: install unzip");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let files = std::fs::read_dir(out.path()).unwrap().map(|entry| entry.unwrap());
    files.map(|file| (file.file_name().into_string().unwrap(), std::fs::read(file.path()).unwrap())).collect()
}

#[test]
fn s89_pdfs_of_many_leave_as_one_zip_by_the_names_of_single_files() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let (first, second) = (w.bill(plan.milestones[0]), w.bill(plan.milestones[1]));
    w.ok("new_invoice", json!({ "client": 1 }));
    let note = w.ok("issue_credit", json!({ "id": second["id"], "extent": "whole", "reason": "Not delivered" }));
    let asked = |selection: Value| -> app::invoices::Selection { serde_json::from_value(selection).unwrap() };
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("Invoices.zip");
    let made = app::invoices::invoice_files(w.app(), &asked(json!({ "all_of": {} }))).unwrap();
    assert_eq!(made.name, "Invoices-2026-11-16.zip");
    let packed = app::invoices::write_invoice_files(w.app(), made, &zip, app::dossier::Existing::Replaced).unwrap();
    assert_eq!(packed, app::packing::Packed::Whole);
    let expected: BTreeMap<String, Vec<u8>> = [("Invoice", &first), ("Invoice", &second), ("Credit-note", &note)]
        .into_iter()
        .map(|(word, of)| (format!("{word}-{}.pdf", of["number"].as_str().unwrap()), w.pdf(of)))
        .collect();
    assert_eq!(unzipped(&zip), expected, "drafts have no PDF, and no byte is another");
    let events = w.invoice(&first["id"])["events"].clone();
    assert_eq!(events[0]["kind"], "pdf_saved", "the invoice knows that it left: {events}");
    let only_drafts = app::invoices::invoice_files(w.app(), &asked(json!({ "all_of": { "state": "drafts" } })));
    let refused = app::Problem::from(only_drafts.err().expect("there is nothing to pack"));
    assert_eq!((refused.code.as_str(), refused.fields[0].code.as_str()), ("invalid", "missing"));
    w.assert_reopens_sound();
}

#[test]
fn s89_what_is_chosen_leaves_as_a_table_with_the_amounts_of_the_list() {
    let mut w = World::on("2026-09-01");
    let plan = w.agreed();
    let first = w.bill(plan.milestones[0]);
    w.restart(TODAY);
    let named = json!({ "name": "=cmd|'/C calc'!A0", "street": "1 Main Street", "city": "Cork" });
    let other = id(&w.ok("create_client", named));
    w.bill_freely(other, "Workshop, two days", "100");
    let csv = |selection: Value| {
        let bytes = app::bytes::bytes(w.app(), "invoices_csv", selection).unwrap();
        String::from_utf8(bytes).expect("the table is UTF-8")
    };
    let all = csv(json!({ "all_of": {} }));
    let lines: Vec<&str> = all.trim_end().split("\r\n").collect();
    assert_eq!(
        lines[0],
        "number,status,client,project,title,issued_on,due_on,settled_on,currency,net,gross,open_net,open,days_late,takes_back"
    );
    assert!(lines[1].contains(",issued,'=cmd|'/C calc'!A0,,\"Workshop, two days\",2026-11-16,"), "{}", lines[1]);
    let number = first["number"].as_str().unwrap();
    let expected = format!(
        "{number},overdue,Halden Rail Ltd,Billing platform migration,Discovery report,2026-09-01,2026-10-01,,EUR,14400.00,17712.00,14400.00,17712.00,46,"
    );
    assert_eq!(lines[2], expected);
    assert_eq!(
        csv(json!({ "invoices": [first["id"]] })).trim_end().split("\r\n").collect::<Vec<_>>(),
        [lines[0], lines[2]]
    );
    let refused = app::bytes::bytes(w.app(), "invoices_csv", json!({})).unwrap_err();
    assert_eq!(refused.code, "invalid", "nothing chosen is no table");
}

#[test]
fn s89_several_drafts_go_at_once_or_not_at_all() {
    let w = World::on(TODAY);
    let client = w.client();
    let drafts: Vec<i64> = (0..3).map(|_| id(&w.ok("new_invoice", json!({ "client": client })))).collect();
    w.refused("not_found", "delete_invoice_drafts", json!({ "drafts": [drafts[0], 99] }));
    w.ok("delete_invoice_drafts", json!({ "drafts": [drafts[0], drafts[2], drafts[0]] }));
    let left = w.ok("invoices", json!({ "state": "drafts" }))["rows"].clone();
    assert_eq!((left.as_array().unwrap().len(), &left[0]["draft"]), (1, &json!(drafts[1])));
    w.assert_reopens_sound();
}

#[test]
fn s89_drafts_that_were_thrown_away_come_back_while_nothing_took_their_place() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let first = id(&w.ok("prepare_invoice", json!({ "id": plan.milestones[0] })));
    w.ok("save_invoice_draft", json!({ "id": first, "patch": { "private_note": "Ask Ciara" } }));
    let free = id(&w.ok("new_invoice", json!({ "client": 1 })));
    let before = w.ok("invoices", json!({ "state": "drafts" }))["rows"].clone();
    w.refused("not_found", "restore_invoice_drafts", json!({}));
    w.ok("delete_invoice_drafts", json!({ "drafts": [first, free] }));
    // A number that the next draft takes is given away: the one that comes back gets another.
    let next = id(&w.ok("new_invoice", json!({ "client": 1 })));
    assert_eq!(w.ok("restore_invoice_drafts", json!({})), 2);
    w.refused("not_found", "restore_invoice_drafts", json!({}));
    let after = w.ok("invoices", json!({ "state": "drafts" }))["rows"].clone();
    assert_eq!(after.as_array().unwrap().len(), before.as_array().unwrap().len() + 1, "beside {next}");
    let back = id(&w.ok("prepare_invoice", json!({ "id": plan.milestones[0] })));
    assert_eq!(w.ok("invoice_draft", json!({ "id": back }))["form"]["private_note"], "Ask Ciara");

    w.ok("delete_invoice_draft", json!({ "id": back }));
    w.bill(plan.milestones[0]);
    w.refused("not_found", "restore_invoice_drafts", json!({}));
    w.assert_reopens_sound();
}

#[test]
fn s89_chosen_invoices_are_bound_for_the_printer_the_oldest_on_top() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let (first, second) = (w.bill(plan.milestones[0]), w.bill(plan.milestones[1]));
    w.ok("new_invoice", json!({ "client": 1 }));
    let asked = |selection: Value| -> app::invoices::Selection { serde_json::from_value(selection).unwrap() };
    let bound =
        app::invoices::bound_invoices(w.app(), &asked(json!({ "all_of": {} }))).unwrap().expect("nobody stops it");
    assert_eq!(bound.name, "Invoices-2026-11-16.pdf");
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &bound.pdf).unwrap();
    let told = Command::new("pdftotext").arg("-layout").arg(file.path()).arg("-").output();
    let text = String::from_utf8(told.expect("pdftotext is missing: install poppler-utils").stdout).unwrap();
    let place = |of: &Value| text.find(of["number"].as_str().unwrap()).expect("its number is on a page");
    assert!(place(&first) < place(&second), "{text}");
    app::invoices::record_opened(w.app(), &bound).unwrap();
    assert_eq!(w.invoice(&second["id"])["events"][0]["kind"], "pdf_opened");
    let refused = app::invoices::bound_invoices(w.app(), &asked(json!({ "all_of": { "state": "drafts" } })));
    let refused = app::Problem::from(refused.err().expect("drafts have no PDF"));
    assert_eq!((refused.code.as_str(), refused.fields[0].code.as_str()), ("invalid", "missing"));
}

#[test]
fn a_table_of_invoices_speaks_the_language_of_the_business() {
    let w = World::on(TODAY);
    w.bill_freely(w.client(), "Workshop", "100");
    w.ok("save_business", json!({ "language": "de" }));
    let bytes = app::bytes::bytes(w.app(), "invoices_csv", json!({ "all_of": {} })).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "Nummer,Status,Kunde,Projekt,Titel,Ausgestellt am,Fällig am,Beglichen am,Währung,Netto,Brutto,Offen netto,Offen,Tage überfällig,Nimmt zurück",
            "2026-001,Gestellt,Halden Rail Ltd,,Workshop,2026-11-16,2026-12-16,,EUR,100.00,123.00,100.00,123.00,,",
        ],
        "days and amounts stay plain"
    );
}

#[test]
fn drafts_issued_one_after_the_other_take_their_numbers_in_that_order_and_a_refused_one_takes_none() {
    let w = World::on(TODAY);
    let client = w.client();
    let draft = |title: Option<&str>| {
        let draft = id(&w.ok("new_invoice", json!({ "client": client })));
        let lines: Vec<Value> = title.map(|title| line(title, "100")).into_iter().collect();
        w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": lines } }));
        draft
    };
    let [first, empty, last] = [Some("First"), None, Some("Last")].map(draft);
    let chosen = w.ok("invoice_selection", json!({ "drafts": [first, empty, last] }));
    assert_eq!((&chosen["drafts"], chosen["sums"][0]["gross"]["amount"].as_str()), (&json!(3), Some("246.00")));
    assert_eq!(w.ok("issue_invoice", json!({ "id": last }))["number"], "2026-001");
    assert!(w.call("issue_invoice", json!({ "id": empty })).is_err(), "it bills nothing");
    assert_eq!(w.ok("issue_invoice", json!({ "id": first }))["number"], "2026-002");
    assert_eq!(w.ok("invoices", json!({ "state": "drafts" }))["rows"].as_array().unwrap().len(), 1);
    assert_eq!(w.ok("outbox", json!({}))["open"], json!([]), "nothing is sent");
    w.assert_reopens_sound();
}
