//! Ways of documents: what a pattern says, and what hostile names become.

use super::*;

fn of<'a>(client: &'a str, project: &'a str, number: &'a str) -> Filed<'a> {
    Filed { client, project, code: "HAL-2", year: 2026, month: 7, document: "Invoice", number }
}

fn way(pattern: &str, of: &Filed<'_>) -> String {
    let Way { folders, name } = FilingPattern::parse(pattern).expect(pattern).way(of);
    folders.into_iter().chain([name]).collect::<Vec<_>>().join("/")
}

#[test]
fn s75_a_document_lies_where_its_pattern_says() {
    let plain = of("Halden Rail Ltd", "Billing: migration", "2026-034");
    let ad_hoc = of("Größe & Söhne", "", "RE/2026/7");
    for (pattern, document, expected) in [
        (STANDARD, &plain, "Halden Rail Ltd/Billing- migration/2026/Invoice-2026-034"),
        (STANDARD, &ad_hoc, "Größe & Söhne/2026/Invoice-RE-2026-7"),
        ("{year}/{month}/{number} {client}.pdf", &plain, "2026/07/2026-034 Halden Rail Ltd"),
        ("Invoices / {code} /{number}.PDF", &plain, "Invoices/HAL-2/2026-034"),
        ("{number}", &plain, "2026-034"),
    ] {
        assert_eq!(way(pattern, document), expected, "{pattern}");
    }
    assert_eq!(FilingPattern::default(), FilingPattern::parse(STANDARD).unwrap());
    assert_eq!([counted("a", 1), counted("a", 2)], ["a".to_owned(), "a (2)".to_owned()]);
}

#[test]
fn s75_a_pattern_that_names_no_file_is_refused() {
    for bad in [
        "/{number}",
        "{client}//{number}",
        "../{number}",
        "{client}/./{number}",
        "{client}\\{number}",
        "C:/{number}",
        "{client}/{number}/",
        "{client}/invoice",
        "{number}/invoice",
        "a/b/c/d/e/f/{number}",
        "what?/{number}",
    ] {
        assert_eq!(FilingPattern::parse(bad), Err(Why::NotAFilingPattern), "{bad}");
    }
    assert_eq!(FilingPattern::parse("   "), Err(Why::Missing));
    let refused = FilingPattern::parse("{klient}/{number}");
    assert!(matches!(&refused, Err(Why::UnknownPlace { name, .. }) if name == "klient"), "{refused:?}");
}

#[test]
fn s75_no_name_of_a_client_leads_out_of_the_folder_or_is_one_that_a_system_keeps() {
    for (client, folder) in [
        ("../../etc", Some("-..-etc")),
        ("..", None),
        ("...", None),
        ("/etc/passwd", Some("-etc-passwd")),
        ("C:\\Windows", Some("C--Windows")),
        ("\\\\server\\share", Some("--server-share")),
        ("CON", Some("_CON")),
        ("nul.txt", Some("_nul.txt")),
        ("COM¹", Some("_COM¹")),
        ("Kestrel Inc.", Some("Kestrel Inc")),
        (" .hidden. ", Some("hidden")),
        ("a\u{202e}fdp\u{0}\n", Some("afdp")),
        ("{number}", Some("{number}")),
    ] {
        let way = FilingPattern::default().way(&of(client, "", "1"));
        let expected: Vec<String> = folder.into_iter().chain(["2026"]).map(str::to_owned).collect();
        assert_eq!(way.folders, expected, "{client:?}");
    }
}

#[test]
fn s75_long_names_are_cut_and_keep_the_number() {
    for client in ["é".repeat(300), "本".repeat(300), "x.".repeat(200)] {
        for pattern in [STANDARD, "{client} {client} {client} {number}", "{client}{project}/{client} {number}"] {
            let way = FilingPattern::parse(pattern).unwrap().way(&of(&client, &client, "2026-034"));
            assert!(way.name.ends_with("2026-034"), "{way:?}");
            for part in way.folders.iter().chain([&way.name]) {
                assert!(part.chars().count() <= 110 && part.len() <= 200, "{part}");
                assert!(!part.ends_with(['.', ' ']), "{part}");
            }
            let whole: usize = way.folders.iter().chain([&way.name]).map(|part| part.chars().count() + 1).sum();
            assert!(whole <= 200, "a whole way has {whole} characters");
        }
    }
}
