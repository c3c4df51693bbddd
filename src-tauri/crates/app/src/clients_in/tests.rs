//! Signatures, addresses, cards and tables as people have them.

use super::card::Card;
use super::{block, table, vcard};

/// Name, contact, position, street, extra, postcode, city, region, country, email, phone, VAT.
fn told(card: &Card) -> [String; 12] {
    let country = card.country.map(|c| c.code().to_owned()).unwrap_or_default();
    let email = if card.email.is_empty() { &card.contact.email } else { &card.email };
    [
        card.name.clone(),
        if card.contact.name.is_empty() { card.attention.clone() } else { card.contact.name.clone() },
        card.contact.position.clone(),
        card.street.clone(),
        card.extra.clone(),
        card.postcode.clone(),
        card.city.clone(),
        card.region.clone(),
        country,
        email.clone(),
        card.contact.phone.clone(),
        card.vat_number.clone(),
    ]
}

/// A text and what `told` tells of it.
const BLOCKS: [(&str, [&str; 12]); 16] = [
    (
        "Best regards,\nCiara Doyle\nHead of Revenue Systems\nHalden Rail Ltd\n3 Northgate Yard, Cork, T12 XY34, Ireland\nT: +353 21 555 0134\nciara.doyle@halden.example | www.halden.example\nVAT IE 7654321B",
        [
            "Halden Rail Ltd",
            "Ciara Doyle",
            "Head of Revenue Systems",
            "3 Northgate Yard",
            "",
            "T12 XY34",
            "Cork",
            "",
            "IE",
            "ciara.doyle@halden.example",
            "+353 21 555 0134",
            "IE 7654321B",
        ],
    ),
    (
        "Nordlicht Energie GmbH\nz. Hd. Frau Jana Petersen\nHafenstraße 12\n20457 Hamburg\nDeutschland\nUSt-IdNr.: DE136695976\nHRB 12345 Hamburg",
        [
            "Nordlicht Energie GmbH",
            "Frau Jana Petersen",
            "",
            "Hafenstraße 12",
            "",
            "20457",
            "Hamburg",
            "",
            "DE",
            "",
            "",
            "DE136695976",
        ],
    ),
    (
        "Marlow Clinics\nAccounts Department\n14 Priory Road\nLondon SW1A 1AA\nUnited Kingdom",
        ["Marlow Clinics", "Accounts Department", "", "14 Priory Road", "", "SW1A 1AA", "London", "", "GB", "", "", ""],
    ),
    (
        "Acme Design Inc.\nAttn: Jane Doe\n350 Fifth Avenue, Suite 2100, New York, NY 10118, USA",
        [
            "Acme Design Inc.",
            "Jane Doe",
            "",
            "350 Fifth Avenue",
            "Suite 2100",
            "10118",
            "New York",
            "NY",
            "US",
            "",
            "",
            "",
        ],
    ),
    (
        "Cordialement,\nLucie Bernard\nDirectrice financière\nAtelier Voltaire SARL\n8 rue des Lilas\n75011 Paris\nTél. 01 42 68 53 00\nlucie@atelier-voltaire.example\nSIRET 732 829 320 00074",
        [
            "Atelier Voltaire SARL",
            "Lucie Bernard",
            "Directrice financière",
            "8 rue des Lilas",
            "",
            "75011",
            "Paris",
            "",
            "",
            "lucie@atelier-voltaire.example",
            "01 42 68 53 00",
            "",
        ],
    ),
    (
        "Studio Blauw B.V.\nKeizersgracht 100\n1015 AA Amsterdam\nNL123456789B01",
        [
            "Studio Blauw B.V.",
            "",
            "",
            "Keizersgracht 100",
            "",
            "1015 AA",
            "Amsterdam",
            "",
            "NL",
            "",
            "",
            "NL123456789B01",
        ],
    ),
    (
        "Alpen Software AG, Bahnhofstrasse 21, CH-8001 Zürich",
        ["Alpen Software AG", "", "", "Bahnhofstrasse 21", "", "8001", "Zürich", "", "CH", "", "", ""],
    ),
    (
        "Consultores Río S.L.\nCalle de Alcalá 45, 3º B\n28014 Madrid\nESPAÑA",
        ["Consultores Río S.L.", "", "", "Calle de Alcalá 45, 3º B", "", "28014", "Madrid", "", "ES", "", "", ""],
    ),
    (
        "Usługi Wisła Sp. z o.o.\nul. Marszałkowska 10\n00-590 Warszawa\nPolska\nNIP 526-025-09-95",
        [
            "Usługi Wisła Sp. z o.o.",
            "",
            "",
            "ul. Marszałkowska 10",
            "",
            "00-590",
            "Warszawa",
            "",
            "PL",
            "",
            "",
            "526-025-09-95",
        ],
    ),
    (
        "Maple Analytics Corp\n100 King Street West\nToronto ON M5X 1A9\nCanada",
        ["Maple Analytics Corp", "", "", "100 King Street West", "", "M5X 1A9", "Toronto", "ON", "CA", "", "", ""],
    ),
    (
        "Tarbert Ferries\nHarbour Road\nDublin 2\nIreland",
        ["Tarbert Ferries", "", "", "Harbour Road", "", "", "Dublin 2", "", "IE", "", "", ""],
    ),
    // A mail signature without any firm: the person is the client.
    (
        "--\nOmar Haddad\nomar@haddad.example",
        ["Omar Haddad", "", "", "", "", "", "", "", "", "omar@haddad.example", "", ""],
    ),
    (
        "> Jana Petersen\n> Einkauf\n> Nordlicht Energie\n> jana@nordlicht.example\n> Mobil +49 170 1234567",
        [
            "Nordlicht Energie",
            "Jana Petersen",
            "Einkauf",
            "",
            "",
            "",
            "",
            "",
            "",
            "jana@nordlicht.example",
            "+49 170 1234567",
            "",
        ],
    ),
    (
        "Square Peg Design\n12 Mill Lane\nPortland, OR 97204",
        ["Square Peg Design", "", "", "12 Mill Lane", "", "97204", "Portland", "OR", "US", "", "", ""],
    ),
    (
        "Wombat Pty Ltd\n1 George Street\nSydney NSW 2000\nAustralia",
        ["Wombat Pty Ltd", "", "", "1 George Street", "", "2000", "Sydney", "NSW", "AU", "", "", ""],
    ),
    ("株式会社さくら\n東京都千代田区丸の内1-1", ["株式会社さくら", "", "", "", "", "", "", "", "", "", "", ""]),
];

#[test]
fn signatures_and_addresses_of_many_countries_are_read() {
    for (text, expected) in BLOCKS {
        let card = block::read(text).unwrap_or_default();
        let found = told(&card);
        if text.starts_with('株') {
            assert_eq!(found[0], expected[0], "{card:?}");
        } else {
            assert_eq!(found, expected.map(str::to_owned), "{text}\n{card:?}");
        }
    }
}

#[test]
fn an_address_of_mail_alone_names_its_person() {
    let card = block::read("Ciara Doyle <ciara.doyle@halden.example>").unwrap();
    assert_eq!((card.name.as_str(), card.email.as_str()), ("Ciara Doyle", "ciara.doyle@halden.example"));
}

#[test]
fn what_is_no_client_is_none_and_no_text_is_lost() {
    assert_eq!(block::read(""), None);
    assert_eq!(block::read("\n \n--\n"), None);
    let card = block::read("Halden Rail Ltd\n3 Northgate Yard\nCork T12 XY34\nThis message is confidential.\nFax +353 21 555 0199\nhttps://halden.example").unwrap();
    let kept = format!("{} {} {}", card.rest.join(" "), card.attention, card.contact.name);
    for piece in ["This message is confidential.", "Fax +353 21 555 0199", "https://halden.example"] {
        assert!(kept.contains(piece), "{piece}: {card:?}");
    }
}

#[test]
fn cards_of_three_versions_are_read() {
    let three = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Doyle;Ciara;;;\r\nFN:Ciara Doyle\r\nORG:Halden Rail Ltd;Revenue\r\nTITLE:Head of Revenue\\, Systems\r\nitem1.EMAIL;type=INTERNET;type=HOME:home@doyle.example\r\nitem2.EMAIL;type=INTERNET;type=pref:ciara.doyle@halden.example\r\nTEL;type=WORK:+353 21 555 0134\r\nitem3.ADR;type=WORK:;;3 Northgate Yard\\, Unit 4;Cork;;T12 XY34;Ireland\r\nNOTE:Pays on the 20th\\nnever before\r\nEND:VCARD\r\n";
    let card = &vcard::read(three)[0];
    assert_eq!(
        told(card),
        [
            "Halden Rail Ltd",
            "Ciara Doyle",
            "Head of Revenue, Systems",
            "3 Northgate Yard, Unit 4",
            "",
            "T12 XY34",
            "Cork",
            "",
            "IE",
            "ciara.doyle@halden.example",
            "+353 21 555 0134",
            ""
        ]
        .map(str::to_owned)
    );
    assert_eq!((card.attention.as_str(), card.private_note.as_str()), ("Revenue", "Pays on the 20th\nnever before"));

    let old = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\nORG;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:B=FCro f=FCr Gestal=\ntung GmbH\nADR;WORK:;;Hafenstr. 1;Kiel;;24103;Germany\nEMAIL;INTERNET:joerg@buero.example\nEND:VCARD\n";
    let card = &vcard::read(old)[0];
    assert_eq!(
        (card.name.as_str(), card.contact.name.as_str(), card.country.map(|c| c.code())),
        ("Büro für Gestaltung GmbH", "Jörg Müller", Some("DE"))
    );

    let four = "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Tarbert Ferries\nORG:Tarbert Ferries\nEMAIL;PREF=1:accounts@tarbert.example\nTEL;VALUE=uri;TYPE=\"voice,work\":tel:+353-1-555\n 0100\nADR;LABEL=\"1 Quay\\nDublin\":;;1 Quay;Dublin;;D02 X285;IE\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:\nEND:VCARD\n";
    let cards = vcard::read(four);
    assert_eq!(cards.len(), 1, "a card without a name is none");
    assert_eq!(
        told(&cards[0]),
        [
            "Tarbert Ferries",
            "",
            "",
            "1 Quay",
            "",
            "D02 X285",
            "Dublin",
            "",
            "IE",
            "accounts@tarbert.example",
            "+353-1-5550100",
            ""
        ]
        .map(str::to_owned)
    );
    assert!(vcard::read("BEGIN:VCARD\nFN:Cut off").is_empty(), "a card that never ends is none");
}

#[test]
fn tables_of_programs_are_read_by_their_heads() {
    let english = "Name,First name,Last name,Address,City,Postal code,Country,E-mail,VAT number,Colour\n\"Halden Rail, Ltd\",Ciara,Doyle,\"3 Northgate Yard\nUnit 4\",Cork,T12 XY34,Ireland,ciara@halden.example,IE7654321B,blue\n,,,,,,,,,\n,Omar,Haddad,,,,LB,omar@haddad.example,,\n,,,Nowhere 1,,,,,,\n";
    let found = table::read(english).unwrap();
    assert_eq!(found.cards.len(), 2);
    assert_eq!(
        told(&found.cards[0]),
        [
            "Halden Rail, Ltd",
            "Ciara Doyle",
            "",
            "3 Northgate Yard\nUnit 4",
            "",
            "T12 XY34",
            "Cork",
            "",
            "IE",
            "ciara@halden.example",
            "",
            "IE7654321B"
        ]
        .map(str::to_owned)
    );
    assert_eq!(
        (found.cards[1].name.as_str(), found.cards[1].line),
        ("Omar Haddad", 5),
        "a line of the file, not a row of the table"
    );
    assert_eq!(found.unused, ["Colour"]);
    assert_eq!(found.left_out, [(6, "Nowhere 1".to_owned())]);

    let german = "\u{feff}Firma;Straße;PLZ;Ort;Land;USt-IdNr.;Ansprechpartner\nNordlicht Energie GmbH;Hafenstraße 12;20457;Hamburg;Deutschland;DE136695976;Jana Petersen\n";
    let found = table::read(german).unwrap();
    assert_eq!(
        told(&found.cards[0]),
        [
            "Nordlicht Energie GmbH",
            "Jana Petersen",
            "",
            "Hafenstraße 12",
            "",
            "20457",
            "Hamburg",
            "",
            "DE",
            "",
            "",
            "DE136695976"
        ]
        .map(str::to_owned)
    );

    assert!(table::read("Raison sociale\tVille\nAtelier Voltaire\tParis").is_some());
    for none in ["", "Halden Rail Ltd\n3 Northgate Yard", "City,Country\nCork,IE", "name\nHalden", "a,b,c\n1,2,3"] {
        assert_eq!(table::read(none), None, "{none}");
    }
}
