//! Texts of a bank as they may stand in a record.

/// One line of at most `LINE_MAX` characters with single blanks and nothing that hides or turns round what is read.
pub(in crate::bank) fn clean(text: &str) -> String {
    let mut line = String::new();
    let mut length = 0;
    for c in text.chars() {
        let c = if c.is_whitespace() || c.is_control() { ' ' } else { c };
        if (c == ' ' && (line.is_empty() || line.ends_with(' '))) || is_hidden(c) {
            continue;
        }
        if length == domain::text::LINE_MAX {
            break;
        }
        line.push(c);
        length += 1;
    }
    line.truncate(line.trim_end().len());
    line
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
