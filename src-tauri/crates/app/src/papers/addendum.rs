//! A change order as a paper for the client: a draft until it is sent, with the client's answer once there is one.

use super::{Drawn, Paper, PaperKind, PaperView, drawn, engagement, file_name, view};
use crate::App;
use crate::change_orders::{self, ChangeOrderArgument};
use crate::issuing::logo;
use crate::preview::Preview;
use crate::problem::{AppError, FieldProblem, field_of_invalid, field_of_refusal};
use crate::system_fonts::fonts_for_paper;
use chrono::NaiveDate;
use documents::DocumentError;
use domain::papers::{Addendum, ChangeOnPaper, Engagement};
use domain::{ChangeOrderId, Invalid};
use storage::Connection;
use storage::record::change_order::change_order;
use storage::record::project;

/// A change order with the contract that it changes.
struct Amended {
    engagement: Engagement,
    change: ChangeOnPaper,
    /// Texts of it that wait to become valid: the paper would say something older.
    waiting: Vec<Invalid>,
}

fn amended(conn: &Connection, app: &App, id: ChangeOrderId) -> Result<Amended, AppError> {
    let order = change_order(conn, id)?;
    let waiting = if order.settled().is_some() { Vec::new() } else { change_orders::waiting(conn, &order)? };
    let change = change_orders::on_paper(conn, &order)?;
    let engagement = engagement(conn, app, project::project(conn, order.project)?)?;
    Ok(Amended { engagement, change, waiting })
}

/// The addendum of a change order on pages, complete or not, with what keeps it from going out.
pub fn addendum(app: &App, ChangeOrderArgument { id }: ChangeOrderArgument) -> Result<PaperView, AppError> {
    app.read(|conn, moment| {
        let Amended { engagement, change, waiting } = amended(conn, app, id)?;
        let mut problems: Vec<FieldProblem> = waiting.iter().map(field_of_invalid).collect();
        problems.extend(Addendum::refusals(&engagement, &change).iter().map(field_of_refusal));
        // A plan that cannot be summed is among the refusals.
        let Ok(paper) = Addendum::of(&engagement, &change, moment.on) else {
            return Ok(PaperView { kind: PaperKind::Addendum, preview: Preview { pages: Vec::new() }, problems });
        };
        Ok(view(PaperKind::Addendum, draw(conn, &paper)?, problems))
    })
}

/// The PDF of an addendum. Errors: all that is missing, each with the way to its field; characters that no font shows.
pub fn addendum_paper(app: &App, ChangeOrderArgument { id }: ChangeOrderArgument) -> Result<Paper, AppError> {
    app.read(|conn, moment| made(conn, app, id, moment.on))
}

fn made(conn: &Connection, app: &App, id: ChangeOrderId, today: NaiveDate) -> Result<Paper, AppError> {
    let Amended { engagement, change, waiting } = amended(conn, app, id)?;
    if !waiting.is_empty() {
        return Err(AppError::Invalid(waiting));
    }
    let refusals = Addendum::refusals(&engagement, &change);
    if !refusals.is_empty() {
        return Err(AppError::Refused(refusals));
    }
    let paper = Addendum::of(&engagement, &change, today)?;
    let kind = PaperKind::Addendum;
    Ok(Paper {
        kind,
        name: file_name(kind, &engagement.project, &format!("-{}", paper.number)),
        pdf: documents::pdf(&draw(conn, &paper)?.map_err(DocumentError::Uncovered)?, None)?,
        about: ("project", engagement.project.id.0),
    })
}

fn draw(conn: &Connection, paper: &Addendum) -> Result<Drawn, AppError> {
    let logo = logo(conn, paper.letter.logo.as_deref())?;
    drawn(documents::addendum_pages(paper, logo.as_ref(), &fonts_for_paper(paper, &paper.letter)))
}
