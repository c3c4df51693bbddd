//! An invoice on paper: two small programs stand in for those of CUPS and write down what they were asked.
#![cfg(unix)]

use crate::page::Page;
use milepost_shell::printing::Cups;
use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// A folder with `lpstat`, which names two printers and something that would be an option, and `lp`, which writes its
/// arguments down, one a line, or fails where a file `broken` lies beside it.
fn cups(page: &Page) -> PathBuf {
    let folder = page.folder().join("cups");
    std::fs::create_dir(&folder).unwrap();
    let put = |name: &str, script: &str| {
        let path = folder.join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    };
    put(
        "lpstat",
        "case \"$1\" in -e) printf 'Office\\nAttic_HP\\n-oraw\\n';; -d) echo 'system default destination: Attic_HP';; esac",
    );
    put(
        "lp",
        "cd \"$(dirname \"$0\")\" || exit 1
if [ -e broken ]; then echo 'lp: The printer is on fire.' >&2; exit 1; fi
printf '%s\\n' \"$@\" > asked; for last; do :; done; cp \"$last\" paper; echo 'request id is Office-1 (1 file(s))'",
    );
    page.system.lock().unwrap().cups = Some(Cups::inside(&folder));
    folder
}

fn asked(folder: &Path) -> Vec<String> {
    std::fs::read_to_string(folder.join("asked")).unwrap().lines().map(str::to_owned).collect()
}

fn events(page: &Page) -> Vec<(String, String)> {
    let invoice = page.ok("invoice", json!({ "id": 1 }));
    let text = |event: &Value, key: &str| event[key].as_str().unwrap().to_owned();
    invoice["events"].as_array().unwrap().iter().map(|e| (text(e, "kind"), text(e, "recipient"))).collect()
}

#[test]
fn s74_an_invoice_is_printed_on_the_chosen_printer_which_is_remembered() {
    let page = Page::with_invoice();
    let folder = cups(&page);
    assert_eq!(page.ok("printers", json!({})), json!({ "printers": ["Office", "Attic_HP"], "usual": "Attic_HP" }));
    let printed = page.ok("print_pdf", json!({ "id": 1, "printer": "Office" }));
    assert_eq!(printed, json!({ "printer": "Office", "name": "Invoice-2026-001.pdf" }));
    let file = page.documents().join("Milepost/2026/Invoice-2026-001.pdf");
    assert_eq!(asked(&folder), ["-d", "Office", "-o", "media=A4", "--", file.to_str().unwrap()]);
    assert_eq!(std::fs::read(folder.join("paper")).unwrap(), page.bytes("invoice_pdf", json!({ "id": 1 })).unwrap());
    assert_eq!(events(&page), [("pdf_printed".to_owned(), "Office".to_owned())]);
    assert_eq!(page.ok("printers", json!({}))["usual"], "Office", "the one of last time");
    let history = page.ok("project_history", json!({ "id": 1 })).to_string();
    assert!(history.contains("invoice_printed"), "{history}");
}

#[test]
fn s74_only_a_printer_of_the_system_is_asked_and_what_it_says_is_told() {
    let page = Page::with_invoice();
    assert_eq!(page.ok("printers", json!({})), json!({ "printers": [], "usual": null }), "no CUPS: the viewer prints");
    assert_eq!(page.refused("print_pdf", json!({ "id": 1, "printer": "Office" })), "no_such_printer");
    let folder = cups(&page);
    for name in ["-oraw", "Nowhere", "", "Office; touch x", "Office\n", "../Office"] {
        assert_eq!(page.refused("print_pdf", json!({ "id": 1, "printer": name })), "no_such_printer", "{name:?}");
    }
    assert!(!folder.join("asked").exists());
    assert_eq!(page.refused("print_pdf", json!({ "id": 9, "printer": "Office" })), "not_found");
    std::fs::write(folder.join("broken"), "").unwrap();
    let problem = page.call("print_pdf", json!({ "id": 1, "printer": "Office" })).unwrap_err();
    assert_eq!(
        (&problem["code"], &problem["detail"]["reason"]),
        (&json!("print_failed"), &json!("lp: The printer is on fire."))
    );
    assert!(events(&page).is_empty(), "nothing claims that it was printed");
}
