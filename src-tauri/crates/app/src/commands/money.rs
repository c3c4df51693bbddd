//! Rows about money that is owed: payments, bank files, credits, disputes, reminders, accounts of the journal.

use crate::table::{Nothing, Row};
use crate::{App, bank, bookings, credits, disputes, invoices, papers, payments, preview, reminders};

pub static TABLE: &[Row<App>] = crate::command_table! { App;
    /// The payment sheet of a client's invoices, pre-filled.
    Query payment_sheet(payments::PaymentSheetArgument) -> payments::PaymentSheet = payments::payment_sheet;
    /// Payments newest first.
    Query payments(payments::ListPayments) -> Vec<payments::PaymentRow> = payments::payments;
    /// Records money received.
    Command record_payment(payments::RecordPayment) -> payments::PaymentRow = payments::record_payment;
    /// Takes a payment back; both stay in the history.
    Command reverse_payment(payments::ReversePayment) -> payments::PaymentRow = payments::reverse_payment;
    /// Up to which sums a missing rest is taken for small, or for the fee of a bank.
    Query payment_limits(Nothing) -> payments::PaymentLimits = payments::payment_limits;
    /// Sets these sums.
    Command save_payment_limits(payments::SavePaymentLimits) -> payments::PaymentLimits = payments::save_payment_limits;
    /// Judges a bank's file by its size, before it is read.
    Query check_bank_file(bank::CheckBankFile) -> () = bank::check_bank_file;
    /// The table of the bank's file that nobody knows, as its columns are said or seem to be.
    Query bank_table(bank::BankTable) -> bank::BankTableView = bank::bank_table;
    /// Reads that file as the user says, and keeps how for the next one.
    Command read_bank_table(bank::OwnLayout) -> bank::BankFileView = bank::read_bank_table;
    /// What entries of a bank's file would come to if they were recorded as chosen.
    Query weigh_bank_entries(bank::BankEntries) -> bank::BankWeight = bank::weigh_bank_entries;
    /// Records the entries of a bank's file that the user confirmed, all of them or none.
    Command record_bank_entries(bank::BankEntries) -> Vec<payments::PaymentRow> = bank::record_bank_entries;

    /// The sheet of a credit note: what can be taken back and what that would do.
    Query credit_sheet(credits::CreditArgument) -> credits::CreditSheet = credits::credit_sheet;
    /// The pages of a credit note as they would print.
    Query preview_credit(credits::CreditArgument) -> preview::Preview = credits::preview_credit;
    /// Issues a credit note over all of an invoice, the rest of it or single lines.
    Command issue_credit(credits::CreditArgument) -> invoices::InvoiceView = credits::issue_credit;
    /// Credits an invoice in full and prepares the one that takes its place.
    Command credit_and_correct(credits::CorrectInvoice) -> credits::Corrected = credits::credit_and_correct;
    /// Writes off what is open of an invoice.
    Command write_off(credits::WriteOffArgument) -> invoices::InvoiceView = credits::write_off;
    /// Takes a write-off back; both stay in the history.
    Command reverse_write_off(credits::WriteOffArgument) -> invoices::InvoiceView = credits::reverse_write_off;
    /// Pays a client's credit back.
    Command refund_credit(credits::RefundCredit) -> payments::PaymentRow = credits::refund_credit;
    /// Pays an open invoice with the credit of its client.
    Command use_credit(credits::UseCredit) -> invoices::InvoiceView = credits::use_credit;
    /// Takes back that credit paid an invoice; both stay in the history.
    Command reverse_use_credit(credits::ReverseUseCredit) -> invoices::InvoiceView = credits::reverse_use_credit;

    /// Disputes of a client, a project or everybody, the open ones first.
    Query disputes(disputes::ListDisputes) -> disputes::Disputes = disputes::disputes;
    /// Marks a milestone that the client does not accept.
    Command dispute_milestone(disputes::DisputeMilestone) -> disputes::DisputeRow = disputes::dispute_milestone;
    /// Marks an invoice, or one of its lines, that the client does not accept.
    Command dispute_invoice(disputes::DisputeInvoice) -> disputes::DisputeRow = disputes::dispute_invoice;
    /// Records how a dispute ended.
    Command resolve_dispute(disputes::ResolveDispute) -> disputes::DisputeRow = disputes::resolve_dispute;
    /// Takes a mark back that was made by mistake; both stay in the history.
    Command take_back_dispute(disputes::TakeBackDispute) -> disputes::DisputeRow = disputes::take_back_dispute;

    /// Which of the chosen invoices can be reminded of, client by client, and why the others cannot.
    Query remind_selection(invoices::Selection) -> reminders::RemindSelection = reminders::remind_selection;
    /// Everybody with something late, and who of them is due for a reminder.
    Query reminders_due(Nothing) -> reminders::RemindersDue = reminders::reminders_due;
    /// The sheet of a reminder: what is late, how firm it is and why, and its mail.
    Query reminder_sheet(reminders::ReminderArgument) -> reminders::ReminderSheet = reminders::reminder_sheet;
    /// What goes with the mail of a reminder, and what can: its letter, the PDFs of its invoices, the statement.
    Query reminder_files(reminders::ReminderArgument) -> reminders::ReminderFilesView = reminders::reminder_files;
    /// A reminder as a letter, and what keeps it from going out.
    Query reminder_paper(reminders::ReminderArgument) -> papers::PaperView = papers::reminder_paper;
    /// Records that a client was reminded by a copied text or by phone.
    Command record_reminder(reminders::RecordReminder) -> reminders::ReminderRow = reminders::record_reminder;
    /// The days between reminders.
    Query reminder_days(Nothing) -> reminders::DaysView = reminders::reminder_days;
    /// Sets the days between reminders.
    Command save_reminder_days(reminders::SaveReminderDays) -> reminders::DaysView = reminders::save_reminder_days;
    /// The texts of reminders in every language and level.
    Query reminder_texts(Nothing) -> reminders::TextsView = reminders::reminder_texts;
    /// Keeps own texts of one level in one language.
    Command save_reminder_texts(reminders::SaveReminderTexts) -> reminders::TextsView = reminders::save_reminder_texts;
    /// Rates of late interest, shipped and own.
    Query late_rates(Nothing) -> reminders::LateRates = reminders::late_rates;
    /// Keeps an agreed rate and own reference rates.
    Command save_late_rates(reminders::SaveLateRates) -> reminders::LateRates = reminders::save_late_rates;

    /// The accounts that the journal books to.
    Query accounts(Nothing) -> bookings::accounts::AccountsView = bookings::accounts::accounts;
    /// Sets accounts, the chart they come from, and what a batch for DATEV names.
    Command save_accounts(bookings::accounts::SaveAccounts) -> bookings::accounts::AccountsView = bookings::accounts::save_accounts;
};
