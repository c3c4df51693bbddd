//! Suggested titles, as they read.

use super::*;

fn alone(title: &str) -> String {
    rewrite(title, [], Language::EnglishUk)
}

#[test]
fn s28_a_rewrite_names_an_object_and_its_end_in_the_language_of_the_title() {
    let table = [
        ("Development", "[Feature] developed and shown to the client"),
        ("Phase 2", "[Result of phase 2] approved"),
        ("M3", "[Result of M3] approved"),
        ("50% complete", "[Result at 50%] approved"),
        ("Deposit", "Contract signed (Deposit)"),
        ("Second deposit", "[Result] approved (Second deposit)"),
        ("Final payment", "[Result] approved (Final payment)"),
        ("Retention (5%)", "[Result] approved"),
        ("End of November", "[Result] delivered (End of November)"),
        ("The rest", "[Item 1 and item 2] delivered and approved"),
        ("Working on the brand", "Brand delivered and approved"),
        ("Legal advice", "Written recommendation on [question] delivered"),
        ("Driving the digital transformation forward", "[Result] delivered and approved"),
        ("Meilenstein 4", "[Ergebnis: Meilenstein 4] abgenommen"),
        ("Anzahlung", "Vertrag unterschrieben (Anzahlung)"),
        ("Softwareentwicklung", "[Funktion] entwickelt und vorgeführt"),
        ("Laufende Betreuung", "Tätigkeitsbericht für [Zeitraum] übergeben"),
        ("Wir arbeiten am Konzept weiter", "[Ergebnis] geliefert und abgenommen"),
        ("Lot 2 du marché", "[Résultat : lot 2 du marché] validé"),
        ("Avancement à 70 %", "[Résultat] validé (Avancement à 70 %)"),
        ("Travail sur l'identité visuelle", "Identité visuelle livrée et validée"),
        ("Animation de la communauté", "[Résultat] livré et validé"),
        ("Développement de l'application", "Application développée et présentée au client"),
        ("Desarrollo de la web", "Web desarrollada y presentada al cliente"),
        ("Optimización de procesos", "Procesos mejorados de [valor] a [valor]"),
        ("Finales de marzo", "[Resultado] entregado (Finales de marzo)"),
    ];
    for (title, better) in table {
        assert_eq!(alone(title), better, "{title}");
    }
}

#[test]
fn s28_deliverables_name_the_object() {
    let table: [(&str, &[&str], &str); 8] = [
        ("Design", &["Homepage design"], "Homepage design approved"),
        ("Phase 2", &["Phase 2", "Homepage wireframes"], "Homepage wireframes approved"),
        ("Phase 2", &["Roof watertight"], "Roof watertight"),
        ("Phase 2", &["Style guide", "Icon set", "Fonts"], "Style guide and Icon set approved"),
        ("Phase 2", &["Abschlussbericht", "Handbuch"], "Abschlussbericht und Handbuch abgenommen"),
        ("Lot 2", &["Charte graphique"], "Charte graphique validée"),
        ("Lot 2", &["Maquettes du site"], "Maquettes du site validées"),
        ("Fase 2", &["Planos de la cubierta"], "Planos de la cubierta aprobados"),
    ];
    for (title, deliverables, better) in table {
        assert_eq!(rewrite(title, deliverables.iter().copied(), Language::EnglishUk), better, "{title}");
    }
}

#[test]
fn s28_what_says_the_same_in_several_languages_follows_the_project() {
    for (language, better) in [
        (Language::German, "[Ergebnis: Phase 2] abgenommen"),
        (Language::French, "[Résultat : phase 2] validé"),
        (Language::EnglishUs, "[Result of phase 2] approved"),
        (Language::Italian, "[Result of phase 2] approved"),
    ] {
        assert_eq!(rewrite("Phase 2", [], language), better);
    }
}

#[test]
fn s28_every_rewrite_of_the_corpus_passes_once_its_brackets_are_filled() {
    let corpus = [
        include_str!("../../../tests/titles/en.tsv"),
        include_str!("../../../tests/titles/de.tsv"),
        include_str!("../../../tests/titles/fr.tsv"),
        include_str!("../../../tests/titles/es.tsv"),
    ];
    let titles = corpus.iter().flat_map(|text| text.lines()).filter_map(|line| line.split('\t').nth(1));
    let mut rewritten = 0;
    for title in titles.filter(|title| judge_alone(title) != Verdict::Good) {
        let better = alone(title);
        let mut filled = better.clone();
        while let (Some(open), Some(close)) = (filled.find('['), filled.find(']')) {
            filled.replace_range(open..=close, "Kiosk");
        }
        assert_eq!(judge_alone(&filled), Verdict::Good, "{title} -> {better}");
        rewritten += 1;
    }
    assert!(rewritten > 300, "only {rewritten} titles were rewritten");
}
