//! The layouts of bank files that are known, each recognised by its heads. A new bank: a row here, a file of invented lines
//! beside the tests. Heads are written in small letters, without `#` and with single blanks; `*` stands for any rest.

mod german;
mod others;

use super::cells::{Mark, Order};

/// Where a layout has its amounts.
#[derive(Debug, Clone, Copy)]
pub(super) enum Amount {
    /// One column with a sign.
    Signed(&'static str),
    /// A column for what came in and one for what went out, whatever sign that has.
    InOut { credit: &'static str, debit: &'static str },
    /// One column without a sign, and one that says which way.
    Marked { amount: &'static str, side: &'static str, credit: &'static str, debit: &'static str },
}

/// Where a layout has its currency.
#[derive(Debug, Clone, Copy)]
pub(super) enum Money {
    Always(&'static str),
    Column(&'static str),
    /// Behind the words with which the head of the amount begins.
    InHead(&'static str),
}

/// How one bank writes its table.
#[derive(Debug)]
pub(super) struct Layout {
    /// As the user knows it.
    pub bank: &'static str,
    /// All of these, in any order and among others.
    pub heads: &'static [&'static str],
    /// The first of these columns that has something in it; `name`, `iban` and `id` alike.
    pub day: &'static [&'static str],
    pub order: Order,
    pub amount: Amount,
    pub currency: Money,
    pub mark: Mark,
    pub name: &'static [&'static str],
    pub iban: &'static [&'static str],
    /// All of these columns, one after the other.
    pub text: &'static [&'static str],
    pub id: &'static [&'static str],
    /// A column and the words with which it begins where an entry is booked.
    pub booked: Option<(&'static str, &'static [&'static str])>,
    /// What stands in the place of a day that is to come.
    pub pending_day: Option<&'static str>,
    /// Words before the name and before the text where one column holds both.
    pub inside: Option<(&'static str, &'static str)>,
    /// Words with which the first cell below the last row begins.
    pub ends: &'static [&'static str],
}

/// What most layouts have none of.
pub(super) const PLAIN: Layout = Layout {
    bank: "",
    heads: &[],
    day: &[],
    order: Order::DayMonthYear,
    amount: Amount::Signed(""),
    currency: Money::Always(""),
    mark: Mark::Dot,
    name: &[],
    iban: &[],
    text: &[],
    id: &[],
    booked: None,
    pending_day: None,
    inside: None,
    ends: &[],
};

/// Every layout that is known.
pub(super) fn all() -> impl Iterator<Item = &'static Layout> {
    [german::LAYOUTS, others::LAYOUTS].into_iter().flatten()
}
