//! The report of a period as the window shows it, and as tables (decision 0018). What it says is worked out by
//! `domain::report`; here it is read, put in order and drawn to scale.

mod ageing;
mod chart;
pub(crate) mod heads;
mod paper;
mod tables;

pub use ageing::{AgeingArgument, AgeingView, ageing};
pub use chart::{AgeBar, ReportChart};
pub use paper::report_pdf;
pub(crate) use tables::report_tables;
pub use tables::{ReportFile, report_csv, report_xlsx};

use crate::App;
use crate::form::Faults;
use crate::payments::PaymentExchange;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::payment::ExchangedSum;
use domain::report::{ClientFlows, Period, PeriodUnit, Report, Sums, TaxBasis, TaxedRow};
use domain::{Currency, Language, Money, Percent};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::{exchange, report as record};
use ts_rs::TS;

/// `period`: `2026`, `2026-Q3`, `2026-09` or `2026-01-15..2026-03-31`; empty is this year. `currency`: empty for that of
/// the business; of tables: for all.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportArgument {
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub period: String,
    #[serde(default)]
    #[ts(optional)]
    pub basis: Option<TaxBasis>,
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub currency: String,
    /// Amounts that are drawn and compared: without tax when left out.
    #[serde(default)]
    #[ts(optional)]
    pub including_tax: Option<bool>,
}

/// What a report is saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// All parts in one table.
    Csv,
    /// A sheet for each part.
    Xlsx,
    /// On pages, in the language of the business.
    Pdf,
}

/// A period that can be gone to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PeriodLink {
    pub unit: PeriodUnit,
    /// As `ReportArgument` takes it.
    pub name: String,
}

/// A client with its part of what all clients come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClientShare {
    pub row: ClientFlows,
    /// By the basis: issued less credited and discounts, or paid.
    pub amount: Money,
    /// Percent of all clients; none where that is not more than zero.
    pub share: Option<Percent>,
    /// Of the largest, in thousandths.
    pub permille: u32,
}

/// What the taxes come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxSum {
    pub basis: TaxBasis,
    pub sums: Sums,
}

#[derive(Debug, Serialize, TS)]
pub struct ReportView {
    /// As it is asked for again.
    pub name: String,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// The year, the quarter and the month around the last day of the report.
    pub units: Vec<PeriodLink>,
    pub today: NaiveDate,
    pub basis: TaxBasis,
    pub including_tax: bool,
    /// All in which documents were issued, that of the business first; amounts of two are never added.
    pub currencies: Vec<Currency>,
    /// When the first document was issued; none in a book without any.
    pub first_issue_on: Option<NaiveDate>,
    pub report: Report,
    pub chart: ReportChart,
    pub ages: Vec<AgeBar>,
    /// Tax by the basis.
    pub tax: Vec<TaxedRow>,
    pub tax_sum: TaxSum,
    /// The same by the other basis.
    pub tax_sum_other: TaxSum,
    /// The largest first.
    pub clients: Vec<ClientShare>,
    /// Gain and loss of payments in this currency that count in the period, by currency of the seller's country.
    pub exchange: Vec<PaymentExchange>,
    /// What is open by the report is what the list of invoices of its last day says.
    pub equals_list: bool,
}

/// A period and its facts.
pub(crate) struct Told {
    pub period: Period,
    pub facts: record::Facts,
    /// Gain and loss of payments, by their currency.
    pub exchanged: Vec<ExchangedSum>,
    /// That of the business first.
    pub currencies: Vec<Currency>,
    /// As it was asked for; None for all.
    pub chosen: Option<Currency>,
    /// That of the business, for the heads of tables.
    pub language: Language,
}

/// Errors: `invalid` period or currency.
pub(crate) fn told(conn: &Connection, app: &App, asked: &ReportArgument, today: NaiveDate) -> Result<Told, AppError> {
    let mut faults = Faults::default();
    let period = faults.take("period", Period::parse(&asked.period, today));
    let typed = asked.currency.trim();
    let chosen = (!typed.is_empty()).then(|| faults.take("currency", Currency::parse(typed))).flatten();
    let period = faults.finish(period).map_err(AppError::Invalid)?;
    let until = period.to.min(today);
    let facts = record::facts(conn, period, until)?;
    let exchanged = exchange::of_days(conn, (period.from, until))?;
    let exchanged =
        exchanged.into_iter().map(|(currency, of)| ExchangedSum::of(currency, of)).collect::<Result<_, _>>()?;
    let business = crate::business::of_book(conn, app)?;
    let own = business.currency;
    let mut currencies = facts.currencies.clone();
    if currencies.is_empty() {
        currencies.push(own);
    }
    currencies.sort_by_key(|currency| (*currency != own, currency.code()));
    Ok(Told { period, facts, exchanged, currencies, chosen, language: business.language })
}

impl Told {
    pub(crate) fn report(&self, today: NaiveDate, currency: Currency) -> Result<Report, AppError> {
        Ok(Report::of(
            &self.facts.documents,
            (&self.facts.projects, &self.facts.settled_before),
            (self.period, today),
            currency,
        )?)
    }

    /// One for each currency that was asked for.
    pub(crate) fn all(&self, today: NaiveDate) -> Result<Vec<Report>, AppError> {
        let wanted = self.chosen.map_or_else(|| self.currencies.clone(), |chosen| vec![chosen]);
        wanted.into_iter().map(|currency| self.report(today, currency)).collect()
    }

    /// Gain and loss of payments in a currency, by home currency.
    pub(crate) fn exchanged(&self, currency: Currency) -> impl Iterator<Item = &ExchangedSum> {
        self.exchanged.iter().filter(move |of| of.currency == currency)
    }

    /// Name of a file of it, without its ending.
    pub(crate) fn stem(&self) -> String {
        format!("Report-{}", self.period.name().replace("..", "-to-"))
    }
}

/// The report of a period. Errors: `invalid` period or currency, as reading.
pub fn report(app: &App, asked: ReportArgument) -> Result<ReportView, AppError> {
    app.read(|conn, moment| {
        let told = told(conn, app, &asked, moment.on)?;
        let currency = told.chosen.or(told.currencies.first().copied());
        let currency = currency.unwrap_or(crate::business::of_book(conn, app)?.currency);
        let report = told.report(moment.on, currency)?;
        let (basis, including_tax) = (asked.basis.unwrap_or_default(), asked.including_tax.unwrap_or(false));
        let (mut sum, mut other) = (tax_sum(&report, TaxBasis::Issued)?, tax_sum(&report, TaxBasis::Received)?);
        if basis == TaxBasis::Received {
            (sum, other) = (other, sum);
        }
        let around = |unit| Period::around(unit, report.until);
        let units = [PeriodUnit::Year, PeriodUnit::Quarter, PeriodUnit::Month].into_iter().filter_map(around);
        Ok(ReportView {
            name: told.period.name(),
            previous: told.period.previous().map(|of| of.name()),
            next: told.period.next().map(|of| of.name()),
            units: units.map(|of| PeriodLink { unit: of.unit, name: of.name() }).collect(),
            today: moment.on,
            basis,
            including_tax,
            first_issue_on: record::first_issue(conn)?,
            chart: ReportChart::of(&report, including_tax)?,
            ages: chart::ages(&report.standing, including_tax),
            tax: match basis {
                TaxBasis::Issued => report.tax_issued.clone(),
                TaxBasis::Received => report.tax_received.clone(),
            },
            tax_sum: sum,
            tax_sum_other: other,
            clients: clients(&report, basis, including_tax)?,
            exchange: told.exchanged(currency).map(PaymentExchange::of_sum).collect(),
            equals_list: equals_list(conn, &report)?,
            currencies: told.currencies,
            report,
        })
    })
}

/// Net, tax and gross that the rows of a basis come to.
fn tax_sum(report: &Report, basis: TaxBasis) -> Result<TaxSum, AppError> {
    let sums = match basis {
        TaxBasis::Issued => report.total.asked()?,
        TaxBasis::Received => report.total.paid()?,
    };
    Ok(TaxSum { basis, sums })
}

fn clients(report: &Report, basis: TaxBasis, including_tax: bool) -> Result<Vec<ClientShare>, AppError> {
    let shown = |sums: Sums| if including_tax { sums.gross } else { sums.net };
    let amount = |row: &ClientFlows| -> Result<Money, AppError> {
        Ok(shown(match basis {
            TaxBasis::Issued => row.flows.asked()?,
            TaxBasis::Received => row.flows.paid()?,
        }))
    };
    let amounts = report.clients.iter().map(amount).collect::<Result<Vec<_>, _>>()?;
    let whole = Money::sum(amounts.iter().copied(), report.currency)?;
    let most = amounts.iter().map(|amount| amount.minor()).max().unwrap_or(0);
    let share = |amount: Money| {
        // Of nothing, or of less than nothing, there is no part; nor is a part below zero one.
        (whole.is_positive() && !amount.is_negative()).then(|| Percent::share(amount, whole, 0).ok()).flatten()
    };
    let rows = report.clients.iter().cloned().zip(amounts);
    let mut rows: Vec<ClientShare> = rows
        .map(|(row, amount)| ClientShare {
            row,
            amount,
            share: share(amount),
            permille: chart::permille(amount.minor(), most),
        })
        .collect();
    rows.sort_by_key(|of| (-of.amount.minor(), of.row.client));
    Ok(rows)
}

/// Compares with the list of invoices as it stood, with tax: in that, no part is rounded.
fn equals_list(conn: &Connection, report: &Report) -> Result<bool, AppError> {
    let filter = storage::record::invoice::InvoiceFilter::default();
    let all = storage::record::list_as_at::list(conn, &filter, report.currency, report.until)?;
    // Of what is told together nothing was open.
    let ours = all.told.iter().filter(|of| of.entry.gross.currency() == report.currency && !of.entry.is_credit_note);
    let open = Money::sum(ours.map(|of| of.stood.balance.open), report.currency)?;
    Ok(open == report.standing.listed()?.gross && report.standing.open()? == report.closing)
}
