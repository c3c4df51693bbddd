//! The account of a client as a letter: its figures are those of the screen.

use super::{Drawn, Paper, PaperKind, PaperView, drawn, view};
use crate::App;
use crate::clients::StatementArgument;
use crate::clients::statement::{Told, file_stem, told};
use crate::drafts::usual_template;
use crate::issuing::logo;
use crate::problem::{AppError, FieldProblem, field_of_refusal};
use crate::system_fonts::fonts_for_paper;
use chrono::NaiveDate;
use documents::DocumentError;
use domain::papers::ClientStatement;
use domain::party::Business;
use storage::Connection;

/// A letter with what it was made of.
struct Written {
    business: Business,
    told: Told,
    paper: ClientStatement,
}

fn written(conn: &Connection, app: &App, asked: &StatementArgument, today: NaiveDate) -> Result<Written, AppError> {
    let business = crate::business::of_book(conn, app)?;
    let told = told(conn, app, asked, today)?;
    let template = usual_template(conn, None, &told.client, &business)?;
    let parties = (&business, &told.client, template);
    let paper = ClientStatement::of(parties, told.days, told.accounts.clone(), today);
    Ok(Written { business, told, paper })
}

/// The account on pages, with what keeps it from going out. Errors: `invalid` days or currency, `days_reversed`.
pub fn statement_paper(app: &App, asked: StatementArgument) -> Result<PaperView, AppError> {
    app.read(|conn, moment| {
        let Written { business, told, paper } = written(conn, app, &asked, moment.on)?;
        let refusals = ClientStatement::refusals(&business, &told.client);
        let problems: Vec<FieldProblem> = refusals.iter().map(field_of_refusal).collect();
        Ok(view(PaperKind::Statement, draw(conn, &paper)?, problems))
    })
}

/// The PDF of an account. Errors: as `statement_paper`; all that is missing, each with the way to its field; characters that
/// no font shows.
pub fn statement_pdf(app: &App, asked: StatementArgument) -> Result<Paper, AppError> {
    app.read(|conn, moment| {
        let Written { business, told, paper } = written(conn, app, &asked, moment.on)?;
        let refusals = ClientStatement::refusals(&business, &told.client);
        if !refusals.is_empty() {
            return Err(AppError::Refused(refusals));
        }
        Ok(Paper {
            kind: PaperKind::Statement,
            name: format!("{}.pdf", file_stem(&told.client.name, told.days.1)),
            pdf: documents::pdf(&draw(conn, &paper)?.map_err(DocumentError::Uncovered)?, None)?,
            about: ("client", asked.client.0),
        })
    })
}

fn draw(conn: &Connection, paper: &ClientStatement) -> Result<Drawn, AppError> {
    let logo = logo(conn, paper.letter.logo.as_deref())?;
    drawn(documents::statement_pages(paper, logo.as_ref(), &fonts_for_paper(paper, &paper.letter)))
}
