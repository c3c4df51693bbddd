//! Titles of the requirements, word by word, and what other languages and scripts must not suffer.

use super::*;

#[test]
fn s27_the_titles_of_the_requirements() {
    let table = [
        ("50% complete", Verdict::Vague),
        ("Phase 2", Verdict::Vague),
        ("misc", Verdict::Vague),
        ("half done", Verdict::Vague),
        ("Homepage design approved", Verdict::Good),
        ("Phase one development completed", Verdict::Good),
        ("15 January 2027", Verdict::Date),
        ("Development", Verdict::Unfinished),
        ("", Verdict::Vague),
        (" - ", Verdict::Vague),
    ];
    for (title, verdict) in table {
        assert_eq!(judge(title, ""), verdict, "{title}");
    }
}

#[test]
fn s27_a_criterion_that_can_be_checked_makes_up_for_the_title() {
    for title in ["Phase 2", "Development", "End of March"] {
        assert_eq!(judge(title, "All 31 lines billed on the new platform for one month"), Verdict::Good, "{title}");
        for empty in
            ["", "when done", "as agreed", "client is happy", "wie vereinbart", "à définir", "todo ok", "100 %", "…"]
        {
            assert_ne!(judge(title, empty), Verdict::Good, "{title} with {empty}");
        }
    }
}

#[test]
fn s27_a_title_with_its_place_to_fill_in_is_not_filled_in() {
    assert_eq!(judge("[Result of phase 2] approved", ""), Verdict::Vague);
    assert_eq!(judge("Roof approved [by whom]", ""), Verdict::Good);
}

#[test]
fn s27_other_languages_raise_no_false_alarm() {
    let titles = [
        "Relazione finale consegnata",
        "Progetto esecutivo",
        "Planta do edifício aprovada",
        "Relatório de auditoria",
        "Rapport over de fundering",
        "Dak waterdicht opgeleverd",
        "Dokumentacja techniczna odebrana",
        "Slutrapport godkänd",
        "Отчёт сдан",
        "最終報告書の承認",
        "تقرير التدقيق",
        "Τελική έκθεση",
    ];
    for title in titles {
        assert_eq!(judge(title, ""), Verdict::Good, "{title}");
    }
}

#[test]
fn s27_slips_and_missing_accents_are_read() {
    for title in [
        "Developement",
        "Mileston 3",
        "Segnudo plazo",
        "Beratungsleistngen",
        "Desarollo",
        "Mise en oeuvre",
        "Ueberwachung",
    ] {
        assert_ne!(judge(title, ""), Verdict::Good, "{title}");
    }
    // One letter from "payment" and from "phase": words of their own.
    for title in ["Pavement", "Tranchée remblayée", "Schnitt 2"] {
        assert_eq!(judge(title, ""), Verdict::Good, "{title}");
    }
}
