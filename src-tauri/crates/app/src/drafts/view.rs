//! A prepared invoice as the editor shows it: sums, what is in order, what is not with the way to it.

use super::below_zero;
use super::exchange::{self, ExchangeView};
use super::form::{AdjustmentForm, InvoiceForm};
use super::read::Loaded;
use crate::attachments;
use crate::einvoices;
use crate::issuing;
use crate::problem::{AppError, FieldProblem, Told, field_of_invalid, field_of_refusal, field_of_uncovered};
use chrono::NaiveDate;
use domain::invoice::{DraftInvoice, LineRole, Template, Totals};
use domain::payment_code::checked_payment_code;
use domain::tax::Tax;
use domain::terms::{EarlyPayment, PaymentTerms};
use domain::{AttachmentId, ClientId, DraftInvoiceId, InvoiceBody, Language, Milestone, Money, ProjectId, Refusal};
use serde::Serialize;
use storage::Connection;
use ts_rs::TS;

/// A line as the editor shows it.
#[derive(Debug, Serialize, TS)]
pub struct LineView {
    pub role: LineRole,
    /// As it prints: lines that follow from the contract have no form.
    pub title: String,
    pub net: Money,
    pub unit_price: Money,
    /// What the line gives, below zero; None for nothing.
    pub discount: Option<Money>,
    /// Such as `23%`; empty without tax.
    pub tax_label: String,
    pub position: Option<u32>,
    pub of: Option<u32>,
    /// Such as `2`: the agreed revision whose amount the line follows.
    pub revision: Option<u32>,
    pub accepted_by: String,
    pub accepted_on: Option<NaiveDate>,
    /// What nobody was asked for of its milestone, before this draft.
    pub left: Option<Money>,
    /// True when an earlier invoice billed a part of its milestone.
    pub is_begun: bool,
    /// Files of its milestone and of the sign-off, which the page may name.
    pub files: Vec<LineFile>,
    /// Number and day of the earlier invoice that it takes off or releases.
    pub names: Option<EarlierInvoice>,
}

/// A file that the page may name beside what was delivered.
#[derive(Debug, Serialize, TS)]
pub struct LineFile {
    pub id: AttachmentId,
    pub name: String,
}

/// A discount or a charge on the whole invoice with what it comes to.
#[derive(Debug, Serialize, TS)]
pub struct AdjustmentView {
    /// Below zero for a discount.
    pub net: Money,
}

/// An earlier invoice as a line names it.
#[derive(Debug, Serialize, TS)]
pub struct EarlierInvoice {
    pub number: String,
    pub issue_on: NaiveDate,
}

#[derive(Debug, Serialize, TS)]
pub struct TaxRow {
    pub label: String,
    pub base: Money,
    pub amount: Money,
}

impl TaxRow {
    pub(crate) fn all(totals: &Totals) -> Vec<Self> {
        let label = |tax: &Tax| format!("{} {}%", tax.name, tax.rate);
        totals.taxes.iter().map(|g| Self { label: label(&g.tax), base: g.base, amount: g.amount }).collect()
    }
}

/// One line of "Ready to issue".
#[derive(Debug, Serialize, TS)]
pub struct Check {
    /// `accepted`, `contract_total`, `tax_numbers`, `payment_method`, `terms`, `order_number`, `marks_done`,
    /// `einvoice` or why there is none, `payment_code` where it is left out, or the code of what is missing.
    pub code: String,
    pub is_ok: bool,
    /// Date, amount or name that the sentence names.
    pub detail: String,
    /// Where a fault is mended.
    pub problem: Option<FieldProblem>,
}

/// What all invoices of a project keep.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct LastLook {
    pub template: Template,
    pub language: Language,
}

/// What the client keeps back of the gross.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RetentionView {
    pub percent: String,
    pub amount: Money,
    /// The day on which it is due.
    pub until: NaiveDate,
    /// What is to be paid by the due day of the invoice.
    pub payable_now: Money,
}

impl RetentionView {
    pub(crate) fn of(body: &InvoiceBody) -> Option<Self> {
        let kept = body.retention.as_ref()?;
        let (percent, payable_now) = (kept.percent.to_string(), body.payable_now());
        Some(Self { percent, amount: kept.amount, until: kept.due_on, payable_now })
    }
}

/// A prepared invoice as the editor shows it.
#[derive(Debug, Serialize, TS)]
pub struct DraftView {
    pub id: DraftInvoiceId,
    pub client: ClientId,
    pub client_name: String,
    pub project: Option<ProjectId>,
    pub project_title: String,
    pub form: InvoiceForm,
    pub issue_on: NaiveDate,
    pub due_on: NaiveDate,
    /// The user may be told so many days before it is due; None where that day is over.
    pub notice_offer: Option<u32>,
    pub terms: String,
    pub language: Language,
    pub second_language: Option<Language>,
    pub template: Template,
    /// True when the project's last invoice has another design or language: switching is asked for.
    pub differs_from_last: bool,
    /// The look of the project's last invoice; None without one.
    pub last_look: Option<LastLook>,
    /// The deduction that it would print, such as `2/10`; empty without one.
    pub early_payment: String,
    /// The lines of the form, then those that follow from the contract.
    pub lines: Vec<LineView>,
    /// Deposits of the project that wait for their deduction.
    pub deposits_waiting: Money,
    pub has_deposits_waiting: bool,
    /// Discounts and charges on the whole invoice, as they were typed.
    pub adjustments: Vec<AdjustmentView>,
    /// Sum of the lines, before them.
    pub line_sum: Money,
    pub net: Money,
    pub taxes: Vec<TaxRow>,
    pub total: Money,
    /// None where nothing is kept back of the gross.
    pub retention: Option<RetentionView>,
    /// None where the document has no tax to say in the currency of the seller's country.
    pub exchange: Option<ExchangeView>,
    /// The number it would take now; not fixed until it is issued.
    pub next_number: String,
    pub problems: Vec<FieldProblem>,
    pub checks: Vec<Check>,
    pub is_ready: bool,
}

pub(super) fn view(conn: &Connection, loaded: Loaded, today: NaiveDate) -> Result<DraftView, AppError> {
    let Loaded { kept, form, draft, issue_on, adjusted, faults } = loaded;
    let body = draft.body(issue_on)?;
    let refusals = issuing::refusals(conn, &draft, issue_on, today)?;
    let mut problems: Vec<FieldProblem> = faults.iter().map(field_of_invalid).collect();
    // Told while the name can still be changed, not first by the refusal to issue.
    for place in documents::uncovered(&body, None, &crate::system_fonts::fonts_for(&body, None)) {
        // A name stands on the page more than once; it is mended once.
        if !problems.iter().any(|p| p.field == place.field) {
            problems.push(field_of_uncovered(&place));
        }
    }
    let mut checks = checks(&draft, &body, &refusals);
    problems.extend(refusals.iter().map(field_of_refusal));
    let look = LastLook { template: draft.template, language: draft.language };
    let last_look = last_look(conn, &draft)?;
    let next_number = issuing::next_number(conn, &draft.business, issue_on)?;
    if let Some(problem) = below_zero::below_zero(conn, &form, &draft, &body)? {
        problems.retain(|general| general.code != below_zero::GENERAL);
        checks.retain(|general| general.code != below_zero::GENERAL);
        problems.push(problem);
    }
    let (of_e_invoice, faults) = einvoices::check(&body, &next_number, &problems);
    checks.extend(of_e_invoice);
    checks.extend(payment_code(&body, &next_number));
    problems.extend(faults);
    let is_ready = problems.is_empty();
    let signed = |(typed, amount): (&AdjustmentForm, &Money)| if typed.is_charge { *amount } else { amount.negated() };
    let adjustments = form.adjustments.iter().zip(&adjusted).map(signed).map(|net| AdjustmentView { net }).collect();
    Ok(DraftView {
        id: kept.id,
        client: kept.client,
        client_name: draft.client.name.clone(),
        project: kept.project,
        project_title: draft.project.as_ref().map(|(p, _)| p.title.clone()).unwrap_or_default(),
        issue_on,
        due_on: body.due_on,
        notice_offer: crate::due_notice::offer(None, body.due_on, today),
        terms: draft.terms.map(PaymentTerms::code).unwrap_or_default(),
        language: draft.language,
        second_language: body.second_language,
        template: draft.template,
        differs_from_last: last_look.as_ref().is_some_and(|last| *last != look),
        last_look,
        early_payment: draft.early_payment.map(EarlyPayment::code).unwrap_or_default(),
        deposits_waiting: draft.deposits,
        has_deposits_waiting: draft.deposits.is_positive(),
        lines: body.lines.iter().map(|line| line_view(conn, line, &draft)).collect::<Result<_, _>>()?,
        adjustments,
        line_sum: body.totals.lines,
        net: body.totals.net,
        taxes: TaxRow::all(&body.totals),
        total: body.totals.due,
        retention: RetentionView::of(&body),
        exchange: exchange::view(conn, &draft, &body)?,
        next_number,
        form,
        problems,
        checks,
        is_ready,
    })
}

/// All invoices of a project keep one design and one language, so another one is a question to the user.
fn last_look(conn: &Connection, draft: &DraftInvoice) -> Result<Option<LastLook>, AppError> {
    let Some((project, _)) = &draft.project else { return Ok(None) };
    let last = storage::record::invoice::last_of_project(conn, project.id)?;
    Ok(last.map(|last| LastLook { template: last.body().template, language: last.body().language }))
}

fn line_view(conn: &Connection, line: &domain::invoice::Line, draft: &DraftInvoice) -> Result<LineView, AppError> {
    let milestone = line.milestone.as_ref();
    let plan = draft.project.as_ref();
    let acceptance = milestone.and_then(|m| m.acceptance.as_ref());
    let of_plan = milestone.and_then(|m| plan?.1.iter().find(|known| known.id == m.id));
    let bills = milestone.filter(|_| line.deducts.is_none());
    let files = bills.map(|m| attachments::of_milestone(conn, m.id)).transpose()?.unwrap_or_default();
    Ok(LineView {
        role: line.role,
        title: line.title.clone(),
        net: line.net,
        unit_price: line.unit_price,
        discount: line.adjustments.iter().find(|adjustment| !adjustment.is_charge).map(|given| given.amount.negated()),
        tax_label: line.taxes.iter().map(|t| format!("{}%", t.rate)).collect::<Vec<_>>().join(" + "),
        position: milestone.map(|m| m.position),
        of: milestone.and(plan).map(|(_, plan)| u32::try_from(plan.len()).unwrap_or(u32::MAX)),
        revision: milestone.and(plan).and_then(|(p, _)| p.agreement.as_ref()).map(|a| a.revision_number),
        accepted_by: acceptance.map(|a| a.by.clone()).unwrap_or_default(),
        accepted_on: acceptance.map(|a| a.on),
        left: of_plan.map(Milestone::left),
        is_begun: of_plan.is_some_and(|m| m.facts.billed.is_some()),
        files: files.into_iter().map(|file| LineFile { id: file.id, name: file.name }).collect(),
        names: line
            .deducts
            .as_ref()
            .or(line.releases.as_ref())
            .map(|of| EarlierInvoice { number: of.number.clone(), issue_on: of.issue_on }),
    })
}

/// Why the payment code that fits best is left out. That keeps nothing from being issued: the page names the account.
fn payment_code(body: &InvoiceBody, number: &str) -> Option<Check> {
    let fault = checked_payment_code(body, number).err()?;
    let (field, address) = match fault.field.as_str() {
        "number" => ("number_pattern", "business"),
        "due_on" => ("due_on", "draft"),
        // The sum has no field of its own.
        "payment_code" => ("lines.0.title", "draft"),
        of_business => (of_business, "business"),
    };
    let problem = FieldProblem {
        field: field.to_owned(),
        code: format!("payment_code_{}", fault.why.code()),
        message: format!("no payment code: {fault}"),
        address: address.to_owned(),
        told: Told::default(),
    };
    Some(Check { code: "payment_code".to_owned(), is_ok: false, detail: String::new(), problem: Some(problem) })
}

/// What is in order, and what is not with the way to it.
fn checks(draft: &DraftInvoice, body: &InvoiceBody, refusals: &[Refusal]) -> Vec<Check> {
    let ok = |code: &str, detail: String| Check { code: code.to_owned(), is_ok: true, detail, problem: None };
    let has = |codes: &[&str]| refusals.iter().any(|r| codes.contains(&field_of_refusal(r).code.as_str()));
    let mut checks = Vec::new();
    for milestone in body.lines.iter().filter_map(|l| l.milestone.as_ref()) {
        match &milestone.acceptance {
            Some(acceptance) => checks.push(ok("accepted", acceptance.on.to_string())),
            None if issuing::marks_done(draft, milestone.id) => {
                checks.push(ok("marks_done", milestone.position.to_string()));
            }
            None if milestone.override_reason.is_some() => checks.push(ok("override", milestone.title.clone())),
            None => {}
        }
    }
    if let Some(account) = &body.account
        && !has(&["plan_does_not_sum", "plan_is_empty"])
    {
        checks.push(ok("contract_total", account.contract.to_string()));
    }
    if !body.seller.tax_numbers.is_empty() && !body.buyer.tax_numbers.is_empty() {
        checks.push(ok("tax_numbers", String::new()));
    }
    if let Some(number) = &body.order_number {
        checks.push(ok("order_number", number.clone()));
    }
    if !has(&["missing_payment_method"]) {
        checks.push(ok("payment_method", String::new()));
    }
    let faults = refusals.iter().map(field_of_refusal);
    checks.extend(faults.map(|p| Check {
        code: p.code.clone(),
        is_ok: false,
        detail: String::new(),
        problem: Some(p),
    }));
    // Several milestones accepted on one day are said once.
    let mut said: Vec<(String, String)> = Vec::new();
    checks.retain(|check| {
        let is_new = !check.is_ok || !said.contains(&(check.code.clone(), check.detail.clone()));
        said.push((check.code.clone(), check.detail.clone()));
        is_new
    });
    checks
}
