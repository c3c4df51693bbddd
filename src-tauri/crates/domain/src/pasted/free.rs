//! Plain lines, such as a list in a mail: in each the amount, the share and the day are found, the rest is the title.

use super::words::{self, Sum};
use super::{Habits, Left, LeftOut, Raw, RawRow, amount, day};

pub(super) fn read(lines: Vec<(u32, String)>, _: &Habits) -> Raw {
    let rows: Vec<(String, RawRow)> =
        lines.into_iter().map(|(number, text)| (text.clone(), row(number, &text))).collect();
    let has_figure = |row: &RawRow| !row.amount.is_empty() || !row.share.is_empty();
    let first = rows.iter().position(|(_, row)| has_figure(row));
    let last = rows.iter().rposition(|(_, row)| has_figure(row));
    let mut raw = Raw::default();
    for (at, (text, row)) in rows.into_iter().enumerate() {
        let is_rule = text.chars().all(|c| matches!(c, '-' | '=' | '_' | ' ' | '*'));
        let is_around = first.is_some_and(|first| at < first) || last.is_some_and(|last| at > last);
        let left = |why| LeftOut { line: row.line, text: text.clone(), why };
        match words::sum(&row.title) {
            _ if is_rule => raw.left_out.push(left(Left::Rule)),
            Some(Sum::Tax) => raw.left_out.push(left(Left::Tax)),
            Some(Sum::Gross) => raw.left_out.push(left(Left::Gross)),
            Some(Sum::Total) => {
                raw.left_out.push(left(Left::Total));
                raw.totals.push(if row.amount.is_empty() { row.share } else { row.amount });
            }
            None if is_around => raw.left_out.push(left(Left::Text)),
            None => raw.rows.push(row),
        }
    }
    raw
}

fn row(line: u32, text: &str) -> RawRow {
    let mut words: Vec<&str> = unmarked(text).split(' ').filter(|word| !word.is_empty()).collect();
    let date = taken(&mut words, 5, |text, _| day::is_day(text));
    let share = taken(&mut words, 2, |text, _| text.ends_with('%') && amount::share(text).is_some());
    let amount = taken(&mut words, 4, |text, _| amount::names_currency(text))
        .or_else(|| taken(&mut words, 1, |text, _| amount::is_amount(text) && text.ends_with(['k', 'K'])))
        // Without a currency only what stands last is an amount: a title may hold numbers.
        .or_else(|| taken(&mut words, 1, |text, is_last| is_last && amount::is_amount(text)));
    RawRow {
        line,
        title: title(&words),
        amount: amount.unwrap_or_default(),
        share: share.unwrap_or_default(),
        date: date.unwrap_or_default(),
        ..RawRow::default()
    }
}

/// A line without the sign or number in front of it.
fn unmarked(text: &str) -> &str {
    let text = text.trim();
    let Some((mark, rest)) = text.split_once(' ') else { return text };
    let is_bullet = matches!(mark, "-" | "*" | "•" | "–" | "—" | "·" | "o" | "▪" | "‣");
    let inner = mark.trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_short = inner.chars().count() <= 2 && !inner.is_empty();
    let is_numbered = inner.len() < mark.len() && is_short && inner.chars().all(char::is_alphanumeric);
    if is_bullet || is_numbered { rest.trim_start() } else { text }
}

/// Finds the longest run of at most `most` words that `fits`, takes it out and returns it without the signs around it.
fn taken(words: &mut Vec<&str>, most: usize, fits: impl Fn(&str, bool) -> bool) -> Option<String> {
    for length in (1..=most.min(words.len())).rev() {
        for start in 0..=words.len() - length {
            let run = words[start..start + length].join(" ");
            let run = run.trim_matches(['(', ')', '[', ']', ',', ';', ':']);
            // A point at the end may belong to a day such as 30.11. but not to an amount.
            let candidate = if run.ends_with(|c: char| c.is_ascii_digit()) { run } else { run.trim_end_matches(';') };
            if fits(candidate, start + length == words.len()) {
                let found = candidate.to_owned();
                words.drain(start..start + length);
                return Some(found);
            }
        }
    }
    None
}

/// Words that lead to a day or an amount that was taken out.
const LEADS: &[&str] = &[
    "due", "by", "on", "until", "at", "for", "bis", "am", "zum", "fällig", "für", "le", "avant", "pour", "el", "antes",
    "para", "payable", "of", "à", "au", "au:", "zu", "in",
];

fn title(words: &[&str]) -> String {
    let is_sign = |word: &str| word.chars().all(|c| !c.is_alphanumeric());
    let mut words = words;
    while let [rest @ .., last] = words {
        let bare = last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if is_sign(last) || LEADS.contains(&bare.as_str()) { words = rest } else { break }
    }
    while let [first, rest @ ..] = words {
        if is_sign(first) { words = rest } else { break }
    }
    words.join(" ").trim_matches([' ', ':', ';', ',', '-', '\u{2013}', '\u{2014}', '|']).to_owned()
}
