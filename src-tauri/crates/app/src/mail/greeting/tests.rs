use super::super::words::words;
use super::{Greeted, named};
use domain::Language;

fn greeted(language: Language, name: &str, only_pays: bool) -> String {
    (words(language).greeting)(&named(name, only_pays))
}

#[test]
fn every_language_greets_as_its_readers_expect() {
    // Language | nobody | Ciara Doyle | Accounts Payable | Ms Ciara Byrne
    let table = [
        (Language::EnglishUk, "Dear Sir or Madam,", "Dear Ciara,", "Dear accounts team,", "Dear Ms Byrne,"),
        (Language::German, "Guten Tag,", "Guten Tag Ciara Doyle,", "Guten Tag,", "Guten Tag Frau Byrne,"),
        (Language::French, "Madame, Monsieur,", "Bonjour Ciara Doyle,", "Madame, Monsieur,", "Bonjour Madame Byrne,"),
        (
            Language::Spanish,
            "Estimados señores:",
            "Estimado/a Ciara Doyle:",
            "Estimados señores:",
            "Estimada Sra. Ciara Byrne:",
        ),
        (
            Language::Italian,
            "Spettabile Cliente,",
            "Gentile Ciara Doyle,",
            "Spettabile Cliente,",
            "Gentile Sig.ra Byrne,",
        ),
        (Language::Dutch, "Geachte heer/mevrouw,", "Beste Ciara,", "Geachte heer/mevrouw,", "Geachte mevrouw Byrne,"),
        (
            Language::Portuguese,
            "Exmos. Senhores,",
            "Exmo.(a) Sr.(a) Ciara Doyle,",
            "Exmos. Senhores,",
            "Exma. Sra. Ciara Byrne,",
        ),
        (Language::Polish, "Szanowni Państwo,", "Dzień dobry,", "Szanowni Państwo,", "Dzień dobry,"),
    ];
    for (language, nobody, someone, accounts, ms) in table {
        let all = ["", "Ciara Doyle", "Accounts Payable", "Ms Ciara Byrne"].map(|name| greeted(language, name, false));
        assert_eq!(all, [nobody, someone, accounts, ms].map(str::to_owned), "{language:?}");
    }
}

#[test]
fn names_are_read_as_people_write_them() {
    // Name | English | German
    let table = [
        ("Dr. Ciara Byrne", "Dear Dr. Byrne,", "Guten Tag Dr. Ciara Byrne,"),
        ("Prof. Dr. Hans Müller", "Dear Prof. Müller,", "Guten Tag Prof. Hans Müller,"),
        ("Dipl.-Ing. Hans Müller", "Dear Hans,", "Guten Tag Hans Müller,"),
        ("Herr Hans Müller", "Dear Mr Müller,", "Guten Tag Herr Müller,"),
        ("Frau Dr. Anna van der Berg", "Dear Dr. van der Berg,", "Guten Tag Frau Dr. van der Berg,"),
        ("Mrs Niamh O'Brien", "Dear Mrs O'Brien,", "Guten Tag Frau O'Brien,"),
        ("Mr. John Smith", "Dear Mr Smith,", "Guten Tag Herr Smith,"),
        ("Mr Smith", "Dear Mr Smith,", "Guten Tag Herr Smith,"),
        ("Dr Byrne", "Dear Dr Byrne,", "Guten Tag Dr Byrne,"),
        ("Byrne, Ciara", "Dear Ciara,", "Guten Tag Ciara Byrne,"),
        ("van der Berg, Dr. Anna", "Dear Dr. van der Berg,", "Guten Tag Dr. Anna van der Berg,"),
        ("Müller, Herr", "Dear Mr Müller,", "Guten Tag Herr Müller,"),
        ("Ciara Byrne, PhD, MBA", "Dear Ciara,", "Guten Tag Ciara Byrne,"),
        ("Ciara Byrne MBA", "Dear Ciara,", "Guten Tag Ciara Byrne,"),
        ("Jack Ma", "Dear Jack,", "Guten Tag Jack Ma,"),
        ("Ciara", "Dear Ciara,", "Guten Tag Ciara,"),
        ("C. Byrne", "Dear C. Byrne,", "Guten Tag C. Byrne,"),
        ("Ing Chen", "Dear Ing,", "Guten Tag Ing Chen,"),
        ("Ciara & Niall", "Dear Ciara & Niall,", "Guten Tag Ciara & Niall,"),
        ("Anna und Hans Müller", "Dear Anna und Hans Müller,", "Guten Tag Anna und Hans Müller,"),
        ("山田 太郎", "Dear 山田 太郎,", "Guten Tag 山田 太郎,"),
        ("Иван Петров", "Dear Иван Петров,", "Guten Tag Иван Петров,"),
        ("Łukasz Żak", "Dear Łukasz,", "Guten Tag Łukasz Żak,"),
        ("Anna Billing", "Dear Anna,", "Guten Tag Anna Billing,"),
        ("Dr.", "Dear Sir or Madam,", "Guten Tag,"),
        (",", "Dear Sir or Madam,", "Guten Tag,"),
        ("accounts@halden.example", "Dear Sir or Madam,", "Guten Tag,"),
        ("Einkauf", "Dear Sir or Madam,", "Guten Tag,"),
    ];
    for (name, english, german) in table {
        let both = [Language::EnglishIreland, Language::German].map(|language| greeted(language, name, false));
        assert_eq!(both, [english.to_owned(), german.to_owned()], "{name}");
    }
}

#[test]
fn those_who_pay_are_no_first_name() {
    let departments = [
        "Accounts",
        "Accounts Payable",
        "Accounting",
        "Accounts Dept.",
        "Billing",
        "Finance",
        "Finance & Accounting",
        "AP Team",
        "Buchhaltung",
        "Rechnungswesen",
        "Abteilung Buchhaltung",
        "Comptabilité",
        "Contabilidad",
        "Contabilità",
        "Boekhouding",
        "Contabilidade",
        "Księgowość",
        "Invoices/Accounts",
    ];
    for name in departments {
        assert_eq!(named(name, false), Greeted::Accounts, "{name}");
    }
    // Beside another word only where the contact does nothing but pay.
    for name in ["Halden Accounts", "Buchhaltung Nord", "Accounts, Halden Rail Ltd"] {
        assert_eq!(named(name, true), Greeted::Accounts, "{name}");
        assert!(matches!(named(name, false), Greeted::Person(_)), "{name}");
    }
    assert!(matches!(named("Anna Billing", true), Greeted::Person(_)), "a surname");
}
