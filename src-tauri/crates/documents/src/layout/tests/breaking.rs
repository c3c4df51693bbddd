//! Page ends: nothing is lost, nothing parts that belongs together, no page holds a foot alone.

use domain::invoice::{Template, TrackStep};

use super::*;

/// Fields that stand in the foot of the last page.
const FOOT: [&str; 2] = ["terms", "payment_methods"];

#[test]
fn totals_never_stand_without_a_line_whatever_the_number_of_lines() {
    for count in 1..=40 {
        for (name, pages) in all_issued(&samples::long(count)) {
            let with_total = pages.pages.iter().rfind(|page| text_of(page).contains("Total due")).expect("a total");
            let last_line = format!("Work package {count}");
            assert!(text_of(with_total).contains(&last_line), "{name}, {count} lines: the total is alone");
            let last = pages.pages.last().expect("a page");
            let text = text_of(last);
            let number = format!("Page {0} of {0}", pages.count());
            assert!(text.contains("Pay to") && text.contains(&number), "{name}, {count} lines");
            let above_foot = last.fields.iter().any(|field| !FOOT.contains(&field.name.as_str()));
            assert!(above_foot, "{name}, {count} lines: the foot is alone on its page");
        }
    }
}

#[test]
fn two_hundred_lines_keep_every_line_and_repeat_the_header() {
    for (name, pages) in all_issued(&samples::long(200)) {
        let text = whole_text(&pages);
        assert!((1..=200).all(|line| text.contains(&format!("Work package {line}"))), "{name}");
        for page in &pages.pages {
            let text = text_of(page);
            assert!(!text.contains("Work package") || text.contains("Description"), "{name}: a page has no header");
        }
    }
}

#[test]
fn compact_has_room_for_twenty_lines_on_its_first_page() {
    let mut body = samples::in_design(samples::long(30), Template::Compact);
    for line in &mut body.lines {
        line.description.clear();
        line.deliverables.clear();
    }
    for paper in [Paper::A4, Paper::Letter] {
        body.paper = paper;
        let first = text_of(&issued(&body).pages[0]);
        assert!(first.contains("Work package 20"), "{paper:?}");
    }
}

#[test]
fn a_description_of_three_pages_breaks_between_lines_and_keeps_its_words() {
    let mut body = samples::irish();
    let words: Vec<String> = (0..1800).map(|at| format!("word{at}")).collect();
    body.lines[0].description = words.chunks(90).map(|chunk| chunk.join(" ")).collect::<Vec<_>>().join("\n\n");
    for (name, pages) in all_issued(&body) {
        assert!(pages.count() >= 3, "{name}: {} pages", pages.count());
        let text = whole_text(&pages);
        assert!(words.iter().all(|word| text.contains(word.as_str())), "{name}");
    }
}

#[test]
fn long_names_wrap_and_long_words_break() {
    let mut body = samples::german();
    body.buyer.name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ".repeat(3);
    body.seller.name = "Beratungsgesellschaft für die Umstellung von Abrechnungsplattformen und Leitstellen".into();
    body.seller.email = format!("{}@example.example", "name.".repeat(50));
    body.lines[0].title = "X".repeat(300);
    body.lines[0].deliverables = vec!["W".repeat(300); 12];
    body.note = "M".repeat(4000);
    body.order_number = Some("4500-".repeat(30));
    body.project.as_mut().expect("a project").title = "Überlange Bezeichnung ".repeat(13);
    for step in &mut body.track {
        step.title = "Inbetriebnahmevorbereitungsbesprechung".into();
    }
    for (name, pages) in all_issued(&body) {
        assert_eq!(whole_text(&pages).matches('W').count(), 12 * 300, "{name}");
    }
}

#[test]
fn a_foot_that_is_too_tall_joins_the_text() {
    let mut body = samples::irish();
    body.terms_note = "These are the terms. ".repeat(200);
    for (name, pages) in all_issued(&body) {
        let text = whole_text(&pages);
        assert_eq!(text.matches("terms.").count(), 200, "{name}");
        assert!(text.contains("IE00 SAMP 0000 0000 0000 00"), "{name}");
    }
}

#[test]
fn eighty_ways_to_pay_find_their_place() {
    let mut body = samples::irish();
    let way = body.payment_methods[0].clone();
    body.payment_methods = vec![way; 80];
    for (name, pages) in all_issued(&body) {
        assert_eq!(whole_text(&pages).matches("SAMPIE00").count(), 80, "{name}");
    }
}

#[test]
fn tracks_of_every_length_stay_in_their_column() {
    for count in [1u32, 2, 6, 7, 24, 60, 200] {
        let mut body = samples::irish();
        let step = body.track[3].clone();
        body.track =
            (1..=count).map(|position| TrackStep { position, permille: 1000 / count, ..step.clone() }).collect();
        all_issued(&body);
    }
}

#[test]
fn a_schedule_of_sixty_milestones_repeats_its_header() {
    let mut body = samples::irish();
    let step = body.track[3].clone();
    body.track = (1..=60).map(|position| TrackStep { position, permille: 16, ..step.clone() }).collect();
    for (name, pages) in all_issued(&body).into_iter().filter(|(name, _)| is(name, Template::Compact)) {
        let text = whole_text(&pages);
        assert!((1..=60).all(|at| text.contains(&format!("{at}. Full rollout"))), "{name}");
        for page in &pages.pages {
            let text = text_of(page);
            assert!(!text.contains("Full rollout") || text.contains("Share"), "{name}: rows without a header");
        }
        let total = pages.pages.iter().find(|page| text_of(page).contains("100.0%")).expect("the contract's row");
        assert!(text_of(total).contains("60. Full rollout"), "{name}: the sum stands without a milestone");
    }
}
