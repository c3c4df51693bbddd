//! Facts with the day on which they count and the day on which they were recorded, for lists and accounts of a past day.

use super::invoice::{InvoiceEntry, InvoiceFilter};
use super::payment::net_facts;
use super::row::{Named, rows};
use super::scope;
use crate::StoreError;
use chrono::NaiveDate;
use domain::as_at::{Dated, InvoiceAsAt, Sort, WorkFact, standing};
use domain::milestone::Acceptance;
use domain::payment::{Settlement, SettlementKind};
use domain::{AcceptanceId, InvoiceId, MilestoneId, Money, PaymentId, ProjectId, Why};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// The day of business on which something was recorded. It is that of its instant in UTC but for entries around
/// midnight, for which the journal knows better.
pub(crate) const RECORDED: &str =
    "WITH midnight AS MATERIALIZED (SELECT at, on_day FROM journal WHERE on_day <> substr(at, 1, 10) GROUP BY at)";

pub(crate) fn recorded(at: &str) -> String {
    format!("{} AS recorded_on", day_of_record(at))
}

pub(crate) fn day_of_record(at: &str) -> String {
    format!("coalesce((SELECT on_day FROM midnight WHERE midnight.at = {at}), substr({at}, 1, 10))")
}

/// A settlement with its net part.
#[derive(Debug, Clone)]
pub struct SettledOn {
    pub dated: Dated<Settlement>,
    pub net: Money,
    pub payment: Option<PaymentId>,
}

/// Every settlement of a project's documents, by document and in order of record.
fn settlements(conn: &Connection, project: ProjectId) -> Result<BTreeMap<InvoiceId, Vec<SettledOn>>, StoreError> {
    let of = "(SELECT id FROM invoice WHERE project_id = ?1) w CROSS JOIN settlement s ON s.invoice_id = w.id";
    settlements_in(conn, of, [project.0])
}

/// The same of some documents.
pub(crate) fn settlements_of(
    conn: &Connection,
    ids: impl Iterator<Item = InvoiceId>,
) -> Result<BTreeMap<InvoiceId, Vec<SettledOn>>, StoreError> {
    let ids = scope::listed(&ids.collect());
    settlements_in(conn, "json_each(?1) w CROSS JOIN settlement s ON s.invoice_id = w.value", [ids])
}

/// `from`: what has the settlements as `s`.
fn settlements_in(
    conn: &Connection,
    from: &str,
    of: impl rusqlite::Params,
) -> Result<BTreeMap<InvoiceId, Vec<SettledOn>>, StoreError> {
    // The currency stands beside the balance too, whose rows are short.
    let sql = format!(
        "{RECORDED} SELECT s.id, s.on_day, {}, s.invoice_id, s.kind, b.currency, s.amount_minor, s.payment_id,
           CASE WHEN p.reverses IS NOT NULL THEN 1 WHEN p.at = s.at OR s.kind = 'credit' THEN 0 ELSE 2 END AS sort, s.net_minor
         FROM {from} JOIN invoice_balance b ON b.invoice_id = s.invoice_id LEFT JOIN payment p ON p.id = s.payment_id
         ORDER BY s.invoice_id, s.id",
        recorded("s.at")
    );
    let mut all: BTreeMap<InvoiceId, Vec<SettledOn>> = BTreeMap::new();
    rows(conn, &sql, of, |row| {
        let row = Named::new("settlement", row, "id");
        let (on, recorded_on) = (row.day("on_day")?, row.day("recorded_on")?);
        let (invoice, kind) = (InvoiceId(row.get("invoice_id")?), row.word::<SettlementKind>("kind")?);
        let currency = row.currency("currency")?;
        let settlement = Settlement { invoice, kind, on, amount: row.money("amount_minor", currency)? };
        // What no payment brought is recorded on its own day; only taking it back bears an earlier one.
        let sort = match row.get::<i64>("sort")? {
            0 => Sort::First,
            1 => Sort::TakesBack,
            _ if recorded_on > on => Sort::TakesBack,
            _ => Sort::First,
        };
        let net = row.money("net_minor", currency)?;
        let payment = row.get::<Option<i64>>("payment_id")?.map(PaymentId);
        let dated = Dated::of(settlement, recorded_on, sort);
        all.entry(invoice).or_default().push(SettledOn { dated, net, payment });
        Ok(())
    })?;
    Ok(all)
}

/// An issued document as it stood at the end of a day.
#[derive(Debug, Clone)]
pub struct EntryAsAt {
    /// Balance and open amounts are those of the day.
    pub entry: InvoiceEntry,
    pub stood: InvoiceAsAt,
    /// Its issue and its settlements that stand at the day and were recorded later.
    pub since: Vec<Dated<Settlement>>,
    /// When it was recorded itself, if that was after the day.
    pub recorded_since: Option<NaiveDate>,
}

/// Documents issued by the end of `day`, newest first; `filter` but for its state, page and limit.
pub fn invoices(conn: &Connection, filter: &InvoiceFilter, day: NaiveDate) -> Result<Vec<EntryAsAt>, StoreError> {
    stood(conn, super::invoice::issued_by(conn, filter, day, None)?, day)
}

/// Those of `ids`.
pub fn invoices_of(
    conn: &Connection,
    filter: &InvoiceFilter,
    day: NaiveDate,
    ids: &BTreeSet<InvoiceId>,
) -> Result<Vec<EntryAsAt>, StoreError> {
    stood(conn, super::invoice::issued_by(conn, filter, day, Some(ids))?, day)
}

fn stood(conn: &Connection, entries: Vec<InvoiceEntry>, day: NaiveDate) -> Result<Vec<EntryAsAt>, StoreError> {
    let settled = settlements_of(conn, entries.iter().map(|entry| entry.id))?;
    let recorded = recorded_since(conn, day)?;
    entries.into_iter().map(|entry| as_at(entry, &settled, &recorded, day)).collect()
}

/// Documents of the days up to `day` that were recorded after it.
fn recorded_since(conn: &Connection, day: NaiveDate) -> Result<BTreeMap<InvoiceId, NaiveDate>, StoreError> {
    let sql = format!(
        "{RECORDED} SELECT * FROM (SELECT i.id, {} FROM invoice i INDEXED BY invoice_by_day WHERE i.issue_on <= ?1 AND i.issued_at >= ?2)
         WHERE recorded_on > ?1",
        recorded("i.issued_at")
    );
    let all = rows(conn, &sql, params![day.to_string(), scope::eve(day).to_string()], |row| {
        let row = Named::new("invoice", row, "id");
        Ok((InvoiceId(row.id), row.day("recorded_on")?))
    })?;
    Ok(all.into_iter().collect())
}

fn as_at(
    entry: InvoiceEntry,
    settled: &BTreeMap<InvoiceId, Vec<SettledOn>>,
    recorded_since: &BTreeMap<InvoiceId, NaiveDate>,
    day: NaiveDate,
) -> Result<EntryAsAt, StoreError> {
    let unreadable = |why: Why| StoreError::UnreadableRow {
        table: "invoice",
        id: entry.id.to_string(),
        column: "gross_minor",
        reason: why.to_string(),
    };
    let own = settled.get(&entry.id).map(Vec::as_slice).unwrap_or_default();
    let dated: Vec<Dated<Settlement>> = own.iter().map(|of| of.dated.clone()).collect();
    let since = dated.iter().filter(|of| of.is_recorded_since(day)).cloned().collect();
    let recorded_since = recorded_since.get(&entry.id).copied();
    let mut stood = InvoiceAsAt::of(entry.gross, (entry.due_on, entry.share), &dated, day).map_err(unreadable)?;
    if entry.is_credit_note {
        // A credit note settles another document and is never open itself.
        let status = entry.balance.status(entry.due_on, day);
        stood = InvoiceAsAt { balance: entry.balance.clone(), status, ageing: None, aged: Vec::new() };
        return Ok(EntryAsAt { entry, stood, since, recorded_since });
    }
    let standing_now = own.iter().filter(|of| of.dated.stands(day)).map(|of| (&of.dated.fact, of.net));
    let facts = entry.gross.minus(entry.net).and_then(|tax| net_facts(entry.net, tax, standing_now));
    let facts = facts.map_err(unreadable)?;
    let open_net = facts.open().map_err(unreadable)?;
    let kept = entry.share.map(|share| share.of_open(stood.balance.open, open_net)).transpose();
    let kept = kept.map_err(unreadable)?.flatten();
    let (balance, credited_net) = (stood.balance.clone(), facts.credited_net);
    let entry = InvoiceEntry { balance, open_net, kept, credited_net, ..entry };
    Ok(EntryAsAt { entry, stood, since, recorded_since })
}

/// Documents of a project issued by the end of `day` with what had settled them, in order of issue.
pub fn booked(
    conn: &Connection,
    project: ProjectId,
    day: NaiveDate,
) -> Result<Vec<(domain::IssuedInvoice, Vec<Settlement>)>, StoreError> {
    let settled = settlements(conn, project)?;
    let sql = "SELECT id, canonical FROM invoice WHERE project_id = ?1 AND issue_on <= ?2 ORDER BY id";
    rows(conn, sql, params![project.0, day.to_string()], |row| {
        let row = Named::new("invoice", row, "id");
        let own = settled.get(&InvoiceId(row.id)).map(Vec::as_slice).unwrap_or_default();
        let dated: Vec<Dated<Settlement>> = own.iter().map(|of| of.dated.clone()).collect();
        Ok((row.json("canonical")?, standing(&dated, day)))
    })
}

/// What was recorded about the work of a project's milestones, in order of record.
pub fn work(conn: &Connection, project: ProjectId) -> Result<BTreeMap<MilestoneId, Vec<Dated<WorkFact>>>, StoreError> {
    let sql = format!(
        "{RECORDED} SELECT f.id, f.milestone_id, f.kind, f.on_day, f.by_name, f.role, f.channel, f.words, {}
         FROM milestone_fact f JOIN milestone m ON m.id = f.milestone_id
        WHERE m.project_id = ?1 AND NOT EXISTS (SELECT 1 FROM changes_withdrawal w WHERE w.fact_id = f.id) ORDER BY f.id",
        recorded("f.at")
    );
    let mut all: BTreeMap<MilestoneId, Vec<Dated<WorkFact>>> = BTreeMap::new();
    rows(conn, &sql, [project.0], |row| {
        let row = Named::new("milestone_fact", row, "id");
        let on = row.day("on_day")?;
        let fact = match row.get::<String>("kind")?.as_str() {
            "started" => WorkFact::Started,
            "done" => WorkFact::Done,
            "reopened" => WorkFact::Reopened,
            "acceptance_withdrawn" => WorkFact::AcceptanceWithdrawn,
            "accepted" => WorkFact::Accepted(Acceptance {
                id: AcceptanceId(row.id),
                on,
                by: row.get("by_name")?,
                role: row.get("role")?,
                channel: row.word("channel")?,
                words: row.get("words")?,
            }),
            // What only a later program knows says nothing about where the work stands.
            _ => return Ok(()),
        };
        let dated = Dated { fact, counts_on: on, recorded_on: row.day("recorded_on")? };
        all.entry(MilestoneId(row.get("milestone_id")?)).or_default().push(dated);
        Ok(())
    })?;
    Ok(all)
}

/// Agreed revisions of a project's plan, first to last.
pub fn revisions(conn: &Connection, project: ProjectId) -> Result<Vec<Dated<super::project::Revision>>, StoreError> {
    let sql = format!(
        "{RECORDED} SELECT id, {} FROM plan_revision WHERE project_id = ?1 ORDER BY number",
        recorded("plan_revision.at")
    );
    let recorded = rows(conn, &sql, [project.0], |row| Named::new("plan_revision", row, "id").day("recorded_on"))?;
    let all = super::project::revisions(conn, project)?;
    let dated = |(fact, recorded_on): (super::project::Revision, NaiveDate)| Dated {
        counts_on: fact.agreement.on,
        recorded_on,
        fact,
    };
    Ok(all.into_iter().zip(recorded).map(dated).collect())
}
