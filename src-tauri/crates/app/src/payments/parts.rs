//! What a payment reaches of each invoice: first what is due of all of them, then what is kept back.

use crate::problem::AppError;
use chrono::NaiveDate;
use domain::payment::{self as rules, Overpayment};
use domain::{Money, Why};
use storage::record::invoice::InvoiceEntry;

/// What is to be paid of each invoice on `day`, and what is kept back of it. Where nothing else is open of all of them, what
/// is kept back is what is paid. Errors: `TooLarge`.
pub(crate) fn asked(entries: &[InvoiceEntry], day: NaiveDate) -> Result<Vec<(Money, Money)>, Why> {
    let of = |entry: &InvoiceEntry| {
        let zero = Money::zero(entry.gross.currency());
        let later = entry.open().kept_at(day).map_or(zero, |kept| kept.amount);
        Ok((entry.owed().minus(later)?, later))
    };
    let asked = entries.iter().map(of).collect::<Result<Vec<(Money, Money)>, Why>>()?;
    let is_due = asked.iter().any(|(now, _)| !now.is_zero());
    let swapped = |(now, later): (Money, Money)| if is_due { (now, later) } else { (later, now) };
    Ok(asked.into_iter().map(swapped).collect())
}

/// `amount` over `asked`: first what is due of every invoice, first invoice first, then what is kept back. One part each,
/// and what is left over. Errors: as `allocate`.
pub(crate) fn spread(
    amount: Money,
    asked: &[(Money, Money)],
    over: Overpayment,
) -> Result<(Vec<Money>, Money), AppError> {
    let whole = asked.iter().map(|(now, later)| now.plus(*later)).collect::<Result<Vec<_>, _>>()?;
    rules::allocate(amount, &whole, over)?;
    let (now, later): (Vec<Money>, Vec<Money>) = asked.iter().copied().unzip();
    let (first, rest) = rules::allocate(amount, &now, Overpayment::BecomesCredit)?;
    let (then, rest) = rules::allocate(rest, &later, Overpayment::BecomesCredit)?;
    let parts = first.into_iter().zip(then).map(|(first, then)| first.plus(then)).collect::<Result<Vec<_>, _>>()?;
    Ok((parts, rest))
}

/// What is left of `now` after `part`: what is kept back is not missing.
pub(crate) fn left_of(now: Money, part: Money) -> Result<Money, Why> {
    let left = now.minus(part)?;
    Ok(if left.is_positive() { left } else { Money::zero(now.currency()) })
}
