//! Gain and loss of payments in foreign currencies (decision 0022), with their words by language.

use super::super::grid::Row;
use super::{Ledger, Part, named};
use domain::Language;

struct ExchangeWords {
    heading: &'static str,
    /// The currency of the seller's country.
    home: &'static str,
    arrived: &'static str,
    /// At the rates of the invoices.
    at_issue: &'static str,
    gain: &'static str,
}

fn exchange_words(language: Language) -> &'static ExchangeWords {
    match language {
        Language::EnglishUk | Language::EnglishUs | Language::EnglishIreland => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Italian => &ITALIAN,
        Language::Dutch => &DUTCH,
        Language::Portuguese => &PORTUGUESE,
        Language::Polish => &POLISH,
    }
}

const ENGLISH: ExchangeWords = ExchangeWords {
    heading: "Exchange gains and losses",
    home: "Own currency",
    arrived: "Arrived",
    at_issue: "At the rates of issue",
    gain: "Gain or loss",
};
const GERMAN: ExchangeWords = ExchangeWords {
    heading: "Kursgewinne und -verluste",
    home: "Eigene Währung",
    arrived: "Angekommen",
    at_issue: "Zu den Kursen der Rechnungen",
    gain: "Gewinn oder Verlust",
};
const FRENCH: ExchangeWords = ExchangeWords {
    heading: "Gains et pertes de change",
    home: "Devise du pays",
    arrived: "Arrivé",
    at_issue: "Aux cours des factures",
    gain: "Gain ou perte",
};
const SPANISH: ExchangeWords = ExchangeWords {
    heading: "Diferencias de cambio",
    home: "Moneda propia",
    arrived: "Llegado",
    at_issue: "Al cambio de las facturas",
    gain: "Ganancia o pérdida",
};
const ITALIAN: ExchangeWords = ExchangeWords {
    heading: "Utili e perdite su cambi",
    home: "Valuta nazionale",
    arrived: "Arrivato",
    at_issue: "Ai cambi delle fatture",
    gain: "Utile o perdita",
};
const DUTCH: ExchangeWords = ExchangeWords {
    heading: "Koersverschillen",
    home: "Eigen valuta",
    arrived: "Aangekomen",
    at_issue: "Tegen de factuurkoersen",
    gain: "Winst of verlies",
};
const PORTUGUESE: ExchangeWords = ExchangeWords {
    heading: "Diferenças de câmbio",
    home: "Moeda própria",
    arrived: "Chegado",
    at_issue: "Ao câmbio das faturas",
    gain: "Ganho ou perda",
};
const POLISH: ExchangeWords = ExchangeWords {
    heading: "Różnice kursowe",
    home: "Waluta krajowa",
    arrived: "Wpłynęło",
    at_issue: "Po kursach faktur",
    gain: "Zysk lub strata",
};

impl Part<'_, '_> {
    /// In the currency of the seller's country, which is not that of the other tables.
    pub(super) fn exchange(&self) -> Ledger<'static> {
        let words = self.setting.words;
        let own = exchange_words(self.setting.letter.language);
        let rows = self.exchanged.iter().filter(|of| of.currency == self.of.currency).enumerate().map(|(at, of)| Row {
            number: String::new(),
            words: named(format!("exchange.{at}"), of.gain.currency().code().to_owned()),
            figures: [of.exchanged.received, of.exchanged.at_issue, of.gain].map(|amount| words.money(amount)).to_vec(),
        });
        Ledger {
            heading: own.heading.to_owned(),
            number: None,
            words: own.home.to_owned(),
            figures: [own.arrived, own.at_issue, own.gain].map(str::to_owned).to_vec(),
            rows: rows.collect(),
            sums: Vec::new(),
        }
    }
}
