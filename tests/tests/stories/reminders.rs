//! A client that is late is reminded: politely, of all that is late in one mail, no more than once a day, and never of what is
//! paid, not due or in dispute.

use crate::papers::{assert_says, hand_to_judges};
use crate::world::{World, codes, halden, id, line, money, sandberg, words};
use app::mail::MailTexts;
use app::reminders::{ReminderArgument, ReminderFiles, record_ready, reminder_letter, reminder_made};
use domain::{ClientId, InvoiceId};
use serde_json::{Value, json};

fn argument(client: i64) -> ReminderArgument {
    ReminderArgument { client: ClientId(client), invoices: None, level: None, with_interest: None }
}

fn sheet(w: &World, client: i64) -> Value {
    w.ok("reminder_sheet", json!({ "client": client }))
}

/// Opens the mail of a reminder as the window does. Returns the bytes that the mail program got.
fn remind(w: &World, client: i64) -> Vec<u8> {
    let mail: MailTexts = serde_json::from_value(sheet(w, client)["mail"].clone()).unwrap();
    let (ready, made) = reminder_made(w.app(), &argument(client), false, &mail, &ReminderFiles::default()).unwrap();
    let eml = made.eml.clone();
    record_ready(w.app(), ready.as_mail(made)).unwrap();
    eml
}

/// Numbers of the clients that are due, with the level of each.
fn due(w: &World) -> Vec<(String, String)> {
    let list = w.ok("reminders_due", json!({}));
    let clients = list["clients"].as_array().unwrap().iter().filter(|of| of["is_due"] == true);
    let told = |of: &Value| {
        let numbers: Vec<&str> = of["numbers"].as_array().unwrap().iter().map(|n| n.as_str().unwrap()).collect();
        (numbers.join(" "), of["level"].as_str().unwrap_or_default().to_owned())
    };
    let found: Vec<_> = clients.map(told).collect();
    assert_eq!(list["due_count"].as_u64(), Some(found.len().try_into().unwrap()));
    found
}

fn totals(of: &Value) -> Vec<String> {
    of["totals"].as_array().unwrap().iter().map(money).collect()
}

fn told(numbers: &str, level: &str) -> (String, String) {
    (numbers.to_owned(), level.to_owned())
}

#[test]
fn s47_levels_follow_the_days_and_a_client_gets_one_mail_a_day_about_all_that_is_late() {
    let mut w = World::on("2026-10-28");
    let client = w.client();
    w.bill_freely(client, "Kick-off", "4320");
    w.restart("2026-11-20");
    w.bill_freely(client, "Audit report", "7200");
    // Due on 27 November: not late on that day, not due for a reminder on the next two.
    for day in ["2026-11-27", "2026-11-28", "2026-11-29"] {
        w.restart(day);
        assert_eq!(due(&w), [], "{day}");
    }
    w.restart("2026-11-30");
    assert_eq!(due(&w), [told("2026-001", "friendly")]);
    remind(&w, client);
    assert_eq!(due(&w), [], "one mail a day");
    let argument = json!({ "reminder": { "client": client }, "channel": "phone" });
    w.refused("reminded_today", "record_reminder", argument.clone());
    w.restart("2026-12-09");
    assert_eq!(due(&w), [], "ten days are not over");
    assert_eq!(sheet(&w, client)["level"], "friendly", "a reminder before its time is no firmer");

    w.restart("2026-12-22");
    assert_eq!(due(&w), [told("2026-001 2026-002", "firm")], "all that is late, in one mail");
    let seen = sheet(&w, client);
    assert_eq!(
        (&seen["because"]["number"], &seen["because"]["last"]["level"]),
        (&json!("2026-001"), &json!("friendly"))
    );
    let items = seen["items"].as_array().unwrap();
    let days: Vec<_> = items.iter().map(|item| (item["days_late"].as_i64().unwrap(), money(&item["open"]))).collect();
    assert_eq!(days, [(25, "5313.60 EUR".to_owned()), (2, "8856.00 EUR".to_owned())]);
    assert_eq!(totals(&seen), ["14169.60 EUR"]);
    // As in the design: 5313.60 x 10.15 % x 25 / 365 and 8856.00 x 10.15 % x 2 / 365.
    let interest: Vec<String> = items.iter().map(|item| money(&item["interest"])).collect();
    assert_eq!(interest, ["36.94 EUR", "4.93 EUR"]);
    assert_eq!((money(&seen["interest"][0]), seen["percent"].as_str()), ("41.87 EUR".to_owned(), Some("10.15")));
    assert_eq!(
        (&seen["rate_of"], &seen["rate_is_old"]),
        (&json!("2026-01-01"), &json!(true)),
        "it says whose day it is"
    );
    assert_eq!(money(&seen["fees"][0]), "80.00 EUR");

    let text = seen["mail"]["text"].as_str().unwrap();
    for part in ["2026-001, Kick-off: €5,313.60", "2026-002, Audit report", "In all: €14,169.60", "29 December 2026"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("41.87"), "interest is told only where that is asked for: {text}");
    let with = w.ok("reminder_sheet", json!({ "client": client, "with_interest": true }));
    let text = with["mail"]["text"].as_str().unwrap();
    for part in ["€41.87", "10.15%", "1 January 2026", "€80.00", "We do not charge this"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    remind(&w, client);
    w.restart("2027-01-05");
    assert_eq!(due(&w), [told("2026-001 2026-002", "last")]);
    remind(&w, client);
    w.restart("2027-06-01");
    assert_eq!(due(&w), [], "what follows the last notice is the user's decision");
    w.assert_sound();
}

#[test]
fn s47_s94_what_is_paid_in_part_in_dispute_or_kept_back_is_told_as_it_is() {
    let mut w = World::on("2026-10-01");
    let client = w.client();
    let first = w.bill_freely(client, "Advice", "1000");
    let second = w.bill_freely(client, "Briefing", "400");
    let third = w.bill_freely(client, "Workshop", "200");
    w.restart("2026-11-20");
    w.ok("dispute_invoice", json!({ "id": second["id"], "line": 1, "reason": "Never came" }));
    w.ok("record_payment", json!({ "invoices": [first["id"]], "amount": "230" }));
    let note = json!({ "id": third["id"], "extent": "lines", "lines": [{ "line": 1, "net": "100" }], "reason": "One day less" });
    w.ok("issue_credit", note);
    let seen = sheet(&w, client);
    let items: Vec<_> =
        seen["items"].as_array().unwrap().iter().map(|of| (of["number"].clone(), money(&of["open"]))).collect();
    assert_eq!(
        items,
        [(first["number"].clone(), "1000.00 EUR".to_owned()), (third["number"].clone(), "123.00 EUR".to_owned())]
    );
    assert_eq!(seen["disputed"][0]["number"], second["number"], "left out, and named");
    assert!(!seen["mail"]["text"].as_str().unwrap().contains("Briefing"));
    let only_disputed = json!({ "client": client, "invoices": [second["id"]] });
    w.refused("not_overdue", "reminder_sheet", only_disputed);

    // Paid while the sheet lies open.
    w.pay(&w.invoice(&first["id"]));
    let asked = json!({ "client": client, "invoices": [first["id"], third["id"]] });
    let refused = w.refused("not_overdue", "reminder_sheet", asked.clone());
    assert_eq!(refused["detail"]["number"], first["number"]);
    w.refused("not_overdue", "record_reminder", json!({ "reminder": asked, "channel": "copied" }));
    w.pay(&w.invoice(&third["id"]));
    w.refused("nothing_overdue", "reminder_sheet", json!({ "client": client }));
    let list = w.ok("reminders_due", json!({}));
    assert_eq!((&list["due_count"], &list["clients"][0]["disputed"]), (&json!(0), &json!([second["number"]])));
    assert_eq!(list["clients"][0]["level"], Value::Null);
}

#[test]
fn s47_two_currencies_of_one_client_stand_in_one_mail_and_are_never_added() {
    let mut w = World::on("2026-10-01");
    let client = w.client();
    w.bill_freely(client, "Advice", "1000");
    w.ok("save_client", json!({ "id": client, "patch": { "currency": "USD" } }));
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    let patch = json!({ "lines": [line("Briefing", "400")], "rate": "1.0842", "rate_source": "ECB" });
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": patch["lines"] } }));
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "exchange_rate": "1.0842", "rate_source": "ECB" } }));
    w.ok("issue_invoice", json!({ "id": draft }));
    w.restart("2026-12-01");
    let seen = w.ok("reminder_sheet", json!({ "client": client, "with_interest": true }));
    assert_eq!(totals(&seen), ["1230.00 EUR", "492.00 USD"]);
    assert_eq!(seen["interest"].as_array().unwrap().len(), 2, "{seen:#}");
    let text = seen["mail"]["text"].as_str().unwrap();
    assert!(text.contains("€1,230.00 + US$492.00") || text.contains("€1,230.00 + $492.00"), "{text}");
    let pdf = app::bytes::bytes(w.app(), "reminder_pdf", json!({ "client": client, "with_interest": true })).unwrap();
    assert_says(&words(&pdf), &["Overdue invoices in EUR", "Overdue invoices in USD"]);
    hand_to_judges(&pdf, "reminder-two-currencies.pdf");
}

#[test]
fn s47_a_reminder_is_recorded_in_the_history_of_its_invoice_and_project_with_mail_and_letter() {
    let mut w = World::on("2026-10-01");
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let client = invoice["client"].as_i64().unwrap();
    w.restart("2026-11-20");
    let eml = remind(&w, client);
    let seen = w.invoice(&invoice["id"]);
    let given = &seen["reminders"][0];
    assert_eq!(
        (&given["level"], &given["channel"], &given["on"]),
        (&json!("friendly"), &json!("mail_draft"), &json!("2026-11-20"))
    );
    let kept = w.ok("kept_mail", json!({ "id": given["mail"] }));
    assert_eq!(kept["sha256"], storage::digest::of_bytes(&eml));
    assert_eq!(kept["files"][0]["name"], "Reminder-Halden-Rail-Ltd-2026-11-20.pdf");
    let history = w.ok("project_history", json!({ "id": plan.id }));
    let entries = history["entries"].as_array().unwrap();
    let told = entries.iter().find(|entry| entry["code"] == "reminded").unwrap();
    assert_eq!((&told["number"], &told["position"]), (&invoice["number"], &json!(1)));
    assert_eq!((&told["sha256"], &told["mail"]["id"]), (&kept["files"][0]["sha256"], &given["mail"]));
    let row = w.ok("invoices", json!({ "state": "overdue" }))["rows"][0].clone();
    assert_eq!(row["reminded"], json!({ "level": "friendly", "on": "2026-11-20" }));

    // The letter alone, on another day, and by phone on purpose on the same one.
    w.restart("2026-12-01");
    let ready = reminder_letter(w.app(), &argument(client), false).unwrap();
    assert_says(&words(&ready.letter.pdf), &["Second payment reminder", "Discovery report", "17,712.00", "IE29 AIBK"]);
    hand_to_judges(&ready.letter.pdf, "reminder-second.pdf");
    record_ready(w.app(), ready).unwrap();
    let phone =
        json!({ "reminder": { "client": client }, "channel": "phone", "again": true, "words": "They pay on Friday" });
    let row = w.ok("record_reminder", phone);
    assert_eq!((&row["level"], &row["words"]), (&json!("firm"), &json!("They pay on Friday")));
    w.refused("invalid", "record_reminder", json!({ "reminder": { "client": client }, "channel": "letter" }));
    let channels: Vec<_> =
        w.invoice(&invoice["id"])["reminders"].as_array().unwrap().iter().map(|of| of["channel"].clone()).collect();
    assert_eq!(channels, ["mail_draft", "letter", "phone"]);
    assert_eq!(w.export()["reminders"].as_array().unwrap().len(), 3, "and in the export");
    w.assert_sound();
    w.assert_reopens_sound();
}

#[test]
fn s47_s27_a_hostile_name_stays_one_subject_and_adds_no_header() {
    let mut w = World::on("2026-10-01");
    let long = "Ä{total}".repeat(30);
    for name in ["Bcc: victim@example.com", "{klient} =?utf-8?q?x?=", &long] {
        let mut typed = halden();
        typed["name"] = json!(name);
        let client = id(&w.ok("create_client", typed));
        w.bill_freely(client, name, "100");
    }
    w.ok(
        "save_reminder_texts",
        json!({ "language": "en", "level": "friendly", "subject": "{client} {number}", "opening": "{client}", "closing": "{pay_by}" }),
    );
    w.restart("2026-12-01");
    for client in 1..=3 {
        let eml = String::from_utf8(remind(&w, client)).unwrap();
        let head = eml.split("\r\n\r\n").next().unwrap().to_lowercase();
        let lines: Vec<&str> = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])).collect();
        let count = |name: &str| lines.iter().filter(|line| line.starts_with(name)).count();
        assert_eq!(["subject:", "to:", "cc:", "bcc:", "x-unsent:"].map(count), [1, 1, 0, 0, 1], "{head}");
    }
    let mail = MailTexts { to: Vec::new(), cc: Vec::new(), subject: "a\nBcc: b".to_owned(), text: String::new() };
    w.restart("2026-12-02");
    let made = reminder_made(w.app(), &argument(1), false, &mail, &ReminderFiles::default());
    assert!(made.is_err(), "no line of a subject becomes a header");
}

#[test]
fn s47_days_texts_and_rates_are_the_users_own_and_checked() {
    let mut w = World::on("2026-10-01");
    let client = w.client();
    w.bill_freely(client, "Advice", "1000");
    let bad = json!({ "language": "en", "level": "firm", "subject": "{klient}", "opening": "", "closing": "Pay" });
    let refused = w.refused("invalid", "save_reminder_texts", bad);
    assert_eq!(codes(&refused), ["unknown_place", "missing"]);
    assert_eq!(refused["fields"][0]["told"]["texts"]["name"], "klient");
    w.refused("invalid", "save_reminder_days", json!({ "first": "soon" }));
    w.refused("invalid", "save_reminder_days", json!({ "second": "366" }));
    w.ok("save_reminder_days", json!({ "first": "0", "pay_within": "14" }));
    let own = json!({ "language": "en", "level": "friendly", "subject": "{number} of {client}", "opening": "Late since {due}, {days_late} days.", "closing": "{total} by {pay_by}, {sender}" });
    w.ok("save_reminder_texts", own);
    w.restart("2026-11-01");
    assert_eq!(due(&w), [told("2026-001", "friendly")], "the wait was set to none");
    let seen = sheet(&w, client);
    assert_eq!(seen["mail"]["subject"], "2026-001 of Halden Rail Ltd");
    let text = seen["mail"]["text"].as_str().unwrap();
    assert!(text.contains("Late since 31 October 2026, 1 days."), "{text}");
    assert!(text.contains("€1,230.00 by 15 November 2026, Elin Sandberg"), "{text}");
    let cleared = json!({ "language": "en", "level": "friendly", "subject": "", "opening": " ", "closing": "" });
    let view = w.ok("save_reminder_texts", cleared);
    assert!(view["rows"].as_array().unwrap().iter().all(|row| row["is_own"] == false), "as shipped again");

    let rate =
        |valid_from: &str, percent: &str| json!({ "reference": "ecb", "valid_from": valid_from, "percent": percent });
    let twice = json!({ "own": [rate("2026-07-01", "2.4"), rate("1 Jul 2026", "2.5")] });
    w.refused("invalid", "save_late_rates", twice);
    w.refused("invalid", "save_late_rates", json!({ "own": [rate("soon", "much")] }));
    let view = w.ok("save_late_rates", json!({ "own": [rate("2026-07-01", "2,40 %")] }));
    assert_eq!(
        (&view["today_percent"], &view["rate_of"], &view["is_old"]),
        (&json!("10.4"), &json!("2026-07-01"), &json!(false))
    );
    // 1230 x 10.40 % x 1 / 365 = 0.3505
    assert_eq!(money(&sheet(&w, client)["interest"][0]), "0.35 EUR");
    w.ok("save_late_rates", json!({ "agreed_percent": "12" }));
    let seen = sheet(&w, client);
    assert_eq!((seen["percent"].as_str(), &seen["rate_of"]), (Some("12"), &Value::Null));
    assert_eq!(w.ok("save_late_rates", json!({ "agreed_percent": "" }))["agreed_percent"], Value::Null);
}

#[test]
fn s47_an_austrian_seller_reckons_by_its_own_code_and_asks_for_the_flat_sum() {
    let mut w = World::empty("2026-04-01", "AT");
    let mut austrian = sandberg();
    (austrian["country"], austrian["vat_number"], austrian["tax_rate"]) =
        (json!("AT"), json!("ATU13585627"), json!("20"));
    w.ok("save_business", austrian);
    let client = w.client();
    w.bill_freely(client, "Advice", "1000");
    w.restart("2026-05-31");
    let view = w.ok("late_rates", json!({}));
    assert_eq!(
        [&view["law"], &view["points"], &view["reference"], &view["today_percent"], &view["rate_of"]],
        [&json!("austria"), &json!("9.2"), &json!("austrian"), &json!("10.73"), &json!("2026-01-01")]
    );
    let seen = w.ok("reminder_sheet", json!({ "client": client, "with_interest": true }));
    // Due on 1 May, so 30 days late: 1200 x 10.73 % x 30 / 365 = 10.5830
    assert_eq!((&seen["items"][0]["days_late"], money(&seen["interest"][0]).as_str()), (&json!(30), "10.58 EUR"));
    assert_eq!(money(&seen["fees"][0]), "40.00 EUR");
    // The half-year from July is not shipped: it is asked for, and what is typed counts.
    w.restart("2026-07-10");
    assert_eq!(w.ok("late_rates", json!({}))["is_old"], true);
    let own = json!({ "own": [{ "reference": "austrian", "valid_from": "2026-07-01", "percent": "2,03" }] });
    assert_eq!(w.ok("save_late_rates", own)["today_percent"], "11.23");
}

#[test]
fn s47_no_interest_is_told_where_no_law_and_no_agreement_names_a_rate() {
    let mut w = World::empty("2026-10-01", "US");
    let mut american = sandberg();
    american["country"] = json!("US");
    american["vat_number"] = json!("12-3456789");
    w.ok("save_business", american);
    let client = w.client();
    w.bill_freely(client, "Advice", "1000");
    w.restart("2026-12-01");
    let seen = w.ok("reminder_sheet", json!({ "client": client, "with_interest": true }));
    assert_eq!(
        (&seen["has_interest"], &seen["with_interest"], &seen["law"]),
        (&json!(false), &json!(false), &Value::Null)
    );
    w.ok("save_late_rates", json!({ "agreed_percent": "6" }));
    let seen = w.ok("reminder_sheet", json!({ "client": client, "with_interest": true }));
    assert_eq!((&seen["has_interest"], seen["fees"].as_array().unwrap().len()), (&json!(true), 0));
}

#[test]
fn s48_midnight_makes_an_invoice_late_and_nothing_else() {
    let mut w = World::on("2026-10-01");
    let client = w.client();
    let invoice = w.bill_freely(client, "Advice", "1000");
    let number = InvoiceId(id(&invoice));
    w.restart("2026-10-31");
    w.refused("nothing_overdue", "reminder_sheet", json!({ "client": client }));
    w.restart("2026-11-01");
    assert_eq!(sheet(&w, client)["items"][0]["days_late"], 1);
    let before = w.export();
    w.restart("2026-11-02");
    assert_eq!((sheet(&w, client)["items"][0]["days_late"].clone(), number), (json!(2), InvoiceId(1)));
    assert_eq!(w.export(), before, "no day writes anything");
}

#[test]
fn s47_of_what_was_chosen_each_client_is_reminded_of_what_is_late_and_the_rest_is_named_with_its_reason() {
    let mut w = World::on("2026-10-28");
    let first = w.client();
    let second = id(&w.ok(
        "create_client",
        json!({ "name": "Tarbert Ferries", "street": "1 Pier", "city": "Cork", "country": "IE" }),
    ));
    let late = w.bill_freely(first, "Kick-off", "4320");
    let paid = w.bill_freely(first, "Workshop", "100");
    let disputed = w.bill_freely(first, "Travel", "200");
    let other = w.bill_freely(second, "Audit", "300");
    w.pay(&paid);
    w.ok("dispute_invoice", json!({ "id": disputed["id"], "reason": "Not agreed", "by": "Ciara Doyle" }));
    w.restart("2026-12-05");
    let not_due = w.bill_freely(second, "Report", "400");
    let draft = w.ok("new_invoice", json!({ "client": first }))["id"].clone();
    let all = [&late, &paid, &disputed, &other, &not_due].map(|of| of["id"].clone());
    let asked = w.ok("remind_selection", json!({ "invoices": all, "drafts": [draft] }));
    let mut clients = asked["clients"].as_array().unwrap().clone();
    clients.sort_by_key(|of| of["client"].as_i64());
    assert_eq!(
        json!(clients),
        json!([
            { "client": first, "invoices": [late["id"]] },
            { "client": second, "invoices": [other["id"]] },
        ])
    );
    let left = json!([
        { "why": "settled", "numbers": [paid["number"]] },
        { "why": "disputed", "numbers": [disputed["number"]] },
        { "why": "not_due", "numbers": [not_due["number"]] },
    ]);
    assert_eq!((&asked["left_out"], &asked["drafts"]), (&left, &json!(1)));
    let all_late = w.ok("remind_selection", json!({ "all_of": { "state": "overdue" } }));
    assert_eq!(all_late["clients"].as_array().unwrap().len(), 2, "{all_late}");
}
