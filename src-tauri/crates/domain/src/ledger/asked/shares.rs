//! The places that what concerns a whole document is spread over: its milestones, and all that is outside the plan.

use crate::id::MilestoneId;
use crate::invoice::{InvoiceBody, Line, LineRole};
use crate::money::{Currency, Money};
use crate::refusal::Why;
use crate::tax::Tax;
use std::collections::BTreeMap;

/// Nets of the billing lines of `taxes` by place, or of all billing lines where none has them; outside comes first.
/// Errors: `TooLarge`.
pub(crate) fn places(
    bodies: &[&InvoiceBody],
    taxes: &[Tax],
    currency: Currency,
    milestone: impl Fn(&Line) -> Option<MilestoneId>,
) -> Result<BTreeMap<Option<MilestoneId>, Money>, Why> {
    let billing = || {
        let lines = bodies.iter().flat_map(|body| &body.lines);
        lines.filter(|line| matches!(line.role, LineRole::Billing | LineRole::Part))
    };
    let has_alike = billing().any(|line| line.taxes == taxes);
    let mut places = BTreeMap::new();
    for line in billing().filter(|line| !has_alike || line.taxes == taxes) {
        let sum = places.entry(milestone(line)).or_insert(Money::zero(currency));
        *sum = sum.plus(line.net)?;
    }
    Ok(places)
}
