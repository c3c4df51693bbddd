//! Files inside the book: the signed contract, the mail that says yes, what was delivered. Evidence stays for ever.

use crate::world::{TODAY, World, codes, id, words};
use domain::attachment::BYTES_MAX;
use serde_json::{Value, json};

const SIGNED: &[u8] = b"%PDF-1.7 signed by both";
const MAIL: &[u8] = b"From: ciara.doyle@halden.example\r\n\r\nWe accept the pilot.";

fn place(kind: &str, id: i64) -> Value {
    json!({ "kind": kind, "id": id })
}

fn attach(w: &World, to: &Value, name: &str, bytes: &[u8]) -> Result<Value, Value> {
    app::bytes::take(w.app(), "attach_file", json!({ "to": to, "name": name }), bytes).map_err(|problem| json!(problem))
}

#[track_caller]
fn attached(w: &World, to: &Value, name: &str, bytes: &[u8]) -> Value {
    attach(w, to, name, bytes).unwrap_or_else(|problem| panic!("{to} {name}: {problem:#}"))
}

fn listed(w: &World, at: &Value) -> Vec<String> {
    let rows = w.ok("attachments", at.clone());
    rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

fn bytes(w: &World, file: &Value) -> Vec<u8> {
    app::bytes::bytes(w.app(), "attachment", json!({ "id": file["id"] })).unwrap()
}

/// Id of the newest agreed revision.
fn revision(w: &World, project: i64) -> i64 {
    id(w.ok("project", json!({ "id": project }))["revisions"].as_array().unwrap().last().unwrap())
}

#[test]
fn s26_s84_the_signed_contract_waits_on_the_sheet_and_is_recorded_with_the_yes() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    let sheet = place("plan", plan.id);
    let waiting = attached(&w, &sheet, "Contract signed.pdf", SIGNED);
    assert_eq!(
        (&waiting[0]["is_evidence"], &waiting[0]["id"]),
        (&json!(false), &Value::Null),
        "it counts for nothing yet"
    );
    attached(&w, &sheet, "wrong.pdf", b"%PDF-1.7 another");
    w.ok("drop_waiting_file", json!({ "id": w.ok("attachments", sheet.clone())[1]["waiting"] }));
    assert_eq!(listed(&w, &sheet), ["Contract signed.pdf"], "and can be taken off as long as nothing is recorded");

    w.agree(&plan);
    assert_eq!(listed(&w, &sheet), [""; 0]);
    let at = place("agreement", revision(&w, plan.id));
    let file = w.ok("attachments", at)[0].clone();
    assert_eq!((file["name"].as_str(), file["is_evidence"].as_bool()), (Some("Contract signed.pdf"), Some(true)));
    assert_eq!((file["added_by"].as_str(), file["on"].as_str()), (Some("Elin Sandberg"), Some(TODAY)));
    assert_eq!((file["size"].as_u64(), file["media_type"].as_str()), (Some(23), Some("application/pdf")));
    assert_eq!(bytes(&w, &file), SIGNED, "byte by byte what came in");
    w.assert_reopens_sound();
}

#[test]
fn s57_s59_evidence_of_a_change_order_and_of_a_sign_off_goes_with_its_record() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let order = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "A depot" } }));
    w.ok("save_change_row", json!({ "id": order, "row": 3, "patch": { "amount": "18000" } }));
    attached(&w, &place("change_order", order), "RE Depot.eml", MAIL);
    w.ok("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "email" }));
    assert_eq!(listed(&w, &place("agreement", revision(&w, plan.id))), ["RE Depot.eml"]);
    let problem = attach(&w, &place("change_order", order), "late.eml", MAIL).unwrap_err();
    assert_eq!(problem["code"], "change_order_is_settled", "its sheet is closed; the agreement takes what comes later");

    let milestone = plan.milestones[0];
    w.ok("mark_done", json!({ "id": milestone }));
    let sign_off = place("sign_off", milestone);
    attached(&w, &sign_off, "RE Report.eml", MAIL);
    let by = json!({ "id": milestone, "by": "Ciara Doyle", "channel": "email" });
    w.ok("accept_milestone", by.clone());
    let later = attached(&w, &sign_off, "scan.png", b"\x89PNG the same on paper");
    assert_eq!(listed(&w, &sign_off), ["RE Report.eml", "scan.png"], "what comes later joins it");
    assert!(later.as_array().unwrap().iter().all(|row| row["is_evidence"] == true));

    // Taken back, the record and its files stay in sight; the next sign-off begins with none.
    w.ok("withdraw_acceptance", json!({ "id": milestone }));
    let rows = w.ok("attachments", sign_off.clone());
    assert!(rows.as_array().unwrap().iter().all(|row| row["is_earlier"] == true), "{rows:#}");
    w.ok("accept_milestone", by);
    assert_eq!(listed(&w, &sign_off), ["RE Report.eml", "scan.png"]);
    w.assert_sound();
}

#[test]
fn s57_what_waits_on_a_change_order_goes_with_it() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let start = || id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    let first = start();
    attached(&w, &place("change_order", first), "mail.eml", MAIL);
    w.ok("discard_change_order", json!({ "id": first }));
    assert_eq!(listed(&w, &place("change_order", start())), [""; 0], "the next one does not find them");
    w.assert_sound();
}

#[test]
fn s26_evidence_can_never_be_deleted_and_what_is_no_evidence_can_leave_its_list() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    attached(&w, &place("plan", plan.id), "signed.pdf", SIGNED);
    w.agree(&plan);
    w.accept(plan.milestones[0]);
    attached(&w, &place("sign_off", plan.milestones[0]), "yes.eml", MAIL);
    for at in [place("agreement", revision(&w, plan.id)), place("sign_off", plan.milestones[0])] {
        let file = w.ok("attachments", at.clone())[0].clone();
        let problem = w.refused("evidence_stays", "remove_attachment", json!({ "id": file["id"] }));
        assert_eq!(problem["detail"]["name"], file["name"], "it says which");
        w.refused("not_found", "put_attachment_back", json!({ "id": file["id"] }));
    }

    for at in [place("project", plan.id), place("milestone", plan.milestones[1])] {
        attached(&w, &at, "notes.txt", b"as discussed");
        let file = attached(&w, &at, "report.pdf", SIGNED)[1].clone();
        let left = w.ok("remove_attachment", json!({ "id": file["id"] }));
        assert_eq!((left.as_array().unwrap().len(), listed(&w, &at)), (1, vec!["notes.txt".to_owned()]));
        w.refused("already_removed", "remove_attachment", json!({ "id": file["id"] }));
        assert_eq!(bytes(&w, &file), SIGNED, "the bytes stay");
        w.ok("put_attachment_back", json!({ "id": file["id"] }));
        assert_eq!(listed(&w, &at), ["notes.txt", "report.pdf"], "and so does the way back");
    }
    let history = w.ok("milestone", json!({ "id": plan.milestones[1] }))["history"].clone();
    let said: Vec<&str> = history.as_array().unwrap().iter().map(|row| row["command"].as_str().unwrap()).collect();
    assert!(said.ends_with(&["attach_file", "attach_file", "remove_attachment", "put_attachment_back"]), "{said:?}");
    w.assert_reopens_sound();
}

#[test]
fn s84_two_hundred_megabytes_an_empty_file_and_too_many_are_refused_by_name() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    let to = place("milestone", plan.milestones[0]);
    let checked = |size: u64| json!({ "to": to, "name": "render\u{202e}4pm.exe", "size": size });
    let problem = w.refused("file_too_large", "check_file", checked(200_000_000));
    assert_eq!(
        (
            problem["detail"]["megabytes"].as_str(),
            problem["detail"]["max"].as_str(),
            problem["detail"]["name"].as_str()
        ),
        (Some("200"), Some("25"), Some("render4pm.exe")),
        "before a byte of it is read"
    );
    assert_eq!((problem["fields"][0]["field"].as_str(), problem["severity"].as_str()), (Some("file"), Some("refused")));
    w.refused("file_is_empty", "check_file", checked(0));
    w.ok("check_file", checked(BYTES_MAX));
    w.refused("not_found", "check_file", json!({ "to": place("milestone", 99), "name": "a", "size": 1 }));

    let too_large = vec![7_u8; usize::try_from(BYTES_MAX).unwrap() + 1];
    for (bytes, code) in [(&too_large[..], "file_too_large"), (b"", "file_is_empty")] {
        assert_eq!(attach(&w, &to, "a.bin", bytes).unwrap_err()["code"], code, "whoever did not ask before");
    }
    attached(&w, &to, "just.bin", &too_large[1..]);
    for at in 1..domain::attachment::FILES_MAX {
        attached(&w, &to, &format!("{at}.txt"), &at.to_le_bytes());
    }
    let problem = attach(&w, &to, "one more.txt", b"x").unwrap_err();
    assert_eq!(codes(&problem), ["too_many"]);
    w.assert_sound();
}

#[test]
fn s84_hostile_names_are_cleaned_and_equal_bytes_are_kept_once() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    let to = place("project", plan.id);
    let long = format!("{}.pdf", "x".repeat(300));
    for name in ["../../etc/passwd", "a\u{0}\u{7}b.pdf", "invoice\u{202e}fdp.exe", &long, ""] {
        attached(&w, &to, name, SIGNED);
    }
    let names = listed(&w, &to);
    assert_eq!(
        (names[0].as_str(), names[1].as_str(), names[2].as_str()),
        ("-..-etc-passwd", "ab.pdf", "invoicefdp.exe")
    );
    assert_eq!((names[3].chars().count(), names[4].as_str()), (120, "file"));
    let hashes = w
        .ok("attachments", to)
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["sha256"].as_str().unwrap().to_owned())
        .collect::<std::collections::BTreeSet<_>>();
    assert_eq!(hashes.len(), 1);
    w.assert_sound();
}

#[test]
fn s84_backup_and_restore_bring_files_back_and_a_swapped_one_is_found() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let at = place("agreement", revision(&w, plan.id));
    let file = attached(&w, &at, "signed.pdf", SIGNED)[0].clone();
    let backup = w.ok("backup", json!({}));
    let later = attached(&w, &place("project", plan.id), "later.txt", b"after the backup");
    w.ok("restore_backup", json!({ "name": backup["name"] }));
    assert_eq!((listed(&w, &at), bytes(&w, &file)), (vec!["signed.pdf".to_owned()], SIGNED.to_vec()));
    w.refused("not_found", "remove_attachment", json!({ "id": later[0]["id"] }));
    let export = w.export();
    assert_eq!(export["files"][0]["sha256"], file["sha256"], "the export names it");
    w.assert_reopens_sound();
}

#[test]
fn s84_a_milestone_with_files_stays_in_its_plan_until_they_are_off_its_list() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    let milestone = plan.milestones[2];
    let file = attached(&w, &place("milestone", milestone), "draft.txt", b"draft")[0].clone();
    w.refused("has_files", "remove_milestone", json!({ "id": milestone }));
    w.refused("has_files", "apply_preset", json!({ "project": plan.id, "preset": "two" }));
    w.ok("remove_attachment", json!({ "id": file["id"] }));
    w.ok("remove_milestone", json!({ "id": milestone }));
    w.refused("not_found", "put_attachment_back", json!({ "id": file["id"] }));
    w.assert_sound();
}

#[test]
fn s85_from_an_invoice_to_the_signed_file() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    attached(&w, &place("plan", plan.id), "signed.pdf", SIGNED);
    w.agree(&plan);
    w.ok("mark_done", json!({ "id": plan.milestones[0] }));
    attached(&w, &place("sign_off", plan.milestones[0]), "RE Report.eml", MAIL);
    w.ok("accept_milestone", json!({ "id": plan.milestones[0], "by": "Ciara Doyle", "channel": "email" }));
    let invoice = w.issue(plan.milestones[0]);
    w.change(&plan, 3, json!({ "amount": "18000" }));

    let found = w.ok("invoice_evidence", json!({ "id": invoice["id"] }));
    let agreed = &found["agreed"][0];
    assert_eq!((agreed["by"].as_str(), agreed["on"].as_str()), (Some("Ciara Doyle"), Some(TODAY)));
    assert_eq!(found["agreed"].as_array().unwrap().len(), 1, "what was agreed after it is not what it rests on");
    assert_eq!(bytes(&w, &agreed["files"][0]), SIGNED);
    let accepted = &found["accepted"][0];
    assert_eq!(
        (accepted["milestone"].as_i64(), accepted["files"][0]["name"].as_str()),
        (Some(plan.milestones[0]), Some("RE Report.eml"))
    );
    let free = w.bill_freely(w.client(), "Advice", "100");
    let found = w.ok("invoice_evidence", json!({ "id": free["id"] }));
    assert_eq!((&found["project"], &found["agreed"], &found["accepted"]), (&Value::Null, &json!([]), &json!([])));
}

#[test]
fn s14_s93_the_certificate_names_the_files_that_show_the_acceptance() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let milestone = plan.milestones[0];
    w.accept(milestone);
    let pdf = || app::bytes::bytes(w.app(), "certificate_pdf", json!({ "id": milestone })).unwrap();
    let before = pdf();
    assert!(!words(&before).contains("Evidence"), "without evidence the page says nothing of it");
    let file = attached(&w, &place("sign_off", milestone), "RE Report \u{e123}.eml", MAIL)[0].clone();
    let page = words(&pdf());
    let hash: String = file["sha256"].as_str().unwrap().chars().take(16).collect();
    assert!(page.contains("Evidence on file RE Report _.eml"), "{page}");
    assert!(page.replace(' ', "").contains(&format!("(SHA-256{hash})")), "{page}");
    attached(&w, &place("milestone", milestone), "private draft.txt", b"not for the client");
    assert!(!words(&pdf()).contains("private draft"), "what is no evidence stays inside");
}

#[test]
fn s14_an_invoice_names_the_files_that_show_what_was_delivered_when_that_is_ticked() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let milestone = plan.milestones[0];
    attached(&w, &place("milestone", milestone), "discovery report.pdf", SIGNED);
    w.accept(milestone);
    attached(&w, &place("sign_off", milestone), "yes.eml", MAIL);
    let other = w.ok("attachments", place("milestone", milestone))[0].clone();
    let draft = w.ok("prepare_invoice", json!({ "id": milestone }));
    let files = draft["lines"][0]["files"].as_array().unwrap().clone();
    let names: Vec<&str> = files.iter().map(|file| file["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["discovery report.pdf", "yes.eml"]);
    assert_eq!(files[0]["id"], other["id"]);
    let save = |evidence: Value| {
        let mut line = draft["form"]["lines"][0].clone();
        line["evidence"] = evidence;
        w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [line] } }))
    };
    let preview = |of: &Value| {
        let page = app::bytes::bytes(w.app(), "draft_pdf", json!({ "id": of["id"] })).unwrap();
        words(&page)
    };
    assert!(!preview(&draft).contains("discovery report"), "nothing is named unasked");
    save(json!([files[0]["id"], 4711]));
    let page = preview(&draft);
    let hash: String = other["sha256"].as_str().unwrap().chars().take(16).collect();
    assert!(page.contains("Evidence on file: discovery report.pdf"), "{page}");
    assert!(page.replace([' ', '\n'], "").contains(&format!("(SHA-256{hash})")), "{page}");
    assert!(!page.contains("yes.eml"));

    w.ok("remove_attachment", json!({ "id": files[0]["id"] }));
    assert!(!preview(&draft).contains("discovery report"), "a file that is gone is named no more");
    save(json!([files[1]["id"]]));
    let issued = w.ok("issue_invoice", json!({ "id": draft["id"] }));
    assert!(w.words(&issued).contains("yes.eml"));
    w.hand_to_judges(&issued, "invoice-evidence.pdf");
    w.assert_reopens_sound();
}
