//! The mail server of a book. Its password is not here: that lies in the system's keyring.

use crate::form::Faults;
use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Entry};
use domain::outbox::{self, MailServer, Security};
use domain::{Invalid, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::setting::{put_setting, setting};
use ts_rs::TS;

const SERVER: &str = "mail.server";

/// The mail server as a form.
#[derive(Debug, Serialize, TS)]
pub struct MailServerView {
    /// Empty: no server is known, and mails go by the user's own program.
    pub host: String,
    pub port: String,
    pub security: Security,
    pub user: String,
    pub from_name: String,
    pub from_address: String,
    /// What stands in a mail where the two fields above are empty.
    pub business_name: String,
    pub business_email: String,
}

/// The whole form at once: half a server is none.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveMailServer {
    /// Empty: no server any more.
    pub host: String,
    /// Empty: the usual one.
    pub port: String,
    pub security: Security,
    /// Empty: the server asks for no password.
    pub user: String,
    pub from_name: String,
    pub from_address: String,
}

pub(crate) fn stored(conn: &Connection) -> Result<Option<MailServer>, AppError> {
    // What was removed is stored as nothing.
    Ok(setting::<Option<MailServer>>(conn, SERVER)?.flatten())
}

fn view(conn: &Connection, app: &App) -> Result<MailServerView, AppError> {
    let business = crate::business::of_book(conn, app)?;
    let server = stored(conn)?;
    let port = server.as_ref().map(|of| of.port.to_string()).unwrap_or_default();
    let server = server.unwrap_or(MailServer {
        host: String::new(),
        port: 0,
        security: Security::Starttls,
        user: String::new(),
        from_name: String::new(),
        from_address: String::new(),
    });
    Ok(MailServerView {
        host: server.host,
        port,
        security: server.security,
        user: server.user,
        from_name: server.from_name,
        from_address: server.from_address,
        business_name: business.name,
        business_email: business.email,
    })
}

/// The server that takes mails, and from whom they come.
pub fn mail_server(app: &App, _: Nothing) -> Result<MailServerView, AppError> {
    app.read(|conn, _| view(conn, app))
}

/// Saves the server. Errors: by field; `needs_tls` for an open way to another computer.
pub fn save_mail_server(app: &App, typed: SaveMailServer) -> Result<MailServerView, AppError> {
    app.write("save_mail_server", |tx, _| {
        let before = stored(tx)?;
        let business = crate::business::of_book(tx, app)?;
        let after = if typed.host.trim().is_empty() { None } else { Some(parsed(&typed, &business.email)?) };
        put_setting(tx, SERVER, &after)?;
        let entry = Entry::book(json!({ "before": before, "after": after }));
        Ok((view(tx, app)?, entry))
    })
}

fn parsed(typed: &SaveMailServer, business_email: &str) -> Result<MailServer, AppError> {
    let mut faults = Faults::default();
    let host = faults.take("host", outbox::host(&typed.host)).unwrap_or_default();
    let port = faults.take("port", outbox::port(&typed.port, typed.security)).unwrap_or_default();
    let user = faults.take("user", text::optional(&typed.user)).unwrap_or_default();
    let from_name = faults.take("from_name", text::optional(&typed.from_name)).unwrap_or_default();
    let from_address = faults.take("from_address", text::email(&typed.from_address)).unwrap_or_default();
    if from_address.is_empty() && typed.from_address.trim().is_empty() && business_email.is_empty() {
        faults.push(Invalid::new("from_address", Why::Missing));
    }
    let server = MailServer { host, port, security: typed.security, user, from_name, from_address };
    if !server.host.is_empty() {
        faults.take("security", server.check());
    }
    faults.finish(Some(server)).map_err(AppError::Invalid)
}
