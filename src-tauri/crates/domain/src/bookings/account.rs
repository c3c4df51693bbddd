//! The accounts that bookings touch, and what a chart of accounts has a number for.

use crate::id::ClientId;
use crate::locale::Country;
use crate::percent::Percent;
use crate::report::TaxKey;
use crate::tax::TaxCategory;
use serde::{Deserialize, Serialize};

/// How income is taxed, as accounts tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    Taxed,
    ZeroRated,
    Exempt,
    /// The client owes the tax, in the seller's own country.
    ReverseChargeHome,
    /// The client owes the tax, in another country of the EU.
    ReverseChargeUnion,
    IntraCommunity,
    Export,
    /// Taxed in a country outside the seller's reach, or not at all.
    OutsideScope,
    /// No tax stands on it.
    Untaxed,
}

impl Treatment {
    /// Of what bears `taxes`, from a seller to a buyer.
    pub fn of(taxes: &[TaxKey], seller: Country, buyer: Country) -> Self {
        let Some(first) = taxes.first() else { return Self::Untaxed };
        if taxes.iter().any(|tax| !tax.category.is_untaxed()) {
            return Self::Taxed;
        }
        match first.category {
            TaxCategory::Standard | TaxCategory::Igic | TaxCategory::Ipsi => Self::Taxed,
            TaxCategory::Zero => Self::ZeroRated,
            TaxCategory::Exempt => Self::Exempt,
            TaxCategory::ReverseCharge if seller == buyer => Self::ReverseChargeHome,
            TaxCategory::ReverseCharge if seller.in_eu() && buyer.in_eu() => Self::ReverseChargeUnion,
            TaxCategory::IntraCommunity => Self::IntraCommunity,
            TaxCategory::Export => Self::Export,
            TaxCategory::OutsideScope if seller == buyer => Self::Untaxed,
            TaxCategory::ReverseCharge | TaxCategory::OutsideScope => Self::OutsideScope,
        }
    }

    /// Whether the buyer's VAT number belongs to the booking.
    pub fn names_buyer(self) -> bool {
        match self {
            Self::ReverseChargeUnion | Self::IntraCommunity => true,
            Self::Taxed
            | Self::ZeroRated
            | Self::Exempt
            | Self::ReverseChargeHome
            | Self::Export
            | Self::OutsideScope
            | Self::Untaxed => false,
        }
    }
}

/// What was earned, asked for before the work, or let off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Income {
    Revenue,
    Deposits,
    /// Taken off for prompt payment.
    Discounts,
}

/// An account of the books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account {
    Receivable(ClientId),
    /// Money of a client that settled nothing yet.
    ClientCredit(ClientId),
    Income {
        income: Income,
        treatment: Treatment,
        taxes: Vec<TaxKey>,
    },
    OutputTax(TaxKey),
    Bank,
    BankFees,
    TaxWithheld,
    WriteOffs,
    /// More arrived at home than the money was worth at issue.
    ExchangeGains,
    ExchangeLosses,
    /// Money of one currency on its way into another: its two sides are worth the same at the rates of issue.
    Conversion,
}

/// What a chart of accounts has an account for. Those that are taxed may have one for each rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountRole {
    Receivable,
    Bank,
    ClientCredit,
    Revenue,
    RevenueZeroRated,
    RevenueExempt,
    RevenueReverseChargeHome,
    RevenueReverseChargeUnion,
    RevenueIntraCommunity,
    RevenueExport,
    RevenueOutsideScope,
    RevenueUntaxed,
    Deposits,
    Discounts,
    OutputTax,
    BankFees,
    TaxWithheld,
    WriteOffs,
    ExchangeGains,
    ExchangeLosses,
    Conversion,
}

impl AccountRole {
    pub const ALL: [Self; 21] = [
        Self::Receivable,
        Self::Bank,
        Self::ClientCredit,
        Self::Revenue,
        Self::RevenueZeroRated,
        Self::RevenueExempt,
        Self::RevenueReverseChargeHome,
        Self::RevenueReverseChargeUnion,
        Self::RevenueIntraCommunity,
        Self::RevenueExport,
        Self::RevenueOutsideScope,
        Self::RevenueUntaxed,
        Self::Deposits,
        Self::Discounts,
        Self::OutputTax,
        Self::BankFees,
        Self::TaxWithheld,
        Self::WriteOffs,
        Self::ExchangeGains,
        Self::ExchangeLosses,
        Self::Conversion,
    ];

    /// Whether it may have an account for each rate.
    pub fn has_rates(self) -> bool {
        matches!(self, Self::Revenue | Self::Deposits | Self::Discounts | Self::OutputTax)
    }
}

impl Account {
    pub fn role(&self) -> AccountRole {
        match self {
            Self::Receivable(_) => AccountRole::Receivable,
            Self::ClientCredit(_) => AccountRole::ClientCredit,
            Self::Income { income: Income::Deposits, .. } => AccountRole::Deposits,
            Self::Income { income: Income::Discounts, .. } => AccountRole::Discounts,
            Self::Income { income: Income::Revenue, treatment, .. } => match treatment {
                Treatment::Taxed => AccountRole::Revenue,
                Treatment::ZeroRated => AccountRole::RevenueZeroRated,
                Treatment::Exempt => AccountRole::RevenueExempt,
                Treatment::ReverseChargeHome => AccountRole::RevenueReverseChargeHome,
                Treatment::ReverseChargeUnion => AccountRole::RevenueReverseChargeUnion,
                Treatment::IntraCommunity => AccountRole::RevenueIntraCommunity,
                Treatment::Export => AccountRole::RevenueExport,
                Treatment::OutsideScope => AccountRole::RevenueOutsideScope,
                Treatment::Untaxed => AccountRole::RevenueUntaxed,
            },
            Self::OutputTax(_) => AccountRole::OutputTax,
            Self::Bank => AccountRole::Bank,
            Self::BankFees => AccountRole::BankFees,
            Self::TaxWithheld => AccountRole::TaxWithheld,
            Self::WriteOffs => AccountRole::WriteOffs,
            Self::ExchangeGains => AccountRole::ExchangeGains,
            Self::ExchangeLosses => AccountRole::ExchangeLosses,
            Self::Conversion => AccountRole::Conversion,
        }
    }

    /// The one rate that it is about; None where several mix or none is charged.
    pub fn rate(&self) -> Option<Percent> {
        match self {
            Self::Income { treatment: Treatment::Taxed, taxes, .. } => match taxes.as_slice() {
                [tax] => Some(tax.rate),
                _ => None,
            },
            Self::OutputTax(tax) => Some(tax.rate),
            Self::Income { .. }
            | Self::Receivable(_)
            | Self::ClientCredit(_)
            | Self::Bank
            | Self::BankFees
            | Self::TaxWithheld
            | Self::WriteOffs
            | Self::ExchangeGains
            | Self::ExchangeLosses
            | Self::Conversion => None,
        }
    }

    /// The client whose account it is; None for an account of all.
    pub fn client(&self) -> Option<ClientId> {
        match self {
            Self::Receivable(client) | Self::ClientCredit(client) => Some(*client),
            Self::Income { .. }
            | Self::OutputTax(_)
            | Self::Bank
            | Self::BankFees
            | Self::TaxWithheld
            | Self::WriteOffs
            | Self::ExchangeGains
            | Self::ExchangeLosses
            | Self::Conversion => None,
        }
    }
}
