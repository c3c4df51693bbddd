//! Corrections: credit notes, credit and correct, write-offs, credit of a client. What was issued never changes.

use crate::world::{TODAY, World, fields, id, money};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use storage::digest::of_bytes;

/// PDF, e-invoice and frozen value of a document, as hashes.
fn prints(w: &World, document: &Value) -> [String; 3] {
    let all = w.export();
    let canonical = all["invoices"].as_array().unwrap().iter().find(|i| i["document"]["number"] == document["number"]);
    let canonical = canonical.unwrap_or_else(|| panic!("{} is not in the export", document["number"]));
    let canonical = canonical["document"].to_string();
    let xml = w.xml(document).unwrap_or_default();
    [of_bytes(&w.pdf(document)), of_bytes(&xml), of_bytes(canonical.as_bytes())]
}

fn minor(amount: &Value) -> i64 {
    amount["amount"].as_str().unwrap().replace('.', "").parse().unwrap()
}

/// Base and tax of a document by rate.
fn by_rate(document: &Value) -> BTreeMap<String, (i64, i64)> {
    let rows = document["taxes"].as_array().unwrap();
    let row = |t: &Value| (t["label"].as_str().unwrap().to_owned(), (minor(&t["base"]), minor(&t["amount"])));
    rows.iter().map(row).collect()
}

fn whole(invoice: &Value, reason: &str) -> Value {
    json!({ "id": invoice["id"], "extent": "whole", "reason": reason })
}

/// An invoice at two rates: 1,000.00 at 23 %, 333.33 at 13.5 %.
fn at_two_rates(w: &World, client: i64) -> Value {
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    let mut other = crate::world::line("Printing", "333.33");
    other["tax_rate"] = json!("13.5");
    let lines = json!([crate::world::line("Advice", "1000"), other]);
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": lines } }));
    w.ok("issue_invoice", json!({ "id": draft }))
}

#[test]
fn s61_a_credit_note_takes_an_invoice_back_rate_by_rate_and_changes_no_byte_of_it() {
    let w = World::on(TODAY);
    let invoice = at_two_rates(&w, w.client());
    let before = prints(&w, &invoice);
    let note = w.ok("issue_credit", whole(&invoice, "The workshop did not take place"));
    assert_eq!((note["number"].as_str(), note["kind"].as_str()), (Some("2026-002"), Some("credit_note")));
    assert_eq!(by_rate(&note), by_rate(&invoice), "at every rate the two cancel out");
    assert_eq!((&note["net"], &note["gross"]), (&invoice["net"], &invoice["gross"]));
    assert_eq!(prints(&w, &invoice), before, "PDF, e-invoice and frozen value are as they were");
    let words = w.words(&note);
    for said in ["Credit note", "2026-002", "2026-001", "The workshop did not take place"] {
        assert!(words.contains(said), "{said} is not on the page: {words}");
    }
    let xml = String::from_utf8(w.xml(&note).expect("a credit note carries its e-invoice")).unwrap();
    assert!(xml.contains("<ram:TypeCode>381</ram:TypeCode>") && xml.contains("2026-001"), "{xml}");
    w.hand_to_judges(&note, "credit-note-whole.pdf");
    let seen = w.invoice(&invoice["id"]);
    assert_eq!((seen["status"].as_str(), money(&seen["open"])), (Some("credited"), "0.00 EUR".to_owned()));
    assert_eq!(seen["corrections"]["credit_notes"][0]["number"], "2026-002");
    assert_eq!(note["corrections"]["takes_back"]["number"], "2026-001");
    assert_eq!(note["corrections"]["reason"], "The workshop did not take place");
    w.assert_reopens_sound();
}

#[test]
fn s61_a_credit_note_is_no_outstanding_invoice_and_every_sum_says_so() {
    let w = World::on(TODAY);
    let client = w.client();
    let kept = w.bill_freely(client, "Advice", "1000");
    let gone = w.bill_freely(client, "Briefing", "400");
    w.ok("issue_credit", whole(&gone, "Ordered twice"));
    let outstanding = w.ok("dashboard", json!({}))["outstanding"].clone();
    assert_eq!((money(&outstanding["amount"]).as_str(), outstanding["count"].as_u64()), ("1000.00 EUR", Some(1)));
    let list = w.ok("invoices", json!({}));
    let sum = |state: &str| list["sums"].as_array().unwrap().iter().find(|s| s["state"] == state).unwrap().clone();
    assert_eq!(money(&sum("all")["net"]), "1000.00 EUR", "what was credited is no turnover");
    assert_eq!((sum("outstanding")["count"].as_u64(), sum("credited")["count"].as_u64()), (Some(1), Some(2)));
    assert_eq!(money(&sum("credited")["net"]), "0.00 EUR");
    let note = &list["rows"][0];
    assert_eq!((note["is_credit_note"].as_bool(), note["status"].as_str()), (Some(true), Some("credited")));
    assert_eq!((money(&note["net"]).as_str(), money(&note["open"]).as_str()), ("-400.00 EUR", "0.00 EUR"));
    assert_eq!(money(&w.ok("client", json!({ "id": client }))["sums"][0]["outstanding"]["gross"]), "1230.00 EUR");
    w.pay(&kept);
    assert_eq!(money(&w.ok("dashboard", json!({}))["outstanding"]["amount"]), "0.00 EUR");
    w.assert_sound();
}

#[test]
fn s61_lines_and_parts_of_lines_are_credited_until_nothing_is_left() {
    let w = World::on(TODAY);
    let invoice = at_two_rates(&w, w.client());
    let part =
        |lines: Value| json!({ "id": invoice["id"], "extent": "lines", "lines": lines, "reason": "Less was done" });
    let sheet = w.ok("credit_sheet", part(json!([{ "line": 1, "net": "250" }])));
    assert_eq!(
        (money(&sheet["outcome"]["net"]), money(&sheet["outcome"]["gross"])),
        ("250.00 EUR".into(), "307.50 EUR".into())
    );
    assert_eq!(
        (money(&sheet["outcome"]["open_after"]), sheet["next_number"].as_str()),
        ("1300.83 EUR".into(), Some("2026-002"))
    );
    assert!(
        !w.ok("preview_credit", part(json!([{ "line": 1, "units": "0.25" }])))["pages"].as_array().unwrap().is_empty()
    );
    let first = w.ok("issue_credit", part(json!([{ "line": 1, "units": "0.25" }])));
    assert_eq!(money(&first["net"]), "250.00 EUR");
    let seen = w.invoice(&invoice["id"]);
    assert_eq!((seen["status"].as_str(), money(&seen["open"])), (Some("issued"), "1300.83 EUR".to_owned()));
    assert_eq!(
        money(&w.ok("dashboard", json!({}))["outstanding"]["amount"]),
        "1083.33 EUR",
        "the note's own net is off"
    );
    assert_eq!(money(&w.ok("credit_sheet", part(json!([])))["lines"][0]["left"]), "750.00 EUR");
    w.refused("credit_above_line", "issue_credit", part(json!([{ "line": 1 }])));
    w.refused("already_credited", "issue_credit", whole(&invoice, "All of it"));
    w.ok("issue_credit", part(json!([{ "line": 2 }])));
    let rest = json!({ "id": invoice["id"], "extent": "rest", "reason": "The rest too" });
    let last = w.ok("issue_credit", rest.clone());
    assert_eq!(money(&last["net"]), "750.00 EUR");
    assert_eq!(w.invoice(&invoice["id"])["status"], "credited");
    assert_eq!(money(&w.ok("dashboard", json!({}))["outstanding"]["amount"]), "0.00 EUR");
    for again in [rest, whole(&invoice, "Once more"), part(json!([{ "line": 1 }]))] {
        w.refused("fully_credited", "issue_credit", again);
    }
    for (at, note) in [&first, &last].into_iter().enumerate() {
        w.hand_to_judges(note, &format!("credit-note-part-{at}.pdf"));
    }
    w.assert_reopens_sound();
}

#[test]
fn s61_what_makes_no_sense_is_refused_by_name_and_uses_no_number() {
    let w = World::on(TODAY);
    let client = w.client();
    let invoice = w.bill_freely(client, "Advice", "1000");
    let problem = w.refused("credit_without_reason", "issue_credit", whole(&invoice, "  "));
    assert_eq!(fields(&problem), ["reason"]);
    let lines = |lines: Value| json!({ "id": invoice["id"], "extent": "lines", "lines": lines, "reason": "Less" });
    w.refused("missing_for_issue", "issue_credit", lines(json!([])));
    for (line, field) in [
        (json!({ "line": 0 }), "lines.0.line"),
        (json!({ "line": 2 }), "lines.0.line"),
        (json!({ "line": 1, "net": "-5" }), "lines.0.net"),
        (json!({ "line": 1, "net": "1,2,3" }), "lines.0.net"),
        (json!({ "line": 1, "units": "0" }), "lines.0.units"),
    ] {
        assert_eq!(fields(&w.refused("invalid", "issue_credit", lines(json!([line])))), [field]);
    }
    let above = w.refused("credit_above_line", "issue_credit", lines(json!([{ "line": 1, "net": "1000.01" }])));
    assert_eq!(above["detail"]["open"], "1000.00 EUR");
    let twice = lines(json!([{ "line": 1 }, { "line": 1 }]));
    w.refused("credit_above_line", "issue_credit", twice);
    let note = w.ok("issue_credit", whole(&invoice, "Ordered twice"));
    assert_eq!(note["number"], "2026-002", "no refused one has taken a number");
    w.refused("credit_of_credit", "issue_credit", whole(&note, "Take it back"));
    w.refused("credit_of_credit", "credit_and_correct", json!({ "id": note["id"], "reason": "Take it back" }));
    w.refused("not_found", "issue_credit", json!({ "id": 99, "extent": "whole", "reason": "Gone" }));
    w.refused("nothing_open", "record_payment", json!({ "invoices": [note["id"]] }));
}

#[test]
fn s61_a_credit_note_is_never_dated_before_its_invoice() {
    let mut w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "1000");
    w.restart("2026-11-15");
    let problem = w.call("issue_credit", whole(&invoice, "Wrong")).unwrap_err();
    assert!(
        ["issue_date_before_last", "credit_before_invoice"].contains(&problem["code"].as_str().unwrap()),
        "{problem}"
    );
}

#[test]
fn s61_a_page_that_cannot_be_printed_leaves_no_credit_note_and_no_hole() {
    let w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "1000");
    let problem = w.refused("unprintable", "issue_credit", whole(&invoice, "\u{e000}"));
    assert!(!fields(&problem).is_empty(), "{problem}");
    assert_eq!(w.ok("issue_credit", whole(&invoice, "Plain"))["number"], "2026-002");
    w.assert_reopens_sound();
}

#[test]
fn s61_the_milestone_of_a_credited_invoice_is_ready_again() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let sums = |w: &World| w.ok("project", json!({ "id": plan.id }))["sums"].clone();
    let ready = |w: &World| money(&w.ok("dashboard", json!({}))["ready"]["amount"]);
    assert_eq!((money(&sums(&w)["billed"]), ready(&w)), ("14400.00 EUR".into(), "0.00 EUR".into()));
    let sheet = w.ok("credit_sheet", whole(&invoice, ""));
    assert_eq!(sheet["outcome"]["milestones"], json!(["M1 Discovery report"]));
    let note = w.ok("issue_credit", whole(&invoice, "Wrong order number"));
    w.hand_to_judges(&note, "credit-note-milestone.pdf");
    let milestone = w.ok("milestone", json!({ "id": plan.milestones[0] }));
    assert_eq!((milestone["status"].as_str(), milestone["invoice"].is_null()), (Some("ready"), true));
    assert_eq!((money(&sums(&w)["billed"]), ready(&w)), ("0.00 EUR".into(), "14400.00 EUR".into()));
    let again = w.issue(plan.milestones[0]);
    assert_eq!((again["number"].as_str(), again["net"].clone()), (Some("2026-003"), invoice["net"].clone()));
    assert_eq!((money(&sums(&w)["billed"]), ready(&w)), ("14400.00 EUR".into(), "0.00 EUR".into()));
    assert_eq!(w.ok("milestone", json!({ "id": plan.milestones[0] }))["invoice"], again["id"]);
    w.refused("fully_credited", "issue_credit", whole(&invoice, "Once more"));
    w.assert_reopens_sound();
}

#[test]
fn s61_a_milestone_credited_in_part_is_billed_by_what_is_left_and_the_rest_can_be_billed_again() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let less = json!({ "id": invoice["id"], "extent": "lines", "lines": [{ "line": 1, "net": "4400" }], "reason": "A smaller report" });
    assert_eq!(w.ok("credit_sheet", less.clone())["outcome"]["milestones"], json!([]));
    w.ok("issue_credit", less);
    let sums = w.ok("project", json!({ "id": plan.id }))["sums"].clone();
    assert_eq!((money(&sums["billed"]), money(&sums["left_to_bill"])), ("10000.00 EUR".into(), "38000.00 EUR".into()));
    assert_eq!(w.ok("milestone", json!({ "id": plan.milestones[0] }))["status"], "ready", "what was credited is ready");
    w.pay(&invoice);
    let sums = w.ok("project", json!({ "id": plan.id }))["sums"].clone();
    assert_eq!((money(&sums["paid"]), money(&sums["billed"])), ("10000.00 EUR".into(), "10000.00 EUR".into()));
    assert_eq!(money(&w.issue(plan.milestones[0])["net"]), "4400.00 EUR");
    w.assert_sound();
}

#[test]
fn s61_credit_and_correct_issues_the_credit_note_and_prepares_the_invoice_in_its_place() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let before = prints(&w, &invoice);
    w.refused("credit_without_reason", "credit_and_correct", json!({ "id": invoice["id"], "reason": "" }));
    let both = w.ok("credit_and_correct", json!({ "id": invoice["id"], "reason": "The order number was missing" }));
    let (note, draft) = (&both["credit_note"], &both["draft"]);
    assert_eq!((note["number"].as_str(), draft["form"]["corrects"].as_str()), (Some("2026-002"), Some("2026-001")));
    assert_eq!((draft["is_ready"].as_bool(), &draft["net"]), (Some(true), &invoice["net"]), "{:#}", draft["problems"]);
    let patch = json!({ "order_number": "PO-90001" });
    let saved = w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": patch }));
    assert_eq!(saved["form"]["corrects"], "2026-001", "an edit keeps what it corrects");
    let corrected = w.ok("issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!(corrected["number"], "2026-003");
    let words = w.words(&corrected);
    for said in ["Corrected invoice", "2026-001", "The order number was missing", "PO-90001"] {
        assert!(words.contains(said), "{said} is not on the page: {words}");
    }
    let xml = String::from_utf8(w.xml(&corrected).unwrap()).unwrap();
    assert!(xml.contains("<ram:TypeCode>384</ram:TypeCode>"), "{xml}");
    w.hand_to_judges(&corrected, "corrected-invoice.pdf");
    assert_eq!(prints(&w, &invoice), before);
    assert_eq!(w.invoice(&invoice["id"])["corrections"]["corrected_by"]["number"], "2026-003");
    assert_eq!(corrected["corrections"]["corrects"]["number"], "2026-001");
    let sums = w.ok("project", json!({ "id": plan.id }))["sums"].clone();
    assert_eq!(money(&sums["billed"]), "14400.00 EUR", "billed once");
    w.assert_reopens_sound();
}

#[test]
fn s61_what_is_open_is_written_off_with_a_reason_and_taken_back() {
    let w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "1000");
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "1000" }));
    let open = w.invoice(&invoice["id"])["open"].clone();
    assert_eq!(fields(&w.refused("invalid", "write_off", json!({ "id": invoice["id"], "reason": " " }))), ["reason"]);
    w.refused(
        "already_reversed",
        "reverse_write_off",
        json!({ "id": invoice["id"], "reason": "Nothing to take back" }),
    );
    let off = w.ok("write_off", json!({ "id": invoice["id"], "reason": "Agreed with Ciara" }));
    assert_eq!((off["status"].as_str(), money(&off["open"])), (Some("written_off"), "0.00 EUR".to_owned()));
    assert_eq!(off["corrections"]["written_off"], open);
    w.refused("nothing_open", "write_off", json!({ "id": invoice["id"], "reason": "Twice" }));
    let back = w.ok("reverse_write_off", json!({ "id": invoice["id"], "reason": "They paid after all" }));
    assert_eq!((back["status"].as_str(), &back["open"]), (Some("part_paid"), &open));
    assert_eq!(back["settlements"].as_array().unwrap().len(), 3, "both stay");
    w.refused("already_reversed", "reverse_write_off", json!({ "id": invoice["id"], "reason": "Twice" }));
    w.pay(&invoice);
    assert_eq!(money(&w.ok("dashboard", json!({}))["paid_this_year"]["amount"]), "1000.00 EUR");
    w.assert_reopens_sound();
}

#[test]
fn s94_credit_of_a_paid_invoice_lies_with_the_seller_until_it_is_paid_back() {
    let w = World::on(TODAY);
    let client = w.client();
    let invoice = at_two_rates(&w, client);
    let payment = w.pay(&invoice);
    w.ok("issue_credit", whole(&invoice, "The workshop did not take place"));
    let seen = w.invoice(&invoice["id"]);
    assert_eq!((&seen["corrections"]["above"], seen["days_late"].is_null()), (&invoice["gross"], true));
    let credit = |w: &World| w.ok("client", json!({ "id": client }))["sums"][0]["credit"].clone();
    assert_eq!(credit(&w), invoice["gross"]);
    let above = w.refused("above_client_credit", "refund_credit", json!({ "client": client, "amount": "9999" }));
    assert_eq!(fields(&above), ["amount"]);
    w.ok("refund_credit", json!({ "client": client, "amount": "500", "reference": "Part" }));
    w.refused("payment_is_spent", "reverse_payment", json!({ "id": payment["id"] }));
    let rest = w.ok("refund_credit", json!({ "client": client }));
    assert_eq!(minor(&rest["amount"]), 50_000 - minor(&invoice["gross"]));
    assert_eq!(
        (money(&credit(&w)), w.invoice(&invoice["id"])["status"].clone()),
        ("0.00 EUR".into(), json!("credited"))
    );
    let paid = w.ok("dashboard", json!({}))["paid_this_year"].clone();
    assert_eq!(money(&paid["amount"]), "0.00 EUR", "what went back was not earned, net as gross");
    w.refused("no_client_credit", "refund_credit", json!({ "client": client }));
    w.ok("reverse_payment", json!({ "id": rest["id"], "reason": "The bank sent it back" }));
    assert_eq!(minor(&credit(&w)), minor(&invoice["gross"]) - 50_000, "it lies with the seller again");
    w.assert_reopens_sound();
}

#[test]
fn s94_credit_pays_another_invoice_of_the_client_and_no_money_is_made() {
    let w = World::on(TODAY);
    let client = w.client();
    let [gone, next] = [("Briefing", "400"), ("Advice", "1000")].map(|(title, net)| w.bill_freely(client, title, net));
    w.refused("no_client_credit", "use_credit", json!({ "invoice": next["id"] }));
    // 492.00 of the first invoice, and 50.00 that came on top.
    w.ok("record_payment", json!({ "invoices": [gone["id"]], "amount": "542", "rest_becomes_credit": true }));
    w.ok("issue_credit", whole(&gone, "Ordered twice"));
    assert_eq!(money(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]), "542.00 EUR");
    let before = prints(&w, &next);
    let seen = w.ok("use_credit", json!({ "invoice": next["id"], "amount": "500" }));
    assert_eq!((money(&seen["paid"]).as_str(), money(&seen["open"]).as_str()), ("500.00 EUR", "730.00 EUR"));
    assert_eq!(money(&seen["corrections"]["client_credit"]), "42.00 EUR");
    let seen = w.ok("use_credit", json!({ "invoice": next["id"] }));
    assert_eq!((money(&seen["open"]).as_str(), seen["status"].as_str()), ("688.00 EUR", Some("part_paid")));
    assert_eq!(money(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]), "0.00 EUR");
    assert_eq!(w.invoice(&gone["id"])["status"], "credited");
    w.pay(&next);
    let paid = w.ok("dashboard", json!({}))["paid_this_year"].clone();
    assert_eq!(money(&paid["amount"]), "1000.00 EUR", "one invoice was earned");
    w.refused("nothing_open", "use_credit", json!({ "invoice": next["id"] }));
    assert_eq!(prints(&w, &next), before);
    w.assert_reopens_sound();
}

#[test]
fn s61_s94_what_was_written_off_is_no_money_of_the_client_when_the_invoice_is_credited() {
    let w = World::on(TODAY);
    let client = w.client();
    let credit = |w: &World| money(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]);
    let invoice = w.bill_freely(client, "Advice", "1000");
    let payment = w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "500" }));
    w.ok("write_off", json!({ "id": invoice["id"], "reason": "Insolvent" }));
    let asked = whole(&invoice, "It was never delivered");
    let sheet = w.ok("credit_sheet", asked.clone());
    assert_eq!(money(&sheet["outcome"]["becomes_credit"]), "500.00 EUR", "what it paid and no more: {sheet}");
    w.ok("issue_credit", asked);
    let seen = w.invoice(&invoice["id"]);
    let corrections = &seen["corrections"];
    assert_eq!(
        (money(&corrections["above"]), money(&corrections["written_off"])),
        ("500.00 EUR".into(), "0.00 EUR".into())
    );
    assert_eq!((credit(&w), money(&corrections["reversible"])), ("500.00 EUR".to_owned(), "0.00 EUR".to_owned()));
    w.refused("already_reversed", "reverse_write_off", json!({ "id": invoice["id"], "reason": "Twice" }));
    w.ok("reverse_payment", json!({ "id": payment["id"], "reason": "Charged back" }));
    assert_eq!((credit(&w), money(&w.invoice(&invoice["id"])["open"])), ("0.00 EUR".to_owned(), "0.00 EUR".to_owned()));

    // Written off with its payment, and credited in part: the rest is still given up, until the payment goes back.
    let other = w.bill_freely(client, "Advice", "1000");
    let short = json!({ "invoices": [other["id"]], "amount": "500", "difference": "write_off", "reason": "Insolvent" });
    let payment = w.ok("record_payment", short);
    let lines = json!([{ "line": 1, "net": "200" }]);
    w.ok("issue_credit", json!({ "id": other["id"], "extent": "lines", "lines": lines, "reason": "One day less" }));
    let seen = w.invoice(&other["id"]);
    let left = money(&seen["corrections"]["written_off"]);
    assert_eq!((left.as_str(), money(&seen["open"]), credit(&w)), ("484.00 EUR", "0.00 EUR".into(), "0.00 EUR".into()));
    w.ok("reverse_payment", json!({ "id": payment["id"], "reason": "Charged back" }));
    let back = w.invoice(&other["id"]);
    assert_eq!(
        (money(&back["open"]), money(&back["corrections"]["written_off"])),
        ("984.00 EUR".into(), "0.00 EUR".into())
    );
    w.assert_reopens_sound();
}
