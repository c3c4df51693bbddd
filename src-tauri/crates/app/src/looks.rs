//! The look of documents as typed: design, and which parts of the page it shows.

use crate::business::BusinessForm;
use crate::form::Faults;
use domain::Why;
use domain::invoice::{Looks, Shows, Template};

pub(crate) fn template_text(template: Template) -> &'static str {
    match template {
        Template::Modern => "modern",
        Template::Classic => "classic",
        Template::Compact => "compact",
    }
}

pub(crate) fn parse_template(text: &str) -> Result<Template, Why> {
    let known = [Template::Modern, Template::Classic, Template::Compact];
    let found = known.into_iter().find(|t| template_text(*t) == text.trim());
    found.ok_or_else(|| Why::NotOneOf { allowed: known.map(template_text).join(", ") })
}

/// Parts in the order in which the screen lists them.
const PARTS: [&str; 6] = ["track", "deliverables", "acceptance", "account", "earlier_paid", "payment_code"];

/// Parts separated by blanks; `none` when nothing is shown, for an empty text means that nothing was chosen.
pub(crate) fn shows_text(shows: Shows) -> String {
    let Shows { track, deliverables, acceptance, account, earlier_paid, payment_code } = shows;
    let shown = [track, deliverables, acceptance, account, earlier_paid, payment_code];
    let parts: Vec<&str> =
        PARTS.into_iter().zip(shown).filter_map(|(part, is_shown)| is_shown.then_some(part)).collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(" ") }
}

pub(crate) fn parse_shows(text: &str) -> Result<Shows, Why> {
    let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "none").collect();
    if words.iter().any(|word| !PARTS.contains(word)) {
        return Err(Why::NotOneOf { allowed: PARTS.join(", ") });
    }
    let has = |part: &str| words.contains(&part);
    Ok(Shows {
        track: has("track"),
        deliverables: has("deliverables"),
        acceptance: has("acceptance"),
        account: has("account"),
        earlier_paid: has("earlier_paid"),
        payment_code: has("payment_code"),
    })
}

pub(crate) fn parse(faults: &mut Faults, form: &BusinessForm) -> Option<Looks> {
    let template = faults.take("template", parse_template(&form.template));
    let modern = faults.take("shows_modern", parse_shows(&form.shows_modern));
    let classic = faults.take("shows_classic", parse_shows(&form.shows_classic));
    let compact = faults.take("shows_compact", parse_shows(&form.shows_compact));
    Some(Looks { template: template?, modern: modern?, classic: classic?, compact: compact? })
}

/// An empty text chooses nothing.
pub(crate) fn optional<T>(
    faults: &mut Faults,
    field: &str,
    text: &str,
    parse: impl Fn(&str) -> Result<T, Why>,
) -> Option<Option<T>> {
    if text.trim().is_empty() { Some(None) } else { faults.take(field, parse(text)).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_read_back() {
        let nothing = parse_shows("none").unwrap();
        for shows in [Shows::default(), nothing, Shows { earlier_paid: true, ..nothing }] {
            assert_eq!(parse_shows(&shows_text(shows)), Ok(shows));
        }
        assert!(parse_shows("track tracks").is_err());
        assert_eq!(parse_template("classic"), Ok(Template::Classic));
        assert!(parse_template("Baroque").is_err());
    }
}
