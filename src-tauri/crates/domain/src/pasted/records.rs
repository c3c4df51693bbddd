//! Pasted text cut into records of cells: by tabs, pipes, semicolons, commas or wide gaps; else single lines.

use super::{LINES_MAX, words};

/// A record with the line on which it begins, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub line: u32,
    pub cells: Vec<String>,
    /// Cut at wide gaps: an empty cell leaves no trace.
    pub is_aligned: bool,
    /// Cut at commas, which may also be decimal marks.
    pub is_by_comma: bool,
}

impl Record {
    pub(super) fn text(&self) -> String {
        self.cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    }

    /// Cells with something in them.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().enumerate().map(|(at, cell)| (at, cell.as_str())).filter(|(_, cell)| !cell.is_empty())
    }
}

#[derive(Debug)]
pub(super) enum Records {
    Table(Vec<Record>),
    /// Number and text of each line that has something on it.
    Lines(Vec<(u32, String)>),
}

pub(super) fn records(text: &str) -> Records {
    let lines: Vec<&str> = text.lines().take(LINES_MAX).collect();
    let count = |holds: &dyn Fn(&str) -> bool| lines.iter().filter(|line| holds(line)).count();
    let filled = count(&|line| !line.trim().is_empty());
    let with = |mark: char| count(&|line| line.contains(mark));
    if with('\t') > 0 {
        return Records::Table(quoted(&lines, '\t'));
    }
    if count(&|line| line.matches('|').count() >= 2) * 2 > filled || is_piped(&lines, filled) {
        return Records::Table(lines_of(&lines, piped));
    }
    if with(';') * 2 > filled && with(';') > 1 {
        return Records::Table(quoted(&lines, ';'));
    }
    if is_by_comma(&lines) {
        let mut records = quoted(&lines, ',');
        records.iter_mut().for_each(|record| record.is_by_comma = true);
        return Records::Table(records);
    }
    if count(&|line| wide(line).len() > 1) * 2 >= filled && filled > 1 {
        let mut records = lines_of(&lines, wide);
        records.iter_mut().for_each(|record| record.is_aligned = true);
        return Records::Table(records);
    }
    let numbered = lines.iter().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    Records::Lines(numbered.map(|(line, number)| (number, clean(line))).collect())
}

/// One pipe a line is a separator when most lines have exactly one.
fn is_piped(lines: &[&str], filled: usize) -> bool {
    filled > 1 && lines.iter().filter(|line| line.matches('|').count() == 1).count() == filled
}

/// Commas stand in titles, amounts and dates too: they separate only under a head of known words, or between quotes.
fn is_by_comma(lines: &[&str]) -> bool {
    let Some(first) = lines.iter().find(|line| !line.trim().is_empty()) else { return false };
    let heads = first.split(',').filter(|cell| words::is_head(&clean(cell))).count();
    let is_quoted = first.trim_start().starts_with('"') && first.contains("\",");
    (heads >= 2 || is_quoted) && lines.iter().filter(|line| line.contains(',')).count() > 1
}

fn lines_of(lines: &[&str], cut: impl Fn(&str) -> Vec<String>) -> Vec<Record> {
    let filled = lines.iter().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    filled.map(|(line, number)| record(number, cut(line))).collect()
}

fn record(line: u32, cells: Vec<String>) -> Record {
    Record { line, cells, is_aligned: false, is_by_comma: false }
}

fn piped(line: &str) -> Vec<String> {
    let line = line.trim();
    let inner = line.strip_prefix('|').unwrap_or(line);
    inner.strip_suffix('|').unwrap_or(inner).split('|').map(clean).collect()
}

/// Cuts where two blanks or more stand.
fn wide(line: &str) -> Vec<String> {
    line.trim().split("  ").map(clean).filter(|cell| !cell.is_empty()).collect()
}

/// Cells between `mark`; in quotes it is text, and so is the end of a line.
fn quoted(lines: &[&str], mark: char) -> Vec<Record> {
    let mut records = Vec::new();
    let mut open: Option<(u32, Vec<String>, String)> = None;
    for (line, number) in lines.iter().zip(1..) {
        let (start, mut cells, mut cell, mut is_inside) = match open.take() {
            Some((start, cells, cell)) => (start, cells, cell + " ", true),
            None => (number, Vec::new(), String::new(), false),
        };
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '"' if is_inside && rest.peek() == Some(&'"') => {
                    cell.push('"');
                    rest.next();
                }
                '"' if is_inside => is_inside = false,
                '"' if cell.trim().is_empty() => is_inside = true,
                c if c == mark && !is_inside => cells.push(clean(&std::mem::take(&mut cell))),
                c => cell.push(c),
            }
        }
        // A quote that is never closed is a sign of inches, not of a cell over the rest of the text.
        let closes_later = lines.iter().skip(usize::try_from(number).unwrap_or(usize::MAX)).any(|l| l.contains('"'));
        if is_inside && closes_later {
            open = Some((start, cells, cell));
            continue;
        }
        cells.push(clean(&cell));
        if cells.iter().any(|cell| !cell.is_empty()) {
            records.push(record(start, cells));
        }
    }
    records
}

/// A cell without the signs around it that only dress it up, its blanks made single. Hard blanks may be thousands marks
/// and stay.
pub(super) fn clean(cell: &str) -> String {
    let mut text = String::new();
    for c in cell.trim().trim_matches('*').trim().chars() {
        if !matches!(c, ' ' | '\t' | '\n' | '\r') {
            text.extend(Some(c).filter(|c| !c.is_control()));
        } else if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text
}
