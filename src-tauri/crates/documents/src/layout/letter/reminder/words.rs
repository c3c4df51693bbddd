//! The words of a reminder's letter by language. Opening and closing are texts of the user's and come with it.

use domain::Language;
use domain::reminder::ReminderLevel;

/// What a reminder says beside its texts, names, days and amounts.
pub(super) struct ReminderWords {
    pub title: fn(ReminderLevel) -> &'static str,
    pub overdue: &'static str,
    /// Currency code.
    pub overdue_in: fn(&str) -> String,
    pub days_late: &'static str,
    /// Heads a column.
    pub interest: &'static str,
    pub total: &'static str,
}

pub(super) fn words(language: Language) -> &'static ReminderWords {
    match language {
        Language::EnglishUk | Language::EnglishIreland | Language::EnglishUs => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Italian => &ITALIAN,
        Language::Dutch => &DUTCH,
        Language::Portuguese => &PORTUGUESE,
        Language::Polish => &POLISH,
    }
}

const ENGLISH: ReminderWords = ReminderWords {
    title: |level| match level {
        ReminderLevel::Friendly => "Payment reminder",
        ReminderLevel::Firm => "Second payment reminder",
        ReminderLevel::Last => "Last notice",
    },
    overdue: "Overdue invoices",
    overdue_in: |code| format!("Overdue invoices in {code}"),
    days_late: "Days overdue",
    interest: "Interest",
    total: "Total open",
};

const GERMAN: ReminderWords = ReminderWords {
    title: |level| match level {
        ReminderLevel::Friendly => "Zahlungserinnerung",
        ReminderLevel::Firm => "Zweite Zahlungserinnerung",
        ReminderLevel::Last => "Letzte Mahnung",
    },
    overdue: "Überfällige Rechnungen",
    overdue_in: |code| format!("Überfällige Rechnungen in {code}"),
    days_late: "Tage überfällig",
    interest: "Zinsen",
    total: "Offen insgesamt",
};

const FRENCH: ReminderWords = ReminderWords {
    title: |level| match level {
        ReminderLevel::Friendly => "Rappel de paiement",
        ReminderLevel::Firm => "Deuxième rappel de paiement",
        ReminderLevel::Last => "Dernier rappel avant mise en demeure",
    },
    overdue: "Factures échues",
    overdue_in: |code| format!("Factures échues en {code}"),
    days_late: "Jours de retard",
    interest: "Intérêts",
    total: "Total dû",
};

const SPANISH: ReminderWords = ReminderWords {
    title: |level| match level {
        ReminderLevel::Friendly => "Recordatorio de pago",
        ReminderLevel::Firm => "Segundo recordatorio de pago",
        ReminderLevel::Last => "Último aviso",
    },
    overdue: "Facturas vencidas",
    overdue_in: |code| format!("Facturas vencidas en {code}"),
    days_late: "Días de retraso",
    interest: "Intereses",
    total: "Total pendiente",
};

const ITALIAN: ReminderWords = ReminderWords {
    title: |level| match level {
        ReminderLevel::Friendly => "Sollecito di pagamento",
        ReminderLevel::Firm => "Secondo sollecito di pagamento",
        ReminderLevel::Last => "Ultimo sollecito",
    },
    overdue: "Fatture scadute",
    overdue_in: |code| format!("Fatture scadute in {code}"),
    days_late: "Giorni di ritardo",
    interest: "Interessi",
    total: "Totale scoperto",
};

const DUTCH: ReminderWords = ReminderWords {
    title: |level| match level {
        ReminderLevel::Friendly => "Betalingsherinnering",
        ReminderLevel::Firm => "Tweede betalingsherinnering",
        ReminderLevel::Last => "Laatste aanmaning",
    },
    overdue: "Achterstallige facturen",
    overdue_in: |code| format!("Achterstallige facturen in {code}"),
    days_late: "Dagen te laat",
    interest: "Rente",
    total: "Totaal openstaand",
};

const PORTUGUESE: ReminderWords = ReminderWords {
    title: |level| match level {
        ReminderLevel::Friendly => "Lembrete de pagamento",
        ReminderLevel::Firm => "Segundo lembrete de pagamento",
        ReminderLevel::Last => "Último aviso",
    },
    overdue: "Faturas vencidas",
    overdue_in: |code| format!("Faturas vencidas em {code}"),
    days_late: "Dias de atraso",
    interest: "Juros",
    total: "Total em aberto",
};

const POLISH: ReminderWords = ReminderWords {
    title: |level| match level {
        ReminderLevel::Friendly => "Przypomnienie o płatności",
        ReminderLevel::Firm => "Drugie przypomnienie o płatności",
        ReminderLevel::Last => "Ostateczne wezwanie do zapłaty",
    },
    overdue: "Faktury po terminie",
    overdue_in: |code| format!("Faktury po terminie w {code}"),
    days_late: "Dni po terminie",
    interest: "Odsetki",
    total: "Razem do zapłaty",
};
