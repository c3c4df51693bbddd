//! The sample book stands where the mock-ups stand, and every story of it is the same each time.

use crate::world::{World, clock, folders, money, words};
use app::{App, sample};
use domain::Country;
use serde_json::{Value, json};
use std::path::Path;

fn made(folder: &Path, day: &str, invoices: Option<u32>) -> App {
    sample::make(folders(folder), day.parse().unwrap(), invoices).unwrap();
    App::open(folders(folder), clock(day), Country::parse("IE").unwrap()).unwrap()
}

fn ask(app: &App, name: &str, arguments: Value) -> Value {
    app::table::call(app, name, arguments).unwrap()
}

fn figures(app: &App) -> Value {
    let shown = ask(app, "dashboard", json!({}));
    let figure = |name: &str| json!([money(&shown[name]["amount"]), shown[name]["count"], shown[name]["days"]]);
    json!({ "waiting": figure("waiting"), "ready": figure("ready"), "outstanding": figure("outstanding"), "overdue": figure("overdue") })
}

#[test]
fn the_sample_shows_the_figures_of_the_mock_ups() {
    let folder = tempfile::tempdir().unwrap();
    let app = made(folder.path(), "2026-11-16", None);
    let shown = ask(&app, "dashboard", json!({}));
    let wanted = json!({
        "waiting": ["9000.00 EUR", 1, 9], "ready": ["14500.00 EUR", 2, 6], "outstanding": ["25320.00 EUR", 3, 12], "overdue": ["12000.00 EUR", 1, 12],
    });
    assert_eq!(figures(&app), wanted);
    assert_eq!(money(&shown["paid_this_year"]["amount"]), "61940.00 EUR");
    assert_eq!(money(&shown["next_sum"]), "42700.00 EUR");
    let months: Vec<&str> =
        shown["months"].as_array().unwrap().iter().map(|m| m["total"]["amount"].as_str().unwrap()).collect();
    let thousands: Vec<String> = months.iter().map(|m| tenths_of_thousands(m)).collect();
    assert_eq!(thousands, ["9.6", "7.2", "13.2", "10.8", "29.2", "35.6", "25.2", "13.8", "0.0"]);
    let next: Vec<&str> = shown["next"].as_array().unwrap().iter().map(|n| n["title"].as_str().unwrap()).collect();
    assert_eq!(
        next,
        ["Target architecture", "Pilot route live", "Interviews and draft", "Strategy workshop", "Audit report"]
    );
    assert_eq!(ask(&app, "verify", json!({}))["is_sound"], true);
    assert_eq!(ask(&app, "workspace", json!({}))["is_sample"], true);
}

/// `13170.33` is `13.2`.
fn tenths_of_thousands(amount: &str) -> String {
    let whole: u32 = amount.split('.').next().unwrap().parse().unwrap();
    let tenths = (whole + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[test]
fn the_sample_holds_invoices_in_every_state() {
    let folder = tempfile::tempdir().unwrap();
    let app = made(folder.path(), "2026-11-16", None);
    let rows = ask(&app, "invoices", json!({ "limit": 500 }))["rows"].clone();
    for state in ["draft", "issued", "part_paid", "paid", "overdue", "written_off"] {
        assert!(rows.as_array().unwrap().iter().any(|r| r["status"] == state), "no invoice is {state}");
    }
    let contract = ask(&app, "project", json!({ "id": ask(&app, "projects", json!({}))[0]["id"] }));
    let revisions: Vec<(String, &Value)> =
        contract["revisions"].as_array().unwrap().iter().map(|r| (money(&r["contract"]), &r["on"])).collect();
    assert_eq!(
        revisions,
        [("48000.00 EUR".to_owned(), &json!("2026-06-12")), ("51600.00 EUR".to_owned(), &json!("2026-10-02"))]
    );
}

#[test]
fn the_sample_of_another_day_moves_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let app = made(folder.path(), "2031-03-03", None);
    assert_eq!(figures(&app)["outstanding"], json!(["25320.00 EUR", 3, 12]));
    assert_eq!(figures(&app)["waiting"], json!(["9000.00 EUR", 1, 9]));
    assert_eq!(ask(&app, "verify", json!({}))["is_sound"], true);
}

#[test]
fn two_samples_have_the_same_bytes_on_every_page() {
    let pages = || {
        let folder = tempfile::tempdir().unwrap();
        let app = made(folder.path(), "2026-11-16", None);
        let rows = ask(&app, "invoices", json!({ "limit": 500 }))["rows"].clone();
        let issued = rows.as_array().unwrap().iter().filter(|r| r["id"].is_i64());
        issued.map(|r| ask(&app, "invoice", json!({ "id": r["id"] }))["pdf_hash"].clone()).collect::<Vec<_>>()
    };
    let first = pages();
    assert_eq!(first.len(), 40);
    assert_eq!(first, pages());
}

#[test]
fn a_german_page_of_the_sample_charges_no_tax_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let app = made(folder.path(), "2026-11-16", None);
    let invoice = ask(&app, "invoice_by_number", json!({ "number": "2026-030" }));
    let page = words(&app::bytes::bytes(&app, "invoice_pdf", json!({ "id": invoice["id"] })).unwrap());
    assert!(
        page.contains("Rechnung 2026-030") && page.contains("Steuerschuldnerschaft des Leistungsempfängers"),
        "{page}"
    );
}

#[test]
fn a_large_sample_has_the_wished_count_and_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let app = made(folder.path(), "2026-11-16", Some(1200));
    let found = ask(&app, "verify", json!({}));
    assert_eq!((&found["is_sound"], &found["invoices"]), (&json!(true), &json!(1200)), "{found:#}");
    assert_eq!(figures(&app)["ready"], json!(["14500.00 EUR", 2, 6]), "the handful of active projects is the same");
    assert_eq!(ask(&app, "projects", json!({})).as_array().unwrap().len(), 5);
}

#[test]
fn a_sample_never_replaces_a_book() {
    let w = World::on("2026-11-16");
    let folder = w.folder();
    let before = w.export();
    let refused = sample::make(folders(&folder), "2026-11-16".parse().unwrap(), None).unwrap_err();
    assert_eq!(app::Problem::from(refused).code, "already_exists");
    assert_eq!(w.export(), before);
}
