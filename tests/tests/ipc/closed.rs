//! A window whose book cannot be opened, and the sample beside the user's own book.

use crate::page::{Page, TODAY};
use app::book::Purpose;
use app::{App, Clock, Folders};
use serde_json::json;
use std::path::Path;

fn book(folder: &Path) -> Folders {
    Folders::beside(&folder.join("Milepost.milepost"))
}

/// A sound book with one verified backup, closed again.
fn lay_book(folder: &Path) {
    let clock = Clock::starting_on(TODAY.parse().unwrap());
    let app = App::create(book(folder), Purpose::Business, clock, domain::Country::parse("IE").unwrap()).unwrap();
    app.backup_aside().unwrap();
}

#[test]
fn a_damaged_book_opens_the_window_which_offers_its_backups() {
    let page = Page::over(|folder| {
        lay_book(folder);
        let path = book(folder).book;
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[4096..].fill(0x5a);
        std::fs::write(path, bytes).unwrap();
    });
    let problem = page.call("workspace", json!({})).unwrap_err();
    assert_eq!((problem["code"].as_str(), problem["severity"].as_str()), (Some("damaged"), Some("file")), "{problem}");
    assert_eq!(page.refused("save_pdf", json!({ "id": 1 })), "damaged", "and so do the desktop's commands");
    assert_eq!(page.refused("open_book_again", json!({})), "damaged");

    let backups = page.ok("backups_of_closed_book", json!({}));
    assert_eq!(page.refused("restore_closed_book", json!({ "name": "../Milepost.milepost" })), "not_found");
    assert_eq!(page.refused("start_new_book", json!({})), "already_exists");
    page.ok("restore_closed_book", json!({ "name": backups[0]["name"] }));
    assert_eq!(page.ok("workspace", json!({}))["book"], "Milepost.milepost");
    assert_eq!(page.ok("verify", json!({}))["is_sound"], true);
}

#[test]
fn a_foreign_file_stays_untouched() {
    let page = Page::over(|folder| std::fs::write(book(folder).book, "a letter to a friend").unwrap());
    let problem = page.call("workspace", json!({})).unwrap_err();
    assert_eq!(problem["severity"], "file", "{problem}");
    assert_eq!(std::fs::read(book(page.folder()).book).unwrap(), b"a letter to a friend");
}

#[test]
fn a_lost_book_is_not_replaced_by_an_empty_one_unless_asked() {
    let page = Page::over(|folder| {
        lay_book(folder);
        std::fs::remove_file(book(folder).book).unwrap();
    });
    assert_eq!(page.refused("workspace", json!({})), "book_missing");
    assert!(!book(page.folder()).book.exists());
    page.ok("start_new_book", json!({}));
    assert_eq!(page.ok("workspace", json!({}))["is_new"], true);
}

#[test]
fn a_book_that_is_open_elsewhere_opens_once_it_is_free() {
    let mut elsewhere = None;
    let page = Page::over(|folder| {
        let clock = Clock::starting_on(TODAY.parse().unwrap());
        let country = domain::Country::parse("IE").unwrap();
        elsewhere = Some(App::create(book(folder), Purpose::Business, clock, country).unwrap());
    });
    assert_eq!(page.refused("workspace", json!({})), "in_use");
    drop(elsewhere);
    page.ok("open_book_again", json!({}));
    page.ok("workspace", json!({}));
}

#[test]
fn the_sample_never_mixes_with_the_own_book_and_leaves_nothing() {
    let page = Page::new();
    page.ok("save_business", json!({ "name": "Sandberg Advisory" }));
    page.ok("open_sample", json!({}));
    assert_eq!(page.ok("workspace", json!({}))["is_sample"], true);
    page.ok("save_business", json!({ "name": "Invented Ltd" }));
    page.ok("open_sample", json!({}));
    page.ok("leave_sample", json!({}));
    let workspace = page.ok("workspace", json!({}));
    assert_eq!(
        (workspace["is_sample"].as_bool(), workspace["business_name"].as_str()),
        (Some(false), Some("Sandberg Advisory"))
    );
    let names: Vec<_> = std::fs::read_dir(page.folder()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().contains("Sample")), "{names:?}");
}

#[test]
fn a_backup_of_the_list_is_put_back_in_the_running_window() {
    let page = Page::new();
    let made = page.ok("backup", json!({}));
    page.ok("save_business", json!({ "name": "Later" }));
    assert_eq!(page.ok("restore_backup", json!({ "name": made["name"] }))["is_sound"], true);
    assert_eq!(page.ok("workspace", json!({}))["is_new"], true, "what came after the backup is gone");
}
