//! Lines that nobody types: deposits and earlier invoices that are taken off, and money that is kept back. They follow
//! the contract and what was issued, and are worked out anew whenever the draft is read.

use super::form::InvoiceForm;
use crate::form::Faults;
use crate::problem::AppError;
use crate::projects::terms;
use chrono::NaiveDate;
use domain::contract::{Contract, DepositDeduction, RetainageRule, RetainageTiming};
use domain::date::DateOrder;
use domain::invoice::{Adjustment, DraftLine, LineSource, borne_by_plan, retainage};
use domain::project::Project;
use domain::retention::KeepsBack;
use domain::{Country, IssuedInvoice, Language, Milestone, Money, Percent, Why};
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
        (rule, language): (Option<RetainageRule>, Language),
        faults: &mut Faults,
    ) -> Result<Vec<DraftLine>, Why> {
        let mut derived = Vec::new();
        // Money that was kept back and becomes due is the last that can take a deposit.
        let asks =
            typed.iter().any(|l| l.source.milestone().is_some() || matches!(l.source, LineSource::Release { .. }));
        if !asks {
            return Ok(derived);
        }
        if let Some(rule) = rule.filter(|rule| rule.keeps_back().is_none()) {
            let title = documents::retention_title(rule.percent(), language);
            let billing: Vec<DraftLine> = typed.iter().filter(|l| l.source.milestone().is_some()).cloned().collect();
            let kept = retainage(&billing, &borne_by_plan(typed, adjustments)?, rule.percent(), &title)?;
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

/// The rule by which this invoice keeps money back; None for nothing. `seller`: where an agreement is missing, the base
/// that is usual there. What is at fault is named under its field.
pub(super) fn rule(
    project: Option<&Project>,
    form: &InvoiceForm,
    seller: Country,
    days: (NaiveDate, DateOrder),
    faults: &mut Faults,
) -> Option<RetainageRule> {
    let agreed = project.and_then(|project| project.billing.retainage);
    let follows = agreed.filter(|rule| form.is_final || rule.timing == RetainageTiming::EachInvoice);
    let (percent, timing) = match form.retainage.trim() {
        "none" => return None,
        "" => follows.map(|rule| (rule.percent(), rule.timing))?,
        typed => {
            let timing = agreed.filter(|_| form.is_final).map_or(RetainageTiming::EachInvoice, |rule| rule.timing);
            (faults.take("retainage", Percent::parse(typed))?, timing)
        }
    };
    let typed = (form.retainage_base.as_str(), form.retainage_due.as_str());
    let base = terms::base(faults, typed, agreed.map(|rule| rule.base), seller, days)?;
    faults.take("retainage", RetainageRule::new(percent, timing, base))
}

/// What an invoice over `lines` keeps back of its gross: one that bills work does, a deposit does not.
pub(super) fn keeps_back(
    rule: Option<RetainageRule>,
    project: Option<&Project>,
    lines: &[DraftLine],
) -> Option<KeepsBack> {
    let bills = project.is_none() || lines.iter().any(|line| line.source.milestone().is_some());
    rule.filter(|_| bills).and_then(|rule| rule.keeps_back())
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
