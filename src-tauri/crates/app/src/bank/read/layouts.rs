//! The layouts of bank files that are known, each recognised by its heads. A new bank: a row here, a file of invented lines
//! beside the tests. Heads are written in small letters, without `#` and with single blanks; `*` stands for any rest.

use super::cells::Mark::{self, Comma, Dot};
use super::cells::Order::{self, DayFirst, MonthFirst, YearFirst};
use Amount::{InOut, Marked, Signed};
use Money::{Always, Column, InHead};

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
const PLAIN: Layout = Layout {
    bank: "",
    heads: &[],
    day: &[],
    order: DayFirst,
    amount: Signed(""),
    currency: Always(""),
    mark: Dot,
    name: &[],
    iban: &[],
    text: &[],
    id: &[],
    booked: None,
    pending_day: None,
    inside: None,
    ends: &[],
};

pub(super) const LAYOUTS: &[Layout] = &[
    Layout {
        bank: "Sparkasse (CSV-CAMT)",
        heads: &[
            "auftragskonto",
            "buchungstag",
            "verwendungszweck",
            "beguenstigter/zahlungspflichtiger",
            "kontonummer/iban",
            "betrag",
            "waehrung",
            "info",
        ],
        day: &["buchungstag"],
        amount: Signed("betrag"),
        currency: Column("waehrung"),
        mark: Comma,
        name: &["beguenstigter/zahlungspflichtiger"],
        iban: &["kontonummer/iban"],
        text: &["verwendungszweck", "kundenreferenz (end-to-end)"],
        booked: Some(("info", &["umsatz gebucht"])),
        ..PLAIN
    },
    Layout {
        bank: "Sparkasse (CSV-MT940)",
        heads: &[
            "auftragskonto",
            "buchungstag",
            "verwendungszweck",
            "beguenstigter/zahlungspflichtiger",
            "kontonummer",
            "blz",
            "betrag",
            "waehrung",
            "info",
        ],
        day: &["buchungstag"],
        amount: Signed("betrag"),
        currency: Column("waehrung"),
        mark: Comma,
        name: &["beguenstigter/zahlungspflichtiger"],
        iban: &["kontonummer"],
        text: &["verwendungszweck"],
        booked: Some(("info", &["umsatz gebucht"])),
        ..PLAIN
    },
    Layout {
        bank: "Volksbank Raiffeisenbank",
        heads: &[
            "iban auftragskonto",
            "buchungstag",
            "name zahlungsbeteiligter",
            "iban zahlungsbeteiligter",
            "verwendungszweck",
            "betrag",
            "waehrung",
        ],
        day: &["buchungstag"],
        amount: Signed("betrag"),
        currency: Column("waehrung"),
        mark: Comma,
        name: &["name zahlungsbeteiligter"],
        iban: &["iban zahlungsbeteiligter"],
        text: &["verwendungszweck"],
        ..PLAIN
    },
    Layout {
        bank: "Volksbank Raiffeisenbank (S/H)",
        heads: &[
            "buchungstag",
            "valuta",
            "auftraggeber/zahlungsempfänger",
            "empfänger/zahlungspflichtiger",
            "iban",
            "vorgang/verwendungszweck",
            "währung",
            "umsatz",
        ],
        day: &["buchungstag"],
        // The column that says which way has no head.
        amount: Marked { amount: "umsatz", side: "", credit: "h", debit: "s" },
        currency: Column("währung"),
        mark: Comma,
        name: &["empfänger/zahlungspflichtiger"],
        iban: &["iban"],
        text: &["vorgang/verwendungszweck"],
        ..PLAIN
    },
    Layout {
        bank: "DKB",
        heads: &[
            "buchungsdatum",
            "status",
            "zahlungspflichtige*r",
            "zahlungsempfänger*in",
            "verwendungszweck",
            "betrag (€)",
        ],
        day: &["buchungsdatum"],
        amount: Signed("betrag (€)"),
        currency: Always("EUR"),
        mark: Comma,
        name: &["zahlungspflichtige*r"],
        iban: &["iban"],
        text: &["verwendungszweck", "kundenreferenz"],
        booked: Some(("status", &["gebucht"])),
        ..PLAIN
    },
    Layout {
        bank: "Deutsche Bank, Postbank",
        heads: &[
            "buchungstag",
            "wert",
            "umsatzart",
            "begünstigter / auftraggeber",
            "verwendungszweck",
            "soll",
            "haben",
            "währung",
        ],
        day: &["buchungstag"],
        amount: InOut { credit: "haben", debit: "soll" },
        currency: Column("währung"),
        mark: Comma,
        name: &["begünstigter / auftraggeber"],
        iban: &["iban / kontonummer", "iban"],
        text: &["verwendungszweck", "kundenreferenz"],
        ends: &["Kontostand"],
        ..PLAIN
    },
    Layout {
        bank: "ING (Deutschland)",
        heads: &["buchung", "auftraggeber/empfänger", "buchungstext", "verwendungszweck", "betrag", "währung"],
        day: &["buchung"],
        amount: Signed("betrag"),
        currency: Column("währung"),
        mark: Comma,
        name: &["auftraggeber/empfänger"],
        text: &["verwendungszweck"],
        ..PLAIN
    },
    Layout {
        bank: "Commerzbank",
        heads: &[
            "buchungstag",
            "wertstellung",
            "umsatzart",
            "buchungstext",
            "betrag",
            "währung",
            "iban auftraggeberkonto",
        ],
        day: &["buchungstag"],
        amount: Signed("betrag"),
        currency: Column("währung"),
        mark: Comma,
        text: &["buchungstext"],
        ..PLAIN
    },
    Layout {
        bank: "comdirect",
        heads: &["buchungstag", "wertstellung (valuta)", "vorgang", "buchungstext", "umsatz in *"],
        day: &["buchungstag"],
        amount: Signed("umsatz in *"),
        currency: InHead("umsatz in "),
        mark: Comma,
        text: &["buchungstext"],
        pending_day: Some("offen"),
        inside: Some(("Auftraggeber:", "Buchungstext:")),
        ends: &["Alter Kontostand"],
        ..PLAIN
    },
    Layout {
        bank: "N26",
        heads: &["booking date", "partner name", "partner iban", "payment reference", "amount (*"],
        day: &["booking date"],
        order: YearFirst,
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
        order: YearFirst,
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
        order: YearFirst,
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
        order: MonthFirst,
        amount: Signed("amount"),
        currency: Always("USD"),
        text: &["description"],
        ..PLAIN
    },
    Layout {
        bank: "Bank of America",
        heads: &["date", "description", "amount", "running bal."],
        day: &["date"],
        order: MonthFirst,
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
        order: YearFirst,
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
        order: YearFirst,
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
        order: YearFirst,
        amount: InOut { credit: "gutschrift", debit: "belastung" },
        currency: Column("währung"),
        text: &["beschreibung1", "beschreibung2", "beschreibung3"],
        id: &["transaktions-nr."],
        ..PLAIN
    },
];
