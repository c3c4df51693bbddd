//! Projects: one contract with one client, its form, its agreement.

pub use crate::agreement::AgreePlan;
use crate::business::parse_tax;
use crate::change_orders::{check_none_open, next_revision};
use crate::clients::{seller_tax, yes_or_no};
use crate::form::{self, Faults, Form};
use crate::ladder::{self, Column, ProjectSums, Standing};
use crate::looks;
use crate::problem::AppError;
use crate::schedule::{self, ProjectView};
use crate::table::Nothing;
use crate::{App, Entry, attachments, plan_templates};
use chrono::NaiveDate;
use domain::date::{self, DateOrder};
use domain::project::Project;
use domain::terms::PaymentTerms;
use domain::{
    ClientId, Country, Currency, Invalid, Milestone, MilestoneId, MilestoneStatus, Money, ProjectId, Refusal,
    RevisionId, Why, plan, text,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::attachment::{Owner, Sheet};
use storage::record::project::{AgreedMilestone, Revision};
use storage::record::{draft, milestone, next_id, party, project};
use ts_rs::TS;

pub(crate) mod terms;

crate::form! {
    /// A project as texts. `requires_acceptance`: `yes` or `no`; empty `terms` and `tax_rate` follow the client.
    /// `scope`, `dispute_note` and `offer_until` stand on its proposal. `deposit`: `30%` or an amount, empty for none;
    /// `deposit_deduction`: `proportional`, `first` or `last`; `retainage`: percent, empty for none; `retainage_timing`:
    /// `each_invoice` or `final_only`; `retainage_base`: `net` or `gross`, empty as is usual where the seller is;
    /// `retainage_due`: when a share of the gross is due, as payment terms or a day.
    ProjectForm, ProjectPatch, "project" {
        title, code, contract, currency, requires_acceptance, order_number, terms, tax_rate, private_note, scope, dispute_note, offer_until,
        deposit, deposit_deduction, retainage, retainage_timing, retainage_base, retainage_due
    }
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProjectArgument {
    pub id: ProjectId,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateProject {
    pub client: ClientId,
    pub patch: ProjectPatch,
    /// Split the contract into milestones: `one`, `two`, `three`, `four`, `deposit`; None leaves the plan empty.
    #[serde(default)]
    #[ts(optional)]
    pub preset: Option<String>,
    /// Start from a template instead: `shipped:build`, or the id of one's own.
    #[serde(default)]
    #[ts(optional)]
    pub template: Option<String>,
    /// Day of the template's first dated milestone, as typed; None: without dates.
    #[serde(default)]
    #[ts(optional)]
    pub first_on: Option<String>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveProject {
    pub id: ProjectId,
    pub patch: ProjectPatch,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListProjects {
    #[serde(default)]
    #[ts(optional)]
    pub archived: Option<bool>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArchiveProject {
    pub id: ProjectId,
    pub archived: bool,
}

/// A project in a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProjectRow {
    pub id: ProjectId,
    pub code: String,
    pub title: String,
    pub client: ClientId,
    pub client_name: String,
    pub ladder: Vec<Column>,
    pub sums: ProjectSums,
    /// Next milestone that is not done.
    pub next_title: Option<String>,
    pub next_on: Option<NaiveDate>,
    /// Since how many days the longest waiting milestone could be invoiced; None where none could.
    pub ready_days: Option<i64>,
    pub archived: bool,
}

pub(crate) fn to_form(project: &Project) -> ProjectForm {
    ProjectForm {
        title: project.title.clone(),
        code: project.code.clone(),
        contract: project.contract.amount().to_string(),
        currency: project.contract.currency().code().to_owned(),
        requires_acceptance: if project.requires_acceptance { "yes" } else { "no" }.to_owned(),
        order_number: project.order_number.clone(),
        terms: project.terms.map(PaymentTerms::code).unwrap_or_default(),
        tax_rate: project.tax.as_ref().map(|t| t.rate.to_string()).unwrap_or_default(),
        private_note: project.private_note.clone(),
        scope: project.scope.clone(),
        dispute_note: project.dispute_note.clone(),
        offer_until: project.offer_until.map(|day| day.to_string()).unwrap_or_default(),
        deposit: terms::deposit_text(project.billing.deposit),
        deposit_deduction: terms::word(&project.billing.deduction),
        retainage: project.billing.retainage.map(|rule| rule.percent().to_string()).unwrap_or_default(),
        retainage_timing: project.billing.retainage.map(|rule| terms::word(&rule.timing)).unwrap_or_default(),
        retainage_base: project.billing.retainage.map(terms::base_word).unwrap_or_default().to_owned(),
        retainage_due: project
            .billing
            .retainage
            .and_then(|rule| rule.keeps_back())
            .map(|k| k.due.code())
            .unwrap_or_default(),
    }
}

/// What a project's form is read against.
pub(crate) struct Context<'a> {
    base: &'a Project,
    /// What the seller calls its tax.
    seller_tax: String,
    seller: Country,
    today: NaiveDate,
    pub order: DateOrder,
}

impl<'a> Context<'a> {
    pub fn of(conn: &Connection, app: &App, base: &'a Project, today: NaiveDate) -> Result<Self, AppError> {
        let seller = crate::business::of_book(conn, app)?.address.country;
        Ok(Self { base, seller_tax: seller_tax(conn, app)?, seller, today, order: schedule::order(conn, app)? })
    }
}

/// Reads the form over the project as it is. Errors: every field at fault.
pub(crate) fn parse(form: &ProjectForm, context: &Context<'_>) -> Result<Project, Vec<Invalid>> {
    let mut faults = Faults::default();
    let title = faults.take("title", text::required(&form.title));
    let code = faults.take("code", text::optional(&form.code));
    let currency = faults.take("currency", Currency::parse(&form.currency));
    let contract =
        currency.and_then(|c| faults.take("contract", schedule::not_negative(Money::parse(&form.contract, c))));
    let requires_acceptance = faults.take("requires_acceptance", yes_or_no(&form.requires_acceptance));
    let order_number = faults.take("order_number", text::optional(&form.order_number));
    let terms = if form.terms.trim().is_empty() {
        Some(None)
    } else {
        faults.take("terms", PaymentTerms::parse(&form.terms)).map(Some)
    };
    let tax = parse_tax(&mut faults, "", &form.tax_rate, &context.seller_tax);
    let private_note = faults.take("private_note", text::note(&form.private_note));
    let scope = faults.take("scope", text::note(&form.scope));
    let dispute_note = faults.take("dispute_note", text::note(&form.dispute_note));
    let day = |typed: &str| date::parse(typed, context.today, context.order);
    let offer_until = looks::optional(&mut faults, "offer_until", &form.offer_until, day);
    let billing = contract.and_then(|value| terms::read(&mut faults, form, value, context));
    let parts = (|| {
        Some(Project {
            billing: billing?,
            title: title?,
            code: code?,
            contract: contract?,
            requires_acceptance: requires_acceptance?,
            order_number: order_number?,
            terms: terms?,
            tax: tax?,
            private_note: private_note?,
            scope: scope?,
            dispute_note: dispute_note?,
            offer_until: offer_until?,
            ..context.base.clone()
        })
    })();
    faults.finish(parts)
}

/// Milestones of a project with where they stand.
pub(crate) fn standings(conn: &Connection, project: &Project, today: NaiveDate) -> Result<Vec<Standing>, AppError> {
    let plan = milestone::plan(conn, project.id)?;
    Ok(plan.into_iter().map(|m| Standing::of(m, project.requires_acceptance, today)).collect())
}

pub(crate) fn row(conn: &Connection, project: &Project, today: NaiveDate) -> Result<ProjectRow, AppError> {
    let standings = standings(conn, project, today)?;
    let next = standings.iter().find(|s| s.milestone.facts.done_on.is_none()).map(|s| &s.milestone);
    Ok(ProjectRow {
        id: project.id,
        code: project.code.clone(),
        title: project.title.clone(),
        client: project.client,
        client_name: party::client(conn, project.client)?.name,
        ladder: ladder::columns(&standings),
        sums: ladder::sums(project.contract, &standings)?,
        next_title: next.map(|m| m.title.clone()),
        next_on: next.and_then(|m| m.target_on),
        ready_days: standings.iter().filter_map(|standing| ready_days(standing, today)).max(),
        archived: project.archived,
    })
}

/// Since how many days a milestone could be invoiced: since the yes, or since it was done where none is agreed.
pub(crate) fn ready_days(standing: &Standing, today: NaiveDate) -> Option<i64> {
    let facts = &standing.milestone.facts;
    let since = facts.acceptance.as_ref().map(|yes| yes.on).or(facts.done_on)?;
    (standing.status == MilestoneStatus::Ready).then(|| (today - since).num_days())
}

/// Projects with their ladders.
pub fn projects(app: &App, ListProjects { archived }: ListProjects) -> Result<Vec<ProjectRow>, AppError> {
    app.read(|conn, moment| {
        let all = project::projects(conn, archived.unwrap_or(false))?;
        all.iter().map(|p| row(conn, p, moment.on)).collect()
    })
}

/// Adds a project to a client, with its plan when a preset is given.
pub fn create_project(
    app: &App,
    CreateProject { client, patch, preset, template, first_on }: CreateProject,
) -> Result<ProjectView, AppError> {
    let typed = patch.entries();
    let id = app.write("create_project", |tx, moment| {
        let client = party::client(tx, client)?;
        let mut form = ProjectForm {
            currency: client.currency.code().to_owned(),
            contract: "0".to_owned(),
            requires_acceptance: "yes".to_owned(),
            ..ProjectForm::default()
        };
        for (field, text) in &typed {
            form.set(field, text);
        }
        let id = ProjectId(next_id(tx, "project")?);
        let base = Project::titled(id, client.id, "", Money::zero(client.currency));
        let context = Context::of(tx, app, &base, moment.on)?;
        let mut project = parse(&form, &context).map_err(AppError::Invalid)?;
        if project.code.is_empty() {
            project.code = code_of(&client.name, moment.on, project.id);
        }
        project::put_project(tx, &project)?;
        if let Some(preset) = &preset {
            schedule::fill_plan(tx, &project, preset)?;
        } else if let Some(template) = &template {
            let first_on = plan_templates::optional_day(tx, app, first_on.as_deref(), moment)?;
            plan_templates::fill(tx, &project, template, first_on)?;
        }
        let entry = json!({ "project": project, "preset": preset, "template": template });
        Ok((project.id, Entry::about("project", project.id, entry)))
    })?;
    schedule::project(app, ProjectArgument { id })
}

/// `HAL-2026-02`: the client's first letters, the year, the project's id.
pub(crate) fn code_of(client: &str, today: NaiveDate, id: ProjectId) -> String {
    let letters: String = client.chars().filter(char::is_ascii_alphabetic).take(3).collect::<String>().to_uppercase();
    let letters = if letters.is_empty() { "PRO".to_owned() } else { letters };
    format!("{letters}-{}-{:02}", today.format("%Y"), id.0)
}

/// Saves what was typed into a project's form. Errors: `contract_is_agreed`, invalid fields.
pub fn save_project(app: &App, SaveProject { id, patch }: SaveProject) -> Result<ProjectView, AppError> {
    let typed = patch.entries();
    let waiting = app.write("save_project", |tx, moment| {
        let stored = project::project(tx, id)?;
        let context = Context::of(tx, app, &stored, moment.on)?;
        let known = form::pending::<ProjectForm>(tx, id.0)?;
        let settled = form::settle(&to_form(&stored), &known, &typed, |f| parse(f, &context))?;
        if settled.value.contract.currency() != stored.contract.currency() {
            check_may_change_currency(tx, &stored)?;
        }
        if settled.value.contract != stored.contract && stored.agreement.is_some() {
            return Err(Refusal::ContractIsAgreed.into());
        }
        project::put_project(tx, &settled.value)?;
        form::keep_pending::<ProjectForm>(tx, id.0, &settled.pending, moment.at)?;
        Ok((settled.pending, Entry::about("project", id, json!({ "project": settled.value }))))
    })?;
    form::refused_of((), &waiting, &typed)?;
    schedule::project(app, ProjectArgument { id })
}

/// Amounts of milestones are in the currency of the contract: another one would make other money of them.
fn check_may_change_currency(tx: &Connection, project: &Project) -> Result<(), AppError> {
    if project.agreement.is_some() {
        return Err(Refusal::ContractIsAgreed.into());
    }
    if milestone::plan(tx, project.id)?.is_empty() {
        return Ok(());
    }
    let currency = project.contract.currency();
    let reason = format!("cannot change while the plan has amounts in {currency}: remove its milestones first");
    Err(AppError::invalid("currency", Why::Malformed { reason }))
}

/// Takes a project out of the lists, or back in.
pub fn archive_project(app: &App, ArchiveProject { id, archived }: ArchiveProject) -> Result<ProjectView, AppError> {
    app.write("archive_project", |tx, _| {
        project::put_project(tx, &Project { archived, ..project::project(tx, id)? })?;
        Ok(((), Entry::about("project", id, json!({ "archived": archived }))))
    })?;
    schedule::project(app, ProjectArgument { id })
}

/// Records the client's yes to the plan as it stands; it becomes the next revision. Errors: a plan that does not sum.
pub fn agree_plan(app: &App, AgreePlan { id, yes }: AgreePlan) -> Result<ProjectView, AppError> {
    app.write("agree_plan", |tx, moment| {
        let said = yes.read(tx, app, moment.on)?;
        let project = project::project(tx, id)?;
        check_none_open(tx, id)?;
        let plan = milestone::plan(tx, id)?;
        plan::check_sum(&plan, project.contract)?;
        let plan: Vec<AgreedMilestone> = plan.iter().map(agreed).collect();
        // Said twice is agreed once: a revision more would print as a change order that nobody made.
        if project::revisions(tx, id)?.last().is_some_and(|r| r.contract == project.contract && r.plan == plan) {
            return Err(Refusal::AlreadyAgreed.into());
        }
        let revision = Revision {
            agreement: said.to(RevisionId(next_id(tx, "plan_revision")?), next_revision(tx, &project)?),
            contract: project.contract,
            plan,
        };
        project::insert_revision(tx, id, &revision, moment.at)?;
        let owner = (Owner::Agreement, revision.agreement.revision.0);
        let files = attachments::settle(tx, app, (Sheet::Plan, id.0), owner, moment)?;
        let entry = json!({ "agreement": revision.agreement, "contract": revision.contract, "plan": revision.plan });
        Ok(((), files.with(Entry::about("project", id, entry))))
    })?;
    schedule::project(app, ProjectArgument { id })
}

pub(crate) fn agreed(milestone: &Milestone) -> AgreedMilestone {
    AgreedMilestone {
        milestone: milestone.id,
        position: milestone.position,
        title: milestone.title.clone(),
        criterion: milestone.criterion.clone(),
        amount: milestone.amount,
        target_on: milestone.target_on,
    }
}

/// Prepared invoice that bills a milestone, if there is one.
pub(crate) fn prepared_for(conn: &Connection, id: MilestoneId) -> Result<Option<domain::DraftInvoiceId>, AppError> {
    let all = draft::all_prepared(conn)?;
    Ok(all.into_iter().find(|d| crate::drafts::bills(&d.json, id)).map(|d| d.id))
}

/// Every project, to find the ones of a client by name in the terminal.
pub fn all(app: &App, _: Nothing) -> Result<Vec<ProjectRow>, AppError> {
    app.read(|conn, moment| {
        let mut found = project::projects(conn, false)?;
        found.extend(project::projects(conn, true)?);
        found.iter().map(|p| row(conn, p, moment.on)).collect()
    })
}
