//! All clients with what they owe and what is at stake, in an order of the user's choice.

use super::{ClientRow, owed};
use crate::App;
use crate::business;
use crate::exposure::{self, ExposureFigures};
use crate::problem::AppError;
use domain::party::Client;
use domain::{Currency, Money};
use serde::Deserialize;
use std::cmp::Reverse;
use storage::Connection;
use storage::record::exposure::Owed;
use storage::record::{party, project};
use ts_rs::TS;

/// By what clients are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClientOrder {
    #[default]
    Name,
    /// The most first; amounts of other currencies than the business's stand behind, each currency by itself.
    Exposure,
    Backlog,
}

#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListClients {
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<ClientOrder>,
}

/// Clients with what they owe, in the order asked for.
pub fn clients(app: &App, ListClients { by }: ListClients) -> Result<Vec<ClientRow>, AppError> {
    app.read(|conn, moment| {
        let mut exposures = exposure::by_client(conn, moment.on)?;
        let all_owed = storage::record::exposure::owed(conn, None, moment.on)?;
        let mut rows = Vec::new();
        for client in party::clients(conn)? {
            let figures = exposures.remove(&client.id).unwrap_or_default();
            rows.push(row(conn, &client, figures, &all_owed)?);
        }
        let home = business::of_book(conn, app)?.currency;
        match by.unwrap_or_default() {
            ClientOrder::Name => {}
            ClientOrder::Exposure => rows.sort_by_key(|row| order(row, home, |figures| figures.exposure)),
            ClientOrder::Backlog => rows.sort_by_key(|row| order(row, home, |figures| figures.backlog)),
        }
        Ok(rows)
    })
}

/// Smallest first: the most in the currency of the business, then currency by currency, then who has nothing.
fn order(
    row: &ClientRow,
    home: Currency,
    figure: fn(&ExposureFigures) -> Money,
) -> (bool, bool, &'static str, Reverse<i64>) {
    let of_home = row.exposure.iter().find(|figures| figures.currency == home && !figure(figures).is_zero());
    let best = of_home.or_else(|| row.exposure.iter().find(|figures| !figure(figures).is_zero()));
    match best {
        Some(figures) => {
            let amount = figure(figures);
            (false, figures.currency != home, figures.currency.code(), Reverse(amount.minor()))
        }
        None => (true, true, "", Reverse(0)),
    }
}

fn row(
    conn: &Connection,
    client: &Client,
    exposure: Vec<ExposureFigures>,
    all_owed: &[Owed],
) -> Result<ClientRow, AppError> {
    let (open, overdue) = owed(client, all_owed);
    Ok(ClientRow {
        id: client.id,
        name: client.name.clone(),
        place: [client.address.city.as_str(), client.address.country.name(client.language)]
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        approver: client.approver().map(|c| c.name.clone()).unwrap_or_default(),
        open,
        overdue,
        exposure,
        projects: project::running_count(conn, client.id)?,
        archived: client.archived,
    })
}
