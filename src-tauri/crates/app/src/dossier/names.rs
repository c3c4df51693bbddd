//! Names of files that every system can write: from hostile names of projects, clients and files.

use super::Part;
use domain::attachment::file_name;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// `prefix-name`, with the name as harmless as `file_name` makes it and its accents joined to their letters. The prefix is
/// ours, so that no name begins with a point or is that of a device.
pub(super) fn of(prefix: &str, name: &str) -> String {
    let name: String = file_name(name).nfc().collect();
    format!("{prefix}-{name}")
}

/// Gives equal paths numbers. Systems that do not tell capital letters apart see them as equal.
pub(super) fn distinct(parts: Vec<Part>) -> Vec<Part> {
    let mut taken = HashSet::new();
    let numbered = |mut part: Part| {
        let wanted = part.path.clone();
        let mut number = 1;
        while !taken.insert(folded(&part.path)) {
            number += 1;
            part.path = with_number(&wanted, number);
        }
        part
    };
    parts.into_iter().map(numbered).collect()
}

fn folded(path: &str) -> String {
    path.nfkc().collect::<String>().to_lowercase()
}

/// `scan (2).pdf`
fn with_number(path: &str, number: usize) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    format!("{folder}/{stem} ({number}){ending}").trim_start_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::*;
    use domain::papers::FilePurpose;

    #[test]
    fn s87_s11_hostile_names_become_names_of_files_on_every_system() {
        for (typed, expected) in [
            ("../../etc/passwd", "M1--..-etc-passwd"),
            ("C:\\x.pdf", "M1-C--x.pdf"),
            ("CON", "M1-_CON"),
            ("nul.txt", "M1-_nul.txt"),
            (".hidden", "M1-hidden"),
            ("invoice\u{202e}fdp.exe", "M1-invoicefdp.exe"),
            ("a\nb.pdf", "M1-ab.pdf"),
            ("trailing. ", "M1-trailing"),
            ("", "M1-file"),
            ("Cafe\u{301}.pdf", "M1-Caf\u{e9}.pdf"),
            ("合同.pdf", "M1-合同.pdf"),
        ] {
            let name = of("M1", typed);
            assert_eq!(name, expected, "{typed:?}");
            assert!(!name.contains(['/', '\\', '\n', '\0', ':']) && !name.starts_with(['.', '-']));
        }
        let long = of("M1", &format!("{}.pdf", "ä".repeat(400)));
        assert!(long.len() <= 240 && long.ends_with(".pdf"), "{} bytes", long.len());
    }

    #[test]
    fn s87_no_two_files_have_a_name_that_some_system_takes_for_the_same() {
        let part = |path: &str| Part {
            path: path.to_owned(),
            purpose: FilePurpose::Attachment,
            about: String::new(),
            on: chrono::NaiveDate::MIN,
            source: Source::Made(Vec::new()),
        };
        let parts = ["a/Scan.pdf", "a/scan.pdf", "a/SCAN.PDF", "a/scan (2).pdf", "b/scan.pdf", "a/none"].map(part);
        let paths: Vec<String> = distinct(Vec::from(parts)).into_iter().map(|part| part.path).collect();
        let expected = ["a/Scan.pdf", "a/scan (2).pdf", "a/SCAN (3).PDF", "a/scan (2) (2).pdf", "b/scan.pdf", "a/none"];
        assert_eq!(paths, expected);
    }
}
