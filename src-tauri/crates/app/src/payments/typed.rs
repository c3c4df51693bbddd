//! What the user gives single invoices: it stands, and the rest of the money spreads over the others as ever.

use super::discount::{Allotted, allot, offers, told};
use super::{Difference, left_of};
use crate::problem::AppError;
use crate::schedule::not_negative;
use chrono::NaiveDate;
use domain::payment::{Discounted, Overpayment, spread_discounted};
use domain::{InvoiceId, Money, Refusal, Why};
use serde::Deserialize;
use storage::Connection;
use storage::record::invoice::InvoiceEntry;
use ts_rs::TS;

/// What one invoice gets of a payment.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TypedPart {
    pub invoice: InvoiceId,
    /// As typed; empty follows the amount.
    pub amount: String,
}

/// What is typed for each of `entries`; None where it follows. `asked`: of each, what is to be paid now and what is kept back.
/// Errors: those of an amount under `parts.N.amount`, an invoice that is not among them or has its part already,
/// `PartAboveOpen`.
pub(super) fn typed_parts(
    typed: Option<&[TypedPart]>,
    entries: &[InvoiceEntry],
    asked: &[(Money, Money)],
) -> Result<Vec<Option<Money>>, AppError> {
    let mut parts = vec![None; entries.len()];
    for (place, TypedPart { invoice, amount }) in typed.unwrap_or_default().iter().enumerate() {
        let Some(at) = entries.iter().position(|entry| entry.id == *invoice) else {
            let allowed = entries.iter().map(|entry| entry.number.as_str()).collect::<Vec<_>>().join(", ");
            return Err(AppError::invalid(&format!("parts.{place}.invoice"), Why::NotOneOf { allowed }));
        };
        if amount.trim().is_empty() {
            continue;
        }
        if parts[at].is_some() {
            let reason = format!("{} has its part already", entries[at].number);
            return Err(AppError::invalid(&format!("parts.{place}.invoice"), Why::Malformed { reason }));
        }
        let (now, later) = asked[at];
        let part = not_negative(Money::parse(amount, now.currency()))
            .map_err(|why| AppError::invalid(&format!("parts.{place}.amount"), why))?;
        let open = now.plus(later)?;
        if part.minus(open)?.is_positive() {
            return Err(Refusal::PartAboveOpen { number: entries[at].number.clone(), part, open }.into());
        }
        parts[at] = Some(part);
    }
    Ok(parts)
}

/// The amount as typed. Where none is, all that is open: of an invoice with a part of its own, that part.
/// Errors: `NothingOpen`, those of an amount.
pub(super) fn typed_amount(
    typed: Option<&str>,
    parts: &[Option<Money>],
    (entries, asked): (&[InvoiceEntry], &[(Money, Money)]),
) -> Result<Money, AppError> {
    let currency = entries[0].gross.currency();
    let each = asked.iter().zip(parts).map(|((now, _), part)| part.unwrap_or(*now));
    let all = Money::sum(each, currency)?;
    let amount = match typed.map(str::trim) {
        None | Some("") if all.is_zero() && parts.iter().all(Option::is_none) => {
            let numbers = entries.iter().map(|e| e.number.as_str()).collect::<Vec<_>>().join(", ");
            return Err(Refusal::NothingOpen { numbers }.into());
        }
        None | Some("") => all,
        Some(text) => Money::parse(text, currency).map_err(|why| AppError::invalid("amount", why))?,
    };
    if amount.is_positive() { Ok(amount) } else { Err(AppError::invalid("amount", Why::NotPositive)) }
}

/// As `allot`, with `typed` of single invoices: each takes a discount where its part reaches it.
/// Errors: as `allot`; `PartsAboveAmount`; `PaymentAboveParts` where nobody confirmed what no invoice gets.
pub(super) fn allot_typed(
    conn: &Connection,
    (entries, asked): (&[InvoiceEntry], &[(Money, Money)]),
    typed: &[Option<Money>],
    (amount, on): (Money, NaiveDate),
    answer: Option<Difference>,
    over: Overpayment,
) -> Result<Allotted, AppError> {
    if typed.iter().all(Option::is_none) {
        return allot(conn, (entries, asked), (amount, on), answer, over);
    }
    let zero = Money::zero(amount.currency());
    let given = Money::sum(typed.iter().flatten().copied(), amount.currency())?;
    let left = amount.minus(given)?;
    if left.is_negative() {
        return Err(Refusal::PartsAboveAmount { amount, parts: given }.into());
    }
    let offers = offers(conn, entries, on)?;
    let offered = offers.as_ref().map(|offers| told(offers, asked, amount)).transpose()?;
    let is_exact = offered.as_ref().is_some_and(|of| of.is_in_time && of.to_pay == amount);
    let difference = answer.unwrap_or(if is_exact { Difference::Discount } else { Difference::KeepOpen });
    let may_take = offers.filter(|_| difference == Difference::Discount).map(|of| of.amounts);
    let may_take = may_take.unwrap_or_else(|| vec![zero; entries.len()]);
    let (mut parts, mut discounts) = (vec![zero; entries.len()], vec![zero; entries.len()]);
    let (own, others): (Vec<usize>, Vec<usize>) = (0..entries.len()).partition(|at| typed[*at].is_some());
    for at in own {
        let part = typed[at].unwrap_or(zero);
        let spread = spread_discounted(part, &asked[at..=at], &may_take[at..=at], Overpayment::BecomesCredit)?;
        (parts[at], discounts[at]) = (spread.parts[0], spread.discounts[0]);
    }
    let of_others: Vec<(Money, Money)> = others.iter().map(|at| asked[*at]).collect();
    let spread = if difference == Difference::Discount || others.is_empty() {
        let may_take: Vec<Money> = others.iter().map(|at| may_take[*at]).collect();
        spread_discounted(left, &of_others, &may_take, Overpayment::BecomesCredit)?
    } else {
        let entries: Vec<InvoiceEntry> = others.iter().map(|at| entries[*at].clone()).collect();
        let spread = allot(conn, (&entries, &of_others), (left, on), Some(difference), Overpayment::BecomesCredit)?;
        Discounted { parts: spread.parts, discounts: spread.discounts, rest: spread.rest }
    };
    for (place, at) in others.into_iter().enumerate() {
        (parts[at], discounts[at]) = (spread.parts[place], spread.discounts[place]);
    }
    if difference == Difference::Discount && answer.is_some() {
        let missing = asked.iter().zip(&parts).map(|((now, _), part)| left_of(*now, *part));
        let is_short = !Money::sum(missing.collect::<Result<Vec<_>, Why>>()?, amount.currency())?.is_zero();
        if is_short && discounts.iter().all(Money::is_zero) {
            let numbers = entries.iter().map(|entry| entry.number.as_str()).collect::<Vec<_>>().join(", ");
            let to_pay = offered.map(|of| of.to_pay);
            return Err(to_pay
                .map_or(Refusal::NoDiscountOffered { numbers }, |to_pay| Refusal::DiscountNotReached { amount, to_pay })
                .into());
        }
    }
    if spread.rest.is_positive() && over == Overpayment::Refuse {
        return Err(Refusal::PaymentAboveParts { amount, parts: amount.minus(spread.rest)? }.into());
    }
    Ok(Allotted { parts, discounts, rest: spread.rest, difference, offered })
}
