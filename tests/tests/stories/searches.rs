//! Searching the list of invoices: by number, names, titles of lines, order number and amount, as somebody types it.

use crate::world::{TODAY, World, halden, id, line};
use serde_json::{Value, json};

/// Three documents and a draft, each with words of its own.
fn book() -> World {
    let w = World::on(TODAY);
    let client = |name: &str| {
        let mut client = halden();
        client["name"] = json!(name);
        id(&w.ok("create_client", client))
    };
    let bill = |client: i64, title: &str, price: &str, order_number: &str| {
        let draft = id(&w.ok("new_invoice", json!({ "client": client })));
        let patch = json!({ "lines": [line(title, price), line("Travel", "100")], "order_number": order_number });
        w.ok("save_invoice_draft", json!({ "id": draft, "patch": patch }));
        draft
    };
    let issue = |draft: i64| drop(w.ok("issue_invoice", json!({ "id": draft })));
    // 4,800.00 and 5,904.00 with 23 %; 1,250.00 and 1,537.50; 950.00 and 1,168.50.
    issue(bill(client("Müller Straßenbau"), "100% \"Größe_1\" audit", "4700", "PO-88213/ä"));
    issue(bill(client("ΟΔΟΣ Athens"), "Железо, it's 50_50", "1150", ""));
    issue(bill(client("Kestrel"), "Depot (north) a*b", "850", "4711"));
    bill(client("Übersee"), "Survey of 3 yards", "1500", "Ref 77-É");
    w
}

/// What a search shows: numbers, and `draft` for a draft, in the order of the list.
fn found(w: &World, more: Value) -> Vec<String> {
    let list = w.ok("invoices", more);
    let name = |row: &Value| row["number"].as_str().unwrap_or("draft").to_owned();
    list["rows"].as_array().unwrap().iter().map(name).collect()
}

#[test]
fn s79_small_and_capital_letters_are_one_in_documents_and_drafts_and_no_sign_is_special() {
    let w = book();
    let (first, second, third, draft) = ("2026-001", "2026-002", "2026-003", "draft");
    let table: [(&str, &[&str]); 37] = [
        ("müller", &[first]),
        ("MÜLLER", &[first]),
        ("ÜLL", &[first]),
        ("ü", &[draft, first]),
        ("Ü", &[draft, first]),
        ("üb", &[draft]),
        ("muller", &[]),
        ("STRASSE", &[]),
        ("STRAẞEN", &[first]),
        ("οδοσ", &[second]),
        ("ΟΔΟς", &[second]),
        ("ЖЕЛ", &[second]),
        ("железо", &[second]),
        ("%", &[first]),
        ("0%", &[first]),
        ("100%", &[first]),
        ("1%0", &[]),
        ("_", &[second, first]),
        ("e_1", &[first]),
        ("0_5", &[second]),
        ("0x5", &[]),
        ("\"", &[first]),
        ("\"größe", &[first]),
        ("\"a\"", &[]),
        ("it's", &[second]),
        ("'", &[second]),
        ("a*b", &[third]),
        ("*", &[third]),
        ("(north)", &[third]),
        ("NOT kestrel", &[]),
        ("kestrel OR müller", &[]),
        ("text:kestrel", &[]),
        ("^kes", &[]),
        ("depot -north", &[]),
        ("kestrel\u{1f}depot", &[]),
        ("kest\0rel", &[]),
        ("travel", &[draft, third, second, first]),
    ];
    for (text, expected) in table {
        assert_eq!(found(&w, json!({ "text": text })), expected, "searched for {text:?}");
    }
    let every = [("2026-00", 3), ("2026-002", 1), ("6-0", 3), ("-002", 1), ("qz", 0), ("q", 0), ("el", 3)];
    for (text, count) in every {
        assert_eq!(found(&w, json!({ "text": text })).iter().filter(|n| *n != "draft").count(), count, "{text}");
    }
    assert_eq!(found(&w, json!({ "text": "x".repeat(50_000) })), Vec::<String>::new());
}

#[test]
fn s79_an_invoice_is_found_by_its_order_number_and_its_amounts_as_people_write_them() {
    let w = book();
    for text in ["PO-88213", "po-88213/Ä", "88213"] {
        assert_eq!(found(&w, json!({ "text": text })), ["2026-001"], "{text}");
    }
    assert_eq!(found(&w, json!({ "text": "4711" })), ["2026-003"], "by its order number");
    assert_eq!(found(&w, json!({ "text": "ref 77-é" })), ["draft"], "and so is a draft");
    let amounts = [
        "5904",
        "5,904.00",
        "5.904,00",
        "5 904,00",
        "5'904",
        "€5,904.00",
        "5904 EUR",
        "eur 5904",
        "-5904",
        "5904,",
        "4800",
        "4.800,00",
    ];
    for text in amounts {
        assert_eq!(found(&w, json!({ "text": text })), ["2026-001"], "{text}, with tax or without");
    }
    assert_eq!(found(&w, json!({ "text": "1600" })), ["draft"], "a draft by what it would come to");
    for text in ["5903", "590", "5904.01", "$5904", "5904 USD", "59.04"] {
        assert_eq!(found(&w, json!({ "text": text })), Vec::<String>::new(), "{text}");
    }
    let open = w.ok("invoices", json!({ "text": "5904" }))["rows"][0]["id"].clone();
    w.ok("record_payment", json!({ "invoices": [open], "amount": "5000" }));
    assert_eq!(found(&w, json!({ "text": "904,00" })), ["2026-001"], "by what is still open");
    let sums = w.ok("invoice_sums", json!({ "text": "904,00" }));
    assert_eq!((&sums[0]["count"], &sums[0]["open"]["amount"]), (&json!(1), &json!("904.00")));
}

#[test]
fn s79_a_search_is_narrowed_paged_and_looked_back_at_like_any_list() {
    let w = book();
    let all = w.ok("invoices", json!({ "text": "travel", "limit": 2 }));
    assert_eq!((all["rows"].as_array().unwrap().len(), &all["has_more"]), (3, &json!(true)), "the draft stands on top");
    let before = all["rows"][2]["id"].clone();
    assert_eq!(found(&w, json!({ "text": "travel", "limit": 2, "before": before })), ["2026-001"]);
    assert_eq!(found(&w, json!({ "text": "tr", "limit": 2, "before": before })), ["2026-001"]);
    let paid = w.ok("invoices", json!({ "text": "kestrel" }))["rows"][0].clone();
    w.ok("record_payment", json!({ "invoices": [paid["id"]] }));
    assert_eq!(found(&w, json!({ "text": "travel", "state": "paid" })), ["2026-003"]);
    assert_eq!(found(&w, json!({ "text": "travel", "state": "outstanding" })), ["2026-002", "2026-001"]);
    assert_eq!(found(&w, json!({ "text": "travel", "client": paid["client"] })), ["2026-003"]);
    assert_eq!(found(&w, json!({ "text": "travel", "to": "2026-11-15" })), Vec::<String>::new());
    let then = w.ok("invoices_as_at", json!({ "on": TODAY, "text": "müll" }));
    assert_eq!(then["rows"].as_array().unwrap().len(), 1, "on a past day too: {then}");
    w.assert_sound();
}
