//! The wordings of suggested titles, by language and by what the work is. Holds sentences only.
//! `{object}` is what the title or a deliverable names, `~` the ending that agrees with it, `[...]` for the user to fill.

use crate::locale::Language;

/// Wordings for titles that name no work.
pub(super) struct Words {
    pub and: &'static str,
    pub approved: &'static str,
    pub part: &'static str,
    pub shared: &'static str,
    pub deposit: &'static str,
    pub paid: &'static str,
    pub rest: &'static str,
    pub dated: &'static str,
}

/// Beginnings of the words for money before the work, folded.
pub(super) const DEPOSITS: &[&str] = &[
    "deposit",
    "upfront",
    "down payment",
    "advance",
    "mobili",
    "anzahlung",
    "vorausz",
    "vorschuss",
    "vorkasse",
    "acompte",
    "arrhes",
    "anticipo",
    "enganche",
    "adelanto",
    "prepay",
];

pub(super) fn words(language: Language) -> Words {
    match language {
        Language::German => Words {
            and: "und",
            approved: "{object} abgenommen",
            part: "[Ergebnis: {title}] abgenommen",
            shared: "[Ergebnis bei {share} %] abgenommen",
            deposit: "Vertrag unterschrieben ({title})",
            paid: "[Ergebnis] abgenommen ({title})",
            rest: "[Punkt 1 und Punkt 2] geliefert und abgenommen",
            dated: "[Ergebnis] geliefert ({title})",
        },
        Language::French => Words {
            and: "et",
            approved: "{object} validé~",
            part: "[Résultat : {title}] validé",
            shared: "[Résultat à {share} %] validé",
            deposit: "Contrat signé ({title})",
            paid: "[Résultat] validé ({title})",
            rest: "[Élément 1 et élément 2] livrés et validés",
            dated: "[Résultat] livré ({title})",
        },
        Language::Spanish => Words {
            and: "y",
            approved: "{object} aprobad~",
            part: "[Resultado: {title}] aprobado",
            shared: "[Resultado al {share} %] aprobado",
            deposit: "Contrato firmado ({title})",
            paid: "[Resultado] aprobado ({title})",
            rest: "[Elemento 1 y elemento 2] entregados y aprobados",
            dated: "[Resultado] entregado ({title})",
        },
        _ => Words {
            and: "and",
            approved: "{object} approved",
            part: "[Result of {title}] approved",
            shared: "[Result at {share}%] approved",
            deposit: "Contract signed ({title})",
            paid: "[Result] approved ({title})",
            rest: "[Item 1 and item 2] delivered and approved",
            dated: "[Result] delivered ({title})",
        },
    }
}

/// What the work is about, as far as its suggested end differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Develop,
    Design,
    Test,
    Train,
    Research,
    Maintain,
    Support,
    Advise,
    Coordinate,
    Write,
    Improve,
    Implement,
    Build,
    Other,
}

/// Beginnings of words (folded) that tell the topic; the first that fits.
const STEMS: &[(Topic, &[&str])] = &[
    (
        Topic::Train,
        &[
            "train",
            "schulung",
            "formation",
            "capacit",
            "unterricht",
            "coach",
            "teach",
            "tutor",
            "enseign",
            "docencia",
            "mentor",
        ],
    ),
    (Topic::Test, &["test", "prueb", "essai", "recett", "quality", "qa", "qualitatss", "testen"]),
    (
        Topic::Maintain,
        &[
            "mainten",
            "mantenim",
            "wartung",
            "pflege",
            "instandhalt",
            "entretien",
            "upkeep",
            "hosting",
            "betrieb",
            "heberg",
        ],
    ),
    (
        Topic::Support,
        &[
            "support",
            "help",
            "assist",
            "asist",
            "aide",
            "soporte",
            "apoyo",
            "unterstutz",
            "appui",
            "atencion",
            "betreu",
            "hilfe",
            "begleit",
            "accompag",
            "acompag",
            "acompan",
        ],
    ),
    (Topic::Advise, &["consult", "advi", "beratung", "conseil", "asesor", "counsel", "legal", "recht"]),
    (
        Topic::Coordinate,
        &[
            "coord",
            "koord",
            "manag",
            "projektleit",
            "bauleit",
            "pilot",
            "gestion",
            "direc",
            "steuer",
            "abstimm",
            "meeting",
            "besprech",
            "reunion",
            "suivi",
            "seguim",
            "superv",
            "uberwach",
            "monitor",
            "liais",
            "attend",
        ],
    ),
    (Topic::Research, &["research", "recherch", "forsch", "investig", "veille", "discover", "explor"]),
    (Topic::Improve, &["improv", "optimi", "amelior", "mejor", "verbesser", "enhanc", "refin"]),
    (Topic::Write, &["writ", "texte", "redac", "edit", "translat", "ubersetz", "tradu", "lektor", "proof", "copywrit"]),
    (
        Topic::Develop,
        &[
            "develop",
            "programm",
            "coding",
            "entwickl",
            "weiterentwickl",
            "softwareentwickl",
            "desarroll",
            "desarol",
            "program",
            "codag",
        ],
    ),
    (Topic::Implement, &["implement", "umsetz", "realis", "mise en oeuvre", "einfuhr"]),
    (Topic::Design, &["design", "gestalt", "disen", "graph", "concept", "konzept"]),
    (Topic::Build, &["construc", "bauarbeit", "obra", "install", "montage", "montaje", "renov", "sanier"]),
];

/// The topic of the words of work in a title. German has it at the end of a compound too: "Softwareentwicklung".
pub(super) fn topic<'a>(words: impl Iterator<Item = &'a str> + Clone, language: Language) -> Topic {
    let begins = |stem: &str| words.clone().any(|word| word.starts_with(stem));
    let holds =
        |stem: &str| language == Language::German && stem.len() > 5 && words.clone().any(|word| word.contains(stem));
    let found = |fits: &dyn Fn(&str) -> bool| STEMS.iter().find(|(_, stems)| stems.iter().any(|stem| fits(stem)));
    found(&begins).or_else(|| found(&holds)).map_or(Topic::Other, |(topic, _)| *topic)
}

/// A wording with the object that a title names, empty where none reads well, and one without.
pub(super) struct Pattern {
    pub with: &'static str,
    pub without: &'static str,
}

pub(super) fn pattern(topic: Topic, language: Language) -> Pattern {
    let (with, without) = match language {
        Language::German => german(topic),
        Language::French => french(topic),
        Language::Spanish => spanish(topic),
        _ => english(topic),
    };
    Pattern { with, without }
}

fn english(topic: Topic) -> (&'static str, &'static str) {
    match topic {
        Topic::Develop => ("{object} developed and shown to the client", "[Feature] developed and shown to the client"),
        Topic::Design => ("{object} designed and approved", "[Page or part] design approved"),
        Topic::Test => ("{object} tested, test report delivered", "[Test cases] passed, test report delivered"),
        Topic::Train => ("", "[Group] trained in [subject]"),
        Topic::Research => ("", "Findings on [question] presented"),
        Topic::Maintain => ("", "Maintenance report for [period] delivered"),
        Topic::Support => ("", "Support report for [period] delivered"),
        Topic::Advise => ("", "Written recommendation on [question] delivered"),
        Topic::Coordinate => ("", "Status report with decisions of [period] approved"),
        Topic::Write => ("{object} delivered and approved", "[Text] delivered and approved"),
        Topic::Improve => ("{object} improved from [figure] to [figure]", "[Figure] improved from [value] to [value]"),
        Topic::Implement => ("{object} in use by [team]", "[Function] in use by [team]"),
        Topic::Build => ("{object} finished and accepted", "[Part] built and accepted"),
        Topic::Other => ("{object} delivered and approved", "[Result] delivered and approved"),
    }
}

fn german(topic: Topic) -> (&'static str, &'static str) {
    match topic {
        Topic::Develop => ("{object} entwickelt und vorgeführt", "[Funktion] entwickelt und vorgeführt"),
        Topic::Design => ("{object} gestaltet und freigegeben", "[Entwurf] freigegeben"),
        Topic::Test => ("{object} getestet, Testbericht übergeben", "[Testfälle] bestanden, Testbericht übergeben"),
        Topic::Train => ("", "[Gruppe] in [Thema] geschult"),
        Topic::Research => ("", "Ergebnisse zu [Frage] vorgestellt"),
        Topic::Maintain => ("", "Wartungsbericht für [Zeitraum] übergeben"),
        Topic::Support => ("", "Tätigkeitsbericht für [Zeitraum] übergeben"),
        Topic::Advise => ("", "Schriftliche Empfehlung zu [Frage] übergeben"),
        Topic::Coordinate => ("", "Statusbericht mit Beschlüssen für [Zeitraum] freigegeben"),
        Topic::Write => ("{object} geliefert und freigegeben", "[Text] geliefert und freigegeben"),
        Topic::Improve => ("{object} von [Wert] auf [Wert] verbessert", "[Kennzahl] von [Wert] auf [Wert] verbessert"),
        Topic::Implement => ("{object} umgesetzt und abgenommen", "[Funktion] im Einsatz bei [Team]"),
        Topic::Build => ("{object} fertiggestellt und abgenommen", "[Bauteil] fertiggestellt und abgenommen"),
        Topic::Other => ("{object} geliefert und abgenommen", "[Ergebnis] geliefert und abgenommen"),
    }
}

fn french(topic: Topic) -> (&'static str, &'static str) {
    match topic {
        Topic::Develop => {
            ("{object} développé~ et présenté~ au client", "[Fonction] développée et présentée au client")
        }
        Topic::Design => ("{object} conçu~ et validé~", "[Maquette] validée"),
        Topic::Test => ("{object} testé~, rapport de test remis", "[Cas de test] réussis, rapport de test remis"),
        Topic::Train => ("", "[Groupe] formé à [sujet]"),
        Topic::Research => ("", "Conclusions sur [question] présentées"),
        Topic::Maintain => ("", "Rapport de maintenance pour [période] remis"),
        Topic::Support => ("", "Rapport d'intervention pour [période] remis"),
        Topic::Advise => ("", "Recommandation écrite sur [question] remise"),
        Topic::Coordinate => ("", "Compte rendu avec décisions pour [période] validé"),
        Topic::Write => ("{object} livré~ et validé~", "[Texte] livré et validé"),
        Topic::Improve => ("{object} amélioré~ de [valeur] à [valeur]", "[Indicateur] amélioré de [valeur] à [valeur]"),
        Topic::Implement => ("{object} mis~ en place et validé~", "[Fonction] en service chez [équipe]"),
        Topic::Build => ("{object} achevé~ et réceptionné~", "[Ouvrage] achevé et réceptionné"),
        Topic::Other => ("{object} livré~ et validé~", "[Résultat] livré et validé"),
    }
}

fn spanish(topic: Topic) -> (&'static str, &'static str) {
    match topic {
        Topic::Develop => {
            ("{object} desarrollad~ y presentad~ al cliente", "[Función] desarrollada y presentada al cliente")
        }
        Topic::Design => ("{object} diseñad~ y aprobad~", "[Diseño] aprobado"),
        Topic::Test => (
            "{object} probad~, informe de pruebas entregado",
            "[Casos de prueba] superados, informe de pruebas entregado",
        ),
        Topic::Train => ("", "[Grupo] formado en [tema]"),
        Topic::Research => ("", "Conclusiones sobre [pregunta] presentadas"),
        Topic::Maintain => ("", "Informe de mantenimiento de [periodo] entregado"),
        Topic::Support => ("", "Informe de actividad de [periodo] entregado"),
        Topic::Advise => ("", "Recomendación escrita sobre [pregunta] entregada"),
        Topic::Coordinate => ("", "Informe de estado con acuerdos de [periodo] aprobado"),
        Topic::Write => ("{object} entregad~ y aprobad~", "[Texto] entregado y aprobado"),
        Topic::Improve => ("{object} mejorad~ de [valor] a [valor]", "[Indicador] mejorado de [valor] a [valor]"),
        Topic::Implement => ("{object} implantad~ y aceptad~", "[Función] en uso en [equipo]"),
        Topic::Build => ("{object} terminad~ y recibid~", "[Obra] terminada y recibida"),
        Topic::Other => ("{object} entregad~ y aprobad~", "[Resultado] entregado y aprobado"),
    }
}
