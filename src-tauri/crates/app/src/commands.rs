//! The command table: every use case once. The window, the test bridge and the CLI read these rows.

mod money;

use crate::table::{Nothing, Row};
use crate::{
    App, advice, as_at, attachments, billing, board, book, business, change_orders, clients, clients_in, dashboard,
    dossier, drafts, due_notice, einvoices, exposure, filing, history, invoices, issuing, mail, milestones, outbox,
    packing, papers, pasted, plan_offers, plan_templates, preview, projects, promptness, reminders, reports, schedule,
    templates, workspace,
};
use std::sync::LazyLock;

/// All rows.
pub static TABLE: LazyLock<Vec<Row<App>>> = LazyLock::new(|| [WORK, money::TABLE].concat());

/// Business, clients, projects and plans, documents and mails, the book itself.
static WORK: &[Row<App>] = crate::command_table! { App;
    /// What surrounds every screen: business, today, active projects, what is late, the last backup.
    Query workspace(Nothing) -> workspace::Workspace = workspace::workspace;
    /// All countries with the defaults they bring.
    Query countries(Nothing) -> Vec<workspace::CountryRow> = workspace::countries;
    /// Where the money stands and what to do next.
    Query dashboard(dashboard::DashboardArgument) -> dashboard::Dashboard = dashboard::dashboard;

    /// What money is expected in the months ahead, with the invoices and milestones behind each number.
    Query forecast(dashboard::DashboardArgument) -> dashboard::Forecast = dashboard::forecast;

    /// What a month, a quarter, a year or any days came to: by month, age, tax, client and project, and every document.
    Query report(reports::ReportArgument) -> reports::ReportView = reports::report;
    /// What was open at the end of any day, by its age.
    Query ageing(reports::AgeingArgument) -> reports::AgeingView = reports::ageing;

    /// The business as a form.
    Query business(Nothing) -> business::BusinessView = business::business;
    /// Saves what was typed into the business's form.
    Command save_business(business::BusinessPatch) -> business::BusinessView = business::save_business;
    /// Takes the logo off new documents.
    Command remove_logo(Nothing) -> business::BusinessView = business::remove_logo;

    /// The designs and who uses them.
    Query templates(Nothing) -> templates::TemplatesView = templates::templates;
    /// The pages of one design with the last invoice, in the colour and with the parts that are being chosen.
    Query preview_template(templates::PreviewTemplate) -> preview::Preview = templates::preview_template;

    /// How well a brand colour prints.
    Query print_check(templates::PrintCheckArgument) -> templates::PrintCheckView = templates::print_check;

    /// Clients by name, with what they owe.
    Query clients(clients::ListClients) -> Vec<clients::ClientRow> = clients::clients;
    /// What is at stake with a client, or with all, and what is still to come, with the rows of each figure.
    Query exposure(exposure::ExposureArgument) -> exposure::ExposureView = exposure::exposure;
    /// How a client pays: its last invoices with their days late, its habit, and how long each step takes.
    Query how_they_pay(promptness::PromptnessArgument) -> promptness::HowTheyPay = promptness::how_they_pay;
    /// A client with contacts, projects and what it owes.
    Query client(clients::ClientArgument) -> clients::ClientView = clients::client;
    /// The account of a client over any days, with the balance after each entry.
    Query client_statement(clients::StatementArgument) -> clients::StatementView = clients::client_statement;
    /// The account of a client as a letter, and what keeps it from going out.
    Query statement_paper(clients::StatementArgument) -> papers::PaperView = papers::statement_paper;
    /// The mail that goes with the account of a client, ready to be looked over.
    Query statement_mail(clients::StatementArgument) -> mail::StatementMail = mail::statement_mail;
    /// A mail that was made, to be read.
    Query kept_mail(mail::MailArgument) -> mail::KeptMail = mail::kept_mail;
    /// Adds a client; only the name must be known.
    Command create_client(clients::ClientPatch) -> clients::ClientView = clients::create_client;
    /// Saves what was typed into a client's form.
    Command save_client(clients::SaveClient) -> clients::ClientView = clients::save_client;
    /// What is understood of a pasted signature, address, address book or table of clients.
    Query read_clients(clients_in::ReadClients) -> clients_in::ReadClientsView = clients_in::read_clients;
    /// Adds clients that were looked over, all or none.
    Command add_clients(clients_in::AddClients) -> Vec<domain::ClientId> = clients_in::add_clients;
    /// Replaces the contacts of a client.
    Command save_contacts(clients::SaveContacts) -> clients::ClientView = clients::save_contacts;
    /// Takes a client out of the lists, or back in.
    Command archive_client(clients::ArchiveClient) -> clients::ClientView = clients::archive_client;

    /// Projects with their ladders.
    Query projects(projects::ListProjects) -> Vec<projects::ProjectRow> = projects::projects;
    /// A project with its schedule.
    Query project(projects::ProjectArgument) -> schedule::ProjectView = schedule::project;
    /// Adds a project to a client, with its plan when a preset is given.
    Command create_project(projects::CreateProject) -> schedule::ProjectView = projects::create_project;
    /// Saves what was typed into a project's form.
    Command save_project(projects::SaveProject) -> schedule::ProjectView = projects::save_project;
    /// Takes a project out of the lists, or back in.
    Command archive_project(projects::ArchiveProject) -> schedule::ProjectView = projects::archive_project;
    /// Records the client's yes to the plan as it stands.
    Command agree_plan(projects::AgreePlan) -> schedule::ProjectView = projects::agree_plan;
    /// Begins a change order of an agreed plan.
    Command start_change_order(change_orders::StartChangeOrder) -> schedule::ProjectView = change_orders::start_change_order;
    /// Saves the reason of a change order.
    Command save_change_order(change_orders::SaveChangeOrder) -> schedule::ProjectView = change_orders::save_change_order;
    /// Adds a milestone to a proposed plan.
    Command add_change_row(change_orders::AddChangeRow) -> schedule::ProjectView = change_orders::add_change_row;
    /// Saves what was typed into a proposed milestone.
    Command save_change_row(change_orders::SaveChangeRow) -> schedule::ProjectView = change_orders::save_change_row;
    /// Takes a milestone out of a proposed plan.
    Command remove_change_row(change_orders::RemoveChangeRow) -> schedule::ProjectView = change_orders::remove_change_row;
    /// Puts a removed milestone back into a proposed plan.
    Command keep_change_row(change_orders::KeepChangeRow) -> schedule::ProjectView = change_orders::keep_change_row;
    /// Moves a milestone to another place in a proposed plan.
    Command move_change_row(change_orders::MoveChangeRow) -> schedule::ProjectView = change_orders::move_change_row;
    /// Records that a change order went to the client.
    Command send_change_order(change_orders::SendChangeOrder) -> schedule::ProjectView = change_orders::send_change_order;
    /// Records the client's yes to a change order, which comes into force.
    Command agree_change_order(change_orders::AgreeChangeOrder) -> schedule::ProjectView = change_orders::agree_change_order;
    /// Records that a change order came to nothing.
    Command decline_change_order(change_orders::DeclineChangeOrder) -> schedule::ProjectView = change_orders::decline_change_order;
    /// Throws a change order away that was never sent.
    Command discard_change_order(change_orders::ChangeOrderArgument) -> schedule::ProjectView = change_orders::discard_change_order;
    /// Every change order of a project with what it changes.
    Query change_orders(projects::ProjectArgument) -> Vec<change_orders::ChangeOrderView> = change_orders::change_orders;
    /// The pages of a change order as an addendum, a draft until it is sent.
    Query addendum(change_orders::ChangeOrderArgument) -> papers::PaperView = papers::addendum;
    /// Two revisions of a plan side by side.
    Query compare_revisions(change_orders::CompareRevisions) -> change_orders::Comparison = change_orders::compare_revisions;
    /// All that happened in a project, oldest first.
    Query project_history(projects::ProjectArgument) -> history::ProjectHistory = history::project_history;
    /// What the dossier of a project would hold, and what it would lack.
    Query dossier_contents(dossier::DossierArgument) -> dossier::DossierContents = dossier::dossier_contents;
    /// Splits the contract of a plan that has not begun by a preset.
    Command apply_preset(schedule::ApplyPreset) -> schedule::ProjectView = schedule::apply_preset;
    /// Patterns to start a plan from.
    Query plan_templates(Nothing) -> Vec<plan_templates::PlanTemplateRow> = plan_templates::plan_templates;
    /// Keeps the plan of a project as a pattern.
    Command save_plan_template(plan_templates::SavePlanTemplate) -> Vec<plan_templates::PlanTemplateRow> = plan_templates::save_plan_template;
    /// Gives a pattern another name.
    Command rename_plan_template(plan_templates::RenamePlanTemplate) -> Vec<plan_templates::PlanTemplateRow> = plan_templates::rename_plan_template;
    /// Throws a pattern away; plans made from it stay.
    Command delete_plan_template(plan_templates::PlanTemplateArgument) -> Vec<plan_templates::PlanTemplateRow> = plan_templates::delete_plan_template;
    /// Puts a pattern in the place of a plan that has not begun.
    Command apply_plan_template(plan_templates::ApplyPlanTemplate) -> schedule::ProjectView = plan_templates::apply_plan_template;
    /// A whole project once more, without its facts.
    Command duplicate_project(plan_templates::DuplicateProject) -> schedule::ProjectView = plan_templates::duplicate_project;
    /// What is understood of a plan that was pasted as a table.
    Query read_pasted_plan(pasted::ReadPastedPlan) -> pasted::PastedPlanView = pasted::read_pasted_plan;
    /// Adds the rows of a pasted plan that were looked over.
    Command add_pasted_plan(pasted::AddPastedPlan) -> schedule::ProjectView = pasted::add_pasted_plan;
    /// What there is to say about a plan: findings, what was dismissed, its balance, fairer spreads.
    Query plan_advice(projects::ProjectArgument) -> advice::AdviceView = advice::plan_advice;
    /// Puts a finding aside with a reason.
    Command dismiss_advice(advice::DismissAdvice) -> advice::AdviceView = advice::dismiss_advice;
    /// Takes a dismissal back.
    Command restore_advice(advice::RestoreAdvice) -> advice::AdviceView = advice::restore_advice;
    /// Where advice begins.
    Query advice_limits(Nothing) -> advice::AdviceLimits = advice::advice_limits;
    /// Moves where advice begins, for all projects.
    Command save_advice_limits(advice::SaveAdviceLimits) -> advice::AdviceLimits = advice::save_advice_limits;
    /// What an offer would make of a plan.
    Query preview_plan_offer(plan_offers::ApplyPlanOffer) -> plan_offers::OfferPreview = plan_offers::preview_plan_offer;
    /// Does to a plan what the advice offers, in one step; once it is agreed, to its change order.
    Command apply_plan_offer(plan_offers::ApplyPlanOffer) -> schedule::ProjectView = plan_offers::apply_plan_offer;
    /// Takes the last offer back, while nothing else changed the plan since.
    Command undo_plan_offer(projects::ProjectArgument) -> schedule::ProjectView = plan_offers::undo_plan_offer;
    /// The pages of a plan as a proposal, or as the schedule once it is agreed.
    Query proposal(papers::PreviewProposal) -> papers::PaperView = papers::proposal;
    /// The pages of the certificate of a milestone's acceptance.
    Query certificate(schedule::MilestoneArgument) -> papers::PaperView = papers::certificate;
    /// The pages of a project's status for its client.
    Query status_report(projects::ProjectArgument) -> papers::PaperView = papers::status_report;

    /// Milestones of all active projects.
    Query milestones(milestones::ListMilestones) -> Vec<milestones::MilestoneRow> = milestones::milestones;
    /// Milestones of the active projects by state.
    Query board(board::BoardArgument) -> board::Board = board::board;
    /// Milestones of the active projects in one list, filtered and sorted.
    Query all_milestones(board::ListAllMilestones) -> board::AllMilestones = board::all_milestones;
    /// A milestone with everything its page shows.
    Query milestone(schedule::MilestoneArgument) -> milestones::MilestoneView = milestones::milestone;
    /// A text for the client about a milestone, ready to be looked over; nothing is sent.
    Query milestone_notice(mail::notices::NoticeArgument) -> mail::notices::NoticeView = mail::notices::milestone_notice;
    /// Adds a milestone at the end of a plan.
    Command add_milestone(schedule::AddMilestone) -> schedule::ProjectView = schedule::add_milestone;
    /// Saves what was typed into a milestone.
    Command save_milestone(schedule::SaveMilestone) -> schedule::ProjectView = schedule::save_milestone;
    /// Takes a milestone out of the plan.
    Command remove_milestone(schedule::MilestoneArgument) -> schedule::ProjectView = schedule::remove_milestone;
    /// Moves a milestone to another place in its plan.
    Command move_milestone(schedule::MoveMilestone) -> schedule::ProjectView = schedule::move_milestone;
    /// Gives what the contract has left to one milestone, or takes what the plan is over from it.
    Command settle_difference(schedule::MilestoneArgument) -> schedule::ProjectView = schedule::settle_difference;
    /// Work on a milestone begins.
    Command start_milestone(milestones::MilestoneOn) -> milestones::MilestoneView = milestones::start_milestone;
    /// The work is done.
    Command mark_done(milestones::MilestoneOn) -> milestones::MilestoneView = milestones::mark_done;
    /// Takes done, and an acceptance with it, back.
    Command reopen_milestone(milestones::MilestoneOn) -> milestones::MilestoneView = milestones::reopen_milestone;
    /// Records the client's acceptance.
    Command accept_milestone(milestones::AcceptMilestone) -> milestones::MilestoneView = milestones::accept_milestone;
    /// Takes a wrongly recorded acceptance back.
    Command withdraw_acceptance(milestones::MilestoneOn) -> milestones::MilestoneView = milestones::withdraw_acceptance;
    /// Records that the client asked for changes of a milestone that waits.
    Command request_changes(milestones::RequestChanges) -> milestones::MilestoneView = milestones::request_changes;
    /// Takes a request for changes back that was recorded by mistake.
    Command withdraw_changes(schedule::MilestoneArgument) -> milestones::MilestoneView = milestones::withdraw_changes;
    /// Adds feedback or a decision to a note of a milestone.
    Command note_decision(milestones::NoteDecision) -> milestones::MilestoneView = milestones::note_decision;
    /// Adds a deliverable to a milestone.
    Command add_deliverable(milestones::AddDeliverable) -> milestones::MilestoneView = milestones::add_deliverable;
    /// Renames, ticks or hides a deliverable.
    Command save_deliverable(milestones::SaveDeliverable) -> milestones::MilestoneView = milestones::save_deliverable;
    /// Takes a deliverable off the list.
    Command remove_deliverable(milestones::DeliverableArgument) -> milestones::MilestoneView = milestones::remove_deliverable;

    /// The files at a place.
    Query attachments(attachments::Place) -> Vec<attachments::AttachmentRow> = attachments::attachments;
    /// Judges a file by name and size, before it is read.
    Query check_file(attachments::CheckFile) -> () = attachments::check_file;
    /// Takes a file off the list of a milestone or project; evidence stays.
    Command remove_attachment(attachments::AttachmentArgument) -> Vec<attachments::AttachmentRow> = attachments::remove_attachment;
    /// Puts a file that was taken off a list back.
    Command put_attachment_back(attachments::AttachmentArgument) -> Vec<attachments::AttachmentRow> = attachments::put_attachment_back;
    /// Takes a file off a sheet that is not recorded yet.
    Command drop_waiting_file(attachments::WaitingFileArgument) -> Vec<attachments::AttachmentRow> = attachments::drop_waiting_file;
    /// What an issued invoice rests on: the agreements and acceptances behind it, with their files.
    Query invoice_evidence(invoices::InvoiceArgument) -> attachments::EvidenceView = attachments::invoice_evidence;

    /// The prepared invoice of a milestone, made now if there is none.
    Command prepare_invoice(schedule::MilestoneArgument) -> drafts::DraftView = drafts::prepare_invoice;
    /// One draft over several milestones of a project.
    Command prepare_milestones(billing::PrepareMilestones) -> drafts::DraftView = billing::prepare_milestones;
    /// Prepares a draft over chosen milestones for each of their projects.
    Command prepare_across(board::PrepareAcross) -> board::PreparedAcross = board::prepare_across;
    /// Takes that back while nobody changed the drafts.
    Command undo_prepare_across(Nothing) -> () = board::undo_prepare_across;
    /// The prepared invoice over the deposit of a project, made now if there is none.
    Command prepare_deposit(projects::ProjectArgument) -> drafts::DraftView = billing::prepare_deposit;
    /// The prepared invoice that makes due what the client keeps back, made now if there is none.
    Command prepare_release(projects::ProjectArgument) -> drafts::DraftView = billing::prepare_release;
    /// The prepared final invoice of a contract, made now if there is none.
    Command prepare_final(projects::ProjectArgument) -> drafts::DraftView = billing::prepare_final;
    /// A draft for every milestone that is not billed and has none yet.
    Command prepare_all(projects::ProjectArgument) -> billing::PreparedPlan = billing::prepare_all;
    /// A copy of an issued invoice as a new draft.
    Command duplicate_invoice(invoices::InvoiceArgument) -> drafts::DraftView = billing::duplicate_invoice;
    /// Texts that are used again on invoices.
    Query snippets(Nothing) -> Vec<billing::Snippet> = billing::snippets;
    /// Keeps the texts that are used again.
    Command save_snippets(billing::SaveSnippets) -> Vec<billing::Snippet> = billing::save_snippets;
    /// What was agreed in a project and where each minor unit of it stands.
    Query contract_account(projects::ProjectArgument) -> billing::AccountView = billing::contract_account;
    /// The same at the end of a past day.
    Query account_as_at(as_at::AccountAsAtArgument) -> as_at::AccountAsAt = as_at::account_as_at;
    /// An empty invoice for a client, outside any plan.
    Command new_invoice(drafts::NewInvoice) -> drafts::DraftView = drafts::new_invoice;
    /// A prepared invoice with its sums and what still keeps it from being issued.
    Query invoice_draft(drafts::DraftArgument) -> drafts::DraftView = drafts::invoice_draft;
    /// Saves what was typed into a prepared invoice.
    Command save_invoice_draft(drafts::SaveInvoiceDraft) -> drafts::DraftView = drafts::save_invoice_draft;
    /// Throws a prepared invoice away; no number is lost.
    Command delete_invoice_draft(drafts::DraftArgument) -> () = drafts::delete_invoice_draft;
    /// Throws several prepared invoices away, all or none.
    Command delete_invoice_drafts(drafts::DraftsArgument) -> () = drafts::delete_invoice_drafts;
    /// Brings back the prepared invoices that were thrown away last; how many.
    Command restore_invoice_drafts(Nothing) -> u32 = drafts::restore_invoice_drafts;
    /// The pages of a prepared invoice as they would print.
    Query preview_draft(drafts::PreviewDraft) -> preview::Preview = preview::preview_draft;
    /// The mail that would go with a prepared invoice.
    Query draft_mail(drafts::DraftArgument) -> mail::MailView = mail::draft_mail;
    /// Issues a prepared invoice: number, frozen document and PDF in one step that has no way back.
    Command issue_invoice(issuing::IssueInvoice) -> invoices::InvoiceView = issuing::issue_invoice;
    /// Tells the user of an invoice some days before it is due, or no longer.
    Command set_due_notice(due_notice::SetDueNotice) -> invoices::InvoiceView = due_notice::set_due_notice;

    /// Invoices newest first, drafts on top, with the sums of every quick filter.
    Query invoices(invoices::ListInvoices) -> invoices::InvoiceList = invoices::invoices;
    /// The sums of every quick filter of that list.
    Query invoice_sums(invoices::ListInvoices) -> Vec<invoices::FilterSum> = invoices::invoice_sums;
    /// What narrows a list of invoices, by its names, and what a typed text could add.
    Query invoice_filter(invoices::FilterArgument) -> invoices::FilterView = invoices::invoice_filter;
    /// What chosen invoices and drafts come to, and whether one payment can reach them.
    Query invoice_selection(invoices::Selection) -> invoices::SelectionView = invoices::invoice_selection;
    /// Lists of invoices that are kept by a name.
    Query invoice_views(Nothing) -> Vec<invoices::SavedListRow> = invoices::invoice_views;
    /// Keeps lists of invoices by a name.
    Command save_invoice_views(invoices::SaveInvoiceViews) -> Vec<invoices::SavedListRow> = invoices::save_invoice_views;
    /// How far the packing of files is that goes on.
    Query packing(Nothing) -> packing::PackingView = packing::packing;
    /// Stops the packing of files that goes on.
    Command stop_packing(Nothing) -> () = packing::stop_packing;
    /// The list as it stood at the end of a past day, with what was due by age and what each client owed.
    Query invoices_as_at(as_at::InvoicesAsAtArgument) -> as_at::InvoicesAsAt = as_at::invoices_as_at;
    /// An issued invoice with what became of it.
    Query invoice(invoices::InvoiceArgument) -> invoices::InvoiceView = invoices::invoice;
    /// The issued invoice of a number.
    Query invoice_by_number(invoices::NumberArgument) -> invoices::InvoiceView = invoices::invoice_by_number;
    /// The pages of an issued invoice.
    Query preview_invoice(invoices::InvoiceArgument) -> preview::Preview = preview::preview_invoice;
    /// The formats of the e-invoice, each with the reason why an issued invoice cannot be written in it.
    Query einvoice_exports(invoices::InvoiceArgument) -> Vec<einvoices::ExportRow> = einvoices::einvoice_exports;
    /// Says what would be refused of a mail, before the step that it goes with.
    Query check_mail(outbox::CheckMail) -> () = outbox::check_mail;
    /// The mail of an issued invoice, ready to be looked over.
    Query invoice_mail(invoices::InvoiceArgument) -> mail::MailView = mail::invoice_mail;

    /// How issued documents are filed in the folder of the user's files.
    Query filing(Nothing) -> filing::FilingView = filing::filing;
    /// Sets how issued documents are filed.
    Command save_filing(filing::SaveFiling) -> filing::FilingView = filing::save_filing;
    /// The server that takes mails, and from whom they come.
    Query mail_server(Nothing) -> outbox::MailServerView = outbox::mail_server;
    /// Saves the server that takes mails.
    Command save_mail_server(outbox::SaveMailServer) -> outbox::MailServerView = outbox::save_mail_server;
    /// The texts of mails by kind and language.
    Query mail_texts(Nothing) -> mail::MailTextsView = mail::mail_texts;
    /// Keeps own texts of one kind in one language, or goes back to those that are shipped.
    Command save_mail_texts(mail::SaveMailTexts) -> mail::MailTextsView = mail::save_mail_texts;
    /// Mails that wait to be sent, that were refused, and that were sent last.
    Query outbox(Nothing) -> outbox::OutboxView = outbox::outbox;
    /// Puts the mail of an issued invoice into the outbox, from which it is sent.
    Command send_invoice_mail(outbox::SendInvoiceMail) -> outbox::OutboxRow = outbox::send_invoice_mail;
    /// Puts the mail with the account of a client into the outbox.
    Command send_statement_mail(mail::SendStatementMail) -> outbox::OutboxRow = mail::send_statement_mail;
    /// Puts a text about a milestone into the outbox.
    Command send_notice(mail::notices::SendNotice) -> outbox::OutboxRow = mail::notices::send_notice;
    /// Puts a reminder with its letter and what goes beside it into the outbox; it counts once it left.
    Command send_reminder(reminders::SendReminder) -> outbox::OutboxRow = reminders::send_reminder;
    /// Tries a mail of the outbox once more.
    Command send_again(mail::MailArgument) -> outbox::OutboxRow = outbox::send_again;
    /// Notes that a mail arrived of which the server did not say so.
    Command mail_arrived(mail::MailArgument) -> outbox::OutboxRow = outbox::mail_arrived;
    /// Takes a mail out of the outbox; it is not sent.
    Command remove_from_outbox(mail::MailArgument) -> outbox::OutboxRow = outbox::remove_from_outbox;

    /// Recomputes everything that the book claims about itself.
    Query verify(Nothing) -> book::VerificationView = book::verify;
    /// Verified backups, newest first.
    Query backups(Nothing) -> Vec<book::BackupRow> = book::backups;
    /// Makes a verified backup now.
    Command backup(Nothing) -> book::BackupRow = book::backup;
    /// Puts a backup of the list back; the book of now is backed up first.
    Command restore_backup(book::RestoreBackup) -> book::VerificationView = book::restore_backup;
};
