//! Typed text on its way into a record: trimmed, of bounded length, without control characters.

use crate::refusal::Why;

/// Longest one-line field, in characters.
pub const LINE_MAX: usize = 300;
/// Longest field of several lines, in characters.
pub const NOTE_MAX: usize = 100_000;

/// One line, in which something must stand that can be seen. Errors: `Missing`, `TooLong`, `ControlCharacter`.
pub fn required(text: &str) -> Result<String, Why> {
    let line = optional(text)?;
    if line.chars().all(is_invisible) { Err(Why::Missing) } else { Ok(line) }
}

/// Blanks and characters that have no shape of their own: joiners, fillers, soft hyphens, marks of direction.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}')
}

/// One line, which may be empty. Errors: `TooLong`, `ControlCharacter`.
pub fn optional(text: &str) -> Result<String, Why> {
    checked(text.trim(), LINE_MAX, |_| false)
}

/// Several lines, which may be empty; line ends become `\n`. Errors: `TooLong`, `ControlCharacter`.
pub fn note(text: &str) -> Result<String, Why> {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    checked(unified.trim_end(), NOTE_MAX, |c| matches!(c, '\n' | '\t'))
}

fn checked(text: &str, max: usize, allowed: impl Fn(char) -> bool) -> Result<String, Why> {
    if text.chars().nth(max).is_some() {
        return Err(Why::TooLong { max });
    }
    if text
        .chars()
        .any(|c| c.is_control() && !allowed(c) || is_direction_override(c) || matches!(c, '\u{2028}' | '\u{2029}'))
    {
        return Err(Why::ControlCharacter);
    }
    Ok(text.to_owned())
}

/// Characters that make text read in another order than it is written: they turn "exe.pdf" into "fdp.exe".
fn is_direction_override(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// An e-mail address as mail programs take it: one @, a dot in the domain, no blanks. Empty is allowed.
/// Errors: `NotAnEmail`, and those of `optional`.
pub fn email(text: &str) -> Result<String, Why> {
    let address = optional(text)?;
    if address.is_empty() {
        return Ok(address);
    }
    let plain = |s: &str| {
        !s.is_empty() && s.chars().all(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | '<' | '>' | '"' | '@'))
    };
    match address.split_once('@') {
        Some((name, host))
            if plain(name) && plain(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') =>
        {
            Ok(address)
        }
        _ => Err(Why::NotAnEmail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_would_lie_on_paper() {
        let table = [
            ("  Halden Rail ", Ok("Halden Rail".to_owned())),
            ("", Err(Why::Missing)),
            ("\u{200b}\u{3164} \u{feff}", Err(Why::Missing)),
            ("a\u{200d}b", Ok("a\u{200d}b".to_owned())),
            ("a\u{0}b", Err(Why::ControlCharacter)),
            ("a\nb", Err(Why::ControlCharacter)),
            ("evil\u{202e}gnp.exe", Err(Why::ControlCharacter)),
        ];
        for (input, expected) in table {
            assert_eq!(required(input), expected, "{input:?}");
        }
        assert_eq!(required(&"x".repeat(LINE_MAX + 1)), Err(Why::TooLong { max: LINE_MAX }));
        assert_eq!(note("a\r\nb\rc"), Ok("a\nb\nc".to_owned()));
    }

    #[test]
    fn e_mail_is_checked_for_what_breaks_a_header() {
        for good in ["", "ciara.doyle@halden.example", "a+b@x.co"] {
            assert!(email(good).is_ok(), "{good}");
        }
        for bad in ["ciara", "a@b", "a b@c.d", "a@c.d, x@y.z", "a@@c.d", "a@.d", "\"x\"@c.d"] {
            assert_eq!(email(bad), Err(Why::NotAnEmail), "{bad}");
        }
    }
}
