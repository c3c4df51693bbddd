//! The three handlers that the page can call, and the table of the commands that need the desktop.

use crate::desktop::{Desktop, usage};
use crate::papers::{files, letters, notices};
use crate::{books, locale, outbox, papers};
use app::Problem;
use app::problem::Severity;
use app::table::{Nothing, Row};
use serde_json::Value;
use std::collections::BTreeMap;
use tauri::ipc::{Invoke, InvokeBody, Request, Response};
use tauri::{AppHandle, Manager, Runtime};

/// Commands that need dialogs, other programs or another file than the open book.
pub static TABLE: &[Row<Desktop>] = app::command_table! { Desktop;
    /// The language of the system, for texts and formats until the user chooses one.
    Query locale(Nothing) -> locale::Locale = locale::locale;

    /// Asks where to and saves an issued invoice's PDF there.
    Command save_pdf(papers::InvoiceArgument) -> papers::Saved = papers::save_pdf;
    /// Asks where to and saves the PDF of a prepared invoice, which is marked as a draft.
    Command save_draft_pdf(papers::DraftArgument) -> papers::Saved = papers::save_draft_pdf;
    /// Opens an issued invoice's PDF in the user's own viewer, where it is read and printed.
    Command open_pdf(papers::InvoiceArgument) -> papers::HandedOver = papers::open_pdf;
    /// The printers of this computer, and which of them was used last.
    Query printers(Nothing) -> papers::printing::PrintersView = papers::printing::printers;
    /// Prints an issued invoice on one of them.
    Command print_pdf(papers::printing::PrintPdf) -> papers::printing::Printed = papers::printing::print_pdf;
    /// Opens a draft with the PDF attached in the user's mail program; without one, shows the PDF in its folder.
    Command open_mail_draft(papers::OpenMailDraft) -> papers::HandedOver = papers::open_mail_draft;
    /// Shows an issued invoice's PDF in its folder.
    Command show_in_folder(papers::InvoiceArgument) -> papers::HandedOver = papers::show_in_folder;
    /// Asks where to and saves an issued invoice as an e-invoice.
    Command save_einvoice(papers::einvoices::SaveEInvoice) -> papers::Saved = papers::einvoices::save_einvoice;
    /// The folder in which issued documents are filed on this computer.
    Query filing_folder(Nothing) -> papers::filing::FilingFolder = papers::filing::filing_folder;
    /// Asks for the folder in which issued documents are filed; null when the user chose none.
    Command choose_filing_folder(Nothing) -> Option<papers::filing::FilingFolder> = papers::filing::choose_filing_folder;
    /// Goes back to the folder that is used as long as none is chosen.
    Command forget_filing_folder(Nothing) -> papers::filing::FilingFolder = papers::filing::forget_filing_folder;
    /// Files an issued document in that folder, beside what lies there.
    Command file_invoice(papers::InvoiceArgument) -> papers::Saved = papers::filing::file_invoice;
    /// Files all documents that were issued and are to be filed by themselves.
    Command file_issued(Nothing) -> papers::filing::FiledIssued = papers::filing::file_issued;
    /// Asks where to and saves a plan as a proposal, or as the schedule once it is agreed.
    Command save_proposal(letters::ProjectArgument) -> papers::Saved = letters::save_proposal;
    /// Opens a proposal or schedule in the user's own viewer, where it is read and printed.
    Command open_proposal(letters::ProjectArgument) -> papers::HandedOver = letters::open_proposal;
    /// Asks where to and saves the addendum of a change order.
    Command save_addendum(letters::ChangeOrderArgument) -> papers::Saved = letters::save_addendum;
    /// Opens the addendum of a change order in the user's own viewer, where it is read and printed.
    Command open_addendum(letters::ChangeOrderArgument) -> papers::HandedOver = letters::open_addendum;
    /// Asks where to and saves the certificate of a milestone's acceptance.
    Command save_certificate(letters::MilestoneArgument) -> papers::Saved = letters::save_certificate;
    /// Opens the certificate of a milestone's acceptance in the user's own viewer, where it is read and printed.
    Command open_certificate(letters::MilestoneArgument) -> papers::HandedOver = letters::open_certificate;
    /// Asks where to and saves the status of a project for its client.
    Command save_status_report(letters::ProjectArgument) -> papers::Saved = letters::save_status_report;
    /// Opens the status of a project in the user's own viewer, where it is read and printed.
    Command open_status_report(letters::ProjectArgument) -> papers::HandedOver = letters::open_status_report;
    /// Asks where to and saves the account of a client as a letter.
    Command save_statement(letters::StatementArgument) -> papers::Saved = letters::save_statement;
    /// Opens the account of a client in the user's own viewer, where it is read and printed.
    Command open_statement(letters::StatementArgument) -> papers::HandedOver = letters::open_statement;
    /// Asks where to and saves the account of a client as a table for a spreadsheet.
    Command save_statement_csv(letters::StatementArgument) -> papers::Saved = papers::statements::save_statement_csv;
    /// Opens a draft with the account of a client attached in the user's mail program, and notes that.
    Command open_statement_draft(papers::statements::OpenStatementDraft) -> papers::HandedOver = papers::statements::open_statement_draft;
    /// Opens a draft of a reminder with its letter attached in the user's mail program, and records the reminder.
    Command open_reminder_draft(papers::reminders::OpenReminderDraft) -> papers::HandedOver = papers::reminders::open_reminder_draft;
    /// Asks where to and saves the letter of a reminder, and records the reminder.
    Command save_reminder(papers::reminders::SaveReminder) -> papers::Saved = papers::reminders::save_reminder;
    /// Opens a text about a milestone as a draft in the user's mail program, and notes that.
    Command open_notice_draft(notices::OpenNoticeDraft) -> papers::HandedOver = notices::open_notice_draft;
    /// Asks where to and saves the days of a project as a calendar file.
    Command save_calendar(letters::ProjectArgument) -> papers::Saved = notices::save_calendar;
    /// Asks where to and saves the register of issued documents up to a day, for a spreadsheet.
    Command save_register(notices::RegisterArgument) -> papers::Saved = notices::save_register;
    /// Asks where to and saves the report of a period: on pages, as a table or a workbook.
    Command save_report(papers::reports::SaveReport) -> papers::Saved = papers::reports::save_report;
    /// Asks where to and saves the bookings of a period, for whoever keeps the accounts.
    Command save_journal(papers::reports::SaveJournal) -> papers::Saved = papers::reports::save_journal;
    /// Asks where to and saves the dossier of a project: all that was agreed, accepted, billed and paid, as one zip.
    Command save_dossier(papers::dossiers::DossierArgument) -> papers::Saved = papers::dossiers::save_dossier;
    /// What is known of the password of the mail server; never the password itself.
    Query mail_password(Nothing) -> outbox::PasswordView = outbox::mail_password;
    /// Keeps the password of the mail server in the system's keyring, or for this run where there is none.
    Command keep_mail_password(outbox::KeepMailPassword) -> outbox::PasswordView = outbox::keep_mail_password;
    /// Connects to the mail server and logs in; no mail is sent.
    Command test_mail_server(Nothing) -> app::outbox::AttemptView = outbox::test_mail_server;
    /// Hands every mail that waits to the mail server now.
    Command deliver_outbox(Nothing) -> app::outbox::OutboxView = outbox::deliver_outbox;
    /// Hands one mail of the outbox to the mail server once more, and all that wait.
    Command send_mail_now(app::mail::MailArgument) -> app::outbox::OutboxView = outbox::send_mail_now;

    /// Asks where to and saves the PDFs of chosen invoices as one zip.
    Command save_invoice_pdfs(papers::dossiers::Selection) -> papers::Saved = papers::dossiers::save_invoice_pdfs;
    /// Asks where to and saves all documents, tables and checksums of a period as one zip.
    Command save_year_pack(papers::dossiers::YearPackArgument) -> papers::Saved = papers::dossiers::save_year_pack;
    /// Opens the PDFs of chosen invoices as one in the user's own viewer; null when the user stopped it.
    Command open_invoices(papers::dossiers::Selection) -> Option<papers::HandedOver> = papers::dossiers::open_invoices;
    /// Asks where to and saves chosen invoices as a table for a spreadsheet.
    Command save_invoice_table(papers::dossiers::Selection) -> papers::Saved = papers::dossiers::save_invoice_table;
    /// Asks for a picture and takes it as the logo; null when the user chose none.
    Command pick_logo(Nothing) -> Option<app::business::BusinessView> = papers::pick_logo;

    /// Asks for a file and keeps it at a place; null when the user chose none.
    Command pick_file(app::attachments::Place) -> Option<Vec<app::attachments::AttachmentRow>> = files::pick_file;
    /// Asks for a file of clients and reads it; null when the user chose none.
    Query pick_clients_file(Nothing) -> Option<files::PickedClients> = files::pick_clients_file;
    /// Asks for a bank's file and reads it against the open invoices; null when the user chose none.
    Query pick_bank_file(Nothing) -> Option<app::bank::BankFileView> = files::pick_bank_file;
    /// Opens a copy of a kept file in the user's own viewer.
    Command open_file(files::FileArgument) -> papers::HandedOver = files::open_file;
    /// Asks where to and saves a copy of a kept file.
    Command save_file(files::FileArgument) -> papers::Saved = files::save_file;

    /// Goes over to the sample book, which is made when there is none.
    Command open_sample(Nothing) -> () = books::open_sample;
    /// Goes back to the own book and removes the sample.
    Command leave_sample(Nothing) -> () = books::leave_sample;
    /// Verified backups of a book that could not be opened, newest first.
    Query backups_of_closed_book(Nothing) -> Vec<app::book::BackupRow> = books::backups_of_closed_book;
    /// Puts a backup in the place of a book that could not be opened, and opens it.
    Command restore_closed_book(app::book::RestoreBackup) -> () = books::restore_closed_book;
    /// Tries once more to open a book that could not be opened.
    Command open_book_again(Nothing) -> () = books::open_book_again;
    /// Makes a new book in the place of one that is gone; its backups stay.
    Command start_new_book(Nothing) -> () = books::start_new_book;

    /// Closes the window; what was typed must be saved before.
    Command quit(Nothing) -> () = books::quit;
};

/// Runs a command of either table by its name, away from the window's thread.
#[tauri::command]
pub async fn call<R: Runtime>(handle: AppHandle<R>, name: String, arguments: Option<Value>) -> Result<Value, Problem> {
    away(handle, move |desktop| desktop.call(&name, arguments.unwrap_or_default())).await
}

/// Bytes of the open book by their name, such as an invoice's PDF.
#[tauri::command]
pub async fn bytes<R: Runtime>(
    handle: AppHandle<R>,
    name: String,
    arguments: Option<Value>,
) -> Result<Response, Problem> {
    away(handle, move |desktop| desktop.bytes(&name, arguments.unwrap_or_default())).await.map(Response::new)
}

/// Takes bytes in, such as a file dropped onto the page: the body is the bytes, the headers say what they are for.
#[tauri::command]
pub async fn take<R: Runtime>(handle: AppHandle<R>, request: Request<'_>) -> Result<Value, Problem> {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = header("x-name").to_owned();
    let unreadable = || usage(&name, "the headers or the body cannot be read");
    // Headers carry plain characters only: the page escapes the others as JSON does.
    let arguments: Value = serde_json::from_str(header("x-arguments")).map_err(|_| unreadable())?;
    let bytes = match request.body() {
        InvokeBody::Raw(bytes) => bytes.clone(),
        // Where the webview has no way for bytes they come as a list of numbers.
        InvokeBody::Json(numbers) => serde_json::from_value(numbers.clone()).map_err(|_| unreadable())?,
    };
    away(handle, move |desktop| desktop.take(&name, arguments, &bytes)).await
}

/// The three handlers, for the window and for tests on Tauri's mock runtime.
pub fn handlers<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![call, bytes, take]
}

async fn away<R: Runtime, T: Send + 'static>(
    handle: AppHandle<R>,
    work: impl FnOnce(&Desktop) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let work = tauri::async_runtime::spawn_blocking(move || work(&handle.state::<Desktop>()));
    work.await.unwrap_or_else(|panic| Err(own_fault(&panic)))
}

/// A panic is our bug. Its transaction was rolled back, so the window can go on.
fn own_fault(panic: &tauri::Error) -> Problem {
    tracing::error!("a command panicked: {panic}");
    problem("own_fault", "Milepost made a mistake here; nothing was changed", Severity::Usage)
}

/// A problem that only the desktop knows.
pub(crate) fn problem(code: &str, message: &str, severity: Severity) -> Problem {
    let (code, message) = (code.to_owned(), message.to_owned());
    Problem { code, message, fields: Vec::new(), detail: BTreeMap::new(), severity }
}
