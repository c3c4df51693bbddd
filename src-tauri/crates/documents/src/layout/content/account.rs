//! The contract to date: contract value, invoiced before, this document, what remains.

use domain::Money;

use super::Content;
use crate::languages::{Labels, positions};

/// A row of the account.
pub(in crate::layout) struct Entry {
    pub label: String,
    /// `milestones 1, 2`; may be empty.
    pub aside: String,
    pub money: Money,
    pub emphasis: Emphasis,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Emphasis {
    Plain,
    Current,
    /// Set off from the rows above.
    Rest,
}

impl Content<'_> {
    pub fn account_heading(&self) -> String {
        match self.charged_tax() {
            Some(tax) => self.label(|labels| (labels.contract_without)(tax)),
            None => self.label(|labels| labels.contract_to_date),
        }
    }

    /// Name of the first tax that is charged at all: the account leaves it out.
    pub fn charged_tax(&self) -> Option<&str> {
        let taxes = &self.body.totals.taxes;
        taxes.iter().find(|group| !group.amount.is_zero()).map(|group| group.tax.name.as_str())
    }

    pub fn account_entries(&self) -> Option<Vec<Entry>> {
        let account = self.body.account.as_ref().filter(|_| self.body.shows.account)?;
        let milestones = |list: &[u32]| {
            if list.is_empty() {
                return String::new();
            }
            self.label(|labels| (labels.milestones)(&positions(list), list.len()))
        };
        let orders = match account.change_orders {
            0 => String::new(),
            count => self.label(|labels| (labels.change_orders)(count)),
        };
        let entry = |word: fn(&'static Labels) -> &'static str, aside, money, emphasis| {
            let label = self.label(word);
            Entry { label, aside, money, emphasis }
        };
        let before = milestones(&account.positions_before);
        let mut entries = vec![
            entry(|labels| labels.contract_value, orders, account.contract, Emphasis::Plain),
            entry(|labels| labels.invoiced_before, before, account.invoiced_before, Emphasis::Plain),
            Entry {
                label: self.this_label(),
                aside: milestones(&account.positions_this),
                money: account.this_document,
                emphasis: Emphasis::Current,
            },
        ];
        if !account.retained.is_zero() {
            entries.push(entry(|labels| labels.retained, String::new(), account.retained, Emphasis::Plain));
        }
        let ahead = milestones(&account.positions_remaining);
        entries.push(entry(|labels| labels.remaining, ahead, account.remaining, Emphasis::Rest));
        Some(entries)
    }
}
