//! Entries of a bank's file that the user confirmed: what they come to, and recording them in one step.

use super::{open_invoices, to_pay};
use crate::form::Faults;
use crate::payments::{self, Difference, PaymentRow, Received, SheetDiscount, allot, asked, chosen, left_of, probable};
use crate::problem::AppError;
use crate::{App, schedule};
use chrono::NaiveDate;
use domain::bank::BankEntry;
use domain::date::{self, DateOrder};
use domain::payment::{Overpayment, PaymentChannel, Shortfall};
use domain::{Currency, InvoiceId, Money, PaymentId, Refusal, Why, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::journal::Recorded;
use storage::record::invoice::InvoiceEntry;
use storage::record::payment;
use storage::{Connection, Moment};
use ts_rs::TS;

/// An entry as the file said it, in texts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EntryForm {
    pub booked_on: String,
    pub amount: String,
    pub currency: String,
    pub name: String,
    pub iban: String,
    pub reference: String,
    pub bank_id: String,
}

/// An invoice with what was open of it when the file was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChosenInvoice {
    pub id: InvoiceId,
    pub open: String,
}

/// An entry with the invoices of one client that it pays, in the order in which the money reaches them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChosenEntry {
    pub entry: EntryForm,
    pub invoices: Vec<ChosenInvoice>,
    /// Of money that is missing; None keeps it open.
    #[serde(default)]
    #[ts(optional)]
    pub difference: Option<Difference>,
    /// Reason of a write-off.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// True: money above what is open becomes credit of the client, as the user confirmed.
    #[serde(default)]
    #[ts(optional)]
    pub rest_becomes_credit: Option<bool>,
}

#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BankEntries {
    pub entries: Vec<ChosenEntry>,
}

/// What one entry comes to, after those before it.
#[derive(Debug, Serialize, TS)]
pub struct WeighedEntry {
    pub client_name: String,
    /// Of the chosen invoices, to be paid now, that the money does not reach.
    pub missing: Money,
    /// What happened to it: the answer, else a discount where the money is exactly what one asks for.
    pub difference: Difference,
    /// What it probably is, where nobody said; nothing is done by it.
    pub probable: Option<Shortfall>,
    /// What the chosen documents offer for prompt payment.
    pub discount: Option<SheetDiscount>,
    /// Above what is open.
    pub rest: Money,
}

/// What the chosen entries come to together.
#[derive(Debug, Serialize, TS)]
pub struct BankWeight {
    /// One for each entry, in their order.
    pub entries: Vec<WeighedEntry>,
    /// What would be recorded, one sum a currency.
    pub sums: Vec<Money>,
}

/// An entry with every text read.
struct Confirmed {
    entry: BankEntry,
    invoices: Vec<(InvoiceId, Money)>,
    /// None where nothing was said: then it stays open.
    difference: Option<Difference>,
    reason: String,
    over: Overpayment,
}

/// Says what entries would come to; nothing is written. What is open is taken as it is now.
pub fn weigh_bank_entries(app: &App, BankEntries { entries }: BankEntries) -> Result<BankWeight, AppError> {
    app.read(|conn, moment| {
        let confirmed = confirmed(&entries, moment.on, schedule::order(conn, app)?)?;
        let mut known: BTreeMap<InvoiceId, InvoiceEntry> = BTreeMap::new();
        let mut weighed = Vec::new();
        for Confirmed { entry, invoices, difference, .. } in &confirmed {
            let mut rows = chosen(conn, &ids(invoices))?;
            for row in &mut rows {
                // Money of an entry before has reached it.
                if let Some(before) = known.get(&row.id) {
                    *row = before.clone();
                }
            }
            let now = asked(&rows, entry.booked_on)?;
            let money = (entry.amount, entry.booked_on);
            let allotted = allot(conn, (&rows, &now), money, *difference, Overpayment::BecomesCredit)?;
            let due = Money::sum(now.iter().map(|(due, _)| *due), entry.amount.currency())?;
            let mut missing = Money::zero(entry.amount.currency());
            let of_each = allotted.parts.iter().zip(&allotted.discounts).zip(&now);
            for (row, ((part, discount), (due, _))) in rows.iter_mut().zip(of_each) {
                missing = missing.plus(left_of(*due, *part)?)?;
                row.balance.open = row.balance.open.minus(*part)?.minus(*discount)?;
                row.balance.discounted = row.balance.discounted.plus(*discount)?;
                known.insert(row.id, row.clone());
            }
            let answer = (PaymentChannel::BankTransfer, difference.unwrap_or(allotted.difference));
            weighed.push(WeighedEntry {
                probable: probable(conn, app, rows[0].client, (missing, due), answer)?,
                client_name: rows[0].client_name.clone(),
                missing,
                difference: allotted.difference,
                discount: allotted.offered,
                rest: allotted.rest,
            });
        }
        Ok(BankWeight { entries: weighed, sums: sums(&confirmed)? })
    })
}

fn sums(confirmed: &[Confirmed]) -> Result<Vec<Money>, Why> {
    let mut sums: BTreeMap<&'static str, Money> = BTreeMap::new();
    for Confirmed { entry, .. } in confirmed {
        let sum = sums.entry(entry.amount.currency().code()).or_insert(Money::zero(entry.amount.currency()));
        *sum = sum.plus(entry.amount)?;
    }
    Ok(sums.into_values().collect())
}

/// Records entries as ordinary payments, all of them or none. Errors: each field at fault, such as `entries.2.amount`;
/// `bank_match_is_stale` where an invoice is not open any more as the screen showed it; those of `record_payment`.
pub fn record_bank_entries(app: &App, BankEntries { entries }: BankEntries) -> Result<Vec<PaymentRow>, AppError> {
    let moment = app.moment();
    let mut ids: Vec<PaymentId> = Vec::new();
    app.with_store(|store| {
        store.write_each(|tx| {
            let confirmed = confirmed(&entries, moment.on, schedule::order(tx, app)?)?;
            check_still_open(tx, &confirmed, moment.on)?;
            let mut recorded = Vec::new();
            for confirmed in confirmed {
                let (id, one) = record(tx, confirmed, moment)?;
                ids.push(id);
                recorded.push(one);
            }
            Ok::<_, AppError>(recorded)
        })
    })?;
    app.read(|conn, _| ids.into_iter().map(|id| payments::row(conn, payment::payment(conn, id)?)).collect())
}

/// Between reading and recording an invoice may have been paid, credited or paid in part.
fn check_still_open(tx: &Connection, confirmed: &[Confirmed], today: NaiveDate) -> Result<(), AppError> {
    let open = open_invoices(tx, today)?;
    for (id, shown) in confirmed.iter().flat_map(|one| &one.invoices) {
        let now = open.iter().find(|entry| entry.id == *id).map(|entry| to_pay(entry, today)).transpose()?;
        if now != Some(*shown) {
            let number = chosen(tx, &[*id])?.remove(0).number;
            return Err(Refusal::BankMatchIsStale { number }.into());
        }
    }
    Ok(())
}

fn record(tx: &Connection, confirmed: Confirmed, moment: Moment) -> Result<(PaymentId, Recorded), AppError> {
    let Confirmed { entry, invoices, difference, reason, over } = confirmed;
    let entries = chosen(tx, &ids(&invoices))?;
    let received = Received {
        typed: vec![None; entries.len()],
        entries,
        amount: entry.amount,
        on: entry.booked_on,
        channel: PaymentChannel::BankTransfer,
        // What the bank said beside the reference, so that the entry and the account are known again.
        note: [entry.name.as_str(), &entry.iban, &entry.bank_id]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
        reference: entry.reference,
        difference: difference.unwrap_or(Difference::KeepOpen),
        reason,
        over,
        // The bank's file says nothing of another currency.
        home: [None, None],
    };
    let (id, entry) = payments::record(tx, received, moment)?;
    Ok((id, Recorded { command: "record_payment", moment, entry }))
}

fn ids(invoices: &[(InvoiceId, Money)]) -> Vec<InvoiceId> {
    invoices.iter().map(|(id, _)| *id).collect()
}

/// Reads what was chosen. Errors: every field at fault at once; a day after today.
fn confirmed(entries: &[ChosenEntry], today: NaiveDate, order: DateOrder) -> Result<Vec<Confirmed>, AppError> {
    let mut faults = Faults::default();
    let read: Vec<Option<Confirmed>> =
        entries.iter().enumerate().map(|(at, chosen)| one(&mut faults, at, chosen, today, order)).collect();
    let confirmed = faults.finish(read.into_iter().collect::<Option<Vec<_>>>()).map_err(AppError::Invalid)?;
    for one in &confirmed {
        domain::milestone::not_in_the_future(one.entry.booked_on, today)?;
    }
    Ok(confirmed)
}

fn one(faults: &mut Faults, at: usize, chosen: &ChosenEntry, today: NaiveDate, order: DateOrder) -> Option<Confirmed> {
    let field = |name: &str| format!("entries.{at}.{name}");
    let ChosenEntry { entry, invoices, difference, reason, rest_becomes_credit } = chosen;
    let currency = faults.take(&field("entry.currency"), Currency::parse(&entry.currency));
    let booked_on = faults.take(&field("entry.booked_on"), date::parse(&entry.booked_on, today, order));
    let mut line = |name: &str, typed: &str| faults.take(&field(&format!("entry.{name}")), text::optional(typed));
    let name = line("name", &entry.name);
    let iban = line("iban", &entry.iban);
    let reference = line("reference", &entry.reference);
    let bank_id = line("bank_id", &entry.bank_id);
    let reason = faults.take(&field("reason"), text::note(reason.as_deref().unwrap_or_default()));
    if *difference == Some(Difference::WriteOff) && reason.as_deref() == Some("") {
        faults.take::<()>(&field("reason"), Err(Why::Missing));
    }
    if invoices.is_empty() {
        faults.take::<()>(&field("invoices"), Err(Why::Missing));
    }
    let currency = currency?;
    let amount = Money::parse(&entry.amount, currency)
        .and_then(|amount| if amount.is_positive() { Ok(amount) } else { Err(Why::NotPositive) });
    let amount = faults.take(&field("entry.amount"), amount);
    let invoices: Option<Vec<(InvoiceId, Money)>> = invoices
        .iter()
        .enumerate()
        .map(|(place, invoice)| {
            let open = faults.take(&field(&format!("invoices.{place}.open")), Money::parse(&invoice.open, currency));
            Some((invoice.id, open?))
        })
        .collect();
    let entry = BankEntry {
        booked_on: booked_on?,
        amount: amount?,
        name: name?,
        iban: iban?,
        reference: reference?,
        bank_id: bank_id?,
    };
    let over = if *rest_becomes_credit == Some(true) { Overpayment::BecomesCredit } else { Overpayment::Refuse };
    Some(Confirmed { entry, invoices: invoices?, difference: *difference, reason: reason?, over })
}
