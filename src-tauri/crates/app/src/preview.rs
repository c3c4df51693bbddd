//! The page as a picture: the SVG of the same display list that the PDF is made of.

use crate::App;
use crate::drafts::{self, PreviewDraft};
use crate::invoices::InvoiceArgument;
use crate::issuing::logo;
use crate::problem::AppError;
use domain::InvoiceBody;
use serde::Serialize;
use storage::Connection;
use storage::record::invoice;
use ts_rs::TS;

/// The pages of a document. Sizes in points; fields from the top left corner, named as in the form.
#[derive(Debug, Serialize, TS)]
pub struct Preview {
    #[ts(
        type = "{ svg: string; width_pt: number; height_pt: number; fields: { name: string; rect: { x: number; y: number; width: number; height: number } }[] }[]"
    )]
    pub pages: Vec<documents::SvgPage>,
}

/// The pages of a prepared invoice as they would print, marked as a draft.
pub fn preview_draft(app: &App, PreviewDraft { id, typed }: PreviewDraft) -> Result<Preview, AppError> {
    app.read(|conn, moment| {
        let loaded = drafts::load_typed(conn, app, id, typed.unwrap_or_default(), moment.on)?;
        pictures(conn, &loaded.draft.body(loaded.issue_on)?, None)
    })
}

/// The pages of an issued invoice.
pub fn preview_invoice(app: &App, InvoiceArgument { id }: InvoiceArgument) -> Result<Preview, AppError> {
    app.read(|conn, _| {
        let issued = invoice::issued(conn, id)?;
        pictures(conn, issued.body(), Some(issued.number()))
    })
}

pub(crate) fn pictures(conn: &Connection, body: &InvoiceBody, number: Option<&str>) -> Result<Preview, AppError> {
    let logo = logo(conn, body.logo.as_deref())?;
    let pages = documents::invoice_pages(body, number, logo.as_ref(), &crate::system_fonts::fonts_for(body, number))?;
    Ok(Preview { pages: documents::svg(&pages) })
}
