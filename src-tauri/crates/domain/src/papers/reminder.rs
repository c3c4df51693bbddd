//! A reminder as a letter: what is late, since when, and how to pay it (S47). What late payment costs by law is told where
//! the user asks for that, and charged by nothing here.

use super::Letter;
use super::engagement::missing_of;
use crate::invoice::Template;
use crate::money::Money;
use crate::party::{Business, Client, PaymentMethod};
use crate::refusal::{Needed, Refusal};
use crate::reminder::ReminderLevel;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the pages say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderLetter {
    /// About no project.
    pub letter: Letter,
    pub level: ReminderLevel,
    /// In the words of the level; several paragraphs.
    pub opening: String,
    pub closing: String,
    /// At least one; the longest overdue first.
    pub items: Vec<ReminderItem>,
    /// What is open in each currency; they are never added.
    pub totals: Vec<Money>,
    /// What late payment has cost, and that it is not charged, in a sentence. May be empty.
    pub interest_note: String,
    pub payment_methods: Vec<PaymentMethod>,
}

/// An invoice that is late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderItem {
    pub number: String,
    /// What it is about.
    pub title: String,
    pub issued_on: NaiveDate,
    pub due_on: NaiveDate,
    pub days_late: u32,
    /// With tax.
    pub open: Money,
    /// Up to the day of the letter; None where none is shown.
    pub interest: Option<Money>,
}

impl ReminderLetter {
    /// Who writes to whom. `dated_on`: the day of the reminder.
    pub fn letter(business: &Business, client: &Client, template: Template, dated_on: NaiveDate) -> Letter {
        Letter::to_client(business, client, template, dated_on)
    }

    /// All that keeps the letter from going out; empty when nothing does.
    pub fn refusals(business: &Business, client: &Client) -> Vec<Refusal> {
        let way = business.payment_methods.is_empty().then_some(Needed::PaymentMethod);
        missing_of(business, client).chain(way).map(|what| Refusal::MissingForIssue { what }).collect()
    }
}
