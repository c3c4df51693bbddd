//! A mail as an address, for programs that take no drafts (RFC 6068). It cannot carry a file.

use super::MailTexts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Longest address that every system hands on: Windows takes 2,083 characters.
const ADDRESS_MAX: usize = 2000;

/// All but what RFC 3986 calls unreserved.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The sign between name and host may stand in a recipient.
const ENCODED_IN_RECIPIENTS: &AsciiSet = &ENCODED.remove(b'@');

/// The mail as a `mailto:` address. A text that is too long for one is left out: half a letter would be worse than none.
pub fn address(mail: &MailTexts) -> String {
    let list = |all: &[String]| {
        let all = all.iter().map(|one| utf8_percent_encode(one, ENCODED_IN_RECIPIENTS).to_string());
        all.collect::<Vec<_>>().join(",")
    };
    let encoded = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
    let mut parts = vec![format!("subject={}", encoded(&mail.subject))];
    if !mail.cc.is_empty() {
        parts.insert(0, format!("cc={}", list(&mail.cc)));
    }
    let head = format!("mailto:{}?{}", list(&mail.to), parts.join("&"));
    // Lines of a mail end with both signs (RFC 6068, 5).
    let whole = format!("{head}&body={}", encoded(&mail.text.replace("\r\n", "\n").replace('\n', "\r\n")));
    if whole.len() <= ADDRESS_MAX { whole } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(subject: &str, text: &str) -> MailTexts {
        let to = vec!["accounts@halden.example".to_owned(), "o'hara+bills@halden.example".to_owned()];
        MailTexts {
            to,
            cc: vec!["ciara@halden.example".to_owned()],
            subject: subject.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn s46_a_mail_is_an_address_with_recipients_subject_and_text() {
        assert_eq!(
            address(&mail("Invoice 2026-001: Müller & Söhne", "Dear Ciara,\n\n100 % done?\n")),
            "mailto:accounts@halden.example,o%27hara%2Bbills@halden.example?cc=ciara@halden.example\
             &subject=Invoice%202026-001%3A%20M%C3%BCller%20%26%20S%C3%B6hne\
             &body=Dear%20Ciara%2C%0D%0A%0D%0A100%20%25%20done%3F%0D%0A"
        );
    }

    #[test]
    fn s46_no_name_adds_a_header_to_an_address() {
        let hostile = address(&mail("x&bcc=thief@evil.example?attach=/etc/passwd#\r\nBcc: thief", "&cc=thief"));
        assert_eq!(hostile.matches(['?', '&', '#', '\r', '\n', ' ']).collect::<String>(), "?&&", "{hostile}");
    }

    #[test]
    fn s46_a_text_that_no_address_can_hold_is_left_out_whole() {
        let long = address(&mail("Invoice 2026-001", &"ä".repeat(400)));
        assert!(long.len() <= ADDRESS_MAX && !long.contains("body="), "{long}");
    }
}
