//! The caches, made again from the facts: open balances and sums by month.

use super::Findings;
use crate::record::row::Named;
use crate::{Result, StoreError};
use domain::payment::{Balance, Settlement, SettlementKind};
use domain::{InvoiceId, Money};
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;

/// One row of `invoice_balance` without its key.
#[derive(Debug, PartialEq, Eq)]
struct BalanceRow {
    currency: String,
    due_on: String,
    paid_minor: i64,
    credited_minor: i64,
    written_off_minor: i64,
    open_minor: i64,
    open_net_minor: i64,
    settled_on: Option<String>,
}

pub(super) fn check_balances(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut invoices =
        conn.prepare("SELECT id, currency, issue_on, due_on, net_minor, gross_minor FROM invoice ORDER BY id")?;
    let mut settlements = conn.prepare("SELECT * FROM settlement WHERE invoice_id = ?1 ORDER BY id")?;
    let mut balances = conn.prepare("SELECT * FROM invoice_balance WHERE invoice_id = ?1")?;
    let mut rows = invoices.query([])?;
    while let Some(row) = rows.next()? {
        let invoice = Named::new("invoice", row, "id");
        let id = invoice.id;
        let computed = (|| {
            let currency = invoice.currency("currency")?;
            let read = |row: &Row<'_>| settlement(&Named::new("settlement", row, "id"), currency);
            let facts = settlements.query_and_then([id], read)?.collect::<Result<Vec<_>>>()?;
            computed_balance(&invoice, currency, &facts)
        })();
        let stored: Result<Vec<BalanceRow>> = balances.query_and_then([id], read_balance)?.collect();
        match (computed, stored) {
            (Ok(computed), Ok(stored)) if stored.as_slice() == std::slice::from_ref(&computed) => {}
            (Ok(_), Ok(_)) => findings.fault("invoice_balance", id, "the open amount differs from what was settled"),
            (Err(error), _) | (_, Err(error)) => findings.fault("invoice_balance", id, error),
        }
    }
    Ok(())
}

/// A payment has the amount that the journal recorded, a reversal takes back exactly what it reverses, and no payment
/// settles more than came.
pub(super) fn check_payments(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut statement = conn.prepare(
        "SELECT p.id, p.currency, p.amount_minor, p.reverses, r.amount_minor AS reversed_minor,
           (SELECT coalesce(sum(amount_minor), 0) FROM settlement WHERE payment_id = p.id AND kind = 'payment') AS settled_minor
         FROM payment p LEFT JOIN payment r ON r.id = p.reverses ORDER BY p.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let row = Named::new("payment", row, "id");
        let read = || -> Result<(Money, Option<i64>, Option<i64>, i64)> {
            let amount = row.money("amount_minor", row.currency("currency")?)?;
            Ok((amount, row.get("reverses")?, row.get("reversed_minor")?, row.get("settled_minor")?))
        };
        let (amount, reverses, reversed, settled) = match read() {
            Ok(payment) => payment,
            Err(error) => {
                findings.fault("payment", row.id, error);
                continue;
            }
        };
        if reverses.is_some() && reversed.map(i64::saturating_neg) != Some(amount.minor()) {
            findings.fault("payment", row.id, "does not take back what it reverses");
        }
        if reverses.is_none() && findings.received.get(&row.id) != Some(&amount) {
            findings.fault("payment", row.id, format!("the journal did not record a payment of {amount}"));
        }
        let is_within = settled == 0 || settled.signum() == amount.minor().signum();
        if !is_within || settled.unsigned_abs() > amount.minor().unsigned_abs() {
            findings.fault("payment", row.id, "settles more than came");
        }
    }
    Ok(())
}

/// A settlement and its net part.
fn settlement(row: &Named<'_>, currency: domain::Currency) -> Result<(Settlement, Money)> {
    let settlement = Settlement {
        invoice: InvoiceId(row.get("invoice_id")?),
        kind: row.word::<SettlementKind>("kind")?,
        on: row.day("on_day")?,
        amount: row.money("amount_minor", currency)?,
    };
    Ok((settlement, row.money("net_minor", currency)?))
}

fn computed_balance(
    invoice: &Named<'_>,
    currency: domain::Currency,
    facts: &[(Settlement, Money)],
) -> Result<BalanceRow> {
    let unreadable = |why: domain::Why| invoice.unreadable("gross_minor", why);
    let gross = invoice.money("gross_minor", currency)?;
    let settlements: Vec<Settlement> = facts.iter().map(|(settlement, _)| settlement.clone()).collect();
    let balance = Balance::of(gross, &settlements).map_err(unreadable)?;
    let settled_net = Money::sum(facts.iter().map(|(_, net)| *net), currency).map_err(unreadable)?;
    // A document over nothing is settled by being issued.
    let settled_on =
        if settlements.is_empty() && gross.is_zero() { Some(invoice.day("issue_on")?) } else { balance.settled_on };
    Ok(BalanceRow {
        currency: currency.code().to_owned(),
        due_on: invoice.get("due_on")?,
        paid_minor: balance.paid.minor(),
        credited_minor: balance.credited.minor(),
        written_off_minor: balance.written_off.minor(),
        open_minor: balance.open.minor(),
        open_net_minor: invoice.money("net_minor", currency)?.minus(settled_net).map_err(unreadable)?.minor(),
        settled_on: settled_on.map(|day| day.to_string()),
    })
}

fn read_balance(row: &Row<'_>) -> Result<BalanceRow> {
    let row = Named::new("invoice_balance", row, "invoice_id");
    Ok(BalanceRow {
        currency: row.get("currency")?,
        due_on: row.get("due_on")?,
        paid_minor: row.get("paid_minor")?,
        credited_minor: row.get("credited_minor")?,
        written_off_minor: row.get("written_off_minor")?,
        open_minor: row.get("open_minor")?,
        open_net_minor: row.get("open_net_minor")?,
        settled_on: row.get("settled_on")?,
    })
}

/// Kind, currency, month to net, gross, count.
type Months = BTreeMap<(String, String, String), (i64, i64, i64)>;

const STORED: &str = "SELECT kind, currency, month, net_minor, gross_minor, documents FROM month_sum";

const COMPUTED: &str = "
  SELECT 'issued', currency, substr(issue_on, 1, 7), sum(net_minor), sum(gross_minor), count(*)
    FROM invoice GROUP BY 2, 3
  UNION ALL
  SELECT 'received', i.currency, substr(s.on_day, 1, 7), sum(s.net_minor), sum(s.amount_minor),
      sum(CASE WHEN s.amount_minor < 0 THEN -1 ELSE 1 END)
    FROM settlement s JOIN invoice i ON i.id = s.invoice_id WHERE s.kind = 'payment' GROUP BY 2, 3";

pub(super) fn check_months(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let read = |sql| -> Result<Months> {
        let mut statement = conn.prepare(sql)?;
        let months = statement.query_and_then([], |row| {
            Ok::<_, StoreError>(((row.get(0)?, row.get(1)?, row.get(2)?), (row.get(3)?, row.get(4)?, row.get(5)?)))
        })?;
        months.collect()
    };
    let (stored, computed) = (read(STORED)?, read(COMPUTED)?);
    for key in stored.keys().chain(computed.keys().filter(|key| !stored.contains_key(*key))) {
        if stored.get(key) != computed.get(key) {
            let (kind, currency, month) = key;
            findings.fault(
                "month_sum",
                format!("{kind} {currency} {month}"),
                "differs from the documents and payments of the month",
            );
        }
    }
    Ok(())
}
