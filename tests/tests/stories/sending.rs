//! All that goes to a client can be sent by Milepost itself: an account, a text about a milestone, a reminder. The same server,
//! the same outbox, the same results as with an invoice; a reminder counts once it left.

use crate::mail_host::{Desk, MailHost, PASSWORD};
use crate::mails::parsed;
use crate::world::{World, money};
use serde_json::{Value, json};

/// A book that knows the server, with one invoice that is late today, and a milestone that comes up.
fn late(host: &MailHost) -> (World, i64) {
    let mut w = World::on("2026-10-28");
    w.ok("save_mail_server", host.form());
    let client = w.client();
    w.bill_freely(client, "Kick-off", "4320");
    w.restart("2026-12-01");
    (w, client)
}

fn reminder(w: &World, client: i64) -> Value {
    let mail = w.ok("reminder_sheet", json!({ "client": client }))["mail"].clone();
    json!({ "reminder": { "client": client }, "mail": mail })
}

fn given(w: &World) -> Vec<Value> {
    w.invoice(&json!(1))["reminders"].as_array().unwrap().clone()
}

fn is_due(w: &World) -> bool {
    w.ok("reminders_due", json!({}))["due_count"] == 1
}

/// What a mail that arrived says by another program than ours: one subject, and each file with its hash.
fn arrived(host: &MailHost, number: usize) -> Value {
    let read = parsed(&host.mail(number).0);
    let subjects = read["names"].as_array().unwrap().iter().filter(|name| **name == "subject").count();
    assert_eq!(subjects, 1, "{read}");
    assert!(!read["names"].as_array().unwrap().contains(&json!("x-unsent")), "it is no draft: {read}");
    read
}

#[test]
fn s47_a_reminder_that_milepost_sends_counts_once_the_server_took_it() {
    let mut host = MailHost::open();
    let (mut w, client) = late(&host);
    let desk = Desk::new(&w, PASSWORD);
    let asked = reminder(&w, client);
    assert!(is_due(&w));
    host.stop();
    let row = w.ok("send_reminder", asked.clone());
    assert_eq!((&row["standing"], &row["invoice"]), (&json!("waiting"), &Value::Null));
    desk.deliver_all(&w);
    assert_eq!(given(&w), Vec::<Value>::new(), "what waits reminded nobody");
    assert_eq!(w.ok("invoices", json!({ "state": "overdue" }))["rows"][0]["reminded"], Value::Null);
    assert!(!is_due(&w), "and nobody is asked to remind once more meanwhile");
    w.refused("reminder_waits", "send_reminder", asked.clone());
    let told = json!({ "reminder": { "client": client }, "channel": "phone", "again": true });
    w.refused("reminder_waits", "record_reminder", told);
    w.assert_sound();

    host.start();
    w.restart("2026-12-02");
    let desk = Desk::new(&w, PASSWORD);
    assert_eq!(desk.deliver_all(&w).sent, 1);
    let all = given(&w);
    assert_eq!(all.len(), 1);
    assert_eq!(
        (&all[0]["channel"], &all[0]["level"], &all[0]["on"]),
        (&json!("sent"), &json!("friendly"), &json!("2026-12-02")),
        "on the day on which it left"
    );
    let listed = w.ok("invoices", json!({ "state": "overdue" }))["rows"][0]["reminded"].clone();
    assert_eq!(listed, json!({ "level": "friendly", "on": "2026-12-02" }));

    let read = arrived(&host, 1);
    let kept = w.ok("kept_mail", json!({ "id": row["id"] }));
    let file = |at: usize| json!([kept["files"][at]["name"], "application/pdf", kept["files"][at]["sha256"]]);
    assert_eq!(read["files"], json!([file(0), file(1)]), "the letter and the late invoice");
    assert_eq!(read["files"][0][0], "Reminder-Halden-Rail-Ltd-2026-12-01.pdf");
    assert_eq!(read["subject"], asked["mail"]["subject"]);
    // Ten days after it left, not after it was written, it is due for the next, firmer one.
    w.restart("2026-12-11");
    assert!(!is_due(&w));
    w.restart("2026-12-12");
    assert!(is_due(&w));
    assert_eq!(w.ok("reminder_sheet", json!({ "client": client }))["level"], "firm");
    w.assert_reopens_sound();
}

#[test]
fn s47_a_reminder_of_what_was_paid_while_it_waited_is_held_for_the_user() {
    let host = MailHost::open();
    for (command, change) in [
        ("record_payment", json!({ "invoices": [1], "amount": "100" })),
        ("issue_credit", json!({ "id": 1, "extent": "whole", "reason": "Not delivered" })),
        ("write_off", json!({ "id": 1, "reason": "Insolvent" })),
        ("dispute_invoice", json!({ "id": 1, "reason": "Not as agreed" })),
    ] {
        let (w, client) = late(&host);
        let desk = Desk::new(&w, PASSWORD);
        let row = w.ok("send_reminder", reminder(&w, client));
        w.ok(command, change);
        assert_eq!(desk.deliver_all(&w).sent, 0, "after {command}");
        let held = w.ok("outbox", json!({}))["open"][0].clone();
        assert_eq!(
            (&held["standing"], &held["attempts"][0]["outcome"]),
            (&json!("refused"), &json!("outdated")),
            "{command}"
        );
        assert_eq!(given(&w), Vec::<Value>::new());
        desk.deliver_all(&w);
        assert_eq!(w.ok("outbox", json!({}))["open"][0]["attempts"].as_array().unwrap().len(), 1, "it is said once");
        // The user may know better.
        w.ok("send_again", json!({ "id": row["id"] }));
        assert_eq!(desk.deliver_all(&w).sent, 1);
        w.assert_reopens_sound();
    }
}

#[test]
fn s47_a_reminder_that_is_taken_out_of_the_outbox_never_counts() {
    let host = MailHost::open();
    let (w, client) = late(&host);
    let first = w.ok("send_reminder", reminder(&w, client));
    w.ok("remove_from_outbox", json!({ "id": first["id"] }));
    assert!(given(&w).is_empty() && is_due(&w), "nobody was reminded");
    let second = w.ok("send_reminder", reminder(&w, client));
    assert_eq!(Desk::new(&w, PASSWORD).deliver_all(&w).sent, 1);
    assert_eq!(given(&w).len(), 1);
    w.refused("reminded_today", "send_reminder", reminder(&w, client));
    let again = json!({ "reminder": { "client": client }, "mail": reminder(&w, client)["mail"], "again": true });
    let third = w.ok("send_reminder", again);
    assert_ne!((&first["id"], &second["id"]), (&second["id"], &third["id"]));
    w.assert_reopens_sound();
}

#[test]
fn s74_an_account_and_the_texts_about_a_milestone_are_sent_as_they_were_looked_over() {
    let host = MailHost::open();
    let (w, client) = late(&host);
    let plan = w.agreed();
    let desk = Desk::new(&w, PASSWORD);

    let mut mail = w.ok("statement_mail", json!({ "client": client }))["mail"].clone();
    mail["cc"] = json!(["books@halden.example"]);
    let sent = w.ok("send_statement_mail", json!({ "statement": { "client": client }, "mail": mail }));
    let milestone = plan.milestones[1];
    for kind in ["heads_up", "progress"] {
        let mail = w.ok("milestone_notice", json!({ "id": milestone, "kind": kind }))["mail"].clone();
        w.ok("send_notice", json!({ "id": milestone, "kind": kind, "mail": mail }));
    }
    let delivered = desk.deliver_all(&w);
    assert_eq!((delivered.tried, delivered.sent), (3, 3));

    let read = arrived(&host, 1);
    let kept = w.ok("kept_mail", json!({ "id": sent["id"] }));
    assert_eq!(read["files"][0][2], kept["files"][0]["sha256"], "the very paper that is kept");
    assert!(read["files"][0][0].as_str().unwrap().starts_with("Statement-Halden-Rail-Ltd-"), "{read}");
    assert_eq!(read["cc"], "books@halden.example");
    for number in [2, 3] {
        assert_eq!(arrived(&host, number)["files"], json!([]), "a text alone");
    }
    let page = w.ok("milestone", json!({ "id": milestone }));
    let told: Vec<&str> =
        page["history"].as_array().unwrap().iter().map(|row| row["command"].as_str().unwrap()).collect();
    assert_eq!(told.iter().filter(|command| **command == "mail_sent").count(), 2, "{told:?}");
    assert!(told.contains(&"send_heads_up") && !told.contains(&"begin_mail"), "{told:?}");
    let history = w.ok("project_history", json!({ "id": plan.id }));
    let codes = history["entries"].as_array().unwrap().iter().filter(|entry| entry["code"] == "mail_sent");
    assert!(codes.clone().count() == 2 && codes.clone().all(|entry| entry["who"] != ""), "{history}");
    w.assert_reopens_sound();
}

#[test]
fn s74_what_is_not_so_is_not_sent_and_without_a_server_nothing_is() {
    let host = MailHost::open();
    let (w, client) = late(&host);
    let plan = w.agreed();
    let mail = json!({ "to": ["a@halden.example"], "cc": [], "subject": "x", "text": "y" });
    let notice = |kind: &str| json!({ "id": plan.milestones[1], "kind": kind, "mail": mail });
    w.refused("not_done", "send_notice", notice("completion"));
    let forged = json!({ "to": ["a@halden.example"], "cc": [], "subject": "x\r\nBcc: eve@evil.example", "text": "y" });
    for (name, argument) in [
        ("send_notice", json!({ "id": plan.milestones[1], "kind": "heads_up", "mail": forged })),
        ("send_statement_mail", json!({ "statement": { "client": client }, "mail": forged })),
        ("send_reminder", json!({ "reminder": { "client": client }, "mail": forged })),
    ] {
        w.refused("invalid", name, argument.clone());
    }
    w.ok(
        "save_mail_server",
        json!({ "host": "", "port": "", "security": "tls", "user": "", "from_name": "", "from_address": "" }),
    );
    w.refused("no_mail_server", "send_notice", notice("heads_up"));
    w.refused("no_mail_server", "send_statement_mail", json!({ "statement": { "client": client }, "mail": mail }));
    w.refused("no_mail_server", "send_reminder", json!({ "reminder": { "client": client }, "mail": mail }));
    assert_eq!((host.count(), given(&w).len()), (0, 0));
}

#[test]
fn s47_whose_money_lies_with_us_is_named_before_it_is_reminded_of() {
    let mut w = World::on("2026-10-01");
    let client = w.client();
    let paid = w.bill_freely(client, "Kick-off", "100");
    let over = json!({ "invoices": [paid["id"]], "amount": "623", "rest_becomes_credit": true });
    w.ok("record_payment", over);
    let late = w.bill_freely(client, "Advice", "1000");
    w.restart("2026-11-16");
    let due = w.ok("reminders_due", json!({}))["clients"][0].clone();
    assert_eq!((money(&due["totals"][0]), money(&due["credits"][0])), ("1230.00 EUR".into(), "500.00 EUR".into()));
    let sheet = w.ok("reminder_sheet", json!({ "client": client }));
    assert_eq!(money(&sheet["credits"][0]), "500.00 EUR");
    w.ok("use_credit", json!({ "invoice": late["id"] }));
    let sheet = w.ok("reminder_sheet", json!({ "client": client }));
    assert_eq!((money(&sheet["totals"][0]), &sheet["credits"]), ("730.00 EUR".into(), &json!([])));
}
