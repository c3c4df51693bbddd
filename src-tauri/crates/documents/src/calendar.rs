//! Days as a calendar file: iCalendar by RFC 5545, which every calendar program reads. Knows no project and no clock.

use chrono::{DateTime, Days, NaiveDate, Utc};

/// A calendar of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub name: String,
    /// When it was written; every event carries it.
    pub written_at: DateTime<Utc>,
    pub days: Vec<MarkedDay>,
}

/// One thing on one whole day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedDay {
    /// The same for the same thing in every file, so that a later one moves it: of the world, not of the file.
    pub uid: String,
    pub on: NaiveDate,
    pub summary: String,
    /// May be empty.
    pub description: String,
}

/// Most bytes of a line, its end left out. Source: RFC 5545, 3.1.
const LINE: usize = 75;

/// The file: lines that end in CRLF, folded, with every text escaped.
pub fn ics(calendar: &Calendar) -> Vec<u8> {
    let mut file = String::new();
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Milepost//Milepost//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    {
        put(&mut file, line);
    }
    put(&mut file, &format!("X-WR-CALNAME:{}", escaped(&calendar.name)));
    let stamp = calendar.written_at.format("%Y%m%dT%H%M%SZ");
    for day in calendar.days.iter().filter(|day| is_writable(day.on)) {
        put(&mut file, "BEGIN:VEVENT");
        put(&mut file, &format!("UID:{}", escaped(&day.uid)));
        put(&mut file, &format!("DTSTAMP:{stamp}"));
        put(&mut file, &format!("DTSTART;VALUE=DATE:{}", day.on.format("%Y%m%d")));
        // The end of a whole day is the day after it.
        if let Some(end) = day.on.checked_add_days(Days::new(1)).filter(|end| is_writable(*end)) {
            put(&mut file, &format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")));
        }
        put(&mut file, &format!("SUMMARY:{}", escaped(&day.summary)));
        if !day.description.is_empty() {
            put(&mut file, &format!("DESCRIPTION:{}", escaped(&day.description)));
        }
        // It takes no time of the day away from anybody.
        put(&mut file, "TRANSP:TRANSPARENT");
        put(&mut file, "END:VEVENT");
    }
    put(&mut file, "END:VCALENDAR");
    file.into_bytes()
}

/// Dates have four digits of a year.
fn is_writable(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (1..=9999).contains(&day.year())
}

/// A text as a value. Source: RFC 5545, 3.3.11. What may not stand in a text at all is left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' => value.push_str("\\\\"),
            ';' => value.push_str("\\;"),
            ',' => value.push_str("\\,"),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => value.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => value.push(c),
        }
    }
    value
}

/// Appends a line, folded between characters: a line that goes on begins with a blank, which counts.
fn put(file: &mut String, line: &str) {
    let mut left = LINE;
    for c in line.chars() {
        if c.len_utf8() > left {
            file.push_str("\r\n ");
            left = LINE - 1;
        }
        file.push(c);
        left -= c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests;
