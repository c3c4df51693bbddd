//! A strict reader of calendar files, written from RFC 5545, and what it makes of ours.

use super::*;
use proptest::prelude::*;

/// One event as the reader understood it.
#[derive(Debug, PartialEq, Eq)]
struct Event {
    uid: String,
    start: String,
    end: Option<String>,
    summary: String,
    description: String,
}

/// Reads a file. Errors: what the standard does not allow.
fn read(file: &[u8]) -> Result<(String, Vec<Event>), String> {
    let text = std::str::from_utf8(file).map_err(|_| "not UTF-8".to_owned())?;
    if !text.ends_with("\r\n") {
        return Err("the last line has no end".to_owned());
    }
    let mut lines: Vec<String> = Vec::new();
    for physical in text[..text.len() - 2].split("\r\n") {
        if physical.len() > 75 {
            return Err(format!("a line of {} octets", physical.len()));
        }
        if physical.contains(['\r', '\n']) {
            return Err("a line end that is none".to_owned());
        }
        if let Some(control) = physical.chars().find(|c| c.is_control() && *c != '\t') {
            return Err(format!("a control character {control:?}"));
        }
        match physical.strip_prefix([' ', '\t']) {
            Some(rest) => lines.last_mut().ok_or("a fold before any line")?.push_str(rest),
            None => lines.push(physical.to_owned()),
        }
    }
    properties(&lines)
}

fn properties(lines: &[String]) -> Result<(String, Vec<Event>), String> {
    let mut name = String::new();
    let mut open: Option<Vec<(String, String)>> = None;
    let mut events = Vec::new();
    let (first, rest) = lines.split_first().ok_or("empty")?;
    let (last, within) = rest.split_last().ok_or("no end")?;
    if first != "BEGIN:VCALENDAR" || last != "END:VCALENDAR" {
        return Err("no calendar".to_owned());
    }
    let mut seen = Vec::new();
    for line in within {
        let (key, value) = line.split_once(':').ok_or_else(|| format!("no property: {line}"))?;
        let is_name = !key.is_empty() && key.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '-' | ';' | '='));
        if !is_name {
            return Err(format!("no name of a property: {key}"));
        }
        match (key, value, open.as_mut()) {
            ("BEGIN", "VEVENT", None) => open = Some(Vec::new()),
            ("END", "VEVENT", Some(known)) => {
                events.push(event(known)?);
                open = None;
            }
            ("BEGIN" | "END", ..) => return Err(format!("out of place: {line}")),
            (key, value, Some(known)) => known.push((key.to_owned(), value.to_owned())),
            (key, value, None) => {
                if key == "X-WR-CALNAME" {
                    name = unescaped(value)?;
                }
                seen.push(key.to_owned());
            }
        }
    }
    for wanted in ["VERSION", "PRODID"] {
        if seen.iter().filter(|key| *key == wanted).count() != 1 {
            return Err(format!("{wanted} is wanted once"));
        }
    }
    if open.is_some() { Err("an event without end".to_owned()) } else { Ok((name, events)) }
}

fn event(known: &[(String, String)]) -> Result<Event, String> {
    let all =
        |key: &str| known.iter().filter(|(known, _)| known == key).map(|(_, value)| value.as_str()).collect::<Vec<_>>();
    let one = |key: &str| match all(key)[..] {
        [value] => Ok(value),
        _ => Err(format!("{key} is wanted once")),
    };
    let stamp = one("DTSTAMP")?;
    chrono::NaiveDateTime::parse_from_str(stamp, "%Y%m%dT%H%M%SZ").map_err(|_| format!("no stamp: {stamp}"))?;
    let start = day(one("DTSTART;VALUE=DATE")?)?;
    let end = all("DTEND;VALUE=DATE").first().map(|value| day(value)).transpose()?;
    if end.as_ref().is_some_and(|end| *end <= start) {
        return Err("it ends before it begins".to_owned());
    }
    Ok(Event {
        uid: unescaped(one("UID")?)?,
        start,
        end,
        summary: unescaped(one("SUMMARY")?)?,
        description: all("DESCRIPTION").first().map(|value| unescaped(value)).transpose()?.unwrap_or_default(),
    })
}

fn day(value: &str) -> Result<String, String> {
    let is_day = value.len() == 8 && NaiveDate::parse_from_str(value, "%Y%m%d").is_ok();
    if is_day { Ok(value.to_owned()) } else { Err(format!("no day: {value}")) }
}

fn unescaped(value: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => text.push(c),
                other => return Err(format!("no escape: {other:?}")),
            },
            ';' | ',' => return Err(format!("a bare {c} in {value}")),
            c => text.push(c),
        }
    }
    Ok(text)
}

fn calendar(days: Vec<MarkedDay>) -> Calendar {
    let written_at = "2026-11-16T09:30:00Z".parse().expect("an instant");
    Calendar { name: "Billing platform migration".into(), written_at, days }
}

fn marked(summary: &str, description: &str) -> MarkedDay {
    let on = NaiveDate::from_ymd_opt(2026, 11, 27).expect("a day");
    MarkedDay { uid: "a1b2-m3-target@milepost".into(), on, summary: summary.into(), description: description.into() }
}

#[test]
fn s35_a_day_is_written_as_the_standard_has_it() {
    let file = ics(&calendar(vec![marked("Pilot route live", "Line 14, 15; all depots\\yards\nby night")]));
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Milepost//Milepost//EN\r\nCALSCALE:GREGORIAN\r\n\
        METHOD:PUBLISH\r\nX-WR-CALNAME:Billing platform migration\r\nBEGIN:VEVENT\r\nUID:a1b2-m3-target@milepost\r\n\
        DTSTAMP:20261116T093000Z\r\nDTSTART;VALUE=DATE:20261127\r\nDTEND;VALUE=DATE:20261128\r\n\
        SUMMARY:Pilot route live\r\nDESCRIPTION:Line 14\\, 15\\; all depots\\\\yards\\nby night\r\n\
        TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(String::from_utf8(file).expect("UTF-8"), expected);
}

#[test]
fn s35_long_lines_are_folded_between_characters_at_75_octets() {
    for text in ["x".repeat(400), "ö".repeat(200), "東".repeat(150), "👩‍💻".repeat(60), " ".repeat(300)] {
        let file = ics(&calendar(vec![marked(&text, "")]));
        let (_, events) = read(&file).expect("a calendar");
        assert_eq!(events[0].summary, text);
        let longest =
            file.split(|byte| *byte == b'\n').map(|line| line.len() - usize::from(line.ends_with(b"\r"))).max();
        assert!(longest.is_some_and(|longest| (72..=75).contains(&longest)), "{longest:?}: lines are filled");
    }
}

#[test]
fn the_reader_refuses_what_the_standard_does_not_allow() {
    let good = String::from_utf8(ics(&calendar(vec![marked("Pilot", "x")]))).expect("UTF-8");
    assert!(read(good.as_bytes()).is_ok());
    let spoilt = [
        good.replace("\r\n", "\n"),
        good.replace("SUMMARY:Pilot", "SUMMARY:Pilot, live"),
        good.replace("SUMMARY:Pilot", &format!("SUMMARY:{}", "x".repeat(80))),
        good.replace("20261128", "20261127"),
        good.replace("20261127", "20261301"),
        good.replace("UID:a1b2-m3-target@milepost\r\n", ""),
        good.replace("END:VEVENT\r\n", ""),
        good.replace("VERSION:2.0\r\n", ""),
        good.replace("SUMMARY:Pilot", "SUMMARY:Pilot\\x"),
        good.replace("SUMMARY:Pilot", "SUMMARY:Pi\u{7}lot"),
    ];
    for text in spoilt {
        assert!(read(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn a_day_that_no_calendar_can_hold_is_left_out() {
    let far = NaiveDate::from_ymd_opt(12_026, 1, 1).expect("a day");
    let file = ics(&calendar(vec![MarkedDay { on: far, ..marked("Far", "") }, marked("Near", "")]));
    let (_, events) = read(&file).expect("a calendar");
    assert_eq!(events.len(), 1);
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day");
    let (_, events) = read(&ics(&calendar(vec![MarkedDay { on: last, ..marked("Last", "") }]))).expect("a calendar");
    assert_eq!(events[0].end, None);
}

proptest! {
    /// Whatever a text holds, the file is one that a strict reader takes, and it says the same.
    #[test]
    fn s35_any_text_makes_a_calendar_that_says_it(
        name in any::<String>(),
        texts in prop::collection::vec((any::<String>(), "(\\PC|[\r\n\t,;:\\\\\"])*"), 0..6),
    ) {
        let days = texts.iter().map(|(summary, description)| marked(summary, description)).collect();
        let file = ics(&Calendar { name: name.clone(), ..calendar(days) });
        let (read_name, events) = read(&file).map_err(TestCaseError::fail)?;
        prop_assert_eq!(read_name, printed(&name));
        prop_assert_eq!(events.len(), texts.len());
        for (event, (summary, description)) in events.iter().zip(&texts) {
            prop_assert_eq!(&event.summary, &printed(summary));
            prop_assert_eq!(&event.description, &printed(description));
        }
    }
}

/// What of a text a calendar can hold.
fn printed(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    lines.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
