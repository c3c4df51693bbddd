//! What a project agrees on when money comes, as typed: deposit, its deduction, money kept back.

use super::{Context, ProjectForm};
use crate::form::Faults;
use chrono::NaiveDate;
use domain::contract::{DepositSize, RetainageBase, RetainageRule};
use domain::date::{self, DateOrder};
use domain::project::BillingTerms;
use domain::terms::PaymentTerms;
use domain::{Country, Money, Percent, Why};
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

/// `net` or `gross`.
pub(crate) fn base_word(rule: RetainageRule) -> &'static str {
    if rule.keeps_back().is_some() { "gross" } else { "net" }
}

/// Days after which a share of the gross is due where nobody has said it yet; the form shows it, to be changed.
const USUALLY_KEPT: PaymentTerms = PaymentTerms::Net { days: 365 };

/// When what is kept back is due: terms as an invoice has them, or a day. Errors: those of terms; `NotADate`.
pub(crate) fn kept_until(typed: &str, (today, order): (NaiveDate, DateOrder)) -> Result<PaymentTerms, Why> {
    let as_terms = PaymentTerms::parse(typed);
    // A bare number is days, which a date could be read from too.
    as_terms.or_else(|why| date::parse(typed, today, order).map(|on| PaymentTerms::FixedDate { on }).map_err(|_| why))
}

/// The base as typed over the one agreed; without either as is usual where the seller is. What is at fault is named.
pub(crate) fn base(
    faults: &mut Faults,
    (base, due): (&str, &str),
    agreed: Option<RetainageBase>,
    seller: Country,
    days: (NaiveDate, DateOrder),
) -> Option<RetainageBase> {
    let is_gross = match (base.trim(), agreed) {
        ("gross", _) | ("", Some(RetainageBase::Gross { .. })) => true,
        ("net", _) | ("", Some(RetainageBase::Net)) => false,
        ("", None) => RetainageBase::is_usually_gross(seller),
        _ => {
            let unknown = Why::NotOneOf { allowed: "net, gross".to_owned() };
            return faults.take("retainage_base", Err(unknown));
        }
    };
    let due = match (due.trim(), agreed) {
        ("", Some(RetainageBase::Gross { due })) => Some(due),
        ("", Some(RetainageBase::Net) | None) => Some(USUALLY_KEPT),
        (typed, _) => faults.take("retainage_due", kept_until(typed, days)),
    }?;
    Some(if is_gross { RetainageBase::Gross { due } } else { RetainageBase::Net })
}

/// Reads the terms of a contract of `value`. What is at fault is named under its field.
pub(super) fn read(
    faults: &mut Faults,
    form: &ProjectForm,
    value: Money,
    context: &Context<'_>,
) -> Option<BillingTerms> {
    let deposit = (!form.deposit.trim().is_empty())
        .then(|| faults.take("deposit", deposit(&form.deposit, value)))
        .map_or(Some(None), |read| read.map(Some));
    let deduction = faults.take("deposit_deduction", chosen(&form.deposit_deduction, "proportional, first, last"));
    let timing = faults.take("retainage_timing", chosen(&form.retainage_timing, "each_invoice, final_only"));
    let typed = (form.retainage_base.as_str(), form.retainage_due.as_str());
    let base = base(faults, typed, None, context.seller, (context.today, context.order));
    let percent = (!form.retainage.trim().is_empty())
        .then(|| faults.take("retainage", Percent::parse(&form.retainage)))
        .map_or(Some(None), |read| read.map(Some));
    let retainage = match (percent?, timing, base) {
        (Some(percent), Some(timing), Some(base)) => {
            Some(faults.take("retainage", RetainageRule::new(percent, timing, base))?)
        }
        (None, _, _) => None,
        (Some(_), _, _) => return None,
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
