//! Reminders on their way out: as a draft with the letter in the user's mail program, or as the letter alone. Each is recorded
//! once it left.

use super::{HandedOver, How, Saved, handed_over, own_folder, put, save_as};
use crate::commands::problem;
use crate::desktop::{Desktop, Media};
use app::Problem;
use app::closed::trouble;
use app::mail::MailTexts;
use app::problem::Severity;
use app::reminders::{ReminderArgument, record_ready, reminder_letter, reminder_made};
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenReminderDraft {
    pub reminder: ReminderArgument,
    /// As looked over by the user.
    pub mail: MailTexts,
    /// Although the client was reminded today already.
    #[serde(default)]
    #[ts(optional)]
    pub again: Option<bool>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReminder {
    pub reminder: ReminderArgument,
    /// Although the client was reminded today already.
    #[serde(default)]
    #[ts(optional)]
    pub again: Option<bool>,
}

/// Opens a draft of a reminder in the user's mail program and records it. Nothing is sent.
/// Errors: `no_mail_program` without one that takes it.
pub fn open_reminder_draft(
    desktop: &Desktop,
    OpenReminderDraft { reminder, mail, again }: OpenReminderDraft,
) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    let (ready, name, eml) = reminder_made(&app, &reminder, again.unwrap_or(false), &mail)?;
    let path = own_folder(desktop, &app)?.join("Messages").join(&name);
    put(&path, &eml)?;
    if !desktop.hands.open(&path, Media::MailDraft) {
        // Nobody can open it, so that it would only lie in the way.
        std::fs::remove_file(&path).map_err(|error| trouble(&path, error))?;
        let message = "no mail program took the draft: save the letter, or copy the text";
        return Err(problem("no_mail_program", message, Severity::Refused));
    }
    record_ready(&app, ready)?;
    Ok(handed_over(How::MailDraft, &path))
}

/// Asks where to and saves the letter of a reminder; once it is saved the reminder is recorded.
pub fn save_reminder(desktop: &Desktop, SaveReminder { reminder, again }: SaveReminder) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    let ready = reminder_letter(&app, &reminder, again.unwrap_or(false))?;
    let saved = save_as(desktop, ready.letter.name.clone(), Media::Pdf, &ready.letter.pdf)?;
    if saved.saved {
        record_ready(&app, ready)?;
    }
    Ok(saved)
}
