//! Files of records through the window: dropped, chosen, opened from a copy, saved, taken off.

use crate::page::{Page, code};
use serde_json::{Value, json};
use std::path::PathBuf;

fn project() -> Value {
    json!({ "kind": "project", "id": 1 })
}

fn dropped(page: &Page, name: &str, bytes: &[u8]) -> Result<Value, Value> {
    page.take("attach_file", &json!({ "to": project(), "name": name }), bytes)
}

fn chosen(page: &Page, path: PathBuf) -> Result<Value, Value> {
    page.system.lock().unwrap().answer = Some(path);
    page.call("pick_file", project())
}

#[test]
fn s84_a_dropped_file_is_kept_opened_from_a_copy_and_saved_again() {
    let page = Page::with_invoice();
    let rows = dropped(&page, "signed.pdf", b"%PDF-1.7 signed").unwrap();
    let id = rows[0]["id"].clone();
    assert_eq!(page.bytes("attachment", json!({ "id": id })).unwrap(), b"%PDF-1.7 signed");

    let opened = page.ok("open_file", json!({ "id": id }));
    assert_eq!((opened["how"].as_str(), opened["name"].as_str()), (Some("viewer"), Some("signed.pdf")));
    let copy = page.system.lock().unwrap().opened.pop().unwrap();
    assert!(copy.starts_with(page.folder().join("Opened files")), "{}", copy.display());
    std::fs::write(&copy, b"changed in the viewer").unwrap();
    page.ok("open_file", json!({ "id": id }));
    assert_eq!(std::fs::read(&copy).unwrap(), b"%PDF-1.7 signed", "the one in the book stays what it was");

    page.system.lock().unwrap().answer = Some(page.folder().join("for the lawyer"));
    let saved = page.ok("save_file", json!({ "id": id }));
    assert_eq!(saved["name"], "for the lawyer", "the name is the user's");
    assert_eq!(std::fs::read(page.folder().join("for the lawyer")).unwrap(), b"%PDF-1.7 signed");
    assert!(format!("{:?}", page.system.lock().unwrap().asked).contains("signed.pdf"), "and its own is suggested");

    page.ok("remove_attachment", json!({ "id": id }));
    assert_eq!(page.ok("put_attachment_back", json!({ "id": id })).as_array().unwrap().len(), 1);
}

#[test]
fn s84_a_program_is_shown_in_its_folder_and_never_started() {
    let page = Page::with_invoice();
    page.system.lock().unwrap().has_file_manager = true;
    let rows = dropped(&page, "invoice\u{202e}fdp.exe", b"MZ").unwrap();
    assert_eq!(rows[0]["name"], "invoicefdp.exe", "it reads as what it is");
    let shown = page.ok("open_file", json!({ "id": rows[0]["id"] }));
    let system = page.system.lock().unwrap();
    assert_eq!((shown["how"].as_str(), system.opened.len(), system.revealed.len()), (Some("folder"), 0, 1));
}

#[test]
fn s26_a_file_on_a_sheet_can_be_looked_at_and_taken_off() {
    let page = Page::with_invoice();
    let sheet = json!({ "kind": "plan", "id": 1 });
    let rows = page.take("attach_file", &json!({ "to": sheet, "name": "yes.eml" }), b"From: Ciara").unwrap();
    let waiting = json!({ "waiting": rows[0]["waiting"] });
    assert_eq!(page.ok("open_file", waiting)["how"], "viewer");
    assert_eq!(page.ok("drop_waiting_file", json!({ "id": rows[0]["waiting"] })), json!([]));
}

#[test]
fn s84_a_chosen_file_is_kept_and_what_is_no_file_is_refused_by_name() {
    let page = Page::with_invoice();
    let at = |name: &str| page.folder().join(name);
    std::fs::write(at("Brief.docx"), b"PK brief").unwrap();
    assert_eq!(chosen(&page, at("Brief.docx")).unwrap()[0]["name"], "Brief.docx");
    assert_eq!(page.ok("pick_file", project()), Value::Null, "cancelled");

    std::fs::write(at("empty.txt"), b"").unwrap();
    std::fs::create_dir(at("Folder")).unwrap();
    // Two hundred megabytes that take no place: were they read, the test would need them in memory.
    std::fs::File::create(at("huge.mov")).unwrap().set_len(200_000_000).unwrap();
    for (name, expected) in [("empty.txt", "file_is_empty"), ("Folder", "not_a_file"), ("huge.mov", "file_too_large")] {
        let problem = chosen(&page, at(name)).unwrap_err();
        assert_eq!(code("pick_file", &problem), expected);
        assert_eq!(problem["detail"]["name"], name);
    }
    let gone = chosen(&page, at("gone.pdf")).unwrap_err();
    assert_eq!((code("pick_file", &gone).as_str(), &gone["detail"]["name"]), ("file_unreadable", &json!("gone.pdf")));
    assert_eq!(page.ok("attachments", project()).as_array().unwrap().len(), 1, "nothing of it came in");
}

#[test]
#[cfg(unix)]
fn s84_a_file_that_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let page = Page::with_invoice();
    // Read by nobody, not even where tests run as root: memory of the kernel cannot be read from its beginning.
    let secret = PathBuf::from("/proc/self/mem");
    let closed = page.folder().join("closed.pdf");
    std::fs::write(&closed, b"%PDF-1.7").unwrap();
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).unwrap();
    let is_read = std::fs::read(&closed).is_ok();
    let problem = chosen(&page, if is_read { secret } else { closed }).unwrap_err();
    let code = problem["code"].as_str().unwrap();
    assert!(["file_unreadable", "file_is_empty"].contains(&code), "{problem}");
}

#[test]
fn what_comes_in_by_another_name_or_with_broken_arguments_is_refused() {
    let page = Page::with_invoice();
    for (name, arguments) in [
        ("attach_everything", json!({})),
        ("attach_file", json!({ "to": project() })),
        ("attach_file", json!({ "to": project(), "name": "a", "path": "/etc/passwd" })),
        ("attach_file", json!("project")),
        ("clients_file", json!({ "name": "a.csv", "path": "/etc/passwd" })),
    ] {
        let problem = page.take(name, &arguments, b"x").unwrap_err();
        assert_eq!(code("take", &problem), "usage", "{problem}");
    }
}
