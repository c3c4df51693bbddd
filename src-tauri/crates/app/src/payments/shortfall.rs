//! What probably became of money that is missing, where nobody has said and no discount explains it.

use super::Difference;
use crate::problem::AppError;
use crate::{App, business};
use domain::payment::{PaymentChannel, Shortfall, shortfall};
use domain::{ClientId, Money};
use storage::Connection;
use storage::record::party;

/// `missing` of `asked`. None where the answer is another than keeping it open.
pub(crate) fn probable(
    conn: &Connection,
    app: &App,
    client: ClientId,
    (missing, asked): (Money, Money),
    (channel, difference): (PaymentChannel, Difference),
) -> Result<Option<Shortfall>, AppError> {
    if difference != Difference::KeepOpen || missing.is_zero() {
        return Ok(None);
    }
    let own = business::of_book(conn, app)?.address.country;
    let is_from_abroad = party::client(conn, client)?.address.country != own;
    Ok(shortfall(missing, asked, channel, is_from_abroad))
}
