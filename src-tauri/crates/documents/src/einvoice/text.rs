//! Words, days and amounts of a body as the model takes them. An empty element is never written, so an empty text
//! is no text.

use chrono::{Datelike, NaiveDate};
use domain::Money;
use en16931::{Date, InvoiceAmount, UnitPriceAmount};

use crate::clean::{Breaks, clean};

/// One line of text, or none.
pub(super) fn line(text: &str) -> Option<String> {
    written(text, Breaks::Folded)
}

/// Text of several lines, or none.
pub(super) fn block(text: &str) -> Option<String> {
    written(text, Breaks::Kept)
}

/// As the page has it, without the two characters that XML cannot hold at all.
fn written(text: &str, breaks: Breaks) -> Option<String> {
    let text = clean(text, breaks).replace(['\u{fffe}', '\u{ffff}'], "");
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Parts below each other, or none when all are empty.
pub(super) fn joined(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Some(parts.join("\n")).filter(|text| !text.is_empty())
}

pub(super) fn date(day: NaiveDate) -> Option<Date> {
    Date::new(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// An amount of a document that `applies`: its currency has no more decimals than the model holds.
pub(super) fn amount(money: Money) -> InvoiceAmount {
    InvoiceAmount::from_decimal_exact(money.amount())
        .expect("amounts have two decimals at most and stay below the limit")
}

pub(super) fn price(money: Money) -> UnitPriceAmount {
    UnitPriceAmount::new(money.amount())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_never_empty_and_never_holds_what_xml_cannot() {
        assert_eq!(line(" \u{200b}\u{0} \n"), None);
        assert_eq!(line("a\u{fffe}b\u{ffff} \n c").as_deref(), Some("ab   c"));
        assert_eq!(block("one\r\ntwo\u{1b}").as_deref(), Some("one\ntwo"));
        assert_eq!(joined([None, line("x"), None, line("y")]).as_deref(), Some("x\ny"));
    }
}
