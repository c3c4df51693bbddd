//! Invoices of work: plans, prices, currencies, ways to pay, texts.

use documents::einvoice::Format;
use domain::invoice::{Adjustment, DraftInvoice, DraftLine};
use domain::party::{Business, PaymentMethod};
use domain::terms::{EarlyPayment, PaymentTerms};
use domain::{Language, Money, Quantity};

use super::parties::{
    american_client, british, british_client, german, greek, halden, halden_of_duren, irish, ministry, swiss,
};
use super::{
    ALL, NONE, Scenario, UBL, account, at_rate, draft, draft_of_plan, issued, money, percent, plan, row, vat, work,
};

const HOSTILE: &str = "& < > ]]> \" ' <!-- <?xml?> &amp; #AAI# \u{202e}gnp \u{0} \u{b} <script>";

fn halden_plan() -> Vec<domain::Milestone> {
    plan(&[("Discovery report", "9600.00 EUR"), ("Target architecture", "12000.00 EUR"), ("Pilot", "9600.00 EUR")])
}

pub fn rows() -> Vec<Scenario> {
    let mut rows = billed();
    rows.extend(priced());
    rows.extend(paid());
    rows.extend(worded());
    rows
}

fn billed() -> Vec<Scenario> {
    let irish_vat = [vat("23")];
    let single = draft_of_plan(irish(), halden(), halden_plan(), &[1], &irish_vat);
    let several = draft_of_plan(german(), halden_of_duren(), halden_plan(), &[1, 3], &[vat("19")]);
    let no_order = DraftInvoice { order_number: String::new(), ..several.clone() };
    let leitweg = draft_of_plan(german(), ministry(), halden_plan(), &[2], &[vat("19")]);
    let many = (1..=200).map(|at| work(&format!("Work package {at}"), "125.50 EUR", &irish_vat)).collect();
    let greek_lines = vec![work("Μελέτη", "1800.00 EUR", &[vat("24")])];
    vec![
        row("01-single-milestone", issued(single), UBL),
        row("02-several-milestones", issued(several), ALL),
        row("03-no-order-number", issued(no_order), ALL),
        row("04-leitweg", issued(leitweg), ALL),
        row("05-two-hundred-lines", issued(draft(irish(), halden(), many)), UBL),
        row("06-greek", issued(draft(greek(), halden(), greek_lines)), UBL),
    ]
}

pub fn adjustment(is_charge: bool, amount: &str, reason: &str, taxes: &[domain::tax::Tax]) -> Adjustment {
    Adjustment { is_charge, amount: money(amount), reason: reason.into(), taxes: taxes.to_vec() }
}

fn priced() -> Vec<Scenario> {
    let german_vat = [vat("19")];
    let quantity = |text: &str| Quantity::parse(text).expect("a quantity");
    let hours = DraftLine { quantity: quantity("12.75"), ..work("Workshops", "133.33 EUR", &german_vat) };
    let discounted = DraftLine {
        adjustments: vec![
            adjustment(false, "100.00 EUR", "Loyal client", &[]),
            adjustment(true, "25.50 EUR", "Travel at night", &[]),
        ],
        ..work("Pilot", "2400.00 EUR", &german_vat)
    };
    let on_all = DraftInvoice {
        adjustments: vec![
            adjustment(false, "50.00 EUR", "Project discount", &german_vat),
            adjustment(true, "19.90 EUR", "Express", &[vat("7")]),
        ],
        ..draft(
            german(),
            halden_of_duren(),
            vec![work("Pilot", "2400.00 EUR", &german_vat), work("Handbook", "300.00 EUR", &[vat("7")])],
        )
    };
    let rates = ["19", "7", "19"].map(|rate| work("Third of a third", "0.33 EUR", &[vat(rate)]));
    let yen = vec![work("Study", "1234567 JPY", &german_vat)];
    let dollars = vec![work("Study", "8000.00 USD", &german_vat)];
    let francs = vec![work("Studie", "4200.05 CHF", &[vat("8.1")])];
    let dollars_twice = vec![work("Study", "8000.00 USD", &german_vat), work("Handbook", "333.33 USD", &[vat("7")])];
    let euros = vec![work("Study", "999.99 EUR", &[vat("20")])];
    let pounds = vec![work("Study", "999.99 GBP", &[vat("20")])];
    vec![
        row("10-hours", issued(draft(german(), halden_of_duren(), vec![hours])), ALL),
        row("11-line-discount-and-charge", issued(draft(german(), halden_of_duren(), vec![discounted])), ALL),
        row("12-document-discount-and-charge", issued(on_all), ALL),
        row("13-several-rates", issued(draft(german(), halden_of_duren(), rates.to_vec())), ALL),
        row("14-yen", issued(at_rate(draft(german(), halden_of_duren(), yen), "163.25")), ALL),
        row("15-foreign-currency", issued(at_rate(draft(german(), halden_of_duren(), dollars), "1.0842")), ALL),
        row("16-swiss", issued(draft(swiss(), halden_of_duren(), francs)), UBL),
        row("17-british", issued(draft(british(), british_client(), pounds)), UBL),
        row("18-british-in-euros", issued(at_rate(draft(british(), british_client(), euros), "1.1432")), UBL),
        row(
            "19-foreign-currency-two-rates",
            issued(at_rate(draft(german(), halden_of_duren(), dollars_twice), "1.0842")),
            ALL,
        ),
    ]
}

fn paid() -> Vec<Scenario> {
    let lines = || vec![work("Pilot", "1000.00 EUR", &[vat("19")])];
    let of = |business: Business| draft(business, halden_of_duren(), lines());
    let link = PaymentMethod::Link { label: "Pay by card".into(), url: "https://pay.example/2026-035?a=1&b=2".into() };
    let cash = PaymentMethod::Other { label: "Cheque".into(), details: "to the order of Sandberg Advisory".into() };
    let paying = |payment_methods: Vec<PaymentMethod>| of(Business { payment_methods, ..german() });
    let sepa = account("DE02120300000000202051", "BYLADEM1001");
    let early = EarlyPayment { percent: percent("2.5"), days: 14 };
    let due = |terms: PaymentTerms| DraftInvoice { terms: Some(terms), ..of(german()) };
    vec![
        row("20-prepaid-in-part", issued(DraftInvoice { prepaid: money("500.00 EUR"), ..of(german()) }), ALL),
        row("21-prepaid-in-full", issued(DraftInvoice { prepaid: money("1190.00 EUR"), ..of(german()) }), ALL),
        row("22-early-payment", issued(DraftInvoice { early_payment: Some(early), ..of(german()) }), ALL),
        row("23-two-ways-to-pay", issued(paying(vec![sepa.clone(), link.clone()])), ALL),
        row("24-two-accounts", issued(paying(vec![sepa, account("TR330006100519786457841326", "OYAKTRIS")])), ALL),
        row("25-card-only", issued(paying(vec![link])), ALL),
        row("26-cheque-only", issued(paying(vec![cash])), ALL),
        row("27-on-receipt", issued(due(PaymentTerms::OnReceipt)), ALL),
        row("28-end-of-month", issued(due(PaymentTerms::NetEndOfMonth { days: 30 })), ALL),
    ]
}

fn worded() -> Vec<Scenario> {
    let taxes = [vat("19")];
    let mut hostile = draft(german(), halden_of_duren(), vec![work("Pilot", "1000.00 EUR", &taxes)]);
    let with = |text: &str| format!("{text} {HOSTILE}");
    hostile.business.name = with("Sandberg");
    hostile.business.person = with("Elin");
    hostile.business.terms_note = format!("#SKONTO# is a mark\n{HOSTILE}");
    hostile.business.address.street = with("Große Straße");
    hostile.client.name = with("Halden");
    hostile.client.attention = with("Rechnungsprüfung");
    hostile.client.buyer_reference = with("BEST");
    hostile.order_number = with("PO");
    hostile.note = format!("#AAI#{HOSTILE}\nzweite Zeile");
    hostile.lines[0].title = with("Pilot");
    hostile.lines[0].description = with("Mit Bericht");
    hostile.lines[0].deliverables = vec![with("Bericht")];
    hostile.adjustments = vec![adjustment(false, "1.00 EUR", &with("Nachlass"), &taxes)];
    let mut long = draft(german(), halden_of_duren(), vec![work("Pilot", "1000.00 EUR", &taxes)]);
    long.lines[0].description = "Strecke 14 auf der neuen Plattform, mit Parallelbetrieb und Bericht. ".repeat(120);
    long.lines[0].title = "Umstellung der Abrechnungsplattform ".repeat(8);
    long.note = "Vielen Dank.\n".repeat(60);
    let american = draft(
        Business { language: Language::EnglishUs, ..irish() },
        american_client(),
        vec![work("Review", "1000.00 USD", &[vat("23")])],
    );
    vec![
        row("30-hostile-characters", issued(hostile), ALL),
        row("31-long-texts", issued(long), ALL),
        row("32-american-client", issued(at_rate(american, "1.0842")), &[Format::Ubl]),
    ]
}

/// A document that is a PDF alone: EN 16931 has no third decimal.
pub fn dinars() -> Scenario {
    let lines = vec![work("Study", "1250.125 KWD", &[vat("19")])];
    let draft = DraftInvoice {
        prepaid: Money::zero(lines[0].unit_price.currency()),
        ..draft(german(), halden_of_duren(), lines)
    };
    row("kwd", issued(at_rate(draft, "0.3331")), NONE)
}
