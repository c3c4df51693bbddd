//! What is refused of a mail is said before the step that it goes with, which has no way back.

use crate::mail_host::MailHost;
use crate::world::{TODAY, World, codes, fields};
use serde_json::{Value, json};

#[test]
fn a_mail_is_judged_before_its_invoice_is_issued() {
    let host = MailHost::open();
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    let draft = w.prepare(plan.milestones[0]);
    let next = w.ok("draft_mail", json!({ "id": draft }))["number"].clone();
    let asked = |to: &[&str], going: &str| {
        let mail = json!({ "to": to, "cc": [], "subject": "Invoice", "text": "Dear Ciara," });
        json!({ "mail": mail, "going": going })
    };
    w.refused("no_mail_server", "check_mail", asked(&["accounts@halden.example"], "out"));
    w.ok("save_mail_server", host.form());
    for (to, going, code) in [
        (&["accounts@halden"][..], "out", Some("not_an_email")),
        (&["accounts@halden"][..], "draft", Some("not_an_email")),
        (&["accounts@halden.example", "ciara at halden"][..], "draft", Some("not_an_email")),
        (&[][..], "out", Some("missing")),
        // A draft is finished in the mail program.
        (&[][..], "draft", None),
        (&["accounts@halden.example"][..], "out", None),
    ] {
        match code {
            Some(code) => {
                let problem = w.refused("invalid", "check_mail", asked(to, going));
                assert_eq!(
                    (fields(&problem), codes(&problem)),
                    (vec!["to".to_owned()], vec![code.to_owned()]),
                    "{to:?}"
                );
            }
            None => assert_eq!(w.ok("check_mail", asked(to, going)), Value::Null, "{to:?} {going}"),
        }
    }
    assert_eq!(w.ok("invoices", json!({ "state": "outstanding" }))["rows"], json!([]), "nothing is issued by asking");
    assert_eq!(w.ok("draft_mail", json!({ "id": draft }))["number"], next, "and no number is drawn");
    assert_eq!(w.ok("outbox", json!({}))["open"], json!([]));
}
