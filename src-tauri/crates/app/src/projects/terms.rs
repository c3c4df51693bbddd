//! What a project agrees on when money comes, as typed: deposit, its deduction, money kept back.

use super::ProjectForm;
use crate::form::Faults;
use domain::contract::{DepositSize, RetainageRule};
use domain::project::BillingTerms;
use domain::{Money, Percent, Why};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// `30%` or an amount without its currency; empty without a deposit.
pub(super) fn deposit_text(size: Option<DepositSize>) -> String {
    match size {
        None => String::new(),
        Some(DepositSize::Percent(percent)) => format!("{percent}%"),
        Some(DepositSize::Amount(amount)) => amount.amount().to_string(),
    }
}

/// The word of a choice, as forms and JSON spell it.
pub(super) fn word(choice: &impl Serialize) -> String {
    let value = serde_json::to_value(choice).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// A choice by its word; empty is the usual one. Errors: `NotOneOf`.
fn chosen<T: DeserializeOwned + Default>(typed: &str, allowed: &str) -> Result<T, Why> {
    match typed.trim() {
        "" => Ok(T::default()),
        word => serde_json::from_value(word.into()).map_err(|_| Why::NotOneOf { allowed: allowed.to_owned() }),
    }
}

/// Reads the terms of a contract of `value`. What is at fault is named under its field.
pub(super) fn read(faults: &mut Faults, form: &ProjectForm, value: Money) -> Option<BillingTerms> {
    let deposit = (!form.deposit.trim().is_empty())
        .then(|| faults.take("deposit", deposit(&form.deposit, value)))
        .map_or(Some(None), |read| read.map(Some));
    let deduction = faults.take("deposit_deduction", chosen(&form.deposit_deduction, "proportional, first, last"));
    let timing = faults.take("retainage_timing", chosen(&form.retainage_timing, "each_invoice, final_only"));
    let percent = (!form.retainage.trim().is_empty())
        .then(|| faults.take("retainage", Percent::parse(&form.retainage)))
        .map_or(Some(None), |read| read.map(Some));
    let retainage = match (percent?, timing) {
        (Some(percent), Some(timing)) => Some(faults.take("retainage", RetainageRule::new(percent, timing))?),
        (None, _) => None,
        (Some(_), None) => return None,
    };
    Some(BillingTerms { deposit: deposit?, deduction: deduction?, retainage })
}

/// Errors: `Above` the whole, `NotPositive`, unreadable texts.
fn deposit(typed: &str, value: Money) -> Result<DepositSize, Why> {
    if typed.trim_end().ends_with('%') {
        let percent = Percent::parse(typed)?;
        if percent.value() > Decimal::ONE_HUNDRED {
            return Err(Why::Above { max: "100".to_owned() });
        }
        return if percent == Percent::ZERO { Err(Why::NotPositive) } else { Ok(DepositSize::Percent(percent)) };
    }
    let amount = Money::parse(typed, value.currency())?;
    if !amount.is_positive() {
        return Err(Why::NotPositive);
    }
    if amount.minus(value)?.is_positive() {
        return Err(Why::Above { max: value.amount().to_string() });
    }
    Ok(DepositSize::Amount(amount))
}
