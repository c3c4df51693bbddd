//! Steps of the script about shapes of invoices, plans used again and files.

use crate::script::Step::{self, Done, Refused};
use crate::script::too_much;
use serde_json::{Value, json};

/// Done in stories of their own, because they need a name from the list, a file, an invoice that is late or a book that cannot be opened.
pub(crate) const DONE_ELSEWHERE: &[&str] = &[
    "restore_backup",
    "backups_of_closed_book",
    "restore_closed_book",
    "open_book_again",
    "start_new_book",
    "open_file",
    "save_file",
    "remove_attachment",
    "put_attachment_back",
    "drop_waiting_file",
    "record_bank_entries",
    "bank_table",
    "read_bank_table",
    "mail_arrived",
    "reminder_sheet",
    "reminder_paper",
    "reminder_files",
    "record_reminder",
    "open_reminder_draft",
    "save_reminder",
    "print_pdf",
    // Sent to a real server in the stories.
    "send_reminder",
    "send_statement_mail",
    "send_notice",
];

pub(crate) fn billing_shapes() -> Vec<Step> {
    let of_first = |milestones: &[i64]| json!({ "project": 1, "milestones": milestones });
    vec![
        Done("save_project", json!({ "id": 1, "patch": { "retainage": "10" } })),
        Refused("prepare_release", json!({ "id": 1 }), "nothing_retained"),
        Done("add_deliverable", json!({ "milestone": 5, "title": "Report" })),
        Done("mark_done", json!({ "id": 5 })),
        Done("accept_milestone", json!({ "id": 5, "by": "Ciara Doyle", "channel": "email" })),
        Refused("prepare_milestones", of_first(&[]), "invalid"),
        Refused("prepare_across", json!({ "milestones": [] }), "invalid"),
        Refused("undo_prepare_across", json!({}), "not_found"),
        Done("prepare_milestones", of_first(&[5])),
        Done("prepare_across", json!({ "milestones": [5] })),
        Done("undo_prepare_across", json!({})),
        Refused("issue_invoice", json!({ "id": 4, "notice_days": 91 }), "invalid"),
        Done("issue_invoice", json!({ "id": 4, "notice_days": 3 })),
        Done("prepare_release", json!({ "id": 1 })),
        Done("prepare_deposit", json!({ "id": 1 })),
        Refused("prepare_deposit", json!({ "id": 9 }), "not_found"),
        Done("prepare_all", json!({ "id": 1 })),
        Refused("prepare_all", json!({ "id": 9 }), "not_found"),
        Done("prepare_final", json!({ "id": 1 })),
        Refused("prepare_final", json!({ "id": 9 }), "not_found"),
        Done("duplicate_invoice", json!({ "id": 1 })),
        Refused("duplicate_invoice", json!({ "id": 99 }), "not_found"),
        Done("save_snippets", json!({ "snippets": [{ "name": "Travel", "text": "By rail" }] })),
        Refused("save_snippets", json!({ "snippets": [{ "name": "", "text": "By rail" }] }), "invalid"),
        Done("snippets", json!({})),
        Refused("snippets", too_much(), "usage"),
        Done("contract_account", json!({ "id": 1 })),
        Refused("contract_account", json!({ "id": 9 }), "not_found"),
        Done("account_as_at", json!({ "id": 1, "on": "2026-01-31" })),
        Refused("account_as_at", json!({ "id": 1, "on": "2030-01-31" }), "in_the_future"),
        Done("invoices_as_at", json!({ "on": "", "state": "overdue" })),
        Refused("invoices_as_at", json!({ "on": "31 February" }), "invalid"),
        Done("save_register", json!({ "on": "2026-01-31" })),
        Refused("save_register", json!({ "on": "31 February" }), "invalid"),
        Done("save_report", json!({ "report": { "period": "2026" }, "format": "xlsx" })),
        Refused("save_report", json!({ "report": { "currency": "EURO" }, "format": "csv" }), "invalid"),
        Done("save_year_pack", json!({ "period": "2026" })),
        Refused("save_year_pack", json!({ "period": "2026-13" }), "invalid"),
        Done("save_journal", json!({ "bookings": { "period": "2026" }, "format": "hledger" })),
        Refused("save_journal", json!({ "bookings": { "period": "2026" }, "format": "datev" }), "account_is_no_number"),
        Done("dossier_contents", json!({ "id": 1 })),
        Refused("dossier_contents", json!({ "id": 9 }), "not_found"),
        Done("save_dossier", json!({ "id": 1, "private_notes": true })),
        Refused("save_dossier", json!({ "id": 9 }), "not_found"),
        Done("project_history", json!({ "id": 1 })),
        Refused("project_history", json!({ "id": 9 }), "not_found"),
    ]
}

/// Narrowed, kept by a name, chosen from and handed out.
pub(crate) fn lists() -> Vec<Step> {
    let view = |name: &str| {
        json!({
            "name": name, "state": "outstanding", "text": "", "client": 1, "project": null, "from": "1 Jan 2026", "to": "", "currency": "EUR", "notes": null,
        })
    };
    vec![
        Done("invoice_sums", json!({ "client": 1, "from": "2026-01-01" })),
        Refused("invoice_sums", json!({ "from": "2026-02-01", "to": "2026-01-01" }), "days_reversed"),
        Done("invoice_filter", json!({ "client": 1, "word": "2026" })),
        Refused("invoice_filter", json!({ "word": "client:Nobody" }), "not_found"),
        Done("invoice_selection", json!({ "invoices": [1] })),
        Refused("invoice_selection", json!({ "invoices": [99] }), "not_found"),
        Done("save_invoice_views", json!({ "views": [view("Open at Halden")] })),
        Refused("save_invoice_views", json!({ "views": [view(" ")] }), "invalid"),
        Done("invoice_views", json!({})),
        Refused("invoice_views", too_much(), "usage"),
        Done("save_invoice_pdfs", json!({ "invoices": [1] })),
        Refused("save_invoice_pdfs", json!({ "invoices": [] }), "invalid"),
        Done("open_invoices", json!({ "all_of": {} })),
        Refused("open_invoices", json!({ "invoices": [] }), "invalid"),
        Done("save_invoice_table", json!({ "all_of": { "state": "all" } })),
        Refused("save_invoice_table", json!({ "invoices": [99] }), "not_found"),
        Done("packing", json!({})),
        Refused("packing", too_much(), "usage"),
        Done("stop_packing", json!({})),
        Refused("stop_packing", too_much(), "usage"),
        Refused("delete_invoice_drafts", json!({ "drafts": [] }), "invalid"),
        Done("delete_invoice_drafts", json!({ "drafts": [6] })),
        Done("restore_invoice_drafts", json!({})),
        Refused("restore_invoice_drafts", json!({}), "not_found"),
        Done("delete_invoice_drafts", json!({ "drafts": [6] })),
    ]
}

/// On a project of its own, so that the others keep their ids.
pub(crate) fn reuse() -> Vec<Step> {
    let row = json!({ "title": "Pasted", "criterion": "", "amount": "10", "target_on": "" });
    vec![
        Done("plan_templates", json!({})),
        Refused("plan_templates", too_much(), "usage"),
        Done("save_plan_template", json!({ "project": 1, "name": "Three steps" })),
        Refused("save_plan_template", json!({ "project": 1, "name": "three steps" }), "invalid"),
        Done("rename_plan_template", json!({ "id": 1, "name": "Steps" })),
        Refused("rename_plan_template", json!({ "id": 9, "name": "Steps" }), "not_found"),
        Done("duplicate_project", json!({ "id": 1, "title": "Once more" })),
        Refused("duplicate_project", json!({ "id": 1, "title": "" }), "invalid"),
        Done("apply_plan_template", json!({ "project": 2, "template": "1", "first_on": "2027-01-29" })),
        Refused("apply_plan_template", json!({ "project": 2, "template": "shipped:cathedral" }), "not_found"),
        Done("delete_plan_template", json!({ "id": 1 })),
        Refused("delete_plan_template", json!({ "id": 1 }), "not_found"),
        Done("read_pasted_plan", json!({ "project": 2, "text": "Milestone\tAmount\nBuild\t10" })),
        Refused("read_pasted_plan", json!({ "project": 9, "text": "" }), "not_found"),
        Done("add_pasted_plan", json!({ "project": 2, "rows": [row], "contract": "sum" })),
        Refused("add_pasted_plan", json!({ "project": 2, "rows": [], "contract": "keep" }), "invalid"),
    ]
}

pub(crate) fn files() -> Vec<Step> {
    let place = |kind: &str, id: i64| json!({ "kind": kind, "id": id });
    let mut steps = vec![
        Done("attachments", place("sign_off", 6)),
        Refused("attachments", place("drawer", 6), "usage"),
        Done("check_file", json!({ "to": place("project", 1), "name": "scan.pdf", "size": 1000 })),
        Refused("check_file", json!({ "to": place("project", 1), "name": "a", "size": 26_000_000 }), "file_too_large"),
        Done("invoice_evidence", json!({ "id": 1 })),
        Refused("invoice_evidence", json!({ "id": 99 }), "not_found"),
        Done("pick_file", place("project", 1)),
        Refused("pick_file", json!({ "kind": "project", "id": 1, "path": "/etc/passwd" }), "usage"),
        Done("read_clients", json!({ "text": "Tarbert Ferries\nHarbour Road 1\nDublin" })),
        Refused("read_clients", too_much(), "usage"),
        Done(
            "add_clients",
            json!({ "clients": [{ "form": { "name": "Tarbert Ferries" }, "contact": { "name": "Nora", "position": "", "email": "", "phone": "", "roles": [] } }] }),
        ),
        Refused("add_clients", json!({ "clients": [] }), "invalid"),
        Done("pick_clients_file", json!({})),
        Refused("pick_clients_file", json!({ "path": "/etc/passwd" }), "usage"),
        Refused("open_file", json!({ "id": 99 }), "not_found"),
        Refused("save_file", json!({}), "usage"),
        Refused("remove_attachment", json!({ "id": 99 }), "not_found"),
        Refused("put_attachment_back", json!({ "id": 99 }), "not_found"),
        Refused("drop_waiting_file", json!({ "id": 99 }), "not_found"),
    ];
    steps.extend(bank());
    steps
}

/// An entry of a bank's file over the first invoice.
pub(crate) fn bank_entries(amount: &str, open: &str) -> Value {
    let entry = json!({ "booked_on": "2026-11-16", "amount": amount, "currency": "EUR", "name": "HALDEN RAIL", "iban": "",
        "reference": "2026-001", "bank_id": "B-1" });
    json!({ "entries": [{ "entry": entry, "invoices": [{ "id": 1, "open": open }] }] })
}

fn bank() -> Vec<Step> {
    vec![
        Done("check_bank_file", json!({ "name": "bank.csv", "size": 1000 })),
        Refused("check_bank_file", json!({ "name": "bank.csv", "size": 10_000_001 }), "bank_file_too_large"),
        Done("pick_bank_file", json!({})),
        Refused("pick_bank_file", too_much(), "usage"),
        Done("weigh_bank_entries", bank_entries("5", "5")),
        Refused("weigh_bank_entries", bank_entries("-5", "5"), "invalid"),
        Refused("bank_table", json!({}), "not_found"),
        Refused(
            "read_bank_table",
            json!({ "columns": ["day", "amount"], "has_heads": false, "order": "day_month_year", "mark": "dot", "currency": "EUR" }),
            "not_found",
        ),
        Refused("record_bank_entries", bank_entries("5", "1"), "bank_match_is_stale"),
    ]
}

/// The mail of a client's account as it was looked over.
fn account_mail(subject: &str) -> Value {
    let mail = json!({ "to": ["c@halden.example"], "subject": subject, "text": "Dear Ciara" });
    json!({ "statement": { "client": 1 }, "mail": mail })
}

/// The account of a client on its way out, and a mail that was made.
pub(crate) fn statements() -> Vec<Step> {
    vec![
        Done("save_statement", json!({ "client": 1 })),
        Refused("save_statement", json!({ "client": 99 }), "not_found"),
        Done("open_statement", json!({ "client": 1, "from": "2026-11-01" })),
        Refused("open_statement", json!({ "client": 1, "from": "soon" }), "invalid"),
        Done("save_statement_csv", json!({ "client": 1 })),
        Refused("save_statement_csv", json!({ "client": 99 }), "not_found"),
        Done("open_statement_draft", account_mail("Statement of account")),
        Refused("open_statement_draft", account_mail("Two\nlines"), "invalid"),
        Done("kept_mail", json!({ "id": 1 })),
        Refused("kept_mail", json!({ "id": 99 }), "not_found"),
    ]
}

/// Reminders, of a client that owes nothing yet, and what the business sets of them.
pub(crate) fn reminders() -> Vec<Step> {
    let mail = json!({ "to": [], "subject": "Reminder", "text": "Dear Ciara" });
    let text = |subject: &str| json!({ "language": "en", "level": "firm", "subject": subject, "opening": "a", "closing": "b" });
    vec![
        Done("reminders_due", json!({})),
        Refused("reminders_due", json!({ "client": 1 }), "usage"),
        Refused("reminder_sheet", json!({ "client": 1 }), "nothing_overdue"),
        Refused("reminder_paper", json!({ "client": 99 }), "not_found"),
        Refused("reminder_files", json!({ "client": 1 }), "nothing_overdue"),
        Refused("record_reminder", json!({ "reminder": { "client": 1 }, "channel": "pigeon" }), "usage"),
        Refused("open_reminder_draft", json!({ "reminder": { "client": 1 }, "mail": mail }), "nothing_overdue"),
        Refused("save_reminder", json!({ "reminder": { "client": 1 } }), "nothing_overdue"),
        Done("reminder_days", json!({})),
        Refused("reminder_days", json!({ "of": 1 }), "usage"),
        Done("save_reminder_days", json!({ "first": "5" })),
        Refused("save_reminder_days", json!({ "first": "soon" }), "invalid"),
        Done("reminder_texts", json!({})),
        Refused("reminder_texts", json!({ "language": "en" }), "usage"),
        Done("save_reminder_texts", text("{number}")),
        Refused("save_reminder_texts", text("{nummer}"), "invalid"),
        Done("late_rates", json!({})),
        Refused("late_rates", json!({ "of": 1 }), "usage"),
        Done("save_late_rates", json!({ "agreed_percent": "8" })),
        Refused("save_late_rates", json!({ "agreed_percent": "much" }), "invalid"),
    ]
}
