//! The program's words in one language or two, and amounts and dates as the first of them writes these.
//! Knows no document.

use chrono::NaiveDate;
use domain::exchange::Exchange;
use domain::papers::EvidenceFile;
use domain::{Language, Money, Percent};
use rust_decimal::Decimal;

use crate::languages::{Labels, labels};

/// The languages of a document.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Words {
    // Out of the designs' reach: they ask `label`, which cannot forget the second language.
    first: &'static Labels,
    second: Option<&'static Labels>,
}

/// Digits of a hash on a page: enough to compare by eye.
const HASH_SHOWN: usize = 16;

/// `report.pdf (SHA-256 9f86d081884c7d65)`: whoever has the file can tell that it is the same.
pub(in crate::layout) fn named_file(file: &EvidenceFile) -> String {
    let hash: String = file.sha256.chars().take(HASH_SHOWN).collect();
    format!("{} (SHA-256 {hash})", crate::clean::isolated(&file.name))
}

impl Words {
    /// `second`: the language of labels beside the document's own; the same one again says nothing.
    pub fn new(language: Language, second: Option<Language>) -> Words {
        let second = second.filter(|second| *second != language).map(labels);
        Words { first: labels(language), second }
    }

    /// Words of the program, with those of the second language behind them: `Issued / Ausgestellt`.
    pub fn label<W: Into<String>>(self, word: impl Fn(&'static Labels) -> W) -> String {
        beside(word(self.first).into(), self.second.map(|labels| word(labels).into()))
    }

    /// Words for those who hear the page: in the document's own language alone.
    pub fn spoken<W: Into<String>>(self, word: impl Fn(&'static Labels) -> W) -> String {
        word(self.first).into()
    }

    /// A sentence in the document's language, then in the second one.
    pub fn each(self, sentence: impl Fn(&'static Labels) -> String) -> Vec<String> {
        [Some(self.first), self.second].into_iter().flatten().map(sentence).collect()
    }

    /// `Discount: early start`, with the colon of the document's language.
    pub fn titled(self, word: &str, text: &str) -> String {
        (self.first.titled)(word, text)
    }

    /// `€11,808.00`
    pub fn money(self, money: Money) -> String {
        self.first.money(money)
    }

    /// `11,808.00`
    pub fn amount(self, money: Money) -> String {
        self.first.amount(money)
    }

    /// `1,234.00 USD at / zum Kurs 1 EUR = 1.0842 USD (ECB, 13 November 2026)`
    pub fn converted(self, amount: Money, exchange: &Exchange) -> String {
        self.first.converted(amount, exchange, &self.label(|labels| labels.at_rate))
    }

    pub fn day(self, day: NaiveDate) -> String {
        self.first.day(day)
    }

    /// `31 Jul`; with the year unless it is `within`.
    pub fn short_day(self, day: NaiveDate, within: i32) -> String {
        self.first.short_day(day, within)
    }

    /// `18.6%`
    pub fn share(self, permille: u32) -> String {
        self.first.share_of(permille)
    }

    /// `12.5`
    pub fn count(self, value: Decimal) -> String {
        self.first.count(value)
    }

    /// `23%`
    pub fn rate(self, rate: Percent) -> String {
        self.first.rate(rate)
    }
}

/// Words with those of the second language behind them, unless a reader takes both for the same.
pub(in crate::layout) fn beside(first: String, second: Option<String>) -> String {
    match second {
        Some(second) if !alike(&first, &second) => format!("{first} / {second}"),
        Some(_) | None => first,
    }
}

/// Whether a reader takes both for the same words: `VAT 23%` and `VAT 23 %`.
fn alike(first: &str, second: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    letters(first) == letters(second)
}
