//! The places that what concerns a whole document is spread over: its milestones, and all that is outside the plan.

use crate::id::MilestoneId;
use crate::invoice::{InvoiceBody, Line, LineRole};
use crate::money::Money;
use crate::refusal::Why;
use crate::tax::Tax;
use std::collections::BTreeMap;

/// Nets of the billing lines of `taxes` by place, less those of its credit notes, or of all billing lines where none of
/// `taxes` weighs; outside comes first. Errors: `TooLarge`.
pub(crate) fn places(
    body: &InvoiceBody,
    credits: &[&InvoiceBody],
    taxes: &[Tax],
    milestone: impl Fn(&Line) -> Option<MilestoneId>,
) -> Result<BTreeMap<Option<MilestoneId>, Money>, Why> {
    let nets = |counts: &dyn Fn(&Line) -> bool| {
        let mut nets = BTreeMap::new();
        let lines = body.lines.iter().map(|line| (line, line.net));
        let credited = credits.iter().flat_map(|note| &note.lines).map(|line| (line, line.net.negated()));
        for (line, net) in lines.chain(credited).filter(|(line, _)| bills(line)) {
            let sum = nets.entry(milestone(line)).or_insert(Money::zero(body.currency));
            if counts(line) {
                *sum = sum.plus(net)?;
            }
        }
        Ok(nets)
    };
    let alike = nets(&|line| line.taxes == taxes)?;
    if alike.values().any(Money::is_positive) { Ok(alike) } else { nets(&|_| true) }
}

fn bills(line: &Line) -> bool {
    matches!(line.role, LineRole::Billing | LineRole::Part)
}
