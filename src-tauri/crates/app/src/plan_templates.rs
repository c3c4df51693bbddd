//! Plans used again: patterns under a name, shipped ones, and a whole project once more. Facts stay where they happened.

use crate::problem::AppError;
use crate::projects::{self, ProjectArgument};
use crate::schedule::{self, MILESTONES_MAX, ProjectView};
use crate::table::Nothing;
use crate::{App, Entry, Moment};
use chrono::NaiveDate;
use domain::change_order::AgreedRow;
use domain::milestone::{Deliverable, Milestone, MilestoneFacts};
use domain::plan_template::{self, NewMilestone, PlanTemplate, SHIPPED, shipped};
use domain::project::Project;
use domain::{ClientId, DeliverableId, Invalid, Language, MilestoneId, PlanTemplateId, ProjectId, Refusal, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::plan_template::{self as record, StoredTemplate};
use storage::record::{milestone, next_id, party, project};
use ts_rs::TS;

/// A pattern in a list.
#[derive(Debug, Serialize, TS)]
pub struct PlanTemplateRow {
    /// By which it is chosen: `shipped:build`, or the id of one's own.
    pub key: String,
    /// None: it came with Milepost.
    pub id: Option<PlanTemplateId>,
    pub name: String,
    pub titles: Vec<String>,
    /// Widths of its milestones, in thousandths.
    pub permille: Vec<u32>,
    /// Whether its milestones have dates to move.
    pub is_dated: bool,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePlanTemplate {
    pub project: ProjectId,
    pub name: String,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenamePlanTemplate {
    pub id: PlanTemplateId,
    pub name: String,
}

#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanTemplateArgument {
    pub id: PlanTemplateId,
}

/// `first_on`: the day of the first dated milestone, as typed; without it none has a date.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplyPlanTemplate {
    pub project: ProjectId,
    /// `shipped:build`, or the id of one's own.
    pub template: String,
    #[serde(default)]
    #[ts(optional)]
    pub first_on: Option<String>,
}

/// `client`: None is the same one. `first_on` as in `ApplyPlanTemplate`.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DuplicateProject {
    pub id: ProjectId,
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<ClientId>,
    pub title: String,
    #[serde(default)]
    #[ts(optional)]
    pub first_on: Option<String>,
}

/// Patterns to start a plan from: one's own by name, then those that came with Milepost.
pub fn plan_templates(app: &App, _: Nothing) -> Result<Vec<PlanTemplateRow>, AppError> {
    app.read(|conn, _| {
        let language = crate::business::of_book(conn, app)?.language;
        listed(conn, language)
    })
}

fn listed(conn: &Connection, language: Language) -> Result<Vec<PlanTemplateRow>, AppError> {
    let own = record::plan_templates(conn)?.into_iter().map(|stored| {
        let StoredTemplate { id, name, template } = stored;
        row(id.to_string(), Some(id), name, &template)
    });
    let ours = SHIPPED.iter().filter_map(|key| {
        let (name, template) = shipped(key, language)?;
        Some(row(format!("shipped:{key}"), None, name.to_owned(), &template))
    });
    own.chain(ours).collect()
}

fn row(
    key: String,
    id: Option<PlanTemplateId>,
    name: String,
    template: &PlanTemplate,
) -> Result<PlanTemplateRow, AppError> {
    // Widths need a whole to be parts of; which currency it is in makes no difference.
    let currency = domain::Currency::parse("EUR")?;
    let whole = domain::Money::from_minor(1_000_000, currency)?;
    let amounts: Vec<_> = template.milestones(whole, None)?.into_iter().map(|made| made.amount).collect();
    Ok(PlanTemplateRow {
        key,
        id,
        name,
        titles: template.rows.iter().map(|row| row.title.clone()).collect(),
        permille: domain::plan::permille(&amounts),
        is_dated: template.rows.iter().any(|row| row.days.is_some()),
    })
}

/// Keeps the plan of a project as a pattern. Errors: `plan_is_empty`; a name that another pattern has.
pub fn save_plan_template(
    app: &App,
    SavePlanTemplate { project: id, name }: SavePlanTemplate,
) -> Result<Vec<PlanTemplateRow>, AppError> {
    let name = text::required(&name).map_err(|why| Invalid::new("name", why))?;
    app.write("save_plan_template", |tx, _| {
        project::project(tx, id)?;
        let plan = milestone::plan(tx, id)?;
        if plan.is_empty() {
            return Err(Refusal::PlanIsEmpty.into());
        }
        check_free(tx, &name, None)?;
        let id = PlanTemplateId(next_id(tx, "plan_template")?);
        let stored = StoredTemplate { id, name, template: PlanTemplate::of(&plan) };
        record::put_plan_template(tx, &stored)?;
        Ok(((), Entry::about("plan_template", id, json!({ "name": stored.name, "rows": stored.template.rows }))))
    })?;
    plan_templates(app, Nothing {})
}

/// Two patterns of one name could not be told apart.
fn check_free(conn: &Connection, name: &str, own: Option<PlanTemplateId>) -> Result<(), AppError> {
    let same = |stored: &StoredTemplate| stored.name.to_lowercase() == name.to_lowercase() && Some(stored.id) != own;
    if record::plan_templates(conn)?.iter().any(same) {
        let reason = "is the name of another template: choose another one".to_owned();
        return Err(AppError::invalid("name", Why::Malformed { reason }));
    }
    Ok(())
}

/// Gives a pattern another name. Errors: a name that another pattern has.
pub fn rename_plan_template(
    app: &App,
    RenamePlanTemplate { id, name }: RenamePlanTemplate,
) -> Result<Vec<PlanTemplateRow>, AppError> {
    let name = text::required(&name).map_err(|why| Invalid::new("name", why))?;
    app.write("rename_plan_template", |tx, _| {
        let stored = record::plan_template(tx, id)?;
        check_free(tx, &name, Some(id))?;
        let entry = json!({ "before": stored.name, "after": name });
        record::put_plan_template(tx, &StoredTemplate { name, ..stored })?;
        Ok(((), Entry::about("plan_template", id, entry)))
    })?;
    plan_templates(app, Nothing {})
}

/// Throws a pattern away; plans that were made from it stay.
pub fn delete_plan_template(
    app: &App,
    PlanTemplateArgument { id }: PlanTemplateArgument,
) -> Result<Vec<PlanTemplateRow>, AppError> {
    app.write("delete_plan_template", |tx, _| {
        let stored = record::plan_template(tx, id)?;
        record::delete_plan_template(tx, id)?;
        Ok(((), Entry::about("plan_template", id, json!({ "deleted": stored.name, "rows": stored.template.rows }))))
    })?;
    plan_templates(app, Nothing {})
}

/// Puts a pattern in the place of a plan that has not begun. Errors: as `apply_preset`; `not_found`.
pub fn apply_plan_template(app: &App, arguments: ApplyPlanTemplate) -> Result<ProjectView, AppError> {
    let ApplyPlanTemplate { project: id, template, first_on } = arguments;
    app.write("apply_plan_template", |tx, moment| {
        let project = project::project(tx, id)?;
        let first_on = optional_day(tx, app, first_on.as_deref(), moment)?;
        schedule::clear_plan(tx, &project, moment)?;
        fill(tx, &project, &template, first_on)?;
        Ok(((), Entry::about("project", id, json!({ "template": template, "first_on": first_on }))))
    })?;
    schedule::project(app, ProjectArgument { id })
}

/// The milestones of a pattern in an empty plan.
pub(crate) fn fill(
    tx: &Connection,
    project: &Project,
    template: &str,
    first_on: Option<NaiveDate>,
) -> Result<(), AppError> {
    let language = party::client(tx, project.client)?.language;
    let unknown = || AppError::Unknown { what: "template", id: crate::bounds::shortened(template, 40) };
    let found = match template.strip_prefix("shipped:") {
        Some(key) => shipped(key, language).ok_or_else(unknown)?.1,
        None => record::plan_template(tx, PlanTemplateId(template.parse().map_err(|_| unknown())?))?.template,
    };
    append(tx, project, found.milestones(project.contract, first_on)?)
}

/// A day as typed; empty is none.
pub(crate) fn optional_day(
    tx: &Connection,
    app: &App,
    typed: Option<&str>,
    moment: Moment,
) -> Result<Option<NaiveDate>, AppError> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    typed.map(|typed| schedule::day(tx, app, "first_on", Some(typed), moment.on)).transpose()
}

/// Adds milestones at the end of a plan. Errors: more than a plan may have; amounts and texts out of bounds.
pub(crate) fn append(tx: &Connection, project: &Project, rows: Vec<NewMilestone>) -> Result<(), AppError> {
    let taken = milestone::plan(tx, project.id)?.len();
    if taken + rows.len() > MILESTONES_MAX {
        return Err(AppError::invalid("rows", Why::TooMany { max: MILESTONES_MAX }));
    }
    for (row, at) in rows.into_iter().zip(taken + 1..) {
        let id = MilestoneId(next_id(tx, "milestone")?);
        let added = Milestone {
            id,
            project: project.id,
            position: u32::try_from(at).unwrap_or(u32::MAX),
            title: row.title,
            criterion: row.criterion,
            amount: schedule::not_negative(Ok(row.amount)).map_err(|why| AppError::invalid("amount", why))?,
            target_on: row.target_on,
            deliverables: Vec::new(),
            client_note: String::new(),
            private_note: row.private_note,
            facts: MilestoneFacts::default(),
        };
        milestone::put_milestone(tx, &added)?;
        for (item, place) in row.deliverables.into_iter().zip(1..) {
            let deliverable = Deliverable {
                id: DeliverableId(next_id(tx, "deliverable")?),
                title: item.title,
                done_on: None,
                on_invoice: item.on_invoice,
            };
            milestone::put_deliverable(tx, id, place, &deliverable)?;
        }
    }
    Ok(())
}

/// A whole project once more, for the same or another client: its plan, scope and notes; no facts, no order number.
/// Errors: `not_found`, invalid fields.
pub fn duplicate_project(app: &App, arguments: DuplicateProject) -> Result<ProjectView, AppError> {
    let DuplicateProject { id, client, title, first_on } = arguments;
    let title = text::required(&title).map_err(|why| Invalid::new("title", why))?;
    let made = app.write("duplicate_project", |tx, moment| {
        let of = project::project(tx, id)?;
        let client = party::client(tx, client.unwrap_or(of.client))?;
        let first_on = optional_day(tx, app, first_on.as_deref(), moment)?;
        let own = ProjectId(next_id(tx, "project")?);
        let is_same = client.id == of.client;
        let copy = Project {
            code: projects::code_of(&client.name, moment.on, own),
            requires_acceptance: of.requires_acceptance,
            // What another client agreed binds nobody else.
            terms: of.terms.filter(|_| is_same),
            tax: of.tax.clone().filter(|_| is_same),
            private_note: of.private_note.clone(),
            scope: of.scope.clone(),
            dispute_note: of.dispute_note.clone(),
            ..Project::titled(own, client.id, &title, of.contract)
        };
        project::put_project(tx, &copy)?;
        let plan = milestone::plan(tx, id)?;
        append(tx, &copy, plan_template::repeated(&plan, first_on)?)?;
        let rows: Vec<AgreedRow> = milestone::plan(tx, own)?.iter().map(AgreedRow::of).collect();
        let entry = json!({ "project": copy, "duplicate_of": id, "first_on": first_on, "plan": rows });
        Ok((own, Entry::about("project", own, entry)))
    })?;
    schedule::project(app, ProjectArgument { id: made })
}
