//! Words of heads, totals and months in English, German, French and Spanish. Tables only.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Number,
    Title,
    /// Words about the title: what completes it, where no other column says so.
    Detail,
    Criterion,
    Share,
    Date,
    Amount,
    /// The amount before tax, where there are several.
    Net,
    /// The sum of a line, where there is a price too.
    LineTotal,
    /// Price of one, quantity, tax, amount with tax, and the like: used for nothing.
    Other,
}

/// A text in small letters, cut into words of letters and digits; `%` and `#` are words.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for c in text.to_lowercase().chars() {
        if c.is_alphanumeric() || c == '°' || c == 'º' {
            all.last_mut().expect("there is one from the start").push(c);
        } else {
            if matches!(c, '%' | '#') {
                all.push(c.to_string());
            }
            all.push(String::new());
        }
    }
    all.retain(|word| !word.is_empty());
    all
}

const NET: &[&str] = &["net", "netto", "ht", "excl", "exkl", "excluding", "ex", "ohne", "zzgl", "hors", "neto", "sin"];
const GROSS: &[&str] = &[
    "gross",
    "brutto",
    "ttc",
    "incl",
    "inkl",
    "including",
    "inc",
    "inclusive",
    "bruto",
    "incluido",
    "con",
    "inklusive",
];
const TAX: &[&str] =
    &["vat", "mwst", "ust", "umsatzsteuer", "mehrwertsteuer", "steuer", "tva", "iva", "tax", "gst", "moms"];
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "gesamtbetrag",
    "zwischensumme",
    "auftragssumme",
    "auftragswert",
    "nettosumme",
    "suma",
    "somme",
    "alt",
    "totalt",
    "totale",
    "totaal",
    "bruttosumme",
    "合計",
    "小計",
    "总计",
];
const BESIDE_TOTAL: &[&str] = &[
    "grand",
    "sub",
    "sous",
    "i",
    "amount",
    "price",
    "fee",
    "contract",
    "value",
    "betrag",
    "honorar",
    "général",
    "general",
    "importe",
    "montant",
    "overall",
    "of",
    "the",
    "project",
    "projekt",
    "du",
    "del",
    "de",
    "la",
    "euro",
    "euros",
    "eur",
    "usd",
    "gbp",
    "chf",
    "und",
    "and",
    "in",
    "all",
    "milestones",
    "fees",
    "vertrag",
    "preis",
];

const ROLES: &[(Role, &[&str])] = &[
    (Role::Number, &["no", "nr", "n", "#", "pos", "n°", "nº", "num", "id", "ref", "line", "lfd", "numéro", "número"]),
    (
        Role::Criterion,
        &[
            "criterion",
            "criteria",
            "acceptance",
            "accepted",
            "abnahme",
            "abnahmekriterium",
            "abnahmekriterien",
            "kriterium",
            "kriterien",
            "critère",
            "critères",
            "criterio",
            "criterios",
            "aceptación",
            "definition",
            "completes",
            "fertig",
            "erledigt",
            "recette",
        ],
    ),
    (
        Role::Share,
        &[
            "%",
            "percent",
            "percentage",
            "share",
            "anteil",
            "prozent",
            "prozentsatz",
            "pourcentage",
            "part",
            "porcentaje",
            "cuota",
        ],
    ),
    (
        Role::Date,
        &[
            "date",
            "due",
            "target",
            "deadline",
            "delivery",
            "when",
            "by",
            "datum",
            "termin",
            "fällig",
            "fälligkeit",
            "frist",
            "bis",
            "liefertermin",
            "échéance",
            "echeance",
            "livraison",
            "fecha",
            "vencimiento",
            "plazo",
            "entrega",
            "day",
            "zieltermin",
            "fertigstellung",
            "timing",
            "délai",
            "délais",
        ],
    ),
    (
        Role::Title,
        &[
            "milestone",
            "milestones",
            "phase",
            "stage",
            "deliverable",
            "deliverables",
            "task",
            "name",
            "title",
            "work",
            "package",
            "step",
            "item",
            "service",
            "meilenstein",
            "leistung",
            "bezeichnung",
            "arbeitspaket",
            "etappe",
            "schritt",
            "aufgabe",
            "titel",
            "jalon",
            "étape",
            "livrable",
            "désignation",
            "tâche",
            "hito",
            "fase",
            "entregable",
            "concepto",
            "tarea",
            "position",
        ],
    ),
    (
        Role::Detail,
        &["description", "details", "detail", "beschreibung", "descripción", "note", "notes", "umfang", "scope"],
    ),
    (
        Role::Amount,
        &[
            "amount",
            "price",
            "fee",
            "fees",
            "cost",
            "value",
            "payment",
            "betrag",
            "preis",
            "honorar",
            "vergütung",
            "wert",
            "kosten",
            "montant",
            "prix",
            "honoraires",
            "coût",
            "importe",
            "precio",
            "monto",
            "honorarios",
            "coste",
            "valor",
            "belopp",
            "budget",
            "rate",
            "zahlung",
            "bedrag",
            "prijs",
            "importo",
            "prezzo",
        ],
    ),
];

/// Columns about something else than the milestone itself.
const BESIDE: &[&str] = &[
    "done",
    "status",
    "owner",
    "responsible",
    "verantwortlich",
    "zuständig",
    "responsable",
    "estado",
    "état",
    "comment",
    "comments",
];
const OF_ONE: &[&str] =
    &["unit", "einzelpreis", "stückpreis", "unitaire", "unitario", "stundensatz", "tagessatz", "hourly", "daily"];
const QUANTITY: &[&str] = &[
    "qty",
    "quantity",
    "menge",
    "anzahl",
    "quantité",
    "qté",
    "cantidad",
    "hours",
    "stunden",
    "heures",
    "horas",
    "days",
    "tage",
    "units",
];

fn any(words: &[String], known: &[&str]) -> bool {
    words.iter().any(|word| known.contains(&word.as_str()))
}

/// What a column is for, by its head. None: no word of it is known.
pub(super) fn role(head: &str) -> Option<Role> {
    let words = tokens(head);
    if any(&words, QUANTITY) || any(&words, OF_ONE) {
        return Some(Role::Other);
    }
    if any(&words, NET) {
        return Some(Role::Net);
    }
    if any(&words, GROSS) || any(&words, TAX) {
        return Some(Role::Other);
    }
    // "Invoice date" is a date and "date of acceptance" one too: what is said first decides between equals only.
    let found = ROLES.iter().find(|(_, known)| any(&words, known)).map(|(role, _)| *role);
    let is_total = words.iter().any(|word| TOTALS.contains(&word.as_str()));
    let is_when = words.iter().any(|word| word == "when");
    if found.is_none() && any(&words, BESIDE) {
        return Some(Role::Other);
    }
    match found {
        None if is_total => Some(Role::LineTotal),
        // "Done when" says what completes it.
        Some(Role::Date) if is_when && words.len() > 1 => Some(Role::Criterion),
        Some(Role::Criterion) if any(&words, &["date", "datum", "fecha", "termin"]) => Some(Role::Date),
        found => found,
    }
}

pub(super) fn is_head(cell: &str) -> bool {
    tokens(cell).len() <= 5 && role(cell).is_some()
}

/// What a line with a total says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sum {
    Total,
    Gross,
    Tax,
}

/// A total, or the tax, by its words; None for a milestone. "Total redesign" is a milestone: another word stands there.
pub(super) fn sum(text: &str) -> Option<Sum> {
    let words: Vec<String> = tokens(text).into_iter().filter(|word| word != "%" && !is_number(word)).collect();
    let is_known =
        |word: &String| [NET, GROSS, TAX, TOTALS, BESIDE_TOTAL].iter().any(|table| table.contains(&word.as_str()));
    if words.is_empty() || !words.iter().all(is_known) {
        return None;
    }
    if any(&words, TOTALS) {
        return Some(if any(&words, GROSS) && !any(&words, NET) { Sum::Gross } else { Sum::Total });
    }
    if any(&words, TAX) {
        return Some(Sum::Tax);
    }
    let is_value =
        any(&words, &["contract", "vertrag"]) && any(&words, &["value", "amount", "price", "preis", "betrag"]);
    is_value.then_some(Sum::Total)
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}
