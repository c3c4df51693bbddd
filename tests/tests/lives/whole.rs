//! The short ways to a report and to the list of a past day read what matters to them. Here they are held to all documents of
//! a random book.

use crate::Chance;
use crate::world::World;
use chrono::{Days, NaiveDate};
use domain::report::{Document, Period, Report};
use serde_json::{Value, json};
use storage::record::{bookings, report};

fn day(of: &Value) -> NaiveDate {
    of.as_str().unwrap().parse().unwrap()
}

/// Compares what the window shows of a period with a report of `all` documents.
fn same_report(w: &World, period: &str, leave_out: usize) -> Result<(), String> {
    let conn = storage::Connection::open(&w.app().folders().book).unwrap();
    let view = w.ok("report", json!({ "period": period }));
    let today = day(&view["today"]);
    let period = Period::parse(period, today).unwrap();
    let until = period.to.min(today);
    let projects = report::facts(&conn, period, until).unwrap().projects;
    let all: Vec<Document> = bookings::facts(&conn, period, until).unwrap().documents;
    for code in view["currencies"].as_array().unwrap() {
        let told = w.ok("report", json!({ "period": period.name(), "currency": code }))["report"].clone();
        let currency = domain::Currency::parse(code.as_str().unwrap()).unwrap();
        let expected = Report::of(&all[leave_out..], (&projects, &[]), (period, today), currency).unwrap();
        let expected = serde_json::to_value(&expected).unwrap();
        if told != expected {
            return Err(format!("{code} {}: {told:#} and by all documents {expected:#}", period.name()));
        }
    }
    Ok(())
}

/// Compares the list of a day with the same list, narrowed by days of issue that leave nothing out: that one reads all.
fn same_list(w: &World, on: NaiveDate, state: &str, currency: Option<&str>, begin: &str) -> Result<Vec<Value>, String> {
    let (mut before, mut rows) = (Value::Null, Vec::new());
    loop {
        let mut asked = json!({ "on": on.to_string(), "state": state, "limit": 7, "before": before });
        if let Some(code) = currency {
            asked["currency"] = json!(code);
        }
        let short = w.ok("invoices_as_at", asked.clone());
        asked["from"] = json!(begin);
        let long = w.ok("invoices_as_at", asked);
        if short != long {
            return Err(format!("{state} on {on} in {currency:?}: {short:#} and by all documents {long:#}"));
        }
        let page = short["rows"].as_array().unwrap();
        rows.extend(page.iter().cloned());
        if short["has_more"] != true {
            return Ok(rows);
        }
        before = page.last().unwrap()["id"].clone();
    }
}

/// How many rows of lists of past days were compared.
pub fn check(w: &World, periods: &[&str], chance: &mut Chance, days: usize) -> usize {
    for period in periods {
        same_report(w, period, 0).unwrap_or_else(|why| panic!("{why}"));
    }
    // All but the first documents are another book.
    assert!(same_report(w, "2027", 5).is_err(), "documents that are missing were not seen");
    let first = day(&w.ok("report", json!({}))["first_issue_on"]);
    let today = day(&w.ok("report", json!({}))["today"]);
    let span = u64::try_from((today - first).num_days()).unwrap() + 1;
    let mut rows = 0;
    for _ in 0..days {
        let on = first + Days::new(chance.below(span));
        let states = ["all", "outstanding", "kept_back", "overdue", "paid", "credited", "disputed"];
        let state = chance.pick(&states).unwrap();
        let currency = chance.pick(&[None, Some("EUR"), Some("JPY"), Some("USD")]).unwrap();
        let found = same_list(w, on, state, *currency, "2000-01-01").unwrap_or_else(|why| panic!("{why}"));
        rows += found.len();
    }
    assert!(
        same_list(w, today, "all", None, &(first + Days::new(span / 2)).to_string()).is_err(),
        "a list of half the days"
    );
    rows
}
