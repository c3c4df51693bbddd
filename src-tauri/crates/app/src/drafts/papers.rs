//! All prepared invoices as PDFs in a folder, each marked as a draft. Knows no dialog: the folder is chosen elsewhere.

use super::load;
use crate::App;
use crate::book::write_new_file;
use crate::issuing::logo;
use crate::problem::{AppError, Problem};
use documents::{DocumentError, Fonts, Logo, draw_all};
use domain::{DraftInvoiceId, InvoiceBody};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{Error, ErrorKind};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use storage::record::{draft, party};
use storage::{Connection, StoreError};

/// Names tried for one draft before the folder is called full of them.
const MOST_NAMES: u32 = 1000;

/// What became of the prepared invoices, newest first.
#[derive(Debug, Serialize)]
pub struct DraftsExported {
    /// Names of the files in the folder.
    pub written: Vec<String>,
    /// Drafts that cannot be drawn, or with a text that cannot be read; they kept no other from being written.
    pub refused: Vec<RefusedDraft>,
    /// Drafts that were not reached, because it was cancelled.
    pub left: usize,
}

#[derive(Debug, Serialize)]
pub struct RefusedDraft {
    pub id: DraftInvoiceId,
    pub client: String,
    pub problem: Problem,
}

/// A draft with all that drawing it takes.
struct Order {
    id: DraftInvoiceId,
    body: InvoiceBody,
    logo: Option<Logo>,
    fonts: Fonts,
}

/// Writes every prepared invoice into `folder`, which is made if it is not there. No file of it is overwritten, and each
/// name only ever holds a whole document. Once `cancel` is set no further file is begun.
/// Errors: those of reading the book; `Io` for a file that cannot be written, which sets `cancel` too.
pub fn export_drafts(app: &App, folder: &Path, cancel: &AtomicBool) -> Result<DraftsExported, AppError> {
    let (orders, refused) = app.read(|conn, moment| orders(conn, app, moment.on))?;
    std::fs::create_dir_all(folder).map_err(|source| StoreError::Io { path: folder.to_owned(), source })?;
    let mut exported = DraftsExported { written: Vec::new(), refused, left: 0 };
    let mut failure = None;
    let workers = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let progress = draw_all(&orders, workers, cancel, drawn, |order, pdf| {
        let written = pdf.map_err(AppError::from).map(|pdf| write(folder, order, &pdf));
        match written {
            Ok(Ok(name)) => exported.written.push(name),
            Ok(Err(error)) => {
                cancel.store(true, Ordering::Relaxed);
                failure = Some(error);
            }
            Err(error) => exported.refused.push(refusal(order.id, &order.body.buyer.name, error)),
        }
    });
    exported.left = progress.of - progress.done;
    match failure {
        Some(error) => Err(error.into()),
        None => Ok(exported),
    }
}

fn orders(conn: &Connection, app: &App, today: chrono::NaiveDate) -> Result<(Vec<Order>, Vec<RefusedDraft>), AppError> {
    let (mut orders, mut refused) = (Vec::new(), Vec::new());
    let mut logos: BTreeMap<String, Option<Logo>> = BTreeMap::new();
    for kept in draft::all_prepared(conn)? {
        match order(conn, app, kept.id, today, &mut logos) {
            Ok(order) => orders.push(order),
            Err(error @ (AppError::Invalid(_) | AppError::Refused(_) | AppError::Document(_))) => {
                refused.push(refusal(kept.id, &party::client(conn, kept.client)?.name, error));
            }
            Err(unreadable) => return Err(unreadable),
        }
    }
    Ok((orders, refused))
}

fn order(
    conn: &Connection,
    app: &App,
    id: DraftInvoiceId,
    today: chrono::NaiveDate,
    logos: &mut BTreeMap<String, Option<Logo>>,
) -> Result<Order, AppError> {
    let body = load(conn, app, id, today)?.body_as_typed()?;
    let hash = body.logo.clone().unwrap_or_default();
    let logo = match logos.get(&hash) {
        Some(known) => known.clone(),
        None => logos.entry(hash).or_insert(logo(conn, body.logo.as_deref())?).clone(),
    };
    let fonts = crate::system_fonts::fonts_for(&body, None);
    Ok(Order { id, body, logo, fonts })
}

fn drawn(order: &Order) -> Result<Vec<u8>, DocumentError> {
    documents::pdf(&documents::invoice_pages(&order.body, None, order.logo.as_ref(), &order.fonts)?, None)
}

fn refusal(id: DraftInvoiceId, client: &str, error: AppError) -> RefusedDraft {
    RefusedDraft { id, client: client.to_owned(), problem: error.into() }
}

/// Writes under the first name that is free.
fn write(folder: &Path, order: &Order, pdf: &[u8]) -> Result<String, StoreError> {
    let stem = stem(order.id, &order.body.buyer.name);
    for copy in 1..=MOST_NAMES {
        let name = if copy == 1 { format!("{stem}.pdf") } else { format!("{stem}-{copy}.pdf") };
        match write_new_file(&folder.join(&name), pdf) {
            Ok(()) => return Ok(name),
            Err(taken) if taken.kind() == ErrorKind::AlreadyExists => {}
            Err(source) => return Err(StoreError::Io { path: folder.join(name), source }),
        }
    }
    Err(StoreError::Io { path: folder.join(stem), source: Error::from(ErrorKind::AlreadyExists) })
}

/// `Draft-7-Halden-Rail-Ltd`: letters, digits and single hyphens, so that every system takes it.
fn stem(id: DraftInvoiceId, client: &str) -> String {
    let words: Vec<&str> = client.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let client: String = words.join("-").chars().take(60).collect();
    format!("Draft-{id}-{client}").trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_on_every_system() {
        let name = |client: &str| stem(DraftInvoiceId(7), client);
        assert_eq!(name("Halden Rail Ltd."), "Draft-7-Halden-Rail-Ltd");
        assert_eq!(name("../../etc/passwd\0 \u{202e}con:"), "Draft-7-etc-passwd-con");
        assert_eq!(name("東京"), "Draft-7");
        assert!(name(&"x y".repeat(500)).len() < 80);
    }
}
