//! The account of a client as a letter: what was invoiced, paid and settled over some days, and what is overdue (S22).
//!
//! Its figures are those of the screen. What was noted for nobody else, why something was given up, stays behind.

use super::Letter;
use super::engagement::missing_of;
use crate::invoice::Template;
use crate::party::{Business, Client};
use crate::refusal::Refusal;
use crate::statement::{Statement, StatementEntry, StatementKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the pages say: an account for each currency, which are never added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientStatement {
    /// About no project.
    pub letter: Letter,
    /// None: from the beginning.
    pub from: Option<NaiveDate>,
    pub to: NaiveDate,
    /// At least one.
    pub accounts: Vec<Statement>,
}

impl ClientStatement {
    /// The accounts as a letter that is dated `dated_on`.
    pub fn of(
        (business, client, template): (&Business, &Client, Template),
        (from, to): (Option<NaiveDate>, NaiveDate),
        accounts: Vec<Statement>,
        dated_on: NaiveDate,
    ) -> Self {
        let letter = Letter::to_client(business, client, template, dated_on);
        Self { letter, from, to, accounts: accounts.into_iter().map(for_the_client).collect() }
    }

    /// All that keeps the paper from going out; empty when nothing does.
    pub fn refusals(business: &Business, client: &Client) -> Vec<Refusal> {
        missing_of(business, client).map(|what| Refusal::MissingForIssue { what }).collect()
    }
}

/// The same figures without our own words about what was given up.
pub fn for_the_client(mut account: Statement) -> Statement {
    let hide = |entry: &mut StatementEntry| {
        if is_private(entry.kind) {
            entry.text.clear();
        }
    };
    account.rows.iter_mut().for_each(|row| hide(&mut row.entry));
    account.earlier.iter_mut().for_each(|late| hide(&mut late.entry));
    account
}

/// Whether the text of an entry is a note of ours.
fn is_private(kind: StatementKind) -> bool {
    match kind {
        StatementKind::Discount | StatementKind::WriteOff | StatementKind::BankFee | StatementKind::TaxWithheld => true,
        StatementKind::Invoice
        | StatementKind::CreditNote
        | StatementKind::Payment
        | StatementKind::Reversal
        | StatementKind::Refund => false,
    }
}
