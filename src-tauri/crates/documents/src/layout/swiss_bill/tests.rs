//! The page of a Swiss bill: its words in every language, its places in millimetres, its number behind the others.

use domain::invoice::Template;
use domain::{Country, InvoiceBody, Language, Paper};

use super::*;
use crate::faces::Fonts;
use crate::layout::lay_out;
use crate::samples;

fn swiss() -> InvoiceBody {
    let mut body = samples::german();
    body.payment_methods = vec![domain::party::PaymentMethod::BankTransfer {
        holder: "Sandberg Beratung".into(),
        iban: "CH4431999123000889012".into(),
        bic: String::new(),
        account: String::new(),
        routing: String::new(),
    }];
    body.totals.due = samples::money("1234949.75", "CHF");
    body.currency = body.totals.due.currency();
    for (party, country) in [(&mut body.seller, "CH"), (&mut body.buyer, "DE")] {
        party.address.country = Country::parse(country).expect("a country");
        party.address.street = "Grosse Strasse 14".into();
        party.address.postcode = "52349".into();
        party.address.city = "Düren".into();
    }
    body
}

fn text_of(page: &Page) -> String {
    let texts = page.items.iter().filter_map(|placed| match &placed.item {
        Item::Text(run) => Some(run.text.as_str()),
        Item::Rect { .. }
        | Item::Rounded { .. }
        | Item::Rule { .. }
        | Item::Path { .. }
        | Item::Image { .. }
        | Item::Modules(_) => None,
    });
    texts.collect::<Vec<_>>().join("|")
}

fn assert_says(page: &Page, said: &[&str]) {
    let text = text_of(page);
    for part in said {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
}

#[test]
fn every_template_counts_the_page_of_the_bill() {
    for template in [Template::Modern, Template::Classic, Template::Compact] {
        for paper in [Paper::A4, Paper::Letter] {
            let body = InvoiceBody { template, paper, ..swiss() };
            let (pages, uncovered) = lay_out(&body, Some(samples::NUMBER), None, &Fonts::shipped());
            assert_eq!((pages.count(), uncovered), (2, Vec::new()), "{template:?} on {paper:?}");
            assert_says(&pages.pages[0], &["Seite 1 von 2"]);
            // The reference beside the bank details is the one in the code, in one line or two.
            let text: String = text_of(&pages.pages[0]).chars().filter(|c| !matches!(c, '|' | ' ')).collect();
            assert!(text.contains("000000000000000000020260354"), "{template:?} prints another reference: {text}");
            assert_says(&pages.pages[1], &["Seite 2 von 2", "Rechnung 2026-035, Sandberg Beratung"]);
            assert_eq!(pages.size_of(&pages.pages[1]), (PAGE_WIDTH, PAGE_HEIGHT), "A4 on {paper:?} too");
        }
    }
}

#[test]
fn receipt_and_payment_part_say_the_same() {
    let (pages, _) = lay_out(&swiss(), Some(samples::NUMBER), None, &Fonts::shipped());
    let text = text_of(&pages.pages[1]);
    for said in ["CH44 3199 9123 0008 8901 2", "Sandberg Beratung", "DE-52349 Düren", "CHF", "1\u{a0}234\u{a0}949.75"]
    {
        assert!(text.matches(said).count() >= 2, "{said} in {text}");
    }
    assert_eq!(text.matches("00 00000 00000 00000 00202 60354").count(), 2, "{text}");
}

#[test]
fn wordings_are_those_of_the_guidelines() {
    let (pages, _) = lay_out(&swiss(), Some(samples::NUMBER), None, &Fonts::shipped());
    let german = ["Empfangsschein", "Zahlteil", "Konto / Zahlbar an", "Referenz", "Zusätzliche Informationen"];
    assert_says(&pages.pages[1], &german);
    let german = ["Zahlbar durch", "Währung", "Betrag", "Annahmestelle", "Vor der Einzahlung abzutrennen"];
    assert_says(&pages.pages[1], &german);
    let mut body = swiss();
    body.language = Language::EnglishUk;
    body.buyer.address.postcode.clear();
    let (pages, _) = lay_out(&body, Some(samples::NUMBER), None, &Fonts::shipped());
    assert_says(&pages.pages[1], &["Receipt", "Payment part", "Account / Payable to", "Payable by (name/address)"]);
    let titles = ["fr-CH", "it-IT", "nl-NL"].map(|tag| words::words(tag).payment_part);
    assert_eq!(titles, ["Section paiement", "Sezione pagamento", "Payment part"]);
}

#[test]
fn the_code_lies_where_scanners_of_banks_look_for_it() {
    let (pages, _) = lay_out(&swiss(), Some(samples::NUMBER), None, &Fonts::shipped());
    let page = &pages.pages[1];
    let code = page.items.iter().find(|placed| matches!(placed.item, Item::Modules(_))).expect("a code");
    let in_mm = |value: f32| (value / mm(1.0) * 10.0).round() / 10.0;
    let area = code.item.bounds();
    assert_eq!([area.x, area.y, area.width, area.height].map(in_mm), [67.0, 209.0, 46.0, 46.0]);
    let crosses: Vec<[f32; 4]> = page
        .items
        .iter()
        .filter(|placed| placed.node == code.node && matches!(placed.item, Item::Rect { .. }))
        .map(|placed| placed.item.bounds())
        .map(|area| [area.x, area.y, area.width, area.height].map(in_mm))
        .collect();
    assert_eq!(crosses[0], [86.5, 228.5, 7.0, 7.0]);
    assert_eq!(crosses[1], [87.0, 229.0, 6.0, 6.0]);
    // The cross hides modules, which error correction M gives back: 7 of 46 mm a side are 2.4 parts of a hundred.
    let alt = pages.nodes[code.node.expect("a figure").0].alt.as_deref().unwrap_or_default();
    assert!(alt.starts_with("Zahlungscode: 1.234.949,75"), "{alt}");
}

#[test]
fn typeface_and_sizes_are_those_that_the_guidelines_allow() {
    for language in [Language::German, Language::French, Language::Italian, Language::EnglishUk, Language::Polish] {
        let body = InvoiceBody { language, ..swiss() };
        let (pages, _) = lay_out(&body, Some(samples::NUMBER), None, &Fonts::shipped());
        let mut sizes = Vec::new();
        for placed in &pages.pages[1].items {
            if let Item::Text(run) = &placed.item {
                let name = &run.font.face().postscript_name;
                assert!(name.starts_with("LiberationSans"), "{name} sets {:?}", run.text);
                if placed.item.bounds().y > PART_TOP {
                    sizes.push(run.size);
                }
            }
        }
        let least_and_most = sizes.iter().fold((f32::MAX, 0.0_f32), |(least, most), &s| (least.min(s), most.max(s)));
        assert_eq!(least_and_most, (6.0, 11.0), "headings 11 points, nothing below 6");
    }
}

#[test]
fn long_names_stay_within_the_receipt() {
    let mut body = swiss();
    let long = "Gesellschaft für Abrechnungsplattformen und Schienenverkehr in Zürich".to_owned();
    body.buyer.name.clone_from(&long);
    body.payment_methods = vec![domain::party::PaymentMethod::BankTransfer {
        holder: long,
        iban: "CH4431999123000889012".into(),
        bic: String::new(),
        account: String::new(),
        routing: String::new(),
    }];
    for party in [&mut body.seller, &mut body.buyer] {
        party.address.street = "Strasse der unvergesslichen Verdienste um den öffentlichen Verkehr 1234567".into();
        party.address.city = "Hinterunterobersiggenthal bei Baden".into();
    }
    let (pages, _) = lay_out(&body, Some(samples::NUMBER), None, &Fonts::shipped());
    let page = pages.pages.last().expect("a page");
    let receipt = page.items.iter().filter(|placed| {
        let area = placed.item.bounds();
        matches!(placed.item, Item::Text(_)) && area.right() < PART_LEFT && area.y > PART_TOP
    });
    let amounts = page.items.iter().find(|placed| matches!(&placed.item, Item::Text(run) if run.text == "Währung"));
    let top_of_amounts = amounts.expect("the amounts").item.bounds().y;
    let lines: Vec<Rect> = receipt.map(|placed| placed.item.bounds()).collect();
    assert!(lines.len() > 20, "{} lines", lines.len());
    assert!(lines.iter().all(|area| area.right() <= mm(57.5)));
    let information = lines.iter().filter(|area| area.y < top_of_amounts - 1.0);
    assert!(information.map(Rect::bottom).fold(0.0, f32::max) <= top_of_amounts + 2.0, "names run into the amounts");
}

#[test]
fn a_draft_shows_the_part_without_code_and_reference() {
    let (pages, _) = lay_out(&swiss(), None, None, &Fonts::shipped());
    let page = &pages.pages[1];
    assert!(page.items.iter().all(|placed| !matches!(placed.item, Item::Modules(_))));
    let text = text_of(page);
    assert!(!text.contains("Referenz") && !text.contains("Zusätzliche") && text.contains("Entwurf"), "{text}");
}
