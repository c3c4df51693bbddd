//! A real mail server in a process of its own, and a desk from which mails go to it.

use crate::world::World;
use app::outbox::delivery::Due;
use milepost_shell::outbox::{Delivered, Turn, deliver};
use post::{NoKeys, Post};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../.venv/bin/python");
const SERVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/mail_server.py");

pub const PASSWORD: &str = "correct horse Gr\u{fc}n";

/// Where mails arrive; it outlives the server that takes them.
pub struct MailHost {
    folder: tempfile::TempDir,
    pub port: u16,
    process: Option<Child>,
    /// PEM of the certificate, where there is one.
    pub certificate: Option<String>,
    arguments: Vec<String>,
}

impl Drop for MailHost {
    fn drop(&mut self) {
        self.stop();
    }
}

impl MailHost {
    /// Asks everybody for the password of `elin`, in the open.
    pub fn open() -> Self {
        Self::with(&["--user", "elin", "--password", PASSWORD])
    }

    pub fn with(arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|&text| text.to_owned()).collect();
        let folder = tempfile::tempdir().unwrap();
        let mut host = Self { folder, port: 0, process: None, certificate: None, arguments };
        host.start();
        host
    }

    /// Proves who it is by a certificate that it made itself. `tls`: `starttls` or `implicit`.
    pub fn secret(tls: &str) -> Self {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (cert, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
        std::fs::write(&cert, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        let arguments =
            ["--user", "elin", "--password", PASSWORD, "--tls", tls, "--cert", &text(&cert), "--key", &text(&key)];
        let arguments = arguments.map(str::to_owned).to_vec();
        let mut host = Self { folder, port: 0, process: None, certificate: Some(made.cert.pem()), arguments };
        host.start();
        host
    }

    /// Starts it, on the port that it had before.
    pub fn start(&mut self) {
        let mut process = Command::new(PYTHON)
            .args(["-W", "ignore", SERVER])
            .arg(self.folder.path())
            .args(["--port", &self.port.to_string()])
            .args(&self.arguments)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the mail server of the stories is missing: ./dev test installs it");
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        self.port = line.trim().parse().expect("the server says its port");
        self.process = Some(process);
    }

    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    /// How it behaves from now on; see the server.
    pub fn mode(&self, mode: &str) {
        std::fs::write(self.folder.path().join("mode"), mode).unwrap();
    }

    fn path(&self, number: usize, ending: &str) -> PathBuf {
        self.folder.path().join(format!("{number}.{ending}"))
    }

    /// How many mails arrived.
    pub fn count(&self) -> usize {
        (1..).take_while(|number| self.path(*number, "json").exists()).count()
    }

    /// The bytes of a mail that arrived, from 1, and to whom it was addressed.
    pub fn mail(&self, number: usize) -> (Vec<u8>, Value) {
        let about = std::fs::read(self.path(number, "json")).unwrap();
        (std::fs::read(self.path(number, "eml")).unwrap(), serde_json::from_slice(&about).unwrap())
    }

    /// The form of this server, in the open.
    pub fn form(&self) -> Value {
        json!({ "host": "127.0.0.1", "port": self.port.to_string(), "security": "none", "user": "elin", "from_name": "", "from_address": "" })
    }

    /// The same by its name, with encryption.
    pub fn secret_form(&self, security: &str) -> Value {
        let (mut form, security) = (self.form(), security.to_owned());
        (form["host"], form["security"]) = (json!("localhost"), json!(security));
        form
    }
}

/// A system without a keyring, whose user typed the password in this run.
pub struct Desk {
    pub post: Post,
    turn: Turn,
}

impl Desk {
    pub fn new(w: &World, password: &str) -> Self {
        let desk = Self { post: Post::new(Box::new(NoKeys)), turn: Turn::new() };
        if !password.is_empty() {
            desk.types(w, password);
        }
        desk
    }

    pub fn types(&self, w: &World, password: &str) {
        let server = app::outbox::delivery::server(w.app()).unwrap().expect("a server is known");
        self.post.passwords.keep(&server, password);
    }

    /// What the window does every while.
    pub fn deliver(&self, w: &World) -> Delivered {
        deliver(w.app(), &self.post, &self.turn, Due::Scheduled).unwrap()
    }

    /// What the window does when it starts.
    pub fn deliver_all(&self, w: &World) -> Delivered {
        deliver(w.app(), &self.post, &self.turn, Due::All).unwrap()
    }
}
