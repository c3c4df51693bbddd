//! Taxes of a line and the totals by rate. Category codes are those of EN 16931.

use crate::money::{Money, Rounding};
use crate::percent::Percent;
use crate::refusal::Why;
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// How a line is taxed. Source: EN 16931 code list UNTDID 5305, BT-151.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TaxCategory {
    /// S: taxed at a rate above zero.
    Standard,
    /// Z: taxed at zero.
    Zero,
    /// E: exempt, small business among them.
    Exempt,
    /// AE: the client owes the tax.
    ReverseCharge,
    /// K: goods to another EU country.
    IntraCommunity,
    /// G: goods leaving the EU.
    Export,
    /// O: outside the scope of the tax; also sellers that are not registered.
    OutsideScope,
    /// L: Canary Islands.
    Igic,
    /// M: Ceuta and Melilla.
    Ipsi,
}

impl TaxCategory {
    /// Code of EN 16931.
    pub fn code(self) -> &'static str {
        match self {
            Self::Standard => "S",
            Self::Zero => "Z",
            Self::Exempt => "E",
            Self::ReverseCharge => "AE",
            Self::IntraCommunity => "K",
            Self::Export => "G",
            Self::OutsideScope => "O",
            Self::Igic => "L",
            Self::Ipsi => "M",
        }
    }

    /// True when the category has no tax to charge: its rate must be zero.
    pub fn is_untaxed(self) -> bool {
        match self {
            Self::Standard | Self::Igic | Self::Ipsi => false,
            Self::Zero
            | Self::Exempt
            | Self::ReverseCharge
            | Self::IntraCommunity
            | Self::Export
            | Self::OutsideScope => true,
        }
    }
}

/// Code of the VATEX list for a category that has only one reason; exemptions have many and keep none.
/// Source: EN 16931 BT-121, code list VATEX.
pub fn reason_code(category: TaxCategory) -> Option<&'static str> {
    match category {
        TaxCategory::ReverseCharge => Some("VATEX-EU-AE"),
        TaxCategory::IntraCommunity => Some("VATEX-EU-IC"),
        TaxCategory::Export => Some("VATEX-EU-G"),
        TaxCategory::OutsideScope => Some("VATEX-EU-O"),
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Exempt | TaxCategory::Igic | TaxCategory::Ipsi => None,
    }
}

/// One named tax of a line. A line has none (no tax model), one (VAT, GST) or several (GST and PST).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
pub struct Tax {
    /// What the seller's country calls it: VAT, USt., GST.
    pub name: String,
    pub category: TaxCategory,
    pub rate: Percent,
    /// The sentence that an exempt or reverse-charged invoice must carry, in the document's language.
    pub reason: Option<String>,
    /// BT-121: code of the VATEX list that says the same to machines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<String>,
}

impl Tax {
    /// Errors: `NotPositive` for a taxed category without a rate (Canary and Ceuta rates may be zero),
    /// `Above` for an untaxed one with a rate. Source: BR-S-05 and its sisters.
    pub fn new(name: &str, category: TaxCategory, rate: Percent, reason: Option<String>) -> Result<Self, Why> {
        if category == TaxCategory::Standard && rate == Percent::ZERO {
            return Err(Why::NotPositive);
        }
        if category.is_untaxed() && rate != Percent::ZERO {
            return Err(Why::Above { max: "0".to_owned() });
        }
        Ok(Self {
            name: name.to_owned(),
            category,
            rate,
            reason,
            reason_code: reason_code(category).map(str::to_owned),
        })
    }
}

/// Tax of one group: name, category and rate. EN 16931 BG-23.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TaxGroup {
    pub tax: Tax,
    /// BT-116: sum of the net amounts in this group.
    pub base: Money,
    /// BT-117: rounded once on `base`.
    pub amount: Money,
}

/// Tax groups of the parts of a document, in order of first appearance.
/// `parts`: net amounts (allowances negative) with their taxes. Each part counts in each of its taxes.
/// Errors: `CurrencyMismatch`, `TooLarge`. Source: EN 16931 BR-CO-17; rounded once per group, not per line.
pub fn groups<'a>(parts: impl IntoIterator<Item = (Money, &'a [Tax])>) -> Result<Vec<TaxGroup>, Why> {
    let mut groups: Vec<TaxGroup> = Vec::new();
    for (net, taxes) in parts {
        for tax in taxes {
            let same =
                |g: &&mut TaxGroup| g.tax.name == tax.name && g.tax.category == tax.category && g.tax.rate == tax.rate;
            match groups.iter_mut().find(same) {
                Some(group) => group.base = group.base.plus(net)?,
                None => groups.push(TaxGroup { tax: tax.clone(), base: net, amount: Money::zero(net.currency()) }),
            }
        }
    }
    for group in &mut groups {
        group.amount = group.tax.rate.of(group.base, Rounding::HalfAway)?;
    }
    Ok(groups)
}

/// Net of an amount that includes tax at `rate`, so that net plus tax is `gross` to the minor unit.
/// Returns (net, tax). Errors: `TooLarge`.
pub fn split_gross(gross: Money, rate: Percent) -> Result<(Money, Money), Why> {
    let factor = rust_decimal::Decimal::ONE + rate.value() / rust_decimal::Decimal::ONE_HUNDRED;
    let net = Money::rounded(gross.amount() / factor, gross.currency(), Rounding::HalfAway)?;
    Ok((net, gross.minus(net)?))
}
