//! Ten years of a busy past, for measuring: many clients and projects, all archived, with invoices that are paid,
//! short-paid, written off and still open. Entered in batches; every invoice shows the page of the first one.

use crate::problem::AppError;
use crate::{App, business, issuing};
use chrono::{Months, NaiveDate, TimeDelta};
use domain::invoice::{DraftInvoice, DraftLine, LineSource, Shows, Template};
use domain::milestone::{Acceptance, Billed, Channel, MilestoneFacts};
use domain::numbering::Pattern;
use domain::party::{Address, Business, Client};
use domain::payment::{Payment, PaymentChannel, Settlement, SettlementKind};
use domain::project::{Agreement, Project};
use domain::tax::Tax;
use domain::{
    AcceptanceId, ClientId, InvoiceId, Milestone, MilestoneId, Money, PaymentId, ProjectId, Quantity, RevisionId,
};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use storage::record::invoice_row::Rendering;
use storage::record::milestone::Fact;
use storage::record::project::{AgreedMilestone, Revision};
use storage::record::{file, issue, milestone, party, payment, project};
use storage::{Connection, Entry, Recorded};

/// Milestones of one project.
const STAGES: u32 = 5;
/// Projects that run beside each other.
const PARALLEL: u32 = 100;
const INVOICES_OF_A_CLIENT: u32 = 100;
/// Invoices of one transaction.
const BATCH: u32 = 2000;

const TITLES: [&str; 5] = ["Discovery", "Concept", "Prototype", "Build", "Handover"];

/// The day on which a past begins that ends on `until`.
pub fn first_day(until: NaiveDate) -> NaiveDate {
    until.checked_sub_months(Months::new(120)).unwrap_or(until)
}

/// Enters `count` invoices issued before `until` into a book that has only a business. Returns `count`.
pub fn enter(app: &App, until: NaiveDate, count: u32) -> Result<u32, AppError> {
    let business = app.read(|conn, _| business::of_book(conn, app))?;
    let mut past = Past {
        app,
        until,
        count,
        business,
        running: Vec::new(),
        places: HashMap::new(),
        unpaid: BTreeMap::new(),
        page: None,
        payments: 0,
    };
    let mut from = 0;
    while from < count {
        let to = (from + BATCH).min(count);
        app.with_store(|store| store.write_each(|tx| past.batch(tx, from..to)))?;
        from = to;
    }
    app.with_store(|store| store.write_each(|tx| past.settle_until(tx, until)))?;
    Ok(count)
}

struct Past<'a> {
    app: &'a App,
    until: NaiveDate,
    count: u32,
    business: Business,
    /// The projects that run now, with their plans.
    running: Vec<(Project, Vec<Milestone>)>,
    /// Last place of each numbering series.
    places: HashMap<String, u32>,
    /// What will be paid, by day and invoice.
    unpaid: BTreeMap<(NaiveDate, u32), Money>,
    /// Hash of the one page.
    page: Option<String>,
    payments: i64,
}

fn id(place: u32) -> i64 {
    i64::from(place) + 1
}

impl Past<'_> {
    fn batch(&mut self, tx: &Connection, range: std::ops::Range<u32>) -> Result<Vec<Recorded>, AppError> {
        let mut entries = Vec::new();
        for at in range {
            let on = self.day(at);
            entries.extend(self.settle_until(tx, on)?);
            if at % (PARALLEL * STAGES) < PARALLEL {
                entries.extend(self.begin_project(tx, at, on)?);
            }
            entries.push(self.issue(tx, at, on)?);
        }
        Ok(entries)
    }

    /// Invoices are spread evenly; the last ones are due before the diary begins.
    fn day(&self, at: u32) -> NaiveDate {
        let days = (self.until - first_day(self.until)).num_days() - 1;
        first_day(self.until) + TimeDelta::days(days * i64::from(at) / i64::from(self.count))
    }

    fn recorded(&self, command: &'static str, on: NaiveDate, entry: Entry) -> Recorded {
        self.app.clock.jump_to(on);
        Recorded { command, moment: self.app.clock.tick(), entry }
    }

    /// The client that a project belongs to, written when it is new.
    fn client(&self, tx: &Connection, project: u32) -> Result<Client, AppError> {
        let of_a_client = INVOICES_OF_A_CLIENT / STAGES;
        let place = project / of_a_client;
        let address = Address {
            street: format!("{} Main Street", place % 200 + 1),
            postcode: "T12 XY34".to_owned(),
            city: "Cork".to_owned(),
            ..Address::empty(self.business.address.country)
        };
        let (language, currency) = (self.business.language, self.business.currency);
        let name = format!("Client {:04} Ltd", place + 1);
        let client = Client {
            attention: "Accounts Payable".to_owned(),
            email: format!("accounts@client{}.example", place + 1),
            archived: true,
            ..Client::named(ClientId(id(place)), &name, address, language, currency)
        };
        if project.is_multiple_of(of_a_client) {
            party::put_client(tx, &client)?;
        }
        Ok(client)
    }

    fn begin_project(&mut self, tx: &Connection, at: u32, on: NaiveDate) -> Result<[Recorded; 2], AppError> {
        let slot = at % PARALLEL;
        if slot == 0 {
            self.running.clear();
        }
        let place = at / (PARALLEL * STAGES) * PARALLEL + slot;
        let client = self.client(tx, place)?;
        let minor = i64::from(place % 90 + 10) * 10_000;
        let amount = Money::from_minor(minor, self.business.currency)?;
        let plan: Vec<Milestone> = (0..STAGES).map(|stage| planned(place, stage, amount)).collect();
        let contract = Money::sum(plan.iter().map(|m| m.amount), self.business.currency)?;
        let agreement = Agreement {
            revision: RevisionId(id(place)),
            revision_number: 1,
            on,
            by: "Ada Reilly".to_owned(),
            channel: Channel::Email,
            words: String::new(),
        };
        let title = format!("Engagement {:05}", place + 1);
        let project = Project {
            code: format!("PRO-{:05}", place + 1),
            archived: true,
            contract_on: Some(agreement.on),
            agreement: Some(agreement.clone()),
            ..Project::titled(ProjectId(id(place)), client.id, &title, contract)
        };
        project::put_project(tx, &project)?;
        for milestone in &plan {
            milestone::put_milestone(tx, milestone)?;
        }
        let agreed = Revision { agreement, contract, plan: plan.iter().map(agreed).collect() };
        let made =
            self.recorded("create_project", on, Entry::about("project", project.id, json!({ "title": project.title })));
        let said =
            self.recorded("agree_plan", on, Entry::about("project", project.id, json!({ "contract": contract })));
        project::insert_revision(tx, project.id, &agreed, said.moment.at)?;
        self.running.push((project, plan));
        Ok([made, said])
    }

    /// Marks the milestone done and accepted, and issues its invoice.
    fn issue(&mut self, tx: &Connection, at: u32, on: NaiveDate) -> Result<Recorded, AppError> {
        let slot = usize::try_from(at % PARALLEL).unwrap_or(0);
        let stage = usize::try_from(at % (PARALLEL * STAGES) / PARALLEL).unwrap_or(0);
        self.app.clock.jump_to(on);
        let moment = self.app.clock.tick();
        let client = ClientId(self.running[slot].0.client.0);
        let client = party::client(tx, client)?;
        let (project, plan) = &mut self.running[slot];
        accept(tx, &mut plan[stage], at, moment)?;
        let draft = draft(&self.business, client, project, plan, stage)?;
        let pattern =
            Pattern::parse(&self.business.number_pattern).map_err(|why| AppError::invalid("number_pattern", why))?;
        let sequence = self.places.entry(pattern.series(on)).or_insert(0);
        *sequence += 1;
        let issued = draft.issue(on, &pattern, *sequence).map_err(AppError::Refused)?;
        let pdf_hash = match &self.page {
            Some(hash) => hash.clone(),
            None => {
                let bytes = issuing::render(tx, issued.body(), Some(issued.number()), None)?;
                self.page.insert(file::put_file(tx, "application/pdf", &bytes)?).clone()
            }
        };
        let rendering = Rendering { pdf_hash, xml_hash: None, renderer: documents::RENDERER.to_owned() };
        let row = issue::insert_issued(tx, InvoiceId(id(at)), &issued, rendering, moment.at)?;
        let (due_on, due_currency) = (issued.body().due_on, issued.body().currency);
        plan[stage].facts.billed = Some(Billed {
            invoice: InvoiceId(id(at)),
            number: issued.number().to_owned(),
            issue_on: on,
            due_on,
            net: issued.body().totals.net,
            left: Money::zero(due_currency),
            retained: Money::zero(due_currency),
            paid: Money::zero(due_currency),
            settled_on: None,
            paid_on: None,
        });
        // One in 400 is never paid.
        if at % 400 != 399 {
            let late = TimeDelta::days(i64::from(at % 12) - 3);
            self.unpaid.insert((due_on + late, at), issued.body().totals.due);
        }
        Ok(Recorded { command: "issue_invoice", moment, entry: row.entry() })
    }

    /// Records what was paid up to and including `on`.
    fn settle_until(&mut self, tx: &Connection, on: NaiveDate) -> Result<Vec<Recorded>, AppError> {
        let mut entries = Vec::new();
        while let Some(first) = self.unpaid.first_entry() {
            let (paid_on, at) = *first.key();
            if paid_on > on {
                break;
            }
            let due = first.remove();
            entries.push(self.settle(tx, at, paid_on, due)?);
        }
        Ok(entries)
    }

    /// Most pay in full; of the others the bank keeps a fee, a rest is written off, or half stays open.
    fn settle(&mut self, tx: &Connection, at: u32, on: NaiveDate, due: Money) -> Result<Recorded, AppError> {
        let short = |minor: i64| Money::from_minor(due.minor() - minor, due.currency());
        let (amount, rest) = match at % 200 {
            50 => (short(1500)?, Some(SettlementKind::BankFee)),
            100 => (short(2500)?, Some(SettlementKind::WriteOff)),
            150 if at % 1000 == 150 => (short(due.minor() / 2)?, None),
            _ => (due, None),
        };
        self.payments += 1;
        let of_a_client = INVOICES_OF_A_CLIENT / STAGES;
        let project = at / (PARALLEL * STAGES) * PARALLEL + at % PARALLEL;
        let payment = Payment {
            id: PaymentId(self.payments),
            client: ClientId(id(project / of_a_client)),
            received_on: on,
            amount,
            channel: PaymentChannel::BankTransfer,
            reference: String::new(),
            note: String::new(),
            reverses: None,
        };
        let entry =
            Entry::about("payment", payment.id, json!({ "amount": amount, "received_on": on, "invoices": [id(at)] }));
        let recorded = self.recorded("record_payment", on, entry);
        payment::insert_payment(tx, &payment, recorded.moment.at)?;
        let parts = [(SettlementKind::Payment, amount)].into_iter().chain(rest.map(|kind| (kind, due)));
        for (kind, money) in parts {
            let amount = if kind == SettlementKind::Payment { money } else { due.minus(amount)? };
            let settlement = Settlement { invoice: InvoiceId(id(at)), kind, on, amount };
            let reason = if kind == SettlementKind::WriteOff { "Agreed on the phone" } else { "" };
            payment::settle(tx, &settlement, Some(payment.id), reason, recorded.moment)?;
        }
        Ok(recorded)
    }
}

fn planned(project: u32, stage: u32, amount: Money) -> Milestone {
    let title = TITLES[usize::try_from(stage).unwrap_or(0)];
    Milestone {
        id: MilestoneId(id(project * STAGES + stage)),
        project: ProjectId(id(project)),
        position: stage + 1,
        title: title.to_owned(),
        criterion: format!("{title} handed over and accepted by the steering group"),
        amount,
        target_on: None,
        deliverables: Vec::new(),
        client_note: String::new(),
        private_note: String::new(),
        facts: MilestoneFacts::default(),
    }
}

fn agreed(milestone: &Milestone) -> AgreedMilestone {
    AgreedMilestone {
        milestone: milestone.id,
        position: milestone.position,
        title: milestone.title.clone(),
        criterion: milestone.criterion.clone(),
        amount: milestone.amount,
        target_on: None,
    }
}

/// Appends both facts; theirs are the only ones, so that their ids are known.
fn accept(tx: &Connection, milestone: &mut Milestone, at: u32, moment: crate::Moment) -> Result<(), AppError> {
    let by = "Ada Reilly";
    milestone::append_fact(tx, milestone.id, &Fact::Done, moment.on, moment.at)?;
    let accepted = Fact::Accepted { by, role: "", channel: Channel::Email, words: "" };
    milestone::append_fact(tx, milestone.id, &accepted, moment.on, moment.at)?;
    milestone.facts.done_on = Some(moment.on);
    milestone.facts.acceptance = Some(Acceptance {
        id: AcceptanceId(2 * id(at)),
        on: moment.on,
        by: by.to_owned(),
        role: String::new(),
        channel: Channel::Email,
        words: String::new(),
    });
    Ok(())
}

fn draft(
    business: &Business,
    client: Client,
    project: &Project,
    plan: &[Milestone],
    stage: usize,
) -> Result<DraftInvoice, AppError> {
    let billed = &plan[stage];
    let taxes =
        business.tax.iter().map(|t| Tax::new(&t.name, t.category, t.rate, None)).collect::<Result<Vec<_>, _>>()?;
    Ok(DraftInvoice {
        invoiced: plan[..stage].iter().map(|m| (m.id, m.amount)).collect(),
        deposits: Money::zero(business.currency),
        currency: business.currency,
        language: client.language,
        second_language: None,
        template: Template::Modern,
        shows: Shows::default(),
        terms: business.terms,
        early_payment: None,
        due_on: None,
        order_number: String::new(),
        note: String::new(),
        adjustments: Vec::new(),
        prepaid: Money::zero(business.currency),
        corrects: None,
        keeps_back: None,
        exchange: None,
        lines: vec![DraftLine {
            source: LineSource::Milestone {
                id: billed.id,
                override_reason: String::new(),
                amount_reason: String::new(),
            },
            title: billed.title.clone(),
            description: billed.criterion.clone(),
            deliverables: Vec::new(),
            quantity: Quantity::ONE,
            unit: domain::invoice::Unit::Piece,
            evidence: Vec::new(),
            unit_price: billed.amount,
            adjustments: Vec::new(),
            taxes,
        }],
        business: business.clone(),
        client,
        project: Some((project.clone(), plan.to_vec())),
    })
}
