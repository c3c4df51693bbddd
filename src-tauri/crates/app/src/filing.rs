//! Issued documents as files in the folder of the user's files: by which pattern, what of each, and which of them wait for
//! it. Knows no folder and no disk: the desktop writes, and tells what it wrote.

use crate::invoices::{file_word, record_event};
use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Entry};
use domain::filing::{Filed, FilingPattern, PLACES, STANDARD, Way};
use domain::{InvoiceBody, InvoiceId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::setting::{put_setting, setting};
use storage::record::{file, invoice};
use ts_rs::TS;

const FILING: &str = "filing";
/// What the history of an invoice calls it: filed by itself at issue, or saved there by the user.
const FILED: &str = "pdf_filed";
const SAVED: &str = "pdf_saved";

/// What is set. `after`: documents with a higher id are filed at issue; None: none is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Rules {
    /// None: as shipped.
    pattern: Option<String>,
    after: Option<i64>,
    with_einvoice: bool,
}

/// How issued documents are filed.
#[derive(Debug, Serialize, TS)]
pub struct FilingView {
    pub pattern: String,
    /// As shipped.
    pub standard: &'static str,
    /// What a pattern may name, each in braces.
    pub places: Vec<&'static str>,
    /// Whether each document is filed when it is issued.
    pub at_issue: bool,
    /// Whether the XML of the e-invoice lies beside the PDF.
    pub with_einvoice: bool,
    /// Where the document that was issued last would lie; None before the first.
    pub example: Option<String>,
}

/// What is absent stays. `pattern`: empty for the one that is shipped.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SaveFiling {
    #[ts(optional)]
    pub pattern: Option<String>,
    #[ts(optional)]
    pub at_issue: Option<bool>,
    #[ts(optional)]
    pub with_einvoice: Option<bool>,
}

/// An issued document on its way into the folder.
pub struct Document {
    pub way: Way,
    pub pdf: Vec<u8>,
    /// None where it is not asked for, or the document has none.
    pub xml: Option<Vec<u8>>,
}

/// Why a document is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    Issued,
    Asked,
}

impl Rules {
    fn stored(conn: &Connection) -> Result<Self, AppError> {
        Ok(setting(conn, FILING)?.unwrap_or_default())
    }

    fn pattern(&self) -> FilingPattern {
        // It was parsed before it was kept; a book of a later version may know more of it.
        self.pattern.as_deref().and_then(|kept| FilingPattern::parse(kept).ok()).unwrap_or_default()
    }
}

/// What is set, for the export of the book.
pub(crate) fn exported(conn: &Connection) -> Result<serde_json::Value, AppError> {
    Ok(json!(Rules::stored(conn)?))
}

fn way(rules: &Rules, body: &InvoiceBody, number: &str) -> Way {
    use chrono::Datelike;
    let project = body.project.as_ref();
    rules.pattern().way(&Filed {
        client: &body.buyer.name,
        project: project.map(|of| of.title.as_str()).unwrap_or_default(),
        code: project.map(|of| of.code.as_str()).unwrap_or_default(),
        year: body.issue_on.year(),
        month: body.issue_on.month(),
        document: file_word(body.kind),
        number,
    })
}

fn view(conn: &Connection) -> Result<FilingView, AppError> {
    let rules = Rules::stored(conn)?;
    let example = match invoice::last_id(conn)? {
        None => None,
        Some(id) => {
            let issued = invoice::issued(conn, id)?;
            let Way { folders, name } = way(&rules, issued.body(), issued.number());
            Some(folders.into_iter().chain([format!("{name}.pdf")]).collect::<Vec<_>>().join("/"))
        }
    };
    Ok(FilingView {
        pattern: rules.pattern().as_str().to_owned(),
        standard: STANDARD,
        places: PLACES.to_vec(),
        at_issue: rules.after.is_some(),
        with_einvoice: rules.with_einvoice,
        example,
    })
}

/// How issued documents are filed.
pub fn filing(app: &App, _: Nothing) -> Result<FilingView, AppError> {
    app.read(|conn, _| view(conn))
}

/// Sets how issued documents are filed. Errors: a pattern that names no file, or a place that is not known.
pub fn save_filing(app: &App, typed: SaveFiling) -> Result<FilingView, AppError> {
    app.write("save_filing", |tx, _| {
        let before = Rules::stored(tx)?;
        let mut rules = before.clone();
        match typed.pattern.as_deref().map(str::trim) {
            None => {}
            Some("") => rules.pattern = None,
            Some(pattern) => {
                let parsed = FilingPattern::parse(pattern).map_err(|why| AppError::invalid("pattern", why))?;
                rules.pattern = Some(parsed.as_str().to_owned()).filter(|own| own != STANDARD);
            }
        }
        rules.after = match typed.at_issue {
            None => rules.after,
            Some(false) => None,
            // Those that were issued before are not asked for: they lie where the user put them.
            Some(true) => {
                Some(rules.after.map_or_else(|| Ok::<_, AppError>(invoice::last_id(tx)?.map_or(0, |id| id.0)), Ok)?)
            }
        };
        rules.with_einvoice = typed.with_einvoice.unwrap_or(rules.with_einvoice);
        put_setting(tx, FILING, &rules)?;
        let entry = Entry::book(json!({ "before": before, "after": rules }));
        Ok((view(tx)?, entry))
    })
}

/// An issued document with where it belongs.
pub fn document(app: &App, id: InvoiceId) -> Result<Document, AppError> {
    app.read(|conn, _| {
        let rules = Rules::stored(conn)?;
        let issued = invoice::issued(conn, id)?;
        let (pdf, xml) = invoice::file_hashes(conn, id)?;
        let xml = xml.filter(|_| rules.with_einvoice).map(|hash| file::file(conn, &hash)).transpose()?;
        Ok(Document { way: way(&rules, issued.body(), issued.number()), pdf: file::file(conn, &pdf)?, xml })
    })
}

/// Documents that are to be filed by themselves and are not yet, in the order of their issue. None in a book that can only be
/// read, which could not remember that they are.
pub fn waiting(app: &App) -> Result<Vec<InvoiceId>, AppError> {
    if app.nature()?.1 {
        return Ok(Vec::new());
    }
    app.read(|conn, _| match Rules::stored(conn)?.after {
        Some(after) => Ok(invoice::without_event(conn, InvoiceId(after), FILED)?),
        None => Ok(Vec::new()),
    })
}

/// Notes in the history of a document by which name it was filed, with its hash; never where.
pub fn record_filed(app: &App, id: InvoiceId, name: &str, reason: Reason) -> Result<(), AppError> {
    let kind = match reason {
        Reason::Issued => FILED,
        Reason::Asked => SAVED,
    };
    record_event(app, id, kind, name)
}
