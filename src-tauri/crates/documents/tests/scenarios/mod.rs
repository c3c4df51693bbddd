//! Documents as the domain issues them, one for each case that an e-invoice must carry. The makers are here, the
//! table is in the files beside.
#![allow(dead_code, reason = "each user takes what it needs")]

use chrono::NaiveDate;
use documents::einvoice::Format;
use domain::exchange::{Exchange, ExchangeRate, Pair};
use domain::id::{AcceptanceId, ClientId, MilestoneId, ProjectId, RevisionId};
use domain::invoice::{DraftInvoice, DraftLine, IssuedInvoice, LineSource, Looks, Shows, Template};
use domain::milestone::{Acceptance, Channel, Milestone, MilestoneFacts};
use domain::numbering::Pattern;
use domain::party::{Address, Business, Client, PaymentMethod, TaxDefault, TaxNumber, TaxNumberKind};
use domain::project::{Agreement, Project};
use domain::tax::{Tax, TaxCategory};
use domain::terms::PaymentTerms;
use domain::{Country, Currency, Language, Money, Paper, Percent, Quantity};

pub mod broken;
pub mod changes;
pub mod parties;
pub mod plain;
pub mod retention;
pub mod taxes;

/// One row of the table.
pub struct Scenario {
    pub name: &'static str,
    pub invoice: IssuedInvoice,
    /// Formats beside the CII in the PDF that the document must be writable in.
    pub exports: &'static [Format],
}

pub const ALL: &[Format] = &[Format::XRechnung, Format::Ubl];
pub const XRECHNUNG: &[Format] = &[Format::XRechnung];
pub const UBL: &[Format] = &[Format::Ubl];
pub const NONE: &[Format] = &[];

pub fn row(name: &'static str, invoice: IssuedInvoice, exports: &'static [Format]) -> Scenario {
    Scenario { name, invoice, exports }
}

/// The whole table.
pub fn table() -> Vec<Scenario> {
    let mut rows = plain::rows();
    rows.extend(taxes::rows());
    rows.extend(changes::rows());
    rows.extend(retention::rows());
    rows
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("an ISO day")
}

pub fn money(text: &str) -> Money {
    let (amount, currency) = text.split_once(' ').expect("an amount and its currency");
    let currency = Currency::parse(currency).expect("a currency");
    Money::exact(amount.parse().expect("a decimal"), currency).expect("an exact amount")
}

pub fn percent(rate: &str) -> Percent {
    Percent::parse(rate).expect("a rate")
}

pub fn tax(name: &str, category: TaxCategory, rate: &str, reason: Option<&str>) -> Tax {
    Tax::new(name, category, percent(rate), reason.map(str::to_owned)).expect("a tax")
}

pub fn vat(rate: &str) -> Tax {
    tax("VAT", TaxCategory::Standard, rate, None)
}

/// A line of work at one price.
pub fn work(title: &str, price: &str, taxes: &[Tax]) -> DraftLine {
    DraftLine {
        source: LineSource::Free,
        title: title.to_owned(),
        description: "As agreed, with its report".to_owned(),
        deliverables: vec!["Report handed over".to_owned()],
        quantity: Quantity::ONE,
        unit: domain::invoice::Unit::Piece,
        evidence: Vec::new(),
        unit_price: money(price),
        adjustments: Vec::new(),
        taxes: taxes.to_vec(),
    }
}

pub fn milestone_source(position: u32) -> LineSource {
    LineSource::Milestone {
        id: MilestoneId(i64::from(position)),
        override_reason: String::new(),
        amount_reason: String::new(),
    }
}

/// The line of all of a milestone.
pub fn billing(plan: &[Milestone], position: u32, taxes: &[Tax]) -> DraftLine {
    let milestone = plan.iter().find(|m| m.position == position).expect("a milestone of the plan");
    let line = work(&milestone.title, &milestone.amount.to_string(), taxes);
    DraftLine { source: milestone_source(position), ..line }
}

/// Milestones that are done and accepted.
pub fn plan(rows: &[(&str, &str)]) -> Vec<Milestone> {
    let acceptance = Acceptance {
        id: AcceptanceId(31),
        on: day("2026-11-13"),
        by: "Ciara Doyle".into(),
        role: "Head of Revenue Systems".into(),
        channel: Channel::Email,
        words: String::new(),
    };
    let milestone = |(position, (title, amount)): (u32, &(&str, &str))| Milestone {
        id: MilestoneId(i64::from(position)),
        project: ProjectId(2),
        position,
        title: (*title).into(),
        criterion: "Signed off".into(),
        amount: money(amount),
        target_on: None,
        deliverables: Vec::new(),
        client_note: String::new(),
        private_note: String::new(),
        facts: MilestoneFacts {
            done_on: Some(day("2026-11-10")),
            acceptance: Some(acceptance.clone()),
            ..MilestoneFacts::default()
        },
    };
    (1..).zip(rows).map(milestone).collect()
}

fn project(plan: &[Milestone]) -> Project {
    let currency = plan[0].amount.currency();
    let agreement = Agreement {
        revision: RevisionId(12),
        revision_number: 1,
        on: day("2026-09-01"),
        by: "Ciara Doyle".into(),
        channel: Channel::Signature,
        words: String::new(),
    };
    let contract = Money::sum(plan.iter().map(|m| m.amount), currency).expect("a sum");
    Project {
        code: "HAL-2026-02".into(),
        contract_on: Some(agreement.on),
        agreement: Some(agreement),
        ..Project::titled(ProjectId(2), ClientId(7), "Fare engine", contract)
    }
}

/// A draft without a plan.
pub fn draft(business: Business, client: Client, lines: Vec<DraftLine>) -> DraftInvoice {
    let currency = lines.first().map_or(business.currency, |line| line.unit_price.currency());
    DraftInvoice {
        language: business.language,
        second_language: None,
        template: Template::Modern,
        shows: Shows::default(),
        terms: Some(PaymentTerms::Net { days: 30 }),
        early_payment: None,
        due_on: None,
        order_number: "PO-4471".into(),
        note: "Thank you for the good work together.".into(),
        project: None,
        invoiced: Vec::new(),
        deposits: Money::zero(currency),
        currency,
        lines,
        adjustments: Vec::new(),
        prepaid: Money::zero(currency),
        corrects: None,
        keeps_back: None,
        exchange: None,
        business,
        client,
    }
}

/// The draft with a rate for its tax at home, as its country writes it.
pub fn at_rate(mut draft: DraftInvoice, value: &str) -> DraftInvoice {
    let home = domain::exchange::home_currency(draft.business.address.country).expect("a currency at home");
    let rate = ExchangeRate::parse(Pair::of(home, draft.currency), value).expect("a rate");
    draft.exchange = Some(Exchange { rate, source: "ECB".into(), on: Some(day("2026-11-13")) });
    draft
}

/// A draft that bills the milestones at `positions` of a plan.
pub fn draft_of_plan(
    business: Business,
    client: Client,
    plan: Vec<Milestone>,
    positions: &[u32],
    taxes: &[Tax],
) -> DraftInvoice {
    let lines = positions.iter().map(|position| billing(&plan, *position, taxes)).collect();
    DraftInvoice { project: Some((project(&plan), plan)), ..draft(business, client, lines) }
}

/// Issues a draft that nothing may stand against.
pub fn issue(draft: DraftInvoice, on: &str, sequence: u32) -> IssuedInvoice {
    let pattern = Pattern::parse("{YYYY}-{000}").expect("a pattern");
    draft.issue(day(on), &pattern, sequence).unwrap_or_else(|refusals| panic!("{refusals:?}"))
}

/// Issues on the day of most of the table.
pub fn issued(draft: DraftInvoice) -> IssuedInvoice {
    issue(draft, "2026-11-16", 35)
}

pub fn country(code: &str) -> Country {
    Country::parse(code).expect("a country")
}

pub fn address(code: &str, street: &str, postcode: &str, city: &str) -> Address {
    Address { street: street.into(), postcode: postcode.into(), city: city.into(), ..Address::empty(country(code)) }
}

pub fn number(kind: TaxNumberKind, label: &str, value: &str) -> TaxNumber {
    TaxNumber { kind, label: label.into(), value: value.into() }
}

pub fn account(iban: &str, bic: &str) -> PaymentMethod {
    PaymentMethod::BankTransfer {
        holder: "Sandberg Advisory".into(),
        iban: iban.into(),
        bic: bic.into(),
        account: String::new(),
        routing: String::new(),
    }
}

/// What all sellers of the table have in common.
pub fn business(address: Address, language: Language, currency: &str, standard_rate: Option<&str>) -> Business {
    Business {
        name: "Sandberg Advisory".into(),
        person: "Elin Sandberg".into(),
        address,
        email: "elin@sandberg.example".into(),
        phone: "+49 221 5550100".into(),
        website: "https://sandberg.example".into(),
        tax_numbers: Vec::new(),
        tax: standard_rate.map(|rate| TaxDefault {
            name: "VAT".into(),
            category: TaxCategory::Standard,
            rate: percent(rate),
        }),
        tax_note: String::new(),
        currency: Currency::parse(currency).expect("a currency"),
        terms: Some(PaymentTerms::Net { days: 30 }),
        terms_note: "Statutory interest applies to late payment.".into(),
        early_payment: None,
        payment_methods: vec![account("DE02120300000000202051", "BYLADEM1001")],
        endpoint: None,
        looks: Looks::default(),
        language,
        paper: Paper::A4,
        accent: "#2b4fc4".into(),
        logo: None,
        number_pattern: "{YYYY}-{000}".into(),
        number_start: 1,
    }
}

/// What all clients of the table have in common.
pub fn client(name: &str, address: Address) -> Client {
    let currency = Currency::parse("EUR").expect("a currency");
    Client {
        attention: "Accounts Payable".into(),
        email: "ap@halden.example".into(),
        ..Client::named(ClientId(7), name, address, Language::EnglishIreland, currency)
    }
}
