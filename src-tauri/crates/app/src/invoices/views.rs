//! Lists of invoices that are kept by a name: state, search and filter together.

use super::InvoiceListState;
use super::filter::{Narrowing, client_name, project_title};
use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Entry};
use chrono::NaiveDate;
use domain::{ClientId, Invalid, ProjectId, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::setting;
use ts_rs::TS;

const KEY: &str = "invoice_views";

/// Most views of a book.
const VIEWS_MAX: usize = 50;

/// A list by its name; empty fields do not narrow it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavedList {
    pub name: String,
    pub state: InvoiceListState,
    pub text: String,
    pub client: Option<ClientId>,
    pub project: Option<ProjectId>,
    /// ISO days once they are kept.
    pub from: String,
    pub to: String,
    pub currency: String,
    /// Only credit notes, or none of them.
    pub notes: Option<bool>,
    /// As a report's row of a tax has it; a list that was kept before taxes narrowed has none.
    #[serde(default)]
    pub tax: String,
}

/// A kept view, and whether what it narrows to is still there.
#[derive(Debug, Serialize, TS)]
pub struct SavedListRow {
    pub view: SavedList,
    pub client_is_gone: bool,
    pub project_is_gone: bool,
}

/// All views as they are to be; what is left out is gone.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveInvoiceViews {
    pub views: Vec<SavedList>,
}

/// Views in the order in which they were put.
pub fn invoice_views(app: &App, _: Nothing) -> Result<Vec<SavedListRow>, AppError> {
    app.read(|conn, _| {
        let kept: Vec<SavedList> = setting::setting(conn, KEY)?.unwrap_or_default();
        kept.into_iter().map(|view| row(conn, view)).collect()
    })
}

fn row(conn: &Connection, view: SavedList) -> Result<SavedListRow, AppError> {
    let client = view.client.map(|id| client_name(conn, id)).transpose()?;
    let project = view.project.map(|id| project_title(conn, id)).transpose()?;
    Ok(SavedListRow { view, client_is_gone: client == Some(None), project_is_gone: project == Some(None) })
}

/// Keeps the views. Errors: a name that is missing or used twice, an unreadable day or currency, `days_reversed`.
pub fn save_invoice_views(
    app: &App,
    SaveInvoiceViews { views: typed }: SaveInvoiceViews,
) -> Result<Vec<SavedListRow>, AppError> {
    if typed.len() > VIEWS_MAX {
        return Err(AppError::invalid("views", Why::TooMany { max: VIEWS_MAX }));
    }
    app.write("save_invoice_views", |tx, moment| {
        let mut kept: Vec<SavedList> = Vec::with_capacity(typed.len());
        for (at, view) in typed.into_iter().enumerate() {
            let view = settled(tx, app, view, at, moment.on)?;
            if kept.iter().any(|known| known.name == view.name) {
                let reason = "is the name of another view".to_owned();
                return Err(AppError::invalid(&format!("views.{at}.name"), Why::Malformed { reason }));
            }
            kept.push(view);
        }
        setting::put_setting(tx, KEY, &kept)?;
        let entry = Entry::book(json!({ "views": kept }));
        Ok((kept.into_iter().map(|view| row(tx, view)).collect::<Result<_, _>>()?, entry))
    })
}

/// The view with its texts as they are kept: days that do not move with today.
fn settled(tx: &Connection, app: &App, view: SavedList, at: usize, today: NaiveDate) -> Result<SavedList, AppError> {
    let field = |name: &str| format!("views.{at}.{name}");
    let name = text::required(&view.name).map_err(|why| Invalid::new(&field("name"), why))?;
    let searched = text::optional(&view.text).map_err(|why| Invalid::new(&field("text"), why))?;
    let narrowing = Narrowing {
        from: Some(&view.from),
        to: Some(&view.to),
        currency: Some(&view.currency),
        tax: Some(&view.tax),
        ..Narrowing::default()
    };
    let read = narrowing.read(tx, app, today).map_err(|error| match error {
        AppError::Invalid(faults) => {
            AppError::Invalid(faults.into_iter().map(|fault| Invalid::new(&field(&fault.field), fault.why)).collect())
        }
        other => other,
    })?;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    Ok(SavedList {
        name,
        text: searched,
        from: day(read.from),
        to: day(read.to),
        currency: read.currency.map(|currency| currency.code().to_owned()).unwrap_or_default(),
        ..view
    })
}
