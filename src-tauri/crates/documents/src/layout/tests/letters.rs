//! Proposals and certificates on pages, in every design on every paper.

use domain::Language;
use domain::papers::{Certificate, Proposal};

use super::*;
use crate::Uncovered;
use crate::display_list::Role;
use crate::samples::papers;

mod addenda;
mod statements;
mod status;

fn proposal_set(proposal: &Proposal) -> Pages {
    none_uncovered(crate::layout::proposal(proposal, None, &Fonts::shipped()))
}

fn certificate_set(certificate: &Certificate) -> Pages {
    none_uncovered(crate::layout::certificate(certificate, None, &Fonts::shipped()))
}

fn none_uncovered((pages, uncovered): (Pages, Vec<Uncovered>)) -> Pages {
    assert_eq!(uncovered, []);
    pages
}

/// The texts that belong to nodes of a role, in reading order.
fn of_role(pages: &Pages, role: Role) -> Vec<String> {
    let texts = pages.nodes.iter().enumerate().filter(|(_, node)| node.role == role).map(|(id, _)| {
        let mine = |placed: &&Placed| placed.node.is_some_and(|node| node.0 == id);
        let items = pages.pages.iter().flat_map(|page| &page.items).filter(mine);
        let text: String = items.filter_map(run).map(|run| run.text.as_str()).collect();
        text.trim().to_owned()
    });
    texts.collect()
}

#[test]
fn a_proposal_says_what_when_and_for_how_much_and_ends_with_lines_to_sign() {
    for (name, pages) in all_set(&samples::irish(), |body| proposal_set(&papers::proposal(body))) {
        let text = dense(&whole_text(&pages));
        for part in [
            "Proposal",
            "Billing platform migration",
            "30\u{a0}June 2026",
            "Not included: licences of the platform",
            "Complete when: Line 14 billed for ten days",
            "Operator runbook 1.0",
            "31\u{a0}Jul\u{a0}2026",
            "30\u{a0}Aug\u{a0}2026",
            "15,600.00",
            "30.2%",
            "€63,468.00",
            "Each milestone is invoiced once you have accepted it.",
            "Payment within 30 days of the issue date, by bank transfer.",
            "IE00 SAMP 0000 0000 0000 00",
            "agreed in writing as a change order",
            "By signing, both parties agree",
        ] {
            assert!(text.contains(&dense(part)), "{name}: {part}");
        }
        for line in ["Signature", "Name", "Position"] {
            let count = of_role(&pages, Role::Paragraph).iter().filter(|text| *text == line).count();
            assert_eq!(count, 2, "{name}: {line}");
        }
    }
}

#[test]
fn once_agreed_the_schedule_names_the_agreement_instead_of_lines_to_sign() {
    for (name, pages) in all_set(&samples::irish(), |body| proposal_set(&papers::agreed(body))) {
        let text = whole_text(&pages);
        assert!(text.contains("Milestone schedule, revision 2") && !text.contains("Proposal"), "{name}");
        let agreed = dense("Agreed on 12\u{a0}June 2026 by Ciara Doyle, by email.");
        assert_eq!(dense(&text).matches(&agreed).count(), 2, "{name}");
        assert!(!text.contains("Signature") && !text.contains("Valid until"), "{name}");
    }
}

#[test]
fn a_certificate_says_what_was_accepted_by_whom_and_how() {
    for (name, pages) in all_set(&samples::irish(), |body| certificate_set(&papers::certificate(body))) {
        assert_eq!(pages.count(), 1, "{name}");
        let text = dense(&whole_text(&pages));
        for part in [
            "Certificate of acceptance",
            "Pilot route live",
            "Milestone 3 of 5",
            "the client accepted this milestone on 13\u{a0}November 2026.",
            "Ten-day parallel run, 0.02% variance, report delivered",
            "11\u{a0}November 2026",
            "Ciara Doyle, Head of Revenue Systems",
            "By email",
            "€9,600.00",
            "“The pilot runs as we hoped",
            "Signature",
        ] {
            assert!(text.contains(&dense(part)), "{name}: {part}");
        }
    }
}

#[test]
fn what_may_be_empty_leaves_neither_a_heading_nor_a_column() {
    for (name, pages) in all_set(&samples::irish(), |body| proposal_set(&papers::bare_proposal(body))) {
        let text = whole_text(&pages);
        for word in ["Scope", "Delivery", "Due", "Pay to", "Changes", "Valid until", "Project", "Net total", "VAT 23%"]
        {
            assert!(!text.contains(word), "{name}: {word}");
        }
        assert!(text.contains("Contract value") && text.contains("Each milestone is invoiced when"), "{name}");
        assert!(pages.count() <= 2, "{name}");
    }
    for (name, pages) in all_set(&samples::irish(), |body| certificate_set(&papers::bare_certificate(body))) {
        let text = whole_text(&pages);
        for word in ["Complete when", "Delivered", "In the client’s words", "Amount"] {
            assert!(!text.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn sixty_milestones_repeat_the_header_and_keep_their_rows_whole() {
    for (name, pages) in all_set(&samples::irish(), |body| proposal_set(&papers::proposal_of(60, body))) {
        for page in &pages.pages {
            let text = text_of(page);
            assert!(!text.contains("Work package") || text.contains("Share"), "{name}: rows without a header");
            let titles = text.matches("Work package").count();
            assert_eq!(text.matches("Operator runbook").count(), titles, "{name}: a row is cut");
        }
        let text = whole_text(&pages);
        assert!((1..=60).all(|at| text.contains(&format!("Work package {at}"))), "{name}");
        let total = pages.pages.iter().find(|page| text_of(page).contains("Net total")).expect("a sum");
        assert!(text_of(total).contains("Work package 60"), "{name}: the sum stands without a milestone");
    }
}

#[test]
fn the_block_to_sign_is_whole_and_has_text_of_the_contract_above_it() {
    for count in 1..=14 {
        for (name, pages) in all_set(&samples::irish(), |body| proposal_set(&papers::proposal_of(count, body))) {
            let with_lines: Vec<&Page> =
                pages.pages.iter().filter(|page| text_of(page).contains("Signature")).collect();
            assert_eq!(with_lines.len(), 1, "{name}, {count}");
            let text = text_of(with_lines[0]);
            assert_eq!(text.matches("Signature").count(), 2, "{name}, {count}");
            assert!(text.contains("Agreement"), "{name}, {count}: the block is cut");
            let top = |field: &str| with_lines[0].fields.iter().find(|known| known.name == field).map(|it| it.rect.y);
            let block = top("agreed").expect("the block");
            let above = with_lines[0]
                .fields
                .iter()
                .any(|field| !matches!(field.name.as_str(), "agreed" | "buyer" | "seller") && field.rect.y < block);
            assert!(above, "{name}, {count}: the block is alone on its page");
        }
    }
}

#[test]
fn a_scope_of_three_pages_breaks_between_lines_and_keeps_its_words() {
    let words: Vec<String> = (0..2000).map(|at| format!("word{at}")).collect();
    let scope = words.chunks(90).map(|chunk| chunk.join(" ")).collect::<Vec<_>>().join("\n\n");
    for (name, pages) in all_set(&samples::irish(), |body| {
        let mut proposal = papers::proposal(body);
        proposal.scope.clone_from(&scope);
        proposal_set(&proposal)
    }) {
        assert!(pages.count() >= 3, "{name}: {} pages", pages.count());
        let text = whole_text(&pages);
        assert!(words.iter().all(|word| text.contains(word.as_str())), "{name}");
    }
}

#[test]
fn long_words_wrap_in_every_place() {
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    for (name, pages) in all_set(&samples::german(), |body| {
        let mut proposal = papers::proposal(body);
        proposal.letter.buyer.name = word.repeat(3);
        proposal.letter.seller.name = format!("{word} {word}");
        proposal.letter.project.title = word.repeat(2);
        proposal.letter.project.code = "HAL-".repeat(20);
        proposal.letter.order_number = "4500-".repeat(30);
        proposal.milestones[0].title = "X".repeat(300);
        proposal.milestones[1].criterion = word.repeat(4);
        proposal.milestones[2].deliverables = vec!["W".repeat(200); 12];
        proposal_set(&proposal)
    }) {
        assert_eq!(whole_text(&pages).matches('W').count(), 12 * 200, "{name}");
    }
    all_set(&samples::german(), |body| {
        let mut certificate = papers::certificate(body);
        certificate.accepted.by = word.repeat(3);
        certificate.accepted.words = word.repeat(30);
        certificate.title = word.repeat(3);
        certificate.deliverables[0].title = "W".repeat(300);
        certificate_set(&certificate)
    });
}

#[test]
fn labels_of_two_languages_find_their_place() {
    for language in Language::ALL {
        for second in [Language::German, Language::Polish] {
            let mut body = samples::spoken(language);
            body.second_language = Some(second);
            all_set(&body, |body| proposal_set(&papers::proposal(body)));
            all_set(&body, |body| certificate_set(&papers::certificate(body)));
        }
    }
}

#[test]
fn days_of_invoices_that_differ_from_the_milestones_get_a_column() {
    let mut proposal = papers::proposal(&samples::irish());
    assert!(dense(&whole_text(&proposal_set(&proposal))).contains("Deliveryandinvoice"));
    proposal.milestones[1].invoice_on = proposal.milestones[2].target_on;
    let text = dense(&whole_text(&proposal_set(&proposal)));
    assert!(text.contains("Invoiceexpected") && !text.contains("Deliveryandinvoice"));
}

#[test]
fn headings_and_tables_stand_in_reading_order() {
    for (name, pages) in all_set(&samples::irish(), |body| proposal_set(&papers::proposal(body))) {
        let first = of_role(&pages, Role::Heading1);
        assert_eq!(first.len(), 1, "{name}");
        assert!(first[0].starts_with("Proposal"), "{name}");
        let second = of_role(&pages, Role::Heading2);
        let second: Vec<&str> =
            second.iter().map(String::as_str).filter(|text| *text != "Billing platform migration").collect();
        let expected = ["Scope of work", "Milestone schedule", "Terms", "Pay to", "Changes and disputes", "Agreement"];
        assert_eq!(second, expected, "{name}");
        let heads = of_role(&pages, Role::ColumnHeader);
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let expected = ["No.", "Milestone", "Delivery and invoice", "Due", "Share", "EUR, excl. VAT"];
        assert_eq!(heads, expected, "{name}");
        let first_page = pages.pages[0].items.iter().filter_map(|placed| placed.node);
        assert!(first_page.into_iter().all(|node| node.0 > 0), "{name}: text outside of the reading order");
    }
}

#[test]
fn names_in_other_scripts_are_refused_by_name_where_no_font_shows_them() {
    let mut proposal = papers::proposal(&samples::irish());
    proposal.letter.buyer.name = "東京 Rail".into();
    proposal.milestones[1].title = "שלום".into();
    let (_, uncovered) = crate::layout::proposal(&proposal, None, &Fonts::shipped());
    let fields: Vec<&str> = uncovered.iter().map(|place| place.field.as_str()).collect();
    assert!(fields.contains(&"buyer.name") && fields.contains(&"milestones.1.title"), "{fields:?}");
}
