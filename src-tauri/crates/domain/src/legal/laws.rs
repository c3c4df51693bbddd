//! The laws of single countries, and the sentences that a country has its own words for. Each row is its own source.

use super::LegalText::{self, *};
use crate::locale::{Country, Language};

/// The law behind a sentence; none where the sentence needs none or no single law is behind it.
pub(super) fn law(text: LegalText, seller: Country) -> Option<&'static str> {
    let of = |wanted: &&(LegalText, &str, &str)| wanted.0 == text && wanted.1 == seller.code();
    let own = LAWS.iter().find(of).map(|(_, _, law)| *law);
    match text {
        SmallBusiness if seller.in_eu() => own.or(Some("Art. 284, 2006/112/EC")),
        ReverseCharge | Exempt | OutsideScope | IntraCommunity | Export | SmallBusiness | NotRegistered
        | CashAccounting | LatePenalty | RecoveryFee | NoDiscount => own,
    }
}

/// The country's own words in its own language.
pub(super) fn sentence(text: LegalText, seller: Country, language: Language) -> Option<&'static str> {
    if text == LatePenalty && super::must_state_late_interest(seller) {
        return Some(language.of_eight(&FRENCH_PENALTY));
    }
    let spoken = |language: Language| language.of_eight(&[0, 1, 2, 3, 4, 5, 6, 7]);
    let of = |row: &&(LegalText, &str, Language, &str)| {
        row.0 == text && row.1 == seller.code() && spoken(row.2) == spoken(language)
    };
    SENTENCES.iter().find(of).map(|(_, _, _, words)| *words)
}

const LAWS: &[(LegalText, &str, &str)] = &[
    (SmallBusiness, "DE", "§ 19 UStG"),
    (SmallBusiness, "AT", "§ 6 Abs. 1 Z 27 UStG"),
    (SmallBusiness, "FR", "art. 293 B du CGI"),
    (SmallBusiness, "MC", "art. 293 B du CGI"),
    (SmallBusiness, "NL", "art. 25 Wet OB 1968"),
    (SmallBusiness, "BE", "art. 56bis WBTW"),
    (SmallBusiness, "LU", "art. 57 de la loi TVA"),
    (SmallBusiness, "IT", "art. 1, commi 54-89, L. 190/2014"),
    (SmallBusiness, "PT", "art. 53.º do CIVA"),
    (SmallBusiness, "PL", "art. 113 ust. 1 ustawy o VAT"),
    (NotRegistered, "CH", "Art. 10 Abs. 2 MWSTG"),
    (Exempt, "ES", "art. 20 de la Ley 37/1992"),
    (OutsideScope, "FR", "art. 259-1 du CGI"),
    (OutsideScope, "IT", "art. 7-ter D.P.R. 633/1972"),
    (OutsideScope, "ES", "art. 69 de la Ley 37/1992"),
    (OutsideScope, "PT", "art. 6.º do CIVA"),
    (OutsideScope, "PL", "art. 28b ustawy o VAT"),
    (OutsideScope, "CH", "Art. 8 Abs. 1 MWSTG"),
    (IntraCommunity, "FR", "art. 262 ter I du CGI"),
    (IntraCommunity, "IT", "art. 41 D.L. 331/1993"),
    (IntraCommunity, "ES", "art. 25 de la Ley 37/1992"),
    (IntraCommunity, "PT", "art. 14.º do RITI"),
    (Export, "FR", "art. 262 I du CGI"),
    (Export, "IT", "art. 8 D.P.R. 633/1972"),
    (Export, "ES", "art. 21 de la Ley 37/1992"),
    (Export, "PT", "art. 14.º do CIVA"),
    (CashAccounting, "IT", "art. 32-bis D.L. 83/2012"),
    (LatePenalty, "DE", "§ 288 BGB"),
    (LatePenalty, "AT", "§ 456 UGB"),
    (LatePenalty, "IE", "S.I. No. 580/2012"),
    (LatePenalty, "GB", "Late Payment of Commercial Debts (Interest) Act 1998"),
    (LatePenalty, "ES", "Ley 3/2004"),
    (LatePenalty, "IT", "D.Lgs. 231/2002"),
    (LatePenalty, "NL", "art. 6:119a BW"),
    (LatePenalty, "PT", "Decreto-Lei n.º 62/2013"),
];

const SENTENCES: &[(LegalText, &str, Language, &str)] = &[
    (SmallBusiness, "DE", Language::German, "Steuerfreier Umsatz nach § 19 UStG (Kleinunternehmer)"),
    (SmallBusiness, "AT", Language::German, "Umsatzsteuerfrei als Kleinunternehmer nach § 6 Abs. 1 Z 27 UStG"),
    (SmallBusiness, "FR", Language::French, "TVA non applicable, art. 293 B du CGI"),
    (SmallBusiness, "MC", Language::French, "TVA non applicable, art. 293 B du CGI"),
    // Royal decree 19 of 2014 Art. 9.
    (SmallBusiness, "BE", Language::Dutch, "Bijzondere vrijstellingsregeling kleine ondernemingen"),
    (SmallBusiness, "BE", Language::French, "Régime particulier de franchise des petites entreprises"),
    (SmallBusiness, "LU", Language::French, "TVA non applicable, art. 57 de la loi TVA"),
    (
        SmallBusiness,
        "NL",
        Language::Dutch,
        "Vrijgesteld van btw op grond van de kleineondernemersregeling (art. 25 Wet OB 1968)",
    ),
    (
        SmallBusiness,
        "IT",
        Language::Italian,
        "Operazione in franchigia da IVA effettuata ai sensi dell’art. 1, commi 54-89, della L. 190/2014 (regime forfettario); \
         compenso non soggetto a ritenuta d’acconto ai sensi del comma 67",
    ),
    // CIVA Art. 57.
    (SmallBusiness, "PT", Language::Portuguese, "IVA – regime de isenção (art. 53.º do CIVA)"),
    (SmallBusiness, "PL", Language::Polish, "Zwolnienie z VAT na podstawie art. 113 ust. 1 ustawy o VAT"),
    (NotRegistered, "CH", Language::German, "Nicht mehrwertsteuerpflichtig (Art. 10 Abs. 2 MWSTG)"),
    (NotRegistered, "LI", Language::German, "Nicht mehrwertsteuerpflichtig"),
    (NotRegistered, "CA", Language::EnglishUk, "Small supplier: no GST/HST charged"),
    // UStG Art. 11 (1a) of Austria.
    (ReverseCharge, "AT", Language::German, "Übergang der Steuerschuld auf den Leistungsempfänger (Reverse Charge)"),
    // CIVA Art. 36 (13).
    (ReverseCharge, "PT", Language::Portuguese, "IVA – autoliquidação"),
    (Exempt, "AU", Language::EnglishUk, "GST-free"),
    (OutsideScope, "GB", Language::EnglishUk, "Outside the scope of UK VAT"),
    (OutsideScope, "FR", Language::French, "TVA non applicable, art. 259-1 du CGI"),
    (OutsideScope, "CH", Language::German, "Nicht der MWST unterliegend (Art. 8 Abs. 1 MWSTG)"),
    (
        OutsideScope,
        "ES",
        Language::Spanish,
        "Operación no sujeta a IVA por las reglas de localización (art. 69 de la Ley 37/1992)",
    ),
    (OutsideScope, "IT", Language::Italian, "Operazione non soggetta a IVA, art. 7-ter D.P.R. 633/1972"),
    // CGST rules, rule 46.
    (Export, "IN", Language::EnglishUk, "Supply meant for export under LUT without payment of IGST"),
    (Export, "GB", Language::EnglishUk, "Zero-rated export"),
];

/// The rate must be stated, not only the law. Source: Code de commerce L441-10 II.
const FRENCH_PENALTY: [&str; 8] = [
    "Late payment incurs penalties at the ECB refinancing rate plus 10 percentage points (art. L441-10 du Code de commerce).",
    "Bei Zahlungsverzug fallen Verzugszinsen zum Refinanzierungssatz der EZB zuzüglich 10 Prozentpunkten an (art. L441-10 du Code de commerce).",
    "Tout retard de paiement entraîne de plein droit des pénalités au taux de refinancement de la BCE majoré de 10 points (art. L441-10 du Code de commerce).",
    "En caso de demora se aplicará el tipo de refinanciación del BCE más 10 puntos porcentuales (art. L441-10 du Code de commerce).",
    "In caso di ritardo si applica il tasso di rifinanziamento della BCE maggiorato di 10 punti percentuali (art. L441-10 du Code de commerce).",
    "Bij te late betaling is rente verschuldigd tegen de herfinancieringsrente van de ECB plus 10 procentpunten (art. L441-10 du Code de commerce).",
    "Em caso de atraso são devidos juros à taxa de refinanciamento do BCE acrescida de 10 pontos percentuais (art. L441-10 du Code de commerce).",
    "W razie opóźnienia naliczane są odsetki według stopy refinansowej EBC powiększonej o 10 punktów procentowych (art. L441-10 du Code de commerce).",
];
