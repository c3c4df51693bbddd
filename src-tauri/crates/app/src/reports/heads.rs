//! Heads of the report's tables in the language of the business. The English ones are the codes of the command table, which
//! programs read; so is whatever stands in a cell.

use domain::Language;

/// Code, then German, French, Spanish, Italian, Dutch, Portuguese, Polish.
pub(crate) type Head = [&'static str; 8];

pub(super) fn word(language: Language, code: &'static str) -> &'static str {
    word_in(HEADS, language, code)
}

/// The word of a table of heads; a code that is in none stays.
pub(crate) fn word_in(heads: &[Head], language: Language, code: &'static str) -> &'static str {
    let place = match language {
        Language::EnglishUk | Language::EnglishUs | Language::EnglishIreland => 0,
        Language::German => 1,
        Language::French => 2,
        Language::Spanish => 3,
        Language::Italian => 4,
        Language::Dutch => 5,
        Language::Portuguese => 6,
        Language::Polish => 7,
    };
    heads.iter().find(|head| head[0] == code).map_or(code, |head| head[place])
}

const HEADS: &[Head] = &[
    ["part", "Teil", "Partie", "Parte", "Parte", "Deel", "Parte", "Część"],
    ["currency", "Währung", "Devise", "Moneda", "Valuta", "Valuta", "Moeda", "Waluta"],
    ["from", "Von", "Du", "Desde", "Dal", "Van", "De", "Od"],
    ["to", "Bis", "Au", "Hasta", "Al", "Tot", "Até", "Do"],
    ["flow", "Vorgang", "Mouvement", "Movimiento", "Movimento", "Beweging", "Movimento", "Ruch"],
    ["net", "Netto", "HT", "Base", "Imponibile", "Netto", "Líquido", "Netto"],
    [
        "tax_amount",
        "Steuerbetrag",
        "Montant de taxe",
        "Cuota",
        "Imposta",
        "Belastingbedrag",
        "Valor do imposto",
        "Kwota podatku",
    ],
    ["gross", "Brutto", "TTC", "Total", "Totale", "Bruto", "Total", "Brutto"],
    ["on", "Datum", "Date", "Fecha", "Data", "Datum", "Data", "Data"],
    ["age", "Alter", "Ancienneté", "Antigüedad", "Anzianità", "Ouderdom", "Antiguidade", "Wiek"],
    ["count", "Anzahl", "Nombre", "Cantidad", "Numero", "Aantal", "Quantidade", "Liczba"],
    ["basis", "Grundlage", "Base de calcul", "Criterio", "Criterio", "Grondslag", "Critério", "Podstawa"],
    ["country", "Land", "Pays", "País", "Paese", "Land", "País", "Kraj"],
    ["tax", "Steuer", "Taxe", "Impuesto", "Tipo d'imposta", "Belasting", "Imposto", "Podatek"],
    ["category", "Steuerart", "Catégorie", "Categoría", "Categoria", "Categorie", "Categoria", "Kategoria"],
    ["rate", "Satz", "Taux", "Tipo", "Aliquota", "Tarief", "Taxa", "Stawka"],
    [
        "home",
        "Eigene Währung",
        "Devise du pays",
        "Moneda propia",
        "Valuta nazionale",
        "Eigen valuta",
        "Moeda própria",
        "Waluta krajowa",
    ],
    ["arrived", "Angekommen", "Arrivé", "Llegado", "Arrivato", "Aangekomen", "Chegado", "Wpłynęło"],
    [
        "at_issue",
        "Zum Kurs der Rechnung",
        "Au cours de la facture",
        "Al cambio de la factura",
        "Al cambio della fattura",
        "Tegen factuurkoers",
        "Ao câmbio da fatura",
        "Po kursie faktury",
    ],
    [
        "gain",
        "Kursgewinn oder -verlust",
        "Gain ou perte de change",
        "Diferencia de cambio",
        "Utile o perdita su cambi",
        "Koersverschil",
        "Diferença de câmbio",
        "Różnica kursowa",
    ],
    ["client", "Kunde", "Client", "Cliente", "Cliente", "Klant", "Cliente", "Klient"],
    [
        "project_code",
        "Projektnummer",
        "Code du projet",
        "Código de proyecto",
        "Codice progetto",
        "Projectcode",
        "Código do projeto",
        "Kod projektu",
    ],
    ["project", "Projekt", "Projet", "Proyecto", "Progetto", "Project", "Projeto", "Projekt"],
    ["days", "Tage", "Jours", "Días", "Giorni", "Dagen", "Dias", "Dni"],
    ["document", "Beleg", "Document", "Documento", "Documento", "Document", "Documento", "Dokument"],
    ["kind", "Art", "Nature", "Clase", "Tipo", "Soort", "Tipo", "Rodzaj"],
    ["due_on", "Fällig am", "Échéance", "Vencimiento", "Scadenza", "Vervaldatum", "Vencimento", "Termin płatności"],
    ["text", "Text", "Texte", "Texto", "Testo", "Tekst", "Texto", "Tekst"],
    ["takes_back", "Nimmt zurück", "Annule", "Anula", "Storna", "Crediteert", "Anula", "Koryguje"],
    ["kept_back", "Zurückbehalten", "Retenu", "Retenido", "Trattenuto", "Ingehouden", "Retido", "Zatrzymano"],
    ["base", "Bemessen vom", "Assiette", "Sobre", "Base", "Basis", "Sobre", "Od kwoty"],
    ["opening", "Anfang", "Début", "Inicio", "Inizio", "Begin", "Início", "Początek"],
    [
        "kept",
        "Neu zurückbehalten",
        "Nouvellement retenu",
        "Nuevo retenido",
        "Nuovo trattenuto",
        "Nieuw ingehouden",
        "Novo retido",
        "Nowo zatrzymano",
    ],
    ["released", "Freigegeben", "Libéré", "Liberado", "Svincolato", "Vrijgegeven", "Libertado", "Zwolniono"],
    ["credited", "Gutgeschrieben", "Crédité", "Abonado", "Accreditato", "Gecrediteerd", "Creditado", "Skorygowano"],
    ["closing", "Ende", "Fin", "Final", "Fine", "Einde", "Fim", "Koniec"],
    [
        "recorded_on",
        "Erfasst am",
        "Saisi le",
        "Registrado el",
        "Registrato il",
        "Vastgelegd op",
        "Registado em",
        "Zapisano",
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_heads_of_a_language_are_one() {
        for place in 0..8 {
            let mut words: Vec<&str> = HEADS.iter().map(|head| head[place]).collect();
            words.sort_unstable();
            let count = words.len();
            words.dedup();
            assert_eq!(words.len(), count, "language {place} has a word twice: {words:?}");
        }
        assert_eq!(word(Language::German, "net"), "Netto");
        assert_eq!(word(Language::EnglishIreland, "tax_amount"), "tax_amount");
    }
}
