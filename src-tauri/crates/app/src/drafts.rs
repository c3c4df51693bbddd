//! Prepared invoices: forms that follow the schedule, hold no number, and are read leniently for the preview.

use crate::form::Faults;
use crate::issuing;
use crate::problem::{AppError, FieldProblem, field_of_invalid, field_of_refusal};
use crate::schedule::{MilestoneArgument, order};
use crate::{App, Entry};
use chrono::NaiveDate;
use domain::date;
use domain::invoice::{DraftInvoice, DraftLine, LineSource, Template};
use domain::party::{Business, Client};
use domain::project::Project;
use domain::tax::{self, Tax, TaxCategory};
use domain::terms::PaymentTerms;
use domain::{ClientId, DraftInvoiceId, Invalid, InvoiceBody, Language, Milestone, MilestoneId, Money, Percent, ProjectId, Quantity, Refusal, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::draft::{self, PreparedInvoice};
use storage::record::{milestone, next_id, party, project};
use ts_rs::TS;

/// An invoice as typed. Empty texts follow: the date is today, terms come from project, client or business, the due
/// date from the terms, a milestone's amount from the schedule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InvoiceForm {
    pub issue_on: String,
    pub terms: String,
    pub due_on: String,
    pub order_number: String,
    pub language: String,
    pub note: String,
    pub private_note: String,
    pub lines: Vec<LineForm>,
}

/// One line as typed. `milestone`: the milestone that it bills, None on a free line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LineForm {
    pub milestone: Option<MilestoneId>,
    pub title: String,
    pub description: String,
    pub deliverables: Vec<DeliverableTick>,
    pub quantity: String,
    pub unit_price: String,
    /// Percent; empty follows the client and the business.
    pub tax_rate: String,
    pub override_reason: String,
    pub amount_reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeliverableTick {
    pub title: String,
    pub printed: bool,
}

/// What was typed into a prepared invoice; fields left out stay. `lines` replaces all lines.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct InvoicePatch {
    pub issue_on: Option<String>,
    pub terms: Option<String>,
    pub due_on: Option<String>,
    pub order_number: Option<String>,
    pub language: Option<String>,
    pub note: Option<String>,
    pub private_note: Option<String>,
    pub lines: Option<Vec<LineForm>>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftArgument {
    pub id: DraftInvoiceId,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveInvoiceDraft {
    pub id: DraftInvoiceId,
    pub patch: InvoicePatch,
}

/// An invoice that no plan knows, for a client.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewInvoice {
    pub client: ClientId,
}

/// A line as the editor shows it.
#[derive(Debug, Serialize, TS)]
pub struct LineView {
    pub net: Money,
    pub unit_price: Money,
    /// Such as `23%`; empty without tax.
    pub tax_label: String,
    pub position: Option<u32>,
    pub of: Option<u32>,
    /// Such as `2`: the agreed revision whose amount the line follows.
    pub revision: Option<u32>,
    pub accepted_by: String,
    pub accepted_on: Option<NaiveDate>,
}

#[derive(Debug, Serialize, TS)]
pub struct TaxRow {
    pub label: String,
    pub base: Money,
    pub amount: Money,
}

/// One line of "Ready to issue".
#[derive(Debug, Serialize, TS)]
pub struct Check {
    /// `accepted`, `contract_total`, `tax_numbers`, `payment_method`, `terms`, `order_number`, `marks_done`, or the
    /// code of what is missing.
    pub code: String,
    pub is_ok: bool,
    /// Date, amount or name that the sentence names.
    pub detail: String,
    /// Where a fault is mended.
    pub problem: Option<FieldProblem>,
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
    pub terms: String,
    pub language: Language,
    pub lines: Vec<LineView>,
    pub net: Money,
    pub taxes: Vec<TaxRow>,
    pub total: Money,
    /// The number it would take now; not fixed until it is issued.
    pub next_number: String,
    pub problems: Vec<FieldProblem>,
    pub checks: Vec<Check>,
    pub is_ready: bool,
}

/// True when a kept form bills the milestone.
pub(crate) fn bills(json: &str, id: MilestoneId) -> bool {
    serde_json::from_str::<InvoiceForm>(json).is_ok_and(|form| form.lines.iter().any(|l| l.milestone == Some(id)))
}

/// A prepared invoice with all that its form is read against.
pub(crate) struct Loaded {
    pub kept: PreparedInvoice,
    pub form: InvoiceForm,
    pub draft: DraftInvoice,
    pub issue_on: NaiveDate,
    pub faults: Vec<Invalid>,
}

/// Loads and reads a prepared invoice; texts at fault fall back to what follows, and are named.
pub(crate) fn load(conn: &Connection, app: &App, id: DraftInvoiceId, today: NaiveDate) -> Result<Loaded, AppError> {
    let kept = draft::prepared(conn, id)?;
    let form = read_form(&kept)?;
    let business = crate::business::of_book(conn, app)?;
    let client = party::client(conn, kept.client)?;
    let project = kept.project.map(|p| project::project(conn, p)).transpose()?;
    let plan = project.as_ref().map(|p| milestone::plan(conn, p.id)).transpose()?.unwrap_or_default();
    let currency = project.as_ref().map_or(client.currency, |p| p.contract.currency());
    let invoiced = project.as_ref().map(|p| milestone::invoiced(conn, p.id, currency)).transpose()?.unwrap_or_default();
    let mut faults = Faults::default();
    let order = order(conn, app)?;
    let mut on = |field: &str, typed: &str| (!typed.trim().is_empty()).then(|| faults.take(field, date::parse(typed, today, order))).flatten();
    let issue_on = on("issue_on", &form.issue_on).unwrap_or(today);
    let due_on = on("due_on", &form.due_on);
    let own_terms = (!form.terms.trim().is_empty()).then(|| faults.take("terms", PaymentTerms::parse(&form.terms))).flatten();
    let terms = own_terms.or(project.as_ref().and_then(|p| p.terms)).or(client.terms).or(business.terms);
    let language = faults.take("language", Language::parse(&form.language)).unwrap_or(client.language);
    let order_number = faults.take("order_number", text::optional(&form.order_number)).unwrap_or_default();
    let note = faults.take("note", text::note(&form.note)).unwrap_or_default();
    let read = LineReader { business: &business, client: &client, project: project.as_ref(), plan: &plan, currency, language };
    let lines = form.lines.iter().enumerate().map(|(at, line)| read.line(at, line, &mut faults)).collect::<Result<Vec<_>, _>>()?;
    let draft = DraftInvoice {
        project: project.map(|p| (p, plan)),
        business,
        client,
        invoiced,
        currency,
        language,
        template: Template::Modern,
        terms,
        due_on,
        order_number,
        note,
        lines,
    };
    let faults = faults.finish(None::<()>).err().unwrap_or_default();
    Ok(Loaded { kept, form, draft, issue_on, faults })
}

fn read_form(kept: &PreparedInvoice) -> Result<InvoiceForm, AppError> {
    serde_json::from_str(&kept.json).map_err(|e| {
        let (table, column) = ("draft_invoice", "json");
        storage::StoreError::UnreadableRow { table, id: kept.id.to_string(), column, reason: e.to_string() }.into()
    })
}

struct LineReader<'a> {
    business: &'a Business,
    client: &'a Client,
    project: Option<&'a Project>,
    plan: &'a [Milestone],
    currency: domain::Currency,
    language: Language,
}

impl LineReader<'_> {
    fn line(&self, at: usize, form: &LineForm, faults: &mut Faults) -> Result<DraftLine, AppError> {
        let field = |name: &str| format!("lines.{at}.{name}");
        let of = form.milestone.and_then(|id| self.plan.iter().find(|m| m.id == id));
        let follows = |typed: &str| typed.trim().is_empty();
        let quantity = if follows(&form.quantity) { Some(Quantity::ONE) } else { faults.take(&field("quantity"), Quantity::parse(&form.quantity)) };
        let agreed = of.map_or(Money::zero(self.currency), |m| m.amount);
        let unit_price = if follows(&form.unit_price) { Some(agreed) } else { faults.take(&field("unit_price"), price(&form.unit_price, self.currency)) };
        let mut note = |name: &str, typed: &str| faults.take(&field(name), text::note(typed)).unwrap_or_default();
        let description = note("description", &form.description);
        let override_reason = note("override_reason", &form.override_reason);
        let amount_reason = note("amount_reason", &form.amount_reason);
        let title = faults.take(&field("title"), text::optional(&form.title)).unwrap_or_default();
        let rate = (!follows(&form.tax_rate)).then(|| faults.take(&field("tax_rate"), Percent::parse(&form.tax_rate))).flatten();
        let taxes = match rate {
            Some(rate) => vec![self.own_tax(rate)?],
            None => line_taxes(self.business, self.client, self.project, self.language)?,
        };
        let deliverables = form.deliverables.iter().filter(|d| d.printed).map(|d| d.title.clone()).collect();
        let source = form.milestone.map_or(LineSource::Free, |id| LineSource::Milestone { id, override_reason, amount_reason });
        Ok(DraftLine {
            source,
            title,
            description,
            deliverables,
            quantity: quantity.unwrap_or(Quantity::ONE),
            unit_price: unit_price.unwrap_or(agreed),
            taxes,
        })
    }

    fn own_tax(&self, rate: Percent) -> Result<Tax, AppError> {
        let name = self.business.tax.as_ref().map_or_else(|| crate::business::tax_name(self.business.address.country).to_owned(), |t| t.name.clone());
        let category = if rate == Percent::ZERO { TaxCategory::Zero } else { TaxCategory::Standard };
        Ok(Tax::new(&name, category, rate, None)?)
    }
}

fn price(typed: &str, currency: domain::Currency) -> Result<Money, Why> {
    Money::parse(typed, currency).and_then(|money| if money.is_negative() { Err(Why::Negative) } else { Ok(money) })
}

/// Taxes of a milestone's line, for the screens that show them before an invoice exists.
pub(crate) fn default_taxes(business: &Business, client: &Client, project: &Project, language: Language) -> Result<Vec<Tax>, AppError> {
    line_taxes(business, client, Some(project), language)
}

fn line_taxes(business: &Business, client: &Client, project: Option<&Project>, language: Language) -> Result<Vec<Tax>, AppError> {
    // A seller that charges no tax charges none to any client.
    let Some(own) = &business.tax else { return Ok(Vec::new()) };
    let chosen = project.and_then(|p| p.tax.as_ref()).or(client.tax.as_ref()).unwrap_or(own);
    let own_words = Some(client.tax_note.clone()).filter(|n| !n.is_empty());
    let reason = tax::default_reason(chosen.category, language).map(|default| own_words.unwrap_or_else(|| default.to_owned()));
    Ok(vec![Tax::new(&chosen.name, chosen.category, chosen.rate, reason)?])
}

/// The prepared invoice of a milestone, made now if there is none. Errors: `already_invoiced`.
pub fn prepare_invoice(app: &App, MilestoneArgument { id }: MilestoneArgument) -> Result<DraftView, AppError> {
    if let Some(known) = app.read(|conn, _| crate::projects::prepared_for(conn, id))? {
        return invoice_draft(app, DraftArgument { id: known });
    }
    let prepared = app.write("prepare_invoice", |tx, moment| {
        let milestone = milestone::milestone(tx, id)?;
        milestone.check_unbilled()?;
        let project = project::project(tx, milestone.project)?;
        let client = party::client(tx, project.client)?;
        let form = InvoiceForm {
            language: client.language.tag().to_owned(),
            order_number: project.order_number.clone(),
            note: milestone.client_note.clone(),
            lines: vec![line_of(&milestone)],
            ..InvoiceForm::default()
        };
        let kept = keep(tx, client.id, Some(project.id), &form, moment.at)?;
        Ok((kept, Entry::about("milestone", id, json!({ "draft": kept }))))
    })?;
    invoice_draft(app, DraftArgument { id: prepared })
}

fn line_of(milestone: &Milestone) -> LineForm {
    let ticked = |d: &domain::milestone::Deliverable| DeliverableTick { title: d.title.clone(), printed: d.on_invoice };
    let deliverables: Vec<DeliverableTick> = milestone.deliverables.iter().map(ticked).collect();
    // The finish line says what was delivered when no list does.
    let description = if deliverables.is_empty() { milestone.criterion.clone() } else { String::new() };
    LineForm { milestone: Some(milestone.id), title: milestone.title.clone(), description, deliverables, ..LineForm::default() }
}

fn keep(tx: &Connection, client: ClientId, project: Option<ProjectId>, form: &InvoiceForm, at: chrono::DateTime<chrono::Utc>) -> Result<DraftInvoiceId, AppError> {
    let id = DraftInvoiceId(next_id(tx, "draft_invoice")?);
    let json = serde_json::to_string(form).unwrap_or_default();
    draft::put_prepared(tx, &PreparedInvoice { id, client, project, json }, at)?;
    Ok(id)
}

/// An empty invoice for a client, outside any plan.
pub fn new_invoice(app: &App, NewInvoice { client: id }: NewInvoice) -> Result<DraftView, AppError> {
    let prepared = app.write("new_invoice", |tx, moment| {
        let client = party::client(tx, id)?;
        let form = InvoiceForm { language: client.language.tag().to_owned(), lines: vec![LineForm::default()], ..InvoiceForm::default() };
        let kept = keep(tx, id, None, &form, moment.at)?;
        Ok((kept, Entry::about("client", id, json!({ "draft": kept }))))
    })?;
    invoice_draft(app, DraftArgument { id: prepared })
}

/// A prepared invoice with its sums and what still keeps it from being issued.
pub fn invoice_draft(app: &App, DraftArgument { id }: DraftArgument) -> Result<DraftView, AppError> {
    app.read(|conn, moment| view(conn, load(conn, app, id, moment.on)?, moment.on))
}

fn view(conn: &Connection, loaded: Loaded, today: NaiveDate) -> Result<DraftView, AppError> {
    let Loaded { kept, form, draft, issue_on, faults } = loaded;
    let body = draft.body(issue_on)?;
    let refusals = issuing::refusals(conn, &draft, issue_on, today)?;
    let mut problems: Vec<FieldProblem> = faults.iter().map(field_of_invalid).collect();
    let checks = checks(&draft, &body, &refusals);
    let is_ready = problems.is_empty() && refusals.is_empty();
    problems.extend(refusals.iter().map(field_of_refusal));
    Ok(DraftView {
        id: kept.id,
        client: kept.client,
        client_name: draft.client.name.clone(),
        project: kept.project,
        project_title: draft.project.as_ref().map(|(p, _)| p.title.clone()).unwrap_or_default(),
        issue_on,
        due_on: body.due_on,
        terms: draft.terms.map(PaymentTerms::code).unwrap_or_default(),
        language: draft.language,
        lines: body.lines.iter().map(|line| line_view(line, &draft)).collect(),
        net: body.totals.net,
        taxes: body.totals.taxes.iter().map(|g| TaxRow { label: format!("{} {}%", g.tax.name, g.tax.rate), base: g.base, amount: g.amount }).collect(),
        total: body.totals.due,
        next_number: issuing::next_number(conn, &draft.business, issue_on)?,
        form,
        problems,
        checks,
        is_ready,
    })
}

fn line_view(line: &domain::invoice::Line, draft: &DraftInvoice) -> LineView {
    let milestone = line.milestone.as_ref();
    let plan = draft.project.as_ref();
    let acceptance = milestone.and_then(|m| m.acceptance.as_ref());
    LineView {
        net: line.net,
        unit_price: line.unit_price,
        tax_label: line.taxes.iter().map(|t| format!("{}%", t.rate)).collect::<Vec<_>>().join(" + "),
        position: milestone.map(|m| m.position),
        of: milestone.and(plan).map(|(_, plan)| u32::try_from(plan.len()).unwrap_or(u32::MAX)),
        revision: milestone.and(plan).and_then(|(p, _)| p.agreement.as_ref()).map(|a| a.revision_number),
        accepted_by: acceptance.map(|a| a.by.clone()).unwrap_or_default(),
        accepted_on: acceptance.map(|a| a.on),
    }
}

/// What is in order, and what is not with the way to it.
fn checks(draft: &DraftInvoice, body: &InvoiceBody, refusals: &[Refusal]) -> Vec<Check> {
    let ok = |code: &str, detail: String| Check { code: code.to_owned(), is_ok: true, detail, problem: None };
    let has = |codes: &[&str]| refusals.iter().any(|r| codes.contains(&field_of_refusal(r).code.as_str()));
    let mut checks = Vec::new();
    for milestone in body.lines.iter().filter_map(|l| l.milestone.as_ref()) {
        match &milestone.acceptance {
            Some(acceptance) => checks.push(ok("accepted", acceptance.on.to_string())),
            None if issuing::marks_done(draft, milestone.id) => checks.push(ok("marks_done", milestone.position.to_string())),
            None if milestone.override_reason.is_some() => checks.push(ok("override", milestone.title.clone())),
            None => {}
        }
    }
    if let Some(account) = &body.account && !has(&["plan_does_not_sum", "plan_is_empty"]) {
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
    checks.extend(faults.map(|p| Check { code: p.code.clone(), is_ok: false, detail: String::new(), problem: Some(p) }));
    checks
}

/// Saves what was typed. Texts that are not valid yet are kept as typed and named in `problems`.
pub fn save_invoice_draft(app: &App, SaveInvoiceDraft { id, patch }: SaveInvoiceDraft) -> Result<DraftView, AppError> {
    app.write("save_invoice_draft", |tx, moment| {
        let kept = draft::prepared(tx, id)?;
        let form = apply(read_form(&kept)?, patch)?;
        let json = serde_json::to_string(&form).unwrap_or_default();
        draft::put_prepared(tx, &PreparedInvoice { json, ..kept }, moment.at)?;
        Ok(((), Entry::about("draft_invoice", id, json!({ "form": form }))))
    })?;
    invoice_draft(app, DraftArgument { id })
}

/// Most lines of one invoice.
const LINES_MAX: usize = 1000;

fn apply(form: InvoiceForm, patch: InvoicePatch) -> Result<InvoiceForm, AppError> {
    let lines = patch.lines.unwrap_or(form.lines);
    if lines.len() > LINES_MAX {
        return Err(AppError::invalid("lines", Why::TooMany { max: LINES_MAX }));
    }
    Ok(InvoiceForm {
        issue_on: patch.issue_on.unwrap_or(form.issue_on),
        terms: patch.terms.unwrap_or(form.terms),
        due_on: patch.due_on.unwrap_or(form.due_on),
        order_number: patch.order_number.unwrap_or(form.order_number),
        language: patch.language.unwrap_or(form.language),
        note: patch.note.unwrap_or(form.note),
        private_note: patch.private_note.unwrap_or(form.private_note),
        lines,
    })
}

/// Throws a prepared invoice away; no number is lost, for it had none.
pub fn delete_invoice_draft(app: &App, DraftArgument { id }: DraftArgument) -> Result<(), AppError> {
    app.write("delete_invoice_draft", |tx, _| {
        let kept = draft::prepared(tx, id)?;
        draft::delete_prepared(tx, id)?;
        Ok(((), Entry::about("draft_invoice", id, json!({ "deleted": kept.json }))))
    })
}
