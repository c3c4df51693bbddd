//! Patterns of plans that come with Milepost, in the client's language. A plan made from one is edited like any other.

use super::{PlanTemplate, TemplateRow, spoken};
use crate::locale::Language;

/// Keys of the shipped patterns, in the order of the list.
pub const SHIPPED: [&str; 2] = ["build", "study"];

/// Share of the contract in percent, days after the first milestone, then title and criterion in each language.
type Row = (u64, i64, [(&'static str, &'static str); 4]);

const BUILD: ([&str; 4], &[Row]) = (
    ["Design and development", "Entwurf und Entwicklung", "Conception et développement", "Diseño y desarrollo"],
    &[
        (
            20,
            0,
            [
                ("Kickoff held, requirements agreed", "Minutes and requirements accepted in writing"),
                (
                    "Kickoff durchgeführt, Anforderungen vereinbart",
                    "Protokoll und Anforderungen schriftlich abgenommen",
                ),
                ("Lancement tenu, besoins validés", "Compte rendu et besoins acceptés par écrit"),
                ("Reunión inicial celebrada, requisitos acordados", "Acta y requisitos aceptados por escrito"),
            ],
        ),
        (
            20,
            28,
            [
                ("Initial designs approved", "Designs of all agreed screens approved by the client"),
                ("Erste Entwürfe freigegeben", "Entwürfe aller vereinbarten Ansichten freigegeben"),
                ("Premières maquettes approuvées", "Maquettes de tous les écrans convenus approuvées"),
                ("Diseños iniciales aprobados", "Diseños de todas las pantallas acordadas aprobados"),
            ],
        ),
        (
            20,
            56,
            [
                ("Prototype approved", "Prototype tried by the client and approved"),
                ("Prototyp freigegeben", "Prototyp vom Kunden erprobt und freigegeben"),
                ("Prototype approuvé", "Prototype essayé et approuvé par le client"),
                ("Prototipo aprobado", "Prototipo probado y aprobado por el cliente"),
            ],
        ),
        (
            25,
            112,
            [
                ("Development complete, tests passed", "All agreed functions pass the acceptance tests"),
                (
                    "Entwicklung abgeschlossen, Tests bestanden",
                    "Alle vereinbarten Funktionen bestehen die Abnahmetests",
                ),
                ("Développement terminé, tests réussis", "Toutes les fonctions convenues passent la recette"),
                ("Desarrollo terminado, pruebas superadas", "Todas las funciones acordadas superan las pruebas"),
            ],
        ),
        (
            15,
            133,
            [
                ("Final version delivered and accepted", "Delivered with documentation and accepted in writing"),
                ("Endfassung übergeben und abgenommen", "Mit Dokumentation übergeben und schriftlich abgenommen"),
                ("Version finale livrée et acceptée", "Livrée avec la documentation et acceptée par écrit"),
                ("Versión final entregada y aceptada", "Entregada con la documentación y aceptada por escrito"),
            ],
        ),
    ],
);

const STUDY: ([&str; 4], &[Row]) = (
    ["Study with a report", "Studie mit Bericht", "Étude avec rapport", "Estudio con informe"],
    &[
        (
            25,
            0,
            [
                ("Kickoff held, questions agreed", "List of questions accepted in writing"),
                ("Kickoff durchgeführt, Fragen vereinbart", "Fragenkatalog schriftlich abgenommen"),
                ("Lancement tenu, questions validées", "Liste des questions acceptée par écrit"),
                ("Reunión inicial celebrada, preguntas acordadas", "Lista de preguntas aceptada por escrito"),
            ],
        ),
        (
            25,
            28,
            [
                ("Interviews held and documented", "Notes of all agreed interviews handed over"),
                ("Interviews geführt und dokumentiert", "Notizen aller vereinbarten Interviews übergeben"),
                ("Entretiens menés et documentés", "Notes de tous les entretiens convenus remises"),
                ("Entrevistas realizadas y documentadas", "Notas de todas las entrevistas acordadas entregadas"),
            ],
        ),
        (
            25,
            56,
            [
                ("Draft report delivered", "Draft handed over and discussed with the client"),
                ("Berichtsentwurf übergeben", "Entwurf übergeben und mit dem Kunden besprochen"),
                ("Rapport provisoire remis", "Rapport provisoire remis et discuté avec le client"),
                ("Borrador del informe entregado", "Borrador entregado y comentado con el cliente"),
            ],
        ),
        (
            25,
            77,
            [
                ("Final report accepted", "Final report presented and accepted in writing"),
                ("Abschlussbericht abgenommen", "Abschlussbericht vorgestellt und schriftlich abgenommen"),
                ("Rapport final accepté", "Rapport final présenté et accepté par écrit"),
                ("Informe final aceptado", "Informe final presentado y aceptado por escrito"),
            ],
        ),
    ],
);

/// Name and rows of a shipped pattern, in the language nearest to the client's. None: there is none of that key.
pub fn shipped(key: &str, language: Language) -> Option<(&'static str, PlanTemplate)> {
    let (names, rows) = match key {
        "build" => BUILD,
        "study" => STUDY,
        _ => return None,
    };
    let spoken = spoken(language);
    let row = |(weight, days, words): &Row| TemplateRow {
        title: words[spoken].0.to_owned(),
        criterion: words[spoken].1.to_owned(),
        weight: *weight,
        days: Some(*days),
        private_note: String::new(),
        deliverables: Vec::new(),
    };
    Some((names[spoken], PlanTemplate { rows: rows.iter().map(row).collect() }))
}
