//! Terms and ways to pay.

use domain::party::PaymentMethod;

use super::{Content, Words};
use crate::languages::Labels;

/// `IBAN` and the number behind it.
pub(in crate::layout) type Row = (String, String);

impl Content<'_> {
    /// A credit note is not paid by the client: it has neither terms nor ways to pay.
    pub fn asks_for_payment(&self) -> bool {
        !self.is_credit_note()
    }

    /// When and how to pay, with the seller's own sentence behind it; then the same in the second language.
    pub fn terms_text(&self) -> String {
        let mut sentences = self.words.each(|labels| labels.terms(self.body));
        if let Some(first) = sentences.first_mut() {
            *first = format!("{first} {}", self.body.terms_note);
        }
        sentences.join("\n")
    }

    /// What is payable now and what later, in words; none where all is due at once.
    pub fn due_in_parts(&self) -> Option<String> {
        self.body.retention.as_ref()?;
        Some(self.label(|labels| labels.due_in_parts(self.body).unwrap_or_default()))
    }

    /// The ways to pay, one group of rows each; the reference belongs to the first.
    pub fn methods(&self) -> Vec<Vec<Row>> {
        let mut methods: Vec<Vec<Row>> =
            self.body.payment_methods.iter().map(|method| rows(self.words, method)).collect();
        if let (Some(first), Some(number)) = (methods.first_mut(), self.number) {
            first.push((self.label(|labels| labels.payment_reference), self.reference(number)));
        }
        methods.retain(|rows| !rows.is_empty());
        methods
    }
}

/// The ways to pay of a document without a number, one group of rows each.
pub(in crate::layout) fn ways_to_pay(words: Words, methods: &[PaymentMethod]) -> Vec<Vec<Row>> {
    methods.iter().map(|method| rows(words, method)).filter(|rows| !rows.is_empty()).collect()
}

fn rows(words: Words, method: &PaymentMethod) -> Vec<Row> {
    let own = |word: fn(&'static Labels) -> &'static str, value: &str| (words.label(word), value.to_owned());
    let named = |word: &str, value: &str| (word.to_owned(), value.to_owned());
    let rows: Vec<Row> = match method {
        PaymentMethod::BankTransfer { holder, iban, bic, account, routing } => vec![
            own(|labels| labels.account, holder),
            own(|labels| labels.iban, &in_fours(iban)),
            own(|labels| labels.bic, bic),
            own(|labels| labels.routing, routing),
            own(|labels| labels.account_number, account),
        ],
        PaymentMethod::Upi { address, holder } => {
            vec![named("UPI", address), own(|labels| labels.account, holder)]
        }
        PaymentMethod::Pix { key, holder, .. } => vec![named("Pix", key), own(|labels| labels.account, holder)],
        PaymentMethod::Link { label, url } => vec![named(label, url)],
        PaymentMethod::Other { label, details } => vec![named(label, details)],
    };
    rows.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect()
}

/// An IBAN as it is read aloud.
fn in_fours(iban: &str) -> String {
    let plain: Vec<char> = iban.chars().filter(|character| !character.is_whitespace()).collect();
    plain.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
