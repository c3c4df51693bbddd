//! Ten thousand random payments of each scheme: what the payload's reader finds is what was to be paid.

use super::*;
use crate::tests::{cases, is_caught, minor};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

const CASES: u32 = 10_000;

/// Text within a scheme's alphabet that neither begins nor ends with a blank.
fn text(alphabet: &'static str, longest: usize) -> impl Strategy<Value = String> {
    let signs: Vec<char> = alphabet.chars().collect();
    prop::collection::vec(0..signs.len(), 1..=longest).prop_map(move |places| {
        let line: String = places.iter().map(|at| signs[*at]).collect();
        if line.trim().is_empty() { "A".to_owned() } else { line.trim().to_owned() }
    })
}

fn digits(count: u32) -> impl Strategy<Value = String> {
    (0..10u128.pow(count)).prop_map(move |number| format!("{number:0width$}", width = count as usize))
}

/// An IBAN of `country` over an account of at most 20 digits, with right check digits.
fn iban(country: &'static str, account: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let letters: u128 = country.bytes().fold(0, |number, letter| number * 100 + u128::from(letter - b'A') + 10);
    account.prop_map(move |account| {
        let number = account.parse::<u128>().unwrap() * 1_000_000 + letters * 100;
        format!("{country}{:02}{account}", 98 - number % 97)
    })
}

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:'+-/()?&*%=#@";
const EUROPEAN: &str = "abcXYZ 019 &*%=:+-/äöüßÄéèçñøåœŒřžŁőșȚ€ ¡ÿ";
const ANY: &str = "abcXYZ 019&*%=:+-/äßřΩжשع中文नमस्ते𝒳🙂€ \u{301}";
const GRAPHIC: &str = "abcXYZ0189@+-._!#$%&*~|{}<>/?:;,=";
const NUMBER: &str = "ABCXYZ0123456789-/._ ";

fn written(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

fn epc_says_what_is_to_be_paid(
    (holder, iban, number, due): (String, String, String, i64),
) -> Result<(), TestCaseError> {
    let body = bill(minor(due, "EUR"), vec![transfer(&holder, &iban, "BYLADEM1001")]);
    let text = payload(&body, &number);
    prop_assert!(text.len() <= 331);
    let read = readers::epc(&text);
    let expected = ["BYLADEM1001", &holder, &iban, &written(due), "", "", &number].map(str::to_owned);
    prop_assert_eq!(read, Some(expected));
    Ok(())
}

fn sepa_payments() -> impl Strategy<Value = (String, String, String, i64)> {
    (text(ANY, 40), iban("DE", digits(18)), text(ANY, 30), 1i64..=99_999_999_999)
        .prop_filter("bytes", |(holder, _, number, _)| holder.len() + number.len() < 220)
}

proptest! {
    #![proptest_config(cases(CASES))]

    #[test]
    fn epc(payment in sepa_payments()) {
        epc_says_what_is_to_be_paid(payment)?;
    }

    #[test]
    fn swiss_with_a_qr_iban(
        holder in text(EUROPEAN, 70), street in text(EUROPEAN, 60), town in text(EUROPEAN, 35),
        iban in iban("CH", digits(14).prop_map(|rest| format!("31{rest}0"))), sequence in 1u64..1_000_000_000, due in 1i64..=99_999_999_999,
    ) {
        let mut body = bill(minor(due, "CHF"), vec![transfer(&holder, &iban, "")]);
        body.seller.address = address("LI", &format!("{street} 7a"), "9490", &town);
        let number = format!("R-{sequence}");
        let lines = readers::swiss(&payload(&body, &number)).expect("a Swiss bill");
        prop_assert_eq!(&lines[0], &iban);
        // A street may itself end in a comma, which parts it from the number.
        let street = street.trim_end_matches([' ', ',']).to_owned();
        prop_assert_eq!(&lines[1..8], &["S", &holder, &street, "7a", "9490", &town, "LI"].map(str::to_owned));
        prop_assert_eq!(&lines[15..17], &[written(due), "CHF".to_owned()]);
        prop_assert_eq!(&lines[24], "QRR");
        prop_assert!(is_qr_reference(&lines[25]));
        prop_assert_eq!(lines[25][..26].trim_start_matches('0'), sequence.to_string());
        prop_assert_eq!(printed_reference(&body, &number).replace(' ', ""), lines[25].clone());
        prop_assert_eq!(&lines[26], &number);
    }

    #[test]
    fn swiss_with_another_account(
        name in text(EUROPEAN, 70), iban in iban("LI", digits(14).prop_map(|rest| format!("0880{}", &rest[..13]))),
        number in text(NUMBER, 40), due in 1i64..=99_999_999_999,
    ) {
        let mut body = bill(minor(due, "EUR"), vec![transfer("Elin", &iban, "")]);
        body.buyer.name.clone_from(&name);
        let lines = readers::swiss(&payload(&body, &number)).expect("a Swiss bill");
        prop_assert_eq!(&lines[17..24], &["S", &name, "Musterstrasse", "1", "8000", "Seldwyla", "CH"].map(str::to_owned));
        let signs: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        if (1..=21).contains(&signs.len()) {
            prop_assert_eq!(&lines[24], "SCOR");
            prop_assert!(is_creditor_reference(&lines[25]));
            prop_assert_eq!(&lines[25][4..], signs);
            prop_assert_eq!(printed_reference(&body, &number).replace(' ', ""), lines[25].clone());
        } else {
            prop_assert_eq!(&lines[24..26], &["NON".to_owned(), String::new()]);
            prop_assert_eq!(printed_reference(&body, &number), number.clone());
        }
        prop_assert_eq!(&lines[26], &number);
    }

    #[test]
    fn spayd(iban in iban("CZ", digits(20)), number in text(LETTERS, 60), due in 1i64..=999_999_999) {
        let body = bill(minor(due, "CZK"), vec![transfer("Elin", &iban, "GIBACZPX")]);
        let fields = readers::spayd(&payload(&body, &number)).expect("a SPAYD");
        prop_assert_eq!(&fields["ACC"], &format!("{iban}+GIBACZPX"));
        prop_assert_eq!(&fields["AM"], &written(due));
        prop_assert_eq!(&fields["CC"], "CZK");
        prop_assert_eq!(&fields["DT"], "20261222");
        prop_assert_eq!(&fields["MSG"], &number.to_ascii_uppercase());
        let symbol: String = number.chars().filter(char::is_ascii_digit).collect();
        let symbol = (1..=10).contains(&symbol.len()).then_some(symbol);
        prop_assert_eq!(fields.get("X-VS").cloned(), symbol);
    }

    #[test]
    fn upi(user in text("abcxyz019._-", 30), bank in text("abcxyz", 12), holder in text(ANY, 60), number in text(ANY, 35), due in 1i64..=99_999_999_999) {
        let address = format!("{user}@{bank}");
        let method = PaymentMethod::Upi { address: address.clone(), holder: holder.clone() };
        let fields = readers::upi(&payload(&bill(minor(due, "INR"), vec![method]), &number)).expect("a UPI link");
        let expected = [("am", &*written(due)), ("cu", "INR"), ("pa", &address), ("pn", &holder), ("tn", &number), ("tr", &number)];
        prop_assert_eq!(fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
    }

    #[test]
    fn pix(key in text(GRAPHIC, 77), holder in text(LETTERS, 60), city in text(LETTERS, 30), number in text(NUMBER, 40), due in 1i64..=99_999_999_999) {
        let method = PaymentMethod::Pix { key: key.clone(), holder: holder.clone(), city: city.clone() };
        let fields = readers::pix(&payload(&bill(minor(due, "BRL"), vec![method]), &number)).expect("a Pix code");
        let cut = |text: &str, max| text.chars().take(max).collect::<String>().trim_end().to_owned();
        prop_assert_eq!(&fields["26.00"], "br.gov.bcb.pix");
        prop_assert_eq!(&fields["26.01"], &key);
        prop_assert_eq!(&fields["54"], &written(due));
        prop_assert_eq!([&*fields["00"], &*fields["52"], &*fields["53"], &*fields["58"]], ["01", "0000", "986", "BR"]);
        prop_assert_eq!(&fields["59"], &cut(&holder, 25));
        prop_assert_eq!(&fields["60"], &cut(&city, 15));
        let signs: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        prop_assert_eq!(&fields["62.05"], if (1..=25).contains(&signs.len()) { &signs } else { "***" });
    }
}

#[test]
fn a_payload_with_another_amount_would_be_noticed() {
    let one_cent_more = |(holder, iban, number, due): (String, String, String, i64)| {
        let body = bill(minor(due + 1, "EUR"), vec![transfer(&holder, &iban, "BYLADEM1001")]);
        let read = readers::epc(&payload(&body, &number)).expect("an EPC code");
        prop_assert_eq!(&read[3], &written(due));
        Ok(())
    };
    assert!(is_caught(sepa_payments().prop_filter("limit", |payment| payment.3 < 99_999_999_999), one_cent_more));
}
