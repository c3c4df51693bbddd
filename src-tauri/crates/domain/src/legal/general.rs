//! Legal sentences in eight languages, for any country. `{tax}`: the tax in the language's word; `{fee}`: the sum for
//! recovery. Knows no country's law.

use super::LegalText;
use crate::locale::{Country, Language};

type Eight = [&'static str; 8];

pub(super) fn sentence(text: LegalText, language: Language) -> &'static str {
    language.of_eight(match text {
        LegalText::ReverseCharge => &REVERSE_CHARGE,
        LegalText::Exempt => &EXEMPT,
        LegalText::OutsideScope => &OUTSIDE_SCOPE,
        LegalText::IntraCommunity => &INTRA_COMMUNITY,
        LegalText::Export => &EXPORT,
        LegalText::SmallBusiness => &SMALL_BUSINESS,
        LegalText::NotRegistered => &NOT_REGISTERED,
        LegalText::CashAccounting => &CASH_ACCOUNTING,
        LegalText::LatePenalty => &LATE_PENALTY,
        LegalText::RecoveryFee => &RECOVERY_FEE,
        LegalText::NoDiscount => &NO_DISCOUNT,
    })
}

/// Source: the language versions of Directive 2006/112/EC Art. 226 (11a).
const REVERSE_CHARGE: Eight = [
    "Reverse charge",
    "Steuerschuldnerschaft des Leistungsempfängers",
    "Autoliquidation",
    "Inversión del sujeto pasivo",
    "Inversione contabile",
    "Btw verlegd",
    "Autoliquidação",
    "Odwrotne obciążenie",
];

const EXEMPT: Eight = [
    "Exempt from {tax}",
    "Steuerfreier Umsatz",
    "Opération exonérée de {tax}",
    "Operación exenta de {tax}",
    "Operazione esente da {tax}",
    "Vrijgesteld van {tax}",
    "Operação isenta de {tax}",
    "Sprzedaż zwolniona z {tax}",
];

const OUTSIDE_SCOPE: Eight = [
    "Outside the scope of {tax}",
    "Nicht steuerbarer Umsatz",
    "Opération non soumise à la {tax}",
    "Operación no sujeta a {tax}",
    "Operazione fuori campo {tax}",
    "Buiten de heffing van {tax}",
    "Operação não sujeita a {tax}",
    "Czynność niepodlegająca opodatkowaniu {tax}",
];

/// Source: Directive 2006/112/EC Art. 138.
const INTRA_COMMUNITY: Eight = [
    "Intra-Community supply",
    "Steuerfreie innergemeinschaftliche Lieferung",
    "Livraison intracommunautaire exonérée de {tax}",
    "Entrega intracomunitaria exenta de {tax}",
    "Cessione intracomunitaria non imponibile",
    "Intracommunautaire levering",
    "Transmissão intracomunitária isenta de {tax}",
    "Wewnątrzwspólnotowa dostawa towarów",
];

/// Source: Directive 2006/112/EC Art. 146.
const EXPORT: Eight = [
    "Export outside the EU",
    "Steuerfreie Ausfuhrlieferung",
    "Exportation exonérée de {tax}",
    "Exportación exenta de {tax}",
    "Esportazione non imponibile",
    "Uitvoer buiten de EU",
    "Exportação isenta de {tax}",
    "Eksport towarów poza UE",
];

/// Source: Directive 2006/112/EC Art. 284.
const SMALL_BUSINESS: Eight = [
    "Exempt from {tax} under the small business scheme",
    "Umsatzsteuerfrei nach der Kleinunternehmerregelung",
    "Franchise en base de {tax}",
    "Exento de {tax}: régimen de franquicia de las pequeñas empresas",
    "Operazione in regime di franchigia da {tax}",
    "Vrijgesteld van {tax}: regeling voor kleine ondernemingen",
    "Isento de {tax}: regime das pequenas empresas",
    "Zwolnienie z {tax} dla małych przedsiębiorstw",
];

const NOT_REGISTERED: Eight = [
    "Not registered for {tax}",
    "Keine {tax}: nicht registriert",
    "Non immatriculé à la {tax}",
    "No registrado a efectos de {tax}",
    "Soggetto non registrato ai fini {tax}",
    "Niet geregistreerd voor {tax}",
    "Não registado para efeitos de {tax}",
    "Podmiot niezarejestrowany jako podatnik {tax}",
];

/// Source: Directive 2006/112/EC Art. 226 (7a) in the words of national law.
const CASH_ACCOUNTING: Eight = [
    "Cash accounting",
    "Versteuerung nach vereinnahmten Entgelten",
    "Comptabilité de caisse",
    "Régimen especial del criterio de caja",
    "{tax} per cassa",
    "Kasstelsel",
    "{tax} – regime de caixa",
    "Metoda kasowa",
];

/// Source: Directive 2011/7/EU Art. 3.
const LATE_PENALTY: Eight = [
    "Statutory interest applies to late payment.",
    "Bei Zahlungsverzug gelten die gesetzlichen Verzugszinsen.",
    "Tout retard de paiement entraîne des pénalités au taux légal.",
    "En caso de demora se devengará el interés legal de demora.",
    "In caso di ritardato pagamento si applicano gli interessi legali di mora.",
    "Bij te late betaling is de wettelijke handelsrente verschuldigd.",
    "Em caso de atraso no pagamento são devidos juros de mora à taxa legal.",
    "W razie opóźnienia w zapłacie naliczane są odsetki ustawowe za opóźnienie w transakcjach handlowych.",
];

/// Source: Directive 2011/7/EU Art. 6.
const RECOVERY_FEE: Eight = [
    "A fixed sum of {fee} for recovery costs is added.",
    "Hinzu kommt eine Pauschale von {fee} für Beitreibungskosten.",
    "S’y ajoute une indemnité forfaitaire de {fee} pour frais de recouvrement.",
    "Se añadirá una cantidad fija de {fee} por costes de cobro.",
    "È inoltre dovuto un importo forfettario di {fee} per i costi di recupero.",
    "Daarnaast is een vast bedrag van {fee} aan invorderingskosten verschuldigd.",
    "Acresce uma indemnização fixa de {fee} pelos custos de cobrança.",
    "Ponadto należna jest rekompensata za koszty odzyskiwania należności w wysokości {fee}.",
];

const NO_DISCOUNT: Eight = [
    "No discount for early payment.",
    "Kein Skonto bei vorzeitiger Zahlung.",
    "Pas d’escompte pour paiement anticipé.",
    "Sin descuento por pronto pago.",
    "Nessuno sconto per pagamento anticipato.",
    "Geen korting bij vervroegde betaling.",
    "Sem desconto por pronto pagamento.",
    "Brak rabatu za wcześniejszą zapłatę.",
];

/// The sum for recovery as the language writes it. Source: Directive 2011/7/EU Art. 6; Poland: Act of 8 March 2013
/// Art. 10, by the size of the debt; United Kingdom: Late Payment of Commercial Debts Regulations 2013.
pub(super) fn recovery_fee(seller: Country, language: Language) -> String {
    const WRITTEN: Eight = [
        "{s}{n}",
        "{n}\u{a0}{s}",
        "{n}\u{a0}{s}",
        "{n}\u{a0}{s}",
        "{n}\u{a0}{s}",
        "{s}\u{a0}{n}",
        "{n}\u{a0}{s}",
        "{n}\u{a0}{s}",
    ];
    let (number, sign) = match seller.code() {
        "GB" | "XI" => ("40–100", "£"),
        "PL" => ("40–100", "€"),
        _ => ("40", "€"),
    };
    language.of_eight(&WRITTEN).replace("{n}", number).replace("{s}", sign)
}
