//! Which column holds what: by its head, and where that says nothing by what stands in it.

use super::records::Record;
use super::words::{self, Role};
use super::{amount, day};

/// The column of each part of a milestone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub title: Option<usize>,
    pub criterion: Option<usize>,
    pub amount: Option<usize>,
    pub share: Option<usize>,
    pub date: Option<usize>,
}

/// The head of a table, if it has one: its place among the records.
pub(super) fn head(records: &[Record]) -> Option<usize> {
    let is_figure = |cell: &str| amount::is_amount(cell) || day::is_date(cell);
    let at = records.iter().position(|record| record.filled().count() > 1 && !is_rule(record))?;
    let candidate = &records[at];
    if candidate.filled().any(|(_, cell)| is_figure(cell)) {
        return None;
    }
    let known = candidate.filled().filter(|(_, cell)| words::is_head(cell)).count();
    let figures_follow = records[at + 1..].iter().any(|record| record.filled().any(|(_, cell)| is_figure(cell)));
    // A head is known by its words, or because figures follow where it has none.
    (known >= 2 || (known == 1 && candidate.filled().count() <= 3) || figures_follow).then_some(at)
}

/// A line of dashes and the like.
pub(super) fn is_rule(record: &Record) -> bool {
    record
        .filled()
        .all(|(_, cell)| cell.chars().all(|c| matches!(c, '-' | '=' | '_' | ':' | '+' | ' ' | '\u{2014}' | '\u{2500}')))
}

pub(super) fn columns(head: Option<&Record>, body: &[&Record]) -> Columns {
    let width = head.into_iter().chain(body.iter().copied()).map(|record| record.cells.len()).max().unwrap_or(0);
    let by_head = |at: usize| head.and_then(|head| head.cells.get(at)).and_then(|cell| words::role(cell));
    let roles: Vec<Option<Role>> = (0..width).map(|at| by_head(at).or_else(|| by_content(at, body))).collect();
    let first = |role: Role| roles.iter().position(|found| *found == Some(role));
    let last = |role: Role| roles.iter().rposition(|found| *found == Some(role));
    let texts: Vec<usize> = (0..width).filter(|at| roles[*at].is_none() && is_text(*at, body)).collect();
    let mut spare = texts.into_iter();
    let title = first(Role::Title).or_else(|| spare.next()).or_else(|| first(Role::Detail));
    let detail = first(Role::Detail).or_else(|| second_title(&roles)).filter(|at| Some(*at) != title);
    Columns {
        title,
        // Under a head that nobody knows stands anything: it is shown as not used.
        criterion: first(Role::Criterion).or(detail).or_else(|| spare.next().filter(|_| head.is_none())),
        amount: last(Role::Net).or_else(|| last(Role::LineTotal)).or_else(|| last(Role::Amount)),
        share: first(Role::Share),
        date: last(Role::Date),
    }
}

/// Another column with the word of a title, such as "Phase" and "Deliverable".
fn second_title(roles: &[Option<Role>]) -> Option<usize> {
    roles.iter().enumerate().filter(|(_, role)| **role == Some(Role::Title)).map(|(at, _)| at).nth(1)
}

fn filled<'a>(at: usize, body: &[&'a Record]) -> Vec<&'a str> {
    body.iter().filter_map(|record| record.cells.get(at)).map(String::as_str).filter(|cell| !cell.is_empty()).collect()
}

fn is_text(at: usize, body: &[&Record]) -> bool {
    filled(at, body).iter().any(|cell| cell.contains(char::is_alphabetic))
}

fn by_content(at: usize, body: &[&Record]) -> Option<Role> {
    let cells = filled(at, body);
    let most = |holds: &dyn Fn(&&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|c| holds(c)).count() * 10 >= cells.len() * 6
    };
    if most(&|cell| cell.ends_with('%')) {
        return Some(Role::Share);
    }
    if most(&|cell| day::is_date(cell)) {
        return Some(Role::Date);
    }
    if most(&|cell| amount::is_amount(cell)) {
        return Some(Role::Amount);
    }
    let is_number = |cell: &&str| cell.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit());
    most(&is_number).then_some(Role::Number)
}
