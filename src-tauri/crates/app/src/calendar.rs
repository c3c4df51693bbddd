//! The days of a project as a calendar file: when each milestone is planned, and when its invoice is expected (S35).

use crate::App;
use crate::papers::safe_name;
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use documents::calendar::{Calendar, MarkedDay, ics};
use domain::project::Project;
use domain::{Language, Milestone, Refusal};
use storage::record::{milestone, party, project};

/// A file that may be saved.
pub struct CalendarFile {
    /// Such as `Milestones-HAL-2026-02.ics`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Writes the calendar of a project in the language of its client. A milestone that is invoiced has its planned day alone.
/// Errors: `plan_without_days`.
pub fn calendar(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<CalendarFile, AppError> {
    app.read(|conn, moment| {
        let project = project::project(conn, id)?;
        let language = party::client(conn, project.client)?.language;
        let plan = milestone::plan(conn, id)?;
        // Of this book: a file that is read again moves the days that it brought before.
        let book = storage::book::uuid(conn)?;
        let of = u32::try_from(plan.len()).unwrap_or(u32::MAX);
        let days: Vec<MarkedDay> =
            plan.iter().flat_map(|milestone| days(milestone, of, &project, (&book, language))).collect();
        if days.is_empty() {
            return Err(Refusal::PlanWithoutDays.into());
        }
        let calendar = Calendar { name: project.title.clone(), written_at: moment.at, days };
        Ok(CalendarFile { name: format!("Milestones-{}.ics", safe_name(&project.code)), bytes: ics(&calendar) })
    })
}

fn days(milestone: &Milestone, of: u32, project: &Project, (book, language): (&str, Language)) -> Vec<MarkedDay> {
    let Some(on) = milestone.target_on else { return Vec::new() };
    let uid = |what: &str| format!("{book}-milestone-{}-{what}@milepost", milestone.id.0);
    let place = documents::milestone_text(milestone.position, of, language);
    let criterion = Some(milestone.criterion.trim()).filter(|text| !text.is_empty());
    let mut description = vec![format!("{}, {place}", project.title)];
    description.extend(criterion.map(|text| documents::criterion_text(text, language)));
    description.extend(milestone.deliverables.iter().map(|deliverable| format!("- {}", deliverable.title)));
    let planned =
        MarkedDay { uid: uid("planned"), on, summary: milestone.title.clone(), description: description.join("\n") };
    let invoice = milestone.facts.billed.is_none().then(|| MarkedDay {
        uid: uid("invoice"),
        on,
        summary: documents::invoice_expected_text(&milestone.title, language),
        description: format!(
            "{}, {place}\n{}",
            project.title,
            documents::money_text(milestone.amount, language).replace('\u{a0}', " ")
        ),
    });
    std::iter::once(planned).chain(invoice).collect()
}
