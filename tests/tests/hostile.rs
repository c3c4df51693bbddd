//! Hostile texts in every field of every command, on a real book: each is refused by name or kept as the text it is.
//! The fields are read from the command table itself, so that a new one is walked without a word here.

#[path = "hostile/handed.rs"]
mod handed;
#[path = "hostile/judge.rs"]
mod judge;
#[path = "hostile/lists.rs"]
mod lists;
#[path = "hostile/shapes.rs"]
mod shapes;
#[path = "hostile/texts.rs"]
mod texts;
#[expect(dead_code, reason = "the stories' world, of which this takes a part")]
#[path = "stories/world.rs"]
mod world;

use app::App;
use app::table::Nothing;
use domain::Country;
use lists::{KEPT, ONCE, SETTLING};
use serde_json::{Value, json};
use shapes::{Command, Shape, Way};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};
use world::{TODAY, World, id};

/// A book with two clients. Nothing may ever change the first one's records; the second one's have every state that a
/// command asks for.
struct Template {
    folder: tempfile::TempDir,
    ids: Ids,
}

#[derive(Default)]
struct Ids {
    client: i64,
    /// Agreed, and one that waits for its agreement.
    projects: [i64; 2],
    /// Planned, done, accepted.
    milestones: [i64; 3],
    /// Of the project that waits.
    offered: i64,
    draft: i64,
    open_invoice: i64,
    payment: i64,
    deliverable: i64,
    /// Of an invoice that no other command is about.
    dispute: i64,
    /// Open, with a row that is not billed.
    change_order: i64,
}

fn template() -> Template {
    let folder = tempfile::tempdir().unwrap();
    let mut w = World::inside(folder.path(), "2026-09-01");
    let other = w.agreed();
    let client = w.client();
    // Late by now, so that it can be reminded of.
    w.bill_freely(client, "Advice", "100");
    w.restart(TODAY);
    w.pay(&w.bill(other.milestones[0]));
    let milestones = ["Planned", "Done", "Accepted", "Billed", "Paid"].map(|title| (title, "100"));
    let plan = w.plan(client, "500", &milestones);
    w.agree(&plan);
    let [planned, done, accepted, billed, paid] = plan.milestones[..] else { panic!("five milestones") };
    let with_deliverable = w.ok("add_deliverable", json!({ "milestone": planned, "title": "Report" }));
    w.ok("mark_done", json!({ "id": done }));
    w.accept(accepted);
    let (open_invoice, payment) = (id(&w.bill(billed)), id(&w.pay(&w.bill(paid))));
    let unpaid = w.bill_freely(client, "Workshop", "100");
    let dispute = w.ok("dispute_invoice", json!({ "id": unpaid["id"], "reason": "Not held" }));
    let order = w.ok("start_change_order", json!({ "project": plan.id }))["change_order"].clone();
    w.ok("save_change_order", json!({ "id": order["id"], "patch": { "reason": "Later" } }));
    w.ok("save_change_row", json!({ "id": order["id"], "row": 1, "patch": { "amount": "120" } }));
    let waiting = w.plan(client, "200", &[("One", "100"), ("Two", "100")]);
    let ids = Ids {
        client,
        projects: [plan.id, waiting.id],
        milestones: [planned, done, accepted],
        offered: waiting.milestones[0],
        draft: w.prepare(accepted),
        open_invoice,
        payment,
        deliverable: id(&with_deliverable["deliverables"][0]),
        dispute: id(&dispute),
        change_order: id(&order),
    };
    w.ok(
        "save_mail_server",
        json!({ "host": "smtp.example.com", "port": "", "security": "tls", "user": "", "from_name": "", "from_address": "" }),
    );
    w.assert_sound();
    drop(w.close());
    Template { folder, ids }
}

/// A copy of the template, open.
struct Copy {
    app: App,
    _folder: tempfile::TempDir,
}

impl Template {
    fn copy(&self) -> Copy {
        let folder = tempfile::tempdir().unwrap();
        let book = world::folders(self.folder.path()).book;
        let name = book.file_name().expect("a book has a name");
        std::fs::copy(&book, folder.path().join(name)).unwrap();
        Copy { app: open(folder.path()), _folder: folder }
    }
}

fn open(folder: &Path) -> App {
    App::open(world::folders(folder), world::clock(TODAY), Country::parse("IE").unwrap()).unwrap()
}

impl Copy {
    fn records(&self) -> Value {
        let mut all = app::book::export_book(&self.app, Nothing {}).unwrap();
        for beside in ["exported_on", "waiting", "journal"] {
            all[beside] = Value::Null;
        }
        all
    }

    fn call(&self, name: &str, arguments: Value) -> Option<Result<Value, Value>> {
        let run = || app::table::call(&self.app, name, arguments).map_err(|problem| json!(problem));
        catch_unwind(AssertUnwindSafe(run)).ok()
    }

    #[track_caller]
    fn assert_sound(&self, what: &str) {
        let found = app::table::call(&self.app, "verify", json!({})).unwrap();
        assert_eq!(found["is_sound"], true, "{what}: {found:#}");
    }
}

/// What fills the other fields of a command, so that it would be done but for the hostile one.
fn example(ids: &Ids, command: &str, field: &str, shape: &Shape) -> Value {
    match shape {
        Shape::Text => Value::from(match (command, field) {
            ("record_bank_entries" | "weigh_bank_entries", "amount" | "open") => "123",
            ("record_bank_entries" | "weigh_bank_entries", "currency") => "EUR",
            ("record_bank_entries" | "weigh_bank_entries", "booked_on") => TODAY,
            // What the bank said is one note, a line each: alone it is kept as it is.
            ("record_bank_entries" | "weigh_bank_entries", "name") => "",
            (_, "title" | "name" | "by") => "Zoe",
            ("send_invoice_mail", "to") => "accounts@halden.example",
            ("save_mail_server", "host") => "smtp.example.com",
            ("save_mail_server", "from_address") => "elin@sandberg.example",
            ("dispute_invoice" | "dispute_milestone", "reason")
            | ("resolve_dispute" | "request_changes" | "note_decision", "words") => "Not as agreed",
            (_, "unit_price") => "100",
            ("save_reminder_texts", "language") => "en",
            ("save_reminder_texts", _) => "Please pay",
            ("save_late_rates", "valid_from") => "2026-07-01",
            ("save_late_rates", "percent") => "2.4",
            (_, "template") => "modern",
            (_, "paper") => "a4",
            (_, "accent") => "#2b4fc4",
            (_, "preset") => "two",
            _ => "",
        }),
        // A mail or a letter records itself once it left.
        Shape::Choice(_) if (command, field) == ("record_reminder", "channel") => Value::from("copied"),
        Shape::Choice(words) => Value::from(words[0].as_str()),
        Shape::Flag => Value::from(true),
        Shape::Number(of) => Value::from(match (of.as_str(), command) {
            ("ClientId", _) => ids.client,
            (
                "ProjectId",
                "agree_plan" | "apply_plan_offer" | "preview_plan_offer" | "undo_plan_offer" | "apply_preset"
                | "add_milestone",
            ) => ids.projects[1],
            ("ProjectId", _) => ids.projects[0],
            ("MilestoneId", "accept_milestone" | "reopen_milestone" | "dispute_milestone" | "request_changes") => {
                ids.milestones[1]
            }
            ("MilestoneId", "withdraw_acceptance" | "prepare_invoice") => ids.milestones[2],
            ("MilestoneId", "save_milestone") => ids.offered,
            ("MilestoneId", _) => ids.milestones[0],
            ("ChangeOrderId", _) => ids.change_order,
            ("DraftInvoiceId", _) => ids.draft,
            ("InvoiceId", _) => ids.open_invoice,
            ("PaymentId", _) => ids.payment,
            ("DeliverableId", _) => ids.deliverable,
            ("DisputeId", _) => ids.dispute,
            _ => 1,
        }),
        Shape::List(_) | Shape::Object(_) | Shape::Maybe(_) => Value::Null,
    }
}

/// The records that no call on the second client may change.
fn others(command: &str, book: &Value, before: &Value) -> Value {
    let count = |kind: &str| before[kind].as_array().map_or(0, Vec::len);
    let first = |kind: &str| book[kind].as_array().into_iter().flatten().take(count(kind)).cloned().collect::<Value>();
    let of = |kind: &str, id: &dyn Fn(&Value) -> Value| {
        book[kind].as_array().into_iter().flatten().filter(|row| id(row) == 1).cloned().collect::<Value>()
    };
    let business = if command == "save_business" { Value::Null } else { book["business"].clone() };
    let mut invoices = first("invoices");
    if SETTLING.contains(&command) {
        invoices.as_array_mut().into_iter().flatten().for_each(|row| row["settled"] = Value::Null);
    }
    if command == "send_invoice_mail" {
        invoices.as_array_mut().into_iter().flatten().for_each(|row| row["events"] = Value::Null);
    }
    json!({
        "business": business, "clients": of("clients", &|row| row["id"].clone()),
        "projects": of("projects", &|row| row["project"]["id"].clone()), "invoices": invoices,
        "payments": of("payments", &|row| row["id"].clone()),
    })
}

/// A leaf of a command's arguments.
type Leaf<'a> = (&'a Command, Way);

fn leaves(commands: &[Command]) -> Vec<Leaf<'_>> {
    commands.iter().flat_map(|command| command.arguments.ways().into_iter().map(move |way| (command, way))).collect()
}

fn name_of((command, way): &Leaf) -> String {
    format!("{}.{}", command.name, way.join("."))
}

/// Sends every hostile text to one leaf; what went wrong, and whether one of them was kept.
fn attack(template: &Template, leaf: &Leaf, texts: &[String]) -> (Vec<String>, bool) {
    let (command, way) = leaf;
    let fill = |field: &str, shape: &Shape| example(&template.ids, &command.name, field, shape);
    let mut copy = template.copy();
    let (mut wrong, mut is_kept) = (Vec::new(), false);
    let mut before = copy.records();
    let longest = if command.name.contains("draft") { Vec::new() } else { texts::longest().to_vec() };
    for text in texts.iter().chain(&longest) {
        let answer = copy.call(&command.name, command.arguments.arguments(way, text, &fill));
        let after = copy.records();
        let is_done = matches!(answer, Some(Ok(_)));
        let keeps = if command.name == "note_decision" { judge::Keeps::Within } else { judge::Keeps::Alone };
        let outcome =
            judge::Outcome { is_query: command.is_query, text, keeps, answer, before: &before, after: &after };
        let found = judge::faults(&outcome, |book| others(&command.name, book, &before));
        let short: String = text.chars().take(40).collect();
        wrong.extend(found.into_iter().map(|fault| format!("{} {short:?}: {fault}", name_of(leaf))));
        is_kept |= is_done && before != after && text.contains(texts::MARK) && after.to_string().contains(texts::MARK);
        // What can be done once only is tried with the next text on another copy.
        if is_done && ONCE.contains(&command.name.as_str()) {
            copy = template.copy();
            before = copy.records();
        } else {
            before = after;
        }
    }
    copy.assert_sound(&name_of(leaf));
    (wrong, is_kept)
}

#[test]
fn s1_s4_to_s6_s14_to_s16_every_field_refuses_a_hostile_text_by_name_or_keeps_it_as_text() {
    let (template, texts) = (template(), texts::texts());
    let commands = shapes::commands(&app::table::describe(&app::commands::TABLE));
    let leaves = leaves(&commands);
    assert!(leaves.len() > 200, "only {} fields", leaves.len());
    let attacked: Vec<(String, Vec<String>, bool)> = std::thread::scope(|scope| {
        let walk = |part: &[Leaf<'_>]| -> Vec<_> {
            let one = |leaf: &Leaf<'_>| (name_of(leaf), attack(&template, leaf, &texts));
            part.iter().map(one).map(|(name, (wrong, is_kept))| (name, wrong, is_kept)).collect()
        };
        // Every other leaf, so that the two have about as much to do.
        let parts: [Vec<Leaf<'_>>; 2] = std::array::from_fn(|which| {
            leaves.iter().skip(which).step_by(2).map(|(command, way)| (*command, way.clone())).collect()
        });
        let threads = parts.map(|part| scope.spawn(move || walk(&part)));
        threads.into_iter().flat_map(|thread| thread.join().expect("no walk breaks off")).collect()
    });
    assert_eq!(attacked.len(), leaves.len());
    let wrong: Vec<String> = attacked.iter().flat_map(|(_, wrong, _)| wrong.clone()).collect();
    assert!(wrong.is_empty(), "{} faults:\n{}\n", wrong.len(), wrong.join("\n"));
    let kept: BTreeSet<&str> =
        attacked.iter().filter(|(.., is_kept)| *is_kept).map(|(name, ..)| name.as_str()).collect();
    for field in KEPT {
        assert!(kept.contains(field), "no text reached {field}; reached: {kept:?}");
    }
}

#[test]
fn s14_to_s16_an_exchange_rate_that_applies_takes_no_hostile_text() {
    let w = World::on(TODAY);
    let mut client = world::halden();
    client["currency"] = json!("USD");
    let client = id(&w.ok("create_client", client));
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    let sound = json!({ "lines": [world::line("Advice", "1000")], "exchange_rate": "1.0842", "rate_source": "", "rate_on": "" });
    for field in ["exchange_rate", "rate_source", "rate_on"] {
        for text in texts::texts() {
            w.ok("save_invoice_draft", json!({ "id": draft, "patch": sound }));
            let view = w.ok("save_invoice_draft", json!({ "id": draft, "patch": { field: text } }));
            let is_named = view["problems"].as_array().unwrap().iter().any(|problem| problem["field"] == field);
            // A source is printed as it is typed; of a rate and a day nothing is guessed.
            let is_plain = field == "rate_source" && view["is_ready"] == true;
            assert!(is_named || is_plain, "{field} {text:?}: {:#}", view["problems"]);
            w.ok("preview_draft", json!({ "id": draft }));
        }
    }
    w.assert_sound();
}

#[test]
fn s16_ten_megabytes_are_refused_at_once_with_their_field() {
    let template = template();
    let copy = template.copy();
    let (endless, before) = (texts::endless(), copy.records());
    let commands = shapes::commands(&app::table::describe(&app::commands::TABLE));
    for leaf in leaves(&commands) {
        let (command, way) = &leaf;
        let fill = |field: &str, shape: &Shape| example(&template.ids, &command.name, field, shape);
        let arguments = command.arguments.arguments(way, &endless, &fill);
        let began = Instant::now();
        let answer = copy.call(&command.name, arguments);
        let took = began.elapsed();
        let Some(Err(problem)) = answer else { panic!("{} takes ten megabytes", name_of(&leaf)) };
        let field = way.iter().skip_while(|step| *step == "patch" || *step == "typed").cloned().collect::<Vec<_>>();
        assert_eq!(problem["code"], "invalid", "{}: {problem}", name_of(&leaf));
        assert_eq!(
            (problem["fields"][0]["code"].as_str(), problem["fields"][0]["field"].as_str()),
            (Some("too_long"), Some(field.join(".").as_str())),
            "{}",
            name_of(&leaf)
        );
        assert!(problem.to_string().len() < 2_000, "and the refusal does not repeat it");
        assert!(took < Duration::from_secs(2), "{} took {took:?}", name_of(&leaf));
    }
    for (name, arguments) in [
        ("create_client", json!({ endless.clone(): "x" })),
        ("create_client", json!([endless.clone()])),
        (endless.as_str(), json!({})),
        ("payment_sheet", json!({ "invoices": vec![1; 1_000_000] })),
        ("save_client", json!({ "id": 2, "patch": { "name": nested(100) } })),
    ] {
        let Some(Err(problem)) = copy.call(name, arguments) else { panic!("it was taken") };
        assert!(["invalid", "usage"].contains(&problem["code"].as_str().unwrap_or_default()), "{problem}");
        assert!(problem.to_string().len() < 3_000, "{} bytes", problem.to_string().len());
    }
    assert_eq!(copy.records(), before, "and nothing of it is kept");
    copy.assert_sound("ten megabytes");
}

/// Lists within lists.
fn nested(depth: usize) -> Value {
    (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]))
}

#[test]
fn s14_what_is_no_text_never_reaches_a_command() {
    for broken in ["\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u12\"", "\"a\u{0}b\""] {
        let line = format!("{{\"name\":{broken}}}");
        assert!(serde_json::from_str::<Value>(&line).is_err(), "half a character is none: {broken}");
    }
    assert!(serde_json::from_slice::<Value>(b"{\"name\":\"\xff\xfe\"}").is_err(), "bytes that are no UTF-8");
    assert!(serde_json::from_slice::<Value>(b"{\"name\":\"\xed\xa0\x80\"}").is_err(), "a surrogate in UTF-8");
}
