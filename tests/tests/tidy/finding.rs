//! What a rule found: where, and why it may not be so.

use std::fmt;

#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    path: String,
    /// Counted from 1.
    line: usize,
    why: String,
}

impl Finding {
    pub fn new(path: &str, line: usize, why: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, why: why.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.why)
    }
}
