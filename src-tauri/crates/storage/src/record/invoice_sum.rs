//! Counts and sums of every state of the list of invoices, in one currency and in one pass. `invoice` lists the rows.

use super::dispute::DISPUTED_INVOICES;
use super::invoice_filter::{InvoiceFilter, InvoiceState, belongs, kept_at, kept_net_at, narrow};
use super::row::{Named, first};
use crate::StoreError;
use chrono::NaiveDate;
use domain::{Currency, Money};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// Sums of everything a filter shows; credit notes take away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceSum {
    pub count: u32,
    pub net: Money,
    pub gross: Money,
    /// Without what is kept back and not due yet; of `KeptBack` that alone.
    pub open_net: Money,
    pub open: Money,
}

/// Minor units of one state while they are added up.
#[derive(Debug, Clone, Copy, Default)]
struct Running {
    count: i64,
    net: i64,
    gross: i64,
    open_net: i64,
    open: i64,
}

impl Running {
    /// None beyond what a number of minor units can hold.
    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            count: self.count.checked_add(other.count)?,
            net: self.net.checked_add(other.net)?,
            gross: self.gross.checked_add(other.gross)?,
            open_net: self.open_net.checked_add(other.open_net)?,
            open: self.open.checked_add(other.open)?,
        })
    }

    fn negated(self) -> Option<Self> {
        Some(Self {
            count: self.count.checked_neg()?,
            net: self.net.checked_neg()?,
            gross: self.gross.checked_neg()?,
            open_net: self.open_net.checked_neg()?,
            open: self.open.checked_neg()?,
        })
    }
}

/// In the order of `InvoiceState::ALL`.
type Sums = [Running; InvoiceState::ALL.len()];

/// Sums of `filter` over one currency, one entry for each state in the order of `InvoiceState::ALL`; neither the state of
/// the filter nor its page narrows them.
pub fn sums(
    conn: &Connection,
    filter: &InvoiceFilter,
    currency: Currency,
    today: NaiveDate,
) -> Result<Vec<InvoiceSum>, StoreError> {
    let found = if filter.is_whole() {
        whole_book(conn, currency, today)?
    } else {
        let filter = InvoiceFilter { state: InvoiceState::All, ..filter.clone() };
        added(conn, currency, today, |sql, values| narrow(conn, sql, values, &filter, today))?
    };
    found.into_iter().map(|of| in_money(of, currency)).collect()
}

/// A row of `b` that is more or less than plainly paid. Word for word the condition of the index `balance_apart`.
pub(super) const APART: &str = "(b.paid_minor = 0 OR b.open_minor <> 0 OR b.open_net_minor <> 0 OR b.credited_minor <> 0 OR b.written_off_minor <> 0)";

/// Most invoices of a book are plainly paid. What all of them come to is known by month, and nothing of them is open: so only
/// the others are read, and what is left of all is paid.
fn whole_book(conn: &Connection, currency: Currency, today: NaiveDate) -> Result<Sums, StoreError> {
    let apart = added(conn, currency, today, |sql, _| {
        sql.push_str(&format!(" AND {APART}"));
        Ok(())
    })?;
    let disputed = added(conn, currency, today, |sql, _| {
        sql.push_str(&format!(" AND b.invoice_id IN ({DISPUTED_INVOICES}) AND NOT {APART}"));
        Ok(())
    })?;
    let mut sums = Sums::default();
    for (sum, (one, other)) in sums.iter_mut().zip(apart.into_iter().zip(disputed)) {
        *sum = one.plus(other).ok_or_else(too_large)?;
    }
    let read = sums[place(InvoiceState::All)];
    let sql =
        "SELECT coalesce(sum(documents), 0), coalesce(sum(net_minor), 0), coalesce(sum(gross_minor), 0) FROM month_sum
        WHERE kind = 'issued' AND currency = ?1";
    let all = first(conn, sql, [currency.code()], |row| {
        Ok(Running { count: row.get(0)?, net: row.get(1)?, gross: row.get(2)?, ..read })
    })?
    .unwrap_or_default();
    let at_paid = place(InvoiceState::Paid);
    let paid = read.negated().and_then(|read| all.plus(read)).and_then(|rest| rest.plus(sums[at_paid]));
    sums[at_paid] = paid.ok_or_else(too_large)?;
    sums[place(InvoiceState::All)] = all;
    Ok(sums)
}

fn place(state: InvoiceState) -> usize {
    InvoiceState::ALL.iter().position(|known| *known == state).expect("ALL holds every state")
}

/// Adds up the rows that `narrow` leaves, each to every state that it belongs to.
fn added(
    conn: &Connection,
    currency: Currency,
    today: NaiveDate,
    narrow: impl FnOnce(&mut String, &mut Vec<Value>) -> Result<(), StoreError>,
) -> Result<Sums, StoreError> {
    let states: Vec<String> = InvoiceState::ALL.iter().map(|state| belongs(*state, "?2")).collect();
    let mut sql = format!(
        "SELECT CASE i.kind WHEN 'credit_note' THEN -i.net_minor ELSE i.net_minor END,
           CASE i.kind WHEN 'credit_note' THEN -i.gross_minor ELSE i.gross_minor END,
           b.open_net_minor - {}, b.open_minor - {}, b.kept_net_minor, b.kept_minor, {}
         FROM invoice_balance b JOIN invoice i ON i.id = b.invoice_id WHERE b.currency = ?1 AND ?2 = ?2",
        kept_net_at("?2"),
        kept_at("?2"),
        states.join(", ")
    );
    let mut values: Vec<Value> = vec![currency.code().to_owned().into(), today.to_string().into()];
    narrow(&mut sql, &mut values)?;
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(values))?;
    let mut sums = Sums::default();
    while let Some(row) = found.next()? {
        // By place and not by name: a hundred thousand rows are read while somebody looks on.
        let (net, gross) = (row.get(0)?, row.get(1)?);
        let open = Running { count: 1, net, gross, open_net: row.get(2)?, open: row.get(3)? };
        let kept = Running { open_net: row.get(4)?, open: row.get(5)?, ..open };
        for (at, state) in InvoiceState::ALL.into_iter().enumerate() {
            if row.get::<_, bool>(6 + at)? {
                let own = if state == InvoiceState::KeptBack { kept } else { open };
                sums[at] = sums[at].plus(own).ok_or_else(too_large)?;
            }
        }
    }
    Ok(sums)
}

fn too_large() -> StoreError {
    StoreError::UnreadableRow {
        table: "invoice",
        id: String::new(),
        column: "gross_minor",
        reason: domain::Why::TooLarge.to_string(),
    }
}

fn in_money(of: Running, currency: Currency) -> Result<InvoiceSum, StoreError> {
    let money = |minor: i64| Money::from_minor(minor, currency).map_err(|_| too_large());
    Ok(InvoiceSum {
        count: u32::try_from(of.count).map_err(|_| too_large())?,
        net: money(of.net)?,
        gross: money(of.gross)?,
        open_net: money(of.open_net)?,
        open: money(of.open)?,
    })
}

/// Ids of all that a filter shows in any currency, its page aside, newest first.
pub fn ids(conn: &Connection, filter: &InvoiceFilter, today: NaiveDate) -> Result<Vec<domain::InvoiceId>, StoreError> {
    let (mut sql, mut values) = (
        "SELECT i.id FROM invoice i JOIN invoice_balance b ON b.invoice_id = i.id WHERE 1".to_owned(),
        Vec::<Value>::new(),
    );
    narrow(conn, &mut sql, &mut values, filter, today)?;
    sql.push_str(" ORDER BY i.issue_on DESC, i.id DESC");
    super::row::rows(conn, &sql, params_from_iter(values), |row| {
        Ok(domain::InvoiceId(Named::new("invoice", row, "id").get("id")?))
    })
}
