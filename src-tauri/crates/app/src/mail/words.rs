//! The words of mails in each document language, as people there write to a client. Knows no invoice.

use super::greeting::{Courtesy, Greeted, Person};
use domain::Language;

/// The texts of one language. Every argument comes written out in it.
pub(super) struct Words {
    pub invoice: &'static str,
    pub greeting: fn(&Greeted) -> String,
    /// What was billed, number, total, due date: the milestone is done and accepted.
    pub accepted: fn(&str, &str, &str, &str) -> String,
    /// Number, total, due date.
    pub enclosed: fn(&str, &str, &str) -> String,
    /// Number, total, what of it is payable when.
    pub in_parts: fn(&str, &str, &str) -> String,
    /// Title of the document, number, total.
    pub credited: fn(&str, &str, &str) -> String,
    /// Title of the document, number, total, the number whose place it takes, due date.
    pub corrected: fn(&str, &str, &str, &str, &str) -> String,
    pub sign_off: &'static str,
}

pub(super) fn words(language: Language) -> &'static Words {
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

/// How a person is called where first names are used in business.
fn first_name(person: &Person) -> &str {
    person.first.as_deref().unwrap_or(&person.whole)
}

/// By title and last name where one was typed, else by the first name.
fn called_in_english(person: &Person) -> String {
    let Person { courtesy, title, last, .. } = person;
    let word = match (title, courtesy) {
        (Some(title), _) => Some(title.as_str()),
        (None, Some(Courtesy::Mr)) => Some("Mr"),
        (None, Some(Courtesy::Ms(typed))) => Some(typed.as_deref().unwrap_or("Ms")),
        (None, None) => None,
    };
    match (word, last) {
        (Some(word), Some(last)) => format!("{word} {last}"),
        (Some(_), None) | (None, _) => first_name(person).to_owned(),
    }
}

/// The name that follows what says Mr or Ms; a title stays before it.
fn last_or_whole(person: &Person) -> &str {
    person.last.as_deref().unwrap_or(&person.whole)
}

fn called_in_german(person: &Person) -> String {
    let title = person.title.as_ref().map(|title| format!("{title} ")).unwrap_or_default();
    match &person.courtesy {
        Some(Courtesy::Mr) => format!("Herr {title}{}", last_or_whole(person)),
        Some(Courtesy::Ms(_)) => format!("Frau {title}{}", last_or_whole(person)),
        // The whole name rather than a guessed first one; a man and a woman are greeted alike.
        None => format!("{title}{}", person.whole),
    }
}

const ENGLISH: Words = Words {
    invoice: "Invoice",
    greeting: |whom| match whom {
        Greeted::Nobody => "Dear Sir or Madam,".to_owned(),
        Greeted::Accounts => "Dear accounts team,".to_owned(),
        Greeted::Person(person) => format!("Dear {},", called_in_english(person)),
    },
    accepted: |what, number, total, due| {
        format!("{what} is complete and accepted, so here is invoice {number} for {total}. It is due on {due}.")
    },
    enclosed: |number, total, due| format!("Please find attached invoice {number} for {total}. It is due on {due}."),
    in_parts: |number, total, parts| format!("Please find attached invoice {number} for {total}: {parts}."),
    credited: |title, number, total| format!("Please find attached {} {number} for {total}.", title.to_lowercase()),
    corrected: |title, number, total, replaced, due| {
        format!(
            "Please find attached {} {number} for {total}. It takes the place of {replaced} and is due on {due}.",
            title.to_lowercase()
        )
    },
    sign_off: "Kind regards,",
};

const GERMAN: Words = Words {
    invoice: "Rechnung",
    greeting: |whom| match whom {
        Greeted::Nobody | Greeted::Accounts => "Guten Tag,".to_owned(),
        Greeted::Person(person) => format!("Guten Tag {},", called_in_german(person)),
    },
    accepted: |what, number, total, due| {
        format!(
            "„{what}“ ist fertig und abgenommen; anbei die Rechnung {number} über {total}. Sie ist am {due} fällig."
        )
    },
    enclosed: |number, total, due| format!("anbei die Rechnung {number} über {total}. Sie ist am {due} fällig."),
    in_parts: |number, total, parts| format!("anbei die Rechnung {number} über {total}: {parts}."),
    credited: |title, number, total| format!("anbei die {title} {number} über {total}."),
    corrected: |_, number, total, replaced, due| {
        format!("anbei die berichtigte Rechnung {number} über {total}. Sie ersetzt {replaced} und ist am {due} fällig.")
    },
    sign_off: "Mit freundlichen Grüßen",
};

const FRENCH: Words = Words {
    invoice: "Facture",
    greeting: |whom| match whom {
        Greeted::Nobody | Greeted::Accounts => "Madame, Monsieur,".to_owned(),
        Greeted::Person(person) => match person.courtesy {
            Some(Courtesy::Mr) => format!("Bonjour Monsieur {},", last_or_whole(person)),
            Some(Courtesy::Ms(_)) => format!("Bonjour Madame {},", last_or_whole(person)),
            None => format!("Bonjour {},", person.whole),
        },
    },
    accepted: |what, number, total, due| {
        format!(
            "Le jalon «\u{a0}{what}\u{a0}» étant achevé et validé, veuillez trouver ci-joint la facture {number} d’un montant de {total}, à régler au plus tard le {due}."
        )
    },
    enclosed: |number, total, due| {
        format!(
            "Veuillez trouver ci-joint la facture {number} d’un montant de {total}, à régler au plus tard le {due}."
        )
    },
    in_parts: |number, total, parts| {
        format!("Veuillez trouver ci-joint la facture {number} d’un montant de {total}\u{a0}: {parts}.")
    },
    credited: |_, number, total| format!("Veuillez trouver ci-joint l’avoir {number} d’un montant de {total}."),
    corrected: |_, number, total, replaced, due| {
        format!(
            "Veuillez trouver ci-joint la facture rectificative {number} d’un montant de {total}, qui remplace {replaced}, à régler au plus tard le {due}."
        )
    },
    sign_off: "Cordialement,",
};

const SPANISH: Words = Words {
    invoice: "Factura",
    greeting: |whom| match whom {
        Greeted::Nobody | Greeted::Accounts => "Estimados señores:".to_owned(),
        // The whole name: of two surnames neither is left out.
        Greeted::Person(person) => match person.courtesy {
            Some(Courtesy::Mr) => format!("Estimado Sr. {}:", person.whole),
            Some(Courtesy::Ms(_)) => format!("Estimada Sra. {}:", person.whole),
            None => format!("Estimado/a {}:", person.whole),
        },
    },
    accepted: |what, number, total, due| {
        format!(
            "El hito «{what}» está terminado y aceptado, por lo que le adjunto la factura {number} por importe de {total}, con vencimiento el {due}."
        )
    },
    enclosed: |number, total, due| {
        format!("Le adjunto la factura {number} por importe de {total}, con vencimiento el {due}.")
    },
    in_parts: |number, total, parts| format!("Le adjunto la factura {number} por importe de {total}: {parts}."),
    credited: |_, number, total| format!("Le adjunto la factura rectificativa {number} por importe de {total}."),
    corrected: |_, number, total, replaced, due| {
        format!(
            "Le adjunto la factura rectificativa {number} por importe de {total}, que sustituye a {replaced}, con vencimiento el {due}."
        )
    },
    sign_off: "Un cordial saludo,",
};

const ITALIAN: Words = Words {
    invoice: "Fattura",
    greeting: |whom| match whom {
        Greeted::Nobody | Greeted::Accounts => "Spettabile Cliente,".to_owned(),
        Greeted::Person(person) => match person.courtesy {
            Some(Courtesy::Mr) => format!("Gentile Sig. {},", last_or_whole(person)),
            Some(Courtesy::Ms(_)) => format!("Gentile Sig.ra {},", last_or_whole(person)),
            None => format!("Gentile {},", person.whole),
        },
    },
    accepted: |what, number, total, due| {
        format!(
            "la milestone «{what}» è stata completata e accettata; in allegato trova la fattura {number} di {total}, con scadenza {due}."
        )
    },
    enclosed: |number, total, due| format!("in allegato trova la fattura {number} di {total}, con scadenza {due}."),
    in_parts: |number, total, parts| format!("in allegato trova la fattura {number} di {total}: {parts}."),
    credited: |_, number, total| format!("in allegato trova la nota di credito {number} di {total}."),
    corrected: |_, number, total, replaced, due| {
        format!(
            "in allegato trova la fattura rettificativa {number} di {total}, che sostituisce {replaced}, con scadenza {due}."
        )
    },
    sign_off: "Cordiali saluti",
};

const DUTCH: Words = Words {
    invoice: "Factuur",
    greeting: |whom| match whom {
        Greeted::Nobody | Greeted::Accounts => "Geachte heer/mevrouw,".to_owned(),
        Greeted::Person(person) => match person.courtesy {
            Some(Courtesy::Mr) => format!("Geachte heer {},", last_or_whole(person)),
            Some(Courtesy::Ms(_)) => format!("Geachte mevrouw {},", last_or_whole(person)),
            None => format!("Beste {},", first_name(person)),
        },
    },
    accepted: |what, number, total, due| {
        format!(
            "De mijlpaal ‘{what}’ is afgerond en geaccepteerd. Bijgaand vindt u factuur {number} van {total}, met vervaldatum {due}."
        )
    },
    enclosed: |number, total, due| format!("Bijgaand vindt u factuur {number} van {total}, met vervaldatum {due}."),
    in_parts: |number, total, parts| format!("Bijgaand vindt u factuur {number} van {total}: {parts}."),
    credited: |_, number, total| format!("Bijgaand vindt u creditfactuur {number} van {total}."),
    corrected: |_, number, total, replaced, due| {
        format!(
            "Bijgaand vindt u correctiefactuur {number} van {total}, die {replaced} vervangt, met vervaldatum {due}."
        )
    },
    sign_off: "Met vriendelijke groet,",
};

const PORTUGUESE: Words = Words {
    invoice: "Fatura",
    greeting: |whom| match whom {
        Greeted::Nobody | Greeted::Accounts => "Exmos. Senhores,".to_owned(),
        Greeted::Person(person) => match person.courtesy {
            Some(Courtesy::Mr) => format!("Exmo. Sr. {},", person.whole),
            Some(Courtesy::Ms(_)) => format!("Exma. Sra. {},", person.whole),
            None => format!("Exmo.(a) Sr.(a) {},", person.whole),
        },
    },
    accepted: |what, number, total, due| {
        format!(
            "O marco «{what}» está concluído e aceite, pelo que envio em anexo a fatura {number} no valor de {total}, com vencimento a {due}."
        )
    },
    enclosed: |number, total, due| {
        format!("Envio em anexo a fatura {number} no valor de {total}, com vencimento a {due}.")
    },
    in_parts: |number, total, parts| format!("Envio em anexo a fatura {number} no valor de {total}: {parts}."),
    credited: |_, number, total| format!("Envio em anexo a nota de crédito {number} no valor de {total}."),
    corrected: |_, number, total, replaced, due| {
        format!(
            "Envio em anexo a fatura retificativa {number} no valor de {total}, que substitui {replaced}, com vencimento a {due}."
        )
    },
    sign_off: "Com os melhores cumprimentos,",
};

const POLISH: Words = Words {
    invoice: "Faktura",
    // A name would have to stand in the vocative, which no program should guess.
    greeting: |whom| match whom {
        Greeted::Nobody | Greeted::Accounts => "Szanowni Państwo,".to_owned(),
        Greeted::Person(_) => "Dzień dobry,".to_owned(),
    },
    accepted: |what, number, total, due| {
        format!(
            "etap „{what}” został zakończony i odebrany. W załączniku przesyłam fakturę {number} na kwotę {total}, z terminem płatności {due}."
        )
    },
    enclosed: |number, total, due| {
        format!("w załączniku przesyłam fakturę {number} na kwotę {total}, z terminem płatności {due}.")
    },
    in_parts: |number, total, parts| format!("w załączniku przesyłam fakturę {number} na kwotę {total}: {parts}."),
    credited: |_, number, total| format!("w załączniku przesyłam fakturę korygującą {number} na kwotę {total}."),
    corrected: |_, number, total, replaced, due| {
        format!(
            "w załączniku przesyłam fakturę korygującą {number} na kwotę {total}, która zastępuje {replaced}, z terminem płatności {due}."
        )
    },
    sign_off: "Z poważaniem",
};

#[cfg(test)]
mod tests {
    use super::*;
    use domain::invoice::DocumentTitle;

    #[test]
    fn every_text_says_number_total_and_day_and_is_of_its_own_language() {
        for language in Language::ALL {
            let words = words(language);
            let accepted = (words.accepted)("Pilot", "2026-035", "TOTAL", "DAY");
            let enclosed = (words.enclosed)("2026-035", "TOTAL", "DAY");
            let credited =
                (words.credited)(documents::title_text(DocumentTitle::CreditNote, language), "2026-035", "TOTAL");
            let corrected = (words.corrected)(
                documents::title_text(DocumentTitle::CorrectedInvoice, language),
                "2026-035",
                "TOTAL",
                "2026-031",
                "DAY",
            );
            for (text, parts) in [
                (&accepted, &["Pilot", "2026-035", "TOTAL", "DAY"][..]),
                (&enclosed, &["2026-035", "TOTAL", "DAY"]),
                (&credited, &["2026-035", "TOTAL"]),
                (&corrected, &["2026-035", "TOTAL", "2026-031", "DAY"]),
            ] {
                assert!(parts.iter().all(|part| text.contains(part)), "{language:?}: {text}");
                let english = language.tag().starts_with("en");
                assert_eq!(text.contains("invoice") || text.contains("note "), english, "{language:?}: {text}");
            }
            assert!(!words.sign_off.is_empty() && !words.invoice.is_empty());
        }
    }
}
