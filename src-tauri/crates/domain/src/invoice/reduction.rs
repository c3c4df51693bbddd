//! Discounts and charges as they are agreed: a share or an amount, on a line or on the whole document.

use super::draft::nets_of_lines;
use super::{Adjustment, DraftLine};
use crate::ledger;
use crate::money::{Currency, Money, Rounding};
use crate::percent::Percent;
use crate::refusal::Why;
use crate::tax::Tax;
use rust_decimal::Decimal;

/// How much a discount or a charge is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdjustmentSize {
    /// Of the net amount that it is on.
    Percent(Percent),
    Amount(Money),
}

impl AdjustmentSize {
    /// Reads `10%` or an amount of `currency`. Errors: as `Percent::parse` and `Money::parse`, `NotPositive`.
    pub fn parse(typed: &str, currency: Currency) -> Result<Self, Why> {
        let (size, is_positive) = if typed.trim().ends_with('%') {
            let percent = Percent::parse(typed)?;
            (Self::Percent(percent), percent.value() > Decimal::ZERO)
        } else {
            let amount = Money::parse(typed, currency)?;
            (Self::Amount(amount), amount.is_positive())
        };
        if is_positive { Ok(size) } else { Err(Why::NotPositive) }
    }

    /// Amount of a charge on `base`, rounded once. Errors: `TooLarge`.
    pub fn charge_on(self, base: Money) -> Result<Money, Why> {
        match self {
            Self::Percent(percent) => percent.of(base, Rounding::HalfAway),
            Self::Amount(amount) => Ok(amount),
        }
    }

    /// Amount of a discount on `base`, rounded once. Errors: `Above` what there is to give, `TooLarge`.
    pub fn discount_on(self, base: Money) -> Result<Money, Why> {
        let given = self.charge_on(base)?;
        if given.minus(base)?.is_positive() {
            let max = match self {
                Self::Percent(_) => "100%".to_owned(),
                Self::Amount(_) => base.amount().to_string(),
            };
            return Err(Why::Above { max });
        }
        Ok(given)
    }

    pub fn percent(self) -> Option<Percent> {
        match self {
            Self::Percent(percent) => Some(percent),
            Self::Amount(_) => None,
        }
    }
}

/// Net that `lines` bill, before what is taken off, kept back and adjusted on the document. Errors: as `line_net`.
pub fn billed_net(lines: &[DraftLine], currency: Currency) -> Result<Money, Why> {
    Money::sum(billed_by_taxes(lines)?.iter().map(|(_, net)| *net), currency)
}

/// A discount or charge of `amount` on a whole document, spread over the taxes of what `lines` bill, so that the tax of
/// each rate follows. `otherwise`: its taxes where nothing is billed. Errors: as `line_net`, `CurrencyMismatch`.
pub fn on_document(
    lines: &[DraftLine],
    amount: Money,
    is_charge: bool,
    reason: &str,
    otherwise: &[Tax],
) -> Result<Vec<Adjustment>, Why> {
    let mut billed = billed_by_taxes(lines)?;
    billed.retain(|(_, net)| net.is_positive());
    if billed.is_empty() {
        billed.push((otherwise.to_vec(), amount));
    }
    let weights: Vec<Money> = billed.iter().map(|(_, net)| *net).collect();
    let parts = billed.into_iter().zip(ledger::over(amount, &weights)?).filter(|(_, part)| !part.is_zero());
    Ok(parts.map(|((taxes, _), amount)| Adjustment { is_charge, amount, reason: reason.to_owned(), taxes }).collect())
}

fn billed_by_taxes(lines: &[DraftLine]) -> Result<Vec<(Vec<Tax>, Money)>, Why> {
    nets_of_lines(lines.iter().filter(|line| !line.source.takes_away()))
}

#[cfg(test)]
mod tests;
