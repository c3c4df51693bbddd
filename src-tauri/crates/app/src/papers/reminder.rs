//! A reminder as a letter: what it says is what the sheet and the mail say.

use super::{Drawn, Paper, PaperKind, PaperView, drawn, view};
use crate::App;
use crate::issuing::logo;
use crate::problem::{AppError, FieldProblem, field_of_refusal};
use crate::reminders::{ReminderArgument, Written, written};
use crate::system_fonts::fonts_for_paper;
use documents::DocumentError;
use domain::papers::ReminderLetter;
use storage::Connection;

/// The letter on pages, with what keeps it from going out. Errors: `not_found`, `nothing_overdue`, `not_overdue`.
pub fn reminder_paper(app: &App, asked: ReminderArgument) -> Result<PaperView, AppError> {
    app.read(|conn, moment| {
        let of = written(conn, app, &asked, moment.on)?;
        let refusals = ReminderLetter::refusals(&of.business, &of.client);
        let problems: Vec<FieldProblem> = refusals.iter().map(field_of_refusal).collect();
        Ok(view(PaperKind::Reminder, draw(conn, &of.letter)?, problems))
    })
}

/// The PDF of the letter. Errors: all that is missing, each with the way to its field; characters that no font shows.
pub(crate) fn reminder_pdf_of(conn: &Connection, of: &Written) -> Result<Paper, AppError> {
    let refusals = ReminderLetter::refusals(&of.business, &of.client);
    if !refusals.is_empty() {
        return Err(AppError::Refused(refusals));
    }
    Ok(Paper {
        kind: PaperKind::Reminder,
        name: of.name.clone(),
        pdf: documents::pdf(&draw(conn, &of.letter)?.map_err(DocumentError::Uncovered)?, None)?,
        about: ("client", of.client.id.0),
    })
}

/// The PDF of the letter as it would leave now. Errors: as `reminder_paper` and `reminder_pdf_of`.
pub fn reminder_pdf(app: &App, asked: ReminderArgument) -> Result<Paper, AppError> {
    app.read(|conn, moment| reminder_pdf_of(conn, &written(conn, app, &asked, moment.on)?))
}

fn draw(conn: &Connection, paper: &ReminderLetter) -> Result<Drawn, AppError> {
    let logo = logo(conn, paper.letter.logo.as_deref())?;
    drawn(documents::reminder_pages(paper, logo.as_ref(), &fonts_for_paper(paper, &paper.letter)))
}
