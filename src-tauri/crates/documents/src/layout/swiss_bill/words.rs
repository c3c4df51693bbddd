//! The wordings of the Swiss payment part, which the guidelines fix in four languages.
//! Source: Swiss Implementation Guidelines QR-bill 2.3, annex D.

pub(super) struct Words {
    pub payment_part: &'static str,
    pub receipt: &'static str,
    pub account: &'static str,
    pub reference: &'static str,
    pub information: &'static str,
    pub payable_by: &'static str,
    /// Over the box that the payer fills in.
    pub payable_by_blank: &'static str,
    pub currency: &'static str,
    pub amount: &'static str,
    pub acceptance_point: &'static str,
    pub separate: &'static str,
}

/// Of the document's language, by its tag; languages that Switzerland does not print get English.
pub(super) fn words(tag: &str) -> &'static Words {
    match tag.get(..2) {
        Some("de") => &GERMAN,
        Some("fr") => &FRENCH,
        Some("it") => &ITALIAN,
        _ => &ENGLISH,
    }
}

const ENGLISH: Words = Words {
    payment_part: "Payment part",
    receipt: "Receipt",
    account: "Account / Payable to",
    reference: "Reference",
    information: "Additional information",
    payable_by: "Payable by",
    payable_by_blank: "Payable by (name/address)",
    currency: "Currency",
    amount: "Amount",
    acceptance_point: "Acceptance point",
    separate: "Separate before paying in",
};

const GERMAN: Words = Words {
    payment_part: "Zahlteil",
    receipt: "Empfangsschein",
    account: "Konto / Zahlbar an",
    reference: "Referenz",
    information: "Zusätzliche Informationen",
    payable_by: "Zahlbar durch",
    payable_by_blank: "Zahlbar durch (Name/Adresse)",
    currency: "Währung",
    amount: "Betrag",
    acceptance_point: "Annahmestelle",
    separate: "Vor der Einzahlung abzutrennen",
};

const FRENCH: Words = Words {
    payment_part: "Section paiement",
    receipt: "Récépissé",
    account: "Compte / Payable à",
    reference: "Référence",
    information: "Informations supplémentaires",
    payable_by: "Payable par",
    payable_by_blank: "Payable par (nom/adresse)",
    currency: "Monnaie",
    amount: "Montant",
    acceptance_point: "Point de dépôt",
    separate: "A détacher avant le versement",
};

const ITALIAN: Words = Words {
    payment_part: "Sezione pagamento",
    receipt: "Ricevuta",
    account: "Conto / Pagabile a",
    reference: "Riferimento",
    information: "Informazioni supplementari",
    payable_by: "Pagabile da",
    payable_by_blank: "Pagabile da (nome/indirizzo)",
    currency: "Valuta",
    amount: "Importo",
    acceptance_point: "Punto di accettazione",
    separate: "Da staccare prima del versamento",
};
