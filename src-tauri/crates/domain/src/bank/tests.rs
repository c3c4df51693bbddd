//! Tables of what payers write, and what follows from it.

use super::name::{fit, telling, words};
use super::number::is_named_by_tail;
use super::*;
use crate::id::PaymentId;
use crate::money::Currency;

fn money(amount: &str, currency: &str) -> Money {
    Money::parse(amount, Currency::parse(currency).unwrap()).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn entry(amount: &str, name: &str, reference: &str) -> BankEntry {
    BankEntry {
        booked_on: day("2026-11-16"),
        amount: money(amount, "EUR"),
        name: name.to_owned(),
        iban: String::new(),
        reference: reference.to_owned(),
        bank_id: String::new(),
    }
}

/// Two invoices of Halden, one of Halden Freight, two equal ones of Nordlicht, one in dollars.
fn open() -> Vec<OpenInvoice> {
    let invoice = |id, number: &str, client, open, due: &str| OpenInvoice {
        id: InvoiceId(id),
        number: number.to_owned(),
        client: ClientId(client),
        open,
        discounted: None,
        due_on: day(due),
    };
    vec![
        invoice(1, "2026-031", 1, money("14760", "EUR"), "2026-11-03"),
        invoice(2, "2026-035", 1, money("11808", "EUR"), "2026-12-15"),
        invoice(3, "2026-036", 2, money("500", "EUR"), "2026-12-01"),
        invoice(4, "2026-037", 3, money("355", "EUR"), "2026-12-02"),
        invoice(5, "2026-038", 3, money("355", "EUR"), "2026-12-03"),
        invoice(6, "2026-039", 4, money("900", "USD"), "2026-12-04"),
    ]
}

fn payers() -> Vec<Payer> {
    let payer = |client, name: &str, ibans: &[&str]| Payer {
        client: ClientId(client),
        name: name.to_owned(),
        ibans: ibans.iter().map(|iban| (*iban).to_owned()).collect(),
    };
    vec![
        payer(1, "Halden Rail Ltd", &["IE29AIBK93115212345678"]),
        payer(2, "Halden Rail Freight Ltd", &[]),
        payer(3, "Nordlicht Büro GmbH", &[]),
        payer(4, "Northwind Inc.", &[]),
    ]
}

fn settled() -> Vec<Settled> {
    let of = |client, number: &str| Settled { client: ClientId(client), number: number.to_owned() };
    vec![of(1, "2026-030"), of(2, "2026-029")]
}

fn proposed(entry: BankEntry) -> (Vec<i64>, Vec<MatchReason>, Certainty, Vec<i64>) {
    let proposal = propose(&[entry], &open(), &payers(), &settled()).remove(0);
    let plain = |ids: Vec<InvoiceId>| ids.into_iter().map(|id| id.0).collect();
    (plain(proposal.invoices), proposal.reasons, proposal.certainty, plain(proposal.choices))
}

#[test]
fn s2_numbers_are_found_whatever_separators_stand_in_them_and_as_the_references_of_payment_codes() {
    for (text, number, expected) in [
        ("Invoice 2026-031, thank you", "2026-031", true),
        ("RE2026031", "2026-031", true),
        ("re 2026/031", "2026-031", true),
        ("SVWZ+2026-0 31", "2026-031", true),
        ("INV2026032", "inv-2026-032", true),
        ("inv 2026 032.", "INV-2026-032", true),
        ("2026-031/2026-035", "2026-035", true),
        ("RF42 2026 034", "2026-034", true),
        ("Ref RF422026034", "2026-034", true),
        ("RF422026034", "2026-035", false),
        ("00 00000 00000 00000 00202 60346", "2026-034", true),
        ("000000000000000000002026034", "2026-034", false),
        ("RF11 F 2026 034", "F-2026-034", true),
        ("/VS/2026034", "F-2026-034", true),
        ("VS 12026034", "F-2026-034", false),
        ("VS 2026", "F-2026", false),
        ("2026-0311", "2026-031", false),
        ("12026-031", "2026-031", false),
        ("2026-03", "2026-031", false),
        ("XINV-2026-032", "INV-2026-032", false),
        ("17.11.2026 31", "2026-031", false),
        ("paid 7 of 9", "7", false),
        ("thanks", "NINE", false),
        ("", "2026-031", false),
        ("2026-031", "", false),
    ] {
        assert_eq!(Said::of(text).names(number), expected, "{number} in {text:?}");
    }
    for (text, number, expected) in [
        ("HALDEN 031 035", "2026-031", true),
        ("HALDEN 0310", "2026-031", false),
        ("Flat 31", "2026-31", false),
        ("20260311", "20260311", false),
    ] {
        assert_eq!(is_named_by_tail(text, number), expected, "the tail of {number} in {text:?}");
    }
}

#[test]
fn s2_names_are_known_in_capitals_without_accents_and_legal_forms() {
    for (said, client, expected) in [
        ("HALDEN RAIL LIMITED", "Halden Rail Ltd", true),
        ("NORDLICHT BUERO GMBH", "Nordlicht Büro GmbH", true),
        ("Atelier Étoile", "ATELIER ETOILE SARL", true),
        ("VIR SEPA ATELIER ETOILE", "Atelier Étoile S.A.R.L.", true),
        ("Halden", "Halden Rail Ltd", false),
        ("The Company Ltd", "GmbH", false),
        ("ABC", "ABC Ltd", false),
        ("", "", false),
    ] {
        assert_eq!(
            telling(client).is_some_and(|own| fit(&words(said), &own).is_some()),
            expected,
            "{client} in {said:?}"
        );
    }
}

#[test]
fn s2_a_proposal_says_why_and_how_sure_it_is() {
    use Certainty::{Choice, Likely, Sure, Unknown};
    use MatchReason::{Account, Amount, Name, Number, Sum};
    let by_account = BankEntry { iban: "IE29AIBK93115212345678".to_owned(), ..entry("11808", "H. R.", "thanks") };
    for (what, entry, expected) in [
        ("number and amount", entry("14760", "", "2026-031"), (vec![1], vec![Number, Amount], Sure, vec![1])),
        (
            "number, amount and name",
            entry("14760", "HALDEN RAIL LIMITED", "RE 2026 031"),
            (vec![1], vec![Number, Amount, Name], Sure, vec![1]),
        ),
        (
            "two numbers and their sum",
            entry("26568", "", "2026-031 + 2026-035"),
            (vec![1, 2], vec![Number, Sum], Sure, vec![1, 2]),
        ),
        (
            "the ends of two numbers",
            entry("26568", "Halden Rail", "031 035"),
            (vec![1, 2], vec![Number, Sum, Name], Sure, vec![1, 2]),
        ),
        ("a number, too little", entry("14735", "", "2026-031"), (vec![1], vec![Number], Likely, vec![1])),
        (
            "a number in passing",
            entry("11808", "", "2026-035 as 2026-031"),
            (vec![2], vec![Number, Amount], Likely, vec![1, 2]),
        ),
        ("numbers of two clients", entry("14760", "", "2026-031 2026-036"), (vec![], vec![Number], Choice, vec![1, 3])),
        (
            "numbers of two clients from one",
            entry("500", "Halden Rail Freight", "2026-031 2026-036"),
            (vec![3], vec![Number, Amount, Name], Sure, vec![3]),
        ),
        ("amount and name", entry("11808", "Halden Rail", "thanks"), (vec![2], vec![Amount, Name], Sure, vec![2])),
        (
            "the number of a paid one",
            entry("11808", "Halden Rail", "2026-030"),
            (vec![2], vec![Amount, Name], Likely, vec![2]),
        ),
        (
            "the number of a paid one of another",
            entry("11808", "Halden Rail", "2026-029"),
            (vec![2], vec![Amount, Name], Sure, vec![2]),
        ),
        ("amount and account", by_account, (vec![2], vec![Amount, Account], Sure, vec![2])),
        ("the name in the text", entry("500", "", "Halden Rail Freight"), (vec![3], vec![Amount, Name], Sure, vec![3])),
        (
            "the sum of a client",
            entry("26568", "Halden Rail", "thanks"),
            (vec![1, 2], vec![Sum, Name], Likely, vec![1, 2]),
        ),
        (
            "equal amounts of a client",
            entry("355", "Nordlicht Büro", "thanks"),
            (vec![], vec![Amount, Name], Choice, vec![4, 5]),
        ),
        (
            "a client and nothing that fits",
            entry("1", "Halden Rail", "thanks"),
            (vec![], vec![Name], Choice, vec![1, 2]),
        ),
        ("an amount alone", entry("500", "Somebody", "thanks"), (vec![3], vec![Amount], Likely, vec![3])),
        ("equal amounts of nobody", entry("355", "Somebody", "thanks"), (vec![], vec![Amount], Choice, vec![4, 5])),
        ("a client that owes nothing here", entry("900", "Northwind", "thanks"), (vec![], vec![], Unknown, vec![])),
        ("nothing", entry("77", "Somebody", "thanks"), (vec![], vec![], Unknown, vec![])),
    ] {
        assert_eq!(proposed(entry), expected, "{what}");
    }
}

#[test]
fn s2_what_a_sure_entry_pays_is_not_offered_again() {
    let twice = [entry("14760", "", "2026-031"), entry("14760", "", "2026-031"), entry("355", "Nordlicht Büro", "037")];
    let certain: Vec<Certainty> = propose(&twice, &open(), &payers(), &settled()).iter().map(|p| p.certainty).collect();
    assert_eq!(certain, [Certainty::Sure, Certainty::Unknown, Certainty::Sure]);
}

#[test]
fn s2_an_invoice_in_another_currency_is_named() {
    let open = open();
    let named =
        |reference: &str| named_in_other_currency(&entry("900", "", reference), &open).map(|i| i.number.as_str());
    assert_eq!((named("2026-039"), named("2026-031")), (Some("2026-039"), None));
}

fn seen(id: i64, on: &str, amount: &str, reference: &str, note: &str) -> Seen {
    Seen {
        id: PaymentId(id),
        client: ClientId(1),
        received_on: day(on),
        amount: money(amount, "EUR"),
        reference: reference.to_owned(),
        note: note.to_owned(),
    }
}

#[test]
fn s2_an_entry_that_was_recorded_is_known_again() {
    use Recorded::{Already, No, Perhaps};
    let of = |entry: BankEntry, client: Option<i64>, payment: Seen| {
        recorded(&[entry], &[client.map(ClientId)], &[payment]).remove(0)
    };
    let named = |id: &str| BankEntry { bank_id: id.to_owned(), ..entry("10", "Halden", "2026-031") };
    let same = PaymentId(7);
    for (what, entry, client, payment, expected) in [
        ("the bank's own name", named("B-1"), None, seen(7, "2026-10-01", "10", "else", "Halden\nB-1"), Already(same)),
        ("its name, another amount", named("B-1"), None, seen(7, "2026-10-01", "11", "else", "B-1"), No),
        ("day, amount, reference", named(""), None, seen(7, "2026-11-16", "10", "2026-031", ""), Already(same)),
        (
            "no reference, one name",
            entry("10", "Halden", ""),
            None,
            seen(7, "2026-11-16", "10", "", "Halden"),
            Already(same),
        ),
        ("no reference, no name", entry("10", "Halden", ""), None, seen(7, "2026-11-16", "10", "", ""), Perhaps(same)),
        ("four days around", entry("10", "", "x"), Some(1), seen(7, "2026-11-12", "10", "", ""), Perhaps(same)),
        ("five days around", entry("10", "", "x"), Some(1), seen(7, "2026-11-11", "10", "", ""), No),
        ("another client", entry("10", "", "x"), Some(2), seen(7, "2026-11-16", "10", "", ""), No),
        ("money that went out", entry("-10", "", "x"), None, seen(7, "2026-11-16", "-10", "x", ""), No),
    ] {
        assert_eq!(of(entry, client, payment), expected, "{what}");
    }
}

#[test]
fn s2_equal_entries_of_one_day_are_as_many_payments() {
    let two = [entry("10", "", "seat"), entry("10", "", "seat")];
    let found = recorded(&two, &[None, None], &[seen(7, "2026-11-16", "10", "seat", "")]);
    assert_eq!(found, [Recorded::Already(PaymentId(7)), Recorded::No]);
    // The better sign wins, wherever its entry stands.
    let later = BankEntry { bank_id: "B-2".to_owned(), ..entry("10", "", "seat") };
    let found =
        recorded(&[entry("10", "", "seat"), later], &[None, None], &[seen(7, "2026-11-16", "10", "seat", "B-2")]);
    assert_eq!(found, [Recorded::No, Recorded::Already(PaymentId(7))]);
}
