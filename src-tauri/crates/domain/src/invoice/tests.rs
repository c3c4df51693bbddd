//! Invoices: totals (M2, M5), the document of a draft, what stands in the way of issuing it.
//! The sample is the one of the mock-ups: Halden Rail, five milestones, 51,600.00 EUR, 23 % VAT.

use super::{DraftInvoice, DraftLine, LineSource, Looks, Shows, Template};
use crate::date::ymd;
use crate::exchange::{Exchange, ExchangeRate, Pair};
use crate::id::{AcceptanceId, ClientId, DeliverableId, InvoiceId, MilestoneId, ProjectId, RevisionId};
use crate::milestone::{Acceptance, Billed, Channel, Deliverable, Milestone, MilestoneFacts};
use crate::numbering::Pattern;
use crate::party::{Address, Business, Client, PaymentMethod, TaxDefault, TaxNumber, TaxNumberKind};
use crate::project::{Agreement, Project};
use crate::tax::{Tax, TaxCategory};
use crate::terms::PaymentTerms;
use crate::tests::{currency, money, percent};
use crate::{Country, Currency, Language, Money, Paper, Percent, Quantity};
use chrono::NaiveDate;

mod credit;
mod document;
mod home_tax;
mod kinds;
mod plans;
mod refusals;
mod totals;

pub(crate) fn today() -> NaiveDate {
    ymd("2026-11-16")
}

pub(crate) fn pattern() -> Pattern {
    Pattern::parse("{YYYY}-{000}").unwrap()
}

pub(crate) fn vat() -> Tax {
    Tax::new("VAT", TaxCategory::Standard, percent("23"), None).unwrap()
}

pub(crate) fn reverse_charge() -> Tax {
    Tax::new("VAT", TaxCategory::ReverseCharge, Percent::ZERO, Some("Reverse charge".into())).unwrap()
}

fn address(country: &str, street: &str, postcode: &str, city: &str) -> Address {
    let country = Country::parse(country).unwrap();
    Address { street: street.into(), postcode: postcode.into(), city: city.into(), ..Address::empty(country) }
}

fn vat_number(value: &str) -> TaxNumber {
    TaxNumber { kind: TaxNumberKind::Vat, label: "VAT".into(), value: value.into() }
}

pub(crate) fn business() -> Business {
    let account = PaymentMethod::BankTransfer {
        holder: "Northgate Consulting".into(),
        iban: "IE29AIBK93115212345678".into(),
        bic: "AIBKIE2D".into(),
        account: String::new(),
        routing: String::new(),
    };
    Business {
        name: "Northgate Consulting".into(),
        person: "Maeve Brennan".into(),
        address: address("IE", "3 Northgate Yard", "T12 XY34", "Cork"),
        email: "maeve@northgate.example".into(),
        phone: "+353 21 000 0000".into(),
        website: "https://northgate.example".into(),
        tax_numbers: vec![vat_number("IE1234567T")],
        tax: Some(TaxDefault { name: "VAT".into(), category: TaxCategory::Standard, rate: percent("23") }),
        tax_note: String::new(),
        currency: currency("EUR"),
        terms: Some(PaymentTerms::Net { days: 30 }),
        terms_note: String::new(),
        early_payment: None,
        payment_methods: vec![account],
        endpoint: None,
        looks: Looks::default(),
        language: Language::EnglishIreland,
        paper: Paper::A4,
        accent: "#1f5f4a".into(),
        logo: None,
        number_pattern: "{YYYY}-{000}".into(),
        number_start: 1,
    }
}

pub(crate) fn client() -> Client {
    let address = address("IE", "1 Station Road", "D01 AB12", "Dublin");
    Client {
        attention: "Accounts Payable".into(),
        email: "accounts@halden.example".into(),
        tax_numbers: vec![vat_number("IE7654321A")],
        order_number_required: true,
        ..Client::named(ClientId(7), "Halden Rail", address, Language::EnglishIreland, currency("EUR"))
    }
}

pub(crate) fn acceptance() -> Acceptance {
    Acceptance {
        id: AcceptanceId(31),
        on: ymd("2026-11-13"),
        by: "Ciara Doyle".into(),
        role: String::new(),
        channel: Channel::Email,
        words: String::new(),
    }
}

fn billed(number: &str) -> Billed {
    Billed {
        invoice: InvoiceId(1),
        number: number.into(),
        issue_on: ymd("2026-10-01"),
        due_on: ymd("2026-10-31"),
        net: money("9600.00 EUR"),
        left: money("0.00 EUR"),
        retained: money("0.00 EUR"),
        paid: money("0.00 EUR"),
        settled_on: None,
        paid_on: None,
    }
}

pub(crate) fn milestone(position: u32, title: &str, amount: Money) -> Milestone {
    let deliverable =
        Deliverable { id: DeliverableId(i64::from(position)), title: "Report".into(), done_on: None, on_invoice: true };
    Milestone {
        id: MilestoneId(i64::from(position)),
        project: ProjectId(2),
        position,
        title: title.into(),
        criterion: "Signed off by the head of revenue systems".into(),
        amount,
        target_on: None,
        deliverables: vec![deliverable],
        client_note: String::new(),
        private_note: String::new(),
        facts: MilestoneFacts {
            done_on: Some(ymd("2026-11-10")),
            acceptance: Some(acceptance()),
            ..MilestoneFacts::default()
        },
    }
}

pub(crate) fn project(contract: Money) -> Project {
    let agreement = Agreement {
        revision: RevisionId(12),
        revision_number: 2,
        on: ymd("2026-09-01"),
        by: "Ciara Doyle".into(),
        channel: Channel::Signature,
        words: String::new(),
    };
    Project {
        code: "HAL-2026-02".into(),
        order_number: "PO-4471".into(),
        contract_on: Some(agreement.on),
        agreement: Some(agreement),
        ..Project::titled(ProjectId(2), ClientId(7), "Fare engine", contract)
    }
}

pub(crate) fn line(source: LineSource, title: &str, unit_price: Money) -> DraftLine {
    DraftLine {
        source,
        title: title.into(),
        description: "What was delivered".into(),
        deliverables: Vec::new(),
        quantity: Quantity::ONE,
        unit: crate::invoice::Unit::Piece,
        evidence: Vec::new(),
        unit_price,
        adjustments: Vec::new(),
        taxes: vec![vat()],
    }
}

pub(crate) fn source(position: u32) -> LineSource {
    LineSource::Milestone {
        id: MilestoneId(i64::from(position)),
        override_reason: String::new(),
        amount_reason: String::new(),
    }
}

fn reasons(override_reason: &str, amount_reason: &str) -> LineSource {
    LineSource::Milestone {
        id: MilestoneId(3),
        override_reason: override_reason.into(),
        amount_reason: amount_reason.into(),
    }
}

/// An exchange rate to the euro; none for the euro itself.
fn exchange(foreign: Currency) -> Option<Exchange> {
    let euro = currency("EUR");
    let rate = ExchangeRate::parse(Pair::of(euro, foreign), "1.0842").unwrap();
    (foreign != euro).then(|| Exchange { rate, source: "ECB".into(), on: Some(ymd("2026-11-13")) })
}

/// A complete draft that bills the milestones at `positions` of `plan`; nothing is invoiced before.
pub(crate) fn draft_of(plan: Vec<Milestone>, contract: Money, positions: &[u32]) -> DraftInvoice {
    let billed = plan.iter().filter(|m| positions.contains(&m.position));
    DraftInvoice {
        business: business(),
        client: client(),
        lines: billed.map(|m| line(source(m.position), &m.title, m.amount)).collect(),
        project: Some((project(contract), plan)),
        invoiced: Vec::new(),
        deposits: Money::zero(contract.currency()),
        currency: contract.currency(),
        language: Language::EnglishIreland,
        second_language: None,
        template: Template::Modern,
        shows: Shows::default(),
        early_payment: None,
        terms: Some(PaymentTerms::Net { days: 30 }),
        due_on: None,
        order_number: "PO-4471".into(),
        note: "Thank you, Ciara.".into(),
        adjustments: Vec::new(),
        prepaid: Money::zero(contract.currency()),
        corrects: None,
        keeps_back: None,
        exchange: exchange(contract.currency()),
    }
}

/// The mock-up: milestone 3 of 5, milestones 1 and 2 invoiced before.
fn halden() -> DraftInvoice {
    let rows = [
        ("Discovery report", "9600.00 EUR"),
        ("Target architecture", "12000.00 EUR"),
        ("Sandbox integration", "9600.00 EUR"),
        ("Pilot on two lines", "15600.00 EUR"),
        ("Handover", "4800.00 EUR"),
    ];
    let mut plan: Vec<Milestone> =
        (1..).zip(rows).map(|(position, (title, amount))| milestone(position, title, money(amount))).collect();
    plan[0].facts.billed = Some(billed("2026-028"));
    plan[1].facts.billed = Some(billed("2026-031"));
    let invoiced = plan[..2].iter().map(|m| (m.id, m.amount)).collect();
    DraftInvoice { invoiced, ..draft_of(plan, money("51600.00 EUR"), &[3]) }
}

fn plan_of(draft: &mut DraftInvoice) -> &mut Vec<Milestone> {
    &mut draft.project.as_mut().expect("the sample has a project").1
}

fn project_of(draft: &mut DraftInvoice) -> &mut Project {
    &mut draft.project.as_mut().expect("the sample has a project").0
}
