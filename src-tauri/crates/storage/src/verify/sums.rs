//! The caches, made again from the facts: open balances and sums by month.

use super::Findings;
use crate::record::as_at::{RECORDED, recorded};
use crate::record::payment::{TAKES_BACK, net_facts};
use crate::record::row::{Named, word_of};
use crate::record::standing;
use crate::{Result, StoreError};
use domain::invoice::DocumentKind;
use domain::payment::{Balance, Settlement, SettlementKind};
use domain::retention::{Open, Retention};
use domain::{InvoiceId, Money};
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;

/// One row of `invoice_balance` without its key.
#[derive(Debug, PartialEq, Eq)]
struct BalanceRow {
    currency: String,
    issue_on: String,
    due_on: String,
    paid_minor: i64,
    credited_minor: i64,
    discounted_minor: i64,
    written_off_minor: i64,
    open_minor: i64,
    open_net_minor: i64,
    settled_on: Option<String>,
    kept_most_minor: i64,
    kept_until: Option<String>,
    kept_minor: i64,
    kept_net_minor: i64,
}

pub(super) fn check_balances(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut invoices =
        conn.prepare("SELECT id, kind, currency, issue_on, due_on, net_minor, gross_minor, json_extract(canonical, '$.body.retention') AS retention FROM invoice ORDER BY id")?;
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
            (Ok(computed), Ok(stored)) if stored.len() == 1 && computed.contains(&stored[0]) => {}
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
           (SELECT coalesce(sum(amount_minor), 0) FROM settlement WHERE payment_id = p.id AND kind = 'payment') AS settled_minor,
           p.reverses IS NOT NULL AND (e.home, -e.received_minor, -e.at_issue_minor) IS NOT (f.home, f.received_minor, f.at_issue_minor) AS keeps_exchange
         FROM payment p LEFT JOIN payment r ON r.id = p.reverses
           LEFT JOIN payment_exchange e ON e.payment_id = p.id LEFT JOIN payment_exchange f ON f.payment_id = r.id ORDER BY p.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let row = Named::new("payment", row, "id");
        if row.flag("keeps_exchange")? {
            findings.fault("payment", row.id, "does not take back the gain or loss of what it reverses");
        }
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

/// The balance as it may stand. Two, where payments and write-offs were split together: so they were until credit
/// notes came.
fn computed_balance(
    invoice: &Named<'_>,
    currency: domain::Currency,
    facts: &[(Settlement, Money)],
) -> Result<Vec<BalanceRow>> {
    let unreadable = |why: domain::Why| invoice.unreadable("gross_minor", why);
    let gross = invoice.money("gross_minor", currency)?;
    let settlements: Vec<Settlement> = facts.iter().map(|(settlement, _)| settlement.clone()).collect();
    let net = invoice.money("net_minor", currency)?;
    let is_credit_note = invoice.get::<String>("kind")? == word_of(&DocumentKind::CreditNote);
    // A credit note is spent on its invoice as soon as it is issued.
    let own = Settlement {
        invoice: InvoiceId(invoice.id),
        kind: SettlementKind::Credit,
        on: invoice.day("issue_on")?,
        amount: gross,
    };
    let settlements = if is_credit_note { vec![own] } else { settlements };
    let balance = Balance::of(gross, &settlements).map_err(unreadable)?;
    let own_net = [if is_credit_note { net } else { Money::zero(currency) }];
    let parts = || settlements.iter().zip(facts.iter().map(|(_, net)| *net).chain(own_net));
    let tax = gross.minus(net).map_err(unreadable)?;
    let open_net = net_facts(net, tax, parts()).and_then(|facts| facts.open()).map_err(unreadable)?;
    let of_parts = Money::sum(parts().map(|(_, net)| net), currency).and_then(|settled| net.minus(settled));
    let of_parts = of_parts.map_err(unreadable)?;
    let is_credited = settlements.iter().any(|s| s.kind == SettlementKind::Credit);
    let open_nets = if is_credited { vec![open_net] } else { vec![open_net, of_parts] };
    // A document over nothing is settled by being issued.
    let settled_on =
        if settlements.is_empty() && gross.is_zero() { Some(invoice.day("issue_on")?) } else { balance.settled_on };
    let (issue_on, due_on) = (invoice.day("issue_on")?, invoice.day("due_on")?);
    let says = invoice.get::<Option<String>>("retention")?.is_some();
    let share = says.then(|| invoice.json::<Retention>("retention")).transpose()?.map(|kept| kept.share());
    let row = |open_net: Money| -> std::result::Result<BalanceRow, domain::Why> {
        let kept = share.map(|share| share.of_open(balance.open, open_net)).transpose()?.flatten();
        let open = Open { amount: balance.open, net: open_net, due_on, kept };
        Ok(BalanceRow {
            currency: currency.code().to_owned(),
            issue_on: issue_on.to_string(),
            due_on: open.next_due_on().to_string(),
            paid_minor: balance.paid.minor(),
            credited_minor: balance.credited.minor(),
            discounted_minor: balance.discounted.minor(),
            written_off_minor: balance.written_off.minor(),
            open_minor: balance.open.minor(),
            open_net_minor: open_net.minor(),
            settled_on: settled_on.map(|day| day.to_string()),
            kept_most_minor: share.map_or(0, |share| share.amount.minor()),
            kept_until: share.map(|share| share.due_on.to_string()),
            kept_minor: kept.map_or(0, |kept| kept.amount.minor()),
            kept_net_minor: kept.map_or(0, |kept| kept.net.minor()),
        })
    };
    open_nets.into_iter().map(row).collect::<std::result::Result<_, _>>().map_err(unreadable)
}

fn read_balance(row: &Row<'_>) -> Result<BalanceRow> {
    let row = Named::new("invoice_balance", row, "invoice_id");
    Ok(BalanceRow {
        currency: row.get("currency")?,
        issue_on: row.get("issue_on")?,
        due_on: row.get("due_on")?,
        paid_minor: row.get("paid_minor")?,
        credited_minor: row.get("credited_minor")?,
        discounted_minor: row.get("discounted_minor")?,
        written_off_minor: row.get("written_off_minor")?,
        open_minor: row.get("open_minor")?,
        open_net_minor: row.get("open_net_minor")?,
        settled_on: row.get("settled_on")?,
        kept_most_minor: row.get("kept_most_minor")?,
        kept_until: row.get("kept_until")?,
        kept_minor: row.get("kept_minor")?,
        kept_net_minor: row.get("kept_net_minor")?,
    })
}

/// What documents did with each milestone is what the ledger says of them.
pub(super) fn check_standings(conn: &Connection, findings: &mut Findings) -> Result<()> {
    for project in standing::projects(conn)? {
        match (standing::computed(conn, project), standing::stored(conn, project)) {
            (Ok(computed), Ok(stored)) if computed == stored => {}
            (Ok(_), Ok(_)) => {
                let what = format!("the milestones of project {project} differ from what its documents say");
                findings.fault("milestone_standing", "", what);
            }
            (Err(error), _) | (_, Err(error)) => findings.fault("milestone_standing", "", error),
        }
    }
    Ok(())
}

/// What credit notes take back stands on their invoices to the minor unit, net and gross.
pub(super) fn check_credits(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let read = |sql: &str| -> Result<BTreeMap<i64, (i64, i64)>> {
        let mut statement = conn.prepare(sql)?;
        let sums =
            statement.query_and_then([], |row| Ok::<_, StoreError>((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
        sums.collect()
    };
    let settled =
        read("SELECT invoice_id, sum(amount_minor), sum(net_minor) FROM settlement WHERE kind = 'credit' GROUP BY 1")?;
    let noted = read(
        "SELECT coalesce(o.id, 0), sum(n.gross_minor), sum(n.net_minor) FROM invoice n
         LEFT JOIN invoice o ON o.number = json_extract(n.canonical, '$.body.references[0].number')
         WHERE n.kind = 'credit_note' GROUP BY 1",
    )?;
    for id in settled.keys().chain(noted.keys().filter(|id| !settled.contains_key(*id))) {
        if settled.get(id) != noted.get(id) {
            findings.fault("settlement", id, "what was credited differs from the credit notes");
        }
    }
    Ok(())
}

/// Kind, currency, month to net, gross, count.
type Months = BTreeMap<(String, String, String), (i64, i64, i64)>;

const STORED: &str = "SELECT kind, currency, month, net_minor, gross_minor, documents FROM month_sum";

/// What takes back a payment of an earlier month counts in the month in which it was recorded (decision 0018).
fn computed_months() -> String {
    format!(
        "{RECORDED}, part AS (
    SELECT i.currency, s.on_day, s.net_minor, s.amount_minor, {TAKES_BACK} AS can_take_back, {}
    FROM settlement s JOIN invoice i ON i.id = s.invoice_id LEFT JOIN payment p ON p.id = s.payment_id WHERE s.kind = 'payment')
  SELECT 'issued', currency, substr(issue_on, 1, 7), sum(CASE kind WHEN 'credit_note' THEN -net_minor ELSE net_minor END),
      sum(CASE kind WHEN 'credit_note' THEN -gross_minor ELSE gross_minor END), count(*)
    FROM invoice GROUP BY 2, 3
  UNION ALL
  SELECT 'received', currency, substr(CASE WHEN can_take_back THEN max(on_day, recorded_on) ELSE on_day END, 1, 7),
      sum(net_minor), sum(amount_minor), sum(CASE WHEN amount_minor < 0 THEN -1 ELSE 1 END)
    FROM part GROUP BY 2, 3",
        recorded("s.at")
    )
}

pub(super) fn check_months(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let read = |sql: &str| -> Result<Months> {
        let mut statement = conn.prepare(sql)?;
        let months = statement.query_and_then([], |row| {
            Ok::<_, StoreError>(((row.get(0)?, row.get(1)?, row.get(2)?), (row.get(3)?, row.get(4)?, row.get(5)?)))
        })?;
        months.collect()
    };
    let (stored, computed) = (read(STORED)?, read(&computed_months())?);
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
