//! Reminders of late invoices (S47, S48): who is due for one, the sheet with its text and letter, and the record of what was
//! given. One reminder tells a client of all that is late, and one a day is enough. Nothing is sent but by the user's command.

mod chosen;
mod due;
mod files;
mod given;
mod interest;
mod late;
mod settings;
mod sheet;
mod texts;

pub use chosen::{NotReminded, NotRemindedRow, RemindClient, RemindSelection, remind_selection};
pub use due::{DueClient, RemindersDue, reminders_due};
pub use files::{ReminderFileKind, ReminderFileRow, ReminderFiles, ReminderFilesView, reminder_files};
pub use given::{
    Ready, RecordReminder, ReminderRow, SendReminder, record_ready, record_reminder, reminder_letter, reminder_made,
    send_reminder,
};
pub(crate) use given::{of_invoice, reminded};
pub(crate) use late::is_outdated;
pub(crate) use settings::exported;
pub use settings::{
    DaysView, LateRates, OwnRate, RateView, ReferenceView, SaveLateRates, SaveReminderDays, SaveReminderTexts, TextRow,
    TextsView, late_rates, reminder_days, reminder_texts, save_late_rates, save_reminder_days, save_reminder_texts,
};
pub use sheet::{Because, LeftOut, ReminderSheet, SheetItem, reminder_sheet};
pub(crate) use sheet::{Written, written};

use domain::reminder::ReminderLevel;
use domain::{ClientId, InvoiceId};
use serde::Deserialize;
use ts_rs::TS;

/// Which reminder. `invoices`: those of the late ones that it tells of; none given: all. `level`: none given: the firmest that
/// one of them has come to. `with_interest`: whether it shows what late payment has cost by law.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReminderArgument {
    pub client: ClientId,
    #[serde(default)]
    #[ts(optional)]
    pub invoices: Option<Vec<InvoiceId>>,
    #[serde(default)]
    #[ts(optional)]
    pub level: Option<ReminderLevel>,
    #[serde(default)]
    #[ts(optional)]
    pub with_interest: Option<bool>,
}
