//! Gain and loss of payments: what each keeps is what the journal recorded, and what its money was worth at issue is worked out again
//! from the rates of the documents that it settled when it was recorded (decision 0022).

use super::Findings;
use crate::Result;
use crate::record::invoice::EXCHANGE;
use crate::record::row::Named;
use domain::Money;
use domain::exchange::ExchangeRate;
use domain::payment::Exchanged;
use rusqlite::{Connection, Row};

/// What takes a payment back is compared with it among the payments.
pub(super) fn check(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut payments = conn.prepare(
        "SELECT p.id, p.currency, e.home, e.received_minor, e.at_issue_minor
         FROM payment p LEFT JOIN payment_exchange e ON e.payment_id = p.id WHERE p.reverses IS NULL ORDER BY p.id",
    )?;
    let mut parts = conn.prepare(&format!(
        "SELECT s.id, s.amount_minor, json_extract({EXCHANGE}, '$.rate') AS rate
         FROM payment p JOIN settlement s ON s.payment_id = p.id AND s.kind = 'payment' AND s.at = p.at
           JOIN invoice i ON i.id = s.invoice_id WHERE p.id = ?1"
    ))?;
    let mut rows = payments.query([])?;
    while let Some(row) = rows.next()? {
        let row = Named::new("payment", row, "id");
        let kept = match kept(&row) {
            Ok(kept) => kept,
            Err(error) => {
                findings.fault("payment_exchange", row.id, error);
                continue;
            }
        };
        if kept.as_ref() != findings.exchanged.get(&row.id) {
            findings.fault("payment_exchange", row.id, "is another gain or loss than the journal recorded");
        }
        let Some(kept) = kept else { continue };
        let mut at_issue = || -> Result<Money> {
            let currency = row.currency("currency")?;
            let part = |part: &Row<'_>| -> Result<Money> {
                let part = Named::new("settlement", part, "id");
                let (amount, rate) = (part.money("amount_minor", currency)?, part.json::<ExchangeRate>("rate")?);
                rate.converted(amount).map_err(|why| part.unreadable("rate", why))
            };
            let parts = parts.query_and_then([row.id], part)?.collect::<Result<Vec<_>>>()?;
            Money::sum(parts, kept.at_issue.currency()).map_err(|why| row.unreadable("at_issue_minor", why))
        };
        match at_issue() {
            Ok(at_issue) if at_issue == kept.at_issue => {}
            Ok(_) => {
                findings.fault(
                    "payment_exchange",
                    row.id,
                    "the amount at issue differs from the rates of its documents",
                );
            }
            Err(error) => findings.fault("payment_exchange", row.id, error),
        }
    }
    Ok(())
}

fn kept(row: &Named<'_>) -> Result<Option<Exchanged>> {
    if row.get::<Option<String>>("home")?.is_none() {
        return Ok(None);
    }
    let home = row.currency("home")?;
    Ok(Some(Exchanged { received: row.money("received_minor", home)?, at_issue: row.money("at_issue_minor", home)? }))
}
