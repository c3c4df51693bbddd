//! Texts for the client as drafts in the user's mail program, and the days of a project as a calendar file.

use super::{HandedOver, How, Saved, handed_over, own_folder, put, save_as};
use crate::commands::problem;
use crate::desktop::{Desktop, Media};
pub use app::as_at::RegisterArgument;
use app::as_at::register;
use app::calendar::calendar;
use app::closed::trouble;
use app::mail::MailTexts;
use app::mail::notices::{NoticeArgument, NoticeKind, notice_made, record_notice};
use app::problem::Severity;
use app::{Problem, projects::ProjectArgument};
use domain::MilestoneId;
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenNoticeDraft {
    pub id: MilestoneId,
    pub kind: NoticeKind,
    /// As looked over by the user.
    pub mail: MailTexts,
}

/// Opens a draft of a text in the user's mail program and notes that. Nothing is sent: whether it was is known to the mail
/// program alone. Errors: `no_mail_program` without one that takes it.
pub fn open_notice_draft(
    desktop: &Desktop,
    OpenNoticeDraft { id, kind, mail }: OpenNoticeDraft,
) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    let made = notice_made(&app, NoticeArgument { id, kind }, &mail)?;
    let path = own_folder(desktop, &app)?.join("Messages").join(&made.name);
    put(&path, &made.eml)?;
    if !desktop.hands.open(&path, Media::MailDraft) {
        // Nobody can open it, so that it would only lie in the way.
        std::fs::remove_file(&path).map_err(|error| trouble(&path, error))?;
        let message = "no mail program took the draft: copy the text instead";
        return Err(problem("no_mail_program", message, Severity::Refused));
    }
    record_notice(&app, NoticeArgument { id, kind }, &made)?;
    Ok(handed_over(How::MailDraft, &path))
}

/// Asks where to and saves the register of issued documents up to a day.
pub fn save_register(desktop: &Desktop, arguments: RegisterArgument) -> Result<Saved, Problem> {
    let file = register(&*desktop.app()?, arguments)?;
    save_as(desktop, file.name, Media::Table, &file.bytes)
}

/// Asks where to and saves the days of a project as a calendar file.
pub fn save_calendar(desktop: &Desktop, arguments: ProjectArgument) -> Result<Saved, Problem> {
    let file = calendar(&*desktop.app()?, arguments)?;
    save_as(desktop, file.name, Media::Calendar, &file.bytes)
}
