//! Spreading an amount over what it stands for, to the minor unit.

use crate::money::Money;
use crate::refusal::Why;

/// `amount` over `weights` by largest remainder; weights below zero count as none. All of it goes to the last place
/// when no weight is above zero. One part for each weight. Errors: `TooLarge`, `Weights` without any place.
pub(crate) fn over(amount: Money, weights: &[Money]) -> Result<Vec<Money>, Why> {
    let units: Vec<u64> = weights.iter().map(|w| u64::try_from(w.minor()).unwrap_or(0)).collect();
    if units.iter().any(|u| *u > 0) {
        return amount.split(&units);
    }
    let mut parts = vec![Money::zero(amount.currency()); weights.len()];
    *parts.last_mut().ok_or(Why::Weights)? = amount;
    Ok(parts)
}

/// The smaller of the two. Errors: `CurrencyMismatch`.
pub(crate) fn smaller(a: Money, b: Money) -> Result<Money, Why> {
    Ok(if a.compare(b)?.is_gt() { b } else { a })
}
