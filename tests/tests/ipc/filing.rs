//! Issued documents in the folder of the user's files: where they lie, what is never replaced, and what is said when the
//! folder takes nothing.

use crate::page::Page;
use crate::script::Step::{self, Done, Refused};
use crate::script::too_much;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub(crate) fn filing() -> Vec<Step> {
    vec![
        Done("filing", json!({})),
        Refused("filing", too_much(), "usage"),
        Done("save_filing", json!({ "pattern": "{year}/{number}", "at_issue": true, "with_einvoice": true })),
        Refused("save_filing", json!({ "pattern": "../{number}" }), "invalid"),
        Refused("save_filing", json!({ "folder": "/etc" }), "usage"),
        Done("filing_folder", json!({})),
        Refused("filing_folder", too_much(), "usage"),
        Done("choose_filing_folder", json!({})),
        Refused("choose_filing_folder", too_much(), "usage"),
        Done("forget_filing_folder", json!({})),
        Refused("forget_filing_folder", too_much(), "usage"),
        Done("file_invoice", json!({ "id": 1 })),
        Refused("file_invoice", json!({ "id": 99 }), "not_found"),
        Done("printers", json!({})),
        Refused("printers", too_much(), "usage"),
        Refused("print_pdf", json!({ "id": 1, "printer": "-o" }), "no_such_printer"),
        Done("file_issued", json!({})),
        Refused("file_issued", too_much(), "usage"),
    ]
}

/// A page whose documents are filed in a folder of the user's choice, which it returns.
fn with_folder(page: &Page) -> PathBuf {
    let folder = page.folder().join("Accounts");
    std::fs::create_dir(&folder).unwrap();
    page.system.lock().unwrap().answer = Some(folder.clone());
    let chosen = page.ok("choose_filing_folder", json!({}));
    assert_eq!(chosen, json!({ "folder": folder, "is_chosen": true, "is_there": true }));
    folder
}

fn issue_second(page: &Page) -> Value {
    page.ok("mark_done", json!({ "id": 2 }));
    page.ok("accept_milestone", json!({ "id": 2, "by": "Ciara Doyle", "channel": "email" }));
    let draft = page.ok("prepare_invoice", json!({ "id": 2 }))["id"].clone();
    page.ok("issue_invoice", json!({ "id": draft }))["id"].clone()
}

/// Ways of all files below, in order.
fn files(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false => all.push(path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/")),
            }
        }
    }
    all.sort();
    all
}

fn events(page: &Page, id: &Value) -> Vec<(String, String)> {
    let invoice = page.ok("invoice", json!({ "id": id }));
    let text = |event: &Value, key: &str| event[key].as_str().unwrap().to_owned();
    invoice["events"].as_array().unwrap().iter().map(|e| (text(e, "kind"), text(e, "recipient"))).collect()
}

#[test]
fn s75_each_issued_document_is_filed_by_client_project_and_year_and_the_history_knows_its_name_alone() {
    let page = Page::with_invoice();
    let folder = with_folder(&page);
    let view = page.ok("filing", json!({}));
    assert_eq!(view["example"], "Halden Rail Ltd/Billing platform migration/2026/Invoice-2026-001.pdf");
    assert_eq!((&view["at_issue"], &view["with_einvoice"]), (&json!(false), &json!(false)));
    page.ok("save_filing", json!({ "at_issue": true, "with_einvoice": true }));
    assert_eq!(page.ok("file_issued", json!({}))["filed"], 0, "what was issued before is not asked for");

    let id = issue_second(&page);
    assert_eq!(page.ok("file_issued", json!({})), json!({ "filed": 1, "left": 0, "problem": null }));
    let way = "Halden Rail Ltd/Billing platform migration/2026/Invoice-2026-002";
    assert_eq!(files(&folder), [format!("{way}.pdf"), format!("{way}.xml")]);
    let held = |ending: &str| std::fs::read(folder.join(format!("{way}.{ending}"))).unwrap();
    assert_eq!(held("pdf"), page.bytes("invoice_pdf", json!({ "id": id })).unwrap());
    assert_eq!(held("xml"), page.bytes("invoice_xml", json!({ "id": id })).unwrap());
    assert_eq!(events(&page, &id), [("pdf_filed".to_owned(), "Invoice-2026-002.pdf".to_owned())]);
    let invoice = page.ok("invoice", json!({ "id": id }));
    assert_eq!(invoice["was_handed_over"], false, "nobody has it yet");
    assert_eq!(page.ok("file_issued", json!({}))["filed"], 0, "once");

    // The hash beside the name is that of the file; where it lies is in no book.
    let history = page.ok("project_history", json!({ "id": 1 })).to_string();
    let hash = invoice["pdf_hash"].as_str().unwrap();
    assert!(history.contains(hash), "{history}");
    let book = std::fs::read(page.folder().join("Milepost.milepost")).unwrap();
    let wal = std::fs::read(page.folder().join("Milepost.milepost-wal")).unwrap_or_default();
    let told = folder.to_str().unwrap().as_bytes();
    for bytes in [book, wal] {
        assert!(!bytes.windows(told.len()).any(|part| part == told), "the folder is kept on this computer alone");
    }
    assert_eq!(page.ok("verify", json!({}))["is_sound"], true);
}

#[test]
fn s75_nothing_that_lies_there_is_replaced_and_the_same_file_is_left_alone() {
    let page = Page::with_invoice();
    let folder = with_folder(&page);
    page.ok("save_filing", json!({ "pattern": "{client}/{number}.pdf" }));
    let pdf = page.bytes("invoice_pdf", json!({ "id": 1 })).unwrap();
    let inside = folder.join("Halden Rail Ltd");
    std::fs::create_dir_all(inside.join("2026-001 (2).pdf")).unwrap();
    // As long as the document, so that only its bytes tell.
    std::fs::write(inside.join("2026-001.pdf"), vec![7; pdf.len()]).unwrap();
    let saved = page.ok("file_invoice", json!({ "id": 1 }));
    assert_eq!((saved["saved"].as_bool(), &saved["name"]), (Some(true), &json!("2026-001 (3).pdf")));
    assert_eq!(saved["folder"], inside.to_str().unwrap());
    assert_eq!(std::fs::read(inside.join("2026-001.pdf")).unwrap(), vec![7; pdf.len()], "what lay there");
    assert_eq!(std::fs::read(inside.join("2026-001 (3).pdf")).unwrap(), pdf);
    assert_eq!(page.ok("file_invoice", json!({ "id": 1 }))["name"], "2026-001 (3).pdf", "it lies there already");
    assert_eq!(files(&folder), ["Halden Rail Ltd/2026-001 (3).pdf", "Halden Rail Ltd/2026-001.pdf"]);
    let saved = ("pdf_saved".to_owned(), "2026-001 (3).pdf".to_owned());
    assert_eq!(events(&page, &json!(1)), [saved.clone(), saved]);
}

#[cfg(unix)]
#[test]
fn s75_a_link_that_leads_elsewhere_is_not_written_through() {
    let page = Page::with_invoice();
    let folder = with_folder(&page);
    page.ok("save_filing", json!({ "pattern": "{number}" }));
    let elsewhere = page.folder().join("elsewhere.pdf");
    std::os::unix::fs::symlink(&elsewhere, folder.join("2026-001.pdf")).unwrap();
    assert_eq!(page.ok("file_invoice", json!({ "id": 1 }))["name"], "2026-001 (2).pdf");
    assert!(!elsewhere.exists());
}

#[test]
fn s75_no_name_of_a_client_leads_out_of_the_folder() {
    let page = Page::with_invoice();
    let folder = with_folder(&page);
    page.ok("save_filing", json!({ "at_issue": true }));
    let before = files(page.folder()).len();
    let names = ["../../../escape", "..", "/etc/cron.d", "C:\\Windows\\", "NUL", "a/../../b", &"long ".repeat(55)];
    for name in names {
        let client =
            page.ok("create_client", json!({ "name": name, "street": "1 Quay", "city": "Cork", "country": "IE" }));
        let draft = page.ok("new_invoice", json!({ "client": client["id"] }))["id"].clone();
        let line = json!({ "milestone": null, "title": "Advice", "description": "As agreed", "deliverables": [], "quantity": "",
            "unit_price": "100", "tax_rate": "", "override_reason": "", "amount_reason": "" });
        page.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line] } }));
        page.ok("issue_invoice", json!({ "id": draft }));
    }
    let done = page.ok("file_issued", json!({}));
    assert_eq!((&done["filed"], &done["left"]), (&json!(names.len()), &json!(0)), "{done}");
    let filed = files(&folder);
    assert_eq!(filed.len(), names.len(), "{filed:#?}");
    assert_eq!(files(page.folder()).len(), before + names.len(), "and nothing lies anywhere else");
    for way in filed {
        assert!(way.split('/').all(|part| !part.trim_matches('.').is_empty() && !part.ends_with(['.', ' '])), "{way}");
        assert!(!way.contains(['\\', ':']) && way.len() < 200, "{way}");
    }
}

#[test]
fn s75_a_folder_that_is_gone_undoes_no_issue_and_is_told_and_what_waits_follows_once_it_is_back() {
    let page = Page::with_invoice();
    let folder = with_folder(&page);
    page.ok("save_filing", json!({ "at_issue": true }));
    std::fs::remove_dir(&folder).unwrap();
    let id = issue_second(&page);
    let done = page.ok("file_issued", json!({}));
    assert_eq!(
        (&done["filed"], &done["left"], &done["problem"]["code"]),
        (&json!(0), &json!(1), &json!("filing_folder_gone"))
    );
    assert_eq!(done["problem"]["detail"]["folder"], folder.to_str().unwrap());
    assert_eq!(page.ok("filing_folder", json!({}))["is_there"], false);
    assert_eq!(page.refused("file_invoice", json!({ "id": 1 })), "filing_folder_gone");
    assert!(!folder.exists(), "a disk that is not plugged in is not made up");
    assert_eq!(page.ok("invoice", json!({ "id": id }))["number"], "2026-002", "it is issued");
    assert!(events(&page, &id).is_empty(), "nothing claims that it was filed");

    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("Halden Rail Ltd"), "a file in the way").unwrap();
    assert_eq!(page.ok("file_issued", json!({}))["problem"]["code"], "filing_failed");
    std::fs::remove_file(folder.join("Halden Rail Ltd")).unwrap();
    assert_eq!(page.ok("file_issued", json!({})), json!({ "filed": 1, "left": 0, "problem": null }));
    assert_eq!(files(&folder).len(), 1);
    page.system.lock().unwrap().answer = Some(page.folder().join("no such folder"));
    assert_eq!(page.refused("choose_filing_folder", json!({})), "filing_folder_gone");
    assert_eq!(page.ok("filing_folder", json!({}))["folder"], folder.to_str().unwrap(), "the one of before stays");
}

#[test]
fn s75_without_a_choice_documents_lie_in_the_usual_folder_and_those_of_the_sample_apart() {
    let page = Page::with_invoice();
    let saved = page.ok("file_invoice", json!({ "id": 1 }));
    let usual = page.documents().join("Milepost/Invoices");
    let inside = usual.join("Halden Rail Ltd/Billing platform migration/2026");
    assert_eq!(saved["folder"], inside.to_str().unwrap());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&inside.join("Invoice-2026-001.pdf")), mode(&usual)), (0o600, 0o700));
    }
    let folder = with_folder(&page);
    page.ok("open_sample", json!({}));
    let saved = page.ok("file_invoice", json!({ "id": 1 }));
    let sample = page.documents().join("Milepost/Sample/Invoices");
    assert!(saved["folder"].as_str().unwrap().starts_with(sample.to_str().unwrap()), "{saved}");
    page.ok("leave_sample", json!({}));
    assert!(files(&folder).is_empty(), "invented invoices never lie among real ones");
    page.ok("forget_filing_folder", json!({}));
    assert_eq!(page.ok("filing_folder", json!({}))["is_chosen"], false);
}

/// Names the folder in which the story below runs in another process, on a disk of its own.
#[cfg(target_os = "linux")]
const FOLDER: &str = "MILEPOST_STORY_FOLDER";

#[cfg(target_os = "linux")]
#[test]
fn s75_a_full_and_a_closed_folder_are_told_apart() {
    for (options, expected) in [("size=16k", "filing_folder_full"), ("ro", "filing_folder_closed")] {
        let folder = tempfile::tempdir().unwrap();
        let mount = format!(
            "exec unshare -rm bash -c 'mount -t tmpfs -o {options} none \"$MILEPOST_STORY_FOLDER\" && exec \"$@\"' story \"$@\""
        );
        let exe = std::env::current_exe().unwrap();
        let mut command = std::process::Command::new("bash");
        command.args(["-c", &mount, "story"]).arg(exe).args([
            "--exact",
            "filing::files_on_a_disk_that_takes_nothing",
            "--nocapture",
        ]);
        let output = command.env(FOLDER, folder.path()).env("EXPECTED", expected).output().expect("bash starts");
        let out = String::from_utf8_lossy(&output.stdout);
        // Where no disk can be mounted nothing is tried.
        if out.contains("running 1 test") {
            assert!(
                output.status.success() && out.contains("1 passed"),
                "{options}: {out}{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn files_on_a_disk_that_takes_nothing() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let page = Page::with_invoice();
    page.system.lock().unwrap().answer = Some(PathBuf::from(&folder));
    page.ok("choose_filing_folder", json!({}));
    let expected = std::env::var("EXPECTED").unwrap();
    assert_eq!(page.refused("file_invoice", json!({ "id": 1 })), expected);
    assert!(files(Path::new(&folder)).is_empty(), "nothing half is left");
    assert!(events(&page, &json!(1)).is_empty());
}
