//! Texts that somebody might send to break something. Each that is long enough holds the word "pwn", by which it is
//! found again.

use domain::text::NOTE_MAX;

pub const MARK: &str = "pwn";

/// Ten megabytes: no field takes them.
pub fn endless() -> String {
    "pwn ".repeat(2_621_440)
}

/// Rows S4 to S6, S9, S11, S14 to S18 and S26 of the reliability list.
pub fn texts() -> Vec<String> {
    let mut all: Vec<String> = [
        // Pages and templates.
        "<img src=x onerror=window.pwn=1></script><script>pwn()</script>",
        "<svg/onload=pwn()> ]]> <!ENTITY pwn SYSTEM \"file:///etc/passwd\">",
        "{{7*7}} ${pwn} %s%n #[pwn] `pwn` $(pwn)",
        "javascript:pwn()",
        "=cmd|'/C calc'!A0 pwn",
        // Documents and queries.
        ") Tj ET Q << /OpenAction /JS (pwn) >> endstream endobj %PDF-1.4",
        "pwn'); DROP TABLE client;-- \" OR \"\"=\" NEAR( * : ^",
        // Files and mail.
        "../../../pwn C:\\CON file:///etc/passwd",
        "pwn\r\nBcc: x@pwn.example",
        "pwn@pwn.example?bcc=x@pwn.example",
        // Controls, directions, what is invisible, what is no character.
        "pwn\u{0}cut",
        "pwn\u{1b}[2J\u{9b}31m\u{85}",
        "pwn\u{202e}fdp.exe",
        "\u{2067}pwn\u{2066}1.000\u{2069}",
        "pwn\u{2028}line\u{2029}",
        "\u{200b}\u{feff}\u{2060}",
        "pwn\u{fffe}\u{ffff}\u{10ffff}\u{e000}\u{fffd}",
        "pwn 請求書 فاتورة חשבונית 🧾👩‍👩‍👧‍👦 ก็ हिन्दी",
        // Numbers and days.
        "1e999",
        "99999999999999999999999999999999.99",
        "+99999999999999",
        "2026-02-30",
    ]
    .map(str::to_owned)
    .to_vec();
    all.push(format!("z{} pwn", "\u{308}\u{301}\u{302}".repeat(60)));
    all.push(format!("pwn{}", "W".repeat(400)));
    all.push("pwn\n".repeat(200));
    all
}

/// Texts at the limit of the longest fields and just beyond it. Not for what sets pages while it is typed: a hundred pages
/// of one word take a debug build seconds.
pub fn longest() -> [String; 2] {
    ["é".repeat(NOTE_MAX - MARK.len()), "é\n".repeat(NOTE_MAX / 2)].map(|text| format!("{MARK}{text}"))
}
