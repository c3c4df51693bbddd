//! Every command of both tables, done once and refused once, in the order of a consultant's work.

#[path = "corrections.rs"]
mod corrections;

use crate::filing::filing;
use crate::outbox::outbox;
use crate::page::{Page, code};
use crate::shapes::{DONE_ELSEWHERE, billing_shapes, files, lists, reminders, reuse, statements};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(crate) enum Step {
    Done(&'static str, Value),
    Refused(&'static str, Value, &'static str),
}
use Step::{Done, Refused};

/// A command that takes nothing can only be called wrongly.
pub(crate) fn too_much() -> Value {
    json!({ "path": "/etc/passwd" })
}

/// A request for approval as it was looked over.
fn notice(subject: &str) -> Value {
    let mail = json!({ "to": ["c@halden.example"], "subject": subject, "text": "Dear Ciara" });
    json!({ "id": 6, "kind": "approval", "mail": mail })
}

fn looks() -> Vec<Step> {
    let plain =
        ["workspace", "countries", "business", "clients", "verify", "backups", "backup", "locale", "remove_logo"];
    let mut steps = Vec::new();
    for name in plain {
        steps.push(Done(name, json!({})));
        steps.push(Refused(name, too_much(), "usage"));
    }
    steps.push(Done("dashboard", json!({ "including_tax": true })));
    steps.push(Refused("dashboard", json!({ "including_tax": "yes" }), "usage"));
    steps.push(Done("report", json!({ "period": "2026-Q4", "basis": "received" })));
    steps.push(Refused("report", json!({ "period": "next year" }), "invalid"));
    steps.push(Done("ageing", json!({ "on": "31 Oct 2026", "currency": "EUR" })));
    steps.push(Refused("ageing", json!({ "on": "1 Jan 2030" }), "in_the_future"));
    steps.push(Done("forecast", json!({ "pace": "usual" })));
    steps.push(Refused("forecast", json!({ "pace": "soon" }), "usage"));
    steps.push(Done("accounts", json!({})));
    steps.push(Refused("accounts", too_much(), "usage"));
    steps.push(Done("save_accounts", json!({ "rows": [{ "role": "bank", "rate": "", "account": "1201" }] })));
    steps.push(Refused("save_accounts", json!({ "year_begins": "13" }), "invalid"));
    steps
}

fn clients_and_projects() -> Vec<Step> {
    vec![
        Done(
            "save_business",
            json!({ "name": "Sandberg Advisory", "street": "14 Marine Row", "city": "Dublin 4", "country": "IE",
            "vat_number": "IE 1234567T", "bank_iban": "IE29 AIBK 9311 5212 3456 78" }),
        ),
        Refused("save_business", json!({ "email": "nobody" }), "invalid"),
        Done(
            "create_client",
            json!({ "name": "Halden Rail Ltd", "street": "3 Northgate Yard", "city": "Cork", "country": "IE",
            "email": "accounts@halden.example", "vat_number": "IE 7654321B" }),
        ),
        Refused("create_client", json!({ "name": "" }), "invalid"),
        Done("client", json!({ "id": 1 })),
        Refused("client", json!({ "id": -1 }), "not_found"),
        Done("client_statement", json!({ "client": 1 })),
        Refused("client_statement", json!({ "client": 1, "from": "2026-12-01", "to": "2026-11-01" }), "days_reversed"),
        Done("statement_paper", json!({ "client": 1 })),
        Refused("statement_paper", json!({ "client": 1, "currency": "EURO" }), "invalid"),
        Done("statement_mail", json!({ "client": 1 })),
        Refused("statement_mail", json!({ "client": 9 }), "not_found"),
        Done("save_client", json!({ "id": 1, "patch": { "terms": "30" } })),
        Refused("save_client", json!({ "id": 1, "patch": { "email": "nobody" } }), "invalid"),
        Done("save_client", json!({ "id": 1, "patch": { "email": "accounts@halden.example" } })),
        Done(
            "save_contacts",
            json!({ "id": 1, "contacts": [{ "name": "Ciara Doyle", "position": "Head", "email": "c@halden.example",
            "phone": "", "roles": ["approver"] }] }),
        ),
        Refused(
            "save_contacts",
            json!({ "id": 1, "contacts": [{ "name": "", "position": "", "email": "nobody", "phone": "", "roles": [] }] }),
            "invalid",
        ),
        Done(
            "create_project",
            json!({ "client": 1, "patch": { "title": "Migration", "contract": "48,000" }, "preset": "three" }),
        ),
        Refused("create_project", json!({ "client": 9, "patch": { "title": "Migration" } }), "not_found"),
        Done("project", json!({ "id": 1 })),
        Done("templates", json!({})),
        Refused("templates", json!({ "client": 1 }), "usage"),
        Done("preview_template", json!({ "template": "classic", "accent": "#0c5a4e", "shows": "track" })),
        Refused("preview_template", json!({ "template": "baroque" }), "invalid"),
        Done("print_check", json!({ "accent": "#e9a23b" })),
        Refused("print_check", json!({ "accent": "orange" }), "invalid"),
        Refused("project", json!({ "id": 9_007_199_254_740_991_i64 }), "not_found"),
        Done("projects", json!({ "archived": false })),
        Refused("projects", json!({ "archived": 1 }), "usage"),
        Done("save_project", json!({ "id": 1, "patch": { "order_number": "PO-88213" } })),
        Refused("save_project", json!({ "id": 1, "patch": { "contract": "1,2.3,4" } }), "invalid"),
        Done("save_project", json!({ "id": 1, "patch": { "contract": "48,000.00" } })),
        Done("apply_preset", json!({ "project": 1, "preset": "two" })),
        Refused("apply_preset", json!({ "project": 1, "preset": "seventeen" }), "invalid"),
        Done("plan_advice", json!({ "id": 1 })),
        Refused("plan_advice", json!({ "id": 9 }), "not_found"),
        Done("dismiss_advice", json!({ "project": 1, "key": "no_criterion:4,5", "reason": "Agreed by phone" })),
        Refused("dismiss_advice", json!({ "project": 1, "key": "front_loaded:4", "reason": "None" }), "not_found"),
        Done("restore_advice", json!({ "project": 1, "key": "no_criterion:4,5" })),
        Refused("restore_advice", json!({ "project": 1, "key": "no_criterion:4,5" }), "not_found"),
        Done("advice_limits", json!({})),
        Refused("advice_limits", too_much(), "usage"),
        Done("preview_plan_offer", json!({ "project": 1, "offer": "dates" })),
        Refused("preview_plan_offer", json!({ "project": 1, "offer": "merge", "milestones": [4] }), "not_found"),
        Done("apply_plan_offer", json!({ "project": 1, "offer": "dates" })),
        Refused("apply_plan_offer", json!({ "project": 1, "offer": "dates" }), "not_found"),
        Done("undo_plan_offer", json!({ "id": 1 })),
        Refused("undo_plan_offer", json!({ "id": 1 }), "not_found"),
        Done("save_advice_limits", json!({ "milestones": "15" })),
        Refused("save_advice_limits", json!({ "first_percent": "101" }), "invalid"),
        Done("add_milestone", json!({ "project": 1, "patch": { "title": "Rollout", "amount": "10" } })),
        Refused("add_milestone", json!({ "project": 9 }), "not_found"),
    ]
}

fn plan_and_work() -> Vec<Step> {
    vec![
        Done("settle_difference", json!({ "id": 5 })),
        Refused("settle_difference", json!({ "id": -4 }), "not_found"),
        Done("move_milestone", json!({ "id": 6, "position": 1 })),
        Refused("move_milestone", json!({ "id": 6, "position": -1 }), "usage"),
        Done("milestones", json!({ "status": "planned" })),
        Refused("milestones", json!({ "status": "lost" }), "usage"),
        Done("milestone", json!({ "id": 6 })),
        Done("save_milestone", json!({ "id": 4, "patch": { "title": "Discovery" } })),
        Done("save_milestone", json!({ "id": 5, "patch": { "title": "Pilot" } })),
        Refused("milestone", json!({ "id": "4" }), "usage"),
        Done("save_milestone", json!({ "id": 6, "patch": { "criterion": "Handed over" } })),
        Refused("save_milestone", json!({ "id": 6, "patch": { "target_on": "31 February" } }), "invalid"),
        Done("save_milestone", json!({ "id": 6, "patch": { "target_on": "" } })),
        Refused("save_calendar", json!({ "id": 1 }), "plan_without_days"),
        Done("save_milestone", json!({ "id": 6, "patch": { "target_on": "2026-12-04" } })),
        Done("save_calendar", json!({ "id": 1 })),
        Done("proposal", json!({ "id": 1, "typed": { "scope": "All of it" } })),
        Refused("proposal", json!({ "id": 9 }), "not_found"),
        Refused("save_proposal", json!({ "id": 9 }), "not_found"),
        Refused("open_proposal", json!({ "id": 9 }), "not_found"),
        Refused("certificate", json!({ "id": 6 }), "nothing_to_certify"),
        Done("add_milestone", json!({ "project": 1, "patch": { "title": "Spare" } })),
        Refused("remove_milestone", json!({ "id": 99 }), "not_found"),
        Done("remove_milestone", json!({ "id": 7 })),
        Refused("agree_plan", json!({ "id": 1, "by": "Ciara Doyle", "channel": "pigeon" }), "usage"),
        Refused("start_milestone", json!({ "id": 6, "on": "some day" }), "invalid"),
        Done("start_milestone", json!({ "id": 6 })),
        Done("add_deliverable", json!({ "milestone": 6, "title": "Report" })),
        Refused("add_deliverable", json!({ "milestone": 6, "title": "" }), "invalid"),
        Done("save_deliverable", json!({ "id": 1, "done": true })),
        Refused("save_deliverable", json!({ "id": 2, "done": true }), "not_found"),
        Refused("remove_deliverable", json!({ "id": 2 }), "not_found"),
        Done("remove_deliverable", json!({ "id": 1 })),
        Refused("mark_done", json!({ "id": 6, "on": "2030-01-01" }), "in_the_future"),
        Done("mark_done", json!({ "id": 6 })),
        Done("milestone_notice", json!({ "id": 6, "kind": "approval" })),
        Refused("milestone_notice", json!({ "id": 6, "kind": "heads_up" }), "already_done"),
        Done("open_notice_draft", notice("Please approve")),
        Refused("open_notice_draft", notice("Please\r\nBcc: x@y.example"), "invalid"),
        Refused("reopen_milestone", json!({ "id": 99 }), "not_found"),
        Done("reopen_milestone", json!({ "id": 6 })),
        Done("mark_done", json!({ "id": 6 })),
        Refused("request_changes", json!({ "id": 6, "by": "", "channel": "email", "words": "More" }), "invalid"),
        Done("request_changes", json!({ "id": 6, "by": "Ciara Doyle", "channel": "email", "words": "More" })),
        Done("withdraw_changes", json!({ "id": 6 })),
        Refused("withdraw_changes", json!({ "id": 6 }), "no_changes_requested"),
        Done("note_decision", json!({ "id": 6, "words": "Two languages", "side": "private" })),
        Refused("note_decision", json!({ "id": 6, "words": "", "side": "client" }), "invalid"),
        Refused("accept_milestone", json!({ "id": 6, "by": "", "channel": "email" }), "invalid"),
        Done("accept_milestone", json!({ "id": 6, "by": "Ciara Doyle", "channel": "email" })),
        Done("certificate", json!({ "id": 6 })),
        Done("withdraw_acceptance", json!({ "id": 6 })),
        Refused("withdraw_acceptance", json!({ "id": 99 }), "not_found"),
        Done("accept_milestone", json!({ "id": 6, "by": "Ciara Doyle", "channel": "email" })),
        Done("board", json!({})),
        Refused("board", json!({ "columns": 7 }), "usage"),
        Done("all_milestones", json!({ "order": "age" })),
        Refused("all_milestones", json!({ "order": "luck" }), "usage"),
        Refused("dispute_milestone", json!({ "id": 6, "reason": "" }), "invalid"),
        Done("dispute_milestone", json!({ "id": 6, "reason": "Not as agreed" })),
        Done("take_back_dispute", json!({ "id": 1, "reason": "Another milestone" })),
    ]
}

fn invoices_and_payments() -> Vec<Step> {
    vec![
        Refused("prepare_invoice", json!({ "id": 99 }), "not_found"),
        Done("prepare_invoice", json!({ "id": 6 })),
        Refused("new_invoice", json!({ "client": 99 }), "not_found"),
        Done("new_invoice", json!({ "client": 1 })),
        Done("invoice_draft", json!({ "id": 2 })),
        Refused("invoice_draft", json!({ "id": -2 }), "not_found"),
        Refused("issue_invoice", json!({ "id": 2 }), "several"),
        Refused("delete_invoice_draft", json!({ "id": 99 }), "not_found"),
        Done("delete_invoice_draft", json!({ "id": 2 })),
        Done("save_invoice_draft", json!({ "id": 1, "patch": { "note": "Thank you" } })),
        Refused("save_invoice_draft", json!({ "id": 9, "patch": { "note": "" } }), "not_found"),
        Done("preview_draft", json!({ "id": 1 })),
        Refused("preview_draft", json!({ "id": 7 }), "not_found"),
        Done("draft_mail", json!({ "id": 1 })),
        Refused("draft_mail", json!({ "id": 7 }), "not_found"),
        Done("agree_plan", json!({ "id": 1, "by": "Ciara Doyle", "channel": "signature" })),
        Done("save_draft_pdf", json!({ "id": 1 })),
        Refused("save_draft_pdf", json!({ "id": 7 }), "not_found"),
        Done("save_invoice_draft", json!({ "id": 1, "patch": { "due_on": "some day" } })),
        Refused("save_draft_pdf", json!({ "id": 1 }), "invalid"),
        Done("save_invoice_draft", json!({ "id": 1, "patch": { "due_on": "" } })),
        Done("issue_invoice", json!({ "id": 1 })),
        Done("invoices", json!({ "state": "outstanding", "text": "halden" })),
        Refused("invoices", json!({ "state": "outstanding'; DROP TABLE invoice" }), "usage"),
        Done("invoice", json!({ "id": 1 })),
        Refused("invoice", json!({ "id": i64::MIN }), "not_found"),
        Done("invoice_by_number", json!({ "number": "2026-001" })),
        Refused("invoice_by_number", json!({ "number": "../2026-001" }), "not_found"),
        Done("preview_invoice", json!({ "id": 1 })),
        Refused("preview_invoice", json!({ "id": 1.5 }), "usage"),
        Done("einvoice_exports", json!({ "id": 1 })),
        Refused("einvoice_exports", json!({ "id": 2 }), "not_found"),
        Done("invoice_mail", json!({ "id": 1 })),
        Refused("invoice_mail", json!({ "id": 2 }), "not_found"),
        Done("payment_sheet", json!({ "invoices": [1] })),
        Refused("payment_sheet", json!({ "invoices": [2] }), "not_found"),
        Refused("record_payment", json!({ "invoices": [1], "amount": "1,000,000" }), "payment_above_open"),
        Done("payment_sheet", json!({ "invoices": [1], "parts": [{ "invoice": 1, "amount": "5" }] })),
        Refused(
            "record_payment",
            json!({ "invoices": [1], "parts": [{ "invoice": 1, "amount": "1,000,000" }] }),
            "part_above_open",
        ),
        Refused(
            "record_payment",
            json!({ "invoices": [1], "amount": "5", "difference": "discount" }),
            "no_discount_offered",
        ),
        Done("record_payment", json!({ "invoices": [1], "amount": "5" })),
        Done("payments", json!({ "client": 1 })),
        Refused("payments", json!({ "limit": -1 }), "usage"),
        Done("reverse_payment", json!({ "id": 1 })),
        Refused("reverse_payment", json!({ "id": 1 }), "already_reversed"),
    ]
}

fn change_orders() -> Vec<Step> {
    vec![
        Refused("start_change_order", json!({ "project": 9 }), "not_found"),
        Done("start_change_order", json!({ "project": 1 })),
        Refused("send_change_order", json!({ "id": 1 }), "several"),
        Refused("discard_change_order", json!({ "id": 9 }), "not_found"),
        Done("discard_change_order", json!({ "id": 1 })),
        Done("start_change_order", json!({ "project": 1 })),
        Done("save_change_order", json!({ "id": 2, "patch": { "reason": "A depot" } })),
        Refused("save_change_order", json!({ "id": 2, "patch": { "number": "7" } }), "usage"),
        Done("add_change_row", json!({ "id": 2, "patch": { "title": "Depot", "amount": "10" } })),
        Refused("add_change_row", json!({ "id": 2, "patch": { "amount": "-10" } }), "invalid"),
        Done("save_change_row", json!({ "id": 2, "row": 4, "patch": { "amount": "20" } })),
        Refused("save_change_row", json!({ "id": 2, "row": 1, "patch": { "amount": "20" } }), "already_invoiced"),
        Done("remove_change_row", json!({ "id": 2, "row": 2 })),
        Refused("remove_change_row", json!({ "id": 2, "row": 2 }), "not_found"),
        Done("keep_change_row", json!({ "id": 2, "milestone": 4 })),
        Refused("keep_change_row", json!({ "id": 2, "milestone": 4 }), "not_found"),
        Done("move_change_row", json!({ "id": 2, "row": 4, "position": 1 })),
        Refused("move_change_row", json!({ "id": 2, "row": 4, "position": -1 }), "usage"),
        Done("send_change_order", json!({ "id": 2 })),
        Done("change_orders", json!({ "id": 1 })),
        Refused("change_orders", json!({ "id": 9 }), "not_found"),
        Done("compare_revisions", json!({ "project": 1, "before": 1, "after": 2 })),
        Refused("compare_revisions", json!({ "project": 1, "before": 1, "after": 7 }), "not_found"),
        Done("exposure", json!({})),
        Done("exposure", json!({ "client": 1 })),
        Refused("exposure", json!({ "client": 99 }), "not_found"),
        Done("how_they_pay", json!({ "client": 1 })),
        Refused("how_they_pay", json!({ "client": 99 }), "not_found"),
        Done("status_report", json!({ "id": 1 })),
        Refused("status_report", json!({ "id": 9 }), "not_found"),
        Done("addendum", json!({ "id": 2 })),
        Refused("addendum", json!({ "id": 9 }), "not_found"),
        Refused("decline_change_order", json!({ "id": 2, "by": "", "channel": "call" }), "invalid"),
        Done("decline_change_order", json!({ "id": 2, "by": "Ciara Doyle", "channel": "call" })),
        Refused("decline_change_order", json!({ "id": 2 }), "change_order_is_settled"),
        Done("start_change_order", json!({ "project": 1 })),
        Done("save_change_order", json!({ "id": 3, "patch": { "reason": "A depot after all" } })),
        Done("add_change_row", json!({ "id": 3, "patch": { "title": "Depot", "amount": "10" } })),
        Refused("agree_change_order", json!({ "id": 3, "by": "", "channel": "email" }), "invalid"),
        Refused("agree_change_order", json!({ "id": 3, "by": "Ciara", "channel": "email", "path": "/etc" }), "usage"),
        Done("agree_change_order", json!({ "id": 3, "by": "Ciara Doyle", "channel": "email" })),
    ]
}

fn the_desktop() -> Vec<Step> {
    let mail = json!({ "to": ["accounts@halden.example"], "subject": "Invoice", "text": "Dear Ciara" });
    let forged = json!({ "to": ["accounts@halden.example"], "subject": "Invoice\r\nBcc: x@y.example", "text": "" });
    vec![
        Done("save_pdf", json!({ "id": 1 })),
        Refused("save_pdf", json!({ "id": 1, "path": "/etc/passwd" }), "usage"),
        Done("open_pdf", json!({ "id": 1 })),
        Refused("open_pdf", json!({ "id": 9 }), "not_found"),
        Done("open_mail_draft", json!({ "id": 1, "mail": mail })),
        Refused("open_mail_draft", json!({ "id": 1, "mail": forged }), "invalid"),
        Done("show_in_folder", json!({ "id": 1 })),
        Refused("show_in_folder", json!({ "id": -9 }), "not_found"),
        Done("save_einvoice", json!({ "id": 1, "format": "ubl" })),
        Refused("save_einvoice", json!({ "id": 1, "format": "xrechnung" }), "einvoice_faults"),
        Refused("save_einvoice", json!({ "id": 1, "format": "edifact" }), "usage"),
        Done("save_proposal", json!({ "id": 1 })),
        Done("open_proposal", json!({ "id": 1 })),
        Done("save_addendum", json!({ "id": 3 })),
        Refused("save_addendum", json!({ "id": 99 }), "not_found"),
        Done("open_addendum", json!({ "id": 2 })),
        Refused("open_addendum", json!({ "id": 99 }), "not_found"),
        Done("save_certificate", json!({ "id": 6 })),
        Refused("save_certificate", json!({ "id": 4 }), "nothing_to_certify"),
        Done("open_certificate", json!({ "id": 6 })),
        Refused("open_certificate", json!({ "id": 99 }), "not_found"),
        Done("save_status_report", json!({ "id": 1 })),
        Refused("save_status_report", json!({ "id": 99 }), "not_found"),
        Done("open_status_report", json!({ "id": 1 })),
        Refused("open_status_report", json!({ "id": 99 }), "not_found"),
        Done("pick_logo", json!({})),
        Refused("pick_logo", too_much(), "usage"),
        Refused("backups_of_closed_book", json!({}), "usage"),
        Refused("restore_closed_book", json!({ "name": "x" }), "usage"),
        Refused("open_book_again", json!({}), "usage"),
        Refused("start_new_book", json!({}), "usage"),
        Done("archive_project", json!({ "id": 1, "archived": true })),
        Refused("archive_project", json!({ "id": 9, "archived": true }), "not_found"),
        Done("archive_client", json!({ "id": 1, "archived": true })),
        Refused("archive_client", json!({ "id": 9, "archived": true }), "not_found"),
        Refused("restore_backup", json!({ "name": "../../Milepost.milepost" }), "not_found"),
        Refused("open_sample", too_much(), "usage"),
        Refused("leave_sample", json!({}), "usage"),
        Done("open_sample", json!({})),
        Done("leave_sample", json!({})),
        Refused("quit", too_much(), "usage"),
        Done("quit", json!({})),
    ]
}

#[test]
fn every_command_of_both_tables_is_done_and_refused() {
    let page = Page::new();
    let mut steps = looks();
    steps.extend(clients_and_projects());
    steps.extend(plan_and_work());
    steps.extend(invoices_and_payments());
    steps.extend(change_orders());
    steps.extend(corrections::corrections());
    steps.extend(billing_shapes());
    steps.extend(lists());
    steps.extend(files());
    steps.extend(reuse());
    steps.extend(reminders());
    steps.extend(the_desktop());
    steps.extend(statements());
    steps.extend(outbox());
    steps.extend(filing());

    let mut wrong = Vec::new();
    let (mut done, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for step in steps {
        match step {
            Done(name, arguments) => {
                done.insert(name);
                if let Err(problem) = page.call(name, arguments.clone()) {
                    wrong.push(format!("{name} {arguments} was refused: {problem}"));
                }
            }
            Refused(name, arguments, expected) => {
                refused.insert(name);
                match page.call(name, arguments.clone()) {
                    Ok(answer) => wrong.push(format!("{name} {arguments} was not refused: {answer}")),
                    Err(problem) if code(name, &problem) == expected => {}
                    Err(problem) => wrong.push(format!("{name} {arguments}: not {expected}: {problem}")),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    done.extend(DONE_ELSEWHERE);
    for name in names() {
        assert!(done.contains(name), "{name} has no case in which it is done");
        assert!(refused.contains(name), "{name} has no case in which it is refused");
    }
}

/// Names of both tables.
pub fn names() -> Vec<&'static str> {
    let app = app::commands::TABLE.iter().map(|row| row.name);
    app.chain(milepost_shell::commands::TABLE.iter().map(|row| row.name)).collect()
}
