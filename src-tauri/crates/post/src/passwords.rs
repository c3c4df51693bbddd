//! Where the password of a mail server is: in the system's keyring, or for this run in memory where there is none. Never in a
//! file, never in the book, never in a log.

use domain::outbox::MailServer;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The name under which the keyring lists our passwords.
const SERVICE: &str = "Milepost";

/// A keyring. Every failure is an absence: a keyring that is locked, forbidden or not there keeps nothing.
pub trait Keys: Send + Sync {
    fn get(&self, account: &str) -> Option<String>;
    /// True when it keeps the password from now on.
    fn put(&self, account: &str, password: &str) -> bool;
    fn remove(&self, account: &str);
}

/// The keyring of the system: Keychain, Credential Manager, Secret Service.
pub struct SystemKeys;

impl Keys for SystemKeys {
    fn get(&self, account: &str) -> Option<String> {
        keyring::Entry::new(SERVICE, account).and_then(|entry| entry.get_password()).ok()
    }

    fn put(&self, account: &str, password: &str) -> bool {
        keyring::Entry::new(SERVICE, account).and_then(|entry| entry.set_password(password)).is_ok()
    }

    fn remove(&self, account: &str) {
        // What is not there is removed already.
        let _gone = keyring::Entry::new(SERVICE, account).and_then(|entry| entry.delete_credential());
    }
}

/// A system without a keyring.
pub struct NoKeys;

impl Keys for NoKeys {
    fn get(&self, _: &str) -> Option<String> {
        None
    }

    fn put(&self, _: &str, _: &str) -> bool {
        false
    }

    fn remove(&self, _: &str) {}
}

/// What is known of a server's password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Password {
    /// The server asks for none.
    NotNeeded,
    /// It must be asked for.
    Unknown,
    InKeyring,
    /// In memory, until the program ends.
    ForThisRun,
    /// The server refused it: it is not tried again, so that no account is locked.
    Refused,
}

/// The passwords of one run.
pub struct Passwords {
    keys: Box<dyn Keys>,
    run: Mutex<Run>,
}

#[derive(Default)]
struct Run {
    /// Account and password.
    typed: Option<(String, String)>,
    /// Account whose password was refused.
    refused: Option<String>,
}

impl Passwords {
    pub fn new(keys: Box<dyn Keys>) -> Self {
        Self { keys, run: Mutex::new(Run::default()) }
    }

    // A panic under the lock leaves both fields whole.
    fn run(&self) -> MutexGuard<'_, Run> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn state(&self, server: &MailServer) -> Password {
        let account = server.account();
        if server.user.is_empty() {
            return Password::NotNeeded;
        }
        {
            let run = self.run();
            if run.refused.as_ref() == Some(&account) {
                return Password::Refused;
            }
            if run.typed.as_ref().is_some_and(|(of, _)| *of == account) {
                return Password::ForThisRun;
            }
        }
        // Not under the lock: the system may ask its user first.
        if self.keys.get(&account).is_some() { Password::InKeyring } else { Password::Unknown }
    }

    /// The password to try; None where there is none to try. An empty one for a server that asks for none.
    pub fn of(&self, server: &MailServer) -> Option<String> {
        let account = server.account();
        if server.user.is_empty() {
            return Some(String::new());
        }
        {
            let run = self.run();
            if run.refused.as_ref() == Some(&account) {
                return None;
            }
            if let Some((_, password)) = run.typed.as_ref().filter(|(of, _)| *of == account) {
                return Some(password.clone());
            }
        }
        self.keys.get(&account)
    }

    /// Keeps a password that the user typed; an empty one is forgotten everywhere.
    pub fn keep(&self, server: &MailServer, password: &str) {
        let account = server.account();
        let kept = if password.is_empty() {
            self.keys.remove(&account);
            true
        } else {
            self.keys.put(&account, password)
        };
        let mut run = self.run();
        run.refused = None;
        run.typed = (!kept).then(|| (account, password.to_owned()));
    }

    /// Notes that the server did not take the password.
    pub fn refused(&self, server: &MailServer) {
        self.run().refused = Some(server.account());
    }

    /// Lets a refused password be tried once more, because the user asks for it.
    pub fn try_again(&self) {
        self.run().refused = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::outbox::Security;

    struct Ring(Mutex<Vec<(String, String)>>);

    impl Keys for &'static Ring {
        fn get(&self, account: &str) -> Option<String> {
            self.0.lock().unwrap().iter().find(|(of, _)| of == account).map(|(_, password)| password.clone())
        }
        fn put(&self, account: &str, password: &str) -> bool {
            self.remove(account);
            self.0.lock().unwrap().push((account.to_owned(), password.to_owned()));
            true
        }
        fn remove(&self, account: &str) {
            self.0.lock().unwrap().retain(|(of, _)| of != account);
        }
    }

    fn server(host: &str, user: &str) -> MailServer {
        let (from_name, from_address) = (String::new(), String::new());
        let user = user.to_owned();
        MailServer { host: host.to_owned(), port: 587, security: Security::Starttls, user, from_name, from_address }
    }

    #[test]
    fn s74_the_keyring_keeps_a_password_and_no_other_server_gets_it() {
        static RING: Ring = Ring(Mutex::new(Vec::new()));
        let (own, other) = (server("a.example", "elin"), server("b.example", "elin"));
        let first = Passwords::new(Box::new(&RING));
        assert_eq!((first.state(&own), first.of(&own)), (Password::Unknown, None));
        first.keep(&own, "secret");
        let next_run = Passwords::new(Box::new(&RING));
        assert_eq!((next_run.state(&own), next_run.of(&own)), (Password::InKeyring, Some("secret".to_owned())));
        assert_eq!((next_run.state(&other), next_run.of(&other)), (Password::Unknown, None));
        next_run.keep(&own, "");
        assert_eq!(next_run.of(&own), None, "forgotten");
        assert_eq!(next_run.state(&server("a.example", "")), Password::NotNeeded);
    }

    #[test]
    fn s74_without_a_keyring_a_password_lives_as_long_as_the_program() {
        let own = server("a.example", "elin");
        let passwords = Passwords::new(Box::new(NoKeys));
        passwords.keep(&own, "secret");
        assert_eq!((passwords.state(&own), passwords.of(&own)), (Password::ForThisRun, Some("secret".to_owned())));
        assert_eq!(passwords.of(&server("b.example", "elin")), None, "another server never gets it");
        assert_eq!(Passwords::new(Box::new(NoKeys)).of(&own), None, "the next run asks again");
    }

    #[test]
    fn s74_a_refused_password_is_not_tried_again_by_itself() {
        let own = server("a.example", "elin");
        let passwords = Passwords::new(Box::new(NoKeys));
        passwords.keep(&own, "wrong");
        passwords.refused(&own);
        assert_eq!((passwords.state(&own), passwords.of(&own)), (Password::Refused, None));
        passwords.try_again();
        assert_eq!(passwords.of(&own), Some("wrong".to_owned()));
        passwords.refused(&own);
        passwords.keep(&own, "right");
        assert_eq!(passwords.of(&own), Some("right".to_owned()));
    }
}
