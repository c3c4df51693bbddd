//! What settled a document, gross as the bank says it and net as the contract counts it.

use super::spread;
use crate::money::Money;
use crate::refusal::Why;

/// Gross amounts, credits left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct GrossSettled {
    pub(super) paid: Money,
    pub(super) written_off: Money,
    /// Of what is open, no more than this is kept back until a later day.
    pub(super) kept: Money,
}

/// Net parts of a document; they sum to its net amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetSettled {
    pub paid: Money,
    pub written_off: Money,
    pub open: Money,
    /// Tax of what is open; no part of the net.
    pub open_tax: Money,
}

impl NetSettled {
    /// Splits a document of `net` and `tax`, credits taken off, by what was paid and written off, both gross.
    /// A payment reaches net and tax by largest remainder; what was written off then takes its part of what is left.
    /// Money above the document is the client's and counts nowhere. Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn of(net: Money, tax: Money, paid: Money, written_off: Money) -> Result<Self, Why> {
        let zero = Money::zero(net.currency());
        let gross = net.plus(tax)?;
        let paid = within(paid, zero, gross)?;
        let written_off = within(written_off, zero, gross.minus(paid)?)?;
        let paid_net = spread::over(paid, &[net, tax])?[0];
        let (net_left, tax_left) = (net.minus(paid_net)?, tax.minus(paid.minus(paid_net)?)?);
        let written_off_net = spread::over(written_off, &[net_left, tax_left])?[0];
        let open_tax = tax_left.minus(written_off.minus(written_off_net)?)?;
        Ok(Self { paid: paid_net, written_off: written_off_net, open: net_left.minus(written_off_net)?, open_tax })
    }

    /// Net part of what is kept back of the open amount, where it may be `most` with tax: what is due first is settled
    /// first. Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn kept(&self, most: Money) -> Result<Money, Why> {
        let open = self.open.plus(self.open_tax)?;
        let kept = spread::smaller(most, open)?;
        if kept.is_positive() {
            Ok(spread::over(kept, &[self.open, self.open_tax])?[0])
        } else {
            Ok(Money::zero(open.currency()))
        }
    }
}

fn within(amount: Money, low: Money, high: Money) -> Result<Money, Why> {
    let not_above = spread::smaller(amount, high)?;
    Ok(if not_above.compare(low)?.is_lt() { low } else { not_above })
}
