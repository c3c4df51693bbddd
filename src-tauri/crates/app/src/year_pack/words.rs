//! What the readme of a pack says, in the languages of documents.

use chrono::NaiveDate;
use domain::Language;

/// Sentences of one language. `{name}`, `{period}` and `{day}` are filled in.
struct Words {
    title: &'static str,
    made: &'static str,
    documents: &'static str,
    einvoices: &'static str,
    tables: &'static str,
    journal: &'static str,
    book: &'static str,
    sums: &'static str,
}

/// In the language of the business, and in English for whoever does not read it.
pub(super) fn readme(language: Language, name: &str, period: &str, day: NaiveDate) -> String {
    let own = words(language);
    let filled =
        |text: &str| text.replace("{name}", name).replace("{period}", period).replace("{day}", &day.to_string());
    let said = |of: &Words| {
        let lines = [of.title, of.made, "", of.documents, of.einvoices, of.tables, of.journal, of.book, of.sums];
        lines.map(&filled).join("\n")
    };
    let mut text = said(own);
    if !std::ptr::eq(own, &ENGLISH) {
        text.push_str("\n\n----\n\n");
        text.push_str(&said(&ENGLISH));
    }
    text.push('\n');
    text
}

fn words(language: Language) -> &'static Words {
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

static ENGLISH: Words = Words {
    title: "{name}: year-end pack of {period}",
    made: "Made on {day}. Everything here can be read without Milepost.",
    documents: "documents/    every invoice and credit note of the period, as it was issued (PDF)",
    einvoices: "e-invoices/   the e-invoice of each document that has one; the same bytes lie inside its PDF (XML)",
    tables: "tables/       the report and the payments as tables for a spreadsheet (CSV); ageing is that of the last day",
    journal: "              journal.csv and journal.journal hold the double-entry bookings for your accountant",
    book: "book.json     the whole book, also what lies outside the period",
    sums: "SHA256SUMS    a checksum of every file; check it with: sha256sum -c SHA256SUMS",
};
static GERMAN: Words = Words {
    title: "{name}: Jahresabschlusspaket {period}",
    made: "Erstellt am {day}. Alles hier lässt sich ohne Milepost lesen.",
    documents: "documents/    jede Rechnung und Gutschrift des Zeitraums, wie sie ausgestellt wurde (PDF)",
    einvoices: "e-invoices/   die E-Rechnung jedes Belegs, der eine hat; dieselben Bytes liegen in seinem PDF (XML)",
    tables: "tables/       der Bericht und die Zahlungen als Tabellen (CSV); die Fälligkeit ist die des letzten Tages",
    journal: "              journal.csv und journal.journal enthalten die Buchungen für die Buchhaltung",
    book: "book.json     das ganze Buch, auch was außerhalb des Zeitraums liegt",
    sums: "SHA256SUMS    eine Prüfsumme jeder Datei; prüfen mit: sha256sum -c SHA256SUMS",
};
static FRENCH: Words = Words {
    title: "{name} : dossier de fin d'exercice {period}",
    made: "Établi le {day}. Tout se lit sans Milepost.",
    documents: "documents/    chaque facture et chaque avoir de la période, tels qu'ils ont été émis (PDF)",
    einvoices: "e-invoices/   la facture électronique de chaque document qui en a une ; les mêmes octets sont dans son PDF (XML)",
    tables: "tables/       le rapport et les paiements en tableaux (CSV) ; l'ancienneté est celle du dernier jour",
    journal: "              journal.csv et journal.journal contiennent les écritures pour votre comptable",
    book: "book.json     tout le livre, y compris ce qui est hors de la période",
    sums: "SHA256SUMS    une somme de contrôle de chaque fichier ; à vérifier par : sha256sum -c SHA256SUMS",
};
static SPANISH: Words = Words {
    title: "{name}: paquete de cierre de {period}",
    made: "Hecho el {day}. Todo se puede leer sin Milepost.",
    documents: "documents/    cada factura y cada abono del periodo, tal como se emitió (PDF)",
    einvoices: "e-invoices/   la factura electrónica de cada documento que la tiene; los mismos bytes están en su PDF (XML)",
    tables: "tables/       el informe y los pagos como tablas (CSV); la antigüedad es la del último día",
    journal: "              journal.csv y journal.journal contienen los asientos para su contable",
    book: "book.json     todo el libro, también lo que queda fuera del periodo",
    sums: "SHA256SUMS    una suma de control de cada archivo; se comprueba con: sha256sum -c SHA256SUMS",
};
static ITALIAN: Words = Words {
    title: "{name}: pacchetto di fine anno {period}",
    made: "Preparato il {day}. Tutto si legge senza Milepost.",
    documents: "documents/    ogni fattura e nota di credito del periodo, come è stata emessa (PDF)",
    einvoices: "e-invoices/   la fattura elettronica di ogni documento che ne ha una; gli stessi byte sono nel suo PDF (XML)",
    tables: "tables/       il rapporto e i pagamenti come tabelle (CSV); lo scadenzario è quello dell'ultimo giorno",
    journal: "              journal.csv e journal.journal contengono le registrazioni per il commercialista",
    book: "book.json     tutto il libro, anche ciò che è fuori dal periodo",
    sums: "SHA256SUMS    una somma di controllo di ogni file; si verifica con: sha256sum -c SHA256SUMS",
};
static DUTCH: Words = Words {
    title: "{name}: jaarpakket {period}",
    made: "Gemaakt op {day}. Alles is te lezen zonder Milepost.",
    documents: "documents/    elke factuur en creditnota van de periode, zoals ze is uitgereikt (PDF)",
    einvoices: "e-invoices/   de e-factuur van elk document dat er een heeft; dezelfde bytes zitten in de PDF (XML)",
    tables: "tables/       het rapport en de betalingen als tabellen (CSV); de ouderdom is die van de laatste dag",
    journal: "              journal.csv en journal.journal bevatten de boekingen voor uw boekhouder",
    book: "book.json     het hele boek, ook wat buiten de periode ligt",
    sums: "SHA256SUMS    een controlesom van elk bestand; te controleren met: sha256sum -c SHA256SUMS",
};
static PORTUGUESE: Words = Words {
    title: "{name}: pacote de fim de ano {period}",
    made: "Feito em {day}. Tudo se lê sem o Milepost.",
    documents: "documents/    cada fatura e nota de crédito do período, tal como foi emitida (PDF)",
    einvoices: "e-invoices/   a fatura eletrónica de cada documento que a tem; os mesmos bytes estão no seu PDF (XML)",
    tables: "tables/       o relatório e os pagamentos em tabelas (CSV); a antiguidade é a do último dia",
    journal: "              journal.csv e journal.journal contêm os lançamentos para o contabilista",
    book: "book.json     todo o livro, também o que está fora do período",
    sums: "SHA256SUMS    uma soma de verificação de cada ficheiro; verifica-se com: sha256sum -c SHA256SUMS",
};
static POLISH: Words = Words {
    title: "{name}: pakiet na koniec roku {period}",
    made: "Sporządzono {day}. Wszystko da się odczytać bez programu Milepost.",
    documents: "documents/    każda faktura i korekta z okresu, tak jak została wystawiona (PDF)",
    einvoices: "e-invoices/   e-faktura każdego dokumentu, który ją ma; te same bajty są w jego pliku PDF (XML)",
    tables: "tables/       raport i płatności jako tabele (CSV); wiekowanie na ostatni dzień",
    journal: "              journal.csv i journal.journal zawierają księgowania dla księgowości",
    book: "book.json     cała księga, także to, co jest poza okresem",
    sums: "SHA256SUMS    suma kontrolna każdego pliku; sprawdzenie: sha256sum -c SHA256SUMS",
};
