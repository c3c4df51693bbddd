//! The year-end pack, opened by other programs than ours: `unzip`, `sha256sum`.

use crate::dossiers::{checked, files};
use crate::world::{World, halden, id};
use app::dossier::Existing;
use app::packing::Packed;
use app::year_pack::{YearPackArgument, write, year_pack};
use serde_json::json;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

fn packed(w: &World, period: &str, path: &Path, existing: Existing) -> Packed {
    let pack = year_pack(w.app(), &YearPackArgument { period: period.to_owned() }).unwrap();
    write(w.app(), &pack, path, existing).unwrap_or_else(|error| panic!("{period}: {error}"))
}

/// Two years with an invoice, a credit note, payments, and a client without an e-invoice.
fn lived() -> World {
    let mut w = World::on("2026-02-02");
    let client = w.client();
    let first = w.bill_freely(client, "Retainer", "1000");
    w.pay(&first);
    let second = w.bill_freely(client, "Workshop", "500");
    w.ok("issue_credit", json!({ "id": second["id"], "extent": "whole", "reason": "Wrong buyer" }));
    w.restart("2027-01-04");
    w.bill_freely(client, "Retainer", "2000");
    w
}

#[test]
fn a_year_leaves_as_one_zip_that_anyone_can_check() {
    let w = lived();
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("year.zip");
    assert_eq!(year_pack(w.app(), &YearPackArgument { period: "2026".to_owned() }).unwrap().name, "Year-end-2026.zip");
    assert_eq!(packed(&w, "2026", &zip, Existing::Kept), Packed::Whole);
    let out = folder.path().join("out");
    assert!(
        Command::new("unzip").arg("-q").arg(&zip).arg("-d").arg(&out).status().expect("unzip is installed").success()
    );
    let names = files(&out);
    let expected = [
        "README.txt",
        "SHA256SUMS",
        "book.json",
        "documents/Credit-note-2026-003.pdf",
        "documents/Invoice-2026-001.pdf",
        "documents/Invoice-2026-002.pdf",
        "e-invoices/Credit-note-2026-003.xml",
        "e-invoices/Invoice-2026-001.xml",
        "e-invoices/Invoice-2026-002.xml",
    ];
    let not_tables: Vec<&String> = names.iter().filter(|name| !name.starts_with("tables/")).collect();
    assert_eq!(not_tables, expected, "of the year that was asked for, and no other");
    for table in
        ["ageing", "clients", "journal", "overview", "payments", "projects", "register", "retained", "since", "tax"]
    {
        assert!(names.contains(&format!("tables/{table}.csv")), "{table} of {names:?}");
    }
    assert!(checked(&out), "every hash is right");
    let sums = std::fs::read_to_string(out.join("SHA256SUMS")).unwrap();
    assert_eq!(sums.lines().count(), names.len() - 1, "and every file has one");
    assert_eq!(std::fs::read(out.join("documents/Invoice-2026-001.pdf")).unwrap(), w.pdf(&json!({ "id": 1 })));
    assert_eq!(
        std::fs::read(out.join("e-invoices/Invoice-2026-001.xml")).unwrap(),
        w.xml(&json!({ "id": 1 })).unwrap()
    );
    let book: serde_json::Value = serde_json::from_slice(&std::fs::read(out.join("book.json")).unwrap()).unwrap();
    assert_eq!(book, app::book::export_book(w.app(), app::table::Nothing {}).unwrap());
    let payments = std::fs::read_to_string(out.join("tables/payments.csv")).unwrap();
    assert!(payments.contains(",EUR,1230.00,0.00,,2026-001,"), "{payments}");
    // One byte more in a file is seen.
    let mut broken = std::fs::read(out.join("book.json")).unwrap();
    broken.push(b' ');
    std::fs::write(out.join("book.json"), broken).unwrap();
    assert!(!checked(&out));
}

#[test]
fn the_same_book_packs_to_the_same_bytes_and_replaces_no_file() {
    let w = lived();
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("a.zip"), folder.path().join("b.zip"));
    packed(&w, "2026", &first, Existing::Kept);
    let before = app::book::export_book(w.app(), app::table::Nothing {}).unwrap();
    packed(&w, "2026", &second, Existing::Kept);
    assert_eq!(
        app::book::export_book(w.app(), app::table::Nothing {}).unwrap(),
        before,
        "a pack is a look at the book"
    );
    assert!(std::fs::read(&first).unwrap() == std::fs::read(&second).unwrap(), "the same bytes");
    let pack = year_pack(w.app(), &YearPackArgument { period: "2027".to_owned() }).unwrap();
    let taken = app::Problem::from(write(w.app(), &pack, &first, Existing::Kept).unwrap_err());
    assert_eq!(taken.severity, app::problem::Severity::File, "{taken:?}");
    assert!(std::fs::read(&first).unwrap() == std::fs::read(&second).unwrap(), "what stood there stands there");
    for period in ["next year", "2026-13", "2030"] {
        assert!(year_pack(w.app(), &YearPackArgument { period: period.to_owned() }).is_err(), "{period}");
    }
}

#[test]
fn a_pack_that_is_stopped_leaves_nothing() {
    let w = lived();
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("year.zip");
    let is_over = AtomicBool::new(false);
    let stop = app::packing::stopper(w.app());
    let packed = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                stop.store(true, Ordering::Relaxed);
                std::thread::yield_now();
            }
        });
        // On a busy machine a small pack may be whole before the other thread had a turn: then the next one is stopped.
        let packed = (0..200).map(|_| packed(&w, "2026", &zip, Existing::Replaced)).find(|of| *of == Packed::Stopped);
        is_over.store(true, Ordering::Relaxed);
        packed
    });
    assert_eq!(packed, Some(Packed::Stopped));
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|of| of.unwrap().file_name()).collect();
    assert!(left.is_empty() || left == ["year.zip"], "nothing of it is left: {left:?}");
    let _whole_before = std::fs::remove_file(&zip);
    assert_eq!(self::packed(&w, "2026", &zip, Existing::Kept), Packed::Whole, "and the next one goes through");
}

#[test]
fn the_readme_speaks_the_language_of_the_business() {
    let w = World::empty("2026-02-02", "DE");
    w.ok(
        "save_business",
        json!({ "name": "Sandberg Beratung", "street": "Uferweg 14", "city": "Kiel", "postcode": "24103", "country": "DE",
            "email": "elin@sandberg.example", "vat_number": "DE136695976", "bank_iban": "DE89 3704 0044 0532 0130 00" }),
    );
    let client = id(&w.ok("create_client", halden()));
    w.bill_freely(client, "Beratung", "10");
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("year.zip");
    packed(&w, "", &zip, Existing::Kept);
    let told = Command::new("unzip").args(["-p"]).arg(&zip).arg("README.txt").output().unwrap();
    let text = String::from_utf8(told.stdout).unwrap();
    assert!(text.starts_with("Sandberg Beratung: Jahresabschlusspaket 2026\n"), "{text}");
    assert!(text.contains("\n----\n\nSandberg Beratung: year-end pack of 2026\n"), "{text}");
}

#[test]
fn s89_the_documents_of_a_period_leave_as_one_zip() {
    let w = lived();
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("all.zip");
    let made = app::invoices::period_files(w.app(), "2026").unwrap();
    assert_eq!(made.name, "Invoices-2026.zip");
    assert_eq!(app::invoices::write_invoice_files(w.app(), made, &zip, Existing::Kept).unwrap(), Packed::Whole);
    let listed = Command::new("unzip").args(["-Z1"]).arg(&zip).output().unwrap();
    let names = String::from_utf8(listed.stdout).unwrap();
    assert_eq!(
        names.lines().collect::<Vec<_>>(),
        ["Invoice-2026-001.pdf", "Invoice-2026-002.pdf", "Credit-note-2026-003.pdf"]
    );
    assert!(app::invoices::period_files(w.app(), "2020").is_err(), "nothing was issued then");
}
