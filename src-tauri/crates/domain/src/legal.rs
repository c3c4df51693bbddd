//! The sentences that law puts on an invoice, by country of the seller and language of the document. All are defaults:
//! what the user writes takes their place. A default that was left as it is follows each document's language.

use crate::locale::{Country, Language};
use crate::national;
use crate::tax::TaxCategory;
use crate::terms::EarlyPayment;

mod general;
mod laws;
#[cfg(test)]
mod tests;

/// A sentence that some law asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegalText {
    /// The client owes the tax. Directive 2006/112/EC Art. 226 (11a).
    ReverseCharge,
    /// Art. 226 (11).
    Exempt,
    OutsideScope,
    IntraCommunity,
    Export,
    /// The seller is exempt as a small business. Art. 284.
    SmallBusiness,
    /// The seller is below the threshold of a country that has no such scheme but no duty to register either.
    NotRegistered,
    /// The tax falls due with payment. Art. 226 (7a).
    CashAccounting,
    /// Interest on late payment. Directive 2011/7/EU Art. 3; EN 16931 note PMD.
    LatePenalty,
    /// Fixed sum for the costs of recovery. Directive 2011/7/EU Art. 6; note PMT.
    RecoveryFee,
    /// That paying early earns nothing. Code de commerce L441-9; note AAB.
    NoDiscount,
}

impl LegalText {
    pub const ALL: [LegalText; 11] = [
        Self::ReverseCharge,
        Self::Exempt,
        Self::OutsideScope,
        Self::IntraCommunity,
        Self::Export,
        Self::SmallBusiness,
        Self::NotRegistered,
        Self::CashAccounting,
        Self::LatePenalty,
        Self::RecoveryFee,
        Self::NoDiscount,
    ];
}

/// The default words of `text` for a seller of `seller` in `language`: the country's own sentence in its own language,
/// else the language's general one with the country's law behind it.
pub fn sentence(text: LegalText, seller: Country, language: Language) -> String {
    if let Some(own) = laws::sentence(text, seller, language) {
        return own.to_owned();
    }
    let general = general::sentence(text, language)
        .replace("{tax}", national::tax_word(seller, language))
        .replace("{fee}", &general::recovery_fee(seller, language));
    match (laws::law(text, seller), general.strip_suffix('.')) {
        (None, _) => general,
        (Some(law), Some(open)) => format!("{open} ({law})."),
        (Some(law), None) => format!("{general} ({law})"),
    }
}

/// Why a category charges nothing; None where no words are needed. EN 16931 BT-120.
pub fn reason(category: TaxCategory, seller: Country, language: Language) -> Option<String> {
    let text = match category {
        TaxCategory::ReverseCharge => LegalText::ReverseCharge,
        TaxCategory::Exempt => LegalText::Exempt,
        TaxCategory::OutsideScope => LegalText::OutsideScope,
        TaxCategory::IntraCommunity => LegalText::IntraCommunity,
        TaxCategory::Export => LegalText::Export,
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Igic | TaxCategory::Ipsi => return None,
    };
    Some(sentence(text, seller, language))
}

/// Why a seller without a tax rate charges nothing; None where nobody asks.
pub fn no_tax_note(seller: Country, language: Language) -> Option<String> {
    let text = match seller.code() {
        // Spain has no scheme for small businesses: who charges nothing does exempt work.
        "ES" => LegalText::Exempt,
        "IE" | "GB" | "IM" | "XI" | "CH" | "LI" | "AU" | "NZ" | "CA" | "IN" | "SG" | "ZA" | "NO" => {
            LegalText::NotRegistered
        }
        _ if seller.in_eu() || seller.code() == "MC" => LegalText::SmallBusiness,
        _ => return None,
    };
    Some(sentence(text, seller, language))
}

/// Interest and costs of late payment, and in France what early payment earns; None outside the EU and Britain.
/// `early`: an offered deduction, which the terms state themselves.
pub fn terms_note(seller: Country, language: Language, early: Option<EarlyPayment>) -> Option<String> {
    if !seller.in_eu() && !matches!(seller.code(), "GB" | "XI") && !must_state_late_interest(seller) {
        return None;
    }
    let mut texts = vec![LegalText::LatePenalty, LegalText::RecoveryFee];
    if must_state_late_interest(seller) && early.is_none() {
        texts.push(LegalText::NoDiscount);
    }
    Some(texts.into_iter().map(|text| sentence(text, seller, language)).collect::<Vec<_>>().join(" "))
}

/// True where every invoice to a business must state interest, costs and discount. Source: Code de commerce L441-9.
pub fn must_state_late_interest(seller: Country) -> bool {
    matches!(seller.code(), "FR" | "GP" | "MQ" | "GF" | "RE" | "YT")
}

/// `own`, unless it is the default of some language left as it was: then the document's.
pub fn no_tax_note_of(own: &str, seller: Country, language: Language) -> String {
    following(own, |language| no_tax_note(seller, language), language)
}

/// The same for the sentence under the terms.
pub fn terms_note_of(own: &str, seller: Country, language: Language, early: Option<EarlyPayment>) -> String {
    let was_default = Language::ALL.into_iter().any(|l| terms_note(seller, l, None).is_some_and(|text| text == own));
    let now = was_default.then(|| terms_note(seller, language, early)).flatten();
    now.unwrap_or_else(|| following(own, |language| terms_note(seller, language, early), language))
}

/// The same for the reason of a category; an empty one is the default.
pub fn reason_of(own: &str, category: TaxCategory, seller: Country, language: Language) -> Option<String> {
    let default = reason(category, seller, language)?;
    if own.is_empty() {
        return Some(default);
    }
    Some(following(own, |language| reason(category, seller, language), language))
}

fn following(own: &str, default: impl Fn(Language) -> Option<String>, language: Language) -> String {
    let untouched = Language::ALL.into_iter().any(|known| default(known).is_some_and(|text| text == own));
    if untouched { default(language).unwrap_or_default() } else { own.to_owned() }
}
