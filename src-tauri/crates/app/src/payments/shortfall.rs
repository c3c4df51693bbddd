//! What probably became of money that is missing, where nobody has said and no discount explains it, and up to which sums
//! that is guessed.

use super::Difference;
use crate::form::Faults;
use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Entry, business};
use domain::payment::{PaymentChannel, Shortfall, ShortfallLimits};
use domain::{ClientId, Currency, Money};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::party;
use storage::record::setting::{put_setting, setting};
use ts_rs::TS;

const LIMITS: &str = "payment.limits";

/// Both limits in the currency of the business. In another one they are amounts of about the same size.
#[derive(Debug, Serialize, TS)]
pub struct LimitAmounts {
    /// Up to this a rest is small.
    pub small_rest: Money,
    /// Up to this banks keep a fee of a transfer from abroad.
    pub bank_fee: Money,
}

/// The limits as set, and as shipped.
#[derive(Debug, Serialize, TS)]
pub struct PaymentLimits {
    #[serde(flatten)]
    pub limits: LimitAmounts,
    pub standard: LimitAmounts,
}

/// Amounts as typed; what is absent stays, what is empty goes back to its default, and zero is never.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SavePaymentLimits {
    #[ts(optional)]
    pub small_rest: Option<String>,
    #[ts(optional)]
    pub bank_fee: Option<String>,
}

pub(crate) fn limits(conn: &Connection) -> Result<ShortfallLimits, AppError> {
    Ok(setting(conn, LIMITS)?.unwrap_or_default())
}

fn amounts(limits: ShortfallLimits, currency: Currency) -> LimitAmounts {
    let zero = Money::zero(currency);
    LimitAmounts {
        small_rest: limits.small_rest(currency).unwrap_or(zero),
        bank_fee: limits.bank_fee(currency).unwrap_or(zero),
    }
}

fn view(limits: ShortfallLimits, currency: Currency) -> PaymentLimits {
    PaymentLimits { limits: amounts(limits, currency), standard: amounts(ShortfallLimits::default(), currency) }
}

pub fn payment_limits(app: &App, _: Nothing) -> Result<PaymentLimits, AppError> {
    app.read(|conn, _| Ok(view(limits(conn)?, business::of_book(conn, app)?.currency)))
}

/// Sets the limits. Errors: by field, what is no amount, below zero or beyond sense.
pub fn save_payment_limits(app: &App, typed: SavePaymentLimits) -> Result<PaymentLimits, AppError> {
    app.write("save_payment_limits", |tx, _| {
        let (before, currency) = (limits(tx)?, business::of_book(tx, app)?.currency);
        let (old, standard) = (amounts(before, currency), amounts(ShortfallLimits::default(), currency));
        let mut faults = Faults::default();
        let mut amount =
            |field: &str, text: &Option<String>, old: Money, standard: Money| match text.as_deref().map(str::trim) {
                None => old,
                Some("") => standard,
                Some(text) => faults.take(field, Money::parse(text, currency)).unwrap_or(old),
            };
        let small_rest = amount("small_rest", &typed.small_rest, old.small_rest, standard.small_rest);
        let bank_fee = amount("bank_fee", &typed.bank_fee, old.bank_fee, standard.bank_fee);
        let (small_rest, bank_fee) = faults.finish(Some((small_rest, bank_fee))).map_err(AppError::Invalid)?;
        let after = ShortfallLimits::of(small_rest, bank_fee)?;
        put_setting(tx, LIMITS, &after)?;
        Ok((view(after, currency), Entry::book(json!({ "before": before, "after": after }))))
    })
}

/// `missing` of `asked`. None where the answer is another than keeping it open.
pub(crate) fn probable(
    conn: &Connection,
    app: &App,
    client: ClientId,
    (missing, asked): (Money, Money),
    (channel, difference): (PaymentChannel, Difference),
) -> Result<Option<Shortfall>, AppError> {
    if difference != Difference::KeepOpen || missing.is_zero() {
        return Ok(None);
    }
    let own = business::of_book(conn, app)?.address.country;
    let is_from_abroad = party::client(conn, client)?.address.country != own;
    Ok(limits(conn)?.guess(missing, asked, channel, is_from_abroad))
}
