//! Net parts of what settles an invoice: money comes with its tax, the contract and the sums of a month count without.

use crate::ledger::{NetSettled, over};
use crate::money::Money;
use crate::refusal::Why;

/// An invoice and what settled it so far. Gross amounts but where they say net.
#[derive(Debug, Clone, Copy)]
pub struct NetFacts {
    pub net: Money,
    pub tax: Money,
    /// Taken back by credit notes: their own net, which need not be in proportion.
    pub credited_net: Money,
    pub credited: Money,
    /// Payments, bank fees and tax withheld.
    pub paid: Money,
    /// Given up: written off, or taken off for prompt payment.
    pub written_off: Money,
    /// Net parts of all settlements but credits, as they were recorded.
    pub counted: Money,
}

impl NetFacts {
    /// Net of what is open; nothing where the client has paid more than is left. Errors: `TooLarge`.
    pub fn open(&self) -> Result<Money, Why> {
        let (net, tax) = self.left()?;
        Ok(NetSettled::of(net, tax, self.paid, self.written_off)?.open)
    }

    /// Net part of `paid` or `written_off`, one of them not zero, that comes on top. All net parts together make what
    /// is settled; money that a credit note left over goes back with the net that it came with.
    /// Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn part_of(&self, paid: Money, written_off: Money) -> Result<Money, Why> {
        let after = Self { paid: self.paid.plus(paid)?, written_off: self.written_off.plus(written_off)?, ..*self };
        let (before_gross, after_gross) = (self.above()?, after.above()?);
        let before_net = self.counted.minus(self.settled_net()?)?;
        let above_net = if after_gross.is_zero() {
            after_gross
        } else if after_gross.compare(before_gross)?.is_lt() {
            over(after_gross, &[before_net, before_gross.minus(before_net)?])?[0]
        } else {
            before_net.plus(over(after_gross.minus(before_gross)?, &[self.net, self.tax])?[0])?
        };
        after.settled_net()?.plus(above_net)?.minus(self.counted)
    }

    /// Net and tax that credit notes left.
    fn left(&self) -> Result<(Money, Money), Why> {
        Ok((self.net.minus(self.credited_net)?, self.tax.minus(self.credited.minus(self.credited_net)?)?))
    }

    fn settled_net(&self) -> Result<Money, Why> {
        self.left()?.0.minus(self.open()?)
    }

    /// Gross that is settled above what is left of the invoice: the client's money.
    fn above(&self) -> Result<Money, Why> {
        let (net, tax) = self.left()?;
        let above = self.paid.plus(self.written_off)?.minus(net.plus(tax)?)?;
        Ok(if above.is_positive() { above } else { Money::zero(above.currency()) })
    }
}
