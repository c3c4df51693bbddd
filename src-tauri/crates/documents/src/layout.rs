//! From the invoice to placed pages. One file per template; what they share is here and below.

use domain::InvoiceBody;
use domain::invoice::Template;
use domain::papers::{
    Addendum, Certificate, ClientStatement, DossierIndex, PeriodReport, Proposal, ReminderLetter, StatusReport,
};

use crate::display_list::Pages;
use crate::faces::Fonts;
use crate::image::Logo;
use crate::{DocumentError, Uncovered};

mod classic;
mod code;
mod compact;
mod composer;
mod content;
mod flow;
mod letter;
mod modern;
mod pages;
mod parts;
mod swiss_bill;

use content::Content;

/// Lays out a document in its own template; what no font covers is replaced and reported.
pub(crate) fn lay_out(
    body: &InvoiceBody,
    number: Option<&str>,
    logo: Option<&Logo>,
    fonts: &Fonts,
) -> (Pages, Vec<Uncovered>) {
    let content = Content::new(body, number, logo, fonts);
    let (mut pages, mut uncovered) = match body.template {
        Template::Modern => modern::lay_out(&content),
        Template::Classic => classic::lay_out(&content),
        Template::Compact => compact::lay_out(&content),
    };
    swiss_bill::append(&content, &mut pages, &mut uncovered);
    with_empty_boxes((pages, uncovered))
}

/// Lays out a proposal in its own template; what no font covers is replaced and reported.
pub(crate) fn proposal(proposal: &Proposal, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    with_empty_boxes(letter::proposal(proposal, logo, fonts))
}

/// The same for a certificate of acceptance.
pub(crate) fn certificate(certificate: &Certificate, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    with_empty_boxes(letter::certificate(certificate, logo, fonts))
}

/// The same for the addendum of a change order.
pub(crate) fn addendum(addendum: &Addendum, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    with_empty_boxes(letter::addendum(addendum, logo, fonts))
}

/// The same for the report of a period.
pub(crate) fn period_report(report: &PeriodReport, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    with_empty_boxes(letter::period_report(report, logo, fonts))
}

/// The same for the index of a dossier.
pub(crate) fn index(index: &DossierIndex, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    with_empty_boxes(letter::index(index, logo, fonts))
}

/// The same for the status of a project.
pub(crate) fn status_report(report: &StatusReport, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    with_empty_boxes(letter::status_report(report, logo, fonts))
}

/// The same for the account of a client.
pub(crate) fn statement(statement: &ClientStatement, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    with_empty_boxes(letter::statement(statement, logo, fonts))
}

/// The same for a reminder.
pub(crate) fn reminder(reminder: &ReminderLetter, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    with_empty_boxes(letter::reminder(reminder, logo, fonts))
}

/// What was asked character by character before shaping is looked at once more in what shaping made of it.
fn with_empty_boxes((pages, mut uncovered): (Pages, Vec<Uncovered>)) -> (Pages, Vec<Uncovered>) {
    uncovered.extend(pages.empty_boxes());
    (pages, uncovered)
}

/// Refuses an issued document that could not show all of its text.
pub(crate) fn refuse_uncovered(number: Option<&str>, uncovered: Vec<Uncovered>) -> Result<(), DocumentError> {
    if number.is_some() && !uncovered.is_empty() { Err(DocumentError::Uncovered(uncovered)) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
