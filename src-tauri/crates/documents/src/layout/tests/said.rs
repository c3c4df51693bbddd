//! What the page says: all of the body, in one language or two, and nothing that the user left out.

use domain::invoice::{DocumentKind, DocumentReference, DocumentTitle, Shows, Template, Totals};
use domain::{Currency, Language, Money};

use super::*;

/// What every design prints whatever the user leaves out.
const ALWAYS: [&str; 44] = [
    "Sandberg Advisory",
    "Elin Sandberg",
    "14 Marine Row",
    "Dublin 4, D04 AB12",
    "elin@sandberg.example",
    "+353 1 000 0000",
    "sandberg.example",
    "VAT IE 1234567T",
    "Halden Rail Ltd",
    "Accounts Payable",
    "3 Northgate Yard",
    "Cork, T12 XY34",
    "IE 7654321B",
    "Invoice 2026-035",
    "16 November 2026",
    "16 December 2026",
    "Billing platform migration",
    "12 June 2026",
    "HAL-2026-02",
    "PO-88213",
    "04011000-12345-34",
    "2026-031",
    "Second part",
    "Milestone 3 of 5: Pilot route live",
    "With the operating staff.",
    "Three afternoons.",
    "12.5",
    "Service from 1 October 2026 to 3 October 2026",
    "Less invoice 2026-012 of 1 July 2026",
    "-9,600.00",
    "Discount: early start",
    "Surcharge: night work",
    "VAT 23%",
    "VAT 9%",
    "Paid in advance",
    "VAT 9% in SEK",
    "at 1 EUR = 11.2345 SEK (ECB, 13 November 2026)",
    "Total due",
    "Reverse charge",
    "2% discount for payment within 10 days, by 26 November 2026.",
    "Statutory interest applies to late payment.",
    "IE00 SAMP 0000 0000 0000 00",
    "https://pay.example/2026-035",
    "Thank you, Ciara.",
];
const TRACK: &str = "Handover";
const DELIVERABLES: [&str; 2] = ["Operator runbook 1.0", "Minutes of the workshop"];
const ACCEPTANCE: &str = "Accepted by Ciara Doyle, Head of Revenue Systems";
const ACCOUNT: [&str; 3] = ["Remaining", "Retained", "Previously invoiced"];

#[test]
fn every_design_says_all_of_the_body() {
    for (name, pages) in all_issued(&samples::full()) {
        let text = dense(&whole_text(&pages));
        for said in ALWAYS.iter().chain(&DELIVERABLES).chain(&ACCOUNT).chain(&[TRACK, ACCEPTANCE]) {
            assert!(text.contains(&dense(said)), "{name} does not say {said:?}");
        }
    }
}

#[test]
fn what_the_user_leaves_out_is_left_out_and_nothing_else() {
    let shows = Shows { track: false, deliverables: false, acceptance: false, account: false, ..Shows::default() };
    for mut body in in_all_designs(&samples::full()) {
        body.shows = shows;
        let name = format!("{:?} on {:?}", body.template, body.paper);
        let pages = issued(&body);
        assert_well_set(&pages, &name);
        let text = dense(&whole_text(&pages));
        for said in ALWAYS {
            assert!(text.contains(&dense(said)), "{name} does not say {said:?}");
        }
        for left_out in DELIVERABLES.iter().chain(&ACCOUNT).chain(&[TRACK, ACCEPTANCE]) {
            assert!(!text.contains(&dense(left_out)), "{name} says {left_out:?}");
        }
    }
}

#[test]
fn whether_earlier_milestones_are_paid_is_said_on_request_only() {
    for mut body in in_all_designs(&samples::irish()) {
        let name = format!("{:?}", body.template);
        assert!(whole_text(&issued(&body)).contains("paid"), "{name}");
        body.shows.earlier_paid = false;
        let text = whole_text(&issued(&body));
        assert!(!text.contains(", paid") && !text.contains(", due"), "{name}");
    }
}

#[test]
fn two_languages_stand_side_by_side_in_every_design() {
    let mut body = samples::full();
    body.second_language = Some(Language::German);
    for (name, pages) in all_issued(&body) {
        let text = dense(&whole_text(&pages));
        let both = [
            "Invoice / Rechnung 2026-035",
            "Issued / Ausgestellt",
            "Milestone 3 of 5 / Meilenstein 3 von 5",
            "Subtotal / Zwischensumme",
            "Total due / Gesamtbetrag",
            "Remaining / Verbleibend",
            "Terms / Zahlungsbedingungen",
            "Payment within 30 days of the issue date.",
            "Zahlbar innerhalb von 30 Tagen ab Rechnungsdatum.",
            "2 % Skonto bei Zahlung innerhalb von 10 Tagen, bis zum 26. November 2026.",
            "Reference / Referenz",
            "Page 1 of",
            "/ Seite 1 von",
        ];
        for said in both {
            assert!(text.contains(&dense(said)), "{name} does not say {said:?}");
        }
        assert!(!text.contains("VAT23%/VAT"), "{name}: the same word twice");
        assert!(text.contains("51,600.00") && !text.contains("51.600,00"), "{name}: amounts in one language");
    }
}

#[test]
fn a_second_language_equal_to_the_first_changes_nothing() {
    for mut body in in_all_designs(&samples::irish()) {
        let once = issued(&body).listing();
        body.second_language = Some(body.language);
        assert_eq!(once, issued(&body).listing());
    }
}

/// The design's invoice taken back, with the amounts below zero or above.
fn credited(is_negative: bool) -> InvoiceBody {
    let mut body = samples::irish();
    body.kind = DocumentKind::CreditNote;
    body.title = DocumentTitle::CreditNote;
    if is_negative {
        body.lines = vec![body.lines[0].reversed()];
    }
    body.totals = Totals::of(&body.lines, &[], Money::zero(body.currency)).expect("totals");
    body.account.as_mut().expect("an account").this_document = samples::money("-9600.00", "EUR");
    let reason = "Pilot repeated".to_owned();
    let issue_on = samples::day(2026, 11, 16);
    body.references = vec![DocumentReference { number: "2026-034".into(), issue_on, reason }];
    body
}

#[test]
fn a_credit_note_names_its_invoice_has_no_signs_and_is_not_due() {
    for body in [credited(true), credited(false)] {
        for (name, pages) in all_issued(&body) {
            let text = whole_text(&pages);
            for said in
                ["Credit note 2026-035", "€11,808.00", "2,208.00", "Total credited", "2026-034", "Pilot repeated"]
            {
                assert!(text.contains(said), "{name}: {said}");
            }
            assert!(!text.contains("-€") && !text.contains("-2,208"), "{name}: a sign before an amount given back");
            assert_eq!(text.matches("-9,600.00").count(), 1, "{name}: the account goes down");
            for due in ["Due ", "Payment within", "Pay to"] {
                assert!(!text.contains(due), "{name}: {due}");
            }
        }
    }
}

/// The design's invoice in place of an earlier one, which stands before one that it only names.
fn corrected(title: DocumentTitle) -> InvoiceBody {
    let mut body = samples::irish();
    body.title = title;
    let named = |number: &str, reason: &str| {
        let issue_on = samples::day(2026, 11, 9);
        DocumentReference { number: number.to_owned(), issue_on, reason: reason.to_owned() }
    };
    let wrong = named("2026-034", "Wrong price");
    body.references = vec![wrong.clone(), named("2026-031", "Second part")];
    body.corrects = Some(wrong);
    body
}

#[test]
fn a_corrected_invoice_says_so_and_names_what_it_replaces_in_every_design() {
    for (name, pages) in all_issued(&corrected(DocumentTitle::CorrectedInvoice)) {
        let text = dense(&whole_text(&pages));
        for said in [
            "Corrected invoice 2026-035",
            "Replaces",
            "2026-034 of 9 November 2026",
            "Wrong price",
            "Refers to",
            "2026-031 of 9 November 2026",
        ] {
            assert!(text.contains(&dense(said)), "{name} does not say {said:?}");
        }
        assert_eq!(text.matches("2026-034").count(), 1, "{name} names it once");
    }
}

#[test]
fn a_corrected_invoice_says_so_in_both_languages() {
    let mut body = corrected(DocumentTitle::CorrectedInvoice);
    body.second_language = Some(Language::German);
    for (name, pages) in all_issued(&body) {
        let text = dense(&whole_text(&pages));
        for said in [
            "Corrected invoice / Berichtigte Rechnung 2026-035",
            "Replaces / Ersetzt",
            "2026-034 of 9 November 2026 / 2026-034 vom 9. November 2026",
            "Wrong price",
        ] {
            assert!(text.contains(&dense(said)), "{name} does not say {said:?}");
        }
    }
}

#[test]
fn titles_that_a_law_asks_for_stand_in_every_design() {
    // title | language | on the page
    let table = [
        (DocumentTitle::CorrectedTaxInvoice, Language::EnglishUk, "Corrected tax invoice 2026-035"),
        (DocumentTitle::CorrectedTaxInvoice, Language::German, "Berichtigte Rechnung (Tax invoice) 2026-035"),
        (DocumentTitle::AdjustmentNote, Language::EnglishUk, "Adjustment note 2026-035"),
        (DocumentTitle::AdjustmentNote, Language::French, "Avoir (Adjustment note) 2026-035"),
    ];
    for (title, language, said) in table {
        let mut body = corrected(title);
        body.language = language;
        for (name, pages) in all_issued(&body) {
            assert!(dense(&whole_text(&pages)).contains(&dense(said)), "{name} does not say {said:?}");
        }
    }
}

#[test]
fn currencies_of_no_and_of_three_decimals_are_set_as_they_are() {
    for (code, price, printed) in [("JPY", "1250000", "1,250,000"), ("KWD", "1250.125", "1,250.125")] {
        let mut body = samples::irish();
        body.currency = Currency::parse(code).expect("a currency");
        body.lines[0].unit_price = samples::money(price, code);
        body.lines[0].net = samples::money(price, code);
        body.totals = Totals::of(&body.lines, &[], Money::zero(body.currency)).expect("totals");
        body.account = None;
        body.track.clear();
        for (name, pages) in all_issued(&body) {
            assert!(whole_text(&pages).contains(printed), "{name}: {code}");
        }
    }
}

#[test]
fn the_tax_of_a_foreign_currency_is_said_in_that_of_the_country_with_its_rate() {
    let mut body = samples::in_dollars();
    for second in [None, Some(Language::German)] {
        body.second_language = second;
        for (name, pages) in all_issued(&body) {
            let text = dense(&whole_text(&pages));
            let (label, at) = match second {
                None => ("VAT 23% in EUR", "at"),
                Some(_) => ("VAT 23% in EUR", "at / zum Kurs"),
            };
            for said in [label, "2,036.52", &format!("2,208.00 USD {at} 1 EUR = 1.0842 USD (ECB, 13 November 2026)")] {
                assert!(text.contains(&dense(said)), "{name} does not say {said:?}: {text}");
            }
            assert!(!text.contains("2.208,00"), "{name}: amounts in one language");
        }
    }
}

#[test]
fn a_rate_is_said_in_every_language_without_its_source_too() {
    for language in Language::ALL {
        let mut body = samples::in_dollars();
        body.language = language;
        let home = body.home_tax.as_mut().expect("a tax at home");
        (home.exchange.source, home.exchange.on) = (String::new(), None);
        for (name, pages) in all_issued(&body) {
            let text = dense(&whole_text(&pages));
            let rate = if text.contains("1EUR=1.0842USD") { '.' } else { ',' };
            assert!(text.contains(&format!("1EUR=1{rate}0842USD")), "{name} in {language:?}");
            assert!(!text.contains("USD(") && !text.contains("()"), "{name} in {language:?}: brackets around nothing");
        }
    }
}

#[test]
fn compact_lists_the_whole_schedule() {
    let body = samples::in_design(samples::irish(), Template::Compact);
    let text = whole_text(&issued(&body));
    for said in
        ["revision 2", "31\u{a0}Jul", "29\u{a0}Jan\u{a0}2027", "2026-018, paid", "2026-031, due", "23.3%", "51,600.00"]
    {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn a_deduction_does_not_name_its_milestone_again() {
    let plain = samples::irish();
    let mut body = plain.clone();
    let mut deduction = body.lines[0].reversed();
    deduction.title = "Deposit".into();
    deduction.deducts = Some(DocumentReference {
        number: "2026-012".into(),
        issue_on: samples::day(2026, 7, 1),
        reason: String::new(),
    });
    body.lines.push(deduction);
    for ((name, with), (_, without)) in all_issued(&body).into_iter().zip(all_issued(&plain)) {
        let count = |pages: &Pages| dense(&whole_text(pages)).matches("Milestone3of5:").count();
        assert!(count(&without) > 0 && dense(&whole_text(&with)).contains("Deposit"), "{name}");
        assert_eq!(count(&with), count(&without), "{name}");
    }
}

#[test]
fn a_french_colon_has_a_blank_before_it_that_no_line_breaks() {
    for (name, pages) in all_issued(&samples::spoken(Language::French)) {
        let text = whole_text(&pages);
        assert!(text.contains("5\u{a0}: Mise"), "{name}");
        assert!(!text.contains("5: Mise"), "{name}");
    }
}
