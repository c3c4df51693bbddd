//! What issued documents are found by: a text of each in table `invoice_search`, made of the frozen value by one function, so
//! that `verify` can make it again; and amounts. Drafts are searched where they are read.

use super::invoice::InvoiceFilter;
use super::row::{execute, first, rows};
use crate::{Result, StoreError};
use chrono::{Datelike, NaiveDate};
use domain::{InvoiceId, IssuedInvoice, Money, search};
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Between the parts of a text; no typed text has it. Two stand at the end, so that each character begins three.
const END: char = '\u{1f}';

/// A needle that begins so many different groups of three characters is common: going through the newest texts finds a page of
/// it sooner than the index does.
const COMMON: usize = 64;

/// Place of a document in the list, as a number that grows from the oldest to the newest.
/// Errors: `UnreadableRow` for an id that no book of ours has.
pub(crate) fn place(id: i64, issue_on: NaiveDate) -> Result<i64> {
    let unreadable = |reason: &str| StoreError::UnreadableRow {
        table: "invoice_search",
        id: id.to_string(),
        column: "rowid",
        reason: reason.to_owned(),
    };
    let low = u32::try_from(id).map_err(|_| unreadable("an id beyond 32 bits"))?;
    Ok(i64::from(issue_on.num_days_from_ce()) << 32 | i64::from(low))
}

/// The id in a place, as SQL.
const ID: &str = "f.rowid & 4294967295";

/// What a document is found by: number, client, heading, project, order number, titles of lines; in small letters.
pub(crate) fn text_of(invoice: &IssuedInvoice, heading: &str) -> String {
    let body = invoice.body();
    let mut parts = vec![invoice.number(), &body.buyer.name, heading];
    parts.extend(body.project.as_ref().map(|project| project.title.as_str()));
    parts.extend(body.order_number.as_deref());
    parts.extend(body.lines.iter().map(|line| line.title.as_str()));
    let mut said = BTreeSet::new();
    let mut found = String::new();
    for part in parts.into_iter().filter(|part| !part.is_empty() && said.insert(*part)) {
        found.push_str(&search::folded(part));
        found.push(END);
    }
    found.push(END);
    found
}

pub(super) fn insert(tx: &Connection, id: InvoiceId, invoice: &IssuedInvoice, heading: &str) -> Result<()> {
    let place = place(id.0, invoice.body().issue_on)?;
    let text = text_of(invoice, heading);
    execute(tx, "INSERT INTO invoice_search (rowid, text) VALUES (?1, ?2)", params![place, text])?;
    Ok(())
}

/// The text as it is kept; None where there is none.
pub(crate) fn stored(conn: &Connection, place: i64) -> Result<Option<String>> {
    first(conn, "SELECT text FROM invoice_search WHERE rowid = ?1", [place], |row| Ok(row.get(0)?))
}

const MISSING: &str = "search_is_missing";

/// True in a book that was brought up from a format without texts.
pub(crate) fn is_missing(conn: &Connection) -> Result<bool> {
    Ok(super::setting::setting::<bool>(conn, MISSING)?.unwrap_or(false))
}

/// Writes all texts, for a book of an older format.
pub(crate) fn make_all(tx: &Connection) -> Result<()> {
    tx.execute("DELETE FROM invoice_search", [])?;
    for id in super::invoice::all_ids(tx)? {
        let heading =
            first(tx, "SELECT heading FROM invoice WHERE id = ?1", [id.0], |row| Ok(row.get::<_, String>(0)?))?;
        insert(tx, id, &super::invoice::issued(tx, id)?, &heading.unwrap_or_default())?;
    }
    execute(tx, "DELETE FROM setting WHERE key = ?1", [MISSING])?;
    Ok(())
}

/// How the texts are asked, as SQL over `invoice_search f` and what it binds.
enum Texts {
    /// Nothing can have it.
    Nowhere,
    Matching(String),
    /// Read one after the other.
    Containing(String),
}

impl Texts {
    fn of(conn: &Connection, typed: &str) -> Result<Self> {
        let needle = search::folded(typed);
        if needle.chars().any(char::is_control) {
            return Ok(Self::Nowhere);
        }
        if needle.chars().nth(2).is_some() {
            return Ok(Self::Matching(quoted(&needle)));
        }
        if !knows_terms(conn)? {
            return Ok(Self::Containing(needle));
        }
        let begun = begun_by(conn, &needle)?;
        Ok(match begun.len() {
            0 => Self::Nowhere,
            COMMON.. => Self::Containing(needle),
            _ => Self::Matching(begun.iter().map(|term| quoted(term)).collect::<Vec<_>>().join(" OR ")),
        })
    }
}

/// A phrase of FTS5, in which nothing but the quotation mark has a meaning.
fn quoted(phrase: &str) -> String {
    format!("\"{}\"", phrase.replace('"', "\"\""))
}

/// The groups of three characters, as a table of the connection alone; the book has none of it. Made once for a connection and
/// outside of transactions: made anew, it would have every statement prepared again.
pub(crate) fn show_terms(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch("CREATE VIRTUAL TABLE temp.invoice_search_term USING fts5vocab (main, invoice_search, instance)")
}

fn knows_terms(conn: &Connection) -> Result<bool> {
    let sql = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'invoice_search_term'";
    Ok(first(conn, sql, [], |_| Ok(()))?.is_some())
}

/// Groups of three characters that stand in texts and begin with `needle`, which is shorter; at most `COMMON`.
fn begun_by(conn: &Connection, needle: &str) -> Result<Vec<String>> {
    let sql = "SELECT term FROM temp.invoice_search_term WHERE term >= ?1 LIMIT 1";
    let mut found: Vec<String> = Vec::new();
    let mut from = needle.to_owned();
    while found.len() < COMMON {
        match first(conn, sql, [&from], |row| Ok(row.get::<_, String>(0)?))? {
            Some(term) if term.starts_with(needle) => {
                // To the next one by the index, for the places of a common one are many.
                from = format!("{term}\u{1}");
                found.push(term);
            }
            Some(_) | None => break,
        }
    }
    Ok(found)
}

/// What a filter finds by its text: in texts, and where it is an amount in those.
pub(super) struct Search {
    texts: Texts,
    amounts: Vec<Money>,
}

impl Search {
    /// None where nothing is searched for.
    pub fn of(conn: &Connection, filter: &InvoiceFilter) -> Result<Option<Self>> {
        if filter.text.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self { texts: Texts::of(conn, &filter.text)?, amounts: filter.amounts.clone() }))
    }

    /// Condition on `f` that a text has it.
    fn in_texts(&self, bind: &mut impl FnMut(Value) -> String) -> Option<String> {
        match &self.texts {
            Texts::Nowhere => None,
            Texts::Matching(query) => Some(format!("f.invoice_search MATCH {}", bind(query.clone().into()))),
            Texts::Containing(needle) => Some(format!("instr(f.text, {}) > 0", bind(needle.clone().into()))),
        }
    }

    /// Of each amount where documents have it, with a condition: with tax, without it, or open.
    fn of_amounts(&self, bind: &mut impl FnMut(Value) -> String) -> Vec<(&'static str, String)> {
        let one = |amount: &Money| {
            let (minor, currency) = (bind(amount.minor().into()), bind(amount.currency().code().to_owned().into()));
            [
                (DOCUMENTS, format!("i.gross_minor = {minor} AND i.currency = {currency}")),
                (DOCUMENTS, format!("i.net_minor = {minor} AND i.currency = {currency}")),
                (OPEN, format!("b.open_minor <> 0 AND b.open_minor = {minor} AND b.currency = {currency}")),
            ]
        };
        self.amounts.iter().flat_map(one).collect()
    }

    /// Ids of all that is found.
    pub fn ids(&self, bind: &mut impl FnMut(Value) -> String) -> String {
        let texts = self.in_texts(bind).map(|has| format!("SELECT {ID} FROM invoice_search f WHERE {has}"));
        let amounts =
            self.of_amounts(bind).into_iter().map(|(from, has)| format!("SELECT i.id FROM {from} WHERE {has}"));
        either(texts.into_iter().chain(amounts).collect())
    }

    /// Ids of the first `limit` that are found and that `rest`, a condition on `i` and `b`, leaves: read from the newest on, so
    /// that reading ends when the page is full. `before`: only what stands below this document.
    pub fn first_ids(
        &self,
        bind: &mut impl FnMut(Value) -> String,
        rest: &str,
        before: Option<(NaiveDate, InvoiceId)>,
        limit: u32,
    ) -> Result<String> {
        let mut parts = Vec::new();
        let page = |from: &str, condition: String, order: &str| {
            format!("SELECT id FROM (SELECT i.id FROM {from} WHERE {condition}{rest} ORDER BY {order} LIMIT {limit})")
        };
        if let Some(mut has) = self.in_texts(bind) {
            if let Some((on, id)) = before {
                has.push_str(&format!(" AND f.rowid < {}", bind(place(id.0, on)?.into())));
            }
            parts.push(page(
                &format!("invoice_search f CROSS JOIN invoice i ON i.id = {ID} {BALANCE}"),
                has,
                "f.rowid DESC",
            ));
        }
        let amounts = self.of_amounts(bind);
        // SQLite takes no value that no part asks for.
        let before = before.filter(|_| !amounts.is_empty());
        let below = before.map(|(on, id)| (bind(on.to_string().into()), bind(id.0.into())));
        for (from, mut has) in amounts {
            let (from, of, id) = if from == DOCUMENTS {
                (format!("{from} {BALANCE}"), "i", "i.id")
            } else {
                (from.to_owned(), "b", "b.invoice_id")
            };
            if let Some((on, before)) = &below {
                has.push_str(&format!(" AND ({of}.issue_on, {id}) < ({on}, {before})"));
            }
            parts.push(page(&from, has, &format!("{of}.issue_on DESC, {id} DESC")));
        }
        Ok(either(parts))
    }
}

const DOCUMENTS: &str = "invoice i";
const OPEN: &str = "invoice_balance b INDEXED BY balance_listed CROSS JOIN invoice i ON i.id = b.invoice_id";
const BALANCE: &str = "CROSS JOIN invoice_balance b ON b.invoice_id = i.id";

/// What one of the statements finds.
fn either(parts: Vec<String>) -> String {
    if parts.is_empty() { "SELECT 0 WHERE 0".to_owned() } else { parts.join(" UNION ") }
}

/// Texts that are kept, for comparing their number.
pub(crate) fn count(conn: &Connection) -> Result<i64> {
    Ok(rows(conn, "SELECT count(*) FROM invoice_search", [], |row| Ok(row.get(0)?))?.pop().unwrap_or(0))
}
