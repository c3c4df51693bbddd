//! From the invoice to placed pages. One file per template; what they share is here and below.

use chrono::NaiveDate;
use domain::InvoiceBody;
use domain::invoice::{DocumentTitle, Template};

use crate::display_list::{Meta, Pages};
use crate::faces::Fonts;
use crate::image::Logo;
use crate::languages::{Labels, labels};
use crate::{DocumentError, Uncovered};

mod composer;
mod flow;
mod modern;

/// The content of one document: the body and what is not frozen in it.
#[derive(Clone, Copy)]
pub(crate) struct Content<'a> {
    pub body: &'a InvoiceBody,
    /// `None`: a draft, which has no number yet.
    pub number: Option<&'a str>,
    pub logo: Option<&'a Logo>,
    pub labels: &'static Labels,
    pub fonts: &'a Fonts,
}

/// Lays out a document in its own template; what no font covers is replaced and reported.
pub(crate) fn lay_out(
    body: &InvoiceBody,
    number: Option<&str>,
    logo: Option<&Logo>,
    fonts: &Fonts,
) -> (Pages, Vec<Uncovered>) {
    let content = Content { body, number, logo, labels: labels(body.language), fonts };
    let (pages, mut uncovered) = match body.template {
        // Classic and Compact are set in Modern until their own files are here; the frozen body keeps the choice.
        Template::Modern | Template::Classic | Template::Compact => modern::lay_out(&content),
    };
    // What was asked character by character before shaping is looked at once more in what shaping made of it.
    uncovered.extend(pages.empty_boxes());
    (pages, uncovered)
}

impl Content<'_> {
    /// `Invoice`, or `Invoice 2026-035` once issued.
    fn heading(&self) -> String {
        let word = self.title_word();
        self.number.map_or_else(|| word.to_owned(), |number| format!("{word} {number}"))
    }

    fn title_word(&self) -> &'static str {
        match self.body.title {
            DocumentTitle::Invoice => self.labels.invoice,
            DocumentTitle::TaxInvoice => self.labels.tax_invoice,
            DocumentTitle::CreditNote => self.labels.credit_note,
        }
    }

    fn meta(&self) -> Meta {
        Meta {
            title: crate::clean::clean(
                &format!("{}, {}", self.heading(), self.body.seller.name),
                crate::clean::Breaks::Folded,
            ),
            author: crate::clean::clean(&self.body.seller.name, crate::clean::Breaks::Folded),
            language: self.body.language.tag(),
            dated_on: dated_on(self.body.issue_on),
        }
    }
}

/// Four-digit years only: PDF dates have no room for others.
fn dated_on(day: NaiveDate) -> NaiveDate {
    use chrono::Datelike;
    if (1000..=9999).contains(&day.year()) { day } else { NaiveDate::default() }
}

/// Refuses an issued document that could not show all of its text.
pub(crate) fn refuse_uncovered(number: Option<&str>, uncovered: Vec<Uncovered>) -> Result<(), DocumentError> {
    if number.is_some() && !uncovered.is_empty() { Err(DocumentError::Uncovered(uncovered)) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
