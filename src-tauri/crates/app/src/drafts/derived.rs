//! Lines that nobody types: deposits and earlier invoices that are taken off, and money that is kept back. They follow
//! the contract and what was issued, and are worked out anew whenever the draft is read.

use super::form::InvoiceForm;
use crate::form::Faults;
use crate::problem::AppError;
use domain::contract::{Contract, DepositDeduction, RetainageRule, RetainageTiming};
use domain::invoice::{Adjustment, DraftLine, LineSource, retainage};
use domain::project::Project;
use domain::{IssuedInvoice, Language, Milestone, Money, Percent, Why};
use storage::Connection;
use storage::record::{invoice, standing};

/// What earlier documents of a project leave to the next one.
pub(super) struct Earlier {
    /// Empty where none of them matters to another one.
    documents: Vec<IssuedInvoice>,
}

impl Earlier {
    /// Reads the documents of the contract where a deposit or a final invoice makes them matter.
    pub fn of(conn: &Connection, project: Option<&Project>, form: &InvoiceForm) -> Result<Self, AppError> {
        let Some(project) = project else { return Ok(Self { documents: Vec::new() }) };
        if !form.is_final && !invoice::has_deposit(conn, project.id)? {
            return Ok(Self { documents: Vec::new() });
        }
        let booked = standing::booked(conn, project.id)?;
        Ok(Self { documents: booked.into_iter().map(|(document, _)| document).collect() })
    }

    fn ask<T>(&self, project: &Project, plan: &[Milestone], ask: impl FnOnce(&Contract<'_>) -> T) -> T {
        let documents: Vec<&IssuedInvoice> = self.documents.iter().collect();
        ask(&Contract { plan, value: project.contract, documents: &documents })
    }

    /// Net of the deposits that wait for their deduction. Errors: `TooLarge`.
    pub fn waiting(&self, project: &Project, plan: &[Milestone]) -> Result<Money, Why> {
        self.ask(project, plan, |contract| contract.waiting())
    }

    /// The lines that follow `typed`. Errors: `TooLarge`.
    pub fn lines(
        &self,
        (project, plan): (&Project, &[Milestone]),
        form: &InvoiceForm,
        (typed, adjustments): (&[DraftLine], &[Adjustment]),
        language: Language,
        faults: &mut Faults,
    ) -> Result<Vec<DraftLine>, Why> {
        let billing: Vec<DraftLine> = typed.iter().filter(|l| l.source.milestone().is_some()).cloned().collect();
        let mut derived = Vec::new();
        // Money that was kept back and becomes due is the last that can take a deposit.
        let asks = !billing.is_empty() || typed.iter().any(|l| matches!(l.source, LineSource::Release { .. }));
        if !asks {
            return Ok(derived);
        }
        if let Some(percent) = retained_share(project, form, faults) {
            let kept = retainage(&billing, percent, &documents::retention_title(percent, language))?;
            for line in kept {
                if !line.net()?.is_zero() {
                    derived.push(line);
                }
            }
        }
        if form.is_final {
            let title = documents::invoice_taken_off(language);
            derived.extend(self.ask(project, plan, |contract| contract.final_deductions(title, title))?);
        } else if let Some(deduction) = deduction(project, form, faults) {
            let title = documents::deposit_taken_off(language);
            let all = [typed, &derived].concat();
            let taken = self.ask(project, plan, |contract| {
                contract.deposit_deductions(&all, adjustments, deduction, title, title)
            })?;
            derived.extend(taken);
        }
        Ok(derived)
    }
}

/// The share that this invoice keeps back; None for nothing.
fn retained_share(project: &Project, form: &InvoiceForm, faults: &mut Faults) -> Option<Percent> {
    let agreed = project.billing.retainage;
    match form.retainage.trim() {
        "" => agreed.filter(|rule| form.is_final || rule.timing == RetainageTiming::EachInvoice).map(|r| r.percent()),
        "none" => None,
        typed => {
            let rule = Percent::parse(typed).and_then(|p| RetainageRule::new(p, RetainageTiming::EachInvoice));
            faults.take("retainage", rule).map(|rule| rule.percent())
        }
    }
}

/// When deposits are deducted; None where this invoice leaves them alone.
fn deduction(project: &Project, form: &InvoiceForm, faults: &mut Faults) -> Option<DepositDeduction> {
    match form.deposits.trim() {
        "" => Some(project.billing.deduction),
        "none" => None,
        typed => {
            let unknown = |_| Why::NotOneOf { allowed: "none, first, last, proportional".to_owned() };
            faults.take("deposits", serde_json::from_value(typed.into()).map_err(unknown))
        }
    }
}
