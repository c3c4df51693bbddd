//! All that keeps a draft from being issued.

use super::{DraftInvoice, DraftLine, LineSource};
use crate::exchange;
use crate::id::MilestoneId;
use crate::invoice::{InvoiceBody, Totals, totals::line_net};
use crate::milestone::Milestone;
use crate::money::Money;
use crate::party::{TaxNumber, TaxNumberKind};
use crate::plan;
use crate::project::Project;
use crate::refusal::{Needed, Refusal, Why};
use chrono::NaiveDate;

/// What is kept back is due after the rest: a day before would ask for it twice.
fn due_too_early(body: &InvoiceBody) -> Option<Refusal> {
    let kept = body.retention?;
    let refusal = Refusal::RetentionDueTooEarly { until: kept.due_on, due_on: body.due_on };
    (kept.due_on <= body.due_on).then_some(refusal)
}

impl DraftInvoice {
    /// All that keeps the draft from being issued on `issue_on`; empty when nothing does.
    pub fn refusals(&self, issue_on: NaiveDate) -> Vec<Refusal> {
        let mut refusals: Vec<Refusal> =
            self.missing().into_iter().map(|what| Refusal::MissingForIssue { what }).collect();
        let due_on = self.due_on.map_or_else(|| self.terms.map(|t| t.due_on(issue_on)), |due| Some(Ok(due)));
        match due_on {
            Some(Ok(due_on)) if due_on < issue_on => refusals.push(Refusal::DueBeforeIssue { issue_on, due_on }),
            Some(Err(refusal)) => refusals.push(refusal),
            Some(Ok(_)) | None => {}
        }
        match self.body(issue_on) {
            Err(why) => refusals.push(Refusal::CannotBeSummed { why }),
            Ok(body) => {
                if self.lacks_exchange_rate(&body.totals) {
                    refusals.push(Refusal::MissingForIssue { what: Needed::ExchangeRate });
                }
                refusals.extend(due_too_early(&body));
                let total = self.asks_for_nothing(&body.totals).filter(|_| !self.lines.is_empty());
                refusals.extend(total.map(|total| Refusal::NothingToBill { total }));
            }
        }
        if let Some((project, plan)) = &self.project {
            let bills_the_plan = self.lines.iter().any(|l| l.source.milestone().is_some());
            if bills_the_plan && let Err(refusal) = plan::check_sum(plan, project.contract) {
                refusals.push(refusal);
            }
            for line in &self.lines {
                for refusal in self.refusals_of_line(line, project, plan, issue_on) {
                    // Two lines of one milestone share their reason.
                    if !refusals.contains(&refusal) {
                        refusals.push(refusal);
                    }
                }
            }
        }
        refusals
    }

    fn lacks_exchange_rate(&self, totals: &Totals) -> bool {
        self.exchange.is_none()
            && self.home_currency().is_some()
            && !totals.tax.is_zero()
            && exchange::must_state_home_tax(self.business.address.country)
    }

    /// The total that is no invoice. Money received before may settle all of it, and a final invoice may come out
    /// even; neither asks for less than nothing, nor does a rise of the tax rate make an invoice of a net below zero.
    fn asks_for_nothing(&self, totals: &Totals) -> Option<Money> {
        if totals.net.is_negative() {
            return Some(totals.net);
        }
        let comes_out_even = self.lines.iter().any(|l| matches!(l.source, LineSource::Deduction { .. }));
        let bills = totals.gross.is_positive() || comes_out_even && !totals.gross.is_negative();
        if bills && !totals.due.is_negative() { None } else { Some(totals.due) }
    }

    fn refusals_of_line(
        &self,
        line: &DraftLine,
        project: &Project,
        plan: &[Milestone],
        issue_on: NaiveDate,
    ) -> Vec<Refusal> {
        let Some(id) = line.source.milestone() else { return Vec::new() };
        let Some(milestone) = plan.iter().find(|m| m.id == id) else { return Vec::new() };
        match &line.source {
            LineSource::Milestone { override_reason, amount_reason, .. } => {
                // What an earlier invoice billed stands here once more where this one takes it off.
                let agreed = if self.deducts_bill_of(milestone) { milestone.amount } else { milestone.left() };
                if agreed.is_zero()
                    && let Err(refusal) = milestone.check_unbilled()
                {
                    return vec![refusal];
                }
                let mut refusals =
                    Vec::from_iter(self.acceptance_refusal(milestone, project, override_reason, issue_on));
                if amount_reason.is_empty() {
                    refusals.extend(self.amount_refusal(milestone, agreed));
                }
                refusals
            }
            LineSource::Part { override_reason, .. } => {
                let mut refusals =
                    Vec::from_iter(self.acceptance_refusal(milestone, project, override_reason, issue_on));
                refusals.extend(self.part_refusal(milestone));
                refusals
            }
            LineSource::Free
            | LineSource::Deposit
            | LineSource::Deduction { .. }
            | LineSource::Retainage
            | LineSource::Release { .. } => Vec::new(),
        }
    }

    fn acceptance_refusal(
        &self,
        milestone: &Milestone,
        project: &Project,
        override_reason: &str,
        issue_on: NaiveDate,
    ) -> Option<Refusal> {
        if !override_reason.is_empty() {
            return None;
        }
        if project.requires_acceptance && super::accepted_by(milestone, issue_on).is_none() {
            return Some(Refusal::NotAccepted { milestone: milestone.label() });
        }
        let is_done = milestone.facts.done_on.is_some();
        (!project.requires_acceptance && !is_done).then(|| Refusal::NotDone { milestone: milestone.label() })
    }

    fn amount_refusal(&self, milestone: &Milestone, agreed: Money) -> Option<Refusal> {
        let line = self.net_of(milestone.id).ok().filter(|net| *net != agreed)?;
        Some(Refusal::AmountDiffersFromPlan { milestone: milestone.label(), agreed, line })
    }

    /// Parts may not pass what is left of the milestone.
    fn part_refusal(&self, milestone: &Milestone) -> Option<Refusal> {
        let left = milestone.left();
        if !left.is_positive()
            && let Err(refusal) = milestone.check_unbilled()
        {
            return Some(refusal);
        }
        let passes = self.net_of(milestone.id).ok()?.minus(left).ok()?.is_positive();
        if passes { self.amount_refusal(milestone, left) } else { None }
    }

    /// What all lines of one milestone bill together: two lines of the agreed amount bill it twice.
    fn net_of(&self, id: MilestoneId) -> Result<Money, Why> {
        let lines = self.lines.iter().filter(|l| l.source.milestone() == Some(id));
        lines
            .map(|l| line_net(l.quantity, l.unit_price, &[]))
            .try_fold(Money::zero(self.currency), |sum, net| sum.plus(net?))
    }

    fn missing(&self) -> Vec<Needed> {
        let has = |numbers: &[TaxNumber], kinds: [TaxNumberKind; 2]| numbers.iter().any(|n| kinds.contains(&n.kind));
        // BT-31 or BT-32 of the seller; BT-48 or BT-47 of a client who owes the tax (BR-AE-02).
        // A seller in the EU that charges no tax, such as a small business, names at least its register (BR-CO-26).
        let seller_number = if self.business.tax.is_some() {
            has(&self.business.tax_numbers, [TaxNumberKind::Vat, TaxNumberKind::Local])
        } else {
            !self.business.tax_numbers.is_empty() || !self.business.address.country.in_eu()
        };
        let client_number = has(&self.client.tax_numbers, [TaxNumberKind::Vat, TaxNumberKind::Company]);
        let reverse_charge =
            self.lines.iter().flat_map(|l| &l.taxes).any(|t| t.category == crate::tax::TaxCategory::ReverseCharge);
        let said_what = |l: &DraftLine| !l.description.is_empty() || !l.deliverables.is_empty();
        let untold = |l: &DraftLine| l.source.milestone().is_some() && !said_what(l);
        let mut adjustments = self.adjustments.iter().chain(self.lines.iter().flat_map(|l| &l.adjustments));
        let untaxed =
            self.lines.iter().any(|l| l.taxes.is_empty()) || self.adjustments.iter().any(|a| a.taxes.is_empty());
        let checks = [
            (Needed::SellerName, self.business.name.is_empty()),
            (Needed::SellerAddress, !self.business.address.is_complete()),
            (Needed::SellerTaxNumber, !seller_number),
            (Needed::ClientName, self.client.name.is_empty()),
            (Needed::ClientAddress, !self.client.address.is_complete()),
            (Needed::ClientTaxNumber, reverse_charge && !client_number),
            (Needed::Terms, self.terms.is_none()),
            (Needed::PaymentMethod, self.business.payment_methods.is_empty()),
            (Needed::Lines, self.lines.is_empty()),
            (Needed::LineTitle, self.lines.iter().any(|l| l.title.is_empty())),
            (Needed::LineDescription, self.lines.iter().any(untold)),
            (Needed::AdjustmentReason, adjustments.any(|a| a.reason.is_empty())),
            // A seller with a tax says of each line how it is taxed, if only by a zero rate with its reason.
            (Needed::TaxTreatment, self.business.tax.is_some() && untaxed),
            (Needed::OrderNumber, self.client.order_number_required && self.order_number.is_empty()),
        ];
        checks.into_iter().filter(|(_, missing)| *missing).map(|(what, _)| what).collect()
    }
}
