//! Texts for the client that nobody sends but the user, and the days of a project as a calendar file.

use crate::world::{Plan, TODAY, World};
use app::mail::MailTexts;
use app::mail::notices::{NoticeArgument, NoticeKind, notice_made, record_notice};
use app::projects::ProjectArgument;
use domain::{MilestoneId, ProjectId};
use serde_json::{Value, json};

/// Three agreed milestones; the second has a day, a criterion, two deliverables, and somebody who signs it off.
fn planned(w: &World) -> (Plan, i64) {
    let milestones = [("Discovery report", "14400"), ("Pilot route live", "19200"), ("Rollout", "14400")];
    let plan = w.plan(w.client(), "48000", &milestones);
    let pilot = plan.milestones[1];
    w.ok(
        "save_milestone",
        json!({ "id": pilot, "patch": { "target_on": "2026-11-27", "criterion": "Line 14 billed for ten days" } }),
    );
    w.ok("add_deliverable", json!({ "milestone": pilot, "title": "Parallel run report" }));
    w.ok("add_deliverable", json!({ "milestone": pilot, "title": "Operator runbook" }));
    let ciara = json!({ "name": "Ciara Doyle", "position": "Head", "email": "ciara@halden.example", "phone": "", "roles": ["approver"] });
    let payer = json!({ "name": "Accounts", "position": "", "email": "accounts@halden.example", "phone": "", "roles": ["accounts_payable"] });
    w.ok("save_contacts", json!({ "id": 1, "contacts": [payer, ciara] }));
    w.agree(&plan);
    (plan, pilot)
}

fn notice(w: &World, id: i64, kind: &str) -> (String, String, Value) {
    let view = w.ok("milestone_notice", json!({ "id": id, "kind": kind }));
    let text = |key: &str| view["mail"][key].as_str().unwrap().to_owned();
    (text("subject"), text("text"), view["mail"]["to"].clone())
}

#[track_caller]
fn assert_tells(text: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(text.contains(part), "it does not tell {part:?}: {text}");
    }
}

#[test]
fn s32_a_heads_up_tells_what_comes_when_and_when_it_is_complete() {
    let w = World::on(TODAY);
    let (_, pilot) = planned(&w);
    let before = w.export();
    let (subject, text, to) = notice(&w, pilot, "heads_up");
    assert_eq!(subject, "Coming up: Pilot route live (Billing platform migration, M2)");
    assert_eq!(to, json!(["ciara@halden.example"]), "who signs off, not who pays");
    assert_tells(&text, &["Dear Ciara,", "“Pilot route live” (milestone 2 of 3) is planned for 27 November 2026."]);
    assert_tells(
        &text,
        &["You will receive:\n- Parallel run report\n- Operator runbook", "Line 14 billed for ten days"],
    );
    assert_tells(&text, &["ask for your approval; the invoice for €19,200.00 before tax follows"]);
    w.ok("save_project", json!({ "id": 1, "patch": { "requires_acceptance": "no" } }));
    assert_tells(&notice(&w, pilot, "heads_up").1, &["Once it is complete I will send the invoice for €19,200.00"]);
    w.ok("save_project", json!({ "id": 1, "patch": { "requires_acceptance": "yes" } }));
    let mut after = w.export();
    for key in ["journal", "exported_on"] {
        after[key] = before[key].clone();
    }
    assert_eq!(after, before, "a text that is only looked at is written nowhere");
}

#[test]
fn s65_a_request_for_approval_quotes_the_criterion_and_lists_what_was_delivered() {
    let w = World::on(TODAY);
    let (_, pilot) = planned(&w);
    let problem = w.refused("not_done", "milestone_notice", json!({ "id": pilot, "kind": "approval" }));
    assert_eq!(problem["fields"][0]["address"], "milestone", "nothing is asked for that is not done");
    w.ok("mark_done", json!({ "id": pilot }));
    let (subject, text, _) = notice(&w, pilot, "approval");
    assert_eq!(subject, "For your approval: Pilot route live (Billing platform migration, M2)");
    assert_tells(&text, &["was completed on 16 November 2026 and is ready for your approval."]);
    assert_tells(&text, &["It is complete when:\nLine 14 billed for ten days", "- Operator runbook", "Please reply"]);
    assert!(text.find("Line 14") < text.find("- Operator runbook"), "what was agreed stands before what was delivered");
    assert_eq!(w.ok("milestone", json!({ "id": pilot }))["notices"], json!(["approval", "completion"]));
    w.refused("already_done", "milestone_notice", json!({ "id": pilot, "kind": "heads_up" }));
    w.ok("accept_milestone", json!({ "id": pilot, "by": "Ciara Doyle", "channel": "email" }));
    w.refused("already_accepted", "milestone_notice", json!({ "id": pilot, "kind": "approval" }));
    let (_, text, _) = notice(&w, pilot, "completion");
    assert_tells(
        &text,
        &["You approved it on 16 November 2026; thank you.", "The invoice for €19,200.00 before tax follows."],
    );
    w.issue(pilot);
    assert!(!notice(&w, pilot, "completion").1.contains("invoice"), "it is out already");
}

#[test]
fn s33_progress_tells_what_is_done_and_what_is_to_come() {
    let w = World::on(TODAY);
    let (_, pilot) = planned(&w);
    w.ok("start_milestone", json!({ "id": pilot }));
    let first = w.ok("milestone", json!({ "id": pilot }))["deliverables"][0]["id"].clone();
    w.ok("save_deliverable", json!({ "id": first, "done": true }));
    let (subject, text, _) = notice(&w, pilot, "progress");
    assert!(subject.starts_with("In progress: "), "{subject}");
    assert_tells(
        &text,
        &["Done so far:\n- Parallel run report", "Still to come:\n- Operator runbook", "27 November 2026"],
    );
    assert_eq!(w.ok("milestone", json!({ "id": pilot }))["notices"], json!(["progress", "heads_up"]));
    let row = w.ok("project", json!({ "id": 1 }))["milestones"][1]["notices"].clone();
    assert_eq!(row, json!(["progress", "heads_up"]), "the list offers the same");
}

#[test]
fn s32_s65_every_document_language_has_its_own_texts() {
    let w = World::on(TODAY);
    let (_, pilot) = planned(&w);
    w.ok("mark_done", json!({ "id": pilot }));
    let mut texts = Vec::new();
    for language in ["en-IE", "de", "fr", "es", "it", "nl", "pt", "pl"] {
        w.ok("save_client", json!({ "id": 1, "patch": { "language": language } }));
        let (subject, text, _) = notice(&w, pilot, "approval");
        assert_tells(&text, &["Pilot route live", "Line 14 billed for ten days", "- Operator runbook", "2026"]);
        assert_tells(&subject, &["Pilot route live", "M2"]);
        texts.extend([subject, text]);
    }
    let different: std::collections::BTreeSet<&String> = texts.iter().collect();
    assert_eq!(different.len(), texts.len());
}

#[test]
fn s32_the_draft_is_addressed_unsent_and_noted_once_it_was_opened() {
    let w = World::on(TODAY);
    let (_, pilot) = planned(&w);
    let view = w.ok("milestone_notice", json!({ "id": pilot, "kind": "heads_up" }));
    let mail: MailTexts = serde_json::from_value(view["mail"].clone()).unwrap();
    let argument = || NoticeArgument { id: MilestoneId(pilot), kind: NoticeKind::HeadsUp };
    let made = notice_made(w.app(), argument(), &mail).unwrap();
    let (name, eml) = (&made.name, String::from_utf8(made.eml.clone()).unwrap());
    assert!(name.starts_with("Coming-up-") && name.ends_with("-M2.eml"), "{name}");
    assert_tells(&eml, &["X-Unsent: 1\r\n", "To: ciara@halden.example\r\n", "Content-Type: text/plain; charset=utf-8"]);
    assert!(!eml.contains("multipart"), "nothing is attached: {eml}");
    record_notice(w.app(), argument(), &made).unwrap();
    let history = w.ok("milestone", json!({ "id": pilot }))["history"].clone();
    assert!(history.as_array().unwrap().iter().any(|row| row["command"] == "open_heads_up"), "{history}");

    let forged = MailTexts { subject: "x\r\nBcc: eve@evil.example".to_owned(), ..mail.clone() };
    assert_eq!(app::Problem::from(notice_made(w.app(), argument(), &forged).err().unwrap()).code, "invalid");
    let nobody = MailTexts { to: vec!["not an address".to_owned()], ..mail };
    let problem = app::Problem::from(notice_made(w.app(), argument(), &nobody).err().unwrap());
    assert_eq!((problem.code.as_str(), problem.fields[0].field.as_str()), ("invalid", "to"));
    w.assert_sound();
}

#[test]
fn s21_private_notes_get_into_no_text() {
    let w = World::on(TODAY);
    let (_, pilot) = planned(&w);
    w.ok("save_milestone", json!({ "id": pilot, "patch": { "private_note": "SECRET" } }));
    w.ok("save_client", json!({ "id": 1, "patch": { "private_note": "SECRET" } }));
    let told = |kind: &str| notice(&w, pilot, kind).1;
    let mut texts = vec![told("heads_up"), told("progress")];
    w.ok("mark_done", json!({ "id": pilot }));
    texts.extend([told("completion"), told("approval")]);
    assert!(texts.iter().all(|text| !text.contains("SECRET")));
    let file = app::calendar::calendar(w.app(), ProjectArgument { id: ProjectId(1) }).unwrap();
    assert!(!String::from_utf8(file.bytes).unwrap().contains("SECRET"));
}

/// The calendar of the first project, its folded lines joined.
fn calendar(w: &World) -> String {
    let file = app::calendar::calendar(w.app(), ProjectArgument { id: ProjectId(1) }).unwrap();
    String::from_utf8(file.bytes).unwrap().replace("\r\n ", "")
}

/// The values of a property, in order.
fn values<'f>(file: &'f str, property: &str) -> Vec<&'f str> {
    file.lines().filter_map(|line| line.strip_prefix(property)).collect()
}

#[test]
fn s35_the_days_of_a_project_are_a_calendar_file() {
    let mut w = World::on(TODAY);
    let (plan, pilot) = planned(&w);
    w.ok("save_milestone", json!({ "id": plan.milestones[1], "patch": {} }));
    let file = calendar(&w);
    assert_eq!(values(&file, "SUMMARY:"), ["Pilot route live", "Invoice expected: Pilot route live"]);
    assert_eq!(values(&file, "DTSTART;VALUE=DATE:"), ["20261127", "20261127"]);
    assert_tells(&file, &["€19\\,200.00", "Line 14 billed for ten days"]);
    let ids = values(&file, "UID:").iter().map(|uid| (*uid).to_owned()).collect::<Vec<_>>();
    assert_ne!(ids[0], ids[1]);

    // Another day, another title, another language: the same entries move.
    w.change(&plan, 2, json!({ "target_on": "2026-12-04", "title": "Pilot" }));
    w.ok("save_client", json!({ "id": 1, "patch": { "language": "de" } }));
    w.restart("2026-11-20");
    let later = calendar(&w);
    assert_eq!(values(&later, "UID:"), ids);
    assert_eq!(values(&later, "DTSTART;VALUE=DATE:"), ["20261204", "20261204"]);
    assert_eq!(values(&later, "SUMMARY:")[0], "Pilot");
    let steady = |file: &str| file.lines().filter(|line| !line.starts_with("DTSTAMP:")).collect::<Vec<_>>().join("\n");
    assert_eq!(steady(&calendar(&w)), steady(&later), "but for its instant the same file");

    w.bill(pilot);
    assert_eq!(values(&calendar(&w), "UID:"), &ids[..1], "an invoice that is out is not expected");
}

#[test]
fn s35_without_a_day_there_is_no_calendar() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let problem = app::calendar::calendar(w.app(), ProjectArgument { id: ProjectId(plan.id) }).err().unwrap();
    let problem = app::Problem::from(problem);
    assert_eq!((problem.code.as_str(), problem.fields[0].address.as_str()), ("plan_without_days", "schedule"));
    let unknown = app::calendar::calendar(w.app(), ProjectArgument { id: ProjectId(99) }).err().unwrap();
    assert_eq!(app::Problem::from(unknown).code, "not_found");
}

#[test]
fn the_words_of_a_milestone_stay_words_in_mail_and_calendar() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "100", &[("One", "100")]);
    let evil = "END:VEVENT; \\n, \"x\" =?utf-8?q?=0D=0ABcc?=";
    w.ok(
        "save_milestone",
        json!({ "id": plan.milestones[0], "patch": { "title": evil, "criterion": evil, "target_on": "2026-11-27" } }),
    );
    let file = calendar(&w);
    assert_eq!(file.matches("\r\nEND:VEVENT\r\n").count(), 2);
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
    let view = w.ok("milestone_notice", json!({ "id": plan.milestones[0], "kind": "heads_up" }));
    let mail: MailTexts = serde_json::from_value(view["mail"].clone()).unwrap();
    let argument = NoticeArgument { id: MilestoneId(plan.milestones[0]), kind: NoticeKind::HeadsUp };
    let eml = notice_made(w.app(), argument, &mail).unwrap().eml;
    let (head, _) = std::str::from_utf8(&eml).unwrap().split_once("\r\n\r\n").unwrap();
    assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc")), "{head}");
}

#[test]
fn s92_the_health_of_a_project_is_its_plan_the_heads_up_of_what_comes_next_and_one_look() {
    let w = World::on("2026-11-01");
    let (plan, pilot) = planned(&w);
    let health = |w: &World| w.ok("plan_advice", json!({ "id": plan.id }))["health"].clone();
    let told = |of: &Value| {
        let [state, next, on] = ["heads_up", "next", "heads_up_on"].map(|key| of[key].clone());
        (state.as_str().unwrap().to_owned(), next, on)
    };
    let fresh = health(&w);
    assert_eq!(told(&fresh), ("not_yet".to_owned(), json!(pilot), json!("2026-11-13")), "two weeks before its day");
    assert_eq!((&fresh["documents"], &fresh["designs"]), (&json!(0), &json!(0)));
    let findings = w.ok("plan_advice", json!({ "id": plan.id }))["findings"].as_array().unwrap().len();
    assert_eq!(fresh["findings"], json!(findings));

    let mut w = w;
    w.restart("2026-11-13");
    assert_eq!(told(&health(&w)).0, "due");
    let argument = || NoticeArgument { id: MilestoneId(pilot), kind: NoticeKind::HeadsUp };
    let view = w.ok("milestone_notice", json!({ "id": pilot, "kind": "heads_up" }));
    let mail = serde_json::from_value(view["mail"].clone()).unwrap();
    let made = notice_made(w.app(), argument(), &mail).unwrap();
    record_notice(w.app(), argument(), &made).unwrap();
    assert_eq!(told(&health(&w)), ("told".to_owned(), json!(pilot), json!("2026-11-13")));

    w.bill(plan.milestones[0]);
    let one = health(&w);
    assert_eq!((&one["documents"], &one["designs"]), (&json!(1), &json!(1)));
    w.accept(pilot);
    assert_eq!(told(&health(&w)).0, "nothing_coming", "the last one has no day");
    let draft = w.prepare(pilot);
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "template": "classic" } }));
    w.ok("issue_invoice", json!({ "id": draft }));
    let two = health(&w);
    assert_eq!((&two["documents"], &two["designs"]), (&json!(2), &json!(2)), "another look");
}
