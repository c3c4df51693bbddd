//! Judges the title of a milestone: can the client tell from it what they will have received? Only reads text.
//!
//! In order: the language with the most known words is chosen; each token gets a class from its tables. A title with
//! neither object nor work is `Date` or `Vague`. One with a visible end is `Good`. Otherwise the word that carries each
//! clause decides: effort without an end is `Unfinished`, everything else is `Good`. Doubt is `Good`: no advice is
//! better than wrong advice.

use super::tokens::Kind;
use super::words::Class;
use crate::locale::Language;
use serde::{Deserialize, Serialize};

pub(super) mod clause;
mod criterion;
mod reading;

pub use criterion::is_real as criterion_is_real;
use reading::read;
pub(super) use reading::{Item, readings};

/// What a title says about its milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A result that the client can see, receive, use or check.
    Good,
    /// Only a share, an ordinal, a filler or a payment word: "50% complete", "Phase 2".
    Vague,
    /// Only a date or a period: "End of Q2".
    Date,
    /// Work whose end nobody can see: "Ongoing support".
    Unfinished,
}

/// The verdict on `title` with what completes it. A criterion that can be checked makes up for any title.
pub fn judge(title: &str, criterion: &str) -> Verdict {
    match judge_alone(title) {
        Verdict::Good => Verdict::Good,
        verdict if !criterion_is_real(criterion) => verdict,
        _ => Verdict::Good,
    }
}

pub(super) fn judge_alone(title: &str) -> Verdict {
    let (language, items) = read(title);
    judge_items(language, &items)
}

fn judge_items(language: Language, items: &[Item]) -> Verdict {
    let has = |classes: &[Class]| items.iter().any(|item| item.is(classes));
    if !items.iter().any(Item::is_content) && items.iter().any(|item| item.by_rule) {
        // What looks like a participle and ends nothing is a noun: "Tejado", "Musée".
        return Verdict::Good;
    }
    if !items.iter().any(Item::is_content) || is_occasion(items) || is_numbered(items) {
        let is_dated = has(&[Class::Time]) && !has(&[Class::Part, Class::Work, Class::Act, Class::Drive]);
        let share = items.iter().any(|item| item.kind == Kind::Label && item.text.is_empty());
        return match () {
            // "Numéro de décembre imprimé": an issue of a magazine goes by its month alone.
            () if is_dated && has(&[Class::Finish]) => Verdict::Good,
            () if is_dated && !share => Verdict::Date,
            () if has(&[Class::Act, Class::Drive]) => Verdict::Unfinished,
            () if has(&[Class::Work]) && has(&[Class::Adjective]) => Verdict::Unfinished,
            () => Verdict::Vague,
        };
    }
    if clause::has_end(language, items) {
        return Verdict::Good;
    }
    if clause::is_endless(language, items) { Verdict::Unfinished } else { Verdict::Good }
}

/// "Module 3": counted pieces that say no more than a part of the plan.
fn is_numbered(items: &[Item]) -> bool {
    const PIECES: &[&str] = &["module", "modules", "modul", "modulo", "modulos", "unit", "estimacion", "position"];
    let piece = items.first().is_some_and(|first| PIECES.contains(&first.text.as_str()));
    piece && items.len() > 1 && items[1..].iter().all(|item| item.is(&[Class::Count]))
}

/// "Payment upon approval", "Bei Vertragsunterzeichnung": when money flows, and not for what.
fn is_occasion(items: &[Item]) -> bool {
    let is_led = items.first().is_some_and(|first| first.is(&[Class::Link]));
    let is_paid = items.iter().any(|item| item.is(&[Class::Pay, Class::Time]));
    let occasions = items.iter().filter(|item| item.is_content()).all(|item| item.is(&[Class::Event, Class::Deal]));
    let ends = items.iter().any(|item| item.is(&[Class::Finish]));
    let after = items.iter().any(|item| item.is(&[Class::Link]));
    let is_money = items.iter().any(|item| item.is(&[Class::Pay]));
    let is_part = items.iter().any(|item| item.is(&[Class::Part, Class::Count]));
    let is_deal = items.iter().any(|item| item.is(&[Class::Deal]));
    occasions && !ends && (is_led || is_money || is_deal && (is_part || is_paid && after))
}

#[cfg(test)]
mod tests;
