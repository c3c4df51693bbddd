//! Files as banks hand them out, with invented lines: what is read of each, and what is refused at once.

mod cases;

use super::*;
use cases::{Case, GERMAN, IRISH_AND_BRITISH, MESSAGES, OTHERS};
use domain::Refusal;
use domain::bank::BankEntry;
use encoding_rs::WINDOWS_1252;
use proptest::prelude::*;

/// How a sample lies on the disk of the user.
#[derive(Debug, Clone, Copy)]
enum As {
    Utf8,
    Marked,
    Windows,
    Wide,
    WideBig,
}

fn bytes(text: &str, how: As) -> Vec<u8> {
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    match how {
        As::Utf8 => text.as_bytes().to_vec(),
        As::Marked => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        As::Windows => {
            let (bytes, _, lost) = WINDOWS_1252.encode(text);
            assert!(!lost, "the sample has a sign that Windows-1252 lacks");
            bytes.into_owned()
        }
        As::Wide => [b"\xFF\xFE".to_vec(), wide(u16::to_le_bytes)].concat(),
        As::WideBig => [b"\xFE\xFF".to_vec(), wide(u16::to_be_bytes)].concat(),
    }
}

fn told(booked: &Booked) -> String {
    let BankEntry { booked_on, amount, name, iban, reference, bank_id } = &booked.entry;
    format!("{}: {booked_on} {amount} | {name} | {iban} | {reference} | {bank_id}", booked.line)
}

fn sample(name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bank/read/samples");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

fn read_sample(name: &str, how: As) -> Statement {
    read(name, &bytes(&sample(name), how), &[]).unwrap_or_else(|refusal| panic!("{name}: {refusal}"))
}

#[test]
fn s2_each_layout_is_known_by_its_heads_and_read_as_its_bank_means_it() {
    let cases: Vec<&Case> = [GERMAN, IRISH_AND_BRITISH, OTHERS, MESSAGES].into_iter().flatten().collect();
    for (file, how, layout, incoming, [outgoing, pending, unreadable]) in &cases {
        let statement = read_sample(file, *how);
        assert_eq!(statement.layout, *layout, "{file}");
        let (came, went): (Vec<&Booked>, Vec<&Booked>) =
            statement.entries.iter().partition(|booked| booked.entry.amount.is_positive());
        assert_eq!(came.into_iter().map(told).collect::<Vec<_>>(), *incoming, "{file}");
        let left = |why| statement.left.iter().filter(|line| line.why == why).count();
        let found = [went.len(), left(LeftWhy::Pending), left(LeftWhy::Unreadable)];
        assert_eq!(found, [*outgoing, *pending, *unreadable], "{file}: {:?}", statement.left);
    }
    let known: Vec<&str> = cases.iter().map(|case| case.2).collect();
    let missing: Vec<&str> = layouts::all().map(|layout| layout.bank).filter(|bank| !known.contains(bank)).collect();
    assert!(missing.is_empty(), "a layout without a sample: {missing:?}");
}

#[test]
fn s2_what_the_bank_took_back_is_left_aside_by_name() {
    let left = read_sample("camt-053-001-08.xml", As::Utf8).left;
    assert_eq!(left.iter().map(|line| line.why).collect::<Vec<_>>(), [LeftWhy::Reversal]);
}

#[test]
fn s2_a_row_that_cannot_be_read_is_named_with_its_line_and_the_others_are_read() {
    let text = "Date,Details,Debit,Credit,Balance\n\
        16/11/2026,HALDEN,,1476.00,1\n\
        31/02/2026,NO DAY,,5.00,1\n\
        16/11/2026,NO AMOUNT,,,1\n\
        16/11/2026,TWO MARKS,,1.476.00,1\n\
        16/11/2026,BOTH WAYS,5.00,6.00,1\n\
        too short\n";
    let statement = read("boi.csv", text.as_bytes(), &[]).unwrap();
    assert_eq!(statement.entries.len(), 1);
    let lines: Vec<(u32, LeftWhy)> = statement.left.iter().map(|line| (line.line, line.why)).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7].map(|line| (line, LeftWhy::Unreadable)));
    assert_eq!(statement.left[0].text, "31/02/2026 NO DAY 5.00 1");
}

#[test]
fn s2_amounts_are_read_as_the_layout_writes_them() {
    use cells::Mark::{Comma, Dot};
    let euro = domain::Currency::parse("EUR").unwrap();
    for (cell, mark, expected) in [
        ("1.476,00", Comma, Some("1476.00")),
        ("1 476,00", Comma, Some("1476.00")),
        ("1\u{202f}476,00 €", Comma, Some("1476.00")),
        ("1.476,00-", Comma, Some("-1476.00")),
        ("-1.476,00", Comma, Some("-1476.00")),
        ("\u{2212}5", Comma, Some("-5.00")),
        ("+12,5", Comma, Some("12.50")),
        ("1476.00", Comma, None),
        ("1.47,00", Comma, None),
        ("1.476", Comma, Some("1476.00")),
        ("1.476", Dot, None),
        ("1,476.00", Dot, Some("1476.00")),
        ("2'154.00", Dot, Some("2154.00")),
        ("($15.99)", Dot, Some("-15.99")),
        ("-15.99-", Dot, None),
        ("--15.99", Dot, None),
        ("-+15.99", Dot, None),
        (".5", Dot, Some("0.50")),
        ("12.345", Dot, None),
        ("1e3", Dot, None),
        ("", Dot, None),
        ("-", Dot, None),
        ("99999999999999999999999999999999", Dot, None),
    ] {
        let read = cells::amount(cell, mark, euro).map(|money| money.amount().to_string());
        assert_eq!(read.as_deref(), expected, "{cell:?} with {mark:?}");
    }
}

#[test]
fn s2_a_layout_that_nobody_knows_is_refused_with_its_heads_and_never_guessed() {
    let refused = |text: &str| read("bank.csv", text.as_bytes(), &[]).unwrap_err();
    let text = "Account 12\nWhen;What;How much\n16.11.2026;Halden;5\n";
    let expected = Refusal::UnknownBankLayout { name: "bank.csv".to_owned(), found: "When;What;How much".to_owned() };
    assert_eq!(refused(text), expected);
    assert_eq!(
        refused("just a note"),
        Refusal::UnknownBankLayout { name: "bank.csv".to_owned(), found: "just a note".to_owned() }
    );
    let pain = r#"<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"/>"#;
    assert!(matches!(refused(pain), Refusal::UnknownBankLayout { found, .. } if found.contains("pain.001.001.03")));
    assert!(matches!(refused("<html><body>Please log in</body></html>"), Refusal::UnknownBankLayout { .. }));
    // Only the heads of a layout are known, not its rows.
    assert_eq!(read("empty.csv", b"Date,Details,Debit,Credit,Balance\n", &[]).unwrap().entries, []);
}

#[test]
fn s2_what_is_no_text_is_refused_at_once() {
    let wide = |extra: &[u8]| [bytes(&sample("n26.csv"), As::Wide), extra.to_vec()].concat();
    for (what, bytes) in [
        ("a PDF", b"%PDF-1.7\n...".to_vec()),
        ("a picture", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("a photograph", b"\xFF\xD8\xFF\xE0".to_vec()),
        ("a renamed xlsx", b"PK\x03\x04\x14\x00[Content_Types].xml".to_vec()),
        ("a renamed xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec()),
        ("zeros", b"Date,Details\0,Debit,Credit,Balance\n".to_vec()),
        ("nothing but zeros", vec![0; 4000]),
        ("a byte too many", wide(b"x")),
        ("half of a pair", wide(&[0x00, 0xD8])),
        ("an escape", b"Date,Details,Debit,Credit,Balance\n16/11/2026,\x1b[2J,,5.00,1\n".to_vec()),
    ] {
        let refusal = read("bank.csv", &bytes, &[]).unwrap_err();
        assert_eq!(refusal, Refusal::NotABankFile { name: "bank.csv".to_owned() }, "{what}");
    }
    for empty in [&b""[..], b"\xEF\xBB\xBF", b" \r\n\r\n"] {
        assert!(matches!(read("bank.csv", empty, &[]), Err(Refusal::FileIsEmpty { .. })), "{empty:?}");
    }
    let large = vec![b'x'; 10_000_001];
    let expected = Refusal::BankFileTooLarge { name: "bank.csv".to_owned(), megabytes: 11, max: 10 };
    assert_eq!(read("bank.csv", &large, &[]).unwrap_err(), expected);
}

#[test]
fn s2_xml_with_a_document_type_entities_or_depth_is_refused_before_it_is_parsed() {
    let inside = |inner: &str| {
        format!(
            "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">{inner}</Document>"
        )
    };
    let laughs: String = (1..10).map(|n| format!("<!ENTITY l{n} \"&l{};&l{};\">", n - 1, n - 1)).collect();
    let deep = "<a>".repeat(1_000_000);
    for (what, text) in [
        ("a document type", format!("<!DOCTYPE Document>\n{}", inside(""))),
        ("an entity bomb", format!("<!DOCTYPE Document [<!ENTITY l0 \"x\">{laughs}]>\n{}", inside("&l9;"))),
        ("a file from elsewhere", format!("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{}", inside("&x;"))),
        ("an entity that nobody declared", inside("&x;")),
        ("a depth bomb", inside(&deep)),
        ("a depth bomb that ends", inside(&format!("{deep}{}", "</a>".repeat(1_000_000)))),
        ("an open comment", inside("<!-- <a> ")),
        ("an open mark", inside("<a b=\"")),
        ("two roots", format!("{}<Document/>", inside(""))),
        ("half a file", inside("<BkToCstmrStmt>")),
    ] {
        let refusal = read("bank.xml", text.as_bytes(), &[]).unwrap_err();
        assert!(matches!(refusal, Refusal::BankXmlRefused { .. }), "{what}: {refusal}");
    }
    let quoted = inside("<!-- <a><b> --><a b=\"<!DOCTYPE\"><![CDATA[<!DOCTYPE x>]]></a>");
    assert!(
        matches!(read("bank.xml", quoted.as_bytes(), &[]), Err(Refusal::BankXmlRefused { .. })),
        "< is no text of a value"
    );
    let harmless = inside("<!-- <!DOCTYPE a> --><a b='>'><![CDATA[<!DOCTYPE x>]]></a>");
    assert_eq!(read("bank.xml", harmless.as_bytes(), &[]).unwrap().entries, []);
}

#[test]
fn s2_no_more_entries_are_read_than_can_be_looked_over() {
    let mut text = "Date,Details,Debit,Credit,Balance\n".to_owned();
    text.push_str(&"16/11/2026,HALDEN,,5.00,1\n".repeat(20_001));
    let expected = Refusal::TooManyBankEntries { name: "bank.csv".to_owned(), max: 20_000 };
    assert_eq!(read("bank.csv", text.as_bytes(), &[]).unwrap_err(), expected);
}

#[test]
fn texts_of_a_bank_are_one_line_that_hides_nothing() {
    assert_eq!(clean("  a\r\n\tb \u{a0} c\u{202e}\u{0}d "), "a b c d");
    assert_eq!(clean(&"x ".repeat(400)).chars().count(), 299, "cut at the longest line, without a blank at its end");
}

/// Bytes between which a file may be cut or changed.
fn spoiled() -> impl Strategy<Value = Vec<u8>> {
    let files: Vec<(&'static str, As)> =
        [GERMAN, IRISH_AND_BRITISH, OTHERS, MESSAGES].into_iter().flatten().map(|case| (case.0, case.1)).collect();
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12);
    (prop::sample::select(files), changes, any::<prop::sample::Index>(), any::<bool>()).prop_map(
        |((name, how), changes, cut, is_cut)| {
            let mut all = bytes(&sample(name), how);
            for (at, byte) in changes {
                let at = at.index(all.len());
                all[at] = byte;
            }
            if is_cut {
                all.truncate(cut.index(all.len()));
            }
            all
        },
    )
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _either = read("bank.csv", &bytes, &[]);
    }

    #[test]
    fn a_spoiled_file_is_read_or_refused_and_its_texts_can_be_recorded(bytes in spoiled()) {
        if let Ok(statement) = read("bank.csv", &bytes, &[]) {
            for Booked { entry, .. } in statement.entries {
                for text in [&entry.name, &entry.reference, &entry.bank_id, &entry.iban] {
                    prop_assert_eq!(domain::text::optional(text), Ok(text.clone()));
                }
            }
        }
    }
}
