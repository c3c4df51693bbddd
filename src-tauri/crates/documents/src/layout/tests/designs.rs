//! What makes a page usable: drafts, order of reading, clickable fields, colours that can be read.

use super::*;
use crate::contrast::INK;
use crate::display_list::{Node, NodeId, Paint, Role};
use crate::geometry::Colour;

#[test]
fn a_draft_shows_no_number_and_says_so_on_every_page() {
    for body in in_all_designs(&samples::long(40)) {
        let name = format!("{:?} on {:?}", body.template, body.paper);
        let (pages, _) = lay_out(&body, None, None, &Fonts::shipped());
        assert_well_set(&pages, &name);
        assert!(pages.pages.iter().all(|page| text_of(page).contains("Draft")), "{name}");
        assert!(!whole_text(&pages).contains(samples::NUMBER), "{name}");
    }
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
    body.seller.attention.clear();
    body.seller.address_lines.clear();
    body.seller.tax_numbers.clear();
    body.seller.email.clear();
    body.buyer.name.clear();
    body.note.clear();
    for body in in_all_designs(&body) {
        let (pages, _) = lay_out(&body, None, None, &Fonts::shipped());
        assert_eq!(pages.count(), 1);
        crate::pdf(&pages, None).expect("a page without text blocks is still a page");
    }
}

#[test]
fn reading_order_is_who_how_much_by_when_for_what_how_to_pay() {
    let modern = ["Sandberg", "Invoice 2026-035", "Halden", "€11,808.00", "Due", "Pilot", "Line 14", "Accepted"];
    let classic =
        ["Sandberg", "Halden", "Issued", "Due", "Invoice 2026-035", "Pilot", "Line 14", "Accepted", "€11,808.00"];
    let compact = ["Sandberg", "Halden", "2026-035", "Due", "Invoice 2026-035", "Line 14", "Accepted", "€11,808.00"];
    for (name, pages) in all_issued(&samples::irish()) {
        let heading = |node: &&Node| matches!(node.role, Role::Heading1 | Role::Heading2);
        assert_eq!(pages.nodes.iter().find(heading).map(|node| node.role), Some(Role::Heading1), "{name}");
        let mut read: Vec<(usize, String)> = Vec::new();
        for placed in &pages.pages[0].items {
            if let (Item::Text(run), Some(node)) = (&placed.item, placed.node) {
                read.push((node.0, run.text.clone()));
            }
        }
        read.sort_by_key(|(node, _)| *node);
        let text: String = read.into_iter().map(|(_, text)| text).collect();
        let order: &[&str] = match () {
            () if is(&name, Template::Modern) => &modern,
            () if is(&name, Template::Classic) => &classic,
            () => &compact,
        };
        let mut from = 0;
        for part in order.iter().chain(&["Remaining", "Pay to", "IE00 SAMP"]) {
            let at = text[from..].find(part);
            assert!(at.is_some(), "{name}: {part} is not read after what comes before it");
            from += at.unwrap_or_default();
        }
    }
}

#[test]
fn lines_of_one_paragraph_keep_the_space_between_them() {
    let mut body = samples::full();
    body.second_language = Some(domain::Language::German);
    for (name, pages) in all_issued(&body) {
        for page in &pages.pages {
            let mut above: Option<(NodeId, &TextRun)> = None;
            for placed in &page.items {
                let (Item::Text(run), Some(node)) = (&placed.item, placed.node) else { continue };
                let below = above.filter(|(owner, above)| *owner == node && above.baseline + 2.0 < run.baseline);
                if let Some((_, above)) = below {
                    assert!(above.text.ends_with([' ', '@', '/', '.', '-']), "{name}: {:?}{:?}", above.text, run.text);
                }
                above = Some((node, run));
            }
        }
    }
}

#[test]
fn the_same_field_has_one_rectangle_per_page() {
    for (name, pages) in all_issued(&samples::irish()) {
        let names: Vec<&str> = pages.pages[0].fields.iter().map(|field| field.name.as_str()).collect();
        for field in [
            "seller",
            "seller.address",
            "number",
            "buyer",
            "issue_on",
            "due_on",
            "project",
            "order_number",
            "track",
            "lines.0.title",
            "lines.0.deliverables",
            "lines.0.acceptance",
            "lines.0.net",
            "totals",
            "account",
            "note",
            "terms",
            "payment_methods",
        ] {
            assert_eq!(names.iter().filter(|known| **known == field).count(), 1, "{name}: {field} in {names:?}");
        }
    }
}

#[test]
fn a_pale_brand_colour_draws_lines_and_areas_but_no_text() {
    let pale = Colour::hex(0x00f5_d90a);
    for mut body in in_all_designs(&samples::irish()) {
        body.accent = pale.to_string();
        let name = format!("{:?}", body.template);
        let pages = issued(&body);
        let page = &pages.pages[0];
        let said_in_it: Vec<&str> = runs(page).filter(|run| run.colour == pale).map(|run| run.text.as_str()).collect();
        assert!(said_in_it.is_empty(), "{name}: {said_in_it:?}");
        let white = Colour::hex(0x00ff_ffff);
        assert!(runs(page).all(|run| run.colour != white), "{name}: white text on a pale ground");
        let outlined = page.items.iter().any(
            |placed| matches!(placed.item, Item::Rounded { paint: Paint::Stroke { colour, .. }, .. } if colour == INK),
        );
        assert!(outlined, "{name}: a pale area without an outline");
    }
}

#[test]
fn an_unreadable_colour_prints_as_ink() {
    for mut body in in_all_designs(&samples::irish()) {
        body.accent = "tomato".into();
        issued(&body);
    }
}

#[test]
fn the_design_with_a_payment_code_is_one_page_on_every_paper() {
    for body in [samples::irish(), samples::german(), samples::american()] {
        for (name, pages) in all_issued(&samples::payable(body)) {
            assert_eq!(pages.count(), 1, "{name}");
        }
    }
}

/// On a page that Compact fills, the bank's last line once stood hardly further from the mark than from the one above.
#[test]
fn the_foot_keeps_its_distance_from_the_page_mark() {
    for (name, pages) in all_issued(&samples::payable(samples::german())) {
        for page in &pages.pages {
            let mark = runs(page).map(|run| run.baseline).fold(0.0, f32::max);
            let above =
                runs(page).map(|run| run.baseline).filter(|baseline| *baseline < mark - 1.0).fold(0.0, f32::max);
            assert!(mark - above >= 16.0, "{name}: {} points", mark - above);
        }
    }
}
