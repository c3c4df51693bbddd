//! What every reminder of a language says between its opening and its closing, and what it says of late interest.

use domain::Language;

/// The words of one language. Every argument comes written out in it.
pub(in crate::reminders) struct Words {
    /// What, amount, due day, days late.
    pub line: fn(&str, &str, &str, u32) -> String,
    pub total: fn(&str) -> String,
    /// Amount, rate a year, day of the reference rate.
    pub interest: fn(&str, Option<&str>, Option<&str>) -> String,
    pub fee: fn(&str) -> String,
    /// The day by which the money is asked for.
    pub not_charged: fn(&str) -> String,
}

pub(in crate::reminders) fn words(language: Language) -> &'static Words {
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

/// ` (rate, day)`; nothing where nothing is known.
fn aside(rate: Option<String>, day: Option<String>) -> String {
    let parts: Vec<String> = [rate, day].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

const ENGLISH: Words = Words {
    line: |what, amount, due, days| {
        let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        format!("{what}: {amount}, due {due} ({days} overdue)")
    },
    total: |sum| format!("In all: {sum}"),
    interest: |amount, rate, day| {
        let rate = rate.map(|rate| format!("{rate} a year"));
        let day = day.map(|day| format!("reference rate of {day}"));
        format!("Interest for late payment comes to {amount} so far{}.", aside(rate, day))
    },
    fee: |sum| format!("The fixed sum for recovery costs is {sum}."),
    not_charged: |day| format!("We do not charge this if your payment arrives by {day}."),
};

const GERMAN: Words = Words {
    line: |what, amount, due, days| {
        let days = if days == 1 { "1 Tag".to_owned() } else { format!("{days} Tage") };
        format!("{what}: {amount}, fällig am {due} ({days} überfällig)")
    },
    total: |sum| format!("Zusammen: {sum}"),
    interest: |amount, rate, day| {
        let rate = rate.map(|rate| format!("{rate} im Jahr"));
        let day = day.map(|day| format!("Referenzzinssatz vom {day}"));
        format!("Die Verzugszinsen betragen bisher {amount}{}.", aside(rate, day))
    },
    fee: |sum| format!("Die Verzugspauschale beträgt {sum}."),
    not_charged: |day| format!("Geht Ihre Zahlung bis zum {day} ein, berechnen wir sie nicht."),
};

const FRENCH: Words = Words {
    line: |what, amount, due, days| {
        let days = if days == 1 { "1 jour".to_owned() } else { format!("{days} jours") };
        format!("{what} : {amount}, échéance le {due} ({days} de retard)")
    },
    total: |sum| format!("Au total : {sum}"),
    interest: |amount, rate, day| {
        let rate = rate.map(|rate| format!("{rate} par an"));
        let day = day.map(|day| format!("taux de référence du {day}"));
        format!("Les pénalités de retard s’élèvent à ce jour à {amount}{}.", aside(rate, day))
    },
    fee: |sum| format!("L’indemnité forfaitaire pour frais de recouvrement est de {sum}."),
    not_charged: |day| format!("Nous ne les réclamons pas si votre règlement nous parvient d’ici au {day}."),
};

const SPANISH: Words = Words {
    line: |what, amount, due, days| {
        let days = if days == 1 { "1 día".to_owned() } else { format!("{days} días") };
        format!("{what}: {amount}, vencimiento el {due} ({days} de retraso)")
    },
    total: |sum| format!("En total: {sum}"),
    interest: |amount, rate, day| {
        let rate = rate.map(|rate| format!("{rate} al año"));
        let day = day.map(|day| format!("tipo de referencia del {day}"));
        format!("Los intereses de demora ascienden hasta hoy a {amount}{}.", aside(rate, day))
    },
    fee: |sum| format!("La cantidad fija por costes de cobro es de {sum}."),
    not_charged: |day| format!("No los reclamamos si el pago llega a más tardar el {day}."),
};

const ITALIAN: Words = Words {
    line: |what, amount, due, days| {
        let days = if days == 1 { "1 giorno".to_owned() } else { format!("{days} giorni") };
        format!("{what}: {amount}, scadenza {due} ({days} di ritardo)")
    },
    total: |sum| format!("In totale: {sum}"),
    interest: |amount, rate, day| {
        let rate = rate.map(|rate| format!("{rate} annuo"));
        let day = day.map(|day| format!("tasso di riferimento del {day}"));
        format!("Gli interessi di mora ammontano finora a {amount}{}.", aside(rate, day))
    },
    fee: |sum| format!("L’importo forfettario per i costi di recupero è di {sum}."),
    not_charged: |day| format!("Non li addebitiamo se il pagamento arriva entro il {day}."),
};

const DUTCH: Words = Words {
    line: |what, amount, due, days| {
        let days = if days == 1 { "1 dag".to_owned() } else { format!("{days} dagen") };
        format!("{what}: {amount}, vervaldatum {due} ({days} te laat)")
    },
    total: |sum| format!("In totaal: {sum}"),
    interest: |amount, rate, day| {
        let rate = rate.map(|rate| format!("{rate} per jaar"));
        let day = day.map(|day| format!("referentierente van {day}"));
        format!("De vertragingsrente bedraagt tot nu toe {amount}{}.", aside(rate, day))
    },
    fee: |sum| format!("De vaste vergoeding voor invorderingskosten is {sum}."),
    not_charged: |day| format!("Wij brengen dit niet in rekening als uw betaling uiterlijk {day} binnen is."),
};

const PORTUGUESE: Words = Words {
    line: |what, amount, due, days| {
        let days = if days == 1 { "1 dia".to_owned() } else { format!("{days} dias") };
        format!("{what}: {amount}, vencimento a {due} ({days} de atraso)")
    },
    total: |sum| format!("No total: {sum}"),
    interest: |amount, rate, day| {
        let rate = rate.map(|rate| format!("{rate} ao ano"));
        let day = day.map(|day| format!("taxa de referência de {day}"));
        format!("Os juros de mora ascendem até hoje a {amount}{}.", aside(rate, day))
    },
    fee: |sum| format!("A indemnização fixa pelos custos de cobrança é de {sum}."),
    not_charged: |day| format!("Não os cobramos se o pagamento chegar até {day}."),
};

const POLISH: Words = Words {
    line: |what, amount, due, days| {
        let days = if days == 1 { "1 dzień".to_owned() } else { format!("{days} dni") };
        format!("{what}: {amount}, termin płatności {due} ({days} po terminie)")
    },
    total: |sum| format!("Razem: {sum}"),
    interest: |amount, rate, day| {
        let rate = rate.map(|rate| format!("{rate} rocznie"));
        let day = day.map(|day| format!("stopa referencyjna z dnia {day}"));
        format!("Odsetki za opóźnienie wynoszą dotychczas {amount}{}.", aside(rate, day))
    },
    fee: |sum| format!("Ryczałt na koszty odzyskiwania należności wynosi {sum}."),
    not_charged: |day| format!("Nie naliczymy ich, jeżeli płatność wpłynie do dnia {day}."),
};
