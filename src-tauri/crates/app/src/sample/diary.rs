//! The diary of the sample book: everything that happens, by day, entered through the use cases of real data.

use super::companies::{self, Company};
use super::contracts::{self, Agreed, ChangeOrder, Contract, Stage};
use super::one_offs::{IN_POUNDS, ONE_OFFS, OneOff, Paid};
use crate::App;
use crate::agreement::Yes;
use crate::business::{self, BusinessPatch};
use crate::clients::{self, ClientPatch, SaveContacts};
use crate::drafts::{self, InvoicePatch, LineForm, NewInvoice, SaveInvoiceDraft};
use crate::invoices::{self, InvoiceArgument};
use crate::issuing::{self, IssueInvoice};
use crate::mail;
use crate::milestones::{self, AcceptMilestone, AddDeliverable, MilestoneOn, SaveDeliverable};
use crate::payments::{self, RecordPayment};
use crate::problem::AppError;
use crate::projects::{self, AgreePlan, ArchiveProject, CreateProject, ProjectPatch};
use crate::schedule::{self, AddMilestone, MilestoneArgument, MilestonePatch};
use chrono::{NaiveDate, TimeDelta};
use domain::party::Contact;
use domain::{ClientId, DraftInvoiceId, InvoiceId, MilestoneId, ProjectId};
use std::collections::HashMap;

mod changes;

/// One thing that happens.
enum Event {
    Client(&'static Company),
    Propose(&'static Contract),
    Agree(&'static Contract, &'static Agreed),
    ProposeChange(&'static Contract, &'static ChangeOrder),
    AgreeChange(&'static Contract, &'static ChangeOrder),
    Archive(&'static Contract),
    Start(Place),
    Tick(Place, usize),
    Done(Place),
    Accept(Place, &'static Agreed),
    Prepare(Place),
    Issue(Place),
    Pay(Place),
    Bill(&'static OneOff),
    Receive(&'static OneOff),
    NumberFrom(&'static str),
    NumberBy(&'static str),
}

/// A stage of a contract, from 0.
#[derive(Clone, Copy)]
struct Place(&'static Contract, usize);

impl Place {
    fn stage(self) -> &'static Stage {
        &self.0.stages[self.1]
    }

    fn key(self) -> (&'static str, usize) {
        (self.0.code, self.1)
    }
}

/// Writes the diary into an empty book, every day moved on by `shift`. Returns the number of issued invoices.
pub fn enter(app: &App, shift: TimeDelta) -> Result<u32, AppError> {
    let mut events = all();
    // Stable: what happens on one day happens in the order in which it is told.
    events.sort_by_key(|(on, _)| *on);
    let mut desk = Desk { app, shift, ids: Ids::default(), issued: 0 };
    for (on, event) in events {
        app.clock.jump_to(day(on) + shift);
        desk.enter(event)?;
    }
    Ok(desk.issued)
}

/// How many invoices the diary issues.
pub fn invoices() -> u32 {
    let issues = all().into_iter().filter(|(_, event)| matches!(event, Event::Issue(_) | Event::Bill(_))).count();
    u32::try_from(issues).expect("the diary is short")
}

/// The first day of the diary.
pub fn first_day() -> NaiveDate {
    let days = all().into_iter().map(|(on, _)| day(on));
    days.min().expect("the diary is not empty")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("the days of the diary are written as ISO days")
}

fn all() -> Vec<(&'static str, Event)> {
    // Numbers begin at 37: older invoices of that year were made elsewhere.
    let mut events = vec![("2025-03-03", Event::NumberFrom("37")), ("2026-01-05", Event::NumberFrom("1"))];
    for contract in contracts::CLOSED.iter().chain(contracts::RUNNING) {
        of_contract(contract, &mut events);
    }
    for one_off in ONE_OFFS {
        of_one_off(one_off, &mut events);
    }
    events.push((IN_POUNDS.issued_on, Event::NumberBy("UK-{YYYY}-{000}")));
    of_one_off(&IN_POUNDS, &mut events);
    events.push((IN_POUNDS.issued_on, Event::NumberBy("{YYYY}-{000}")));
    events
}

fn of_contract(contract: &'static Contract, events: &mut Vec<(&'static str, Event)>) {
    let company = companies::WITH_CONTRACT.iter().find(|c| c.name == contract.client);
    events.push((contract.proposed_on, Event::Client(company.expect("every contract names one of the clients"))));
    events.push((contract.proposed_on, Event::Propose(contract)));
    events.push((contract.agreed.on, Event::Agree(contract, &contract.agreed)));
    if let Some(change) = &contract.change {
        events.push((change.sent_on, Event::ProposeChange(contract, change)));
        events.push((change.agreed.on, Event::AgreeChange(contract, change)));
    }
    for at in 0..contract.stages.len() {
        of_stage(Place(contract, at), events);
    }
    if let Some(on) = contract.archived_on {
        events.push((on, Event::Archive(contract)));
    }
}

fn of_stage(place: Place, events: &mut Vec<(&'static str, Event)>) {
    let stage = place.stage();
    let mut happens = |on: &'static str, event| {
        if !on.is_empty() {
            events.push((on, event));
        }
    };
    happens(stage.started_on, Event::Start(place));
    for (at, (_, ticked_on)) in stage.deliverables.iter().enumerate() {
        let by_then = if ticked_on.is_empty() { stage.done_on } else { ticked_on };
        happens(by_then, Event::Tick(place, at));
    }
    happens(stage.done_on, Event::Done(place));
    if let Some(accepted) = &stage.accepted {
        happens(accepted.on, Event::Accept(place, accepted));
    }
    happens(stage.prepared_on, Event::Prepare(place));
    happens(stage.issued_on, Event::Issue(place));
    happens(stage.paid_on, Event::Pay(place));
}

fn of_one_off(one_off: &'static OneOff, events: &mut Vec<(&'static str, Event)>) {
    let company = companies::ONE_OFF.iter().find(|c| c.name == one_off.client);
    events.push((one_off.issued_on, Event::Client(company.expect("every invoice names one of the clients"))));
    events.push((one_off.issued_on, Event::Bill(one_off)));
    let paid_on = match one_off.paid {
        Paid::InFull { on } | Paid::InPart { on, .. } => on,
    };
    events.push((paid_on, Event::Receive(one_off)));
}

#[derive(Default)]
struct Ids {
    clients: HashMap<&'static str, ClientId>,
    projects: HashMap<&'static str, ProjectId>,
    milestones: HashMap<(&'static str, usize), MilestoneId>,
    invoices: HashMap<(&'static str, usize), InvoiceId>,
    /// Of invoices without a plan, by client and day.
    one_offs: HashMap<(&'static str, &'static str), InvoiceId>,
}

struct Desk<'a> {
    app: &'a App,
    shift: TimeDelta,
    ids: Ids,
    issued: u32,
}

fn typed(text: &str) -> Option<String> {
    Some(text.to_owned())
}

impl Desk<'_> {
    fn enter(&mut self, event: Event) -> Result<(), AppError> {
        match event {
            Event::Client(company) => self.client(company),
            Event::Propose(contract) => self.propose(contract),
            Event::Agree(contract, agreed) => self.agree(contract, agreed),
            Event::ProposeChange(contract, change) => self.propose_change(contract, change),
            Event::AgreeChange(contract, change) => self.agree_change(contract, change),
            Event::Archive(contract) => {
                let id = self.ids.projects[contract.code];
                projects::archive_project(self.app, ArchiveProject { id, archived: true }).map(drop)
            }
            Event::Start(place) => milestones::start_milestone(self.app, self.now(place)).map(drop),
            Event::Tick(place, at) => self.tick(place, at),
            Event::Done(place) => milestones::mark_done(self.app, self.now(place)).map(drop),
            Event::Accept(place, accepted) => self.accept(place, accepted),
            Event::Prepare(place) => self.prepare(place).map(drop),
            Event::Issue(place) => {
                let draft = self.prepare(place)?;
                let invoice = self.issue(draft)?;
                self.ids.invoices.insert(place.key(), invoice);
                Ok(())
            }
            Event::Pay(place) => {
                self.receive(self.ids.invoices[&place.key()], &Paid::InFull { on: place.stage().paid_on })
            }
            Event::Bill(one_off) => self.bill(one_off),
            Event::Receive(one_off) => {
                self.receive(self.ids.one_offs[&(one_off.client, one_off.issued_on)], &one_off.paid)
            }
            Event::NumberFrom(start) => {
                self.business(BusinessPatch { number_start: typed(start), ..BusinessPatch::default() })
            }
            Event::NumberBy(pattern) => {
                self.business(BusinessPatch { number_pattern: typed(pattern), ..BusinessPatch::default() })
            }
        }
    }

    /// The day as it is in this book, as typed.
    fn moved(&self, on: &str) -> Option<String> {
        (!on.is_empty()).then(|| (day(on) + self.shift).to_string())
    }

    /// `{2026-12-18}` becomes `18 December`, moved like every other day.
    fn said(&self, text: &str) -> Option<String> {
        let mut said = String::new();
        let mut rest = text;
        while let Some((before, (inner, after))) = rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?)))
        {
            said.push_str(before);
            said.push_str(&(day(inner) + self.shift).format("%-d %B").to_string());
            rest = after;
        }
        said.push_str(rest);
        Some(said)
    }

    fn now(&self, place: Place) -> MilestoneOn {
        MilestoneOn { id: self.ids.milestones[&place.key()], on: None }
    }

    fn business(&self, patch: BusinessPatch) -> Result<(), AppError> {
        business::save_business(self.app, patch).map(drop)
    }

    fn client(&mut self, company: &'static Company) -> Result<(), AppError> {
        if self.ids.clients.contains_key(company.name) {
            return Ok(());
        }
        let patch = ClientPatch {
            name: typed(company.name),
            attention: typed(company.attention),
            street: typed(company.street),
            postcode: typed(company.postcode),
            city: typed(company.city),
            country: typed(company.country),
            email: typed(company.email),
            vat_number: typed(company.vat_number),
            tax_treatment: typed(company.tax_treatment),
            currency: typed(company.currency),
            order_number_required: typed(if company.needs_order_number { "yes" } else { "no" }),
            private_note: typed(company.private_note),
            ..ClientPatch::default()
        };
        let id = clients::create_client(self.app, patch)?.id;
        let person = |p: &companies::Person| Contact {
            name: p.name.to_owned(),
            position: p.position.to_owned(),
            email: p.email.to_owned(),
            phone: String::new(),
            roles: p.roles.to_vec(),
        };
        if !company.people.is_empty() {
            clients::save_contacts(
                self.app,
                SaveContacts { id, contacts: company.people.iter().map(person).collect() },
            )?;
        }
        self.ids.clients.insert(company.name, id);
        Ok(())
    }

    fn propose(&mut self, contract: &'static Contract) -> Result<(), AppError> {
        let patch = ProjectPatch {
            title: typed(contract.title),
            scope: typed(contract.scope),
            dispute_note: typed(contracts::DISPUTES),
            code: typed(contract.code),
            contract: typed(contract.value),
            order_number: typed(contract.order_number),
            ..ProjectPatch::default()
        };
        let client = self.ids.clients[contract.client];
        let project = projects::create_project(
            self.app,
            CreateProject { client, patch, preset: None, template: None, first_on: None },
        )?
        .id;
        self.ids.projects.insert(contract.code, project);
        for (at, stage) in contract.stages.iter().enumerate() {
            let patch = MilestonePatch {
                title: typed(stage.title),
                criterion: typed(stage.criterion),
                amount: typed(stage.amount),
                target_on: self.moved(stage.target_on),
                client_note: self.said(stage.client_note),
                private_note: self.said(stage.private_note),
                ..MilestonePatch::default()
            };
            let view = schedule::add_milestone(self.app, AddMilestone { project, patch: Some(patch) })?;
            let milestone = view.milestones[at].id;
            self.ids.milestones.insert((contract.code, at), milestone);
            for (title, _) in stage.deliverables {
                let title = self.said(title).unwrap_or_default();
                milestones::add_deliverable(self.app, AddDeliverable { milestone, title })?;
            }
        }
        Ok(())
    }

    fn agree(&self, contract: &Contract, agreed: &Agreed) -> Result<(), AppError> {
        let Agreed { by, channel, words, .. } = agreed;
        let id = self.ids.projects[contract.code];
        projects::agree_plan(
            self.app,
            AgreePlan { id, yes: Yes { on: None, by: (*by).to_owned(), channel: *channel, words: typed(words) } },
        )
        .map(drop)
    }

    fn tick(&self, place: Place, at: usize) -> Result<(), AppError> {
        let id = self.ids.milestones[&place.key()];
        let deliverable = milestones::milestone(self.app, MilestoneArgument { id })?.deliverables[at].id;
        // What was never handed over as a thing stays off the page.
        let on_invoice = Some(!place.stage().deliverables[at].0.starts_with("Rollback"));
        milestones::save_deliverable(
            self.app,
            SaveDeliverable { id: deliverable, title: None, done: Some(true), on_invoice },
        )
        .map(drop)
    }

    fn accept(&self, place: Place, accepted: &Agreed) -> Result<(), AppError> {
        let id = self.ids.milestones[&place.key()];
        let company = companies::WITH_CONTRACT.iter().find(|c| c.name == place.0.client);
        let role = company.and_then(|c| c.people.iter().find(|p| p.name == accepted.by)).map(|p| p.position.to_owned());
        let (by, words) = (accepted.by.to_owned(), typed(accepted.words));
        milestones::accept_milestone(
            self.app,
            AcceptMilestone { id, on: None, by, role, channel: accepted.channel, words },
        )
        .map(drop)
    }

    fn prepare(&self, place: Place) -> Result<DraftInvoiceId, AppError> {
        let id = self.ids.milestones[&place.key()];
        Ok(drafts::prepare_invoice(self.app, MilestoneArgument { id })?.id)
    }

    /// Issues, and opens the mail that goes with it.
    fn issue(&mut self, id: DraftInvoiceId) -> Result<InvoiceId, AppError> {
        let invoice =
            issuing::issue_invoice(self.app, IssueInvoice { id, override_reason: None, notice_days: None })?.id;
        let to = mail::invoice_mail(self.app, InvoiceArgument { id: invoice })?.mail.to.join(", ");
        invoices::record_event(self.app, invoice, "mail_draft_opened", &to)?;
        self.issued += 1;
        Ok(invoice)
    }

    fn bill(&mut self, one_off: &'static OneOff) -> Result<(), AppError> {
        let draft = drafts::new_invoice(self.app, NewInvoice { client: self.ids.clients[one_off.client] })?.id;
        let line = LineForm {
            title: one_off.title.to_owned(),
            description: one_off.description.to_owned(),
            unit_price: one_off.amount.to_owned(),
            ..LineForm::default()
        };
        let patch = InvoicePatch { terms: typed(one_off.terms), lines: Some(vec![line]), ..InvoicePatch::default() };
        drafts::save_invoice_draft(self.app, SaveInvoiceDraft { id: draft, patch })?;
        let invoice = self.issue(draft)?;
        self.ids.one_offs.insert((one_off.client, one_off.issued_on), invoice);
        Ok(())
    }

    fn receive(&self, invoice: InvoiceId, paid: &Paid) -> Result<(), AppError> {
        let (amount, difference, reason) = match *paid {
            Paid::InFull { .. } => (None, None, None),
            Paid::InPart { amount, rest, reason, .. } => (typed(amount), Some(rest), typed(reason)),
        };
        let payment = RecordPayment {
            invoices: vec![invoice],
            amount,
            parts: None,
            received_on: None,
            channel: None,
            reference: None,
            note: None,
            difference,
            reason,
            home_amount: None,
            home_rate: None,
            rest_becomes_credit: None,
        };
        payments::record_payment(self.app, payment).map(drop)
    }
}
