//! Proposals, addenda, certificates, status reports, statements, reminders and reports of a
//! period as their readers get them: set as recorded, equal bytes, named refusals, and every design, paper and language left for the judges of PDF/A-3b, 3a and UA-1.

use std::path::Path;

use documents::{
    AddedFace, DocumentError, Fonts, Pages, Uncovered, addendum_pages, addendum_uncovered, certificate_pages,
    certificate_uncovered, pdf, proposal_pages, proposal_uncovered, reminder_pages, reminder_uncovered, report_pages,
    statement_pages, statement_uncovered, status_report_pages, status_report_uncovered,
};
use domain::papers::Standing;
use domain::{Language, Paper};

mod samples;

use samples::{papers, reminders, reports, statements, status};

const GOLDEN: [(&str, &str); 21] = [
    ("modern-proposal-a4", include_str!("golden/modern-proposal-a4.txt")),
    ("modern-certificate-letter", include_str!("golden/modern-certificate-letter.txt")),
    ("classic-proposal-letter", include_str!("golden/classic-proposal-letter.txt")),
    ("classic-certificate-a4", include_str!("golden/classic-certificate-a4.txt")),
    ("compact-proposal-a4", include_str!("golden/compact-proposal-a4.txt")),
    ("compact-certificate-letter", include_str!("golden/compact-certificate-letter.txt")),
    ("modern-addendum-a4", include_str!("golden/modern-addendum-a4.txt")),
    ("classic-addendum-letter", include_str!("golden/classic-addendum-letter.txt")),
    ("compact-addendum-a4", include_str!("golden/compact-addendum-a4.txt")),
    ("modern-status-a4", include_str!("golden/modern-status-a4.txt")),
    ("classic-status-letter", include_str!("golden/classic-status-letter.txt")),
    ("compact-status-a4", include_str!("golden/compact-status-a4.txt")),
    ("modern-statement-a4", include_str!("golden/modern-statement-a4.txt")),
    ("classic-statement-letter", include_str!("golden/classic-statement-letter.txt")),
    ("compact-statement-a4", include_str!("golden/compact-statement-a4.txt")),
    ("modern-reminder-a4", include_str!("golden/modern-reminder-a4.txt")),
    ("classic-reminder-letter", include_str!("golden/classic-reminder-letter.txt")),
    ("compact-reminder-a4", include_str!("golden/compact-reminder-a4.txt")),
    ("modern-report-a4", include_str!("golden/modern-report-a4.txt")),
    ("classic-report-letter", include_str!("golden/classic-report-letter.txt")),
    ("compact-report-a4", include_str!("golden/compact-report-a4.txt")),
];

/// The documents of the example, by the names of their files.
fn all() -> Vec<(String, Pages)> {
    let fonts = Fonts::shipped();
    let mut all = Vec::new();
    for design in samples::DESIGNS {
        for (paper, what, body) in [(Paper::A4, "a4", samples::irish()), (Paper::Letter, "letter", samples::american())]
        {
            let body = papers::set_in(body.clone(), design, paper, body.language);
            let name = |kind: &str| format!("{}-{kind}-{what}", samples::name_of(design));
            let proposal = proposal_pages(&papers::proposal(&body), None, &fonts).expect("pages");
            let certificate = certificate_pages(&papers::certificate(&body), None, &fonts).expect("pages");
            let addendum = addendum_pages(&papers::addendum(&body), None, &fonts).expect("pages");
            let status = status_report_pages(&status::report(&body), None, &fonts).expect("pages");
            let statement = statement_pages(&statements::statement(&body), None, &fonts).expect("pages");
            let reminder = reminder_pages(&reminders::with_interest(&body), None, &fonts).expect("pages");
            let report = report_pages(&reports::report(&body), None, &fonts).expect("pages");
            let named = [
                ("proposal", proposal),
                ("certificate", certificate),
                ("addendum", addendum),
                ("status", status),
                ("statement", statement),
                ("reminder", reminder),
                ("report", report),
            ];
            all.extend(named.map(|(kind, pages)| (name(kind), pages)));
        }
    }
    all
}

/// A golden file changes only on purpose: `cargo run -p documents --example sample_papers FOLDER` writes the new ones.
#[test]
fn papers_are_set_as_recorded() {
    let all = all();
    for (name, golden) in GOLDEN {
        let (_, pages) = all.iter().find(|(known, _)| known == name).expect("a document of that name");
        let listing = pages.listing();
        for (number, (line, expected)) in listing.lines().zip(golden.lines()).enumerate() {
            assert_eq!(line, expected, "{name}, line {}", number + 1);
        }
        assert_eq!(listing.lines().count(), golden.lines().count(), "{name}: number of lines");
    }
}

#[test]
fn equal_papers_give_equal_bytes_and_other_ones_other_bytes() {
    let fonts = Fonts::shipped();
    let bytes =
        |body| pdf(&proposal_pages(&papers::proposal(&body), None, &fonts).expect("pages"), None).expect("a PDF");
    assert_eq!(bytes(samples::irish()), bytes(samples::irish()));
    assert_ne!(bytes(samples::irish()), bytes(samples::german()));
}

#[test]
fn characters_without_a_glyph_are_named_and_refused() {
    let fonts = Fonts::shipped();
    let mut proposal = papers::proposal(&samples::irish());
    proposal.scope = "東京".into();
    let found = proposal_uncovered(&proposal, &fonts);
    assert_eq!(found, [Uncovered { field: "scope".into(), text: "東京".into(), chars: vec!['京', '東'] }]);
    let refused = proposal_pages(&proposal, None, &fonts);
    assert!(matches!(refused, Err(DocumentError::Uncovered(places)) if places == found));
    let mut certificate = papers::certificate(&samples::irish());
    certificate.accepted.words = "שלום".into();
    let found = certificate_uncovered(&certificate, &fonts);
    assert_eq!(found[0].field, "accepted.words");
    assert!(matches!(certificate_pages(&certificate, None, &fonts), Err(DocumentError::Uncovered(_))));
    let mut addendum = papers::addendum_declined(&samples::irish());
    let Standing::Declined(declined) = &mut addendum.standing else { panic!("a no") };
    declined.words = "東京".into();
    addendum.reason = "שלום".into();
    let found = addendum_uncovered(&addendum, &fonts);
    let fields: Vec<&str> = found.iter().map(|place| place.field.as_str()).collect();
    assert_eq!(fields, ["reason", "standing.words"]);
    assert!(matches!(addendum_pages(&addendum, None, &fonts), Err(DocumentError::Uncovered(_))));
    let mut report = status::report(&samples::irish());
    report.milestones[0].title = "東京".into();
    let found = status_report_uncovered(&report, &fonts);
    assert_eq!(found[0].field, "milestones.0.title");
    assert!(matches!(status_report_pages(&report, None, &fonts), Err(DocumentError::Uncovered(_))));
    let mut statement = statements::statement(&samples::irish());
    statement.accounts[0].rows[0].entry.text = "東京".into();
    assert_eq!(statement_uncovered(&statement, &fonts)[0].field, "entries.0.description");
    assert!(matches!(statement_pages(&statement, None, &fonts), Err(DocumentError::Uncovered(_))));
    let mut reminder = reminders::reminder(&samples::irish());
    reminder.closing = "東京".into();
    assert_eq!(reminder_uncovered(&reminder, &fonts)[0].field, "closing");
    assert!(matches!(reminder_pages(&reminder, None, &fonts), Err(DocumentError::Uncovered(_))));
    let mut report = reports::report(&samples::irish());
    report.reports[0].clients[0].name = "東京".into();
    let Err(DocumentError::Uncovered(found)) = report_pages(&report, None, &fonts) else { panic!("a refusal") };
    assert_eq!(found[0].field, "clients.0.title");
}

#[test]
fn names_of_any_script_are_printed_where_a_font_is_there() {
    for (bytes, index, name) in samples::scripts::NAMES {
        let fonts = Fonts::with(vec![AddedFace::new(bytes.into(), index).expect("a font")]);
        for design in samples::DESIGNS {
            let mut body = samples::in_design(samples::irish(), design);
            body.buyer.name = name.into();
            let mut proposal = papers::agreed(&body);
            proposal.agreed.as_mut().expect("an agreement").by = name.into();
            proposal.milestones[0].title = name.into();
            let pages = proposal_pages(&proposal, None, &fonts).expect("pages");
            assert!(pdf(&pages, None).is_ok(), "{name}");
            let mut certificate = papers::certificate(&body);
            certificate.accepted.by = name.into();
            certificate.accepted.words = name.into();
            assert!(certificate_pages(&certificate, None, &fonts).is_ok(), "{name}");
            let mut addendum = papers::addendum_declined(&body);
            let Standing::Declined(declined) = &mut addendum.standing else { panic!("a no") };
            declined.by = name.into();
            addendum.reason = name.into();
            assert!(addendum_pages(&addendum, None, &fonts).is_ok(), "{name}");
            let mut report = status::report(&body);
            report.milestones[0].title = name.into();
            report.milestones[0].deliverables[0].title = name.into();
            assert!(status_report_pages(&report, None, &fonts).is_ok(), "{name}");
            let mut statement = statements::statement(&body);
            statement.accounts[0].rows[0].entry.text = name.into();
            assert!(statement_pages(&statement, None, &fonts).is_ok(), "{name}");
            let mut reminder = reminders::reminder(&body);
            reminder.items[0].title = name.into();
            assert!(reminder_pages(&reminder, None, &fonts).is_ok(), "{name}");
            let mut report = reports::report(&body);
            report.reports[0].clients[0].name = name.into();
            assert!(report_pages(&report, None, &fonts).is_ok(), "{name}");
        }
    }
}

#[test]
fn every_design_paper_and_language_is_handed_to_the_judges() {
    #[expect(clippy::disallowed_methods, reason = "the judges' folder is the machine's matter")]
    let folder = std::env::var_os("MILEPOST_JUDGED");
    let fonts = Fonts::shipped();
    let mut all: Vec<(String, Pages)> = all();
    for (at, language) in Language::ALL.into_iter().enumerate() {
        for (place, design) in samples::DESIGNS.into_iter().enumerate() {
            let paper = if (at + place) % 2 == 0 { Paper::A4 } else { Paper::Letter };
            let mut body = papers::set_in(samples::spoken(language), design, paper, language);
            body.second_language = (at % 3 == place).then_some(Language::German);
            let name = |kind: &str| format!("{}-{kind}-{paper:?}-{}", samples::name_of(design), language.tag());
            let proposal = match at % 3 {
                0 => papers::proposal(&body),
                1 => papers::agreed(&body),
                _ => papers::proposal_of(40, &body),
            };
            all.push((name("proposal"), proposal_pages(&proposal, None, &fonts).expect("pages")));
            let certificate = papers::certificate(&body);
            all.push((name("certificate"), certificate_pages(&certificate, None, &fonts).expect("pages")));
            let addendum = match (at + place) % 4 {
                0 => papers::addendum(&body),
                1 => papers::addendum_agreed(&body),
                2 => papers::addendum_declined(&body),
                _ => papers::addendum_of(30, &body),
            };
            all.push((name("addendum"), addendum_pages(&addendum, None, &fonts).expect("pages")));
            let report = match (at + place) % 3 {
                0 => status::report(&body),
                1 => status::bare_report(&body),
                _ => status::report_of(30, &body),
            };
            all.push((name("status"), status_report_pages(&report, None, &fonts).expect("pages")));
            let statement = match (at + place) % 4 {
                0 => statements::statement(&body),
                1 => statements::in_several_currencies(&body),
                2 => statements::statement_of(60, &body),
                _ => statements::bare_statement(&body),
            };
            all.push((name("statement"), statement_pages(&statement, None, &fonts).expect("pages")));
            let reminder = match (at + place) % 3 {
                0 => reminders::reminder(&body),
                1 => reminders::with_interest(&body),
                _ => reminders::reminder_of(60, &body),
            };
            all.push((name("reminder"), reminder_pages(&reminder, None, &fonts).expect("pages")));
            let report = match (at + place) % 4 {
                0 => reports::report(&body),
                1 => reports::in_two_currencies(&body),
                2 => reports::report_of(60, &body),
                _ => reports::bare_report(&body),
            };
            all.push((name("report"), report_pages(&report, None, &fonts).expect("pages")));
        }
    }
    assert_eq!(all.len(), 42 + 210);
    let Some(folder) = folder else { return };
    let folder = Path::new(&folder).join("papers");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, pages) in all {
        std::fs::write(folder.join(format!("{name}.pdf")), pdf(&pages, None).expect("a PDF")).expect("a file");
    }
}
