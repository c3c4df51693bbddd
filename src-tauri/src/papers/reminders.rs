//! Reminders on their way out: as a draft with the letter and what goes beside it in the user's mail program, or as the letter
//! alone. Each is recorded once it left.

use super::{HandedOver, How, Saved, handed_files, handed_over, own_folder, put, put_files, save_as};
use crate::commands::problem;
use crate::desktop::{Desktop, Media};
use app::Problem;
use app::closed::trouble;
use app::mail::{MailTexts, address};
use app::problem::Severity;
use app::reminders::{ReminderArgument, ReminderFiles, record_ready, reminder_letter, reminder_made};
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenReminderDraft {
    pub reminder: ReminderArgument,
    /// As looked over by the user.
    pub mail: MailTexts,
    /// What goes beside the letter; none given: what the sheet ticks by itself.
    #[serde(default)]
    #[ts(optional)]
    pub files: Option<ReminderFiles>,
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

/// Opens a draft of a reminder in the user's mail program and records it. A program that takes no drafts gets recipients and
/// text, and the files are shown in a folder of their own. Nothing is sent. Errors: `no_mail_program` without any.
pub fn open_reminder_draft(
    desktop: &Desktop,
    OpenReminderDraft { reminder, mail, files, again }: OpenReminderDraft,
) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    let (ready, made) = reminder_made(&app, &reminder, again.unwrap_or(false), &mail, &files.unwrap_or_default())?;
    let path = own_folder(desktop, &app)?.join("Messages").join(&made.name);
    put(&path, &made.eml)?;
    if desktop.hands.open(&path, Media::MailDraft) {
        record_ready(&app, ready.as_mail(made))?;
        return Ok(handed_over(How::MailDraft, &path));
    }
    // Nobody can open it, so that it would only lie in the way.
    std::fs::remove_file(&path).map_err(|error| trouble(&path, error))?;
    if desktop.hands.write_mail(&address(&mail)) {
        let first = put_files(&path.with_extension(""), &made.files)?;
        desktop.hands.reveal(&first);
        let handed = handed_files(How::MailText, &first, &made.files);
        record_ready(&app, ready.in_words_alone(made))?;
        return Ok(handed);
    }
    let message = "no mail program took the draft: save the letter, or copy the text";
    Err(problem("no_mail_program", message, Severity::Refused))
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
