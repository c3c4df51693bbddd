//! The account of a client on its way out beside its letter: as a table, and as a draft in the user's mail program.

use super::{HandedOver, How, Saved, handed_over, own_folder, put, save_as};
use crate::commands::problem;
use crate::desktop::{Desktop, Media};
use app::Problem;
use app::clients::{StatementArgument, statement_csv};
use app::closed::trouble;
use app::mail::{MailTexts, record_statement_mail, statement_made};
use app::problem::Severity;
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenStatementDraft {
    pub statement: StatementArgument,
    /// As looked over by the user.
    pub mail: MailTexts,
}

/// Asks where to and saves the account of a client as a table for a spreadsheet.
pub fn save_statement_csv(desktop: &Desktop, arguments: StatementArgument) -> Result<Saved, Problem> {
    let file = statement_csv(&*desktop.app()?, arguments)?;
    save_as(desktop, file.name, Media::Table, &file.bytes)
}

/// Opens a draft with the PDF of an account in the user's mail program and notes that. Nothing is sent.
/// Errors: `no_mail_program` without one that takes it.
pub fn open_statement_draft(
    desktop: &Desktop,
    OpenStatementDraft { statement, mail }: OpenStatementDraft,
) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    let client = statement.client;
    let made = statement_made(&app, statement, &mail)?;
    let path = own_folder(desktop, &app)?.join("Messages").join(&made.name);
    put(&path, &made.eml)?;
    if !desktop.hands.open(&path, Media::MailDraft) {
        // Nobody can open it, so that it would only lie in the way.
        std::fs::remove_file(&path).map_err(|error| trouble(&path, error))?;
        let message = "no mail program took the draft: save the PDF and attach it yourself";
        return Err(problem("no_mail_program", message, Severity::Refused));
    }
    record_statement_mail(&app, client, &made)?;
    Ok(handed_over(How::MailDraft, &path))
}
