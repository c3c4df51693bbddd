//! The words of mails in each document language, as people there write to a client. Knows no invoice.

use domain::Language;

/// The texts of one language. Every argument comes written out in it.
pub(super) struct Words {
    pub invoice: &'static str,
    /// Who is greeted: the whole name of the one who signs off, empty when nobody is known.
    pub greeting: fn(&str) -> String,
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

/// Where first names are used in business.
fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

const ENGLISH: Words = Words {
    invoice: "Invoice",
    greeting: |name| {
        if name.is_empty() { "Dear Sir or Madam,".to_owned() } else { format!("Dear {},", first_name(name)) }
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
    // The whole name rather than a guessed first one; a man and a woman are greeted alike.
    greeting: |name| if name.is_empty() { "Guten Tag,".to_owned() } else { format!("Guten Tag {name},") },
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
    greeting: |name| if name.is_empty() { "Madame, Monsieur,".to_owned() } else { format!("Bonjour {name},") },
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
    greeting: |name| if name.is_empty() { "Estimados señores:".to_owned() } else { format!("Estimado/a {name}:") },
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
    greeting: |name| if name.is_empty() { "Spettabile Cliente,".to_owned() } else { format!("Gentile {name},") },
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
    greeting: |name| {
        if name.is_empty() { "Geachte heer/mevrouw,".to_owned() } else { format!("Beste {},", first_name(name)) }
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
    greeting: |name| {
        if name.is_empty() { "Exmos. Senhores,".to_owned() } else { format!("Exmo.(a) Sr.(a) {name},") }
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
    greeting: |name| if name.is_empty() { "Szanowni Państwo,".to_owned() } else { "Dzień dobry,".to_owned() },
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
    fn every_language_greets_as_its_readers_expect() {
        let table = [
            (Language::EnglishUk, "Dear Sir or Madam,", "Dear Ciara,"),
            (Language::German, "Guten Tag,", "Guten Tag Ciara Doyle,"),
            (Language::French, "Madame, Monsieur,", "Bonjour Ciara Doyle,"),
            (Language::Spanish, "Estimados señores:", "Estimado/a Ciara Doyle:"),
            (Language::Italian, "Spettabile Cliente,", "Gentile Ciara Doyle,"),
            (Language::Dutch, "Geachte heer/mevrouw,", "Beste Ciara,"),
            (Language::Portuguese, "Exmos. Senhores,", "Exmo.(a) Sr.(a) Ciara Doyle,"),
            (Language::Polish, "Szanowni Państwo,", "Dzień dobry,"),
        ];
        for (language, nobody, someone) in table {
            let words = words(language);
            assert_eq!(
                ((words.greeting)(""), (words.greeting)("Ciara Doyle")),
                (nobody.to_owned(), someone.to_owned())
            );
        }
    }

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
