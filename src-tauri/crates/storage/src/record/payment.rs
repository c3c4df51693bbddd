//! Payments, what they settled, and the balances that follow.

use super::as_at::{RECORDED, recorded};
use super::invoice::InvoiceEntry;
use super::row::{Named, execute, first, rows, word_of};
use crate::{Moment, StoreError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::payment::{Balance, NetFacts, Payment, Settlement, SettlementKind};
use domain::retention::Open;
use domain::{ClientId, Currency, InvoiceId, Money, PaymentId};
use rusqlite::{Connection, Row, params};
use std::collections::BTreeMap;

/// A settlement with the payment it came from and its net part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementEntry {
    /// Its place in the order of record.
    pub id: i64,
    pub settlement: Settlement,
    pub payment: Option<PaymentId>,
    pub net: Money,
    pub reason: String,
    /// When it was recorded; RFC 3339, UTC.
    pub at: String,
}

fn read(row: &Row<'_>) -> Result<Payment, StoreError> {
    let row = Named::new("payment", row, "id");
    let currency = row.currency("currency")?;
    Ok(Payment {
        id: PaymentId(row.get("id")?),
        client: ClientId(row.get("client_id")?),
        received_on: row.day("received_on")?,
        amount: row.money("amount_minor", currency)?,
        channel: row.word("channel")?,
        reference: row.get("reference")?,
        note: row.get("note")?,
        reverses: row.get::<Option<i64>>("reverses")?.map(PaymentId),
    })
}

pub fn payment(conn: &Connection, id: PaymentId) -> Result<Payment, StoreError> {
    first(conn, "SELECT * FROM payment WHERE id = ?1", [id.0], read)?
        .ok_or(StoreError::NotFound { table: "payment", id: id.0 })
}

/// The payment that took `id` back, if one did.
pub fn reversal_of(conn: &Connection, id: PaymentId) -> Result<Option<PaymentId>, StoreError> {
    first(conn, "SELECT id FROM payment WHERE reverses = ?1", [id.0], |row| Ok(PaymentId(row.get(0)?)))
}

/// When each payment was recorded; RFC 3339, UTC.
pub fn recorded_at(conn: &Connection) -> Result<BTreeMap<PaymentId, String>, StoreError> {
    let all = rows(conn, "SELECT id, at FROM payment", [], |row| Ok((PaymentId(row.get("id")?), row.get("at")?)))?;
    Ok(all.into_iter().collect())
}

/// Which payments a list shows; empty fields do not narrow it.
#[derive(Debug, Clone, Copy, Default)]
pub struct PaymentFilter {
    pub client: Option<ClientId>,
    /// Those that count from the first to the second: what takes one back counts when it was recorded (decision 0018).
    pub days: Option<(NaiveDate, NaiveDate)>,
    pub currency: Option<Currency>,
}

/// Payments, newest first.
pub fn payments(conn: &Connection, filter: &PaymentFilter, limit: u32) -> Result<Vec<Payment>, StoreError> {
    let (client, currency) = (filter.client.map(|c| c.0), filter.currency.map(|currency| currency.code()));
    let of = "(?1 IS NULL OR client_id = ?1) AND (?2 IS NULL OR currency = ?2)";
    let Some((from, to)) = filter.days else {
        let sql = format!("SELECT * FROM payment WHERE {of} ORDER BY received_on DESC, id DESC LIMIT ?3");
        return rows(conn, &sql, params![client, currency, limit], read);
    };
    let sql = format!(
        "{RECORDED} SELECT * FROM (SELECT p.*, {} FROM payment p WHERE {of} AND p.received_on <= ?4)
         WHERE CASE WHEN reverses IS NULL THEN received_on ELSE max(received_on, recorded_on) END BETWEEN ?3 AND ?4
         ORDER BY received_on DESC, id DESC LIMIT ?5",
        recorded("p.at")
    );
    rows(conn, &sql, params![client, currency, from.to_string(), to.to_string(), limit], read)
}

/// Payments of the days `from` to `to` that were not taken back and take nothing back, in the order of their days.
pub fn standing(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<Payment>, StoreError> {
    let sql = "SELECT * FROM payment p WHERE p.received_on BETWEEN ?1 AND ?2 AND p.reverses IS NULL
         AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reverses = p.id) ORDER BY p.received_on, p.id";
    rows(conn, sql, [from.to_string(), to.to_string()], read)
}

/// What a client paid of its invoices, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidSum {
    pub net: Money,
    pub gross: Money,
    pub invoices: u32,
    pub since: NaiveDate,
}

/// What a client paid of its invoices, one sum for each currency by its code; none where it paid nothing.
pub fn paid_by(conn: &Connection, client: ClientId) -> Result<Vec<PaidSum>, StoreError> {
    let sql = "SELECT ?1 AS id, currency, sum(net) AS net_minor, sum(gross) AS gross_minor, count(*) AS invoices, min(since) AS since FROM (
          SELECT i.currency, sum(s.net_minor) AS net, sum(s.amount_minor) AS gross, min(s.on_day) AS since
          FROM invoice i CROSS JOIN settlement s ON s.invoice_id = i.id
          WHERE i.client_id = ?1 AND s.kind = 'payment' GROUP BY i.id HAVING sum(s.amount_minor) <> 0)
        GROUP BY currency ORDER BY currency";
    rows(conn, sql, [client.0], |row| {
        let row = Named::new("settlement", row, "id");
        let currency = row.currency("currency")?;
        Ok(PaidSum {
            net: row.money("net_minor", currency)?,
            gross: row.money("gross_minor", currency)?,
            invoices: row.get("invoices")?,
            since: row.day("since")?,
        })
    })
}

/// What was noted on payments, each client's words once.
pub fn notes(conn: &Connection) -> Result<Vec<(ClientId, String)>, StoreError> {
    let sql = "SELECT DISTINCT client_id, note FROM payment WHERE note <> ''";
    rows(conn, sql, [], |row| Ok((ClientId(row.get(0)?), row.get(1)?)))
}

pub fn insert_payment(tx: &Connection, payment: &Payment, at: DateTime<Utc>) -> Result<(), StoreError> {
    execute(tx, "INSERT INTO payment (id, client_id, received_on, currency, amount_minor, channel, reference, note, reverses, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            payment.id.0,
            payment.client.0,
            payment.received_on.to_string(),
            payment.amount.currency().code(),
            payment.amount.minor(),
            word_of(&payment.channel),
            payment.reference,
            payment.note,
            payment.reverses.map(|p| p.0),
            crate::instant(at),
        ],
    )?;
    Ok(())
}

const SETTLEMENTS: &str =
    "SELECT s.id, s.invoice_id, s.payment_id, s.kind, s.on_day, s.amount_minor, s.net_minor, s.reason, s.at, i.currency
  FROM settlement s JOIN invoice i ON i.id = s.invoice_id";

fn read_settlement(row: &Row<'_>) -> Result<SettlementEntry, StoreError> {
    let row = Named::new("settlement", row, "id");
    let currency = row.currency("currency")?;
    Ok(SettlementEntry {
        id: row.id,
        settlement: Settlement {
            invoice: InvoiceId(row.get("invoice_id")?),
            kind: row.word("kind")?,
            on: row.day("on_day")?,
            amount: row.money("amount_minor", currency)?,
        },
        payment: row.get::<Option<i64>>("payment_id")?.map(PaymentId),
        net: row.money("net_minor", currency)?,
        reason: row.get("reason")?,
        at: row.get("at")?,
    })
}

pub fn settlements_of_invoice(conn: &Connection, invoice: InvoiceId) -> Result<Vec<SettlementEntry>, StoreError> {
    rows(conn, &format!("{SETTLEMENTS} WHERE s.invoice_id = ?1 ORDER BY s.id"), [invoice.0], read_settlement)
}

pub fn settlements_of_payment(conn: &Connection, payment: PaymentId) -> Result<Vec<SettlementEntry>, StoreError> {
    rows(conn, &format!("{SETTLEMENTS} WHERE s.payment_id = ?1 ORDER BY s.id"), [payment.0], read_settlement)
}

/// Appends a settlement, computes its net part, and brings the caches of the invoice and the month up to date.
/// A credit has a net part of its own: `settle_credit`.
pub fn settle(
    tx: &Connection,
    settlement: &Settlement,
    payment: Option<PaymentId>,
    reason: &str,
    moment: Moment,
) -> Result<(), StoreError> {
    let entry = super::invoice::invoice(tx, settlement.invoice)?;
    let zero = Money::zero(entry.gross.currency());
    let (paid, written_off) = match settlement.kind {
        SettlementKind::Payment | SettlementKind::BankFee | SettlementKind::TaxWithheld => (settlement.amount, zero),
        SettlementKind::WriteOff | SettlementKind::Discount => (zero, settlement.amount),
        SettlementKind::Credit => unreachable!("a credit brings its own net part"),
    };
    let recorded = settlements_of_invoice(tx, entry.id)?;
    let net = facts(&entry, &recorded).and_then(|facts| facts.part_of(paid, written_off));
    append(tx, &entry, settlement, net.map_err(|why| too_large(entry.id, why))?, payment, reason, moment)
}

/// Takes a credit note over `note`, net and gross, off its invoice. Errors: as `settle`.
pub fn settle_credit(
    tx: &Connection,
    invoice: InvoiceId,
    on: NaiveDate,
    (net, gross): (Money, Money),
    reason: &str,
    moment: Moment,
) -> Result<(), StoreError> {
    let settlement = Settlement { invoice, kind: SettlementKind::Credit, on, amount: gross };
    append(tx, &super::invoice::invoice(tx, invoice)?, &settlement, net, None, reason, moment)
}

fn append(
    tx: &Connection,
    entry: &InvoiceEntry,
    settlement: &Settlement,
    net: Money,
    payment: Option<PaymentId>,
    reason: &str,
    moment: Moment,
) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO settlement (invoice_id, payment_id, kind, on_day, amount_minor, net_minor, reason, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            settlement.invoice.0,
            payment.map(|p| p.0),
            word_of(&settlement.kind),
            settlement.on.to_string(),
            settlement.amount.minor(),
            net.minor(),
            reason,
            crate::instant(moment.at)
        ],
    )?;
    if settlement.kind == SettlementKind::Payment {
        // A reversal takes its payment out of the count too.
        let documents = if settlement.amount.is_negative() { -1 } else { 1 };
        let on = counts_on(tx, settlement, payment, moment)?;
        add_to_month(tx, "received", on, net, settlement.amount, documents)?;
    }
    let recorded = settlements_of_invoice(tx, settlement.invoice)?;
    let all: Vec<Settlement> = recorded.iter().map(|s| s.settlement.clone()).collect();
    let balance = Balance::of(entry.gross, &all).map_err(|why| too_large(entry.id, why))?;
    let open_net = facts(entry, &recorded).and_then(|facts| facts.open());
    put_balance(tx, entry, &balance, open_net.map_err(|why| too_large(entry.id, why))?)?;
    entry.project.map_or(Ok(()), |project| super::standing::refresh(tx, project))
}

/// True of a settlement `s` of the kind payment that may take back what an earlier one brought: `p`, its payment, reverses
/// another, is none, or was recorded before it.
pub(crate) const TAKES_BACK: &str = "(p.reverses IS NOT NULL OR p.id IS NULL OR p.at <> s.at)";

/// The day in whose month money counts. What takes money back bears the day of its payment and counts when it is recorded.
fn counts_on(
    tx: &Connection,
    settlement: &Settlement,
    payment: Option<PaymentId>,
    moment: Moment,
) -> Result<NaiveDate, StoreError> {
    if moment.on <= settlement.on {
        return Ok(settlement.on);
    }
    let sql = format!(
        "SELECT {TAKES_BACK} FROM (SELECT ?1 AS payment_id, ?2 AS at) s LEFT JOIN payment p ON p.id = s.payment_id"
    );
    let values = params![payment.map(|p| p.0), crate::instant(moment.at)];
    let takes_back = first(tx, &sql, values, |row| Ok(row.get::<_, bool>(0)?))?.unwrap_or(false);
    Ok(if takes_back { moment.on } else { settlement.on })
}

fn too_large(id: InvoiceId, why: domain::Why) -> StoreError {
    StoreError::UnreadableRow {
        table: "settlement",
        id: id.to_string(),
        column: "amount_minor",
        reason: format!("{why}"),
    }
}

fn facts(entry: &InvoiceEntry, recorded: &[SettlementEntry]) -> Result<NetFacts, domain::Why> {
    let parts = recorded.iter().map(|s| (&s.settlement, s.net));
    net_facts(entry.net, entry.gross.minus(entry.net)?, parts)
}

/// What the net parts of an invoice over `net` and `tax` follow from. Errors: `TooLarge`, `CurrencyMismatch`.
pub(crate) fn net_facts<'a>(
    net: Money,
    tax: Money,
    parts: impl Iterator<Item = (&'a Settlement, Money)>,
) -> Result<NetFacts, domain::Why> {
    let zero = Money::zero(net.currency());
    let mut facts =
        NetFacts { net, tax, credited_net: zero, credited: zero, paid: zero, written_off: zero, counted: zero };
    for (settlement, net) in parts {
        let (gross, net_sum) = match settlement.kind {
            SettlementKind::Payment | SettlementKind::BankFee | SettlementKind::TaxWithheld => {
                (&mut facts.paid, &mut facts.counted)
            }
            SettlementKind::WriteOff | SettlementKind::Discount => (&mut facts.written_off, &mut facts.counted),
            SettlementKind::Credit => (&mut facts.credited, &mut facts.credited_net),
        };
        *gross = gross.plus(settlement.amount)?;
        *net_sum = net_sum.plus(net)?;
    }
    Ok(facts)
}

fn put_balance(tx: &Connection, entry: &InvoiceEntry, balance: &Balance, open_net: Money) -> Result<(), StoreError> {
    let kept = entry.share.map(|share| share.of_open(balance.open, open_net)).transpose();
    let kept = kept.map_err(|why| too_large(entry.id, why))?.flatten();
    let open = Open { amount: balance.open, net: open_net, due_on: entry.due_on, kept };
    let (kept_minor, kept_net_minor) = kept.map_or((0, 0), |kept| (kept.amount.minor(), kept.net.minor()));
    execute(
        tx,
        "UPDATE invoice_balance SET due_on = ?2, paid_minor = ?3, credited_minor = ?4, written_off_minor = ?5, open_minor = ?6,
           open_net_minor = ?7, settled_on = ?8, kept_minor = ?9, kept_net_minor = ?10,
           discounted_minor = ?11 WHERE invoice_id = ?1",
        params![
            entry.id.0,
            open.next_due_on().to_string(),
            balance.paid.minor(),
            balance.credited.minor(),
            balance.written_off.minor(),
            balance.open.minor(),
            open_net.minor(),
            balance.settled_on.map(|d| d.to_string()),
            kept_minor,
            kept_net_minor,
            balance.discounted.minor(),
        ],
    )?;
    Ok(())
}

/// Adds to a monthly sum; `kind` is `issued` or `received`.
pub fn add_to_month(
    tx: &Connection,
    kind: &str,
    on: NaiveDate,
    net: Money,
    gross: Money,
    documents: i64,
) -> Result<(), StoreError> {
    execute(tx, "INSERT INTO month_sum (kind, currency, month, net_minor, gross_minor, documents) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (kind, currency, month) DO UPDATE SET
           net_minor = net_minor + ?4, gross_minor = gross_minor + ?5, documents = documents + ?6",
        params![kind, net.currency().code(), on.format("%Y-%m").to_string(), net.minor(), gross.minor(), documents],
    )?;
    Ok(())
}

/// One month's sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSum {
    /// `2026-11`.
    pub month: String,
    pub net: Money,
    pub gross: Money,
    /// Below zero where more was taken back than came.
    pub documents: i64,
}

/// Money received from month `from` to month `to`, both as `2026-11`; what was taken back stands in the month in which that was
/// recorded (decision 0018).
pub fn received(conn: &Connection, currency: Currency, from: &str, to: &str) -> Result<Vec<MonthSum>, StoreError> {
    let sql = "SELECT 0 AS id, month, net_minor, gross_minor, documents FROM month_sum WHERE kind = 'received' AND currency = ?1 AND month BETWEEN ?2 AND ?3 ORDER BY month";
    rows(conn, sql, params![currency.code(), from, to], |row| {
        let row = Named::new("month_sum", row, "id");
        let (net, gross) = (row.money("net_minor", currency)?, row.money("gross_minor", currency)?);
        // Money that went back counts down, also in a month in which less came than went.
        Ok(MonthSum { month: row.get("month")?, net, gross, documents: row.get("documents")? })
    })
}
