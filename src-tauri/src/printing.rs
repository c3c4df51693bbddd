//! Printing by CUPS on Linux and macOS: which printers there are, and a file on one of them. The printer is one that the system
//! names, no shell reads what is passed on, and without CUPS the viewer prints.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Stdio};

/// The two programs of CUPS.
#[derive(Debug, Clone)]
pub struct Cups {
    lp: OsString,
    lpstat: OsString,
}

impl Default for Cups {
    /// Those that the system finds by their names.
    fn default() -> Self {
        Self { lp: "lp".into(), lpstat: "lpstat".into() }
    }
}

impl Cups {
    /// Those of a folder, for tests.
    pub fn inside(folder: &Path) -> Self {
        Self { lp: folder.join("lp").into(), lpstat: folder.join("lpstat").into() }
    }

    /// Names of the printers, as the system lists them. None without CUPS.
    pub fn printers(&self) -> Vec<String> {
        let said = said(&self.lpstat, ["-e"]).unwrap_or_default();
        said.lines().map(str::trim).filter(|name| is_name(name)).map(str::to_owned).collect()
    }

    /// The printer that the system takes by itself.
    pub fn usual(&self) -> Option<String> {
        let said = said(&self.lpstat, ["-d"])?;
        // `system default destination: Name`, in plain English because we ask for it.
        let name = said.lines().find_map(|line| line.rsplit_once(": "))?.1.trim();
        is_name(name).then(|| name.to_owned())
    }

    /// Hands a file to a printer that `printers` named. `media`: such as `A4`. Errors: the first line of what `lp` said.
    pub fn print(&self, printer: &str, media: &str, file: &Path) -> Result<(), String> {
        let media = format!("media={media}");
        let arguments: [&OsStr; 6] =
            ["-d".as_ref(), printer.as_ref(), "-o".as_ref(), media.as_ref(), "--".as_ref(), file.as_os_str()];
        let output = command(&self.lp).args(arguments).output().map_err(|error| error.to_string())?;
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("lp failed");
        Err(first.chars().take(300).collect())
    }
}

/// A name that cannot be taken for an option. CUPS itself allows neither blanks nor `/` nor `#`.
fn is_name(name: &str) -> bool {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '/' | '#');
    !name.is_empty() && name.len() <= 127 && !name.starts_with('-') && name.chars().all(is_plain)
}

fn command(program: &OsStr) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C").stdin(Stdio::null());
    command
}

/// What a program prints; None when it is not there or fails.
fn said<'a>(program: &OsStr, arguments: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let output = command(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s74_a_name_of_a_printer_is_no_option_and_no_way() {
        for (name, expected) in [
            ("Office_HP-400", true),
            ("Büro", true),
            ("-o", false),
            ("--", false),
            ("a b", false),
            ("a/b", false),
            ("", false),
            ("a\u{0}", false),
        ] {
            assert_eq!(is_name(name), expected, "{name:?}");
        }
    }

    #[test]
    fn s74_without_cups_there_is_no_printer() {
        let cups = Cups::inside(Path::new("/no such folder"));
        assert_eq!((cups.printers(), cups.usual()), (Vec::new(), None));
        assert!(cups.print("Office", "A4", Path::new("/tmp/x.pdf")).is_err());
    }
}
