//! Reads typed amounts: both decimal marks, thousands marks, currency signs, small formulas.
//! Nothing is guessed: what can be read in two ways is refused.

use super::{Currency, Money, Rounding};
use crate::refusal::Why;
use rust_decimal::Decimal;

const LONGEST: usize = 64;

pub(super) fn money(text: &str, currency: Currency) -> Result<Money, Why> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Why::Missing);
    }
    if text.len() > LONGEST {
        return Err(Why::TooLong { max: LONGEST });
    }
    if let Some(formula) = text.strip_prefix('=') {
        // A formula may give thirds: it is rounded once, at its end.
        return Money::rounded(Formula::new(formula, currency).value()?, currency, Rounding::HalfAway);
    }
    Money::exact(decimal(&without_currency(text, currency), currency.scale())?, currency)
}

/// Reads a plain number with an optional sign. `scale`: decimals that settle a lone mark before three digits.
/// Errors: `NotANumber`, `TwoDecimalMarks`, `AmbiguousMark`, `TooManyDecimals`, `TooLarge`.
pub(crate) fn decimal(text: &str, scale: u32) -> Result<Decimal, Why> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Why::Missing);
    }
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = split_at_mark(digits, scale)?;
    let whole = ungrouped(whole)?;
    if (whole.is_empty() && fraction.is_empty()) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Why::NotANumber);
    }
    // Idle zeros are not digits that an amount could be too long for.
    let fraction = fraction.trim_end_matches('0');
    let plain =
        format!("{}.{}", if whole.is_empty() { "0" } else { &whole }, if fraction.is_empty() { "0" } else { fraction });
    let value = match Decimal::from_str_exact(&plain) {
        Ok(value) => value,
        Err(rust_decimal::Error::Underflow) => return Err(Why::TooManyDecimals { max: scale }),
        Err(_) => return Err(Why::TooLarge),
    };
    Ok((if negative { -value } else { value }).normalize())
}

/// Splits at the decimal mark, if there is one.
fn split_at_mark(digits: &str, scale: u32) -> Result<(&str, &str), Why> {
    let dots = digits.matches('.').count();
    let commas = digits.matches(',').count();
    let mark = match (dots, commas) {
        (0, 0) => return Ok((digits, "")),
        (1, 0) => '.',
        (0, 1) => ',',
        // Several of one kind can only be thousands.
        (_, 0) | (0, _) => return if grouped(digits) { Ok((digits, "")) } else { Err(Why::TwoDecimalMarks) },
        _ => {
            let last = if digits.rfind('.') > digits.rfind(',') { '.' } else { ',' };
            if digits.matches(last).count() > 1 {
                return Err(Why::TwoDecimalMarks);
            }
            last
        }
    };
    let at = digits.rfind(mark).ok_or(Why::NotANumber)?;
    let (whole, fraction) = (&digits[..at], &digits[at + 1..]);
    if is_doubtful(digits) {
        // 1.250 is a thousand in Dublin's second look and one and a quarter in the first: only the scale can settle it.
        return if scale < 3 {
            Ok((digits, ""))
        } else if mark == '.' {
            Ok((whole, fraction))
        } else {
            Err(Why::AmbiguousMark)
        };
    }
    Ok((whole, fraction))
}

/// True when one mark stands before three digits: `1.250` is a thousand or one and a quarter.
fn is_doubtful(digits: &str) -> bool {
    let Some((whole, fraction)) = digits.split_once(['.', ',']) else { return false };
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    plain(whole) && plain(fraction) && fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
}

fn is_group_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\'' | '\u{a0}' | '\u{202f}' | '\u{2019}')
}

/// True when every part after the first has three digits and one mark is used throughout.
fn grouped(digits: &str) -> bool {
    let mut marks = digits.chars().filter(|c| is_group_mark(*c));
    let first = marks.next();
    let parts: Vec<&str> = digits.split(is_group_mark).collect();
    marks.all(|mark| Some(mark) == first)
        && (1..=3).contains(&parts[0].len())
        && parts[1..].iter().all(|part| part.len() == 3)
}

fn ungrouped(whole: &str) -> Result<String, Why> {
    if !whole.chars().all(|c| c.is_ascii_digit() || is_group_mark(c)) {
        return Err(Why::NotANumber);
    }
    if whole.chars().any(is_group_mark) && !grouped(whole) {
        return Err(if whole.contains(['.', ',']) { Why::TwoDecimalMarks } else { Why::NotANumber });
    }
    Ok(whole.chars().filter(char::is_ascii_digit).collect())
}

fn without_currency(text: &str, currency: Currency) -> String {
    let symbol = currency.0.symbol().to_string();
    let mut rest = text;
    for sign in [currency.code(), symbol.as_str(), "€", "$", "£", "¥"] {
        let is_ours = sign == currency.code() || sign == symbol;
        if is_ours && rest.starts_with(sign) {
            rest = rest[sign.len()..].trim_start();
        }
        if is_ours && rest.ends_with(sign) {
            rest = rest[..rest.len() - sign.len()].trim_end();
        }
    }
    rest.to_owned()
}

/// `48000*0.3`, `(9600+1200)/2`: the four operations on plain numbers, nothing else.
struct Formula<'a> {
    rest: &'a str,
    scale: u32,
    depth: u32,
}

impl<'a> Formula<'a> {
    fn new(text: &'a str, currency: Currency) -> Self {
        Self { rest: text, scale: currency.scale(), depth: 0 }
    }

    fn value(mut self) -> Result<Decimal, Why> {
        let value = self.sum()?;
        if self.peek().is_some() { Err(Why::NotANumber) } else { Ok(value) }
    }

    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn take(&mut self, c: char) -> bool {
        let here = self.peek() == Some(c);
        if here {
            self.rest = &self.rest[c.len_utf8()..];
        }
        here
    }

    fn sum(&mut self) -> Result<Decimal, Why> {
        let mut value = self.product()?;
        loop {
            if self.take('+') {
                value = value.checked_add(self.product()?).ok_or(Why::TooLarge)?;
            } else if self.take('-') {
                value = value.checked_sub(self.product()?).ok_or(Why::TooLarge)?;
            } else {
                return Ok(value);
            }
        }
    }

    fn product(&mut self) -> Result<Decimal, Why> {
        let mut value = self.atom()?;
        loop {
            if self.take('*') || self.take('×') {
                value = value.checked_mul(self.atom()?).ok_or(Why::TooLarge)?;
            } else if self.take('/') || self.take('÷') {
                let by = self.atom()?;
                value = value.checked_div(by).ok_or(if by.is_zero() { Why::DividedByZero } else { Why::TooLarge })?;
            } else {
                return Ok(value);
            }
        }
    }

    fn atom(&mut self) -> Result<Decimal, Why> {
        if self.take('(') {
            self.depth += 1;
            if self.depth > 16 {
                return Err(Why::NotANumber);
            }
            let value = self.sum()?;
            return if self.take(')') { Ok(value) } else { Err(Why::NotANumber) };
        }
        if self.take('-') {
            return Ok(-self.atom()?);
        }
        self.peek();
        let end = self.rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        if number.is_empty() {
            return Err(Why::NotANumber);
        }
        // An amount in euros has no three decimals, but a factor may: `800*1.125` must not become 900,000.
        if self.scale < 3 && is_doubtful(number) {
            return Err(Why::AmbiguousMark);
        }
        let value = decimal(number, self.scale)?;
        Ok(if self.take('%') { value / Decimal::ONE_HUNDRED } else { value })
    }
}
