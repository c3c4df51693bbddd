//! Discounts and charges as typed: what is at fault is named and left out.

use super::form::AdjustmentForm;
use crate::form::Faults;
use domain::invoice::{Adjustment, AdjustmentSize, DraftLine, billed_net, on_document};
use domain::tax::Tax;
use domain::{Currency, Language, Money, Why, text};

/// The discount of a line that bills `base`; field names begin with `field`. None where nothing is given.
pub(super) fn of_line(
    field: &dyn Fn(&str) -> String,
    (typed, reason): (&str, &str),
    base: Money,
    language: Language,
    faults: &mut Faults,
) -> Option<Adjustment> {
    let reason = faults.take(&field("discount_reason"), text::optional(reason)).unwrap_or_default();
    if typed.trim().is_empty() {
        return None;
    }
    let read = || {
        let size = AdjustmentSize::parse(typed, base.currency())?;
        Ok((size, size.discount_on(base)?))
    };
    let (size, amount) = faults.take(&field("discount"), read())?;
    let reason = documents::reduction_reason(&reason, size.percent(), language);
    Some(Adjustment { is_charge: false, amount, reason, taxes: Vec::new() })
}

/// What the whole document is adjusted by: the parts by tax, and the amount of each one that was typed.
#[derive(Debug, Default)]
pub(super) struct Adjusted {
    pub parts: Vec<Adjustment>,
    pub amounts: Vec<Money>,
}

/// Discounts and charges on the document of `lines`, each on the net that the lines bill. `otherwise`: their taxes
/// where nothing is billed. Errors: as the lines' sum; what was typed wrongly is among `faults`.
pub(super) fn of_document(
    typed: &[AdjustmentForm],
    lines: &[DraftLine],
    (currency, language): (Currency, Language),
    otherwise: &[Tax],
    faults: &mut Faults,
) -> Result<Adjusted, Why> {
    let mut adjusted = Adjusted::default();
    let base = billed_net(lines, currency)?;
    for (at, form) in typed.iter().enumerate() {
        let reason = faults.take(&format!("adjustments.{at}.reason"), text::optional(&form.reason)).unwrap_or_default();
        // One that was added and not filled in is nothing yet.
        if form.amount.trim().is_empty() && form.reason.trim().is_empty() {
            adjusted.amounts.push(Money::zero(currency));
            continue;
        }
        let read = || {
            let size = AdjustmentSize::parse(&form.amount, currency)?;
            let amount = if form.is_charge { size.charge_on(base) } else { size.discount_on(base) };
            Ok((size, amount?))
        };
        let Some((size, amount)) = faults.take(&format!("adjustments.{at}.amount"), read()) else {
            adjusted.amounts.push(Money::zero(currency));
            continue;
        };
        let reason = documents::reduction_reason(&reason, size.percent(), language);
        adjusted.parts.extend(on_document(lines, amount, form.is_charge, &reason, otherwise)?);
        adjusted.amounts.push(amount);
    }
    Ok(adjusted)
}
