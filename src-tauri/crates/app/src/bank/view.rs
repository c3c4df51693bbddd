//! A bank's file as the screen shows it: what may be recorded, with its proposal, and what is left aside, with the reason.

use super::read::{Booked, LeftLine, LeftWhy, Statement};
use super::{open_invoices, to_pay};
use crate::payments::discounted;
use crate::problem::AppError;
use chrono::{Days, NaiveDate};
use domain::bank::{
    self as rules, BankEntry, Certainty, MatchReason, OpenInvoice, Payer, Proposal, Recorded, Seen, Settled,
};
use domain::{ClientId, InvoiceId, Money, PaymentId, Refusal};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use storage::Connection;
use storage::record::invoice::{self, InvoiceEntry, InvoiceFilter};
use storage::record::{party, payment};
use ts_rs::TS;

/// Entries of one file that came in: so many are compared with the open invoices.
const INCOMING_MAX: usize = 2000;
/// Entries of one file that can be recorded: as many as one call takes.
const ROWS_MAX: usize = 1000;
/// Entries left aside that are shown; all are counted.
const LEFT_SHOWN: usize = 500;
/// Invoices to choose from.
const CHOICES_MAX: usize = 300;
/// Documents that are looked at for a number that is settled.
const SETTLED_MAX: u32 = 2000;
/// Days around an entry in which a payment may be the same.
const DAYS_AROUND: u64 = 4;

/// What a bank says of one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EntryView {
    pub booked_on: NaiveDate,
    pub amount: Money,
    pub name: String,
    pub iban: String,
    pub reference: String,
    pub bank_id: String,
}

impl EntryView {
    pub(super) fn of(entry: BankEntry) -> Self {
        let BankEntry { booked_on, amount, name, iban, reference, bank_id } = entry;
        Self { booked_on, amount, name, iban, reference, bank_id }
    }
}

/// Money that came in, with what it may pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BankRow {
    /// In the file, from 1.
    pub line: u32,
    pub entry: EntryView,
    /// In the order in which the money reaches them; empty where nothing is proposed.
    pub invoices: Vec<InvoiceId>,
    pub reasons: Vec<MatchReason>,
    pub certainty: Certainty,
    /// What fits best, for a choice.
    pub choices: Vec<InvoiceId>,
    /// Whose money it seems to be.
    pub client_name: Option<String>,
    /// Day of a payment that may be this one, recorded by hand a few days around it.
    pub perhaps_recorded_on: Option<NaiveDate>,
    /// Ticked beforehand: the proposal is sure, and nothing speaks for it being recorded.
    pub is_ticked: bool,
}

/// An invoice that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BankInvoice {
    pub id: InvoiceId,
    pub number: String,
    pub client: ClientId,
    pub client_name: String,
    pub title: String,
    /// To be paid of it now.
    pub open: Money,
    pub due_on: NaiveDate,
}

/// An entry that is left aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BankLeft {
    pub line: u32,
    pub why: LeftWhy,
    /// None where it could not be read.
    pub entry: Option<EntryView>,
    /// The line as it stands in the file, where it could not be read.
    pub text: String,
    /// The invoice in another currency, or none.
    pub number: Option<String>,
    pub payment: Option<PaymentId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct LeftCount {
    pub why: LeftWhy,
    pub count: u32,
}

/// A bank's file as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BankFileView {
    pub name: String,
    /// Name of the bank's layout, or the version of the message.
    pub layout: String,
    pub rows: Vec<BankRow>,
    /// The first of them.
    pub left: Vec<BankLeft>,
    /// All of them, by reason.
    pub left_counts: Vec<LeftCount>,
    /// Invoices to choose from, the first due first.
    pub open: Vec<BankInvoice>,
    /// True when there are more open ones than can be chosen here.
    pub has_more_open: bool,
}

pub(super) fn view(
    conn: &Connection,
    name: String,
    statement: Statement,
    today: NaiveDate,
) -> Result<BankFileView, AppError> {
    let invoices = open_invoices(conn, today)?;
    let discounted = discounted(conn, &invoices, today)?;
    let asking = |entry: &InvoiceEntry| asking(entry, discounted.get(&entry.id).copied(), today);
    let open = invoices.iter().map(asking).collect::<Result<Vec<_>, _>>()?;
    let (payers, settled) = (payers(conn)?, settled(conn, &invoices, today)?);
    let mut left: Vec<BankLeft> = statement.left.into_iter().map(unread).collect();
    let incoming = incoming(statement.entries, today, &mut left);
    if incoming.len() > INCOMING_MAX {
        return Err(Refusal::TooManyBankEntries { name, max: INCOMING_MAX }.into());
    }
    let entries: Vec<BankEntry> = incoming.iter().map(|booked| booked.entry.clone()).collect();
    // Whose money it is says which payment it may be; a recorded one must not use up what the next one pays.
    let first = rules::propose(&entries, &open, &payers, &settled);
    let clients: Vec<Option<ClientId>> = first.iter().map(|proposal| proposal.client).collect();
    let found = rules::recorded(&entries, &clients, &seen(conn, &entries)?);
    let kept = unrecorded(incoming, found, &open, &mut left);
    if kept.len() > ROWS_MAX {
        return Err(Refusal::TooManyBankEntries { name, max: ROWS_MAX }.into());
    }
    let entries: Vec<BankEntry> = kept.iter().map(|(booked, _)| booked.entry.clone()).collect();
    let proposals = rules::propose(&entries, &open, &payers, &settled);
    let names: BTreeMap<ClientId, &str> = payers.iter().map(|payer| (payer.client, payer.name.as_str())).collect();
    let mut rows = Vec::new();
    for ((booked, perhaps), proposal) in kept.into_iter().zip(proposals) {
        let perhaps_recorded_on = perhaps.map(|id| payment::payment(conn, id)).transpose()?.map(|p| p.received_on);
        rows.push(row(booked, proposal, perhaps_recorded_on, &names));
    }
    left.sort_by_key(|left| (left.why, left.line));
    let left_counts = counts(&left);
    left.truncate(LEFT_SHOWN);
    let (choices, has_more_open) = choices(&invoices, &open, &rows);
    Ok(BankFileView { name, layout: statement.layout, rows, left, left_counts, open: choices, has_more_open })
}

fn unread(line: LeftLine) -> BankLeft {
    BankLeft { line: line.line, why: line.why, entry: None, text: line.text, number: None, payment: None }
}

fn aside(Booked { line, entry }: Booked, why: LeftWhy) -> BankLeft {
    BankLeft { line, why, entry: Some(EntryView::of(entry)), text: String::new(), number: None, payment: None }
}

/// What came in until today; the others are left aside.
fn incoming(entries: Vec<Booked>, today: NaiveDate, left: &mut Vec<BankLeft>) -> Vec<Booked> {
    let mut incoming = Vec::new();
    for booked in entries {
        if !booked.entry.amount.is_positive() {
            left.push(aside(booked, LeftWhy::Outgoing));
        } else if booked.entry.booked_on > today {
            left.push(aside(booked, LeftWhy::Future));
        } else {
            incoming.push(booked);
        }
    }
    incoming
}

/// What may be recorded, each with the payment that it perhaps is; the others are left aside.
fn unrecorded(
    incoming: Vec<Booked>,
    found: Vec<Recorded>,
    open: &[OpenInvoice],
    left: &mut Vec<BankLeft>,
) -> Vec<(Booked, Option<PaymentId>)> {
    let mut kept = Vec::new();
    for (booked, found) in incoming.into_iter().zip(found) {
        let other = rules::named_in_other_currency(&booked.entry, open).map(|invoice| invoice.number.clone());
        match (found, other) {
            (Recorded::Already(id), _) => {
                left.push(BankLeft { payment: Some(id), ..aside(booked, LeftWhy::Recorded) });
            }
            (_, Some(number)) => {
                left.push(BankLeft { number: Some(number), ..aside(booked, LeftWhy::OtherCurrency) });
            }
            (Recorded::Perhaps(id), None) => kept.push((booked, Some(id))),
            (Recorded::No, None) => kept.push((booked, None)),
        }
    }
    kept
}

fn row(
    Booked { line, entry }: Booked,
    proposal: Proposal,
    perhaps_recorded_on: Option<NaiveDate>,
    names: &BTreeMap<ClientId, &str>,
) -> BankRow {
    BankRow {
        line,
        entry: EntryView::of(entry),
        is_ticked: proposal.certainty == Certainty::Sure && perhaps_recorded_on.is_none(),
        client_name: proposal.client.and_then(|client| names.get(&client)).map(|name| (*name).to_owned()),
        invoices: proposal.invoices,
        reasons: proposal.reasons,
        certainty: proposal.certainty,
        choices: proposal.choices,
        perhaps_recorded_on,
    }
}

fn counts(left: &[BankLeft]) -> Vec<LeftCount> {
    let mut counts: BTreeMap<LeftWhy, u32> = BTreeMap::new();
    for entry in left {
        *counts.entry(entry.why).or_default() += 1;
    }
    counts.into_iter().map(|(why, count)| LeftCount { why, count }).collect()
}

/// The first due, and every one that a row speaks of.
fn choices(invoices: &[InvoiceEntry], open: &[OpenInvoice], rows: &[BankRow]) -> (Vec<BankInvoice>, bool) {
    let spoken: BTreeSet<InvoiceId> =
        rows.iter().flat_map(|row| row.invoices.iter().chain(&row.choices)).copied().collect();
    let chosen = invoices.iter().zip(open).enumerate();
    let chosen = chosen.filter(|(at, (entry, _))| *at < CHOICES_MAX || spoken.contains(&entry.id));
    let list: Vec<BankInvoice> = chosen
        .map(|(_, (entry, open))| BankInvoice {
            id: entry.id,
            number: entry.number.clone(),
            client: entry.client,
            client_name: entry.client_name.clone(),
            title: entry.heading.clone(),
            open: open.open,
            due_on: open.due_on,
        })
        .collect();
    let has_more = list.len() < invoices.len();
    (list, has_more)
}

fn asking(
    entry: &InvoiceEntry,
    discounted: Option<(Money, NaiveDate)>,
    today: NaiveDate,
) -> Result<OpenInvoice, AppError> {
    Ok(OpenInvoice {
        id: entry.id,
        number: entry.number.clone(),
        client: entry.client,
        open: to_pay(entry, today)?,
        discounted,
        due_on: entry.open().next_due_on(),
    })
}

/// Clients with the accounts that stand in the notes of their payments.
fn payers(conn: &Connection) -> Result<Vec<Payer>, AppError> {
    let mut ibans: BTreeMap<ClientId, BTreeSet<String>> = BTreeMap::new();
    for (client, note) in payment::notes(conn)? {
        let accounts = note.lines().filter(|line| domain::party::check_iban(line).is_ok()).map(str::to_owned);
        ibans.entry(client).or_default().extend(accounts);
    }
    let clients = party::clients(conn)?;
    let payer = |client: domain::party::Client| Payer {
        ibans: ibans.remove(&client.id).unwrap_or_default(),
        client: client.id,
        name: client.name,
    };
    Ok(clients.into_iter().map(payer).collect())
}

/// The documents of late of which nothing is open.
fn settled(conn: &Connection, open: &[InvoiceEntry], today: NaiveDate) -> Result<Vec<Settled>, AppError> {
    let is_open: BTreeSet<InvoiceId> = open.iter().map(|entry| entry.id).collect();
    let late = invoice::invoices(conn, &InvoiceFilter { limit: SETTLED_MAX, ..InvoiceFilter::default() }, today)?;
    let settled = late.into_iter().filter(|entry| !is_open.contains(&entry.id));
    Ok(settled.map(|entry| Settled { client: entry.client, number: entry.number }).collect())
}

/// The payments of the days of a file.
fn seen(conn: &Connection, entries: &[BankEntry]) -> Result<Vec<Seen>, AppError> {
    let days = entries.iter().filter(|entry| entry.amount.is_positive()).map(|entry| entry.booked_on);
    let (Some(first), Some(last)) = (days.clone().min(), days.max()) else { return Ok(Vec::new()) };
    let around = Days::new(DAYS_AROUND);
    let from = first.checked_sub_days(around).unwrap_or(first);
    let payments = payment::standing(conn, from, last.checked_add_days(around).unwrap_or(last))?;
    let seen = |payment: domain::payment::Payment| Seen {
        id: payment.id,
        client: payment.client,
        received_on: payment.received_on,
        amount: payment.amount,
        reference: payment.reference,
        note: payment.note,
    };
    Ok(payments.into_iter().map(seen).collect())
}
