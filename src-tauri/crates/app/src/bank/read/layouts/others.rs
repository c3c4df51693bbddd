//! Banks of other countries, and those of none.

use super::super::cells::Mark::Comma;
use super::super::cells::Order::{MonthDayYear, YearMonthDay};
use super::Amount::{InOut, Marked, Signed};
use super::Money::{Always, Column, InHead};
use super::{Layout, PLAIN};

pub(super) const LAYOUTS: &[Layout] = &[
    Layout {
        bank: "N26",
        heads: &["booking date", "partner name", "partner iban", "payment reference", "amount (*"],
        day: &["booking date"],
        order: YearMonthDay,
        amount: Signed("amount (*"),
        currency: InHead("amount ("),
        name: &["partner name"],
        iban: &["partner iban"],
        text: &["payment reference"],
        ..PLAIN
    },
    Layout {
        bank: "Wise",
        heads: &["transferwise id", "date", "amount", "currency", "description", "payment reference"],
        day: &["date"],
        amount: Signed("amount"),
        currency: Column("currency"),
        name: &["payer name", "payee name"],
        text: &["payment reference", "description"],
        id: &["transferwise id"],
        ..PLAIN
    },
    Layout {
        bank: "Revolut Business",
        heads: &["date completed (utc)", "id", "type", "state", "description", "reference", "payer", "amount"],
        day: &["date completed (utc)", "date started (utc)"],
        order: YearMonthDay,
        amount: Signed("amount"),
        currency: Column("payment currency"),
        name: &["payer", "description"],
        text: &["reference", "description"],
        id: &["id"],
        booked: Some(("state", &["completed"])),
        ..PLAIN
    },
    Layout {
        bank: "Revolut",
        heads: &["type", "started date", "completed date", "description", "amount", "currency", "state"],
        day: &["completed date", "started date"],
        order: YearMonthDay,
        amount: Signed("amount"),
        currency: Column("currency"),
        text: &["description"],
        booked: Some(("state", &["completed"])),
        ..PLAIN
    },
    Layout {
        bank: "AIB",
        heads: &["posted account", "posted transactions date", "debit amount", "credit amount", "posted currency"],
        day: &["posted transactions date"],
        amount: InOut { credit: "credit amount", debit: "debit amount" },
        currency: Column("posted currency"),
        text: &["description", "description1", "description2", "description3"],
        ..PLAIN
    },
    Layout {
        bank: "Bank of Ireland",
        heads: &["date", "details", "debit", "credit", "balance"],
        day: &["date"],
        amount: InOut { credit: "credit", debit: "debit" },
        currency: Always("EUR"),
        text: &["details"],
        ..PLAIN
    },
    Layout {
        bank: "Monzo",
        heads: &["transaction id", "date", "name", "amount", "currency", "notes and #tags", "description"],
        day: &["date"],
        amount: Signed("amount"),
        currency: Column("currency"),
        name: &["name"],
        text: &["notes and #tags", "description"],
        id: &["transaction id"],
        ..PLAIN
    },
    Layout {
        bank: "Starling",
        heads: &["date", "counter party", "reference", "type", "amount (*"],
        day: &["date"],
        amount: Signed("amount (*"),
        currency: InHead("amount ("),
        name: &["counter party"],
        text: &["reference"],
        ..PLAIN
    },
    Layout {
        bank: "Lloyds, Halifax",
        heads: &[
            "transaction date",
            "transaction type",
            "sort code",
            "account number",
            "transaction description",
            "debit amount",
            "credit amount",
        ],
        day: &["transaction date"],
        amount: InOut { credit: "credit amount", debit: "debit amount" },
        currency: Always("GBP"),
        text: &["transaction description"],
        ..PLAIN
    },
    Layout {
        bank: "Chase (USA)",
        heads: &["details", "posting date", "description", "amount", "type", "check or slip #"],
        day: &["posting date"],
        order: MonthDayYear,
        amount: Signed("amount"),
        currency: Always("USD"),
        text: &["description"],
        ..PLAIN
    },
    Layout {
        bank: "Bank of America",
        heads: &["date", "description", "amount", "running bal."],
        day: &["date"],
        order: MonthDayYear,
        amount: Signed("amount"),
        currency: Always("USD"),
        text: &["description"],
        ..PLAIN
    },
    Layout {
        bank: "BoursoBank",
        heads: &["dateop", "dateval", "label", "category", "amount"],
        day: &["dateop"],
        amount: Signed("amount"),
        currency: Always("EUR"),
        mark: Comma,
        text: &["label"],
        ..PLAIN
    },
    Layout {
        bank: "Crédit Agricole",
        heads: &["date", "libellé", "débit euros", "crédit euros"],
        day: &["date"],
        amount: InOut { credit: "crédit euros", debit: "débit euros" },
        currency: Always("EUR"),
        mark: Comma,
        text: &["libellé"],
        ..PLAIN
    },
    Layout {
        bank: "ING (Nederland)",
        heads: &["datum", "naam / omschrijving", "tegenrekening", "af bij", "bedrag (*", "mededelingen"],
        day: &["datum"],
        order: YearMonthDay,
        amount: Marked { amount: "bedrag (*", side: "af bij", credit: "bij", debit: "af" },
        currency: InHead("bedrag ("),
        mark: Comma,
        name: &["naam / omschrijving"],
        iban: &["tegenrekening"],
        text: &["mededelingen"],
        ..PLAIN
    },
    Layout {
        bank: "Rabobank",
        heads: &["iban/bban", "munt", "volgnr", "datum", "bedrag", "naam tegenpartij", "omschrijving-1"],
        day: &["datum"],
        order: YearMonthDay,
        amount: Signed("bedrag"),
        currency: Column("munt"),
        mark: Comma,
        name: &["naam tegenpartij"],
        iban: &["tegenrekening iban/bban"],
        text: &["omschrijving-1", "omschrijving-2", "omschrijving-3", "betalingskenmerk"],
        ..PLAIN
    },
    Layout {
        bank: "PostFinance",
        heads: &["datum", "avisierungstext", "gutschrift in *", "lastschrift in *"],
        day: &["datum"],
        amount: InOut { credit: "gutschrift in *", debit: "lastschrift in *" },
        currency: InHead("gutschrift in "),
        text: &["avisierungstext"],
        ends: &["Disclaimer"],
        ..PLAIN
    },
    Layout {
        bank: "UBS",
        heads: &[
            "abschlussdatum",
            "buchungsdatum",
            "währung",
            "belastung",
            "gutschrift",
            "transaktions-nr.",
            "beschreibung1",
        ],
        day: &["buchungsdatum", "abschlussdatum"],
        order: YearMonthDay,
        amount: InOut { credit: "gutschrift", debit: "belastung" },
        currency: Column("währung"),
        text: &["beschreibung1", "beschreibung2", "beschreibung3"],
        id: &["transaktions-nr."],
        ..PLAIN
    },
];
