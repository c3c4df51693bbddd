//! What a report is made of: every issued document with what settled it, and the frozen documents that the period needs.
//! A fixed number of statements, whatever the book holds.

use super::as_at::{RECORDED, SettledOn, recorded, settlements, settlements_of};
use super::row::{Named, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::payment::SettlementKind;
use domain::report::{Document, Period, ProjectFacts, Settled};
use domain::retention::Share;
use domain::{ClientId, Currency, InvoiceId, IssuedInvoice, ProjectId};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// Facts for `domain::report`, of all currencies.
#[derive(Debug)]
pub struct Facts {
    pub documents: Vec<Document>,
    pub projects: Vec<ProjectFacts>,
    /// In which documents were issued, in alphabetical order.
    pub currencies: Vec<Currency>,
}

/// Every document and project; `until`: the last day of the report.
pub fn facts(conn: &Connection, period: Period, until: NaiveDate) -> Result<Facts, StoreError> {
    let mut settled = settlements(conn, None)?;
    let mut documents = documents(conn)?;
    let mut wanted = BTreeSet::new();
    for (of, keeps_net) in &mut documents {
        of.settled = settled.remove(&of.id).unwrap_or_default().into_iter().map(as_settled).collect();
        // What moves tax: money, what was withheld of it, and discounts.
        let is_taxed = |of: &Settled| match of.dated.fact.kind {
            SettlementKind::Payment
            | SettlementKind::BankFee
            | SettlementKind::TaxWithheld
            | SettlementKind::Discount => true,
            SettlementKind::WriteOff | SettlementKind::Credit => false,
        };
        let in_period = |day: NaiveDate| period.holds(day) && day <= until;
        let is_settled = of.settled.iter().any(|of| is_taxed(of) && in_period(of.dated.counts_on));
        if *keeps_net || is_settled || in_period(of.issue_on) {
            wanted.insert(of.id);
        }
    }
    let mut documents: Vec<Document> = documents.into_iter().map(|(of, _)| of).collect();
    // What is left of an invoice depends on all of its credit notes, those that were issued later among them.
    let numbers: BTreeSet<String> =
        documents.iter().filter(|of| wanted.contains(&of.id)).map(|of| of.number.clone()).collect();
    let is_wanted = |of: &&Document| of.takes_back.as_ref().is_some_and(|number| numbers.contains(number));
    wanted.extend(documents.iter().filter(is_wanted).map(|of| of.id));
    let mut bodies = bodies(conn, &wanted)?;
    for of in &mut documents {
        of.body = bodies.remove(&of.id).map(|issued| Box::new(issued.body().clone()));
    }
    let mut currencies: Vec<Currency> = documents.iter().map(|of| of.net.currency()).collect();
    currencies.sort_by_key(|currency| currency.code());
    currencies.dedup();
    Ok(Facts { documents, projects: projects(conn, until)?, currencies })
}

/// Some documents with all that ever settled them, without their frozen values.
pub fn documents_of(conn: &Connection, ids: &BTreeSet<InvoiceId>) -> Result<Vec<Document>, StoreError> {
    let mut settled = settlements_of(conn, ids.iter().copied())?;
    let wanted = serde_json::json!(ids.iter().map(|id| id.0).collect::<Vec<_>>()).to_string();
    let sql = format!(
        "{RECORDED} SELECT {COLUMNS}, {} FROM json_each(?1) w CROSS JOIN invoice i ON i.id = w.value
         JOIN invoice_balance b ON b.invoice_id = i.id ORDER BY i.id",
        recorded("i.issued_at")
    );
    let mut documents = rows(conn, &sql, [wanted], read)?;
    for (of, _) in &mut documents {
        of.settled = settled.remove(&of.id).unwrap_or_default().into_iter().map(as_settled).collect();
    }
    Ok(documents.into_iter().map(|(of, _)| of).collect())
}

fn as_settled(of: SettledOn) -> Settled {
    Settled { dated: of.dated, net: of.net, payment: of.payment }
}

const COLUMNS: &str =
    "i.id, i.number, i.series, i.sequence, i.kind, i.client_id, i.client_name, i.project_id, i.heading, i.issue_on, i.due_on,
    i.currency, i.net_minor, i.gross_minor, b.kept_most_minor, b.kept_until,
    CASE WHEN i.kind = 'credit_note' THEN json_extract(i.canonical, '$.body.references[0].number') END AS takes_back,
    instr(i.canonical, '\"role\":\"retainage\"') > 0 OR instr(i.canonical, '\"role\":\"release\"') > 0 AS keeps_net";

/// Every document, each with whether lines of it keep back of the net or release that. One that was issued after the report
/// may have been paid in it.
fn documents(conn: &Connection) -> Result<Vec<(Document, bool)>, StoreError> {
    let sql = format!(
        "{RECORDED} SELECT {COLUMNS}, {} FROM invoice i JOIN invoice_balance b ON b.invoice_id = i.id ORDER BY i.id",
        recorded("i.issued_at")
    );
    rows(conn, &sql, [], read)
}

fn read(row: &rusqlite::Row<'_>) -> Result<(Document, bool), StoreError> {
    let row = Named::new("invoice", row, "id");
    let currency = row.currency("currency")?;
    let most = row.money("kept_most_minor", currency)?;
    let document = Document {
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
    };
    Ok((document, row.flag("keeps_net")?))
}

/// The frozen values of `wanted`.
fn bodies(conn: &Connection, wanted: &BTreeSet<InvoiceId>) -> Result<BTreeMap<InvoiceId, IssuedInvoice>, StoreError> {
    let ids = serde_json::json!(wanted.iter().map(|id| id.0).collect::<Vec<_>>()).to_string();
    let sql = "SELECT i.id, i.canonical FROM json_each(?1) w CROSS JOIN invoice i ON i.id = w.value";
    let all = rows(conn, sql, [ids], |row| {
        let row = Named::new("invoice", row, "id");
        Ok((InvoiceId(row.id), row.json("canonical")?))
    })?;
    Ok(all.into_iter().collect())
}

/// Every project with its contract as it was agreed by the end of `day`.
fn projects(conn: &Connection, day: NaiveDate) -> Result<Vec<ProjectFacts>, StoreError> {
    let sql = "SELECT p.id, p.code, p.title, c.name, p.currency,
          (SELECT r.contract_minor FROM plan_revision r WHERE r.project_id = p.id AND r.agreed_on <= ?1 ORDER BY r.number DESC LIMIT 1) AS contract_minor
        FROM project p JOIN client c ON c.id = p.client_id ORDER BY p.id";
    rows(conn, sql, [day.to_string()], |row| {
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
