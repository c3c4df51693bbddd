//! Mails on their way: the conversation with a mail server, and where its password is. The only crate that knows SMTP and
//! the keyring, and the only one that opens a connection. It decides nothing: when a mail is due, `domain` says.

mod passwords;
mod smtp;

pub use passwords::{Keys, NoKeys, Password, Passwords, SystemKeys};
pub use smtp::{Parcel, send, test};

/// What the way to a server needs beside the server itself.
pub struct Post {
    pub passwords: Passwords,
    /// Certificates, as PEM, that vouch for a server beside those of the system. The window has none.
    pub trusted: Vec<Vec<u8>>,
}

impl Post {
    pub fn new(keys: Box<dyn Keys>) -> Self {
        Self { passwords: Passwords::new(keys), trusted: Vec::new() }
    }
}
