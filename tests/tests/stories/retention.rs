//! A share of the gross that the client keeps back, as in Germany: billed and taxed at once, due later (S84). Every list and
//! account knows that a part is not due yet.

use crate::billing::{account, is, issue, sums_up};
use crate::world::{Plan, World, codes, fields, id, money};
use serde_json::{Value, json};

/// A business in Berlin with an agreed plan of 48,000 for a client there; 10 % of the gross is kept back for a year.
fn berlin(day: &str) -> (World, Plan) {
    let w = World::empty(day, "DE");
    w.ok(
        "save_business",
        json!({
            "name": "Sandberg Beratung", "person": "Elin Sandberg", "street": "Torstraße 14", "city": "Berlin", "postcode": "10119",
            "country": "DE", "email": "elin@sandberg.example", "phone": "+49 30 1234567", "vat_number": "DE 123456788",
            "bank_iban": "DE02 1203 0000 0000 2020 51", "bank_bic": "BYLADEM1001",
        }),
    );
    let client = json!({
        "name": "Nordlicht Energie GmbH", "street": "Speicherstraße 12", "postcode": "20457", "city": "Hamburg", "country": "DE",
        "email": "rechnung@nordlicht.example", "buyer_reference": "04011000-1234512345-06",
    });
    let client = id(&w.ok("create_client", client));
    let milestones = [("Discovery report", "14400"), ("Pilot route live", "19200"), ("Rollout", "14400")];
    let plan = w.plan(client, "48000", &milestones);
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage": "10", "retainage_due": "365" } }));
    w.agree(&plan);
    (w, plan)
}

fn amount(value: &Value) -> String {
    money(value).replace(" EUR", "")
}

/// Net figures of the dashboard: outstanding, overdue.
fn dashboard(w: &World) -> [String; 2] {
    let view = w.ok("dashboard", json!({}));
    ["outstanding", "overdue"].map(|key| amount(&view[key]["amount"]))
}

/// The only invoice of the list: status, next due day, days late.
fn row(list: &Value) -> (String, String, i64) {
    let row = &list["rows"][0];
    let text = |key: &str| row[key].as_str().unwrap().to_owned();
    (text("status"), text("due_on"), row["days_late"].as_i64().unwrap_or_default())
}

/// Count and open amount with tax of a quick filter.
fn sum(list: &Value, state: &str) -> (u64, String) {
    let found = list["sums"].as_array().unwrap().iter().find(|sum| sum["state"] == state).unwrap();
    (found["count"].as_u64().unwrap(), amount(&found["open"]))
}

/// Ready and unpaid, late, retained.
fn exposure(w: &World) -> [String; 3] {
    let view = w.ok("exposure", json!({}));
    ["unpaid", "late", "retained"].map(|key| amount(&view["figures"][0][key]))
}

#[test]
fn s84_a_share_of_the_gross_is_usual_in_germany_and_is_due_by_the_terms_of_the_project() {
    let (w, plan) = berlin("2026-11-16");
    let form = w.ok("project", json!({ "id": plan.id }))["form"].clone();
    assert_eq!((form["retainage_base"].as_str(), form["retainage_due"].as_str()), (Some("gross"), Some("net 365")));
    w.accept(plan.milestones[0]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let kept = &draft["retention"];
    assert_eq!((amount(&kept["amount"]), amount(&kept["payable_now"])), ("1713.60".into(), "15422.40".into()));
    assert_eq!((kept["until"].as_str(), amount(&draft["total"])), (Some("2027-11-16"), "17136.00".into()));
    let invoice = issue(&w, &draft);
    assert_eq!(invoice["lines"].as_array().unwrap().len(), 1, "no line takes anything off: {invoice:#}");
    assert_eq!(amount(&invoice["taxes"][0]["amount"]), "2736.00", "the whole tax is due at once");
    let words = w.words(&invoice);
    for said in [
        "Zahlbar bis zum 16. Dezember 2026",
        "15.422,40",
        "Sicherheitseinbehalt 10 %, zahlbar bis zum 16. November 2027",
        "1.713,60",
        "15.422,40 € zahlbar bis zum 16. Dezember 2026, 1.713,60 € (Sicherheitseinbehalt 10 %) zahlbar bis zum 16. November 2027",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let xml = String::from_utf8(w.xml(&invoice).expect("a German invoice carries one")).unwrap().replace('\u{a0}', " ");
    assert!(xml.contains("<ram:DuePayableAmount>17136.00<"), "{xml}");
    assert!(xml.contains(">20261216<"), "the first due day");
    assert!(xml.contains("1.713,60") && xml.contains("16. November 2027"), "BT-20 names both parts");
    let mail = w.ok("invoice_mail", json!({ "id": invoice["id"] }))["mail"]["text"].as_str().unwrap().to_owned();
    assert!(mail.contains("1.713,60 €") && mail.contains("16. November 2027"), "{mail}");
    w.hand_to_judges(&invoice, "retention-gross.pdf");
    // In Ireland nothing changes: a share of the net.
    let w = World::on("2026-11-16");
    let plan = w.agreed();
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage": "10" } }));
    assert_eq!(w.ok("project", json!({ "id": plan.id }))["form"]["retainage_base"], "net");
}

#[test]
fn s86_what_is_kept_back_is_outstanding_only_after_its_day_in_every_list() {
    let (mut w, plan) = berlin("2026-11-16");
    let invoice = w.bill(plan.milestones[0]);
    let days = |w: &World| row(&w.ok("invoices", json!({})));
    let none = || "0.00".to_owned();
    // Before and on the due day of the invoice.
    for on in ["2026-11-16", "2026-12-16"] {
        w.restart(on);
        assert_eq!(dashboard(&w), ["12960.00".to_owned(), none()], "{on}");
        assert_eq!(exposure(&w), ["12960.00".to_owned(), none(), "1440.00".to_owned()], "{on}");
        let list = w.ok("invoices", json!({}));
        assert_eq!(row(&list).0, "issued");
        assert_eq!(sum(&list, "outstanding"), (1, "15422.40".into()));
        assert_eq!(sum(&list, "kept_back"), (1, "1713.60".into()));
        let of = account(&w, &plan);
        is(&of, "outstanding", "12960.00");
        is(&of, "retained", "1440.00");
        sums_up(&of);
    }
    // The day after.
    w.restart("2026-12-17");
    assert_eq!(dashboard(&w), ["12960.00".to_owned(), "12960.00".to_owned()]);
    assert_eq!(exposure(&w), ["12960.00".to_owned(), "12960.00".to_owned(), "1440.00".to_owned()]);
    assert_eq!(days(&w), ("overdue".into(), "2026-12-16".into(), 1));
    let next = w.ok("dashboard", json!({}))["next"][0].clone();
    assert_eq!((next["kind"].as_str(), amount(&next["amount"])), (Some("overdue"), "12960.00".into()));
    let sheet = w.ok("payment_sheet", json!({ "invoices": [invoice["id"]] }));
    assert_eq!((amount(&sheet["amount"]), amount(&sheet["missing"])), ("15422.40".into(), none()), "what is due now");
    w.pay(&invoice);
    assert_eq!(dashboard(&w), [none(), none()]);
    assert_eq!(days(&w), ("part_paid".into(), "2027-11-16".into(), -334));
    let client = w.ok("invoice", json!({ "id": invoice["id"] }))["client"].clone();
    let client = w.ok("client", json!({ "id": client }));
    let sums = &client["sums"][0];
    assert_eq!((amount(&sums["outstanding"]["gross"]), amount(&sums["overdue"]["gross"])), (none(), none()));
    let milestone = w.ok("project", json!({ "id": plan.id }))["milestones"][0].clone();
    assert_eq!(milestone["status"], "invoiced", "a part is still to come");
    // The money that is kept back stands in the month in which it is due.
    w.restart("2027-10-04");
    let months = w.ok("dashboard", json!({}))["months"].clone();
    let november = months.as_array().unwrap().iter().find(|month| month["month"] == "2027-11-01").unwrap();
    assert_eq!((amount(&november["invoiced"]), amount(&november["late"])), ("1440.00".into(), none()));
    // Before, on and after the day of what is kept back.
    w.restart("2027-11-16");
    assert_eq!((dashboard(&w), days(&w)), ([none(), none()], ("part_paid".into(), "2027-11-16".into(), 0)));
    is(&account(&w, &plan), "retained", "1440.00");
    w.restart("2027-11-17");
    assert_eq!(dashboard(&w), ["1440.00".to_owned(), "1440.00".to_owned()]);
    assert_eq!(exposure(&w), ["1440.00".to_owned(), "1440.00".to_owned(), none()]);
    assert_eq!(days(&w), ("overdue".into(), "2027-11-16".into(), 1));
    is(&account(&w, &plan), "retained", "0.00");
    is(&account(&w, &plan), "outstanding", "1440.00");
    sums_up(&account(&w, &plan));
    past_days(&w, &plan);
    w.pay(&invoice);
    assert_eq!(w.ok("project", json!({ "id": plan.id }))["milestones"][0]["status"], "paid");
    past_days(&w, &plan);
    w.assert_sound();
}

/// Looked back at from the end, every day says what it said then.
fn past_days(w: &World, plan: &Plan) {
    for (on, status, outstanding, overdue, kept, retained) in [
        ("2026-12-16", "issued", "15422.40", "0.00", "1713.60", "1440.00"),
        ("2026-12-17", "part_paid", "0.00", "0.00", "1713.60", "1440.00"),
        ("2027-11-16", "part_paid", "0.00", "0.00", "1713.60", "1440.00"),
    ] {
        let list = w.ok("invoices_as_at", json!({ "on": on }));
        assert_eq!(list["rows"][0]["status"], status, "{on}");
        let ageing = &list["ageing"][0];
        let found = ["outstanding", "overdue", "kept_back"].map(|key| amount(&ageing[key]));
        assert_eq!(found, [outstanding, overdue, kept].map(str::to_owned), "{on}");
        assert_eq!(sum(&list, "kept_back"), (1, kept.into()), "{on}");
        let of = w.ok("account_as_at", json!({ "id": plan.id, "on": on }));
        is(&of["account"], "retained", retained);
    }
}

#[test]
fn s84_both_parts_late_are_aged_each_by_its_own_day() {
    let (mut w, plan) = berlin("2026-11-16");
    w.bill(plan.milestones[0]);
    w.restart("2027-11-17");
    let list = w.ok("invoices_as_at", json!({ "on": "2027-11-17" }));
    let ages = list["ageing"][0]["ages"].as_array().unwrap();
    let open = |age: &str| amount(&ages.iter().find(|aged| aged["age"] == age).unwrap()["open"]);
    assert_eq!((open("up_to30"), open("over90")), ("1713.60".into(), "15422.40".into()));
    assert_eq!(amount(&list["clients"][0]["overdue"]), "17136.00");
    let bytes = app::bytes::bytes(w.app(), "register_csv", json!({ "on": "2027-11-17" })).unwrap();
    let register = String::from_utf8(bytes).unwrap();
    assert!(register.lines().nth(1).unwrap().contains("1713.60"), "{register}");
    assert!(register.lines().next().unwrap().contains("kept_until"), "{register}");
    w.assert_sound();
}

#[test]
fn s84_a_short_payment_and_a_credit_take_what_is_due_first() {
    let (w, plan) = berlin("2026-11-16");
    let invoice = w.bill(plan.milestones[0]);
    let short = json!({
        "invoices": [invoice["id"]], "amount": "15400", "difference": "write_off", "reason": "Bank charges",
    });
    w.ok("record_payment", short);
    let after = w.invoice(&invoice["id"]);
    assert_eq!(amount(&after["open"]), "1713.60", "only what was due is written off");
    assert_eq!((amount(&after["kept"]["amount"]), amount(&after["kept"]["net"])), ("1713.60".into(), "1440.00".into()));
    let lines = json!([{ "line": 1, "net": "1000" }]);
    w.ok("issue_credit", json!({ "id": invoice["id"], "extent": "lines", "lines": lines, "reason": "Less work" }));
    let after = w.invoice(&invoice["id"]);
    assert_eq!((amount(&after["open"]), amount(&after["kept"]["amount"])), ("523.60".into(), "523.60".into()));
    sums_up(&account(&w, &plan));
    w.assert_sound();
}

#[test]
fn s84_two_invoices_are_paid_by_what_is_due_of_both_first() {
    let (w, plan) = berlin("2026-11-16");
    let (first, second) = (w.bill(plan.milestones[0]), w.bill(plan.milestones[2]));
    let both = json!([first["id"], second["id"]]);
    let sheet = w.ok("payment_sheet", json!({ "invoices": both }));
    assert_eq!(amount(&sheet["amount"]), "30844.80");
    w.ok("record_payment", json!({ "invoices": both }));
    for invoice in [&first, &second] {
        assert_eq!(amount(&w.invoice(&invoice["id"])["open"]), "1713.60");
    }
    let sheet = w.ok("payment_sheet", json!({ "invoices": both }));
    assert_eq!(amount(&sheet["amount"]), "3427.20", "nothing else is open: what is kept back comes early");
    assert_eq!(sheet["rows"].as_array().unwrap().len(), 2);
    w.refused("payment_above_open", "record_payment", json!({ "invoices": both, "amount": "3427.21" }));
    w.ok("record_payment", json!({ "invoices": both, "amount": "3427.20" }));
    assert_eq!(w.invoice(&second["id"])["status"], "paid");
    w.assert_sound();
}

#[test]
fn s84_a_draft_keeps_back_another_share_until_the_day_that_is_known() {
    let (w, plan) = berlin("2026-11-16");
    w.accept(plan.milestones[0]);
    let draft = id(&w.ok("prepare_invoice", json!({ "id": plan.milestones[0] })));
    let typed = |patch: Value| w.ok("save_invoice_draft", json!({ "id": draft, "patch": patch }));
    let view = typed(json!({ "retainage": "5", "retainage_due": "29.02.2028" }));
    assert_eq!(
        (amount(&view["retention"]["amount"]), view["retention"]["until"].as_str()),
        ("856.80".into(), Some("2028-02-29"))
    );
    assert_eq!(view["form"]["retainage_due"], "2028-02-29", "a day stays the day that was typed");
    for (until, code) in [("16.12.2026", "retention_due_too_early"), ("01.12.2026", "retention_due_too_early")] {
        let view = typed(json!({ "retainage_due": until }));
        let problem = view["problems"].as_array().unwrap().iter().find(|p| p["code"] == code).unwrap().clone();
        assert_eq!((problem["field"].as_str(), problem["address"].as_str()), (Some("retainage_due"), Some("draft")));
        w.refused(code, "issue_invoice", json!({ "id": draft }));
    }
    typed(json!({ "retainage_due": "17.12.2026" }));
    for (share, code) in [("100.01", "above"), ("0", "not_positive"), ("much", "not_a_number")] {
        let view = typed(json!({ "retainage": share }));
        let problem = view["problems"][0].clone();
        assert_eq!(problem["field"], "retainage", "{share}: {problem}");
        assert!(problem["code"] == code || code == "not_a_number", "{share}: {problem}");
    }
    let net = typed(json!({ "retainage": "5", "retainage_base": "net" }));
    assert!(net["retention"].is_null() && net["lines"].as_array().unwrap().len() == 2, "a share of the net is a line");
    let none = typed(json!({ "retainage": "none" }));
    assert!(none["retention"].is_null() && none["lines"].as_array().unwrap().len() == 1);
    let all = typed(json!({ "retainage": "100", "retainage_base": "gross", "retainage_due": "30.06.2027" }));
    assert_eq!(amount(&all["retention"]["payable_now"]), "0.00");
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    assert_eq!(row(&w.ok("invoices", json!({}))).1, "2027-06-30", "nothing is due before");
    w.hand_to_judges(&invoice, "retention-all.pdf");
    w.assert_sound();
}

#[test]
fn s84_the_terms_of_a_project_name_what_is_wrong_by_its_field() {
    let (w, plan) = berlin("2026-11-16");
    for (field, typed, code) in [
        ("retainage", "101", "above"),
        ("retainage", "0", "not_positive"),
        ("retainage_base", "half", "not_one_of"),
        ("retainage_due", "some day", "not_one_of"),
        ("retainage_due", "9999", "above"),
    ] {
        let refused = w.call("save_project", json!({ "id": plan.id, "patch": { field: typed } })).unwrap_err();
        assert_eq!((fields(&refused), codes(&refused)), (vec![field.into()], vec![code.into()]), "{typed}");
    }
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage_due": "31.12.2028" } }));
    assert_eq!(w.ok("project", json!({ "id": plan.id }))["form"]["retainage_due"], "2028-12-31");
}

#[test]
fn s84_the_last_invoice_keeps_the_share_of_the_whole_contract() {
    let (w, plan) = berlin("2026-11-16");
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage_timing": "final_only", "retainage": "5" } }));
    let first = w.bill(plan.milestones[0]);
    assert!(first["retention"].is_null(), "only the last one keeps back");
    w.accept(plan.milestones[1]);
    w.accept(plan.milestones[2]);
    let draft = w.ok("prepare_final", json!({ "id": plan.id }));
    // 5 % of 57,120.00 with tax, kept of the 39,984.00 that are left.
    assert_eq!((amount(&draft["total"]), amount(&draft["retention"]["amount"])), ("39984.00".into(), "2856.00".into()));
    let last = issue(&w, &draft);
    assert!(w.words(&last).contains("5 % von 57.120,00 €"), "{}", w.words(&last));
    is(&account(&w, &plan), "retained", "2400.00");
    sums_up(&account(&w, &plan));
    w.hand_to_judges(&last, "retention-final.pdf");
    w.assert_sound();
}

#[test]
fn s84_an_invoice_and_its_credit_note_cancel_out_and_a_correction_keeps_the_same_back() {
    let (w, plan) = berlin("2026-11-16");
    let invoice = w.bill(plan.milestones[0]);
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage": "" } }));
    let corrected = w.ok("credit_and_correct", json!({ "id": invoice["id"], "reason": "Wrong order" }));
    let (note, draft) = (&corrected["credit_note"], &corrected["draft"]);
    assert!(note["retention"].is_null());
    assert!(!w.words(note).contains("Sicherheitseinbehalt"), "{}", w.words(note));
    assert_eq!(amount(&draft["retention"]["amount"]), "1713.60", "as it was agreed then");
    assert_eq!(draft["retention"]["until"], "2027-11-16");
    assert!(w.invoice(&invoice["id"])["kept"].is_null(), "nothing of it is open");
    is(&account(&w, &plan), "retained", "0.00");
    sums_up(&account(&w, &plan));
    w.assert_sound();
}
