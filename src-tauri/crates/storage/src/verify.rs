//! Recomputes what the book claims about itself: structure, journal chain, digests of issued documents, files,
//! numbering, balances. Finds every fault it can reach and panics on none: the file may be damaged anywhere.

use crate::record::{party, project};
use crate::{Result, Store, StoreError, migrate};
use domain::payment::Exchanged;
use domain::{ClientId, Money, ProjectId};
use rusqlite::Connection;
use std::collections::HashMap;

mod attachments;
mod chain;
mod disputes;
mod documents;
mod exchange;
mod mails;
mod outbox;
mod reminders;
mod sums;
#[cfg(test)]
mod tests;

/// One thing that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub table: String,
    /// The row's key; empty where the whole table is meant.
    pub id: String,
    pub what: String,
}

/// What `verify` found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    pub problems: Vec<Fault>,
    /// Issued documents read.
    pub invoices: u64,
    pub journal_entries: u64,
}

impl Verification {
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

    /// `Damaged` with the first fault and the count of the others, unless all is sound.
    pub(crate) fn sound(self) -> Result<Self> {
        let Some(first) = self.problems.first() else { return Ok(self) };
        let others = self.problems.len() - 1;
        Err(StoreError::Damaged { what: format!("{} {}: {} (and {others} more)", first.table, first.id, first.what) })
    }
}

impl Store {
    /// Checks the whole book at one instant. Reads every page of it.
    /// Errors: only where nothing can be read at all; faults are in the answer.
    pub fn verify(&self) -> Result<Verification> {
        self.read(|conn| Ok(of(conn)))
    }
}

/// Faults and what the stages tell each other.
#[derive(Default)]
struct Findings {
    verification: Verification,
    /// Digest of each invoice as the journal recorded it.
    sealed: HashMap<i64, String>,
    /// Places of a series that a restored book does not have: `(from, to)`.
    gaps: HashMap<String, Vec<(i64, i64)>>,
    /// Amount of each payment as the journal recorded it.
    received: HashMap<i64, Money>,
    /// Gain or loss of each payment as the journal recorded it.
    exchanged: HashMap<i64, Exchanged>,
    /// Files of records as the journal recorded them.
    attached: attachments::Attached,
    /// Disputes as the journal recorded them.
    disputed: disputes::Disputed,
    /// Mails as the journal recorded them.
    mailed: mails::Mailed,
    /// The outbox as the journal recorded it.
    posted: outbox::Posted,
    /// Reminders as the journal recorded them.
    reminded: reminders::Reminded,
}

impl Findings {
    fn fault(&mut self, table: &str, id: impl ToString, what: impl ToString) {
        self.verification.problems.push(Fault { table: table.to_owned(), id: id.to_string(), what: what.to_string() });
    }
}

type Stage = fn(&Connection, &mut Findings) -> Result<()>;

/// In this order: documents are compared with what the journal says of them.
const STAGES: [(&str, Stage); 19] = [
    ("book", structure),
    ("book", references),
    ("book", known_schema),
    ("journal", chain::check),
    ("file", documents::check_files),
    ("attachment", attachments::check),
    ("dispute", disputes::check),
    ("mail", mails::check),
    ("outbox", outbox::check),
    ("reminder", reminders::check),
    ("invoice", documents::check_invoices),
    ("series", documents::check_series),
    ("payment", sums::check_payments),
    ("payment_exchange", exchange::check),
    ("invoice_balance", sums::check_balances),
    ("settlement", sums::check_credits),
    ("milestone_standing", sums::check_standings),
    ("month_sum", sums::check_months),
    ("client", records),
];

/// Verifies a book of this program's format.
pub(crate) fn of(conn: &Connection) -> Verification {
    run(conn, &STAGES)
}

/// Verifies a book of any known format: what later formats changed is left to the check after migrating.
pub(crate) fn of_any_format(conn: &Connection) -> Verification {
    match migrate::version(conn) {
        Ok(version) if version == migrate::known() => of(conn),
        _ => run(conn, &STAGES[..3]),
    }
}

fn run(conn: &Connection, stages: &[(&str, Stage)]) -> Verification {
    let mut findings = Findings::default();
    for (table, stage) in stages {
        if let Err(error) = stage(conn, &mut findings) {
            findings.fault(table, "", error);
        }
    }
    findings.verification
}

fn structure(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut statement = conn.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let line: String = row.get(0)?;
        if line != "ok" {
            findings.fault("book", "", line);
        }
    }
    Ok(())
}

fn references(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, id, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        findings.fault(
            &table,
            id.map_or_else(String::new, |id| id.to_string()),
            format!("names a row of {parent} that is not there"),
        );
    }
    Ok(())
}

/// What every screen starts from can still be read: a sound book in which no client opens would be none.
fn records(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let ids = |table: &str| -> Result<Vec<i64>> {
        let mut statement = conn.prepare(&format!("SELECT id FROM {table} ORDER BY id"))?;
        let ids = statement.query_map([], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    };
    if let Err(error) = party::business(conn) {
        findings.fault("business", 1, error);
    }
    for id in ids("client")? {
        if let Err(error) = party::client(conn, ClientId(id)) {
            findings.fault("client", id, error);
        }
    }
    for id in ids("project")? {
        let read = project::project(conn, ProjectId(id)).and_then(|_| project::revisions(conn, ProjectId(id)));
        if let Err(error) = read {
            findings.fault("project", id, error);
        }
    }
    Ok(())
}

/// A trigger more or less would change what the program's own commands do.
fn known_schema(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let (found, expected) = (migrate::schema(conn)?, migrate::expected_schema(migrate::version(conn)?)?);
    for (kind, name, _) in found.iter().filter(|item| !expected.contains(item)) {
        findings.fault("book", name, format!("this {kind} was not made by Milepost"));
    }
    for (kind, name, _) in expected.iter().filter(|item| !found.contains(item)) {
        findings.fault("book", name, format!("this {kind} is missing or changed"));
    }
    Ok(())
}
