//! Mails that Milepost sends itself, as the page asks for them: the steps of the script, and a mail in doubt. Nobody listens
//! on the port that is named here; what a server answers is told in the stories.

use crate::page::Page;
use crate::script::Step::{self, Done, Refused};
use crate::script::too_much;
use serde_json::{Value, json};

fn server(host: &str, security: &str) -> Value {
    json!({ "host": host, "port": "1", "security": security, "user": "elin", "from_name": "", "from_address": "elin@sandberg.example" })
}

fn mail(subject: &str) -> Value {
    let mail = json!({ "to": ["accounts@halden.example"], "cc": [], "subject": subject, "text": "Dear Ciara" });
    json!({ "id": 1, "mail": mail })
}

fn words(subject: &str) -> Value {
    json!({ "to": ["accounts@halden.example"], "cc": [], "subject": subject, "text": "Dear Ciara" })
}

pub(crate) fn outbox() -> Vec<Step> {
    // The fourth mail of the script.
    let fourth = json!({ "id": 4 });
    let nobody = json!({ "id": 99 });
    vec![
        Refused("send_invoice_mail", mail("Invoice"), "no_mail_server"),
        Done("check_mail", json!({ "mail": words("Invoice"), "going": "draft" })),
        Refused("check_mail", json!({ "mail": words("Invoice"), "going": "out" }), "no_mail_server"),
        Refused("check_mail", json!({ "mail": words("Invoice"), "going": "by itself" }), "usage"),
        Refused("test_mail_server", json!({}), "no_mail_server"),
        Refused("keep_mail_password", json!({ "password": "secret" }), "no_mail_server"),
        Done("mail_password", json!({})),
        Refused("mail_password", too_much(), "usage"),
        Refused("save_mail_server", server("smtp.example.com", "none"), "invalid"),
        Done("save_mail_server", server("127.0.0.1", "none")),
        Done("mail_server", json!({})),
        Refused("mail_server", too_much(), "usage"),
        Refused("send_invoice_mail", mail("Invoice\r\nBcc: x@y.example"), "invalid"),
        Done("send_invoice_mail", mail("Invoice")),
        Done("mail_texts", json!({})),
        Refused("mail_texts", too_much(), "usage"),
        Done(
            "save_mail_texts",
            json!({ "language": "de", "kind": "invoice", "subject": "Rechnung {number}", "text": "{sentence}" }),
        ),
        Refused(
            "save_mail_texts",
            json!({ "language": "de", "kind": "invoice", "subject": "{nummer}", "text": "{sentence}" }),
            "invalid",
        ),
        Done("remind_selection", json!({ "invoices": [1] })),
        Refused("remind_selection", json!({ "invoices": [99] }), "not_found"),
        Refused("send_statement_mail", json!({ "statement": { "client": 99 }, "mail": words("Account") }), "not_found"),
        Refused("send_notice", json!({ "id": 99, "kind": "heads_up", "mail": words("Soon") }), "not_found"),
        Refused("send_reminder", json!({ "reminder": { "client": 1 }, "mail": words("Late") }), "nothing_overdue"),
        Refused("deliver_outbox", json!({}), "no_mail_password"),
        Refused("test_mail_server", json!({}), "no_mail_password"),
        Done("keep_mail_password", json!({ "password": "secret" })),
        Done("test_mail_server", json!({})),
        Done("deliver_outbox", json!({})),
        Done("outbox", json!({})),
        Refused("outbox", too_much(), "usage"),
        Done("send_again", fourth.clone()),
        Refused("send_again", nobody.clone(), "not_found"),
        Done("send_mail_now", fourth.clone()),
        Refused("send_mail_now", nobody.clone(), "not_found"),
        Refused("mail_arrived", fourth.clone(), "mail_is_not_in_doubt"),
        Done("remove_from_outbox", fourth.clone()),
        Refused("remove_from_outbox", fourth, "mail_is_settled"),
    ]
}

#[test]
fn s74_a_password_is_never_told_and_a_mail_in_doubt_is_ended_by_the_user() {
    let page = Page::with_invoice();
    page.ok("save_mail_server", server("127.0.0.1", "none"));
    assert_eq!(page.ok("mail_password", json!({})), json!({ "state": "unknown" }));
    let kept = page.ok("keep_mail_password", json!({ "password": "correct horse" }));
    assert_eq!(kept, json!({ "state": "for_this_run" }), "this system has no keyring");
    let sent = page.ok("send_invoice_mail", mail("Invoice"))["id"].clone();
    let tried = page.ok("deliver_outbox", json!({}));
    assert_eq!(tried["open"][0]["attempts"][0]["outcome"], "no_connection");
    assert_eq!(page.ok("test_mail_server", json!({}))["outcome"], "no_connection");
    assert!(!page.ok("outbox", json!({})).to_string().contains("correct horse"));

    let backup = page.ok("backup", json!({}))["name"].clone();
    page.ok("restore_backup", json!({ "name": backup }));
    assert_eq!(page.ok("outbox", json!({}))["open"][0]["standing"], "in_doubt");
    assert_eq!(page.ok("mail_arrived", json!({ "id": sent }))["standing"], "sent");
    page.ok("keep_mail_password", json!({ "password": "" }));
    assert_eq!(page.ok("mail_password", json!({})), json!({ "state": "unknown" }), "forgotten");
}
