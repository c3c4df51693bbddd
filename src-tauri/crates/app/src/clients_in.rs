//! Clients from elsewhere: a pasted signature or address, cards of an address book, a table. What was understood is shown
//! first; only what was looked over becomes a client.

mod block;
mod card;
mod numbers;
mod place;
mod table;
#[cfg(test)]
mod tests;
mod vcard;

use crate::clients::{self, ClientPatch};
use crate::decoding::decoded;
use crate::problem::AppError;
use crate::{App, Entry};
use card::Card;
use domain::party::{Client, Contact};
use domain::{ClientId, Invalid, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::party;
use ts_rs::TS;

/// Most clients that come in at once.
const CLIENTS_MAX: usize = 500;
/// Bytes of a file of clients.
pub const FILE_MAX: u64 = 2_000_000;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadClients {
    pub text: String,
}

/// The file beside its bytes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientsFile {
    pub name: String,
}

/// What a text was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClientsSource {
    /// A signature or an address.
    Block,
    /// Cards of an address book.
    Cards,
    Table,
}

/// A client as it was understood, in the texts of its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReadClient {
    /// Line of the text on which it begins, from 1.
    pub line: u32,
    pub name: String,
    pub attention: String,
    pub street: String,
    pub extra: String,
    pub postcode: String,
    pub city: String,
    pub region: String,
    /// Empty where the text names none.
    pub country: String,
    pub email: String,
    pub vat_number: String,
    pub tax_number: String,
    pub company_number: String,
    pub private_note: String,
    pub contact: Contact,
    /// A client of the book that has its name, its tax number or its address of mail.
    pub twin: Option<Twin>,
    /// What is used for nothing.
    pub rest: Vec<String>,
}

/// A client that is there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Twin {
    pub id: ClientId,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeftOutLine {
    pub line: u32,
    pub text: String,
}

/// What was understood of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReadClientsView {
    pub source: ClientsSource,
    pub clients: Vec<ReadClient>,
    /// Rows without a name.
    pub left_out: Vec<LeftOutLine>,
    /// Columns that are used for nothing.
    pub unused: Vec<String>,
}

/// A client as the user left it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckedClient {
    pub form: ClientPatch,
    #[serde(default)]
    #[ts(optional)]
    pub contact: Option<Contact>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddClients {
    pub clients: Vec<CheckedClient>,
}

/// Reads what was pasted; nothing is written. Errors: `TooMany`.
pub fn read_clients(app: &App, ReadClients { text }: ReadClients) -> Result<ReadClientsView, AppError> {
    read(app, &text)
}

/// Reads a file of cards or a table. Errors: `TooLong` by size, `TooMany`, `Malformed` for what is no text.
pub fn read_clients_file(
    app: &App,
    ClientsFile { name }: ClientsFile,
    bytes: &[u8],
) -> Result<ReadClientsView, AppError> {
    text::required(&name).map_err(|why| AppError::invalid("name", why))?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > FILE_MAX) {
        return Err(AppError::invalid(
            "clients_file",
            Why::Malformed { reason: "is larger than 2 MB, which no list of clients is".to_owned() },
        ));
    }
    let no_text = || {
        let reason = "is no text: save it as CSV or vCard (.vcf) and take that file".to_owned();
        AppError::invalid("clients_file", Why::Malformed { reason })
    };
    read(app, &decoded(bytes).ok_or_else(no_text)?)
}

fn read(app: &App, text: &str) -> Result<ReadClientsView, AppError> {
    let text = text.trim_start_matches('\u{feff}');
    let (source, cards, left_out, unused) = if vcard::is_vcard(text) {
        (ClientsSource::Cards, vcard::read(text), Vec::new(), Vec::new())
    } else if let Some(of) = table::read(text) {
        (ClientsSource::Table, of.cards, of.left_out, of.unused)
    } else {
        (ClientsSource::Block, block::read(text).into_iter().collect(), Vec::new(), Vec::new())
    };
    if cards.len() > CLIENTS_MAX {
        return Err(AppError::invalid("text", Why::TooMany { max: CLIENTS_MAX }));
    }
    app.read(|conn, _| {
        let known = party::clients(conn)?;
        Ok(ReadClientsView {
            source,
            clients: cards.into_iter().map(|card| shown(card, &known)).collect(),
            left_out: left_out.into_iter().map(|(line, text)| LeftOutLine { line, text }).collect(),
            unused,
        })
    })
}

fn shown(card: Card, known: &[Client]) -> ReadClient {
    let twin = known
        .iter()
        .find(|client| is_twin(&card, client))
        .map(|client| Twin { id: client.id, name: client.name.clone() });
    ReadClient {
        line: card.line,
        name: card.name,
        attention: card.attention,
        street: card.street,
        extra: card.extra,
        postcode: card.postcode,
        city: card.city,
        region: card.region,
        country: card.country.map(|country| country.code().to_owned()).unwrap_or_default(),
        email: card.email,
        vat_number: card.vat_number,
        tax_number: card.tax_number,
        company_number: card.company_number,
        private_note: card.private_note,
        contact: Contact {
            name: card.contact.name,
            position: card.contact.position,
            email: card.contact.email,
            phone: card.contact.phone,
            roles: Vec::new(),
        },
        twin,
        rest: card.rest,
    }
}

/// The same firm by its name, its number or an address of mail.
fn is_twin(card: &Card, client: &Client) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let same = |a: &str, b: &str| !plain(a).is_empty() && plain(a) == plain(b);
    let mails = || std::iter::once(&client.email).chain(client.contacts.iter().map(|contact| &contact.email));
    same(&card.name, &client.name)
        || client.tax_numbers.iter().any(|number| same(&card.vat_number, &number.value))
        || mails().any(|mail| same(&card.email, mail) || same(&card.contact.email, mail))
}

/// Adds clients that were looked over, all or none. Errors: `TooMany`, and every field at fault as `clients.0.email`.
pub fn add_clients(app: &App, AddClients { clients }: AddClients) -> Result<Vec<ClientId>, AppError> {
    if clients.is_empty() {
        return Err(AppError::invalid("clients", Why::Missing));
    }
    if clients.len() > CLIENTS_MAX {
        return Err(AppError::invalid("clients", Why::TooMany { max: CLIENTS_MAX }));
    }
    app.write("add_clients", |tx, _| {
        let (mut made, mut faults) = (Vec::new(), Vec::new());
        for (at, CheckedClient { form, contact }) in clients.into_iter().enumerate() {
            match one(tx, app, form, contact)? {
                Ok(client) => made.push(client),
                Err(wrong) => faults.extend(
                    wrong.into_iter().map(|fault| Invalid::new(&format!("clients.{at}.{}", fault.field), fault.why)),
                ),
            }
        }
        if !faults.is_empty() {
            return Err(AppError::Invalid(faults));
        }
        let made = made.into_iter().map(|client| clients::put_new(tx, client)).collect::<Result<Vec<_>, _>>()?;
        let ids = made.iter().map(|client| client.id).collect();
        Ok((ids, Entry::book(json!({ "clients": made }))))
    })
}

type Checked = Result<Client, Vec<Invalid>>;

fn one(conn: &Connection, app: &App, form: ClientPatch, contact: Option<Contact>) -> Result<Checked, AppError> {
    let client = clients::made(conn, app, &form.entries())?;
    let contact = contact.map(|contact| clients::checked_contact("contact", contact)).transpose();
    Ok(match (client, contact) {
        (Ok(client), Ok(contact)) => {
            Ok(Client { contacts: contact.into_iter().filter(clients::is_someone).collect(), ..client })
        }
        (Ok(_), Err(fault)) => Err(vec![fault]),
        (Err(faults), Ok(_)) => Err(faults),
        (Err(mut faults), Err(fault)) => {
            faults.push(fault);
            Err(faults)
        }
    })
}
