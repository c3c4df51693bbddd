//! Heads and states of the table of invoices in the language of the business; the English ones are the codes, as in reports.

use crate::reports::heads::{Head, word_in};
use domain::Language;
use domain::payment::InvoiceStatus;

pub(super) fn head(language: Language, code: &'static str) -> &'static str {
    word_in(HEADS, language, code)
}

pub(super) fn state(language: Language, status: InvoiceStatus) -> &'static str {
    let code = match status {
        InvoiceStatus::Draft => "draft",
        InvoiceStatus::Issued => "issued",
        InvoiceStatus::PartPaid => "part_paid",
        InvoiceStatus::Paid => "paid",
        InvoiceStatus::Overdue => "overdue",
        InvoiceStatus::Credited => "credited",
        InvoiceStatus::WrittenOff => "written_off",
    };
    word_in(STATES, language, code)
}

const HEADS: &[Head] = &[
    ["number", "Nummer", "Numéro", "Número", "Numero", "Nummer", "Número", "Numer"],
    ["status", "Status", "Statut", "Estado", "Stato", "Status", "Estado", "Status"],
    ["client", "Kunde", "Client", "Cliente", "Cliente", "Klant", "Cliente", "Klient"],
    ["project", "Projekt", "Projet", "Proyecto", "Progetto", "Project", "Projeto", "Projekt"],
    ["title", "Titel", "Objet", "Concepto", "Oggetto", "Titel", "Título", "Tytuł"],
    [
        "issued_on",
        "Ausgestellt am",
        "Émise le",
        "Fecha de expedición",
        "Emessa il",
        "Factuurdatum",
        "Data de emissão",
        "Data wystawienia",
    ],
    ["due_on", "Fällig am", "Échéance", "Vencimiento", "Scadenza", "Vervaldatum", "Vencimento", "Termin płatności"],
    ["settled_on", "Beglichen am", "Soldée le", "Saldada el", "Saldata il", "Voldaan op", "Saldada em", "Rozliczona"],
    ["currency", "Währung", "Devise", "Moneda", "Valuta", "Valuta", "Moeda", "Waluta"],
    ["net", "Netto", "HT", "Base", "Imponibile", "Netto", "Líquido", "Netto"],
    ["gross", "Brutto", "TTC", "Total", "Totale", "Bruto", "Total", "Brutto"],
    [
        "open_net",
        "Offen netto",
        "Restant dû HT",
        "Pendiente (base)",
        "Aperto (imponibile)",
        "Open netto",
        "Em aberto (líquido)",
        "Do zapłaty netto",
    ],
    ["open", "Offen", "Restant dû", "Pendiente", "Aperto", "Open", "Em aberto", "Do zapłaty"],
    [
        "days_late",
        "Tage überfällig",
        "Jours de retard",
        "Días de retraso",
        "Giorni di ritardo",
        "Dagen te laat",
        "Dias de atraso",
        "Dni opóźnienia",
    ],
    ["takes_back", "Nimmt zurück", "Annule", "Anula", "Storna", "Crediteert", "Anula", "Koryguje"],
];

const STATES: &[Head] = &[
    ["draft", "Entwurf", "Brouillon", "Borrador", "Bozza", "Concept", "Rascunho", "Szkic"],
    ["issued", "Gestellt", "Émise", "Emitida", "Emessa", "Verzonden", "Emitida", "Wystawiona"],
    [
        "part_paid",
        "Teilweise bezahlt",
        "Payée en partie",
        "Pagada en parte",
        "Pagata in parte",
        "Deels betaald",
        "Paga em parte",
        "Częściowo zapłacona",
    ],
    ["paid", "Bezahlt", "Payée", "Pagada", "Pagata", "Betaald", "Paga", "Zapłacona"],
    ["overdue", "Überfällig", "En retard", "Vencida", "Scaduta", "Te laat", "Vencida", "Po terminie"],
    [
        "credited",
        "Gutgeschrieben",
        "Annulée par avoir",
        "Abonada",
        "Stornata",
        "Gecrediteerd",
        "Creditada",
        "Skorygowana",
    ],
    [
        "written_off",
        "Abgeschrieben",
        "Passée en perte",
        "Incobrable",
        "Stralciata",
        "Afgeboekt",
        "Incobrável",
        "Umorzona",
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_words_of_a_language_are_one() {
        for (what, table) in [("heads", HEADS), ("states", STATES)] {
            for place in 0..8 {
                let mut words: Vec<&str> = table.iter().map(|head| head[place]).collect();
                words.sort_unstable();
                let count = words.len();
                words.dedup();
                assert_eq!(words.len(), count, "language {place} has a word twice among its {what}: {words:?}");
            }
        }
        assert_eq!(state(Language::EnglishIreland, InvoiceStatus::PartPaid), "part_paid");
        assert_eq!(state(Language::German, InvoiceStatus::PartPaid), "Teilweise bezahlt");
    }
}
