//! What a report is made of: the documents that matter to its period with what settled them, and of those the frozen
//! values that it needs. What was plainly settled before stays unread (`scope`).

use super::as_at::{RECORDED, SettledOn, recorded, settlements_of};
use super::row::{Named, rows};
use super::scope;
use crate::StoreError;
use chrono::NaiveDate;
use domain::payment::SettlementKind;
use domain::report::{Document, Period, ProjectFacts, Settled, SettledBefore};
use domain::retention::Share;
use domain::{ClientId, Currency, InvoiceId, IssuedInvoice, ProjectId};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// Facts for `domain::report`, of all currencies.
#[derive(Debug)]
pub struct Facts {
    pub documents: Vec<Document>,
    pub projects: Vec<ProjectFacts>,
    /// What documents of these projects come to that are not among `documents`.
    pub settled_before: Vec<SettledBefore>,
    /// In which documents were issued, in alphabetical order.
    pub currencies: Vec<Currency>,
}

/// What the report of the days of `period` up to `until` needs: the documents that moved in them or of which something was
/// open at their beginning or end, and of the rest what projects came to before.
pub fn facts(conn: &Connection, period: Period, until: NaiveDate) -> Result<Facts, StoreError> {
    let keeping = scope::keeping_net(conn, until)?;
    let ids = scope::of_period(conn, period, until, &keeping)?;
    let documents = with_bodies(conn, documents_of(conn, &ids)?, (period, until), &keeping)?;
    let moved = documents.iter().filter(|of| moves_in(of, period, until)).map(|of| of.project).collect();
    let settled_before = scope::settled_before(conn, &ids, &moved, period.from)?;
    let projects = documents.iter().filter_map(|of| of.project).collect();
    let projects = projects_of(conn, &projects, until)?;
    Ok(Facts { documents, projects, settled_before, currencies: super::invoice::currencies(conn)? })
}

/// Every document, those with their frozen values that `facts` has with them.
pub(super) fn all_documents(conn: &Connection, period: Period, until: NaiveDate) -> Result<Vec<Document>, StoreError> {
    let keeping = scope::keeping_net(conn, until)?;
    let ids = super::invoice::all_ids(conn)?.into_iter().collect();
    with_bodies(conn, documents_of(conn, &ids)?, (period, until), &keeping)
}

/// A settlement moves tax: money, what was withheld of it, and discounts.
fn is_taxed(of: &Settled) -> bool {
    match of.dated.fact.kind {
        SettlementKind::Payment | SettlementKind::BankFee | SettlementKind::TaxWithheld | SettlementKind::Discount => {
            true
        }
        SettlementKind::WriteOff | SettlementKind::Credit => false,
    }
}

/// Issued in the period or settled in it.
fn moves_in(of: &Document, period: Period, until: NaiveDate) -> bool {
    let in_period = |day: NaiveDate| period.holds(day) && day <= until;
    in_period(of.issue_on) || of.settled.iter().any(|of| in_period(of.dated.counts_on))
}

/// Adds the frozen values that the period needs, with the notes that take back of them: what is left of an invoice depends
/// on all of its credit notes, those that were issued later among them.
fn with_bodies(
    conn: &Connection,
    mut documents: Vec<Document>,
    (period, until): (Period, NaiveDate),
    keeping: &BTreeSet<InvoiceId>,
) -> Result<Vec<Document>, StoreError> {
    let in_period = |day: NaiveDate| period.holds(day) && day <= until;
    let is_settled = |of: &Document| of.settled.iter().any(|of| is_taxed(of) && in_period(of.dated.counts_on));
    let is_wanted = |of: &&Document| keeping.contains(&of.id) || in_period(of.issue_on) || is_settled(of);
    let (mut wanted, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    for of in documents.iter().filter(is_wanted) {
        wanted.insert(of.id);
        numbers.insert(of.number.as_str());
    }
    let notes: BTreeSet<InvoiceId> =
        notes(conn)?.into_iter().filter(|(_, number)| numbers.contains(number.as_str())).map(|(id, _)| id).collect();
    wanted.extend(&notes);
    let known: BTreeSet<InvoiceId> = documents.iter().map(|of| of.id).collect();
    let later: BTreeSet<InvoiceId> = notes.difference(&known).copied().collect();
    documents.extend(documents_of(conn, &later)?);
    documents.sort_by_key(|of| of.id);
    let mut bodies = bodies(conn, &wanted)?;
    for of in &mut documents {
        of.body = bodies.remove(&of.id).map(|issued| Box::new(issued.body().clone()));
    }
    Ok(documents)
}

/// Every credit note with the number that it takes back.
fn notes(conn: &Connection) -> Result<Vec<(InvoiceId, String)>, StoreError> {
    let sql = format!(
        "SELECT i.id, {TAKES_BACK} FROM invoice i INDEXED BY invoice_credit_notes WHERE i.kind = 'credit_note'"
    );
    let all = rows(conn, &sql, [], |row| {
        let row = Named::new("invoice", row, "id");
        Ok((InvoiceId(row.id), row.get::<Option<String>>("takes_back")?))
    })?;
    Ok(all.into_iter().filter_map(|(id, number)| Some((id, number?))).collect())
}

/// Some documents with all that ever settled them, without their frozen values, in the order of record.
pub fn documents_of(conn: &Connection, ids: &BTreeSet<InvoiceId>) -> Result<Vec<Document>, StoreError> {
    let mut settled = settlements_of(conn, ids.iter().copied())?;
    let sql = format!(
        "{RECORDED} SELECT {COLUMNS}, {TAKES_BACK}, {} FROM json_each(?1) w CROSS JOIN invoice i ON i.id = w.value
         JOIN invoice_balance b ON b.invoice_id = i.id ORDER BY i.id",
        recorded("i.issued_at")
    );
    let mut documents = rows(conn, &sql, [scope::listed(ids)], read)?;
    for of in &mut documents {
        of.settled = settled.remove(&of.id).unwrap_or_default().into_iter().map(as_settled).collect();
    }
    Ok(documents)
}

fn as_settled(of: SettledOn) -> Settled {
    Settled { dated: of.dated, net: of.net, payment: of.payment }
}

const COLUMNS: &str =
    "i.id, i.number, i.series, i.sequence, i.kind, i.client_id, i.client_name, i.project_id, i.heading, i.issue_on, i.due_on,
    i.currency, i.net_minor, i.gross_minor, b.kept_most_minor, b.kept_until";

/// The number that a credit note `i` takes back.
const TAKES_BACK: &str =
    "CASE WHEN i.kind = 'credit_note' THEN json_extract(i.canonical, '$.body.references[0].number') END AS takes_back";

fn read(row: &rusqlite::Row<'_>) -> Result<Document, StoreError> {
    let row = Named::new("invoice", row, "id");
    let currency = row.currency("currency")?;
    let most = row.money("kept_most_minor", currency)?;
    Ok(Document {
        id: InvoiceId(row.id),
        number: row.get("number")?,
        series: row.get("series")?,
        sequence: row.get("sequence")?,
        kind: row.word("kind")?,
        client: ClientId(row.get("client_id")?),
        client_name: row.get("client_name")?,
        project: row.get::<Option<i64>>("project_id")?.map(ProjectId),
        heading: row.get("heading")?,
        issue_on: row.day("issue_on")?,
        due_on: row.day("due_on")?,
        recorded_on: row.day("recorded_on")?,
        net: row.money("net_minor", currency)?,
        gross: row.money("gross_minor", currency)?,
        takes_back: row.get("takes_back")?,
        share: row.day_or_none("kept_until")?.map(|due_on| Share { amount: most, due_on }),
        settled: Vec::new(),
        body: None,
    })
}

/// The frozen values of `wanted`.
fn bodies(conn: &Connection, wanted: &BTreeSet<InvoiceId>) -> Result<BTreeMap<InvoiceId, IssuedInvoice>, StoreError> {
    let sql = "SELECT i.id, i.canonical FROM json_each(?1) w CROSS JOIN invoice i ON i.id = w.value";
    let all = rows(conn, sql, [scope::listed(wanted)], |row| {
        let row = Named::new("invoice", row, "id");
        Ok((InvoiceId(row.id), row.json("canonical")?))
    })?;
    Ok(all.into_iter().collect())
}

/// Projects with their contracts as they were agreed by the end of `day`.
fn projects_of(conn: &Connection, ids: &BTreeSet<ProjectId>, day: NaiveDate) -> Result<Vec<ProjectFacts>, StoreError> {
    let ids = serde_json::json!(ids.iter().map(|id| id.0).collect::<Vec<_>>()).to_string();
    let sql = "SELECT p.id, p.code, p.title, c.name, p.currency,
          (SELECT r.contract_minor FROM plan_revision r WHERE r.project_id = p.id AND r.agreed_on <= ?1 ORDER BY r.number DESC LIMIT 1) AS contract_minor
        FROM json_each(?2) w CROSS JOIN project p ON p.id = w.value JOIN client c ON c.id = p.client_id ORDER BY p.id";
    rows(conn, sql, [day.to_string(), ids], |row| {
        let row = Named::new("project", row, "id");
        let currency = row.currency("currency")?;
        let is_agreed = row.get::<Option<i64>>("contract_minor")?.is_some();
        Ok(ProjectFacts {
            id: ProjectId(row.id),
            code: row.get("code")?,
            title: row.get("title")?,
            client_name: row.get("name")?,
            contract: is_agreed.then(|| row.money("contract_minor", currency)).transpose()?,
        })
    })
}

/// The first day of the book's documents; None in a book without any.
pub fn first_issue(conn: &Connection) -> Result<Option<NaiveDate>, StoreError> {
    let sql = "SELECT 0 AS id, issue_on FROM invoice ORDER BY issue_on, id LIMIT 1";
    super::row::first(conn, sql, [], |row| Named::new("invoice", row, "id").day("issue_on"))
}
