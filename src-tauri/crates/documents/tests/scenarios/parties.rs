//! Sellers and clients of several countries.

use domain::Language;
use domain::party::{Business, Client, Endpoint, PaymentMethod, TaxNumberKind};

use super::{account, address, business, client, number};

pub fn irish() -> Business {
    let address = address("IE", "14 Marine Row", "D04 AB12", "Dublin");
    Business {
        tax_numbers: vec![number(TaxNumberKind::Vat, "VAT", "IE 1234567T")],
        payment_methods: vec![account("IE29AIBK93115212345678", "AIBKIE2D")],
        ..business(address, Language::EnglishIreland, "EUR", Some("23"))
    }
}

pub fn german() -> Business {
    let address = address("DE", "Große Straße 14", "50667", "Köln");
    let vat = number(TaxNumberKind::Vat, "USt-IdNr.", "DE 123 456 789");
    let local = number(TaxNumberKind::Local, "Steuernummer", "214/5678/0123");
    Business { tax_numbers: vec![vat, local], ..business(address, Language::German, "EUR", Some("19")) }
}

/// § 19 UStG: no VAT number, a tax number and the sentence.
pub fn german_small() -> Business {
    let note = "Steuerfreier Umsatz nach § 19 UStG (Kleinunternehmer).";
    Business {
        tax_numbers: vec![number(TaxNumberKind::Local, "Steuernummer", "214/5678/0123")],
        tax: None,
        tax_note: note.into(),
        ..german()
    }
}

/// Art. 293 B: a SIREN and the sentence.
pub fn french_small() -> Business {
    let address = address("FR", "8 rue des Tanneurs", "69002", "Lyon");
    Business {
        tax_numbers: vec![number(TaxNumberKind::Company, "SIREN", "732 829 320")],
        tax_note: "TVA non applicable, art. 293 B du CGI".into(),
        payment_methods: vec![account("FR1420041010050500013M02606", "PSSTFRPPPAR")],
        ..business(address, Language::EnglishUk, "EUR", None)
    }
}

pub fn french() -> Business {
    let vat = number(TaxNumberKind::Vat, "TVA", "FR 83 732829320");
    let siren = number(TaxNumberKind::Company, "SIREN", "732829320");
    let mut seller = business(french_small().address, Language::EnglishUk, "EUR", Some("20"));
    seller.tax_numbers = vec![vat, siren];
    seller.payment_methods = french_small().payment_methods;
    let terms_note = domain::legal::terms_note(seller.address.country, seller.language, None);
    seller.terms_note = terms_note.expect("French law asks for it");
    seller
}

/// Known by its establishment and, in the reform, by its address in the register.
pub fn french_of_lyon() -> Business {
    let siret = number(TaxNumberKind::Company, "SIRET", "732 829 320 00074");
    let endpoint = Some(Endpoint { scheme: "0225".into(), id: "732829320".into() });
    let mut seller = french();
    seller.tax_numbers[1] = siret;
    Business { endpoint, ..seller }
}

/// A client that takes part in the reform.
pub fn compagnie_in_the_register() -> Client {
    let siret = number(TaxNumberKind::Company, "SIRET", "303 265 045 00021");
    let endpoint = Some(Endpoint { scheme: "0225".into(), id: "303265045_FACTURES".into() });
    let mut client = compagnie();
    client.tax_numbers.push(siret);
    Client { endpoint, ..client }
}

pub fn british() -> Business {
    let address = address("GB", "2 Mill Lane", "M1 1AA", "Manchester");
    Business {
        tax_numbers: vec![number(TaxNumberKind::Vat, "VAT", "123 4567 82")],
        payment_methods: vec![PaymentMethod::BankTransfer {
            holder: "Sandberg Advisory".into(),
            iban: String::new(),
            bic: String::new(),
            account: "31926819".into(),
            routing: "60-16-13".into(),
        }],
        ..business(address, Language::EnglishUk, "GBP", Some("20"))
    }
}

pub fn british_unregistered() -> Business {
    Business { tax_numbers: vec![number(TaxNumberKind::Local, "UTR", "1234567890")], tax: None, ..british() }
}

pub fn swiss() -> Business {
    let address = address("CH", "Seegasse 3", "8001", "Zürich");
    Business {
        tax_numbers: vec![number(TaxNumberKind::Vat, "MWST", "CHE-123.456.788 MWST")],
        payment_methods: vec![account("CH9300762011623852957", "POFICHBEXXX")],
        ..business(address, Language::German, "CHF", Some("8.1"))
    }
}

/// Canary Islands: IGIC in the place of VAT.
pub fn canarian() -> Business {
    let address = address("ES", "Calle Mayor 5", "35001", "Las Palmas");
    Business {
        tax_numbers: vec![number(TaxNumberKind::Vat, "NIF", "ESB12345674")],
        payment_methods: vec![account("ES9121000418450200051332", "CAIXESBB")],
        ..business(address, Language::EnglishUk, "EUR", Some("7"))
    }
}

pub fn greek() -> Business {
    let address = address("GR", "Οδός Ερμού 10", "105 63", "Αθήνα");
    Business {
        tax_numbers: vec![number(TaxNumberKind::Vat, "ΑΦΜ", "123456783")],
        payment_methods: vec![account("GR1601101250000000012300695", "ETHNGRAA")],
        ..business(address, Language::EnglishUk, "EUR", Some("24"))
    }
}

pub fn halden() -> Client {
    let address = address("IE", "3 Northgate Yard", "T12 XY34", "Cork");
    Client { tax_numbers: vec![number(TaxNumberKind::Vat, "VAT", "IE 7654321B")], ..client("Halden Rail Ltd", address) }
}

pub fn halden_of_duren() -> Client {
    let address = address("DE", "Nordtorhof 3", "52349", "Düren");
    let vat = number(TaxNumberKind::Vat, "USt-IdNr.", "DE987654321");
    Client {
        tax_numbers: vec![vat],
        buyer_reference: "BEST-17".into(),
        ..client("Halden Schienenverkehr mbH", address)
    }
}

/// An authority: routed by its Leitweg-ID.
pub fn ministry() -> Client {
    let address = address("DE", "Platz der Republik 1", "11011", "Berlin");
    Client {
        endpoint: Some(Endpoint { scheme: "0204".into(), id: "991-33333TEST-33".into() }),
        buyer_reference: "991-33333TEST-33".into(),
        ..client("Bundesamt für Fahrpläne", address)
    }
}

pub fn compagnie() -> Client {
    let address = address("FR", "12 quai Rambaud", "69002", "Lyon");
    Client {
        tax_numbers: vec![number(TaxNumberKind::Vat, "TVA", "FR40303265045")],
        ..client("Compagnie du Rail SAS", address)
    }
}

pub fn british_client() -> Client {
    let address = address("GB", "1 Wharf Street", "LS2 7EQ", "Leeds");
    Client {
        tax_numbers: vec![number(TaxNumberKind::Vat, "VAT", "987 6543 21")],
        ..client("Kestrel Trams plc", address)
    }
}

pub fn american_client() -> Client {
    let mut address = address("US", "400 Commerce Way", "98402", "Tacoma");
    address.region = "WA".into();
    let endpoint = Some(Endpoint { scheme: "0060".into(), id: "150483782".into() });
    Client { endpoint, ..client("Halden Rail Inc.", address) }
}
