//! Tax by rate and country: of what was issued, and of what was paid.

use super::breakdown::{self, Breakdown, TaxKey, reached};
use super::{Document, Flow, Period, Settled};
use crate::locale::Country;
use crate::money::{Currency, Money};
use crate::refusal::Why;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// By which day the tax is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TaxBasis {
    /// The issue dates of documents; discounts by the day on which they were taken.
    #[default]
    Issued,
    /// The days on which clients paid, withheld amounts among them.
    Received,
}

/// What bears one tax, with clients of one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TaxedRow {
    /// Where the buyer is.
    pub country: Country,
    /// None: no tax at all stands on these lines.
    pub tax: Option<TaxKey>,
    /// What bears more than one tax stands in each of them.
    pub net: Money,
    pub amount: Money,
}

/// Rows in the order of categories, the highest rate first.
#[derive(Default)]
struct Rows(Vec<TaxedRow>);

impl Rows {
    fn row(&mut self, country: Country, tax: Option<&TaxKey>, currency: Currency) -> &mut TaxedRow {
        let at = self.0.iter().position(|row| row.country == country && row.tax.as_ref() == tax);
        let at = at.unwrap_or_else(|| {
            let zero = Money::zero(currency);
            self.0.push(TaxedRow { country, tax: tax.cloned(), net: zero, amount: zero });
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    fn add(&mut self, country: Country, of: &Breakdown, currency: Currency) -> Result<(), Why> {
        for (taxes, net) in &of.nets {
            if taxes.is_empty() {
                let row = self.row(country, None, currency);
                row.net = row.net.plus(*net)?;
            }
            for tax in taxes {
                let row = self.row(country, Some(tax), currency);
                row.net = row.net.plus(*net)?;
            }
        }
        for (tax, amount) in &of.taxes {
            let row = self.row(country, Some(tax), currency);
            row.amount = row.amount.plus(*amount)?;
        }
        Ok(())
    }

    fn sorted(mut self) -> Vec<TaxedRow> {
        self.0.retain(|row| !row.net.is_zero() || !row.amount.is_zero());
        let key = |row: &TaxedRow| {
            let tax = row.tax.as_ref();
            let rate = tax.map(|of| std::cmp::Reverse(of.rate));
            (tax.is_none(), tax.map(|of| of.category.code()), rate, tax.map(|of| of.name.clone()), row.country.code())
        };
        // S comes first: what is taxed before what is not.
        self.0.sort_by_key(|row| (row.tax.as_ref().is_none_or(|of| of.category.is_untaxed()), key(row)));
        self.0
    }
}

fn country(of: &Document) -> Option<Country> {
    of.body.as_ref().map(|body| body.buyer.address.country)
}

/// Of documents that were issued in the period, less the discounts that clients took in it: a discount lowers the tax of
/// the period in which it is taken (decision 0022). Errors: `CurrencyMismatch`, `TooLarge`.
pub(super) fn issued(
    documents: &[&Document],
    (period, until): (Period, NaiveDate),
    currency: Currency,
) -> Result<Vec<TaxedRow>, Why> {
    let mut rows = Rows::default();
    for of in documents.iter().filter(|of| period.holds(of.issue_on) && of.issue_on <= until) {
        if let Some(body) = &of.body {
            rows.add(body.buyer.address.country, &breakdown::billed(body)?, currency)?;
        }
    }
    for (country, part) in settled(documents, (period, until), |flow| flow == Flow::Discounted)? {
        rows.add(country, &part.negated(), currency)?;
    }
    Ok(rows.sorted())
}

/// Of what clients paid in the period. Errors: `CurrencyMismatch`, `TooLarge`.
pub(super) fn received(
    documents: &[&Document],
    (period, until): (Period, NaiveDate),
    currency: Currency,
) -> Result<Vec<TaxedRow>, Why> {
    let mut rows = Rows::default();
    for (country, part) in settled(documents, (period, until), |flow| matches!(flow, Flow::Received | Flow::Withheld))?
    {
        rows.add(country, &part, currency)?;
    }
    Ok(rows.sorted())
}

/// What the settlements of the period reached of their documents, of the flows that `counts`.
fn settled(
    documents: &[&Document],
    (period, until): (Period, NaiveDate),
    counts: fn(Flow) -> bool,
) -> Result<Vec<(Country, Breakdown)>, Why> {
    let mut notes: BTreeMap<&str, Vec<Breakdown>> = BTreeMap::new();
    let mut in_order: Vec<&&Document> = documents.iter().filter(|of| of.is_note()).collect();
    in_order.sort_by_key(|of| of.id);
    for note in in_order {
        if let (Some(number), Some(body)) = (&note.takes_back, &note.body) {
            notes.entry(number.as_str()).or_default().push(Breakdown::of(body)?);
        }
    }
    let counts = |of: &Settled| {
        let on = of.dated.counts_on;
        Flow::of(of.dated.fact.kind).is_some_and(counts) && period.holds(on) && on <= until
    };
    let mut found = Vec::new();
    for of in documents.iter().filter(|of| !of.is_note()) {
        let (Some(body), Some(country)) = (&of.body, country(of)) else { continue };
        if !of.settled.iter().any(counts) {
            continue;
        }
        let own = notes.get(of.number.as_str()).map(Vec::as_slice).unwrap_or_default();
        let parts = reached(&Breakdown::of(body)?, own, &of.settled)?;
        let ours = of.settled.iter().zip(parts).filter(|(settled, _)| counts(settled));
        found.extend(ours.filter_map(|(_, part)| Some((country, part?))));
    }
    Ok(found)
}
