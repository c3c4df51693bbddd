//! Reports of a period to set: a book by hand, in the currency of a sample invoice.

use chrono::NaiveDate;
use domain::as_at::{Dated, Sort};
use domain::invoice::DocumentKind;
use domain::papers::PeriodReport;
use domain::payment::{Exchanged, ExchangedSum, Settlement, SettlementKind};
use domain::report::{Document, Period, ProjectFacts, Report, RetainedBase, RetainedOf, Settled, TaxKey, TaxedRow};
use domain::tax::TaxCategory;
use domain::{ClientId, Country, Currency, InvoiceBody, InvoiceId, Money, Percent, ProjectId};

use super::{day, papers};

const TODAY: (i32, u32, u32) = (2026, 12, 22);

/// With a name that takes more than one line.
const CLIENTS: [&str; 3] = [
    "Halden Rail Ltd",
    "Sociedade Portuguesa de Consultoria e Engenharia Ferroviária do Norte, Limitada",
    "Corrib Foods",
];

fn document(id: i64, on: NaiveDate, net: i64, currency: Currency) -> Document {
    let amount = |minor: i64| Money::from_minor(minor, currency).expect("an amount");
    let client = usize::try_from(id).expect("a number") % CLIENTS.len();
    Document {
        id: InvoiceId(id),
        number: format!("2026-{id:03}"),
        series: "2026".into(),
        sequence: u32::try_from(id).expect("a number"),
        kind: DocumentKind::AdHoc,
        client: ClientId(i64::try_from(client).expect("a number") + 1),
        client_name: CLIENTS[client].into(),
        project: (client == 0).then_some(ProjectId(1)),
        heading: "Work".into(),
        issue_on: on,
        due_on: on + chrono::Duration::days(30),
        recorded_on: on,
        net: amount(net),
        gross: amount(net * 123 / 100),
        takes_back: None,
        share: None,
        settled: Vec::new(),
        body: None,
    }
}

fn settle(of: &mut Document, kind: SettlementKind, net: i64, on: NaiveDate, recorded_on: NaiveDate) {
    let amount = |minor: i64| Money::from_minor(minor, of.net.currency()).expect("an amount");
    let settlement = Settlement { invoice: of.id, kind, on, amount: amount(net * 123 / 100) };
    let net = amount(net);
    of.settled.push(Settled { dated: Dated::of(settlement, recorded_on, Sort::First), net, payment: None });
}

/// Every flow in the last quarter, and one payment that was entered late.
fn documents(currency: Currency) -> Vec<Document> {
    let mut all: Vec<Document> = [
        (1, day(2026, 8, 3), 720_000),
        (2, day(2026, 10, 1), 480_000),
        (3, day(2026, 10, 30), 123_456_700),
        (4, day(2026, 11, 16), 96_000),
        (5, day(2026, 12, 1), 20_000),
    ]
    .map(|(id, on, net)| document(id, on, net, currency))
    .into();
    all[4].kind = DocumentKind::CreditNote;
    all[4].takes_back = Some("2026-002".into());
    settle(&mut all[0], SettlementKind::Payment, 700_000, day(2026, 10, 20), day(2026, 10, 20));
    settle(&mut all[0], SettlementKind::TaxWithheld, 20_000, day(2026, 10, 20), day(2026, 10, 20));
    settle(&mut all[3], SettlementKind::WriteOff, 100, day(2026, 12, 2), day(2026, 12, 2));
    all
}

fn taxed(rate: &str, category: TaxCategory, country: &str, (net, amount): (Money, Money)) -> TaxedRow {
    let rate = Percent::parse(rate).expect("a rate");
    let country = Country::parse(country).expect("a country");
    TaxedRow { country, tax: Some(TaxKey { name: "VAT".into(), category, rate }), net, amount }
}

fn in_currency(documents: &[Document], period: Period, currency: Currency) -> Report {
    let amount = |minor: i64| Money::from_minor(minor, currency).expect("an amount");
    let project = ProjectFacts {
        id: ProjectId(1),
        code: "P-1".into(),
        title: "Billing platform migration".into(),
        client_name: CLIENTS[0].into(),
        contract: Some(amount(4_800_000)),
    };
    let today = day(TODAY.0, TODAY.1, TODAY.2);
    let mut report = Report::of(documents, (&[project], &[]), (period, today), currency).expect("a report");
    report.tax_issued = vec![
        taxed("23", TaxCategory::Standard, "IE", (amount(576_000), amount(132_480))),
        taxed("0", TaxCategory::ReverseCharge, "PT", (amount(96_000), amount(0))),
    ];
    report.tax_received = vec![taxed("23", TaxCategory::Standard, "IE", (amount(720_000), amount(165_600)))];
    report
}

fn paper(body: &InvoiceBody, period: &str, of: impl Fn(Period) -> Vec<Report>) -> PeriodReport {
    let mut letter = papers::letter(body);
    letter.dated_on = day(TODAY.0, TODAY.1, TODAY.2);
    letter.second_language = None;
    letter.order_number = String::new();
    letter.project.code = String::new();
    letter.project.title = String::new();
    letter.buyer.name.clear();
    letter.buyer.attention.clear();
    letter.buyer.address_lines.clear();
    letter.buyer.tax_numbers.clear();
    let period = Period::parse(period, letter.dated_on).expect("a period");
    PeriodReport { letter, period, reports: of(period), exchanged: Vec::new() }
}

/// The last quarter, with every part.
pub fn report(body: &InvoiceBody) -> PeriodReport {
    paper(body, "2026-Q4", |period| {
        let currency = body.currency;
        let amount = |minor: i64| Money::from_minor(minor, currency).expect("an amount");
        let mut report = in_currency(&documents(currency), period, currency);
        report.retained = vec![RetainedOf {
            base: RetainedBase::Net,
            project: Some(ProjectId(1)),
            title: "Billing platform migration".into(),
            opening: amount(48_000),
            kept: amount(12_000),
            released: amount(20_000),
            taken_back: amount(1_000),
            closing: amount(39_000),
        }];
        vec![report]
    })
}

/// October, of which something was entered in November, in two currencies.
pub fn in_two_currencies(body: &InvoiceBody) -> PeriodReport {
    let yen = Currency::parse("JPY").expect("a currency");
    let mut made = paper(body, "2026-10", |period| {
        let both = [body.currency, yen].map(|currency| {
            let mut all = documents(currency);
            settle(&mut all[1], SettlementKind::Payment, 460_000, day(2026, 10, 31), day(2026, 11, 2));
            in_currency(&all, period, currency)
        });
        both.into()
    });
    let home = |minor: i64| Money::from_minor(minor, body.currency).expect("an amount");
    let exchanged = Exchanged { received: home(2_831_100), at_issue: home(2_850_415) };
    made.exchanged = vec![ExchangedSum::of(yen, exchanged).expect("a sum")];
    made
}

/// As many documents as asked for, in a year.
pub fn report_of(count: i64, body: &InvoiceBody) -> PeriodReport {
    paper(body, "2026", |period| {
        let all: Vec<Document> =
            (1..=count).map(|id| document(id, day(2026, 3, 1), 100_000 + id, body.currency)).collect();
        vec![in_currency(&all, period, body.currency)]
    })
}

/// A period to come in a book without documents.
pub fn bare_report(body: &InvoiceBody) -> PeriodReport {
    paper(body, "2027", |period| {
        let today = day(TODAY.0, TODAY.1, TODAY.2);
        vec![Report::of(&[], (&[], &[]), (period, today), body.currency).expect("a report")]
    })
}
