//! Why a typed text cannot become a value.

use thiserror::Error;

/// Why a text was refused. Each variant is a sentence that says the way out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Why {
    #[error("is missing")]
    Missing,
    #[error("is not a number; write it like 1250.00")]
    NotANumber,
    #[error("has two decimal marks; write it like 1250.00 or 1.250,00")]
    TwoDecimalMarks,
    #[error("can be read in two ways; leave the thousands mark out")]
    AmbiguousMark,
    #[error("has more than {max} decimals")]
    TooManyDecimals { max: u32 },
    #[error("is beyond 9,000,000,000,000.00")]
    TooLarge,
    #[error("must not be negative")]
    Negative,
    #[error("must be more than zero")]
    NotPositive,
    #[error("must not be above {max}")]
    Above { max: String },
    #[error("is not a date; write it like 2026-11-16, 16 Nov 2026, fri, +30 or eom")]
    NotADate,
    #[error("is not a period; write it like 2026, 2026-Q3, 2026-09 or 2026-01-01..2026-03-31")]
    NotAPeriod,
    #[error("is not a currency code of three letters such as EUR")]
    UnknownCurrency,
    #[error("is not a country code of two letters such as IE")]
    UnknownCountry,
    #[error("is not one of: {allowed}")]
    NotOneOf { allowed: String },
    #[error("is longer than {max} characters")]
    TooLong { max: usize },
    #[error("holds a control character")]
    ControlCharacter,
    #[error("has more than {max} entries")]
    TooMany { max: usize },
    #[error("is not an e-mail address")]
    NotAnEmail,
    #[error("is not the name of a server; write it like smtp.example.com")]
    NotAHost,
    #[error("must be TLS or STARTTLS: only a server on this computer is spoken to in the open")]
    NeedsTls,
    #[error("has a wrong check digit; compare it with the bank's letter")]
    WrongCheckDigit,
    #[error("is not a number pattern; use text, {{YYYY}}, {{YY}} and one run like {{000}}")]
    NotAPattern,
    #[error("weights need at least one that is more than zero and none below zero")]
    Weights,
    #[error("mixes {left} with {right}")]
    CurrencyMismatch { left: String, right: String },
    #[error("is not an image that can be printed: {reason}")]
    NotAnImage { reason: String },
    #[error("cannot be printed: no font covers {characters}")]
    Unprintable { characters: String },
    #[error("has divided by zero")]
    DividedByZero,
    #[error("is no way to a file; write folders and a name apart by /, with {{number}} in the name")]
    NotAFilingPattern,
    #[error("names {{{name}}}, which nothing can fill here; known are: {known}")]
    UnknownPlace { name: String, known: String },
    #[error("{reason}")]
    Malformed { reason: String },
}

impl Why {
    /// Stable code by which the UI picks its own sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Why::Missing => "missing",
            Why::NotANumber => "not_a_number",
            Why::TwoDecimalMarks => "two_decimal_marks",
            Why::AmbiguousMark => "ambiguous_mark",
            Why::TooManyDecimals { .. } => "too_many_decimals",
            Why::TooLarge => "too_large",
            Why::Negative => "negative",
            Why::NotPositive => "not_positive",
            Why::Above { .. } => "above",
            Why::NotADate => "not_a_date",
            Why::NotAPeriod => "not_a_period",
            Why::UnknownCurrency => "unknown_currency",
            Why::UnknownCountry => "unknown_country",
            Why::NotOneOf { .. } => "not_one_of",
            Why::TooLong { .. } => "too_long",
            Why::ControlCharacter => "control_character",
            Why::TooMany { .. } => "too_many",
            Why::NotAnEmail => "not_an_email",
            Why::NotAHost => "not_a_host",
            Why::NeedsTls => "needs_tls",
            Why::WrongCheckDigit => "wrong_check_digit",
            Why::NotAPattern => "not_a_pattern",
            Why::Weights => "weights",
            Why::CurrencyMismatch { .. } => "currency_mismatch",
            Why::NotAnImage { .. } => "not_an_image",
            Why::Unprintable { .. } => "unprintable",
            Why::DividedByZero => "divided_by_zero",
            Why::NotAFilingPattern => "not_a_filing_pattern",
            Why::UnknownPlace { .. } => "unknown_place",
            Why::Malformed { .. } => "malformed",
        }
    }
}
