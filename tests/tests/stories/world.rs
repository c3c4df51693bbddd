//! A book in a folder of its own, reached by the names of the command table with JSON, as the window reaches it.

use app::book::{self, Purpose};
use app::table::Nothing;
use app::{App, Clock, Folders};
use chrono::NaiveDate;
use domain::Country;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

pub const TODAY: &str = "2026-11-16";

pub struct World {
    // Dropped first: the book closes before its folder goes.
    app: Option<App>,
    country: Country,
    /// Where the book lies.
    book: PathBuf,
    _gone_at_the_end: Option<tempfile::TempDir>,
}

/// A project of a story with the ids of its milestones, in order.
pub struct Plan {
    pub id: i64,
    pub milestones: Vec<i64>,
}

pub fn folders(folder: &Path) -> Folders {
    Folders::beside(&folder.join("own.milepost"))
}

pub fn clock(day: &str) -> Clock {
    Clock::starting_on(day.parse::<NaiveDate>().expect("stories write ISO days"))
}

impl World {
    /// A new book that has nothing in it yet.
    pub fn empty(day: &str, country: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let country = Country::parse(country).unwrap();
        let app = App::create(folders(folder.path()), Purpose::Business, clock(day), country).unwrap();
        Self { app: Some(app), country, book: folder.path().to_owned(), _gone_at_the_end: Some(folder) }
    }

    /// As `on`, in a folder that is there already; the book stays in it.
    pub fn inside(folder: &Path, day: &str) -> Self {
        let country = Country::parse("IE").unwrap();
        let app = App::create(folders(folder), Purpose::Business, clock(day), country).unwrap();
        let world = Self { app: Some(app), country, book: folder.to_owned(), _gone_at_the_end: None };
        world.ok("save_business", sandberg());
        world
    }

    /// The business of the mock-ups, with all that an invoice needs.
    pub fn on(day: &str) -> Self {
        let world = Self::empty(day, "IE");
        world.ok("save_business", sandberg());
        world
    }

    pub fn folder(&self) -> PathBuf {
        self.book.clone()
    }

    pub fn app(&self) -> &App {
        self.app.as_ref().expect("the book is open between two restarts")
    }

    /// Closes the book and opens it on another day, as a restart does.
    pub fn restart(&mut self, day: &str) {
        self.app = None;
        self.app = Some(App::open(folders(&self.book), clock(day), self.country).unwrap());
    }

    /// Closes the book; its folder stays as long as the world.
    pub fn close(mut self) -> Self {
        self.app = None;
        self
    }

    pub fn call(&self, name: &str, arguments: Value) -> Result<Value, Value> {
        app::table::call(self.app(), name, arguments).map_err(|problem| json!(problem))
    }

    /// A command that must succeed; its answer.
    #[track_caller]
    pub fn ok(&self, name: &str, arguments: Value) -> Value {
        self.call(name, arguments.clone()).unwrap_or_else(|problem| panic!("{name} {arguments}: {problem:#}"))
    }

    /// A command that must be refused with `code` and change nothing in the book; the problem.
    #[track_caller]
    pub fn refused(&self, code: &str, name: &str, arguments: Value) -> Value {
        let before = self.export();
        let problem = match self.call(name, arguments.clone()) {
            Ok(answer) => panic!("{name} {arguments} should have been refused with {code}, and answered {answer}"),
            Err(problem) => problem,
        };
        assert_eq!(problem["code"], code, "{problem:#}");
        let message = problem["message"].as_str().unwrap_or_default();
        assert!(message.len() > 8, "the refusal says in words what is wrong: {problem}");
        assert_eq!(self.export(), before, "a refused {name} changes nothing");
        problem
    }

    /// Every record of the book as JSON: not the day of the export, not the texts that wait to become valid, not the
    /// journal of how it came about.
    pub fn export(&self) -> Value {
        let mut all = book::export_book(self.app(), Nothing {}).unwrap();
        for beside in ["exported_on", "waiting", "journal"] {
            all[beside] = Value::Null;
        }
        all
    }

    /// Closes the book, opens it again and verifies it.
    pub fn assert_reopens_sound(mut self) {
        self.restart(TODAY);
        self.assert_sound();
    }

    #[track_caller]
    pub fn assert_sound(&self) {
        let found = self.ok("verify", json!({}));
        assert_eq!(found["is_sound"], true, "{found:#}");
    }

    pub fn client(&self) -> i64 {
        id(&self.ok("create_client", halden()))
    }

    /// A project with these milestones, agreed when they sum to the contract.
    pub fn plan(&self, client: i64, contract: &str, milestones: &[(&str, &str)]) -> Plan {
        let patch = json!({ "title": "Billing platform migration", "contract": contract, "order_number": "PO-88213" });
        let project = id(&self.ok("create_project", json!({ "client": client, "patch": patch })));
        let mut ids = Vec::new();
        for (title, amount) in milestones {
            let patch = json!({ "title": title, "amount": amount, "criterion": format!("{title}, handed over") });
            let view = self.ok("add_milestone", json!({ "project": project, "patch": patch }));
            ids.push(id(view["milestones"].as_array().unwrap().last().unwrap()));
        }
        Plan { id: project, milestones: ids }
    }

    pub fn agree(&self, plan: &Plan) {
        self.ok("agree_plan", json!({ "id": plan.id, "by": "Ciara Doyle", "channel": "signature" }));
    }

    /// A change order over one row of an agreed plan, from 1, begun and agreed.
    pub fn change(&self, plan: &Plan, row: u32, patch: Value) {
        let order = id(&self.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
        self.ok("save_change_order", json!({ "id": order, "patch": { "reason": "A sixth line" } }));
        self.ok("save_change_row", json!({ "id": order, "row": row, "patch": patch }));
        self.ok("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "email" }));
    }

    /// Three milestones over 48,000 for Halden Rail, agreed.
    pub fn agreed(&self) -> Plan {
        let plan = self.proposed();
        self.agree(&plan);
        plan
    }

    /// The same before anybody said yes.
    pub fn proposed(&self) -> Plan {
        let milestones = [("Discovery report", "14400"), ("Pilot route live", "19200"), ("Rollout", "14400")];
        self.plan(self.client(), "48000", &milestones)
    }

    pub fn accept(&self, milestone: i64) {
        self.ok("mark_done", json!({ "id": milestone }));
        let by = json!({ "id": milestone, "by": "Ciara Doyle", "role": "Head of Revenue Systems", "channel": "email" });
        self.ok("accept_milestone", by);
    }

    pub fn prepare(&self, milestone: i64) -> i64 {
        id(&self.ok("prepare_invoice", json!({ "id": milestone })))
    }

    /// Prepares and issues the invoice of a milestone; the invoice.
    #[track_caller]
    pub fn issue(&self, milestone: i64) -> Value {
        self.ok("issue_invoice", json!({ "id": self.prepare(milestone) }))
    }

    /// Done, accepted, issued; the invoice.
    #[track_caller]
    pub fn bill(&self, milestone: i64) -> Value {
        self.accept(milestone);
        self.issue(milestone)
    }

    /// Issues an invoice without a plan over `amount`; the invoice.
    #[track_caller]
    pub fn bill_freely(&self, client: i64, title: &str, amount: &str) -> Value {
        let draft = id(&self.ok("new_invoice", json!({ "client": client })));
        self.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line(title, amount)] } }));
        self.ok("issue_invoice", json!({ "id": draft }))
    }

    pub fn pay(&self, invoice: &Value) -> Value {
        self.ok("record_payment", json!({ "invoices": [invoice["id"]] }))
    }

    pub fn invoice(&self, id: &Value) -> Value {
        self.ok("invoice", json!({ "id": id }))
    }

    /// The stored bytes of an issued invoice.
    pub fn pdf(&self, invoice: &Value) -> Vec<u8> {
        app::bytes::bytes(self.app(), "invoice_pdf", json!({ "id": invoice["id"] })).unwrap()
    }

    /// The words of an issued invoice as `pdftotext` finds them, blanks made single.
    pub fn words(&self, invoice: &Value) -> String {
        words(&self.pdf(invoice))
    }

    /// The e-invoice of an issued invoice; None for a PDF alone.
    pub fn xml(&self, invoice: &Value) -> Option<Vec<u8>> {
        app::bytes::bytes(self.app(), "invoice_xml", json!({ "id": invoice["id"] })).ok()
    }

    /// Leaves the PDF of an invoice, and its e-invoice beside it, for the judges of `./dev test`, where they asked.
    pub fn hand_to_judges(&self, invoice: &Value, name: &str) {
        if let Some(folder) = std::env::var_os("MILEPOST_JUDGED") {
            std::fs::create_dir_all(&folder).unwrap();
            let file = Path::new(&folder).join(name);
            std::fs::write(&file, self.pdf(invoice)).unwrap();
            if let Some(xml) = self.xml(invoice) {
                std::fs::write(file.with_extension("cii.xml"), xml).unwrap();
            }
        }
    }
}

#[track_caller]
pub fn id(view: &Value) -> i64 {
    view["id"].as_i64().unwrap_or_else(|| panic!("no id in {view}"))
}

/// A line as the editor sends it.
pub fn line(title: &str, price: &str) -> Value {
    json!({
        "milestone": null, "title": title, "description": "As agreed", "deliverables": [], "quantity": "", "unit_price": price,
        "tax_rate": "", "override_reason": "", "amount_reason": "",
    })
}

pub fn sandberg() -> Value {
    json!({
        "name": "Sandberg Advisory", "person": "Elin Sandberg", "street": "14 Marine Row", "city": "Dublin 4",
        "postcode": "D04 AB12", "country": "IE", "email": "elin@sandberg.example", "vat_number": "IE 1234567T",
        "bank_iban": "IE29 AIBK 9311 5212 3456 78", "bank_bic": "AIBKIE2D",
    })
}

pub fn halden() -> Value {
    json!({
        "name": "Halden Rail Ltd", "attention": "Accounts Payable", "street": "3 Northgate Yard", "city": "Cork",
        "postcode": "T12 XY34", "country": "IE", "email": "accounts@halden.example", "vat_number": "IE 7654321B",
    })
}

/// The words of a PDF as `pdftotext` finds them, blanks made single.
pub fn words(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.pdf");
    std::fs::write(&file, pdf).unwrap();
    let output = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&file).arg("-").output();
    let output = output.expect("pdftotext is missing: install poppler-utils");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names of the fields of a problem, in its order.
pub fn fields(problem: &Value) -> Vec<String> {
    let fields = problem["fields"].as_array().unwrap();
    fields.iter().map(|f| f["field"].as_str().unwrap().to_owned()).collect()
}

/// Codes of the fields of a problem, in its order.
pub fn codes(problem: &Value) -> Vec<String> {
    let fields = problem["fields"].as_array().unwrap();
    fields.iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect()
}

/// `14400.00 EUR` of an amount in an answer.
#[track_caller]
pub fn money(amount: &Value) -> String {
    format!(
        "{} {}",
        amount["amount"].as_str().unwrap_or_else(|| panic!("no amount: {amount}")),
        amount["currency"].as_str().unwrap()
    )
}
