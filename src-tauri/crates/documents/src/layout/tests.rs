//! Whole invoices on pages, in every design on every paper.

use domain::invoice::Template;
use domain::{InvoiceBody, Paper};

use super::lay_out;
use crate::display_list::{Item, Page, Pages, Placed, TextRun};
use crate::faces::Fonts;
use crate::geometry::Rect;
use crate::samples;

mod breaking;
mod designs;
mod letters;
mod retention;
mod said;

fn issued(body: &InvoiceBody) -> Pages {
    let (pages, uncovered) = lay_out(body, Some(samples::NUMBER), None, &Fonts::shipped());
    assert_eq!(uncovered, []);
    pages
}

/// `body` in every design on every paper.
fn in_all_designs(body: &InvoiceBody) -> Vec<InvoiceBody> {
    let mut all = Vec::new();
    for template in samples::DESIGNS {
        for paper in [Paper::A4, Paper::Letter] {
            let mut designed = samples::in_design(body.clone(), template);
            designed.paper = paper;
            all.push(designed);
        }
    }
    all
}

/// What `set` makes of `body` in every design on every paper; none is badly set.
fn all_set(body: &InvoiceBody, set: impl Fn(&InvoiceBody) -> Pages) -> Vec<(String, Pages)> {
    let named = |body: InvoiceBody| {
        let name = format!("{:?} on {:?}", body.template, body.paper);
        let pages = set(&body);
        assert_well_set(&pages, &name);
        (name, pages)
    };
    in_all_designs(body).into_iter().map(named).collect()
}

fn all_issued(body: &InvoiceBody) -> Vec<(String, Pages)> {
    all_set(body, issued)
}

fn runs(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(run)
}

fn run(placed: &Placed) -> Option<&TextRun> {
    match &placed.item {
        Item::Text(run) => Some(run),
        Item::Rect { .. }
        | Item::Rounded { .. }
        | Item::Rule { .. }
        | Item::Path { .. }
        | Item::Image { .. }
        | Item::Modules(_) => None,
    }
}

fn text_of(page: &Page) -> String {
    runs(page).map(|run| run.text.as_str()).collect()
}

fn whole_text(pages: &Pages) -> String {
    pages.pages.iter().map(text_of).collect()
}

/// Text without blanks, which a line's end may add or take.
fn dense(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Everything lies on the paper, no text runs into another, and none stands below the page number.
fn assert_well_set(pages: &Pages, name: &str) {
    for (number, page) in pages.pages.iter().enumerate() {
        let (width, height) = pages.size_of(page);
        let paper = Rect::new(0.0, 0.0, width, height);
        for placed in &page.items {
            let area = placed.item.bounds();
            let inside =
                area.x >= paper.x && area.y >= 0.0 && area.right() <= paper.width && area.bottom() <= paper.height;
            assert!(inside, "{name}, page {}: {:?} at {area:?}", number + 1, placed.item);
        }
        if let Some((one, other)) = colliding(page) {
            panic!("{name}, page {}: {:?} runs into {:?}", number + 1, one.text, other.text);
        }
        let lowest = runs(page).map(|run| run.baseline).fold(0.0, f32::max);
        let last = runs(page).filter(|run| run.baseline > lowest - 1.0).map(|run| run.text.as_str());
        let last: String = last.collect();
        assert!(last.contains(&(number + 1).to_string()), "{name}: {last:?} stands below the page number");
    }
}

/// Two runs whose letters share a place.
fn colliding(page: &Page) -> Option<(&TextRun, &TextRun)> {
    let runs: Vec<&TextRun> = runs(page).filter(|run| !run.text.trim().is_empty()).collect();
    let body = |run: &TextRun| {
        let visible = run.text.trim_end().chars().count() as f32 / run.text.chars().count() as f32;
        Rect::new(run.x + 0.4, run.baseline - run.size * 0.45, run.width() * visible - 0.8, run.size * 0.45)
    };
    let overlap = |one: Rect, other: Rect| {
        one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom()
    };
    runs.iter().enumerate().find_map(|(at, one)| {
        let other = runs[at + 1..].iter().find(|other| overlap(body(one), body(other)))?;
        Some((*one, *other))
    })
}

#[test]
fn the_judge_of_pages_sees_a_collision() {
    let mut pages = issued(&samples::irish());
    assert_well_set(&pages, "as set");
    let mut moved = pages.pages[0].items.iter().find(|placed| matches!(placed.item, Item::Text(_))).cloned();
    if let Some(placed) = &mut moved {
        placed.item.move_by(2.0, 1.0);
    }
    pages.pages[0].items.extend(moved);
    assert!(colliding(&pages.pages[0]).is_some());
}

fn is(name: &str, template: Template) -> bool {
    name.starts_with(&format!("{template:?}"))
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
