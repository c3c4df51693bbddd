//! The values that a refusal names: as text for the terminal, and as amounts and days that the window writes in its own
//! language.

use chrono::NaiveDate;
use domain::{Currency, Money, Why};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Values of one sentence by name. Empty maps are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Told {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub texts: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, Money>>")]
    pub amounts: BTreeMap<String, Money>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub days: BTreeMap<String, NaiveDate>,
}

impl Told {
    pub(super) fn of(values: Vec<(String, Value)>) -> Self {
        let mut told = Self::default();
        for (name, value) in values {
            match value {
                Value::Text(text) => drop(told.texts.insert(name, text)),
                Value::Amount(amount) => drop(told.amounts.insert(name, amount)),
                Value::Day(day) => drop(told.days.insert(name, day)),
            }
        }
        told
    }

    /// What a refused text names beside its field.
    pub(super) fn of_why(why: &Why) -> Self {
        match why {
            Why::UnknownPlace { name, known } => {
                Self::of(vec![("name".to_owned(), name.value()), ("known".to_owned(), known.value())])
            }
            _ => Self::default(),
        }
    }

    /// Each as the terminal shows it.
    pub(super) fn plain(&self) -> BTreeMap<String, String> {
        let mut all = self.texts.clone();
        all.extend(self.amounts.iter().map(|(name, amount)| (name.clone(), amount.to_string())));
        all.extend(self.days.iter().map(|(name, day)| (name.clone(), day.to_string())));
        all
    }

    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.amounts.is_empty() && self.days.is_empty()
    }
}

pub(super) enum Value {
    Text(String),
    Amount(Money),
    Day(NaiveDate),
}

/// A value that a refusal holds.
pub(super) trait Named {
    fn value(&self) -> Value;
}

impl Named for Money {
    fn value(&self) -> Value {
        Value::Amount(*self)
    }
}

impl Named for NaiveDate {
    fn value(&self) -> Value {
        Value::Day(*self)
    }
}

macro_rules! plain {
    ($($of:ty),*) => { $(impl Named for $of {
        fn value(&self) -> Value {
            Value::Text(self.to_string())
        }
    })* };
}
plain!(Currency, String, u32, u64, usize, Why);
