//! What a code has no room for is refused under the field to mend; nothing typed can add a line or a field.

use super::*;

#[track_caller]
fn refused(body: &InvoiceBody, number: &str) -> (String, &'static str) {
    let fault = checked_payment_code(body, number).expect_err("a refusal");
    (fault.field, fault.why.code())
}

#[test]
fn limits_of_the_schemes_are_named() {
    let german = |holder: &str, bic: &str| vec![transfer(holder, "DE02120300000000202051", bic)];
    let british = vec![transfer("Elin", "GB82WEST12345698765432", "")];
    let long = "ö".repeat(71);
    let table = [
        ("1000000000.00 EUR", german("Elin", ""), "1", ("payment_code", "above")),
        ("1000000000.00 CHF", vec![transfer("Elin", SWISS_IBAN, "")], "1", ("payment_code", "above")),
        ("10000000.00 CZK", vec![transfer("Elin", "CZ6508000000192000145399", "")], "1", ("payment_code", "above")),
        ("1.00 EUR", german(&long, ""), "1", ("bank_holder", "too_long")),
        ("1.00 EUR", german("Elin", "BYLADEM"), "1", ("bank_bic", "malformed")),
        ("1.00 EUR", german("Elin", ""), &*"1".repeat(141), ("number", "too_long")),
        ("1.00 EUR", german("Elin", ""), " ", ("number", "missing")),
        ("1.00 EUR", british, "1", ("bank_bic", "missing")),
        ("1.00 CHF", vec![transfer("東京", SWISS_IBAN, "")], "1", ("bank_holder", "malformed")),
        ("1.00 CHF", vec![transfer("Elin", QR_IBAN, "")], "A-B", ("number", "malformed")),
        ("1.00 CHF", vec![transfer("Elin", QR_IBAN, "")], "000", ("number", "malformed")),
        ("1.00 CZK", vec![transfer("Elin", "CZ6508000000192000145399", "")], "Ω", ("number", "malformed")),
        ("1.00 INR", vec![upi()], &*"1".repeat(36), ("number", "too_long")),
        ("1.00 USD", vec![link_to("https://pay.example/ä")], "1", ("payment_link", "malformed")),
        ("1.00 USD", vec![link_to(&format!("https://{}", "a".repeat(300)))], "1", ("payment_link", "too_long")),
    ];
    for (at, (due, methods, number, (field, why))) in table.into_iter().enumerate() {
        assert_eq!(refused(&bill(money(due), methods), number), (field.to_owned(), why), "row {at}");
    }
    // The largest amount that is left: one cent less.
    assert!(payload(&bill(money("999999999.99 EUR"), german("Elin", "")), "1").contains("EUR999999999.99\n"));
    // 70 characters of four bytes and a long number are too many bytes for the largest code.
    let wide = bill(money("1.00 EUR"), german(&"𝒳".repeat(70), ""));
    assert_eq!(refused(&wide, &"9".repeat(140)), ("bank_holder".to_owned(), "too_long"));
}

#[test]
fn a_swiss_bill_names_what_its_address_lacks() {
    let methods = || vec![transfer("Elin", SWISS_IBAN, "")];
    let mut body = bill(money("1.00 CHF"), methods());
    body.seller.address.postcode.clear();
    assert_eq!(refused(&body, "1"), ("postcode".to_owned(), "missing"));
    body.payment_methods.push(link_to("https://pay.example/1"));
    let instead = payment_code(&body, "1");
    assert_eq!(instead, Some(PaymentCode::Link("https://pay.example/1".into())), "the link serves");
    let mut body = bill(money("1.00 CHF"), methods());
    body.seller.address.city = "S".repeat(36);
    assert_eq!(refused(&body, "1"), ("city".to_owned(), "too_long"));
}

#[test]
fn foreign_letters_are_written_with_the_nearest_ones() {
    let mut body = bill(money("1.00 CHF"), vec![transfer("Łódź – “Ș” … Œuvre\u{a0}& Cie", SWISS_IBAN, "")]);
    body.buyer.name = "Ελλάδα".into();
    let text = payload(&body, "1");
    assert!(text.contains("\nŁódź - \"Ș\" ... Œuvre & Cie\n"), "{text}");
    assert!(text.contains("CHF\n\n\n\n\n\n\n\nSCOR"), "a debtor in Greek is left to the payer's hand: {text}");
    let brazilian = PaymentMethod::Pix {
        key: "a@b.example".into(),
        holder: "Ação & Educação Consultoria Ltda".into(),
        city: String::new(),
    };
    let mut body = bill(money("1.00 BRL"), vec![brazilian]);
    body.seller.address.city = "São José dos Campos".into();
    let text = payload(&body, "1");
    assert!(text.contains("5925Acao & Educacao Consultor6015Sao Jose dos Ca"), "{text}");
}

#[test]
fn nothing_typed_adds_a_line_or_a_field() {
    let evil = "Elin\nDE99\nEUR9999.00";
    for (due, method) in [
        ("1.00 EUR", transfer(evil, "DE02120300000000202051", "")),
        ("1.00 CHF", transfer(evil, SWISS_IBAN, "")),
        ("1.00 EUR", transfer("Elin\r", "DE02120300000000202051", "")),
        ("1.00 EUR", transfer("El\u{2028}in", "DE02120300000000202051", "")),
        ("1.00 EUR", transfer("El\u{85}in", "DE02120300000000202051", "")),
        ("1.00 INR", PaymentMethod::Upi { address: "a@b".into(), holder: "a\nb".into() }),
        ("1.00 BRL", PaymentMethod::Pix { key: "k".into(), holder: "a\tb\0".into(), city: "X".into() }),
    ] {
        // Blanks at an end fall off; everything else that moves the pen is refused.
        let outcome = checked_payment_code(&bill(money(due), vec![method.clone()]), "1");
        match outcome {
            Ok(code) => assert!(!code.expect("a code").payload().contains('\r'), "{method:?}"),
            Err(fault) => assert_eq!(fault.why, Why::ControlCharacter, "{method:?}"),
        }
    }
    let epc = bill(money("1.00 EUR"), vec![transfer("Elin", "DE02120300000000202051", "")]);
    assert_eq!(refused(&epc, "1\n2"), ("number".to_owned(), "control_character"));
    let czech = bill(money("1.00 CZK"), vec![transfer("Elin", "CZ6508000000192000145399", "")]);
    assert_eq!(readers::spayd(&payload(&czech, "1*AM:9.00")).unwrap()["AM"], "1.00");
    let indian = bill(money("1.00 INR"), vec![upi()]);
    assert_eq!(readers::upi(&payload(&indian, "1&am=9.00")).unwrap()["am"], "1.00");
    let indian = PaymentMethod::Upi { address: "a@b".into(), holder: "x&am=9.00".into() };
    assert_eq!(readers::upi(&payload(&bill(money("1.00 INR"), vec![indian]), "1")).unwrap()["am"], "1.00");
}
