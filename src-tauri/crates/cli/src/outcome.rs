//! How a run ends: answers on standard output, problems as JSON on standard error, an exit code.

use app::Problem;
use app::problem::{AppError, Severity};
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Why a run did not do what was asked.
#[derive(Debug)]
pub struct Failure(pub Problem);

impl Failure {
    pub fn usage(reason: &str) -> Self {
        Self(AppError::Usage { name: "milepost-cli".to_owned(), reason: reason.to_owned() }.into())
    }

    /// What was asked for was not, or not wholly, done.
    pub fn refused(code: &str, message: &str) -> Self {
        let mut problem = Self::usage("").0;
        problem.code = code.to_owned();
        problem.message = message.to_owned();
        problem.severity = Severity::Refused;
        Self(problem)
    }

    /// A file that cannot be written.
    pub fn file(path: &Path, source: &std::io::Error) -> Self {
        let mut problem = Self::usage("").0;
        problem.code = "io".to_owned();
        problem.message = format!("cannot write {}: {source}", path.display());
        problem.severity = Severity::File;
        Self(problem)
    }

    /// Prints the problem and gives the exit code that fits.
    pub fn report(&self) -> ExitCode {
        let text = serde_json::to_string(&self.0).unwrap_or_else(|_| self.0.message.clone());
        // Nothing can be said about a standard error that is closed.
        let _closed = writeln!(std::io::stderr(), "{text}");
        ExitCode::from(match self.0.severity {
            Severity::Refused => 1,
            Severity::Usage => 2,
            Severity::File => 3,
        })
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self(error.into())
    }
}

/// Writes a line. A reader that closed early, such as `head`, is no fault.
pub fn line(text: &str) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{text}") {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::file(Path::new("standard output"), &error)),
    }
}

/// Writes an answer as one line of JSON.
pub fn print(value: &Value) -> Result<(), Failure> {
    line(&value.to_string())
}
