//! Every pair of design, paper, language, number of pages and kind of logo once, left for the judges of PDF/A-3b, 3a and
//! UA-1, and the mock-up's invoice for the judge of pixels. `MILEPOST_SOAK` set: the full product instead of the pairs.

use documents::{Fonts, Logo, Pages, invoice_pages, pdf};
use domain::invoice::Template;
use domain::{InvoiceBody, Language, Paper};
use std::collections::BTreeSet;
use std::path::Path;

mod samples;

const PAPERS: [Paper; 2] = [Paper::A4, Paper::Letter];
const PAGES: [usize; 3] = [1, 2, 7];
const LOGOS: [&str; 3] = ["none", "png", "jpeg"];

/// Places in the lists of designs, papers, languages, numbers of pages and logos.
type Case = [usize; 5];

const SIZES: Case = [samples::DESIGNS.len(), PAPERS.len(), Language::ALL.len(), PAGES.len(), LOGOS.len()];

fn product() -> Vec<Case> {
    let mut all = vec![[0; 5]];
    for (place, size) in SIZES.into_iter().enumerate() {
        let longer = |case: Case| {
            (0..size).map(move |value| {
                let mut case = case;
                case[place] = value;
                case
            })
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

/// Each language in each design on each paper; pages and logos go round at their own pace.
fn pairwise() -> Vec<Case> {
    let (designs, papers) = (SIZES[0], SIZES[1]);
    let mut cases = Vec::new();
    for language in 0..SIZES[2] {
        for at in 0..designs * papers {
            let (design, paper) = (at % designs, at / designs);
            cases.push([design, paper, language, (language + at) % 3, (language / 3 + 2 * at + paper) % 3]);
        }
    }
    cases
}

/// Pairs of values that no case holds together.
fn missing(cases: &[Case]) -> Vec<[usize; 4]> {
    let pairs = |case: &Case| {
        let mut pairs = Vec::new();
        for one in 0..case.len() {
            for other in one + 1..case.len() {
                pairs.push([one, case[one], other, case[other]]);
            }
        }
        pairs
    };
    let held: BTreeSet<[usize; 4]> = cases.iter().flat_map(pairs).collect();
    let wanted: BTreeSet<[usize; 4]> = product().iter().flat_map(pairs).collect();
    wanted.difference(&held).copied().collect()
}

#[test]
fn every_pair_is_in_the_table_and_a_shorter_table_is_found_out() {
    let cases = pairwise();
    assert!(cases.len() >= 60);
    assert_eq!(missing(&cases), Vec::<[usize; 4]>::new());
    assert!(!missing(&cases[..cases.len() - 6]).is_empty(), "a table without one language lacks pairs");
}

fn body_of(design: Template, paper: Paper, language: Language, lines: usize) -> InvoiceBody {
    let mut body = if lines == 0 { samples::spoken(language) } else { samples::long(lines) };
    body.language = language;
    body.paper = paper;
    // The second language belongs to every third one, so that labels of two languages are judged too.
    body.second_language = (lines > 0 && language == Language::French).then_some(Language::EnglishUk);
    samples::in_design(body, design)
}

/// The shortest invoice of so many pages.
fn with_pages(pages: usize, set: impl Fn(usize) -> Pages) -> Pages {
    if pages == 1 {
        return set(0);
    }
    let (mut few, mut many) = (1_usize, 400);
    while few < many {
        let middle = few.midpoint(many);
        if set(middle).count() < pages { few = middle + 1 } else { many = middle }
    }
    set(few)
}

#[test]
fn every_pair_is_set_as_asked_and_handed_to_the_judges() {
    #[expect(
        clippy::disallowed_methods,
        reason = "the judges' folder and the length of the run are the machine's matter"
    )]
    let (folder, soak) = (std::env::var_os("MILEPOST_JUDGED"), std::env::var_os("MILEPOST_SOAK"));
    let logos = [None, Some(samples::logo_png()), Some(include_bytes!("samples/photo.jpg").to_vec())];
    let logos = logos.map(|bytes| bytes.map(|bytes| Logo::read(&bytes).expect("a picture")));
    let fonts = Fonts::shipped();
    for [design, paper, language, pages, logo] in if soak.is_some() { product() } else { pairwise() } {
        let (template, paper, language) = (samples::DESIGNS[design], PAPERS[paper], Language::ALL[language]);
        let set = |lines: usize| {
            let body = body_of(template, paper, language, lines);
            invoice_pages(&body, Some(samples::NUMBER), logos[logo].as_ref(), &fonts).expect("pages")
        };
        let set = with_pages(PAGES[pages], set);
        let name =
            format!("{}-{paper:?}-{}-{}-{}", samples::name_of(template), language.tag(), PAGES[pages], LOGOS[logo]);
        assert!(set.count() >= PAGES[pages], "{name} has {} pages", set.count());
        let Some(folder) = &folder else { continue };
        hand_over(&Path::new(folder).join("matrix"), &name, &set);
    }
}

fn hand_over(folder: &Path, name: &str, pages: &Pages) {
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join(format!("{name}.pdf")), pdf(pages, None).expect("a PDF")).expect("a file");
}

#[test]
fn the_mock_ups_invoice_is_handed_to_the_judge_of_pixels() {
    #[expect(clippy::disallowed_methods, reason = "the judges' folder is the machine's matter")]
    let folder = std::env::var_os("MILEPOST_JUDGED");
    for template in samples::DESIGNS {
        for (what, body) in [("a4", samples::irish()), ("letter", samples::american())] {
            let body = samples::in_design(samples::payable(body), template);
            let pages = invoice_pages(&body, Some(samples::NUMBER), None, &Fonts::shipped()).expect("pages");
            assert_eq!(pages.count(), 1, "the mock-up is one page");
            let Some(folder) = &folder else { continue };
            hand_over(&Path::new(folder).join("mockup"), &format!("{}-{what}", samples::name_of(template)), &pages);
        }
    }
}
