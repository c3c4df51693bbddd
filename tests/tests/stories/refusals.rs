//! Bad input gets a named, plain refusal, and nothing is lost.

use crate::world::{TODAY, World, codes, fields, id, line, sandberg};
use serde_json::{Value, json};

#[test]
fn an_amount_with_two_decimal_marks_is_refused_by_that_name() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    let second = plan.milestones[1];
    let problem = w.refused("invalid", "save_milestone", json!({ "id": second, "patch": { "amount": "19,20.00,0" } }));
    assert_eq!((fields(&problem), codes(&problem)), (vec!["amount".to_owned()], vec!["two_decimal_marks".to_owned()]));
}

#[test]
fn what_was_typed_wrongly_comes_back_after_a_restart_with_its_reason() {
    let mut w = World::on(TODAY);
    let plan = w.proposed();
    let second = plan.milestones[1];
    w.call("save_milestone", json!({ "id": second, "patch": { "amount": "1.2.3" } })).unwrap_err();
    w.restart("2026-11-17");
    let row = w.ok("project", json!({ "id": plan.id }))["milestones"][1].clone();
    assert_eq!((row["form"]["amount"].as_str(), row["amount"]["amount"].as_str()), (Some("1.2.3"), Some("19200.00")));
    assert_eq!(
        (row["problems"][0]["field"].as_str(), row["problems"][0]["code"].as_str()),
        (Some("amount"), Some("two_decimal_marks"))
    );
    w.ok("save_milestone", json!({ "id": second, "patch": { "amount": "19.200,00" } }));
    let row = w.ok("project", json!({ "id": plan.id }))["milestones"][1].clone();
    assert_eq!((row["problems"].as_array().unwrap().len(), row["form"]["amount"].as_str()), (0, Some("19200.00")));
}

#[test]
fn the_fields_that_are_valid_are_kept_when_one_is_not() {
    let w = World::on(TODAY);
    let client = w.client();
    let patch = json!({ "email": "accounts", "street": "4 Northgate Yard", "terms": "net thirty" });
    let problem = w.call("save_client", json!({ "id": client, "patch": patch })).unwrap_err();
    assert_eq!(codes(&problem), ["not_an_email", "not_one_of"]);
    let view = w.ok("client", json!({ "id": client }));
    assert_eq!(
        (view["form"]["street"].as_str(), view["form"]["email"].as_str()),
        (Some("4 Northgate Yard"), Some("accounts"))
    );
    let kept = w.export()["clients"][0].clone();
    assert_eq!(
        (kept["address"]["street"].as_str(), kept["email"].as_str()),
        (Some("4 Northgate Yard"), Some("accounts@halden.example"))
    );
}

/// A book in which one thing is left out, and the prepared invoice that meets it.
fn lacking(business: &[(&str, &str)], client: &[(&str, &str)]) -> (World, Value) {
    let w = World::empty(TODAY, "IE");
    let mut seller = sandberg();
    business.iter().for_each(|(field, text)| seller[*field] = json!(text));
    w.ok("save_business", seller);
    let mut buyer = crate::world::halden();
    client.iter().for_each(|(field, text)| buyer[*field] = json!(text));
    let plan = w.plan(id(&w.ok("create_client", buyer)), "1000", &[("All", "1000")]);
    w.accept(plan.milestones[0]);
    let draft = w.prepare(plan.milestones[0]);
    (w, json!({ "id": draft }))
}

#[test]
fn s45_s66_s68_each_missing_fact_is_named_with_the_way_to_its_field() {
    type Fields = &'static [(&'static str, &'static str)];
    let table: [(Fields, Fields, &str, &str, &str); 7] = [
        (&[("terms", "")], &[], "missing_terms", "terms", "draft"),
        (&[("vat_number", "")], &[], "missing_seller_tax_number", "vat_number", "business"),
        (&[("street", "")], &[], "missing_seller_address", "street", "business"),
        (&[("bank_iban", ""), ("bank_bic", "")], &[], "missing_payment_method", "bank_iban", "business"),
        (&[], &[("street", ""), ("city", "")], "missing_client_address", "street", "client"),
        (
            &[],
            &[("tax_treatment", "reverse_charge"), ("vat_number", "")],
            "missing_client_tax_number",
            "vat_number",
            "client",
        ),
        (&[], &[("order_number_required", "yes")], "missing_order_number", "order_number", "draft"),
    ];
    for (business, client, code, field, address) in table {
        let (w, draft) = lacking(business, client);
        if code == "missing_order_number" {
            w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "order_number": "" } }));
        }
        let problem = w.refused("missing_for_issue", "issue_invoice", draft.clone());
        assert_eq!(codes(&problem), [code]);
        assert_eq!(
            (fields(&problem), problem["fields"][0]["address"].as_str()),
            (vec![field.to_owned()], Some(address)),
            "{code}"
        );
        let shown = w.ok("invoice_draft", draft);
        assert_eq!(codes(&json!({ "fields": shown["problems"] })), [code], "the editor shows the same before the try");
    }
}

#[test]
fn s45_all_that_is_missing_is_listed_at_once() {
    let all = [("terms", ""), ("vat_number", ""), ("street", ""), ("bank_iban", ""), ("bank_bic", "")];
    let (w, draft) =
        lacking(&all, &[("street", ""), ("city", ""), ("tax_treatment", "reverse_charge"), ("vat_number", "")]);
    let problem = w.refused("missing_for_issue", "issue_invoice", draft);
    let wanted =
        ["seller_address", "seller_tax_number", "client_address", "client_tax_number", "terms", "payment_method"];
    assert_eq!(codes(&problem), wanted.map(|what| format!("missing_{what}")));
    assert!(
        problem["fields"].as_array().unwrap().iter().all(|f| !f["address"].as_str().unwrap().is_empty()),
        "each has its way"
    );
    let message = problem["message"].as_str().unwrap();
    assert!(
        message.contains("missing: your tax number") && message.contains("missing: the payment terms"),
        "{message}"
    );
}

#[test]
fn s37_s38_a_milestone_line_needs_its_name_and_what_was_delivered() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let mut emptied = draft["form"]["lines"][0].clone();
    emptied["title"] = json!("");
    emptied["description"] = json!("");
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [emptied] } }));
    let problem = w.refused("missing_for_issue", "issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!(codes(&problem), ["missing_line_title", "missing_line_description"]);
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [] } }));
    let problem = w.refused("missing_for_issue", "issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!(codes(&problem), ["missing_lines"]);
}

#[test]
fn a_name_with_signs_that_no_font_covers_is_refused_at_issue_and_previewed_before() {
    // Signs for private use: no font has them, whatever the system brings.
    let name = "\u{e000}\u{e001} Rail";
    let w = World::on(TODAY);
    let client = id(&w.ok("create_client", json!({ "name": name, "street": "1 Main Street", "city": "Cork" })));
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Advice", "100")] } }));
    let preview = w.ok("preview_draft", json!({ "id": draft }));
    assert_eq!(preview["pages"].as_array().unwrap().len(), 1, "the draft can be looked at");
    assert!(app::bytes::bytes(w.app(), "draft_pdf", json!({ "id": draft })).unwrap().starts_with(b"%PDF"), "and saved");

    let problem = w.refused("unprintable", "issue_invoice", json!({ "id": draft }));
    assert_eq!(fields(&problem), ["buyer.name"]);
    let message = problem["fields"][0]["message"].as_str().unwrap();
    assert!(['\u{e000}', '\u{e001}'].into_iter().all(|c| message.contains(c)), "the characters are named: {message}");

    w.ok("save_client", json!({ "id": client, "patch": { "name": "Łódź Ελλάς Київ" } }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    assert!(w.words(&invoice).contains("Łódź Ελλάς Київ"), "Latin, Greek and Cyrillic print: {}", w.words(&invoice));
}

#[test]
fn a_draft_with_a_text_that_cannot_be_read_is_looked_at_and_never_handed_out() {
    let w = World::on(TODAY);
    let draft = id(&w.ok("new_invoice", json!({ "client": w.client() })));
    let pdf = || app::bytes::bytes(w.app(), "draft_pdf", json!({ "id": draft }));
    let lines = |field: &str, typed: &str| {
        let mut changed = line("Advice", "100");
        changed[field] = json!(typed);
        json!({ "lines": [line("Workshop", "50"), changed] })
    };
    for (patch, expected, why) in [
        (lines("unit_price", "90000000000000000"), "lines.1.unit_price", "too_large"),
        (lines("unit_price", "1.2.3,4"), "lines.1.unit_price", "two_decimal_marks"),
        (lines("unit_price", "-5"), "lines.1.unit_price", "negative"),
        (lines("quantity", "two"), "lines.1.quantity", "not_a_number"),
        (lines("tax_rate", "1.2.3"), "lines.1.tax_rate", "two_decimal_marks"),
        (json!({ "due_on": "some day" }), "due_on", "not_a_date"),
        (json!({ "terms": "net thirty" }), "terms", "not_one_of"),
    ] {
        let view = w.ok("save_invoice_draft", json!({ "id": draft, "patch": patch }));
        assert_eq!(fields(&json!({ "fields": view["problems"] })), [expected]);
        assert_eq!(view["is_ready"], false);
        let preview = w.ok("preview_draft", json!({ "id": draft }));
        assert_eq!(preview["pages"].as_array().unwrap().len(), 1, "the screen shows what can be read");
        let problem = json!(pdf().expect_err(&patch.to_string()));
        assert_eq!((problem["code"].as_str(), fields(&problem)), (Some("invalid"), vec![expected.to_owned()]));
        assert_eq!(codes(&problem), [why]);
        let mended = json!({ "lines": [line("Workshop", "50"), line("Advice", "100")], "due_on": "", "terms": "" });
        w.ok("save_invoice_draft", json!({ "id": draft, "patch": mended }));
        assert!(pdf().unwrap().starts_with(b"%PDF"), "mended, it is written: {expected}");
    }
}

#[test]
fn a_payment_code_that_is_left_out_says_why_and_keeps_nothing_from_being_issued() {
    let w = World::on(TODAY);
    // Outside the EEA the bank's BIC is a part of the code.
    w.ok("save_business", json!({ "bank_iban": "GB82 WEST 1234 5698 7654 32", "bank_bic": "" }));
    let draft = id(&w.ok("new_invoice", json!({ "client": w.client() })));
    let patch = json!({ "lines": [line("Advice", "100")] });
    let view = w.ok("save_invoice_draft", json!({ "id": draft, "patch": patch }));
    let told = |view: &Value| view["checks"].as_array().unwrap().iter().find(|c| c["code"] == "payment_code").cloned();
    let check = told(&view).expect("it is told");
    assert_eq!((&check["is_ok"], &view["is_ready"]), (&json!(false), &json!(true)), "{:#}", view["problems"]);
    let problem = &check["problem"];
    assert_eq!(
        (problem["address"].as_str(), problem["field"].as_str(), problem["code"].as_str()),
        (Some("business"), Some("bank_bic"), Some("payment_code_missing"))
    );
    w.ok("save_business", json!({ "bank_bic": "WESTGB2L" }));
    assert_eq!(told(&w.ok("invoice_draft", json!({ "id": draft }))), None, "with it the code can be made");
    w.ok("save_business", json!({ "bank_bic": "" }));
    w.ok("issue_invoice", json!({ "id": draft }));
}

#[test]
fn hostile_names_stay_text() {
    let w = World::on(TODAY);
    for name in [
        "<script>alert(1)</script>",
        "../../../etc/passwd",
        "CON",
        "a\"b' -- ); DROP TABLE invoice;",
        "{{7*7}} ${jndi:x} %s%n",
    ] {
        let client = id(&w.ok("create_client", json!({ "name": name, "street": "1 Main Street", "city": "Cork" })));
        let invoice = w.bill_freely(client, name, "100");
        assert_eq!(w.ok("client", json!({ "id": client }))["form"]["name"], name);
        assert!(w.words(&invoice).contains(name), "{name} prints as it is: {}", w.words(&invoice));
        let svg =
            w.ok("preview_invoice", json!({ "id": invoice["id"] }))["pages"][0]["svg"].as_str().unwrap().to_owned();
        assert!(!svg.contains("<script"), "the picture holds no element of that name");
        let attachment =
            w.ok("invoice_mail", json!({ "id": invoice["id"] }))["attachment"].as_str().unwrap().to_owned();
        assert!(attachment.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)), "{attachment}");
        let found = w.ok("invoices", json!({ "text": name }));
        assert_eq!(found["rows"].as_array().unwrap().len(), 1, "searching for {name} finds it and nothing else");
    }
    for number in ["../../x", "a/b\\c", "CON", "", "x\u{202e}fdp.exe", &"9".repeat(10_000)] {
        let name = app::invoices::pdf_name(domain::invoice::DocumentKind::AdHoc, number);
        assert!(name.starts_with("Invoice-") && name.ends_with(".pdf") && name.len() < 100, "{name}");
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)), "{name}");
    }
    w.assert_sound();
}

#[test]
fn a_word_of_ten_thousand_letters_fits_no_name_and_any_description() {
    let w = World::on(TODAY);
    let word = "Donaudampfschifffahrt".repeat(500);
    let problem = w.refused("invalid", "create_client", json!({ "name": word }));
    assert_eq!(codes(&problem), ["too_long"]);
    let draft = id(&w.ok("new_invoice", json!({ "client": w.client() })));
    let mut long = line("Advice", "100");
    long["description"] = json!(word);
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [long] } }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    let letters: String = w.words(&invoice).split_whitespace().collect();
    assert!(letters.matches("Donaudampfschifffahrt").count() >= 490, "the word is broken over lines, not cut off");
    w.hand_to_judges(&invoice, "long-word.pdf");
}

#[test]
fn no_text_becomes_a_header_of_a_mail() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    let problem = w.refused(
        "invalid",
        "save_milestone",
        json!({ "id": plan.milestones[0], "patch": { "title": "A\r\nBcc: x@y.example" } }),
    );
    assert_eq!(codes(&problem), ["control_character"]);
    let invoice = w.bill(plan.milestones[0]);
    let number = domain::InvoiceId(id(&invoice));
    let mail = |to: &str, subject: &str, text: &str| {
        let texts = app::mail::MailTexts {
            to: vec![to.to_owned()],
            cc: Vec::new(),
            subject: subject.to_owned(),
            text: text.to_owned(),
        };
        app::mail::eml(w.app(), number, &texts).map_err(app::Problem::from)
    };
    for (to, subject) in [
        ("a@b.example", "A\r\nBcc: x@y.example"),
        ("a@b.example\r\nBcc: x@y.example", "A"),
        ("a@b.example\nSubject: x", "A"),
    ] {
        let problem = mail(to, subject, "Hello").unwrap_err();
        assert_eq!(problem.code, "invalid", "{problem:?}");
    }
    let text = "Dear Ciara,\r\nBcc: x@y.example\nSubject: another\n\nKind regards";
    let eml = String::from_utf8(mail("accounts@halden.example", "Rechnung Nº 1: Prüfung", text).unwrap()).unwrap();
    let head = eml.split("\r\n\r\n").next().unwrap();
    let count = |name: &str| head.lines().filter(|l| l.to_lowercase().starts_with(name)).count();
    assert_eq!((count("subject:"), count("to:"), count("bcc:"), count("x-unsent:")), (1, 1, 0, 1), "{head}");
    assert!(eml.contains("Invoice-2026-001.pdf"), "the PDF is attached");
}

#[test]
fn a_wrong_call_is_the_callers_fault_and_says_so() {
    let w = World::on(TODAY);
    for (name, arguments) in
        [("no_such", json!({})), ("create_client", json!({ "nome": "x" })), ("invoice", json!({ "id": "one" }))]
    {
        let problem = w.refused("usage", name, arguments);
        assert_eq!(problem["severity"], "usage");
    }
    w.refused("not_found", "invoice", json!({ "id": 99 }));
    w.refused("not_found", "milestone", json!({ "id": -1 }));
}
