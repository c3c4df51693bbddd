//! The shapes in which a contract is billed: several milestones in one invoice, deposits, releases of money kept back,
//! the final invoice, and drafts for a whole plan. Each prepares a draft and issues nothing.

pub(crate) mod account;
mod copy;
mod snippets;

pub(crate) use account::state;
pub use account::{AccountRow, AccountView, BillingState, contract_account};
pub(crate) use account::{of_milestone as account_row, row as account_total};
pub use copy::duplicate_invoice;
pub use snippets::{SaveSnippets, Snippet, save_snippets, snippets};

use crate::drafts::{self, DraftArgument, DraftView, InvoiceForm, LineForm};
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use crate::schedule::{self, ProjectView};
use crate::{App, Entry};
use chrono::{DateTime, Utc};
use domain::contract::{Contract, DepositSize};
use domain::invoice::{DraftLine, LineRole};
use domain::party::Client;
use domain::project::Project;
use domain::{DraftInvoiceId, IssuedInvoice, Milestone, MilestoneId, Money, ProjectId, Refusal, Why};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::{draft, invoice, milestone, party, project, standing};
use ts_rs::TS;

/// Milestones of one project that one invoice bills.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrepareMilestones {
    pub project: ProjectId,
    pub milestones: Vec<MilestoneId>,
}

/// What `prepare_all` came to.
#[derive(Debug, Serialize, TS)]
pub struct PreparedPlan {
    /// Drafts that were made now; milestones that had one keep it.
    pub made: u32,
    pub project: ProjectView,
}

/// A project with all that its next invoice is made of.
struct Ground {
    project: Project,
    client: Client,
    plan: Vec<Milestone>,
    documents: Vec<IssuedInvoice>,
}

impl Ground {
    fn of(conn: &Connection, id: ProjectId) -> Result<Self, AppError> {
        let project = project::project(conn, id)?;
        Ok(Self {
            client: party::client(conn, project.client)?,
            plan: milestone::plan(conn, id)?,
            documents: standing::booked(conn, id)?.into_iter().map(|(document, _)| document).collect(),
            project,
        })
    }

    fn ask<T>(&self, ask: impl FnOnce(&Contract<'_>) -> T) -> T {
        let documents: Vec<&IssuedInvoice> = self.documents.iter().collect();
        ask(&Contract { plan: &self.plan, value: self.project.contract, documents: &documents })
    }

    fn form(&self, lines: Vec<LineForm>) -> InvoiceForm {
        InvoiceForm {
            language: self.client.language.tag().to_owned(),
            order_number: self.project.order_number.clone(),
            lines,
            ..InvoiceForm::default()
        }
    }

    /// The form over several milestones, in the order of the plan. Errors: as `prepare_milestones`.
    fn several(&self, tx: &Connection, milestones: &[MilestoneId], at: DateTime<Utc>) -> Result<InvoiceForm, AppError> {
        if milestones.is_empty() {
            return Err(AppError::invalid("milestones", Why::Missing));
        }
        for id in milestones {
            let Some(chosen) = self.plan.iter().find(|m| m.id == *id) else {
                return Err(AppError::Unknown { what: "milestone", id: id.to_string() });
            };
            if chosen.left().is_zero() {
                chosen.check_unbilled()?;
            }
        }
        let chosen = self.plan.iter().filter(|m| milestones.contains(&m.id));
        let lines = chosen.map(|m| gathered(tx, m, at)).collect::<Result<Vec<_>, _>>()?;
        Ok(self.form(lines))
    }

    fn keep(&self, tx: &Connection, form: &InvoiceForm, at: DateTime<Utc>) -> Result<DraftInvoiceId, AppError> {
        drafts::keep(tx, self.client.id, Some(self.project.id), form, at)
    }
}

/// The prepared invoice of a project with a line of `role`, if there is one: it is not made twice.
fn prepared_with(conn: &Connection, project: ProjectId, role: LineRole) -> Result<Option<DraftInvoiceId>, AppError> {
    let of_project = draft::all_prepared(conn)?.into_iter().filter(|kept| kept.project == Some(project));
    for kept in of_project {
        if drafts::read_form(&kept)?.lines.iter().any(|line| line.role == role) {
            return Ok(Some(kept.id));
        }
    }
    Ok(None)
}

/// Prepares a draft unless `known` finds one, and opens it.
fn prepared(
    app: &App,
    command: &'static str,
    id: ProjectId,
    known: impl Fn(&Connection) -> Result<Option<DraftInvoiceId>, AppError>,
    form: impl Fn(&Connection, &Ground, DateTime<Utc>) -> Result<InvoiceForm, AppError>,
) -> Result<DraftView, AppError> {
    if let Some(id) = app.read(|conn, _| known(conn))? {
        return drafts::invoice_draft(app, DraftArgument { id });
    }
    let draft = app.write(command, |tx, moment| {
        let draft = match known(tx)? {
            Some(draft) => draft,
            None => {
                let ground = Ground::of(tx, id)?;
                let form = form(tx, &ground, moment.at)?;
                ground.keep(tx, &form, moment.at)?
            }
        };
        Ok((draft, Entry::about("project", id, json!({ "draft": draft }))))
    })?;
    drafts::invoice_draft(app, DraftArgument { id: draft })
}

/// The line of a milestone as some draft has it, taken out of there, or a new one.
fn gathered(tx: &Connection, milestone: &Milestone, at: DateTime<Utc>) -> Result<LineForm, AppError> {
    for kept in draft::all_prepared(tx)? {
        let typed = drafts::read_form(&kept)?.lines.into_iter().find(|line| line.milestone == Some(milestone.id));
        if let Some(line) = typed {
            drafts::drop_milestone(tx, milestone.id, at)?;
            return Ok(line);
        }
    }
    Ok(drafts::line_of(milestone))
}

/// One draft over several milestones of a project, in the order of the plan. What was typed into drafts of single ones
/// comes along. Errors: `already_invoiced`, a milestone of another project, none at all.
pub fn prepare_milestones(
    app: &App,
    PrepareMilestones { project: id, milestones }: PrepareMilestones,
) -> Result<DraftView, AppError> {
    let form = |tx: &Connection, ground: &Ground, at: DateTime<Utc>| ground.several(tx, &milestones, at);
    prepared(app, "prepare_milestones", id, |_| Ok(None), form)
}

/// The same within a transaction that prepares for several projects.
pub(crate) fn prepare_several(
    tx: &Connection,
    project: ProjectId,
    milestones: &[MilestoneId],
    at: DateTime<Utc>,
) -> Result<DraftInvoiceId, AppError> {
    let ground = Ground::of(tx, project)?;
    let form = ground.several(tx, milestones, at)?;
    ground.keep(tx, &form, at)
}

/// The invoice over the deposit that the project agrees, as far as it is not invoiced yet.
/// Errors: `deposit_above_contract` when it is issued, not here: the draft must open to be mended.
pub fn prepare_deposit(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<DraftView, AppError> {
    let form = |_: &Connection, ground: &Ground, _| {
        let agreed = ground.project.billing.deposit;
        let value = ground.project.contract;
        let asked = ground.ask(|contract| contract.deposited())?;
        let rest = agreed.map(|size| size.of(value)?.minus(asked)).transpose()?.filter(Money::is_positive);
        let percent = match agreed {
            Some(DepositSize::Percent(percent)) if asked.is_zero() => Some(percent),
            Some(DepositSize::Percent(_) | DepositSize::Amount(_)) | None => None,
        };
        Ok(ground.form(vec![LineForm {
            role: LineRole::Deposit,
            title: documents::deposit_title(percent, ground.client.language),
            unit_price: rest.map(|rest| rest.amount().to_string()).unwrap_or_default(),
            ..LineForm::default()
        }]))
    };
    prepared(app, "prepare_deposit", id, |conn| prepared_with(conn, id, LineRole::Deposit), form)
}

/// The invoice that makes due all that earlier invoices of the project kept back, each at the tax of its time.
/// Errors: `nothing_retained`.
pub fn prepare_release(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<DraftView, AppError> {
    let form = |tx: &Connection, ground: &Ground, _| {
        let mut lines = Vec::new();
        for pending in ground.ask(|contract| contract.retained())? {
            let number = &pending.of.number;
            let title = documents::release_title(number, ground.client.language);
            let released = ground.ask(|contract| contract.release(number, None, &title, ""));
            let Ok(released) = released else { continue };
            let of = invoice::invoice_by_number(tx, number)?;
            lines.extend(released.iter().map(|line| LineForm {
                role: LineRole::Release,
                releases: of,
                title: title.clone(),
                quantity: line.quantity.to_string(),
                unit_price: line.unit_price.amount().to_string(),
                tax_rate: rate_text(line),
                ..LineForm::default()
            }));
        }
        if lines.is_empty() {
            return Err(Refusal::NothingRetained.into());
        }
        Ok(ground.form(lines))
    };
    prepared(app, "prepare_release", id, |conn| prepared_with(conn, id, LineRole::Release), form)
}

/// The one rate of a line; several follow the client and the business.
fn rate_text(line: &DraftLine) -> String {
    match line.taxes.as_slice() {
        [tax] => tax.rate.to_string(),
        _ => String::new(),
    }
}

/// The last invoice of a contract: all milestones, less each earlier invoice at its own tax.
pub fn prepare_final(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<DraftView, AppError> {
    let known = |conn: &Connection| {
        let mut found = None;
        for kept in draft::all_prepared(conn)?.into_iter().filter(|kept| kept.project == Some(id)) {
            if drafts::read_form(&kept)?.is_final {
                found = Some(kept.id);
            }
        }
        Ok(found)
    };
    let form = |tx: &Connection, ground: &Ground, at: DateTime<Utc>| {
        if ground.plan.is_empty() {
            return Err(Refusal::PlanIsEmpty.into());
        }
        let lines = ground.plan.iter().map(|m| gathered(tx, m, at)).collect::<Result<Vec<_>, _>>()?;
        let whole = |line: LineForm| LineForm { role: LineRole::Billing, unit_price: String::new(), ..line };
        Ok(InvoiceForm { is_final: true, ..ground.form(lines.into_iter().map(whole).collect()) })
    };
    prepared(app, "prepare_final", id, known, form)
}

/// A draft for every milestone that is not billed and has none yet. Drafts hold no number and follow the plan.
pub fn prepare_all(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<PreparedPlan, AppError> {
    let made = app.write("prepare_all", |tx, moment| {
        let ground = Ground::of(tx, id)?;
        if ground.plan.is_empty() {
            return Err(Refusal::PlanIsEmpty.into());
        }
        let mut made = Vec::new();
        for milestone in ground.plan.iter().filter(|m| m.left().is_positive()) {
            if crate::projects::prepared_for(tx, milestone.id)?.is_none() {
                let line = drafts::line_of(milestone);
                let form = InvoiceForm { note: milestone.client_note.clone(), ..ground.form(vec![line]) };
                made.push(ground.keep(tx, &form, moment.at)?);
            }
        }
        let count = u32::try_from(made.len()).unwrap_or(u32::MAX);
        Ok((count, Entry::about("project", id, json!({ "drafts": made }))))
    })?;
    Ok(PreparedPlan { made, project: schedule::project(app, ProjectArgument { id })? })
}
