//! Charts of accounts: which account a booking touches, by what it is and at which rate. Shipped ones for German sellers
//! (SKR03 and SKR04, public account frames of DATEV); all others have plain names, which whoever exports gives in a
//! language of its own. Rows of the business's own come first.

use super::account::{Account, AccountRole};
use crate::percent::Percent;
use crate::refusal::Why;
use crate::text;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    Plain,
    Skr03,
    Skr04,
}

impl ChartKind {
    pub const ALL: [Self; 3] = [Self::Plain, Self::Skr03, Self::Skr04];
}

/// An account for a role; for one rate of it, or for all that have none of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct AccountRow {
    pub role: AccountRole,
    pub rate: Option<Percent>,
    pub account: String,
}

/// Rows of the business before the shipped ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub kind: ChartKind,
    rows: Vec<AccountRow>,
}

/// Longest name of an account.
const NAME_MAX: usize = 60;
/// Numbers of persons begin here in the frames of DATEV; each client has its own.
const PERSONS_FROM: u32 = 10_000;

/// Role, rate, SKR03, SKR04.
type Shipped = (AccountRole, &'static str, &'static str, &'static str);

const SHIPPED: &[Shipped] = &[
    (AccountRole::Receivable, "", "10000", "10000"),
    (AccountRole::Bank, "", "1200", "1800"),
    (AccountRole::ClientCredit, "", "1700", "3500"),
    (AccountRole::Revenue, "19", "8400", "4400"),
    (AccountRole::Revenue, "7", "8300", "4300"),
    (AccountRole::Revenue, "", "8200", "4200"),
    (AccountRole::RevenueZeroRated, "", "8290", "4290"),
    (AccountRole::RevenueExempt, "", "8195", "4185"),
    (AccountRole::RevenueReverseChargeHome, "", "8337", "4337"),
    (AccountRole::RevenueReverseChargeUnion, "", "8336", "4336"),
    (AccountRole::RevenueIntraCommunity, "", "8125", "4125"),
    (AccountRole::RevenueExport, "", "8120", "4120"),
    (AccountRole::RevenueOutsideScope, "", "8338", "4338"),
    (AccountRole::RevenueUntaxed, "", "8200", "4200"),
    (AccountRole::Deposits, "19", "1718", "3272"),
    (AccountRole::Deposits, "7", "1711", "3260"),
    (AccountRole::Deposits, "", "1710", "3250"),
    (AccountRole::Discounts, "19", "8736", "4736"),
    (AccountRole::Discounts, "7", "8731", "4731"),
    (AccountRole::Discounts, "", "8730", "4730"),
    (AccountRole::OutputTax, "19", "1776", "3806"),
    (AccountRole::OutputTax, "7", "1771", "3801"),
    (AccountRole::OutputTax, "", "1770", "3800"),
    (AccountRole::BankFees, "", "4970", "6855"),
    (AccountRole::TaxWithheld, "", "1500", "1300"),
    (AccountRole::WriteOffs, "", "2400", "6930"),
    (AccountRole::ExchangeGains, "", "2660", "4840"),
    (AccountRole::ExchangeLosses, "", "2150", "6880"),
    (AccountRole::Conversion, "", "1360", "1460"),
];

impl Chart {
    /// `own`: rows of the business. `named`: what a plain account is called.
    pub fn of(kind: ChartKind, own: &[AccountRow], named: impl Fn(AccountRole) -> &'static str) -> Self {
        let mut rows = own.to_vec();
        rows.extend(Self::shipped(kind, named));
        Self { kind, rows }
    }

    /// As it is shipped.
    pub fn shipped(kind: ChartKind, named: impl Fn(AccountRole) -> &'static str) -> Vec<AccountRow> {
        let row = |role, rate: &str, account: &str| AccountRow {
            role,
            rate: Percent::parse(rate).ok(),
            account: account.to_owned(),
        };
        match kind {
            ChartKind::Plain => AccountRole::ALL.iter().map(|role| row(*role, "", named(*role))).collect(),
            ChartKind::Skr03 => SHIPPED.iter().map(|(role, rate, skr03, _)| row(*role, rate, skr03)).collect(),
            ChartKind::Skr04 => SHIPPED.iter().map(|(role, rate, _, skr04)| row(*role, rate, skr04)).collect(),
        }
    }

    /// The row of an account: that of its rate, else that of its role.
    fn row(&self, account: &Account) -> &AccountRow {
        let (role, rate) = (account.role(), account.rate());
        let find = |rate: Option<Percent>| self.rows.iter().find(|of| of.role == role && of.rate == rate);
        rate.and_then(|rate| find(Some(rate))).or_else(|| find(None)).expect("a shipped chart has a row for each role")
    }

    /// What the account is called. Clients are counted on from the number of the first one.
    pub fn name(&self, account: &Account) -> String {
        let name = &self.row(account).account;
        let numbered = |client: i64| {
            let first: u32 = name.parse().ok().filter(|number| *number >= PERSONS_FROM)?;
            Some((i64::from(first) + client).to_string())
        };
        account.client().and_then(|client| numbered(client.0)).unwrap_or_else(|| name.clone())
    }

    /// Whether the account stands for one rate alone: then programs take the tax out of what is booked on it.
    pub fn takes_tax_out(&self, account: &Account) -> bool {
        self.row(account).rate.is_some()
    }
}

/// Reads a name or a number of an account. Errors: `TooLong`, `ControlCharacter`.
pub fn parse_account(typed: &str) -> Result<String, Why> {
    let name = text::optional(typed)?;
    if name.chars().count() > NAME_MAX { Err(Why::TooLong { max: NAME_MAX }) } else { Ok(name) }
}
