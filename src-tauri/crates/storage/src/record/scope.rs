//! Which documents a look at a day or a period must read one by one. Of the rest it is known without reading them that they
//! were plainly settled: they moved before, and nothing of them was open since (decision 0021).

use super::invoice_sum::APART;
use super::row::{Named, first, rows};
use crate::StoreError;
use chrono::{Days, NaiveDate};
use domain::report::{Period, SettledBefore};
use domain::{ClientId, Currency, InvoiceId, ProjectId};
use rusqlite::{Connection, Params, Row, params};
use std::collections::BTreeSet;

type Ids = BTreeSet<InvoiceId>;

fn ids(conn: &Connection, sql: &str, values: impl Params) -> Result<Ids, StoreError> {
    let all = rows(conn, sql, values, |row| Ok(InvoiceId(Named::new("invoice", row, "id").id)))?;
    Ok(all.into_iter().collect())
}

/// The day before, from which on the instant of what was recorded on `day` may stand: around midnight the day of business is
/// not that of the instant in UTC.
pub(super) fn eve(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}

/// Documents issued by the end of `day` of which something is open, credited or given up now, that were settled or recorded
/// since, or that were ever in dispute. The others were paid in full at the end of `day`, as they are now.
pub(super) fn apart_at(conn: &Connection, day: NaiveDate) -> Result<Ids, StoreError> {
    // Not made one by the statement: for that the planner would go through all documents in their order.
    let sql = format!(
        "SELECT b.invoice_id AS id FROM invoice_balance b INDEXED BY balance_apart WHERE {APART} AND b.issue_on <= ?1
         UNION ALL SELECT s.invoice_id FROM settlement s INDEXED BY settlement_by_day
           CROSS JOIN invoice_balance b ON b.invoice_id = s.invoice_id WHERE s.on_day > ?1 AND b.issue_on <= ?1
         UNION ALL SELECT s.invoice_id FROM settlement s INDEXED BY settlement_by_record
           CROSS JOIN invoice_balance b ON b.invoice_id = s.invoice_id WHERE s.at >= ?2 AND b.issue_on <= ?1
         UNION ALL SELECT id FROM invoice INDEXED BY invoice_by_day WHERE issue_on <= ?1 AND issued_at >= ?2
         UNION ALL SELECT i.id FROM dispute d CROSS JOIN invoice i ON i.id = d.invoice_id WHERE i.issue_on <= ?1
         UNION ALL SELECT i.id FROM dispute d CROSS JOIN invoice_line l ON l.milestone_id = d.milestone_id
           CROSS JOIN invoice i ON i.id = l.invoice_id WHERE i.issue_on <= ?1"
    );
    ids(conn, &sql, params![day.to_string(), eve(day).to_string()])
}

/// Documents that tell the report of the days of `period` up to `until` anything but what `settled_before` sums up.
/// `keeping`: what `keeping_net` found.
pub(super) fn of_period(conn: &Connection, period: Period, until: NaiveDate, keeping: &Ids) -> Result<Ids, StoreError> {
    let mut found = apart_at(conn, until)?;
    found.extend(moved_in(conn, period.from, until)?);
    found.extend(prepaid_at(conn, until)?);
    found.extend(keeping);
    found.extend(named(conn, &found, until)?);
    Ok(found)
}

/// Issued in the days, or settled by what may count in them.
fn moved_in(conn: &Connection, from: NaiveDate, until: NaiveDate) -> Result<Ids, StoreError> {
    let behind = until.checked_add_days(Days::new(2)).unwrap_or(until);
    let sql = "SELECT id FROM invoice INDEXED BY invoice_by_day WHERE issue_on BETWEEN ?1 AND ?2
         UNION ALL SELECT invoice_id FROM settlement INDEXED BY settlement_by_day WHERE on_day BETWEEN ?1 AND ?2
         UNION ALL SELECT invoice_id FROM settlement INDEXED BY settlement_by_record WHERE at >= ?3 AND at < ?4";
    ids(conn, sql, params![from.to_string(), until.to_string(), eve(from).to_string(), behind.to_string()])
}

/// Issued after `day` and settled by what bears a day up to it.
fn prepaid_at(conn: &Connection, day: NaiveDate) -> Result<Ids, StoreError> {
    let sql = "SELECT i.id FROM invoice i INDEXED BY invoice_by_day WHERE i.issue_on > ?1
         AND EXISTS (SELECT 1 FROM settlement s WHERE s.invoice_id = i.id AND s.on_day <= ?1)";
    ids(conn, sql, [day.to_string()])
}

/// True of a document `i` with lines that keep back of the net or release that.
const KEEPS_NET: &str =
    "(instr(i.canonical, '\"role\":\"retainage\"') > 0 OR instr(i.canonical, '\"role\":\"release\"') > 0)";

/// Issued by the end of `day`, with lines that keep back of the net or release that.
pub(super) fn keeping_net(conn: &Connection, day: NaiveDate) -> Result<Ids, StoreError> {
    // A line that keeps back is below zero, and what it keeps is released by documents of the same project: of the others
    // nobody reads the frozen value.
    let sql = format!(
        "WITH below AS MATERIALIZED (SELECT DISTINCT invoice_id FROM invoice_line WHERE net_minor < 0),
           of_project AS MATERIALIZED (SELECT DISTINCT o.project_id FROM below CROSS JOIN invoice o ON o.id = below.invoice_id WHERE o.project_id IS NOT NULL)
         SELECT i.id FROM of_project CROSS JOIN invoice i ON i.project_id = of_project.project_id WHERE i.issue_on <= ?1 AND {KEEPS_NET}
         UNION ALL SELECT i.id FROM below CROSS JOIN invoice i ON i.id = below.invoice_id
           WHERE i.project_id IS NULL AND i.issue_on <= ?1 AND {KEEPS_NET}"
    );
    ids(conn, &sql, [day.to_string()])
}

/// The documents by which reports call the clients of `found`: in each currency the last one by `day`, else the last of all.
fn named(conn: &Connection, found: &Ids, day: NaiveDate) -> Result<Ids, StoreError> {
    let sql = "SELECT min(i.id) AS id, i.client_id AS client_id, i.currency AS currency FROM json_each(?1) w
         CROSS JOIN invoice i ON i.id = w.value GROUP BY i.client_id, i.currency";
    let clients = rows(conn, sql, [listed(found)], |row| {
        let row = Named::new("invoice", row, "id");
        Ok((ClientId(row.get("client_id")?), row.currency("currency")?))
    })?;
    let mut all = Ids::new();
    for (client, currency) in clients {
        let last = match last_of(conn, client, currency, &day.to_string())? {
            None => last_of(conn, client, currency, "9999-12-31")?,
            last => last,
        };
        all.extend(last);
    }
    Ok(all)
}

fn last_of(
    conn: &Connection,
    client: ClientId,
    currency: Currency,
    day: &str,
) -> Result<Option<InvoiceId>, StoreError> {
    // The index ends the search at the first one in the currency.
    let sql = "SELECT id FROM invoice INDEXED BY invoice_of_client_by_day WHERE client_id = ?1 AND issue_on <= ?2 AND +currency = ?3
         ORDER BY issue_on DESC, id DESC LIMIT 1";
    first(conn, sql, params![client.0, day, currency.code()], |row| Ok(InvoiceId(row.get(0)?)))
}

/// What documents of some projects come to that were issued before `from` and are not among `read`: what `of_period` left out.
pub(super) fn settled_before(
    conn: &Connection,
    read: &Ids,
    projects: &BTreeSet<Option<ProjectId>>,
    from: NaiveDate,
) -> Result<Vec<SettledBefore>, StoreError> {
    let sums = |of: &str| {
        format!(
            "SELECT min(i.id) AS id, i.project_id AS project_id, i.currency AS currency, sum(i.net_minor) AS billed_minor,
               sum((SELECT coalesce(sum(s.net_minor), 0) FROM settlement s
                 WHERE s.invoice_id = i.id AND s.kind IN ('payment', 'bank_fee', 'tax_withheld'))) AS paid_minor
             FROM {of} AND i.issue_on < ?2 AND i.id NOT IN (SELECT value FROM json_each(?3)) GROUP BY i.project_id, i.currency"
        )
    };
    let ids: Vec<i64> = projects.iter().flatten().map(|id| id.0).collect();
    let values = params![serde_json::json!(ids).to_string(), from.to_string(), listed(read)];
    let of_projects =
        sums("json_each(?1) w CROSS JOIN invoice i INDEXED BY invoice_of_project ON i.project_id = w.value WHERE 1");
    let mut all = rows(conn, &of_projects, values, read_before)?;
    if projects.contains(&None) {
        all.extend(rows(conn, &sums("invoice i WHERE ?1 = ?1 AND i.project_id IS NULL"), values, read_before)?);
    }
    Ok(all)
}

fn read_before(row: &Row<'_>) -> Result<SettledBefore, StoreError> {
    let row = Named::new("invoice", row, "id");
    let currency = row.currency("currency")?;
    Ok(SettledBefore {
        project: row.get::<Option<i64>>("project_id")?.map(ProjectId),
        billed: row.money("billed_minor", currency)?,
        paid: row.money("paid_minor", currency)?,
    })
}

/// Ids as a value that `json_each` takes apart.
pub(super) fn listed(ids: &Ids) -> String {
    serde_json::json!(ids.iter().map(|id| id.0).collect::<Vec<_>>()).to_string()
}
