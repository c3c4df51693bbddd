//! Invoices to set: the one of the design and variations of it. Used by the tests and by the example.
#![allow(dead_code, unused_imports, reason = "each user takes what it needs")]

mod many;
pub use many::*;

use chrono::NaiveDate;
use domain::exchange::{Exchange, ExchangeRate, HomeTax, Pair};
use domain::invoice::{
    AcceptanceReference, Adjustment, ContractAccount, DocumentKind, DocumentReference, DocumentTitle, FORMAT, Line,
    MilestoneReference, Party, ProjectReference, Shows, Template, Totals, TrackState, TrackStep,
};
use domain::party::{Address, PaymentMethod, TaxNumber, TaxNumberKind};
use domain::tax::{Tax, TaxCategory};
use domain::terms::{EarlyPayment, PaymentTerms};
use domain::{
    AcceptanceId, ClientId, Country, Currency, InvoiceBody, Language, MilestoneId, Money, Paper, Percent, ProjectId,
    Quantity,
};

pub mod papers;
pub mod reminders;
pub mod reports;
pub mod scripts;
pub mod statements;
pub mod status;

pub const NUMBER: &str = "2026-035";

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

pub fn money(amount: &str, currency: &str) -> Money {
    let currency = Currency::parse(currency).expect("a currency");
    Money::exact(amount.parse().expect("a decimal"), currency).expect("an exact amount")
}

fn percent(rate: &str) -> Percent {
    Percent::new(rate.parse().expect("a decimal")).expect("a rate")
}

fn address(country: &str) -> Address {
    Address::empty(Country::parse(country).expect("a country"))
}

fn tax_number(label: &str, value: &str) -> TaxNumber {
    TaxNumber { kind: TaxNumberKind::Vat, label: label.into(), value: value.into() }
}

fn vat(rate: &str) -> Tax {
    Tax::new("VAT", TaxCategory::Standard, percent(rate), None).expect("a tax")
}

fn strings(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn track() -> Vec<TrackStep> {
    let steps = [
        ("Discovery report", 186, TrackState::Before, "9600.00", day(2026, 7, 31), Some("2026-018")),
        ("Target architecture", 233, TrackState::Before, "12000.00", day(2026, 9, 30), Some("2026-031")),
        ("Pilot route live", 186, TrackState::This, "9600.00", day(2026, 11, 13), None),
        ("Full rollout", 302, TrackState::Ahead, "15600.00", day(2026, 12, 18), None),
        ("Handover and training", 93, TrackState::Ahead, "4800.00", day(2027, 1, 29), None),
    ];
    type Row = (&'static str, u32, TrackState, &'static str, NaiveDate, Option<&'static str>);
    let step = |(position, (title, permille, state, amount, target_on, invoice)): (u32, Row)| TrackStep {
        position,
        title: title.into(),
        permille,
        state,
        amount: Some(money(amount, "EUR")),
        target_on: Some(target_on),
        invoice: invoice.map(str::to_owned),
        is_paid: position == 1,
    };
    (1..).zip(steps).map(step).collect()
}

fn pilot(currency: &str, taxes: Vec<Tax>, deliverables: &[&str]) -> Line {
    let mut line = Line::new("Pilot route live", "", Quantity::ONE, money("9600.00", currency), taxes).expect("a line");
    line.deliverables = strings(deliverables);
    line.milestone = Some(MilestoneReference {
        id: MilestoneId(3),
        position: 3,
        title: "Pilot route live".into(),
        revision: None,
        acceptance: Some(AcceptanceReference {
            id: AcceptanceId(1),
            by: "Ciara Doyle".into(),
            role: "Head of Revenue Systems".into(),
            on: day(2026, 11, 13),
        }),
        override_reason: None,
        amount_reason: None,
    });
    line
}

fn account(currency: &str) -> ContractAccount {
    ContractAccount {
        contract: money("51600.00", currency),
        change_orders: 1,
        invoiced_before: money("21600.00", currency),
        positions_before: vec![1, 2],
        this_document: money("9600.00", currency),
        positions_this: vec![3],
        retained: money("0.00", currency),
        remaining: money("20400.00", currency),
        positions_remaining: vec![4, 5],
    }
}

fn totals(lines: &[Line], currency: &str) -> Totals {
    Totals::of(lines, &[], money("0", currency)).expect("totals")
}

/// The invoice of the design, on A4 in Irish English.
pub fn irish() -> InvoiceBody {
    let lines = vec![pilot(
        "EUR",
        vec![vat("23")],
        &[
            "Line 14 (Cork to Mallow) billed on the new platform since 2 November",
            "Ten-day parallel run, 0.02% variance, report delivered",
            "Operator runbook 1.0",
        ],
    )];
    InvoiceBody {
        format: FORMAT,
        kind: DocumentKind::Milestone,
        title: DocumentTitle::Invoice,
        template: Template::Modern,
        language: Language::EnglishIreland,
        second_language: None,
        shows: Shows::default(),
        paper: Paper::A4,
        accent: "#2b4fc4".into(),
        logo: None,
        client: ClientId(1),
        seller: Party {
            name: "Sandberg Advisory".into(),
            attention: "Elin Sandberg".into(),
            address_lines: strings(&["14 Marine Row", "Dublin 4, D04 AB12", "Ireland"]),
            address: address("IE"),
            email: "elin@sandberg.example".into(),
            phone: String::new(),
            website: String::new(),
            tax_numbers: vec![tax_number("VAT", "IE 1234567T")],
            endpoint: None,
        },
        buyer: Party {
            name: "Halden Rail Ltd".into(),
            attention: "Accounts Payable".into(),
            address_lines: strings(&["3 Northgate Yard", "Cork, T12 XY34", "Ireland"]),
            address: address("IE"),
            email: "ap@halden.example".into(),
            phone: String::new(),
            website: String::new(),
            tax_numbers: vec![tax_number("VAT", "IE 7654321B")],
            endpoint: None,
        },
        project: Some(ProjectReference {
            id: ProjectId(1),
            code: "HAL-2026-02".into(),
            title: "Billing platform migration".into(),
            contract_on: Some(day(2026, 6, 12)),
            milestone_count: 5,
            revision: Some(2),
            changed_on: Some(day(2026, 10, 2)),
        }),
        order_number: Some("PO-88213".into()),
        buyer_reference: None,
        currency: Currency::parse("EUR").expect("a currency"),
        issue_on: day(2026, 11, 16),
        due_on: day(2026, 12, 16),
        terms: PaymentTerms::Net { days: 30 },
        early_payment: None,
        terms_note: "Statutory interest applies to late payment.".into(),
        payment_methods: vec![PaymentMethod::BankTransfer {
            holder: "Sandberg Advisory".into(),
            iban: "IE00SAMP00000000000000".into(),
            bic: "SAMPIE00".into(),
            account: String::new(),
            routing: String::new(),
        }],
        references: Vec::new(),
        corrects: None,
        adjustments: Vec::new(),
        totals: totals(&lines, "EUR"),
        retention: None,
        home_tax: None,
        exchange: None,
        lines,
        track: track(),
        account: Some(account("EUR")),
        note: "Thank you, Ciara. Next is the full rollout, planned for 18 December.".into(),
        legal_notes: Vec::new(),
    }
}

/// The same on US Letter.
pub fn american() -> InvoiceBody {
    let untaxed = Tax::new("Sales tax", TaxCategory::OutsideScope, Percent::ZERO, None).expect("a tax");
    let lines = vec![pilot(
        "USD",
        vec![untaxed],
        &[
            "Line 14 (Tacoma to Olympia) billed on the new platform since November 2",
            "Ten-day parallel run, 0.02% variance, report delivered",
            "Operator runbook 1.0",
        ],
    )];
    let mut body = irish();
    body.language = Language::EnglishUs;
    body.paper = Paper::Letter;
    body.currency = Currency::parse("USD").expect("a currency");
    body.seller.name = "Sandberg Advisory LLC".into();
    body.seller.address_lines = strings(&["2210 NE Alder Street", "Portland, OR 97232"]);
    body.seller.tax_numbers = vec![tax_number("EIN", "00-0000000")];
    body.buyer.name = "Halden Rail Inc.".into();
    body.buyer.address_lines = strings(&["400 Commerce Way", "Tacoma, WA 98402"]);
    body.buyer.tax_numbers = vec![tax_number("Vendor no.", "40117")];
    body.terms_note = "Please pay by ACH transfer or check. A 1% monthly charge applies to overdue amounts, as agreed in the contract.".into();
    body.payment_methods = vec![PaymentMethod::BankTransfer {
        holder: "Sandberg Advisory LLC".into(),
        iban: String::new(),
        bic: String::new(),
        account: "0001 2345 6789".into(),
        routing: "000000000".into(),
    }];
    body.totals = totals(&lines, "USD");
    body.lines = lines;
    body.account = Some(account("USD"));
    for step in &mut body.track {
        step.amount = step.amount.map(|amount| money(&amount.amount().to_string(), "USD"));
    }
    body.note = "Thank you, Ciara. Next is the full rollout, planned for December 18.".into();
    body
}

/// An Irish seller bills dollars: the tax is said in euros too.
pub fn in_dollars() -> InvoiceBody {
    let vat = Tax::new("VAT", TaxCategory::Standard, Percent::parse("23").expect("a rate"), None).expect("a tax");
    let mut body = InvoiceBody { paper: Paper::A4, language: Language::EnglishIreland, ..american() };
    body.seller = irish().seller;
    body.lines.iter_mut().for_each(|line| line.taxes = vec![vat.clone()]);
    body.totals = totals(&body.lines, "USD");
    body.home_tax = Some(home_tax(&body, "EUR", "1.0842"));
    body
}

/// The tax of a document in the currency `home` at the rate `value`.
pub fn home_tax(body: &InvoiceBody, home: &str, value: &str) -> HomeTax {
    let pair = Pair::of(Currency::parse(home).expect("a currency"), body.currency);
    let rate = ExchangeRate::parse(pair, value).expect("a rate");
    let exchange = Exchange { rate, source: "ECB".into(), on: Some(day(2026, 11, 13)) };
    HomeTax::of(body.totals.tax, &exchange).expect("a tax")
}

/// In German, with other words of the client's.
pub fn german() -> InvoiceBody {
    let tax = Tax::new("USt.", TaxCategory::Standard, percent("19"), None).expect("a tax");
    let mut line = pilot(
        "EUR",
        vec![tax],
        &[
            "Strecke 14 (Köln–Düren) seit 2. November auf der neuen Plattform abgerechnet",
            "Zehn Tage Parallelbetrieb, 0,02 % Abweichung, Bericht übergeben",
            "Betriebshandbuch 1.0",
        ],
    );
    line.title = "Pilotstrecke in Betrieb".into();
    line.service_to = Some(day(2026, 11, 12));
    if let Some(milestone) = &mut line.milestone {
        milestone.title = "Pilotstrecke in Betrieb".into();
    }
    let mut body = irish();
    body.language = Language::German;
    body.totals = totals(std::slice::from_ref(&line), "EUR");
    body.lines = vec![line];
    body.seller.name = "Sandberg Beratung".into();
    body.seller.address_lines = strings(&["Große Straße 14", "50667 Köln"]);
    body.seller.tax_numbers = vec![tax_number("USt-IdNr.", "DE 123456789")];
    body.buyer.name = "Halden Schienenverkehrsgesellschaft mbH".into();
    body.buyer.attention = "Rechnungsprüfung".into();
    body.buyer.address_lines = strings(&["Nordtorhof 3", "52349 Düren"]);
    body.buyer.tax_numbers = vec![tax_number("USt-IdNr.", "DE 987654321")];
    if let Some(project) = &mut body.project {
        project.title = "Umstellung der Abrechnungsplattform".into();
    }
    let titles =
        ["Bestandsaufnahme", "Zielarchitektur", "Pilotstrecke in Betrieb", "Gesamteinführung", "Übergabe und Schulung"];
    for (step, title) in body.track.iter_mut().zip(titles) {
        step.title = title.into();
    }
    body.terms_note = "Bei Verzug gelten die gesetzlichen Zinsen.".into();
    body.note =
        "Vielen Dank, Frau Doyle. Als Nächstes folgt die Gesamteinführung, geplant für den 18. Dezember.".into();
    body
}

/// The sample with an account that a bank would take, where it has one; the design's own is made up.
pub fn payable(mut body: InvoiceBody) -> InvoiceBody {
    if let Some(PaymentMethod::BankTransfer { iban, .. }) = body.payment_methods.first_mut()
        && !iban.is_empty()
    {
        *iban = "IE29AIBK93115212345678".to_owned();
    }
    body
}

/// The same document in a design, with the colour and the parts of its drawing.
pub fn in_design(mut body: InvoiceBody, template: Template) -> InvoiceBody {
    body.template = template;
    body.shows.earlier_paid = true;
    body.accent = match template {
        Template::Modern => "#2b4fc4",
        Template::Classic => "#7a2e1d",
        Template::Compact => "#0c5a4e",
    }
    .into();
    body
}

pub const DESIGNS: [Template; 3] = [Template::Modern, Template::Classic, Template::Compact];

/// As files and tests call it.
pub fn name_of(template: Template) -> &'static str {
    match template {
        Template::Modern => "modern",
        Template::Classic => "classic",
        Template::Compact => "compact",
    }
}

/// The invoice of the design on both papers in both languages.
pub fn papers_and_languages() -> [(&'static str, InvoiceBody); 4] {
    let on = |mut body: InvoiceBody, paper: Paper| {
        body.paper = paper;
        body
    };
    [("a4-en", irish()), ("a4-de", german()), ("letter-en", american()), ("letter-de", on(german(), Paper::Letter))]
}
