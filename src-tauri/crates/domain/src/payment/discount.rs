//! Discounts for prompt payment: what a document still offers, and how money reaches invoices whose discount is taken.

use super::{Balance, Overpayment, allocate};
use crate::invoice::InvoiceBody;
use crate::money::Money;
use crate::refusal::{Refusal, Why};
use chrono::NaiveDate;

/// What a document offers for prompt payment and what of it was not taken yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiscountOffer {
    /// Gross, above zero.
    pub amount: Money,
    /// Last day on which it may be taken.
    pub until: NaiveDate,
}

impl DiscountOffer {
    /// The percent of `body` on what is payable at first, less what credit notes took back, rounded once; what was taken
    /// before is taken off. None where nothing is offered or left. Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn of(body: &InvoiceBody, balance: &Balance) -> Result<Option<Self>, Why> {
        let Some(early) = body.early_payment else { return Ok(None) };
        let base = body.payable_now().minus(balance.credited)?;
        if !base.is_positive() {
            return Ok(None);
        }
        let amount = early.discount_on(base)?.minus(balance.discounted)?;
        Ok(amount.is_positive().then(|| Self { amount, until: early.until(body.issue_on) }))
    }

    /// Money that comes on the last day is in time.
    pub fn is_in_time(&self, received_on: NaiveDate) -> bool {
        received_on <= self.until
    }
}

/// Money over invoices: a part and a discount for each, and what is left over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discounted {
    pub parts: Vec<Money>,
    pub discounts: Vec<Money>,
    pub rest: Money,
}

/// `amount` over `asked` (what is due of each invoice, and what is kept back of it), where `offers` may be taken off what
/// is due. Money reaches first what is due of every invoice without its discount, first invoice first; what is above
/// pays discounts that were not taken, then what is kept back. An invoice has its discount once its due part is reached.
/// Errors: `PaymentAboveOpen` when something is left over and nobody confirmed it.
pub fn spread_discounted(
    amount: Money,
    asked: &[(Money, Money)],
    offers: &[Money],
    over: Overpayment,
) -> Result<Discounted, Refusal> {
    let mismatch = |_| Refusal::PaymentAboveOpen { amount, open: Money::zero(amount.currency()) };
    let whole = asked.iter().map(|(now, later)| now.plus(*later)).collect::<Result<Vec<_>, Why>>().map_err(mismatch)?;
    allocate(amount, &whole, over)?;
    let offers = asked.iter().zip(offers).map(|((now, _), offer)| smaller(*now, *offer));
    let offers = offers.collect::<Result<Vec<_>, Why>>().map_err(mismatch)?;
    let due = asked.iter().zip(&offers).map(|((now, _), offer)| now.minus(*offer));
    let due = due.collect::<Result<Vec<_>, Why>>().map_err(mismatch)?;
    let later: Vec<Money> = asked.iter().map(|(_, later)| *later).collect();
    let (first, rest) = allocate(amount, &due, Overpayment::BecomesCredit)?;
    let (second, rest) = allocate(rest, &offers, Overpayment::BecomesCredit)?;
    let (third, rest) = allocate(rest, &later, Overpayment::BecomesCredit)?;
    let zero = Money::zero(amount.currency());
    let (mut parts, mut discounts) = (Vec::new(), Vec::new());
    for (at, first) in first.into_iter().enumerate() {
        let is_reached = first == due[at];
        discounts.push(if is_reached { offers[at].minus(second[at]).map_err(mismatch)? } else { zero });
        parts.push(first.plus(second[at]).and_then(|sum| sum.plus(third[at])).map_err(mismatch)?);
    }
    Ok(Discounted { parts, discounts, rest })
}

fn smaller(a: Money, b: Money) -> Result<Money, Why> {
    Ok(if a.compare(b)?.is_lt() { a } else { b })
}
