//! Who is billed: the client, its people, and the defaults of its documents.

use super::{Address, Endpoint, TaxDefault, TaxNumber};
use crate::id::ClientId;
use crate::invoice::{Shows, Template};
use crate::locale::Language;
use crate::money::Currency;
use crate::terms::{EarlyPayment, PaymentTerms};
use serde::{Deserialize, Serialize};

/// What a contact does for the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactRole {
    /// Signs off milestones.
    Approver,
    /// Gets and pays invoices.
    AccountsPayable,
    /// Gets a copy.
    Copy,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Contact {
    pub name: String,
    /// Position at the client, such as Head of Revenue Systems.
    pub position: String,
    pub email: String,
    pub phone: String,
    pub roles: Vec<ContactRole>,
}

/// A client and the defaults of its invoices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    pub id: ClientId,
    pub name: String,
    /// Line under the name in the address, such as Accounts Payable.
    pub attention: String,
    pub address: Address,
    pub email: String,
    pub tax_numbers: Vec<TaxNumber>,
    pub contacts: Vec<Contact>,
    /// BT-49. None: the e-mail address serves.
    #[serde(default)]
    pub endpoint: Option<Endpoint>,
    /// BT-10: how the client routes invoices, such as a Leitweg-ID. May be empty.
    #[serde(default)]
    pub buyer_reference: String,
    pub language: Language,
    /// Labels on documents stand in this language too.
    #[serde(default)]
    pub second_language: Option<Language>,
    /// None: the business's own design.
    #[serde(default)]
    pub template: Option<Template>,
    /// None: what the business shows.
    #[serde(default)]
    pub shows: Option<Shows>,
    pub currency: Currency,
    /// None: the business's own terms.
    pub terms: Option<PaymentTerms>,
    /// None: the business's own.
    #[serde(default)]
    pub early_payment: Option<EarlyPayment>,
    /// None: the business's own default.
    pub tax: Option<TaxDefault>,
    /// The sentence printed for an exempt or reverse-charged client; empty for the default one.
    pub tax_note: String,
    pub order_number_required: bool,
    pub private_note: String,
    pub archived: bool,
}

impl Client {
    /// A client of whom nothing else is known: it follows the business in all that it may choose.
    pub fn named(id: ClientId, name: &str, address: Address, language: Language, currency: Currency) -> Self {
        Self {
            id,
            name: name.to_owned(),
            attention: String::new(),
            address,
            email: String::new(),
            tax_numbers: Vec::new(),
            contacts: Vec::new(),
            endpoint: None,
            buyer_reference: String::new(),
            language,
            second_language: None,
            template: None,
            shows: None,
            currency,
            terms: None,
            early_payment: None,
            tax: None,
            tax_note: String::new(),
            order_number_required: false,
            private_note: String::new(),
            archived: false,
        }
    }

    /// Who signs off: the first approver, else the first contact.
    pub fn approver(&self) -> Option<&Contact> {
        let is = |c: &&Contact| c.roles.contains(&ContactRole::Approver);
        self.contacts.iter().find(is).or(self.contacts.first())
    }

    /// Addresses an invoice goes to, without doubles: those who pay, else the client's own.
    pub fn invoice_emails(&self) -> Vec<String> {
        let pay = self.emails_of(ContactRole::AccountsPayable);
        if pay.is_empty() { distinct([self.email.as_str()].into_iter(), &[]) } else { pay }
    }

    /// Addresses that get a copy of what goes to `invoice_emails`.
    pub fn copy_emails(&self) -> Vec<String> {
        distinct(self.emails_of(ContactRole::Copy).iter().map(String::as_str), &self.invoice_emails())
    }

    fn emails_of(&self, role: ContactRole) -> Vec<String> {
        distinct(self.contacts.iter().filter(|c| c.roles.contains(&role)).map(|c| c.email.as_str()), &[])
    }
}

/// Addresses that are there, each once, without those of `known`.
fn distinct<'e>(emails: impl Iterator<Item = &'e str>, known: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for email in emails.filter(|email| !email.is_empty()) {
        let is = |other: &String| other.eq_ignore_ascii_case(email);
        if !all.iter().any(is) && !known.iter().any(is) {
            all.push(email.to_owned());
        }
    }
    all
}
