//! Payment codes: which one a document carries, the vectors of the standards, refusals by name.

use super::*;
use crate::id::ClientId;
use crate::invoice::{DocumentTitle, FORMAT, Party, Shows, Template, Totals};
use crate::party::Address;
use crate::terms::PaymentTerms;
use crate::tests::{currency, money};
use crate::{Country, Language, Money, Paper};

mod readers;
mod refusals;
mod round_trips;

pub(super) const QR_IBAN: &str = "CH4431999123000889012";
pub(super) const SWISS_IBAN: &str = "CH5800791123000889012";

pub(super) fn address(country: &str, street: &str, postcode: &str, city: &str) -> Address {
    let country = Country::parse(country).unwrap();
    Address { street: street.into(), postcode: postcode.into(), city: city.into(), ..Address::empty(country) }
}

fn party(name: &str, address: Address) -> Party {
    Party {
        name: name.into(),
        attention: String::new(),
        address_lines: Vec::new(),
        address,
        email: String::new(),
        phone: String::new(),
        website: String::new(),
        tax_numbers: Vec::new(),
        endpoint: None,
    }
}

pub(super) fn transfer(holder: &str, iban: &str, bic: &str) -> PaymentMethod {
    PaymentMethod::BankTransfer {
        holder: holder.into(),
        iban: iban.into(),
        bic: bic.into(),
        account: String::new(),
        routing: String::new(),
    }
}

/// An invoice over `due`, to be paid in the given ways.
pub(super) fn bill(due: Money, payment_methods: Vec<PaymentMethod>) -> InvoiceBody {
    let nothing = Money::zero(due.currency());
    let seller = address("CH", "Musterstrasse 123", "8000", "Seldwyla");
    InvoiceBody {
        format: FORMAT,
        kind: DocumentKind::AdHoc,
        title: DocumentTitle::Invoice,
        template: Template::Modern,
        language: Language::German,
        second_language: None,
        shows: Shows::default(),
        paper: Paper::A4,
        accent: String::new(),
        logo: None,
        client: ClientId(1),
        seller: party("Max Muster & Söhne", seller),
        buyer: party("Simon Muster", address("CH", "Musterstrasse 1", "8000", "Seldwyla")),
        project: None,
        order_number: None,
        buyer_reference: None,
        currency: due.currency(),
        issue_on: crate::date::ymd("2026-11-16"),
        due_on: crate::date::ymd("2026-12-22"),
        terms: PaymentTerms::Net { days: 30 },
        early_payment: None,
        terms_note: String::new(),
        payment_methods,
        references: Vec::new(),
        corrects: None,
        lines: Vec::new(),
        adjustments: Vec::new(),
        totals: Totals { due, gross: due, ..Totals::of(&[], &[], nothing).unwrap() },
        retention: None,
        home_tax: None,
        exchange: None,
        track: Vec::new(),
        account: None,
        note: String::new(),
        legal_notes: Vec::new(),
    }
}

#[track_caller]
fn payload(body: &InvoiceBody, number: &str) -> String {
    checked_payment_code(body, number).unwrap().expect("a code").payload()
}

fn link_to(url: &str) -> PaymentMethod {
    PaymentMethod::Link { label: String::new(), url: url.into() }
}

fn upi() -> PaymentMethod {
    PaymentMethod::Upi { address: "elin.sandberg@okbank".into(), holder: "Sandberg Advisory".into() }
}

fn pix() -> PaymentMethod {
    PaymentMethod::Pix { key: "+5511999998888".into(), holder: "Fulano de Tal".into(), city: "São Paulo".into() }
}

#[test]
fn currency_and_account_choose_the_code() {
    use PaymentCode as Code;
    let german = || transfer("Elin", "DE02120300000000202051", "");
    let swiss = || transfer("Elin", SWISS_IBAN, "");
    let czech = || transfer("Elin", "CZ6508000000192000145399", "");
    let link = || link_to("https://pay.example/1");
    type Expected = fn(&Code) -> bool;
    let table: [(&str, Vec<PaymentMethod>, Option<Expected>); 14] = [
        ("1.00 EUR", vec![german()], Some(|c| matches!(c, Code::Epc(_)))),
        ("1.00 EUR", vec![link(), german()], Some(|c| matches!(c, Code::Epc(_)))),
        ("1.00 EUR", vec![swiss()], Some(|c| matches!(c, Code::SwissBill(_)))),
        ("1.00 CHF", vec![german(), swiss()], Some(|c| matches!(c, Code::SwissBill(_)))),
        ("1.00 CHF", vec![german()], None),
        ("1.00 CHF", vec![german(), link()], Some(|c| matches!(c, Code::Link(_)))),
        ("1.00 CZK", vec![czech()], Some(|c| matches!(c, Code::Spayd(_)))),
        ("1.00 EUR", vec![czech()], Some(|c| matches!(c, Code::Epc(_)))),
        ("1.00 INR", vec![german(), upi()], Some(|c| matches!(c, Code::Upi(_)))),
        ("1.00 BRL", vec![upi(), pix()], Some(|c| matches!(c, Code::Pix(_)))),
        ("1.00 USD", vec![upi(), pix(), german()], None),
        ("1.00 USD", vec![link_to("http://pay.example/1")], None),
        ("1.00 EUR", vec![transfer("Elin", "IE00SAMP00000000000000", "")], None),
        (
            "1.00 EUR",
            vec![transfer("Elin", "IE00SAMP00000000000000", ""), link()],
            Some(|c| matches!(c, Code::Link(_))),
        ),
    ];
    for (at, (due, methods, expected)) in table.into_iter().enumerate() {
        let code = payment_code(&bill(money(due), methods), "2026-035");
        match expected {
            Some(is_right) => assert!(code.as_ref().is_some_and(is_right), "row {at}: {code:?}"),
            None => assert_eq!(code, None, "row {at}"),
        }
    }
}

#[test]
fn nothing_to_pay_carries_no_code() {
    let methods = || vec![transfer("Elin", "DE02120300000000202051", ""), link_to("https://pay.example/1")];
    let owed = bill(money("10.00 EUR"), methods());
    assert!(payment_code(&owed, "1").is_some());
    let credit = InvoiceBody { kind: DocumentKind::CreditNote, ..owed.clone() };
    let silent = InvoiceBody { shows: Shows { payment_code: false, ..Shows::default() }, ..owed };
    for body in [credit, silent, bill(money("0.00 EUR"), methods()), bill(money("-5.00 EUR"), methods())] {
        assert_eq!(payment_code(&body, "1"), None);
    }
}

#[test]
fn references_carry_the_check_digits_of_the_standards() {
    assert_eq!(creditor_reference("539007547034").as_deref(), Some("RF18539007547034"));
    assert!(is_creditor_reference("RF18539007547034"));
    for bad in ["RF19539007547034", "RF18", "RF1853900754703", "rf18539007547034", "RF18 5390 0754 7034", "RFé", ""] {
        assert!(!is_creditor_reference(bad), "{bad}");
    }
    for none in ["", "A-1", "a1", &"1".repeat(22)] {
        assert_eq!(creditor_reference(none), None, "{none}");
    }
    assert_eq!(qr_reference("21000000000313947143000901").as_deref(), Some("210000000003139471430009017"));
    assert!(is_qr_reference("210000000003139471430009017"));
    for bad in ["210000000003139471430009018", "21000000000313947143000901", "000000000000000000000000000", ""] {
        assert!(!is_qr_reference(bad), "{bad}");
    }
    assert_eq!(qr_reference("0"), None, "a reference of zeros alone");
    assert_eq!(pix::crc16(b"123456789"), 0x29b1);
    assert!(is_qr_iban(QR_IBAN) && !is_qr_iban(SWISS_IBAN) && !is_qr_iban("DE02300000000000202051"));
}

#[test]
fn pix_agrees_with_the_central_banks_example() {
    let key = "123e4567-e12b-12d1-a456-426655440000";
    let code = pix::code(key, "", "Fulano de Tal", "BRASILIA", "***");
    let expected = "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR\
                    5913Fulano de Tal6008BRASILIA62070503***63041D3D";
    assert_eq!(code, expected);
}

#[test]
fn payloads_read_as_their_standards_write_them() {
    let epc = bill(money("5950.00 EUR"), vec![transfer("Sandberg Beratung", "DE02120300000000202051", "BYLADEM1001")]);
    let lines = "BCD\n002\n1\nSCT\nBYLADEM1001\nSandberg Beratung\nDE02120300000000202051\nEUR5950.00";
    assert_eq!(payload(&epc, "2026-035"), format!("{lines}\n\n\n2026-035"));
    assert_eq!(payload(&epc, "RF18 5390 0754 7034"), format!("{lines}\n\nRF18539007547034"));

    let czech = bill(money("480.50 CZK"), vec![transfer("Elin", "CZ6508000000192000145399", "GIBACZPX")]);
    let expected =
        "SPD*1.0*ACC:CZ6508000000192000145399+GIBACZPX*AM:480.50*CC:CZK*DT:20261222*MSG:2026-001A*X-VS:2026001*";
    assert_eq!(payload(&czech, "2026-001a"), expected);
    assert!(payload(&czech, "Č*5%").ends_with("*MSG:C%2A5%25*X-VS:5*"));

    let indian = bill(money("10.00 INR"), vec![upi()]);
    let expected = "upi://pay?pa=elin.sandberg@okbank&pn=Sandberg%20Advisory&am=10.00&cu=INR&tn=2026%2F35&tr=2026%2F35";
    assert_eq!(payload(&indian, "2026/35"), expected);

    let brazilian = payload(&bill(money("123.45 BRL"), vec![pix()]), "2026-035");
    assert!(brazilian.contains("5406123.45") && brazilian.contains("6009Sao Paulo621105072026035"), "{brazilian}");

    let linked = bill(money("1.00 USD"), vec![link_to("https://pay.example/1?a=b")]);
    assert_eq!(payload(&linked, "1"), "https://pay.example/1?a=b");
}

#[test]
fn a_swiss_bill_has_every_line_of_the_guidelines() {
    let body = bill(money("1949.75 CHF"), vec![transfer("Max Muster & Söhne", QR_IBAN, "")]);
    let creditor = "S\nMax Muster & Söhne\nMusterstrasse\n123\n8000\nSeldwyla\nCH\n";
    let debtor = "S\nSimon Muster\nMusterstrasse\n1\n8000\nSeldwyla\nCH\n";
    let head = format!("SPC\n0200\n1\n{QR_IBAN}\n{creditor}\n\n\n\n\n\n\n1949.75\nCHF\n");
    let number = "21-000000000-3139471430009-01";
    let expected = format!("{head}{debtor}QRR\n210000000003139471430009017\n{number}\nEPD");
    assert_eq!(payload(&body, number), expected);
    assert_eq!(printed_reference(&body, number), "21 00000 00003 13947 14300 09017");

    let mut body = bill(money("1949.75 EUR"), vec![transfer("Max Muster & Söhne", SWISS_IBAN, "")]);
    body.buyer.address.postcode.clear();
    let text = payload(&body, "5390-0754-7034");
    assert!(text.ends_with("\n1949.75\nEUR\n\n\n\n\n\n\n\nSCOR\nRF18539007547034\n5390-0754-7034\nEPD"), "{text}");
    assert_eq!(printed_reference(&body, "539007547034"), "RF18 5390 0754 7034");

    let long = "A-very-long-invoice-number-2026-035";
    assert!(payload(&body, long).ends_with(&format!("\nNON\n\n{long}\nEPD")));
    assert_eq!(printed_reference(&body, long), long);
}

#[test]
fn the_printed_reference_is_the_number_where_no_scheme_asks_for_another() {
    let german = bill(money("1.00 EUR"), vec![transfer("Elin", "DE02120300000000202051", "")]);
    assert_eq!(printed_reference(&german, "2026-035"), "2026-035");
    assert_eq!(printed_reference(&german, "RF18539007547034"), "RF18 5390 0754 7034");
    let foreign = bill(money("1.00 USD"), vec![transfer("Elin", QR_IBAN, "")]);
    assert_eq!(printed_reference(&foreign, "2026-035"), "2026-035");
    let silent = bill(money("1.00 CHF"), vec![transfer("Elin", QR_IBAN, "")]);
    let silent = InvoiceBody { shows: Shows { payment_code: false, ..Shows::default() }, ..silent };
    assert!(is_qr_reference(payment_reference(&silent, "2026-035").plain()), "the account takes no other reference");
    assert_eq!(currency("CHF"), silent.currency);
}
