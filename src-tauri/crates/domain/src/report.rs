//! The report of a period: what was issued, credited, received and given up, what was open and how old it was, by tax,
//! client and project, and the register of documents. One currency each; amounts of two are never added.
//!
//! Window, paper and tables show this one value. Every fact counts on the day of decisions 0014 and 0018, so that a period
//! that has passed changes only by what is named in `since`.

pub mod breakdown;
mod flow;
mod parties;
pub mod period;
mod retained;
mod standing;
mod tax;
#[cfg(test)]
mod tests;

pub use breakdown::{Breakdown, TaxKey};
pub use flow::{Flow, Flows, MonthFlows};
pub use parties::{ClientFlows, ProjectFacts, ProjectFlows, SettledBefore};
pub use period::{Period, PeriodUnit};
pub use retained::{RetainedBase, RetainedOf};
pub use standing::{AgedSums, Standing};
pub use tax::{TaxBasis, TaxedRow};

use crate::as_at::Dated;
use crate::id::{ClientId, InvoiceId, PaymentId, ProjectId};
use crate::invoice::{DocumentKind, InvoiceBody};
use crate::money::{Currency, Money};
use crate::payment::Settlement;
use crate::refusal::Why;
use crate::retention::Share;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An amount without tax, its tax, and both together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Sums {
    pub net: Money,
    pub tax: Money,
    pub gross: Money,
}

impl Sums {
    pub fn zero(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { net: zero, tax: zero, gross: zero }
    }

    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn of(net: Money, gross: Money) -> Result<Self, Why> {
        Ok(Self { net, tax: gross.minus(net)?, gross })
    }

    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn plus(self, other: Self) -> Result<Self, Why> {
        Self::of(self.net.plus(other.net)?, self.gross.plus(other.gross)?)
    }

    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn minus(self, other: Self) -> Result<Self, Why> {
        self.plus(other.negated())
    }

    pub fn negated(self) -> Self {
        Self { net: self.net.negated(), tax: self.tax.negated(), gross: self.gross.negated() }
    }

    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn sum(parts: impl IntoIterator<Item = Self>, currency: Currency) -> Result<Self, Why> {
        parts.into_iter().try_fold(Self::zero(currency), Self::plus)
    }

    pub fn is_zero(&self) -> bool {
        self.net.is_zero() && self.gross.is_zero()
    }
}

/// A settlement of an invoice with its net part, which was recorded with it and stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub dated: Dated<Settlement>,
    pub net: Money,
    /// The money that it is a part of.
    pub payment: Option<PaymentId>,
}

/// An issued document with all that ever settled it.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: InvoiceId,
    pub number: String,
    pub series: String,
    pub sequence: u32,
    pub kind: DocumentKind,
    pub client: ClientId,
    pub client_name: String,
    pub project: Option<ProjectId>,
    pub heading: String,
    pub issue_on: NaiveDate,
    pub due_on: NaiveDate,
    pub recorded_on: NaiveDate,
    /// Above zero on a credit note too.
    pub net: Money,
    pub gross: Money,
    /// The number that a credit note takes back.
    pub takes_back: Option<String>,
    /// What of it is due on a later day.
    pub share: Option<Share>,
    /// In the order of record.
    pub settled: Vec<Settled>,
    /// The frozen document: there where it was issued or settled in the period, or keeps money back of the net.
    pub body: Option<Box<InvoiceBody>>,
}

impl Document {
    pub fn is_note(&self) -> bool {
        self.kind == DocumentKind::CreditNote
    }

    fn sums(&self) -> Result<Sums, Why> {
        Sums::of(self.net, self.gross)
    }
}

/// A document of the period in the register; a credit note has its amounts below zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RegisterRow {
    pub id: InvoiceId,
    pub number: String,
    pub kind: DocumentKind,
    pub issue_on: NaiveDate,
    pub due_on: NaiveDate,
    pub client: ClientId,
    pub client_name: String,
    pub project: Option<ProjectId>,
    pub heading: String,
    pub takes_back: Option<String>,
    pub sums: Sums,
    /// What of it the client pays later.
    pub kept_back: Option<Money>,
}

/// Something that counts in the period or before it and was recorded after its last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Late {
    pub flow: Flow,
    pub invoice: InvoiceId,
    pub number: String,
    pub on: NaiveDate,
    pub recorded_on: NaiveDate,
    pub gross: Money,
}

/// The report of a period in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Report {
    pub currency: Currency,
    pub period: Period,
    /// The last day that is in it: that of the period, or today while it lasts.
    pub until: NaiveDate,
    /// Open before the first day; what clients have with the seller is taken off.
    pub opening: Sums,
    pub months: Vec<MonthFlows>,
    pub total: Flows,
    /// Open at the end of `until`: opening and issued less credited, received, withheld, discounted and written off.
    pub closing: Sums,
    pub standing: Standing,
    pub tax_issued: Vec<TaxedRow>,
    pub tax_received: Vec<TaxedRow>,
    /// By name.
    pub clients: Vec<ClientFlows>,
    /// By title; what belongs to no project is last.
    pub projects: Vec<ProjectFlows>,
    pub register: Vec<RegisterRow>,
    pub retained: Vec<RetainedOf>,
    pub since: Vec<Late>,
}

impl Report {
    /// `documents`: all that were ever issued, whatever their currency, but for those that moved only before the period and
    /// of which nothing was open since. `projects`: those that they belong to, and what the others come to.
    /// Errors: `TooLarge`, `CurrencyMismatch` in facts that no book holds.
    pub fn of(
        documents: &[Document],
        projects: (&[ProjectFacts], &[SettledBefore]),
        (period, today): (Period, NaiveDate),
        currency: Currency,
    ) -> Result<Self, Why> {
        let documents: Vec<&Document> = documents.iter().filter(|of| of.net.currency() == currency).collect();
        let until = period.to.min(today);
        let movements = flow::movements(&documents, currency)?;
        let before = |on: NaiveDate| on < period.from && on <= until;
        let opening = Flows::sum(movements.iter().filter(|of| before(of.on)), currency)?.change()?;
        let inside: Vec<_> = movements.iter().filter(|of| of.on >= period.from && of.on <= until).collect();
        let total = Flows::sum(inside.iter().copied(), currency)?;
        let months = period.months().into_iter().map(|month| MonthFlows::of(month, &inside, today, currency));
        Ok(Self {
            currency,
            period,
            until,
            opening,
            months: months.collect::<Result<_, _>>()?,
            closing: opening.plus(total.change()?)?,
            total,
            standing: Standing::of(&documents, until, currency)?,
            tax_issued: tax::issued(&documents, (period, until), currency)?,
            tax_received: tax::received(&documents, (period, until), currency)?,
            clients: parties::clients(&documents, &inside, until, currency)?,
            projects: parties::projects(&documents, projects, &movements, (period, until), currency)?,
            register: register(&documents, (period, until))?,
            retained: retained::retained(&documents, projects.0, (period, until), currency)?,
            since: movements.iter().filter(|of| of.on <= until && of.recorded_on > period.to).map(late).collect(),
        })
    }
}

fn late(of: &flow::Movement<'_>) -> Late {
    Late {
        flow: of.flow,
        invoice: of.document.id,
        number: of.document.number.clone(),
        on: of.on,
        recorded_on: of.recorded_on,
        gross: of.sums.gross,
    }
}

/// Every document of the period in the order of numbers.
fn register(documents: &[&Document], (period, until): (Period, NaiveDate)) -> Result<Vec<RegisterRow>, Why> {
    let mut ours: Vec<&&Document> =
        documents.iter().filter(|of| period.holds(of.issue_on) && of.issue_on <= until).collect();
    ours.sort_by(|a, b| (&a.series, a.sequence, a.id).cmp(&(&b.series, b.sequence, b.id)));
    let row = |of: &&Document| {
        let sums = of.sums()?;
        Ok(RegisterRow {
            id: of.id,
            number: of.number.clone(),
            kind: of.kind,
            issue_on: of.issue_on,
            due_on: of.due_on,
            client: of.client,
            client_name: of.client_name.clone(),
            project: of.project,
            heading: of.heading.clone(),
            takes_back: of.takes_back.clone(),
            sums: if of.is_note() { sums.negated() } else { sums },
            kept_back: of.share.map(|share| share.amount),
        })
    };
    ours.into_iter().map(row).collect()
}
