//! The schedule of a contract as one revision agreed it, for a dossier: what was agreed then, and nothing that came later.

use super::{Paper, PaperKind, draw_proposal, engagement, file_name};
use crate::App;
use crate::problem::AppError;
use chrono::NaiveDate;
use documents::DocumentError;
use domain::milestone::MilestoneFacts;
use domain::papers::Proposal;
use domain::project::Project;
use domain::{Milestone, ProjectId};
use storage::record::project;
use storage::record::project::AgreedMilestone;

/// The schedule of revision `number`, dated on the day of its agreement.
/// Errors: all that is missing; `not_found` without such a revision; characters that no font shows.
pub(crate) fn revision_paper(app: &App, id: ProjectId, number: u32) -> Result<(Paper, NaiveDate), AppError> {
    app.read(|conn, _| {
        let revisions = project::revisions(conn, id)?;
        let agreed = revisions.into_iter().find(|revision| revision.agreement.revision_number == number);
        let agreed = agreed.ok_or(AppError::Unknown { what: "revision", id: number.to_string() })?;
        let stored = project::project(conn, id)?;
        let then = Project { contract: agreed.contract, agreement: Some(agreed.agreement.clone()), ..stored };
        let mut of = engagement(conn, app, then)?;
        of.plan = agreed.plan.iter().map(|row| milestone(id, row)).collect();
        let on = agreed.agreement.on;
        of.agreement = Some(agreed.agreement);
        let refusals = Proposal::refusals(&of, on);
        if !refusals.is_empty() {
            return Err(AppError::Refused(refusals));
        }
        let pages = draw_proposal(conn, &Proposal::of(&of, on)?)?.map_err(DocumentError::Uncovered)?;
        let kind = PaperKind::Schedule;
        let name = file_name(kind, &of.project, &format!("-revision-{number}"));
        Ok((Paper { kind, name, pdf: documents::pdf(&pages, None)?, about: ("project", id.0) }, on))
    })
}

/// An agreement names titles, criteria, amounts and days; what else a milestone has was not agreed.
fn milestone(project: ProjectId, row: &AgreedMilestone) -> Milestone {
    Milestone {
        id: row.milestone,
        project,
        position: row.position,
        title: row.title.clone(),
        criterion: row.criterion.clone(),
        amount: row.amount,
        target_on: row.target_on,
        deliverables: Vec::new(),
        client_note: String::new(),
        private_note: String::new(),
        facts: MilestoneFacts::default(),
    }
}
