//! The people at a client, as one list that is replaced as a whole.

use super::{ClientArgument, ClientView, client};
use crate::problem::AppError;
use crate::{App, Entry};
use domain::party::{Client, Contact, ContactRole};
use domain::{ClientId, Invalid, Why, text};
use serde::Deserialize;
use serde_json::json;
use storage::record::party;
use ts_rs::TS;

/// Replaces the contacts of a client by these, in this order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveContacts {
    pub id: ClientId,
    pub contacts: Vec<Contact>,
}

/// Most contacts a client can have.
const CONTACTS_MAX: usize = 50;

/// Replaces the contacts of a client.
pub fn save_contacts(app: &App, SaveContacts { id, contacts }: SaveContacts) -> Result<ClientView, AppError> {
    if contacts.len() > CONTACTS_MAX {
        return Err(AppError::invalid("contacts", Why::TooMany { max: CONTACTS_MAX }));
    }
    let contacts = contacts
        .into_iter()
        .enumerate()
        .map(|(at, c)| checked_contact(&format!("contacts.{at}"), c))
        .collect::<Result<Vec<_>, _>>()?;
    let contacts: Vec<Contact> = contacts.into_iter().filter(is_someone).collect();
    app.write("save_contacts", |tx, _| {
        let client = Client { contacts, ..party::client(tx, id)? };
        party::put_client(tx, &client)?;
        Ok(((), Entry::about("client", id, json!({ "contacts": client.contacts }))))
    })?;
    client(app, ClientArgument { id })
}

pub(crate) fn is_someone(contact: &Contact) -> bool {
    [&contact.name, &contact.position, &contact.email, &contact.phone].iter().any(|text| !text.is_empty())
}

/// A contact without a name is kept, so that an address typed first is not lost; one without anything is none.
/// `place`: what names its fields, such as `contacts.0`.
pub(crate) fn checked_contact(place: &str, contact: Contact) -> Result<Contact, Invalid> {
    let fault = |field: &str| {
        let name = format!("{place}.{field}");
        move |why| Invalid::new(&name, why)
    };
    let mut roles: Vec<ContactRole> = Vec::new();
    for role in contact.roles {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Ok(Contact {
        name: text::optional(&contact.name).map_err(fault("name"))?,
        position: text::optional(&contact.position).map_err(fault("position"))?,
        email: text::email(&contact.email).map_err(fault("email"))?,
        phone: text::optional(&contact.phone).map_err(fault("phone"))?,
        roles,
    })
}
