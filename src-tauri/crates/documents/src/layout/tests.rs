//! Whole invoices on pages: nothing leaves the paper, nothing is lost, nothing parts that belongs together.

use super::*;
use crate::display_list::{Item, Page};
use crate::geometry::Rect;
use crate::samples;

fn issued(body: &InvoiceBody) -> Pages {
    let (pages, uncovered) = lay_out(body, Some(samples::NUMBER), None, &Fonts::shipped());
    assert_eq!(uncovered, []);
    pages
}

fn text_of(page: &Page) -> String {
    let run = |item: &Item| match item {
        Item::Text(run) => Some(run.text.clone()),
        Item::Rect { .. } | Item::Rounded { .. } | Item::Rule { .. } | Item::Path { .. } | Item::Image { .. } => None,
    };
    page.items.iter().filter_map(|placed| run(&placed.item)).collect()
}

fn whole_text(pages: &Pages) -> String {
    pages.pages.iter().map(text_of).collect()
}

/// Everything lies on the paper, and no text of the body runs into the page number.
fn assert_on_paper(pages: &Pages) {
    let paper = Rect::new(0.0, 0.0, pages.width, pages.height);
    for (number, page) in pages.pages.iter().enumerate() {
        for placed in &page.items {
            let area = placed.item.bounds();
            let inside =
                area.x >= paper.x && area.y >= 0.0 && area.right() <= paper.width && area.bottom() <= paper.height;
            assert!(inside, "page {}: {:?} at {area:?}", number + 1, placed.item);
        }
    }
}

#[test]
fn totals_never_stand_without_a_line_whatever_the_number_of_lines() {
    for count in 1..=40 {
        let pages = issued(&samples::long(count));
        assert_on_paper(&pages);
        let with_total = pages.pages.iter().find(|page| text_of(page).contains("Total due")).expect("a total");
        assert!(text_of(with_total).contains(&format!("Work package {count}")), "{count} lines: the total is alone");
        let last = text_of(pages.pages.last().expect("a page"));
        assert!(last.contains("Pay to") && last.contains(&format!("Page {0} of {0}", pages.count())), "{count} lines");
    }
}

#[test]
fn two_hundred_lines_keep_every_line_and_repeat_the_header() {
    let pages = issued(&samples::long(200));
    assert_on_paper(&pages);
    let text = whole_text(&pages);
    assert!((1..=200).all(|line| text.contains(&format!("Work package {line}"))));
    for page in &pages.pages {
        let text = text_of(page);
        assert!(!text.contains("Work package") || text.contains("Description"), "a page of the table has no header");
    }
}

#[test]
fn a_description_of_three_pages_breaks_between_lines_and_keeps_its_words() {
    let mut body = samples::irish();
    let words: Vec<String> = (0..1800).map(|at| format!("word{at}")).collect();
    body.lines[0].description = words.chunks(90).map(|chunk| chunk.join(" ")).collect::<Vec<_>>().join("\n\n");
    let pages = issued(&body);
    assert!(pages.count() >= 4, "{} pages", pages.count());
    assert_on_paper(&pages);
    let text = whole_text(&pages);
    assert!(words.iter().all(|word| text.contains(word.as_str())));
}

#[test]
fn long_names_wrap_and_long_words_break() {
    let mut body = samples::german();
    body.buyer.name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ".repeat(3);
    body.seller.email = format!("{}@example.example", "name.".repeat(50));
    body.lines[0].title = "X".repeat(300);
    body.lines[0].deliverables = vec!["W".repeat(300); 12];
    body.note = "M".repeat(4000);
    body.project.as_mut().expect("a project").title = "Überlange Bezeichnung ".repeat(13);
    for step in &mut body.track {
        step.title = "Inbetriebnahmevorbereitungsbesprechung".into();
    }
    let pages = issued(&body);
    assert_on_paper(&pages);
    assert_eq!(whole_text(&pages).matches('W').count(), 12 * 300);
}

#[test]
fn a_foot_that_is_too_tall_joins_the_text() {
    let mut body = samples::irish();
    body.terms_note = "These are the terms. ".repeat(200);
    let pages = issued(&body);
    assert_on_paper(&pages);
    let text = whole_text(&pages);
    assert_eq!(text.matches("terms.").count(), 200);
    assert!(text.contains("IE00 SAMP 0000 0000 0000 00"));
}

#[test]
fn tracks_of_every_length_stay_in_their_column() {
    for count in [1u32, 2, 6, 7, 24, 60, 200] {
        let mut body = samples::irish();
        let step = body.track[3].clone();
        body.track = (1..=count)
            .map(|position| domain::invoice::TrackStep { position, permille: 1000 / count, ..step.clone() })
            .collect();
        assert_on_paper(&issued(&body));
    }
}

#[test]
fn a_draft_shows_no_number_and_says_so_on_every_page() {
    let (pages, _) = lay_out(&samples::long(40), None, None, &Fonts::shipped());
    assert!(pages.pages.iter().all(|page| text_of(page).contains("Draft")));
    assert!(!whole_text(&pages).contains(samples::NUMBER));
}

#[test]
fn empty_drafts_are_pages_too() {
    let mut body = samples::irish();
    body.lines.clear();
    body.track.clear();
    body.account = None;
    body.project = None;
    body.payment_methods.clear();
    body.seller.name.clear();
    body.buyer.name.clear();
    body.note.clear();
    let (pages, _) = lay_out(&body, None, None, &Fonts::shipped());
    assert_eq!(pages.count(), 1);
    crate::pdf(&pages, None).expect("a page without text blocks is still a page");
}

#[test]
fn a_credit_note_names_its_invoice_and_is_not_due() {
    let mut body = samples::irish();
    body.kind = domain::invoice::DocumentKind::CreditNote;
    body.title = DocumentTitle::CreditNote;
    body.lines = vec![body.lines[0].reversed()];
    let nothing = domain::Money::zero(body.currency);
    body.totals = domain::invoice::Totals::of(&body.lines, &[], nothing).expect("totals");
    let reason = "Pilot repeated".to_owned();
    let issue_on = samples::day(2026, 11, 16);
    body.references = vec![domain::invoice::DocumentReference { number: "2026-034".into(), issue_on, reason }];
    let text = whole_text(&issued(&body));
    for said in ["Credit note 2026-035", "-€11,808.00", "-9,600.00", "Total credited", "2026-034", "Pilot repeated"] {
        assert!(text.contains(said), "{said}");
    }
    assert!(!text.contains("Due "));
}

#[test]
fn reading_order_is_who_how_much_by_when_for_what_how_to_pay() {
    let pages = issued(&samples::irish());
    let mut read: Vec<(usize, String)> = Vec::new();
    for placed in &pages.pages[0].items {
        if let (Item::Text(run), Some(node)) = (&placed.item, placed.node) {
            read.push((node.0, run.text.clone()));
        }
    }
    read.sort_by_key(|(node, _)| *node);
    let text: String = read.into_iter().map(|(_, text)| text).collect();
    let order = [
        "Sandberg",
        "Invoice 2026-035",
        "Halden",
        "€11,808.00",
        "Due",
        "Pilot",
        "Line 14",
        "Accepted",
        "Remaining",
        "Pay to",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|part| text.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
}

#[test]
fn the_same_field_has_one_rectangle_per_page() {
    let pages = issued(&samples::irish());
    let names: Vec<&str> = pages.pages[0].fields.iter().map(|field| field.name.as_str()).collect();
    for name in
        ["seller", "buyer", "due_on", "lines.0.title", "lines.0.deliverables", "totals", "account", "note", "terms"]
    {
        assert_eq!(names.iter().filter(|known| **known == name).count(), 1, "{name} in {names:?}");
    }
}

#[test]
fn an_empty_box_is_found_and_named_wherever_it_stands() {
    let mut pages = issued(&samples::irish());
    let broken = pages.pages[0].items.iter_mut().find_map(|placed| match &mut placed.item {
        Item::Text(run) if run.text.starts_with("Halden") => Some(run),
        _ => None,
    });
    broken.expect("the client's name").glyphs[0].id = 0;
    let found = pages.empty_boxes();
    assert_eq!(found.len(), 1);
    assert!(found[0].field.starts_with("buyer") && found[0].chars.contains(&'H'), "{found:?}");
}
