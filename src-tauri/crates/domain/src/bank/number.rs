//! Numbers of invoices in what payers write: with other separators, with none, cut by the bank,
//! or as the reference that our own payment codes ask for.

use crate::payment_code::{creditor_reference_of, qr_reference_of};

/// Characters of a number that is told from any other figure.
const TELLING: usize = 4;
/// Figures at the end of a number by which a known client may name it.
const TAIL: usize = 3;

/// Figures of a number that tell it without its letters.
const SYMBOL: usize = 6;

/// A text in which numbers are looked for.
pub(super) struct Said(Vec<char>);

impl Said {
    pub(super) fn of(text: &str) -> Self {
        Self(text.chars().flat_map(char::to_uppercase).collect())
    }

    /// True when the text names `number`, whatever separators stand in it: "RE 2026 031" names 2026-031, "12026-031" and
    /// "2026-0311" do not. So do the references with check digits that a document of this number asks for, and its figures
    /// alone. A number of less than four characters is named by such a reference only: else it could be anything.
    pub(super) fn names(&self, number: &str) -> bool {
        let wanted: Vec<char> = letters(number).collect();
        let is_telling = wanted.len() >= TELLING && wanted.iter().any(char::is_ascii_digit);
        (is_telling && self.holds(&wanted)) || self.holds_reference(number) || self.holds_symbol(number)
    }

    fn holds(&self, wanted: &[char]) -> bool {
        (0..self.0.len()).any(|at| starts_here(&self.0, at, wanted))
    }

    /// A creditor reference or a Swiss QR reference, in groups or not.
    fn holds_reference(&self, number: &str) -> bool {
        let has_digit = number.contains(|c: char| c.is_ascii_digit());
        let references = [creditor_reference_of(number).filter(|_| has_digit), qr_reference_of(number)];
        references.iter().flatten().any(|reference| self.holds(&reference.chars().collect::<Vec<_>>()))
    }

    /// The variable symbol of a Czech or Slovak payment: the figures of a number with letters, one by one.
    fn holds_symbol(&self, number: &str) -> bool {
        let symbol: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
        symbol.len() >= SYMBOL && self.0.split(|c| !c.is_ascii_digit()).any(|figures| figures == symbol)
    }
}

fn starts_here(text: &[char], at: usize, wanted: &[char]) -> bool {
    if at > 0 && runs_on(text[at - 1], wanted[0]) {
        return false;
    }
    let (mut here, mut last) = (at, ' ');
    for want in wanted {
        // Between two characters of the number the payer may have put or left out anything that is none.
        while here > at && here < text.len() && !text[here].is_alphanumeric() {
            here += 1;
        }
        match text.get(here) {
            Some(found) if found == want => last = *found,
            Some(_) | None => return false,
        }
        here += 1;
    }
    text.get(here).is_none_or(|next| !runs_on(*next, last))
}

/// True when two characters side by side belong to one figure or one word.
fn runs_on(a: char, b: char) -> bool {
    (a.is_ascii_digit() && b.is_ascii_digit()) || (a.is_alphabetic() && b.is_alphabetic())
}

/// True when the last figures of `number` stand in `text` by themselves: "031" names 2026-031.
pub(super) fn is_named_by_tail(text: &str, number: &str) -> bool {
    let figures = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let digits = number.chars().rev().take_while(char::is_ascii_digit).count();
    if digits < TAIL || digits == number.len() {
        return false;
    }
    let tail = &number[number.len() - digits..];
    figures(text).iter().any(|word| word == tail)
}

fn letters(number: &str) -> impl Iterator<Item = char> {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase)
}
