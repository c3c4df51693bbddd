//! Files that are kept with a record: what they may be called, how large they may be, what they are.

use crate::refusal::Refusal;

/// Most bytes of one file, 25 MB: a signed contract, a scan or a mail has room, and the book stays one file that is
/// copied and verified at every backup.
pub const BYTES_MAX: u64 = 25_000_000;
/// Most files of one record.
pub const FILES_MAX: usize = 50;
/// Characters and bytes of a name; systems take 255 bytes, and a copy may get a word in front. The longest ending that is
/// kept whole has eight characters.
const NAME_MAX: usize = 120;
const NAME_BYTES_MAX: usize = 220;
const ENDING_MAX: usize = 8;

/// Judges a file by its name and size, before a byte of it is read. Errors: `FileIsEmpty`, `FileTooLarge`.
pub fn check_size(name: &str, bytes: u64) -> Result<(), Refusal> {
    let name = file_name(name);
    match bytes {
        0 => Err(Refusal::FileIsEmpty { name }),
        1..=BYTES_MAX => Ok(()),
        // Rounded up, so that what is too large never reads as if it fitted.
        _ => Err(Refusal::FileTooLarge { name, megabytes: bytes.div_ceil(1_000_000), max: BYTES_MAX / 1_000_000 }),
    }
}

/// A name that every system can write and that reads as what it is: no folder, no control or direction character, no
/// name that a system keeps for itself; at most 120 characters, with its ending. A name of which nothing is left is `file`.
pub fn file_name(typed: &str) -> String {
    let clean: String = typed.chars().filter(|c| !is_hidden(*c)).map(plain).collect();
    // Windows drops points and blanks at the end, and a point at the beginning hides a file elsewhere.
    let clean = clean.trim_matches(|c: char| c.is_whitespace() || c == '.');
    let short = shortened(clean);
    if short.is_empty() {
        return "file".to_owned();
    }
    if is_reserved(&short) { format!("_{short}") } else { short }
}

/// Characters that show nothing and change how the others are read: `invoice\u{202e}fdp.exe` looks like a PDF.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

pub(crate) fn plain(c: char) -> char {
    match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME_MAX && name.len() <= NAME_BYTES_MAX {
        return name.to_owned();
    }
    let ending = ending_of(name).map(|ending| format!(".{ending}")).unwrap_or_default();
    let mut kept = String::new();
    for c in name.chars().take(NAME_MAX - ending.len()) {
        if kept.len() + c.len_utf8() + ending.len() > NAME_BYTES_MAX {
            break;
        }
        kept.push(c);
    }
    format!("{}{ending}", kept.trim_end_matches([' ', '.']))
}

/// What stands behind the last point, where it can be an ending.
fn ending_of(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_one = (1..=ENDING_MAX).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric());
    (is_one && !stem.is_empty()).then_some(ending)
}

/// Names of devices, which Windows does not let a file have, whatever its ending.
pub(crate) fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    // It takes raised digits for digits.
    let is_digit = |n: &str| matches!(n.chars().next(), Some('0'..='9' | '¹' | '²' | '³')) && n.chars().count() == 1;
    let is_numbered = |device: &str| stem.strip_prefix(device).is_some_and(is_digit);
    let is_named = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$");
    is_named || is_numbered("com") || is_numbered("lpt")
}

/// Endings with what they are. These open in the user's own viewer; anything else, such as a program, is only saved or
/// shown in its folder.
const KINDS: &[(&str, &str)] = &[
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("heic", "image/heic"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("bmp", "image/bmp"),
    ("eml", "message/rfc822"),
    ("msg", "application/vnd.ms-outlook"),
    ("txt", "text/plain"),
    ("md", "text/markdown"),
    ("csv", "text/csv"),
    ("xml", "application/xml"),
    ("rtf", "application/rtf"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
];

/// First bytes by which a file shows what it is, whatever its name says.
const SIGNS: &[(&[u8], &str)] = &[
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG", "image/png"),
    (b"\xFF\xD8\xFF", "image/jpeg"),
    (b"<?xml", "application/xml"),
];

/// What no table knows.
const UNKNOWN: &str = "application/octet-stream";

/// What a file is: by its first bytes where they tell, else by the ending of its name.
pub fn media_type(name: &str, bytes: &[u8]) -> &'static str {
    let by_sign = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)).map(|(_, media_type)| *media_type);
    by_sign.or_else(|| by_ending(name)).unwrap_or(UNKNOWN)
}

fn by_ending(name: &str) -> Option<&'static str> {
    let ending = ending_of(name)?.to_ascii_lowercase();
    KINDS.iter().find(|(known, _)| *known == ending).map(|(_, media_type)| *media_type)
}

/// Whether the system may open a file of this name: a document, a picture or a mail, and nothing that could run.
pub fn may_be_opened(name: &str) -> bool {
    by_ending(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s14_s84_hostile_names_become_names_that_every_system_writes() {
        let table = [
            ("contract signed.pdf", "contract signed.pdf"),
            ("Vertrag Größe 2026.pdf", "Vertrag Größe 2026.pdf"),
            ("契約書.pdf", "契約書.pdf"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("C:\\Users\\ada\\yes.eml", "C--Users-ada-yes.eml"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
            ("a\u{0}b\n\tc\u{7f}.pdf", "abc.pdf"),
            ("\u{feff}scan\u{200b}.png", "scan.png"),
            ("what? \"yes\" <1>|2*.txt", "what- -yes- -1--2-.txt"),
            ("  .hidden. ", "hidden"),
            ("con", "_con"),
            ("NUL.pdf", "_NUL.pdf"),
            ("COM1.txt", "_COM1.txt"),
            ("LPT².pdf", "_LPT².pdf"),
            ("CONIN$", "_CONIN$"),
            ("common.txt", "common.txt"),
            ("...", "file"),
            ("", "file"),
            ("\u{202e}\u{200f}", "file"),
        ];
        for (typed, expected) in table {
            assert_eq!(file_name(typed), expected, "{typed:?}");
            assert_eq!(file_name(expected), expected, "a clean name stays");
        }
    }

    #[test]
    fn s84_a_long_name_keeps_its_ending() {
        let long = format!("{}.pdf", "é".repeat(300));
        let name = file_name(&long);
        assert_eq!((name.chars().count(), name.ends_with("é.pdf")), (112, true));
        assert!(name.len() <= 250, "no system takes more than 255 bytes; {} here", name.len());
        let no_ending = file_name(&"x.".repeat(200));
        assert!(no_ending.chars().count() <= NAME_MAX, "{no_ending}");
        assert!(file_name(&"本".repeat(300)).len() <= 250, "nor of a script that takes three bytes a sign");
    }

    #[test]
    fn s84_too_large_and_empty_are_told_by_the_size_alone() {
        assert_eq!(check_size("a.pdf", 1), Ok(()));
        assert_eq!(check_size("a.pdf", BYTES_MAX), Ok(()));
        assert_eq!(check_size("a.pdf", 0), Err(Refusal::FileIsEmpty { name: "a.pdf".to_owned() }));
        let name = "a.pdf".to_owned();
        assert_eq!(check_size("a.pdf", BYTES_MAX + 1), Err(Refusal::FileTooLarge { name, megabytes: 26, max: 25 }));
        let name = "scan.tiff".to_owned();
        let refused = Refusal::FileTooLarge { name, megabytes: 200, max: 25 };
        assert!(refused.to_string().contains("smaller copy"), "{refused}");
        assert_eq!(check_size("scan.tiff", 200_000_000), Err(refused));
    }

    #[test]
    fn s84_a_file_is_what_its_bytes_say_and_a_program_is_not_opened() {
        assert_eq!(media_type("scan.txt", b"%PDF-1.7"), "application/pdf");
        assert_eq!(media_type("yes.EML", b"From: ada"), "message/rfc822");
        assert_eq!(media_type("thing", b"\x00\x01"), UNKNOWN);
        for name in ["signed.pdf", "yes.eml", "SCAN.JPG", "plan.docx"] {
            assert!(may_be_opened(name), "{name}");
        }
        for name in ["setup.exe", "invoicefdp.exe", "x.html", "x.svg", "x.desktop", "x.docm", "x.sh", "x.lnk", "pdf"] {
            assert!(!may_be_opened(name), "{name}");
        }
    }
}
