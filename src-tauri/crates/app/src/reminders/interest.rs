//! What late payment of the invoices of a reminder has cost by law or agreement, up to today.

use super::late::{Late, sums};
use super::settings;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::late_interest::{Claim, LateInterest, RateRow, half_year};
use domain::{Country, Money, Percent};
use storage::Connection;
use storage::record::payment;

/// Interest on each late invoice, in their order, and what a reminder says of it.
pub(crate) struct Costs {
    pub each: Vec<Option<LateInterest>>,
    /// In each currency.
    pub totals: Vec<Money>,
    /// The fixed sums of the law.
    pub fees: Vec<Money>,
    /// A year; None where the invoices differ.
    pub percent: Option<Percent>,
    /// The reference rate of it; None where it is agreed or they differ.
    pub rate: Option<RateRow>,
    /// The half-year of today has a rate that is not known here.
    pub is_old: bool,
}

/// None where neither law nor agreement names a rate.
pub(crate) fn costs(
    conn: &Connection,
    seller: Country,
    late: &[&Late],
    today: NaiveDate,
) -> Result<Option<Costs>, AppError> {
    let rates = settings::rates(conn)?;
    let Some((rule_of, law)) = rates.rule(seller) else { return Ok(None) };
    let mut each = Vec::with_capacity(late.len());
    for of in late {
        let settled = payment::settlements_of_invoice(conn, of.entry.id)?.into_iter().map(|part| part.settlement);
        let claim =
            Claim { total: of.entry.gross, due_on: of.entry.due_on, kept: of.entry.share, settled: settled.collect() };
        each.push(LateInterest::of(&claim, rule_of.rule(), today)?);
    }
    let known: Vec<&LateInterest> = each.iter().flatten().collect();
    let first = known.first();
    let percent = first.filter(|first| known.iter().all(|of| of.percent == first.percent)).map(|of| of.percent);
    let rate = first.filter(|first| known.iter().all(|of| of.rate == first.rate)).and_then(|of| of.rate);
    let fees: Vec<Money> = known.iter().filter_map(|of| law?.fee(of.debt()?)).collect();
    Ok(Some(Costs {
        totals: sums(known.iter().map(|of| of.total))?,
        fees: sums(fees.into_iter())?,
        percent: percent.map(Percent::new).transpose()?,
        is_old: rule_of.last_known().is_some_and(|from| from < half_year(today)),
        rate,
        each,
    }))
}
