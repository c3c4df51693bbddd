//! Files that go with a mail: how many, how large together, and how they are called. Knows no bytes.

use crate::attachment::file_name;
use crate::filing::counted;
use crate::refusal::Refusal;

/// Most files of one mail.
pub const MAIL_FILES_MAX: usize = 50;
/// Most bytes of all files of one mail. Mail servers commonly take 25 MB, and what is attached grows by 37 % on its way (Base64 in
/// lines, RFC 2045).
pub const MAIL_BYTES_MAX: u32 = 18_000_000;

/// Judges the files of a mail by their sizes together. Errors: `MailTooLarge`.
pub fn check_mail_size(bytes: u64) -> Result<(), Refusal> {
    let max = u64::from(MAIL_BYTES_MAX);
    if bytes <= max {
        return Ok(());
    }
    // Rounded up, so that what is too large never reads as if it fitted.
    Err(Refusal::MailTooLarge { megabytes: bytes.div_ceil(1_000_000), max: max / 1_000_000 })
}

/// Names that every system writes, each once: `Scan.pdf` and `scan (2).pdf`, for most systems see no difference in case.
pub fn told_apart<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        let name = file_name(name);
        let is_taken = |name: &str| all.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        let numbered = |number: u32| match name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()) {
            Some((stem, ending)) => format!("{}.{ending}", counted(stem, number)),
            None => counted(&name, number),
        };
        let free = (1..).map(numbered).find(|name| !is_taken(name));
        all.push(free.expect("no mail has as many files as there are numbers"));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s47_files_of_one_mail_are_told_apart_whatever_they_are_called() {
        let table: [(&[&str], &[&str]); 5] = [
            (&["a.pdf", "b.pdf"], &["a.pdf", "b.pdf"]),
            (&["scan.pdf", "Scan.PDF", "scan.pdf"], &["scan.pdf", "Scan (2).PDF", "scan (3).pdf"]),
            (&["x (2)", "x", "x"], &["x (2)", "x", "x (3)"]),
            (&["a\r\nBcc: eve.pdf", "a\"b.pdf", "a-b.pdf"], &["aBcc- eve.pdf", "a-b.pdf", "a-b (2).pdf"]),
            (&["", "..", "Größe.pdf", "GRÖSSE.pdf"], &["file", "file (2)", "Größe.pdf", "GRÖSSE.pdf"]),
        ];
        for (names, expected) in table {
            assert_eq!(told_apart(names.iter().copied()), expected);
        }
        let long = format!("{}.pdf", "x".repeat(400));
        let all = told_apart([long.as_str(), &long]);
        assert!(all[0] != all[1] && all.iter().all(|name| name.len() < 130 && name.ends_with(".pdf")), "{all:?}");
    }

    #[test]
    fn s47_a_mail_that_no_server_takes_is_refused_with_its_size() {
        let max = u64::from(MAIL_BYTES_MAX);
        assert_eq!(check_mail_size(max), Ok(()));
        let refused = Refusal::MailTooLarge { megabytes: 19, max: 18 };
        assert!(refused.to_string().contains("untick"), "{refused}");
        assert_eq!(check_mail_size(max + 1), Err(refused));
    }
}
