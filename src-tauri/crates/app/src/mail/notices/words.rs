//! The words of texts about a milestone in each document language, as people there write to a client. What follows the
//! greeting begins as that language begins a sentence there. Knows no milestone.

use domain::Language;

/// The texts of one language. Every argument comes written out in it.
pub(super) struct Words {
    /// Before the subject of each kind.
    pub coming_up: &'static str,
    pub under_way: &'static str,
    pub complete: &'static str,
    pub for_approval: &'static str,
    /// Title, position, how many there are; stands within a sentence.
    pub milestone: fn(&str, u32, usize) -> String,
    /// What, and the day.
    pub comes_up_on: fn(&str, &str) -> String,
    pub comes_up: fn(&str) -> String,
    pub you_receive: &'static str,
    pub complete_when: &'static str,
    /// An amount.
    pub before_tax: fn(&str) -> String,
    pub invoice_after_approval: fn(&str) -> String,
    pub invoice_on_completion: fn(&str) -> String,
    pub anything_in_the_way: &'static str,
    pub is_under_way: fn(&str) -> String,
    /// A day.
    pub planned_for: fn(&str) -> String,
    pub done_so_far: &'static str,
    pub still_to_come: &'static str,
    /// What, and the day.
    pub is_complete: fn(&str, &str) -> String,
    pub you_have_received: &'static str,
    /// A day.
    pub thanks_for_approval: fn(&str) -> String,
    /// An amount.
    pub invoice_follows: fn(&str) -> String,
    /// What, and the day of its completion.
    pub waits_for_approval: fn(&str, &str) -> String,
    pub please_approve: &'static str,
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

const ENGLISH: Words = Words {
    coming_up: "Coming up: ",
    under_way: "In progress: ",
    complete: "Completed: ",
    for_approval: "For your approval: ",
    milestone: |title, position, of| format!("“{title}” (milestone {position} of {of})"),
    comes_up_on: |what, day| format!("Just so that it does not come as a surprise: {what} is planned for {day}."),
    comes_up: |what| format!("Just so that it does not come as a surprise: {what} comes next."),
    you_receive: "You will receive:",
    complete_when: "It is complete when:",
    before_tax: |amount| format!("{amount} before tax"),
    invoice_after_approval: |amount| {
        format!("Once it is complete I will ask for your approval; the invoice for {amount} follows after that.")
    },
    invoice_on_completion: |amount| format!("Once it is complete I will send the invoice for {amount}."),
    anything_in_the_way: "Please tell me if anything stands in the way on your side.",
    is_under_way: |what| format!("Work on {what} is under way."),
    planned_for: |day| format!("It is planned for {day}."),
    done_so_far: "Done so far:",
    still_to_come: "Still to come:",
    is_complete: |what, day| format!("{what} was completed on {day}."),
    you_have_received: "You have received:",
    thanks_for_approval: |day| format!("You approved it on {day}; thank you."),
    invoice_follows: |amount| format!("The invoice for {amount} follows."),
    waits_for_approval: |what, day| format!("{what} was completed on {day} and is ready for your approval."),
    please_approve: "Please reply with your approval, or tell me what is missing. A short “approved” is enough.",
};

const GERMAN: Words = Words {
    coming_up: "Demnächst: ",
    under_way: "In Arbeit: ",
    complete: "Fertig: ",
    for_approval: "Zur Abnahme: ",
    milestone: |title, position, of| format!("„{title}“ (Meilenstein {position} von {of})"),
    comes_up_on: |what, day| format!("damit Sie es früh genug wissen: {what} ist für den {day} geplant."),
    comes_up: |what| format!("damit Sie es früh genug wissen: {what} kommt als Nächstes."),
    you_receive: "Sie erhalten:",
    complete_when: "Abnahmekriterium:",
    before_tax: |amount| format!("{amount} netto"),
    invoice_after_approval: |amount| {
        format!("Nach der Fertigstellung bitte ich Sie um Ihre Abnahme; danach folgt die Rechnung über {amount}.")
    },
    invoice_on_completion: |amount| format!("Nach der Fertigstellung sende ich Ihnen die Rechnung über {amount}."),
    anything_in_the_way: "Bitte sagen Sie mir, falls auf Ihrer Seite etwas im Weg steht.",
    is_under_way: |what| format!("die Arbeit an {what} läuft."),
    planned_for: |day| format!("Geplant ist der {day}."),
    done_so_far: "Bisher fertig:",
    still_to_come: "Noch offen:",
    is_complete: |what, day| format!("{what} ist seit dem {day} fertig."),
    you_have_received: "Sie haben erhalten:",
    thanks_for_approval: |day| format!("Sie haben die Leistung am {day} abgenommen, vielen Dank."),
    invoice_follows: |amount| format!("Die Rechnung über {amount} folgt."),
    waits_for_approval: |what, day| format!("{what} ist seit dem {day} fertig und bereit für Ihre Abnahme."),
    please_approve: "Bitte antworten Sie mit Ihrer Abnahme, oder sagen Sie mir, was noch fehlt. Ein kurzes „abgenommen“ genügt.",
};

const FRENCH: Words = Words {
    coming_up: "À venir\u{a0}: ",
    under_way: "En cours\u{a0}: ",
    complete: "Achevé\u{a0}: ",
    for_approval: "Pour validation\u{a0}: ",
    milestone: |title, position, of| format!("«\u{a0}{title}\u{a0}» (jalon {position} sur {of})"),
    comes_up_on: |what, day| format!("Pour vous en informer à temps\u{a0}: {what} est prévu le {day}."),
    comes_up: |what| format!("Pour vous en informer à temps\u{a0}: {what} est la prochaine étape."),
    you_receive: "Vous recevrez\u{a0}:",
    complete_when: "Critère d’achèvement\u{a0}:",
    before_tax: |amount| format!("{amount} hors taxes"),
    invoice_after_approval: |amount| {
        format!("Une fois ce jalon achevé, je vous demanderai de le valider\u{a0}; la facture de {amount} suivra.")
    },
    invoice_on_completion: |amount| format!("Une fois ce jalon achevé, je vous enverrai la facture de {amount}."),
    anything_in_the_way: "Merci de me signaler tout obstacle de votre côté.",
    is_under_way: |what| format!("Le travail sur {what} est en cours."),
    planned_for: |day| format!("L’échéance prévue est le {day}."),
    done_so_far: "Déjà réalisé\u{a0}:",
    still_to_come: "Reste à faire\u{a0}:",
    is_complete: |what, day| format!("{what} est achevé depuis le {day}."),
    you_have_received: "Vous avez reçu\u{a0}:",
    thanks_for_approval: |day| format!("Vous l’avez validé le {day}, merci."),
    invoice_follows: |amount| format!("La facture de {amount} suivra."),
    waits_for_approval: |what, day| format!("{what} est achevé depuis le {day} et attend votre validation."),
    please_approve: "Merci de me répondre pour valider ce jalon, ou de m’indiquer ce qui manque. Un simple «\u{a0}validé\u{a0}» suffit.",
};

const SPANISH: Words = Words {
    coming_up: "Próximamente: ",
    under_way: "En curso: ",
    complete: "Terminado: ",
    for_approval: "Para su aprobación: ",
    milestone: |title, position, of| format!("«{title}» (hito {position} de {of})"),
    comes_up_on: |what, day| format!("Le aviso con antelación: {what} está previsto para el {day}."),
    comes_up: |what| format!("Le aviso con antelación: {what} es lo siguiente."),
    you_receive: "Recibirá:",
    complete_when: "Criterio de finalización:",
    before_tax: |amount| format!("{amount} sin impuestos"),
    invoice_after_approval: |amount| {
        format!("Cuando esté terminado le pediré su aprobación; después enviaré la factura de {amount}.")
    },
    invoice_on_completion: |amount| format!("Cuando esté terminado le enviaré la factura de {amount}."),
    anything_in_the_way: "Por favor, avíseme si hay algún impedimento por su parte.",
    is_under_way: |what| format!("El trabajo en {what} está en curso."),
    planned_for: |day| format!("Está previsto para el {day}."),
    done_so_far: "Hecho hasta ahora:",
    still_to_come: "Pendiente:",
    is_complete: |what, day| format!("{what} quedó terminado el {day}."),
    you_have_received: "Ha recibido:",
    thanks_for_approval: |day| format!("Lo aprobó el {day}; muchas gracias."),
    invoice_follows: |amount| format!("A continuación enviaré la factura de {amount}."),
    waits_for_approval: |what, day| format!("{what} quedó terminado el {day} y está listo para su aprobación."),
    please_approve: "Por favor, responda con su aprobación o dígame qué falta. Basta con un breve «aprobado».",
};

const ITALIAN: Words = Words {
    coming_up: "In arrivo: ",
    under_way: "In corso: ",
    complete: "Completata: ",
    for_approval: "Per la Sua approvazione: ",
    milestone: |title, position, of| format!("«{title}» (milestone {position} di {of})"),
    comes_up_on: |what, day| format!("La informo per tempo: {what} è prevista per il giorno {day}."),
    comes_up: |what| format!("La informo per tempo: {what} è la prossima."),
    you_receive: "Riceverà:",
    complete_when: "Criterio di completamento:",
    before_tax: |amount| format!("{amount} al netto delle imposte"),
    invoice_after_approval: |amount| {
        format!("Al completamento Le chiederò l’approvazione; seguirà la fattura di {amount}.")
    },
    invoice_on_completion: |amount| format!("Al completamento Le invierò la fattura di {amount}."),
    anything_in_the_way: "Mi faccia sapere se da parte Sua c’è qualche ostacolo.",
    is_under_way: |what| format!("il lavoro su {what} è in corso."),
    planned_for: |day| format!("È prevista per il giorno {day}."),
    done_so_far: "Fatto finora:",
    still_to_come: "Ancora da fare:",
    is_complete: |what, day| format!("{what} è stata completata in data {day}."),
    you_have_received: "Ha ricevuto:",
    thanks_for_approval: |day| format!("L’ha approvata in data {day}, grazie."),
    invoice_follows: |amount| format!("Seguirà la fattura di {amount}."),
    waits_for_approval: |what, day| {
        format!("{what} è stata completata in data {day} ed è pronta per la Sua approvazione.")
    },
    please_approve: "La prego di rispondere con la Sua approvazione o di dirmi che cosa manca. Basta un breve «approvato».",
};

const DUTCH: Words = Words {
    coming_up: "Binnenkort: ",
    under_way: "In uitvoering: ",
    complete: "Afgerond: ",
    for_approval: "Ter goedkeuring: ",
    milestone: |title, position, of| format!("‘{title}’ (mijlpaal {position} van {of})"),
    comes_up_on: |what, day| format!("Zodat het niet als een verrassing komt: {what} staat gepland voor {day}."),
    comes_up: |what| format!("Zodat het niet als een verrassing komt: {what} is de volgende stap."),
    you_receive: "U ontvangt:",
    complete_when: "Opleveringscriterium:",
    before_tax: |amount| format!("{amount} exclusief belasting"),
    invoice_after_approval: |amount| {
        format!("Na afronding vraag ik u om goedkeuring; daarna volgt de factuur van {amount}.")
    },
    invoice_on_completion: |amount| format!("Na afronding stuur ik u de factuur van {amount}."),
    anything_in_the_way: "Laat het mij weten als er aan uw kant iets in de weg staat.",
    is_under_way: |what| format!("Het werk aan {what} is in uitvoering."),
    planned_for: |day| format!("De planning is {day}."),
    done_so_far: "Tot nu toe klaar:",
    still_to_come: "Nog te doen:",
    is_complete: |what, day| format!("{what} is afgerond op {day}."),
    you_have_received: "U hebt ontvangen:",
    thanks_for_approval: |day| format!("U hebt het op {day} goedgekeurd, waarvoor dank."),
    invoice_follows: |amount| format!("De factuur van {amount} volgt."),
    waits_for_approval: |what, day| format!("{what} is afgerond op {day} en ligt klaar voor uw goedkeuring."),
    please_approve: "Laat mij weten of u akkoord bent, of wat er nog ontbreekt. Een kort ‘akkoord’ is genoeg.",
};

const PORTUGUESE: Words = Words {
    coming_up: "Brevemente: ",
    under_way: "Em curso: ",
    complete: "Concluído: ",
    for_approval: "Para a sua aprovação: ",
    milestone: |title, position, of| format!("«{title}» (marco {position} de {of})"),
    comes_up_on: |what, day| format!("Aviso com antecedência: {what} está previsto para {day}."),
    comes_up: |what| format!("Aviso com antecedência: {what} é o próximo."),
    you_receive: "Irá receber:",
    complete_when: "Critério de conclusão:",
    before_tax: |amount| format!("{amount} sem impostos"),
    invoice_after_approval: |amount| {
        format!("Após a conclusão pedirei a sua aprovação; depois seguirá a fatura no valor de {amount}.")
    },
    invoice_on_completion: |amount| format!("Após a conclusão enviarei a fatura no valor de {amount}."),
    anything_in_the_way: "Peço que me avise se houver algum obstáculo do seu lado.",
    is_under_way: |what| format!("O trabalho em {what} está em curso."),
    planned_for: |day| format!("Está previsto para {day}."),
    done_so_far: "Feito até agora:",
    still_to_come: "Por fazer:",
    is_complete: |what, day| format!("{what} ficou concluído a {day}."),
    you_have_received: "Recebeu:",
    thanks_for_approval: |day| format!("Aprovou-o a {day}, o que agradeço."),
    invoice_follows: |amount| format!("Seguirá a fatura no valor de {amount}."),
    waits_for_approval: |what, day| format!("{what} ficou concluído a {day} e aguarda a sua aprovação."),
    please_approve: "Peço que responda com a sua aprovação ou que me diga o que falta. Um breve «aprovado» é suficiente.",
};

const POLISH: Words = Words {
    coming_up: "Wkrótce: ",
    under_way: "W toku: ",
    complete: "Ukończono: ",
    for_approval: "Do odbioru: ",
    milestone: |title, position, of| format!("„{title}” (etap {position} z {of})"),
    comes_up_on: |what, day| format!("z wyprzedzeniem informuję: {what} jest planowany na {day}."),
    comes_up: |what| format!("z wyprzedzeniem informuję: {what} jest następny w kolejności."),
    you_receive: "Otrzymają Państwo:",
    complete_when: "Kryterium ukończenia:",
    before_tax: |amount| format!("{amount} netto"),
    invoice_after_approval: |amount| {
        format!("Po ukończeniu poproszę Państwa o odbiór, a następnie wystawię fakturę na kwotę {amount}.")
    },
    invoice_on_completion: |amount| format!("Po ukończeniu wystawię fakturę na kwotę {amount}."),
    anything_in_the_way: "Proszę o informację, jeśli po Państwa stronie jest jakaś przeszkoda.",
    is_under_way: |what| format!("trwają prace: {what}."),
    planned_for: |day| format!("Planowany termin: {day}."),
    done_so_far: "Gotowe:",
    still_to_come: "Do zrobienia:",
    is_complete: |what, day| format!("{what}: ukończono {day}."),
    you_have_received: "Otrzymali Państwo:",
    thanks_for_approval: |day| format!("Dziękuję za odbiór w dniu {day}."),
    invoice_follows: |amount| format!("Następnie prześlę fakturę na kwotę {amount}."),
    waits_for_approval: |what, day| format!("{what}: ukończono {day}, etap czeka na Państwa odbiór."),
    please_approve: "Proszę o odpowiedź z potwierdzeniem odbioru lub o informację, czego brakuje. Wystarczy krótkie „przyjęte”.",
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text of a language with what must stand in it.
    fn texts(words: &Words) -> Vec<(String, Vec<&'static str>)> {
        let plain = [
            words.coming_up,
            words.under_way,
            words.complete,
            words.for_approval,
            words.you_receive,
            words.complete_when,
            words.anything_in_the_way,
            words.done_so_far,
            words.still_to_come,
            words.you_have_received,
            words.please_approve,
        ];
        let mut all: Vec<(String, Vec<&'static str>)> =
            plain.into_iter().map(|text| (text.to_owned(), Vec::new())).collect();
        all.extend([
            ((words.milestone)("TITLE", 3, 5), vec!["TITLE", "3", "5"]),
            ((words.comes_up_on)("WHAT", "DAY"), vec!["WHAT", "DAY"]),
            ((words.comes_up)("WHAT"), vec!["WHAT"]),
            ((words.before_tax)("TOTAL"), vec!["TOTAL"]),
            ((words.invoice_after_approval)("TOTAL"), vec!["TOTAL"]),
            ((words.invoice_on_completion)("TOTAL"), vec!["TOTAL"]),
            ((words.is_under_way)("WHAT"), vec!["WHAT"]),
            ((words.planned_for)("DAY"), vec!["DAY"]),
            ((words.is_complete)("WHAT", "DAY"), vec!["WHAT", "DAY"]),
            ((words.thanks_for_approval)("DAY"), vec!["DAY"]),
            ((words.invoice_follows)("TOTAL"), vec!["TOTAL"]),
            ((words.waits_for_approval)("WHAT", "DAY"), vec!["WHAT", "DAY"]),
        ]);
        all
    }

    #[test]
    fn every_text_says_what_it_is_given_and_is_of_its_own_language() {
        let english: Vec<String> = texts(&ENGLISH).into_iter().map(|(text, _)| text).collect();
        for language in Language::ALL {
            let own = texts(words(language));
            for (text, parts) in &own {
                assert!(!text.trim().is_empty(), "{language:?}");
                assert!(parts.iter().all(|part| text.contains(part)), "{language:?}: {text}");
                let is_english = language.tag().starts_with("en");
                assert_eq!(english.contains(text), is_english, "{language:?}: {text}");
            }
            let subjects: std::collections::BTreeSet<&String> = own[..4].iter().map(|(text, _)| text).collect();
            assert_eq!(subjects.len(), 4, "{language:?}: two kinds look alike in a list of mails");
        }
    }
}
