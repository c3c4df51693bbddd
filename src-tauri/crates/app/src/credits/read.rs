//! What is typed into the sheet of a credit note.

use crate::problem::AppError;
use domain::invoice::{Credited, CreditedPart};
use domain::{Invalid, InvoiceId, IssuedInvoice, Money, Quantity, Why, text};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use storage::record::invoice::InvoiceEntry;
use ts_rs::TS;

/// How much of an invoice is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CreditExtent {
    /// All of it, word for word.
    Whole,
    /// What earlier credit notes left.
    Rest,
    /// Single lines.
    Lines,
}

/// One line as typed; without `units` and `net` all of it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreditLineForm {
    /// Its place on the invoice, from 1.
    pub line: u32,
    /// So many units at the line's own price.
    #[serde(default)]
    #[ts(optional)]
    pub units: Option<String>,
    /// An amount without tax.
    #[serde(default)]
    #[ts(optional)]
    pub net: Option<String>,
}

/// A credit note as typed. `lines`: for the extent `lines`. `reason` is printed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreditArgument {
    pub id: InvoiceId,
    pub extent: CreditExtent,
    #[serde(default)]
    #[ts(optional)]
    pub lines: Option<Vec<CreditLineForm>>,
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Errors: a reason that cannot be printed, under its field. It may be empty.
pub(super) fn reason(asked: &CreditArgument) -> Result<String, AppError> {
    let typed = asked.reason.as_deref().unwrap_or_default();
    Ok(text::optional(typed).map_err(|why| Invalid::new("reason", why))?)
}

/// What is credited. Errors: every line that cannot be read, under its field.
pub(super) fn credited(
    asked: &CreditArgument,
    issued: &IssuedInvoice,
    entry: &InvoiceEntry,
) -> Result<Credited, AppError> {
    match asked.extent {
        CreditExtent::Whole => Ok(Credited::Whole),
        CreditExtent::Rest => Ok(Credited::Rest { title: entry.heading.clone() }),
        CreditExtent::Lines => {
            let mut parts = Vec::new();
            let mut faults = Vec::new();
            for (at, line) in asked.lines.iter().flatten().enumerate() {
                match part(at, line, issued) {
                    Ok(part) => parts.push(part),
                    Err(fault) => faults.push(fault),
                }
            }
            if faults.is_empty() { Ok(Credited::Lines(parts)) } else { Err(AppError::Invalid(faults)) }
        }
    }
}

fn part(at: usize, typed: &CreditLineForm, issued: &IssuedInvoice) -> Result<(usize, CreditedPart), Invalid> {
    let fault = |name: &str, why: Why| Invalid::new(&format!("lines.{at}.{name}"), why);
    let place = usize::try_from(typed.line).ok().and_then(|line| line.checked_sub(1));
    let lines = issued.body().lines.len();
    let place = place
        .filter(|place| *place < lines)
        .ok_or_else(|| fault("line", Why::NotOneOf { allowed: format!("1 to {lines}") }))?;
    let typed_text = |text: &Option<String>| text.as_deref().map(str::trim).unwrap_or_default().to_owned();
    let (units, net) = (typed_text(&typed.units), typed_text(&typed.net));
    if !units.is_empty() {
        let quantity = Quantity::parse(&units).map_err(|why| fault("units", why))?;
        return if quantity.value() > Decimal::ZERO {
            Ok((place, CreditedPart::Units(quantity)))
        } else {
            Err(fault("units", Why::NotPositive))
        };
    }
    if net.is_empty() {
        return Ok((place, CreditedPart::All));
    }
    let amount = Money::parse(&net, issued.body().currency).map_err(|why| fault("net", why))?;
    if amount.is_positive() { Ok((place, CreditedPart::Net(amount))) } else { Err(fault("net", Why::NotPositive)) }
}
