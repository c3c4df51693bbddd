//! Mails sent by Milepost itself, to a real mail server in a process of its own: what arrives, what is refused, what breaks
//! in the middle, and what becomes of the outbox when the program ends.

use crate::mail_host::{Desk, MailHost, PASSWORD};
use crate::mails::parsed;
use crate::world::{TODAY, World};
use app::outbox::delivery;
use serde_json::{Value, json};

/// An issued invoice with a book that knows the server.
fn billed(host: &MailHost) -> (World, Value) {
    let w = World::on(TODAY);
    w.ok("save_mail_server", host.form());
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    (w, invoice)
}

fn mail(subject: &str) -> Value {
    json!({ "to": ["accounts@halden.example"], "cc": ["ciara@halden.example"], "subject": subject, "text": "Dear Ciara,\n\n.\n17.712,00 €" })
}

/// The user's command, and the number of the mail.
fn send(w: &World, invoice: &Value, subject: &str) -> Value {
    w.ok("send_invoice_mail", json!({ "id": invoice["id"], "mail": mail(subject) }))["id"].clone()
}

/// A mail of the outbox as the list shows it.
fn listed(w: &World, mail: &Value) -> Value {
    let all = w.ok("outbox", json!({}));
    let rows = all["open"].as_array().unwrap().iter().chain(all["left"].as_array().unwrap());
    rows.into_iter().find(|row| row["id"] == *mail).cloned().unwrap_or_else(|| panic!("no {mail} in {all:#}"))
}

fn standing(w: &World, mail: &Value) -> String {
    listed(w, mail)["standing"].as_str().unwrap().to_owned()
}

/// What came of the attempts, oldest first.
fn outcomes(w: &World, mail: &Value) -> Vec<String> {
    let row = listed(w, mail);
    row["attempts"].as_array().unwrap().iter().map(|of| of["outcome"].as_str().unwrap().to_owned()).collect()
}

fn events(w: &World, invoice: &Value) -> Vec<(String, String)> {
    let events = w.invoice(&invoice["id"])["events"].clone();
    let text = |event: &Value, key: &str| event[key].as_str().unwrap().to_owned();
    events.as_array().unwrap().iter().map(|event| (text(event, "kind"), text(event, "recipient"))).collect()
}

/// The clock of a story goes on a second with each command.
fn wait(w: &World, seconds: usize) {
    for _ in 0..seconds {
        w.ok("mail_server", json!({}));
    }
}

const EVERYBODY: &str = "accounts@halden.example, ciara@halden.example";

#[test]
fn s74_a_mail_goes_out_once_and_the_book_knows_how_to_whom_and_with_which_file() {
    let host = MailHost::open();
    let (w, invoice) = billed(&host);
    let desk = Desk::new(&w, PASSWORD);
    assert_eq!(desk.deliver_all(&w).tried, 0, "nothing leaves without a command of the user");
    assert_eq!(host.count(), 0);

    let sent = send(&w, &invoice, "Invoice 2026-001: Grüße ✓");
    assert_eq!((standing(&w, &sent), host.count()), ("waiting".to_owned(), 0));
    assert_eq!(w.ok("workspace", json!({}))["outbox"], json!({ "waiting": 1, "held": 0 }));
    assert_eq!(w.invoice(&invoice["id"])["was_handed_over"], false, "what waits did not leave");
    let delivered = desk.deliver(&w);
    assert_eq!((delivered.tried, delivered.sent, desk.deliver_all(&w).tried), (1, 1, 0), "once");
    assert_eq!(w.ok("workspace", json!({}))["outbox"], json!({ "waiting": 0, "held": 0 }));

    let (bytes, about) = host.mail(1);
    assert_eq!(about["from"], "elin@sandberg.example");
    assert_eq!(about["to"], json!(["accounts@halden.example", "ciara@halden.example"]));
    let kept = app::bytes::bytes(w.app(), "mail_eml", json!({ "id": sent })).unwrap();
    assert_eq!(String::from_utf8_lossy(&bytes).trim_end(), String::from_utf8_lossy(&kept).trim_end(), "as it is kept");
    let read = parsed(&bytes);
    assert_eq!((&read["subject"], &read["cc"]), (&json!("Invoice 2026-001: Grüße ✓"), &json!("ciara@halden.example")));
    assert_eq!(read["text"].as_str().unwrap().replace("\r\n", "\n").trim_end(), "Dear Ciara,\n\n.\n17.712,00 €");
    let hash = storage::digest::of_bytes(&w.pdf(&invoice));
    assert_eq!(read["files"], json!([["Invoice-2026-001.pdf", "application/pdf", hash]]));
    assert!(!read["names"].as_array().unwrap().contains(&json!("x-unsent")), "it is no draft");

    let row = listed(&w, &sent);
    assert_eq!((&row["standing"], &row["files"][0]["sha256"]), (&json!("sent"), &json!(hash)));
    let expected =
        [("mail_queued", EVERYBODY), ("mail_sent", EVERYBODY)].map(|(kind, to)| (kind.to_owned(), to.to_owned()));
    assert_eq!(events(&w, &invoice), expected);
    assert_eq!(w.invoice(&invoice["id"])["was_handed_over"], true);
    let history = w.ok("project_history", json!({ "id": 1 }));
    let told = history["entries"].as_array().unwrap().iter().find(|entry| entry["code"] == "mail_sent").unwrap();
    assert_eq!((&told["who"], &told["sha256"]), (&json!(EVERYBODY), &json!(hash)));
    for command in ["send_again", "remove_from_outbox", "mail_arrived"] {
        w.refused("mail_is_settled", command, json!({ "id": sent }));
    }
    w.assert_reopens_sound();
}

#[test]
fn s74_a_refused_password_is_tried_once_and_waits_for_the_user() {
    let host = MailHost::open();
    let (w, invoice) = billed(&host);
    let desk = Desk::new(&w, "wrong");
    let (first, second) = (send(&w, &invoice, "Invoice"), send(&w, &invoice, "Once more"));
    assert_eq!(
        desk.deliver_all(&w).tried,
        1,
        "the second would be refused too, and a server locks who tries too often"
    );
    assert_eq!(
        (outcomes(&w, &first), standing(&w, &first)),
        (vec!["refused_password".to_owned()], "refused".to_owned())
    );
    assert!(listed(&w, &first)["attempts"][0]["words"].as_str().unwrap().starts_with("535"), "in the server's words");
    wait(&w, 120);
    let later = desk.deliver_all(&w);
    assert_eq!((later.tried, later.lacks_password, standing(&w, &second)), (0, true, "waiting".to_owned()));
    assert_eq!(w.ok("workspace", json!({}))["outbox"], json!({ "waiting": 1, "held": 1 }));

    desk.types(&w, PASSWORD);
    w.ok("send_again", json!({ "id": first }));
    assert_eq!((desk.deliver(&w).sent, host.count()), (2, 2));
    w.assert_reopens_sound();
}

#[test]
fn s74_a_refused_recipient_is_named_and_nobody_else_gets_the_mail() {
    let host = MailHost::open();
    let (w, invoice) = billed(&host);
    let desk = Desk::new(&w, PASSWORD);
    let sent = send(&w, &invoice, "Invoice");
    host.mode("refuse ciara@halden.example");
    assert_eq!((desk.deliver_all(&w).tried, host.count()), (1, 0));
    let attempt = listed(&w, &sent)["attempts"][0].clone();
    assert_eq!(
        (&attempt["outcome"], &attempt["recipient"]),
        (&json!("refused_recipient"), &json!("ciara@halden.example"))
    );
    assert!(attempt["words"].as_str().unwrap().contains("no such user here"), "{attempt}");
    wait(&w, 120);
    assert_eq!((desk.deliver_all(&w).tried, standing(&w, &sent)), (0, "refused".to_owned()), "it waits for the user");
    w.refused("mail_is_not_in_doubt", "mail_arrived", json!({ "id": sent }));
    w.ok("remove_from_outbox", json!({ "id": sent }));
    assert_eq!(
        (standing(&w, &sent), events(&w, &invoice).pop().unwrap().0),
        ("removed".to_owned(), "mail_removed".to_owned())
    );

    host.mode("refuse message");
    let other = send(&w, &invoice, "Buy now");
    desk.deliver_all(&w);
    assert_eq!(
        (outcomes(&w, &other), standing(&w, &other)),
        (vec!["refused_message".to_owned()], "refused".to_owned())
    );
    w.assert_reopens_sound();
}

#[test]
fn s74_a_line_that_breaks_behind_the_mail_leaves_a_doubt_that_only_the_user_ends() {
    let host = MailHost::open();
    let (mut w, invoice) = billed(&host);
    let desk = Desk::new(&w, PASSWORD);
    host.mode("cut");
    let (first, second) = (send(&w, &invoice, "Invoice"), send(&w, &invoice, "Once more"));
    assert_eq!((desk.deliver_all(&w).sent, host.count()), (0, 2), "the server has both and did not say so");
    assert_eq!((outcomes(&w, &first), standing(&w, &first)), (vec!["not_known".to_owned()], "in_doubt".to_owned()));
    host.mode("");
    wait(&w, 120);
    w.restart(TODAY);
    let desk = Desk::new(&w, PASSWORD);
    assert_eq!((desk.deliver_all(&w).tried, host.count()), (0, 2), "never again by itself");

    w.ok("mail_arrived", json!({ "id": first }));
    w.ok("send_again", json!({ "id": second }));
    assert_eq!((desk.deliver(&w).sent, host.count()), (1, 3));
    let name = |number| parsed(&host.mail(number).0)["id"].clone();
    assert_eq!(name(2), name(3), "two copies of one mail have one name");
    assert_ne!(name(1), name(2));
    assert_eq!((standing(&w, &first), standing(&w, &second)), ("sent".to_owned(), "sent".to_owned()));
    w.assert_reopens_sound();
}

#[test]
fn s74_a_mail_waits_while_the_computer_is_offline_and_over_a_restart() {
    let mut host = MailHost::open();
    let (mut w, invoice) = billed(&host);
    let desk = Desk::new(&w, PASSWORD);
    host.stop();
    let sent = send(&w, &invoice, "Invoice");
    assert_eq!(desk.deliver(&w).tried, 1);
    assert_eq!((outcomes(&w, &sent), standing(&w, &sent)), (vec!["no_connection".to_owned()], "waiting".to_owned()));
    assert_eq!(desk.deliver(&w).tried, 0, "not yet");
    wait(&w, 60);
    assert_eq!(desk.deliver(&w).tried, 1, "after a minute");
    wait(&w, 70);
    assert_eq!(desk.deliver(&w).tried, 0, "then later");
    wait(&w, 300);
    host.mode("hang up");
    host.start();
    assert_eq!(desk.deliver(&w).tried, 1, "after five");
    assert_eq!(outcomes(&w, &sent), ["no_connection"; 3], "a line that breaks before the mail is said leaves no doubt");

    w.restart(TODAY);
    host.mode("later");
    let desk = Desk::new(&w, PASSWORD);
    assert_eq!(standing(&w, &sent), "waiting", "a restart loses nothing");
    assert_eq!((desk.deliver(&w).tried, desk.deliver_all(&w).tried), (0, 1), "and a start tries at once");
    assert_eq!((outcomes(&w, &sent).pop().unwrap(), standing(&w, &sent)), ("later".to_owned(), "waiting".to_owned()));
    host.mode("");
    assert_eq!((desk.deliver_all(&w).sent, host.count()), (1, 1));
    w.assert_reopens_sound();
}

#[test]
fn s74_a_program_that_ended_while_it_was_sending_leaves_a_doubt() {
    let host = MailHost::open();
    let (mut w, invoice) = billed(&host);
    let sent = send(&w, &invoice, "Invoice");
    let number = domain::MailId(sent.as_i64().unwrap());
    delivery::begun(w.app(), number).unwrap();
    w.refused("mail_is_being_sent", "send_again", json!({ "id": sent }));
    w.restart(TODAY);
    let desk = Desk::new(&w, PASSWORD);
    assert_eq!((desk.deliver_all(&w).tried, host.count()), (0, 0));
    assert_eq!((outcomes(&w, &sent), standing(&w, &sent)), (vec!["interrupted".to_owned()], "in_doubt".to_owned()));
    w.assert_reopens_sound();
}

#[test]
fn s74_a_book_that_was_put_back_sends_nothing_that_may_have_gone_out_since() {
    let host = MailHost::open();
    let (w, invoice) = billed(&host);
    let desk = Desk::new(&w, PASSWORD);
    let sent = send(&w, &invoice, "Invoice");
    let backup = w.ok("backup", json!({}))["name"].clone();
    assert_eq!(desk.deliver_all(&w).sent, 1);
    w.ok("restore_backup", json!({ "name": backup }));
    assert_eq!((outcomes(&w, &sent), standing(&w, &sent)), (vec!["restored".to_owned()], "in_doubt".to_owned()));
    assert_eq!((desk.deliver_all(&w).tried, host.count()), (0, 1));
    w.assert_reopens_sound();
}

#[test]
fn s74_encryption_is_agreed_on_before_anything_is_said() {
    for (tls, security) in [("starttls", "starttls"), ("implicit", "tls")] {
        let host = MailHost::secret(tls);
        let (w, invoice) = billed(&host);
        w.ok("save_mail_server", host.secret_form(security));
        let mut desk = Desk::new(&w, PASSWORD);
        let sent = send(&w, &invoice, "Invoice");
        assert_eq!((desk.deliver_all(&w).sent, host.count()), (0, 0), "{tls}: nobody vouches for this certificate");
        assert_eq!(
            (outcomes(&w, &sent), standing(&w, &sent)),
            (vec!["no_tls".to_owned()], "waiting".to_owned()),
            "{tls}"
        );
        desk.post.trusted.push(host.certificate.clone().unwrap().into_bytes());
        assert_eq!((desk.deliver_all(&w).sent, host.count()), (1, 1), "{tls}: {:#}", listed(&w, &sent));
        assert_eq!(host.mail(1).1["tls"], true, "{tls}");
    }
    let plain = MailHost::open();
    let (w, invoice) = billed(&plain);
    for security in ["starttls", "tls"] {
        w.ok("save_mail_server", plain.secret_form(security));
        let desk = Desk::new(&w, PASSWORD);
        let sent = send(&w, &invoice, "Invoice");
        desk.deliver_all(&w);
        assert_eq!(outcomes(&w, &sent).last().unwrap(), "no_tls", "{security}: a server that offers none gets nothing");
        w.ok("remove_from_outbox", json!({ "id": sent }));
    }
    assert_eq!(plain.count(), 0);
}

#[test]
fn s74_the_way_to_another_computer_is_never_open_and_a_server_is_tested_without_a_mail() {
    let host = MailHost::open();
    let (w, _) = billed(&host);
    let mut far = host.form();
    far["host"] = json!("smtp.example.com");
    let problem = w.refused("invalid", "save_mail_server", far);
    assert_eq!(
        (crate::world::fields(&problem), crate::world::codes(&problem)),
        (vec!["security".to_owned()], vec!["needs_tls".to_owned()])
    );
    assert_eq!(w.ok("mail_server", json!({}))["host"], "127.0.0.1", "and the old one stays");
    let export = w.export();
    assert!(
        export["outbox"]["server"].get("password").is_none() && !export.to_string().contains(PASSWORD),
        "never in the book"
    );

    let server = delivery::server(w.app()).unwrap().unwrap();
    let outcome = |password: &str| post::test(&server, password, &[]).outcome;
    assert_eq!(outcome(PASSWORD), domain::outbox::Outcome::Accepted);
    assert_eq!(outcome("wrong"), domain::outbox::Outcome::RefusedPassword);
    assert_eq!(host.count(), 0);
}

#[test]
fn s9_s74_hostile_names_and_subjects_arrive_as_text_and_give_no_header_more() {
    let host = MailHost::open();
    let (w, _) = billed(&host);
    let desk = Desk::new(&w, PASSWORD);
    w.ok(
        "save_business",
        json!({ "name": "Evil \"Corp\" <x@pwn.example>, Bcc: y@pwn.example", "number_pattern": "../CON/{YYYY}/{000}" }),
    );
    let invoice = w.bill_freely(w.client(), "=?utf-8?q?Bcc:_x@y.example?= ${7*7}", "100");
    let subjects = [
        "Bcc: eve@evil.example",
        "=?utf-8?q?x=0D=0ABcc:_eve@evil.example?=",
        "Rechnung „Grüße“ 请 ✓",
        &"lang ".repeat(55),
    ];
    for (at, subject) in subjects.into_iter().enumerate() {
        send(&w, &invoice, subject);
        assert_eq!(desk.deliver(&w).sent, 1, "{subject:?}");
        let (bytes, about) = host.mail(at + 1);
        assert_eq!(about["to"], json!(["accounts@halden.example", "ciara@halden.example"]), "{subject:?}");
        let read = parsed(&bytes);
        let mut names: Vec<&str> =
            read["names"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        names.sort_unstable();
        let ours = ["cc", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"];
        assert_eq!(names, ours, "{subject:?}");
        assert_eq!(read["files"].as_array().unwrap().len(), 1, "{subject:?}");
        assert_eq!(read["files"][0][2], storage::digest::of_bytes(&w.pdf(&invoice)), "{subject:?}");
    }
    for (field, text) in [
        ("subject", "x\r\nBcc: eve@evil.example"),
        ("subject", "x\rBcc: y"),
        ("subject", "\0"),
        ("subject", "x\u{2028}y"),
    ] {
        let mut forged = mail("Invoice");
        forged[field] = json!(text);
        w.refused("invalid", "send_invoice_mail", json!({ "id": invoice["id"], "mail": forged }));
    }
    for (field, wrong) in [
        ("to", json!(["a@b.example\r\nBcc: x@y.example"])),
        ("cc", json!(["a@b.example> RCPT TO:<x@y.example"])),
        ("to", json!([])),
    ] {
        let mut forged = mail("Invoice");
        forged[field] = wrong;
        w.refused("invalid", "send_invoice_mail", json!({ "id": invoice["id"], "mail": forged }));
    }
    let mut server = host.form();
    server["from_name"] = json!("Elin\r\nBcc: eve@evil.example");
    w.refused("invalid", "save_mail_server", server);
    assert_eq!(host.count(), subjects.len());
}

#[test]
fn s74_nothing_is_sent_without_a_server_a_password_or_from_the_sample() {
    let host = MailHost::open();
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    w.refused("no_mail_server", "send_invoice_mail", json!({ "id": invoice["id"], "mail": mail("Invoice") }));
    w.ok("save_mail_server", host.form());
    w.refused("not_found", "send_invoice_mail", json!({ "id": 99, "mail": mail("Invoice") }));
    let sent = send(&w, &invoice, "Invoice");
    let desk = Desk::new(&w, "");
    let delivered = desk.deliver_all(&w);
    assert_eq!(
        (delivered.tried, delivered.lacks_password, outcomes(&w, &sent).len()),
        (0, true, 0),
        "it is asked for first"
    );
    desk.types(&w, PASSWORD);
    assert_eq!(desk.deliver_all(&w).sent, 1);
    w.ok(
        "save_mail_server",
        json!({ "host": "", "port": "", "security": "tls", "user": "", "from_name": "", "from_address": "" }),
    );
    w.refused("no_mail_server", "send_invoice_mail", json!({ "id": invoice["id"], "mail": mail("Invoice") }));

    let folder = tempfile::tempdir().unwrap();
    let folders = crate::world::folders(folder.path());
    let sample = app::App::open_sample(folders, domain::Country::parse("IE").unwrap()).unwrap();
    let call = |name: &str, arguments| app::table::call(&sample, name, arguments);
    call("save_mail_server", host.form()).unwrap();
    let all = call("invoices", json!({})).unwrap();
    let issued = all["rows"].as_array().unwrap().iter().find(|row| row["number"].is_string()).unwrap()["id"].clone();
    let refused = call("send_invoice_mail", json!({ "id": issued, "mail": mail("Invoice") })).unwrap_err();
    assert_eq!(refused.code, "sample_sends_nothing");
}
